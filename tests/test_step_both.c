/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds for both procedures: the log (B1), who may move a case (B2), robots (B3), a person
 * whom somebody vouches for (B6), holidays that are announced late, outages, send-hours.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "step_script.h"


/* ---- B1: every mail, every decision, every change is in the log */

static void B1_every_update_says_what_when_who_and_why(void **state)
{
	static const struct deed deeds[] = {SCRIPT_CROYDON,
					    {"It lapses", "2026-12-29T17:00", WAKES_LATE, NULL,
					     NULL, SAME, SAME, SAME, NULL, NULL}};
	struct script s;
	size_t i;

	(void)state;
	script_init(&s, fixture_croydon);
	script_act(&s, &deeds[0]);
	assert_string_equal(s.logs[0].event, "mail-in");
	assert_string_equal(s.logs[0].who, "sian.oconnor@mail.example");
	assert_string_equal(s.logs[0].rule, "B1");
	assert_int_equal(s.logs[0].at, fixture_at("2026-12-18T10:00"));
	script_act(&s, &deeds[1]);
	for (i = 0; i < s.log_count; i++) {
		assert_int_equal(s.logs[i].at, fixture_at("2026-12-29T17:00"));
		assert_non_null(s.logs[i].rule);
		assert_true(*s.logs[i].detail);
	}
	script_clear(&s);
}

/* ---- B2: who may move a case */

SCRIPT_TEST(B2_the_deputy_answers_for_the_owner, fixture_croydon, SCRIPT_CROYDON,
	    {"Nina stands in for Tom, whether he is away or not", "2026-12-21T10:00", WRITES,
	     "nina", "I have booked the weekend of 30 January.", "awaiting-outcome", "tom",
	     "2026-12-29", "answered/C6 record-asked/C4", "answer:sian record:tom"})

SCRIPT_TEST(B2_others_move_nothing_and_are_shown, fixture_croydon, SCRIPT_CROYDON,
	    {"Another carer says that it is resolved", "2026-12-21T10:00", WRITES, "grace",
	     "Resolved", "awaiting-answer", "tom", "2026-12-29", "outsider/B2", "outsider:sam"},
	    {"The Team Manager answers before it is hers", "2026-12-21T11:00", WRITES, "helen",
	     "I have booked the weekend of 30 January.", "awaiting-answer", "tom", "2026-12-29",
	     "outsider/B2", "outsider:sam"},
	    {"The SSW cannot give it to somebody else", "2026-12-21T12:00", WRITES, "tom",
	     "Please send it to Helen Price", "awaiting-answer", "tom", "2026-12-29", "refused/B2",
	     "incomplete:tom notice:sam"},
	    {"The admin can, by a reply", "2026-12-21T13:00", WRITES, "sam",
	     "Please send it to Helen Price", "awaiting-answer", "helen", "2026-12-30",
	     "routed/B1 requested/C3", "stepped-down:tom request:helen moved-up:sian"},
	    {"The carer's word of somebody else's case counts only there", "2026-12-21T14:00",
	     WRITES, "grace", "Withdraw", "awaiting-answer", "helen", "2026-12-30", "outsider/B2",
	     "outsider:sam"})

SCRIPT_TEST(B2_the_owner_s_own_verdict_is_none, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The manager answers", "2026-12-02T09:00", WRITES, "david",
	     "The worker left in June. We have completed the DBS check.", "awaiting-outcome",
	     "david", "2026-12-08", NULL, NULL},
	    {"and says himself that it is resolved: one more word of his answer",
	     "2026-12-02T10:00", WRITES, "david", "Resolved", "awaiting-outcome", "david",
	     "2026-12-08", "answer-added/S6", "answer:margaret answer:stephen answer-copy:priya"},
	    {"The Adviser's word is none either", "2026-12-02T11:00", WRITES, "priya", "Resolved",
	     "awaiting-outcome", "david", "2026-12-08", "note/B1", ""})

SCRIPT_TEST(B2_a_judge_without_an_answer_to_judge, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The ADM writes before there is an answer: the Adviser sees it", "2026-12-02T09:00",
	     WRITES, "stephen", "Resolved", "awaiting-answer", "david", "2026-12-08", "refused/B2",
	     "notice:priya"},
	    {"The Chair's words go to the manager", "2026-12-02T10:00", WRITES, "margaret",
	     "I forgot to say that the DBS check is of the older son.", "awaiting-answer", "david",
	     "2026-12-08", "information/S8", "question-answered:david"})

