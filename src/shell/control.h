/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * control: the socket between escalatectl and the daemon.  Varlink framing (https://varlink.org):
 * JSON objects ended by a NUL, {"method", "parameters"} one way, {"parameters"} or {"error",
 * "parameters"} the other.  It knows no command.  Its texts are JSON that it does not look into.
 */
#ifndef ESCALATED_SHELL_CONTROL_H
#define ESCALATED_SHELL_CONTROL_H

#include <systemd/sd-event.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/mem.h"

enum { CONTROL_MAX_REQUEST = 4 << 20, CONTROL_MAX_CLIENTS = 32 };

struct control;
struct control_client;

/* Who asks: the peer's credentials (SO_PEERCRED). */
struct control_peer {
	uid_t uid;
	gid_t gid;
	pid_t pid;
};
/* One whole request (without its NUL).  The handler answers with control_reply, at once or later,
 * exactly once. */
typedef void (*control_handler)(struct control_client *client, const struct control_peer *peer,
				const char *request, void *userdata);

/* How long a client may take over one request, and over taking in an answer, unless
 * control_set_patience says otherwise. */
enum { CONTROL_PATIENCE_SECONDS = 10 };

/* Listens at `path` (mode 0660, group `group` if not NULL), or on `fd` passed by socket activation
 * if it is >= 0.  A stale socket is replaced, a live one is ERR_PERM.  Slow, silent or greedy
 * clients are dropped and never block the loop. */
int control_listen(struct control **control, sd_event *loop, const char *path, const char *group,
		   int fd, control_handler handler, void *userdata, struct err *e);
/* Stops listening, drops all clients, and frees them, also those whose answer is still owed: the
 * handler must have forgotten them.  Accepts NULL. */
void control_close(struct control *control);
void control_set_patience(struct control *control, uint64_t microseconds);
/* Answers and forgets: `client` is no longer the handler's.  It may be gone: that is no error. */
void control_reply(struct control_client *client, const char *reply);

/* The client's side, blocking, within `seconds`: ERR_TEMP "cannot be reached" if nobody listens or
 * no answer comes, ERR_PERM if this user may not ask, ERR_INPUT for a request that is too large. */
int control_call(struct arena *a, const char *path, const char *request, int seconds,
		 const char **reply, struct err *e);

#endif
