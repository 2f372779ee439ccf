/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker: the other processes of the same binary, and the messages between them and main.
 * A worker is this program executed anew (so that it shares no memory and no layout with main), with
 * one end of a SOCK_SEQPACKET pair as descriptor 3.  It knows nothing of what the messages mean.
 */
#ifndef ESCALATED_SHELL_WORKER_H
#define ESCALATED_SHELL_WORKER_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/mem.h"

enum { WORKER_FD = 3, WORKER_TEXT = 8192, WORKER_MAX_FDS = 3 };

enum worker_type {
	/* main → fetch */
	WORKER_STORED = 1, /* `place` is safe: move it out of the inbox */
	WORKER_LEAVE,      /* `place` stays for a later run (rehearsal) */
	WORKER_REJECTED,   /* `place` is kept by its headers: move it to the quarantine folder */
	WORKER_FLUSH,      /* a batch of the above is over: make the moves durable, then say FLUSHED */
	/* fetch → main */
	WORKER_MAIL,       /* text: place; number: when it came in; fd 0: its bytes */
	WORKER_OVERSIZE,   /* the same; extra: its size; fd 0: its first bytes only */
	WORKER_EMPTY,      /* nothing more in the mailbox now; extra: 0 if all is well with it */
	WORKER_FLUSHED,
	/* main → read */
	WORKER_READ,       /* number: mail; fd 0: its bytes; fd 1: where the reading (JSON) goes;
			    * text: name of a file that may be no mail, extra: the day for its dates */
	/* read → main */
	/* number: mail; extra: bytes written to fd 1; text, if any: it ends now, and of this mail */
	WORKER_READING,
	/* main → read */
	WORKER_FILL,       /* number: mail out; fd 0: the mail whose form is filled in (may be empty);
			    * fd 1: where the document goes; fd 2: what to fill in (codec_fill_text) */
	/* read → main */
	WORKER_FILLED,     /* number: mail out; extra: bytes written to fd 1; 0: there is none */
	/* main → send */
	WORKER_SEND,       /* number: out id; text: "to\0message-id"; fd 0: its bytes */
	/* send → main */
	WORKER_SENT,
	WORKER_SEND_LATER, /* text: the relay's answer; try again; extra: enum worker_later */
	WORKER_SEND_NEVER, /* text: why it cannot be sent; extra: enum worker_never */
	/* main → a process for one task, and back */
	WORKER_DOWNLOAD,   /* text: "etag\nmodified" of what is there */
	WORKER_DOWNLOADED, /* number: 1 if it has changed; fd 0: its bytes; text: as above */
	WORKER_CHECK,      /* try each step, and … */
	WORKER_CHECKED,    /* … fd 0: how each went (JSON) */
	/* any worker → main */
	WORKER_READY,      /* set up and sandboxed */
	WORKER_TROUBLE,    /* text: something an admin should know; it goes on */
};

/* Who says that a mail cannot be sent. */
enum worker_never {
	WORKER_NEVER_OURSELVES,
	WORKER_NEVER_REFUSED, /* the relay, of this mail or its recipient */
};

/* Why a mail is to be tried again. */
enum worker_later {
	WORKER_LATER_RELAY,   /* no mail goes out now: nothing is said of this one */
	WORKER_LATER_MAIL,    /* the relay put off this mail, or its recipient */
	WORKER_LATER_UNKNOWN, /* it may have this mail already, or not */
};

struct worker_message {
	uint32_t type;   /* enum worker_type */
	uint32_t length; /* of text, without the NUL that is always behind it */
	int64_t number;
	int64_t extra;
	int fds[WORKER_MAX_FDS]; /* owned by who receives the message; -1: none */
	char text[WORKER_TEXT];
};

void worker_message_init(struct worker_message *m, enum worker_type type);
void worker_message_close(struct worker_message *m); /* closes its descriptors */
/* Sets the text; one that does not fit is cut off. */
void worker_message_text(struct worker_message *m, const char *text);

/* Sends whole or not at all.  ERR_TEMP with kind "would block" text when a non-blocking socket is
 * full, ERR_PERM when the peer is gone. */
int worker_send(int fd, const struct worker_message *m, struct err *e);
/* 1: a message; 0: none now (non-blocking) ; -1: the peer is gone, or sent what is no message. */
int worker_receive(int fd, struct worker_message *m, struct err *e);

/* Run this program (/proc/self/exe, or `program` if not NULL) as `--worker=NAME` with `argv_rest`
 * (NULL-terminated, may be NULL); *fd is our end (close-on-exec, non-blocking).  The child dies with
 * its parent (PR_SET_PDEATHSIG) and inherits descriptors 0, 1, 2 and 3 only. */
int worker_start(const char *program, const char *name, const char *const *argv_rest, pid_t *pid,
		 int *fd, struct err *e);

/* A sealed memfd that holds these bytes; or an empty one to be written to (bytes NULL). */
int worker_memfd(const void *bytes, size_t size, struct err *e);
/* All of what a descriptor holds, from its start, into `a`; more than `max` is ERR_INPUT. */
int worker_read_fd(struct arena *a, int fd, size_t max, void **bytes, size_t *size, struct err *e);

#endif
