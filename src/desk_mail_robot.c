/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounces, absences and receipts: whom they are about, whether they are believed, and on which
 * cases they are told (B3).
 *
 * Anybody can write such a mail.  What shows that a bounce is true is the Message-ID of a mail of
 * ours to that person, whose token nobody can make up: no server vouches for bounces, which come
 * from any on the way.  An absence is believed like any other mail of that person, or by such a
 * Message-ID. What is not believed is told, and moves nothing.
 */
#include "desk_mail.h"

#include <string.h>

enum {
	DAY = 86400,
	/* How long a mail of ours can be on its way before it comes back: servers give up after
	 * five days, some after a week. */
	BELIEVED_DAYS = 14,
	IDS_OF_A_BOUNCE = 20,
	CASES_OF_ONE = 200, /* that wait for one person; more are not gone through for a robot */
};

struct desk_robot {
	const char *about; /* whom it is about; NULL: it does not say */
	const char *ref;   /* the case of the mail of ours that it names; or NULL */
	const char *doubt; /* why it is not believed; or NULL */
	date_moment since; /* what a case's log says from then on is not told again */
};

/* What came of it on one case. */
struct desk_robot_word {
	struct step_update u;
	bool known; /* the case's log says it already */
};

static bool desk_robot_is_ours(struct desk_mail *k, const char *id, struct match_token *token)
{
	return id && desk_is_ours(k->desk, id, token);
}

/* The Message-ID of ours that it names: in the mail that came back, in its own headers, or, since
 * each server reports in its own way, anywhere in the words of a bounce; NULL if there is none. */
static const char *desk_robot_id(struct desk_mail *k, struct match_token *token)
{
	const char *id = k->r->returned_id, *text = k->r->full_text;
	size_t i;

	if (desk_robot_is_ours(k, id, token))
		return id;
	for (i = 0; i < k->r->reference_count; i++)
		if (desk_robot_is_ours(k, k->r->references[i], token))
			return k->r->references[i];
	for (i = 0; k->r->kind == READING_BOUNCE && text && i < IDS_OF_A_BOUNCE; i++) {
		id = match_next_id(k->a, &text);
		if (!id || desk_robot_is_ours(k, id, token))
			return id;
	}
	return NULL;
}

/* The mail of ours that it names: *ref is its case (or "MAIL-9"), NULL if it names none; out->id is
 * 0 where the store does not have it. */
static int desk_robot_find(struct desk_mail *k, struct store_out *out, const char **ref,
			   struct err *e)
{
	struct match_token token;
	const char *id = desk_robot_id(k, &token);
	bool found;

	if (!id)
		return 0;
	*ref = arena_strdup(k->a, token.ref);
	if (store_find_out(k->desk->store, k->a, id, out, &found, e) < 0)
		return -1;
	if (!found)
		out->id = 0;
	return 0;
}

static date_moment desk_robot_sent(const struct store_out *out)
{
	return out->sent == DATE_NO_MOMENT ? out->created : out->sent;
}

static bool desk_robot_is_late(const struct desk_mail *k, const struct store_out *out)
{
	return k->mail->received - desk_robot_sent(out) > BELIEVED_DAYS * DAY;
}

/* Servers write a person's address in their own way: with another domain, or by an alias. */
static bool desk_robot_names(const struct desk_mail *k, const char *to)
{
	const struct person *p = directory_find(&k->desk->directory, to);
	size_t n = strcspn(to, "@") + 1, i;

	for (i = 0; i < k->r->failed_count; i++) {
		const char *failed = k->r->failed[i];

		if (str_ieq(failed, to) || str_istarts(failed, arena_strndup(k->a, to, n)) ||
		    (p && directory_find(&k->desk->directory, failed) == p))
			return true;
	}
	return k->r->failed_count == 0;
}

static struct desk_robot desk_robot_bounce(struct desk_mail *k, const struct store_out *out)
{
	struct desk_robot robot = {.about = k->r->failed_count ? k->r->failed[0] : NULL,
				   .since = k->desk->now - BELIEVED_DAYS * DAY};

