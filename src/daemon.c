/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daemon_internal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/timerfd.h>
#include <systemd/sd-daemon.h>
#include <time.h>
#include <unistd.h>

#include "shell/log.h"

enum {
	LAPSE_GRACE = 60,	/* a mail that came in time may still be on its way up to us */
	MAILBOX_PATIENCE = 300, /* … and a mailbox that has more may be silent for so long */
	RETRY_FIRST = 1,
	RETRY_MOST = 30,
	DAY_SECONDS = 86400,
};

/* No day on which a daemon still runs: a timer that is over would wake us for ever. */
#define FAR_OFF ((time_t)1 << 36)

date_moment daemon_now(const struct daemon *d)
{
	return d->rehearsal ? d->clock : (date_moment)time(NULL);
}

int64_t daemon_ticks(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

int daemon_begin(struct daemon *d, struct err *e)
{
	d->desk.now = daemon_now(d);
	return store_begin(d->store, e);
}

int daemon_commit(struct daemon *d, struct err *e)
{
	if (store_commit(d->store, e) < 0)
		return -1;
	if (d->troubles > 0)
		sd_notify(0, "STATUS=Waiting for mail and for deadlines.");
	d->troubles = 0;
	return 0;
}

void daemon_fail(struct daemon *d, const struct err *e)
{
	if (d->failure.kind == ERR_NONE)
		d->failure = *e;
	d->phase = DAEMON_DONE;
	sd_event_exit(d->loop, 1);
}

static int on_retry(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)usec;
	d->retry = sd_event_source_disable_unref(d->retry);
	if (d->recalculate)
		daemon_recalculate(d);
	daemon_start_dropped(d);
	daemon_go_on(d);
	return 0;
}

void daemon_trouble(struct daemon *d, const struct err *e)
{
	struct log_keys keys = LOG_NO_KEYS;
	uint64_t gap = RETRY_FIRST;
	int i;

	store_rollback(d->store);
	keys.error = e->text;
	log_event(LOG_LEVEL_ERROR, "trouble", "the store could not be written; nothing is lost",
		  &keys);
	if (d->phase != DAEMON_SERVE || e->kind != ERR_TEMP) {
		daemon_fail(d, e);
		return;
	}
	sd_notifyf(0, "STATUS=The store cannot be written: %s", e->text);
	if (d->retry)
		return;
	for (i = 0; i < d->troubles && gap < RETRY_MOST; i++)
		gap *= 2;
	d->troubles++;
	sd_event_add_time_relative(d->loop, &d->retry, CLOCK_MONOTONIC,
				   (gap < RETRY_MOST ? gap : RETRY_MOST) * 1000000ull, 0, on_retry,
				   d);
}

/* A case that our own rules break on must not stop the others; unless it is the store. */
static int daemon_set_aside(struct daemon *d, const struct err *why, struct err *e)
{
	struct log_keys keys = LOG_NO_KEYS;

	keys.case_ref = d->desk.culprit;
	keys.error = why->text;
	log_event(LOG_LEVEL_ERROR, "case-broken",
		  "the rules could not be carried out on a case; the others go on", &keys);
	if (daemon_begin(d, e) < 0)
		return -1;
	if (desk_set_aside(&d->desk, d->desk.culprit, why, e) < 0) {
		store_rollback(d->store);
		return -1;
	}
	return daemon_commit(d, e);
}

static int daemon_tick_some(struct daemon *d, date_moment until, size_t *done, struct err *e)
{
	if (daemon_begin(d, e) < 0)
		return -1;
	if (desk_tick(&d->desk, until, done, e) < 0) {
		store_rollback(d->store);
		return -1;
	}
	return daemon_commit(d, e);
}

int daemon_tick(struct daemon *d, struct err *e)
{
	date_moment until = daemon_now(d) - LAPSE_GRACE;
	struct err why;
	size_t done;

	do {
		why = (struct err){0};
		d->desk.culprit[0] = '\0';
		if (daemon_tick_some(d, until, &done, &why) == 0)
			continue;
		if (why.kind == ERR_TEMP || !d->desk.culprit[0]) {
			*e = why;
			return -1;
		}
		if (daemon_set_aside(d, &why, e) < 0)
			return -1;
		done = 1;
	} while (done > 0);
	return 0;
}

/* Cases move only when all mails that may have come in time have been acted on. */
static bool daemon_may_tick(const struct daemon *d)
{
	if (d->phase != DAEMON_SERVE)
		return false;
	if (!daemon_in_idle(d))
		return false;
	return d->mailbox_empty || daemon_ticks() > d->heard + MAILBOX_PATIENCE;
}

static int on_timer(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)usec;
	d->timer = sd_event_source_disable_unref(d->timer);
	daemon_go_on(d);
	return 0;
}

