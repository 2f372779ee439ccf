/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rehearsal: a month in a second, on a clock of its own that is kept in the store.  Its mails
 * are taken in the order of their dates, so each is looked into before it is taken from the
 * mailbox.
 */
#include "daemon_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/codec.h"

enum { FIRST_YEAR = 366 * 86400 };

int daemon_rehearsal_check(const struct daemon *d, struct err *e)
{
	if (d->config->mailbox.type == CONFIG_MAILBOX_MAILDIR &&
	    d->config->relay.type == CONFIG_RELAY_MAILDIR)
		return 0;
	return err_set(e, ERR_INPUT,
		       "a rehearsal needs Maildirs as mailbox and relay, so that nobody is "
		       "written to by mistake");
}

/* A store is for rehearsals from its first day or never: real cases must not meet a false clock. */
int daemon_rehearsal_open(struct daemon *d, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *kind, *clock;
	date_moment at = d->options->at;

	if (store_get_fact(d->store, &a, "rehearsal", &kind, e) < 0 ||
	    store_get_fact(d->store, &a, "clock", &clock, e) < 0)
		return -1;
	if (kind && str_eq(kind, "yes") != d->rehearsal)
		return err_set(e, ERR_INPUT,
			       d->rehearsal
				   ? "the store is a real one: a rehearsal needs its own"
				   : "the store is a rehearsal's: run it with --once --at, "
				     "or name another one");
	if (d->rehearsal) {
		d->clock = clock ? (date_moment)strtoll(clock, NULL, 10) : DATE_NO_MOMENT;
		if (d->clock != DATE_NO_MOMENT && at < d->clock)
			return err_set(e, ERR_INPUT, "the rehearsal's clock is at %s already",
				       date_moment_iso(&a, d->clock));
		if (d->clock == DATE_NO_MOMENT)
			d->clock = 0; /* its first mail sets it */
		d->desk.rehearsal = true;
	}
	if (kind)
		return 0;
	if (store_begin(d->store, e) < 0)
		return -1;
	if (store_set_fact(d->store, "rehearsal", d->rehearsal ? "yes" : "no", e) < 0) {
		store_rollback(d->store);
		return -1;
	}
	return store_commit(d->store, e);
}

static int daemon_keep_clock(struct daemon *d, struct err *e)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)d->clock);
	return store_set_fact(d->store, "clock", text, e);
}

/* In an open transaction: everything due strictly before `until` (or at it too), each at its
 * moment. */
int daemon_rehearsal_until(struct daemon *d, date_moment until, bool inclusive, struct err *e)
{
	date_moment next;
	size_t done;

	for (;;) {
		if (desk_next_moment(&d->desk, &next, e) < 0)
			return -1;
		if (next == DATE_NO_MOMENT || next > until || (next == until && !inclusive))
			break;
		if (next > d->clock)
			d->clock = next;
		d->desk.now = d->clock;
		if (desk_tick(&d->desk, d->clock, &done, e) < 0)
			return -1;
		if (done == 0)
			return err_set(e, ERR_INTERNAL, "a moment that never passes");
	}
	if (until > d->clock)
		d->clock = until;
	d->desk.now = d->clock;
	return daemon_keep_clock(d, e);
}

int daemon_rehearsal_before(struct daemon *d, const struct store_mail *mail, struct err *e)
{
	return daemon_rehearsal_until(d, mail->received, false, e);
}

