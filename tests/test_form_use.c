/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a form that was read: whom it is about, merging, asking, writing it out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "form_case.h"

#include "core/directory.h"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

#define HEAD                                                                                       \
	"Fostering Panel Escalation form\nSection A \xE2\x80\x93 to be completed by Panel Chair\n"

/* C7: whom it is about decides where the case starts, so that words are never stretched. */
static void c7_roles(void **state)
{
	static const struct {
		const char *words, *roles;
		bool doubtful;
		bool nobody; /* said to be about none of them */
	} rows[] = {
	    {"our SSW", "ssw", false, false},
	    {"neither the SSW nor the Team Manager", "-", false, true},
	    {"Noah Smith", "-", false, false},
	    {"Team Manager: yes", "team-manager", false, false},
	    {"SSW yes, Team Manager no", "ssw", false, false},
	    {"Joanne Pike", "-", false, false},
	    {"not the SSW, the Team Manager", "team-manager", false, false},
	    {"Our SSW's manager", "team-manager", false, false},
	    {"both our SSW and the Team Manager", "ssw,team-manager", false, false},
	    {"the Head of Service", "head-of-service", false, false},
	    {"the Director, not the Head of Service", "director", false, false},
	    {"no-one", "-", false, true},
	    {"nobody in particular", "-", false, true},
	    {"the child's social worker", "social-worker", false, false},
	    {"our social worker", "-", true, false},
	    {"her manager", "-", true, false},
	    {"SSW? not sure", "-", true, false},
	    {"maybe the SSW", "-", true, false},
	    {"[ ] SSW [x] Service Manager", "service-manager", false, false},
	    {"SSW and TM", "ssw,team-manager", false, false},
	    {"SSW: N, HoS: Y", "head-of-service", false, false},
	    {"SSW and SM", "ssw", true, false},
	    {"the SSW's TM", "team-manager", false, false},
	    {"all except the Head of Service", "-", true, false},
	    {"anyone other than our SSW and the TM", "-", true, false},
	    {"our former SSW", "-", true, false},
	    {"not just the SSW", "-", true, false},
	    {"not the SSW or the Team Manager", "-", false, true},
	    {"neither the SSW, the TM nor the Director", "-", false, true},
	    {"the SSW, not the TM or the Director", "ssw", false, false},
	    {"not the SSW and the TM", "-", true, false},
	    {"Director not informed", "-", true, false},
	    {"Team Manager was not told, SSW", "-", true, false},
	    {"SSW not returning calls", "ssw", false, false},
	    {"the SSW, who has not been helpful", "ssw", false, false},
	    {"Team Manager (the SSW has been great)", "team-manager", true, false},
	    {"Team Manager. Our SSW is lovely", "team-manager", true, false},
	    {"Team Manager (she manages our SSW)", "team-manager", true, false},
	    {"SSW (and the Team Manager)", "ssw,team-manager", false, false},
	    {"SSW (Jo) and Team Manager (Bo)", "ssw,team-manager", false, false},
	};
	struct form *form;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		form = form_case_read(&arena, arena_printf(&arena,
							   "Carers: A\nSSW: B\nConcern: c\n"
							   "About: %s\n",
							   rows[i].words));
		assert_non_null(form);
		assert_string_equal(form_text(form, "about"), rows[i].words);
		assert_string_equal(form_case_value(&arena, form, "about"), rows[i].roles);
		assert_int_equal(form->problem_count, rows[i].doubtful);
		assert_int_equal(form_tick(form, "about"), rows[i].nobody ? FORM_NO : FORM_UNSAID);
	}
}

