/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <string.h>

#include "core/directory_name.h"
#include "core/telephone.h"

enum {
	FORM_ANSWER_WORDS = 3,	 /* of a yes or no with a word of courtesy */
	FORM_NAME_WORDS = 6,	 /* of a value without a colon before it */
	FORM_SECTIONS_AHEAD = 2, /* that a label can be which is known by its meaning */
	FORM_LABEL_WORDS = 4,	 /* of a label that a sentence hardly begins with */
	FORM_WORDS_MAX = 16,	 /* that are counted */
};

size_t form_count_words(const struct form_reader *r, struct form_slice s, size_t max)
{
	struct vocabulary_word words[FORM_WORDS_MAX];

	return vocabulary_words(r->source->text + s.from, s.to - s.from, words,
				max < FORM_WORDS_MAX ? max : FORM_WORDS_MAX);
}

bool form_is_date(const struct form_reader *r, struct form_slice s)
{
	date_day day;

	s = form_slice_trim(r->source, s);
	if (s.to - s.from > FORM_SHORT_MAX)
		return false;
	/* "__1/5/26__" is written on the form's line. */
	while (s.from < s.to && r->source->text[s.from] == '_')
		s.from++;
	while (s.from < s.to && r->source->text[s.to - 1] == '_')
		s.to--;
	return date_parse_british(form_slice_text(r->arena, r->source, s, FORM_SHORT_MAX), r->near,
				  &day) != DATE_NONE;
}

size_t form_split_tick(const struct form_reader *r, size_t index, struct form_slice value)
{
	const char *text = r->source->text;
	struct form_ticks t = form_ticks_read(r->source, &value, 1, NULL);
	struct vocabulary_match m;

	if (t.any && !t.clean &&
	    vocabulary_find(r->vocabulary, text + t.rest, value.to - t.rest, 0, &m) &&
	    m.kind == VOCABULARY_FIELD && m.index != index && !m.second &&
	    (m.words > 1 || m.after == VOCABULARY_AFTER_COLON))
		return t.rest;
	return value.to;
}

/* An answer with a remark, "Resolved Yes, see above", in lines of the form's own; behind free text
 * only one that is asked next can have one. */
static bool form_is_answer(const struct form_reader *r, const struct form_field *f,
			   const struct form_ticks *t, struct form_slice value)
{
	const struct form_field *open = form_reader_field(r);

	if (t->clean ||
	    vocabulary_is_placeholder(form_slice_text(r->arena, r->source, value, FORM_QUOTE_MAX)))
		return true;
	if (!t->any || t->reading != FORM_TICK_CLEAR || !r->section)
		return false;
	if (!open || !open->prose)
		return true;
	return t->apart && f > open && f->section && f->section <= open->section + 1 &&
	       !r->labelled[f - r->form->type->fields];
}

/* "Impact on the child or children She cries.", below other free text: the title that the form has
 * for more of it, whole, with the beginning of a sentence behind it. */
static bool form_words_are_next(const struct form_reader *r, const struct vocabulary_match *m,
				struct form_slice value)
{
	enum { WORDS = 4 };
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);
	const char first = r->source->text[value.from];

	return open && open->prose && f->prose && f > open && f->section == open->section &&
	       !r->labelled[m->index] && m->titled && m->exact && m->words >= WORDS &&
	       value.from < value.to &&
	       ((first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9'));
}

/* "Team Manager's name Quentin Patel": nothing divides the label from what may be its value. */
static bool form_words_fit(const struct form_reader *r, const struct vocabulary_match *m,
			   struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);
	struct form_slice s = form_slice_trim(r->source, value);
	const char *text = r->source->text;
	struct form_ticks t;
	size_t words;

	if (f->type == FORM_TICK) {
		s.to = form_split_tick(r, m->index, s);
		t = form_ticks_read(r->source, &s, 1, NULL);
		return form_is_answer(r, f, &t, s);
	}
	words = form_count_words(r, s, FORM_NAME_WORDS + 1);
	if (f->type == FORM_DATE)
		return m->words > 1 && words <= FORM_NAME_WORDS && form_is_date(r, s);
	if (form_words_are_next(r, m, s))
		return true;
	if (f->type != FORM_TEXT || (open && open->prose) || (!r->titled && !r->score && !r->sure))
		return false;
	/* "What do you want to complain about?" is another question than "What do you want?". */
	if (f->prose)
		return m->words >= 4 && !(text[s.from] >= 'a' && text[s.from] <= 'z' &&
					  memchr(text + s.from, '?', s.to - s.from));
	return m->words > 1 && words <= FORM_NAME_WORDS && text[s.to - 1] != '.' &&
	       !(text[s.from] >= 'a' && text[s.from] <= 'z');
}

