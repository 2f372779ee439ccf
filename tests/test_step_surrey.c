/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Fostering Panel's procedure, rule by rule (S1 to S13; S7 to S9 have files of their own).  The
 * panel was on Tuesday 24 November 2026; Margaret Ellwood chairs it, Priya Nair is the Adviser,
 * Stephen Holt the ADM.  The ladder is David Marsh (or Joanne Birch), Fiona Keller, Robert Amadi,
 * Catherine Lowe.  25 and 28 December 2026 and 1 January 2027 are bank holidays.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "step_script.h"

static void S1_form_after_five_working_days_is_accepted_and_marked_late(void **state)
{
	static const struct {
		const char *words, *at;
		int late;
	} rows[] = {
	    {"the day after the panel", "2026-11-25T09:00", 0},
	    {"on the fifth working day, at the end of the day", "2026-12-01T17:00", 0},
	    {"on the fifth working day, after its end: that counts as the sixth",
	     "2026-12-01T17:01", 1},
	    {"on the sixth working day", "2026-12-02T09:00", 1},
	    {"on the tenth working day", "2026-12-08T09:00", 5},
	    {"on the Saturday after the eighth: that counts as Monday, the ninth",
	     "2026-12-05T09:00", 4},
	};
	struct deed deed = {.what = SENDS_FORM, .who = "margaret"};
	struct script s;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		script_init(&s, fixture_surrey);
		deed.at = rows[i].at;
		script_act(&s, &deed);
		if (s.c->days_late != rows[i].late)
			fail_msg("%s: %d days late, not %d", rows[i].words, s.c->days_late,
				 rows[i].late);
		assert_int_equal(s.c->state, CASE_AWAITING_ROUTING);
		script_clear(&s);
	}
}

SCRIPT_TEST(S2_acknowledged_to_the_chair_and_copied_to_the_adviser, fixture_surrey, SCRIPT_SURREY)

static void S2_what_is_missing_or_contradictory_is_asked_for(void **state)
{
	struct deed deed = {.at = "2026-12-01T09:12",
			    .what = SENDS_FORM,
			    .who = "margaret",
			    .text = "details=; problem=panel_date|Date of Fostering Panel: "
				    "31/02/2026"};
	struct letter_content content;
	const struct letter *l;
	struct script s;

	(void)state;
	script_init(&s, fixture_surrey);
	script_act(&s, &deed);
	l = script_letter(&s, LETTER_RECEIVED, "margaret");
	assert_non_null(l);
	assert_int_equal(l->item_count, 1);
	assert_non_null(strstr(l->items[0], "Further information"));
	content = letter_write(&s.arena, &s.council->office, s.c, l);
	assert_non_null(strstr(content.text, "> Unclear: Date of Fostering Panel: 31/02/2026"));
	assert_string_equal(s.c->adviser.email, "priya.nair@surrey.example");
	script_clear(&s);
}

SCRIPT_TEST(S3_adviser_agrees_to_the_proposal, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED)

SCRIPT_TEST(S3_adviser_names_another_manager, fixture_surrey, SCRIPT_SURREY,
	    {"The Adviser names somebody else", "2026-12-02T10:00", WRITES, "priya",
	     "Send to Joanne Birch", "awaiting-answer", "joanne", "2026-12-09",
	     "routed/S3 requested/S4", "request:joanne moved-up:margaret"})

SCRIPT_TEST(S3_name_that_is_not_clear_is_asked_back, fixture_surrey, SCRIPT_SURREY,
	    {"The Adviser names somebody whom the directory does not know", "2026-12-01T10:00",
	     WRITES, "priya", "Send to Jane Smith", "awaiting-routing", NULL, NULL, "refused/S3",
	     "route-unclear:priya"},
	    {"An address that nobody has", "2026-12-01T10:05", WRITES, "priya",
	     "Send to jane.smith@surrey.example", "awaiting-routing", NULL, NULL, "refused/S3",
	     "route-unclear:priya"},
	    {"The Chair cannot be asked to answer", "2026-12-01T10:10", WRITES, "priya",
	     "Send to Margaret Ellwood", "awaiting-routing", NULL, NULL, "refused/S3",
	     "route-unclear:priya"},
	    {"The words name nobody", "2026-12-01T10:15", WRITES, "priya",
	     "I have to think about this one, it is difficult.", "awaiting-routing", NULL, NULL,
	     "refused/S3", "route-unclear:priya"},
	    {"Thanks are only thanks", "2026-12-01T10:20", WRITES, "priya", "Thank you.",
	     "awaiting-routing", NULL, NULL, "note/B1", ""})

