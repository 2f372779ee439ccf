/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * uuencode: a file that stands in the lines of a text, between "begin 644 form.docx" and "end", as
 * mail carried files before there was MIME, and as some gateways still do.  It knows bytes only,
 * and nothing of mails.
 */
#ifndef ESCALATED_READ_UUENCODE_H
#define ESCALATED_READ_UUENCODE_H

#include <stdbool.h>

#include "base/mem.h"

struct uuencode_file {
	const char *begin, *end; /* borrowed: its lines in the text, from "begin" to behind "end" */
	const char *name;  /* in the arena, as it stands there: any bytes but NUL, CR and LF */
	const void *bytes; /* in the arena; no more than thrice what stands in the text */
	size_t size;
};

/* The first whole file in the text from `s` to `end`.  What only begins like one is none: each line
 * must be as long as it says, in the letters that there are, and "end" must be there. */
bool uuencode_find(struct arena *a, const char *s, const char *end, struct uuencode_file *file);

#endif