/* "Panel Chair's response:" below the ADM's, in words of their own: a label of the next section, of
 * two words or more, that stands apart from what follows. */
static bool form_is_next(const struct form_reader *r, const struct vocabulary_match *m)
{
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);

	return m->words > 1 && f->prose && f->section == open->section + 1 &&
	       (m->after == VOCABULARY_AFTER_COLON || m->after == VOCABULARY_AFTER_END);
}

/* Does the open field have words in one table, and this stand in another? */
static bool form_is_next_table(const struct form_reader *r, struct form_slice value)
{
	const struct form_cell *said, *here = form_place_cell(r->source, value.from);

	if (!r->word_count)
		return false;
	said = form_place_cell(r->source, r->words[0].from);
	return said && here && said->table && here->table && said->table != here->table;
}

/* Does this stand in a cell of a table that begins with the label or the words of the open field?
 * What others fill in has cells of its own, unless all of the form is laid out in one. */
static bool form_is_own_cell(const struct form_reader *r, struct form_slice value)
{
	const struct form_cell *said, *here = form_place_cell(r->source, value.from);
	struct form_slice start;
	struct vocabulary_match m;

	if (!r->word_count)
		return false;
	said = form_place_cell(r->source, r->words[0].from);
	if (!said || said != here || !here->table)
		return false;
	start = form_slice_trim(r->source, (struct form_slice){here->from, here[1].from - 1});
	return start.from >= form_slice_trim(r->source, r->words[0]).from ||
	       (form_find(r, start, 0, &m) && m.kind == VOCABULARY_FIELD &&
		(int)m.index == r->field);
}

/* "Referred to (manager):", "Reply sent to chair on:": what a later section asks in the words that
 * labels have, with an answer of its kind or none yet. */
static bool form_is_worded_next(const struct form_reader *r, const struct vocabulary_match *m,
				struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);

	if (m->words < (m->worded ? 2 : FORM_LABEL_WORDS) || f->section <= open->section ||
	    r->labelled[m->index] ||
	    (m->after != VOCABULARY_AFTER_COLON && m->after != VOCABULARY_AFTER_END))
		return false;
	value = form_slice_trim(r->source, value);
	if (value.from >= value.to)
		return true;
	return f->type == FORM_DATE
		   ? form_is_date(r, value)
		   : f->type == FORM_TEXT && !f->prose && form_sentence_is_names(r, value);
}

/* "To resolve this we want", "The chair is satisfied with the reply": a sentence of the text, made
 * of the words of labels alone.  The label of a tick has its answer, another label or nothing below
 * it; one with a sign behind it can be any sentence that leads to free text. */
static bool form_is_said(const struct form_reader *r, const struct vocabulary_match *m,
			 struct form_slice value)
{
	struct form_slice label, below;
	struct vocabulary_match next;
	struct form_ticks t;

	if (!m->worded || value.from < m->value || !form_slice_empty(r->source, value))
		return false;
	label = (struct form_slice){value.from - m->value, value.from};
	if (r->form->type->fields[m->index].type != FORM_TICK)
		return m->value == m->end && form_slice_is(r->source, label, FORM_WORDS_STATEMENT);
	below = form_line_below(r, label);
	t = form_ticks_read(r->source, &below, 1, NULL);
	if (r->source->text[label.from + m->end] == '?' || form_slice_empty(r->source, below) ||
	    t.clean || (t.apart && t.reading == FORM_TICK_CLEAR))
		return false;
	return form_slice_is(r->source, label, FORM_WORDS_SENTENCE) ||
	       !(form_place_is_row(r->source, label.from, below.from) ||
		 form_find(r, below, 0, &next));
}

/* Does the label stand alone on its line, in the bold letters that the open field's label has, and
 * the text below that has not?  In a form that asks for the account first the names come later. */
static bool form_is_bold_as_open(const struct form_reader *r, const struct vocabulary_match *m,
				 struct form_slice value)
{
	const size_t open = r->label_line + strspn(r->source->text + r->label_line, " \t");

	if (m->after != VOCABULARY_AFTER_END || value.from < m->value || !r->word_count ||
	    !form_slice_empty(r->source, value))
		return false;
	return r->source->marks[open] & DOCUMENT_BOLD &&
	       form_line_stands_out(r, (struct form_slice){value.from - m->value, value.from});
}

/*
 * Inside free text nearly everything is text: "Response: the panel was told there was none on file"
 * is a sentence.  Only a label that was not there yet, of the same section or the next one, with a
 * value of its own type, ends it.
 */
