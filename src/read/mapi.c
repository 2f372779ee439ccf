/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/mapi.h"

#include <string.h>

#include "read/charset.h"
#include "read/lzfu.h"

enum { ID_INTERNET_CODEPAGE = 0x3FDE, ID_MESSAGE_CODEPAGE = 0x3FFD, ID_METHOD = 0x3705 };

static const unsigned ids[MAPI_COUNT] = {
    [MAPI_BODY] = 0x1000, [MAPI_RTF] = 0x1009,	     [MAPI_HTML] = 0x1013, [MAPI_DATA] = 0x3701,
    [MAPI_NAME] = 0x3704, [MAPI_LONG_NAME] = 0x3707, [MAPI_TYPE] = 0x370E, [MAPI_SUBJECT] = 0x0037,
};

enum mapi_what mapi_find(unsigned id)
{
	unsigned i;

	for (i = 0; i < MAPI_COUNT; i++)
		if (ids[i] == id)
			return (enum mapi_what)i;
	return MAPI_COUNT;
}

void mapi_set(struct mapi_part *part, unsigned id, unsigned type, const unsigned char *bytes,
	      size_t size)
{
	enum mapi_what what = mapi_find(id);

	if (what < MAPI_COUNT && size)
		part->values[what] = (struct mapi_value){type, bytes, size};
}

void mapi_set_number(struct mapi_part *part, unsigned id, unsigned number)
{
	if (id == ID_INTERNET_CODEPAGE)
		part->html_codepage = number;
	else if (id == ID_MESSAGE_CODEPAGE && !part->codepage)
		part->codepage = number;
	else if (id == ID_METHOD)
		part->method = number;
}

static const char *charset_of(unsigned codepage)
{
	const char *name = charset_of_codepage(codepage);

	return name ? name : "windows-1252";
}

/* The length of a string in UTF-16 without the NUL at its end. */
static size_t wide_length(const unsigned char *bytes, size_t size)
{
	size_t n = 0;

	while (n + 1 < size && (bytes[n] || bytes[n + 1]))
		n += 2;
	return n;
}

const char *mapi_text(struct arena *a, const struct mapi_part *part, enum mapi_what what)
{
	const struct mapi_value *value = &part->values[what];
	const char *bytes = (const char *)value->bytes;

	if (!bytes)
		return NULL;
	if (value->type == MAPI_WIDE)
		return charset_to_utf8(a, bytes, wide_length(value->bytes, value->size),
				       "utf-16le");
	return charset_to_utf8(a, bytes, strnlen(bytes, value->size), charset_of(part->codepage));
}

/* As a text file; NUL at the end of a string, and bytes of HTML, are what they are. */
static bool add_text(struct arena *a, const struct mapi_part *mail, enum mapi_what what,
		     struct attachment_list *inside, struct attachment_notes *notes)
{
	const struct mapi_value *value = &mail->values[what];
	struct attachment_file file = {
	    .name = what == MAPI_HTML ? "message.html" : "message.txt",
	    .type = what == MAPI_HTML ? "text/html" : "text/plain",
	};

	if (!value->bytes)
		return false;
	if (value->type == MAPI_BINARY) {
		file.bytes = value->bytes;
		file.size = value->size;
		file.charset =
		    charset_of(mail->html_codepage ? mail->html_codepage : mail->codepage);
	} else {
		file.bytes = mapi_text(a, mail, what);
		file.size = strlen(file.bytes);
		file.charset = "utf-8";
	}
	if (str_empty(file.bytes ? arena_strndup(a, file.bytes, file.size) : NULL))
		return false;
	attachment_add_inside(a, inside, &file, notes);
	return true;
}

static bool add_rtf(struct arena *a, const struct mapi_part *mail, struct attachment_list *inside,
		    struct attachment_notes *notes)
{
	const struct mapi_value *value = &mail->values[MAPI_RTF];
	struct attachment_file file = {.name = "message.rtf", .type = "application/rtf"};
	char *rtf;
	struct err err;

	if (!value->bytes)
		return false;
	if (lzfu_unpack(a, value->bytes, value->size, &rtf, &file.size, &err) < 0) {
		attachment_add_note(a, notes, arena_strdup(a, err.text));
		return false;
	}
	file.bytes = rtf;
	attachment_add_inside(a, inside, &file, notes);
	return true;
}

void mapi_add_body(struct arena *a, const struct mapi_part *mail, struct attachment_list *inside,
		   struct attachment_notes *notes)
{
	if (!add_text(a, mail, MAPI_HTML, inside, notes) && !add_rtf(a, mail, inside, notes))
		add_text(a, mail, MAPI_BODY, inside, notes);
}

void mapi_add_file(struct arena *a, const struct mapi_part *file, struct attachment_list *inside,
		   struct attachment_notes *notes)
{
	const char *name = mapi_text(a, file, MAPI_LONG_NAME);
	const char *type = mapi_text(a, file, MAPI_TYPE);
	struct attachment_file found = {
	    .name = attachment_base_name(a, name ? name : mapi_text(a, file, MAPI_NAME)),
	    .type = type ? str_lower(a, type) : NULL,
	    .bytes = file->values[MAPI_DATA].bytes,
	    .size = file->values[MAPI_DATA].size,
	};

	if (found.bytes)
		attachment_add_inside(a, inside, &found, notes);
}
