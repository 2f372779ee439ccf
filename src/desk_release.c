/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mails that wait for a person: taken in, filed, discarded, by a command or by one reply (B6).
 */
#include "desk.h"

#include <string.h>

/* The word stands in the mail's `reason`, so that it survives whatever is killed at whatever
 * moment: "release TAB who TAB reference or - TAB procedure or - TAB person or -". */
static const char release_mark[] = "release";

bool desk_released(struct arena *a, const struct store_mail *mail, struct desk_release *how)
{
	char **parts;
	size_t count;

	if (!str_starts(mail->reason, release_mark))
		return false;
	parts = str_split(a, mail->reason, '\t', &count);
	if (count < 4 || count > 5 || !str_eq(parts[0], release_mark))
		return false;
	how->who = parts[1];
	how->ref = str_eq(parts[2], "-") ? NULL : parts[2];
	how->procedure = str_eq(parts[3], "-") ? NULL : parts[3];
	how->as = count < 5 || str_eq(parts[4], "-") ? NULL : parts[4];
	return true;
}

/* The mail, if it waits for a person; else why it cannot be acted on. */
static int desk_waiting(struct desk *desk, struct arena *a, int64_t id, struct store_mail *mail,
			const char **refused, struct err *e)
{
	const char *why;
	bool found;

	if (store_get_mail(desk->store, a, id, mail, &found, e) < 0)
		return -1;
	/* Beside one that is about to be read again stands what was asked for. */
	why = found && mail->state != STORE_MAIL_STORED && !str_empty(mail->reason) ? mail->reason
										    : NULL;
	if (!found)
		*refused = arena_printf(a, "There is no mail %lld.", (long long)id);
	else if (mail->state != STORE_MAIL_HELD && mail->state != STORE_MAIL_QUARANTINED)
		*refused =
		    arena_printf(a, "Mail %lld does not wait for anybody: it is %s%s%s%s%s%s.",
				 (long long)id, store_mail_state_name(mail->state),
				 mail->case_ref ? " on " : "", mail->case_ref ? mail->case_ref : "",
				 why ? " (" : "", why ? why : "", why ? ")" : "");
	return 0;
}

int desk_release(struct desk *desk, struct arena *a, int64_t id, const struct desk_release *how,
		 const char **refused, struct err *e)
{
	struct store_mail mail;
	struct casefile *c;

	*refused = NULL;
	if (desk_waiting(desk, a, id, &mail, refused, e) < 0)
		return -1;
	if (!*refused && how->ref) {
		if (desk_load(desk, a, how->ref, &c, e) < 0)
			return -1;
		if (!c)
			*refused = arena_printf(a, "There is no case %s.", how->ref);
	}
	/* What could not be read has no sender yet: that may be otherwise now. */
	if (!*refused && !how->ref && mail.state == STORE_MAIL_HELD && !mail.from)
		*refused =
		    "It has no usable sender, so that no case can be opened for anybody. Put it on "
		    "a case (quarantine file), or discard it.";
	if (!*refused && how->as && !directory_find(&desk->directory, how->as))
		*refused = arena_printf(a, "The directory does not know %s.", how->as);
	if (!*refused && how->procedure && !config_procedure(desk->config, how->procedure))
		*refused = arena_printf(a, "There is no procedure %s.", how->procedure);
	if (*refused)
		return 0;
	mail.state = STORE_MAIL_STORED;
	mail.reason =
	    arena_printf(a, "%s\t%s\t%s\t%s\t%s", release_mark, how->who, how->ref ? how->ref : "-",
			 how->procedure ? how->procedure : "-", how->as ? how->as : "-");
	desk->released = true;
	return store_update_mail(desk->store, &mail, e);
}

int desk_discard(struct desk *desk, struct arena *a, int64_t id, const char *who,
		 const char *reason, const char **refused, struct err *e)
{
	struct store_mail mail;

	*refused = NULL;
	if (desk_waiting(desk, a, id, &mail, refused, e) < 0)
		return -1;
	if (!*refused && str_empty(reason))
		*refused = "Discarding needs a reason.";
	if (*refused)
		return 0;
	mail.state = STORE_MAIL_DISCARDED;
	mail.reason = reason;
	if (desk_log(desk, "discarded", who, "B4", reason, id, e) < 0)
		return -1;
	return store_update_mail(desk->store, &mail, e);
}

