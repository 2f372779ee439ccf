/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scratch: a directory of a test's own, and the few things tests do to files in it.  Whatever fails
 * here aborts the test program.
 */
#ifndef ESCALATED_TESTS_SCRATCH_H
#define ESCALATED_TESTS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* Makes it; later paths are relative to it unless they begin with "/". */
void scratch_make(void);
void scratch_remove(void);
/* The absolute path, in `a`. */
const char *scratch_path(struct arena *a, const char *path);

void scratch_mkdir(const char *path);
void scratch_write(const char *path, const char *text);
/* All of a file, in `a`; NULL if there is none. */
char *scratch_read(struct arena *a, const char *path);
/* How many files lie in a directory (those whose name begins with a dot apart). */
int scratch_count(const char *path);
/* The only file of a directory, by name, in `a`. */
char *scratch_only(struct arena *a, const char *path);

/* A file system of its own of `size` bytes at `path` (made if need be), until scratch_remove, one
 * at a time; false if this user may not mount. */
bool scratch_mount(const char *path, size_t size);

#endif
