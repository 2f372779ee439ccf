/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell/db.h"
#include "ground.h"

enum { TEST_ID = 0x54455354 };

static const char *const scripts[] = {
    "CREATE TABLE first (id INTEGER PRIMARY KEY, text TEXT) STRICT",
    ("CREATE TABLE second (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
     "INSERT INTO first (text) VALUES ('made by the second')"),
    "ALTER TABLE first ADD COLUMN number INTEGER",
};
static const struct db_schema schema = {TEST_ID, scripts, COUNT_OF(scripts)};

static struct db *must_open(struct ground *g)
{
	struct db *db;

	MUST(g, db_open(&db, g->path, DB_WRITE, &schema, &g->e));
	return db;
}

/* ---- opening and migrations */

static void test_migrates_from_every_version(void **state)
{
	struct ground *g = *state;
	static const char version[] = "PRAGMA user_version";
	struct db_schema old;
	char path[100];
	struct db *db;
	int from;

	for (from = 0; from <= schema.count; from++) {
		snprintf(path, sizeof(path), "%s/from-%d.db", g->directory, from);
		old = schema;
		old.count = from;
		MUST(g, db_open(&db, path, DB_WRITE, &old, &g->e));
		db_close(db);
		assert_int_equal(ground_number(path, version), from);
		MUST(g, db_open(&db, path, DB_WRITE, &schema, &g->e));
		db_close(db);
		assert_int_equal(ground_number(path, version), schema.count);
		assert_int_equal(ground_number(path, "PRAGMA application_id"), TEST_ID);
		assert_int_equal(ground_number(path, "SELECT count(*) FROM first"), 1);
		assert_int_equal(ground_number(path, "SELECT number IS NULL FROM first"), 1);
	}
}

