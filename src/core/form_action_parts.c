/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An action that is a line of text, parted into what is done, by whom and by when: by dashes and
 * blanks, commas, brackets or words between them.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	ACTION_NAME = 60,  /* bytes of a name or a date at most */
	FORM_DIVIDERS = 5, /* that divide any line of the list */
};

struct form_slice form_action_strip(const struct form_reader *r, struct form_slice s)
{
	const char *text = r->source->text;

	s = form_slice_trim(r->source, s);
	while (s.from < s.to && strchr(" ,;-|*:/", text[s.from]))
		s.from++;
	while (s.to > s.from && strchr(" ,;-|*/", text[s.to - 1]))
		s.to--;
	while (s.to > s.from + 3 && strncmp(text + s.to - 3, "\xE2\x80\x93", 3) == 0)
		s = form_slice_trim(r->source, (struct form_slice){s.from, s.to - 3});
	return s;
}

/* Where the last " - ", " – ", "|" or ";" of the slice begins and ends; false if it has none.
 * `dated`: of a line that ends with a date, in which more can divide. */
static bool form_action_divide(const struct form_reader *r, struct form_slice s, bool dated,
			       size_t *from, size_t *to)
{
	static const char *const dividers[] = {
	    " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "|",   ";",   ": ",  " -> ",
	    " = ", "\xE2\x86\x92",   "\xE2\x80\xA6 ",  ".. ", "   ", " / ", "  "};
	const char *text = r->source->text;
	size_t at, i, n;

	for (at = s.to; at-- > s.from;)
		for (i = 0; i < (dated ? COUNT_OF(dividers) : FORM_DIVIDERS); i++) {
			n = strlen(dividers[i]);
			if (at + n > s.to || memcmp(text + at, dividers[i], n) != 0)
				continue;
			*from = at;
			*to = at + n;
			return true;
		}
	return false;
}

static bool form_action_is_date(const struct form_reader *r, struct form_slice s)
{
	date_day day;

	return s.to - s.from <= ACTION_NAME &&
	       date_parse_british(form_slice_text(r->arena, r->source, s, ACTION_NAME), r->near,
				  &day) == DATE_FOUND;
}

/* "action (person, date)" */
static bool form_action_bracketed(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice who, when = {line.to, line.to};
	size_t at = line.to, comma;

	if (line.from == line.to || text[line.to - 1] != ')')
		return false;
	while (at > line.from && text[at - 1] != '(')
		at--;
	if (at <= line.from + 1 || line.to - at > 2 * ACTION_NAME)
		return false;
	for (comma = at; comma < line.to && !form_action_is_date(r, when); comma++)
		if (text[comma] == ',' || text[comma] == ';')
			when = (struct form_slice){comma + 1, line.to - 1};
	if (!form_action_is_date(r, when))
		return false;
	who = form_action_strip(r, (struct form_slice){at, when.from - 1});
	form_action_add(r, VOCABULARY_ACTION,
			form_action_strip(r, (struct form_slice){line.from, at - 1}));
	form_action_add(r, VOCABULARY_BY_WHOM, who);
	form_action_add(r, VOCABULARY_BY_WHEN, when);
	return true;
}

/* Do the words begin as a name does, and are few? */
static bool form_action_is_name(const struct form_reader *r, struct form_slice s)
{
	const unsigned char first = (unsigned char)r->source->text[s.from];

	return s.from < s.to && s.to - s.from <= ACTION_NAME &&
	       ((first >= 'A' && first <= 'Z') || first >= 0xC0) && form_count_words(r, s, 6) < 6;
}

