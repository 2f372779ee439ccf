/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case as a value: its words, its copies, and who is who in it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "fixture.h"

static struct arena arena;

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void words_of_states_are_read_back(void **state)
{
	int i;

	(void)state;
	for (i = CASE_AWAITING_ROUTING; i <= CASE_CLOSED; i++)
		assert_int_equal(case_state_parse(case_state_name((enum case_state)i)), i);
	for (i = CASE_NOT_CLOSED; i <= CASE_EXHAUSTED; i++)
		assert_int_equal(case_closed_as_parse(case_closed_as_name((enum case_closed_as)i)),
				 i);
	for (i = CASE_OPENED; i <= CASE_REOPENED; i++)
		assert_int_equal(case_cause_parse(case_cause_name((enum case_cause)i)), i);
	assert_string_equal(case_state_name(CASE_AWAITING_ANSWER), "awaiting-answer");
	assert_string_equal(case_closed_as_name(CASE_EXHAUSTED), "exhausted");
	assert_null(case_closed_as_name(CASE_NOT_CLOSED));
	assert_int_equal(case_state_parse("open"), -1);
	assert_int_equal(case_state_parse(NULL), -1);
	assert_int_equal(case_closed_as_parse("lost"), -1);
	assert_int_equal(case_cause_parse("because"), -1);
}

static void new_case_has_no_moment_yet(void **state)
{
	const struct casefile *c = casefile_new(&arena);

	(void)state;
	assert_int_equal(c->opened, DATE_NO_MOMENT);
	assert_int_equal(c->closed, DATE_NO_MOMENT);
	assert_int_equal(c->paused, DATE_NO_MOMENT);
	assert_int_equal(c->paused_told, DATE_NO_MOMENT);
	assert_int_equal(c->next_at, DATE_NO_MOMENT);
	assert_int_equal(c->route_asked, DATE_NO_MOMENT);
	assert_int_equal(c->outcome_asked, DATE_NO_MOMENT);
	assert_int_equal(c->closed_as, CASE_NOT_CLOSED);
	assert_null(casefile_rung(c));
	assert_null(casefile_step(c));
	assert_null(casefile_last_answer(c));
	assert_false(casefile_is_last(c));
}

/* Equal words in another place. */
static void assert_copied(const char *a, const char *b)
{
	if (!a) {
		assert_null(b);
		return;
	}
	assert_string_equal(a, b);
	assert_ptr_not_equal(a, b);
}

static void assert_copied_party(const struct case_party *a, const struct case_party *b)
{
	assert_copied(a->email, b->email);
	assert_copied(a->name, b->name);
	assert_int_equal(a->role, b->role);
}

static void assert_copied_answer(const struct case_answer *a, const struct case_answer *b)
{
	size_t i;

	assert_int_equal(a->at, b->at);
	assert_copied(a->by, b->by);
	assert_copied(a->text, b->text);
	assert_int_equal(a->complete, b->complete);
	assert_int_equal(a->late, b->late);
	assert_int_equal(a->action_count, b->action_count);
	for (i = 0; i < a->action_count; i++) {
		assert_copied(a->actions[i].action, b->actions[i].action);
		assert_copied(a->actions[i].by_whom, b->actions[i].by_whom);
		assert_copied(a->actions[i].by_when, b->actions[i].by_when);
		assert_int_equal(a->actions[i].by_date, b->actions[i].by_date);
	}
	assert_int_equal(a->problem_count, b->problem_count);
	for (i = 0; i < a->problem_count; i++)
		assert_copied(a->problems[i], b->problems[i]);
}

