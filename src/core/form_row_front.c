/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables whose marks stand at the left of the concerns' names ("✓ | Quality of reports | Notes"):
 * their rows are read as if the names came first.  What stands at the right of the name there is a
 * remark, and of no field.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	FRONT_COLUMNS = 4, /* in which names are looked for, from the second on */
	FRONT_LEAST = 2,   /* rows with a concern's name in the same column */
	FRONT_MARK = 12,   /* bytes of a mark, or of an answer of one word */
};

/* The cell's words, without the blanks around them. */
static struct form_slice front_words(const struct form_reader *r, const struct form_cell *cell)
{
	return form_slice_trim(r->source, (struct form_slice){cell->from, cell[1].from - 1});
}

/* A mark, a box or a "Y" alone. */
static bool front_is_mark(const struct form_reader *r, struct form_slice cell, bool *cross)
{
	struct form_ticks t;

	if (cell.from == cell.to || cell.to - cell.from > FRONT_MARK)
		return false;
	t = form_ticks_read(r->source, &cell, 1, NULL);
	*cross &= t.cross;
	return t.clean && !(t.reading == FORM_TICK_NOTHING && form_count_words(r, cell, 1));
}

/* The name of a concern; beside a mark, also in words of the council's own. */
static bool front_is_concern(const struct form_reader *r, struct form_slice cell, bool marked)
{
	const struct form_type *type = r->form->type;
	struct vocabulary_match m;
	size_t index;

	if (cell.from == cell.to)
		return false;
	if (form_find(r, cell, 0, &m))
		return m.kind == VOCABULARY_FIELD && form_field_is_concern(&type->fields[m.index]);
	return marked && cell.to - cell.from < FORM_SHORT_MAX &&
	       vocabulary_find_meaning(type, r->source->text + cell.from, cell.to - cell.from,
				       VOCABULARY_ANY, &index) &&
	       form_field_is_concern(&type->fields[index]);
}

/* What a table's rows have in the columns. */
struct front {
	size_t names[FRONT_COLUMNS], marks[FRONT_COLUMNS];
	bool crosses; /* all marks at the left are crosses */
};

/* "Adherence to timescales | x | | Quality of reports | | ": two groups side by side.  What the
 * first cell names may be in words of the council's own, if there is room for two marks behind the
 * name. */
static bool front_is_beside(const struct form_reader *r, const struct form_cell *cells,
			    size_t count, size_t name)
{
	const struct form_slice first = front_words(r, cells);
	bool cross = true;

	return name > 1 && first.from < first.to &&
	       (front_is_concern(r, first, true) ||
		(count > name + 2 && !front_is_mark(r, first, &cross)));
}

/* One row of `count` cells; false: its answer stands elsewhere. */
static bool front_row(const struct form_reader *r, const struct form_cell *cells, size_t count,
		      struct front *front)
{
	bool cross = true, marked = false, right = true;
	struct form_slice before = front_words(r, cells), name;
	size_t i, k;

	for (i = 1; i < count && i < FRONT_COLUMNS; i++, before = name) {
		name = front_words(r, &cells[i]);
		cross = true;
		marked = front_is_mark(r, before, &cross);
		if ((!marked && before.from < before.to) || front_is_mark(r, name, &right) ||
		    !front_is_concern(r, name, marked))
			continue;
		if (front_is_beside(r, cells, count, i))
			return false;
		for (k = i + 1; k < count; k++)
			if (front_is_mark(r, front_words(r, &cells[k]), &right))
				return false;
		front->names[i]++;
		front->marks[i] += marked;
		front->crosses &= !marked || cross;
		return true;
	}
	return !front_is_concern(r, front_words(r, cells), false);
}

/* In which column the names of the table's concerns stand, behind their marks; 0: it is no such
 * table. */
static size_t front_judge(struct form_reader *r, const struct form_cell *cell)
{
	const struct form_cell *end = r->source->cells + r->source->cell_count - 1, *next;
	struct front front = {.crosses = true};
	const int table = cell->table;
	size_t i;

	for (; cell < end && cell->table == table; cell = next) {
		for (next = cell + 1; next < end && next->table == table && next->row == cell->row;)
			next++;
		if (next - cell > 1 && !front_row(r, cell, (size_t)(next - cell), &front))
			return 0;
	}
	r->front_crosses = front.crosses;
	for (i = 1; i < FRONT_COLUMNS; i++)
		if (front.names[i] >= FRONT_LEAST && front.marks[i])
			return i;
	return 0;
}

