/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of councils that word their labels and headings in their own way: what is made of nothing
 * but the words of labels is a label, and what names an office alone heads the next part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
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

#define NAMES                                                                                      \
	"=Fostering household: Ann Lee\n=Date of panel: 1 May 2026\n=Panel chair: Di Fox\n"        \
	"=Team manager: Cy Dee\n"
#define NAMED                                                                                      \
	"foster_carers=Ann Lee\npanel_date=2026-05-01\npanel_chair=Di Fox\nteam_manager=Cy Dee\n"

static const struct form_case worded[] = {
    {"S1: what leads to a list within an account is no label",
     "=Fostering Panel Escalation form\n1. Foster carer|Ann Lee\n2. Panel chair|Di Fox\n=\n"
     "3. Tell us what the concern is, and what you want to be done about it\n"
     "The report was late and nobody had read it.^The panel asks:^1. The chronology.\n=\n"
     "4. Date for response|11 May 2026\n",
     "details=The report was late and nobody had read it. The panel asks: 1. The "
     "chronology.\nresponse_due=2026-05-11"},
    {"S1: \xE2\x80\xA6 and in a cell of its own it is one",
     NAMES "The panel asks:\nA chronology.\n=\nDate for response|11 May 2026\n",
     NAMED "details=A chronology.\nresponse_due=2026-05-11"},
    {"S1: an account under a heading of the council's own, to which nobody has replied yet",
     NAMES "=What panel is unhappy about and what would put it right\n=It was late.\n"
	   "=Referred to (manager):\n=Date referred:\n=For use of the manager\n"
	   "=Statement by the manager:\n",
     NAMED "details=It was late.\nmanager=-\ndate_sent=-\nresponse=-"},
    {"S1: labels that are sentences, with numbers before them",
     "=1. The foster carer(s) to whom this notice relates: Ann Lee\n"
     "1.1 Date presented to panel|1 May 2026\n1.2 Presenting worker's manager|Cy Dee\n"
     "=5. This escalation is made by the Panel Chair, namely: Di Fox\n"
     "=9. A reply in writing is required no later than (five working days): 11 May 2026\n"
     "=10. Please set out the reasons for the referral and the action that the panel requests:\n"
     "=It was late.\n"
     "=11. The referral was sent to the manager on: 12 May 2026\n",
     NAMED "details=It was late.\nresponse_due=2026-05-11\ndate_sent=2026-05-12"},
    {"S5: the parts behind the list of actions are none of it",
     NAMES "=Manager replying: Bo Ray\n=Passed to manager on: 4 May 2026\n"
	   "=Manager's answer\n=I agree.\n=Actions and learning\n"
	   "Who|What|When\nBo Ray|A visit|8 May 2026\n||\n"
	   "=Adviser again\n=Answer returned on: 6 May 2026\n=Copied to the chair on: 7 May 2026\n"
	   "=Copied to A.D.M.: 7 May 2026\n=Reported back to panel: 22 May 2026\n=ADM and chair\n"
	   "=ADM's view:\n=Chair's view: Thank you.\n",
     NAMED "manager=Bo Ray\ndate_sent=2026-05-04\nresponse=I agree.\n"
	   "actions=A visit|Bo Ray|8 May 2026|2026-05-08\ndate_received=2026-05-06\n"
	   "date_to_chair=2026-05-07\ndate_to_adm=2026-05-07\nfeedback_date=2026-05-22\n"
	   "adm_response=-\nchair_response=Thank you."},
    {"S5: a form sent on with the list as it was printed",
     NAMES "=Actions and learning\nBy when|Action|By whom\n||\n||\n=For official use only\n"
	   "=Answer received:\n=Shared with chair:\n",
     NAMED "actions=-\ndate_received=-\ndate_to_chair=-"},
    {"S5: an action in the words of a label, with somebody and a day beside it",
     NAMES
     "=Actions and learning\nAction|By whom|By when\nReport back to panel|Cy Dee|8 May 2026\n",
     NAMED "actions=Report back to panel|Cy Dee|8 May 2026|2026-05-08\nfeedback_date=-"},
    {"S1: dots lead to the values, and labels are said twice",
     "=CHAIR OF PANEL ................ Di Fox\n=NAME OF CARER / CARERS ................ Ann Lee\n"
     "=DATE OF MEETING ................ 1 May 2026\n=TEAM MANAGER ................ Cy Dee\n"
     "=REPLY DUE (5 WORKING DAYS) ................ 11 May 2026\n",
     NAMED "response_due=2026-05-11"},
    {"S1: what is written below a part's heading and behind no label is told of",
     NAMES "=Further information\n=It was late.\n=For completion by the manager\n"
	   "=Response to concerns\n=I agree.\n",
     NAMED "details=It was late.\nresponse=I agree."},
    {"S1: a sentence of the account that has such words among others is none",
     NAMES "=Further information\n=Reply received from the agency on 3 May was thin.\n"
	   "=The reply to the chair came back on 4 May.\n=It was late.\n",
     NAMED "details=Reply received from the agency on 3 May was thin. "
	   "The reply to the chair came back on 4 May. It was late."},
    {"S1: the names of concerns in other words, with their boxes before them",
     NAMES "=Practice concerns (tick all that apply)\n"
	   "=\xE2\x98\x91 involving the right people\n=\xE2\x98\x90 the quality of the analysis\n"
	   "=\xE2\x98\x91 safeguarding \xE2\x80\x93 raised last year too\n",
     NAMED "concerns.inclusion=yes\nconcerns.analysis_quality=-\nconcerns.safeguarding=yes\n"
	   "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: an account asked for in a row of its own, of the concern(s) and the action(s)",
     "=Foster carers|Ann Lee\n=Chair of panel|Di Fox\n"
     "5. Please give details of your concern(s) and the action(s) you would like\n"
     "Concerns^It was late. It isn't clear who agreed.^Actions:^- a chronology\n=\n"
     "Response required by|11 May 2026\n",
     "details=Concerns It was late. It isn't clear who agreed. Actions: - a chronology\n"
     "response_due=2026-05-11"},
    {"S1: \xE2\x80\xA6 of the concerns, including the actions",
     "=Foster carers|Ann Lee\n=Chair of panel|Di Fox\n"
     "=Further details of the concerns, including actions requested to resolve\n=It was late.\n"
     "=Response required by: 11 May 2026\n",
     "details=It was late.\nresponse_due=2026-05-11"},
    {"S1: \xE2\x80\xA6 in two questions at once",
     "=1. Which foster carer is this about?\n=Ann Lee\n=2. Who chaired? (Panel Chair)\n=Di Fox\n"
     "=3. What are the concerns, and what would you like done?\n=It was late.\n"
     "=4. When is a response needed?\n=11 May 2026\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\ndetails=It was late.\n"
     "response_due=2026-05-11"},
    {"S1: groups in numbered parts, one beside the other",
     NAMES "Part 1: Procedure|Yes|No|Part 2: Practice|Yes|No\n"
	   "Timescales|X||Quality of reports||X\n|||Views of the birth children|X|\n",
     NAMED "concerns.timescales=yes\nconcerns.reports_quality=no\n"
	   "others=Views of the birth children=yes"},
    {"S1: \xE2\x80\xA6 or below each other, the second with the letter of a later section",
     NAMES "Part A: Procedure|Yes|No\nTimescales|X|\nPart B \xE2\x80\x93 Practice|Yes|No\n"
	   "Quality of reports||X\nMatching|X|\n",
     NAMED "concerns.timescales=yes\nconcerns.reports_quality=no\nothers=Matching=yes"},
    {"S9: what a form follows up in writing",
     NAMES "=Practice concerns\nSafeguarding|x|\n=\n"
	   "Is this the follow-up of an immediate safeguarding concern?|Yes\n",
     NAMED "concerns.safeguarding=yes\nimmediate_safeguarding=yes\nothers=-"},
    {"S1: what goes on from its label names nobody",
     "Name of foster carer/s^As on the panel agenda|Ann Lee\n"
     "SW name^Of the foster carers|\nTM name^of the team|Cy Dee\nChair of panel|Of Park\n",
     "foster_carers=Ann Lee\nsocial_worker=-\nteam_manager=Cy Dee\npanel_chair=Of Park\n"
     "!Social Worker's name: \"Of the foster carers\" was taken as the form's own guidance, and "
     "not as the answer.\n"
     "!Foster carer's name/s: \"As on the panel agenda\" was taken as the form's own guidance, "
     "and not as the answer."},
    {"S1: what is said of somebody below a name, or for it, is left out of it, and told",
     "Foster carers|Ann Lee\nSW name|Bo Ray^on maternity leave\nTM name|leaving the service\n"
     "Chair of panel|Di Fox\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=-\npanel_chair=Di Fox\n"
     "!Social Worker's name: \"on maternity leave\" was taken as the form's own guidance, and not "
     "as the answer.\n"
     "!Team Manager's name: \"leaving the service\" looks like a heading of the form, and was not "
     "taken as the answer."},
    {"S1: labels that ask for somebody else, for two people, or for more than a name",
     "Foster carers|Ann Lee\nChair of panel|Di Fox\nSW / TM|Bo Ray / Cy Dee\n"
     "Deputy panel adviser|Ed Gee\nTeam manager name & email|Cy Dee cy@council.example\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\nsocial_worker=-\nteam_manager=-\n"
     "panel_adviser=-\n!\"SW / TM\": this row of the table is not known, and was not read.\n"
     "!\"Deputy panel adviser\": this row of the table is not known, and was not read.\n"
     "!\"Team manager name & email\": this row of the table is not known, and was not read."},
    {"S1: the carers' number in some system is not their name",
     "Carer's LCS ID|LCS 154186\nFoster carers|Ann Lee\nChair of panel|Di Fox\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\n"
     "!\"Carer's LCS ID\": this row of the table is not known, and was not read."},
    {"S1: who signs with an office is not named for the form",
     NAMES "=Chair's view: I am content.\n=Thanks\n=Gil Hay\n=Independent Adviser (Fostering)\n"
	   "=Northwold Council, Town Hall\n",
     NAMED "chair_response=I am content.\npanel_adviser=-"},
};

