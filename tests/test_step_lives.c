/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ten thousand lives of cases: anybody does anything, in any order.  Whatever comes of it, no mail
 * goes to whom the case is about, no open case is without a next moment, nothing is done twice, and
 * nothing crashes (script_check has it all).
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "step_script.h"

static uint64_t dice_state;

static unsigned dice(unsigned sides)
{
	/* xorshift64*: the same on every machine, so that a failure can be had again. */
	dice_state ^= dice_state >> 12;
	dice_state ^= dice_state << 25;
	dice_state ^= dice_state >> 27;
	return (unsigned)((dice_state * 2685821657736338717ULL) >> 33) % sides;
}

static const char *const mails[] = {
    "Resolved",
    "Not resolved",
    "Complaint",
    "I withdraw this.",
    "Yes",
    "No",
    "Thanks, will look into it.",
    "Agreed 15 January 2027",
    "Agreed 20 January 2027",
    "Could you tell me which dates you were promised?",
    "I have booked the weekend of 30 January.",
    "The worker left in June. We have completed the DBS check.",
    "Recorded on CRS.",
    "I told the carer on 21 December that I have booked it.",
    "He is in immediate danger now.",
    "Send to Helen Price",
    "Send to Tom Okafor",
    "Send to Joanne Birch",
    "It is partly resolved, but I am not sure.",
    "A few more words.",
    "",
};
static const char *const forms[] = {
    NULL,
    "about=ssw",
    "about=director",
    "about=Helen Price",
    "immediate_safeguarding=yes",
    "first_raised=2026-12-01; inform_iro=yes",
    "reputation=yes; about=service-manager",
};
static const char *const panel_forms[] = {
    NULL,
    "immediate_safeguarding=yes",
    "concerns.safeguarding=yes",
    "team_manager=Jane Smith",
    "resolved=yes",
    "resolved=no; further_escalation=yes",
    "response=The worker left.; action=File it",
};

/* A mail, a robot, an admin or time: anybody does anything, a while after the last one. */
static struct deed random_deed(const struct script *s, char *at, size_t size)
{
	const struct directory *d = &s->council->directory;
	bool croydon = !s->council->procedure.adviser;
	struct deed deed = {.words = "whatever", .at = at};
	date_moment now = s->now + (date_moment)dice(3) * dice(400000) + dice(4000);
	CLEANUP_ARENA struct arena a = {0};
	const char *people[3];

	snprintf(at, size, "%.19s", date_moment_iso(&a, now));
	/* Those whose turn it is write most. */
	people[0] = s->c->submitter.email;
	people[1] = casefile_rung(s->c)->owner.email;
	people[2] = d->people[dice((unsigned)d->count)].email;
	deed.who = people[dice(3)] ? people[dice(2) ? 1 : 2] : people[2];
	if (!deed.who || dice(3) == 0)
		deed.who = people[0];
	deed.what = (enum script_what)dice(DAYS_CHANGE + 1);
	if (deed.what < WRITES || dice(3) == 0)
		deed.what = WRITES;
	if (dice(4) == 0)
		deed.what = dice(2) ? TIME_PASSES : WAKES_LATE;
	switch (deed.what) {
	case WRITES:
		deed.text = mails[dice(COUNT_OF(mails))];
		break;
	case REPLIES_FORM:
		deed.text = croydon ? forms[dice(COUNT_OF(forms))]
				    : panel_forms[dice(COUNT_OF(panel_forms))];
		break;
	case ADMIN_ROUTES:
		deed.text = d->people[dice((unsigned)d->count)].email;
		break;
	case ADMIN_EXTENDS:
		deed.text = dice(2) ? "2027-01-20" : "2026-12-22";
		break;
	case ADMIN_NOTES:
		deed.text = "A note.";
		break;
	case DAYS_CHANGE:
		deed.text = dice(2) ? "2027-01-05" : "2026-12-22 2027-01-12";
		break;
	default:
		break;
	}
	return deed;
}

static void assert_same_case(struct script *s)
{
	const struct casefile *copy = casefile_copy(&s->arena, s->c);
	struct step_update a, b;
	date_moment at = s->now + 1000000;
	size_t i;

	/* A copy behaves as what it is a copy of: the same update to the last letter. */
	a = step_tick(&s->arena, &s->council->world, s->c, at);
	b = step_tick(&s->arena, &s->council->world, copy, at);
	assert_int_equal(a.log_count, b.log_count);
	assert_int_equal(a.letter_count, b.letter_count);
	for (i = 0; i < a.log_count; i++)
		assert_string_equal(a.logs[i].detail, b.logs[i].detail);
	for (i = 0; i < a.letter_count; i++)
		assert_string_equal(a.letters[i].to, b.letters[i].to);
	assert_int_equal(a.casefile->next_at, b.casefile->next_at);
}

static uint64_t life; /* the seed of the one that is being lived */

static int tell_life(void **state)
{
	(void)state;
	print_message("the last seed was %llu\n", (unsigned long long)life);
	return 0;
}

static void random_life(uint64_t seed)
{
	enum { DEEDS = 14 };
	struct fixture_council *(*const councils[])(struct arena *) = {fixture_croydon,
								       fixture_surrey};
	unsigned which;
	struct deed deed = {.words = "opens", .at = "2026-12-18T10:00", .what = SENDS_FORM};
	struct script s;
	char at[32];
	int i;

	dice_state = seed * 2654435761u + 88172645463325252u;
	which = dice(2);
	script_init(&s, councils[which]);
	s.terse = seed % 10 != 0;
	s.council->procedure.question_pauses = dice(3) == 0;
	if (which && dice(3) == 0)
		s.council->procedure.routing = PROCEDURE_DIRECT;
	deed.who = which ? "margaret" : "sian";
	deed.text = which ? panel_forms[dice(4)] : forms[dice(COUNT_OF(forms))];
	script_act(&s, &deed);
	for (i = 0; i < DEEDS; i++) {
		deed = random_deed(&s, at, sizeof(at));
		script_act(&s, &deed);
	}
	assert_same_case(&s);
	script_clear(&s);
}

static void whatever_happens_no_case_gets_stuck_or_goes_astray(void **state)
{
	enum { LIVES = 10000 };

	(void)state;
	for (life = 1; life <= LIVES; life++)
		random_life(life);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(whatever_happens_no_case_gets_stuck_or_goes_astray,
				      tell_life),
	};

	return cmocka_run_group_tests_name("step_lives", tests, NULL, NULL);
}