static bool form_prose_ends(const struct form_reader *r, const struct vocabulary_match *m,
			    struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);
	bool empty = form_slice_empty(r->source, value), weak = m->words < 2;
	struct form_ticks t;

	if (r->labelled[m->index] && (r->said[m->index] || f->type == FORM_TICK))
		return false;
	if (form_is_said(r, m, value))
		return false;
	if (open->section && open->section < f->section &&
	    open->section < VOCABULARY_ANSWER_SECTION && form_is_own_cell(r, value))
		return false;
	/* "Nature of concern" over the rows of concerns is called as the text above it is. */
	if (f == open && empty && m->after == VOCABULARY_AFTER_END && m->words > 1 &&
	    form_is_next_table(r, value))
		return true;
	/* "Manager's response" in bold, where the parts of the adviser are left out. */
	if (f->prose && f->section > open->section && empty && m->words > 1 &&
	    m->after == VOCABULARY_AFTER_END &&
	    form_heading_stands_out(r, (struct form_slice){r->line_at, value.to}))
		return true;
	if (f->type == FORM_TICK && !empty) {
		value.to = form_split_tick(r, m->index, value);
		t = form_ticks_read(r->source, &value, 1, NULL);
		/* "Resolved: Yes please", which the form asks next. */
		if (t.any && t.reading == FORM_TICK_CLEAR && f > open &&
		    f->section == open->section && m->after == VOCABULARY_AFTER_COLON &&
		    form_count_words(r, value, FORM_ANSWER_WORDS + 1) <= FORM_ANSWER_WORDS)
			return true;
		/* "Immediate safeguarding concern: No, not now, but please hurry", whole. */
		if (t.any && t.apart && m->exact && m->words > 2 && f > open &&
		    f->section == open->section && m->after == VOCABULARY_AFTER_COLON)
			return true;
		if (f->section == open->section && m->after == VOCABULARY_AFTER_COLON &&
		    form_statement_says(r, m->index,
					form_slice_text(r->arena, r->source, value, FORM_SHORT_MAX),
					NULL))
			return true;
		return form_is_answer(r, f, &t, value) && f->section >= open->section;
	}
	/* "DATE FOR RESPONSE (5 working days): TBC" is the form's own line, whatever stands in it.
	 */
	if (f->type == FORM_DATE && !empty && !form_is_date(r, value))
		return (m->exact || m->words > 4) && (m->words > 2 || m->titled) &&
		       m->after == VOCABULARY_AFTER_COLON && f > open &&
		       f->section == open->section &&
		       form_count_words(r, value, FORM_NAME_WORDS + 1) <=
			   (m->remark_to || m->words > 4 ? FORM_WORDS_MAX : FORM_NAME_WORDS);
	if (form_is_worded_next(r, m, value))
		return true;
	if (weak)
		return f->section == open->section && m->after != VOCABULARY_AFTER_DASH &&
		       m->after != VOCABULARY_AFTER_WORDS;
	/* What the form has before the open field is not what comes next, unless it says so in
	 * full. */
	if (f->section == open->section &&
	    (!f->section || f > open || form_is_bold_as_open(r, m, value)))
		return true;
	if (!m->exact && !(m->titled && m->words > 3 && m->after != VOCABULARY_AFTER_WORDS) &&
	    !form_is_next(r, m))
		return false;
	return m->after != VOCABULARY_AFTER_DASH &&
	       m->words > (f->section == open->section || f->section == open->section + 1 ? 1 : 2);
}

/* "Team Manager, Fostering", "Independent Chair", "Chair | Fostering" below a greeting: what the
 * sender is. */
static bool form_is_title_of_sender(const struct form_reader *r, const struct vocabulary_match *m,
				    struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[m->index];
	const char *text = r->source->text;
	size_t at = value.from;

	if (f->type != FORM_TEXT || f->prose || f->section != VOCABULARY_FIRST_SECTION)
		return false;
	while (at > 0 && text[at - 1] == ' ')
		at--;
	return m->after == VOCABULARY_AFTER_WORDS || (at > 0 && text[at - 1] == '|') ||
	       (m->after == VOCABULARY_AFTER_END && at > 0 && text[at - 1] != ':');
}

/* Is one of the words of whom people work for? */
static bool form_names_employer(const struct form_reader *r, struct form_slice s)
{
	enum { WORDS = 8 };
	static const char *const employers[] = {"council", "borough", "authority", "directorate"};
	struct vocabulary_word words[WORDS];
	size_t i, n;

	n = vocabulary_words(r->source->text + s.from, s.to - s.from, words, WORDS);
	for (i = 0; i < n && n < WORDS; i++)
		if (VOCABULARY_WORD_IN(&words[i], employers))
			return true;
	return false;
}

/* "Panel Adviser", and below it "Westshire County Council": who signs, and for whom. */
static bool form_is_employer(const struct form_reader *r, struct form_slice value)
{
	return form_names_employer(r, form_line_below(r, value));
}

