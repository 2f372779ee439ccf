/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of actions in columns that blanks alone hold up, whose cells can go on in the next line.
 */
#include "core/form_parts.h"

#include <string.h>

/* The byte at which the column begins; the line's end if it is shorter. */
static size_t fixed_place(const struct form_source *source, struct form_slice line, size_t column)
{
	size_t at = line.from;

	for (; at < line.to; at++) {
		if (((unsigned char)source->text[at] & 0xC0) == 0x80)
			continue;
		if (column-- == 0)
			break;
	}
	return at;
}

static size_t fixed_characters(const struct form_source *source, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += ((unsigned char)source->text[from] & 0xC0) != 0x80;
	return n;
}

void form_fixed_begin(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct vocabulary_word words[12];
	size_t i, n, count, at;
	int column;

	r->fixed_count = r->fixed_used = 0;
	n = vocabulary_words(text + line.from, line.to - line.from, words, COUNT_OF(words));
	for (i = 0; i < n && r->fixed_count < FORM_COLUMNS; i += count) {
		column = vocabulary_find_column(words + i, n - i, &count);
		at = line.from + words[i].from;
		if (column < 0 || (i && (text[at - 1] != ' ' || text[at - 2] != ' '))) {
			r->fixed_count = 0;
			return;
		}
		r->columns[r->fixed_count] = (enum vocabulary_column)column;
		r->fixed_at[r->fixed_count++] = fixed_characters(r->source, line.from, at);
	}
	r->fixed_at[0] = 0;
	if (r->fixed_count < 2)
		r->fixed_count = 0;
}

static bool fixed_is_date(const struct form_reader *r, const char *words)
{
	date_day day;

	return date_parse_british(words, r->near, &day) != DATE_NONE;
}

/* Does the first column's cell of the line above leave no room for this one's first word? */
static bool fixed_was_full(const struct form_reader *r, struct form_slice cell)
{
	const char *text = r->source->text;
	size_t end = cell.from;

	while (end < cell.to && text[end] != ' ')
		end++;
	return r->fixed_used + 1 + fixed_characters(r->source, cell.from, end) + 4 > r->fixed_at[1];
}

/* Does the line go on with the row above it? */
static bool fixed_goes_on(const struct form_reader *r, const struct form_slice *cells)
{
	const char *text = r->source->text, *when = "", *said;
	size_t i;
	bool rest = false;

	if (!r->action || r->gap)
		return false;
	if (cells[0].from == cells[0].to)
		return true;
	for (i = 1; i < r->fixed_count; i++) {
		rest |= cells[i].from < cells[i].to;
		if (r->columns[i] == VOCABULARY_BY_WHEN)
			when = form_slice_text(r->arena, r->source, cells[i], FORM_SHORT_MAX);
	}
	said = r->action->by_when;
	/* "Sunday 27" / "December 2026", "27 December" / "2026": with what is above it. */
	if (*when)
		return said && !fixed_is_date(r, when) &&
		       (!fixed_is_date(r, said) || strspn(when, "0123456789") == strlen(when)) &&
		       fixed_is_date(r, arena_printf(r->arena, "%s %s", said, when));
	return (text[cells[0].from] >= 'a' && text[cells[0].from] <= 'z') ||
	       (said && fixed_was_full(r, cells[0])) || (!rest && fixed_was_full(r, cells[0]));
}

/* Two blanks inside of a cell are the gap of columns that stand elsewhere. */
static bool fixed_is_parted(const struct form_source *source, struct form_slice cell)
{
	size_t at;

	for (at = cell.from + 1; at < cell.to; at++)
		if (source->text[at] == ' ' && source->text[at - 1] == ' ')
			return true;
	return false;
}

bool form_fixed_read(struct form_reader *r, struct form_slice line)
{
	struct form_slice cells[FORM_COLUMNS];
	const char *text = r->source->text;
	size_t i, at, end;

	if (!r->fixed_count || memchr(text + line.from, '\t', line.to - line.from))
		return false;
	for (i = 0; i < r->fixed_count; i++) {
		at = fixed_place(r->source, line, r->fixed_at[i]);
		end = i + 1 < r->fixed_count ? fixed_place(r->source, line, r->fixed_at[i + 1])
					     : line.to;
		if (i && at < line.to && (text[at - 1] != ' ' || text[at - 2] != ' '))
			return false;
		cells[i] = form_slice_trim(r->source, (struct form_slice){at, end});
		if (fixed_is_parted(r->source, cells[i]))
			return false;
	}
	if (cells[0].from == cells[0].to && !r->action)
		return false;
	if (!fixed_goes_on(r, cells))
		r->action = NULL;
	r->fixed_used = fixed_characters(r->source, cells[0].from, cells[0].to);
	for (i = 0; i < r->fixed_count; i++)
		form_action_add(r, r->columns[i], cells[i]);
	r->gap = false;
	return true;
}
