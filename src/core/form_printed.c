/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a council's configuration says is printed on its form: headings and guidance, which are
 * nobody's answer and no label.  They are blanked out before the form is read.
 */
#include "core/form_parts.h"

#include <string.h>

/* So many words of a phrase are no accident, and more can stand behind them in their line. */
enum {
	PRINTED_SURE = 4,
	PRINTED_MAX = 4000, /* bytes that phrases can reach over */
	PRINTED_LEAD = 40   /* bytes of a number, bullets or a rule before one */
};

/* Where what stands at text[at] can be the start of a phrase: of a line, a cell or a bracket, or
 * behind the end of a sentence. */
static bool printed_may_begin(const char *text, size_t at)
{
	const unsigned char c = (unsigned char)text[at];
	size_t before = at;

	if (c < 0x80 && !((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')))
		return false;
	while (before && strchr(" *_=#>\"", text[before - 1]))
		before--;
	return !before || strchr("\n\t|([", text[before - 1]) ||
	       (before < at && strchr(".:?!", text[before - 1]));
}

/* Behind the end of a sentence, in its line? */
static bool printed_is_behind(const char *text, size_t at)
{
	while (at && text[at - 1] == ' ')
		at--;
	return at && strchr(".:?!", text[at - 1]);
}

/* Where the phrases end of which the first begins at text[at], with what belongs to them; 0: none
 * does, or their words go on as somebody's. */
static size_t printed_end(const struct vocabulary_own *printed, const char *text, size_t at,
			  size_t size)
{
	struct vocabulary_own_match m;
	const size_t most = size - at < PRINTED_MAX ? size : at + PRINTED_MAX;
	char close = at && text[at - 1] == '(' ? ')' : at && text[at - 1] == '[' ? ']' : 0;
	size_t to, end = at, sure = 0;

	/* The last words of somebody's sentence can be those of a heading. */
	if (vocabulary_own_find(printed, text + at, most - at, &m) && m.words < PRINTED_SURE &&
	    ((text[at] >= 'a' && text[at] <= 'z') ||
	     (at && text[at - 1] == ' ' && printed_is_behind(text, at))))
		return 0;
	while ((to = vocabulary_own_find(printed, text + end, most - end, &m))) {
		end = to += end;
		while (end < most && strchr(" .:?!*_=#\"\t", text[end]))
			end++;
		if (close && text[end] == close) {
			sure = ++end;
			close = 0;
		}
		if (end >= most || text[end] == '\n')
			return end;
		if (m.words >= PRINTED_SURE && strchr(".:?!", text[to]))
			sure = to + 1;
		/* "Score each area (Leave blank what was not looked at)" */
		if (!close && strchr("([", text[end]))
			close = text[end++] == '(' ? ')' : ']';
	}
	return sure;
}

/* Is something left of the lines, or of the cells of a row? */
static bool printed_leaves(const struct form_source *source, const struct form_line *line,
			   const char *before)
{
	return !form_slice_empty(source, line->text) ||
	       memcmp(source->text + line->text.from, before + line->text.from,
		      line->text.to - line->text.from) == 0;
}

/* Where what is blanked out begins: with the bracket that it stands in, or with the number, bullet
 * or rule before it in its line. */
static size_t printed_from(const char *text, size_t at)
{
	size_t line = at;

	if (at && strchr("([", text[at - 1]))
		return at - 1;
	while (line && at - line < PRINTED_LEAD && !strchr("\n\t|", text[line - 1]))
		line--;
	return line + vocabulary_skip_bullets(text + line, at - line + 1) >= at ? line : at;
}

static void printed_blank(char *text, size_t from, size_t to)
{
	for (; from < to; from++)
		if (text[from] != '\n' && text[from] != '\t')
			text[from] = ' ';
}

const struct form_source *form_printed_cut(struct arena *a, const struct form_source *source,
					   const struct vocabulary *v, struct form_source *in)
{
	const struct vocabulary_own *printed = vocabulary_printed(v);
	const size_t size = source->cells[source->cell_count].from;
	char *text;
	size_t i, at, end;

	*in = *source;
	in->answers = vocabulary_answers(v);
	if (!printed)
		return in->answers ? in : source;
	text = arena_memdup(a, source->text, size + 1);
	in->text = text;
	for (at = 0; at < size; at = end) {
		end = at + 1;
		if (!printed_may_begin(source->text, at) ||
		    !(i = printed_end(printed, source->text, at, size)))
			continue;
		end = i;
		printed_blank(text, printed_from(source->text, at), end);
	}
	in->lines = ARENA_NEW_N(a, struct form_line, source->line_count + 1);
	for (i = in->line_count = 0; i < source->line_count; i++)
		if (printed_leaves(in, &source->lines[i], source->text))
			in->lines[in->line_count++] = source->lines[i];
	return in;
}
