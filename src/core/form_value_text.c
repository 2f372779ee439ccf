/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in words: a name on a line, and prose. */
#include "core/form_value.h"

#include <string.h>

#include "core/directory_name.h"
#include "core/form_hint.h"
#include "core/unwrap.h"

enum { FORM_PROSE_MAX = 1 << 20 };

size_t form_value_rule(const char *text, size_t n, bool behind)
{
	const char *unit = "_";
	size_t k = 1, count = 0, at;

	if (n >= 3 && memcmp(behind ? text + n - 3 : text, "\xE2\x80\xA6", 3) == 0) {
		unit = "\xE2\x80\xA6";
		k = 3;
	} else if (n && (behind ? text[n - 1] : *text) == '.') {
		unit = ".";
	}
	for (at = 0; at + k <= n && memcmp(behind ? text + n - at - k : text + at, unit, k) == 0;
	     at += k)
		count++;
	/* One is emphasis or the end of a sentence, three full stops are a word left out. */
	return count > (*unit == '_' ? 1 : *unit == '.' ? 3 : 0) ? at : 0;
}

/* The line without the prompts of a word processor, which are left where people write beside them.
 */
static struct form_slice form_without_prompts(const struct form_reader *r, struct form_slice line)
{
	line = form_slice_trim(r->source, line);
	vocabulary_cut_prompts(r->source->text, &line.from, &line.to);
	return form_slice_trim(r->source, line);
}

static char *form_without_rules(struct form_reader *r, char *words)
{
	size_t n = strlen(words), from = form_value_rule(words, n, false);

	if (from < n)
		n -= form_value_rule(words + from, n - from, true);
	return from || words[n] ? str_trim_n(r->arena, words + from, n - from) : words;
}

/* "[Ann Lee]", "(Ann Lee)": brackets around all of it, which are the form's and not the name's. */
static bool form_is_enclosed(const char *words, size_t n)
{
	char open = *words, close = open == '[' ? ']' : open == '"' ? '"' : ')';

	if (open == '"')
		return n > 2 && memchr(words + 1, '"', n - 1) == words + n - 1;
	return n > 2 && (open == '[' || open == '(') && words[n - 1] == close &&
	       !memchr(words + 1, open, n - 1) && memchr(words, close, n) == words + n - 1;
}

char *form_value_words(struct form_reader *r)
{
	struct form_slice line;
	struct str text;
	char *words;
	size_t i, n;

	str_init(&text, r->arena, FORM_SHORT_MAX);
	for (i = 0; i < r->word_count; i++) {
		if (text.len && !form_breaks_word(text.data, text.len))
			str_add_char(&text, ' ');
		line = form_without_prompts(r, r->words[i]);
		str_add(&text, form_slice_text(r->arena, r->source, line, FORM_SHORT_MAX));
	}
	words = form_without_rules(r, str_trim(r->arena, str_text(&text)));
	n = strlen(words);
	if ((n > 1 && words[0] == words[n - 1] && (*words == '*' || *words == '_')) ||
	    form_is_enclosed(words, n))
		words = str_trim_n(r->arena, words + 1, n - 2);
	else if (n > 2 && words[n - 1] == '*' && words[n - 2] == '*')
		words = str_trim_n(r->arena, words, n - 2);
	if (form_reader_field(r)->type == FORM_TEXT || form_reader_field(r)->type == FORM_DATE)
		words = form_prompt_skip(r->arena, words);
	return !*words || vocabulary_is_placeholder(words) ? NULL : words;
}

/* How many characters stand before the value in its first line: its label; 0 in a table. */
static size_t form_reader_lead(const struct form_reader *r)
{
	const char *text = r->source->text;
	size_t at = r->word_count ? r->words[0].from : 0, n = 0;

	while (at > 0 && text[at - 1] != '\n') {
		if (text[--at] == '\t')
			return 0;
		n += ((unsigned char)text[at] & 0xC0) != 0x80;
	}
	return n;
}

/* "[It was late.]": does each of its lines stand in brackets that were printed for it? */
static bool form_reader_is_bracketed(const struct form_reader *r)
{
	const char *text = r->source->text;
	struct form_slice line;
	size_t i, lines = 0;

	for (i = 0; i < r->word_count; i++) {
		line = form_slice_trim(r->source, r->words[i]);
		if (line.from == line.to)
			continue;
		if (line.to - line.from < 2 || text[line.from] != '[' || text[line.to - 1] != ']')
			return false;
		lines++;
	}
	return lines > 1;
}

bool form_reader_points(const struct form_reader *r)
{
	return r->word_count &&
	       form_slice_is(r->source,
			     (struct form_slice){r->words[0].from, r->words[r->word_count - 1].to},
			     FORM_WORDS_POINTER);
}

/* The words of prose: lines, a blank line between paragraphs that had one.  Behind a label those of
 * a paragraph are joined, while it is known how long its first line was. */
