/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The way of one mail: duplicate, robot's, taken in by a person, on a case, or on none.
 */
#include "desk_mail.h"

#include <stdlib.h>

enum { CASES_OF_A_PERSON = 20, REFS_OF_A_MAIL = 10 };

static int desk_add_candidate(struct desk_mail *k, const char *ref, bool by_token, bool by_ref,
			      struct err *e)
{
	struct match_candidate *m;
	struct casefile *c;
	size_t i;

	for (i = 0; i < k->candidate_count; i++) {
		m = &k->candidates[i];
		if (str_eq(m->casefile->ref, ref)) {
			m->by_token |= by_token;
			m->by_ref |= by_ref;
			return 0;
		}
	}
	if (desk_load(k->desk, k->a, ref, &c, e) < 0)
		return -1;
	if (!c)
		return 0;
	m = ARENA_PUSH(k->a, struct match_candidate, k->candidates, k->candidate_count);
	*m = (struct match_candidate){c, by_token, by_ref};
	return 0;
}

/* The cases that the mail points at, and the open ones of its writer. */
int desk_mail_gather(struct desk_mail *k, struct err *e)
{
	struct store_filter filter = {.state = "open",
				      .person = k->r->from.email,
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT,
				      .limit = CASES_OF_A_PERSON};
	const char *refs[REFS_OF_A_MAIL];
	struct match_token token;
	struct store_case *rows;
	size_t i, count, ref_count;

	for (i = 0; i < k->r->reference_count; i++)
		if (desk_is_ours(k->desk, k->r->references[i], &token) &&
		    desk_add_candidate(k, arena_strdup(k->a, token.ref), true, false, e) < 0)
			return -1;
	/* One mail that names several cases must not be filed on the first of them. */
	ref_count = reading_find_refs(k->a, k->r->subject, refs, 0, REFS_OF_A_MAIL);
	ref_count = reading_find_refs(k->a, k->r->text, refs, ref_count, REFS_OF_A_MAIL);
	for (i = 0; i < ref_count; i++)
		if (desk_add_candidate(k, refs[i], false, true, e) < 0)
			return -1;
	if (!filter.person || k->r->form)
		return 0;
	if (store_list_cases(k->desk->store, k->a, &filter, &rows, &count, e) < 0)
		return -1;
	for (i = 0; i < count; i++)
		if (desk_add_candidate(k, rows[i].ref, false, false, e) < 0)
			return -1;
	return 0;
}

static bool desk_has_token(const struct desk_mail *k, const struct casefile *c)
{
	size_t i;

	for (i = 0; i < k->candidate_count; i++)
		if (k->candidates[i].casefile == c)
			return k->candidates[i].by_token;
	return false;
}

/* One who looks after the service: an admin of the configuration or the directory, or an Adviser.
 */
bool desk_mail_is_keeper(const struct desk_mail *k)
{
	const struct config_addresses *admins = &k->desk->config->admins;
	unsigned roles = ROLE_ADMIN;
	size_t i;

	for (i = 0; i < admins->count; i++)
		if (str_ieq(admins->items[i], k->r->from.email))
			return true;
	for (i = 0; i < k->desk->config->procedure_count; i++)
		roles |= k->desk->procedures[i]->adviser;
	return k->person && (k->person->roles & roles);
}

/* Somebody we know who names a case that they have no part in: it is a slip of the pen where they
 * have cases of their own, or could be beginning one. */
static bool desk_may_mean_another(const struct desk_mail *k)
{
	unsigned submitters = 0;
	size_t i;

	for (i = 0; i < k->desk->config->procedure_count; i++)
		submitters |= k->desk->procedures[i]->submitter;
	return k->person && (k->candidate_count > 1 || (k->person->roles & submitters));
}

