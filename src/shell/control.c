/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/control.h"

#include <assert.h>
#include <errno.h>
#include <grp.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum {
	CONTROL_READ_AT_ONCE = 64 << 10,
	CONTROL_BACKLOG = 128,
	CONTROL_MAX_REPLY = 256 << 20,
	/* A person waits for the answer; mails by the thousand do not mind. */
	CONTROL_PRIORITY = SD_EVENT_PRIORITY_IMPORTANT,
};

/* What a client is at.  It is never read while its answer is owed or being written. */
enum control_state { CONTROL_READING, CONTROL_OWED, CONTROL_WRITING };

struct control_client {
	struct control *control;
	struct control_client *next, *previous;
	sd_event_source *io, *timer;
	struct control_peer peer;
	enum control_state state;
	bool gone; /* hung up while its answer is owed */
	int fd;
	char *in; /* owned: what was read and not yet handled */
	size_t in_len, in_cap;
	size_t in_searched; /* no NUL before this */
	char *out;	    /* owned: the answer, NUL included */
	size_t out_len, out_done;
};

struct control {
	sd_event *loop; /* referenced */
	sd_event_source *io;
	int fd;
	char *path; /* owned; NULL if the socket is not ours to remove */
	control_handler handler;
	void *userdata;
	uint64_t patience; /* microseconds */
	struct control_client *clients;
	int client_count;
};

/* ---- clients */

static void control_drop(struct control_client *c)
{
	struct control *control = c->control;

	sd_event_source_disable_unref(c->io);
	sd_event_source_disable_unref(c->timer);
	mem_close_fd(&c->fd);
	free(c->in);
	free(c->out);
	if (c->previous)
		c->previous->next = c->next;
	else
		control->clients = c->next;
	if (c->next)
		c->next->previous = c->previous;
	free(c);
	/* There is room again for one who waits in the backlog. */
	control->client_count--;
	sd_event_source_set_enabled(control->io, SD_EVENT_ON);
}

static void control_await(struct control_client *c, enum control_state state)
{
	static const uint32_t events[] = {
	    [CONTROL_READING] = EPOLLIN, [CONTROL_OWED] = 0, [CONTROL_WRITING] = EPOLLOUT};

	c->state = state;
	sd_event_source_set_io_events(c->io, events[state]);
	/* The daemon takes the time that it needs; a client has to be quick. */
	if (state == CONTROL_OWED) {
		sd_event_source_set_enabled(c->timer, SD_EVENT_OFF);
	} else {
		sd_event_source_set_time_relative(c->timer, c->control->patience);
		sd_event_source_set_enabled(c->timer, SD_EVENT_ONESHOT);
	}
}

/* Writes as much as the client takes.  False: it was dropped. */
static bool control_write(struct control_client *c)
{
	bool moved = false;
	ssize_t n;

	while (c->out_done < c->out_len) {
		n = send(c->fd, c->out + c->out_done, c->out_len - c->out_done,
			 MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN) {
			if (moved || c->state != CONTROL_WRITING)
				control_await(c, CONTROL_WRITING);
			return true;
		}
		if (n < 0) {
			control_drop(c);
			return false;
		}
		c->out_done += (size_t)n;
		moved = true;
	}
	free(c->out);
	c->out = NULL;
	c->out_len = c->out_done = 0;
	control_await(c, CONTROL_READING);
	return true;
}

void control_reply(struct control_client *c, const char *reply)
{
	assert(c->state == CONTROL_OWED && !c->out);
	if (c->gone) {
		control_drop(c);
		return;
	}
	c->out_len = strlen(reply) + 1;
	c->out = memcpy(mem_alloc(c->out_len), reply, c->out_len);
	/* Sent by the loop, not here: the handler's caller still holds the client. */
	control_await(c, CONTROL_WRITING);
}

/* Hands up the first whole request, if there is one; the rest stays for after its answer. */
static void control_handle(struct control_client *c)
{
	char *end = memchr(c->in + c->in_searched, '\0', c->in_len - c->in_searched);
	CLEANUP_FREE char *request = NULL;
	size_t size;

	c->in_searched = c->in_len;
	if (!end)
		return;
	size = (size_t)(end - c->in) + 1;
	if (size == c->in_len) {
		request = c->in;
		c->in = NULL;
		c->in_cap = 0;
	} else {
		request = memcpy(mem_alloc(size), c->in, size);
		memmove(c->in, c->in + size, c->in_len - size);
	}
	c->in_len -= size;
	c->in_searched = 0;
	control_await(c, CONTROL_OWED);
	c->control->handler(c, &c->peer, request, c->control->userdata);
}

