/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/calendar.h"
#include "fixture.h"

#define REGIONS 3

enum { FIRST_YEAR = 2011, LAST_YEAR = 2028, NINE = 9 * 3600, FIVE = 17 * 3600 };

static const char *facts_text;
static struct calendar_fact *facts;
static size_t fact_count;
static struct calendar calendars[REGIONS];

/* The shipped data file: in TEST_ETC, or in etc/ of the source tree that `srcdir` names. */
static const char *facts_path(void)
{
	const char *etc = getenv("TEST_ETC"), *srcdir = getenv("srcdir");

#ifdef TEST_ETC
	if (!etc)
		etc = TEST_ETC;
#endif
	if (etc)
		return arena_printf(&arena, "%s/bank-holidays.tsv", etc);
	return arena_printf(&arena, "%s/etc/bank-holidays.tsv", srcdir ? srcdir : ".");
}

static int set_up(void **state)
{
	char *text = arena_alloc(&arena, 1 << 20);
	FILE *file = fopen(facts_path(), "re");
	enum calendar_region region;
	struct err e;
	size_t n;

	(void)state;
	if (!file) {
		fprintf(stderr, "cannot open %s\n", facts_path());
		return -1;
	}
	n = fread(text, 1, (1 << 20) - 1, file);
	fclose(file);
	text[n] = '\0';
	facts_text = text;
	if (calendar_parse_facts(&arena, text, &facts, &fact_count, &e) < 0) {
		fprintf(stderr, "%s: %s\n", facts_path(), e.text);
		return -1;
	}
	for (region = 0; region < REGIONS; region++) {
		calendars[region].region = region;
		calendars[region].day_ends = FIVE;
		calendars[region].send_from = NINE;
		calendars[region].send_until = FIVE;
		calendar_set_holidays(&arena, &calendars[region], facts, fact_count);
	}
	return 0;
}

static void assert_day(date_day day, const char *wanted)
{
	assert_string_equal(day == DATE_NO_DAY ? "none" : date_iso(&arena, day), wanted);
}

static void assert_moment(date_moment at, const char *wanted)
{
	assert_string_equal(at == DATE_NO_MOMENT ? "none" : date_moment_iso(&arena, at), wanted);
}

/* Is the line "region TAB day TAB" in the data file?  Read as text, so that nothing of what is
 * tested takes part; once for each day, since the file is long. */
static bool *published_days(enum calendar_region region, date_day first, date_day last)
{
	bool *is = ARENA_NEW_N(&arena, bool, (size_t)(last - first + 1));
	static const char *const names[] = {"england-and-wales", "scotland", "northern-ireland"};
	const char *line = facts_text, *date;
	char name[32];
	int year, month, day, end;

	for (; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
		if (sscanf(line, "%31[a-z-]\t%n", name, &end) != 1 || strcmp(name, names[region]))
			continue;
		date = line + end;
		if (sscanf(date, "%d-%d-%d\t", &year, &month, &day) == 3)
			is[date_from_civil(year, month, day) - first] = true;
	}
	return is;
}

/* The promise: every day of 2011 to 2028, one to twenty days, in all three regions. */
static void due_days_equal_the_data_itself(void **state)
{
	const date_day first = fixture_day("2011-01-01"), last = fixture_day("2028-12-31");
	enum calendar_region region;
	const struct calendar *c;
	date_day day, expected;
	bool *holiday;
	int n, left;

	(void)state;
	for (region = 0; region < REGIONS; region++) {
		c = &calendars[region];
		/* Twenty days after the last may fall in 2029, which the file does not know. */
		holiday = published_days(region, first, last + 60);
		for (day = first; day <= last; day++) {
			expected = day;
			for (n = 1; n <= 20; n++) {
				/* Day 4 of the count from 1970, a Monday, begins a week. */
				do
					expected++;
				while ((expected - 4) % 7 >= 5 || holiday[expected - first]);
				if (expected > last)
					break;
				left = calendar_add(c, day, n) - expected;
				if (left)
					fail_msg("%s: %s + %d is %d days off",
						 calendar_region_name(region),
						 date_iso(&arena, day), n, left);
				assert_int_equal(calendar_between(c, day, expected), n);
			}
		}
	}
}

