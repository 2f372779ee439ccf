/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold whatever happens to the store: wrong hands, a full disk, a kill at any moment. */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ground.h"
#include "shell/store_internal.h"

static void take_in(struct ground *g, int n)
{
	MUST(g, ground_take_in(g->store, n, &g->e));
	MUST(g, store_commit(g->store, &g->e));
}

/* All events hold, and there are so many. */
static void verify(struct ground *g, int64_t expected)
{
	int64_t events, bad;

	MUST(g, store_verify(g->store, &events, &bad, &g->e));
	assert_int_equal(bad, 0);
	assert_int_equal(events, expected);
}

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
		take_in(g, 1);
		verify(g, 3);
		ground_close(g);
		assert_int_equal(ground_number(g->path, "PRAGMA user_version"), store_schema.count);
		assert_int_equal(ground_number(g->path, "PRAGMA application_id"),
				 store_schema.application_id);
		assert_int_equal(unlink(g->path), 0);
	}
}

static void test_a_newer_schema_is_refused(void **state)
{
	struct ground *g = *state;
	struct store *store;
	char sql[64];

	ground_open(g);
	take_in(g, 1);
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
	take_in(g, 1);
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
	take_in(g, 2);
	store_close(reader);
	take_in(g, 3);
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
	take_in(g, 1);
	take_in(g, 2);
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
	take_in(g, 3);
	MUST_FAIL(g, store_backup(g->store, copy, &g->e), ERR_INPUT);
	ground_close(g);

	MUST(g, store_open(&store, copy, STORE_READ_ONLY, &g->e));
	store_close(store);
	assert_int_equal(rename(copy, g->path), 0);
	ground_open(g);
	assert_int_equal(ground_is_taken_in(g, 2), 1);
	assert_int_equal(ground_is_taken_in(g, 3), 0);
	verify(g, 6);
	take_in(g, 3);
	verify(g, 9);
}

static void test_a_backup_without_room_leaves_nothing(void **state)
{
	struct ground *g = *state;
	struct stat status;
	char copy[100];

	ground_open(g);
	take_in(g, 1);
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
	take_in(g, 1);
	for (i = 0; i < COUNT_OF(attempts); i++)
		assert_int_equal(ground_sql(g->path, attempts[i]), SQLITE_CONSTRAINT);
	verify(g, 3);
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
		take_in(g, (int)i);
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
	verify(g, 0);
}

static void test_a_chain_without_its_end_or_key(void **state)
{
	struct ground *g = *state;
	int64_t events, bad;
	struct store *store;

	ground_open(g);
	take_in(g, 1);
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
	take_in(g, 1);
	MUST(g, ground_take_in(g->store, 2, &g->e));
	store_rollback(g->store);
	verify(g, 3);
	take_in(g, 3);
	verify(g, 6);
}

/* ---- a full or read-only disk */

/* Each write in turn finds the disk full: nothing of the transaction is there, then all of it is.
 */
static void test_full_at_every_write(void **state)
{
	struct ground *g = *state;
	int n = 0, failed = 1, events = 0;

	ground_open(g);
	while (failed) {
		n++;
		ground_fail_at(n, GROUND_FULL);
		g->e = (struct err){0};
		failed =
		    ground_take_in(g->store, n, &g->e) < 0 || store_commit(g->store, &g->e) < 0;
		ground_fail_at(0, GROUND_FULL);
		if (failed) {
			assert_int_equal(g->e.kind, ERR_TEMP);
			assert_non_null(strstr(g->e.text, "the disk is full"));
			store_rollback(g->store);
			assert_int_equal(ground_is_taken_in(g, n), 0);
			take_in(g, n);
		}
		assert_int_equal(ground_is_taken_in(g, n), 1);
		events += 3;
	}
	/* It did fail in several places: the mail alone fills two pages. */
	assert_in_range(n, 8, 1000);
	verify(g, events);
}

/* The caller goes on as if nothing had been: still nothing is half written. */
static void test_full_and_not_noticed(void **state)
{
	struct ground *g = *state;
	struct store_event event = {.at = 1, .event = "lapsed"};
	sqlite3_int64 size = (sqlite3_int64)3 << 20;
	void *raw = arena_alloc(&g->arena, (size_t)size);
	bool known;
	int64_t id;

	ground_open(g);
	take_in(g, 1);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_event(g->store, &event, &g->e));
	/* Larger than SQLite's cache: it is written, and fails, before the commit. */
	ground_fail_at(1, GROUND_FULL);
	MUST_FAIL(g,
		  store_add_mail(g->store, "maildir:big", 1, raw, (size_t)size, &id, &known, &g->e),
		  ERR_TEMP);
	ground_fail_at(0, GROUND_FULL);
	(void)store_add_event(g->store, &event, NULL);
	MUST_FAIL(g, store_commit(g->store, &g->e), ERR_TEMP);
	verify(g, 3);
	take_in(g, 2);
	verify(g, 6);
}

/* The same with a real disk of 2 MiB.  Runs in a child with a mount namespace of its own; the exit
 * status says how it went. */
enum { CHILD_OK, CHILD_FAILED, CHILD_CANNOT_MOUNT };

