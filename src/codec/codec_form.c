/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codec/codec_form.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "codec/codec.h"
#include "core/form.h"

/* ---- actions: by_when stands for two members */

static json_t *codec_form_write_when(const void *member, bool sparse)
{
	const struct form_action *action = member;
	CLEANUP_ARENA struct arena a = {0};

	(void)sparse;
	return fields_write_text(action->by_date != DATE_NO_DAY ? date_iso(&a, action->by_date)
								: action->by_when);
}

static int codec_form_read_when(const struct fields_input *in, const json_t *value, void *member)
{
	struct form_action *action = member;

	action->by_date = DATE_NO_DAY;
	action->by_when = NULL;
	return value ? fields_read_text(in, "by_when", value, FIELDS_TEXT, 0, &action->by_when) : 0;
}

static json_t *codec_form_write_words(const void *member, bool sparse)
{
	const struct form_action *action = member;

	(void)sparse;
	if (action->by_date == DATE_NO_DAY)
		return NULL;
	return fields_write_text(action->by_when ? action->by_when : "");
}

/* After by_when: with words, that is a date. */
static int codec_form_read_words(const struct fields_input *in, const json_t *value, void *member)
{
	struct form_action *action = member;

	if (!value)
		return 0;
	action->by_date = date_parse_iso(action->by_when);
	if (action->by_date == DATE_NO_DAY)
		return fields_fail(in, "by_when", "is no date");
	if (fields_read_text(in, "words", value, FIELDS_TEXT, 0, &action->by_when) < 0)
		return -1;
	if (!*action->by_when)
		action->by_when = NULL;
	return 0;
}

static const struct fields_custom codec_form_when = {codec_form_write_when, codec_form_read_when};
static const struct fields_custom codec_form_words = {codec_form_write_words,
						      codec_form_read_words};

#define STRUCT struct form_action
static const struct fields_field codec_form_action_fields[] = {
    FIELD("action", TEXT, action),
    FIELD("by_whom", TEXT, by_whom),
    {.key = "by_when", .type = FIELDS_CUSTOM, .custom = &codec_form_when},
    {.key = "words", .type = FIELDS_CUSTOM, .custom = &codec_form_words},
};

const struct fields_table codec_form_action = {codec_form_action_fields,
					       COUNT_OF(codec_form_action_fields), sizeof(STRUCT)};

#undef STRUCT

/* ---- what every form has */

#define STRUCT struct form_action_place
static const struct fields_field codec_form_row_fields[] = {
    FIELD("action", INT, action),
    FIELD("by_whom", INT, by_whom),
    FIELD("by_when", INT, by_when),
};
FIELDS_TABLE(codec_form_row);
#undef STRUCT

#define STRUCT struct form_concern
static const struct fields_field codec_form_concern_fields[] = {
    FIELD("label", TEXT, label),
    FIELD("raised", TICK, raised),
};
FIELDS_TABLE(codec_form_concern);
#undef STRUCT

#define STRUCT struct form
static const struct fields_field codec_form_rest_fields[] = {
    FIELD("other_concerns", LIST, others, .table = &codec_form_concern,
	  .count = MEMBER(other_count)),
    FIELD("actions", LIST, actions, .table = &codec_form_action, .count = MEMBER(action_count)),
};
FIELDS_TABLE(codec_form_rest);
#undef STRUCT

/* Not of `show`: a place means something beside its document only. */
#define STRUCT struct form
static const struct fields_field codec_form_place_fields[] = {
    FIELD("action_places", LIST, action_places, .table = &codec_form_row,
	  .count = MEMBER(action_place_count)),
};
FIELDS_TABLE(codec_form_place);
#undef STRUCT

/* ---- problems: {"problems": [sentence …], "problem_keys": [key of a field, or null …]} */

static void codec_form_write_problems(json_t *object, const struct form *form, bool sparse)
{
	json_t *texts = json_array(), *keys = json_array();
	const struct form_problem *p;
	size_t i;

	for (i = 0; i < form->problem_count; i++) {
		p = &form->problems[i];
		json_array_append_new(texts, fields_write_text(p->text));
		json_array_append_new(keys, p->key ? fields_write_text(p->key) : json_null());
	}
	if (!sparse || form->problem_count) {
		json_object_set(object, "problems", texts);
		json_object_set(object, "problem_keys", keys);
	}
	json_decref(texts);
	json_decref(keys);
}

