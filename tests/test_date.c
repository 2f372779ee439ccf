/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "fixture.h"

/* A calendar kept by counting, against which the sums are held. */
struct counted {
	int year, month, day, weekday;
};

static void counted_next(struct counted *c)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = c->year % 4 == 0 && (c->year % 100 != 0 || c->year % 400 == 0);
	int length = lengths[c->month - 1] + (c->month == 2 && leap);

	c->weekday = (c->weekday + 1) % 7;
	if (++c->day <= length)
		return;
	c->day = 1;
	if (++c->month <= 12)
		return;
	c->month = 1;
	c->year++;
}

static void every_day_goes_there_and_back(void **state)
{
	struct counted c = {1900, 1, 1, 0}; /* a Monday */
	date_day day = date_from_civil(1900, 1, 1);
	int year, month, day_of_month;
	char text[32];

	(void)state;
	assert_int_equal(day, -25567);
	for (; c.year <= 2100; day++, counted_next(&c)) {
		assert_int_equal(date_from_civil(c.year, c.month, c.day), day);
		date_to_civil(day, &year, &month, &day_of_month);
		assert_int_equal(year, c.year);
		assert_int_equal(month, c.month);
		assert_int_equal(day_of_month, c.day);
		assert_int_equal(date_weekday(day), c.weekday);
		snprintf(text, sizeof(text), "%04d-%02d-%02d", c.year, c.month, c.day);
		assert_int_equal(date_parse_iso(text), day);
	}
	assert_int_equal(date_from_civil(1970, 1, 1), 0);
}

static void the_ends_of_time_hold(void **state)
{
	int year, month, day;

	(void)state;
	assert_int_equal(date_from_civil(1, 1, 1), -719162);
	assert_int_equal(date_from_civil(9999, 12, 31), 2932896);
	assert_int_equal(date_from_civil(0, 12, 31), DATE_NO_DAY);
	assert_int_equal(date_from_civil(10000, 1, 1), DATE_NO_DAY);
	date_to_civil(-719162, &year, &month, &day);
	assert_int_equal(year * 10000 + month * 100 + day, 10101);
	date_to_civil(INT32_MAX, &year, &month, &day);
	assert_int_equal(year * 10000 + month * 100 + day, 99991231);
	assert_in_range(date_weekday(INT32_MAX), 0, 6);
	assert_in_range(date_weekday(INT32_MIN), 0, 6);
	assert_int_equal(date_to_local(INT64_MAX).day, 2932896);
	assert_int_equal(date_to_local(INT64_MIN + 1).day, -719162);
	assert_int_equal(date_to_local(DATE_NO_MOMENT).day, DATE_NO_DAY);
	assert_int_equal(date_from_local(DATE_NO_DAY, 0), DATE_NO_MOMENT);
	assert_false(date_is_summer_time(DATE_NO_MOMENT));
	assert_null(date_iso(&arena, DATE_NO_DAY));
	assert_null(date_long(&arena, DATE_NO_DAY));
	assert_null(date_moment_iso(&arena, DATE_NO_MOMENT));
	assert_null(date_moment_long(&arena, DATE_NO_MOMENT));
}

static void days_that_cannot_be(void **state)
{
	(void)state;
	assert_int_equal(date_from_civil(2026, 2, 29), DATE_NO_DAY);
	assert_int_not_equal(date_from_civil(2028, 2, 29), DATE_NO_DAY);
	assert_int_equal(date_from_civil(2100, 2, 29), DATE_NO_DAY);
	assert_int_not_equal(date_from_civil(2000, 2, 29), DATE_NO_DAY);
	assert_int_equal(date_from_civil(2026, 4, 31), DATE_NO_DAY);
	assert_int_equal(date_from_civil(2026, 13, 1), DATE_NO_DAY);
	assert_int_equal(date_from_civil(2026, 0, 1), DATE_NO_DAY);
	assert_int_equal(date_from_civil(2026, 1, 0), DATE_NO_DAY);
	assert_int_equal(date_from_civil(2026, -1, -1), DATE_NO_DAY);
}

static void easter_falls_when_the_church_says(void **state)
{
	static const char *const sundays[] = {
	    "1900-04-15", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24",
	    "2016-03-27", "2020-04-12", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
	    "2028-04-16", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
	};
	int year, month, day;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(sundays); i++) {
		date_to_civil(fixture_day(sundays[i]), &year, &month, &day);
		assert_string_equal(date_iso(&arena, date_easter(year)), sundays[i]);
	}
}

