/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a form prints where somebody is to write: "Name: ", "(please print)" and "[Name(s)]" before
 * a name.
 */
#include "core/form_parts.h"

#include <stdint.h>
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

/* "(full names of all approved carers)", "Please give both names.", "If you are not sure, ask." */
static bool prompt_asks_for_name(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 20 };
	struct vocabulary_word words[WORDS];
	const char *text = form_slice_text(r->arena, r->source, line, FORM_QUOTE_MAX * 4);
	const size_t n = vocabulary_words(text, strlen(text), words, WORDS);
	bool names = false;
	size_t i;

	for (i = 0; i < n; i++)
		names |= vocabulary_word_is(&words[i], "name");
	return n > 3 && (form_hint_asks(text) || (names && *text == '('));
}

/* "Of the foster carers", "As on the panel agenda": it goes on from its label, and no word but the
 * first begins large, so that nobody is called so.  Where there is no name (`named`), "As above" or
 * "On leave" may be what somebody wrote. */
static bool prompt_goes_on(const struct form_reader *r, struct form_slice line, bool named)
{
	enum { WORDS = 10 };
	static const char *const leads[] = {"as", "on", "in", "at", "from", "for", "who", "if"};
	struct vocabulary_word words[WORDS];
	const char *text = r->source->text + line.from;
	const size_t n = vocabulary_words(text, line.to - line.from, words, WORDS);
	size_t i;

	for (i = 1; i < n; i++)
		if (text[words[i].from] < 'a' || text[words[i].from] > 'z')
			return false;
	return n > 1 && n < WORDS &&
	       (vocabulary_word_is(&words[0], "of") ||
		(named && VOCABULARY_WORD_IN(&words[0], leads)));
}

/* A sentence, which is no name: of six words or more, most of them small, with its full stop. */
static bool prompt_is_sentence(const struct form_reader *r, struct form_slice line)
{
	enum { LEAST = 6 };
	const char *words;

	line = form_slice_trim(r->source, line);
	vocabulary_cut_prompts(r->source->text, &line.from, &line.to);
	if (line.from == line.to || r->source->text[line.to - 1] != '.' ||
	    form_count_words(r, line, LEAST) < LEAST || form_sentence_is_names(r, line) ||
	    form_sentence_may_be_name(r, line))
		return false;
	/* "The carers are Ann and Bob Lee." */
	words = form_slice_text(r->arena, r->source, line, FORM_SHORT_MAX);
	return str_eq(form_sentence_name(r, arena_strdup(r->arena, words)), words);
}

/* The words of the name, a slice a line. */
static void prompt_split_lines(struct form_reader *r)
{
	const struct form_slice *words = r->words;
	const size_t count = r->word_count;
	const char *text = r->source->text;
	struct form_slice line;
	size_t i, at;

	r->words = NULL;
	r->word_count = 0;
	for (i = 0; i < count; i++)
		for (at = words[i].from; at <= words[i].to; at = line.to + 1) {
			line = (struct form_slice){at, at + strcspn(text + at, "\n")};
			if (line.to > words[i].to)
				line.to = words[i].to;
			if (!form_slice_empty(r->source, line))
				form_reader_add(r, line);
		}
}

/* "Ann Lee (full names of all approved carers)": the line without such a bracket at its end. */
static struct form_slice prompt_cut_bracket(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice bracket = line;

	if (line.from == line.to || text[line.to - 1] != ')')
		return line;
	while (bracket.from < line.to && text[bracket.from] != '(')
		bracket.from++;
	if (bracket.from > line.from && bracket.from < line.to && prompt_asks_for_name(r, bracket))
		line.to = bracket.from;
	return line;
}

void form_prompt_cut_lines(struct form_reader *r)
{
	const bool below = r->below;
	bool named = false, several, asks, sentence, other;
	size_t i, n = 0;
	struct form_slice line;

	prompt_split_lines(r);
	r->below = below;
	several = r->word_count > 1;
	for (i = 0; i < r->word_count; i++) {
		line = form_slice_trim(r->source, r->words[i]);
		named |= line.from < line.to && form_sentence_may_be_name(r, line) &&
			 !prompt_asks_for_name(r, line) && !prompt_goes_on(r, line, true);
	}
	for (i = 0; i < r->word_count; i++) {
		line = form_slice_trim(r->source, r->words[i]);
		sentence = prompt_is_sentence(r, line);
		/* "Ann Lee" / "on maternity leave" */
		other = named && prompt_goes_on(r, line, true) && !prompt_goes_on(r, line, false);
		asks = other || prompt_goes_on(r, line, named) ||
		       (prompt_asks_for_name(r, line) && (named || sentence));
		/* Beside a name, one that asks for nothing may be anybody's, and is told of. */
		if (named ? other || (sentence && !asks) : asks)
			form_guide_problem(r, form_quote_words(r, line), true);
		else if (sentence && !asks && !several)
			form_guide_problem(r, form_quote_words(r, line), false);
		if (!asks && !(sentence && named))
			r->words[n++] = prompt_cut_bracket(r, line);
	}
	r->word_count = n;
}
