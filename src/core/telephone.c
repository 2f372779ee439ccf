/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/telephone.h"

#include <string.h>

enum { TELEPHONE_MOST = 15 /* digits (E.164) */ };

static bool telephone_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the byte of how a number is written? */
static bool telephone_is_part(char c)
{
	return telephone_is_digit(c) || (c && strchr(" ()+-./", c));
}

size_t telephone_at_end(const char *words, size_t n, size_t digits)
{
	size_t at = n, found = 0;

	while (at && telephone_is_part(words[at - 1]))
		found += telephone_is_digit(words[--at]);
	return found < digits || found > TELEPHONE_MOST ? n : at;
}

bool telephone_is_in(const char *words, size_t n)
{
	size_t at;

	for (at = 1; at <= n; at++)
		if (telephone_is_part(words[at - 1]) &&
		    (at == n || !telephone_is_part(words[at])) &&
		    telephone_at_end(words, at, TELEPHONE_WHOLE) < at)
			return true;
	return false;
}
