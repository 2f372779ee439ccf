/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rungs begin and end: a step is taken, handed to a person, left for the next one, or the case
 * closes.
 */
#include "core/step_internal.h"

void step_set_due(struct step *s, struct case_rung *r, date_day due, bool fixed)
{
	(void)s;
	r->due = due;
	r->due_fixed = fixed;
}

static struct case_rung *step_push_rung(struct step *s, int step, enum case_cause cause,
					date_day day_zero)
{
	struct case_rung *r = ARENA_PUSH(s->a, struct case_rung, s->c->rungs, s->c->rung_count);

	r->step = step;
	r->cause = cause;
	r->started = s->at;
	r->day_zero = day_zero;
	r->days = s->c->procedure->steps[step].days;
	r->due = DATE_NO_DAY;
	r->lapsed = r->chased = r->answered = r->ended = r->record_asked = DATE_NO_MOMENT;
	r->agreement =
	    (struct case_agreement){DATE_NO_DAY, DATE_NO_DAY, DATE_NO_MOMENT, DATE_NO_MOMENT};
	r->told = DATE_NO_DAY;
	return r;
}

static void step_start_clock(struct step *s, struct case_rung *r, date_day day_zero)
{
	r->day_zero = day_zero;
	step_set_due(s, r, r->days ? calendar_add(s->w->calendar, day_zero, r->days) : DATE_NO_DAY,
		     false);
	s->c->state = CASE_AWAITING_ANSWER;
}

/* The lowest step from `step` up that somebody can take who may.  A step whose person the case is
 * about is passed over; one that nobody holds waits, unless a child may be in danger now. */
static int step_find_step(struct step *s, int step, const struct person **owner)
{
	const struct procedure *p = s->c->procedure;
	int i, first_empty = -1;
	enum step_find found;

	*owner = NULL;
	for (i = step; i < (int)p->step_count; i++) {
		found = step_find_owner(s, i, owner);
		if (found == STEP_FOUND)
			return i;
		if (found == STEP_EXCLUDED) {
			step_log(s, "skipped", NULL, "C7",
				 "The %s is passed over: the concern is about them, or they "
				 "are the deputy of whom it is about.",
				 p->steps[i].title);
			continue;
		}
		if (first_empty < 0)
			first_empty = i;
		if (!s->c->immediate_safeguarding)
			return i;
	}
	return first_empty >= 0 ? first_empty : (int)p->step_count - 1;
}

static void step_wait_for_owner(struct step *s, struct case_rung *r)
{
	s->c->state = CASE_AWAITING_ROUTING;
	s->c->route_asked = s->at;
	step_log(s, "no-owner", NULL, NULL, "The directory has nobody who can take the step %s.",
		 s->c->procedure->steps[r->step].title);
	step_tell_adviser_text(s, LETTER_NO_OWNER, NULL, NULL);
}

/* S3: who should answer is the Adviser's to say; the Team Manager of the form is proposed. */
static bool step_route(struct step *s, struct case_rung *r)
{
	const struct procedure *p = s->c->procedure;
	const struct person *owner = NULL;

	if (p->routing == PROCEDURE_BY_LADDER || r->step > 0 || r->cause == CASE_REOPENED)
		return false;
	if (step_find_owner(s, r->step, &owner) == STEP_FOUND) {
		s->c->proposed = owner->email;
		if (p->routing == PROCEDURE_DIRECT) {
			step_assign(s, owner, NULL, "S3");
			return true;
		}
	}
	s->c->state = CASE_AWAITING_ROUTING;
	s->c->route_asked = s->at;
	step_log(s, "routing-asked", NULL, "S3", "The Adviser was asked who should answer%s%s.",
		 s->c->proposed ? "; proposed: " : "; no rule could propose anybody",
		 s->c->proposed ? step_name_of(s, s->c->proposed) : "");
	step_tell_adviser_text(s, LETTER_ROUTE, NULL,
			       s->c->proposed ? step_name_of(s, s->c->proposed) : NULL);
	return true;
}

void step_begin(struct step *s, int step, enum case_cause cause, date_day day_zero)
{
	const struct person *owner = NULL;
	struct case_rung *r;

	if (step > 0 || s->c->procedure->routing == PROCEDURE_BY_LADDER)
		step = step_find_step(s, step, &owner);
	r = step_push_rung(s, step, cause, day_zero);
	if (step_route(s, r))
		return;
	if (!owner) {
		step_wait_for_owner(s, r);
		return;
	}
	step_set_owner(s, r, owner);
	step_start_clock(s, r, day_zero);
	step_send_request(s, r);
}

/* Section B of the Surrey form: who was asked, and when. */
static void step_fill_section_b(struct step *s, const struct person *owner)
{
	struct form_value *manager = step_form_value(s, "manager");
	struct form_value *sent = step_form_value(s, "date_sent");
	struct form_value *register_kept = step_form_value(s, "spreadsheet_updated");

	if (manager)
		manager->text = owner->name;
	if (sent)
		sent->date = step_today(s);
	if (register_kept)
		register_kept->text = "Yes";
}

