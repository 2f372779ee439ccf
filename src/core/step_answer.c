/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an owner's mail does: an answer (S5, C6), part of one, a question (C10), another date (C2),
 * the word that it is recorded (C4) or was told by word of mouth (C11).
 */
#include "core/step_internal.h"
#include "core/vocabulary.h"

#include <string.h>

void step_recorded(struct step *s, const struct step_mail *m)
{
	struct case_rung *r;
	size_t i;

	/* One word is enough for all the steps that somebody had. */
	for (i = 0; i < s->c->rung_count; i++) {
		r = &s->c->rungs[i];
		if (r->recorded || !casefile_owns(s->c, r, s->w->directory, m->from))
			continue;
		r->recorded = true;
		step_log(s, "recorded", m->from, s->c->procedure->owner_records ? "C4" : "S10",
			 "%s says that the step %s is recorded%s%s.", step_name_of(s, m->from),
			 s->c->procedure->steps[r->step].title,
			 s->c->procedure->record ? " on " : "",
			 s->c->procedure->record ? s->c->procedure->record : "");
	}
}

static void step_told(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	date_day day = m->reading->verdict.told;

	r->told = day == DATE_NO_DAY ? step_today(s) : day;
	step_log(s, "told", m->from, "C11", "%s says that the %s was told by word of mouth on %s.",
		 step_name_of(s, m->from), role_title(s->c->submitter.role),
		 date_long(s->a, r->told));
}

/* C10: a question is passed on, answered and recorded; whether it stops the clock is configured. */
static void step_question(struct step *s, const struct step_mail *m)
{
	struct case_question *q =
	    ARENA_PUSH(s->a, struct case_question, s->c->questions, s->c->question_count);
	bool pauses = s->c->procedure->question_pauses && s->c->state == CASE_AWAITING_ANSWER;
	struct letter *l;

	*q = (struct case_question){.asked = s->at, .answered = DATE_NO_MOMENT};
	q->by = m->from;
	q->text = m->reading->text;
	q->rung = (int)s->c->rung_count - 1;
	step_log(s, "asked", m->from, "C10", "%s asks the submitter for more.%s",
		 step_name_of(s, m->from), pauses ? " The clock stops until they reply." : "");
	if (pauses && s->c->paused == DATE_NO_MOMENT)
		step_pause(s);
	l = step_letter_party(s, LETTER_QUESTION, &s->c->submitter);
	l->text = q->text;
	l->person = step_name_of(s, m->from);
}

/* C2: recorded with who agreed, and when. */
static void step_agreement_done(struct step *s, struct case_rung *r, date_day day)
{
	struct letter model;
	date_day old = r->due;

	if (r->due_fixed && r->due == day)
		return;
	step_new_date(s, r, day);
	step_log(s, "agreed", NULL, "C2",
		 "Both agreed on an answer by %s instead of %s: %s on %s, %s on %s.",
		 date_long(s->a, day), old == DATE_NO_DAY ? "no date" : date_long(s->a, old),
		 step_name_of(s, s->c->submitter.email),
		 date_moment_long(s->a, r->agreement.submitter_at), step_name_of(s, r->owner.email),
		 date_moment_long(s->a, r->agreement.owner_at));
	model = step_model(s, LETTER_AGREED);
	model.day = day;
	step_letter_party(s, LETTER_AGREED, &s->c->submitter)->day = day;
	step_letter_owners(s, r, &model);
}

void step_agree(struct step *s, const struct step_mail *m, date_day day, bool by_owner)
{
	struct case_rung *r = casefile_rung(s->c);
	struct letter model;

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
	model = step_model(s, LETTER_AGREE_ASK);
	model.day = day;
	model.person = step_name_of(s, m->from);
	model.text = m->reading->text;
	if (by_owner) {
		struct letter *l = step_letter_party(s, LETTER_AGREE_ASK, &s->c->submitter);

		l->day = day;
		l->person = model.person;
		l->text = model.text;
	} else {
		step_letter_owners(s, r, &model);
	}
}

/* To who wrote: what an answer still lacks. */
static void step_ask_rest(struct step *s, const struct step_mail *m, const struct case_rung *r,
			  const char **missing, size_t count)
{
	struct letter *l =
	    step_letter(s, LETTER_INCOMPLETE, m->from, step_name_of(s, m->from), r->owner.role);

	l->text = m->reading->text;
	l->items = missing;
	l->item_count = count;
	if (m->reading->unread_count && !m->reading->form)
		l->blank_form = s->c->procedure->form;
}