SCRIPT_TEST(B2_the_submitter_withdraws, fixture_surrey, SCRIPT_SURREY,
	    {"Before anybody has it: the Adviser need not look any further", "2026-12-01T10:00",
	     WRITES, "margaret", "I withdraw this.", "closed withdrawn", NULL, NULL,
	     "withdrawn/B2 closed/B2", "closed:margaret closed:priya"},
	    {"What comes after the end is shown, and moves nothing", "2026-12-02T10:00", WRITES,
	     "margaret", "Not resolved", "closed withdrawn", NULL, NULL, "after-close/B2",
	     "outsider:priya"},
	    {"Thanks are only thanks", "2026-12-02T11:00", WRITES, "margaret", "Thank you.",
	     "closed withdrawn", NULL, NULL, "acknowledged", ""})

SCRIPT_TEST(B2_withdrawn_while_an_answer_is_awaited, fixture_croydon, SCRIPT_CROYDON,
	    {"The SSW need not answer any more, only record it", "2026-12-21T10:00", WRITES, "sian",
	     "I withdraw this.", "closed withdrawn", "tom", "2026-12-29",
	     "withdrawn/B2 closed/B2 record-asked/C4", "closed:sian closed:tom"})

SCRIPT_TEST(B2_withdrawn_while_a_verdict_is_awaited, fixture_croydon, SCRIPT_CROYDON,
	    {"He answers", "2026-12-21T10:00", WRITES, "tom",
	     "I have booked the weekend of 30 January.", "awaiting-outcome", "tom", "2026-12-29",
	     NULL, NULL},
	    {"She withdraws", "2026-12-21T11:00", WRITES, "sian", "I withdraw this.",
	     "closed withdrawn", "tom", "2026-12-29", "withdrawn/B2 closed/B2 record-asked/C4",
	     "closed:sian closed:tom"})

static void B2_untrusted_mail_moves_nothing_whoever_it_claims_to_be(void **state)
{
	static const struct deed deed = SCRIPT_CROYDON;
	struct reading *r;
	struct step_mail m = {.from = "tom.okafor@croydon.example"};
	struct step_update u;
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	script_act(&s, &deed);
	r = ARENA_NEW(&s.arena, struct reading);
	reading_init(r);
	r->kind = READING_REPLY;
	r->text = "Resolved";
	m.reading = r;
	m.at = fixture_at("2026-12-21T10:00");
	u = step_receive(&s.arena, &s.council->world, s.c, &m);
	assert_null(u.refused);
	assert_int_equal(u.casefile->state, CASE_AWAITING_ANSWER);
	assert_int_equal(u.letter_count, 1);
	assert_int_equal(u.letters[0].kind, LETTER_OUTSIDER);
	assert_string_equal(u.letters[0].to, "sam.doyle@croydon.example");
	script_clear(&s);
}

SCRIPT_TEST(B4_what_could_not_be_read_and_a_person_put_on_the_case, fixture_croydon, SCRIPT_CROYDON,
	    {"It is kept and shown, and is no answer", "2026-12-21T10:00", WRITES, "tom",
	     "(unreadable)", "awaiting-answer", "tom", "2026-12-29", "outsider/B2", "outsider:sam"})

static void B4_nobody_writes_to_who_is_not_believed(void **state)
{
	static const struct deed deed = SCRIPT_CROYDON;
	struct step_mail m = {.from = "tom.okafor@croydon.example"};
	struct step_update u;
	struct reading r;
	struct script s;
	size_t i;

	(void)state;
	script_init(&s, fixture_croydon);
	script_act(&s, &deed);
	m.at = fixture_at("2026-12-21T10:00");
	m.reading = &r;
	reading_init(&r);
	r.kind = READING_REPLY;
	r.text = "See the file.";
	reading_add_unread(&s.arena, &r, "The attached file \"plan.pdf\" could not be read.");
	u = step_receive(&s.arena, &s.council->world, s.c, &m);
	assert_null(u.refused);
	for (i = 0; i < u.letter_count; i++)
		assert_int_not_equal(u.letters[i].kind, LETTER_FILE_UNREAD);
	script_clear(&s);
}

/* ---- B3: robots */