/* Reads once, so that nobody keeps the loop to himself.  False: dropped. */
static bool control_read(struct control_client *c)
{
	ssize_t n;

	if (c->in_cap - c->in_len < CONTROL_READ_AT_ONCE) {
		c->in_cap = c->in_cap ? c->in_cap * 2 : (size_t)CONTROL_READ_AT_ONCE;
		c->in = mem_realloc(c->in, c->in_cap);
	}
	n = recv(c->fd, c->in + c->in_len, CONTROL_READ_AT_ONCE, MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (n <= 0 || c->in_len + (size_t)n > CONTROL_MAX_REQUEST) {
		control_drop(c);
		return false;
	}
	c->in_len += (size_t)n;
	return true;
}

static int control_on_client(sd_event_source *s, int fd, uint32_t events, void *userdata)
{
	struct control_client *c = userdata;

	(void)s;
	(void)fd;
	if (c->state == CONTROL_OWED) {
		/* Nothing was asked for: it has hung up.  Its answer is thrown away when it comes.
		 */
		c->gone = true;
		sd_event_source_set_enabled(c->io, SD_EVENT_OFF);
		return 0;
	}
	if (c->state == CONTROL_WRITING) {
		/* What was sent behind the last request is next. */
		if (control_write(c) && c->state == CONTROL_READING && c->in_len)
			control_handle(c);
		return 0;
	}
	if (!(events & EPOLLIN))
		control_drop(c);
	else if (control_read(c) && c->in_len)
		control_handle(c);
	return 0;
}

static int control_on_timer(sd_event_source *s, uint64_t at, void *userdata)
{
	(void)s;
	(void)at;
	control_drop(userdata);
	return 0;
}

static void control_admit(struct control *control, int fd)
{
	struct control_client *c = mem_alloc(sizeof(*c));
	socklen_t size = sizeof(struct ucred);
	struct ucred who;

	memset(c, 0, sizeof(*c));
	c->control = control;
	c->fd = fd;
	c->next = control->clients;
	if (c->next)
		c->next->previous = c;
	control->clients = c;
	control->client_count++;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) < 0 ||
	    sd_event_add_io(control->loop, &c->io, fd, EPOLLIN, control_on_client, c) < 0 ||
	    sd_event_source_set_priority(c->io, CONTROL_PRIORITY) < 0 ||
	    sd_event_add_time_relative(control->loop, &c->timer, CLOCK_MONOTONIC, control->patience,
				       0, control_on_timer, c) < 0) {
		control_drop(c);
		return;
	}
	c->peer = (struct control_peer){who.uid, who.gid, who.pid};
	control_await(c, CONTROL_READING);
}

static int control_on_listener(sd_event_source *s, int fd, uint32_t events, void *userdata)
{
	struct control *control = userdata;
	int client;

	(void)events;
	client = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (client >= 0)
		control_admit(control, client);
	/* Nobody is refused: who comes when it is full, or when descriptors run out, waits until
	 * somebody leaves. */
	if (control->client_count >= CONTROL_MAX_CLIENTS ||
	    (client < 0 && control->clients && (errno == EMFILE || errno == ENFILE)))
		sd_event_source_set_enabled(s, SD_EVENT_OFF);
	return 0;
}

/* ---- the socket */

static int control_address(struct sockaddr_un *address, const char *path, struct err *e)
{
	memset(address, 0, sizeof(*address));
	address->sun_family = AF_UNIX;
	if (strlen(path) >= sizeof(address->sun_path))
		return err_set(e, ERR_PERM, "the path of the control socket is too long: %s", path);
	strcpy(address->sun_path, path);
	return 0;
}

/* Takes away a socket that nobody listens at any more. */
static int control_clear(const struct sockaddr_un *address, struct err *e)
{
	CLEANUP_FD int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	const char *path = address->sun_path;
	struct stat st;

	if (lstat(path, &st) < 0)
		return 0;
	if (!S_ISSOCK(st.st_mode))
		return err_set(e, ERR_PERM, "%s is there and is no socket", path);
	if (connect(probe, (const struct sockaddr *)address, sizeof(*address)) == 0 ||
	    errno != ECONNREFUSED)
		return err_set(e, ERR_PERM, "another daemon listens at %s", path);
	if (unlink(path) < 0)
		return err_set(e, ERR_PERM, "cannot replace %s: %s", path, strerror(errno));
	return 0;
}

static int control_permit(const char *path, const char *group, struct err *e)
{
	struct group *g = group ? getgrnam(group) : NULL;

	if (group && !g)
		return err_set(e, ERR_PERM, "there is no group %s for the control socket", group);
	if ((g && chown(path, (uid_t)-1, g->gr_gid) < 0) || chmod(path, 0660) < 0)
		return err_set(e, ERR_PERM, "cannot set who may use %s: %s", path, strerror(errno));
	return 0;
}

static int control_bind(const char *path, const char *group, struct err *e)
{
	CLEANUP_FD int fd = -1;
	struct sockaddr_un address;
	int bound, listening;
	mode_t old;

	if (control_address(&address, path, e) < 0 || control_clear(&address, e) < 0)
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* Nobody else's until it has its group. */
	old = umask(0177);
	bound = fd < 0 ? -1 : bind(fd, (const struct sockaddr *)&address, sizeof(address));
	umask(old);
	if (bound < 0)
		return err_set(e, ERR_PERM, "cannot listen at %s: %s", path, strerror(errno));
	if (control_permit(path, group, e) < 0 || listen(fd, CONTROL_BACKLOG) < 0) {
		unlink(path);
		return -1;
	}
	listening = fd;
	fd = -1;
	return listening;
}

