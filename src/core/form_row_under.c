/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a row of ticks in lines of their own, one under the other, as programs write a table
 * that they make plain text of: a concern, "YES", "NO".  One of the words alone is the answer,
 * since the other was wiped out; both are what was printed.
 */
#include "core/form_parts.h"

bool form_row_is_option(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[2];
	struct form_ticks t = form_ticks_read(r->source, &line, 1, NULL);

	return t.clean && t.reading == FORM_TICK_NOTHING &&
	       vocabulary_words(r->source->text + line.from, line.to - line.from, words, 2) == 1 &&
	       (vocabulary_word_is(&words[0], "yes") || vocabulary_word_is(&words[0], "no"));
}

/* The one of the words that the line has, with its mark or box or without, and nothing else. */
static enum form_tick under_option(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 3 };
	struct vocabulary_word words[WORDS];
	size_t i, n, yes = 0, no = 0;

	if (!form_ticks_read(r->source, &line, 1, NULL).clean)
		return FORM_UNSAID;
	n = vocabulary_words(r->source->text + line.from, line.to - line.from, words, WORDS);
	for (i = 0; i < n; i++) {
		yes += vocabulary_word_is(&words[i], "yes");
		no += vocabulary_word_is(&words[i], "no");
	}
	return yes + no != 1 ? FORM_UNSAID : yes ? FORM_YES : FORM_NO;
}

/* Is it a line of the same text as this one: of no other cell of a table, and cited as that is? */
static bool under_goes_on(const struct form_reader *r, struct form_slice line,
			  struct form_slice below)
{
	const unsigned char *marks = r->source->marks;

	if (form_slice_empty(r->source, below) ||
	    form_place_is_row(r->source, line.from, below.from))
		return false;
	line = form_slice_trim(r->source, line);
	below = form_slice_trim(r->source, below);
	return !((marks[line.from] ^ marks[below.from]) & DOCUMENT_QUOTED);
}

bool form_row_find_under(const struct form_reader *r, struct form_slice line,
			 struct form_row_under *under)
{
	const enum form_tick first = under_option(r, line);
	struct form_slice below = form_line_below(r, line);
	bool both = false;

	*under = (struct form_row_under){.cells = {line}, .count = 1};
	/* "[ ] Yes" with "[x] No" right below it are options, of which there can be more. */
	if (first == FORM_UNSAID || (below.from == line.to + 1 && form_row_is_option(r, line)))
		return false;
	while (under->count < COUNT_OF(under->cells) && under_goes_on(r, line, below) &&
	       form_ticks_read(r->source, &below, 1, NULL).clean) {
		both |= under_option(r, below) == (first == FORM_YES ? FORM_NO : FORM_YES);
		under->cells[under->count++] = below;
		below = form_line_below(r, below);
	}
	return both;
}

bool form_row_read_under(struct form_reader *r, struct form_slice line)
{
	struct form_row_under under;
	size_t i;

	if (!form_row_find_under(r, line, &under))
		return false;
	if (under.count == 2)
		for (i = 0; i < under.count; i++)
			form_reader_add(r, under.cells[i]);
	else
		form_problem(r->form, r->arena, form_about_open(r),
			     "Yes and No stand in lines of their own, and it cannot be told which "
			     "is meant.");
	r->taken_to = under.cells[under.count - 1].to;
	form_reader_close(r);
	return true;
}