static void B3_automatic_mail_is_never_an_answer(void **state)
{
	static const enum reading_kind kinds[] = {READING_AUTO_REPLY, READING_BOUNCE,
						  READING_RECEIPT, READING_LIST};
	static const struct deed deed = SCRIPT_CROYDON;
	struct step_mail m = {.from = "tom.okafor@croydon.example", .trusted = true};
	struct reading r;
	struct script s;
	size_t i;

	(void)state;
	script_init(&s, fixture_croydon);
	script_act(&s, &deed);
	m.at = fixture_at("2026-12-21T10:00");
	m.reading = &r;
	for (i = 0; i < COUNT_OF(kinds); i++) {
		reading_init(&r);
		r.kind = kinds[i];
		r.text = "Resolved";
		assert_non_null(step_receive(&s.arena, &s.council->world, s.c, &m).refused);
	}
	reading_init(&r);
	r.kind = READING_LIST;
	assert_non_null(step_robot(&s.arena, &s.council->world, s.c, &m, m.from).refused);
	r.kind = READING_BOUNCE;
	assert_non_null(step_robot(&s.arena, &s.council->world, s.c, &m, NULL).refused);
	script_clear(&s);
}

SCRIPT_TEST(
    B3_absence_with_a_deputy_brings_the_deputy_in, fixture_croydon, SCRIPT_CROYDON,
    {"The SSW's automatic reply: his deputy is asked, the clock runs on, nobody else is told",
     "2026-12-18T10:01", IS_AWAY, "tom", "2027-01-04", "awaiting-answer", "tom+nina", "2026-12-29",
     "absent/B3 deputy/B3", "request:nina"},
    {"A second one is nothing new", "2026-12-24T08:05", IS_AWAY, "tom", NULL, "awaiting-answer",
     "tom+nina", "2026-12-29", "absent/B3", ""},
    {"The deputy is away as well: now somebody has to know", "2026-12-24T08:06", IS_AWAY, "nina",
     NULL, "awaiting-answer", "tom+nina", "2026-12-29", "absent/B3", "unreachable:sam"},
    {"Both are told when it goes up", "2026-12-29T17:00", WAKES_LATE, NULL, NULL, "awaiting-answer",
     "helen", "2027-01-06", "lapsed/C5 moved-up/C5 requested/C3 record-asked/C4",
     "request:helen late-moved:tom late-moved:nina moved-up:sian"})

SCRIPT_TEST(B3_absence_without_a_deputy_is_told, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"It is with Fiona, who has no deputy", "2026-12-02T09:00", ADMIN_ESCALATES, NULL, NULL,
	     "awaiting-answer", "fiona", "2026-12-09", NULL, NULL},
	    {"The Adviser is told", "2026-12-02T09:01", IS_AWAY, "fiona", "2026-12-14",
	     "awaiting-answer", "fiona", "2026-12-09", "absent/B3", "unreachable:priya"})

/* Anybody can send such a mail: whom it names is shown to somebody who can act. */
static void B3_the_deputy_that_an_absence_names_is_told_and_not_written_to(void **state)
{
	static const struct {
		struct reading_address deputy;
		const char *words;
	} rows[] = {
	    {{"Sam Wells", NULL}, "ask Sam Wells meanwhile, whom the directory does not know"},
	    {{"Helen", "helen@elsewhere.example"},
	     "ask Helen, helen@elsewhere.example meanwhile, whom the directory does not know"},
	    {{NULL, "priya.nair@surrey.example"}, "(priya.nair@surrey.example)"},
	    {{NULL, NULL}, "they seem to be away."},
	};
	static const struct deed deeds[] = {SCRIPT_SURREY,
					    SCRIPT_ROUTED,
					    {"It is with Fiona, who has no deputy",
					     "2026-12-02T09:00", ADMIN_ESCALATES, NULL, NULL,
					     "awaiting-answer", "fiona", "2026-12-09", NULL, NULL}};
	struct step_update u;
	struct step_mail m = {0};
	struct reading r;
	struct script s;
	size_t i;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	m.at = s.now;
	m.reading = &r;
	for (i = 0; i < COUNT_OF(rows); i++) {
		reading_init(&r);
		r.kind = READING_AUTO_REPLY;
		r.deputy = rows[i].deputy;
		m.from = casefile_rung(s.c)->owner.email;
		u = step_robot(&s.arena, &s.council->world, s.c, &m, m.from);
		assert_int_equal(u.letter_count, 1);
		assert_int_equal(u.letters[0].kind, LETTER_UNREACHABLE);
		assert_string_not_equal(u.letters[0].to, "helen@elsewhere.example");
		if (!strstr(u.letters[0].text, rows[i].words))
			fail_msg("\"%s\" instead of \"%s\"", u.letters[0].text, rows[i].words);
	}
	script_clear(&s);
}

