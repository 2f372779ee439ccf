/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns over the words of a sentence (verdict_words.h says how one is written), and what the
 * readings ask of a sentence besides.
 */
#include <string.h>

#include "core/verdict_words.h"

/* The words of a set that begin as this one does are looked at, and no other. */
static bool in_set(const char *word, const char *set, size_t len)
{
	const char *end = set + len, *at = set, *bar;
	size_t n;

	while (*word && (at = memchr(at, *word, (size_t)(end - at)))) {
		if (at > set && at[-1] != '|') {
			at++;
			continue;
		}
		bar = memchr(at, '|', (size_t)(end - at));
		n = (size_t)((bar ? bar : end) - at);
		if (at[n - 1] == '~' ? strncmp(word, at, n - 1) == 0
				     : strncmp(word, at, n) == 0 && !word[n])
			return true;
		at += n;
	}
	return false;
}

bool verdict_is(const struct verdict_word *word, const char *set)
{
	return in_set(word->text, set, strlen(set));
}

static bool is_pause(const char *word)
{
	return *word == ',' || *word == ':';
}

/* Up to `most` words, of the set or any: the fewest that let the rest match, or all if nothing
 * follows. */
static bool match_some(const struct verdict_sentence *s, size_t at, const char *set, size_t len,
		       size_t most, const char *rest, size_t *end)
{
	size_t i;

	for (i = 0; i <= most; i++) {
		if (*rest && verdict_match(s, at + i, rest, end))
			return true;
		if (at + i >= s->count)
			break;
		if (len ? !in_set(s->words[at + i].text, set, len)
			: is_pause(s->words[at + i].text))
			break;
	}
	if (*rest)
		return false;
	if (end)
		*end = at + (i < most ? i : most);
	return true;
}

bool verdict_match(const struct verdict_sentence *s, size_t at, const char *pattern, size_t *end)
{
	size_t n, skip;

	for (; *pattern; pattern += n + (pattern[n] == ' ')) {
		n = (size_t)(strchrnul(pattern, ' ') - pattern);
		skip = n + (pattern[n] == ' ');
		if (*pattern == '^' && n == 1) {
			if (at)
				return false;
		} else if (*pattern == '$' && n == 1) {
			if (at != s->count)
				return false;
		} else if (*pattern == '*') {
			if (n == 1)
				return match_some(s, at, NULL, 0, 3, pattern + skip, end);
			if (n == 2 && pattern[1] == '*')
				return match_some(s, at, NULL, 0, 7, pattern + skip, end);
			return match_some(s, at, pattern + 1, n - 1, 6, pattern + skip, end);
		} else if (*pattern == '?') {
			return match_some(s, at, pattern + 1, n - 1, 1, pattern + skip, end);
		} else {
			if (at < s->count && in_set(s->words[at].text, pattern, n))
				at++;
			else if (at < s->count || !in_set("$", pattern, n))
				return false;
		}
	}
	if (end)
		*end = at;
	return true;
}

/* The letters with which a word must begin so that it can be the element. */
static uint64_t first_letters(const char *element)
{
	uint64_t bits = 0;

	if (strchr("^*?", *element))
		return UINT64_MAX;
	for (;; element++) {
		if (*element == '$')
			return UINT64_MAX;
		bits |= verdict_letter(*element);
		while (*element && *element != '|' && *element != ' ')
			element++;
		if (*element != '|')
			return bits;
	}
}

static unsigned count_letters(uint64_t letters)
{
	unsigned n = 0;

	for (; letters; letters &= letters - 1)
		n++;
	return n;
}

/* Of the elements behind the first, the two that the fewest words can be. */
static struct verdict_needs find_needs(const char *pattern)
{
	struct verdict_needs needs = {first_letters(pattern), {UINT64_MAX, UINT64_MAX}};
	uint64_t bits;

	while ((pattern = strchr(pattern, ' '))) {
		bits = first_letters(++pattern);
		if (count_letters(bits) < count_letters(needs.later[0])) {
			needs.later[1] = needs.later[0];
			needs.later[0] = bits;
		} else if (count_letters(bits) < count_letters(needs.later[1])) {
			needs.later[1] = bits;
		}
	}
	return needs;
}

static bool find_from(const struct verdict_sentence *s, uint64_t bits, const char *pattern,
		      size_t *begin, size_t *end)
{
	size_t i, stop;

	for (i = 0; i <= s->count; i++) {
		if (i < s->count && !(bits & verdict_letter(s->words[i].text[0])))
			continue;
		if (!verdict_match(s, i, pattern, &stop))
			continue;
		if (begin)
			*begin = i;
		if (end)
			*end = stop;
		return true;
	}
	return false;
}

