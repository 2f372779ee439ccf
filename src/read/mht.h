/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mht: a page that was saved as one file (.mht; RFC 2557), which Word calls a "Single File Web
 * Page": written like a mail, but sent by nobody.  Its page is the document; pictures and style
 * sheets in it are not looked at, and nothing is fetched.
 */
#ifndef ESCALATED_READ_MHT_H
#define ESCALATED_READ_MHT_H

#include "read/attachment.h"

/* The `sniff` and the `read` of an attachment_format. */
bool mht_sniff(const unsigned char *bytes, size_t size);
int mht_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e);

#endif
