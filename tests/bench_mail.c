/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_mail FILE…: what reading costs: mails a second of these files (kind, new text and form,
 * without the process and its sandbox), and what the finding of new text and the telling apart cost
 * for texts of twice the size, of ordinary and of awkward shape.  2.0 is linear.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "core/classify.h"
#include "core/quote.h"
#include "read/reader.h"

enum { SIZE_FIRST = 640 << 10, SIZES = 5 };

static void bench_files(char **paths, int count)
{
	static const struct reader_options options = {.own_address = "escalations@council.example",
						      .max_mail = BENCH_FILE_MOST};
	char **mails = calloc((size_t)count, sizeof(*mails));
	size_t *sizes = calloc((size_t)count, sizeof(*sizes)), bytes = 0, read = 0;
	double start, took, slowest = 0;
	struct reading reading;
	const char *slow = "";
	struct arena a;
	int i;

	for (i = 0; i < count; i++)
		mails[i] = bench_load(paths[i], &sizes[i]);
	for (start = bench_seconds(); bench_seconds() - start < 2;) {
		for (i = 0; i < count; i++) {
			took = bench_seconds();
			arena_init(&a);
			reader_read(&a, mails[i], sizes[i], &options, &reading);
			arena_clear(&a);
			took = bench_seconds() - took;
			if (took > slowest) {
				slowest = took;
				slow = paths[i];
			}
			bytes += sizes[i];
			read++;
		}
	}
	took = bench_seconds() - start;
	printf(
	    "reading: %.0f mails a second of %d files, %.1f MiB a second; slowest %.1f ms (%s)\n",
	    (double)read / took, count, (double)bytes / took / (1 << 20), slowest * 1e3, slow);
	for (i = 0; i < count; i++)
		free(mails[i]);
	free(mails);
	free(sizes);
}

/* The new text of one body of this size, and what kind of mail it would be. */
static double bench_text(const char *unit, size_t size)
{
	struct classify_mail mail = {0};
	struct document body;
	struct arena a;
	struct str text;
	double start;

	arena_init(&a);
	str_init(&text, &a, size);
	str_add(&text, "Not resolved.\n\n");
	while (!text.truncated)
		str_add(&text, unit);
	document_init(&body, &a);
	document_from_text(&body, str_text(&text));
	start = bench_seconds();
	mail.text = str_text(&text);
	mail.new_text = quote_new_text(&a, &body);
	classify_mail(&a, &mail, DATE_NO_DAY);
	start = bench_seconds() - start;
	arena_clear(&a);
	return start;
}

static void bench_growth(void)
{
	static const struct {
		const char *name, *unit;
	} shapes[] = {
	    {"prose", "We visited the family on Monday, and nobody had rung them.\n"},
	    {"one line", "word "},
	    {"cited", "> We visited the family on Monday, and nobody had rung them.\n"},
	    {"between", "> Which dates?\n\n4 and 5 May.\n\n"},
	    {"headings", "On 4 Dec 2026 at 09:12, Ann <ann@council.example>\n"},
	    {"blocks", "From: Ann\nSent: today\nTo: Dawn\n"},
	    {"colons", "From:\n"},
	    {"rules", "-----\n"},
	    {"closings", "Kind regards\n"},
	    {"separators", "--\nAnn\n"},
	    {"devices", "Sent from my phone\n\n"},
	    {"disclaimers", "This email and any attachments are confidential\n"},
	    {"boxes", "*****\nThis email is confidential\n*****\n"},
	    {"answers", "answer answer below "},
	    {"spills", "> We visited the family on Monday, and nobody had rung them on any "
		       "day\nof it\n"},
	};
	double took[SIZES];
	size_t i, j;

	printf("%-12s %9s  seconds for each size, and the growth at the last doubling\n",
	       "new text", "MiB:");
	for (i = 0; i < COUNT_OF(shapes); i++) {
		printf("%-12s", shapes[i].name);
		for (j = 0; j < SIZES; j++) {
			took[j] = bench_text(shapes[i].unit, (size_t)SIZE_FIRST << j);
			printf(" %5.2f %.3f", (double)(SIZE_FIRST << j) / (1 << 20), took[j]);
		}
		printf("   x%.1f\n", took[SIZES - 1] / took[SIZES - 2]);
	}
}

int main(int argc, char **argv)
{
	reader_warm_up();
	if (argc > 1)
		bench_files(argv + 1, argc - 1);
	bench_growth();
	return 0;
}
