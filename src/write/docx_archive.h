/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_archive: Word documents as the zip archives that they are, written with libzip.  It knows
 * nothing of what the parts say.
 */
#ifndef ESCALATED_WRITE_DOCX_ARCHIVE_H
#define ESCALATED_WRITE_DOCX_ARCHIVE_H

#include "base/mem.h"

struct docx_archive_part {
	const char *name; /* "word/document.xml" */
	const char *text;
};

/* A new archive of these parts, in this order, in `a`; the same parts make the same bytes, whenever
 * that is.  -1: memory is short. */
int docx_archive_make(struct arena *a, const struct docx_archive_part *parts, size_t count,
		      const void **out, size_t *out_size);

/* The archive with another text in the part at `index`, in `a`; the others, and all times, are as
 * they were.  -1: it cannot be read, or is too large. */
int docx_archive_replace(struct arena *a, const void *bytes, size_t size, size_t index,
			 const char *text, size_t text_size, const void **out, size_t *out_size);

#endif
