/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Actions in lines of text: spelt out ("Action: … By whom: …"), or below their names; and what in
 * such a list is none.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	ACTION_WORDS = 300, /* of a line that are looked at for "by whom" and "by when" */
	ACTION_LINE = 4000, /* a longer line holds no list of actions */
};

/* The words are an action of their own, whatever stands above them. */
static void form_action_begin(struct form_reader *r, struct form_slice words)
{
	r->action = NULL;
	form_action_add(r, VOCABULARY_ACTION, words);
}

/* "What: …", "Person responsible: …" at the start of a line of the list: what can head a column is
 * a name of a part there, up to its colon; *count of its words. */
static int form_action_head(const char *text, size_t n, const struct vocabulary_word *words,
			    size_t word_count, size_t *count)
{
	enum { WORDS = 8 };
	size_t colon = 0;
	int column;

	while (colon < n && text[colon] != ':')
		colon++;
	for (*count = 0; *count < word_count && words[*count].to <= colon; (*count)++)
		;
	if (colon == n || !*count || *count > WORDS)
		return -1;
	column = vocabulary_find_head(words, *count);
	return column == VOCABULARY_ASIDE ? -1 : column;
}

/* "Action 2:", "By whom -": the column that the words name here, and the offset behind its label.
 */
static int form_action_label(const char *text, size_t n, const struct vocabulary_word *words,
			     size_t word_count, bool begun, bool listed, size_t *value)
{
	size_t count, at;
	int column;

	column = listed ? form_action_head(text, n, words, word_count, &count) : -1;
	if (column < 0)
		column = vocabulary_find_column(words, word_count, &count);
	if (column < 0)
		return -1;
	at = words[count - 1].to;
	while (at < n && strchr(" \t*_.#0123456789", text[at]))
		at++;
	if (at < n && strchr(":=", text[at])) {
		*value = at + 1;
		return column;
	}
	/* "Action 2", over its parts. */
	if (begun && at >= n && column == VOCABULARY_ACTION && count == 1 && words[0].from == 0 &&
	    at > words[0].to && text[at - 1] >= '0' && text[at - 1] <= '9') {
		*value = n;
		return column;
	}
	/* Two words need no colon where a label can be; "action" or "who" are words like others. */
	if (!begun || (count < 2 && (at < n || words[0].from > 0)))
		return -1;
	/* "Action 2" alone */
	*value = at < n ? words[count - 1].to : n;
	return column;
}

/* A bare "Action", "By whom", "By when" below each other are the heads of columns. */
static void form_action_bare(struct form_reader *r, enum vocabulary_column column)
{
	if (r->actions_spelt && (r->action || r->form->action_count))
		return;
	if (r->column_count < FORM_COLUMNS)
		r->columns[r->column_count++] = column;
	if (r->column_count > 1) {
		r->in_actions = r->columns_stacked = true;
		r->columns_apart = r->gap;
		r->stacked_at = 0;
		r->action = NULL;
	}
}

/* Does the line say nothing but the names of columns?  "Action   By whom   By when" */
static bool form_action_is_head(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text + line.from;
	struct vocabulary_word words[12];
	size_t i, n, count, columns = 0;
	bool action = false;
	int column;

	n = vocabulary_words(text, line.to - line.from, words, COUNT_OF(words));
	for (i = 0; i < n; i += count) {
		column = vocabulary_find_column(words + i, n - i, &count);
		if (column < 0 || columns == FORM_COLUMNS)
			return false;
		action |= column == VOCABULARY_ACTION;
		columns++;
	}
	return action && columns > 1;
}

/* "Action …", "By whom …", in two words or as the first column. */
static bool form_action_begins(const struct vocabulary_word *words, size_t n)
{
	size_t count;
	int column = vocabulary_find_column(words, n, &count);

	return column == VOCABULARY_ACTION || (column >= 0 && count > 1);
}

static bool form_action_is_single(const struct vocabulary_word *words, size_t n)
{
	size_t count;

	return vocabulary_find_column(words, n, &count) >= 0 && count == 1;
}

/* May the word be a column's name in the midst of a line?  "… up to date: the carers" is none. */
static bool form_action_is_apart(const char *text, const struct vocabulary_word *word)
{
	size_t at = word->from;

	if (text[at] >= 'A' && text[at] <= 'Z')
		return true;
	while (at > 0 && text[at - 1] == ' ')
		at--;
	return at == 0 || word->from - at > 1 || strchr("\t,;.|-/()*", text[at - 1]);
}

/* "Action 1", and what that is below it; by whom and by when stand below that, or in cells beside
 * it. */
static void form_action_open_card(struct form_reader *r, size_t at)
{
	r->action = NULL;
	r->actions_spelt = true;
	r->carded_at = form_place_cell(r->source, at)->table ? at : 0;
}

