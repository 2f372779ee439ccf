/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_page: one page of a PDF → its words and where they stand: printed ones, what was filled into
 * fields and typed onto the page.  It does not know what they mean to each other.
 */
#ifndef ESCALATED_READ_PDF_PAGE_H
#define ESCALATED_READ_PDF_PAGE_H

#include "base/str.h"
#include "read/pdf_poppler.h"

/* In points, from the page's upper left corner. */
struct pdf_box {
	double x1, y1, x2, y2;
};

struct pdf_word {
	const char *text; /* a field's value may hold blanks and \n */
	struct pdf_box box;
	/* The part of it that stands on a line with other words: of a tall field its first line. */
	double top, bottom;
	double size;	/* of its font */
	unsigned marks; /* enum document_mark */
	bool field;	/* a value of its own: never one text with what stands beside it */
	bool spaced;	/* a blank or more before it, on its line */
	int page;	/* from 0 */
};

enum { PDF_WORDS_MAX = 40000, PDF_PAGES_MAX = 20 };

struct pdf_grid_table;

struct pdf_words {
	struct arena *arena; /* borrowed; all is in it */
	struct pdf_word *words;
	size_t count;
	struct pdf_grid_table *tables; /* with words of their own: pdf_grid.h */
	size_t table_count;
	size_t bytes;			      /* of text, all told */
	bool cut;			      /* there was more than the limits allow */
	bool drawn;			      /* something is drawn by hand or stamped on a page */
	bool buttons;			      /* there are fields to be ticked */
	bool undrawn;			      /* pages are not to be looked at, from here on */
	double drawing;			      /* seconds of CPU that drawing pages has taken */
	size_t printed;			      /* words that are printed, not filled in */
	double heights[PDF_PAGES_MAX], width; /* of the widest page */
	int pages;			      /* read so far */
};

/* Adds the words of the next page, in no particular order; PDF_PAGES_MAX of them at most. */
void pdf_page_read(struct pdf_words *words, const struct pdf_poppler *poppler, PopplerPage *page);

/* For those who find more on the page.  NULL if there are too many. */
struct pdf_word *pdf_page_add_word(struct pdf_words *words, const char *text, struct pdf_box box,
				   double size);
/* A box to be ticked, on the line of the word `beside`; NULL: on its own. */
void pdf_page_add_tick(struct pdf_words *words, bool ticked, struct pdf_box box, double size,
		       const struct pdf_word *beside);
/* Does a word of those from `first` on stand in the place already? */
bool pdf_page_has_word(const struct pdf_words *words, size_t first, const struct pdf_box *place);
/* What is filled in and typed onto the page, in pdf_field.c; marks what its pens went over among
 * the words from `first` on. */
void pdf_field_read(struct pdf_words *words, size_t first, const struct pdf_poppler *poppler,
		    PopplerPage *page);

#endif
