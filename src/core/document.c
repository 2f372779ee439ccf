/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/document.h"

#include <string.h>

void document_init(struct document *d, struct arena *a)
{
	memset(d, 0, sizeof(*d));
	d->arena = a;
}

static struct document_block *document_add_block(struct document *d)
{
	struct document_block *block;

	block = ARENA_PUSH(d->arena, struct document_block, d->blocks, d->block_count);
	block->paragraph.span = 1;
	return block;
}

struct document_cell *document_add_paragraph(struct document *d)
{
	return &document_add_block(d)->paragraph;
}

struct document_block *document_add_table(struct document *d)
{
	struct document_block *block = document_add_block(d);

	block->is_table = true;
	return block;
}

struct document_row *document_add_row(struct document *d, struct document_block *table)
{
	return ARENA_PUSH(d->arena, struct document_row, table->rows, table->row_count);
}

struct document_cell *document_add_cell(struct document *d, struct document_row *row, int span)
{
	struct document_cell *cell;

	cell = ARENA_PUSH(d->arena, struct document_cell, row->cells, row->cell_count);
	cell->span = span > 1 ? span : 1;
	return cell;
}

void document_add_run(struct document *d, struct document_cell *cell, const char *text,
		      unsigned marks)
{
	struct document_run *run;

	if (!text || !*text)
		return;
	run = ARENA_PUSH(d->arena, struct document_run, cell->runs, cell->run_count);
	run->text = arena_strdup(d->arena, text);
	run->marks = marks;
}

static void document_add_cell_text(const struct document_cell *cell, struct str *out)
{
	size_t i;

	for (i = 0; i < cell->run_count; i++)
		if (!(cell->runs[i].marks & DOCUMENT_STRUCK))
			str_add(out, cell->runs[i].text);
}

char *document_cell_text(struct arena *a, const struct document_cell *cell)
{
	struct str text;

	str_init(&text, a, STR_UNBOUNDED);
	document_add_cell_text(cell, &text);
	return text.data ? text.data : arena_strdup(a, "");
}

void document_from_text(struct document *d, const char *text)
{
	struct document_run *run;
	struct document_cell *cell;
	const char *end, *first;

	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		cell = document_add_paragraph(d);
		if (end == text)
			continue;
		run = ARENA_PUSH(d->arena, struct document_run, cell->runs, cell->run_count);
		run->text = arena_strndup(d->arena, text, (size_t)(end - text));
		/* The way of plain text to cite a mail (RFC 3676 section 4.5). */
		first = run->text + strspn(run->text, " ");
		run->marks = *first == '>' ? DOCUMENT_QUOTED : 0;
	}
}

/* A row is one line of the text, so breaks inside its cells become blanks. */
static void document_add_row_text(const struct document_row *row, struct str *out)
{
	size_t i, from, at;

	for (i = 0; i < row->cell_count; i++) {
		if (i)
			str_add_char(out, '\t');
		from = out->len;
		document_add_cell_text(&row->cells[i], out);
		for (at = from; at < out->len; at++)
			if (out->data[at] == '\n' || out->data[at] == '\t')
				out->data[at] = ' ';
	}
	str_add_char(out, '\n');
}

void document_to_text(const struct document *d, struct str *out)
{
	const struct document_block *block;
	size_t i, r;

	for (i = 0; i < d->block_count; i++) {
		block = &d->blocks[i];
		for (r = 0; r < block->row_count; r++)
			document_add_row_text(&block->rows[r], out);
		if (!block->is_table) {
			document_add_cell_text(&block->paragraph, out);
			str_add_char(out, '\n');
		}
	}
}
