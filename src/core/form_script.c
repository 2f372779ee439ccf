/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms in two languages, of which the second has letters of its own ("Carer name(s)" with the same
 * in Urdu below it, behind a stroke or in a column): what stands beside several labels so, with an
 * answer elsewhere, is printed, and is left out of the document.  An answer in that language stands
 * where answers do, and stays.
 */
#include "core/form_cut.h"
#include "core/form_hint.h"
#include "core/form_letter.h"

#include <string.h>

enum {
	SCRIPT_LABELS = 3,     /* with such a name and an answer: no chance */
	SCRIPT_LINE_MAX = 400, /* bytes of a label with its names */
	SCRIPT_WORDS = 14,     /* of a line that is one */
};

/* A line of a page, or all of a cell. */
struct script_line {
	const char *text; /* of its cell … */
	size_t index, from, to;
	size_t foreign, foreign_to; /* where its foreign words are; alike: there are none */
	bool alone;		    /* they are all of it */
	bool label;		    /* what is no foreign words is a label alone … */
	bool field;		    /* … of a field; of pages only */
};

/* Its foreign words are left out, if the form is one in two languages. */
struct script_name {
	struct script_line line;
	bool answered; /* the answer is behind it */
	bool drop;     /* so is its cell */
};

struct script {
	struct arena *arena;
	struct script_name *names;
	size_t name_count;
	struct script_line *lines;
	size_t line_count;
	size_t proofs;
	size_t index; /* of the next cell or paragraph */
};

/* What the columns of a table hold. */
struct script_columns {
	size_t count;
	size_t proofs[FORM_COLUMNS]; /* names alone, in rows with a label and an answer */
	size_t own[FORM_COLUMNS];    /* cells that say something */
};

/* Finds the line's first foreign words: two letters or more, up to the next word that is none. */
static bool script_find(struct script_line *line)
{
	const char *at = line->text + line->from, *here;
	enum form_letter kind;
	size_t letters = 0;
	unsigned c;

	line->foreign = line->foreign_to = line->to;
	while (at < line->text + line->to) {
		here = at;
		c = str_next_char(&at);
		kind = form_letter(c);
		if (kind == FORM_LETTER_FOREIGN) {
			if (!letters++)
				line->foreign = (size_t)(here - line->text);
			line->foreign_to = (size_t)(at - line->text);
		} else if (letters && (kind != FORM_LETTER_NONE || c == '\t')) {
			break;
		}
	}
	if (letters < 2)
		line->foreign = line->foreign_to = line->to;
	return letters > 1;
}

/* Does anything but foreign words say something in that part of the line's text? */
static bool script_says(const struct script_line *line, size_t from, size_t to)
{
	const char *at = line->text + from, *end = line->text + to;

	while (at < end)
		if (form_letter_says(str_next_char(&at)))
			return true;
	return false;
}

/* Widens the words by what divides them from those before them, or behind them if there are none
 * before, and by a question mark of their own. */
static void script_widen(struct script_line *line)
{
	const char *text = line->text, *at, *own;
	unsigned c;
	bool open = false;

	while (line->foreign > line->from && strchr(" \n/|(-", text[line->foreign - 1]))
		open |= text[--line->foreign] == '(';
	/* "What is it? / X?" */
	if (line->foreign > line->from && line->foreign_to < line->to &&
	    text[line->foreign - 1] == '?' && text[line->foreign_to] == '?')
		line->foreign_to++;
	own = line->foreign == line->from ? " /|-\n)" : open ? ")" : "";
	for (at = text + line->foreign_to; at < text + line->to;) {
		c = str_next_char(&at);
		if (c < 0x80 ? !strchr(own, (int)c) : form_letter_says(c))
			break;
		line->foreign_to = (size_t)(at - text);
	}
}

/* The words of the line that are not foreign, folded. */
static char *script_own(struct script *s, const struct script_line *line)
{
	struct str own;

	str_init(&own, s->arena, SCRIPT_LINE_MAX + 1);
	str_add_n(&own, line->text + line->from, line->foreign - line->from);
	str_add_n(&own, line->text + line->foreign_to, line->to - line->foreign_to);
	return str_fold(s->arena, str_text(&own));
}

/* Are these a label, and nothing else? */
static bool script_is_label(struct script *s, const struct script_line *line)
{
	const char *own;

	if (line->to - line->from > SCRIPT_LINE_MAX)
		return false;
	own = script_own(s, line);
	return *own && form_guide_is_label(own, true);
}

