/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mails.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIXTURE_MAX = 1 << 20 };

char *mails_load_file(struct arena *a, const char *name, size_t *size)
{
	const char *top = getenv("srcdir");
	const char *path = arena_printf(a, "%s/tests/%s", top ? top : ".", name);
	char *bytes = arena_alloc(a, FIXTURE_MAX);
	FILE *file = fopen(path, "rb");

	if (!file)
		fail_msg("there is no %s", path);
	*size = fread(bytes, 1, FIXTURE_MAX, file);
	fclose(file);
	return bytes;
}

char *mails_load(struct arena *a, const char *name, size_t *size)
{
	return mails_load_file(a, arena_printf(a, "mails/%s.eml", name), size);
}

struct reading mails_read_bytes(struct arena *a, const void *bytes, size_t size)
{
	static const struct reader_options options = {.own_address = "escalations@council.example",
						      .max_mail = 35 << 20};
	struct reading reading;

	reader_warm_up();
	reader_read(a, bytes, size, &options, &reading);
	return reading;
}

struct reading mails_read(struct arena *a, const char *name)
{
	size_t size;
	char *bytes = mails_load(a, name, &size);

	return mails_read_bytes(a, bytes, size);
}

void mails_repeat(struct str *out, const char *piece, size_t n)
{
	while (n--)
		str_add(out, piece);
}
