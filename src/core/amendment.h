/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * amendment: may this list of bank holidays take the place of the one in force?  A list that
 * forgets a day would make deadlines lapse on Christmas Day; but days do move, and are added, by
 * proclamation.  It knows no file and no site.
 */
#ifndef ESCALATED_CORE_AMENDMENT_H
#define ESCALATED_CORE_AMENDMENT_H

#include "core/calendar.h"

/*
 * 0, or ERR_INPUT with what cannot be right.  Of the region alone:
 *   - this year has its bank holidays, no fewer than AMENDMENT_LEAST;
 *   - no year from this one on has more than AMENDMENT_MOST;
 *   - every day of this year or later that is known is there; or the day of the same name in that
 *     year is another one now (as the Early May bank holiday of 2020), no more than
 *     AMENDMENT_MOVED of them;
 *   - no more than AMENDMENT_ADDED are new in a year that was known (as 19 September 2022).
 * Days of past years count for nothing: GOV.UK drops them.  `known` may be empty.
 */
int amendment_check(struct arena *a, enum calendar_region region, const struct calendar_fact *known,
		    size_t known_count, const struct calendar_fact *offered, size_t offered_count,
		    date_day today, struct err *e);

enum { AMENDMENT_LEAST = 6, AMENDMENT_MOST = 14, AMENDMENT_MOVED = 2, AMENDMENT_ADDED = 3 };

#endif