/* "action - person to do by date", "action - person by date" */
static bool form_action_promised(struct form_reader *r, struct form_slice line)
{
	static const char *const leads[] = {" to do by ",	 " to complete by ", " will do by ",
					    " will do this by ", " to do this by ",  " by "};
	const char *text = r->source->text;
	struct form_slice who, when;
	size_t i, at, from, to;

	if (!form_action_divide(r, line, false, &from, &to))
		return false;
	for (i = 0; i < COUNT_OF(leads); i++)
		for (at = to; at + strlen(leads[i]) < line.to; at++) {
			if (memcmp(text + at, leads[i], strlen(leads[i])) != 0)
				continue;
			who = form_slice_trim(r->source, (struct form_slice){to, at});
			when = form_action_strip(
			    r, (struct form_slice){at + strlen(leads[i]), line.to});
			if (!form_action_is_name(r, who) ||
			    !(form_action_is_date(r, when) || form_action_is_name(r, when)))
				return false;
			form_action_add(r, VOCABULARY_ACTION,
					form_action_strip(r, (struct form_slice){line.from, from}));
			form_action_add(r, VOCABULARY_BY_WHOM, who);
			form_action_add(r, VOCABULARY_BY_WHEN, when);
			return true;
		}
	return false;
}

/* "Sat": of "Sat, 16 May", the part before the comma. */
static bool form_action_is_weekday(const struct form_reader *r, struct form_slice s)
{
	struct vocabulary_word word[2];

	return vocabulary_words(r->source->text + s.from, s.to - s.from, word, 2) == 1 &&
	       vocabulary_word_among(word, VOCABULARY_WEEKDAYS);
}

/* "action, person, date": the two last parts between commas. */
static bool form_action_listed(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice when = {line.to, line.to}, who;

	do {
		while (when.from > line.from && text[when.from - 1] != ',')
			when.from--;
		if (when.from == line.from || !form_action_is_date(r, when))
			return false;
		who = (struct form_slice){when.from - 1, when.from - 1};
		while (who.from > line.from && text[who.from - 1] != ',')
			who.from--;
		if (who.from == line.from)
			return false;
	} while (form_action_is_weekday(r, who) && (when.from = who.from) > line.from);
	line.to = who.from - 1;
	who = form_action_strip(r, who);
	if (!form_action_is_name(r, who) || form_slice_empty(r->source, line))
		return false;
	form_action_add(r, VOCABULARY_ACTION, form_action_strip(r, line));
	form_action_add(r, VOCABULARY_BY_WHOM, who);
	form_action_add(r, VOCABULARY_BY_WHEN, form_action_strip(r, when));
	return true;
}

/* Nobody's name: "12" of "19 - 12 - 2026", which blanks part as they part the line. */
static bool form_action_is_digits(const struct form_reader *r, size_t from, size_t to)
{
	const char *text = r->source->text + from;

	return strspn(text, " 0123456789") >= to - from;
}

void form_action_parts(struct form_reader *r, struct form_slice line)
{
	struct form_slice when = line, who = line;
	size_t from, to, from2, to2;
	bool dated = false;

	r->action = NULL;
	line.from += vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from);
	if (form_action_bracketed(r, line))
		return;
	if (form_action_divide(r, line, true, &from, &to))
		dated = form_action_is_date(r, (struct form_slice){to, line.to});
	if (form_action_divide(r, line, dated, &from, &to) && line.to - to <= ACTION_NAME &&
	    form_action_divide(r, (struct form_slice){line.from, from}, dated, &from2, &to2) &&
	    from - to2 <= ACTION_NAME && !form_action_is_digits(r, to2, from)) {
		when.from = to;
		who = form_action_strip(r, (struct form_slice){to2, from});
		if (form_action_cell_head(r, when) == VOCABULARY_BY_WHEN)
			return;
		line.to = from2;
		line = form_action_strip(r, line);
		form_action_add(r, VOCABULARY_ACTION, line);
		form_action_add(r, VOCABULARY_BY_WHOM, who);
		form_action_add(r, VOCABULARY_BY_WHEN, when);
		return;
	}
	if (!form_action_promised(r, line) && !form_action_listed(r, line) &&
	    !form_promise_read(r, line))
		form_action_add(r, VOCABULARY_ACTION, line);
}
