/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Concerns that are answered neither Yes nor No: forgotten, or left empty by somebody who ticks Yes
 * alone, or ticked in a way that was lost on the way here.  Nothing is guessed of them.
 */
#include <string.h>

#include "core/form_parts.h"

enum { UNTICKED_MAX = 1000 }; /* bytes of what is told */

struct unticked {
	struct str rows;
	size_t count;
};

/* A row of which a problem tells already has been told of. */
static bool unticked_is_told(const struct form *form, const struct form_field *field)
{
	size_t i;

	for (i = 0; i < form->problem_count; i++)
		if (str_eq(form->problems[i].key, field->key))
			return true;
	return false;
}

static void unticked_add(struct unticked *u, const char *title)
{
	str_addf(&u->rows, "%s\"%s\"", u->count++ ? ", " : "", title);
}

/* How many of the concerns that have no row are spoken of in lines that may be rows of another
 * kind: "The reports were of adequate quality." */
static size_t unticked_spoken(const struct form_reader *r)
{
	enum { WORDS = 14 };
	const char *line = r->source->text, *end;
	bool *spoken = ARENA_NEW_N(r->arena, bool, r->form->type->field_count);
	struct vocabulary_word words[WORDS + 1];
	size_t n, index, count = 0;

	for (; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		n = vocabulary_words(line, (size_t)(end - line), words, WORDS + 1);
		if (n < 2 || n > WORDS ||
		    !vocabulary_find_meaning(r->form->type, line, (size_t)(end - line),
					     1u << FORM_TICK | VOCABULARY_PRAISE, &index) ||
		    !form_field_is_concern(&r->form->type->fields[index]) || r->labelled[index] ||
		    spoken[index])
			continue;
		spoken[index] = true;
		count++;
	}
	return count;
}

/* The panel's own part is there, and of its concerns hardly a row: they are asked for in a way that
 * is not known, and the answers were not read. */
static void unticked_tell_none(struct form_reader *r)
{
	enum { OWN_LEAST = 4, ROWS_LEAST = 5 };
	const struct form_type *type = r->form->type;
	struct unticked u = {.count = 0};
	size_t i, own = 0, rows = 0;

	str_init(&u.rows, r->arena, UNTICKED_MAX);
	for (i = 0; i < type->field_count; i++) {
		if (form_field_is_concern(&type->fields[i])) {
			if (!r->labelled[i] && !r->form->values[i].where) {
				unticked_add(&u, type->fields[i].title);
				rows++;
			}
		} else
			own +=
			    type->fields[i].section == VOCABULARY_FIRST_SECTION && r->labelled[i];
	}
	if (own >= OWN_LEAST && rows >= ROWS_LEAST && unticked_spoken(r) >= ROWS_LEAST)
		form_problem(r->form, r->arena, (struct form_about){FORM_CONCERNS, "Concerns"},
			     "no row was found for %s.", str_text(&u.rows));
}

void form_unticked_tell(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const struct form *form = r->form;
	struct unticked u = {.count = 0};
	size_t i;

	unticked_tell_none(r);
	str_init(&u.rows, r->arena, UNTICKED_MAX);
	for (i = 0; i < type->field_count; i++)
		if (form_field_is_concern(&type->fields[i]) && form->values[i].where &&
		    form->values[i].tick == FORM_UNSAID &&
		    !unticked_is_told(form, &type->fields[i]))
			unticked_add(&u, type->fields[i].title);
	for (i = 0; i < form->other_count; i++)
		if (form->others[i].raised == FORM_UNSAID && !r->told_other[i])
			unticked_add(&u, form->others[i].label);
	if (u.count)
		form_problem(r->form, r->arena, (struct form_about){FORM_CONCERNS, "Concerns"},
			     "neither Yes nor No is ticked for %s.", str_text(&u.rows));
}
