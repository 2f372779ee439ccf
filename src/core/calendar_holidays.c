/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which days are bank holidays: those that GOV.UK published, and for other years those that follow
 * from the Banking and Financial Dealings Act 1971 and from how its substitute days were always
 * set.
 */
#include "core/calendar.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* A fact outside these years is a slip of the pen. */
	CALENDAR_FIRST_YEAR = 1900,
	CALENDAR_LAST_YEAR = 2199,
	CALENDAR_UNTOLD_FROM = 2011,
	CALENDAR_UNTOLD_UNTIL = 2060,
	CALENDAR_YEARS_BEYOND = 30,
	/* No region has had fewer than eight bank holidays a year; a year of which fewer than five
	 * are given was not published, but only a day of it announced. */
	CALENDAR_DAYS_PUBLISHED = 5,
};

/* The longest line that is still one of ours. */
enum { CALENDAR_LINE_MAX = 1000 };

static int calendar_parse_fact(struct arena *a, const char *line, size_t length, int number,
			       struct calendar_fact *fact, struct err *e)
{
	char **field;
	size_t count;
	int year, month, day;

	if (length > CALENDAR_LINE_MAX)
		return err_set(e, ERR_PERM, "line %d: longer than %d bytes", number,
			       CALENDAR_LINE_MAX);
	field = str_split(a, arena_strndup(a, line, length), '\t', &count);
	if (count != 3)
		return err_set(e, ERR_PERM,
			       "line %d: not of the form region, tab, date, tab, title", number);
	if (calendar_region_parse(field[0], &fact->region) < 0)
		return err_set(e, ERR_PERM, "line %d: \"%s\" is no region", number, field[0]);
	fact->day = date_parse_iso(field[1]);
	if (fact->day == DATE_NO_DAY)
		return err_set(e, ERR_PERM, "line %d: \"%s\" is no date (YYYY-MM-DD)", number,
			       field[1]);
	date_to_civil(fact->day, &year, &month, &day);
	if (year < CALENDAR_FIRST_YEAR || year > CALENDAR_LAST_YEAR)
		return err_set(e, ERR_PERM, "line %d: the year %d is not between %d and %d", number,
			       year, CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
	if (str_empty(field[2]))
		return err_set(e, ERR_PERM, "line %d: the bank holiday has no title", number);
	fact->title = field[2];
	return 0;
}

int calendar_parse_facts(struct arena *a, const char *text, struct calendar_fact **facts,
			 size_t *count, struct err *e)
{
	struct calendar_fact *found = NULL, fact;
	size_t n = 0, length;
	const char *end;
	int number = 0;

	if (str_starts(text, "\xEF\xBB\xBF"))
		text += 3;
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		length = (size_t)(end - text);
		number++;
		if (*text == '#' || str_empty(arena_strndup(a, text, length)))
			continue;
		if (calendar_parse_fact(a, text, length, number, &fact, e) < 0)
			return -1;
		*ARENA_PUSH(a, struct calendar_fact, found, n) = fact;
	}
	*facts = found;
	*count = n;
	return 0;
}

struct calendar_list {
	struct arena *arena;
	struct calendar_holiday *days;
	size_t count;
};

static int calendar_compare(const void *a, const void *b)
{
	const struct calendar_holiday *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

static void calendar_list_sort(struct calendar_list *list)
{
	if (list->count)
		qsort(list->days, list->count, sizeof(*list->days), calendar_compare);
}

static bool calendar_list_has(const struct calendar_list *list, date_day day)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->days[i].day == day)
			return true;
	return false;
}

static void calendar_list_add(struct calendar_list *list, date_day day, const char *title)
{
	struct calendar_holiday *h =
	    ARENA_PUSH(list->arena, struct calendar_holiday, list->days, list->count);

	h->day = day;
	h->title = title;
	h->why = arena_printf(list->arena, "%s (computed)", title);
	h->computed = true;
}

/* A holiday with a fixed date: on a weekend, or where another has taken its place, it moves to the
 * next day that is free. */
static void calendar_list_add_fixed(struct calendar_list *list, date_day day, const char *title)
{
	date_day free_day = day;

	while (date_weekday(free_day) >= 5 || calendar_list_has(list, free_day))
		free_day++;
	if (free_day != day)
		title = arena_printf(list->arena, "%s (substitute day)", title);
	calendar_list_add(list, free_day, title);
}

static date_day calendar_first_monday(int year, int month)
{
	date_day first = date_from_civil(year, month, 1);

	return first + (7 - date_weekday(first)) % 7;
}

/* Of a month that has 31 days. */
static date_day calendar_last_monday(int year, int month)
{
	date_day last = date_from_civil(year, month, 31);

	return last - date_weekday(last);
}

static void calendar_compute_christmas(struct calendar_list *list, int year)
{
	date_day christmas = date_from_civil(year, 12, 25);
	bool sunday = date_weekday(christmas) == 6;

	/* When Christmas Day is a Sunday, Boxing Day keeps its Monday. */
	if (sunday)
		calendar_list_add_fixed(list, christmas + 1, "Boxing Day");
	calendar_list_add_fixed(list, christmas, "Christmas Day");
	if (!sunday)
		calendar_list_add_fixed(list, christmas + 1, "Boxing Day");
}

