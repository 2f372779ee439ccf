/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * oauth: tokens by client credentials (RFC 6749 section 4.4), by libcurl over HTTPS, kept until
 * shortly before they expire.  It knows no mailbox and no relay, and never says a secret or a
 * token.
 */
#ifndef ESCALATED_SHELL_OAUTH_H
#define ESCALATED_SHELL_OAUTH_H

#include <stdint.h>

#include "base/err.h"

struct oauth;

struct oauth_options {
	const char *token_url; /* https:// only */
	const char *client_id, *scope;
	const char *ca_file; /* whose certificates are believed; NULL: the system's */
};

/* Copies what it needs of *o. */
int oauth_open(struct oauth **oauth, const struct oauth_options *o, struct err *e);
void oauth_close(struct oauth *oauth); /* accepts NULL */

/*
 * The token in force, asked for with this client secret if there is none, or none for long enough.
 * It is valid until the next call.  Waits up to half a minute for the server.  ERR_PERM if the
 * server refuses (a wrong or expired secret: an admin has to act), ERR_TEMP for all that may pass.
 */
int oauth_token(struct oauth *oauth, const char *secret, const char **token, struct err *e);
/* For how many seconds the token in force is still good; 0: there is none. */
int64_t oauth_life(const struct oauth *oauth);
/* By how many seconds this machine's clock is ahead of the token server's, as it said last;
 * INT64_MIN if it has not. */
int64_t oauth_clock_ahead(const struct oauth *oauth);
/* Whom it was shown to does not believe it: the next call asks for another. */
void oauth_forget(struct oauth *oauth);

#endif
