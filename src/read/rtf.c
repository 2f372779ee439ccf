/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/rtf.h"

#include <string.h>

#include "read/html.h"
#include "read/rtf_parts.h"

enum { WORD_MAX = 32 };

/* ---- groups */

static int open_group(struct rtf *r, struct err *e)
{
	if (r->depth + 1 == RTF_DEPTH_MAX)
		return err_set(e, ERR_INPUT, "It is nested too deeply.");
	r->states[r->depth + 1] = r->states[r->depth];
	r->now = &r->states[++r->depth];
	r->now->box = r->now->field = r->now->starred = false;
	r->skip = 0;
	return 0;
}

static void close_group(struct rtf *r)
{
	struct rtf_state closed = *r->now;

	rtf_flush(r);
	r->now = &r->states[--r->depth];
	if (closed.box)
		wordflow_leave_box(&r->flow);
	if (closed.field)
		rtf_field_end(r);
	r->skip = 0;
}

/* ---- what begins with a backslash */

static int read_number(struct rtf *r, bool *has_value)
{
	bool negative = r->at < r->end && *r->at == '-';
	const unsigned char *first;
	int value = 0;

	r->at += negative;
	for (first = r->at; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++)
		if (value < 100000000)
			value = value * 10 + (*r->at - '0');
	*has_value = r->at > first;
	return negative ? -value : value;
}

/* \bin: that many bytes of a picture. */
static void skip_bytes(struct rtf *r, int count)
{
	size_t left = (size_t)(r->end - r->at);

	if (count > 0 && (size_t)count > left)
		r->cut = true;
	r->at += count < 0 ? 0 : (size_t)count > left ? left : (size_t)count;
}

static void read_word(struct rtf *r)
{
	char word[WORD_MAX];
	size_t n = 0;
	bool has_value;
	int value;

	for (; r->at < r->end && ((*r->at | 0x20) >= 'a' && (*r->at | 0x20) <= 'z'); r->at++)
		if (n < WORD_MAX - 1)
			word[n++] = (char)*r->at;
	word[n] = '\0';
	value = read_number(r, &has_value);
	if (r->at < r->end && *r->at == ' ')
		r->at++;
	if (str_eq(word, "bin"))
		skip_bytes(r, value);
	if (r->skip)
		r->skip--;
	else
		rtf_word(r, word, has_value, value);
}

static int hex_digit(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void put_byte(struct rtf *r, unsigned char byte)
{
	if (r->skip)
		r->skip--;
	else
		rtf_put_byte(r, byte);
}

static void read_hex(struct rtf *r)
{
	int high, low;

	if (r->end - r->at < 2)
		return;
	high = hex_digit(r->at[0]);
	low = hex_digit(r->at[1]);
	if (high < 0 || low < 0)
		return;
	r->at += 2;
	put_byte(r, (unsigned char)(high << 4 | low));
}

static void read_symbol(struct rtf *r, unsigned char c)
{
	switch (c) {
	case '\'':
		read_hex(r);
		return;
	case '*':
		r->now->starred = true;
		return;
	case '\\':
	case '{':
	case '}':
		put_byte(r, c);
		return;
	}
	if (r->skip) {
		r->skip--;
		return;
	}
	switch (c) {
	case '~':
		rtf_put_char(r, ' ');
		break;
	case '_':
		rtf_put_char(r, '-');
		break;
	case '\t':
		rtf_put_char(r, '\t');
		break;
	case '\r':
	case '\n':
		rtf_end_paragraph(r);
		break;
	default: /* \- and such: invisible */
		break;
	}
}

static void read_escape(struct rtf *r)
{
	if (r->at == r->end)
		return;
	if ((*r->at | 0x20) >= 'a' && (*r->at | 0x20) <= 'z')
		read_word(r);
	else
		read_symbol(r, *r->at++);
}

/* ---- the whole */

static int read_groups(struct rtf *r, struct err *e)
{
	unsigned char c;

	while (r->at < r->end) {
		c = *r->at++;
		if (c == '{') {
			if (open_group(r, e) < 0)
				return -1;
		} else if (c == '}') {
			close_group(r);
			if (!r->depth)
				return 0;
		} else if (c == '\\') {
			read_escape(r);
		} else if (c == '\t') {
			rtf_put_char(r, c);
		} else if (c >= ' ') {
			put_byte(r, c);
		}
	}
	r->cut = true;
	return 0;
}

/* Some programs put a mark of UTF-8, or a blank line, before it. */
static const unsigned char *find_beginning(const struct attachment_file *file)
{
	size_t size = file->size < 64 ? file->size : 64;

	return size ? memmem(file->bytes, size, "{\\rtf", 5) : NULL;
}

static void begin(struct rtf *r, struct arena *a, struct document *document)
{
	r->states = ARENA_NEW_N(a, struct rtf_state, RTF_DEPTH_MAX);
	r->fonts = ARENA_NEW_N(a, struct rtf_font, RTF_FONTS_MAX);
	r->font_of = ARENA_NEW_N(a, unsigned short, 0x10000);
	r->font_count = 1;
	r->codepage = 1252;
	r->now = r->states;
	r->now->uc = 1;
	arena_init(&r->scratch);
	wordflow_init(&r->flow, document, ATTACHMENT_TEXT_MAX);
	str_init(&r->html, a, HTML_MAX_SIZE);
}

int rtf_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e)
{
	struct rtf *r = ARENA_NEW(a, struct rtf);
	const unsigned char *beginning = find_beginning(file);
	struct html_notes page = {0};
	int failed;

	if (!beginning)
		return err_set(e, ERR_INPUT, "It is no RTF, whatever its name says.");
	begin(r, a, document);
	r->at = beginning;
	r->end = (const unsigned char *)file->bytes + file->size;
	failed = read_groups(r, e);
	rtf_flush(r);
	arena_clear(&r->scratch);
	if (failed)
		return -1;
	wordflow_finish(&r->flow);
	if (r->from_html)
		html_read(document, str_text(&r->html), &page);
	if (r->flow.full || page.cut || r->html.truncated)
		attachment_add_note(a, notes, "It is too long: the end of it was not read.");
	else if (r->cut)
		attachment_add_note(a, notes, "It is damaged: the end of it is missing.");
	if (r->lost_box)
		attachment_add_note(a, notes, "Its tick boxes could not be read.");
	return 0;
}
