/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout.h"

#include <string.h>

#include "base/str.h"

enum { COLUMNS_MOST = 8, WIDTH_MOST = 44 };

const char *layout_value(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s ? s : "";
}

const char *layout_when(struct arena *a, const char *iso)
{
	return strlen(iso) >= 16 ? arena_printf(a, "%.10s %.5s", iso, iso + 11) : iso;
}

/* Characters, not bytes: names have accents. */
static int width(const char *s)
{
	int n = 0;

	while (str_next_char(&s))
		n++;
	return n;
}

/* Words from mail must not steer a terminal: control characters were made blanks when it was read,
 * and what is longer than a column is cut. */
static const char *cell(struct arena *a, const json_t *row, const char *key)
{
	const json_t *v = json_object_get(row, key);
	const char *s = json_string_value(v), *end;
	int n = 0;

	if (json_is_integer(v))
		return arena_printf(a, "%lld", (long long)json_integer_value(v));
	if (json_is_boolean(v))
		return json_is_true(v) ? "yes" : "";
	if (!s)
		return "";
	if (strlen(s) >= 19 && s[4] == '-' && s[10] == 'T')
		return layout_when(a, s);
	s = str_fold(a, s);
	for (end = s; *end && n < WIDTH_MOST; n++)
		str_next_char(&end);
	return *end ? arena_printf(a, "%.*s…", (int)(end - s), s) : s;
}

void layout_table(FILE *out, const json_t *rows, const struct layout_column *columns, bool colour)
{
	struct arena a;
	int widths[COLUMNS_MOST] = {0}, w;
	size_t i, c;
	json_t *row;
	const char *s;

	arena_init(&a);
	for (c = 0; columns[c].key; c++)
		widths[c] = width(columns[c].head);
	json_array_foreach((json_t *)rows, i, row)
	{
		for (c = 0; columns[c].key; c++) {
			w = width(cell(&a, row, columns[c].key));
			if (w > widths[c])
				widths[c] = w;
		}
	}
	fputs(colour ? LAYOUT_BOLD : "", out);
	for (c = 0; columns[c].key; c++)
		fprintf(out, "%s%*s", columns[c].head,
			columns[c + 1].key ? widths[c] - width(columns[c].head) + 2 : 0, "");
	fprintf(out, "%s\n", colour ? LAYOUT_NORMAL : "");
	json_array_foreach((json_t *)rows, i, row)
	{
		bool late = json_is_true(json_object_get(row, "overdue"));

		fputs(colour && late ? LAYOUT_RED : "", out);
		for (c = 0; columns[c].key; c++) {
			s = cell(&a, row, columns[c].key);
			fprintf(out, "%s%*s", s, columns[c + 1].key ? widths[c] - width(s) + 2 : 0,
				"");
		}
		fprintf(out, "%s\n", colour && late ? LAYOUT_NORMAL : "");
	}
	arena_clear(&a);
}

void layout_line(FILE *out, const char *name, const char *text)
{
	if (*text)
		fprintf(out, "%-20s %s\n", name, text);
}

void layout_safely(FILE *out, const char *text)
{
	const char *from = text;
	unsigned c;

	for (; (c = str_next_char(&text)); from = text) {
		if ((c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069))
			fputs("\xEF\xBF\xBD", out);
		else
			fwrite(from, 1, (size_t)(text - from), out);
	}
}
