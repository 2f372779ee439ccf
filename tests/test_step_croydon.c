/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The foster carers' ladder, rule by rule (C1 to C12).  Siân O'Connor is the carer; above her are
 * Tom Okafor (deputy Nina), Helen Price (deputy Mark), Ruth Chandler, Andrew Whitfield (deputy
 * Laura) and Sunita Rao; Sam Doyle is the admin, Colin Fraser the only IRO.  25 and 28 December
 * 2026 and 1 January 2027 are bank holidays: what comes in on Friday 18 December is due on Tuesday
 * 29, the next step on Wednesday 6 January, then 13 and 20 January.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "step_script.h"

/* clang-format off */
#define OPENS                                                                                      \
	{"The carer sends the form on a Friday: the SSW has five working days",                    \
	 "2026-12-18T10:00", SENDS_FORM, "sian", NULL, "awaiting-answer", "tom", "2026-12-29",     \
	 "opened/C1 requested/C3", "request:tom received:sian"}
#define ANSWERED                                                                                   \
	{"The SSW answers: the carer says whether that resolves it, the record is asked for",      \
	 "2026-12-21T10:00", WRITES, "tom",                                                        \
	 "I am sorry. I have booked the weekend of 30 January with another respite carer.",        \
	 "awaiting-outcome", "tom", "2026-12-29", "answered/C6 record-asked/C4",                   \
	 "answer:sian record:tom"}
#define NOT_RESOLVED                                                                               \
	{"The carer is not satisfied: up one step at once", "2026-12-22T10:00", WRITES, "sian",    \
	 "Not resolved. That is the weekend of his contact visit.", "awaiting-answer", "helen",    \
	 "2026-12-31", "outcome/C6 moved-up/C6 requested/C3 record-asked/C4",                      \
	 "request:helen stepped-down:tom moved-up:sian"}
/* clang-format on */

SCRIPT_TEST(C1_starts_with_the_ssw, fixture_croydon, OPENS)

SCRIPT_TEST(C1_received_on_a_saturday_counts_from_monday, fixture_croydon,
	    {"Day 0 is Monday 21 December", "2026-12-19T09:00", SENDS_FORM, "sian", NULL,
	     "awaiting-answer", "tom", "2026-12-30", "opened/C1 requested/C3",
	     "request:tom received:sian"})

SCRIPT_TEST(C1_received_after_the_end_of_the_day_counts_from_the_next, fixture_croydon,
	    {"One second after five o'clock", "2026-12-18T17:00:01", SENDS_FORM, "sian", NULL,
	     "awaiting-answer", "tom", "2026-12-30", NULL, NULL})

static void C1_raised_with_the_ssw_before(void **state)
{
	static const struct {
		const char *words, *at, *text, *owner;
	} rows[] = {
	    {"five working days are over: it starts with the Team Manager", "2026-12-18T10:00",
	     "first_raised=2026-12-07", "helen.price@croydon.example"},
	    {"they are not over yet", "2026-12-18T10:00", "first_raised=2026-12-14",
	     "tom.okafor@croydon.example"},
	    {"they are over tonight", "2026-12-18T16:59", "first_raised=2026-12-11",
	     "tom.okafor@croydon.example"},
	    {"they are over this very moment", "2026-12-18T17:00", "first_raised=2026-12-11",
	     "helen.price@croydon.example"},
	    {"raised on a Saturday counts from Monday", "2026-12-18T17:00",
	     "first_raised=2026-12-12", "tom.okafor@croydon.example"},
	    {"a day that is still to come says nothing", "2026-12-18T10:00",
	     "first_raised=2027-12-07", "tom.okafor@croydon.example"},
	};
	struct deed deed = {.what = SENDS_FORM, .who = "sian"};
	struct script s;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		script_init(&s, fixture_croydon);
		deed.at = rows[i].at;
		deed.text = rows[i].text;
		script_act(&s, &deed);
		if (!str_eq(casefile_rung(s.c)->owner.email, rows[i].owner))
			fail_msg("%s: %s", rows[i].words, casefile_rung(s.c)->owner.email);
		assert_int_equal(casefile_rung(s.c)->due, fixture_day("2026-12-29"));
		script_clear(&s);
	}
}

static struct fixture_council *lost_carer_council(struct arena *a)
{
	struct fixture_council *k = fixture_croydon(a);
	size_t i;

	/* Siân's SSW is not in the directory, and only one other SSW is. */
	for (i = 0; i < k->directory.count; i++) {
		if (str_starts(k->directory.people[i].email, "sian."))
			k->directory.people[i].manager = NULL;
		if (str_starts(k->directory.people[i].email, "tom."))
			k->directory.people[i].roles = ROLE_SOCIAL_WORKER;
	}
	return k;
}

SCRIPT_TEST(C1_a_carer_whose_ssw_is_not_known_waits_for_a_person, lost_carer_council,
	    {"The form names an SSW whom the directory does not know as one: nobody is guessed",
	     "2026-12-18T10:00", SENDS_FORM, "sian", NULL, "awaiting-routing", NULL, NULL,
	     "opened/C1 no-owner/B1", "no-owner:sam received:sian"},
	    {"The admin is asked again every working day", "2026-12-21T09:00", TIME_PASSES, NULL,
	     NULL, "awaiting-routing", NULL, NULL, "chased/B1", "no-owner:sam"},
	    {"What the carer writes meanwhile reaches the admin", "2026-12-21T10:00", WRITES,
	     "sian", "The weekend was promised on 1 December.", "awaiting-routing", NULL, NULL,
	     "information/C12", "notice:sam"},
	    {"The admin names somebody by reply; the five days count from now", "2026-12-21T11:00",
	     WRITES, "sam", "Send to Nina Shah", "awaiting-answer", "nina", "2026-12-30",
	     "routed/B1 requested/C3", "request:nina moved-up:sian"})

