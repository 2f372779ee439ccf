/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * telephone: which of somebody's words are a telephone number, however it is parted ("020 7946
 * 0123",
 * "(01632) 960-090").  It knows no words about one ("tel.") and no names.
 */
#ifndef ESCALATED_CORE_TELEPHONE_H
#define ESCALATED_CORE_TELEPHONE_H

#include <stdbool.h>
#include <stddef.h>

enum {
	TELEPHONE_WHOLE = 9, /* digits at least of a number that can be rung from anywhere */
	TELEPHONE_EXTENSION =
	    3, /* … and of one within a house, which many other numbers are like */
};

/* Where the number begins that ends the `n` bytes, with what parts it from the word before; n if
 * none of so many digits does. */
size_t telephone_at_end(const char *words, size_t n, size_t digits);
/* Is there a whole number among the words? */
bool telephone_is_in(const char *words, size_t n);

#endif
