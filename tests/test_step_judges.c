/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the Fostering Panel's Chair and ADM say of an answer, and where the case goes from there
 * (S7, S8).  The panel is that of test_step_surrey.c.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "step_script.h"

#define RESOLVES(name, time)                                                                       \
	{                                                                                          \
		"One of the two is satisfied: nothing closes yet", time, WRITES, name, "Resolved", \
		    "awaiting-outcome", "david", "2026-12-08", "outcome/S7", ""                    \
	}

SCRIPT_TEST(S7_resolved_by_the_adm_then_the_chair_closes, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED, RESOLVES("stephen", "2026-12-08T09:00"),
	    {"Both are satisfied", "2026-12-09T10:00", WRITES, "margaret",
	     "Resolved: Yes. Further escalation required: No.", "closed resolved", "david",
	     "2026-12-08", "outcome/S7 closed/S7",
	     "closed:margaret closed:david closed:stephen closed:priya"},
	    {"A closed case stays closed, and nothing more is to come", "2027-03-01T10:00",
	     TIME_PASSES, NULL, NULL, "closed resolved", "david", "2026-12-08", "", ""})

SCRIPT_TEST(S7_resolved_by_the_chair_then_the_adm_closes, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED, RESOLVES("margaret", "2026-12-08T09:00"),
	    {"Both are satisfied", "2026-12-09T10:00", WRITES, "stephen", "Resolved",
	     "closed resolved", "david", "2026-12-08", "outcome/S7 closed/S7",
	     "closed:margaret closed:david closed:stephen closed:priya"})

SCRIPT_TEST(S7_S8_they_disagree_so_it_goes_up, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    SCRIPT_ANSWERED, RESOLVES("stephen", "2026-12-08T09:00"),
	    {"The Chair is not satisfied: to the senior manager at once, the form is asked for",
	     "2026-12-09T10:00", WRITES, "margaret",
	     "Not resolved. The answer does not say how reviews will be kept on time.",
	     "awaiting-answer", "fiona", "2026-12-16",
	     "outcome/S7 moved-up/S8 requested/S4 further-form/S8",
	     "request:fiona stepped-down:david moved-up:margaret moved-up:priya "
	     "further-form:margaret"})

SCRIPT_TEST(S7_S8_not_resolved_first_does_not_wait_for_the_other, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"The ADM is not satisfied: it goes up before the Chair has said anything",
	     "2026-12-08T09:00", WRITES, "stephen", "Not resolved", "awaiting-answer", "fiona",
	     "2026-12-15", "outcome/S7 moved-up/S8 requested/S4 further-form/S8",
	     "request:fiona stepped-down:david moved-up:margaret moved-up:priya "
	     "further-form:stephen"},
	    {"The Chair's verdict comes too late to be one: the Adviser sees it",
	     "2026-12-08T10:00", WRITES, "margaret", "Resolved", "awaiting-answer", "fiona",
	     "2026-12-15", "refused/B2", "notice:priya"})

SCRIPT_TEST(S7_a_change_of_mind_counts, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    SCRIPT_ANSWERED, RESOLVES("margaret", "2026-12-08T09:00"),
	    {"On second thoughts the Chair is not satisfied", "2026-12-08T11:00", WRITES,
	     "margaret", "Not resolved", "awaiting-answer", "fiona", "2026-12-15",
	     "outcome/S7 moved-up/S8 requested/S4 further-form/S8", NULL})

SCRIPT_TEST(S7_a_contradiction_is_asked_back_and_closes_nothing, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED, RESOLVES("margaret", "2026-12-08T09:00"),
	    {"Yes and yes: the Chair's form contradicts itself, her first word is taken back",
	     "2026-12-08T10:00", REPLIES_FORM, "margaret", "resolved=yes; further_escalation=yes",
	     "awaiting-outcome", "david", "2026-12-08", "outcome-unclear/S7",
	     "verdict-unclear:margaret notice:priya"},
	    {"So the ADM's verdict alone closes nothing", "2026-12-08T11:00", WRITES, "stephen",
	     "Resolved", "awaiting-outcome", "david", "2026-12-08", "outcome/S7", ""},
	    {"Now she says it clearly", "2026-12-08T12:00", REPLIES_FORM, "margaret",
	     "resolved=yes; further_escalation=no", "closed resolved", "david", "2026-12-08",
	     "outcome/S7 closed/S7", NULL})