static void assert_copied_rung(const struct case_rung *a, const struct case_rung *b)
{
	size_t i;

	assert_int_equal(a->step, b->step);
	assert_int_equal(a->cause, b->cause);
	assert_copied_party(&a->owner, &b->owner);
	assert_copied_party(&a->deputy, &b->deputy);
	assert_int_equal(a->started, b->started);
	assert_int_equal(a->day_zero, b->day_zero);
	assert_int_equal(a->days, b->days);
	assert_int_equal(a->due, b->due);
	assert_int_equal(a->due_fixed, b->due_fixed);
	assert_int_equal(a->lapsed, b->lapsed);
	assert_int_equal(a->reminded, b->reminded);
	assert_int_equal(a->chased, b->chased);
	assert_int_equal(a->chases, b->chases);
	assert_int_equal(a->answered, b->answered);
	assert_int_equal(a->ended, b->ended);
	assert_memory_equal(&a->agreement, &b->agreement, sizeof(a->agreement));
	assert_int_equal(a->recorded, b->recorded);
	assert_int_equal(a->record_asked, b->record_asked);
	assert_int_equal(a->told, b->told);
	assert_int_equal(a->answer_count, b->answer_count);
	for (i = 0; i < a->answer_count; i++)
		assert_copied_answer(&a->answers[i], &b->answers[i]);
}

static void assert_copied_form(const struct form *a, const struct form *b)
{
	size_t i;

	assert_ptr_not_equal(a, b);
	assert_ptr_equal(a->type, b->type);
	for (i = 0; i < a->type->field_count; i++) {
		assert_copied(a->values[i].text, b->values[i].text);
		assert_int_equal(a->values[i].date, b->values[i].date);
		assert_int_equal(a->values[i].tick, b->values[i].tick);
		assert_int_equal(a->values[i].roles, b->values[i].roles);
	}
}

static void assert_copied_case(const struct casefile *a, const struct casefile *b)
{
	size_t i;

	assert_copied(a->ref, b->ref);
	assert_ptr_equal(a->procedure, b->procedure);
	assert_int_equal(a->state, b->state);
	assert_int_equal(a->closed_as, b->closed_as);
	assert_int_equal(a->opened, b->opened);
	assert_int_equal(a->closed, b->closed);
	assert_copied_party(&a->submitter, &b->submitter);
	assert_copied_party(&a->adviser, &b->adviser);
	assert_copied_form(a->form, b->form);
	assert_copied(a->concern, b->concern);
	assert_int_equal(a->about, b->about);
	assert_int_equal(a->excluded_count, b->excluded_count);
	for (i = 0; i < a->excluded_count; i++)
		assert_copied(a->excluded[i], b->excluded[i]);
	assert_copied(a->proposed, b->proposed);
	assert_int_equal(a->rung_count, b->rung_count);
	for (i = 0; i < a->rung_count; i++)
		assert_copied_rung(&a->rungs[i], &b->rungs[i]);
	assert_int_equal(a->outcome_count, b->outcome_count);
	for (i = 0; i < a->outcome_count; i++) {
		assert_copied(a->outcomes[i].who, b->outcomes[i].who);
		assert_copied(a->outcomes[i].text, b->outcomes[i].text);
		assert_int_equal(a->outcomes[i].verdict, b->outcomes[i].verdict);
		assert_int_equal(a->outcomes[i].rung, b->outcomes[i].rung);
	}
	assert_int_equal(a->question_count, b->question_count);
	for (i = 0; i < a->question_count; i++) {
		assert_copied(a->questions[i].by, b->questions[i].by);
		assert_copied(a->questions[i].text, b->questions[i].text);
		assert_copied(a->questions[i].reply, b->questions[i].reply);
	}
	assert_int_equal(a->paused, b->paused);
	assert_int_equal(a->paused_left, b->paused_left);
	assert_int_equal(a->next_at, b->next_at);
	assert_copied(a->next_what, b->next_what);
	assert_int_equal(a->serial, b->serial);
}

/* A case with everything in it. */
static struct casefile *full_case(struct arena *a, const struct fixture_council *k)
{
	struct casefile *c = fixture_surrey_case(a, k, FIXTURE_EXHAUSTED);
	struct case_question *q =
	    ARENA_PUSH(a, struct case_question, c->questions, c->question_count);

