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

/* S3: the Adviser (or the admins, where nobody could be found) is asked again. */
static void act_route(struct step *s, struct case_rung *r)
{
	s->c->route_asked = s->now;
	step_log(s, "chased", s->c->adviser.email, r->owner.email ? NULL : "S3",
		 "Who should answer is still to be said.");
	step_tell_adviser_text(s,
			       r->step == 0 && s->c->procedure->routing != PROCEDURE_BY_LADDER
				   ? LETTER_ROUTE
				   : LETTER_NO_OWNER,
			       NULL, s->c->proposed ? step_name_of(s, s->c->proposed) : NULL);
}

static void step_letter_owners(struct step *s, struct case_rung *r, enum letter_kind kind)
{
	step_letter_party(s, kind, &r->owner);
	if (r->deputy.email)
		step_letter_party(s, kind, &r->deputy);
}

static void act_remind(struct step *s, struct case_rung *r)
{
	r->reminded = true;
	step_log(s, "reminded", r->owner.email, s->c->procedure->adviser ? "S13" : "C5",
		 "%s was reminded that an answer is due by %s.", step_name_of(s, r->owner.email),
		 date_long(s->a, r->due));
	step_letter_owners(s, r, LETTER_REMINDER);
}

static void act_chase(struct step *s, struct case_rung *r)
{
	r->chased = s->now;
	r->chases++;
	step_log(s, "chased", r->owner.email, s->c->procedure->adviser ? "S13" : "C5",
		 "%s was asked again for the answer (%d).", step_name_of(s, r->owner.email),
		 r->chases);
	step_letter_owners(s, r, LETTER_CHASE);
}

/* Day 0 of a step that begins because the one before lapsed is the day of that lapse.  Where an
 * outage kept us from writing to the next owner for more than a working day, their days count from
 * now. */
static date_day step_zero_after_lapse(struct step *s, date_day lapsed)
{
	date_day now = calendar_day_zero(s->w->calendar, s->now);

	if (calendar_between(s->w->calendar, lapsed, step_local_day(s->now)) <= 1)
		return lapsed;
	step_log(s, "note", NULL, NULL,
		 "The lapse of %s was only seen on %s: the next owner's days count from %s.",
		 date_long(s->a, lapsed), date_moment_long(s->a, s->now), date_long(s->a, now));
	return now;
}

static void step_up_for_lapse(struct step *s, struct case_rung *r)
{
	const struct procedure_step *step = casefile_step(s->c);
	const char *why;

	if (step->escalate_after == 0)
		why = arena_printf(s->a, "The %s did not answer by %s.", step->title,
				   date_long(s->a, r->due));
	else
		why =
		    arena_printf(s->a,
				 "The %s did not answer by %s, nor in the %d working days after. "
				 "Moving it up by itself is this system's rule: the guidance only "
				 "moves it when somebody is not satisfied.",
				 step->title, date_long(s->a, r->due), step->escalate_after);
	step_move_up(s, CASE_LAPSED, step_zero_after_lapse(s, step_local_day(s->at)), why);
}

static void act_lapse(struct step *s, struct case_rung *r)
{
	const struct procedure_step *step = casefile_step(s->c);

	r->lapsed = s->at;
	step_log(s, "lapsed", r->owner.email, s->c->procedure->adviser ? "S13" : "C5",
		 "No answer to the step %s by the end of %s.", step->title,
		 date_long(s->a, r->due));
	if (step->escalate_after == 0 && !casefile_is_last(s->c)) {
		step_up_for_lapse(s, r);
		return;
	}
	act_chase(s, r);
	if (s->c->procedure->tell_lapse)
		step_tell_adviser_text(s, LETTER_TOLD_LAPSE, NULL, step_name_of(s, r->owner.email));
}

static void act_escalate(struct step *s, struct case_rung *r)
{
	step_up_for_lapse(s, r);
}

static void act_record(struct step *s, struct case_rung *r)
{
	s->at = s->now;
	step_ask_record(s, r, LETTER_RECORD);
}

