/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <string.h>

static bool form_row_finds(const struct form_reader *r, struct form_slice cell,
			   struct vocabulary_match *m)
{
	return form_find(r, cell, 0, m);
}

bool form_cell_label(const struct form_reader *r, struct form_slice cell,
		     struct vocabulary_match *m)
{
	return form_find(r, cell, 0, m) && m->after == VOCABULARY_AFTER_END &&
	       m->value >= cell.to - cell.from;
}

bool form_cell_names_field(const struct form_reader *r, struct form_slice cell,
			   struct vocabulary_match *m)
{
	return form_cell_label(r, cell, m) && m->kind == VOCABULARY_FIELD && m->words > 1;
}

bool form_cell_is_role(const struct form_reader *r, const struct form_field *f,
		       struct form_slice cell)
{
	const char *text = r->source->text;
	struct form_slice line;

	if (f->type != FORM_ROLES || form_roles_is_line(r->source, cell))
		return f->type == FORM_ROLES;
	/* The first of a list can be struck out. */
	line = form_slice_trim(r->source, cell);
	if (memchr(text + line.from, '\n', line.to - line.from))
		line.to = line.from + strcspn(text + line.from, "\n");
	return form_roles_is_option(r->source, line);
}

/* "Section E – response of ADM" is a label as well as a heading; `at` is where that begins. */
static void form_row_section(struct form_reader *r, const struct form_slice *cells, size_t count,
			     size_t at)
{
	struct form_slice own = {cells[0].from + at, cells[0].to};
	const struct form_field *field;
	struct vocabulary_match m;

	if (!vocabulary_find(r->vocabulary, r->source->text + own.from, own.to - own.from, 0, &m) ||
	    m.kind != VOCABULARY_FIELD || m.after == VOCABULARY_AFTER_WORDS)
		return;
	field = &r->form->type->fields[m.index];
	if (field->type != FORM_TEXT)
		return;
	own.from += m.value;
	form_row_text(r, &m, own, cells + 1, count - 1, false);
}

/* A cell of its own label and value: "Team Manager's name", and below it in the cell "J. Patel". */
static bool form_cell_has_both(const struct form_reader *r, struct form_slice cell)
{
	struct vocabulary_match m;

	struct form_slice value;

	if (!form_row_finds(r, cell, &m) || m.kind != VOCABULARY_FIELD ||
	    (m.after != VOCABULARY_AFTER_END && m.after != VOCABULARY_AFTER_WORDS))
		return false;
	value = (struct form_slice){cell.from + m.value, cell.to};
	return !form_slice_empty(r->source, value) &&
	       ((m.words > 1 && m.after == VOCABULARY_AFTER_END) ||
		form_line_ends_bold(r, cell.from + m.end, value));
}

/* "Concern | YES | NO | Concern | YES | NO" over the table: does cell `i` of its row stand where
 * another name begins, with YES and NO beside it on both sides? */
static bool form_row_begins_other(const struct form_reader *r, const struct form_slice *cells,
				  size_t count, size_t i)
{
	struct vocabulary_word word;

	return r->heads.printed && r->heads.table &&
	       r->heads.table == form_place_cell(r->source, cells[0].from)->table && i > 1 &&
	       i + 1 < count && form_heads_column(&r->heads, i - 1, count - 1) == FORM_UNSAID &&
	       form_heads_column(&r->heads, i - 2, count - 1) != FORM_UNSAID &&
	       form_heads_column(&r->heads, i, count - 1) != FORM_UNSAID &&
	       vocabulary_words(r->source->text + cells[i].from, cells[i].to - cells[i].from, &word,
				1) &&
	       !form_ticks_read(r->source, &cells[i], 1, NULL).any;
}

/* "Is it resolved? | Yes | Does it need to go higher? | No": does cell `i`, between two answers,
 * ask for the one behind it, in words that no table has? */
