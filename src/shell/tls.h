/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tls: a connection to a server, encrypted from its beginning or from later on (STARTTLS).
 * Whoever is at the other end proves by a certificate that it is the one that was asked for, or
 * nothing is said to it.  Every wait has an end.  It knows nothing of what is said.
 */
#ifndef ESCALATED_SHELL_TLS_H
#define ESCALATED_SHELL_TLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct tls;

struct tls_server {
	const char *host; /* a name, or an address */
	int port;
	const char *ca_file; /* PEM, in place of the system's authorities; or NULL */
	int patience;	     /* milliseconds for which the other side may say nothing */
};

/* A TCP connection, in clear as yet: each of the host's addresses is tried.  `server` is copied.
 * ERR_TEMP if none answers. */
int tls_connect(struct tls **t, const struct tls_server *server, struct err *e);

/*
 * From now on encrypted, by TLS 1.2 or later.  The certificate must be good today, be for the host
 * (RFC 6125; its name is sent along, RFC 6066 section 3) and lead to an authority that is trusted:
 * else ERR_PERM, with what is wrong.  ERR_TEMP if the other side breaks off.
 */
int tls_start(struct tls *t, struct err *e);
bool tls_is_encrypted(const struct tls *t);

/* Who is at the other end of an encrypted connection, and how it is encrypted. */
struct tls_peer {
	char version[16];		/* "TLS1.3" */
	char subject[200], issuer[200]; /* as RFC 4514 writes names; cut to fit */
	int64_t ends;			/* when its certificate expires, in seconds */
};
void tls_describe(const struct tls *t, struct tls_peer *peer);
/* The same of a gnutls_session_t that another library holds. */
void tls_describe_session(void *session, struct tls_peer *peer);

/* All that follows may read at most so many bytes, and take at most so many milliseconds, until
 * this is said anew. */
void tls_allow(struct tls *t, int64_t bytes, int64_t milliseconds);

/* At least one byte; or -1, also when the other side has hung up: tls_error() says why.  After a
 * failure everything fails. */
ssize_t tls_read(struct tls *t, void *bytes, size_t size);
/* All of them, or -1. */
ssize_t tls_write(struct tls *t, const void *bytes, size_t size);
const struct err *tls_error(const struct tls *t);

/* To be polled; but first tls_has_pending(): bytes that were received need not be in the socket. */
int tls_fd(const struct tls *t);
bool tls_has_pending(const struct tls *t);

void tls_close(struct tls *t); /* accepts NULL */

#endif