static const struct form_case starred[] = {
    {"S1: the star of \"delete as appropriate\" marks neither word",
     NAMES "=Concerns about practice (* delete as appropriate)\n"
	   "Quality of reports|YES*\nQuality of analysis|YES / NO *\nSafeguarding|{sYES} / NO *\n"
	   "=Resolved: YES / NO *\n=Further escalation required: Yes* / No*\n",
     NAMED "concerns.reports_quality=yes\nconcerns.analysis_quality=-\nconcerns.safeguarding=no\n"
	   "resolved=-\nfurther_escalation=-\n"
	   "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: of a list to be deleted from, what is left is raised",
     NAMES "=Practice concerns (delete any that don't apply)\n=\xE2\x80\xA2 quality of reports\n"
	   "=\xE2\x80\xA2 safeguarding\n",
     NAMED "concerns.reports_quality=yes\nconcerns.safeguarding=yes\nconcerns.inclusion=-"},
    {"S1: … or struck out in",
     NAMES "=Practice issues (cross out what does not apply)\n={s- quality of reports}\n"
	   "=- safeguarding\n",
     NAMED "concerns.reports_quality=no\nconcerns.safeguarding=yes"},
    {"S1: … but not of one with a Yes and a No in its rows",
     NAMES "=Practice concerns (* delete as appropriate)\n=Quality of reports: YES*\n"
	   "=Safeguarding:\n",
     NAMED "concerns.reports_quality=yes\nconcerns.safeguarding=-\n"
	   "!Concerns: neither Yes nor No is ticked for \"Safeguarding concerns\"."},
    {"S1: of a list whose rows are to be marked, those without a mark are not raised",
     NAMES "=Procedural concerns (put YES against any that apply)\n=- timescales\n"
	   "=- checks or references\n=Practice concerns (put YES against any that apply)\n"
	   "=- quality of reports\n=- safeguarding - YES\n",
     NAMED "concerns.timescales=-\nconcerns.checks=-\nconcerns.reports_quality=-\n"
	   "concerns.safeguarding=yes\n!Concerns: neither Yes nor No is ticked for \"Adherence to "
	   "timescales\", \"Checks / references completed\", \"Quality of reports\"."},
    {"S1: a concern of one's own with its box ticked, in small letters",
     NAMES "=Practice concerns (tick all that apply)\n=\xE2\x98\x91 safeguarding\n"
	   "=\xE2\x98\x91 matching of siblings\n=\xE2\x98\x91 Other: late papers\n",
     NAMED "concerns.safeguarding=yes\nothers=matching of siblings=yes;late papers=yes"},
    {"S1: a date written on the printed line, behind the account",
     NAMES "=Further information\n=It was late.\n=Reply due (5 working days): __11 May 2026____\n",
     NAMED "details=It was late.\nresponse_due=2026-05-11"},
    {"S1: the line for the decision maker is a day's",
     NAMES "=Section D\n=Passed to the decision maker on: 7 May 2026\n",
     NAMED "date_to_adm=2026-05-07"},
    {"S1: grey guidance below a label in words of the council's own is no answer",
     NAMES "=What panel is worried about and what would put it right\n"
	   "={iGive facts and dates.}\n=It was late.\n",
     NAMED "details=It was late."},
    {"S1: letters for a greeting end the account",
     NAMES "=Further information\n=It was late.\n=KR\n=Di Fox\n=Panel Chair | Fostering\n",
     NAMED "details=It was late."},
    {"S5: a list whose parts are called who, what and when",
     NAMES "=Manager's answer\n=I agree.\n=Actions and learning\n"
	   "=What: A visit\n=Who: Bo Ray\n=When: 8 May 2026\n=What: A course\n=Who: Cy Dee\n"
	   "=When: 9 May 2026\n",
     NAMED "response=I agree.\nactions=A visit|Bo Ray|8 May 2026|2026-05-08;"
	   "A course|Cy Dee|9 May 2026|2026-05-09"},
};

