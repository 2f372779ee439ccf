/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Absences that people's automatic replies told of, for as long as they said (B3).  Many systems
 * send one such reply to each sender: of a case that comes to that person later nobody would hear.
 */
#include "desk.h"

/* Longer than any leave that is told of in this way: what says more is a slip of the pen. */
enum { ABSENCE_DAYS_MAX = 92 };

int desk_load_absences(struct desk *desk, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_absence *absences;
	size_t i, count;

	if (store_list_absences(desk->store, &a, &absences, &count, e) < 0)
		return -1;
	for (i = 0; i < count; i++)
		directory_hear_absence(&desk->directory, absences[i].email, absences[i].from,
				       absences[i].back);
	return 0;
}

int desk_hear_absence(struct desk *desk, const char *about, date_day from, date_day back,
		      struct err *e)
{
	const struct person *person = directory_find(&desk->directory, about);
	struct store_absence absence = {.from = from, .back = back};

	/* Without a date there is no saying for how long. */
	if (!person || back == DATE_NO_DAY || back <= from)
		return 0;
	absence.email = person->email;
	if (absence.back > from + ABSENCE_DAYS_MAX)
		absence.back = from + ABSENCE_DAYS_MAX;
	if (store_put_absence(desk->store, &absence, e) < 0)
		return -1;
	directory_hear_absence(&desk->directory, absence.email, absence.from, absence.back);
	return 0;
}

int desk_end_absence(struct desk *desk, const struct person *person, struct err *e)
{
	if (person->heard_back == DATE_NO_DAY)
		return 0;
	if (store_drop_absence(desk->store, person->email, e) < 0)
		return -1;
	directory_hear_absence(&desk->directory, person->email, DATE_NO_DAY, DATE_NO_DAY);
	return 0;
}
