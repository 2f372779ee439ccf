/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary_question.h"

/* What a question asks for by its first word. */
enum question {
	QUESTION_NONE,
	QUESTION_CLOSED, /* a yes or no */
	QUESTION_OPEN,	 /* an account; or is told by what follows: "What day …" */
	QUESTION_WHO,
	QUESTION_WHICH,
	QUESTION_WHEN,
};

static enum question question_of(const struct vocabulary_word *word)
{
	static const char *const closed[] = {"is",   "are",   "was",   "were", "has",
					     "have", "do",    "does",  "did",  "should",
					     "will", "would", "could", "can",  "must"};
	static const char *const open[] = {"what", "how", "why", "describe", "explain", "tell"};

	if (VOCABULARY_WORD_IN(word, closed))
		return QUESTION_CLOSED;
	if (VOCABULARY_WORD_IN(word, open))
		return QUESTION_OPEN;
	if (vocabulary_word_is(word, "who") || vocabulary_word_is(word, "whom"))
		return QUESTION_WHO;
	if (vocabulary_word_is(word, "which"))
		return QUESTION_WHICH;
	return vocabulary_word_is(word, "when") ? QUESTION_WHEN : QUESTION_NONE;
}

static bool question_is_day(const struct vocabulary_word *word)
{
	return vocabulary_word_is(word, "date") || vocabulary_word_is(word, "day");
}

/* "When and with whom did you speak": of a talk it asks for more than a day. */
static bool question_is_of_talk(const struct vocabulary_word *words, size_t n)
{
	static const char *const talk[] = {"who",  "whom",    "spoke",	   "speak",
					   "talk", "discuss", "discussed", "spoken"};
	size_t i;

	for (i = 1; i < n; i++)
		if (VOCABULARY_WORD_IN(&words[i], talk))
			return true;
	return false;
}

unsigned vocabulary_asks_for(const struct vocabulary_word *words, size_t n)
{
	enum { DAY_WORDS = 4 /* in which "What day" says that it is one */ };
	const enum question question = n ? question_of(&words[0]) : QUESTION_NONE;
	size_t i;

	switch (question) {
	case QUESTION_WHO:
		return VOCABULARY_ASKS_TEXT | VOCABULARY_ASKS_ROLES | VOCABULARY_ASKS_PROSE;
	case QUESTION_WHEN:
		return VOCABULARY_ASKS_DATE |
		       (question_is_of_talk(words, n) ? VOCABULARY_ASKS_PROSE : 0);
	case QUESTION_CLOSED:
		return VOCABULARY_ASKS_TICK | VOCABULARY_ASKS_ROLES | VOCABULARY_ASKS_PROSE;
	case QUESTION_WHICH:
		if (n > 1 && !question_is_day(&words[1]))
			return VOCABULARY_ASKS_ALL & ~(unsigned)VOCABULARY_ASKS_DATE;
		break;
	case QUESTION_OPEN:
	case QUESTION_NONE:
		break;
	}
	for (i = 0; i < n; i++)
		if (vocabulary_word_is(&words[i], "date"))
			return VOCABULARY_ASKS_DATE | VOCABULARY_ASKS_PROSE;
	if (question != QUESTION_OPEN)
		return VOCABULARY_ASKS_ALL;
	for (i = 1; i < n && i < DAY_WORDS; i++)
		if (question_is_day(&words[i]))
			return VOCABULARY_ASKS_ALL;
	return VOCABULARY_ASKS_TEXT | VOCABULARY_ASKS_PROSE | VOCABULARY_ASKS_ROLES;
}

/* "Do you have any concerns about …", "Any concerns …": what stands before the concern. */
static bool question_leads(const struct vocabulary_word *word)
{
	static const char *const fillers[] = {"there", "any",	"you",	     "your",
					      "we",    "panel", "fostering", "member"};

	return question_of(word) == QUESTION_CLOSED || VOCABULARY_WORD_IN(word, fillers);
}

size_t vocabulary_asks_about(const struct vocabulary_word *words, size_t n, bool *tick)
{
	size_t i;

	*tick = false;
	if (n > 2 &&
	    (vocabulary_word_is(&words[0], "who") || vocabulary_word_is(&words[0], "what")) &&
	    vocabulary_word_among(&words[1], VOCABULARY_BEING))
		return 2;
	for (i = 0; i < n && question_leads(&words[i]); i++)
		;
	if (!i || i + 2 >= n || !vocabulary_word_among(&words[i], VOCABULARY_WORRIES) ||
	    !vocabulary_word_among(&words[i + 1], VOCABULARY_REGARDS))
		return 0;
	*tick = true;
	return i + 2;
}

bool vocabulary_begins_asking(const struct vocabulary_word *word)
{
	return question_leads(word) || vocabulary_word_is(word, "who") ||
	       vocabulary_word_is(word, "what");
}
