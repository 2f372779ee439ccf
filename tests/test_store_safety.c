/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for years: migrations, one daemon, backups, a log that cannot be changed, no slow
 * walks. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground.h"
#include "shell/store_internal.h"

/* ---- opening */

static void make_version(const char *path, int version)
{
	char mark[96];
	int i;

	for (i = 0; i < version; i++)
		assert_int_equal(ground_sql(path, store_schema.scripts[i]), SQLITE_OK);
	snprintf(mark, sizeof(mark), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		 version ? store_schema.application_id : 0, version);
	assert_int_equal(ground_sql(path, mark), SQLITE_OK);
}

static void test_migrates_from_every_version(void **state)
{
	struct ground *g = *state;
	int version;

	for (version = 0; version <= store_schema.count; version++) {
		make_version(g->path, version);
		ground_open(g);
		ground_commit_mail(g, 1);
		ground_verify(g, 3);
		ground_close(g);
		assert_int_equal(ground_number(g->path, "PRAGMA user_version"), store_schema.count);
		assert_int_equal(ground_number(g->path, "PRAGMA application_id"),
				 store_schema.application_id);
		assert_int_equal(unlink(g->path), 0);
	}
}

/* Before version 7 the header blocks had no hashes.  What a store has kept since then is known
 * again all the same: each of its mails that may be the one is looked at once. */
static void test_mails_of_an_old_store_are_known_again(void **state)
{
	static const char insert[] =
	    "INSERT INTO mails (id, place, received, size, body_hash, state)"
	    " VALUES (%d, 'maildir:%d', 1, %zu, (SELECT body_hash FROM body), 'filed');"
	    "INSERT INTO mail_raws VALUES (%d, CAST('%s' AS BLOB))";
	static const char *const raws[] = {"Date: x\n\nHello\n", "Date: y\n\nHello\n"};
	struct ground *g = *state;
	unsigned char hash[KEYS_SIZE];
	int64_t id, other;
	char sql[512];
	bool known;
	int i, length;

	make_version(g->path, 6);
	keys_hash("Hello\n", 6, hash);
	length = snprintf(sql, sizeof(sql), "CREATE TABLE body AS SELECT x'");
	for (i = 0; i < KEYS_SIZE; i++)
		length += snprintf(sql + length, 3, "%02x", hash[i]);
	snprintf(sql + length, sizeof(sql) - (size_t)length, "' AS body_hash");
	assert_int_equal(ground_sql(g->path, sql), SQLITE_OK);
	for (i = 0; i < 2; i++) {
		snprintf(sql, sizeof(sql), insert, i + 1, i + 1, strlen(raws[i]), i + 1, raws[i]);
		assert_int_equal(ground_sql(g->path, sql), SQLITE_OK);
	}
	ground_open(g);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_mail(g->store, "maildir:3", 1, raws[1], strlen(raws[1]), &id, &known,
			       &g->e));
	MUST(g, store_find_copy(g->store, id, &other, &g->e));
	assert_int_equal(other, 2);
	MUST(g, store_commit(g->store, &g->e));
	assert_int_equal(
	    ground_number(g->path, "SELECT count(*) FROM mails WHERE head_hash IS NULL"), 0);
}

/* What is on its way when the program becomes a newer one. */
static void test_a_mail_out_of_an_older_store_goes_on(void **state)
{
	struct ground *g = *state;
	struct store_out out;
	bool found;

	make_version(g->path, 7);
	assert_int_equal(ground_sql(g->path,
				    "INSERT INTO outbox VALUES (1, NULL, 'held', 'a@b.example',"
				    " 's', 'm', 0, 'queued', 1780000000, 1780000000, NULL, 40,"
				    " 'away', 1)"),
			 SQLITE_OK);
	ground_open(g);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_get_out(g->store, &g->arena, 1, &out, &found, &g->e));
	assert_true(found);
	assert_int_equal(out.attempts, 40);
	assert_int_equal(out.put_offs, 0);
	assert_int_equal(out.put_off, DATE_NO_MOMENT);
	MUST(g, store_put_off_out(g->store, 1, 1780000100, 1780000200, "451", &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_out(g->store, &g->arena, 1, &out, &found, &g->e));
	assert_int_equal(out.put_offs, 1);
	assert_int_equal(out.put_off, 1780000100);
}

