/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of nothing but labels, whose values are in the row below; and free text that goes on in
 * further rows.
 */
#include "core/form_parts.h"

#include <string.h>

enum { FORM_ROW_KNOWN = 4 /* labels of a row, beside more than one that is not known */ };

/* Of a row of labels, those that are not known, with what stands below them. */
static void form_row_keep_unknown(struct form_reader *r, const struct form_slice *cells,
				  size_t count, const struct form_cell *below)
{
	size_t i;

	for (i = 0; i < count && r->unread_count < FORM_UNREAD_MAX; i++) {
		if (r->row_fields[i] != SIZE_MAX)
			continue;
		r->unread[r->unread_count++] = cells[i];
		if (below && below[i].row == below->row && below[i].table == below->table &&
		    below[i + 1].from > below[i].from)
			form_unknown_note_row(
			    r, cells[i], (struct form_slice){below[i].from, below[i + 1].from - 1},
			    false);
	}
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

/* Does each cell of the row name somebody? */
static bool row_is_names(const struct form_reader *r, const struct form_cell *row, size_t count)
{
	struct vocabulary_match m;
	struct form_slice cell;
	size_t i;

	for (i = 0; row && i < count; i++) {
		if (row[i].row != row->row || row[i].table != row->table)
			return false;
		cell = (struct form_slice){row[i].from, row[i + 1].from - 1};
		if (!form_sentence_is_names(r, cell) || form_find(r, cell, 0, &m))
			return false;
	}
	return row != NULL;
}

/* "TM", in a table that has had a row of labels, or in a row above names: a label of one word, not
 * heard of before. */
static bool form_cell_is_short_label(const struct form_reader *r, struct form_slice cell,
				     const struct form_cell *below, size_t count,
				     struct vocabulary_match *m)
{
	return form_cell_label(r, cell, m) && m->kind == VOCABULARY_FIELD &&
	       !r->labelled[m->index] &&
	       (r->labels_table == form_place_cell(r->source, cell.from)->table ||
		row_is_names(r, below, count));
}

/* "Name of Panel Chair | Di Fox": a row with a label of its own holds no values of the one above.
 */
static bool row_is_labelled(const struct form_reader *r, const struct form_cell *row)
{
	struct vocabulary_match m;

	return row && row[1].row == row->row && row[1].table == row->table &&
	       form_cell_names_field(r, (struct form_slice){row->from, row[1].from - 1}, &m) &&
	       !form_cell_names_field(r, (struct form_slice){row[1].from, row[2].from - 1}, &m);
}

bool form_row_labels(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_cell *below = form_row_below_labels(r, cells[0].from);
	struct vocabulary_match m;
	size_t i, n = 0, unknown = 0;

	/* A PDF's table has as many columns as any row of it. */
	while (count > 2 && form_slice_empty(r->source, cells[count - 1]))
		count--;
	if (count < 2 || count > FORM_COLUMNS || (count == 2 && row_is_labelled(r, below)))
		return false;
	for (i = 0; i < count; i++) {
		r->row_fields[n] = SIZE_MAX;
		if (!form_cell_names_field(r, cells[i], &m) &&
		    !form_cell_is_short_label(r, cells[i], below, count, &m)) {
			if (count < 3 || form_slice_empty(r->source, cells[i]))
				return false;
			unknown++;
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
	/* "Label | value | label" is no row of labels; one that is not known can stand beside two
	 * that are, and one in three of many. */
	if ((unknown > 1 || (unknown && r->row_fields[1] == SIZE_MAX)) &&
	    (3 * unknown > count || count - unknown < FORM_ROW_KNOWN))
		return false;
	if (unknown)
		form_row_keep_unknown(r, cells, count, below);
	form_reader_close(r);
	r->labels_table = form_place_cell(r->source, cells[0].from)->table;
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

/* The only cell of the row that says something: its place in the row; -1: there is none, -2: there
 * are more.  *cell is that one, *next the first of the row below. */
static int form_row_only_cell(const struct form_reader *r, const struct form_cell *row,
			      struct form_slice *cell, const struct form_cell **next)
{
	struct form_slice s;
	int i, only = -1;

	for (i = 0, *next = row; (*next)->table == row->table && (*next)->row == row->row;
	     i++, (*next)++) {
		s = form_slice_trim(r->source,
				    (struct form_slice){(*next)->from, (*next)[1].from - 1});
		if (s.from == s.to)
			continue;
		if (only >= 0)
			return -2;
		only = i;
		*cell = s;
	}
	return only;
}

/* The value's own cell in the label's row, counted from the label's; -1: there are more, 0: it is
 * empty. */
static int form_row_value_cell(const struct form_reader *r, const struct form_slice *cells,
			       size_t count)
{
	size_t i;
	int only = 0;

	for (i = 0; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		if (only)
			return -1;
		only = (int)i + 1;
	}
	return only;
}

/* A few words below free text, where labels stand too: they may be one. */
static void form_row_keep_short(struct form_reader *r, struct form_slice text, int column)
{
	bool point = vocabulary_skip_bullets(r->source->text + text.from, text.to - text.from) > 0;

	/* "Please send us:" leads to the points of a list. */
	if (point && r->bold_title && r->bold.to == r->words[r->word_count - 1].to)
		r->bold_title = NULL;
	if (column || r->bold_title || point)
		return;
	r->bold = text;
	r->bold_title = form_reader_field(r)->title;
}

/* Is it the form's next label, and no more of the free text? */
static bool form_row_begins_next(const struct form_reader *r, struct form_slice text)
{
	struct vocabulary_match m;

	if (!form_find(r, text, 0, &m) || m.after == VOCABULARY_AFTER_WORDS)
		return false;
	if (m.kind != VOCABULARY_FIELD)
		return form_heading_fits(r, &m, text);
	/* "Analysis: there is none." is a sentence. */
	return m.after == VOCABULARY_AFTER_END ||
	       form_label_fits(r, &m, (struct form_slice){text.from + m.value, text.to}, false);
}

/* A cell across the table, right below a label whose own cell is empty: is it what somebody wrote
 * there for more room, and no heading of what follows, and nothing that is printed? */
static bool form_row_is_across(const struct form_reader *r, struct form_slice text)
{
	enum { WORDS = 8 };

	return !r->word_count && form_count_words(r, text, WORDS) == WORDS &&
	       strchr(".!", r->source->text[text.to - 1]) &&
	       !form_slice_is(r->source, text, FORM_WORDS_PRINTED) &&
	       !form_party_is(r, VOCABULARY_PARTY_PART, text);
}

void form_row_take_below(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	enum { WORDS = 5 }; /* fewer are a label that is not known */
	const struct form_cell *label = form_place_cell(r->source, cells[0].from) - 1, *row, *next;
	int column = form_row_value_cell(r, cells, count), at;
	struct form_slice text;

	/* Behind the number of a row, or in the second of two columns of labels. */
	if (column < 0 || (label > r->source->cells && label[-1].table == label->table &&
			   label[-1].row == label->row))
		return;
	for (row = form_place_next_row(r->source, label->from); row && row->table == label->table;
	     row = next) {
		at = form_row_only_cell(r, row, &text, &next);
		if (!r->word_count && column == 0 && at > 0)
			column = at;
		if (at != column || form_row_begins_next(r, text) ||
		    (next == row + 1 && (column || !form_row_is_across(r, text))))
			return;
		if (form_count_words(r, text, WORDS) < WORDS) {
			if (!r->word_count)
				return;
			form_row_keep_short(r, text, column);
		}
		form_reader_add(r, text);
		r->taken_to = next->from;
	}
}

/* Is the row a label of a short value, with empty cells behind it? */
static const struct form_field *over_waits(const struct form_reader *r, const struct form_cell *row)
{
	const struct form_field *f;
	const struct form_cell *next;
	struct vocabulary_match m;
	struct form_slice text;

	if (form_row_only_cell(r, row, &text, &next) || next == row + 1 ||
	    !form_find(r, text, 0, &m) || m.kind != VOCABULARY_FIELD ||
	    m.after != VOCABULARY_AFTER_END)
		return NULL;
	f = &r->form->type->fields[m.index];
	return !f->prose && (f->type == FORM_TEXT || f->type == FORM_DATE) ? f : NULL;
}

/* Is that all of what the row says, and no label, but what such a field can hold? */
static bool over_answers(const struct form_reader *r, const struct form_field *f,
			 const struct form_cell *row, struct form_slice *text)
{
	const struct form_cell *next;

	return form_row_only_cell(r, row, text, &next) >= 0 && !form_row_begins_next(r, *text) &&
	       (f->type == FORM_DATE
		    ? form_is_date(r, *text)
		    : form_count_words(r, *text, 2) == 2 && form_sentence_may_be_name(r, *text));
}

/* Does each such label of the table have its answer in the row below it, in the label's own column,
 * and are there several?  One alone may be the next label, which is not known. */
static bool over_judge(const struct form_reader *r, const struct form_cell *row)
{
	const struct form_cell *below;
	const struct form_field *f;
	struct form_slice text;
	size_t pairs = 0;

	while (row > r->source->cells && row[-1].table == row->table)
		row--;
	for (; row; row = form_place_next_row(r->source, row->from)) {
		f = over_waits(r, row);
		if (!f)
			continue;
		below = form_place_next_row(r->source, row->from);
		/* One can be left empty. */
		if (!below || over_waits(r, below))
			continue;
		if (!over_answers(r, f, below, &text))
			return false;
		pairs++;
		row = below;
	}
	return pairs > 1;
}

/* The same, looked for once a table. */
static bool over_is_stacked(struct form_reader *r, const struct form_cell *row)
{
	if (r->stacked_judged != row->table) {
		r->stacked_judged = row->table;
		r->stacked_table = over_judge(r, row) ? row->table : 0;
	}
	return r->stacked_table == row->table;
}

void form_row_take_value(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_cell *label = form_place_cell(r->source, cells[0].from) - 1,
			       *row = form_place_next_row(r->source, label->from), *next;
	struct form_slice text;
	int at;

	if (!row || form_row_value_cell(r, cells, count))
		return;
	at = form_row_only_cell(r, row, &text, &next);
	if (at < 0 || form_row_begins_next(r, text) ||
	    (!at && !(form_reader_field(r)->type == FORM_DATE && form_is_date(r, text)) &&
	     !over_is_stacked(r, label)))
		return;
	form_reader_add(r, text);
	r->taken_to = next->from;
}

/* The answer below a label: nothing, or a yes or no and no word else. */
static bool over_is_answer(const struct form_reader *r, struct form_slice cell, bool *said)
{
	struct form_ticks t = form_ticks_read(r->source, &cell, 1, NULL);

	*said |= t.clean && t.reading == FORM_TICK_CLEAR;
	return form_slice_empty(r->source, cell) || (t.clean && t.reading != FORM_TICK_DOUBTFUL);
}

/* Are these cells, from the second on or all of them, the labels of a group's ticks, and those
 * below the answers?  *first is the first label. */
static bool over_are_ticks(const struct form_reader *r, const struct form_slice *cells,
			   const struct form_cell *below, size_t count, size_t *first)
{
	struct vocabulary_match m;
	size_t i, known = 0;
	bool said = false;

	*first = form_slice_empty(r->source, cells[0]) ||
		 (form_cell_label(r, cells[0], &m) && m.kind == VOCABULARY_GROUP);
	for (i = *first; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]) || below[i].row != below->row ||
		    !over_is_answer(r, (struct form_slice){below[i].from, below[i + 1].from - 1},
				    &said))
			return false;
		known += form_cell_names_field(r, cells[i], &m) &&
			 form_field_is_concern(&r->form->type->fields[m.index]);
	}
	return said && known > 1 && 2 * known >= count - *first;
}

bool form_row_ticks(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_cell *below = form_place_next_row(r->source, cells[0].from);
	struct vocabulary_match m;
	struct form_slice answer;
	size_t i, first;

	while (count > 2 && form_slice_empty(r->source, cells[count - 1]))
		count--;
	if (!below || count < 2 || count > FORM_COLUMNS ||
	    !over_are_ticks(r, cells, below, count, &first))
		return false;
	if (form_cell_label(r, cells[0], &m) && m.kind == VOCABULARY_GROUP)
		form_reader_head(r, &m);
	for (i = first; i < count; i++) {
		answer = (struct form_slice){below[i].from, below[i + 1].from - 1};
		if (form_cell_names_field(r, cells[i], &m)) {
			form_reader_open(r, m.index, m.words, answer.from);
			form_reader_add(r, answer);
			form_reader_close(r);
		} else {
			r->in_group = true;
			form_row_answer_other(r, cells[i], &answer, 1);
		}
	}
	for (i = 0; i < count; i++)
		r->row_fields[i] = SIZE_MAX;
	r->row_field_count = count;
	r->row_values_at = below->from;
	return true;
}
