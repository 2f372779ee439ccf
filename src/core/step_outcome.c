/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What those entitled say of an answer (S7, S8, C6), and what else a submitter can say: withdraw,
 * complaint (C9), the answer to a question (C10), another date (C2).
 */
#include "core/step_internal.h"

bool step_has_verdict(const struct casefile *c, unsigned role)
{
	size_t i;

	for (i = 0; i < c->outcome_count; i++)
		if (c->outcomes[i].rung == (int)c->rung_count - 1 && c->outcomes[i].role == role)
			return true;
	return false;
}

/* The same letter to everybody who is still to judge the present answer. */
void step_ask_judges(struct step *s, enum letter_kind kind)
{
	const struct procedure *p = s->c->procedure;
	const struct person *person;
	struct case_rung *r = casefile_rung(s->c);
	const struct case_answer *answer = casefile_last_answer(s->c);
	struct letter *l;
	unsigned role;
	size_t i, before;

	for (role = 1; role && role <= p->judges; role <<= 1) {
		if (!(p->judges & role) || (kind != LETTER_ANSWER && step_has_verdict(s->c, role)))
			continue;
		before = s->u.letter_count;
		if (role == s->c->submitter.role) {
			l = step_letter_party(
			    s, r->told != DATE_NO_DAY && kind == LETTER_ANSWER ? LETTER_TOLD : kind,
			    &s->c->submitter);
			l->text = answer ? answer->text : NULL;
			continue;
		}
		for (i = 0; (person = directory_next(s->w->directory, role, &i));) {
			/* Nobody judges their own answer, nor one about themselves. */
			if (str_ieq(person->email, r->owner.email) ||
			    str_ieq(person->email, r->deputy.email) ||
			    casefile_is_excluded(s->c, person->email))
				continue;
			l = step_letter(s, kind, person->email, person->name, role);
			l->text = answer ? answer->text : NULL;
		}
		if (s->u.letter_count == before) {
			step_log(s, "no-owner", NULL, "S6",
				 "The directory has no %s to judge the answer.", role_title(role));
			step_tell_adviser_text(
			    s, LETTER_NOTICE,
			    arena_printf(
				s->a,
				"The directory knows no %s who could say whether the answer "
				"satisfies. Please add one (escalatectl people import).",
				role_title(role)),
			    NULL);
		}
	}
}

enum verdict_kind step_verdict(const struct reading *r, bool *unclear)
{
	enum form_tick resolved, further;

	*unclear = r->verdict.unclear;
	if (!r->form)
		return r->verdict.kind;
	resolved = form_tick(r->form, "resolved");
	further = form_tick(r->form, "further_escalation");
	/* Yes and yes contradict each other; no and no leave nothing to be done about it: both are
	 * asked. */
	if (resolved != FORM_UNSAID && resolved == further) {
		*unclear = true;
		return VERDICT_NONE;
	}
	if (resolved == FORM_YES || (resolved == FORM_UNSAID && further == FORM_NO))
		return resolved == FORM_YES ? VERDICT_RESOLVED : r->verdict.kind;
	if (resolved == FORM_NO || further == FORM_YES)
		return VERDICT_NOT_RESOLVED;
	/* A further form without ticks is itself the word that it is not resolved (S8). */
	return r->kind == READING_FORM && r->verdict.kind == VERDICT_NONE ? VERDICT_NOT_RESOLVED
									  : r->verdict.kind;
}

static void step_add_outcome(struct step *s, const struct step_mail *m, unsigned role,
			     enum verdict_kind verdict)
{
	struct case_outcome *o = NULL;
	struct form_value *words;
	size_t i;

	/* Who says something else later has changed their mind: their last word counts. */
	for (i = 0; i < s->c->outcome_count; i++)
		if (s->c->outcomes[i].rung == (int)s->c->rung_count - 1 &&
		    s->c->outcomes[i].role == role)
			o = &s->c->outcomes[i];
	if (!o)
		o = ARENA_PUSH(s->a, struct case_outcome, s->c->outcomes, s->c->outcome_count);
	*o = (struct case_outcome){.at = s->at,
				   .who = m->from,
				   .role = role,
				   .verdict = verdict,
				   .text = m->reading->text,
				   .rung = (int)s->c->rung_count - 1};
	words = step_form_value(s, role == ROLE_ADM ? "adm_response" : "chair_response");
	if (words && !str_empty(m->reading->text))
		words->text = m->reading->text;
	step_log(s, "outcome", m->from, s->c->procedure->adviser ? "S7" : "C6", "%s (%s): %s.",
		 step_name_of(s, m->from), role_title(role), verdict_name(verdict));
}

