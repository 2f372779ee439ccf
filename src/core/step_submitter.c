/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a submitter can say besides a verdict: withdraw, complaint (C9), the answer to a question
 * (C10), another date (C2), what the form still lacked (C12).
 */
#include "core/step_internal.h"

bool step_leaves_ladder(struct step *s, const struct step_mail *m, enum verdict_kind v)
{
	if (!str_ieq(s->c->submitter.email, m->from))
		return false;
	if (v == VERDICT_COMPLAINT && s->c->procedure->complaints) {
		step_log(s, "complaint", m->from, "C9",
			 "The submitter takes it to the complaints procedure.");
		step_close(s, CASE_COMPLAINT, m->from, "C9",
			   "It goes on under the council's complaints procedure.");
		return true;
	}
	if (v == VERDICT_WITHDRAW) {
		step_log(s, "withdrawn", m->from, "B2", "The submitter withdraws it.");
		step_close(s, CASE_WITHDRAWN, m->from, "B2", "It was withdrawn by who raised it.");
		return true;
	}
	return false;
}

struct case_question *step_open_question(const struct step *s)
{
	size_t i;

	for (i = s->c->question_count; i-- > 0;)
		if (s->c->questions[i].answered == DATE_NO_MOMENT)
			return &s->c->questions[i];
	return NULL;
}

/* A form that comes after the words that opened the case, or one that says more than the first did.
 * Sections C to F of the Panel's form are not the submitter's to fill here. */
static void step_take_form(struct step *s, const struct form *f)
{
	if (!f || !str_eq(f->type->name, s->c->procedure->form))
		return;
	if (!s->c->form)
		s->c->form = form_as(s->a, f, procedure_form(s->c->procedure));
	else if (!f->type->fields[0].section)
		form_merge(s->a, s->c->form, f);
}

/* C7: what is only said now counts from now on: it goes up where it begins higher, and leaves whom
 * it is about. */
static void step_take_reasons(struct step *s, const struct form *f)
{
	bool urgent = s->c->immediate_safeguarding;
	struct case_rung *r = casefile_rung(s->c);
	date_day zero = calendar_day_zero(s->w->calendar, s->at);
	const char *why;
	int first;

	step_open_reasons(s, f);
	first = step_open_first(s);
	if (casefile_is_excluded(s->c, r->deputy.email))
		r->deputy = (struct case_party){NULL, NULL, 0};
	if (first <= r->step && !casefile_is_excluded(s->c, r->owner.email))
		return;
	why = s->c->immediate_safeguarding && !urgent
		  ? "It has become an immediate safeguarding concern."
		  : "What was added says that it belongs to a higher step.";
	if (!step_move_to(s, first > r->step ? first : r->step + 1, CASE_OPENED, zero, why))
		step_unassign(s);
}

/* What a submitter writes while the owner has it: an answer to a question, or more to know. */
void step_information(struct step *s, const struct step_mail *m)
{
	struct case_question *open = step_open_question(s);
	date_day old = casefile_rung(s->c)->due;
	bool asked = open != NULL;
	struct letter model;

	for (; open; open = step_open_question(s)) {
		open->answered = s->at;
		open->reply = step_words_shown(s, m->reading);
	}
	step_log(s, asked ? "question-answered" : "information", m->from,
		 asked ? "C10" : step_rule(s, "S8", "C12"),
		 "%s wrote more; it was passed on to who has the case.", step_name_of(s, m->from));
	if (asked && s->c->procedure->question_pauses && s->c->paused != DATE_NO_MOMENT) {
		step_resume(s);
		step_log(s, "resumed", NULL, "C10",
			 "The question is answered: the clock runs again.");
		step_tell_date(s, old, "The question is answered, so the clock runs again.");
	}
	if (m->reading->form) {
		step_take_form(s, m->reading->form);
		step_take_reasons(s, m->reading->form);
	}
	model = step_model(s, LETTER_QUESTION_ANSWERED);
	model.text = step_words_shown(s, m->reading);
	model.person = step_name_of(s, m->from);
	if (casefile_rung(s->c)->owner.email)
		step_letter_owners(s, casefile_rung(s->c), &model);
	else
		step_tell_adviser_text(s, LETTER_NOTICE, model.text, model.person);
}

/* C2: another date, or a bare "yes" or "no" to the one that the owner has named. */
static bool step_submitter_date(struct step *s, const struct step_mail *m)
{
	const struct verdict *v = &m->reading->verdict;
	struct case_rung *r = casefile_rung(s->c);
	date_day asked = r->agreement.by_owner;

	if (s->c->state != CASE_AWAITING_ANSWER || !casefile_step(s->c)->agree)
		return false;
	if (v->kind == VERDICT_AGREED_DATE && v->date >= step_today(s)) {
		step_agree(s, m, v->date, false);
		return true;
	}
	if (!v->yes || asked == DATE_NO_DAY || asked == r->agreement.by_submitter)
		return false;
	step_agree(s, m, asked, false);
	return true;
}

void step_submitter_mail(struct step *s, const struct step_mail *m)
{
	bool unclear, sole = s->c->procedure->judges == s->c->submitter.role;
	enum verdict_kind v = step_verdict(s, m->reading, &unclear);

	if (step_leaves_ladder(s, m, v))
		return;
	if (v == VERDICT_RESOLVED && !unclear && sole && !m->reading->form) {
		step_add_outcome(s, m, s->c->submitter.role, v);
		step_close(s, CASE_RESOLVED, m->from, "C6",
			   "The submitter says that it is resolved.");
		return;
	}
	if (step_submitter_date(s, m))
		return;
	if (m->reading->verdict.acknowledgement) {
		step_log(s, "acknowledged", m->from, NULL, "%s wrote back; nothing follows.",
			 step_name_of(s, m->from));
		return;
	}
	/* S7: where others judge too, a verdict without an answer is for the Adviser to see. */
	if (v == VERDICT_RESOLVED && !sole)
		step_early_judge(s, m);
	else if (!step_further_words(s, m))
		step_information(s, m);
}
