/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that people made over: labels at the right, cards for actions, answers in sentences, labels
 * behind bare numbers or in questions, rows of their own; and what must be told of. */
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

#define TITLE	     "Fostering Panel Escalation form\n\n"
#define CARERS_TITLE "Foster carers' escalation form\n\n"
#define LIST	     "=Fostering Panel Escalation form\n=Section C\n=Actions and learning\n"

/* S5: what is to be done, by whom and by when. */
static const struct form_case cards[] = {
    {"S5: a card for each action",
     LIST "Action|Visit the carers\nBy whom|Cy Dee\nBy when|8 May 2026\n=\n"
	  "Action|Train the team\nBy whom|Di Fox\nBy when|ongoing\n",
     "actions=Visit the carers|Cy Dee|8 May 2026|2026-05-08;Train the team|Di Fox|ongoing|-"},
    {"S5: cards below each other, with numbers, colons and a row left empty",
     LIST "Action 1:|Visit the carers\nBy whom:|Cy Dee\nBy when:|\n"
	  "Action 2:|Train the team\nLead:|Di Fox\nTarget date:|1 June\n",
     "actions=Visit the carers|Cy Dee|-|-;Train the team|Di Fox|1 June|2026-06-01"},
    {"S5: a card in two rows",
     LIST "Action|Visit the carers\nBy whom|Cy Dee|By when|8 May 2026\n"
	  "Action|Train the team\nBy whom|Di Fox|By when|1 June\n",
     "actions=Visit the carers|Cy Dee|8 May 2026|2026-05-08;Train the team|Di Fox|1 "
     "June|2026-06-01"},
    {"S5: a row among cards that is none of theirs is told of",
     LIST "Action|Visit\nCost code|77\nBy whom|Cy Dee\nBy when|8 May\n",
     "actions=Visit|Cy Dee|8 May|2026-05-08\n"
     "!\"Cost code\": this row of the actions is not known, and was not read."},
    {"S5: a column for each action",
     LIST "Action|Visit the carers|Train the team\nBy whom|Cy Dee|Di Fox\n"
	  "By when|8 May 2026|1 June\n",
     "actions=Visit the carers|Cy Dee|8 May 2026|2026-05-08;Train the team|Di Fox|1 "
     "June|2026-06-01"},
    {"S5: heads in other words; a column of dates can only be that of the days",
     LIST "#|What will be done|Who|To be finished\n1|Visit|Cy Dee|8 May\n2|Train|Di Fox|soon\n",
     "actions=Visit|Cy Dee|8 May|2026-05-08;Train|Di Fox|soon|-"},
    {"S5: in one line each, with strokes, or as a promise",
     "=Fostering Panel Escalation form\n=Section C\n=Actions and learning\n"
     "=Action: Visit / By whom: Cy Dee / By when: 8 May\n",
     "actions=Visit|Cy Dee|8 May|2026-05-08"},
    {"S5: who promises to do it, and by when",
     LIST "=Visit the carers - Cy Dee to do by 8 May\n=Train the team - Di Fox by end of June\n",
     "actions=Visit the carers|Cy Dee|8 May|2026-05-08;Train the team - Di Fox by end of "
     "June|-|-|-\n!Actions: by whom and by when were not found in \"Train the team - Di Fox by "
     "end of June\"."},
    {"S5: a date with blanks in it is no person and no day",
     LIST "=Train the team - Di Fox to do by 19 - 12 - 2026\n",
     "actions=Train the team - Di Fox to do by 19 - 12 - 2026|-|-|-\n!Actions: by whom and by when "
     "were "
     "not found in \"Train the team - Di Fox to do by 19 - 12 - 2026\"."},
    {"S5: names of columns below each other, again for each action",
     LIST "=Action\n=Visit\n=By whom\n=Cy Dee\n=By when\n=8 May\n=\n"
	  "=Action\n=Train\n=By whom\n=Di Fox\n=By when\n=1 June\n",
     "actions=Visit|Cy Dee|8 May|2026-05-08;Train|Di Fox|1 June|2026-06-01"},
};