int control_listen(struct control **control, sd_event *loop, const char *path, const char *group,
		   int fd, control_handler handler, void *userdata, struct err *e)
{
	bool passed = fd >= 0;
	struct control *made;

	if (!passed && (fd = control_bind(path, group, e)) < 0)
		return -1;
	made = mem_alloc(sizeof(*made));
	memset(made, 0, sizeof(*made));
	made->loop = sd_event_ref(loop);
	made->fd = fd;
	made->path = passed ? NULL : mem_strdup(path);
	made->handler = handler;
	made->userdata = userdata;
	made->patience = (uint64_t)CONTROL_PATIENCE_SECONDS * 1000000;
	if (sd_event_add_io(loop, &made->io, fd, EPOLLIN, control_on_listener, made) < 0 ||
	    sd_event_source_set_priority(made->io, CONTROL_PRIORITY) < 0) {
		control_close(made);
		return err_set(e, ERR_INTERNAL, "cannot wait at the control socket");
	}
	*control = made;
	return 0;
}

void control_close(struct control *control)
{
	if (!control)
		return;
	while (control->clients)
		control_drop(control->clients);
	sd_event_source_disable_unref(control->io);
	if (control->path)
		unlink(control->path);
	mem_close_fd(&control->fd);
	sd_event_unref(control->loop);
	free(control->path);
	free(control);
}

void control_set_patience(struct control *control, uint64_t microseconds)
{
	control->patience = microseconds;
}

/* ---- the client's side */

static int64_t control_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* 1: ready; 0: the time is over. */
static int control_wait(int fd, short events, int64_t until)
{
	struct pollfd p = {fd, events, 0};
	int64_t left;
	int n;

	do {
		left = until - control_now();
		n = left > 0 ? poll(&p, 1, (int)left) : 0;
	} while (n < 0 && errno == EINTR);
	return n > 0;
}

static int control_unreachable(struct err *e, const char *path, const char *why)
{
	return err_set(e, ERR_TEMP, "the daemon cannot be reached at %s: %s", path, why);
}

static int control_connect(const char *path, int seconds, struct err *e)
{
	CLEANUP_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	/* The only way to limit a connect to a socket whose backlog is full. */
	struct timeval limit = {seconds > 0 ? seconds : 1, 0};
	struct sockaddr_un address;
	int connected;

	if (control_address(&address, path, e) < 0)
		return -1;
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit)) < 0)
		return err_set(e, ERR_TEMP, "cannot make a socket: %s", strerror(errno));
	while (connect(fd, (struct sockaddr *)&address, sizeof(address)) < 0) {
		if (errno == EINTR)
			continue;
		if (errno == EACCES || errno == EPERM)
			return err_set(e, ERR_PERM, "you may not use %s: %s", path,
				       strerror(errno));
		return control_unreachable(e, path, strerror(errno));
	}
	connected = fd;
	fd = -1;
	return connected;
}

static int control_send(int fd, const char *path, const char *bytes, size_t size, int64_t until,
			struct err *e)
{
	ssize_t n;

	for (; size; bytes += n, size -= (size_t)n) {
		if (!control_wait(fd, POLLOUT, until))
			return control_unreachable(e, path, "it does not listen");
		n = send(fd, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			n = 0;
		if (n < 0)
			return control_unreachable(e, path, strerror(errno));
	}
	return 0;
}

/* An answer up to its NUL, which is the last byte that the daemon sends. */
static int control_fetch(struct arena *a, int fd, const char *path, int64_t until,
			 const char **reply, struct err *e)
{
	CLEANUP_FREE char *buffer = NULL;
	size_t len = 0, cap = 0;
	ssize_t n;

	do {
		if (cap - len < CONTROL_READ_AT_ONCE) {
			cap = cap ? cap * 2 : (size_t)CONTROL_READ_AT_ONCE * 2;
			if (cap > CONTROL_MAX_REPLY)
				return err_set(e, ERR_PERM, "the daemon's answer is too long");
			buffer = mem_realloc(buffer, cap);
		}
		if (!control_wait(fd, POLLIN, until))
			return control_unreachable(e, path, "no answer in time");
		n = recv(fd, buffer + len, cap - len, MSG_DONTWAIT);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (n <= 0)
			return control_unreachable(
			    e, path, n ? strerror(errno) : "it hung up without an answer");
		len += (size_t)n;
	} while (!len || buffer[len - 1]);
	*reply = arena_memdup(a, buffer, len);
	return 0;
}

int control_call(struct arena *a, const char *path, const char *request, int seconds,
		 const char **reply, struct err *e)
{
	int64_t until = control_now() + (int64_t)seconds * 1000;
	size_t size = strlen(request) + 1;
	CLEANUP_FD int fd = -1;

	if (size > CONTROL_MAX_REQUEST)
		return err_set(e, ERR_INPUT, "the request is too large");
	if ((fd = control_connect(path, seconds, e)) < 0 ||
	    control_send(fd, path, request, size, until, e) < 0)
		return -1;
	return control_fetch(a, fd, path, until, reply, e);
}
