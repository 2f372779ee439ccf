/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/quote.h"

#include <string.h>

#include "core/quote_lines.h"

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The body being laid out as lines: text, and for the line that is being made, what is in it. */
struct layout {
	struct arena *arena;
	struct str text;
	struct quote_lines lines;
	bool own;    /* something unmarked is in this line */
	bool quoted; /* something marked is */
	bool begins; /* it is the first of its block */
	struct quote_question question;
};

/* The end of a heading that a program broke: "On … Ann <ann@example.org" and then ">:". */
static bool is_heading_end(const char *s)
{
	return strcmp(s, ">:") == 0;
}

/* Programs that wrap lines at 76 forget the mark on the rest: "> a long line" and then "its end".
 */
static bool is_spilling(const char *s)
{
	size_t n = strlen(s);

	while (n && is_blank(s[n - 1]))
		n--;
	return n >= 65 && !strchr(".?!:;>\"", s[n - 1]);
}

/* Cited and blank lines count only by being there: of several in a row one is enough, so that a
 * mail of ten million of them costs no more than its bytes. */
static bool layout_repeats(const struct layout *l, bool blank, bool quoted)
{
	const struct quote_line *last;

	if (!l->lines.count)
		return false;
	last = &l->lines.line[l->lines.count - 1];
	return (blank && last->blank) || (quoted && last->quoted);
}

/* What the line that ends here answers, if it is their own and the first below cited ones. */
static const char *layout_question(struct layout *l, const char *s, bool blank, bool quoted,
				   bool begins)
{
	bool spills = l->lines.count && l->lines.line[l->lines.count - 1].spills;

	if (!blank && !quoted)
		return quote_question_take(&l->question, l->arena, s,
					   spills && *s >= 'a' && *s <= 'z');
	if (quoted)
		quote_question_cite(&l->question, s, begins);
	else
		quote_question_blank(&l->question);
	return NULL;
}

static void layout_end_line(struct layout *l, size_t start)
{
	const char *s = str_text(&l->text) + (start < l->text.len ? start : l->text.len);
	bool strict = strcmp(s, "-- ") == 0, begins = l->begins, blank, quoted;
	const char *question;
	struct quote_line *line;

	blank = str_empty(s);
	s += strspn(s, " \t");
	quoted =
	    ((l->quoted && !l->own) || *s == '>') && !is_heading_end(s) && !quote_is_group_wise(s);
	l->own = l->quoted = l->begins = false;
	question = layout_question(l, s, blank, quoted, begins);
	if (layout_repeats(l, blank, quoted)) {
		l->lines.line[l->lines.count - 1].spills = quoted && is_spilling(s);
		l->lines.line[l->lines.count - 1].width = strlen(s);
		str_truncate(&l->text, start);
		return;
	}
	line = ARENA_PUSH(l->arena, struct quote_line, l->lines.line, l->lines.count);
	/* The builder may still move its text: places are kept as offsets until the end. */
	line->len = start;
	line->strict = strict;
	line->blank = blank;
	line->quoted = line->marked = quoted;
	line->question = question;
	line->spills = quoted && is_spilling(s);
	line->width = strlen(s);
	str_add_n(&l->text, "", 1);
}

static void layout_add(struct layout *l, const char *text, unsigned marks, size_t *start)
{
	const char *p, *s = text;

	if (marks & DOCUMENT_STRUCK)
		return;
	for (; (p = strpbrk(s, "\n")) || *s; s = p ? p + 1 : s + strlen(s)) {
		size_t n = p ? (size_t)(p - s) : strlen(s);

		if (strspn(s, " \t\r") < n) {
			l->quoted = l->quoted || (marks & DOCUMENT_QUOTED);
			l->own = l->own || !(marks & DOCUMENT_QUOTED);
		}
		str_add_n(&l->text, s, n);
		if (p) {
			layout_end_line(l, *start);
			*start = l->text.len;
		}
	}
}

static void layout_cell(struct layout *l, const struct document_cell *cell, size_t *start)
{
	size_t i;

	for (i = 0; i < cell->run_count; i++)
		layout_add(l, cell->runs[i].text, cell->runs[i].marks, start);
}

