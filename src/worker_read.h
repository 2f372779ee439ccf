/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_read: the `read` process: turns mails into readings, and fills in forms, one after the
 * other, in the sandbox.  It holds no secret, and nothing of one mail when it reads the next.
 */
#ifndef ESCALATED_WORKER_READ_H
#define ESCALATED_WORKER_READ_H

#include "read/reader.h"

struct worker_read_options {
	struct reader_options reader;
	const char *forms; /* folder of blank forms, or NULL */
};

/*
 * Warms up, enters the sandbox, says WORKER_READY, and answers each WORKER_READ with a
 * WORKER_READING, each WORKER_FILL with a WORKER_FILLED, until main closes its end.  Returns the exit status: 0 then, 1 if it could not
 * begin or main sent what it should not.  A mail that takes longer than WORKER_READ_SECONDS of CPU,
 * or more memory than WORKER_READ_MIB, ends the process (SIGPROF, SIGABRT): main starts another.
 * One with a file that may do so gets no more than WORKER_RISK_SECONDS and WORKER_RISK_MIB, and is
 * answered even then (worker_will.h).
 */
int worker_read_main(const struct worker_read_options *options);

enum {
	WORKER_READ_SECONDS = 10,
	WORKER_READ_MIB = 768,
	WORKER_RISK_SECONDS = 2,
	WORKER_RISK_MIB = 200
};

#endif
