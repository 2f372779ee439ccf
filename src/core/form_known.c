/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What becomes of lines that look like labels and are none that is known.  Where such a line can
 * only mean one field which the form otherwise lacks, it is read as that field's label when the
 * form is read a second time.  Nobody may miss that the text of the others went to the field above
 * them, or nowhere: they are told of.  So carers may ask for it in their own words (C12).
 */
#include "core/form_parts.h"
#include "core/vocabulary_person.h"
#include "core/vocabulary_sense.h"

#include <string.h>

enum {
	KNOWN_ROWS = 2,	 /* that a form lacks which has nearly all of its own */
	KNOWN_AGREE = 5, /* fields that labels mean which look alike: no letter has so many */
};

/* The form's own field that it lacks, before the end of what it was filled in to. */
static bool known_is_lacked(const struct form_reader *r, size_t field)
{
	return !r->labelled[field] && r->form->type->fields[field].section <= r->section;
}

/* A field that the label in other words can be for: of a free text an empty label can be the
 * heading above it; and the next section may begin with it, or any if none is known. */
static bool known_is_wanted(const struct form_reader *r, const struct form_unknown *u, int field)
{
	const struct form_field *f;

	if (field < 0)
		return false;
	f = &r->form->type->fields[field];
	/* What stands in a signature ("Panel Chair") is labelled too, and is no label of this form;
	 * so is what ends its line, with nothing below it: "5 Manager" over a part. */
	return (!r->labelled[field] || u->agrees ||
		((f->prose || (r->spots[field].below && f->type != FORM_TICK)) &&
		 !r->said[field])) &&
	       (f->section <= u->section + (f->section > 0) + (u->cells && u->section) ||
		u->agrees || (!u->at && f->section <= r->section) || (!u->section && r->agreed));
}

/* Does it look as the labels do that are known?  What nearly all of them have in common it has too,
 * and nothing that they all lack. */
static bool known_looks_right(const struct form_reader *r, const struct form_unknown *u)
{
	size_t k;

	if (!r->look_count)
		return r->titled && u->field >= 0;
	if ((u->over || u->is_answered) && known_is_wanted(r, u, u->field))
		return true;
	for (k = 0; k < FORM_LOOKS; k++) {
		/* Below a heading the first label stands apart by its own marks alone. */
		if (k == FORM_LOOK_APART_BIT && u->look & (FORM_LOOK_DRESSED | FORM_LOOK_BOLD))
			continue;
		if (!((u->look >> k) & 1) && r->looks[k] * 10 > r->look_count * 8)
			return false;
		if (((u->look >> k) & 1) && k != FORM_LOOK_APART_BIT && r->looks[k] == 0)
			return false;
	}
	if (u->is_sentence && !known_is_wanted(r, u, u->means))
		return false;
	switch (u->shape) {
	case FORM_SHAPE_SIGN:
	case FORM_SHAPE_QUESTION:
		return true;
	case FORM_SHAPE_COLON:
		return r->shapes[FORM_SHAPE_COLON] + r->shapes[FORM_SHAPE_QUESTION] > 0;
	case FORM_SHAPE_BARE:
		/* In capitals, between blank lines, one other like it is enough. */
		return r->shapes[FORM_SHAPE_BARE] +
			   (u->field >= 0 ? r->shapes[FORM_SHAPE_SIGN] : 0) +
			   (r->looks[FORM_LOOK_UPPER_BIT] && u->look & FORM_LOOK_UPPER &&
			    u->look & FORM_LOOK_APART) >
		       1;
	default:
		return r->shapes[u->shape] > 1;
	}
}

/* A sentence, with nothing behind it that ends a label. */
static bool known_is_statement(const struct form_reader *r, const struct form_unknown *u)
{
	return !u->row && u->shape == FORM_SHAPE_BARE &&
	       form_slice_is(r->source, u->label, FORM_WORDS_STATEMENT);
}

/* Above the first of the labels that look alike stands what heads the form, which can seem to be
 * the label of an account. */
static bool known_is_above(const struct form_reader *r, const struct form_unknown *u)
{
	return r->agreed && !u->agrees && u->label.from < r->alike_label.label.from &&
	       (u->field < 0 || r->form->type->fields[u->field].prose);
}

