/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of ticks: the form's own, those that people add to a group, and the heads of their columns.
 */
#include "core/form_parts.h"

#include <string.h>

/* What the cell says as the head of a column, in whichever words; *clean: and nothing else. */
static enum form_tick row_head(const struct form_reader *r, struct form_slice cell, bool in_words,
			       bool *clean)
{
	const char *text = r->source->text + cell.from;
	enum vocabulary_answer answer;
	struct vocabulary_word word;
	struct form_ticks t;

	cell = form_second_cut(r, cell);
	answer = in_words ? form_answer_read(r->source, cell) : VOCABULARY_ANSWER_UNKNOWN;
	t = form_ticks_read(r->source, &cell, 1, NULL);
	*clean = t.clean || answer != VOCABULARY_ANSWER_UNKNOWN;
	if (answer != VOCABULARY_ANSWER_UNKNOWN)
		return answer == VOCABULARY_ANSWER_YES	? FORM_YES
		       : answer == VOCABULARY_ANSWER_NO ? FORM_NO
							: FORM_UNSAID;
	/* A mark alone is no heading. */
	return t.reading == FORM_TICK_CLEAR &&
		       vocabulary_words(text, cell.to - cell.from, &word, 1) && word.text[0] != 'x'
		   ? t.tick
		   : FORM_UNSAID;
}

static bool row_is_aside(const struct form_reader *r, struct form_slice cell)
{
	return form_answer_read(r->source, cell) == VOCABULARY_ANSWER_ASIDE;
}

/* Where a form has its columns in another order than YES, NO, or has others, nobody knows the order
 * of those that nothing heads. */
static void row_keep_heads(struct form_reader *r, const struct form_heads *heads)
{
	size_t i;

	for (i = 0; i < FORM_COLUMNS && heads->column[i] == FORM_UNSAID; i++)
		continue;
	r->reordered |= i == FORM_COLUMNS || heads->column[i] == FORM_NO;
	r->heads = *heads;
}

static bool row_heads(struct form_reader *r, const struct form_slice *cells, size_t count,
		      bool in_words, bool *only, bool others)
{
	struct form_heads heads = {.printed = true, .count = r->row_is_sure ? count : 0};
	bool yes = false, no = false, plain, clean[FORM_COLUMNS];
	size_t i, n = count < FORM_COLUMNS ? count : FORM_COLUMNS;

	for (i = 0; i < n; i++) {
		/* Most rows have none: their first cells tell it. */
		if (n - i < (size_t)!yes + (size_t)!no)
			return false;
		heads.column[i] = row_head(r, cells[i], in_words, &clean[i]);
		yes |= heads.column[i] == FORM_YES;
		no |= heads.column[i] == FORM_NO;
		heads.worded |= heads.column[i] != row_head(r, cells[i], false, &plain);
	}
	if (!yes || !no)
		return false;
	for (i = 0, *only = true; i < n; i++)
		heads.aside[i] = r->row_is_sure && row_is_aside(r, cells[i]);
	for (i = 0; i < n && *only; i++)
		*only = clean[i] || heads.aside[i] || form_slice_empty(r->source, cells[i]) ||
			form_row_heads_labels(r, cells[i]);
	heads.table = form_place_cell(r->source, cells[0].from)->table;
	if (*only || others)
		row_keep_heads(r, &heads);
	return true;
}

bool form_row_heads(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	bool only;

	return (row_heads(r, cells, count, false, &only, false) ||
		(r->row_is_sure && row_heads(r, cells, count, true, &only, false))) &&
	       only;
}

bool form_row_heads_beside(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	bool only;

	return form_scale_is_above_group(r, cells[0].from) &&
	       row_heads(r, cells, count, true, &only, true);
}

void form_row_heads_one(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_heads heads = {.printed = true, .count = count};
	struct vocabulary_word words[2];
	struct form_ticks t;
	size_t i;

	for (i = 0; i < count && i < FORM_COLUMNS; i++) {
		t = form_ticks_read(r->source, &cells[i], 1, NULL);
		if (t.clean && t.reading == FORM_TICK_NOTHING &&
		    vocabulary_words(r->source->text + cells[i].from, cells[i].to - cells[i].from,
				     words, 2) == 2)
			r->heads = heads;
		else if (!form_slice_empty(r->source, cells[i]))
			return;
	}
}

/* Of which answer the head of a column speaks, with whatever else: "Tick if NO", "YES (see below)".
 * One that names both names none. */
