/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary_party: whose part of a form a line says that the next one is: "Section C – Service
 * manager", "6. Progress (Panel Adviser)", "To be completed by the ADM".  One table has the words
 * of it; each way to say so is asked for by itself: behind the letter of a section an office alone
 * is enough, in free text it is not. It knows words alone.  Where they stand, and what they end
 * there, is for form_party.c; whom a concern is about is said in other words
 * (vocabulary_find_role).
 */
#ifndef ESCALATED_CORE_VOCABULARY_PARTY_H
#define ESCALATED_CORE_VOCABULARY_PARTY_H

#include "core/vocabulary.h"

enum vocabulary_party {
	/* All of the words say whose it is. */
	VOCABULARY_PARTY_ALONE,	  /* "Service manager": behind a section's letter */
	VOCABULARY_PARTY_NAMED,	  /* "Panel adviser:", which can be a label or an answer, too … */
	VOCABULARY_PARTY_HEADING, /* … "Adviser again", "For use of the manager", which is neither
				   */

	/* Some of them do. */
	VOCABULARY_PARTY_BRACKETS, /* "6. Progress (Panel Adviser)": those at the line's end */
	VOCABULARY_PARTY_NUMBERED, /* "Part 4 – Tracking": a number says so, whatever follows */
	VOCABULARY_PARTY_PART,	   /* "PART FOUR (Panel Adviser)", "To be completed by the Chair" */
	VOCABULARY_PARTY_TASK,	   /* "Panel Adviser to fill in": an action can be called so, too */

	VOCABULARY_PARTY_WAYS,
};

/* Do the `n` bytes at `text` (UTF-8), a line or a cell, say so?  Linear in it; of a line that is
 * longer than such headings are, only the start is looked at. */
bool vocabulary_party_is(enum vocabulary_party way, const char *text, size_t n);

/* "Part 2: Practice": where the words begin behind such a number and its sign; 0: there is none. */
size_t vocabulary_party_number(const char *text, size_t n);

/* The offices that fill in a section of the form. */
enum vocabulary_office {
	VOCABULARY_OFFICE_NONE,
	VOCABULARY_OFFICE_CHAIR,
	VOCABULARY_OFFICE_ADVISER,
	VOCABULARY_OFFICE_MANAGER,
	VOCABULARY_OFFICE_ADM,
};
/* The first of them that the words name. */
enum vocabulary_office vocabulary_party_office(const char *text, size_t n);

/* Do the words, all of them, name an office and say that a part of the form is for it? */
bool vocabulary_party_heads(const struct vocabulary_word *words, size_t n);

/* What a word is beside others that say whose a part is. */
enum vocabulary_party_word {
	VOCABULARY_PARTY_NO_WORD,
	VOCABULARY_PARTY_OFFICE, /* "chair", and what stands beside one: "team" */
	VOCABULARY_PARTY_HEADS,	 /* says that the part is theirs: "completed" */
	VOCABULARY_PARTY_SMALL,	 /* between them */
};
enum vocabulary_party_word vocabulary_party_word(const struct vocabulary_word *word);

#endif
