/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that no table knows: told of, or known by what they mean; and sentences that look like
 * labels and are none. */
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

#define TITLE "Foster carers' escalation form\n\n"
#define PANEL "Fostering Panel Escalation form\n\n"

static const struct form_case told[] = {
    {"a line whose text went to the field above it",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\nPostcode: CR0 9ZZ\n"
	   "What would resolve it (bottom line)? A visit.\n",
     "concern=He is sad. Postcode: CR0 9ZZ\nbottom_line=A visit.\n"
     "!\"Postcode\": this may be a label; it was read as text of \"What is the concern?\".\n"},
    {"a line that nobody read",
     TITLE "Carer name(s): Ann Lee\nLegal status: Section 20\nSSW: Bo Ray\n"
	   "What is the concern? He is sad.\n",
     "carers=Ann Lee\nssw=Bo Ray\n"
     "!\"Legal status\": this line of the form is not known, and was not read.\n"},
    {"a question with its answer below it",
     TITLE "Carer name(s)\nAnn Lee\n\nWhat is the concern?\nHe is sad.\n\n"
	   "Where does he live?\nWith us.\n\nImpact on the child or children\nHe cries.\n",
     "concern=He is sad. Where does he live? With us.\nimpact=He cries.\n"
     "!\"Where does he live\": this may be a label; it was read as text of \"What is the "
     "concern?\".\n"},
    {"a form that has all its labels, and a short answer of the council's own between them",
     PANEL "Foster carer's name/s: Ann Lee\nDate of Fostering Panel: 1 May 2026\n"
	   "Social Worker's name: Bo Ray\nTeam Manager's name: Cy Dee\n"
	   "Name of Panel Chair: Di Fox\nAgency: Marigold\nName of Panel Adviser: Ed Gow\n"
	   "Further information: It was late.\n",
     "panel_chair=Di Fox\npanel_adviser=Ed Gow\n"
     "!\"Agency\": this line of the form is not known, and was not read.\n"},
    {"a question with a yes, in free text and in other looks than the form's",
     PANEL "Foster carer's name/s\nAnn Lee\n\nName of Panel Chair\nDi Fox\n\nTeam Manager's name\n"
	   "Cy Dee\n\nDate of Fostering Panel\n1 May 2026\n\nFurther information\nIt was late.\n"
	   "Could we have done better? Yes\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\nteam_manager=Cy Dee\npanel_date=2026-05-01\n"
     "details=It was late. Could we have done better? Yes\n"
     "!\"Could we have done better\": this may be a label; it was read as text of \"Further "
     "information \xE2\x80\x93 nature of concerns and actions requested to resolve\".\n"},
    {"the title in another order is no label",
     "Escalation form for foster carers\n\nCarer name(s)\nAnn Lee\n\nSSW\nBo Ray\n\n"
     "What is the concern?\nHe is sad.\n\nImpact on the child or children\nHe cries.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nimpact=He cries.\n"},
    {"a label that would mean a field of a much later section",
     PANEL "*Foster carer's name/s:* Ann Lee\n*Panel heard it on:* 1 May 2026\n"
	   "*Name of Panel Chair:* Di Fox\n*Team Manager's name:* Cy Dee\n\n"
	   "Section C\n\n*Response to concerns raised:* I agree.\n",
     "panel_date=-\nfeedback_date=-\nresponse=I agree.\n"
     "!\"Panel heard it on: 1 May 2026\": this line of the form is not known, and was not read.\n"},
    {"what stands below the label of a name, and is none: small words",
     PANEL "Foster carer's name/s\nAnn Lee\n\nName of Panel Chair\nDi Fox\n\n"
	   "Further information\nIt was late.\n\nManager picking this up\nHanded over on\n\n"
	   "Response to concerns raised\nI agree.\n",
     "manager=-\nresponse=I agree.\n"
     "!\"Manager picking this up\": this may be a label; it was read as text of \"Further "
     "information \xE2\x80\x93 nature of concerns and actions requested to resolve\".\n"},
    {"S1: concerns in sentences that somebody agrees with: none of them is a row",
     PANEL "Foster carer's name/s: Ann Lee\nDate of Fostering Panel: 1 May 2026\n"
	   "Social Worker's name: Bo Ray\nTeam Manager's name: Cy Dee\n\n"
	   "Timescales were kept by everyone - agree\n"
	   "The checks had been completed - disagree\n"
	   "The reports were of adequate quality - agree\n"
	   "The analysis was as deep as it should be - disagree\nEveryone was involved - agree\n"
	   "Further information: It was late.\n",
     "concerns.timescales=-\nconcerns.checks=-\ndetails=It was late.\n"
     "!Concerns: no row was found for \"Adherence to timescales\", \"Appropriate planning "
     "processes "
     "/ care plan\", \"Checks / references completed\", \"Quality of reports\", \"Quality of "
     "assessment\", \"Quality of analysis\", \"Inclusion of key individuals\", \"Decision Making "
     "and Intervention\", \"Safeguarding concerns\".\n"},
    {"S1: a panel's form whose account speaks of one concern or two",
     PANEL "Foster carer's name/s: Ann Lee\nDate of Fostering Panel: 1 May 2026\n"
	   "Social Worker's name: Bo Ray\nTeam Manager's name: Cy Dee\n\n"
	   "Further information: The checks had been completed.\nThe reports were late.\n",
     "concerns.checks=-\ndetails=The checks had been completed. The reports were late.\n"},
    {"two lines that could both mean one field: neither is taken",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\n"
	   "How should this be sorted out? A visit.\nWhat are you hoping for? An answer.\n",
     "bottom_line=-\n"
     "!\"How should this be sorted out\": this may be a label; it was read as text of \"What is "
     "the concern?\".\n"
     "!\"What are you hoping for\": this may be a label; it was read as text of \"What is the "
     "concern?\".\n"},
};

