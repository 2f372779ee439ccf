/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases and procedures as JSON and back, as the store keeps them. */
#include "check.h"

#include <string.h>

#include "codec_full.h"

/* A member that was added to a struct and not to its table would be lost in the store. */
static void test_tables_know_all_members(void **state)
{
	(void)state;
#ifdef __LP64__
	assert_int_equal(sizeof(struct casefile), 264);
	assert_int_equal(sizeof(struct case_rung), 192);
	assert_int_equal(sizeof(struct case_answer), 72);
	assert_int_equal(sizeof(struct case_outcome), 40);
	assert_int_equal(sizeof(struct case_question), 48);
	assert_int_equal(sizeof(struct procedure), 136);
	assert_int_equal(sizeof(struct procedure_step), 48);
#else
	skip();
#endif
}

static void no_pointers(struct case_rung *r)
{
	r->owner.email = r->owner.name = r->deputy.email = r->deputy.name = NULL;
	r->answers = NULL;
}

static void test_case_comes_back_whole(void **state)
{
	struct casefile *c = codec_full_case(&arena), *back = NULL;
	struct procedure *p = codec_full_procedure(&arena);
	const char *text = codec_case_text(&arena, c);
	struct case_rung was, is;

	(void)state;
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	assert_ptr_equal(back->procedure, p);
	assert_string_equal(codec_case_text(&arena, back), text);
	assert_string_equal(back->rungs[1].owner.name, "Helen Price");
	assert_string_equal(back->rungs[1].deputy.email, "mark@croydon.example");
	assert_string_equal(back->rungs[1].answers[0].text, "I am sorry.\n\nIt is booked.");
	assert_true(back->rungs[1].answers[0].late && back->rungs[1].answers[0].complete);
	assert_string_equal(back->rungs[1].answers[0].actions[0].by_when, "8 Jan");
	assert_string_equal(back->rungs[1].answers[0].problems[0],
			    "By when: \"8 Jan\" has no year.");
	/* All of what is no pointer, at once. */
	was = c->rungs[1];
	is = back->rungs[1];
	no_pointers(&was);
	no_pointers(&is);
	assert_memory_equal(&was, &is, sizeof(was));
	assert_int_equal(back->outcomes[0].at, c->outcomes[0].at);
	assert_int_equal(back->outcomes[0].role, ROLE_CARER);
	assert_int_equal(back->outcomes[0].verdict, VERDICT_NOT_RESOLVED);
	assert_int_equal(back->outcomes[0].rung, 1);
	assert_string_equal(back->questions[0].reply, "The 30th.");
	assert_int_equal(back->questions[0].answered, c->questions[0].answered);
	assert_int_equal(back->state, CASE_CLOSED);
	assert_int_equal(back->closed_as, CASE_EXHAUSTED);
	assert_int_equal(back->closed, c->closed);
	assert_true(back->immediate_safeguarding && back->reputation);
	assert_int_equal(back->about, c->about);
	assert_string_equal(back->excluded[0], "tom@croydon.example");
	assert_string_equal(back->adviser.email, "priya@surrey.example");
	assert_int_equal(back->route_asked, c->route_asked);
	assert_int_equal(back->outcome_asked, c->outcome_asked);
	assert_int_equal(back->paused, c->paused);
	assert_int_equal(back->paused_told, c->paused_told);
	assert_int_equal(back->paused_left, 4);
	assert_int_equal(back->next_at, c->next_at);
	assert_string_equal(back->next_what, "chase");
	assert_int_equal(back->days_late, 3);
	assert_int_equal(back->serial, 17);
	/* The rules push behind what was read. */
	codec_full_rung(&arena, back, 1);
	codec_full_rung(&arena, back, 0);
	assert_int_equal(back->rung_count, 4);
	assert_string_equal(back->rungs[1].owner.name, "Helen Price");
}

static void test_bare_case_comes_back_bare(void **state)
{
	struct casefile *c = casefile_new(&arena), *back = NULL;
	struct procedure *p = codec_full_procedure(&arena);
	const char *text;

	(void)state;
	c->ref = "ESC-2026-0001";
	text = codec_case_text(&arena, c);
	assert_string_equal(text, "{\"ref\":\"ESC-2026-0001\",\"state\":\"awaiting-routing\"}");
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	c->procedure = p;
	/* Its reference alone is another pointer. */
	back->ref = c->ref;
	assert_memory_equal(back, c, sizeof(*c));
}

/* However long a case has become, it must be readable: no limits there. */
static void test_very_long_case_comes_back(void **state)
{
	struct casefile *c = casefile_new(&arena), *back = NULL;
	struct procedure *p = codec_full_procedure(&arena);
	const char *text;
	int i;

	(void)state;
	c->ref = "ESC-2026-0001";
	for (i = 0; i < 3000; i++)
		codec_full_rung(&arena, c, i % 2);
	text = codec_case_text(&arena, c);
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	assert_int_equal(back->rung_count, 3000);
}