/* ---- where things stand: {"found": {KEY: words}, "places": {KEY: [number, number of NO]}} */

static void codec_form_add_words(json_t *object, const char *key, const char *words)
{
	if (words)
		json_object_set_new(object, key, fields_write_text(words));
}

static void codec_form_write_places(json_t *object, const struct form *form, bool sparse)
{
	json_t *found = json_object(), *places = json_object();
	const struct form_value *v;
	size_t i;

	for (i = 0; i < form->type->field_count; i++) {
		v = &form->values[i];
		codec_form_add_words(found, form->type->fields[i].key, v->where);
		if (v->place || v->place_no)
			json_object_set_new(places, form->type->fields[i].key,
					    json_pack("[i, i]", v->place, v->place_no));
	}
	codec_form_add_words(found, "other_concerns", form->others_where);
	codec_form_add_words(found, "actions", form->actions_where);
	if (!sparse || json_object_size(found))
		json_object_set(object, "found", found);
	if (!sparse || json_object_size(places))
		json_object_set(object, "places", places);
	json_decref(found);
	json_decref(places);
	fields_write_into(object, &codec_form_place, form, sparse);
}

/* ---- fields of the form's type */

static json_t *codec_form_write_value(const struct form_field *field, const struct form_value *v)
{
	CLEANUP_ARENA struct arena a = {0};

	switch (field->type) {
	case FORM_TEXT:
		return fields_write_text(v->text);
	case FORM_DATE:
		return fields_write_text(date_iso(&a, v->date));
	case FORM_TICK:
		return v->tick == FORM_UNSAID ? NULL : json_boolean(v->tick == FORM_YES);
	case FORM_ROLES:
		/* Said to be about none of them is not the same as not said. */
		return v->roles || v->tick == FORM_NO ? fields_write_roles(v->roles) : NULL;
	}
	abort();
}

/* "concerns.timescales" is the key timescales of the object concerns: the object in which the last
 * part of `key` stands, made if need be, and that part. */
static json_t *codec_form_group(json_t *object, const char **key)
{
	const char *dot = strchr(*key, '.'), *name = *key;

	if (!dot)
		return object;
	*key = dot + 1;
	if (!json_object_getn(object, name, (size_t)(dot - name)))
		json_object_setn_new(object, name, (size_t)(dot - name), json_object());
	return json_object_getn(object, name, (size_t)(dot - name));
}

static void codec_form_write_fields(json_t *object, const struct form *form, bool sparse)
{
	json_t *words = json_object(), *group, *value;
	const struct form_field *field;
	const char *key;
	size_t i;

	for (i = 0; i < form->type->field_count; i++) {
		field = &form->type->fields[i];
		value = codec_form_write_value(field, &form->values[i]);
		if (field->type != FORM_TEXT && form->values[i].text)
			json_object_set_new(words, field->key,
					    fields_write_text(form->values[i].text));
		if (!value && sparse)
			continue;
		key = field->key;
		group = codec_form_group(object, &key);
		json_object_set_new(group, key, value ? value : json_null());
	}
	if (sparse && json_object_size(words) == 0)
		json_decref(words);
	else
		json_object_set_new(object, "words", words);
}

static json_t *codec_form_write(const struct form *form, bool sparse, bool places)
{
	json_t *object = json_object();

	json_object_set_new(object, "procedure", fields_write_text(form->type->name));
	codec_form_write_fields(object, form, sparse);
	fields_write_into(object, &codec_form_rest, form, sparse);
	codec_form_write_problems(object, form, sparse);
	if (places)
		codec_form_write_places(object, form, sparse);
	return object;
}

json_t *codec_form_json(const struct form *form)
{
	return form ? codec_form_write(form, false, false) : json_null();
}

