/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_forms SECONDS FILE…: reads the files (mails, or documents alone) one after the other, again
 * and again for so long, each from its bytes to the reading as JSON, as the `read` process does.
 * Prints the readings, the seconds they took, and in how many of the files a form was found.
 * bench_python.py answers the same call.
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "codec/codec.h"
#include "read/reader.h"

/* Is there a form in it? */
static bool read_once(const char *name, const char *bytes, size_t size)
{
	static const struct reader_options options = {.own_address = "escalations@council.example",
						      .max_mail = BENCH_FILE_MOST};
	struct reading reading;
	struct arena a;
	bool found;

	arena_init(&a);
	reader_read_file(&a, name, bytes, size, DATE_NO_DAY, &options, &reading);
	found = reading.form && *codec_reading_brief(&a, &reading);
	arena_clear(&a);
	return found;
}

int main(int argc, char **argv)
{
	double limit = argc > 1 ? atof(argv[1]) : 0, start;
	size_t readings = 0, forms = 0, *sizes;
	char **files;
	int i, count = argc - 2;

	if (limit <= 0 || count < 1) {
		fputs("usage: bench_forms SECONDS FILE...\n", stderr);
		return 2;
	}
	files = calloc((size_t)count, sizeof(*files));
	sizes = calloc((size_t)count, sizeof(*sizes));
	for (i = 0; i < count; i++)
		files[i] = bench_load(argv[i + 2], &sizes[i]);
	reader_warm_up();
	codec_warm_up();
	for (i = 0; i < count; i++)
		forms += read_once(argv[i + 2], files[i], sizes[i]);
	for (start = bench_seconds(); bench_seconds() - start < limit;) {
		for (i = 0; i < count; i++, readings++)
			read_once(argv[i + 2], files[i], sizes[i]);
	}
	printf("%zu %f %zu\n", readings, bench_seconds() - start, forms);
	for (i = 0; i < count; i++)
		free(files[i]);
	free(files);
	free(sizes);
	return 0;
}
