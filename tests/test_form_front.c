/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms in words and layouts of a council's own: marks before the names, parts named by whose they
 * are, labels told by what stands beside or below them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "form_case.h"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

#define TITLE "=Fostering Panel Escalation form\n"

static const struct form_case fronts[] = {
    {"marks at the left, a head that asks for ticks, remarks at the right",
     TITLE "{bTick}|{bWhat troubles members? Tick as many as apply}|{bRemarks}\n"
	   "\xE2\x9C\x93|Quality of reports|page 4, twice\n"
	   "\xE2\x9C\x93|Safeguarding concerns|\n",
     "concerns.reports_quality=yes\nconcerns.safeguarding=yes"},
    {"letters at the left, no head",
     TITLE "Y|Quality of reports\nN|Quality of analysis\nY|Decision making\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\n"
     "concerns.decision_making=yes"},
    {"two columns at the left, behind numbers",
     TITLE "No|Yes|Concern\nx||Quality of reports\n|x|Quality of analysis\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes"},
    {"two groups side by side, of which the right one has no marks",
     TITLE "PROCEDURAL|Yes|No|Practice issues|Yes|No\n"
	   "Adherence to statutory timescales|Yes||Quality of reports||\n"
	   "Late papers||x|Inclusion of key individuals||\nPlanning||x|Quality of analysis||\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=-\n"
     "concerns.inclusion=-\nconcerns.analysis_quality=-\nothers=Late papers=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\", \"Quality of analysis\", "
     "\"Inclusion of key individuals\"."},
    {"\xE2\x80\xA6 the left one in words of the council's own",
     TITLE "=Panel Chair: Di Fox\nPROCEDURAL|Yes|No|Practice issues|Yes|No\n"
	   "Late papers||x|Inclusion of key individuals||\nLate people||x|Quality of analysis||\n",
     "panel_chair=Di Fox\nconcerns.inclusion=-\nconcerns.analysis_quality=-\n"
     "others=Late papers=no;Late people=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\", \"Inclusion of key "
     "individuals\"."},
    {"crosses alone below a head that asks for ticks",
     TITLE "Tick|Concern|Comment\n\xE2\x9C\x97|Quality of reports|\n"
	   "\xE2\x9C\x97|Quality of analysis|\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=yes"},
    {"a row of one's own, and one that nobody used",
     TITLE "\xE2\x9C\x93|Quality of reports|\n\xE2\x9C\x93|Quality of analysis|\n"
	   "\xE2\x9C\x93|Any other concern (please say): Pets at home|\n|Other (specify): |\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=yes\nothers=Pets at home=yes"},
    {"answers at the right stay there, with a column for the group at the left",
     TITLE "|Concern|YES|NO\nA|Quality of reports|x|\n|Quality of analysis||x\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
};

static const struct form_case parts[] = {
    {"an order to the holder of a role is no name",
     TITLE "=Chair: please send this to the office by Friday.\nChaired by|Di Fox\n",
     "panel_chair=Di Fox"},
    {"parts by whose they are, and labels in words of their own",
     TITLE "Team Manager's name|Cy Dee\nFurther information|The report was late.\n"
	   "={bPanel Adviser to complete}\n"
	   "{bPassed to (manager)}|Jo Hay|{bPassed on (date)}|5 May 2026\n"
	   "={bManager to fill in}\n{bYour reply to panel}\nWe are sorry.\n",
     "team_manager=Cy Dee\ndetails=The report was late.\nmanager=Jo Hay\n"
     "date_sent=2026-05-05\nresponse=We are sorry."},
    {"labels over their days",
     TITLE "Response to concerns raised|We are sorry.\n=\n"
	   "Reply in|Reply to Chair|Reply to ADM|Back to panel on\n"
	   "6 May 2026|7 May 2026|8 May 2026|11 May 2026\n",
     "response=We are sorry.\ndate_received=2026-05-06\ndate_to_chair=2026-05-07\n"
     "date_to_adm=2026-05-08\nfeedback_date=2026-05-11"},
    {"actions by who and by when alone",
     TITLE "Response to concerns raised|We are sorry.\n=\n"
	   "What the team has learnt from this|Who|By\nTrain the team|Jo Hay|8 May 2026\n",
     "response=We are sorry.\nactions=Train the team|Jo Hay|8 May 2026|2026-05-08"},
    {"two questions in a row, each with its answer",
     TITLE "Response of Panel Chair|Thank you.\n=\n"
	   "Resolved|No|{bMust it be taken further?}|Yes\n",
     "chair_response=Thank you.\nresolved=no\nfurther_escalation=yes"},
    {"what is printed before a name is none of it",
     TITLE "Team Manager's name|Name: Cy Dee\nName of Panel Chair|(block capitals please) DI FOX\n"
	   "Name of Panel Adviser|[Full name] Ed Gee\n",
     "team_manager=Cy Dee\npanel_chair=DI FOX\npanel_adviser=Ed Gee"},
    {"a name that is somewhere else is told of",
     TITLE "Team Manager's name|see overleaf\nName of Panel Chair|Di Fox\n",
     "team_manager=see overleaf\npanel_chair=Di Fox\n"
     "!Team Manager's name: what \"see overleaf\" points to was not read as the answer."},
};

static void marks_stand_before_the_names(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, fronts, sizeof(fronts) / sizeof(*fronts));
}

static void labels_are_told_by_what_is_beside_them(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, parts, sizeof(parts) / sizeof(*parts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(marks_stand_before_the_names, clear_arena),
	    cmocka_unit_test_teardown(labels_are_told_by_what_is_beside_them, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
