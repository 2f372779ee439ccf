/* SPDX-License-Identifier: GPL-3.0-or-later */
/* desk: what becomes of one mail, of one moment, of one word of a person, with a store beneath. */
#include "ground.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static const char people[] =
    "email,name,roles,team,manager,deputy,absent_from,absent_until\n"
    "amir.shah@brookshire.example,Amir Shah,head-of-service,Fostering,,,,\n"
    "wendy.hurst@brookshire.example,Wendy Hurst,service-manager,Fostering,amir.shah@brookshire."
    "example,,,\n"
    "neil.abbott@brookshire.example,Neil "
    "Abbott,team-manager,North,wendy.hurst@brookshire.example,,,"
    "\n"
    "ines.duarte@brookshire.example,Ines Duarte,ssw,North,neil.abbott@brookshire.example,,,\n"
    "moira.adeyemi@carers.example,Moira Adeyemi,carer,,ines.duarte@brookshire.example,,,\n"
    "judith.marlowe@panel.example,Judith Marlowe,panel-chair,Panel,,,,\n"
    "colin.frost@brookshire.example,Colin Frost,panel-adviser,Panel,,,,\n"
    "beatrix.holm@brookshire.example,Beatrix Holm,adm,Children,,,,\n";

#define MOIRA	"moira.adeyemi@carers.example"
#define INES	"ines.duarte@brookshire.example"
#define NEIL	"neil.abbott@brookshire.example"
#define CHAIR	"judith.marlowe@panel.example"
#define COLIN	"colin.frost@brookshire.example"
#define OFFICE	"office@brookshire.example"
#define SECOND	"second.office@brookshire.example"
#define ZOE	"zoe.turner@nowhere.example"
#define CONCERN "The visits that were agreed in spring have not begun, and nobody says why."

/* A desk with both shipped procedures. */
struct town {
	struct ground *g;
	struct config config;
	struct desk desk;
	int mails;
};

