/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where in the document each value of a form stands, or would stand.
 */
#include "core/form_parts.h"

#include <string.h>

enum { PLACE_BELOW = 3 /* cells below a label in which its value could stand */ };

const struct form_cell *form_place_cell(const struct form_source *source, size_t at)
{
	size_t low = 0, high = source->cell_count, middle;

	while (low + 1 < high) {
		middle = low + (high - low) / 2;
		if (source->cells[middle].from <= at)
			low = middle;
		else
			high = middle;
	}
	return source->cell_count ? &source->cells[low] : NULL;
}

bool form_place_is_row(const struct form_source *source, size_t above, size_t below)
{
	const struct form_cell *there = form_place_cell(source, below);

	return there && there->table && there != form_place_cell(source, above);
}

const char *form_place_words(struct arena *a, const struct form_source *source, size_t at)
{
	const struct form_cell *cell = form_place_cell(source, at);
	const char *p, *end = source->text + at;
	int line;

	if (!cell)
		return NULL;
	if (cell->table)
		return arena_printf(a, "table %d, row %d", cell->table, cell->row);
	line = cell->line;
	for (p = source->text + cell->from; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		line++;
	return arena_printf(a, "line %d", line);
}

static bool form_cell_is_empty(const struct form_source *source, const struct form_cell *cell)
{
	struct form_slice all = {cell->from, cell[1].from};

	return form_slice_empty(source, all);
}

/* The empty cell below a label in which its value would stand: that of a table, if there is one
 * near, or a line of its own; else the label's own. */
static const struct form_cell *form_cell_below(const struct form_source *source,
					       const struct form_cell *cell)
{
	const struct form_cell *last = source->cells + source->cell_count - 1, *next, *line = NULL;

	for (next = cell + 1; next < last && next <= cell + PLACE_BELOW; next++) {
		if (!form_cell_is_empty(source, next))
			break;
		if (next->table)
			return next;
		/* A label inside a table has nothing to do with the lines behind that. */
		if (cell->table)
			break;
		line = line ? line : next;
	}
	return line ? line : cell;
}

const struct form_cell *form_place_next_row(const struct form_source *source, size_t at)
{
	const struct form_cell *cell = form_place_cell(source, at), *next = cell;

	/* What is in no table has no rows.  The last of the cells, behind the text, is in none. */
	if (!cell || !cell->table)
		return NULL;
	while (next->table == cell->table && next->row == cell->row)
		next++;
	return next->table == cell->table ? next : NULL;
}

/* What is in the cell that is so far ahead in the same row; nothing, behind `s`, if there is none.
 */
static struct form_slice form_place_ahead(const struct form_source *source, struct form_slice s,
					  const struct form_cell *from, size_t ahead)
{
	if (ahead + 1 >= (size_t)(source->cells + source->cell_count - from) ||
	    from[ahead].table != from->table || from[ahead].row != from->row)
		return (struct form_slice){s.to, s.to};
	return form_slice_trim(source,
			       (struct form_slice){from[ahead].from, from[ahead + 1].from - 1});
}

struct form_slice form_place_beside(const struct form_source *source, struct form_slice s)
{
	const struct form_cell *cell = form_place_cell(source, s.from);

	if (!cell || !cell->table)
		return (struct form_slice){s.to, s.to};
	return form_place_ahead(source, s, cell, 1);
}

struct form_slice form_place_below(const struct form_source *source, struct form_slice s)
{
	const struct form_cell *cell = form_place_cell(source, s.from), *first = cell,
			       *below = form_place_next_row(source, s.from);

	if (!below)
		return (struct form_slice){s.to, s.to};
	while (first > source->cells && first[-1].table == cell->table &&
	       first[-1].row == cell->row)
		first--;
	return form_place_ahead(source, s, below, (size_t)(cell - first));
}

void form_place_keep(struct form_reader *r, bool said)
{
	struct form_spot spot = r->spot, *kept = &r->spots[r->field];
	struct form_slice words;
	size_t i;

	spot.words = r->label_words;
	/* A heading can be called as a field is ("Nature of concern"): the fuller label counts. */
	if (r->said[r->field] || (kept->set && !said && kept->words > spot.words))
		return;
	for (i = 0; said && !spot.columns && i < r->word_count; i++) {
		words = form_slice_trim(r->source, r->words[i]);
		if (words.from == words.to)
			continue;
		spot.at = words.from;
		spot.below = false;
		break;
	}
	*kept = spot;
}

static void form_place_put(struct form_reader *r, const struct form_spot *spot,
			   struct form_value *value)
{
	const struct form_cell *cell = form_place_cell(r->source, spot->at);

	if (!cell)
		return;
	if (spot->below)
		cell = form_cell_below(r->source, cell);
	value->place = cell->origin;
	if (spot->columns)
		value->place_no = form_place_cell(r->source, spot->no)->origin;
	value->where = form_place_words(r->arena, r->source, spot->below ? cell->from : spot->at);
}

/* One row of the table of actions; returns the first cell behind it. */
static const struct form_cell *form_place_row(struct form_reader *r, const struct form_cell *cell)
{
	struct form_action_place *place;
	int row = cell->row;
	size_t i;

	place = ARENA_PUSH(r->arena, struct form_action_place, r->form->action_places,
			   r->form->action_place_count);
	for (i = 0; cell->table && cell->row == row; i++, cell++) {
		if (i >= FORM_COLUMNS)
			continue;
		if (r->actions_columns[i] == VOCABULARY_ACTION)
			place->action = cell->origin;
		else if (r->actions_columns[i] == VOCABULARY_BY_WHOM)
			place->by_whom = cell->origin;
		else if (r->actions_columns[i] == VOCABULARY_BY_WHEN)
			place->by_when = cell->origin;
	}
	return cell;
}

static void form_place_actions(struct form_reader *r)
{
	const struct form_cell *head, *cell;
	size_t to = r->actions_to ? r->actions_to : SIZE_MAX;

	if (!r->actions_from)
		return;
	head = form_place_cell(r->source, r->actions_from);
	for (cell = head; cell->table == head->table && cell->row == head->row;)
		cell++;
	while (cell->table == head->table && cell->from < to &&
	       r->form->action_place_count < FORM_ACTIONS_MAX)
		cell = form_place_row(r, cell);
}

void form_places_finish(struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++)
		if (r->spots[i].set)
			form_place_put(r, &r->spots[i], &r->form->values[i]);
	if (r->form->other_count)
		r->form->others_where = form_place_words(r->arena, r->source, r->others_at);
	if (r->form->action_count)
		r->form->actions_where = form_place_words(r->arena, r->source, r->actions_at);
	form_place_actions(r);
}
