/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an admin asks at the console (B1: each is logged with who and why).
 */
#include "core/step_internal.h"

static const char *command_reason(struct step *s, const struct step_command *k)
{
	return k->reason && !str_empty(k->reason) ? arena_printf(s->a, " Reason: %s", k->reason)
						  : "";
}

/* Each returns NULL, or why it cannot be done. */
static const char *command_route(struct step *s, const struct step_command *k)
{
	const struct person *p = directory_find(s->w->directory, k->email);

	if (!p)
		return arena_printf(s->a, "the directory does not know %s", k->email);
	if (!step_may_answer(s, p))
		return arena_printf(s->a, "%s is nobody who could answer it", k->email);
	if (casefile_is_excluded(s->c, p->email))
		return "the concern is about that person, or they are the deputy of whom it is "
		       "about (C7)";
	if (s->c->state != CASE_AWAITING_ROUTING && s->c->state != CASE_AWAITING_ANSWER)
		return "no answer is awaited";
	if (str_ieq(p->email, casefile_rung(s->c)->owner.email))
		return arena_printf(s->a, "it is with %s already", k->email);
	step_log(s, "note", k->who, "B1", "Routed by hand to %s.%s", p->email,
		 command_reason(s, k));
	step_assign(s, p, k->who, step_rule(s, "S3", "B1"));
	step_letter_party(s, LETTER_MOVED_UP, &s->c->submitter);
	return NULL;
}

static const char *command_extend(struct step *s, const struct step_command *k)
{
	struct case_rung *r = casefile_rung(s->c);
	date_day old = r ? r->due : DATE_NO_DAY;

	if (s->c->state != CASE_AWAITING_ANSWER)
		return "no answer is awaited";
	if (s->c->paused != DATE_NO_MOMENT)
		return "its clock is paused: resume it first";
	if (k->day == DATE_NO_DAY || k->day < step_today(s) ||
	    calendar_end_of(s->w->calendar, k->day) <= s->at)
		return "that day is over";
	if (!calendar_is_working(s->w->calendar, k->day, NULL))
		return "that is no working day";
	step_new_date(s, r, k->day);
	r->agreement = step_no_agreement;
	step_log(s, "extended", k->who, "B1", "%s → %s.%s",
		 old == DATE_NO_DAY ? "no date" : date_long(s->a, old), date_long(s->a, k->day),
		 command_reason(s, k));
	step_tell_date(s, old, k->reason);
	return NULL;
}

static const char *command_pause(struct step *s, const struct step_command *k)
{
	if (s->c->state != CASE_AWAITING_ANSWER)
		return "no answer is awaited";
	if (s->c->paused != DATE_NO_MOMENT)
		return "its clock is paused already";
	step_pause(s);
	step_log(s, "paused", k->who, "B1", "The clock is paused with %d working days left.%s",
		 s->c->paused_left, command_reason(s, k));
	step_tell_date(s, casefile_rung(s->c)->due, k->reason);
	return NULL;
}

static const char *command_resume(struct step *s, const struct step_command *k)
{
	struct case_rung *r = casefile_rung(s->c);
	date_day old = r ? r->due : DATE_NO_DAY;

	if (s->c->paused == DATE_NO_MOMENT)
		return "its clock is not paused";
	step_resume(s);
	step_log(s, "resumed", k->who, "B1", "The clock runs again; an answer is due by %s.%s",
		 r->due == DATE_NO_DAY ? "no date" : date_long(s->a, r->due), command_reason(s, k));
	step_tell_date(s, old, k->reason);
	return NULL;
}

static const char *command_escalate(struct step *s, const struct step_command *k)
{
	const char *why;

	if (s->c->state == CASE_CLOSED)
		return "it is closed";
	if (casefile_is_last(s->c))
		return "it is at the last step";
	why = k->reason && !str_empty(k->reason)
		  ? arena_printf(s->a, "An administrator moved it up: %s", k->reason)
		  : "An administrator moved it up.";
	step_log(s, "note", k->who, "B1", "%s", why);
	step_move_up(s, CASE_BY_ADMIN, calendar_day_zero(s->w->calendar, s->at), why);
	return NULL;
}

