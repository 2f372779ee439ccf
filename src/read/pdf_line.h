/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_line: the words of a PDF's pages → lines of text, and in each line the pieces that stand
 * apart from each other, as they do in the columns of a table.  What printers add at the edge of
 * each page is left out, and the pages follow each other as on one long one.
 */
#ifndef ESCALATED_READ_PDF_LINE_H
#define ESCALATED_READ_PDF_LINE_H

#include "read/pdf_page.h"

/* Words that belong together: what one cell of a table has on this line. */
struct pdf_chunk {
	const struct pdf_word *words; /* in the order in which they are read */
	size_t count;
	struct pdf_box box;
	double size; /* of the first word's letters */
	int column;  /* for pdf_column.c */
};

struct pdf_line {
	struct pdf_chunk *chunks; /* from left to right, at least one */
	size_t count;
	double top, bottom; /* of the text on it; a tall field can reach further down */
	int page;
	double place; /* of its top on that page; `top` is as if all were one long page */
};

struct pdf_lines {
	struct pdf_line *lines;
	size_t count;
};

enum { PDF_CHUNKS_MAX = 30 }; /* of one line; what follows is of the last */

/* The lines from top to bottom, in the arena of the words, which are put into another order. */
void pdf_line_make(struct pdf_lines *lines, struct pdf_words *words);

#endif
