/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <string.h>

struct form_making {
	struct arena *arena;
	struct form_source *source;
	char *text;
	unsigned char *marks;
	size_t length;
	struct form_cell place;		 /* of the cell that comes next */
	bool shades;			 /* what is shaded in this table is ticked … */
	bool shades_boxes;		 /* … also if it holds an empty box */
	const struct form_guide *guides; /* by cell */
};

static size_t form_cell_size(const struct document_cell *cell)
{
	size_t i, size = 1 + (cell->shaded ? strlen(DOCUMENT_TICKED) : 0);

	for (i = 0; i < cell->run_count; i++)
		size += strlen(cell->runs[i].text);
	return size;
}

static size_t form_document_size(const struct document *d)
{
	const struct document_block *block;
	size_t i, r, c, size = 1;

	for (i = 0; i < d->block_count; i++) {
		block = &d->blocks[i];
		size += form_cell_size(&block->paragraph);
		for (r = 0; r < block->row_count; r++)
			for (c = 0; c < block->rows[r].cell_count; c++)
				size += form_cell_size(&block->rows[r].cells[c]);
	}
	return size;
}

/* The length of a character that nobody sees at s, which is before the end of a string: a soft
 * hyphen, blanks of no width, marks of direction.  0: it is none. */
static size_t form_unseen(const char *s)
{
	static const char *const unseen[] = {
	    "\xC2\xAD",	    "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA",
	    "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA0",
	    "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xEF\xBB\xBF",
	};
	size_t i;

	for (i = 0; i < COUNT_OF(unseen); i++)
		if (str_starts(s, unseen[i]))
			return strlen(unseen[i]);
	return 0;
}

/* The length of a line drawn through the letter before it (U+0335 to U+0338): how text that has no
 * marks is struck out. */
static size_t form_stroke(const char *s)
{
	return s[0] == '\xCC' && s[1] >= '\xB5' && s[1] <= '\xB8' ? 2 : 0;
}

/* Copies the text, without what nobody sees, and the marks of each byte; returns how many bytes
 * that are. */
static size_t form_make_text(char *to, unsigned char *marks, const char *text, unsigned char mark)
{
	const char *from = to;
	size_t n, at;

	while (*text) {
		n = strcspn(text, "\xC2\xCC\xE2\xEF");
		memcpy(to, text, n);
		memset(marks + (to - from), mark, n);
		to += n;
		text += n;
		if (!*text)
			break;
		n = form_stroke(text);
		for (at = (size_t)(to - from); n && at-- > 0;) {
			marks[at] |= DOCUMENT_STRUCK;
			if (((unsigned char)from[at] & 0xC0) != 0x80)
				break;
		}
		n += n ? 0 : form_unseen(text);
		/* A blank at which no line breaks is one all the same. */
		if (!n && str_starts(text, "\xC2\xA0")) {
			marks[to - from] = mark;
			*to++ = ' ';
			n = 2;
		}
		text += n;
		if (!n) {
			marks[to - from] = mark;
			*to++ = *text++;
		}
	}
	return (size_t)(to - from);
}

static bool form_is_empty_box(const struct form_source *source, struct form_slice cell)
{
	cell = form_slice_trim(source, cell);
	return cell.to - cell.from == strlen(DOCUMENT_EMPTY) &&
	       memcmp(source->text + cell.from, DOCUMENT_EMPTY, cell.to - cell.from) == 0;
}

/* Quoted is a cell that has words of which every one is. */
static struct form_slice form_make_cell(struct form_making *m, const struct document_cell *cell,
					bool ticked, bool *quoted)
{
	struct form_slice slice = {m->length, m->length};
	const struct document_run *run;
	struct form_cell *place;
	bool own = false;
	size_t i, n;

	place = ARENA_PUSH(m->arena, struct form_cell, m->source->cells, m->source->cell_count);
	*place = m->place;
	place->from = m->length;
	place->origin = cell->origin;
	place->above = cell->above;
	place->guide = m->guides[m->source->cell_count - 1].text;
	place->guide_out = m->guides[m->source->cell_count - 1].out;
	*quoted = false;
	for (i = 0; i < cell->run_count; i++) {
		run = &cell->runs[i];
		n = form_make_text(m->text + m->length, m->marks + m->length, run->text,
				   (unsigned char)(run->marks & 0xFF));
		m->length += n;
		if (str_empty(run->text))
			continue;
		if (run->marks & DOCUMENT_QUOTED)
			*quoted = true;
		else
			own = true;
	}
	*quoted &= !own;
	slice.to = m->length;
	if (ticked && (form_slice_empty(m->source, slice) ||
		       (m->shades_boxes && form_is_empty_box(m->source, slice)))) {
		m->length = slice.from;
		m->length +=
		    form_make_text(m->text + m->length, m->marks + m->length, DOCUMENT_TICKED, 0);
		slice.to = m->length;
	}
	m->text[m->length++] = '\n';
	return slice;
}

