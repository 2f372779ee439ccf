/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_hint: lines that a council printed below its labels, by their letters (form_hint.c) or, in
 * the letters of all others, by their place and their words (form_hint_plain.c).
 */
#ifndef ESCALATED_CORE_FORM_HINT_H
#define ESCALATED_CORE_FORM_HINT_H

#include "core/form_parts.h"

enum {
	HINT_LOOKS = DOCUMENT_ITALIC | DOCUMENT_GREY,
	/* What a label can have that an answer has not. */
	HINT_HEAD_LOOKS = DOCUMENT_BOLD | DOCUMENT_UNDERLINE | DOCUMENT_HIGHLIGHT |
			  DOCUMENT_BORDER | DOCUMENT_COLOURED,
};

/* A line that says something. */
struct hint_line {
	const struct document_cell *cell;
	size_t index;	   /* of the cell, among all cells and paragraphs */
	size_t from, to;   /* in the cell's text; to the next line's begin, or its end */
	unsigned all, any; /* the marks that all its words have, and those that some have */
	size_t tables;	   /* that there are up to here */
	size_t row, rows;  /* counted from 1 in its table, and that this has; 0: a paragraph */
	bool lone;	   /* its cell is the only one of its row that says something */
	bool remove;
};

/* Lines of one look below a line of another. */
struct hint {
	size_t at, count; /* lines */
	unsigned look;
	unsigned head; /* look of the line above */
	const char *text;
	bool label;   /* that one is a field's label, and nothing else */
	bool lead;    /* an answer is below, in letters that it and the label have not */
	bool open;    /* the answer can stand in the next cell of the row: form_guide's matter */
	bool asks;    /* its words speak to the writer */
	bool answers; /* it can be a name, or a date */
	bool again;   /* the one before it says the same */
	bool plain;   /* in the letters of all others: form_hint_plain.c's */
	bool own;     /* it is a row, with one for the answer below it */
	bool sure;    /* no answer says that */
	bool printed; /* nobody answers so: the field's name again, "Date", "100 words at most" */
};

struct hint_reader {
	struct arena *arena;
	struct hint_line *lines;
	size_t line_count;
	struct hint *hints;
	size_t hint_count;
	/* By their look: hints with an answer below, those of them that ask, and what may be a
	 * person's name or date instead. */
	size_t leads[HINT_LOOKS + 1], asking[HINT_LOOKS + 1], persons[HINT_LOOKS + 1];
	bool heads[HINT_HEAD_LOOKS + 1]; /* looks of labels with a lead below them */
	size_t rows;			 /* hints in plain letters that are rows, with an answer */
};

/* Does the line stand right below the one before it: in its cell, on its page, in its column of one
 * cell a row? */
bool form_hint_follows(const struct hint_reader *h, size_t i);
/* The line's words, folded, for as long as the reader's arena. */
const char *form_hint_text(struct hint_reader *h, const struct hint_line *line);
/* "Maximum 500 words" */
bool form_hint_is_limit(const char *text);
/* The field of the type that the text names, and nothing else; -1: it names none. */
int form_hint_field(const struct form_type *type, const struct vocabulary *vocabulary,
		    const char *text);
/* Adds the hint that begins at line `i` in the letters of all others, if there is one; false: none.
 */
bool form_hint_find_plain(struct hint_reader *h, size_t i);
/* What of such a hint is left out, and what is told of. */
void form_hint_settle_plain(struct hint_reader *h, const struct hint *hint,
			    struct form_guide *told);

#endif
