/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * requests: what each command does, over the desk: JSON in, JSON out.  The daemon runs them for who
 * asks over the socket; escalatectl runs the reading ones itself where no daemon runs.
 */
#ifndef ESCALATED_REQUESTS_H
#define ESCALATED_REQUESTS_H

#include <jansson.h>

#include "commands.h"
#include "desk.h"

/* How one of the daemon's other processes is. */
struct request_worker {
	const char *name;
	bool ready;
};

struct request {
	struct desk *desk;
	struct arena *a;
	const struct command *command;
	json_t *in;			      /* parameters; borrowed */
	const char *who;		      /* "admin:root" */
	const char *refused;		      /* set: why it cannot be done */
	date_day from, to;		      /* the days that a report is about; both count */
	const struct request_worker *workers; /* NULL: no daemon runs */
	size_t worker_count;
};

/* Does it; a changing one in a transaction of its own.  The result is a new reference; NULL with
 * request->refused set (a person asked for what cannot be), or with `e`. */
json_t *request_run(struct request *request, struct err *e);

/* Are the parameters those of the command: keys, types, all that are needed?  Else
 * request->refused. */
bool request_check(struct request *request);

/* The JSON of `show` (stable keys), and of one row of `list` and `register`. */
json_t *request_show(struct desk *desk, struct arena *a, const struct casefile *c, struct err *e);

#endif
