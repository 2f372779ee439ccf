/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/worker.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What stands before the text on the wire.  Both ends are the same binary. */
struct worker_head {
	uint32_t type;
	uint32_t length;
	int64_t number;
	int64_t extra;
};

enum { WORKER_MAX_ARGS = 30 };

/* Room for the descriptors of one message, aligned as the kernel wants it. */
union worker_control {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(sizeof(int) * WORKER_MAX_FDS)];
};

void worker_message_init(struct worker_message *m, enum worker_type type)
{
	int i;

	m->type = type;
	m->length = 0;
	m->number = 0;
	m->extra = 0;
	m->text[0] = '\0';
	for (i = 0; i < WORKER_MAX_FDS; i++)
		m->fds[i] = -1;
}

void worker_message_close(struct worker_message *m)
{
	int i;

	for (i = 0; i < WORKER_MAX_FDS; i++)
		mem_close_fd(&m->fds[i]);
}

void worker_message_text(struct worker_message *m, const char *text)
{
	size_t n = strlen(text);

	if (n > WORKER_TEXT - 1)
		n = WORKER_TEXT - 1;
	m->length = (uint32_t)n;
	memcpy(m->text, text, n);
	m->text[n] = '\0';
}

/* Descriptors go in order; the first -1 ends them. */
static void worker_attach(struct msghdr *msg, union worker_control *control,
			  const struct worker_message *m)
{
	struct cmsghdr *c;
	size_t n = 0;

	while (n < WORKER_MAX_FDS && m->fds[n] >= 0)
		n++;
	if (!n)
		return;
	memset(control, 0, sizeof(*control));
	msg->msg_control = control->bytes;
	msg->msg_controllen = CMSG_SPACE(sizeof(int) * n);
	c = CMSG_FIRSTHDR(msg);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int) * n);
	memcpy(CMSG_DATA(c), m->fds, sizeof(int) * n);
}

int worker_send(int fd, const struct worker_message *m, struct err *e)
{
	struct worker_head head = {m->type, m->length, m->number, m->extra};
	struct iovec iov[2] = {{&head, sizeof(head)}, {(void *)(uintptr_t)m->text, m->length}};
	struct msghdr msg = {.msg_iov = iov, .msg_iovlen = 2};
	union worker_control control;
	ssize_t n;

	assert(m->length < WORKER_TEXT);
	worker_attach(&msg, &control, m);
	do
		n = sendmsg(fd, &msg, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	if (n >= 0)
		return 0;
	if (errno == EAGAIN)
		return err_set(e, ERR_TEMP, "would block");
	if (errno == ENOBUFS || errno == ENOMEM || errno == ETOOMANYREFS)
		return err_set(e, ERR_TEMP, "cannot pass a message on: %s", strerror(errno));
	return err_set(e, ERR_PERM, "the other process is gone: %s", strerror(errno));
}

/* Whatever descriptors came are ours from now on, also those of a message that is none. */
static void worker_detach(struct msghdr *msg, struct worker_message *m)
{
	struct cmsghdr *c;
	size_t n, i, kept = 0;
	int fd;

	for (c = CMSG_FIRSTHDR(msg); c; c = CMSG_NXTHDR(msg, c)) {
		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
			continue;
		n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (i = 0; i < n; i++) {
			memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof(int));
			/* The kernel fills what alignment leaves over, too. */
			if (kept < WORKER_MAX_FDS)
				m->fds[kept++] = fd;
			else
				close(fd);
		}
	}
}

int worker_receive(int fd, struct worker_message *m, struct err *e)
{
	struct worker_head head;
	struct iovec iov[2] = {{&head, sizeof(head)}, {m->text, WORKER_TEXT - 1}};
	union worker_control control;
	struct msghdr msg = {.msg_iov = iov,
			     .msg_iovlen = 2,
			     .msg_control = control.bytes,
			     .msg_controllen = sizeof(control.bytes)};
	ssize_t n;

	worker_message_init(m, 0);
	/* A peer that ended without reading all is told of first, and once; what it said comes
	 * then. */
	do
		n = recvmsg(fd, &msg, MSG_CMSG_CLOEXEC);
	while (n < 0 && (errno == EINTR || errno == ECONNRESET));
	if (n < 0 && errno == EAGAIN)
		return 0;
	if (n < 0)
		return err_set(e, ERR_PERM, "the other process is gone: %s", strerror(errno));
	worker_detach(&msg, m);
	if (n == 0)
		return err_set(e, ERR_PERM, "the other process has ended");
	if ((msg.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) || (size_t)n < sizeof(head) ||
	    head.length != (size_t)n - sizeof(head) || head.type < WORKER_STORED ||
	    head.type > WORKER_TROUBLE) {
		worker_message_close(m);
		return err_set(e, ERR_INPUT, "the other process sent what is no message");
	}
	m->type = head.type;
	m->length = head.length;
	m->number = head.number;
	m->extra = head.extra;
	m->text[m->length] = '\0';
	return 1;
}

