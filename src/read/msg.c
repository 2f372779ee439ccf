/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/msg.h"

#include <stdlib.h>
#include <string.h>

#include "read/mapi.h"
#include "read/ole.h"

enum { MAILS_DEEP = 3, STREAM_MAX = 35 << 20, NAMES_MAX = 2000 };

#define PROPERTY   "__substg1.0_" /* and four digits of its number, four of its type */
#define PROPERTIES "__properties_version1.0"
#define ATTACHMENT "__attach_version1.0_"

struct msg {
	struct arena *arena; /* borrowed, as are all here */
	struct ole *ole;
	struct attachment_list *inside;
	struct attachment_notes *notes;
};

static unsigned number_at(const unsigned char *s)
{
	return (unsigned)s[0] | (unsigned)s[1] << 8 | (unsigned)s[2] << 16 | (unsigned)s[3] << 24;
}

/* Numbers have no stream of their own: they stand in a list of 16 bytes each, behind a head whose
 * size depends on where it stands. */
static void read_numbers(struct msg *m, ole_dir dir, size_t head, struct mapi_part *part)
{
	const unsigned char *bytes;
	size_t size, at;

	if (!ole_read(m->arena, m->ole, dir, PROPERTIES, STREAM_MAX, &bytes, &size))
		return;
	for (at = head; at + 16 <= size; at += 16)
		if ((number_at(bytes + at) & 0xFFFF) == MAPI_INTEGER)
			mapi_set_number(part, number_at(bytes + at) >> 16,
					number_at(bytes + at + 8));
}

/* A stream that is one of the properties that matter. */
static void read_property(struct msg *m, ole_dir dir, const char *name, struct mapi_part *part)
{
	unsigned long tag = strtoul(name + strlen(PROPERTY), NULL, 16);
	const unsigned char *bytes;
	size_t size;

	if (strlen(name) != strlen(PROPERTY) + 8 ||
	    mapi_find((unsigned)(tag >> 16)) == MAPI_COUNT || (tag & 0xFFFF) == MAPI_OBJECT)
		return;
	if (ole_read(m->arena, m->ole, dir, name, STREAM_MAX, &bytes, &size))
		mapi_set(part, (unsigned)(tag >> 16), (unsigned)(tag & 0xFFFF), bytes, size);
}

static void read_part(struct msg *m, ole_dir dir, size_t head, struct mapi_part *part)
{
	const char *name;
	size_t i;

	read_numbers(m, dir, head, part);
	for (i = 0; i < NAMES_MAX && (name = ole_name(m->ole, dir, i)); i++)
		if (str_starts(name, PROPERTY))
			read_property(m, dir, name, part);
}

static void read_mail(struct msg *m, ole_dir dir, size_t head, int depth);

static void read_attachment(struct msg *m, ole_dir dir, unsigned codepage, int depth)
{
	struct mapi_part part = {.codepage = codepage};
	ole_dir mail;

	read_part(m, dir, 8, &part);
	mail = part.method == MAPI_METHOD_MAIL && depth < MAILS_DEEP
		   ? ole_enter(m->ole, dir, PROPERTY "3701000D")
		   : (ole_dir)OLE_NONE;
	if (mail != OLE_NONE)
		read_mail(m, mail, 24, depth + 1);
	else
		mapi_add_file(m->arena, &part, m->inside, m->notes);
}

static void read_mail(struct msg *m, ole_dir dir, size_t head, int depth)
{
	struct mapi_part mail = {0};
	ole_dir attachment;
	const char *name;
	size_t i;

	read_part(m, dir, head, &mail);
	mapi_add_body(m->arena, &mail, m->inside, m->notes);
	for (i = 0; i < NAMES_MAX && !m->inside->full && (name = ole_name(m->ole, dir, i)); i++) {
		if (!str_starts(name, ATTACHMENT))
			continue;
		attachment = ole_enter(m->ole, dir, name);
		if (attachment != OLE_NONE)
			read_attachment(m, attachment, mail.codepage, depth);
	}
}

int msg_unpack(struct arena *a, const struct attachment_file *file, struct attachment_list *inside,
	       struct attachment_notes *notes, struct err *e)
{
	struct msg m = {.arena = a, .inside = inside, .notes = notes};

	if (ole_open(&m.ole, a, file->bytes, file->size, e) < 0)
		return -1;
	read_mail(&m, OLE_ROOT, 32, 0);
	return 0;
}
