/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_parts: what the files of `form` share among themselves; nobody else includes it.
 * form_draw.c turns what plain text draws into tables, form_guide.c leaves out what is printed for
 * the writer, form_source.c (with form_shade.c) makes lines and rows of a document, form_read.c,
 * with form_line.c, form_align.c and form_sentence.c, finds the labels among them, form_label.c
 * reads those at the start of a line and form_below.c what stands below them, form_fits.c judges
 * whether words that read like one are one where they stand.  form_words.c knows what is printed,
 * and what a sentence, by the words alone.  form_row.c (with form_row_text.c, form_row_tick.c,
 * form_row_over.c, form_row_joined.c, form_row_turn.c, form_row_front.c, form_scale.c and
 * form_listed.c) reads rows, form_action.c (with form_action_line.c, form_action_several.c,
 * form_fixed.c, form_card.c and form_promise.c) lists of actions. form_ticks.c (with form_scan.c)
 * and form_roles.c understand words, form_value.c turns the words behind a label into a value or a
 * problem (form_problem.c), form_party.c knows headings that name whom a part is for, form_left.c
 * lists to be deleted from, form_prompt.c what is printed before a value
 * and the number behind a name, form_unknown.c,
 * form_known.c and form_tell.c see to what is not known, form_unticked.c to concerns without an
 * answer, form_place.c keeps where it stood.
 */
#ifndef ESCALATED_CORE_FORM_PARTS_H
#define ESCALATED_CORE_FORM_PARTS_H

#include "core/form_source.h"
#include "core/vocabulary.h"
#include "core/vocabulary_party.h"

enum {
	FORM_COLUMNS = 20,     /* cells of a row behind its label that are looked at */
	FORM_OTHERS_MAX = 100, /* rows that people add */
	FORM_ACTIONS_MAX = 200,
	FORM_SHORT_MAX = 500,	/* bytes of a value that is not prose */
	FORM_QUOTE_MAX = 60,	/* bytes of the sender's words in a problem */
	FORM_UNREAD_MAX = 20,	/* rows with an unknown label that are told of */
	FORM_UNKNOWN_MAX = 80,	/* lines that look like labels and are none that is known */
	FORM_PROSE_LINE = 4000, /* bytes of a line that is looked at for that */
};

/* What the cells behind a tick's label say. */
enum form_tick_reading {
	FORM_TICK_NOTHING,  /* empty, or both options stand there and none is chosen */
	FORM_TICK_CLEAR,    /* `tick` is what they say */
	FORM_TICK_BOTH,	    /* yes and no */
	FORM_TICK_DOUBTFUL, /* words that are neither */
};

struct form_ticks {
	enum form_tick_reading reading;
	enum form_tick tick; /* if doubtful: without the words behind it */
	bool any;	     /* an option, a mark or an empty box is there */
	bool clean;	     /* and nothing else */
	bool apart;	     /* what else there is stands behind punctuation, or in brackets */
	bool cross;	     /* doubtful only because a cross alone can mean either */
	bool lone;	     /* a mark alone, in no column, which is no cross */
	/* A mark alone in columns that nothing heads, and which it is: */
	bool first_tick, first_cross, second;
	bool aside;	       /* `rest` is a remark in a column of its own */
	unsigned standing_out; /* marks of the word that is chosen by them; of both, if none is */
	size_t rest; /* offset in the source of the first word that is none of them, if not clean */
};

/* A letter for an answer, as the form explains it: "N = none". */
enum { FORM_CODES = 8 };
struct form_code {
	char text[4];
	enum form_tick tick;
};

/* What a column is headed by; all FORM_UNSAID means the form's own order, YES then NO. */
struct form_heads {
	enum form_tick column[FORM_COLUMNS];
	bool aside[FORM_COLUMNS]; /* for remarks, which are no answers */
	bool printed;
	bool graded; /* one column is for a word of a scale: "Low", "High" */
	struct form_code codes[FORM_CODES];
	size_t code_count;
	size_t count; /* cells of the heading's row behind its first */
	int table;    /* that it stands in; 0: none */
};

/* What heads cell `i` of the `count` behind a label.  A heading's row with more cells has them on
 * the left: a column of numbers or of groups. */
enum form_tick form_heads_column(const struct form_heads *heads, size_t i, size_t count);

/* Reads the `count` cells behind a label; `heads` are those of its columns, NULL if there are none.
 */
struct form_ticks form_ticks_read(const struct form_source *source, const struct form_slice *cells,
				  size_t count, const struct form_heads *heads);
