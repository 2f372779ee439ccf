/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/rtf_parts.h"

#include <string.h>

#include "read/charset.h"
#include "read/colour.h"
#include "read/html.h"
#include "read/symbol.h"

enum {
	SCRATCH_MAX = 1 << 20,
	FLUSHES_MAX = 1 << 20, /* pieces of text; more than one for two bytes nobody writes */
	FONT_SYMBOLS = 2,
};

int rtf_level(const struct rtf_state *state)
{
	return state->in_table && !state->level ? 1 : state->level;
}

/* ---- where text goes */

/* The page that was wrapped; what is no tag was text in it. */
static void add_html(struct rtf *r, const struct rtf_state *state, const char *text)
{
	size_t n;

	if (state->target == RTF_TAG) {
		str_add(&r->html, text);
		return;
	}
	for (; *text; text += n) {
		n = strcspn(text, "<>&");
		str_add_n(&r->html, text, n);
		if (!text[n])
			return;
		str_add(&r->html, text[n] == '<' ? "&lt;" : text[n] == '>' ? "&gt;" : "&amp;");
		n++;
	}
}

static void add_cut(char *to, size_t *length, size_t size, const char *text)
{
	size_t n = strlen(text);

	if (*length + n >= size)
		return;
	memcpy(to + *length, text, n + 1);
	*length += n;
}

static void add_to_field(struct rtf *r, enum rtf_target target, const char *text)
{
	struct rtf_field *field = rtf_field_now(r);

	if (!field)
		return;
	if (target == RTF_CODE)
		add_cut(field->code, &field->code_length, sizeof(field->code), text);
	else if (field->choices - 1 == (field->result >= 0 && field->result != 25
					    ? field->result
					    : field->default_result))
		add_cut(field->choice, &field->choice_length, sizeof(field->choice), text);
}

static bool is_seen(const struct rtf_state *state)
{
	return state->target == RTF_TEXT && !state->hidden && !state->deleted;
}

static unsigned marks_of(const struct rtf_state *state)
{
	return state->marks | (state->highlit || state->shaded ? DOCUMENT_HIGHLIGHT : 0u);
}

static void add_seen(struct rtf *r, const struct rtf_state *state, const char *text)
{
	r->shown += strlen(text);
	/* Behind a list's number stands a tab, which would make columns of the line. */
	if (state->list_text && str_eq(text, "\t"))
		text = " ";
	wordflow_add(&r->flow, text, marks_of(state));
}

/* Valid UTF-8, in this state. */
static void add_text(struct rtf *r, const struct rtf_state *state, const char *text)
{
	if (state->target == RTF_CODE || state->target == RTF_FORM_CHOICE)
		add_to_field(r, state->target, text);
	else if (r->from_html && !state->twin &&
		 (state->target == RTF_TAG || state->target == RTF_TEXT))
		add_html(r, state, text);
	else if (!r->from_html && is_seen(state))
		add_seen(r, state, text);
}

/* ---- from bytes to characters */

/* The sets of \fcharset; Word's own numbers. */
static int codepage_of(int charset)
{
	static const struct {
		short charset, codepage;
	} sets[] = {{77, 10000}, {128, 932},  {129, 949},  {130, 1361}, {134, 936},  {136, 950},
		    {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257},
		    {204, 1251}, {222, 874},  {238, 1250}, {254, 437},	{255, 850}};
	size_t i;

	for (i = 0; i < COUNT_OF(sets); i++)
		if (sets[i].charset == charset)
			return sets[i].codepage;
	return 0;
}

/* The West's set is tried as UTF-8 first: programs that know no other one write bytes of UTF-8 and
 * say nothing, or that. */
static const char *charset_name_of(int codepage)
{
	return codepage == 1252 || codepage < 0 ? NULL : charset_of_codepage((unsigned)codepage);
}

static const struct rtf_font *font_of(const struct rtf *r, const struct rtf_state *state)
{
	return &r->fonts[state->font < r->font_count ? state->font : 0];
}