static void step_fill_end(struct step *s, bool resolved)
{
	struct form_value *yes = step_form_value(s, "resolved");
	struct form_value *further = step_form_value(s, "further_escalation");

	if (yes)
		yes->tick = resolved ? FORM_YES : FORM_NO;
	if (further)
		further->tick = resolved ? FORM_NO : FORM_YES;
}

/* S7: resolved only when all who judge have said so. */
static void step_all_resolved(struct step *s, const struct step_mail *m)
{
	const struct procedure *p = s->c->procedure;
	unsigned role;

	for (role = 1; role && role <= p->judges; role <<= 1)
		if ((p->judges & role) && !step_has_verdict(s->c, role))
			return;
	step_fill_end(s, true);
	step_close(s, CASE_RESOLVED, m->from, p->adviser ? "S7" : "C6",
		   p->adviser
		       ? "Everybody who judges the answer says that the concerns are resolved."
		       : "The carer says that the answer resolves it.");
}

static void step_further_form(struct step *s, const struct step_mail *m, unsigned role)
{
	if (!s->c->procedure->further_form)
		return;
	if (m->reading->kind == READING_FORM) {
		step_log(s, "further-form", m->from, "S8", "The further form came with the mail.");
		return;
	}
	step_letter(s, LETTER_FURTHER_FORM, m->from, step_name_of(s, m->from), role);
	step_log(s, "further-form", m->from, "S8",
		 "%s was asked for a further form that names the aspects that remain.",
		 step_name_of(s, m->from));
}

static void step_not_resolved(struct step *s, const struct step_mail *m, unsigned role)
{
	const char *why = arena_printf(s->a, "%s (%s) is not satisfied with the answer.",
				       step_name_of(s, m->from), role_title(role));

	step_fill_end(s, false);
	if (!step_move_up(s, CASE_NOT_SATISFIED, calendar_day_zero(s->w->calendar, s->at), why)) {
		step_close(
		    s, CASE_EXHAUSTED, m->from, s->c->procedure->adviser ? "S8" : "C9",
		    arena_printf(s->a, "%s There is no higher step in this procedure.", why));
		return;
	}
	step_further_form(s, m, role);
}

/* S8: a further form that comes once the case has moved on goes to who has it now. */
static bool step_late_further_form(struct step *s, const struct step_mail *m)
{
	struct case_rung *r = casefile_rung(s->c);
	struct letter *l;

	if (m->reading->kind != READING_FORM || s->c->state != CASE_AWAITING_ANSWER)
		return false;
	step_log(s, "further-form", m->from, "S8",
		 "%s sent the further form; it was passed on to who has the case now.",
		 step_name_of(s, m->from));
	l = step_letter_party(s, LETTER_QUESTION_ANSWERED, &r->owner);
	l->person = step_name_of(s, m->from);
	l->text = form_text(m->reading->form, "details");
	if (!l->text)
		l->text = m->reading->text;
	return true;
}

static void step_unclear(struct step *s, const struct step_mail *m, unsigned role)
{
	struct letter *l =
	    step_letter(s, LETTER_VERDICT_UNCLEAR, m->from, step_name_of(s, m->from), role);

	l->text = m->reading->text;
	step_log(s, "outcome-unclear", m->from, s->c->procedure->adviser ? "S7" : "C6",
		 "%s replied, but not clearly whether it is resolved; they were asked.",
		 step_name_of(s, m->from));
	step_tell_adviser_text(s, LETTER_NOTICE,
			       arena_printf(s->a,
					    "%s replied about the answer, but the words do not say "
					    "clearly whether it is resolved. They have been asked. "
					    "Their words:\n\n%s",
					    step_name_of(s, m->from), m->reading->text),
			       step_name_of(s, m->from));
}

