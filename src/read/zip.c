/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/zip.h"

#include <libdeflate.h>
#include <string.h>
#include <zip.h>

/* How zip's own records are laid out (APPNOTE.TXT 4.3.14 to 4.3.16). */
enum {
	END_SIZE = 22,
	END_DIRECTORY_SIZE = 12, /* offset in the record that ends an archive */
	LOCATOR_SIZE = 20,
	LOCATOR_END64 = 8,
	END64_SIZE = 56,
	END64_DIRECTORY_SIZE = 40,
	COMMENT_MAX = 0xFFFF,
};

enum {
	/* Of all entries' headers together; one of a document is about 80 bytes. */
	DIRECTORY_MAX = 1 << 20,
	/* Records that might end the archive.  The archive in a stored entry has one, too. */
	ENDS_MAX = 8,
	RATIO_FREE = 64 << 10,
};

/* The two ways that all programs know, and all others. */
enum packing { STORED, DEFLATED, OTHERWISE };

struct entry {
	const char *name;
	size_t size, packed;
	uint32_t sum; /* CRC-32 of what is packed */
	enum packing packing;
	size_t index;
};

struct zip_archive {
	zip_t *zip;				 /* owned */
	struct libdeflate_decompressor *deflate; /* owned; NULL until it is needed */
	size_t bytes;
	struct entry *entries;
	const struct entry **by_name; /* sorted */
	size_t count;
	size_t unpacked; /* bytes, so far */
};

static int refuse_damaged(struct err *e)
{
	return err_set(e, ERR_INPUT, "It is damaged.");
}

/* ---- before libzip sees it: it would read as many entries, as often, as the file asks for */

static size_t get_number(const unsigned char *bytes, unsigned width)
{
	size_t n = 0;

	while (width--)
		n = n << 8 | bytes[width];
	return n;
}

/* The size of the directory that this end record names, in its zip64 form if it has one. */
static size_t directory_size(const unsigned char *bytes, size_t size, size_t end)
{
	size_t told = get_number(bytes + end + END_DIRECTORY_SIZE, 4), at;

	if (end < LOCATOR_SIZE || memcmp(bytes + end - LOCATOR_SIZE, "PK\6\7", 4) != 0)
		return told;
	at = get_number(bytes + end - LOCATOR_SIZE + LOCATOR_END64, 8);
	if (size < END64_SIZE || at > size - END64_SIZE || memcmp(bytes + at, "PK\6\6", 4) != 0)
		return told;
	at = get_number(bytes + at + END64_DIRECTORY_SIZE, 8);
	return at > told || told == UINT32_MAX ? at : told;
}

static int check_ends(const unsigned char *bytes, size_t size, struct err *e)
{
	size_t from = size > END_SIZE + COMMENT_MAX ? size - END_SIZE - COMMENT_MAX : 0, ends = 0;
	const unsigned char *at;

	/* Packed bytes have few of any letter: memchr() is ten times as fast here as memmem(). */
	for (at = bytes + from; (at = memchr(at, 'P', size - (size_t)(at - bytes))); at++) {
		if (size - (size_t)(at - bytes) < END_SIZE)
			break;
		if (memcmp(at, "PK\5\6", 4) != 0)
			continue;
		if (++ends > ENDS_MAX)
			return refuse_damaged(e);
		if (directory_size(bytes, size, (size_t)(at - bytes)) > DIRECTORY_MAX)
			return err_set(e, ERR_INPUT, "There are too many files in it.");
	}
	return ends ? 0 : refuse_damaged(e);
}

/* ---- what is in it */

static int compare_names(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

static int read_entry(struct zip_archive *archive, struct arena *a, size_t index, struct err *e)
{
	struct entry *entry = &archive->entries[index];
	zip_stat_t stat;

	if (zip_stat_index(archive->zip, index, 0, &stat) < 0 || !(stat.valid & ZIP_STAT_NAME) ||
	    strlen(stat.name) > ZIP_NAME_MAX)
		return refuse_damaged(e);
	if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
		return err_set(e, ERR_INPUT, "It is protected by a password.");
	entry->name = str_valid_utf8(a, stat.name, strlen(stat.name));
	entry->size = stat.valid & ZIP_STAT_SIZE ? stat.size : 0;
	entry->packed = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;
	entry->sum = stat.valid & ZIP_STAT_CRC ? stat.crc : 0;
	entry->packing = !(stat.valid & ZIP_STAT_COMP_METHOD) ? OTHERWISE
			 : stat.comp_method == ZIP_CM_STORE   ? STORED
			 : stat.comp_method == ZIP_CM_DEFLATE ? DEFLATED
							      : OTHERWISE;
	entry->index = index;
	return 0;
}

static int read_entries(struct zip_archive *archive, struct arena *a, struct err *e)
{
	zip_int64_t count = zip_get_num_entries(archive->zip, 0);
	size_t i;

	if (count < 0 || count > ZIP_ENTRIES_MAX)
		return err_set(e, ERR_INPUT, "There are too many files in it.");
	archive->count = (size_t)count;
	archive->entries = ARENA_NEW_N(a, struct entry, archive->count);
	archive->by_name = ARENA_NEW_N(a, const struct entry *, archive->count);
	for (i = 0; i < archive->count; i++) {
		if (read_entry(archive, a, i, e) < 0)
			return -1;
		archive->by_name[i] = &archive->entries[i];
	}
	qsort(archive->by_name, archive->count, sizeof(*archive->by_name), compare_names);
	for (i = 1; i < archive->count; i++)
		if (str_eq(archive->by_name[i - 1]->name, archive->by_name[i]->name))
			return err_set(e, ERR_INPUT, "Two files in it have the same name.");
	return 0;
}

int zip_archive_open(struct zip_archive **archive, struct arena *a, const void *bytes, size_t size,
		     struct err *e)
{
	struct zip_archive *opened;
	zip_source_t *source;
	zip_error_t error;

	if (check_ends(bytes, size, e) < 0)
		return -1;
	opened = ARENA_NEW(a, struct zip_archive);
	opened->bytes = size;
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, size, 0, &error);
	/* Without ZIP_CHECKCONS: what it checks besides, programs that stream get wrong. */
	opened->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	zip_error_fini(&error);
	if (!opened->zip) {
		zip_source_free(source);
		return refuse_damaged(e);
	}
	if (read_entries(opened, a, e) < 0) {
		zip_archive_close(opened);
		return -1;
	}
	*archive = opened;
	return 0;
}

