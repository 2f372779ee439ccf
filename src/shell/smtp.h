/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * smtp: mails handed to one SMTP server (RFC 5321, submission as in RFC 6409), by libcurl.
 * TLS is always used, unless it is ruled out, and the server's certificate always checked: chain,
 * name, dates, TLS 1.2 at least.  One connection, used again for the next mail; one recipient a
 * transaction.  It knows nothing of what mails say, and does not decide when anything is tried
 * again.
 */
#ifndef ESCALATED_SHELL_SMTP_H
#define ESCALATED_SHELL_SMTP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "shell/tls.h"

struct smtp;

struct smtp_options {
	const char *host;
	int port;
	bool implicit_tls;   /* from the first byte on; else STARTTLS, and nothing without it */
	bool clear;	     /* never encrypted, and no login: for what is no secret */
	const char *ca_file; /* whose certificates are believed; NULL: the system's */
	const char *user;    /* NULL: no login */
	bool oauth2;	     /* the secret is a token, for XOAUTH2; else a password */
	const char *from;    /* envelope sender: where bounces go */
	int timeout;	     /* seconds that the server may be silent */
};

enum smtp_result {
	SMTP_TAKEN,   /* the server has it now */
	SMTP_NEVER,   /* it refused this recipient, or this mail, for good */
	SMTP_PUT_OFF, /* … for now */
	SMTP_UNKNOWN, /* the connection broke before the server said whether it has the mail */
	SMTP_LOGIN,   /* it does not know us with this secret */
	SMTP_BUSY,    /* it asks everybody, or us, to wait a while (421, 432) */
	SMTP_AWAY,    /* nothing about this mail: no connection, no trust, no right to send */
};

/* Copies *o, and the texts in it.  ERR_PERM if these options cannot work. */
int smtp_open(struct smtp **smtp, const struct smtp_options *o, struct err *e);
void smtp_close(struct smtp *smtp); /* accepts NULL */
/* Hangs up, politely.  The next mail makes a new connection. */
void smtp_rest(struct smtp *smtp);

/* Connects, logs in if there is a user, and sends nothing: SMTP_TAKEN if all of that works.  *peer
 * (version "" without TLS) is who the server is, as far as it came. */
enum smtp_result smtp_check(struct smtp *smtp, const char *secret, struct tls_peer *peer,
			    struct err *e);

/*
 * Hands over one mail, as these bytes: lines must end with CRLF, and no CR, LF or NUL may stand
 * elsewhere (a "\n.\r\n" would end the mail and let its rest speak SMTP); `to` must be
 * str_is_address.  What is neither is SMTP_NEVER.  `secret` may be NULL if there is no user.
 * Anything but SMTP_TAKEN sets *e: the server's own words, if it said any.
 */
enum smtp_result smtp_send(struct smtp *smtp, const char *secret, const char *to, const void *bytes,
			   size_t size, struct err *e);
/* What the server said last of the mail before, "550 5.1.1 no such user", one line without control
 * characters; "" if it said nothing.  Valid until the next mail. */
const char *smtp_reply(const struct smtp *smtp);

#endif
