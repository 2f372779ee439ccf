/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An update becomes rows: the case, its events, its mails in the outbox.
 */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "codec/codec.h"
#include "core/letter_blocks.h"
#include "shell/keys.h"
#include "shell/log.h"
#include "write/mail.h"

enum { TOKEN_BYTES = 16 };

/* The keyed hash that proves a Message-ID to be ours. */
static void desk_token(const struct desk *desk, const char *ref, int64_t serial, char *out)
{
	unsigned char mac[KEYS_SIZE];
	const struct keys_piece pieces[] = {{ref, strlen(ref)}, {&serial, sizeof(serial)}};

	keys_hmac(desk->token_key, pieces, COUNT_OF(pieces), mac);
	keys_text(mac, TOKEN_BYTES, out);
}

static const char *desk_domain(const struct desk *desk)
{
	const char *at = strrchr(desk->config->mailbox.address, '@');

	return at ? at + 1 : "localhost";
}

char *desk_message_id(const struct desk *desk, struct arena *a, const char *ref, int64_t serial)
{
	char token[TOKEN_BYTES * 2];

	desk_token(desk, ref, serial, token);
	return arena_printf(a, "%s.%lld.%s@%s", ref, (long long)serial, token, desk_domain(desk));
}

bool desk_is_ours(const struct desk *desk, const char *message_id, struct match_token *token)
{
	char proof[TOKEN_BYTES * 2];

	if (!match_parse_id(message_id, token))
		return false;
	desk_token(desk, token->ref, token->serial, proof);
	return keys_same(proof, token->token);
}

/* One letter becomes a mail in the outbox.  `answers`: the mail that it comes of, or NULL. */
static int desk_post(struct desk *desk, struct arena *a, const struct casefile *c,
		     const struct letter *ordered, const struct reading *answers, int64_t mail,
		     struct err *e)
{
	struct store_form form = {0};
	struct letter with = *ordered, *l = &with;
	struct letter_content content;
	struct mail_content out = {0};
	struct store_out row = {0};
	const char *ref = c ? c->ref : arena_printf(a, "MAIL-%lld", (long long)mail);
	/* Only who wrote the mail that this answers has it in their mailbox. */
	const char *parent =
	    answers && str_ieq(answers->from.email, l->to) ? answers->message_id : NULL;
	const char *references[2];
	size_t size;

	l->form = desk_letter_form(a, c, l, &form);
	content = letter_write(a, &desk->office, c, l);
	if (!str_is_address(l->to))
		return err_set(e, ERR_INTERNAL, "a letter without a usable address (%s)",
			       letter_kind_name(l->kind));
	if (store_next_out(desk->store, &row.id, e) < 0)
		return -1;
	/* All mails of a case to all people hang on one thread of that name. */
	references[0] = arena_printf(a, "%s@%s", ref, desk_domain(desk));
	references[1] = parent;
	out.from_address = desk->config->mailbox.address;
	out.from_name = desk->config->mailbox.name;
	out.to_address = l->to;
	out.to_name = letter_name(a, l->name);
	out.subject = content.subject;
	out.message_id = desk_message_id(desk, a, ref, row.id);
	out.in_reply_to = parent;
	out.references = references;
	out.reference_count = parent ? 2 : 1;
	out.date = desk->now;
	out.text = content.text;
	out.html = content.html;
	/* An owner's absence must be heard of (B3); from everybody else it would only be noise. */
	out.no_auto_response =
	    !(l->kind == LETTER_REQUEST || l->kind == LETTER_REMINDER || l->kind == LETTER_CHASE);
	if ((l->form ? mail_write_with_room(a, &out, &row.raw, &size, &form.room, e)
		     : mail_write(a, &out, &row.raw, &size, e)) < 0)
		return -1;
	row.size = size;
	row.case_ref = c ? c->ref : NULL;
	row.kind = letter_kind_name(l->kind);
	row.to = l->to;
	row.subject = content.subject;
	row.message_id = out.message_id;
	row.chase = letter_is_chase(l->kind);
	row.state = STORE_OUT_QUEUED;
	row.created = desk->now;
	row.not_before = l->not_before == DATE_NO_MOMENT ? desk->now : l->not_before;
	row.sent = DATE_NO_MOMENT;
	if (store_add_out(desk->store, &row, e) < 0)
		return -1;
	if (!l->form)
		return 0;
	form.out = row.id;
	desk->forms_wait = true;
	return store_add_form(desk->store, &form, e);
}

static int desk_write_letter(struct desk *desk, struct arena *a, const struct casefile *c,
			     const struct letter *letter, const struct reading *answers,
			     int64_t mail, struct err *e)
{
	struct store_event event = {.at = desk->now,
				    .case_ref = c ? c->ref : NULL,
				    .event = "mail-out",
				    .who = letter->to,
				    .rule = "B1",
				    .detail = letter_kind_name(letter->kind),
				    .mail = mail};
	struct letter l = *letter;
	enum desk_limit limit;

	if (desk_limit(desk, a, &l, answers, &limit, e) < 0)
		return -1;
	if (limit != DESK_WRITE) {
		event.event = "withheld";
		event.rule = "B3";
		if (store_add_event(desk->store, &event, e) < 0)
			return -1;
	}
	if (limit == DESK_WITHHOLD)
		return 0;
	event.event = "mail-out";
	event.rule = "B1";
	event.detail = letter_kind_name(l.kind);
	return desk_post(desk, a, limit == DESK_SAY_ENOUGH ? NULL : c, &l, answers, mail, e) < 0
		   ? -1
		   : store_add_event(desk->store, &event, e);
}