static void test_a_failing_migration_changes_nothing(void **state)
{
	const char *const broken[] = {
	    scripts[0],
	    "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)",
	};
	const struct db_schema bad = {TEST_ID, broken, 2};
	struct ground *g = *state;
	struct db *db = NULL;

	MUST_FAIL(g, db_open(&db, g->path, DB_WRITE, &bad, &g->e), ERR_INTERNAL);
	assert_null(db);
	assert_non_null(strstr(g->e.text, "schema 2"));
	assert_int_equal(ground_number(g->path, "PRAGMA user_version"), 1);
	assert_int_equal(
	    ground_number(g->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
	db_close(must_open(g));
}

static void test_a_newer_schema_is_refused(void **state)
{
	struct ground *g = *state;
	struct db *db;
	int mode;

	db_close(must_open(g));
	assert_int_equal(ground_sql(g->path, "PRAGMA user_version = 4"), SQLITE_OK);
	for (mode = DB_WRITE; mode <= DB_READ_ONLY; mode++) {
		MUST_FAIL(g, db_open(&db, g->path, (enum db_mode)mode, &schema, &g->e), ERR_PERM);
		assert_non_null(strstr(g->e.text, "newer version"));
	}
	assert_int_equal(ground_number(g->path, "PRAGMA user_version"), 4);
}

static void test_read_only_does_not_migrate(void **state)
{
	const struct db_schema old = {TEST_ID, scripts, 2};
	struct ground *g = *state;
	struct db *db;

	MUST(g, db_open(&db, g->path, DB_WRITE, &old, &g->e));
	db_close(db);
	MUST_FAIL(g, db_open(&db, g->path, DB_READ_ONLY, &schema, &g->e), ERR_PERM);
	assert_non_null(strstr(g->e.text, "older version"));
	assert_int_equal(ground_number(g->path, "PRAGMA user_version"), 2);
}

static void test_another_programs_file_is_left_alone(void **state)
{
	static const char *const made_by[] = {
	    "CREATE TABLE bookmarks (id INTEGER)",
	    "PRAGMA application_id = 77; CREATE TABLE t (id INTEGER)",
	    "PRAGMA user_version = 2; CREATE TABLE t (id INTEGER)",
	};
	struct ground *g = *state;
	struct db *db;
	size_t i;

	for (i = 0; i < COUNT_OF(made_by); i++) {
		unlink(g->path);
		assert_int_equal(ground_sql(g->path, made_by[i]), SQLITE_OK);
		MUST_FAIL(g, db_open(&db, g->path, DB_WRITE, &schema, &g->e), ERR_PERM);
		assert_non_null(strstr(g->e.text, "another program"));
		assert_int_equal(ground_number(g->path, "SELECT count(*) FROM sqlite_schema"), 1);
		/* Not even its journal mode: that would leave "wal" (2) in the header. */
		assert_int_equal(ground_number(g->path, "SELECT journal_mode = 'delete' FROM "
							"pragma_journal_mode"),
				 1);
	}
}

static void test_not_a_database(void **state)
{
	struct ground *g = *state;
	FILE *file = fopen(g->path, "w");
	struct db *db;
	int i;

	for (i = 0; i < 100; i++)
		fputs("Dear panel, this is a letter and no database at all.\n", file);
	fclose(file);
	MUST_FAIL(g, db_open(&db, g->path, DB_WRITE, &schema, &g->e), ERR_PERM);
	assert_non_null(strstr(g->e.text, "not a database"));
	MUST_FAIL(g, db_open(&db, g->path, DB_READ_ONLY, &schema, &g->e), ERR_PERM);
}

static void test_missing_places(void **state)
{
	struct ground *g = *state;
	struct stat status;
	char path[100];
	struct db *db;

	MUST_FAIL(g, db_open(&db, g->path, DB_READ_ONLY, &schema, &g->e), ERR_TEMP);
	assert_int_equal(stat(g->path, &status), -1);
	snprintf(path, sizeof(path), "%s/no/such/store.db", g->directory);
	MUST_FAIL(g, db_open(&db, path, DB_WRITE, &schema, &g->e), ERR_TEMP);
	MUST_FAIL(g, db_open(&db, g->directory, DB_WRITE, &schema, &g->e), ERR_TEMP);
}

static int mode_of(const char *path, const char *suffix)
{
	char name[128];
	struct stat status;

	snprintf(name, sizeof(name), "%s%s", path, suffix);
	assert_int_equal(stat(name, &status), 0);
	return (int)(status.st_mode & 0777);
}

static void test_only_the_owner_can_read(void **state)
{
	static const mode_t masks[] = {0, 022, 0777};
	struct ground *g = *state;
	struct db *db;
	mode_t before;
	size_t i;

	for (i = 0; i < COUNT_OF(masks); i++) {
		before = umask(masks[i]);
		db = must_open(g);
		umask(before);
		assert_int_equal(mode_of(g->path, ""), 0600);
		assert_int_equal(mode_of(g->path, "-wal"), 0600);
		assert_int_equal(mode_of(g->path, "-shm"), 0600);
		db_close(db);
		assert_int_equal(unlink(g->path), 0);
	}
	db_close(must_open(g));
	assert_int_equal(chmod(g->path, 0664), 0);
	db_close(must_open(g));
	assert_int_equal(mode_of(g->path, ""), 0600);
}

static void test_settings(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);
	static const struct {
		const char *sql;
		int64_t expected;
	} rows[] = {
	    {"PRAGMA synchronous", 2},
	    {"PRAGMA foreign_keys", 1},
	    {"PRAGMA trusted_schema", 0},
	    {"PRAGMA temp_store", 2},
	    {"PRAGMA wal_autocheckpoint", 2048},
	    {"PRAGMA journal_size_limit", 16777216},
	    {"SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1},
	};
	struct db_query *q;
	size_t i;
	bool row;

	for (i = 0; i < COUNT_OF(rows); i++) {
		q = db_query(db, rows[i].sql, &g->e);
		assert_non_null(q);
		MUST(g, db_step(q, &row, &g->e));
		assert_int_equal(db_int(q, 0), rows[i].expected);
		db_done(&q);
	}
	/* A word in double quotes is a name, never a text. */
	assert_null(db_query(db, "SELECT \"no such column\" FROM first", &g->e));
	assert_int_equal(g->e.kind, ERR_INTERNAL);
	db_close(db);
}

/* ---- statements */

static const char insert_first[] = "INSERT INTO first (text, number) VALUES (:text, :number)";

static int add_first(struct db *db, const char *text, struct err *e)
{
	DB_QUERY q = db_query(db, insert_first, e);

	if (!q)
		return -1;
	db_bind_text(q, ":text", text);
	db_bind_int(q, ":number", 7);
	return db_run(q, NULL, e);
}

static void test_statements_are_prepared_once(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);
	size_t i, found = 0;

	MUST(g, db_begin(db, &g->e));
	MUST(g, add_first(db, "a", &g->e));
	MUST(g, add_first(db, NULL, &g->e));
	assert_int_equal(db_last_id(db), 3);
	MUST(g, db_commit(db, &g->e));
	for (i = 0; db_statement(db, i); i++)
		found += db_statement(db, i) == insert_first;
	assert_int_equal(found, 1);
	db_close(db);
	assert_int_equal(ground_number(g->path, "SELECT count(*) FROM first WHERE text IS NULL"),
			 1);
}

static void no_such_parameter(struct db *db)
{
	struct db_query *q = db_query(db, insert_first, NULL);

	db_bind_int(q, ":nunber", 1);
}

static void one_parameter_forgotten(struct db *db)
{
	struct db_query *q = db_query(db, insert_first, NULL);

	db_begin(db, NULL);
	db_bind_int(q, ":number", 1);
	db_run(q, NULL, NULL);
}

static void change_outside_a_transaction(struct db *db)
{
	add_first(db, "x", NULL);
}

static void column_of_another_type(struct db *db)
{
	struct db_query *q = db_query(db, "SELECT text FROM first", NULL);
	bool row;

	db_step(q, &row, NULL);
	db_int(q, 0);
}

static void transaction_in_a_transaction(struct db *db)
{
	db_begin(db, NULL);
	db_begin(db, NULL);
}

static void test_our_own_bugs_abort(void **state)
{
	static void (*const bugs[])(struct db *) = {
	    no_such_parameter,	    one_parameter_forgotten,	  change_outside_a_transaction,
	    column_of_another_type, transaction_in_a_transaction,
	};
	struct ground *g = *state;
	struct db *db;
	size_t i;
	pid_t child;
	int status;

	for (i = 0; i < COUNT_OF(bugs); i++) {
		child = fork();
		if (child == 0) {
			signal(SIGABRT, SIG_DFL);
			if (!freopen("/dev/null", "w", stderr) ||
			    db_open(&db, g->path, DB_WRITE, &schema, NULL) < 0)
				_exit(1);
			bugs[i](db);
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT)
			fail_msg("bug %zu: status %x", i, (unsigned)status);
	}
}

static void test_bytes_in_place(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);
	size_t size = 3 * 1024 * 1024 + 17, i;
	unsigned char *in = arena_alloc(&g->arena, size), *out = arena_alloc(&g->arena, size);
	struct db_query *q;

	for (i = 0; i < size; i++)
		in[i] = (unsigned char)(i * 31 >> 3);
	MUST(g, db_begin(db, &g->e));
	q = db_query(db, "INSERT INTO second (id, bytes) VALUES (5, :bytes)", &g->e);
	db_bind_zeros(q, ":bytes", size);
	MUST(g, db_run(q, NULL, &g->e));
	db_done(&q);
	MUST(g, db_write_bytes(db, "second", "bytes", 5, in, size, &g->e));
	MUST(g, db_commit(db, &g->e));
	MUST(g, db_read_bytes(db, "second", "bytes", 5, out, size, &g->e));
	assert_memory_equal(in, out, size);
	MUST_FAIL(g, db_read_bytes(db, "second", "bytes", 5, out, size - 1, &g->e), ERR_PERM);
	MUST_FAIL(g, db_read_bytes(db, "second", "bytes", 6, out, size, &g->e), ERR_INTERNAL);
	db_close(db);
}

