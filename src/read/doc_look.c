/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doc_parts.h"

#include <string.h>

#include "read/colour.h"

enum { PAGE_SIZE = 512, BASES_MAX = 10 };

/* Properties that change ("sprms", MS-DOC 2.6.1 and 2.6.2); those that do not matter are left out.
 */
enum sprm {
	SPRM_DELETED = 0x0800,
	SPRM_DATA = 0x0806,
	SPRM_BOLD = 0x0835,
	SPRM_ITALIC = 0x0836,
	SPRM_STRIKE = 0x0837,
	SPRM_HIDDEN = 0x083C,
	SPRM_SPECIAL = 0x0855,
	SPRM_IN_TABLE = 0x2416,
	SPRM_ROW_END = 0x2417,
	SPRM_CELL_END = 0x244B,
	SPRM_NESTED_ROW_END = 0x244C,
	SPRM_HIGHLIGHT = 0x2A0C,
	SPRM_INK_OLD = 0x2A42,
	SPRM_PLAIN = 0x2A33,
	SPRM_UNDERLINE = 0x2A3E,
	SPRM_STRIKE_TWICE = 0x2A53,
	SPRM_SHADE_OLD = 0x4866,
	SPRM_STYLE = 0x4A30,
	SPRM_FONT = 0x4A4F,
	SPRM_FAR_OLD = 0x6645, /* all the others stand in the stream "Data" */
	SPRM_FAR = 0x6646,
	SPRM_LEVEL = 0x6649,
	SPRM_BORDER_OLD = 0x6865,
	SPRM_INK = 0x6870,
	SPRM_PLACE = 0x6A03,
	SPRM_SYMBOL = 0x6A09,
	SPRM_SHADE = 0xCA71,
	SPRM_BORDER = 0xCA72,
	SPRM_TABLE = 0xD608,
	SPRM_CELLS_SHADE_OLD = 0xD609,
	SPRM_CELLS_SHADE_THIRD = 0xD60C, /* of the cells behind the first 44 */
	SPRM_CELLS_SHADE = 0xD612,
	SPRM_CELLS_SHADE_SECOND = 0xD616,
	SPRM_TABS = 0xC615,
};

/* ---- pages */

