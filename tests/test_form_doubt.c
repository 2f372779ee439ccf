/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that read like the form's own labels, and lines that nobody may lose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "form_case.h"

#define TITLE	  "=Fostering Panel Escalation form\n"
#define SECTION_C "=Section C \xE2\x80\x93 to be completed by manager\n"
#define TEXT_C                                                                                     \
	"Fostering Panel Escalation form\nSection C \xE2\x80\x93 to be completed by manager\n"

static const struct form_case lists[] = {
    {"S6: an office alone is no answer, and a question of a word may be none",
     TITLE "Further information|Resolved?\n" SECTION_C "Response to concerns raised|The manager\n"
	   "=Section E \xE2\x80\x93 response of ADM\nHas the manager seen this?\n",
     "details=Resolved?\nresponse=-\nadm_response=Has the manager seen this?\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Resolved?\" may be a label of the form, which is not the answer.\n"
     "!Response to concerns raised: \"The manager\" looks like a label of the form, and was not "
     "taken as the answer."},
    {"S6: what may be printed below an answer is told",
     TITLE "Further information|It was late.^Part 3: Please tick\n"
	   "=Section C\nResponse to concerns raised|(Take each point in turn)^We agree.^Tick what "
	   "applies\n"
	   "=Section F \xE2\x80\x93 response of Panel Chair\n"
	   "I agree. Data protection: it is held under the UK GDPR.\n",
     "details=It was late. Part 3: Please tick\n"
     "response=(Take each point in turn) We agree. Tick what applies\n"
     "chair_response=I agree. Data protection: it is held under the UK GDPR.\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Part 3: Please tick\" may be a heading of the form, which is not the answer.\n"
     "!Response to concerns raised: \"Tick what applies\" may be a heading of the form, which is "
     "not the answer.\n"
     "!Response to concerns raised: \"(Take each point in turn) We agree. Tick what applies\" may "
     "be the form's own guidance, which is not the answer.\n"
     "!Response of Panel Chair: \"I agree. Data protection: it is held under the UK GDPR.\" "
     "may be the form's own guidance, which is not the answer."},
    {"S5: the numbered heading of the next part ends the list in its own table",
     TITLE SECTION_C
     "Response to concerns raised\nWe agree.\n"
     "Action|By whom|By when\nVisit|Cy Dee|8 May 2026\nSection 4 - Panel Adviser||\n"
     "Date received|11 May 2026|\n",
     "response=We agree.\nactions=Visit|Cy Dee|8 May 2026|2026-05-08\n"
     "date_received=2026-05-11"},
    {"S5: who is to do it can be a role that the form asks for elsewhere",
     TITLE
     "Team Manager's name|Cy Dee\n" SECTION_C
     "Action|By whom|By when\nVisit the carers|Team Manager|8 May 2026\n"
     "Train the team|Social Worker|Ongoing\n|Panel Adviser|\nWrite to all|Di Fox|9 May 2026\n",
     "team_manager=Cy Dee\nsocial_worker=-\npanel_adviser=-\n"
     "actions=Visit the carers|Team Manager|8 May 2026|2026-05-08;"
     "Train the team|Social Worker Panel Adviser|Ongoing|-;Write to all|Di Fox|9 May "
     "2026|2026-05-09"},
    {"S5: a column's head can say it twice, and in words of the council's own",
     TITLE SECTION_C "Action|Lead / by whom|Deadline / by when\nVisit|Panel Adviser|8 May 2026\n",
     "panel_adviser=-\nactions=Visit|Panel Adviser|8 May 2026|2026-05-08"},
    {"S5: what is to be done can be a label's words",
     TITLE SECTION_C "Action|By whom|By when\nQuality of reports|Team Manager|8 May 2026\n",
     "concerns.reports_quality=-\nteam_manager=-\n"
     "actions=Quality of reports|Team Manager|8 May 2026|2026-05-08"},
    {"S6: what the form asks behind the list ends it, in the same table too",
     TITLE SECTION_C "Action|By whom|By when\nVisit|Team Manager|8 May 2026\n"
		     "Date received|9 May 2026|\nDate sent to ADM|10 May 2026|\n",
     "actions=Visit|Team Manager|8 May 2026|2026-05-08\ndate_received=2026-05-09\n"
     "date_to_adm=2026-05-10"},
    {"S5: the heads of the list again, on its next page",
     TITLE SECTION_C "Action|By whom|By when\nVisit|Cy Dee|8 May 2026\n"
		     "Action|By whom|By when\nTrain|Team Manager|9 May 2026\n",
     "actions=Visit|Cy Dee|8 May 2026|2026-05-08;Train|Team Manager|9 May 2026|2026-05-09"},
    {"S5: a sentence of the response can begin with the name of a column",
     TITLE SECTION_C "Response to concerns raised\n"
		     "We are sorry.^Date: the visit was made on 8 May, and recorded late.\n"
		     "Action|By whom|By when\nVisit|Cy Dee|8 May 2026\n",
     "response=We are sorry. Date: the visit was made on 8 May, and recorded late.\n"
     "actions=Visit|Cy Dee|8 May 2026|2026-05-08"},
};

