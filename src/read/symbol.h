/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * symbol: fonts in which a letter is a picture (Wingdings, Symbol …): what a person sees where such
 * a letter stands, above all the boxes and ticks of forms.  It knows no format.
 */
#ifndef ESCALATED_READ_SYMBOL_H
#define ESCALATED_READ_SYMBOL_H

#include <stdbool.h>

/* Is this one of the fonts below?  Case does not count; NULL is none. */
bool symbol_is_font(const char *font);

/*
 * What the letter `c` of that font shows, as UTF-8, or NULL if it is no picture: `font` is none of
 * them, and `c` is not of U+F000 to U+F0FF, where Word puts such letters (then it is taken as
 * Wingdings, or Wingdings 2).  A ticked box is DOCUMENT_TICKED, an empty one DOCUMENT_EMPTY; a tick
 * or a cross without a box is itself.  U+FFFD: some picture that is not in the table.
 */
const char *symbol_find(const char *font, unsigned c);

/* The font of those above that a list of fonts begins with, as CSS has it ("'Wingdings 2', serif");
 * NULL if it is none. */
const char *symbol_font_of(const char *family);

/*
 * What a picture shows by its description (Word's "Checkmark with solid fill", "ticked box", a
 * sign): DOCUMENT_TICKED, DOCUMENT_EMPTY, a cross; NULL if that does not say so.
 */
const char *symbol_of_picture(const char *description);

/* A character that nobody sees: it parts words invisibly, or turns the order of letters. */
bool symbol_is_invisible(unsigned c);
/* A blank of whatever width, the one that does not break a line among them. */
bool symbol_is_blank(unsigned c);

#endif