static const struct form_case meant[] = {
    {"C12: a carer's own headings in capitals, among lines with colons",
     TITLE "Carer name(s): Ann Lee\nSSW: Bo Ray\n\nWHAT WE HAVE TRIED SO FAR\n\nWe rang twice.\n\n"
	   "OUR BOTTOM LINE\n\nA visit.\n\nWHAT THE CONCERN IS\n\nHe is sad.\n\n"
	   "Immediate safeguarding concern: No\n",
     "tried=We rang twice.\nbottom_line=A visit.\nconcern=He is sad.\n"
     "immediate_safeguarding=no\n"},
    {"an impact in other words",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\n"
	   "What impact is this having on the little one? He cries.\n",
     "concern=He is sad.\nimpact=He cries.\n"},
    {"a bottom line in other words, its answer below it",
     TITLE "Carer name(s)\nAnn Lee\n\nWhat is the concern?\nHe is sad.\n\n"
	   "How could this be put right?\nA visit.\n\nSoon.\n",
     "concern=He is sad.\nbottom_line=A visit. Soon.\n"},
    {"a name below it",
     PANEL "Foster carer's name/s\nAnn Lee\n\nName of Panel Chair\nDi Fox\n\n"
	   "Further information\nIt was late.\n\nManager picking this up\nBo and Cy Ray\n\n"
	   "Response to concerns raised\nI agree.\n",
     "manager=Bo and Cy Ray\nresponse=I agree.\n"},
    {"a date, a tick and a role, each with a value of its own kind",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\n"
	   "First told our worker on: 1 May 2026\nCould it embarrass the council? No\n"
	   "Whom is this complaint about? Team Manager\n",
     "concern=He is sad.\nfirst_raised=2026-05-01\nreputation=no\nabout=team-manager\n"},
    {"a question with a yes, right below one that looks as the others do",
     TITLE
     "Carer name(s)\nAnn Lee\n\nWhat is the concern?\nHe is sad.\n\nWhat has been tried\nCalls.\n\n"
     "Immediate safeguarding concern: No\nCould it embarrass the council? No\n",
     "carers=Ann Lee\ntried=Calls.\nimmediate_safeguarding=no\nreputation=no\n"},
    {"questions with a yes or a no, in free text below tables",
     PANEL "Section F\n\nResponse of Panel Chair\nNothing further.\nHas it been sorted?: Yes\n"
	   "Does it go further?: No\n",
     "chair_response=Nothing further.\nresolved=yes\nfurther_escalation=no\n"},
    {"a label with a dash in it, and the sign of the others behind it",
     PANEL "Section E - response of ADM = I agree.\nChairperson - comments = Nothing further.\n"
	   "Resolved = Yes\n",
     "adm_response=I agree.\nchair_response=Nothing further.\nresolved=yes\n"},
    {"the first label below a heading, where all others stand apart",
     PANEL "Name of Panel Chair\nDi Fox\n\nQuality of assessment\nNo\n\nPRACTICE\nWritten "
	   "reports\nYes\n\n"
	   "Quality of analysis\nNo\n\nSafeguarding concerns\nNo\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=yes\nconcerns.analysis_quality=no\n"},
    {"a value of another kind: no guess",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\n"
	   "First told our worker on: the phone\n",
     "first_raised=-\n"
     "!\"First told our worker on\": this may be a label; it was read as text of \"What is the "
     "concern?\".\n"},
    {"a row of ticks that is not one which was added",
     PANEL "Name of Panel Chair: Di Fox\nPRACTICE\nQuality of assessment: Yes\n"
	   "Standard of the reports: No\nMatching paperwork: Yes\n",
     "concerns.assessment_quality=yes\nconcerns.reports_quality=no\n"
     "others=Matching paperwork=yes\n"},
    {"a heading that is the label of a free text too, which stands below it in other words",
     PANEL "Name of Panel Chair: Di Fox\nNature of concern\nSafeguarding concerns: No\n"
	   "Full details of what was wrong: It was late.\n",
     "concerns.safeguarding=no\ndetails=It was late.\n"},
    {"another question that begins as one that is known",
     TITLE "Carer name(s): Ann Lee\nWhat do you want to complain about? He is sad.\n"
	   "Bottom line: A visit.\n",
     "concern=He is sad.\nbottom_line=A visit.\n"},
    {"labels with lines drawn below them",
     TITLE "Carer name(s)\n-------------\nAnn Lee\n\nSSW\n-----\nBo Ray\n\n"
	   "What is the concern?\n--------------------\nHe is sad.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\n"},
    {"below the form's title, a form with no label of its own",
     TITLE "Form filled in by: Ann Lee\nWhat are you hoping for? A visit.\n"
	   "What effect does it have? He cries.\n",
     "carers=Ann Lee\nbottom_line=A visit.\nimpact=He cries.\n"},
};

