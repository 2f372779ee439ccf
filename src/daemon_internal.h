/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * daemon_internal: what the files of `daemon` share.  Nobody else includes it.
 *   daemon.c          set-up, the loop, signals, the clock
 *   daemon_workers.c  the three other processes: started, watched, started again
 *   daemon_in.c       mails: stored; which are to be read
 *   daemon_read.c     mails with the reader; acted on by what it says
 *   daemon_out.c      the outbox: handed to the relay
 *   daemon_fill.c     forms put into mails of the outbox
 *   daemon_control.c  what escalatectl asks
 *   daemon_once.c     the phases of --once
 *   daemon_job.c      one task in a process of its own
 *   daemon_watch.c    trouble with mailbox, relay, secrets: remembered, and told to the admins
 *   daemon_almanac.c  bank holidays from a web site
 *   daemon_doctor.c   each step to the servers, tried for who asks, and once a day
 *   daemon_rehearsal.c  --once --at TIME: a clock of its own, mails in the order of their dates
 */
#ifndef ESCALATED_DAEMON_INTERNAL_H
#define ESCALATED_DAEMON_INTERNAL_H

#include <systemd/sd-event.h>

#include "daemon.h"
#include "desk.h"
#include "shell/control.h"
#include "shell/worker.h"

enum daemon_worker_kind { DAEMON_FETCH, DAEMON_READ, DAEMON_SEND, DAEMON_WORKERS };

enum {
	DAEMON_READING_MOST = 32,	 /* mails with the reader at a time … */
	DAEMON_READING_BYTES = 32 << 20, /* … and one more if all of them together are smaller */
	DAEMON_SENDING_MOST = 32,	 /* mails with the relay at a time */
	DAEMON_BATCH = 64,		 /* messages taken in one go, so in one transaction */
	DAEMON_BATCH_BYTES = 8 << 20,
};

struct daemon;

struct daemon_worker {
	struct daemon *daemon; /* borrowed */
	enum daemon_worker_kind kind;
	const char *name;
	pid_t pid; /* 0: not running */
	int fd;
	sd_event_source *io, *child, *restart;
	int failures; /* since it last did any work */
	bool ready;
};

/* A mail that the reader has. */
struct daemon_reading {
	int64_t id;
	int out;     /* where its reading goes; owned */
	size_t size; /* of the mail, which is in memory meanwhile */
};

/* A form that the reader fills in; the reader has nothing else meanwhile. */
struct daemon_filling {
	int64_t id; /* of the mail out; 0: none */
	int out;    /* where the document goes; owned */
};

/* A mail of a rehearsal, still in the mailbox, whose date is being read. */
struct daemon_peek {
	struct worker_message *message; /* owned */
	int out;			/* where its reading goes; -1: not asked yet */
};

enum daemon_phase {
	DAEMON_SERVE,	 /* no --once: for ever */
	DAEMON_COLLECT,	 /* --once: what lies in the mailbox */
	DAEMON_REHEARSE, /* the mails collected, each at its own moment */
	DAEMON_DUE,
	DAEMON_DRAIN, /* what is queued goes out */
	DAEMON_DONE,
};

/* What is under way to the admins about one trouble. */
struct daemon_telling {
	enum trouble_word word; /* TROUBLE_NOTHING: nothing is */
	int pending;		/* mails with the fall-back route */
	bool reached;		/* one of them arrived */
	date_moment not_before; /* after the fall-back route has failed */
};

struct daemon_job;
struct daemon_doctor;

struct daemon {
	const struct config *config;
	const struct daemon_options *options;
	struct store *store;
	struct desk desk;
	sd_event *loop;
	struct control *control;
	struct daemon_worker workers[DAEMON_WORKERS];
	sd_event_source *timer; /* the next moment of any case or mail */
	sd_event_source *retry; /* after trouble with the store */
	int troubles;		/* since the store was last written */
	bool recalculate;	/* bank holidays are still to be looked at, in spite of trouble */
	sd_event_source *reader_guard;
	sd_event_source *clock_watch, *daily;
	bool rehearsal;
	date_moment clock; /* of the rehearsal */
	int64_t heard;	   /* daemon_ticks when the mailbox last had a mail, or had no more */
	enum daemon_phase phase;
	struct err failure; /* why it ends with an error */
	bool notified;

