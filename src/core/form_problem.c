/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What could not be read of a form for certain: the sentences, and what each of them is about.
 */
#include "core/form_parts.h"

#include <string.h>

enum { FORM_PROBLEMS_MAX = 200 };

struct form_about form_about_field(const struct form_type *type, size_t field)
{
	return (struct form_about){type->fields[field].key, type->fields[field].title};
}

struct form_about form_about_open(const struct form_reader *r)
{
	return form_about_field(r->form->type, (size_t)r->field);
}

struct form_about form_about_words(struct form_reader *r, struct form_slice words, const char *key)
{
	return (struct form_about){key, form_quote_words(r, words)};
}

void form_problem(struct form *form, struct arena *a, struct form_about about, const char *format,
		  ...)
{
	const size_t n = strlen(about.title) - str_ends(about.title, "?");
	struct form_problem *problem;
	const char *text;
	va_list args;

	if (form->problem_count >= FORM_PROBLEMS_MAX)
		return;
	va_start(args, format);
	text = arena_vprintf(a, format, args);
	va_end(args);
	problem = ARENA_PUSH(a, struct form_problem, form->problems, form->problem_count);
	problem->key = about.key;
	problem->text = arena_printf(a, "%.*s: %s", (int)n, about.title, text);
}

bool form_type_has_key(const struct form_type *type, const char *key)
{
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (str_eq(type->fields[i].key, key))
			return true;
	return str_eq(key, FORM_CONCERNS) || str_eq(key, FORM_OTHERS) || str_eq(key, FORM_ACTIONS);
}

void form_add_problem(struct arena *a, struct form *form, const struct form_problem *problem)
{
	struct form_problem *copy =
	    ARENA_PUSH(a, struct form_problem, form->problems, form->problem_count);

	copy->key = arena_strdup(a, problem->key);
	copy->text = arena_strdup(a, problem->text);
}

bool form_has_problem(const struct form *form, const struct form_problem *problem)
{
	size_t i;

	for (i = 0; i < form->problem_count; i++)
		if (str_eq(form->problems[i].text, problem->text))
			return true;
	return false;
}

bool form_problem_precedes(const struct form_type *type, const struct form_problem *problem,
			   char section)
{
	size_t i;

	/* The rows that are added are among the concerns. */
	if (str_eq(problem->key, FORM_CONCERNS) || str_eq(problem->key, FORM_OTHERS))
		return true;
	for (i = 0; i < type->field_count; i++)
		if (str_eq(problem->key, type->fields[i].key))
			return type->fields[i].section < section;
	return false;
}

const char *form_quote(struct arena *a, const char *words)
{
	struct str quote;

	str_init(&quote, a, FORM_QUOTE_MAX);
	str_add(&quote, str_fold(a, words));
	return arena_printf(a, "\"%s%s\"", str_text(&quote), quote.truncated ? "\xE2\x80\xA6" : "");
}

const char *form_quote_words(struct form_reader *r, struct form_slice words)
{
	struct form_slice told = form_slice_trim(r->source, words);

	/* What form_quote cuts off is not told. */
	if (told.to > told.from + FORM_QUOTE_MAX)
		told.to = told.from + FORM_QUOTE_MAX;
	*ARENA_PUSH(r->arena, struct form_slice, r->told, r->told_count) = told;
	return form_quote(r->arena, form_slice_text(r->arena, r->source, words, FORM_SHORT_MAX));
}

bool form_is_told(const struct form_reader *r, struct form_slice words)
{
	size_t i;

	words = form_slice_trim(r->source, words);
	for (i = 0; i < r->told_count; i++)
		if (r->told[i].from < words.to && words.from < r->told[i].to)
			return true;
	return false;
}
