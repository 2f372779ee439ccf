/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a part: its transfer encoding and its character set undone. */
#include <string.h>

#include "read/charset.h"
#include "read/mime_header.h"
#include "read/reader.h"

enum { CHUNK = 64 << 10 };

/* ---- base64 (RFC 2045, 6.8): gmime reads letter by letter, which is half of the work on a large
 * document */

enum { END = 64, OTHER = 128 };

/* What a digit stands for. */
static unsigned digit_value(unsigned c)
{
	return c >= 'A' && c <= 'Z'   ? c - 'A'
	       : c >= 'a' && c <= 'z' ? c - 'a' + 26
	       : c >= '0' && c <= '9' ? c - '0' + 52
	       : c == '+'	      ? 62
	       : c == '/'	      ? 63
	       : c == '='	      ? END
				      : OTHER;
}

static unsigned char *put_bytes(unsigned char *to, unsigned a, unsigned b, unsigned c, unsigned d)
{
	to[0] = (unsigned char)(a << 2 | b >> 4);
	to[1] = (unsigned char)(b << 4 | c >> 2);
	to[2] = (unsigned char)(c << 6 | d);
	return to + 3;
}

/* What is no digit is passed over, and the first "=" is the end.  Some programs forget that. */
static const void *decode_base64(struct arena *arena, const struct mime_part *part, size_t max,
				 size_t *size, bool *cut)
{
	const unsigned char *in = (const unsigned char *)part->raw, *end = in + part->size;
	size_t room = part->size / 4 * 3 < max ? part->size / 4 * 3 : max, count = 0;
	unsigned char *buffer = arena_buffer(arena, room + 8), *out = buffer;
	const unsigned char *last = buffer + room; /* four digits may still go there */
	unsigned char values[256];
	unsigned four[4] = {0}, i, a, b, c, d;

	for (i = 0; i < sizeof(values); i++)
		values[i] = (unsigned char)digit_value(i);
	for (;;) {
		for (; !count && end - in >= 4 && out <= last; in += 4) {
			a = values[in[0]], b = values[in[1]];
			c = values[in[2]], d = values[in[3]];
			if ((a | b | c | d) >= END)
				break;
			out = put_bytes(out, a, b, c, d);
		}
		d = in < end && out <= last ? values[*in++] : END;
		if (d == END)
			break;
		if (d == OTHER)
			continue;
		four[count++] = d;
		if (count == 4) {
			out = put_bytes(out, four[0], four[1], four[2], four[3]);
			count = 0;
		}
	}
	if (count > 1 && out <= last)
		out = put_bytes(out, four[0], four[1], count > 2 ? four[2] : 0, 0) - (4 - count);
	*cut = (size_t)(out - buffer) > max;
	*size = *cut ? max : (size_t)(out - buffer);
	return buffer;
}

/* ---- the other encodings */

/* Where the encoded bytes begin: uuencode has a line with the file's name before them. */
static size_t first_byte(const struct mime_part *part)
{
	const char *end = part->raw + part->size, *line;

	if (part->encoding != GMIME_CONTENT_ENCODING_UUENCODE)
		return 0;
	line = memmem(part->raw, part->size, "begin ", 6);
	line = line ? memchr(line, '\n', (size_t)(end - line)) : NULL;
	return line ? (size_t)(line + 1 - part->raw) : 0;
}

/* Undoes the encoding piece by piece, so that a part of which only the beginning is wanted costs no
 * more than that. */
static const void *decode(struct arena *a, const struct mime_part *part, size_t max, size_t *size,
			  bool *cut)
{
	size_t room = (part->size < max ? part->size : max) + CHUNK + 64, in, out = 0, n;
	GMimeEncoding state;
	char *buffer;

	g_mime_encoding_init_decode(&state, (GMimeContentEncoding)part->encoding);
	buffer = arena_buffer(a, room);
	for (in = first_byte(part); in < part->size && out <= max; in += n) {
		n = part->size - in < CHUNK ? part->size - in : CHUNK;
		out += g_mime_encoding_step(&state, part->raw + in, n, buffer + out);
	}
	if (in >= part->size)
		out += g_mime_encoding_flush(&state, "", 0, buffer + out);
	*cut = out > max;
	*size = *cut ? max : out;
	return buffer;
}

const void *mime_part_bytes(struct arena *a, const struct mime_part *part, size_t max, size_t *size,
			    bool *cut)
{
	if (part->encoding == GMIME_CONTENT_ENCODING_BASE64)
		return decode_base64(a, part, max, size, cut);
	if (mime_header_is_encoded(part->encoding))
		return decode(a, part, max, size, cut);
	*cut = part->size > max;
	*size = *cut ? max : part->size;
	return part->raw;
}

/* UTF-8 can be three times as long as what it was made of. */
static const char *cut_text(struct mime_part *part, char *text)
{
	size_t n = READER_MAX_TEXT;

	if (strnlen(text, n + 1) <= n)
		return text;
	while (((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	text[n] = '\0';
	part->text_cut = true;
	return text;
}

const char *mime_part_text(struct arena *a, struct mime_part *part)
{
	const char *bytes;
	size_t size;

	if (!part->text) {
		bytes = mime_part_bytes(a, part, READER_MAX_TEXT, &size, &part->text_cut);
		part->text = cut_text(part, charset_to_utf8(a, bytes, size, part->charset));
	}
	return part->text;
}
