/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * attachment: the files that people send a form as.  One row of a table a format, which names the
 * function that makes a document of it; a new format is a file of its own and a row here.
 */
#ifndef ESCALATED_READ_ATTACHMENT_H
#define ESCALATED_READ_ATTACHMENT_H

#include "core/document.h"
#include "read/mime.h"

struct attachment_format {
	const char *const *types;      /* "text/plain" …, NULL-terminated */
	const char *const *extensions; /* ".txt" …, NULL-terminated; they count before the type */
	/* Adds the file to the document.  ERR_INPUT, with a sentence, if it cannot be read.  NULL:
	 * a format that may hold a form, and that this version cannot read. */
	int (*read)(struct arena *a, struct mime_part *part, struct document *document,
		    struct err *e);
};

/* The format of this file, or NULL: a picture, a sound, what holds no form. */
const struct attachment_format *attachment_find_format(const struct mime_part *part);

#endif
