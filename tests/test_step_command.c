/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an admin asks at the console, and what is refused, with the reason (B1). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "step_script.h"


SCRIPT_TEST(command_route, fixture_croydon, SCRIPT_CROYDON,
	    {"Nobody of that address", "2026-12-21T09:00", ADMIN_ROUTES, NULL,
	     "jane@croydon.example",
	     "refused: ESC-2026-0042: the directory does not know jane@croydon.example", NULL, NULL,
	     NULL, NULL},
	    {"A carer cannot answer", "2026-12-21T09:00", ADMIN_ROUTES, NULL, "grace",
	     "refused: ESC-2026-0042: grace.adeyemi@mail.example is nobody who could answer it",
	     NULL, NULL, NULL, NULL},
	    {"It is with him", "2026-12-21T09:00", ADMIN_ROUTES, NULL, "tom",
	     "refused: ESC-2026-0042: it is with tom.okafor@croydon.example already", NULL, NULL,
	     NULL, NULL},
	    {"To another; the clock starts with her", "2026-12-21T09:00", ADMIN_ROUTES, NULL,
	     "nina", "awaiting-answer", "nina", "2026-12-30", "note/B1 routed/B1 requested/C3",
	     "stepped-down:tom request:nina moved-up:sian"},
	    {"What was his is no record of hers", "2026-12-31T08:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "helen", "2027-01-07", NULL, NULL},
	    {"After the answer there is nothing to route", "2026-12-31T09:00", WRITES, "helen",
	     "I have booked the weekend of 30 January.", "awaiting-outcome", "helen", "2027-01-07",
	     NULL, NULL},
	    {"refused", "2026-12-31T10:00", ADMIN_ROUTES, NULL, "tom",
	     "refused: ESC-2026-0042: no answer is awaited", NULL, NULL, NULL, NULL})

SCRIPT_TEST(command_extend, fixture_croydon, SCRIPT_CROYDON,
	    {"Not into the past", "2026-12-21T09:00", ADMIN_EXTENDS, NULL, "2026-12-18",
	     "refused: ESC-2026-0042: that day is over", NULL, NULL, NULL, NULL},
	    {"not to this day once it is over", "2026-12-21T17:30", ADMIN_EXTENDS, NULL,
	     "2026-12-21", "refused: ESC-2026-0042: that day is over", NULL, NULL, NULL, NULL},
	    {"not to a bank holiday", "2026-12-21T09:00", ADMIN_EXTENDS, NULL, "2026-12-28",
	     "refused: ESC-2026-0042: that is no working day", NULL, NULL, NULL, NULL},
	    {"not to no day at all", "2026-12-21T09:00", ADMIN_EXTENDS, NULL, "31 February",
	     "refused: ESC-2026-0042: that day is over", NULL, NULL, NULL, NULL},
	    {"To 5 January: owner and carer are told", "2026-12-21T09:00", ADMIN_EXTENDS, NULL,
	     "2027-01-05", "awaiting-answer", "tom", "2027-01-05", "extended/B1",
	     "date-changed:tom date-changed:sian"},
	    {"Back to tomorrow: this morning's reminder would only repeat it", "2026-12-21T09:00",
	     ADMIN_EXTENDS, NULL, "2026-12-22", "awaiting-answer", "tom", "2026-12-22",
	     "extended/B1", NULL},
	    {"so there is none", "2026-12-22T16:59", TIME_PASSES, NULL, NULL, "awaiting-answer",
	     "tom", "2026-12-22", "", ""},
	    {"A day that was set counts as any other", "2026-12-22T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "helen", "2026-12-31", NULL, NULL})

SCRIPT_TEST(command_extend_after_the_lapse, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"It has lapsed, and has not gone up yet", "2026-12-09T09:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "david", "2026-12-08", NULL, NULL},
	    {"Two days more", "2026-12-09T10:00", ADMIN_EXTENDS, NULL, "2026-12-11",
	     "awaiting-answer", "david", "2026-12-11", "extended/B1", NULL},
	    {"It is reminded, lapses and goes up by the new date", "2026-12-15T17:00", TIME_PASSES,
	     NULL, NULL, "awaiting-answer", "fiona", "2026-12-22",
	     "reminded/S13 lapsed/S13 chased/S13 chased/S13 moved-up/S13 requested/S4", NULL})

SCRIPT_TEST(command_extend_where_there_is_no_limit, fixture_croydon,
	    {"With the Director, who has no limit", "2026-12-18T10:00", SENDS_FORM, "sian",
	     "about=head-of-service", "awaiting-answer", "sunita", NULL, NULL, NULL},
	    {"An admin sets one", "2026-12-18T11:00", ADMIN_EXTENDS, NULL, "2026-12-22",
	     "awaiting-answer", "sunita", "2026-12-22", "extended/B1", NULL},
	    {"It lapses and is chased, and still nobody passes her over", "2026-12-31T12:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "sunita", "2026-12-22",
	     "lapsed/C5 chased/C5 chased/C5", "chase:sunita chase:sunita"})

SCRIPT_TEST(
    command_pause_and_resume, fixture_croydon, SCRIPT_CROYDON,
    {"Not paused", "2026-12-21T09:00", ADMIN_RESUMES, NULL, NULL,
     "refused: ESC-2026-0042: its clock is not paused", NULL, NULL, NULL, NULL},
    {"Four working days are left", "2026-12-21T10:00", ADMIN_PAUSES, NULL, "The SSW is ill.",
     "awaiting-answer", "tom", "2026-12-29", "paused/B1", "date-changed:tom date-changed:sian"},
    {"Once is enough", "2026-12-21T11:00", ADMIN_PAUSES, NULL, NULL,
     "refused: ESC-2026-0042: its clock is paused already", NULL, NULL, NULL, NULL},
    {"A new date would be lost", "2026-12-21T11:00", ADMIN_EXTENDS, NULL, "2027-01-05",
     "refused: ESC-2026-0042: its clock is paused: resume it first", NULL, NULL, NULL, NULL},
    {"Nothing lapses; a forgotten pause is told of every five working days", "2027-01-08T12:00",
     TIME_PASSES, NULL, NULL, "awaiting-answer", "tom", "2026-12-29", "chased/B1 chased/B1",
     "notice:sam notice:sam"},
    {"Four working days from Monday", "2027-01-11T10:00", ADMIN_RESUMES, NULL, NULL,
     "awaiting-answer", "tom", "2027-01-15", "resumed/B1", "date-changed:tom date-changed:sian"},
    {"then it lapses", "2027-01-15T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "helen",
     "2027-01-22", NULL, NULL})

SCRIPT_TEST(command_pause_before_day_zero, fixture_croydon,
	    {"A form on a Saturday: day 0 is Monday", "2026-12-19T12:00", SENDS_FORM, "sian", NULL,
	     "awaiting-answer", "tom", "2026-12-30", NULL, NULL},
	    {"Paused and resumed before the clock counts", "2026-12-20T10:00", ADMIN_PAUSES, NULL,
	     NULL, "awaiting-answer", "tom", "2026-12-30", "paused/B1", NULL},
	    {"changes nothing", "2026-12-20T12:00", ADMIN_RESUMES, NULL, NULL, "awaiting-answer",
	     "tom", "2026-12-30", "resumed/B1", NULL})

SCRIPT_TEST(command_pause_on_the_last_day, fixture_croydon, SCRIPT_CROYDON,
	    {"Nothing but today is left", "2026-12-29T10:00", ADMIN_PAUSES, NULL, NULL,
	     "awaiting-answer", "tom", "2026-12-29", "paused/B1", NULL},
	    {"Who is asked again has a day for it at least", "2027-01-04T16:00", ADMIN_RESUMES,
	     NULL, NULL, "awaiting-answer", "tom", "2027-01-05", "resumed/B1", NULL})

SCRIPT_TEST(command_resume_after_a_lapse, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"It has lapsed", "2026-12-08T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer",
	     "david", "2026-12-08", NULL, NULL},
	    {"Paused before it goes up", "2026-12-09T09:00", ADMIN_PAUSES, NULL, NULL,
	     "awaiting-answer", "david", "2026-12-08", "paused/B1", NULL},
	    {"Weeks later it does not go up at once, but has one day", "2026-12-21T09:00",
	     ADMIN_RESUMES, NULL, NULL, "awaiting-answer", "david", "2026-12-22", "resumed/B1",
	     NULL},
	    {"and then goes the same way", "2026-12-24T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "fiona", "2027-01-05",
	     "lapsed/S13 chased/S13 chased/S13 moved-up/S13 requested/S4", NULL})

SCRIPT_TEST(command_pause_where_there_is_no_limit, fixture_croydon,
	    {"With the Director", "2026-12-18T10:00", SENDS_FORM, "sian", "about=head-of-service",
	     "awaiting-answer", "sunita", NULL, NULL, NULL},
	    {"paused", "2026-12-18T11:00", ADMIN_PAUSES, NULL, NULL, "awaiting-answer", "sunita",
	     NULL, "paused/B1", NULL},
	    {"and resumed", "2026-12-21T11:00", ADMIN_RESUMES, NULL, NULL, "awaiting-answer",
	     "sunita", NULL, "resumed/B1", NULL})

SCRIPT_TEST(command_escalate, fixture_surrey, SCRIPT_SURREY,
	    {"Before anybody was named: to the senior manager", "2026-12-01T10:00", ADMIN_ESCALATES,
	     NULL, "The Adviser is ill.", "awaiting-answer", "fiona", "2026-12-08",
	     "note/B1 moved-up/B1 requested/S4", "request:fiona moved-up:margaret moved-up:priya"},
	    {"While she has it: she need not answer any more", "2026-12-02T10:00", ADMIN_ESCALATES,
	     NULL, NULL, "awaiting-answer", "robert", "2026-12-09",
	     "note/B1 moved-up/B1 requested/S4",
	     "request:robert stepped-down:fiona moved-up:margaret moved-up:priya"},
	    {"to the last", "2026-12-02T11:00", ADMIN_ESCALATES, NULL, NULL, "awaiting-answer",
	     "catherine", "2026-12-09", NULL, NULL},
	    {"and no further", "2026-12-02T12:00", ADMIN_ESCALATES, NULL, NULL,
	     "refused: ESC-2026-0042: it is at the last step", NULL, NULL, NULL, NULL})

SCRIPT_TEST(command_resolve_and_reopen, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"Closed by hand", "2026-12-02T10:00", ADMIN_RESOLVES, NULL, "Settled by phone.",
	     "closed resolved", "david", "2026-12-08", "closed/B1",
	     "closed:margaret closed:david closed:priya"},
	    {"Only once", "2026-12-02T11:00", ADMIN_RESOLVES, NULL, NULL,
	     "refused: ESC-2026-0042: it is closed already", NULL, NULL, NULL, NULL},
	    {"Nothing to pause", "2026-12-02T11:00", ADMIN_PAUSES, NULL, NULL,
	     "refused: ESC-2026-0042: no answer is awaited", NULL, NULL, NULL, NULL},
	    {"nor to send again", "2026-12-02T11:00", ADMIN_RESENDS, NULL, NULL,
	     "refused: ESC-2026-0042: it is closed", NULL, NULL, NULL, NULL},
	    {"nor to move", "2026-12-02T11:00", ADMIN_ESCALATES, NULL, NULL,
	     "refused: ESC-2026-0042: it is closed", NULL, NULL, NULL, NULL},
	    {"nor to route", "2026-12-02T11:00", ADMIN_ROUTES, NULL, "joanne",
	     "refused: ESC-2026-0042: no answer is awaited", NULL, NULL, NULL, NULL},
	    {"A note can still be made", "2026-12-02T11:00", ADMIN_NOTES, NULL, "Rang the Chair.",
	     "closed resolved", "david", "2026-12-08", "note/B1", ""},
	    {"of words", "2026-12-02T11:00", ADMIN_NOTES, NULL, " ",
	     "refused: ESC-2026-0042: a note needs words", NULL, NULL, NULL, NULL},
	    {"Opened again: it is David's, with five new days", "2026-12-07T10:00", ADMIN_REOPENS,
	     NULL, "The certificate was the wrong one.", "awaiting-answer", "david", "2026-12-14",
	     "reopened/B1 requested/S4", "request:david moved-up:margaret moved-up:priya"},
	    {"Only a closed case can be", "2026-12-07T11:00", ADMIN_REOPENS, NULL, NULL,
	     "refused: ESC-2026-0042: it is not closed", NULL, NULL, NULL, NULL},
	    {"It takes its way as before", "2026-12-16T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "fiona", "2026-12-23", NULL, NULL})

SCRIPT_TEST(command_reopen_before_anybody_was_named, fixture_surrey, SCRIPT_SURREY,
	    {"Withdrawn", "2026-12-01T10:00", ADMIN_WITHDRAWS, NULL, NULL, "closed withdrawn", NULL,
	     NULL, "closed/B1", "closed:margaret closed:priya"},
	    {"The Adviser is asked who answers, as at the beginning", "2026-12-02T10:00",
	     ADMIN_REOPENS, NULL, NULL, "awaiting-routing", NULL, NULL,
	     "reopened/B1 routing-asked/S3", "route:priya moved-up:margaret"},
	    {"and can say yes", "2026-12-02T11:00", WRITES, "priya", "Yes", "awaiting-answer",
	     "david", "2026-12-09", "routed/S3 requested/S4", "request:david moved-up:margaret"})

SCRIPT_TEST(command_reopen_after_the_last_step, fixture_croydon,
	    {"With the Director", "2026-12-18T10:00", SENDS_FORM, "sian", "about=head-of-service",
	     "awaiting-answer", "sunita", NULL, NULL, NULL},
	    {"answered", "2026-12-21T10:00", WRITES, "sunita",
	     "No further action will be taken, because the provider has no place.",
	     "awaiting-outcome", "sunita", NULL, NULL, NULL},
	    {"not to the carer's content", "2026-12-22T10:00", WRITES, "sian", "Not resolved",
	     "closed exhausted", "sunita", NULL, NULL, NULL},
	    {"Opened again", "2026-12-23T10:00", ADMIN_REOPENS, NULL, NULL, "awaiting-answer",
	     "sunita", NULL, "reopened/B1 requested/C3", "request:sunita moved-up:sian"},
	    {"The second answer is judged by itself", "2026-12-24T10:00", WRITES, "sunita",
	     "We have booked another provider.", "awaiting-outcome", "sunita", NULL, NULL,
	     "answer:sian record:sunita"},
	    {"and resolves it", "2026-12-24T11:00", WRITES, "sian", "Resolved", "closed resolved",
	     "sunita", NULL, NULL, NULL})

SCRIPT_TEST(command_resend, fixture_surrey, SCRIPT_SURREY,
	    {"Whatever is asked for now", "2026-12-01T10:00", ADMIN_RESENDS, NULL, NULL,
	     "awaiting-routing", NULL, NULL, "resent/B1", "route:priya"},
	    SCRIPT_ROUTED,
	    {"is sent once more", "2026-12-02T10:00", ADMIN_RESENDS, NULL, NULL, "awaiting-answer",
	     "david", "2026-12-08", "requested/S4 resent/B1", "request:david"},
	    {"The manager answers", "2026-12-02T11:00", WRITES, "david",
	     "The worker left in June. We have completed the DBS check.", "awaiting-outcome",
	     "david", "2026-12-08", NULL, NULL},
	    {"The Chair is content", "2026-12-02T12:00", WRITES, "margaret", "Resolved",
	     "awaiting-outcome", "david", "2026-12-08", NULL, NULL},
	    {"to who still has to say something", "2026-12-02T13:00", ADMIN_RESENDS, NULL, NULL,
	     "awaiting-outcome", "david", "2026-12-08", "resent/B1", "answer:stephen"})

SCRIPT_TEST(command_recorded, fixture_croydon, SCRIPT_CROYDON,
	    {"Up twice", "2027-01-06T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "ruth",
	     "2027-01-13", NULL, NULL},
	    {"One of them", "2027-01-07T09:00", ADMIN_RECORDS, "tom", NULL, "awaiting-answer",
	     "ruth", "2027-01-13", "recorded/C4", ""},
	    {"all of them", "2027-01-07T10:00", ADMIN_RECORDS, NULL, NULL, "awaiting-answer",
	     "ruth", "2027-01-13", "recorded/C4 recorded/C4", ""},
	    {"None is left", "2027-01-07T11:00", ADMIN_RECORDS, NULL, NULL,
	     "refused: ESC-2026-0042: there is no step that still waits to be recorded", NULL, NULL,
	     NULL, NULL})

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(command_route),
	    cmocka_unit_test(command_extend),
	    cmocka_unit_test(command_extend_after_the_lapse),
	    cmocka_unit_test(command_extend_where_there_is_no_limit),
	    cmocka_unit_test(command_pause_and_resume),
	    cmocka_unit_test(command_pause_before_day_zero),
	    cmocka_unit_test(command_pause_on_the_last_day),
	    cmocka_unit_test(command_resume_after_a_lapse),
	    cmocka_unit_test(command_pause_where_there_is_no_limit),
	    cmocka_unit_test(command_escalate),
	    cmocka_unit_test(command_resolve_and_reopen),
	    cmocka_unit_test(command_reopen_before_anybody_was_named),
	    cmocka_unit_test(command_reopen_after_the_last_step),
	    cmocka_unit_test(command_resend),
	    cmocka_unit_test(command_recorded),
	};

	return cmocka_run_group_tests_name("step_command", tests, NULL, NULL);
}
