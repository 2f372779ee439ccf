/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mailbox_entry: what is known of each mail of an IMAP folder, in the order of their UIDs: what the
 * server says of it, what was fetched ahead, and whether it spoils sessions.  It talks to nobody,
 * and is told the time: milliseconds of a clock that never goes back.
 */
#ifndef ESCALATED_MAILBOX_ENTRY_H
#define ESCALATED_MAILBOX_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mailbox.h"

enum {
	MAILBOX_ENTRY_BATCH = 64, /* mails that are fetched in one go, at most */
	MAILBOX_ENTRY_TRIES = 2,  /* that a mail gets of its own, if it spoils sessions */
};

struct mailbox_entry {
	uint32_t uid;
	int64_t size, came;
	bool informed; /* size and came are known */
	bool opened;   /* was handed out in this run */
	bool alone;    /* is suspected of spoiling what it is part of: asked for by itself */
	bool putting;  /* is safe, and on its way to `fate` … */
	bool moved;    /* … and there, as the server says */
	enum mailbox_fate fate;
	int failures;	  /* of what was asked about it alone */
	int64_t given_up; /* when there were too many of them */
	char *bytes;	  /* fetched ahead; owned, or NULL */
	size_t length;
};

struct mailbox_entries {
	struct mailbox_entry *all; /* ascending by UID; owned */
	size_t count;
};

/* NULL: there is none with this UID.  Valid until the next merge. */
struct mailbox_entry *mailbox_entry_find(struct mailbox_entries *known, uint32_t uid);
/* These are there now, ascending.  What is known of those that still are stays known. */
void mailbox_entry_merge(struct mailbox_entries *known, const uint32_t *uids, size_t count);
void mailbox_entry_forget_all(struct mailbox_entries *known);
void mailbox_entry_drop_bytes(struct mailbox_entry *entry);

/* What was asked about these mails came to nothing.  If it was one mail, it is to blame; else any
 * of them may be, and each is asked for by itself from now on. */
void mailbox_entry_suspect(struct mailbox_entry *const *batch, size_t count, int64_t now);
/* The server has told what was asked about it. */
void mailbox_entry_clear(struct mailbox_entry *entry);
/* It had its tries, and not long ago. */
bool mailbox_entry_is_given_up(const struct mailbox_entry *entry, int64_t now);

/* The mail, and those after it that will be wanted next, none larger than `whole`: how many, at
 * most MAILBOX_ENTRY_BATCH, and their size together. */
size_t mailbox_entry_choose(struct mailbox_entries *known, struct mailbox_entry *first,
			    int64_t whole, struct mailbox_entry **batch, int64_t *bytes);

#endif
