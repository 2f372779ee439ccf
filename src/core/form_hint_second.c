/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The name of a field in a second language and another script, below its label.  Answers can be in
 * that language, too: it is a name where several labels have one, each with an answer behind it in
 * its row or below it.
 */
#include "core/form_hint.h"

enum { SECOND_SURE = 3 /* labels with such a line and an answer, which are no chance */ };

/* Has it letters, and none of them Latin? */
static bool second_is_script(const char *text)
{
	enum { GREEK = 0x370, SYMBOLS = 0x2000, LETTERS = 0x2C00, MARK = 0xFEFF };
	size_t letters = 0;
	unsigned c;

	while ((c = str_next_char(&text))) {
		if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < GREEK))
			return false;
		letters += c >= GREEK && !(c >= SYMBOLS && c < LETTERS) && c != MARK;
	}
	return letters > 1;
}

static bool second_is_label(const char *head)
{
	const struct form_type *const *types;
	const size_t count = form_types_used(&types);
	size_t i;

	for (i = 0; i < count; i++)
		if (form_hint_field(types[i], form_vocabulary(i), head) >= 0)
			return true;
	return false;
}

bool form_hint_find_second(struct hint_reader *h, size_t i)
{
	const struct hint_line *line = &h->lines[i], *next = line + 1;
	struct hint hint = {.at = i, .count = 1, .kind = HINT_SECOND};
	const char *text = form_hint_text(h, line);

	if (!second_is_script(text) || !second_is_label(form_hint_text(h, line - 1)))
		return false;
	hint.text = text;
	for (; i + hint.count < h->line_count && next->index == line->index; next++, hint.count++)
		if (!second_is_script(form_hint_text(h, next)))
			break;
	hint.lead = i + hint.count < h->line_count &&
		    (form_hint_follows(h, i + hint.count) ||
		     (next->row && next->row == line->row && next->tables == line->tables)) &&
		    !form_guide_is_label(form_hint_text(h, next), true);
	h->seconds += hint.lead;
	*ARENA_PUSH(h->arena, struct hint, h->hints, h->hint_count) = hint;
	return true;
}

void form_hint_settle_second(struct hint_reader *h, const struct hint *hint,
			     struct form_guide *told)
{
	struct hint_line *line = &h->lines[hint->at];
	const bool remove = h->seconds >= SECOND_SURE;
	size_t i;

	for (i = 0; i < hint->count && remove; i++)
		line[i].remove = true;
	h->removed += remove;
	if (!remove && hint->lead)
		told[line->index].text = hint->text;
}
