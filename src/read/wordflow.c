/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/wordflow.h"

#include <string.h>

#include "read/symbol.h"

enum { PARAGRAPH_COST = 16 };

/* A row and where it stood: a text of a cell is a row of one cell until it is known what becomes of
 * it, a row of a table in that cell is one that is finished. */
struct wordflow_piece {
	struct document_row row;
	bool nested;
};

struct wordflow_cell {
	struct wordflow_piece *pieces;
	size_t count;
};

/* A table's row that has not ended. */
struct wordflow_level {
	struct wordflow_cell *cells; /* those that have ended */
	size_t count;
	struct wordflow_cell open; /* the one that has not */
};

void wordflow_init(struct wordflow *f, struct document *document, size_t max)
{
	memset(f, 0, sizeof(*f));
	f->document = document;
	f->levels = ARENA_NEW_N(document->arena, struct wordflow_level, WORDFLOW_LEVELS + 1);
	f->room = max;
	str_init(&f->run, document->arena, STR_UNBOUNDED);
}

static bool take_room(struct wordflow *f, size_t n)
{
	f->full = f->full || n > f->room;
	if (f->full)
		return false;
	f->room -= n;
	return true;
}

static void flush(struct wordflow *f)
{
	if (f->run.len)
		document_add_run(f->document, &f->line, str_text(&f->run), f->marks);
	str_truncate(&f->run, 0);
}

bool wordflow_has_text(const struct wordflow *f)
{
	return f->run.len || f->line.run_count;
}

void wordflow_add(struct wordflow *f, const char *text, unsigned marks)
{
	const char *next;
	unsigned c;

	if (f->run.len && f->marks != marks)
		flush(f);
	f->marks = marks;
	for (; *text && !f->full; text = next) {
		next = text;
		c = str_next_char(&next);
		if (symbol_is_invisible(c) || !take_room(f, (size_t)(next - text)))
			continue;
		if (symbol_is_blank(c) || (c < ' ' && c != '\n' && c != '\t'))
			str_add_char(&f->run, ' ');
		else
			str_add_n(&f->run, text, (size_t)(next - text));
	}
}

/* ---- cells */

static struct document_cell *add_text_piece(struct wordflow *f, struct wordflow_cell *cell)
{
	struct wordflow_piece *piece =
	    ARENA_PUSH(f->document->arena, struct wordflow_piece, cell->pieces, cell->count);

	return document_add_cell(f->document, &piece->row, 1);
}

/* The text of the cell that more can be added to, or NULL: it is empty, or ends with a table. */
static struct document_cell *last_text(const struct wordflow_cell *cell)
{
	struct wordflow_piece *last = cell->count ? &cell->pieces[cell->count - 1] : NULL;

	return last && !last->nested ? &last->row.cells[0] : NULL;
}

static void append_runs(struct wordflow *f, struct document_cell *to,
			const struct document_cell *from)
{
	size_t i;

	for (i = 0; i < from->run_count; i++)
		*ARENA_PUSH(f->document->arena, struct document_run, to->runs, to->run_count) =
		    from->runs[i];
}

/* Moves the paragraph that has not ended into the open cell of that level. */
static void take_line(struct wordflow *f, struct wordflow_cell *open)
{
	struct document_cell *text = last_text(open);

	flush(f);
	if (text)
		document_add_run(f->document, text, "\n", 0);
	else
		text = add_text_piece(f, open);
	append_runs(f, text, &f->line);
	f->line = (struct document_cell){0};
}

static void close_cell(struct wordflow *f, struct wordflow_level *level)
{
	*ARENA_PUSH(f->document->arena, struct wordflow_cell, level->cells, level->count) =
	    level->open;
	level->open = (struct wordflow_cell){0};
}

/* ---- rows */

static bool has_words(const struct document_cell *cell)
{
	size_t i;

	for (i = 0; i < cell->run_count; i++)
		if (!str_empty(cell->runs[i].text))
			return true;
	return false;
}

/* The finished row goes where its table stands: into the document, or into a cell. */
static void put_row(struct wordflow *f, int level, const struct document_row *row)
{
	struct arena *a = f->document->arena;
	struct wordflow_cell *open;
	struct wordflow_piece *piece;

	if (level > 1) {
		open = &f->levels[level - 1].open;
		piece = ARENA_PUSH(a, struct wordflow_piece, open->pieces, open->count);
		piece->row = *row;
		piece->nested = true;
		return;
	}
	if (!f->table)
		f->table = document_add_table(f->document);
	*document_add_row(f->document, f->table) = *row;
}

/* All texts of a cell as one. */
static void join_cell(struct wordflow *f, const struct wordflow_cell *cell,
		      struct document_cell *to)
{
	size_t i;

	for (i = 0; i < cell->count; i++) {
		if (cell->pieces[i].nested)
			continue;
		if (to->run_count)
			document_add_run(f->document, to, "\n", 0);
		append_runs(f, to, &cell->pieces[i].row.cells[0]);
	}
}

/* Without the empty paragraphs at both ends, which some programs put into every cell. */
static void trim_cell(struct document_cell *cell)
{
	while (cell->run_count && str_eq(cell->runs[cell->run_count - 1].text, "\n"))
		cell->run_count--;
	while (cell->run_count && str_eq(cell->runs[0].text, "\n")) {
		cell->runs++;
		cell->run_count--;
	}
}

