/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mails in: stored before anything else happens to them; and the queue of those to be read.
 */
#include "daemon_internal.h"

#include <string.h>

#include "base/fault.h"
#include "mailbox.h"
#include "shell/log.h"

enum {
	RECOVERIES = 5, /* a mail that was there at so many broken starts is quarantined */
	SUSPECTS = DAEMON_READING_MOST + DAEMON_BATCH, /* with the reader, or being acted on */
	AWAY_ONCE = 5,	      /* times that --once tries to reach the mailbox */
	OLDEST_DELIVERY = 30, /* days: a mailbox that says a mail is older is not believed */
	RECOVER_PAGE = 1000,
};

void daemon_in_enqueue(struct daemon *d, int64_t id)
{
	if (d->queue_head > 0 && d->queue_head == d->queue_count)
		d->queue_head = d->queue_count = 0;
	if (d->queue_count == d->queue_cap) {
		d->queue_cap = d->queue_cap ? d->queue_cap * 2 : 256;
		d->queue = mem_realloc(d->queue, d->queue_cap * sizeof(*d->queue));
	}
	d->queue[d->queue_count++] = id;
}

bool daemon_in_idle(const struct daemon *d)
{
	return d->queue_head == d->queue_count && d->reading_count == 0;
}

void daemon_in_close(struct daemon *d)
{
	daemon_peek_close(d);
	while (d->reading_count > 0)
		mem_close_fd(&d->reading[--d->reading_count].out);
	mem_close_fd(&d->filling.out);
	free(d->queue);
	d->queue = NULL;
}

static bool daemon_in_has(const struct daemon *d, int64_t id)
{
	size_t i;

	for (i = d->queue_head; i < d->queue_count; i++)
		if (d->queue[i] == id)
			return true;
	for (i = 0; i < d->reading_count; i++)
		if (d->reading[i].id == id)
			return true;
	return false;
}

/* Every mail that is stored and not yet acted on, oldest first. */
static int daemon_in_each_stored(struct daemon *d,
				 int (*act)(struct daemon *, const struct store_mail *,
					    struct err *),
				 struct err *e)
{
	struct store_mail *mails;
	struct arena a;
	size_t i, count;
	int64_t after = 0;
	int status = 0;

	arena_init(&a);
	do {
		arena_clear(&a);
		status = store_list_mails(d->store, &a, STORE_MAIL_STORED, after, RECOVER_PAGE,
					  &mails, &count, e);
		for (i = 0; status == 0 && i < count; i++)
			status = act(d, &mails[i], e);
		if (count)
			after = mails[count - 1].id;
	} while (status == 0 && count == RECOVER_PAGE);
	arena_clear(&a);
	return status;
}

static int act_enqueue(struct daemon *d, const struct store_mail *mail, struct err *e)
{
	(void)e;
	if (!daemon_in_has(d, mail->id))
		daemon_in_enqueue(d, mail->id);
	return 0;
}

int daemon_in_rescan(struct daemon *d, struct err *e)
{
	return daemon_in_each_stored(d, act_enqueue, e);
}

/* A mail found unfinished at the start may be what broke the last run: it is counted, and one that
 * was there too often is left to a person.  Those far back in the queue had no part in it. */
static int act_recover(struct daemon *d, const struct store_mail *mail, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};

	if (d->queue_count - d->queue_head < SUSPECTS &&
	    store_count_attempt(d->store, mail->id, e) < 0)
		return -1;
	if (mail->attempts < RECOVERIES) {
		daemon_in_enqueue(d, mail->id);
		return 0;
	}
	return desk_quarantine(&d->desk, &a, mail,
			       "The daemon broke several times while this mail was being handled.",
			       e);
}

int daemon_in_recover(struct daemon *d, struct err *e)
{
	if (daemon_begin(d, e) < 0)
		return -1;
	if (daemon_in_each_stored(d, act_recover, e) < 0) {
		store_rollback(d->store);
		return -1;
	}
	return daemon_commit(d, e);
}

/* ---- from fetch: bytes to be stored */

/* Places that were stored in this batch, to be told to fetch once the batch is durable. */
struct daemon_stored {
	char *place;
	enum worker_type answer;
	int64_t fresh; /* the mail, if it is to be read; else 0 */
};

/* When it came in: what the mailbox says, unless that cannot be. */
static date_moment daemon_received(const struct daemon *d, date_moment said)
{
	date_moment now = daemon_now(d);

	if (d->rehearsal)
		return said;
	return said > now || said < now - OLDEST_DELIVERY * 86400 ? now : said;
}

static int daemon_store_mail(struct daemon *d, struct arena *a, const struct worker_message *m,
			     struct daemon_stored *stored, struct err *e)
{
	bool part = m->type == WORKER_OVERSIZE; /* its first bytes, whatever the limit is */
	size_t most = part ? MAILBOX_FIRST : (size_t)d->config->mailbox.max_size, size;
	struct store_mail mail = {0};
	CLEANUP_ARENA struct arena bytes_of = {0};
	void *bytes;
	int64_t id;
	bool known, found;

	if (worker_read_fd(&bytes_of, m->fds[0], most, &bytes, &size, e) < 0)
		return -1;
	if (store_add_mail(d->store, m->text, daemon_received(d, m->number), bytes, size, &id,
			   &known, e) < 0)
		return -1;
	stored->place = arena_strdup(a, m->text);
	stored->answer = WORKER_STORED;
	stored->fresh = part ? 0 : id;
	if (known && !part) {
		if (store_get_mail(d->store, a, id, &mail, &found, e) < 0)
			return -1;
		if (mail.state != STORE_MAIL_STORED || daemon_in_has(d, id))
			stored->fresh = 0;
	}
	if (part) {
		stored->answer = WORKER_REJECTED;
		if (known)
			return 0;
		if (store_get_mail(d->store, a, id, &mail, &found, e) < 0)
			return -1;
		return desk_quarantine(
		    &d->desk, a, &mail,
		    arena_printf(a,
				 "The mail is too large (%lld bytes; the limit is %lld). Its "
				 "first part is kept here, the whole in the quarantine folder.",
				 (long long)m->extra, (long long)d->config->mailbox.max_size),
		    e);
	}
	return 0;
}

