/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_scan: the cells behind a tick's label as tokens: each "yes" and "no", each mark and empty
 * box, in whatever letters or signs, up to the first word that is none of them.  What they say
 * together is for form_ticks.c, their only reader.
 */
#ifndef ESCALATED_CORE_FORM_SCAN_H
#define ESCALATED_CORE_FORM_SCAN_H

#include "core/form_parts.h"

enum { TICK_TOKENS = 32 };

enum form_token_kind {
	TICK_OPTION, /* the word yes or no; FORM_UNSAID: a third one beside them, "Not known" */
	TICK_MARK,   /* a tick, a cross, a ticked box */
	TICK_BOX,    /* an empty box */
};

struct form_token {
	enum form_token_kind kind;
	enum form_tick option;
	unsigned marks;
	size_t cell;
	bool cross;    /* a mark that some use for "no" */
	bool parted;   /* a stroke, a bar or some blanks stand before it */
	bool unfilled; /* an option with an empty box */
	size_t from, to;
	const void *own; /* which of the council's own answers it is; NULL: none */
};

struct form_scan {
	const struct form_source *source;
	struct form_token tokens[TICK_TOKENS];
	size_t count;
	size_t cell, cell_first; /* the cell being scanned, and the first of its tokens */
	bool parted;		 /* behind "/" or blanks, with no token since */
	bool columns;		 /* there are more cells than one */
	bool not_applicable;
	bool thirds;	   /* set by the caller: "Not known" is an option too … */
	bool third_passed; /* … and may be, if it is not set */
	bool in_words;	   /* set by the caller: so are "Concern", "No concern", "Met" … */
	bool second;	   /* the options have names in another language, too */
	bool words;	   /* there is a word that is none of these: */
	size_t rest, end;  /* the first of them, and the end of its cell */
	bool apart;	   /* … behind punctuation, or in a cell of its own */
	bool in_brackets;  /* … in brackets */
};

/* Adds the tokens of a cell; its number, `source` and `columns` are set by the caller, all else is
 * zero at the first.  Tokens beyond TICK_TOKENS are left out. */
/* A cell that is all of an answer, in other words than yes or no. */
void form_scan_option(struct form_scan *s, enum form_tick option, struct form_slice cell);
void form_scan_cell(struct form_scan *s, struct form_slice cell);
/* The box, ticked or empty, that stands at the start of the slice; returns its end, 0: it is none.
 */
size_t form_scan_box_at(const struct form_source *source, struct form_slice at,
			struct form_token *box);
/* Does the mark look like a cross, which can be how somebody ticks? */
bool form_scan_is_cross(const char *text);
/* … or like a bullet, which is one where all are? */
bool form_scan_is_bullet(const char *text);

#endif