/* Another date is only agreed where the procedure lets it be (C2), and only for a day to come. */
static void step_owner_date(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	date_day day = m->reading->verdict.date;
	const char **missing = ARENA_NEW_N(s->a, const char *, 1);
	bool past = day < step_today(s);

	if (casefile_step(s->c)->agree && !past) {
		step_agree(s, m, day, true);
		return;
	}
	step_log(s, "disagreed", m->from, step_rule(s, "S4", "C2"),
		 "%s names another date (%s); %s.", step_name_of(s, m->from), date_long(s->a, day),
		 past ? "it is past" : "this step has no other timescale");
	missing[0] = past ? "an answer: the date that you name is past"
			  : "an answer: another date cannot be agreed at this step";
	step_ask_rest(s, m, r, missing, 1);
	step_tell_adviser_text(s, LETTER_NOTICE,
			       arena_printf(s->a,
					    "%s asks for another date, %s. At this step only an "
					    "administrator can change it (escalatectl extend). The "
					    "date stands as it is.",
					    step_name_of(s, m->from), date_long(s->a, day)),
			       step_name_of(s, m->from));
}

/* The response in this mail: section C if it came as a form, and the words beside it. */
static const char *step_response(struct step *s, const struct reading *r)
{
	const char *response = r->form ? form_text(r->form, "response") : NULL;
	const char *words = reading_words(r);
	bool actions = r->form && r->form->action_count;

	if (str_empty(words) || (r->form && r->verdict.acknowledgement))
		return response;
	/* Where the mail is itself the form, its words are those of the form. */
	if (response)
		return form_words_hold(s->a, words, response)
			   ? response
			   : arena_printf(s->a, "%s\n\n%s", response, words);
	if (actions && r->form->actions[0].action &&
	    form_words_hold(s->a, words, r->form->actions[0].action))
		return NULL;
	return words;
}

/* S6: what of the answer's form could not be read.  What comes before the answer, or what the
 * case's own form has told of, is not of it. */
static void step_keep_problems(struct step *s, const struct form *f, struct case_answer *n)
{
	const struct form_problem *p;
	size_t i;

	for (i = 0; i < f->problem_count; i++) {
		p = &f->problems[i];
		if (!form_problem_precedes(f->type, p, VOCABULARY_ANSWER_SECTION) &&
		    !(s->c->form && form_has_problem(s->c->form, p)))
			*ARENA_PUSH(s->a, const char *, n->problems, n->problem_count) = p->text;
	}
}

static struct case_answer *step_add_answer(struct step *s, const struct step_mail *m,
					   struct case_rung *r)
{
	struct case_answer *n = ARENA_PUSH(s->a, struct case_answer, r->answers, r->answer_count);
	const struct form *f = m->reading->form;
	size_t i;

	*n = (struct case_answer){.at = s->at, .by = m->from};
	n->text = step_response(s, m->reading);
	if (n->text && n->text == m->reading->text)
		n->with_questions = reading_with_questions(m->reading);
	for (i = 0; f && i < f->action_count; i++)
		*ARENA_PUSH(s->a, struct form_action, n->actions, n->action_count) = f->actions[i];
	if (f)
		step_keep_problems(s, f, n);
	return n;
}

/* Thanks, a bare yes or no: words that answer nothing (S5). */
static bool step_says_nothing(struct step *s, const struct reading *r)
{
	const struct verdict *v = &r->verdict;

	return str_empty(step_response(s, r)) ||
	       (!r->form && (v->acknowledgement || v->yes || v->no));
}

/* S5: with what was already said in this step, is there a response, and are there actions? */
static bool step_is_complete(struct step *s, const struct step_mail *m, struct case_rung *r,
			     const char ***missing, size_t *count)
{
	bool response = !step_says_nothing(s, m->reading);
	bool actions =
	    m->reading->verdict.has_actions || (m->reading->form && m->reading->form->action_count);
	size_t i;

	for (i = 0; i < r->answer_count; i++) {
		response |= !str_empty(r->answers[i].text);
		actions |= r->answers[i].action_count > 0;
	}
	*missing = NULL;
	*count = 0;
	for (i = 0; i < m->reading->unread_count && !(response && actions); i++)
		*ARENA_PUSH(s->a, const char *, *missing, *count) = m->reading->unread[i];
	if (!response)
		*ARENA_PUSH(s->a, const char *, *missing, *count) =
		    "a response to each of the concerns: what you found, and what you think of it";
	if (s->c->procedure->actions_required && !actions)
		*ARENA_PUSH(s->a, const char *, *missing, *count) =
		    "actions: what will be done, by whom and by when (or that nothing is to be "
		    "done, and why)";
	return response && (actions || !s->c->procedure->actions_required);
}

