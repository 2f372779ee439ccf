/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rungs begin and end: a step is taken, handed to a person, left for the next one, or the case
 * closes.
 */
#include "core/step_internal.h"

void step_set_due(struct step *s, struct case_rung *r, date_day due, bool fixed)
{
	r->due = due;
	r->due_fixed = fixed;
	/* A reminder whose morning is over would only repeat what has just been said. */
	r->reminded = step_reminder_at(s, r) <= s->now;
	if (due != DATE_NO_DAY && calendar_is_past_published(s->w->calendar, due))
		step_log(s, "note", NULL, "B1",
			 "%s is later than the published bank holidays reach: later ones may move "
			 "it.",
			 date_long(s->a, due));
}

void step_new_date(struct step *s, struct case_rung *r, date_day due)
{
	step_set_due(s, r, due, true);
	r->lapsed = r->chased = DATE_NO_MOMENT;
	r->chases = 0;
	s->c->paused = DATE_NO_MOMENT;
	step_drop_chases(s);
}

const struct case_agreement step_no_agreement = {DATE_NO_DAY, DATE_NO_DAY, DATE_NO_MOMENT,
						 DATE_NO_MOMENT};

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
	r->agreement = step_no_agreement;
	r->told = DATE_NO_DAY;
	s->c->proposed = NULL;
	return r;
}

static void step_start_clock(struct step *s, struct case_rung *r, date_day day_zero)
{
	r->day_zero = day_zero;
	r->days = casefile_step(s->c)->days;
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
		step_log(
		    s, "skipped", NULL, step_rule(s, "S9", "C7"),
		    "The directory has nobody as %s, and this cannot wait: the next step up is "
		    "asked.",
		    p->steps[i].title);
	}
	return first_empty >= 0 ? first_empty : (int)p->step_count - 1;
}

void step_ask_route(struct step *s, const struct case_rung *r, date_moment not_before)
{
	bool first = r->step == 0 && s->c->procedure->routing != PROCEDURE_BY_LADDER;
	struct letter model = step_model(s, first ? LETTER_ROUTE : LETTER_NO_OWNER);

	if (!model.urgent)
		model.not_before = not_before;
	model.person = s->c->proposed ? step_name_of(s, s->c->proposed) : NULL;
	step_tell_adviser(s, &model);
}

static void step_wait_for_owner(struct step *s, struct case_rung *r)
{
	s->c->state = CASE_AWAITING_ROUTING;
	s->c->route_asked = s->now;
	step_log(s, "no-owner", NULL, step_rule(s, "S3", "B1"),
		 "The directory has nobody who can take the step %s.",
		 s->c->procedure->steps[r->step].title);
	step_ask_route(s, r, DATE_NO_MOMENT);
}

/* S3: who should answer is the Adviser's to say; the Team Manager of the form is proposed. */
static bool step_route(struct step *s, struct case_rung *r)
{
	const struct procedure *p = s->c->procedure;
	const struct person *owner = NULL;

	if (p->routing == PROCEDURE_BY_LADDER || r->step > 0)
		return false;
	if (step_find_owner(s, r->step, &owner) == STEP_FOUND) {
		s->c->proposed = owner->email;
		if (p->routing == PROCEDURE_DIRECT) {
			step_assign(s, owner, NULL, "S3");
			return true;
		}
	}
	s->c->state = CASE_AWAITING_ROUTING;
	s->c->route_asked = s->now;
	step_log(s, "routing-asked", NULL, "S3", "The Adviser was asked who should answer%s%s.",
		 s->c->proposed ? "; proposed: " : "; no rule could propose anybody",
		 s->c->proposed ? step_name_of(s, s->c->proposed) : "");
	step_ask_route(s, r, DATE_NO_MOMENT);
	return true;
}

/* A case that is opened again goes back to who had it, if they may have it still. */
static const struct person *step_owner_again(const struct step *s, int step)
{
	const struct case_rung *r = casefile_rung(s->c);
	const struct person *p =
	    r && r->step == step ? directory_find(s->w->directory, r->owner.email) : NULL;

	return p && !casefile_is_excluded(s->c, p->email) ? p : NULL;
}