static void mark_cell(struct document_cell *cell, unsigned marks)
{
	size_t i;

	for (i = 0; i < cell->run_count; i++)
		cell->runs[i].marks |= marks;
}

/* A merged cell is a part of the one before it, unless somebody managed to write into it. */
static void add_cell(struct wordflow *f, struct document_row *row, const struct wordflow_cell *from,
		     const struct wordflow_look *look)
{
	struct document_cell made = {.span = 1};

	join_cell(f, from, &made);
	trim_cell(&made);
	mark_cell(&made, look->marks);
	made.shaded = (look->marks & DOCUMENT_HIGHLIGHT) != 0;
	if (look->merged && row->cell_count && !has_words(&made))
		row->cells[row->cell_count - 1].span++;
	else
		*document_add_cell(f->document, row, 1) = made;
}

/* A row of one cell only lays out what is in it, which stays in its order. */
static void put_pieces(struct wordflow *f, int level, const struct wordflow_cell *cell)
{
	size_t i;

	for (i = 0; i < cell->count; i++) {
		if (!cell->pieces[i].nested) {
			if (!has_words(&cell->pieces[i].row.cells[0]))
				continue;
			trim_cell(&cell->pieces[i].row.cells[0]);
		}
		put_row(f, level, &cell->pieces[i].row);
	}
}

static void end_row(struct wordflow *f, int level, const struct wordflow_look *looks, size_t count)
{
	static const struct wordflow_look plain = {0};
	struct wordflow_level row = f->levels[level];
	struct document_row made = {0};
	size_t i, k;

	f->levels[level] = (struct wordflow_level){0};
	if (row.count == 1 && row.cells[0].count > 1) {
		put_pieces(f, level, &row.cells[0]);
		return;
	}
	for (i = 0; i < row.count; i++)
		add_cell(f, &made, &row.cells[i], i < count ? &looks[i] : &plain);
	if (made.cell_count)
		put_row(f, level, &made);
	for (i = 0; i < row.count; i++)
		for (k = 0; k < row.cells[i].count; k++)
			if (row.cells[i].pieces[k].nested)
				put_row(f, level, &row.cells[i].pieces[k].row);
}

/* Rows of tables deeper than this one that nothing has ended: what comes next is not in them. */
static void close_levels(struct wordflow *f, int level)
{
	for (; f->deepest > level; f->deepest--) {
		if (f->levels[f->deepest].open.count)
			close_cell(f, &f->levels[f->deepest]);
		if (f->levels[f->deepest].count)
			end_row(f, f->deepest, NULL, 0);
	}
}

/* ---- what has ended */

static int enter_level(struct wordflow *f, int level)
{
	int base =
	    f->box_depth
		? f->boxes[f->box_depth <= WORDFLOW_BOXES ? f->box_depth - 1 : WORDFLOW_BOXES - 1]
		      .base
		: 0;

	level = level < 0 ? 0 : level > WORDFLOW_LEVELS ? WORDFLOW_LEVELS : level;
	level = level + base > WORDFLOW_LEVELS ? WORDFLOW_LEVELS : level + base;
	close_levels(f, level);
	f->deepest = level;
	return level;
}

void wordflow_end_paragraph(struct wordflow *f, int level)
{
	level = enter_level(f, level);
	if (!take_room(f, PARAGRAPH_COST) && !wordflow_has_text(f))
		return;
	if (level) {
		take_line(f, &f->levels[level].open);
		return;
	}
	flush(f);
	f->table = NULL;
	f->line.span = 1;
	*document_add_paragraph(f->document) = f->line;
	f->line = (struct document_cell){0};
}

void wordflow_end_cell(struct wordflow *f, int level)
{
	level = enter_level(f, level > 1 ? level : 1);
	if (!take_room(f, PARAGRAPH_COST) && !wordflow_has_text(f))
		return;
	take_line(f, &f->levels[level].open);
	close_cell(f, &f->levels[level]);
}

void wordflow_end_row(struct wordflow *f, int level, const struct wordflow_look *looks,
		      size_t count)
{
	level = enter_level(f, level > 1 ? level : 1);
	if (wordflow_has_text(f))
		take_line(f, &f->levels[level].open);
	if (f->levels[level].open.count)
		close_cell(f, &f->levels[level]);
	end_row(f, level, looks, count);
	f->deepest = level - 1;
}

void wordflow_enter_box(struct wordflow *f, int level)
{
	int anchor = enter_level(f, level), i = f->box_depth;

	f->box_depth++;
	if (i >= WORDFLOW_BOXES)
		return;
	flush(f);
	f->boxes[i].line = f->line;
	f->boxes[i].base = anchor;
	f->line = (struct document_cell){0};
}

void wordflow_leave_box(struct wordflow *f)
{
	if (!f->box_depth)
		return;
	if (wordflow_has_text(f))
		wordflow_end_paragraph(f, 0);
	enter_level(f, 0);
	if (--f->box_depth >= WORDFLOW_BOXES)
		return;
	f->line = f->boxes[f->box_depth].line;
}

void wordflow_finish(struct wordflow *f)
{
	while (f->box_depth)
		wordflow_leave_box(f);
	if (wordflow_has_text(f))
		wordflow_end_paragraph(f, f->deepest);
	close_levels(f, 0);
}
