/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that turn what a tick means, and answers that take back what they say. */
#include "check.h"

#include "form_case.h"

#define TITLE "=Fostering Panel Escalation form\n"

/* A yes to what asks whether all is well is no concern. */
static const struct form_case labels[] = {
    {"S1: a label that says that all is well beside the name of the concern",
     TITLE "PRACTICE|YES|NO\nQuality of reports (satisfactory?)|x|\n"
	   "Quality of analysis \xE2\x80\x93 no concern||x\nQuality of assessment|x|\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=-\nconcerns.assessment_quality=yes\n"
     "!Quality of reports: \"Quality of reports (satisfactory?)\" may turn what Yes and No mean.\n"
     "!Quality of analysis: \"Quality of analysis \xE2\x80\x93 no concern\" may turn what Yes and "
     "No mean."},
    {"S1: \xE2\x80\xA6 or what is wrong with it",
     TITLE "PRACTICE|YES|NO\nQuality of reports not satisfactory|x|\n"
	   "Quality of analysis (the plan was late)|x|\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=yes"},
    {"S1: a question whether all is well is a row of the council's own",
     TITLE "PRACTICE|\nWere the reports adequate?|Yes\nQuality of analysis|No\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=no\n"
     "others=Were the reports adequate?=yes\n"
     "!Quality of reports: it was not found, unless \"Were the reports adequate?\" is meant."},
    {"S1: \xE2\x80\xA6 and one whether something is wrong is a concern's name",
     TITLE "PRACTICE|\nWere the reports late or of poor quality?|Yes\n"
	   "Is there a concern about the analysis?|No\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S1: a remark beside a yes that says the opposite, and one that does not",
     TITLE "PRACTICE|\nQuality of reports|Yes - satisfactory\n"
	   "Quality of analysis|No - satisfactory\nQuality of assessment|Yes - not good enough\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=no\n"
     "concerns.assessment_quality=yes\n"
     "!Quality of reports: Yes, and words that say the opposite.\n"},
};

static const struct form_case label_lines[] = {
    {"S1: a question mark turns the name of a concern",
     "Fostering Panel Escalation form\nPROCEDURAL\nTimescales met? Yes\n"
     "Quality of reports: No\n",
     "concerns.timescales=-\nconcerns.reports_quality=no\nothers=Timescales met?=yes\n"
     "!Other concerns: \"Timescales met?\" has more than one row in it (Adherence to "
     "timescales)."},
    {"S1: \xE2\x80\xA6 which is one without it",
     "Fostering Panel Escalation form\nPROCEDURAL\nTimescales met: Yes\n"
     "Quality of reports? No\n",
     "concerns.timescales=yes\nconcerns.reports_quality=no"},
};

static void labels_that_say_all_is_well(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, labels, COUNT_OF(labels));
	form_case_check_all(&arena, form_case_read, label_lines, COUNT_OF(label_lines));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(labels_that_say_all_is_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
