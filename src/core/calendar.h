/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * calendar: working days of one council, and how each sum of them was made.
 * A working day is Monday to Friday, less the bank holidays of the region, less the council's own
 * closures.  Bank holidays are GOV.UK's published ones where they are known; later years are
 * computed by rule and marked so.  It reads no file: the published days are given to it.
 */
#ifndef ESCALATED_CORE_CALENDAR_H
#define ESCALATED_CORE_CALENDAR_H

#include "base/err.h"
#include "base/str.h"
#include "core/date.h"

enum calendar_region { CALENDAR_ENGLAND_AND_WALES, CALENDAR_SCOTLAND, CALENDAR_NORTHERN_IRELAND };

/* "england-and-wales", "scotland", "northern-ireland": GOV.UK's names.  -1 if it is none of them. */
int calendar_region_parse(const char *name, enum calendar_region *region);
const char *calendar_region_name(enum calendar_region region);

struct calendar_holiday {
	date_day day;
	const char *title; /* borrowed from the arena of the calendar */
	const char *why;   /* the same, with " (computed)" behind it where it is */
	bool computed;     /* by rule, since GOV.UK has not published that year */
};

struct calendar_closure {
	date_day first, last; /* both closed */
	const char *title;
	const char *why; /* "closed: " and the title */
};

struct calendar {
	enum calendar_region region;
	int day_ends;              /* seconds after local midnight; mail after it counts for the next day */
	int send_from, send_until; /* chases go out between these, on working days */
	struct calendar_holiday *holidays; /* sorted by day */
	size_t holiday_count;
	struct calendar_closure *closures; /* in any order; calendar_set_closures makes them */
	size_t closure_count;
	date_day published_until; /* 31 December of the last year of the unbroken run of published
				   * ones; DATE_NO_DAY if none is */
};

/* One published day, as the data file or GOV.UK's JSON has it. */
struct calendar_fact {
	enum calendar_region region;
	date_day day;
	const char *title;
};

/* Reads the project's data file: lines "region TAB date TAB title", "#" begins a comment line.  Facts
 * are in `a`; `text` (valid UTF-8) is not kept.  On an error (ERR_PERM) nothing is set and the text
 * names the line. */
int calendar_parse_facts(struct arena *a, const char *text, struct calendar_fact **facts,
			 size_t *count, struct err *e);

/* Make the holidays of `calendar` (region already set) from the facts of its region, and compute
 * the years beyond them, to 30 years after the last (or for 2011 to 2060 if there are none).  A year
 * of which only a few days are given, as a one-off day announced early, is computed too.  All is
 * copied into `a`; of two facts for one day the first counts. */
void calendar_set_holidays(struct arena *a, struct calendar *calendar,
			   const struct calendar_fact *facts, size_t count);

/* Copy the council's closures into `a` and make `why`, which need not be set in `closures`. */
void calendar_set_closures(struct arena *a, struct calendar *calendar,
			   const struct calendar_closure *closures, size_t count);

/* The bank holidays of a year by rule alone, sorted; no one-off days.  In `a`. */
struct calendar_holiday *calendar_compute(struct arena *a, enum calendar_region region, int year,
					  size_t *count);

/* If the day is no working day, *why (may be NULL) says so: "Saturday", "Christmas Day",
 * "Good Friday (computed)", "closed: Christmas closure".  It lives as long as the calendar.  No day
 * outside the years 1 to 9999 is a working day. */
bool calendar_is_working(const struct calendar *calendar, date_day day, const char **why);

/* Sums of days.  Where there is no day, or none is left within the years 1 to 9999, they give DATE_NO_DAY.
 * Their time grows with the days that they pass, not with the holidays that are known. */

/* The first working day on or after `day`. */
date_day calendar_on_or_after(const struct calendar *calendar, date_day day);
/* The Nth working day after `day` (n >= 0; n = 0 gives `day` itself). */
date_day calendar_add(const struct calendar *calendar, date_day day, int n);
/* The Nth working day before `day` (n >= 0; n = 0 gives `day` itself). */
date_day calendar_subtract(const struct calendar *calendar, date_day day, int n);
/* Working days d with from < d <= to; 0 when to <= from. */
int calendar_between(const struct calendar *calendar, date_day from, date_day to);

/* Day 0 of what comes in at `at`: its local day, or the next working day when it comes in on a
 * non-working day or after the end of the day (PROCEDURES, Words).  At its very end is in time. */
date_day calendar_day_zero(const struct calendar *calendar, date_moment at);
/* The end of the day, as a moment. */
date_moment calendar_end_of(const struct calendar *calendar, date_day day);
/* `at` itself if chases may go out then (from send_from to send_until, both included, on a working
 * day), else the next moment when they may. */
date_moment calendar_send_time(const struct calendar *calendar, date_moment at);

/* How `calendar_add(day, n)` comes out, a line each for what was counted and skipped:
 *   "day 0: Friday 18 December 2026"
 *   "day 1: Monday 21 December 2026" … "skipped: Friday 25 December 2026 (Christmas Day)" …
 *   "skipped: Saturday 26 December 2026 (weekend)" …
 * and a last line, "warning: …", if a day is past the published bank holidays. */
void calendar_explain(const struct calendar *calendar, date_day day, int n, struct str *out);

/* Is this day later than GOV.UK's published bank holidays reach? */
bool calendar_is_past_published(const struct calendar *calendar, date_day day);

#endif
