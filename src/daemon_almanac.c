/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bank holidays from a web site: asked for once a day by a process of its own; what is good is
 * kept, and deadlines move if working days have changed.  Nothing waits for it.
 */
#include "daemon_internal.h"

#include <string.h>

#include "almanac.h"
#include "shell/holidays.h"
#include "shell/keys.h"
#include "shell/log.h"

enum {
	HOUR = 3600,
	DAILY = 24 * HOUR,
	JITTER = 2 * HOUR, /* not all councils at the same moment */
	AGAIN_FIRST = 60,
	AGAIN_MOST = 6 * HOUR,
	JOB_SECONDS = 60,
};

static uint64_t daemon_almanac_jitter(int seconds)
{
	uint32_t chance;

	keys_random((unsigned char *)&chance, sizeof(chance));
	return chance % (uint32_t)seconds;
}

static int on_almanac(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)usec;
	daemon_almanac_ask(d);
	return 0;
}

static void daemon_almanac_later(struct daemon *d, uint64_t seconds)
{
	d->almanac = sd_event_source_disable_unref(d->almanac);
	sd_event_add_time_relative(d->loop, &d->almanac, CLOCK_BOOTTIME, seconds * 1000000, 1000000,
				   on_almanac, d);
}

static void daemon_almanac_failed(struct daemon *d)
{
	uint64_t gap = AGAIN_FIRST;
	int i;

	for (i = 0; i < d->almanac_failures && gap < AGAIN_MOST; i++)
		gap *= 2;
	d->almanac_failures++;
	gap = gap < AGAIN_MOST ? gap : AGAIN_MOST;
	daemon_almanac_later(d, gap + daemon_almanac_jitter((int)gap / 4));
}

/* It is said once for each kind of trouble, and then once a day. */
static void daemon_almanac_trouble(struct daemon *d, enum trouble_kind kind, bool refused,
				   const struct err *e)
{
	const struct trouble *t = &d->desk.troubles.items[kind];
	bool known = trouble_is_on(t, kind, daemon_now(d)) && str_eq(t->text, e->text);
	struct log_keys keys = LOG_NO_KEYS;

	keys.error = e->text;
	if (!known || d->almanac_failures % 4 == 0)
		log_event(LOG_LEVEL_WARNING, "calendar",
			  "no new list of bank holidays; the one before stays in force", &keys);
	daemon_watch_trouble(d, kind, refused, e->text);
}

/* The site has answered as it should: how it called what we have now. */
static int daemon_almanac_mark(struct daemon *d, const char *marks, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *end = strchrnul(marks, '\n');
	struct almanac_mark mark = {.asked = daemon_now(d),
				    .etag = arena_strndup(&a, marks, (size_t)(end - marks)),
				    .modified = *end ? end + 1 : end};

	if (daemon_begin(d, e) < 0)
		return -1;
	if (store_set_fact(d->store, "holidays", almanac_write_mark(&a, d->config, &mark), e) < 0 ||
	    daemon_commit(d, e) < 0) {
		store_rollback(d->store);
		return -1;
	}
	return 0;
}

/* 0: the copy is the site's list, as before or since now. */
static int daemon_almanac_take(struct daemon *d, const struct worker_message *answer, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	date_day today = date_to_local(daemon_now(d)).day;
	bool changed = false;
	void *bytes;
	size_t size;

	if (!answer->number)
		return 0;
	if (worker_read_fd(&a, answer->fds[0], HOLIDAYS_MAX_SIZE, &bytes, &size, e) < 0)
		return -1;
	if (almanac_judge(d->config, bytes, size, today, &changed, e) < 0)
		return err_prefix(e, "%s", d->config->calendar.source);
	if (!changed)
		return 0;
	if (almanac_keep(d->config, bytes, size, e) < 0)
		return -1;
	log_event(LOG_LEVEL_NOTICE, "calendar-new", "another list of bank holidays is in force",
		  NULL);
	daemon_recalculate(d);
	return 0;
}

static void on_almanac_done(struct daemon *d, struct worker_message *answer, const struct err *why,
			    void *closure)
{
	struct err e = *why;

	(void)closure;
	d->almanac_asked = false;
	if (!answer || answer->type != WORKER_DOWNLOADED) {
		daemon_almanac_trouble(d, TROUBLE_DOWNLOAD, false, &e);
		daemon_almanac_failed(d);
		return;
	}
	if (daemon_almanac_take(d, answer, &e) < 0) {
		daemon_almanac_trouble(d, TROUBLE_CALENDAR, e.kind == ERR_INPUT, &e);
		daemon_almanac_failed(d);
		return;
	}
	/* A mark that is not written costs the next download, no more. */
	daemon_almanac_mark(d, answer->text, &e);
	daemon_watch_works(d, TROUBLE_CALENDAR);
	daemon_watch_works(d, TROUBLE_DOWNLOAD);
	d->almanac_failures = 0;
	daemon_almanac_later(d, DAILY - JITTER / 2 + daemon_almanac_jitter(JITTER));
}

void daemon_almanac_ask(struct daemon *d)
{
	CLEANUP_ARENA struct arena a = {0};
	struct almanac_mark mark;
	struct worker_message m;
	const char *fact = NULL;
	struct err e = {0};

	if (!almanac_is_remote(d->config) || d->phase != DAEMON_SERVE || d->almanac_asked)
		return;
	d->almanac = sd_event_source_disable_unref(d->almanac);
	if (store_get_fact(d->store, &a, "holidays", &fact, &e) < 0)
		fact = NULL;
	almanac_read_mark(&a, d->config, fact, &mark);
	worker_message_init(&m, WORKER_DOWNLOAD);
	worker_message_text(&m, arena_printf(&a, "%s\n%s", mark.etag, mark.modified));
	d->almanac_asked = true;
	if (daemon_job_start(d, "holidays", &m, JOB_SECONDS, on_almanac_done, NULL, &e) < 0)
		on_almanac_done(d, NULL, &e, NULL);
}

void daemon_almanac_begin(struct daemon *d)
{
	CLEANUP_ARENA struct arena a = {0};
	struct almanac_mark mark;
	const char *fact = NULL;
	date_moment age;

	if (!almanac_is_remote(d->config) || d->phase != DAEMON_SERVE)
		return;
	if (store_get_fact(d->store, &a, "holidays", &fact, NULL) < 0)
		fact = NULL;
	almanac_read_mark(&a, d->config, fact, &mark);
	age = mark.asked == DATE_NO_MOMENT ? DAILY : daemon_now(d) - mark.asked;
	/* A list that somebody has put there, or none: at once.  A clock that was wrong, too. */
	if (age < 0 || age >= DAILY - JITTER || (!*mark.etag && !*mark.modified))
		daemon_almanac_ask(d);
	else
		daemon_almanac_later(d, (uint64_t)(DAILY - age) + daemon_almanac_jitter(JITTER));
}