static int desk_person_mail(struct desk_mail *k, struct err *e)
{
	struct match_result match =
	    match_mail(k->a, k->r, &k->desk->directory, k->candidates, k->candidate_count);
	struct step_mail m = {.reading = k->r,
			      .from = k->r->from.email,
			      .sent_by = k->trust.by ? k->trust.by->name : NULL,
			      .at = k->mail->received};

	if (k->trust.held)
		return desk_mail_new(k, &match, e);
	/* Whoever writes with their own hand is back. */
	if (k->person && !k->trust.by && desk_end_absence(k->desk, k->person, e) < 0)
		return -1;
	/* An admin who answers a mail of ours needs no part in the case: that mail asked them (S3).
	 */
	m.trusted = match.how == MATCH_TOKEN || match.how == MATCH_REF ||
		    (match.how == MATCH_STRANGER && desk_mail_is_keeper(k) &&
		     desk_has_token(k, match.casefile));
	if (!m.from || (!m.trusted && match.how != MATCH_STRANGER))
		return desk_mail_new(k, &match, e);
	/* A mail of ours has reached somebody whom nobody knows, or it is a person's other address:
	 * who looks after the case says which (B2, B6). */
	if (!m.trusted && !k->person && desk_has_token(k, match.casefile))
		return desk_mail_new(k, &match, e);
	/* Who may have mistyped a reference is asked about; anyone else's mail on a case is kept on
	 * it and shown (B2). */
	if (!m.trusted && desk_may_mean_another(k) && !desk_has_token(k, match.casefile))
		return desk_mail_new(k, &match, e);
	if (m.trusted && k->r->form)
		return desk_mail_forms(k, match.casefile, &m, e);
	return desk_mail_receive(k, match.casefile, &m, e);
}

/* An Adviser's or admin's reply about a held mail: "MAIL-17" in the Message-ID that it answers. */
int64_t desk_mail_held_id(struct desk_mail *k)
{
	struct match_token token;
	size_t i;

	for (i = 0; i < k->r->reference_count; i++)
		if (desk_is_ours(k->desk, k->r->references[i], &token) &&
		    str_starts(token.ref, "MAIL-"))
			return strtoll(token.ref + 5, NULL, 10);
	return 0;
}

/* B6: "one reply" takes a held mail in.  *done says whether this mail was such a reply. */
static int desk_take_held_reply(struct desk_mail *k, bool *done, struct err *e)
{
	int64_t id = desk_mail_held_id(k);

	*done = false;
	if (!id || !k->r->from.email || !desk_mail_is_keeper(k))
		return 0;
	*done = true;
	return desk_held_reply(k->desk, k->a, k->mail, k->r, id, e);
}

/* Who wrote it, and is it they?  Whichever of their addresses somebody writes from, the rules know
 * one. */
static void desk_know_sender(struct desk_mail *k, const struct reading *reading)
{
	k->trust = trust_check(k->a, reading, &k->desk->directory, k->desk->config->trust.require);
	k->person = k->trust.person;
	k->own = *reading;
	if (k->person)
		k->own.from.email = k->person->email;
	k->r = &k->own;
	/* An admin whom the directory knows under another address is no impostor. */
	if (!k->person && !k->trust.unproven && desk_mail_is_keeper(k))
		k->trust.held = NULL;
}

/* Has it been acted on, or will it be, as another mail of the store?  The server may have numbered
 * its mails anew, or somebody moved it back into the inbox.  Without a Message-ID all of its bytes
 * must be the same, and say when it was written: else somebody may have said the same twice. */
static int desk_find_same(struct desk_mail *k, int64_t *same, struct err *e)
{
	struct store *store = k->desk->store;

	*same = 0;
	if (k->r->message_id)
		return store_find_same(store, k->mail->id, k->r->message_id, same, e);
	if (k->r->date == DATE_NO_MOMENT)
		return 0;
	return store_find_copy(store, k->mail->id, same, e);
}

int desk_take(struct desk *desk, struct arena *a, const struct store_mail *mail,
	      const struct reading *reading, struct err *e)
{
	struct desk_mail k = {
	    .desk = desk, .a = a, .mail = mail, .r = reading, .from = reading->from.email};
	struct desk_release release;
	int64_t same;
	bool done;

	if (desk_find_same(&k, &same, e) < 0)
		return -1;
	if (same)
		return desk_mail_settle(&k, STORE_MAIL_DUPLICATE, NULL,
					arena_printf(a, "the same as mail %lld", (long long)same),
					e);
	desk_know_sender(&k, reading);
	if (desk_released(a, mail, &release))
		k.release = &release;
	/* Whoever has touched it: a robot's mail is never an answer and opens no case (B3). */
	if (!reading_is_human(reading->kind) && reading->kind != READING_UNREADABLE)
		return desk_mail_robot(&k, e);
	if (k.release)
		return desk_mail_released(&k, e);
	if (reading->kind == READING_UNREADABLE)
		return desk_mail_new(&k, NULL, e);
	done = false;
	if (!k.trust.held && desk_take_held_reply(&k, &done, e) < 0)
		return -1;
	if (done)
		return 0;
	if (desk_mail_gather(&k, e) < 0)
		return -1;
	return desk_person_mail(&k, e);
}
