/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lists of bank holidays may take the place of the one in force. */
#include "check.h"

#include <string.h>

#include "core/amendment.h"

enum { ROOM = 64 };
#define REGION CALENDAR_ENGLAND_AND_WALES

struct list {
	struct calendar_fact facts[ROOM];
	size_t count;
};

static void add(struct list *l, enum calendar_region region, const char *day, const char *title)
{
	assert_in_range(l->count, 0, ROOM - 1);
	l->facts[l->count++] = (struct calendar_fact){region, date_parse_iso(day), title};
}

static void add_year(struct list *l, int year)
{
	static const char *const days[][2] = {
	    {"01-01", "New Year’s Day"},      {"04-03", "Good Friday"},
	    {"04-06", "Easter Monday"},	      {"05-04", "Early May bank holiday"},
	    {"05-25", "Spring bank holiday"}, {"08-31", "Summer bank holiday"},
	    {"12-25", "Christmas Day"},	      {"12-28", "Boxing Day (substitute day)"},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(days); i++)
		add(l, REGION, arena_printf(&arena, "%d-%s", year, days[i][0]), days[i][1]);
}

static void make(struct list *l)
{
	l->count = 0;
	add_year(l, 2025);
	add_year(l, 2026);
	add_year(l, 2027);
	add(l, CALENDAR_SCOTLAND, "2027-01-04", "2nd January (substitute day)");
}

static void take_out(struct list *l, const char *day)
{
	date_day at = date_parse_iso(day);
	size_t i;

	for (i = 0; i < l->count; i++) {
		if (l->facts[i].day != at)
			continue;
		memmove(&l->facts[i], &l->facts[i + 1], (--l->count - i) * sizeof(l->facts[0]));
		return;
	}
	fail_msg("%s is not there", day);
}

/* Each row: what is taken out and what is added, blanks between them, and whether that may be. */
static void what_may_change(void **state)
{
	static const struct {
		const char *what;
		const char *out[10];
		const char *in[12][2];
		const char *refused; /* NULL: it may */
	} rows[] = {
	    {"nothing", {NULL}, {{NULL}}, NULL},
	    {"a day of last year", {"2025-05-04"}, {{NULL}}, NULL},
	    {"another region's day", {"2027-01-04"}, {{NULL}}, NULL},
	    {"a day added", {NULL}, {{"2026-09-19", "Bank holiday for a funeral"}}, NULL},
	    {"a day announced two years ahead", {NULL}, {{"2029-06-05", "Bank holiday"}}, NULL},
	    {"a day of this year that is forgotten",
	     {"2026-12-25"},
	     {{NULL}},
	     "Friday 25 December 2026, Christmas Day, is not there any more"},
	    {"one that is past, but of this year", {"2026-01-01"}, {{NULL}}, "1 January 2026"},
	    {"one of next year", {"2027-05-25"}, {{NULL}}, "Spring bank holiday"},
	    {"one that moves, as in 2020",
	     {"2027-05-04"},
	     {{"2027-05-07", "Early May bank holiday (VE day)"}},
	     NULL},
	    {"one that moves and one that is added, as in 2022",
	     {"2027-05-25"},
	     {{"2027-06-02", "Spring bank holiday"}, {"2027-06-03", "Platinum Jubilee"}},
	     NULL},
	    {"a substitute day that is given another",
	     {"2027-12-28"},
	     {{"2027-12-27", "Boxing Day"}},
	     NULL},
	    {"one that moves to another year",
	     {"2026-12-28"},
	     {{"2029-01-02", "Boxing Day"}},
	     "Boxing Day"},
	    {"one that moves under another name",
	     {"2027-05-04"},
	     {{"2027-05-07", "VE day"}},
	     "Early May"},
	    {"three that move",
	     {"2027-05-04", "2027-05-25", "2027-08-31"},
	     {{"2027-05-05", "Early May bank holiday"},
	      {"2027-05-26", "Spring bank holiday"},
	      {"2027-08-30", "Summer bank holiday"}},
	     "more than 2 days have moved"},
	    {"four new ones",
	     {NULL},
	     {{"2027-02-01", "a"}, {"2027-02-02", "b"}, {"2027-02-03", "c"}, {"2027-02-04", "d"}},
	     "2027 had 8 bank holidays, and now 12"},
	    {"a new year with far too many",
	     {NULL},
	     {{"2026-02-01", "a"},
	      {"2026-02-02", "b"},
	      {"2026-02-03", "c"},
	      {"2026-02-04", "d"},
	      {"2026-02-05", "e"},
	      {"2026-02-06", "f"},
	      {"2026-02-08", "g"}},
	     "2026 has 15 bank holidays"},
	    {"hardly any this year",
	     {"2026-01-01", "2026-04-03", "2026-04-06"},
	     {{NULL}},
	     "2026 has 5 bank holidays only"},
	};
	struct list known, offered;
	struct err e;
	size_t i, k;
	int result;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		make(&known);
		make(&offered);
		for (k = 0; k < COUNT_OF(rows[i].out) && rows[i].out[k]; k++)
			take_out(&offered, rows[i].out[k]);
		for (k = 0; k < COUNT_OF(rows[i].in) && rows[i].in[k][0]; k++)
			add(&offered, REGION, rows[i].in[k][0], rows[i].in[k][1]);
		print_message("%s\n", rows[i].what);
		e.text[0] = '\0';
		result = amendment_check(&arena, REGION, known.facts, known.count, offered.facts,
					 offered.count, date_parse_iso("2026-11-22"), &e);
		assert_int_equal(result, rows[i].refused ? -1 : 0);
		if (rows[i].refused && !strstr(e.text, rows[i].refused))
			fail_msg("it says: %s", e.text);
	}
}

static void the_first_list_needs_this_year_only(void **state)
{
	struct list offered = {.count = 0};
	struct err e;

	(void)state;
	add_year(&offered, 2026);
	assert_int_equal(amendment_check(&arena, REGION, NULL, 0, offered.facts, offered.count,
					 date_parse_iso("2026-11-22"), &e),
			 0);
	assert_int_equal(amendment_check(&arena, REGION, NULL, 0, offered.facts, offered.count,
					 date_parse_iso("2027-01-01"), &e),
			 -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(
	    amendment_check(&arena, REGION, NULL, 0, NULL, 0, date_parse_iso("2026-11-22"), &e),
	    -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_may_change),
	    TEST(the_first_list_needs_this_year_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
