/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include "almanac.h"

enum {
	COPY_WARN_DAYS = 7,
	DAY = 86400,
	NAMED_MOST = 10, /* people who are named one by one */
};

static const struct doctor_task tasks_all[DOCTOR_TASKS] = {
    {"check-mailbox", "mailbox", TROUBLE_MAILBOX, TROUBLE_MAILBOX_CERTIFICATE},
    {"check-relay", "relay", TROUBLE_RELAY, TROUBLE_RELAY_CERTIFICATE},
    {"check-fallback", "fallback", TROUBLE_FALLBACK, TROUBLE_KINDS},
};

size_t doctor_tasks(const struct config *config, const struct doctor_task *tasks[DOCTOR_TASKS])
{
	size_t i, n = 0;

	for (i = 0; i < DOCTOR_TASKS; i++)
		if (tasks_all[i].kind != TROUBLE_FALLBACK || config->fallback.server.host)
			tasks[n++] = &tasks_all[i];
	return n;
}

void doctor_take(struct arena *a, json_t *checks, const struct doctor_task *task, const char *bytes,
		 size_t size, const char *why, struct doctor_answer *answer)
{
	json_t *o = bytes ? json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL) : NULL;
	json_t *ends = json_object_get(o, "ends");

	*answer = (struct doctor_answer){.ends = DATE_NO_DAY};
	if (!o) {
		answer->failed = arena_strdup(a, why);
		checkup_add(checks, task->what, CHECKUP_FAIL, trouble_advice(task->kind, why),
			    "The steps to it could not be tried to their end: %s.", why);
		return;
	}
	json_array_extend(checks, json_object_get(o, "checks"));
	if (json_is_integer(ends))
		answer->ends = date_to_local(json_integer_value(ends)).day;
	answer->failed = arena_strdup(a, json_string_value(json_object_get(o, "failed")));
	answer->refused = json_is_true(json_object_get(o, "refused"));
	json_decref(o);
}

/* ---- this machine */

static void doctor_disk(const struct config *config, json_t *checks)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *slash = strrchr(config->store.path, '/');
	const char *directory =
	    arena_strndup(&a, config->store.path, (size_t)(slash - config->store.path) + 1);
	struct statvfs fs;
	int64_t mib;

	if (statvfs(directory, &fs) < 0) {
		checkup_add(checks, "disk", CHECKUP_FAIL,
			    "Make the directory, owned by the daemon's user.", "%s: %s.", directory,
			    strerror(errno));
		return;
	}
	mib = (int64_t)(fs.f_bavail * (fs.f_frsize >> 10)) >> 10;
	checkup_disk(checks, directory, mib);
}

static void doctor_clock(json_t *checks)
{
	struct timex clock = {.modes = 0};
	int state = adjtimex(&clock);

	/* The unit forbids to look at the clock's discipline; systemd leaves a mark. */
	if (state < 0 && access("/run/systemd/timesync/synchronized", F_OK) == 0)
		state = TIME_OK;
	checkup_clock(checks, state < 0		    ? CHECKUP_KEPT_UNKNOWN
			      : state == TIME_ERROR ? CHECKUP_NOT_KEPT
						    : CHECKUP_KEPT);
}

/* ---- the daemon's own */

static void doctor_workers(const struct request *q, json_t *checks)
{
	size_t i;

	if (!q->workers) {
		checkup_add(checks, "daemon", CHECKUP_WARN, "systemctl start escalated",
			    "No daemon runs: mails wait, and deadlines do.");
		return;
	}
	for (i = 0; i < q->worker_count; i++)
		if (!q->workers[i].ready)
			checkup_add(checks, "daemon", CHECKUP_FAIL,
				    "journalctl -u escalated says why it ends.",
				    "The process %s is not up.", q->workers[i].name);
	checkup_add(checks, "daemon", CHECKUP_OK, NULL, "The daemon runs.");
}

static void doctor_secret(const struct request *q, const struct config *config, json_t *checks)
{
	const struct config_oauth2 *o = &config->oauth2;
	bool used = config->mailbox.server.auth == CONFIG_AUTH_OAUTH2 ||
		    config->relay.server.auth == CONFIG_AUTH_OAUTH2;

	if (used)
		checkup_secret(checks, o->secret_expires, date_to_local(q->desk->now).day);
}

