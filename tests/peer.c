/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "peer.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PEER_PATIENCE_MS = 10000 };

static int peer_socket = -1;
static pid_t peer_pid;
static struct worker_message peer_message;

void peer_start(int (*work)(int socket))
{
	int pair[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
	peer_pid = fork();
	if (peer_pid == 0) {
		close(pair[0]);
		_exit(work(pair[1]));
	}
	close(pair[1]);
	peer_socket = pair[0];
	worker_message_init(&peer_message, WORKER_READY);
}

bool peer_try(const struct worker_message *m)
{
	return worker_send(peer_socket, m, NULL) == 0;
}

void peer_send(const struct worker_message *m)
{
	assert_true(peer_try(m));
}

void peer_say(enum worker_type type, const char *text)
{
	struct worker_message m;

	worker_message_init(&m, type);
	m.length = (uint32_t)strlen(text);
	strcpy(m.text, text);
	peer_send(&m);
}

struct worker_message *peer_hear(void)
{
	struct pollfd p = {peer_socket, POLLIN, 0};

	worker_message_close(&peer_message);
	if (poll(&p, 1, PEER_PATIENCE_MS) != 1)
		fail_msg("nothing was said");
	return worker_receive(peer_socket, &peer_message, NULL) == 1 ? &peer_message : NULL;
}

bool peer_is_silent(void)
{
	struct pollfd p = {peer_socket, POLLIN, 0};

	return poll(&p, 1, 0) == 0;
}

int peer_end(void)
{
	int status;

	worker_message_close(&peer_message);
	mem_close_fd(&peer_socket);
	assert_int_equal(waitpid(peer_pid, &status, 0), peer_pid);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}
