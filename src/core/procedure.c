/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/procedure.h"

#include "core/form.h"

#include <string.h>

enum {
	PROCEDURE_MAX_DAYS = 366,
	PROCEDURE_MAX_STEPS = 32,
	PROCEDURE_ALL_ROLES = (ROLE_ADMIN << 1) - 1,
	PROCEDURE_ALL_STARTS = PROCEDURE_SAFEGUARDING | PROCEDURE_REPUTATION,
};

/* Where the problems go, and what stands before each: "" or "step \"manager\": ". */
struct procedure_check {
	struct str *problems;
	const char *step;
	int count;
};

static void procedure_problem(struct procedure_check *check, const char *what)
{
	if (check->step)
		str_addf(check->problems, "step \"%s\": ", check->step);
	str_addf(check->problems, "%s\n", what);
	check->count++;
}

static void procedure_problem_key(struct procedure_check *check, const char *key, const char *what)
{
	if (check->step)
		str_addf(check->problems, "step \"%s\": ", check->step);
	str_addf(check->problems, "%s %s\n", key, what);
	check->count++;
}

static bool procedure_is_one_role(unsigned role)
{
	return role && !(role & (role - 1)) && !(role & ~(unsigned)PROCEDURE_ALL_ROLES);
}

/* Names stand in the store, in logs and in commands: they must be plain words. */
static bool procedure_is_name(const char *name)
{
	const char *p;

	if (!name || !*name || strlen(name) > 64)
		return false;
	for (p = name; *p; p++)
		if (!(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9') &&
		    !(*p == '-' && p != name && p[1]))
			return false;
	return true;
}

static void procedure_check_days(struct procedure_check *check, const char *key, int days,
				 int least)
{
	if (days > PROCEDURE_MAX_DAYS)
		procedure_problem_key(check, key, "is more than 366 working days");
	else if (days < 0)
		procedure_problem_key(check, key, "is less than 0");
	else if (days < least)
		procedure_problem_key(check, key,
				      "must be at least 1: whoever is waited for is asked again");
}

static void procedure_check_roles(struct procedure_check *check, const char *key, unsigned roles)
{
	if (roles & ~(unsigned)PROCEDURE_ALL_ROLES)
		procedure_problem_key(check, key, "has a role that does not exist");
}

static void procedure_check_head(struct procedure_check *check, const struct procedure *p)
{
	if (!procedure_is_name(p->name))
		procedure_problem(check, "its name must be made of small letters, digits and "
					 "single hyphens between them, 64 at most");
	if (str_empty(p->title))
		procedure_problem(check, "title is missing");
	if (!p->form)
		procedure_problem(check, "form is missing");
	else if (!p->own_form && !form_type_find(p->form))
		procedure_problem(check, "form is none that this program knows");
	if (!p->submitter)
		procedure_problem(check, "submitter is missing: nobody could open a case");
	else if (!procedure_is_one_role(p->submitter))
		procedure_problem(check, "submitter must be one role");
	if (p->adviser && !procedure_is_one_role(p->adviser))
		procedure_problem(check, "adviser must be one role");
	if (!p->judges)
		procedure_problem(check, "judges are missing: nobody could close a case");
	procedure_check_roles(check, "judges", p->judges);
	procedure_check_roles(check, "tell-lapse", p->tell_lapse);
	if (p->tell_safeguarding && !procedure_is_one_role(p->tell_safeguarding))
		procedure_problem(check, "tell-safeguarding must be one role");
	if (p->owner_records && str_empty(p->record))
		procedure_problem(check, "record is missing: owners are asked to record the case, "
					 "and must be told where");
}

static void procedure_check_times(struct procedure_check *check, const struct procedure *p)
{
	bool routed = p->routing == PROCEDURE_BY_ADVISER || p->routing == PROCEDURE_DIRECT;

	if (!routed && p->routing != PROCEDURE_BY_LADDER)
		procedure_problem(check, "routing is none that this program knows");
	procedure_check_days(check, "submit-within", p->submit_within, 0);
	procedure_check_days(check, "route-days", p->route_days, routed ? 1 : 0);
	procedure_check_days(check, "outcome-days", p->outcome_days, 1);
	procedure_check_days(check, "record-days", p->record_days, p->owner_records ? 1 : 0);
}

/* When the step's owner is reminded, chased, and passed over. */
static void procedure_check_clock(struct procedure_check *check, const struct procedure_step *s,
				  bool last)
{
	procedure_check_days(check, "days", s->days, 0);
	procedure_check_days(check, "chase-before", s->chase_before, 0);
	procedure_check_days(check, "chase-every", s->chase_every, s->escalate_after < 0 ? 1 : 0);
	if (s->days > 0 && s->chase_before >= s->days)
		procedure_problem(check, "chase-before must be less than days: the reminder would "
					 "go out with the request");
	if (s->days == 0 && s->chase_before > 0)
		procedure_problem(check, "chase-before makes no sense without days");
	if (s->escalate_after > PROCEDURE_MAX_DAYS || s->escalate_after < -1)
		procedure_problem(check, "escalate-after must be 0 to 366 working days, or never");
	else if (s->escalate_after >= 0 && last)
		procedure_problem(check, "escalate-after must be never: it is the last step, there "
					 "is nobody to move to");
	else if (s->escalate_after >= 0 && s->days == 0)
		procedure_problem(check, "escalate-after must be never, since days is 0: a step "
					 "without a limit does not lapse");
}

/* C7: a case that starts higher because of whom it is about must not come to them on its way. */
static void procedure_check_starts(struct procedure_check *check, const struct procedure *p,
				   size_t index)
{
	const struct procedure_step *s = &p->steps[index];
	size_t i;

	if (s->starts_for & ~(unsigned)PROCEDURE_ALL_STARTS)
		procedure_problem(check, "starts-for has a reason that does not exist");
	procedure_check_roles(check, "starts-if-about", s->starts_if_about);
	for (i = 0; i < index; i++) {
		if (s->starts_for & p->steps[i].starts_for)
			procedure_problem(check, "starts-for has a reason that an earlier step has "
						 "too");
		if (s->starts_if_about & p->steps[i].starts_if_about)
			procedure_problem(check, "starts-if-about has a role that an earlier step "
						 "has too");
	}
	for (i = index; i < p->step_count; i++)
		if (s->starts_if_about & p->steps[i].role) {
			procedure_problem(check, "starts-if-about has the role of this or a later "
						 "step: the case would go to the person it is "
						 "about");
			break;
		}
}

static void procedure_check_step(struct procedure_check *check, const struct procedure *p,
				 size_t index)
{
	const struct procedure_step *s = &p->steps[index];
	size_t i;

	check->step = s->name ? s->name : "";
	if (!procedure_is_name(s->name))
		procedure_problem(check, "its name must be made of small letters, digits and "
					 "single hyphens between them, 64 at most");
	for (i = 0; i < index; i++)
		if (s->name && str_eq(s->name, p->steps[i].name)) {
			procedure_problem(check, "there is another step of this name before it");
			break;
		}
	if (str_empty(s->title))
		procedure_problem(check, "title is missing");
	if (!s->role)
		procedure_problem(check, "role is missing");
	else if (!procedure_is_one_role(s->role))
		procedure_problem(check, "role must be one role");
	procedure_check_clock(check, s, index + 1 == p->step_count);
	procedure_check_starts(check, p, index);
	check->step = NULL;
}

int procedure_validate(const struct procedure *procedure, struct str *problems)
{
	struct procedure_check check = {.problems = problems};
	size_t i;

	procedure_check_head(&check, procedure);
	procedure_check_times(&check, procedure);
	if (!procedure->step_count)
		procedure_problem(&check, "it has no steps");
	if (procedure->step_count > PROCEDURE_MAX_STEPS) {
		procedure_problem(&check, "it has more than 32 steps");
		return check.count;
	}
	for (i = 0; i < procedure->step_count; i++)
		procedure_check_step(&check, procedure, i);
	return check.count;
}

const struct form_type *procedure_form(const struct procedure *p)
{
	return p->own_form ? p->own_form : form_type_find(p->form);
}

int procedure_find_step(const struct procedure *procedure, const char *name)
{
	size_t i;

	for (i = 0; name && i < procedure->step_count; i++)
		if (str_eq(procedure->steps[i].name, name))
			return (int)i;
	return -1;
}
