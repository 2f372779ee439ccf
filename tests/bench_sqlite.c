/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor that `make bench` measures against: the rows that a run of the daemon wrote, written once
 * more by SQLite alone with the same schema, settings and durability: one transaction a mail.
 * usage: bench_sqlite STORE NEW-FILE     prints the seconds that the writing took
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sqlite3 *db;

static void run(const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
		fprintf(stderr, "%s: %s\n", sql, why);
		exit(1);
	}
}

/* Everything that came of mail :m, from the copy in memory. */
static const char *const copies[] = {
	"INSERT INTO main.mails SELECT * FROM mem.mails WHERE id = :m",
	"INSERT INTO main.mail_raws SELECT * FROM mem.mail_raws WHERE id = :m",
	"INSERT INTO main.cases SELECT * FROM mem.cases WHERE ref = :r",
	"INSERT INTO main.case_people SELECT * FROM mem.case_people WHERE ref = :r",
	"INSERT INTO main.events SELECT * FROM mem.events WHERE mail = :m",
	"INSERT INTO main.outbox SELECT * FROM mem.outbox WHERE case_ref = :r",
	("INSERT INTO main.outbox_raws SELECT * FROM mem.outbox_raws WHERE id IN "
	 "(SELECT id FROM mem.outbox WHERE case_ref = :r)"),
};
enum { COPIES = sizeof(copies) / sizeof(copies[0]) };

/* The schema of the store, in the new file and in memory; the rows, in memory. */
static void prepare(const char *store)
{
	static const char *const tables[] = {"mails",  "mail_raws", "cases",	  "case_people",
					     "events", "outbox",    "outbox_raws", "procedures"};
	sqlite3_stmt *s;
	char sql[8192];
	size_t i;

	snprintf(sql, sizeof(sql), "ATTACH 'file:%s?mode=ro' AS old", store);
	run(sql);
	run("ATTACH ':memory:' AS mem");
	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		snprintf(sql, sizeof(sql), "CREATE TABLE mem.%s AS SELECT * FROM old.%s", tables[i],
			 tables[i]);
		run(sql);
	}
	run("CREATE UNIQUE INDEX mem.m1 ON mails (id); CREATE UNIQUE INDEX mem.m2 ON mail_raws (id);"
	    "CREATE UNIQUE INDEX mem.m3 ON cases (ref); CREATE INDEX mem.m4 ON case_people (ref);"
	    "CREATE INDEX mem.m5 ON events (mail); CREATE INDEX mem.m6 ON outbox (case_ref);"
	    "CREATE UNIQUE INDEX mem.m7 ON outbox_raws (id)");
	sqlite3_prepare_v2(db,
			   "SELECT sql FROM old.sqlite_schema WHERE sql IS NOT NULL AND name NOT "
			   "LIKE 'sqlite_%' ORDER BY type = 'trigger', type = 'index'",
			   -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW)
		run((const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	run("INSERT INTO main.procedures SELECT * FROM mem.procedures");
}

static void copy_mail(sqlite3_stmt **s, sqlite3_int64 id, const char *ref)
{
	int i, n;

	run("BEGIN IMMEDIATE");
	for (i = 0; i < COPIES; i++) {
		if ((n = sqlite3_bind_parameter_index(s[i], ":m")))
			sqlite3_bind_int64(s[i], n, id);
		if ((n = sqlite3_bind_parameter_index(s[i], ":r")))
			sqlite3_bind_text(s[i], n, ref, -1, SQLITE_STATIC);
		if (sqlite3_step(s[i]) != SQLITE_DONE) {
			fprintf(stderr, "%s: %s\n", copies[i], sqlite3_errmsg(db));
			exit(1);
		}
		sqlite3_reset(s[i]);
	}
	run("COMMIT");
}

int main(int argc, char **argv)
{
	sqlite3_stmt *s[COPIES], *mails;
	struct timespec from, to;
	int i;

	if (argc != 3 || sqlite3_open_v2(argv[2], &db,
					 SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI,
					 NULL) != SQLITE_OK)
		return 2;
	run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4096");
	prepare(argv[1]);
	for (i = 0; i < COPIES; i++)
		if (sqlite3_prepare_v2(db, copies[i], -1, &s[i], NULL) != SQLITE_OK) {
			fprintf(stderr, "%s\n", sqlite3_errmsg(db));
			return 1;
		}
	sqlite3_prepare_v2(db, "SELECT id, case_ref FROM mem.mails ORDER BY id", -1, &mails, NULL);
	clock_gettime(CLOCK_MONOTONIC, &from);
	while (sqlite3_step(mails) == SQLITE_ROW)
		copy_mail(s, sqlite3_column_int64(mails, 0),
			  (const char *)sqlite3_column_text(mails, 1));
	clock_gettime(CLOCK_MONOTONIC, &to);
	printf("%.3f\n", (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
	sqlite3_finalize(mails);
	for (i = 0; i < COPIES; i++)
		sqlite3_finalize(s[i]);
	return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
