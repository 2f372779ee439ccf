/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * whole_form: a form that says something of its own in every field, with what XML and Word treat in
 * ways of their own.  All in this header: the targets for fuzzers link no helpers.
 */
#ifndef ESCALATED_TESTS_WHOLE_FORM_H
#define ESCALATED_TESTS_WHOLE_FORM_H

#include "core/directory.h"
#include "core/form.h"
#include "core/vocabulary.h"

enum { WHOLE_FORM_ACTIONS = 9 }; /* more than a blank has rows for */

static inline void whole_form_value(struct arena *a, const struct form_field *field, size_t i,
				    struct form_value *value)
{
	switch (field->type) {
	case FORM_TEXT:
		value->text = arena_printf(a,
					   field->prose ? "Words %zu & <b>.\nAnd \xC3\xA9%zu."
							: "Si\xC3\xA2n <O'Connor> & %zu",
					   i, i);
		break;
	case FORM_DATE:
		value->date = date_from_civil(2026, 11, 1) + (date_day)i;
		break;
	case FORM_TICK:
		value->tick = i % 2 ? FORM_YES : FORM_NO;
		break;
	case FORM_ROLES:
		value->roles = ROLE_SSW;
		break;
	}
}

/* With a list of actions if the type has answers, as a form that goes to who judges it (S6). */
static inline struct form *whole_form(struct arena *a, const struct form_type *type)
{
	struct form *form = form_new(a, type);
	bool answers = false;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		whole_form_value(a, &type->fields[i], i, &form->values[i]);
		answers |= type->fields[i].section == VOCABULARY_ANSWER_SECTION;
	}
	for (i = 0; answers && i < WHOLE_FORM_ACTIONS; i++)
		*ARENA_PUSH(a, struct form_action, form->actions, form->action_count) =
		    (struct form_action){arena_printf(a, "Action %zu", i), "Ben Carver",
					 i % 2 ? "when he is back" : NULL,
					 i % 2 ? DATE_NO_DAY
					       : date_from_civil(2026, 12, 1) + (date_day)i};
	return form;
}

#endif