/* The line with words behind this one, in its cell or out of tables; an empty slice: none. */
static struct form_slice form_action_next(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	const size_t end = r->source->lines[r->source->line_count - 1].text.to;
	struct form_slice next = line;
	const struct form_cell *here, *there;

	do {
		if (next.to >= end)
			return (struct form_slice){end, end};
		next.from = next.to + 1;
		next.to = next.from + strcspn(text + next.from, "\n");
	} while (form_slice_empty(r->source, next));
	here = form_place_cell(r->source, line.from);
	there = form_place_cell(r->source, next.from);
	return here == there || (!here->table && !there->table) ? next
								: (struct form_slice){end, end};
}

/* The column whose name the line begins with, in two words or with a colon behind it; -1: none. */
static int form_action_leads(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[6];
	const char *text;
	size_t n, count;
	int column;

	line.from += vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from);
	text = r->source->text + line.from;
	n = vocabulary_words(text, line.to - line.from, words, COUNT_OF(words));
	column = n ? vocabulary_find_column(words, n, &count) : -1;
	if (column < 0 ||
	    (count < 2 && (line.from + words[0].to >= line.to || !strchr(":=", text[words[0].to]))))
		return -1;
	return column;
}

/* "Action - rewrite the report" above "By whom - Ann Lee": the offset behind the dash; 0: it is not
 * so. */
static size_t form_action_dashed(const struct form_reader *r, struct form_slice line,
				 const struct vocabulary_word *words, size_t n)
{
	const char *text = r->source->text + line.from, *dash;
	size_t count;

	if (!n || vocabulary_find_column(words, n, &count) != VOCABULARY_ACTION || words[0].from)
		return 0;
	dash = text + words[count - 1].to + strspn(text + words[count - 1].to, " 0123456789");
	if (!(str_starts(dash, "- ") || str_starts(dash, "\xE2\x80\x93 ")) || dash[-1] != ' ' ||
	    form_action_leads(r, form_action_next(r, line)) != VOCABULARY_BY_WHOM)
		return 0;
	return (size_t)(dash - text) + (*dash == '-' ? 1 : 3);
}

/* A line with the columns' names in it: "Action: … By whom: … By when: …". */
static bool form_action_spelt(struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[ACTION_WORDS];
	const char *text;
	struct form_slice value;
	size_t i, n, behind;
	int column, part = -1;

	line.from += vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from);
	text = r->source->text + line.from;
	value = line;
	n = vocabulary_words(text, line.to - line.from, words, ACTION_WORDS);
	/* "Date: Sun, 8 Nov" or "Who: …" can stand in anything that is not the answer. */
	if (n && !r->in_actions && !r->actions_spelt && r->section == 0 &&
	    !form_action_begins(words, n))
		return false;
	for (i = 0; i < n; i++) {
		if (part < 0 && i > 0 && !r->in_actions && !r->actions_spelt)
			return false;
		column = form_action_label(
		    text, line.to - line.from, words + i, n - i, i == 0 || part >= 0,
		    i == 0 && (r->in_actions || r->actions_spelt || r->column_count == 1), &behind);
		if (i == 0 && column < 0 && (behind = form_action_dashed(r, line, words, n)))
			column = VOCABULARY_ACTION;
		if (column < 0 || line.from + words[i].from < value.from)
			continue;
		if (i > 0 && form_action_is_single(words + i, n - i) &&
		    !form_action_is_apart(text, &words[i]))
			continue;
		if (i == 0)
			form_reader_close(r);
		value.to = line.from + words[i].from;
		if (part >= 0)
			form_action_add(r, (enum vocabulary_column)part,
					form_action_strip(r, value));
		else if (i > 0)
			form_action_begin(r, form_action_strip(r, value));
		if (column == VOCABULARY_ACTION)
			r->action = NULL;
		part = column;
		value.from = line.from + behind;
	}
	if (part < 0)
		return false;
	value = form_action_strip(r, (struct form_slice){value.from, line.to});
	if (form_slice_empty(r->source, value)) {
		if (part == VOCABULARY_ACTION && text[line.to - line.from - 1] >= '0' &&
		    text[line.to - line.from - 1] <= '9')
			form_action_open_card(r, line.from);
		else
			form_action_bare(r, (enum vocabulary_column)part);
	} else if (r->column_count == 1) {
		/* The "Action" alone, above this line, was the head of the part and not of a
		 * column. */
		r->column_count = 0;
	}
	form_action_add(r, (enum vocabulary_column)part, value);
	r->part = (enum vocabulary_column)part;
	r->actions_spelt |= !r->columns_stacked;
	return true;
}

static bool form_action_is_bullet(const struct form_reader *r, struct form_slice line)
{
	return vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from) > 0;
}

