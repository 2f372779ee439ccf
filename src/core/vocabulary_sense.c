/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary_sense.h"

/* "Was there drift", "Is it about the plan": what makes a yes to it a concern, or its name. */
static bool sense_is_fault(const struct vocabulary_word *word)
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
static bool sense_is_praise(const struct vocabulary_word *words, size_t n, size_t i)
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
		if (sense_is_fault(&words[i]))
			return false;
		well |= vocabulary_word_among(&words[i], VOCABULARY_BEING) ||
			VOCABULARY_WORD_IN(&words[i], verbs) || sense_is_praise(words, n, i);
	}
	return well;
}

bool vocabulary_praises(const struct vocabulary_word *words, size_t n)
{
	bool praise = false, fault = false;
	size_t i, k;

	for (i = 0; i < n; i++) {
		praise |= sense_is_praise(words, n, i);
		fault |= sense_is_fault(&words[i]) &&
			 !vocabulary_word_among(&words[i], VOCABULARY_WORRIES);
		if (vocabulary_tone(&words[i]) != VOCABULARY_NEGATES)
			continue;
		for (k = i + 1; k < n && k <= i + 2; k++)
			if (vocabulary_word_among(&words[k], VOCABULARY_WORRIES))
				return true;
	}
	return praise && !fault;
}

/* Praise where something was to be done, if it stands where that is said. */
static bool sense_is_done(const struct vocabulary_word *word)
{
	static const char *const done[] = {"complete", "completed", "done",    "appropriate",
					   "correct",  "included",  "involved"};

	return VOCABULARY_WORD_IN(word, done);
}

bool vocabulary_ends_well(const struct vocabulary_word *words, size_t n)
{
	n -= n > 1 && vocabulary_word_is(&words[n - 1], "to");
	return n > 1 && (sense_is_done(&words[n - 1]) || sense_is_praise(words, n, n - 1));
}

enum vocabulary_sense vocabulary_sense(const struct vocabulary_word *words, size_t n, size_t i)
{
	/* In a label they name the concern: "Meeting timescales". */
	static const char *const well[] = {"meet",	   "meeting",	 "satisfaction", "nothing",
					   "compliant",	   "adequately", "acceptably",	 "strength",
					   "sufficiently", "satisfy"};
	static const char *const leads[] = {"if",  "where", "when", "been",
					    "was", "were",  "is",   "are"};

	if (sense_is_praise(words, n, i) || VOCABULARY_WORD_IN(&words[i], well) ||
	    (i > 0 && sense_is_done(&words[i]) && VOCABULARY_WORD_IN(&words[i - 1], leads)) ||
	    (i > 0 && vocabulary_word_is(&words[i], "order") &&
	     vocabulary_word_is(&words[i - 1], "in")))
		return VOCABULARY_SENSE_WELL;
	return vocabulary_tone(&words[i]) != VOCABULARY_NEGATES &&
		       !vocabulary_word_is(&words[i], "about") && sense_is_fault(&words[i])
		   ? VOCABULARY_SENSE_FAULT
		   : VOCABULARY_SENSE_NONE;
}

bool vocabulary_heads_well(const struct vocabulary_word *words, size_t n)
{
	static const char *const heads[] = {"received",	 "provided",  "submitted", "supplied",
					    "attached",	 "seen",      "available", "resolved",
					    "addressed", "compliant", "compliance"};
	bool well = false;
	size_t i;

	for (i = 0; i < n; i++) {
		if (sense_is_fault(&words[i]))
			return false;
		well |= sense_is_praise(words, n, i) || sense_is_done(&words[i]) ||
			VOCABULARY_WORD_IN(&words[i], heads);
	}
	return well;
}
