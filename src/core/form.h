/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form: the fields of an escalation form, read from a document.
 * What fields there are, and the words people use for them, is data in `vocabulary`; a value is
 * never guessed: what is missing, doubtful or contradictory becomes a problem.
 */
#ifndef ESCALATED_CORE_FORM_H
#define ESCALATED_CORE_FORM_H

#include "core/date.h"
#include "core/document.h"

enum form_field_type {
	FORM_TEXT,
	FORM_DATE,
	FORM_TICK,  /* yes, no, or not said */
	FORM_ROLES, /* roles of the ladder, as bits (core/directory.h); tick is FORM_NO if it says
		       none */
};

enum form_tick { FORM_UNSAID, FORM_NO, FORM_YES };

struct form_field {
	const char
	    *key; /* JSON key: "foster_carers"; with a dot for a group: "concerns.timescales" */
	enum form_field_type type;
	char section;	   /* 'A' to 'F' of the Surrey form; 0 where a form has none */
	bool wanted;	   /* if missing, the acknowledgement asks for it (C12) */
	const char *title; /* as the form prints it: "Foster carer's name/s" */
	const char *const
	    *labels; /* other ways to say it, NULL-terminated; matched folded; or NULL */
	bool prose;  /* FORM_TEXT: may go on over lines and paragraphs */
};

/* Is it a row of the group `concerns`, where a Yes is a concern? */
bool form_field_is_concern(const struct form_field *field);

struct form_type {
	const char *name; /* "surrey-panel", "croydon-carer" */
	const char *title;
	const struct form_field *fields;
	size_t field_count;
	/* Headings over the rows of `concerns`, besides the usual ones; NULL-terminated, or NULL.
	 */
	const char *const *groups;
	/* The same of the words that answer its ticks, besides yes and no; of headings over the
	 * list of actions; and of what is printed on it for its readers, which is nobody's answer.
	 */
	const char *const *yes, *const *no;
	const char *const *actions;
	const char *const *printed;
};

struct form_value {
	const char *text; /* FORM_TEXT: NULL if empty.  Any type: the words as found */
	date_day date;	  /* FORM_DATE; DATE_NO_DAY if absent or impossible */
	enum form_tick tick;
	unsigned roles;
	/* Where in its document it stands, or would stand if it is empty and its label is there:
	 * for people ("form.docx, table 2, row 3", "line 14"; NULL: nowhere) … */
	const char *where;
	/* … and as document_cell.origin, for who writes into that document; 0: none.  Of a tick
	 * with a cell for YES and one for NO: both. */
	int place, place_no;
};

/* A row that the council or the Chair added under PROCEDURAL or PRACTICE. */
struct form_concern {
	const char *label;
	enum form_tick raised;
};

struct form_action {
	const char *action;
	const char *by_whom;
	const char *by_when; /* as written */
	date_day by_date;    /* DATE_NO_DAY if it is no date */
};

/* A row of the document's table of actions, filled in or not: the origins of its cells. */
struct form_action_place {
	int action, by_whom, by_when;
};

/* What a problem is about that is of no single field: the ticks of the group and the rows added to
 * them; such rows alone; the list of actions. */
#define FORM_CONCERNS "concerns"
#define FORM_OTHERS   "other_concerns"
#define FORM_ACTIONS  "actions"

/* What could not be read for certain. */
struct form_problem {
	/* What it is about: the key of a field, or one of those above.  NULL: the form as a whole,
	 * or words in it of which nobody knows for what field they are. */
	const char *key;
	/* A sentence for the sender; it begins with the title of that field, or with those words,
	 * and ends with what is wrong. */
	const char *text;
};

/* What a form says, and where its document says it.  The places are those of one document, and
 * mean nothing in another: form_merge leaves them alone, and nobody compares them. */
struct form {
	const struct form_type *type; /* static or of the configuration */
	struct form_value *values;    /* type->field_count of them */
	struct form_concern *others;
	size_t other_count;
	struct form_action *actions;
	size_t action_count;
	const char *others_where, *actions_where; /* as form_value.where, of the first */
	struct form_action_place *action_places;
	size_t action_place_count;
	struct form_problem *problems;
	size_t problem_count;
};

/* The form types that the program ships. */
extern const struct form_type *const form_types[];
extern const size_t form_type_count;

/*
 * Those that a document is looked through for, from now on, in this process: borrowed for as long
 * as it lives.  Set once, from the configuration, before anything is read; until then, those that
 * are shipped.
 */
void form_types_use(const struct form_type *const *types, size_t count);
/* One of those in use, else of those that are shipped; NULL if unknown. */
const struct form_type *form_type_find(const char *name);
/* Appends one line to `problems` for each thing wrong with a council's own form (a key twice, a key
 * that the rules know with another type …); returns how many. */
