/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "shell/store_internal.h"

/*
 * A file of its own, because closing any descriptor of the database would drop the locks that
 * SQLite has on it.  flock goes with the open file: it ends with the process however that ends, and
 * the descriptor is not passed on to programs that we start.
 */
static int store_lock(struct store *store, const char *path, struct err *e)
{
	char *name CLEANUP_FREE = mem_alloc(strlen(path) + sizeof(".lock"));

	stpcpy(stpcpy(name, path), ".lock");
	store->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (store->lock < 0 || fchmod(store->lock, 0600) < 0)
		return err_set(e, ERR_TEMP, "%s: %s", name, strerror(errno));
	if (flock(store->lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno == EWOULDBLOCK)
		return err_set(e, ERR_PERM, "%s: another daemon has this store open", path);
	return err_set(e, ERR_TEMP, "%s: %s", name, strerror(errno));
}

int store_open(struct store **store, const char *path, enum store_mode mode, struct err *e)
{
	enum db_mode db_mode = mode == STORE_WRITE ? DB_WRITE : DB_READ_ONLY;
	struct store *new = mem_alloc(sizeof(*new));

	*new = (struct store){.lock = -1, .mode = mode};
	if ((mode == STORE_WRITE && store_lock(new, path, e) < 0) ||
	    db_open(&new->db, path, db_mode, &store_schema, e) < 0 ||
	    (mode == STORE_WRITE && store_open_chain(new, e) < 0)) {
		store_close(new);
		return -1;
	}
	*store = new;
	return 0;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	db_close(store->db);
	/* The lock last: the next daemon finds the WAL written back. */
	mem_close_fd(&store->lock);
	explicit_bzero(store->chain, sizeof(store->chain));
	free(store);
}

/* ---- transactions */

int store_begin(struct store *store, struct err *e)
{
	store->head = (struct store_head){0};
	return db_begin(store->db, e);
}

int store_commit(struct store *store, struct err *e)
{
	/* When this fails, so does the commit, with the same error. */
	(void)store_write_head(store, NULL);
	store->head = (struct store_head){0};
	fault_point("store-written");
	if (db_commit(store->db, e) < 0)
		return -1;
	fault_point("store-committed");
	return 0;
}

void store_rollback(struct store *store)
{
	store->head = (struct store_head){0};
	db_rollback(store->db);
}

int store_backup(struct store *store, const char *path, struct err *e)
{
	return db_backup(store->db, path, e);
}

/* ---- what the tables share */

/* Up to here SQLite may make a copy of its own while it builds the row. */
enum { STORE_SMALL_RAW = 256 * 1024 };
/* Far above any mail that is taken in, far below what SQLite can keep. */
enum { STORE_LARGEST_RAW = 512 * 1024 * 1024 };

int store_put_raw(struct store *store, const struct store_raws *raws, int64_t id, const void *raw,
		  size_t size, struct err *e)
{
	DB_QUERY q = db_query(store->db, raws->insert, e);

	if (!q)
		return -1;
	if (size > STORE_LARGEST_RAW)
		return db_refuse(store->db, e, ERR_PERM, "a mail of %zu bytes is too big to keep",
				 size);
	db_bind_int(q, ":id", id);
	if (size > STORE_SMALL_RAW)
		db_bind_zeros(q, ":raw", size);
	else
		db_bind_bytes(q, ":raw", raw, size);
	if (db_run(q, NULL, e) < 0)
		return -1;
	if (size > STORE_SMALL_RAW)
		return db_write_bytes(store->db, raws->table, "raw", id, raw, size, e);
	return 0;
}

int store_read_raw(struct store *store, struct arena *a, const struct store_raws *raws, int64_t id,
		   size_t size, void **raw, struct err *e)
{
	char *bytes = arena_alloc(a, size + 1);

	if (db_read_bytes(store->db, raws->table, "raw", id, bytes, size, e) < 0)
		return -1;
	*raw = bytes;
	return 0;
}

void store_bind_moment(struct db_query *q, const char *name, date_moment at)
{
	if (at == DATE_NO_MOMENT)
		db_bind_null(q, name);
	else
		db_bind_int(q, name, at);
}

date_moment store_moment(struct db_query *q, int column)
{
	return db_is_null(q, column) ? DATE_NO_MOMENT : db_int(q, column);
}

void store_bind_day(struct db_query *q, const char *name, date_day day)
{
	if (day == DATE_NO_DAY)
		db_bind_null(q, name);
	else
		db_bind_int(q, name, day);
}

date_day store_day(struct db_query *q, int column)
{
	return db_is_null(q, column) ? DATE_NO_DAY : (date_day)db_int(q, column);
}

void store_bind_limit(struct db_query *q, size_t limit)
{
	db_bind_int(q, ":limit", limit == 0 || limit > INT32_MAX ? -1 : (int64_t)limit);
}
