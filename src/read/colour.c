/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/colour.h"

#include <stdlib.h>
#include <string.h>

#include "core/document.h"

bool colour_is_grey(const long rgb[3])
{
	long low = rgb[0], high = rgb[0];
	int i;

	for (i = 1; i < 3; i++) {
		low = rgb[i] < low ? rgb[i] : low;
		high = rgb[i] > high ? rgb[i] : high;
	}
	return high - low < 24;
}

bool colour_is_pale(const long rgb[3])
{
	enum { DARKEST = 0x60, PALEST = 0xD8 };

	return colour_is_grey(rgb) && rgb[0] >= DARKEST && rgb[0] <= PALEST;
}

unsigned colour_of_letters(const long rgb[3])
{
	return !colour_is_grey(rgb) ? DOCUMENT_COLOURED : colour_is_pale(rgb) ? DOCUMENT_GREY : 0;
}

bool colour_parse_hex(const char *s, long rgb[3])
{
	size_t n, i;
	char digits[3] = "";

	s += *s == '#';
	n = strspn(s, "0123456789abcdefABCDEF");
	if (n != 3 && n != 6)
		return false;
	for (i = 0; i < 3; i++) {
		digits[0] = s[n == 6 ? 2 * i : i];
		digits[1] = s[n == 6 ? 2 * i + 1 : i];
		rgb[i] = strtol(digits, NULL, 16);
	}
	return true;
}
