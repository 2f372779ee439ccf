/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * daemon: the main process: it owns the store, the clock and the rules, starts the workers, and
 * never blocks on any of them.
 */
#ifndef ESCALATED_DAEMON_H
#define ESCALATED_DAEMON_H

#include "shell/config.h"

struct daemon_options {
	const char *config_path; /* given to the workers, which read it themselves */
	bool once;	/* collect what there is, do what is due, send what is queued, end */
	date_moment at; /* rehearsal: move its clock to here; DATE_NO_MOMENT: the real clock */
};

/* Runs until it is told to stop, or done (`once`).  0, or -1 with why it could not go on. */
int daemon_run(const struct config *config, const struct daemon_options *options, struct err *e);

#endif