/* Section B of the Panel's form, and the date for the response: who was asked, when, until when. */
static void step_fill_section_b(struct step *s, const struct case_rung *r)
{
	struct form_value *manager = step_form_value(s, "manager");
	struct form_value *sent = step_form_value(s, "date_sent");
	struct form_value *kept = step_form_value(s, "spreadsheet_updated");
	struct form_value *due = step_form_value(s, "response_due");

	if (manager)
		manager->text = r->owner.name;
	if (sent)
		sent->date = step_today(s);
	/* The daemon keeps the register itself (S10). */
	if (kept)
		kept->text = "Yes";
	if (due && r->due != DATE_NO_DAY)
		due->date = r->due;
}

void step_begin(struct step *s, int step, enum case_cause cause, date_day day_zero)
{
	const struct person *owner = NULL;
	struct case_rung *r;

	if (cause == CASE_REOPENED)
		owner = step_owner_again(s, step);
	if (!owner && (step > 0 || s->c->procedure->routing == PROCEDURE_BY_LADDER))
		step = step_find_step(s, step, &owner);
	r = step_push_rung(s, step, cause, day_zero);
	if (!owner && step_route(s, r))
		return;
	if (!owner) {
		step_wait_for_owner(s, r);
		return;
	}
	step_set_owner(s, r, owner);
	step_start_clock(s, r, day_zero);
	step_fill_section_b(s, r);
	step_send_request(s, r);
}

/* Who had the step before, and their deputy, are told that it is no longer theirs. */
static void step_relieve(struct step *s, const struct case_party *party, const struct case_rung *r)
{
	if (party->email && !str_ieq(party->email, r->owner.email))
		step_letter_party(s, LETTER_STEPPED_DOWN, party)->text =
		    "It has been passed to somebody else to answer.";
}

void step_assign(struct step *s, const struct person *owner, const char *who, const char *rule)
{
	struct case_rung *r = casefile_rung(s->c);
	struct case_party before = r->owner, deputy = r->deputy;

	step_set_owner(s, r, owner);
	r->started = s->at;
	r->lapsed = r->chased = r->record_asked = DATE_NO_MOMENT;
	r->chases = 0;
	r->recorded = false;
	r->told = DATE_NO_DAY;
	r->agreement = step_no_agreement;
	s->c->proposed = NULL;
	s->c->paused = DATE_NO_MOMENT;
	step_drop_chases(s);
	step_start_clock(s, r, calendar_day_zero(s->w->calendar, s->at));
	step_log(s, "routed", who, rule, "%s is asked to answer by %s.",
		 step_name_of(s, owner->email),
		 r->due == DATE_NO_DAY ? "no fixed date" : date_long(s->a, r->due));
	step_fill_section_b(s, r);
	step_relieve(s, &before, r);
	step_relieve(s, &deputy, r);
	step_send_request(s, r);
}

void step_unassign(struct step *s)
{
	struct case_rung *r = casefile_rung(s->c);

	r->owner = r->deputy = (struct case_party){NULL, NULL, 0};
	r->due = DATE_NO_DAY;
	r->lapsed = r->chased = DATE_NO_MOMENT;
	s->c->paused = DATE_NO_MOMENT;
	step_drop_chases(s);
	step_wait_for_owner(s, r);
}

void step_ask_record(struct step *s, struct case_rung *r, enum letter_kind kind, const char *why)
{
	struct letter model = step_model(s, kind);

	if (!r->owner.email || casefile_is_excluded(s->c, r->owner.email))
		return;
	model.rung = (int)(r - s->c->rungs);
	model.text = why;
	/* A deputy is told what happens, but the record is the owner's (C4). */
	if (kind == LETTER_RECORD)
		step_letter_party(s, kind, &r->owner)->rung = model.rung;
	else
		step_letter_owners(s, r, &model);
	if (s->c->procedure->owner_records && !r->recorded) {
		r->record_asked = s->at;
		step_log(s, "record-asked", r->owner.email, "C4",
			 "%s was asked to record the step %s on %s.",
			 step_name_of(s, r->owner.email), s->c->procedure->steps[r->step].title,
			 s->c->procedure->record);
	}
}

/* S8, S13, C5, C6: why the case goes to another step. */
static const char *step_move_rule(const struct step *s, enum case_cause cause)
{
	switch (cause) {
	case CASE_LAPSED:
		return step_rule(s, "S13", "C5");
	case CASE_NOT_SATISFIED:
		return step_rule(s, "S8", "C6");
	case CASE_OPENED:
		return step_rule(s, "S9", "C7");
	case CASE_BY_ADMIN:
	case CASE_REOPENED:
		break;
	}
	return "B1";
}

