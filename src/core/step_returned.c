/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * S5, S7: a form that came back on its case: what in it is new, and the sender's to say.  What the
 * case had said before it went out is nobody's answer, however often it comes back; what somebody
 * has written into a form that is cited below their words is theirs.
 */
#include "core/step_internal.h"

#include "core/vocabulary.h"

static bool step_same_actions(const struct form_action *x, size_t count,
			      const struct form_action *y, size_t n)
{
	size_t i;

	if (count != n)
		return false;
	for (i = 0; i < n; i++)
		if (!form_words_same(x[i].action, y[i].action) ||
		    !form_words_same(x[i].by_whom, y[i].by_whom))
			return false;
	return true;
}

static bool step_known_actions(const struct step *s, const struct form *f)
{
	const struct case_rung *r;
	size_t i, j;

	for (i = 0; i < s->c->rung_count; i++) {
		r = &s->c->rungs[i];
		for (j = 0; j < r->answer_count; j++)
			if (step_same_actions(r->answers[j].actions, r->answers[j].action_count,
					      f->actions, f->action_count))
				return true;
	}
	return false;
}

/* Did an answer or an outcome of this case say so before? */
static bool step_known_words(const struct step *s, const char *words)
{
	const struct case_rung *r;
	size_t i, j;

	for (i = 0; i < s->c->rung_count; i++) {
		r = &s->c->rungs[i];
		for (j = 0; j < r->answer_count; j++)
			if (form_words_same(r->answers[j].text, words))
				return true;
	}
	for (i = 0; i < s->c->outcome_count; i++)
		if (form_words_same(s->c->outcomes[i].text, words))
			return true;
	return false;
}

/* Does the case's own form say just that, or did somebody say it on the case? */
static bool step_is_known(const struct step *s, const struct form *f, size_t i)
{
	const struct form_value *sent = &f->values[i], *known = NULL;

	if (s->c->form && s->c->form->type == f->type)
		known = &s->c->form->values[i];
	switch (f->type->fields[i].type) {
	case FORM_TEXT:
		return (known && known->text && form_words_same(known->text, sent->text)) ||
		       step_known_words(s, sent->text);
	case FORM_TICK:
		return known && known->tick == sent->tick;
	case FORM_DATE:
		return known && known->date == sent->date;
	case FORM_ROLES:
		return known && known->roles == sent->roles && known->tick == sent->tick;
	}
	return false;
}

/* Takes from the sections of the answer what is known; returns how much is left there. */
static size_t step_keep_new(const struct step *s, struct form *f)
{
	const struct form_field *field;
	size_t i, left = 0;

	for (i = 0; i < f->type->field_count; i++) {
		field = &f->type->fields[i];
		if (field->section < VOCABULARY_ANSWER_SECTION || !form_says(field, &f->values[i]))
			continue;
		if (step_is_known(s, f, i))
			form_clear_value(&f->values[i]);
		else
			left++;
	}
	if (f->action_count && step_known_actions(s, f))
		f->action_count = 0;
	return left + f->action_count;
}

/* Of a cited form only prose and lists are somebody's words for certain: a tick or a date can be a
 * line of the mail that is cited. */
static bool step_is_written(const struct form *f)
{
	size_t i;

	for (i = 0; i < f->type->field_count; i++)
		if (f->type->fields[i].prose &&
		    f->type->fields[i].section >= VOCABULARY_ANSWER_SECTION && f->values[i].text)
			return true;
	return f->action_count > 0;
}

const struct reading *step_returned(struct step *s, const struct reading *r)
{
	const struct form *sent = r->form ? r->form : r->cited_form;
	struct reading *copy;
	struct form *news;

	if (!sent || !str_eq(sent->type->name, s->c->procedure->form))
		return r;
	news = form_as(s->a, sent, s->c->form ? s->c->form->type : procedure_form(s->c->procedure));
	if (!step_keep_new(s, news) && !r->form)
		return r;
	if (!r->form && !step_is_written(news))
		return r;
	copy = arena_memdup(s->a, r, sizeof(*r));
	copy->form = news;
	return copy;
}