static bool form_row_asks_next(const struct form_reader *r, const struct form_slice *cells,
			       size_t count, size_t i)
{
	const struct form_slice cell = form_slice_trim(r->source, cells[i]);
	struct form_ticks t;

	if (r->heads.printed || i < 2 || i + 1 >= count || cell.from == cell.to ||
	    !form_ticks_read(r->source, &cells[i - 1], 1, NULL).clean)
		return false;
	t = form_ticks_read(r->source, &cells[i + 1], 1, NULL);
	return t.clean && !form_ticks_read(r->source, &cell, 1, NULL).any &&
	       (r->source->text[cell.to - 1] == '?' ||
		form_line_ends_bold(r, cell.to, cells[i + 1]));
}

/* How many cells of the row belong to the label in its first cell: up to the next label. */
static size_t form_row_extent(const struct form_reader *r, const struct vocabulary_match *first,
			      const struct form_slice *cells, size_t count)
{
	const struct form_field *fields = r->form->type->fields;
	bool tick = fields[first->index].type == FORM_TICK;
	struct vocabulary_match m;
	size_t i;

	for (i = 1; i < count; i++) {
		if (form_cell_is_role(r, &fields[first->index], cells[i]))
			continue;
		if (form_cell_has_both(r, cells[i]) ||
		    (tick && (form_row_begins_other(r, cells, count, i) ||
			      form_row_asks_next(r, cells, count, i))))
			return i;
		/* A tick has its answer in a cell between its label and the next. */
		if (tick && i > 1 && form_cell_label(r, cells[i], &m) &&
		    m.kind == VOCABULARY_FIELD && fields[m.index].type == FORM_TICK)
			return i;
	}
	return count;
}

/* "Name of Chair / Enw'r Cadeirydd": in a cell of its own all of it is the label. */
static bool form_cell_is_bilingual(const struct form_reader *r, struct form_slice cell,
				   const struct vocabulary_match *m)
{
	size_t at = cell.from + m->end;
	struct form_slice rest = {0, cell.to};

	while (at < cell.to && r->source->text[at] == ' ')
		at++;
	rest.from = at;
	return at < cell.to && strchr("/|", r->source->text[at]) &&
	       !memchr(r->source->text + at, '\n', cell.to - at) &&
	       !form_ticks_read(r->source, &rest, 1, NULL).any;
}

/* Is all of the first cell the label, although it is called so in a part of that?  Below YES and
 * NO, "Carers not told the outcome | x | " is a concern, and no name. */
static bool form_row_is_all_label(const struct form_reader *r, const struct vocabulary_match *m,
				  const struct form_slice *cells, size_t count, bool sure)
{
	const bool tick = r->form->type->fields[m->index].type == FORM_TICK;

	if (!sure)
		return false;
	if (form_line_says_twice(r, m, cells[0]))
		return true;
	if (count < 2)
		return false;
	return form_cell_is_bilingual(r, cells[0], m) ||
	       (!tick &&
		!(r->in_group && form_ticks_read(r->source, cells + 1, count - 1, NULL).clean) &&
		form_line_is_all_label(r, m, cells[0], cells[1]));
}

/* "Very late.": does it end as sentences do? */
static bool form_row_is_sentence(const struct form_reader *r, struct form_slice cell)
{
	cell = form_slice_trim(r->source, cell);
	return cell.from < cell.to && strchr(".!;", r->source->text[cell.to - 1]);
}

/* "Nature of concern | Please select", above "PROCEDURAL | " or a concern: words that mean a field
 * of text, and here head the group's names, with what its columns are for beside them. */
