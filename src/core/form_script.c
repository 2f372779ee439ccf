/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms in two languages, of which the second has letters of its own ("Carer name(s)" with the same
 * in Urdu below it, behind a stroke or in a column): what stands beside several labels so, with an
 * answer elsewhere, is printed, and is left out of the document.  An answer in that language stands
 * where answers do, and stays.
 */
#include "core/form_hint.h"

#include <stdlib.h>
#include <string.h>

enum {
	SCRIPT_LABELS = 3,     /* with such a name and an answer: no chance */
	SCRIPT_LINE_MAX = 400, /* bytes of a label with its names */
	SCRIPT_WORDS = 14,     /* of a line that is one */
};

/* Bytes of a cell that are left out, if the form proves to be one in two languages. */
struct script_cut {
	size_t index; /* of the cell, among all cells and paragraphs */
	size_t from, to;
	bool answered;	  /* the answer is behind it */
	const char *text; /* what they hold */
};

/* A column of a table that holds nothing but such names. */
struct script_column {
	const struct document_block *table;
	size_t column, cells; /* of how many */
};

/* A line of a page, or of a cell that is all of its row. */
struct script_line {
	const char *text; /* of its cell … */
	size_t index, from, to;
	size_t foreign, foreign_to; /* where its foreign words are; alike: there are none */
	bool alone;		    /* they are all of it */
	bool label;		    /* what is no foreign words is a label alone */
};

struct script {
	struct arena *arena;
	struct script_cut *cuts;
	size_t cut_count;
	struct script_column *columns;
	size_t column_count;
	struct script_line *lines;
	size_t line_count;
	size_t proofs;
	size_t index;
};

/* Is it a letter of no Latin alphabet? */
static bool script_is_foreign(unsigned c)
{
	static const struct {
		unsigned from, to;
	} letters[] = {{0x370, 0x61E},	 {0x620, 0x1CFF},  {0x1F00, 0x1FFF},  {0x2D00, 0x2DDF},
		       {0x2E80, 0x2FFF}, {0x3005, 0xA6FF}, {0xA800, 0xD7FF},  {0xF900, 0xFAFF},
		       {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x20000, 0x3FFFF}};
	size_t i;

	for (i = 0; i < COUNT_OF(letters) && c >= letters[i].from; i++)
		if (c <= letters[i].to)
			return true;
	return false;
}

static bool script_has_foreign(const char *text)
{
	/* Latin letters and marks on them have lesser bytes. */
	while (*text)
		if ((unsigned char)*text < 0xCD)
			text++;
		else if (script_is_foreign(str_next_char(&text)))
			return true;
	return false;
}

/* A letter, or a digit: what only an answer, or a label, has. */
static bool script_is_own(unsigned c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0xC0 && c < 0x370) || (c >= 0x1E00 && c < 0x1F00);
}

/* Any other sign that is read as an answer: a box, a tick. */
static bool script_is_sign(unsigned c)
{
	return c >= 0x2190 && c < 0x2E00;
}

/* The next foreign words at or behind *from, before `to`: two letters or more, up to the next word
 * that is none. */
static bool script_next(const char *text, size_t *from, size_t *to)
{
	const char *at = text + *from, *end = text + *to, *here;
	size_t letters = 0, first = 0, last = 0;
	unsigned c;

	while (at < end) {
		here = at;
		c = str_next_char(&at);
		if (script_is_foreign(c)) {
			if (!letters++)
				first = (size_t)(here - text);
			last = (size_t)(at - text);
		} else if (letters && (script_is_own(c) || script_is_sign(c) || c == '\t')) {
			break;
		}
	}
	*from = first;
	*to = last;
	return letters > 1;
}

/* Does anything but the foreign words say something in the slice? */
static bool script_says(const char *text, size_t from, size_t to)
{
	const char *at = text + from, *end = text + to;
	unsigned c;

	while (at < end) {
		c = str_next_char(&at);
		if (script_is_own(c) || script_is_sign(c))
			return true;
	}
	return false;
}

