/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lzfu: Outlook's compressed RTF (MS-OXRTFCP) → RTF. */
#ifndef ESCALATED_READ_LZFU_H
#define ESCALATED_READ_LZFU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"

/* What it may grow to; two bytes never become more than seventeen. */
enum { LZFU_MAX = 16 << 20 };

/* The RTF, in `a`.  What its head says of its size is not believed, and its checksum not looked at:
 * programs get both wrong.  ERR_INPUT: it is none. */
int lzfu_unpack(struct arena *a, const void *bytes, size_t size, char **rtf, size_t *rtf_size,
		struct err *e);

#endif