SCRIPT_TEST(S3_case_without_a_route_is_chased_with_the_adviser, fixture_surrey, SCRIPT_SURREY,
	    {"Every working day the Adviser is asked again", "2026-12-02T08:00", TIME_PASSES, NULL,
	     NULL, "awaiting-routing", NULL, NULL, "chased/S3", "route:priya"},
	    {"Until Friday, and again on Monday", "2026-12-07T12:00", TIME_PASSES, NULL, NULL,
	     "awaiting-routing", NULL, NULL, "chased/S3 chased/S3 chased/S3",
	     "route:priya route:priya route:priya"})

SCRIPT_TEST(S3_unknown_team_manager_is_no_proposal, fixture_surrey,
	    {"The form names a Team Manager whom the directory does not know", "2026-12-01T09:12",
	     SENDS_FORM, "margaret", "team_manager=Jane Smith", "awaiting-routing", NULL, NULL,
	     "opened/S2 routing-asked/S3", "route:priya received:margaret received:priya"},
	    {"Part of a name is not clear enough", "2026-12-01T09:30", WRITES, "priya",
	     "Send to Birch", "awaiting-routing", NULL, NULL, "refused/S3", "route-unclear:priya"},
	    {"There is nothing that the Adviser could say yes to", "2026-12-01T10:00", WRITES,
	     "priya", "Yes", "awaiting-routing", NULL, NULL, "refused/S3", "route-unclear:priya"})

SCRIPT_TEST(S3_adviser_gives_it_to_another_manager_while_one_has_it, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"It is with David already", "2026-12-02T09:00", WRITES, "priya", "Send to David Marsh",
	     "awaiting-answer", "david", "2026-12-08", "refused/S3", "route-unclear:priya"},
	    {"Joanne is better placed: she has five working days, David need not answer",
	     "2026-12-03T09:00", WRITES, "priya", "Please send it to Joanne Birch",
	     "awaiting-answer", "joanne", "2026-12-10", "routed/S3 requested/S4",
	     "stepped-down:david request:joanne moved-up:margaret"},
	    {"The Adviser's yes is no routing now", "2026-12-03T10:00", WRITES, "priya", "Yes",
	     "awaiting-answer", "joanne", "2026-12-10", "note/B1", ""})

static struct fixture_council *direct_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);

	k->procedure.routing = PROCEDURE_DIRECT;
	return k;
}

SCRIPT_TEST(S3_sure_proposal_is_followed_at_once_where_configured, direct_council,
	    {"The named Team Manager is asked at once; the Chair gets one mail", "2026-12-01T09:12",
	     SENDS_FORM, "margaret", NULL, "awaiting-answer", "david", "2026-12-08",
	     "opened/S2 routed/S3 requested/S4", "request:david received:margaret received:priya"})

SCRIPT_TEST(S3_a_guess_is_never_followed_even_where_direct, direct_council,
	    {"An unknown Team Manager: the Adviser is asked", "2026-12-01T09:12", SENDS_FORM,
	     "margaret", "team_manager=Jane Smith", "awaiting-routing", NULL, NULL,
	     "opened/S2 routing-asked/S3", "route:priya received:margaret received:priya"})

static void S4_section_B_is_filled_in(void **state)
{
	static const struct deed deeds[] = {SCRIPT_SURREY, SCRIPT_ROUTED};
	const struct form *f;
	struct script s;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	f = s.c->form;
	assert_string_equal(form_text(f, "manager"), "David Marsh");
	assert_int_equal(form_date(f, "date_sent"), fixture_day("2026-12-01"));
	assert_int_equal(form_date(f, "response_due"), fixture_day("2026-12-08"));
	assert_string_equal(form_text(f, "spreadsheet_updated"), "Yes");
	script_clear(&s);
}

SCRIPT_TEST(S4_date_of_a_case_over_christmas, fixture_surrey, SCRIPT_SURREY,
	    {"Routed on Monday 21 December after the end of the day: day 0 is Tuesday",
	     "2026-12-21T17:30", WRITES, "priya", "Yes", "awaiting-answer", "david", "2026-12-31",
	     "routed/S3 requested/S4", "request:david moved-up:margaret"})