static bool step_leaves_ladder(struct step *s, const struct step_mail *m, enum verdict_kind v)
{
	if (!str_ieq(s->c->submitter.email, m->from))
		return false;
	if (v == VERDICT_COMPLAINT && s->c->procedure->complaints) {
		step_log(s, "complaint", m->from, "C9",
			 "The submitter takes it to the complaints "
			 "procedure.");
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

void step_judge_mail(struct step *s, const struct step_mail *m, unsigned role)
{
	bool unclear;
	enum verdict_kind v = step_verdict(m->reading, &unclear);

	if (step_leaves_ladder(s, m, v))
		return;
	if (s->c->state != CASE_AWAITING_OUTCOME) {
		if (!step_late_further_form(s, m)) {
			step_log(s, "refused", m->from, "B2",
				 "There is no answer to judge now; the words were passed to the "
				 "Adviser.");
			step_tell_adviser_text(s, LETTER_NOTICE, m->reading->text,
					       step_name_of(s, m->from));
		}
		return;
	}
	if (!unclear && (v == VERDICT_RESOLVED || v == VERDICT_NOT_RESOLVED)) {
		step_add_outcome(s, m, role, v);
		if (v == VERDICT_RESOLVED)
			step_all_resolved(s, m);
		else
			step_not_resolved(s, m, role);
		return;
	}
	if (!unclear && v == VERDICT_NONE && m->reading->verdict.acknowledgement) {
		step_log(s, "acknowledged", m->from, NULL, "%s wrote back without a verdict yet.",
			 step_name_of(s, m->from));
		return;
	}
	if (!unclear && v == VERDICT_QUESTION) {
		struct letter *l =
		    step_letter_party(s, LETTER_QUESTION_ANSWERED, &casefile_rung(s->c)->owner);

		l->text = m->reading->text;
		l->person = step_name_of(s, m->from);
		step_log(s, "information", m->from, "C10",
			 "%s asks about the answer; passed on to the owner. Nothing moves.",
			 step_name_of(s, m->from));
		return;
	}
	step_unclear(s, m, role);
}

/* What a submitter writes while the owner has it: an answer to a question, or more to know. */
static void step_information(struct step *s, const struct step_mail *m)
{
	struct case_rung *r = casefile_rung(s->c);
	struct case_question *open = NULL;
	struct letter *l;
	size_t i;

	for (i = 0; i < s->c->question_count; i++)
		if (s->c->questions[i].answered == DATE_NO_MOMENT)
			open = &s->c->questions[i];
	if (open) {
		open->answered = s->at;
		open->reply = m->reading->text;
		if (s->c->procedure->question_pauses && s->c->paused != DATE_NO_MOMENT)
			step_resume(s);
	}
	if (s->c->form && m->reading->form && m->reading->form->type == s->c->form->type)
		form_merge(s->a, s->c->form, m->reading->form);
	step_log(s, open ? "question-answered" : "information", m->from, open ? "C10" : "C12",
		 "%s wrote more; it was passed on to who has the case.", step_name_of(s, m->from));
	if (!r->owner.email) {
		step_tell_adviser_text(s, LETTER_NOTICE, m->reading->text,
				       step_name_of(s, m->from));
		return;
	}
	l = step_letter_party(s, LETTER_QUESTION_ANSWERED, &r->owner);
	l->text = m->reading->text;
	l->person = step_name_of(s, m->from);
	if (r->deputy.email) {
		l = step_letter_party(s, LETTER_QUESTION_ANSWERED, &r->deputy);
		l->text = m->reading->text;
		l->person = step_name_of(s, m->from);
	}
}

void step_submitter_mail(struct step *s, const struct step_mail *m)
{
	struct case_rung *r = casefile_rung(s->c);
	bool unclear, sole = s->c->procedure->judges == s->c->submitter.role;
	enum verdict_kind v = step_verdict(m->reading, &unclear);

	if (step_leaves_ladder(s, m, v))
		return;
	if (v == VERDICT_RESOLVED && !unclear && sole && !m->reading->form) {
		step_add_outcome(s, m, s->c->submitter.role, v);
		step_close(s, CASE_RESOLVED, m->from, "C6",
			   "The submitter says that it is resolved.");
		return;
	}
	if (v == VERDICT_AGREED_DATE && s->c->state == CASE_AWAITING_ANSWER && r->owner.email &&
	    casefile_step(s->c)->agree && m->reading->verdict.date >= step_today(s)) {
		step_agree(s, m, false);
		return;
	}
	if (m->reading->verdict.yes && s->c->state == CASE_AWAITING_ANSWER &&
	    r->agreement.by_owner != DATE_NO_DAY &&
	    r->agreement.by_owner != r->agreement.by_submitter) {
		struct step_mail yes = *m;
		struct reading *reading = arena_memdup(s->a, m->reading, sizeof(*reading));

		reading->verdict.date = r->agreement.by_owner;
		yes.reading = reading;
		step_agree(s, &yes, false);
		return;
	}
	if (m->reading->verdict.acknowledgement) {
		step_log(s, "acknowledged", m->from, NULL, "%s wrote back; nothing follows.",
			 step_name_of(s, m->from));
		return;
	}
	if (step_late_further_form(s, m))
		return;
	step_information(s, m);
}
