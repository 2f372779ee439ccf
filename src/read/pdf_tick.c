/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_tick.h"

#include <math.h>

#include "read/pdf_option.h"

/* Points: the sides of such a box, how far apart what belongs together may be, and the room around
 * it that is of no rule in line with its sides. */
static const double SIDE_MIN = 5, SIDE_MAX = 13.5, NEAR = 2.5, ROOM = 3;
/* The least side of one in a picture of a page, whose letters can look like smaller ones. */
static const double SIDE_PICTURED = 7;
/* Its letters, as people would have set it. */
static const double LETTERS = 11;
/* How many rules of a page are looked at for this, and how often another two are sought for two. */
enum { TRIED_MAX = 1000, SOUGHT_MAX = 5000 };

static bool is_short(const struct pdf_rule *r)
{
	return r->to - r->from >= SIDE_MIN && r->to - r->from <= SIDE_MAX;
}

/* The edge of a table's cell goes on in that of the next one. */
static bool goes_on(const struct pdf_rule *rules, size_t count, const struct pdf_rule *r)
{
	const struct pdf_rule *other;
	size_t i;

	for (i = 0; i < count; i++) {
		other = &rules[i];
		if (other != r && fabs(other->at - r->at) < 1 &&
		    ((other->to > r->from - ROOM && other->to < r->from + ROOM) ||
		     (other->from > r->to - ROOM && other->from < r->to + ROOM)))
			return true;
	}
	return false;
}

/* A side of the box from top to bottom, at `x`. */
static bool closes(const struct pdf_look *look, double x, double top, double bottom)
{
	const struct pdf_rule *r;
	size_t i;

	for (i = 0; i < look->down.count; i++) {
		r = &look->down.list[i];
		if (fabs(r->at - x) < NEAR && fabs(r->from - top) < NEAR + 1 &&
		    fabs(r->to - bottom) < NEAR + 1)
			return true;
	}
	return false;
}

/* The rule below `top` that is the other side of a box with it, or NULL. */
static const struct pdf_rule *find_bottom(const struct pdf_look *look, const struct pdf_rule *top,
					  size_t *sought)
{
	double side = top->to - top->from, away;
	const struct pdf_rule *r;
	size_t i;

	for (i = 0; i < look->across.count && *sought < SOUGHT_MAX; i++) {
		r = &look->across.list[i];
		away = r->at - top->at;
		if (away > 0.7 * side && away < 1.5 * side && fabs(r->from - top->from) < 1.5 &&
		    fabs(r->to - top->to) < 1.5 && ++*sought &&
		    closes(look, top->from, top->at, r->at) &&
		    closes(look, top->to, top->at, r->at) &&
		    /* A box can touch a rule of its cell, but not two. */
		    !(goes_on(look->across.list, look->across.count, top) &&
		      goes_on(look->across.list, look->across.count, r)))
			return r;
	}
	return NULL;
}

static size_t drop_sides(struct pdf_rule *rules, size_t count, bool down, const struct pdf_box *box)
{
	double near = down ? box->x1 : box->y1, far = down ? box->x2 : box->y2;
	double from = down ? box->y1 : box->x1, to = down ? box->y2 : box->x2;
	size_t i, kept = 0;

	for (i = 0; i < count; i++)
		if (rules[i].at < near - NEAR || rules[i].at > far + NEAR ||
		    rules[i].from < from - NEAR || rules[i].to > to + NEAR)
			rules[kept++] = rules[i];
	return kept;
}

/* The word whose line the box stands on; NULL: there is none. */
static const struct pdf_word *find_beside(const struct pdf_words *words, size_t first,
					  const struct pdf_box *box)
{
	double away, least = (box->y2 - box->y1) / 2;
	const struct pdf_word *found = NULL, *word;
	size_t i;

	for (i = first; i < words->count; i++) {
		word = &words->words[i];
		away = fabs(word->top + word->bottom - box->y1 - box->y2) / 2;
		if (away < least) {
			least = away;
			found = word;
		}
	}
	return found;
}

/* Is it a letter of a scan, whose words hardly ever stand quite where they are in the picture?
 * *pictured: what was found of the page; -1: nothing yet, since that takes its time. */
static bool is_letter(const struct pdf_look *look, const struct pdf_box *box, int *pictured)
{
	if (box->x2 - box->x1 >= SIDE_PICTURED && box->y2 - box->y1 >= SIDE_PICTURED)
		return false;
	if (*pictured < 0)
		*pictured = pdf_look_is_picture(look->poppler, look->page);
	return *pictured > 0;
}

void pdf_tick_take(struct pdf_words *words, size_t first, struct pdf_look *look)
{
	const struct pdf_rule *top, *bottom;
	size_t i = 0, tried = 0, sought = 0, before;
	struct pdf_box box;
	int pictured = -1;

	while (i < look->across.count && tried < TRIED_MAX) {
		top = &look->across.list[i++];
		if (!is_short(top) || (++tried, !(bottom = find_bottom(look, top, &sought))))
			continue;
		box = (struct pdf_box){top->from, top->at, top->to, bottom->at};
		if (!pdf_page_has_word(words, first, &box) && !is_letter(look, &box, &pictured))
			pdf_page_add_tick(words, pdf_option_is_filled(look, &box), box,
					  fmin(LETTERS, box.y2 - box.y1),
					  find_beside(words, first, &box));
		before = look->across.count;
		look->across.count = drop_sides(look->across.list, before, false, &box);
		look->down.count = drop_sides(look->down.list, look->down.count, true, &box);
		i -= before - look->across.count < i ? before - look->across.count : i;
	}
}
