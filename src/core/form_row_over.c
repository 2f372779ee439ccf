/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of nothing but labels, whose values are in the row below.
 */
#include "core/form_parts.h"

#include <string.h>

/* Of a row of labels, the one that is not known. */
static void form_row_keep_unknown(struct form_reader *r, const struct form_slice *cells,
				  size_t count)
{
	size_t i;

	for (i = 0; i < count && r->unread_count < FORM_UNREAD_MAX; i++)
		if (r->row_fields[i] == SIZE_MAX)
			r->unread[r->unread_count++] = cells[i];
}

/* The row below, which a PDF can have in a table of its own: its first cell, or NULL. */
static const struct form_cell *form_row_below_labels(const struct form_reader *r, size_t at)
{
	const struct form_cell *cell = form_place_next_row(r->source, at), *next;
	const struct form_cell *end = r->source->cells + r->source->cell_count;

	if (cell)
		return cell;
	cell = form_place_cell(r->source, at);
	for (next = cell; next && next < end && next->table == cell->table;)
		next++;
	return next && next < end && cell->table && next->table ? next : NULL;
}

bool form_row_labels(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_cell *below = form_row_below_labels(r, cells[0].from);
	struct vocabulary_match m;
	bool unknown = false;
	size_t i, n = 0;

	/* A PDF's table has as many columns as any row of it. */
	while (count > 2 && form_slice_empty(r->source, cells[count - 1]))
		count--;
	if (count < 2 || count > FORM_COLUMNS)
		return false;
	for (i = 0; i < count; i++) {
		r->row_fields[n] = SIZE_MAX;
		if (!form_cell_names_field(r, cells[i], &m)) {
			/* One that is not known, beside two that are. */
			if (unknown || count < 3 || form_slice_empty(r->source, cells[i]))
				return false;
			unknown = true;
		} else if (r->form->type->fields[m.index].type == FORM_TICK ||
			   (n && r->row_fields[n - 1] != SIZE_MAX &&
			    form_cell_is_role(r, &r->form->type->fields[r->row_fields[n - 1]],
					      cells[i]))) {
			return false;
		} else {
			r->row_fields[n] = m.index;
		}
		n++;
	}
	/* "Label | value | label" is no row of labels. */
	if (unknown && r->row_fields[1] == SIZE_MAX)
		return false;
	if (unknown)
		form_row_keep_unknown(r, cells, count);
	form_reader_close(r);
	r->row_field_count = n;
	r->row_values_at = below ? below->from : SIZE_MAX;
	for (i = 0; i < n && below && below[i].row == below->row; i++) {
		if (r->row_fields[i] == SIZE_MAX)
			continue;
		form_reader_open(r, r->row_fields[i], 2, below[i].from);
		form_reader_close(r);
	}
	return true;
}

bool form_row_values(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	size_t i, n = r->row_field_count;

	r->row_field_count = 0;
	while (count > n && form_slice_empty(r->source, cells[count - 1]))
		count--;
	if (!n || count != n || cells[0].from != r->row_values_at)
		return false;
	for (i = 0; i < n; i++) {
		if (r->row_fields[i] == SIZE_MAX)
			continue;
		form_reader_open(r, r->row_fields[i], 2, cells[i].from);
		form_reader_add(r, cells[i]);
		form_reader_close(r);
	}
	return true;
}