SCRIPT_TEST(B3_bounce_of_a_mail_to_the_owner, fixture_croydon, SCRIPT_CROYDON,
	    {"The admins are told at once, and the deputy is asked", "2026-12-18T10:01", BOUNCES,
	     "tom", NULL, "awaiting-answer", "tom+nina", "2026-12-29", "unreachable/B3 deputy/B3",
	     "request:nina unreachable:sam"},
	    {"The deputy's bounces too", "2026-12-18T10:02", BOUNCES, "nina", NULL,
	     "awaiting-answer", "tom+nina", "2026-12-29", "unreachable/B3", "unreachable:sam"},
	    {"So does the carer's: the admins know", "2026-12-18T10:03", BOUNCES, "sian", NULL,
	     "awaiting-answer", "tom+nina", "2026-12-29", "unreachable/B3", "unreachable:sam"},
	    {"Of an admin's own bounce nobody can be told by mail", "2026-12-18T10:04", BOUNCES,
	     "sam", NULL, "awaiting-answer", "tom+nina", "2026-12-29", "unreachable/B3", ""})

SCRIPT_TEST(B3_the_adviser_who_is_away_is_not_told_so_but_the_admins_are, fixture_surrey, SCRIPT_SURREY,
	    {"The Adviser's automatic reply", "2026-12-01T09:13", IS_AWAY, "priya", NULL,
	     "awaiting-routing", NULL, NULL, "absent/B3", "unreachable:wendy"},
	    {"and a bounce", "2026-12-01T09:14", BOUNCES, "priya", NULL, "awaiting-routing", NULL,
	     NULL, "unreachable/B3", "unreachable:wendy"},
	    {"So an admin says who answers", "2026-12-01T10:00", WRITES, "wendy", "Yes",
	     "awaiting-answer", "david", "2026-12-08", "routed/S3 requested/S4",
	     "request:david moved-up:margaret"})

SCRIPT_TEST(B3_a_judge_who_is_away, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The manager answers", "2026-12-02T09:00", WRITES, "david",
	     "The worker left in June. We have completed the DBS check.", "awaiting-outcome",
	     "david", "2026-12-08", NULL, NULL},
	    {"The ADM is away: the Adviser is told", "2026-12-02T09:01", IS_AWAY, "stephen",
	     "2026-12-14", "awaiting-outcome", "david", "2026-12-08", "absent/B3",
	     "unreachable:priya"},
	    {"The manager's absence is of no matter now", "2026-12-02T09:02", IS_AWAY, "david",
	     NULL, "awaiting-outcome", "david", "2026-12-08", "absent/B3", ""},
	    {"A delay is none yet", "2026-12-02T09:02", BOUNCES, "stephen", "delayed",
	     "awaiting-outcome", "david", "2026-12-08", "delayed/B3", ""},
	    {"A receipt is only noted", "2026-12-02T09:03", READ_RECEIPT, "stephen", NULL,
	     "awaiting-outcome", "david", "2026-12-08", "receipt/B3", ""})

static struct fixture_council *away_council(struct arena *a)
{
	struct fixture_council *k = fixture_croydon(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		if (str_starts(k->directory.people[i].email, "tom.")) {
			k->directory.people[i].absent_from = fixture_day("2026-12-23");
			k->directory.people[i].absent_until = fixture_day("2027-01-04");
		}
	return k;
}

SCRIPT_TEST(B3_absence_in_the_directory, away_council,
	    {"Away already: the deputy is asked with the owner", "2026-12-23T10:00", SENDS_FORM,
	     "sian", NULL, "awaiting-answer", "tom+nina", "2027-01-04",
	     "opened/C1 requested/C3 deputy/B3", "request:tom request:nina received:sian"},
	    {"and reminded", "2026-12-31T12:00", TIME_PASSES, NULL, NULL, "awaiting-answer",
	     "tom+nina", "2027-01-04", "reminded/C5", "reminder:tom reminder:nina"})

SCRIPT_TEST(B3_absence_that_begins_later, away_council,
	    {"Still there", "2026-12-18T10:00", SENDS_FORM, "sian", NULL, "awaiting-answer", "tom",
	     "2026-12-29", "opened/C1 requested/C3", "request:tom received:sian"},
	    {"Away when the reminder goes out: the deputy is asked", "2026-12-24T12:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "tom+nina", "2026-12-29",
	     "reminded/C5 deputy/B3", "reminder:tom request:nina"})

static struct fixture_council *adviser_away_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		if (str_starts(k->directory.people[i].email, "priya.")) {
			k->directory.people[i].absent_from = fixture_day("2026-12-01");
			k->directory.people[i].deputy = "ben.carver@surrey.example";
		}
	return k;
}

