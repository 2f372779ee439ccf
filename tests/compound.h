/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compound: Microsoft's compound files (MS-CFB) for tests. */
#ifndef ESCALATED_TESTS_COMPOUND_H
#define ESCALATED_TESTS_COMPOUND_H

#include "base/mem.h"

struct compound_stream {
	const char *path; /* directories before it, "/" between: "a/b/stream" */
	const void *bytes;
	size_t size;
};

/* The file, in `a`.  Streams of one directory stand together. */
char *compound_make(struct arena *a, const struct compound_stream *streams, size_t count,
		    size_t *size);

#endif
