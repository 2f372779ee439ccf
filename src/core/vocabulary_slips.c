/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips of spelling: how many letters of a word are wrong. */
#include "core/vocabulary.h"

#include <string.h>

static size_t slips_min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters that differ between two words (changed, lacking, or two swapped), `limit` + 1 if more. */
static size_t slips_distance(const struct vocabulary_word *x, const struct vocabulary_word *y,
			     size_t limit)
{
	size_t row[3][sizeof(x->text) + 1], i, j, best;
	size_t *before, *above, *now;

	if ((x->length > y->length ? x->length - y->length : y->length - x->length) > limit)
		return limit + 1;
	for (j = 0; j <= y->length; j++)
		row[0][j] = j;
	for (i = 1; i <= x->length; i++) {
		before = row[(i + 1) % 3];
		above = row[(i + 2) % 3];
		now = row[i % 3];
		now[0] = best = i;
		for (j = 1; j <= y->length; j++) {
			now[j] = above[j - 1] + (x->text[i - 1] != y->text[j - 1]);
			now[j] = slips_min(now[j], slips_min(above[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && x->text[i - 1] == y->text[j - 2] &&
			    x->text[i - 2] == y->text[j - 1])
				now[j] = slips_min(now[j], before[j - 2] + 1);
			best = slips_min(best, now[j]);
		}
		if (best > limit)
			return limit + 1;
	}
	/* A word of no letters is never made, so x->length is at least 1. */
	return row[x->length % 3][y->length];
}

static bool slips_more_than(unsigned letters, size_t limit)
{
	for (; letters && limit; limit--)
		letters &= letters - 1;
	return letters;
}

/* One slip brings in one letter, and takes one out: most words that differ in more are seen here.
 */
static bool slips_are_possible(const struct vocabulary_word *x, const struct vocabulary_word *y,
			       size_t limit)
{
	return !slips_more_than(x->letters & ~y->letters, limit) &&
	       !slips_more_than(y->letters & ~x->letters, limit);
}

size_t vocabulary_slips(const struct vocabulary_word *label, const struct vocabulary_word *word)
{
	size_t limit, slips;

	if (label->length == word->length && memcmp(label->text, word->text, label->length) == 0)
		return 0;
	if (label->length < 4 || word->length < 3 || label->text[0] != word->text[0])
		return VOCABULARY_SLIPS_MAX + 1;
	limit = label->length >= 7 ? 2 : 1;
	if (!slips_are_possible(label, word, limit))
		return VOCABULARY_SLIPS_MAX + 1;
	slips = slips_distance(label, word, limit);
	return slips > limit ? VOCABULARY_SLIPS_MAX + 1 : slips;
}