static char *form_reader_prose(struct form_reader *r)
{
	bool gap = false, bracketed = form_reader_is_bracketed(r);
	struct form_slice line;
	struct str text;
	size_t i, lead;

	str_init(&text, r->arena, FORM_PROSE_MAX);
	for (i = 0; i < r->word_count; i++) {
		line = form_around_cut(r, form_without_prompts(r, r->words[i]));
		if (form_slice_empty(r->source, line)) {
			gap |= form_slice_empty(r->source, r->words[i]);
			continue;
		}
		if (text.len)
			str_add(&text, gap ? "\n\n" : "\n");
		gap = false;
		if (bracketed)
			line = (struct form_slice){line.from + 1, line.to - 1};
		else if (!text.len)
			line.from += form_value_rule(r->source->text + line.from,
						     line.to - line.from, false);
		form_slice_add(&text, r->source, line);
	}
	if (text.truncated)
		form_problem(r->form, r->arena, form_about_open(r),
			     "the text is too long; only its beginning was taken.");
	if (!text.len || vocabulary_is_placeholder(text.data) ||
	    form_words_are(FORM_WORDS_CHOICE, text.data, text.len) ||
	    form_words_are(FORM_WORDS_TICK, text.data, text.len))
		return NULL;
	if (strchr("[\"", text.data[0]) && form_is_enclosed(text.data, text.len))
		return str_trim_n(r->arena, text.data + 1, text.len - 2);
	lead = form_reader_lead(r);
	return lead ? arena_strdup(r->arena, unwrap_lines(r->arena, text.data, lead)) : text.data;
}

/* Does the case need the words of the open field, so that a pointer to them will not do?  The Chair
 * and the ADM answer by what they tick. */
static bool form_reader_is_needed(const struct form_reader *r)
{
	const struct form_field *field = form_reader_field(r);

	return field->wanted || field->section == VOCABULARY_ANSWER_SECTION;
}

/* "Foster carers: resolving a disagreement", the title of a form: what is done, to a thing.  So may
 * somebody be who is "leaving the service": it is told of. */
static bool form_is_deed(struct form_reader *r, const char *words)
{
	const char *end = words + strcspn(words, " ");

	if (*words < 'a' || *words > 'z' || end < words + 5 || memcmp(end - 3, "ing", 3) != 0 ||
	    !(str_starts(end, " a ") || str_starts(end, " an ") || str_starts(end, " the ") ||
	      str_starts(end, " your ") || str_ifind(end, " concern")))
		return false;
	form_heading_tell(r, r->words[0], true);
	return true;
}

/* "Independent Chair" above "07700 900123", in a signature or as all that was filled in. */
static bool form_is_number(struct form_reader *r, const char *words, size_t n)
{
	if (directory_name_length(words, n))
		return false;
	r->named_by_number = true;
	form_problem(r->form, r->arena, form_about_open(r), "%s is not a name.",
		     form_quote(r->arena, words));
	return true;
}

/* "Panel Adviser: dates", as a heading, "FOR OFFICE USE ONLY" and "Section 1 - Panel Chair" below a
 * label: nobody's name. */
static bool form_is_no_name(struct form_reader *r, const char *words)
{
	const size_t n = strlen(words);

	return form_is_deed(r, words) || form_is_number(r, words, n) ||
	       (((*words >= 'a' && *words <= 'z') || str_ifind(words, "name")) &&
		form_prompt_is(words, n)) ||
	       form_words_are(FORM_WORDS_OFFICE, words, n) ||
	       vocabulary_party_is(VOCABULARY_PARTY_NUMBERED, words, n);
}

/* "Did the ADM respond? Yes": where the label only means the field, that is no such response. */
static bool form_is_tick_for_text(const struct form_reader *r)
{
	struct form_ticks t;

	if (!r->worded || !form_reader_field(r)->prose || !r->word_count)
		return false;
	t = form_ticks_read(r->source, r->words, r->word_count, NULL);
	return t.clean && t.reading == FORM_TICK_CLEAR;
}

/* A cell's two lines can come as one, without a blank between them. */
static void form_tell_joined(struct form_reader *r, const char *words)
{
	size_t n;
	const char *word = directory_name_find_joined(words, &n);

	if (word)
		form_problem(r->form, r->arena, form_about_open(r), "is %s two names?",
			     form_quote(r->arena, arena_strndup(r->arena, word, n)));
}

bool form_value_close_text(struct form_reader *r, struct form_value *value)
{
	char *words;

	if (!form_reader_field(r)->prose)
		form_prompt_cut_lines(r);
	words = form_reader_field(r)->prose ? form_reader_prose(r) : form_value_words(r);
	if (!words || form_heading_is_taken(r) ||
	    (form_reader_field(r)->prose && form_statement_close(r)))
		return false;
	if (form_reader_field(r)->prose) {
		if (!form_around_tell(r, words))
			return false;
	} else {
		words = form_sentence_name(r, words);
		if (form_is_no_name(r, words))
			return false;
		form_tell_joined(r, words);
	}
	if ((!form_reader_field(r)->prose || form_reader_is_needed(r)) && form_reader_points(r))
		form_problem(r->form, r->arena, form_about_open(r),
			     "what %s points to was not read as the answer.",
			     form_quote(r->arena, words));
	if (form_is_tick_for_text(r)) {
		form_problem(r->form, r->arena, form_about_open(r), "%s does not say it in words.",
			     form_quote(r->arena, words));
		return true;
	}
	if (!value->text)
		value->text = words;
	else if (!str_ieq(value->text, words) &&
		 (form_reader_field(r)->prose || !directory_name_equal(value->text, words, false)))
		form_value_twice(r, value->text, words);
	return true;
}
