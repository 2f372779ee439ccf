/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an owner's mail does: an answer (S5, C6), part of one, a question (C10), another date (C2),
 * the word that it is recorded (C4) or was told by word of mouth (C11).
 */
#include "core/step_internal.h"

#include <string.h>

static void step_recorded(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	if (r->recorded)
		return;
	r->recorded = true;
	step_log(s, "recorded", m->from, "C4", "%s says that the step %s is recorded on %s.",
		 step_name_of(s, m->from), s->c->procedure->steps[r->step].title,
		 s->c->procedure->record);
}

static void step_told(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	date_day day = m->reading->verdict.told;

	r->told = day == DATE_NO_DAY ? step_today(s) : day;
	step_log(s, "told", m->from, "C11",
		 "%s says that the carer was told by word of mouth on %s.",
		 step_name_of(s, m->from), date_long(s->a, r->told));
}

/* C10: a question is passed on, answered and recorded; whether it stops the clock is configured. */
static void step_question(struct step *s, const struct step_mail *m)
{
	struct case_question *q =
	    ARENA_PUSH(s->a, struct case_question, s->c->questions, s->c->question_count);
	struct letter *l;

	*q = (struct case_question){.asked = s->at, .answered = DATE_NO_MOMENT};
	q->by = m->from;
	q->text = m->reading->text;
	q->rung = (int)s->c->rung_count - 1;
	step_log(s, "asked", m->from, "C10", "%s asks the submitter for more.%s",
		 step_name_of(s, m->from),
		 s->c->procedure->question_pauses ? " The clock stops until they reply." : "");
	if (s->c->procedure->question_pauses && s->c->paused == DATE_NO_MOMENT)
		step_pause(s);
	l = step_letter_party(s, LETTER_QUESTION, &s->c->submitter);
	l->text = q->text;
	l->person = step_name_of(s, m->from);
}

static void step_agreement_done(struct step *s, struct case_rung *r, date_day day)
{
	date_day old = r->due;
	struct letter *l;

	step_set_due(s, r, day, true);
	r->reminded = false;
	s->u.drop_chases = true;
	step_log(s, "agreed", NULL, "C2", "Both agreed: an answer by %s instead of %s.",
		 date_long(s->a, day), old == DATE_NO_DAY ? "no date" : date_long(s->a, old));
	l = step_letter_party(s, LETTER_AGREED, &s->c->submitter);
	l->day = day;
	l = step_letter_party(s, LETTER_AGREED, &r->owner);
	l->day = day;
}

void step_agree(struct step *s, const struct step_mail *m, bool by_owner)
{
	struct case_rung *r = casefile_rung(s->c);
	date_day day = m->reading->verdict.date;
	struct letter *l;

	if (by_owner) {
		r->agreement.by_owner = day;
		r->agreement.owner_at = s->at;
	} else {
		r->agreement.by_submitter = day;
		r->agreement.submitter_at = s->at;
	}
	if (r->agreement.by_owner == r->agreement.by_submitter) {
		step_agreement_done(s, r, day);
		return;
	}
	step_log(s, "agreement-asked", m->from, "C2",
		 "%s says that %s is agreed; the other side is asked. The date stands as it is "
		 "until both have said so.",
		 step_name_of(s, m->from), date_long(s->a, day));
	l = step_letter_party(s, LETTER_AGREE_ASK, by_owner ? &s->c->submitter : &r->owner);
	l->day = day;
	l->person = step_name_of(s, m->from);
}

/* Another date is only agreed where the procedure lets it be (C2), and only for a day to come. */
static bool step_may_agree(struct step *s, const struct step_mail *m)
{
	if (casefile_step(s->c)->agree && m->reading->verdict.date >= step_today(s))
		return true;
	step_log(s, "disagreed", m->from, "C2", "%s names another date (%s); %s.",
		 step_name_of(s, m->from), date_long(s->a, m->reading->verdict.date),
		 casefile_step(s->c)->agree ? "it is past" : "this step has no other timescale");
	step_tell_adviser_text(s, LETTER_NOTICE,
			       arena_printf(s->a,
					    "%s asks for another date, %s. At this step only an "
					    "administrator can change it (escalatectl extend). The "
					    "date stands as it is.",
					    step_name_of(s, m->from),
					    date_long(s->a, m->reading->verdict.date)),
			       step_name_of(s, m->from));
	return false;
}

