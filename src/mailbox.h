/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mailbox: where mails come from, as the fetch process sees it.  A back-end (a Maildir, IMAP) fills
 * in a struct mailbox_type.  It knows nothing of main and of what mails say.
 */
#ifndef ESCALATED_MAILBOX_H
#define ESCALATED_MAILBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

enum { MAILBOX_FIRST = 256 << 10 }; /* bytes that are kept of a mail that is too large */

struct mailbox_mail {
	const char *place; /* unique for ever, whatever happens to its flags: visible ASCII */
	const char *where; /* how the back-end finds it now: its own words */
	int64_t came;	   /* when, in seconds */
};

/* What becomes of a mail that is safe. */
enum mailbox_fate { MAILBOX_PROCESSED, MAILBOX_QUARANTINE };

struct mailbox {
	const struct mailbox_type *type;
	int wait_fd; /* readable when mails may have come; -1: cannot be had, look every minute */
	/* Set by any function that fails because the server went away (which a Maildir cannot):
	 * what is under way came to nothing, and list() tries to reach it again.  Whoever takes
	 * note of it sets it back. */
	bool away;
};

/* All errors: ERR_TEMP and ERR_PERM as usual. */
struct mailbox_type {
	/* All mails that are there, oldest first, in `a`. */
	int (*list)(struct mailbox *box, struct arena *a, struct mailbox_mail **mails,
		    size_t *count, struct err *e);
	/* A descriptor of its bytes; of one with more than `whole` bytes only the first
	 * MAILBOX_FIRST. *size is that of the whole mail.  ERR_TEMP: not now (gone, or not all
	 * there yet), and nobody needs to know; the mailbox wakes again when it is. */
	int (*open)(struct mailbox *box, const struct mailbox_mail *mail, int64_t whole,
		    int64_t *size, struct err *e);
	/* Takes it out of the inbox, by `sync` at the latest. */
	int (*put)(struct mailbox *box, const struct mailbox_mail *mail, enum mailbox_fate fate,
		   struct err *e);
	/* Makes all that was put durable. */
	int (*sync)(struct mailbox *box, struct err *e);
	/* Nothing is to be done but to wait: makes wait_fd ready for it.  0; 1: do not wait, mails
	 * may have come.  Sets *ms, if it is wise to look sooner than wait_fd says so.  May be
	 * NULL. */
	int (*wait)(struct mailbox *box, int *ms, struct err *e);
	/* wait_fd is readable: take note, and make it wait again.  -1: the mailbox must be opened
	 * anew. */
	int (*woken)(struct mailbox *box, struct err *e);
	void (*close)(struct mailbox *box);
};

/* A Maildir.  It must be there; the other two are made if they are missing. */
int mailbox_open_maildir(struct mailbox **box, const char *path, const char *processed,
			 const char *quarantine, struct err *e);

#endif