/* Sleep until the earliest moment that the store knows. */
void daemon_arm(struct daemon *d)
{
	date_moment at = DATE_NO_MOMENT, out = DATE_NO_MOMENT;
	struct err e = {0};

	d->timer = sd_event_source_disable_unref(d->timer);
	if (d->phase != DAEMON_SERVE || d->retry)
		return;
	if (desk_next_moment(&d->desk, &at, &e) < 0 ||
	    store_next_out_moment(d->store, &out, &e) < 0) {
		daemon_trouble(d, &e);
		return;
	}
	if (at != DATE_NO_MOMENT)
		at += LAPSE_GRACE;
	/* While the relay has mails, or the reader a form, their answer wakes us. */
	if (out != DATE_NO_MOMENT && d->sending_count == 0 && !d->filling.id &&
	    d->workers[DAEMON_SEND].ready && (at == DATE_NO_MOMENT || out < at))
		at = out;
	if (at == DATE_NO_MOMENT)
		return;
	if (at <= daemon_now(d))
		at = daemon_now(d) + 1;
	sd_event_add_time(d->loop, &d->timer, CLOCK_REALTIME, (uint64_t)at * 1000000ull, 100000,
			  on_timer, d);
}

static void daemon_tick_if_due(struct daemon *d)
{
	date_moment at;
	struct err e = {0};

	if (!daemon_may_tick(d))
		return;
	if (desk_next_moment(&d->desk, &at, &e) < 0 ||
	    (at != DATE_NO_MOMENT && at + LAPSE_GRACE <= daemon_now(d) && daemon_tick(d, &e) < 0))
		daemon_trouble(d, &e);
}

static void daemon_notify(struct daemon *d)
{
	size_t i;

	if (d->notified)
		return;
	for (i = 0; i < DAEMON_WORKERS; i++)
		if (!d->workers[i].ready)
			return;
	d->notified = true;
	sd_notify(0, "READY=1\nSTATUS=Waiting for mail and for deadlines.");
	log_event(LOG_LEVEL_NOTICE, "started", "ready: all workers are up", NULL);
}

/* What a person has taken in is read once more. */
static void daemon_look_for_released(struct daemon *d)
{
	struct err e = {0};

	if (!d->desk.released)
		return;
	if (daemon_in_rescan(d, &e) < 0)
		daemon_trouble(d, &e);
	else
		d->desk.released = false;
}

void daemon_go_on(struct daemon *d)
{
	if (d->phase == DAEMON_DONE)
		return;
	daemon_notify(d);
	if (d->retry)
		return;
	daemon_look_for_released(d);
	daemon_read_pump(d);
	daemon_tick_if_due(d);
	if (d->phase != DAEMON_SERVE)
		daemon_once_step(d);
	/* What has just been written may wait for a form, and nothing else may wake us for hours.
	 */
	daemon_fill_pump(d);
	if (d->phase != DAEMON_SERVE)
		daemon_once_end(d);
	daemon_watch_step(d);
	daemon_out_pump(d);
	daemon_arm(d);
}

static int on_stop(sd_event_source *source, const struct signalfd_siginfo *si, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)si;
	d->phase = DAEMON_DONE;
	sd_notify(0, "STOPPING=1");
	return sd_event_exit(d->loop, 0);
}

void daemon_recalculate(struct daemon *d)
{
	struct log_keys keys = LOG_NO_KEYS;
	struct err e = {0};
	int moved = 0;

	d->recalculate = true;
	if (daemon_begin(d, &e) < 0 || desk_recalculate(&d->desk, &moved, &e) < 0 ||
	    daemon_commit(d, &e) < 0) {
		daemon_trouble(d, &e);
		return;
	}
	d->recalculate = false;
	keys.count = moved;
	if (moved)
		log_event(LOG_LEVEL_NOTICE, "date-moved", "deadlines moved with the working days",
			  &keys);
	if (d->desk.holiday_trouble) {
		keys = LOG_NO_KEYS;
		keys.error = d->desk.holiday_trouble;
		log_event(LOG_LEVEL_WARNING, "calendar",
			  "the bank holidays cannot be read; no deadline moves", &keys);
	} else if (calendar_is_past_published(&d->desk.calendar,
					      date_to_local(daemon_now(d)).day + 90)) {
		log_event(LOG_LEVEL_WARNING, "calendar",
			  "the published bank holidays end within 90 days; fetch newer ones", NULL);
	}
}

static int on_hangup(sd_event_source *source, const struct signalfd_siginfo *si, void *userdata)
{
	(void)source;
	(void)si;
	daemon_recalculate(userdata);
	daemon_almanac_ask(userdata);
	daemon_go_on(userdata);
	return 0;
}

static int on_daily(sd_event_source *source, uint64_t usec, void *userdata)
{
	(void)usec;
	daemon_recalculate(userdata);
	daemon_go_on(userdata);
	sd_event_source_set_time_relative(source, DAY_SECONDS * 1000000ull);
	return sd_event_source_set_enabled(source, SD_EVENT_ONESHOT);
}