SCRIPT_TEST(B3_the_adviser_s_deputy_routes, adviser_away_council,
	    {"The Adviser is away: her deputy is asked as well", "2026-12-01T09:12", SENDS_FORM,
	     "margaret", NULL, "awaiting-routing", NULL, NULL, "opened/S2 routing-asked/S3",
	     "route:priya route:ben received:margaret received:priya received:ben"},
	    {"and may say who answers", "2026-12-01T10:00", WRITES, "ben", "Yes", "awaiting-answer",
	     "david", "2026-12-08", "routed/S3 requested/S4", "request:david moved-up:margaret"})

/* ---- B6: a person vouches for somebody whom the directory does not know */

static void B6_the_clock_counts_from_when_it_came_in(void **state)
{
	const struct person vouched = {.email = "kim.lee@mail.example",
				       .name = "Kim Lee",
				       .roles = ROLE_CARER,
				       .absent_from = DATE_NO_DAY,
				       .absent_until = DATE_NO_DAY};
	struct step_mail m = {.from = vouched.email, .trusted = true};
	struct step_update u;
	struct reading *r;
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	r = ARENA_NEW(&s.arena, struct reading);
	reading_init(r);
	r->kind = READING_FORM;
	r->form = fixture_croydon_form(&s.arena);
	m.reading = r;
	m.at = fixture_at("2026-12-18T10:00");
	u = step_open(&s.arena, &s.council->world, &s.council->procedure, "ESC-2026-0001", &m);
	assert_string_equal(u.refused, "kim.lee@mail.example may not open a case of the procedure "
				       "croydon-carer.");
	m.vouched = &vouched;
	u = step_open(&s.arena, &s.council->world, &s.council->procedure, "ESC-2026-0001", &m);
	assert_null(u.refused);
	/* The form names the SSW; nobody is above a carer whom the directory does not know. */
	assert_string_equal(casefile_rung(u.casefile)->owner.email, "tom.okafor@croydon.example");
	assert_int_equal(casefile_rung(u.casefile)->due, fixture_day("2026-12-29"));
	assert_string_equal(u.casefile->submitter.name, "Kim Lee");
	/* Taken in on Monday: the days count from Friday, but nobody was asked before Monday. */
	m.now = fixture_at("2026-12-21T10:00");
	u = step_open(&s.arena, &s.council->world, &s.council->procedure, "ESC-2026-0001", &m);
	assert_int_equal(casefile_rung(u.casefile)->due, fixture_day("2026-12-29"));
	assert_int_equal(casefile_rung(u.casefile)->started, m.now);
	assert_int_equal(u.casefile->opened, m.at);
	/* Taken in when they are over: nobody is asked for a day that is past. */
	m.now = fixture_at("2027-01-05T10:00");
	u = step_open(&s.arena, &s.council->world, &s.council->procedure, "ESC-2026-0001", &m);
	assert_int_equal(casefile_rung(u.casefile)->due, fixture_day("2027-01-12"));
	assert_true(u.casefile->next_at > m.now);
	script_clear(&s);
}

/* ---- days that change, outages, send-hours */

