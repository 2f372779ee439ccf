/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "mailbox.h"
#include "shell/maildir.h"
#include "shell/worker.h"

struct mailbox_maildir {
	struct mailbox box; /* first: one is the other */
	struct maildir *inbox;
	struct maildir *fates[2]; /* by enum mailbox_fate */
};

static struct mailbox_maildir *mailbox_self(struct mailbox *box)
{
	return (struct mailbox_maildir *)box;
}

/* "maildir:NAME:MTIME:SIZE".  The name alone is not unique for ever: people copy files of the same
 * name into a mailbox again, and that is another mail.  Bytes of the name that are not visible
 * ASCII are written as %XX. */
static const char *mailbox_place(struct arena *a, const struct maildir_entry *entry)
{
	const char *c;
	struct str s;

	str_init(&s, a, STR_UNBOUNDED);
	str_add(&s, "maildir:");
	for (c = entry->unique; *c; c++) {
		if (*c <= ' ' || *c > '~' || *c == '%')
			str_addf(&s, "%%%02X", (unsigned char)*c);
		else
			str_add_char(&s, *c);
	}
	str_addf(&s, ":%" PRId64 ":%" PRId64, entry->mtime, entry->size);
	return str_text(&s);
}

static int mailbox_list(struct mailbox *box, struct arena *a, struct mailbox_mail **mails,
			size_t *count, struct err *e)
{
	struct maildir_entry *entries;
	struct mailbox_mail *list;
	size_t n, i;

	if (maildir_list(mailbox_self(box)->inbox, a, 0, &entries, &n, e) < 0)
		return -1;
	list = ARENA_NEW_N(a, struct mailbox_mail, n);
	for (i = 0; i < n; i++) {
		list[i].place = mailbox_place(a, &entries[i]);
		list[i].where =
		    arena_printf(a, "%s/%s", entries[i].in_cur ? "cur" : "new", entries[i].name);
		list[i].came = entries[i].mtime;
	}
	*mails = list;
	*count = n;
	return 0;
}

/* What `where` says, in `a`. */
static struct maildir_entry mailbox_entry(struct arena *a, const struct mailbox_mail *mail)
{
	struct maildir_entry entry = {.in_cur = str_starts(mail->where, "cur/"), .regular = true};
	char *colon;

	entry.name = arena_strdup(a, mail->where + 4);
	entry.unique = arena_strdup(a, entry.name);
	colon = strchr(entry.unique, ':');
	if (colon && colon != entry.unique)
		*colon = '\0';
	return entry;
}

static int mailbox_first_bytes(int fd, struct err *e)
{
	CLEANUP_FREE char *bytes = mem_alloc(MAILBOX_FIRST);
	size_t have = 0;
	ssize_t n = 1;

	while (n > 0 && have < MAILBOX_FIRST) {
		n = pread(fd, bytes + have, MAILBOX_FIRST - have, (off_t)have);
		if (n < 0)
			return err_set(e, ERR_PERM, "cannot read a large mail: %s",
				       strerror(errno));
		have += (size_t)n;
	}
	return worker_memfd(bytes, have, e);
}

static int mailbox_open(struct mailbox *box, const struct mailbox_mail *mail, int64_t whole,
			int64_t *size, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct maildir_entry entry = mailbox_entry(&a, mail);
	CLEANUP_FD int fd = maildir_read(mailbox_self(box)->inbox, &entry, e);
	struct stat st;
	int opened;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) < 0)
		return err_set(e, ERR_PERM, "cannot look at a mail: %s", strerror(errno));
	*size = st.st_size;
	if (st.st_size > whole)
		return mailbox_first_bytes(fd, e);
	opened = fd;
	fd = -1;
	return opened;
}

static int mailbox_put(struct mailbox *box, const struct mailbox_mail *mail, enum mailbox_fate fate,
		       struct err *e)
{
	struct mailbox_maildir *self = mailbox_self(box);
	CLEANUP_ARENA struct arena a = {0};
	struct maildir_entry entry = mailbox_entry(&a, mail);

	return maildir_move(self->inbox, &entry, self->fates[fate], e);
}

static int mailbox_sync(struct mailbox *box, struct err *e)
{
	struct mailbox_maildir *self = mailbox_self(box);

	/* The inbox last: after a power cut a mail is rather in two folders than in none. */
	if (maildir_sync(self->fates[MAILBOX_PROCESSED], e) < 0 ||
	    maildir_sync(self->fates[MAILBOX_QUARANTINE], e) < 0)
		return -1;
	return maildir_sync(self->inbox, e);
}

static int mailbox_woken(struct mailbox *box, struct err *e)
{
	return maildir_woken(box->wait_fd, e);
}

static void mailbox_close(struct mailbox *box)
{
	struct mailbox_maildir *self = mailbox_self(box);

	mem_close_fd(&box->wait_fd);
	maildir_close(self->inbox);
	maildir_close(self->fates[MAILBOX_PROCESSED]);
	maildir_close(self->fates[MAILBOX_QUARANTINE]);
	free(self);
}

static const struct mailbox_type mailbox_maildir = {.list = mailbox_list,
						    .open = mailbox_open,
						    .put = mailbox_put,
						    .sync = mailbox_sync,
						    .woken = mailbox_woken,
						    .close = mailbox_close};

int mailbox_open_maildir(struct mailbox **box, const char *path, const char *processed,
			 const char *quarantine, struct err *e)
{
	struct mailbox_maildir *self = mem_alloc(sizeof(*self));

	memset(self, 0, sizeof(*self));
	self->box.type = &mailbox_maildir;
	self->box.wait_fd = -1;
	if (maildir_open(&self->inbox, path, false, e) < 0 ||
	    maildir_open(&self->fates[MAILBOX_PROCESSED], processed, true, e) < 0 ||
	    maildir_open(&self->fates[MAILBOX_QUARANTINE], quarantine, true, e) < 0) {
		mailbox_close(&self->box);
		return -1;
	}
	self->box.wait_fd = maildir_watch(self->inbox, e);
	*box = &self->box;
	return 0;
}
