/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_rule.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Dots: how near to a rule's middle it must get lighter, on both sides, and by how much; and how
 * long a rule is at least. */
enum { THICK = 5, DARKER = 24, LENGTH_MIN = 10 };
/* Stretches of one row of dots that are looked at in one page. */
enum { STRETCHES_MAX = 8 * PDF_RULES_MAX };
/* Points: how far the ends of stretches of one rule are apart. */
static const double SAME_END = 2;

/* The page's dots row by row or, for rules down the page, column by column. */
struct scan {
	const uint16_t *dots;
	ptrdiff_t row, next; /* from a dot to the one in the next row, and to the next in its row */
	int rows, length;
	int from, to; /* what of the page is drawn on: rows or, for columns, the dots of each */
};

static const uint16_t *dot_at(const struct scan *s, int row, int k)
{
	return s->dots + row * s->row + k * s->next;
}

static bool is_dark(uint16_t dot)
{
	return pdf_dots_light(dot) <= PDF_DOTS_LIGHTEST - DARKER;
}

/* Is a dot lighter than this by enough, a few rows off to the one side?  Beyond the page, which
 * has `rows` more of them there, it is light. */
static bool is_lighter(const uint16_t *dot, ptrdiff_t row, int rows, int here)
{
	int i;

	for (i = 2; i <= THICK; i++)
		if (i > rows || pdf_dots_light(dot[i * row]) - here >= DARKER)
			return true;
	return false;
}

/* Is the dot on a thin line: darker than what is beside it, on both sides? */
static bool is_ridge(const struct scan *s, int row, int k)
{
	const uint16_t *dot = dot_at(s, row, k);
	const int here = pdf_dots_light(*dot);

	return here <= PDF_DOTS_LIGHTEST - DARKER &&
	       is_lighter(dot, s->row, s->rows - 1 - row, here) &&
	       is_lighter(dot, -s->row, row, here);
}

/* Are there enough dark dots in a row around this one?  Letters have seldom so many. */
static bool is_long(const struct scan *s, int row, int k)
{
	int from = k, to = k + 1;

	while (from > 0 && k - from < LENGTH_MIN && is_dark(*dot_at(s, row, from - 1)))
		from--;
	while (to < s->length && to - from < LENGTH_MIN && is_dark(*dot_at(s, row, to)))
		to++;
	return to - from >= LENGTH_MIN;
}

/* Dots of one row, one after the other. */
struct stretch {
	int row, from, to;
};

struct stretches {
	struct arena *arena;
	struct stretch *list;
	size_t count;
};

/* The stretch that `k` is in, which begins at `least` or later; returns its end, or `k` if there is
 * none.  It is kept if it is long. */
static int take_stretch(struct stretches *found, const struct scan *s, int row, int k, int least)
{
	int from = k, to = k;

	while (to < s->length && is_ridge(s, row, to))
		to++;
	if (to == k)
		return k;
	while (from > least && is_ridge(s, row, from - 1))
		from--;
	if (to - from >= LENGTH_MIN && found->count < STRETCHES_MAX)
		*ARENA_PUSH(found->arena, struct stretch, found->list, found->count) =
		    (struct stretch){row, from, to};
	return to;
}

/* How many white dots there are from here on, in fours. */
static int count_white(const uint16_t *dots, int count)
{
	uint64_t four;
	int n = 0;

	for (; n + 4 <= count; n += 4) {
		memcpy(&four, dots + n, sizeof(four));
		if (four != UINT64_MAX)
			break;
	}
	return n;
}

/* A stretch that is long enough has one of every LENGTH_MIN dots: the others are not looked at. */
static void scan_across(struct stretches *found, const struct scan *s)
{
	const uint16_t *dots;
	int row, k, end;

	for (row = s->from; row < s->to; row++) {
		dots = dot_at(s, row, 0);
		for (end = 0, k = LENGTH_MIN - 1; k < s->length; k += LENGTH_MIN)
			if (is_dark(dots[k]) && k >= end && is_long(s, row, k))
				end = take_stretch(found, s, row, k, end);
	}
}

/* Of all columns at once, because a page lies in the memory row by row. */
static void scan_down(struct stretches *found, const struct scan *s)
{
	int *ends = ARENA_NEW_N(found->arena, int, (size_t)s->rows), row, k;
	const uint16_t *dots;

	for (k = s->from + LENGTH_MIN - 1; k < s->to; k += LENGTH_MIN) {
		dots = dot_at(s, 0, k);
		for (row = 0; row < s->rows; row++) {
			row += count_white(dots + row, s->rows - row);
			if (row < s->rows && is_dark(dots[row]) && k >= ends[row] &&
			    is_long(s, row, k))
				ends[row] = take_stretch(found, s, row, k, ends[row]);
		}
	}
}

static int compare_stretches(const void *a, const void *b)
{
	const struct stretch *x = a, *y = b;

	return x->row != y->row ? x->row - y->row : x->from - y->from;
}

/* Of a rule that the row before has, or of a new one. */
static void add_rule(struct arena *a, struct pdf_rules *rules, const struct stretch *s,
		     size_t recent)
{
	const double scale = PDF_DOTS_SCALE;
	const struct pdf_rule rule = {(s->row + 0.5) / scale, s->from / scale, s->to / scale};
	const struct pdf_rule *before;
	size_t i;

	for (i = recent; i < rules->count; i++) {
		before = &rules->list[i];
		if (rule.at - before->at < THICK / scale &&
		    fabs(before->from - rule.from) < SAME_END &&
		    fabs(before->to - rule.to) < SAME_END)
			return;
	}
	if (rules->count < PDF_RULES_MAX)
		*ARENA_PUSH(a, struct pdf_rule, rules->list, rules->count) = rule;
}

static void make_rules(const struct stretches *found, struct pdf_rules *rules)
{
	const double far = 2.0 * THICK / PDF_DOTS_SCALE;
	size_t recent = 0, i;

	for (i = 0; i < found->count; i++) {
		while (recent < rules->count &&
		       (double)found->list[i].row / PDF_DOTS_SCALE - rules->list[recent].at > far)
			recent++;
		add_rule(found->arena, rules, &found->list[i], recent);
	}
}

void pdf_rule_find_across(struct arena *a, const struct pdf_dots *dots, struct pdf_rules *rules)
{
	const struct scan scan = {.dots = dots->dots,
				  .row = dots->stride,
				  .next = 1,
				  .rows = dots->height,
				  .length = dots->width,
				  .from = dots->top,
				  .to = dots->bottom};
	struct stretches found = {.arena = a};

	scan_across(&found, &scan);
	make_rules(&found, rules);
}

void pdf_rule_find_down(struct arena *a, const struct pdf_dots *dots, struct pdf_rules *rules)
{
	const struct scan scan = {.dots = dots->dots,
				  .row = 1,
				  .next = dots->stride,
				  .rows = dots->width,
				  .length = dots->height,
				  .from = dots->top,
				  .to = dots->bottom};
	struct stretches found = {.arena = a};

	scan_down(&found, &scan);
	if (found.count)
		qsort(found.list, found.count, sizeof(*found.list), compare_stretches);
	make_rules(&found, rules);
}
