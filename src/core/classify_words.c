/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How robots put things: words that stand together, rather than phrases, as each system has its
 * own. */
#include <string.h>

#include "core/classify_signs.h"

/* Two words further apart than this are not about the same thing. */
enum { NEAR = 90 };

static unsigned lower(char c)
{
	unsigned letter = (unsigned char)c;

	return letter - 'A' < 26 ? letter + ('a' - 'A') : letter;
}

/* A number for two letters side by side. */
static unsigned pair_of(unsigned a, unsigned b)
{
	return (a * 37 + b) % CLASSIFY_PAIRS;
}

void classify_pairs_read(struct classify_pairs *pairs, const char *text)
{
	unsigned before, letter, n;

	memset(pairs, 0, sizeof(*pairs));
	pairs->text = text;
	if (!text || !*text)
		return;
	for (before = lower(*text); *++text; before = letter) {
		letter = lower(*text);
		n = pair_of(before, letter);
		pairs->bits[n / 64] |= UINT64_C(1) << n % 64;
	}
}

bool classify_pairs_may_say(const struct classify_pairs *pairs, const char *phrase)
{
	unsigned before, letter, n;

	if (!*phrase)
		return true;
	for (before = lower(*phrase); *++phrase; before = letter) {
		letter = lower(*phrase);
		n = pair_of(before, letter);
		if (!(pairs->bits[n / 64] >> n % 64 & 1))
			return false;
	}
	return true;
}

bool classify_pairs_say(const struct classify_pairs *pairs, const char *const *phrases,
			size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (classify_pairs_may_say(pairs, phrases[i]) && str_ifind(pairs->text, phrases[i]))
			return true;
	return false;
}

bool classify_says(const char *text, const char *const *phrases, size_t count)
{
	struct classify_pairs pairs;

	classify_pairs_read(&pairs, text);
	return classify_pairs_say(&pairs, phrases, count);
}

char *classify_head(struct arena *a, const char *text, size_t size)
{
	size_t n = text ? strnlen(text, size) : 0;
	char *head, *s, *out;

	while (n && text[n] && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	head = out = str_fold(a, arena_strndup(a, text ? text : "", n));
	/* One apostrophe for all: a phrase needs to be listed once. */
	for (s = head; *s; s++) {
		if (*s == '\xE2' && (str_starts(s, "’") || str_starts(s, "‘"))) {
			*out++ = '\'';
			s += 2;
		} else {
			*out++ = *s;
		}
	}
	*out = '\0';
	return head;
}

bool classify_says_near(struct arena *a, const char *text, const char *const *things, size_t m,
			const char *const *faults, size_t n)
{
	const char *s, *from, *to, *end = text + strlen(text);
	size_t i;

	for (i = 0; i < m; i++) {
		/* The next place to look at lies behind the stretch that was looked at: each byte
		 * is read twice at most, however often the word stands there. */
		for (s = text; (s = str_ifind(s, things[i])); s = to) {
			from = s - text > NEAR ? s - NEAR : text;
			to = end - s > NEAR ? s + NEAR : end;
			if (classify_says(arena_strndup(a, from, (size_t)(to - from)), faults, n))
				return true;
			if (to == end)
				break;
		}
	}
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* "5.1.1" (RFC 3463 section 2), at the beginning of `s`; the length of it, or 0. */
static size_t status_length(const char *s)
{
	size_t n = 1, digits, group;

	for (group = 0; group < 2; group++) {
		if (s[n] != '.')
			return 0;
		for (digits = 0, n++; is_digit(s[n]); n++)
			digits++;
		if (digits < 1 || digits > 3)
			return 0;
	}
	return s[n] == '.' && is_digit(s[n + 1]) ? 0 : n;
}

/* "550 no such user" or "550-5.1.1" (RFC 5321 section 4.2.1). */
static bool is_reply(const char *s)
{
	return s[1] >= '0' && s[1] <= '5' && is_digit(s[2]) && (s[3] == ' ' || s[3] == '-') &&
	       (is_word(s[4]) || strchr("<#(", s[4] ? s[4] : ' ') || s[4] == '-');
}

bool classify_says_status(const char *text)
{
	const char *s;

	for (s = text; *s; s++)
		if ((*s == '4' || *s == '5') && (s == text || (!is_word(s[-1]) && s[-1] != '.')) &&
		    (status_length(s) || is_reply(s)))
			return true;
	return false;
}

bool classify_has_headers(const char *text)
{
	/* The first four are for machines: a person's mail program does not cite them. */
	static const char *const fields[] = {
	    "received: ", "message-id: ", "return-path: ", "mime-version: ",
	    "from: ",	  "to: ",	  "subject: ",	   "date: "};
	unsigned found = 0, bit;
	const char *s;
	size_t i;

	for (s = text ? text : ""; *s; s += *s == '\n') {
		s += strspn(s, "> \t");
		for (i = 0; i < COUNT_OF(fields); i++)
			if (str_istarts(s, fields[i]))
				found |= 1U << i;
		s += strcspn(s, "\n");
	}
	for (i = 0, bit = found & 0xF; bit; bit &= bit - 1)
		i++;
	return i >= 2 || (i == 1 && (found & 0xF0));
}

bool classify_opens(const char *s, const char *const *table, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_istarts(s, table[i]))
			return true;
	return false;
}
