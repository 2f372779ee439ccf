/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Please see overleaf": an answer that only says where the answer stands. */
#include "core/form_parts.h"

bool form_reader_points(const struct form_reader *r)
{
	enum { WORDS = 8 };
	struct vocabulary_word words[WORDS + 1];
	struct form_slice all;
	bool place = false;
	size_t i, n;

	if (!r->word_count)
		return false;
	all = (struct form_slice){r->words[0].from, r->words[r->word_count - 1].to};
	n = vocabulary_words(r->source->text + all.from, all.to - all.from, words, WORDS + 1);
	if (!n || n > WORDS)
		return false;
	for (i = 0; i < n; i++) {
		if (vocabulary_word_among(&words[i], VOCABULARY_ELSEWHERE))
			place = true;
		else if (!vocabulary_word_among(&words[i], VOCABULARY_POINTERS))
			return false;
	}
	return place;
}
