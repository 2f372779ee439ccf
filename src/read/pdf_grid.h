/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_grid: the rules of a PDF's page → tables, and in which of their cells its words stand.  Where
 * a table has rules all around its cells, nothing about its rows and columns need be guessed.
 */
#ifndef ESCALATED_READ_PDF_GRID_H
#define ESCALATED_READ_PDF_GRID_H

#include "read/pdf_look.h"

struct pdf_grid_cell {
	struct pdf_box box;
	int span;		/* columns that it covers */
	struct pdf_word *words; /* in no particular order */
	size_t word_count;
	enum pdf_sign sign; /* if there are no words */
	bool shaded;	    /* in a colour */
};

struct pdf_grid_row {
	struct pdf_grid_cell *cells; /* from the left; one that goes on from above is empty here */
	size_t cell_count;
};

struct pdf_grid_table {
	struct pdf_box box;
	int page;
	struct pdf_grid_row *rows;
	size_t row_count;
};

/* Moves the words from `first` on that stand in a table of the page into that one's cells, and
 * adds the page's tables, from top to bottom, to words->tables. */
void pdf_grid_take(struct pdf_words *words, size_t first, const struct pdf_look *look);

/* Does the table at `box` of the page stand where the one before it would go on, which ends at the
 * foot of the page before? */
bool pdf_grid_is_next(const struct pdf_words *words, const struct pdf_grid_table *last, int page,
		      const struct pdf_box *box);

#endif