int desk_reply_with_form(struct desk *desk, struct arena *a, int64_t id, const char *who,
			 const char *procedure, const char **refused, struct err *e)
{
	const struct procedure *p = procedure ? config_procedure(desk->config, procedure) : NULL;
	struct letter l = {.kind = LETTER_FORM_PLEASE,
			   .rung = -1,
			   .day = DATE_NO_DAY,
			   .not_before = DATE_NO_MOMENT};
	const struct person *person = NULL;
	struct store_mail mail;
	size_t i;

	*refused = NULL;
	if (desk_waiting(desk, a, id, &mail, refused, e) < 0)
		return -1;
	if (!*refused && !str_is_address(mail.from))
		*refused = "It has no usable sender: nobody could be written to.";
	if (!*refused && procedure && !p)
		*refused = arena_printf(a, "There is no procedure %s.", procedure);
	if (*refused)
		return 0;
	person = directory_find(&desk->directory, mail.from);
	/* The form of what they may raise; of the only procedure there is. */
	for (i = 0; !p && person && i < desk->config->procedure_count; i++)
		if (desk->procedures[i]->submitter & person->roles)
			p = desk->procedures[i];
	if (!p && desk->config->procedure_count == 1)
		p = desk->procedures[0];
	l.to = person ? person->email : mail.from;
	l.name = person ? person->name : NULL;
	l.blank_form = p ? p->form : NULL;
	mail.state = STORE_MAIL_KEPT;
	mail.reason = arena_printf(a, "the form was asked for by %s", who);
	if (desk_log(desk, "form-asked", who, "B4", mail.reason, id, e) < 0 ||
	    desk_write_letters(desk, a, NULL, &l, 1, NULL, id, e) < 0)
		return -1;
	return store_update_mail(desk->store, &mail, e);
}

/* The reply itself is kept beside what it was about. */
static int desk_reply_settle(struct desk *desk, const struct store_mail *mail,
			     const struct reading *r, const char *reason, struct err *e)
{
	struct store_mail row = *mail;

	row.state = STORE_MAIL_KEPT;
	row.kind = reading_kind_name(r->kind);
	row.from = r->from.email;
	row.subject = r->subject;
	row.message_id = r->message_id;
	row.reason = reason;
	return store_update_mail(desk->store, &row, e);
}

/* Words that could not be followed are asked back, with what can be said. */
int desk_ask_keeper(struct desk *desk, struct arena *a, const char *who, int64_t id,
		    const char *why, const struct reading *answers, struct err *e)
{
	struct letter l = {.kind = LETTER_HELD_TOLD,
			   .to = who,
			   .role = ROLE_ADMIN,
			   .rung = -1,
			   .text = why,
			   .day = DATE_NO_DAY,
			   .not_before = DATE_NO_MOMENT};

	l.items = ARENA_NEW_N(a, const char *, 1);
	l.items[0] = arena_printf(a, "%lld", (long long)id);
	l.item_count = 1;
	return desk_write_letters(desk, a, NULL, &l, 1, answers, id, e);
}

int desk_held_reply(struct desk *desk, struct arena *a, const struct store_mail *mail,
		    const struct reading *reading, int64_t id, struct err *e)
{
	struct desk_release how = {.who = reading->from.email};
	const char *text = str_fold(a, reading->text), *refused = NULL;
	bool discard = str_istarts(text, "discard") || reading->verdict.no, take;

	if (str_istarts(text, "form") || str_istarts(text, "send the form")) {
		if (desk_reply_with_form(desk, a, id, how.who, NULL, &refused, e) < 0)
			return -1;
		if (refused && desk_ask_keeper(desk, a, how.who, id, refused, reading, e) < 0)
			return -1;
		return desk_reply_settle(desk, mail, reading,
					 refused ? refused : "the form was asked for", e);
	}
	how.ref = reading_find_ref(a, text);
	take = how.ref || reading->verdict.yes || str_istarts(text, "take it in") ||
	       str_istarts(text, "take in");
	/* "No, file it on …": what is discarded cannot be had back, so both is neither. */
	if (discard && !take) {
		if (desk_discard(desk, a, id, how.who, text, &refused, e) < 0)
			return -1;
	} else if (take && !discard) {
		if (desk_release(desk, a, id, &how, &refused, e) < 0)
			return -1;
	} else {
		refused = "Your reply did not say clearly what to do with it.";
	}
	if (refused && desk_ask_keeper(desk, a, how.who, id, refused, reading, e) < 0)
		return -1;
	return desk_reply_settle(desk, mail, reading,
				 refused ? refused : "a reply about a held mail was followed", e);
}

int desk_quarantine(struct desk *desk, struct arena *a, const struct store_mail *mail,
		    const char *reason, struct err *e)
{
	struct reading r;
	struct store_mail row = *mail;
	struct intake in;
	int64_t same;

	/* Nobody has looked into it, so that all its bytes are what it is known by. */
	if (store_find_copy(desk->store, mail->id, &same, e) < 0)
		return -1;
	if (same) {
		row.state = STORE_MAIL_DUPLICATE;
		row.reason = arena_printf(a, "the same as mail %lld", (long long)same);
		return store_update_mail(desk->store, &row, e);
	}
	reading_init(&r);
	r.kind = READING_UNREADABLE;
	r.why = reason;
	in = intake_decide(a, &desk->world, desk->procedures, desk->config->procedure_count, &r,
			   NULL, NULL, mail->id);
	row.state = STORE_MAIL_QUARANTINED;
	row.kind = reading_kind_name(r.kind);
	row.reason = reason;
	if (desk_expect_digest(desk, e) < 0 ||
	    desk_log(desk, "quarantined", NULL, "B4", reason, mail->id, e) < 0 ||
	    desk_write_letters(desk, a, NULL, in.letters, in.letter_count, NULL, mail->id, e) < 0)
		return -1;
	return store_update_mail(desk->store, &row, e);
}