/* Widens the words by what divides them from those before them, or behind them if there are none
 * before, and by a question mark of their own. */
static void script_widen(const char *text, struct script_line *line)
{
	const char *at;
	unsigned c;
	bool open = false;

	while (line->foreign > line->from && strchr(" \n/|(-", text[line->foreign - 1]))
		open |= text[--line->foreign] == '(';
	/* "What is it? / X?" */
	if (line->foreign > line->from && line->foreign_to < line->to &&
	    text[line->foreign - 1] == '?' && text[line->foreign_to] == '?')
		line->foreign_to++;
	for (at = text + line->foreign_to; at < text + line->to;) {
		c = str_next_char(&at);
		if (c < 0x80 && !(c == ')' && open) &&
		    !(strchr(" /|-\n)", (int)c) && line->foreign == line->from))
			break;
		if (c >= 0x80 && (script_is_own(c) || script_is_sign(c)))
			break;
		line->foreign_to = (size_t)(at - text);
	}
}

/* The words of the line that are not foreign, folded. */
static char *script_own(struct script *s, const char *text, const struct script_line *line)
{
	struct str own;

	str_init(&own, s->arena, SCRIPT_LINE_MAX + 1);
	str_add_n(&own, text + line->from, line->foreign - line->from);
	str_add_n(&own, text + line->foreign_to, line->to - line->foreign_to);
	return str_fold(s->arena, str_text(&own));
}

/* Are these a label, and nothing else? */
static bool script_is_label(struct script *s, const char *text, const struct script_line *line)
{
	const char *own;

	if (line->to - line->from > SCRIPT_LINE_MAX)
		return false;
	own = script_own(s, text, line);
	return *own && form_guide_is_label(own, true);
}

/* Do they begin as the label of a field does, which no heading is? */
static bool script_is_field(struct script *s, const struct script_line *line)
{
	const struct form_type *const *types;
	const size_t count = form_types_used(&types),
		     colon = strcspn(line->text + line->from, ":\t");
	struct script_line label = *line;
	struct vocabulary_match m;
	bool field = false;
	const char *own;
	size_t i;

	label.to = colon < line->to - line->from ? line->from + colon : line->to;
	if (label.foreign > label.to)
		label.foreign = label.foreign_to = label.to;
	own = script_own(s, line->text, &label);
	for (i = 0; i < count; i++) {
		if (vocabulary_find(form_vocabulary(i), own, strlen(own), 0, &m) &&
		    m.kind != VOCABULARY_FIELD)
			return false;
		field |= form_hint_field(types[i], form_vocabulary(i), own) >= 0;
	}
	return field;
}

/* The foreign words of a line or cell, and whether they stand beside a label. */
static bool script_look(struct script *s, const char *text, struct script_line *line)
{
	size_t i, words = 1;

	line->foreign = line->from;
	line->foreign_to = line->to;
	line->label = line->alone = false;
	if (!script_next(text, &line->foreign, &line->foreign_to)) {
		line->foreign = line->foreign_to = line->to;
		return false;
	}
	for (i = line->foreign; i < line->foreign_to; i++)
		words += text[i] == ' ' || text[i] == '\n';
	line->alone = !script_says(text, line->from, line->foreign) &&
		      !script_says(text, line->foreign_to, line->to);
	if (words > SCRIPT_WORDS)
		return false;
	if (line->alone) {
		line->foreign = line->from;
		line->foreign_to = line->to;
	} else {
		script_widen(text, line);
		line->label = script_is_label(s, text, line);
	}
	return true;
}

static void script_add(struct script *s, const struct script_line *line, bool answered)
{
	const char *words =
	    arena_strndup(s->arena, line->text + line->foreign, line->foreign_to - line->foreign);

	*ARENA_PUSH(s->arena, struct script_cut, s->cuts, s->cut_count) = (struct script_cut){
	    line->index, line->foreign, line->foreign_to, answered, str_fold(s->arena, words)};
}

