/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/db.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "shell/db_internal.h"

/* Somebody may look at the file with a tool of their own; that is over sooner than this. */
enum { DB_BUSY_MS = 2000 };

void db_bug(const char *what, const char *sql)
{
	fprintf(stderr, "bug: %s: %s\n", what, sql);
	abort();
}

/* ---- errors */

struct db_fault {
	enum err_kind kind;
	const char *words;
};

static struct db_fault db_fault_of(int rc, int os)
{
	int primary = rc & 0xFF;

	if ((primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) &&
	    (os == ENOSPC || os == EDQUOT))
		primary = SQLITE_FULL;
	if (rc == SQLITE_READONLY_DBMOVED)
		return (struct db_fault){ERR_TEMP, "the file was moved or removed under us"};
	switch (primary) {
	case SQLITE_FULL:
		return (struct db_fault){ERR_TEMP, "the disk is full"};
	case SQLITE_IOERR:
		return (struct db_fault){ERR_TEMP, "the disk cannot be read or written"};
	case SQLITE_READONLY:
		return (struct db_fault){ERR_TEMP, "the file or its directory is read-only"};
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return (struct db_fault){ERR_TEMP, "another program is using the file"};
	case SQLITE_CANTOPEN:
		return (struct db_fault){ERR_TEMP, "the file cannot be opened"};
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return (struct db_fault){ERR_PERM, "access to the file is not allowed"};
	case SQLITE_NOTADB:
		return (struct db_fault){ERR_PERM, "the file is not a database"};
	case SQLITE_CORRUPT:
		return (struct db_fault){ERR_PERM, "the file is damaged"};
	case SQLITE_TOOBIG:
		return (struct db_fault){ERR_PERM, "a value is too big"};
	default:
		return (struct db_fault){ERR_INTERNAL, "unexpected"};
	}
}

static void db_spoil(struct db *db, const struct err *failure)
{
	if (!db->open_transaction || db->failed)
		return;
	db->failed = true;
	db->failure = *failure;
}

int db_error(struct db *db, int rc, struct err *e)
{
	int os = sqlite3_system_errno(db->handle);
	struct db_fault fault = db_fault_of(rc, os);
	struct err failure = {0};

	if ((rc & 0xFF) == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM)
		db_bug("out of memory", "SQLite");
	/* SQLite's own words name tables and columns, never what is in them. */
	if (fault.kind == ERR_INTERNAL)
		err_set(&failure, fault.kind, "%s: %s", db->path, sqlite3_errmsg(db->handle));
	else if (os && ((rc & 0xFF) == SQLITE_IOERR || (rc & 0xFF) == SQLITE_CANTOPEN))
		err_set(&failure, fault.kind, "%s: %s: %s", db->path, fault.words, strerror(os));
	else
		err_set(&failure, fault.kind, "%s: %s", db->path, fault.words);
	db_spoil(db, &failure);
	if (e)
		*e = failure;
	return -1;
}

int db_refuse(struct db *db, struct err *e, enum err_kind kind, const char *format, ...)
{
	struct err failure = {.kind = kind};
	va_list args;

	va_start(args, format);
	vsnprintf(failure.text, sizeof(failure.text), format, args);
	va_end(args);
	db_spoil(db, &failure);
	if (e)
		*e = failure;
	return -1;
}

int db_exec(struct db *db, const char *sql, struct err *e)
{
	int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : db_error(db, rc, e);
}

/* ---- transactions */

/* BEGIN and COMMIT go past db_step, which guards what stands between them. */
static int db_control(struct db *db, const char *sql, struct err *e)
{
	DB_QUERY q = db_query(db, sql, e);
	int rc;

	if (!q)
		return -1;
	rc = sqlite3_step(q->stmt);
	return rc == SQLITE_DONE ? 0 : db_error(db, rc, e);
}

