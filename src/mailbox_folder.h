/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mailbox_folder: what mailbox_imap knows of the mails in a folder of a server: which they are, how
 * large, which were handed out, which are on their way out, and which spoil the sessions in which
 * they are asked for.  It speaks with nobody; the time (milliseconds, monotonic) is an argument.
 */
#ifndef ESCALATED_MAILBOX_FOLDER_H
#define ESCALATED_MAILBOX_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mailbox.h"

enum { MAILBOX_FOLDER_BATCH = 64 }; /* mails that are fetched in one go */

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
	char *bytes;	  /* fetched ahead, of imap_get_bodies(); owned, or NULL */
	size_t length;
};

struct mailbox_folder {
	const char *name; /* borrowed */
	uint32_t validity;
	struct mailbox_entry *entries; /* ascending by UID; owned */
	size_t count;
};

void mailbox_folder_clear(struct mailbox_folder *f);
/* Other numbers than before: all mails are new. */
void mailbox_folder_number(struct mailbox_folder *f, uint32_t validity);
/* These UIDs, ascending, are there: what is known of those that still are stays known. */
void mailbox_folder_merge(struct mailbox_folder *f, const uint32_t *uids, size_t count);

/* NULL: it is not there any more.  `where` as mailbox_folder_list() has given it. */
struct mailbox_entry *mailbox_folder_find(struct mailbox_folder *f, uint32_t uid);
struct mailbox_entry *mailbox_folder_at(struct mailbox_folder *f, const char *where);

/* All that can be handed out, or were, in `a`; also those that were given up, so that it is told
 * what is the matter with them. */
void mailbox_folder_list(const struct mailbox_folder *f, int64_t now, struct arena *a,
			 struct mailbox_mail **mails, size_t *count);

/* What was asked about these mails came to nothing.  If it was one mail, it is to blame; else any
 * of them may be, and each is asked for by itself from now on. */
void mailbox_folder_suspect(struct mailbox_entry *const *batch, size_t count, int64_t now);
void mailbox_folder_absolve(struct mailbox_entry *entry);
/* It was to blame too often: it is left alone for an hour. */
bool mailbox_folder_is_given_up(const struct mailbox_entry *entry, int64_t now);

/* The mail, and those after it that will be wanted next, into batch[MAILBOX_FOLDER_BATCH].  Returns
 * how many; *bytes: their size together, no mail counted for more than `whole`. */
size_t mailbox_folder_choose(struct mailbox_folder *f, struct mailbox_entry *first, int64_t whole,
			     struct mailbox_entry **batch, int64_t *bytes);
void mailbox_folder_drop_bytes(struct mailbox_entry *entry);

#endif
