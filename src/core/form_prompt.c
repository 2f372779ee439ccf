/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a form prints where somebody is to write or to take over: "Name: ", "(please print)" and
 * "[Name(s)]" before a name, "Panel Adviser to fill in" over a part of the form.
 */
#include "core/form_parts.h"

#include <string.h>

/* Are these all words that ask for a name or a day, and none that is one? */
static bool prompt_is_printed(const char *text, size_t n)
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
		if (!*end || !end[1] || !prompt_is_printed(words + 1, n - 1))
			return words;
		end++;
	} else {
		end = strchr(words, ':');
		if (!end || !prompt_is_printed(words, (size_t)(end - words)))
			return words;
		end++;
	}
	return str_trim_n(a, end, strlen(end));
}

/* Whose part it is: the section that a role fills in, as far as the form was read. */
static char prompt_section(const struct form_reader *r, const struct vocabulary_word *words,
			   size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (vocabulary_word_is(&words[i], "adviser"))
			return r->section < VOCABULARY_ANSWER_SECTION
				   ? VOCABULARY_ANSWER_SECTION - 1
				   : VOCABULARY_ANSWER_SECTION + 1;
		if (vocabulary_word_is(&words[i], "manager"))
			return VOCABULARY_ANSWER_SECTION;
		if (vocabulary_word_is(&words[i], "adm") || vocabulary_word_is(&words[i], "maker"))
			return VOCABULARY_ANSWER_SECTION + 2;
		if (vocabulary_word_is(&words[i], "chair") ||
		    vocabulary_word_is(&words[i], "chairperson"))
			return r->section < VOCABULARY_ANSWER_SECTION
				   ? r->section
				   : VOCABULARY_ANSWER_SECTION + 3;
	}
	return 0;
}

/* "… to fill in", "… to complete", "completed by …". */
static bool prompt_is_task(const struct vocabulary_word *words, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++)
		if ((vocabulary_word_is(&words[i], "to") &&
		     (vocabulary_word_is(&words[i + 1], "complete") ||
		      vocabulary_word_is(&words[i + 1], "fill"))) ||
		    (vocabulary_word_is(&words[i], "completed") &&
		     vocabulary_word_is(&words[i + 1], "by")) ||
		    (vocabulary_word_is(&words[i], "filled") &&
		     vocabulary_word_is(&words[i + 1], "in")))
			return true;
	return false;
}

bool form_prompt_is_part(const struct form_reader *r, struct form_slice line, char *section)
{
	enum { WORDS = 9 };
	const char *text = r->source->text;
	struct vocabulary_word words[WORDS + 1];
	size_t n;

	line = form_slice_trim(r->source, line);
	n = vocabulary_words(text + line.from, line.to - line.from, words, COUNT_OF(words));
	if (n < 3 || n > WORDS || strchr(".;,?", text[line.to - 1]) || !prompt_is_task(words, n))
		return false;
	*section = prompt_section(r, words, n);
	return *section != 0;
}

bool form_prompt_read_part(struct form_reader *r, struct form_slice line)
{
	const struct form_field *open = form_reader_field(r);
	char section;

	if (!r->has_answer || !r->score || !form_prompt_is_part(r, line, &section))
		return false;
	/* In free text somebody may ask for just that. */
	if (open && open->prose && r->word_count && !r->gap && !form_line_stands_out(r, line))
		return false;
	form_reader_close(r);
	form_actions_end(r);
	r->in_group = false;
	if (section > r->section)
		r->section = section;
	return true;
}