static const struct form_case turned[] = {
    {"labels at the right of their values",
     "=Fostering Panel Escalation form\nAnn Lee|Foster carer's name/s\n1 May 2026|Date of "
     "Fostering Panel\nCy Dee|Team Manager's name\n|Name of Panel Adviser\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nteam_manager=Cy Dee\npanel_adviser=-"},
    {"the same of ticks, below their heads",
     "=Fostering Panel Escalation form\nYES|NO|PRACTICE\nx||Quality of reports\n"
     "|x|Quality of analysis\nx||Life story work\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nothers=Life story work=yes"},
    {"with labels in other words",
     "=Foster carers' escalation form\nAnn Lee|Names of foster carers\nHe is sad.|How is the child "
     "affected?\nNo|Is a child in danger right now?\nYes|Do you want the IRO to know?\n",
     "carers=Ann Lee\nimpact=He is sad.\nimmediate_safeguarding=no\ninform_iro=yes"},
};

static const struct form_case sentences[] = {
    {"an answer that is glued to its label, and a label in two wordings",
     TITLE "Name of Panel ChairJo P.\nName of Panel AdviserEve McLean\nTeam Manager's name: Di "
	   "Fox\nPRACTICE\n"
	   "Safeguarding concernsYes / No\nQuality of reportsYes\n",
     "concerns.safeguarding=-\nconcerns.reports_quality=yes\npanel_chair=Jo P.\n"
     "panel_adviser=Eve McLean\nteam_manager=Di Fox\n"
     "!Concerns: neither Yes nor No is ticked for \"Safeguarding concerns\"."},
    {"options below each other, the chosen one last",
     TITLE "Team Manager's name: Di Fox\nAdherence to timescales\n[ ] Yes\n[x] No\n"
	   "Quality of reports\n[x] Yes\n[ ] No\nQuality of analysis\n[ ] Yes\n[ ] No\n"
	   "PRACTICE\nLife story work\n[ ] Yes\n[x] No\nMatching\n[x] Yes\n[ ] No\n",
     "team_manager=Di Fox\nconcerns.timescales=no\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=-\nothers=Life story work=no;Matching=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"S1: cells in lines of their own, of which both words were left as printed",
     TITLE "Team Manager's name\n\nDi Fox\n\nPRACTICE\n\nQuality of reports\n\nYES\n\nNO\n\n"
	   "Quality of analysis\n\nYES\n\n\n\nQuality of assessment\n\n\n\nNO\n\n"
	   "Life story work\n\nYES\n\nNO\n\nMatching\n\nYES\n\n\n\nSafeguarding concerns\n\nYES\n\n"
	   "NO\n\n",
     "team_manager=Di Fox\nconcerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "concerns.assessment_quality=no\nconcerns.safeguarding=-\n"
     "others=Life story work=-;Matching=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\", \"Safeguarding "
     "concerns\", \"Life story work\"."},
    {"S1: \xE2\x80\xA6 with a mark beside one of them, with one in a line of its own, and with "
     "both "
     "marked",
     TITLE
     "Team Manager's name\n\nDi Fox\n\nPRACTICE\n\nQuality of reports\n\nYES\n\nNO \xE2\x9C\x93"
     "\n\nQuality of analysis\n\nYES\n\n\xE2\x9C\x93\n\nNO\n\nInclusion of key individuals\n\n"
     "\xE2\x98\x90 YES\n\n\xE2\x98\x92 NO\n\nQuality of assessment\n\n\xE2\x98\x92 YES\n\n"
     "\xE2\x98\x92 NO\n\n",
     "team_manager=Di Fox\nconcerns.reports_quality=no\nconcerns.analysis_quality=-\n"
     "concerns.assessment_quality=-\nconcerns.inclusion=no\n"
     "!Quality of analysis: Yes and No stand in lines of their own, and it cannot be told which is "
     "meant.\n!Quality of assessment: both Yes and No are ticked."},
    {"a label in two wordings, with a dash between them",
     CARERS_TITLE "Carer name(s): Ann Lee\nBottom line \xE2\x80\x93 what would resolve it: A "
		  "written apology.\nSSW: Supervising Social Worker\n",
     "carers=Ann Lee\nbottom_line=A written apology.\nssw=Supervising Social Worker"},
    {"names in sentences behind their labels",
     TITLE "Foster carer's name/s: The carers are Ann and Bob Lee.\nSocial Worker's name: This is "
	   "Cy Dee\nTeam Manager's name: It's Di Fox.\nName of Panel Chair: I am Jo P.\n"
	   "Name of Panel Adviser: My adviser was Eve O'Hara\n",
     "foster_carers=Ann and Bob Lee\nsocial_worker=Cy Dee\nteam_manager=Di Fox\n"
     "panel_chair=Jo P.\npanel_adviser=Eve O'Hara"},
    {"a sentence that holds more than a name stays whole",
     TITLE
     "Foster carer's name/s: Ann Lee\nSocial Worker's name: It was Cy Dee, but he has left and "
     "nobody knows who is next\n",
     "foster_carers=Ann Lee\nsocial_worker=It was Cy Dee, but he has left and nobody knows who is "
     "next"},
    {"label and answer in one sentence",
     TITLE
     "The foster carers are Ann and Bob Lee.\nPanel was held on 1 May 2026\nThe social worker "
     "is Cy Dee\nI am the Panel Chair: Jo Ray\nName of Panel Adviser: Eve Orr\n",
     "foster_carers=Ann and Bob Lee\npanel_date=2026-05-01\nsocial_worker=Cy Dee\n"
     "panel_chair=Jo Ray\npanel_adviser=Eve Orr"},
    {"carers who say who they are",
     CARERS_TITLE
     "We are: Ann and Bob Lee\nOur supervising social worker is Cy Dee.\nWe first raised "
     "this with our SSW on 1 May\nIt is about our: Team Manager\n\nWhat is the concern?\n"
     "We are unhappy.\n",
     "carers=Ann and Bob Lee\nssw=Cy Dee\nfirst_raised=2026-05-01\nabout=team-manager\n"
     "concern=We are unhappy."},
    {"a letter of such sentences is no form",
     "Hello,\n\nI am Ann Lee. My SSW is Cy Dee.\nOur supervising social worker is Cy Dee\n"
     "The concern is about the Team Manager\nHe did not come.\n",
     "null"},
};

