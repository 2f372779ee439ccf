/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/unzip.h"

#include <string.h>

#include "read/zip.h"

/* What programs put into an archive for themselves: macOS a shadow of each file, Word a lock. */
static bool is_litter(const char *path, const char *base)
{
	return str_starts(path, "__MACOSX/") || *base == '.' || str_starts(base, "~$");
}

/* Unpacks one entry, and keeps it if it is of a format that can hold a form. */
static int take_entry(struct arena *a, struct zip_archive *archive, size_t index, const char *base,
		      struct attachment_list *inside, struct attachment_notes *notes, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = {0};
	struct attachment_file file = {.name = base};
	const char *bytes;

	if (zip_archive_read(archive, &scratch, index, ZIP_TOTAL_MAX, &bytes, &file.size, e) < 0)
		return -1;
	file.bytes = bytes;
	if (!attachment_find_format(&file))
		return 0;
	if (inside->count < ATTACHMENT_INSIDE_MAX)
		file.bytes = arena_memdup(a, bytes, file.size);
	attachment_add_inside(a, inside, &file, notes);
	return 0;
}

static int take_entries(struct arena *a, struct zip_archive *archive,
			struct attachment_list *inside, struct attachment_notes *notes,
			struct err *e)
{
	const char *path, *base;
	size_t i;

	for (i = 0; i < zip_archive_count(archive) && !inside->full; i++) {
		path = zip_archive_name(archive, i);
		base = attachment_base_name(a, path);
		if (!base || is_litter(path, base))
			continue;
		if (take_entry(a, archive, i, base, inside, notes, e) < 0)
			return -1;
	}
	return 0;
}

int unzip_unpack(struct arena *a, const struct attachment_file *file,
		 struct attachment_list *inside, struct attachment_notes *notes, struct err *e)
{
	struct attachment_list found = {0};
	struct zip_archive *archive;
	int failed;

	if (zip_archive_open(&archive, a, file->bytes, file->size, e) < 0)
		return -1;
	failed = take_entries(a, archive, &found, notes, e);
	zip_archive_close(archive);
	if (failed)
		return -1;
	*inside = found;
	return 0;
}
