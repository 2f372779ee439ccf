/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Please see overleaf": an answer that only says where the answer stands. */
#include "core/form_parts.h"

bool form_reader_points(const struct form_reader *r)
{
	static const char *const places[] = {"below",	   "overleaf", "attached", "attachment",
					     "beneath",	   "separate", "next",	   "over",
					     "underneath", "email"};
	static const char *const others[] = {
	    "please",	"see",	  "refer",     "to",	   "the",    "page", "sheet", "and",
	    "on",	"in",	  "text",      "details",  "detail", "full", "my",    "covering",
	    "document", "letter", "continued", "continue", "under",  "of"};
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
		if (VOCABULARY_WORD_IN(&words[i], places))
			place = true;
		else if (!VOCABULARY_WORD_IN(&words[i], others))
			return false;
	}
	return place;
}