/* All of a cell's text, struck out or not. */
static char *script_text(struct script *s, const struct document_cell *cell, size_t *size,
			 bool *foreign)
{
	char *text, *to;
	size_t i, n;

	for (i = *size = 0, *foreign = false; i < cell->run_count; i++) {
		*size += strlen(cell->runs[i].text);
		*foreign = *foreign || script_has_foreign(cell->runs[i].text);
	}
	to = text = arena_alloc(s->arena, *size + 1);
	for (i = 0; i < cell->run_count; i++, to += n) {
		n = strlen(cell->runs[i].text);
		memcpy(to, cell->runs[i].text, n);
	}
	*to = 0;
	return text;
}

/* A cell of a row with others: a label with its name.  `answer`: the next cell says something in
 * the form's own letters.  So does one beside the `first` with what the council added. */
static void script_cell(struct script *s, const char *text, size_t size, bool first, bool answer)
{
	struct script_line line = {.text = text, .index = s->index, .to = size};

	if (!script_look(s, text, &line) || line.alone)
		return;
	if (line.label || (first && answer && size <= SCRIPT_LINE_MAX))
		script_add(s, &line, answer);
	s->proofs += line.label && answer;
}

static void script_row(struct script *s, const struct document_row *row)
{
	char *text, *next = NULL;
	size_t i, size, next_size = 0;
	bool foreign, next_foreign = false;

	if (row->cell_count)
		next = script_text(s, &row->cells[0], &next_size, &next_foreign);
	for (i = 0; i < row->cell_count; i++, s->index++) {
		text = next;
		size = next_size;
		foreign = next_foreign;
		next = "";
		next_size = 0;
		if (i + 1 < row->cell_count)
			next = script_text(s, &row->cells[i + 1], &next_size, &next_foreign);
		if (foreign)
			script_cell(s, text, size, !i, script_says(next, 0, next_size));
	}
}

/* Is the cell a name alone? */
static bool script_is_name(struct script *s, const struct document_cell *cell)
{
	struct script_line line = {0};
	bool foreign;
	char *text = script_text(s, cell, &line.to, &foreign);

	return foreign && script_look(s, text, &line) && line.alone;
}

/* Has the row a label beside its cell `at`, and says something in one more? */
static bool script_row_has_both(struct script *s, const struct document_row *row, size_t at)
{
	struct script_line line;
	size_t i, labels = 0, others = 0;
	bool foreign;
	char *text;

	for (i = 0; i < row->cell_count; i++) {
		line = (struct script_line){0};
		text = script_text(s, &row->cells[i], &line.to, &foreign);
		if (i == at || !script_says(text, 0, line.to))
			continue;
		line.foreign = line.foreign_to = line.to;
		if (!labels && script_is_label(s, text, &line))
			labels++;
		else
			others++;
	}
	return labels && others;
}

/* The columns of a table in which names alone stand beside several labels with answers, and nothing
 * else: dates and ticks are answered in no such words. */
static void script_table(struct script *s, const struct document_block *table)
{
	size_t names[FORM_COLUMNS] = {0}, proofs[FORM_COLUMNS] = {0}, own[FORM_COLUMNS] = {0};
	const struct document_row *row;
	struct script_column *column;
	size_t r, i, size, cells = 0;
	bool foreign;
	char *text;

	for (r = 0; r < table->row_count; r++)
		cells = table->rows[r].cell_count > cells ? table->rows[r].cell_count : cells;
	for (r = 0; r < table->row_count; r++) {
		row = &table->rows[r];
		for (i = 0; i < row->cell_count && cells < FORM_COLUMNS; i++) {
			if (row->cell_count < cells)
				continue;
			if (script_is_name(s, &row->cells[i])) {
				names[i]++;
				proofs[i] += script_row_has_both(s, row, i);
			} else {
				text = script_text(s, &row->cells[i], &size, &foreign);
				own[i] += script_says(text, 0, size);
			}
		}
	}
	for (i = 0; i < cells && cells > 2; i++) {
		/* The column may have a head in the form's own language. */
		if (proofs[i] < SCRIPT_LABELS || own[i] > 1)
			continue;
		column = ARENA_PUSH(s->arena, struct script_column, s->columns, s->column_count);
		*column = (struct script_column){table, i, cells};
		s->proofs += proofs[i];
		break;
	}
}