int db_begin(struct db *db, struct err *e)
{
	int moved = 0;

	if (db->open_transaction)
		db_bug("a transaction inside a transaction", db->path);
	/* A read-only file may begin a transaction, as far as SQLite is concerned. */
	if (sqlite3_db_readonly(db->handle, "main"))
		return db_error(db, SQLITE_READONLY, e);
	/* In WAL mode SQLite would go on writing to a file that has no name any more. */
	sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (moved)
		return db_error(db, SQLITE_READONLY_DBMOVED, e);
	if (db_control(db, "BEGIN IMMEDIATE", e) < 0)
		return -1;
	db->open_transaction = true;
	db->failed = false;
	return 0;
}

int db_commit(struct db *db, struct err *e)
{
	if (!db->open_transaction)
		db_bug("no transaction to commit", db->path);
	if (db->failed && e)
		*e = db->failure;
	if (db->failed || db_control(db, "COMMIT", e) < 0) {
		db_rollback(db);
		return -1;
	}
	db->open_transaction = false;
	return 0;
}

void db_rollback(struct db *db)
{
	/* A full disk makes SQLite roll back by itself. */
	if (db->open_transaction && !sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	db->open_transaction = false;
	db->failed = false;
}

bool db_in_transaction(const struct db *db)
{
	return db->open_transaction;
}

/* ---- opening */

static int db_pragma_int(struct db *db, const char *sql, int64_t *value, struct err *e)
{
	DB_QUERY q = db_query(db, sql, e);
	bool row;

	if (!q || db_step(q, &row, e) < 0)
		return -1;
	*value = row ? db_int(q, 0) : 0;
	return 0;
}

static int db_connect(struct db *db, const char *name, int flags, struct err *e)
{
	int rc = sqlite3_open_v2(name, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (!db->handle)
		db_bug("out of memory", "SQLite");
	if (rc != SQLITE_OK)
		return db_error(db, rc, e);
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, DB_BUSY_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	/* Sorting must not leave anybody's name in /tmp. */
	return db_exec(db, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096", e);
}

static void db_disconnect(struct db *db)
{
	size_t i;

	for (i = 0; i < db->query_count; i++) {
		sqlite3_finalize(db->queries[i]->stmt);
		free(db->queries[i]);
	}
	free(db->queries);
	db->queries = NULL;
	db->query_count = 0;
	if (sqlite3_close(db->handle) != SQLITE_OK)
		db_bug("closed while in use", db->path);
	db->handle = NULL;
}

/* Whose file it is, and how old: *version is its user_version.  Changes nothing. */
static int db_check(struct db *db, const struct db_schema *schema, int64_t *version, struct err *e)
{
	int64_t application, tables;

	if (db_pragma_int(db, "PRAGMA application_id", &application, e) < 0 ||
	    db_pragma_int(db, "PRAGMA user_version", version, e) < 0 ||
	    db_pragma_int(db, "SELECT /* scan */ EXISTS (SELECT 1 FROM sqlite_schema)", &tables,
			  e) < 0)
		return -1;
	if (application != schema->application_id && (application || *version || tables))
		return err_set(e, ERR_PERM, "%s: is another program's database", db->path);
	if (*version > schema->count)
		return err_set(e, ERR_PERM,
			       "%s: was written by a newer version of this program "
			       "(schema %lld, this one knows %d)",
			       db->path, (long long)*version, schema->count);
	return 0;
}

static int db_migrate(struct db *db, const struct db_schema *schema, int64_t version, struct err *e)
{
	char mark[96];

	for (; version < schema->count; version++) {
		/* A parameter cannot stand in a PRAGMA. */
		snprintf(mark, sizeof(mark), "PRAGMA application_id = %d; PRAGMA user_version = %d",
			 schema->application_id, (int)version + 1);
		if (db_begin(db, e) < 0)
			return -1;
		if (db_exec(db, schema->scripts[version], e) < 0 || db_exec(db, mark, e) < 0) {
			db_rollback(db);
			return err_prefix(e, "schema %d", (int)version + 1);
		}
		if (db_commit(db, e) < 0)
			return -1;
	}
	return 0;
}

static int db_open_write(struct db *db, const struct db_schema *schema, struct err *e)
{
	int64_t version;
	bool made;

	/* Made by us before SQLite sees it, so that no umask decides who can read it.  SQLite syncs
	 * the directory for its journals only. */
	if (db_file_make(db->path, &made, e) < 0 ||
	    (made && db_file_sync_directory(db->path, e) < 0) || db_file_claim(db->path, e) < 0 ||
	    db_connect(db, db->path, SQLITE_OPEN_READWRITE, e) < 0 ||
	    db_check(db, schema, &version, e) < 0)
		return -1;
	/*
	 * A checkpoint each 8 MiB: pages that many transactions touch are written back once.  After
	 * a burst (a mail of 35 MiB) the WAL shrinks again.  What is redacted is overwritten.
	 */
	if (db_exec(db,
		    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
		    "PRAGMA wal_autocheckpoint = 2048; PRAGMA journal_size_limit = 16777216;"
		    "PRAGMA secure_delete = ON",
		    e) < 0)
		return -1;
	return db_migrate(db, schema, version, e);
}

/* "file:PATH?immutable=1", with what has a meaning in a URI as %XX (RFC 3986 section 2.1). */
static char *db_immutable_name(const char *path)
{
	char *name = mem_alloc(strlen(path) * 3 + sizeof("file:?immutable=1")), *p;

	p = stpcpy(name, "file:");
	for (; *path; path++) {
		if (strchr("%?#", *path))
			p += sprintf(p, "%%%02X", (unsigned)*path);
		else
			*p++ = *path;
	}
	strcpy(p, "?immutable=1");
	return name;
}

/* Not opened for want of a place for its -wal and -shm, while there is nothing in a WAL? */
static bool db_is_at_rest(const struct db *db)
{
	const char *name = sqlite3_db_filename(db->handle, "main");
	int rc = sqlite3_errcode(db->handle) & 0xFF;
	struct stat status;

	/* No name: the file itself could not be opened. */
	if (!name || (rc != SQLITE_CANTOPEN && rc != SQLITE_READONLY))
		return false;
	return stat(sqlite3_filename_wal(name), &status) < 0 || status.st_size == 0;
}

static int db_open_read_only(struct db *db, const struct db_schema *schema, struct err *e)
{
	char *name CLEANUP_FREE = NULL;
	int64_t version;

	if (db_connect(db, db->path, SQLITE_OPEN_READONLY, e) < 0 ||
	    db_check(db, schema, &version, e) < 0) {
		/*
		 * A file in WAL mode needs two more beside it.  Where they cannot be made (a
		 * read-only disk) there is no writer, and it is read as one that does not change.
		 */
		if (!db_is_at_rest(db))
			return -1;
		db_disconnect(db);
		name = db_immutable_name(db->path);
		if (db_connect(db, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, e) < 0 ||
		    db_check(db, schema, &version, e) < 0)
			return -1;
	}
	if (version < schema->count)
		return err_set(e, ERR_PERM,
			       "%s: was written by an older version of this program (schema %lld, "
			       "this one needs %d); the daemon brings it up when it starts",
			       db->path, (long long)version, schema->count);
	return 0;
}

/* Each process has one thread, and none asks SQLite how much memory it has: it need not lock
 * anything for either. */
static void db_begin_library(void)
{
	static bool begun;

	/* It refuses where somebody else in the process, a test, has begun already. */
	if (!begun) {
		sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	}
	begun = true;
}

int db_open(struct db **db, const char *path, enum db_mode mode, const struct db_schema *schema,
	    struct err *e)
{
	struct db *new = mem_alloc(sizeof(*new));
	int rc;

	db_begin_library();
	*new = (struct db){.path = mem_strdup(path)};
	rc = mode == DB_WRITE ? db_open_write(new, schema, e) : db_open_read_only(new, schema, e);
	if (rc < 0) {
		db_close(new);
		return -1;
	}
	*db = new;
	return 0;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_rollback(db);
	db_disconnect(db);
	free(db->path);
	free(db);
}