/* The same of the words that say whether there is a concern: "CONCERN / NO CONCERN", one of them
 * marked or deleted. */
struct form_ticks form_ticks_read_words(const struct form_source *source,
					const struct form_slice *cells, size_t count);

/* What a label looks like beside its words, as bits … */
enum {
	FORM_LOOK_DRESSED = 1, /* a bullet, a number, a mark before it */
	FORM_LOOK_APART = 2,   /* a blank line above it */
	FORM_LOOK_UPPER = 4,
	FORM_LOOK_BOLD = 8,
	FORM_LOOKS = 4, /* how many there are */
	FORM_LOOK_APART_BIT = 1,
	FORM_LOOK_UPPER_BIT = 2,
};

/* … and what is between it and its value; nothing but a line's end from FORM_SHAPE_SIGN on. */
enum form_shape {
	FORM_SHAPE_COLON,
	FORM_SHAPE_QUESTION,
	FORM_SHAPE_TAB,
	FORM_SHAPE_DASH,
	FORM_SHAPE_SIGN, /* a colon or question mark that ends the line */
	FORM_SHAPE_BARE,
	FORM_SHAPES,
};

/* A line or row that looks like a label of the form, and is none that is known. */
struct form_unknown {
	struct form_slice label;
	const char *into; /* title of the field that its text was taken into; NULL: none was */
	int means;	  /* the field that its words mean; -1: none, or more than one */
	int field;	  /* the same, if its value fits */
	unsigned look;
	enum form_shape shape;
	bool titled;	  /* the form's title stood above it */
	bool row;	  /* of a table, or of ticks */
	bool other;	  /* a row that was taken as one which the Chair added */
	bool is_sentence; /* and a label by its meaning alone */
	bool is_short;	  /* its value is no sentence */
	bool is_answered; /* behind it is a yes or a no, or a day, and nothing else */
	bool cells;	  /* its value stands in another cell of its table */
	bool over;	  /* its value stands below it, in another cell or in other letters */
	bool agrees;	  /* it looks as several that mean other fields of the form */
	char section;	  /* that it stands in */
	size_t at;	  /* how many labels that are known stood before it */
};

struct form_reader;
/* A line of text as a row of three cells: a heading with YES and NO behind it, each behind two
 * blanks or more, or a label with a mark under one of them.  3, or 0 if it is neither. */
size_t form_align_split(struct form_reader *r, struct form_slice line, struct form_slice *cells);

/* A label that goes on in the lines below it, beside its value; returns how many lines that took.
 */
size_t form_align_read(struct form_reader *r, size_t i);
/* Keeps where the mark stands that is all of a tick's words; and takes such ticks back, and tells
 * of them, if they stand in more than one column and no heading says which is which. */
void form_align_keep(struct form_reader *r, struct form_slice mark);
void form_align_settle(struct form_reader *r);
/* Does the line stand in the column of values alone? */
bool form_align_goes_on(const struct form_reader *r, struct form_slice line);

/* What stands before a tick's label, and may be its box. */
struct form_slice form_label_box(const struct form_reader *r, struct form_slice line);
/* "[x] Life story work": a row that the Chair added, with its ticked box before it. */
bool form_row_read_boxed(struct form_reader *r, struct form_slice line);

/* "Yes | x | No | ": do the cells hold the words, each beside a cell for its mark? */
bool form_ticks_are_paired(const struct form_source *source, const struct form_slice *cells,
			   size_t count);

/* What people write of whom a concern is about. */
struct form_roles {
	unsigned roles;
	bool doubtful; /* a role that could be another, or yes and no at once */
	bool denied;   /* roles are named, and each of them is said not to be meant */
};
struct form_roles form_roles_read(const struct form_source *source, struct form_slice slice);
/* "Team Manager: no", "[x] SSW": a line that only says whether a role is meant. */
bool form_roles_is_line(const struct form_source *source, struct form_slice slice);
/* Does the line only name roles, where the form asks for a person's name and, elsewhere, for roles?
 */
bool form_roles_are_no_name(const struct form_reader *r, size_t field, struct form_slice line);
/* The same, or "[x] None of these", or a role that is struck out: one of those to choose from. */
bool form_roles_is_option(const struct form_source *source, struct form_slice slice);

/* Where a field's value stands, or would stand: offsets in the source. */
struct form_spot {
	bool set, below; /* below: behind a label that ends its line or its row */
	bool columns;	 /* a tick with a cell for YES and one for NO: */
	size_t at;	 /* YES's, or all of it */
	size_t no;
	size_t words; /* of its label: the more, the surer */
};