SCRIPT_TEST(S5_thanks_are_no_answer, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"Thanks, will look into it: the clock runs on, and what is missing is said",
	     "2026-12-02T08:40", WRITES, "david", "Thanks, will look into it.", "awaiting-answer",
	     "david", "2026-12-08", "incomplete/S5", "incomplete:david"},
	    {"A response without actions is half an answer", "2026-12-03T08:40", WRITES, "david",
	     "The review was late because the allocated worker left in June.", "awaiting-answer",
	     "david", "2026-12-08", "incomplete/S5", "incomplete:david"},
	    {"The actions come by themselves: both parts are one answer", "2026-12-04T08:40",
	     WRITES, "david", "Ben Carver will file the certificate by Friday.", "awaiting-outcome",
	     "david", "2026-12-08", "answered/S6",
	     "answer:margaret answer:stephen answer-copy:priya"})

static void S5_parts_of_an_answer_are_joined(void **state)
{
	static const struct deed deeds[] = {
	    SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"part one", "2026-12-03T08:40", WRITES, "david", "The worker left in June.", SAME,
	     SAME, SAME, NULL, NULL},
	    {"part two", "2026-12-04T08:40", WRITES, "david",
	     "Ben Carver will file the certificate by Friday.", SAME, SAME, SAME, NULL, NULL},
	    {"one thing more", "2026-12-04T12:00", WRITES, "david",
	     "We have also changed the supervision template.", SAME, SAME, SAME, "answer-added/S6",
	     "answer:margaret answer:stephen answer-copy:priya"},
	};
	const struct letter *l;
	struct script s;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds) - 1);
	l = script_letter(&s, LETTER_ANSWER, "stephen");
	assert_string_equal(l->text, "The worker left in June.\n\n"
				     "Ben Carver will file the certificate by Friday.");
	assert_string_equal(form_text(s.c->form, "response"), l->text);
	/* What comes later is sent on as it is, without the first answer once more. */
	script_play(&s, deeds + COUNT_OF(deeds) - 1, 1);
	l = script_letter(&s, LETTER_ANSWER, "stephen");
	assert_string_equal(l->text, "We have also changed the supervision template.");
	script_clear(&s);
}

static void S5_what_is_missing_is_named_to_the_sender(void **state)
{
	static const struct {
		const char *text;
		size_t missing;
	} rows[] = {
	    {"Thanks, will look into it.", 2},
	    {"Yes", 2},
	    {"No", 2},
	    {"The review was late because the allocated worker left in June.", 1},
	};
	static const struct deed deeds[] = {SCRIPT_SURREY, SCRIPT_ROUTED};
	struct deed deed = {.at = "2026-12-02T09:00", .what = WRITES, .who = "david"};
	const struct letter *l;
	struct script s;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		script_init(&s, fixture_surrey);
		script_play(&s, deeds, COUNT_OF(deeds));
		deed.text = rows[i].text;
		script_act(&s, &deed);
		l = script_letter(&s, LETTER_INCOMPLETE, "david");
		assert_non_null(l);
		assert_int_equal(l->item_count, rows[i].missing);
		assert_string_equal(l->text, rows[i].text);
		script_clear(&s);
	}
}

SCRIPT_TEST(B4_who_attached_what_cannot_be_read_is_told, fixture_surrey, SCRIPT_SURREY,
	    {"The Adviser names the manager, in words", "2026-12-01T11:30", WRITES, "priya",
	     UNREAD_FILE "Yes", "awaiting-answer", "david", "2026-12-08",
	     "routed/S3 requested/S4 note/B4", "request:david moved-up:margaret file-unread:priya"},
	    {"Part of an answer: what is missing is asked for, with the file", "2026-12-02T09:00",
	     WRITES, "david", UNREAD_FILE "The worker left in June.", SAME, SAME, SAME,
	     "incomplete/S5", "incomplete:david"},
	    {"The words are a whole answer, but there was more", "2026-12-02T15:45", WRITES,
	     "david", UNREAD_FILE SCRIPT_ANSWER, "awaiting-outcome", "david", "2026-12-08",
	     "answered/S6 note/B4",
	     "answer:margaret answer:stephen answer-copy:priya file-unread:david"},
	    {"The Chair's verdict", "2026-12-03T09:00", WRITES, "margaret", UNREAD_FILE "Resolved",
	     SAME, SAME, SAME, NULL, "file-unread:margaret"},
	    {"Who has no part in the step may think so as well", "2026-12-03T10:00", WRITES,
	     "fiona", UNREAD_FILE "I know something of it.", SAME, SAME, SAME,
	     "outsider/B2 note/B4", NULL})

