/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms in plain text, in the ways that people type, paste and send them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "form_case.h"
#include "hostile.h"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

struct text_case {
	const char *name;
	const char *text;
	const char *expected;
};

#define HEAD                                                                                       \
	"Fostering Panel Escalation form\nSection A \xE2\x80\x93 to be completed by Panel Chair\n"
#define SURREY_ALL                                                                                 \
	"type=surrey-panel\nfoster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\n"  \
	"team_manager=Cy Dee\npanel_chair=Di Fox\npanel_adviser=Ed Gee\n"                          \
	"concerns.timescales=yes\nconcerns.planning=no\nconcerns.checks=-\n"                       \
	"concerns.reports_quality=yes\nconcerns.safeguarding=no\n"                                 \
	"details=The report was late. Response: none was given.\nresponse_due=2026-05-11\n"
#define SURREY_UNTICKED                                                                            \
	"!Concerns: neither Yes nor No is ticked for \"Checks / references completed\".\n"

static const struct text_case surrey[] = {
    {"label: value",
     "Dear colleague,\n\nPlease find our escalation below.\n\n" HEAD
     "Foster carer\xE2\x80\x99s name/s: Ann Lee\nDate of Fostering Panel: 1st May 2026\n"
     "Social Worker\xE2\x80\x99s name: Bo Ray\nTeam Manager\xE2\x80\x99s name: Cy Dee\n"
     "Name of Panel Chair: Di Fox\nName of Panel Adviser: Ed Gee\n\nNature of concern\n\n"
     "PROCEDURAL\n\nAdherence to timescales: YES\n"
     "Appropriate planning processes / care plan: NO\nChecks / references completed: \n\n"
     "PRACTICE\n\nQuality of reports: YES\nSafeguarding concerns: NO\n"
     "Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "The report was late.\nResponse: none was given.\n"
     "DATE FOR RESPONSE  (5 working days): 11 May 2026\n\nKind regards,\nDi Fox\nPanel Chair\n",
     SURREY_ALL SURREY_UNTICKED},
    {"tabs as pasted from Word",
     HEAD "\tFoster carer\xE2\x80\x99s name/s\tAnn Lee\n\tDate of Fostering Panel\t1/5/26\n"
	  "\tSocial Worker\xE2\x80\x99s name\tBo Ray\n\tTeam Manager\xE2\x80\x99s name\tCy Dee\n"
	  "\tName of Panel Chair\tDi Fox\n\tName of Panel Adviser\tEd Gee\nNature of concern\n\n"
	  "PROCEDURAL\n\n\tAdherence to timescales\tYES x\tNO\n"
	  "\tAppropriate planning processes / care plan\t\tx\n"
	  "\tChecks / references completed\t\t\n\t\t\t\nPRACTICE\n\n"
	  "\tQuality of reports\tx\t\n\tSafeguarding concerns\t\tx\n"
	  "\tFurther information \xE2\x80\x93 nature of concerns and actions requested to resolve\t"
	  "The report was late.\nResponse: none was given.\n"
	  "\tDATE FOR RESPONSE  (5 working days)\t11.05.26\n",
     SURREY_ALL SURREY_UNTICKED},
    {"tabs, each cell on a line",
     HEAD "\tFoster carer\xE2\x80\x99s name/s\n\tAnn Lee\n\n\tDate of Fostering Panel\n"
	  "\t1 May 2026\n\n\tSocial Worker\xE2\x80\x99s name\n\tBo Ray\n\n"
	  "\tTeam Manager\xE2\x80\x99s name\n\tCy Dee\n\n\n\n\tName of Panel Chair\n\tDi Fox\n\n"
	  "\tName of Panel Adviser\n\tEd Gee\n\n\tNature of concern\n\n\tPROCEDURAL\n\n"
	  "\tAdherence to timescales\n\tYES x\n\tNO \n\n"
	  "\tAppropriate planning processes / care plan\n\t\n\tx\n\n"
	  "\tChecks / references completed\n\t\n\t\n\n\tPRACTICE\n\n"
	  "\tQuality of reports\n\tYES x\n\tNO\n\n\tSafeguarding concerns\n\t\n\tx\n\n"
	  "\tFurther information \xE2\x80\x93 nature of concerns and actions requested to resolve\n"
	  "The report was late.\nResponse: none was given.\n\n\n"
	  "\tDATE FOR RESPONSE  (5 working days)\n\t11 May 2026\n\n\n"
	  "Section C \xE2\x80\x93 to be completed by manager\n\tResponse to concerns raised\n\n"
	  "\tWe agree.\n\n\tActions and learning\n\n\tAction\n\tBy whom\n\tBy when\n\n"
	  "\tRedo the report\n\tBo Ray\n\t20 May 2026\n\n\tTrain the team\n\tCy Dee\n\t\n\n"
	  "\t\n\t\n\t\n\nSection D \xE2\x80\x93 to be completed by panel advisor\n"
	  "\tDate received\n\t10 May 2026\n\nResolved Yes / No\n",
     SURREY_ALL "response=We agree.\ndate_received=2026-05-10\nresolved=-\n"
		"actions=Redo the report|Bo Ray|20 May 2026|2026-05-20;Train the team|Cy Dee|-|-\n"
		"!Concerns: neither Yes nor No is ticked for \"Checks / references completed\"."},
    {"capitals, bullets and brackets",
     "ESCALATION FORM\n\n\n== Fostering Panel Escalation form ==\n\n"
     "== Section A \xE2\x80\x93 to be completed by Panel Chair ==\n"
     " * FOSTER CARER\xE2\x80\x99S NAME/S\n   Ann Lee\n * DATE OF FOSTERING PANEL\n   2026-05-01\n"
     " * SOCIAL WORKER\xE2\x80\x99S NAME\n   Bo Ray\n * TEAM MANAGER\xE2\x80\x99S NAME\n   Cy Dee\n"
     " * NAME OF PANEL CHAIR\n   Di Fox\n * NAME OF PANEL ADVISER\n   Ed Gee\n\n"
     "== PROCEDURAL ==\n - Adherence to timescales                   YES [x]  NO [ ]\n"
     " - Appropriate planning processes / care plan  YES [ ]  NO [x]\n"
     " - Checks / references completed           YES [ ]  NO [ ]\n\n== PRACTICE ==\n"
     " - Quality of reports                      YES [X]  NO [ ]\n"
     " - Safeguarding concerns                   YES ( )  NO (x)\n"
     " * FURTHER INFORMATION \xE2\x80\x93 NATURE OF CONCERNS AND ACTIONS REQUESTED TO RESOLVE\n"
     "   The report was late.\n   Response: none was given.\n"
     " * DATE FOR RESPONSE  (5 WORKING DAYS)\n   11 May\n\nSent from my iPhone\n",
     SURREY_ALL SURREY_UNTICKED},
    {"every line apart, values below",
     HEAD
     "\nFoster carer's name/s\n\nAnn Lee\n\nDate of Fostering Panel\n\n1 May 2026\n\n"
     "Social Worker's name\n\nBo Ray\n\nTeam Manager's name\n\nCy Dee\n\n"
     "Name of Panel Chair\n\nDi Fox\n\nName of Panel Adviser\n\nEd Gee\n\n"
     "Adherence to timescales\n\nYES\n\nAppropriate planning processes / care plan\n\nNO\n\n"
     "PRACTICE\n\nQuality of reports\n\nYES x   NO\n\nSafeguarding concerns\n\n[ ] Yes [x] No\n\n"
     "Further information\n\nThe report was late.\n\nResponse: none was given.\n\n"
     "Date for response\n\n11 May 2026\n\nMany thanks\n\nDi\n",
     SURREY_ALL},
    {"another order, other words, slips of spelling",
     HEAD "Name of Panel Advisor: Ed Gee\nPanel chair: Di Fox\n"
	  "1. Date of Fostring Panel: Friday 1 May 2026\n2) Foster carers nmae: Ann Lee\n"
	  "3. Team Manger's name: Cy Dee\nSocial Wroker: Bo Ray\nDate for response: 11 May\n"
	  "Further informaton: The report was late. Response: none was given.\n\n"
	  "Quality of the report: Y\nSafegaurding concern: No concerns\nPROCEDURAL\n"
	  "Adherance to timescales: \xE2\x9C\x93\nAppropriate planning processes & care plan: n\n",
     SURREY_ALL},
    {"no colons",
     HEAD "Foster carer's name/s Ann Lee\nDate of Fostering Panel 1 May 2026\n"
	  "Social Worker's name Bo Ray\nTeam Manager's name Cy Dee\nName of Panel Chair Di Fox\n"
	  "Name of Panel Adviser Ed Gee\nAdherence to timescales YES\n"
	  "Appropriate planning processes / care plan NO\nChecks / references completed YES / NO\n"
	  "Quality of reports YES x NO\nSafeguarding concerns YES NO x\n"
	  "Further information \xE2\x80\x93 nature of concerns and actions requested to resolve "
	  "The report was late.\nResponse: none was given.\nDate for response 11 May 2026\n",
     SURREY_ALL SURREY_UNTICKED},
    {"several labels on a line",
     HEAD
     "Foster carers: Ann Lee; Date of panel: 1 May 2026\n"
     "Social worker: Bo Ray   Team manager: Cy Dee\nPanel chair: Di Fox | Panel adviser: Ed Gee\n"
     "Timescales: Yes. Care plan: No.\n"
     "Quality of reports YES \xE2\x98\x92 NO \xE2\x98\x90  Safeguarding concerns YES \xE2\x98\x90 "
     "NO \xE2\x98\x92\n"
     "Further information: The report was late. Response: none was given.\n"
     "Date for response = 11 May 2026\n",
     SURREY_ALL},
    {"wrapped lines, bold as stars",
     "*Fostering Panel Escalation form*\n*Foster carer's name/s:* Ann Lee\n"
     "*Date of Fostering Panel:* 1 May\n*Social Worker's name* - Bo Ray\nTeam Manager's name: Cy "
     "Dee\n"
     "Name of Panel Chair: Di Fox\nName of Panel Adviser: Ed Gee\n"
     "Adherence to timescales: *Yes* / No\n"
     "- Appropriate planning processes / care\n  plan                   YES [ ] NO [X]\n"
     "- [x] Quality of reports\nSafeguarding concerns: yes / *no*\n"
     "Further information \xE2\x80\x93 nature of concerns and actions requested to\n"
     "resolve: The report was\nlate. Response: none was given.\n"
     "Date for response (5 working days): 11/05/2026\n",
     SURREY_ALL},
    {"what nobody sees does not part a label or its value",
     HEAD "\xE2\x80\x8B"
	  "Foster carer\xE2\x80\x99s name/s\xEF\xBB\xBF: Ann \xE2\x80\x8ELee\n"
	  "Date of Foster\xC2\xADing Panel: 1 May\nSocial \xE2\x80\x8BWorker\xE2\x80\x99s name: "
	  "Bo\xE2\x80\x8B "
	  "Ray\nAdher\xC2\xAD"
	  "ence to timescales: YES\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\n"
     "concerns.timescales=yes"},
    {"arrows, dots and rules lead from label to value",
     HEAD
     "Foster carer's name/s -> Ann Lee\nDate of Fostering Panel => 1 May\n"
     "Social Worker's name \xE2\x80\xA6\xE2\x80\xA6 Bo Ray\nTeam Manager's name: ____Cy Dee____\n"
     "Name of Panel Chair: \xE2\x80\xA6\xE2\x80\xA6\xE2\x80\xA6"
     "Di Fox\xE2\x80\xA6\xE2\x80\xA6\n"
     "Adherence to timescales \xE2\x86\x92 YES\nCare plan -> NO\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\n"
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.planning=no"},
    {"answers with manners, and the other word between dashes",
     HEAD "Adherence to timescales: YES!\nCare plan: No thanks\nQuality of reports: Yes please\n"
	  "Quality of analysis: YES / -NO-\nQuality of assessment ___ Yes _x_ No\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=yes\nconcerns.assessment_quality=no"},
    {"columns that blanks alone hold up",
     HEAD "PROCEDURAL                YES      NO\n\nAdherence to timescales             x\n\n"
	  "Care plan                  x\n\nPRACTICE                  YES      NO\n\n"
	  "Quality of reports                  \xE2\x9C\x93\nQuality of analysis\n",
     "concerns.timescales=no\nconcerns.planning=yes\nconcerns.reports_quality=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"… NO before YES",
     HEAD "PROCEDURAL                NO      YES\nAdherence to timescales   x\n"
	  "Care plan                         x\n",
     "concerns.timescales=no\nconcerns.planning=yes"},
    {"heads of columns in a line of their own",
     HEAD "PROCEDURAL\n==========\n                          YES      NO\n"
	  "Adherence to timescales            x\nCare plan                 x\n\nPRACTICE\n"
	  "                          YES      NO\nQuality of reports                 x\n"
	  "Life story work           x\nQuality of analysis\n",
     "concerns.timescales=no\nconcerns.planning=yes\nconcerns.reports_quality=no\n"
     "concerns.analysis_quality=-\nothers=Life story work=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"\xE2\x80\xA6 and the same words below a label that waits for its answer",
     HEAD "PRACTICE\nQuality of reports\n                          YES      NO\n"
	  "Quality of analysis\nYes\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"rows of a table in plain text, with strokes",
     HEAD "| Foster carer's name/s | Ann Lee |\n|---|---|\n| Date of Fostering Panel | 1 May |\n"
	  "| PROCEDURAL | YES | NO |\n| Adherence to timescales | | x |\n| Care plan | x | |\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nconcerns.timescales=no\n"
     "concerns.planning=yes"},
    {"labels in two languages",
     HEAD "Foster carer's name/s / Enw'r gofalwr/gofalwyr maeth: Ann Lee\n"
	  "Enw Cadeirydd y Panel / Name of Panel Chair: Di Fox\n"
	  "Social worker / Team manager: Bo Ray\n"
	  "Adherence to timescales / Cadw at amserlenni: NO\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\nteam_manager=-\nconcerns.timescales=no\n"
     "!\"Social worker / Team manager\": this line of the form is not known, and was not read."},
    {"S1: Yes and No in two languages, one left, marked, or neither",
     HEAD "Adherence to timescales: YES / OES     NO / NAC OES\n"
	  "Care plan: YES / OES\nChecks / references completed: NO / NAC OES\n"
	  "Quality of reports: YES / OES [ ]  NO / NAC OES [x]\n"
	  "Quality of analysis: [x] Yes / Oes  [ ] No / Nac oes\n"
	  "Quality of assessment: YES / see below: NO chronology\n",
     "concerns.timescales=-\nconcerns.planning=yes\nconcerns.checks=no\n"
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\n"
     "concerns.assessment_quality=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\"."},
    {"bullets that Word makes letters of",
     HEAD "o   Foster carer's name/s: Ann Lee\no\tTeam Manager's name: Cy Dee\n"
	  "\xC3\x98  Quality of reports: YES\n",
     "foster_carers=Ann Lee\nteam_manager=Cy Dee\nconcerns.reports_quality=yes"},
    {"short for long",
     HEAD "FC name/s: Ann Lee\nSW: Bo Ray\nTM: Cy Dee\nChecks / refs: Y\nReports: N\n"
	  "Planning / care plan: Y\nFurther info: The report was late.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\nconcerns.checks=yes\n"
     "concerns.reports_quality=no\nconcerns.planning=yes\ndetails=The report was late."},
    {"a label with a bracket in which its line was broken",
     HEAD "Further information\nThe report was late.\nDATE FOR RESPONSE (5 working\ndays)\n",
     "details=The report was late.\nresponse_due=-"},
    {"the chosen word ringed or bold, as plain text has it",
     HEAD "Adherence to timescales: (Yes) / No\nCare plan: YES  [NO]\n"
	  "Checks / references completed: [YES] [NO]\nQuality of reports: **Yes** / No\n"
	  "Quality of analysis: Yes / __No__\nQuality of assessment: Yes / No\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.checks=-\n"
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nconcerns.assessment_quality=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Checks / references completed\", \"Quality of "
     "assessment\"."},
    {"rows that the Chair adds",
     HEAD
     "Team Manager's name: Cy Dee\nPROCEDURAL\nAdherence to timescales: YES\n"
     "Matching of the household: YES\n - DBS renewal      YES [ ]  NO [x]\nPRACTICE\n"
     "Quality of reports: NO\n\tLife story work\tx\t\n\tHealth\t\t\nDate for response: 11 May\n",
     "concerns.timescales=yes\nconcerns.reports_quality=no\n"
     "others=Matching of the household=yes;DBS renewal=no;Life story work=yes\n"
     "response_due=2026-05-11"},
};

static const struct text_case prose[] = {
    {"a sentence is not a label, whatever it begins with",
     HEAD "Foster carer's name/s: Ann Lee\nQuality of reports: YES\nSafeguarding concerns: NO\n"
	  "Further information: One.\nQuality of reports: poor, as before\nSafeguarding concerns:\n"
	  "Date received: 3 May, too late\nDate sent: 2 May\nName of manager: Hal\nSection C of "
	  "the report was empty.\n"
	  "Section C \xE2\x80\x93 health: missing\nSocial worker: has left\nActions agreed:\n"
	  "Action: none\nResolved: never\nResponse: none\nPractice\nTeam manager: off sick\n"
	  "DATE FOR RESPONSE: 11 May 2026\n",
     "details=One. Quality of reports: poor, as before Safeguarding concerns: "
     "Date received: 3 May, too late Date sent: 2 May Name of manager: Hal Section C of the report "
     "was empty. "
     "Section C \xE2\x80\x93 health: missing Social worker: has left Actions agreed: Action: none "
     "Resolved: never Response: none Practice Team manager: off sick\n"
     "response_due=2026-05-11\nconcerns.reports_quality=yes\nconcerns.safeguarding=no\n"
     "social_worker=-\nteam_manager=-\nresponse=-\ndate_received=-\nactions=-"},
    {"paragraphs stay together, the signature stays out",
     HEAD "Foster carer's name/s: Ann Lee\nFurther information:\n\nOne.\n\nTwo\nlines.\n\n--\nDi\n",
     "details=One. Two lines."},
    {"sections end free text",
     HEAD "Further information: One.\nSection C \xE2\x80\x93 to be completed by manager\n"
	  "Response to concerns raised: Two.\nSection E \xE2\x80\x93 response of ADM\n\nThree.\n\n"
	  "Section F \xE2\x80\x93 response of Panel Chair\nFour.\nResolved: Yes\n"
	  "Further escalation required: No\n",
     "details=One.\nresponse=Two.\nadm_response=Three.\nchair_response=Four.\nresolved=yes\n"
     "further_escalation=no"},
    {"who signs off within a form goes on below that",
     HEAD "Quality of reports: YES\nFurther information: It was late.\nKind regards\nDi Fox\n\n"
	  "Section C \xE2\x80\x93 to be completed by manager\nResponse to concerns raised: Sorry.\n"
	  "Quality of reports: the writer has left.\nActions and learning\n"
	  "Action | By whom | By when\nTrain us | Cy Dee | 1 June 2026\n",
     "details=It was late. Kind regards Di Fox\nconcerns.reports_quality=yes\n"
     "response=Sorry. Quality of reports: the writer has left.\n"
     "actions=Train us|Cy Dee|1 June 2026|2026-06-01"},
    {"\xE2\x80\xA6 with a label of its own, but not with that of who signs",
     HEAD "Further information\tIt was late.\nWith thanks,\nDi Fox\n\n"
	  "DATE FOR RESPONSE  (5 working days)\t11 May 2026\n\nKind regards\nDi Fox\nPanel Chair\n",
     "details=It was late. With thanks, Di Fox\nresponse_due=2026-05-11"},
    {"a mail cited below is not read over the answer",
     "Section C \xE2\x80\x93 to be completed by manager\nResponse to concerns raised: Done.\n"
     "Kind regards\nHal\n\nFrom: Di Fox\nSent: 4 May 2026\n\nFostering Panel Escalation form\n"
     "Section C \xE2\x80\x93 to be completed by manager\n"
     "Response to concerns raised: old\nResolved Yes / No\n",
     "response=Done.\nresolved=-"},
    {"a name over two lines",
     HEAD
     "Foster carer's name/s: Ann Lee and\nBob Lee\nTeam Manager's name: Cy Dee\nunknown words\n",
     "foster_carers=Ann Lee and Bob Lee\nteam_manager=Cy Dee"},
};

static const struct text_case problems[] = {
    {"a mark between the columns of YES and NO",
     HEAD "PROCEDURAL                YES       NO\nAdherence to timescales         x\n",
     "concerns.timescales=-\n!Adherence to timescales: both Yes and No are ticked."},
    {"dates that cannot be",
     HEAD "Date of Fostering Panel: 31/02/2026\nDate for response: Monday 12 May 2026\n"
	  "Date sent to manager: 3 May 2026 or 4 May 2026\nDate received: soon\n"
	  "Date sent to ADM: n/a\n",
     "panel_date=-\nresponse_due=-\ndate_sent=-\ndate_received=-\ndate_to_adm=-\n"
     "!Date of Fostering Panel: \"31/02/2026\" is not a date.\n"
     "!Date for response: \"Monday 12 May 2026\" has the wrong weekday: that date is Tuesday 12 "
     "May "
     "2026.\n"
     "!Date sent to manager: \"3 May 2026 or 4 May 2026\" is more than one date.\n"
     "!Date received: \"soon\" is not a date."},
    {"ticks that contradict themselves",
     HEAD "Quality of reports: YES [x] NO [x]\nQuality of analysis: perhaps\n"
	  "Quality of assessment: Yes but not all\nAdherence to timescales: YES / NO\n"
	  "Care plan: N/A\nInclusion of key individuals: \xE2\x9C\x97\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=-\nconcerns.assessment_quality=-\n"
     "concerns.timescales=-\nconcerns.planning=-\nconcerns.inclusion=-\n"
     "!Quality of reports: both Yes and No are ticked.\n"
     "!Quality of analysis: \"perhaps\" is neither Yes nor No.\n"
     "!Quality of assessment: \"Yes but not all\" is neither Yes nor No.\n"
     "!Inclusion of key individuals: \"\xE2\x9C\x97\" is neither Yes nor No.\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\", \"Appropriate "
     "planning processes / care plan\"."},
    {"nothing is ticked at all",
     HEAD "Quality of reports: YES / NO\nQuality of analysis: YES / NO\n"
	  "Team Manager's name: Cy Dee\n",
     "team_manager=Cy Dee\nconcerns.reports_quality=-\nconcerns.analysis_quality=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\", \"Quality of "
     "analysis\"."},
    {"answers given twice",
     HEAD "Team Manager's name: Cy Dee\nTeam Manager's name: Cy Dee\nSocial Worker's name: Bo\n"
	  "Social Worker's name: Ray\nSocial Worker's name: Al\nQuality of reports: YES\n"
	  "Quality of reports: NO\nDate received: 1 May 2026\nDate received: 2 May 2026\n",
     "team_manager=Cy Dee\nsocial_worker=Bo\nconcerns.reports_quality=-\ndate_received=-\n"
     "!Social Worker's name: there are two answers: \"Bo\" and \"Ray\".\n"
     "!Quality of reports: there are two answers: \"YES\" and \"NO\".\n"
     "!Date received: there are two answers: \"1 May 2026\" and \"2 May 2026\"."},
    {"S7: resolved, and escalated further",
     "Response of Panel Chair: see below\nResolved: Yes\nFurther escalation required: Yes\n",
     "resolved=yes\nfurther_escalation=yes\n"
     "!Resolved: Yes, and Further escalation required: Yes as well."},
    {"long words are quoted short",
     HEAD
     "Team Manager's name: Cy\nDate received: when the very long and winding review of all the "
     "reports is at its end\n",
     "date_received=-\n!Date received: \"when the very long and winding review of all the reports "
     "is "
     "\xE2\x80\xA6\" is not a date."},
};

#define ANSWER                                                                                     \
	"Section C \xE2\x80\x93 to be completed by manager\nResponse to concerns raised: We "      \
	"agree.\n"
#define TWO_ACTIONS                                                                                \
	"response=We agree.\n"                                                                     \
	"actions=Redo the report|Bo Ray|20 May 2026|2026-05-20;Train the team|Cy Dee|ongoing|-"

static const struct text_case answers[] = {
    {"S5: by name, on one line each",
     ANSWER "Action: Redo the report; By whom: Bo Ray; By when: 20 May 2026\n"
	    "Action: Train the team, by whom: Cy Dee, by when: ongoing\n\nPlease call me.\nHal\n",
     TWO_ACTIONS},
    {"S5: by name, a line each",
     ANSWER
     "Actions and learning\n1. Action: Redo the report\n   By whom: Bo Ray\n"
     "   By when: 20 May 2026\nAction 2:\nTrain the\nteam\nBy whom:\nCy Dee\nBy when: ongoing\n",
     TWO_ACTIONS},
    {"S5: rows with dashes",
     ANSWER "Actions and learning:\n- Redo the report - Bo Ray - 20 May 2026\n"
	    "- Train the team \xE2\x80\x93 Cy Dee \xE2\x80\x93 ongoing\n\nRegards\nHal\n",
     TWO_ACTIONS},
    {"S5: rows with tabs, and their heads",
     ANSWER
     "Actions and learning\nWho\tAction\tDeadline\nBo Ray\tRedo the report\t20 May 2026\n"
     "Cy Dee\tTrain the team\tongoing\nSection D \xE2\x80\x93 to be completed by Panel Adviser\n"
     "Date received: 9 May 2026\n",
     TWO_ACTIONS "\ndate_received=2026-05-09"},
    {"S5: rows without persons",
     ANSWER "Actions and learning\n* Redo the report\n  with the carers\n* Train the team\n",
     "response=We agree.\nactions=Redo the report with the carers|-|-|-;Train the team|-|-|-"},
    {"S5: no heading at all",
     "Response: We agree.\nAction: Redo the report\nBy whom: Bo Ray\nBy when: 31 June 2026\n",
     "response=We agree.\nactions=Redo the report|Bo Ray|31 June 2026|-\n"
     "!By when: \"31 June 2026\" is not a date."},
    {"S5: a head with blanks, and a label's word in an action",
     ANSWER "Actions and learning\nAction By whom By when\n"
	    "Bring the profile up to date: both carers - Bo Ray - 20 May 2026\n",
     "actions=Bring the profile up to date: both carers|Bo Ray|20 May 2026|2026-05-20"},
    {"S5: what divides a line that ends with a date",
     ANSWER "Actions and learning\nAction = By whom = By when\n"
	    "Bring the profile up to date = Bo Ray = 20 May 2026\n"
	    "Train the team: Cy Dee: 1 June\nAsk the school -> Ed Gee -> 2 June\n",
     "actions=Bring the profile up to date|Bo Ray|20 May 2026|2026-05-20;"
     "Train the team|Cy Dee|1 June|2026-06-01;Ask the school|Ed Gee|2 June|2026-06-02"},
    {"S7: answers with remarks behind free text",
     "Section F \xE2\x80\x93 response of Panel Chair\nNot the delay.\nResolved: No, not yet: see "
     "above\nFurther escalation required: Yes - to the head of service\n",
     "chair_response=Not the delay.\nresolved=no\nfurther_escalation=yes"},
    {"S5: the head of a mail passed on is no list",
     "---------- Forwarded message ---------\nFrom: Di Fox <di@panel.example>\n"
     "Date: Sun, 3 May 2026 at 18:02\nSubject: Escalation\n\n" HEAD "Team Manager's name: Cy Dee\n",
     "team_manager=Cy Dee\nactions=-"},
    {"S7: resolved on one line",
     "Response of ADM: I am satisfied.\nResolved: Yes   Further escalation required: No\nJane\n",
     "adm_response=I am satisfied.\nresolved=yes\nfurther_escalation=no"},
    {"S7: resolved with boxes",
     "Section F \xE2\x80\x93 response of Panel Chair\n\nNot the delay.\n\n"
     "Resolved \xE2\x98\x90 Yes \xE2\x98\x92 No\nFurther escalation required Yes x / No\n",
     "chair_response=Not the delay.\nresolved=no\nfurther_escalation=yes"},
};

#define ABOUT(words)                                                                               \
	"Carers: Gwen Osei\nSSW: Martin Lowe\nConcern: Respite.\nBottom line: Dates.\n"            \
	"Immediate safeguarding: no\nAbout: " words "\n"

static const struct text_case croydon[] = {
    {"C12: the questions in full",
     "Carer name(s): Gwen and Peter Osei\nSupervising Social Worker: Martin Lowe\n"
     "Date first raised with SSW: 02/11/2025\nWhat is the concern? Respite was cancelled.\n"
     "Impact on the child: He is upset.\nWhat would resolve it (bottom line): Dates in writing.\n"
     "What has been tried: Phone calls on 2 and 4 November.\n"
     "Who is the concern about? Supervising Social Worker: no. Team Manager: no.\n"
     "Immediate safeguarding concern: No\n",
     "type=croydon-carer\ncarers=Gwen and Peter Osei\nssw=Martin Lowe\nfirst_raised=2025-11-02\n"
     "concern=Respite was cancelled.\nimpact=He is upset.\nbottom_line=Dates in writing.\n"
     "tried=Phone calls on 2 and 4 November.\nabout=-\nimmediate_safeguarding=no\n"
     "reputation=-\ninform_iro=-"},
    {"the other form's title above it",
     "Fostering Panel Escalation form\n\nCarer name(s): Gwen Osei\n"
     "Supervising Social Worker: Martin Lowe\nDate first raised with SSW: 02/11/2025\n"
     "What is the concern? Respite.\nWhat has been tried: Calls.\n"
     "What would resolve it (bottom line): Dates.\n",
     "type=croydon-carer\ncarers=Gwen Osei\nconcern=Respite."},
    {"both titles above it",
     "Fostering Panel Escalation form\n\nFoster carers' escalation form\n"
     "Carer name(s): Gwen Osei\n"
     "Supervising Social Worker: Martin Lowe\nDate first raised with SSW: 02/11/2025\n"
     "What is the concern? Respite.\nWhat has been tried: Calls.\n"
     "What would resolve it (bottom line): Dates.\n",
     "type=croydon-carer\ncarers=Gwen Osei\nconcern=Respite."},
    {"C7: short labels, about the SSW",
     "Carers: Rafiq Haider\nSSW: Joanne Pike\n\nConcern: Our supervising social worker shared our\n"
     "papers.\nImpact on the child/ren: They heard it at school.\nBottom line: An apology.\n"
     "About: our SSW\nImmediate safeguarding: no\n",
     "carers=Rafiq Haider\nssw=Joanne Pike\nabout=ssw\n"
     "concern=Our supervising social worker shared our papers.\nimmediate_safeguarding=no"},
    {"C7, C8: danger, and the IRO",
     "Name of foster carer: Lena Marsh\nSupervising social worker: Tom Adeyemi\n"
     "Concern: The baby was left alone.\nImpact on child: Harm.\nImmediate safeguarding concern? "
     "YES\n"
     "What do you want to happen: contact suspended\nPlease tell the IRO: yes\n",
     "immediate_safeguarding=yes\ninform_iro=yes\nbottom_line=contact suspended\nabout=-"},
    {"remarks and stars behind questions",
     "Carer name(s): Gwen Osei\nSSW: Martin Lowe\nWhat is the concern? (in short): Respite.\n"
     "Impact on the child *: He is upset.\nDate 1st raised with SSW: 2 April\n"
     "Who is the concern about? ____Team Manager, SSW\n",
     "concern=Respite.\nimpact=He is upset.\nfirst_raised=2026-04-02\nabout=ssw,team-manager"},
    {"roles on lines of their own",
     "Foster carer(s): Gwen Osei\nOur SSW - Martin Lowe\nIssue - Respite.\n"
     "Who is the concern about?\nSupervising Social Worker: No\nTeam Manager: Yes\n"
     "Fostering Service Manager: no\nWould the council's reputation be harmed? No\n"
     "Inform the IRO? Y\nFirst raised: 2 April\n",
     "ssw=Martin Lowe\nabout=team-manager\nreputation=no\ninform_iro=yes\nfirst_raised=2026-04-02\n"
     "concern=Respite."},
    {"C7: the printed list of roles, with none of them chosen, is a question",
     "Carers: Gwen Osei\nSSW: Martin Lowe\nConcern: Respite.\nAbout: Supervising Social Worker / "
     "Team Manager / Fostering Service Manager / Head of Service\n",
     "about=-\n!Who is the concern about: \"Supervising Social Worker / Team Manager / Fostering "
     "Service\xE2\x80\xA6\" does not say clearly which role it is."},
    {"C12: words more of the label, up to its colon",
     "Carers: Gwen Osei\nSSW: Martin Lowe\nImpact on the child: He is upset.\n\n"
     "Conversations so far, with dates: 2 April: rang the desk\n3 April: rang again\n"
     "Bottom line: Dates.\n",
     "impact=He is upset.\nconversations=2 April: rang the desk 3 April: rang again\n"
     "bottom_line=Dates."},
    {"C12: ... which are none where another label begins",
     "Carers: Gwen Osei\nSSW: Martin Lowe\nImpact on the child: He is upset.\n"
     "Bottom line, SSW: she must ring.\n",
     "impact=He is upset. Bottom line, SSW: she must ring.\nbottom_line=-"},
    {"C7: a box before each role", ABOUT("[x] SSW [ ] Team Manager [ ] Head of Service"),
     "about=ssw"},
    {"C7: … as a sign",
     ABOUT("\xE2\x98\x92 SSW \xE2\x98\x90 Team Manager \xE2\x98\x90 Head of Service"), "about=ssw"},
    {"C7: … in brackets", ABOUT("( ) SSW  (x) Team Manager  ( ) Head of Service"),
     "about=team-manager"},
    {"C7: a box behind each role", ABOUT("SSW [ ]  Team Manager [x]  Head of Service [ ]"),
     "about=team-manager"},
    {"C7: one role of the list is marked", ABOUT("SSW, Team Manager (X), Head of Service"),
     "about=team-manager"},
    {"C7: one is marked, one is named in words", ABOUT("SSW (x) and also the Team Manager"),
     "about=ssw\n!Who is the concern about: \"SSW (x) and also the Team Manager\" does not say "
     "clearly which role it is."},
    {"C7: the first box is missing, or the last", ABOUT("SSW [ ] Team Manager [x] Head of Service"),
     "about=team-manager\n!Who is the concern about: \"SSW [ ] Team Manager [x] Head of Service\" "
     "does not say clearly which role it is."},
    {"C7: roles with nothing between them", ABOUT("Supervising Social Worker Team Manager"),
     "about=ssw,team-manager\n!Who is the concern about: \"Supervising Social Worker Team "
     "Manager\" does not say clearly which role it is."},
    {"C7: one is denied, the other is not", ABOUT("SSW: no, Team Manager"), "about=team-manager"},
    {"C7: both are denied", ABOUT("SSW: no, nor the Team Manager"), "about=-"},
    {"labels in small letters, values below",
     "carer's name\nGwen Osei\n\nssw\nMartin Lowe\n\nwhat is your concern\nRespite.\n\nIt was "
     "off.\n\n"
     "what do you want to happen\nDates.\n\nwho is it about\nthe team manager\n\n"
     "immediate safeguarding\nno\n\nSent from my iPhone\n",
     "carers=Gwen Osei\nssw=Martin Lowe\nconcern=Respite. It was off.\nbottom_line=Dates.\n"
     "about=team-manager\nimmediate_safeguarding=no"},
};

static const struct text_case no_forms[] = {
    {"a carer's mail",
     "Hi\n\nI am a foster carer and have tried to get hold of someone about the taxi.\n"
     "I just want it put back on.\n\nthanks\nDawn\nSent from my iPhone\n",
     "null"},
    {"a mail that mentions a label", "Hi,\nConcern: I have not heard back.\nPlease call.\nGwen\n",
     "null"},
    {"a mail that mentions two", "Hi,\nMy problem: the taxi\nImpact: bad\nThanks\n", "null"},
    {"a signature of titles",
     "I will look into it.\n\nKind regards\nMartin Lowe\nSupervising Social Worker\n"
     "Team Manager: Cy Dee\n",
     "null"},
    {"a form that is only cited",
     "Thanks, noted.\n> Carers: Gwen\n> SSW: Martin\n> Concern: x\n> Impact on the child: y\n",
     "null"},
    {"sections of something else",
     "Minutes\n\nSection A \xE2\x80\x93 Introduction\nChair: Di Fox\nSection B\nNone.\n", "null"},
    {"the title in a sentence", "I have sent the Fostering Panel Escalation form.\n", "null"},
    {"nothing", "", "null"},
};

static void check(const struct text_case *cases, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		form_case_check(&arena, cases[i].name, form_case_read(&arena, cases[i].text),
				cases[i].expected);
}

#define TEST_CASES(name)                                                                           \
	static void name##_forms(void **state)                                                     \
	{                                                                                          \
		(void)state;                                                                       \
		check(name, COUNT_OF(name));                                                       \
	}
TEST_CASES(surrey)
TEST_CASES(prose)
TEST_CASES(problems)
TEST_CASES(answers)
TEST_CASES(croydon)
TEST_CASES(no_forms)

static void repeat(struct str *s, const char *text, size_t times)
{
	while (times--)
		str_add(s, text);
}

static struct form *read_repeated(const char *head, const char *text, size_t times)
{
	struct str s;

	str_init(&s, &arena, STR_UNBOUNDED);
	str_add(&s, head);
	repeat(&s, text, times);
	str_add(&s, "\n");
	return form_case_read(&arena, str_text(&s));
}

#define MIB   ((size_t)1 << 20)
#define NAMED HEAD "Foster carer's name/s: Ann Lee\n"

/* Each of these takes seconds or minutes if anything is looked at again for each line or word. */
static void hostile_sizes(void **state)
{
	static const struct {
		const char *head, *text;
		size_t times;
	} rows[] = {
	    {NAMED "Further information: ", "word ", MIB / 5},
	    {NAMED "Further information: ", "the report was late\n", 100000},
	    {NAMED "Further information: ", "immediate safeguarding ", 20000},
	    {NAMED "Team Manager's name: ", ": ; ,", 100000},
	    {NAMED, "Team Manager's name: Jo Lee\n", 10000},
	    {NAMED, "Date of Fostering Panel: 31/02/2026\nQuality of reports: YES NO x y\n", 5000},
	    {NAMED, "Team manager: a; Social worker: b; ", 20000},
	    {NAMED "Quality of reports: ", "[ ] ", 100000},
	    {NAMED "Actions and learning\n", "Action: a By whom: b By when: 1 May 2026\n", 5000},
	    {NAMED "PRACTICE\n", "Row: YES\n", 20000},
	    {NAMED, "Further information nature of concerns and actions requested to resolvx\n",
	     5000},
	    {NAMED, "[", MIB},
	    {NAMED, "\t", MIB},
	    {NAMED, "\xE2\x98\x90", MIB / 4},
	    {"Carers: a\nSSW: b\nConcern: c\nAbout: ", "Team Manager no ", 40000},
	    {"Carers: a\nSSW: b\nConcern: c\nAbout: SSW\n", "Team Manager: no\n", 20000},
	};
	struct form *form;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		form = read_repeated(rows[i].head, rows[i].text, rows[i].times / (HOSTILE_SLOW ? 8 : 1));
		assert_non_null(form);
		assert_true(form->problem_count <= 200);
		assert_true(form->action_count <= 200);
		assert_true(form->other_count <= 100);
		arena_clear(&arena);
	}
}

