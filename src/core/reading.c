/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/reading.h"

#include <string.h>

#include "core/vocabulary.h"

/* A longer mail says something of its own. */
enum { COVER_WORDS = 30, SENTENCE_WORDS = 4 };

static const char *const kind_names[] = {
    [READING_FORM] = "form",	   [READING_REPLY] = "reply",
    [READING_MESSAGE] = "message", [READING_AUTO_REPLY] = "auto-reply",
    [READING_BOUNCE] = "bounce",   [READING_RECEIPT] = "receipt",
    [READING_LIST] = "list",	   [READING_UNREADABLE] = "unreadable",
};

const char *reading_kind_name(enum reading_kind kind)
{
	return kind_names[kind];
}

int reading_kind_parse(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(kind_names); i++)
		if (name && strcmp(name, kind_names[i]) == 0)
			return (int)i;
	return -1;
}

bool reading_is_human(enum reading_kind kind)
{
	return kind == READING_FORM || kind == READING_REPLY || kind == READING_MESSAGE;
}

void reading_init(struct reading *r)
{
	memset(r, 0, sizeof(*r));
	r->kind = READING_MESSAGE;
	r->why = "";
	r->subject = "";
	r->text = "";
	r->full_text = "";
	r->attached_text = "";
	r->date = DATE_NO_MOMENT;
	r->absent_until = DATE_NO_DAY;
	r->verdict.date = DATE_NO_DAY;
	r->verdict.told = DATE_NO_DAY;
}

void reading_add_problem(struct arena *a, struct reading *r, const char *text)
{
	*ARENA_PUSH(a, const char *, r->problems, r->problem_count) = arena_strdup(a, text);
}

void reading_add_unread(struct arena *a, struct reading *r, const char *text)
{
	*ARENA_PUSH(a, const char *, r->unread, r->unread_count) = arena_strdup(a, text);
	reading_add_problem(a, r, text);
}

static bool points_at_file(const struct vocabulary_word *words, size_t n)
{
	static const char *const pointers[] = {"attached", "attachment", "attaching", "enclosed"};
	size_t i;

	for (i = 0; i < n; i++)
		if (VOCABULARY_WORD_IN(&words[i], pointers))
			return true;
	return false;
}

/* Every sentence of more than a greeting's or a name's words points at a file. */
bool reading_is_cover(const char *text)
{
	struct vocabulary_word words[COVER_WORDS + 1];
	size_t n, length, all = 0;
	bool points = false, here;

	for (; *text; text += length + (text[length] != '\0')) {
		length = strcspn(text, ".!?;\n");
		n = vocabulary_words(text, length, words, COVER_WORDS + 1);
		all += n;
		here = points_at_file(words, n);
		if ((n >= SENTENCE_WORDS && !here) || all > COVER_WORDS)
			return false;
		points |= here;
	}
	return points;
}

const char *reading_words(const struct reading *r)
{
	if (!str_empty(r->text) && !reading_is_cover(r->text))
		return r->text;
	/* Words that point at what could be read, or could not; not at a picture. */
	if (!str_empty(r->attached_text) || r->form || r->unread_count)
		return r->attached_text;
	return r->text;
}

const char *reading_with_questions(const struct reading *r)
{
	return reading_words(r) == r->text ? r->with_questions : NULL;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/* Does a word run on from before `s`?  A letter beyond ASCII counts as one; the quotes, dashes and
 * blanks of U+0080..U+00BF and U+2000..U+206F do not. */
static bool joined_before(const char *text, const char *s)
{
	const char *p = s - 1;
	unsigned c;

	if (s == text)
		return false;
	if ((unsigned char)*p < 0x80)
		return is_word(*p) || *p == '-';
	while (p > text && ((unsigned char)*p & 0xC0) == 0x80)
		p--;
	c = str_next_char(&p);
	return c > 0xBF && (c < 0x2000 || c > 0x206F);
}

/* The length of a reference at `s`, or 0.  The longest number that a case will ever have is ten
 * digits; what is longer is a number of somebody else's. */
static size_t ref_length(const char *s)
{
	size_t n = 9, i;

	if (!str_istarts(s, "ESC-"))
		return 0;
	for (i = 4; i < 8; i++)
		if (!is_digit(s[i]))
			return 0;
	if (s[8] != '-')
		return 0;
	while (is_digit(s[n]) && n < 20)
		n++;
	if (n < 13 || n > 19 || is_word(s[n]) || (s[n] == '-' && is_digit(s[n + 1])))
		return 0;
	return n;
}

size_t reading_find_refs(struct arena *a, const char *text, const char **refs, size_t count,
			 size_t most)
{
	const char *s;
	char *ref, *p;
	size_t n, i;

	for (s = text; s && *s && count < most; s++) {
		if ((*s != 'E' && *s != 'e') || !(n = ref_length(s)) || joined_before(text, s))
			continue;
		ref = arena_strndup(a, s, n);
		for (p = ref; p < ref + 3; p++)
			if (*p >= 'a')
				*p = (char)(*p - 'a' + 'A');
		for (i = 0; i < count && !str_eq(refs[i], ref); i++)
			;
		if (i == count)
			refs[count++] = ref;
		s += n - 1;
	}
	return count;
}

char *reading_find_ref(struct arena *a, const char *text)
{
	const char *ref = NULL;

	return reading_find_refs(a, text, &ref, 0, 1) ? arena_strdup(a, ref) : NULL;
}