static void london_changes_its_clocks(void **state)
{
	/* The days of both changes as they were and are announced. */
	static const struct {
		const char *spring, *autumn;
	} years[] = {
	    {"1996-03-31", "1996-10-27"}, {"2000-03-26", "2000-10-29"},
	    {"2010-03-28", "2010-10-31"}, {"2014-03-30", "2014-10-26"},
	    {"2019-03-31", "2019-10-27"}, {"2020-03-29", "2020-10-25"},
	    {"2021-03-28", "2021-10-31"}, {"2022-03-27", "2022-10-30"},
	    {"2023-03-26", "2023-10-29"}, {"2024-03-31", "2024-10-27"},
	    {"2025-03-30", "2025-10-26"}, {"2026-03-29", "2026-10-25"},
	    {"2027-03-28", "2027-10-31"}, {"2028-03-26", "2028-10-29"},
	    {"2029-03-25", "2029-10-28"}, {"2030-03-31", "2030-10-27"},
	};
	date_moment change;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(years); i++) {
		change = (date_moment)fixture_day(years[i].spring) * 86400 + 3600;
		assert_false(date_is_summer_time(change - 1));
		assert_true(date_is_summer_time(change));
		assert_int_equal(date_to_local(change - 1).seconds, 3599);
		assert_int_equal(date_to_local(change).seconds, 7200);
		change = (date_moment)fixture_day(years[i].autumn) * 86400 + 3600;
		assert_true(date_is_summer_time(change - 1));
		assert_false(date_is_summer_time(change));
		assert_int_equal(date_to_local(change - 1).seconds, 7199);
		assert_int_equal(date_to_local(change).seconds, 3600);
	}
}

static void every_hour_of_many_years_goes_there_and_back(void **state)
{
	date_moment at = (date_moment)fixture_day("2015-01-01") * 86400 + 1800;
	date_moment end = (date_moment)fixture_day("2036-01-01") * 86400;
	struct date_local local;
	int repeated = 0, changes = 0;
	bool summer = false;

	(void)state;
	for (; at < end; at += 3600) {
		changes += date_is_summer_time(at) != summer;
		summer = date_is_summer_time(at);
		local = date_to_local(at);
		assert_in_range(local.seconds, 0, 86399);
		if (date_from_local(local.day, local.seconds) == at)
			continue;
		/* The only other way: the second of the two hours in autumn. */
		assert_int_equal(date_from_local(local.day, local.seconds), at - 3600);
		assert_int_equal(local.seconds, 5400);
		assert_false(summer);
		repeated++;
	}
	assert_int_equal(repeated, 21);
	assert_int_equal(changes, 42);
}

static void local_times_that_are_skipped_or_come_twice(void **state)
{
	date_day spring = fixture_day("2026-03-29"), autumn = fixture_day("2026-10-25");

	(void)state;
	assert_string_equal(date_moment_iso(&arena, date_from_local(spring, 3599)),
			    "2026-03-29T00:59:59+00:00");
	assert_string_equal(date_moment_iso(&arena, date_from_local(spring, 5400)),
			    "2026-03-29T02:30:00+01:00");
	assert_string_equal(date_moment_iso(&arena, date_from_local(spring, 7200)),
			    "2026-03-29T02:00:00+01:00");
	assert_string_equal(date_moment_iso(&arena, date_from_local(autumn, 5400)),
			    "2026-10-25T01:30:00+01:00");
	assert_string_equal(date_moment_iso(&arena, date_from_local(autumn, 7200)),
			    "2026-10-25T02:00:00+00:00");
	/* 24:00 is the next day's midnight. */
	assert_int_equal(date_from_local(autumn, 86400), date_from_local(autumn + 1, 0));
}

static void dates_are_written(void **state)
{
	(void)state;
	assert_string_equal(date_iso(&arena, fixture_day("2026-12-01")), "2026-12-01");
	assert_string_equal(date_long(&arena, fixture_day("2026-12-01")),
			    "Tuesday 1 December 2026");
	assert_string_equal(date_long(&arena, fixture_day("1969-12-31")),
			    "Wednesday 31 December 1969");
	assert_string_equal(date_iso(&arena, date_from_civil(26, 1, 2)), "0026-01-02");
	assert_string_equal(date_moment_long(&arena, fixture_at("2026-12-01T09:00")),
			    "Tuesday 1 December 2026, 09:00");
	assert_string_equal(date_moment_long(&arena, fixture_at("2026-07-01T23:30:00Z")),
			    "Thursday 2 July 2026, 00:30");
	assert_string_equal(date_moment_iso(&arena, -1), "1969-12-31T23:59:59+00:00");
}