SCRIPT_TEST(S7_other_words_of_judges, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"Thanks are no verdict", "2026-12-08T09:00", WRITES, "margaret", "Thank you.",
	     "awaiting-outcome", "david", "2026-12-08", "acknowledged", ""},
	    {"A question about the answer goes to who gave it", "2026-12-08T10:00", WRITES,
	     "stephen", "Could you tell me when the certificate was filed?", "awaiting-outcome",
	     "david", "2026-12-08", "information/C10", "question-answered:david"},
	    {"No and no says nothing", "2026-12-08T11:00", REPLIES_FORM, "margaret",
	     "resolved=no; further_escalation=no", "awaiting-outcome", "david", "2026-12-08",
	     "outcome-unclear/S7", "verdict-unclear:margaret notice:priya"})

SCRIPT_TEST(S7_form_and_words_that_differ_are_asked_back, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"The words say resolved, the boxes do not", "2026-12-08T09:00", REPLIES_FORM,
	     "margaret", "words=Resolved; resolved=no; further_escalation=yes", "awaiting-outcome",
	     "david", "2026-12-08", "outcome-unclear/S7", "verdict-unclear:margaret notice:priya"})

static struct fixture_council *three_judges_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);

	k->procedure.judges |= ROLE_SOCIAL_WORKER;
	return k;
}

SCRIPT_TEST(S7_a_doubt_takes_back_the_doubter_s_verdict_and_no_other, three_judges_council,
	    SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"Three judge", "2026-12-07T15:45", WRITES, "david", SCRIPT_ANSWER, "awaiting-outcome",
	     "david", "2026-12-08", "answered/S6",
	     "answer:margaret answer:stephen answer:ben answer-copy:priya"},
	    {"one", "2026-12-08T09:00", WRITES, "margaret", "Resolved", "awaiting-outcome", "david",
	     "2026-12-08", "outcome/S7", ""},
	    {"two", "2026-12-08T10:00", WRITES, "stephen", "Resolved", "awaiting-outcome", "david",
	     "2026-12-08", "outcome/S7", ""},
	    {"The first has doubts", "2026-12-08T11:00", WRITES, "margaret",
	     "It is partly resolved, but I am not sure about the dates.", "awaiting-outcome",
	     "david", "2026-12-08", "outcome-unclear/S7", NULL},
	    {"three: the first's is missing again", "2026-12-08T12:00", WRITES, "ben", "Resolved",
	     "awaiting-outcome", "david", "2026-12-08", "outcome/S7", ""},
	    {"and now all have said so", "2026-12-08T13:00", WRITES, "margaret", "Resolved",
	     "closed resolved", "david", "2026-12-08", "outcome/S7 closed/S7",
	     "closed:margaret closed:david closed:stephen closed:ben closed:priya"})

static struct fixture_council *adm_manages_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	/* Stephen Holt is head of service as well; nobody else is. */
	for (i = 0; i < k->directory.count; i++) {
		if (k->directory.people[i].roles == ROLE_HEAD_OF_SERVICE)
			k->directory.people[i].roles = ROLE_SOCIAL_WORKER;
		if (k->directory.people[i].roles == ROLE_ADM)
			k->directory.people[i].roles = ROLE_ADM | ROLE_HEAD_OF_SERVICE;
	}
	return k;
}

SCRIPT_TEST(S7_nobody_judges_their_own_answer, adm_manages_council, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"It is moved up by hand", "2026-12-02T09:00", ADMIN_ESCALATES, NULL, NULL,
	     "awaiting-answer", "fiona", "2026-12-09", NULL, NULL},
	    {"and once more, to the head of service, who is the ADM", "2026-12-02T10:00",
	     ADMIN_ESCALATES, NULL, NULL, "awaiting-answer", "stephen", "2026-12-09", NULL, NULL},
	    {"The ADM answers: only the Chair is asked, and the Adviser told why",
	     "2026-12-03T09:00", WRITES, "stephen", SCRIPT_ANSWER, "awaiting-outcome", "stephen",
	     "2026-12-09", "answered/S6 no-owner/S7",
	     "answer:margaret notice:priya answer-copy:priya"},
	    {"The ADM's own word is no verdict", "2026-12-03T10:00", WRITES, "stephen", "Resolved",
	     "awaiting-outcome", "stephen", "2026-12-09", "answer-added/S6 no-owner/S7", NULL},
	    {"The Chair's is", "2026-12-03T11:00", WRITES, "margaret", "Resolved",
	     "closed resolved", "stephen", "2026-12-09", "outcome/S7 closed/S7", NULL})

