/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that turn what a tick means (S1): "Quality of reports satisfactory: Yes" is no concern, as
 * the same tick beside "Quality of reports" is.  What such words ask for is not guessed: the tick
 * is not read, and told of.
 */
#include "core/form_parts.h"
#include "core/vocabulary_sense.h"

enum { SENSE_WORDS = 24, SENSE_REMARK = 4 /* words of one that says no more */ };

static bool sense_praises(const struct form_reader *r, struct form_slice s, size_t max)
{
	struct vocabulary_word words[SENSE_WORDS];
	size_t n;

	if (s.from >= s.to)
		return false;
	n = vocabulary_words(r->source->text + s.from, s.to - s.from, words, SENSE_WORDS);
	return n <= max && vocabulary_praises(words, n);
}

/* "Yes – satisfactory", "Quality of reports: no concerns | x | ": words beside a yes that say no
 * more than the opposite. */
static bool sense_remark_denies(const struct form_reader *r, struct form_ticks t)
{
	const size_t end = r->word_count ? r->words[r->word_count - 1].to : 0;

	return t.tick == FORM_YES &&
	       (sense_praises(r, r->remark, SENSE_REMARK) ||
		(t.rest && sense_praises(r, (struct form_slice){t.rest, end}, SENSE_REMARK)));
}

bool form_sense_is_turned(struct form_reader *r, struct form_ticks t)
{
	const struct form_field *field = form_reader_field(r);

	if (t.reading != FORM_TICK_CLEAR || !form_field_is_concern(field))
		return false;
	if (sense_praises(r, r->beyond, SENSE_WORDS))
		form_problem(r->form, r->arena, form_about_open(r),
			     "%s may turn what Yes and No mean.", form_quote_words(r, r->beyond));
	else if (sense_remark_denies(r, t))
		form_problem(r->form, r->arena, form_about_open(r),
			     "Yes, and words that say the opposite.");
	else
		return false;
	return true;
}
