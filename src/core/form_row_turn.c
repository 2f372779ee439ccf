/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables whose labels stand at the right of their values: they are read as if these came first.
 */
#include "core/form_parts.h"

#include <string.h>

enum { TURN_LEAST = 2 /* rows with a label at the right, in the first such table */ };

static bool turn_names_field(const struct form_reader *r, struct form_slice cell)
{
	struct vocabulary_match m;

	return form_cell_label(r, cell, &m) && m.kind == VOCABULARY_FIELD;
}

/* Are there labels in the last column of the table that begins with this line, and none in its
 * first? */
static bool turn_is_needed(const struct form_reader *r, const struct form_line *line, int table)
{
	const struct form_line *end = r->source->lines + r->source->line_count;
	size_t right = 0, count;
	bool first, last;

	for (; line < end && form_place_cell(r->source, line->text.from)->table == table; line++) {
		if (!line->cells)
			continue;
		count = line->cell_count;
		if (count < 2 || count > 3)
			return false;
		first = turn_names_field(r, line->cells[0]);
		last = turn_names_field(r, line->cells[count - 1]);
		if (first && !last)
			return false;
		right += last && !first;
	}
	return right >= TURN_LEAST || (right && r->turned_table);
}

const struct form_slice *form_row_turn(struct form_reader *r, const struct form_line *line)
{
	const struct form_cell *cell = form_place_cell(r->source, line->text.from);
	struct form_slice *turned;

	if (cell->table != r->judged_table) {
		r->judged_table = cell->table;
		if (turn_is_needed(r, line, cell->table))
			r->turned_table = cell->table;
	}
	if (cell->table != r->turned_table || line->cell_count < 2)
		return line->cells;
	turned = ARENA_NEW_N(r->arena, struct form_slice, line->cell_count);
	turned[0] = line->cells[line->cell_count - 1];
	memcpy(turned + 1, line->cells, (line->cell_count - 1) * sizeof(*turned));
	return turned;
}