static void subtracting_undoes_adding(void **state)
{
	enum calendar_region region;
	date_day day, later;
	int n;

	(void)state;
	for (region = 0; region < REGIONS; region++) {
		for (day = fixture_day("2019-12-01"); day < fixture_day("2023-02-01"); day++) {
			if (!calendar_is_working(&calendars[region], day, NULL))
				continue;
			for (n = 0; n <= 12; n++) {
				later = calendar_add(&calendars[region], day, n);
				assert_int_equal(calendar_subtract(&calendars[region], later, n),
						 day);
			}
		}
	}
	assert_day(calendar_subtract(&calendars[0], fixture_day("2026-12-29"), 1), "2026-12-24");
	assert_day(calendar_subtract(&calendars[0], fixture_day("2026-12-27"), 1), "2026-12-24");
}

/* What GOV.UK published that no rule gives ('+'), or that the rule gives and GOV.UK did not ('-').
 */
struct one_off {
	const char *day;
	char sign;
	const char *regions; /* of E, S, N */
};

static const struct one_off one_offs[] = {
    {"2011-04-29", '+', "ESN"}, /* the wedding of the Duke and Duchess of Cambridge */
    {"2012-05-28", '-', "ESN"}, /* Spring bank holiday moved to the Diamond Jubilee … */
    {"2012-06-04", '+', "ESN"},
    {"2012-06-05", '+', "ESN"}, /* … which had a day of its own */
    {"2020-05-04", '-', "ESN"}, /* Early May moved to the 75th anniversary of VE day */
    {"2020-05-08", '+', "ESN"},
    {"2022-05-30", '-', "ESN"}, /* Spring bank holiday moved to the Platinum Jubilee … */
    {"2022-06-02", '+', "ESN"},
    {"2022-06-03", '+', "ESN"}, /* … which had a day of its own */
    {"2022-09-19", '+', "ESN"}, /* the State Funeral of Queen Elizabeth II */
    {"2023-05-08", '+', "ESN"}, /* the coronation of King Charles III */
    {"2026-06-15", '+', "S"},	/* the World Cup */
};

static bool is_one_off(date_day day, enum calendar_region region, char sign)
{
	size_t i;

	for (i = 0; i < COUNT_OF(one_offs); i++)
		if (fixture_day(one_offs[i].day) == day && one_offs[i].sign == sign &&
		    strchr(one_offs[i].regions, "ESN"[region]))
			return true;
	return false;
}

static const struct calendar_fact *fact_of(enum calendar_region region, date_day day)
{
	size_t i;

	for (i = 0; i < fact_count; i++)
		if (facts[i].region == region && facts[i].day == day)
			return &facts[i];
	return NULL;
}

/* Before 2012 GOV.UK wrote titles otherwise, and until 2017 it said of 2 and 3 January in Scotland,
 * and in 2011 of 26 and 27 December, the other way round which stood in for which. */
static bool is_titled_otherwise(date_day day)
{
	return day < fixture_day("2012-01-04") || day == fixture_day("2017-01-02") ||
	       day == fixture_day("2017-01-03");
}

static void the_rule_gives_what_was_published(void **state)
{
	struct calendar_holiday *computed;
	const struct calendar_fact *fact;
	enum calendar_region region;
	size_t count, i, matched = 0;
	date_day day;
	int year;

	(void)state;
	for (region = 0; region < REGIONS; region++) {
		for (year = FIRST_YEAR; year <= LAST_YEAR; year++) {
			computed = calendar_compute(&arena, region, year, &count);
			for (i = 0; i < count; i++) {
				day = computed[i].day;
				assert_true(computed[i].computed);
				if (i > 0)
					assert_true(computed[i - 1].day < day);
				fact = fact_of(region, day);
				if (!fact != is_one_off(day, region, '-'))
					fail_msg("%s: computed, not published",
						 date_iso(&arena, day));
				if (!fact)
					continue;
				matched++;
				if (!is_titled_otherwise(day))
					assert_string_equal(computed[i].title, fact->title);
			}
		}
	}
	for (i = 0; i < fact_count; i++)
		matched += is_one_off(facts[i].day, facts[i].region, '+');
	assert_int_equal(matched, fact_count);
}