/* Wall-clock timers do not notice that the clock was set: this one does, and all is looked at anew.
 */
static int on_clock_set(sd_event_source *source, int fd, uint32_t revents, void *userdata)
{
	const struct itimerspec never = {.it_value.tv_sec = FAR_OFF};
	uint64_t expirations;

	(void)source;
	(void)revents;
	if (read(fd, &expirations, sizeof(expirations)) < 0 && errno == ECANCELED)
		log_event(LOG_LEVEL_NOTICE, "clock-set",
			  "the clock was set; deadlines are looked at", NULL);
	timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
	daemon_go_on(userdata);
	return 0;
}

static int daemon_watch_clock(struct daemon *d)
{
	const struct itimerspec never = {.it_value.tv_sec = FAR_OFF};
	int fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);

	if (fd < 0)
		return -errno;
	timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
	if (sd_event_add_io(d->loop, &d->clock_watch, fd, EPOLLIN, on_clock_set, d) < 0) {
		close(fd);
		return -ENOMEM;
	}
	return sd_event_source_set_io_fd_own(d->clock_watch, true);
}

static int daemon_listen(struct daemon *d, struct err *e)
{
	int fd = -1;

	if (sd_listen_fds(0) > 0)
		fd = SD_LISTEN_FDS_START;
	return control_listen(&d->control, d->loop, d->config->control.socket,
			      d->config->control.group, fd, daemon_request, d, e);
}

static int daemon_set_up(struct daemon *d, struct err *e)
{
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGHUP);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (sd_event_new(&d->loop) < 0 ||
	    sd_event_add_signal(d->loop, NULL, SIGTERM, on_stop, d) < 0 ||
	    sd_event_add_signal(d->loop, NULL, SIGINT, on_stop, d) < 0 ||
	    sd_event_add_signal(d->loop, NULL, SIGHUP, on_hangup, d) < 0 ||
	    sd_event_set_watchdog(d->loop, true) < 0)
		return err_set(e, ERR_INTERNAL, "the event loop could not be set up");
	if (store_open(&d->store, d->config->store.path, STORE_WRITE, e) < 0 ||
	    desk_open(&d->desk, d->config, d->store, e) < 0)
		return -1;
	if (daemon_rehearsal_open(d, e) < 0 || desk_prepare(&d->desk, e) < 0)
		return -1;
	if (d->phase == DAEMON_SERVE &&
	    (daemon_watch_clock(d) < 0 ||
	     sd_event_add_time_relative(d->loop, &d->daily, CLOCK_MONOTONIC,
					DAY_SECONDS * 1000000ull, 60000000, on_daily, d) < 0))
		return err_set(e, ERR_INTERNAL, "the clock could not be watched");
	if (d->phase == DAEMON_SERVE && daemon_listen(d, e) < 0)
		return -1;
	daemon_recalculate(d);
	if (daemon_in_recover(d, e) < 0)
		return -1;
	if (daemon_start_workers(d, e) < 0)
		return -1;
	daemon_almanac_begin(d);
	daemon_doctor_begin(d);
	return 0;
}

static void daemon_tear_down(struct daemon *d)
{
	daemon_stop_jobs(d);
	daemon_doctor_close(d);
	daemon_stop_workers(d);
	daemon_in_close(d);
	control_close(d->control);
	desk_close(&d->desk);
	store_close(d->store);
	sd_event_source_disable_unref(d->timer);
	sd_event_source_disable_unref(d->retry);
	sd_event_source_disable_unref(d->watch);
	sd_event_source_disable_unref(d->almanac);
	sd_event_source_disable_unref(d->reader_guard);
	sd_event_source_disable_unref(d->clock_watch);
	sd_event_source_disable_unref(d->daily);
	sd_event_unref(d->loop);
}

int daemon_run(const struct config *config, const struct daemon_options *options, struct err *e)
{
	struct daemon d = {.config = config, .options = options, .filling = {.out = -1}};
	struct log_keys keys = LOG_NO_KEYS;
	int code;

	d.rehearsal = options->at != DATE_NO_MOMENT;
	d.phase = options->once ? DAEMON_COLLECT : DAEMON_SERVE;
	d.heard = daemon_ticks();
	if (d.rehearsal && daemon_rehearsal_check(&d, e) < 0)
		return -1;
	if (daemon_set_up(&d, e) < 0) {
		daemon_tear_down(&d);
		return -1;
	}
	code = sd_event_loop(d.loop);
	keys.count = d.taken;
	log_event(LOG_LEVEL_NOTICE, "stopped", "mails acted on in this run", &keys);
	daemon_tear_down(&d);
	if (d.failure.kind != ERR_NONE) {
		*e = d.failure;
		return -1;
	}
	return code < 0 ? err_set(e, ERR_INTERNAL, "the event loop broke: %s", strerror(-code)) : 0;
}
