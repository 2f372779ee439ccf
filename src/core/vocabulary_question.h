/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary_question: what a label asks for, told by the words that it begins with: "Who …" for a
 * name, "Is there a concern about …" for a yes or no about what follows.  It knows no field and no
 * form; what the other words mean is for vocabulary_meaning.c, whose label they are for
 * vocabulary_match.c.
 */
#ifndef ESCALATED_CORE_VOCABULARY_QUESTION_H
#define ESCALATED_CORE_VOCABULARY_QUESTION_H

#include "core/vocabulary.h"

/* Kinds of values, as bits. */
enum {
	VOCABULARY_ASKS_TICK = 1,
	VOCABULARY_ASKS_DATE = 2,
	VOCABULARY_ASKS_TEXT = 4,
	VOCABULARY_ASKS_PROSE = 8,
	VOCABULARY_ASKS_ROLES = 16,
	VOCABULARY_ASKS_ALL = 31,
};

/* Those that the `n` words can ask for; all of them if they are no question. */
unsigned vocabulary_asks_for(const struct vocabulary_word *words, size_t n);

/* "Is there a concern about …" (*tick), "Who is the …": how many of the words lead to what is asked
 * about; 0: they are no such question, or ask about nothing. */
size_t vocabulary_asks_about(const struct vocabulary_word *words, size_t n, bool *tick);
/* Can that begin with this word?  Nearly all lines do not. */
bool vocabulary_begins_asking(const struct vocabulary_word *word);

#endif