static void computed_years_follow_the_published(void **state)
{
	const struct calendar *c = &calendars[CALENDAR_ENGLAND_AND_WALES];
	const char *why = NULL;
	size_t i;

	(void)state;
	assert_day(c->published_until, "2028-12-31");
	assert_false(calendar_is_past_published(c, fixture_day("2028-12-31")));
	assert_true(calendar_is_past_published(c, fixture_day("2029-01-01")));
	for (i = 0; i < c->holiday_count; i++) {
		assert_int_equal(c->holidays[i].computed, c->holidays[i].day > c->published_until);
		if (i > 0)
			assert_true(c->holidays[i - 1].day < c->holidays[i].day);
	}
	assert_day(c->holidays[c->holiday_count - 1].day, "2058-12-26");
	assert_false(calendar_is_working(c, fixture_day("2029-03-30"), &why));
	assert_string_equal(why, "Good Friday (computed)");
	assert_false(calendar_is_working(c, fixture_day("2028-04-14"), &why));
	assert_string_equal(why, "Good Friday");
	assert_day(calendar_add(c, fixture_day("2032-12-24"), 1), "2032-12-29");
}

static void a_region_without_facts_is_computed_for_fifty_years(void **state)
{
	struct calendar c = {.region = CALENDAR_SCOTLAND};

	(void)state;
	calendar_set_holidays(&arena, &c, NULL, 0);
	assert_int_equal(c.published_until, DATE_NO_DAY);
	assert_true(calendar_is_past_published(&c, fixture_day("2011-01-01")));
	assert_int_equal(c.holiday_count, 50 * 9);
	assert_day(c.holidays[0].day, "2011-01-03");
	assert_false(calendar_is_working(&c, fixture_day("2026-11-30"), NULL));
}

/* A day of a year that is not published yet must not empty the rest of that year, nor the years
 * before it. */
static void a_day_announced_early_leaves_its_year_computed(void **state)
{
	struct calendar c = {.region = CALENDAR_ENGLAND_AND_WALES};
	struct calendar_fact *more = NULL;
	const char *why = NULL;
	size_t n = 0, i;

	(void)state;
	for (i = 0; i < fact_count; i++)
		*ARENA_PUSH(&arena, struct calendar_fact, more, n) = facts[i];
	*ARENA_PUSH(&arena, struct calendar_fact, more, n) = (struct calendar_fact){
	    CALENDAR_ENGLAND_AND_WALES, fixture_day("2031-06-02"), "A jubilee"};
	/* Given twice, it is still one day; the first title stays. */
	*ARENA_PUSH(&arena, struct calendar_fact, more, n) = (struct calendar_fact){
	    CALENDAR_ENGLAND_AND_WALES, fixture_day("2031-06-02"), "The same jubilee"};
	calendar_set_holidays(&arena, &c, more, n);
	assert_day(c.published_until, "2028-12-31");
	assert_false(calendar_is_working(&c, fixture_day("2031-06-02"), &why));
	assert_string_equal(why, "A jubilee");
	assert_false(calendar_is_working(&c, fixture_day("2031-12-25"), &why));
	assert_string_equal(why, "Christmas Day (computed)");
	assert_false(calendar_is_working(&c, fixture_day("2029-12-25"), NULL));
	assert_day(c.holidays[c.holiday_count - 1].day, "2061-12-27");
}

/* A year that is missing between two published ones is computed, and all after it counts as past
 * what is published. */
static void a_missing_year_ends_what_is_published(void **state)
{
	struct calendar c = {.region = CALENDAR_ENGLAND_AND_WALES};
	struct calendar_fact *some = NULL;
	const char *why = NULL;
	size_t n = 0, i;

	(void)state;
	for (i = 0; i < fact_count; i++)
		if (facts[i].day < fixture_day("2027-01-01") ||
		    facts[i].day > fixture_day("2027-12-31"))
			*ARENA_PUSH(&arena, struct calendar_fact, some, n) = facts[i];
	calendar_set_holidays(&arena, &c, some, n);
	assert_day(c.published_until, "2026-12-31");
	assert_false(calendar_is_working(&c, fixture_day("2027-12-27"), &why));
	assert_string_equal(why, "Christmas Day (substitute day) (computed)");
	assert_false(calendar_is_working(&c, fixture_day("2028-12-25"), &why));
	assert_string_equal(why, "Christmas Day");
}