static int child_check(bool ok, const char *what)
{
	if (!ok)
		fprintf(stderr, "in the child: %s\n", what);
	return ok ? CHILD_OK : CHILD_FAILED;
}

static bool child_mount(const char *directory, const char *options)
{
	return unshare(CLONE_NEWNS) == 0 &&
	       mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("tmpfs", directory, "tmpfs", 0, options) == 0;
}

static int child_fill_and_free(const char *directory, const char *path)
{
	struct err e = {0};
	struct store *store;
	char filler[100];
	int n = 0, before;
	int64_t events, bad;

	snprintf(filler, sizeof(filler), "%s/filler", directory);
	if (store_open(&store, path, STORE_WRITE, &e) < 0)
		return child_check(false, e.text);
	{
		FILE *file = fopen(filler, "w");
		char block[4096] = {1};

		while (fwrite(block, 1, sizeof(block), file) == sizeof(block) &&
		       ftell(file) < 1 << 20)
			;
		fclose(file);
	}
	do {
		n++;
	} while (ground_take_in(store, n, &e) == 0 && store_commit(store, &e) == 0 && n < 10000);
	store_rollback(store);
	if (e.kind != ERR_TEMP || !strstr(e.text, "the disk is full"))
		return child_check(false, e.text);
	before = n;
	/* Reading goes on. */
	if (store_verify(store, &events, &bad, &e) < 0 || bad || events != (before - 1) * 3)
		return child_check(false, "the log of a full disk");
	unlink(filler);
	if (ground_take_in(store, n, &e) < 0 || store_commit(store, &e) < 0)
		return child_check(false, e.text);
	store_close(store);
	if (store_open(&store, path, STORE_WRITE, &e) < 0 ||
	    store_verify(store, &events, &bad, &e) < 0 || bad || events != before * 3)
		return child_check(false, "the log after room was made");
	store_close(store);
	return CHILD_OK;
}

static int child_read_only_disk(const char *directory, const char *path)
{
	struct store *store;
	struct err e = {0};
	int64_t events, bad;

	if (store_open(&store, path, STORE_WRITE, &e) < 0 || ground_take_in(store, 1, &e) < 0 ||
	    store_commit(store, &e) < 0)
		return child_check(false, e.text);
	store_close(store);
	if (mount(NULL, directory, NULL, MS_REMOUNT | MS_RDONLY, NULL) < 0)
		return child_check(false, "cannot remount");
	if (store_open(&store, path, STORE_WRITE, &e) == 0 || e.kind != ERR_TEMP)
		return child_check(false, "a daemon on a read-only disk");
	if (store_open(&store, path, STORE_READ_ONLY, &e) < 0)
		return child_check(false, e.text);
	if (store_verify(store, &events, &bad, &e) < 0 || bad || events != 3)
		return child_check(false, "the log on a read-only disk");
	store_close(store);
	return CHILD_OK;
}

static void on_a_small_disk(struct ground *g, int (*work)(const char *, const char *))
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (!child_mount(g->directory, "size=2m"))
			_exit(CHILD_CANNOT_MOUNT);
		_exit(work(g->directory, g->path));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == CHILD_CANNOT_MOUNT) {
		print_message("skipped: this user may not mount a disk\n");
		skip();
	}
	assert_int_equal(WEXITSTATUS(status), CHILD_OK);
}

static void test_a_full_disk(void **state)
{
	on_a_small_disk(*state, child_fill_and_free);
}

static void test_a_read_only_disk(void **state)
{
	on_a_small_disk(*state, child_read_only_disk);
}

/* As a user whom permissions bind: root writes everywhere. */
static int child_permissions(const char *directory, const char *path)
{
	char lock[100];
	struct store *store;
	struct err e = {0};

	if (store_open(&store, path, STORE_WRITE, &e) < 0 || ground_take_in(store, 1, &e) < 0 ||
	    store_commit(store, &e) < 0)
		return child_check(false, e.text);
	store_close(store);
	chmod(directory, 0500);
	e = (struct err){0};
	if (store_open(&store, path, STORE_WRITE, &e) == 0 || e.kind != ERR_TEMP)
		return child_check(false, e.kind ? e.text : "a read-only directory");
	if (store_open(&store, path, STORE_READ_ONLY, &e) < 0)
		return child_check(false, e.text);
	store_close(store);
	chmod(directory, 0700);
	snprintf(lock, sizeof(lock), "%s.lock", path);
	unlink(lock);
	chmod(directory, 0500);
	e = (struct err){0};
	if (store_open(&store, path, STORE_WRITE, &e) == 0 || e.kind != ERR_TEMP)
		return child_check(false, "a read-only directory without a lock");
	chmod(directory, 0700);
	e = (struct err){0};
	chmod(path, 0400);
	if (store_open(&store, path, STORE_WRITE, &e) == 0 || e.kind != ERR_TEMP ||
	    !strstr(e.text, "read-only"))
		return child_check(false, "a read-only file");
	chmod(path, 0600);
	if (store_open(&store, path, STORE_WRITE, &e) < 0 || ground_take_in(store, 2, &e) < 0 ||
	    store_commit(store, &e) < 0)
		return child_check(false, e.text);
	store_close(store);
	return CHILD_OK;
}

