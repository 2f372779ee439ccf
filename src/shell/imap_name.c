/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/imap_internal.h"

static const char imap_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const char *imap_base64(struct arena *a, const void *bytes, size_t size)
{
	const unsigned char *in = bytes;
	unsigned long three;
	struct str s;
	size_t i, k;

	str_init(&s, a, STR_UNBOUNDED);
	for (i = 0; i < size; i += 3) {
		three = (unsigned long)in[i] << 16;
		if (i + 1 < size)
			three |= (unsigned long)in[i + 1] << 8;
		if (i + 2 < size)
			three |= in[i + 2];
		for (k = 0; k < 4; k++)
			str_add_char(&s, i + k > size ? '='
						      : imap_digits[three >> (18 - 6 * k) & 0x3F]);
	}
	return str_text(&s);
}

/* UTF-16 in base64 of its own kind, a few bits at a time. */
struct imap_utf7 {
	struct str *out;
	bool shifted;
	unsigned long bits;
	int count;
};

static void utf7_unit(struct imap_utf7 *u, unsigned unit)
{
	if (!u->shifted)
		str_add_char(u->out, '&');
	u->shifted = true;
	u->bits = u->bits << 16 | unit;
	for (u->count += 16; u->count >= 6; u->count -= 6) {
		unsigned digit = (unsigned)(u->bits >> (u->count - 6)) & 0x3F;

		/* "/" separates folders: it is "," here. */
		str_add_char(u->out, digit == 63 ? ',' : imap_digits[digit]);
	}
	u->bits &= (1ul << u->count) - 1;
}

static void utf7_end(struct imap_utf7 *u)
{
	unsigned digit;

	if (!u->shifted)
		return;
	digit = (unsigned)(u->bits << (6 - u->count)) & 0x3F;
	if (u->count > 0)
		str_add_char(u->out, digit == 63 ? ',' : imap_digits[digit]);
	str_add_char(u->out, '-');
	u->shifted = false;
	u->bits = 0;
	u->count = 0;
}

const char *imap_quote_folder(struct arena *a, const char *folder)
{
	struct imap_utf7 u = {0};
	struct str s;
	unsigned c;

	str_init(&s, a, STR_UNBOUNDED);
	u.out = &s;
	str_add_char(&s, '"');
	while ((c = str_next_char(&folder)) != 0) {
		if (c >= 0x20 && c < 0x7F) {
			utf7_end(&u);
			if (c == '"' || c == '\\')
				str_add_char(&s, '\\');
			str_add_char(&s, (char)c);
			if (c == '&')
				str_add_char(&s, '-');
		} else if (c < 0x10000) {
			utf7_unit(&u, c);
		} else {
			utf7_unit(&u, 0xD800 + ((c - 0x10000) >> 10));
			utf7_unit(&u, 0xDC00 + ((c - 0x10000) & 0x3FF));
		}
	}
	utf7_end(&u);
	str_add_char(&s, '"');
	return str_text(&s);
}

const char *imap_write_set(struct arena *a, const uint32_t *uids, size_t count)
{
	struct str s;
	size_t i, last;

	str_init(&s, a, STR_UNBOUNDED);
	for (i = 0; i < count; i = last + 1) {
		for (last = i; last + 1 < count && uids[last + 1] == uids[last] + 1; last++)
			;
		str_addf(&s, last > i ? "%s%u:%u" : "%s%u", i ? "," : "", uids[i], uids[last]);
	}
	return str_text(&s);
}
