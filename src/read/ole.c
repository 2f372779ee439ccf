/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/ole.h"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>

struct ole_dir {
	GsfInfile *infile; /* owned */
};

struct ole {
	struct ole_dir *dirs; /* OLE_OPEN_MAX of them; [0] is the root */
	size_t count;
};

void ole_warm_up(void)
{
	gsf_infile_msole_get_type();
	gsf_input_memory_get_type();
}

int ole_open(struct ole **ole, struct arena *a, const void *bytes, size_t size, struct err *e)
{
	GsfInput *input = gsf_input_memory_new(bytes, (gsf_off_t)size, FALSE);
	GsfInfile *root = gsf_infile_msole_new(input, NULL);

	g_object_unref(input);
	if (!root)
		return err_set(e, ERR_INPUT, "It is damaged.");
	*ole = ARENA_NEW(a, struct ole);
	(*ole)->dirs = ARENA_NEW_N(a, struct ole_dir, OLE_OPEN_MAX);
	(*ole)->dirs[(*ole)->count++].infile = root;
	return 0;
}

void ole_close(struct ole *ole)
{
	while (ole && ole->count)
		g_object_unref(ole->dirs[--ole->count].infile);
}

struct ole_dir *ole_root(struct ole *ole)
{
	return &ole->dirs[0];
}

struct ole_dir *ole_enter(struct ole *ole, struct ole_dir *dir, const char *name)
{
	GsfInput *child;

	if (ole->count == OLE_OPEN_MAX)
		return NULL;
	child = gsf_infile_child_by_name(dir->infile, name);
	if (!child)
		return NULL;
	/* A stream is no directory, though libgsf has one type for both. */
	if (!GSF_IS_INFILE(child) || gsf_infile_num_children(GSF_INFILE(child)) < 0) {
		g_object_unref(child);
		return NULL;
	}
	ole->dirs[ole->count].infile = GSF_INFILE(child);
	return &ole->dirs[ole->count++];
}

const char *ole_name(struct arena *a, struct ole_dir *dir, size_t i)
{
	if ((gsf_off_t)i >= gsf_infile_num_children(dir->infile))
		return NULL;
	return arena_strdup(a, gsf_infile_name_by_index(dir->infile, (int)i));
}

bool ole_has(struct ole_dir *dir, const char *name)
{
	GsfInput *child = gsf_infile_child_by_name(dir->infile, name);

	if (child)
		g_object_unref(child);
	return child != NULL;
}

bool ole_read(struct arena *a, struct ole_dir *dir, const char *name, size_t max,
	      const unsigned char **bytes, size_t *size)
{
	GsfInput *child = gsf_infile_child_by_name(dir->infile, name);
	gsf_off_t n = child ? gsf_input_size(child) : -1;
	unsigned char *read = NULL;

	if (n >= 0 && (size_t)n <= max) {
		read = arena_alloc(a, (size_t)n + 1);
		if (n && !gsf_input_read(child, (size_t)n, read))
			read = NULL;
	}
	if (child)
		g_object_unref(child);
	if (!read)
		return false;
	*bytes = read;
	*size = (size_t)n;
	return true;
}