/* The same of any form, if something else below can be what it seems to be. */
static bool known_is_heading(const struct form_reader *r, const struct form_unknown *u)
{
	return known_is_above(r, u) ||
	       (!u->at && !u->row && u->shape == FORM_SHAPE_BARE && r->look_count >= KNOWN_AGREE);
}

/* Is it the only one that means this field, among those that may be labels? */
static bool known_is_alone(const struct form_reader *r, const struct form_unknown *u)
{
	const struct form_unknown *other;

	for (other = r->unknown; other < r->unknown + r->unknown_count; other++)
		if (other != u && (!known_is_heading(r, other) || known_is_heading(r, u)) &&
		    other->field == u->field &&
		    (other->label.to <= u->label.from || other->label.from >= u->label.to) &&
		    (other->row || other->agrees || known_looks_right(r, other)))
			return false;
	return true;
}

/* Do the two look like labels of one form?  Marks and shape tell; a blank line above does not, nor
 * whether the value stands behind the sign or below it. */
static bool known_is_like(const struct form_unknown *a, const struct form_unknown *b)
{
	return !((a->look ^ b->look) & ~(unsigned)FORM_LOOK_APART) &&
	       (a->shape == b->shape ||
		((a->shape == FORM_SHAPE_SIGN || b->shape == FORM_SHAPE_SIGN) &&
		 (a->shape == FORM_SHAPE_QUESTION || b->shape == FORM_SHAPE_QUESTION ||
		  a->shape == FORM_SHAPE_COLON || b->shape == FORM_SHAPE_COLON)));
}

/* A form in a council's own words, of which no table has any: lines that look alike, and mean
 * several fields of the form, each with a value that fits, are its labels. */
static void known_agree(struct form_reader *r)
{
	struct form_unknown *u, *like;
	size_t fields, best = KNOWN_AGREE - 1;
	int last;

	for (u = r->unknown; u < r->unknown + r->unknown_count && !r->known_count; u++) {
		if (u->field < 0 || u->row || u->is_sentence)
			continue;
		fields = 0;
		last = -1;
		for (like = r->unknown; like < r->unknown + r->unknown_count; like++) {
			if (like->field < 0 || like->row || !known_is_like(u, like))
				continue;
			fields += like->field != last;
			last = like->field;
		}
		if (fields <= best)
			continue;
		best = fields;
		r->agreed = true;
		r->alike_label = *u;
	}
	for (u = r->unknown; u < r->unknown + r->unknown_count; u++)
		u->agrees = r->agreed && !u->row && known_is_like(u, &r->alike_label);
}

/* Of a form whose labels are known by how they agree: one more of them, of a field that the form
 * has not. */
static bool known_is_other(const struct form_reader *r, const struct form_unknown *u)
{
	return r->known_count && u->agrees && u->shape == FORM_SHAPE_SIGN &&
	       u->look & (FORM_LOOK_DRESSED | FORM_LOOK_BOLD);
}

/* "(a) Time limits: No": the name of a concern with its answer, and nothing of an account, need
 * not look as the labels of names do. */
static bool known_is_concern(const struct form_reader *r, const struct form_unknown *u)
{
	return form_field_is_concern(&r->form->type->fields[u->field]) && !u->into &&
	       u->shape == FORM_SHAPE_COLON;
}

/* Of a reading that found no form: do they make one, as they look alike or are so many? */
static bool known_make_form(const struct form_reader *r, const struct form_unknown *known,
			    size_t count)
{
	enum { TITLED = 3, UNTITLED = 5, TYPED = 2 };
	const struct form_field *f;
	size_t i, typed = 0;

	if (r->agreed || r->titled)
		return r->agreed || count >= TITLED;
	/* Nobody answers so many by chance, with what only a day, a yes or a role can be. */
	for (i = 0; i < count; i++) {
		f = known[i].field < 0 ? NULL : &r->form->type->fields[known[i].field];
		typed += f && f->type != FORM_TEXT;
	}
	return count + r->said_count >= UNTITLED && typed >= TYPED;
}

