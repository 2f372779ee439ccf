/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doc_parts.h"

#include <string.h>

#include "read/charset.h"

enum {
	STREAM_MAX = 35 << 20,
	PIECES_MAX = 100000,
	CHANGES_MAX = 5000,
	FONTS_MAX = 2000,
	STYLES_MAX = 4000,
	STYLE_LOOK_MAX = 256, /* bytes of sprms: a few */
	/* The head of the stream "WordDocument" (MS-DOC 2.5.1 to 2.5.10). */
	MAGIC = 0xA5EC,
	OLDEST = 0xC0, /* Word 97; its betas are near */
	AT_VERSION = 0x02,
	AT_FLAGS = 0x0A,
	AT_COUNTS =
	    0x4C, /* characters: text, footnotes, headers, macros, remarks, endnotes, boxes */
	AT_STYLES = 0xA2,
	AT_CHARACTER_PAGES = 0xFA,
	AT_PARAGRAPH_PAGES = 0x102,
	AT_FONTS = 0x112,
	AT_PIECES = 0x1A2,
	ENCRYPTED = 0x100,
	SECOND_TABLE = 0x200,
	/* A font's record (MS-DOC 2.9.86). */
	AT_FONT_NAME = 40,
	/* A style's record (2.9.260): what kind it is, and that of characters. */
	AT_STYLE_KIND = 2,
	OF_CHARACTERS = 2,
};

unsigned doc_number(struct doc_bytes b, size_t at, size_t width)
{
	unsigned n = 0;

	if (at > b.size || width > b.size - at)
		return 0;
	while (width--)
		n = n << 8 | b.at[at + width];
	return n;
}

struct doc_bytes doc_slice(struct doc_bytes b, size_t at, size_t size)
{
	struct doc_bytes slice = {b.at, 0};

	if (at > b.size)
		return slice;
	slice.at = b.at + at;
	slice.size = size < b.size - at ? size : b.size - at;
	return slice;
}

/* A part of the table stream that the head tells place and size of. */
static struct doc_bytes find_part(const struct doc_file *f, size_t at)
{
	return doc_slice(f->table, doc_number(f->main, at, 4), doc_number(f->main, at + 4, 4));
}

/* ---- pieces */

/* Lists of sprms that a fast save put before the pieces, by number. */
static void read_changes(struct arena *a, struct doc_file *f, struct doc_bytes list, size_t *at)
{
	size_t n;

	while (*at < list.size && list.at[*at] == 1) {
		n = doc_number(list, *at + 1, 2);
		if (f->change_count < CHANGES_MAX)
			*ARENA_PUSH(a, struct doc_bytes, f->changes, f->change_count) =
			    doc_slice(list, *at + 3, n);
		*at += 3 + n;
	}
}

/* The other form of its number is one small change, which is never one that matters here. */
static struct doc_bytes find_changes(const struct doc_file *f, unsigned number)
{
	return (number & 1) && number >> 1 < f->change_count ? f->changes[number >> 1]
							     : (struct doc_bytes){0};
}

static void add_piece(struct arena *a, struct doc_file *f, unsigned first, unsigned end,
		      struct doc_bytes record)
{
	unsigned place = doc_number(record, 2, 4);
	bool narrow = place & 0x40000000;
	size_t at = narrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
	size_t room = at < f->main.size ? (f->main.size - at) / (narrow ? 1 : 2) : 0;

	if (end - first > room)
		end = first + (unsigned)room;
	*ARENA_PUSH(a, struct doc_piece, f->pieces, f->piece_count) =
	    (struct doc_piece){first, end, at, narrow, find_changes(f, doc_number(record, 6, 2))};
}

static int read_pieces(struct arena *a, struct doc_file *f, struct err *e)
{
	struct doc_bytes list = find_part(f, AT_PIECES), pieces;
	unsigned first, end;
	size_t at = 0, count, i;

	read_changes(a, f, list, &at);
	if (at >= list.size || list.at[at] != 2)
		return err_set(e, ERR_INPUT, "It is damaged.");
	pieces = doc_slice(list, at + 5, doc_number(list, at + 1, 4));
	count = pieces.size < 4 ? 0 : (pieces.size - 4) / 12;
	for (i = 0; i < count && i < PIECES_MAX; i++) {
		first = doc_number(pieces, 4 * i, 4);
		end = doc_number(pieces, 4 * (i + 1), 4);
		if (end < first)
			return err_set(e, ERR_INPUT, "It is damaged.");
		add_piece(a, f, first, end, doc_slice(pieces, 4 * (count + 1) + 8 * i, 8));
	}
	return count ? 0 : err_set(e, ERR_INPUT, "It is damaged.");
}

