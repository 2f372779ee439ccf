/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a form prints around the account of whoever fills it in, in the same cell or below the same
 * label: "Continue on a separate sheet if necessary" is cut out; what may be a heading, the next
 * question, a limit of words, a lead in brackets or a notice of data protection stays, and is told
 * of.
 */
#include "core/form_value.h"

#include <string.h>

#include "core/form_hint.h"

/* Is the line printed on forms for more room?  Its last sentence tells; where more than that stands
 * in it, all of it is told of. */
static bool around_is_overflow(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	size_t at;

	line = form_slice_trim(r->source, line);
	for (at = line.to; at > line.from; at--)
		if (at + 1 < line.to && text[at - 1] == '.' && text[at] == ' ')
			break;
	if (!form_words_are(FORM_WORDS_OVERFLOW, text + at, line.to - at))
		return false;
	if (at > line.from)
		form_guide_problem(r, form_quote_words(r, line), true);
	return true;
}

struct form_slice form_around_cut(struct form_reader *r, struct form_slice words)
{
	const char *text = r->source->text, *end;
	struct form_slice first = words, last = words;

	end = memchr(text + words.from, '\n', words.to - words.from);
	first.to = end ? (size_t)(end - text) : words.to;
	end = memrchr(text + words.from, '\n', words.to - words.from);
	last.from = end ? (size_t)(end - text) + 1 : words.from;
	if (around_is_overflow(r, last))
		words.to = last.from;
	if (words.from < words.to && around_is_overflow(r, first))
		words.from = first.to;
	return form_slice_trim(r->source, words);
}

/* "Part 3: Please tick", "Tick what applies", "Who have you spoken to?": may the line below an
 * account be printed above what the form asks next? */
static bool around_may_head(const char *line)
{
	enum { HEADING_WORDS = 6 };
	struct vocabulary_word words[HEADING_WORDS + 1];
	const size_t n = strlen(line), count = vocabulary_words(line, n, words, HEADING_WORDS + 1);

	return count && count <= HEADING_WORDS &&
	       (vocabulary_party_is(VOCABULARY_PARTY_NUMBERED, line, n) ||
		form_words_are(FORM_WORDS_TICKING, line, n) ||
		(line[n - 1] == '?' && form_guide_is_label(line, true)));
}

/* "Concern | Evidence" over "Quality of reports | …": what may head the column of its rows. */
static bool around_may_head_column(const struct form_reader *r, const char *words)
{
	enum { WORDS = 2 };
	struct vocabulary_word all[WORDS + 1];

	return vocabulary_words(words, strlen(words), all, WORDS + 1) <= WORDS &&
	       form_scale_is_above_group(r, r->label_line);
}

/* A question of a word or two, as all of an answer. */
static bool around_is_question(const char *words)
{
	enum { QUESTION_WORDS = 2 };
	struct vocabulary_word asked[QUESTION_WORDS + 1];
	const size_t n = strlen(words);

	return n && words[n - 1] == '?' &&
	       vocabulary_words(words, n, asked, QUESTION_WORDS + 1) <= QUESTION_WORDS;
}

/* "(Take each point in turn)", in a line of its own above the account; "(see below)" is a person's.
 */
static bool around_is_led(const char *words)
{
	const char *end = strchr(words, '\n');

	return end && *words == '(' && end[-1] == ')' &&
	       memchr(words, ')', (size_t)(end - words)) == end - 1 &&
	       !form_words_are(FORM_WORDS_POINTER, words + 1, (size_t)(end - words) - 2);
}

/* "Ann Lee" for a response: "ADM" and "Chair" can ask for that, or for a name. */
static bool around_is_name(const struct form_reader *r)
{
	enum { NAMES = 3 };
	struct vocabulary_word words[NAMES + 1];
	const char *text;
	size_t i, n;

	if (form_reader_field(r)->section < VOCABULARY_ANSWER_SECTION || r->word_count != 1 ||
	    !form_sentence_is_names(r, r->words[0]))
		return false;
	text = r->source->text + r->words[0].from;
	n = vocabulary_words(text, r->words[0].to - r->words[0].from, words, NAMES + 1);
	for (i = 0; i < n; i++)
		if (words[i].to < words[i].from + 2 || text[words[i].from + 1] < 'a' ||
		    text[words[i].from + 1] > 'z')
			return false;
	return n > 1 && n <= NAMES;
}

bool form_around_tell(struct form_reader *r, const char *words)
{
	const char *last = strrchr(words, '\n');

	/* "Name of responding" above "manager" is the rest of a label. */
	if (form_reader_field(r)->section >= VOCABULARY_ANSWER_SECTION &&
	    vocabulary_party_is(VOCABULARY_PARTY_ALONE, words, strlen(words))) {
		form_heading_tell(
		    r, (struct form_slice){r->words[0].from, r->words[r->word_count - 1].to},
		    false);
		return false;
	}
	if (around_is_question(words))
		form_problem(r->form, r->arena, form_about_open(r),
			     "%s may be a label of the form, which is not the answer.",
			     form_quote(r->arena, words));
	if (around_is_name(r))
		form_problem(r->form, r->arena, form_about_open(r), "is %s the answer?",
			     form_quote(r->arena, words));
	if (around_may_head_column(r, words) || (last && last[1] && around_may_head(last + 1)))
		form_problem(r->form, r->arena, form_about_open(r),
			     "%s may be a heading of the form, which is not the answer.",
			     form_quote(r->arena, last ? last + 1 : words));
	if (form_words_are(FORM_WORDS_NOTICE, words, strlen(words)) || around_is_led(words) ||
	    (!last && form_hint_is_limit(words)))
		form_guide_problem(r, form_quote(r->arena, words), false);
	return true;
}