static bool form_row_is_above_group(const struct form_reader *r, const struct vocabulary_match *m,
				    const struct form_slice *cells, size_t count)
{
	enum { WORDS = 5 };
	const struct form_field *fields = r->form->type->fields;
	const struct form_cell *below = form_place_next_row(r->source, cells[0].from);
	struct vocabulary_match next;
	size_t i;

	if (!below || count < 2 || !fields[m->index].prose || m->titled)
		return false;
	for (i = 1; i < count; i++)
		if (form_count_words(r, cells[i], WORDS + 1) > WORDS ||
		    form_row_is_sentence(r, cells[i]))
			return false;
	/* A column without words may stand before the labels. */
	while (below[1].table == below->table && below[1].row == below->row &&
	       form_slice_empty(r->source, (struct form_slice){below->from, below[1].from - 1}))
		below++;
	return form_cell_label(r, (struct form_slice){below->from, below[1].from - 1}, &next) &&
	       (next.kind == VOCABULARY_GROUP ||
		(next.kind == VOCABULARY_FIELD && form_field_is_concern(&fields[next.index])));
}

/* The row's first words are a heading or a label; *used is how many cells that took. */
static bool form_row_label(struct form_reader *r, const struct form_slice *cells, size_t count,
			   bool sure, size_t *used)
{
	struct vocabulary_match m;
	struct form_slice own = cells[0], value;

	*used = count;
	if (!form_find(r, own, 0, &m))
		return false;
	if (m.kind == VOCABULARY_COLUMN)
		return false;
	if (m.kind != VOCABULARY_FIELD) {
		if (!form_heading_fits(r, &m, own))
			return false;
		form_reader_head(r, &m);
		if (!form_row_heads(r, cells + 1, count - 1) && m.kind == VOCABULARY_GROUP) {
			form_row_heads_one(r, cells + 1, count - 1);
			if (sure)
				form_row_heads_group(r, cells + 1, count - 1);
		}
		if (m.kind == VOCABULARY_SECTION)
			form_row_section(r, cells, count, m.value);
		return true;
	}
	if (r->signed_off && r->said[m.index] && m.after != VOCABULARY_AFTER_WORDS) {
		form_reader_close(r);
		return true;
	}
	if (sure && form_row_is_above_group(r, &m, cells, count)) {
		form_reader_close(r);
		return true;
	}
	if (sure)
		*used = count = form_row_extent(r, &m, cells, count);
	if (form_row_is_all_label(r, &m, cells, count, sure)) {
		m.value = own.to - own.from;
		m.after = VOCABULARY_AFTER_END;
	}
	own.from += m.value;
	value = form_slice_empty(r->source, own) && count > 1
		    ? (struct form_slice){cells[1].from, cells[count - 1].to}
		    : own;
	if ((m.after == VOCABULARY_AFTER_END && count > 1) ||
	    (m.after == VOCABULARY_AFTER_WORDS &&
	     form_line_ends_bold(r, cells[0].from + m.end, own)))
		m.after = VOCABULARY_AFTER_COLON;
	if (!form_label_fits(r, &m, value, sure && m.after != VOCABULARY_AFTER_WORDS))
		return false;
	form_actions_end(r);
	if (r->form->type->fields[m.index].type == FORM_TICK)
		form_row_tick(r, &m, own, cells + 1, count - 1);
	else
		form_row_text(r, &m, own, cells + 1, count - 1, sure);
	return true;
}

/* "P1", "1a", "C.4", "#3": letters and digits that count the rows of a table. */
static bool form_row_is_code(const struct form_reader *r, struct form_slice cell)
{
	enum { CODE_MAX = 5 };
	const struct form_slice s = form_slice_trim(r->source, cell);
	const char *text = r->source->text;
	size_t at = s.from, letters = 0, digits = 0;

	for (; at < s.to && at - s.from < CODE_MAX; at++) {
		if (text[at] >= '0' && text[at] <= '9')
			digits++;
		else if ((text[at] >= 'A' && text[at] <= 'Z') ||
			 (text[at] >= 'a' && text[at] <= 'z'))
			letters++;
		else if (!strchr(".()-#", text[at]))
			return false;
	}
	return at == s.to && digits && digits <= 3 && letters <= 2;
}

