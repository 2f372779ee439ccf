/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounces, absences and receipts: whose they are, and on which cases they are told (B3).
 */
#include "desk_mail.h"

/* Whom a robot's mail is about: who our mail went to, else whom it names. */
static int desk_robot_about(struct desk_mail *k, const char *message_id, const char **about,
			    struct err *e)
{
	struct store_out out;
	bool found;

	if (store_find_out(k->desk->store, k->a, message_id, &out, &found, e) < 0)
		return -1;
	if (!found)
		return 0;
	*about = out.to;
	k->of_unreachable = str_eq(out.kind, letter_kind_name(LETTER_UNREACHABLE));
	return 0;
}

static int desk_robot_on(struct desk_mail *k, const char *ref, const char *about, struct err *e)
{
	struct step_mail m = {
	    .reading = k->r, .from = k->r->from.email, .trusted = false, .at = k->mail->received};
	struct step_update u;
	const struct casefile *before;
	struct casefile *c;

	if (desk_load(k->desk, k->a, ref, &c, e) < 0)
		return -1;
	if (!c || c->state == CASE_CLOSED)
		return desk_mail_settle(k, STORE_MAIL_KEPT, ref, k->r->why, e);
	before = c;
	if (desk_mail_catch_up(k, &before, e) < 0)
		return -1;
	u = step_robot(k->a, &k->desk->world, before, &m, about);
	if (u.refused)
		return desk_mail_settle(k, STORE_MAIL_KEPT, ref, u.refused, e);
	/* Two offices that cannot be reached would tell each other so for ever. */
	if (k->of_unreachable)
		u.letter_count = 0;
	return desk_mail_file(k, &u, e);
}

/* The open cases that wait for this person's answer. */
static int desk_robot_owner(struct desk_mail *k, const char *about, bool *done, struct err *e)
{
	struct store_filter filter = {.state = case_state_name(CASE_AWAITING_ANSWER),
				      .owner = about,
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT};
	struct store_case *rows;
	size_t i, count;

	if (store_list_cases(k->desk->store, k->a, &filter, &rows, &count, e) < 0)
		return -1;
	for (i = 0; i < count; i++)
		if (desk_robot_on(k, rows[i].ref, about, e) < 0)
			return -1;
	*done = count > 0;
	return 0;
}

/* B3: never an answer.  A mail of ours that it answers says which case and whom. */
int desk_mail_robot(struct desk_mail *k, struct err *e)
{
	bool bounce = k->r->kind == READING_BOUNCE;
	const char *about =
	    bounce ? (k->r->failed_count ? k->r->failed[0] : NULL) : k->r->from.email;
	struct match_token token;
	const char *id = k->r->returned_id;
	bool done = false;
	size_t i;

	if (k->r->kind == READING_LIST)
		return desk_mail_new(k, NULL, e);
	for (i = 0; (!id || !desk_is_ours(k->desk, id, &token)) && i < k->r->reference_count; i++)
		id = k->r->references[i];
	if (id && desk_is_ours(k->desk, id, &token)) {
		if (desk_robot_about(k, id, &about, e) < 0)
			return -1;
		if (about && str_starts(token.ref, "ESC-"))
			return desk_robot_on(k, arena_strdup(k->a, token.ref), about, e);
	}
	if (about && k->r->kind != READING_RECEIPT && desk_robot_owner(k, about, &done, e) < 0)
		return -1;
	return done ? 0 : desk_mail_new(k, NULL, e);
}