int desk_write_letters(struct desk *desk, struct arena *a, const struct casefile *c,
		       const struct letter *letters, size_t count, const struct reading *answers,
		       int64_t mail, struct err *e)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (desk_write_letter(desk, a, c, &letters[i], answers, mail, e) < 0)
			return -1;
	return 0;
}

int desk_log(struct desk *desk, const char *event, const char *who, const char *rule,
	     const char *detail, int64_t mail, struct err *e)
{
	const struct store_event row = {.at = desk->now,
					.event = event,
					.who = who,
					.rule = rule,
					.detail = detail,
					.mail = mail};
	struct log_keys keys = LOG_NO_KEYS;

	keys.rule = rule;
	keys.mail = mail;
	log_event(LOG_LEVEL_INFO, event, "an event that is about no case", &keys);
	return store_add_event(desk->store, &row, e);
}

static void desk_add_person(struct arena *a, struct store_case *row, const char *email)
{
	size_t i;

	if (!email)
		return;
	for (i = 0; i < row->people_count; i++)
		if (str_ieq(row->people[i], email))
			return;
	*ARENA_PUSH(a, const char *, row->people, row->people_count) = email;
}

/* All who are people of the case: a new thread of theirs may be about it. */
static void desk_people(struct desk *desk, struct arena *a, const struct casefile *c,
			struct store_case *row)
{
	const struct person *owner;
	size_t i;

	desk_add_person(a, row, c->submitter.email);
	desk_add_person(a, row, c->adviser.email);
	for (i = 0; i < c->rung_count; i++) {
		desk_add_person(a, row, c->rungs[i].owner.email);
		desk_add_person(a, row, c->rungs[i].deputy.email);
		owner = c->rungs[i].owner.email
			    ? directory_find(&desk->directory, c->rungs[i].owner.email)
			    : NULL;
		desk_add_person(a, row, owner ? owner->deputy : NULL);
	}
	for (i = 0; i < c->outcome_count; i++)
		desk_add_person(a, row, c->outcomes[i].who);
}

static int desk_put_case(struct desk *desk, struct arena *a, const struct casefile *c,
			 struct err *e)
{
	const struct case_rung *r = casefile_rung(c);
	struct store_case row = {.ref = c->ref,
				 .serial = c->serial,
				 .procedure_name = c->procedure->name,
				 .state = case_state_name(c->state),
				 .closed_as = case_closed_as_name(c->closed_as),
				 .owner = r && c->state != CASE_CLOSED ? r->owner.email : NULL,
				 .submitter = c->submitter.email,
				 .opened = c->opened,
				 .due =
				     r && c->state == CASE_AWAITING_ANSWER ? r->due : DATE_NO_DAY,
				 .next_at = c->next_at,
				 .doc = codec_case_text(a, c)};

	if (desk_procedure_id(desk, a, c->procedure, &row.procedure, e) < 0)
		return -1;
	desk_people(desk, a, c, &row);
	return store_put_case(desk->store, &row, e);
}

static int desk_put_events(struct desk *desk, const struct step_update *u, int64_t mail,
			   struct err *e)
{
	const struct casefile *c = u->casefile;
	struct log_keys keys = LOG_NO_KEYS;
	size_t i;

	for (i = 0; i < u->log_count; i++) {
		const struct store_event row = {.at = u->logs[i].at,
						.case_ref = c->ref,
						.event = u->logs[i].event,
						.who = u->logs[i].who,
						.rule = u->logs[i].rule,
						.detail = u->logs[i].detail,
						.mail = mail};

		if (store_add_event(desk->store, &row, e) < 0)
			return -1;
		keys.case_ref = c->ref;
		keys.step = u->logs[i].step >= 0 ? c->procedure->steps[u->logs[i].step].name : NULL;
		keys.rule = u->logs[i].rule;
		log_event(LOG_LEVEL_INFO, u->logs[i].event, "an event of a case", &keys);
	}
	return 0;
}

int desk_write(struct desk *desk, struct arena *a, const struct step_update *update, int64_t mail,
	       const struct reading *answers, struct err *e)
{
	const struct casefile *c = update->casefile;
	/* A rehearsal sends at the end of its run what would have gone out at moments before. */
	date_moment from = desk->rehearsal ? desk->now : DATE_NO_MOMENT;

	if (desk_put_case(desk, a, c, e) < 0)
		return -1;
	if (update->drop_chases && store_drop_chases(desk->store, c->ref, from, e) < 0)
		return -1;
	if (desk_put_events(desk, update, mail, e) < 0)
		return -1;
	return desk_write_letters(desk, a, c, update->letters, update->letter_count, answers, mail,
				  e);
}