static void act_outcome(struct step *s, struct case_rung *r)
{
	(void)r;
	s->at = s->now;
	s->c->outcome_asked = s->now;
	step_log(s, "outcome-chased", NULL, s->c->procedure->adviser ? "S6" : "C6",
		 "Whether the answer satisfies is still to be said.");
	step_ask_judges(s, LETTER_VERDICT_CHASE);
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
	const struct calendar *cal = s->w->calendar;
	int n = (int)s->c->rung_count - 1;
	date_day day;

	if (s->c->paused != DATE_NO_MOMENT)
		return;
	if (r->due == DATE_NO_DAY) {
		if (p->chase_every)
			step_consider(
			    best,
			    step_days_later(s, r->chased == DATE_NO_MOMENT ? r->started : r->chased,
					    p->chase_every),
			    "chase", n, act_chase);
		return;
	}
	if (r->lapsed == DATE_NO_MOMENT) {
		day = calendar_subtract(cal, r->due, p->chase_before);
		if (p->chase_before && !r->reminded && day > r->day_zero &&
		    day > step_local_day(r->started))
			step_consider(best, step_morning(s, day), "reminder", n, act_remind);
		step_consider(best, calendar_end_of(cal, r->due), "lapse", n, act_lapse);
		return;
	}
	if (p->escalate_after > 0 && !casefile_is_last(s->c))
		step_consider(best,
			      calendar_end_of(cal, calendar_add(cal, step_local_day(r->lapsed),
								p->escalate_after)),
			      "escalate", n, act_escalate);
	if (p->chase_every && r->chased != DATE_NO_MOMENT)
		step_consider(best, step_days_later(s, r->chased, p->chase_every), "chase", n,
			      act_chase);
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
		if (r->owner.email && !r->recorded && r->record_asked != DATE_NO_MOMENT)
			step_consider(best, step_days_later(s, r->record_asked, p->record_days),
				      "record", (int)i, act_record);
	}
}

struct step_timer step_next_timer(const struct step *s)
{
	struct step_timer best = {.at = DATE_NO_MOMENT};
	const struct procedure *p = s->c->procedure;
	int n = (int)s->c->rung_count - 1;

	step_consider_records(s, &best);
	if (n < 0)
		return best;
	if (s->c->state == CASE_AWAITING_ROUTING && p->route_days)
		step_consider(&best, step_days_later(s, s->c->route_asked, p->route_days),
			      "routing", n, act_route);
	if (s->c->state == CASE_AWAITING_ANSWER)
		step_consider_clock(s, &best);
	if (s->c->state == CASE_AWAITING_OUTCOME && p->outcome_days)
		step_consider(&best, step_days_later(s, s->c->outcome_asked, p->outcome_days),
			      "outcome", n, act_outcome);
	return best;
}

struct step_update step_tick(struct arena *a, const struct step_world *world,
			     const struct casefile *c, date_moment now)
{
	struct step s = step_start(a, world, c, now);
	struct step_timer t;
	int n;

	for (n = 0; n < TICK_LIMIT; n++) {
		t = step_next_timer(&s);
		if (t.at == DATE_NO_MOMENT || t.at > now)
			break;
		s.at = t.at;
		s.now = now;
		t.act(&s, &s.c->rungs[t.rung]);
	}
	s.at = now;
	return step_finish(&s);
}

struct step_update step_recalculate(struct arena *a, const struct step_world *world,
				    const struct casefile *c, date_moment now)
{
	struct step s = step_start(a, world, c, now);
	struct case_rung *r = casefile_rung(s.c);
	date_day old, due, zero;

	if (!r || s.c->state != CASE_AWAITING_ANSWER || !r->days || r->due_fixed ||
	    r->lapsed != DATE_NO_MOMENT || s.c->paused != DATE_NO_MOMENT)
		return s.u;
	zero = r->cause == CASE_LAPSED ? r->day_zero
				       : calendar_on_or_after(world->calendar, r->day_zero);
	due = calendar_add(world->calendar, zero, r->days);
	/* A date that was promised is never drawn into the past. */
	if (due < step_today(&s))
		due = calendar_on_or_after(world->calendar, step_today(&s));
	if (due == r->due)
		return s.u;
	old = r->due;
	r->day_zero = zero;
	step_set_due(&s, r, due, false);
	if (due > old)
		r->reminded = false;
	step_log(&s, "date-moved", NULL, "B1",
		 "The working days have changed (bank holidays or closures): %s → %s.",
		 date_long(a, old), date_long(a, due));
	step_tell_date(&s, old, "The list of bank holidays or closures has changed.");
	return step_finish(&s);
}