static struct form_action *step_copy_actions(struct step *s, const struct form *f)
{
	return f && f->action_count
		   ? arena_memdup(s->a, f->actions, f->action_count * sizeof(*f->actions))
		   : NULL;
}

/* The response in this mail: section C if it came as a form, else the words. */
static const char *step_response(const struct reading *r)
{
	const char *response = r->form ? form_text(r->form, "response") : NULL;

	return response ? response : r->form && r->form->action_count ? NULL : r->text;
}

static struct case_answer *step_add_answer(struct step *s, const struct step_mail *m,
					   struct case_rung *r)
{
	struct case_answer *n = ARENA_PUSH(s->a, struct case_answer, r->answers, r->answer_count);
	const struct form *f = m->reading->form;

	*n = (struct case_answer){.at = s->at, .by = m->from};
	n->text = step_response(m->reading);
	n->actions = step_copy_actions(s, f);
	n->action_count = f ? f->action_count : 0;
	return n;
}

/* S5: with what was already said in this step, is there a response, and are there actions? */
static bool step_is_complete(struct step *s, const struct step_mail *m, struct case_rung *r,
			     const char ***missing, size_t *count)
{
	bool response =
	    !str_empty(step_response(m->reading)) && !m->reading->verdict.acknowledgement;
	bool actions =
	    m->reading->verdict.has_actions || (m->reading->form && m->reading->form->action_count);
	size_t i;

	for (i = 0; i < r->answer_count; i++) {
		response |= !str_empty(r->answers[i].text);
		actions |= r->answers[i].action_count > 0;
	}
	*missing = NULL;
	*count = 0;
	if (!response)
		*ARENA_PUSH(s->a, const char *, *missing, *count) =
		    "a response to each of the concerns: what you found, and what you think of it";
	if (s->c->procedure->actions_required && !actions)
		*ARENA_PUSH(s->a, const char *, *missing, *count) =
		    "actions: what will be done, by whom and by when (or that nothing is to be "
		    "done, and why)";
	return *count == 0;
}

static void step_incomplete(struct step *s, const struct step_mail *m, struct case_rung *r,
			    const char **missing, size_t count)
{
	struct letter *l;

	if (!m->reading->verdict.acknowledgement)
		step_add_answer(s, m, r);
	step_log(s, "incomplete", m->from, "S5",
		 m->reading->verdict.acknowledgement
		     ? "%s wrote that they will look into it: that is not yet an answer, and "
		       "the clock runs on."
		     : "%s answered in part; what is missing was asked for, and the clock runs on.",
		 step_name_of(s, m->from));
	l = step_letter(s, LETTER_INCOMPLETE, m->from, step_name_of(s, m->from), r->owner.role);
	l->items = missing;
	l->item_count = count;
}

/* Section D: when it came in, and when it went on. */
static void step_fill_section_d(struct step *s)
{
	static const char *const keys[] = {"date_received", "date_to_chair", "date_to_adm"};
	struct form_value *v;
	size_t i;

	for (i = 0; i < COUNT_OF(keys); i++)
		if ((v = step_form_value(s, keys[i])))
			v->date = step_today(s);
}

/* The parts that were sent before stand above the last one, so that the whole answer is read at
 * once. */
static void step_join_parts(struct step *s, struct case_rung *r)
{
	struct case_answer *last = &r->answers[r->answer_count - 1], *part;
	struct form_action *actions = NULL;
	struct str text;
	size_t i, j, count = 0;

	str_init(&text, s->a, STR_UNBOUNDED);
	for (i = 0; i < r->answer_count; i++) {
		part = &r->answers[i];
		if (part->complete && part != last)
			continue;
		if (!str_empty(part->text)) {
			str_add(&text, text.len ? "\n\n" : "");
			str_add(&text, part->text);
		}
		for (j = 0; j < part->action_count; j++)
			*ARENA_PUSH(s->a, struct form_action, actions, count) = part->actions[j];
	}
	last->text = str_text(&text);
	last->actions = actions;
	last->action_count = count;
}

