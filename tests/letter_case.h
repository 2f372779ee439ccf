/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter_case: for the tests of the letters: each kind of letter in a case at a stage where the
 * rules would order it, and ways to look at what came out.
 */
#ifndef ESCALATED_TESTS_LETTER_CASE_H
#define ESCALATED_TESTS_LETTER_CASE_H

#include "fixture.h"

/* To whom a letter goes. */
enum letter_case_to {
	TO_SUBMITTER,
	TO_OWNER,
	TO_DEPUTY,
	TO_OFFICE, /* the Adviser, or an admin where there is none */
	TO_COUNT
};

/* Everything about one letter; fields can be changed before letter_case_write. */
struct letter_case {
	struct fixture_council *council;
	struct casefile *c; /* NULL for letters without a case */
	struct letter letter;
	struct letter_content content;
};

/* The letter as the rules would order it, not yet written. */
struct letter_case letter_case_make(struct arena *a, bool croydon, enum letter_kind kind,
				    enum letter_case_to to);
/* The same for a case at a stage of its own. */
struct letter_case letter_case_at(struct arena *a, bool croydon, enum fixture_stage stage,
				  enum letter_kind kind, enum letter_case_to to);
void letter_case_write(struct arena *a, struct letter_case *lc);
/* Both at once. */
struct letter_content letter_case_content(struct arena *a, bool croydon, enum fixture_stage stage,
					  enum letter_kind kind, enum letter_case_to to);

/* The words of the text without its marks (">", "-", underlines), and of the HTML without its tags,
 * one blank between them. */
const char *letter_case_text_words(struct arena *a, const char *text);
const char *letter_case_html_words(struct arena *a, const char *html);
/* The lines of the text that are our own: no quote and no note. */
const char *letter_case_own_words(struct arena *a, const char *text);

/* These words stand in both the text and the HTML, as one piece / in neither. */
void letter_case_says(struct arena *a, const struct letter_content *content, const char *words);
void letter_case_says_not(struct arena *a, const struct letter_content *content, const char *words);

#endif
