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

bool form_row_labels(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_cell *below = form_row_below_labels(r, cells[0].from);
	struct vocabulary_match m;
	size_t i, n = 0, unknown = 0;

	/* A PDF's table has as many columns as any row of it. */
	while (count > 2 && form_slice_empty(r->source, cells[count - 1]))
		count--;
	if (count < 2 || count > FORM_COLUMNS)
		return false;
	for (i = 0; i < count; i++) {
		r->row_fields[n] = SIZE_MAX;
		if (!form_cell_names_field(r, cells[i], &m)) {
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
		if (at != column || next == row + 1 || form_row_begins_next(r, text))
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

/* The answer below a label: nothing, or a yes or no and no word else. */
static bool over_is_answer(const struct form_reader *r, struct form_slice cell, bool *said)
{
	struct form_ticks t = form_ticks_read(r->source, &cell, 1, NULL);

	*said |= t.clean && t.reading == FORM_TICK_CLEAR;
	return form_slice_empty(r->source, cell) || (t.clean && t.reading != FORM_TICK_DOUBTFUL);
}

/* The rows below labels that stand beside each other: one with the answers, or one for YES and one
 * for NO, which the first cell of each names. */
struct over_rows {
	const struct form_cell *rows[2];
	size_t count;
	struct form_heads heads; /* not printed: the answers are words */
};

static struct form_slice over_cell(const struct form_cell *cell)
{
	return (struct form_slice){cell->from, cell[1].from - 1};
}

/* The answer that the cell is, in a word; FORM_UNSAID: it is none. */
static enum form_tick over_word(const struct form_reader *r, struct form_slice cell)
{
	struct form_ticks t = form_ticks_read(r->source, &cell, 1, NULL);

	return t.clean && t.reading == FORM_TICK_CLEAR && form_count_words(r, cell, 2) == 1 &&
		       !strchr("xX", r->source->text[form_slice_trim(r->source, cell).from])
		   ? t.tick
		   : FORM_UNSAID;
}

/* The answer that the first cell of a row names for marks in the others. */
static enum form_tick over_option(const struct form_reader *r, const struct form_cell *row)
{
	const struct form_cell *cell;

	for (cell = row + 1; cell->table == row->table && cell->row == row->row; cell++)
		if (over_word(r, over_cell(cell)) != FORM_UNSAID)
			return FORM_UNSAID;
	return over_word(r, over_cell(row));
}

static void over_find_rows(const struct form_reader *r, size_t at, struct over_rows *over)
{
	const struct form_cell *row = form_place_next_row(r->source, at);
	enum form_tick option;

	*over = (struct over_rows){.rows = {row}, .count = row ? 1 : 0};
	option = row ? over_option(r, row) : FORM_UNSAID;
	if (option == FORM_UNSAID)
		return;
	over->heads = (struct form_heads){.printed = true, .column = {option}, .count = 1};
	row = form_place_next_row(r->source, row->from);
	if (!row || over_option(r, row) == FORM_UNSAID || over_option(r, row) == option)
		return;
	over->heads.column[1] = over_option(r, row);
	over->heads.count = 2;
	over->rows[over->count++] = row;
}

/* Is the cell the label of a row of the group, also one of a single word? */
static bool over_is_concern(const struct form_reader *r, struct form_slice cell,
			    struct vocabulary_match *m)
{
	return form_cell_label(r, cell, m) && m->kind == VOCABULARY_FIELD &&
	       str_starts(r->form->type->fields[m->index].key, VOCABULARY_GROUP_PREFIX);
}

/* Are these cells, from the second on or all of them, the labels of a group's ticks, and those
 * below the answers?  *first is the first label. */
static bool over_are_ticks(const struct form_reader *r, const struct form_slice *cells,
			   const struct over_rows *over, size_t count, size_t *first)
{
	struct vocabulary_match m;
	size_t i, k, known = 0;
	bool said = false;

	*first = over->heads.printed || form_slice_empty(r->source, cells[0]) ||
		 (form_cell_label(r, cells[0], &m) && m.kind == VOCABULARY_GROUP);
	for (i = *first; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			return false;
		for (k = 0; k < over->count; k++)
			if (over->rows[k][i].row != over->rows[k]->row ||
			    !over_is_answer(r, over_cell(&over->rows[k][i]), &said))
				return false;
		known += over_is_concern(r, cells[i], &m);
	}
	/* Two rows for the answers are such, also if nobody gave any. */
	return (said || over->count > 1) && known > 1 && 2 * known >= count - *first;
}

/* The answers below the label in column `i`. */
static void over_read_column(struct form_reader *r, struct form_slice label,
			     const struct over_rows *over, size_t i)
{
	struct form_slice answers[2] = {{0, 0}, {0, 0}}; /* YES, NO */
	const bool no = over->heads.column[0] == FORM_NO;
	const size_t count = over->count > 1 || no ? 2 : 1;
	struct vocabulary_match m;
	size_t k;

	for (k = 0; k < over->count; k++)
		answers[no ? 1 - k : k] = over_cell(&over->rows[k][i]);
	if (!over_is_concern(r, label, &m)) {
		r->in_group = true;
		form_row_answer_other(r, label, answers, count);
		return;
	}
	form_reader_open(r, m.index, m.words, answers[no].from);
	memset(&r->heads, 0, sizeof(r->heads));
	if (over->heads.printed)
		r->heads = (struct form_heads){
		    .printed = true, .column = {FORM_YES, FORM_NO}, .count = count};
	for (k = 0; k < count; k++)
		form_reader_add(r, answers[k]);
	form_reader_close(r);
}

bool form_row_ticks(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct vocabulary_match m;
	struct over_rows over;
	size_t i, first;

	while (count > 2 && form_slice_empty(r->source, cells[count - 1]))
		count--;
	if (count < 2 || count > FORM_COLUMNS)
		return false;
	over_find_rows(r, cells[0].from, &over);
	if (!over.count || !over_are_ticks(r, cells, &over, count, &first))
		return false;
	if (form_cell_label(r, cells[0], &m) && m.kind == VOCABULARY_GROUP)
		form_reader_head(r, &m);
	for (i = first; i < count; i++)
		over_read_column(r, cells[i], &over, i);
	memset(&r->heads, 0, sizeof(r->heads));
	for (i = 0; i < count; i++)
		r->row_fields[i] = SIZE_MAX;
	r->row_field_count = count;
	r->row_values_at = over.rows[over.count - 1]->from;
	if (over.count > 1)
		r->taken_to = r->row_values_at;
	return true;
}
