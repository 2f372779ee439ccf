/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/flowed.h"

#include <string.h>

/* One line: its depth of citation, and what stands behind the marks. */
struct line {
	size_t depth;
	const char *text;
	size_t len;
	const char *next;
};

static struct line read_line(const char *s)
{
	struct line line = {0};
	const char *end = strchrnul(s, '\n');

	line.next = *end ? end + 1 : end;
	while (*s == '>') {
		line.depth++;
		s++;
	}
	/* The blank that protects a line beginning with one, or with "From " (section 4.4). */
	if (*s == ' ')
		s++;
	line.text = s;
	line.len = (size_t)(end - s);
	return line;
}

/* Does the line go on in the next?  A label whose value is still empty ends in a blank too. */
static bool goes_on(const struct line *line)
{
	if (line->len < 1 || line->text[line->len - 1] != ' ')
		return false;
	if (line->len == 3 && str_starts(line->text, "-- "))
		return false;
	return line->len < 2 || line->text[line->len - 2] != ':';
}

char *flowed_unwrap(struct arena *a, const char *text, bool delsp)
{
	struct line line, next;
	struct str out;
	size_t i;

	str_init(&out, a, STR_UNBOUNDED);
	while (*text) {
		line = read_line(text);
		for (i = 0; i < line.depth; i++)
			str_add_char(&out, '>');
		if (line.depth)
			str_add_char(&out, ' ');
		for (;;) {
			text = line.next;
			next = read_line(text);
			if (!*text || !goes_on(&line) || next.depth != line.depth)
				break;
			str_add_n(&out, line.text, line.len - (delsp ? 1 : 0));
			line = next;
		}
		str_add_n(&out, line.text, line.len);
		str_add_char(&out, '\n');
	}
	return out.data ? out.data : arena_strdup(a, "");
}
