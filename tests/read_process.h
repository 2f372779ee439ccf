/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read_process: a real `read` process in its sandbox, and our end of its socket. */
#ifndef ESCALATED_TESTS_READ_PROCESS_H
#define ESCALATED_TESTS_READ_PROCESS_H

#include <sys/resource.h>

#include "worker_read.h"

struct read_process {
	pid_t pid;
	int fd;
};

/* Started, and ready for work; the test fails if it is not. */
void read_process_start(struct read_process *p, const struct worker_read_options *options);
/* Closes the socket and waits for its end: its exit status, and what it used (may be NULL). */
int read_process_end(struct read_process *p, struct rusage *used);

#endif
