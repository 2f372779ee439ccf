/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/amendment.h"

#include <string.h>

/* The facts of one region. */
struct amendment_list {
	const struct calendar_fact *facts;
	size_t count;
	enum calendar_region region;
};

static int amendment_year(date_day day)
{
	int year, month, d;

	date_to_civil(day, &year, &month, &d);
	return year;
}

static const struct calendar_fact *amendment_find(const struct amendment_list *list, date_day day)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->facts[i].region == list->region && list->facts[i].day == day)
			return &list->facts[i];
	return NULL;
}

static int amendment_count(const struct amendment_list *list, int year)
{
	size_t i;
	int n = 0;

	for (i = 0; i < list->count; i++)
		n += list->facts[i].region == list->region &&
		     amendment_year(list->facts[i].day) == year;
	return n;
}

/* Without what stands in brackets: "(substitute day)", "(VE day)". */
static bool amendment_same_name(struct arena *a, const char *x, const char *y)
{
	const char *bracket_x = strstr(x, " ("), *bracket_y = strstr(y, " (");

	return str_ieq(bracket_x ? arena_strndup(a, x, (size_t)(bracket_x - x)) : x,
		       bracket_y ? arena_strndup(a, y, (size_t)(bracket_y - y)) : y);
}

/* Where the day of this name stands in the other list, on a day that this one does not have. */
static const struct calendar_fact *amendment_moved_to(struct arena *a,
						      const struct amendment_list *known,
						      const struct amendment_list *offered,
						      const struct calendar_fact *fact)
{
	size_t i;

	for (i = 0; i < offered->count; i++) {
		const struct calendar_fact *f = &offered->facts[i];

		if (f->region == offered->region &&
		    amendment_year(f->day) == amendment_year(fact->day) &&
		    !amendment_find(known, f->day) && amendment_same_name(a, f->title, fact->title))
			return f;
	}
	return NULL;
}

static int amendment_check_known(struct arena *a, const struct amendment_list *known,
				 const struct amendment_list *offered, int this_year, struct err *e)
{
	const struct calendar_fact *fact;
	int moved = 0;
	size_t i;

	for (i = 0; i < known->count; i++) {
		fact = &known->facts[i];
		if (fact->region != known->region || amendment_year(fact->day) < this_year ||
		    amendment_find(offered, fact->day))
			continue;
		if (!amendment_moved_to(a, known, offered, fact))
			return err_set(e, ERR_INPUT, "%s, %s, is not there any more",
				       date_long(a, fact->day), fact->title);
		if (++moved > AMENDMENT_MOVED)
			return err_set(e, ERR_INPUT, "more than %d days have moved, %s among them",
				       AMENDMENT_MOVED, fact->title);
	}
	return 0;
}

/* A year that was known: no more days than it may have been given since. */
static int amendment_check_year(const struct amendment_list *known,
				const struct amendment_list *offered, int year, struct err *e)
{
	int before = amendment_count(known, year), now = amendment_count(offered, year);

	if (now > AMENDMENT_MOST)
		return err_set(e, ERR_INPUT, "%d has %d bank holidays", year, now);
	if (before >= AMENDMENT_LEAST && now > before + AMENDMENT_ADDED)
		return err_set(e, ERR_INPUT, "%d had %d bank holidays, and now %d", year, before,
			       now);
	return 0;
}

int amendment_check(struct arena *a, enum calendar_region region, const struct calendar_fact *known,
		    size_t known_count, const struct calendar_fact *offered, size_t offered_count,
		    date_day today, struct err *e)
{
	const struct amendment_list before = {known, known_count, region};
	const struct amendment_list now = {offered, offered_count, region};
	int this_year = amendment_year(today), n = amendment_count(&now, this_year);
	size_t i;

	if (n < AMENDMENT_LEAST)
		return err_set(e, ERR_INPUT, "%d has %d bank holidays only", this_year, n);
	if (amendment_check_known(a, &before, &now, this_year, e) < 0)
		return -1;
	for (i = 0; i < offered_count; i++)
		if (offered[i].region == region && amendment_year(offered[i].day) >= this_year &&
		    amendment_check_year(&before, &now, amendment_year(offered[i].day), e) < 0)
			return -1;
	return 0;
}