/* Do they name a field, which no heading does? */
static bool script_is_field(struct script *s, const struct script_line *line)
{
	const struct form_type *const *types;
	const size_t count = form_types_used(&types);
	const char *own = script_own(s, line);
	struct vocabulary_match m;
	bool field = false;
	size_t i;

	for (i = 0; i < count; i++) {
		if (vocabulary_find(form_vocabulary(i), own, strlen(own), 0, &m) &&
		    m.kind != VOCABULARY_FIELD)
			return false;
		field |= form_hint_field(types[i], form_vocabulary(i), own) >= 0;
	}
	return field;
}

/* The foreign words of a line or cell, and whether they stand beside a label. */
static bool script_look(struct script *s, struct script_line *line)
{
	size_t i, words = 1;

	line->label = line->alone = false;
	if (!script_find(line))
		return false;
	for (i = line->foreign; i < line->foreign_to; i++)
		words += line->text[i] == ' ' || line->text[i] == '\n';
	line->alone = !script_says(line, line->from, line->foreign) &&
		      !script_says(line, line->foreign_to, line->to);
	if (words > SCRIPT_WORDS)
		return false;
	if (line->alone) {
		line->foreign = line->from;
		line->foreign_to = line->to;
	} else {
		script_widen(line);
		line->label = script_is_label(s, line);
	}
	return true;
}

static void script_add(struct script *s, const struct script_line *line, bool answered, bool drop)
{
	*ARENA_PUSH(s->arena, struct script_name, s->names, s->name_count) =
	    (struct script_name){*line, answered, drop};
}

/* The lines of a paragraph, or of a cell that is all of its row. */
static void script_page(struct script *s, const struct document_cell *cell)
{
	struct script_line line = {.index = s->index++};
	size_t size;

	for (line.text = form_cut_text(s->arena, cell, &size); line.from < size;
	     line.from = line.to + 1) {
		line.to = line.from + strcspn(line.text + line.from, "\n");
		if (strspn(line.text + line.from, " \t\xC2\xA0") < line.to - line.from)
			*ARENA_PUSH(s->arena, struct script_line, s->lines, s->line_count) = line;
	}
}

/* Is one of the cells a label, and says another something? */
static bool script_has_both(struct script *s, const struct script_line *cells, size_t count)
{
	size_t i, labels = 0, others = 0;
	struct script_line line;

	for (i = 0; i < count; i++) {
		line = cells[i];
		if (!script_says(&line, 0, line.to))
			continue;
		line.foreign = line.foreign_to = line.to;
		if (!labels && script_is_label(s, &line))
			labels++;
		else
			others++;
	}
	return labels && others;
}

/* The cells of a row: labels with their names, with an answer in the next cell if that says
 * something in the form's own letters.  So does one beside the first with what the council added.
 */
static void script_row(struct script *s, const struct document_row *row, struct script_line *cells,
		       struct script_columns *columns)
{
	const size_t count = row->cell_count;
	const bool counts = count == columns->count && count < FORM_COLUMNS;
	struct script_line *line;
	bool answer;
	size_t i;

	for (i = 0; i < count; i++) {
		cells[i].text = form_cut_text(s->arena, &row->cells[i], &cells[i].to);
		cells[i].index = s->index++;
	}
	for (i = 0; i < count; i++) {
		line = &cells[i];
		answer = i + 1 < count && script_says(&line[1], 0, line[1].to);
		if (counts)
			columns->own[i] += script_says(line, 0, line->to);
		if (!script_look(s, line))
			continue;
		if (line->alone && counts)
			columns->proofs[i] += script_has_both(s, cells, count);
		if (line->label || (!line->alone && !i && answer && line->to <= SCRIPT_LINE_MAX))
			script_add(s, line, answer, false);
		s->proofs += line->label && answer;
	}
}

/* Drops those cells of a column that are names or empty. */
static void script_drop(struct script *s, const struct document_block *table, size_t columns,
			size_t column, const struct script_line *cells)
{
	const struct document_row *row;
	const struct script_line *line;
	size_t r;

	for (r = 0; r < table->row_count; r++, cells += row->cell_count) {
		row = &table->rows[r];
		if (row->cell_count != columns)
			continue;
		line = &cells[column];
		if (!script_says(line, 0, line->to) && (form_letter_is_foreign_in(line->text) ||
							!line->text[strspn(line->text, " \n\t")]))
			script_add(s, line, false, true);
	}
}

/* A table, with its column in which names alone stand beside several labels with answers, and
 * nothing else: dates and ticks are answered in no such words. */
