/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Adviser's word, by mail: who should answer (S3).  A name that nobody bears, or several do, is
 * asked back; nobody is ever guessed.
 */
#include "core/step_internal.h"

#include <string.h>

/* Whom the words mean; NULL with the names to choose from in `names`. */
static const struct person *step_meant(struct step *s, const char *words, const char ***names,
				       size_t *count)
{
	const unsigned staff = ~(unsigned)(ROLE_CARER | ROLE_PANEL_CHAIR);
	const struct directory *d = s->w->directory;
	const struct person *p;
	char *email = str_lower(s->a, words);
	bool several;
	size_t i;

	p = strchr(email, '@') ? directory_find(d, email)
			       : directory_find_name(d, words, staff, &several);
	for (i = 0; !p && i < d->count; i++)
		if ((d->people[i].roles & staff) && d->people[i].name &&
		    str_ifind(d->people[i].name, words))
			*ARENA_PUSH(s->a, const char *, *names, *count) =
			    arena_printf(s->a, "%s <%s>", d->people[i].name, d->people[i].email);
	return p && (p->roles & staff) ? p : NULL;
}

static void step_route_unclear(struct step *s, const struct step_mail *m, const char *words,
			       const char *why, const char **names, size_t count)
{
	struct letter *l = step_letter(s, LETTER_ROUTE_UNCLEAR, m->from, step_name_of(s, m->from),
				       s->c->procedure->adviser);

	l->text = why;
	l->person = words;
	l->items = names;
	l->item_count = count;
	step_log(s, "refused", m->from, "S3", "%s", why);
}

static void step_route_to(struct step *s, const struct step_mail *m, const char *words)
{
	const char **names = NULL;
	size_t count = 0;
	const struct person *p = step_meant(s, words, &names, &count);

	if (!p)
		step_route_unclear(s, m, words,
				   count ? "The directory knows several people by that name."
					 : "The directory knows nobody by that name or address who "
					   "could answer.",
				   names, count);
	else if (casefile_is_excluded(s->c, p->email))
		step_route_unclear(
		    s, m, words,
		    "The concern is about that person, or they are the deputy of whom "
		    "it is about: the case never goes to them.",
		    NULL, 0);
	else
		step_assign(s, p, m->from, "S3");
}

void step_adviser_mail(struct step *s, const struct step_mail *m)
{
	const struct verdict *v = &m->reading->verdict;
	const struct person *p;

	if (s->c->state == CASE_AWAITING_ROUTING && v->yes && s->c->proposed) {
		p = directory_find(s->w->directory, s->c->proposed);
		if (p && !casefile_is_excluded(s->c, p->email)) {
			step_assign(s, p, m->from, "S3");
			return;
		}
	}
	if (v->route_to &&
	    (s->c->state == CASE_AWAITING_ROUTING || s->c->state == CASE_AWAITING_ANSWER)) {
		step_route_to(s, m, v->route_to);
		return;
	}
	if (s->c->state == CASE_AWAITING_ROUTING && !v->acknowledgement) {
		step_route_unclear(s, m, NULL, "Your reply did not say who should answer.", NULL,
				   0);
		return;
	}
	step_log(s, "note", m->from, "B1", "%s wrote: %s", step_name_of(s, m->from),
		 m->reading->text);
}
