/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers that are whole sentences, in pairs of which one is ticked, deleted or struck out ("The
 * matter is resolved. / The matter is not resolved."), or alone at the end of what somebody wrote.
 * With both left as they were printed nothing is said.  So do Chairs say whether a matter is
 * resolved (S7), and panels whether they have a concern (S1).
 */
#include "core/form_parts.h"
#include "core/form_scan.h"

#include <string.h>

enum { STATEMENT_MAX = 200 /* bytes of a line that can be one */ };

enum { STATED_YES = 1, STATED_NO = 2, STATED_BOTH = 3 };

/* The statement that the words are, and of which field; `full`: see vocabulary_find_statement. */
static bool statement_find(const struct form_reader *r, const char *text, bool full, size_t *field,
			   bool *holds)
{
	const struct form_type *type = r->form->type;
	size_t n = strlen(text), at, i;
	struct vocabulary_match m;
	const char *key;

	if (vocabulary_find_statement(text, n, full, &key, holds)) {
		for (i = 0; i < type->field_count; i++)
			if (str_eq(type->fields[i].key, key)) {
				*field = i;
				return true;
			}
		return false;
	}
	at = vocabulary_lead_statement(text, n, holds);
	while (n && strchr(" .", text[n - 1]))
		n--;
	if (!at || at >= n || memchr(text + at, '.', n - at))
		return false;
	if (vocabulary_find(r->vocabulary, text + at, n - at, 0, &m)
		? m.kind != VOCABULARY_FIELD || m.end < n - at
		: !vocabulary_find_meaning(type, text + at, n - at, 1u << FORM_TICK, &m.index))
		return false;
	*field = m.index;
	return form_field_is_concern(&type->fields[*field]);
}

/* The senses of the statements that the words are, as bits: one, or "… / …" of both. */
static unsigned char statement_senses(const struct form_reader *r, struct form_slice words,
				      bool full, size_t *field)
{
	char *text = form_slice_text(r->arena, r->source, words, STATEMENT_MAX), *other, *p;
	bool holds, opposite;
	size_t n, of;

	/* One of two can be struck out. */
	text += strspn(text, " /|");
	for (n = strlen(text); n && strchr(" /|:", text[n - 1]); n--)
		text[n - 1] = '\0';
	p = strstr(text, " / ");
	if (!p)
		return !statement_find(r, text, full, field, &holds) ? 0
		       : holds					     ? STATED_YES
								     : STATED_NO;
	other = p + 3;
	*p = '\0';
	return statement_find(r, text, full, field, &holds) &&
		       statement_find(r, other, full, &of, &opposite) && of == *field &&
		       opposite != holds
		   ? STATED_BOTH
		   : 0;
}

/* Does the field belong to what is filled in here?  What the ADM says of it is not the Chair's, and
 * the account of a concern is no list of them. */
static bool statement_fits_here(const struct form_reader *r, size_t field)
{
	const struct form_field *f = &r->form->type->fields[field], *open = form_reader_field(r);

	return !r->signed_off &&
	       f->section == (r->section ? r->section : VOCABULARY_FIRST_SECTION) &&
	       !(open && open->prose && f->section < VOCABULARY_ANSWER_SECTION);
}

/* Keeps them in `which`, one of the bits of their field. */
static void statement_keep(struct form_reader *r, size_t field, unsigned char senses,
			   unsigned char *which, struct form_slice at)
{
	at = form_slice_trim(r->source, at);
	*which |= senses;
	r->labelled[field] = true;
	if (senses & STATED_YES)
		r->stated[field].at[0] = at;
	if (senses & STATED_NO)
		r->stated[field].at[1] = at;
}

/* The box that begins at the place or, if `back`, ends there; the place behind it or before. */
static size_t statement_box(const struct form_reader *r, struct form_slice s, bool back,
			    struct form_token *box)
{
	enum { BACK = 6 };
	size_t at;

	if (!back)
		return form_scan_box_at(r->source, s, box);
	for (at = s.to; at > s.from && s.to - at < BACK; at--)
		if ((r->source->text[at - 1] & 0xC0) != 0x80 &&
		    form_scan_box_at(r->source, (struct form_slice){at - 1, s.to}, box) == s.to)
			return at - 1;
	return 0;
}

/* The words of a line with a box at its start or at its end. */
static bool statement_unbox(const struct form_reader *r, struct form_slice *line,
			    struct form_token *box)
{
	const struct form_slice s = form_slice_trim(r->source, *line);
	const char *text = r->source->text;
	struct form_token other;
	size_t at;

	if (s.from == s.to)
		return false;
	if (strchr("[({", text[s.from]) || text[s.from] & 0x80) {
		at = statement_box(r, s, false, box);
		*line = at ? (struct form_slice){at, s.to} : *line;
		return at && !statement_box(r, s, true, &other);
	}
	/* A mark below the heads "YES   NO" is of one of these. */
	if (r->columns_at[0] || (!strchr("])}", text[s.to - 1]) && !(text[s.to - 1] & 0x80)))
		return false;
	at = statement_box(r, s, true, box);
	*line = at ? (struct form_slice){s.from, at} : *line;
	return at > s.from;
}

/* Can the line be one, by its length and where it stands?  Among the concerns, by its first letter:
 * "There are …", "Panel has …". */
static bool statement_may_be(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *open = form_reader_field(r);
	const char *text = r->source->text;

	if (line.to - line.from > STATEMENT_MAX || r->signed_off || !r->score)
		return false;
	if (r->section > VOCABULARY_ANSWER_SECTION)
		return true;
	while (line.from < line.to && strchr(" \t-*/", text[line.from]))
		line.from++;
	return !(open && open->prose) && r->section <= VOCABULARY_FIRST_SECTION &&
	       line.from < line.to &&
	       (strchr("TtPpIiWw[({", text[line.from]) || text[line.from] & 0x80);
}

bool form_statement_option(struct form_reader *r, struct form_slice words, bool ticked, bool keep)
{
	struct form_stated *s;
	unsigned char senses;
	size_t field;

	if (!statement_may_be(r, words))
		return false;
	senses = statement_senses(r, words, false, &field);
	if (!senses || senses == STATED_BOTH || !statement_fits_here(r, field))
		return false;
	s = &r->stated[field];
	if (keep)
		statement_keep(r, field, senses, ticked ? &s->ticked : &s->boxes, words);
	return true;
}

bool form_statement_read(struct form_reader *r, struct form_slice line)
{
	const struct form_field *open = form_reader_field(r);
	const bool prose = open && open->prose;
	struct form_slice words = line;
	struct form_token box;
	unsigned char senses;
	size_t field;

	if (!statement_may_be(r, line))
		return false;
	if (statement_unbox(r, &words, &box)) {
		if (!form_statement_option(r, words, box.kind == TICK_MARK, true))
			return false;
	} else {
		/* What free text holds is looked at when it ends. */
		senses = prose ? 0 : statement_senses(r, words, true, &field);
		if (!senses || !statement_fits_here(r, field))
			return false;
		statement_keep(r, field, senses, &r->stated[field].plain, line);
	}
	if (!prose)
		form_reader_close(r);
	return true;
}

bool form_statement_row(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_ticks t;
	size_t i, at = 2;

	if (count != 2 || !statement_may_be(r, (struct form_slice){cells[0].from, cells[1].to}))
		return false;
	for (i = 0; i < count; i++)
		if (form_statement_option(r, cells[i], false, false))
			at = at == 2 ? i : 3;
	if (at >= count)
		return false;
	/* Words there are, or mean, another answer. */
	t = form_ticks_read(r->source, &cells[!at], 1, NULL);
	if (!form_slice_empty(r->source, cells[!at]) && !(t.clean && (t.lone || t.cross)) &&
	    !(t.clean && t.reading == FORM_TICK_NOTHING && !form_count_words(r, cells[!at], 1)))
		return false;
	form_reader_close(r);
	return form_statement_option(r, cells[at], t.lone || t.cross, true);
}

bool form_statement_says(const struct form_reader *r, size_t field, const char *words,
			 enum form_tick *tick)
{
	size_t of;
	bool holds;

	if (!words || !statement_find(r, words, false, &of, &holds) || of != field)
		return false;
	if (tick)
		*tick = holds ? FORM_YES : FORM_NO;
	return true;
}

/* The part of the text behind the last full stop but that at its end. */
static struct form_slice statement_last(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	size_t at = line.to;

	while (at > line.from && strchr(" .!", text[at - 1]))
		at--;
	while (at > line.from && !(strchr(".!", text[at - 1]) && text[at] == ' '))
		at--;
	return form_slice_trim(r->source, (struct form_slice){at, line.to});
}

/* A line of free text, its last sentence, or that of the paragraph which it ends (`all`): a
 * statement?  *whole: all of the line is. */
static bool statement_closes(struct form_reader *r, struct form_slice line, struct form_slice all,
			     bool *whole)
{
	const struct form_slice tried[] = {form_slice_trim(r->source, line),
					   statement_last(r, line), statement_last(r, all)};
	unsigned char senses;
	size_t i, field;

	for (i = 0; i < COUNT_OF(tried); i++) {
		if (tried[i].to - tried[i].from > STATEMENT_MAX)
			continue;
		senses = statement_senses(r, tried[i], true, &field);
		if (!senses)
			continue;
		if (form_reader_field(r)->section != r->form->type->fields[field].section)
			return false;
		*whole = i == 0;
		statement_keep(r, field, senses, &r->stated[field].plain, tried[i]);
		return true;
	}
	return false;
}

/* The paragraph whose last line is this one of the open field's. */
static struct form_slice statement_paragraph(const struct form_reader *r, size_t i)
{
	enum { LINES = 4 };
	struct form_slice all = r->words[i];
	size_t k;

	for (k = i; k > 0 && i - k < LINES && !form_slice_empty(r->source, r->words[k - 1]) &&
		    r->words[k - 1].to + 1 == r->words[k].from;
	     k--)
		all.from = r->words[k - 1].from;
	return all;
}

/* Keeps the first sentence of the paragraph that states what its end does not. */
static void statement_pass(struct form_reader *r, struct form_slice rest)
{
	const char *text = r->source->text;
	struct form_slice part;
	unsigned char senses;
	size_t field;

	for (; rest.from < rest.to; rest.from = part.to) {
		part = rest;
		for (part.to = part.from + 1;
		     part.to < rest.to &&
		     !(strchr(".!", text[part.to - 1]) && strchr(" \n", text[part.to]));)
			part.to++;
		if (part.to - part.from > STATEMENT_MAX)
			continue;
		senses = statement_senses(r, form_slice_trim(r->source, part), true, &field);
		if (senses && senses & ~r->stated[field].plain && !r->stated[field].passed.to &&
		    form_reader_field(r)->section == r->form->type->fields[field].section)
			r->stated[field].passed = form_slice_trim(r->source, part);
	}
}

/* The same of all paragraphs of the open field. */
static void statement_pass_all(struct form_reader *r)
{
	struct form_slice all = {0, 0};
	size_t i;

	for (i = 0; i < r->word_count; i++) {
		if (all.to && all.to + 1 == r->words[i].from &&
		    !form_slice_empty(r->source, r->words[i])) {
			all.to = r->words[i].to;
			continue;
		}
		statement_pass(r, all);
		all = r->words[i];
	}
	statement_pass(r, all);
}

/* Are both senses of a field there, as they were printed? */
static bool statement_is_open(const struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++)
		if (r->stated[i].plain == STATED_BOTH)
			return true;
	return false;
}

