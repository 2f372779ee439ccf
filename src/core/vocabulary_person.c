/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary_person.h"

#include <string.h>

#include "core/vocabulary.h"

enum { PERSON_WORDS = 10, PERSON_BYTES = 100 };

/* Whose office a word names. */
enum person {
	PERSON_NOBODY,
	PERSON_CHILDS_WORKER,
	PERSON_CARERS_WORKER,
	PERSON_MANAGER,
	PERSON_CHAIR,
	PERSON_ADVISER,
	PERSON_ADM,
};

static const char *const person_carers[] = {"supervising", "fostering", "link"};

static enum person person_of(const struct vocabulary_word *words, size_t i)
{
	static const struct {
		const char *word;
		enum person person;
	} offices[] = {{"sw", PERSON_CHILDS_WORKER},
		       {"csw", PERSON_CHILDS_WORKER},
		       {"worker", PERSON_CHILDS_WORKER},
		       {"ssw", PERSON_CARERS_WORKER},
		       {"tm", PERSON_MANAGER},
		       {"manager", PERSON_MANAGER},
		       {"chair", PERSON_CHAIR},
		       {"chairperson", PERSON_CHAIR},
		       {"adviser", PERSON_ADVISER},
		       {"advisor", PERSON_ADVISER},
		       {"adm", PERSON_ADM}};
	size_t k;

	for (k = 0; k < COUNT_OF(offices) && !vocabulary_word_is(&words[i], offices[k].word); k++)
		;
	if (k == COUNT_OF(offices))
		return PERSON_NOBODY;
	if (offices[k].person == PERSON_CHILDS_WORKER &&
	    ((i > 0 && VOCABULARY_WORD_IN(&words[i - 1], person_carers)) ||
	     (i > 1 && VOCABULARY_WORD_IN(&words[i - 2], person_carers))))
		return PERSON_CARERS_WORKER;
	return offices[k].person;
}

/* Where the words begin that belong to the office: "team manager", "panel chair". */
static size_t person_begin(const struct vocabulary_word *words, size_t i)
{
	static const char *const beside[] = {"social", "team",	"service", "practice",	 "panel",
					     "senior", "child", "the",	   "fostering",	 "link",
					     "line",   "group", "area",	   "supervising"};

	while (i > 0 && VOCABULARY_WORD_IN(&words[i - 1], beside))
		i--;
	return i;
}

/* "SW / TM", "Chair and adviser": is the second office, which begins there, beside the first? */
static bool person_joins(const char *text, const struct vocabulary_word *words, size_t first,
			 size_t begin)
{
	size_t at;

	if (begin == first + 2)
		return vocabulary_word_is(&words[first + 1], "and") ||
		       vocabulary_word_is(&words[first + 1], "or");
	for (at = words[first].to; begin == first + 1 && at < words[begin].from; at++)
		if (strchr("/&+,", text[at]))
			return true;
	return false;
}

/* Stands nothing but blanks and an "'s" between the two words? */
static bool person_follows(const char *text, const struct vocabulary_word *words, size_t i)
{
	return !memchr(text + words[i].to, '/', words[i + 1].from - words[i].to) &&
	       !memchr(text + words[i].to, '(', words[i + 1].from - words[i].to);
}

/* "Deputy chair", "The team manager's deputy"; "Chair / vice chair" asks for who was in the chair.
 */
static bool person_stands_in(const char *text, const struct vocabulary_word *words, size_t n,
			     size_t office)
{
	static const char *const others[] = {"deputy", "vice",	   "assistant", "former",
					     "ex",     "previou",  "previous",	"student",
					     "pa",     "secretary"};
	const size_t begin = person_begin(words, office);

	return (begin > 0 && VOCABULARY_WORD_IN(&words[begin - 1], others)) ||
	       (office + 1 < n && VOCABULARY_WORD_IN(&words[office + 1], others) &&
		person_follows(text, words, office));
}

bool vocabulary_person_is_other(const char *text, size_t n)
{
	struct vocabulary_word words[PERSON_WORDS];
	size_t i, count, first = PERSON_WORDS, end = 0;
	enum person person, before = PERSON_NOBODY;

	while (end < n && end < PERSON_BYTES && !strchr(":\n\t", text[end]))
		end++;
	count = vocabulary_words(text, end, words, PERSON_WORDS);
	for (i = 0; i < count; i++) {
		person = person_of(words, i);
		if (person == PERSON_NOBODY)
			continue;
		if (before == PERSON_NOBODY && person_stands_in(text, words, count, i))
			return true;
		if (before != PERSON_NOBODY && person != before &&
		    person_joins(text, words, first, person_begin(words, i)))
			return true;
		before = person;
		first = i;
	}
	return false;
}

bool vocabulary_person_is_ranked(const char *text, size_t n)
{
	static const char *const ranks[] = {"service",	 "area",     "senior",	   "duty",
					    "fostering", "group",    "district",   "regional",
					    "general",	 "locality", "registered", "operation",
					    "practice",	 "interim",  "placement"};
	static const char *const beside[] = {"manager", "name", "of", "the", "s"};
	struct vocabulary_word words[PERSON_WORDS];
	bool manager = false, ranked = false, rank;
	size_t i, count, end = 0;

	while (end < n && end < PERSON_BYTES && !strchr(":\n\t", text[end]))
		end++;
	count = vocabulary_words(text, end, words, PERSON_WORDS);
	for (i = 0; i < count; i++) {
		rank = VOCABULARY_WORD_IN(&words[i], ranks);
		if (!rank && !VOCABULARY_WORD_IN(&words[i], beside))
			return false;
		ranked |= rank;
		manager |= vocabulary_word_is(&words[i], "manager");
	}
	return manager && ranked;
}
