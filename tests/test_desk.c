/* SPDX-License-Identifier: GPL-3.0-or-later */
/* desk: what becomes of one mail, of one moment, of one word of a person, with a store beneath. */
#include "town.h"

#include <stdio.h>
#include <string.h>

/* ---- a transaction that comes to nothing leaves nothing behind in memory */

static void test_a_rolled_back_procedure_is_not_believed(void **state)
{
	struct town *t = *state;
	struct reading *carers = town_says(t, READING_MESSAGE, MOIRA, CONCERN),
		       *panels = town_panel_form(t);
	int64_t id;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	id = town_arrives(t, carers);
	town_acted_on(t, id, carers);
	store_rollback(t->g->store);
	town_comes_in(t, panels);
	town_comes_in(t, town_says(t, READING_MESSAGE, MOIRA, CONCERN));
	assert_int_equal(town_count(t, "SELECT count(*) FROM cases"), 2);
	assert_int_equal(town_count(t, "SELECT count(*) FROM cases c JOIN procedures p"
				       " ON p.id = c.procedure WHERE p.name <> c.procedure_name"),
			 0);
	assert_string_equal(town_case(t, "ESC-2026-0002")->procedure->name, "croydon-carer");
}

static void test_a_rolled_back_directory_is_not_in_force(void **state)
{
	struct town *t = *state;
	struct str problems;
	const char *one = arena_strndup(&t->g->arena, town_people,
					(size_t)(strstr(town_people, "wendy") - town_people));
	size_t before = t->desk.directory.count, n;

	str_init(&problems, &t->g->arena, 4096);
	MUST(t->g, store_begin(t->g->store, &t->g->e));
	MUST(t->g, desk_import_people(&t->desk, one, strlen(one), false, &n, &problems, &t->g->e));
	store_rollback(t->g->store);
	MUST(t->g, desk_reload_people(&t->desk, &t->g->e));
	assert_int_equal(t->desk.directory.count, before);
}

/* ---- B3, also after a person has touched it */

static void test_B3_a_robot_that_waited_is_still_a_robot(void **state)
{
	struct town *t = *state;
	struct reading *away = town_says(t, READING_AUTO_REPLY, INES, "I am away until Monday.");
	struct reading *list = town_says(t, READING_LIST, ZOE, "This month's offers.");
	int64_t id;

	town_a_case(t);
	id = town_quarantined(t, away);
	assert_null(town_released(t, id, FIRST, "admin:0"));
	town_read_again(t, id, away);
	town_assert_state(t, id, STORE_MAIL_FILED);
	assert_int_equal(town_case(t, FIRST)->state, CASE_AWAITING_ANSWER);
	assert_int_equal(casefile_rung(town_case(t, FIRST))->answer_count, 0);
	id = town_quarantined(t, list);
	assert_null(town_released(t, id, FIRST, "admin:0"));
	town_read_again(t, id, list);
	town_assert_state(t, id, STORE_MAIL_KEPT);
	list = town_says(t, READING_LIST, ZOE, "Next month's offers.");
	id = town_quarantined(t, list);
	assert_null(town_released(t, id, NULL, "admin:0"));
	town_read_again(t, id, list);
	town_assert_state(t, id, STORE_MAIL_KEPT);
	assert_int_equal(town_count(t, "SELECT count(*) FROM cases"), 1);
}

/* Two offices whose mailboxes are full must not tell each other so for ever. */
static void test_B3_word_of_a_bounce_that_bounces_is_not_passed_on(void **state)
{
	struct town *t = *state;
	struct reading *r;
	const char *id;
	int64_t before;

	town_a_case(t);
	r = town_says(t, READING_BOUNCE, "mailer-daemon@mx.example", "");
	r->returned_id = town_letter_to(t, "request", INES);
	assert_non_null(r->returned_id);
	town_comes_in(t, r);
	id = town_letter_to(t, "unreachable", OFFICE);
	assert_non_null(id);
	before = town_count(t, "SELECT count(*) FROM outbox");
	r = town_says(t, READING_BOUNCE, "mailer-daemon@mx.example", "");
	r->returned_id = id;
	town_comes_in(t, r);
	assert_int_equal(town_count(t, "SELECT count(*) FROM outbox"), before);
	assert_int_equal(town_count(t, "SELECT count(*) FROM events WHERE event = 'unreachable'"),
			 2);
}

/* ---- B6: what waits, and what a person says of it */

/* An automatic answer that does not say that it is one. */
static void test_B6_who_answers_our_word_that_it_waits_is_not_told_again(void **state)
{
	struct town *t = *state;
	struct reading *r = town_says(t, READING_MESSAGE, ZOE, CONCERN);
	int64_t told;

	town_comes_in(t, r);
	assert_int_equal(town_letters_to(t, ZOE), 1);
	told = town_letters_to(t, OFFICE);
	r = town_says(t, READING_REPLY, ZOE, "Thank you for your mail. I am on leave.");
	town_answers(t, r, town_letter_to(t, "held", ZOE));
	town_assert_state(t, town_comes_in(t, r), STORE_MAIL_HELD);
	assert_int_equal(town_letters_to(t, ZOE), 1);
	assert_int_equal(town_letters_to(t, OFFICE), told + 1);
}

