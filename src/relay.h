/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relay: where mails go, as the send process sees it.  A back-end (a Maildir; later SMTP) fills in
 * a struct relay_type.  It knows nothing of main and of what mails say.
 */
#ifndef ESCALATED_RELAY_H
#define ESCALATED_RELAY_H

#include <stddef.h>

#include "base/err.h"

struct relay_mail {
	const char *to;		/* the one recipient; str_is_address */
	const char *message_id; /* the same for every attempt of the same mail */
	const void *bytes;
	size_t size;
};

struct relay {
	const struct relay_type *type;
};

struct relay_type {
	/* Takes the mail; it counts as sent when `settle` has succeeded.  ERR_INPUT: this mail will
	 * never be taken; anything else: perhaps later.  The same mail again is one mail. */
	int (*send)(struct relay *relay, const struct relay_mail *mail, struct err *e);
	/* Makes durable what was taken since the last time. */
	int (*settle)(struct relay *relay, struct err *e);
	void (*close)(struct relay *relay);
};

/* A Maildir, made if it is missing. */
int relay_open_maildir(struct relay **relay, const char *path, struct err *e);

#endif