/* PROCEDURES, Words: a mail of Friday 18 December 2026, 10:00. */
static void the_worked_example_of_the_procedures(void **state)
{
	const struct calendar *c = &calendars[CALENDAR_ENGLAND_AND_WALES];
	date_day zero, lapse, next;

	(void)state;
	zero = calendar_day_zero(c, fixture_at("2026-12-18T10:00"));
	assert_day(zero, "2026-12-18");
	lapse = calendar_add(c, zero, 5);
	assert_moment(calendar_end_of(c, lapse), "2026-12-29T17:00:00+00:00");
	assert_string_equal(date_moment_long(&arena, calendar_end_of(c, lapse)),
			    "Tuesday 29 December 2026, 17:00");
	/* A step that starts at a lapse has the day of the lapse as its day 0. */
	next = calendar_add(c, lapse, 5);
	assert_string_equal(date_long(&arena, next), "Wednesday 6 January 2027");
}

static void receipt_counts_from_a_working_day(void **state)
{
	static const struct {
		const char *at, *zero;
	} rows[] = {
	    {"2026-12-18T00:00", "2026-12-18"},
	    {"2026-12-18T16:59:59", "2026-12-18"},
	    {"2026-12-18T17:00", "2026-12-18"},	   /* at the very end of the day */
	    {"2026-12-18T17:00:01", "2026-12-21"}, /* after it, and a weekend behind */
	    {"2026-12-17T23:59:59", "2026-12-18"},
	    {"2026-12-19T10:00", "2026-12-21"}, /* Saturday */
	    {"2026-12-20T20:00", "2026-12-21"}, /* Sunday, after the end of the day */
	    {"2026-12-25T10:00", "2026-12-29"}, /* bank holiday, weekend, bank holiday */
	    {"2026-12-24T18:00", "2026-12-29"},
	    {"2026-07-14T16:30Z", "2026-07-15"}, /* 17:30 in London */
	    {"2026-07-14T23:30Z", "2026-07-15"}, /* 00:30 of the 15th in London */
	    {"2026-08-05T10:00", "2026-08-10"},	 /* a closure */
	    {"2026-08-04T17:30", "2026-08-10"},
	};
	struct calendar c = calendars[CALENDAR_ENGLAND_AND_WALES];
	const struct calendar_closure closures[] = {
	    {.first = fixture_day("2026-08-05"),
	     .last = fixture_day("2026-08-07"),
	     .title = "Moving house"},
	};
	size_t i;

	(void)state;
	calendar_set_closures(&arena, &c, closures, COUNT_OF(closures));
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_day(calendar_day_zero(&c, fixture_at(rows[i].at)), rows[i].zero);
}

static void closures_are_no_working_days(void **state)
{
	struct calendar c = calendars[CALENDAR_ENGLAND_AND_WALES];
	const struct calendar_closure closures[] = {
	    {.first = fixture_day("2026-12-29"),
	     .last = fixture_day("2026-12-31"),
	     .title = "Christmas closure"},
	    {.first = fixture_day("2026-08-05"),
	     .last = fixture_day("2026-08-05"),
	     .title = "Staff day"},
	    {.first = fixture_day("2026-12-24"),
	     .last = fixture_day("2026-12-30"),
	     .title = "Long closure"},
	};
	const char *why = "unset";

	(void)state;
	calendar_set_closures(&arena, &c, closures, COUNT_OF(closures));
	assert_false(calendar_is_working(&c, fixture_day("2026-08-05"), &why));
	assert_string_equal(why, "closed: Staff day");
	assert_false(calendar_is_working(&c, fixture_day("2026-12-31"), &why));
	assert_string_equal(why, "closed: Christmas closure");
	assert_false(calendar_is_working(&c, fixture_day("2026-12-25"), &why));
	assert_string_equal(why, "Christmas Day");
	assert_false(calendar_is_working(&c, fixture_day("2026-12-26"), &why));
	assert_string_equal(why, "Saturday");
	assert_false(calendar_is_working(&c, fixture_day("2026-12-27"), &why));
	assert_string_equal(why, "Sunday");
	why = "unset";
	assert_true(calendar_is_working(&c, fixture_day("2026-08-06"), &why));
	assert_string_equal(why, "unset");
	assert_day(calendar_add(&c, fixture_day("2026-12-23"), 1), "2027-01-04");
	assert_day(calendar_subtract(&c, fixture_day("2027-01-04"), 1), "2026-12-23");
	assert_int_equal(calendar_between(&c, fixture_day("2026-12-23"), fixture_day("2027-01-05")),
			 2);
}

