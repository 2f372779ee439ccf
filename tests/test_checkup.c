/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `doctor` makes of what was measured: at which number it warns, and with what words. */
#include "check.h"

#include <string.h>

#include "checkup.h"

enum { TODAY = 20780 }; /* Monday 23 November 2026 */

/* The only line of the list: its state, its text, and with something to do if it is not ok. */
static void assert_line(json_t *list, const char *state, const char *text)
{
	const char *todo;
	char *name, *got, *words;

	assert_int_equal(json_array_size(list), 1);
	todo = json_string_value(json_object_get(json_array_get(list, 0), "do"));
	assert_int_equal(json_unpack(json_array_get(list, 0), "{s:s, s:s, s:s}", "name", &name,
				     "state", &got, "text", &words),
			 0);
	assert_string_equal(got, state);
	assert_non_null(strstr(words, text));
	assert_int_equal(todo != NULL && *todo, !str_eq(state, "ok"));
	json_decref(list);
}

static void a_disk_that_fills_up(void **state)
{
	static const struct {
		int64_t mib;
		const char *state;
	} rows[] = {{0, "fail"}, {63, "fail"}, {64, "warn"}, {1023, "warn"}, {1024, "ok"}};
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		checkup_disk(list = json_array(), "/var/lib/escalated/", rows[i].mib);
		assert_line(list, rows[i].state,
			    arena_printf(&arena, "%lld MiB are free in /var/lib/escalated/.",
					 (long long)rows[i].mib));
	}
}

static void a_mailbox_that_fills_up(void **state)
{
	static const struct {
		int64_t used, limit;
		const char *state, *text;
	} rows[] = {
	    {0, 0, "ok", "0 of 0 MiB"},
	    {700 << 20, 1000 << 20, "ok", "700 of 1000 MiB are used (69 %)."},
	    {(int64_t)801 << 20, 1000 << 20, "warn", "801 of 1000 MiB are used (80 %)."},
	    {(int64_t)979 << 20, 1000 << 20, "warn", "(97 %)"},
	    {(int64_t)990 << 20, 1000 << 20, "fail", "(98 %)"},
	    {(int64_t)60 << 30, (int64_t)50 << 30, "fail", "(119 %)"},
	};
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		checkup_quota(list = json_array(), "mailbox quota", rows[i].used, rows[i].limit);
		assert_line(list, rows[i].state, rows[i].text);
	}
}

static void a_clock_that_nobody_keeps(void **state)
{
	static const struct {
		enum checkup_kept kept;
		const char *state, *text;
	} rows[] = {{CHECKUP_KEPT, "ok", "A time server keeps"},
		    {CHECKUP_NOT_KEPT, "warn", "No time server keeps"},
		    {CHECKUP_KEPT_UNKNOWN, "ok", "cannot be seen from here"}};
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		checkup_clock(list = json_array(), rows[i].kept);
		assert_line(list, rows[i].state, rows[i].text);
	}
}

static void a_clock_that_is_not_the_servers(void **state)
{
	static const struct {
		int64_t ahead;
		const char *state, *text;
	} rows[] = {{0, "ok", "the same time"},
		    {60, "ok", "the same time"},
		    {-60, "ok", "the same time"},
		    {61, "warn", "is 61 seconds ahead of"},
		    {-61, "warn", "is 61 seconds behind"}};
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		checkup_clock_beside(list = json_array(), "mailbox clock", rows[i].ahead);
		assert_line(list, rows[i].state, rows[i].text);
	}
}

static void a_secret_that_expires(void **state)
{
	static const struct {
		date_day expires;
		const char *state, *text;
	} rows[] = {{DATE_NO_DAY, "warn", "Nobody knows when the client secret expires."},
		    {TODAY - 1, "fail", "expired on Sunday 22 November 2026 (-1 days)."},
		    {TODAY, "warn", "expires on Monday 23 November 2026 (0 days)."},
		    {TODAY + 30, "warn", "(30 days)"},
		    {TODAY + 31, "ok", "(31 days)"}};
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		checkup_secret(list = json_array(), rows[i].expires, TODAY);
		assert_line(list, rows[i].state, rows[i].text);
	}
}

static void a_list_of_bank_holidays_that_ends(void **state)
{
	static const struct {
		date_day until;
		const char *state, *text;
	} rows[] = {{DATE_NO_DAY, "warn", "list.json has no year that is whole."},
		    {TODAY - 1, "warn", "until Sunday 22 November 2026."},
		    {TODAY + 89, "warn", "until"},
		    {TODAY + 90, "ok", "list.json has them until Sunday 21 February 2027."}};
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		checkup_calendar(list = json_array(), "list.json", rows[i].until, TODAY);
		assert_line(list, rows[i].state, rows[i].text);
	}
}

static void a_certificate_that_expires(void **state)
{
	static const struct {
		int days;
		const char *state;
	} rows[] = {{0, "warn"}, {14, "warn"}, {15, "ok"}};
	struct tls_peer peer = {.subject = "CN=mail", .issuer = "CN=a CA"};
	const date_moment now = (date_moment)TODAY * 86400 + 43200;
	json_t *list;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		peer.ends = now + rows[i].days * 86400;
		checkup_certificate(list = json_array(), "relay certificate", &peer, now);
		assert_line(list, rows[i].state,
			    arena_printf(&arena, "It is of CN=mail, signed by CN=a CA, and expires "
						 "on"));
	}
}

static void the_worst_is_what_counts(void **state)
{
	json_t *list = json_array();

	(void)state;
	assert_int_equal(checkup_worst(list), CHECKUP_OK);
	checkup_disk(list, "/", 2000);
	assert_int_equal(checkup_worst(list), CHECKUP_OK);
	checkup_disk(list, "/", 10);
	checkup_disk(list, "/", 500);
	assert_int_equal(checkup_worst(list), CHECKUP_FAIL);
	json_decref(list);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_disk_that_fills_up),	      TEST(a_mailbox_that_fills_up),
	    TEST(a_clock_that_nobody_keeps),  TEST(a_clock_that_is_not_the_servers),
	    TEST(a_secret_that_expires),      TEST(a_list_of_bank_holidays_that_ends),
	    TEST(a_certificate_that_expires), TEST(the_worst_is_what_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
