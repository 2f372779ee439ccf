/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_archive: what docx_fill and docx_new share of libzip. */
#ifndef ESCALATED_WRITE_DOCX_ARCHIVE_H
#define ESCALATED_WRITE_DOCX_ARCHIVE_H

#include <zip.h>

#include "base/mem.h"

/* The whole archive that the source now holds, in `a`; -1: it cannot be read, or is too large. */
int docx_archive_read(struct arena *a, zip_source_t *source, const void **out, size_t *size);

#endif
