/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date.h"

#include <stdlib.h>
#include <string.h>

enum {
	DATE_SECONDS_PER_DAY = 86400,
	DATE_SECONDS_PER_HOUR = 3600,
	DATE_FIRST_YEAR = 1,
	DATE_LAST_YEAR = 9999
};

static const char *const date_weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
					    "Friday", "Saturday", "Sunday"};

static const char *const date_months[] = {"January",   "February", "March",    "April",
					  "May",       "June",	   "July",     "August",
					  "September", "October",  "November", "December"};

static bool date_is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int date_days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && date_is_leap(year) ? 29 : days[month - 1];
}

/* The year is taken to begin in March, so that the leap day is its last and the months before it
 * have lengths of one simple pattern (153 days in five months). */
date_day date_from_civil(int year, int month, int day)
{
	int y, day_of_year;

	if (year < DATE_FIRST_YEAR || year > DATE_LAST_YEAR || month < 1 || month > 12 || day < 1 ||
	    day > date_days_in_month(year, month))
		return DATE_NO_DAY;
	y = month > 2 ? year : year - 1;
	day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

/* The same sum backwards.  Days outside the years 1 to 9999 are taken as the nearest within. */
void date_to_civil(date_day day, int *year, int *month, int *day_of_month)
{
	int days, era, day_of_era, year_of_era, day_of_year, m;

	if (day < DATE_FIRST_DAY)
		day = DATE_FIRST_DAY;
	if (day > DATE_LAST_DAY)
		day = DATE_LAST_DAY;
	days = day + 719468;
	era = days / 146097;
	day_of_era = days % 146097;
	year_of_era =
	    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	m = (5 * day_of_year + 2) / 153;
	*day_of_month = day_of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = era * 400 + year_of_era + (*month <= 2);
}

int date_weekday(date_day day)
{
	/* Day 0, 1 January 1970, was a Thursday. */
	int weekday = (int)(((int64_t)day + 3) % 7);

	return weekday < 0 ? weekday + 7 : weekday;
}

date_day date_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
	int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return date_from_civil(year, n / 31, n % 31 + 1);
}

/* 01:00 UTC on the last Sunday of a month that has 31 days. */
static date_moment date_clock_change(int year, int month)
{
	date_day last = date_from_civil(year, month, 31);

	last -= (date_weekday(last) + 1) % 7;
	return (date_moment)last * DATE_SECONDS_PER_DAY + DATE_SECONDS_PER_HOUR;
}

/* A moment outside the years 1 to 9999, which hostile mail can name, is taken as the nearest within. */
static date_moment date_clamp(date_moment at)
{
	const date_moment first = (date_moment)DATE_FIRST_DAY * DATE_SECONDS_PER_DAY;
	const date_moment last =
	    (date_moment)DATE_LAST_DAY * DATE_SECONDS_PER_DAY + DATE_SECONDS_PER_DAY - 1;

	return at < first ? first : at > last ? last : at;
}

static date_day date_floor_day(date_moment at)
{
	date_moment day = at / DATE_SECONDS_PER_DAY;

	return (date_day)(at % DATE_SECONDS_PER_DAY < 0 ? day - 1 : day);
}

bool date_is_summer_time(date_moment at)
{
	int year, month, day;

	if (at == DATE_NO_MOMENT)
		return false;
	at = date_clamp(at);
	date_to_civil(date_floor_day(at), &year, &month, &day);
	if (month < 3 || month > 10)
		return false;
	return at >= date_clock_change(year, 3) && at < date_clock_change(year, 10);
}

struct date_local date_to_local(date_moment at)
{
	struct date_local local = {DATE_NO_DAY, 0};

	if (at == DATE_NO_MOMENT)
		return local;
	at = date_clamp(at);
	if (date_is_summer_time(at))
		at += DATE_SECONDS_PER_HOUR;
	local.day = date_floor_day(at);
	local.seconds = (int)(at - (date_moment)local.day * DATE_SECONDS_PER_DAY);
	return local;
}

date_moment date_from_local(date_day day, int seconds)
{
	date_moment local = (date_moment)day * DATE_SECONDS_PER_DAY + seconds;

	if (day == DATE_NO_DAY)
		return DATE_NO_MOMENT;
	/* Asking for the moment an hour before gives the first of two in autumn, and in spring
	 * finds winter time still on, which makes a skipped time an hour later by the clock. */
	if (date_is_summer_time(local - DATE_SECONDS_PER_HOUR))
		return local - DATE_SECONDS_PER_HOUR;
	return local;
}