static void iso_dates_are_strict(void **state)
{
	static const char *const bad[] = {
	    "",		  "2026",	 "2026-1-2",
	    "2026-02-30", "2026-12-01 ", " 2026-12-01",
	    "2026/12/01", "2026-12-01T", "+026-12-01",
	    "2026-12-1x", "0000-01-01",	 "20261201",
	    "2026-00-10", "2026-10-00",	 "\xEF\xBC\x92-026-01-01",
	};
	size_t i;

	(void)state;
	assert_int_equal(date_parse_iso("1970-01-02"), 1);
	for (i = 0; i < COUNT_OF(bad); i++)
		if (date_parse_iso(bad[i]) != DATE_NO_DAY)
			fail_msg("taken as a date: \"%s\"", bad[i]);
	assert_int_equal(date_parse_iso(NULL), DATE_NO_DAY);
}

static void moments_are_read(void **state)
{
	static const struct {
		const char *text, *is;
	} good[] = {
	    {"2026-12-01", "2026-12-01T00:00:00+00:00"},
	    {"2026-06-01", "2026-06-01T00:00:00+01:00"},
	    {"2026-12-01T09:00", "2026-12-01T09:00:00+00:00"},
	    {"2026-06-01T09:00:07", "2026-06-01T09:00:07+01:00"},
	    {"2026-06-01T09:00Z", "2026-06-01T10:00:00+01:00"},
	    {"2026-06-01T09:00:00+01:00", "2026-06-01T09:00:00+01:00"},
	    {"2026-12-01T09:00:00+01:00", "2026-12-01T08:00:00+00:00"},
	    {"2026-12-01T23:30:00-05:30", "2026-12-02T05:00:00+00:00"},
	};
	static const char *const bad[] = {
	    "2026-12-01T",
	    "2026-12-01T9:00",
	    "2026-12-01T24:00",
	    "2026-12-01T09:60",
	    "2026-12-01T09:00:60",
	    "2026-12-01 09:00",
	    "2026-12-01T09:00z",
	    "2026-12-01T09:00+1",
	    "2026-12-01T09:00+01:00x",
	    "2026-12-01T09:00Zx",
	    "2026-02-30T09:00",
	    "2026-12-01T09:00:",
	    "2026-12-01T09:00+15:00",
	    "T09:00",
	    "2026-12-01T09",
	    "2026-12-01T09:00:00.5",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(good); i++)
		assert_string_equal(date_moment_iso(&arena, fixture_at(good[i].text)), good[i].is);
	for (i = 0; i < COUNT_OF(bad); i++)
		if (date_parse_moment(bad[i]) != DATE_NO_MOMENT)
			fail_msg("taken as a moment: \"%s\"", bad[i]);
	assert_int_equal(date_parse_moment(NULL), DATE_NO_MOMENT);
}

/* `day` is NULL where none is set. */
struct written {
	const char *text;
	enum date_reading reading;
	const char *day;
};

static void check_written(const struct written *rows, size_t count, date_day near)
{
	enum date_reading reading;
	date_day day, wanted;
	size_t i;

	for (i = 0; i < count; i++) {
		day = 4711;
		reading = date_parse_british(rows[i].text, near, &day);
		wanted = rows[i].day ? fixture_day(rows[i].day) : DATE_NO_DAY;
		if (reading != rows[i].reading || day != wanted)
			fail_msg("\"%s\": reading %d and %s, not %d and %s", rows[i].text,
				 (int)reading, day == DATE_NO_DAY ? "none" : date_iso(&arena, day),
				 (int)rows[i].reading, rows[i].day ? rows[i].day : "none");
	}
}