/* Words that a label begins, and were not read as one. */
struct form_refused {
	struct form_slice label;
	const char *by; /* title of the field whose free text took them; NULL: none did */
};

/* What form_find found at a place. */
struct form_found {
	struct form_slice slice;
	size_t more;
	bool looked, is_label;
	struct vocabulary_match match;
};
enum { FORM_FOUND_MAX = 256 };

/* A form while it is read. */
struct form_reader {
	struct arena *arena; /* borrowed, as are all here */
	const struct form_source *source;
	const struct vocabulary *vocabulary;
	struct form *form;
	date_day near;

	/* By field: its label was there; a value was; it was told that there are two; a cross alone
	 * was. */
	bool *labelled, *said, *twice, *crossed;
	/* Of a tick that is a mark behind blanks in a line: where it stands. */
	struct form_apart {
		size_t label, mark; /* characters to the label's end, and to the mark; 0: none */
	} * apart;
	/* The same of a cross in the first column, where no words head them; and what else stands
	 * in such columns. */
	bool *first_crossed, first_ticked, second_marked;
	bool first_other[FORM_OTHERS_MAX]; /* … of a row that was added */
	bool told_other[FORM_OTHERS_MAX];  /* a problem tells of such a row */
	struct form_slice *told;	   /* words that problems quote, where they stand */
	size_t told_count;
	bool ticked; /* a tick alone is yes somewhere, so that a cross alone is no */
	/* Of a tick with nothing beside it where rows are deleted: it was left, or struck out. */
	enum form_left { FORM_NOT_LEFT, FORM_LEFT, FORM_STRUCK } * left;
	unsigned *alike;       /* of a tick: the marks that both its words have */
	unsigned standing_out; /* marks by which the word of some tick was chosen */
	struct form_spot *spots;
	unsigned
	    score; /* how surely this is a form: 2 for a long label with a value, 1 for a short */
	size_t said_count;
	size_t coloured; /* values in a colour that their labels are not in */
	bool sure;	 /* an earlier reading told that it is a form … */
	bool early;	 /* … or would, of a label that was refused above all others */
	bool titled;	 /* the title or the heading of a section was there */
	bool named;	 /* the title was */
	bool signed_off; /* behind "Kind regards" or the head of a cited mail */
	char section;	 /* last heard of; 0 at the start */

	/* The field whose value is being read. */
	int field; /* -1: none */
	size_t label_words;
	bool worded;		  /* its label is known by its meaning */
	struct form_slice *words; /* an empty one is a paragraph's break */
	size_t word_count;
	struct form_spot spot;
	struct form_slice remark; /* in brackets behind the label */
	size_t label_line;	  /* offset of the line that the label stands in */
	bool in_question;	  /* its label is a question, as anybody asks … */
	size_t question_count;	  /* … and how many of these have an answer */
	bool in_words;		  /* a sentence of its own, which makes no form of a letter */
	struct form_slice lead;	  /* the arrow, or "Answer:", before the first line of its value */
	bool below;		  /* no value yet: it may stand below the label */
	bool gap;		  /* a blank line since */
	struct form_slice question; /* a cited line that is no label, with its answer to come */
	bool asked;		    /* the label is cited, and the answer below it is not */
	size_t asked_count;	    /* of those that have an answer */
	bool stacked;		    /* the label's line began with a tab: cells below each other */
	size_t indent;		    /* of the label's line */
	size_t dashes, colons;	    /* labels with the one or the other behind them */

	size_t column; /* in plain text: the characters before the column of values; 0: none */
	bool in_group;
	bool deleting; /* … whose heading asks for the rows to be deleted that do not apply */
	struct form_heads heads;
	struct form_code key[FORM_CODES]; /* letters that a line of the form explains */
	size_t key_count;
	/* In plain text: the characters before YES and NO in the heading, [1] 0 if there is none.
	 */
	size_t columns_at[2];

	size_t taken_to; /* what stands before it was read with a row above */
	struct form_slice unread[FORM_UNREAD_MAX]; /* labels of rows that are none of the form's */
	size_t unread_count;
	struct form_slice lost;	   /* the first sentence that is of no field */
	struct form_slice late;	   /* … and the first behind the answer's section */
	struct form_slice loose;   /* the first words of a table that are of no field */
	struct form_slice alone;   /* the first cell that stands alone in its row */
	size_t cited_count;	   /* labels with nothing but a cited line below them */
	struct form_slice dropped; /* the last line that is of no field */
	struct form_slice stray;   /* the last one right below a short value, or an empty one */
	struct form_slice strays[FORM_UNREAD_MAX]; /* those with a label below them */
	size_t stray_count;
	struct form_refused *refused; /* by field: what was not taken as its label */
	struct form_slice bold; /* a line in free text that may be a label which is not known */
	const char *bold_title; /* of the field whose text it is; NULL: there is none */

