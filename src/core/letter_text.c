/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rendering of a letter as plain text. */
#include <string.h>

#include "core/letter_blocks.h"

enum { TEXT_WIDTH = 72 };

/* Lines of one paragraph: the first begins with `first`, the others with `rest`. */
struct text_wrap {
	struct str *out;
	const char *rest;
	size_t column;
	bool empty; /* no word on this line yet */
	bool cited; /* the line that it goes on with began with ">" */
	/* Words of this line that stand in the text as they will on it, not written yet. */
	const char *run;
	size_t run_length;
};

static size_t text_width(const char *s, size_t n)
{
	size_t width = 0, i;

	for (i = 0; i < n; i++)
		width += ((unsigned char)s[i] & 0xC0) != 0x80;
	return width;
}

static void text_begin(struct text_wrap *w, struct str *out, const char *first, const char *rest)
{
	w->out = out;
	w->run = NULL;
	w->rest = rest;
	w->column = text_width(first, strlen(first));
	w->empty = true;
	w->cited = false;
	str_add(out, first);
}

static void text_flush(struct text_wrap *w)
{
	if (w->run)
		str_add_n(w->out, w->run, w->run_length);
	w->run = NULL;
}

/* Ends the line; blanks before its end would be lost on the way anyway. */
static void text_end(struct text_wrap *w)
{
	text_flush(w);
	while (w->out->len && w->out->data[w->out->len - 1] == ' ')
		str_truncate(w->out, w->out->len - 1);
	str_add_char(w->out, '\n');
}

static void text_break(struct text_wrap *w)
{
	text_end(w);
	str_add(w->out, w->rest);
	w->column = text_width(w->rest, strlen(w->rest));
	w->empty = true;
}

static void text_word(struct text_wrap *w, const char *word, size_t n, size_t width)
{
	if (!w->empty && w->column + 1 + width > TEXT_WIDTH)
		text_break(w);
	if (w->run && word == w->run + w->run_length + 1 && word[-1] == ' ') {
		w->run_length += 1 + n;
	} else {
		text_flush(w);
		if (!w->empty)
			str_add_char(w->out, ' ');
		w->run = word;
		w->run_length = n;
	}
	w->column += !w->empty;
	w->column += width;
	w->empty = false;
}

/* What was wrapped goes on as cited: without its mark it would be the other person's words. */
static void text_wrap_cited(struct text_wrap *w, const char *word, size_t n, size_t width)
{
	if (w->empty)
		w->cited = n == 1 && *word == '>';
	else if (w->cited && w->column + 1 + width > TEXT_WIDTH) {
		text_break(w);
		text_word(w, ">", 1, 1);
	}
}

/* Is this the day of a date, "29", with a month after it?  The two stay on one line. */
static bool text_is_day(const char *word, size_t n)
{
	static const char *const months[] = {" January",   " February", " March",    " April",
					     " May",	   " June",	" July",     " August",
					     " September", " October",	" November", " December"};
	size_t i;

	if (n < 1 || n > 2 || *word < '0' || *word > '9' || strspn(word, "0123456789") != n)
		return false;
	for (i = 0; i < COUNT_OF(months); i++)
		if (str_starts(word + n, months[i]))
			return true;
	return false;
}

/* The length of the word at `s`, up to a blank; its width is added. */
static size_t text_word_length(const char *s, size_t *width)
{
	size_t n;

	for (n = 0; s[n] && s[n] != ' ' && s[n] != '\t' && s[n] != '\n'; n++)
		*width += ((unsigned char)s[n] & 0xC0) != 0x80;
	return n;
}

/* All words of a text; its own line ends are kept. */
static void text_words(struct text_wrap *w, const char *text)
{
	size_t n, width;

	for (;;) {
		width = 0;
		n = text_word_length(text, &width);
		if (text_is_day(text, n)) {
			width++;
			n += 1 + text_word_length(text + n + 1, &width);
		}
		if (n) {
			text_wrap_cited(w, text, n, width);
			text_word(w, text, n, width);
		}
		text += n;
		if (!*text)
			break;
		if (*text++ == '\n')
			text_break(w);
	}
	text_flush(w);
}

static void text_paragraph(struct str *out, const char *text, const char *first, const char *rest)
{
	struct text_wrap w;

	text_begin(&w, out, first, rest);
	text_words(&w, text);
	text_end(&w);
}

static void text_heading(struct str *out, const struct letter_block *block)
{
	size_t n = text_width(block->text, strlen(block->text)), i;

	text_paragraph(out, block->text, "", "");
	if (block->level > 2)
		return;
	for (i = 0; i < n && i < TEXT_WIDTH; i++)
		str_add_char(out, block->level == 1 ? '=' : '-');
	str_add_char(out, '\n');
}

/* "Key: value"; a value of several lines begins on a line of its own. */
static void text_row(struct str *out, const struct letter_row *row, bool quoted)
{
	const char *first = quoted ? "> " : "", *rest = quoted ? ">   " : "  ";
	struct text_wrap w;

	text_begin(&w, out, first, rest);
	text_words(&w, row->key);
	str_add(out, letter_key_end(row->key));
	w.column++;
	if (strchr(row->value, '\n'))
		text_break(&w);
	text_words(&w, row->value);
	text_end(&w);
}

static void text_item(struct str *out, const struct letter_row *row)
{
	struct text_wrap w;

	text_begin(&w, out, "- ", "  ");
	if (row->key) {
		text_words(&w, row->key);
		str_add(out, letter_key_end(row->key));
		w.column++;
	}
	text_words(&w, row->value);
	text_end(&w);
}

static void text_block(struct str *out, const struct letter_block *block)
{
	size_t i;

	switch (block->kind) {
	case LETTER_HEADING:
		text_heading(out, block);
		break;
	case LETTER_PARAGRAPH:
		text_paragraph(out, block->text, "", "");
		break;
	case LETTER_QUOTE:
		text_paragraph(out, block->text, "> ", "> ");
		break;
	case LETTER_NOTE:
		text_paragraph(out, block->text, "    ", "    ");
		break;
	case LETTER_ROWS:
		for (i = 0; i < block->row_count; i++)
			text_row(out, &block->rows[i], block->quoted);
		break;
	case LETTER_LIST:
		for (i = 0; i < block->row_count; i++)
			text_item(out, &block->rows[i]);
		break;
	}
}

const char *letter_blocks_text(const struct letter_blocks *b)
{
	const struct letter_block *block;
	struct str out;
	size_t i;

	str_init(&out, b->arena, STR_UNBOUNDED);
	for (i = 0; i < b->count; i++) {
		block = &b->blocks[i];
		if (!block->text && !block->row_count)
			continue;
		if (out.len)
			str_add_char(&out, '\n');
		text_block(&out, block);
	}
	return str_text(&out);
}
