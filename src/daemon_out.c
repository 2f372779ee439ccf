/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mails out: "sending" is durable before the relay sees a mail, its answer is durable after; what
 * has no answer goes again under the same Message-ID.
 */
#include "daemon_internal.h"

#include <string.h>

#include "base/fault.h"
#include "shell/log.h"

enum {
	LATER_FIRST = 30,
	LATER_MOST = 3600,
	LATER_RELAY_MOST = 600, /* an urgent mail must not wait an hour when the relay is back */
	LATER_TRIES = 10, /* so often the relay must have put it off, however long it was away */
	DAY_SECONDS = 86400,
	SMTP_AT_A_TIME = 4, /* what is with the relay can no longer be dropped */
};

bool daemon_out_idle(const struct daemon *d)
{
	return d->sending_count == 0;
}

static int daemon_hand_over(struct daemon *d, const struct store_out *out)
{
	struct worker_message m;
	struct err e = {0};
	size_t to = strlen(out->to), id = strlen(out->message_id);
	int status;

	worker_message_init(&m, WORKER_SEND);
	m.number = out->id;
	if (to + id + 2 > WORKER_TEXT)
		return -1;
	memcpy(m.text, out->to, to + 1);
	memcpy(m.text + to + 1, out->message_id, id + 1);
	m.length = (uint32_t)(to + 1 + id);
	m.fds[0] = worker_memfd(out->raw, out->size, &e);
	if (m.fds[0] < 0)
		return -1;
	status = daemon_tell(&d->workers[DAEMON_SEND], &m);
	worker_message_close(&m);
	return status;
}

/* The next ones that are due, all marked as being sent in one transaction. */
void daemon_out_pump(struct daemon *d)
{
	struct daemon_worker *w = &d->workers[DAEMON_SEND];
	CLEANUP_ARENA struct arena a = {0};
	struct store_out *outs;
	struct err e = {0};
	size_t i, count, most;

	if (!w->ready || d->sending_count || d->retry || d->phase == DAEMON_DONE ||
	    (d->phase != DAEMON_SERVE && d->phase != DAEMON_DRAIN))
		return;
	most = d->config->relay.type == CONFIG_RELAY_SMTP ? SMTP_AT_A_TIME : DAEMON_SENDING_MOST;
	if (store_due_out(d->store, &a, daemon_now(d), 0, most, &outs, &count, &e) < 0)
		goto broken;
	if (count == 0)
		return;
	if (daemon_begin(d, &e) < 0)
		goto broken;
	for (i = 0; i < count; i++)
		if (store_update_out(d->store, outs[i].id, STORE_OUT_SENDING, daemon_now(d),
				     outs[i].not_before, NULL, &e) < 0)
			goto broken;
	if (daemon_commit(d, &e) < 0)
		goto broken;
	fault_point("main-sending-durable");
	for (i = 0; i < count; i++) {
		d->sending[d->sending_count++] = outs[i].id;
		if (daemon_hand_over(d, &outs[i]) < 0) {
			/* If it was not for the worker: all of them again, with another one. */
			if (w->fd >= 0)
				daemon_lost(w, "a mail could not be handed over");
			return;
		}
		fault_point("main-handed-over");
	}
	return;
broken:
	daemon_trouble(d, &e);
}

/* Growing gaps; a little is added that differs from mail to mail, so that those which were put off
 * together do not all come back at once. */
static date_moment daemon_later(const struct daemon *d, const struct store_out *out,
				enum worker_later why)
{
	date_moment gap = LATER_FIRST;
	date_moment most = why == WORKER_LATER_RELAY ? LATER_RELAY_MOST : LATER_MOST;
	int i, tries = why == WORKER_LATER_MAIL ? out->put_offs + 1 : out->attempts;

	for (i = 1; i < tries && gap < most; i++)
		gap *= 2;
	gap = gap < most ? gap : most;
	return daemon_now(d) + fault_gap(gap + out->id * 37 % (gap / 4));
}

/* Put off by the relay for so long that it will not take it any more?  Where it was the relay that
 * could not be reached, or said nothing, there is no end to trying; and that time does not count,
 * or a relay that is back after a week, and greylists, would seem to have put it off for as long.
 */
static bool daemon_gives_up(const struct daemon *d, const struct store_out *out,
			    const struct worker_message *m)
{
	date_moment days = d->config->relay.retry_days;

	return m->extra == WORKER_LATER_MAIL && days > 0 && out->put_offs + 1 >= LATER_TRIES &&
	       out->put_off != DATE_NO_MOMENT && daemon_now(d) > out->put_off + days * DAY_SECONDS;
}

/* The relay will never take it: the case, and the Adviser or the admins, hear of it as of a bounce.
 */
static int daemon_refused(struct daemon *d, struct arena *a, const struct store_out *out,
			  struct err *e)
{
	struct reading r;
	struct step_mail m = {.reading = &r, .from = out->to, .at = daemon_now(d)};
	struct step_update u;
	struct casefile *c = NULL;

	if (store_update_out(d->store, out->id, STORE_OUT_FAILED, daemon_now(d), out->not_before,
			     out->error, e) < 0)
		return -1;
	if (!out->case_ref)
		return desk_undeliverable(&d->desk, a, out, out->error, 0, e);
	if (desk_load(&d->desk, a, out->case_ref, &c, e) < 0)
		return -1;
	if (!c)
		return 0;
	reading_init(&r);
	r.kind = READING_BOUNCE;
	u = step_robot(a, &d->desk.world, c, &m, out->to);
	/* Two offices that cannot be reached would tell each other so for ever. */
	if (str_eq(out->kind, letter_kind_name(LETTER_UNREACHABLE)))
		u.letter_count = 0;
	return u.refused ? 0 : desk_write(&d->desk, a, &u, 0, NULL, e);
}