static void daemon_tell_stored(struct daemon *d, const struct daemon_stored *stored, size_t count)
{
	struct worker_message m;
	size_t i;

	for (i = 0; i < count; i++) {
		worker_message_init(&m, stored[i].answer);
		m.length = (uint32_t)strnlen(stored[i].place, WORKER_TEXT - 1);
		memcpy(m.text, stored[i].place, m.length);
		if (daemon_tell(&d->workers[DAEMON_FETCH], &m) < 0)
			return;
		fault_point("main-told-stored");
	}
	daemon_in_flush(d);
}

void daemon_in_flush(struct daemon *d)
{
	struct worker_message m;

	worker_message_init(&m, WORKER_FLUSH);
	if (daemon_tell(&d->workers[DAEMON_FETCH], &m) == 0)
		d->flushes++;
}

int daemon_in_store(struct daemon *d, struct worker_message **batch, size_t count)
{
	struct daemon_stored stored[DAEMON_BATCH];
	CLEANUP_ARENA struct arena a = {0};
	struct err e = {0};
	size_t i;

	if (count == 0)
		return 0;
	if (daemon_begin(d, &e) < 0)
		goto broken;
	for (i = 0; i < count; i++)
		if (daemon_store_mail(d, &a, batch[i], &stored[i], &e) < 0)
			goto broken;
	fault_point("main-stored");
	if (daemon_commit(d, &e) < 0)
		goto broken;
	fault_point("main-stored-durable");
	for (i = 0; i < count; i++)
		if (stored[i].fresh)
			daemon_in_enqueue(d, stored[i].fresh);
	daemon_tell_stored(d, stored, count);
	return 0;
broken:
	/* Nothing was taken: fetch begins again, and hands all of it up once more. */
	daemon_trouble(d, &e);
	daemon_restart(&d->workers[DAEMON_FETCH]);
	return -1;
}

/* The mail server cannot be reached: nobody knows what lies there.  Cases wait for that no longer
 * than for any mailbox that is silent, and --once not for ever. */
static void daemon_fetch_away(struct daemon *d, const struct worker_message *m)
{
	struct err e = {0};

	if (d->mailbox_empty)
		d->heard = daemon_ticks();
	d->mailbox_empty = false;
	if (d->phase != DAEMON_COLLECT || (m->number != ERR_PERM && m->extra < AWAY_ONCE))
		return;
	err_set(&e, ERR_TEMP, "the mailbox cannot be reached: %s", m->text);
	daemon_fail(d, &e);
}

static void daemon_fetch_word(struct daemon *d, const struct worker_message *m)
{
	struct log_keys keys = LOG_NO_KEYS;

	switch (m->type) {
	case WORKER_READY:
		d->workers[DAEMON_FETCH].ready = true;
		break;
	case WORKER_EMPTY:
		d->mailbox_empty = true;
		if (m->extra == 0)
			daemon_watch_works(d, TROUBLE_MAILBOX);
		d->workers[DAEMON_FETCH].failures = 0;
		break;
	case WORKER_FLUSHED:
		if (d->flushes > 0)
			d->flushes--;
		break;
	case WORKER_TROUBLE:
		keys.worker = "fetch";
		keys.error = m->text;
		log_event(LOG_LEVEL_WARNING, "mailbox", "trouble with the mailbox; it goes on",
			  &keys);
		daemon_watch_trouble(d, TROUBLE_MAILBOX, m->number == ERR_PERM, m->text);
		if (m->extra > 0)
			daemon_fetch_away(d, m);
		break;
	default:
		break;
	}
}

void daemon_in_fetch(struct daemon *d)
{
	struct worker_message *batch[DAEMON_BATCH], *m;
	CLEANUP_ARENA struct arena a = {0};
	size_t count = 0, i;
	struct err e = {0};
	int got = 1;

	while (count < DAEMON_BATCH && got > 0) {
		m = ARENA_NEW(&a, struct worker_message);
		got = worker_receive(d->workers[DAEMON_FETCH].fd, m, &e);
		if (got <= 0)
			break;
		/* Words of trouble are no progress: else a broken mailbox would stop all deadlines.
		 */
		if (m->type == WORKER_MAIL || m->type == WORKER_OVERSIZE || m->type == WORKER_EMPTY)
			d->heard = daemon_ticks();
		if (m->type == WORKER_MAIL || m->type == WORKER_OVERSIZE) {
			d->mailbox_empty = false;
			if (d->rehearsal)
				daemon_peek_add(d, m);
			else
				batch[count++] = m;
		} else {
			/* An "empty" that came after mails counts once these are stored. */
			if (count && daemon_in_store(d, batch, count) < 0)
				got = 0;
			for (i = 0; i < count; i++)
				worker_message_close(batch[i]);
			count = 0;
			if (got)
				daemon_fetch_word(d, m);
		}
	}
	daemon_in_store(d, batch, count);
	for (i = 0; i < count; i++)
		worker_message_close(batch[i]);
	if (d->rehearsal)
		daemon_peek_pump(d);
	if (got < 0)
		daemon_lost(&d->workers[DAEMON_FETCH], e.text);
}