static enum form_tick row_head_named(const struct form_reader *r, struct form_slice cell)
{
	enum { WORDS = 10 };
	struct vocabulary_word words[WORDS];
	bool yes = false, no = false;
	size_t i, n;

	n = vocabulary_words(r->source->text + cell.from, cell.to - cell.from, words, WORDS);
	for (i = 0; i < n; i++) {
		yes |= vocabulary_word_is(&words[i], "yes");
		no |= vocabulary_word_is(&words[i], "no");
	}
	return n == WORDS || yes == no ? FORM_UNSAID : yes ? FORM_YES : FORM_NO;
}

bool form_row_heads_group(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_heads heads = {.printed = true, .count = count};
	struct vocabulary_word word;
	enum form_tick tick;
	size_t i, unknown = 0, yes = 0, no = 0;
	bool clean;

	for (i = 0; i < count && i < FORM_COLUMNS; i++) {
		tick = row_head(r, cells[i], true, &clean);
		/* Without one for No, "Low", "Medium" and "High" do not say what no mark means. */
		unknown += (!clean || tick != FORM_UNSAID) &&
			   vocabulary_words(r->source->text + cells[i].from,
					    cells[i].to - cells[i].from, &word, 1);
		heads.column[i] = tick ? tick : row_head_named(r, cells[i]);
		heads.aside[i] = row_is_aside(r, cells[i]);
		yes += heads.column[i] == FORM_YES;
		no += heads.column[i] == FORM_NO;
	}
	if (yes != 1 || no != 1) {
		if (unknown < 2)
			return false;
		memset(heads.column, 0, sizeof(heads.column));
		memset(heads.aside, 0, sizeof(heads.aside));
	}
	heads.table = form_place_cell(r->source, cells[0].from)->table;
	row_keep_heads(r, &heads);
	return true;
}

/* May the cell head a column of ticks, in words that are not known? */
static bool row_may_head(const struct form_reader *r, struct form_slice cell)
{
	enum { WORDS = 4 };
	size_t at;

	for (at = cell.from; at < cell.to; at++)
		if (r->source->text[at] >= '0' && r->source->text[at] <= '9')
			return false;
	return !form_slice_empty(r->source, cell) && !row_is_aside(r, cell) &&
	       !form_ticks_read(r->source, &cell, 1, NULL).clean &&
	       form_count_words(r, cell, WORDS + 1) <= WORDS;
}

void form_row_heads_unknown(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_heads heads = {.printed = true, .worded = true, .count = count - 1};
	struct vocabulary_match m;
	size_t i, columns = 0;
	bool yes = false, no = false, clean;
	enum form_tick tick;

	if (count < 3 || count > FORM_COLUMNS ||
	    (r->heads.printed &&
	     r->heads.table == form_place_cell(r->source, cells[0].from)->table) ||
	    !form_scale_is_above_group(r, cells[0].from))
		return;
	for (i = 0; i < count; i++) {
		if (form_find(r, cells[i], 0, &m) &&
		    (m.kind != VOCABULARY_FIELD || !r->form->type->fields[m.index].prose))
			return;
		if (!i || !row_may_head(r, cells[i]))
			continue;
		columns++;
		tick = row_head(r, cells[i], true, &clean);
		heads.column[i - 1] = clean ? tick : FORM_UNSAID;
		yes |= heads.column[i - 1] == FORM_YES;
		no |= heads.column[i - 1] == FORM_NO;
	}
	if (columns < 2)
		return;
	for (i = 1; i < count; i++)
		heads.aside[i - 1] = row_is_aside(r, cells[i]);
	if (!yes || !no) {
		memset(heads.column, 0, sizeof(heads.column));
		memset(heads.aside, 0, sizeof(heads.aside));
	}
	heads.table = form_place_cell(r->source, cells[0].from)->table;
	row_keep_heads(r, &heads);
}

/* The cells for YES and for NO, by their heads. */
static void form_row_spot(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	size_t i, yes = 0, no = 1;

	for (i = 0; r->heads.printed && i < count && i < FORM_COLUMNS; i++) {
		if (form_heads_column(&r->heads, i, count) == FORM_YES)
			yes = i;
		if (form_heads_column(&r->heads, i, count) == FORM_NO)
			no = i;
	}
	r->spot.columns = true;
	r->spot.at = cells[yes].from;
	r->spot.no = cells[no].from;
}

