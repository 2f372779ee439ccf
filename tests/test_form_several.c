/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms whose cells hold more than their own answer, or less: several labels or actions in one, a
 * word that points elsewhere, a stroke beside a printed word, boxes before or below their words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "form_case.h"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

#define TITLE "Fostering Panel Escalation form\n"
#define LIST  "=" TITLE "=Section C\n=Actions and learning\nAction|By whom|By when\n"
#define INFO  "Further information \xE2\x80\x93 nature of concerns and actions requested to resolve"

static const struct form_case tables[] = {
    {"S1: labels below each other in a cell, their answers in the next",
     "=" TITLE "Foster carer's name/s|Ann Lee\n"
     "Social Worker's name^Date of Fostering Panel|Bo Ray^1 May 2026\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\npanel_date=2026-05-01"},
    {"S1: with fewer answers than labels it is not guessed whose they are",
     "=" TITLE "Foster carer's name/s|Ann Lee\n"
     "Social Worker's name^Team Manager's name|Bo Ray\n",
     "foster_carers=Ann Lee\nsocial_worker=Team Manager's name Bo Ray\nteam_manager=-\n"
     "!Social Worker's name: \"Team Manager's name Bo Ray\" has more than one row in it (Team "
     "Manager's name)."},
    {"S5: several actions in one row, line by line",
     LIST "Visit the carers^Train the team|Cy Dee^Di Fox|8 May 2026^ongoing\n",
     "actions=Visit the carers|Cy Dee|8 May 2026|2026-05-08;Train the team|Di Fox|ongoing|-"},
    {"S5: lines that may be one action's are told of",
     LIST "Visit the carers^Report to panel|Cy Dee^Di Fox|From the 8th^Of May 2026\n",
     "actions=Visit the carers Report to panel|Cy Dee Di Fox|From the 8th Of May 2026|2026-05-08\n"
     "!Actions: is there more than one in the row of \"Visit the carers\"?"},
    {"S5: cells whose lines do not go together are one action",
     LIST "Visit the carers^and report|Cy Dee|8 May 2026\n",
     "actions=Visit the carers and report|Cy Dee|8 May 2026|2026-05-08"},
    {"S1: strokes for ticks, beside the words that the first row has too",
     "=" TITLE "Team Manager's name|Cy Dee\nPRACTICE\nQuality of reports|YES|NO /\n"
     "Quality of assessment|/|\nQuality of analysis||/\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=no\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=no"},
    {"S1: a stroke that is printed between the words is none",
     "=" TITLE "Team Manager's name|Cy Dee\nPRACTICE\nQuality of reports|YES /|NO\n"
     "Quality of assessment|YES /|NO x\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=-\nconcerns.assessment_quality=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"S1: the cells below YES and NO coloured in, for ticks",
     "=" TITLE "Team Manager's name|Cy Dee\nPRACTICE\nQuality of reports|YES|%NO\n"
     "Quality of assessment|%|\nQuality of analysis||%\nMatching|%|\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=-\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=no\nothers=Matching=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"S1: \xE2\x80\xA6 with empty boxes in them",
     "=" TITLE
     "Team Manager's name|Cy Dee\nPRACTICE\nQuality of reports|\xE2\x98\x90|%\xE2\x98\x90\n"
     "Quality of assessment|%\xE2\x98\x90|\xE2\x98\x90\nMatching|%\xE2\x98\x90|\xE2\x98\x90\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=no\nconcerns.assessment_quality=yes\n"
     "others=Matching=yes"},
    {"S1: \xE2\x80\xA6 of which one is ticked, so that the colours may be printed",
     "=" TITLE
     "Team Manager's name|Cy Dee\nPRACTICE\nQuality of reports|\xE2\x98\x90|%\xE2\x98\x90\n"
     "Quality of assessment|%\xE2\x98\x90|\xE2\x98\x92\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=-\nconcerns.assessment_quality=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"S1: a letter for a tick, typed, or seen in one by a program that reads scans",
     "=" TITLE "Team Manager's name|Cy Dee\nPRACTICE|YES|NO\nQuality of reports|v|\n"
     "Quality of assessment|Yes|Nov\nQuality of analysis|Yes V|No\nSafeguarding|Yes|Noy\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=yes\nconcerns.assessment_quality=no\n"
     "concerns.analysis_quality=yes\nconcerns.safeguarding=-\n!Safeguarding concerns: \"Yes Noy\" "
     "is neither Yes nor No."},
    {"S1: a box behind each word, or before it, however they are parted into cells",
     "=" TITLE "Team Manager's name|Cy Dee\nPRACTICE\n"
     "Quality of reports|YES \xE2\x98\x90|NO|\xE2\x98\x92\n"
     "Quality of assessment|YES|\xE2\x98\x92 NO|\xE2\x98\x90\n"
     "Quality of analysis|\xE2\x98\x92|YES \xE2\x98\x90|NO\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=no\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=yes"},
    {"S1: a column, or rows, printed in a colour are no ticks",
     "=" TITLE "%Team Manager's name|Cy Dee|\nPRACTICE\nQuality of assessment|%|\n"
     "Quality of analysis|%|\n%Matching|%|%\n%Late papers|%|%\n",
     "team_manager=Cy Dee\nconcerns.assessment_quality=-\nconcerns.analysis_quality=-\n"
     "others=Matching=-;Late papers=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of assessment\", \"Quality of "
     "analysis\", "
     "\"Matching\", \"Late papers\"."},
    {"S1: the heading over the next table, called as the text above it is",
     "=" TITLE "Team Manager's name|Cy Dee\n=\n" INFO "\nIt was late, for the third time.\n=\n"
     "Nature of concern\nPRACTICE\nQuality of reports|x|\n",
     "team_manager=Cy Dee\ndetails=It was late, for the third time.\n"
     "concerns.reports_quality=yes"},
    {"S1: what the cell points to, below the table",
     "=" TITLE "Team Manager's name|Cy Dee\nQuality of reports|x|\n" INFO "^(please see below)\n"
     "=It was late, for the third time.\n=Nobody told the carers why.\n",
     "team_manager=Cy Dee\n"
     "details=(please see below) It was late, for the third time. Nobody told the carers why."},
    {"S1: text with a table in it goes on behind that",
     "=" TITLE "Team Manager's name|Cy Dee\n=Further information:\n=It was late.\n"
     "12 January|Review due\n9 April|Panel\n=That is all of it.\n",
     "team_manager=Cy Dee\n"
     "details=It was late. 12 January Review due 9 April Panel That is all of it."},
    {"S1: what it points to is not there",
     "=" TITLE "Team Manager's name|Cy Dee\nQuality of reports|x|\n" INFO "|Please see attached\n",
     "team_manager=Cy Dee\ndetails=Please see attached\n"
     "!" INFO ": what \"Please see attached\" points to was not read as the answer."},
    {"S1: lines in the account's own cell that begin as later labels do",
     "=" TITLE "Team Manager's name|Cy Dee\n" INFO "^It was late.^Response to concerns raised: "
     "none in March.^Resolved? No.^That cannot go on.\nDate for response|11 May 2026\n",
     "team_manager=Cy Dee\nresponse_due=2026-05-11\nresponse=-\nresolved=-\n"
     "details=It was late. Response to concerns raised: none in March. Resolved? No. That cannot "
     "go on."},
    {"S1: a form that is laid out in one cell has all its labels there",
     "=" TITLE "Team Manager's name: Cy Dee^Further information: It was late.^Response to concerns "
     "raised: It will not be again.\n",
     "team_manager=Cy Dee\ndetails=It was late.\nresponse=It will not be again."},
    {"S1: a mail that the account cites in its own cell, down to its greeting",
     "=" TITLE "Team Manager's name|Cy Dee\n" INFO
     "^The Chair was told so:^From: Duty Desk^Sent: 11 "
     "March 2026 08:52^To: Panel^It will be late.^Kind regards^Duty Desk^Nobody rang.\n"
     "Date for response|11 May 2026\n",
     "team_manager=Cy Dee\nresponse_due=2026-05-11\n"
     "details=The Chair was told so: From: Duty Desk Sent: 11 March 2026 08:52 To: Panel It will "
     "be "
     "late. Kind regards Duty Desk Nobody rang."},
    {"S1: none is no concern of the Chair's own",
     "=" TITLE "Team Manager's name|Cy Dee\nPRACTICE|YES|NO\nQuality of reports|x|\nNone||\n"
     "None||x\nMatching|x|\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=yes\nothers=Matching=yes"},
    {"S5: none is no action",
     "=" TITLE "=Section C\n=Response to concerns raised: We agree.\n=Date received: 1 May 2026\n"
     "=Actions and learning\nAction|By whom|By when\nNone||\nNil|n/a|N/A\n",
     "response=We agree.\nactions=-"},
    {"S5: by none is somebody's words", LIST "Visit|None|8 May 2026\n",
     "actions=Visit|None|8 May 2026|2026-05-08"},
    {"what the Chair adds behind the tables is told of",
     "=" TITLE "Team Manager's name|Cy Dee\n" INFO "|It was late.\nSpreadsheet updated|Yes\n"
     "=The carers have asked for a different social worker, and I agree.\n",
     "team_manager=Cy Dee\ndetails=It was late.\nspreadsheet_updated=Yes\n"
     "!\"The carers have asked for a different social worker, and I a\xE2\x80\xA6\": these words "
     "stand behind no label, and were not read."},
    {"S1: and once, if it may be the account that the form lacks",
     "=" TITLE "Team Manager's name|Cy Dee\n"
     "=The carers have asked for a different social worker, and I agree.\n",
     "team_manager=Cy Dee\n"
     "!" INFO ": it was not found, unless it is \"The carers have asked for a different social "
     "worker, and I a\xE2\x80\xA6\"."},
    {"what is printed there is not",
     "=" TITLE "Team Manager's name|Cy Dee\n" INFO "|It was late.\n"
     "=Please send the completed form to the Panel Adviser within five working days.\n"
     "=Please let us know if there is anything we can help you with.\n",
     "team_manager=Cy Dee\ndetails=It was late."},
    {"S1: a concern that is qualified is one; that the matter is resolved, is not then sure",
     "=" TITLE "PRACTICE\nQuality of reports|Yes \xE2\x80\x93 but improving\n"
     "Quality of assessment|x||not for the first time\nResolved|Yes, but not by us\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=yes\nresolved=-\n"
     "!Resolved: \"Yes, but not by us\" is neither Yes nor No."},
    {"S7: it is not resolved where a part of it is not, or where that hangs on something",
     "=" TITLE
     "PRACTICE\nQuality of reports|Yes, mostly\nQuality of assessment|No, apart from one\n"
     "Resolved|Yes \xE2\x80\x93 except the references\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=-\nresolved=-\n"
     "!Quality of assessment: \"No, apart from one\" is neither Yes nor No.\n"
     "!Resolved: \"Yes \xE2\x80\x93 except the references\" is neither Yes nor No."},
    {"S7: \xE2\x80\xA6 whose limit stands in its label",
     "=" TITLE "PRACTICE\nQuality of reports (in part)|Yes\nResolved (in part)|Yes\n",
     "concerns.reports_quality=yes\nresolved=-\n!Resolved: \"in part\" may limit the answer."},
    {"S7: \xE2\x80\xA6 what is printed there is none",
     "=" TITLE "PRACTICE\nQuality of reports (please tick)|No\nResolved (delete one)|Yes\n",
     "concerns.reports_quality=no\nresolved=yes"},
    {"S9: what a row's label says of its concern",
     "=" TITLE "PROCEDURAL|YES|NO\nSafeguarding concerns (immediate)|x|\n"
     "Quality of reports|x|\n",
     "concerns.safeguarding=yes\nimmediate_safeguarding=yes\nconcerns.reports_quality=yes"},
    {"S9: \xE2\x80\xA6 if it says so",
     "=" TITLE "PROCEDURAL|YES|NO\nSafeguarding concerns (of any kind)|x|\n"
     "Quality of reports|x|\n",
     "concerns.safeguarding=yes\nimmediate_safeguarding=-\nconcerns.reports_quality=yes"},
    {"S2: a day that is counted from is not the day",
     LIST "Redo it|Bo Ray|5 days after 1 June 2026\n"
	  "=" TITLE "Team Manager's name|Cy Dee\nDate for response|within 5 days of 1 June 2026\n",
     "team_manager=Cy Dee\nresponse_due=-\nactions=Redo it|Bo Ray|5 days after 1 June 2026|-\n"
     "!Date for response: \"within 5 days of 1 June 2026\" is counted from a day: which day is "
     "it?"},
    {"S6: a yes to a question about the response is no response",
     "=" TITLE "Response of ADM|Seen.\nDid the ADM respond?|Yes\n"
     "Are you dissatisfied with the response?|Yes\nFurther escalation required|No\n",
     "response=-\nadm_response=Seen.\nfurther_escalation=no\n"
     "!Response of ADM: \"Yes\" does not say it in words.\n"
     "!\"Are you dissatisfied with the response?\": this row of the table is not known, and was "
     "not read."},
    {"S6: that nothing further is needed is no account of a concern",
     "=" TITLE "Response of ADM|Seen.\nNo further escalation required|Yes\nResolved|No\n",
     "details=-\nfurther_escalation=-\nadm_response=Seen.\nresolved=no\n"
     "!\"No further escalation required\": this row of the table is not known, and was not read."},
    {"S1: an office for a name, and the next row",
     "=" TITLE "Social Worker's name|Bo Ray\nTeam Manager's name|Panel Chair\n"
     "Name of Panel Chair|Di Fox\n",
     "social_worker=Bo Ray\nteam_manager=-\npanel_chair=Di Fox\n"
     "!Team Manager's name: \"Panel Chair\" looks like a label of the form, and was not taken as "
     "the answer."},
    {"S1: \xE2\x80\xA6 and labels above their values",
     "=" TITLE "Team Manager's name|Name of Panel Chair\nCy Dee|Di Fox\n",
     "team_manager=Cy Dee\npanel_chair=Di Fox"},
    {"S1: \xE2\x80\xA6 of one word, above names",
     "=" TITLE "Foster carers|TM\nAnn Lee and Bob Lee|Cy Dee\nDate of panel|Chair\n1 May 2026|"
     "Di Fox\n",
     "foster_carers=Ann Lee and Bob Lee\nteam_manager=Cy Dee\npanel_date=2026-05-01\n"
     "panel_chair=Di Fox"},
    {"S1: numbers for marks",
     "=" TITLE "PROCEDURAL\nQuality of reports|Yes 0 No 1\nQuality of analysis|Yes, 2 days late\n"
     "Quality of assessment|Yes: 0\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "concerns.assessment_quality=-\n"
     "!Quality of reports: \"Yes 0 No 1\" is neither Yes nor No.\n"
     "!Quality of assessment: \"Yes: 0\" is neither Yes nor No."},
    {"S1: a mark in a cell over both columns",
     "=" TITLE "PROCEDURAL|YES|NO\nQuality of reports|x\nQuality of analysis||x\n"
     "Quality of assessment|x|\nSafeguarding concerns|Yes\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=no\n"
     "concerns.assessment_quality=yes\nconcerns.safeguarding=yes\n"
     "!Quality of reports: \"x\" is neither Yes nor No."},
    {"S1: \xE2\x80\xA6 that nothing heads",
     "=" TITLE "PROCEDURAL\nQuality of reports|x\nQuality of analysis||x\n"
     "Quality of assessment|x|\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=no\n"
     "concerns.assessment_quality=yes\n"
     "!Quality of reports: \"x\" is neither Yes nor No."},
    {"S1: \xE2\x80\xA6 where there is one column",
     "=" TITLE "PROCEDURAL\nQuality of reports|x\nQuality of analysis|x\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=yes"},
    {"S1: \xE2\x80\xA6 where a column of numbers stands before them",
     "=" TITLE "|PROCEDURAL|YES|NO\n2|Quality of reports|x|\n3|Quality of analysis||x\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S7: a third word beside boxes for the others, and one with a box of its own",
     "=" TITLE "Resolved|[ ] Yes|[ ] No|in part\n"
     "Further escalation required|[ ] Yes|[ ] No|[ ] Not known\n",
     "resolved=-\nfurther_escalation=-\n"
     "!Resolved: \"[ ] Yes [ ] No in part\" is neither Yes nor No."},
    {"S7: what is not applicable is empty",
     "=" TITLE "Quality of reports|Yes\nResolved|[ ] Yes|[ ] No|n/a\n",
     "concerns.reports_quality=yes\nresolved=-"},
    {"S7: that there is no concern any more is no such no",
     "=" TITLE "Quality of reports|No concerns\nResolved|No concerns\n",
     "concerns.reports_quality=no\nresolved=-\n"
     "!Resolved: \"No concerns\" is neither Yes nor No."},
    {"S7: \xE2\x80\xA6 nor that there are none",
     "=" TITLE "Resolved|None\nFurther escalation required|None\n",
     "resolved=-\nfurther_escalation=no\n!Resolved: \"None\" is neither Yes nor No."},
    {"S7: \xE2\x80\xA6 as a no with what is left is",
     "=" TITLE "Quality of reports|No\nResolved|No, concerns remain\n",
     "concerns.reports_quality=no\nresolved=no"},
    {"S7: to be satisfied with a part of the work closes nothing",
     "=" TITLE "Response of ADM|Seen.\nResponse of Panel Chair|Noted.\n"
     "Are you satisfied with the quality of reports?|Yes\nFurther escalation required|No\n",
     "chair_response=Noted.\nresolved=-\nfurther_escalation=no\nconcerns.reports_quality=-\n"
     "!\"Are you satisfied with the quality of reports?\": this row of the table is not known, and "
     "was not read."},
    {"S7: \xE2\x80\xA6 with the reply does",
     "=" TITLE "Response of ADM|Seen.\nResponse of Panel Chair|Noted.\nAre you satisfied "
     "with the reply?|Yes\n",
     "chair_response=Noted.\nresolved=yes"},
    {"S7: \xE2\x80\xA6 on something", "=" TITLE "Resolved|Yes, once the report is in\n",
     "resolved=-\n!Resolved: \"Yes, once the report is in\" is neither Yes nor No."},
    {"S7: \xE2\x80\xA6 but with a remark that takes nothing back",
     "=" TITLE "PRACTICE\nQuality of reports|No, once we had asked\n"
     "Resolved|Yes, in full, with thanks to all\n",
     "concerns.reports_quality=no\nresolved=yes"},
};