static void british_dates_are_found(void **state)
{
	static const struct written rows[] = {
	    {"1st May 2026", DATE_FOUND, "2026-05-01"},
	    {"Friday 15 May 2026", DATE_FOUND, "2026-05-15"},
	    {"Sunday 21 Jun 2026", DATE_FOUND, "2026-06-21"},
	    {"31.08.26", DATE_FOUND, "2026-08-31"},
	    {"29/5/26", DATE_FOUND, "2026-05-29"},
	    {"20/03/2026", DATE_FOUND, "2026-03-20"},
	    {"2026-06-12", DATE_FOUND, "2026-06-12"},
	    {"2026/06/12", DATE_FOUND, "2026-06-12"},
	    {"5 July 2026", DATE_FOUND, "2026-07-05"},
	    {"May 1st, 2026", DATE_FOUND, "2026-05-01"},
	    {"May 1, 2026", DATE_FOUND, "2026-05-01"},
	    {"Fri 4 Dec", DATE_FOUND, "2026-12-04"},
	    {"4 Dec.", DATE_FOUND, "2026-12-04"},
	    {"the 4th of December", DATE_FOUND, "2026-12-04"},
	    {"04-12-2026", DATE_FOUND, "2026-12-04"},
	    {"4 Sept 2026", DATE_FOUND, "2026-09-04"},
	    {"3/12", DATE_FOUND, "2026-12-03"},
	    {" 3 / 12 ", DATE_FOUND, "2026-12-03"},
	    {"Thu 3/12.", DATE_FOUND, "2026-12-03"},
	    {"31 / 08 / 26", DATE_FOUND, "2026-08-31"},
	    {"20 03 2026", DATE_FOUND, "2026-03-20"},
	    {"Friday, 15th May, 2026", DATE_FOUND, "2026-05-15"},
	    {"Friday the 4th of December", DATE_FOUND, "2026-12-04"},
	    {"the 4th day of December 2026", DATE_FOUND, "2026-12-04"},
	    {"4th. December 2026", DATE_FOUND, "2026-12-04"},
	    {"on the 4th. December is late", DATE_NONE, NULL},
	    {"Tues. 1st Dec", DATE_FOUND, "2026-12-01"},
	    {"Weds 4/11/26", DATE_FOUND, "2026-11-04"},
	    {"FRIDAY 4 DECEMBER 2026", DATE_FOUND, "2026-12-04"},
	    {"friday 4 december 2026", DATE_FOUND, "2026-12-04"},
	    {"4 Dec '26", DATE_FOUND, "2026-12-04"},
	    {"4 Dec \xE2\x80\x99"
	     "26",
	     DATE_FOUND, "2026-12-04"},
	    {"4-Dec-26", DATE_FOUND, "2026-12-04"},
	    {"8-Mar-93 it was", DATE_FOUND, "1993-03-08"},
	    {"4-Dec-2026", DATE_FOUND, "2026-12-04"},
	    {"4/Dec/2026", DATE_FOUND, "2026-12-04"},
	    {"04.Dec.2026", DATE_FOUND, "2026-12-04"},
	    {"4 Dec 26", DATE_FOUND, "2026-12-04"},
	    {"15May2026", DATE_FOUND, "2026-05-15"},
	    {"1 st May 2026", DATE_FOUND, "2026-05-01"},
	    {"15\xC2\xA0May\xC2\xA0"
	     "2026",
	     DATE_FOUND, "2026-05-15"},
	    {"31\xE2\x80\x91"
	     "08\xE2\x80\x91"
	     "2026",
	     DATE_FOUND, "2026-08-31"},
	    {"15\nMay 2026", DATE_FOUND, "2026-05-15"},
	    {"\r\n\r\n29/5/26\r\n\r\n", DATE_FOUND, "2026-05-29"},
	    {"15 May 2026 (Friday)", DATE_FOUND, "2026-05-15"},
	    {"Friday (15 May 2026)", DATE_FOUND, "2026-05-15"},
	    {"December 4th", DATE_FOUND, "2026-12-04"},
	    {"Fri Dec 4", DATE_FOUND, "2026-12-04"},
	    {"May 5", DATE_FOUND, "2026-05-05"},
	    {"5 may", DATE_FOUND, "2026-05-05"},
	    {"2026-06-12T09:00:00Z", DATE_FOUND, "2026-06-12"},
	    {"Fri, 4 Dec 2026 10:00:00 +0000", DATE_FOUND, "2026-12-04"},
	    {"Date:31/08/26", DATE_FOUND, "2026-08-31"},
	    {"by Friday 4 December 2026, 17:00 please", DATE_FOUND, "2026-12-04"},
	    {"on 4 Dec at 10.30", DATE_FOUND, "2026-12-04"},
	    {"4 Dec 10.30", DATE_FOUND, "2026-12-04"},
	    {"4 Dec 10am", DATE_FOUND, "2026-12-04"},
	    {"4 Dec 10 am", DATE_FOUND, "2026-12-04"},
	    {"4 December 1930 hrs", DATE_FOUND, "2026-12-04"},
	    {"on 4 December 12 children were there", DATE_FOUND, "2026-12-04"},
	    {"on 4 December, 15 of them", DATE_FOUND, "2026-12-04"},
	    {"4 December. 2026 will be better", DATE_FOUND, "2026-12-04"},
	    {"w/c 2 November", DATE_FOUND, "2026-11-02"},
	    {"(15/05/2026)", DATE_FOUND, "2026-05-15"},
	    {"15/05/2026; that is 15 May 2026", DATE_FOUND, "2026-05-15"},
	    {"born 3.4.58", DATE_FOUND, "1958-04-03"},
	    {"29 February 2028", DATE_FOUND, "2028-02-29"},
	    {"Thursday 5 May 2022", DATE_FOUND, "2022-05-05"},
	    {"Within 5 working days, so by 9/11/2026", DATE_FOUND, "2026-11-09"},
	};

	(void)state;
	check_written(rows, COUNT_OF(rows), fixture_day("2026-11-02"));
}

