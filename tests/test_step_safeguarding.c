/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Safeguarding in the Panel's procedure (S9): told at once, at any hour, to somebody who is there.
 * Margaret Ellwood chairs the panel; Fiona Keller is the senior manager, Robert Amadi above her.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "step_script.h"

SCRIPT_TEST(S9_immediate_safeguarding_on_a_saturday_night, fixture_surrey,
	    {"To the senior manager at once, at any hour; day 0 is Monday", "2026-12-05T23:00",
	     SENDS_FORM, "margaret", "immediate_safeguarding=yes", "awaiting-answer", "fiona",
	     "2026-12-14", "opened/S2 note/S1 skipped/S9 requested/S4",
	     "request:fiona! received:margaret! received:priya!"},
	    {"The reminder is urgent too", "2026-12-11T08:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "fiona", "2026-12-14", "reminded/S13", "reminder:fiona!"})

SCRIPT_TEST(S9_tick_without_immediate_goes_to_the_manager_and_the_senior_manager_is_told,
	    fixture_surrey,
	    {"The ordinary way; Fiona is told at once, even on a Saturday night",
	     "2026-12-05T23:00", SENDS_FORM, "margaret", "concerns.safeguarding=yes",
	     "awaiting-routing", NULL, NULL, "opened/S2 note/S1 routing-asked/S3 safeguarding/S9",
	     "route:priya received:margaret received:priya safeguarding:fiona"})

static struct fixture_council *no_senior_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		if (k->directory.people[i].roles & ROLE_SERVICE_MANAGER)
			k->directory.people[i].roles = ROLE_SOCIAL_WORKER;
	return k;
}

SCRIPT_TEST(S9_where_there_is_no_senior_manager_the_next_one_up_gets_it, no_senior_council,
	    {"Nobody holds the step: this cannot wait for the directory", "2026-12-05T23:00",
	     SENDS_FORM, "margaret", "immediate_safeguarding=yes", "awaiting-answer", "robert",
	     "2026-12-14", "opened/S2 note/S1 skipped/S9 skipped/S9 requested/S4",
	     "request:robert! received:margaret! received:priya!"})

SCRIPT_TEST(S9_words_of_danger_on_a_running_case_go_to_the_senior_manager_at_once, fixture_surrey,
	    SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The Chair writes at night that a child is in danger", "2026-12-02T23:00", WRITES,
	     "margaret", "The child is in immediate danger now, he was hit again tonight.",
	     "awaiting-answer", "david", "2026-12-08", "danger/S9 information/S8",
	     "notice:priya! notice:david! notice:fiona! question-answered:david"})

SCRIPT_TEST(S9_a_form_that_follows_up_moves_a_running_case_to_the_senior_manager, fixture_surrey,
	    SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The form of the follow-up says so", "2026-12-02T09:00", REPLIES_FORM, "margaret",
	     "immediate_safeguarding=yes; details=As I said by phone.", "awaiting-answer", "fiona",
	     "2026-12-09", "information/S8 moved-up/S9 requested/S4",
	     "request:fiona! stepped-down:david moved-up:margaret! moved-up:priya! "
	     "question-answered:fiona!"})

static struct fixture_council *nobody_above_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		if (k->directory.people[i].roles &
		    (ROLE_SERVICE_MANAGER | ROLE_HEAD_OF_SERVICE | ROLE_DIRECTOR))
			k->directory.people[i].roles = ROLE_SOCIAL_WORKER;
	return k;
}

SCRIPT_TEST(S9_with_nobody_above_the_adviser_tells_the_senior_manager, nobody_above_council,
	    {"A tick that the directory has nobody for", "2026-12-01T09:12", SENDS_FORM, "margaret",
	     "concerns.safeguarding=yes", "awaiting-routing", NULL, NULL,
	     "opened/S2 routing-asked/S3 safeguarding/S9",
	     "route:priya received:margaret received:priya notice:priya"},
	    {"Danger reaches her at once", "2026-12-01T23:00", WRITES, "margaret",
	     "He is in immediate danger now.", "awaiting-routing", NULL, NULL,
	     "danger/S9 information/S8", "notice:priya!"})

SCRIPT_TEST(S9_words_of_danger_beside_a_form_without_the_tick, fixture_surrey,
	    {"The ordinary way, and the senior manager sees it at once", "2026-12-01T09:12",
	     SENDS_FORM, "margaret", "words=He is in immediate danger now.", "awaiting-routing",
	     NULL, NULL, "opened/S2 routing-asked/S3 danger/S9",
	     "route:priya received:margaret received:priya notice:priya! notice:fiona!"})

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(S9_immediate_safeguarding_on_a_saturday_night),
	    cmocka_unit_test(
		S9_tick_without_immediate_goes_to_the_manager_and_the_senior_manager_is_told),
	    cmocka_unit_test(S9_where_there_is_no_senior_manager_the_next_one_up_gets_it),
	    cmocka_unit_test(S9_words_of_danger_on_a_running_case_go_to_the_senior_manager_at_once),
	    cmocka_unit_test(S9_a_form_that_follows_up_moves_a_running_case_to_the_senior_manager),
	    cmocka_unit_test(S9_with_nobody_above_the_adviser_tells_the_senior_manager),
	    cmocka_unit_test(S9_words_of_danger_beside_a_form_without_the_tick),
	};

	return cmocka_run_group_tests_name("step_safeguarding", tests, NULL, NULL);
}