/* The heads of the table, above all its concerns: "✓ | What worries panel? | Notes". */
static bool front_is_head(const struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_slice name = form_slice_trim(r->source, cells[r->front_column]);
	const char *text = r->source->text;
	size_t i;

	if (r->front_begun || front_is_concern(r, name, false))
		return false;
	for (i = r->front_column + 1; i < count; i++)
		if (vocabulary_find_answer(text + cells[i].from, cells[i].to - cells[i].from) ==
		    VOCABULARY_ANSWER_ASIDE)
			return true;
	return name.from == name.to || strchr("?:", text[name.to - 1]) ||
	       form_slice_is(r->source, name, FORM_WORDS_PRINTED) || form_row_heads_labels(r, name);
}

/* Crosses alone, below a head that asks for ticks, are how somebody ticks. */
static void front_read_head(struct form_reader *r, const struct form_slice *turned, size_t count,
			    const struct form_slice *cells, size_t all)
{
	struct form_heads heads = {.printed = true, .count = 1, .column = {FORM_YES}};
	char *words;
	size_t i;

	form_reader_close(r);
	r->row_is_sure = true;
	if (form_row_heads(r, turned + 1, count - 1))
		return;
	memset(&r->heads, 0, sizeof(r->heads));
	for (i = 0; r->front_crosses && count == 2 && i < all; i++) {
		words = form_slice_text(r->arena, r->source, cells[i], FORM_SHORT_MAX);
		if (!str_ifind(words, "tick") && !str_ifind(words, "apply"))
			continue;
		heads.table = r->front_table;
		r->heads = heads;
	}
}

/* Is the line, or its row, one of a table whose marks stand first? */
static bool front_is_here(struct form_reader *r, const struct form_cell *cell)
{
	if (!cell || !cell->table)
		return false;
	if (cell->table != r->front_judged) {
		r->front_judged = cell->table;
		r->front_begun = false;
		r->front_column = front_judge(r, cell);
		r->front_table = r->front_column ? cell->table : 0;
	}
	return cell->table == r->front_table;
}

/* A name alone in its row, which is not ticked. */
static bool front_read_name(struct form_reader *r, const struct form_line *line,
			    const struct form_cell *cell)
{
	struct form_slice cells[2] = {line->text, {cell->from, cell->from}};

	if (cell < r->source->cells + r->front_column || cell[-1].row != cell->row ||
	    cell[-(long)r->front_column].row != cell->row ||
	    (cell - r->front_column > r->source->cells &&
	     cell[-(long)r->front_column - 1].row == cell->row &&
	     cell[-(long)r->front_column - 1].table == cell->table) ||
	    memchr(r->source->text + cell->from, '\n', cell[1].from - 1 - cell->from))
		return false;
	r->front_begun = true;
	r->in_group = true;
	return form_row_read(r, cells, COUNT_OF(cells), true);
}

bool form_row_front(struct form_reader *r, const struct form_line *line)
{
	const struct form_cell *cell = form_place_cell(r->source, line->text.from);
	struct form_slice turned[FRONT_COLUMNS + 1], before;
	size_t i, n = 0, column;
	bool cross = true;

	if (!front_is_here(r, cell))
		return false;
	column = r->front_column;
	if (!line->cells)
		return front_read_name(r, line, cell);
	if (line->cell_count <= column || form_slice_empty(r->source, line->cells[column]))
		return false;
	turned[n++] = line->cells[column];
	for (i = 0; i < column; i++) {
		before = form_slice_trim(r->source, line->cells[i]);
		/* The number of the row, or its group, is no mark. */
		if (i + 1 < column && before.from < before.to && !front_is_mark(r, before, &cross))
			continue;
		turned[n++] = line->cells[i];
	}
	if (front_is_head(r, line->cells, line->cell_count)) {
		front_read_head(r, turned, n, line->cells, line->cell_count);
		return true;
	}
	r->front_begun = true;
	r->in_group = true;
	return form_row_read(r, turned, n, true);
}
