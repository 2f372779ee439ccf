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

/* The person whom the form names for a role: "Supervising Social Worker: …".  *unknown: it names
 * somebody whom the directory does not know, or knows twice. */
static const struct person *step_named(const struct step *s, unsigned role, bool *unknown)
{
	static const struct {
		unsigned role;
		const char *key;
	} fields[] = {
	    {ROLE_SSW, "ssw"},
	    {ROLE_TEAM_MANAGER, "team_manager"},
	    {ROLE_SOCIAL_WORKER, "social_worker"},
	};
	const struct person *p = NULL;
	const char *name = NULL;
	size_t i;

	for (i = 0; i < COUNT_OF(fields); i++)
		if (s->c->form && fields[i].role == role)
			name = form_text(s->c->form, fields[i].key);
	if (!str_empty(name))
		p = directory_find_name(s->w->directory, name, role, NULL);
	*unknown = !str_empty(name) && !p;
	return p;
}

/* Who holds `role` for this case: above the last owner, above the submitter, named in the form or
 * above one so named, or the only one there is. */
static const struct person *step_holder(const struct step *s, unsigned role)
{
	static const unsigned named[] = {ROLE_SSW, ROLE_TEAM_MANAGER, ROLE_SOCIAL_WORKER};
	const struct directory *d = s->w->directory;
	const struct person *p = NULL;
	bool unknown, other;
	size_t i;

	for (i = s->c->rung_count; i-- > 0 && !p;)
		p = step_climb(s, directory_find(d, s->c->rungs[i].owner.email), role);
	if (!p)
		p = step_climb(s, directory_find(d, s->c->submitter.email), role);
	if (p)
		return p;
	p = step_named(s, role, &unknown);
	/* The form names somebody whom we do not know: nobody else is guessed in their place. */
	if (p || unknown)
		return p;
	for (i = 0; i < COUNT_OF(named) && !p; i++)
		p = step_climb(s, step_named(s, named[i], &other), role);
	return p ? p : directory_only(d, role);
}

enum step_find step_find_owner(const struct step *s, int step, const struct person **owner)
{
	const struct person *p = step_holder(s, s->c->procedure->steps[step].role);

	if (!p || str_ieq(p->email, s->c->submitter.email))
		return STEP_NOBODY;
	if (casefile_is_excluded(s->c, p->email))
		return STEP_EXCLUDED;
	*owner = p;
	return STEP_FOUND;
}

const struct person *step_senior(const struct step *s)
{
	const struct procedure *p = s->c->procedure;
	const struct person *senior;
	bool reached = false;
	size_t i;

	for (i = 0; i < p->step_count; i++) {
		reached |= (p->steps[i].starts_for & PROCEDURE_SAFEGUARDING) ||
			   p->steps[i].role == p->tell_safeguarding;
		if (reached && step_find_owner(s, (int)i, &senior) == STEP_FOUND)
			return senior;
	}
	return NULL;
}

static void step_exclude_address(struct step *s, const char *email)
{
	if (!casefile_is_excluded(s->c, email) && !str_ieq(email, s->c->submitter.email))
		*ARENA_PUSH(s->a, const char *, s->c->excluded, s->c->excluded_count) = email;
}

