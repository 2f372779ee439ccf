/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are whole sentences, "The matter is not resolved.": never in the opposite sense. */
#include "check.h"

#include "form_case.h"

#define TEXT_F                                                                                     \
	"Fostering Panel Escalation form\nName of Panel Chair: Di Fox\n"                           \
	"Section F \xE2\x80\x93 to be completed by panel chair\n"                                  \
	"Response of Panel Chair\nI have read it.\n"

static const struct form_case denied[] = {
    {"S7: a yes to what is denied is no yes", TEXT_F "Not resolved: Yes\n",
     "resolved=-\nchair_response=I have read it. Not resolved: Yes\n"
     "!\"Not resolved\": this may be a label; it was read as text of \"Response of Panel "
     "Chair\".\n"},
    {"S1: a concern that is denied is none, and one at what was not done is",
     "Fostering Panel Escalation form\nTeam Manager's name: Cy Dee\nPRACTICE\n"
     "Quality of assessment: No\nNo concern about the written reports: Yes\n"
     "Depth of analysis not kept up: Yes\n",
     "concerns.assessment_quality=no\nconcerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "others=No concern about the written reports=yes\n"
     "!Quality of reports: it was not found, unless \"No concern about the written reports\" is "
     "meant.\n"
     "!\"No concern about the written reports\": this row of the form is not known; it was read as "
     "a row that was added.\n"},
};

static const struct form_case pairs[] = {
    {"S7: the one that is ticked, of two",
     TEXT_F "[ ] The matter is resolved\n[x] The matter is not resolved\n",
     "chair_response=I have read it.\nresolved=no\n"},
    {"S7: … with boxes behind them, or in one line",
     TEXT_F "I am satisfied with the response [x]\nI am not satisfied with the response [ ]\n"
	    "[ ] Further escalation is required [x] No further escalation is required\n",
     "chair_response=I have read it.\nresolved=yes\nfurther_escalation=no\n"},
    {"S7: without a verb", TEXT_F "[ ] Resolved\n[x] Not resolved\n", "resolved=no\n"},
    {"S7: a mark below the heads of columns is of one of these",
     TEXT_F "\n                               YES     NO\n"
	    "Resolved                       \xE2\x9C\x93\n"
	    "Further escalation required            \xE2\x9C\x93\n",
     "resolved=yes\nfurther_escalation=no\n"},
    {"S7: neither is ticked", TEXT_F "[ ] The matter is resolved\n[ ] The matter is not resolved\n",
     "chair_response=I have read it.\nresolved=-\n"},
    {"S7: both are", TEXT_F "[x] The matter is resolved\n[x] The matter is not resolved\n",
     "resolved=-\n!Resolved: \"The matter is resolved\" is ticked, and its opposite as "
     "well.\n"},
    {"S7: what is left of two", TEXT_F "\nThe matter is unresolved.\n",
     "chair_response=I have read it. The matter is unresolved.\nresolved=no\n"},
    {"S7: both are left",
     TEXT_F "Please delete one:\nThe matter is resolved.\nThe matter is not resolved.\n",
     "resolved=-\n!Resolved: \"The matter is resolved.\" is there, and its opposite as well.\n"},
    {"S7: … with a stroke between them", TEXT_F "I am satisfied / I am not satisfied\n",
     "resolved=-\n!Resolved: \"I am satisfied / I am not satisfied\" is there, and its opposite as "
     "well.\n"},
    {"S7: … and nobody has answered yet",
     "Fostering Panel Escalation form\nName of Panel Chair: Di Fox\n"
     "Further information: It was late.\nResponse of Panel Chair\n"
     "The matter is resolved.\nThe matter is not resolved.\n",
     "details=It was late.\nchair_response=-\nresolved=-\n"},
    {"S7: the label says it, too",
     TEXT_F "Resolved: The matter is not resolved\nFurther escalation required: I do not want this "
	    "escalated further.\n",
     "chair_response=I have read it.\nresolved=no\nfurther_escalation=no\n"},
    {"S7: a tick that says something else", TEXT_F "Resolved: Yes\n[x] I am not satisfied\n",
     "resolved=-\n!Resolved: there are two answers: \"Yes\" and \"I am not satisfied\".\n"},
};

