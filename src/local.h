/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * local: the commands that need no daemon and no store: read, due, calendar.  What is hostile, or
 * needs a server, is done by processes of the daemon's program.
 */
#ifndef ESCALATED_LOCAL_H
#define ESCALATED_LOCAL_H

#include <jansson.h>

#include "requests.h"
#include "shell/config.h"

/* The result as JSON (a new reference), or NULL with request->refused or `e`.  `config` may be
 * NULL: then England and Wales, the end of the day at 17:00, and no closures. */
json_t *local_run(struct request *request, const struct config *config, struct err *e);

/* `doctor` where no daemon runs: the steps to the servers. */
void local_check(struct arena *a, const struct config *config, json_t *checks);

#endif
