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

/* "Was there drift", "Is it about the plan": what makes a yes to it a concern, or its name. */
static bool question_is_of_fault(const struct vocabulary_word *word)
{
	static const char *const about[] = {"about", "relate", "regard", "regarding", "concerning"};
	static const char *const faults[] = {
	    "late",	  "lateness", "poor",	    "poorly",	     "left",   "missing",
	    "missed",	  "overdue",  "slow",	    "weak",	     "thin",   "lack",
	    "lacking",	  "lacked",   "incomplete", "unclear",	     "absent", "outstanding",
	    "inadequate", "ignored",  "excluded",   "wrong",	     "bad",    "fail",
	    "failed",	  "slipped",  "breach",	    "breached",	     "gap",    "unsafe",
	    "fault",	  "flawed",   "inaccurate", "insufficient",  "delay",  "delayed",
	    "drift",	  "drifted",  "risk",	    "unsatisfactory"};

	return vocabulary_tone(word) == VOCABULARY_NEGATES ||
	       vocabulary_word_among(word, VOCABULARY_WORRIES) || VOCABULARY_WORD_IN(word, about) ||
	       VOCABULARY_WORD_IN(word, faults);
}

/* Is the `i`-th of the words praise?  "Content, breadth" is none, "in place" is. */
static bool question_praises(const struct vocabulary_word *words, size_t n, size_t i)
{
	static const char *const praise[] = {
	    "good",	 "adequate",   "satisfactory", "satisfactorily",
	    "satisfied", "acceptable", "sufficient",   "robust",
	    "sound",	 "ok",	       "okay",	       "fine",
	    "happy",	 "met",	       "kept",	       "adhered",
	    "followed",	 "achieved"};

	if (vocabulary_word_is(&words[i], "content"))
		return i + 1 < n && vocabulary_word_is(&words[i + 1], "with");
	if (vocabulary_word_is(&words[i], "place"))
		return i > 0 && vocabulary_word_is(&words[i - 1], "in");
	return VOCABULARY_WORD_IN(&words[i], praise);
}

bool vocabulary_asks_if_well(const struct vocabulary_word *words, size_t n)
{
	static const char *const verbs[] = {"has", "have", "had", "do", "does", "did"};
	bool well = false;
	size_t i;

	for (i = 0; i < n; i++) {
		if (question_is_of_fault(&words[i]))
			return false;
		well |= vocabulary_word_among(&words[i], VOCABULARY_BEING) ||
			VOCABULARY_WORD_IN(&words[i], verbs) || question_praises(words, n, i);
	}
	return well;
}

bool vocabulary_praises(const struct vocabulary_word *words, size_t n)
{
	bool praise = false, fault = false;
	size_t i, k;

	for (i = 0; i < n; i++) {
		praise |= question_praises(words, n, i);
		fault |= question_is_of_fault(&words[i]) &&
			 !vocabulary_word_among(&words[i], VOCABULARY_WORRIES);
		if (vocabulary_tone(&words[i]) != VOCABULARY_NEGATES)
			continue;
		for (k = i + 1; k < n && k <= i + 2; k++)
			if (vocabulary_word_among(&words[k], VOCABULARY_WORRIES))
				return true;
	}
	return praise && !fault;
}

bool vocabulary_ends_well(const struct vocabulary_word *words, size_t n)
{
	static const char *const done[] = {"completed", "complete", "done", "included", "involved"};

	n -= n > 1 && vocabulary_word_is(&words[n - 1], "to");
	return n > 1 &&
	       (VOCABULARY_WORD_IN(&words[n - 1], done) || question_praises(words, n, n - 1));
}

enum vocabulary_sense vocabulary_sense(const struct vocabulary_word *words, size_t n, size_t i)
{
	static const char *const well[] = {"meet",	   "meeting",	 "satisfaction", "nothing",
					   "compliant",	   "adequately", "acceptably",	 "strength",
					   "sufficiently", "satisfy"};
	static const char *const leads[] = {"if",  "where", "when", "been",
					    "was", "were",  "is",   "are"};
	static const char *const done[] = {"complete", "completed", "appropriate", "done",
					   "correct"};

	if (question_praises(words, n, i) || VOCABULARY_WORD_IN(&words[i], well) ||
	    (i > 0 && VOCABULARY_WORD_IN(&words[i], done) &&
	     VOCABULARY_WORD_IN(&words[i - 1], leads)) ||
	    (i > 0 && vocabulary_word_is(&words[i], "order") &&
	     vocabulary_word_is(&words[i - 1], "in")))
		return VOCABULARY_SENSE_WELL;
	return vocabulary_tone(&words[i]) != VOCABULARY_NEGATES &&
		       !vocabulary_word_is(&words[i], "about") && question_is_of_fault(&words[i])
		   ? VOCABULARY_SENSE_FAULT
		   : VOCABULARY_SENSE_NONE;
}
