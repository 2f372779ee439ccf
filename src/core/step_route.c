/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Adviser's word, by mail: who should answer (S3).  A name that nobody bears, or several do, is
 * asked back; nobody is ever guessed.
 */
#include "core/step_internal.h"

#include <string.h>

bool step_may_answer(const struct step *s, const struct person *p)
{
	const unsigned outside = ROLE_CARER | ROLE_PANEL_CHAIR;

	return (p->roles & ~outside) && !str_ieq(p->email, s->c->submitter.email);
}

/* Who is meant by a name or an address; NULL with the names that come near it in `names`. */
static const struct person *step_meant(struct step *s, const char *words, const char ***names,
				       size_t *count)
{
	const unsigned staff = ~(unsigned)(ROLE_CARER | ROLE_PANEL_CHAIR);
	const struct directory *d = s->w->directory;
	const struct person *p;
	size_t i;

	p = strchr(words, '@') ? directory_find(d, words)
			       : directory_find_name(d, words, staff, NULL);
	if (p)
		return step_may_answer(s, p) ? p : NULL;
	for (i = 0; i < d->count; i++) {
		p = &d->people[i];
		if (step_may_answer(s, p) && !casefile_is_excluded(s->c, p->email) && p->name &&
		    str_ifind(p->name, words))
			*ARENA_PUSH(s->a, const char *, *names, *count) =
			    arena_printf(s->a, "%s <%s>", p->name, p->email);
	}
	return NULL;
}

static void step_route_unclear(struct step *s, const struct step_mail *m, const char *words,
			       const char *why, const char **names, size_t count)
{
	struct letter *l =
	    step_letter(s, LETTER_ROUTE_UNCLEAR, m->from, step_name_of(s, m->from),
			s->c->procedure->adviser ? s->c->procedure->adviser : ROLE_ADMIN);

	l->text = why;
	l->person = words;
	l->items = names;
	l->item_count = count;
	step_log(s, "refused", m->from, step_rule(s, "S3", "B1"), "%s", why);
}

/* Who raised it is told who has it now, and until when. */
static void step_route_assign(struct step *s, const struct step_mail *m, const struct person *p)
{
	step_assign(s, p, m->from, step_rule(s, "S3", "B1"));
	step_letter_party(s, LETTER_MOVED_UP, &s->c->submitter);
}

static void step_route_to(struct step *s, const struct step_mail *m, const char *words)
{
	const char **names = NULL;
	size_t count = 0;
	const struct person *p = step_meant(s, words, &names, &count);

	if (!p)
		step_route_unclear(s, m, words,
				   count ? "That name is not clear enough: the directory has these "
					   "people whose names hold it."
					 : "The directory knows nobody by that name or address who "
					   "could answer.",
				   names, count);
	else if (casefile_is_excluded(s->c, p->email))
		step_route_unclear(
		    s, m, words,
		    "The concern is about that person, or they are the deputy of whom "
		    "it is about: the case never goes to them.",
		    NULL, 0);
	else if (str_ieq(p->email, casefile_rung(s->c)->owner.email))
		step_route_unclear(s, m, words,
				   "It is with that person already, so nothing has changed.", NULL,
				   0);
	else
		step_route_assign(s, m, p);
}

void step_adviser_mail(struct step *s, const struct step_mail *m)
{
	const struct verdict *v = &m->reading->verdict;
	bool waits = s->c->state == CASE_AWAITING_ROUTING;
	const struct person *p = NULL;

	if (waits && v->yes)
		p = directory_find(s->w->directory, s->c->proposed);
	if (p && !casefile_is_excluded(s->c, p->email))
		step_route_assign(s, m, p);
	else if (v->route_to && (waits || s->c->state == CASE_AWAITING_ANSWER))
		step_route_to(s, m, v->route_to);
	else if (waits && !v->acknowledgement)
		step_route_unclear(s, m, NULL, "Your reply did not say who should answer.", NULL,
				   0);
	else
		step_log(s, "note", m->from, "B1", "%s wrote: %s", step_name_of(s, m->from),
			 m->reading->text);
}