SCRIPT_TEST(a_bank_holiday_that_is_announced_late_moves_the_date, fixture_croydon, SCRIPT_CROYDON,
	    {"22 December becomes one: a working day more, and both are told", "2026-12-21T09:00",
	     DAYS_CHANGE, NULL, "2026-12-22", "awaiting-answer", "tom", "2026-12-30",
	     "date-moved/B1", "date-changed:tom date-changed:sian"},
	    {"The reminder moves with it", "2026-12-29T08:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "tom", "2026-12-30", "reminded/C5", "reminder:tom"},
	    {"The due day itself becomes one, on that day", "2026-12-30T10:00", DAYS_CHANGE, NULL,
	     "2026-12-30", "awaiting-answer", "tom", "2026-12-31", "date-moved/B1",
	     "date-changed:tom date-changed:sian"},
	    {"Day 0 of the next step is the day of the lapse", "2026-12-31T17:00", TIME_PASSES,
	     NULL, NULL, "awaiting-answer", "helen", "2027-01-08", NULL, NULL})

SCRIPT_TEST(a_day_0_that_becomes_a_holiday_counts_from_the_next, fixture_croydon, SCRIPT_CROYDON,
	    {"The Friday on which it came in is a holiday after all", "2026-12-18T12:00",
	     DAYS_CHANGE, NULL, "2026-12-18", "awaiting-answer", "tom", "2026-12-30",
	     "date-moved/B1", NULL})

SCRIPT_TEST(a_date_that_was_agreed_does_not_move, fixture_croydon, SCRIPT_CROYDON,
	    {"Set by hand", "2026-12-21T09:00", ADMIN_EXTENDS, NULL, "2027-01-05",
	     "awaiting-answer", "tom", "2027-01-05", NULL, NULL},
	    {"4 January becomes a holiday: the date stands, the reminder is earlier",
	     "2026-12-22T09:00", DAYS_CHANGE, NULL, "2027-01-04", "awaiting-answer", "tom",
	     "2027-01-05", "date-moved/B1", ""},
	    {"It goes out on New Year's Eve", "2026-12-31T08:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "tom", "2027-01-05", "reminded/C5", "reminder:tom"},
	    {"A holiday that touches nothing changes nothing", "2027-01-04T09:00", DAYS_CHANGE,
	     NULL, "2027-06-01", "awaiting-answer", "tom", "2027-01-05", "", ""})

static void a_promised_date_is_never_drawn_into_the_past(void **state)
{
	static const struct deed open = SCRIPT_CROYDON;
	struct calendar_holiday *days;
	struct step_update u;
	struct script s;

	(void)state;
	script_init(&s, fixture_croydon);
	script_act(&s, &open);
	/* 25 December is found to be no holiday, when the 28th has begun. */
	days = arena_memdup(&s.arena, s.council->calendar.holidays,
			    s.council->calendar.holiday_count * sizeof(*days));
	assert_int_equal(days[6].day, fixture_day("2026-12-25"));
	days[6].day = fixture_day("2026-12-26");
	s.council->calendar.holidays = days;
	u = step_recalculate(&s.arena, &s.council->world, s.c, fixture_at("2026-12-28T18:00"));
	assert_int_equal(casefile_rung(u.casefile)->due, fixture_day("2026-12-29"));
	/* A week before it is no harm: a day less, and the reminder with it. */
	u = step_recalculate(&s.arena, &s.council->world, s.c, fixture_at("2026-12-21T09:00"));
	assert_int_equal(casefile_rung(u.casefile)->due, fixture_day("2026-12-25"));
	assert_int_equal(u.casefile->next_at, fixture_at("2026-12-24T08:00"));
	assert_true(u.drop_chases);
	/* A lapse that was not seen yet is not put off by a change elsewhere. */
	s.council->calendar.holidays = days;
	days[6].day = fixture_day("2026-12-25");
	u = step_recalculate(&s.arena, &s.council->world, s.c, fixture_at("2026-12-30T09:00"));
	assert_int_equal(casefile_rung(u.casefile)->due, fixture_day("2026-12-29"));
	assert_int_equal(u.log_count, 0);
	script_clear(&s);
}

SCRIPT_TEST(after_an_outage_of_weeks_the_next_owner_has_all_their_days, fixture_croydon, SCRIPT_CROYDON,
	    {"Off from before the lapse: one step up and no more; no reminder, no second lapse",
	     "2027-01-12T03:00", WAKES_LATE, NULL, NULL, "awaiting-answer", "helen", "2027-01-19",
	     "lapsed/C5 note/B1 moved-up/C5 requested/C3 record-asked/C4 record-asked/C4", NULL})

SCRIPT_TEST(after_an_outage_of_a_night_the_day_of_the_lapse_is_day_0, fixture_croydon, SCRIPT_CROYDON,
	    {"Seen in the morning after", "2026-12-30T07:00", WAKES_LATE, NULL, NULL,
	     "awaiting-answer", "helen", "2027-01-06",
	     "lapsed/C5 moved-up/C5 requested/C3 record-asked/C4",
	     "request:helen late-moved:tom moved-up:sian"})

SCRIPT_TEST(after_an_outage_nobody_is_chased_for_what_has_gone_up, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"Reminder, lapse, chases and the step up fell into it: only the last is true",
	     "2026-12-14T06:00", WAKES_LATE, NULL, NULL, "awaiting-answer", "fiona", "2026-12-21",
	     "lapsed/S13 note/B1 moved-up/S13 requested/S4",
	     "request:fiona late-moved:david moved-up:margaret moved-up:priya"})

SCRIPT_TEST(after_an_outage_that_began_after_the_lapse, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The lapse was seen in time", "2026-12-08T17:00", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "david", "2026-12-08", NULL, NULL},
	    {"The next chase and the step up fell into the outage: only the last is true",
	     "2026-12-11T07:00", WAKES_LATE, NULL, NULL, "awaiting-answer", "fiona", "2026-12-17",
	     "moved-up/S13 requested/S4",
	     "request:fiona late-moved:david moved-up:margaret moved-up:priya"})

SCRIPT_TEST(after_an_outage_an_adviser_is_asked_once_and_in_office_hours, fixture_surrey, SCRIPT_SURREY,
	    {"Three mornings fell into it", "2026-12-05T03:00", WAKES_LATE, NULL, NULL,
	     "awaiting-routing", NULL, NULL, "chased/S3", "route:priya@2026-12-07T08:00"})

static struct fixture_council *late_day_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);

	k->calendar.send_until = 16 * 3600;
	return k;
}