static void chases_go_out_in_send_hours(void **state)
{
	static const struct {
		const char *at, *sent;
	} rows[] = {
	    {"2026-12-18T08:59:59", "2026-12-18T09:00:00+00:00"},
	    {"2026-12-18T09:00", "2026-12-18T09:00:00+00:00"},
	    {"2026-12-18T12:34:56", "2026-12-18T12:34:56+00:00"},
	    {"2026-12-18T17:00", "2026-12-18T17:00:00+00:00"},
	    {"2026-12-18T17:00:01", "2026-12-21T09:00:00+00:00"},
	    {"2026-12-19T12:00", "2026-12-21T09:00:00+00:00"},
	    {"2026-12-25T12:00", "2026-12-29T09:00:00+00:00"},
	    {"2026-03-27T18:00", "2026-03-30T09:00:00+01:00"}, /* across the clock change */
	    {"2026-10-23T18:00", "2026-10-26T09:00:00+00:00"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_moment(calendar_send_time(&calendars[CALENDAR_ENGLAND_AND_WALES],
						 fixture_at(rows[i].at)),
			      rows[i].sent);
}

static void small_sums(void **state)
{
	const struct calendar *c = &calendars[CALENDAR_ENGLAND_AND_WALES];

	(void)state;
	assert_day(calendar_add(c, fixture_day("2026-12-19"), 0), "2026-12-19");
	assert_day(calendar_on_or_after(c, fixture_day("2026-12-18")), "2026-12-18");
	assert_day(calendar_on_or_after(c, fixture_day("2026-12-25")), "2026-12-29");
	assert_int_equal(calendar_between(c, fixture_day("2026-12-18"), fixture_day("2026-12-18")),
			 0);
	assert_int_equal(calendar_between(c, fixture_day("2026-12-18"), fixture_day("2026-12-11")),
			 0);
	assert_int_equal(calendar_between(c, fixture_day("2026-12-18"), fixture_day("2026-12-20")),
			 0);
	assert_int_equal(calendar_between(c, fixture_day("2026-12-18"), fixture_day("2026-12-29")),
			 5);
}

static void sums_end_where_there_is_no_day(void **state)
{
	struct calendar c = calendars[CALENDAR_ENGLAND_AND_WALES];
	const struct calendar_closure for_ever = {
	    .first = fixture_day("2026-01-01"), .last = INT32_MAX, .title = "Abolished"};

	(void)state;
	assert_day(calendar_add(&c, DATE_NO_DAY, 5), "none");
	assert_day(calendar_subtract(&c, DATE_NO_DAY, 5), "none");
	assert_day(calendar_on_or_after(&c, DATE_NO_DAY), "none");
	assert_day(calendar_add(&c, fixture_day("9999-12-30"), 5), "none");
	assert_day(calendar_add(&c, INT32_MAX, 1), "none");
	assert_day(calendar_subtract(&c, fixture_day("0001-01-02"), 5), "none");
	assert_int_equal(calendar_between(&c, DATE_NO_DAY, fixture_day("2026-12-18")), 0);
	assert_int_equal(calendar_between(&c, fixture_day("9999-12-30"), INT32_MAX), 1);
	assert_false(calendar_is_working(&c, DATE_NO_DAY, NULL));
	assert_int_equal(calendar_day_zero(&c, DATE_NO_MOMENT), DATE_NO_DAY);
	assert_int_equal(calendar_send_time(&c, DATE_NO_MOMENT), DATE_NO_MOMENT);
	calendar_set_closures(&arena, &c, &for_ever, 1);
	assert_day(calendar_add(&c, fixture_day("2025-12-31"), 1), "none");
}

static const char *explained(const struct calendar *c, const char *day, int n, size_t max)
{
	struct str out;

	str_init(&out, &arena, max);
	calendar_explain(c, fixture_day(day), n, &out);
	return str_text(&out);
}

static void each_sum_is_explained(void **state)
{
	struct calendar c = calendars[CALENDAR_ENGLAND_AND_WALES];
	const struct calendar_closure closure = {.first = fixture_day("2026-12-30"),
						 .last = fixture_day("2026-12-31"),
						 .title = "Christmas closure"};

	(void)state;
	calendar_set_closures(&arena, &c, &closure, 1);
	assert_string_equal(explained(&c, "2026-12-18", 6, STR_UNBOUNDED),
			    "day 0: Friday 18 December 2026\n"
			    "skipped: Saturday 19 December 2026 (weekend)\n"
			    "skipped: Sunday 20 December 2026 (weekend)\n"
			    "day 1: Monday 21 December 2026\n"
			    "day 2: Tuesday 22 December 2026\n"
			    "day 3: Wednesday 23 December 2026\n"
			    "day 4: Thursday 24 December 2026\n"
			    "skipped: Friday 25 December 2026 (Christmas Day)\n"
			    "skipped: Saturday 26 December 2026 (weekend)\n"
			    "skipped: Sunday 27 December 2026 (weekend)\n"
			    "skipped: Monday 28 December 2026 (Boxing Day (substitute day))\n"
			    "day 5: Tuesday 29 December 2026\n"
			    "skipped: Wednesday 30 December 2026 (closed: Christmas closure)\n"
			    "skipped: Thursday 31 December 2026 (closed: Christmas closure)\n"
			    "skipped: Friday 1 January 2027 (New Year’s Day)\n"
			    "skipped: Saturday 2 January 2027 (weekend)\n"
			    "skipped: Sunday 3 January 2027 (weekend)\n"
			    "day 6: Monday 4 January 2027\n");
	assert_string_equal(explained(&c, "2026-12-19", 0, STR_UNBOUNDED),
			    "day 0: Saturday 19 December 2026\n");
}

static void a_sum_past_the_published_days_warns(void **state)
{
	const struct calendar *c = &calendars[CALENDAR_SCOTLAND];
	struct calendar bare = {.region = CALENDAR_SCOTLAND};

	(void)state;
	assert_string_equal(explained(c, "2028-12-29", 1, STR_UNBOUNDED),
			    "day 0: Friday 29 December 2028\n"
			    "skipped: Saturday 30 December 2028 (weekend)\n"
			    "skipped: Sunday 31 December 2028 (weekend)\n"
			    "skipped: Monday 1 January 2029 (New Year’s Day (computed))\n"
			    "skipped: Tuesday 2 January 2029 (2nd January (computed))\n"
			    "day 1: Wednesday 3 January 2029\n"
			    "warning: GOV.UK's bank holidays are known to Sunday 31 December 2028; "
			    "later ones are computed by rule\n");
	calendar_set_holidays(&arena, &bare, NULL, 0);
	assert_string_equal(
	    explained(&bare, "2026-12-17", 1, STR_UNBOUNDED),
	    "day 0: Thursday 17 December 2026\n"
	    "day 1: Friday 18 December 2026\n"
	    "warning: no published bank holidays are known; all are computed by rule\n");
	/* A sum without end stops where its text must. */
	assert_int_equal(strlen(explained(c, "2026-12-17", INT32_MAX, 100)), 100);
}

static void regions_have_names(void **state)
{
	enum calendar_region region = CALENDAR_SCOTLAND;

	(void)state;
	assert_int_equal(calendar_region_parse("wales", &region), -1);
	assert_int_equal(calendar_region_parse("", &region), -1);
	assert_int_equal(region, CALENDAR_SCOTLAND);
	for (region = 0; region < REGIONS; region++) {
		enum calendar_region again;

		assert_int_equal(calendar_region_parse(calendar_region_name(region), &again), 0);
		assert_int_equal(again, region);
	}
	assert_string_equal(calendar_region_name(CALENDAR_NORTHERN_IRELAND), "northern-ireland");
}

static void facts_are_read(void **state)
{
	struct calendar_fact *found = NULL;
	size_t count = 0;
	struct err e;

	(void)state;
	assert_int_equal(
	    calendar_parse_facts(&arena,
				 "\xEF\xBB\xBF# head\r\n\r\nscotland\t2026-01-02\t2nd January\r\n"
				 "england-and-wales\t2026-12-25\tChristmas Day",
				 &found, &count, &e),
	    0);
	assert_int_equal(count, 2);
	assert_int_equal(found[0].region, CALENDAR_SCOTLAND);
	assert_day(found[0].day, "2026-01-02");
	assert_string_equal(found[0].title, "2nd January");
	assert_int_equal(found[1].region, CALENDAR_ENGLAND_AND_WALES);
	assert_string_equal(found[1].title, "Christmas Day");
	assert_int_equal(calendar_parse_facts(&arena, "", &found, &count, &e), 0);
	assert_int_equal(count, 0);
}

static void broken_facts_are_refused_with_their_line(void **state)
{
	static const struct {
		const char *text, *error;
	} rows[] = {
	    {"# head\nscotland\t2026-01-02\n", "line 2: not of the form"},
	    {"scotland 2026-01-02 2nd January\n", "line 1: not of the form"},
	    {"scotland\t2026-01-02\t2nd\tJanuary\n", "line 1: not of the form"},
	    {"\n\nwales\t2026-01-02\tx\n", "line 3: \"wales\" is no region"},
	    {"scotland\t02/01/2026\tx\n", "line 1: \"02/01/2026\" is no date"},
	    {"scotland\t2026-02-30\tx\n", "line 1: \"2026-02-30\" is no date"},
	    {"scotland\t2026-01-02\t \n", "line 1: the bank holiday has no title"},
	    {"scotland\t0206-01-02\tx\n", "line 1: the year 206 is not between"},
	};
	struct calendar_fact *found = facts;
	size_t count = 4711, i;
	struct err e;
	char *line;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		assert_int_equal(calendar_parse_facts(&arena, rows[i].text, &found, &count, &e),
				 -1);
		assert_int_equal(e.kind, ERR_PERM);
		if (!str_starts(e.text, rows[i].error))
			fail_msg("\"%s\", not \"%s\"", e.text, rows[i].error);
	}
	line = arena_alloc(&arena, 5000);
	memset(line, 'x', 4999);
	assert_int_equal(calendar_parse_facts(&arena, line, &found, &count, &e), -1);
	assert_true(str_starts(e.text, "line 1: longer than"));
	assert_int_equal(count, 4711);
	assert_ptr_equal(found, facts);
	assert_int_equal(calendar_parse_facts(&arena, "x", &found, &count, NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(due_days_equal_the_data_itself),
	    cmocka_unit_test(subtracting_undoes_adding),
	    cmocka_unit_test(the_rule_gives_what_was_published),
	    cmocka_unit_test(computed_years_follow_the_published),
	    cmocka_unit_test(a_region_without_facts_is_computed_for_fifty_years),
	    cmocka_unit_test(a_day_announced_early_leaves_its_year_computed),
	    cmocka_unit_test(a_missing_year_ends_what_is_published),
	    cmocka_unit_test(the_worked_example_of_the_procedures),
	    cmocka_unit_test(receipt_counts_from_a_working_day),
	    cmocka_unit_test(closures_are_no_working_days),
	    cmocka_unit_test(chases_go_out_in_send_hours),
	    cmocka_unit_test(small_sums),
	    cmocka_unit_test(sums_end_where_there_is_no_day),
	    cmocka_unit_test(each_sum_is_explained),
	    cmocka_unit_test(a_sum_past_the_published_days_warns),
	    cmocka_unit_test(regions_have_names),
	    cmocka_unit_test(facts_are_read),
	    cmocka_unit_test(broken_facts_are_refused_with_their_line),
	};

	return cmocka_run_group_tests_name("calendar", tests, set_up, check_clear_arena);
}
