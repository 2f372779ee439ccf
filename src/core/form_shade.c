/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ticks made with the colour of a cell: who has no tick on the keyboard shades the cell below YES,
 * or that below NO.  Forms are printed in colours too, column by column or row by row; that is why
 * it counts only in a table where the one coloured cell of a row is not always in the same column.
 * Where boxes are printed in these cells none of them may be ticked.
 */
#include "core/form_parts.h"

#include <string.h>

enum { SHADE_CELLS = 3 }; /* a label and its two answers, at least */

size_t form_shade_find(const struct document_row *row)
{
	size_t i, found = SIZE_MAX;

	if (row->cell_count < SHADE_CELLS)
		return SIZE_MAX;
	for (i = 0; i < row->cell_count; i++) {
		if (!row->cells[i].shaded)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found ? found : SIZE_MAX;
}

/* Is there nothing in the cell but, at most, an empty box? */
static bool shade_is_open(const struct document_cell *cell)
{
	const char *text;
	size_t i;

	for (i = 0; i < cell->run_count; i++) {
		text = cell->runs[i].text;
		text += str_starts(text, DOCUMENT_EMPTY) ? strlen(DOCUMENT_EMPTY) : 0;
		if (!str_empty(text))
			return false;
	}
	return true;
}

/* "Quality of reports | ☐ | ☐": is no answer made in any other way? */
static bool shade_is_row_open(const struct document_row *row)
{
	size_t i;

	for (i = 1; i < row->cell_count; i++)
		if (!shade_is_open(&row->cells[i]))
			return false;
	return true;
}

bool form_shade_is_answer(const struct document_block *table, bool *boxes)
{
	size_t i, at, first = SIZE_MAX;
	bool several = false;

	*boxes = true;
	for (i = 0; i < table->row_count; i++) {
		at = form_shade_find(&table->rows[i]);
		if (at == SIZE_MAX)
			continue;
		*boxes &= shade_is_row_open(&table->rows[i]);
		several |= first != SIZE_MAX && at != first;
		first = first == SIZE_MAX ? at : first;
	}
	return several;
}
