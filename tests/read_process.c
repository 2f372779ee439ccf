/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read_process.h"

#include "check.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell/worker.h"

void read_process_start(struct read_process *p, const struct worker_read_options *options)
{
	struct worker_message ready;
	struct err err;
	int pair[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	p->pid = fork();
	assert_in_range(p->pid, 0, INT32_MAX);
	if (!p->pid) {
		close(pair[0]);
		if (pair[1] != WORKER_FD && dup2(pair[1], WORKER_FD) < 0)
			_exit(99);
		_exit(worker_read_main(options));
	}
	close(pair[1]);
	p->fd = pair[0];
	assert_int_equal(worker_receive(p->fd, &ready, &err), 1);
	assert_int_equal(ready.type, WORKER_READY);
}

int read_process_end(struct read_process *p, struct rusage *used)
{
	int status;

	close(p->fd);
	assert_int_equal(wait4(p->pid, &status, 0, used), p->pid);
	return status;
}
