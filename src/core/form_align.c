/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that blanks alone hold up: in a table that was made plain text, YES and NO stand behind a
 * heading, and each mark somewhere under one of them; and a label too long for its column goes on
 * in the lines below it, beside its value.
 */
#include "core/form_parts.h"

#include <string.h>

/* Characters by which a mark may miss its column. */
enum { ALIGN_SLACK = 2 };

/* Characters from the start of its line to this place. */
static size_t column_of(const struct form_source *source, struct form_slice line, size_t at)
{
	size_t n = 0, i;

	for (i = line.from; i < at; i++)
		n += ((unsigned char)source->text[i] & 0xC0) != 0x80;
	return n;
}

/* The last word of the line's first part, if two blanks or more stand before it; there need be no
 * other. */
static bool last_apart(const struct form_source *source, struct form_slice line,
		       struct form_slice *word)
{
	const char *text = source->text;
	size_t from;

	line.to = form_slice_trim(source, line).to;
	for (from = line.to; from > line.from && text[from - 1] != ' ';)
		from--;
	*word = (struct form_slice){from, line.to};
	return from > line.from + 2 && text[from - 2] == ' ' && word->to > word->from;
}

static bool is_option(const struct form_source *source, struct form_slice word,
		      enum form_tick *tick)
{
	struct form_ticks t = form_ticks_read(source, &word, 1, NULL);

	*tick = t.tick;
	return t.reading == FORM_TICK_CLEAR && t.clean && word.to - word.from > 1;
}

/* A sign of its own, or the letter x: what says yes or no by its place alone. */
static bool is_mark(const struct form_source *source, struct form_slice s)
{
	return s.to - s.from <= 4 &&
	       (strchr("xX", source->text[s.from]) || (unsigned char)source->text[s.from] >= 0x80);
}

static size_t distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Does a tick's label, above this line, wait for its answer?  "YES   NO" can be that. */
static bool is_awaited(const struct form_reader *r)
{
	const struct form_field *open = form_reader_field(r);

	return open && open->type == FORM_TICK && r->below;
}

size_t form_align_split(struct form_reader *r, struct form_slice line, struct form_slice *cells)
{
	struct form_slice last, first, none;
	enum form_tick right, left;
	size_t at, d[2];

	if (memchr(r->source->text + line.from, '\t', line.to - line.from) ||
	    !last_apart(r->source, line, &last))
		return 0;
	none = (struct form_slice){last.to, last.to};
	if (is_option(r->source, last, &right) &&
	    last_apart(r->source, (struct form_slice){line.from, last.from}, &first) &&
	    is_option(r->source, first, &left) && left != right &&
	    !(is_awaited(r) &&
	      form_slice_empty(r->source, (struct form_slice){line.from, first.from}))) {
		r->columns_at[0] = column_of(r->source, line, first.from);
		r->columns_at[1] = column_of(r->source, line, last.from);
		cells[0] = (struct form_slice){line.from, first.from};
		cells[1] = first;
		cells[2] = last;
		return 3;
	}
	if (!r->columns_at[1] || !is_mark(r->source, last) ||
	    form_slice_empty(r->source, (struct form_slice){line.from, last.from}))
		return 0;
	at = column_of(r->source, line, last.from);
	d[0] = distance(at, r->columns_at[0]);
	d[1] = distance(at, r->columns_at[1]);
	cells[0] = (struct form_slice){line.from, last.from};
	/* Between the two, or far from both: it could be either, which is asked. */
	cells[1] = 2 * d[1] <= d[0] ? none : last;
	cells[2] = 2 * d[0] <= d[1] ? none : last;
	return 3;
}

void form_align_keep(struct form_reader *r, struct form_slice mark)
{
	const char *text = r->source->text;
	struct form_slice line;
	size_t label;

	mark = form_slice_trim(r->source, mark);
	if (mark.from == mark.to || !is_mark(r->source, mark) || r->columns_at[1])
		return;
	for (line.from = mark.from; line.from > 0 && text[line.from - 1] != '\n';)
		if (text[--line.from] == '\t')
			return;
	line.to = mark.from;
	for (label = mark.from; label > line.from && text[label - 1] == ' ';)
		label--;
	if (label == line.from || mark.from - label < 3)
		return;
	r->apart[r->field] = (struct form_apart){column_of(r->source, line, label),
						 column_of(r->source, line, mark.from)};
}

/* Marks that are beyond the longest label stand in columns, or in one; others just behind theirs.
 */
void form_align_settle(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i, label = 0, first = SIZE_MAX, last = 0;

	for (i = 0; i < type->field_count; i++) {
		if (!r->apart[i].mark)
			continue;
		label = r->apart[i].label > label ? r->apart[i].label : label;
		first = r->apart[i].mark < first ? r->apart[i].mark : first;
		last = r->apart[i].mark > last ? r->apart[i].mark : last;
	}
	if (last <= first + ALIGN_SLACK || first <= label)
		return;
	for (i = 0; i < type->field_count; i++) {
		if (!r->apart[i].mark)
			continue;
		/* In doubt a child is in danger (S9, C7): that goes up, and is asked about. */
		if (!form_is_mentioned(type->fields[i].key))
			r->form->values[i].tick = FORM_UNSAID;
		form_problem(r->form, r->arena, form_about_field(type, i),
			     "the marks stand in more than one column, and nothing says which of "
			     "them is Yes.");
	}
}

enum {
	ALIGN_LINES = 5,   /* that one label can take */
	ALIGN_LABEL = 200, /* bytes of it */
	ALIGN_MIN = 6,	   /* characters of a column of labels at least */
};