static void layout_block(struct layout *l, const struct document_block *block)
{
	size_t start = l->text.len, i, j;

	l->begins = true;
	if (!block->is_table) {
		layout_cell(l, &block->paragraph, &start);
		layout_end_line(l, start);
		return;
	}
	for (i = 0; i < block->row_count; i++) {
		start = l->text.len;
		l->begins = true;
		for (j = 0; j < block->rows[i].cell_count; j++) {
			if (j)
				str_add_char(&l->text, '\t');
			layout_cell(l, &block->rows[i].cells[j], &start);
		}
		layout_end_line(l, start);
	}
}

/* The body as lines, each a string of its own. */
static struct quote_lines quote_layout(struct arena *a, const struct document *body)
{
	struct layout l = {.arena = a};
	size_t i, len;

	str_init(&l.text, a, STR_UNBOUNDED);
	for (i = 0; i < body->block_count; i++)
		layout_block(&l, &body->blocks[i]);
	for (i = 0; i < l.lines.count; i++) {
		struct quote_line *line = &l.lines.line[i];
		const char *s =
		    str_text(&l.text) + (line->len < l.text.len ? line->len : l.text.len);

		line->raw = s;
		while (is_blank(*s) || str_starts(s, "\xC2\xA0"))
			s += is_blank(*s) ? 1 : 2;
		len = strlen(s);
		for (;;) {
			if (len && is_blank(s[len - 1]))
				len--;
			else if (len > 1 && memcmp(s + len - 2, "\xC2\xA0", 2) == 0)
				len -= 2;
			else
				break;
		}
		line->s = s;
		line->len = len;
	}
	return l.lines;
}