	if (!out->id) {
		robot.doubt = "It names no email of ours.";
		return robot;
	}
	robot.about = out->to;
	if (desk_robot_is_late(k, out))
		robot.doubt =
		    arena_printf(k->a, "The email that it names went out long ago, on %s.",
				 date_moment_long(k->a, desk_robot_sent(out)));
	else if (!desk_robot_names(k, out->to))
		robot.doubt =
		    arena_printf(k->a,
				 "The email that it names went to them, but the address that "
				 "it says has failed is %s.",
				 k->r->failed[0]);
	else
		robot.since = desk_robot_sent(out);
	return robot;
}

/* Of who sent it, if we know them; else of whom we wrote to: it can come from a mailbox behind
 * theirs.
 */
static struct desk_robot desk_robot_absence(struct desk_mail *k, const struct store_out *out)
{
	struct desk_robot robot = {.about = k->r->from.email,
				   .since = k->desk->now - BELIEVED_DAYS * DAY};
	bool answers = false;

	if (out->id && (!k->person || str_ieq(k->person->email, out->to))) {
		robot.about = out->to;
		answers = !desk_robot_is_late(k, out);
	}
	if (answers)
		return robot;
	robot.doubt = k->trust.held;
	if (!robot.doubt && out->id && !k->person)
		robot.doubt =
		    "It comes from an address that the directory does not know, long after "
		    "our email to them.";
	return robot;
}

/* Said on a case only if it is of who got the mail. */
static struct desk_robot desk_robot_receipt(struct desk_mail *k, const struct store_out *out)
{
	struct desk_robot robot = {.about = out->id ? out->to : NULL, .since = k->desk->now};

	if (!out->id || !str_ieq(k->r->from.email, out->to))
		robot.doubt = "It does not come from whom the email was sent to.";
	return robot;
}

/* Kept, and nothing follows. */
static int desk_robot_keep(struct desk_mail *k, const char *ref, const char *why, struct err *e)
{
	if (desk_log(k->desk, "kept", k->r->from.email, "B3", why, k->mail->id, e) < 0)
		return -1;
	return desk_mail_settle(k, STORE_MAIL_KEPT, ref, why, e);
}

/* The update of one open case; nothing is added where nothing follows. */
static int desk_robot_on(struct desk_mail *k, const struct desk_robot *robot,
			 const struct casefile *c, bool named, struct desk_robot_word *words,
			 size_t *count, struct err *e)
{
	const struct step_mail m = {.reading = k->r,
				    .from = k->r->from.email,
				    .at = k->mail->received,
				    .doubt = robot->doubt};
	struct desk_robot_word *w = &words[*count];
	const struct step_log *log;
	size_t i, kept = 0;

	if (desk_mail_catch_up(k, &c, e) < 0)
		return -1;
	if (!named && !step_waits_for(&k->desk->world, c, robot->about))
		return 0;
	w->u = step_robot(k->a, &k->desk->world, c, &m, robot->about);
	if (w->u.refused)
		return 0;
	log = &w->u.logs[0];
	if (store_has_event(k->desk->store, c->ref, log->event, log->who, log->detail, robot->since,
			    &w->known, e) < 0)
		return -1;
	/* Two offices that cannot be reached would tell each other so for ever; and what has been
	 * told is not news. */
	for (i = 0; i < w->u.letter_count; i++)
		if (!k->of_unreachable && (!w->known || w->u.letters[i].kind != LETTER_UNREACHABLE))
			w->u.letters[kept++] = w->u.letters[i];
	w->u.letter_count = kept;
	if (!w->known || kept || (named && !robot->doubt))
		++*count;
	return 0;
}

/* Who is told of several cases is told once: the first letter names the others. */
static void desk_robot_tell_once(struct desk_mail *k, struct desk_robot_word *words, size_t count)
{
	struct letter *l, *first;
	size_t i, j, x, y, kept;

	for (i = 1; i < count; i++) {
		for (j = kept = 0; j < words[i].u.letter_count; j++) {
			l = &words[i].u.letters[j];
			first = NULL;
			for (x = 0; x < i && !first; x++)
				for (y = 0; y < words[x].u.letter_count && !first; y++)
					if (l->kind == LETTER_UNREACHABLE &&
					    words[x].u.letters[y].kind == l->kind &&
					    str_eq(words[x].u.letters[y].to, l->to))
						first = &words[x].u.letters[y];
			if (first)
				*ARENA_PUSH(k->a, const char *, first->also, first->also_count) =
				    words[i].u.casefile->ref;
			else
				words[i].u.letters[kept++] = *l;
		}
		words[i].u.letter_count = kept;
	}
}

