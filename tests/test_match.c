/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "core/match.h"
#include "fixture.h"

#define SIAN "sian.oconnor@mail.example"
#define TOM  "tom.okafor@croydon.example"

static struct arena arena;
static struct fixture_council *council;

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	council = fixture_croydon(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* Siân O'Connor's case with this reference; Tom Okafor has it at first. */
static struct casefile *make_case(const char *ref, enum fixture_stage stage)
{
	struct casefile *c = fixture_croydon_case(&arena, council, stage);

	c->ref = ref;
	return c;
}

static struct reading make_mail(const char *from)
{
	struct reading r;

	reading_init(&r);
	r.kind = READING_REPLY;
	r.from.email = from;
	return r;
}

static void test_parse_id(void **state)
{
	static const char *const bad[] = {
	    "",
	    "ESC-2026-0042@example.gov.uk",
	    "ESC-2026-0042.17@example.gov.uk",
	    "ESC-2026-0042..token@example.gov.uk",
	    "ESC-2026-0042.x.token@example.gov.uk",
	    "ESC-2026-0042.17.@example.gov.uk",
	    "ESC-2026-0042.17.token@",
	    "ESC-2026-0042.17.token",
	    "ESC-2026-0042.17.to ken@example.gov.uk",
	    "ESC-2026-042.17.token@example.gov.uk",
	    "ESC-26-0042.17.token@example.gov.uk",
	    "esc-2026-0042.17.token@example.gov.uk",
	    "XESC-2026-0042.17.token@example.gov.uk",
	    "ESC-2026-0042.99999999999999999999.token@example.gov.uk",
	    "ESC-2026-00000000000000000042.17.token@example.gov.uk",
	    "ESC-2026-0042.17.tokentokentokentokentokentokentokentoken@example.gov.uk",
	};
	struct match_token t;
	size_t i;

	(void)state;
	assert_true(match_parse_id("ESC-2026-0042.17.aB3_x-9@example.gov.uk", &t));
	assert_string_equal(t.ref, "ESC-2026-0042");
	assert_int_equal(t.serial, 17);
	assert_string_equal(t.token, "aB3_x-9");
	for (i = 0; i < COUNT_OF(bad); i++)
		if (match_parse_id(bad[i], &t))
			fail_msg("taken for ours: %s", bad[i]);
	assert_false(match_parse_id(NULL, &t));
	/* A failure leaves the last value alone. */
	assert_int_equal(t.serial, 17);
}

static void check(struct match_result r, enum match_how how, const char *ref)
{
	assert_int_equal(r.how, how);
	assert_non_null(r.why);
	if (ref)
		assert_string_equal(r.casefile->ref, ref);
	else
		assert_null(r.casefile);
}

/* B2: a token or a reference counts only with a person of that case. */
static void test_pointers(void **state)
{
	struct match_candidate token = {make_case("ESC-2026-0042", FIXTURE_OPENED), true, false};
	struct match_candidate ref = {token.casefile, false, true};
	struct reading mail = make_mail(SIAN);

	(void)state;
	check(match_mail(&arena, &mail, &council->directory, &token, 1), MATCH_TOKEN,
	      "ESC-2026-0042");
	check(match_mail(&arena, &mail, &council->directory, &ref, 1), MATCH_REF, "ESC-2026-0042");
	mail.from.email = TOM;
	check(match_mail(&arena, &mail, &council->directory, &token, 1), MATCH_TOKEN,
	      "ESC-2026-0042");
	mail.from.email = "nobody@else.example";
	check(match_mail(&arena, &mail, &council->directory, &token, 1), MATCH_STRANGER,
	      "ESC-2026-0042");
	check(match_mail(&arena, &mail, &council->directory, &ref, 1), MATCH_STRANGER,
	      "ESC-2026-0042");
	/* Another carer of the same council is a stranger to this case. */
	mail.from.email = "grace.adeyemi@mail.example";
	check(match_mail(&arena, &mail, &council->directory, &token, 1), MATCH_STRANGER,
	      "ESC-2026-0042");
	mail.from.email = NULL;
	check(match_mail(&arena, &mail, &council->directory, &token, 1), MATCH_STRANGER,
	      "ESC-2026-0042");
}

/* A closed case still gets its mail. */
static void test_closed(void **state)
{
	struct match_candidate token = {make_case("ESC-2026-0042", FIXTURE_RESOLVED), true, false};
	struct match_candidate open = {token.casefile, false, false};
	struct reading mail = make_mail(SIAN);

	(void)state;
	check(match_mail(&arena, &mail, &council->directory, &token, 1), MATCH_TOKEN,
	      "ESC-2026-0042");
	/* But nothing points at it by chance. */
	check(match_mail(&arena, &mail, &council->directory, &open, 1), MATCH_NONE, NULL);
}

static void test_several(void **state)
{
	struct match_candidate both[] = {
	    {make_case("ESC-2026-0042", FIXTURE_OPENED), true, false},
	    {make_case("ESC-2026-0050", FIXTURE_OPENED), false, true},
	    {make_case("ESC-2026-0060", FIXTURE_OPENED), false, false},
	};
	struct reading mail = make_mail(SIAN);
	struct match_result r;

	(void)state;
	/* It answers one case and names another. */
	r = match_mail(&arena, &mail, &council->directory, both, COUNT_OF(both));
	check(r, MATCH_UNCLEAR, NULL);
	assert_int_equal(r.guess_count, 2);
	assert_string_equal(r.guesses[0]->ref, "ESC-2026-0042");

	/* Even the mail that it answers directly does not outweigh the name of another. */
	mail.references = ARENA_NEW(&arena, const char *);
	mail.references[0] = "ESC-2026-0042.17.token@example.gov.uk";
	mail.reference_count = 1;
	check(match_mail(&arena, &mail, &council->directory, both, COUNT_OF(both)), MATCH_UNCLEAR,
	      NULL);

	/* A thread through two cases: the one that is answered directly. */
	both[1].by_ref = false;
	both[1].by_token = true;
	check(match_mail(&arena, &mail, &council->directory, both, COUNT_OF(both)), MATCH_TOKEN,
	      "ESC-2026-0042");

	/* Without a reply to one of them nobody knows. */
	mail.reference_count = 0;
	check(match_mail(&arena, &mail, &council->directory, both, COUNT_OF(both)), MATCH_UNCLEAR,
	      NULL);
}

/* The same case by its token and by its reference is one case. */
static void test_same_twice(void **state)
{
	struct match_candidate both[] = {
	    {make_case("ESC-2026-0042", FIXTURE_OPENED), true, false},
	    {make_case("ESC-2026-0042", FIXTURE_OPENED), false, true},
	};
	struct reading mail = make_mail(SIAN);

	(void)state;
	check(match_mail(&arena, &mail, &council->directory, both, 2), MATCH_TOKEN,
	      "ESC-2026-0042");
}

static void test_guesses(void **state)
{
	struct match_candidate candidates[8] = {0};
	struct reading mail = make_mail(TOM);
	struct match_result r;
	size_t i;

	(void)state;
	r = match_mail(&arena, &mail, &council->directory, NULL, 0);
	check(r, MATCH_NONE, NULL);
	assert_int_equal(r.guess_count, 0);

	for (i = 0; i < COUNT_OF(candidates); i++) {
		struct casefile *c =
		    make_case(arena_printf(&arena, "ESC-2026-%04zu", i + 1), FIXTURE_LAPSED);

		/* Others have these; the fifth waits for Tom. */
		if (i == 4)
			c = make_case("ESC-2026-0005", FIXTURE_OPENED);
		c->opened += (date_moment)i;
		candidates[i].casefile = c;
	}
	r = match_mail(&arena, &mail, &council->directory, candidates, COUNT_OF(candidates));
	check(r, MATCH_GUESS, NULL);
	assert_int_equal(r.guess_count, 5);
	assert_string_equal(r.guesses[0]->ref, "ESC-2026-0005");
	/* Then the newest. */
	assert_string_equal(r.guesses[1]->ref, "ESC-2026-0008");
	assert_string_equal(r.guesses[4]->ref, "ESC-2026-0004");

	/* A stranger gets no guesses. */
	mail.from.email = "nobody@else.example";
	r = match_mail(&arena, &mail, &council->directory, candidates, COUNT_OF(candidates));
	check(r, MATCH_NONE, NULL);
	assert_int_equal(r.guess_count, 0);
}

static void test_ids_in_a_text(void **state)
{
	const char *text =
	    "ESC-2026-0042 is no id, nor ESC-2026-0042.17. But <ESC-2026-0042.17.to-k@"
	    "council.example>: yes; and MAIL-9.3.x@council.example. (ESC-2026-0001.1.y@z)"
	    "ESC-";

	(void)state;
	assert_string_equal(match_next_id(&arena, &text), "ESC-2026-0042.17.to-k@council.example");
	assert_string_equal(match_next_id(&arena, &text), "MAIL-9.3.x@council.example");
	assert_string_equal(match_next_id(&arena, &text), "ESC-2026-0001.1.y@z");
	assert_null(match_next_id(&arena, &text));
	assert_null(match_next_id(&arena, &text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_parse_id, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_ids_in_a_text, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_pointers, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_closed, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_several, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_same_twice, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_guesses, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
