/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that a council says its form has, as sets that text is looked through for. */
#include "core/vocabulary_parts.h"

#include <string.h>

enum {
	OWN_WORDS = 64, /* of a phrase, which is a line of the configuration */
	OWN_FIRST = 80	/* bytes, of its first word and an article before that */
};

struct own_phrase {
	struct vocabulary_word *words;
	size_t word_count;
	size_t set;
	struct own_phrase *next; /* with the same first letter */
};

struct vocabulary_own {
	struct own_phrase *phrases[256]; /* by first letter */
	size_t longest;
};

static void own_add(struct vocabulary_own *own, struct arena *a, const char *text, size_t set)
{
	struct vocabulary_word words[OWN_WORDS];
	struct own_phrase *phrase;
	const size_t n = vocabulary_words(text, strlen(text), words, OWN_WORDS);
	unsigned char first;

	if (!n)
		return;
	first = (unsigned char)words[0].text[0];
	phrase = ARENA_NEW(a, struct own_phrase);
	*phrase = (struct own_phrase){arena_memdup(a, words, n * sizeof(*words)), n, set,
				      own->phrases[first]};
	own->phrases[first] = phrase;
	if (own->longest < n)
		own->longest = n;
}

struct vocabulary_own *vocabulary_own_new(struct arena *a, const char *const *const *sets,
					  size_t set_count)
{
	struct vocabulary_own *own = ARENA_NEW(a, struct vocabulary_own);
	const char *const *text;
	size_t i;

	for (i = 0; i < set_count; i++)
		for (text = sets[i]; text && *text; text++)
			own_add(own, a, *text, i);
	return own->longest ? own : NULL;
}

/* Does the first word stand right at the start, or behind an article, which is no word? */
static bool own_begins(const char *text, const struct vocabulary_word *first)
{
	size_t i;

	for (i = 0; i < first->from; i++)
		if (text[i] != ' ' && !vocabulary_is_letter(text[i]))
			return false;
	return true;
}

size_t vocabulary_own_find(const struct vocabulary_own *own, const char *text, size_t n,
			   struct vocabulary_own_match *m)
{
	struct vocabulary_word words[OWN_WORDS];
	const struct own_phrase *phrase;
	size_t i, count = vocabulary_words(text, n < OWN_FIRST ? n : OWN_FIRST, words, 1);

	*m = (struct vocabulary_own_match){0};
	if (!count || !own_begins(text, &words[0]) ||
	    !(phrase = own->phrases[(unsigned char)words[0].text[0]]))
		return 0;
	count = vocabulary_words(text, n, words, own->longest);
	for (; phrase; phrase = phrase->next) {
		if (phrase->word_count > count || phrase->word_count <= m->words)
			continue;
		for (i = 0; i < phrase->word_count; i++)
			if (words[i].length != phrase->words[i].length ||
			    memcmp(words[i].text, phrase->words[i].text, words[i].length) != 0)
				break;
		if (i < phrase->word_count)
			continue;
		*m = (struct vocabulary_own_match){phrase->set, phrase->word_count, phrase};
	}
	return m->words ? words[m->words - 1].to : 0;
}