SCRIPT_TEST(C2_the_ssw_says_it_first, fixture_croydon, OPENS,
	    {"The SSW names the day that both agreed on: the carer is asked, the date stands",
	     "2026-12-21T10:00", WRITES, "tom", "Agreed 8 January 2027", "awaiting-answer", "tom",
	     "2026-12-29", "agreement-asked/C2", "agree-ask:sian"},
	    {"A bare yes of the carer makes it count", "2026-12-21T18:00", WRITES, "sian", "Yes",
	     "awaiting-answer", "tom", "2027-01-08", "agreed/C2", "agreed:sian agreed:tom"},
	    {"The reminder is that of the new date", "2027-01-07T12:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "tom", "2027-01-08", "reminded/C5", "reminder:tom"},
	    {"and so is the lapse", "2027-01-08T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer",
	     "helen", "2027-01-15", "lapsed/C5 moved-up/C5 requested/C3 record-asked/C4",
	     "request:helen late-moved:tom moved-up:sian"})

SCRIPT_TEST(C2_the_carer_says_it_first, fixture_croydon, OPENS,
	    {"The carer", "2026-12-21T10:00", WRITES, "sian", "Agreed 8 January 2027",
	     "awaiting-answer", "tom", "2026-12-29", "agreement-asked/C2", "agree-ask:tom"},
	    {"The SSW, in words of his own", "2026-12-22T10:00", WRITES, "tom",
	     "Agreed 8 January 2027", "awaiting-answer", "tom", "2027-01-08", "agreed/C2",
	     "agreed:sian agreed:tom"},
	    {"Said once more it is nothing new", "2026-12-22T11:00", WRITES, "tom",
	     "Agreed 8 January 2027", "awaiting-answer", "tom", "2027-01-08", "", ""})

SCRIPT_TEST(C2_two_different_days_are_no_agreement, fixture_croydon, OPENS,
	    {"The SSW says 8 January", "2026-12-21T10:00", WRITES, "tom", "Agreed 8 January 2027",
	     "awaiting-answer", "tom", "2026-12-29", "agreement-asked/C2", "agree-ask:sian"},
	    {"The carer says 11 January: the date still stands", "2026-12-21T11:00", WRITES, "sian",
	     "Agreed 11 January 2027", "awaiting-answer", "tom", "2026-12-29", "agreement-asked/C2",
	     "agree-ask:tom"},
	    {"The SSW says yes to that", "2026-12-21T12:00", WRITES, "tom", "Yes",
	     "awaiting-answer", "tom", "2027-01-11", "agreed/C2", "agreed:sian agreed:tom"})

SCRIPT_TEST(C2_one_side_alone_moves_nothing, fixture_croydon, OPENS,
	    {"The SSW alone", "2026-12-21T10:00", WRITES, "tom", "Agreed 8 January 2027",
	     "awaiting-answer", "tom", "2026-12-29", "agreement-asked/C2", "agree-ask:sian"},
	    {"The carer is silent: it lapses on its day", "2026-12-29T17:00", TIME_PASSES, NULL,
	     NULL, "awaiting-answer", "helen", "2027-01-06", NULL, NULL})

SCRIPT_TEST(C2_a_no_is_no_answer_and_no_agreement, fixture_croydon, OPENS,
	    {"The carer proposes", "2026-12-21T10:00", WRITES, "sian", "Agreed 8 January 2027",
	     "awaiting-answer", "tom", "2026-12-29", "agreement-asked/C2", "agree-ask:tom"},
	    {"The SSW declines", "2026-12-21T11:00", WRITES, "tom", "No", "awaiting-answer", "tom",
	     "2026-12-29", "disagreed/C2", ""},
	    {"A yes to nothing is no answer either", "2026-12-21T12:00", WRITES, "tom", "Yes",
	     "awaiting-answer", "tom", "2026-12-29", "incomplete/C6", "incomplete:tom"})

SCRIPT_TEST(C2_only_step_one_has_another_timescale, fixture_croydon, OPENS,
	    {"It is with the Team Manager", "2026-12-29T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "helen", "2027-01-06", NULL, NULL},
	    {"Who names another date is told that it stands; the admin sees it", "2026-12-30T10:00",
	     WRITES, "helen", "Agreed 15 January 2027", "awaiting-answer", "helen", "2027-01-06",
	     "disagreed/C2", "incomplete:helen notice:sam"})

static void C3_each_owner_gets_what_was_done_before(void **state)
{
	static const struct deed deeds[] = {OPENS, ANSWERED, NOT_RESOLVED};
	const struct letter *l;
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	script_play(&s, deeds, COUNT_OF(deeds));
	l = script_letter(&s, LETTER_REQUEST, "helen");
	assert_int_equal(l->rung, 1);
	/* All of it is in the case: who was asked, when, what they answered, what the carer said.
	 */
	assert_string_equal(s.c->rungs[0].owner.name, "Tom Okafor");
	assert_int_equal(s.c->rungs[0].started, fixture_at("2026-12-18T10:00"));
	assert_int_equal(s.c->rungs[0].answer_count, 1);
	assert_non_null(strstr(s.c->rungs[0].answers[0].text, "30 January"));
	assert_int_equal(s.c->outcome_count, 1);
	assert_non_null(strstr(s.c->outcomes[0].text, "contact visit"));
	script_clear(&s);
}

SCRIPT_TEST(C4_asked_until_it_is_recorded, fixture_croydon, OPENS, ANSWERED, NOT_RESOLVED,
	    {"The SSW was asked on 22 December; five working days on again", "2026-12-31T08:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "helen", "2026-12-31",
	     "reminded/C5 record-asked/C4", "reminder:helen record:tom"},
	    {"Now it is recorded: not an answer, and nobody else is troubled", "2026-12-31T09:00",
	     WRITES, "tom", "Recorded on CRS.", "awaiting-answer", "helen", "2026-12-31",
	     "recorded/C4", ""},
	    {"The Team Manager's own record is asked for when her days are over",
	     "2027-01-08T12:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "ruth", "2027-01-08",
	     "lapsed/C5 moved-up/C5 requested/C3 record-asked/C4 reminded/C5 record-asked/C4",
	     "request:ruth late-moved:helen moved-up:sian reminder:ruth record:helen"})

SCRIPT_TEST(C4_asked_after_the_case_is_closed_and_for_nothing_else, fixture_croydon, OPENS,
	    ANSWERED,
	    {"Resolved: the closing mail asks for the record, no second one does",
	     "2026-12-21T20:00", WRITES, "sian", "Resolved, thank you.", "closed resolved", "tom",
	     "2026-12-29", "outcome/C6 closed/C6 record-asked/C4", "closed:sian closed:tom"},
	    {"Asked again every five working days, closed or not", "2027-01-08T12:00", TIME_PASSES,
	     NULL, NULL, "closed resolved", "tom", "2026-12-29", "record-asked/C4 record-asked/C4",
	     "record:tom record:tom"},
	    {"Recorded", "2027-01-08T13:00", WRITES, "tom", "Recorded.", "closed resolved", "tom",
	     "2026-12-29", "recorded/C4", ""},
	    {"and so that is the end of it", "2027-06-01T12:00", TIME_PASSES, NULL, NULL,
	     "closed resolved", "tom", "2026-12-29", "", ""})

SCRIPT_TEST(C4_one_word_records_all_steps_that_somebody_had, fixture_croydon, OPENS, ANSWERED,
	    {"Resolved", "2026-12-21T20:00", WRITES, "sian", "Resolved", "closed resolved", "tom",
	     "2026-12-29", NULL, NULL},
	    {"Opened again: it is Tom's once more", "2026-12-22T09:00", ADMIN_REOPENS, NULL,
	     "It came back.", "awaiting-answer", "tom", "2026-12-31", "reopened/B1 requested/C3",
	     "request:tom moved-up:sian"},
	    {"Recorded", "2026-12-22T10:00", WRITES, "tom", "Recorded.", "awaiting-answer", "tom",
	     "2026-12-31", "recorded/C4 recorded/C4", ""})

SCRIPT_TEST(C4_a_request_for_the_record_keeps_office_hours, fixture_croydon, OPENS,
	    {"The SSW answers on Christmas Eve at night", "2026-12-24T23:00", WRITES, "tom",
	     "I have booked another weekend.", "awaiting-outcome", "tom", "2026-12-29", NULL,
	     "answer:sian record:tom@2026-12-29T08:00"})

SCRIPT_TEST(C5_silence_moves_it_up_step_by_step, fixture_croydon, OPENS,
	    {"A reminder one working day before, which is Christmas Eve", "2026-12-24T12:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "tom", "2026-12-29", "reminded/C5",
	     "reminder:tom"},
	    {"Christmas does not count", "2026-12-29T16:59", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "tom", "2026-12-29", "", ""},
	    {"At the lapse itself it goes up: the late owner is told, the carer too",
	     "2026-12-29T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "helen", "2027-01-06",
	     "lapsed/C5 moved-up/C5 requested/C3 record-asked/C4",
	     "request:helen late-moved:tom moved-up:sian"},
	    {"The Team Manager is silent; the SSW is still asked for his record",
	     "2027-01-06T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "ruth", "2027-01-13",
	     "reminded/C5 record-asked/C4 lapsed/C5 moved-up/C5 requested/C3 record-asked/C4",
	     "reminder:helen record:tom request:ruth late-moved:helen moved-up:sian"},
	    {"The Service Manager is silent", "2027-01-13T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "andrew", "2027-01-20", NULL, NULL},
	    {"The Head of Service is silent: the Director has no limit", "2027-01-20T17:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "sunita", NULL, NULL, NULL})

SCRIPT_TEST(C5_the_director_is_chased_for_ever_and_never_passed_over, fixture_croydon,
	    {"It starts with the Director", "2026-12-18T10:00", SENDS_FORM, "sian",
	     "about=head-of-service", "awaiting-answer", "sunita", NULL,
	     "opened/C1 skipped/C7 requested/C3", "request:sunita received:sian"},
	    {"Every five working days, in office hours", "2027-01-15T12:00", TIME_PASSES, NULL,
	     NULL, "awaiting-answer", "sunita", NULL, "chased/C5 chased/C5 chased/C5",
	     "chase:sunita chase:sunita chase:sunita"},
	    {"A year on she still has it, and it is still asked for", "2028-01-14T12:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "sunita", NULL, NULL, NULL})

SCRIPT_TEST(C5_the_late_owner_s_answer_is_passed_on, fixture_croydon, OPENS,
	    {"It lapsed after mere thanks", "2026-12-21T11:05", WRITES, "tom",
	     "Thanks, will look into it.", "awaiting-answer", "tom", "2026-12-29", "incomplete/C6",
	     "incomplete:tom"},
	    {"It goes up", "2026-12-29T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "helen",
	     "2027-01-06", NULL, NULL},
	    {"The SSW's late words go to who has it, and to the carer", "2026-12-30T09:00", WRITES,
	     "tom", "I rang the provider on 22 December, they have no place before February.",
	     "awaiting-answer", "helen", "2027-01-06", "late-answer/C5",
	     "late-answer:helen late-answer:sian"},
	    {"That is enough for the carer", "2026-12-30T12:00", WRITES, "sian", "Resolved",
	     "closed resolved", "helen", "2027-01-06", "outcome/C6 closed/C6 record-asked/C4",
	     "closed:sian closed:helen"})

SCRIPT_TEST(C6_resolved_closes_it, fixture_croydon, OPENS, ANSWERED,
	    {"The carer is content", "2026-12-22T09:00", WRITES, "sian", "Resolved, thank you.",
	     "closed resolved", "tom", "2026-12-29", "outcome/C6 closed/C6 record-asked/C4",
	     "closed:sian closed:tom"})

SCRIPT_TEST(C6_not_resolved_moves_it_up_at_once, fixture_croydon, OPENS, ANSWERED, NOT_RESOLVED)

SCRIPT_TEST(C6_words_that_are_not_clear_are_asked_back, fixture_croydon, OPENS, ANSWERED,
	    {"Half and half", "2026-12-22T09:00", WRITES, "sian",
	     "It is partly resolved, but I am not sure about the dates.", "awaiting-outcome", "tom",
	     "2026-12-29", "outcome-unclear/C6", "verdict-unclear:sian notice:sam"},
	    {"A form with nothing but what it lacked is no verdict", "2026-12-22T10:00",
	     REPLIES_FORM, "sian", "tried=We rang twice.", "awaiting-outcome", "tom", "2026-12-29",
	     "information/C12", "question-answered:tom"},
	    {"A silent carer is asked again, and nothing moves by it", "2026-12-30T12:00",
	     TIME_PASSES, NULL, NULL, "awaiting-outcome", "tom", "2026-12-29",
	     "record-asked/C4 outcome-chased/C6", "record:tom verdict-chase:sian"})

SCRIPT_TEST(C6_the_last_step_s_answer_that_does_not_satisfy, fixture_croydon,
	    {"It starts with the Director", "2026-12-18T10:00", SENDS_FORM, "sian",
	     "about=head-of-service", "awaiting-answer", "sunita", NULL, NULL, NULL},
	    {"She answers", "2026-12-21T10:00", WRITES, "sunita",
	     "No further action will be taken, because the provider has no place.",
	     "awaiting-outcome", "sunita", NULL, NULL, NULL},
	    {"The carer is not satisfied: the ladder ends, the admin is told", "2026-12-22T10:00",
	     WRITES, "sian", "Not resolved.", "closed exhausted", "sunita", NULL,
	     "outcome/C6 closed/C6 record-asked/C4", "closed:sian closed:sunita closed:sam"})

static void C7_starts_higher(void **state)
{
	static const struct {
		const char *words, *text, *owner;
		const char *excluded; /* who never gets it */
	} rows[] = {
	    {"an immediate safeguarding concern", "immediate_safeguarding=yes", "ruth", ""},
	    {"the council's reputation", "reputation=yes", "ruth", ""},
	    {"about the SSW", "about=ssw", "ruth", "tom nina"},
	    {"about the Team Manager", "about=team-manager", "ruth", "helen mark"},
	    {"about both", "about=ssw team-manager", "ruth", "tom nina helen mark"},
	    {"about the Service Manager, who has no deputy", "about=service-manager", "andrew",
	     "ruth"},
	    {"about the Head of Service", "about=head-of-service", "sunita", "andrew laura"},
	    {"about the SSW, and a child in danger", "about=ssw; immediate_safeguarding=yes",
	     "ruth", "tom nina"},
	    {"about the Service Manager, and a child in danger",
	     "about=service-manager; immediate_safeguarding=yes", "andrew", "ruth"},
	    {"about the Director: nobody stands above, it begins below", "about=director", "tom",
	     "sunita"},
	    {"a whole name", "about=Helen Price", "ruth", "helen mark"},
	    {"a first name of somebody on this ladder", "about=It is about Tom again.", "ruth",
	     "tom nina"},
	    {"a surname", "about=Mr Okafor", "ruth", "tom nina"},
	    {"somebody else's SSW, by name", "about=Nina Shah", "ruth", "tom nina"},
	    {"an IRO, who is on no ladder", "about=Colin Fraser", "tom", "colin"},
	    {"part of another word is no name", "about=the atom bomb", "tom", ""},
	    {"the carer's own name is nobody to keep it from", "about=Si\xC3\xA2n O'Connor", "tom",
	     ""},
	    {"raised before, and about the SSW", "about=ssw; first_raised=2026-12-01", "ruth",
	     "tom nina"},
	};
	struct deed deed = {.at = "2026-12-18T10:00", .what = SENDS_FORM, .who = "sian"};
	const char *email;
	struct script s;
	char **names;
	size_t i, j, n;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		script_init(&s, fixture_croydon);
		deed.text = rows[i].text;
		script_act(&s, &deed);
		if (!str_starts(casefile_rung(s.c)->owner.email, rows[i].owner))
			fail_msg("%s: %s", rows[i].words, casefile_rung(s.c)->owner.email);
		names = str_split(&s.arena, rows[i].excluded, ' ', &n);
		if (!*rows[i].excluded)
			n = 0;
		assert_int_equal(s.c->excluded_count, n);
		for (j = 0; j < n; j++) {
			email = script_address(&s, names[j]);
			if (!casefile_is_excluded(s.c, email))
				fail_msg("%s: %s could get it", rows[i].words, email);
		}
		script_clear(&s);
	}
}

SCRIPT_TEST(C7_immediate_safeguarding_on_a_saturday_night, fixture_croydon,
	    {"At once and at any hour; day 0 is Monday", "2026-12-05T23:00", SENDS_FORM, "sian",
	     "immediate_safeguarding=yes", "awaiting-answer", "ruth", "2026-12-14",
	     "opened/C1 skipped/C7 requested/C3", "request:ruth! received:sian!"})

SCRIPT_TEST(C7_words_of_danger_in_a_mail_that_is_no_form, fixture_croydon,
	    {"Plain words have no box to tick", "2026-12-05T23:00", SENDS_WORDS, "sian",
	     "J is in immediate danger, he was hit again tonight.", "awaiting-answer", "ruth",
	     "2026-12-14", "opened/C12 skipped/C7 requested/C3", "request:ruth! received:sian!"})

static struct fixture_council *away_everywhere_council(struct arena *a)
{
	struct fixture_council *k = fixture_croydon(a);
	size_t i;

	/* Tom is away, and Colin is his deputy. */
	for (i = 0; i < k->directory.count; i++) {
		if (!str_starts(k->directory.people[i].email, "tom."))
			continue;
		k->directory.people[i].absent_from = fixture_day("2026-12-14");
		k->directory.people[i].absent_until = fixture_day("2027-01-04");
		k->directory.people[i].deputy = "colin.fraser@croydon.example";
	}
	return k;
}

SCRIPT_TEST(C7_a_deputy_whom_it_is_about_does_not_stand_in, away_everywhere_council,
	    {"The SSW is away; his deputy is whom it is about", "2026-12-18T10:00", SENDS_FORM,
	     "sian", "about=Colin Fraser; inform_iro=yes", "awaiting-answer", "tom", "2026-12-29",
	     "opened/C1 requested/C3 absent/B3 iro/C8",
	     "request:tom unreachable:sam received:sian"},
	    {"An automatic reply of the SSW does not bring him in either", "2026-12-18T10:05",
	     IS_AWAY, "tom", NULL, "awaiting-answer", "tom", "2026-12-29", "absent/B3",
	     "unreachable:sam"},
	    {"His own mail is an outsider's", "2026-12-18T11:00", WRITES, "colin",
	     "I have arranged everything.", "awaiting-answer", "tom", "2026-12-29", "outsider/B2",
	     "outsider:sam"})

SCRIPT_TEST(C7_an_admin_whom_it_is_about_has_no_say_in_it, lost_carer_council,
	    {"Nobody holds the first step, and it is about the only admin: she is told nothing",
	     "2026-12-18T10:00", SENDS_FORM, "sian", "about=Sam Doyle", "awaiting-routing", NULL,
	     NULL, "opened/C1 no-owner/B1", "received:sian"},
	    {"Her word routes nothing", "2026-12-18T11:00", WRITES, "sam", "Send to Nina Shah",
	     "awaiting-routing", NULL, NULL, "outsider/B2", ""},
	    {"It stays due to be asked about", "2026-12-21T09:00", TIME_PASSES, NULL, NULL,
	     "awaiting-routing", NULL, NULL, "chased/B1", ""})

SCRIPT_TEST(C7_never_later_either, fixture_croydon,
	    {"It is about the SSW", "2026-12-18T10:00", SENDS_FORM, "sian", "about=ssw",
	     "awaiting-answer", "ruth", "2026-12-29", NULL, NULL},
	    {"An admin cannot give it to him", "2026-12-18T11:00", ADMIN_ROUTES, NULL, "tom",
	     "refused: ESC-2026-0042: the concern is about that person, or they are the deputy of "
	     "whom it is about (C7)",
	     NULL, NULL, NULL, NULL},
	    {"nor to his deputy", "2026-12-18T11:00", ADMIN_ROUTES, NULL, "nina",
	     "refused: ESC-2026-0042: the concern is about that person, or they are the deputy of "
	     "whom it is about (C7)",
	     NULL, NULL, NULL, NULL},
	    {"nor by a reply", "2026-12-18T11:00", WRITES, "sam", "Send to Tom Okafor",
	     "awaiting-answer", "ruth", "2026-12-29", "refused/B1", "route-unclear:sam"},
	    {"What he writes about it moves nothing, and he is not written to", "2026-12-18T12:00",
	     WRITES, "tom", UNREAD_FILE "I have booked another weekend.", "awaiting-answer", "ruth",
	     "2026-12-29", "outsider/B2", "outsider:sam"})

SCRIPT_TEST(C7_about_the_director_it_stops_below_and_a_person_decides, fixture_croydon,
	    {"It begins with the SSW", "2026-12-18T10:00", SENDS_FORM, "sian", "about=director",
	     "awaiting-answer", "tom", "2026-12-29", NULL, NULL},
	    {"The Head of Service is silent: it cannot go to the Director", "2027-01-20T17:00",
	     TIME_PASSES, NULL, NULL, "awaiting-routing", NULL, NULL, NULL, NULL},
	    {"Every working day somebody is asked for a name", "2027-01-21T08:00", TIME_PASSES,
	     NULL, NULL, "awaiting-routing", NULL, NULL, "chased/B1", "no-owner:sam"},
	    {"The one above all is still not to be had", "2027-01-21T09:00", ADMIN_ROUTES, NULL,
	     "sunita",
	     "refused: ESC-2026-0042: the concern is about that person, or they are the deputy of "
	     "whom it is about (C7)",
	     NULL, NULL, NULL, NULL},
	    {"The other Head of Service is", "2027-01-21T09:00", ADMIN_ROUTES, NULL, "laura",
	     "awaiting-answer", "laura", NULL, "note/B1 routed/B1 requested/C3",
	     "request:laura moved-up:sian"})

SCRIPT_TEST(C7_the_service_manager_is_passed_over_on_the_way_up, fixture_croydon,
	    {"A form about Ruth by name begins above her", "2026-12-18T10:00", SENDS_FORM, "sian",
	     "about=Ruth Chandler", "awaiting-answer", "andrew", "2026-12-29",
	     "opened/C1 skipped/C7 requested/C3", "request:andrew received:sian"})

SCRIPT_TEST(C7_what_is_only_said_later_counts_from_then, fixture_croydon,
	    {"Plain words: the SSW has it", "2026-12-18T10:00", SENDS_WORDS, "sian",
	     "The respite weekend was cancelled again and nobody tells us why.", "awaiting-answer",
	     "tom", "2026-12-29", "opened/C12 requested/C3", "request:tom received:sian"},
	    {"The form that follows says it is about him: it leaves him at once, without a word",
	     "2026-12-21T10:00", REPLIES_FORM, "sian",
	     "about=ssw; concern=It is how Tom treats us.", "awaiting-answer", "ruth", "2026-12-30",
	     "information/C12 moved-up/C7 requested/C3",
	     "request:ruth moved-up:sian question-answered:ruth"},
	    {"He is not even asked for a record", "2027-01-20T10:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "sunita", NULL, NULL, NULL},
	    {"and his answer is nobody's any more", "2027-01-20T11:00", WRITES, "tom",
	     "I have booked another weekend.", "awaiting-answer", "sunita", NULL, "outsider/B2",
	     "outsider:sam"})

SCRIPT_TEST(C7_words_that_match_nobody_are_shown_to_a_person, fixture_croydon,
	    {"Nobody is guessed; the admin looks", "2026-12-18T10:00", SENDS_FORM, "sian",
	     "about=the lady from the respite scheme", "awaiting-answer", "tom", "2026-12-29",
	     "opened/C1 requested/C3 note/C7", "request:tom received:sian notice:sam"})

SCRIPT_TEST(C7_danger_on_a_running_case, fixture_croydon, OPENS,
	    {"The senior manager, the admin and the owner see it at once", "2026-12-19T23:00",
	     WRITES, "sian", "J is in immediate danger now.", "awaiting-answer", "tom",
	     "2026-12-29", "danger/C7 information/C12",
	     "notice:sam! notice:tom! notice:ruth! question-answered:tom"})

SCRIPT_TEST(C8_the_iro_gets_a_copy_where_the_form_asks_for_it, fixture_croydon,
	    {"The directory knows one", "2026-12-18T10:00", SENDS_FORM, "sian", "inform_iro=yes",
	     "awaiting-answer", "tom", "2026-12-29", "opened/C1 requested/C3 iro/C8",
	     "request:tom received:sian iro:colin"})

static struct fixture_council *two_iros_council(struct arena *a)
{
	struct fixture_council *k = fixture_croydon(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		if (str_starts(k->directory.people[i].email, "laura."))
			k->directory.people[i].roles |= ROLE_IRO;
	return k;
}

SCRIPT_TEST(C8_no_iro_is_guessed, two_iros_council,
	    {"The directory knows two: the carer is told how", "2026-12-18T10:00", SENDS_FORM,
	     "sian", "inform_iro=yes", "awaiting-answer", "tom", "2026-12-29",
	     "opened/C1 requested/C3 iro/C8", "request:tom received:sian"})

#define COMPLAINS(time, owner, due, letters)                                                       \
	{                                                                                          \
		"The carer takes it to the complaints procedure", time, WRITES, "sian",            \
		    "Complaint", "closed complaint", owner, due, NULL, letters                     \
	}

SCRIPT_TEST(C9_complaint_while_an_answer_is_awaited, fixture_croydon, OPENS,
	    COMPLAINS("2026-12-21T09:00", "tom", "2026-12-29", "closed:sian closed:tom closed:sam"),
	    {"Nobody is chased any more, but for the record", "2026-12-30T12:00", TIME_PASSES, NULL,
	     NULL, "closed complaint", "tom", "2026-12-29", "record-asked/C4", "record:tom"})

SCRIPT_TEST(C9_complaint_as_the_verdict, fixture_croydon, OPENS, ANSWERED,
	    COMPLAINS("2026-12-22T09:00", "tom", "2026-12-29", "closed:sian closed:tom closed:sam"))

SCRIPT_TEST(C9_complaint_while_nobody_has_it, lost_carer_council,
	    {"It waits for a person", "2026-12-18T10:00", SENDS_FORM, "sian", NULL,
	     "awaiting-routing", NULL, NULL, NULL, NULL},
	    COMPLAINS("2026-12-21T09:00", NULL, NULL, "closed:sian closed:sam"))

SCRIPT_TEST(C9_complaint_after_the_end_is_shown_to_the_admins, fixture_croydon, OPENS, ANSWERED,
	    {"Resolved", "2026-12-22T09:00", WRITES, "sian", "Resolved", "closed resolved", "tom",
	     "2026-12-29", NULL, NULL},
	    {"It is closed, and stays so", "2026-12-23T09:00", WRITES, "sian", "Complaint",
	     "closed resolved", "tom", "2026-12-29", "complaint/C9", "outsider:sam"})

SCRIPT_TEST(C10_a_question_is_passed_on_and_the_clock_runs, fixture_croydon, OPENS,
	    {"The SSW asks the carer", "2026-12-21T10:00", WRITES, "tom",
	     "Could you tell me which dates you were promised?", "awaiting-answer", "tom",
	     "2026-12-29", "asked/C10", "question:sian"},
	    {"The carer's words come back to him", "2026-12-22T10:00", WRITES, "sian",
	     "The second weekend of January.", "awaiting-answer", "tom", "2026-12-29",
	     "question-answered/C10", "question-answered:tom"},
	    {"More words are only more words", "2026-12-22T11:00", WRITES, "sian",
	     "And the last one of February.", "awaiting-answer", "tom", "2026-12-29",
	     "information/C12", "question-answered:tom"},
	    {"It lapses on its day", "2026-12-29T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer",
	     "helen", "2027-01-06", NULL, NULL})

static struct fixture_council *pausing_council(struct arena *a)
{
	struct fixture_council *k = fixture_croydon(a);

	k->procedure.question_pauses = true;
	return k;
}

SCRIPT_TEST(C10_a_question_can_pause_the_clock, pausing_council, OPENS,
	    {"Four working days are left: 22, 23, 24 and 29 December", "2026-12-21T10:00", WRITES,
	     "tom", "Could you tell me which dates you were promised?", "awaiting-answer", "tom",
	     "2026-12-29", "asked/C10", "question:sian"},
	    {"Nothing lapses; after five working days the question is put again, the admin told",
	     "2026-12-30T09:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "tom", "2026-12-29",
	     "chased/C10", "question:sian notice:sam"},
	    {"The reply starts the clock: four working days from today", "2026-12-30T10:00", WRITES,
	     "sian", "The second weekend of January.", "awaiting-answer", "tom", "2027-01-06",
	     "question-answered/C10 resumed/C10",
	     "date-changed:tom date-changed:sian question-answered:tom"},
	    {"and then it lapses", "2027-01-06T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer",
	     "helen", "2027-01-13", NULL, NULL})

SCRIPT_TEST(C10_an_answer_ends_the_pause, pausing_council, OPENS,
	    {"He asks", "2026-12-21T10:00", WRITES, "tom",
	     "Could you tell me which dates you were promised?", "awaiting-answer", "tom",
	     "2026-12-29", NULL, NULL},
	    {"and answers before the reply comes", "2026-12-22T10:00", WRITES, "tom",
	     "I have found it. I have booked the second weekend.", "awaiting-outcome", "tom",
	     "2026-12-29", "answered/C6 record-asked/C4", "answer:sian record:tom"},
	    {"The carer's reply to the question is no verdict", "2026-12-22T11:00", WRITES, "sian",
	     "The second weekend of January.", "awaiting-outcome", "tom", "2026-12-29",
	     "question-answered/C10", "question-answered:tom"})

SCRIPT_TEST(C11_told_by_word_of_mouth, fixture_croydon, OPENS,
	    {"The SSW told the carer by phone: recorded, and the carer is asked",
	     "2026-12-22T10:00", WRITES, "tom",
	     "I told the carer on 21 December that I have booked the weekend of 30 January.",
	     "awaiting-outcome", "tom", "2026-12-29", "told/C11 answered/C6 record-asked/C4",
	     "told:sian record:tom"})

static void C11_the_day_is_recorded(void **state)
{
	static const struct deed deeds[] = {
	    OPENS,
	    {"told", "2026-12-22T10:00", WRITES, "tom",
	     "I told the carer on 21 December that I have booked the weekend of 30 January.", SAME,
	     SAME, SAME, NULL, NULL}};
	const struct letter *l;
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	script_play(&s, deeds, COUNT_OF(deeds));
	l = script_letter(&s, LETTER_TOLD, "sian");
	assert_int_equal(l->day, fixture_day("2026-12-21"));
	assert_string_equal(l->person, "Tom Okafor");
	assert_int_equal(casefile_rung(s.c)->told, fixture_day("2026-12-21"));
	script_clear(&s);
}

static void C12_what_is_missing_is_asked_for_and_nothing_waits_for_it(void **state)
{
	static const struct {
		enum script_what what;
		const char *text;
		size_t missing;
	} rows[] = {
	    {SENDS_WORDS, "The respite weekend was cancelled again and nobody tells us why.", 4},
	    {SENDS_FORM, "about=the respite scheme", 0},
	    {SENDS_FORM, NULL, 1},
	    {SENDS_FORM, "impact=; bottom_line=", 3},
	};
	struct deed deed = {.at = "2026-12-18T10:00", .who = "sian"};
	struct script s;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		script_init(&s, fixture_croydon);
		deed.what = rows[i].what;
		deed.text = rows[i].text;
		script_act(&s, &deed);
		assert_int_equal(s.c->state, CASE_AWAITING_ANSWER);
		assert_int_equal(casefile_rung(s.c)->due, fixture_day("2026-12-29"));
		assert_int_equal(script_letter(&s, LETTER_RECEIVED, "sian")->item_count,
				 rows[i].missing);
		script_clear(&s);
	}
}

static void C12_the_form_that_follows_the_words_is_the_case_s(void **state)
{
	static const struct deed deeds[] = {
	    {"words", "2026-12-18T10:00", SENDS_WORDS, "sian", "The weekend was cancelled again.",
	     "awaiting-answer", "tom", "2026-12-29", "opened/C12 requested/C3", NULL},
	    {"the form", "2026-12-21T10:00", REPLIES_FORM, "sian", "impact=He sleeps badly.",
	     "awaiting-answer", "tom", "2026-12-29", "information/C12", "question-answered:tom"},
	    {"one thing more", "2026-12-21T11:00", REPLIES_FORM, "sian",
	     "impact=Nothing else.; bottom_line=A date in writing.", "awaiting-answer", "tom",
	     "2026-12-29", "information/C12", "question-answered:tom"},
	};
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	script_play(&s, deeds, 2);
	/* A form that came without words is passed on with its own. */
	assert_non_null(
	    strstr(script_letter(&s, LETTER_QUESTION_ANSWERED, "tom")->text, "He sleeps badly."));
	script_play(&s, deeds + 2, 1);
	assert_string_equal(form_text(s.c->form, "impact"), "He sleeps badly.");
	assert_string_equal(form_text(s.c->form, "bottom_line"), "A date in writing.");
	script_clear(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(C1_starts_with_the_ssw),
	    cmocka_unit_test(C1_received_on_a_saturday_counts_from_monday),
	    cmocka_unit_test(C1_received_after_the_end_of_the_day_counts_from_the_next),
	    cmocka_unit_test(C1_raised_with_the_ssw_before),
	    cmocka_unit_test(C1_a_carer_whose_ssw_is_not_known_waits_for_a_person),
	    cmocka_unit_test(C2_the_ssw_says_it_first),
	    cmocka_unit_test(C2_the_carer_says_it_first),
	    cmocka_unit_test(C2_two_different_days_are_no_agreement),
	    cmocka_unit_test(C2_one_side_alone_moves_nothing),
	    cmocka_unit_test(C2_a_no_is_no_answer_and_no_agreement),
	    cmocka_unit_test(C2_only_step_one_has_another_timescale),
	    cmocka_unit_test(C3_each_owner_gets_what_was_done_before),
	    cmocka_unit_test(C4_asked_until_it_is_recorded),
	    cmocka_unit_test(C4_asked_after_the_case_is_closed_and_for_nothing_else),
	    cmocka_unit_test(C4_one_word_records_all_steps_that_somebody_had),
	    cmocka_unit_test(C4_a_request_for_the_record_keeps_office_hours),
	    cmocka_unit_test(C5_silence_moves_it_up_step_by_step),
	    cmocka_unit_test(C5_the_director_is_chased_for_ever_and_never_passed_over),
	    cmocka_unit_test(C5_the_late_owner_s_answer_is_passed_on),
	    cmocka_unit_test(C6_resolved_closes_it),
	    cmocka_unit_test(C6_not_resolved_moves_it_up_at_once),
	    cmocka_unit_test(C6_words_that_are_not_clear_are_asked_back),
	    cmocka_unit_test(C6_the_last_step_s_answer_that_does_not_satisfy),
	    cmocka_unit_test(C7_starts_higher),
	    cmocka_unit_test(C7_immediate_safeguarding_on_a_saturday_night),
	    cmocka_unit_test(C7_words_of_danger_in_a_mail_that_is_no_form),
	    cmocka_unit_test(C7_a_deputy_whom_it_is_about_does_not_stand_in),
	    cmocka_unit_test(C7_an_admin_whom_it_is_about_has_no_say_in_it),
	    cmocka_unit_test(C7_never_later_either),
	    cmocka_unit_test(C7_about_the_director_it_stops_below_and_a_person_decides),
	    cmocka_unit_test(C7_the_service_manager_is_passed_over_on_the_way_up),
	    cmocka_unit_test(C7_what_is_only_said_later_counts_from_then),
	    cmocka_unit_test(C7_words_that_match_nobody_are_shown_to_a_person),
	    cmocka_unit_test(C7_danger_on_a_running_case),
	    cmocka_unit_test(C8_the_iro_gets_a_copy_where_the_form_asks_for_it),
	    cmocka_unit_test(C8_no_iro_is_guessed),
	    cmocka_unit_test(C9_complaint_while_an_answer_is_awaited),
	    cmocka_unit_test(C9_complaint_as_the_verdict),
	    cmocka_unit_test(C9_complaint_while_nobody_has_it),
	    cmocka_unit_test(C9_complaint_after_the_end_is_shown_to_the_admins),
	    cmocka_unit_test(C10_a_question_is_passed_on_and_the_clock_runs),
	    cmocka_unit_test(C10_a_question_can_pause_the_clock),
	    cmocka_unit_test(C10_an_answer_ends_the_pause),
	    cmocka_unit_test(C11_told_by_word_of_mouth),
	    cmocka_unit_test(C11_the_day_is_recorded),
	    cmocka_unit_test(C12_what_is_missing_is_asked_for_and_nothing_waits_for_it),
	    cmocka_unit_test(C12_the_form_that_follows_the_words_is_the_case_s),
	};

	return cmocka_run_group_tests_name("step_croydon", tests, NULL, NULL);
}