static void numbers_that_are_no_dates(void **state)
{
	static const char *const texts[] = {
	    "",
	    " ",
	    ".",
	    "5 working days",
	    "10.30",
	    "at 10.30",
	    "10:30",
	    "10-11",
	    "4.5",
	    "24/7 cover",
	    "x//9/9/39",
	    "4/5 visits were late",
	    "we did 4/5",
	    "15/20",
	    "32/5",
	    "1/13",
	    "0/4",
	    "01737 123456",
	    "020 7946 0958",
	    "020-7946-0958",
	    "0800-12-34",
	    "07700900123",
	    "+44 20 7946 0958",
	    "60-83-01",
	    "192.168.1.26",
	    "10.0.0.26",
	    "1.0.54",
	    "0.4.26",
	    "4.25.10",
	    "ESC-2026-0042",
	    "FP-04-12-26",
	    "https://www.example.gov.uk/2026/06/12/news",
	    "minutes_12-05-2026.docx",
	    "#12/05/2026",
	    "May 2026",
	    "December",
	    "Friday",
	    "1st",
	    "the 4th",
	    "May 26",
	    "12 Febuary 2026",
	    "4 Decemeber 2026",
	    "5 Mayor",
	    "only 3 may attend",
	    "ONLY 3 MAY ATTEND",
	    "the 5th may be late",
	    "In May 5 children moved",
	    "Flat 45 March Road",
	    "2026",
	    "Section 47",
	    "Section 5\n\nMay 2026",
	    "1.5 May",
	    "1/2/3",
	    "1/2/3/4",
	    "12/05/2026/7",
	    "\xC2\xA3"
	    "12/05/2026",
	    "B12/05/2026",
	    "12/05/2026x",
	    "20 03 20",
	    "99 99 2026",
	    "4 D\xC3\xA9"
	    "c 2026",
	    "N/A",
	    "tbc",
	    "4, May",
	    "Item 5 - May 2026",
	};
	date_day near = fixture_day("2026-11-02"), day;
	enum date_reading reading;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++) {
		day = 4711;
		reading = date_parse_british(texts[i], near, &day);
		if (reading != DATE_NONE || day != DATE_NO_DAY)
			fail_msg("\"%s\" is read as a date (%d)", texts[i], (int)reading);
	}
	assert_int_equal(date_parse_british(NULL, near, &day), DATE_NONE);
}