static const char *command_close(struct step *s, const struct step_command *k,
				 enum case_closed_as as)
{
	const char *why = as == CASE_RESOLVED ? "An administrator closed it as resolved."
					      : "An administrator closed it as withdrawn.";

	if (s->c->state == CASE_CLOSED)
		return "it is closed already";
	step_close(s, as, k->who, "B1", arena_printf(s->a, "%s%s", why, command_reason(s, k)));
	return NULL;
}

static const char *command_resolve(struct step *s, const struct step_command *k)
{
	return command_close(s, k, CASE_RESOLVED);
}

static const char *command_withdraw(struct step *s, const struct step_command *k)
{
	return command_close(s, k, CASE_WITHDRAWN);
}

static const char *command_reopen(struct step *s, const struct step_command *k)
{
	struct case_rung *r = casefile_rung(s->c);
	int step = r ? r->step : 0;

	if (s->c->state != CASE_CLOSED)
		return "it is not closed";
	s->c->closed_as = CASE_NOT_CLOSED;
	s->c->closed = DATE_NO_MOMENT;
	step_log(s, "reopened", k->who, "B1", "Opened again at the step %s.%s",
		 s->c->procedure->steps[step].title, command_reason(s, k));
	step_begin(s, step, CASE_REOPENED, calendar_day_zero(s->w->calendar, s->at));
	step_letter_party(s, LETTER_MOVED_UP, &s->c->submitter)->text =
	    "The case has been opened again.";
	if (s->c->procedure->adviser && s->c->state == CASE_AWAITING_ANSWER)
		step_tell_adviser_text(s, LETTER_MOVED_UP, "The case has been opened again.", NULL);
	return NULL;
}

static const char *command_note(struct step *s, const struct step_command *k)
{
	if (str_empty(k->reason))
		return "a note needs words";
	step_log(s, "note", k->who, "B1", "%s", k->reason);
	return NULL;
}

static const char *command_resend(struct step *s, const struct step_command *k)
{
	struct case_rung *r = casefile_rung(s->c);

	if (s->c->state == CASE_AWAITING_ROUTING)
		step_ask_route(s, r, DATE_NO_MOMENT);
	else if (s->c->state == CASE_AWAITING_ANSWER)
		step_send_request(s, r);
	else if (s->c->state == CASE_AWAITING_OUTCOME)
		step_ask_judges(s, LETTER_ANSWER, false);
	else
		return "it is closed";
	step_log(s, "resent", k->who, "B1", "What is asked for now was sent once more.%s",
		 command_reason(s, k));
	return NULL;
}

static const char *command_recorded(struct step *s, const struct step_command *k)
{
	size_t i, n = 0;

	for (i = 0; i < s->c->rung_count; i++) {
		if (s->c->rungs[i].recorded || !s->c->rungs[i].owner.email ||
		    (k->email && !str_ieq(s->c->rungs[i].owner.email, k->email)))
			continue;
		s->c->rungs[i].recorded = true;
		step_log(s, "recorded", k->who, s->c->procedure->owner_records ? "C4" : "S10",
			 "The step %s is recorded.%s",
			 s->c->procedure->steps[s->c->rungs[i].step].title, command_reason(s, k));
		n++;
	}
	return n ? NULL : "there is no step that still waits to be recorded";
}

struct step_update step_command(struct arena *a, const struct step_world *world,
				const struct casefile *c, const struct step_command *command)
{
	static const char *(*const act[])(struct step *, const struct step_command *) = {
	    [STEP_ROUTE] = command_route,	[STEP_EXTEND] = command_extend,
	    [STEP_PAUSE] = command_pause,	[STEP_RESUME] = command_resume,
	    [STEP_ESCALATE] = command_escalate, [STEP_RESOLVE] = command_resolve,
	    [STEP_WITHDRAW] = command_withdraw, [STEP_REOPEN] = command_reopen,
	    [STEP_NOTE] = command_note,		[STEP_RESEND] = command_resend,
	    [STEP_RECORDED] = command_recorded,
	};
	struct step s = step_start(a, world, c, command->at);
	const char *refused = act[command->what](&s, command);

	if (refused)
		return step_refuse(&s, "%s: %s", c->ref, refused);
	return step_finish(&s);
}