static void B4_who_opens_a_case_is_told_of_the_file(void **state)
{
	struct deed deed = {.at = "2026-12-18T10:00",
			    .what = SENDS_WORDS,
			    .who = "sian",
			    .text = UNREAD_FILE "The respite weekend was cancelled again."};
	struct letter_content content;
	const struct letter *l;
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	script_act(&s, &deed);
	l = script_letter(&s, LETTER_RECEIVED, "sian");
	assert_non_null(l);
	content = letter_write(&s.arena, &s.council->office, s.c, l);
	assert_non_null(strstr(content.text, "The attached file \"plan.pdf\" could not be read."));
	script_clear(&s);
}

SCRIPT_TEST(S5_sent_back_form_is_an_answer, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"Section C with a response alone", "2026-12-03T09:00", REPLIES_FORM, "david",
	     "response=The worker left in June.", "awaiting-answer", "david", "2026-12-08",
	     "incomplete/S5", "incomplete:david"},
	    {"The form once more, with the actions alone", "2026-12-03T10:00", REPLIES_FORM,
	     "david", "action=File the certificate", "awaiting-outcome", "david", "2026-12-08",
	     "answered/S6", "answer:margaret answer:stephen answer-copy:priya"})

/* It comes back with all that others wrote into it, which is nobody's answer a second time. */
SCRIPT_TEST(S5_what_the_form_said_before_is_no_answer, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The manager answers in the form", "2026-12-03T09:00", REPLIES_FORM, "david",
	     "response=The worker left in June.; action=File it", "awaiting-outcome", "david", SAME,
	     "answered/S6", NULL},
	    {"It goes up", "2026-12-04T09:00", WRITES, "stephen", "Not resolved", "awaiting-answer",
	     "fiona", "2026-12-11", "outcome/S7 moved-up/S8 requested/S4 further-form/S8", NULL},
	    {"The senior manager sends the form back as it came", "2026-12-07T09:00", REPLIES_FORM,
	     "fiona", "response=The worker left in June.; action=File it", "awaiting-answer",
	     "fiona", "2026-12-11", "incomplete/S5", "incomplete:fiona"},
	    {"A response of her own, above the actions of old", "2026-12-07T10:00", REPLIES_FORM,
	     "fiona", "response=A new worker starts.; action=File it", "awaiting-answer", "fiona",
	     "2026-12-11", "incomplete/S5", "incomplete:fiona"},
	    {"And actions of her own", "2026-12-07T11:00", REPLIES_FORM, "fiona",
	     "response=A new worker starts.; action=Check each file", "awaiting-outcome", "fiona",
	     "2026-12-11", "answered/S6", NULL})

SCRIPT_TEST(S5_nor_is_it_beside_actions_that_are_new, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The manager answers in the form", "2026-12-03T09:00", REPLIES_FORM, "david",
	     "response=The worker left in June.; action=File it", "awaiting-outcome", "david", SAME,
	     "answered/S6", NULL},
	    {"It goes up", "2026-12-04T09:00", WRITES, "stephen", "Not resolved", "awaiting-answer",
	     "fiona", "2026-12-11", "outcome/S7 moved-up/S8 requested/S4 further-form/S8", NULL},
	    {"Actions of her own, below the response of old", "2026-12-07T09:00", REPLIES_FORM,
	     "fiona", "response=The worker left in June.; action=Check each file",
	     "awaiting-answer", "fiona", "2026-12-11", "incomplete/S5", "incomplete:fiona"})

