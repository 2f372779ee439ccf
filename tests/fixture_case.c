/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

static void fixture_set_text(struct form *f, const char *key, const char *text)
{
	form_set(f, key)->text = text;
}

static void fixture_set_date(struct form *f, const char *key, const char *text, const char *iso)
{
	form_set(f, key)->text = text;
	form_set(f, key)->date = fixture_day(iso);
}

static void fixture_set_tick(struct form *f, const char *key, enum form_tick tick)
{
	form_set(f, key)->text = tick == FORM_YES ? "YES" : "NO";
	form_set(f, key)->tick = tick;
}

struct form *fixture_surrey_form(struct arena *a)
{
	struct form *f = form_new(a, form_type_find("surrey-panel"));

	fixture_set_text(f, "foster_carers", "Janet and Paul Whitmore");
	fixture_set_date(f, "panel_date", "24/11/2026", "2026-11-24");
	fixture_set_text(f, "social_worker", "Ben Carver");
	fixture_set_text(f, "team_manager", "David Marsh");
	fixture_set_text(f, "panel_chair", "Margaret Ellwood");
	fixture_set_text(f, "panel_adviser", "Priya Nair");
	fixture_set_tick(f, "concerns.timescales", FORM_YES);
	fixture_set_tick(f, "concerns.planning", FORM_NO);
	fixture_set_tick(f, "concerns.checks", FORM_YES);
	fixture_set_tick(f, "concerns.reports_quality", FORM_YES);
	fixture_set_text(
	    f, "details",
	    "The annual review came to panel four months late, and the DBS check of the older "
	    "son was not on file.\n\nWe ask that the check is completed before the next panel, "
	    "and that the team says how reviews will be kept on time.");
	return f;
}

struct form *fixture_croydon_form(struct arena *a)
{
	struct form *f = form_new(a, form_type_find("croydon-carer"));

	fixture_set_text(f, "carers", "Si\xC3\xA2n O'Connor");
	fixture_set_text(f, "ssw", "Tom Okafor");
	fixture_set_text(
	    f, "concern",
	    "The respite weekend that was promised for January has been cancelled for the "
	    "second time, and nobody has told us why.");
	fixture_set_text(
	    f, "impact",
	    "J was looking forward to it and is now very unsettled. He has slept badly all week.");
	fixture_set_text(f, "bottom_line",
			 "A fixed date for respite before the end of January, in writing.");
	fixture_set_text(f, "conversations", "I rang Tom on 7 December and again on 14 December.");
	return f;
}

static struct casefile *fixture_open(struct arena *a, const struct fixture_council *council,
				     const char *ref, const char *opened, struct form *form)
{
	struct casefile *c = casefile_new(a);

	c->ref = ref;
	c->procedure = &council->procedure;
	c->opened = fixture_at(opened);
	c->form = form;
	return c;
}

/* A step that waits for somebody to be named (S3). */
static struct case_rung *fixture_wait(struct arena *a, struct casefile *c, const char *at)
{
	struct case_rung *r = ARENA_PUSH(a, struct case_rung, c->rungs, c->rung_count);

	r->step = (int)c->rung_count - 1;
	r->started = fixture_at(at);
	r->day_zero = date_to_local(r->started).day;
	r->days = c->procedure->steps[r->step].days;
	r->due = DATE_NO_DAY;
	r->lapsed = r->chased = r->answered = r->ended = r->record_asked = DATE_NO_MOMENT;
	r->agreement.by_submitter = r->agreement.by_owner = DATE_NO_DAY;
	r->agreement.submitter_at = r->agreement.owner_at = DATE_NO_MOMENT;
	r->told = DATE_NO_DAY;
	c->state = CASE_AWAITING_ROUTING;
	c->route_asked = r->started;
	return r;
}

static void fixture_ask(const struct fixture_council *council, struct casefile *c,
			const char *email)
{
	struct case_rung *r = casefile_rung(c);

	r->owner = fixture_party(council, email, c->procedure->steps[r->step].role);
	r->due = r->days ? calendar_add(&council->calendar, r->day_zero, r->days) : DATE_NO_DAY;
	c->state = CASE_AWAITING_ANSWER;
}

/* The manager of the first step is named, and the clock starts. */
static void fixture_route(const struct fixture_council *council, struct casefile *c,
			  const char *email, const char *at)
{
	struct case_rung *r = casefile_rung(c);

	r->started = fixture_at(at);
	r->day_zero = calendar_day_zero(&council->calendar, r->started);
	fixture_ask(council, c, email);
	form_set(c->form, "manager")->text = r->owner.name;
	form_set(c->form, "date_sent")->date = r->day_zero;
}