size_t form_known_take(struct form_reader *r, struct form_unknown *known, bool is_form)
{
	struct form_unknown *u;
	size_t count = r->known_count;

	known_agree(r);
	/* What looks as the labels do is a label, whatever stands behind it: that is told of. */
	for (u = r->unknown; r->known_count && u < r->unknown + r->unknown_count; u++)
		if (u->agrees && u->field < 0 && u->shape == FORM_SHAPE_SIGN)
			u->field = u->means;
	for (u = r->unknown; u < r->unknown + r->unknown_count && count < FORM_UNKNOWN_MAX; u++)
		if (u->field < 0 ? known_is_other(r, u)
				 : !known_is_statement(r, u) && known_is_wanted(r, u, u->field) &&
				       (u->row || u->agrees || known_is_concern(r, u) ||
					known_looks_right(r, u)) &&
				       !known_is_above(r, u) && known_is_alone(r, u))
			known[count++] = *u;
	return is_form || known_make_form(r, known, count) ? count : 0;
}

/* "Social Worker's email", "Team manager & email": a label of the form, and a word behind it that
 * makes another one of it. */
static bool known_is_of_another(const char *text, size_t n, const struct vocabulary_match *m)
{
	struct vocabulary_word words[3];
	size_t count, end, first, i;

	if (m->kind != VOCABULARY_FIELD || m->after != VOCABULARY_AFTER_WORDS || m->value >= n)
		return false;
	count = vocabulary_words(text + m->value, n - m->value, words, COUNT_OF(words));
	first = count && vocabulary_word_is(&words[0], "and");
	for (i = first; i < count && vocabulary_word_among(&words[i], VOCABULARY_THINGS); i++)
		;
	/* "Carer's LCS ID" */
	if (!i && count > 1 && vocabulary_word_among(&words[1], VOCABULARY_THINGS))
		i = 2;
	if (i == first || words[0].from > strspn(text + m->value, "&/ "))
		return false;
	end = m->value + words[i - 1].to;
	end += strspn(text + end, " ");
	return end >= n || strchr(":=?\n\t", text[end]);
}

/* "Timescales met?": the name of a concern that asks for the opposite of it. */
static bool known_asks_if_well(const struct form_reader *r, const char *text, size_t n,
			       const struct vocabulary_match *m)
{
	enum { WORDS = 14 };
	struct vocabulary_word words[WORDS];

	return m->kind == VOCABULARY_FIELD && m->end < n && text[m->end] == '?' &&
	       r->form->type->fields[m->index].type == FORM_TICK &&
	       form_field_is_concern(&r->form->type->fields[m->index]) &&
	       vocabulary_ends_well(words, vocabulary_words(text, m->end, words, WORDS));
}

/* The next line with words is a heading of the group or one of its rows: what stands above it tells
 * of these, and is no label of free text. */
static bool known_heads_group(const struct form_reader *r, struct form_slice s)
{
	enum { HEADING_WORDS = 3 };
	struct form_slice below = s, value;
	struct vocabulary_match m;
	size_t i;

	/* "A. Procedure" may stand between. */
	for (i = 0; i < 2; i++) {
		below = form_line_below(r, below);
		if (!vocabulary_find(r->vocabulary, r->source->text + below.from,
				     below.to - below.from, 0, &m)) {
			if (form_count_words(r, below, HEADING_WORDS + 1) > HEADING_WORDS)
				return false;
			continue;
		}
		value = (struct form_slice){below.from + m.value, below.to};
		/* "Care plan: it was late" is what somebody tells. */
		return m.kind == VOCABULARY_GROUP ||
		       (m.kind == VOCABULARY_FIELD &&
			form_field_is_concern(&r->form->type->fields[m.index]) &&
			(form_slice_empty(r->source, value) ||
			 form_ticks_read(r->source, &value, 1, NULL).any));
	}
	return false;
}

/* "Passed to manager" is asked of whom and when: what stands beside it tells.  Finds the field of
 * that kind; false if the words mean none. */
static bool known_suits(const struct form_reader *r, struct form_slice s,
			struct vocabulary_match *m)
{
	const struct form_field *f = &r->form->type->fields[m->index];
	struct form_slice value = {s.from + m->value, s.to};
	const bool own = !form_slice_empty(r->source, value);
	unsigned values;
	bool day;

