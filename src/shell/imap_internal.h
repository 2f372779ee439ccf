/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * imap_internal: what the files of `imap` share.  Nobody else includes it.
 *   imap.c        the session: connection, greeting, folders
 *   imap_login.c  the way in, by a password or a token
 *   imap_mail.c   mails: which, how large, their bytes, elsewhere with them
 *   imap_idle.c   waiting
 *   imap_look.c   folders and quota, for a person to know
 *   imap_name.c   names and words on the wire
 */
#ifndef ESCALATED_SHELL_IMAP_INTERNAL_H
#define ESCALATED_SHELL_IMAP_INTERNAL_H

#include <libetpan/libetpan.h>

#include "base/str.h"
#include "shell/imap.h"
#include "shell/tls.h"

enum {
	IMAP_SOME_BYTES = 1 << 20, /* for answers that ought to be short */
	IMAP_SOME_MS = 120000,
};

struct imap {
	mailimap *session; /* owned; owns the stream */
	struct tls *tls;   /* borrowed from the stream; NULL: not connected */
	bool over;
	bool idling;
};

/* Exported by the library, and in none of its headers. */
int mailimap_send_current_tag(mailimap *session);
char *mailimap_read_line(mailimap *session);
int mailimap_parse_response(mailimap *session, struct mailimap_response **result);

/* What a result of libetpan means; `what` we were about: "cannot …". */
int imap_fail(struct imap *m, int result, const char *what, struct err *e);

/* The limits of what comes next. */
void imap_allow(struct imap *m, int64_t bytes);

/* Sends one command and takes in all of the answer; its data are in m->session until the next. */
int imap_command(struct imap *m, const char *command, const char *what, struct err *e);
/* The two halves of it. */
int imap_send(struct imap *m, const char *line, bool tagged, const char *what, struct err *e);
int imap_finish(struct imap *m, const char *what, struct err *e);

/* Does this line of the server's speak of new mails? */
bool imap_is_news(const char *line);
/* Reads up to the server's "+".  *news: it spoke of new mails before.  -1 with ERR_PERM: it has
 * said no. */
int imap_await_continuation(struct imap *m, const char *what, bool *news, struct err *e);

/* What the server can do; it may say something else to whom it has let in. */
int imap_read_capabilities(struct imap *m, struct err *e);

/* Quoted, in modified UTF-7. */
const char *imap_quote_folder(struct arena *a, const char *folder);
/* "1,3:5" */
const char *imap_write_set(struct arena *a, const uint32_t *uids, size_t count);
const char *imap_base64(struct arena *a, const void *bytes, size_t size);

#endif
