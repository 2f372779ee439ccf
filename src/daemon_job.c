/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One task, in a process of its own that ends with it: what needs the network and is not for the
 * mailbox's or the relay's process.  It is asked one thing, and either answers or is given up.
 */
#include "daemon_internal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

struct daemon_job {
	struct daemon *daemon; /* borrowed */
	pid_t pid;	       /* 0: has ended */
	int fd;
	sd_event_source *io, *child, *timer;
	struct worker_message ask; /* owned */
	struct err why;		   /* the last trouble that it told */
	daemon_job_done done;
	void *closure;
	struct daemon_job *next;
};

static void daemon_job_unlink(struct daemon_job *job)
{
	struct daemon_job **at = &job->daemon->jobs;

	while (*at && *at != job)
		at = &(*at)->next;
	if (*at)
		*at = job->next;
}

static void daemon_job_free(struct daemon_job *job)
{
	daemon_job_unlink(job);
	sd_event_source_disable_unref(job->io);
	sd_event_source_disable_unref(job->child);
	sd_event_source_disable_unref(job->timer);
	if (job->pid > 0) {
		kill(job->pid, SIGKILL);
		while (waitpid(job->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	mem_close_fd(&job->fd);
	worker_message_close(&job->ask);
	free(job);
}

/* It is over before its user hears of it, who may begin another at once. */
static void daemon_job_end(struct daemon_job *job, struct worker_message *answer, const char *text)
{
	struct daemon *d = job->daemon;
	daemon_job_done done = job->done;
	void *closure = job->closure;
	struct err why = job->why;

	if (why.kind == ERR_NONE)
		err_set(&why, ERR_TEMP, "%s", text ? text : "");
	daemon_job_free(job);
	done(d, answer, &why, closure);
	if (answer)
		worker_message_close(answer);
	daemon_go_on(d);
}

/* Takes what it says; true if that ended the job. */
static bool daemon_job_hear(struct daemon_job *job)
{
	struct worker_message m;
	struct err e = {0};
	int got;

	while ((got = worker_receive(job->fd, &m, &e)) > 0) {
		if (m.type == WORKER_READY) {
			if (worker_send(job->fd, &job->ask, &e) < 0)
				break;
			worker_message_close(&job->ask);
		} else if (m.type == WORKER_TROUBLE) {
			err_set(&job->why, m.number == ERR_PERM ? ERR_PERM : ERR_TEMP, "%s",
				m.text);
		} else {
			daemon_job_end(job, &m, NULL);
			return true;
		}
		worker_message_close(&m);
	}
	if (got == 0)
		return false;
	daemon_job_end(job, NULL, "it ended before it was done");
	return true;
}

static int on_job_message(sd_event_source *source, int fd, uint32_t revents, void *userdata)
{
	(void)source;
	(void)fd;
	(void)revents;
	daemon_job_hear(userdata);
	return 0;
}

static int on_job_child(sd_event_source *source, const siginfo_t *si, void *userdata)
{
	struct daemon_job *job = userdata;

	(void)source;
	(void)si;
	job->pid = 0; /* reaped by sd-event */
	if (!daemon_job_hear(job))
		daemon_job_end(job, NULL, "it ended before it was done");
	return 0;
}

static int on_job_timer(sd_event_source *source, uint64_t usec, void *userdata)
{
	(void)source;
	(void)usec;
	daemon_job_end(userdata, NULL, "it took too long");
	return 0;
}

int daemon_job_start(struct daemon *d, const char *name, struct worker_message *ask, int seconds,
		     daemon_job_done done, void *closure, struct err *e)
{
	const char *arguments[] = {"-c", d->options->config_path, NULL};
	struct daemon_job *job = mem_alloc(sizeof(*job));

	memset(job, 0, sizeof(*job));
	job->daemon = d;
	job->fd = -1;
	job->ask = *ask;
	job->done = done;
	job->closure = closure;
	job->next = d->jobs;
	d->jobs = job;
	if (worker_start(NULL, name, arguments, &job->pid, &job->fd, e) == 0 &&
	    sd_event_add_io(d->loop, &job->io, job->fd, EPOLLIN, on_job_message, job) >= 0 &&
	    sd_event_add_child(d->loop, &job->child, job->pid, WEXITED, on_job_child, job) >= 0 &&
	    sd_event_add_time_relative(d->loop, &job->timer, CLOCK_MONOTONIC,
				       (uint64_t)seconds * UINT64_C(1000000), 100000, on_job_timer,
				       job) >= 0)
		return 0;
	daemon_job_free(job);
	return err_set(e, ERR_TEMP, "the process %s cannot be started", name);
}

void daemon_stop_jobs(struct daemon *d)
{
	while (d->jobs)
		daemon_job_free(d->jobs);
}
