/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify_case.h"

#include <string.h>

size_t classify_case_headers(struct arena *a, const char *text, struct classify_header *headers,
			     size_t most)
{
	char **lines, *colon;
	size_t count, i, n = 0;

	lines = str_split(a, text, '\n', &count);
	for (i = 0; i < count && n < most; i++) {
		colon = strchr(lines[i], ':');
		if (!colon)
			continue;
		headers[n].name = arena_strndup(a, lines[i], (size_t)(colon - lines[i]));
		headers[n++].value = str_trim(a, colon + 1);
	}
	return n;
}