static void script_page(struct script *s, const struct document_cell *cell)
{
	struct script_line line = {.index = s->index++};
	size_t size;
	bool foreign;

	for (line.text = script_text(s, cell, &size, &foreign); line.from < size;
	     line.from = line.to + 1) {
		line.to = line.from + strcspn(line.text + line.from, "\n");
		if (strspn(line.text + line.from, " \t\xC2\xA0") < line.to - line.from)
			*ARENA_PUSH(s->arena, struct script_line, s->lines, s->line_count) = line;
	}
}

/* Is the line, up to its colon or tab, a label alone, but for the foreign words in it? */
static bool script_page_label(struct script *s, struct script_line *line)
{
	struct script_line label = *line;

	label.to = line->from + strcspn(line->text + line->from, ":\t\n");
	if (label.to > line->to)
		label.to = line->to;
	script_look(s, label.text, &label);
	if (label.alone)
		return false;
	if (label.foreign == label.foreign_to)
		label.label = script_is_label(s, label.text, &label);
	label.to = line->to;
	*line = label;
	return label.label;
}

/* The lines of pages: below a label, or behind it, stands its name.  Where no answer follows it
 * could be one: then all labels must have it. */
static void script_pages(struct script *s)
{
	size_t i, labels = 0, named = 0, before = s->cut_count;
	struct script_line *line, *next, end = {0};
	bool answer;

	for (i = 0; i < s->line_count; i++) {
		line = &s->lines[i];
		if (!script_page_label(s, line))
			continue;
		labels += script_is_field(s, line);
		next = i + 1 < s->line_count ? line + 1 : &end;
		answer = script_says(line->text, line->foreign_to, line->to);
		if (line->foreign == line->foreign_to) {
			if (answer || !next->text || !script_look(s, next->text, next) ||
			    !next->alone)
				continue;
			line = next;
			next = i + 2 < s->line_count ? line + 1 : &end;
		}
		named += script_is_field(s, &s->lines[i]);
		answer |= next->text && script_says(next->text, next->from, next->to) &&
			  !script_page_label(s, next);
		s->proofs += answer;
		script_add(s, line, answer);
	}
	if (named == labels)
		return;
	for (i = labels = before; i < s->cut_count; i++)
		if (s->cuts[i].answered)
			s->cuts[labels++] = s->cuts[i];
	s->cut_count = labels;
}

/* The cell's runs without what is cut out of it. */
static void script_make_cell(struct script *s, struct document_cell *cell, size_t index, size_t *at)
{
	const struct document_run *runs = cell->runs;
	const size_t count = cell->run_count;
	const struct script_cut *cut, *cuts_end;
	size_t i, n, from, to, place = 0;

	while (*at < s->cut_count && s->cuts[*at].index < index)
		++*at;
	if (*at == s->cut_count || s->cuts[*at].index != index)
		return;
	cut = &s->cuts[*at];
	cuts_end = s->cuts + s->cut_count;
	cell->runs = NULL;
	cell->run_count = 0;
	for (i = 0; i < count; i++, place += n) {
		n = strlen(runs[i].text);
		for (from = 0; from < n; from = to) {
			while (cut < cuts_end && cut->index == index && cut->to <= place + from)
				cut++;
			to = n;
			if (cut < cuts_end && cut->index == index && cut->from < place + n) {
				to = cut->from > place + from ? cut->from - place : from;
				if (to == from) {
					to = cut->to - place < n ? cut->to - place : n;
					continue;
				}
			}
			*ARENA_PUSH(s->arena, struct document_run, cell->runs,
				    cell->run_count) = (struct document_run){
			    arena_strndup(s->arena, runs[i].text + from, to - from), runs[i].marks};
		}
	}
}

