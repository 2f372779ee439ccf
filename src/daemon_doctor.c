/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `doctor`: processes of their own try the steps to the servers; who asked waits, the daemon does
 * not.  The same look once a day, for nobody: a certificate that expires is seen in time.
 */
#include "daemon_internal.h"

#include "base/fault.h"
#include "doctor.h"
#include "shell/log.h"

enum {
	FIRST_LOOK = 900,
	DAILY = 86400,
	EXACT = 15, /* so much later, it may be together with other work */
};

/* One look, for all who ask while it is under way. */
struct daemon_doctor {
	json_t *checks; /* owned */
	size_t pending;
	struct control_client *clients[CONTROL_MAX_CLIENTS];
	size_t client_count;
};

static void daemon_doctor_end(struct daemon *d)
{
	struct daemon_doctor *look = d->doctor;
	CLEANUP_ARENA struct arena a = {0};
	struct request_worker workers[DAEMON_WORKERS];
	struct request q = {.desk = &d->desk, .a = &a};
	json_t *reply;
	char *text;
	size_t i;

	d->doctor = NULL;
	daemon_describe_workers(d, workers, &q);
	d->desk.now = daemon_now(d);
	doctor_look(&q, d->config, look->checks);
	reply = json_pack("{s:o}", "parameters", doctor_result(look->checks));
	text = json_dumps(reply, JSON_COMPACT | JSON_SORT_KEYS);
	for (i = 0; i < look->client_count; i++)
		control_reply(look->clients[i], text ? text : "{}");
	free(text);
	json_decref(reply);
	free(look);
}

/* What was found out serves `status` and the warnings, too. */
static void daemon_doctor_learn(struct daemon *d, const struct doctor_task *task,
				const struct doctor_answer *answer)
{
	struct log_keys keys = LOG_NO_KEYS;

	if (answer->failed) {
		keys.error = answer->failed;
		log_event(LOG_LEVEL_WARNING, task->what, "a look at it has found trouble", &keys);
		daemon_watch_trouble(d, task->kind, answer->refused, answer->failed);
	} else {
		daemon_watch_works(d, task->kind);
	}
	if (task->certificate != TROUBLE_KINDS && answer->ends != DATE_NO_DAY &&
	    d->desk.troubles.items[task->certificate].ends != answer->ends) {
		trouble_expires(&d->desk.troubles, task->certificate, answer->ends);
		d->watch_dirty = true;
	}
}

static void on_check_done(struct daemon *d, struct worker_message *m, const struct err *why,
			  void *closure)
{
	CLEANUP_ARENA struct arena a = {0};
	const struct doctor_task *task = closure;
	struct doctor_answer answer;
	void *bytes = NULL;
	size_t size = 0;

	if (m && (m->type != WORKER_CHECKED ||
		  worker_read_fd(&a, m->fds[0], DOCTOR_ANSWER_MOST, &bytes, &size, NULL) < 0))
		bytes = NULL;
	doctor_take(&a, d->doctor->checks, task, bytes, size, why->text, &answer);
	daemon_doctor_learn(d, task, &answer);
	if (--d->doctor->pending == 0)
		daemon_doctor_end(d);
}

static void daemon_doctor_start(struct daemon *d)
{
	const struct doctor_task *tasks[DOCTOR_TASKS];
	struct daemon_doctor *look = mem_alloc(sizeof(*look));
	size_t i, count = doctor_tasks(d->config, tasks);
	struct worker_message m;
	struct err e = {0};

	*look = (struct daemon_doctor){.checks = json_array(), .pending = count};
	d->doctor = look;
	for (i = 0; i < count; i++) {
		worker_message_init(&m, WORKER_CHECK);
		if (daemon_job_start(d, tasks[i]->worker, &m, DOCTOR_SECONDS, on_check_done,
				     (void *)(uintptr_t)tasks[i], &e) < 0)
			on_check_done(d, NULL, &e, (void *)(uintptr_t)tasks[i]);
	}
}

void daemon_doctor_ask(struct daemon *d, struct control_client *client)
{
	if (!d->doctor)
		daemon_doctor_start(d);
	/* Not even a process could be started: then it is over already. */
	if (!d->doctor) {
		control_reply(client, "{\"error\":\"escalated.Failed\",\"parameters\":{\"reason\":"
				      "\"No process could be started.\"}}");
		return;
	}
	d->doctor->clients[d->doctor->client_count++] = client;
}

static int on_daily_look(sd_event_source *source, uint64_t usec, void *userdata)
{
	struct daemon *d = userdata;

	(void)source;
	(void)usec;
	if (!d->doctor)
		daemon_doctor_start(d);
	daemon_doctor_later(d, DAILY);
	daemon_go_on(d);
	return 0;
}

void daemon_doctor_later(struct daemon *d, int seconds)
{
	uint64_t usec = (uint64_t)fault_gap(seconds * INT64_C(1000000));

	d->daily_look = sd_event_source_disable_unref(d->daily_look);
	sd_event_add_time_relative(d->loop, &d->daily_look, CLOCK_BOOTTIME, usec, usec / EXACT,
				   on_daily_look, d);
}

void daemon_doctor_begin(struct daemon *d)
{
	if (d->phase == DAEMON_SERVE)
		daemon_doctor_later(d, FIRST_LOOK);
}

void daemon_doctor_close(struct daemon *d)
{
	d->daily_look = sd_event_source_disable_unref(d->daily_look);
	if (d->doctor)
		json_decref(d->doctor->checks);
	free(d->doctor);
	d->doctor = NULL;
}
