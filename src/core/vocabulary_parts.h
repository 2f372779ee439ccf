/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vocabulary_parts: what the files of `vocabulary` share among themselves; nobody else includes it.
 */
#ifndef ESCALATED_CORE_VOCABULARY_PARTS_H
#define ESCALATED_CORE_VOCABULARY_PARTS_H

#include "core/vocabulary.h"

enum { VOCABULARY_REMARK_MAX = 80 /* bytes of "(5 working days)" */ };

static inline size_t vocabulary_min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Is the byte, alone, a letter or a digit? */
bool vocabulary_is_letter(char c);
/* "1.", "2)", "A1", "q3", "b)": what people put before a label. */
bool vocabulary_is_number(const char *text, size_t n, const struct vocabulary_word *word);
/* Behind the word "carer" of "carer(s)" or "child/ren": the bytes of that ending, its letters in
 * *from to *to; 0 if there is none. */
size_t vocabulary_ending(const char *text, size_t n, size_t *from, size_t *to);

/* The sign before the word in the list: "+time =timely ", each with a blank behind it; 0 if it is
 * not there. */
char vocabulary_list_sign(const char *list, const char *word, size_t length);
/* The same in lists by the first letter of a word, 'a' to 'z'. */
char vocabulary_word_sign(const char *const *lists, const struct vocabulary_word *word);

/* The tables of headings. */
struct vocabulary_heading {
	enum vocabulary_kind kind;
	size_t index;
	const char *label;
};
extern const struct vocabulary_heading vocabulary_headings[];
extern const size_t vocabulary_heading_count;

#endif