/* Begins a step; the one before it ends at the same moment. */
static void fixture_begin(struct arena *a, const struct fixture_council *council,
			  struct casefile *c, const char *email, enum case_cause cause,
			  const char *at)
{
	struct case_rung *r;

	if (c->rung_count)
		c->rungs[c->rung_count - 1].ended = fixture_at(at);
	r = fixture_wait(a, c, at);
	r->cause = cause;
	if (cause != CASE_LAPSED)
		r->day_zero = calendar_day_zero(&council->calendar, r->started);
	fixture_ask(council, c, email);
}

static struct case_answer *fixture_answer(struct arena *a, struct casefile *c, const char *at,
					  const char *text, bool complete)
{
	struct case_rung *r = casefile_rung(c);
	struct case_answer *answer = ARENA_PUSH(a, struct case_answer, r->answers, r->answer_count);

	answer->at = fixture_at(at);
	answer->by = r->owner.email;
	answer->text = text;
	answer->complete = complete;
	if (complete) {
		r->answered = answer->at;
		c->state = CASE_AWAITING_OUTCOME;
		c->outcome_asked = answer->at;
	}
	return answer;
}

static void fixture_outcome(struct arena *a, struct casefile *c, const char *who, unsigned role,
			    const char *at, enum verdict_kind verdict, const char *text)
{
	struct case_outcome *o = ARENA_PUSH(a, struct case_outcome, c->outcomes, c->outcome_count);

	o->at = fixture_at(at);
	o->who = who;
	o->role = role;
	o->verdict = verdict;
	o->text = text;
	o->rung = (int)c->rung_count - 1;
}

static void fixture_close(struct casefile *c, const char *at, enum case_closed_as as)
{
	c->state = CASE_CLOSED;
	c->closed_as = as;
	c->closed = fixture_at(at);
	casefile_rung(c)->ended = c->closed;
}

struct casefile *fixture_croydon_case(struct arena *a, const struct fixture_council *council,
				      enum fixture_stage stage)
{
	const char *carer = "sian.oconnor@mail.example";
	struct casefile *c;

	c = fixture_open(a, council, "ESC-2026-0042", "2026-12-18T10:00", fixture_croydon_form(a));
	c->submitter = fixture_party(council, carer, ROLE_CARER);
	c->concern = form_text(c->form, "concern");
	fixture_begin(a, council, c, "tom.okafor@croydon.example", CASE_OPENED, "2026-12-18T10:00");
	if (stage <= FIXTURE_ASKED)
		return c;
	fixture_answer(a, c, "2026-12-21T11:05", "Thanks Si\xC3\xA2n, will look into it.", false);
	casefile_rung(c)->reminded = true;
	casefile_rung(c)->lapsed = fixture_at("2026-12-29T17:00");
	fixture_begin(a, council, c, "helen.price@croydon.example", CASE_LAPSED,
		      "2026-12-29T17:00");
	if (stage <= FIXTURE_LAPSED)
		return c;
	fixture_answer(
	    a, c, "2027-01-05T14:20",
	    "I am sorry that this was cancelled twice. The respite carer was taken ill.\n\n"
	    "I have booked the weekend of 30 January with another respite carer and will "
	    "confirm it in writing by Friday 8 January.",
	    true);
	if (stage <= FIXTURE_ANSWERED)
		return c;
	if (stage == FIXTURE_RESOLVED) {
		fixture_outcome(a, c, carer, ROLE_CARER, "2027-01-06T19:40", VERDICT_RESOLVED,
				"Resolved, thank you.");
		fixture_close(c, "2027-01-06T19:40", CASE_RESOLVED);
		return c;
	}
	fixture_outcome(a, c, carer, ROLE_CARER, "2027-01-06T19:40", VERDICT_NOT_RESOLVED,
			"Not resolved. 30 January is the weekend of his contact visit.");
	fixture_begin(a, council, c, "ruth.chandler@croydon.example", CASE_NOT_SATISFIED,
		      "2027-01-06T19:40");
	if (stage <= FIXTURE_ESCALATED)
		return c;
	casefile_rung(c)->lapsed = fixture_at("2027-01-14T17:00");
	fixture_begin(a, council, c, "andrew.whitfield@croydon.example", CASE_LAPSED,
		      "2027-01-14T17:00");
	casefile_rung(c)->lapsed = fixture_at("2027-01-21T17:00");
	fixture_begin(a, council, c, "sunita.rao@croydon.example", CASE_LAPSED, "2027-01-21T17:00");
	fixture_answer(
	    a, c, "2027-01-25T10:00",
	    "I have looked at all of it. We can't offer another weekend before February. No "
	    "further action will be taken, because the provider has no place.",
	    true);
	fixture_outcome(a, c, carer, ROLE_CARER, "2027-01-25T20:00", VERDICT_NOT_RESOLVED,
			"Not resolved.");
	fixture_close(c, "2027-01-25T20:00", CASE_EXHAUSTED);
	return c;
}