static void test_case_that_does_not_fit_is_refused(void **state)
{
	static const char *const texts[] = {
	    "",
	    "{}",
	    "[]",
	    "{\"ref\":\"ESC-2026-0001\"}",
	    "{\"state\":\"closed\"}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"open\"}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"more\":1}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"rungs\":[{\"cause\":\"opened\","
	    "\"step\":2}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"rungs\":[{\"cause\":\"opened\","
	    "\"step\":-1}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"outcomes\":[{\"rung\":0}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"rungs\":[{\"cause\":\"opened\"}],"
	    "\"outcomes\":[{\"verdict\":\"maybe\"}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"questions\":[{\"rung\":0}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"serial\":3000000000}",
	};
	struct procedure *p = codec_full_procedure(&arena);
	struct casefile *back;
	struct err e;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++) {
		back = NULL;
		if (codec_case_parse(&arena, texts[i], strlen(texts[i]), p, &back, &e) == 0)
			fail_msg("taken: %s", texts[i]);
		assert_int_equal(e.kind, ERR_INTERNAL);
		assert_null(back);
	}
}

static void test_procedure_comes_back_whole(void **state)
{
	struct procedure *p = codec_full_procedure(&arena), *back = NULL, bare = {.name = "bare"};
	const char *text = codec_procedure_text(&arena, p);
	struct procedure_step was, is;
	size_t i;

	(void)state;
	assert_int_equal(codec_procedure_parse(&arena, text, strlen(text), &back, NULL), 0);
	assert_string_equal(codec_procedure_text(&arena, back), text);
	assert_int_equal(back->step_count, 2);
	for (i = 0; i < 2; i++) {
		was = p->steps[i];
		is = back->steps[i];
		assert_string_equal(is.name, was.name);
		assert_string_equal(is.title, was.title);
		was.name = was.title = is.name = is.title = NULL;
		assert_memory_equal(&is, &was, sizeof(is));
	}
	assert_string_equal(back->own_form->name, "kent");
	assert_string_equal(back->own_form->groups[0], "Paperwork");
	assert_null(back->own_form->groups[1]);
	assert_string_equal(back->own_form->yes[1], "Amber");
	assert_null(back->own_form->yes[2]);
	assert_string_equal(back->own_form->no[0], "Green");
	assert_string_equal(back->own_form->actions[0], "What we will do");
	assert_string_equal(back->own_form->printed[0], "Write in ink.");
	assert_int_equal(back->own_form->field_count, 2);
	assert_string_equal(back->own_form->fields[0].labels[0], "What is wrong");
	assert_true(back->own_form->fields[0].prose && back->own_form->fields[0].wanted);
	assert_int_equal(back->own_form->fields[1].type, FORM_TICK);
	assert_int_equal(back->own_form->fields[1].section, 'B');
	assert_string_equal(back->title, p->title);
	assert_string_equal(back->agenda, p->agenda);
	assert_int_equal(back->routing, PROCEDURE_DIRECT);
	assert_int_equal(back->judges, p->judges);
	assert_int_equal(back->tell_safeguarding, ROLE_SERVICE_MANAGER);
	assert_true(back->free_text && back->further_form && back->question_pauses);
	text = codec_procedure_text(&arena, &bare);
	assert_int_equal(codec_procedure_parse(&arena, text, strlen(text), &back, NULL), 0);
	assert_null(back->complaints);
	assert_int_equal(back->step_count, 0);
}

/* A case keeps its council's form as it was, whatever the configuration says by now. */
static void test_a_form_of_the_council_comes_back(void **state)
{
	struct procedure *p = codec_full_procedure(&arena);
	struct casefile *c = casefile_new(&arena), *back = NULL;
	const char *text;

	(void)state;
	c->ref = "ESC-2026-0001";
	c->form = form_new(&arena, p->own_form);
	form_set(c->form, "concern")->text = "Late again";
	text = codec_case_text(&arena, c);
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	assert_ptr_equal(back->form->type, p->own_form);
	assert_string_equal(form_text(back->form, "concern"), "Late again");
	p->own_form = NULL;
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), -1);
}

/* What is to be filled in waits in the store, and goes to the reader. */
static void test_form_to_be_filled_in_comes_back(void **state)
{
	const struct codec_fill fill = {.blank = true, .form = codec_full_form(&arena)};
	const char *text = codec_fill_text(&arena, &fill);
	struct codec_fill back;
	struct err e = {0};

	(void)state;
	assert_int_equal(codec_fill_parse(&arena, text, strlen(text), &back, NULL), 0);
	assert_true(back.blank);
	assert_string_equal(codec_fill_text(&arena, &back), text);
	assert_int_equal(codec_fill_parse(&arena, "{\"blank\":true}", 14, &back, &e), -1);
	assert_int_equal(e.kind, ERR_INTERNAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_tables_know_all_members),
	    TEST(test_case_comes_back_whole),
	    TEST(test_bare_case_comes_back_bare),
	    TEST(test_very_long_case_comes_back),
	    TEST(test_case_that_does_not_fit_is_refused),
	    TEST(test_procedure_comes_back_whole),
	    TEST(test_a_form_of_the_council_comes_back),
	    TEST(test_form_to_be_filled_in_comes_back),
	};

	codec_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