static struct fixture_council *no_adm_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		k->directory.people[i].roles &= ~(unsigned)ROLE_ADM;
	return k;
}

SCRIPT_TEST(S7_without_an_adm_the_adviser_is_told_and_nothing_closes, no_adm_council, SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    {"The answer comes; the directory knows no ADM", "2026-12-07T15:45", WRITES, "david",
	     SCRIPT_ANSWER, "awaiting-outcome", "david", "2026-12-08", "answered/S6 no-owner/S7",
	     "answer:margaret notice:priya answer-copy:priya"},
	    {"The Chair alone cannot close it", "2026-12-08T09:00", WRITES, "margaret", "Resolved",
	     "awaiting-outcome", "david", "2026-12-08", "outcome/S7", ""},
	    {"The Adviser is reminded that somebody is missing", "2026-12-14T08:00", TIME_PASSES,
	     NULL, NULL, "awaiting-outcome", "david", "2026-12-08", "outcome-chased/S6 no-owner/S7",
	     "notice:priya"})

SCRIPT_TEST(S8_the_further_form_comes_later_and_is_passed_on, fixture_surrey, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"The ADM is not satisfied", "2026-12-08T09:00", WRITES, "stephen", "Not resolved",
	     "awaiting-answer", "fiona", "2026-12-15", NULL, NULL},
	    {"The ADM's list of what remains goes to who has it now", "2026-12-08T12:00", WRITES,
	     "stephen", "What remains: the review dates, and the learning for the team.",
	     "awaiting-answer", "fiona", "2026-12-15", "further-form/S8",
	     "question-answered:fiona"},
	    {"A form does the same", "2026-12-08T13:00", REPLIES_FORM, "stephen",
	     "details=And the DBS check.", "awaiting-answer", "fiona", "2026-12-15",
	     "further-form/S8", "question-answered:fiona"},
	    {"Silence: the head of service gets it, with all that was said", "2026-12-17T17:00",
	     TIME_PASSES, NULL, NULL, "awaiting-answer", "robert", "2026-12-24", NULL, NULL})

static struct fixture_council *nobody_above_council(struct arena *a)
{
	struct fixture_council *k = fixture_surrey(a);
	size_t i;

	for (i = 0; i < k->directory.count; i++)
		if (k->directory.people[i].roles &
		    (ROLE_SERVICE_MANAGER | ROLE_HEAD_OF_SERVICE | ROLE_DIRECTOR))
			k->directory.people[i].roles = ROLE_SOCIAL_WORKER;
	return k;
}

SCRIPT_TEST(S8_with_nobody_above_the_adviser_is_asked, nobody_above_council, SCRIPT_SURREY,
	    SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"The ADM is not satisfied; the directory has no senior manager", "2026-12-08T09:00",
	     WRITES, "stephen", "Not resolved", "awaiting-routing", NULL, NULL,
	     "outcome/S7 moved-up/S8 no-owner/S3 further-form/S8",
	     "no-owner:priya stepped-down:david moved-up:margaret further-form:stephen"},
	    {"So is what the manager adds", "2026-12-08T09:30", WRITES, "david",
	     "We have also changed the template.", "awaiting-routing", NULL, NULL,
	     "late-answer/S13", "notice:priya late-answer:margaret"},
	    {"What remains is shown to her meanwhile", "2026-12-08T10:00", WRITES, "stephen",
	     "The DBS check remains.", "awaiting-routing", NULL, NULL, "further-form/S8",
	     "notice:priya"},
	    {"A yes names nobody: the proposal was for the first step", "2026-12-08T11:00", WRITES,
	     "priya", "Yes", "awaiting-routing", NULL, NULL, "refused/S3", "route-unclear:priya"},
	    {"A name does", "2026-12-08T12:00", WRITES, "priya", "Send to Joanne Birch",
	     "awaiting-answer", "joanne", "2026-12-15", "routed/S3 requested/S4",
	     "request:joanne moved-up:margaret"})

