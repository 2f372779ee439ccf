/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/letter_blocks.h"

#include <string.h>

#include "core/unwrap.h"

void letter_blocks_init(struct letter_blocks *b, struct arena *a)
{
	memset(b, 0, sizeof(*b));
	b->arena = a;
	b->room = LETTER_QUOTES_MAX;
}

static struct letter_block *letter_add(struct letter_blocks *b, enum letter_block_kind kind,
				       const char *text)
{
	struct letter_block *block = ARENA_PUSH(b->arena, struct letter_block, b->blocks, b->count);

	block->kind = kind;
	block->text = text;
	block->boxed = b->boxed;
	block->small = b->small;
	return block;
}

void letter_heading(struct letter_blocks *b, int level, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	letter_add(b, LETTER_HEADING, arena_vprintf(b->arena, format, args))->level = level;
	va_end(args);
}

void letter_say(struct letter_blocks *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	letter_add(b, LETTER_PARAGRAPH, arena_vprintf(b->arena, format, args));
	va_end(args);
}

/* The block that a row of this kind joins: the last one if it is alike, else a new one. */
static struct letter_block *letter_join(struct letter_blocks *b, enum letter_block_kind kind,
					bool quoted)
{
	struct letter_block *last = b->count ? &b->blocks[b->count - 1] : NULL;

	if (!last || last->kind != kind || last->quoted != quoted || last->boxed != b->boxed)
		last = letter_add(b, kind, NULL);
	last->quoted = quoted;
	return last;
}

static void letter_push_row(struct letter_blocks *b, struct letter_block *block, const char *key,
			    const char *value)
{
	struct letter_row *row =
	    ARENA_PUSH(b->arena, struct letter_row, block->rows, block->row_count);

	row->key = arena_strdup(b->arena, key);
	row->value = value;
}

void letter_row(struct letter_blocks *b, const char *key, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	letter_push_row(b, letter_join(b, LETTER_ROWS, false), key,
			arena_vprintf(b->arena, format, args));
	va_end(args);
}

void letter_item(struct letter_blocks *b, const char *word, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	letter_push_row(b, letter_join(b, LETTER_LIST, false), word,
			arena_vprintf(b->arena, format, args));
	va_end(args);
}

void letter_break(struct letter_blocks *b)
{
	struct letter_block *last = b->count ? &b->blocks[b->count - 1] : NULL;

	if (last && last->row_count)
		letter_add(b, LETTER_ROWS, NULL);
}

void letter_box_begin(struct letter_blocks *b, const char *heading)
{
	b->boxed = true;
	letter_heading(b, 2, "%s", heading);
}

void letter_box_end(struct letter_blocks *b)
{
	b->boxed = false;
}

/*
 * Characters that have no business in a letter: controls; and those that turn the direction of
 * writing, with which words could be made to look like other words, or ours like theirs.
 */
static bool letter_is_unwanted(unsigned c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x200E ||
	       c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	       c == 0xFEFF || c == 0x061C;
}

/* A line end is whatever some reader of mail takes for one: a line that it shows without our quote
 * mark would pass for ours. */
static bool letter_is_line_end(unsigned c)
{
	return c == '\n' || c == '\r' || c == '\v' || c == '\f' || (c >= 0x1C && c <= 0x1E) ||
	       c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* How many characters of ASCII, blanks among them, stand at `s`: nearly all of what people write.
 */
static size_t letter_plain(const char *s, size_t max)
{
	size_t n = 0;

	while (n < max && s[n] >= ' ' && s[n] <= '~')
		n++;
	return n;
}

const char *letter_clean(struct arena *a, const char *words, size_t max, bool *cut)
{
	const char *s = words ? words : "", *before;
	size_t ends = 2, n = 0, plain; /* line ends at the very beginning are dropped */
	struct str out;
	unsigned c;

	str_init(&out, a, STR_UNBOUNDED);
	for (;;) {
		if ((plain = letter_plain(s, max - n))) {
			if (strspn(s, " ") < plain)
				ends = 0;
			str_add_n(&out, s, plain);
			s += plain;
			n += plain;
		}
		before = s;
		c = str_next_char(&s);
		if (!c)
			break;
		if (c == '\r' && *s == '\n')
			continue;
		if (n >= max) {
			*cut = true;
			break;
		}
		if (letter_is_line_end(c)) {
			if (++ends > 2)
				continue;
			str_add_char(&out, '\n');
		} else if (!letter_is_unwanted(c)) {
			if (c != ' ' && c != '\t')
				ends = 0;
			str_add_n(&out, before, (size_t)(s - before));
		}
		n++;
	}
	return str_trim(a, str_text(&out));
}

static const char *letter_short(struct arena *a, const char *words, size_t max)
{
	bool cut = false;
	char *line = str_fold(a, letter_clean(a, words, max, &cut));

	return cut ? arena_printf(a, "%s\xE2\x80\xA6", line) : line;
}

const char *letter_line(struct arena *a, const char *words)
{
	return letter_short(a, words, LETTER_LINE_MAX);
}

const char *letter_name(struct arena *a, const char *name)
{
	return letter_short(a, name, LETTER_NAME_MAX);
}

const char *letter_sentences(struct arena *a, const char *sentences)
{
	return letter_short(a, sentences, LETTER_SENTENCES_MAX);
}

const char *letter_key_end(const char *key)
{
	return str_ends(key, "?") || str_ends(key, ":") ? "" : ":";
}

/* Counts what is passed on against the room of the letter. */
static const char *letter_pass_on(struct letter_blocks *b, const char *words, bool *cut)
{
	size_t max = b->room < LETTER_QUOTE_MAX ? b->room : LETTER_QUOTE_MAX, n = 0;
	const char *text = letter_clean(b->arena, words, max, cut), *s;

	for (s = text; str_next_char(&s);)
		n++;
	b->room -= n < b->room ? n : b->room;
	return text;
}

static void letter_say_cut(struct letter_blocks *b, bool cut)
{
	if (cut)
		letter_say(b,
			   "The rest is too long for this email. All of it is kept with the case.");
}

void letter_quote(struct letter_blocks *b, const char *words)
{
	bool cut = false;
	const char *text;

	if (str_empty(words))
		return;
	text = letter_pass_on(b, words, &cut);
	if (*text)
		letter_add(b, LETTER_QUOTE, unwrap_lines(b->arena, text, 0));
	letter_say_cut(b, cut);
}

void letter_quote_row(struct letter_blocks *b, const char *key, const char *words)
{
	bool cut = false;
	const char *text;

	if (str_empty(words))
		return;
	text = letter_pass_on(b, words, &cut);
	if (*text)
		letter_push_row(b, letter_join(b, LETTER_ROWS, true), letter_line(b->arena, key),
				unwrap_lines(b->arena, text, 0));
	letter_say_cut(b, cut);
}

void letter_note(struct letter_blocks *b, const char *lines)
{
	bool cut = false;
	const char *text = letter_pass_on(b, lines, &cut);

	if (*text)
		letter_add(b, LETTER_NOTE, text);
	letter_say_cut(b, cut);
}
