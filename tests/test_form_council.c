/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that councils worded and laid out anew: labels that go on, parts with numbers, concerns
 * beside each other, and the initials of who ticked. */
#include "check.h"

#include "form_case.h"

#define TITLE "Fostering Panel Escalation form\n\n"

static const struct form_case labels[] = {
    {"a label, and an answer that begins as a longer label would go on",
     TITLE "Foster carer's name/s\nAnn Lee\n\n"
	   "Further information: nature of concerns and actions requested\n"
	   "To resolve these, a plan with dates is asked for.\n",
     "foster_carers=Ann Lee\ndetails=To resolve these, a plan with dates is asked for.\n"},
    {"some words more, up to the colon",
     TITLE "Foster carer's name/s: Ann Lee\n"
	   "Tell us more about the concerns and what you hope for: It was late.\n",
     "foster_carers=Ann Lee\ndetails=It was late.\n"},
    {"a sentence goes on without a colon",
     TITLE "Foster carer's name/s: Ann Lee\nFurther information:\n"
	   "Reports and assessments were late.\nSafeguarding and care were not looked at.\n",
     "foster_carers=Ann Lee\n"
     "details=Reports and assessments were late. Safeguarding and care were not looked at.\n"},
    {"a word or its plural",
     TITLE "Foster carer or carers: Ann Lee and Bo Lee\nChair or chairs: Di Fox\n",
     "foster_carers=Ann Lee and Bo Lee\npanel_chair=Di Fox\n"},
    {"a section that says who fills it in, above its labels",
     TITLE "Section A: Panel Chair\nFoster carer's name/s\nAnn Lee\nPanel Chair\nDi Fox\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\n"},
    {"parts with numbers are nobody's answer",
     TITLE "PART ONE (Chair)\nFoster carer's name/s: Ann Lee\nPart 3 - Manager\n"
	   "Response to concerns raised\nPart IV (Panel Adviser)\nDate received: 1 May 2026\n"
	   "Response of ADM\nPART SIX: Panel Chair\nResolved: Yes\n",
     "foster_carers=Ann Lee\nresponse=-\ndate_received=2026-05-01\nadm_response=-\n"
     "resolved=yes\n"},
    {"who is to complete what follows is no action",
     TITLE "Foster carer's name/s: Ann Lee\nActions and learning\n- Ring Ann (Bo Ray)\n"
	   "To be completed by the Panel Adviser on return\nDate received: 1 May 2026\n",
     "foster_carers=Ann Lee\nactions=Ring Ann (Bo Ray)|-|-|-\ndate_received=2026-05-01\n"},
    {"parts of a report, in free text",
     TITLE "Foster carer's name/s: Ann Lee\nFurther information:\nPart 4 of the report is\n"
	   "thin.\nPart 2\nTo be completed by Friday please\n",
     "foster_carers=Ann Lee\n"
     "details=Part 4 of the report is thin. Part 2 To be completed by Friday please\n"},
    {"what is asked of the manager, above a label without a value",
     TITLE "Foster carer's name/s: Ann Lee\nFurther information:\nIt was late.\n"
	   "We want the manager to ring us\n\nDATE FOR RESPONSE (5 working days):\n",
     "foster_carers=Ann Lee\ndetails=It was late. We want the manager to ring us\n"},
    {"a child's initial, and no sign of an answer",
     TITLE "Foster carer's name/s: Ann Lee\nFurther information\n"
	   "A. has had four workers in a year.\n",
     "foster_carers=Ann Lee\ndetails=A. has had four workers in a year.\n"},
    {"concerns below the heads that say what they are",
     TITLE "Foster carer's name/s: Ann Lee\n\nOf concern (YES):\n- Quality of reports\n"
	   "- Care plan\n\nNo concerns (NO):\n- Safeguarding\n- Quality of analysis\n\n"
	   "Further information: It was late.\n",
     "foster_carers=Ann Lee\nconcerns.reports_quality=yes\nconcerns.planning=yes\n"
     "concerns.safeguarding=no\nconcerns.analysis_quality=no\ndetails=It was late.\n"},
    {"how the answers are marked is no label",
     "Please find my replies in bold:\n\nWho are the foster carers?\nAnn Lee\n\n"
     "When was the panel?\n1 May 2026\n\nWho is the team manager?\nCy Dee\n\n"
     "By what date do you need a response?\n8 May 2026\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nteam_manager=Cy Dee\n"
     "response_due=2026-05-08\nresponse=-\n"},
};

