/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Actions that are no rows of a list: a card for each, with "Action", "By whom" and "By when" below
 * each other and what they say beside them; or a column for each.
 */
#include "core/form_parts.h"

#include <string.h>

/* Has the action that is being put together this part already? */
static bool card_has(const struct form_action *action, enum vocabulary_column part)
{
	switch (part) {
	case VOCABULARY_ACTION:
		return action->action;
	case VOCABULARY_BY_WHOM:
		return action->by_whom;
	case VOCABULARY_BY_WHEN:
		return action->by_when;
	case VOCABULARY_ASIDE:
		break;
	}
	return false;
}

/* Does the next row of the table begin with the name of a column, too? */
static bool card_goes_on(const struct form_reader *r, size_t at)
{
	const struct form_cell *next = form_place_next_row(r->source, at);
	struct form_slice cell;

	if (!next)
		return false;
	cell = (struct form_slice){next->from, next[1].from - 1};
	return form_action_cell_head(r, cell) >= 0;
}

/* Where the list has not begun, only a row that can begin a card does. */
static bool card_begins(const struct form_reader *r, struct form_slice head)
{
	const struct form_field *open = form_reader_field(r);

	if (r->in_actions)
		return true;
	return !(open && open->prose && open->section < VOCABULARY_ANSWER_SECTION) &&
	       form_action_cell_head(r, head) == VOCABULARY_ACTION && card_goes_on(r, head.from);
}

static void card_open(struct form_reader *r, size_t at)
{
	int table = form_place_cell(r->source, at)->table;

	form_reader_close(r);
	if (!r->in_actions)
		form_actions_end(r);
	if (r->card_table != table)
		r->action = NULL;
	r->in_actions = true;
	r->card_table = table;
}

/* "Action | x", "By whom | y | By when | z" */
static bool card_read_pairs(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	enum vocabulary_column part;
	size_t i;

	for (i = 0; i < count; i += 2) {
		if (form_slice_empty(r->source, cells[i])) {
			if (i && i + 1 < count && !form_slice_empty(r->source, cells[i + 1]))
				return false;
			continue;
		}
		if (form_action_cell_head(r, cells[i]) < 0 || i + 1 == count ||
		    form_action_cell_head(r, cells[i + 1]) >= 0)
			return false;
	}
	card_open(r, cells[0].from);
	for (i = 0; i + 1 < count; i += 2) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		part = (enum vocabulary_column)form_action_cell_head(r, cells[i]);
		if (r->action && (part == VOCABULARY_ACTION || card_has(r->action, part)))
			r->action = NULL;
		form_action_add(r, part, cells[i + 1]);
	}
	return true;
}

/* "Action | x | y", "By whom | p | q": each action has a column of its own. */
static bool card_read_columns(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	enum vocabulary_column part = (enum vocabulary_column)form_action_cell_head(r, cells[0]);
	size_t i;

	for (i = 1; i < count; i++)
		if (form_action_cell_head(r, cells[i]) >= 0)
			return false;
	card_open(r, cells[0].from);
	if (part == VOCABULARY_ACTION)
		r->card_first = r->form->action_count;
	for (i = 1; i < count; i++) {
		r->action = part == VOCABULARY_ACTION ? NULL
			    : r->card_first + i - 1 < r->form->action_count
				? &r->form->actions[r->card_first + i - 1]
				: NULL;
		if (part == VOCABULARY_ACTION || r->action)
			form_action_add(r, part, cells[i]);
		else if (!form_slice_empty(r->source, cells[i]))
			form_card_refuse(r, cells[i]);
	}
	return true;
}

/* "Action 1 | Action 2", over columns that have an action each: names nothing. */
static bool card_is_numbers(const struct form_reader *r, const struct form_slice *cells,
			    size_t count)
{
	struct form_slice cell;
	size_t i;

	for (i = 0; i < count; i++) {
		cell = form_slice_trim(r->source, cells[i]);
		while (cell.to > cell.from && strchr(".:)", r->source->text[cell.to - 1]))
			cell.to--;
		if (cell.from == cell.to || r->source->text[cell.to - 1] < '0' ||
		    r->source->text[cell.to - 1] > '9' ||
		    (form_action_cell_head(r, cell) != VOCABULARY_ACTION &&
		     cell.to - cell.from > 2))
			return false;
	}
	return true;
}

