/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The phases of --once: collect what lies in the mailbox, act on it, do what is due, send what is
 * queued, end.
 */
#include "daemon_internal.h"

#include "shell/log.h"

static bool daemon_collected(const struct daemon *d)
{
	return d->mailbox_empty && d->flushes == 0 && d->peek_head == d->peek_count &&
	       (d->rehearsal || daemon_in_idle(d));
}

static void daemon_do_due(struct daemon *d)
{
	struct log_keys keys = LOG_NO_KEYS;
	struct err e = {0};

	keys.count = d->taken;
	log_event(LOG_LEVEL_NOTICE, "collected", "the mailbox is empty; all its mails are acted on",
		  &keys);
	if (d->rehearsal) {
		if (daemon_begin(d, &e) < 0 ||
		    daemon_rehearsal_until(d, d->options->at, true, &e) < 0 ||
		    daemon_commit(d, &e) < 0)
			daemon_trouble(d, &e);
	} else if (daemon_tick(d, &e) < 0) {
		daemon_trouble(d, &e);
	}
}

void daemon_once_step(struct daemon *d)
{
	struct err e = {0};

	if (d->phase == DAEMON_COLLECT && daemon_collected(d)) {
		d->phase = d->rehearsal ? DAEMON_REHEARSE : DAEMON_DUE;
		if (d->rehearsal && daemon_rehearsal_sort(d, &e) < 0)
			daemon_trouble(d, &e);
		daemon_read_pump(d);
	}
	if (d->phase == DAEMON_REHEARSE && daemon_in_idle(d))
		d->phase = DAEMON_DUE;
	if (d->phase == DAEMON_DUE) {
		daemon_do_due(d);
		/* What was released in the meantime is read and acted on before anything is sent.
		 */
		if (d->phase == DAEMON_DUE && daemon_in_idle(d))
			d->phase = DAEMON_DRAIN;
	}
}

void daemon_once_end(struct daemon *d)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_out *outs;
	struct err e = {0};
	size_t count;

	if (d->phase != DAEMON_DRAIN || !daemon_out_idle(d) || !d->workers[DAEMON_SEND].ready)
		return;
	if (store_due_out(d->store, &a, daemon_now(d), 0, 1, &outs, &count, &e) < 0) {
		daemon_trouble(d, &e);
	} else if (count == 0 && d->put_off) {
		err_set(&e, ERR_TEMP, "the relay could not take %lld mails yet; they stay queued",
			(long long)d->put_off);
		daemon_fail(d, &e);
	} else if (count == 0 && !d->desk.forms_wait) {
		d->phase = DAEMON_DONE;
		sd_event_exit(d->loop, 0);
	}
}
