/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { RULES_MAX = 300, DECLARATIONS_MAX = 1000, CLASSES_MAX = 8 };

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_';
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* ".c2" or "span.c2", and nothing else: a copy of the name, or NULL. */
static const char *class_of(struct arena *a, const char *from, const char *to)
{
	const char *name, *end;

	while (from < to && is_blank(*from))
		from++;
	while (to > from && is_blank(to[-1]))
		to--;
	while (from < to && is_name(*from))
		from++;
	if (from == to || *from != '.')
		return NULL;
	for (name = end = from + 1; end < to && is_name(*end);)
		end++;
	return end == to && end > name ? arena_strndup(a, name, (size_t)(end - name)) : NULL;
}

static void add_rule(struct html_sheet *sheet, struct arena *a, const char *from, const char *to,
		     const struct html_style *style)
{
	const char *comma, *name;
	struct html_rule *rule;

	for (; from < to; from = comma + 1) {
		comma = memchr(from, ',', (size_t)(to - from));
		comma = comma ? comma : to;
		name = class_of(a, from, comma);
		if (!name || sheet->count == RULES_MAX)
			continue;
		rule = ARENA_PUSH(a, struct html_rule, sheet->rules, sheet->count);
		*rule = (struct html_rule){name, sheet->count, style->set, style->clear};
	}
}

/* Behind the block that begins at the brace, with the blocks in it. */
static const char *skip_block(const char *brace, const char *end)
{
	size_t depth = 0;

	for (; brace < end; brace++) {
		depth += *brace == '{';
		if (*brace == '}' && --depth == 0)
			return brace + 1;
	}
	return end;
}

/* Behind an at-rule: what holds for other media or paper is not what somebody saw. */
static const char *skip_at_rule(const char *s, const char *end)
{
	while (s < end && *s != ';' && *s != '{')
		s++;
	return s < end && *s == '{' ? skip_block(s, end) : s < end ? s + 1 : end;
}

static const char *skip_between(const char *s, const char *end)
{
	const char *stop;

	for (;;) {
		while (s < end && is_blank(*s))
			s++;
		if (end - s >= 4 && memcmp(s, "<!--", 4) == 0)
			s += 4;
		else if (end - s >= 3 && memcmp(s, "-->", 3) == 0)
			s += 3;
		else if (end - s >= 2 && memcmp(s, "/*", 2) == 0) {
			stop = memmem(s + 2, (size_t)(end - s - 2), "*/", 2);
			s = stop ? stop + 2 : end;
		} else
			return s;
	}
}

static void read_rules(struct html_sheet *sheet, struct arena *a, const char *s, const char *end)
{
	const char *open, *close;
	struct html_style style;

	while (sheet->count < RULES_MAX && (s = skip_between(s, end)) < end) {
		if (*s == '@') {
			s = skip_at_rule(s, end);
			continue;
		}
		open = memchr(s, '{', (size_t)(end - s));
		close = open ? memchr(open, '}', (size_t)(end - open)) : NULL;
		if (!close)
			return;
		if (close - open <= DECLARATIONS_MAX) {
			style =
			    html_style_read(arena_strndup(a, open + 1, (size_t)(close - open - 1)));
			if (style.set | style.clear)
				add_rule(sheet, a, s, open, &style);
		}
		s = close + 1;
	}
}

static int compare_rules(const void *x, const void *y)
{
	const struct html_rule *a = x, *b = y;
	int by_name = strcmp(a->name, b->name);

	return by_name ? by_name : (a->order > b->order) - (a->order < b->order);
}

void html_sheet_read(struct html_sheet *sheet, struct arena *a, const char *html, size_t size)
{
	const char *end = html + size, *s = html, *stop;

	*sheet = (struct html_sheet){0};
	while ((s = str_ifind(s, "<style")) && (s = memchr(s, '>', (size_t)(end - s)))) {
		stop = str_ifind(s, "</style");
		stop = stop ? stop : end;
		read_rules(sheet, a, s + 1, stop);
		s = stop;
	}
	if (sheet->count)
		qsort(sheet->rules, sheet->count, sizeof(*sheet->rules), compare_rules);
}

/* The first rule of the class, or NULL. */
static const struct html_rule *find(const struct html_sheet *sheet, const char *name, size_t n)
{
	size_t from = 0, to = sheet->count, middle;
	const struct html_rule *rule;

	while (from < to) {
		middle = (from + to) / 2;
		if (strncmp(sheet->rules[middle].name, name, n) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (rule = sheet->rules + from; rule < sheet->rules + sheet->count; rule++) {
		if (strncmp(rule->name, name, n) != 0)
			return NULL;
		if (!rule->name[n])
			return rule;
	}
	return NULL;
}

void html_sheet_apply(const struct html_sheet *sheet, const char *classes, struct html_style *style)
{
	const struct html_rule *rule, *first;
	unsigned set = 0, clear = 0;
	size_t n, left = CLASSES_MAX;

	for (; sheet->count && classes && *classes && left; classes += n, left--) {
		classes += strspn(classes, " \t\r\n");
		n = strcspn(classes, " \t\r\n");
		first = n ? find(sheet, classes, n) : NULL;
		for (rule = first;
		     rule && rule < sheet->rules + sheet->count && str_eq(rule->name, first->name);
		     rule++) {
			set = (set & ~rule->clear) | rule->set;
			clear |= rule->clear;
		}
	}
	style->set |= set & ~style->clear;
	style->clear |= clear;
}