/* No title and no label that any table has. */
static const struct form_case own_words[] = {
    {"S1: numbered questions, each tick with how to answer it",
     "Hi Mo\n\nRaising a worry after panel\n\nAnswer all of it.\n\n"
     "1. On which day did panel sit?\n\n1 May 2026\n\n2. Which foster carers is this about?\n\n"
     "Ann Lee\n\n3. Which worker presented the case?\n\nBo Ray\n\n"
     "4. Who manages that social worker's team (team manager)?\n\nCy Dee\n\n"
     "5. Who was in the chair?\n\nDi Fox\n\n6. Who advised panel, as its adviser?\n\nEd Gow\n\n"
     "7. Were any timescales missed?\n\nDelete the answer that does not apply.\nYes\n\n"
     "8. Was planning (including the care plan) poor?\n\nTick one answer.\nNo\n\n"
     "9. Was the assessment poor?\n\nPlease circle yes or no.\nYes\n\n"
     "10. Say what worried panel, and what it wants to be done\n\n"
     "The report came on the day of panel and nobody had read it, the Chair included.\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\n"
     "panel_chair=Di Fox\npanel_adviser=Ed Gow\nconcerns.timescales=yes\nconcerns.planning=no\n"
     "concerns.assessment_quality=yes\ndetails=The report came on the day of panel and nobody had "
     "read it, the Chair included.\n"},
    {"S4: questions of a field that the form has not, and the parts of others, end an answer",
     "Part A. For the panel chair\n\n1. On which day did panel sit?\n\n1 May 2026\n\n"
     "2. Which foster carers is this about?\n\nAnn Lee\n\n3. Which worker presented the case?\n\n"
     "Bo Ray\n\n4. Who was in the chair?\n\nDi Fox\n\n5. Who advised panel, as its adviser?\n\n"
     "Ed Gow\n\n6. Were any timescales missed?\n\nYes - see the minutes\n\n"
     "7. Say what worried panel, and what it wants to be done\n\n"
     "The report came on the day of panel and nobody had read it, the Chair included.\n\n"
     "8. Which wing of the building do you sit in?\n\nThe east wing.\n\n"
     "Part B. For the panel adviser\n\n9. Which manager has it been passed to?\n\n"
     "10. When will panel hear about it?\n\n"
     "Part E. For the agency decision maker\n\n11. What does the agency decision maker say?\n\n"
     "I agree with the manager.\n\nPart F. For the chair\n\nDi Fox\nPanel Chair\nMarlbury Town "
     "Hall\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nmanager=-\nfeedback_date=-\n"
     "details=The report came on the day of panel and nobody had read it, the Chair included.\n"
     "adm_response=I agree with the manager.\n"
     "!\"Which wing of the building do you sit in\": this line of the form is not known, and was "
     "not read.\n"},
    {"S1: a web form sends the concerns that were chosen",
     PANEL "Name of foster carer\nAnn Lee\n\nPanel date\n1 May 2026\n\nChair\nDi Fox\n\n"
	   "What was panel concerned about? (tick all that apply)\nChecks and references\n"
	   "Quality of analysis\n\nFurther information\nNobody rang the school.\n",
     "concerns.checks=yes\nconcerns.analysis_quality=yes\nconcerns.timescales=-\n"
     "details=Nobody rang the school.\n"},
    {"S1: what leads to a list below is no answer to the row above it",
     PANEL "Name of foster carer\nAnn Lee\n\nPractice\nSafeguarding concerns: Yes\n"
	   "Inclusion of key individuals\n\nNo concerns (NO):\n- Quality of assessment\n",
     "concerns.safeguarding=yes\nconcerns.inclusion=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of assessment\", \"Inclusion of key "
     "individuals\".\n"},
    {"S1: CONCERN or NO CONCERN, as it is left over or marked",
     PANEL "Name of foster carer: Ann Lee\n\nPractice\nQuality of reports: CONCERN\n"
	   "Quality of analysis: NO CONCERN\nSafeguarding: CONCERN\n"
	   "Inclusion of key individuals: *CONCERN* / NO CONCERN\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nconcerns.safeguarding=yes\n"
     "concerns.inclusion=yes\n"},
    {"S1: a supervising social worker beside the social worker is a row of the council's own",
     PANEL "Supervising Social Worker's name: Ida Orr\nSocial Worker's name: Bo Ray\n"
	   "Name of Panel Chair: Di Fox\n",
     "social_worker=Bo Ray\npanel_chair=Di Fox\n"
     "!\"Supervising Social Worker's name\": this line of the form is not known, and was not "
     "read.\n"},
    {"S1: a role over the name of a council is who signs",
     PANEL "Name of foster carer: Ann Lee\nSocial Worker's name: Bo Ray\n\nDi Fox\nPanel Adviser\n"
	   "Westshire County Council\n",
     "panel_adviser=-\nsocial_worker=Bo Ray\n"},
    {"S5: the heading of the list of actions is no answer",
     PANEL "Name of foster carer: Ann Lee\n\nSection C\n\nResponse to concerns raised\n\n"
	   "Actions and lessons learned\n\n",
     "foster_carers=Ann Lee\nresponse=-\nactions=-\n"},
    {"S1: all of them are what is printed",
     PANEL "Name of foster carer\nAnn Lee\n\nChair\nDi Fox\n\nWhat was panel concerned about?\n"
	   "Adherence to timescales\nAppropriate planning\nChecks and references\n"
	   "Quality of reports\nQuality of assessment\nQuality of analysis\nInclusion\n"
	   "Decision making\nSafeguarding\n",
     "concerns.checks=-\nconcerns.safeguarding=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\", \"Appropriate "
     "planning processes / care plan\", \"Checks / references completed\", \"Quality of reports\", "
     "\"Quality of assessment\", \"Quality of analysis\", \"Inclusion of key individuals\", "
     "\"Decision Making and Intervention\", \"Safeguarding concerns\".\n"},
    {"S6: a part for each action, in words of the council's own",
     PANEL "Section C\n\nResponse to concerns raised: Sorry.\n\nActions and learning\n\nAction 1\n"
	   "What is going to be done: Ring the school\nWho is to do it: Bo Ray\n"
	   "When it will be finished by: 1 October 2026\nAction 2\n"
	   "What is going to be done: See Ann\nWho is to do it: Cy Dee\n"
	   "When it will be finished by: 5 October 2026\n",
     "response=Sorry.\nactions=Ring the school|Bo Ray|1 October 2026|2026-10-01;"
     "See Ann|Cy Dee|5 October 2026|2026-10-05\n"},
    {"C12: bold lines over the answers",
     "*Who fills this in:*\nAnn Lee\n\n*Who supervises you:*\nBo Ray\n\n"
     "*What is troubling you:*\nHe has had no school since May, and nobody tells us why.\n\n"
     "*What it does to the young person:*\nHe is low and stays in bed until noon most days.\n\n"
     "*How you would like it sorted out:*\nA meeting with the school, with the virtual head in "
     "it.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He has had no school since May, and nobody tells us "
     "why.\nimpact=He is low and stays in bed until noon most days.\n"
     "bottom_line=A meeting with the school, with the virtual head in it.\n"},
};