static void dates_that_cannot_be_are_no_guess(void **state)
{
	static const struct written rows[] = {
	    {"31/02/2026", DATE_IMPOSSIBLE, NULL},
	    {"13/25/2026", DATE_IMPOSSIBLE, NULL},
	    {"05/29/26", DATE_IMPOSSIBLE, NULL},
	    {"12-25-2026", DATE_IMPOSSIBLE, NULL},
	    {"32.08.26", DATE_IMPOSSIBLE, NULL},
	    {"00/00/2026", DATE_IMPOSSIBLE, NULL},
	    {"2026-13-01", DATE_IMPOSSIBLE, NULL},
	    {"2026-02-30", DATE_IMPOSSIBLE, NULL},
	    {"31/02", DATE_IMPOSSIBLE, NULL},
	    {"31 June", DATE_IMPOSSIBLE, NULL},
	    {"31st November 2026", DATE_IMPOSSIBLE, NULL},
	    {"32nd May 2026", DATE_IMPOSSIBLE, NULL},
	    {"29 February 2026", DATE_IMPOSSIBLE, NULL},
	    {"29 Feb", DATE_IMPOSSIBLE, NULL},
	    {"12/05/0206", DATE_IMPOSSIBLE, NULL},
	    {"12/05/206", DATE_IMPOSSIBLE, NULL},
	    {"12/05/20266", DATE_IMPOSSIBLE, NULL},
	    {"1st May 0206", DATE_IMPOSSIBLE, NULL},
	    {"1 May 202", DATE_IMPOSSIBLE, NULL},
	    {"the panel of 31/02/2026, or 3/3/2026", DATE_IMPOSSIBLE, NULL},
	    {"Monday 15 May 2026", DATE_WRONG_WEEKDAY, "2026-05-15"},
	    {"15 May 2026 (Monday)", DATE_WRONG_WEEKDAY, "2026-05-15"},
	    {"Thu 4 Dec", DATE_WRONG_WEEKDAY, "2026-12-04"},
	    {"Mon 15/05/2026", DATE_WRONG_WEEKDAY, "2026-05-15"},
	    {"Mon 3/12", DATE_WRONG_WEEKDAY, "2026-12-03"},
	};

	(void)state;
	check_written(rows, COUNT_OF(rows), fixture_day("2026-11-02"));
}

static void several_dates_are_not_one(void **state)
{
	static const struct written rows[] = {
	    {"1 May 2026 or 2 May 2026", DATE_SEVERAL, NULL},
	    {"4 and 5 December", DATE_SEVERAL, NULL},
	    {"4/5 December 2026", DATE_SEVERAL, NULL},
	    {"4th \xE2\x80\x93 6th December", DATE_SEVERAL, NULL},
	    {"Fri 4 and Sat 5 Dec", DATE_SEVERAL, NULL},
	    {"4-5 December", DATE_SEVERAL, NULL},
	    {"02/11/2026-06/11/2026", DATE_SEVERAL, NULL},
	    {"2026-11-03/2026-11-05", DATE_SEVERAL, NULL},
	    {"3, 4 and 5 December 2026", DATE_SEVERAL, NULL},
	    {"1 May to 3 May 2026", DATE_SEVERAL, NULL},
	    {"10.30-4 December 2026", DATE_FOUND, "2026-12-04"},
	    {"Mon 4 Dec 2026 and Tue 5 Dec 2026", DATE_SEVERAL, NULL},
	};

	(void)state;
	check_written(rows, COUNT_OF(rows), fixture_day("2026-11-02"));
}

static void a_day_that_is_counted_from_is_not_meant(void **state)
{
	static const struct written rows[] = {
	    {"within 5 days of 1 June 2026", DATE_COUNTED, NULL},
	    {"5 working days from 1 June 2026", DATE_COUNTED, NULL},
	    {"5 days' from Monday 1 June", DATE_COUNTED, NULL},
	    {"two weeks on from the 1st of June 2026", DATE_COUNTED, NULL},
	    {"a month after 01/06/2026", DATE_COUNTED, NULL},
	    {"one day after 1 June 2026", DATE_COUNTED, NULL},
	    {"the day before 5 June 2026", DATE_COUNTED, NULL},
	    {"3 days before 5 June 2026", DATE_COUNTED, NULL},
	    {"after 5 June 2026", DATE_COUNTED, NULL},
	    {"not before 5 June 2026", DATE_COUNTED, NULL},
	    {"no earlier than 5 June 2026", DATE_COUNTED, NULL},
	    {"1 June 2026 + 5 working days", DATE_COUNTED, NULL},
	    {"no later than 5 June 2026", DATE_FOUND, "2026-06-05"},
	    {"within 5 days, by 5 June 2026", DATE_FOUND, "2026-06-05"},
	    {"5 working days: 5 June 2026", DATE_FOUND, "2026-06-05"},
	    {"5 June 2026 (5 working days)", DATE_FOUND, "2026-06-05"},
	    {"before 5 June 2026", DATE_FOUND, "2026-06-05"},
	    {"since 5 June 2026", DATE_FOUND, "2026-06-05"},
	    {"5 June 2026, after 10.30", DATE_FOUND, "2026-06-05"},
	    {"the panel day of 5 June 2026", DATE_FOUND, "2026-06-05"},
	    {"the week of 1 June 2026", DATE_FOUND, "2026-06-01"},
	    {"5 June 2026 after the panel", DATE_FOUND, "2026-06-05"},
	};

	(void)state;
	check_written(rows, COUNT_OF(rows), fixture_day("2026-05-04"));
}