	/* How many labels look how; and those that are not known. */
	size_t looks[FORM_LOOKS], shapes[FORM_SHAPES], look_count, look_indent;
	size_t numbered, small; /* of them: behind a bare number; with a small first letter */
	struct form_unknown unknown[FORM_UNKNOWN_MAX];
	bool is_chosen; /* the open tick: its name stands in a list of those that are meant */
	bool agreed;	/* several that look alike mean fields of the form … */
	struct form_unknown alike_label; /* … as this one does */
	size_t unknown_count;
	char meant; /* the section that they have come to, if a later one than `section` */
	const struct form_unknown *known; /* by their words, when the form is read again */
	size_t known_count;
	struct form_found *found; /* by where they are */
	size_t found_max;

	int paired_table;    /* its rows hold two labels, each with its answer; 0: none */
	int turned_table;    /* its labels are at the right of their values; 0: none */
	int judged_table;    /* the last table that was judged for that */
	int front_table;     /* its marks stand at the left of the names; 0: none */
	int front_judged;    /* the last table that was judged for that */
	size_t front_column; /* of the names */
	bool front_crosses;  /* all of its marks are crosses */
	bool front_begun;    /* a name was read there */
	bool row_is_sure;    /* the row that is read is a table's, with all its cells */
	/* Labels in a row of a table whose values are in the next row. */
	size_t row_fields[FORM_COLUMNS]; /* SIZE_MAX: the label is not known */
	size_t row_field_count;
	size_t row_values_at; /* offset of that next row */

	bool has_answer;    /* the form has a section for the answer, and so the list */
	bool in_actions;    /* below the heading of the list */
	bool actions_spelt; /* its lines begin with "Action:", "By whom:" … */
	enum vocabulary_column columns[FORM_COLUMNS];
	size_t column_count; /* 0: action, by whom, by when */
	/* The head of a column that is not known, where the list lacks one that is. */
	struct form_slice column_unknown;
	size_t column_unknown_at;
	size_t stacked_at;  /* columns below each other: the next one's place */
	bool actions_lined; /* some were lines of text, to be parted */
	size_t carded_at;   /* a card with its labels above their values: where it began; 0: none */
	int card_table;	    /* its rows are cards, one below the other; 0: none */
	int list_table;	    /* the table that the heads of its columns stand in; 0: none */
	size_t card_first;  /* of actions in columns, the first of this table */
	bool columns_stacked;
	bool columns_apart; /* with an empty line between them */
	/* Columns that blanks hold up: where they begin, in characters. */
	size_t fixed_at[FORM_COLUMNS], fixed_count;
	size_t fixed_used; /* characters of the row's last line that the first one takes */
	size_t line_at;	   /* offset of the line that is read now */
	/* The first table of actions: its heads' row and its end; both 0: there is none. */
	size_t actions_from, actions_to;
	enum vocabulary_column actions_columns[FORM_COLUMNS]; /* of that table */
	size_t actions_at, others_at; /* offset of the first, with the list not empty */
	struct form_action *action;   /* that lines can still add to, or NULL */
	/* Who does all that is listed below a line that names them, and by when; empty: nobody. */
	struct form_slice promise_who, promise_when;
	enum vocabulary_column part;
};

/* The field being read, or NULL. */
const struct form_field *form_reader_field(const struct form_reader *r);
/* `at`: where the value would stand, if it comes on the label's line or in its row. */
void form_reader_open(struct form_reader *r, size_t index, size_t label_words, size_t at);
void form_reader_add(struct form_reader *r, struct form_slice words);
/* The value is complete: understand it.  Nothing if no field is open. */
void form_reader_close(struct form_reader *r);
/* Tells that the value of the field, which is closed, may be guidance or may have been taken so. */
void form_guide_tell(struct form_reader *r, bool said);
/* Does what the open field has so far only say where the answer stands: "See below", "please see
 * overleaf"? */
bool form_reader_points(const struct form_reader *r);
/* At the end: what only the whole form tells. */
void form_reader_finish(struct form_reader *r);
/* What a problem is about: form_problem.key, and what its sentence begins with. */
struct form_about {
	const char *key, *title;
};
#define FORM_ABOUT_ACTIONS(title_)                                                                 \
	(struct form_about)                                                                        \
	{                                                                                          \
		FORM_ACTIONS, title_                                                               \
	}
