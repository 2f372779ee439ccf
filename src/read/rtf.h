/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rtf: a document in Microsoft's Rich Text Format (its specification 1.9.1) → a document.
 * What Outlook wraps a page of HTML in (MS-OXRTFEX) becomes that page again.  There is no well-kept
 * library for it; this one reads what forms consist of, and skips the rest by the format's own
 * rules.  One pass over the bytes, whatever they are.
 */
#ifndef ESCALATED_READ_RTF_H
#define ESCALATED_READ_RTF_H

#include "read/attachment.h"

enum {
	RTF_DEPTH_MAX = 1000, /* groups in groups; Word itself makes fewer than 50 */
	RTF_FIELDS_MAX = 16,  /* fields in fields */
	RTF_FONTS_MAX = 4000,
};

/* The `read` of an attachment_format.  ERR_INPUT: it is no RTF, or it is nested too deeply. */
int rtf_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e);

#endif