static const struct form_case numbers[] = {
    {"labels behind numbers without a full stop, also in other words",
     CARERS_TITLE "1 Carer name(s)\nAnn Lee\n\n2 Date first raised with SSW\n1 May 2026\n\n"
		  "3 What is bothering you?\nHe is sad.\n\n4 How is the child affected?\nNot at "
		  "all.\n\n5 Please tell the IRO\nYes\n",
     "carers=Ann Lee\nfirst_raised=2026-05-01\nconcern=He is sad.\nimpact=Not at "
     "all.\ninform_iro=yes"},
    {"answers with their own numbers",
     CARERS_TITLE "Q1. Carer name(s)\nA1. Ann Lee\n\nQ2. What is the concern?\nA2. He is sad.\n"
		  "All day.\n",
     "carers=Ann Lee\nconcern=He is sad. All day."},
    {"arrows before answers",
     CARERS_TITLE
     "Carer name(s)\n-> Ann Lee\n\nWhat is the concern?\n-> He is sad.\n-> All day.\n\n"
     "Date first raised with SSW\n=> 1 May\n",
     "carers=Ann Lee\nconcern=He is sad. All day.\nfirst_raised=2026-05-01"},
    {"small letters, with labels in other words",
     CARERS_TITLE
     "carer name(s): Ann Lee\ndate first raised: 1 May\nconcern: He is sad.\nwhat have you "
     "done about it so far then: We rang.\n",
     "carers=Ann Lee\nfirst_raised=2026-05-01\nconcern=He is sad.\ntried=We rang."},
};

