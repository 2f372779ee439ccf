/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "shell/db_internal.h"

/* Larger transfers gain nothing. */
enum { DB_CHUNK = 1 << 20 };

/* ---- statements */

static struct db_query *db_prepare(struct db *db, const char *sql, struct err *e)
{
	struct db_query *q;
	sqlite3_stmt *stmt;
	const char *rest;
	int rc;

	rc = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &rest);
	if (rc != SQLITE_OK) {
		db_error(db, rc, e);
		return NULL;
	}
	if (!stmt || *rest || sqlite3_bind_parameter_count(stmt) > 64)
		db_bug("not one statement of at most 64 parameters", sql);
	q = mem_alloc(sizeof(*q));
	*q = (struct db_query){.db = db, .sql = sql, .stmt = stmt};
	q->changes = !sqlite3_stmt_readonly(stmt);
	db->queries = mem_realloc(db->queries, (db->query_count + 1) * sizeof(*db->queries));
	db->queries[db->query_count++] = q;
	return q;
}

struct db_query *db_query(struct db *db, const char *sql, struct err *e)
{
	size_t i;

	/* Some fifty pointers: a walk along them is nothing beside the statement itself. */
	for (i = 0; i < db->query_count; i++)
		if (db->queries[i]->sql == sql)
			break;
	if (i == db->query_count)
		return db_prepare(db, sql, e);
	if (sqlite3_stmt_busy(db->queries[i]->stmt))
		db_bug("used inside itself", sql);
	return db->queries[i];
}

void db_done(struct db_query **q)
{
	if (!*q)
		return;
	/* What it returns is the failure of the last step, which was reported then. */
	sqlite3_reset((*q)->stmt);
	sqlite3_clear_bindings((*q)->stmt);
	(*q)->bound = 0;
}

const char *db_statement(const struct db *db, size_t index)
{
	return index < db->query_count ? db->queries[index]->sql : NULL;
}

int64_t db_last_id(const struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

/* ---- parameters */

static int db_parameter(struct db_query *q, const char *name)
{
	int n = sqlite3_bind_parameter_index(q->stmt, name);

	if (n == 0)
		db_bug(name, q->sql);
	q->bound |= (uint64_t)1 << (n - 1);
	return n;
}

static void db_bound(struct db_query *q, const char *name, int rc)
{
	/* Out of memory, a statement that is running, or more than SQLite's limit of 1 GB. */
	if (rc != SQLITE_OK)
		db_bug(name, q->sql);
}

void db_bind_int(struct db_query *q, const char *name, int64_t value)
{
	db_bound(q, name, sqlite3_bind_int64(q->stmt, db_parameter(q, name), value));
}

void db_bind_null(struct db_query *q, const char *name)
{
	db_bound(q, name, sqlite3_bind_null(q->stmt, db_parameter(q, name)));
}

void db_bind_text(struct db_query *q, const char *name, const char *value)
{
	int n = db_parameter(q, name);

	/* A NULL pointer binds NULL. */
	db_bound(q, name, sqlite3_bind_text(q->stmt, n, value, -1, SQLITE_STATIC));
}

void db_bind_bytes(struct db_query *q, const char *name, const void *data, size_t size)
{
	int n = db_parameter(q, name);

	db_bound(q, name, sqlite3_bind_blob64(q->stmt, n, size ? data : "", size, SQLITE_STATIC));
}

void db_bind_zeros(struct db_query *q, const char *name, size_t size)
{
	db_bound(q, name, sqlite3_bind_zeroblob64(q->stmt, db_parameter(q, name), size));
}

/* ---- running */

static void db_check_use(const struct db_query *q)
{
	int count = sqlite3_bind_parameter_count(q->stmt);
	uint64_t all = count ? UINT64_MAX >> (64 - count) : 0;

	if (q->bound != all)
		db_bug("not all parameters given", q->sql);
	if (q->changes && !q->db->open_transaction)
		db_bug("a change outside a transaction", q->sql);
}

int db_step(struct db_query *q, bool *row, struct err *e)
{
	int rc;

	db_check_use(q);
	/* SQLite has rolled back already: what follows would be committed one by one. */
	if (q->db->open_transaction && q->changes && sqlite3_get_autocommit(q->db->handle)) {
		if (e)
			*e = q->db->failure;
		return -1;
	}
	rc = sqlite3_step(q->stmt);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		db_error(q->db, rc, e);
		sqlite3_reset(q->stmt);
		return -1;
	}
	*row = rc == SQLITE_ROW;
	return 0;
}

