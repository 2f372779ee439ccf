/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ground.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int ground_setup(void **state)
{
	struct ground *g = mem_alloc(sizeof(*g));

	*g = (struct ground){.directory = "/tmp/escalated-store-XXXXXX"};
	if (!mkdtemp(g->directory))
		return -1;
	snprintf(g->path, sizeof(g->path), "%s/store.db", g->directory);
	arena_init(&g->arena);
	*state = g;
	return 0;
}

int ground_setup_open(void **state)
{
	if (ground_setup(state) < 0)
		return -1;
	ground_open(*state);
	return 0;
}

int ground_teardown(void **state)
{
	struct ground *g = *state;
	struct dirent *entry;
	DIR *d;

	ground_fail_at(0, GROUND_FULL);
	ground_close(g);
	arena_clear(&g->arena);
	chmod(g->directory, 0700);
	d = opendir(g->directory);
	while (d && (entry = readdir(d)))
		unlinkat(dirfd(d), entry->d_name, 0);
	if (d)
		closedir(d);
	rmdir(g->directory);
	free(g);
	return 0;
}

void ground_open(struct ground *g)
{
	MUST(g, store_open(&g->store, g->path, STORE_WRITE, &g->e));
}

void ground_close(struct ground *g)
{
	store_close(g->store);
	g->store = NULL;
}

int ground_sql(const char *path, const char *sql)
{
	sqlite3 *db;
	int rc;

	assert_int_equal(
	    sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
	    SQLITE_OK);
	rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return rc;
}

int64_t ground_number(const char *path, const char *sql)
{
	sqlite3_stmt *stmt;
	sqlite3 *db;
	int64_t value;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return value;
}

/* ---- contents */

struct store_case ground_case(const char *ref, int serial, int64_t procedure)
{
	static const char *people[] = {"m.okafor@example.gov.uk", "carer.lane@mail.example"};

	return (struct store_case){
	    .ref = ref,
	    .serial = serial,
	    .procedure = procedure,
	    .procedure_name = "croydon",
	    .state = "awaiting-answer",
	    .owner = people[0],
	    .submitter = people[1],
	    .opened = 1780000000,
	    .due = 20610,
	    .next_at = 1780600000,
	    .doc = "{\"ref\":\"…\"}",
	    .people = people,
	    .people_count = COUNT_OF(people),
	};
}

struct store_out ground_out(const char *message_id, const char *ref, date_moment not_before)
{
	static const char raw[] = "To: m.okafor@example.gov.uk\r\n\r\nPlease answer.\r\n";

	return (struct store_out){
	    .case_ref = ref,
	    .kind = "request",
	    .to = "m.okafor@example.gov.uk",
	    .subject = "[ESC] Please answer",
	    .message_id = message_id,
	    .state = STORE_OUT_QUEUED,
	    .created = 1780000000,
	    .not_before = not_before,
	    .sent = DATE_NO_MOMENT,
	    .raw = raw,
	    .size = sizeof(raw) - 1,
	};
}

int ground_take_in(struct store *store, int n, struct err *e)
{
	static const char doc[] = "{\"procedure\":\"croydon\"}";
	struct store_event event = {.at = 1780000000 + n, .event = "mail-in", .who = "x@y.example"};
	char place[32], ref[24], ids[2][80], raw[6000];
	struct store_out out;
	struct store_case row;
	int64_t id, procedure;
	bool known;
	int i;

	snprintf(place, sizeof(place), "maildir:%d", n);
	snprintf(ref, sizeof(ref), "ESC-2026-%04d", n);
	/* A few pages, so that a torn write can be in the middle. */
	snprintf(raw, sizeof(raw), "Subject: %d\n\n%05900d", n, n);
	event.case_ref = ref;
	if (store_begin(store, e) < 0 ||
	    store_add_mail(store, place, 1780000000, raw, strlen(raw), &id, &known, e) < 0 ||
	    store_put_procedure(store, "croydon", doc, &procedure, e) < 0)
		return -1;
	row = ground_case(ref, 1, procedure);
	if (store_put_case(store, &row, e) < 0)
		return -1;
	event.mail = id;
	for (i = 0; i < 3; i++)
		if (store_add_event(store, &event, e) < 0)
			return -1;
	for (i = 0; i < 2; i++) {
		snprintf(ids[i], sizeof(ids[i]), "%s.%d@council.example", ref, i);
		out = ground_out(ids[i], ref, DATE_NO_MOMENT);
		if (store_add_out(store, &out, e) < 0)
			return -1;
	}
	return 0;
}

void ground_commit_mail(struct ground *g, int n)
{
	MUST(g, ground_take_in(g->store, n, &g->e));
	MUST(g, store_commit(g->store, &g->e));
}

void ground_verify(struct ground *g, int64_t expected)
{
	int64_t events, bad;

	MUST(g, store_verify(g->store, &events, &bad, &g->e));
	assert_int_equal(bad, 0);
	assert_int_equal(events, expected);
}

int ground_is_taken_in(struct ground *g, int n)
{
	struct store_mail *mails;
	struct store_event *events;
	struct store_out *outs;
	struct store_case row;
	size_t mail_count, event_count, out_count, i, there = 0;
	char ref[24], place[32];
	bool found;

	snprintf(ref, sizeof(ref), "ESC-2026-%04d", n);
	snprintf(place, sizeof(place), "maildir:%d", n);
	MUST(g, store_list_mails(g->store, &g->arena, STORE_MAIL_STORED, 0, 0, &mails, &mail_count,
				 &g->e));
	for (i = 0; i < mail_count; i++)
		there += str_eq(mails[i].place, place);
	MUST(g, store_get_case(g->store, &g->arena, ref, &row, &found, &g->e));
	MUST(g, store_list_events(g->store, &g->arena, ref, 0, 0, &events, &event_count, &g->e));
	MUST(g, store_list_out(g->store, &g->arena, ref, &outs, &out_count, &g->e));
	if (!there && !found && !event_count && !out_count)
		return 0;
	assert_int_equal(there, 1);
	assert_true(found);
	assert_int_equal(event_count, 3);
	assert_int_equal(out_count, 2);
	return 1;
}

/* ---- a system that fails */

typedef ssize_t write_call(int fd, const void *data, size_t size, off_t offset);

static struct {
	int left; /* writes until it fails; 0: never */
	enum ground_fault fault;
} ground_failing;

static ssize_t ground_pwrite(int fd, const void *data, size_t size, off_t offset)
{
	if (ground_failing.left > 1) {
		ground_failing.left--;
	} else if (ground_failing.left == 1 && ground_failing.fault == GROUND_KILL) {
		(void)!pwrite(fd, data, size / 2, offset);
		raise(SIGKILL);
	} else if (ground_failing.left == 1) {
		errno = ENOSPC;
		return -1;
	}
	return pwrite(fd, data, size, offset);
}

void ground_fail_at(int n, enum ground_fault fault)
{
	static write_call *const replacement = ground_pwrite;
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	ground_failing.left = n;
	ground_failing.fault = fault;
	assert_int_equal(
	    vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)(void (*)(void))replacement),
	    SQLITE_OK);
	/* Which of the two SQLite calls depends on how it was built. */
	vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)(void (*)(void))replacement);
}

static int ground_no_sleep(sqlite3_vfs *vfs, int microseconds)
{
	(void)vfs;
	return microseconds;
}

void ground_no_waiting(void)
{
	sqlite3_vfs_find(NULL)->xSleep = ground_no_sleep;
}