/* S9: an immediate concern starts the case higher; doubt is asked about, never guessed. */
static void s9_immediate_safeguarding(void **state)
{
	static const struct {
		const char *line, *details, *expected;
		size_t problems;
	} rows[] = {
	    {"", "The children are safe.", "-", 0},
	    {"", "This follows up an immediate safeguarding concern raised with Jo on 2 May.",
	     "yes", 0},
	    {"", "An immediate safeguarding concern was reported to the senior manager.", "yes", 0},
	    {"", "There is an immediate safeguarding concern.", "yes", 0},
	    {"", "There are no immediate safeguarding concerns.", "no", 0},
	    {"", "This is not an immediate safeguarding concern.", "no", 0},
	    {"", "An immediate safeguarding concern was not raised with anyone.", "-", 1},
	    {"", "If there is an immediate safeguarding concern, call us.", "-", 1},
	    {"", "Is it an immediate safeguarding concern?", "-", 1},
	    {"",
	     "There is no immediate safeguarding concern. There was an immediate safeguarding "
	     "concern.",
	     "-", 1},
	    {"Immediate safeguarding concern: yes", "x", "yes", 0},
	    {"Immediate safeguarding concern: no", "x", "no", 0},
	    {"Immediate safeguarding concern: raised with Jo Lee on 1 May", "x", "yes", 0},
	    {"Immediate safeguarding concern: unsure", "x", "-", 1},
	    {"Immediate safeguarding concern: yes", "No immediate safeguarding concern for B.",
	     "yes", 0},
	    {"Immediate safeguarding concern: no",
	     "This follows an immediate safeguarding concern.", "-", 1},
	    {"Safeguarding concerns: YES (immediate)", "x", "yes", 0},
	    {"Safeguarding concerns (immediate): YES", "x", "yes", 0},
	    {"Safeguarding concerns: YES, not immediate", "x", "-", 0},
	    {"Safeguarding concerns: YES - immediate action asked for", "x", "-", 1},
	    {"Safeguarding concerns: YES", "x", "-", 0},
	};
	struct form *form;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		form = form_case_read(&arena, arena_printf(&arena,
							   HEAD "Team Manager's name: Cy\n%s\n"
								"Further information: %s\n",
							   rows[i].line, rows[i].details));
		assert_non_null(form);
		assert_string_equal(form_case_value(&arena, form, "immediate_safeguarding"),
				    rows[i].expected);
		assert_int_equal(form->problem_count, rows[i].problems);
		if (str_starts(rows[i].line, "Safeguarding"))
			assert_int_equal(form_tick(form, "concerns.safeguarding"), FORM_YES);
	}
}

/* S6: what a problem is about tells whether it is of the answer; what is of no field may be. */
static void problems_of_a_section(void **state)
{
	static const struct {
		const char *key;
		bool before;
	} rows[] = {{"panel_date", true},    {"concerns.checks", true}, {FORM_CONCERNS, true},
		    {FORM_OTHERS, true},     {"manager", true},		{"response", false},
		    {FORM_ACTIONS, false},   {"resolved", false},	{NULL, false},
		    {"no_such_field", false}};
	const struct form_type *type = form_type_find("surrey-panel");
	struct form *form = form_new(&arena, type);
	struct form_problem problem = {.text = "x"};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		problem.key = rows[i].key;
		if (form_problem_precedes(type, &problem, 'C') != rows[i].before)
			fail_msg("%s", rows[i].key ? rows[i].key : "of no field");
		form_add_problem(&arena, form, &problem);
	}
	/* As a form of another type it is about none of its fields. */
	form = form_as(&arena, form, form_type_find("croydon-carer"));
	assert_int_equal(form->problem_count, COUNT_OF(rows));
	assert_null(form->problems[0].key);
	assert_string_equal(form->problems[2].key, FORM_CONCERNS);
}

/* What form_to_text writes into a mail can be read again, and says the same. */
static void a_written_form_reads_the_same(void **state)
{
	struct form *form, *again;
	struct str first, second;

	(void)state;
	form = form_case_read(
	    &arena,
	    HEAD "Foster carer's name/s: Ann Lee\nDate of Fostering Panel: 1 May\n"
		 "Quality of reports: YES\nPRACTICE\nMatching: NO\nFurther information: One.\n"
		 "Two.\nResponse to concerns raised: Three.\nActions and learning\n"
		 "Redo it - Bo Ray - 20 May\nTell them - Cy - soon\nResolved: No\n");
	str_init(&first, &arena, STR_UNBOUNDED);
	form_to_text(form, &first);
	assert_string_equal(
	    str_text(&first),
	    "Fostering Panel Escalation form\n\nFoster carer's name/s: Ann Lee\n"
	    "Date of Fostering Panel: Friday 1 May 2026\nQuality of reports: Yes\nMatching: No\n"
	    "Further information \xE2\x80\x93 nature of concerns and actions requested to "
	    "resolve:\n"
	    "One.\nTwo.\nResponse to concerns raised: Three.\nActions and learning\n"
	    "- Action: Redo it\n  By whom: Bo Ray\n  By when: Wednesday 20 May 2026\n"
	    "- Action: Tell them\n  By whom: Cy\n  By when: soon\nResolved: No\n");
	again = form_case_read(&arena, str_text(&first));
	assert_non_null(again);
	assert_int_equal(again->problem_count, 0);
	str_init(&second, &arena, STR_UNBOUNDED);
	form_to_text(again, &second);
	assert_string_equal(str_text(&second), str_text(&first));
}

