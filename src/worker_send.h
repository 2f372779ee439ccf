/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_send: the process that holds the relay.  It delivers what main hands over, and says what
 * became of each.  It looks into no mail.
 */
#ifndef ESCALATED_WORKER_SEND_H
#define ESCALATED_WORKER_SEND_H

#include "relay.h"

struct worker_send_options {
	int socket;			       /* WORKER_FD */
	const char *path;		       /* the Maildir; or NULL: … */
	const struct relay_smtp_options *smtp; /* … the server */
};

/*
 * Runs until main is gone: 0; or 1 if the relay cannot be opened, after a WORKER_TROUBLE.
 * Messages: READY once; for each SEND one of SENT (durable), SEND_LATER (a full disk, trouble with
 * the relay) or SEND_NEVER (an address or a mail that cannot be), with `number` as it was given;
 * TROUBLE (number: the enum err_kind) when no mail can go at all, not more than once an hour for
 * the same reason.
 * The address is checked again here: what is no str_is_address never reaches a relay.
 */
int worker_send_main(const struct worker_send_options *o);

#endif
