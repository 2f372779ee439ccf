/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who takes a step: the next up with the step's role, never somebody whom the case is about, nor
 * their deputy (C7); the deputy beside an owner who is away (B3).  Nobody is ever guessed.
 */
#include "core/step_internal.h"

#include <string.h>

enum { LADDER_HOPS = 10 };

/* The first person above `from` with this role; the data has no circles, but a bound costs nothing.
 */
static const struct person *step_climb(const struct step *s, const struct person *from,
				       unsigned role)
{
	int hops;

	for (hops = 0; from && hops < LADDER_HOPS; hops++) {
		from = directory_manager(s->w->directory, from);
		if (from && (from->roles & role))
			return from;
	}
	return NULL;
}

/* The person whom the form names for a role of the ladder: "Supervising Social Worker: …" */
static const struct person *step_named(const struct step *s, unsigned role)
{
	const char *name = NULL;
	bool several;

	if (!s->c->form)
		return NULL;
	if (role == ROLE_SSW)
		name = form_text(s->c->form, "ssw");
	if (role == ROLE_TEAM_MANAGER)
		name = form_text(s->c->form, "team_manager");
	return name ? directory_find_name(s->w->directory, name, role, &several) : NULL;
}

/* Who holds `role` for this case: above the last owner, above the submitter, named in the form or
 * above one so named, or the only one there is. */
static const struct person *step_holder(const struct step *s, unsigned role)
{
	const struct directory *d = s->w->directory;
	const struct person *p = NULL;
	size_t i;

	for (i = s->c->rung_count; i-- > 0 && !p;)
		if (s->c->rungs[i].owner.email)
			p = step_climb(s, directory_find(d, s->c->rungs[i].owner.email), role);
	if (!p && s->c->submitter.email)
		p = step_climb(s, directory_find(d, s->c->submitter.email), role);
	if (!p)
		p = step_named(s, role);
	if (!p)
		p = step_climb(s, step_named(s, ROLE_SSW), role);
	if (!p)
		p = step_climb(s, step_named(s, ROLE_TEAM_MANAGER), role);
	return p ? p : directory_only(d, role);
}

enum step_find step_find_owner(const struct step *s, int step, const struct person **owner)
{
	const struct person *p = step_holder(s, s->c->procedure->steps[step].role);

	if (!p)
		return STEP_NOBODY;
	if (casefile_is_excluded(s->c, p->email))
		return STEP_EXCLUDED;
	*owner = p;
	return STEP_FOUND;
}

static void step_exclude_person(struct step *s, const struct person *p)
{
	const struct person *deputy = directory_deputy(s->w->directory, p);

	if (!casefile_is_excluded(s->c, p->email))
		*ARENA_PUSH(s->a, const char *, s->c->excluded, s->c->excluded_count) = p->email;
	if (deputy && !casefile_is_excluded(s->c, deputy->email))
		*ARENA_PUSH(s->a, const char *, s->c->excluded, s->c->excluded_count) =
		    deputy->email;
}

/* Roles that the procedure knows as "about": only these start a case higher. */
static unsigned step_about_roles(const struct procedure *p)
{
	unsigned roles = 0;
	size_t i;

	for (i = 0; i < p->step_count; i++)
		roles |= p->steps[i].starts_if_about | p->steps[i].role;
	return roles;
}

void step_exclude(struct step *s)
{
	const char *words = s->c->form ? form_get(s->c->form, "about")->text : NULL;
	const struct directory *d = s->w->directory;
	const struct person *p;
	unsigned role;
	size_t i;

	/* A name in the words counts with the roles of who bears it. */
	for (i = 0; words && i < d->count; i++) {
		p = &d->people[i];
		if ((p->roles & step_about_roles(s->c->procedure)) && p->name &&
		    strchr(p->name, ' ') && str_ifind(words, p->name)) {
			s->c->about |= p->roles & step_about_roles(s->c->procedure);
			step_exclude_person(s, p);
		}
	}
	for (role = 1; role && role <= s->c->about; role <<= 1) {
		if (!(s->c->about & role))
			continue;
		p = step_holder(s, role);
		if (p)
			step_exclude_person(s, p);
	}
}

void step_set_owner(struct step *s, struct case_rung *r, const struct person *owner)
{
	r->owner =
	    (struct case_party){owner->email, owner->name, s->c->procedure->steps[r->step].role};
	r->deputy = (struct case_party){NULL, NULL, 0};
}

const struct person *step_bring_in_deputy(struct step *s, struct case_rung *r)
{
	const struct person *owner = directory_find(s->w->directory, r->owner.email), *deputy;

	deputy = owner ? directory_deputy(s->w->directory, owner) : NULL;
	if (!deputy || casefile_is_excluded(s->c, deputy->email) ||
	    directory_is_absent(deputy, step_today(s)))
		return NULL;
	r->deputy = (struct case_party){deputy->email, deputy->name, r->owner.role};
	return deputy;
}

void step_send_request(struct step *s, struct case_rung *r)
{
	const struct person *owner = directory_find(s->w->directory, r->owner.email);
	bool absent = owner && directory_is_absent(owner, step_today(s));

	if (absent && !r->deputy.email)
		step_bring_in_deputy(s, r);
	step_letter_party(s, LETTER_REQUEST, &r->owner);
	step_log(s, "requested", r->owner.email, s->c->procedure->adviser ? "S4" : "C3",
		 "%s was asked to answer%s%s.", step_name_of(s, r->owner.email),
		 r->due == DATE_NO_DAY ? "" : " by ",
		 r->due == DATE_NO_DAY ? "" : date_long(s->a, r->due));
	if (r->deputy.email) {
		step_letter_party(s, LETTER_REQUEST, &r->deputy);
		step_log(s, "deputy", r->deputy.email, "B3",
			 "%s is away; %s was written to as well.", step_name_of(s, r->owner.email),
			 step_name_of(s, r->deputy.email));
	} else if (absent) {
		step_log(s, "absent", r->owner.email, "B3",
			 "%s is away, and the directory has no deputy who may act.",
			 step_name_of(s, r->owner.email));
		step_tell_adviser_text(s, LETTER_UNREACHABLE,
				       "They are marked as away in the directory, and no deputy is "
				       "known there.",
				       step_name_of(s, r->owner.email));
	}
}
