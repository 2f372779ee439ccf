/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "codec/codec.h"
#include "codec/fields.h"
#include "core/form.h"

static const char *const codec_routing_names[] = {
    [PROCEDURE_BY_LADDER] = "by-ladder",
    [PROCEDURE_BY_ADVISER] = "by-adviser",
    [PROCEDURE_DIRECT] = "direct",
};

static const char *codec_routing_name(int value)
{
	return codec_routing_names[value];
}

static int codec_routing_parse(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(codec_routing_names); i++)
		if (str_eq(name, codec_routing_names[i]))
			return (int)i;
	return -1;
}

static const struct fields_words codec_routing = {codec_routing_name, codec_routing_parse};

/* Reasons to start at a step, as a list of their names. */
static const struct {
	unsigned bit;
	const char *name;
} codec_starts_names[] = {
    {PROCEDURE_SAFEGUARDING, "safeguarding"},
    {PROCEDURE_REPUTATION, "reputation"},
};

static json_t *codec_starts_write(const void *member, bool sparse)
{
	unsigned starts = *(const unsigned *)member;
	json_t *list = json_array();
	size_t i;

	(void)sparse;
	for (i = 0; i < COUNT_OF(codec_starts_names); i++)
		if (starts & codec_starts_names[i].bit)
			json_array_append_new(list, json_string(codec_starts_names[i].name));
	return list;
}

static int codec_starts_read(const struct fields_input *in, const json_t *value, void *member)
{
	unsigned starts = 0, bit;
	const char *name;
	size_t n, i;

	for (n = 0; n < json_array_size(value); n++) {
		name = json_string_value(json_array_get(value, n));
		bit = 0;
		for (i = 0; i < COUNT_OF(codec_starts_names); i++)
			if (str_eq(name, codec_starts_names[i].name))
				bit = codec_starts_names[i].bit;
		if (!bit)
			return fields_fail(in, "starts_for", "holds what is no reason");
		starts |= bit;
	}
	*(unsigned *)member = starts;
	return 0;
}

static const struct fields_custom codec_starts = {codec_starts_write, codec_starts_read};

/* ---- a council's own form */

/* As it stands in JSON: lists are pointer and count there. */
struct codec_form_type {
	const char *name, *title;
	const char **groups, **yes, **no, **actions, **printed;
	size_t group_count, yes_count, no_count, action_count, printed_count;
	struct codec_form_field *fields;
	size_t field_count;
};

struct codec_form_field {
	const char *key, *title, *section;
	const char **labels;
	size_t label_count;
	int type;
	bool wanted, prose;
};

#define STRUCT struct codec_form_field
static const struct fields_field codec_own_field_fields[] = {
    FIELD("key", LINE, key, .filled = true),
    FIELD("title", LINE, title, .filled = true),
    FIELD("section", LINE, section),
    FIELD("labels", LIST, labels, .element = FIELDS_LINE, .count = MEMBER(label_count)),
    FIELD("type", INT, type),
    FIELD("wanted", FLAG, wanted),
    FIELD("prose", FLAG, prose),
};
FIELDS_TABLE(codec_own_field);
#undef STRUCT

#define STRUCT struct codec_form_type
static const struct fields_field codec_own_form_fields[] = {
    FIELD("name", LINE, name, .filled = true),
    FIELD("title", LINE, title, .filled = true),
    FIELD("groups", LIST, groups, .element = FIELDS_LINE, .count = MEMBER(group_count)),
    FIELD("yes", LIST, yes, .element = FIELDS_LINE, .count = MEMBER(yes_count)),
    FIELD("no", LIST, no, .element = FIELDS_LINE, .count = MEMBER(no_count)),
    FIELD("actions", LIST, actions, .element = FIELDS_LINE, .count = MEMBER(action_count)),
    FIELD("printed", LIST, printed, .element = FIELDS_LINE, .count = MEMBER(printed_count)),
    FIELD("fields", LIST, fields, .table = &codec_own_field, .count = MEMBER(field_count)),
};
FIELDS_TABLE(codec_own_form);
#undef STRUCT

/* A NULL-terminated list as pointer and count. */
static const char **codec_list_begin(struct arena *a, const char *const *list, size_t *count)
{
	for (*count = 0; list && list[*count];)
		++*count;
	return arena_memdup(a, list, *count * sizeof(*list));
}

static json_t *codec_own_form_write(const void *member, bool sparse)
{
	const struct form_type *type = *(const struct form_type *const *)member;
	struct codec_form_type out = {0};
	CLEANUP_ARENA struct arena a = {0};
	size_t i;

	if (!type)
		return NULL;
	out.name = type->name;
	out.title = type->title;
	out.groups = codec_list_begin(&a, type->groups, &out.group_count);
	out.yes = codec_list_begin(&a, type->yes, &out.yes_count);
	out.no = codec_list_begin(&a, type->no, &out.no_count);
	out.actions = codec_list_begin(&a, type->actions, &out.action_count);
	out.printed = codec_list_begin(&a, type->printed, &out.printed_count);
	for (i = 0; i < type->field_count; i++) {
		const struct form_field *f = &type->fields[i];
		struct codec_form_field *to =
		    ARENA_PUSH(&a, struct codec_form_field, out.fields, out.field_count);

		to->key = f->key;
		to->title = f->title;
		to->section = f->section ? arena_printf(&a, "%c", f->section) : NULL;
		to->labels = codec_list_begin(&a, f->labels, &to->label_count);
		to->type = (int)f->type;
		to->wanted = f->wanted;
		to->prose = f->prose;
	}
	return fields_write(&codec_own_form, &out, sparse);
}