int form_type_validate(const struct form_type *type, struct str *problems);

/* How many words the label of a field has that the text begins with, 0 if it does not; *whole: it
 * is nothing but that. */
size_t form_label_begins(const char *text, bool *whole);

/* An empty form of this type, in `a`: all text NULL, dates DATE_NO_DAY, ticks FORM_UNSAID. */
struct form *form_new(struct arena *a, const struct form_type *type);
struct form *form_copy(struct arena *a, const struct form *form);
/* The same as a form of another type, by keys: what that one does not have is left out. */
struct form *form_as(struct arena *a, const struct form *form, const struct form_type *type);

/*
 * The form in this document, in `a`, or NULL if it holds none (a mail that merely mentions a label
 * is none).  `near` is the day the mail was sent: dates without a year are the nearest to it.
 */
struct form *form_read(struct arena *a, const struct document *document, date_day near);
/* The same; *coloured: how many of its values are in a colour that their labels are not in. */
struct form *form_read_coloured(struct arena *a, const struct document *document, date_day near,
				size_t *coloured);
/* The same of a reply in which a form stands cited ("> "), and the answers between its lines: only
 * what is not cited is an answer. */
struct form *form_read_between(struct arena *a, const struct document *document, date_day near);

/* The value of a field by its key.  A key the type does not have: an empty value. */
const struct form_value *form_get(const struct form *form, const char *key);
const char *form_text(const struct form *form, const char *key); /* NULL if empty */
date_day form_date(const struct form *form, const char *key);
enum form_tick form_tick(const struct form *form, const char *key);
/* To be changed; aborts on a key the type does not have (a bug of ours). */
struct form_value *form_set(struct form *form, const char *key);
/* Takes away what it says; its place stays. */
void form_clear_value(struct form_value *value);
/* Puts the name of a file, or of a part of the mail, before each `where`. */
void form_name_part(struct arena *a, struct form *form, const char *part);
/* Are labels of ticks there, and not one tick? */
bool form_lacks_ticks(const struct form *form);
/* Can a problem of a form of this type have this key? */
bool form_type_has_key(const struct form_type *type, const char *key);
/* Another problem, copied into `a`. */
void form_add_problem(struct arena *a, struct form *form, const struct form_problem *problem);
/* Does the form tell of the same? */
bool form_has_problem(const struct form *form, const struct form_problem *problem);
/* Is it about what stands before this section of the form?  What is of no field that is known can
 * stand anywhere, and does not. */
bool form_problem_precedes(const struct form_type *type, const struct form_problem *problem,
			   char section);
/* Titles of `wanted` fields that are empty, in `a`. */
const char **form_missing(struct arena *a, const struct form *form, size_t *count);
/* Sections C to F of a sent-back form into the case's form: what is said in `from` wins.  Of a form
 * without sections, what `into` still lacks (C12).  Nothing if the types differ. */
void form_merge(struct arena *a, struct form *into, const struct form *from);
/* Does the value say anything that can be acted on?  An impossible date does not. */
bool form_says(const struct form_field *field, const struct form_value *value);
/* Words that say the same, whatever their case, line breaks and punctuation; NULL is "". */
bool form_words_same(const char *x, const char *y);
/* Do the words stand in the text, compared in that way?  Scratch in `a`. */
bool form_words_hold(struct arena *a, const char *text, const char *words);
/* Of the same type, and not of other carers: what is not said differs from nothing. */
bool form_same_people(const struct form *x, const struct form *y);
/* … and with no other dates and accounts in what the submitter fills in: the same form twice. */
bool form_same_matter(const struct form *x, const struct form *y);
/* Tells in both of two forms that are taken as two matters, if they can be two versions of one: on
 * the same carers, of the same day as far as they say, with other words.  The parts are where they
 * were found. */
void form_tell_versions(struct arena *a, struct form *x, const char *x_part, struct form *y,
			const char *y_part);
/* How much it says from this section on; 0: in all of it. */
size_t form_said_count(const struct form *form, char from_section);
/* What `into` lacks from a second writing of the same form (same type), which is called `part` in
 * a problem for each field in which they differ. */
void form_join(struct arena *a, struct form *into, const struct form *from, const char *part);
/* Pieces of the above: one value, its place left alone; all actions. */
void form_take_value(struct arena *a, struct form_value *into, const struct form_value *from);
void form_copy_actions(struct arena *a, struct form *into, const struct form *from);
/* The whole form as a document to be put into a mail: titles, values, ticks; empty ones left out.
 */
void form_to_text(const struct form *form, struct str *out);

#endif