static void S6_section_D_is_filled_in_and_the_owner_fills_no_verdict(void **state)
{
	static const struct deed deeds[] = {
	    SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"The manager ticks what is not theirs to tick", "2026-12-03T09:00", REPLIES_FORM,
	     "david", "response=The worker left.; action=File it; resolved=yes; adm_response=Fine",
	     "awaiting-outcome", "david", SAME, "answered/S6", NULL}};
	const struct form *f;
	struct script s;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	f = s.c->form;
	assert_int_equal(form_date(f, "date_received"), fixture_day("2026-12-03"));
	assert_int_equal(form_date(f, "date_to_chair"), fixture_day("2026-12-03"));
	assert_int_equal(form_date(f, "date_to_adm"), fixture_day("2026-12-03"));
	assert_string_equal(form_text(f, "response"), "The worker left.");
	assert_int_equal(f->action_count, 1);
	assert_int_equal(form_tick(f, "resolved"), FORM_UNSAID);
	assert_null(form_text(f, "adm_response"));
	script_clear(&s);
}

SCRIPT_TEST(S6_judges_are_asked_again_and_the_adviser_is_not_left_out, fixture_surrey,
	    SCRIPT_SURREY, SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"The ADM is satisfied; the Chair is still to be heard", "2026-12-08T09:00", WRITES,
	     "stephen", "Resolved", "awaiting-outcome", "david", "2026-12-08", "outcome/S7", ""},
	    {"Five working days after the answer only the Chair is asked again", "2026-12-14T08:00",
	     TIME_PASSES, NULL, NULL, "awaiting-outcome", "david", "2026-12-08",
	     "outcome-chased/S6", "verdict-chase:margaret"})

SCRIPT_TEST(S10_a_record_by_hand_is_noted, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"David has put it into LCS: that is no answer", "2026-12-02T09:00", WRITES, "david",
	     "Recorded on LCS.", "awaiting-answer", "david", "2026-12-08", "recorded/S10", ""})

SCRIPT_TEST(S13_silence_chased_told_and_moved_up_two_days_later, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"A reminder one working day before", "2026-12-07T12:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "david", "2026-12-08", "reminded/S13", "reminder:david"},
	    {"A minute before the end of the day nothing has lapsed", "2026-12-08T16:59",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "david", "2026-12-08", "", ""},
	    {"At the end of the day it lapses: chased, and the Adviser told", "2026-12-08T17:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "david", "2026-12-08",
	     "lapsed/S13 chased/S13", "chase:david told-lapse:priya"},
	    {"Chased again two working days later", "2026-12-10T16:59", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "david", "2026-12-08", "chased/S13", "chase:david"},
	    {"and at the end of that day it goes up; day 0 of the next step is this day",
	     "2026-12-10T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "fiona", "2026-12-17",
	     "moved-up/S13 requested/S4",
	     "request:fiona late-moved:david moved-up:margaret moved-up:priya"})

static struct fixture_council *told_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	k->procedure.tell_lapse |= ROLE_HEAD_OF_SERVICE;
	/* Two Advisers, of whom the form names neither. */
	for (i = 0; i < k->directory.count; i++)
		if (str_starts(k->directory.people[i].email, "ben."))
			k->directory.people[i].roles |= ROLE_PANEL_ADVISER;
	return k;
}

SCRIPT_TEST(S13_others_whom_the_procedure_names_are_told_of_a_lapse, told_council,
	    {"Both Advisers are asked who answers", "2026-12-01T09:12", SENDS_FORM, "margaret",
	     "panel_adviser=", "awaiting-routing", NULL, NULL, "opened/S2 routing-asked/S3",
	     "route:ben route:priya received:margaret received:ben received:priya"},
	    {"One of them says it", "2026-12-01T11:30", WRITES, "priya", "Yes", "awaiting-answer",
	     "david", "2026-12-08", NULL, NULL},
	    {"Both are told of the lapse, and the head of service", "2026-12-08T17:00", TIME_PASSES,
	     NULL, NULL, "awaiting-answer", "david", "2026-12-08",
	     "reminded/S13 lapsed/S13 chased/S13",
	     "reminder:david chase:david told-lapse:ben told-lapse:priya told-lapse:robert"})

SCRIPT_TEST(S13_an_answer_after_the_lapse_and_before_the_move_counts, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"It lapses", "2026-12-08T17:00", TIME_PASSES, NULL, NULL, SAME, "david", "2026-12-08",
	     NULL, NULL},
	    {"The manager answers late: Chair and ADM judge it as any other", "2026-12-09T09:00",
	     WRITES, "david", SCRIPT_ANSWER, "awaiting-outcome", "david", "2026-12-08",
	     "answered/S6", "answer:margaret answer:stephen answer-copy:priya"},
	    {"It does not go up any more", "2026-12-11T12:00", TIME_PASSES, NULL, NULL,
	     "awaiting-outcome", "david", "2026-12-08", "", ""})