/* A letter asks things too. */
static const struct form_case no_form[] = {
    {"questions of somebody who writes to us",
     "Dear Mo,\n\nWho chairs the panel?\nI was told Di Fox.\n\nWhen does panel meet?\n"
     "1 May 2026?\n\nWho would be the social worker?\nBo Ray?\n\nKind regards\nAnn Lee\n",
     "null"},
};

static const struct form_case sentences[] = {
    {"what somebody said",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\nShe said: wait.\n"
	   "Her manager told us: no.\nThey owe us for: nappies and fares.\n",
     "concern=He is sad. She said: wait. Her manager told us: no. They owe us for: nappies and "
     "fares.\n"},
    {"times, days, addresses and letters' heads",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\n10:30 She rang.\n"
	   "Monday: nobody came.\n12 May: the same.\nTel: 020 7946 0001\n"
	   "https://council.example/x\n",
     "carers=Ann Lee\n"},
    {"a list, where labels have no bullets",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? Three things:\n- Nappies: two packs\n"
	   "- Fares: none paid\n",
     "concern=Three things: - Nappies: two packs - Fares: none paid\n"},
    {"a paragraph that goes on, where labels stand apart",
     TITLE "Carer name(s): Ann Lee\n\nWhat is the concern?: He is sad.\nSchool: they sent him home."
	   "\n\nSSW: Bo Ray\n",
     "concern=He is sad. School: they sent him home.\nssw=Bo Ray\n"},
    {"sentences with a verb",
     TITLE "Carer name(s): Ann Lee\nWhat is the concern? He is sad.\n"
	   "Two things were late: the visit and the money.\n",
     "concern=He is sad. Two things were late: the visit and the money.\n"},
    {"a label that is known, as the beginning of a sentence",
     PANEL "Name of Panel Chair: Di Fox\nFurther information: The report was late.\n"
	   "Response: none was given.\n",
     "details=The report was late. Response: none was given.\n"},
    {"no form, whatever the words in it mean",
     "Dear all,\n\nWhat impact does it have? None.\nHow can this be put right? By Friday.\n"
     "When did you first mention it? On 1 May 2026.\nWho is responsible? Team Manager\n",
     "null"},
};

static void labels_that_are_told_of(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, told, COUNT_OF(told));
}

static void labels_known_by_their_meaning(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, meant, COUNT_OF(meant));
}

static void forms_in_words_of_their_own(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, own_words, COUNT_OF(own_words));
	form_case_check_all(&arena, form_case_read, no_form, COUNT_OF(no_form));
}

static void sentences_are_no_labels(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, sentences, COUNT_OF(sentences));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(labels_that_are_told_of, clear_arena),
	    cmocka_unit_test_teardown(labels_known_by_their_meaning, clear_arena),
	    cmocka_unit_test_teardown(forms_in_words_of_their_own, clear_arena),
	    cmocka_unit_test_teardown(sentences_are_no_labels, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
