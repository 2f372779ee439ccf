/* SPDX-License-Identifier: GPL-3.0-or-later */
/* msg: a mail as Outlook saves it (.msg, MS-OXMSG) → its text and attachments as files. */
#ifndef ESCALATED_READ_MSG_H
#define ESCALATED_READ_MSG_H

#include "read/attachment.h"

/* The `unpack` of an attachment_format: the text, then the attachments.  A mail that is attached is
 * taken apart here, too: it is no file of its own. */
int msg_unpack(struct arena *a, const struct attachment_file *file, struct attachment_list *inside,
	       struct attachment_notes *notes, struct err *e);

#endif
