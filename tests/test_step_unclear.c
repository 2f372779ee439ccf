/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What could not be read of the form that an answer came in (S6): who is told of it, and when.
 */
#include "check.h"

#include <string.h>

#include "step_script.h"

/* In the letter to this person, about the last deed. */
static void says_what_is_unclear(struct script *s, enum letter_kind kind, const char *name)
{
	static const char *const told[] = {
	    "> Unclear: By when: \"31 June\" is no date.\n",
	    "> Unclear: \"Cost\": this row of the form is not known.\n",
	    "> Unclear: Response: it is too long.\n",
	};
	const struct letter *l = script_letter(s, kind, name);
	const char *text, *at;
	size_t i;

	assert_non_null(l);
	at = text = letter_write(&s->arena, &s->council->office, s->c, l).text;
	for (i = 0; i < COUNT_OF(told); i++) {
		at = strstr(text, told[i]);
		if (!at || strstr(at + 1, told[i]))
			fail_msg("not once: %s\n%s", told[i], text);
	}
	assert_null(strstr(text, "Unclear: Team Manager's name"));
	assert_null(strstr(text, "Unclear: Concerns"));
}

static void S6_what_of_the_answer_s_form_was_not_read_is_told_with_it(void **state)
{
	static const struct deed deeds[] = {
	    SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"A part, which lacks the actions", "2026-12-03T08:00", REPLIES_FORM, "david",
	     "response=The worker left.; problem=response|Response: it is too long.; "
	     "problem=\"Cost\": this row of the form is not known.",
	     "awaiting-answer", "david", SAME, "incomplete/S5", "incomplete:david"},
	    {"Two of the problems are of the Chair's own part, one was in the other mail",
	     "2026-12-03T09:00", REPLIES_FORM, "david",
	     "action=File it; problem=actions|By when: \"31 June\" is no date.; "
	     "problem=team_manager|Team Manager's name: there are two answers.; "
	     "problem=\"Cost\": this row of the form is not known.; "
	     "problem=concerns|Concerns: neither Yes nor No is ticked for \"Checks\".",
	     "awaiting-outcome", "david", SAME, "answered/S6",
	     "answer:margaret answer:stephen answer-copy:priya"}};
	static const struct deed later[] = {
	    {"It is sent once more", "2026-12-04T09:00", ADMIN_RESENDS, NULL, NULL,
	     "awaiting-outcome", "david", SAME, "resent/B1", "answer:margaret answer:stephen"},
	    {"and asked about", "2026-12-10T08:00", TIME_PASSES, NULL, NULL, "awaiting-outcome",
	     "david", SAME, "outcome-chased/S6", "verdict-chase:margaret verdict-chase:stephen"}};
	struct script s;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	says_what_is_unclear(&s, LETTER_ANSWER, "margaret");
	says_what_is_unclear(&s, LETTER_ANSWER, "stephen");
	says_what_is_unclear(&s, LETTER_ANSWER_COPY, "priya");
	script_play(&s, &later[0], 1);
	says_what_is_unclear(&s, LETTER_ANSWER, "margaret");
	says_what_is_unclear(&s, LETTER_ANSWER, "stephen");
	script_play(&s, &later[1], 1);
	says_what_is_unclear(&s, LETTER_VERDICT_CHASE, "stephen");
	script_clear(&s);
}

static void S13_a_late_form_is_passed_on_with_its_actions_and_what_is_unclear(void **state)
{
	static const struct deed deeds[] = {
	    SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"It has gone up", "2026-12-10T17:00", TIME_PASSES, NULL, NULL, SAME, "fiona",
	     "2026-12-17", NULL, NULL},
	    {"The first manager's form comes after all", "2026-12-11T09:00", REPLIES_FORM, "david",
	     "response=The worker left.; action=File it; "
	     "problem=actions|By when: \"31 June\" is no date.",
	     "awaiting-answer", "fiona", "2026-12-17", "late-answer/S13",
	     "late-answer:fiona late-answer:margaret"}};
	static const char *const says[] = {"> The worker left.\n", "> Action: File it\n",
					   "> Unclear: By when: \"31 June\" is no date.\n"};
	const struct letter *l;
	struct script s;
	const char *text;
	size_t i;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	l = script_letter(&s, LETTER_LATE_ANSWER, "fiona");
	assert_non_null(l);
	text = letter_write(&s.arena, &s.council->office, s.c, l).text;
	for (i = 0; i < COUNT_OF(says); i++)
		if (!strstr(text, says[i]))
			fail_msg("%s", text);
	script_clear(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(S6_what_of_the_answer_s_form_was_not_read_is_told_with_it),
	    cmocka_unit_test(S13_a_late_form_is_passed_on_with_its_actions_and_what_is_unclear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