static void doctor_fallback(const struct config *config, json_t *checks)
{
	if (!config->fallback.server.host)
		checkup_add(checks, "fallback", CHECKUP_WARN,
			    "Name a mail server inside the council in section fallback.",
			    "If the relay cannot be used, nobody is told of it by mail.");
}

/* ---- bank holidays */

static void doctor_copy(struct request *q, const struct config *config, json_t *checks)
{
	struct stat st;
	long long days;

	if (!almanac_is_remote(config))
		return;
	if (stat(almanac_copy_path(q->a, config), &st) < 0) {
		checkup_add(checks, "bank holidays", CHECKUP_WARN,
			    "The daemon asks at its start; status says what is in the way.",
			    "%s was never had; the list of this program is in force.",
			    config->calendar.source);
		return;
	}
	days = (q->desk->now - st.st_mtime) / DAY;
	checkup_add(checks, "bank holidays", CHECKUP_OK, NULL,
		    "The list of %s came %lld day%s ago, and is asked for daily.",
		    config->calendar.source, days, days == 1 ? "" : "s");
}

static void doctor_calendar(struct request *q, const struct config *config, json_t *checks)
{
	const char *path = NULL;
	struct calendar_fact *facts;
	struct err e = {0};
	size_t count;

	if (almanac_load(q->a, config, &facts, &count, &path, &e) < 0) {
		checkup_add(checks, "bank holidays", CHECKUP_FAIL,
			    "Correct source in section calendar; computed ones are in force.",
			    "%s.", e.text);
		return;
	}
	doctor_copy(q, config, checks);
	if (!q->desk->store)
		return;
	checkup_calendar(checks, path, q->desk->calendar.published_until,
			 date_to_local(q->desk->now).day);
}

/* ---- people */

/* Every rung of every ladder wants somebody. */
static void doctor_ladders(struct request *q, const struct config *config, json_t *checks)
{
	const struct directory *d = &q->desk->directory;
	size_t i, k, n;
	unsigned found = 0;

	for (n = 0; n < d->count; n++)
		found |= d->people[n].roles;
	for (i = 0; i < config->procedure_count; i++) {
		const struct procedure *p = &config->procedures[i];

		for (k = 0; k < p->step_count; k++)
			if (!(found & p->steps[k].role))
				checkup_add(checks, "people", CHECKUP_FAIL,
					    "Add the person to people.csv, and import it.",
					    "Nobody is %s, whom step %zu of %s needs.",
					    role_title(p->steps[k].role), k + 1, p->name);
		if (p->adviser && !(found & p->adviser))
			checkup_add(checks, "people", CHECKUP_FAIL,
				    "Add the person to people.csv, and import it.",
				    "Nobody is %s, whom %s needs.", role_title(p->adviser),
				    p->name);
	}
	checkup_add(checks, "people", CHECKUP_OK, NULL, "The directory has %zu people.", d->count);
}

static void doctor_unreachable(struct request *q, json_t *checks)
{
	const char **who;
	struct err e = {0};
	size_t count, i;
	struct str names;

	if (store_list_unreachable(q->desk->store, q->a, &who, &count, &e) < 0) {
		checkup_add(checks, "people", CHECKUP_FAIL, NULL, "%s.", e.text);
		return;
	}
	str_init(&names, q->a, 4096);
	for (i = 0; i < count && i < NAMED_MOST; i++)
		str_addf(&names, "%s%s", i ? ", " : "", who[i]);
	if (count)
		checkup_add(checks, "people", CHECKUP_WARN,
			    "Correct the addresses in people.csv, import it, and resend what they "
			    "missed.",
			    "The last mail to %zu address%s came back, or could not be delivered: "
			    "%s%s.",
			    count, count == 1 ? "" : "es", str_text(&names),
			    count > NAMED_MOST ? " …" : "");
}

void doctor_look(struct request *q, const struct config *config, json_t *checks)
{
	doctor_workers(q, checks);
	doctor_secret(q, config, checks);
	doctor_fallback(config, checks);
	doctor_disk(config, checks);
	doctor_clock(checks);
	doctor_calendar(q, config, checks);
	if (!q->desk->store)
		return;
	doctor_ladders(q, config, checks);
	doctor_unreachable(q, checks);
}

json_t *doctor_result(json_t *checks)
{
	static const char *const words[] = {"ok", "warn", "fail"};

	return json_pack("{s:o, s:s}", "checks", checks, "worst", words[checkup_worst(checks)]);
}
