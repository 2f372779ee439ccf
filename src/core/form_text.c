/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form.h"

#include <string.h>

#include "core/directory.h"
#include "core/vocabulary.h"

/* "Title:" or "Question?", as the form prints it. */
static void form_write_title(struct str *out, const char *title)
{
	size_t n = strlen(title);

	str_add(out, title);
	if (!n || title[n - 1] != '?')
		str_add_char(out, ':');
}

static const char *form_tick_word(enum form_tick tick)
{
	return tick == FORM_YES ? "Yes" : tick == FORM_NO ? "No" : NULL;
}

static const char *form_role_titles(struct arena *a, unsigned roles)
{
	struct str titles;
	unsigned role;

	str_init(&titles, a, STR_UNBOUNDED);
	for (role = 1; role && role <= roles; role <<= 1) {
		if (!(roles & role))
			continue;
		if (titles.len)
			str_add(&titles, ", ");
		str_add(&titles, role_title(role));
	}
	return str_text(&titles);
}

/* What the form says in the field, for a reader; NULL if nothing. */
static const char *form_value_words(struct arena *a, const struct form_field *field,
				    const struct form_value *value)
{
	switch (field->type) {
	case FORM_TICK:
		return form_tick_word(value->tick);
	case FORM_DATE:
		return value->date == DATE_NO_DAY ? value->text : date_long(a, value->date);
	case FORM_ROLES:
		return value->text || !value->roles ? value->text
						    : form_role_titles(a, value->roles);
	case FORM_TEXT:
		break;
	}
	return value->text;
}

static void form_write_others(const struct form *form, struct str *out)
{
	const char *word;
	size_t i;

	for (i = 0; i < form->other_count; i++) {
		word = form_tick_word(form->others[i].raised);
		form_write_title(out, form->others[i].label);
		str_addf(out, "%s%s\n", word ? " " : "", word ? word : "");
	}
}

static void form_write_actions(const struct form *form, struct str *out)
{
	const struct form_action *action;
	size_t i;

	if (form->action_count)
		str_add(out, "Actions and learning\n");
	for (i = 0; i < form->action_count; i++) {
		action = &form->actions[i];
		str_addf(out, "- Action: %s\n", action->action ? action->action : "");
		if (action->by_whom)
			str_addf(out, "  By whom: %s\n", action->by_whom);
		if (action->by_when)
			str_addf(out, "  By when: %s\n",
				 action->by_date == DATE_NO_DAY
				     ? action->by_when
				     : date_long(out->arena, action->by_date));
	}
}

/* The lists have no field of their own: they stand behind the group, and behind the answer. */
static void form_write_lists(const struct form *form, size_t i, struct str *out)
{
	const struct form_field *field = &form->type->fields[i];
	bool last = i + 1 == form->type->field_count;

	if (form_field_is_concern(field) && (last || !form_field_is_concern(field + 1)))
		form_write_others(form, out);
	if (field->section == VOCABULARY_ANSWER_SECTION &&
	    (last || field[1].section != field->section))
		form_write_actions(form, out);
}

void form_to_text(const struct form *form, struct str *out)
{
	const struct form_field *field;
	const char *words;
	size_t i;

	str_addf(out, "%s\n\n", form->type->title);
	for (i = 0; i < form->type->field_count; i++) {
		field = &form->type->fields[i];
		words = form_value_words(out->arena, field, &form->values[i]);
		if (words) {
			form_write_title(out, field->title);
			str_addf(out, "%s%s\n", field->prose && strchr(words, '\n') ? "\n" : " ",
				 words);
		}
		form_write_lists(form, i, out);
	}
}
