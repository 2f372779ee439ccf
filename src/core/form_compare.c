/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two forms beside each other: are they about the same matter, and in what do they differ?
 */
#include "core/form_parts.h"

#include <string.h>

enum { COMPARE_WORDS = 24 };

/* Who names the carers. */
static const char *const form_people[] = {"foster_carers", "carers"};

/* The next letter or digit, folded; 0 at the end.  Blanks, punctuation and signs do not count: one
 * program wraps a line where another does not, and has its own quotation marks. */
static unsigned form_next_letter(const char **p)
{
	unsigned c;

	while (**p) {
		c = str_next_char(p);
		if (c >= 'A' && c <= 'Z')
			return c - 'A' + 'a';
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			return c;
		if (c >= 0xC0 && !(c >= 0x2000 && c < 0x2C00) && c != 0xFEFF)
			return c;
	}
	return 0;
}

/* The letters alone. */
static const char *form_letters(struct arena *a, const char *text)
{
	const char *p = text ? text : "";
	struct str letters;
	unsigned c;

	str_init(&letters, a, STR_UNBOUNDED);
	while ((c = form_next_letter(&p))) {
		if (c < 0x80)
			str_add_char(&letters, (char)c);
		else
			str_addf(&letters, "<%x>", c);
	}
	return str_text(&letters);
}

bool form_words_same(const char *x, const char *y)
{
	unsigned c;

	x = x ? x : "";
	y = y ? y : "";
	do {
		c = form_next_letter(&x);
		if (c != form_next_letter(&y))
			return false;
	} while (c);
	return true;
}

static bool form_value_same(const struct form_field *field, const struct form_value *x,
			    const struct form_value *y)
{
	switch (field->type) {
	case FORM_DATE:
		return x->date == y->date;
	case FORM_TICK:
		return x->tick == y->tick;
	case FORM_ROLES:
		return x->roles == y->roles && x->tick == y->tick;
	case FORM_TEXT:
		return form_words_same(x->text, y->text);
	}
	return false;
}

bool form_words_hold(struct arena *a, const char *text, const char *words)
{
	return strstr(form_letters(a, text), form_letters(a, words)) != NULL;
}

/* "and", "mr": words that are in many names, and so name nobody. */
static bool form_is_common(const struct vocabulary_word *word)
{
	return word->length < 2 || vocabulary_word_among(word, VOCABULARY_NAMELESS);
}

/* Do the two have no name in common? */
static bool form_names_differ(const char *x, const char *y)
{
	struct vocabulary_word a[COMPARE_WORDS], b[COMPARE_WORDS];
	size_t i, j, n, m;

	if (str_empty(x) || str_empty(y) || form_words_same(x, y))
		return false;
	n = vocabulary_words(x, strlen(x), a, COMPARE_WORDS);
	m = vocabulary_words(y, strlen(y), b, COMPARE_WORDS);
	for (i = 0; i < n; i++)
		for (j = 0; j < m; j++)
			if (a[i].length == b[j].length && !form_is_common(&a[i]) &&
			    memcmp(a[i].text, b[j].text, a[i].length) == 0)
				return false;
	return true;
}

bool form_same_people(const struct form *x, const struct form *y)
{
	size_t i;

	if (!str_eq(x->type->name, y->type->name))
		return false;
	for (i = 0; i < COUNT_OF(form_people); i++)
		if (form_names_differ(form_text(x, form_people[i]), form_text(y, form_people[i])))
			return false;
	return true;
}

bool form_same_matter(const struct form *x, const struct form *y)
{
	const struct form_field *field;
	size_t i;

	if (x->type != y->type || !form_same_people(x, y))
		return false;
	/* Two forms on the same carers are two matters if the days or the accounts are others. */
	for (i = 0; i < x->type->field_count; i++) {
		field = &x->type->fields[i];
		if (field->section >= VOCABULARY_ANSWER_SECTION ||
		    !(field->prose || field->type == FORM_DATE))
			continue;
		if (form_says(field, &x->values[i]) && form_says(field, &y->values[i]) &&
		    !form_value_same(field, &x->values[i], &y->values[i]))
			return false;
	}
	return true;
}

/* Do both name the carers, and have names in common? */
static bool form_name_same_people(const struct form *x, const struct form *y)
{
	size_t i;

	for (i = 0; i < COUNT_OF(form_people); i++)
		if (!str_empty(form_text(x, form_people[i])) &&
		    !str_empty(form_text(y, form_people[i])))
			return form_same_people(x, y);
	return false;
}

/* Do they name two days for what the form is first asked about: when panel met, when the concern
 * was raised? */
static bool form_days_differ(const struct form *x, const struct form *y)
{
	size_t i;

	for (i = 0; i < x->type->field_count; i++)
		if (x->type->fields[i].type == FORM_DATE)
			return form_says(&x->type->fields[i], &x->values[i]) &&
			       form_says(&x->type->fields[i], &y->values[i]) &&
			       x->values[i].date != y->values[i].date;
	return false;
}

void form_tell_versions(struct arena *a, struct form *x, const char *x_part, struct form *y,
			const char *y_part)
{
	static const char told[] =
	    "%s holds another one on the same carers, with other words; each "
	    "was taken as a matter of its own.";

	if (x->type != y->type || !form_name_same_people(x, y) || form_days_differ(x, y))
		return;
	form_problem(x, a, (struct form_about){NULL, x->type->title}, told, y_part);
	form_problem(y, a, (struct form_about){NULL, y->type->title}, told, x_part);
}

size_t form_said_count(const struct form *form, char from_section)
{
	size_t i, count = 0;

	for (i = 0; i < form->type->field_count; i++)
		count += form->type->fields[i].section >= from_section &&
			 form_says(&form->type->fields[i], &form->values[i]);
	if (from_section <= VOCABULARY_ANSWER_SECTION)
		count += form->action_count;
	return count + (from_section ? 0 : form->other_count);
}

static void form_join_value(struct arena *a, struct form *into, const struct form *from, size_t i,
			    const char *part)
{
	const struct form_field *field = &into->type->fields[i];

	if (!form_says(field, &from->values[i]))
		return;
	if (!form_says(field, &into->values[i]))
		form_take_value(a, &into->values[i], &from->values[i]);
	else if (!form_value_same(field, &into->values[i], &from->values[i]))
		form_problem(into, a, form_about_field(into->type, i),
			     "%s says something else, which was not taken.", part);
}

void form_join(struct arena *a, struct form *into, const struct form *from, const char *part)
{
	size_t i;

	if (into->type != from->type)
		return;
	for (i = 0; i < into->type->field_count; i++)
		form_join_value(a, into, from, i, part);
	if (!into->action_count)
		form_copy_actions(a, into, from);
	for (i = 0; !into->other_count && i < from->other_count; i++)
		*ARENA_PUSH(a, struct form_concern, into->others, into->other_count) =
		    from->others[i];
	for (i = 0; i < from->problem_count; i++)
		if (!form_has_problem(into, &from->problems[i]))
			form_add_problem(a, into, &from->problems[i]);
}