static void script_table(struct script *s, const struct document_block *table)
{
	struct script_columns columns = {0};
	struct script_line *cells;
	const struct document_row *row;
	size_t r, i, n, count = 0;

	for (r = 0; r < table->row_count; r++, count += n) {
		n = table->rows[r].cell_count;
		columns.count = n > columns.count ? n : columns.count;
	}
	cells = ARENA_NEW_N(s->arena, struct script_line, count);
	for (r = n = 0; r < table->row_count; r++, n += row->cell_count) {
		row = &table->rows[r];
		if (row->cell_count == 1)
			script_page(s, &row->cells[0]);
		else
			script_row(s, row, &cells[n], &columns);
	}
	for (i = 0; columns.count > 2 && i < columns.count && i < FORM_COLUMNS; i++)
		/* The column may have a head in the form's own language. */
		if (columns.proofs[i] >= SCRIPT_LABELS && columns.own[i] < 2) {
			script_drop(s, table, columns.count, i, cells);
			s->proofs += columns.proofs[i];
			return;
		}
}

/* Is the line, up to its colon or tab, a label alone, but for the foreign words in it? */
static bool script_page_label(struct script *s, struct script_line *line)
{
	const size_t n = strcspn(line->text + line->from, ":\t\n"), to = line->to;
	struct script_line label = *line;

	label.to = n < to - line->from ? line->from + n : to;
	script_look(s, &label);
	if (label.alone)
		return false;
	if (label.foreign == label.foreign_to)
		label.label = script_is_label(s, &label);
	label.field = label.label && script_is_field(s, &label);
	*line = label;
	line->to = to;
	return line->label;
}

/* The lines of pages: below a label, or behind it, stands its name.  Where no answer follows it
 * could be one: then all labels must have it. */
static void script_pages(struct script *s)
{
	const size_t before = s->name_count, count = s->line_count;
	size_t i, labels = 0, named = 0;
	struct script_line *line, *next;
	bool answer, field;

	/* Behind the last line there is one without words, and one more. */
	for (i = 0; i < 2; i++)
		ARENA_PUSH(s->arena, struct script_line, s->lines, s->line_count)->text = "";
	for (i = 0; i < count; i++) {
		line = &s->lines[i];
		if (!script_page_label(s, line))
			continue;
		field = line->field;
		labels += field;
		answer = script_says(line, line->foreign_to, line->to);
		next = line + 1;
		if (line->foreign == line->foreign_to) {
			if (answer || !script_look(s, next) || !next->alone)
				continue;
			line = next++;
		}
		named += field;
		answer |= script_says(next, next->from, next->to) && !script_page_label(s, next);
		s->proofs += answer;
		script_add(s, line, answer, false);
	}
	if (named == labels)
		return;
	for (i = labels = before; i < s->name_count; i++)
		if (s->names[i].answered)
			s->names[labels++] = s->names[i];
	s->name_count = labels;
}

static bool script_is_there(struct arena *a, const struct document *d)
{
	size_t i, k, count;
	const struct document_cell *const *cells = form_cut_cells(a, d, &count);

	for (i = 0; i < count; i++)
		for (k = 0; k < cells[i]->run_count; k++)
			if (form_letter_is_foreign_in(cells[i]->runs[k].text))
				return true;
	return false;
}

const struct document *form_script_read(struct arena *a, const struct document *from,
					struct form_guide *told)
{
	struct script s = {.arena = a};
	const struct script_line *line;
	struct form_cut *cuts;
	bool sure;
	size_t i;

	if (!script_is_there(a, from))
		return from;
	for (i = 0; i < from->block_count; i++) {
		if (!from->blocks[i].is_table)
			script_page(&s, &from->blocks[i].paragraph);
		script_table(&s, &from->blocks[i]);
	}
	script_pages(&s);
	sure = s.proofs >= SCRIPT_LABELS;
	cuts = ARENA_NEW_N(a, struct form_cut, s.name_count);
	for (i = 0; i < s.name_count; i++) {
		line = &s.names[i].line;
		cuts[i] = (struct form_cut){line->index, line->foreign, line->foreign_to, NULL,
					    s.names[i].drop};
		/* Too few to be sure: they may be somebody's. */
		if (!sure && s.names[i].answered)
			told[line->index].text =
			    str_fold(a, arena_strndup(a, line->text + line->foreign,
						      line->foreign_to - line->foreign));
	}
	return sure ? form_cut_make(a, from, cuts, s.name_count) : from;
}
