/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * relay: where mails go, as the send process sees it.  A back-end (a Maildir, or an SMTP server)
 * fills in a struct relay_type.  It knows nothing of main and of what mails say.
 */
#ifndef ESCALATED_RELAY_H
#define ESCALATED_RELAY_H

#include <stddef.h>

#include "base/err.h"
#include "shell/config.h"
#include "shell/smtp.h"

struct relay_mail {
	const char *to;		/* the one recipient; str_is_address */
	const char *message_id; /* the same for every attempt of the same mail */
	const void *bytes;
	size_t size;
};

enum relay_result {
	RELAY_TAKEN,
	RELAY_NEVER,   /* nobody could send this mail, or to this recipient */
	RELAY_REFUSED, /* the server refuses this mail, or its recipient, for good */
	RELAY_PUT_OFF, /* … for now */
	RELAY_UNKNOWN, /* it may have been taken: the same mail must go again */
	RELAY_AWAY,    /* no mail can go now: nothing is said of this one */
};

struct relay {
	const struct relay_type *type;
};

struct relay_type {
	/* Takes the mail.  Anything but RELAY_TAKEN sets *e to why. */
	enum relay_result (*send)(struct relay *relay, const struct relay_mail *mail,
				  struct err *e);
	/* Makes durable what was taken since the last time: only then does it count as sent.
	 * NULL: taken is sent. */
	int (*settle)(struct relay *relay, struct err *e);
	/* There is nothing to send for now: what costs others something (a connection) is given
	 * back.  May be NULL. */
	void (*rest)(struct relay *relay);
	void (*close)(struct relay *relay);
};

/* A Maildir, made if it is missing.  The same mail again is one mail. */
int relay_open_maildir(struct relay **relay, const char *path, struct err *e);

/* An SMTP server, and how to log in there.  Borrowed for as long as the relay is open. */
struct relay_smtp_options {
	const struct config_server *server;
	const struct config_oauth2 *oauth2; /* of server->auth oauth2 */
	const char *credential;		    /* its password's, where no file is named */
	const char *from;		    /* envelope sender */
	int rate, timeout;
};

/* How one is reached: also by who only tries it.  Borrows what it is given. */
struct smtp_options relay_smtp_reach(const struct config_server *server, const char *from,
				     int timeout);

/*
 * It waits in `send` so that no more than `rate` mails
 * go out in any minute, and leaves a server alone for a while that has turned us away.  Nothing is
 * connected to before the first mail; secrets are read anew each time.
 */
int relay_open_smtp(struct relay **relay, const struct relay_smtp_options *o, struct err *e);

#endif
