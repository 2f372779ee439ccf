/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fixture: two lifelike councils for the tests of the core: the Surrey panel's and the Croydon
 * carers' procedure, their people, a calendar with the bank holidays of 2026 and 2027, and cases at
 * the stages that letters and rules speak of.  All names are made up.  Nothing is read from disk.
 */
#ifndef ESCALATED_TESTS_FIXTURE_H
#define ESCALATED_TESTS_FIXTURE_H

#include "core/calendar.h"
#include "core/casefile.h"
#include "core/letter.h"
#include "core/step.h"

/* One council: everything that the rules and the letters look at besides a case. */
struct fixture_council {
	struct calendar calendar; /* England and Wales, day ends 17:00, send hours 08:00 to 18:00 */
	struct directory directory;
	struct procedure procedure;
	struct step_world world;
	struct letter_office office;
};

/* In `a`; the steps are copies, so that a test may change them. */
struct fixture_council *fixture_surrey(struct arena *a);
struct fixture_council *fixture_croydon(struct arena *a);

/* "2026-12-18T10:00" and "2026-12-18"; a bad text fails the test at once. */
date_moment fixture_at(const char *text);
date_day fixture_day(const char *text);

/* The person with this address, as a party in this role; aborts if the directory does not have
 * them. */
struct case_party fixture_party(const struct fixture_council *council, const char *email,
				unsigned role);

/* The forms as Margaret Ellwood (Surrey) and Siân O'Connor (Croydon) fill them in, without
 * problems. */
struct form *fixture_surrey_form(struct arena *a);
struct form *fixture_croydon_form(struct arena *a);

/*
 * Cases.  Surrey: the panel was on 24 November 2026, the form came on Tuesday 1 December, 09:12, as
 * ESC-2026-0041.  Croydon: the form came on Friday 18 December 2026, 10:00, as ESC-2026-0042.
 */
enum fixture_stage {
	FIXTURE_OPENED,	  /* Surrey: awaits routing.  Croydon: the SSW has it, due 29 December */
	FIXTURE_ASKED,	  /* Surrey: the Team Manager has it, due 8 December.  Croydon: as OPENED */
	FIXTURE_LAPSED,	  /* the first step lapsed after a mere "thanks", and the second has it */
	FIXTURE_ANSWERED, /* the second (Croydon) or first (Surrey) step answered; awaits the
			     outcome */
	FIXTURE_ESCALATED, /* not satisfied: the next step has it */
	FIXTURE_RESOLVED,  /* closed */
	FIXTURE_EXHAUSTED, /* closed after the last step */
};
struct casefile *fixture_surrey_case(struct arena *a, const struct fixture_council *council,
				     enum fixture_stage stage);
struct casefile *fixture_croydon_case(struct arena *a, const struct fixture_council *council,
				      enum fixture_stage stage);

#endif
