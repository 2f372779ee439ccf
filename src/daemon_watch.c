/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Trouble with what the daemon depends on: remembered, shown by `status`, and told to the admins by
 * the fall-back route, since mailbox and relay may be what is broken.
 */
#include "daemon_internal.h"

#include <string.h>

#include "shell/log.h"

enum { FALLBACK_SECONDS = 120, TELL_AGAIN = 900 };

static date_moment daemon_patience(const struct daemon *d)
{
	return d->config->fallback.after * INT64_C(60);
}

void daemon_watch_trouble(struct daemon *d, enum trouble_kind kind, bool refused, const char *text)
{
	struct trouble *t = &d->desk.troubles.items[kind];
	bool before = t->refused, on = trouble_is_on(t, kind, daemon_now(d));

	if (d->rehearsal)
		return;
	d->confirmed[kind] = true;
	trouble_note(&d->desk.troubles, kind, daemon_now(d), refused, text);
	d->watch_dirty |= !on || before != refused;
}

void daemon_watch_works(struct daemon *d, enum trouble_kind kind)
{
	if (!d->rehearsal && trouble_clear(&d->desk.troubles, kind, daemon_now(d)))
		d->watch_dirty = true;
}

/* If the store refuses, it is written with the next news: it is not worth ending for. */
static void daemon_watch_save(struct daemon *d)
{
	struct err e = {0};

	if (daemon_begin(d, &e) < 0)
		return;
	if (desk_save_troubles(&d->desk, &e) < 0 || daemon_commit(d, &e) < 0)
		store_rollback(d->store);
	else
		d->watch_dirty = false;
}

static void daemon_log_told(enum trouble_kind kind, enum trouble_word word)
{
	struct log_keys keys = LOG_NO_KEYS;

	keys.error = trouble_name(kind);
	if (word == TROUBLE_IS_OVER)
		log_event(LOG_LEVEL_NOTICE, "trouble-over", "the admins are told that it is over",
			  &keys);
	else if (kind == TROUBLE_SECRET)
		log_event(LOG_LEVEL_WARNING, "secret-expires",
			  "the client secret expires; the admins are told", &keys);
	else if (kind > TROUBLE_SECRET)
		log_event(LOG_LEVEL_WARNING, "certificate-expires",
			  "a server's certificate expires; the admins are told", &keys);
	else
		log_event(LOG_LEVEL_WARNING, "trouble-told", "the admins are told of trouble",
			  &keys);
}

static void daemon_told(struct daemon *d, enum trouble_kind kind)
{
	enum trouble_word word = d->telling[kind].word;

	d->telling[kind] = (struct daemon_telling){.word = TROUBLE_NOTHING};
	trouble_told(&d->desk.troubles, kind, word, daemon_now(d));
	d->watch_dirty = true;
	daemon_log_told(kind, word);
}

/* The way that all mails go.  Of a relay that is broken nobody can be told by it. */
static void daemon_tell_by_relay(struct daemon *d, enum trouble_kind kind)
{
	CLEANUP_ARENA struct arena a = {0};
	struct daemon_telling *t = &d->telling[kind];
	struct err e = {0};

	if (kind != TROUBLE_RELAY || t->word == TROUBLE_IS_OVER) {
		if (daemon_begin(d, &e) < 0)
			goto broken;
		if (desk_queue_trouble(&d->desk, &a, kind, t->word, &d->config->fallback.address,
				       &e) < 0 ||
		    daemon_commit(d, &e) < 0)
			goto broken;
	}
	daemon_told(d, kind);
	return;
broken:
	store_rollback(d->store);
	t->word = TROUBLE_NOTHING;
	t->not_before = daemon_now(d) + TELL_AGAIN;
}

/* ---- the fall-back route */

static void on_fallback_done(struct daemon *d, struct worker_message *answer, const struct err *why,
			     void *closure)
{
	struct daemon_telling *t = closure;
	enum trouble_kind kind = (enum trouble_kind)(t - d->telling);
	const char *text = answer && answer->type != WORKER_SENT ? answer->text : why->text;
	struct log_keys keys = LOG_NO_KEYS;

	t->pending--;
	if (answer && answer->type == WORKER_SENT) {
		t->reached = true;
		daemon_watch_works(d, TROUBLE_FALLBACK);
	} else {
		daemon_watch_trouble(d, TROUBLE_FALLBACK, why->kind == ERR_PERM, text);
		keys.error = text;
		log_event(LOG_LEVEL_WARNING, "fallback", "the fall-back route cannot be used",
			  &keys);
	}
	if (t->pending > 0)
		return;
	if (t->reached) {
		daemon_told(d, kind);
	} else if (kind != TROUBLE_RELAY) {
		daemon_tell_by_relay(d, kind);
	} else {
		t->word = TROUBLE_NOTHING;
		t->not_before = daemon_now(d) + TELL_AGAIN;
	}
}

