/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/maildir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"

struct maildir {
	char *path; /* owned */
	int tmp, new, cur;
	bool new_changed, cur_changed; /* since the last sync */
	/* The unique names in cur/, sorted, as they were at `seen_at`; see maildir_is_delivered. */
	struct arena seen_arena;
	char **seen;
	size_t seen_count;
	struct timespec seen_at;
};

enum { MAILDIR_MAX_NAME = 200, MAILDIR_MAX_VARIANTS = 1000 };

/* What may pass by itself is ERR_TEMP: it is tried again.  The rest needs an admin. */
static int maildir_fail(struct err *e, const struct maildir *m, const char *what, int error)
{
	enum err_kind kind = ERR_PERM;

	switch (error) {
	case EAGAIN:
	case EBUSY:
	case EDQUOT:
	case EIO:
	case EMFILE:
	case ENFILE:
	case ENOENT:
	case ENOMEM:
	case ENOSPC:
	case EROFS:
	case ESTALE:
		kind = ERR_TEMP;
	}
	return err_set(e, kind, "%s in %s: %s", what, m->path, strerror(error));
}

static int maildir_open_below(const char *path, const char *name, bool create)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *below = arena_printf(&a, "%s/%s", path, name);

	if (create && mkdir(below, 0700) < 0 && errno != EEXIST)
		return -1;
	return open(below, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* The names of the new directories must be as durable as what will be put into them. */
static int maildir_sync_path(const char *path, const char *below)
{
	CLEANUP_ARENA struct arena a = {0};
	CLEANUP_FD int fd = -1;

	fd = open(arena_printf(&a, "%s%s", path, below), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd < 0 ? -1 : fsync(fd);
}

int maildir_open(struct maildir **m, const char *path, bool create, struct err *e)
{
	struct maildir *made = mem_alloc(sizeof(*made));
	bool fresh;
	int error;

	memset(made, 0, sizeof(*made));
	made->path = mem_strdup(path);
	made->tmp = made->new = made->cur = -1;
	fresh = create && mkdir(path, 0700) == 0;
	if ((made->tmp = maildir_open_below(path, "tmp", create)) >= 0 &&
	    (made->new = maildir_open_below(path, "new", create)) >= 0 &&
	    (made->cur = maildir_open_below(path, "cur", create)) >= 0 &&
	    (!create || maildir_sync_path(path, "") == 0) &&
	    (!fresh || maildir_sync_path(path, "/..") == 0)) {
		*m = made;
		return 0;
	}
	error = errno;
	if (error == ENOENT || error == ENOTDIR)
		err_set(e, ERR_PERM, "%s is no Maildir: %s", path, strerror(error));
	else
		maildir_fail(e, made, "cannot open the mailbox", error);
	maildir_close(made);
	return -1;
}

void maildir_close(struct maildir *m)
{
	if (!m)
		return;
	mem_close_fd(&m->tmp);
	mem_close_fd(&m->new);
	mem_close_fd(&m->cur);
	arena_clear(&m->seen_arena);
	free(m->path);
	free(m);
}

/* ---- looking */

static char *maildir_unique(struct arena *a, const char *name)
{
	const char *colon = strchr(name, ':');

	return colon && colon != name ? arena_strndup(a, name, (size_t)(colon - name))
				      : arena_strdup(a, name);
}

static int maildir_compare(const void *x, const void *y)
{
	const struct maildir_entry *a = x, *b = y;

	if (a->mtime != b->mtime)
		return a->mtime < b->mtime ? -1 : 1;
	return strcmp(a->name, b->name);
}

struct maildir_listing {
	struct arena *arena;
	struct maildir_entry *entries;
	size_t count;
};

static void maildir_add(struct maildir_listing *l, int dir, bool in_cur, const char *name)
{
	struct maildir_entry *entry;
	struct stat st;

	/* Gone since the directory was read: the next listing has it where it is now. */
	if (name[0] == '.' || fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return;
	entry = ARENA_PUSH(l->arena, struct maildir_entry, l->entries, l->count);
	entry->name = arena_strdup(l->arena, name);
	entry->unique = maildir_unique(l->arena, name);
	entry->in_cur = in_cur;
	entry->regular = S_ISREG(st.st_mode);
	entry->mtime = st.st_mtim.tv_sec;
	entry->size = st.st_size;
}

static int maildir_read_dir(struct maildir_listing *l, int dir, bool in_cur)
{
	struct dirent *d;
	DIR *stream;
	int fd, error;

	/* A description of its own, since reading a directory moves its offset. */
	fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	stream = fd < 0 ? NULL : fdopendir(fd);
	if (!stream) {
		mem_close_fd(&fd);
		return -1;
	}
	while (errno = 0, (d = readdir(stream)))
		maildir_add(l, dir, in_cur, d->d_name);
	error = errno;
	closedir(stream);
	errno = error;
	return error ? -1 : 0;
}

int maildir_list(struct maildir *m, struct arena *a, size_t limit, struct maildir_entry **entries,
		 size_t *count, struct err *e)
{
	struct maildir_listing l = {.arena = a};

	/* new/ first: a mail that is moved to cur/ meanwhile is seen twice rather than not at all.
	 */
	if (maildir_read_dir(&l, m->new, false) < 0 || maildir_read_dir(&l, m->cur, true) < 0)
		return maildir_fail(e, m, "cannot list the mails", errno);
	if (l.count)
		qsort(l.entries, l.count, sizeof(*l.entries), maildir_compare);
	*entries = l.entries;
	*count = limit && l.count > limit ? limit : l.count;
	return 0;
}

/* A program that copies into new/, instead of moving there, may not be done yet.  A read lease is
 * not given on a file that is open for writing.  Where leases cannot be had (another owner, NFS)
 * the mail counts as complete. */
static bool maildir_is_written(int fd)
{
	bool busy;

	/* The signal of a broken lease is SIGIO, which kills; SIGURG is ignored. */
	if (fcntl(fd, F_SETSIG, SIGURG) < 0)
		return false;
	busy = fcntl(fd, F_SETLEASE, F_RDLCK) < 0 && errno == EAGAIN;
	fcntl(fd, F_SETLEASE, F_UNLCK);
	return busy;
}

int maildir_read(struct maildir *m, const struct maildir_entry *entry, struct err *e)
{
	/* Not blocking: what was a file may be a FIFO by now. */
	const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	CLEANUP_FD int fd = -1;
	struct stat st;
	int found;

	if (!entry->regular)
		return err_set(e, ERR_PERM, "what lies in %s is no file", m->path);
	fd = openat(entry->in_cur ? m->cur : m->new, entry->name, flags);
	if (fd < 0 || fstat(fd, &st) < 0)
		return err_set(e, errno == ENOENT ? ERR_TEMP : ERR_PERM,
			       "cannot read a mail in %s: %s", m->path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_PERM, "what lies in %s is no file", m->path);
	if (maildir_is_written(fd))
		return err_set(e, ERR_TEMP, "a mail in %s is still being written", m->path);
	found = fd;
	fd = -1;
	return found;
}

int maildir_watch(struct maildir *m, struct err *e)
{
	const uint32_t added = IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE | IN_ONLYDIR;
	const uint32_t gone = IN_DELETE | IN_MOVED_FROM | IN_MOVE_SELF | IN_ONLYDIR;
	CLEANUP_ARENA struct arena a = {0};
	CLEANUP_FD int fd = -1;
	int watching;

	fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (fd < 0 || inotify_add_watch(fd, m->path, gone) < 0 ||
	    inotify_add_watch(fd, arena_printf(&a, "%s/new", m->path), added) < 0 ||
	    inotify_add_watch(fd, arena_printf(&a, "%s/cur", m->path), added) < 0)
		return maildir_fail(e, m, "cannot wait for new mails", errno);
	watching = fd;
	fd = -1;
	return watching;
}

int maildir_woken(int watching, struct err *e)
{
	char buffer[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	const struct inotify_event *event;
	ssize_t n, at;
	bool gone = false;

	while ((n = read(watching, buffer, sizeof(buffer))) > 0) {
		for (at = 0; at < n; at += (ssize_t)sizeof(*event) + event->len) {
			event = (const struct inotify_event *)(const void *)(buffer + at);
			/* We hold new/ and cur/ open: that they were removed is only seen above. */
			gone = gone || (event->mask & (IN_IGNORED | IN_UNMOUNT | IN_MOVE_SELF)) ||
			       ((event->mask & (IN_DELETE | IN_MOVED_FROM)) && event->len &&
				(!strcmp(event->name, "new") || !strcmp(event->name, "cur")));
		}
	}
	return gone ? err_set(e, ERR_TEMP, "the mailbox was taken away") : 0;
}

/* ---- changing */

int maildir_sync(struct maildir *m, struct err *e)
{
	if ((m->cur_changed && fsync(m->cur) < 0) || (m->new_changed && fsync(m->new) < 0))
		return maildir_fail(e, m, "cannot make changes durable", errno);
	if (m->cur_changed || m->new_changed)
		fault_point("maildir-synced");
	m->cur_changed = m->new_changed = false;
	return 0;
}

/* rename that never replaces: EEXIST. */
static int maildir_rename(int from, const char *name, int to, const char *target)
{
	if (renameat2(from, name, to, target, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	/* File systems that cannot do that can link, which does not replace either. */
	if (linkat(from, name, to, target, 0) < 0)
		return -1;
	fault_point("maildir-linked");
	return unlinkat(from, name, 0);
}

static int maildir_write(int fd, const char *bytes, size_t size)
{
	ssize_t n;

	for (; size; bytes += n, size -= (size_t)n) {
		n = write(fd, bytes, size);
		if (n < 0 && errno == EINTR)
			n = 0;
		if (n < 0)
			return -1;
	}
	return 0;
}

/* An empty file in tmp/, instead of what an attempt that was cut off left there. */
static int maildir_create(struct maildir *m, const char *name)
{
	if (unlinkat(m->tmp, name, 0) < 0 && errno != ENOENT)
		return -1;
	return openat(m->tmp, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static int maildir_string_compare(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

/* Reads again which mails lie in cur/ if the directory has changed since the last look: a mail
 * program moves what was delivered there, under a name with flags that we do not know. */
static int maildir_look(struct maildir *m)
{
	struct maildir_listing l = {.arena = &m->seen_arena};
	struct stat st;
	size_t i;

	if (fstat(m->cur, &st) < 0)
		return -1;
	if (m->seen_at.tv_sec == st.st_mtim.tv_sec && m->seen_at.tv_nsec == st.st_mtim.tv_nsec)
		return 0;
	arena_clear(&m->seen_arena);
	m->seen_count = 0;
	m->seen_at = (struct timespec){0};
	if (maildir_read_dir(&l, m->cur, true) < 0)
		return -1;
	m->seen = ARENA_NEW_N(&m->seen_arena, char *, l.count);
	for (i = 0; i < l.count; i++)
		m->seen[i] = l.entries[i].unique;
	if (l.count)
		qsort(m->seen, l.count, sizeof(*m->seen), maildir_string_compare);
	m->seen_count = l.count;
	m->seen_at = st.st_mtim;
	return 0;
}

/* 1: it lies in new/ or cur/; 0: not; -1: errno says why that cannot be known. */
static int maildir_is_delivered(struct maildir *m, const char *name)
{
	struct stat st;

	if (fstatat(m->new, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return 1;
	if (errno != ENOENT || maildir_look(m) < 0)
		return -1;
	return m->seen_count && bsearch(&name, m->seen, m->seen_count, sizeof(*m->seen),
					maildir_string_compare)
		   ? 1
		   : 0;
}

static int maildir_put(struct maildir *m, const char *name, const void *bytes, size_t size)
{
	CLEANUP_FD int fd = -1;
	int error;

	if ((fd = maildir_create(m, name)) < 0)
		return -1;
	fault_point("maildir-created");
	if (maildir_write(fd, bytes, size) == 0) {
		fault_point("maildir-written");
		if (fsync(fd) == 0) {
			fault_point("maildir-file-synced");
			/* Who finds it in new/ must find it closed: see maildir_is_written. */
			mem_close_fd(&fd);
			if (maildir_rename(m->tmp, name, m->new, name) == 0)
				return 0;
		}
	}
	error = errno;
	unlinkat(m->tmp, name, 0);
	errno = error;
	return -1;
}

int maildir_deliver(struct maildir *m, const char *name, const void *bytes, size_t size,
		    bool batched, struct err *e)
{
	int there;

	if (!*name || *name == '.' || strpbrk(name, "/:") || strlen(name) > MAILDIR_MAX_NAME)
		return err_set(e, ERR_INTERNAL, "not a name for a mail");
	there = maildir_is_delivered(m, name);
	if (there < 0 || (there == 0 && maildir_put(m, name, bytes, size) < 0))
		return maildir_fail(e, m, "cannot deliver", errno);
	/* Also if it was there: the attempt that put it there may have been cut off before this. */
	m->new_changed = true;
	fault_point("maildir-delivered");
	return batched ? 0 : maildir_sync(m, e);
}

/* Have both the same bytes?  -1 if that cannot be known. */
static int maildir_same(int dir, const char *name, int other_dir, const char *other_name)
{
	const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	CLEANUP_FD int a = openat(dir, name, flags), b = openat(other_dir, other_name, flags);
	char x[4096], y[4096];
	struct stat st, other;
	off_t at = 0;
	ssize_t n;

	if (a < 0 || b < 0 || fstat(a, &st) < 0 || fstat(b, &other) < 0)
		return -1;
	if (!S_ISREG(other.st_mode) || st.st_size != other.st_size)
		return 0;
	while ((n = pread(a, x, sizeof(x), at)) > 0) {
		if (pread(b, y, (size_t)n, at) != n || memcmp(x, y, (size_t)n) != 0)
			return 0;
		at += n;
	}
	return n < 0 ? -1 : 1;
}

/* tmp/NAME of `to` becomes a durable copy, with the time at which the mail was delivered. */
static int maildir_copy(int dir, const char *name, struct maildir *to)
{
	CLEANUP_FD int in = -1, out = -1;
	struct timespec times[2];
	char buffer[16384];
	struct stat st;
	ssize_t n;

	if ((in = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) < 0 ||
	    fstat(in, &st) < 0 || (out = maildir_create(to, name)) < 0)
		return -1;
	while ((n = read(in, buffer, sizeof(buffer))) != 0)
		if (n < 0 || maildir_write(out, buffer, (size_t)n) < 0)
			return -1;
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	if (futimens(out, times) < 0 || fsync(out) < 0)
		return -1;
	fault_point("maildir-copied");
	return 0;
}

/* Put dir/NAME into cur/ of `to` as TARGET; the original is gone only when that is durable.  EEXIST
 * if there is another mail of that name. */
static int maildir_move_as(int dir, const char *name, struct maildir *to, const char *target)
{
	int same, error;

	if (maildir_rename(dir, name, to->cur, target) == 0)
		return 0;
	if (errno == EXDEV) {
		if (maildir_copy(dir, name, to) < 0 ||
		    (maildir_rename(to->tmp, name, to->cur, target) < 0 && errno != EEXIST)) {
			error = errno;
			unlinkat(to->tmp, name, 0);
			errno = error;
			return -1;
		}
		unlinkat(to->tmp, name, 0);
	} else if (errno != EEXIST) {
		return -1;
	}
	/* There is a file of that name by now: the copy, one of an attempt that was cut off, or
	 * somebody else's. */
	same = maildir_same(dir, name, to->cur, target);
	if (same < 0)
		return -1;
	if (!same) {
		errno = EEXIST;
		return -1;
	}
	if (fsync(to->cur) < 0)
		return -1;
	fault_point("maildir-copy-synced");
	return unlinkat(dir, name, 0);
}

int maildir_move(struct maildir *m, const struct maildir_entry *entry, struct maildir *to,
		 struct err *e)
{
	const char *flags = entry->name + strlen(entry->unique);
	int dir = entry->in_cur ? m->cur : m->new, i, moved;
	CLEANUP_ARENA struct arena a = {0};
	struct stat st;
	char *target;

	flags = *flags ? flags : ":2,";
	target = arena_printf(&a, "%s%s", entry->unique, flags);
	for (i = 2;; i++) {
		moved = maildir_move_as(dir, entry->name, to, target);
		if (moved == 0 || errno != EEXIST || i > MAILDIR_MAX_VARIANTS)
			break;
		target = arena_printf(&a, "%s-%d%s", entry->unique, i, flags);
	}
	if (moved < 0 && (errno != ENOENT || fstatat(to->cur, target, &st, AT_SYMLINK_NOFOLLOW)))
		return maildir_fail(e, to, "cannot move a mail", errno);
	*(entry->in_cur ? &m->cur_changed : &m->new_changed) = true;
	to->cur_changed = true;
	fault_point("maildir-moved");
	return 0;
}