size_t quote_next_text(const struct quote_lines *lines, size_t i, size_t end)
{
	while (i < end && lines->line[i].blank)
		i++;
	return i;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The unmarked rest of a wrapped cited line: it stands alone between marked lines, and goes on in
 * small letters where the sentence broke off, as what is below it does, or where a program's line
 * is full.  Our own letters have no line as long as that, and an answer to them in small letters
 * stands above another point. */
static bool quote_is_spill(const struct quote_lines *lines, size_t i)
{
	enum { FULL_LEAST = 76, FULL_MOST = 80 };
	static const char *const answers[] = {"yes",  "no ", "not ",  "agreed", "done", "ok",
					      "see ", "we ", "will ", "tbc",	"this "};
	const char *s = lines->line[i].s, *below;
	size_t above;

	if (i == 0 || i + 1 >= lines->count || !lines->line[i - 1].spills ||
	    !lines->line[i + 1].quoted || !is_small(*s) ||
	    str_istarts_any(s, answers, COUNT_OF(answers)))
		return false;
	above = lines->line[i - 1].width;
	below = lines->line[i + 1].s;
	return is_small(below[strspn(below, "> \t")]) ||
	       (above >= FULL_LEAST && above <= FULL_MOST);
}

/* Cuts the heading of a cited mail from the end of a line of the person's. */
static bool quote_cut_inner(struct quote_line *line)
{
	size_t n = quote_find_inner(line);

	if (!n)
		return false;
	line->len = n;
	while (line->len && is_blank(line->s[line->len - 1]))
		line->len--;
	return true;
}

/* Marks all cited mail: what is marked, the headings before it, and all after a heading that
 * nothing marked follows. */
static void quote_mark_cited(struct quote_lines *lines)
{
	size_t i, end, length, begin;
	enum quote_start start;

	for (i = 0; i < lines->count; i++) {
		if (lines->line[i].blank || lines->line[i].quoted)
			continue;
		if (quote_is_spill(lines, i)) {
			lines->line[i].quoted = true;
			continue;
		}
		begin = i;
		start = QUOTE_STRONG;
		if (quote_cut_inner(&lines->line[i])) {
			begin = i + 1;
			length = 0;
		} else {
			start = quote_find_start(lines, i, &length);
		}
		if (start == QUOTE_NO_START)
			continue;
		end = quote_next_text(lines, begin + length, lines->count);
		if (end == lines->count || !lines->line[end].quoted) {
			if (start == QUOTE_WEAK)
				continue;
			end = lines->count;
		}
		for (i = begin; i < end; i++)
			lines->line[i].quoted = true;
		i--;
	}
}

/* Blank lines between two cited ones belong to the citation; a run of the person's own lines
 * between citations is a segment, and has its own signature. */
static void quote_cut_segments(struct quote_lines *lines)
{
	size_t i = 0, end;

	while (i < lines->count) {
		while (i < lines->count && (lines->line[i].quoted || lines->line[i].blank))
			i++;
		for (end = i; end < lines->count && !lines->line[end].quoted; end++)
			;
		if (i < end)
			quote_cut_signature(lines, i, end);
		i = end;
	}
}

/* What is left, with no more than one blank line in a row. */
static char *quote_join(struct arena *a, const struct quote_lines *lines)
{
	bool gap = false;
	struct str out;
	size_t i;

	str_init(&out, a, STR_UNBOUNDED);
	for (i = 0; i < lines->count; i++) {
		const struct quote_line *line = &lines->line[i];

		if (line->blank || line->quoted || line->gone) {
			gap = gap || line->blank || line->quoted;
			continue;
		}
		if (out.len)
			str_add(&out, gap ? "\n\n" : "\n");
		gap = false;
		/* White space in front is kept: it can be a list or a table. */
		str_add_n(&out, line->raw, (size_t)(line->s - line->raw) + line->len);
	}
	return str_trim(a, str_text(&out));
}

/* Nothing left but lines that are never anybody's words? */
static bool quote_is_empty(const struct quote_lines *lines)
{
	size_t i;

	for (i = 0; i < lines->count; i++)
		if (!lines->line[i].blank && !lines->line[i].quoted && !lines->line[i].gone)
			return false;
	return true;
}

/* "Please see my answers in red below": they stand in the cited mail, and nothing marks them. */
static bool quote_answers_below(const char *text)
{
	enum {
		SHORT = 600,
		NEAR = 60
	}; /* bytes: of all that they wrote, and between the two words */
	static const char *const what[] = {"answer",  "comment",   "response",
					   "replies", "my reply",  "my notes",
					   "replied", "responded", "updates"};
	static const char *const where[] = {"below",	  "inline",	"in-line",    "in line",
					    "in red",	  "in blue",	"in green",   "in bold",
					    "underneath", "in capital", "in italics", "beneath",
					    "in purple",  "highlighted"};
	const char *s, *p;
	size_t i, j;

	if (strnlen(text, SHORT) == SHORT)
		return false;
	for (i = 0; i < COUNT_OF(what); i++)
		for (s = text; (s = str_ifind(s, what[i])); s++)
			for (j = 0; j < COUNT_OF(where); j++)
				if ((p = str_ifind(s, where[j])) && p - s < NEAR)
					return true;
	return false;
}

/* Did they write between or below what they cite? */
static bool quote_is_interleaved(const struct quote_lines *lines)
{
	bool cited = false;
	size_t i;

	for (i = 0; i < lines->count; i++) {
		const struct quote_line *line = &lines->line[i];

		if (cited && !line->blank && !line->quoted && !line->gone)
			return true;
		cited = cited || line->quoted;
	}
	return false;
}

static char *quote_all(struct arena *a, const struct document *body)
{
	struct str all;

	str_init(&all, a, STR_UNBOUNDED);
	document_to_text(body, &all);
	return str_trim(a, str_text(&all));
}

char *quote_read(struct arena *a, const struct document *body, const char **with_questions)
{
	struct quote_lines lines = quote_layout(a, body);
	char *text;
	size_t i;

	quote_mark_cited(&lines);
	quote_cut_segments(&lines);
	/* A mail of nothing but "Many thanks, Ann" says just that. */
	if (quote_is_empty(&lines))
		for (i = 0; i < lines.count; i++)
			lines.line[i].gone = quote_is_noise(&lines, i);
	text = quote_join(a, &lines);
	/* In doubt, more: their answers and what they answer. */
	if (quote_answers_below(text) && !quote_is_interleaved(&lines)) {
		*with_questions = NULL;
		return quote_all(a, body);
	}
	*with_questions = quote_join_questions(a, &lines);
	return text;
}

char *quote_new_text(struct arena *a, const struct document *body)
{
	const char *with_questions;

	return quote_read(a, body, &with_questions);
}