SCRIPT_TEST(S13_an_answer_after_the_move_is_passed_on, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"It has gone up", "2026-12-10T17:00", TIME_PASSES, NULL, NULL, SAME, "fiona",
	     "2026-12-17", NULL, NULL},
	    {"The first manager answers after all: it is Fiona's to answer, and she sees it",
	     "2026-12-11T09:00", WRITES, "david", SCRIPT_ANSWER, "awaiting-answer", "fiona",
	     "2026-12-17", "late-answer/S13", "late-answer:fiona late-answer:margaret"})

SCRIPT_TEST(S13_silence_all_the_way_to_the_last_step_which_is_chased_for_ever, fixture_surrey,
	    SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The senior manager's days over", "2026-12-21T17:00", TIME_PASSES, NULL, NULL, SAME,
	     "robert", "2026-12-30", NULL, NULL},
	    {"Over New Year's Day to the Director", "2027-01-04T17:00", TIME_PASSES, NULL, NULL,
	     SAME, "catherine", "2027-01-11", NULL, NULL},
	    {"The last step lapses too", "2027-01-11T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "catherine", "2027-01-11", "reminded/S13 lapsed/S13 chased/S13",
	     "reminder:catherine chase:catherine told-lapse:priya"},
	    {"and is chased every five working days for ever, never moved", "2027-02-02T12:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "catherine", "2027-01-11",
	     "chased/S13 chased/S13 chased/S13", "chase:catherine chase:catherine chase:catherine"})

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(S1_form_after_five_working_days_is_accepted_and_marked_late),
	    cmocka_unit_test(S2_acknowledged_to_the_chair_and_copied_to_the_adviser),
	    cmocka_unit_test(S2_what_is_missing_or_contradictory_is_asked_for),
	    cmocka_unit_test(S3_adviser_agrees_to_the_proposal),
	    cmocka_unit_test(S3_adviser_names_another_manager),
	    cmocka_unit_test(S3_name_that_is_not_clear_is_asked_back),
	    cmocka_unit_test(S3_case_without_a_route_is_chased_with_the_adviser),
	    cmocka_unit_test(S3_unknown_team_manager_is_no_proposal),
	    cmocka_unit_test(S3_adviser_gives_it_to_another_manager_while_one_has_it),
	    cmocka_unit_test(S3_sure_proposal_is_followed_at_once_where_configured),
	    cmocka_unit_test(S3_a_guess_is_never_followed_even_where_direct),
	    cmocka_unit_test(S4_section_B_is_filled_in),
	    cmocka_unit_test(S4_date_of_a_case_over_christmas),
	    cmocka_unit_test(S5_thanks_are_no_answer),
	    cmocka_unit_test(S5_parts_of_an_answer_are_joined),
	    cmocka_unit_test(S5_what_is_missing_is_named_to_the_sender),
	    cmocka_unit_test(B4_who_attached_what_cannot_be_read_is_told),
	    cmocka_unit_test(B4_who_opens_a_case_is_told_of_the_file),
	    cmocka_unit_test(S5_sent_back_form_is_an_answer),
	    cmocka_unit_test(S5_what_the_form_said_before_is_no_answer),
	    cmocka_unit_test(S5_nor_is_it_beside_actions_that_are_new),
	    cmocka_unit_test(S6_section_D_is_filled_in_and_the_owner_fills_no_verdict),
	    cmocka_unit_test(S6_judges_are_asked_again_and_the_adviser_is_not_left_out),
	    cmocka_unit_test(S10_a_record_by_hand_is_noted),
	    cmocka_unit_test(S13_silence_chased_told_and_moved_up_two_days_later),
	    cmocka_unit_test(S13_others_whom_the_procedure_names_are_told_of_a_lapse),
	    cmocka_unit_test(S13_an_answer_after_the_lapse_and_before_the_move_counts),
	    cmocka_unit_test(S13_an_answer_after_the_move_is_passed_on),
	    cmocka_unit_test(S13_silence_all_the_way_to_the_last_step_which_is_chased_for_ever),
	};

	return cmocka_run_group_tests_name("step_surrey", tests, NULL, NULL);
}