/* The other open cases that wait for them. */
static int desk_robot_others(struct desk_mail *k, const struct desk_robot *robot,
			     struct desk_robot_word *words, size_t *count, struct err *e)
{
	struct store_filter filter = {.state = "open",
				      .person = robot->about,
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT,
				      .limit = CASES_OF_ONE};
	struct store_case *rows;
	struct casefile *c;
	size_t i, n;

	if (store_list_cases(k->desk->store, k->a, &filter, &rows, &n, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (str_eq(rows[i].ref, robot->ref))
			continue;
		if (desk_parse(k->desk, k->a, &rows[i], &c, e) < 0)
			return -1;
		if (step_waits_for(&k->desk->world, c, robot->about) &&
		    desk_robot_on(k, robot, c, false, words, count, e) < 0)
			return -1;
	}
	return 0;
}

/* An absence is heard on every case that waits for them, whichever mail of ours it answers; a
 * bounce that names a mail is that mail's. */
static bool desk_robot_is_of_others(const struct desk_mail *k, const struct desk_robot *robot)
{
	date_day back = k->r->absent_until;

	if (!robot->about || k->r->kind == READING_RECEIPT)
		return false;
	if (k->r->kind == READING_BOUNCE)
		return !robot->ref && !k->r->delayed;
	return back == DATE_NO_DAY || back > date_to_local(k->mail->received).day;
}

static int desk_robot_write(struct desk_mail *k, const struct desk_robot *robot, struct err *e)
{
	struct desk_robot_word *words = ARENA_NEW_N(k->a, struct desk_robot_word, CASES_OF_ONE + 1);
	struct casefile *c = NULL;
	size_t i, count = 0;

	if (robot->ref && desk_load(k->desk, k->a, robot->ref, &c, e) < 0)
		return -1;
	if (c && c->state != CASE_CLOSED && desk_robot_on(k, robot, c, true, words, &count, e) < 0)
		return -1;
	if (desk_robot_is_of_others(k, robot) && desk_robot_others(k, robot, words, &count, e) < 0)
		return -1;
	if (!count)
		return desk_robot_keep(k, c ? c->ref : NULL,
				       robot->doubt ? robot->doubt : k->r->why, e);
	desk_robot_tell_once(k, words, count);
	for (i = 1; i < count; i++)
		if (desk_write(k->desk, k->a, &words[i].u, k->mail->id, k->r, e) < 0)
			return -1;
	return desk_mail_file(k, &words[0].u, e);
}

int desk_mail_robot(struct desk_mail *k, struct err *e)
{
	struct store_out out = {0};
	struct desk_robot robot;
	const char *ref = NULL;

	if (k->r->kind == READING_LIST)
		return desk_mail_new(k, NULL, e);
	if (desk_robot_find(k, &out, &ref, e) < 0)
		return -1;
	k->of_unreachable = out.id && str_eq(out.kind, letter_kind_name(LETTER_UNREACHABLE));
	robot = k->r->kind == READING_BOUNCE	? desk_robot_bounce(k, &out)
		: k->r->kind == READING_RECEIPT ? desk_robot_receipt(k, &out)
						: desk_robot_absence(k, &out);
	if (str_starts(ref, "ESC-") && (!out.id || str_ieq(robot.about, out.to)))
		robot.ref = ref;
	if (desk_robot_write(k, &robot, e) < 0)
		return -1;
	if (k->r->kind == READING_BOUNCE && out.id && !out.case_ref && !robot.doubt &&
	    !k->r->delayed &&
	    desk_undeliverable(k->desk, k->a, &out, "It came back.", k->mail->id, e) < 0)
		return -1;
	return k->r->kind == READING_AUTO_REPLY && !robot.doubt
		   ? desk_hear_absence(k->desk, robot.about, date_to_local(k->mail->received).day,
				       k->r->absent_until, e)
		   : 0;
}
