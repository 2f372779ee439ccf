/* SPDX-License-Identifier: GPL-3.0-or-later */
/* B3 at the desk: which robots' mails are believed, what a forged one can cause, and on which cases
 * they are heard. */
#include "town.h"

#include <stdio.h>
#include <string.h>

#define CAROL  "carol.west@brookshire.example"
#define FAITH  "faith.mbeki@carers.example"
#define DAEMON "mailer-daemon@mx.example"
#define EVIL   "someone@evil.example"

/* Ines has a deputy, Neil has none, and two carers. */
static const char team[] =
    "email,name,roles,team,manager,deputy,aliases\n"
    "amir.shah@brookshire.example,Amir Shah,head-of-service,Fostering,,,\n"
    "wendy.hurst@brookshire.example,Wendy Hurst,service-manager,Fostering,amir.shah@brookshire."
    "example,,\n"
    "neil.abbott@brookshire.example,Neil Abbott,team-manager,North,wendy.hurst@brookshire."
    "example,,\n"
    "ines.duarte@brookshire.example,Ines Duarte,ssw,North,neil.abbott@brookshire.example,"
    "carol.west@brookshire.example,i.duarte@brookshire.example\n"
    "carol.west@brookshire.example,Carol West,ssw,North,neil.abbott@brookshire.example,,\n"
    "moira.adeyemi@carers.example,Moira Adeyemi,carer,,ines.duarte@brookshire.example,,\n"
    "faith.mbeki@carers.example,Faith Mbeki,carer,,carol.west@brookshire.example,,\n";

static int setup(void **state)
{
	if (town_setup(state) < 0)
		return -1;
	town_import(*state, team);
	return 0;
}

/* Another concern of Moira's, with Ines as well. */
static void another_case(struct town *t, const char *ref)
{
	struct reading *r = town_says(t, READING_FORM, MOIRA, "");

	r->form = form_new(&t->g->arena, form_type_find("croydon-carer"));
	form_set(r->form, "carers")->text = "Moira Adeyemi";
	form_set(r->form, "concern")->text = CONCERN;
	town_comes_in(t, r);
	assert_string_equal(casefile_rung(town_case(t, ref))->owner.email, INES);
}

static const char *deputy_of(struct town *t, const char *ref)
{
	return casefile_rung(town_case(t, ref))->deputy.email;
}

static int64_t events(struct town *t, const char *event)
{
	return town_count(
	    t, arena_printf(&t->g->arena, "SELECT count(*) FROM events WHERE event = '%s'", event));
}

static int64_t letters(struct town *t, const char *kind)
{
	return town_count(
	    t, arena_printf(&t->g->arena, "SELECT count(*) FROM outbox WHERE kind = '%s'", kind));
}

static struct reading *bounce(struct town *t, const char *failed, const char *returned)
{
	struct reading *r = town_says(t, READING_BOUNCE, DAEMON, "It could not be delivered.");

	r->why = "It says that a mail could not be delivered.";
	r->returned_id = returned;
	if (failed)
		*ARENA_PUSH(&t->g->arena, const char *, r->failed, r->failed_count) = failed;
	return r;
}

static struct reading *absence(struct town *t, const char *from, const char *returned)
{
	struct reading *r = town_says(t, READING_AUTO_REPLY, from, "I am away.");

	r->why = "It is an automatic reply.";
	if (returned)
		town_answers(t, r, returned);
	return r;
}

static const char *request(struct town *t)
{
	return town_letter_to(t, "request", INES);
}

/* What a robot's mail is made of. */
enum names { NOTHING, THE_REQUEST, THE_CARERS, MADE_UP };

static const char *named(struct town *t, enum names what)
{
	char *id;

	switch (what) {
	case NOTHING:
		return NULL;
	case THE_REQUEST:
		return request(t);
	case THE_CARERS:
		return town_letter_to(t, "received", MOIRA);
	case MADE_UP:
		id = arena_strdup(&t->g->arena, request(t));
		id[strlen(FIRST) + 3] = id[strlen(FIRST) + 3] == 'a' ? 'b' : 'a';
		return id;
	}
	return NULL;
}