static void step_incomplete(struct step *s, const struct step_mail *m, struct case_rung *r,
			    const char **missing, size_t count)
{
	bool nothing = step_says_nothing(s, m->reading) &&
		       !(m->reading->form && m->reading->form->action_count);

	if (!nothing)
		step_add_answer(s, m, r);
	step_log(s, "incomplete", m->from, step_rule(s, "S5", "C6"),
		 nothing
		     ? "%s wrote back, but that is not yet an answer; the clock runs on."
		     : "%s answered in part; what is missing was asked for, and the clock runs on.",
		 step_name_of(s, m->from));
	step_ask_rest(s, m, r, missing, count);
}

/* The parts that were sent since the last whole answer stand above this one, so that all of it is
 * read at once. */
static void step_join_parts(struct step *s, struct case_rung *r)
{
	struct case_answer *last = &r->answers[r->answer_count - 1], *part;
	size_t i, j, first = r->answer_count - 1, count = 0, problem_count = 0;
	struct form_action *actions = NULL;
	const char **problems = NULL;
	struct str text, shown;
	bool questions = false;

	while (first > 0 && !r->answers[first - 1].complete)
		first--;
	str_init(&text, s->a, STR_UNBOUNDED);
	str_init(&shown, s->a, STR_UNBOUNDED);
	for (i = first; i < r->answer_count; i++) {
		part = &r->answers[i];
		if (!str_empty(part->text)) {
			str_add(&text, text.len ? "\n\n" : "");
			str_add(&text, part->text);
			str_add(&shown, shown.len ? "\n\n" : "");
			str_add(&shown, casefile_answer_words(part));
			questions = questions || part->with_questions;
		}
		for (j = 0; j < part->action_count; j++)
			*ARENA_PUSH(s->a, struct form_action, actions, count) = part->actions[j];
		for (j = 0; j < part->problem_count; j++)
			if (!step_is_among(problems, problem_count, part->problems[j]))
				*ARENA_PUSH(s->a, const char *, problems, problem_count) =
				    part->problems[j];
	}
	last->text = str_text(&text);
	last->with_questions = questions ? str_text(&shown) : NULL;
	last->actions = actions;
	last->action_count = count;
	last->problems = problems;
	last->problem_count = problem_count;
}

/* Sections C and D: the answer, when it came in and when it went on.  What E and F said of an
 * earlier answer is not said of this one. */
static void step_fill_answer(struct step *s, const struct case_answer *answer)
{
	static const char *const dates[] = {"date_received", "date_to_chair", "date_to_adm"};
	static const char *const ends[] = {"adm_response", "chair_response", "resolved",
					   "further_escalation"};
	struct form_value *v = step_form_value(s, "response");
	struct form *f = s->c->form;
	size_t i;

	if (!v)
		return;
	v->text = answer->text;
	f->actions = NULL;
	f->action_count = 0;
	for (i = 0; i < answer->action_count; i++)
		*ARENA_PUSH(s->a, struct form_action, f->actions, f->action_count) =
		    answer->actions[i];
	for (i = 0; i < COUNT_OF(dates); i++)
		if ((v = step_form_value(s, dates[i])))
			v->date = step_today(s);
	for (i = 0; i < COUNT_OF(ends); i++)
		if ((v = step_form_value(s, ends[i])))
			form_clear_value(v);
}

static void step_answered(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	bool again = r->answered != DATE_NO_MOMENT;
	struct case_answer *n = step_add_answer(s, m, r);

	step_join_parts(s, r);
	n->complete = true;
	step_log(s, again ? "answer-added" : "answered", m->from, step_rule(s, "S6", "C6"),
		 "%s answered%s.", step_name_of(s, m->from),
		 r->lapsed != DATE_NO_MOMENT ? ", late" : "");
	if (!again) {
		r->answered = s->at;
		step_fill_answer(s, n);
	}
	s->c->paused = DATE_NO_MOMENT;
	s->c->state = CASE_AWAITING_OUTCOME;
	s->c->outcome_asked = s->at;
	step_drop_chases(s);
	step_ask_judges(s, LETTER_ANSWER, true);
	if (s->c->procedure->adviser)
		step_tell_adviser_text(s, LETTER_ANSWER_COPY, NULL, step_name_of(s, m->from));
	if (s->c->procedure->owner_records && !r->recorded && !again)
		step_ask_record(s, r, LETTER_RECORD, NULL);
}

bool step_is_only_record(const struct reading *r)
{
	return r->verdict.record_only && !r->form;
}