SCRIPT_TEST(chases_keep_send_hours, late_day_council, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"The office closes before the day ends: the chase waits for the morning",
	     "2026-12-08T17:00", WAKES_LATE, NULL, NULL, "awaiting-answer", "david", "2026-12-08",
	     "lapsed/S13 chased/S13", "chase:david@2026-12-09T08:00 told-lapse:priya"})

SCRIPT_TEST(chases_about_a_child_in_danger_do_not, late_day_council,
	    {"With the senior manager", "2026-12-01T09:12", SENDS_FORM, "margaret",
	     "immediate_safeguarding=yes", "awaiting-answer", "fiona", "2026-12-08", NULL, NULL},
	    {"At once", "2026-12-08T17:00", WAKES_LATE, NULL, NULL, "awaiting-answer", "fiona",
	     "2026-12-08", "lapsed/S13 chased/S13", "chase:fiona! told-lapse:priya!"})

static struct fixture_council *summer_council(struct arena *a)
{
	return fixture_croydon(a);
}

SCRIPT_TEST(the_end_of_the_day_is_a_local_one, summer_council,
	    {"Before the clocks go back", "2026-10-23T16:59", SENDS_FORM, "sian", NULL,
	     "awaiting-answer", "tom", "2026-10-30", NULL, NULL},
	    {"A minute before five in winter time", "2026-10-30T16:59", TIME_PASSES, NULL, NULL,
	     "awaiting-answer", "tom", "2026-10-30", NULL, NULL},
	    {"Five", "2026-10-30T17:00", TIME_PASSES, NULL, NULL, "awaiting-answer", "helen",
	     "2026-11-06", NULL, NULL})

static void letters_of_an_update_that_are_not_true_any_more_are_not_sent(void **state)
{
	static const struct deed deeds[] = {SCRIPT_SURREY,
					    SCRIPT_ROUTED,
					    {"It is with Fiona, who has no deputy",
					     "2026-12-02T09:00", ADMIN_ESCALATES, NULL, NULL,
					     "awaiting-answer", "fiona", "2026-12-09", NULL, NULL}};
	struct step_update u;
	struct script s;
	size_t i;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	u = step_tick(&s.arena, &s.council->world, s.c, fixture_at("2027-03-01T09:00"));
	assert_true(u.drop_chases);
	for (i = 0; i < u.letter_count; i++)
		assert_false(letter_is_chase(u.letters[i].kind));
	script_clear(&s);
}

