/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mailbox_imap: a folder of an IMAP server as a mailbox.  A mail is known by UIDVALIDITY and UID,
 * and by no flag; where the server gives the folder new numbers, all its mails are new, and whoever
 * stores them finds out which are not.
 */
#ifndef ESCALATED_MAILBOX_IMAP_H
#define ESCALATED_MAILBOX_IMAP_H

#include "mailbox.h"
#include "shell/imap.h"

struct mailbox_imap_options {
	struct imap_server server;
	const char *user;
	const char *password_file;	  /* or NULL: the credential "mailbox-password" */
	const struct imap_tokens *tokens; /* or NULL: a password */
	const char *folder, *processed, *quarantine;
	int poll; /* milliseconds after which to look, where the server cannot tell us */
};

/* Connects to nobody yet: list() does, and whenever the session was lost. `o` is borrowed. */
void mailbox_open_imap(struct mailbox **box, const struct mailbox_imap_options *o);

#endif
