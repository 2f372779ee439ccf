/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mails with the reader: given to it one after the other, and acted on by what it says of them.
 */
#include "daemon_internal.h"

#include <string.h>

#include "base/fault.h"
#include "codec/codec.h"
#include "shell/log.h"

enum {
	READER_SECONDS = 30, /* for one mail, wall clock */
	READER_DEATHS = 2,   /* a mail that kills the reader twice is quarantined */
};

static int on_reader_slow(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)usec;
	d->reader_guard = sd_event_source_disable_unref(d->reader_guard);
	if (d->reading_count || d->filling.id)
		daemon_lost(&d->workers[DAEMON_READ], "it takes too long over a mail");
	daemon_go_on(d);
	return 0;
}

void daemon_read_guard(struct daemon *d)
{
	d->reader_guard = sd_event_source_disable_unref(d->reader_guard);
	if (d->reading_count || d->filling.id)
		sd_event_add_time_relative(d->loop, &d->reader_guard, CLOCK_MONOTONIC,
					   READER_SECONDS * 1000000ull, 0, on_reader_slow, d);
}

/* 1: the reader has it; 0: the reader is gone, and another one is on its way. */
static int daemon_give_reader(struct daemon *d, int64_t id, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message m;
	void *raw;
	size_t size;
	int in, out;
	bool sent;

	if (store_get_raw(d->store, &a, id, &raw, &size, e) < 0)
		return -1;
	in = worker_memfd(raw, size, e);
	out = in < 0 ? -1 : worker_memfd(NULL, 0, e);
	if (out < 0) {
		mem_close_fd(&in);
		return -1;
	}
	worker_message_init(&m, WORKER_READ);
	m.number = id;
	m.fds[0] = in;
	m.fds[1] = out;
	sent = daemon_tell(&d->workers[DAEMON_READ], &m) == 0;
	mem_close_fd(&in);
	if (!sent) {
		mem_close_fd(&out);
		return 0;
	}
	d->reading[d->reading_count++] = (struct daemon_reading){id, out, size};
	return 1;
}

/* Has the reader as much as it may?  A queue of large mails must not all be in memory at once. */
static bool daemon_reader_is_full(const struct daemon *d)
{
	size_t most = d->phase == DAEMON_REHEARSE ? 1 : DAEMON_READING_MOST, bytes = 0, i;

	for (i = 0; i < d->reading_count; i++)
		bytes += d->reading[i].size;
	return d->reading_count >= most || bytes >= DAEMON_READING_BYTES;
}

void daemon_read_pump(struct daemon *d)
{
	struct err e = {0};
	int given;

	if (!d->workers[DAEMON_READ].ready || d->phase == DAEMON_DONE)
		return;
	if (d->rehearsal && d->phase == DAEMON_COLLECT) {
		daemon_peek_pump(d);
		return;
	}
	while (d->queue_head < d->queue_count && !daemon_reader_is_full(d) &&
	       !daemon_fill_waits(d)) {
		given = daemon_give_reader(d, d->queue[d->queue_head], &e);
		if (given < 0 && d->reading_count == 0)
			daemon_trouble(d, &e);
		if (given <= 0)
			break;
		d->queue_head++;
		d->read_since_fill++;
	}
	if (d->reading_count && !d->reader_guard)
		daemon_read_guard(d);
}

/* The first mail that it had not answered is what it died of, unless it told of another one; the
 * others go back into the queue. */
void daemon_read_died(struct daemon *d)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_mail mail;
	struct err e = {0};
	bool found = false, ended = d->reader_ended;
	int64_t culprit;
	size_t i;

	d->reader_guard = sd_event_source_disable_unref(d->reader_guard);
	d->reader_ended = false;
	daemon_peek_reader_died(d);
	daemon_fill_reader_died(d);
	if (d->reading_count == 0)
		return;
	culprit = d->reading[0].id;
	for (i = 0; i < d->reading_count; i++) {
		mem_close_fd(&d->reading[i].out);
		if (i > 0 || ended)
			daemon_in_enqueue(d, d->reading[i].id);
	}
	d->reading_count = 0;
	if (ended)
		return;
	if (daemon_begin(d, &e) < 0 || store_count_attempt(d->store, culprit, &e) < 0 ||
	    store_get_mail(d->store, &a, culprit, &mail, &found, &e) < 0 ||
	    (found && mail.attempts >= READER_DEATHS &&
	     desk_quarantine(&d->desk, &a, &mail,
			     "Handling it was cut short more than once: it may be broken or "
			     "hostile.",
			     &e) < 0) ||
	    daemon_commit(d, &e) < 0) {
		daemon_in_enqueue(d, culprit);
		daemon_trouble(d, &e);
		return;
	}
	if (found && mail.attempts < READER_DEATHS)
		daemon_in_enqueue(d, culprit);
}

/* What came back from the reader in one go. */
struct daemon_read_one {
	int64_t id;
	const char *text;
	size_t size;
};

static int daemon_take_one(struct daemon *d, struct arena *a, const struct daemon_read_one *one,
			   struct err *e)
{
	struct reading reading;
	struct store_mail mail;
	bool found;

