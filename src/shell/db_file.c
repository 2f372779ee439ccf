/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shell/db_internal.h"

int db_file_make(const char *path, bool *made, struct err *e)
{
	int fd CLEANUP_FD = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST) {
		*made = false;
		return 0;
	}
	/* Whatever the umask took away is given back. */
	if (fd < 0 || fchmod(fd, 0600) < 0)
		return err_set(e, ERR_TEMP, "%s: cannot be made: %s", path, strerror(errno));
	*made = true;
	return 0;
}

int db_file_sync_directory(const char *path, struct err *e)
{
	char *directory CLEANUP_FREE = mem_strdup(path);
	char *slash = strrchr(directory, '/');
	int fd CLEANUP_FD = -1;

	if (slash)
		slash[slash == directory] = '\0';
	fd = open(slash ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) < 0)
		return err_set(e, ERR_TEMP, "%s: its directory cannot be synced: %s", path,
			       strerror(errno));
	return 0;
}

int db_file_claim(const char *path, struct err *e)
{
	struct stat status;

	/* SQLite would open it all the same, and fail at the first change only. */
	if (access(path, W_OK) < 0)
		return err_set(e, ERR_TEMP, "%s: the file is read-only (%s)", path,
			       strerror(errno));
	if (stat(path, &status) < 0)
		return err_set(e, ERR_TEMP, "%s: %s", path, strerror(errno));
	if ((status.st_mode & 077) && chmod(path, status.st_mode & 0700) < 0)
		return err_set(e, ERR_PERM,
			       "%s: others can read it, and that cannot be changed: %s", path,
			       strerror(errno));
	return 0;
}
