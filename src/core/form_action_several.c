/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of the list with several actions in it: the first line of each cell is of the first, the
 * second of the second.  A cell can have lines for many reasons, so that this is told where it is
 * not sure.
 */
#include "core/form_parts.h"

#include <string.h>

enum { SEVERAL_MAX = 30 };

/* The lines of a cell that say something; 0: there are too many. */
static size_t several_lines(const struct form_reader *r, struct form_slice cell,
			    struct form_slice *lines)
{
	const char *text = r->source->text;
	struct form_slice line;
	size_t n = 0;

	for (; cell.from < cell.to; cell.from = line.to + 1) {
		line = (struct form_slice){cell.from, cell.from};
		while (line.to < cell.to && text[line.to] != '\n')
			line.to++;
		if (form_slice_empty(r->source, line))
			continue;
		if (n == SEVERAL_MAX)
			return 0;
		lines[n++] = form_slice_trim(r->source, line);
		if (line.to >= cell.to)
			break;
	}
	return n;
}

/* Does the line begin as one of its own does: with a capital, a number or a bullet? */
static bool several_begins(const struct form_reader *r, struct form_slice line)
{
	const char c = r->source->text[line.from];

	return !(c >= 'a' && c <= 'z') && !strchr("(&,;", c);
}

/* When: a day, or one of the words that people have for it. */
static bool several_is_when(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word word;

	return form_is_date(r, line) ||
	       (vocabulary_words(r->source->text + line.from, line.to - line.from, &word, 1) &&
		vocabulary_word_among(&word, VOCABULARY_WHENS));
}

bool form_action_read_several(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_slice lines[3][SEVERAL_MAX];
	size_t n[3] = {0, 0, 0}, i, k, part;
	bool sure = true;

	for (i = 0; i < count; i++) {
		part = (size_t)form_action_column(r, i);
		if (part > VOCABULARY_BY_WHEN || form_slice_empty(r->source, cells[i]))
			continue;
		if (n[part])
			return false;
		n[part] = several_lines(r, cells[i], lines[part]);
	}
	if (n[0] < 2 || n[1] != n[0] || n[2] != n[0])
		return false;
	for (k = 0; k < n[0]; k++) {
		if (!several_begins(r, lines[0][k]) || !several_begins(r, lines[1][k]))
			return false;
		sure &= several_is_when(r, lines[2][k]);
	}
	if (!sure) {
		form_problem(r->form, r->arena, FORM_ABOUT_ACTIONS("Actions"),
			     "is there more than one in the row of %s?",
			     form_quote_words(r, lines[0][0]));
		return false;
	}
	for (k = 0; k < n[0]; k++) {
		r->action = NULL;
		for (part = 0; part < 3; part++)
			form_action_add(r, (enum vocabulary_column)part, lines[part][k]);
	}
	return true;
}