/* ---- fonts */

static void read_fonts(struct arena *a, struct doc_file *f)
{
	struct doc_bytes list = find_part(f, AT_FONTS), name;
	size_t at = 4, size, n;

	while (at < list.size && f->font_count < FONTS_MAX) {
		size = (size_t)list.at[at] + 1;
		name = doc_slice(list, at + AT_FONT_NAME,
				 size > AT_FONT_NAME ? size - AT_FONT_NAME : 0);
		for (n = 0; n + 1 < name.size && (name.at[n] || name.at[n + 1]);)
			n += 2;
		*ARENA_PUSH(a, const char *, f->fonts, f->font_count) =
		    charset_to_utf8(a, (const char *)name.at, n, "utf-16le");
		at += size;
	}
}

/* ---- styles */

/* The sprms stand behind the name, at an even place, with their size before them. */
static struct doc_style read_style(struct doc_bytes record, size_t head)
{
	unsigned kind = doc_number(record, AT_STYLE_KIND, 2);
	struct doc_style style = {.base = kind >> 4};
	size_t at = head + 2 + 2 * (size_t)doc_number(record, head, 2) + 2, size;

	at += at & 1;
	size = doc_number(record, at, 2);
	if ((kind & 0xF) == OF_CHARACTERS && size <= STYLE_LOOK_MAX)
		style.look = doc_slice(record, at + 2, size);
	return style;
}

static void read_styles(struct arena *a, struct doc_file *f)
{
	struct doc_bytes list = find_part(f, AT_STYLES);
	size_t at = 2 + (size_t)doc_number(list, 0, 2), size;
	size_t count = doc_number(list, 2, 2), head = doc_number(list, 4, 2);

	while (at < list.size && f->style_count < count && f->style_count < STYLES_MAX) {
		size = doc_number(list, at, 2);
		*ARENA_PUSH(a, struct doc_style, f->styles, f->style_count) =
		    read_style(doc_slice(list, at + 2, size), head);
		at += 2 + size + (size & 1);
	}
}

/* ---- the whole */

static int check_head(const struct doc_file *f, struct err *e)
{
	if (doc_number(f->main, 0, 2) != MAGIC)
		return err_set(e, ERR_INPUT, "It is in a format that is not known.");
	if (doc_number(f->main, AT_FLAGS, 2) & ENCRYPTED)
		return err_set(e, ERR_INPUT, "It is protected by a password.");
	if (doc_number(f->main, AT_VERSION, 2) < OLDEST)
		return err_set(e, ERR_INPUT, "It was made by a Word older than that of 1997.");
	return 0;
}

static bool read_stream(struct arena *a, struct ole *ole, const char *name, struct doc_bytes *bytes)
{
	return ole_read(a, ole, OLE_ROOT, name, STREAM_MAX, &bytes->at, &bytes->size);
}

static struct doc_pages find_pages(const struct doc_file *f, size_t at)
{
	struct doc_pages pages = {.table = find_part(f, at)};

	pages.count = pages.table.size < 4 ? 0 : (pages.table.size - 4) / 8;
	return pages;
}

/* The text boxes' text follows that of five other kinds. */
static void read_counts(struct doc_file *f)
{
	size_t i;

	f->text = doc_number(f->main, AT_COUNTS, 4);
	f->boxes = f->text;
	for (i = 1; i < 6; i++)
		f->boxes += doc_number(f->main, AT_COUNTS + 4 * i, 4);
	f->box_count = doc_number(f->main, AT_COUNTS + 4 * 6, 4);
}

int doc_file_open(struct arena *a, struct ole *ole, struct doc_file *f, struct err *e)
{
	if (!read_stream(a, ole, "WordDocument", &f->main))
		return err_set(e, ERR_INPUT,
			       ole_has(ole, OLE_ROOT, "WordDocument")
				   ? "It is damaged."
				   : "It is no document of Word.");
	if (check_head(f, e) < 0)
		return -1;
	if (!read_stream(a, ole,
			 doc_number(f->main, AT_FLAGS, 2) & SECOND_TABLE ? "1Table" : "0Table",
			 &f->table))
		return err_set(e, ERR_INPUT, "It is damaged.");
	read_stream(a, ole, "Data", &f->data);
	read_counts(f);
	f->characters = find_pages(f, AT_CHARACTER_PAGES);
	f->paragraphs = find_pages(f, AT_PARAGRAPH_PAGES);
	read_fonts(a, f);
	read_styles(a, f);
	return read_pieces(a, f, e);
}
