/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * maildir: a mailbox as a directory (https://cr.yp.to/proto/maildir.html), in and out, with every
 * step made durable.  It looks into no mail.
 */
#ifndef ESCALATED_SHELL_MAILDIR_H
#define ESCALATED_SHELL_MAILDIR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

struct maildir;

/* Opens `path`, making it and its tmp, new and cur if `create`.  ERR_PERM if it is none. */
int maildir_open(struct maildir **m, const char *path, bool create, struct err *e);
void maildir_close(struct maildir *m);

struct maildir_entry {
	char *name;   /* file name */
	char *unique; /* the part before ":2," that stays the same when flags change */
	bool in_cur;
	bool regular;  /* false: a directory, a FIFO, a link …; no mail, and never opened */
	int64_t mtime; /* seconds: when it was delivered */
	int64_t size;
};
/* What lies in new/ and cur/, in the order of delivery (mtime, then name).  Names that begin with a
 * dot are no mails.  In `a`.  At most `limit` (0: all).  A mail whose flags are changed meanwhile
 * can be in it twice, under the same unique name. */
int maildir_list(struct maildir *m, struct arena *a, size_t limit, struct maildir_entry **entries,
		 size_t *count, struct err *e);
/* Descriptor for reading, O_NOFOLLOW.  ERR_TEMP if it is gone or still being written, ERR_PERM for
 * all other trouble. */
int maildir_read(struct maildir *m, const struct maildir_entry *entry, struct err *e);
/* Moves a mail of `m` to cur/ of `to` (same file system), or copies it over durably (another one).
 * The same bytes that are already there under the same name count as moved; other bytes under that
 * name are left alone, and the mail gets a name beside it. */
int maildir_move(struct maildir *m, const struct maildir_entry *entry, struct maildir *to,
		 struct err *e);
/* fsync of new/ and cur/, as far as something changed in them: after a batch of moves. */
int maildir_sync(struct maildir *m, struct err *e);

/* Delivers: tmp/NAME, fsync, rename to new/NAME, fsync of new/ (unless `batched`, then
 * maildir_sync).  `name` is made of safe characters by the caller and the same for every attempt of
 * the same mail: one that already lies in new/ or cur/ is not delivered twice. */
int maildir_deliver(struct maildir *m, const char *name, const void *bytes, size_t size,
		    bool batched, struct err *e);

/* A descriptor that becomes readable when something is added to new/ or cur/, or written there to
 * the end, or when the mailbox itself is taken away (inotify); -1 if it cannot be had. */
int maildir_watch(struct maildir *m, struct err *e);
/* Reads it empty.  ERR_TEMP if the mailbox is no longer where it was: it must be opened anew. */
int maildir_woken(int watching, struct err *e);

#endif