static void S8_what_remains_stays_with_the_verdict(void **state)
{
	static const struct deed deeds[] = {
	    SCRIPT_SURREY,
	    SCRIPT_ROUTED,
	    SCRIPT_ANSWERED,
	    {"not satisfied", "2026-12-08T09:00", WRITES, "stephen", "Not resolved", SAME, SAME,
	     SAME, NULL, NULL},
	    {"a form", "2026-12-08T13:00", REPLIES_FORM, "stephen", "details=The DBS check.", SAME,
	     SAME, SAME, "further-form/S8", "question-answered:fiona"},
	};
	struct script s;

	(void)state;
	script_init(&s, fixture_surrey);
	script_play(&s, deeds, COUNT_OF(deeds));
	assert_int_equal(s.c->outcome_count, 1);
	assert_string_equal(s.c->outcomes[0].text, "Not resolved\n\nThe DBS check.");
	assert_string_equal(script_letter(&s, LETTER_QUESTION_ANSWERED, "fiona")->text,
			    "The DBS check.");
	script_clear(&s);
}

SCRIPT_TEST(S8_a_further_form_is_itself_the_word_that_it_is_not_resolved, fixture_surrey,
	    SCRIPT_SURREY, SCRIPT_ROUTED, SCRIPT_ANSWERED,
	    {"The Chair sends a further form at once; it need not be asked for", "2026-12-08T09:00",
	     REPLIES_FORM, "margaret", "details=The review dates remain.", "awaiting-answer",
	     "fiona", "2026-12-15", "outcome/S7 moved-up/S8 requested/S4 further-form/S8",
	     "request:fiona stepped-down:david moved-up:margaret moved-up:priya"})

SCRIPT_TEST(S8_after_the_last_step_there_is_no_other, fixture_surrey, SCRIPT_SURREY, SCRIPT_ROUTED,
	    {"up", "2026-12-02T09:00", ADMIN_ESCALATES, NULL, NULL, SAME, "fiona", "2026-12-09",
	     NULL, NULL},
	    {"up", "2026-12-02T09:10", ADMIN_ESCALATES, NULL, NULL, SAME, "robert", "2026-12-09",
	     NULL, NULL},
	    {"up", "2026-12-02T09:20", ADMIN_ESCALATES, NULL, NULL, SAME, "catherine", "2026-12-09",
	     NULL, NULL},
	    {"The Director answers", "2026-12-03T09:00", WRITES, "catherine", SCRIPT_ANSWER,
	     "awaiting-outcome", "catherine", "2026-12-09", NULL, NULL},
	    {"The Chair is still not satisfied: the case ends, and says how", "2026-12-04T09:00",
	     WRITES, "margaret", "Not resolved", "closed exhausted", "catherine", "2026-12-09",
	     "outcome/S7 closed/S8", "closed:margaret closed:catherine closed:priya"})

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(S7_resolved_by_the_adm_then_the_chair_closes),
	    cmocka_unit_test(S7_resolved_by_the_chair_then_the_adm_closes),
	    cmocka_unit_test(S7_S8_they_disagree_so_it_goes_up),
	    cmocka_unit_test(S7_S8_not_resolved_first_does_not_wait_for_the_other),
	    cmocka_unit_test(S7_a_change_of_mind_counts),
	    cmocka_unit_test(S7_a_contradiction_is_asked_back_and_closes_nothing),
	    cmocka_unit_test(S7_other_words_of_judges),
	    cmocka_unit_test(S7_form_and_words_that_differ_are_asked_back),
	    cmocka_unit_test(S7_a_doubt_takes_back_the_doubter_s_verdict_and_no_other),
	    cmocka_unit_test(S7_nobody_judges_their_own_answer),
	    cmocka_unit_test(S7_without_an_adm_the_adviser_is_told_and_nothing_closes),
	    cmocka_unit_test(S8_the_further_form_comes_later_and_is_passed_on),
	    cmocka_unit_test(S8_with_nobody_above_the_adviser_is_asked),
	    cmocka_unit_test(S8_what_remains_stays_with_the_verdict),
	    cmocka_unit_test(S8_a_further_form_is_itself_the_word_that_it_is_not_resolved),
	    cmocka_unit_test(S8_after_the_last_step_there_is_no_other),
	};

	return cmocka_run_group_tests_name("step_surrey", tests, NULL, NULL);
}
