/* SPDX-License-Identifier: GPL-3.0-or-later */
/* colour: does a colour behind words mark them, to somebody who sees it? */
#ifndef ESCALATED_READ_COLOUR_H
#define ESCALATED_READ_COLOUR_H

#include <stdbool.h>

/* "#ff0", "#FFFF00", or the same without the mark at its head; false if it is none. */
bool colour_parse_hex(const char *s, long rgb[3]);
/* Greys shade headings and every other row; a person who marks a word takes a colour. */
bool colour_is_grey(const long rgb[3]);
/* What letters in it are: DOCUMENT_COLOURED, DOCUMENT_GREY, or neither. */
unsigned colour_of_letters(const long rgb[3]);
/* One that letters are printed in to stand back behind those in black, and can still be read. */
bool colour_is_pale(const long rgb[3]);

#endif
