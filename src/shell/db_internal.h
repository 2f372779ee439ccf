/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * db_internal: what the files of `db` share.  Nobody else includes it.
 */
#ifndef ESCALATED_SHELL_DB_INTERNAL_H
#define ESCALATED_SHELL_DB_INTERNAL_H

#include <sqlite3.h>

#include "shell/db.h"

struct db_query {
	struct db *db;	    /* borrowed */
	const char *sql;    /* borrowed */
	sqlite3_stmt *stmt; /* owned */
	bool changes;	    /* it is not only a SELECT */
	uint64_t bound;	    /* bit n: parameter n + 1 was given */
};

struct db {
	sqlite3 *handle;	   /* owned */
	char *path;		   /* owned */
	struct db_query **queries; /* owned, each too */
	size_t query_count;
	bool open_transaction;
	bool failed;	    /* something in the open transaction failed */
	struct err failure; /* the first of it */
};

/* Turns what SQLite said into words and a kind; spoils the open transaction.  Returns -1. */
int db_error(struct db *db, int rc, struct err *e);
/* One statement without parameters, or a whole script. */
int db_exec(struct db *db, const char *sql, struct err *e);
/* Prints to stderr and aborts: a bug of ours. */
void db_bug(const char *what, const char *sql) __attribute__((noreturn));

/* An empty file of mode 0600, whatever the umask; *made is false if there was one already. */
int db_file_make(const char *path, bool *made, struct err *e);
/* Makes its entry in the directory durable. */
int db_file_sync_directory(const char *path, struct err *e);
/* We can write to it, and after this nobody else can read it. */
int db_file_claim(const char *path, struct err *e);

#endif