/* The number of a row, with its label in the cell behind it. */
static bool form_row_is_number(const struct form_reader *r, const struct form_slice *cells,
			       size_t count)
{
	struct form_slice number = form_slice_trim(r->source, cells[0]);
	struct vocabulary_match m;
	const char *text = r->source->text;
	size_t n = number.to - number.from;

	while (n && strchr(".)", text[number.from + n - 1]))
		n--;
	return count > 1 &&
	       (form_row_is_code(r, cells[0]) ||
		(n == 1 && text[number.from] != 'x' && text[number.from] != 'X')) &&
	       form_row_finds(r, cells[1], &m) &&
	       (m.kind == VOCABULARY_FIELD || m.kind == VOCABULARY_GROUP);
}

/* The row's labels, each with its answer behind it. */
static bool form_row_read_labels(struct form_reader *r, const struct form_slice *cells,
				 size_t count, bool sure)
{
	bool found = false;
	size_t used;

	for (; count; cells += used, count -= used) {
		if (!form_row_label(r, cells, count, sure, &used))
			break;
		found = true;
	}
	/* One that is not known, beside one that is. */
	if (found && count > 1 && !form_row_group(r, cells, count, sure))
		form_row_keep_unread(r, cells, count);
	return found;
}

/* A cell that covers all rows of a group ("PROCEDURAL", "The carers"), with the label of the first
 * of them behind it. */
static bool form_row_is_grouped(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct vocabulary_match m, first;

	if (count < 3 || !form_cell_label(r, cells[1], &m) || m.kind != VOCABULARY_FIELD ||
	    (m.words < 2 && r->form->type->fields[m.index].type != FORM_TICK))
		return false;
	if (!form_row_finds(r, cells[0], &first))
		return true;
	if (first.kind == VOCABULARY_SECTION && form_heading_fits(r, &first, cells[0])) {
		form_reader_head(r, &first);
		return true;
	}
	return first.kind == VOCABULARY_GROUP;
}

/* Is the cell the label of a tick, or a heading? */
static bool form_row_is_tick(const struct form_reader *r, struct form_slice cell)
{
	struct vocabulary_match m;

	return form_row_finds(r, cell, &m) &&
	       (m.kind != VOCABULARY_FIELD || r->form->type->fields[m.index].type == FORM_TICK);
}

bool form_row_heads_labels(const struct form_reader *r, struct form_slice cell)
{
	return form_slice_is(r->source, cell, FORM_WORDS_HEAD);
}

/* "7 | Late papers | YES | no": is one of the two chosen, so that the row has an answer? */
static bool form_row_has_chosen(const struct form_reader *r, const struct form_slice *cells,
				size_t count)
{
	struct form_ticks t;
	size_t i;

	for (i = 1; i + 1 < count; i++) {
		t = form_ticks_read(r->source, &cells[i], 1, NULL);
		if (t.reading != FORM_TICK_CLEAR &&
		    form_answer_read(r->source, cells[i]) == VOCABULARY_ANSWER_UNKNOWN)
			continue;
		t = form_ticks_read(r->source, cells + i, 2, NULL);
		return t.clean && t.reading == FORM_TICK_CLEAR;
	}
	return false;
}

/* "Ref | Panel's concerns | No | Yes", above concerns, none of which is in the row. */
static bool form_row_is_head_beside(struct form_reader *r, const struct form_slice *cells,
				    size_t count)
{
	enum { CELLS = 3 };
	struct vocabulary_match m;
	size_t i;

	if (count < CELLS || form_row_has_chosen(r, cells, count) ||
	    (r->heads.printed &&
	     r->heads.table == form_place_cell(r->source, cells[0].from)->table))
		return false;
	for (i = 0; i < count; i++)
		if (form_answer_read(r->source, cells[i]) == VOCABULARY_ANSWER_UNKNOWN &&
		    form_row_finds(r, cells[i], &m) && m.kind == VOCABULARY_FIELD &&
		    r->form->type->fields[m.index].type == FORM_TICK)
			return false;
	if (!form_row_heads_beside(r, cells + 1, count - 1))
		return false;
	form_reader_close(r);
	return true;
}