	/* trouble */
	struct daemon_job *jobs; /* owned */
	struct daemon_telling telling[TROUBLE_KINDS];
	bool confirmed[TROUBLE_KINDS]; /* heard of in this run, not only remembered */
	sd_event_source *watch;	       /* when the next trouble may have to be told */
	bool watch_dirty;	       /* the store does not know what we know */

	struct daemon_doctor *doctor; /* a look that is under way; owned */
	sd_event_source *daily_look;

	/* bank holidays from a web site */
	sd_event_source *almanac; /* when it is asked again */
	bool almanac_asked;	  /* a process is at it */
	int almanac_failures;	  /* in a row */

	/* mails in */
	bool mailbox_empty; /* fetch has handed up all there was */
	int flushes;	    /* asked of fetch and not yet said to be done */
	int64_t *queue;	    /* mails to be read; owned */
	size_t queue_head, queue_count, queue_cap;
	struct daemon_reading reading[DAEMON_READING_MOST];
	size_t reading_count;
	bool reader_ended; /* it said that it would end now, and of what: not of what it has yet */
	struct daemon_filling filling;
	size_t read_since_fill;	   /* mails given to the reader */
	struct daemon_peek *peeks; /* owned */
	size_t peek_head, peek_count;
	int64_t taken; /* mails acted on in this run */

	/* mails out */
	int64_t sending[DAEMON_SENDING_MOST];
	size_t sending_count;
	int64_t sent;
	int64_t put_off; /* the relay could not take them yet, in this run */
};

date_moment daemon_now(const struct daemon *d);
int64_t daemon_ticks(void); /* seconds that nobody can set */
/* Sets the desk's clock and opens a transaction; … and commits it.  Trouble is logged. */
int daemon_begin(struct daemon *d, struct err *e);
int daemon_commit(struct daemon *d, struct err *e);
/* The store refuses (disk full …): tried again after 1, 2, 4 … 30 seconds; with --once, the end.
 */
void daemon_trouble(struct daemon *d, const struct err *e);
void daemon_fail(struct daemon *d, const struct err *e);
/* Looks for the next thing to do: mails to read, mails to send, the next timer, the next phase. */
void daemon_go_on(struct daemon *d);
void daemon_arm(struct daemon *d);
/* Bank holidays and closures are looked at again: open deadlines move if they have changed. */
void daemon_recalculate(struct daemon *d);
/* All cases whose moment has come. */
int daemon_tick(struct daemon *d, struct err *e);

/* daemon_workers.c */
int daemon_start_workers(struct daemon *d, struct err *e);
void daemon_stop_workers(struct daemon *d);
/* Those that wait to be started are, at once: it was the store's fault that they ended. */
void daemon_start_dropped(struct daemon *d);
void daemon_restart(struct daemon_worker *w);
/* It has ended, or can no longer be believed: said in the log, and started again. */
void daemon_lost(struct daemon_worker *w, const char *why);
int daemon_tell(struct daemon_worker *w, const struct worker_message *m);

/* daemon_job.c */
/* What came of it: the answer (its descriptors are closed after this, unless they are taken), or
 * NULL and why there is none. */
typedef void (*daemon_job_done)(struct daemon *d, struct worker_message *answer,
				const struct err *why, void *closure);
/* Starts the worker `name` for this one question, whose descriptors it takes; `done` is called
 * once, within `seconds`, and never after daemon_stop_jobs.  -1: it will not be. */
int daemon_job_start(struct daemon *d, const char *name, struct worker_message *ask, int seconds,
		     daemon_job_done done, void *closure, struct err *e);
void daemon_stop_jobs(struct daemon *d);

/* daemon_watch.c */
/* Something was heard of it: of no use for now (`refused`: until somebody acts), or at work. */
void daemon_watch_trouble(struct daemon *d, enum trouble_kind kind, bool refused, const char *text);
void daemon_watch_works(struct daemon *d, enum trouble_kind kind);
/* What is to be remembered or told now. */
void daemon_watch_step(struct daemon *d);

