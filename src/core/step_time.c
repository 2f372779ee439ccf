/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What time brings: reminders, lapses, chases, steps up.  No timer is stored: each follows from the
 * case, so a case that changes can leave none behind.
 */
#include "core/step_internal.h"

enum { TICK_LIMIT = 1000 };

/* Chases go out on working days, when the office opens for them. */
static date_moment step_morning(const struct step *s, date_day day)
{
	return date_from_local(day, s->w->calendar->send_from);
}

static date_moment step_days_later(const struct step *s, date_moment from, int days)
{
	return step_morning(s, calendar_add(s->w->calendar, step_local_day(from), days));
}

date_moment step_reminder_at(const struct step *s, const struct case_rung *r)
{
	int before = s->c->procedure->steps[r->step].chase_before;

	if (!before || r->due == DATE_NO_DAY)
		return DATE_NO_MOMENT;
	return step_morning(s, calendar_subtract(s->w->calendar, r->due, before));
}

/* S3: the Adviser (or the admins, where nobody could be found) is asked again. */
static void act_route(struct step *s, struct case_rung *r)
{
	s->c->route_asked = s->now;
	step_log(s, "chased", s->c->adviser.email, step_rule(s, "S3", "B1"),
		 "Who should answer is still to be said.");
	step_ask_route(s, r, calendar_send_time(s->w->calendar, s->now));
}

static void act_remind(struct step *s, struct case_rung *r)
{
	struct letter model = step_model(s, LETTER_REMINDER);

	r->reminded = true;
	/* After an outage the day itself can be over: then the lapse says all. */
	if (calendar_end_of(s->w->calendar, r->due) <= s->now)
		return;
	step_log(s, "reminded", r->owner.email, step_rule(s, "S13", "C5"),
		 "%s was reminded that an answer is due by %s.", step_name_of(s, r->owner.email),
		 date_long(s->a, r->due));
	step_letter_owners(s, r, &model);
	step_cover_absence(s, r, false);
}

/* When a lapsed step goes up by itself; DATE_NO_MOMENT: never. */
static date_moment step_escalates_at(const struct step *s, const struct case_rung *r)
{
	int after = s->c->procedure->steps[r->step].escalate_after;
	const struct calendar *cal = s->w->calendar;

	if (after < 0 || casefile_is_last(s->c))
		return DATE_NO_MOMENT;
	return calendar_end_of(cal, calendar_add(cal, step_local_day(r->lapsed), after));
}

/* After an outage: it goes up in this same moment, so nobody is asked for it any more. */
static bool step_is_leaving(const struct step *s, const struct case_rung *r)
{
	date_moment up = r->lapsed == DATE_NO_MOMENT ? DATE_NO_MOMENT : step_escalates_at(s, r);

	return up != DATE_NO_MOMENT && up <= s->now;
}

static void act_chase(struct step *s, struct case_rung *r)
{
	struct letter model = step_model(s, LETTER_CHASE);

	r->chased = s->now;
	if (step_is_leaving(s, r))
		return;
	r->chases++;
	step_log(s, "chased", r->owner.email, step_rule(s, "S13", "C5"),
		 "%s was asked again for the answer (%d).", step_name_of(s, r->owner.email),
		 r->chases);
	step_letter_owners(s, r, &model);
	step_cover_absence(s, r, false);
}

/* Day 0 of a step that begins because the one before lapsed is the day of that lapse.  Where an
 * outage kept us from writing to the next owner for more than a working day, their days count from
 * now. */
static date_day step_zero_after_lapse(struct step *s, date_day lapsed)
{
	date_day now = calendar_day_zero(s->w->calendar, s->now);

	if (calendar_between(s->w->calendar, lapsed, step_local_day(s->now)) <= 1)
		return lapsed;
	step_log(s, "note", NULL, "B1",
		 "The lapse of %s was only seen on %s: the next owner's days count from %s.",
		 date_long(s->a, lapsed), date_moment_long(s->a, s->now), date_long(s->a, now));
	return now;
}

static void act_escalate(struct step *s, struct case_rung *r)
{
	const struct procedure_step *step = casefile_step(s->c);
	const char *due = date_long(s->a, r->due), *why;

	why = step->escalate_after == 0
		  ? arena_printf(s->a, "The %s did not answer by %s.", step->title, due)
		  : arena_printf(s->a,
				 "The %s did not answer by %s, nor in the %d working days after. "
				 "That it then goes up by itself is this system's own rule.",
				 step->title, due, step->escalate_after);
	step_move_up(s, CASE_LAPSED, step_zero_after_lapse(s, step_local_day(s->at)), why);
}

