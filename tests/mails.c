/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mails.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/xml_pool.h"

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
	assert_int_equal(xml_pool_count(), 0);
	return reading;
}

struct reading mails_read(struct arena *a, const char *name)
{
	size_t size;
	char *bytes = mails_load(a, name, &size);

	return mails_read_bytes(a, bytes, size);
}

/* Base64, in lines of 76 (RFC 2045 section 6.8). */
static void add_base64(struct str *out, const unsigned char *bytes, size_t size)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned group;
	size_t i, k;

	for (i = 0; i < size; i += 3) {
		group = (unsigned)bytes[i] << 16 | (i + 1 < size ? bytes[i + 1] : 0u) << 8 |
			(i + 2 < size ? bytes[i + 2] : 0u);
		for (k = 0; k < 4; k++)
			str_add_char(out, i + k > size ? '=' : digits[group >> (18 - 6 * k) & 63]);
		if (i % 57 == 54)
			str_add_char(out, '\n');
	}
}

char *mails_attach(struct arena *a, const char *name, const void *bytes, size_t size,
		   size_t *mail_size)
{
	struct str mail;

	str_init(&mail, a, STR_UNBOUNDED);
	str_addf(&mail,
		 "From: Di Fox <di@panel.example>\nSubject: Escalation form\nMIME-Version: 1.0\n"
		 "Content-Type: application/octet-stream; name=\"%s\"\n"
		 "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n",
		 name);
	add_base64(&mail, bytes, size);
	str_add_char(&mail, '\n');
	*mail_size = mail.len;
	return mail.data;
}

void mails_repeat(struct str *out, const char *piece, size_t n)
{
	while (n--)
		str_add(out, piece);
}
