/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Actions that are said in sentences: "Ann Lee will visit the carers by 4 March 2026."; or under a
 * line that says of all below it who does them, or by when: "Ann Lee to:", "By 4 March 2026:".
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	PROMISE_WHO = 60,  /* bytes of who does it */
	PROMISE_DAY = 50,  /* bytes of the day that ends the line */
	PROMISE_WORDS = 5, /* of a name, or of a post */
};

/* Without the colon, the dash or the full stop that ends it. */
static struct form_slice promise_trim(const struct form_reader *r, struct form_slice s)
{
	const char *text = r->source->text;

	s = form_slice_trim(r->source, s);
	while (s.to > s.from && strchr(" .,;:-", text[s.to - 1]))
		s.to--;
	return s;
}

static bool promise_is_date(const struct form_reader *r, struct form_slice s)
{
	date_day day;

	return s.from < s.to && s.to - s.from <= PROMISE_DAY &&
	       date_parse_british(form_slice_text(r->arena, r->source, s, PROMISE_DAY), r->near,
				  &day) == DATE_FOUND;
}

/* "DSJ" */
static bool promise_is_initials(const char *text, const struct vocabulary_word *word)
{
	size_t at;

	for (at = word->from; at < word->to; at++)
		if (text[at] < 'A' || text[at] > 'Z')
			return false;
	return word->to - word->from > 1 && word->to - word->from < 5;
}

/* A person or a post: two words that begin as names do, initials, a role, or whoever writes.
 * "Training" and "This" can be what is done. */
static bool promise_is_person(const struct form_reader *r, struct form_slice s)
{
	struct vocabulary_word words[PROMISE_WORDS + 1];
	const char *text = r->source->text + s.from;
	size_t n, count;

	if (s.from >= s.to || s.to - s.from > PROMISE_WHO || memchr(text, '\n', s.to - s.from))
		return false;
	n = vocabulary_words(text, s.to - s.from, words, COUNT_OF(words));
	if (!n || n > PROMISE_WORDS)
		return false;
	(void)vocabulary_find_role(words, n, &count);
	if (count == n)
		return true;
	if (n == 1)
		return vocabulary_word_is(words, "i") || vocabulary_word_is(words, "we") ||
		       promise_is_initials(text, words);
	return form_sentence_is_names(r, s);
}

/* What stands between who does it and what is done.  "Will be" tells nobody who. */
static size_t promise_verb(const char *text, size_t n)
{
	static const char *const verbs[] = {" will ",		" shall ",	  " to ",
					    " is to ",		" are to ",	  " has agreed to ",
					    " have agreed to ", " agreed to ",	  " must ",
					    " needs to ",	" undertakes to "};
	size_t i, length, longest = 0;

	for (i = 0; i < COUNT_OF(verbs); i++) {
		length = strlen(verbs[i]);
		if (length > longest && length < n && memcmp(text, verbs[i], length) == 0)
			longest = length;
	}
	return longest && !str_istarts(text + longest, "be ") &&
		       !str_istarts(text + longest, "have been ")
		   ? longest
		   : 0;
}

/* Who does it, and what stands behind that; false: the line does not begin so. */
static bool promise_split(const struct form_reader *r, struct form_slice line,
			  struct form_slice *who, struct form_slice *what)
{
	const char *text = r->source->text;
	size_t at, n;

	for (at = line.from + 1; at < line.to && at - line.from <= PROMISE_WHO; at++) {
		n = text[at] == ' ' ? promise_verb(text + at, line.to - at) : 0;
		if (!n)
			continue;
		*who = form_slice_trim(r->source, (struct form_slice){line.from, at});
		if (!promise_is_person(r, *who))
			break;
		*what = (struct form_slice){at + n, line.to};
		return true;
	}
	*who = (struct form_slice){0, 0};
	return false;
}

/* The day that ends the line, behind " by " or " before "; *to is where these words begin. */
static bool promise_day(const struct form_reader *r, struct form_slice line,
			struct form_slice *when, size_t *to)
{
	static const char *const leads[] = {" by ", " before ", " no later than "};
	const char *text = r->source->text;
	size_t at, i, n;

	for (at = line.to; at-- > line.from;) {
		for (i = 0; i < COUNT_OF(leads); i++) {
			n = strlen(leads[i]);
			if (at + n >= line.to || memcmp(text + at, leads[i], n) != 0)
				continue;
			*when = promise_trim(r, (struct form_slice){at + n, line.to});
			*to = at;
			return promise_is_date(r, *when);
		}
	}
	return false;
}

/* "… (Ann Lee)": the name in brackets that ends the line, which is left without it. */
static bool promise_bracket(const struct form_reader *r, struct form_slice *line,
			    struct form_slice *who)
{
	const char *text = r->source->text;
	size_t at = line->to;

	if (line->to <= line->from + 2 || text[line->to - 1] != ')')
		return false;
	while (at > line->from && text[at - 1] != '(')
		at--;
	*who = (struct form_slice){at, line->to - 1};
	if (at <= line->from + 1 || !promise_is_person(r, *who))
		return false;
	line->to = at - 1;
	return true;
}

bool form_promise_read(struct form_reader *r, struct form_slice line)
{
	struct form_slice who = {0, 0}, what, when = {0, 0};
	size_t to;

	line = what = promise_trim(r, line);
	if (!promise_split(r, line, &who, &what)) {
		what = line;
		who = r->promise_who;
		if (!who.to && r->promise_when.to && !promise_bracket(r, &what, &who))
			who.to = 0;
	}
	if (promise_day(r, what, &when, &to))
		what.to = to;
	else
		when = r->promise_when;
	/* A person or a day alone may be a part of what is done. */
	if (!r->promise_who.to && !r->promise_when.to && (!who.to || !when.to))
		return false;
	form_action_add(r, VOCABULARY_ACTION, form_slice_trim(r->source, what));
	if (who.to)
		form_action_add(r, VOCABULARY_BY_WHOM, who);
	if (when.to)
		form_action_add(r, VOCABULARY_BY_WHEN, when);
	return true;
}

void form_promise_end(struct form_reader *r)
{
	r->promise_who = r->promise_when = (struct form_slice){0, 0};
}

bool form_promise_heads(struct form_reader *r, struct form_slice line)
{
	static const char *const leads[] = {"by ", "before ", "no later than "};
	const char *text = r->source->text;
	struct form_slice s;
	size_t i;

	line.from += vocabulary_skip_bullets(text + line.from, line.to - line.from);
	line = form_slice_trim(r->source, line);
	if (line.to - line.from < 4 || text[line.to - 1] != ':')
		return false;
	s = promise_trim(r, line);
	for (i = 0; i < COUNT_OF(leads); i++)
		if (s.to - s.from > strlen(leads[i]) && str_istarts(text + s.from, leads[i])) {
			s.from += strlen(leads[i]);
			if (!promise_is_date(r, s))
				return false;
			r->promise_when = s;
			return true;
		}
	if (s.to - s.from > 3 && memcmp(text + s.to - 3, " to", 3) == 0)
		s.to -= 3;
	else if (s.to - s.from > 5 && memcmp(text + s.to - 5, " will", 5) == 0)
		s.to -= 5;
	if (!promise_is_person(r, s))
		return false;
	r->promise_who = s;
	return true;
}