static const struct form_case list_lines[] = {
    {"S5: so can one in a mail, above actions that are spelt out",
     TEXT_C "Response to concerns raised: Date: it was made on 8 May.\n"
	    "Date: and recorded on 9 May 2026.\n\n"
	    "Action: Visit\nBy whom: Cy Dee\nBy when: 8 May 2026\n",
     "response=Date: it was made on 8 May. Date: and recorded on 9 May 2026.\n"
     "actions=Visit|Cy Dee|8 May 2026|2026-05-08"},
    {"S5: … or without any actions",
     TEXT_C "Response to concerns raised:\nDate: it was made on 8 May.\nWe are sorry.\n",
     "response=Date: it was made on 8 May. We are sorry.\nactions=-"},
    {"S5: person first is an action all the same",
     TEXT_C "Response to concerns raised: We are sorry.\n"
	    "By whom: Cy Dee\nBy when: 8 May 2026\n",
     "response=We are sorry.\nactions=-|Cy Dee|8 May 2026|2026-05-08"},
    {"S5: who is to do it, below the column's name, can be a role that the form asks for",
     TEXT_C "Actions and learning\nAction\nVisit\nBy whom\nTeam Manager\nBy when\n8 May 2026\n"
	    "Action\nTrain\nBy whom\nSocial Worker\nBy when\nOngoing\n",
     "team_manager=-\nsocial_worker=-\n"
     "actions=Visit|Team Manager|8 May 2026|2026-05-08;Train|Social Worker|Ongoing|-"},
    {"S5: commas between action, person and day",
     TEXT_C "Actions and learning\nVisit, if they agree, Cy Dee, Fri, 8 May 2026\n"
	    "Train the team, Team Manager, 9 May 2026\n",
     "team_manager=-\nactions=Visit, if they agree|Cy Dee|Fri, 8 May 2026|2026-05-08;"
     "Train the team|Team Manager|9 May 2026|2026-05-09"},
    {"S5: an action that could not be parted, beside one that could, is told",
     TEXT_C "Actions and learning\nAction\tBy whom\tBy when\nVisit\tCy Dee\t8 May 2026\n"
	    "Write to the carers and tell them what was found\tTeam\nManager\tEnd of term\n",
     "team_manager=-\nactions=Visit|Cy Dee|8 May 2026|2026-05-08;"
     "Write to the carers and tell them what was found|Team|-|-;Manager|End of term|-|-\n"
     "!Actions: the row of \"Write to the carers and tell them what was found\" has fewer parts "
     "than "
     "its list.\n"
     "!Actions: the row of \"Manager\" has fewer parts than its list."},
};