/* "Yes / No" twice: another row ran into this one. */
static bool form_row_is_joined(const struct form_reader *r, const struct form_slice *cells,
			       size_t count)
{
	enum { WORDS = 8 };
	struct vocabulary_word words[WORDS];
	size_t i, k, n, yes = 0, no = 0;

	for (i = 0; i < count; i++) {
		n = vocabulary_words(r->source->text + cells[i].from, cells[i].to - cells[i].from,
				     words, WORDS);
		for (k = 0; k < n; k++) {
			yes += vocabulary_word_is(&words[k], "yes");
			no += vocabulary_word_is(&words[k], "no");
		}
	}
	return yes > 1 && no > 1;
}

/* "Adherence to timescales: late again | x | ": words in the label's cell are of no column.  Where
 * something is ticked, they are a remark; beside empty boxes they may be the answer. */
static void row_add(struct form_reader *r, struct form_slice own, const struct form_slice *cells,
		    size_t count)
{
	const bool empty = form_slice_empty(r->source, own);
	const struct form_ticks t = form_ticks_read(r->source, cells, count, NULL);
	size_t i;

	if (!empty && !t.any)
		form_reader_add(r, own);
	for (i = 0; i < count && i < FORM_COLUMNS; i++)
		form_reader_add(r, cells[i]);
	if (!empty && t.any && t.reading == FORM_TICK_NOTHING)
		form_reader_add(r, own);
	else if (!empty && t.any)
		r->remark = own;
}

void form_row_tick(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count)
{
	bool apart = form_slice_empty(r->source, own) && count > 0;
	const size_t label = own.from - m->value;

	form_row_heads(r, cells, count);
	form_reader_open(r, m->index, m->words, apart ? cells[0].from : own.from);
	r->remark = (struct form_slice){label + m->remark_from, label + m->remark_to};
	/* Behind a colon stands a remark. */
	r->beyond = (struct form_slice){label + (m->worded ? 0 : m->end),
					m->after == VOCABULARY_AFTER_COLON ? own.from : own.to};
	if (apart && count > 1)
		form_row_spot(r, cells, count);
	row_add(r, own, cells, count);
	if (form_row_is_joined(r, cells, count))
		form_problem(r->form, r->arena, form_about_field(r->form->type, m->index),
			     "Yes and No stand there more than once.");
	if (!r->word_count)
		r->below = r->stacked = true;
	else
		form_reader_close(r);
}

/* Where "(yes / no)" begins that is printed behind a row's name; its end, if nothing is. */
static size_t row_hint(const struct form_reader *r, struct form_slice label)
{
	const char *text = r->source->text;
	struct form_slice hint = {label.from, label.from};

	label = form_slice_trim(r->source, label);
	while (hint.from < label.to && text[hint.from] != '(')
		hint.from++;
	hint.to = hint.from + strcspn(text + hint.from, ")\n");
	if (hint.to > label.to || hint.from + 2 > hint.to)
		return label.to;
	hint.from++;
	return form_ticks_read(r->source, &hint, 1, NULL).clean ? hint.from - 1 : label.to;
}

static void form_row_add_other(struct form_reader *r, struct form_slice label,
			       enum form_tick raised)
{
	struct form_concern *other;
	const char *text = r->source->text + label.from;
	char *name;
	size_t n;

	label.from += vocabulary_skip_bullets(text, label.to - label.from);
	label.to = row_hint(r, label);
	name = form_slice_text(r->arena, r->source, label, FORM_SHORT_MAX);
	for (n = strlen(name); n && strchr(" :-=.", name[n - 1]); n--)
		name[n - 1] = '\0';
	/* A letter is the mark of an answer or of a list. */
	if (n < 2 || r->form->other_count == FORM_OTHERS_MAX || str_ieq(name, "yes") ||
	    str_ieq(name, "no"))
		return;
	other = ARENA_PUSH(r->arena, struct form_concern, r->form->others, r->form->other_count);
	other->label = name;
	if (r->form->other_count == 1)
		r->others_at = label.from;
	other->raised = raised;
}

/* "Other (say what): Late papers", "Any other concern – Late papers": where the writer's own words
 * begin behind what is printed for them; its end if there are none, its start if nothing is. */