static void test_read_only_permissions(void **state)
{
	struct ground *g = *state;
	const uid_t nobody = 65534;
	pid_t child;
	int status;

	if (geteuid() == 0)
		assert_int_equal(chown(g->directory, nobody, nobody), 0);
	child = fork();
	if (child == 0) {
		if (geteuid() == 0 && setuid(nobody) < 0)
			_exit(CHILD_FAILED);
		_exit(child_permissions(g->directory, g->path));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), CHILD_OK);
}

/* ---- killed at any moment */

static void copy_file(struct ground *g, const char *from, const char *to)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char name[128], bytes[65536];
	FILE *in, *out;
	size_t i, n;

	for (i = 0; i < COUNT_OF(suffixes); i++) {
		snprintf(name, sizeof(name), "%s/%s%s", g->directory, to, suffixes[i]);
		unlink(name);
	}
	snprintf(name, sizeof(name), "%s/%s", g->directory, from);
	in = fopen(name, "r");
	snprintf(name, sizeof(name), "%s/%s", g->directory, to);
	out = fopen(name, "w");
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		assert_int_equal(fwrite(bytes, 1, n, out), n);
	fclose(in);
	fclose(out);
}

/* Opens the store, takes mail 2 in, says through `said` that it is durable, and closes; is killed
 * at its n-th write, half of which is done. */
static void child_take_in(const char *path, int n, int said)
{
	struct store *store;

	ground_fail_at(n, GROUND_KILL);
	if (store_open(&store, path, STORE_WRITE, NULL) < 0 || ground_take_in(store, 2, NULL) < 0 ||
	    store_commit(store, NULL) < 0 || write(said, "!", 1) != 1)
		_exit(CHILD_FAILED);
	store_close(store);
	_exit(CHILD_OK);
}

/* True if the child was killed; *durable: its commit had returned. */
static bool run_and_kill(const char *path, int n, bool *durable)
{
	int ends[2], status;
	pid_t child;
	char said;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		child_take_in(path, n, ends[1]);
	close(ends[1]);
	*durable = read(ends[0], &said, 1) == 1;
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFSIGNALED(status)) {
		assert_int_equal(WTERMSIG(status), SIGKILL);
		return true;
	}
	assert_int_equal(WEXITSTATUS(status), CHILD_OK);
	return false;
}

static void test_killed_at_every_write(void **state)
{
	struct ground *g = *state;
	int n, there, seen[2] = {0, 0};
	bool killed, durable;

	ground_open(g);
	take_in(g, 1);
	ground_close(g);
	copy_file(g, "store.db", "before.db");
	for (n = 1, killed = true; killed; n++) {
		copy_file(g, "before.db", "store.db");
		killed = run_and_kill(g->path, n, &durable);
		ground_open(g);
		assert_int_equal(ground_is_taken_in(g, 1), 1);
		there = ground_is_taken_in(g, 2);
		if (durable)
			assert_int_equal(there, 1);
		seen[there]++;
		verify(g, 3 + 3 * there);
		/* What the daemon does when it is started again. */
		if (!there)
			take_in(g, 2);
		assert_int_equal(ground_is_taken_in(g, 2), 1);
		verify(g, 6);
		ground_close(g);
	}
	/* Some kills were before the commit, and some after it. */
	assert_in_range(seen[0], 5, 1000);
	assert_in_range(seen[1], 3, 1000);
}

/* Also while the store is made: the next start finds none, a whole one, or makes it whole. */
static void test_killed_while_it_is_made(void **state)
{
	struct ground *g = *state;
	bool killed = true, durable;
	int n;

	for (n = 1; killed; n++) {
		copy_file(g, ".", "store.db");
		unlink(g->path);
		killed = run_and_kill(g->path, n, &durable);
		ground_open(g);
		if (durable)
			assert_int_equal(ground_is_taken_in(g, 2), 1);
		if (!ground_is_taken_in(g, 2))
			take_in(g, 2);
		verify(g, 3);
		ground_close(g);
	}
	assert_in_range(n, 20, 1000);
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
	const char *text;
	int64_t n, bad;
	date_moment at;
	size_t count;
	bool found;

	take_in(g, 1);
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
	MUST(g, store_due_out(g->store, &g->arena, 5, 0, 1, &outs, &count, &g->e));
	MUST(g, store_next_out_moment(g->store, &at, &g->e));
	MUST(g, store_update_out(g->store, 1, STORE_OUT_SENT, 1, 1, NULL, &g->e));
	MUST(g, store_drop_chases(g->store, "x", &g->e));
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
	    TEST(test_full_at_every_write),
	    TEST(test_full_and_not_noticed),
	    TEST(test_a_full_disk),
	    TEST(test_a_read_only_disk),
	    TEST(test_read_only_permissions),
	    TEST(test_killed_at_every_write),
	    TEST(test_killed_while_it_is_made),
	    TEST(test_no_statement_walks_a_table),
	};

	return cmocka_run_group_tests_name("store safety", tests, NULL, NULL);
}
