/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a part: its transfer encoding and its character set undone. */
#include <string.h>

#include "read/charset.h"
#include "read/mime_header.h"
#include "read/reader.h"
#include "read/uuencode.h"

enum { CHUNK = 64 << 10 };

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
	if (in >= part->size) {
		/* Some programs forget the padding, and gmime would then drop the last letters;
		 * where it is there already, more of it says nothing. */
		if (part->encoding == GMIME_CONTENT_ENCODING_BASE64)
			out += g_mime_encoding_step(&state, "==", 2, buffer + out);
		out += g_mime_encoding_flush(&state, "", 0, buffer + out);
	}
	*cut = out > max;
	*size = *cut ? max : out;
	return buffer;
}

/* A file of which gmime would drop the zeros at the ends of lines, where a gateway took them away.
 */
static bool find_whole(struct arena *a, const struct mime_part *part, struct uuencode_file *file)
{
	return part->encoding == GMIME_CONTENT_ENCODING_UUENCODE &&
	       uuencode_find(a, part->raw, part->raw + part->size, file);
}

const void *mime_part_bytes(struct arena *a, const struct mime_part *part, size_t max, size_t *size,
			    bool *cut)
{
	struct uuencode_file file = {.bytes = part->raw, .size = part->size};

	if (mime_header_is_encoded(part->encoding) && !find_whole(a, part, &file))
		return decode(a, part, max, size, cut);
	*cut = file.size > max;
	*size = *cut ? max : file.size;
	return file.bytes;
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
