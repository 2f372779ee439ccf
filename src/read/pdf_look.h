/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_look: what only somebody who looks at a page of a PDF sees: colours behind words, lines
 * through them, and the rules of tables.  It draws the page, and looks at the dots; what all that
 * means is not its matter.
 */
#ifndef ESCALATED_READ_PDF_LOOK_H
#define ESCALATED_READ_PDF_LOOK_H

#include "read/pdf_page.h"
#include "read/pdf_rule.h"

/* Until the next page is looked at. */
struct pdf_look {
	const struct pdf_poppler *poppler; /* borrowed, with the page */
	PopplerPage *page;
	struct pdf_dots dots;
	struct pdf_rules across, down;
};

/* Draws the page.  False: there is nothing to be seen on it but letters, it is too large, or the
 * library cannot draw it. */
bool pdf_look_draw(struct pdf_look *look, const struct pdf_poppler *poppler, PopplerPage *page);
/* Finds the page's rules, which are in `a`. */
void pdf_look_find_rules(struct pdf_look *look, struct arena *a);
/* Is the page a picture of one, as a scan is?  Then letters are drawn on it beside its words. */
bool pdf_look_is_picture(const struct pdf_poppler *poppler, PopplerPage *page);
/* Is most of the place in a colour, which greys are none of? */
bool pdf_look_is_coloured(const struct pdf_look *look, const struct pdf_box *place);
/* Adds the marks that the word has by a colour behind it or a line through it. */
void pdf_look_mark(const struct pdf_look *look, struct pdf_word *word);

enum pdf_sign {
	PDF_SIGN_NONE,	 /* there is nothing, or more than a sign */
	PDF_SIGN_EMPTY,	 /* a box or a ring with nothing in it */
	PDF_SIGN_TICKED, /* a tick, a cross, or one of those with something in it */
};
/* What is drawn in a place where no words are. */
enum pdf_sign pdf_look_find_sign(const struct pdf_look *look, const struct pdf_box *place);

#endif