/* ---- transactions */

static void test_half_a_transaction_is_never_committed(void **state)
{
	static const char twice[] = "INSERT INTO first (id) VALUES (1)";
	struct ground *g = *state;
	struct db *db = must_open(g);
	struct db_query *q;

	MUST(g, db_begin(db, &g->e));
	MUST(g, add_first(db, "before", &g->e));
	q = db_query(db, twice, &g->e);
	MUST_FAIL(g, db_run(q, NULL, &g->e), ERR_INTERNAL);
	db_done(&q);
	MUST(g, add_first(db, "after", &g->e));
	MUST_FAIL(g, db_commit(db, &g->e), ERR_INTERNAL);
	assert_non_null(strstr(g->e.text, "first.id"));
	assert_false(db_in_transaction(db));
	MUST(g, db_begin(db, &g->e));
	MUST(g, add_first(db, "again", &g->e));
	MUST(g, db_commit(db, &g->e));
	db_close(db);
	assert_int_equal(ground_number(g->path, "SELECT count(*) FROM first"), 2);
}

static void test_a_refusal_spoils_the_transaction(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);

	MUST(g, db_begin(db, &g->e));
	MUST(g, add_first(db, "x", &g->e));
	db_refuse(db, NULL, ERR_INPUT, "not %s", "so");
	MUST_FAIL(g, db_commit(db, &g->e), ERR_INPUT);
	assert_string_equal(g->e.text, "not so");
	MUST(g, db_begin(db, &g->e));
	MUST(g, db_commit(db, &g->e));
	db_close(db);
	assert_int_equal(ground_number(g->path, "SELECT count(*) FROM first"), 1);
}

