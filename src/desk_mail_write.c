/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a mail leads to is written: the case, the events, and the mail's own state.
 */
#include "desk_mail.h"

#include "shell/log.h"

/* Writes what became of the mail itself. */
int desk_mail_settle(struct desk_mail *k, enum store_mail_state state, const char *ref,
		     const char *reason, struct err *e)
{
	struct store_mail row = *k->mail;

	row.state = state;
	row.case_ref = ref;
	row.kind = reading_kind_name(k->r->kind);
	row.from = k->from;
	row.subject = k->r->subject;
	row.message_id = k->r->message_id;
	row.reason = reason	  ? reason
		     : k->release ? arena_printf(k->a, "taken in by %s", k->release->who)
				  : NULL;
	return store_update_mail(k->desk->store, &row, e);
}

/* B1, B6: who took the mail in stands in the log of the case that it is on. */
static int desk_log_release(struct desk_mail *k, const char *ref, struct err *e)
{
	const struct store_event row = {.at = k->desk->now,
					.case_ref = ref,
					.event = "released",
					.who = k->release->who,
					.rule = "B6",
					.detail = "A mail that had waited for a person was taken "
						  "in; it counts from when it came.",
					.mail = k->mail->id};
	struct log_keys keys = LOG_NO_KEYS;

	keys.case_ref = ref;
	keys.rule = row.rule;
	keys.mail = row.mail;
	log_event(LOG_LEVEL_INFO, row.event, "an event of a case", &keys);
	return store_add_event(k->desk->store, &row, e);
}

/* The update of a case from this mail, with the mail filed on it. */
int desk_mail_file(struct desk_mail *k, const struct step_update *u, struct err *e)
{
	if (desk_write(k->desk, k->a, u, k->mail->id, k->r, e) < 0 ||
	    (k->release && desk_log_release(k, u->casefile->ref, e) < 0))
		return -1;
	return desk_mail_settle(k, STORE_MAIL_FILED, u->casefile->ref, NULL, e);
}

/* What was due before the mail came in has happened by then, though nobody has looked yet: after an
 * outage mails are acted on first, and an answer that came after a lapse came late. */
int desk_mail_catch_up(struct desk_mail *k, const struct casefile **c, struct err *e)
{
	struct step_update u;

	if ((*c)->next_at == DATE_NO_MOMENT || (*c)->next_at >= k->mail->received)
		return 0;
	u = step_catch_up(k->a, &k->desk->world, *c, k->mail->received, k->desk->now);
	*c = u.casefile;
	return desk_write(k->desk, k->a, &u, 0, NULL, e);
}

int desk_mail_receive(struct desk_mail *k, const struct casefile *c, const struct step_mail *m,
		      struct err *e)
{
	struct step_update u;

	if (desk_mail_catch_up(k, &c, e) < 0)
		return -1;
	u = step_receive(k->a, &k->desk->world, c, m);
	if (u.refused)
		return err_set(e, ERR_INTERNAL, "%s", u.refused);
	return desk_mail_file(k, &u, e);
}

int desk_mail_open(struct desk_mail *k, const struct procedure *procedure,
		   const struct person *vouched, struct err *e)
{
	struct step_mail m = {.reading = k->r,
			      .from = k->r->from.email,
			      .sent_by = k->trust.by ? k->trust.by->name : NULL,
			      .vouched = vouched,
			      .trusted = true,
			      .at = k->mail->received,
			      .now = k->release ? k->desk->now : 0};
	struct step_update u;
	const char *ref;
	int year, month, day;

	date_to_civil(date_to_local(k->desk->now).day, &year, &month, &day);
	if (store_next_ref(k->desk->store, k->a, year, &ref, e) < 0)
		return -1;
	u = step_open(k->a, &k->desk->world, procedure, ref, &m);
	if (u.refused)
		return err_set(e, ERR_INTERNAL, "a case that may not be opened was");
	if (u.casefile->form)
		u.casefile->form_mail = k->mail->id;
	return desk_mail_file(k, &u, e);
}