	q->asked = fixture_at("2026-12-02T10:00");
	q->answered = fixture_at("2026-12-03T10:00");
	q->by = "david.marsh@surrey.example";
	q->text = "Which review?";
	q->reply = "The annual one.";
	*ARENA_PUSH(a, const char *, c->excluded, c->excluded_count) = "one@surrey.example";
	*ARENA_PUSH(a, const char *, c->excluded, c->excluded_count) = "two@surrey.example";
	*ARENA_PUSH(a, const char *, c->excluded, c->excluded_count) = "three@surrey.example";
	c->next_what = "record";
	c->serial = 41;
	return c;
}

static void copy_is_deep_and_equal(void **state)
{
	struct fixture_council *k = fixture_surrey(&arena);
	const struct casefile *original, *copy, *again;
	CLEANUP_ARENA struct arena a = {0}, b = {0};

	(void)state;
	original = full_case(&a, k);
	copy = casefile_copy(&b, original);
	assert_copied_case(original, copy);
	/* Nothing of it is borrowed from the first: a sanitizer sees whatever is. */
	again = casefile_copy(&a, copy);
	arena_clear(&b);
	assert_copied_case(original, again);
}

static void copy_grows_as_the_first_does(void **state)
{
	struct fixture_council *k = fixture_surrey(&arena);
	struct casefile *c = casefile_copy(&arena, full_case(&arena, k));
	size_t i, n = c->excluded_count, m = c->rung_count;

	(void)state;
	/* Under a sanitizer each allocation is a block of its own: a row too many is found. */
	for (i = 0; i < 9; i++) {
		*ARENA_PUSH(&arena, const char *, c->excluded, c->excluded_count) = "x@x.example";
		ARENA_PUSH(&arena, struct case_rung, c->rungs, c->rung_count)->step = (int)i;
		c = casefile_copy(&arena, c);
	}
	assert_int_equal(c->excluded_count, n + 9);
	assert_int_equal(c->rung_count, m + 9);
	assert_string_equal(c->excluded[0], "one@surrey.example");
	assert_int_equal(casefile_rung(c)->step, 8);
	assert_string_equal(c->rungs[0].owner.name, "David Marsh");
}

static void B2_everybody_s_role_in_a_case(void **state)
{
	static const struct {
		const char *email;
		unsigned role;
	} rows[] = {
	    {"margaret.ellwood@panel.example", ROLE_PANEL_CHAIR},
	    {"MARGARET.ELLWOOD@panel.example", ROLE_PANEL_CHAIR},
	    {"stephen.holt@surrey.example", ROLE_ADM},
	    {"priya.nair@surrey.example", ROLE_PANEL_ADVISER},
	    {"david.marsh@surrey.example", ROLE_TEAM_MANAGER},
	    {"fiona.keller@surrey.example", ROLE_SERVICE_MANAGER},
	    /* The deputy of an owner answers in their place. */
	    {"joanne.birch@surrey.example", ROLE_TEAM_MANAGER},
	    {"wendy.pike@surrey.example", ROLE_ADMIN},
	    {"robert.amadi@surrey.example", 0},
	    {"ben.carver@surrey.example", 0},
	    {"somebody@else.example", 0},
	    {NULL, 0},
	};
	struct fixture_council *k = fixture_surrey(&arena);
	struct casefile *c = fixture_surrey_case(&arena, k, FIXTURE_ESCALATED);
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(casefile_role_of(c, &k->directory, rows[i].email), rows[i].role);
}

static void C7_whom_it_is_about_has_no_role(void **state)
{
	struct fixture_council *k = fixture_croydon(&arena);
	struct casefile *c = fixture_croydon_case(&arena, k, FIXTURE_LAPSED);
	const char *tom = "tom.okafor@croydon.example", *nina = "nina.shah@croydon.example";

	(void)state;
	assert_int_equal(casefile_role_of(c, &k->directory, tom), ROLE_SSW);
	assert_int_equal(casefile_role_of(c, &k->directory, nina), ROLE_SSW);
	assert_true(casefile_owns(c, &c->rungs[0], &k->directory, nina));
	*ARENA_PUSH(&arena, const char *, c->excluded, c->excluded_count) =
	    "Tom.Okafor@croydon.example";
	assert_true(casefile_is_excluded(c, tom));
	assert_false(casefile_is_excluded(c, nina));
	assert_false(casefile_is_excluded(c, NULL));
	assert_int_equal(casefile_role_of(c, &k->directory, tom), 0);
	assert_false(casefile_owns(c, &c->rungs[0], &k->directory, tom));
}

