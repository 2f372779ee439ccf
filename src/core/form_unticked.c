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

void form_unticked_tell(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const struct form *form = r->form;
	struct unticked u = {.count = 0};
	size_t i;

	str_init(&u.rows, r->arena, UNTICKED_MAX);
	for (i = 0; i < type->field_count; i++)
		if (str_starts(type->fields[i].key, VOCABULARY_GROUP_PREFIX) &&
		    form->values[i].where && form->values[i].tick == FORM_UNSAID &&
		    !unticked_is_told(form, &type->fields[i]))
			unticked_add(&u, type->fields[i].title);
	for (i = 0; i < form->other_count; i++)
		if (form->others[i].raised == FORM_UNSAID && !r->told_other[i])
			unticked_add(&u, form->others[i].label);
	if (u.count)
		form_problem(r->form, r->arena, (struct form_about){FORM_CONCERNS, "Concerns"},
			     "neither Yes nor No is ticked for %s.", str_text(&u.rows));
}