/* Any bytes, made UTF-8 as they are at the border, with pieces of forms among them. */
static void hostile_bytes(void **state)
{
	static const char *const pieces[] = {"Fostering Panel Escalation form\n",
					     "Section A \xE2\x80\x93 ",
					     "Quality of reports",
					     ":",
					     "\t",
					     "\n",
					     "YES",
					     " NO ",
					     "[x]",
					     "[",
					     "(",
					     "\xE2\x98\x92",
					     "\xC2\xA0",
					     "31/02/2026",
					     "Actions and learning\n",
					     "Action: ",
					     "By whom",
					     "About: SSW",
					     "Carer(s)",
					     "child/ren",
					     "Further information",
					     "immediate safeguarding",
					     "*",
					     "Resolved",
					     "/",
					     " - ",
					     "Kind regards\n",
					     "From: x\nSent: y\n",
					     "PRACTICE\n",
					     "+---+---+\n",
					     "| a | b |\n",
					     "--- ----\n",
					     "**",
					     "\\",
					     "  ",
					     "\xE2\x94\x82",
					     "Concern: ",
					     "\xFF",
					     "\xE2\x80",
					     "no",
					     "_",
					     "'"};
	unsigned seed = 20260504;
	struct form *form;
	size_t i, k;
	struct str s;
	char byte;

	(void)state;
	for (i = 0; i < 3000; i++) {
		str_init(&s, &arena, STR_UNBOUNDED);
		for (k = 0; k < 60; k++) {
			seed = seed * 1103515245u + 12345u;
			byte = (char)(seed >> 8);
			if ((seed >> 16) % 4 == 0)
				str_add_n(&s, &byte, 1);
			else
				str_add(&s, pieces[(seed >> 16) % COUNT_OF(pieces)]);
		}
		form = form_case_read(&arena, str_valid_utf8(&arena, str_text(&s), s.len));
		if (form) {
			str_init(&s, &arena, STR_UNBOUNDED);
			form_to_text(form, &s);
			/* Nothing is cut inside a character. */
			assert_string_equal(str_valid_utf8(&arena, str_text(&s), s.len),
					    str_text(&s));
		}
		arena_clear(&arena);
	}
}

#define TEST(name) cmocka_unit_test_teardown(name, clear_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(surrey_forms),	 TEST(prose_forms),    TEST(problems_forms), TEST(answers_forms),
	    TEST(croydon_forms), TEST(no_forms_forms), TEST(hostile_sizes),  TEST(hostile_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
