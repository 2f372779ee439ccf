/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_archive.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { DOCX_MAX = 64 << 20 };

/* ---- an archive in memory, from its beginning to its end */

/* NULL: there is none; the source is still the caller's to close. */
static zip_t *archive_open(zip_source_t *source, int flags)
{
	zip_t *zip = source ? zip_open_from_source(source, flags, NULL) : NULL;

	/* The archive has taken it, and it is read once that is gone. */
	if (zip)
		zip_source_keep(source);
	return zip;
}

static int archive_read(struct arena *a, zip_source_t *source, const void **out, size_t *size)
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
	if (n != (zip_int64_t)stat.size)
		return -1;
	*out = bytes;
	*size = stat.size;
	return 0;
}

/* What came of it, unless it is not `whole`; frees both, each of which may be NULL. */
static int archive_close(struct arena *a, zip_source_t *source, zip_t *zip, bool whole,
			 const void **out, size_t *size)
{
	int status = -1;

	if (whole && zip_close(zip) == 0)
		status = archive_read(a, source, out, size);
	else if (zip)
		zip_discard(zip);
	zip_source_free(source);
	return status;
}

/* ---- a new one */

static bool add_part(zip_t *zip, const struct docx_archive_part *part)
{
	zip_source_t *source = zip_source_buffer(zip, part->text, strlen(part->text), 0);
	zip_int64_t at = source ? zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8) : -1;

	if (at < 0)
		zip_source_free(source);
	/* The first day that an archive knows. */
	return at >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 0x21, 0) == 0;
}

int docx_archive_make(struct arena *a, const struct docx_archive_part *parts, size_t count,
		      const void **out, size_t *out_size)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = archive_open(source, ZIP_TRUNCATE);
	bool whole = zip;
	size_t i;

	for (i = 0; i < count && whole; i++)
		whole = add_part(zip, &parts[i]);
	return archive_close(a, source, zip, whole, out, out_size);
}

/* ---- one part replaced */

/* With bytes of its own: what libzip keeps of an archive it frees in the end, whoever's it was (as
 * of 1.7.3).  NULL: out of memory, or nothing. */
static zip_source_t *own_source(const void *bytes, size_t size)
{
	void *own = size ? malloc(size) : NULL;
	zip_source_t *source =
	    own ? zip_source_buffer_create(memcpy(own, bytes, size), size, 1, NULL) : NULL;

	if (!source)
		free(own);
	return source;
}

static bool replace_part(zip_t *zip, size_t index, const char *text, size_t size)
{
	zip_source_t *source = zip_source_buffer(zip, text, size, 0);
	zip_stat_t stat;

	if (!source || zip_stat_index(zip, index, 0, &stat) < 0 ||
	    zip_file_replace(zip, index, source, 0) < 0) {
		zip_source_free(source);
		return false;
	}
	/* The same values give the same document, whenever it is made. */
	if (stat.valid & ZIP_STAT_MTIME)
		zip_file_set_mtime(zip, index, stat.mtime, 0);
	return true;
}

int docx_archive_replace(struct arena *a, const void *bytes, size_t size, size_t index,
			 const char *text, size_t text_size, const void **out, size_t *out_size)
{
	zip_source_t *source = own_source(bytes, size);
	zip_t *zip = archive_open(source, 0);

	return archive_close(a, source, zip, zip && replace_part(zip, index, text, text_size), out,
			     out_size);
}