static void test_B3_which_robots_are_believed(void **state)
{
	static const struct {
		const char *what;
		enum reading_kind kind;
		const char *from, *failed;
		enum names names;
		int days; /* after our mail */
		bool require;
		bool believed, told;
	} rows[] = {
	    {"a bounce of our mail", READING_BOUNCE, DAEMON, INES, THE_REQUEST, 5, true, true,
	     true},
	    {"… that names nobody", READING_BOUNCE, DAEMON, NULL, THE_REQUEST, 0, true, true, true},
	    {"… that writes the address with another domain", READING_BOUNCE, DAEMON,
	     "Ines.Duarte@brookshire.onmicrosoft.example", THE_REQUEST, 0, true, true, true},
	    {"… or an alias of theirs", READING_BOUNCE, DAEMON, "i.duarte@brookshire.example",
	     THE_REQUEST, 0, true, true, true},
	    {"a bounce that names no mail of ours", READING_BOUNCE, DAEMON, INES, NOTHING, 0, false,
	     false, true},
	    {"a made-up token", READING_BOUNCE, DAEMON, INES, MADE_UP, 0, false, false, true},
	    {"a token of long ago", READING_BOUNCE, DAEMON, INES, THE_REQUEST, 15, false, false,
	     true},
	    {"the token of a mail to somebody else", READING_BOUNCE, DAEMON, INES, THE_CARERS, 0,
	     false, false, false},
	    {"a mail that was passed on came back", READING_BOUNCE, DAEMON,
	     "duty@elsewhere.example", THE_REQUEST, 0, false, false, true},
	    {"an absence, where nothing is required", READING_AUTO_REPLY, INES, NULL, NOTHING, 0,
	     false, true, false},
	    {"a forged one, where something is", READING_AUTO_REPLY, INES, NULL, NOTHING, 0, true,
	     false, true},
	    {"no server vouches for it, but it answers our mail", READING_AUTO_REPLY, INES, NULL,
	     THE_REQUEST, 0, true, true, false},
	    {"… long ago", READING_AUTO_REPLY, INES, NULL, THE_REQUEST, 15, true, false, true},
	    {"… of somebody else", READING_AUTO_REPLY, INES, NULL, THE_CARERS, 0, true, false,
	     true},
	    {"a mailbox behind hers answers our mail", READING_AUTO_REPLY, "desk@shared.example",
	     NULL, THE_REQUEST, 0, true, true, false},
	    {"a stranger's, with the token of another", READING_AUTO_REPLY, EVIL, NULL, THE_CARERS,
	     0, true, false, false},
	};
	struct town *t;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		void *own = NULL;
		struct reading *r;
		bool lapsed = rows[i].days > 7;

		assert_int_equal(setup(&own), 0);
		t = own;
		town_a_case(t);
		t->config.trust.require = rows[i].require ? TRUST_DMARC : TRUST_NONE;
		/* Her step must not lapse meanwhile. */
		if (lapsed)
			assert_int_equal(
			    ground_sql(t->g->path, "UPDATE outbox SET created = created - 1296001"),
			    0);
		else
			t->desk.now += rows[i].days * 86400;
		r = rows[i].kind == READING_BOUNCE
			? bounce(t, rows[i].failed, named(t, rows[i].names))
			: absence(t, rows[i].from, named(t, rows[i].names));
		town_comes_in(t, r);
		if (!!deputy_of(t, FIRST) != rows[i].believed ||
		    (letters(t, "unreachable") > 0) != rows[i].told ||
		    (events(t, "doubted") > 0) != (rows[i].told && !rows[i].believed))
			fail_msg("%s: deputy %s, %lld letters, %lld doubts", rows[i].what,
				 deputy_of(t, FIRST) ? deputy_of(t, FIRST) : "none",
				 (long long)letters(t, "unreachable"),
				 (long long)events(t, "doubted"));
		assert_int_equal(town_case(t, FIRST)->state, CASE_AWAITING_ANSWER);
		town_teardown(&own);
	}
}

static const char *text_of(struct town *t, const char *kind, const char *to)
{
	struct store_out out;
	void *raw;
	size_t size;
	bool found;

	MUST(t->g, store_find_out(t->g->store, &t->g->arena, town_letter_to(t, kind, to), &out,
				  &found, &t->g->e));
	assert_true(found);
	MUST(t->g, store_get_out_raw(t->g->store, &t->g->arena, out.id, &raw, &size, &t->g->e));
	return raw;
}

#define SECOND_CASE "ESC-2026-0002"
#define THIRD_CASE  "ESC-2026-0003"

static void three_cases(struct town *t)
{
	town_a_case(t);
	another_case(t, SECOND_CASE);
	another_case(t, THIRD_CASE);
}

