/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_border.h"

#include <math.h>

#include "read/pdf_look.h"

/* A gap in parts of the size of the letters that is wider than one between words. */
static const double APART = 0.8;

enum { BARS_MAX = 400 /* of a page; each is compared with all of its words */ };

static bool is_bar(const struct pdf_word *word)
{
	return !word->field && str_eq(word->text, "|");
}

static bool is_beside(const struct pdf_word *a, const struct pdf_word *b)
{
	const double middle = (a->box.y1 + a->box.y2) / 2;

	return a != b && !is_bar(b) && middle > b->box.y1 && middle < b->box.y2;
}

/* Does a sentence go on behind it? */
static bool is_lower(const struct pdf_word *word)
{
	return *word->text >= 'a' && *word->text <= 'z';
}

/* Does it stand apart from what is before it on its line, with the beginning of something behind
 * it, or nothing? */
static bool is_border(const struct pdf_words *words, size_t first, const struct pdf_word *bar)
{
	const struct pdf_word *word, *next = NULL;
	double gap = INFINITY;
	size_t i;

	for (i = first; i < words->count; i++) {
		word = &words->words[i];
		if (!is_beside(bar, word))
			continue;
		if (word->box.x1 < bar->box.x1)
			gap = fmin(gap, bar->box.x1 - word->box.x2);
		else if (!next || word->box.x1 < next->box.x1)
			next = word;
	}
	return gap > APART * bar->size && !(next && is_lower(next));
}

void pdf_border_drop(struct pdf_words *words, size_t first, const struct pdf_poppler *poppler,
		     PopplerPage *page)
{
	size_t bars[BARS_MAX], count = 0, i, kept, bar;

	for (i = first; i < words->count && count < BARS_MAX; i++)
		if (is_bar(&words->words[i]))
			bars[count++] = i;
	if (!count || !pdf_look_is_picture(poppler, page))
		return;
	for (i = bar = 0; i < count; i++)
		if (is_border(words, first, &words->words[bars[i]]))
			bars[bar++] = bars[i];
	count = bar;
	for (i = kept = first, bar = 0; i < words->count; i++) {
		if (bar < count && bars[bar] == i)
			bar++;
		else
			words->words[kept++] = words->words[i];
	}
	words->count = kept;
}
