/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive.h"

#include <string.h>
#include <zip.h>

static void must(bool condition)
{
	if (!condition)
		abort();
}

static void add(zip_t *zip, const struct archive_entry *entry)
{
	size_t size = entry->size || !entry->bytes ? entry->size : strlen(entry->bytes);
	zip_source_t *source = zip_source_buffer(zip, entry->bytes, size, 0);
	zip_int64_t index;

	must(source != NULL);
	index = zip_file_add(zip, entry->name, source, ZIP_FL_ENC_UTF_8);
	must(index >= 0);
	/* Level 1: nobody asks how well it is packed. */
	must(zip_set_file_compression(zip, (zip_uint64_t)index,
				      entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1) == 0);
	/* 1 January 2026: the same bytes on every day. */
	must(zip_file_set_dostime(zip, (zip_uint64_t)index, 0, 46 << 9 | 1 << 5 | 1, 0) == 0);
	if (entry->password)
		must(zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256,
					     entry->password) == 0);
}

char *archive_make(struct arena *a, const struct archive_entry *entries, size_t count, size_t *size)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_stat_t stat;
	char *bytes;
	zip_t *zip;
	size_t i;

	must(source != NULL);
	zip_source_keep(source);
	zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	must(zip != NULL);
	for (i = 0; i < count; i++)
		add(zip, &entries[i]);
	must(zip_close(zip) == 0);
	must(zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0);
	bytes = arena_alloc(a, stat.size + 1);
	must(zip_source_read(source, bytes, stat.size) == (zip_int64_t)stat.size);
	zip_source_close(source);
	zip_source_free(source);
	*size = stat.size;
	return bytes;
}

size_t archive_patch(char *bytes, size_t size, const char *what, const char *with)
{
	size_t n = strlen(what), count = 0;
	char *at = bytes;

	must(strlen(with) == n);
	while ((at = memmem(at, size - (size_t)(at - bytes), what, n))) {
		memcpy(at, with, n);
		at += n;
		count++;
	}
	return count;
}

unsigned char *archive_record(char *bytes, size_t size, const char *name)
{
	enum { NAME = 46 };
	char *at = bytes;

	while ((at = memmem(at, size - (size_t)(at - bytes), "PK\1\2", 4))) {
		must(size - (size_t)(at - bytes) > NAME + strlen(name));
		if (memcmp(at + NAME, name, strlen(name)) == 0)
			return (unsigned char *)at;
		at++;
	}
	abort();
}

void archive_put(unsigned char *at, unsigned width, unsigned long n)
{
	for (; width--; n >>= 8)
		*at++ = (unsigned char)n;
}