bool form_action_has_table(const struct form_reader *r, size_t at)
{
	enum vocabulary_column columns[FORM_COLUMNS];
	const struct form_line *line, *end = r->source->lines + r->source->line_count;

	for (line = r->source->lines; line + 1 < end; line++)
		if (line->cells && line->text.from > at && line[1].cells &&
		    line->cell_count <= FORM_COLUMNS &&
		    form_action_names_columns(r, line->cells, line->cell_count, true, columns) &&
		    form_place_cell(r->source, line->text.from)->table ==
			form_place_cell(r->source, line[1].text.from)->table)
			return true;
	return false;
}

/* Does a name of a column stand further on in the line? */
static bool form_action_names_more(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[ACTION_WORDS];
	const char *text = r->source->text + line.from;
	size_t i, n = vocabulary_words(text, line.to - line.from, words, ACTION_WORDS), count = 0;

	if (!n || vocabulary_find_column(words, n, &count) < 0)
		return false;
	for (i = count; i < n; i++)
		if (vocabulary_find_column(words + i, n - i, &count) >= 0 &&
		    (count > 1 ||
		     (line.from + words[i].to < line.to && strchr(":=", text[words[i].to]))))
			return true;
	return false;
}

/* A sentence of free text that begins with "Action:" or "Date:": nobody and no day is named beside
 * it or below, no action follows, and of an action the list has a table of its own. */
static bool form_action_is_sentence(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *field = form_reader_field(r);
	struct vocabulary_word words[6];
	size_t n, count;
	int column, next;

	if (!field || !field->prose || r->in_actions || r->actions_spelt)
		return false;
	n = vocabulary_words(r->source->text + line.from, line.to - line.from, words,
			     COUNT_OF(words));
	column = n ? vocabulary_find_column(words, n, &count) : -1;
	if (column < 0 || form_action_names_more(r, line))
		return false;
	next = form_action_leads(r, form_action_next(r, line));
	if (column == VOCABULARY_ACTION)
		return next < 0 && form_action_has_table(r, line.to);
	return next < 0 || next == VOCABULARY_ACTION;
}

static struct form_slice form_action_unbullet(const struct form_reader *r, struct form_slice line)
{
	line.from += vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from);
	return line;
}

/* "6. ADVISER", "Tracking": a bar across the list's table, which heads what stands below it. */
static bool form_action_is_bar(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 6 };
	const char *text = r->source->text;
	const struct form_cell *cell = form_place_cell(r->source, line.from), *other;
	size_t at, lower = 0;

	line = form_slice_trim(r->source, line);
	if (!r->list_table || cell->table != r->list_table ||
	    form_count_words(r, line, WORDS + 1) > WORDS)
		return false;
	if (cell > r->source->cells && cell[-1].table == cell->table && cell[-1].row == cell->row)
		return false;
	for (other = cell + 1; other->table == cell->table && other->row == cell->row; other++)
		if (!form_slice_empty(r->source,
				      (struct form_slice){other->from, other[1].from - 1}))
			return false;
	for (at = line.from; at < line.to; at++)
		lower += text[at] >= 'a' && text[at] <= 'z';
	at = line.from + strspn(text + line.from, "0123456789");
	return at > line.from
		   ? at < line.to && strchr(". ", text[at]) && form_count_words(r, line, 2) > 1 &&
			 (!lower || other == cell + 1)
		   : other == cell + 1 && (!lower || r->source->marks[line.from] & DOCUMENT_BOLD);
}

/* "Our use: tracking" between the table of the list and the label of a later part: its heading. */
static bool action_heads_part(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 8 };
	const struct form_cell *cell = form_place_cell(r->source, line.from), *below;
	struct vocabulary_match m;

	line = form_slice_trim(r->source, line);
	if (!r->list_table || !cell || cell->table || line.from >= line.to ||
	    strchr(".;,", r->source->text[line.to - 1]) ||
	    form_count_words(r, line, WORDS + 1) > WORDS ||
	    !(r->source->marks[line.from] & DOCUMENT_BOLD))
		return false;
	below = form_place_cell(r->source, form_line_below(r, line).from);
	return below && below->table &&
	       form_cell_label(r, (struct form_slice){below->from, below[1].from - 1}, &m) &&
	       m.kind == VOCABULARY_FIELD &&
	       r->form->type->fields[m.index].section > VOCABULARY_ANSWER_SECTION;
}

bool form_action_is_beyond(const struct form_reader *r, struct form_slice line)
{
	const struct form_cell *cell = form_place_cell(r->source, line.from);

	return (r->list_table && cell->table && cell->table != r->list_table) ||
	       form_party_ends_list(r, line) || form_action_is_bar(r, line);
}

