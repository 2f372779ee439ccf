/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's mail on a case: who are they in it, and so what may their words do (B2).
 */
#include "core/step_internal.h"

/* Is this the person whose answer the step waits for, or who stands in for them? */
static bool step_is_owner(const struct step *s, const struct case_rung *r, const char *email)
{
	const struct person *owner =
	    r->owner.email ? directory_find(s->w->directory, r->owner.email) : NULL;

	if (!r->owner.email || casefile_is_excluded(s->c, email))
		return false;
	return str_ieq(r->owner.email, email) || str_ieq(r->deputy.email, email) ||
	       (owner && owner->deputy && str_ieq(owner->deputy, email));
}

static struct case_rung *step_past_rung(const struct step *s, const char *email)
{
	size_t i;

	for (i = s->c->rung_count; i-- > 0;)
		if (step_is_owner(s, &s->c->rungs[i], email))
			return &s->c->rungs[i];
	return NULL;
}

static bool step_is_adviser(const struct step *s, const char *email)
{
	const struct person *p = directory_find(s->w->directory, email);
	size_t i;

	for (i = 0; i < s->w->admin_count; i++)
		if (str_ieq(s->w->admins[i], email))
			return true;
	if (!p)
		return false;
	return (p->roles & ROLE_ADMIN) ||
	       (s->c->procedure->adviser && (p->roles & s->c->procedure->adviser));
}

/* The role in which this person judges the answer now, or 0 (S7, C6). */
static unsigned step_judge_role(const struct step *s, const char *email)
{
	const struct procedure *p = s->c->procedure;
	const struct person *person = directory_find(s->w->directory, email);

	if (str_ieq(s->c->submitter.email, email) && (p->judges & s->c->submitter.role))
		return s->c->submitter.role;
	/* Nobody judges their own answer. */
	if (casefile_rung(s->c) && step_is_owner(s, casefile_rung(s->c), email))
		return 0;
	return person ? person->roles & p->judges & ~s->c->submitter.role : 0;
}

/* B2: kept on the case, shown to the Adviser or the admins, and nothing moves. */
static void step_outsider(struct step *s, const struct step_mail *m, const char *event,
			  const char *why)
{
	struct letter model = step_model(s, LETTER_OUTSIDER);

	step_log(s, event, m->from, "B2", "%s", why);
	model.text = m->reading->text;
	model.person = m->reading->from.name ? m->reading->from.name : m->from;
	model.items = ARENA_NEW_N(s->a, const char *, 1);
	model.items[0] = why;
	model.item_count = 1;
	step_tell_adviser(s, &model);
}

/* A child may be in danger now: the owner, and the Adviser or the admins, see it at once. */
static void step_danger(struct step *s, const struct step_mail *m)
{
	struct case_rung *r = casefile_rung(s->c);
	struct letter model = step_model(s, LETTER_NOTICE);
	struct letter *l;

	step_log(s, "danger", m->from, "S9",
		 "The mail says that a child may be in danger now; it was passed on at once.");
	model.urgent = true;
	model.text = m->reading->text;
	model.person = step_name_of(s, m->from);
	step_tell_adviser(s, &model);
	if (r && r->owner.email && !str_ieq(r->owner.email, m->from)) {
		l = step_letter_party(s, LETTER_NOTICE, &r->owner);
		l->urgent = true;
		l->text = m->reading->text;
		l->person = model.person;
	}
}

static void step_closed_mail(struct step *s, const struct step_mail *m)
{
	struct case_rung *past = step_past_rung(s, m->from);

	if (past && m->reading->verdict.recorded) {
		step_past_owner_mail(s, m, past);
		return;
	}
	if (m->reading->verdict.acknowledgement) {
		step_log(s, "acknowledged", m->from, NULL, "Thanks, after the case was closed.");
		return;
	}
	step_outsider(s, m, "after-close",
		      "It came after the case was closed, so it changes nothing by itself. An "
		      "administrator can open the case again (escalatectl reopen).");
}

static void step_dispatch(struct step *s, const struct step_mail *m)
{
	struct case_rung *r = casefile_rung(s->c), *past;
	unsigned judge = step_judge_role(s, m->from);
	bool waiting = s->c->state == CASE_AWAITING_OUTCOME;

	if (s->c->state == CASE_CLOSED)
		step_closed_mail(s, m);
	else if (r && step_is_owner(s, r, m->from))
		step_owner_mail(s, m, r);
	else if (waiting && judge)
		step_judge_mail(s, m, judge);
	else if (str_ieq(s->c->submitter.email, m->from))
		step_submitter_mail(s, m);
	else if (step_is_adviser(s, m->from))
		step_adviser_mail(s, m);
	else if ((past = step_past_rung(s, m->from)))
		step_past_owner_mail(s, m, past);
	else if (judge)
		step_judge_mail(s, m, judge);
	else
		step_outsider(s, m, "outsider",
			      "The writer has no part in this step, so it changes nothing.");
}

struct step_update step_receive(struct arena *a, const struct step_world *world,
				const struct casefile *c, const struct step_mail *mail)
{
	struct step s = step_start(a, world, c, mail->at);

	step_log(&s, "mail-in", mail->from, "B1", "A mail of %s came in (%s).",
		 step_name_of(&s, mail->from), reading_kind_name(mail->reading->kind));
	if (!reading_is_human(mail->reading->kind))
		return step_refuse(&s, "An automatic mail is never an answer (B3).");
	if (mail->reading->verdict.danger)
		step_danger(&s, mail);
	if (!mail->trusted)
		step_outsider(&s, mail, "outsider",
			      "The writer is not one of the people of this case, so it changes "
			      "nothing.");
	else
		step_dispatch(&s, mail);
	return step_finish(&s);
}