static void roles_without_words_are_written_by_title(void **state)
{
	struct form *form = form_new(&arena, form_type_find("croydon-carer"));
	struct str text;

	(void)state;
	form_set(form, "about")->roles = ROLE_SSW | ROLE_TEAM_MANAGER;
	form_set(form, "first_raised")->text = "31/02/2026";
	str_init(&text, &arena, STR_UNBOUNDED);
	form_to_text(form, &text);
	assert_string_equal(str_text(&text),
			    arena_printf(&arena,
					 "Foster carers' escalation form\n\n"
					 "Date first raised with SSW: 31/02/2026\n"
					 "Who is the concern about? %s, %s\n",
					 role_title(ROLE_SSW), role_title(ROLE_TEAM_MANAGER)));
}

static void a_returned_form_gives_its_answer_only(void **state)
{
	struct form *into, *from, *carer;

	(void)state;
	into =
	    form_case_read(&arena, HEAD "Team Manager's name: Cy Dee\nDate received: 1 May 2026\n"
					"Resolved: No\n");
	from =
	    form_case_read(&arena, HEAD "Team Manager's name: Another\n"
					"Name of manager asked to deal with complaint: Hal Ivo\n"
					"Response to concerns raised: Done.\nActions and learning\n"
					"Redo it - Bo - 20 May\nResolved: Yes\n");
	form_merge(&arena, into, from);
	form_case_check(&arena, "merged", into,
			"team_manager=Cy Dee\nmanager=-\ndate_received=2026-05-01\nresponse=Done.\n"
			"resolved=yes\nactions=Redo it|Bo|20 May|2026-05-20");
	/* What the second form leaves out stays. */
	form_merge(&arena, into, form_new(&arena, into->type));
	form_case_check(&arena, "merged with nothing", into,
			"response=Done.\nresolved=yes\nactions=Redo it|Bo|20 May|2026-05-20");
	carer = form_new(&arena, form_type_find("croydon-carer"));
	form_set(carer, "concern")->text = "Respite";
	form_merge(&arena, into, carer);
	assert_string_equal(form_text(into, "response"), "Done.");
}

static void c12_a_second_mail_fills_what_was_missing(void **state)
{
	struct form *into = form_new(&arena, form_type_find("croydon-carer"));
	struct form *from = form_new(&arena, form_type_find("croydon-carer"));

	(void)state;
	form_set(into, "concern")->text = "Respite";
	form_set(from, "concern")->text = "Another";
	form_set(from, "impact")->text = "Upset";
	form_merge(&arena, into, from);
	assert_string_equal(form_text(into, "concern"), "Respite");
	assert_string_equal(form_text(into, "impact"), "Upset");
}

static void c12_what_is_missing(void **state)
{
	struct form *form = form_new(&arena, form_type_find("croydon-carer"));
	const char **titles;
	size_t count;

	(void)state;
	titles = form_missing(&arena, form, &count);
	assert_int_equal(count, 5);
	assert_string_equal(titles[0], "What is the concern?");
	assert_string_equal(titles[4], "Who is the concern about?");
	form_set(form, "concern")->text = "Respite";
	form_set(form, "impact")->text = "Upset";
	form_set(form, "bottom_line")->text = "Dates";
	form_set(form, "about")->text = "nobody";
	titles = form_missing(&arena, form, &count);
	assert_int_equal(count, 1);
	assert_string_equal(titles[0], "Conversations had, with dates");
	/* What was tried, with whom and when, is the same record. */
	form_set(form, "tried")->text = "Rang on 2 May";
	form_missing(&arena, form, &count);
	assert_int_equal(count, 0);
}

static void an_impossible_date_is_missing(void **state)
{
	const char **titles;
	struct form *form;
	size_t count;

	(void)state;
	form = form_case_read(&arena,
			      HEAD "Foster carer's name/s: A\nDate of Fostering Panel: 31/2/26\n"
				   "Social Worker's name: B\nTeam Manager's name: C\n"
				   "Name of Panel Chair: D\nFurther information: E\n");
	titles = form_missing(&arena, form, &count);
	assert_int_equal(count, 1);
	assert_string_equal(titles[0], "Date of Fostering Panel");
}