/* "Actions:", or "Action" above two lines with a number or a bullet each. */
static bool form_action_is_title(const struct form_reader *r, struct form_slice line,
				 struct form_slice below)
{
	const char *text = r->source->text;
	struct form_slice next;
	bool colon = text[line.to - 1] == ':', several;

	line.to -= colon;
	several = line.from < line.to && (text[line.to - 1] == 's' || text[line.to - 1] == 'S');
	if (several && (colon || form_action_is_bullet(r, below)))
		return true;
	next = form_action_next(r, below);
	return next.from < next.to && form_action_is_bullet(r, below) &&
	       form_action_is_bullet(r, next);
}

/* "Actions:" with lines below it that are no parts of one, "Learning" over a table of its own: what
 * the list is called. */
static bool form_action_is_caption(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 4 };
	const struct form_line *end = r->source->lines + r->source->line_count, *next;
	enum vocabulary_column columns[FORM_COLUMNS];
	struct form_slice below;

	line = form_slice_trim(r->source, line);
	if (r->columns_stacked || r->actions_spelt || line.from == line.to ||
	    form_count_words(r, line, WORDS + 1) > WORDS ||
	    form_action_cell_head(r, line) != VOCABULARY_ACTION)
		return false;
	for (next = r->source->lines; next < end; next++)
		if (next->text.from > line.from && !form_slice_empty(r->source, next->text))
			break;
	if (next < end && next->cells)
		return next->cell_count <= FORM_COLUMNS &&
		       form_action_names_columns(r, next->cells, next->cell_count, true, columns);
	below = form_action_next(r, line);
	return below.from < below.to && form_action_cell_head(r, below) < 0 &&
	       form_action_leads(r, below) < 0 && form_action_is_title(r, line, below);
}

bool form_action_read_line(struct form_reader *r, struct form_slice line)
{
	struct form_slice whole = line;
	bool gap = r->gap;
	char first;

	line = form_slice_trim(r->source, line);
	if (!form_actions_fit(r) || line.to - line.from > ACTION_LINE)
		return false;
	if (form_action_is_head(r, line)) {
		form_reader_close(r);
		form_actions_end(r);
		r->in_actions = true;
		r->gap = false;
		form_fixed_begin(r, whole);
		return true;
	}
	if (form_action_is_caption(r, line)) {
		form_reader_close(r);
		form_actions_end(r);
		r->in_actions = true;
		r->gap = false;
		return true;
	}
	if (form_action_is_sentence(r, line))
		return false;
	if (form_action_spelt(r, line)) {
		r->gap = false;
		return true;
	}
	if (!r->in_actions && !r->actions_spelt)
		return false;
	if (form_action_is_beyond(r, line)) {
		form_actions_end(r);
		return false;
	}
	if (action_heads_part(r, line)) {
		form_problem(r->form, r->arena, FORM_ABOUT_ACTIONS("Actions"),
			     "%s was taken as a heading of the form, and not as an action.",
			     form_quote_words(r, line));
		form_actions_end(r);
		return true;
	}
	if (form_card_ends(r, line))
		return false;
	r->actions_lined = true;
	if (form_fixed_read(r, whole))
		return true;
	r->gap = false;
	if (!r->columns_stacked && !r->actions_spelt && form_promise_heads(r, line)) {
		r->action = NULL;
		return true;
	}
	if (r->columns_stacked) {
		if (r->stacked_at >= r->column_count)
			r->stacked_at = 0;
		if (r->stacked_at == 0)
			r->action = NULL;
		form_action_add(r, r->columns[r->stacked_at++], line);
		return true;
	}
	if (r->actions_spelt) {
		/* A line that follows at once goes on with the part above it, but for a bullet that
		 * begins the next action as one began the first. */
		if (!gap && r->part != VOCABULARY_ACTION && form_action_is_bullet(r, line))
			form_action_begin(r, form_action_unbullet(r, line));
		else if (gap && !(r->part == VOCABULARY_ACTION && !r->action))
			form_actions_end(r);
		else
			form_action_add(r, r->part, line);
		return r->actions_spelt;
	}
	first = r->source->text[line.from];
	if (r->action && r->part == VOCABULARY_ACTION && !gap && first >= 'a' && first <= 'z' &&
	    !form_action_is_bullet(r, line))
		form_action_add(r, r->part, line);
	else
		form_action_parts(r, line);
	return true;
}

bool form_action_wants_person(const struct form_reader *r)
{
	if (r->columns_stacked)
		return r->stacked_at && r->stacked_at < r->column_count &&
		       r->columns[r->stacked_at] == VOCABULARY_BY_WHOM;
	return r->actions_spelt && r->part == VOCABULARY_BY_WHOM && r->action &&
	       !r->action->by_whom && !r->gap;
}
