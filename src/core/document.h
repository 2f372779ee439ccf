/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document: the neutral shape of every body and attachment: paragraphs, and tables of rows of
 * cells.  Readers of formats make it, `form` reads it; it knows no format.
 */
#ifndef ESCALATED_CORE_DOCUMENT_H
#define ESCALATED_CORE_DOCUMENT_H

#include "base/str.h"

/* How a run of text stands out.  A ticked box is the character U+2612 (☒), an empty one U+2610 (☐),
 * in the text itself, whatever the format used for it. */
enum document_mark {
	DOCUMENT_BOLD = 1 << 0,
	DOCUMENT_UNDERLINE = 1 << 1,
	DOCUMENT_HIGHLIGHT = 1 << 2,
	DOCUMENT_STRUCK = 1 << 3,
	DOCUMENT_BORDER = 1 << 4,
	DOCUMENT_QUOTED = 1 << 5,   /* a cited mail: blockquote, "> " */
	DOCUMENT_COLOURED = 1 << 6, /* letters in a colour, which greys are none of */
	DOCUMENT_ITALIC = 1 << 7,   /* the last that a byte has room for: see form_source */
	DOCUMENT_GREY = 1 << 8,	    /* letters that are paler than black; form_guide alone asks */
};

#define DOCUMENT_TICKED "\xE2\x98\x92"
#define DOCUMENT_EMPTY	"\xE2\x98\x90"

struct document_run {
	const char *text; /* UTF-8; may hold \n for a break, \t for a tab */
	unsigned marks;
};

struct document_cell {
	struct document_run *runs; /* paragraphs of a cell are divided by a run "\n" */
	size_t run_count;
	int span;    /* columns that it covers; at least 1 */
	bool shaded; /* in a colour, which greys are none of */
	bool above;  /* a part of the cell above it, which has its words */
	int origin;  /* the reader's own number for this place, so that it can be found again; 0:
			none */
};

struct document_row {
	struct document_cell *cells;
	size_t cell_count;
};

struct document_block {
	bool is_table;
	struct document_cell paragraph; /* if not a table */
	struct document_row *rows;	/* if a table */
	size_t row_count;
};

struct document {
	struct arena *arena; /* borrowed; all of the document is in it */
	struct document_block *blocks;
	size_t block_count;
};

/* An empty document; all that is added is in `a` (borrowed). */
void document_init(struct document *d, struct arena *a);
/* Each is appended, empty; the pointer is good until the next of its kind is added. */
struct document_cell *document_add_paragraph(struct document *d);
struct document_block *document_add_table(struct document *d);
struct document_row *document_add_row(struct document *d, struct document_block *table);
struct document_cell *document_add_cell(struct document *d, struct document_row *row, int span);
/* Append text to a cell or paragraph; the text is copied. */
void document_add_run(struct document *d, struct document_cell *cell, const char *text,
		      unsigned marks);
/* The text of a cell, runs joined.  Struck-out runs are left out. */
char *document_cell_text(struct arena *a, const struct document_cell *cell);
/* Plain text: one paragraph a line. */
void document_from_text(struct document *d, const char *text);
/* The whole as plain text: a paragraph a line, cells of a row divided by tabs. */
void document_to_text(const struct document *d, struct str *out);

#endif
