/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of ticks: the form's own, those that people add to a group, and the heads of their columns.
 */
#include "core/form_parts.h"

#include <string.h>

bool form_row_heads(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_heads heads = {.printed = true, .count = r->row_is_sure ? count : 0};
	struct form_ticks t;
	bool yes = false, no = false, only = true;
	size_t i;

	for (i = 0; i < count && i < FORM_COLUMNS; i++) {
		t = form_ticks_read(r->source, &cells[i], 1, NULL);
		if (t.reading == FORM_TICK_CLEAR) {
			struct vocabulary_word word;

			/* A mark alone is no heading. */
			if (!vocabulary_words(r->source->text + cells[i].from,
					      cells[i].to - cells[i].from, &word, 1) ||
			    word.text[0] == 'x')
				continue;
			heads.column[i] = t.tick;
			yes |= t.tick == FORM_YES;
			no |= t.tick == FORM_NO;
		}
		only &= t.clean || form_slice_empty(r->source, cells[i]);
	}
	if (yes && no) {
		heads.table = form_place_cell(r->source, cells[0].from)->table;
		r->heads = heads;
	}
	return yes && no && only;
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

void form_row_tick(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count)
{
	bool apart = form_slice_empty(r->source, own) && count > 0;
	size_t i;

	form_row_heads(r, cells, count);
	form_reader_open(r, m->index, m->words, apart ? cells[0].from : own.from);
	if (apart && count > 1)
		form_row_spot(r, cells, count);
	if (!form_slice_empty(r->source, own))
		form_reader_add(r, own);
	for (i = 0; i < count && i < FORM_COLUMNS; i++)
		form_reader_add(r, cells[i]);
	if (!r->word_count)
		r->below = r->stacked = true;
	else
		form_reader_close(r);
}

static void form_row_add_other(struct form_reader *r, struct form_slice label,
			       enum form_tick raised)
{
	struct form_concern *other;
	const char *text = r->source->text + label.from;
	char *name;
	size_t n;

	label.from += vocabulary_skip_bullets(text, label.to - label.from);
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

static void form_row_other(struct form_reader *r, struct form_slice label, struct form_ticks t)
{
	const char *name = form_slice_text(r->arena, r->source, label, FORM_SHORT_MAX);

	form_reader_close(r);
	/* A row for words of one's own, left as it was. */
	if (vocabulary_is_placeholder(name) && t.reading != FORM_TICK_CLEAR)
		return;
	if (t.reading == FORM_TICK_BOTH)
		form_problem(r->form, r->arena, name, "both Yes and No are ticked.");
	form_row_add_other(r, label, t.reading == FORM_TICK_CLEAR ? t.tick : FORM_UNSAID);
	form_unknown_note_row(r, label, (struct form_slice){0, 0}, true);
}

bool form_row_group(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure)
{
	struct form_ticks t;
	struct vocabulary_word word;

	if (!r->in_group || form_slice_empty(r->source, cells[0]) ||
	    !vocabulary_words(r->source->text + cells[0].from, cells[0].to - cells[0].from, &word,
			      1))
		return false;
	form_row_heads(r, cells + 1, count - 1);
	t = form_ticks_read(r->source, cells + 1, count - 1, &r->heads);
	if (!t.any && !(sure && t.reading == FORM_TICK_NOTHING))
		return false;
	form_row_other(r, cells[0], t);
	return true;
}

bool form_row_read_other(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice ticks = line, label = line;
	struct form_ticks t;
	size_t at, tries = 0;

	if (line.to - line.from > FORM_SHORT_MAX)
		return false;
	for (at = line.from + 1; at < line.to && tries < 8; at++) {
		if (text[at] != ':' && text[at] != '[' &&
		    !(text[at] == ' ' && text[at - 1] == ' ' && at + 1 < line.to &&
		      text[at + 1] != ' '))
			continue;
		tries++;
		ticks.from = at;
		t = form_ticks_read(r->source, &ticks, 1, &r->heads);
		if (!t.clean)
			continue;
		label.to = at;
		form_row_other(r, label, t);
		return true;
	}
	return false;
}
