/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a form says what it says: for people, and for who fills it in. */
#include "check.h"

#include "form_case.h"

struct place_case {
	const char *key, *where;
	int place, place_no;
};

static void check_places(const struct form *form, const struct place_case *cases, size_t count)
{
	const struct form_value *value;
	size_t i;

	assert_non_null(form);
	for (i = 0; i < count; i++) {
		value = form_get(form, cases[i].key);
		if (!str_eq(value->where, cases[i].where) || value->place != cases[i].place ||
		    value->place_no != cases[i].place_no)
			fail_msg("%s: \"%s\", %d, %d", cases[i].key, value->where, value->place,
				 value->place_no);
	}
}

/* The form as the council sends it out: empty, but for what the Chair has filled in. */
static const char whole[] =
    "=Fostering Panel Escalation form\n"			 /* 1 */
    "Foster carer's name/s|Ann Lee\n"				 /* 2 3 */
    "Date of Fostering Panel|\n"				 /* 4 5 */
    "=\n"							 /* 6 */
    "Nature of concern\n"					 /* 7 */
    "PROCEDURAL\n"						 /* 8 */
    "Adherence to timescales|YES|NO\n"				 /* 9 10 11 */
    "Checks / references completed|x|\n"			 /* 12 13 14 */
    "||\n"							 /* 15 16 17 */
    "PRACTICE\n"						 /* 18 */
    "Quality of reports|YES / NO\n"				 /* 19 20 */
    "Matching|x|\n"						 /* 21 22 23 */
    "Further information^It came late.\n"			 /* 24 */
    "=Section B \xE2\x80\x93 to be completed by Panel Advisor\n" /* 25 */
    "Name of manager asked to deal with complaint|\n"		 /* 26 27 */
    "=Section C \xE2\x80\x93 to be completed by manager\n"	 /* 28 */
    "Response to concerns raised\n"				 /* 29 */
    "\n"							 /* 30 */
    "Actions and learning\n"					 /* 31 */
    "No.|Action|By whom|By when\n"				 /* 32 to 35 */
    "1|||\n"							 /* 36 to 39 */
    "|||\n"							 /* 40 to 43 */
    "=Section D\n"						 /* 44 */
    "Date received|Date sent to panel chair|Date sent to ADM\n"	 /* 45 46 47 */
    "||\n"							 /* 48 49 50 */
    "=Section E \xE2\x80\x93 response of ADM\n"			 /* 51 */
    "=\n"							 /* 52 */
    "\n"							 /* 53 */
    "=Section F \xE2\x80\x93 response of Panel Chair\n"		 /* 54 */
    "=\n"							 /* 55 */
    "=Resolved Yes / No\n"					 /* 56 */
    "=Further escalation required  Yes / No\n";			 /* 57 */

static void empty_and_filled(void **state)
{
	static const struct place_case cases[] = {
	    {"foster_carers", "table 1, row 1", 3, 0},
	    {"panel_date", "table 1, row 2", 5, 0},
	    {"concerns.timescales", "table 2, row 3", 10, 11},
	    {"concerns.checks", "table 2, row 4", 13, 14},
	    {"concerns.reports_quality", "table 2, row 7", 20, 0},
	    {"details", "table 2, row 9", 24, 0},
	    {"manager", "table 3, row 1", 27, 0},
	    {"response", "table 4, row 2", 30, 0},
	    {"date_received", "table 5, row 2", 48, 0},
	    {"date_to_chair", "table 5, row 2", 49, 0},
	    {"date_to_adm", "table 5, row 2", 50, 0},
	    {"adm_response", "table 6, row 1", 53, 0},
	    {"chair_response", "line 9", 55, 0},
	    {"resolved", "line 10", 56, 0},
	    {"further_escalation", "line 11", 57, 0},
	    {"social_worker", NULL, 0, 0},
	};
	struct form *form = form_case_table(&arena, whole);

	(void)state;
	check_places(form, cases, COUNT_OF(cases));
	assert_string_equal(form->others_where, "table 2, row 8");
	assert_int_equal(form->action_count, 0);
	assert_null(form->actions_where);
	assert_int_equal(form->action_place_count, 2);
	assert_int_equal(form->action_places[0].action, 37);
	assert_int_equal(form->action_places[0].by_whom, 38);
	assert_int_equal(form->action_places[1].by_when, 43);
}

static void the_table_of_actions_ends_at_the_next_label(void **state)
{
	struct form *form =
	    form_case_table(&arena, "Response to concerns raised|Done.\n"
				    "By when|By whom|Action\n1 June|Bo Ray|Redo it\n||\n"
				    "Date received|\n");

	(void)state;
	assert_non_null(form);
	assert_string_equal(form->actions_where, "table 1, row 3");
	assert_int_equal(form->action_place_count, 2);
	assert_int_equal(form->action_places[0].action, 8);
	assert_int_equal(form->action_places[0].by_when, 6);
	assert_int_equal(form->action_places[1].by_whom, 10);
	assert_int_equal(form_get(form, "date_received")->place, 13);
}

/* The column for NO before that for YES. */
static void heads_in_another_order(void **state)
{
	static const struct place_case cases[] = {
	    {"concerns.reports_quality", "table 1, row 2", 7, 6},
	};

	(void)state;
	check_places(form_case_table(&arena, "=Fostering Panel Escalation form\nPRACTICE|NO|YES\n"
					     "Quality of reports||x\n"),
		     cases, COUNT_OF(cases));
}

static void lines_of_text(void **state)
{
	static const struct place_case cases[] = {
	    {"carers", "line 3", 0, 0}, {"ssw", "line 5", 0, 0}, {"concern", "line 6", 0, 0},
	    {"about", "line 8", 0, 0},	{"impact", NULL, 0, 0},
	};

	(void)state;
	check_places(form_case_read(&arena, "Hello,\n\nCarer: Gwen Osei\nSSW:\n  Martin Lowe\n"
					    "Concern: The respite was cancelled.\nTwice.\n"
					    "About: our SSW\n"),
		     cases, COUNT_OF(cases));
}

/* The part's name, and a case's form that keeps its own places when another one fills it in. */
static void named_and_merged(void **state)
{
	struct form *form = form_case_table(&arena, whole);
	struct form *sent = form_case_read(
	    &arena, "Fostering Panel Escalation form\nResponse to concerns raised: We agree.\n");

	(void)state;
	form_name_part(&arena, form, "form.docx");
	form_merge(&arena, form, sent);
	assert_string_equal(form_text(form, "response"), "We agree.");
	assert_string_equal(form_get(form, "response")->where, "form.docx, table 4, row 2");
	assert_int_equal(form_get(form, "response")->place, 30);
	assert_null(form_get(form, "social_worker")->where);
	assert_string_equal(form->others_where, "form.docx, table 2, row 8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(empty_and_filled),	  TEST(the_table_of_actions_ends_at_the_next_label),
	    TEST(heads_in_another_order), TEST(lines_of_text),
	    TEST(named_and_merged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
