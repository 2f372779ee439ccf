/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * db: SQLite, as this program uses it: safe settings, migrations, statements that are prepared once
 * and kept, named parameters, and errors in words for people.  It knows nothing of what is stored.
 *
 * Our own bugs abort: an unknown or unbound parameter, a change outside a transaction, a column of
 * another type than the one asked for.
 */
#ifndef ESCALATED_SHELL_DB_H
#define ESCALATED_SHELL_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

struct db;
struct db_query;

enum db_mode {
	DB_WRITE,     /* made with mode 0600 if it is missing; WAL, synchronous=FULL */
	DB_READ_ONLY, /* beside a writer, or from a read-only disk */
};

/* scripts[n] takes the schema from user_version n to n + 1. */
struct db_schema {
	int application_id;
	const char *const *scripts;
	int count;
};

/*
 * Opens `path` and brings it up to schema->count, one IMMEDIATE transaction a script.  ERR_PERM: a
 * newer schema, another program's file, or (read-only) an older schema.  ERR_TEMP: it cannot be
 * opened or written just now.  Nothing of a file that is refused is changed.  The caller sees to it
 * that there is one writer.
 */
int db_open(struct db **db, const char *path, enum db_mode mode, const struct db_schema *schema,
	    struct err *e);
void db_close(struct db *db); /* accepts NULL; an open transaction is rolled back */

/* BEGIN IMMEDIATE … COMMIT.  When anything in between failed, the commit fails with that first
 * error and all is rolled back, so that half a transaction is never committed. */
int db_begin(struct db *db, struct err *e);
int db_commit(struct db *db, struct err *e);
void db_rollback(struct db *db);
bool db_in_transaction(const struct db *db);

/* err_set for a refusal of the layer above: the open transaction can no longer be committed. */
int db_refuse(struct db *db, struct err *e, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * The statement with this text: prepared at its first use, kept until db_close.  `sql` must be a
 * constant with static lifetime; it is known by its address.  NULL if it cannot be prepared.
 *
 *	DB_QUERY q = db_query(db, sql, e);
 *	if (!q) return -1;
 *	db_bind_text(q, ":ref", ref);
 *	if (db_step(q, &row, e)) return -1;
 *
 * At the end of the block it is reset: no read transaction stays open, no bound pointer is kept.
 */
#define DB_QUERY CLEANUP(db_done) struct db_query *
struct db_query *db_query(struct db *db, const char *sql, struct err *e);
void db_done(struct db_query **q);

/* Text and bytes are borrowed until the end of the block.  NULL text is NULL; bytes never are. */
void db_bind_int(struct db_query *q, const char *name, int64_t value);
void db_bind_null(struct db_query *q, const char *name);
void db_bind_text(struct db_query *q, const char *name, const char *value);
void db_bind_bytes(struct db_query *q, const char *name, const void *data, size_t size);
void db_bind_zeros(struct db_query *q, const char *name, size_t size); /* for db_write_bytes */

/* The next row; *row is false at the end. */
int db_step(struct db_query *q, bool *row, struct err *e);
/* A statement without rows; *changed (may be NULL) is the number of rows it changed. */
int db_run(struct db_query *q, int *changed, struct err *e);
/* The number in the first column of the first row, 0 if there is none; or whether it is another
 * than 0. */
int db_number(struct db_query *q, int64_t *number, struct err *e);
int db_yes(struct db_query *q, bool *yes, struct err *e);

/* Columns of the current row, counted from 0.  db_text is borrowed until the next step. */
bool db_is_null(struct db_query *q, int column);
int64_t db_int(struct db_query *q, int column);
const char *db_text(struct db_query *q, int column); /* NULL for NULL */
const void *db_bytes(struct db_query *q, int column, size_t *size);
char *db_copy_text(struct db_query *q, int column, struct arena *a);

int64_t db_last_id(const struct db *db); /* of the last INSERT */

/* Large values, in place: neither SQLite nor we hold a second copy.  `size` is the whole value's.
 */
int db_write_bytes(struct db *db, const char *table, const char *column, int64_t id,
		   const void *data, size_t size, struct err *e);
int db_read_bytes(struct db *db, const char *table, const char *column, int64_t id, void *data,
		  size_t size, struct err *e);

/* A consistent copy as one file of mode 0600 that needs no WAL beside it.  `path` must not exist,
 * and is complete or not there when this returns. */
int db_backup(struct db *db, const char *path, struct err *e);

/* The texts of all statements prepared so far, for the check of their plans; NULL past the end. */
const char *db_statement(const struct db *db, size_t index);

#endif
