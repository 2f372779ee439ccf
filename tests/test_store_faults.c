/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold whatever happens to the store: a full disk, a read-only one, a kill at any moment.
 */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ground.h"

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
			ground_commit_mail(g, n);
		}
		assert_int_equal(ground_is_taken_in(g, n), 1);
		events += 3;
	}
	/* It did fail in several places: the mail alone fills two pages. */
	assert_in_range(n, 8, 1000);
	ground_verify(g, events);
}

/* The caller goes on as if nothing had been: still nothing is half written. */
static void test_full_and_not_noticed(void **state)
{
	struct ground *g = *state;
	struct store_event event = {.at = 1, .event = "lapsed"};
	size_t size = (size_t)8 << 20;
	void *raw = arena_alloc(&g->arena, size);
	bool known;
	int64_t id;

	ground_open(g);
	ground_commit_mail(g, 1);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_event(g->store, &event, &g->e));
	/* Larger than SQLite's cache: it is written, and fails, before the commit. */
	ground_fail_at(1, GROUND_FULL);
	MUST_FAIL(g, store_add_mail(g->store, "maildir:big", 1, raw, size, &id, &known, &g->e),
		  ERR_TEMP);
	ground_fail_at(0, GROUND_FULL);
	(void)store_add_event(g->store, &event, NULL);
	MUST_FAIL(g, store_commit(g->store, &g->e), ERR_TEMP);
	ground_verify(g, 3);
	ground_commit_mail(g, 2);
	ground_verify(g, 6);
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
	ground_commit_mail(g, 1);
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
		ground_verify(g, 3 + 3 * there);
		/* What the daemon does when it is started again. */
		if (!there)
			ground_commit_mail(g, 2);
		assert_int_equal(ground_is_taken_in(g, 2), 1);
		ground_verify(g, 6);
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
			ground_commit_mail(g, 2);
		ground_verify(g, 3);
		ground_close(g);
	}
	assert_in_range(n, 20, 1000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ground_setup, ground_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(test_full_at_every_write),
	    TEST(test_full_and_not_noticed),
	    TEST(test_a_full_disk),
	    TEST(test_a_read_only_disk),
	    TEST(test_read_only_permissions),
	    TEST(test_killed_at_every_write),
	    TEST(test_killed_while_it_is_made),
	};

	return cmocka_run_group_tests_name("store faults", tests, NULL, NULL);
}
