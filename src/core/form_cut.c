/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_cut.h"

#include <stdlib.h>
#include <string.h>

struct cut_maker {
	struct arena *arena;
	const struct form_cut *next, *end;
	size_t index; /* of the next cell */
};

char *form_cut_text(struct arena *a, const struct document_cell *cell, size_t *size)
{
	char *text, *to;
	size_t i, n;

	for (i = *size = 0; i < cell->run_count; i++)
		*size += strlen(cell->runs[i].text);
	to = text = arena_alloc(a, *size + 1);
	for (i = 0; i < cell->run_count; i++, to += n) {
		n = strlen(cell->runs[i].text);
		memcpy(to, cell->runs[i].text, n);
	}
	*to = 0;
	return text;
}

const struct document_cell *const *form_cut_cells(struct arena *a, const struct document *d,
						  size_t *count)
{
	const struct document_cell **cells = NULL;
	size_t i, r, k;

	for (i = *count = 0; i < d->block_count; i++) {
		if (!d->blocks[i].is_table)
			*ARENA_PUSH(a, const struct document_cell *, cells, *count) =
			    &d->blocks[i].paragraph;
		for (r = 0; r < d->blocks[i].row_count; r++)
			for (k = 0; k < d->blocks[i].rows[r].cell_count; k++)
				*ARENA_PUSH(a, const struct document_cell *, cells, *count) =
				    &d->blocks[i].rows[r].cells[k];
	}
	return cells;
}

static int cut_compare(const void *a, const void *b)
{
	const struct form_cut *x = a, *y = b;

	return x->index != y->index ? (x->index > y->index) - (x->index < y->index)
				    : (x->from > y->from) - (x->from < y->from);
}

static void cut_add(struct cut_maker *m, struct document_cell *cell, const char *text,
		    unsigned marks)
{
	*ARENA_PUSH(m->arena, struct document_run, cell->runs, cell->run_count) =
	    (struct document_run){text, marks};
}

/* Adds the run, which begins at `place` of its cell's text, without what the cuts from *cut to
 * `end` have of it; *cut is the first then that can reach behind it. */
static void cut_run(struct cut_maker *m, struct document_cell *cell, const struct document_run *run,
		    size_t place, const struct form_cut **cut, const struct form_cut *end)
{
	const size_t n = strlen(run->text);
	size_t at, to;

	for (at = place; at < place + n; at = to) {
		while (*cut < end && (*cut)->to <= at)
			++*cut;
		to = place + n;
		if (*cut == end || (*cut)->from > at) {
			if (*cut < end && (*cut)->from < to)
				to = (*cut)->from;
			cut_add(m, cell,
				to == place + n
				    ? run->text + (at - place)
				    : arena_strndup(m->arena, run->text + (at - place), to - at),
				run->marks);
			continue;
		}
		if ((*cut)->instead && (*cut)->from == at)
			cut_add(m, cell, (*cut)->instead, 0);
		if ((*cut)->to < to)
			to = (*cut)->to;
	}
}

/* Cuts what is to be cut of the next cell; false: that is all of it. */
static bool cut_cell(struct cut_maker *m, struct document_cell *cell)
{
	const struct form_cut *cut = m->next;
	const struct document_run *runs = cell->runs;
	const size_t count = cell->run_count, index = m->index++;
	size_t i, place = 0;

	while (m->next < m->end && m->next->index == index)
		m->next++;
	if (cut == m->next)
		return true;
	cell->runs = NULL;
	cell->run_count = 0;
	for (i = 0; i < count; place += strlen(runs[i].text), i++)
		cut_run(m, cell, &runs[i], place, &cut, m->next);
	return !m->next[-1].drop;
}

static void cut_row(struct cut_maker *m, struct document_row *row)
{
	const struct document_cell *from = row->cells;
	const size_t count = row->cell_count;
	size_t i;

	if (!count)
		return;
	row->cells = arena_memdup(m->arena, from, count * sizeof(*from));
	row->cell_count = 0;
	for (i = 0; i < count; i++) {
		row->cells[row->cell_count] = from[i];
		row->cell_count += cut_cell(m, &row->cells[row->cell_count]);
	}
}

const struct document *form_cut_make(struct arena *a, const struct document *from,
				     struct form_cut *cuts, size_t count)
{
	struct cut_maker m = {.arena = a, .next = cuts};
	struct document *to;
	struct document_block *block;
	size_t i, r;

	if (!count)
		return from;
	m.end = cuts + count;
	qsort(cuts, count, sizeof(*cuts), cut_compare);
	to = arena_memdup(a, from, sizeof(*from));
	to->blocks = arena_memdup(a, to->blocks, to->block_count * sizeof(*to->blocks));
	for (i = 0; i < to->block_count; i++) {
		block = &to->blocks[i];
		if (!block->is_table)
			cut_cell(&m, &block->paragraph);
		if (block->row_count)
			block->rows =
			    arena_memdup(a, block->rows, block->row_count * sizeof(*block->rows));
		for (r = 0; r < block->row_count; r++)
			cut_row(&m, &block->rows[r]);
	}
	return to;
}
