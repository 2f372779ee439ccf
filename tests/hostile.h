/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hostile: large inputs for readers, and whether these are done with them soon enough. */
#ifndef ESCALATED_TESTS_HOSTILE_H
#define ESCALATED_TESTS_HOSTILE_H

#include <time.h>

#include "base/mem.h"

/* Sanitizers make everything many times slower: there, fewer and smaller ones show as much. */
#if defined(__SANITIZE_ADDRESS__)
#define HOSTILE_SLOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HOSTILE_SLOW 1
#endif
#endif
#ifndef HOSTILE_SLOW
#define HOSTILE_SLOW 0
#endif

enum {
	HOSTILE_SIZE = HOSTILE_SLOW ? 6 << 20 : 35 << 20, /* the largest mail that is taken */
	HOSTILE_MEMORY = 256 << 20, /* bytes of the arena, the input itself included */
};

/* `head`, then `unit` again and again, in `a`: `size` bytes, the last unit cut. */
char *hostile_repeat(struct arena *a, const char *head, const char *unit, size_t size);

/* CPU time, not the clock: fails the test if it is more than two seconds since `began` (clock()).
 * Sanitizers make everything many times slower, so that there it says nothing. */
void hostile_check_time(clock_t began, const char *what);

/* From now on this process may take no more than HOSTILE_MEMORY besides what it has: libraries keep
 * theirs in no arena.  Nothing under sanitizers, which need terabytes. */
void hostile_limit_memory(void);

#endif