static int codec_form_read_value(const struct fields_input *in, const struct form_field *field,
				 const json_t *value, struct form_value *v)
{
	switch (field->type) {
	case FORM_TEXT:
		return fields_read_text(in, field->key, value, FIELDS_TEXT, 0, &v->text);
	case FORM_DATE:
		v->date =
		    json_is_string(value) ? date_parse_iso(json_string_value(value)) : DATE_NO_DAY;
		return v->date == DATE_NO_DAY ? fields_fail(in, field->key, "is no date") : 0;
	case FORM_TICK:
		if (!json_is_boolean(value))
			return fields_fail(in, field->key, "is neither true nor false");
		v->tick = json_is_true(value) ? FORM_YES : FORM_NO;
		return 0;
	case FORM_ROLES:
		if (fields_read_roles(in, field->key, value, &v->roles) < 0)
			return -1;
		v->tick = v->roles ? FORM_UNSAID : FORM_NO;
		return 0;
	}
	abort();
}

/* The index of the field that is called PREFIX.KEY (or KEY, if prefix is NULL), or -1. */
static int codec_form_index(const struct form_type *type, const char *prefix, const char *key)
{
	size_t n = prefix ? strlen(prefix) : 0, i;
	const char *name;

	for (i = 0; i < type->field_count; i++) {
		name = type->fields[i].key;
		if (prefix && (strncmp(name, prefix, n) != 0 || name[n] != '.'))
			continue;
		if (str_eq(prefix ? name + n + 1 : name, key))
			return (int)i;
	}
	return -1;
}

static bool codec_form_is_group(const struct form_type *type, const char *key)
{
	size_t n = strlen(key), i;

	for (i = 0; i < type->field_count; i++)
		if (str_starts(type->fields[i].key, key) && type->fields[i].key[n] == '.')
			return true;
	return false;
}

static bool codec_form_is_rest(const char *key)
{
	size_t i;

	for (i = 0; i < codec_form_rest.count; i++)
		if (str_eq(key, codec_form_rest.fields[i].key))
			return true;
	return str_eq(key, "procedure") || str_eq(key, "words") || str_eq(key, "problems") ||
	       str_eq(key, "problem_keys") || str_eq(key, "found") || str_eq(key, "places") ||
	       str_eq(key, "action_places");
}

static int codec_form_read_fields(const struct fields_input *in, const json_t *object,
				  const char *prefix, struct form *form)
{
	const json_t *value;
	const char *key;
	int i;

	/* The cast: jansson's macro takes no const, and changes nothing. */
	json_object_foreach((json_t *)(uintptr_t)object, key, value)
	{
		if (!prefix && codec_form_is_rest(key))
			continue;
		if (!prefix && json_is_object(value) && codec_form_is_group(form->type, key)) {
			if (codec_form_read_fields(in, value, key, form) < 0)
				return -1;
			continue;
		}
		i = codec_form_index(form->type, prefix, key);
		if (i < 0)
			return err_set(in->e, in->kind, "JSON has a key that the form has not");
		if (!json_is_null(value) &&
		    codec_form_read_value(in, &form->type->fields[i], value, &form->values[i]) < 0)
			return -1;
	}
	return 0;
}

static int codec_form_read_all_words(const struct fields_input *in, const json_t *words,
				     struct form *form)
{
	const json_t *value;
	const char *key;
	int i;

	if (words && !json_is_object(words))
		return fields_fail(in, "words", "is no object");
	json_object_foreach((json_t *)(uintptr_t)words, key, value)
	{
		i = codec_form_index(form->type, NULL, key);
		if (i < 0 || form->type->fields[i].type == FORM_TEXT)
			return err_set(in->e, in->kind, "JSON has words that the form has not");
		if (fields_read_text(in, "words", value, FIELDS_TEXT, 0, &form->values[i].text) < 0)
			return -1;
	}
	return 0;
}

/* Forms that earlier versions have stored have sentences alone.  A key that the form has not is a
 * lie of the reader; in the store it is that of a field whose name was another. */
static int codec_form_read_problems(const struct fields_input *in, const json_t *object,
				    struct form *form)
{
	const json_t *texts = json_object_get(object, "problems"), *key,
		     *keys = json_object_get(object, "problem_keys");
	size_t i, count = json_array_size(texts);
	struct form_problem *p;