struct form_about form_about_field(const struct form_type *type, size_t field);
/* The field that is being read. */
struct form_about form_about_open(const struct form_reader *r);
/* Words of the form, which are told of from now on (form_is_told); the key may be NULL. */
struct form_about form_about_words(struct form_reader *r, struct form_slice words, const char *key);
void form_problem(struct form *form, struct arena *a, struct form_about about, const char *format,
		  ...) __attribute__((format(printf, 4, 5)));
/* The words as a problem quotes them: folded, cut. */
const char *form_quote(struct arena *a, const char *words);
/* The same of words where they stand, which are told of from now on. */
const char *form_quote_words(struct form_reader *r, struct form_slice words);
/* Does a problem quote words that stand there, or begin there? */
bool form_is_told(const struct form_reader *r, struct form_slice words);
/* Words of a table that no field takes, if they are more than a label has, `beside` an empty cell,
 * or are a sentence: someone wrote them for a reason. */
void form_reader_keep_loose(struct form_reader *r, struct form_slice words, bool beside);
/* A date of the form, or DATE_NO_DAY and a problem. */
date_day form_reader_date(struct form_reader *r, struct form_about about, const char *words);

/* The words of the slice, at most `max`, which is 16 or less. */
size_t form_count_words(const struct form_reader *r, struct form_slice s, size_t max);
bool form_is_date(const struct form_reader *r, struct form_slice s);
/* Where a tick's value ends because the label of another field follows it on the line. */
size_t form_split_tick(const struct form_reader *r, size_t index, struct form_slice value);
/* A line that begins with a label or is a heading; returns how many lines that took, 0 for none. */
size_t form_label_read(struct form_reader *r, size_t i);
/* The label's field with what stands behind it on the line, and with labels that follow there. */
void form_label_field(struct form_reader *r, struct form_slice line, struct vocabulary_match m,
		      struct form_slice value);
/* "Section E – response of ADM" is a label as well as a heading. */
void form_label_heading(struct form_reader *r, struct form_slice line,
			const struct vocabulary_match *m);
/* A line that is no label: what it adds to the open field. */
void form_below_read(struct form_reader *r, struct form_slice line);
/* One with nothing in it, or with tabs alone. */
void form_below_blank(struct form_reader *r, struct form_slice line);

/* May the words at this label be the label of a field, where they stand?  `sure` in a table. */
bool form_label_fits(const struct form_reader *r, const struct vocabulary_match *m,
		     struct form_slice value, bool sure);
/* The same of a heading (any kind but a field or a column). */
bool form_heading_fits(const struct form_reader *r, const struct vocabulary_match *m,
		       struct form_slice line);
/* "Bo Ray 020 7946 0123": are the words a name, with a telephone number behind it? */
bool form_name_has_number(const struct form_reader *r, struct form_slice value);
void form_reader_head(struct form_reader *r, const struct vocabulary_match *m);
/* No heads of columns; the letters that the form explains hold for all of it. */
void form_heads_clear(struct form_reader *r);

/* The line without its bullet or number; "J. P. Lee" begins with neither. */
struct form_slice form_line_skip_bullet(const struct form_reader *r, struct form_slice line);
/* Do the words before `end` stand out in bold and those of the value not, or all of the value in a
 * colour, a highlight or a line below, and they not? */
bool form_line_ends_bold(const struct form_reader *r, size_t end, struct form_slice value);
/* "Further information: concerns and actions requested": is what stands behind the label, all of
 * it, another label of the same field? */
bool form_line_says_twice(const struct form_reader *r, const struct vocabulary_match *m,
			  struct form_slice line);
/* "Details: what happened", with the answer `below` it or beside it: is what stands behind the
 * label more of it?  Either all of it is in bold and the answer is not, or it begins small in a
 * cell of its own, or a "|" divides what is the same in another language. */
bool form_line_is_all_label(const struct form_reader *r, const struct vocabulary_match *m,
			    struct form_slice line, struct form_slice below);
/* Does the line begin in bold, or end in a colour, and the rest of it does not? */
bool form_line_has_answer(const struct form_reader *r, struct form_slice line);
/* Is the line a short one in bold, with the text above it in the open field plain, or plain with
 * that in a colour? */
