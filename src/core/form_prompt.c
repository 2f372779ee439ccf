/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a form prints where somebody is to write: "Name: ", "(please print)" and "[Name(s)]" before
 * a name.
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