/* One label of a form, as a council or a person could word it. */
static void C12_labels_in_other_words(void **state)
{
	static const struct {
		const char *label, *words, *key, *value;
	} rows[] = {
	    {"Full name of foster carer", "Ann Lee", "foster_carers", "Ann Lee"},
	    {"Date panel held", "1 May 2026", "panel_date", "2026-05-01"},
	    {"SW's name", "Bo Ray", "social_worker", "Bo Ray"},
	    {"Chair of Panel", "Di Fox", "panel_chair", "Di Fox"},
	    {"Agency Adviser", "Ed Gee", "panel_adviser", "Ed Gee"},
	    {"References and checks", "Yes", "concerns.checks", "yes"},
	    {"Involvement of key individuals", "No", "concerns.inclusion", "no"},
	    {"Please respond by", "11 May 2026", "response_due", "2026-05-11"},
	    {"Is it resolved?", "No", "resolved", "no"},
	    {"Our bottom line", "Dates.", "bottom_line", "Dates."},
	    {"What would you like to happen?", "Dates.", "bottom_line", "Dates."},
	    {"How is this affecting the child?", "He is upset.", "impact", "He is upset."},
	    {"What have you already tried?", "We rang.", "tried", "We rang."},
	    {"Name of your SSW", "Martin Lowe", "ssw", "Martin Lowe"},
	    {"When did you raise it with your SSW?", "2 April", "first_raised", "2026-04-02"},
	    {"Who is your concern about?", "Team Manager", "about", "team-manager"},
	    {"Is a child in danger now?", "Yes", "immediate_safeguarding", "yes"},
	    {"Any immediate safeguarding concerns?", "No", "immediate_safeguarding", "no"},
	    {"Is the council's reputation at risk?", "Yes", "reputation", "yes"},
	    {"Do you want the IRO to be informed?", "Yes", "inform_iro", "yes"},
	};
	enum { SURREY = 9 }; /* the first ones */
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		text = arena_printf(&arena, "%s%s: %s\n",
				    i < SURREY ? HEAD "PROCEDURAL\n"
					       : "Carers: Gwen Osei\nConcern: Taxi.\n",
				    rows[i].label, rows[i].words);
		form_case_check(&arena, rows[i].label, form_case_read(&arena, text),
				arena_printf(&arena, "%s=%s", rows[i].key, rows[i].value));
	}
}

/* What an answer says further on does not make up for ticks that could not be seen. */
static void ticks_are_lacking_by_section(void **state)
{
	const struct form *form;

	(void)state;
	form = form_case_read(&arena,
			      HEAD "Quality of reports: YES / NO\nQuality of analysis: YES / NO\n"
				   "Response of ADM: Fine.\nResolved: Yes\n");
	assert_true(form_lacks_ticks(form));
	form =
	    form_case_read(&arena, HEAD "Quality of reports: YES\nQuality of analysis: YES / NO\n"
					"Response of ADM: Fine.\nResolved: Yes / No\n");
	assert_false(form_lacks_ticks(form));
	form = form_case_read(&arena, HEAD "Team Manager's name: Cy Dee\nDate of panel: 1 May\n");
	assert_false(form_lacks_ticks(form));
}

static void copies_and_keys(void **state)
{
	struct form *form, *copy;

	(void)state;
	assert_null(form_type_find("nothing"));
	assert_string_equal(form_type_find("surrey-panel")->name, "surrey-panel");
	form = form_case_read(&arena,
			      HEAD "Team Manager's name: Cy\nDate received: 31/02/2026\n"
				   "PRACTICE\nMatching: YES\nActions and learning\nA - B - soon\n");
	copy = form_copy(&arena, form);
	form_set(form, "team_manager")->text = "Changed";
	form_case_check(&arena, "copy", copy,
			"team_manager=Cy\nothers=Matching=yes\nactions=A|B|soon|-\n"
			"!Date received: \"31/02/2026\" is not a date.");
	assert_string_equal(form_get(copy, "team_manager")->where, "line 3");
	assert_string_equal(copy->actions_where, form->actions_where);
	assert_null(form_text(form, "no such key"));
	assert_int_equal(form_date(form, "no such key"), DATE_NO_DAY);
	assert_int_equal(form_tick(form, "no such key"), FORM_UNSAID);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(c7_roles),
	    TEST(s9_immediate_safeguarding),
	    TEST(problems_of_a_section),
	    TEST(a_written_form_reads_the_same),
	    TEST(roles_without_words_are_written_by_title),
	    TEST(a_returned_form_gives_its_answer_only),
	    TEST(c12_a_second_mail_fills_what_was_missing),
	    TEST(c12_what_is_missing),
	    TEST(an_impossible_date_is_missing),
	    TEST(C12_labels_in_other_words),
	    TEST(ticks_are_lacking_by_section),
	    TEST(copies_and_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
