/* SPDX-License-Identifier: GPL-3.0-or-later */
/* archive: zip archives for tests, made by libzip, and then broken at will. */
#ifndef ESCALATED_TESTS_ARCHIVE_H
#define ESCALATED_TESTS_ARCHIVE_H

#include <stdbool.h>

#include "base/str.h"

struct archive_entry {
	const char *name;
	const char *bytes; /* NULL: an empty one */
	size_t size;	   /* 0: strlen(bytes) */
	bool stored;	   /* not deflated */
	const char *password;
};

/* The archive, in `a`.  Names must differ: libzip makes no other archives. */
char *archive_make(struct arena *a, const struct archive_entry *entries, size_t count,
		   size_t *size);
/* Writes `with` over each `what` in the bytes, which is as long; how many there were. */
size_t archive_patch(char *bytes, size_t size, const char *what, const char *with);
/* The central directory's record of the entry with this name; aborts if there is none. */
unsigned char *archive_record(char *bytes, size_t size, const char *name);
/* A number of `width` bytes, least first, as zip writes them. */
void archive_put(unsigned char *at, unsigned width, unsigned long n);

#endif