static struct form_line *form_make_line(struct form_making *m)
{
	return ARENA_PUSH(m->arena, struct form_line, m->source->lines, m->source->line_count);
}

/* Each line of a paragraph, or of a cell that stands alone, is a line of text; returns how many. */
static int form_make_lines(struct form_making *m, struct form_slice slice, bool quoted)
{
	struct form_line *line;
	const char *end;
	size_t from = slice.from;
	int count = 0;

	for (;;) {
		count++;
		end = memchr(m->text + from, '\n', slice.to - from);
		line = form_make_line(m);
		line->text.from = from;
		line->text.to = end ? (size_t)(end - m->text) : slice.to;
		line->quoted = quoted;
		if (!end)
			return count;
		from = line->text.to + 1;
	}
}

static bool form_is_stroke(const struct form_source *source, struct form_slice cell)
{
	cell = form_slice_trim(source, cell);
	return cell.to - cell.from == 1 && strchr("/\\", source->text[cell.from]);
}

static void form_make_row(struct form_making *m, const struct document_row *row)
{
	struct form_slice *cells = ARENA_NEW_N(m->arena, struct form_slice, row->cell_count);
	struct form_line *line;
	size_t i, filled = 0, last = 0, shaded = m->shades ? form_shade_find(row) : SIZE_MAX;
	bool quoted = true, cell_quoted;

	for (i = 0; i < row->cell_count; i++) {
		cells[i] = form_make_cell(m, &row->cells[i], i == shaded, &cell_quoted);
		if (form_slice_empty(m->source, cells[i]))
			continue;
		m->source->stroked |= form_is_stroke(m->source, cells[i]);
		filled++;
		last = i;
		quoted &= cell_quoted;
	}
	if (!filled)
		return;
	/* A cell alone in its row, or one that a page is laid out with, holds lines like a page. */
	if (filled == 1 && (row->cell_count == 1 || memchr(m->text + cells[last].from, '\n',
							   cells[last].to - cells[last].from))) {
		form_make_lines(m, cells[last], quoted);
		return;
	}
	line = form_make_line(m);
	line->cells = cells;
	line->cell_count = row->cell_count;
	line->text.from = cells[0].from;
	line->text.to = cells[row->cell_count - 1].to;
	line->quoted = quoted;
}

/* One cell more, that is none: it ends the last one. */
static void form_make_end(struct form_making *m)
{
	struct form_cell *end;

	end = ARENA_PUSH(m->arena, struct form_cell, m->source->cells, m->source->cell_count);
	*end = (struct form_cell){.from = m->length};
	m->source->cell_count--;
}

/* "Q. ", "Q3: ", before a question. */
static bool form_is_question(const char *text, const char *end)
{
	while (text < end && strchr("> ", *text))
		text++;
	if (end - text < 4 || (*text != 'Q' && *text != 'q'))
		return false;
	for (text++; text < end && *text >= '0' && *text <= '9';)
		text++;
	return end - text > 1 && strchr(".:)", *text) && text[1] == ' ';
}

/* Does a letter stand before questions and answers?  "A." is somebody's initial where no question
 * has its "Q", unless several lines begin so, and none of them goes on small as a sentence does. */
static bool form_is_lettered(const struct form_source *source)
{
	enum { SEVERAL = 3 };
	struct form_slice s;
	const char *text;
	size_t i, answers = 0;
	bool sentence = false;

	for (i = 0; i < source->line_count; i++) {
		s = form_slice_trim(source, source->lines[i].text);
		text = source->text + s.from;
		if (form_is_question(text, source->text + s.to))
			return true;
		if (s.to - s.from < 4 || text[0] != 'A' || !strchr(".:", text[1]) || text[2] != ' ')
			continue;
		answers++;
		sentence |= text[3] >= 'a' && text[3] <= 'z';
	}
	return answers >= SEVERAL && !sentence;
}

void form_source_make(struct form_source *source, struct arena *a, const struct document *d)
{
	struct form_making m = {.arena = a, .source = source};
	const struct document_block *block;
	struct form_slice slice;
	int tables = 0, lines = 1;
	size_t i, r, size;
	bool quoted;

	d = form_guide_read(a, d, &m.guides);
	size = form_document_size(d);
	memset(source, 0, sizeof(*source));
	source->text = m.text = arena_alloc(a, size);
	source->marks = m.marks = arena_alloc(a, size);
	for (i = 0; i < d->block_count; i++) {
		block = &d->blocks[i];
		m.place.line = 0;
		m.place.table = tables += block->is_table;
		m.shades = form_shade_is_answer(block, &m.shades_boxes);
		for (r = 0; r < block->row_count; r++) {
			m.place.row = (int)r + 1;
			form_make_row(&m, &block->rows[r]);
		}
		if (!block->is_table) {
			m.place.table = m.place.row = 0;
			m.place.line = lines;
			slice = form_make_cell(&m, &block->paragraph, false, &quoted);
			lines += form_make_lines(&m, slice, quoted);
		}
	}
	source->tabled = tables > 0;
	source->lettered = form_is_lettered(source);
	form_make_end(&m);
}

