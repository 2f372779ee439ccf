/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a table with several labels in one cell, below each other, and as many answers in the
 * next one. */
#include "core/form_parts.h"

#include <string.h>

enum { JOINED_MAX = 8 };

/* The lines of the cell that say something; more than there is room for are 0. */
static size_t joined_lines(const struct form_reader *r, struct form_slice cell,
			   struct form_slice *lines)
{
	const char *text = r->source->text;
	struct form_slice line = cell;
	size_t n = 0;

	for (; line.from < cell.to; line.from = line.to + 1) {
		for (line.to = line.from; line.to < cell.to && text[line.to] != '\n';)
			line.to++;
		if (form_slice_empty(r->source, line))
			continue;
		if (n == JOINED_MAX)
			return 0;
		lines[n++] = form_slice_trim(r->source, line);
	}
	return n;
}

/* The one cell behind the first that says something, or NULL. */
static const struct form_slice *joined_answers(const struct form_reader *r,
					       const struct form_slice *cells, size_t count)
{
	const struct form_slice *answers = NULL;
	size_t i;

	for (i = 1; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		if (answers)
			return NULL;
		answers = &cells[i];
	}
	return answers;
}

bool form_row_read_joined(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_slice labels[JOINED_MAX], values[JOINED_MAX];
	const struct form_slice *answers = joined_answers(r, cells, count);
	struct vocabulary_match m[JOINED_MAX];
	const struct form_field *field;
	size_t i, n;

	if (!answers || !memchr(r->source->text + cells[0].from, '\n', cells[0].to - cells[0].from))
		return false;
	n = joined_lines(r, cells[0], labels);
	if (n < 2 || joined_lines(r, *answers, values) != n)
		return false;
	for (i = 0; i < n; i++) {
		if (!form_cell_names_field(r, labels[i], &m[i]) || r->labelled[m[i].index])
			return false;
		field = &r->form->type->fields[m[i].index];
		if (field->prose || (field->type != FORM_TEXT && field->type != FORM_DATE) ||
		    (i && m[i].index == m[i - 1].index))
			return false;
	}
	for (i = 0; i < n; i++) {
		form_reader_open(r, m[i].index, m[i].words, values[i].from);
		form_reader_add(r, values[i]);
		form_reader_close(r);
	}
	return true;
}
