/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives the files, and those in the directories, that it is called with to a fuzz target. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "fuzz.h"

static size_t replayed;

static int replay(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	FILE *file;
	uint8_t *data;
	size_t size;

	(void)ftw;
	if (type != FTW_F)
		return 0;
	file = fopen(path, "rb");
	if (!file) {
		perror(path);
		return -1;
	}
	data = mem_alloc((size_t)st->st_size);
	size = fread(data, 1, (size_t)st->st_size, file);
	LLVMFuzzerTestOneInput(data, size);
	replayed++;
	free(data);
	fclose(file);
	return 0;
}

int main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (nftw(argv[i], replay, 16, FTW_PHYS) != 0)
			return 1;
	printf("%zu inputs replayed\n", replayed);
	return replayed ? 0 : 1;
}
