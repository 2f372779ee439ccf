/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The messages between processes, and how a process is started. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "shell/worker.h"

static int pair[2];

static int pair_open(void **state)
{
	(void)state;
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair);
}

static int pair_close(void **state)
{
	(void)state;
	mem_close_fd(&pair[0]);
	mem_close_fd(&pair[1]);
	return 0;
}

static int open_fds(void)
{
	DIR *d = opendir("/proc/self/fd");
	int n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static void test_message_arrives_whole(void **state)
{
	struct worker_message out, in;
	CLEANUP_ARENA struct arena a = {0};
	size_t size;
	void *bytes;

	(void)state;
	worker_message_init(&out, WORKER_SEND);
	out.number = INT64_MAX;
	out.extra = INT64_MIN;
	out.length = sizeof("a@b.example\0id@c") - 1;
	memcpy(out.text, "a@b.example\0id@c", out.length);
	out.fds[0] = worker_memfd("mail", 4, NULL);
	out.fds[1] = worker_memfd("", 0, NULL);
	assert_int_equal(worker_send(pair[0], &out, NULL), 0);
	worker_message_close(&out);
	assert_int_equal(worker_receive(pair[1], &in, NULL), 1);
	assert_int_equal(in.type, WORKER_SEND);
	assert_int_equal(in.number, INT64_MAX);
	assert_int_equal(in.extra, INT64_MIN);
	assert_int_equal(in.length, 16);
	assert_memory_equal(in.text, "a@b.example\0id@c", 17);
	assert_int_equal(worker_read_fd(&a, in.fds[0], 4, &bytes, &size, NULL), 0);
	assert_int_equal(size, 4);
	assert_string_equal(bytes, "mail");
	assert_int_equal(worker_read_fd(&a, in.fds[1], 4, &bytes, &size, NULL), 0);
	assert_int_equal(size, 0);
	assert_int_equal(fcntl(in.fds[0], F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	worker_message_close(&in);
	assert_int_equal(in.fds[0], -1);
}

static void test_text_that_does_not_fit_is_cut(void **state)
{
	CLEANUP_ARENA struct arena a = {0};
	char *endless = arena_alloc(&a, WORKER_TEXT * 2);
	struct worker_message m;

	(void)state;
	memset(endless, 'x', WORKER_TEXT * 2 - 1);
	worker_message_init(&m, WORKER_TROUBLE);
	worker_message_text(&m, endless);
	assert_int_equal(m.length, WORKER_TEXT - 1);
	assert_int_equal(strlen(m.text), WORKER_TEXT - 1);
	worker_message_text(&m, "");
	assert_int_equal(m.length, 0);
	assert_string_equal(m.text, "");
}

static void test_nothing_there_is_no_error(void **state)
{
	struct worker_message in;

	(void)state;
	assert_int_equal(worker_receive(pair[1], &in, NULL), 0);
}

static void test_full_socket_would_block_and_loses_nothing(void **state)
{
	struct worker_message out, in;
	struct err e = {0};
	int64_t sent = 0, got = 0;

	(void)state;
	worker_message_init(&out, WORKER_MAIL);
	out.length = WORKER_TEXT - 1;
	memset(out.text, 'x', out.length);
	for (;; sent++) {
		out.number = sent;
		if (worker_send(pair[0], &out, &e) < 0)
			break;
	}
	assert_int_equal(e.kind, ERR_TEMP);
	assert_string_equal(e.text, "would block");
	assert_in_range(sent, 2, 100000);
	while (worker_receive(pair[1], &in, NULL) == 1) {
		assert_int_equal(in.number, got++);
		assert_int_equal(in.length, WORKER_TEXT - 1);
	}
	assert_int_equal(got, sent);
	assert_int_equal(worker_send(pair[0], &out, NULL), 0);
}

static void test_peer_gone_is_told_both_ways(void **state)
{
	struct worker_message m;
	struct err e = {0};

	(void)state;
	mem_close_fd(&pair[1]);
	worker_message_init(&m, WORKER_READY);
	assert_int_equal(worker_send(pair[0], &m, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	e.kind = ERR_NONE;
	assert_int_equal(worker_receive(pair[0], &m, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
}

/* What a worker that was taken over might send instead of a message. */
static void test_junk_is_refused_and_its_descriptors_closed(void **state)
{
	static const struct {
		const char *name;
		uint32_t type, length;
		size_t size;
		size_t fds;
	} rows[] = {
	    {"shorter than a head", WORKER_MAIL, 0, 5, 1},
	    {"type 0", 0, 0, 24, 1},
	    {"type beyond the last", WORKER_TROUBLE + 1, 0, 24, 0},
	    {"says more text than comes", WORKER_MAIL, 9, 32, 2},
	    {"says less text than comes", WORKER_MAIL, 7, 32, 2},
	    {"longer than any message", WORKER_MAIL, 9000, 9024, 0},
	    {"too many descriptors", WORKER_MAIL, 8, 32, 5},
	};
	int before = open_fds(), fds[5] = {0, 0, 0, 0, 0};
	struct worker_message in;
	struct err e;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		char bytes[16384] = {0};
		struct iovec iov = {bytes, rows[i].size};
		union {
			struct cmsghdr c;
			char room[CMSG_SPACE(sizeof(fds))];
		} control = {0};
		struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};

		memcpy(bytes, &rows[i].type, 4);
		memcpy(bytes + 4, &rows[i].length, 4);
		if (rows[i].fds) {
			msg.msg_control = &control;
			msg.msg_controllen = CMSG_SPACE(rows[i].fds * sizeof(int));
			control.c.cmsg_level = SOL_SOCKET;
			control.c.cmsg_type = SCM_RIGHTS;
			control.c.cmsg_len = CMSG_LEN(rows[i].fds * sizeof(int));
			memcpy(CMSG_DATA(&control.c), fds, rows[i].fds * sizeof(int));
		}
		assert_int_equal(sendmsg(pair[0], &msg, 0), rows[i].size);
		e.kind = ERR_NONE;
		if (worker_receive(pair[1], &in, &e) != -1 || e.kind != ERR_INPUT)
			fail_msg("%s: taken", rows[i].name);
		assert_int_equal(open_fds(), before);
	}
}

static void test_memfd_of_bytes_cannot_be_changed(void **state)
{
	CLEANUP_FD int fd = worker_memfd("abc", 3, NULL), empty = worker_memfd(NULL, 0, NULL);

	(void)state;
	assert_int_equal(pwrite(fd, "x", 1, 0), -1);
	assert_int_equal(ftruncate(fd, 0), -1);
	assert_int_equal(write(empty, "x", 1), 1);
}

static void test_read_fd_has_a_limit(void **state)
{
	CLEANUP_FD int fd = worker_memfd("abcd", 4, NULL);
	CLEANUP_ARENA struct arena a = {0};
	struct err e = {0};
	size_t size = 77;
	void *bytes = &size;
	int pipes[2];

	(void)state;
	assert_int_equal(worker_read_fd(&a, fd, 3, &bytes, &size, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(size, 77);
	assert_ptr_equal(bytes, &size);
	assert_int_equal(lseek(fd, 2, SEEK_SET), 2);
	assert_int_equal(worker_read_fd(&a, fd, 4, &bytes, &size, &e), 0);
	assert_string_equal(bytes, "abcd");
	assert_int_equal(pipe(pipes), 0);
	assert_int_equal(worker_read_fd(&a, pipes[0], 4, &bytes, &size, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	close(pipes[0]);
	close(pipes[1]);
}

/* ---- starting: this test's own program is the worker */

/* Says what it was started with: arguments, open descriptors, blocked signals. */
static int worker_probe(int argc, char **argv)
{
	struct worker_message m;
	sigset_t mask;
	int i, fd;

	worker_message_init(&m, WORKER_READY);
	for (i = 1; i < argc; i++)
		strcat(strcat(m.text, argv[i]), " ");
	sigprocmask(SIG_SETMASK, NULL, &mask);
	if (sigismember(&mask, SIGTERM) || sigismember(&mask, SIGCHLD))
		strcat(m.text, "blocked ");
	for (fd = 4; fd < 200; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			strcat(m.text, "leaked ");
	m.length = (uint32_t)strlen(m.text);
	worker_send(WORKER_FD, &m, NULL);
	/* Until main is gone. */
	return worker_receive(WORKER_FD, &m, NULL) == -1 ? 7 : 8;
}

static void test_start_gives_a_clean_process(void **state)
{
	const char *const rest[] = {"-c", "a file.conf", NULL};
	struct worker_message m;
	struct pollfd p;
	sigset_t mask, old;
	int fd, status, extra;
	pid_t pid;

	(void)state;
	/* As in main: signals are blocked for the loop, and other descriptors are open. */
	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mask, &old);
	extra = dup(0);
	assert_int_equal(worker_start(NULL, "probe", rest, &pid, &fd, NULL), 0);
	sigprocmask(SIG_SETMASK, &old, NULL);
	close(extra);
	assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	assert_int_equal(fcntl(fd, F_GETFL) & O_NONBLOCK, O_NONBLOCK);
	p = (struct pollfd){fd, POLLIN, 0};
	assert_int_equal(poll(&p, 1, 10000), 1);
	assert_int_equal(worker_receive(fd, &m, NULL), 1);
	assert_string_equal(m.text, "--worker=probe -c a file.conf ");
	close(fd);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(WEXITSTATUS(status), 7);
}

static void test_start_says_what_cannot_be_run(void **state)
{
	int fd = 77, before = open_fds();
	pid_t pid = 66;
	struct err e = {0};

	(void)state;
	assert_int_equal(worker_start("/nonexistent/escalated", "fetch", NULL, &pid, &fd, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	assert_string_equal(e.text, "cannot run the fetch process: No such file or directory");
	assert_int_equal(fd, 77);
	assert_int_equal(pid, 66);
	assert_int_equal(open_fds(), before);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

/* A main that is killed leaves no worker behind, not even one that never looks at its socket. */
static void test_worker_dies_with_its_parent(void **state)
{
	int pipes[2], status, fd;
	pid_t main_pid, worker;

	(void)state;
	assert_int_equal(pipe2(pipes, O_CLOEXEC), 0);
	assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	main_pid = fork();
	if (main_pid == 0) {
		worker = -1;
		worker_start(NULL, "deaf", NULL, &worker, &fd, NULL);
		if (write(pipes[1], &worker, sizeof(worker)) == sizeof(worker))
			raise(SIGKILL);
		_exit(1);
	}
	assert_int_equal(read(pipes[0], &worker, sizeof(worker)), sizeof(worker));
	assert_int_not_equal(worker, -1);
	assert_int_equal(waitpid(main_pid, &status, 0), main_pid);
	assert_int_equal(WTERMSIG(status), SIGKILL);
	assert_int_equal(waitpid(worker, &status, 0), worker);
	assert_int_equal(WTERMSIG(status), SIGKILL);
	close(pipes[0]);
	close(pipes[1]);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_message_arrives_whole, pair_open, pair_close),
	    cmocka_unit_test(test_text_that_does_not_fit_is_cut),
	    cmocka_unit_test_setup_teardown(test_nothing_there_is_no_error, pair_open, pair_close),
	    cmocka_unit_test_setup_teardown(test_full_socket_would_block_and_loses_nothing,
					    pair_open, pair_close),
	    cmocka_unit_test_setup_teardown(test_peer_gone_is_told_both_ways, pair_open,
					    pair_close),
	    cmocka_unit_test_setup_teardown(test_junk_is_refused_and_its_descriptors_closed,
					    pair_open, pair_close),
	    cmocka_unit_test(test_memfd_of_bytes_cannot_be_changed),
	    cmocka_unit_test(test_read_fd_has_a_limit),
	    cmocka_unit_test(test_start_gives_a_clean_process),
	    cmocka_unit_test(test_start_says_what_cannot_be_run),
	    cmocka_unit_test(test_worker_dies_with_its_parent),
	};

	if (argc > 1 && str_eq(argv[1], "--worker=probe"))
		return worker_probe(argc, argv);
	if (argc > 1 && str_eq(argv[1], "--worker=deaf"))
		for (;;)
			pause();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
