/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's mail on a case: who are they in it, and so what may their words do (B2).
 */
#include "core/step_internal.h"

static struct case_rung *step_past_rung(const struct step *s, const char *email)
{
	size_t i;

	for (i = s->c->rung_count; i-- > 0;)
		if (casefile_owns(s->c, &s->c->rungs[i], s->w->directory, email))
			return &s->c->rungs[i];
	return NULL;
}

/* Who routes and is kept told (S3): an Adviser, the deputy of this case's, an admin. */
static bool step_is_adviser(const struct step *s, const char *email)
{
	const struct person *p = directory_find(s->w->directory, email);
	const struct person *adviser = directory_find(s->w->directory, s->c->adviser.email);
	size_t i;

	if (casefile_is_excluded(s->c, email))
		return false;
	for (i = 0; i < s->w->admin_count; i++)
		if (str_ieq(s->w->admins[i], email))
			return true;
	if (!p)
		return false;
	return (p->roles & (ROLE_ADMIN | s->c->procedure->adviser)) ||
	       (adviser && str_ieq(adviser->deputy, email));
}

/* The role in which this person judges the answer now, or 0 (S7, C6). */
static unsigned step_judge_role(const struct step *s, const char *email)
{
	const struct procedure *p = s->c->procedure;
	const struct person *person = directory_find(s->w->directory, email);
	unsigned roles;

	if (str_ieq(s->c->submitter.email, email) && (p->judges & s->c->submitter.role))
		return s->c->submitter.role;
	/* Nobody judges their own answer. */
	if (!person || !step_may_judge(s, person))
		return 0;
	/* One role at a time: who has two of them is asked, and counts, in each. */
	roles = person->roles & p->judges & ~s->c->submitter.role;
	return roles & -roles;
}

/* B2: kept on the case, shown to the Adviser or the admins, and nothing moves. */
static void step_outsider(struct step *s, const struct step_mail *m, const char *event,
			  const char *why)
{
	struct letter model = step_model(s, LETTER_OUTSIDER);

	step_log(s, event, m->from, str_eq(event, "complaint") ? "C9" : "B2", "%s", why);
	/* Of danger they have been told already, with the same words. */
	if (m->reading->verdict.danger)
		return;
	model.text = step_words_shown(s, m->reading);
	model.person = m->reading->from.name ? m->reading->from.name : m->from;
	model.items = ARENA_NEW_N(s->a, const char *, 1);
	model.items[0] = why;
	model.item_count = 1;
	step_tell_adviser(s, &model);
}

void step_danger(struct step *s, const struct step_mail *m)
{
	const struct case_rung *r = casefile_rung(s->c);
	const struct person *senior = step_senior(s);
	struct letter model = step_model(s, LETTER_NOTICE);

	step_log(s, "danger", m->from, step_rule(s, "S9", "C7"),
		 "The mail says that a child may be in danger now; it was passed on at once.");
	model.urgent = true;
	model.text = step_words_shown(s, m->reading);
	model.person = step_name_of(s, m->from);
	step_tell_adviser(s, &model);
	if (r && !casefile_owns(s->c, r, s->w->directory, m->from))
		step_letter_owners(s, r, &model);
	if (senior && !str_ieq(senior->email, m->from) &&
	    !(r && str_ieq(senior->email, r->owner.email)))
		step_tell_person(s, &model, senior);
}

static void step_closed_mail(struct step *s, const struct step_mail *m)
{
	bool unclear, raised = str_ieq(s->c->submitter.email, m->from);

	if (m->reading->verdict.recorded && step_past_rung(s, m->from)) {
		step_recorded(s, m);
		if (step_is_only_record(m->reading))
			return;
	}
	if (m->reading->verdict.acknowledgement) {
		step_log(s, "acknowledged", m->from, NULL, "Thanks, after the case was closed.");
		return;
	}
	if (raised && step_verdict(s, m->reading, &unclear) == VERDICT_COMPLAINT)
		step_outsider(s, m, "complaint",
			      "The submitter takes it to the complaints procedure. The case was "
			      "closed before, and stays so.");
	else
		step_outsider(
		    s, m, "after-close",
		    "It came after the case was closed, so it changes nothing by itself. An "
		    "administrator can open the case again (escalatectl reopen).");
}

