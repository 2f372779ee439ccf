/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * holidays: bank holidays from a file: the project's own data file, or GOV.UK's bank-holidays.json
 * as it is published (https://www.gov.uk/bank-holidays.json).  It knows nothing of working days,
 * nor of which region is whose.
 */
#ifndef ESCALATED_SHELL_HOLIDAYS_H
#define ESCALATED_SHELL_HOLIDAYS_H

#include "base/err.h"
#include "base/mem.h"
#include "core/calendar.h"

enum { HOLIDAYS_MAX_SIZE = 1 << 20 };

/*
 * What a file or a download holds; which of the two kinds it is shows in its first character. Facts
 * and titles are in `a`, a note of GOV.UK's behind its title: "Boxing Day (substitute day)".  All
 * three regions must be there, and no day twice in one.  ERR_PERM if anything is wrong; nothing is
 * set then.
 */
int holidays_parse(struct arena *a, const char *text, size_t size, struct calendar_fact **facts,
		   size_t *count, struct err *e);

/* The same from the file at `path`, of at most HOLIDAYS_MAX_SIZE bytes. */
int holidays_load(struct arena *a, const char *path, struct calendar_fact **facts, size_t *count,
		  struct err *e);

#endif