	if (texts && !json_is_null(texts) && !json_is_array(texts))
		return fields_fail(in, "problems", "is no list");
	if (in->bounded && count > FIELDS_MAX_ITEMS)
		return fields_fail(in, "problems", "has too many elements");
	if (keys && !json_is_null(keys) && json_array_size(keys) != count)
		return fields_fail(in, "problem_keys",
				   "is no list of as many as there are problems");
	for (i = 0; i < count; i++) {
		p = ARENA_PUSH(in->arena, struct form_problem, form->problems, form->problem_count);
		p->key = NULL;
		key = json_array_get(keys, i);
		if (fields_read_text(in, "problems", json_array_get(texts, i), FIELDS_TEXT, 0,
				     &p->text) < 0)
			return -1;
		if (!key || json_is_null(key))
			continue;
		if (fields_read_text(in, "problem_keys", key, FIELDS_LINE, 0, &p->key) < 0)
			return -1;
		if (form_type_has_key(form->type, p->key))
			continue;
		if (in->bounded)
			return fields_fail(in, "problem_keys", "has one that the form has not");
		p->key = NULL;
	}
	return 0;
}

static int codec_form_read_found(const struct fields_input *in, const json_t *found,
				 struct form *form)
{
	const char **where;
	const json_t *value;
	const char *key;
	int i;

	if (found && !json_is_object(found))
		return fields_fail(in, "found", "is no object");
	json_object_foreach((json_t *)(uintptr_t)found, key, value)
	{
		i = codec_form_index(form->type, NULL, key);
		if (i >= 0)
			where = &form->values[i].where;
		else if (str_eq(key, "other_concerns"))
			where = &form->others_where;
		else if (str_eq(key, "actions"))
			where = &form->actions_where;
		else
			return err_set(in->e, in->kind, "JSON has found what the form has not");
		if (fields_read_text(in, "found", value, FIELDS_LINE, 0, where) < 0)
			return -1;
	}
	return 0;
}

static int codec_form_read_place(const struct fields_input *in, const json_t *value, int *place)
{
	json_int_t n = json_integer_value(value);

	if (!json_is_integer(value) || n < 0 || n > INT_MAX)
		return fields_fail(in, "places", "has what is no place");
	*place = (int)n;
	return 0;
}

static int codec_form_read_places(const struct fields_input *in, const json_t *places,
				  struct form *form)
{
	const json_t *value;
	const char *key;
	int i;

	if (places && !json_is_object(places))
		return fields_fail(in, "places", "is no object");
	json_object_foreach((json_t *)(uintptr_t)places, key, value)
	{
		i = codec_form_index(form->type, NULL, key);
		if (i < 0 || json_array_size(value) != 2)
			return err_set(in->e, in->kind, "JSON has places that the form has not");
		if (codec_form_read_place(in, json_array_get(value, 0), &form->values[i].place) <
			0 ||
		    codec_form_read_place(in, json_array_get(value, 1), &form->values[i].place_no) <
			0)
			return -1;
	}
	return 0;
}

static json_t *codec_form_custom_write(const void *member, bool sparse)
{
	const struct form *form;

	memcpy(&form, member, sizeof(form));
	return form ? codec_form_write(form, sparse, true) : NULL;
}

static int codec_form_custom_read(const struct fields_input *in, const json_t *value, void *member)
{
	const struct form_type *type;
	struct form *form = NULL;
	const char *name;

	if (value) {
		name = json_string_value(json_object_get(value, "procedure"));
		/* A case keeps its council's form as it was when the case opened. */
		type = in->own_form && str_eq(in->own_form->name, name) ? in->own_form
		       : name						? form_type_find(name)
									: NULL;
		if (!type)
			return fields_fail(in, "form", "is of no type that is known");
		form = form_new(in->arena, type);
		if (codec_form_read_fields(in, value, NULL, form) < 0 ||
		    codec_form_read_all_words(in, json_object_get(value, "words"), form) < 0 ||
		    codec_form_read_problems(in, value, form) < 0 ||
		    codec_form_read_found(in, json_object_get(value, "found"), form) < 0 ||
		    codec_form_read_places(in, json_object_get(value, "places"), form) < 0 ||
		    fields_read(in, &codec_form_rest, value, form, false) < 0 ||
		    fields_read(in, &codec_form_place, value, form, false) < 0)
			return -1;
	}
	memcpy(member, &form, sizeof(form));
	return 0;
}

const struct fields_custom codec_form_custom = {codec_form_custom_write, codec_form_custom_read};
