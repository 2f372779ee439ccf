/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms in tables, as Word, LibreOffice and Outlook's HTML have them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "form_case.h"

struct table_case {
	const char *name;
	const char *rows;
	const char *expected;
};

static const struct table_case cases[] = {
    {"the whole Surrey form",
     "={bFostering Panel Escalation form}\n"
     "=Section A \xE2\x80\x93 to be completed by Panel Chair\n"
     "Foster carer\xE2\x80\x99s name/s|Ann Lee and Bob Lee\n"
     "Date of Fostering Panel|29 April 2026\n"
     "Social Worker\xE2\x80\x99s name|Bo Ray\n"
     "Team Manager\xE2\x80\x99s name|Cy Dee\n"
     "=\n"
     "Name of Panel Chair|Di Fox\n"
     "Name of Panel Adviser|Ed Gee\n"
     "=\n"
     "Nature of concern\n"
     "{bPROCEDURAL}\n"
     "Adherence to timescales|YES Yes|NO \n"
     "Appropriate planning processes / care plan||No\n"
     "Checks / references completed||\n"
     "||\n"
     "{bPRACTICE}\n"
     "Quality of reports|YES |NO No\n"
     "Quality of assessment|Yes|\n"
     "Matching|Yes|\n"
     "Safeguarding concerns||No\n"
     "Further information \xE2\x80\x93 nature of concerns and actions requested to resolve"
     "^Panel asks for: a chronology.^Response: the panel was told there was none on file.\n"
     "DATE FOR RESPONSE  (5 working days)^13/05/2026\n"
     "=Section B \xE2\x80\x93 to be completed by Panel Advisor\n"
     "Name of manager asked to deal with complaint|Hal Ivo\n"
     "Date sent to manager|\n"
     "Spreadsheet updated|Yes, 5 May\n"
     "=Section C \xE2\x80\x93 to be completed by manager\n"
     "Response to concerns raised\n"
     "We have looked at each of them.^The report will be done again.\n"
     "Actions and learning\n"
     "Action|By whom|By when\n"
     "Redo the report|Bo Ray|20 May 2026\n"
     "Train the team|Cy Dee|ongoing\n"
     "||\n"
     "=Section D \xE2\x80\x93 to be completed by panel advisor\n"
     "Date received|11 May 2026\n"
     "Date sent to panel chair|\n"
     "Date sent to ADM|12/05/2026\n"
     "Date for feedback to fostering panel|\n"
     "=Section E \xE2\x80\x93 response of ADM\n"
     "I am satisfied.\n"
     "=Section F \xE2\x80\x93 response of Panel Chair\n"
     "\n"
     "=Resolved {hYes} / No\n"
     "=Further escalation required Yes / {uNo}\n",
     "type=surrey-panel\nfoster_carers=Ann Lee and Bob Lee\npanel_date=2026-04-29\n"
     "social_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox\npanel_adviser=Ed Gee\n"
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.checks=-\n"
     "concerns.reports_quality=no\nconcerns.assessment_quality=yes\nconcerns.safeguarding=no\n"
     "others=Matching=yes\n"
     "details=Panel asks for: a chronology. Response: the panel was told there was none on file.\n"
     "response_due=2026-05-13\nmanager=Hal Ivo\ndate_sent=-\nspreadsheet_updated=Yes, 5 May\n"
     "response=We have looked at each of them. The report will be done again.\n"
     "actions=Redo the report|Bo Ray|20 May 2026|2026-05-20;Train the team|Cy Dee|ongoing|-\n"
     "date_received=2026-05-11\ndate_to_chair=-\ndate_to_adm=2026-05-12\nfeedback_date=-\n"
     "adm_response=I am satisfied.\nchair_response=-\nresolved=yes\nfurther_escalation=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Checks / references completed\"."},
    {"x under the heads of the first row",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|YES|NO x\nCare plan|x|\nChecks / references completed||\xE2\x9C\x93\n"
     "PRACTICE\nQuality of reports|YES|NO\nQuality of analysis|X|\n",
     "concerns.timescales=no\nconcerns.planning=yes\nconcerns.checks=no\n"
     "concerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"one of the words deleted",
     "=Fostering Panel Escalation form\nPROCEDURAL\nAdherence to timescales||NO\n"
     "Care plan|YES|\nChecks / references completed| |NO\n",
     "concerns.timescales=no\nconcerns.planning=yes\nconcerns.checks=no"},
    {"S1: heads in another order, with what is asked for behind them",
     "=Fostering Panel Escalation form\nPROCEDURAL|NO (please tick)|YES (please tick)\n"
     "Adherence to timescales||x\nCare plan|x|\n"
     "PRACTICE|NO \xE2\x80\x93 tick here|YES \xE2\x80\x93 tick here\nQuality of reports||x\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=yes"},
    {"short labels in one row, with an answer or without",
     "=Fostering Panel Escalation form\nFC name(s)|Ann Lee|Panel date|1 May 2026\n"
     "SW|Bo Ray|TM|\nChair:|Di Fox|Adviser:|Ed Gee\nDetails|It was late.||\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\nteam_manager=-\n"
     "panel_chair=Di Fox\npanel_adviser=Ed Gee\ndetails=It was late.\n"},
    {"\xE2\x80\xA6 the first without",
     "=Fostering Panel Escalation form\nFC name(s)|Ann Lee|Panel date|1 May 2026\n"
     "SW:||TM:|Cy Dee\nDetails|It was late.||\n",
     "foster_carers=Ann Lee\nsocial_worker=-\nteam_manager=Cy Dee\n"},
    {"\xE2\x80\xA6 each in the cell of its answer",
     "=Fostering Panel Escalation form\nFC name(s): Ann Lee|Panel date: 1 May 2026\n"
     "SW:|TM: Cy Dee\nChair: Di Fox|Adviser: Ed Gee\nDetails|It was late.\n",
     "foster_carers=Ann Lee\nsocial_worker=-\nteam_manager=Cy Dee\n"
     "panel_chair=Di Fox\npanel_adviser=Ed Gee\n"},
    {"\xE2\x80\xA6 and above their answers",
     "=Fostering Panel Escalation form\nFC name(s)|Panel date\nAnn Lee|1 May 2026\n"
     "SW|TM\nBo Ray|Cy Dee\nChair|Adviser\nDi Fox|\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\n"
     "panel_chair=Di Fox\npanel_adviser=-\n"},
    {"a column of telephone numbers is no part of the names",
     "=Fostering Panel Escalation form\nFC name(s)|Ann Lee|\n"
     "SW|Bo Ray|x4959\nTM|Cy Dee|01632 960090\nChair|Di Fox, 01632 960091|\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\n"
     "panel_chair=Di Fox, 01632 960091\n"},
    {"S1: the group's name beside its first row",
     "=Fostering Panel Escalation form\n|Area|YES|NO\nProcedural|Timescales||x\n"
     "|Planning / care plan|x|\nPractice|Reports (quality)|x|\n|Assessment (quality)||x\n",
     "concerns.timescales=no\nconcerns.planning=yes\nconcerns.reports_quality=yes\n"
     "concerns.assessment_quality=no\n"},
    {"S1: two groups side by side",
     "=Fostering Panel Escalation form\nPROCEDURAL|Yes|No|PRACTICE|Yes|No\n"
     "Adherence to timescales|x||Quality of reports||x\nCare plan||x|Quality of analysis|x|\n"
     "Late papers|x||Quality of assessment|||\n|||Inclusion of key individuals|x|\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=no\n"
     "concerns.analysis_quality=yes\nconcerns.inclusion=yes\nothers=Late papers=yes\n"},
    {"S1: \xE2\x80\xA6 below heads in two orders: told, and not guessed",
     "=Fostering Panel Escalation form\nPROCEDURAL|Yes|No|PRACTICE|No|Yes\n"
     "Adherence to timescales|x||Quality of reports||x\n",
     "concerns.timescales=-\nconcerns.reports_quality=-\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"
     "!Quality of reports: \"x\" is neither Yes nor No.\n"},
    {"S1: a word written where one of the boxes was, beside it, or behind the row's name",
     "=Fostering Panel Escalation form\nPROCEDURAL|YES|NO\n"
     "Adherence to timescales|Yes|\xE2\x98\x90\nCare plan|No|\xE2\x98\x90\n"
     "Checks|\xE2\x98\x90|\xE2\x98\x90 no\nLate papers|yes please|\xE2\x98\x90\n"
     "PRACTICE|YES|NO\nQuality of reports: NO|\xE2\x98\x90|\xE2\x98\x90\n"
     "Quality of assessment: YES, again|\xE2\x98\x90|\xE2\x98\x90\n"
     "Quality of analysis|\xE2\x98\x90|\xE2\x98\x90\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.checks=no\n"
     "concerns.reports_quality=no\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=-\nothers=Late papers=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: a word beside empty boxes, in a column for something else",
     "=Fostering Panel Escalation form\nPROCEDURAL|YES|NO|Minute\n"
     "Adherence to timescales|\xE2\x98\x90|\xE2\x98\x90|Yes\nCare plan|x||\n",
     "concerns.timescales=-\nconcerns.planning=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\"."},
    {"S7: words behind a label, and empty boxes",
     "=Fostering Panel Escalation form\nAdherence to timescales|x|\n=Response of Panel Chair\n"
     "Resolved: possibly|\xE2\x98\x90 Yes|\xE2\x98\x90 No\n",
     "resolved=-\n!Resolved: \"\xE2\x98\x90 Yes \xE2\x98\x90 No possibly\" is neither Yes nor No."},
    {"S1: words behind a row's name, and a mark in its column",
     "=Fostering Panel Escalation form\nPROCEDURAL|YES|NO\n"
     "Adherence to timescales: late again|x|\nCare plan - see below||x\n"
     "PRACTICE|YES|NO\nQuality of reports: NO|x|\nQuality of assessment: NO||x\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=-\n"
     "concerns.assessment_quality=no\n!Quality of reports: both Yes and No are ticked."},
    {"S1: a box for Yes alone, and none ticked",
     "=Fostering Panel Escalation form\nPROCEDURAL|Tick|Remarks\n"
     "Adherence to timescales|\xE2\x98\x90 Yes|\nCare plan|\xE2\x98\x92 Yes|late\n",
     "concerns.timescales=-\nconcerns.planning=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\"."},
    {"S1: heads that name Yes and No among other words, in another order",
     "=Fostering Panel Escalation form\nPROCEDURAL|NO (tick only one)|Tick if YES\n"
     "Adherence to timescales||x\nCare plan|x|\n"
     "PRACTICE|\xE2\x98\x90 NO|\xE2\x98\x90 YES\nQuality of reports||x\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=yes"},
    {"S1: heads that are not known, or both name the same",
     "=Fostering Panel Escalation form\nPROCEDURAL|Satisfied|Not satisfied\n"
     "Adherence to timescales||x\nPRACTICE|Not yet: no|No longer, yes or no\n"
     "Quality of reports||x\n",
     "concerns.timescales=-\nconcerns.reports_quality=-\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"
     "!Quality of reports: \"x\" is neither Yes nor No.\n"},
    {"S1: columns without heads below others with No first: nobody knows their order",
     "=Fostering Panel Escalation form\nPROCEDURAL|NO|YES\nAdherence to timescales||x\n"
     "=PRACTICE\nQuality of reports||x\n",
     "concerns.timescales=yes\nconcerns.reports_quality=-\n"
     "!Quality of reports: \"x\" is neither Yes nor No.\n"},
    {"S1: \xE2\x80\xA6 and above them",
     "=Fostering Panel Escalation form\n=PROCEDURAL\nAdherence to timescales||x\n"
     "=Concerns\nPRACTICE|NO|YES\nQuality of reports||x\n",
     "concerns.timescales=-\nconcerns.reports_quality=yes\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"},
    {"S1: \xE2\x80\xA6 but not where Yes is first, as it is on the form itself",
     "=Fostering Panel Escalation form\nPROCEDURAL|YES|NO\nAdherence to timescales||x\n"
     "=PRACTICE\nQuality of reports||x\n",
     "concerns.timescales=no\nconcerns.reports_quality=no\n"},
    {"heads in the heading's row, in another order",
     "=Fostering Panel Escalation form\nPRACTICE|NO|YES|Remarks\nQuality of reports|x||late\n"
     "Quality of assessment||x|\nLife story work||x|none done\n",
     "concerns.reports_quality=no\nconcerns.assessment_quality=yes\nothers=Life story work=yes"},
    {"S5: whom an action is for can be called as a field of the form is",
     "=Fostering Panel Escalation form\n=Section C \xE2\x80\x93 to be completed by manager\n"
     "Actions and learning||\nAction|By whom|By when\nRewrite the report|Team Manager|20 May 2026\n"
     "Tell the carers|Panel Adviser|ongoing\nCheck the files|Cy Dee|1 June 2026\n"
     "Date received|3 May 2026|\n",
     "actions=Rewrite the report|Team Manager|20 May 2026|2026-05-20;"
     "Tell the carers|Panel Adviser|ongoing|-;Check the files|Cy Dee|1 June 2026|2026-06-01\n"
     "team_manager=-\npanel_adviser=-\ndate_received=2026-05-03"},
    {"free text goes on in the rows below its label, until the next one",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee|\n"
     "Further information||\nThe report came late, and nobody said why.||\n"
     "Analysis: there is hardly any of it.||\nPlease send us:||\n- a chronology||\n"
     "DATE FOR RESPONSE (5 working days)|13/05/2026|\n",
     "details=The report came late, and nobody said why. Analysis: there is hardly any of it. "
     "Please send us: - a chronology\nconcerns.analysis_quality=-\nresponse_due=2026-05-13"},
    {"free text goes on in the rows below it, beside no label",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "Further information|The report came late.\n|Analysis: there is hardly any of it.\n"
     "|Twice.\nDATE FOR RESPONSE (5 working days)|13/05/2026\n",
     "details=The report came late. Analysis: there is hardly any of it. Twice.\n"
     "concerns.analysis_quality=-\nresponse_due=2026-05-13"},
    {"words in a table that are behind no label are told of",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "|The carers were never told of it\nName of Panel Chair|Di Fox\n",
     "team_manager=Cy Dee\npanel_chair=Di Fox\n"
     "!\"The carers were never told of it\": these words stand behind no label, and were not "
     "read."},
    {"so is a sentence, and no label that is not known",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "What would you like to say to the panel now?|\n"
     "The carers were never told of it by anybody there.|\nName of Panel Chair|Di Fox\n",
     "team_manager=Cy Dee\npanel_chair=Di Fox\n"
     "!\"The carers were never told of it by anybody there.\": these words stand behind no label, "
     "and were not read."},
    {"below free text a few words may be a label that is not known",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee|\n"
     "Further information||\nThe report came late, and nobody said why.||\nOutcome sought||\n",
     "details=The report came late, and nobody said why. Outcome sought\n"
     "!\"Outcome sought\": this may be a label; it was read as text of \"Further information "
     "\xE2\x80\x93 nature of concerns and actions requested to resolve\"."},
    {"a box before each label, below one that stands for a heading",
     "=Fostering Panel Escalation form\n=Nature of concern (please tick)\n"
     "=\xE2\x98\x92 Adherence to timescales\n=\xE2\x98\x90 Quality of reports\n",
     "concerns.timescales=yes\ndetails=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"a label is written in other joints, and said twice",
     "=Fostering Panel Escalation form\nTeammanager's name|Cy Dee\nSpread sheet updated|Yes\n"
     "Adherence to time-scales|Yes\n",
     "team_manager=Cy Dee\nspreadsheet_updated=Yes\nconcerns.timescales=yes"},
    {"two rows that ran into one are told of",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\nPROCEDURAL\n"
     "Checks / references completed Placement plan on file|{sYes} / No {sYes} / No\n",
     "!Checks / references completed: Yes and No stand there more than once.\n"
     "concerns.checks=no"},
    {"boxes",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|YES \xE2\x98\x90|NO \xE2\x98\x90\n"
     "Care plan|\xE2\x98\x92|\xE2\x98\x90\nChecks / references "
     "completed|\xE2\x98\x90|\xE2\x98\x92\n"
     "PRACTICE\nQuality of reports|\xE2\x98\x92 Yes \xE2\x98\x90 No\n"
     "Quality of analysis|Yes \xE2\x98\x90 No \xE2\x98\x92\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.checks=no\n"
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\"."},
    {"the chosen word stands out, or the other is struck out",
     "=Fostering Panel Escalation form\nPRACTICE\nQuality of reports|{hYES}|NO\n"
     "Quality of assessment|{sYES}|NO\nQuality of analysis|{bYES}|{bNO}\n"
     "Inclusion of key individuals|Yes / {uNo}\n"
     "Decision Making and Intervention|{oYES}|NO\nChecks / references completed|YES / {cNO}\n"
     "Safeguarding concerns|{hYES}|{uNO}\nCare plan|{iYES}|NO\n"
     "Adherence to timescales|{bYES}|{iNO}\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=no\nconcerns.analysis_quality=-\n"
     "concerns.inclusion=no\nconcerns.decision_making=yes\nconcerns.checks=no\n"
     "concerns.safeguarding=-\nconcerns.planning=yes\nconcerns.timescales=-\n"
     "!Safeguarding concerns: \"YES NO\" is neither Yes nor No.\n"
     "!Adherence to timescales: \"YES NO\" is neither Yes nor No.\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"a column of labels is headed, in a group and behind its cell",
     "=Fostering Panel Escalation form\nPRACTICE\nConcern|YES|NO\nQuality of reports||x\n"
     "|Area of concern|Yes|No\n|Quality of analysis|x|\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\nothers=-"},
    {"C12 … where a field is called so",
     "=Foster carers' escalation form\nWho|Carer names|Gwen Osei\n|SSW|Martin Lowe\n"
     "|Concern|Yes|No\nTicks|Immediate safeguarding concern|x|\n|Harm to the reputation||x\n"
     "What is the concern?|Respite.\n",
     "carers=Gwen Osei\nssw=Martin Lowe\nconcern=Respite.\nimmediate_safeguarding=yes\n"
     "reputation=no"},
    {"both words in italics, where one is chosen so elsewhere, are two answers",
     "=Fostering Panel Escalation form\nPRACTICE\nQuality of reports|{iYES}|NO\n"
     "Quality of assessment|{iYES}|{iNO}\nQuality of analysis|YES|NO\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=-\nconcerns.analysis_quality=-\n"
     "!Quality of assessment: both Yes and No are marked.\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: a row for one more concern, which nobody filled in",
     "=Fostering Panel Escalation form\nPRACTICE\nQuality of reports|YES \xE2\x98\x92|NO "
     "\xE2\x98\x90\n"
     "|YES \xE2\x98\x90|NO \xE2\x98\x90\n|YES / NO|\n|YES \xE2\x98\x90 / NO \xE2\x98\x90\n"
     "|YES|NO\n||NO \xE2\x98\x92\nSupport to carers|YES \xE2\x98\x90|NO \xE2\x98\x92\n"
     "Matching|YES / NO\n",
     "concerns.reports_quality=yes\nothers=Support to carers=no;Matching=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Matching\"."},
    {"S1: \xE2\x80\xA6 or that was ticked, and has no name",
     "=Fostering Panel Escalation form\nPRACTICE\nQuality of reports|YES \xE2\x98\x92|NO "
     "\xE2\x98\x90\n"
     "|YES \xE2\x98\x92|NO \xE2\x98\x90\nSupport to carers|YES \xE2\x98\x90|NO \xE2\x98\x92\n",
     "concerns.reports_quality=yes\nothers=Support to carers=no\n"
     "!Other concerns: a row without a name is ticked."},
    {"both ticked",
     "=Fostering Panel Escalation form\nPRACTICE\nQuality of reports|x|x\n"
     "Support to carers|x|x\nQuality of analysis|maybe|\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=-\nothers=Support to carers=-\n"
     "!Quality of reports: both Yes and No are ticked.\n"
     "!Support to carers: both Yes and No are ticked.\n"
     "!Quality of analysis: \"maybe\" is neither Yes nor No."},
    {"two fields in a row, and values below their labels",
     "Social Worker's name|Bo Ray|Team Manager's name|Cy Dee\n"
     "Date received|Date sent to panel chair|Date sent to ADM\n1 May 2026|2 May 2026|3/5/26\n",
     "social_worker=Bo Ray\nteam_manager=Cy Dee\ndate_received=2026-05-01\n"
     "date_to_chair=2026-05-02\ndate_to_adm=2026-05-03"},
    {"S5: heads above the list's own table, with an empty cell among them",
     "=Section C (to be completed by manager)\n=Response to concerns raised: We agree.\n"
     "Action|By whom||By when\n= \nRedo the report|Bo Ray|1 June 2026\n||\n",
     "response=We agree.\nactions=Redo the report|Bo Ray|1 June 2026|2026-06-01"},
    {"S5: an empty cell among the heads of the list's own table",
     "=Section C (to be completed by manager)\n=Response to concerns raised: We agree.\n"
     "Action|By whom||By when\nRedo the report|Bo Ray||1 June 2026\n|||\n",
     "response=We agree.\nactions=Redo the report|Bo Ray|1 June 2026|2026-06-01"},
    {"actions with their columns in another order, one on two rows",
     "=Section C (to be completed by manager)\nResponse to concerns raised|We agree.\n"
     "By whom|Action|Deadline\nBo Ray|Redo the report|31/02/2026\nCy Dee|Train the team|1 June\n"
     "|and the carers|\n",
     "response=We agree.\n"
     "actions=Redo the report|Bo Ray|31/02/2026|-;"
     "Train the team and the carers|Cy Dee|1 June|2026-06-01\n"
     "!By when, for \"Redo the report\": \"31/02/2026\" is not a date."},
    {"struck-out text is no value",
     "=Fostering Panel Escalation form\nTeam Manager's name|{sCy Dee}Hal Ivo\n"
     "Social Worker's name|{sBo Ray}\n",
     "team_manager=Hal Ivo\nsocial_worker=-"},
    {"what Word shows in an empty field is no value",
     "=Fostering Panel Escalation form\nTeam Manager's name|Click or tap here to enter text.\n"
     "DATE FOR RESPONSE (5 working days)|Click or tap to enter a date.\n"
     "Social Worker's name|Bo Ray\n",
     "team_manager=-\nresponse_due=-\nsocial_worker=Bo Ray"},
    {"rows with numbers before their labels",
     "=Fostering Panel Escalation form\n1|Team Manager's name|Cy Dee\n2.|Date of Fostering Panel|"
     "1 May\n3|Quality of reports|Yes\nx|Quality of analysis\n",
     "team_manager=Cy Dee\npanel_date=2026-05-01\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=-"},
    {"free text in the row below, where it is lost how wide the cells were",
     "=Fostering Panel Escalation form\nFurther information||\n"
     "The report was late^and the chronology was not there.||\n"
     "Our own label|not ours|\nDate for response|11 May|\n",
     "details=The report was late and the chronology was not there.\nresponse_due=2026-05-11\n"
     "!\"Our own label\": this row of the table is not known, and was not read."},
    {"what is printed for one more concern, behind the row's letter",
     "=Fostering Panel Escalation form\nFoster carer|Ann Lee|\nPRACTICE|YES|NO\n"
     "a) Quality of reports|x|\nb) Something else (write here): Late papers|x|\n",
     "concerns.reports_quality=yes\nothers=Late papers=yes"},
    {"a short label that is not known is no text of the one above it",
     "=Fostering Panel Escalation form\nFurther information||\nAny other business||\n"
     "Date for response|11 May|\n",
     "details=-\nresponse_due=2026-05-11"},
    {"labels in two languages",
     "=Fostering Panel Escalation form\nTeam Manager's name / Enw'r rheolwr|Cy Dee\n"
     "Enw Cadeirydd / Name of Panel Chair|Di Fox\nQuality of reports / Ansawdd adroddiadau|x|\n",
     "team_manager=Cy Dee\npanel_chair=Di Fox\nconcerns.reports_quality=yes"},
    {"S7: lines below the table of an answer are none of it",
     "=Section F \xE2\x80\x93 response of Panel Chair\nNot the delay.^And not the report.\n"
     "=Resolved No, as I say above\n=Further escalation required Yes, please\n",
     "chair_response=Not the delay. And not the report.\nresolved=no\nfurther_escalation=yes"},
    {"S7: a section's heading in a row is a label, too",
     "Date received|11 May 2026\nSection E \xE2\x80\x93 response of ADM|\n=I am satisfied.\n"
     "Section F \xE2\x80\x93 response of Panel Chair|So am I.\nResolved|Yes\n",
     "adm_response=I am satisfied.\nchair_response=So am I.\nresolved=yes"},
    {"C7: of the printed roles, those that stand out or are left",
     "Carer names|Gwen Osei\nSSW|Martin Lowe\nConcern|Respite\n"
     "About|{sSupervising Social Worker} / Team Manager / {sFostering Service Manager} / "
     "{sHead of Service}\n",
     "about=team-manager"},
    {"C7: … highlighted",
     "Carer names|Gwen Osei\nSSW|Martin Lowe\nConcern|Respite\n"
     "About|Supervising Social Worker^Team Manager^{hFostering Service Manager}^Head of Service\n",
     "about=service-manager"},
    {"a table that only lays out the page",
     "|Carer: Gwen Osei^SSW: Martin Lowe^Concern: The respite was cancelled.^About: our SSW|\n",
     "type=croydon-carer\ncarers=Gwen Osei\nssw=Martin Lowe\nabout=ssw\n"
     "concern=The respite was cancelled."},
    {"roles with boxes in a cell",
     "Carer names|Gwen Osei\nSupervising Social Worker|Martin Lowe\nConcern|Respite^cancelled\n"
     "Who is the concern about?|\xE2\x98\x90 Supervising Social Worker^\xE2\x98\x92 Team Manager\n",
     "ssw=Martin Lowe\nconcern=Respite cancelled\nabout=team-manager"},
    {"a cell over all rows of a group, before the first of their labels",
     "=Fostering Panel Escalation form\nPeople|Foster carer's name/s|Ann Lee\n|Team Manager's "
     "name|Cy Dee\n"
     "||YES|NO\nPRACTICE|Quality of reports|x|\n|Quality of analysis||x\n",
     "foster_carers=Ann Lee\nteam_manager=Cy Dee\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=no"},
    {"heads of the columns over a column of numbers, too",
     "=Fostering Panel Escalation form\n=PRACTICE\n||NO|YES\n1|Quality of reports|x|\n"
     "2|Quality of analysis||x\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes"},
    {"NO before YES, over ticks of a form without groups, and a head that is a label too",
     "Carer names|Gwen Osei\nSSW|Martin Lowe\n=\nConcern|NO|YES\n"
     "Immediate safeguarding concern|x|\nPlease tell the IRO||x\n=\nConcern|Respite\n",
     "immediate_safeguarding=no\ninform_iro=yes\nconcern=Respite"},
    {"rows that a program ran together",
     "=Fostering Panel Escalation form\nPRACTICE|YES|NO\n"
     "Life story work and Quality of reports|x|\nTeam Manager's name|Name of Panel Chair Di Fox\n",
     "team_manager=Name of Panel Chair Di Fox\nothers=Life story work and Quality of reports=yes\n"
     "!Team Manager's name: \"Name of Panel Chair Di Fox\" has more than one row in it (Name of "
     "Panel "
     "Chair).\n!Other concerns: \"Life story work and Quality of reports\" has more than one row "
     "in it "
     "(Quality of reports)."},
    {"a row of the council's own may be the one that is missing",
     "=Fostering Panel Escalation form\n=Team Manager's name: Cy Dee\nPRACTICE|YES|NO\n"
     "Quality of reports|x|\nKey meetings held||x\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=yes\nothers=Key meetings held=no\n"
     "!Inclusion of key individuals: it was not found, unless \"Key meetings held\" is meant."},
    {"a label that goes on behind its colon",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "{bFurther information: concerns and actions}|The report was late.\n",
     "team_manager=Cy Dee\ndetails=The report was late."},
    {"a label in two languages above its answer: which of them it is nobody knows",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "Further information | Gwybodaeth bellach\nThe report was late.\n",
     "team_manager=Cy Dee\ndetails=Gwybodaeth bellach\n"
     "!\"The report was late.\": these words stand behind no label, and were not read."},
    {"a row that somebody put below the account is told, however short",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "Further information|It was late.\nThe dogs are in the way.|\n",
     "team_manager=Cy Dee\ndetails=It was late.\n"
     "!\"The dogs are in the way.\": these words stand behind no label, and were not read."},
    {"so are several, each cell once and whole",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "Further information|It was late.\nThe dogs^They bite people.|\n"
     "|Nobody was told of this\nAnd the gate is open.|\nName of Panel Chair|Di Fox\n",
     "team_manager=Cy Dee\ndetails=It was late.\npanel_chair=Di Fox\n"
     "!\"The dogs They bite people.\": these words stand behind no label, and were not read.\n"
     "!\"Nobody was told of this\": these words stand behind no label, and were not read.\n"
     "!\"And the gate is open.\": these words stand behind no label, and were not read."},
    {"the number of a row, and its answer below the label",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n=\n"
     "2.|Further information\n|The report was late.\n",
     "team_manager=Cy Dee\ndetails=The report was late."},
    {"a section named twice",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "=Section E: Section E \xE2\x80\x93 response of ADM\n=I agree.\n",
     "team_manager=Cy Dee\nadm_response=I agree."},
    {"lines with labels that are not known",
     "=Fostering Panel Escalation form\n=Panel Chair: Di Fox\n={bAsked to act:} Cy Dee\n"
     "=Copies made in time? No\n=Please turn over.\n",
     "panel_chair=Di Fox\n"
     "!\"Asked to act: Cy Dee\": this line of the form is not known, and was not read.\n"
     "!\"Copies made in time\": this line of the form is not known, and was not read."},
    {"a cell with a label that is not known beside one that is",
     "=Fostering Panel Escalation form\n"
     "{bTeam Manager's name}^Cy Dee|{bWhom we foster with}^Ann Lee\nPanel Chair|Di Fox\n",
     "team_manager=Cy Dee\npanel_chair=Di Fox\n"
     "!\"Whom we foster with Ann Lee\": this row of the table is not known, and was not read."},
    {"a stroke between a label and its answer is no other language",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "Appropriate planning processes / Yes|\nResolved|Yes \xE2\x9C\x93No\n",
     "team_manager=Cy Dee\nconcerns.planning=yes\nresolved=no"},
    {"S1: columns that are not headed by YES and NO",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\nPROCEDURAL|Met|Not met|N/A\n"
     "Adherence to timescales|x||\nChecks / references completed||x|\n"
     "PRACTICE|No concerns|Some concern|Serious concern\nQuality of reports|x||\n"
     "Quality of analysis||x|\nSafeguarding concerns|||x\n",
     "concerns.timescales=no\nconcerns.checks=yes\nconcerns.reports_quality=no\n"
     "concerns.analysis_quality=yes\nconcerns.safeguarding=yes"},
    {"S1: columns whose heads are not known say nothing, and that is told",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\nPROCEDURAL|Green|Red\n"
     "Adherence to timescales|x|\nChecks / references completed||x\n",
     "concerns.timescales=-\nconcerns.checks=-\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"
     "!Checks / references completed: \"x\" is neither Yes nor No."},
    {"S1: one column for ticks, and one for words",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\nPROCEDURAL|Please "
     "tick|Comments\n"
     "Adherence to timescales|x|\nChecks / references completed||\n",
     "concerns.timescales=yes\nconcerns.checks=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Checks / references completed\"."},
    {"S1: the groups' heads below the concerns' own, where a row was added before them",
     "=Fostering Panel Escalation form\nPRACTICE|YES|NO\nQuality of reports|x|\n"
     "Nature of concern||\nPROCEDURAL|YES|NO\nAdherence to timescales||x\n"
     "Further information|It was late.\n",
     "concerns.reports_quality=yes\nconcerns.timescales=no\ndetails=It was late."},
    {"S5: heads that are not known over a row with fewer cells, the last of all",
     "=Fostering Panel Escalation form\n=Section C\n=Response to concerns raised: We agree.\n"
     "Action|By whom|Priority|Progress|Owner's view\nVisit|Cy Dee\n",
     "response=We agree.\nactions=Visit|Cy Dee|-|-"},
    {"S5: the list of actions ends with its table",
     "=Fostering Panel Escalation form\n=Section C\n=Response to concerns raised: We agree.\n"
     "Action|By whom|By when\nVisit|Cy Dee|8 May 2026\n=\nTracking (Adviser to complete)|\n"
     "Date received|9 May 2026\n",
     "response=We agree.\nactions=Visit|Cy Dee|8 May 2026|2026-05-08\ndate_received=2026-05-09"},
    {"two rows of ticks side by side, one of them not known: its answer is its own",
     "=Fostering Panel Escalation form\n=Nature of concern\nConcern|Yes|No|Concern|Yes|No\n"
     "Adherence to timescales|x||Quality of analysis||x\n"
     "Checks / references completed|||Life story work||x\n",
     "concerns.timescales=yes\nconcerns.analysis_quality=no\nconcerns.checks=-\n"
     "others=Life story work=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Checks / references completed\"."},
    {"a row of the group that begins as a name's label does",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\nPRACTICE|YES|NO\n"
     "Quality of analysis||x\nCarers not told the outcome|x|\n",
     "foster_carers=Ann Lee\nconcerns.analysis_quality=no\nothers=Carers not told the outcome=yes"},
    {"… and the same words over a name",
     "=Fostering Panel Escalation form\nCarers whose case it is|Ann Lee\nPanel Chair|Di Fox\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox"},
    {"a row with a number before a label that is not known",
     "=Fostering Panel Escalation form\nRef|Concern|Yes|No\n1.1|Adherence to timescales|x|\n"
     "1.2|Life story work||x\n",
     "concerns.timescales=yes\nothers=Life story work=no"},
    {"a label that says it twice, over its text",
     "=Fostering Panel Escalation form\nPanel Chair|Di Fox\n"
     "Further information: concerns and actions requested\nThe report was late.\n",
     "panel_chair=Di Fox\ndetails=The report was late."},
    {"a column of the actions that is not known",
     "=Fostering Panel Escalation form\n=Section C\nAction|By whom|To be ready for\n"
     "Visit|Cy Dee|the next panel\n",
     "actions=Visit|Cy Dee|-|-\n"
     "!\"To be ready for\": this column of the actions is not known, and was not read."},
    {"a row of labels in a table with more columns",
     "=Fostering Panel Escalation form\nTeam Manager's name|Name of Panel Chair||\n"
     "Cy Dee|Di Fox||\n",
     "team_manager=Cy Dee\npanel_chair=Di Fox"},
    {"labels in other words",
     "=Fostering Panel Escalation form\nAppropriate planning / care plan|Yes\n"
     "Further information on the concerns and actions requested|The report was late.\n"
     "Date passed to manager|1 May\nDate shared with ADM|2 May\nDate for feedback at panel|3 May\n",
     "concerns.planning=yes\ndetails=The report was late.\ndate_sent=2026-05-01\n"
     "date_to_adm=2026-05-02\nfeedback_date=2026-05-03"},
    {"a row of labels of which one is not known",
     "=Fostering Panel Escalation form\nWhom we foster with|Team Manager's name|Name of Panel "
     "Chair\n"
     "Ann Lee|Cy Dee|Di Fox\n",
     "foster_carers=-\nteam_manager=Cy Dee\npanel_chair=Di Fox\n"
     "!\"Whom we foster with\": this row of the table is not known, and was not read."},
    {"a line in bold below plain text may be a label that is not known",
     "Carer names|Gwen Osei\n=SSW: Martin Lowe\n={bImpact on the child}\n=He is upset.\n"
     "={bWhat we ask of you}\n=Dates.\n",
     "impact=He is upset. What we ask of you Dates.\n"
     "!\"What we ask of you\": this may be a label; it was read as text of \"Impact on the child "
     "or "
     "children\"."},
    {"YES and NO over one column: a mark in it can mean either",
     "=Fostering Panel Escalation form\nPRACTICE|YES / NO\nQuality of reports|x\nCare plan|Yes\n",
     "concerns.reports_quality=-\nconcerns.planning=yes\n"
     "!Quality of reports: \"x\" is neither Yes nor No."},
    {"heads alone in a row are no text of what stands above them",
     "={bWhat is the concern?}\n=Respite.\nYes|No\nImmediate safeguarding concern||x\n"
     "Please tell the IRO|x|\n=Carer: Gwen Osei\n",
     "concern=Respite.\nimmediate_safeguarding=no\ninform_iro=yes\ncarers=Gwen Osei"},
    {"two ticks in a row",
     "=Fostering Panel Escalation form\n"
     "Adherence to timescales|{hYes} / No|Care plan|Yes / {hNo}\nQuality of "
     "reports||Safeguarding|Yes\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=-\n"
     "concerns.safeguarding=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"cells of a row that each have their label and the value below it",
     "=Fostering Panel Escalation form\nFoster carer's name/s^Ann Lee|Date of Fostering Panel^29 "
     "April 2026\n"
     "Social Worker's name^|Team Manager's name^Cy Dee\n",
     "foster_carers=Ann Lee\npanel_date=2026-04-29\nsocial_worker=-\nteam_manager=Cy Dee"},
    {"the heads of the columns of the next table are no text of the one above",
     "=Section F \xE2\x80\x93 response of Panel Chair\nSo am I.\n=\n|Yes|No\nResolved|x|\n"
     "Further escalation required||x\n",
     "chair_response=So am I.\nresolved=yes\nfurther_escalation=no"},
    {"a row of another table is no text either, and is told of where the form lacks a field",
     "=Fostering Panel Escalation form\nFurther information\nThe report was late.\n=\n"
     "When we need it|11 May\nLCS number|\n",
     "details=The report was late.\nresponse_due=-\n"
     "!\"When we need it\": this row of the table is not known, and was not read."},
    {"S5: a sentence that begins with Action, where the list has a table of its own",
     "=Section C \xE2\x80\x93 to be completed by manager\nResponse to concerns raised\n"
     "We agree.^Action: the medical was updated.\nActions and learning\nAction|By whom|By when\n"
     "Redo the report|Bo Ray|20 May 2026\n",
     "response=We agree. Action: the medical was updated.\n"
     "actions=Redo the report|Bo Ray|20 May 2026|2026-05-20"},
    {"S5: … with a person it is an action",
     "=Section C \xE2\x80\x93 to be completed by manager\nResponse to concerns raised\n"
     "We agree.^Action: update the medical^By whom: Cy Dee\nAction|By whom|By when\n"
     "Redo the report|Bo Ray|20 May 2026\n",
     "response=We agree.\nactions=update the medical|Cy Dee|-|-;Redo the report|Bo Ray|20 May "
     "2026|2026-05-20"},
    {"both words marked, where one of them is elsewhere, and both said",
     "=Fostering Panel Escalation form\nQuality of reports|{uYes} / No\n"
     "Quality of analysis|{uYes} / {uNo}\nQuality of assessment|Yes and no\nCare plan|Yes / No\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=-\nconcerns.assessment_quality=-\n"
     "concerns.planning=-\n!Quality of assessment: both Yes and No are ticked.\n"
     "!Quality of analysis: both Yes and No are marked.\n"
     "!Concerns: neither Yes nor No is ticked for \"Appropriate planning processes / care plan\"."},
    {"words that are underlined in every row say nothing",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "Quality of reports|{uYes} / {uNo}\nCare plan|{uYes} / {uNo}\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=-\nconcerns.planning=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Appropriate planning processes / care plan\", "
     "\"Quality of reports\"."},
    {"a mark belongs to the word that it touches",
     "=Fostering Panel Escalation form\nQuality of reports|Yes   \xE2\x9C\x93No\n"
     "Care plan|\xE2\x9C\x93Yes   No\n",
     "concerns.reports_quality=no\nconcerns.planning=yes"},
    {"a stroke in a column is a tick",
     "=Fostering Panel Escalation form\nPRACTICE|YES|NO\nQuality of reports|/|\n"
     "Quality of analysis||/\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"letters and numbers before the labels",
     "=Fostering Panel Escalation form\nA12 Quality of reports|x|\n"
     "B7 Date sent to manager|11 May\n",
     "concerns.reports_quality=yes\ndate_sent=2026-05-11"},
    {"C12: a hint behind the question's mark",
     "Carer names|Gwen Osei\nSSW|Martin Lowe\nWhat is the concern? (set it out clearly)^Respite\n"
     "Who is the concern about?|My SSW\n",
     "carers=Gwen Osei\nssw=Martin Lowe\nconcern=Respite\nabout=ssw"},
    {"over the names of concerns, a prompt beside what heads them is no text",
     "=Fostering Panel Escalation form\nSocial Worker's name|Bo Ray\n"
     "Nature of concern|Please select\nPROCEDURAL|\nQuality of reports|Yes\n"
     "Quality of analysis|Choose an item.\nFurther information\nThe report came late.\n",
     "social_worker=Bo Ray\nconcerns.reports_quality=yes\nconcerns.analysis_quality=-\n"
     "details=The report came late.\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"the same, whatever the prompt is, and right above a concern",
     "=Fostering Panel Escalation form\nSocial Worker's name|Bo Ray\n"
     "Nature of concern|Concern? (pick)\nQuality of reports|Yes\nQuality of analysis|No\n"
     "Further information\nThe report came late.\n",
     "social_worker=Bo Ray\nconcerns.reports_quality=yes\nconcerns.analysis_quality=no\n"
     "details=The report came late."},
    {"prompts of lists to choose from say nothing",
     "=Fostering Panel Escalation form\nSocial Worker's name|Please select one\n"
     "Team Manager's name|Select an option\nName of Panel Chair|Di Fox\n",
     "social_worker=-\nteam_manager=-\npanel_chair=Di Fox"},
    {"a cited table is no form",
     "={qFostering Panel Escalation form}\n{qTeam Manager's name}|{qCy Dee}\n"
     "{qSocial Worker's name}|{qBo Ray}\n{qName of Panel Chair}|{qDi Fox}\n",
     "null"},
    {"a timetable is no form", "Monday|Contact|Yes\nTuesday|School|No\nName|Ann|x\n", "null"},
};

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void tables(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(cases); i++) {
		form_case_check(&arena, cases[i].name, form_case_table(&arena, cases[i].rows),
				cases[i].expected);
		arena_clear(&arena);
	}
}

static void a_large_table_is_read_in_linear_time(void **state)
{
	struct str rows;
	struct form *form;
	size_t i;

	(void)state;
	str_init(&rows, &arena, STR_UNBOUNDED);
	str_add(&rows, "=Fostering Panel Escalation form\nPRACTICE\n");
	for (i = 0; i < 4000; i++)
		str_addf(&rows, "Row %zu|x|\nTeam Manager's name|Cy Dee\nPRACTICE\n", i);
	form = form_case_table(&arena, str_text(&rows));
	assert_non_null(form);
	assert_string_equal(form_text(form, "team_manager"), "Cy Dee");
	/* Bounded, whatever is sent. */
	assert_int_equal(form->other_count, 100);
	assert_int_equal(form->problem_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(tables, clear_arena),
	    cmocka_unit_test_teardown(a_large_table_is_read_in_linear_time, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