/* A bare "yes" or "no" to a date that the other side has named (C2). */
static bool step_owner_yes_or_no(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	const struct verdict *v = &m->reading->verdict;

	if ((!v->yes && !v->no) || s->c->state != CASE_AWAITING_ANSWER ||
	    r->agreement.by_submitter == DATE_NO_DAY ||
	    r->agreement.by_submitter == r->agreement.by_owner)
		return false;
	if (v->yes) {
		step_agree(s, m, r->agreement.by_submitter, true);
		return true;
	}
	step_log(s, "disagreed", m->from, "C2", "%s does not agree to %s: the date stands.",
		 step_name_of(s, m->from), date_long(s->a, r->agreement.by_submitter));
	r->agreement.by_submitter = DATE_NO_DAY;
	return true;
}

/* Only the Adviser, or an admin, says who answers (B2): an owner's word for it goes to them. */
static bool step_owner_delegates(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	const struct verdict *v = &m->reading->verdict;
	const char **missing;

	if (!v->route_to || v->has_actions || m->reading->form ||
	    s->c->state != CASE_AWAITING_ANSWER)
		return false;
	step_log(
	    s, "refused", m->from, step_rule(s, "S3", "B2"),
	    "%s says that somebody else should answer; that was passed on, and the clock runs.",
	    step_name_of(s, m->from));
	missing = ARENA_NEW_N(s->a, const char *, 1);
	missing[0] = "an answer: it stays with you until somebody else is named, and those who can "
		     "name them have been told what you wrote";
	step_ask_rest(s, m, r, missing, 1);
	step_tell_adviser_text(s, LETTER_NOTICE, m->reading->text, step_name_of(s, m->from));
	return true;
}

/* C2: they agree to another date, and it is not clear to which: asked back, never guessed. */
static bool step_owner_unclear_date(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	const struct verdict *v = &m->reading->verdict;
	const char **missing;

	if (!v->date_unclear || v->has_actions || m->reading->form || !casefile_step(s->c)->agree ||
	    s->c->state != CASE_AWAITING_ANSWER)
		return false;
	missing = ARENA_NEW_N(s->a, const char *, 1);
	missing[0] = "the date that you mean, in full, for example \"Agreed Wednesday 6 January "
		     "2027\"; until then the date stands as it is";
	step_log(s, "incomplete", m->from, "C2",
		 "%s names another date, but not clearly which; that was asked.",
		 step_name_of(s, m->from));
	step_ask_rest(s, m, r, missing, 1);
	return true;
}

void step_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r)
{
	const struct verdict *v = &m->reading->verdict;
	const char **missing;
	size_t count;

	if (v->recorded)
		step_recorded(s, m);
	if (v->told_said)
		step_told(s, m, r);
	if (v->kind == VERDICT_AGREED_DATE && s->c->state == CASE_AWAITING_ANSWER &&
	    !m->reading->form && (casefile_step(s->c)->agree || !v->has_actions)) {
		step_owner_date(s, m, r);
		return;
	}
	if (step_owner_unclear_date(s, m, r) || step_owner_yes_or_no(s, m, r) ||
	    step_owner_delegates(s, m, r))
		return;
	if (v->kind == VERDICT_QUESTION && !m->reading->form) {
		step_question(s, m);
		return;
	}
	/* "Recorded on CRS" and no more: the word of a record is no answer. */
	if (!v->told_said && step_is_only_record(m->reading))
		return;
	if (step_says_nothing(s, m->reading) && s->c->state != CASE_AWAITING_ANSWER) {
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
	struct letter model = step_model(s, LETTER_LATE_ANSWER), *l;
	struct case_answer *n;

	if (m->reading->verdict.recorded)
		step_recorded(s, m);
	if (step_is_only_record(m->reading))
		return;
	if (step_says_nothing(s, m->reading) &&
	    !(m->reading->form && m->reading->form->action_count)) {
		step_log(s, "acknowledged", m->from, NULL, "%s wrote back; nothing follows.",
			 step_name_of(s, m->from));
		return;
	}
	n = step_add_answer(s, m, r);
	n->late = true;
	step_log(
	    s, "late-answer", m->from, step_rule(s, "S13", "C5"),
	    "%s, who had the step %s, answered after it had gone up: passed on to who has it now.",
	    step_name_of(s, m->from), s->c->procedure->steps[r->step].title);
	model.rung = (int)(r - s->c->rungs);
	model.text = n->text;
	model.person = step_name_of(s, m->from);
	if (now->owner.email)
		step_letter_owners(s, now, &model);
	else
		step_tell_adviser_text(s, LETTER_NOTICE, model.text, model.person);
	l = step_letter_party(s, LETTER_LATE_ANSWER, &s->c->submitter);
	l->rung = model.rung;
	l->text = model.text;
	l->person = model.person;
}