bool form_line_stands_out(const struct form_reader *r, struct form_slice line);
/* "YES  Quality of reports", "X Safeguarding concerns": the answer stands before the label. */
bool form_line_read_front(struct form_reader *r, struct form_slice line);
/* "----------": a line drawn between the parts of a page. */
bool form_line_is_rule(const struct form_reader *r, struct form_slice line);
/* The bytes of bullets, and of a number without a full stop ("3 Date of panel"), before a label. */
size_t form_line_skip_number(const char *text, size_t n);
/* The line behind "A:", "A3.", "->" (of an answer) or a bullet with a tab, which is no cell. */
struct form_slice form_line_skip_lead(struct form_reader *r, struct form_slice line);

/* The name in an answer like "We are Ann Lee.", in the reader's arena; else the same text. */
char *form_sentence_name(const struct form_reader *r, char *text);
/* Are the words a name, or a few: each begins large, but for "and"? */
bool form_sentence_is_names(const struct form_reader *r, struct form_slice s);
/* "The social worker is Cy Dee.": a line that is label and answer in one sentence. */
bool form_sentence_read(struct form_reader *r, struct form_slice line);

/* Does it say anything, and is no hint of what to tick ("Concerns: please answer Yes or No")? */
bool form_line_is_words(const struct form_reader *r, struct form_slice line);
/* Does a short value go on here?  "… Fitzgerald and" / "Quentin O'Neill". */
bool form_line_goes_on(const struct form_reader *r, struct form_slice line);
/* The line with words below this one; an empty one at the end. */
struct form_slice form_line_below(const struct form_reader *r, struct form_slice line);
/* How many bytes of the next line a label may run on into. */
size_t form_line_more(const struct form_reader *r, size_t i);
/* The name of somebody whom the form names, alone below it or below the last text in it: who sent
 * it. */
bool form_line_is_signature(const struct form_reader *r, size_t i);
/* The first line of the head of a mail that is cited below the form. */
bool form_line_is_citation(const struct form_reader *r, size_t i);

/* Does the line, or cell, say in that way whose part of the form comes next? */
bool form_party_is(const struct form_reader *r, enum vocabulary_party way, struct form_slice line);
/* "For use of the manager", "Adviser again": a heading that can be nothing else, in a form with a
 * section for the answer. */
bool form_party_heads(const struct form_reader *r, struct form_slice line);
/* In a list of actions: "PART FOUR", "6. Progress (Panel Adviser)", which end it. */
bool form_party_ends_list(const struct form_reader *r, struct form_slice line);
/* Such a heading, or an office alone, where it can stand: what is above it ends.  False: it is
 * none. */
bool form_party_read(struct form_reader *r, struct form_slice line);
/* The same of "Panel Adviser to fill in", which says the section, too. */
bool form_party_read_task(struct form_reader *r, struct form_slice line);

/* "Delete any that do not apply": does the heading of a group ask for that? */
bool form_left_is_asked(const struct form_reader *r, struct form_slice heading);
/* Keeps that the open tick has nothing beside its label; and, at the end, takes the rows that were
 * left for what is raised, if others were struck out or are gone. */
void form_left_keep(struct form_reader *r, struct form_slice line);
void form_left_settle(struct form_reader *r);

/* A row of a table (`sure`), or of text with tabs; false: it is no row of the form. */
bool form_row_read(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure);
/* The label that the whole cell is, if it is one. */
bool form_cell_label(const struct form_reader *r, struct form_slice cell,
		     struct vocabulary_match *m);
/* The row with its last cell first, if the labels of its table are in the last column; else the
 * same. */
const struct form_slice *form_row_turn(struct form_reader *r, const struct form_line *line);
/* A row, or a name alone in one, of a table with the marks at the left of the concerns' names;
 * false: it is none. */
bool form_row_front(struct form_reader *r, const struct form_line *line);
/* The label of a field, sure enough to be one although another field's value could stand there. */
bool form_cell_names_field(const struct form_reader *r, struct form_slice cell,
			   struct vocabulary_match *m);
/* People's roles are labels too, and the value of the field that asks for them. */
bool form_cell_is_role(const struct form_reader *r, const struct form_field *f,
		       struct form_slice cell);
/* "YES: Quality of reports, Quality of analysis": concerns behind their answer, in line `i` and
 * those that it goes on in; returns how many lines that are, 0: it is none. */
size_t form_listed_read(struct form_reader *r, size_t i);
/* "YES" and "NO" over the columns: in a row of their own, or in a row with marks beside them. */
bool form_row_heads(struct form_reader *r, const struct form_slice *cells, size_t count);
/* What heads a column of labels ("Concern"), and is none itself where YES and NO stand beside it.
 */
bool form_row_heads_labels(const struct form_reader *r, struct form_slice cell);
/* The letters that the words explain, if they are a Yes and a No at least; returns how many. */
size_t form_scale_read(const struct form_reader *r, struct form_slice words,
		       struct form_code *codes);