static const struct form_case ticks[] = {
    {"S1: ticks and crosses behind tabs, with a tab at each line's end",
     "Fostering Panel Escalation form\nPRACTICE\n\tQuality of reports\t\xE2\x9C\x94\t\n"
     "\tQuality of analysis\t\xE2\x9C\x98\t\n\tLife story work\t\xE2\x9C\x98\t\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nothers=Life story work=no"},
    {"S1: a group and its ticks on one line, as phones send it",
     "Fostering Panel Escalation form\nNature of concern\n"
     "Procedural: Adherence to timescales YES, Care plan NO, Checks / references completed YES, "
     "Matching form completed NO\n"
     "Practice: Quality of reports NO, Quality of analysis YES\nFurther information: It was "
     "late.\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.checks=yes\n"
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\n"
     "others=Matching form completed=no\ndetails=It was late."},
    {"S1: what follows a comma is a remark, unless it ends in an answer like the first",
     "Fostering Panel Escalation form\nPRACTICE\nQuality of reports: Yes, the Panel said no\n"
     "Quality of analysis: NO\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nothers=-"},
    {"S1: a row that was added, with its answer in a sign or a word behind it",
     "Fostering Panel Escalation form\nPRACTICE\nQuality of reports \xE2\x9C\x85 Yes\n"
     "Life story work \xE2\x9D\x8C No\nMatching form done YES\nPlease tick Yes or No\n",
     "concerns.reports_quality=yes\nothers=Life story work=no;Matching form done=yes"},
    {"S1: an arrow points at the answer",
     "Fostering Panel Escalation form\nPRACTICE\nQuality of reports: YES <-- / NO\n"
     "Quality of analysis: YES / NO <--\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
};

static const struct form_case tick_rows[] = {
    {"S1: ticks and crosses in the first of two columns that nothing heads",
     TITLE "PRACTICE\nQuality of reports|\xE2\x9C\x94|\nQuality of analysis|\xE2\x9C\x98|\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=-\n"
     "!Quality of analysis: \"\xE2\x9C\x98\" is neither Yes nor No."},
    {"S1: … and crosses alone, as somebody ticks",
     TITLE "PRACTICE\nQuality of reports|x|\nQuality of analysis||x\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S1: each word in a cell beside that of its mark",
     TITLE "PRACTICE\nQuality of reports|Yes|x|No|\nQuality of assessment|Yes||No|x\n"
	   "Quality of analysis|Yes||No|\nInclusion of key individuals|x|Yes||No\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=no\n"
     "concerns.analysis_quality=-\nconcerns.inclusion=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: … and below its label, as a table within a table becomes",
     TITLE "PRACTICE\n=Quality of reports\nYes|x|No|\n=Quality of assessment\nYes||No|x\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=no"},
    {"S1: labels across, with their answers in the row below",
     TITLE "PRACTICE|Quality of reports|Quality of analysis|Life story work|Safeguarding concerns\n"
	   "|Yes|No|Yes|\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nconcerns.safeguarding=-\n"
     "others=Life story work=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Safeguarding concerns\"."},
    {"a row of a spreadsheet, with columns of the council's own among the labels",
     TITLE "Foster carer's name/s|Carer number|Date of Fostering Panel|Venue|Social Worker's name|"
	   "Team Manager's name|Name of Panel Chair|Name of Panel Adviser|Date for response\n"
	   "Ann Lee|77|1 May 2026|Teams|Bo Ray|Cy Dee|Di Fox|Ed Gee|11 May 2026\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\n"
     "panel_chair=Di Fox\npanel_adviser=Ed Gee\nresponse_due=2026-05-11\n"
     "!\"Carer number\": this row of the table is not known, and was not read.\n"
     "!\"Venue\": this row of the table is not known, and was not read."},
    {"S1: … below a row that was added",
     TITLE "PRACTICE\n=Quality of reports\nYes|x|No|\n=Life story work\nYes||No|x\n",
     "concerns.reports_quality=yes\nothers=Life story work=no"},
};

static const struct form_case strays[] = {
    {"two carers below each other",
     "Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\nBob Ray\n"
     "Date of Fostering Panel: 1 May 2026\n",
     "foster_carers=Ann Lee Bob Ray\npanel_date=2026-05-01"},
    {"a line right below a short answer is told of, if the form goes on",
     "Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\nand another one (see "
     "file)\nSocial Worker's name: Bo Ray\nalso on leave at the moment\n"
     "Date of Fostering Panel: 1 May 2026\n",
     "foster_carers=Ann Lee and another one (see file)\nsocial_worker=Bo Ray\n"
     "panel_date=2026-05-01\n"
     "!\"also on leave at the moment\": this line of the form is not known, and was not read."},
    {"names apart from names below a label are told of",
     "Fostering Panel Escalation form\nFOSTER CARER'S NAME/S:\n\nAnn Lee\n\nBob Ray\n\n"
     "DATE OF FOSTERING PANEL:\n\n1 May 2026\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\n"
     "!\"Bob Ray\": this line of the form is not known, and was not read."},
    {"who signs below the last label is no answer, and not told of",
     "Fostering Panel Escalation form\nDate of Fostering Panel: 1 May 2026\n"
     "Foster carer's name/s: Ann Lee\nUma Cole\n07700 900123\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01"},
    {"whose name stands alone below all of it has signed it",
     "Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\nName of Panel Chair: Di "
     "Fox\n"
     "Further information: It was late.\n\nDi Fox\nIndependent Chair\n\nSent from my iPhone\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\ndetails=It was late."},
    {"… and below the list of actions",
     TEXT_C "Name of manager asked to deal with complaint: Hal Ivo\n"
	    "Actions and learning\nVisit - Cy Dee - 8 May 2026\n\nHal Ivo\n",
     "manager=Hal Ivo\nactions=Visit|Cy Dee|8 May 2026|2026-05-08"},
    {"but not where the form goes on, or the line above asks for names",
     "Fostering Panel Escalation form\nName of Panel Chair: Di Fox\n"
     "Further information: Please ask\nDi Fox\nwho was there.\nDate for response: 11 May 2026\n",
     "panel_chair=Di Fox\ndetails=Please ask Di Fox who was there.\nresponse_due=2026-05-11"},
    {"what stands below a date's label, where all answers do, was to be one",
     "Fostering Panel Escalation form\nFoster carer's name/s\nAnn Lee\nSocial Worker's name\n"
     "Bo Ray\nDate of Fostering Panel\n1 May 2026\nDate for response\nASAP\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nresponse_due=-\n"
     "!Date for response: \"ASAP\" is not a date."},
};

static const struct form_case others[] = {
    {"how to reach people is no name of theirs",
     "Fostering Panel Escalation form\nSocial Worker's Email: bo.ray@council.example\n"
     "Carer's Address: 1 High Street\nPanel Chair's phone number: 020 7946 0123\n"
     "Foster carer's name/s: Ann Lee\nDate of Fostering Panel: 1 May 2026\n",
     "foster_carers=Ann Lee\nsocial_worker=-\npanel_chair=-\n"
     "!\"Social Worker's Email\": this line of the form is not known, and was not read.\n"
     "!\"Carer's Address\": this line of the form is not known, and was not read.\n"
     "!\"Panel Chair's phone number\": this line of the form is not known, and was not read."},
    {"a cited form below a signature answers nothing",
     "Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\nSocial Worker's name: Bo "
     "Ray\n"
     "Team Manager's name:\nPRACTICE\nQuality of reports: YES\nQuality of analysis:\n"
     "Further information: It was late.\n\nKind regards\nDi Fox\n\n-----Original Message-----\n"
     "From: Panel Support\nSent: 1 May 2026\n\nFoster carer's name/s:\nTeam Manager's name:\n"
     "Social Worker's name:\nPRACTICE\nQuality of analysis: Yes / No\nQuality of reports: Yes / "
     "No\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=-\nothers=-\n"
     "concerns.reports_quality=yes\nconcerns.analysis_quality=-\ndetails=It was late.\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"a label in free text that the form lacks is told of",
     "Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\n"
     "Further information: It was late.\nResponse by: ASAP\n",
     "foster_carers=Ann Lee\nresponse_due=-\ndetails=It was late. Response by: ASAP\n"
     "!\"Response by: ASAP\": this may be a label; it was read as text of \"Further information – "
     "nature of concerns and actions requested to resolve\"."},
    {"what is said behind the answer, without a label, is told of",
     TEXT_C "Response to concerns raised: We are sorry.\nDate sent to ADM: 8 May 2026\n"
	    "I have read the answer of the manager, and am satisfied with it.\n",
     "response=We are sorry.\ndate_to_adm=2026-05-08\nadm_response=-\n"
     "!\"I have read the answer of the manager, and am satisfied with…\": this line of the form is "
     "not known, and was not read."},
    {"whose names stand below \"We are:\"",
     "Foster carers' escalation form\nWe are:\nAnn Lee\n\nSupervising social worker:\nBo Ray\n",
     "carers=Ann Lee\nssw=Bo Ray"},
    {"what leads from a label to the account is none of it",
     "Foster carers' escalation form\nCarer name(s) ............. Ann Lee\n"
     "What is the concern? ............. It was late.\n",
     "carers=Ann Lee\nconcern=It was late."},
};

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void S5_lists_of_actions(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, lists, COUNT_OF(lists));
	form_case_check_all(&arena, form_case_read, list_lines, COUNT_OF(list_lines));
}

static void S1_ways_to_tick(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, ticks, COUNT_OF(ticks));
	form_case_check_all(&arena, form_case_table, tick_rows, COUNT_OF(tick_rows));
}

static void lines_that_stray(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, strays, COUNT_OF(strays));
}

static void what_is_of_another_matter(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, others, COUNT_OF(others));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(S5_lists_of_actions, clear_arena),
	    cmocka_unit_test_teardown(S1_ways_to_tick, clear_arena),
	    cmocka_unit_test_teardown(lines_that_stray, clear_arena),
	    cmocka_unit_test_teardown(what_is_of_another_matter, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