static void town_write(struct town *t, const char *name, const char *text)
{
	const char *path = arena_printf(&t->g->arena, "%s/%s", t->g->directory, name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_not_equal(fputs(text, f), EOF);
	assert_int_equal(fclose(f), 0);
}

static date_moment at(const char *text)
{
	date_moment moment = date_parse_moment(text);

	assert_int_not_equal(moment, DATE_NO_MOMENT);
	return moment;
}

static const char holidays_2026[] = "england-and-wales\t2026-12-25\tChristmas Day\n"
				    "england-and-wales\t2026-12-28\tBoxing Day\n";

static int town_setup(void **state)
{
	struct town *t = mem_alloc(sizeof(*t));
	const char *srcdir = getenv("srcdir");
	struct str problems;

	memset(t, 0, sizeof(*t));
	if (ground_setup_open((void **)&t->g) < 0)
		return -1;
	srcdir = srcdir ? srcdir : ".";
	town_write(t, "people.csv", people);
	town_write(t, "holidays.tsv", holidays_2026);
	town_write(t, "conf",
		   arena_printf(&t->g->arena,
				"council = \"Brookshire Council\"\n"
				"admins = {\"" OFFICE "\", \"" SECOND "\"}\n"
				"mailbox { type = maildir path = \"in\" address = "
				"\"escalations@brookshire.example\" }\n"
				"relay { type = maildir path = \"out\" }\n"
				"store { path = \"store.db\" }\n"
				"people { file = \"people.csv\" }\n"
				"calendar { source = \"%s/holidays.tsv\" day-ends = 17:00 }\n"
				"include(\"%s/etc/procedures/croydon-carer.conf\")\n"
				"include(\"%s/etc/procedures/surrey-panel.conf\")\n",
				t->g->directory, srcdir, srcdir));
	str_init(&problems, &t->g->arena, 4096);
	if (config_load(arena_printf(&t->g->arena, "%s/conf", t->g->directory), &t->config,
			&t->g->arena, &problems, &t->g->e) < 0) {
		fprintf(stderr, "%s%s\n", str_text(&problems), t->g->e.text);
		return -1;
	}
	if (desk_open(&t->desk, &t->config, t->g->store, &t->g->e) < 0 ||
	    desk_prepare(&t->desk, &t->g->e) < 0)
		return -1;
	t->desk.now = at("2026-11-10T10:00");
	*state = t;
	return 0;
}

static int town_teardown(void **state)
{
	struct town *t = *state;
	void *ground = t->g;

	desk_close(&t->desk);
	free(t);
	return ground_teardown(&ground);
}

/* ---- mails as the reader would give them */

static struct reading *says(struct town *t, enum reading_kind kind, const char *from,
			    const char *text)
{
	struct reading *r = ARENA_NEW(&t->g->arena, struct reading);

	reading_init(r);
	r->kind = kind;
	r->from.email = from;
	r->subject = "About the visits";
	r->text = r->full_text = text;
	r->message_id = arena_printf(&t->g->arena, "m%d@mail.example", ++t->mails);
	return r;
}

static struct reading *panel_form(struct town *t)
{
	struct reading *r = says(t, READING_FORM, CHAIR, "");

	r->form = form_new(&t->g->arena, form_type_find("surrey-panel"));
	form_set(r->form, "foster_carers")->text = "Peter and Anne Webb";
	form_set(r->form, "details")->text = "The report came two days before panel.";
	return r;
}

static void answers(struct town *t, struct reading *r, const char *message_id)
{
	*ARENA_PUSH(&t->g->arena, const char *, r->references, r->reference_count) = message_id;
}

/* The mail, stored; its bytes are what it says. */
static int64_t arrives(struct town *t, const struct reading *r)
{
	static int places;
	int64_t id;
	bool known;
	const char *raw = arena_printf(&t->g->arena, "Subject: %s\n\n%s", r->subject, r->text);

	MUST(t->g, store_add_mail(t->g->store, arena_printf(&t->g->arena, "place-%d", ++places),
				  t->desk.now, raw, strlen(raw), &id, &known, &t->g->e));
	return id;
}

static struct store_mail row_of(struct town *t, int64_t id)
{
	struct store_mail mail;
	bool found;

	MUST(t->g, store_get_mail(t->g->store, &t->g->arena, id, &mail, &found, &t->g->e));
	assert_true(found);
	return mail;
}

static void acted_on(struct town *t, int64_t id, const struct reading *r)
{
	struct store_mail mail = row_of(t, id);

	MUST(t->g, desk_take(&t->desk, &t->g->arena, &mail, r, &t->g->e));
}

/* Stored and acted on, in a transaction of its own. */
static int64_t comes_in(struct town *t, const struct reading *r)
{
	int64_t id;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	id = arrives(t, r);
	acted_on(t, id, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return id;
}

static void assert_state(struct town *t, int64_t id, enum store_mail_state state)
{
	assert_string_equal(store_mail_state_name(row_of(t, id).state),
			    store_mail_state_name(state));
}

static struct casefile *case_of(struct town *t, const char *ref)
{
	struct casefile *c;

	MUST(t->g, desk_load(&t->desk, &t->g->arena, ref, &c, &t->g->e));
	assert_non_null(c);
	return c;
}

static int64_t count(struct town *t, const char *sql)
{
	return ground_number(t->g->path, sql);
}

/* The last mail of this kind to this person, or NULL. */
static const char *letter_to(struct town *t, const char *kind, const char *to)
{
	int64_t id = count(t, arena_printf(&t->g->arena,
					   "SELECT ifnull(max(id), 0) FROM outbox WHERE kind = '%s'"
					   " AND recipient = '%s'",
					   kind, to));
	struct store_out out;
	bool found;

	MUST(t->g, store_get_out(t->g->store, &t->g->arena, id, &out, &found, &t->g->e));
	return found ? out.message_id : NULL;
}

static int64_t letters_to(struct town *t, const char *to)
{
	return count(t, arena_printf(&t->g->arena,
				     "SELECT count(*) FROM outbox WHERE recipient = '%s'", to));
}

static const char *released(struct town *t, int64_t id, const char *ref, const char *who)
{
	const struct desk_release how = {.ref = ref, .who = who};
	const char *refused;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	MUST(t->g, desk_release(&t->desk, &t->g->arena, id, &how, &refused, &t->g->e));
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return refused;
}

static void read_again(struct town *t, int64_t id, const struct reading *r)
{
	MUST(t->g, store_begin(t->g->store, &t->g->e));
	acted_on(t, id, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
}

/* A mail that was too large, or cut the reader short: kept whole, and nothing is known of it. */
static int64_t quarantined(struct town *t, const struct reading *r)
{
	struct store_mail mail;
	int64_t id;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	id = arrives(t, r);
	mail = row_of(t, id);
	MUST(t->g, desk_quarantine(&t->desk, &t->g->arena, &mail, "It is too large.", &t->g->e));
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return id;
}

#define FIRST "ESC-2026-0001"

static void a_case(struct town *t)
{
	comes_in(t, says(t, READING_MESSAGE, MOIRA, CONCERN));
	assert_string_equal(casefile_rung(case_of(t, FIRST))->owner.email, INES);
}

/* ---- a transaction that comes to nothing leaves nothing behind in memory */

static void test_a_rolled_back_procedure_is_not_believed(void **state)
{
	struct town *t = *state;
	struct reading *carers = says(t, READING_MESSAGE, MOIRA, CONCERN), *panels = panel_form(t);
	int64_t id;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	id = arrives(t, carers);
	acted_on(t, id, carers);
	store_rollback(t->g->store);
	comes_in(t, panels);
	comes_in(t, says(t, READING_MESSAGE, MOIRA, CONCERN));
	assert_int_equal(count(t, "SELECT count(*) FROM cases"), 2);
	assert_int_equal(count(t, "SELECT count(*) FROM cases c JOIN procedures p"
				  " ON p.id = c.procedure WHERE p.name <> c.procedure_name"),
			 0);
	assert_string_equal(case_of(t, "ESC-2026-0002")->procedure->name, "croydon-carer");
}

static void test_a_rolled_back_directory_is_not_in_force(void **state)
{
	struct town *t = *state;
	struct str problems;
	const char *one =
	    arena_strndup(&t->g->arena, people, (size_t)(strstr(people, "wendy") - people));
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
	struct reading *away = says(t, READING_AUTO_REPLY, INES, "I am away until Monday.");
	struct reading *list = says(t, READING_LIST, ZOE, "This month's offers.");
	int64_t id;

	a_case(t);
	id = quarantined(t, away);
	assert_null(released(t, id, FIRST, "admin:0"));
	read_again(t, id, away);
	assert_state(t, id, STORE_MAIL_FILED);
	assert_int_equal(case_of(t, FIRST)->state, CASE_AWAITING_ANSWER);
	assert_int_equal(casefile_rung(case_of(t, FIRST))->answer_count, 0);
	id = quarantined(t, list);
	assert_null(released(t, id, FIRST, "admin:0"));
	read_again(t, id, list);
	assert_state(t, id, STORE_MAIL_KEPT);
	list = says(t, READING_LIST, ZOE, "Next month's offers.");
	id = quarantined(t, list);
	assert_null(released(t, id, NULL, "admin:0"));
	read_again(t, id, list);
	assert_state(t, id, STORE_MAIL_KEPT);
	assert_int_equal(count(t, "SELECT count(*) FROM cases"), 1);
}

/* Two offices whose mailboxes are full must not tell each other so for ever. */
static void test_B3_word_of_a_bounce_that_bounces_is_not_passed_on(void **state)
{
	struct town *t = *state;
	struct reading *r;
	const char *id;
	int64_t before;

	a_case(t);
	r = says(t, READING_BOUNCE, "mailer-daemon@mx.example", "");
	r->returned_id = letter_to(t, "request", INES);
	assert_non_null(r->returned_id);
	comes_in(t, r);
	id = letter_to(t, "unreachable", OFFICE);
	assert_non_null(id);
	before = count(t, "SELECT count(*) FROM outbox");
	r = says(t, READING_BOUNCE, "mailer-daemon@mx.example", "");
	r->returned_id = id;
	comes_in(t, r);
	assert_int_equal(count(t, "SELECT count(*) FROM outbox"), before);
	assert_int_equal(count(t, "SELECT count(*) FROM events WHERE event = 'unreachable'"), 2);
}

/* ---- B6: what waits, and what a person says of it */

/* An automatic answer that does not say that it is one. */
static void test_B6_who_answers_our_word_that_it_waits_is_not_told_again(void **state)
{
	struct town *t = *state;
	struct reading *r = says(t, READING_MESSAGE, ZOE, CONCERN);
	int64_t told;

	comes_in(t, r);
	assert_int_equal(letters_to(t, ZOE), 1);
	told = letters_to(t, OFFICE);
	r = says(t, READING_REPLY, ZOE, "Thank you for your mail. I am on leave.");
	answers(t, r, letter_to(t, "held", ZOE));
	assert_state(t, comes_in(t, r), STORE_MAIL_HELD);
	assert_int_equal(letters_to(t, ZOE), 1);
	assert_int_equal(letters_to(t, OFFICE), told + 1);
}

static void test_B6_a_word_that_says_two_things_is_asked_back(void **state)
{
	struct town *t = *state;
	int64_t id;
	struct reading *r;

	a_case(t);
	id = comes_in(t, says(t, READING_MESSAGE, ZOE, CONCERN));
	r = says(t, READING_REPLY, OFFICE, "No, file it on ESC-2026-0001 please.");
	r->verdict.no = true;
	answers(t, r, letter_to(t, "held-told", OFFICE));
	comes_in(t, r);
	assert_state(t, id, STORE_MAIL_HELD);
	r = says(t, READING_REPLY, OFFICE, "Discard it, it is an advertisement.");
	answers(t, r, letter_to(t, "held-told", OFFICE));
	comes_in(t, r);
	assert_state(t, id, STORE_MAIL_DISCARDED);
}

/* B2: filed by a person on a case, it is kept there and shown, whatever it is. */
static void test_B4_what_nobody_can_read_can_be_filed(void **state)
{
	struct town *t = *state;
	struct reading *blind = says(t, READING_UNREADABLE, NULL, "");
	struct reading *nobody = says(t, READING_MESSAGE, NULL, "For the file of the case.");
	int64_t id;

	a_case(t);
	id = comes_in(t, blind);
	assert_state(t, id, STORE_MAIL_QUARANTINED);
	assert_null(released(t, id, FIRST, "admin:0"));
	read_again(t, id, blind);
	assert_state(t, id, STORE_MAIL_FILED);
	assert_string_equal(row_of(t, id).case_ref, FIRST);
	id = comes_in(t, nobody);
	assert_state(t, id, STORE_MAIL_HELD);
	assert_null(released(t, id, FIRST, "admin:0"));
	read_again(t, id, nobody);
	assert_state(t, id, STORE_MAIL_FILED);
	assert_int_equal(case_of(t, FIRST)->state, CASE_AWAITING_ANSWER);
}

/* ---- once, whatever the order */

static void test_the_same_mail_is_acted_on_once_in_any_order(void **state)
{
	struct town *t = *state;
	struct reading *r = says(t, READING_MESSAGE, MOIRA, CONCERN);
	int64_t first, second;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	first = arrives(t, r);
	second = arrives(t, r);
	acted_on(t, second, r);
	acted_on(t, first, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	assert_state(t, second, STORE_MAIL_FILED);
	assert_state(t, first, STORE_MAIL_DUPLICATE);
	assert_int_equal(count(t, "SELECT count(*) FROM cases"), 1);
}

/* ---- time */

/* After an outage the mails come before the tick: what lapsed before them lapsed (C5). */
static void test_C5_an_answer_after_the_lapse_is_late_though_nobody_looked(void **state)
{
	struct town *t = *state;
	const struct casefile *c;
	struct reading *r;

	a_case(t);
	r = says(t, READING_REPLY, INES,
		 "The visits begin on Monday. Carol will come to you at ten and stay for an hour.");
	answers(t, r, letter_to(t, "request", INES));
	t->desk.now = at("2026-11-18T09:30");
	comes_in(t, r);
	c = case_of(t, FIRST);
	assert_int_equal(c->rung_count, 2);
	assert_string_equal(casefile_rung(c)->owner.email, NEIL);
	assert_int_equal(c->rungs[0].lapsed, at("2026-11-17T17:00"));
	assert_int_equal(c->rungs[0].answer_count, 1);
	assert_true(c->rungs[0].answers[0].late);
	assert_int_equal(count(t, "SELECT count(*) FROM events WHERE event = 'late-answer'"), 1);
}

static void test_an_answer_at_the_very_end_is_in_time(void **state)
{
	struct town *t = *state;
	struct reading *r;

	a_case(t);
	r = says(t, READING_REPLY, INES,
		 "The visits begin on Monday. Carol will come to you at ten and stay for an hour.");
	answers(t, r, letter_to(t, "request", INES));
	t->desk.now = at("2026-11-17T17:00");
	comes_in(t, r);
	assert_int_equal(case_of(t, FIRST)->state, CASE_AWAITING_OUTCOME);
	assert_int_equal(case_of(t, FIRST)->rungs[0].lapsed, DATE_NO_MOMENT);
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
				holidays_2026));
	recalculated(t);
	a_case(t);
	due = casefile_rung(case_of(t, FIRST))->due;
	assert_int_equal(due, date_parse_iso("2026-11-18"));
	assert_int_equal(rename(path, away), 0);
	assert_int_equal(recalculated(t), 0);
	assert_non_null(t->desk.holiday_trouble);
	assert_int_equal(casefile_rung(case_of(t, FIRST))->due, due);
	assert_false(calendar_is_working(&t->desk.calendar, date_parse_iso("2026-11-12"), NULL));
	/* Also with a desk that never saw them. */
	desk_close(&t->desk);
	MUST(t->g, desk_open(&t->desk, &t->config, t->g->store, &t->g->e));
	t->desk.now = at("2026-11-10T11:00");
	assert_int_equal(recalculated(t), 0);
	assert_int_equal(casefile_rung(case_of(t, FIRST))->due, due);
	assert_int_equal(rename(away, path), 0);
	assert_int_equal(recalculated(t), 0);
	assert_null(t->desk.holiday_trouble);
	town_write(t, "holidays.tsv", holidays_2026);
	assert_int_equal(recalculated(t), 1);
	assert_int_equal(casefile_rung(case_of(t, FIRST))->due, date_parse_iso("2026-11-17"));
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
	    TEST(test_the_same_mail_is_acted_on_once_in_any_order),
	    TEST(test_C5_an_answer_after_the_lapse_is_late_though_nobody_looked),
	    TEST(test_an_answer_at_the_very_end_is_in_time),
	    TEST(test_holidays_that_cannot_be_read_move_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