static size_t row_own_words(const struct form_reader *r, struct form_slice label)
{
	static const char *const any[] = {"any", "anything", "something"};
	static const char *const other[] = {"other", "else"};
	static const char *const asks[] = {"concern", "issue",	 "matter",   "area",
					   "please",  "specify", "state",    "detail",
					   "say",     "what",	 "describe", "give"};
	const char *text = r->source->text, *close;
	struct vocabulary_word words[8];
	size_t i, n, at;

	/* "j) Something else (write here): Late papers" */
	label.from += vocabulary_skip_bullets(text + label.from, label.to - label.from);
	n = vocabulary_words(text + label.from, label.to - label.from, words, COUNT_OF(words));
	i = n > 1 && VOCABULARY_WORD_IN(&words[0], any);
	if (i >= n || !VOCABULARY_WORD_IN(&words[i], other))
		return label.from;
	at = form_second_behind(r, (struct form_slice){label.from + words[i].to, label.to}) -
	     label.from;
	while (++i < n && VOCABULARY_WORD_IN(&words[i], asks) &&
	       strcspn(text + label.from + at, ":(\n") >= words[i].from - at)
		at = words[i].to;
	at += label.from + strspn(text + label.from + at, " \t");
	if (at < label.to && text[at] == '(' && (close = memchr(text + at, ')', label.to - at)))
		at = (size_t)(close - text) + 1;
	else if (at < label.to && !strchr(":-=", text[at]) &&
		 !str_starts(text + at, "\xE2\x80\x93") && !str_starts(text + at, "\xE2\x80\xA6"))
		return label.from;
	while (at < label.to && (strchr(" \t\n:-=._", text[at]) || (unsigned char)text[at] == 0xE2))
		at += (unsigned char)text[at] == 0xE2 ? 3 : 1;
	return at < label.to ? at : label.to;
}

static void form_row_other(struct form_reader *r, struct form_slice label, struct form_ticks t)
{
	const size_t own = row_own_words(r, form_slice_trim(r->source, label));
	const char *name;

	form_reader_close(r);
	/* What is printed for the name of one more, with none. */
	if (own == form_slice_trim(r->source, label).to &&
	    (t.reading != FORM_TICK_CLEAR || t.tick == FORM_NO))
		return;
	if (own > label.from && own < form_slice_trim(r->source, label).to)
		label.from = own;
	name = form_slice_text(r->arena, r->source, label, FORM_SHORT_MAX);
	/* A row for words of one's own, left as it was, or with "None" in it. */
	if (t.reading != FORM_TICK_CLEAR
		? vocabulary_is_placeholder(name) || vocabulary_is_none(name)
		: t.tick == FORM_NO && vocabulary_is_none(name))
		return;
	if (t.reading == FORM_TICK_BOTH)
		form_problem(r->form, r->arena, (struct form_about){FORM_OTHERS, name},
			     "both Yes and No are ticked.");
	r->first_ticked |= t.first_tick;
	r->second_marked |= t.second;
	if (r->form->other_count < FORM_OTHERS_MAX) {
		r->first_other[r->form->other_count] = t.first_cross;
		r->told_other[r->form->other_count] = t.reading == FORM_TICK_BOTH;
	}
	form_row_add_other(r, label, t.reading == FORM_TICK_CLEAR ? t.tick : FORM_UNSAID);
	form_unknown_note_row(r, label, (struct form_slice){0, 0}, true);
}

/* Cells of which each has a name and, below that, its yes or no. */
static bool row_read_cells(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_slice name[FORM_COLUMNS], answer;
	struct form_ticks ticks[FORM_COLUMNS];
	const char *text = r->source->text, *end;
	size_t i, n = 0;

	for (i = 0; i < count && i < FORM_COLUMNS; i++) {
		name[n] = form_slice_trim(r->source, cells[i]);
		if (name[n].from == name[n].to)
			continue;
		end = memchr(text + name[n].from, '\n', name[n].to - name[n].from);
		if (!end)
			return false;
		answer = (struct form_slice){(size_t)(end - text), name[n].to};
		ticks[n] = form_ticks_read(r->source, &answer, 1, NULL);
		if (!ticks[n].clean || ticks[n].reading != FORM_TICK_CLEAR)
			return false;
		name[n++].to = answer.from;
	}
	for (i = 0; i < n; i++)
		form_row_other(r, name[i], ticks[i]);
	return n > 0;
}

/* "", "YES [ ]", "NO [ ]": a row for one more concern, which nobody gave a name.  What is ticked
 * there is told of. */