/* "Area | Level of concern | Comment", perhaps behind "Ref", or "Area | Low | Medium | High". */
static bool form_row_is_head_of_scale(struct form_reader *r, const struct form_slice *cells,
				      size_t count)
{
	size_t skip = count > 2 && !form_row_heads_labels(r, cells[0]);

	if (count > skip + 2 && form_scale_heads_columns(r, cells + 1, count - 1)) {
		form_reader_close(r);
		return true;
	}
	if (count < skip + 2 || !form_row_heads_labels(r, cells[skip]))
		return form_row_is_head_beside(r, cells, count);
	if (!form_scale_heads(r, cells + skip + 1, count - skip - 1) &&
	    !form_row_heads_beside(r, cells + skip + 1, count - skip - 1)) {
		if (count < skip + 3 ||
		    !form_row_heads_group(r, cells + skip + 1, count - skip - 1))
			return false;
	}
	form_reader_close(r);
	return true;
}

/* "YES" and "NO" over the columns of the rows below, in a row without the label of a tick. */
static bool form_row_is_head(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	bool bare = count > 1 && form_row_heads(r, cells, count);

	/* "Is a child in danger? | YES | NO x" has an answer, and so is no heading. */
	if (!bare && count > 2 && !form_slice_empty(r->source, cells[0]) &&
	    form_ticks_read(r->source, cells + 1, count - 1, NULL).reading == FORM_TICK_CLEAR)
		return form_row_is_head_of_scale(r, cells, count);
	if (!bare && (count < 3 ||
		      (r->in_group && !form_slice_empty(r->source, cells[0]) &&
		       !form_row_heads_labels(r, cells[0])) ||
		      !form_row_heads(r, cells + 1, count - 1)))
		return form_row_is_head_of_scale(r, cells, count);
	form_reader_close(r);
	return true;
}

/* Does its first cell alone say something? */
static bool row_is_alone(const struct form_reader *r, const struct form_slice *cells, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (!form_slice_empty(r->source, cells[i]))
			return false;
	return true;
}

/* A row with one cell that says something, below a row that is a label alone: web forms send their
 * answers so, moved in by an empty cell. */
static bool form_row_below(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct vocabulary_match m;
	size_t i;

	if (!r->below || !form_reader_field(r) || form_reader_field(r)->prose)
		return false;
	if (form_reader_field(r)->type == FORM_TICK &&
	    form_ticks_are_paired(r->source, cells, count)) {
		for (i = 0; i < count; i++)
			form_reader_add(r, cells[i]);
		form_reader_close(r);
		return true;
	}
	if (!row_is_alone(r, cells, count))
		return false;
	if (form_row_finds(r, cells[0], &m) && m.kind != VOCABULARY_COLUMN &&
	    m.after != VOCABULARY_AFTER_WORDS)
		return false;
	form_reader_add(r, cells[0]);
	form_reader_close(r);
	return true;
}

/* "Yes | x | No | " below a line that nobody took: a row that was added to the group. */
static bool form_row_below_other(struct form_reader *r, const struct form_slice *cells,
				 size_t count)
{
	struct form_slice label = r->dropped, between = {label.to, cells[0].from};

	return label.from < label.to && label.to <= between.to &&
	       form_slice_empty(r->source, between) &&
	       form_ticks_are_paired(r->source, cells, count) &&
	       form_row_answer_other(r, label, cells, count);
}

/* A row below the heads of the list, in their table: "Team Manager" beside an action is who is to
 * do it.  What the form asks behind the list, and headings, end it. */
