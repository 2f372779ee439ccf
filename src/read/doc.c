/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doc.h"

#include <string.h>

#include "read/charset.h"
#include "read/doc_parts.h"
#include "read/symbol.h"

/* Characters that are looked at, seen or not. */
enum { WALK_MAX = 4 << 20 };

/* Signs of the text that are no text (MS-DOC 2.4.1, 2.8.25, 2.9.272). */
enum {
	SIGN_DATA = 0x01, /* a picture, or the properties of a form field */
	SIGN_CELL = 0x07,
	SIGN_LINE = 0x0B,
	SIGN_PAGE = 0x0C,
	SIGN_PARAGRAPH = 0x0D,
	SIGN_COLUMN = 0x0E,
	SIGN_FIELD = 0x13,
	SIGN_RESULT = 0x14,
	SIGN_FIELD_END = 0x15,
	SIGN_HYPHEN = 0x1E,
	SIGN_SYMBOL = 0x28, /* "(", if it is special */
};

struct doc {
	struct arena *arena; /* borrowed */
	struct doc_file file;
	struct wordflow flow;
	struct doc_fields fields;
	struct doc_look look;
	const struct doc_piece *piece;
	size_t at; /* of the character, in the stream */
	size_t walked;
	size_t shown;	    /* characters that are seen, so far */
	unsigned high;	    /* the first half of a surrogate pair, or 0 */
	bool lost_box;	    /* a box whose state is not known */
	bool in_box, boxed; /* in a text box; there are words in one */
};

/* ---- text */

static void show(struct doc *d, const char *text)
{
	if (!*text)
		return;
	d->shown++;
	wordflow_add(&d->flow, text, d->look.marks);
}

static const char *font_name(const struct doc *d, unsigned font)
{
	return font < d->file.font_count ? d->file.fonts[font] : "";
}

/* UTF-16, a unit at a time, as it stands there. */
static void show_char(struct doc *d, unsigned c, const char *font)
{
	const char *shown = symbol_find(font, c);
	unsigned high = d->high;
	char utf8[5] = "";

	d->high = 0;
	if (shown) {
		show(d, shown);
		return;
	}
	if (c >= 0xD800 && c < 0xDC00) {
		d->high = c;
		return;
	}
	if (c >= 0xDC00 && c < 0xE000)
		c = high ? 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
	charset_encode(charset_of_windows(c), utf8);
	show(d, utf8);
}

/* ---- fields */

static void end_field(struct doc *d)
{
	struct doc_field *field = doc_field_now(&d->fields);
	const char *shown = "";

	if (field)
		shown = doc_field_shown(d->arena, &d->file, field,
					field->in_result && d->shown > field->shown);
	if (d->fields.depth)
		d->fields.depth--;
	if (!doc_field_is_seen(&d->fields))
		return;
	d->lost_box = d->lost_box || !shown;
	show(d, shown ? shown : "?");
}

/* True if the sign was one of a field, or stands in the instruction of one. */
static bool take_field_sign(struct doc *d, unsigned c)
{
	struct doc_field *field = doc_field_now(&d->fields);

	switch (c) {
	case SIGN_FIELD:
		doc_field_begin(&d->fields);
		return true;
	case SIGN_RESULT:
		if (field) {
			field->in_result = true;
			field->shown = d->shown;
		}
		return true;
	case SIGN_FIELD_END:
		end_field(d);
		return true;
	}
	if (!field || field->in_result)
		return false;
	if (c == SIGN_DATA) {
		field->has_data = true;
		field->place = d->look.place;
	} else if (c >= ' ') {
		doc_field_add_code(field, c);
	}
	/* No instruction goes on in the next cell: this field's end is missing. */
	if (c == SIGN_CELL)
		d->fields.depth = 0;
	return c != SIGN_CELL;
}

/* ---- paragraphs and cells */

static void end_paragraph(struct doc *d, unsigned c)
{
	struct doc_paragraph paragraph;

	doc_paragraph_find(&d->file, d->piece, d->at, &paragraph);
	if (paragraph.row_end)
		wordflow_end_row(&d->flow, paragraph.level, paragraph.looks, paragraph.look_count);
	else if (c == SIGN_CELL || paragraph.cell_end)
		wordflow_end_cell(&d->flow, paragraph.level);
	else
		wordflow_end_paragraph(&d->flow, paragraph.level);
}

static void take_sign(struct doc *d, unsigned c)
{
	const struct doc_look *look = &d->look;

	if (take_field_sign(d, c) || !doc_field_is_seen(&d->fields))
		return;
	if (c == SIGN_CELL || (c == SIGN_PARAGRAPH && !look->deleted) || c == SIGN_PAGE ||
	    c == SIGN_COLUMN)
		end_paragraph(d, c);
	else if (look->hidden || look->deleted)
		return;
	else if (c == SIGN_LINE)
		show(d, "\n");
	else if (c == SIGN_HYPHEN)
		show(d, "-");
	else if (look->special && look->symbol && c == SIGN_SYMBOL)
		show_char(d, look->symbol, font_name(d, look->symbol_font));
	else if (c == '\t' || (c >= ' ' && !look->special)) {
		d->boxed |= d->in_box && c > ' ';
		show_char(d, c, font_name(d, look->font));
	}
}

/* ---- the walk */

/* Is it the text itself, or that of text boxes? */
static bool is_wanted(const struct doc_file *f, unsigned place)
{
	return place < f->text || (place >= f->boxes && place - f->boxes < f->box_count);
}

static void walk_piece(struct doc *d, const struct doc_piece *piece)
{
	size_t width = piece->narrow ? 1 : 2;
	unsigned place, c;

	d->piece = piece;
	d->look.until = 0;
	for (place = piece->first; place < piece->end && d->walked < WALK_MAX; place++) {
		d->walked++;
		if (!is_wanted(&d->file, place))
			continue;
		d->in_box = place >= d->file.text;
		d->at = piece->at + (place - piece->first) * width;
		if (d->at >= d->look.until || place == piece->first)
			doc_look_find(&d->file, piece, d->at, &d->look);
		c = doc_number(d->file.main, d->at, width);
		take_sign(d, c);
	}
}

static void walk(struct doc *d)
{
	size_t i;

	for (i = 0; i < d->file.piece_count && d->walked < WALK_MAX && !d->flow.full; i++)
		walk_piece(d, &d->file.pieces[i]);
	wordflow_finish(&d->flow);
}

int doc_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e)
{
	struct doc *d = ARENA_NEW(a, struct doc);
	struct ole *ole;

	d->arena = a;
	if (ole_open(&ole, a, file->bytes, file->size, e) < 0 ||
	    doc_file_open(a, ole, &d->file, e) < 0)
		return -1;
	wordflow_init(&d->flow, document, ATTACHMENT_TEXT_MAX);
	walk(d);
	if (d->flow.full || d->walked >= WALK_MAX)
		attachment_add_note(a, notes, "It is too long: the end of it was not read.");
	if (d->lost_box)
		attachment_add_note(a, notes, "Its tick boxes could not be read.");
	/* They follow the text, and what tells where each of them stands is not read. */
	if (d->boxed)
		attachment_add_note(a, notes,
				    "What is written in its text boxes was read behind "
				    "the rest, and not where it stands.");
	if (ole_has(ole, OLE_ROOT, "Macros"))
		attachment_add_aside(a, notes, "Its macros were left out.");
	return 0;
}
