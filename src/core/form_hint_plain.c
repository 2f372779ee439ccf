/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hints in the letters of all others ("Managers should respond to each concern in turn.", in a row
 * between the label's and the answer's).  Nothing is left out for its words alone, if somebody who
 * fills the form in could have written them: a row of its own says it as well, or that other rows
 * of the form are hints, or that the sentence is about who is to answer there.  Where that is not
 * so, it stays, and is told of.
 */
#include "core/form_hint.h"

#include <string.h>

enum {
	PLAIN_TEXT_MAX = 200, /* bytes of a hint; people write more */
	PLAIN_LINES = 3,      /* of one in a row of its own */
	PLAIN_WORDS = 6,      /* that say to whom it speaks */
};

/* Who writes in which sections of the form.  Nobody knows it of one without: what carers should do
 * can stand in any answer. */
static const struct {
	const char *who, *sections;
} plain_writers[] = {
    {"chair", "AF"}, {"member", "A"}, {"manager", "C"}, {"maker", "E"}, {"adm", "E"}};

/* "Managers should …": the sections of whom that is about; NULL: of nobody. */
static const char *plain_sections(const char *text)
{
	static const char *const orders[] = {"should", "must"};
	struct vocabulary_word words[PLAIN_WORDS];
	const size_t n = vocabulary_words(text, strlen(text), words, PLAIN_WORDS);
	size_t i, k;

	for (i = 1; i < n; i++) {
		if (!VOCABULARY_WORD_IN(&words[i], orders))
			continue;
		for (k = 0; k < COUNT_OF(plain_writers); k++)
			if (vocabulary_word_is(&words[i - 1], plain_writers[k].who))
				return plain_writers[k].sections;
	}
	return NULL;
}

/* Is the label that of a field of text, and *within: in one of the sections? */
static bool plain_is_label(const char *head, const char *sections, bool *within)
{
	const struct form_type *const *types;
	const size_t count = form_types_used(&types);
	const struct form_field *f;
	bool is_label = false;
	size_t i;
	int field;

	*within = false;
	for (i = 0; i < count; i++) {
		field = form_hint_field(types[i], form_vocabulary(i), head);
		f = field < 0 ? NULL : &types[i]->fields[field];
		if (!f || f->type != FORM_TEXT || !f->prose)
			continue;
		is_label = true;
		*within |= sections && f->section && strchr(sections, f->section);
	}
	return is_label;
}

/* Is it all of a row, with one row below it for the answer, be that empty?  Several are lines to
 * write on, and then it stands on the first of them. */
static bool plain_is_row(struct hint_reader *h, size_t i, size_t count)
{
	const struct hint_line *line = &h->lines[i], *end = h->lines + h->line_count;
	const struct hint_line *next = line + count;

	if (!line->row || line->row == line->rows || line[-1].index == line->index)
		return false;
	if (next < end && next->tables == line->tables && next->row == line->row + 1) {
		if (!next->lone)
			return false;
		while (next < end && next->tables == line->tables && next->row == line->row + 1)
			next++;
	}
	if (next == end || next->tables != line->tables)
		return line->rows == line->row + 1;
	return next->row == line->row + 2 &&
	       (!next->lone || form_guide_is_label(form_hint_text(h, next), true));
}

/* "For example: …", and not "For example, he …". */
static bool plain_is_example(const char *text)
{
	return form_words_are(FORM_WORDS_EXAMPLE, text, strlen(text)) &&
	       strcspn(text, ":") < strcspn(text, ",");
}

bool form_hint_find_plain(struct hint_reader *h, size_t i)
{
	const struct hint_line *line = &h->lines[i];
	struct hint hint = {.at = i, .count = 1, .plain = true, .label = true};
	const char *text = form_hint_text(h, line), *sections;
	const size_t n = strlen(text);
	bool within;

	if (n > PLAIN_TEXT_MAX)
		return false;
	sections = plain_sections(text);
	hint.asks = sections || form_words_are(FORM_WORDS_BRIEFING, text, n) ||
		    form_words_are(FORM_WORDS_EXAMPLE, text, n) || form_hint_is_limit(text);
	if ((!hint.asks && !form_words_are(FORM_WORDS_GUIDANCE, text, n)) ||
	    !plain_is_label(form_hint_text(h, line - 1), sections, &within) ||
	    (sections && !within) || form_guide_is_quote(text) || form_guide_is_label(text, true))
		return false;
	hint.text = text;
	hint.sure = within || plain_is_example(text);
	while (i + hint.count < h->line_count && line[hint.count].index == line->index)
		hint.count++;
	hint.own = hint.count <= PLAIN_LINES && plain_is_row(h, i, hint.count);
	if (!hint.own)
		hint.count = 1;
	hint.lead = form_hint_follows(h, i + hint.count) &&
		    !form_guide_is_label(form_hint_text(h, line + hint.count), true);
	h->rows += hint.own && hint.lead;
	*ARENA_PUSH(h->arena, struct hint, h->hints, h->hint_count) = hint;
	return true;
}

void form_hint_settle_plain(struct hint_reader *h, const struct hint *hint, struct form_guide *told)
{
	struct hint_line *line = &h->lines[hint->at];
	/* Another of the form. */
	const bool agreed = h->rows > (hint->own && hint->lead);
	bool remove;
	size_t i;

	if (hint->own)
		remove = hint->sure || agreed || (hint->lead && hint->asks);
	else
		remove = hint->sure && strchr(".:;", hint->text[strlen(hint->text) - 1]);
	for (i = 0; i < hint->count && remove; i++)
		line[i].remove = true;
	if (!remove || !hint->lead)
		told[line->index] = (struct form_guide){hint->text, remove};
}
