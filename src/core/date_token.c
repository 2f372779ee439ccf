/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date_token.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"

/* What a character is to the reader: itself for ASCII, a plain form of what word processors put in
 * its place, 'x' for letters and '?' for all else. */
static char date_token_plain(unsigned c)
{
	if (c < 0x80)
		return (char)c;
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x2060 || c == 0xFEFF)
		return ' ';
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
		return '-';
	if (c == 0x2018 || c == 0x2019)
		return '\'';
	if (c == 0x2044)
		return '/';
	if (c == 0xA3)
		return '$';
	return c >= 0xC0 && c < 0x2000 ? 'x' : '?';
}

static bool date_token_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool date_token_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool date_token_is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct date_token date_token_next(const char *text)
{
	struct date_token t = {.kind = DATE_TOKEN_END};
	int newlines = 0;
	const char *p;
	char c;

	for (p = text; date_token_is_blank(c = date_token_plain(str_next_char(&p))); text = p) {
		t.gap = true;
		newlines += c == '\n';
	}
	t.start = t.end = text;
	if (newlines > 1) {
		t.kind = DATE_TOKEN_BREAK;
	} else if (date_token_is_digit(c)) {
		t.kind = DATE_TOKEN_NUMBER;
		for (p = text; date_token_is_digit(*p); p++)
			if (++t.digits <= 4)
				t.value = t.value * 10 + (*p - '0');
		t.end = p;
	} else if (date_token_is_letter(c)) {
		t.kind = DATE_TOKEN_WORD;
		for (; date_token_is_letter(c); c = date_token_plain(str_next_char(&p)))
			t.end = p;
	} else if (c) {
		t.kind = DATE_TOKEN_MARK;
		t.mark = c;
		t.end = p;
	}
	return t;
}

bool date_token_is_mark(const struct date_token *t, const char *marks)
{
	return t->kind == DATE_TOKEN_MARK && strchr(marks, t->mark);
}

bool date_token_is_word(const struct date_token *t, const char *word)
{
	/* The first letters tell nearly all words apart. */
	return t->kind == DATE_TOKEN_WORD && !((*t->start ^ *word) & ~('a' ^ 'A')) &&
	       strlen(word) == (size_t)(t->end - t->start) &&
	       strncasecmp(t->start, word, strlen(word)) == 0;
}

bool date_token_is_one_of(const struct date_token *t, const char *const *words)
{
	for (; *words; words++)
		if (date_token_is_word(t, *words))
			return true;
	return false;
}

int date_token_month(const struct date_token *t)
{
	static const char *const names[12][4] = {
	    {"January", "Jan"},
	    {"February", "Feb"},
	    {"March", "Mar"},
	    {"April", "Apr"},
	    {"May"},
	    {"June", "Jun"},
	    {"July", "Jul"},
	    {"August", "Aug"},
	    {"September", "Sept", "Sep"},
	    {"October", "Oct"},
	    {"November", "Nov"},
	    {"December", "Dec"},
	};
	int i;

	for (i = 0; i < 12; i++)
		if (date_token_is_one_of(t, names[i]))
			return i + 1;
	return 0;
}

int date_token_weekday(const struct date_token *t)
{
	static const char *const names[7][5] = {
	    {"Monday", "Mon"},
	    {"Tuesday", "Tues", "Tue"},
	    {"Wednesday", "Weds", "Wed"},
	    {"Thursday", "Thurs", "Thur", "Thu"},
	    {"Friday", "Fri"},
	    {"Saturday", "Sat"},
	    {"Sunday", "Sun"},
	};
	int i;

	for (i = 0; i < 7; i++)
		if (date_token_is_one_of(t, names[i]))
			return i;
	return -1;
}