char *date_iso(struct arena *a, date_day day)
{
	int year, month, day_of_month;

	if (day == DATE_NO_DAY)
		return NULL;
	date_to_civil(day, &year, &month, &day_of_month);
	return arena_printf(a, "%04d-%02d-%02d", year, month, day_of_month);
}

char *date_long(struct arena *a, date_day day)
{
	int year, month, day_of_month;

	if (day == DATE_NO_DAY)
		return NULL;
	date_to_civil(day, &year, &month, &day_of_month);
	return arena_printf(a, "%s %d %s %d", date_weekdays[date_weekday(day)], day_of_month,
			    date_months[month - 1], year);
}

char *date_moment_iso(struct arena *a, date_moment at)
{
	struct date_local local = date_to_local(at);
	int minutes = local.seconds / 60;

	if (at == DATE_NO_MOMENT)
		return NULL;
	return arena_printf(a, "%sT%02d:%02d:%02d%s", date_iso(a, local.day), minutes / 60,
			    minutes % 60, local.seconds % 60,
			    date_is_summer_time(at) ? "+01:00" : "+00:00");
}

char *date_moment_long(struct arena *a, date_moment at)
{
	struct date_local local = date_to_local(at);
	int minutes = local.seconds / 60;

	if (at == DATE_NO_MOMENT)
		return NULL;
	return arena_printf(a, "%s, %02d:%02d", date_long(a, local.day), minutes / 60,
			    minutes % 60);
}

/* `n` digits at *text as a number from 0 to `max`, *text moved behind them; -1 if they are not. */
static int date_digits(const char **text, int n, int max)
{
	int value = 0;

	for (; n > 0; n--, (*text)++) {
		if (**text < '0' || **text > '9')
			return -1;
		value = value * 10 + (**text - '0');
	}
	return value <= max ? value : -1;
}

static bool date_char(const char **text, char c)
{
	if (**text != c)
		return false;
	(*text)++;
	return true;
}

/* "2026-12-01" at *text, *text moved behind it. */
static date_day date_iso_prefix(const char **text)
{
	int year, month, day;

	if ((year = date_digits(text, 4, 9999)) < 0 || !date_char(text, '-') ||
	    (month = date_digits(text, 2, 12)) < 0 || !date_char(text, '-') ||
	    (day = date_digits(text, 2, 31)) < 0)
		return DATE_NO_DAY;
	return date_from_civil(year, month, day);
}

date_day date_parse_iso(const char *text)
{
	date_day day = text ? date_iso_prefix(&text) : DATE_NO_DAY;

	return day != DATE_NO_DAY && *text == '\0' ? day : DATE_NO_DAY;
}

/* "Z", "+01:00" or "-05:30" up to the end of the text; -1 if it is anything else. */
static int date_offset(const char *text, int *seconds)
{
	int sign = *text == '-' ? -1 : 1, hours, minutes;

	*seconds = 0;
	if (date_char(&text, 'Z'))
		return *text ? -1 : 0;
	if (!date_char(&text, '+') && !date_char(&text, '-'))
		return -1;
	if ((hours = date_digits(&text, 2, 14)) < 0 || !date_char(&text, ':') ||
	    (minutes = date_digits(&text, 2, 59)) < 0 || *text)
		return -1;
	*seconds = sign * (hours * 60 + minutes) * 60;
	return 0;
}

date_moment date_parse_moment(const char *text)
{
	date_day day = text ? date_iso_prefix(&text) : DATE_NO_DAY;
	int hours, minutes, seconds = 0, offset;

	if (day == DATE_NO_DAY)
		return DATE_NO_MOMENT;
	if (*text == '\0')
		return date_from_local(day, 0);
	if (!date_char(&text, 'T') || (hours = date_digits(&text, 2, 23)) < 0 ||
	    !date_char(&text, ':') || (minutes = date_digits(&text, 2, 59)) < 0)
		return DATE_NO_MOMENT;
	if (date_char(&text, ':') && (seconds = date_digits(&text, 2, 59)) < 0)
		return DATE_NO_MOMENT;
	seconds += (hours * 60 + minutes) * 60;
	if (*text == '\0')
		return date_from_local(day, seconds);
	if (date_offset(text, &offset) < 0)
		return DATE_NO_MOMENT;
	return (date_moment)day * DATE_SECONDS_PER_DAY + seconds - offset;
}
