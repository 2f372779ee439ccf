/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/letter_draft.h"

#include <string.h>

void draft_subject(struct letter_draft *d, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	d->subject = arena_vprintf(d->arena, format, args);
	va_end(args);
}

void draft_open(struct letter_draft *d, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	letter_heading(d->b, 1, "%s", arena_vprintf(d->arena, format, args));
	va_end(args);
	if (d->l->urgent)
		letter_say(d->b, draft_to_submitter(d)
				     ? "Immediate safeguarding concern."
				     : "Immediate safeguarding concern: please read this now.");
	if (str_empty(d->l->name))
		letter_say(d->b, "Hello,");
	else
		letter_say(d->b, "Dear %s,", letter_name(d->arena, d->l->name));
}

bool draft_to_submitter(const struct letter_draft *d)
{
	if (!d->c)
		return false;
	return d->c->submitter.email ? str_ieq(d->l->to, d->c->submitter.email)
				     : (d->l->role & d->procedure->submitter) != 0;
}

bool draft_to_office(const struct letter_draft *d)
{
	unsigned office = ROLE_ADMIN | (d->procedure ? d->procedure->adviser : 0);

	return !draft_to_submitter(d) && (d->l->role & office) != 0;
}

bool draft_to_owner(const struct letter_draft *d)
{
	return d->rung && !draft_to_submitter(d) &&
	       ((d->rung->owner.email && str_ieq(d->l->to, d->rung->owner.email)) ||
		(d->rung->deputy.email && str_ieq(d->l->to, d->rung->deputy.email)));
}

bool draft_is_waiting(const struct letter_draft *d)
{
	return !d->rung || !d->rung->owner.email;
}

bool draft_one_judge(const struct letter_draft *d)
{
	return (d->procedure->judges & ~d->procedure->submitter) == 0;
}

const char *draft_day(const struct letter_draft *d, date_day day)
{
	const char *text = date_long(d->arena, day);

	return text ? text : "a day to be named";
}

const char *draft_moment(const struct letter_draft *d, date_moment at)
{
	const char *text = date_moment_long(d->arena, at);

	return text ? text : "a time that is not known";
}

const char *draft_day_of(const struct letter_draft *d, date_moment at)
{
	return at == DATE_NO_MOMENT ? "a day that is not known"
				    : draft_day(d, date_to_local(at).day);
}

/* The name that the case itself knows: people are kept in it as they were. */
static const char *draft_party_name(const struct casefile *c, const char *email)
{
	size_t i;

	if (str_ieq(c->submitter.email, email))
		return c->submitter.name;
	if (str_ieq(c->adviser.email, email))
		return c->adviser.name;
	for (i = 0; i < c->rung_count; i++) {
		if (str_ieq(c->rungs[i].owner.email, email))
			return c->rungs[i].owner.name;
		if (str_ieq(c->rungs[i].deputy.email, email))
			return c->rungs[i].deputy.name;
	}
	return NULL;
}

const char *draft_name(const struct letter_draft *d, const char *email)
{
	const struct person *person;
	const char *name = NULL;

	if (!email)
		return "Somebody";
	if (d->c)
		name = draft_party_name(d->c, email);
	if (!name) {
		person = directory_find(d->office->directory, email);
		name = person ? person->name : NULL;
	}
	return letter_name(d->arena, str_empty(name) ? email : name);
}

const char *draft_submitter(const struct letter_draft *d)
{
	return d->c->submitter.email ? draft_name(d, d->c->submitter.email)
				     : "The person who raised it";
}

const char *draft_person(const struct letter_draft *d)
{
	if (!str_empty(d->l->person))
		return letter_name(d->arena, d->l->person);
	return d->rung && d->rung->owner.email ? draft_name(d, d->rung->owner.email) : "Somebody";
}

const struct procedure_step *draft_step_of(const struct letter_draft *d,
					   const struct case_rung *rung)
{
	if (!rung || rung->step < 0 || (size_t)rung->step >= d->procedure->step_count)
		return NULL;
	return &d->procedure->steps[rung->step];
}

const char *draft_step_title(const struct letter_draft *d, const struct case_rung *rung)
{
	const struct procedure_step *step = draft_step_of(d, rung);

	return step ? step->title : "next person";
}

const char *draft_owner(const struct letter_draft *d, const struct case_rung *rung)
{
	if (!rung || !rung->owner.email)
		return arena_printf(d->arena, "the %s", draft_step_title(d, rung));
	return draft_name(d, rung->owner.email);
}

const char *draft_owner_full(const struct letter_draft *d, const struct case_rung *rung)
{
	if (!rung || !rung->owner.email)
		return arena_printf(d->arena, "the %s (the name will follow)",
				    draft_step_title(d, rung));
	return arena_printf(d->arena, "%s (%s)", draft_owner(d, rung), draft_step_title(d, rung));
}

const char *draft_role(unsigned roles)
{
	unsigned first = roles & (~roles + 1);

	return first ? role_title(first) : "office";
}

const char *draft_days(const struct letter_draft *d, int n)
{
	return arena_printf(d->arena, "%d working day%s", n, n == 1 ? "" : "s");
}

const char *draft_every(const struct letter_draft *d, int n)
{
	return n > 1 ? arena_printf(d->arena, "every %s", draft_days(d, n)) : "every working day";
}

const char *draft_record_name(const struct letter_draft *d)
{
	return str_empty(d->procedure->record) ? "the case record" : d->procedure->record;
}

bool draft_is_last(const struct letter_draft *d, const struct case_rung *rung)
{
	return rung && (size_t)rung->step + 1 >= d->procedure->step_count;
}

date_day draft_moves_on(const struct letter_draft *d, const struct case_rung *rung)
{
	const struct procedure_step *step = draft_step_of(d, rung);

	if (!step || rung->due == DATE_NO_DAY || step->escalate_after < 0 || draft_is_last(d, rung))
		return DATE_NO_DAY;
	return calendar_add(d->office->calendar, rung->due, step->escalate_after);
}

const char *draft_verdict(enum verdict_kind verdict)
{
	switch (verdict) {
	case VERDICT_RESOLVED:
		return "Resolved";
	case VERDICT_NOT_RESOLVED:
		return "Not resolved";
	case VERDICT_COMPLAINT:
		return "Complaint";
	case VERDICT_WITHDRAW:
		return "Withdrawn";
	case VERDICT_NONE:
	case VERDICT_QUESTION:
	case VERDICT_AGREED_DATE:
		break;
	}
	return "No decision";
}

static const struct case_answer *draft_rung_answer(const struct case_rung *rung)
{
	size_t i;

	for (i = rung->answer_count; i > 0; i--)
		if (rung->answers[i - 1].complete)
			return &rung->answers[i - 1];
	return NULL;
}

const struct case_answer *draft_answer(const struct letter_draft *d, const struct case_rung *rung)
{
	const struct case_answer *answer = rung ? draft_rung_answer(rung) : NULL;

	return answer ? answer : casefile_last_answer(d->c);
}
