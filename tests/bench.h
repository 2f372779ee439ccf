/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench: what the programs that measure share: the clock, and files. */
#ifndef ESCALATED_TESTS_BENCH_H
#define ESCALATED_TESTS_BENCH_H

#include <stddef.h>

enum { BENCH_FILE_MOST = 35 << 20 };

double bench_seconds(void); /* of a clock that nobody sets */
/* The bytes of a file, at most BENCH_FILE_MOST; to be freed.  The program ends if it is not there.
 */
char *bench_load(const char *path, size_t *size);

#endif