static const struct form_case added[] = {
    {"rows that people added, each with its answer below",
     TITLE
     "PRACTICE\n\nQuality of reports\nYes\n\nLife story work\nNo\n\nSupport from CAMHS\nYes\n\n"
     "Date for response: 11 May\n",
     "concerns.reports_quality=yes\nothers=Life story work=no;Support from CAMHS=yes\n"
     "response_due=2026-05-11"},
    {"… with a dash, a rule, dots or an equals sign between",
     TITLE "PRACTICE\nQuality of reports: Yes\nLife story work - No\nHousing = yes\nContact ...... "
	   "No\nHealth ____ Yes\n",
     "concerns.reports_quality=yes\nothers=Life story work=no;Housing=yes;Contact=no;Health=yes"},
    {"… in one line, between semicolons",
     TITLE
     "PRACTICE\nQuality of reports: Yes; Quality of analysis: No; Life story work: No; Housing: "
     "Yes\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nothers=Life story "
     "work=no;Housing=yes"},
    {"what is there between semicolons and cannot be told",
     TITLE "PRACTICE\nQuality of reports: Yes; and so on\n",
     "concerns.reports_quality=yes\n!\"and so on\": this part of a line is not known, and was not "
     "read."},
    {"labels of one word between semicolons",
     TITLE "Carers: Ann Lee; Panel date: 04.05.26; SW: Cy Dee; TM: Di Fox\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-04\nsocial_worker=Cy Dee\nteam_manager=Di Fox"},
    {"one word on a line that was printed for it",
     TITLE "Quality of reports ____ No\nTM ____ Cy Dee\nQuality of analysis ____ Yes ____ No\n",
     "concerns.reports_quality=no\nteam_manager=Cy Dee\nconcerns.analysis_quality=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\"."},
    {"a mark on the dots behind a word",
     TITLE "Quality of reports   YES ....\xE2\x9C\x93.... NO ........\n"
	   "Quality of analysis   YES \xE2\x80\xA6\xE2\x80\xA6\xE2\x80\xA6 NO "
	   "\xE2\x80\xA6x\xE2\x80\xA6\xE2\x80\xA6\n"
	   "Safeguarding   YES \xE2\x80\xA6\xE2\x9C\x93\xE2\x80\xA6 NO "
	   "\xE2\x80\xA6\xE2\x80\xA6\nQuality of assessment   YES \xE2\x80\xA6 NO "
	   "\xE2\x80\xA6\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nconcerns.safeguarding=yes\n"
     "concerns.assessment_quality=-\n!Concerns: neither Yes nor No is ticked for \"Quality of "
     "assessment\"."},
};

static const struct form_case added_rows[] = {
    {"a hint below the label in its cell is no answer",
     "=Fostering Panel Escalation form\nFoster carer's name/s^(as on the register)|Ann Lee\n"
     "Further information^(continue overleaf)|The report was late.\n",
     "foster_carers=Ann Lee\ndetails=The report was late."},
    {"added rows with the answer in the label's cell, below it or in other letters",
     "=Fostering Panel Escalation form\nPRACTICE|\n{bQuality of reports} Yes|\n{bLife story work} "
     "No|\n{bHousing}^Yes|{bContact}^No\n",
     "concerns.reports_quality=yes\nothers=Life story work=no;Housing=yes;Contact=no"},
    {"four cells: a label of one word, and one that is not known",
     "=Fostering Panel Escalation form\nSW|Cy Dee|TM|Di Fox\n"
     "{bName of Panel Chair}|Jo Ray|{bCost code}|77\n",
     "social_worker=Cy Dee\nteam_manager=Di Fox\npanel_chair=Jo Ray\n"
     "!\"Cost code\": this row of the table is not known, and was not read."},
    {"four cells with both labels in other words",
     "=Foster carers' escalation form\n{bName}|Ann Lee|{bSSW}|Cy Dee\n"
     "{bWhen did you first tell us?}|1 May|{bWhose work is it that worries you?}|Team Manager\n",
     "carers=Ann Lee\nssw=Cy Dee\nfirst_raised=2026-05-01\nabout=team-manager"},
    {"YES and NO behind a question in other words are its answer, not the heads of columns",
     "=Foster carers' escalation form\nCarer name(s)|Ann Lee|\nIs a child in danger right "
     "now?|YES|NO "
     "\xE2\x9C\x93\nDo you want the IRO to know?|YES \xE2\x9C\x93|NO\n",
     "immediate_safeguarding=no\ninform_iro=yes"},
    {"a sentence about an answer is no label for one",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n=\n"
     "=Response is put on the agenda of the panel\n=It is then sent to the Chair.\n",
     "team_manager=Cy Dee\nresponse=-\n"
     "!\"Response is put on the agenda of the panel\": this line of the form is not known, and was "
     "not read."},
    {"a label in many words over its answer",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n=\n"
     "What the panel was concerned about, and what it asks for\nThe report was late, and nobody "
     "had "
     "read it.\n",
     "team_manager=Cy Dee\ndetails=The report was late, and nobody had read it."},
};