static void step_exclude_person(struct step *s, const struct person *p)
{
	const struct person *deputy = directory_deputy(s->w->directory, p);

	step_exclude_address(s, p->email);
	if (deputy)
		step_exclude_address(s, deputy->email);
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

static bool step_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Do these `n` bytes of a name stand in the words, as words of their own? */
static bool step_mentions(struct step *s, const char *words, const char *name, size_t n)
{
	const char *needle = arena_strndup(s->a, name, n), *at;

	for (at = words; (at = str_ifind(at, needle)); at++)
		if ((at == words || !step_is_letter(at[-1])) && !step_is_letter(at[n]))
			return true;
	return false;
}

/* A first name or surname alone, with its capital: enough where the person is one of those to whom
 * this very case would go. */
static bool step_mentions_part(struct step *s, const char *words, const char *name)
{
	enum { SHORTEST = 3 };
	const char *part, *end;

	for (part = name; *part; part = end) {
		part += strspn(part, " ");
		end = part + strcspn(part, " ");
		if (end - part >= SHORTEST &&
		    strstr(words, arena_strndup(s->a, part, (size_t)(end - part))) &&
		    step_mentions(s, words, part, (size_t)(end - part)))
			return true;
	}
	return false;
}

static void step_exclude_named(struct step *s, const struct person *p)
{
	s->c->about |= p->roles & step_about_roles(s->c->procedure);
	step_exclude_person(s, p);
}

/* Names in the words: whole names of anybody, parts of the names of those on this case's ladder and
 * of their deputies. */
static void step_exclude_words(struct step *s, const char *words)
{
	const struct directory *d = s->w->directory;
	const struct person *p, *deputy;
	size_t i;

	for (i = 0; i < d->count; i++) {
		p = &d->people[i];
		if (p->name && strchr(p->name, ' ') &&
		    step_mentions(s, words, p->name, strlen(p->name)))
			step_exclude_named(s, p);
	}
	for (i = 0; i < s->c->procedure->step_count; i++) {
		p = step_holder(s, s->c->procedure->steps[i].role);
		deputy = p ? directory_deputy(d, p) : NULL;
		if (p && p->name && step_mentions_part(s, words, p->name))
			step_exclude_named(s, p);
		if (deputy && deputy->name && step_mentions_part(s, words, deputy->name))
			step_exclude_named(s, deputy);
	}
}

void step_exclude(struct step *s, const char *words)
{
	const struct person *p;
	unsigned role;

	if (!str_empty(words))
		step_exclude_words(s, words);
	for (role = 1; role && role <= s->c->about; role <<= 1) {
		p = s->c->about & role ? step_holder(s, role) : NULL;
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
	    str_ieq(deputy->email, s->c->submitter.email) ||
	    directory_is_absent(deputy, step_today(s)))
		return NULL;
	r->deputy = (struct case_party){deputy->email, deputy->name, r->owner.role};
	return deputy;
}

void step_cover_absence(struct step *s, struct case_rung *r, bool asked)
{
	const struct person *owner = directory_find(s->w->directory, r->owner.email);

	if (!owner || r->deputy.email || !directory_is_absent(owner, step_today(s)))
		return;
	if (step_bring_in_deputy(s, r)) {
		step_letter_party(s, LETTER_REQUEST, &r->deputy);
		step_log(s, "deputy", r->deputy.email, "B3",
			 "%s is away; %s was written to as well.", step_name_of(s, r->owner.email),
			 step_name_of(s, r->deputy.email));
		return;
	}
	/* Of an automatic reply that came meanwhile they were told then. */
	if (!asked && directory_heard_absent(owner, step_today(s)))
		return;
	step_log(s, "absent", r->owner.email, "B3",
		 "%s is away, and the directory has no deputy who may act.",
		 step_name_of(s, r->owner.email));
	step_tell_adviser_text(
	    s, LETTER_UNREACHABLE,
	    "They are away, as the directory or their automatic reply says, and the directory has "
	    "no deputy who may act.",
	    step_name_of(s, r->owner.email));
}

void step_send_request(struct step *s, struct case_rung *r)
{
	struct letter request = step_model(s, LETTER_REQUEST);

	step_log(s, "requested", r->owner.email, step_rule(s, "S4", "C3"),
		 "%s was asked to answer%s%s.", step_name_of(s, r->owner.email),
		 r->due == DATE_NO_DAY ? "" : " by ",
		 r->due == DATE_NO_DAY ? "" : date_long(s->a, r->due));
	step_letter_owners(s, r, &request);
	step_cover_absence(s, r, true);
}
