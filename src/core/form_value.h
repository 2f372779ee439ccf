/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_value: the words behind a label as a value, by the type of the field.  Which words these
 * are, and what the form's other values say, it does not know.  For form_value*.c only.
 */
#ifndef ESCALATED_CORE_FORM_VALUE_H
#define ESCALATED_CORE_FORM_VALUE_H

#include "core/form_parts.h"

/* Each understands the words of the open field, which it is the type of, as its value, and tells
 * what it cannot; false: they say nothing. */
bool form_value_close_text(struct form_reader *r, struct form_value *value);
bool form_value_close_date(struct form_reader *r, struct form_value *value);
bool form_value_close_tick(struct form_reader *r, struct form_value *value);
bool form_value_close_roles(struct form_reader *r, struct form_value *value);
/* Of what a form prints around free text: the words without a first or last line on where there is
 * more room; and tells of the rest that may be in the text.  False: `words`, which are all of it,
 * only name an office, and so are the rest of a label (told, too). */
struct form_slice form_around_cut(struct form_reader *r, struct form_slice words);
bool form_around_tell(struct form_reader *r, const char *words);
/* The words of the open field on one line; NULL if they say nothing. */
char *form_value_words(struct form_reader *r);
/* The length of what was printed for somebody to write on, at one end of `n` bytes: "____", "……".
 */
size_t form_value_rule(const char *text, size_t n, bool behind);
/* The field is there a second time and says something else: tells so, once. */
void form_value_twice(struct form_reader *r, const char *first, const char *second);

#endif