/* What is not sure is told: never guessed, never dropped without a word. */
static const struct form_case told[] = {
    {"an account with no label that is known",
     TITLE
     "Foster carer's name/s: Ann Lee\nDate of Fostering Panel: 1 May\n\nNobody had read the report "
     "before the day of the panel.\n\nDate for response: 11 May\n",
     "foster_carers=Ann Lee\nresponse_due=2026-05-11\n!Further information \xE2\x80\x93 nature of "
     "concerns and actions requested to resolve: it was not found, unless it is \"Nobody had read "
     "the "
     "report before the day of the panel.\"."},
    {"answers that are marked as cited",
     TITLE
     "Foster carer's name/s\n> Ann Lee\n\nTeam Manager's name\n> Cy Dee\n\nName of Panel Chair: "
     "Jo Ray\nSocial Worker's name: Di Fox\n",
     "foster_carers=-\nteam_manager=-\npanel_chair=Jo Ray\n!Fostering Panel Escalation form: what "
     "stands below 2 of its labels is marked as somebody else's words (\"> \xE2\x80\xA6\"), and "
     "was not "
     "read."},
    {"a year that is a slip",
     TITLE "Team Manager's name: Cy Dee\nDate of Fostering Panel: 1 May 2062\n",
     "panel_date=-\n!Date of Fostering Panel: \"1 May 2062\" is years away: is the year right?"},
    {"a date in a list is not numbering",
     TITLE
     "Section C\n\nActions and learning\nAction: Visit\nBy whom: Cy Dee\nBy when:\n16.12.26\n",
     "actions=Visit|Cy Dee|16.12.26|2026-12-16"},
};

static const struct form_case told_rows[] = {
    {"a label that was wiped out, or typed over",
     "=Fostering Panel Escalation form\nFoster carer's name/s|Ann Lee\nDate of Fostering Panel|1 "
     "May\n"
     "|Cy Dee\nTeam Manager's name|Di Fox\nName of Panel Chair|Jo Ray\n",
     "social_worker=-\nteam_manager=Di Fox\n"
     "!Social Worker's name: it was not found, unless it is \"Cy Dee\"."},
    {"a row whose question begins with a short word",
     "=Foster carers' escalation form\nCarer name(s)|Ann Lee\nDo you keep a dog, and how "
     "many?|Two\n",
     "carers=Ann Lee\n!\"Do you keep a dog, and how many?\": this row of the "
     "table "
     "is not known, and was not read."},
};

