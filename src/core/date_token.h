/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date_token: running text as the numbers, words and marks that dates are made of.  Word
 * processors' dashes, apostrophes and blanks are made plain, so that the reader of dates need not
 * know them.  For date_british alone; it knows no date.
 */
#ifndef ESCALATED_CORE_DATE_TOKEN_H
#define ESCALATED_CORE_DATE_TOKEN_H

#include <stdbool.h>

enum date_token_kind {
	DATE_TOKEN_END,
	DATE_TOKEN_NUMBER,
	DATE_TOKEN_WORD,
	DATE_TOKEN_MARK,
	DATE_TOKEN_BREAK, /* an empty line: no date goes across it */
};

struct date_token {
	enum date_token_kind kind;
	const char *start, *end;
	int value, digits; /* of a number; the value only of up to four digits */
	char mark;	   /* in ASCII, all dashes '-' and all apostrophes '\'' */
	bool gap;	   /* white space before it */
};

/* The token at or after `text` (valid UTF-8), into which it points.  White space is passed over. */
struct date_token date_token_next(const char *text);

/* Is it one of these marks, this word, one of these words (of which the last is NULL)?  ASCII case
 * is folded. */
bool date_token_is_mark(const struct date_token *t, const char *marks);
bool date_token_is_word(const struct date_token *t, const char *word);
bool date_token_is_one_of(const struct date_token *t, const char *const *words);

/* 1 to 12, or 0 if it names no month.  Misspelt months are not guessed. */
int date_token_month(const struct date_token *t);
/* 0 Monday … 6 Sunday, -1 if it names no weekday. */
int date_token_weekday(const struct date_token *t);

#endif