static void the_year_is_the_nearest(void **state)
{
	static const struct written in_january[] = {
	    {"28 December", DATE_FOUND, "2025-12-28"},
	    {"4 Jan", DATE_FOUND, "2026-01-04"},
	    {"1 July", DATE_FOUND, "2026-07-01"},
	    {"20 July", DATE_FOUND, "2025-07-20"},
	};
	static const struct written in_december[] = {
	    {"4 Jan", DATE_FOUND, "2027-01-04"},
	    {"28/12", DATE_FOUND, "2026-12-28"},
	};
	static const struct written before_a_leap_day[] = {{"29 Feb", DATE_FOUND, "2028-02-29"}};
	static const struct written unknown[] = {
	    {"4 Jan", DATE_NONE, NULL},
	    {"31 June", DATE_IMPOSSIBLE, NULL},
	    {"3/12", DATE_NONE, NULL},
	    {"3/12/26", DATE_FOUND, "2026-12-03"},
	    {"3 Dec 2026", DATE_FOUND, "2026-12-03"},
	};

	(void)state;
	check_written(in_january, COUNT_OF(in_january), fixture_day("2026-01-05"));
	check_written(in_december, COUNT_OF(in_december), fixture_day("2026-12-30"));
	check_written(before_a_leap_day, COUNT_OF(before_a_leap_day), fixture_day("2027-12-01"));
	check_written(unknown, COUNT_OF(unknown), DATE_NO_DAY);
	check_written(unknown, COUNT_OF(unknown), INT32_MAX);
	check_written(unknown, COUNT_OF(unknown), INT32_MIN + 1);
}

/* Any text is read in time that grows with its length, and none breaks the reader. */
static void hostile_text_is_read_in_linear_time(void **state)
{
	static const char *const pieces[] = {"1-",     "1/",	 "1.1",		"1 and ", "Mon ",
					     "May 1 ", "1 May ", "\n ",		"st ",	  "'",
					     "(Mon) ", "1/1/",	 "\xE2\x80\x91"};
	size_t size = 200000, i, n, length;
	char *text = arena_alloc(&arena, size + 1);
	unsigned seed = 1;
	date_day day;

	(void)state;
	for (i = 0; i < COUNT_OF(pieces); i++) {
		length = strlen(pieces[i]);
		for (n = 0; n + length <= size; n += length)
			memcpy(text + n, pieces[i], length);
		text[n] = '\0';
		date_parse_british(text, 20000, &day);
	}
	for (n = 0; n < 20000; n++) {
		seed = seed * 1103515245 + 12345;
		length = 0;
		for (i = 0; i < 8; i++) {
			const char *piece = pieces[(seed >> (i * 3 + 3)) % COUNT_OF(pieces)];

			memcpy(text + length, piece, strlen(piece));
			length += strlen(piece);
		}
		text[length] = '\0';
		date_parse_british(text, 20000, &day);
		assert_in_range((uint32_t)(day == DATE_NO_DAY ? 0 : day + 800000), 0, 4000000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_day_goes_there_and_back),
	    TEST(the_ends_of_time_hold),
	    TEST(days_that_cannot_be),
	    TEST(easter_falls_when_the_church_says),
	    TEST(london_changes_its_clocks),
	    TEST(every_hour_of_many_years_goes_there_and_back),
	    TEST(local_times_that_are_skipped_or_come_twice),
	    TEST(dates_are_written),
	    TEST(iso_dates_are_strict),
	    TEST(moments_are_read),
	    TEST(british_dates_are_found),
	    TEST(numbers_that_are_no_dates),
	    TEST(dates_that_cannot_be_are_no_guess),
	    TEST(several_dates_are_not_one),
	    TEST(a_day_that_is_counted_from_is_not_meant),
	    TEST(the_year_is_the_nearest),
	    TEST(hostile_text_is_read_in_linear_time),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
