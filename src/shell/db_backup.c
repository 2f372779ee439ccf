/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shell/db_internal.h"

static int db_backup_fault(const char *path, int rc, struct err *e)
{
	bool full = (rc & 0xFF) == SQLITE_FULL;

	return err_set(e, ERR_TEMP, "%s: %s", path, full ? "the disk is full" : sqlite3_errstr(rc));
}

static int db_make_empty(const char *path, struct err *e)
{
	bool made;

	if (db_file_make(path, &made, e) < 0)
		return -1;
	return made ? 0 : err_set(e, ERR_INPUT, "%s: is there already", path);
}

static int db_copy_pages(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
	int rc;

	if (!copy)
		return sqlite3_errcode(to);
	sqlite3_backup_step(copy, -1);
	rc = sqlite3_backup_finish(copy);
	if (rc != SQLITE_OK)
		return rc;
	/* The copy says of itself that it has a WAL, as the original does: one file needs none. */
	return sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

static int db_copy_to(struct db *db, const char *path, struct err *e)
{
	sqlite3 *to;
	int rc = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		rc = db_copy_pages(db->handle, to);
	sqlite3_close(to);
	return rc == SQLITE_OK ? 0 : db_backup_fault(path, rc, e);
}

/*
 * `path` is taken first, empty, so that nobody else's file is written over; the copy is made beside
 * it and takes its place when it is whole, so that a broken copy is never taken for a backup.
 */
int db_backup(struct db *db, const char *path, struct err *e)
{
	char *part CLEANUP_FREE = mem_alloc(strlen(path) + sizeof(".part"));

	if (db->open_transaction)
		db_bug("a backup inside a transaction", path);
	stpcpy(stpcpy(part, path), ".part");
	if (db_make_empty(path, e) < 0)
		return -1;
	unlink(part);
	if (db_make_empty(part, e) < 0 || db_copy_to(db, part, e) < 0)
		goto failed;
	if (rename(part, path) < 0) {
		err_set(e, ERR_TEMP, "%s: %s", path, strerror(errno));
		goto failed;
	}
	return db_file_sync_directory(path, e);
failed:
	unlink(part);
	unlink(path);
	return -1;
}