/* Whichever mail of ours it answers; the dates stand. */
static void test_B3_an_absence_is_heard_on_all_cases_that_wait_for_them(void **state)
{
	struct town *t = *state;
	date_day due;
	int64_t id;

	three_cases(t);
	town_comes_in(t, town_says(t, READING_MESSAGE, FAITH, CONCERN));
	due = casefile_rung(town_case(t, SECOND_CASE))->due;
	id = town_comes_in(t, absence(t, INES, request(t)));
	assert_string_equal(town_row(t, id).case_ref, THIRD_CASE);
	assert_string_equal(deputy_of(t, FIRST), CAROL);
	assert_string_equal(deputy_of(t, SECOND_CASE), CAROL);
	assert_string_equal(deputy_of(t, THIRD_CASE), CAROL);
	assert_int_equal(events(t, "absent"), 3);
	assert_int_equal(letters(t, "unreachable"), 0);
	assert_int_equal(casefile_rung(town_case(t, SECOND_CASE))->due, due);
	assert_null(deputy_of(t, "ESC-2026-0004"));
	assert_int_equal(town_count(t, "SELECT count(*) FROM outbox WHERE recipient = '" CAROL "'"),
			 4);
}

static struct reading *away_until(struct town *t, const char *day)
{
	struct reading *r = absence(t, INES, NULL);

	r->absent_until = date_parse_iso(day);
	return r;
}

/* Many systems send one automatic reply to each sender: of a later case nobody would hear. */
static void test_B3_an_absence_is_remembered_until_its_day(void **state)
{
	struct town *t = *state;

	town_a_case(t);
	town_comes_in(t, away_until(t, "2026-11-18"));
	another_case(t, SECOND_CASE);
	assert_string_equal(deputy_of(t, SECOND_CASE), CAROL);
	/* Another list of people knows nothing of it. */
	town_import(t, team);
	t->desk.now = town_at("2026-11-17T10:00");
	another_case(t, THIRD_CASE);
	assert_string_equal(deputy_of(t, THIRD_CASE), CAROL);
	t->desk.now = town_at("2026-11-18T10:00");
	another_case(t, "ESC-2026-0004");
	assert_null(deputy_of(t, "ESC-2026-0004"));
}

static void test_B3_who_writes_is_back(void **state)
{
	struct town *t = *state;
	struct reading *r;

	town_a_case(t);
	town_comes_in(t, away_until(t, "2026-11-30"));
	r = town_says(t, READING_MESSAGE, INES, "I am back early.");
	town_answers(t, r, request(t));
	town_comes_in(t, r);
	another_case(t, SECOND_CASE);
	assert_null(deputy_of(t, SECOND_CASE));
	MUST(t->g, desk_reload_people(&t->desk, &t->g->e));
	another_case(t, THIRD_CASE);
	assert_null(deputy_of(t, THIRD_CASE));
}

static void test_B3_what_is_not_remembered_of_an_absence(void **state)
{
	struct town *t = *state;

	town_a_case(t);
	/* One that may be anybody's; one without a day; one whose day is past. */
	t->config.trust.require = TRUST_DMARC;
	town_comes_in(t, away_until(t, "2026-11-30"));
	t->config.trust.require = TRUST_NONE;
	town_comes_in(t, absence(t, INES, NULL));
	town_comes_in(t, away_until(t, "2026-11-10"));
	another_case(t, SECOND_CASE);
	assert_null(deputy_of(t, SECOND_CASE));
	/* A slip of the pen: not for years. */
	town_comes_in(t, away_until(t, "2062-11-12"));
	another_case(t, THIRD_CASE);
	assert_string_equal(deputy_of(t, THIRD_CASE), CAROL);
	t->desk.now = town_at("2027-02-11T10:00");
	another_case(t, "ESC-2027-0001");
	assert_null(deputy_of(t, "ESC-2027-0001"));
}

