/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_fetch: the process that holds the mailbox.  It hands each mail up to main, and takes it
 * out of the inbox only when main says that it is stored.  It looks into no mail.
 */
#ifndef ESCALATED_WORKER_FETCH_H
#define ESCALATED_WORKER_FETCH_H

#include <stdint.h>

struct mailbox_imap_options;

enum { WORKER_FETCH_MOST = 256 }; /* mails handed up and not answered yet */

struct worker_fetch_options {
	int socket;				 /* WORKER_FD */
	const struct mailbox_imap_options *imap; /* or NULL: … */
	const char *path;			 /* … the Maildir */
	const char *processed, *quarantine;	 /* Maildirs, made if they are missing */
	int64_t max_size;			 /* bytes; larger ones go up as WORKER_OVERSIZE */
};

/*
 * Runs until main is gone: 0; or until the mailbox fails as a whole: 1, after a WORKER_TROUBLE
 * (main starts it again, later). Messages: READY once; MAIL or OVERSIZE for each mail, oldest
 * first, each once until it is answered; EMPTY when all that was there has been handed up (extra:
 * not 0 after sessions that ended too soon, as this one may, too); TROUBLE once for what cannot be
 * read or moved, which is tried again whenever something new comes; and for each time that the mail
 * server cannot be reached, or soon hangs up (extra: how many in a row, number: the enum err_kind),
 * which is tried again after growing gaps.  FLUSHED answers FLUSH when all moves before
 * it are durable: when no more mails wait to be handed up, or many are to be moved.  A mail that
 * was answered by LEAVE is not handed up again in this run.
 */
int worker_fetch_main(const struct worker_fetch_options *o);

#endif
