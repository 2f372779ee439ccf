/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch_root[64], scratch_mounted[128];

static void scratch_must(bool ok, const char *what, const char *path)
{
	if (!ok) {
		fprintf(stderr, "scratch: %s %s: %m\n", what, path);
		abort();
	}
}

void scratch_make(void)
{
	snprintf(scratch_root, sizeof(scratch_root), "/tmp/escalated-test-XXXXXX");
	scratch_must(mkdtemp(scratch_root), "make", scratch_root);
}

static int scratch_remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	remove(path);
	return 0;
}

void scratch_remove(void)
{
	if (*scratch_mounted)
		umount2(scratch_mounted, MNT_DETACH);
	*scratch_mounted = '\0';
	nftw(scratch_root, scratch_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *scratch_path(struct arena *a, const char *path)
{
	return *path == '/' ? path : arena_printf(a, "%s/%s", scratch_root, path);
}

void scratch_mkdir(const char *path)
{
	CLEANUP_ARENA struct arena a = {0};

	scratch_must(mkdir(scratch_path(&a, path), 0755) == 0, "mkdir", path);
}

void scratch_write(const char *path, const char *text)
{
	CLEANUP_ARENA struct arena a = {0};
	CLEANUP_FD int fd =
	    open(scratch_path(&a, path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	scratch_must(fd >= 0, "open", path);
	scratch_must(write(fd, text, strlen(text)) == (ssize_t)strlen(text), "write", path);
}

char *scratch_read(struct arena *a, const char *path)
{
	CLEANUP_FD int fd = open(scratch_path(a, path), O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *text;

	if (fd < 0)
		return NULL;
	scratch_must(fstat(fd, &st) == 0, "stat", path);
	text = arena_alloc(a, (size_t)st.st_size + 1);
	scratch_must(read(fd, text, (size_t)st.st_size) == st.st_size, "read", path);
	return text;
}

static int scratch_scan(const char *path, char *name, size_t size)
{
	CLEANUP_ARENA struct arena a = {0};
	DIR *d = opendir(scratch_path(&a, path));
	struct dirent *entry;
	int n = 0;

	scratch_must(d, "opendir", path);
	while ((entry = readdir(d)))
		if (entry->d_name[0] != '.') {
			n++;
			snprintf(name, size, "%s", entry->d_name);
		}
	closedir(d);
	return n;
}

int scratch_count(const char *path)
{
	char name[256];

	return scratch_scan(path, name, sizeof(name));
}

char *scratch_only(struct arena *a, const char *path)
{
	char name[256];

	scratch_must(scratch_scan(path, name, sizeof(name)) == 1, "one file in", path);
	return arena_strdup(a, name);
}

bool scratch_mount(const char *path, size_t size)
{
	CLEANUP_ARENA struct arena a = {0};
	static bool own;

	/* In a mount namespace of this program's own nothing can be left behind. */
	if (!own &&
	    (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0))
		return false;
	own = true;
	mkdir(scratch_path(&a, path), 0755);
	snprintf(scratch_mounted, sizeof(scratch_mounted), "%s", scratch_path(&a, path));
	return mount("tmpfs", scratch_mounted, "tmpfs", 0, arena_printf(&a, "size=%zu", size)) == 0;
}
