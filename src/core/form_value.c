/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field that is read: its label opens it, what stands behind adds to it, and it is closed. */
#include "core/form_value.h"

#include <string.h>

const struct form_field *form_reader_field(const struct form_reader *r)
{
	return r->field < 0 ? NULL : &r->form->type->fields[r->field];
}

void form_reader_open(struct form_reader *r, size_t index, size_t label_words, size_t at)
{
	form_reader_close(r);
	if (r->stray.to && !r->signed_off && r->stray_count < FORM_UNREAD_MAX)
		r->strays[r->stray_count++] = r->stray;
	r->stray = (struct form_slice){0, 0};
	r->spot = (struct form_spot){.set = true, .at = at};
	r->field = (int)index;
	r->label_line = r->line_at;
	r->label_words = label_words;
	r->labelled[index] = true;
	r->words = NULL;
	r->word_count = 0;
	r->beyond = r->remark = (struct form_slice){0, 0};
	r->below = r->gap = r->stacked = r->asked = r->in_words = r->in_question = false;
	r->worded = false;
	r->lead = (struct form_slice){0, 0};
	if (r->form->type->fields[index].section)
		r->section = r->form->type->fields[index].section;
	/* A tick of another kind among the group's rows does not end it. */
	r->in_group = form_field_is_concern(&r->form->type->fields[index]) ||
		      (r->in_group && r->form->type->fields[index].type == FORM_TICK);
}

void form_reader_add(struct form_reader *r, struct form_slice words)
{
	*ARENA_PUSH(r->arena, struct form_slice, r->words, r->word_count) = words;
	r->below = false;
}

void form_value_twice(struct form_reader *r, const char *first, const char *second)
{
	if (r->twice[r->field])
		return;
	r->twice[r->field] = true;
	form_problem(r->form, r->arena, form_about_open(r), "there are two answers: %s and %s.",
		     form_quote(r->arena, first), form_quote(r->arena, second));
}

/* "Date of Fostering Panel (1 May 2026)", "Quality of reports (Yes)": the answer stands in
 * brackets, where the form's own hints stand too.  A name that does so is asked. */
static void form_take_remark(struct form_reader *r)
{
	const struct form_field *field = form_reader_field(r);
	struct form_slice remark = r->remark;
	struct vocabulary_word words[6];
	struct form_ticks t;
	const char *text;
	date_day day;
	size_t n, i;

	if (remark.from >= remark.to || r->word_count || r->said[r->field])
		return;
	text = form_slice_text(r->arena, r->source, remark, FORM_SHORT_MAX);
	t = form_ticks_read(r->source, &remark, 1, NULL);
	if (field->type == FORM_DATE   ? date_parse_british(text, r->near, &day) == DATE_FOUND
	    : field->type == FORM_TICK ? t.clean && t.reading == FORM_TICK_CLEAR
				       : false) {
		form_reader_add(r, remark);
		return;
	}
	if (field->type != FORM_TEXT || field->prose)
		return;
	n = vocabulary_words(r->source->text + remark.from, remark.to - remark.from, words,
			     COUNT_OF(words));
	for (i = 0; i < n; i++)
		if (r->source->text[remark.from + words[i].from] < 'A' ||
		    r->source->text[remark.from + words[i].from] > 'Z')
			break;
	if (n < COUNT_OF(words) && ((n > 1 && i == n) || form_second_may_be_answer(r, remark)))
		form_problem(r->form, r->arena, form_about_open(r), "is %s the answer?",
			     form_quote(r->arena, text));
}

/* Is the first of the value in a colour, and its label not? */
static bool form_is_coloured(const struct form_reader *r)
{
	const unsigned kinds = DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT;
	const unsigned char *marks = r->source->marks;
	struct form_slice value;

	if (!r->word_count)
		return false;
	value = form_slice_trim(r->source, r->words[0]);
	return value.from < value.to && value.from > r->label_line &&
	       (marks[value.from] & kinds &
		~(unsigned)marks[r->label_line + strspn(r->source->text + r->label_line, " \t")]);
}

/* What the label that has a value tells of whether this is a form: a letter asks a few questions
 * too, and no form. */
static unsigned form_label_weight(const struct form_reader *r)
{
	enum { QUESTIONS_OF_A_LETTER = 4 };
	size_t i;

	if (r->in_words || (r->in_question && r->question_count <= QUESTIONS_OF_A_LETTER))
		return 0;
	/* What is only meant tells less than what is said. */
	for (i = 0; i < r->known_count; i++)
		if (r->known[i].field == r->field)
			return 1;
	return r->label_words > 1 && !r->worded ? 2 : 1;
}

void form_reader_close(struct form_reader *r)
{
	struct form_value *value;
	bool said = false;

	if (r->field < 0)
		return;
	form_take_remark(r);
	value = &r->form->values[r->field];
	switch (form_reader_field(r)->type) {
	case FORM_TEXT:
		said = form_value_close_text(r, value);
		break;
	case FORM_DATE:
		said = form_value_close_date(r, value);
		break;
	case FORM_TICK:
		said = form_value_close_tick(r, value);
		break;
	case FORM_ROLES:
		said = form_value_close_roles(r, value);
		break;
	}
	form_place_keep(r, said);
	form_guide_tell(r, said);
	r->asked_count += said && r->asked;
	r->coloured += said && form_is_coloured(r);
	if (said)
		form_heading_learn(r);
	if (said && !r->said[r->field]) {
		r->said[r->field] = true;
		r->said_count += !r->in_words;
		r->question_count += r->in_question;
		r->score += form_label_weight(r);
	}
	r->field = -1;
}