bool form_statement_close(struct form_reader *r)
{
	struct form_slice line;
	bool whole = true;
	size_t i;

	if (form_reader_field(r)->section <= VOCABULARY_ANSWER_SECTION)
		return false;
	for (i = r->word_count; i-- && whole;) {
		line = r->words[i];
		if (form_slice_empty(r->source, line) ||
		    !*form_slice_text(r->arena, r->source, line, FORM_QUOTE_MAX) ||
		    form_slice_is(r->source, line, FORM_WORDS_TICKING))
			continue;
		if (!statement_closes(r, line, statement_paragraph(r, i), &whole))
			whole = false;
	}
	statement_pass_all(r);
	return whole && r->word_count && statement_is_open(r);
}

/* Did somebody write in this section, so that what is printed there was meant to be answered? */
static bool statement_is_due(const struct form_reader *r, size_t field)
{
	const struct form_field *fields = r->form->type->fields;
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++)
		if (fields[i].section == fields[field].section && r->said[i])
			return true;
	return false;
}

static void statement_tell_two(struct form_reader *r, size_t field, const char *one,
			       struct form_slice other)
{
	form_problem(r->form, r->arena, form_about_field(r->form->type, field),
		     "there are two answers: %s and %s.", one, form_quote_words(r, other));
}