struct calendar_holiday *calendar_compute(struct arena *a, enum calendar_region region, int year,
					  size_t *count)
{
	struct calendar_list list = {a, NULL, 0};
	bool scotland = region == CALENDAR_SCOTLAND, ireland = region == CALENDAR_NORTHERN_IRELAND;
	date_day easter = date_easter(year);

	*count = 0;
	if (date_from_civil(year, 1, 1) == DATE_NO_DAY)
		return NULL;
	calendar_list_add_fixed(&list, date_from_civil(year, 1, 1), "New Year’s Day");
	if (scotland)
		calendar_list_add_fixed(&list, date_from_civil(year, 1, 2), "2nd January");
	if (ireland)
		calendar_list_add_fixed(&list, date_from_civil(year, 3, 17), "St Patrick’s Day");
	calendar_list_add(&list, easter - 2, "Good Friday");
	if (!scotland)
		calendar_list_add(&list, easter + 1, "Easter Monday");
	calendar_list_add(&list, calendar_first_monday(year, 5), "Early May bank holiday");
	calendar_list_add(&list, calendar_last_monday(year, 5), "Spring bank holiday");
	if (ireland)
		calendar_list_add_fixed(&list, date_from_civil(year, 7, 12),
					"Battle of the Boyne (Orangemen’s Day)");
	calendar_list_add(&list,
			  scotland ? calendar_first_monday(year, 8) : calendar_last_monday(year, 8),
			  "Summer bank holiday");
	if (scotland)
		calendar_list_add_fixed(&list, date_from_civil(year, 11, 30), "St Andrew’s Day");
	calendar_compute_christmas(&list, year);
	calendar_list_sort(&list);
	*count = list.count;
	return list.days;
}

/* The facts of one region, sorted; of two for one day the first. */
static struct calendar_list calendar_published(struct arena *a, enum calendar_region region,
					       const struct calendar_fact *facts, size_t count)
{
	struct calendar_list list = {a, NULL, 0};
	struct calendar_holiday *h;
	size_t i;

	for (i = 0; i < count; i++) {
		if (facts[i].region != region || calendar_list_has(&list, facts[i].day))
			continue;
		h = ARENA_PUSH(a, struct calendar_holiday, list.days, list.count);
		h->day = facts[i].day;
		h->title = h->why = arena_strdup(a, facts[i].title);
	}
	calendar_list_sort(&list);
	return list;
}

static bool calendar_is_year_published(const struct calendar_list *published, int year)
{
	date_day first = date_from_civil(year, 1, 1), last = date_from_civil(year, 12, 31);
	int n = 0;
	size_t i;

	for (i = 0; i < published->count; i++)
		n += published->days[i].day >= first && published->days[i].day <= last;
	return n >= CALENDAR_DAYS_PUBLISHED;
}

static int calendar_year_of(date_day day)
{
	int year, month, day_of_month;

	date_to_civil(day, &year, &month, &day_of_month);
	return year;
}

/* Add to the published days what the rule gives for a year that is not published. */
static void calendar_add_computed(struct calendar_list *list, enum calendar_region region, int year)
{
	struct calendar_holiday *computed;
	size_t count, i;

	computed = calendar_compute(list->arena, region, year, &count);
	for (i = 0; i < count; i++)
		if (!calendar_list_has(list, computed[i].day))
			*ARENA_PUSH(list->arena, struct calendar_holiday, list->days, list->count) =
			    computed[i];
}

void calendar_set_holidays(struct arena *a, struct calendar *calendar,
			   const struct calendar_fact *facts, size_t count)
{
	struct calendar_list list = calendar_published(a, calendar->region, facts, count);
	const struct calendar_list published = list;
	int year = CALENDAR_UNTOLD_FROM, last = CALENDAR_UNTOLD_UNTIL;
	bool gap = false;

	if (published.count) {
		year = calendar_year_of(published.days[0].day);
		last = calendar_year_of(published.days[published.count - 1].day) +
		       CALENDAR_YEARS_BEYOND;
	}
	calendar->published_until = DATE_NO_DAY;
	for (; year <= last; year++) {
		if (calendar_is_year_published(&published, year)) {
			if (!gap)
				calendar->published_until = date_from_civil(year, 12, 31);
			continue;
		}
		gap = calendar->published_until != DATE_NO_DAY;
		calendar_add_computed(&list, calendar->region, year);
	}
	calendar_list_sort(&list);
	calendar->holidays = list.days;
	calendar->holiday_count = list.count;
}

void calendar_set_closures(struct arena *a, struct calendar *calendar,
			   const struct calendar_closure *closures, size_t count)
{
	struct calendar_closure *copy = ARENA_NEW_N(a, struct calendar_closure, count);
	size_t i;

	for (i = 0; i < count; i++) {
		copy[i] = closures[i];
		copy[i].title = arena_strdup(a, closures[i].title);
		copy[i].why = arena_printf(a, "closed: %s", closures[i].title);
	}
	calendar->closures = copy;
	calendar->closure_count = count;
}
