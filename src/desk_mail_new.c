/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mail that is on no case: it opens one, or one for each of its forms; or it waits for a person.
 */
#include "desk_mail.h"

#include <assert.h>

/* Who answers our word that a mail waits has been told: an automatic answer that does not say that
 * it is one must not go round with us for ever. */
static void desk_tell_sender_once(struct desk_mail *k, struct intake *in)
{
	size_t i, kept = 0;

	if (!desk_mail_held_id(k))
		return;
	for (i = 0; i < in->letter_count; i++)
		if (in->letters[i].kind != LETTER_HELD && in->letters[i].kind != LETTER_UNREADABLE)
			in->letters[kept++] = in->letters[i];
	in->letter_count = kept;
}

/* What is not believed is told once as long as it waits: another mail of the same sender for the
 * same reason is kept, and stands in the digest.  Danger is told each time. */
static int desk_tell_keepers_once(struct desk_mail *k, struct intake *in, struct err *e)
{
	bool waits;

	if (!k->from || k->r->verdict.danger)
		return 0;
	if (store_waits_already(k->desk->store, k->from, in->reason, k->mail->id, &waits, e) < 0)
		return -1;
	if (waits)
		in->letter_count = 0;
	return 0;
}

static int desk_hold(struct desk_mail *k, struct intake *in, struct err *e)
{
	bool held = in->what == INTAKE_HOLD;

	desk_tell_sender_once(k, in);
	if (in->what != INTAKE_KEEP && desk_expect_digest(k->desk, e) < 0)
		return -1;
	if (k->trust.held && desk_tell_keepers_once(k, in, e) < 0)
		return -1;
	if (desk_log(k->desk,
		     held		       ? "held"
		     : in->what == INTAKE_KEEP ? "kept"
					       : "quarantined",
		     k->r->from.email,
		     held		       ? "B6"
		     : in->what == INTAKE_KEEP ? "B3"
					       : "B4",
		     in->reason, k->mail->id, e) < 0)
		return -1;
	if (in->danger &&
	    desk_log(k->desk, "danger", k->r->from.email, "B6",
		     "The mail says that a child may be in danger now; it was passed on at once.",
		     k->mail->id, e) < 0)
		return -1;
	if (desk_write_letters(k->desk, k->a, NULL, in->letters, in->letter_count, k->r,
			       k->mail->id, e) < 0)
		return -1;
	return desk_mail_settle(k,
				held			  ? STORE_MAIL_HELD
				: in->what == INTAKE_KEEP ? STORE_MAIL_KEPT
							  : STORE_MAIL_QUARANTINED,
				NULL, in->reason, e);
}

/* The mail as if this one of its forms were the first; 0 is. */
void desk_mail_turn_to(struct desk_mail *k, const struct reading *whole, size_t i)
{
	struct reading *one = arena_memdup(k->a, whole, sizeof(*whole));

	if (i > 0) {
		one->more_forms = arena_memdup(k->a, whole->more_forms,
					       whole->more_form_count * sizeof(*whole->more_forms));
		one->form = whole->more_forms[i - 1];
		one->more_forms[i - 1] = whole->form;
	}
	k->r = one;
}

static struct intake desk_decide(struct desk_mail *k, const struct match_result *match)
{
	return intake_decide(k->a, &k->desk->world, k->desk->procedures,
			     k->desk->config->procedure_count, k->r, &k->trust, match, k->mail->id);
}

/* Each form opens a case of its own.  If one of them has to wait for a person, all of them do: what
 * is taken in later is the mail. */
int desk_mail_new(struct desk_mail *k, const struct match_result *match, struct err *e)
{
	const struct reading *whole = k->r;
	const struct procedure *procedures[READING_MAX_FORMS + 1];
	struct intake in;
	size_t i;

	assert(whole->more_form_count <= READING_MAX_FORMS);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_mail_turn_to(k, whole, i);
		in = desk_decide(k, match);
		if (in.what != INTAKE_OPEN)
			return desk_hold(k, &in, e);
		procedures[i] = in.procedure;
	}
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_mail_turn_to(k, whole, i);
		if (desk_mail_open(k, procedures[i], NULL, e) < 0)
			return -1;
	}
	return 0;
}

/* A form that names other carers than the case it answers is a concern of its own. */
static bool desk_is_other(const struct casefile *c, const struct form *form)
{
	if (!c->form)
		return false;
	return c->state == CASE_CLOSED || !form_same_people(c->form, form);
}

/* Which of the mail's forms is that of this case: the one that answers most of it; -1: none. */
static int desk_form_of(const struct reading *r, const struct casefile *c)
{
	const struct form *form;
	size_t i, said, most = 0;
	int found = -1;

	for (i = 0; i <= r->more_form_count; i++) {
		form = i ? r->more_forms[i - 1] : r->form;
		if (desk_is_other(c, form))
			continue;
		said = form_said_count(form, 'C');
		if (found >= 0 && said <= most)
			continue;
		found = (int)i;
		most = said;
	}
	return found;
}

/* A mail with forms, on a case: one of them is the case's, and others are concerns of their own. */
int desk_mail_forms(struct desk_mail *k, const struct casefile *c, struct step_mail *m,
		    struct err *e)
{
	const struct reading *whole = k->r;
	int ours = desk_form_of(whole, c);
	struct intake in;
	size_t i;

	if (ours < 0)
		return desk_mail_new(k, NULL, e);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_mail_turn_to(k, whole, i);
		if ((int)i == ours || !desk_is_other(c, k->r->form))
			continue;
		in = desk_decide(k, NULL);
		if (in.what == INTAKE_OPEN
			? desk_mail_open(k, in.procedure, NULL, e) < 0
			: desk_write_letters(k->desk, k->a, NULL, in.letters, in.letter_count, k->r,
					     k->mail->id, e) < 0)
			return -1;
	}
	desk_mail_turn_to(k, whole, (size_t)ours);
	m->reading = k->r;
	return desk_mail_receive(k, c, m, e);
}