static void explain_tells_each_date_and_what_comes_next(void **state)
{
	static const struct deed deeds[] = {
	    SCRIPT_CROYDON,
	    {"up", "2026-12-29T17:00", TIME_PASSES, NULL, NULL, SAME, SAME, SAME, NULL, NULL}};
	static const char *const lines[] = {
	    "ESC-2026-0042, Croydon foster carers' escalation, awaiting-answer\n",
	    "day 0 is Friday 18 December 2026",
	    "Step 1, Supervising Social Worker: Tom Okafor\n",
	    "    day 4: Thursday 24 December 2026\n",
	    "    skipped: Friday 25 December 2026 (bank holiday)\n",
	    "    day 5: Tuesday 29 December 2026\n",
	    "  lapsed Tuesday 29 December 2026, 17:00\n",
	    "Step 2, Team Manager: Helen Price\n",
	    "  due by the end of Wednesday 6 January 2027\n",
	    "Next: Tuesday 5 January 2027, 08:00, a reminder goes to the owner.\n",
	};
	struct script s;
	struct str out;
	size_t i;

	(void)state;
	script_init(&s, fixture_croydon);
	script_play(&s, deeds, COUNT_OF(deeds));
	str_init(&out, &s.arena, STR_UNBOUNDED);
	step_explain(&s.council->world, s.c, &out);
	for (i = 0; i < COUNT_OF(lines); i++)
		if (!strstr(str_text(&out), lines[i]))
			fail_msg("not in it: %s\n%s", lines[i], str_text(&out));
	script_clear(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(B1_every_update_says_what_when_who_and_why),
	    cmocka_unit_test(B2_the_deputy_answers_for_the_owner),
	    cmocka_unit_test(B2_others_move_nothing_and_are_shown),
	    cmocka_unit_test(B2_the_owner_s_own_verdict_is_none),
	    cmocka_unit_test(B2_a_judge_without_an_answer_to_judge),
	    cmocka_unit_test(B2_the_submitter_withdraws),
	    cmocka_unit_test(B2_withdrawn_while_an_answer_is_awaited),
	    cmocka_unit_test(B2_withdrawn_while_a_verdict_is_awaited),
	    cmocka_unit_test(B2_untrusted_mail_moves_nothing_whoever_it_claims_to_be),
	    cmocka_unit_test(B4_what_could_not_be_read_and_a_person_put_on_the_case),
	    cmocka_unit_test(B4_nobody_writes_to_who_is_not_believed),
	    cmocka_unit_test(B3_automatic_mail_is_never_an_answer),
	    cmocka_unit_test(B3_absence_with_a_deputy_brings_the_deputy_in),
	    cmocka_unit_test(B3_absence_without_a_deputy_is_told),
	    cmocka_unit_test(B3_the_deputy_that_an_absence_names_is_told_and_not_written_to),
	    cmocka_unit_test(B3_bounce_of_a_mail_to_the_owner),
	    cmocka_unit_test(B3_the_adviser_who_is_away_is_not_told_so_but_the_admins_are),
	    cmocka_unit_test(B3_a_judge_who_is_away),
	    cmocka_unit_test(B3_absence_in_the_directory),
	    cmocka_unit_test(B3_absence_that_begins_later),
	    cmocka_unit_test(B3_the_adviser_s_deputy_routes),
	    cmocka_unit_test(B6_the_clock_counts_from_when_it_came_in),
	    cmocka_unit_test(a_bank_holiday_that_is_announced_late_moves_the_date),
	    cmocka_unit_test(a_day_0_that_becomes_a_holiday_counts_from_the_next),
	    cmocka_unit_test(a_date_that_was_agreed_does_not_move),
	    cmocka_unit_test(a_promised_date_is_never_drawn_into_the_past),
	    cmocka_unit_test(after_an_outage_of_weeks_the_next_owner_has_all_their_days),
	    cmocka_unit_test(after_an_outage_of_a_night_the_day_of_the_lapse_is_day_0),
	    cmocka_unit_test(after_an_outage_nobody_is_chased_for_what_has_gone_up),
	    cmocka_unit_test(after_an_outage_that_began_after_the_lapse),
	    cmocka_unit_test(after_an_outage_an_adviser_is_asked_once_and_in_office_hours),
	    cmocka_unit_test(chases_keep_send_hours),
	    cmocka_unit_test(chases_about_a_child_in_danger_do_not),
	    cmocka_unit_test(the_end_of_the_day_is_a_local_one),
	    cmocka_unit_test(letters_of_an_update_that_are_not_true_any_more_are_not_sent),
	    cmocka_unit_test(explain_tells_each_date_and_what_comes_next),
	};

	return cmocka_run_group_tests_name("step_both", tests, NULL, NULL);
}
