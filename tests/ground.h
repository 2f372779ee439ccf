/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ground: what the tests of db and store share: a directory of their own, a second way into
 * the file past our code, and a system that fails on demand.
 */
#ifndef ESCALATED_TESTS_GROUND_H
#define ESCALATED_TESTS_GROUND_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/err.h"
#include "base/mem.h"
#include "shell/store.h"

struct ground {
	char directory[64];
	char path[80]; /* of a store that is not there yet */
	struct arena arena;
	struct store *store; /* closed at the end if it is open */
	struct err e;
};

/* cmocka's set-up and tear-down: *state is a struct ground. */
int ground_setup(void **state);
int ground_setup_open(void **state); /* … with the store open */
int ground_teardown(void **state);

/* Stops the test with the error's text. */
#define MUST(g, call)                                                                              \
	do {                                                                                       \
		if ((call) < 0)                                                                    \
			fail_msg("%s: %s", #call, (g)->e.text);                                    \
	} while (0)
#define MUST_FAIL(g, call, expected)                                                               \
	do {                                                                                       \
		(g)->e = (struct err){0};                                                          \
		assert_int_equal((call), -1);                                                      \
		assert_string_equal(err_kind_name((g)->e.kind), err_kind_name(expected));          \
	} while (0)

void ground_open(struct ground *g);
void ground_close(struct ground *g);

/* A connection of its own to the file, with nothing of our settings.  Returns SQLite's result. */
int ground_sql(const char *path, const char *sql);
int64_t ground_number(const char *path, const char *sql); /* the first column of the first row */

/* An open case that waits for an answer; its texts are constants. */
struct store_case ground_case(const char *ref, int serial, int64_t procedure);
struct store_out ground_out(const char *message_id, const char *ref, date_moment not_before);

/*
 * Everything that one mail does to the store, as a daemon does it: mail `n`, its case, three events
 * and two mails out.  The transaction is left open.
 */
int ground_take_in(struct store *store, int n, struct err *e);
/* The same, and committed; the test fails if that fails. */
void ground_commit_mail(struct ground *g, int n);
/* Is all of that there (1), or nothing of it (0)?  Anything else fails the test. */
int ground_is_taken_in(struct ground *g, int n);
/* All events hold, and there are so many. */
void ground_verify(struct ground *g, int64_t expected);

/* What SQLite's writes do from the n-th one on (counted from 1; 0: all is well). */
enum ground_fault {
	GROUND_FULL, /* each fails with ENOSPC */
	GROUND_KILL, /* half of it is written, and the process is killed */
};
void ground_fail_at(int n, enum ground_fault fault);
/* Waiting for a lock takes no time. */
void ground_no_waiting(void);

#endif