static void step_answered(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	bool again = r->answered != DATE_NO_MOMENT;
	struct case_answer *n = step_add_answer(s, m, r);

	step_join_parts(s, r);
	n->complete = true;
	if (s->c->form && m->reading->form && m->reading->form->type == s->c->form->type)
		form_merge(s->a, s->c->form, m->reading->form);
	step_fill_section_d(s);
	step_log(s, again ? "answer-added" : "answered", m->from,
		 s->c->procedure->adviser ? "S6" : "C6", "%s answered%s.", step_name_of(s, m->from),
		 r->lapsed != DATE_NO_MOMENT ? ", late" : "");
	if (s->c->paused != DATE_NO_MOMENT)
		s->c->paused = DATE_NO_MOMENT;
	if (!again)
		r->answered = s->at;
	s->c->state = CASE_AWAITING_OUTCOME;
	s->c->outcome_asked = s->at;
	s->u.drop_chases = true;
	step_ask_judges(s, LETTER_ANSWER);
	if (s->c->procedure->adviser)
		step_tell_adviser_text(s, LETTER_ANSWER_COPY, NULL, step_name_of(s, m->from));
	if (s->c->procedure->owner_records && !r->recorded && !again)
		step_ask_record(s, r, LETTER_RECORD);
}

/* "Recorded on CRS" and no more: the word of a record is no answer.  Longer words may hold one. */
static bool step_is_only_record(const struct reading *r)
{
	enum { RECORD_WORDS = 120 };

	return r->verdict.recorded && !r->form && strlen(r->text) <= RECORD_WORDS;
}

/* A bare "yes" to a date that the other side has named agrees to it. */
static bool step_agrees_by_yes(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	if (!m->reading->verdict.yes || s->c->state != CASE_AWAITING_ANSWER ||
	    r->agreement.by_submitter == DATE_NO_DAY ||
	    r->agreement.by_submitter == r->agreement.by_owner)
		return false;
	r->agreement.by_owner = r->agreement.by_submitter;
	r->agreement.owner_at = s->at;
	step_agreement_done(s, r, r->agreement.by_submitter);
	return true;
}

void step_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	const struct verdict *v = &m->reading->verdict;
	const char **missing;
	size_t count;

	if (v->recorded)
		step_recorded(s, m, r);
	if (v->told_said)
		step_told(s, m, r);
	if (v->kind == VERDICT_AGREED_DATE && s->c->state == CASE_AWAITING_ANSWER) {
		if (step_may_agree(s, m))
			step_agree(s, m, true);
		return;
	}
	if (step_agrees_by_yes(s, m, r))
		return;
	if (v->kind == VERDICT_QUESTION && !m->reading->form) {
		step_question(s, m);
		return;
	}
	if (!v->told_said && step_is_only_record(m->reading))
		return;
	if (v->acknowledgement && s->c->state != CASE_AWAITING_ANSWER) {
		step_log(s, "acknowledged", m->from, NULL, "%s wrote back; nothing follows.",
			 step_name_of(s, m->from));
		return;
	}
	if (r->answered != DATE_NO_MOMENT || step_is_complete(s, m, r, &missing, &count))
		step_answered(s, m, r);
	else
		step_incomplete(s, m, r, missing, count);
}

void step_past_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	struct case_rung *now = casefile_rung(s->c);
	struct case_answer *n;
	struct letter *l;

	if (m->reading->verdict.recorded) {
		step_recorded(s, m, r);
		if (step_is_only_record(m->reading))
			return;
	}
	if (m->reading->verdict.acknowledgement || s->c->state == CASE_CLOSED)
		return;
	n = step_add_answer(s, m, r);
	n->late = true;
	step_log(
	    s, "late-answer", m->from, s->c->procedure->adviser ? "S13" : "C5",
	    "%s, who had the step %s, answered after it had gone up: passed on to who has it now.",
	    step_name_of(s, m->from), s->c->procedure->steps[r->step].title);
	if (now->owner.email) {
		l = step_letter_party(s, LETTER_LATE_ANSWER, &now->owner);
		l->text = n->text;
		l->person = step_name_of(s, m->from);
	}
	l = step_letter_party(s, LETTER_LATE_ANSWER, &s->c->submitter);
	l->text = n->text;
	l->person = step_name_of(s, m->from);
}