int db_run(struct db_query *q, int *changed, struct err *e)
{
	bool row;

	if (db_step(q, &row, e) < 0)
		return -1;
	if (row)
		db_bug("rows of a statement without", q->sql);
	if (changed)
		*changed = sqlite3_changes(q->db->handle);
	return 0;
}

/* ---- columns */

/* STRICT tables keep what we put in; another type is another column than the one that was meant. */
static bool db_column(struct db_query *q, int column, int type)
{
	int is = sqlite3_column_type(q->stmt, column);

	if (is == SQLITE_NULL)
		return false;
	if (is != type)
		db_bug("a column of another type", q->sql);
	return true;
}

bool db_is_null(struct db_query *q, int column)
{
	return sqlite3_column_type(q->stmt, column) == SQLITE_NULL;
}

int64_t db_int(struct db_query *q, int column)
{
	return db_column(q, column, SQLITE_INTEGER) ? sqlite3_column_int64(q->stmt, column) : 0;
}

const char *db_text(struct db_query *q, int column)
{
	const unsigned char *text;

	if (!db_column(q, column, SQLITE_TEXT))
		return NULL;
	text = sqlite3_column_text(q->stmt, column);
	if (!text)
		db_bug("out of memory", "SQLite");
	return (const char *)text;
}

const void *db_bytes(struct db_query *q, int column, size_t *size)
{
	bool is = db_column(q, column, SQLITE_BLOB);

	*size = is ? (size_t)sqlite3_column_bytes(q->stmt, column) : 0;
	return is ? sqlite3_column_blob(q->stmt, column) : NULL;
}

char *db_copy_text(struct db_query *q, int column, struct arena *a)
{
	return arena_strdup(a, db_text(q, column));
}

int db_number(struct db_query *q, int64_t *number, struct err *e)
{
	bool row;

	if (db_step(q, &row, e) < 0)
		return -1;
	*number = row ? db_int(q, 0) : 0;
	return 0;
}

int db_yes(struct db_query *q, bool *yes, struct err *e)
{
	int64_t number;

	if (db_number(q, &number, e) < 0)
		return -1;
	*yes = number != 0;
	return 0;
}

/* ---- large values */

static int db_open_bytes(struct db *db, const char *table, const char *column, int64_t id,
			 size_t size, bool write, sqlite3_blob **blob, struct err *e)
{
	int rc = sqlite3_blob_open(db->handle, "main", table, column, id, write, blob);

	if (rc != SQLITE_OK) {
		sqlite3_blob_close(*blob);
		return db_error(db, rc, e);
	}
	if ((size_t)sqlite3_blob_bytes(*blob) != size) {
		sqlite3_blob_close(*blob);
		return db_refuse(db, e, ERR_PERM, "%s: %s %lld has another size than was noted",
				 db->path, table, (long long)id);
	}
	return 0;
}

int db_write_bytes(struct db *db, const char *table, const char *column, int64_t id,
		   const void *data, size_t size, struct err *e)
{
	const char *from = data;
	sqlite3_blob *blob;
	size_t done, n;
	int rc = SQLITE_OK;

	if (!db->open_transaction)
		db_bug("a change outside a transaction", table);
	if (db_open_bytes(db, table, column, id, size, true, &blob, e) < 0)
		return -1;
	for (done = 0; done < size && rc == SQLITE_OK; done += n) {
		n = size - done < DB_CHUNK ? size - done : DB_CHUNK;
		rc = sqlite3_blob_write(blob, from + done, (int)n, (int)done);
	}
	if (rc != SQLITE_OK)
		db_error(db, rc, e);
	sqlite3_blob_close(blob);
	return rc == SQLITE_OK ? 0 : -1;
}

int db_read_bytes(struct db *db, const char *table, const char *column, int64_t id, void *data,
		  size_t size, struct err *e)
{
	sqlite3_blob *blob;
	int rc;

	if (db_open_bytes(db, table, column, id, size, false, &blob, e) < 0)
		return -1;
	rc = sqlite3_blob_read(blob, data, (int)size, 0);
	if (rc != SQLITE_OK)
		db_error(db, rc, e);
	sqlite3_blob_close(blob);
	return rc == SQLITE_OK ? 0 : -1;
}