bool step_move_to(struct step *s, int step, enum case_cause cause, date_day day_zero,
		  const char *why)
{
	struct case_rung *r = casefile_rung(s->c);
	int left = (int)s->c->rung_count - 1;
	struct letter model;

	if ((size_t)step >= s->c->procedure->step_count)
		return false;
	r->ended = s->at;
	s->c->paused = DATE_NO_MOMENT;
	step_drop_chases(s);
	step_log(s, "moved-up", NULL, step_move_rule(s, cause), "%s", why);
	step_begin(s, step, cause, day_zero);
	if (cause == CASE_LAPSED)
		step_ask_record(s, &s->c->rungs[left], LETTER_LATE_MOVED, NULL);
	else
		step_ask_record(s, &s->c->rungs[left], LETTER_STEPPED_DOWN, why);
	step_letter_party(s, LETTER_MOVED_UP, &s->c->submitter)->text = why;
	/* Where nobody can take the step, the Adviser has just been asked about it. */
	if (s->c->procedure->adviser && s->c->state != CASE_AWAITING_ROUTING) {
		model = step_model(s, LETTER_MOVED_UP);
		model.text = why;
		step_tell_adviser(s, &model);
	}
	return true;
}

bool step_move_up(struct step *s, enum case_cause cause, date_day day_zero, const char *why)
{
	return step_move_to(s, casefile_rung(s->c)->step + 1, cause, day_zero, why);
}

/* S7: who has judged the last answer hears how it ended. */
static void step_close_judges(struct step *s, const struct letter *model)
{
	const struct case_outcome *o;
	struct letter *l;
	size_t i;

	for (i = 0; i < s->c->outcome_count; i++) {
		o = &s->c->outcomes[i];
		if (o->rung != (int)s->c->rung_count - 1 || str_ieq(o->who, s->c->submitter.email))
			continue;
		l = step_letter(s, LETTER_CLOSED, o->who, step_name_of(s, o->who), o->role);
		l->text = model->text;
	}
}

void step_close(struct step *s, enum case_closed_as as, const char *who, const char *rule,
		const char *why)
{
	bool searched = s->c->state == CASE_AWAITING_ROUTING;
	struct case_rung *r = casefile_rung(s->c);
	struct letter model;

	s->c->state = CASE_CLOSED;
	s->c->closed_as = as;
	s->c->closed = s->at;
	s->c->paused = DATE_NO_MOMENT;
	step_drop_chases(s);
	step_log(s, "closed", who, rule, "%s", why);
	model = step_model(s, LETTER_CLOSED);
	model.text = why;
	step_letter_party(s, LETTER_CLOSED, &s->c->submitter)->text = why;
	if (r) {
		r->ended = s->at;
		step_ask_record(s, r, LETTER_CLOSED, why);
	}
	step_close_judges(s, &model);
	/* Admins who were asked to find somebody need not look any further. */
	if (s->c->procedure->adviser || as == CASE_EXHAUSTED || searched)
		step_tell_adviser(s, &model);
	/* C9: the admins see that it reaches the complaints team. */
	if (as == CASE_COMPLAINT && (s->c->procedure->adviser || !searched))
		step_tell_admins(s, &model, NULL);
}

void step_tell_date(struct step *s, date_day old, const char *why)
{
	struct letter model = step_model(s, LETTER_DATE_CHANGED), *l;

	model.day = old;
	model.text = why;
	step_letter_owners(s, casefile_rung(s->c), &model);
	l = step_letter_party(s, LETTER_DATE_CHANGED, &s->c->submitter);
	l->day = old;
	l->text = why;
}

void step_pause(struct step *s)
{
	const struct case_rung *r = casefile_rung(s->c);

	/* A day that the clock does not count yet is none of those that are left. */
	date_day from = step_today(s) > r->day_zero ? step_today(s) : r->day_zero;

	s->c->paused = s->c->paused_told = s->at;
	s->c->paused_left =
	    r->due == DATE_NO_DAY ? 0 : calendar_between(s->w->calendar, from, r->due);
	step_drop_chases(s);
}

void step_resume(struct step *s)
{
	struct case_rung *r = casefile_rung(s->c);

	s->c->paused = DATE_NO_MOMENT;
	if (r->due == DATE_NO_DAY)
		return;
	/* Nobody is late in the moment in which the clock starts again: there is one day at least.
	 */
	r->days = s->c->paused_left > 0 ? s->c->paused_left : 1;
	r->day_zero = calendar_day_zero(s->w->calendar, s->at);
	step_new_date(s, r, calendar_add(s->w->calendar, r->day_zero, r->days));
	r->due_fixed = false;
}