/* Why stands in the store: a server's words can hold addresses (B5).  What is said of the relay
 * itself is told once, as trouble, not with each mail. */
static int daemon_put_off(struct daemon *d, const struct store_out *out, enum worker_later why,
			  struct err *e)
{
	date_moment later = daemon_later(d, out, why);
	struct log_keys keys = LOG_NO_KEYS;

	keys.case_ref = out->case_ref;
	keys.count = out->attempts;
	if (why != WORKER_LATER_RELAY)
		log_event(LOG_LEVEL_WARNING, "relay", "a mail was put off; it is tried again",
			  &keys);
	d->put_off++;
	if (why == WORKER_LATER_MAIL)
		return store_put_off_out(d->store, out->id, daemon_now(d), later, out->error, e);
	return store_update_out(d->store, out->id, STORE_OUT_QUEUED, daemon_now(d), later,
				out->error, e);
}

/* It refuses everybody: nobody can be called unreachable for that. */
static int daemon_refused_all(struct daemon *d, const struct store_out *out, struct err *e)
{
	struct err why;
	struct log_keys keys = LOG_NO_KEYS;

	err_set(&why, ERR_TEMP, "one after the other is refused: %s", out->error);
	if (!trouble_is_on(&d->desk.troubles.items[TROUBLE_RELAY], TROUBLE_RELAY, daemon_now(d))) {
		keys.error = why.text;
		log_event(LOG_LEVEL_WARNING, "relay", "trouble with the relay; it goes on", &keys);
	}
	daemon_watch_trouble(d, TROUBLE_RELAY, false, why.text);
	return daemon_put_off(d, out, WORKER_LATER_RELAY, e);
}

/* By the relay, for good or for too long. */
static int daemon_refused_by_relay(struct daemon *d, struct arena *a, const struct store_out *out,
				   struct err *e)
{
	bool believed;

	if (desk_believe_refusal(&d->desk, out->to, out->error, &believed, e) < 0)
		return -1;
	if (!believed)
		return daemon_refused_all(d, out, e);
	daemon_watch_works(d, TROUBLE_RELAY);
	return daemon_refused(d, a, out, e);
}

static int daemon_answered(struct daemon *d, struct arena *a, const struct worker_message *m,
			   struct err *e)
{
	struct store_out out;
	bool found;

	if (store_get_out(d->store, a, m->number, &out, &found, e) < 0)
		return -1;
	if (!found)
		return 0;
	if (m->type == WORKER_SENT) {
		daemon_watch_works(d, TROUBLE_RELAY);
		d->sent++;
		return desk_relay_took(&d->desk, e) < 0
			   ? -1
			   : store_update_out(d->store, out.id, STORE_OUT_SENT, daemon_now(d),
					      out.not_before, NULL, e);
	}
	out.error = m->text;
	if (m->type == WORKER_SEND_NEVER && m->extra == WORKER_NEVER_OURSELVES)
		return daemon_refused(d, a, &out, e);
	if (m->type == WORKER_SEND_NEVER || daemon_gives_up(d, &out, m))
		return daemon_refused_by_relay(d, a, &out, e);
	if (m->extra == WORKER_LATER_MAIL)
		daemon_watch_works(d, TROUBLE_RELAY);
	return daemon_put_off(d, &out, (enum worker_later)m->extra, e);
}

static void daemon_forget_sending(struct daemon *d, int64_t id)
{
	size_t i;

	for (i = 0; i < d->sending_count; i++) {
		if (d->sending[i] == id) {
			d->sending[i] = d->sending[--d->sending_count];
			return;
		}
	}
}

/* Everything that is not an answer about a mail. */
static bool daemon_send_word(struct daemon *d, const struct worker_message *m)
{
	struct log_keys keys = LOG_NO_KEYS;

	if (m->type == WORKER_READY)
		d->workers[DAEMON_SEND].ready = true;
	keys.worker = "send";
	keys.error = m->text;
	if (m->type == WORKER_TROUBLE) {
		log_event(LOG_LEVEL_WARNING, "relay", "trouble with the relay; it goes on", &keys);
		daemon_watch_trouble(d, TROUBLE_RELAY, m->number == ERR_PERM, m->text);
	}
	return m->type != WORKER_SENT && m->type != WORKER_SEND_LATER &&
	       m->type != WORKER_SEND_NEVER;
}

void daemon_out_replies(struct daemon *d)
{
	struct daemon_worker *w = &d->workers[DAEMON_SEND];
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message m;
	struct err e = {0};
	bool open = false;
	int got;

	while ((got = worker_receive(w->fd, &m, &e)) > 0) {
		worker_message_close(&m);
		if (daemon_send_word(d, &m))
			continue;
		w->failures = 0;
		if (!open && daemon_begin(d, &e) < 0)
			goto broken;
		open = true;
		if (daemon_answered(d, &a, &m, &e) < 0)
			goto broken;
		daemon_forget_sending(d, m.number);
	}
	if (open) {
		fault_point("main-sent");
		if (daemon_commit(d, &e) < 0)
			goto broken;
		fault_point("main-sent-durable");
	}
	if (got < 0)
		daemon_lost(w, e.text);
	return;
broken:
	/* Still "sending" in the store: they go again, under the same name, and count once. */
	d->sending_count = 0;
	d->desk.relay_refused = true;
	daemon_trouble(d, &e);
	daemon_restart(w);
}
