/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_reader: a form while it is read: all that is kept of it, the field whose value is open, the
 * problems that are told, and where things stand.
 */
#ifndef ESCALATED_CORE_FORM_READER_H
#define ESCALATED_CORE_FORM_READER_H

#include "core/form_ticks.h"
#include "core/form_unknown.h"

enum {
	FORM_OTHERS_MAX = 100, /* rows that people add */
	FORM_ACTIONS_MAX = 200,
	FORM_SHORT_MAX = 500,	/* bytes of a value that is not prose */
	FORM_QUOTE_MAX = 60,	/* bytes of the sender's words in a problem */
	FORM_UNREAD_MAX = 20,	/* rows with an unknown label that are told of */
	FORM_UNKNOWN_MAX = 80,	/* lines that look like labels and are none that is known */
	FORM_PROSE_LINE = 4000, /* bytes of a line that is looked at for that */
};

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
	 * was; … which ticks where nobody does so in another way; an x alone, for a concern. */
	bool *labelled, *said, *twice, *crossed, *cross_ticks, *lettered;
	bool concern_ticked; /* a mark alone that is no x is there for a concern */
	/* Of a tick that is a mark behind blanks in a line: where it stands. */
	struct form_apart {
		size_t label, mark; /* characters to the label's end, and to the mark; 0: none */
	} * apart;
	/* The same of a cross in the first column, where no words head them; and what else stands
	 * in such columns. */
	bool *first_crossed, first_ticked, second_marked;
	bool *lone_marked; /* in one cell, where others may have a column for each answer */
	bool reordered;	   /* heads of columns were in another order than YES, NO, or not known */
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
	/* What labels have in common with their values, and what they have alone; form_heading.c */
	struct form_headed {
		unsigned alike, apart, once;
		unsigned parts; /* how headings of parts are drawn … */
		unsigned part;	/* … the last one, and how many alike before it */
		size_t part_count;
		size_t shorts;
	} headed;
	bool sure;	      /* an earlier reading told that it is a form … */
	bool early;	      /* … or would, of a label that was refused above all others */
	bool second;	      /* its labels have names in another language behind them … */
	bool second_large;    /* … most of which begin large */
	bool titled;	      /* the title or the heading of a section was there */
	bool named;	      /* the title was */
	bool signed_off;      /* behind "Kind regards" or the head of a cited mail */
	bool named_by_number; /* a telephone number stood where a name was asked for */
	size_t letter_to; /* lines of a letter above the mail with the form; they are not read */
	char section;	  /* last heard of; 0 at the start */

	/* The field whose value is being read. */
	int field; /* -1: none */
	size_t label_words;
	bool worded;		  /* its label is known by its meaning */
	struct form_slice *words; /* an empty one is a paragraph's break */
	size_t word_count;
	struct form_spot spot;
	struct form_slice beyond; /* of a tick's label: its words that no label of ours has */
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
	size_t asked_to; /* offset of the last cited line with answers below it; 0: there is none */
	size_t comment_to; /* where the last words end that are told of as a comment between them */
	bool stacked;	   /* the label's line began with a tab: cells below each other */
	size_t indent;	   /* of the label's line */
	size_t dashes, colons; /* labels with the one or the other behind them */

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
	struct form_slice lost; /* the first sentence that is of no field */
	struct form_slice late; /* … and the first behind the answer's section */
	struct form_slice loose[FORM_UNREAD_MAX]; /* words of tables that are of no field */
	size_t loose_count;
	struct form_slice alone;   /* the first cell that stands alone in its row */
	size_t cited_count;	   /* labels with nothing but a cited line below them */
	struct form_slice dropped; /* the last line that is of no field … */
	size_t dropped_from;	   /* … and where the first of those in its cell begins */
	struct form_slice stray;   /* the last one right below a short value, or an empty one */
	struct form_slice strays[FORM_UNREAD_MAX]; /* those with a label below them */
	size_t stray_count;
	struct form_slice ended_by; /* the last heading that ended free text by its number alone */
	struct form_refused *refused; /* by field: what was not taken as its label */
	struct form_slice bold; /* a line in free text that may be a label which is not known */
	const char *bold_title; /* of the field whose text it is; NULL: there is none */

	/* How many labels look how; and those that are not known. */
	size_t looks[FORM_LOOKS], shapes[FORM_SHAPES], look_count, look_indent;
	size_t numbered, small; /* of them: behind a bare number; with a small first letter */
	struct form_unknown unknown[FORM_UNKNOWN_MAX];
	enum form_tick chosen; /* of the open tick: its name stands in a list of those that are
				* meant, or a sentence says so */
	/* By field: which senses statements of it have, as bits, ticked, with an empty box, and
	 * without any; where a Yes and a No stand; and one that the text does not end with, in
	 * another sense.  form_statement.c */
	struct form_stated {
		unsigned char ticked, boxes, plain;
		struct form_slice at[2], passed;
	} * stated;
	bool agreed;			 /* several that look alike mean fields of the form … */
	struct form_unknown alike_label; /* … as this one does */
	size_t unknown_count;
	char meant; /* the section that they have come to, if a later one than `section` */
	const struct form_unknown *known; /* by their words, when the form is read again */
	size_t known_count;
	struct form_found *found; /* by where they are */
	size_t found_max;

	int sides_table; /* its rows of so many cells are two, side by side; 0: none */
	size_t sides;
	int stacked_table;   /* its values are below their labels, one each; 0: of none … */
	int stacked_judged;  /* … so far as this one */
	int labels_table;    /* it has a row of labels, with their values below; 0: none */
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
	size_t column_count;	/* 0: action, by whom, by when */
	unsigned columns_blank; /* bits: which of them have an empty cell for a head */
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
/* At the end: takes back what is ticked where the form says that a tick means all is well. */
void form_legend_settle(struct form_reader *r);
/* Do words of the label, or beside the answer, turn what the open tick means?  Tells of it. */
bool form_sense_is_turned(struct form_reader *r, struct form_ticks t);
/* Tells that the value of the field, which is closed, may be guidance or may have been taken so. */
void form_guide_tell(struct form_reader *r, bool said);
/* Tells of words quoted that may be guidance, or were taken as that, in the field being read. */
void form_guide_problem(struct form_reader *r, const char *words, bool taken);
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
/* A heading, where it fits: ends what stands above it. */
void form_reader_head(struct form_reader *r, const struct vocabulary_match *m);
/* No heads of columns; the letters that the form explains hold for all of it. */
void form_heads_clear(struct form_reader *r);

/* The cell, or paragraph, that the offset is in; NULL for a document without any. */
const struct form_cell *form_place_cell(const struct form_source *source, size_t at);
/* Does a cell of a table, another one than stands at `above`, stand at `below`? */
bool form_place_is_row(const struct form_source *source, size_t above, size_t below);
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

#endif
