/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/tnef.h"

#include <string.h>

#include "read/mapi.h"

enum {
	SIGNATURE = 0x223E9F78,
	/* Attributes, without the types in their upper half (MS-OXTNEF 2.1.3.3). */
	ATTRIBUTE_BODY = 0x800C,
	ATTRIBUTE_FILE_DATA = 0x800F,
	ATTRIBUTE_FILE_NAME = 0x8010,
	ATTRIBUTE_FILE_BEGINS = 0x9002,
	ATTRIBUTE_MAIL_PROPERTIES = 0x9003,
	ATTRIBUTE_FILE_PROPERTIES = 0x9005,
	ATTRIBUTE_CODEPAGE = 0x9007,
	/* Of a property's type: it has many values; of its number: it has a name. */
	MANY = 0x1000,
	NAMED = 0x8000,
	GUID_SIZE = 16,
};

/* Bytes that are still to be read.  What is beyond the end is 0 and `bad`. */
struct tnef_bytes {
	const unsigned char *at, *end;
	bool bad;
};

struct tnef {
	struct arena *arena; /* borrowed, as are all here */
	struct attachment_list *inside;
	struct attachment_notes *notes;
	struct mapi_part mail, file;
	bool in_file, has_body, damaged;
};

static const unsigned char *take(struct tnef_bytes *b, size_t n)
{
	const unsigned char *taken = b->at;

	if (b->bad || n > (size_t)(b->end - b->at)) {
		b->bad = true;
		b->at = b->end;
		return NULL;
	}
	b->at += n;
	return taken;
}

static unsigned take_number(struct tnef_bytes *b, size_t width)
{
	const unsigned char *s = take(b, width);
	unsigned n = 0;

	for (; s && width--;)
		n = n << 8 | s[width];
	return n;
}

/* ---- properties */

/* Values of these types have a length before them, and are filled up to four bytes. */
static bool is_variable(unsigned type)
{
	return type == MAPI_STRING || type == MAPI_WIDE || type == MAPI_BINARY ||
	       type == MAPI_OBJECT;
}

static size_t size_of_type(unsigned type)
{
	switch (type) {
	case 0x05: /* floating point, currency, time, 64 bits */
	case 0x06:
	case 0x07:
	case 0x14:
	case 0x40:
		return 8;
	case 0x48:
		return GUID_SIZE;
	default:
		return 4;
	}
}

/* The last value of all is met without what would fill it up. */
static void take_padded(struct tnef_bytes *b, size_t n)
{
	size_t padding = (4 - n % 4) % 4, left;

	take(b, n);
	left = (size_t)(b->end - b->at);
	take(b, padding < left ? padding : left);
}

static void skip_name(struct tnef_bytes *b)
{
	take(b, GUID_SIZE);
	if (take_number(b, 4) == 0)
		take(b, 4);
	else
		take_padded(b, take_number(b, 4));
}

/* An attached mail, or a document that is embedded: an interface's number stands before it. */
static void set_object(struct mapi_part *part, unsigned id, const unsigned char *bytes, size_t size)
{
	if (size > GUID_SIZE)
		mapi_set(part, id, MAPI_BINARY, bytes + GUID_SIZE, size - GUID_SIZE);
}

static void read_values(struct tnef_bytes *b, struct mapi_part *part, unsigned id, unsigned type)
{
	unsigned count = 1, kind = type & ~(unsigned)MANY, i, n;
	const unsigned char *bytes;

	if (is_variable(kind) || (type & MANY))
		count = take_number(b, 4);
	for (i = 0; i < count && !b->bad; i++) {
		if (kind == MAPI_INTEGER) {
			mapi_set_number(part, id, take_number(b, 4));
			continue;
		}
		if (!is_variable(kind)) {
			take(b, size_of_type(kind));
			continue;
		}
		n = take_number(b, 4);
		bytes = b->at;
		take_padded(b, n);
		if (b->bad || i)
			continue;
		if (kind == MAPI_OBJECT)
			set_object(part, id, bytes, n);
		else
			mapi_set(part, id, kind, bytes, n);
	}
}

static void tell_damage(struct tnef *t)
{
	if (!t->damaged)
		attachment_add_note(t->arena, t->notes, "It is damaged: a part of it is missing.");
	t->damaged = true;
}

static void read_properties(struct tnef *t, struct mapi_part *part, struct tnef_bytes b)
{
	unsigned count = take_number(&b, 4), type, id;

	for (; count && !b.bad; count--) {
		type = take_number(&b, 2);
		id = take_number(&b, 2);
		if (id >= NAMED)
			skip_name(&b);
		read_values(&b, part, id, type);
	}
	if (b.bad)
		tell_damage(t);
}

/* ---- attributes */

/* The text stands before the attachments, of which it may speak. */
static void add_body(struct tnef *t)
{
	if (!t->has_body)
		mapi_add_body(t->arena, &t->mail, t->inside, t->notes);
	t->has_body = true;
}

static void end_file(struct tnef *t)
{
	if (t->in_file)
		mapi_add_file(t->arena, &t->file, t->inside, t->notes);
	t->in_file = false;
	memset(&t->file, 0, sizeof(t->file));
	t->file.codepage = t->mail.codepage;
}

static void read_attribute(struct tnef *t, unsigned id, struct tnef_bytes b)
{
	size_t size = (size_t)(b.end - b.at);

	switch (id) {
	case ATTRIBUTE_CODEPAGE:
		t->mail.codepage = take_number(&b, 4);
		break;
	case ATTRIBUTE_BODY:
		mapi_set(&t->mail, 0x1000, MAPI_STRING, b.at, size);
		break;
	case ATTRIBUTE_MAIL_PROPERTIES:
		read_properties(t, &t->mail, b);
		break;
	case ATTRIBUTE_FILE_BEGINS:
		add_body(t);
		end_file(t);
		t->in_file = true;
		break;
	case ATTRIBUTE_FILE_NAME:
		mapi_set(&t->file, 0x3704, MAPI_STRING, b.at, size);
		break;
	case ATTRIBUTE_FILE_DATA:
		mapi_set(&t->file, 0x3701, MAPI_BINARY, b.at, size);
		break;
	case ATTRIBUTE_FILE_PROPERTIES:
		read_properties(t, &t->file, b);
		break;
	default:
		break;
	}
}

/* One attribute: whose it is, what it is, its bytes, and a checksum that nobody gets right. */
static void take_attribute(struct tnef *t, struct tnef_bytes *b)
{
	struct tnef_bytes attribute = {0};
	unsigned id;
	size_t size;

	take(b, 1);
	id = take_number(b, 4) & 0xFFFF;
	size = take_number(b, 4);
	attribute.at = take(b, size);
	if (!attribute.at)
		return;
	attribute.end = attribute.at + size;
	read_attribute(t, id, attribute);
	take(b, b->end - b->at < 2 ? (size_t)(b->end - b->at) : 2);
}

int tnef_unpack(struct arena *a, const struct attachment_file *file, struct attachment_list *inside,
		struct attachment_notes *notes, struct err *e)
{
	struct tnef t = {.arena = a, .inside = inside, .notes = notes};
	struct tnef_bytes b = {file->bytes, (const unsigned char *)file->bytes + file->size, false};

	if (take_number(&b, 4) != SIGNATURE)
		return err_set(e, ERR_INPUT, "It is no winmail.dat, whatever its name says.");
	take(&b, 2);
	while (b.at < b.end && !b.bad)
		take_attribute(&t, &b);
	end_file(&t);
	add_body(&t);
	if (b.bad)
		tell_damage(&t);
	return 0;
}
