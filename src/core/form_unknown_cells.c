/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of a table whose labels are not known: which of their cells are labels, and where the value
 * of each stands, beside it, below it, or in its own cell.
 */
#include "core/form_parts.h"

#include <string.h>

/* The label at the top of a cell, and what stands below it there; false if it has one line alone.
 */
static bool unknown_cut(const struct form_reader *r, struct form_slice cell,
			struct form_slice *label, struct form_slice *below)
{
	const char *text = r->source->text, *end;

	*label = form_slice_trim(r->source, cell);
	end = memchr(text + label->from, '\n', label->to - label->from);
	if (!end)
		return false;
	*below = (struct form_slice){(size_t)(end - text), label->to};
	label->to = below->from;
	return true;
}

static bool unknown_is_stop(const struct form_reader *r, struct form_slice cell)
{
	cell = form_slice_trim(r->source, cell);
	return cell.to > cell.from && r->source->text[cell.to - 1] == '.';
}

/* Labels that are not known, each with its value in the row below: all of them mean fields, no two
 * the same, and all values fit.  Notes them; false if they are none. */
static bool unknown_note_over(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_cell *below = form_place_next_row(r->source, cells[0].from);
	const size_t before = r->unknown_count;
	struct vocabulary_match m;
	struct form_slice value;
	size_t i, k, known = 0, said = 0;

	for (i = 0; below && i < count; i++) {
		if (below[i].row != below->row || below[i].table != below->table)
			break;
		value = (struct form_slice){below[i].from, below[i + 1].from - 1};
		/* A sentence over a value is no label, and a label no value. */
		if (form_cell_names_field(r, value, &m) || unknown_is_stop(r, cells[i]))
			break;
		known += form_cell_names_field(r, cells[i], &m);
		if (form_slice_empty(r->source, value) || form_cell_names_field(r, cells[i], &m))
			continue;
		said++;
		form_unknown_note_row(r, cells[i], value, false);
		if (r->unknown_count != before + said || r->unknown[before + said - 1].field < 0)
			break;
		for (k = before; k + 1 < r->unknown_count; k++)
			if (r->unknown[k].field == r->unknown[before + said - 1].field)
				break;
		if (k + 1 < r->unknown_count)
			break;
	}
	if (below && i == count && said && said + known > 1)
		return true;
	r->unknown_count = before;
	return false;
}

/* Labels in bold, each with a plain answer behind it? */
static bool unknown_are_paired(const struct form_reader *r, const struct form_slice *cells,
			       size_t count)
{
	unsigned marks, other;
	size_t i;

	for (i = 0; i + 1 < count; i += 2) {
		marks = r->source->marks[form_slice_trim(r->source, cells[i]).from];
		other = r->source->marks[form_slice_trim(r->source, cells[i + 1]).from];
		if (!(marks & ~other & DOCUMENT_BOLD))
			return false;
	}
	return count > 2 && count % 2 == 0;
}

/* Are all of the cells, three or more, labels by what they mean?  These are of an empty form. */
static bool unknown_are_labels(const struct form_reader *r, const struct form_slice *cells,
			       size_t count)
{
	const struct form_cell *below = form_place_next_row(r->source, cells[0].from);
	const struct form_type *type = r->form->type;
	struct vocabulary_match m;
	size_t i, index;

	for (i = 0; below && i < count; i++)
		if (below[i].row != below->row || below[i].table != below->table ||
		    !form_slice_empty(r->source,
				      (struct form_slice){below[i].from, below[i + 1].from - 1}))
			return false;
	for (i = 0; i < count; i++)
		if (!form_cell_names_field(r, cells[i], &m) &&
		    !vocabulary_find_meaning(type, r->source->text + cells[i].from,
					     cells[i].to - cells[i].from, VOCABULARY_ANY, &index) &&
		    !vocabulary_find_meaning(type, r->source->text + cells[i].from,
					     cells[i].to - cells[i].from, 1u << FORM_DATE, &index))
			return false;
	return below && count > 2;
}

/* … or each with a meaning, and with a value that it can have? */
static bool unknown_are_meant(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const size_t before = r->unknown_count;
	size_t i, fits = 0;

	if (count != 4)
		return false;
	for (i = 0; i < count; i += 2) {
		form_unknown_note_row(r, cells[i], cells[i + 1], false);
		fits += r->unknown_count == before + i / 2 + 1 &&
			r->unknown[r->unknown_count - 1].field >= 0;
	}
	r->unknown_count = before;
	return fits == count / 2;
}

void form_unknown_note_cells(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_slice label, below;
	size_t i, both = 0, said = 0;
	bool paired;

	if (count > 1 &&
	    (unknown_note_over(r, cells, count) || unknown_are_labels(r, cells, count)))
		return;
	for (i = 0; i < count; i++) {
		said += !form_slice_empty(r->source, cells[i]);
		both += unknown_cut(r, cells[i], &label, &below);
	}
	for (i = 0; i < count && both == said; i++)
		if (unknown_cut(r, cells[i], &label, &below))
			form_unknown_note_row(r, label, below, false);
	if (both == said || count < 2)
		return;
	/* "(day / month / year)" below the label is a hint. */
	if (unknown_cut(r, cells[0], &label, &below) &&
	    r->source->text[form_slice_trim(r->source, below).from] != '(')
		label = cells[0];
	paired = unknown_are_paired(r, cells, count) || unknown_are_meant(r, cells, count);
	form_unknown_note_row(
	    r, label,
	    (struct form_slice){cells[1].from, paired ? cells[1].to : cells[count - 1].to}, false);
	for (i = 2; paired && i < count; i += 2)
		form_unknown_note_row(r, cells[i], cells[i + 1], false);
}
