/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"

#include <string.h>

static const char *const calendar_regions[] = {"england-and-wales", "scotland", "northern-ireland"};

enum { CALENDAR_SATURDAY = 5 };

int calendar_region_parse(const char *name, enum calendar_region *region)
{
	size_t i;

	for (i = 0; i < COUNT_OF(calendar_regions); i++) {
		if (str_eq(name, calendar_regions[i])) {
			*region = (enum calendar_region)i;
			return 0;
		}
	}
	return -1;
}

const char *calendar_region_name(enum calendar_region region)
{
	return calendar_regions[region];
}

/* A walk over days, with the holiday that comes next kept in hand: only its start is searched for.
 */
struct calendar_walk {
	const struct calendar *calendar;
	date_day day;
	size_t next; /* the first holiday on or after `day` */
};

static struct calendar_walk calendar_walk_from(const struct calendar *calendar, date_day day)
{
	struct calendar_walk w = {calendar, day, 0};
	size_t low = 0, high = calendar->holiday_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (calendar->holidays[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	w.next = low;
	return w;
}

static void calendar_walk_forward(struct calendar_walk *w)
{
	if (w->next < w->calendar->holiday_count && w->calendar->holidays[w->next].day == w->day)
		w->next++;
	w->day++;
}

static void calendar_walk_back(struct calendar_walk *w)
{
	w->day--;
	if (w->next > 0 && w->calendar->holidays[w->next - 1].day == w->day)
		w->next--;
}

static bool calendar_in_range(date_day day)
{
	return day >= DATE_FIRST_DAY && day <= DATE_LAST_DAY;
}

/* Why the day that the walk has come to is no working day; NULL if it is one. */
static const char *calendar_walk_why(const struct calendar_walk *w)
{
	const struct calendar *calendar = w->calendar;
	const struct calendar_closure *closure;
	size_t i;

	if (date_weekday(w->day) >= CALENDAR_SATURDAY)
		return date_weekday(w->day) == CALENDAR_SATURDAY ? "Saturday" : "Sunday";
	if (w->next < calendar->holiday_count && calendar->holidays[w->next].day == w->day)
		return calendar->holidays[w->next].why ? calendar->holidays[w->next].why
						       : "bank holiday";
	for (i = 0; i < calendar->closure_count; i++) {
		closure = &calendar->closures[i];
		if (closure->first <= w->day && w->day <= closure->last)
			return closure->why ? closure->why : "closed";
	}
	return calendar_in_range(w->day) ? NULL : "beyond all calendars";
}

bool calendar_is_working(const struct calendar *calendar, date_day day, const char **why)
{
	struct calendar_walk w = calendar_walk_from(calendar, day);
	const char *reason = calendar_walk_why(&w);

	if (why && reason)
		*why = reason;
	return !reason;
}

date_day calendar_on_or_after(const struct calendar *calendar, date_day day)
{
	struct calendar_walk w = calendar_walk_from(calendar, day);

	if (day == DATE_NO_DAY)
		return DATE_NO_DAY;
	while (calendar_in_range(w.day) && calendar_walk_why(&w))
		calendar_walk_forward(&w);
	return calendar_in_range(w.day) ? w.day : DATE_NO_DAY;
}

date_day calendar_add(const struct calendar *calendar, date_day day, int n)
{
	struct calendar_walk w = calendar_walk_from(calendar, day);

	while (n > 0 && calendar_in_range(w.day)) {
		calendar_walk_forward(&w);
		n -= !calendar_walk_why(&w);
	}
	return calendar_in_range(w.day) ? w.day : DATE_NO_DAY;
}

date_day calendar_subtract(const struct calendar *calendar, date_day day, int n)
{
	struct calendar_walk w = calendar_walk_from(calendar, day);

	while (n > 0 && calendar_in_range(w.day)) {
		calendar_walk_back(&w);
		n -= !calendar_walk_why(&w);
	}
	return calendar_in_range(w.day) ? w.day : DATE_NO_DAY;
}

int calendar_between(const struct calendar *calendar, date_day from, date_day to)
{
	struct calendar_walk w = calendar_walk_from(calendar, from);
	int n = 0;

	if (!calendar_in_range(from))
		return 0;
	if (to > DATE_LAST_DAY)
		to = DATE_LAST_DAY;
	while (w.day < to) {
		calendar_walk_forward(&w);
		n += !calendar_walk_why(&w);
	}
	return n;
}

date_day calendar_day_zero(const struct calendar *calendar, date_moment at)
{
	struct date_local local = date_to_local(at);

	if (local.seconds > calendar->day_ends && calendar_is_working(calendar, local.day, NULL))
		return calendar_add(calendar, local.day, 1);
	return calendar_on_or_after(calendar, local.day);
}

date_moment calendar_end_of(const struct calendar *calendar, date_day day)
{
	return date_from_local(day, calendar->day_ends);
}

date_moment calendar_send_time(const struct calendar *calendar, date_moment at)
{
	struct date_local local = date_to_local(at);
	date_day day = calendar_on_or_after(calendar, local.day);

	if (day == local.day && local.seconds >= calendar->send_from &&
	    local.seconds <= calendar->send_until)
		return at;
	if (day == local.day && local.seconds > calendar->send_until)
		day = calendar_add(calendar, day, 1);
	return date_from_local(day, calendar->send_from);
}

bool calendar_is_past_published(const struct calendar *calendar, date_day day)
{
	return calendar->published_until == DATE_NO_DAY || day > calendar->published_until;
}

static void calendar_explain_warning(const struct calendar *calendar, struct str *out)
{
	if (calendar->published_until == DATE_NO_DAY)
		str_add(
		    out,
		    "warning: no published bank holidays are known; all are computed by rule\n");
	else
		str_addf(
		    out,
		    "warning: GOV.UK's bank holidays are known to %s; later ones are computed by "
		    "rule\n",
		    date_long(out->arena, calendar->published_until));
}

void calendar_explain(const struct calendar *calendar, date_day day, int n, struct str *out)
{
	struct calendar_walk w = calendar_walk_from(calendar, day);
	const char *why;
	int counted = 0;

	if (!calendar_in_range(day))
		return;
	str_addf(out, "day 0: %s\n", date_long(out->arena, day));
	while (counted < n && w.day < DATE_LAST_DAY && !out->truncated) {
		calendar_walk_forward(&w);
		why = calendar_walk_why(&w);
		if (!why)
			str_addf(out, "day %d: %s\n", ++counted, date_long(out->arena, w.day));
		else
			str_addf(out, "skipped: %s (%s)\n", date_long(out->arena, w.day),
				 date_weekday(w.day) >= CALENDAR_SATURDAY ? "weekend" : why);
	}
	if (calendar_is_past_published(calendar, w.day))
		calendar_explain_warning(calendar, out);
}