/* Does an Adviser's mail name who answers, or is that awaited of them? */
static bool step_routes(const struct step *s, const struct step_mail *m)
{
	return s->c->state == CASE_AWAITING_ROUTING || m->reading->verdict.route_to;
}

static void step_dispatch(struct step *s, const struct step_mail *m)
{
	struct case_rung *r = casefile_rung(s->c), *past = step_past_rung(s, m->from);
	unsigned judge = r ? step_judge_role(s, m->from) : 0;
	bool adviser = step_is_adviser(s, m->from);

	if (s->c->state == CASE_CLOSED || !r)
		step_closed_mail(s, m);
	else if (past == r)
		step_owner_mail(s, m, r);
	else if (s->c->state == CASE_AWAITING_OUTCOME && judge)
		step_judge_mail(s, m, judge);
	else if (str_ieq(s->c->submitter.email, m->from))
		step_submitter_mail(s, m);
	else if (adviser && (!past || step_routes(s, m)))
		step_adviser_mail(s, m);
	else if (past)
		step_past_owner_mail(s, m, past);
	else if (judge)
		step_judge_mail(s, m, judge);
	else
		step_outsider(s, m, "outsider",
			      "The writer has no part in this step, so it changes nothing.");
}

/* Is this person told already, by a letter of this update? */
static bool step_told_unread(const struct step *s, const char *to, const char *unread)
{
	const struct letter *l;
	size_t i;

	for (i = 0; i < s->u.letter_count; i++) {
		l = &s->u.letters[i];
		if (str_ieq(l->to, to) && (step_is_among(l->items, l->item_count, unread) ||
					   step_is_among(l->also, l->also_count, unread)))
			return true;
	}
	return false;
}

/* B4: whoever attached a file believes that we have it, whatever became of the mail's own words. */
static void step_tell_unread(struct step *s, const struct step_mail *m)
{
	const struct person *p = directory_find(s->w->directory, m->from);
	const struct reading *r = m->reading;
	struct letter *l;
	unsigned role = str_ieq(s->c->submitter.email, m->from) ? s->c->submitter.role
			: p					? p->roles
								: ROLE_ADMIN;

	if (!r->unread_count || casefile_is_excluded(s->c, m->from) ||
	    step_told_unread(s, m->from, r->unread[0]))
		return;
	l = step_letter(s, LETTER_FILE_UNREAD, m->from, step_name_of(s, m->from), role);
	l->items = r->unread;
	l->item_count = r->unread_count;
	step_log(s, "note", m->from, "B4",
		 "Something that came with it could not be read, or not whole; %s was told.",
		 step_name_of(s, m->from));
}

struct step_update step_receive(struct arena *a, const struct step_world *world,
				const struct casefile *c, const struct step_mail *mail)
{
	struct step s = step_start(a, world, c, mail->at);
	struct step_mail returned = *mail;
	const struct reading *r = mail->reading;

	returned.reading = step_returned(&s, r);
	mail = &returned;
	if (!reading_is_human(r->kind) && r->kind != READING_UNREADABLE)
		return step_refuse(&s, "An automatic mail is never an answer (B3).");
	step_log(&s, "mail-in", mail->from, "B1", "A mail of %s came in (%s)%s%s.",
		 step_name_of(&s, mail->from), reading_kind_name(r->kind),
		 mail->sent_by ? ", sent on their behalf by their deputy, " : "",
		 mail->sent_by ? mail->sent_by : "");
	if (r->verdict.danger)
		step_danger(&s, mail);
	/* Admins need not be in the directory to be known. */
	if (!mail->trusted && !step_is_adviser(&s, mail->from))
		step_outsider(&s, mail, "outsider",
			      "The writer is not one of the people of this case, so it changes "
			      "nothing.");
	else if (r->kind == READING_UNREADABLE)
		step_outsider(&s, mail, "outsider",
			      "It could not be read, and a person put it on this case: it changes "
			      "nothing by itself.");
	else
		step_dispatch(&s, mail);
	if (mail->trusted || step_is_adviser(&s, mail->from))
		step_tell_unread(&s, mail);
	return step_finish(&s);
}
