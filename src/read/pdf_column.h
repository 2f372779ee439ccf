/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_column: which lines of a page have their columns in common, and which piece of a line stands
 * in which column.  What a row is, and which lines are one sentence, is pdf_table.c's to say.
 */
#ifndef ESCALATED_READ_PDF_COLUMN_H
#define ESCALATED_READ_PDF_COLUMN_H

#include "read/pdf_line.h"

enum { PDF_COLUMNS_MAX = 12 };
enum { PDF_COLUMN_NONE = -1 }; /* the column of text that stands in none */

struct pdf_column {
	double x1, x2;
	double first; /* where the first line of it begins */
	int lines;
	bool ragged; /* they do not all begin there */
};

/* Columns that some lines have in common. */
struct pdf_region {
	struct pdf_column columns[PDF_COLUMNS_MAX];
	int count;
	bool apart;		    /* text across the page stands behind the last line of it */
	int order[PDF_COLUMNS_MAX]; /* each one's place from the left, when all lines are known */
};

/* Sets the columns of all pieces, counted from the left; each line's region, NULL where there is
 * none, in an array as long as the lines. */
const struct pdf_region **pdf_column_find(struct arena *a, struct pdf_lines *lines);

/* Where the column ends for text in it: at the next one, or with the page, which is so wide. */
double pdf_column_limit(const struct pdf_region *region, int place, double width);

#endif
