/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form.h"

#include <assert.h>
#include <string.h>

#include "core/vocabulary.h"

static const struct form_value form_nothing = {.date = DATE_NO_DAY};

struct form *form_new(struct arena *a, const struct form_type *type)
{
	struct form *form = ARENA_NEW(a, struct form);
	size_t i;

	form->type = type;
	form->values = ARENA_NEW_N(a, struct form_value, type->field_count);
	for (i = 0; i < type->field_count; i++)
		form->values[i] = form_nothing;
	return form;
}

static struct form_value form_copy_value(struct arena *a, const struct form_value *from)
{
	struct form_value value = *from;

	value.text = arena_strdup(a, from->text);
	value.where = arena_strdup(a, from->where);
	return value;
}

void form_take_value(struct arena *a, struct form_value *into, const struct form_value *from)
{
	struct form_value place = *into;

	*into = form_copy_value(a, from);
	into->where = place.where;
	into->place = place.place;
	into->place_no = place.place_no;
}

void form_copy_actions(struct arena *a, struct form *into, const struct form *from)
{
	struct form_action *to;
	size_t i;

	into->actions = NULL;
	into->action_count = 0;
	for (i = 0; i < from->action_count; i++) {
		to = ARENA_PUSH(a, struct form_action, into->actions, into->action_count);
		to->action = arena_strdup(a, from->actions[i].action);
		to->by_whom = arena_strdup(a, from->actions[i].by_whom);
		to->by_when = arena_strdup(a, from->actions[i].by_when);
		to->by_date = from->actions[i].by_date;
	}
}

struct form *form_copy(struct arena *a, const struct form *form)
{
	struct form *copy = form_new(a, form->type);
	struct form_concern *other;
	size_t i;

	for (i = 0; i < form->type->field_count; i++)
		copy->values[i] = form_copy_value(a, &form->values[i]);
	for (i = 0; i < form->other_count; i++) {
		other = ARENA_PUSH(a, struct form_concern, copy->others, copy->other_count);
		other->label = arena_strdup(a, form->others[i].label);
		other->raised = form->others[i].raised;
	}
	form_copy_actions(a, copy, form);
	copy->others_where = arena_strdup(a, form->others_where);
	copy->actions_where = arena_strdup(a, form->actions_where);
	copy->action_places = arena_memdup(a, form->action_places,
					   form->action_place_count * sizeof(*form->action_places));
	copy->action_place_count = form->action_place_count;
	for (i = 0; i < form->problem_count; i++)
		form_add_problem(a, copy, &form->problems[i]);
	return copy;
}

bool form_lacks_ticks(const struct form *form)
{
	const struct form_field *field;
	size_t i, labels = 0;
	char section = 0;

	/* Those of the first section that has any: an answer further on tells nothing of them. */
	for (i = 0; i < form->type->field_count; i++) {
		field = &form->type->fields[i];
		if (field->type != FORM_TICK || !form->values[i].where ||
		    (labels && field->section != section))
			continue;
		section = field->section;
		labels++;
		if (form->values[i].tick != FORM_UNSAID)
			return false;
	}
	for (i = 0; i < form->other_count; i++)
		if (form->others[i].raised != FORM_UNSAID)
			return false;
	return labels > 0;
}

/* The value's place, or -1 if the type has no such key. */
static int form_find(const struct form *form, const char *key)
{
	size_t i;

	for (i = 0; i < form->type->field_count; i++)
		if (strcmp(form->type->fields[i].key, key) == 0)
			return (int)i;
	return -1;
}

struct form *form_as(struct arena *a, const struct form *form, const struct form_type *type)
{
	struct form *copy = form_copy(a, form), *as;
	size_t i;
	int from;

	if (form->type == type)
		return copy;
	as = form_new(a, type);
	for (i = 0; i < type->field_count; i++) {
		from = form_find(copy, type->fields[i].key);
		if (from >= 0 && form->type->fields[from].type == type->fields[i].type)
			as->values[i] = copy->values[from];
	}
	for (i = 0; i < copy->problem_count; i++)
		if (!form_type_has_key(type, copy->problems[i].key))
			copy->problems[i].key = NULL;
	copy->type = type;
	copy->values = as->values;
	return copy;
}

const struct form_value *form_get(const struct form *form, const char *key)
{
	int i = form_find(form, key);

	return i < 0 ? &form_nothing : &form->values[i];
}

const char *form_text(const struct form *form, const char *key)
{
	return form_get(form, key)->text;
}

date_day form_date(const struct form *form, const char *key)
{
	return form_get(form, key)->date;
}

enum form_tick form_tick(const struct form *form, const char *key)
{
	return form_get(form, key)->tick;
}

struct form_value *form_set(struct form *form, const char *key)
{
	int i = form_find(form, key);

	assert(i >= 0);
	return &form->values[i];
}

void form_clear_value(struct form_value *value)
{
	value->text = NULL;
	value->date = DATE_NO_DAY;
	value->tick = FORM_UNSAID;
	value->roles = 0;
}

static const char *form_part_where(struct arena *a, const char *part, const char *where)
{
	return where ? arena_printf(a, "%s, %s", part, where) : NULL;
}

void form_name_part(struct arena *a, struct form *form, const char *part)
{
	size_t i;

	for (i = 0; i < form->type->field_count; i++)
		form->values[i].where = form_part_where(a, part, form->values[i].where);
	form->others_where = form_part_where(a, part, form->others_where);
	form->actions_where = form_part_where(a, part, form->actions_where);
}

bool form_says(const struct form_field *field, const struct form_value *value)
{
	switch (field->type) {
	case FORM_DATE:
		return value->date != DATE_NO_DAY;
	case FORM_TICK:
		return value->tick != FORM_UNSAID;
	case FORM_TEXT:
		return value->text != NULL;
	case FORM_ROLES:
		return value->roles || value->text;
	}
	return false;
}

static bool form_said_elsewhere(const struct form *form, const char *key)
{
	size_t i;

	for (i = 0; i < vocabulary_instead_count; i++)
		if (strcmp(vocabulary_instead[i].first, key) == 0 &&
		    form_text(form, vocabulary_instead[i].second))
			return true;
	return false;
}

const char **form_missing(struct arena *a, const struct form *form, size_t *count)
{
	const struct form_field *field;
	const char **titles = NULL;
	size_t i;

	*count = 0;
	for (i = 0; i < form->type->field_count; i++) {
		field = &form->type->fields[i];
		if (field->wanted && !form_says(field, &form->values[i]) &&
		    !form_said_elsewhere(form, field->key))
			*ARENA_PUSH(a, const char *, titles, *count) =
			    arena_strdup(a, field->title);
	}
	return titles;
}

void form_merge(struct arena *a, struct form *into, const struct form *from)
{
	const struct form_field *field;
	size_t i;

	if (!str_eq(into->type->name, from->type->name))
		return;
	from = form_as(a, from, into->type);
	for (i = 0; i < into->type->field_count; i++) {
		field = &into->type->fields[i];
		if (!form_says(field, &from->values[i]))
			continue;
		if (field->section ? field->section >= VOCABULARY_ANSWER_SECTION
				   : !form_says(field, &into->values[i]))
			form_take_value(a, &into->values[i], &from->values[i]);
	}
	if (from->action_count)
		form_copy_actions(a, into, from);
}