static bool row_is_nameless(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_ticks first = form_ticks_read(r->source, cells, 1, NULL),
				t = form_ticks_read(r->source, cells, count, &r->heads);

	/* "None" is the name of none. */
	if (!first.clean || !t.clean ||
	    vocabulary_is_none(form_slice_text(r->arena, r->source, cells[0], FORM_SHORT_MAX)))
		return false;
	form_reader_close(r);
	if (t.reading != FORM_TICK_NOTHING && (t.reading != FORM_TICK_CLEAR || t.tick == FORM_YES))
		form_problem(r->form, r->arena, (struct form_about){FORM_OTHERS, "Other concerns"},
			     "a row without a name is ticked.");
	return true;
}

bool form_row_group(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure)
{
	struct form_ticks t;
	struct vocabulary_word word;

	if (r->in_group && row_is_nameless(r, cells, count))
		return true;
	if (r->in_group && row_read_cells(r, cells, count))
		return true;
	if (!r->in_group || form_slice_empty(r->source, cells[0]) ||
	    !vocabulary_words(r->source->text + cells[0].from, cells[0].to - cells[0].from, &word,
			      1))
		return false;
	form_row_heads(r, cells + 1, count - 1);
	t = form_ticks_read(r->source, cells + 1, count - 1, &r->heads);
	if (!t.any && !(sure && t.reading == FORM_TICK_NOTHING))
		return false;
	/* "Life story work: Yes" in one cell, and nothing beside it. */
	if (t.reading == FORM_TICK_NOTHING && form_row_read_other(r, cells[0]))
		return true;
	form_row_other(r, cells[0], t);
	return true;
}

/* "Please tick Yes or": is an answer among the words? */
static bool row_names_answers(const struct form_reader *r, struct form_slice label)
{
	struct vocabulary_word words[16];
	size_t i, n;

	n = vocabulary_words(r->source->text + label.from, label.to - label.from, words,
			     COUNT_OF(words));
	for (i = 0; i < n; i++)
		if (vocabulary_word_is(&words[i], "yes") || vocabulary_word_is(&words[i], "no"))
			return true;
	return false;
}

bool form_row_ends_in_tick(const struct form_reader *r, struct form_slice line, bool upper)
{
	enum { LABEL_WORDS = 8 };
	const char *text = r->source->text;
	struct form_slice label, word;
	struct form_ticks t;

	line = form_slice_trim(r->source, line);
	for (word = line; word.from < word.to && text[word.to - 1] != ' ';)
		word.to--;
	word = (struct form_slice){word.to, line.to};
	label = form_slice_trim(r->source, (struct form_slice){line.from, word.from});
	if (label.from == label.to || text[label.from] < 'A' || text[label.from] > 'Z' ||
	    form_count_words(r, label, LABEL_WORDS + 1) > LABEL_WORDS ||
	    row_names_answers(r, label) || text[word.from] > 'Z' ||
	    (text[word.to - 1] <= 'Z') != upper)
		return false;
	t = form_ticks_read(r->source, &word, 1, NULL);
	return t.clean && t.reading == FORM_TICK_CLEAR && word.to - word.from > 1;
}

/* Where a row's name ends: 0: not here; 1: anything may stand behind it, 2: only an answer. */
static int row_divides(const struct form_reader *r, struct form_slice line, size_t at)
{
	const unsigned kinds = DOCUMENT_BOLD | DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT;
	const char *text = r->source->text;
	bool blank = text[at - 1] == ' ';

	if (text[at] == ':' || text[at] == '[')
		return 1;
	if (text[at] == ' ' && blank && at + 1 < line.to && text[at + 1] != ' ')
		return 1;
	/* A sign of its own, or the answer alone, in letters like the form's. */
	if (blank && (unsigned char)text[at] >= 0x80)
		return 2;
	if (blank && !memchr(text + at, ' ', line.to - at) &&
	    (form_row_ends_in_tick(r, line, true) || form_row_ends_in_tick(r, line, false)))
		return 2;
	if (at + 1 >= line.to)
		return 0;
	if ((text[at] == '=' && blank) || (text[at] == '-' && blank && text[at + 1] == ' ') ||
	    (text[at] == '.' && text[at + 1] == '.') || text[at] == '\t' ||
	    (text[at] == '_' && text[at + 1] == '_' && blank) ||
	    (blank && str_starts(text + at, "\xE2\x80\x93 ")))
		return 2;
	return blank && (r->source->marks[at] ^ r->source->marks[line.from]) & kinds ? 2 : 0;
}

