/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_option: what is drawn beside, around and through the words Yes and No of a PDF's page: the
 * buttons of web pages, round or with round corners, rings of a pen, strokes that are not level.
 */
#ifndef ESCALATED_READ_PDF_OPTION_H
#define ESCALATED_READ_PDF_OPTION_H

#include "read/pdf_look.h"

/* Adds a word for each button beside a Yes or a No of the words from `first` on, and to these the
 * marks that they have by a ring or a stroke; what cannot be told sets words->drawn. */
void pdf_option_take(struct pdf_words *words, size_t first, const struct pdf_look *look);

/* Is there ink in the middle of the box, of another lightness than the page around it has? */
bool pdf_option_is_filled(const struct pdf_look *look, const struct pdf_box *box);

#endif