	if (store_get_mail(d->store, a, one->id, &mail, &found, e) < 0)
		return -1;
	if (!found || mail.state != STORE_MAIL_STORED)
		return 0;
	if (codec_reading_parse(a, one->text, one->size, &reading, e) < 0)
		return desk_quarantine(&d->desk, a, &mail,
				       "The reader's answer about it could not be understood.", e);
	if (d->rehearsal && daemon_rehearsal_before(d, &mail, e) < 0)
		return -1;
	return desk_take(&d->desk, a, &mail, &reading, e);
}

/* In one transaction; 0 if all are done. */
static int daemon_take_together(struct daemon *d, struct arena *a,
				const struct daemon_read_one *items, size_t count, struct err *e)
{
	size_t i;

	if (daemon_begin(d, e) < 0)
		return -1;
	for (i = 0; i < count; i++)
		if (daemon_take_one(d, a, &items[i], e) < 0) {
			store_rollback(d->store);
			return -1;
		}
	fault_point("main-taken");
	if (daemon_commit(d, e) < 0)
		return -1;
	fault_point("main-taken-durable");
	d->taken += (int64_t)count;
	return 0;
}

/* A mail that our own rules break on is kept and shown to a person: it must not stop the others. */
static void daemon_take_broken(struct daemon *d, struct arena *a, const struct daemon_read_one *one,
			       const struct err *why)
{
	struct log_keys keys = LOG_NO_KEYS;
	struct store_mail mail;
	struct err e = {0};
	bool found;

	keys.mail = one->id;
	keys.error = why->text;
	log_event(LOG_LEVEL_ERROR, "mail-broken", "a mail could not be acted on; it is kept",
		  &keys);
	if (daemon_begin(d, &e) < 0 ||
	    store_get_mail(d->store, a, one->id, &mail, &found, &e) < 0 ||
	    desk_quarantine(&d->desk, a, &mail, "The rules could not be carried out on it.", &e) <
		0 ||
	    daemon_commit(d, &e) < 0) {
		daemon_in_enqueue(d, one->id);
		daemon_trouble(d, &e);
	}
}

static void daemon_take_all(struct daemon *d, struct arena *a, const struct daemon_read_one *items,
			    size_t count)
{
	struct err e = {0};
	size_t i;

	if (count == 0 || daemon_take_together(d, a, items, count, &e) == 0)
		return;
	/* One of them is wrong, and the others must not suffer from it; unless it is the store. */
	for (i = 0; i < count && e.kind != ERR_TEMP; i++) {
		e = (struct err){0};
		if (daemon_take_together(d, a, &items[i], 1, &e) == 0)
			continue;
		if (e.kind == ERR_TEMP)
			break;
		daemon_take_broken(d, a, &items[i], &e);
	}
	if (e.kind != ERR_TEMP)
		return;
	for (; i < count; i++)
		daemon_in_enqueue(d, items[i].id);
	daemon_trouble(d, &e);
}

/* The answer to the mail that the reader has had longest; anything else is no answer. */
static bool daemon_reading_done(struct daemon *d, struct arena *a, const struct worker_message *m,
				struct daemon_read_one *one)
{
	struct err e = {0};
	void *text;
	size_t size;

	if (d->reading_count == 0 || d->reading[0].id != m->number)
		return false;
	one->id = m->number;
	one->text = "";
	one->size = 0;
	if (worker_read_fd(a, d->reading[0].out, CODEC_MAX_READING, &text, &size, &e) == 0) {
		one->text = text;
		one->size = size;
	}
	mem_close_fd(&d->reading[0].out);
	d->reading_count--;
	memmove(d->reading, d->reading + 1, d->reading_count * sizeof(d->reading[0]));
	return true;
}

void daemon_read_answers(struct daemon *d)
{
	struct daemon_worker *w = &d->workers[DAEMON_READ];
	struct daemon_read_one items[DAEMON_BATCH];
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message m;
	struct err e = {0};
	bool asked = true;
	size_t count = 0;
	int got;

	while (count < DAEMON_BATCH && (got = worker_receive(w->fd, &m, &e)) > 0) {
		if (m.type == WORKER_READY) {
			w->ready = true;
		} else if (m.type == WORKER_READING && daemon_peek_answer(d, &m)) {
			w->failures = 0;
		} else if (m.type == WORKER_READING) {
			asked = daemon_reading_done(d, &a, &m, &items[count]);
			count += asked;
			w->failures = asked ? 0 : w->failures;
			d->reader_ended = m.length > 0;
		} else if (m.type == WORKER_FILLED) {
			asked = daemon_fill_answer(d, &m);
		}
		worker_message_close(&m);
		if (!asked) {
			err_set(&e, ERR_INPUT, "it answered what it was not asked");
			got = -1;
			break;
		}
		/* The reader goes on with the next ones while these are acted on. */
		daemon_read_pump(d);
	}
	if (count)
		daemon_read_guard(d);
	daemon_take_all(d, &a, items, count);
	if (got < 0)
		daemon_lost(w, e.text);
}