/* S1: what the form asks for, asked in questions. */
static const struct form_case questions[] = {
    {"S1: questions, as a form on a web page sends them, without a title",
     "A new response has come in.\n\n1. What are the names of the foster carers?\nAnita "
     "Patel\n\n2. "
     "Who is the social worker?\nCy Dee\n\n3. What is the name of the team manager?\nDi "
     "Fox\n\n"
     "4. Are there any concerns about timescales?\nYes\n\n5. Was the panel worried about the "
     "quality of reports?\nNo\n\n6. Is there a concern about safeguarding?\n(not "
     "answered)\n\n"
     "7. Do you have concerns around checks or references?\nYes\n\n8. By what date is a response "
     "needed? (5 working days)\n8 May 2026\n",
     "foster_carers=Anita Patel\nsocial_worker=Cy Dee\nteam_manager=Di Fox\n"
     "concerns.timescales=yes\nconcerns.reports_quality=no\nconcerns.safeguarding=-\n"
     "concerns.checks=yes\nothers=-\nresponse_due=2026-05-08\n"
     "!Concerns: neither Yes nor No is ticked for \"Safeguarding concerns\"."},
    {"S1: answers behind the questions",
     TITLE "Who was the social worker? Cy Dee\nDid the panel have issues with care planning? "
	   "No\nQ7 Is there a concern about the quality of the analysis? Yes\n",
     "social_worker=Cy Dee\nconcerns.planning=no\nconcerns.analysis_quality=yes"},
    {"S1: what the label asks further is no answer",
     TITLE "Please tell us more: what are the concerns, and which actions do you ask for?\nIt was "
	   "late.\nBy when is a response required?\n8 May 2026\n",
     "details=It was late.\nresponse_due=2026-05-08"},
    {"S1: a question about something else than its label",
     TITLE "Foster carer's name/s: Anita Patel\nWho is the social worker's cousin?\nCy Dee\n",
     "foster_carers=Anita Patel\nsocial_worker=-"},
    {"S1: questions within free text",
     TITLE "Further information: It was late. Who is the social worker?\nIs there a concern about "
	   "safeguarding? We think so.\nWho is the team manager?\nNobody knows.\n",
     "details=It was late. Who is the social worker? Is there a concern about safeguarding? We "
     "think so. Who is the team manager? Nobody knows.\nsocial_worker=-\nteam_manager=-"},
    {"S2: a letter that asks questions is no form",
     "Dear all,\n\nWho is the social worker? We asked Cy Dee.\nWho is the team manager? Is it Di "
     "Fox?\nIs there a concern about safeguarding? No.\nWho is the adviser? Bo Ray\n",
     "null"},
};

static const struct form_case question_rows[] = {
    {"S1: rows that ask are the form's own",
     "=Fostering Panel Escalation form\nWho is the social worker?|Cy Dee|\n"
     "Procedural|Yes|No\nIs there a concern about adherence to timescales?|x|\n"
     "Is there a concern about the quality of reports?||x\n"
     "Is there a concern about life story work?|x|\n",
     "social_worker=Cy Dee\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "others=Is there a concern about life story work?=yes\n"
     "!Safeguarding concerns: it was not found, unless \"Is there a concern about life story "
     "work?\" is meant.\n"
     "!\"Is there a concern about life story work\": this row of the form is not known; it was "
     "read as a row that was added."},
};

static void labels_that_ask(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, questions, COUNT_OF(questions));
	form_case_check_all(&arena, form_case_table, question_rows, COUNT_OF(question_rows));
}

static void cards_of_actions(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, cards, COUNT_OF(cards));
}

static void tables_turned_round(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, turned, COUNT_OF(turned));
}

static void answers_in_sentences(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, sentences, COUNT_OF(sentences));
}

static void numbers_and_arrows(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, numbers, COUNT_OF(numbers));
}

static void rows_that_people_add(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, added, COUNT_OF(added));
	form_case_check_all(&arena, form_case_table, added_rows, COUNT_OF(added_rows));
}

static void what_is_not_sure_is_told(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, told, COUNT_OF(told));
	form_case_check_all(&arena, form_case_table, told_rows, COUNT_OF(told_rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(cards_of_actions, clear_arena),
	    cmocka_unit_test_teardown(tables_turned_round, clear_arena),
	    cmocka_unit_test_teardown(answers_in_sentences, clear_arena),
	    cmocka_unit_test_teardown(numbers_and_arrows, clear_arena),
	    cmocka_unit_test_teardown(rows_that_people_add, clear_arena),
	    cmocka_unit_test_teardown(labels_that_ask, clear_arena),
	    cmocka_unit_test_teardown(what_is_not_sure_is_told, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