/* The length of the blank at s: ASCII white space, or U+00A0. */
static size_t form_blank(const char *s, size_t n)
{
	if (n && (*s == ' ' || *s == '\t' || *s == '\n'))
		return 1;
	return n > 1 && s[0] == '\xC2' && s[1] == '\xA0' ? 2 : 0;
}

struct form_slice form_slice_trim(const struct form_source *source, struct form_slice s)
{
	size_t b;

	while (s.from < s.to && (b = form_blank(source->text + s.from, s.to - s.from)))
		s.from += b;
	while (s.from < s.to) {
		if (form_blank(source->text + s.to - 1, 1))
			s.to--;
		else if (s.to - s.from > 1 && form_blank(source->text + s.to - 2, 2) == 2)
			s.to -= 2;
		else
			break;
	}
	return s;
}

bool form_breaks_word(const char *line, size_t n)
{
	return n > 1 && line[n - 1] == '-' && line[n - 2] != ' ' && line[n - 2] != '-';
}

bool form_slice_empty(const struct form_source *source, struct form_slice slice)
{
	size_t b;

	while (slice.from < slice.to &&
	       (b = form_blank(source->text + slice.from, slice.to - slice.from)))
		slice.from += b;
	return slice.from >= slice.to;
}

bool form_slice_is(const struct form_source *source, struct form_slice slice,
		   enum form_words verdict)
{
	return form_words_are(verdict, source->text + slice.from, slice.to - slice.from);
}

/* The slice, run by run, without what is struck out. */
static void form_slice_add_unstruck(struct str *out, const struct form_source *source,
				    struct form_slice s)
{
	size_t at, from;

	for (at = from = s.from; at < s.to; at++) {
		if (!(source->marks[at] & DOCUMENT_STRUCK))
			continue;
		str_add_n(out, source->text + from, at - from);
		while (at < s.to && (source->marks[at] & DOCUMENT_STRUCK))
			at++;
		from = at;
	}
	if (from < s.to)
		str_add_n(out, source->text + from, s.to - from);
}

char *form_slice_text(struct arena *a, const struct form_source *source, struct form_slice slice,
		      size_t max)
{
	struct str text;

	str_init(&text, a, max);
	form_slice_add_unstruck(&text, source, form_slice_trim(source, slice));
	return str_fold(a, str_text(&text));
}

void form_slice_add(struct str *out, const struct form_source *source, struct form_slice slice)
{
	struct form_slice line;
	const char *end;

	for (slice = form_slice_trim(source, slice); slice.from < slice.to;
	     slice.from = line.to + 1) {
		end = memchr(source->text + slice.from, '\n', slice.to - slice.from);
		line.from = slice.from;
		line.to = end ? (size_t)(end - source->text) : slice.to;
		form_slice_add_unstruck(out, source, form_slice_trim(source, line));
		if (end)
			str_add_char(out, '\n');
		line.to = end ? (size_t)(end - source->text) : slice.to;
	}
}

/* "Label | value | value", without bars at its ends and with no tab. */
static bool form_is_barred(const struct form_source *source, struct form_slice s)
{
	const char *text = source->text;
	size_t at, bars = 0;

	for (at = s.from; at < s.to; at++) {
		if (text[at] == '\t')
			return false;
		bars += text[at] == '|' && at > s.from && text[at - 1] == ' ';
	}
	return bars > 1;
}

size_t form_slice_split(const struct form_source *source, struct form_slice slice,
			struct form_slice *cells, size_t max)
{
	size_t count = 0, from = slice.from, to = slice.to;
	const char *tab;
	char mark = '\t';

	slice = form_slice_trim(source, slice);
	if (slice.to - slice.from > 2 && source->text[slice.from] == '|' &&
	    source->text[slice.to - 1] == '|') {
		/* "| Label | value |" */
		mark = '|';
		from = slice.from + 1;
		to = slice.to - 1;
	} else if (form_is_barred(source, slice)) {
		mark = '|';
	} else if (from < to && source->text[from] == '\t') {
		from++;
	}
	while (count < max) {
		tab = memchr(source->text + from, mark, to - from);
		cells[count].from = from;
		cells[count].to = tab && count + 1 < max ? (size_t)(tab - source->text) : to;
		count++;
		if (!tab)
			break;
		from = (size_t)(tab - source->text) + 1;
	}
	return count;
}