/* In the child, between fork and exec: system calls only.  On failure errno goes to `report`. */
static void __attribute__((noreturn))
worker_become(const char *program, char *const *argv, int socket, int report, pid_t parent)
{
	sigset_t none;
	int failed;

	/* Out of the way of descriptor 3, whatever numbers they have. */
	report = fcntl(report, F_DUPFD_CLOEXEC, WORKER_FD + 1);
	socket = fcntl(socket, F_DUPFD_CLOEXEC, WORKER_FD + 1);
	sigemptyset(&none);
	if (report >= 0 && socket >= 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
	    getppid() == parent && dup2(socket, WORKER_FD) == WORKER_FD &&
	    close_range(WORKER_FD + 1, ~0U, CLOSE_RANGE_CLOEXEC) == 0 &&
	    signal(SIGPIPE, SIG_DFL) != SIG_ERR && sigprocmask(SIG_SETMASK, &none, NULL) == 0)
		execv(program, argv);
	failed = errno;
	if (write(report, &failed, sizeof(failed)) < 0)
		_exit(126);
	_exit(127);
}

/* The child closes its end of the pipe by exec; before that it can only have failed. */
static int worker_await_exec(int report)
{
	int failed = 0;
	ssize_t n;

	do
		n = read(report, &failed, sizeof(failed));
	while (n < 0 && errno == EINTR);
	return n == 0 ? 0 : failed ? failed : EIO;
}

static void worker_arguments(struct arena *a, const char *program, const char *name,
			     const char *const *rest, char **argv)
{
	size_t n = 0, i;

	argv[n++] = arena_strdup(a, program);
	argv[n++] = arena_printf(a, "--worker=%s", name);
	for (i = 0; rest && rest[i]; i++) {
		assert(n < WORKER_MAX_ARGS);
		argv[n++] = arena_strdup(a, rest[i]);
	}
	argv[n] = NULL;
}

int worker_start(const char *program, const char *name, const char *const *argv_rest, pid_t *pid,
		 int *fd, struct err *e)
{
	CLEANUP_FD int ours = -1, theirs = -1, report_read = -1, report_write = -1;
	CLEANUP_ARENA struct arena a = {0};
	const int room = 1 << 20;
	char *argv[WORKER_MAX_ARGS + 1];
	pid_t parent = getpid(), child;
	int pair[2], failed;

	program = program ? program : "/proc/self/exe";
	worker_arguments(&a, program, name, argv_rest, argv);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
		return err_set(e, ERR_TEMP, "cannot make a socket pair: %s", strerror(errno));
	ours = pair[0];
	theirs = pair[1];
	/* A worker may be busy with its server for a while, with hundreds of answers on their way.
	 */
	setsockopt(ours, SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	/* Only our end: the worker's own may wait. */
	if (fcntl(ours, F_SETFL, O_NONBLOCK) < 0 || pipe2(pair, O_CLOEXEC) < 0)
		return err_set(e, ERR_TEMP, "cannot make a pipe: %s", strerror(errno));
	report_read = pair[0];
	report_write = pair[1];
	child = fork();
	if (child < 0)
		return err_set(e, ERR_TEMP, "cannot start a process: %s", strerror(errno));
	if (child == 0)
		worker_become(program, argv, theirs, report_write, parent);
	mem_close_fd(&report_write);
	failed = worker_await_exec(report_read);
	if (failed) {
		/* It has exited, or will at once: nothing else is left for it to do. */
		while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
			continue;
		return err_set(e, ERR_PERM, "cannot run the %s process: %s", name,
			       strerror(failed));
	}
	*pid = child;
	*fd = ours;
	ours = -1;
	return 0;
}

static int worker_write_all(int fd, const char *bytes, size_t size)
{
	ssize_t n;

	for (; size; bytes += n, size -= (size_t)n) {
		do
			n = write(fd, bytes, size);
		while (n < 0 && errno == EINTR);
		if (n < 0)
			return -1;
	}
	return 0;
}

int worker_memfd(const void *bytes, size_t size, struct err *e)
{
	const int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	CLEANUP_FD int fd = -1;
	int made;

	fd = memfd_create("escalated", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0 || (bytes && (worker_write_all(fd, bytes, size) < 0 ||
				 lseek(fd, 0, SEEK_SET) < 0 || fcntl(fd, F_ADD_SEALS, seals) < 0)))
		return err_set(e, ERR_TEMP, "cannot keep bytes in memory: %s", strerror(errno));
	made = fd;
	fd = -1;
	return made;
}

int worker_read_fd(struct arena *a, int fd, size_t max, void **bytes, size_t *size, struct err *e)
{
	struct stat st;
	size_t have = 0, want;
	char *buffer;
	ssize_t n;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return err_set(e, ERR_INPUT, "what was handed over is no file");
	if (st.st_size < 0 || (uintmax_t)st.st_size > max)
		return err_set(e, ERR_INPUT, "what was handed over is too large");
	/* The other side may still change the file: one byte more than it had tells if it grew, and
	 * what is missing is simply not there.  The byte that is left over ends the text. */
	want = (size_t)st.st_size;
	buffer = arena_alloc(a, want + 2);
	while (have < want + 1) {
		n = pread(fd, buffer + have, want + 1 - have, (off_t)have);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(e, errno == EIO ? ERR_TEMP : ERR_INPUT,
				       "cannot read what was handed over: %s", strerror(errno));
		if (n == 0)
			break;
		have += (size_t)n;
	}
	if (have > want)
		return err_set(e, ERR_TEMP, "what was handed over is still growing");
	buffer[have] = '\0';
	*bytes = buffer;
	*size = have;
	return 0;
}
