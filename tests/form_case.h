/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_case: what the tests of `form` share: reading a text as a form, and saying what is in it in
 * one line a field.  Include after cmocka.h.
 */
#ifndef ESCALATED_TESTS_FORM_CASE_H
#define ESCALATED_TESTS_FORM_CASE_H

#include "core/form.h"

/* The day on which the mails of the fixtures were sent: Monday 4 May 2026. */
date_day form_case_day(void);
struct form *form_case_read(struct arena *a, const char *text);
/*
 * A table in one string: rows by "\n", cells by "|", paragraphs of a cell by "^".  A run in marks
 * is
 * "{bYES}": b bold, u underlined, h highlighted, s struck out, o with a border, i in italics, g
 * grey, q quoted.  A line that begins with "=" is a paragraph outside of the table. A cell that
 * begins with "%" is shaded in a colour. Each cell's origin is its number, paragraphs too, from 1.
 */
struct form *form_case_table(struct arena *a, const char *rows);
/* A field as text: "-" if it says nothing, "yes"/"no", an ISO date, role names with commas.  The
 * key "others" gives "label=yes;…", "actions" "what|who|when|ISO date;…", "type" the type's name.
 */
const char *form_case_value(struct arena *a, const struct form *form, const char *key);
/* Each line of `expected` is "key=value", "!" and the whole of a problem; all problems must be
 * named.  "null" alone: it is no form. */
void form_case_check(struct arena *a, const char *name, const struct form *form,
		     const char *expected);

/* Texts and what must be read in each; the reader is form_case_read or form_case_table, each of the
 * cases in the arena alone. */
struct form_case {
	const char *name, *text, *expected;
};
typedef struct form *form_case_reader(struct arena *a, const char *text);
void form_case_check_all(struct arena *a, form_case_reader *read, const struct form_case *cases,
			 size_t count);

#endif
