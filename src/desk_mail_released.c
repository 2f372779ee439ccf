/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mail that waited, once a person has taken it in (B6).
 */
#include "desk_mail.h"

#include <assert.h>

/* The procedure for a mail that a person takes in: of its form, the one they named, or the only one
 * that takes plain words. */
static const struct procedure *desk_release_procedure(const struct desk_mail *k)
{
	const struct procedure *p, *found = NULL;
	size_t i, n = 0;

	for (i = 0; i < k->desk->config->procedure_count; i++) {
		p = k->desk->procedures[i];
		if (k->r->form		    ? str_eq(p->form, k->r->form->type->name)
		    : k->release->procedure ? str_eq(p->name, k->release->procedure)
					    : p->free_text) {
			found = p;
			n++;
		}
	}
	return n == 1 ? found : NULL;
}

/* What a person asked for cannot be done: the mail waits on, and who asked by mail hears why. */
static int desk_hold_again(struct desk_mail *k, const char *why, struct err *e)
{
	if (str_is_address(k->release->who) &&
	    desk_ask_keeper(k->desk, k->a, k->release->who, k->mail->id, why, NULL, e) < 0)
		return -1;
	return desk_mail_settle(k, STORE_MAIL_HELD, NULL, why, e);
}

/* A person has put it on this case: its writer may do there what they might have done themselves.
 * Where nobody knows who that is, it is kept there and shown (B2). */
static int desk_file_released(struct desk_mail *k, struct err *e)
{
	struct step_mail m = {.at = k->mail->received};
	struct casefile *c;

	if (k->release->as) {
		k->person = directory_find(&k->desk->directory, k->release->as);
		k->own.from.email = k->person ? k->person->email : k->release->as;
		k->own.from.name = k->person ? k->person->name : NULL;
	}
	m.reading = k->r;
	m.from = k->r->from.email ? k->r->from.email : "unknown sender";
	m.trusted = k->r->from.email;

	if (desk_load(k->desk, k->a, k->release->ref, &c, e) < 0)
		return -1;
	return c ? desk_mail_receive(k, c, &m, e) : desk_mail_new(k, NULL, e);
}

/* B6: a person vouches for who wrote it, where the directory does not say that they may. */
static int desk_open_released(struct desk_mail *k, const struct procedure *p, struct err *e)
{
	struct person vouched = {.email = k->r->from.email,
				 .name = k->r->from.name ? k->r->from.name : k->r->from.email,
				 .roles = p->submitter,
				 .absent_from = DATE_NO_DAY,
				 .absent_until = DATE_NO_DAY};

	if (k->person && (k->person->roles & p->submitter))
		return desk_mail_open(k, p, NULL, e);
	return desk_mail_open(k, p, arena_memdup(k->a, &vouched, sizeof(vouched)), e);
}

/* Its sender may have got into the directory since it was held, with an alias for example: then it
 * goes to the case that it answers or names. */
static int desk_file_known(struct desk_mail *k, bool *filed, struct err *e)
{
	struct step_mail m = {
	    .reading = k->r, .from = k->r->from.email, .trusted = true, .at = k->mail->received};
	struct match_result match;

	*filed = false;
	if (!k->person)
		return 0;
	if (desk_mail_gather(k, e) < 0)
		return -1;
	match = match_mail(k->a, k->r, &k->desk->directory, k->candidates, k->candidate_count);
	if (match.how != MATCH_TOKEN && match.how != MATCH_REF)
		return 0;
	*filed = true;
	return k->r->form ? desk_mail_forms(k, match.casefile, &m, e)
			  : desk_mail_receive(k, match.casefile, &m, e);
}

/* B6: it opens a case, or one for each of its forms; the clocks count from when it came in. */
int desk_mail_released(struct desk_mail *k, struct err *e)
{
	const struct procedure *procedures[READING_MAX_FORMS + 1];
	const struct reading *whole = k->r;
	bool known = true, filed;
	size_t i;

	if (k->release->ref)
		return desk_file_released(k, e);
	if (k->r->kind == READING_UNREADABLE)
		return desk_mail_new(k, NULL, e);
	if (desk_file_known(k, &filed, e) < 0)
		return -1;
	if (filed)
		return 0;
	assert(whole->more_form_count <= READING_MAX_FORMS);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_mail_turn_to(k, whole, i);
		procedures[i] = desk_release_procedure(k);
		known = known && procedures[i];
	}
	if (!known || !whole->from.email)
		return desk_hold_again(k,
				       whole->from.email
					   ? "It is not clear which procedure it belongs to: "
					     "name one (escalatectl quarantine retry)."
					   : "It has no usable sender: nobody could be written "
					     "to.",
				       e);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_mail_turn_to(k, whole, i);
		if (desk_open_released(k, procedures[i], e) < 0)
			return -1;
	}
	return 0;
}
