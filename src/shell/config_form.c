/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's own forms: from what the file says to types of form. */
#include "shell/config_form.h"

#include <string.h>

static const char *const *config_form_list(struct arena *a, const struct config_addresses *list)
{
	const char **ended = ARENA_NEW_N(a, const char *, list->count + 1);
	size_t i;

	for (i = 0; i < list->count; i++)
		ended[i] = list->items[i];
	return ended;
}

static struct form_field config_form_field(struct arena *a, const struct config_form_field *f)
{
	static const enum form_field_type types[] = {
	    [CONFIG_FIELD_TEXT] = FORM_TEXT,   [CONFIG_FIELD_PROSE] = FORM_TEXT,
	    [CONFIG_FIELD_DATE] = FORM_DATE,   [CONFIG_FIELD_TICK] = FORM_TICK,
	    [CONFIG_FIELD_ROLES] = FORM_ROLES,
	};

	return (struct form_field){.key = f->key,
				   .type = types[f->type],
				   .section = f->section ? (char)('A' + f->section - 1) : 0,
				   .wanted = f->wanted,
				   .title = f->title,
				   .labels = config_form_list(a, &f->labels),
				   .prose = f->type == CONFIG_FIELD_PROSE};
}

const struct form_type *config_form_make(struct arena *a, const struct config_form *form)
{
	struct form_field *fields = ARENA_NEW_N(a, struct form_field, form->field_count);
	struct form_type *type = ARENA_NEW(a, struct form_type);
	size_t i;

	for (i = 0; i < form->field_count; i++)
		fields[i] = config_form_field(a, &form->fields[i]);
	*type = (struct form_type){.name = form->name,
				   .title = form->title,
				   .fields = fields,
				   .field_count = form->field_count,
				   .groups = config_form_list(a, &form->groups),
				   .yes = config_form_list(a, &form->yes),
				   .no = config_form_list(a, &form->no),
				   .actions = config_form_list(a, &form->actions),
				   .printed = config_form_list(a, &form->printed)};
	return type;
}

static void config_form_note(struct arena *a, struct config *config, const struct form_type *type)
{
	size_t i;

	for (i = 0; i < config->form_type_count; i++)
		if (config->form_types[i] == type)
			return;
	*ARENA_PUSH(a, const struct form_type *, config->form_types, config->form_type_count) =
	    type;
}

bool config_form_bind(struct arena *a, struct config *config, const struct form_type *const *own,
		      struct procedure *p, struct str *why)
{
	size_t i;

	for (i = 0; i < config->form_count; i++)
		if (str_eq(own[i]->name, p->form))
			p->own_form = own[i];
	for (i = 0; i < form_type_count && !p->own_form; i++)
		if (str_eq(form_types[i]->name, p->form)) {
			config_form_note(a, config, form_types[i]);
			return true;
		}
	if (p->own_form) {
		config_form_note(a, config, p->own_form);
		return true;
	}
	str_addf(why, "form: \"%s\" is no form; the forms are", p->form);
	for (i = 0; i < form_type_count; i++)
		str_addf(why, "%s %s", i ? "," : "", form_types[i]->name);
	for (i = 0; i < config->form_count; i++)
		str_addf(why, ", %s", own[i]->name);
	return false;
}
