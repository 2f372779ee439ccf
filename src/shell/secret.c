/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* All of a file up to SECRET_MAX bytes, with a NUL behind it; how many, or -1. */
static ssize_t secret_load(int fd, char bytes[SECRET_MAX + 2])
{
	size_t have = 0;
	ssize_t n;

	while (have <= SECRET_MAX) {
		n = read(fd, bytes + have, SECRET_MAX + 1 - have);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		have += (size_t)n;
	}
	bytes[have] = '\0';
	return (ssize_t)have;
}

static bool secret_is_text(const char *bytes, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if ((unsigned char)bytes[i] < 0x20 || bytes[i] == 0x7F)
			return false;
	return size > 0;
}

/* A credential's mode says nothing: systemd may show the mask of an access list there. */
static int secret_open(const char *path, bool credential, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0)
		return err_set(e, ERR_PERM, "%s cannot be read: %s", path, strerror(errno));
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		err_set(e, ERR_PERM, "%s is no file", path);
	else if (!credential && (st.st_mode & (S_IRWXG | S_IRWXO)))
		err_set(e, ERR_PERM, "%s can be read by others than its owner: chmod 600 it", path);
	else
		return fd;
	close(fd);
	return -1;
}

int secret_read(struct arena *a, const char *name, const char *file, const char **secret,
		struct err *e)
{
	const char *directory = getenv("CREDENTIALS_DIRECTORY");
	CLEANUP_FD int fd = -1;
	char bytes[SECRET_MAX + 2];
	ssize_t size;
	bool good;

	if (!file && !directory)
		return err_set(e, ERR_PERM,
			       "there is no credential %s: name one in the unit (LoadCredential=), "
			       "or a file in the configuration",
			       name);
	if (!file)
		file = arena_printf(a, "%s/%s", directory, name);
	else
		directory = NULL;
	fd = secret_open(file, directory != NULL, e);
	if (fd < 0)
		return -1;
	size = secret_load(fd, bytes);
	if (size < 0)
		return err_set(e, ERR_PERM, "%s cannot be read: %s", file, strerror(errno));
	if (size > SECRET_MAX) {
		explicit_bzero(bytes, sizeof(bytes));
		return err_set(e, ERR_PERM, "%s is too large for a secret", file);
	}
	while (size > 0 && strchr(" \t\r\n", bytes[size - 1]))
		size--;
	good = secret_is_text(bytes, (size_t)size);
	if (good)
		*secret = arena_strndup(a, bytes, (size_t)size);
	explicit_bzero(bytes, sizeof(bytes));
	return good
		   ? 0
		   : err_set(e, ERR_PERM, "%s holds no secret: one line of text is expected", file);
}

void secret_guard(void)
{
	const struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
