/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date: civil dates, and moments in Europe/London.
 * A day is a number of days, a moment a number of seconds (UTC); both since 1970-01-01.  It knows the
 * clock changes by their rule (last Sunday of March and of October, 01:00 UTC) and nothing of
 * working days.  It never asks what time it is.
 */
#ifndef ESCALATED_CORE_DATE_H
#define ESCALATED_CORE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

typedef int32_t date_day;    /* civil days since 1970-01-01 */
typedef int64_t date_moment; /* seconds since 1970-01-01T00:00:00Z */

#define DATE_NO_DAY    INT32_MIN
#define DATE_NO_MOMENT INT64_MIN

/* 0001-01-01 and 9999-12-31: no sum of days goes beyond them. */
#define DATE_FIRST_DAY ((date_day)-719162)
#define DATE_LAST_DAY  ((date_day)2932896)

/* DATE_NO_DAY for a date that cannot be (31 February); years 1 to 9999, Gregorian. */
date_day date_from_civil(int year, int month, int day);
void date_to_civil(date_day day, int *year, int *month, int *day_of_month);
int date_weekday(date_day day); /* 0 Monday … 6 Sunday */
date_day date_easter(int year); /* Easter Sunday, Gregorian (anonymous computus) */

/* Europe/London. `seconds` counts from local midnight. */
struct date_local {
	date_day day;
	int seconds;
};
struct date_local date_to_local(date_moment at);
/* A local time that the spring change skips is read as an hour later; one that the autumn change
 * repeats is its first occurrence (BST). */
date_moment date_from_local(date_day day, int seconds);
bool date_is_summer_time(date_moment at);

/* Texts, in `a`.  A missing day or moment gives NULL. */
char *date_iso(struct arena *a, date_day day);               /* 2026-12-01 */
char *date_long(struct arena *a, date_day day);              /* Tuesday 1 December 2026 */
char *date_moment_iso(struct arena *a, date_moment at);      /* 2026-12-01T09:00:00+00:00, local */
char *date_moment_long(struct arena *a, date_moment at);     /* Tuesday 1 December 2026, 09:00 */

/* "2026-12-01"; DATE_NO_DAY if it is anything else. */
date_day date_parse_iso(const char *text);
/* "2026-12-01T09:00" or with ":SS" (local time) and, optionally, "Z" or "+01:00"; a date alone is
 * its midnight.  DATE_NO_MOMENT if it is anything else. */
date_moment date_parse_moment(const char *text);

/*
 * A date as people in Britain write it, day first, found anywhere in `text` (valid UTF-8) in linear
 * time: "1st May 2026", "Friday 15 May 2026", "31.08.26", "29/5/26", "2026-06-12", "May 1, 2026",
 * "Fri 4 Dec" (no year: the nearest such day to `near`; none if that is DATE_NO_DAY).  "3/12" is one
 * only if it is all of the text.  Two digits are a year from 80 before to 19 after `near`.  On
 * DATE_FOUND *day is set; otherwise it is DATE_NO_DAY.  A weekday that does not fit its date is
 * DATE_WRONG_WEEKDAY, with *day set all the same.
 */
enum date_reading {
	DATE_FOUND,
	DATE_NONE,          /* no date in the text */
	DATE_IMPOSSIBLE,    /* 31/02/2026 */
	DATE_WRONG_WEEKDAY, /* "Monday 15 May 2026", which is a Friday */
	DATE_SEVERAL,       /* two different dates */
	DATE_COUNTED,       /* "within 5 days of 1 June 2026": a day that is counted from one */
};
enum date_reading date_parse_british(const char *text, date_day near, date_day *day);

#endif