/* The row without its cell in such a column, if that is one, or empty. */
static void script_drop(struct script *s, const struct script_column *column,
			struct document_row *row)
{
	size_t i, size;
	bool foreign;
	char *text;

	if (row->cell_count != column->cells)
		return;
	text = script_text(s, &row->cells[column->column], &size, &foreign);
	if (script_says(text, 0, size) || (!foreign && text[strspn(text, " \n\t")]))
		return;
	for (i = column->column; i + 1 < row->cell_count; i++)
		row->cells[i] = row->cells[i + 1];
	row->cell_count--;
}

static const struct document *script_make(struct script *s, const struct document *from)
{
	struct document *to = ARENA_NEW(s->arena, struct document);
	size_t i, r, k, index = 0, at = 0, column = 0;
	struct document_block *block;
	struct document_row *row;

	*to = *from;
	to->blocks = arena_memdup(s->arena, to->blocks, to->block_count * sizeof(*to->blocks));
	for (i = 0; i < to->block_count; i++) {
		block = &to->blocks[i];
		if (!block->is_table)
			script_make_cell(s, &block->paragraph, index++, &at);
		if (block->row_count)
			block->rows = arena_memdup(s->arena, block->rows,
						   block->row_count * sizeof(*block->rows));
		for (r = 0; r < block->row_count; r++) {
			row = &block->rows[r];
			if (row->cell_count)
				row->cells = arena_memdup(s->arena, row->cells,
							  row->cell_count * sizeof(*row->cells));
			for (k = 0; k < row->cell_count; k++)
				script_make_cell(s, &row->cells[k], index++, &at);
			if (column < s->column_count &&
			    s->columns[column].table == &from->blocks[i])
				script_drop(s, &s->columns[column], row);
		}
		column += column < s->column_count && s->columns[column].table == &from->blocks[i];
	}
	return to;
}

static bool script_is_there(const struct document *d)
{
	const struct document_block *block;
	size_t i, r, k, n;

	for (i = 0; i < d->block_count; i++) {
		block = &d->blocks[i];
		for (n = 0; n < block->paragraph.run_count; n++)
			if (script_has_foreign(block->paragraph.runs[n].text))
				return true;
		for (r = 0; r < block->row_count; r++)
			for (k = 0; k < block->rows[r].cell_count; k++)
				for (n = 0; n < block->rows[r].cells[k].run_count; n++)
					if (script_has_foreign(
						block->rows[r].cells[k].runs[n].text))
						return true;
	}
	return false;
}

static int script_compare(const void *a, const void *b)
{
	const struct script_cut *x = a, *y = b;

	return x->index != y->index ? (x->index > y->index) - (x->index < y->index)
				    : (x->from > y->from) - (x->from < y->from);
}

const struct document *form_script_read(struct arena *a, const struct document *from,
					struct form_guide *told)
{
	struct script s = {.arena = a};
	const struct document_block *block;
	size_t i, r;

	if (!script_is_there(from))
		return from;
	for (i = 0; i < from->block_count; i++) {
		block = &from->blocks[i];
		if (!block->is_table)
			script_page(&s, &block->paragraph);
		for (r = 0; r < block->row_count; r++)
			if (block->rows[r].cell_count == 1)
				script_page(&s, &block->rows[r].cells[0]);
			else
				script_row(&s, &block->rows[r]);
		script_table(&s, block);
	}
	script_pages(&s);
	/* Too few to be sure: they may be somebody's. */
	for (i = 0; i < s.cut_count && s.proofs < SCRIPT_LABELS; i++)
		if (s.cuts[i].answered)
			told[s.cuts[i].index].text = s.cuts[i].text;
	if (s.proofs < SCRIPT_LABELS)
		return from;
	if (s.cut_count)
		qsort(s.cuts, s.cut_count, sizeof(*s.cuts), script_compare);
	return script_make(&s, from);
}
