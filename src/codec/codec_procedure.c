/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "codec/codec.h"
#include "codec/fields.h"

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
	const struct fields_input in = {a, ERR_INTERNAL, e, false};
	struct procedure *parsed = ARENA_NEW(a, struct procedure);

	if (fields_parse(&in, &codec_procedure, text, size, parsed) < 0)
		return err_prefix(e, "a procedure in the store");
	*p = parsed;
	return 0;
}
