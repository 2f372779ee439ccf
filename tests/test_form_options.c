/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes in a row, in a line or in cells, each with the concern that it is for. */
#include "check.h"

#include "form_case.h"

#define FORM                                                                                       \
	"Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\n"                        \
	"Date of Fostering Panel: 1 May 2026\nName of Panel Chair: Di Fox\n"
#define TABLE "=Fostering Panel Escalation form\nName of Panel Chair|Di Fox\n"
#define BOX   "\xE2\x98\x90 "
#define TICK  "\xE2\x98\x92 "
#define SOME  "Concerns: neither Yes nor No is ticked for "

static const struct form_case lines[] = {
    {"a box before each name, in lines that go on",
     FORM "What is panel concerned about? Tick all that apply.\n" BOX "Timescales " TICK
	  "Planning " BOX "Checks " TICK "Reports\n" BOX "Inclusion " TICK "Decision making and\n"
	  "intervention\nFurther information: It was late.\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.checks=-\n"
     "concerns.reports_quality=yes\nconcerns.inclusion=-\nconcerns.decision_making=yes\n"
     "details=It was late.\n!" SOME "\"Adherence to timescales\", \"Checks / references "
     "completed\", \"Inclusion of key individuals\".\n"},
    {"in brackets, behind the heading of the group",
     FORM "PROCEDURAL\n[ ] Timescales  [x] Planning\nPractice: [x] Reports; [ ] Analysis\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=-\n!" SOME
     "\"Adherence to timescales\", \"Quality of analysis\".\n"},
    {"a box behind each name", FORM "PRACTICE: Reports [x] Assessment [ ] Analysis [x]\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=-\n"
     "concerns.analysis_quality=yes\n!" SOME "\"Quality of assessment\".\n"},
    {"a row of the council's own among them",
     FORM "PRACTICE\n[x] Reports [ ] Matching [x] Other: late minutes [ ] Safeguarding\n",
     "concerns.reports_quality=yes\nothers=late minutes=yes\nconcerns.safeguarding=-\n!" SOME
     "\"Safeguarding concerns\".\n"},
    {"all of them ticked",
     FORM "\xE2\x9C\x93 Inclusion of key individuals \xE2\x9C\x93 Safeguarding\n",
     "concerns.inclusion=yes\nconcerns.safeguarding=yes\n"},
    {"the first, or the last, has no box: nobody can say which are ticked",
     FORM "Quality of reports [ ] Quality of assessment [x] Quality of analysis\n",
     "concerns.reports_quality=-\nconcerns.assessment_quality=-\nconcerns.analysis_quality=-\n"
     "!\"Quality of reports [ ] Quality of assessment [x] Quality of \xE2\x80\xA6\": it is not "
     "clear which of these are ticked.\n"},
    {"beside one that is not known", FORM "[ ] Timescales [x] Matching\n",
     "concerns.timescales=-\nothers=-\n!\"[ ] Timescales [x] Matching\": it is not clear which of "
     "these are ticked.\n"},
    {"ticks and crosses: which is a No?", FORM "\xE2\x9C\x93 Inclusion \xE2\x9C\x97 Analysis\n",
     "concerns.inclusion=-\nconcerns.analysis_quality=-\n"
     "!Inclusion of key individuals: \"Inclusion\" is neither Yes nor No.\n"
     "!Quality of analysis: \"Analysis\" is neither Yes nor No.\n"},
    {"bullets", FORM "\xE2\x97\x8F Inclusion \xE2\x97\x8F Safeguarding\n",
     "concerns.inclusion=-\nconcerns.safeguarding=-\n!\"\xE2\x97\x8F Inclusion \xE2\x97\x8F "
     "Safeguarding\": it is not clear which of these are ticked.\n"},
    {"a concern with a box for its Yes and one for its No",
     FORM "PRACTICE\nQuality of reports YES [x] NO [ ]\nQuality of analysis [ ] Yes [x] No\n"
	  "[ ] Yes [x] No Quality of assessment\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\n"
     "concerns.assessment_quality=no\n"},
};

static const struct form_case rows[] = {
    {"in one cell, beside the group's heading",
     TABLE "Procedural (tick all that apply)|" BOX "Timescales " TICK "Planning " BOX "Checks\n"
	   "Practice (tick all that apply)|" TICK "Reports^" BOX "Analysis\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.checks=-\n"
     "concerns.reports_quality=yes\nconcerns.analysis_quality=-\n!" SOME
     "\"Adherence to timescales\", \"Checks / references completed\", \"Quality of analysis\".\n"},
    {"a box before the name in each cell of a row",
     TABLE BOX "Timescales|" TICK "Planning|" BOX "Checks\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.checks=-\n!" SOME
     "\"Adherence to timescales\", \"Checks / references completed\".\n"},
    {"or behind it", TABLE "Timescales [ ]|Planning [x]|Checks [ ]\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.checks=-\n!" SOME
     "\"Adherence to timescales\", \"Checks / references completed\".\n"},
    {"boxes in cells of their own",
     TABLE BOX "|Timescales|" TICK "|Planning\n" TICK "|Reports|" BOX "|Analysis\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=-\n!" SOME
     "\"Adherence to timescales\", \"Quality of analysis\".\n"},
    {"below YES and NO they answer the name before them",
     TABLE "PRACTICE|YES|NO\nQuality of reports|" TICK "|" BOX "\nQuality of analysis|" BOX "|" TICK
	   "\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\n"},
};

static void boxes_in_lines(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, lines, COUNT_OF(lines));
}

static void boxes_in_cells(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, rows, COUNT_OF(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(boxes_in_lines),
	    TEST(boxes_in_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
