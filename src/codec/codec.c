/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codec/codec.h"

#include "base/str.h"
#include "codec/codec_form.h"
#include "codec/fields.h"

void codec_warm_up(void)
{
	/* Hash tables are seeded from /dev/urandom when the first object is made. */
	json_object_seed(0);
}

const char *codec_text(struct arena *a, json_t *object)
{
	return fields_dump(a, object);
}

/* ---- reading */

FIELDS_WORDS(codec_kind, enum reading_kind, reading_kind_name, reading_kind_parse);
FIELDS_WORDS(codec_verdict, enum verdict_kind, verdict_name, verdict_parse);

#define STRUCT struct reading_address
static const struct fields_field codec_address_fields[] = {
    FIELD("name", LINE, name),
    FIELD("email", ADDRESS, email),
};
FIELDS_TABLE(codec_address);
#undef STRUCT

/* All of a verdict but its kind, which is a key of the reading itself. */
#define STRUCT struct verdict
static const struct fields_field codec_said_fields[] = {
    FIELD("date", DAY, date),
    FIELD("unclear", FLAG, unclear),
    FIELD("date_unclear", FLAG, date_unclear),
    FIELD("acknowledgement", FLAG, acknowledgement),
    FIELD("has_actions", FLAG, has_actions),
    FIELD("recorded", FLAG, recorded),
    FIELD("record_only", FLAG, record_only),
    FIELD("told", DAY, told),
    FIELD("told_said", FLAG, told_said),
    FIELD("yes", FLAG, yes),
    FIELD("no", FLAG, no),
    FIELD("route_to", LINE, route_to),
    FIELD("danger", FLAG, danger),
};
FIELDS_TABLE(codec_said);
#undef STRUCT

#define STRUCT struct reading_auth
static const struct fields_field codec_auth_fields[] = {
    FIELD("method", LINE, method, .filled = true),
    FIELD("result", LINE, result, .filled = true),
    FIELD("domain", LINE, domain),
};
FIELDS_TABLE(codec_auth);
#undef STRUCT

/* ---- forms on other matters */

static json_t *codec_more_forms_write(const void *member, bool sparse)
{
	const struct reading *r = member;
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < r->more_form_count; i++)
		json_array_append_new(list, codec_form_custom.write(&r->more_forms[i], sparse));
	return list;
}

static int codec_more_forms_read(const struct fields_input *in, const json_t *value, void *member)
{
	struct reading *r = member;
	const json_t *element;
	struct form *form;
	size_t i;

	if (value && (!json_is_array(value) || json_array_size(value) > READING_MAX_FORMS))
		return fields_fail(in, "more_forms", "is no list of forms");
	json_array_foreach(value, i, element)
	{
		if (codec_form_custom.read(in, json_is_object(element) ? element : NULL, &form) < 0)
			return -1;
		if (!form)
			return fields_fail(in, "more_forms", "has what is no form");
		*ARENA_PUSH(in->arena, struct form *, r->more_forms, r->more_form_count) = form;
	}
	return 0;
}

/* The whole reading is their member: an array and its count. */
static const struct fields_custom codec_more_forms = {codec_more_forms_write,
						      codec_more_forms_read};

enum { CODEC_MAX_FAILED = 500, CODEC_MAX_ATTACHMENTS = 1000 };

#define STRUCT struct reading
static const struct fields_field codec_reading_fields[] = {
    FIELD("kind", WORD, kind, .words = &codec_kind),
    FIELD("why", LINE, why, .filled = true),
    FIELD("from", STRUCT, from, .table = &codec_address),
    FIELD("sender", STRUCT, sender, .table = &codec_address),
    FIELD("reply_to", STRUCT, reply_to, .table = &codec_address),
    FIELD("recipients", LIST, recipients, .max = READING_MAX_RECIPIENTS, .table = &codec_address,
	  .count = MEMBER(recipient_count)),
    FIELD("subject", LINE, subject, .filled = true),
    FIELD("message_id", MESSAGE_ID, message_id),
    FIELD("references", LIST, references, .max = READING_MAX_REFERENCES,
	  .element = FIELDS_MESSAGE_ID, .count = MEMBER(reference_count)),
    FIELD("date", MOMENT, date),
    FIELD("case", REF, case_ref),
    FIELD("text", TEXT, text, .filled = true),
    FIELD("with_questions", TEXT, with_questions),
    FIELD("full_text", TEXT, full_text, .filled = true),
    FIELD("verdict", WORD, verdict.kind, .words = &codec_verdict),
    FIELD("said", STRUCT, verdict, .table = &codec_said),
    FIELD("form", CUSTOM, form, .custom = &codec_form_custom),
    {.key = "more_forms", .type = FIELDS_CUSTOM, .custom = &codec_more_forms},
    FIELD("cited_form", CUSTOM, cited_form, .custom = &codec_form_custom),
    FIELD("author", STRUCT, author, .table = &codec_address),
    FIELD("attachments", LIST, attachments, .max = CODEC_MAX_ATTACHMENTS, .element = FIELDS_LINE,
	  .count = MEMBER(attachment_count)),
    FIELD("absent_until", DAY, absent_until),
    FIELD("deputy", STRUCT, deputy, .table = &codec_address),
    FIELD("failed", LIST, failed, .max = CODEC_MAX_FAILED, .element = FIELDS_ADDRESS,
	  .count = MEMBER(failed_count)),
    FIELD("returned_id", MESSAGE_ID, returned_id),
    FIELD("delayed", FLAG, delayed),
    FIELD("attached_text", TEXT, attached_text, .filled = true),
    FIELD("unread", LIST, unread, .element = FIELDS_TEXT, .count = MEMBER(unread_count)),
    FIELD("authentication", LIST, auth, .max = READING_MAX_AUTH, .table = &codec_auth,
	  .count = MEMBER(auth_count)),
    FIELD("problems", LIST, problems, .element = FIELDS_TEXT, .count = MEMBER(problem_count)),
};
FIELDS_TABLE(codec_reading);
#undef STRUCT

const char *codec_reading_text(struct arena *a, const struct reading *r)
{
	return fields_dump(a, fields_write(&codec_reading, r, false));
}

const char *codec_reading_brief(struct arena *a, const struct reading *r)
{
	return fields_dump(a, fields_write(&codec_reading, r, true));
}

int codec_reading_parse(struct arena *a, const char *text, size_t size, struct reading *r,
			struct err *e)
{
	const struct fields_input in = {a, ERR_INPUT, e, true, NULL};
	struct reading parsed;

	if (size > CODEC_MAX_READING)
		return err_set(e, ERR_INPUT, "the reading is too long");
	reading_init(&parsed);
	if (fields_parse(&in, &codec_reading, text, size, &parsed) < 0)
		return -1;
	/* The rules look into the form of a form. */
	if (parsed.kind == READING_FORM && !parsed.form)
		return err_set(e, ERR_INPUT, "the reading is a form and has none");
	*r = parsed;
	return 0;
}