static int daemon_tell_one(struct daemon *d, enum trouble_kind kind, const char *to, size_t n,
			   struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct daemon_telling *t = &d->telling[kind];
	struct store_out out = {.id = (int64_t)n};
	struct worker_message m;
	size_t length, id;

	worker_message_init(&m, WORKER_SEND);
	d->desk.now = daemon_now(d);
	if (desk_trouble_mail(&d->desk, &a, kind, t->word, to, d->config->fallback.from, &out, e) <
	    0)
		return -1;
	length = strlen(to);
	id = strlen(out.message_id);
	if (length + id + 2 > WORKER_TEXT)
		return -1;
	memcpy(m.text, to, length + 1);
	memcpy(m.text + length + 1, out.message_id, id + 1);
	m.length = (uint32_t)(length + 1 + id);
	m.fds[0] = worker_memfd(out.raw, out.size, e);
	if (m.fds[0] < 0)
		return -1;
	return daemon_job_start(d, "fallback", &m, FALLBACK_SECONDS, on_fallback_done, t, e);
}

static void daemon_tell_by_fallback(struct daemon *d, enum trouble_kind kind)
{
	const struct config_addresses *to = &d->config->fallback.address;
	struct daemon_telling *t = &d->telling[kind];
	struct err e = {0};
	size_t i;

	t->reached = false;
	for (i = 0; i < to->count; i++)
		t->pending += daemon_tell_one(d, kind, to->items[i], i, &e) == 0;
	if (t->pending == 0) {
		t->word = TROUBLE_NOTHING;
		t->not_before = daemon_now(d) + TELL_AGAIN;
	}
}

/* What may be told: a trouble that is only remembered may be over by now. */
static struct trouble_book daemon_known_troubles(const struct daemon *d)
{
	struct trouble_book book = d->desk.troubles;
	size_t i;

	for (i = 0; i < TROUBLE_KINDS; i++)
		if (!d->confirmed[i] && book.items[i].over == DATE_NO_MOMENT)
			book.items[i].since = DATE_NO_MOMENT;
	return book;
}

static void daemon_tell_if_due(struct daemon *d, enum trouble_kind kind)
{
	const struct trouble_book book = daemon_known_troubles(d);
	struct daemon_telling *t = &d->telling[kind];
	date_moment now = daemon_now(d);

	if (t->word != TROUBLE_NOTHING || now < t->not_before)
		return;
	t->word = trouble_due(&book, kind, now, daemon_patience(d));
	if (t->word == TROUBLE_NOTHING)
		return;
	if (d->config->fallback.server.host && kind != TROUBLE_FALLBACK)
		daemon_tell_by_fallback(d, kind);
	else
		daemon_tell_by_relay(d, kind);
}

static int on_watch(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)usec;
	d->watch = sd_event_source_disable_unref(d->watch);
	daemon_go_on(d);
	return 0;
}

static void daemon_watch_arm(struct daemon *d)
{
	const struct trouble_book book = daemon_known_troubles(d);
	date_moment at, now = daemon_now(d);
	size_t i;

	d->watch = sd_event_source_disable_unref(d->watch);
	at = trouble_next(&book, now, daemon_patience(d));
	if (at == DATE_NO_MOMENT)
		return;
	/* What is under way wakes us itself; what failed is tried again later. */
	for (i = 0; i < TROUBLE_KINDS; i++) {
		if (d->telling[i].word != TROUBLE_NOTHING)
			return;
		if (d->telling[i].not_before > at)
			at = d->telling[i].not_before;
	}
	sd_event_add_time(d->loop, &d->watch, CLOCK_REALTIME, (uint64_t)at * 1000000ull, 1000000,
			  on_watch, d);
}

void daemon_watch_step(struct daemon *d)
{
	size_t i;

	if (d->phase == DAEMON_SERVE) {
		for (i = 0; i < TROUBLE_KINDS; i++)
			daemon_tell_if_due(d, (enum trouble_kind)i);
		daemon_watch_arm(d);
	}
	if (d->watch_dirty)
		daemon_watch_save(d);
}