	if (f->type != FORM_DATE && f->type != FORM_TEXT)
		return true;
	if (!own)
		value = form_place_beside(r->source, s);
	day = (form_is_date(r, value) && form_count_words(r, value, 7) < 7) ||
	      (!own && form_is_date(r, form_place_below(r->source, s)));
	if (f->type == FORM_DATE &&
	    (day || form_count_words(r, value, 2) < 2 || !form_sentence_is_names(r, value)))
		return true;
	/* "Spreadsheet updated" can be answered with a day. */
	if (f->type == FORM_TEXT && (!day || (!f->prose && f->section < VOCABULARY_ANSWER_SECTION)))
		return true;
	values = day ? 1u << FORM_DATE : 1u << FORM_TEXT;
	return vocabulary_find_meaning(r->form->type, r->source->text + s.from, m->end, values,
				       &m->index) &&
	       (day || !r->form->type->fields[m->index].prose);
}

/* A label in words that no table has, but of which such labels are made. */
static bool known_is_worded(const struct form_reader *r, struct form_slice s,
			    struct vocabulary_match *m)
{
	enum { VALUE_WORDS = 10 };
	const struct form_field *f;
	struct form_slice value;

	if (!r->has_answer ||
	    !vocabulary_find_wording(r->form->type, r->source->text + s.from, s.to - s.from, m) ||
	    !known_suits(r, s, m))
		return false;
	f = &r->form->type->fields[m->index];
	if (f->prose && form_unknown_is_within(r, s))
		return false;
	value = (struct form_slice){s.from + m->value, s.to};
	if (f->prose && known_heads_group(r, s)) {
		m->kind = VOCABULARY_GROUP;
		m->index = 0;
	}
	if (f->prose)
		return true;
	if (f->type == FORM_TICK || form_slice_empty(r->source, value))
		return true;
	/* "Foster family's views: they are content" names nobody. */
	return form_count_words(r, value, VALUE_WORDS + 1) <= VALUE_WORDS &&
	       (f->type == FORM_DATE || form_count_words(r, value, 3) < 3 ||
		form_sentence_is_names(r, value));
}

/* "SW / TM", "Deputy chair": a label of names, and not of that field's. */
static bool known_is_other_person(const struct form_reader *r, const char *text, size_t n,
				  const struct vocabulary_match *m)
{
	const struct form_field *f = &r->form->type->fields[m->index];

	return m->kind == VOCABULARY_FIELD && f->type == FORM_TEXT && !f->prose &&
	       vocabulary_person_is_other(text, n);
}

static bool known_find(const struct form_reader *r, struct form_slice s, size_t more,
		       struct vocabulary_match *m)
{
	const struct form_unknown *u;
	const char *text = r->source->text;
	struct vocabulary_match worded;
	size_t i, skip;
	char *end;
	bool found;

	for (i = 0; i < r->known_count; i++) {
		u = &r->known[i];
		if (u->label.from < s.from || u->label.to > s.to)
			continue;
		skip = vocabulary_skip_bullets(text + s.from, s.to - s.from);
		if (s.from + skip != u->label.from &&
		    s.from + form_line_skip_number(text + s.from, s.to - s.from) != u->label.from)
			continue;
		*m = (struct vocabulary_match){.kind = u->field < 0 ? VOCABULARY_OTHER
								    : VOCABULARY_FIELD,
					       .index = u->field < 0 ? 0 : (size_t)u->field,
					       .words = 4,
					       .titled = true,
					       .exact = true,
					       .end = u->label.to - s.from};
		end = memchr(text + u->label.to, '\n', s.to - u->label.to);
		vocabulary_read_after(text + s.from, (end ? (size_t)(end - text) : s.to) - s.from,
				      m);
		if (m->after == VOCABULARY_AFTER_DASH || m->after == VOCABULARY_AFTER_WORDS)
			m->after = VOCABULARY_AFTER_COLON;
		return true;
	}
	found = vocabulary_find(r->vocabulary, text + s.from, s.to - s.from, more, m);
	if (found && r->second)
		form_second_pass(r, s, m);
	/* "Response to concerns raised Learning: …" is a title, and what somebody writes. */
	if ((!found ||
	     (m->kind == VOCABULARY_FIELD && m->after == VOCABULARY_AFTER_WORDS && !m->titled)) &&
	    known_is_worded(r, s, &worded) &&
	    !known_is_other_person(r, text + s.from, s.to - s.from, &worded) &&
	    (!found || worded.end > m->end)) {
		*m = worded;
		return true;
	}
	return found && !known_is_of_another(text + s.from, s.to - s.from, m) &&
	       !known_is_other_person(r, text + s.from, s.to - s.from, m) &&
	       !known_asks_if_well(r, text + s.from, s.to - s.from, m);
}