static void test_a_newer_schema_is_refused(void **state)
{
	struct ground *g = *state;
	struct store *store;
	char sql[64];

	ground_open(g);
	ground_commit_mail(g, 1);
	ground_close(g);
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", store_schema.count + 1);
	assert_int_equal(ground_sql(g->path, sql), SQLITE_OK);
	MUST_FAIL(g, store_open(&store, g->path, STORE_WRITE, &g->e), ERR_PERM);
	MUST_FAIL(g, store_open(&store, g->path, STORE_READ_ONLY, &g->e), ERR_PERM);
	/* Refused, and not locked for ever: put right, it opens. */
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", store_schema.count);
	assert_int_equal(ground_sql(g->path, sql), SQLITE_OK);
	ground_open(g);
	assert_int_equal(ground_is_taken_in(g, 1), 1);
}

static void test_one_daemon_a_store(void **state)
{
	struct ground *g = *state;
	struct store *second = NULL;
	char lock[100];
	struct stat status;
	mode_t before = umask(0);

	ground_open(g);
	umask(before);
	MUST_FAIL(g, store_open(&second, g->path, STORE_WRITE, &g->e), ERR_PERM);
	assert_non_null(strstr(g->e.text, "another daemon"));
	assert_null(second);
	snprintf(lock, sizeof(lock), "%s.lock", g->path);
	assert_int_equal(stat(lock, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(stat(g->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(fcntl(g->store->lock, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	ground_commit_mail(g, 1);
	ground_close(g);
	ground_open(g);
	assert_int_equal(ground_is_taken_in(g, 1), 1);
}

static void test_reading_beside_a_daemon(void **state)
{
	struct store_case row;
	struct ground *g = *state;
	struct store *reader;
	int64_t events, bad;
	bool found;

	ground_open(g);
	MUST(g, store_open(&reader, g->path, STORE_READ_ONLY, &g->e));
	MUST(g, ground_take_in(g->store, 1, &g->e));
	MUST(g, store_get_case(reader, &g->arena, "ESC-2026-0001", &row, &found, &g->e));
	assert_false(found);
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_case(reader, &g->arena, "ESC-2026-0001", &row, &found, &g->e));
	assert_true(found);
	MUST(g, store_verify(reader, &events, &bad, &g->e));
	assert_int_equal(events, 3);
	assert_int_equal(bad, 0);
	MUST_FAIL(g, store_begin(reader, &g->e), ERR_TEMP);
	assert_non_null(strstr(g->e.text, "read-only"));
	ground_commit_mail(g, 2);
	store_close(reader);
	ground_commit_mail(g, 3);
}

static void test_a_store_that_is_not_there(void **state)
{
	struct ground *g = *state;
	struct stat status;
	struct store *store;
	char lock[100];

	MUST_FAIL(g, store_open(&store, g->path, STORE_READ_ONLY, &g->e), ERR_TEMP);
	assert_int_equal(stat(g->path, &status), -1);
	snprintf(lock, sizeof(lock), "%s.lock", g->path);
	assert_int_equal(stat(lock, &status), -1);
	store_close(NULL);
}

static void test_backup(void **state)
{
	struct ground *g = *state;
	char copy[100], beside[110];
	struct store *store;
	struct stat status;
	mode_t before;

	ground_open(g);
	ground_commit_mail(g, 1);
	ground_commit_mail(g, 2);
	snprintf(copy, sizeof(copy), "%s/backup.db", g->directory);
	before = umask(0);
	MUST(g, store_backup(g->store, copy, &g->e));
	umask(before);
	assert_int_equal(stat(copy, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	snprintf(beside, sizeof(beside), "%s-wal", copy);
	assert_int_equal(stat(beside, &status), -1);
	snprintf(beside, sizeof(beside), "%s.part", copy);
	assert_int_equal(stat(beside, &status), -1);
	ground_commit_mail(g, 3);
	MUST_FAIL(g, store_backup(g->store, copy, &g->e), ERR_INPUT);
	ground_close(g);

	MUST(g, store_open(&store, copy, STORE_READ_ONLY, &g->e));
	store_close(store);
	assert_int_equal(rename(copy, g->path), 0);
	ground_open(g);
	assert_int_equal(ground_is_taken_in(g, 2), 1);
	assert_int_equal(ground_is_taken_in(g, 3), 0);
	ground_verify(g, 6);
	ground_commit_mail(g, 3);
	ground_verify(g, 9);
}

static void test_a_backup_without_room_leaves_nothing(void **state)
{
	struct ground *g = *state;
	struct stat status;
	char copy[100];

	ground_open(g);
	ground_commit_mail(g, 1);
	snprintf(copy, sizeof(copy), "%s/backup.db", g->directory);
	ground_fail_at(1, GROUND_FULL);
	MUST_FAIL(g, store_backup(g->store, copy, &g->e), ERR_TEMP);
	assert_non_null(strstr(g->e.text, "disk is full"));
	ground_fail_at(0, GROUND_FULL);
	assert_int_equal(stat(copy, &status), -1);
	MUST(g, store_backup(g->store, copy, &g->e));
	MUST_FAIL(g, store_backup(g->store, "/no/such/place.db", &g->e), ERR_TEMP);
}

/* ---- the log is never changed (B1) */

static void test_triggers_refuse_changes(void **state)
{
	static const char *const attempts[] = {
	    "UPDATE events SET detail = 'nothing happened' WHERE id = 2",
	    "UPDATE events SET id = 9 WHERE id = 2",
	    "DELETE FROM events WHERE id = 3",
	    "DELETE FROM events",
	    "INSERT OR REPLACE INTO events SELECT id, at, case_ref, event, who, rule, 'other',"
	    " mail, hash FROM events WHERE id = 2",
	    "PRAGMA recursive_triggers = OFF;"
	    "INSERT OR REPLACE INTO events SELECT id, at, case_ref, event, who, rule, 'other',"
	    " mail, hash FROM events WHERE id = 2",
	    "UPDATE OR REPLACE events SET id = 1 WHERE id = 2",
	};
	struct ground *g = *state;
	size_t i;

	ground_open(g);
	ground_commit_mail(g, 1);
	for (i = 0; i < COUNT_OF(attempts); i++)
		assert_int_equal(ground_sql(g->path, attempts[i]), SQLITE_CONSTRAINT);
	ground_verify(g, 3);
}

static void test_tampering_is_found(void **state)
{
	static const struct {
		const char *sql;
		int64_t holds, bad; /* of 9 events */
	} rows[] = {
	    {"UPDATE events SET detail = 'x' WHERE id = 4", 3, 4},
	    {"UPDATE events SET detail = '' WHERE id = 4", 3, 4},
	    {"UPDATE events SET at = at + 1 WHERE id = 1", 0, 1},
	    {"UPDATE events SET who = NULL WHERE id = 9", 8, 9},
	    {"UPDATE events SET rule = 'S4' WHERE id = 7", 6, 7},
	    {"UPDATE events SET event = 'opened' WHERE id = 7", 6, 7},
	    {"UPDATE events SET case_ref = 'ESC-2026-0002' WHERE id = 2", 1, 2},
	    {"UPDATE events SET mail = 2 WHERE id = 3", 2, 3},
	    {"UPDATE events SET hash = zeroblob(32) WHERE id = 5", 4, 5},
	    {"UPDATE events SET hash = x'00' WHERE id = 5", 4, 5},
	    {"DELETE FROM events WHERE id = 5", 4, 5},
	    {"DELETE FROM events WHERE id = 1", 0, 1},
	    {"DELETE FROM events WHERE id = 9", 8, 9},
	    {"DELETE FROM events", 0, 1},
	    {"DELETE FROM events WHERE id = 5; UPDATE events SET id = id - 1 WHERE id > 5", 4, 5},
	    {"UPDATE events SET id = 10 WHERE id = 6; UPDATE events SET id = 6 WHERE id = 7;"
	     "UPDATE events SET id = 7 WHERE id = 10",
	     5, 6},
	    {"INSERT INTO events SELECT 10, at, case_ref, event, who, rule, detail, mail, hash"
	     " FROM events WHERE id = 9",
	     9, 10},
	    {"INSERT INTO events SELECT -1, at, case_ref, event, who, rule, detail, mail, hash"
	     " FROM events WHERE id = 9",
	     0, 1},
	    {"UPDATE chain SET last = 8", 9, 9},
	    {"UPDATE chain SET last = 10", 9, 10},
	    {"UPDATE chain SET hash = zeroblob(32)", 9, 9},
	    {"UPDATE keys SET key = zeroblob(32) WHERE name = 'chain'", 0, 1},
	};
	static const char drop[] = "DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete;"
				   "DROP TRIGGER events_no_replace;";
	struct ground *g = *state;
	char copy[100], sql[512];
	int64_t events, bad;
	struct store *store;
	size_t i;

	ground_open(g);
	for (i = 1; i <= 3; i++)
		ground_commit_mail(g, (int)i);
	for (i = 0; i < COUNT_OF(rows); i++) {
		snprintf(copy, sizeof(copy), "%s/tampered-%zu.db", g->directory, i);
		MUST(g, store_backup(g->store, copy, &g->e));
		snprintf(sql, sizeof(sql), "%s %s", drop, rows[i].sql);
		assert_int_equal(ground_sql(copy, sql), SQLITE_OK);
		MUST(g, store_open(&store, copy, STORE_READ_ONLY, &g->e));
		MUST(g, store_verify(store, &events, &bad, &g->e));
		store_close(store);
		if (bad != rows[i].bad || events != rows[i].holds)
			fail_msg("%s: %d hold, %d is bad", rows[i].sql, (int)events, (int)bad);
	}
}

static void test_an_empty_log_holds(void **state)
{
	struct ground *g = *state;

	ground_open(g);
	ground_verify(g, 0);
}

static void test_a_chain_without_its_end_or_key(void **state)
{
	struct ground *g = *state;
	int64_t events, bad;
	struct store *store;

	ground_open(g);
	ground_commit_mail(g, 1);
	ground_close(g);
	assert_int_equal(ground_sql(g->path, "DELETE FROM chain"), SQLITE_OK);
	ground_open(g);
	MUST_FAIL(g, store_verify(g->store, &events, &bad, &g->e), ERR_PERM);
	MUST_FAIL(g, ground_take_in(g->store, 2, &g->e), ERR_PERM);
	ground_close(g);
	assert_int_equal(ground_sql(g->path, "DELETE FROM keys"), SQLITE_OK);
	MUST_FAIL(g, store_open(&store, g->path, STORE_WRITE, &g->e), ERR_PERM);
	MUST(g, store_open(&store, g->path, STORE_READ_ONLY, &g->e));
	MUST_FAIL(g, store_verify(store, &events, &bad, &g->e), ERR_PERM);
	store_close(store);
}

/* A transaction that is rolled back leaves the chain where it was. */
static void test_the_chain_after_a_rollback(void **state)
{
	struct ground *g = *state;

	ground_open(g);
	ground_commit_mail(g, 1);
	MUST(g, ground_take_in(g->store, 2, &g->e));
	store_rollback(g->store);
	ground_verify(g, 3);
	ground_commit_mail(g, 3);
	ground_verify(g, 6);
}

/* ---- flat from 0 to 20,000 cases: no statement walks a table unless it says so */

/* Runs each kind of statement once; what they give is tested elsewhere. */
static void use_everything(struct ground *g)
{
	static const char *const states[] = {"closed"};
	struct store_filter filter = {.due_before = DATE_NO_DAY, .next_until = 5};
	struct store_event *events;
	struct store_mail *mails;
	struct store_mail mail = {.id = 1, .state = STORE_MAIL_FILED};
	struct store_case *rows;
	struct store_case row;
	struct store_out *outs;
	struct store_out out;
	unsigned char key[32];
	const char *text, **refs;
	int64_t n, bad;
	date_moment at;
	size_t count;
	bool found;

	ground_commit_mail(g, 1);
	MUST(g, store_key(g->store, "token", key, &g->e));
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_set_fact(g->store, "a", "b", &g->e));
	MUST(g, store_set_fact(g->store, "a", NULL, &g->e));
	MUST(g, store_get_fact(g->store, &g->arena, "a", &text, &g->e));
	MUST(g, store_next_ref(g->store, &g->arena, 2026, &text, &g->e));
	MUST(g, store_next_out(g->store, &n, &g->e));
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_count_attempt(g->store, 1, &g->e));
	MUST(g, store_find_same(g->store, 1, "<x@y>", &n, &g->e));
	MUST(g, store_find_copy(g->store, 1, &n, &g->e));
	MUST(g, store_get_mail(g->store, &g->arena, 1, &mail, &found, &g->e));
	MUST(g,
	     store_list_mails(g->store, &g->arena, STORE_MAIL_STORED, 0, 1, &mails, &count, &g->e));
	MUST(g, store_get_procedure(g->store, &g->arena, 1, &text, &g->e));
	MUST(g, store_get_case(g->store, &g->arena, "ESC-2026-0001", &row, &found, &g->e));
	row.serial++;
	row.state = "closed";
	MUST(g, store_put_case(g->store, &row, &g->e));
	MUST(g, store_list_cases(g->store, &g->arena, &filter, &rows, &count, &g->e));
	filter.next_until = DATE_NO_MOMENT;
	MUST(g, store_list_cases(g->store, &g->arena, &filter, &rows, &count, &g->e));
	filter.person = "x@y.example";
	MUST(g, store_list_cases(g->store, &g->arena, &filter, &rows, &count, &g->e));
	filter.state = "open";
	MUST(g, store_list_cases(g->store, &g->arena, &filter, &rows, &count, &g->e));
	MUST(g, store_next_moment(g->store, &at, &g->e));
	MUST(g, store_count_cases(g->store, states, 1, &n, &g->e));
	MUST(g, store_list_events(g->store, &g->arena, NULL, 0, 1, &events, &count, &g->e));
	MUST(g, store_list_events(g->store, &g->arena, "x", 0, 1, &events, &count, &g->e));
	MUST(g, store_recent_kind(g->store, "x", 1, &n, &g->e));
	MUST(g, store_list_refs(g->store, &g->arena, 1, &refs, &count, &g->e));
	MUST(g, store_has_event(g->store, "x", "absent", "y", "z", 1, &found, &g->e));
	MUST(g, store_due_out(g->store, &g->arena, 5, 0, 1, &outs, &count, &g->e));
	MUST(g, store_next_out_moment(g->store, &at, &g->e));
	MUST(g, store_update_out(g->store, 1, STORE_OUT_SENT, 1, 1, NULL, &g->e));
	MUST(g, store_drop_chases(g->store, "x", DATE_NO_MOMENT, &g->e));
	MUST(g, store_find_out(g->store, &g->arena, "x", &out, &found, &g->e));
	MUST(g, store_list_out(g->store, &g->arena, "x", &outs, &count, &g->e));
	MUST(g, store_count_out(g->store, STORE_OUT_SENT, &n, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_verify(g->store, &n, &bad, &g->e));
}

/* Sets what the plan of one statement does. */
static void read_plan(sqlite3 *db, const char *sql, bool *scans, bool *sorts)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *stmt;
	const char *line;

	*scans = *sorts = false;
	if (sqlite3_prepare_v2(db, explain, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		line = (const char *)sqlite3_column_text(stmt, 3);
		*scans |= strncmp(line, "SCAN", 4) == 0 && !strstr(line, "CONSTANT ROW");
		*sorts |= strstr(line, "TEMP B-TREE") != NULL;
	}
	sqlite3_finalize(stmt);
	sqlite3_free(explain);
}

static void test_no_statement_walks_a_table(void **state)
{
	struct ground *g = *state;
	bool scans, sorts, said;
	const char *sql;
	sqlite3 *db;
	size_t i, n = 0;

	ground_open(g);
	use_everything(g);
	assert_int_equal(sqlite3_open_v2(g->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	for (i = 0; (sql = db_statement(g->store->db, i)); i++) {
		if (strncmp(sql, "PRAGMA", 6) == 0)
			continue;
		n++;
		read_plan(db, sql, &scans, &sorts);
		said = strstr(sql, "/* scan */") != NULL;
		if (scans != said)
			fail_msg("%s: %s", scans ? "walks" : "does not walk", sql);
		said = strstr(sql, "/* sorts */") != NULL;
		if (sorts != said)
			fail_msg("%s: %s", sorts ? "sorts" : "does not sort", sql);
	}
	assert_in_range(n, 40, 64);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ground_setup, ground_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(test_migrates_from_every_version),
	    TEST(test_mails_of_an_old_store_are_known_again),
	    TEST(test_a_mail_out_of_an_older_store_goes_on),
	    TEST(test_a_newer_schema_is_refused),
	    TEST(test_one_daemon_a_store),
	    TEST(test_reading_beside_a_daemon),
	    TEST(test_a_store_that_is_not_there),
	    TEST(test_backup),
	    TEST(test_a_backup_without_room_leaves_nothing),
	    TEST(test_triggers_refuse_changes),
	    TEST(test_tampering_is_found),
	    TEST(test_an_empty_log_holds),
	    TEST(test_a_chain_without_its_end_or_key),
	    TEST(test_the_chain_after_a_rollback),
	    TEST(test_no_statement_walks_a_table),
	};

	return cmocka_run_group_tests_name("store safety", tests, NULL, NULL);
}
