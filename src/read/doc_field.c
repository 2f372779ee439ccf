/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doc_parts.h"

#include <string.h>

#include "read/charset.h"

enum {
	/* The data of a form field (MS-DOC 2.9.157 and 2.9.78). */
	HEAD_SIZE = 0x44,
	FIELD_VERSION = -1,
	RESULT_UNSET = 25,
	TYPE_TEXT = 0,
	TYPE_BOX = 1,
	TYPE_LIST = 2,
};

void doc_field_begin(struct doc_fields *fields)
{
	struct doc_field *field;

	fields->depth++;
	field = doc_field_now(fields);
	if (field)
		memset(field, 0, sizeof(*field));
}

struct doc_field *doc_field_now(struct doc_fields *fields)
{
	return fields->depth && fields->depth <= DOC_FIELDS_MAX ? &fields->fields[fields->depth - 1]
								: NULL;
}

static bool is_code(const struct doc_field *field, const char *name)
{
	return str_istarts(field->code + strspn(field->code, " "), name);
}

bool doc_field_is_seen(struct doc_fields *fields)
{
	size_t i;

	for (i = 0; i < fields->depth && i < DOC_FIELDS_MAX; i++)
		if (!fields->fields[i].in_result || is_code(&fields->fields[i], "FORMCHECKBOX"))
			return false;
	return fields->depth <= DOC_FIELDS_MAX;
}

void doc_field_add_code(struct doc_field *field, unsigned c)
{
	if (c < 0x80 && field->code_length + 1 < sizeof(field->code))
		field->code[field->code_length++] = (char)c;
}

/* ---- the properties of a form field */

/* The place behind a counted string of UTF-16 and its NUL. */
static size_t skip_string(struct doc_bytes b, size_t at)
{
	return at + 2 + 2 * (size_t)doc_number(b, at, 2) + 2;
}

struct properties {
	unsigned type, result;
	unsigned initial;
	struct doc_bytes bytes;
	size_t rest; /* of the bytes: behind the initial value */
};

static bool read_properties(const struct doc_file *f, unsigned place, struct properties *p)
{
	size_t size = doc_number(f->data, place, 4), head = doc_number(f->data, place + 4, 2);
	unsigned bits;
	size_t at;

	if (head != HEAD_SIZE || size <= head)
		return false;
	p->bytes = doc_slice(f->data, (size_t)place + head, size - head);
	if (p->bytes.size < 12 || doc_number(p->bytes, 0, 4) != (unsigned)FIELD_VERSION)
		return false;
	bits = doc_number(p->bytes, 4, 2);
	p->type = bits & 3;
	p->result = bits >> 2 & 0x1F;
	at = skip_string(p->bytes, 10);
	if (p->type == TYPE_TEXT || at + 2 > p->bytes.size)
		return p->type == TYPE_TEXT;
	p->initial = doc_number(p->bytes, at, 2);
	p->rest = at + 2;
	if (p->result == RESULT_UNSET)
		p->result = p->initial;
	return true;
}

/* The entry of a list that is chosen, as UTF-8; "" if there is none. */
static const char *find_entry(struct arena *a, const struct properties *p)
{
	struct doc_bytes b = p->bytes;
	size_t at = p->rest, count, i, n;

	/* A format, a help text, a status text, two macros; then the list's head. */
	for (i = 0; i < 5; i++)
		at = skip_string(b, at);
	count = doc_number(b, at + 2, 2);
	if (doc_number(b, at, 2) != 0xFFFF || p->result >= count)
		return "";
	at += 6;
	for (i = 0; i < p->result && at < b.size; i++)
		at += 2 + 2 * (size_t)doc_number(b, at, 2);
	n = doc_number(b, at, 2);
	b = doc_slice(b, at + 2, 2 * n);
	return charset_to_utf8(a, (const char *)b.at, b.size - b.size % 2, "utf-16le");
}

const char *doc_field_shown(struct arena *a, const struct doc_file *f,
			    const struct doc_field *field, bool has_result)
{
	struct properties p = {0};

	if (is_code(field, "FORMCHECKBOX")) {
		if (!field->has_data || !read_properties(f, field->place, &p) || p.type != TYPE_BOX)
			return NULL;
		return p.result ? DOCUMENT_TICKED : DOCUMENT_EMPTY;
	}
	if (is_code(field, "FORMDROPDOWN") && !has_result && field->has_data &&
	    read_properties(f, field->place, &p) && p.type == TYPE_LIST)
		return find_entry(a, &p);
	return "";
}
