/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workers.h"

#include <stdio.h>

#include "shell/worker.h"
#include "worker_fetch.h"
#include "worker_read.h"
#include "worker_send.h"

enum { DEFAULT_MAX_MAIL = 35 << 20 };

static int workers_fetch(const struct config *c)
{
	const struct worker_fetch_options o = {.socket = WORKER_FD,
					       .path = c->mailbox.path,
					       .processed = c->mailbox.processed,
					       .quarantine = c->mailbox.quarantine,
					       .max_size = c->mailbox.max_size};

	return worker_fetch_main(&o);
}

static int workers_send(const struct config *c)
{
	const struct worker_send_options o = {.socket = WORKER_FD, .config = c};

	return worker_send_main(&o);
}

static int workers_read_for(const struct config *c)
{
	const struct reader_options o = {.own_address = c ? c->mailbox.address : NULL,
					 .max_mail =
					     c ? (size_t)c->mailbox.max_size : DEFAULT_MAX_MAIL};

	return worker_read_main(&o);
}

int workers_main(const char *name, const struct config *config)
{
	if (str_eq(name, "fetch"))
		return workers_fetch(config);
	if (str_eq(name, "send"))
		return workers_send(config);
	if (str_eq(name, "read"))
		return workers_read_for(config);
	fprintf(stderr, "escalated: there is no worker %s\n", name);
	return 2;
}

int workers_read(const char *path)
{
	CLEANUP_ARENA struct arena a;
	struct config config;
	struct str problems;
	struct err e = {0};

	arena_init(&a);
	str_init(&problems, &a, 4096);
	if (path && config_load(path, &config, &a, &problems, &e) == 0)
		return workers_read_for(&config);
	return workers_read_for(NULL);
}
