/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * zip: the entries of a hostile zip archive in memory: Word and OpenDocument files are such, and
 * people send forms in one.  By libzip, which verifies each entry's checksum.  Nothing is ever
 * written anywhere, so that a name that climbs out of a folder is only a name.
 */
#ifndef ESCALATED_READ_ZIP_H
#define ESCALATED_READ_ZIP_H

#include "base/err.h"
#include "base/str.h"

enum {
	ZIP_ENTRIES_MAX = 2000,
	ZIP_NAME_MAX = 512,
	ZIP_RATIO_MAX = 200,	  /* times its packed size (beyond the first 64 KiB) … */
	ZIP_TOTAL_MAX = 96 << 20, /* … and bytes unpacked from one archive, all told */
};

struct zip_archive; /* in the arena; libzip's own memory is given back by zip_archive_close */

/* ERR_INPUT, with a sentence for the sender: damaged, too many entries, the same name twice,
 * encrypted.  `bytes` is borrowed until it is closed. */
int zip_archive_open(struct zip_archive **archive, struct arena *a, const void *bytes, size_t size,
		     struct err *e);
void zip_archive_close(struct zip_archive *archive); /* accepts NULL */

size_t zip_archive_count(const struct zip_archive *archive);
/* As it stands in the archive (valid UTF-8, no NUL), borrowed; a folder's ends in "/". */
const char *zip_archive_name(const struct zip_archive *archive, size_t index);
/* Bytes that the archive says it has unpacked; may be a lie. */
size_t zip_archive_size(const struct zip_archive *archive, size_t index);
/* The entry with this name, or -1.  Case counts. */
int zip_archive_find(const struct zip_archive *archive, const char *name);

/* The bytes of an entry, unpacked, in `a`, NUL behind them; no more than `max` (more is ERR_INPUT,
 * as is a wrong checksum, a lying size or one of the limits above). */
int zip_archive_read(struct zip_archive *archive, struct arena *a, size_t index, size_t max,
		     const char **bytes, size_t *size, struct err *e);

#endif
