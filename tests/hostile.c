/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "hostile.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

char *hostile_repeat(struct arena *a, const char *head, const char *unit, size_t size)
{
	size_t at = strlen(head), n = strlen(unit);
	char *bytes = arena_alloc(a, size + n);

	memcpy(bytes, head, at);
	for (; at < size; at += n)
		memcpy(bytes + at, unit, n);
	return bytes;
}

void hostile_check_time(clock_t began, const char *what)
{
	double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;

	if (!HOSTILE_SLOW && seconds > 2)
		fail_msg("%s: %.2f s", what, seconds);
}

void hostile_limit_memory(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	struct rlimit limit;
	long pages = 0;

	assert_non_null(file);
	assert_int_equal(fscanf(file, "%ld", &pages), 1);
	fclose(file);
	if (HOSTILE_SLOW)
		return;
	limit.rlim_cur = limit.rlim_max =
	    (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + HOSTILE_MEMORY;
	assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
}