static void fixture_surrey_answer(struct arena *a, struct casefile *c, const char *at)
{
	struct case_answer *answer;
	struct form_action *action;

	answer = fixture_answer(
	    a, c, at,
	    "The review was late because the allocated worker left in June. The DBS check "
	    "had been done and was filed under the wrong name.",
	    true);
	form_set(c->form, "date_received")->date = date_to_local(answer->at).day;
	form_set(c->form, "date_to_chair")->date = date_to_local(answer->at).day;
	form_set(c->form, "date_to_adm")->date = date_to_local(answer->at).day;
	action = ARENA_PUSH(a, struct form_action, answer->actions, answer->action_count);
	action->action = "File the DBS certificate on the right record";
	action->by_whom = "Ben Carver";
	action->by_when = "11/12/2026";
	action->by_date = fixture_day("2026-12-11");
	action = ARENA_PUSH(a, struct form_action, answer->actions, answer->action_count);
	action->action = "Review dates are checked in each supervision";
	action->by_whom = "David Marsh";
	action->by_when = "from January";
	action->by_date = DATE_NO_DAY;
}

struct casefile *fixture_surrey_case(struct arena *a, const struct fixture_council *council,
				     enum fixture_stage stage)
{
	const char *chair = "margaret.ellwood@panel.example", *adm = "stephen.holt@surrey.example";
	struct casefile *c;

	c = fixture_open(a, council, "ESC-2026-0041", "2026-12-01T09:12", fixture_surrey_form(a));
	c->submitter = fixture_party(council, chair, ROLE_PANEL_CHAIR);
	c->adviser = fixture_party(council, "priya.nair@surrey.example", ROLE_PANEL_ADVISER);
	c->concern = form_text(c->form, "details");
	c->proposed = "david.marsh@surrey.example";
	fixture_wait(a, c, "2026-12-01T09:12");
	if (stage == FIXTURE_OPENED)
		return c;
	fixture_route(council, c, "david.marsh@surrey.example", "2026-12-01T11:30");
	if (stage == FIXTURE_ASKED)
		return c;
	if (stage == FIXTURE_LAPSED) {
		fixture_answer(a, c, "2026-12-02T08:40", "Received, thank you.", false);
		casefile_rung(c)->lapsed = fixture_at("2026-12-08T17:00");
		fixture_begin(a, council, c, "fiona.keller@surrey.example", CASE_LAPSED,
			      "2026-12-10T17:00");
		return c;
	}
	fixture_surrey_answer(a, c, "2026-12-07T15:45");
	if (stage == FIXTURE_ANSWERED)
		return c;
	if (stage == FIXTURE_RESOLVED) {
		fixture_outcome(a, c, adm, ROLE_ADM, "2026-12-08T09:00", VERDICT_RESOLVED,
				"Resolved");
		fixture_outcome(a, c, chair, ROLE_PANEL_CHAIR, "2026-12-09T10:00", VERDICT_RESOLVED,
				"Resolved: Yes. Further escalation required: No.");
		fixture_close(c, "2026-12-09T10:00", CASE_RESOLVED);
		return c;
	}
	fixture_outcome(a, c, adm, ROLE_ADM, "2026-12-08T09:00", VERDICT_RESOLVED, "Resolved");
	fixture_outcome(a, c, chair, ROLE_PANEL_CHAIR, "2026-12-09T10:00", VERDICT_NOT_RESOLVED,
			"Not resolved. The answer does not say how reviews will be kept on time.");
	fixture_begin(a, council, c, "fiona.keller@surrey.example", CASE_NOT_SATISFIED,
		      "2026-12-09T10:00");
	if (stage <= FIXTURE_ESCALATED)
		return c;
	fixture_begin(a, council, c, "robert.amadi@surrey.example", CASE_LAPSED,
		      "2026-12-18T17:00");
	fixture_begin(a, council, c, "catherine.lowe@surrey.example", CASE_LAPSED,
		      "2027-01-04T17:00");
	fixture_surrey_answer(a, c, "2027-01-07T12:00");
	fixture_outcome(a, c, chair, ROLE_PANEL_CHAIR, "2027-01-08T10:00", VERDICT_NOT_RESOLVED,
			"Not resolved");
	fixture_close(c, "2027-01-08T10:00", CASE_EXHAUSTED);
	return c;
}