void zip_archive_close(struct zip_archive *archive)
{
	if (!archive)
		return;
	if (archive->zip)
		zip_discard(archive->zip);
	libdeflate_free_decompressor(archive->deflate);
	archive->zip = NULL;
	archive->deflate = NULL;
}

size_t zip_archive_count(const struct zip_archive *archive)
{
	return archive->count;
}

const char *zip_archive_name(const struct zip_archive *archive, size_t index)
{
	return archive->entries[index].name;
}

size_t zip_archive_size(const struct zip_archive *archive, size_t index)
{
	return archive->entries[index].size;
}

int zip_archive_find(const struct zip_archive *archive, const char *name)
{
	const struct entry wanted = {.name = name}, *key = &wanted, **found;

	found = bsearch(&key, archive->by_name, archive->count, sizeof(*archive->by_name),
			compare_names);
	return found ? (int)(*found)->index : -1;
}

/* ---- one entry */

/* May it be unpacked?  What it says of itself is held against it below, byte by byte. */
static int check_sizes(const struct zip_archive *archive, const struct entry *entry, size_t max,
		       struct err *e)
{
	if (entry->packed > archive->bytes || entry->packing == OTHERWISE)
		return refuse_damaged(e);
	if (entry->size > max || entry->size > ZIP_TOTAL_MAX - archive->unpacked ||
	    (entry->size > RATIO_FREE && entry->size / ZIP_RATIO_MAX > entry->packed))
		return err_set(e, ERR_INPUT, "It is too large when it is unpacked.");
	return 0;
}

/* The bytes of an entry as they are in the archive, until their end, NUL behind them; NULL if there
 * are fewer or more. */
static char *read_raw(struct zip_archive *archive, struct arena *a, const struct entry *entry)
{
	zip_file_t *file = zip_fopen_index(archive->zip, entry->index, ZIP_FL_COMPRESSED);
	char *to, more;
	size_t have = 0;
	zip_int64_t n = 1;

	if (!file)
		return NULL;
	to = arena_buffer(a, entry->packed + 1);
	to[entry->packed] = '\0';
	while (n > 0 && have < entry->packed) {
		n = zip_fread(file, to + have, entry->packed - have);
		have += n > 0 ? (size_t)n : 0;
	}
	n = zip_fread(file, &more, 1);
	zip_fclose(file);
	return have == entry->packed && n == 0 ? to : NULL;
}

/* Into as much room as the entry says it needs: it fails with less to say, and with more. */
static char *inflate(struct zip_archive *archive, struct arena *a, const struct entry *entry,
		     const char *raw)
{
	char *to = arena_buffer(a, entry->size + 1);

	if (!archive->deflate)
		archive->deflate = libdeflate_alloc_decompressor();
	if (!archive->deflate)
		abort(); /* out of memory, as everywhere */
	to[entry->size] = '\0';
	return libdeflate_deflate_decompress(archive->deflate, raw, entry->packed, to, entry->size,
					     NULL) == LIBDEFLATE_SUCCESS
		   ? to
		   : NULL;
}

int zip_archive_read(struct zip_archive *archive, struct arena *a, size_t index, size_t max,
		     const char **bytes, size_t *size, struct err *e)
{
	const struct entry *entry = &archive->entries[index];
	char *read;

	if (check_sizes(archive, entry, max, e) < 0)
		return -1;
	archive->unpacked += entry->size;
	read = read_raw(archive, a, entry);
	if (read && entry->packing == DEFLATED)
		read = inflate(archive, a, entry, read);
	else if (entry->packed != entry->size)
		read = NULL;
	if (!read || libdeflate_crc32(0, read, entry->size) != entry->sum)
		return refuse_damaged(e);
	*bytes = read;
	*size = entry->size;
	return 0;
}
