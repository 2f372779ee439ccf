/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The control socket, with real sockets: nobody who comes to it can hold up the daemon. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "scratch.h"
#include "shell/control.h"

static struct arena arena;
static sd_event *loop;
static struct control *control;
static const char *path;

/* What the handler was given, and what it does. */
static struct {
	int requests;
	char last[64];
	struct control_peer peer;
	bool later;			/* answers only when the test says so */
	struct control_client *waiting; /* … to this one */
	const char *reply;		/* NULL: the request itself */
} seen;

static void handler(struct control_client *client, const struct control_peer *peer,
		    const char *request, void *userdata)
{
	assert_ptr_equal(userdata, &seen);
	seen.requests++;
	seen.peer = *peer;
	snprintf(seen.last, sizeof(seen.last), "%s", request);
	if (seen.later)
		seen.waiting = client;
	else
		control_reply(client, seen.reply ? seen.reply : request);
}

static int set_up(void **state)
{
	(void)state;
	memset(&seen, 0, sizeof(seen));
	scratch_make();
	arena_init(&arena);
	path = scratch_path(&arena, "control");
	return sd_event_new(&loop) < 0 ||
	       control_listen(&control, loop, path, NULL, -1, handler, &seen, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	control_close(control);
	control = NULL;
	loop = sd_event_unref(loop);
	scratch_remove();
	arena_clear(&arena);
	return 0;
}

/* All that can be done now. */
static void run(void)
{
	while (sd_event_run(loop, 0) > 0)
		continue;
}

static int dial(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	strcpy(address.sun_path, path);
	assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	return fd;
}

static void say(int fd, const char *bytes, size_t size)
{
	assert_int_equal(send(fd, bytes, size, MSG_NOSIGNAL), size);
}

#define SAY(fd, literal) say((fd), (literal), sizeof(literal) - 1)

/* What has come: the bytes, "(nothing)" or "(closed)". */
static const char *heard(int fd)
{
	static char buffer[256];
	ssize_t n = recv(fd, buffer, sizeof(buffer) - 1, 0);

	if (n < 0 && errno == EAGAIN)
		return "(nothing)";
	if (n <= 0)
		return "(closed)";
	buffer[n] = '\0';
	return buffer;
}

static void test_request_and_answer(void **state)
{
	int fd = dial();

	(void)state;
	SAY(fd, "{\"method\":\"a\"}\0");
	run();
	assert_string_equal(heard(fd), "{\"method\":\"a\"}");
	assert_int_equal(seen.peer.uid, getuid());
	assert_int_equal(seen.peer.pid, getpid());
	/* The same connection again. */
	SAY(fd, "{}\0");
	run();
	assert_string_equal(heard(fd), "{}");
	assert_int_equal(seen.requests, 2);
	close(fd);
	run();
}

static void test_request_in_pieces(void **state)
{
	int fd = dial();

	(void)state;
	SAY(fd, "{\"meth");
	run();
	assert_int_equal(seen.requests, 0);
	SAY(fd, "od\":1}");
	run();
	assert_int_equal(seen.requests, 0);
	assert_string_equal(heard(fd), "(nothing)");
	SAY(fd, "\0");
	run();
	assert_string_equal(seen.last, "{\"method\":1}");
	assert_string_equal(heard(fd), "{\"method\":1}");
	close(fd);
}

/* NUL framing: requests that come together are answered one after the other, in their order. */
static void test_requests_at_once(void **state)
{
	int fd = dial();
	char buffer[16] = "";

	(void)state;
	SAY(fd, "one\0two\0thr");
	run();
	assert_int_equal(seen.requests, 2);
	assert_int_equal(recv(fd, buffer, sizeof(buffer), 0), 8);
	assert_memory_equal(buffer, "one\0two\0", 8);
	SAY(fd, "ee\0");
	run();
	assert_string_equal(seen.last, "three");
	close(fd);
}

static void test_next_request_waits_for_the_answer(void **state)
{
	int fd = dial();

	(void)state;
	seen.later = true;
	SAY(fd, "one\0two\0");
	run();
	assert_int_equal(seen.requests, 1);
	control_reply(seen.waiting, "first");
	run();
	assert_string_equal(heard(fd), "first");
	assert_int_equal(seen.requests, 2);
	assert_string_equal(seen.last, "two");
	control_reply(seen.waiting, "second");
	run();
	assert_string_equal(heard(fd), "second");
	close(fd);
}

static void test_client_leaves_before_its_answer(void **state)
{
	int fd = dial();

	(void)state;
	seen.later = true;
	SAY(fd, "one\0");
	run();
	close(fd);
	run();
	control_reply(seen.waiting, "nobody hears this");
	run();
	/* One is still owed when the daemon stops: freed all the same. */
	fd = dial();
	SAY(fd, "two\0");
	run();
	assert_int_equal(seen.requests, 2);
	close(fd);
}

static void test_half_closed_client_gets_its_answer(void **state)
{
	int fd = dial();

	(void)state;
	SAY(fd, "one\0");
	shutdown(fd, SHUT_WR);
	run();
	assert_string_equal(heard(fd), "one");
	assert_string_equal(heard(fd), "(closed)");
	close(fd);
}

static void test_request_of_5_MB_is_refused(void **state)
{
	static char bytes[64 << 10];
	size_t sent = 0;
	int fd = dial();
	ssize_t n;

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	do {
		n = send(fd, bytes, sizeof(bytes), MSG_NOSIGNAL);
		sent += n > 0 ? (size_t)n : 0;
		run();
	} while ((n > 0 || errno == EAGAIN) && sent < 5 << 20);
	assert_int_equal(n, -1);
	assert_int_equal(errno, EPIPE);
	assert_in_range(sent, CONTROL_MAX_REQUEST, 5 << 20);
	assert_int_equal(seen.requests, 0);
	close(fd);
}

static void test_100_clients_are_all_served(void **state)
{
	int fds[100], i, answered = 0;

	(void)state;
	for (i = 0; i < 100; i++) {
		fds[i] = dial();
		SAY(fds[i], "x\0");
	}
	/* No more than so many at a time; who is served and goes makes room. */
	while (answered < 100) {
		run();
		assert_in_range(seen.requests, answered + 1, answered + CONTROL_MAX_CLIENTS);
		for (i = 0; i < 100; i++)
			if (fds[i] >= 0 && str_eq(heard(fds[i]), "x")) {
				mem_close_fd(&fds[i]);
				answered++;
			}
	}
	assert_int_equal(seen.requests, 100);
}

/* Silent clients take all places; when their time is over the one who has something to say is
 * heard. */
static void test_silent_clients_are_dropped(void **state)
{
	int silent[CONTROL_MAX_CLIENTS], i, fd;

	(void)state;
	control_set_patience(control, 50000);
	for (i = 0; i < CONTROL_MAX_CLIENTS; i++)
		silent[i] = dial();
	/* Half a request now and then is no sign of life. */
	SAY(silent[0], "{");
	fd = dial();
	SAY(fd, "heard\0");
	run();
	assert_int_equal(seen.requests, 0);
	while (!seen.requests)
		assert_return_code(sd_event_run(loop, 5000000), 0);
	run();
	assert_string_equal(heard(fd), "heard");
	for (i = 0; i < CONTROL_MAX_CLIENTS; i++) {
		assert_string_equal(heard(silent[i]), "(closed)");
		close(silent[i]);
	}
	close(fd);
}

static void test_client_that_never_reads_is_dropped(void **state)
{
	char *big = arena_alloc(&arena, (8 << 20) + 1);
	int greedy = dial(), fd;

	(void)state;
	control_set_patience(control, 50000);
	seen.reply = memset(big, 'y', 8 << 20);
	SAY(greedy, "all\0");
	run();
	/* Others are served meanwhile. */
	seen.reply = NULL;
	fd = dial();
	SAY(fd, "one\0");
	run();
	assert_string_equal(heard(fd), "one");
	close(fd);
	run();
	assert_int_equal(sd_event_run(loop, 5000000), 1);
	while (str_starts(heard(greedy), "y"))
		continue;
	assert_string_equal(heard(greedy), "(closed)");
	close(greedy);
}

static void test_long_work_is_not_impatience(void **state)
{
	int fd = dial();

	(void)state;
	control_set_patience(control, 50000);
	seen.later = true;
	SAY(fd, "slow\0");
	run();
	assert_int_equal(seen.requests, 1);
	/* Nothing happens for longer than a client would be given. */
	assert_int_equal(sd_event_run(loop, 100000), 0);
	control_reply(seen.waiting, "done");
	run();
	assert_string_equal(heard(fd), "done");
	close(fd);
}

/* ---- the socket itself */

static void test_socket_has_mode_and_goes_with_the_daemon(void **state)
{
	struct group *group = getgrgid(getgid());
	struct stat st;
	struct err e;

	(void)state;
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	control_close(control);
	control = NULL;
	assert_int_equal(stat(path, &st), -1);
	assert_int_equal(
	    control_listen(&control, loop, path, "no such group", -1, handler, &seen, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	assert_int_equal(stat(path, &st), -1);
	assert_non_null(group);
	assert_int_equal(
	    control_listen(&control, loop, path, group->gr_name, -1, handler, &seen, &e), 0);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_gid, getgid());
}

static void test_live_socket_is_left_alone_and_a_stale_one_replaced(void **state)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct control *second = NULL;
	struct err e;
	int fd;

	(void)state;
	assert_int_equal(control_listen(&second, loop, path, NULL, -1, handler, &seen, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	assert_null(second);
	run();
	test_request_and_answer(state);
	/* What a killed daemon leaves. */
	strcpy(address.sun_path, scratch_path(&arena, "stale"));
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	close(fd);
	assert_int_equal(
	    control_listen(&second, loop, address.sun_path, NULL, -1, handler, &seen, &e), 0);
	control_close(second);
	scratch_write("file", "kept");
	assert_int_equal(control_listen(&second, loop, scratch_path(&arena, "file"), NULL, -1,
					handler, &seen, &e),
			 -1);
	assert_string_equal(scratch_read(&arena, "file"), "kept");
}

static void test_passed_socket_is_used_and_left(void **state)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct control *passed;
	struct stat st;
	int fd;

	(void)state;
	path = scratch_path(&arena, "passed");
	strcpy(address.sun_path, path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(fd, 5), 0);
	assert_int_equal(control_listen(&passed, loop, path, NULL, fd, handler, &seen, NULL), 0);
	test_request_and_answer(state);
	control_close(passed);
	assert_int_equal(stat(path, &st), 0);
}

/* ---- the client's side, in a process of its own */

static int on_child(sd_event_source *s, const siginfo_t *si, void *userdata)
{
	(void)s;
	*(int *)userdata = si->si_status;
	return 0;
}

/* Runs the loop until the child has called; its status is what `check` returned. */
static int call_from_child(const char *request, int (*check)(int, const char *, const struct err *))
{
	sd_event_source *source;
	int status = -1;
	sigset_t mask;
	pid_t pid;

	sigemptyset(&mask);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	pid = fork();
	if (pid == 0) {
		const char *reply = NULL;
		struct err e = {0};
		int result = control_call(&arena, path, request, 5, &reply, &e);

		_exit(check(result, reply, &e));
	}
	assert_return_code(sd_event_add_child(loop, &source, pid, WEXITED, on_child, &status), 0);
	while (status == -1)
		assert_return_code(sd_event_run(loop, 10000000), 0);
	sd_event_source_unref(source);
	return status;
}

static int check_echo(int result, const char *reply, const struct err *e)
{
	(void)e;
	return result == 0 && str_eq(reply, "{\"method\":\"status\"}") ? 0 : 1;
}

static int check_big(int result, const char *reply, const struct err *e)
{
	(void)e;
	return result == 0 && strlen(reply) == 8 << 20 && reply[(8 << 20) - 1] == 'y' ? 0 : 1;
}

static void test_call_brings_the_answer(void **state)
{
	char *big = arena_alloc(&arena, (8 << 20) + 1);

	(void)state;
	assert_int_equal(call_from_child("{\"method\":\"status\"}", check_echo), 0);
	seen.reply = memset(big, 'y', 8 << 20);
	assert_int_equal(call_from_child("{}", check_big), 0);
}

static void test_call_says_that_nobody_is_there(void **state)
{
	char *big = arena_alloc(&arena, CONTROL_MAX_REQUEST + 1);
	const char *reply = "untouched";
	struct err e = {0};

	(void)state;
	assert_int_equal(control_call(&arena, scratch_path(&arena, "none"), "{}", 1, &reply, &e),
			 -1);
	assert_int_equal(e.kind, ERR_TEMP);
	assert_non_null(strstr(e.text, "cannot be reached"));
	/* It is there and says nothing. */
	assert_int_equal(control_call(&arena, path, "{}", 0, &reply, &e), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	memset(big, 'x', CONTROL_MAX_REQUEST);
	assert_int_equal(control_call(&arena, path, big, 1, &reply, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(reply, "untouched");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_request_and_answer),
	    TEST(test_request_in_pieces),
	    TEST(test_requests_at_once),
	    TEST(test_next_request_waits_for_the_answer),
	    TEST(test_client_leaves_before_its_answer),
	    TEST(test_half_closed_client_gets_its_answer),
	    TEST(test_request_of_5_MB_is_refused),
	    TEST(test_100_clients_are_all_served),
	    TEST(test_silent_clients_are_dropped),
	    TEST(test_client_that_never_reads_is_dropped),
	    TEST(test_long_work_is_not_impatience),
	    TEST(test_socket_has_mode_and_goes_with_the_daemon),
	    TEST(test_live_socket_is_left_alone_and_a_stale_one_replaced),
	    TEST(test_passed_socket_is_used_and_left),
	    TEST(test_call_brings_the_answer),
	    TEST(test_call_says_that_nobody_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