/* "Social worker: Bo Ray 020 7946 0123": is it a name of two words or more that the number stands
 * behind?  "Panel Adviser | Westshire Council | 020 7946 0123" is who signs. */
bool form_name_has_number(const struct form_reader *r, struct form_slice value)
{
	const char *text = r->source->text;

	value = form_slice_trim(r->source, value);
	value.to = value.from + directory_name_length(text + value.from, value.to - value.from);
	return form_count_words(r, value, 2) == 2 && form_sentence_is_names(r, value) &&
	       !memchr(text + value.from, '|', value.to - value.from) &&
	       !form_names_employer(r, value);
}

/* May what stands behind the label of a name, with a number in it, be the name?  Where nothing
 * divides them, only in a form that has its other labels so. */
static bool form_fits_number(const struct form_reader *r, const struct vocabulary_match *m,
			     struct form_slice value)
{
	const char *text = r->source->text + value.from;
	const char *end = memchr(text, '\n', value.to - value.from);

	if (!telephone_is_in(text, end ? (size_t)(end - text) : value.to - value.from))
		return true;
	return !r->signed_off && form_name_has_number(r, value) &&
	       (m->after == VOCABULARY_AFTER_COLON ||
		(m->after == VOCABULARY_AFTER_WORDS && r->shapes[FORM_SHAPE_DASH] > 1));
}

bool form_label_fits(const struct form_reader *r, const struct vocabulary_match *m,
		     struct form_slice value, bool sure)
{
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);

	if (r->signed_off && (r->said[m->index] || form_is_title_of_sender(r, m, value)))
		return false;
	/* "Panel heard it on:" among the names is none of the last section's. */
	if (m->worded && f->type == FORM_DATE && r->section &&
	    f->section > r->section + FORM_SECTIONS_AHEAD)
		return false;
	/* "Panel Adviser | Westshire Council | 020 7946 0123": who signs, and how to reach them. */
	if (!sure && f->type == FORM_TEXT && !f->prose &&
	    (!form_fits_number(r, m, value) ||
	     (m->after == VOCABULARY_AFTER_END && form_is_employer(r, value))))
		return false;
	if (sure)
		return m->words > 1 || !f->section || f->section >= r->section;
	if (m->after == VOCABULARY_AFTER_WORDS && !form_words_fit(r, m, value))
		return false;
	if (open && open->prose)
		return form_prose_ends(r, m, value);
	/* A word alone is a label of the section that it stands in, or of a later one. */
	return m->words > 1 || !f->section || f->section >= r->section;
}

static bool form_group_begun(const struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++)
		if (r->labelled[i] && form_field_is_concern(&r->form->type->fields[i]))
			return true;
	return false;
}

/* Behind "Section C": is it the form's heading, or that of a report that the text speaks of? */
static bool form_section_is_ours(const struct form_reader *r, const struct vocabulary_match *m,
				 struct form_slice line)
{
	struct form_slice rest = {line.from + m->value, line.to};
	struct vocabulary_match label;

	if (m->remark_to)
		rest = (struct form_slice){line.from + m->remark_from, line.from + m->remark_to};
	rest = form_slice_trim(r->source, rest);
	return str_istarts(r->source->text + rest.from, "to be completed") ||
	       form_party_is(r, VOCABULARY_PARTY_ALONE, rest) ||
	       vocabulary_find(r->vocabulary, r->source->text + rest.from, rest.to - rest.from, 0,
			       &label);
}

bool form_heading_fits(const struct form_reader *r, const struct vocabulary_match *m,
		       struct form_slice line)
{
	const struct form_field *open = form_reader_field(r);
	bool prose = open && open->prose, alone = m->after == VOCABULARY_AFTER_END;

	switch (m->kind) {
	case VOCABULARY_TITLE:
		return !prose && (alone || m->after == VOCABULARY_AFTER_DASH);
	case VOCABULARY_SECTION:
		return (!prose || m->section > open->section) &&
		       ((alone && !m->remark_to) || form_section_is_ours(r, m, line));
	case VOCABULARY_GROUP:
		return alone && (r->titled || r->score) &&
		       !(prose && r->word_count && form_group_begun(r));
	case VOCABULARY_ACTIONS:
		/* Who sends the answer alone has it begin the list behind the words of that. */
		return alone && (!prose || open->section == VOCABULARY_ANSWER_SECTION) &&
		       (r->titled || r->score ||
			(prose && m->words > 1 && r->word_count &&
			 (r->label_words > 1 || form_action_has_table(r, line.to))));
	case VOCABULARY_FIELD:
	case VOCABULARY_COLUMN:
	case VOCABULARY_OTHER:
		break;
	}
	return false;
}
