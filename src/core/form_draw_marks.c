/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stars, tildes and backslashes by which plain text shows what stands out: marks of it. */
#include "core/form_parts.h"

#include <string.h>

enum { DRAW_PAIR = 1000 /* bytes between the stars of emphasis */ };

static bool draw_is_letter(const char *text, size_t n, size_t at)
{
	return at < n &&
	       ((text[at] >= '0' && text[at] <= '9') || (text[at] >= 'A' && text[at] <= 'Z') ||
		(text[at] >= 'a' && text[at] <= 'z') || (unsigned char)text[at] >= 0x80);
}

/* The same of one star around words: "*Label:* value". */
static size_t draw_star_end(const char *text, size_t n, size_t at)
{
	size_t i;

	if (text[at] != '*' || !draw_is_letter(text, n, at + 1) ||
	    (at && (draw_is_letter(text, n, at - 1) || text[at - 1] == '*')))
		return 0;
	n = n > at + DRAW_PAIR ? at + DRAW_PAIR : n;
	for (i = at + 2; i < n && text[i] != '*'; i++)
		;
	return i < n && text[i - 1] != ' ' && !draw_is_letter(text, n, i + 1) &&
		       (i + 1 == n || text[i + 1] != '*')
		   ? i
		   : 0;
}

/* The end of what two stars or tildes at text[at] begin, or 0 if they begin nothing. */
static size_t draw_pair_end(const char *text, size_t n, size_t at)
{
	char sign = text[at];
	size_t i;

	if (at + 4 >= n || text[at + 1] != sign || strchr(" \t*~", text[at + 2]))
		return 0;
	n = n > at + DRAW_PAIR ? at + DRAW_PAIR : n;
	for (i = at + 3; i + 1 < n; i++)
		if (text[i] == sign && text[i + 1] == sign && text[i - 1] != ' ')
			return i;
	return 0;
}

/* "\[", "\*": a sign that Markdown writes so because it means itself. */
static bool draw_is_escape(const char *text, size_t n, size_t at)
{
	return text[at] == '\\' && at + 1 < n && text[at + 1] != '\\' &&
	       (at == 0 || text[at - 1] != '\\') &&
	       strchr("[]*_<>#~'\"`|+-.!(){}$@^", text[at + 1]);
}

/* "<br>", "<br/>" in a cell; its length. */
static size_t draw_break(const char *text, size_t n)
{
	static const char *const breaks[] = {"<br>", "<br/>", "<br />"};
	size_t i;

	for (i = 0; i < COUNT_OF(breaks); i++)
		if (n >= strlen(breaks[i]) && str_istarts(text, breaks[i]))
			return strlen(breaks[i]);
	return 0;
}

static void draw_flush(struct document *d, struct document_cell *cell, struct str *run,
		       unsigned marks)
{
	if (run->len)
		document_add_run(d, cell, str_text(run), marks);
	str_init(run, d->arena, STR_UNBOUNDED);
}

void form_draw_words(struct document *d, struct document_cell *cell, const char *text,
		     unsigned marks)
{
	size_t n = strlen(text), i, k, end = 0;
	unsigned extra = 0;
	bool pair = false;
	struct str run;

	/* "text\" is how Markdown breaks a line. */
	if (n > 1 && text[n - 1] == '\\' && text[n - 2] != '\\')
		n--;
	str_init(&run, d->arena, STR_UNBOUNDED);
	for (i = 0; i < n; i++) {
		if (extra && i == end) {
			draw_flush(d, cell, &run, marks | extra);
			extra = 0;
			i += pair;
		} else if (!extra && (end = draw_star_end(text, n, i))) {
			draw_flush(d, cell, &run, marks);
			extra = DOCUMENT_BOLD;
			pair = false;
		} else if (!extra && (text[i] == '*' || text[i] == '~') &&
			   (end = draw_pair_end(text, n, i))) {
			draw_flush(d, cell, &run, marks);
			extra = text[i] == '*' ? DOCUMENT_BOLD : DOCUMENT_STRUCK;
			pair = true;
			i++;
		} else if (draw_is_escape(text, n, i)) {
			str_add_char(&run, text[++i]);
		} else if (text[i] == '<' && (k = draw_break(text + i, n - i))) {
			str_add_char(&run, '\n');
			i += k - 1;
		} else {
			str_add_char(&run, text[i]);
		}
	}
	draw_flush(d, cell, &run, marks | extra);
}

bool form_draw_has_signs(const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (text[i] == '\\' || text[i] == '*' ||
		    (text[i] == '~' && i + 1 < n && text[i + 1] == '~'))
			return true;
	return false;
}
