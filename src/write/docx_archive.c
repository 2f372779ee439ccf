/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_archive.h"

enum { DOCX_MAX = 64 << 20 };

int docx_archive_read(struct arena *a, zip_source_t *source, const void **out, size_t *size)
{
	zip_stat_t stat;
	zip_int64_t n;
	void *bytes;

	if (zip_source_stat(source, &stat) < 0 || !(stat.valid & ZIP_STAT_SIZE) ||
	    stat.size > DOCX_MAX || zip_source_open(source) < 0)
		return -1;
	bytes = arena_buffer(a, stat.size);
	n = zip_source_read(source, bytes, stat.size);
	zip_source_close(source);
	*out = bytes;
	*size = stat.size;
	return n == (zip_int64_t)stat.size ? 0 : -1;
}