static const struct form_case lines[] = {
    {"S1: what is printed for a name, or says that there is none",
     TITLE "Foster carer: [name]\nSocial worker: n/a\nTeam manager: [name] Cy Dee\n"
	   "Panel chair: Name: Di Fox\nDetails: It was late.\n",
     "foster_carers=-\nsocial_worker=-\nteam_manager=Cy Dee\npanel_chair=Di Fox\n"
     "details=It was late."},
    {"S1: \xE2\x80\xA6 and what is no prompt",
     TITLE "Foster carer: [Ann Lee]\nSocial worker: N Ames\nTeam manager: Jo/Cy\n"
	   "Details: It was late.\n",
     "foster_carers=Ann Lee\nsocial_worker=N Ames\nteam_manager=Jo/Cy\ndetails=It was late."},
    {"concerns behind their answer, over lines' ends, one of them of the council's own",
     TITLE
     "Nature of concern\nYes - Adherence to timescales; Quality of reports; Appropriate planning\n"
     "processes / care plan; Life story work.\nNO: Quality of analysis, Decision making,\n"
     "Safeguarding concerns\n\nFurther information:\nIt was late.\n",
     "concerns.timescales=yes\nconcerns.reports_quality=yes\nconcerns.planning=yes\n"
     "others=Life story work=yes\nconcerns.analysis_quality=no\nconcerns.decision_making=no\n"
     "concerns.safeguarding=no\ndetails=It was late."},
    {"… each in a line of its own",
     TITLE "Nature of concern\nYes to:\n- Quality of reports\n- Life story work\n- Safeguarding "
	   "concerns\n"
	   "No to:\n- Quality of analysis\n- Decision making\nFurther information:\nIt was late.\n",
     "concerns.reports_quality=yes\nothers=Life story work=yes\nconcerns.safeguarding=yes\n"
     "concerns.analysis_quality=no\nconcerns.decision_making=no\ndetails=It was late."},
    {"… and a sentence that begins as they do",
     TITLE "Quality of reports: Yes\nFurther information:\n"
	   "Yes: safeguarding was raised with the team, and nobody came.\n",
     "concerns.safeguarding=-\n"
     "details=Yes: safeguarding was raised with the team, and nobody came.\n"
     "!\"Yes\": this may be a label; it was read as text of \"" INFO "\"."},
    {"S1: both words, each with its box, before the label",
     TITLE "\nTeam Manager: Cy Dee\n\nPRACTICE\n( ) Yes (x) No  Quality of reports\n"
	   "[x] Yes [ ] No Quality of assessment\n[ ] Yes [ ] No Quality of analysis\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=no\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: both words, each with its box, below the label",
     TITLE "\nTeam Manager: Cy Dee\n\nPRACTICE\nQuality of reports\n[ ] YES\n[x] NO\n"
	   "Quality of assessment\n[x] YES\n[ ] NO\nQuality of analysis\n[ ] YES\n[ ] NO\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=no\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"C7: an answer with more words behind it ends the text above it",
     "Foster carers' escalation form\n\nCarer names: Gwen Osei\nSSW: Martin Lowe\n"
     "Concern: Respite was cancelled.\n"
     "Immediate safeguarding concern: No, not now, but please hurry\n",
     "carers=Gwen Osei\nssw=Martin Lowe\nconcern=Respite was cancelled.\n"
     "immediate_safeguarding=no"},
    {"S5: the answer alone, with its list",
     "Response to concerns raised\nUpheld in part.\n\nActions and learning\n"
     "Action: Visit\nBy whom: Cy Dee\nBy when: 8 May 2026\n",
     "response=Upheld in part.\nactions=Visit|Cy Dee|8 May 2026|2026-05-08"},
};

static void more_than_one_in_a_cell(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(tables); i++) {
		form_case_check(&arena, tables[i].name, form_case_table(&arena, tables[i].text),
				tables[i].expected);
		arena_clear(&arena);
	}
}

static void boxes_and_lists_in_lines(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, lines, COUNT_OF(lines));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(more_than_one_in_a_cell, clear_arena),
	    cmocka_unit_test_teardown(boxes_and_lists_in_lines, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