/* Keeps those of a line of text for the rows below; is it for nothing else? */
bool form_scale_keep(struct form_reader *r, struct form_slice line);
/* "Level of concern | Comment", above rows of a group: the heads of one column for answers, and of
 * others for remarks. */
bool form_scale_heads(struct form_reader *r, const struct form_slice *cells, size_t count);
/* What such a letter or word, all of the cell, says; FORM_UNSAID: it is none. */
enum form_tick form_scale_tick(const struct form_source *source, const struct form_heads *heads,
			       struct form_slice cell);
/* Does a row of a group, or the heading of one, stand below this place? */
bool form_scale_is_above_group(const struct form_reader *r, size_t at);
/* Heads of a Yes and of a No, above such a row, with others beside them that are not known. */
bool form_row_heads_beside(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "YES / NO" over one column of a group: a mark in that can mean either. */
void form_row_heads_one(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Two or more columns with heads that are not known: what a mark in them means is not, either. */
bool form_row_heads_unknown(struct form_reader *r, const struct form_slice *cells, size_t count);
/* The label's own cell behind it, and those of its value, up to a label that follows; `sure` in a
 * table. */
void form_row_text(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count, bool sure);
/* A tick's label, with what else its cell says, and the cells behind it. */
void form_row_tick(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count);
/* A row that the Chair added under the group's heading. */
bool form_row_group(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure);
/* Several labels in one cell, below each other, and as many answers in the next. */
bool form_row_read_joined(struct form_reader *r, const struct form_slice *cells, size_t count);
/* A row of nothing but labels: their values are in the row below, or would be. */
bool form_row_labels(struct form_reader *r, const struct form_slice *cells, size_t count);
/* The same of a group's ticks, whose answers are in the row below. */
bool form_row_ticks(struct form_reader *r, const struct form_slice *cells, size_t count);
bool form_row_values(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Free text that goes on, or begins, in rows below its label, alone in each of them: with the label
 * in its first cell, or with the value that the row of the label has, in the others.  Programs that
 * lose how many columns a cell covers write the one, those that part the paragraphs of a cell the
 * other. */
void form_row_take_below(struct form_reader *r, const struct form_slice *cells, size_t count);
/* A row of a table that is no row of the form: its label, if there is something behind it. */
void form_row_keep_unread(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "Life story work NO": does it end in an answer, in capitals or not, behind other words? */
bool form_row_ends_in_tick(const struct form_reader *r, struct form_slice line, bool upper);
/* A line of text in a group that has a tick and no known label. */
bool form_row_read_other(struct form_reader *r, struct form_slice line);
/* A row that somebody added to the group, with its answer in the line, or the cells, below it;
 * false if that is none. */
bool form_row_answer_other(struct form_reader *r, struct form_slice label,
			   const struct form_slice *cells, size_t count);
/* "[ ] Yes" alone, which leaves the answer to the lines below it. */
bool form_row_is_option(const struct form_reader *r, struct form_slice line);
/* A name alone, in a group, with its yes or no in the line below; returns how many lines that are.
 */
size_t form_row_read_stacked(struct form_reader *r, size_t i);
/* May a list of actions stand here? */
bool form_actions_fit(const struct form_reader *r);
bool form_action_read_head(struct form_reader *r, const struct form_slice *cells, size_t count,
			   bool sure);
/* Do the cells name the columns of the list?  Fills `columns`, of `count` at most FORM_COLUMNS. */
bool form_action_names_columns(const struct form_reader *r, const struct form_slice *cells,
			       size_t count, bool sure, enum vocabulary_column *columns);
/* The column that the whole cell names ("Action 2:"), or -1. */
int form_action_cell_head(const struct form_reader *r, struct form_slice cell);
/* A row of a card: "By whom | Ann Lee"; or of a table with a column for each action. */
/* Ends a card that stands in cells when a line stands in another one; false: no card is open. */
bool form_card_ends(struct form_reader *r, struct form_slice line);
/* Is there a table of actions behind this place, with something in it? */
bool form_action_has_table(const struct form_reader *r, size_t at);
bool form_card_read(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Tells of a row among cards that is none of theirs. */
void form_card_refuse(struct form_reader *r, struct form_slice cell);
/* What the list has in column `i`. */
enum vocabulary_column form_action_column(const struct form_reader *r, size_t i);
/* A row with more than one action in it, each in lines of their own; false if it is none. */
bool form_action_read_several(struct form_reader *r, const struct form_slice *cells, size_t count);
void form_action_read_row(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Words alone that end the list: in another table than that, or the heading of another part of the
 * form: "Part 4 – Panel Adviser", "Tracking (Adviser to complete)". */
bool form_action_is_beyond(const struct form_reader *r, struct form_slice line);
/* False: the line is not of the list. */
bool form_action_read_line(struct form_reader *r, struct form_slice line);
void form_action_add(struct form_reader *r, enum vocabulary_column part, struct form_slice words);
void form_actions_end(struct form_reader *r);
/* Is the next line who is to do the action, as "By whom" stands above it? */
bool form_action_wants_person(const struct form_reader *r);
/* An action that is said in a sentence: who does what, and by when; nothing, and false, if it does
 * not say so. */
bool form_promise_read(struct form_reader *r, struct form_slice line);
/* "Ann Lee to:", "By 4 March:", over the actions that this is said of. */
bool form_promise_heads(struct form_reader *r, struct form_slice line);
void form_promise_end(struct form_reader *r);
/* The heads of actions in columns that blanks hold up: keeps where these begin. */
void form_fixed_begin(struct form_reader *r, struct form_slice line);
/* A line below such heads; false if there are none, or a word stands across two of them. */
bool form_fixed_read(struct form_reader *r, struct form_slice line);
/* The dates of all actions. */
void form_actions_finish(struct form_reader *r);

/* A short value without what is printed before it for the writer: "Name: ", "(please print)". */
char *form_prompt_skip(struct arena *a, char *words);
/* Where the words end that stand before a telephone number at the end of the `n` bytes; 0 if there
 * are none, `n` if there is no number. */
size_t form_prompt_number(const char *words, size_t n);
/* Keeps how the label at the start of the line looks. */
void form_unknown_learn(struct form_reader *r, size_t line, const struct vocabulary_match *m);
/* The same of a row of cells in plain text. */
void form_unknown_learn_row(struct form_reader *r, size_t line, const struct form_slice *cells);
/* A line that is no label and no row: keeps it if it may be a label that is not known. */
void form_unknown_note(struct form_reader *r, size_t line);
/* A row with a label that is not known; `other`: read as one that the Chair added. */
void form_unknown_note_row(struct form_reader *r, struct form_slice label, struct form_slice value,
			   bool other);
/* Cells of a row that is not known: each with a label and its value below that, or the first with
 * the others behind it. */
void form_unknown_note_cells(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Those, of what one reading noted, that can be read as labels of fields which it lacks: behind
 * those that are in `known` already, up to FORM_UNKNOWN_MAX; returns how many there are then.  If
 * the reading found no form (`is_form`), none unless they make one. */
size_t form_known_take(struct form_reader *r, struct form_unknown *known, bool is_form);
/* At the end: all that must be told of what no field took. */
void form_tell(struct form_reader *r);
/* Tells of the rest, when the form is read. */
void form_known_tell(struct form_reader *r);
/* vocabulary_find, and the labels that are known by their words. */
bool form_find(const struct form_reader *r, struct form_slice s, size_t more,
	       struct vocabulary_match *m);

/* The cell, or paragraph, that the offset is in; NULL for a document without any. */
const struct form_cell *form_place_cell(const struct form_source *source, size_t at);
/* The offset's place for people: "table 2, row 3". */
const char *form_place_words(struct arena *a, const struct form_source *source, size_t at);
/* The first cell of the next row of the table that the offset is in, or NULL. */
const struct form_cell *form_place_next_row(const struct form_source *source, size_t at);
/* What is in the cell beside, or below, the one that `s` is in, in its table; an empty slice behind
 * `s` if there is none. */
struct form_slice form_place_beside(const struct form_source *source, struct form_slice s);
struct form_slice form_place_below(const struct form_source *source, struct form_slice s);
/* Of the field that is closed: `said` if it is the one whose value is taken. */
void form_place_keep(struct form_reader *r, bool said);
/* At the end: puts all places into the form. */
void form_places_finish(struct form_reader *r);
/* May the field be said in the words of another one, as that a concern is immediate is? */
bool form_is_mentioned(const char *key);
/* Tells of the concerns that are answered neither Yes nor No; when all places are known. */
void form_unticked_tell(struct form_reader *r);

/* S9: what the form's sentences say of a tick. */
void form_mention_read(struct form_reader *r);
/* One sentence; FORM_UNSAID with *doubtful if it cannot be told. */
enum form_tick form_mention_judge(const struct vocabulary_mention *mention, const char *sentence,
				  size_t n, bool *doubtful);

#endif