static void test_closing_rolls_back(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);

	MUST(g, db_begin(db, &g->e));
	MUST(g, add_first(db, "x", &g->e));
	db_close(db);
	db_close(NULL);
	assert_int_equal(ground_number(g->path, "SELECT count(*) FROM first"), 1);
}

static void test_busy(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);
	sqlite3 *other;

	ground_no_waiting();
	assert_int_equal(sqlite3_open(g->path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	MUST_FAIL(g, db_begin(db, &g->e), ERR_TEMP);
	assert_non_null(strstr(g->e.text, "another program is using"));
	assert_int_equal(sqlite3_close(other), SQLITE_OK);
	MUST(g, db_begin(db, &g->e));
	MUST(g, add_first(db, "x", &g->e));
	MUST(g, db_commit(db, &g->e));
	db_close(db);
}

static void test_the_file_moved_away(void **state)
{
	struct ground *g = *state;
	struct db *db = must_open(g);

	assert_int_equal(unlink(g->path), 0);
	MUST_FAIL(g, db_begin(db, &g->e), ERR_TEMP);
	assert_non_null(strstr(g->e.text, "moved or removed"));
	db_close(db);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ground_setup, ground_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(test_migrates_from_every_version),
	    TEST(test_a_failing_migration_changes_nothing),
	    TEST(test_a_newer_schema_is_refused),
	    TEST(test_read_only_does_not_migrate),
	    TEST(test_another_programs_file_is_left_alone),
	    TEST(test_not_a_database),
	    TEST(test_missing_places),
	    TEST(test_only_the_owner_can_read),
	    TEST(test_settings),
	    TEST(test_statements_are_prepared_once),
	    TEST(test_our_own_bugs_abort),
	    TEST(test_bytes_in_place),
	    TEST(test_half_a_transaction_is_never_committed),
	    TEST(test_a_refusal_spoils_the_transaction),
	    TEST(test_closing_rolls_back),
	    TEST(test_busy),
	    TEST(test_the_file_moved_away),
	};

	return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
