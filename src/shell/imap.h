/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * imap: one session with an IMAP server (RFC 3501), by libetpan over a connection of our own (tls).
 * It speaks the protocol and no more: which mails are new, and what becomes of them, is for its
 * user.  The server is not trusted with our time or memory: each answer has a limit of both.
 */
#ifndef ESCALATED_SHELL_IMAP_H
#define ESCALATED_SHELL_IMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "shell/tls.h"

struct imap;

/* Where tokens for XOAUTH2 come from.  `anew`: the one given last was refused.  In `a`. */
struct imap_tokens {
	int (*get)(void *context, bool anew, struct arena *a, const char **token, struct err *e);
	void *context;
};

struct imap_server {
	const char *host;
	int port;
	bool starttls;	     /* else TLS from the first byte: there is no way without */
	const char *ca_file; /* or NULL: the system's authorities */
	int patience;	     /* milliseconds for which the server may be silent */
};

/*
 * Errors of all that follows: ERR_TEMP, the session is over and a new one may do better
 * (imap_is_over() is true from then on); ERR_PERM, the server has refused, in its own words, or is
 * not the one that it should be.
 */

/* Connects, up to the server's greeting; encrypted, or it fails.  A server that takes us for
 * somebody who has logged in already (PREAUTH) is refused: that was said by who knows whom. */
int imap_open(struct imap **m, const struct imap_server *server, struct err *e);
void imap_close(struct imap *m); /* accepts NULL */
bool imap_is_over(const struct imap *m);

/* Who the server is, as its certificate says. */
void imap_describe(const struct imap *m, struct tls_peer *peer);

/* AUTHENTICATE PLAIN (RFC 4616), or LOGIN if the server has only that. */
int imap_login(struct imap *m, const char *user, const char *password, struct err *e);
/* AUTHENTICATE XOAUTH2; a token that is refused is asked for anew, once. */
int imap_login_token(struct imap *m, const char *user, const struct imap_tokens *tokens,
		     struct err *e);

/* Names of folders are UTF-8 with the server's own separator (sent as RFC 3501 section 5.1.3 has
 * it). */
int imap_make_folder(struct imap *m, const char *folder, struct err *e); /* if it is missing */
int imap_select(struct imap *m, const char *folder, struct err *e);
/* Of the selected folder; never 0. */
uint32_t imap_uidvalidity(const struct imap *m);

/* The UIDs of all mails in the folder, ascending, in `a`. */
int imap_search(struct imap *m, struct arena *a, uint32_t **uids, size_t *count, struct err *e);

struct imap_info {
	uint32_t uid;
	int64_t size; /* as the server says: not all are exact */
	int64_t came; /* INTERNALDATE, seconds; 0: unknown */
};
/* Of those of the `count` mails that are still there; in `a`. */
int imap_get_infos(struct imap *m, const uint32_t *uids, size_t count, struct arena *a,
		   struct imap_info **infos, size_t *found, struct err *e);

struct imap_body {
	uint32_t uid;
	char *bytes; /* owned by who receives it: imap_free_bytes() */
	size_t size;
};
/* The mails' bytes, none marked as seen, in one round trip; of each no more than `most` if that is
 * not 0.  `expected` is their size together: a server that sends far more is hung up on. */
int imap_get_bodies(struct imap *m, const uint32_t *uids, size_t count, int64_t most,
		    int64_t expected, struct arena *a, struct imap_body **bodies, size_t *found,
		    struct err *e);
void imap_free_bytes(char *bytes);

/* Moves mails of the selected folder: MOVE (RFC 6851), or COPY, \Deleted, and EXPUNGE of these
 * alone (RFC 4315).  Of a server that can do neither, all that is left is \Deleted. */
int imap_move(struct imap *m, const uint32_t *uids, size_t count, const char *folder,
	      struct err *e);

/* imap_look.c: what is there, for a person to know.  Nothing is changed by it. */
/* How many mails a folder holds; -1 with ERR_PERM if there is no such folder. */
int imap_count(struct imap *m, const char *folder, int64_t *mails, struct err *e);
/* What of the mailbox's room is used (RFC 2087), in bytes; *known is false if the server does not
 * tell. */
int imap_quota(struct imap *m, const char *folder, bool *known, int64_t *used, int64_t *limit,
	       struct err *e);

/* Waiting (IDLE, RFC 2177). */
bool imap_can_idle(const struct imap *m);
/* From now on the server speaks when something happens: poll imap_fd().  *already: it has spoken of
 * new mails, or may have. */
int imap_idle(struct imap *m, bool *already, struct err *e);
int imap_idle_end(struct imap *m, struct err *e); /* nothing if it does not idle */
int imap_fd(const struct imap *m);
/* Has the server spoken of new mails since the last imap_search()? */
bool imap_has_news(const struct imap *m);

#endif