static void add_symbols(struct rtf *r, const struct rtf_font *font)
{
	const char *shown;
	size_t i;

	for (i = 0; i < r->pending_count; i++) {
		shown = symbol_find(font->name, (unsigned char)r->pending[i]);
		add_text(r, &r->pending_state, shown ? shown : "\xEF\xBF\xBD");
	}
}

void rtf_flush(struct rtf *r)
{
	const struct rtf_font *font = font_of(r, &r->pending_state);
	bool known = symbol_is_font(font->name);
	int codepage;

	if (!r->pending_count)
		return;
	if (r->pending_state.target == RTF_TEXT && (known || font->charset == FONT_SYMBOLS)) {
		add_symbols(r, font);
	} else {
		codepage = font->codepage ? font->codepage : codepage_of(font->charset);
		/* What is no text of the document has no font. */
		if (r->pending_state.target != RTF_TEXT || !codepage)
			codepage = r->codepage;
		add_text(r, &r->pending_state,
			 charset_to_utf8(&r->scratch, r->pending, r->pending_count,
					 charset_name_of(codepage)));
	}
	r->pending_count = 0;
	r->flow.full = r->flow.full || ++r->flushes > FLUSHES_MAX;
	if (r->scratch.used > SCRATCH_MAX)
		arena_clear(&r->scratch);
}

static bool is_as_pending(const struct rtf *r)
{
	const struct rtf_state *a = r->now, *b = &r->pending_state;

	return a->target == b->target && a->font == b->font && a->twin == b->twin &&
	       a->hidden == b->hidden && a->deleted == b->deleted && a->list_text == b->list_text &&
	       marks_of(a) == marks_of(b);
}

static void put_font_name(struct rtf *r, unsigned char byte)
{
	struct rtf_font *font = &r->fonts[r->now->font];

	if (r->now->font && byte != ';' && font->name_length < sizeof(font->name) - 1)
		font->name[font->name_length++] = (char)byte;
}

static void end_colour(struct rtf *r)
{
	if (r->colour_count < COUNT_OF(r->letters))
		r->letters[r->colour_count++] = colour_of_letters(r->rgb);
	memset(r->rgb, 0, sizeof(r->rgb));
}

void rtf_put_byte(struct rtf *r, unsigned char byte)
{
	if (r->flow.full)
		return;
	switch (r->now->target) {
	case RTF_FONTS:
		put_font_name(r, byte);
		return;
	case RTF_COLOURS:
		if (byte == ';')
			end_colour(r);
		return;
	case RTF_TEXT:
		if (r->from_html ? r->now->twin : !is_seen(r->now))
			return;
		break;
	case RTF_CODE:
	case RTF_FORM_CHOICE:
	case RTF_TAG:
		break;
	default:
		return;
	}
	r->high = 0;
	if (r->pending_count && !is_as_pending(r))
		rtf_flush(r);
	if (!r->pending_count)
		r->pending_state = *r->now;
	r->pending[r->pending_count++] = (char)byte;
	if (r->pending_count == sizeof(r->pending))
		rtf_flush(r);
}

void rtf_put_text(struct rtf *r, const char *text)
{
	rtf_flush(r);
	add_text(r, r->now, text);
}

void rtf_put_char(struct rtf *r, unsigned c)
{
	const struct rtf_font *font = font_of(r, r->now);
	const char *shown = r->now->target == RTF_TEXT ? symbol_find(font->name, c) : NULL;
	unsigned high = r->high;
	char utf8[5];

	r->high = 0;
	if (shown) {
		rtf_put_text(r, shown);
		return;
	}
	if (c >= 0xD800 && c < 0xDC00) {
		r->high = c;
		return;
	}
	if (c >= 0xDC00 && c < 0xE000)
		c = high ? 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
	if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7F)
		return;
	charset_encode(charset_of_windows(c), utf8);
	rtf_put_text(r, utf8);
}

void rtf_end_paragraph(struct rtf *r)
{
	rtf_flush(r);
	if (r->from_html)
		add_text(r, r->now, "\n");
	else if (is_seen(r->now))
		wordflow_end_paragraph(&r->flow, rtf_level(r->now));
}
