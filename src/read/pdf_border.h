/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_border: who makes text of a scan takes the rules of a table for bars: "| Ann Lee".  They are
 * none of the words that a person wrote.
 */
#ifndef ESCALATED_READ_PDF_BORDER_H
#define ESCALATED_READ_PDF_BORDER_H

#include "read/pdf_page.h"

/* Takes the bars out of the words from `first` on, those of a page, if it is the picture of one.  A
 * bar in a sentence stays, since it is an "I": "since then | have". */
void pdf_border_drop(struct pdf_words *words, size_t first, const struct pdf_poppler *poppler,
		     PopplerPage *page);

#endif
