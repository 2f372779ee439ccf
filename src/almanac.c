/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "almanac.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "core/amendment.h"
#include "shell/holidays.h"
#include "shell/keys.h"
#include "shell/worker.h"

static const char shipped[] = ESCALATED_DATADIR "/bank-holidays.tsv";

bool almanac_is_remote(const struct config *config)
{
	return str_starts(config->calendar.source, "https:");
}

/* The directory of the store, with the slash behind it. */
static const char *almanac_directory(struct arena *a, const struct config *config)
{
	const char *slash = strrchr(config->store.path, '/');

	return arena_strndup(a, config->store.path, (size_t)(slash - config->store.path) + 1);
}

const char *almanac_copy_path(struct arena *a, const struct config *config)
{
	return arena_printf(a, "%sbank-holidays.json", almanac_directory(a, config));
}

int almanac_load(struct arena *a, const struct config *config, struct calendar_fact **facts,
		 size_t *count, const char **path, struct err *e)
{
	const char *file = config ? config->calendar.source : shipped;

	if (config && almanac_is_remote(config)) {
		file = almanac_copy_path(a, config);
		/* A copy that was spoilt is had again by the next download. */
		if (holidays_load(a, file, facts, count, NULL) == 0) {
			if (path)
				*path = file;
			return 0;
		}
		file = shipped;
	}
	if (path)
		*path = file;
	return holidays_load(a, file, facts, count, e);
}

/* The copy's bytes; false if there is none. */
static bool almanac_read_copy(struct arena *a, const struct config *config, const char **bytes,
			      size_t *size)
{
	CLEANUP_FD int fd = open(almanac_copy_path(a, config), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	void *all;

	if (fd < 0 || worker_read_fd(a, fd, HOLIDAYS_MAX_SIZE, &all, size, NULL) < 0)
		return false;
	*bytes = all;
	return true;
}

int almanac_judge(const struct config *config, const char *bytes, size_t size, date_day today,
		  bool *changed, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct calendar_fact *known = NULL, *offered;
	size_t known_count = 0, count, have;
	const char *copy;

	if (holidays_parse(&a, bytes, size, &offered, &count, e) < 0)
		return -1;
	if (almanac_load(&a, config, &known, &known_count, NULL, NULL) < 0)
		known_count = 0;
	if (amendment_check(&a, config->calendar.region, known, known_count, offered, count, today,
			    e) < 0)
		return -1;
	*changed = !almanac_read_copy(&a, config, &copy, &have) || have != size ||
		   memcmp(copy, bytes, size) != 0;
	return 0;
}

static int almanac_write_all(int fd, const char *bytes, size_t size)
{
	ssize_t n;

	for (; size > 0; bytes += n, size -= (size_t)n) {
		do
			n = write(fd, bytes, size);
		while (n < 0 && errno == EINTR);
		if (n < 0)
			return -1;
	}
	return fsync(fd);
}

int almanac_keep(const struct config *config, const char *bytes, size_t size, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *directory = almanac_directory(&a, config);
	const char *path = almanac_copy_path(&a, config);
	const char *fresh = arena_printf(&a, "%s.new", path);
	CLEANUP_FD int fd =
	    open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
	CLEANUP_FD int dir = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || dir < 0 || almanac_write_all(fd, bytes, size) < 0) {
		err_set(e, ERR_TEMP, "%s cannot be written: %s", fresh, strerror(errno));
		unlink(fresh);
		return -1;
	}
	fault_point("almanac-written");
	if (rename(fresh, path) < 0 || fsync(dir) < 0)
		return err_set(e, ERR_TEMP, "%s cannot be written: %s", path, strerror(errno));
	fault_point("almanac-durable");
	return 0;
}

/* ---- the mark: "moment hash", then a line each for ETag and Last-Modified */

static const char *almanac_hash(struct arena *a, const struct config *config)
{
	unsigned char hash[KEYS_SIZE];
	char text[KEYS_SIZE * 2];
	const char *bytes;
	size_t size;

	if (!almanac_read_copy(a, config, &bytes, &size))
		return "-";
	keys_hash(bytes, size, hash);
	keys_text(hash, sizeof(hash), text);
	return arena_strdup(a, text);
}

void almanac_read_mark(struct arena *a, const struct config *config, const char *fact,
		       struct almanac_mark *mark)
{
	size_t count;
	char **lines = str_split(a, fact ? fact : "", '\n', &count), *hash;

	*mark = (struct almanac_mark){DATE_NO_MOMENT, "", ""};
	if (count < 3)
		return;
	mark->asked = strtoll(lines[0], &hash, 10);
	if (hash == lines[0] || *hash != ' ') {
		mark->asked = DATE_NO_MOMENT;
		return;
	}
	/* Of another copy (somebody has put one there) the site is asked for all of it. */
	if (!str_eq(hash + 1, almanac_hash(a, config)))
		return;
	mark->etag = lines[1];
	mark->modified = lines[2];
}

const char *almanac_write_mark(struct arena *a, const struct config *config,
			       const struct almanac_mark *mark)
{
	return arena_printf(a, "%lld %s\n%s\n%s", (long long)mark->asked, almanac_hash(a, config),
			    mark->etag, mark->modified);
}