static const struct form_case said[] = {
    {"S1: what panel wants, in the words of a label, is of the account",
     NAMES "=Further information\n=It was late.\n=To resolve this we need\n=1. an apology.\n"
	   "=2. the file.\n=Section F: Chair's response\n=Resolved:\n",
     NAMED "details=It was late. To resolve this we need 1. an apology. 2. the file.\n"
	   "chair_response=-\nresolved=-"},
    {"S1: … so is a wish in a line of its own, before the form's next label",
     NAMES "=Further information\n=It was late.\n=We want this matter resolved\n"
	   "=Date for response: 11 May 2026\n=Chair's response\n=We want this closed\n"
	   "=Resolved: No\n",
     NAMED "details=It was late. We want this matter resolved\nresponse_due=2026-05-11\n"
	   "chair_response=We want this closed\nresolved=no"},
    {"S1: … and a statement that names an office",
     NAMES "=Manager's answer\n=I agree.\n=The chair is satisfied with the response\n"
	   "=I wrote to all of them.\n",
     NAMED "response=I agree. The chair is satisfied with the response I wrote to all of them.\n"
	   "chair_response=-"},
    {"S7: a label in other words, with its answer below it, behind the account",
     NAMES "=Chair's response\n=It is done.\n=The matter is now resolved\n=No\n"
	   "=To be escalated further\n=Yes / {hNo}\n",
     NAMED "chair_response=It is done.\nresolved=no\nfurther_escalation=no"},
    {"S7: … or with none yet",
     NAMES "=Chair's response\n=It is done.\n=Matter now settled\n=Further escalation needed\n",
     NAMED "chair_response=It is done.\nresolved=-\nfurther_escalation=-"},
};

static void sentences_in_the_words_of_labels(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, said, COUNT_OF(said));
}

static void labels_in_the_words_of_labels(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, worded, COUNT_OF(worded));
}

static void stars_and_parts_in_other_words(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, starred, COUNT_OF(starred));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(labels_in_the_words_of_labels, clear_arena),
	    cmocka_unit_test_teardown(sentences_in_the_words_of_labels, clear_arena),
	    cmocka_unit_test_teardown(stars_and_parts_in_other_words, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
