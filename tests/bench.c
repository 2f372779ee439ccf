/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double bench_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

char *bench_load(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	char *bytes = malloc(BENCH_FILE_MOST);

	if (!f || !bytes) {
		perror(path);
		exit(1);
	}
	*size = fread(bytes, 1, BENCH_FILE_MOST, f);
	fclose(f);
	return realloc(bytes, *size + 1);
}