static bool form_row_is_listed(const struct form_reader *r, const struct form_slice *cells,
			       size_t count, struct form_slice first)
{
	struct vocabulary_match m;
	size_t i, said;
	char section;

	if (!r->in_actions || !r->list_table ||
	    form_place_cell(r->source, cells[0].from)->table != r->list_table)
		return false;
	if (row_is_alone(r, cells, count) &&
	    (form_party_heads(r, first) || form_party_is_lettered(r, first) ||
	     form_party_is(r, VOCABULARY_PARTY_PART, first)))
		return false;
	if (!form_row_finds(r, first, &m) || m.after == VOCABULARY_AFTER_WORDS ||
	    m.kind == VOCABULARY_COLUMN)
		return true;
	/* "Report back to panel | TM | 3 May": with somebody and a day beside it, it is to be done.
	 */
	for (i = said = 0; i < count; i++)
		said += !form_slice_empty(r->source, cells[i]);
	if (m.worded && said > 2)
		return true;
	section = m.kind == VOCABULARY_FIELD ? r->form->type->fields[m.index].section : 0;
	return section && section < VOCABULARY_ANSWER_SECTION;
}

/* "PROCEDURAL | Yes | No | PRACTICE | Yes | No": two groups side by side, below the same heads. */
static bool form_row_heads_sides(const struct form_reader *r, const struct form_slice *cells,
				 size_t count)
{
	const size_t half = count / 2;
	struct vocabulary_match m;
	size_t i;

	if (half < 2 || count % 2 || !form_cell_label(r, cells[0], &m) ||
	    m.kind != VOCABULARY_GROUP || !form_cell_label(r, cells[half], &m) ||
	    m.kind != VOCABULARY_GROUP)
		return false;
	for (i = 1; i < half; i++)
		if (!form_words_same(
			form_slice_text(r->arena, r->source, cells[i], FORM_SHORT_MAX),
			form_slice_text(r->arena, r->source, cells[half + i], FORM_SHORT_MAX)))
			return false;
	return true;
}

/* "Section | D - to be completed by panel adviser" in a list of actions: a scan's heading, parted
 * into cells. */
static bool form_row_is_parted_heading(const struct form_reader *r, const struct form_slice *cells,
				       size_t count)
{
	enum { WORDS = 2 };
	const struct form_slice all = {cells[0].from, cells[count - 1].to};
	struct vocabulary_match m;

	return r->in_actions && count > 1 && !form_slice_empty(r->source, cells[1]) &&
	       form_count_words(r, cells[0], WORDS + 1) <= WORDS &&
	       ((form_find(r, all, 0, &m) && m.kind == VOCABULARY_SECTION) ||
		form_party_is(r, VOCABULARY_PARTY_PART, all));
}

static bool form_row_read_one(struct form_reader *r, const struct form_slice *cells, size_t count,
			      bool sure)
{
	size_t skip = 0;

	r->row_is_sure = sure;
	while (skip < count && form_slice_empty(r->source, cells[skip]))
		skip++;
	if (skip < count && sure && form_row_is_parted_heading(r, cells + skip, count - skip)) {
		form_actions_end(r);
		return true;
	}
	if (skip < count && sure && form_row_is_listed(r, cells, count, cells[skip])) {
		if (!form_action_read_head(r, cells, count, sure))
			form_action_read_row(r, cells, count);
		return true;
	}
	if (skip < count && sure &&
	    (form_row_is_number(r, cells + skip, count - skip) ||
	     form_row_is_grouped(r, cells + skip, count - skip)))
		skip++;
	if (skip == count)
		return true;
	if (sure && form_row_values(r, cells, count))
		return true;
	if (sure && (form_row_below(r, cells + skip, count - skip) ||
		     form_row_below_other(r, cells, count)))
		return true;
	if (skip > 0 && r->in_group && form_row_heads(r, cells + 1, count - 1))
		return true;
	if (sure && form_card_read(r, cells + skip, count - skip))
		return true;
	if (form_action_read_head(r, cells, count, sure))
		return true;
	if (sure && (form_row_labels(r, cells, count) || form_row_ticks(r, cells, count) ||
		     form_row_read_joined(r, cells + skip, count - skip)))
		return true;
	if (sure && !r->in_actions && !form_row_is_tick(r, cells[skip]) &&
	    (form_row_is_head(r, cells, count) ||
	     (skip &&
	      (form_row_heads_labels(r, cells[skip]) ||
	       form_scale_is_above_group(r, cells[skip].from)) &&
	      form_row_is_head(r, cells + skip, count - skip))))
		return true;
	if (sure && !r->in_actions && !form_row_is_tick(r, cells[skip]))
		form_row_heads_unknown(r, cells, count);
	if (form_row_read_labels(r, cells + skip, count - skip, sure))
		return true;
	if (r->in_actions && sure && row_is_alone(r, cells + skip, count - skip) &&
	    form_action_is_beyond(r, cells[skip]))
		form_actions_end(r);
	if (r->in_actions) {
		if (r->card_table == form_place_cell(r->source, cells[0].from)->table &&
		    r->card_table)
			form_card_refuse(r, cells[skip]);
		else
			form_action_read_row(r, cells, count);
		return true;
	}
	/* "1.7 | Key people at panel | YES". */
	if (sure && r->in_group && skip + 2 < count && form_row_is_code(r, cells[skip]) &&
	    form_row_group(r, cells + skip + 1, count - skip - 1, sure))
		return true;
	return form_row_group(r, cells + skip, count - skip, sure);
}