/* Several look for the label of the same cell, one after the other. */
bool form_find(const struct form_reader *r, struct form_slice s, size_t more,
	       struct vocabulary_match *m)
{
	struct form_found *f = &r->found[(s.from * 31 + s.to) % r->found_max];

	if (f->slice.from != s.from || f->slice.to != s.to || f->more != more || !f->looked) {
		f->slice = s;
		f->more = more;
		f->looked = true;
		f->is_label = known_find(r, s, more, &f->match);
	}
	if (f->is_label)
		*m = f->match;
	return f->is_label;
}

/* "Escalation form for foster carers", above all labels: the form's title, or a part of it, in
 * another order. */
static bool known_is_title(const struct form_reader *r, const struct form_unknown *u)
{
	enum { WORDS = 10 };
	struct vocabulary_word title[WORDS], words[WORDS];
	const char *name = r->form->type->title;
	size_t i, k, n, count = vocabulary_words(name, strlen(name), title, WORDS);

	n = vocabulary_words(r->source->text + u->label.from, u->label.to - u->label.from, words,
			     WORDS);
	for (i = 0; i < n; i++) {
		for (k = 0; k < count; k++)
			if (words[i].length == title[k].length &&
			    memcmp(words[i].text, title[k].text, title[k].length) == 0)
				break;
		if (k == count && !vocabulary_word_among(&words[i], VOCABULARY_TITLE_SMALL))
			return false;
	}
	return n > 1 && n < WORDS && u->at == 0 && !u->row;
}

void form_known_tell(struct form_reader *r)
{
	const struct form_unknown *u;
	bool lacks = false;
	size_t lacks_rows = 0;
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++) {
		if (!known_is_lacked(r, i) ||
		    str_eq(r->form->type->fields[i].key, "immediate_safeguarding"))
			continue;
		lacks = true;
		lacks_rows += form_field_is_concern(&r->form->type->fields[i]);
	}
	for (i = 0; i < r->unknown_count; i++) {
		u = &r->unknown[i];
		if (u->row) {
			/* Rows of tables that are none of a group are told of elsewhere. */
			if (u->other && lacks_rows && (u->means >= 0 || lacks_rows <= KNOWN_ROWS))
				form_problem(r->form, r->arena, form_about_words(r, u->label, NULL),
					     "this row of the form is not known; it was read as a "
					     "row that was added.");
			else if (u->into && (lacks || known_is_wanted(r, u, u->means)))
				form_problem(r->form, r->arena, form_about_words(r, u->label, NULL),
					     "this may be a label; it was read as text of \"%s\".",
					     u->into);
			continue;
		}
		if (!known_looks_right(r, u) && !(u->is_answered && lacks))
			continue;
		/* A form that has all its labels can hold a line of the council's own. */
		if (!lacks && !known_is_wanted(r, u, u->means) &&
		    (!u->is_short || u->at == r->look_count))
			continue;
		/* What stands above the form is not of it. */
		if ((!u->at && !u->titled && u->means < 0) || known_is_title(r, u))
			continue;
		if (form_is_told(r, u->label))
			continue;
		if (u->into)
			form_problem(r->form, r->arena, form_about_words(r, u->label, NULL),
				     "this may be a label; it was read as text of \"%s\".",
				     u->into);
		else
			form_problem(r->form, r->arena, form_about_words(r, u->label, NULL),
				     "this line of the form is not known, and was not read.");
	}
}