bool verdict_find(const struct verdict_sentence *s, const char *pattern, size_t *begin, size_t *end)
{
	uint64_t bits = first_letters(pattern);

	return bits & s->letters && find_from(s, bits, pattern, begin, end);
}

bool verdict_find_any(const struct verdict_sentence *s, const char *const *patterns,
		      struct verdict_needs *needs, size_t count, size_t *begin, size_t *end)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (!needs[i].first)
			needs[i] = find_needs(patterns[i]);
		/* Nearly all patterns are passed over by this alone. */
		if (needs[i].first & s->letters && needs[i].later[0] & s->letters &&
		    needs[i].later[1] & s->letters &&
		    find_from(s, needs[i].first, patterns[i], begin, end))
			return true;
	}
	return false;
}

size_t verdict_denials(const struct verdict_sentence *s, size_t begin, size_t end)
{
	/* They deny nothing that is asked about here. */
	static const char *const idioms[] = {
	    "nothing further|more|else *is needed|required",
	    "not a|an problem|issue|concern|worry any|anymore|now",
	    "not have any further|other|outstanding|more|remaining",
	    "no outstanding|remaining|other|additional",
	    "no to further|more escalation",
	    "not *now|want|wish|to need|require|want ?any "
	    "anything|further|more *else|escalation|from|you|$",
	    "not *now|want|wish|to need|require|want|wish to escalate|take|pursue|go "
	    "*this|it|the|matter|any|with|our|my|concern|escalation further $|,|thank|thanks",
	    "no it|this|that|i|we|they is|am|are|do|does|did|has|"
	    "have not",
	    "no problem|problems|worries|doubt|need",
	    "no further|more|longer",
	    "not only",
	    "no , ",
	    "not to mention",
	    "no rush",
	    "no questions|concerns"};
	size_t n = 0, i, j;

	for (i = begin; i < end; i++) {
		if (!verdict_is(&s->words[i], "not|no|never|nothing|none|nobody|neither|nor|hardly|"
					      "barely|without|unless|nowhere|unable|"
					      "fails|failed|refuse~|doubt"))
			continue;
		for (j = 0; j < COUNT_OF(idioms); j++)
			if (verdict_match(s, i, idioms[j], NULL))
				break;
		n += j == COUNT_OF(idioms);
	}
	return n;
}

void verdict_clause(const struct verdict_sentence *s, size_t at, size_t *begin, size_t *end)
{
	static const char borders[] =
	    ",|:|/|but|because|so|although|though|however|while|whereas|yet|and";

	*begin = *end = at;
	while (*begin > 0 && !verdict_is(&s->words[*begin - 1], borders))
		(*begin)--;
	while (*end < s->count && !verdict_is(&s->words[*end], borders))
		(*end)++;
}

/* One to three words with capitals that are none of the words that decide. */
static bool is_name_line(const struct verdict_sentence *s)
{
	size_t i;

	if (!s->whole_line || s->question || s->count > 4)
		return false;
	for (i = 0; i < s->count; i++) {
		if (verdict_is(&s->words[i], ",|x|and"))
			continue;
		if (!s->words[i].capital ||
		    verdict_is(&s->words[i], "yes|no|not|resolved|agreed|agree|approved|complaint|"
					     "withdraw~|recorded|received|noted|thanks|"
					     "thank|send|ok|done|question|told|sorted|unresolved|"
					     "satisfied|danger|help|escalate|i|will|"
					     "happy|unhappy|confirmed|closed|stop|never|please"))
			return false;
	}
	return true;
}

bool verdict_is_courtesy(const struct verdict_sentence *s)
{
	static const char *const greetings[] = {
	    "^ hi|hello|hiya|dear|hey|morning|afternoon|evening $",
	    "^ hi|hello|hiya|dear|hey|morning|afternoon * $",
	    "^ hi|hello|hiya|dear|hey|morning|afternoon * , $",
	    "^ good morning|afternoon|evening * $",
	    "^ good morning|afternoon|evening * , $",
	    "^ *with|kind|kindest|best|warm|warmest|many regards|wishes|thanks ?, * $",
	};

	return VERDICT_HAS(s, greetings) || is_name_line(s);
}

bool verdict_has_word(const struct verdict_sentence *s, size_t begin, size_t end, const char *set)
{
	for (; begin < end && begin < s->count; begin++)
		if (verdict_is(&s->words[begin], set))
			return true;
	return false;
}

char *verdict_raw(struct arena *a, const struct verdict_sentence *s, size_t begin, size_t end)
{
	const struct verdict_word *last = &s->words[end - 1];

	return arena_strndup(a, s->words[begin].raw,
			     (size_t)(last->raw + last->raw_len - s->words[begin].raw));
}