bool form_row_read(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure)
{
	const struct form_cell *cell =
	    sure && count ? form_place_cell(r->source, cells[0].from) : NULL;
	bool left, right;

	if (!cell)
		return form_row_read_one(r, cells, count, sure);
	if (form_row_heads_sides(r, cells, count)) {
		r->sides_table = cell->table;
		r->sides = count;
	}
	if (r->sides_table != cell->table || r->sides != count)
		return form_row_read_one(r, cells, count, sure);
	left = form_row_read_one(r, cells, count / 2, sure);
	right = form_row_read_one(r, cells + count / 2, count / 2, sure);
	return left && right;
}

/* "Field | Answer": words over the columns of a table. */
static bool form_row_is_caption(const struct form_reader *r, const struct form_slice *cells,
				size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!form_slice_is(r->source, cells[i], FORM_WORDS_CAPTION))
			return false;
	return true;
}

/* Words alone in a row of several cells: a label, or an answer, was wiped out beside them. */
static void form_row_keep_alone(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	enum { ALONE_WORDS = 8 };
	struct vocabulary_match m;
	size_t i, n;

	for (i = 0; i < count && r->alone.to == 0 && count > 1; i++) {
		n = form_count_words(r, cells[i], ALONE_WORDS + 1);
		if (n > 1 && n <= ALONE_WORDS && !form_row_finds(r, cells[i], &m) &&
		    (form_sentence_is_names(r, cells[i]) || form_is_date(r, cells[i])))
			r->alone = form_slice_trim(r->source, cells[i]);
	}
}

void form_row_keep_unread(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct vocabulary_word words[2];
	const char *value;
	size_t i, n, label = 0;

	/* A number or a box may stand before it. */
	for (; label < count; label++) {
		n = vocabulary_words(r->source->text + cells[label].from,
				     cells[label].to - cells[label].from, words, 2);
		if (n > 1 || (n && words[0].length > 2))
			break;
	}
	if (r->unread_count == FORM_UNREAD_MAX || form_row_is_caption(r, cells, count))
		return;
	for (i = label + 1; i < count; i++) {
		value = form_slice_text(r->arena, r->source, cells[i], FORM_SHORT_MAX);
		if (*value && !vocabulary_is_placeholder(value)) {
			r->unread[r->unread_count++] = cells[label];
			form_unknown_note_cells(r, cells + label, count - label);
			return;
		}
	}
	form_row_keep_alone(r, cells, count);
	if (label < count)
		form_reader_keep_loose(r, cells[label], label > 0);
}