void step_assign(struct step *s, const struct person *owner, const char *who, const char *rule)
{
	struct case_rung *r = casefile_rung(s->c);
	struct case_party before = r->owner;
	struct letter *l;

	step_set_owner(s, r, owner);
	r->started = s->at;
	r->lapsed = r->chased = DATE_NO_MOMENT;
	r->reminded = false;
	r->chases = 0;
	s->u.drop_chases = true;
	step_start_clock(s, r, calendar_day_zero(s->w->calendar, s->at));
	step_log(s, "routed", who, rule, "%s is asked to answer by %s.",
		 step_name_of(s, owner->email),
		 r->due == DATE_NO_DAY ? "no fixed date" : date_long(s->a, r->due));
	step_fill_section_b(s, owner);
	if (before.email && !str_ieq(before.email, owner->email)) {
		l = step_letter_party(s, LETTER_STEPPED_DOWN, &before);
		l->text = "It has been passed to somebody else to answer.";
	}
	step_send_request(s, r);
	step_letter_party(s, LETTER_MOVED_UP, &s->c->submitter);
}

void step_ask_record(struct step *s, struct case_rung *r, enum letter_kind kind)
{
	struct letter *l;

	if (!r->owner.email)
		return;
	l = step_letter_party(s, kind, &r->owner);
	l->rung = (int)(r - s->c->rungs);
	if (s->c->procedure->owner_records && !r->recorded) {
		r->record_asked = s->at;
		step_log(s, "record-asked", r->owner.email, "C4",
			 "%s was asked to record the step %s on %s.",
			 step_name_of(s, r->owner.email), s->c->procedure->steps[r->step].title,
			 s->c->procedure->record);
	}
}

/* What the one who had it until now is told, and the people who follow the case. */
static void step_leave(struct step *s, int left, enum case_cause cause)
{
	struct case_rung *r = &s->c->rungs[left];

	if (cause == CASE_LAPSED)
		step_ask_record(s, r, LETTER_LATE_MOVED);
	else if (s->c->procedure->owner_records && !r->recorded)
		step_ask_record(s, r, LETTER_RECORD);
}

bool step_move_up(struct step *s, enum case_cause cause, date_day day_zero, const char *why)
{
	struct case_rung *r = casefile_rung(s->c);
	int left = (int)s->c->rung_count - 1, from = r->step;
	const char *rule = cause != CASE_BY_ADMIN && s->c->procedure->adviser
			       ? (cause == CASE_LAPSED ? "S13" : "S8")
			   : cause == CASE_BY_ADMIN ? "B1"
			   : cause == CASE_LAPSED   ? "C5"
						    : "C6";
	struct letter *l;

	if ((size_t)from + 1 >= s->c->procedure->step_count)
		return false;
	r->ended = s->at;
	s->c->paused = DATE_NO_MOMENT;
	s->u.drop_chases = true;
	step_log(s, "moved-up", NULL, rule, "%s", why);
	step_begin(s, from + 1, cause, day_zero);
	step_leave(s, left, cause);
	l = step_letter_party(s, LETTER_MOVED_UP, &s->c->submitter);
	l->text = why;
	if (s->c->procedure->adviser) {
		struct letter model = step_model(s, LETTER_MOVED_UP);

		model.text = why;
		step_tell_adviser(s, &model);
	}
	return true;
}

void step_close(struct step *s, enum case_closed_as as, const char *who, const char *rule,
		const char *why)
{
	struct case_rung *r = casefile_rung(s->c);
	struct letter model;

	s->c->state = CASE_CLOSED;
	s->c->closed_as = as;
	s->c->closed = s->at;
	s->c->paused = DATE_NO_MOMENT;
	s->u.drop_chases = true;
	if (r)
		r->ended = s->at;
	step_log(s, "closed", who, rule, "%s", why);
	model = step_model(s, LETTER_CLOSED);
	model.text = why;
	step_letter_party(s, LETTER_CLOSED, &s->c->submitter)->text = why;
	if (r && r->owner.email) {
		step_letter_party(s, LETTER_CLOSED, &r->owner)->text = why;
		if (r->deputy.email)
			step_letter_party(s, LETTER_CLOSED, &r->deputy)->text = why;
		if (s->c->procedure->owner_records && !r->recorded)
			step_ask_record(s, r, LETTER_RECORD);
	}
	if (s->c->procedure->adviser || as == CASE_COMPLAINT || as == CASE_EXHAUSTED)
		step_tell_adviser(s, &model);
}

void step_tell_date(struct step *s, date_day old, const char *why)
{
	const struct case_rung *r = casefile_rung(s->c);
	const struct case_party *to[] = {&r->owner, &r->deputy, &s->c->submitter};
	struct letter *l;
	size_t i;

	for (i = 0; i < COUNT_OF(to); i++) {
		if (!to[i]->email)
			continue;
		l = step_letter_party(s, LETTER_DATE_CHANGED, to[i]);
		l->day = old;
		l->text = why;
	}
}

void step_pause(struct step *s)
{
	const struct case_rung *r = casefile_rung(s->c);

	s->c->paused = s->at;
	s->c->paused_left =
	    r->due == DATE_NO_DAY ? 0 : calendar_between(s->w->calendar, step_today(s), r->due);
	s->u.drop_chases = true;
}

void step_resume(struct step *s)
{
	struct case_rung *r = casefile_rung(s->c);

	if (r->due != DATE_NO_DAY && r->lapsed == DATE_NO_MOMENT) {
		r->day_zero = calendar_day_zero(s->w->calendar, s->at);
		r->days = s->c->paused_left;
		step_set_due(s, r, calendar_add(s->w->calendar, r->day_zero, r->days), false);
		r->reminded = false;
	}
	s->c->paused = DATE_NO_MOMENT;
}
