/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_fill.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "shell/worker.h"
#include "write/docx_fill.h"
#include "write/docx_new.h"

enum { BLANKS_MAX = 50, BLANK_SIZE = 4 << 20 };

static void add_blank(struct arena *a, int folder, const char *file, struct worker_blanks *blanks)
{
	size_t n = strlen(file), size;
	struct worker_blank *blank;
	CLEANUP_FD int fd = -1;
	void *bytes;

	if (n <= 5 || !str_eq(file + n - 5, ".docx") || blanks->count == BLANKS_MAX)
		return;
	fd = openat(folder, file, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || worker_read_fd(a, fd, BLANK_SIZE, &bytes, &size, NULL) < 0)
		return;
	blank = ARENA_PUSH(a, struct worker_blank, blanks->list, blanks->count);
	*blank = (struct worker_blank){arena_strndup(a, file, n - 5), bytes, size};
}

void worker_blanks_load(struct arena *a, const char *folder, struct worker_blanks *blanks)
{
	DIR *dir = folder ? opendir(folder) : NULL;
	const struct dirent *entry;

	*blanks = (struct worker_blanks){0};
	while (dir && (entry = readdir(dir)))
		add_blank(a, dirfd(dir), entry->d_name, blanks);
	if (dir)
		closedir(dir);
}

/* Into the very document that came: what the Chair wrote comes back as they wrote it. */
static int fill_theirs(struct arena *a, const void *mail, size_t size,
		       const struct reader_options *options, const struct codec_fill *fill,
		       const void **out, size_t *out_size)
{
	const void *document;
	size_t document_size;

	if (fill->blank || size == 0 ||
	    reader_find_docx(a, mail, size, options, fill->form, &document, &document_size) < 0)
		return -1;
	return docx_fill(a, document, document_size, fill->form, out, out_size, NULL);
}

/* Into the council's blank, which has no place for rows that people added; where there is none, or
 * not a good one, as a new document. */
static int fill_ours(struct arena *a, const struct worker_blanks *blanks, const struct form *form,
		     const void **out, size_t *out_size, struct err *e)
{
	size_t i;

	for (i = 0; i < blanks->count && form->other_count == 0; i++)
		if (str_eq(blanks->list[i].type, form->type->name) &&
		    docx_fill(a, blanks->list[i].bytes, blanks->list[i].size, form, out, out_size,
			      NULL) == 0)
			return 0;
	return docx_new(a, form, out, out_size, e);
}

int worker_fill(struct arena *a, const void *mail, size_t size,
		const struct reader_options *options, const struct worker_blanks *blanks,
		const struct codec_fill *fill, const void **out, size_t *out_size, struct err *e)
{
	if (fill_theirs(a, mail, size, options, fill, out, out_size) == 0)
		return 0;
	return fill_ours(a, blanks, fill->form, out, out_size, e);
}