static void test_B6_a_word_that_says_two_things_is_asked_back(void **state)
{
	struct town *t = *state;
	int64_t id;
	struct reading *r;

	town_a_case(t);
	id = town_comes_in(t, town_says(t, READING_MESSAGE, ZOE, CONCERN));
	r = town_says(t, READING_REPLY, OFFICE, "No, file it on ESC-2026-0001 please.");
	r->verdict.no = true;
	town_answers(t, r, town_letter_to(t, "held-told", OFFICE));
	town_comes_in(t, r);
	town_assert_state(t, id, STORE_MAIL_HELD);
	r = town_says(t, READING_REPLY, OFFICE, "Discard it, it is an advertisement.");
	town_answers(t, r, town_letter_to(t, "held-told", OFFICE));
	town_comes_in(t, r);
	town_assert_state(t, id, STORE_MAIL_DISCARDED);
}

/* B2: filed by a person on a case, it is kept there and shown, whatever it is. */
static void test_B4_what_nobody_can_read_can_be_filed(void **state)
{
	struct town *t = *state;
	struct reading *blind = town_says(t, READING_UNREADABLE, NULL, "");
	struct reading *nobody = town_says(t, READING_MESSAGE, NULL, "For the file of the case.");
	int64_t id;

	town_a_case(t);
	id = town_comes_in(t, blind);
	town_assert_state(t, id, STORE_MAIL_QUARANTINED);
	assert_null(town_released(t, id, FIRST, "admin:0"));
	town_read_again(t, id, blind);
	town_assert_state(t, id, STORE_MAIL_FILED);
	assert_string_equal(town_row(t, id).case_ref, FIRST);
	id = town_comes_in(t, nobody);
	town_assert_state(t, id, STORE_MAIL_HELD);
	assert_null(town_released(t, id, FIRST, "admin:0"));
	town_read_again(t, id, nobody);
	town_assert_state(t, id, STORE_MAIL_FILED);
	assert_int_equal(town_case(t, FIRST)->state, CASE_AWAITING_ANSWER);
}

/* ---- once, whatever the order */

/* Mails without a Message-ID are the same if all of their bytes are, and these say when it was
 * written: "Please call me." can be said again, and must be heard. */
