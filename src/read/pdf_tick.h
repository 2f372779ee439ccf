/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf_tick: boxes that are drawn on a PDF's page for people to tick → words that say so. */
#ifndef ESCALATED_READ_PDF_TICK_H
#define ESCALATED_READ_PDF_TICK_H

#include "read/pdf_look.h"

/* Adds a word for each small box that is drawn where no word of those from `first` on stands, and
 * takes its sides out of the look's rules. */
void pdf_tick_take(struct pdf_words *words, size_t first, struct pdf_look *look);

#endif
