/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ticks made with the colour of a cell: who has no tick on the keyboard shades the cell below YES,
 * or that below NO.  Forms are printed in colours too, column by column or row by row; that is why
 * it counts only in a table where the one coloured cell of a row is not always in the same column.
 */
#include "core/form_parts.h"

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

bool form_shade_is_answer(const struct document_block *table)
{
	size_t i, at, first = SIZE_MAX;

	for (i = 0; i < table->row_count; i++) {
		at = form_shade_find(&table->rows[i]);
		if (at == SIZE_MAX)
			continue;
		if (first == SIZE_MAX)
			first = at;
		else if (at != first)
			return true;
	}
	return false;
}
