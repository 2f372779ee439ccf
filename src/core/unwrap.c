/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/unwrap.h"

#include <string.h>

/* Characters: mail programs break lines at 65 to 80, and none breaks at less. */
enum { WIDTH_LEAST = 60, WIDTH_MOST = 80, WIDTH_LONG = 100 };

struct unwrap_line {
	const char *s;
	size_t size;  /* bytes */
	size_t width; /* characters */
};

static struct unwrap_line unwrap_read_line(const char *s)
{
	struct unwrap_line line = {s, strcspn(s, "\n"), 0};
	size_t i;

	while (line.size && s[line.size - 1] == ' ')
		line.size--;
	for (i = 0; i < line.size; i++)
		line.width += ((unsigned char)s[i] & 0xC0) != 0x80;
	return line;
}

/* The width at which the lines of this text were broken; 0 if they were not, as one is longer. */
static size_t unwrap_find_width(const char *text, size_t lead)
{
	size_t most = 0;
	const char *s = text;

	while (*s) {
		struct unwrap_line line = unwrap_read_line(s);

		line.width += s == text ? lead : 0;
		/* An address of a page cannot be broken. */
		if (line.width > WIDTH_LONG && memchr(line.s, ' ', line.size))
			return 0;
		if (line.width <= WIDTH_MOST && line.width > most)
			most = line.width;
		s += strcspn(s, "\n");
		s += *s == '\n';
	}
	return most >= WIDTH_LEAST ? most : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "- ", "* ", "• ", "1. ", "2) ", "(a) ", "> ", "| ": an item of a list, a table, a citation. */
static bool unwrap_is_item(const struct unwrap_line *line)
{
	const char *s = line->s;
	size_t digits = strspn(s, "0123456789");

	if (strchr("-*>|+#=_", *s) || str_starts(s, "•") || str_starts(s, "–") ||
	    str_starts(s, "☐") || str_starts(s, "☒") || str_starts(s, "☑"))
		return true;
	if (digits && digits <= 2 && (s[digits] == '.' || s[digits] == ')') && s[digits + 1] == ' ')
		return true;
	if (*s == '(' && line->size > 3)
		return s[2] == ')' || s[3] == ')';
	return line->size > 2 && !is_digit(*s) && s[1] == ')' && s[2] == ' ';
}

/* "Carer name: …": what it is, and its value. */
static bool unwrap_is_field(const struct unwrap_line *line)
{
	const char *colon = memchr(line->s, ':', line->size < 40 ? line->size : 40), *s;
	size_t blanks = 0;

	if (!colon || (colon[1] != ' ' && colon + 1 != line->s + line->size))
		return false;
	for (s = line->s; s < colon; s++)
		blanks += *s == ' ';
	return blanks <= 3;
}

/* Columns stand in it, or it is indented. */
static bool unwrap_is_shaped(const struct unwrap_line *line)
{
	return !line->size || *line->s == ' ' || memchr(line->s, '\t', line->size) ||
	       memmem(line->s, line->size, "   ", 3);
}

/* Had the line to be broken before the next one's first word? */
static bool unwrap_joins(const struct unwrap_line *line, const struct unwrap_line *next,
			 size_t width)
{
	struct unwrap_line word = {next->s, 0, 0};

	if (unwrap_is_shaped(line) || unwrap_is_shaped(next) || unwrap_is_item(next) ||
	    unwrap_is_field(next) || line->s[line->size - 1] == ':')
		return false;
	/* What follows a cited line without a mark of its own is an answer to it. */
	if (*line->s == '>')
		return false;
	while (word.size < next->size && next->s[word.size] != ' ')
		word.width += ((unsigned char)next->s[word.size++] & 0xC0) != 0x80;
	return line->width <= WIDTH_MOST && 2 * line->width >= width &&
	       line->width + 1 + word.width > width;
}

const char *unwrap_lines(struct arena *a, const char *text, size_t lead)
{
	size_t width = unwrap_find_width(text, lead);
	struct unwrap_line line, next;
	struct str out;
	const char *s;

	if (!width)
		return text;
	str_init(&out, a, STR_UNBOUNDED);
	for (s = text; *s;) {
		line = unwrap_read_line(s);
		str_add_n(&out, line.s, line.size);
		line.width += s == text ? lead : 0;
		s += strcspn(s, "\n");
		if (!*s)
			break;
		next = unwrap_read_line(++s);
		str_add_char(&out, unwrap_joins(&line, &next, width) ? ' ' : '\n');
	}
	return str_text(&out);
}