static void nobody_owns_a_step_that_waits(void **state)
{
	struct fixture_council *k = fixture_surrey(&arena);
	struct casefile *c = fixture_surrey_case(&arena, k, FIXTURE_OPENED);

	(void)state;
	assert_false(casefile_owns(c, casefile_rung(c), &k->directory, NULL));
	assert_false(casefile_owns(c, casefile_rung(c), &k->directory, "x@x.example"));
}

static void B3_deputy_of_the_adviser_is_one_of_its_people(void **state)
{
	struct fixture_council *k = fixture_surrey(&arena);
	struct casefile *c = fixture_surrey_case(&arena, k, FIXTURE_ASKED);
	size_t i;

	(void)state;
	for (i = 0; i < k->directory.count; i++)
		if (str_starts(k->directory.people[i].email, "priya."))
			k->directory.people[i].deputy = "ben.carver@surrey.example";
	assert_int_equal(casefile_role_of(c, &k->directory, "ben.carver@surrey.example"),
			 ROLE_PANEL_ADVISER);
}

static void last_answer_is_the_last_that_counts(void **state)
{
	struct fixture_council *k = fixture_croydon(&arena);
	struct casefile *c = fixture_croydon_case(&arena, k, FIXTURE_ESCALATED);
	struct case_answer *late;

	(void)state;
	assert_non_null(strstr(casefile_last_answer(c)->text, "cancelled twice"));
	/* Late ones and half ones do not. */
	late =
	    ARENA_PUSH(&arena, struct case_answer, c->rungs[1].answers, c->rungs[1].answer_count);
	late->complete = true;
	late->late = true;
	ARENA_PUSH(&arena, struct case_answer, c->rungs[2].answers, c->rungs[2].answer_count);
	assert_non_null(strstr(casefile_last_answer(c)->text, "cancelled twice"));
	assert_null(casefile_last_answer(fixture_croydon_case(&arena, k, FIXTURE_LAPSED)));
}

static void last_step_is_known(void **state)
{
	struct fixture_council *k = fixture_croydon(&arena);

	(void)state;
	assert_false(casefile_is_last(fixture_croydon_case(&arena, k, FIXTURE_ESCALATED)));
	assert_true(casefile_is_last(fixture_croydon_case(&arena, k, FIXTURE_EXHAUSTED)));
	assert_string_equal(casefile_step(fixture_croydon_case(&arena, k, FIXTURE_LAPSED))->name,
			    "team-manager");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_of_states_are_read_back),
	    cmocka_unit_test_setup_teardown(new_case_has_no_moment_yet, setup, teardown),
	    cmocka_unit_test_setup_teardown(copy_is_deep_and_equal, setup, teardown),
	    cmocka_unit_test_setup_teardown(copy_grows_as_the_first_does, setup, teardown),
	    cmocka_unit_test_setup_teardown(B2_everybody_s_role_in_a_case, setup, teardown),
	    cmocka_unit_test_setup_teardown(C7_whom_it_is_about_has_no_role, setup, teardown),
	    cmocka_unit_test_setup_teardown(nobody_owns_a_step_that_waits, setup, teardown),
	    cmocka_unit_test_setup_teardown(B3_deputy_of_the_adviser_is_one_of_its_people, setup,
					    teardown),
	    cmocka_unit_test_setup_teardown(last_answer_is_the_last_that_counts, setup, teardown),
	    cmocka_unit_test_setup_teardown(last_step_is_known, setup, teardown),
	};

	return cmocka_run_group_tests_name("casefile", tests, NULL, NULL);
}
