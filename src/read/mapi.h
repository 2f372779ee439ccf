/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mapi: the properties of a mail or an attachment as Outlook keeps them (MS-OXPROPS) → the files
 * that a person sees there.  Both winmail.dat and .msg consist of them; it knows neither.
 */
#ifndef ESCALATED_READ_MAPI_H
#define ESCALATED_READ_MAPI_H

#include "read/attachment.h"

/* The properties that matter here. */
enum mapi_what {
	MAPI_BODY,
	MAPI_RTF,
	MAPI_HTML,
	MAPI_DATA,
	MAPI_NAME, /* of the time of DOS */
	MAPI_LONG_NAME,
	MAPI_TYPE,
	MAPI_SUBJECT,
	MAPI_COUNT,
};

/* Types of values (MS-OXCDATA 2.11.1). */
enum {
	MAPI_INTEGER = 0x03,
	MAPI_OBJECT = 0x0D,
	MAPI_STRING = 0x1E,
	MAPI_WIDE = 0x1F,
	MAPI_BINARY = 0x102
};
/* How an attachment is attached: it is itself a mail. */
enum { MAPI_METHOD_MAIL = 5 };

struct mapi_value {
	unsigned type;
	const unsigned char *bytes; /* borrowed; NULL: it is not there */
	size_t size;
};

struct mapi_part {
	struct mapi_value values[MAPI_COUNT];
	unsigned codepage;	/* of MAPI_STRING; 0: not said */
	unsigned html_codepage; /* of MAPI_HTML; likewise */
	unsigned method;
};

/* One property by its number; those that do not matter are left out. */
void mapi_set(struct mapi_part *part, unsigned id, unsigned type, const unsigned char *bytes,
	      size_t size);
void mapi_set_number(struct mapi_part *part, unsigned id, unsigned number);
/* Which of them has a string or bytes worth having; MAPI_COUNT: none. */
enum mapi_what mapi_find(unsigned id);
/* A string, as UTF-8 in `a`; NULL if it is not there. */
const char *mapi_text(struct arena *a, const struct mapi_part *part, enum mapi_what what);

/* Adds the mail's text, as the best of the ways in which it is there: HTML, RTF, plain. */
void mapi_add_body(struct arena *a, const struct mapi_part *mail, struct attachment_list *inside,
		   struct attachment_notes *notes);
/* Adds an attachment. */
void mapi_add_file(struct arena *a, const struct mapi_part *file, struct attachment_list *inside,
		   struct attachment_notes *notes);

#endif