void form_card_refuse(struct form_reader *r, struct form_slice cell)
{
	form_problem(r->form, r->arena, form_about_words(r, cell, FORM_ACTIONS),
		     "this row of the actions is not known, and was not read.");
}

/* A cell with the name of a column above what that says; false if it has no such name. */
static bool card_cut(const struct form_reader *r, struct form_slice cell,
		     enum vocabulary_column *part, struct form_slice *value)
{
	const char *text = r->source->text, *end;
	struct form_slice head = form_slice_trim(r->source, cell);
	int column;

	end = memchr(text + head.from, '\n', head.to - head.from);
	*value = (struct form_slice){end ? (size_t)(end - text) : head.to, head.to};
	head.to = value->from;
	column = form_action_cell_head(r, head);
	*part = (enum vocabulary_column)column;
	return column >= 0;
}

/* Does the next row hold two names of columns, so that an empty "Action 1" above them is a card? */
static bool card_is_over(const struct form_reader *r, size_t at)
{
	const struct form_cell *next = form_place_next_row(r->source, at);
	enum vocabulary_column part;
	struct form_slice value;

	return next && next[1].row == next->row && next[1].table == next->table &&
	       card_cut(r, (struct form_slice){next->from, next[1].from - 1}, &part, &value) &&
	       part != VOCABULARY_ACTION &&
	       card_cut(r, (struct form_slice){next[1].from, next[2].from - 1}, &part, &value);
}

/* "Owner" and below it "Ann Lee", "Deadline" and below it "1 May", in cells side by side; below
 * "Action 1", or with "Action" in the first of them. */
static bool card_read_over(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	enum vocabulary_column part;
	struct form_slice value;
	bool begun = r->carded_at > 0;
	size_t i, said = 0;

	for (i = 0; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		if (!card_cut(r, cells[i], &part, &value))
			return false;
		begun |= i == 0 && part == VOCABULARY_ACTION;
		said += !form_slice_empty(r->source, value);
	}
	if (!begun || (!said && !r->carded_at && !card_is_over(r, cells[0].from)))
		return false;
	form_reader_close(r);
	for (i = 0; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		card_cut(r, cells[i], &part, &value);
		if (part == VOCABULARY_ACTION || (r->action && card_has(r->action, part)))
			r->action = NULL;
		if (!form_slice_empty(r->source, value))
			form_action_add(r, part, value);
	}
	r->actions_spelt = true;
	r->carded_at = cells[0].from;
	return true;
}

bool form_card_ends(struct form_reader *r, struct form_slice line)
{
	if (!r->carded_at ||
	    form_place_cell(r->source, line.from) == form_place_cell(r->source, r->carded_at))
		return false;
	form_actions_end(r);
	return true;
}

bool form_card_read(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	size_t said = 0, i;

	if (count < 2 || count > FORM_COLUMNS || r->column_count || r->signed_off ||
	    !r->has_answer || (!r->in_actions && !form_actions_fit(r)))
		return false;
	if (card_read_over(r, cells, count))
		return true;
	if (card_is_numbers(r, cells, count) && card_goes_on(r, cells[0].from)) {
		card_open(r, cells[0].from);
		return true;
	}
	if (form_action_cell_head(r, cells[0]) < 0 || !card_begins(r, cells[0]))
		return false;
	while (count > 2 && form_slice_empty(r->source, cells[count - 1]))
		count--;
	for (i = 1; i < count; i++)
		said += !form_slice_empty(r->source, cells[i]);
	if (count % 2 == 0 && card_read_pairs(r, cells, count))
		return true;
	return said > 1 &&
	       (r->card_table || form_action_cell_head(r, cells[0]) == VOCABULARY_ACTION) &&
	       card_goes_on(r, cells[0].from) + (r->card_table > 0) > 0 &&
	       card_read_columns(r, cells, count);
}
