/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_unknown: labels that no table has: what the form's labels look like, which lines look so,
 * and what becomes of them; and of concerns that nobody answered.
 */
#ifndef ESCALATED_CORE_FORM_UNKNOWN_H
#define ESCALATED_CORE_FORM_UNKNOWN_H

#include "core/form_source.h"
#include "core/vocabulary.h"

struct form_reader;

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

/* Keeps how the label at the start of the line looks. */
void form_unknown_learn(struct form_reader *r, size_t line, const struct vocabulary_match *m);
/* The same of a row of cells in plain text. */
void form_unknown_learn_row(struct form_reader *r, size_t line, const struct form_slice *cells);
/* A line that is no label and no row: keeps it if it may be a label that is not known. */
void form_unknown_note(struct form_reader *r, size_t line);
/* "The panel asks:" below other paragraphs of a cell that begins with no label: is the
 * slice a part of what is answered there? */
bool form_unknown_is_within(const struct form_reader *r, struct form_slice s);
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
/* Tells of the concerns that are answered neither Yes nor No; when all places are known. */
void form_unticked_tell(struct form_reader *r);

#endif