static void test_a_copy_of_a_mail_without_message_id_is_acted_on_once(void **state)
{
	struct town *t = *state;
	struct reading *r = town_says(t, READING_MESSAGE, MOIRA, CONCERN);
	int64_t first, second;

	r->message_id = NULL;
	r->date = t->desk.now;
	MUST(t->g, store_begin(t->g->store, &t->g->e));
	first = town_arrives(t, r);
	second = town_arrives(t, r);
	town_acted_on(t, first, r);
	town_acted_on(t, second, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	town_assert_state(t, first, STORE_MAIL_FILED);
	town_assert_state(t, second, STORE_MAIL_DUPLICATE);
	/* Others are asked about, as a second concern of somebody is. */
	r->text = "The visits have been cancelled once more.";
	town_assert_state(t, town_comes_in(t, r), STORE_MAIL_HELD);
	r->date = DATE_NO_MOMENT;
	town_assert_state(t, town_comes_in(t, r), STORE_MAIL_HELD);
}

/* B4: too large, or deadly to the reader: when the server has numbered its mails anew, it is there
 * again, and nobody needs to hear of it a second time. */
static void test_B4_a_copy_of_what_is_in_quarantine_is_told_once(void **state)
{
	static const char told[] = "SELECT count(*) FROM outbox WHERE kind = 'quarantined'";
	struct town *t = *state;
	struct reading *r = town_says(t, READING_MESSAGE, MOIRA, CONCERN);
	struct store_mail row;
	int64_t ids[2], letters[2];
	int i;

	for (i = 0; i < 2; i++) {
		MUST(t->g, store_begin(t->g->store, &t->g->e));
		ids[i] = town_arrives(t, r);
		row = town_row(t, ids[i]);
		MUST(t->g,
		     desk_quarantine(&t->desk, &t->g->arena, &row, "It is too large.", &t->g->e));
		MUST(t->g, store_commit(t->g->store, &t->g->e));
		letters[i] = town_count(t, told);
	}
	assert_in_range(letters[0], 1, 10);
	assert_int_equal(letters[1], letters[0]);
	town_assert_state(t, ids[0], STORE_MAIL_QUARANTINED);
	town_assert_state(t, ids[1], STORE_MAIL_DUPLICATE);
}

static void test_the_same_mail_is_acted_on_once_in_any_order(void **state)
{
	struct town *t = *state;
	struct reading *r = town_says(t, READING_MESSAGE, MOIRA, CONCERN);
	int64_t first, second;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	first = town_arrives(t, r);
	second = town_arrives(t, r);
	town_acted_on(t, second, r);
	town_acted_on(t, first, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	town_assert_state(t, second, STORE_MAIL_FILED);
	town_assert_state(t, first, STORE_MAIL_DUPLICATE);
	assert_int_equal(town_count(t, "SELECT count(*) FROM cases"), 1);
}

/* ---- time */

/* After an outage the mails come before the tick: what lapsed before them lapsed (C5). */
static void test_C5_an_answer_after_the_lapse_is_late_though_nobody_looked(void **state)
{
	struct town *t = *state;
	const struct casefile *c;
	struct reading *r;

	town_a_case(t);
	r = town_says(
	    t, READING_REPLY, INES,
	    "The visits begin on Monday. Carol will come to you at ten and stay for an hour.");
	town_answers(t, r, town_letter_to(t, "request", INES));
	t->desk.now = town_at("2026-11-18T09:30");
	town_comes_in(t, r);
	c = town_case(t, FIRST);
	assert_int_equal(c->rung_count, 2);
	assert_string_equal(casefile_rung(c)->owner.email, NEIL);
	assert_int_equal(c->rungs[0].lapsed, town_at("2026-11-17T17:00"));
	assert_int_equal(c->rungs[0].answer_count, 1);
	assert_true(c->rungs[0].answers[0].late);
	assert_int_equal(town_count(t, "SELECT count(*) FROM events WHERE event = 'late-answer'"),
			 1);
}

static void test_an_answer_at_the_very_end_is_in_time(void **state)
{
	struct town *t = *state;
	struct reading *r;

	town_a_case(t);
	r = town_says(
	    t, READING_REPLY, INES,
	    "The visits begin on Monday. Carol will come to you at ten and stay for an hour.");
	town_answers(t, r, town_letter_to(t, "request", INES));
	t->desk.now = town_at("2026-11-17T17:00");
	town_comes_in(t, r);
	assert_int_equal(town_case(t, FIRST)->state, CASE_AWAITING_OUTCOME);
	assert_int_equal(town_case(t, FIRST)->rungs[0].lapsed, DATE_NO_MOMENT);
}

static int recalculated(struct town *t)
{
	int moved;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	MUST(t->g, desk_recalculate(&t->desk, &moved, &t->g->e));
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return moved;
}

static void test_holidays_that_cannot_be_read_move_nothing(void **state)
{
	struct town *t = *state;
	const char *path = arena_printf(&t->g->arena, "%s/holidays.tsv", t->g->directory);
	const char *away = arena_printf(&t->g->arena, "%s/away", t->g->directory);
	date_day due;

	town_write(t, "holidays.tsv",
		   arena_printf(&t->g->arena, "%sengland-and-wales\t2026-11-12\tA royal wedding\n",
				town_holidays_2026));
	recalculated(t);
	town_a_case(t);
	due = casefile_rung(town_case(t, FIRST))->due;
	assert_int_equal(due, date_parse_iso("2026-11-18"));
	assert_int_equal(rename(path, away), 0);
	assert_int_equal(recalculated(t), 0);
	assert_non_null(t->desk.holiday_trouble);
	assert_int_equal(casefile_rung(town_case(t, FIRST))->due, due);
	assert_false(calendar_is_working(&t->desk.calendar, date_parse_iso("2026-11-12"), NULL));
	/* Also with a desk that never saw them. */
	desk_close(&t->desk);
	MUST(t->g, desk_open(&t->desk, &t->config, t->g->store, &t->g->e));
	t->desk.now = town_at("2026-11-10T11:00");
	assert_int_equal(recalculated(t), 0);
	assert_int_equal(casefile_rung(town_case(t, FIRST))->due, due);
	assert_int_equal(rename(away, path), 0);
	assert_int_equal(recalculated(t), 0);
	assert_null(t->desk.holiday_trouble);
	town_write(t, "holidays.tsv", town_holidays_2026);
	assert_int_equal(recalculated(t), 1);
	assert_int_equal(casefile_rung(town_case(t, FIRST))->due, date_parse_iso("2026-11-17"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, town_setup, town_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_a_rolled_back_procedure_is_not_believed),
	    TEST(test_a_rolled_back_directory_is_not_in_force),
	    TEST(test_B3_a_robot_that_waited_is_still_a_robot),
	    TEST(test_B3_word_of_a_bounce_that_bounces_is_not_passed_on),
	    TEST(test_B6_who_answers_our_word_that_it_waits_is_not_told_again),
	    TEST(test_B6_a_word_that_says_two_things_is_asked_back),
	    TEST(test_B4_what_nobody_can_read_can_be_filed),
	    TEST(test_a_copy_of_a_mail_without_message_id_is_acted_on_once),
	    TEST(test_B4_a_copy_of_what_is_in_quarantine_is_told_once),
	    TEST(test_the_same_mail_is_acted_on_once_in_any_order),
	    TEST(test_C5_an_answer_after_the_lapse_is_late_though_nobody_looked),
	    TEST(test_an_answer_at_the_very_end_is_in_time),
	    TEST(test_holidays_that_cannot_be_read_move_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