static const char *const *codec_list_end(struct arena *a, const char **list, size_t count)
{
	const char **ended = ARENA_NEW_N(a, const char *, count + 1);
	size_t i;

	for (i = 0; i < count; i++)
		ended[i] = list[i];
	return ended;
}

static int codec_own_form_read(const struct fields_input *in, const json_t *value, void *member)
{
	struct codec_form_type read = {0};
	struct form_type *type;
	struct form_field *fields;
	size_t i;

	if (!value)
		return 0;
	if (fields_read(in, &codec_own_form, value, &read, true) < 0)
		return -1;
	type = ARENA_NEW(in->arena, struct form_type);
	fields = ARENA_NEW_N(in->arena, struct form_field, read.field_count);
	for (i = 0; i < read.field_count; i++) {
		const struct codec_form_field *f = &read.fields[i];

		if (f->type < FORM_TEXT || f->type > FORM_ROLES)
			return fields_fail(in, "type", "is none of a field");
		fields[i] = (struct form_field){
		    .key = f->key,
		    .type = (enum form_field_type)f->type,
		    .section = f->section ? *f->section : 0,
		    .wanted = f->wanted,
		    .title = f->title,
		    .labels = codec_list_end(in->arena, f->labels, f->label_count),
		    .prose = f->prose};
	}
	*type = (struct form_type){
	    .name = read.name,
	    .title = read.title,
	    .fields = fields,
	    .field_count = read.field_count,
	    .groups = codec_list_end(in->arena, read.groups, read.group_count),
	    .yes = codec_list_end(in->arena, read.yes, read.yes_count),
	    .no = codec_list_end(in->arena, read.no, read.no_count),
	    .actions = codec_list_end(in->arena, read.actions, read.action_count),
	    .printed = codec_list_end(in->arena, read.printed, read.printed_count)};
	*(const struct form_type **)member = type;
	return 0;
}

static const struct fields_custom codec_own = {codec_own_form_write, codec_own_form_read};

#define STRUCT struct procedure_step
static const struct fields_field codec_step_fields[] = {
    FIELD("name", LINE, name, .filled = true),
    FIELD("title", LINE, title),
    FIELD("role", ROLES, role),
    FIELD("days", INT, days),
    FIELD("chase_before", INT, chase_before),
    FIELD("chase_every", INT, chase_every),
    FIELD("escalate_after", INT, escalate_after),
    FIELD("agree", FLAG, agree),
    FIELD("starts_for", CUSTOM, starts_for, .custom = &codec_starts),
    FIELD("starts_if_about", ROLES, starts_if_about),
};
FIELDS_TABLE(codec_step);
#undef STRUCT

#define STRUCT struct procedure
static const struct fields_field codec_procedure_fields[] = {
    FIELD("name", LINE, name, .filled = true),
    FIELD("title", LINE, title),
    FIELD("form", LINE, form),
    FIELD("own_form", CUSTOM, own_form, .custom = &codec_own),
    FIELD("submitter", ROLES, submitter),
    FIELD("free_text", FLAG, free_text),
    FIELD("adviser", ROLES, adviser),
    FIELD("judges", ROLES, judges),
    FIELD("routing", WORD, routing, .words = &codec_routing),
    FIELD("submit_within", INT, submit_within),
    FIELD("route_days", INT, route_days),
    FIELD("outcome_days", INT, outcome_days),
    FIELD("actions_required", FLAG, actions_required),
    FIELD("further_form", FLAG, further_form),
    FIELD("earlier_days_count", FLAG, earlier_days_count),
    FIELD("question_pauses", FLAG, question_pauses),
    FIELD("owner_records", FLAG, owner_records),
    FIELD("record_days", INT, record_days),
    FIELD("record", TEXT, record),
    FIELD("complaints", TEXT, complaints),
    FIELD("iro", TEXT, iro),
    FIELD("agenda", TEXT, agenda),
    FIELD("tell_lapse", ROLES, tell_lapse),
    FIELD("tell_safeguarding", ROLES, tell_safeguarding),
    FIELD("steps", LIST, steps, .table = &codec_step, .count = MEMBER(step_count)),
};
FIELDS_TABLE(codec_procedure);
#undef STRUCT

const char *codec_procedure_text(struct arena *a, const struct procedure *p)
{
	return fields_dump(a, fields_write(&codec_procedure, p, true));
}

int codec_procedure_parse(struct arena *a, const char *text, size_t size, struct procedure **p,
			  struct err *e)
{
	const struct fields_input in = {a, ERR_INTERNAL, e, false, NULL};
	struct procedure *parsed = ARENA_NEW(a, struct procedure);

	if (fields_parse(&in, &codec_procedure, text, size, parsed) < 0)
		return err_prefix(e, "a procedure in the store");
	*p = parsed;
	return 0;
}