/* The last of the ascending numbers that is not beyond `at`; `count` of them, one more behind. */
static size_t find_run(struct doc_bytes numbers, size_t count, size_t at)
{
	size_t low = 0, high = count, middle;

	while (high - low > 1) {
		middle = (low + high) / 2;
		if (doc_number(numbers, 4 * middle, 4) <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The page that tells of a place, and where in it: the run's number. */
static bool find_page(const struct doc_file *f, const struct doc_pages *pages, size_t at,
		      struct doc_bytes *page, size_t *runs, size_t *run)
{
	size_t i = find_run(pages->table, pages->count, at);
	size_t number = doc_number(pages->table, 4 * (pages->count + 1) + 4 * i, 4) & 0x3FFFFF;

	*page = doc_slice(f->main, number * PAGE_SIZE, PAGE_SIZE);
	if (!pages->count || page->size < PAGE_SIZE)
		return false;
	*runs = page->at[PAGE_SIZE - 1];
	if (!*runs || 4 * (*runs + 1) > PAGE_SIZE)
		return false;
	*run = find_run(*page, *runs, at);
	return at >= doc_number(*page, 4 * *run, 4) && at < doc_number(*page, 4 * (*run + 1), 4);
}

/* ---- sprms */

/* Tabs that are taken away and tabs that are set, when they are too many for a size in one byte. */
static size_t size_of_tabs(struct doc_bytes list, size_t at)
{
	size_t taken = 1 + 4 * (size_t)doc_number(list, at + 1, 1);

	return 1 + taken + 1 + 3 * (size_t)doc_number(list, at + 1 + taken, 1);
}

/* The size of what follows the number of a sprm, or 0 if that is beyond the end. */
static size_t size_of_sprm(struct doc_bytes list, size_t at, unsigned sprm)
{
	static const unsigned char sizes[8] = {1, 1, 2, 4, 2, 2, 0, 3};
	size_t n = sizes[sprm >> 13];

	if (!n && sprm == SPRM_TABLE)
		n = doc_number(list, at, 2) + 1;
	else if (!n && sprm == SPRM_TABS && doc_number(list, at, 1) == 255)
		n = size_of_tabs(list, at);
	else if (!n)
		n = doc_number(list, at, 1) + 1;
	return at <= list.size && n <= list.size - at ? n : 0;
}

/* 0 and 1 are off and on; with 0x80 it is what the style has, which is not looked up, or its
 * contrary. */
static bool is_on(unsigned value)
{
	return value == 1 || value == 0x81;
}

static void set_mark(struct doc_look *look, unsigned mark, bool on)
{
	if (on)
		look->marks |= mark;
	else
		look->marks &= ~mark;
}

/* A number of Word's 16 colours: black, white and the greys mark nothing. */
static bool is_colour_old(unsigned colour)
{
	return colour > 1 && colour < 15 && colour != 8;
}

/* One in three bytes, red in the lowest; false: "automatic". */
static bool find_colour(unsigned n, long rgb[3])
{
	size_t i;

	for (i = 0; i < 3; i++)
		rgb[i] = n >> 8 * i & 0xFF;
	return !(n >> 24);
}

static bool is_colour(unsigned n)
{
	long rgb[3];

	return find_colour(n, rgb) && !colour_is_grey(rgb);
}

static void set_ink(struct doc_look *look, unsigned marks)
{
	look->marks &= ~(unsigned)(DOCUMENT_COLOURED | DOCUMENT_GREY);
	look->marks |= marks;
}

static void apply_to_look(struct doc_look *look, unsigned sprm, struct doc_bytes value)
{
	unsigned n = doc_number(value, 0, value.size < 4 ? value.size : 4);
	long rgb[3];

	switch (sprm) {
	case SPRM_DELETED:
		look->deleted = is_on(n);
		break;
	case SPRM_DATA:
		look->data = is_on(n);
		break;
	case SPRM_SPECIAL:
		look->special = is_on(n);
		break;
	case SPRM_HIDDEN:
		look->hidden = is_on(n);
		break;
	case SPRM_PLACE:
		look->place = n;
		break;
	case SPRM_FONT:
		look->font = n;
		break;
	case SPRM_SYMBOL:
		look->symbol_font = n & 0xFFFF;
		look->symbol = n >> 16;
		break;
	case SPRM_PLAIN:
		look->marks = 0;
		break;
	case SPRM_BOLD:
		set_mark(look, DOCUMENT_BOLD, is_on(n));
		break;
	case SPRM_ITALIC:
		set_mark(look, DOCUMENT_ITALIC, is_on(n));
		break;
	case SPRM_STRIKE:
	case SPRM_STRIKE_TWICE:
		set_mark(look, DOCUMENT_STRUCK, is_on(n));
		break;
	case SPRM_UNDERLINE:
		set_mark(look, DOCUMENT_UNDERLINE, n != 0 && n != 5);
		break;
	case SPRM_HIGHLIGHT:
		set_mark(look, DOCUMENT_HIGHLIGHT, is_colour_old(n));
		break;
	case SPRM_INK_OLD:
		set_ink(look, is_colour_old(n) ? DOCUMENT_COLOURED : n > 14 ? DOCUMENT_GREY : 0);
		break;
	case SPRM_INK:
		set_ink(look, find_colour(n, rgb) ? colour_of_letters(rgb) : 0);
		break;
	case SPRM_SHADE_OLD:
		if (is_colour_old(n >> 5 & 0x1F))
			set_mark(look, DOCUMENT_HIGHLIGHT, true);
		break;
	case SPRM_SHADE:
		if (is_colour(doc_number(value, 5, 4)))
			set_mark(look, DOCUMENT_HIGHLIGHT, value.size >= 9);
		break;
	case SPRM_BORDER_OLD:
		set_mark(look, DOCUMENT_BORDER, (n >> 8 & 0xFF) != 0 && n != 0xFFFFFFFF);
		break;
	case SPRM_BORDER:
		set_mark(look, DOCUMENT_BORDER, doc_number(value, 6, 1) != 0);
		break;
	default:
		break;
	}
}

static void shade_cell(struct doc_paragraph *paragraph, size_t cell, bool coloured)
{
	if (cell >= DOC_CELLS_MAX)
		return;
	paragraph->looks[cell].marks = coloured ? DOCUMENT_HIGHLIGHT : 0;
	if (cell >= paragraph->look_count)
		paragraph->look_count = cell + 1;
}

/* The colours behind a row's cells from `first` on, ten bytes for each: in front, behind, the
 * pattern, which is nearly always the one that only shows what is behind (MS-DOC 2.9.248). */
static void shade_cells(struct doc_paragraph *paragraph, size_t first, struct doc_bytes value)
{
	enum { SIZE = 10, BEHIND = 4, PATTERN = 8, SOLID = 1 };
	size_t at, colour;

	for (at = 1; at + SIZE <= value.size; at += SIZE) {
		colour = doc_number(value, at + PATTERN, 2) == SOLID ? at : at + BEHIND;
		shade_cell(paragraph, first++, is_colour(doc_number(value, colour, 4)));
	}
}

/* The same of a Word before 2000, in two bytes (2.9.249). */
static void shade_cells_old(struct doc_paragraph *paragraph, struct doc_bytes value)
{
	unsigned shade;
	size_t at;

	for (at = 1; at + 2 <= value.size; at += 2) {
		shade = doc_number(value, at, 2);
		shade_cell(paragraph, at / 2,
			   is_colour_old((shade >> 10 == 1 ? shade : shade >> 5) & 0x1F));
	}
}

static void apply_to_paragraph(struct doc_paragraph *paragraph, unsigned sprm,
			       struct doc_bytes value)
{
	unsigned n = doc_number(value, 0, value.size < 4 ? value.size : 4);

	switch (sprm) {
	case SPRM_IN_TABLE:
		paragraph->in_table = n != 0;
		break;
	case SPRM_ROW_END:
	case SPRM_NESTED_ROW_END:
		paragraph->row_end = n != 0;
		break;
	case SPRM_CELL_END:
		paragraph->cell_end = n != 0;
		break;
	case SPRM_LEVEL:
		paragraph->level = n > WORDFLOW_LEVELS ? WORDFLOW_LEVELS : (int)n;
		break;
	case SPRM_CELLS_SHADE_OLD:
		shade_cells_old(paragraph, value);
		break;
	case SPRM_CELLS_SHADE:
		shade_cells(paragraph, 0, value);
		break;
	case SPRM_CELLS_SHADE_SECOND:
		shade_cells(paragraph, 22, value);
		break;
	case SPRM_CELLS_SHADE_THIRD:
		shade_cells(paragraph, 44, value);
		break;
	default:
		break;
	}
}

static void apply(const struct doc_file *f, struct doc_bytes list, struct doc_look *look,
		  struct doc_paragraph *paragraph);

/* A style of characters: what it is based on, then its own. */
static void apply_style(const struct doc_file *f, struct doc_look *look, unsigned number)
{
	const struct doc_style *chain[BASES_MAX];
	int n = 0;

	for (; number < f->style_count && n < BASES_MAX; number = f->styles[number].base)
		chain[n++] = &f->styles[number];
	while (n-- > 0)
		apply(NULL, chain[n]->look, look, NULL);
}

/* Each of the list's sprms, with the bytes behind it, to one of the two.  `f` is NULL in a style,
 * which names no other. */
static void apply(const struct doc_file *f, struct doc_bytes list, struct doc_look *look,
		  struct doc_paragraph *paragraph)
{
	struct doc_bytes value;
	unsigned sprm;
	size_t at, n;

	for (at = 0; at + 2 < list.size; at += n) {
		sprm = doc_number(list, at, 2);
		at += 2;
		n = size_of_sprm(list, at, sprm);
		if (!n)
			return;
		value = doc_slice(list, at, n);
		if (look && sprm == SPRM_STYLE && f)
			apply_style(f, look, doc_number(value, 0, 2));
		else if (look)
			apply_to_look(look, sprm, value);
		else
			apply_to_paragraph(paragraph, sprm, value);
	}
}

/* ---- what is asked */

void doc_look_find(const struct doc_file *f, const struct doc_piece *piece, size_t at,
		   struct doc_look *look)
{
	struct doc_bytes page, list;
	size_t runs, run, offset;

	memset(look, 0, sizeof(*look));
	look->until = at + 1;
	if (find_page(f, &f->characters, at, &page, &runs, &run)) {
		look->until = doc_number(page, 4 * (run + 1), 4);
		offset = 2 * (size_t)doc_number(page, 4 * (runs + 1) + run, 1);
		list = doc_slice(page, offset + 1, doc_number(page, offset, 1));
		if (offset)
			apply(f, list, look, NULL);
	}
	apply(f, piece->changes, look, NULL);
}

/* The sprms of a paragraph that are too many for a page stand in the stream "Data". */
static struct doc_bytes find_far(const struct doc_file *f, struct doc_bytes list)
{
	unsigned place;

	if (list.size < 6 ||
	    (doc_number(list, 0, 2) != SPRM_FAR && doc_number(list, 0, 2) != SPRM_FAR_OLD))
		return list;
	place = doc_number(list, 2, 4);
	return doc_slice(f->data, (size_t)place + 2, doc_number(f->data, place, 2));
}

void doc_paragraph_find(const struct doc_file *f, const struct doc_piece *piece, size_t at,
			struct doc_paragraph *paragraph)
{
	struct doc_bytes page, list;
	size_t runs, run, offset, size;

	memset(paragraph, 0, sizeof(*paragraph));
	if (find_page(f, &f->paragraphs, at, &page, &runs, &run)) {
		offset = 2 * (size_t)doc_number(page, 4 * (runs + 1) + 13 * run, 1);
		size = doc_number(page, offset, 1);
		/* Its size is in words, one byte less; or 0, and the size in the next byte. */
		if (size) {
			list = doc_slice(page, offset + 1, 2 * size - 1);
		} else {
			list = doc_slice(page, offset + 2, 2 * doc_number(page, offset + 1, 1));
		}
		/* Behind the number of its style. */
		if (offset)
			apply(f, find_far(f, doc_slice(list, 2, list.size)), NULL, paragraph);
	}
	apply(f, piece->changes, NULL, paragraph);
	if (paragraph->in_table && !paragraph->level)
		paragraph->level = 1;
}
