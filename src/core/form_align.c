/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that blanks alone hold up: in a table that was made plain text, YES and NO stand behind a
 * heading, and each mark somewhere under one of them.
 */
#include "core/form_parts.h"

#include <string.h>

/* Characters from the start of its line to this place. */
static size_t column_of(const struct form_source *source, struct form_slice line, size_t at)
{
	size_t n = 0, i;

	for (i = line.from; i < at; i++)
		n += ((unsigned char)source->text[i] & 0xC0) != 0x80;
	return n;
}

/* The last word of the line's first part, if two blanks or more stand before it. */
static bool last_apart(const struct form_source *source, struct form_slice line,
		       struct form_slice *word)
{
	const char *text = source->text;
	size_t from;

	line = form_slice_trim(source, line);
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
	    is_option(r->source, first, &left) && left != right) {
		r->columns_at[0] = column_of(r->source, line, first.from);
		r->columns_at[1] = column_of(r->source, line, last.from);
		cells[0] = (struct form_slice){line.from, first.from};
		cells[1] = first;
		cells[2] = last;
		return 3;
	}
	if (!r->columns_at[1] || !is_mark(r->source, last))
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