static const struct form_case rows[] = {
    {"concerns beside each other, with a row for YES and one for NO",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\n"
     "PRACTICE|Quality of reports|Quality of analysis|Safeguarding\nYES|x||\nNO||x|\n",
     "foster_carers=Ann Lee\nconcerns.reports_quality=yes\nconcerns.analysis_quality=no\n"
     "concerns.safeguarding=-\n!Concerns: neither Yes nor No is ticked for \"Safeguarding "
     "concerns\".\n"},
    {"the same with NO first, a concern of the council's own, and all in one row",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\n"
     "PRACTICE|Quality of reports|Quality of analysis|Matching\nNO|x||x\nYES||x|\n",
     "foster_carers=Ann Lee\nconcerns.reports_quality=no\nconcerns.analysis_quality=yes\n"
     "others=Matching=no\n"},
    {"the answers in words, with no row's name",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\n"
     "Timescales|Care plan|Checks\nNo|Yes|No\n",
     "foster_carers=Ann Lee\nconcerns.timescales=no\nconcerns.planning=yes\n"
     "concerns.checks=no\n"},
    {"the initials of somebody named, as ticks",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\n"
     "Name of Panel Chair|Di Fox-Hay\nPROCEDURAL|YES|NO\nAdherence to timescales|DFH|\n"
     "Care plan||DFH\nChecks||DFH\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox-Hay\nconcerns.timescales=yes\n"
     "concerns.planning=no\nconcerns.checks=no\n"},
    {"letters that are nobody's initials, and words that could be",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Nia Orr\n"
     "PROCEDURAL|YES|NO\nAdherence to timescales|NO|\nCare plan||RTQ\nChecks||RTQ\n",
     "foster_carers=Nia Orr\nconcerns.timescales=no\nconcerns.planning=-\n"
     "!Appropriate planning processes / care plan: \"RTQ\" is neither Yes nor No.\n"
     "!Checks / references completed: \"RTQ\" is neither Yes nor No.\n"},
    {"a group in two languages",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\n"
     "GWEITHDREFNOL / PROCEDURAL|YES|NO\nCadw at amserlenni / Adherence to timescales|x|\n"
     "YMARFER / PRACTICE|YES|NO\nDiogelu / Safeguarding concerns||x\n",
     "foster_carers=Ann Lee\nconcerns.timescales=yes\nconcerns.safeguarding=no\nothers=-\n"},
    {"a label that asks on, in the words of two fields",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\n"
     "Further information \xE2\x80\x93 what are the concerns, and what is asked to resolve them?\n"
     "It was late.\n",
     "foster_carers=Ann Lee\ndetails=It was late.\n"},
    {"a form of another title, whose account has a label in other words",
     "=Escalation pro-forma\nDate of panel|1 May 2026\nFoster carer|Ann Lee\nPanel Chair|Di Fox\n"
     "Social worker|Bo Ray\nTeam manager|Cy Dee\nPROCEDURAL|YES|NO\nCare plan|x|\n"
     "{bPlease set out what concerned the panel and the action that it asks for}\n"
     "It was late, and nobody could say why it was late again this time.\n",
     "foster_carers=Ann Lee\nconcerns.planning=yes\n"
     "details=It was late, and nobody could say why it was late again this time.\n"},
};

static void labels_that_go_on(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, labels, COUNT_OF(labels));
}

static void rows_laid_out_anew(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, rows, COUNT_OF(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(labels_that_go_on),
	    TEST(rows_laid_out_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