bool form_row_read_other(struct form_reader *r, struct form_slice line)
{
	struct form_slice ticks, label;
	struct form_ticks t;
	size_t at, tries = 0;
	int kind;

	line = form_slice_trim(r->source, line);
	ticks = label = line;
	if (line.to - line.from > FORM_SHORT_MAX)
		return false;
	for (at = line.from + 1; at < line.to && tries < 8; at++) {
		kind = row_divides(r, line, at);
		if (!kind)
			continue;
		tries++;
		ticks.from = at;
		t = form_ticks_read(r->source, &ticks, 1, &r->heads);
		if (!t.clean || (kind == 2 && t.reading != FORM_TICK_CLEAR))
			continue;
		label.to = at;
		form_row_other(r, label, t);
		return true;
	}
	return false;
}

/* A short line that says nothing but a name: no sentence, no answer. */
static bool row_is_name(struct form_reader *r, struct form_slice line)
{
	enum { NAME_WORDS = 8 };
	const char *text = r->source->text;
	struct form_ticks t = form_ticks_read(r->source, &line, 1, NULL);
	size_t words = form_count_words(r, line, NAME_WORDS + 1);

	return words && words <= NAME_WORDS && !t.clean && !strchr(".!", text[line.to - 1]) &&
	       ((text[line.from] >= 'A' && text[line.from] <= 'Z') ||
		(r->small && text[line.from] >= 'a' && text[line.from] <= 'z'));
}

bool form_row_read_boxed(struct form_reader *r, struct form_slice line)
{
	enum { NAME_WORDS = 8 };
	const struct form_slice box = form_label_box(r, line);
	struct form_slice name = {box.to, line.to};
	struct vocabulary_word word;
	struct form_ticks t;
	const char *text = r->source->text, *colon;

	if (box.from >= box.to)
		return false;
	t = form_ticks_read(r->source, &box, 1, NULL);
	name = form_slice_trim(r->source, name);
	/* "Other: life story work" */
	colon = memchr(text + name.from, ':', name.to - name.from);
	if (colon && vocabulary_words(text + name.from, name.to - name.from, &word, 1) &&
	    vocabulary_word_is(&word, "other"))
		name = form_slice_trim(r->source,
				       (struct form_slice){(size_t)(colon - text) + 1, name.to});
	if (!t.clean || t.reading != FORM_TICK_CLEAR || name.from >= name.to ||
	    strchr(".!;", text[name.to - 1]) || form_ticks_read(r->source, &name, 1, NULL).any ||
	    form_count_words(r, name, NAME_WORDS + 1) > NAME_WORDS)
		return false;
	form_row_other(r, name, t);
	return true;
}

size_t form_row_read_stacked(struct form_reader *r, size_t i)
{
	const struct form_line *lines = r->source->lines;
	struct form_slice name = form_slice_trim(r->source, lines[i].text), below = {0, 0};
	const char *text = r->source->text;
	struct form_row_under under;
	struct form_ticks t;
	size_t k;

	name.from += r->numbered ? form_line_skip_number(text + name.from, name.to - name.from)
				 : vocabulary_skip_bullets(text + name.from, name.to - name.from);
	if (name.from >= name.to || !row_is_name(r, name))
		return 0;
	for (k = i + 1; k < r->source->line_count && k <= i + 2 && below.from == below.to; k++) {
		if (lines[k].cells || lines[k].quoted)
			return 0;
		below = form_slice_trim(r->source, lines[k].text);
	}
	if (below.from == below.to)
		return 0;
	r->below = true;
	below = form_line_skip_lead(r, below);
	r->below = false;
	if (form_row_find_under(r, below, &under)) {
		t = form_ticks_read(r->source, under.cells, under.count, NULL);
		r->taken_to = under.cells[under.count - 1].to;
		form_row_other(r, name, under.count == 2 ? t : (struct form_ticks){0});
		return k - i;
	}
	t = form_ticks_read(r->source, &below, 1, NULL);
	if (form_row_is_option(r, below) && k < r->source->line_count && !lines[k].cells &&
	    !lines[k].quoted)
		t = form_ticks_read(r->source, &lines[k++].text, 1, NULL);
	if (!t.clean || t.reading != FORM_TICK_CLEAR)
		return 0;
	form_row_other(r, name, t);
	return k - i;
}

bool form_row_answer_other(struct form_reader *r, struct form_slice label,
			   const struct form_slice *cells, size_t count)
{
	const struct form_ticks t = form_ticks_read(r->source, cells, count, NULL);

	if (!r->in_group || !t.clean || t.reading != FORM_TICK_CLEAR)
		return false;
	form_row_other(r, label, t);
	return true;
}