/* S13: the Adviser, and who else the procedure names, is told of the lapse. */
static void step_tell_lapse(struct step *s, const struct case_rung *r)
{
	unsigned roles = s->c->procedure->tell_lapse;
	struct letter model = step_model(s, LETTER_TOLD_LAPSE);
	const struct person *p;
	size_t i = 0;

	model.person = step_name_of(s, r->owner.email);
	if (roles & s->c->procedure->adviser)
		step_tell_adviser(s, &model);
	roles &= ~s->c->procedure->adviser;
	while (roles && (p = directory_next(s->w->directory, roles, &i)))
		if (!casefile_owns(s->c, r, s->w->directory, p->email))
			step_letter(s, model.kind, p->email, p->name, p->roles & roles)->person =
			    model.person;
}

static void act_lapse(struct step *s, struct case_rung *r)
{
	r->lapsed = s->at;
	step_log(s, "lapsed", r->owner.email, step_rule(s, "S13", "C5"),
		 "No answer to the step %s by the end of %s.", casefile_step(s->c)->title,
		 date_long(s->a, r->due));
	if (step_is_leaving(s, r)) {
		/* Where nothing lies between, it goes up at the lapse itself (C5). */
		if (step_escalates_at(s, r) == s->at)
			act_escalate(s, r);
		return;
	}
	act_chase(s, r);
	step_tell_lapse(s, r);
}

static void act_record(struct step *s, struct case_rung *r)
{
	s->at = s->now;
	step_ask_record(s, r, LETTER_RECORD, NULL);
}

static void act_outcome(struct step *s, struct case_rung *r)
{
	(void)r;
	s->at = s->now;
	s->c->outcome_asked = s->now;
	step_log(s, "outcome-chased", NULL, step_rule(s, "S6", "C6"),
		 "Whether the answer satisfies is still to be said.");
	step_ask_judges(s, LETTER_VERDICT_CHASE, false);
}

/* A pause has no end of its own: those who can end it are told of it again and again. */
static void act_paused(struct step *s, struct case_rung *r)
{
	const struct case_question *q = NULL;
	struct letter *l;
	size_t i;

	s->at = s->c->paused_told = s->now;
	for (i = 0; i < s->c->question_count; i++)
		if (s->c->questions[i].answered == DATE_NO_MOMENT)
			q = &s->c->questions[i];
	step_log(s, "chased", NULL, q ? "C10" : "B1", "The clock is still paused.");
	if (q) {
		l = step_letter_party(s, LETTER_QUESTION, &s->c->submitter);
		l->text = q->text;
		l->person = step_name_of(s, q->by);
	}
	step_tell_adviser_text(
	    s, LETTER_NOTICE,
	    arena_printf(s->a,
			 "The clock of this case has been paused since %s, with %d working days "
			 "left%s. It runs again when an administrator says so (escalatectl "
			 "resume).",
			 date_moment_long(s->a, s->c->paused), s->c->paused_left,
			 q ? ", until a question is answered; it was put once more" : ""),
	    step_name_of(s, r->owner.email));
}

static void step_consider(struct step_timer *best, date_moment at, const char *what, int rung,
			  void (*act)(struct step *, struct case_rung *))
{
	if (at != DATE_NO_MOMENT && (best->at == DATE_NO_MOMENT || at < best->at))
		*best = (struct step_timer){at, what, rung, act};
}

/* The clock of the current step: reminder, lapse, chases, and the step up. */
static void step_consider_clock(const struct step *s, struct step_timer *best)
{
	const struct case_rung *r = casefile_rung(s->c);
	const struct procedure_step *p = casefile_step(s->c);
	int n = (int)s->c->rung_count - 1;
	bool limited = r->due != DATE_NO_DAY;

	if (limited && r->lapsed == DATE_NO_MOMENT) {
		if (!r->reminded)
			step_consider(best, step_reminder_at(s, r), "reminder", n, act_remind);
		step_consider(best, calendar_end_of(s->w->calendar, r->due), "lapse", n, act_lapse);
		return;
	}
	if (limited)
		step_consider(best, step_escalates_at(s, r), "escalate", n, act_escalate);
	if (p->chase_every && (!limited || r->chased != DATE_NO_MOMENT))
		step_consider(best,
			      step_days_later(s,
					      r->chased != DATE_NO_MOMENT ? r->chased : r->started,
					      p->chase_every),
			      "chase", n, act_chase);
}

