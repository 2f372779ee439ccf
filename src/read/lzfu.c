/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/lzfu.h"

#include <string.h>

enum { HEAD = 16, WINDOW = 4096, SHORTEST = 2, GROWTH = 9 };

/* What the window holds at the beginning (MS-OXRTFCP 2.1.3.1.1). */
static const char initial[] = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil "
			      "\\froman \\fswiss \\fmodern \\fscript "
			      "\\fdecor MS Sans SerifSymbolArialTimes New "
			      "RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
			      "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

struct lzfu {
	const unsigned char *at, *end;
	char window[WINDOW];
	size_t place; /* of the window, where the next byte goes */
	char *out;
	size_t length, max;
};

static void put(struct lzfu *z, char byte)
{
	if (z->length < z->max)
		z->out[z->length++] = byte;
	z->window[z->place] = byte;
	z->place = (z->place + 1) % WINDOW;
}

/* Bytes that were there before; false at the mark of the end. */
static bool repeat(struct lzfu *z)
{
	unsigned token = (unsigned)z->at[0] << 8 | z->at[1];
	size_t from = token >> 4, n = (token & 0xF) + SHORTEST;

	z->at += 2;
	if (from == z->place)
		return false;
	for (; n; n--) {
		put(z, z->window[from]);
		from = (from + 1) % WINDOW;
	}
	return true;
}

static void unpack(struct lzfu *z)
{
	unsigned flags, i;

	while (z->at < z->end && z->length < z->max) {
		flags = *z->at++;
		for (i = 0; i < 8; i++, flags >>= 1) {
			if (z->end - z->at < ((flags & 1) ? 2 : 1))
				return;
			if (!(flags & 1))
				put(z, (char)*z->at++);
			else if (!repeat(z))
				return;
		}
	}
}

int lzfu_unpack(struct arena *a, const void *bytes, size_t size, char **rtf, size_t *rtf_size,
		struct err *e)
{
	struct lzfu z = {.at = bytes, .end = (const unsigned char *)bytes + size};
	const char *kind = (const char *)bytes + 8;

	if (size >= HEAD && memcmp(kind, "MELA", 4) == 0) {
		*rtf_size = size - HEAD;
		*rtf = arena_memdup(a, (const char *)bytes + HEAD, size - HEAD);
		return 0;
	}
	if (size < HEAD || memcmp(kind, "LZFu", 4) != 0)
		return err_set(e, ERR_INPUT, "Its text is packed in a way that is not known.");
	z.at += HEAD;
	z.max = (size - HEAD) < LZFU_MAX / GROWTH ? (size - HEAD) * GROWTH : LZFU_MAX;
	z.out = arena_alloc(a, z.max + 1);
	z.place = sizeof(initial) - 1;
	memcpy(z.window, initial, sizeof(initial) - 1);
	unpack(&z);
	*rtf = z.out;
	*rtf_size = z.length;
	return 0;
}