static void test_B3_an_absence_of_many_cases_is_told_once(void **state)
{
	struct town *t = *state;
	struct reading *r;
	const char *told;

	town_import(t, town_people);
	three_cases(t);
	town_comes_in(t, absence(t, INES, NULL));
	assert_int_equal(events(t, "absent"), 3);
	assert_int_equal(letters(t, "unreachable"), 2);
	told = text_of(t, "unreachable", OFFICE);
	assert_non_null(strstr(told, "[" FIRST "]"));
	assert_non_null(strstr(told, SECOND_CASE));
	assert_non_null(strstr(told, THIRD_CASE));
	/* The next reminder is answered by the same words: that is no news, and kept. */
	r = absence(t, INES, request(t));
	town_comes_in(t, r);
	town_assert_state(t, town_comes_in(t, absence(t, INES, NULL)), STORE_MAIL_KEPT);
	assert_int_equal(letters(t, "unreachable"), 2);
	assert_int_equal(events(t, "absent"), 4);
	/* Another day is. */
	r = absence(t, INES, NULL);
	r->absent_until = date_parse_iso("2026-11-30");
	town_comes_in(t, r);
	assert_int_equal(letters(t, "unreachable"), 4);
	assert_int_equal(events(t, "absent"), 7);
	/* Who is back is not away. */
	r = absence(t, INES, NULL);
	r->absent_until = date_parse_iso("2026-11-10");
	town_assert_state(t, town_comes_in(t, r), STORE_MAIL_KEPT);
	assert_int_equal(events(t, "absent"), 7);
}

/* Somebody to whom the mail was passed on is away, and she is not. */
static void test_B3_an_absence_is_of_who_sent_it(void **state)
{
	struct town *t = *state;

	town_a_case(t);
	town_comes_in(t, town_says(t, READING_MESSAGE, FAITH, CONCERN));
	town_comes_in(t, absence(t, CAROL, request(t)));
	assert_null(deputy_of(t, FIRST));
	assert_int_equal(town_count(t, "SELECT count(*) FROM events WHERE event = 'absent'"
				       " AND case_ref = '" FIRST "'"),
			 0);
	assert_int_equal(town_count(t, "SELECT count(*) FROM events WHERE event = 'absent'"
				       " AND case_ref = '" SECOND_CASE "' AND who = '" CAROL "'"),
			 1);
}

/* Anybody can send ten thousand of them: one word of it reaches a person, and the log stays small.
 */
static void test_B3_a_flood_of_forged_bounces_is_told_once(void **state)
{
	struct town *t = *state;
	int i;

	three_cases(t);
	for (i = 0; i < 100; i++)
		town_comes_in(t, bounce(t, INES, NULL));
	assert_int_equal(letters(t, "unreachable"), 2);
	assert_int_equal(events(t, "doubted"), 3);
	assert_int_equal(town_count(t, "SELECT count(*) FROM mails WHERE state = 'kept'"), 99);
	assert_int_equal(events(t, "unreachable"), 0);
	assert_null(deputy_of(t, FIRST));
	/* One of a mail that has come back is told for all that. */
	town_comes_in(t, bounce(t, INES, request(t)));
	assert_int_equal(letters(t, "unreachable"), 4);
	assert_string_equal(deputy_of(t, THIRD_CASE), CAROL);
	/* The same once more is not. */
	town_comes_in(t, bounce(t, INES, request(t)));
	assert_int_equal(letters(t, "unreachable"), 4);
	assert_int_equal(events(t, "unreachable"), 2);
}

/* Its name stands where no rule looks for it. */
static void test_B3_a_bounce_that_has_our_message_id_in_its_words(void **state)
{
	struct town *t = *state;
	struct reading *r;

	town_a_case(t);
	r = bounce(t, INES, NULL);
	r->full_text =
	    arena_printf(&t->g->arena, "ESC-2026-0001.1.x@y failed. Id: <%s>.", request(t));
	town_comes_in(t, r);
	assert_string_equal(deputy_of(t, FIRST), CAROL);
	/* Of an absence they are words. */
	another_case(t, SECOND_CASE);
	t->config.trust.require = TRUST_SPF;
	r = absence(t, INES, NULL);
	r->full_text = arena_printf(&t->g->arena, "You wrote <%s>.", request(t));
	town_comes_in(t, r);
	assert_null(deputy_of(t, SECOND_CASE));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, town_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_B3_which_robots_are_believed),
	    TEST(test_B3_an_absence_is_heard_on_all_cases_that_wait_for_them),
	    TEST(test_B3_an_absence_is_remembered_until_its_day),
	    TEST(test_B3_who_writes_is_back),
	    TEST(test_B3_what_is_not_remembered_of_an_absence),
	    TEST(test_B3_an_absence_of_many_cases_is_told_once),
	    TEST(test_B3_an_absence_is_of_who_sent_it),
	    TEST(test_B3_a_flood_of_forged_bounces_is_told_once),
	    TEST(test_B3_a_bounce_that_has_our_message_id_in_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