/* daemon_almanac.c */
void daemon_almanac_begin(struct daemon *d);
/* Now, unless it is being asked, or the source is a file. */
void daemon_almanac_ask(struct daemon *d);

/* daemon_doctor.c */
void daemon_doctor_begin(struct daemon *d);
void daemon_doctor_later(struct daemon *d, int seconds);
void daemon_doctor_close(struct daemon *d);
/* Answers the client when all has been looked at. */
void daemon_doctor_ask(struct daemon *d, struct control_client *client);

/* daemon_in.c */
void daemon_in_fetch(struct daemon *d);
int daemon_in_recover(struct daemon *d, struct err *e);
int daemon_in_rescan(struct daemon *d, struct err *e);
void daemon_in_enqueue(struct daemon *d, int64_t id);
bool daemon_in_idle(const struct daemon *d);
void daemon_in_close(struct daemon *d);
void daemon_in_flush(struct daemon *d);
/* These messages' mails, in one transaction, told to fetch once they are durable.  0 if all are
 * safe. */
int daemon_in_store(struct daemon *d, struct worker_message **batch, size_t count);

/* daemon_read.c */
void daemon_read_answers(struct daemon *d);
/* Gives it what is in the queue, as far as it may have it now. */
void daemon_read_pump(struct daemon *d);
void daemon_read_died(struct daemon *d);
/* It has so long for what it has now, and is ended if it takes longer. */
void daemon_read_guard(struct daemon *d);

/* daemon_out.c */
void daemon_out_replies(struct daemon *d);
void daemon_out_pump(struct daemon *d);
bool daemon_out_idle(const struct daemon *d);

/* daemon_fill.c */
/* Asks the reader for the next form that a mail of the outbox waits for. */
void daemon_fill_pump(struct daemon *d);
/* Must the reader be let rest, so that a form has its turn? */
bool daemon_fill_waits(const struct daemon *d);
/* False: it was asked for no such form. */
bool daemon_fill_answer(struct daemon *d, const struct worker_message *m);
/* A form that kills the reader twice is left out: its mail goes without. */
void daemon_fill_reader_died(struct daemon *d);

/* daemon_once.c */
void daemon_once_step(struct daemon *d);
/* Ends it when all is out; asked after the forms, whose last one nothing may follow. */
void daemon_once_end(struct daemon *d);

/* daemon_rehearsal.c */
/* May it be rehearsed with this mailbox and this relay at all? */
int daemon_rehearsal_check(const struct daemon *d, struct err *e);
int daemon_rehearsal_open(struct daemon *d, struct err *e);
/* In an open transaction: everything due strictly before `until` (or at it too), each at its
 * moment. */
int daemon_rehearsal_until(struct daemon *d, date_moment until, bool inclusive, struct err *e);
/* Before the mail is acted on: the clock moves to when it came in, and what was due by then is
 * done. */
int daemon_rehearsal_before(struct daemon *d, const struct store_mail *mail, struct err *e);
/* The mails collected are acted on in the order of their dates. */
int daemon_rehearsal_sort(struct daemon *d, struct err *e);
void daemon_peek_add(struct daemon *d, struct worker_message *m);
void daemon_peek_pump(struct daemon *d);
/* Is this the answer to the mail that the reader was asked to look into?  Then it is settled. */
bool daemon_peek_answer(struct daemon *d, const struct worker_message *m);
void daemon_peek_settle(struct daemon *d, date_moment date);
void daemon_peek_reader_died(struct daemon *d);
void daemon_peek_close(struct daemon *d);

/* daemon_control.c */
struct request;
struct request_worker;
/* Tells the request how the other processes are; `workers` has room for DAEMON_WORKERS. */
void daemon_describe_workers(const struct daemon *d, struct request_worker *workers,
			     struct request *q);
void daemon_request(struct control_client *client, const struct control_peer *peer,
		    const char *request, void *userdata);

#endif