/* What one field's statements say together. */
static void statement_settle(struct form_reader *r, size_t field)
{
	const struct form_stated *s = &r->stated[field];
	const unsigned char which = s->ticked ? s->ticked : s->boxes ? 0 : s->plain;
	const struct form_about about = form_about_field(r->form->type, field);
	struct form_slice at = s->at[which == STATED_NO];
	enum form_tick *tick = &r->form->values[field].tick;

	if (which == STATED_BOTH) {
		if (s->ticked || statement_is_due(r, field))
			form_problem(r->form, r->arena, about,
				     s->ticked ? "%s is ticked, and its opposite as well."
					       : "%s is there, and its opposite as well.",
				     form_quote_words(r, s->at[0]));
		return;
	}
	if (!which && s->passed.to && !r->said[field])
		form_problem(r->form, r->arena, about,
			     "%s may be the answer, but more is said behind it.",
			     form_quote_words(r, s->passed));
	if (!which)
		return;
	if (!s->ticked && s->passed.to && !r->said[field]) {
		statement_tell_two(r, field, form_quote_words(r, s->passed), at);
		return;
	}
	if (r->said[field]) {
		if (*tick != (which == STATED_NO ? FORM_NO : FORM_YES) && *tick != FORM_UNSAID) {
			statement_tell_two(
			    r, field, form_quote(r->arena, *tick == FORM_YES ? "Yes" : "No"), at);
			*tick = FORM_UNSAID;
		}
		return;
	}
	form_reader_open(r, field, 2, at.from);
	form_reader_add(r, at);
	r->chosen = which == STATED_NO ? FORM_NO : FORM_YES;
	form_reader_close(r);
	r->chosen = FORM_UNSAID;
}

void form_statement_settle(struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++)
		if (r->stated[i].plain | r->stated[i].ticked | r->stated[i].boxes ||
		    r->stated[i].passed.to)
			statement_settle(r, i);
}
