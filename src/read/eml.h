/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eml: a mail that was saved as a file (.eml), and sent as one: its text, and its attachments. */
#ifndef ESCALATED_READ_EML_H
#define ESCALATED_READ_EML_H

#include "read/attachment.h"

/* The `read` and the `unpack` of an attachment_format. */
int eml_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e);
int eml_unpack(struct arena *a, const struct attachment_file *file, struct attachment_list *inside,
	       struct attachment_notes *notes, struct err *e);

#endif
