/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv: comma-separated values, read record by record (RFC 4180).  Lines may end in LF or CRLF, the
 * file may begin with a byte order mark, empty lines are passed over.  It knows no columns.
 */
#ifndef ESCALATED_CORE_CSV_H
#define ESCALATED_CORE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

enum { CSV_RECORD_MAX = 10000, CSV_FIELDS_MAX = 100 };

struct csv {
	struct arena *arena; /* borrowed */
	const char *at, *end;
	int line; /* of `at`, from 1 */
};

struct csv_record {
	int line;      /* where it begins */
	char **fields; /* valid UTF-8 */
	size_t count;
	const char *problem; /* why it cannot be used, or NULL */
};

/* `size` bytes at `text`, which must live as long as `csv` is read.  Records are in `a`. */
void csv_init(struct csv *csv, struct arena *a, const char *text, size_t size);

/* The next record; false at the end.  A record with a problem is complete as to its line only, and
 * the one after it begins on a new line. */
bool csv_next(struct csv *csv, struct csv_record *record);

#endif