static const struct form_case closings[] = {
    {"S7: the last sentence of the Chair",
     TEXT_F "Thank you. I am not satisfied\nwith the reply.\n", "resolved=no\n"},
    {"S7: one that others follow is none",
     TEXT_F "The matter is resolved. That was my first thought.\n",
     "resolved=-\n!Resolved: \"The matter is resolved.\" may be the answer, but more is said "
     "behind "
     "it.\n"},
    {"S7: … in a paragraph above the rest", TEXT_F "I am not satisfied.\n\nThe dates are late.\n",
     "resolved=-\n!Resolved: \"I am not satisfied.\" may be the answer, but more is said behind "
     "it.\n"},
    {"S7: … of two opposite ones neither counts, be it the last",
     TEXT_F "I am not\nsatisfied. Then I read the rest. The matter is resolved.\n",
     "resolved=-\n!Resolved: there are two answers: \"I am not satisfied.\" and \"The matter is "
     "resolved.\".\n"},
    {"S7: … nor needs to be told where the tick says it",
     TEXT_F "The matter is resolved. Thank you all.\nResolved: Yes\n", "resolved=yes\n"},
    {"S7: nor is one with a condition, or of a part",
     TEXT_F "If they visit, the matter is resolved.\n", "resolved=-\n"},
    {"S7: … or of a part", TEXT_F "I am satisfied with the first half of the response.\n",
     "resolved=-\n"},
    {"S7: … or of what is to come", TEXT_F "The matter is to be resolved.\n", "resolved=-\n"},
    {"S7: … or denied twice", TEXT_F "I am not dissatisfied.\n", "resolved=-\n"},
    {"S7: … or asked", TEXT_F "Is the matter resolved.\n", "resolved=-\n"},
    {"S7: what the ADM or the manager says is not the Chair's",
     "Fostering Panel Escalation form\nResponse to concerns raised\nThe matter is resolved.\n"
     "Response of ADM\nI am satisfied with the response.\n",
     "response=The matter is resolved.\nadm_response=I am satisfied with the response.\n"
     "resolved=-\n"},
};

#define PANEL "=Fostering Panel Escalation form\nName of Panel Chair|Di Fox\n"

static const struct form_case rows[] = {
    {"S7: one is struck out",
     PANEL "=Response of Panel Chair\n=Noted.\n={sThe matter is resolved.}\n"
	   "=The matter is not resolved.\n",
     "chair_response=Noted. The matter is not resolved.\nresolved=no\n"},
    {"S7: … or a word of it",
     PANEL "=Response of Panel Chair\n=Noted.\n=The matter is {snot} resolved.\n",
     "resolved=yes\n"},
    {"S7: a cell for the mark",
     PANEL
     "Response of Panel Chair|Noted.\nThe matter is resolved|\nThe matter is not resolved|x\n",
     "resolved=no\n"},
    {"S7: … before it",
     PANEL "Response of Panel Chair|Noted.\n\xE2\x98\x92|I am satisfied with the response\n"
	   "\xE2\x98\x90|I am not satisfied with the response\n",
     "resolved=yes\n"},
    {"S1: concerns in sentences",
     PANEL "=PROCEDURAL\n={sThere are concerns about timescales.}\n"
	   "=There are no concerns about timescales.\n"
	   "=There are concerns about checks and references.\n"
	   "=PRACTICE\n=We have concerns about the quality of reports.\n"
	   "=We have {sno} concerns about the quality of analysis.\n"
	   "=There are concerns about safeguarding.\n=There are no concerns about safeguarding.\n",
     "concerns.timescales=no\nconcerns.checks=yes\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=yes\nconcerns.safeguarding=-\n"
     "!Safeguarding concerns: \"There are concerns about safeguarding.\" is there, and its "
     "opposite as well.\n"},
    {"S1: an account is no list of them",
     PANEL "=Further information\n=There are no concerns about safeguarding.\n",
     "details=There are no concerns about safeguarding.\nconcerns.safeguarding=-\n"},
};

static void what_is_denied(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, denied, COUNT_OF(denied));
}

static void pairs_of_sentences(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, pairs, COUNT_OF(pairs));
	form_case_check_all(&arena, form_case_table, rows, COUNT_OF(rows));
}

static void sentences_that_close(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, closings, COUNT_OF(closings));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_is_denied),
	    TEST(pairs_of_sentences),
	    TEST(sentences_that_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
