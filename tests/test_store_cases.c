/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "ground.h"

static int64_t put_procedure(struct ground *g)
{
	int64_t id;

	MUST(g, store_put_procedure(g->store, "croydon", "{}", &id, &g->e));
	return id;
}

static void test_references_count_by_year(void **state)
{
	static const char *const expected[] = {"ESC-2026-0001", "ESC-2026-0002", "ESC-2027-0001",
					       "ESC-2026-0003"};
	static const int years[] = {2026, 2026, 2027, 2026};
	struct ground *g = *state;
	const char *ref;
	size_t i;

	for (i = 0; i < COUNT_OF(years); i++) {
		MUST(g, store_begin(g->store, &g->e));
		MUST(g, store_next_ref(g->store, &g->arena, years[i], &ref, &g->e));
		assert_string_equal(ref, expected[i]);
		MUST(g, store_commit(g->store, &g->e));
	}
	/* One that is rolled back was never given. */
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_next_ref(g->store, &g->arena, 2027, &ref, &g->e));
	store_rollback(g->store);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_next_ref(g->store, &g->arena, 2027, &ref, &g->e));
	assert_string_equal(ref, "ESC-2027-0002");
	store_rollback(g->store);
}

static void test_a_case_in_and_out_again(void **state)
{
	struct ground *g = *state;
	struct store_case row, got;
	bool found;

	MUST(g, store_begin(g->store, &g->e));
	row = ground_case("ESC-2026-0001", 1, put_procedure(g));
	MUST(g, store_put_case(g->store, &row, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_case(g->store, &g->arena, row.ref, &got, &found, &g->e));
	assert_true(found);
	assert_string_equal(got.ref, row.ref);
	assert_int_equal(got.serial, 1);
	assert_int_equal(got.procedure, row.procedure);
	assert_string_equal(got.procedure_name, "croydon");
	assert_string_equal(got.state, "awaiting-answer");
	assert_null(got.closed_as);
	assert_string_equal(got.owner, row.owner);
	assert_string_equal(got.submitter, row.submitter);
	assert_int_equal(got.opened, row.opened);
	assert_int_equal(got.due, row.due);
	assert_int_equal(got.next_at, row.next_at);
	assert_string_equal(got.doc, row.doc);
	assert_int_equal(got.people_count, 2);
	assert_string_equal(got.people[1], row.people[1]);
	MUST(g, store_get_case(g->store, &g->arena, "ESC-2026-0002", &got, &found, &g->e));
	assert_false(found);
}

static void test_a_closed_case(void **state)
{
	struct ground *g = *state;
	struct store_case row, got;
	date_moment at;
	bool found;

	MUST(g, store_begin(g->store, &g->e));
	row = ground_case("ESC-2026-0001", 1, put_procedure(g));
	MUST(g, store_put_case(g->store, &row, &g->e));
	row.serial = 2;
	row.state = "closed";
	row.closed_as = "resolved";
	row.owner = NULL;
	row.due = DATE_NO_DAY;
	row.next_at = DATE_NO_MOMENT;
	row.people_count = 0;
	MUST(g, store_put_case(g->store, &row, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_case(g->store, &g->arena, row.ref, &got, &found, &g->e));
	assert_string_equal(got.closed_as, "resolved");
	assert_null(got.owner);
	assert_int_equal(got.due, DATE_NO_DAY);
	assert_int_equal(got.next_at, DATE_NO_MOMENT);
	assert_int_equal(got.people_count, 0);
	MUST(g, store_next_moment(g->store, &at, &g->e));
	assert_int_equal(at, DATE_NO_MOMENT);
	assert_int_equal(ground_number(g->path, "SELECT count(*) FROM case_people"), 0);
}

static void test_serial_conflicts(void **state)
{
	static const struct {
		int there, written;
	} rows[] = {{0, 0}, {0, 2}, {1, 1}, {1, 3}, {1, 0}};
	struct ground *g = *state;
	struct store_case row, got;
	int64_t procedure;
	bool found;
	size_t i;

	MUST(g, store_begin(g->store, &g->e));
	procedure = put_procedure(g);
	row = ground_case("ESC-2026-0001", 1, procedure);
	MUST(g, store_put_case(g->store, &row, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	for (i = 0; i < COUNT_OF(rows); i++) {
		row = ground_case(rows[i].there ? "ESC-2026-0001" : "ESC-2026-0002",
				  rows[i].written, procedure);
		row.doc = "{\"wrong\":true}";
		MUST(g, store_begin(g->store, &g->e));
		MUST_FAIL(g, store_put_case(g->store, &row, &g->e), ERR_INTERNAL);
		MUST_FAIL(g, store_commit(g->store, &g->e), ERR_INTERNAL);
	}
	MUST(g, store_get_case(g->store, &g->arena, "ESC-2026-0001", &got, &found, &g->e));
	assert_int_equal(got.serial, 1);
	assert_string_equal(got.doc, "{\"ref\":\"…\"}");
	MUST(g, store_get_case(g->store, &g->arena, "ESC-2026-0002", &got, &found, &g->e));
	assert_false(found);
}

static void test_an_address_with_a_newline_is_refused(void **state)
{
	const char *people[] = {"a@b.example\nc@d.example"};
	struct ground *g = *state;
	struct store_case row;

	MUST(g, store_begin(g->store, &g->e));
	row = ground_case("ESC-2026-0001", 1, put_procedure(g));
	row.people = people;
	row.people_count = 1;
	MUST_FAIL(g, store_put_case(g->store, &row, &g->e), ERR_INTERNAL);
	store_rollback(g->store);
}

/* Six cases: 1 to 5 of Croydon, 6 of Surrey; 4 is closed, 5 has no date. */
static void put_six(struct ground *g)
{
	static const char *both[] = {"One@council.example", "two@council.example",
				     "two@council.example"};
	struct store_case row;
	int64_t procedure;
	char ref[24];
	int i;

	MUST(g, store_begin(g->store, &g->e));
	procedure = put_procedure(g);
	for (i = 1; i <= 6; i++) {
		snprintf(ref, sizeof(ref), "ESC-2026-%04d", i);
		row = ground_case(ref, 1, procedure);
		row.due = 20600 + i;
		row.next_at = 1000 - i;
		row.people = both;
		row.people_count = i % 2 ? 1 : 3;
		row.owner = i == 3 ? "Head@council.example" : "ssw@council.example";
		row.procedure_name = i == 6 ? "surrey" : "croydon";
		row.state = i == 4 ? "closed" : i == 2 ? "awaiting-outcome" : "awaiting-answer";
		if (i == 5) {
			row.due = DATE_NO_DAY;
			row.next_at = DATE_NO_MOMENT;
		}
		MUST(g, store_put_case(g->store, &row, &g->e));
	}
	MUST(g, store_commit(g->store, &g->e));
}

/* The last digits of the references that a filter finds, in order. */
static const char *found_by(struct ground *g, const struct store_filter *filter)
{
	struct store_case *rows;
	struct str text;
	size_t count, i;

	MUST(g, store_list_cases(g->store, &g->arena, filter, &rows, &count, &g->e));
	str_init(&text, &g->arena, 100);
	for (i = 0; i < count; i++) {
		str_add_char(&text, rows[i].ref[12]);
		assert_string_equal(rows[i].doc, "{\"ref\":\"…\"}");
	}
	return str_text(&text);
}

static void test_filters(void **state)
{
#define ANY	 .due_before = DATE_NO_DAY, .next_until = DATE_NO_MOMENT
#define DUE(day) .due_before = (day), .next_until = DATE_NO_MOMENT
#define NEXT(at) .due_before = DATE_NO_DAY, .next_until = (at)
	static const struct {
		const char *name, *expected;
		struct store_filter filter;
	} rows[] = {
	    {"all", "123456", {ANY}},
	    {"all from 4", "56", {.after = "ESC-2026-0004", ANY}},
	    {"two from 1", "23", {.after = "ESC-2026-0001", .limit = 2, ANY}},
	    {"a state", "1356", {.state = "awaiting-answer", ANY}},
	    {"open", "12356", {.state = "open", ANY}},
	    {"closed", "4", {.state = "closed", ANY}},
	    {"a procedure", "6", {.procedure = "surrey", ANY}},
	    {"an owner, whatever the case of letters", "3", {.owner = "head@council.example", ANY}},
	    {"due before, open only", "123", {DUE(20605)}},
	    {"next, in order of the moment", "64321", {NEXT(1000)}},
	    {"next, not the later ones", "64", {NEXT(996)}},
	    {"next, none", "", {NEXT(993)}},
	    {"next, the first two", "64", {.limit = 2, NEXT(2000)}},
	    {"next of a person, open",
	     "62",
	     {.person = "two@council.example", .state = "open", NEXT(2000)}},
	    {"a person", "123456", {.person = "one@council.example", ANY}},
	    {"a person of some", "246", {.person = "TWO@council.example", ANY}},
	    {"a person's open ones", "26", {.person = "two@council.example", .state = "open", ANY}},
	    {"a person's in a state",
	     "2",
	     {.person = "two@council.example", .state = "awaiting-outcome", ANY}},
	    {"a person's closed ones",
	     "4",
	     {.person = "two@council.example", .state = "closed", ANY}},
	    {"a person's late ones", "2", {.person = "two@council.example", DUE(20606)}},
	    {"a person's second open one",
	     "6",
	     {.person = "two@council.example", .state = "open", .after = "ESC-2026-0002", ANY}},
	    {"nobody's", "", {.person = "three@council.example", ANY}},
	};
	struct ground *g = *state;
	size_t i;

	put_six(g);
	for (i = 0; i < COUNT_OF(rows); i++)
		if (!str_eq(found_by(g, &rows[i].filter), rows[i].expected))
			fail_msg("%s: %s", rows[i].name, found_by(g, &rows[i].filter));
}

static void test_people_come_and_go(void **state)
{
	static const char *before[] = {"a@c.example", "b@c.example"};
	static const char *after[] = {"b@c.example", "c@c.example"};
	struct store_filter filter = {.state = "open", ANY};
	struct ground *g = *state;
	struct store_case row;

	MUST(g, store_begin(g->store, &g->e));
	row = ground_case("ESC-2026-0001", 1, put_procedure(g));
	row.people = before;
	MUST(g, store_put_case(g->store, &row, &g->e));
	row.people = after;
	row.serial = 2;
	MUST(g, store_put_case(g->store, &row, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	filter.person = "a@c.example";
	assert_string_equal(found_by(g, &filter), "");
	filter.person = "c@c.example";
	assert_string_equal(found_by(g, &filter), "1");
	/* Closed: no longer among the open ones; reopened: again. */
	MUST(g, store_begin(g->store, &g->e));
	row.serial = 3;
	row.state = "closed";
	MUST(g, store_put_case(g->store, &row, &g->e));
	assert_string_equal(found_by(g, &filter), "");
	row.serial = 4;
	row.state = "awaiting-answer";
	MUST(g, store_put_case(g->store, &row, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	assert_string_equal(found_by(g, &filter), "1");
	assert_int_equal(ground_number(g->path, "SELECT count(*) FROM case_people"), 2);
}

static void test_next_moment_and_counts(void **state)
{
	static const char *const states[] = {"awaiting-routing", "awaiting-answer", "closed"};
	struct ground *g = *state;
	int64_t counts[3];
	date_moment at;

	MUST(g, store_next_moment(g->store, &at, &g->e));
	assert_int_equal(at, DATE_NO_MOMENT);
	put_six(g);
	MUST(g, store_next_moment(g->store, &at, &g->e));
	assert_int_equal(at, 994);
	MUST(g, store_count_cases(g->store, states, 3, counts, &g->e));
	assert_int_equal(counts[0], 0);
	assert_int_equal(counts[1], 4);
	assert_int_equal(counts[2], 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ground_setup_open, ground_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(test_references_count_by_year),
	    TEST(test_a_case_in_and_out_again),
	    TEST(test_a_closed_case),
	    TEST(test_serial_conflicts),
	    TEST(test_an_address_with_a_newline_is_refused),
	    TEST(test_filters),
	    TEST(test_people_come_and_go),
	    TEST(test_next_moment_and_counts),
	};

	return cmocka_run_group_tests_name("store cases", tests, NULL, NULL);
}
