/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mime_header: the part of `mime` that knows gmime: what the headers of one part say about it.
 * For src/read only.
 */
#ifndef ESCALATED_READ_MIME_HEADER_H
#define ESCALATED_READ_MIME_HEADER_H

#include <gmime/gmime.h>

#include "read/mime.h"

/* How gmime is to read headers: leniently, and 8-bit bytes as UTF-8 or else windows-1252. */
GMimeParserOptions *mime_header_options(void);

/* Fills type, charset, name, report, attachment, flowed, delsp and encoding from the headers.
 * Returns the boundary, in `a`, if it is a multipart that can be taken apart, else NULL; a
 * multipart without a boundary becomes the plain text that it can only be. */
char *mime_header_describe(struct arena *a, struct mime_part *part, const char *default_type);

/* A file's name as a stranger wrote it: UTF-8, and without the directories before it, which may be
 * an attack; NULL if nothing is left of it.  In `a`. */
const char *mime_header_file_name(struct arena *a, const char *value);

/* Is it a transfer encoding that has to be undone before the bytes can be read? */
bool mime_header_is_encoded(int encoding);

#endif
