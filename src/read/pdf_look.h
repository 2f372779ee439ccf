/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_look: what only somebody who looks at a page of a PDF sees: colours behind words, lines
 * through them, and the rules of tables.  It draws the page, and looks at the dots; what all that
 * means is not its matter.
 */
#ifndef ESCALATED_READ_PDF_LOOK_H
#define ESCALATED_READ_PDF_LOOK_H

#include "read/pdf_page.h"

/* A straight line of a page, thin, and longer than letters have any: at `at`, from `from` to `to`,
 * in points from the page's upper left corner. */
struct pdf_rule {
	double at, from, to;
};

enum { PDF_RULES_MAX = 4000 }; /* of a page, in each direction; one with more has none */

struct pdf_look {
	struct arena *arena;	   /* borrowed */
	const unsigned char *dots; /* owned, with `surface`: four bytes each, blue, green, red */
	cairo_surface_t *surface;
	int width, height, stride;
	unsigned char *light; /* owned: of each dot, from 0, black, to 255 */
	struct pdf_rule *across, *down;
	size_t across_count, down_count;
};

/* Draws the page and finds its rules.  False: it is too large, or the library cannot; then there is
 * nothing to close. */
bool pdf_look_open(struct pdf_look *look, struct arena *a, const struct pdf_poppler *poppler,
		   PopplerPage *page);
void pdf_look_close(struct pdf_look *look, const struct pdf_poppler *poppler);
/* Adds the marks that the word has by a colour behind it or a line through it. */
void pdf_look_mark(const struct pdf_look *look, struct pdf_word *word);

enum pdf_sign {
	PDF_SIGN_NONE,	 /* there is nothing, or more than a sign */
	PDF_SIGN_EMPTY,	 /* a box or a ring with nothing in it */
	PDF_SIGN_TICKED, /* a tick, a cross, or one of those with something in it */
};
/* Is there ink in the middle of the place? */
bool pdf_look_is_filled(const struct pdf_look *look, const struct pdf_box *place);
/* What is drawn in a place where no words are. */
enum pdf_sign pdf_look_find_sign(const struct pdf_look *look, const struct pdf_box *place);

#endif
