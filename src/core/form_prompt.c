/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a form prints where somebody is to write: "Name: ", "(please print)" and "[Name(s)]" before
 * a name; and the telephone number that people put behind one.
 */
#include "core/form_parts.h"

#include <string.h>

bool form_prompt_is(const char *text, size_t n)
{
	static const char *const asks[] = {
	    "name",	"names",   "full",    "please",	 "print", "printed", "enter", "insert",
	    "type",	"date",	   "day",     "dd",	 "mm",	  "yy",	     "yyyy",  "ddmmyy",
	    "ddmmyyyy", "block",   "capital", "here",	 "text",  "in",	     "of",    "first",
	    "last",	"surname", "and",     "initial", "role"};
	enum { WORDS = 6 };
	struct vocabulary_word words[WORDS + 1];
	size_t i, count = vocabulary_words(text, n, words, WORDS + 1);

	for (i = 0; i < count; i++)
		if (!VOCABULARY_WORD_IN(&words[i], asks))
			return false;
	return count && count <= WORDS;
}

char *form_prompt_skip(struct arena *a, char *words)
{
	const char *end;
	size_t n;

	if (*words == '[' || *words == '(') {
		/* "[Name(s)] Ann Lee": brackets can stand in it. */
		for (end = words + 1; *end && *end != (*words == '[' ? ']' : ')'); end++)
			;
		n = (size_t)(end - words);
		if (!*end || !end[1] || !form_prompt_is(words + 1, n - 1))
			return words;
		end++;
	} else {
		end = strchr(words, ':');
		if (!end || !form_prompt_is(words, (size_t)(end - words)))
			return words;
		end++;
	}
	return str_trim_n(a, end, strlen(end));
}

/* Is the byte of how a telephone number is written? */
static bool prompt_is_of_number(char c)
{
	return (c >= '0' && c <= '9') || strchr(" ()+-./", c);
}

size_t form_prompt_number(const char *words, size_t n)
{
	enum { DIGITS = 9, MORE = 16 };
	static const char *const leads[] = {"tel", "telephone", "phone", "mobile", "mob", "t", "m"};
	struct vocabulary_word lead;
	size_t at = n, digits = 0, from;

	while (at && prompt_is_of_number(words[at - 1])) {
		at--;
		digits += words[at] >= '0' && words[at] <= '9';
	}
	if (digits < DIGITS || digits >= MORE)
		return n;
	/* "Bo Ray, tel: 020 7946 0123" */
	while (at && strchr(" ,;:|(-", words[at - 1]))
		at--;
	for (from = at;
	     from && ((words[from - 1] | 0x20) >= 'a' && (words[from - 1] | 0x20) <= 'z');)
		from--;
	if (from && vocabulary_words(words + from, at - from, &lead, 1) &&
	    VOCABULARY_WORD_IN(&lead, leads))
		at = from;
	while (at && strchr(" ,;:|(-", words[at - 1]))
		at--;
	return at;
}