static int compare_received(const void *x, const void *y)
{
	const struct store_mail *a = x, *b = y;

	if (a->received != b->received)
		return a->received < b->received ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* The mails of a rehearsal are acted on in the order of their dates. */
int daemon_rehearsal_sort(struct daemon *d, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_mail *mails;
	size_t i, count;

	if (store_list_mails(d->store, &a, STORE_MAIL_STORED, 0, 0, &mails, &count, e) < 0)
		return -1;
	if (count)
		qsort(mails, count, sizeof(*mails), compare_received);
	d->queue_head = d->queue_count = 0;
	for (i = 0; i < count; i++)
		daemon_in_enqueue(d, mails[i].id);
	return 0;
}

/* ---- looking into mails that are still in the mailbox */

void daemon_peek_add(struct daemon *d, struct worker_message *m)
{
	struct daemon_peek *p;

	d->peeks = mem_realloc(d->peeks, (d->peek_count + 1) * sizeof(*d->peeks));
	p = &d->peeks[d->peek_count++];
	p->message = mem_alloc(sizeof(*m));
	*p->message = *m;
	p->out = -1;
	m->fds[0] = m->fds[1] = -1; /* they are the peek's now */
}

/* One mail at a time goes to the reader; an oversize one has no date that could be read. */
void daemon_peek_pump(struct daemon *d)
{
	struct daemon_peek *p;
	struct worker_message m;
	struct err e = {0};

	while (d->peek_head < d->peek_count && d->workers[DAEMON_READ].ready) {
		p = &d->peeks[d->peek_head];
		if (p->message->type == WORKER_OVERSIZE) {
			daemon_peek_settle(d, DATE_NO_MOMENT);
			continue;
		}
		if (p->out >= 0)
			return;
		worker_message_init(&m, WORKER_READ);
		m.fds[0] = p->message->fds[0];
		m.fds[1] = worker_memfd(NULL, 0, &e);
		if (m.fds[1] < 0)
			daemon_trouble(d, &e);
		else if (daemon_tell(&d->workers[DAEMON_READ], &m) == 0)
			p->out = m.fds[1];
		else
			mem_close_fd(&m.fds[1]);
		return;
	}
}

bool daemon_peek_answer(struct daemon *d, const struct worker_message *m)
{
	CLEANUP_ARENA struct arena a = {0};
	struct daemon_peek *p;
	struct reading r;
	struct err e = {0};
	date_moment date = DATE_NO_MOMENT;
	void *text;
	size_t size;

	/* The reader is not believed: it can be in the hands of a mail. */
	if (m->number != 0 || d->peek_head == d->peek_count || d->peeks[d->peek_head].out < 0)
		return false;
	p = &d->peeks[d->peek_head];
	if (worker_read_fd(&a, p->out, CODEC_MAX_READING, &text, &size, &e) == 0 &&
	    codec_reading_parse(&a, text, size, &r, &e) == 0)
		date = r.date;
	daemon_peek_settle(d, date);
	return true;
}

/* The reader died of it: no date is known; the same will be found out when it is acted on. */
void daemon_peek_reader_died(struct daemon *d)
{
	if (d->peek_head < d->peek_count && d->peeks[d->peek_head].out >= 0)
		daemon_peek_settle(d, DATE_NO_MOMENT);
}

void daemon_peek_close(struct daemon *d)
{
	for (; d->peek_head < d->peek_count; d->peek_head++) {
		worker_message_close(d->peeks[d->peek_head].message);
		mem_close_fd(&d->peeks[d->peek_head].out);
		free(d->peeks[d->peek_head].message);
	}
	free(d->peeks);
	d->peeks = NULL;
	d->peek_head = d->peek_count = 0;
}

/* A date from before all reason, or none, is no date: such a mail comes in at the end. */
static date_moment daemon_peek_moment(const struct daemon *d, date_moment date)
{
	if (date == DATE_NO_MOMENT || (d->clock == 0 && date < d->options->at - FIRST_YEAR))
		return d->options->at;
	return date < d->clock ? d->clock : date;
}

void daemon_peek_settle(struct daemon *d, date_moment date)
{
	struct daemon_peek *p = &d->peeks[d->peek_head++];
	struct worker_message *m = p->message, leave;

	mem_close_fd(&p->out);
	if (date != DATE_NO_MOMENT && date > d->options->at) {
		worker_message_init(&leave, WORKER_LEAVE);
		leave.length = m->length;
		memcpy(leave.text, m->text, m->length);
		daemon_tell(&d->workers[DAEMON_FETCH], &leave);
	} else {
		m->number = daemon_peek_moment(d, date);
		daemon_in_store(d, &m, 1);
	}
	worker_message_close(m);
	free(m);
}
