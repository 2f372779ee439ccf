/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tnef: winmail.dat, in which Outlook hides a mail's text and attachments from all other programs
 * (MS-OXTNEF) → the files in it.  The libraries for it have a history of overruns; what is needed
 * of the format is small.
 */
#ifndef ESCALATED_READ_TNEF_H
#define ESCALATED_READ_TNEF_H

#include "read/attachment.h"

/* The `unpack` of an attachment_format: the text, then the attachments; a mail that is attached is
 * again such a file.  One pass; the bytes of files are those of this one.  ERR_INPUT: it is none.
 */
int tnef_unpack(struct arena *a, const struct attachment_file *file, struct attachment_list *inside,
		struct attachment_notes *notes, struct err *e);

#endif