/* A line cut in two where the column of values begins. */
struct align_cut {
	struct form_slice label, value;
};

/* The place behind the first two blanks of the line that have words before and behind them; 0 if
 * there are none. */
static size_t align_gap(const struct form_source *source, struct form_slice line)
{
	const char *text = source->text;
	size_t at = line.from, end;

	while (at < line.to && text[at] == ' ')
		at++;
	for (; at < line.to; at = end + 1) {
		end = at + strcspn(text + at, " \n");
		if (end >= line.to || text[end] != ' ')
			return 0;
		at = end;
		while (at < line.to && text[at] == ' ')
			at++;
		if (at >= line.to)
			return 0;
		if (at > end + 1)
			return at;
		end = at - 1;
	}
	return 0;
}

/* Cuts the line at the column; false if a word stands across it. */
static bool align_cut(const struct form_source *source, struct form_slice line, size_t column,
		      struct align_cut *cut)
{
	const char *text = source->text;
	size_t at = line.from, n;

	for (n = 0; at < line.to; at++) {
		if (((unsigned char)text[at] & 0xC0) == 0x80)
			continue;
		if (text[at] == '\t')
			return false;
		if (n++ == column)
			break;
	}
	if (at < line.to && (text[at] == ' ' || at < line.from + 2 || text[at - 1] != ' '))
		return false;
	cut->label = form_slice_trim(source, (struct form_slice){line.from, at});
	cut->value = form_slice_trim(source, (struct form_slice){at, line.to});
	return true;
}

/* The label of a field that the words are, from end to end; *section is set if its heading stands
 * before it. */
static bool align_label(const struct form_reader *r, const char *words, struct vocabulary_match *m,
			struct vocabulary_match *section)
{
	size_t n = strlen(words), at;

	section->section = 0;
	if (!vocabulary_find(r->vocabulary, words, n, 0, m))
		return false;
	if (m->kind == VOCABULARY_SECTION) {
		*section = *m;
		at = m->value;
		if (at >= n || !vocabulary_find(r->vocabulary, words + at, n - at, 0, m))
			return false;
	}
	return m->kind == VOCABULARY_FIELD && m->after == VOCABULARY_AFTER_END;
}

/* The lines below the first that are cut at the same column, and how many of them all a label
 * takes; 0 if the first alone does or none. */
static size_t align_lines(const struct form_reader *r, size_t i, size_t column,
			  struct align_cut *cuts, struct vocabulary_match *m,
			  struct vocabulary_match *section)
{
	const struct form_line *line = &r->source->lines[i];
	struct vocabulary_match found = {0}, before, head;
	bool row, whole = false;
	size_t n, taken = 0;
	struct str words;

	str_init(&words, r->arena, ALIGN_LABEL);
	for (n = 0; n < ALIGN_LINES && i + n < r->source->line_count; n++) {
		if (n && (line[n].cells || line[n].quoted ||
			  !align_cut(r->source, line[n].text, column, &cuts[n])))
			break;
		if (cuts[n].label.from == cuts[n].label.to)
			break;
		before = found;
		row =
		    n && cuts[n].value.from < cuts[n].value.to &&
		    align_label(r, form_slice_text(r->arena, r->source, cuts[n].label, ALIGN_LABEL),
				&found, &head);
		/* A row of its own, below a label that is whole. */
		if (row && whole && found.index != before.index)
			break;
		str_addf(&words, "%s%s", n ? " " : "",
			 form_slice_text(r->arena, r->source, cuts[n].label, ALIGN_LABEL));
		whole = align_label(r, str_text(&words), &found, &head);
		if (row && !whole)
			break;
		if (n && whole && found.words > 2) {
			taken = n + 1;
			*m = found;
			*section = head;
		}
	}
	return taken;
}

size_t form_align_read(struct form_reader *r, size_t i)
{
	struct form_slice line = r->source->lines[i].text, value = {0, 0};
	struct align_cut cuts[ALIGN_LINES];
	struct vocabulary_match m, section;
	size_t n, k, gap = align_gap(r->source, line), column = r->column;
	const struct form_field *open = form_reader_field(r);

	if (gap)
		column = column_of(r->source, line, gap);
	if (column < ALIGN_MIN || !align_cut(r->source, line, column, &cuts[0]))
		return 0;
	if (gap && align_label(r, form_slice_text(r->arena, r->source, cuts[0].label, ALIGN_LABEL),
			       &m, &section))
		r->column = column;
	n = align_lines(r, i, column, cuts, &m, &section);
	for (k = 0; k < n && value.from == value.to; k++)
		value = cuts[k].value;
	if (!n || value.from == value.to)
		return 0;
	if (section.section && open && open->prose && section.section <= open->section)
		return 0;
	m.after = VOCABULARY_AFTER_COLON;
	if (!section.section && !form_label_fits(r, &m, value, false))
		return 0;
	if (section.section)
		form_reader_head(r, &section);
	form_actions_end(r);
	form_reader_open(r, m.index, m.words, value.from);
	for (k = 0; k < n; k++)
		if (cuts[k].value.from < cuts[k].value.to)
			form_reader_add(r, cuts[k].value);
	r->column = column;
	return n;
}

bool form_align_goes_on(const struct form_reader *r, struct form_slice line)
{
	struct align_cut cut;

	return r->column && align_cut(r->source, line, r->column, &cut) &&
	       cut.label.from == cut.label.to && cut.value.from < cut.value.to;
}
