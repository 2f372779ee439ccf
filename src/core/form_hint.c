/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that a council printed right below its labels for whoever fills the form in ("Tell us in
 * your own words", in italics between a label in bold and the answer): like form_guide.c, but line
 * by line, on a page, in a cell with the label above and the answer below, or in rows of one cell.
 * They are told by agreement: below several labels stands a line in letters that neither the label
 * nor the answer has.  Where nothing else is below the label somebody may have written over it: it
 * is left out only if the form has several with answers, and is told of.
 */
#include "core/form_cut.h"
#include "core/form_hint.h"

#include <string.h>

enum {
	HINT_TEXT_MAX = 400, /* bytes of a line that are looked at */
	HINT_SURE = 3,	     /* labels with a line and an answer below it that are no chance */
};

static bool hint_is_blank(const char *text, size_t n)
{
	size_t at = strspn(text, " \t\r\xC2\xA0");

	return at >= n;
}

/* The lines of a cell; false if there are none. */
static bool hint_add_cell(struct hint_reader *h, const struct document_cell *cell,
			  const struct hint_line *place)
{
	const struct document_run *run;
	struct hint_line line = *place, *to;
	const size_t before = h->line_count;
	size_t i, n, at = 0;
	const char *text;

	line.cell = cell;
	line.all = ~0U;
	for (i = 0; i < cell->run_count; i++) {
		run = &cell->runs[i];
		for (text = run->text; *text; text += n, at += n) {
			n = *text == '\n' ? 1 : strcspn(text, "\n");
			if (*text != '\n') {
				if (!hint_is_blank(text, n)) {
					line.all &= run->marks;
					line.any |= run->marks;
				}
				continue;
			}
			line.to = at + 1;
			if (line.all != ~0U) {
				to =
				    ARENA_PUSH(h->arena, struct hint_line, h->lines, h->line_count);
				*to = line;
			}
			line.from = at + 1;
			line.all = ~0U;
			line.any = 0;
		}
	}
	line.to = at;
	if (line.all != ~0U) {
		to = ARENA_PUSH(h->arena, struct hint_line, h->lines, h->line_count);
		*to = line;
	}
	return h->line_count > before;
}

static void hint_add_row(struct hint_reader *h, const struct document_row *row,
			 struct hint_line *place)
{
	const size_t before = h->line_count;
	size_t i, filled = 0;

	for (i = 0; i < row->cell_count; i++, place->index++)
		filled += hint_add_cell(h, &row->cells[i], place);
	for (i = before; i < h->line_count; i++)
		h->lines[i].lone = filled == 1;
}

static void hint_add_lines(struct hint_reader *h, const struct document *d)
{
	struct hint_line place = {0};
	size_t i, r;

	for (i = 0; i < d->block_count; i++) {
		place.tables += d->blocks[i].is_table;
		place.rows = d->blocks[i].row_count;
		for (r = 0; r < d->blocks[i].row_count; r++) {
			place.row = r + 1;
			hint_add_row(h, &d->blocks[i].rows[r], &place);
		}
		place.row = 0;
		if (!d->blocks[i].is_table) {
			hint_add_cell(h, &d->blocks[i].paragraph, &place);
			place.index++;
		}
	}
}

bool form_hint_follows(const struct hint_reader *h, size_t i)
{
	const struct hint_line *line = &h->lines[i], *above = line - 1;

	if (!i || i == h->line_count || line->tables != above->tables)
		return false;
	if (line->index == above->index || (!line->row && !above->row))
		return true;
	return line->row && above->row && line->lone && above->lone;
}

const char *form_hint_text(struct hint_reader *h, const struct hint_line *line)
{
	const struct document_run *run;
	struct str text;
	size_t i, n, from, to, at = 0;

	str_init(&text, h->arena, HINT_TEXT_MAX);
	for (i = 0; i < line->cell->run_count && at < line->to; i++, at += n) {
		run = &line->cell->runs[i];
		n = strlen(run->text);
		from = line->from > at ? line->from - at : 0;
		to = line->to - at < n ? line->to - at : n;
		if (from < to)
			str_add_n(&text, run->text + from, to - from);
	}
	return str_fold(h->arena, str_text(&text));
}

bool form_hint_is_limit(const char *text)
{
	return form_words_are(FORM_WORDS_LIMIT, text, strlen(text)) && strpbrk(text, "0123456789");
}

bool form_hint_asks(const char *text)
{
	static const char *const words_you[] = {"you", "your", "tell"};
	enum { WORDS = 20 };
	struct vocabulary_word words[WORDS];
	size_t i, n = vocabulary_words(text, strlen(text), words, WORDS);

	if (form_words_are(FORM_WORDS_GUIDANCE, text, strlen(text)) || form_hint_is_limit(text))
		return true;
	for (i = 0; i < n; i++)
		if (VOCABULARY_WORD_IN(&words[i], words_you))
			return true;
	return false;
}

int form_hint_field(const struct form_type *type, const struct vocabulary *vocabulary,
		    const char *text)
{
	const size_t n = strlen(text);
	struct vocabulary_match m;
	size_t index;

	if ((vocabulary_find(vocabulary, text, n, 0, &m) && m.kind == VOCABULARY_FIELD &&
	     m.value >= n) ||
	    (vocabulary_find_wording(type, text, n, &m) && m.value >= n))
		return (int)m.index;
	return vocabulary_find_meaning(type, text, n, VOCABULARY_ANY, &index) ? (int)index : -1;
}

/* Is `head` a label, and is what stands below it none, but perhaps one for the same ("What do you
 * want to happen?" above "Your bottom line")? */
static bool hint_is_below_label(const char *text, const char *head, bool *is_label, bool *is_same)
{
	const struct form_type *const *types;
	bool other = form_guide_is_label(text, true) && !form_prompt_is(text, strlen(text));
	size_t i, count = form_types_used(&types);
	int field;

	*is_label = *is_same = false;
	for (i = 0; i < count; i++) {
		field = form_hint_field(types[i], form_vocabulary(i), head);
		*is_label |= field >= 0;
		if (other && field >= 0 &&
		    field == form_hint_field(types[i], form_vocabulary(i), text))
			*is_same = true;
	}
	return !other || *is_same;
}

/* Does the line begin a cell, with one line above it there, and stands what is below it in that
 * cell or in the next row?  Then that is an answer also in the label's own letters, if it is no
 * label. */
static bool hint_is_boxed(struct hint_reader *h, size_t i, size_t below)
{
	const struct hint_line *line = &h->lines[i];
	size_t k;

	if (!line->row || line[-1].index != line->index || (i > 1 && line[-2].index == line->index))
		return false;
	for (k = below; k < h->line_count && h->lines[k].index == line->index; k++)
		if (h->lines[k].any & line->all & HINT_LOOKS)
			return false;
	return !form_guide_is_label(form_hint_text(h, &h->lines[below]), true);
}

/* Lines from `i` on that may be a hint, which `head` stands above; returns how many. */
static size_t hint_find(struct hint_reader *h, size_t i)
{
	const struct hint_line *line = &h->lines[i], *head = line - 1, *below;
	const unsigned look = line->all & HINT_LOOKS;
	struct hint hint = {.at = i, .count = 1, .look = look};
	bool over_table = false;
	const char *text;

	if (line->any & DOCUMENT_STRUCK || !form_hint_follows(h, i))
		return 1;
	if (!look || head->any & look) {
		form_hint_find_plain(h, i);
		return 1;
	}
	while (form_hint_follows(h, i + hint.count) && (line[hint.count].all & HINT_LOOKS) == look)
		hint.count++;
	hint.head = head->all & HINT_HEAD_LOOKS;
	below = line + hint.count;
	if (form_hint_follows(h, i + hint.count)) {
		hint.lead = !(below->any & look) && ((below->any & HINT_HEAD_LOOKS) != hint.head ||
						     hint_is_boxed(h, i, i + hint.count));
	} else if (i + hint.count < h->line_count &&
		   (below->row != line->row || below->tables != line->tables)) {
		over_table = !line->row && below->row;
	} else if (i + hint.count < h->line_count) {
		hint.open = (below->all & HINT_HEAD_LOOKS) != hint.head;
	}
	text = form_hint_text(h, line);
	if (form_guide_is_quote(text))
		return hint.count;
	hint.text = text;
	hint.asks = form_hint_asks(text);
	hint.answers = form_guide_answers(text) && !form_prompt_is(text, strlen(text));
	if (!hint_is_below_label(text, form_hint_text(h, head), &hint.label, &hint.printed))
		return hint.count;
	hint.printed |= form_prompt_is(text, strlen(text)) || form_hint_is_limit(text);
	/* What the rows of a table below it are for is no answer's hint. */
	if (over_table && (!hint.label || strchr(text, '=')))
		return hint.count;
	hint.again = h->hint_count && str_eq(text, h->hints[h->hint_count - 1].text);
	if (hint.again)
		h->hints[h->hint_count - 1].again = true;
	*ARENA_PUSH(h->arena, struct hint, h->hints, h->hint_count) = hint;
	return hint.count;
}

static void hint_count(struct hint_reader *h, const struct hint *hint)
{
	if (!hint->label || hint->plain)
		return;
	if (hint->answers) {
		h->persons[hint->look]++;
	} else if (hint->lead) {
		h->leads[hint->look]++;
		h->asking[hint->look] += hint->asks;
		h->heads[hint->head] = true;
	}
}

static bool hint_is_known(const struct hint_reader *h, unsigned look)
{
	return h->leads[look] >= HINT_SURE || h->asking[look];
}

/* What is left out, and what is told of. */
static void hint_settle(struct hint_reader *h, const struct hint *hint, struct form_guide *told)
{
	struct hint_line *line = &h->lines[hint->at];
	const bool sure = h->leads[hint->look] >= HINT_SURE && !h->persons[hint->look];
	const bool known = hint_is_known(h, hint->look);
	bool remove, doubt;
	size_t i;

	if (hint->answers || hint->open || (!hint->label && !(hint->head && h->heads[hint->head])))
		return;
	if (hint->lead) {
		remove = known;
		doubt = !known && hint->label;
	} else {
		remove = hint->count == 1 && (sure || (known && hint->asks));
		doubt = !remove && known && hint->label;
	}
	line->remove = remove;
	if (doubt)
		told[line->index].text = hint->text;
	if (remove && !hint->lead && !hint->again && !hint->printed)
		told[line->index] = (struct form_guide){hint->text, true};
	/* More of it can be what somebody cites. */
	for (i = 1; remove && i < hint->count; i++) {
		told[line[i].index].text = form_hint_text(h, &line[i]);
		line[i].remove = form_hint_asks(told[line[i].index].text);
		if (line[i].remove)
			told[line[i].index].text = NULL;
	}
}

/* The document without the lines that are removed. */
static const struct document *hint_make(struct hint_reader *h, const struct document *from)
{
	struct form_cut *cuts = NULL;
	const struct hint_line *line;
	size_t i, count = 0;

	for (i = 0; i < h->line_count; i++) {
		line = &h->lines[i];
		if (line->remove)
			*ARENA_PUSH(h->arena, struct form_cut, cuts, count) =
			    (struct form_cut){line->index, line->from, line->to, NULL, false};
	}
	return form_cut_make(h->arena, from, cuts, count);
}

const struct document *form_hint_read(struct arena *a, const struct document *from,
				      struct form_guide *told, size_t *leads)
{
	struct hint_reader h = {.arena = a};
	unsigned look;
	size_t i;

	hint_add_lines(&h, from);
	for (i = 0; i < h.line_count;)
		i += hint_find(&h, i);
	for (i = 0; i < h.hint_count; i++)
		hint_count(&h, &h.hints[i]);
	for (i = 0; i < h.hint_count; i++)
		(h.hints[i].plain ? form_hint_settle_plain : hint_settle)(&h, &h.hints[i], told);
	for (look = 0; look <= HINT_LOOKS; look++)
		leads[look] = hint_is_known(&h, look) ? h.leads[look] : 0;
	return hint_make(&h, from);
}