/* C4: every owner who has not said that the record is made is asked, long after they are done. */
static void step_consider_records(const struct step *s, struct step_timer *best)
{
	const struct procedure *p = s->c->procedure;
	const struct case_rung *r;
	size_t i;

	if (!p->owner_records || !p->record_days)
		return;
	for (i = 0; i < s->c->rung_count; i++) {
		r = &s->c->rungs[i];
		if (r->owner.email && !r->recorded && r->record_asked != DATE_NO_MOMENT &&
		    !casefile_is_excluded(s->c, r->owner.email))
			step_consider(best, step_days_later(s, r->record_asked, p->record_days),
				      "record", (int)i, act_record);
	}
}

/* Who waits is asked again every so often; where the procedure does not say how often, every
 * working day: no open case is ever left without a next moment. */
static int step_often(int days)
{
	return days > 0 ? days : 1;
}

struct step_timer step_next_timer(const struct step *s)
{
	struct step_timer best = {.at = DATE_NO_MOMENT};
	const struct procedure *p = s->c->procedure;
	int n = (int)s->c->rung_count - 1;

	step_consider_records(s, &best);
	switch (s->c->state) {
	case CASE_AWAITING_ROUTING:
		step_consider(&best,
			      step_days_later(s, s->c->route_asked, step_often(p->route_days)),
			      "routing", n, act_route);
		break;
	case CASE_AWAITING_ANSWER:
		if (s->c->paused == DATE_NO_MOMENT)
			step_consider_clock(s, &best);
		else
			step_consider(
			    &best,
			    step_days_later(s, s->c->paused_told, step_often(p->outcome_days)),
			    "paused", n, act_paused);
		break;
	case CASE_AWAITING_OUTCOME:
		step_consider(&best,
			      step_days_later(s, s->c->outcome_asked, step_often(p->outcome_days)),
			      "outcome", n, act_outcome);
		break;
	case CASE_CLOSED:
		break;
	}
	return best;
}

struct step_update step_catch_up(struct arena *a, const struct step_world *world,
				 const struct casefile *c, date_moment before, date_moment now)
{
	struct step s = step_start(a, world, c, now);
	struct step_timer t;
	int n;

	for (n = 0; n < TICK_LIMIT; n++) {
		t = step_next_timer(&s);
		if (t.at == DATE_NO_MOMENT || t.at >= before)
			break;
		s.at = t.at;
		s.now = now;
		t.act(&s, &s.c->rungs[t.rung]);
	}
	s.at = now;
	return step_finish(&s);
}

struct step_update step_tick(struct arena *a, const struct step_world *world,
			     const struct casefile *c, date_moment now)
{
	return step_catch_up(a, world, c, now + 1, now);
}

/* The day on which the current clock ends by the calendar as it is now. */
static date_day step_recalculated(const struct step *s, const struct case_rung *r, date_day *zero)
{
	date_day due;

	*zero = r->day_zero;
	if (s->c->state != CASE_AWAITING_ANSWER || r->due == DATE_NO_DAY || r->due_fixed ||
	    r->lapsed != DATE_NO_MOMENT || s->c->paused != DATE_NO_MOMENT)
		return r->due;
	/* What came in on a day that is none any more counts from the next one; a step that began
	 * with a lapse counts from the day of that lapse, whatever it is (Words). */
	if (r->cause != CASE_LAPSED)
		*zero = calendar_on_or_after(s->w->calendar, r->day_zero);
	due = calendar_add(s->w->calendar, *zero, r->days);
	/* A date that was promised is never drawn into the past. */
	return due < r->due && calendar_end_of(s->w->calendar, due) <= s->now ? r->due : due;
}

struct step_update step_recalculate(struct arena *a, const struct step_world *world,
				    const struct casefile *c, date_moment now)
{
	struct step s = step_start(a, world, c, now);
	struct case_rung *r = casefile_rung(s.c);
	date_day old = r ? r->due : DATE_NO_DAY, due = old, zero;
	date_moment next;

	if (r)
		due = step_recalculated(&s, r, &zero);
	if (due != old) {
		r->day_zero = zero;
		step_set_due(&s, r, due, false);
		step_drop_chases(&s);
		step_log(&s, "date-moved", NULL, "B1",
			 "The working days have changed (bank holidays or closures): %s → %s.",
			 date_long(a, old), date_long(a, due));
		step_tell_date(&s, old, "The list of bank holidays or closures has changed.");
		return step_finish(&s);
	}
	/* What was to come by itself can have moved without the date. */
	next = step_next_timer(&s).at;
	if (next == c->next_at)
		return s.u;
	step_log(&s, "date-moved", NULL, "B1",
		 "The working days have changed (bank holidays or closures): what comes next by "
		 "itself moves to %s.",
		 next == DATE_NO_MOMENT ? "no day" : date_moment_long(a, next));
	return step_finish(&s);
}
