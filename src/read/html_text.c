/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_text.h"

#include <string.h>

#include "read/charset.h"
#include "read/symbol.h"

enum { BLANKS_MAX = 200, BREAKS_MAX = 2, LINE_COST = 8 };

void html_text_init(struct html_text *t, struct document *document, size_t max)
{
	memset(t, 0, sizeof(*t));
	t->document = document;
	t->room = max;
	str_init(&t->run, document->arena, STR_UNBOUNDED);
}

static void flush(struct html_text *t)
{
	if (t->run.len)
		document_add_run(t->document, t->cell, str_text(&t->run), t->marks);
	str_truncate(&t->run, 0);
}

static bool take_room(struct html_text *t, size_t n)
{
	t->full = t->full || n > t->room;
	if (t->full)
		return false;
	t->room -= n;
	return true;
}

static bool open_line(struct html_text *t)
{
	if (!t->cell && take_room(t, LINE_COST))
		t->cell = document_add_paragraph(t->document);
	return t->cell != NULL;
}

static void close_line(struct html_text *t)
{
	flush(t);
	t->started = false;
	t->blanks = t->tabs = 0;
}

/* Adds what is to be seen, with the white space before it. */
static void add_visible(struct html_text *t, const char *s, size_t n, unsigned marks)
{
	const char blank = t->tabs ? '\t' : ' ';
	size_t blanks = t->tabs ? t->tabs : t->blanks;

	if (!open_line(t) || !take_room(t, n + blanks + t->breaks))
		return;
	for (; t->started && blanks; blanks--)
		str_add_char(&t->run, blank);
	t->blanks = t->tabs = 0;
	if (t->breaks) {
		flush(t);
		document_add_run(t->document, t->cell, t->breaks > 1 ? "\n\n" : "\n", marks);
		t->breaks = 0;
	}
	if (t->run.len && t->marks != marks)
		flush(t);
	t->marks = marks;
	str_add_n(&t->run, s, n);
	t->started = true;
}

void html_text_break_line(struct html_text *t)
{
	if (t->in_table) {
		close_line(t);
		t->breaks += t->cell->run_count && t->breaks < BREAKS_MAX;
		return;
	}
	/* A break on an empty line is an empty line. */
	open_line(t);
	close_line(t);
	t->cell = NULL;
}

void html_text_end_block(struct html_text *t)
{
	if (t->in_table && t->started)
		t->breaks = 1;
	close_line(t);
	if (!t->in_table)
		t->cell = NULL;
}

void html_text_enter_cell(struct html_text *t, struct document_cell *cell)
{
	close_line(t);
	t->breaks = 0;
	if (cell)
		take_room(t, LINE_COST);
	t->cell = cell;
	t->in_table = cell != NULL;
}

void html_text_add_sign(struct html_text *t, const char *sign, const struct html_look *look)
{
	add_visible(t, sign, strlen(sign), look->marks);
}

/* The picture that the letter is in its font; NULL: it is a letter, or nobody knows which picture.
 */
static const char *find_symbol(const char *font, unsigned c)
{
	const char *shown = symbol_find(font, c);

	return str_eq(shown, "\xEF\xBF\xBD") || str_empty(shown) ? NULL : shown;
}

static void add_code_point(struct html_text *t, unsigned c, unsigned marks)
{
	char s[3];

	s[0] = (char)(0xE0 | c >> 12);
	s[1] = (char)(0x80 | (c >> 6 & 0x3F));
	s[2] = (char)(0x80 | (c & 0x3F));
	if (c >= 0x800) {
		add_visible(t, s, 3, marks);
		return;
	}
	s[0] = (char)(0xC0 | c >> 6);
	s[1] = s[2];
	add_visible(t, s, 2, marks);
}

static void add_white_space(struct html_text *t, unsigned c, const struct html_look *look)
{
	if (look->pre && c == '\n')
		html_text_break_line(t);
	else if (look->pre && c == '\t')
		add_visible(t, "\t", 1, look->marks);
	/* Where words were in columns that tabs made, LibreOffice and others leave the tabs in. */
	else if (c == '\t' && t->started && !t->in_table && !t->blanks)
		t->tabs += t->tabs < BLANKS_MAX;
	else if (look->pre || c == 0xA0)
		t->blanks += t->blanks < BLANKS_MAX;
	else if (!t->blanks && !(c == ' ' && t->tabs))
		t->blanks = 1;
	/* A line that ends beside a tab was broken to lay the source out, and the tab is of that.
	 */
	if (c == '\n' && t->tabs)
		t->tabs = 0;
	/* A paragraph of nothing but &nbsp; is how Outlook writes an empty line. */
	if (c == 0xA0)
		open_line(t);
}

void html_text_add(struct html_text *t, const char *text, const struct html_look *look)
{
	const char *next, *symbol;
	unsigned c;

	for (; *text; text = next) {
		next = text;
		c = str_next_char(&next);
		symbol = c <= ' ' || c == 0xA0 ? NULL : find_symbol(look->symbols, c);
		if (symbol)
			add_visible(t, symbol, strlen(symbol), look->marks);
		else if (c <= ' ' || c == 0xA0)
			add_white_space(t, c, look);
		/* &#146; is meant as windows-1252 by all who write it (and read so by the HTML
		 * standard). */
		else if (c >= 0x80 && c < 0xA0)
			add_code_point(t, charset_of_windows(c), look->marks);
		else if (!symbol_is_invisible(c))
			add_visible(t, text, (size_t)(next - text), look->marks);
	}
}
