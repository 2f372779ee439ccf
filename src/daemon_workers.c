/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The three other processes: started, watched, and started again with growing gaps.
 */
#include "daemon_internal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell/log.h"

enum { RESTART_FIRST = 1, RESTART_MOST = 60, FAILURES_ONCE = 5 };

static const char *const worker_names[DAEMON_WORKERS] = {"fetch", "read", "send"};

static void daemon_worker_log(const struct daemon_worker *w, enum log_level level,
			      const char *event, const char *message, const char *error)
{
	struct log_keys keys = LOG_NO_KEYS;

	keys.worker = w->name;
	keys.error = error;
	log_event(level, event, message, &keys);
}

static void daemon_drop(struct daemon_worker *w)
{
	w->io = sd_event_source_disable_unref(w->io);
	w->child = sd_event_source_disable_unref(w->child);
	w->ready = false;
	/* Killed before it sees the end of its socket: it is not to begin anything of its own. */
	if (w->pid > 0) {
		kill(w->pid, SIGKILL);
		while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	w->pid = 0;
	mem_close_fd(&w->fd);
}

static int daemon_start(struct daemon_worker *w, struct err *e);

static int on_restart(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon_worker *w = userdata;
	struct err e = {0};

	(void)source;
	(void)usec;
	w->restart = sd_event_source_disable_unref(w->restart);
	if (daemon_start(w, &e) < 0) {
		daemon_worker_log(w, LOG_LEVEL_ERROR, "worker-failed", "a worker cannot be started",
				  e.text);
		daemon_restart(w);
	}
	return 0;
}

/* What was under way with the worker begins again with the next one: nothing is lost by that. */
static void daemon_forget(struct daemon_worker *w)
{
	struct daemon *d = w->daemon;

	switch (w->kind) {
	case DAEMON_FETCH:
		d->mailbox_empty = false;
		d->flushes = 0;
		break;
	case DAEMON_READ:
		daemon_read_died(d);
		break;
	case DAEMON_SEND:
		d->sending_count = 0;
		break;
	case DAEMON_WORKERS:
		break;
	}
}

void daemon_restart(struct daemon_worker *w)
{
	struct daemon *d = w->daemon;
	uint64_t gap = RESTART_FIRST;
	struct err e = {0};
	int i;

	daemon_drop(w);
	daemon_forget(w);
	/* While the store cannot be written there is nothing for it to do. */
	if (w->restart || d->retry || d->phase == DAEMON_DONE)
		return;
	/* The first time at once: one bad mail must not hold up the others. */
	for (i = 1; i < w->failures && gap < RESTART_MOST; i++)
		gap *= 2;
	if (w->failures == 0)
		gap = 0;
	w->failures++;
	if (d->options->once && w->failures > FAILURES_ONCE) {
		err_set(&e, ERR_TEMP, "the worker %s does not stay up", w->name);
		daemon_fail(d, &e);
		return;
	}
	sd_event_add_time_relative(d->loop, &w->restart, CLOCK_MONOTONIC, gap * 1000000ull, 1000,
				   on_restart, w);
}

void daemon_lost(struct daemon_worker *w, const char *why)
{
	daemon_worker_log(w, LOG_LEVEL_WARNING, "worker-died",
			  "a worker ended and is started again", why);
	daemon_restart(w);
}

static int on_child(sd_event_source *source, const siginfo_t *si, void *userdata)
{
	struct daemon_worker *w = userdata;

	(void)source;
	(void)si;
	w->pid = 0; /* reaped by sd-event */
	daemon_lost(w, NULL);
	return 0;
}

static int on_message(sd_event_source *source, int fd, uint32_t revents, void *userdata)
{
	struct daemon_worker *w = userdata;

	(void)source;
	(void)fd;
	(void)revents;
	switch (w->kind) {
	case DAEMON_FETCH:
		daemon_in_fetch(w->daemon);
		break;
	case DAEMON_READ:
		daemon_read_answers(w->daemon);
		break;
	case DAEMON_SEND:
		daemon_out_replies(w->daemon);
		break;
	case DAEMON_WORKERS:
		break;
	}
	daemon_go_on(w->daemon);
	return 0;
}

static int daemon_start(struct daemon_worker *w, struct err *e)
{
	struct daemon *d = w->daemon;
	const char *arguments[] = {"-c", d->options->config_path, NULL};

	if (worker_start(NULL, w->name, arguments, &w->pid, &w->fd, e) < 0)
		return -1;
	if (sd_event_add_io(d->loop, &w->io, w->fd, EPOLLIN, on_message, w) < 0 ||
	    sd_event_add_child(d->loop, &w->child, w->pid, WEXITED, on_child, w) < 0)
		return err_set(e, ERR_INTERNAL, "the worker %s cannot be watched", w->name);
	/* What it said before it ended is heard first. */
	sd_event_source_set_priority(w->child, SD_EVENT_PRIORITY_NORMAL + 1);
	return 0;
}

int daemon_start_workers(struct daemon *d, struct err *e)
{
	int i;

	for (i = 0; i < DAEMON_WORKERS; i++) {
		struct daemon_worker *w = &d->workers[i];

		*w = (struct daemon_worker){.daemon = d,
					    .kind = (enum daemon_worker_kind)i,
					    .name = worker_names[i],
					    .fd = -1};
		if (daemon_start(w, e) < 0)
			return -1;
	}
	return 0;
}

void daemon_start_dropped(struct daemon *d)
{
	int i;

	for (i = 0; i < DAEMON_WORKERS; i++) {
		if (d->workers[i].pid != 0)
			continue;
		d->workers[i].restart = sd_event_source_disable_unref(d->workers[i].restart);
		d->workers[i].failures = 0;
		daemon_restart(&d->workers[i]);
	}
}

void daemon_stop_workers(struct daemon *d)
{
	int i;

	for (i = 0; i < DAEMON_WORKERS; i++) {
		if (!d->workers[i].daemon)
			continue;
		d->workers[i].restart = sd_event_source_disable_unref(d->workers[i].restart);
		daemon_drop(&d->workers[i]);
	}
}

int daemon_tell(struct daemon_worker *w, const struct worker_message *m)
{
	struct err e = {0};

	if (w->fd >= 0 && worker_send(w->fd, m, &e) == 0)
		return 0;
	/* One that has ended may have said something before: its end of the socket tells. */
	if (w->fd >= 0 && e.kind != ERR_PERM) {
		daemon_worker_log(w, LOG_LEVEL_WARNING, "worker-stuck",
				  "a worker takes no messages and is started again", e.text);
		daemon_restart(w);
	}
	return -1;
}
