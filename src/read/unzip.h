/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unzip: the files in a zip archive that may be forms.  Pictures and the like are left in it. */
#ifndef ESCALATED_READ_UNZIP_H
#define ESCALATED_READ_UNZIP_H

#include "read/attachment.h"

/* The `unpack` of an attachment_format: the limits are those of zip.h. */
int unzip_unpack(struct arena *a, const struct attachment_file *file,
		 struct attachment_list *inside, struct attachment_notes *notes, struct err *e);

#endif
