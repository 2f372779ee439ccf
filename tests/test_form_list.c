/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of actions as managers write them: in sentences, below who does them, in columns of their
 * own; and what ends them. */
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
#define HEAD  TITLE "Foster carer's name/s: Ann Lee\nResponse to concerns raised: We are sorry.\n"
#define LIST  HEAD "Actions and learning\n"
#define SAID  "foster_carers=Ann Lee\nresponse=We are sorry.\nactions="
#define TABLE                                                                                      \
	"=" TITLE "Foster carer's name/s|Ann Lee\n=\nResponse to concerns raised\nWe are sorry.\n" \
	"=\n"
#define SAYS "foster_carers=Ann Lee\nresponse=We are sorry.\n"

static const struct form_case texts[] = {
    {"S5: who will do what by when, in a sentence each",
     LIST "Bo Ray will visit the carers by 20 May 2026.\n"
	  "- Cy Dee to write up the log by 8 June 2026\n"
	  "The Team Manager has agreed to read it before 9 June 2026\n"
	  "CD must ring the school no later than 3 June 2026.\n",
     SAID "visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "write up the log|Cy Dee|8 June 2026|2026-06-08;"
	  "read it|The Team Manager|9 June 2026|2026-06-09;"
	  "ring the school|CD|3 June 2026|2026-06-03"},
    {"S5: whose the next part is, in brackets, ends it; other words there do not",
     LIST
     "1. Visit (all carers) - Bo Ray - 20 May 2026\n6. Progress (Panel Adviser)\nSeen by all\n",
     SAID "Visit (all carers)|Bo Ray|20 May 2026|2026-05-20"},
    {"S5: the number of a part ends it; that of a law, and a part of something, do not",
     LIST "Section 47 enquiry - Bo Ray - 20 May 2026\nPart of the log - Cy Dee - 8 June 2026\n"
	  "Part 4 - Tracking\n",
     SAID "Section 47 enquiry|Bo Ray|20 May 2026|2026-05-20;"
	  "Part of the log|Cy Dee|8 June 2026|2026-06-08"},
    {"S5: nobody is named by what will be done",
     LIST "Training will be held by 20 May 2026.\nVisit the carers - Bo Ray - 8 June 2026\n",
     SAID "Training will be held by 20 May 2026.|-|-|-;"
	  "Visit the carers|Bo Ray|8 June 2026|2026-06-08\n"
	  "!Actions: by whom and by when were not found in \"Training will be held by 20 May "
	  "2026.\"."},
    {"S5: what each is to do, below the name",
     LIST "Bo Ray to:\n- visit the carers by 20 May 2026\n- write up the log by 8 June 2026\n"
	  "Cy Dee to:\n- read it by 9 June 2026\n",
     SAID "visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "write up the log|Bo Ray|8 June 2026|2026-06-08;read it|Cy Dee|9 June 2026|2026-06-09"},
    {"S5: what is done by a day, below it",
     LIST "By 20 May 2026:\n- Visit the carers (Bo Ray)\n- Write up the log (Cy Dee)\n"
	  "By 9 June 2026:\n- Read it (Bo Ray)\n",
     SAID "Visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "Write up the log|Cy Dee|20 May 2026|2026-05-20;Read it|Bo Ray|9 June 2026|2026-06-09"},
    {"S5: its parts below each other, called as columns are",
     LIST "TASK: Visit the carers\nWHO: Bo Ray\nWHEN: 20 May 2026\n\n"
	  "TASK: Write up the log\nWHO: Cy Dee\nWHEN: 8 June 2026\n",
     SAID "Visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "Write up the log|Cy Dee|8 June 2026|2026-06-08"},
    {"S5: below a number",
     LIST
     "Action 1\nWhat needs to happen: Visit the carers\nBy whom: Bo Ray\nBy when: 20 May 2026\n"
     "Action 2\nWhat needs to happen: Write up the log\nBy whom: Cy Dee\nBy when: 8 June 2026\n",
     SAID "Visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "Write up the log|Cy Dee|8 June 2026|2026-06-08"},
    {"S5: one that begins the list by its colon",
     HEAD
     "Actions:\nVisit the carers - Bo Ray - 20 May 2026\nRead the log - Cy Dee - 8 June 2026\n",
     SAID "Visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "Read the log|Cy Dee|8 June 2026|2026-06-08"},
    {"S5: who sends it is no action", LIST "Visit the carers - Bo Ray - 20 May 2026\n\nDi Fox\n",
     SAID "Visit the carers|Bo Ray|20 May 2026|2026-05-20"},
    {"S5: what follows the list is no name",
     LIST "Visit the carers - Bo Ray - 20 May 2026\nResolved: No\n",
     SAID "Visit the carers|Bo Ray|20 May 2026|2026-05-20\nresolved=no"},
    {"S1: a label behind its name in Welsh, which asks",
     TITLE "Foster carer's name/s: Ann Lee\nPryd? / Date of Fostering Panel: 1 May 2026\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01"},
};

/* What the list is called, without a colon, above points of it. */
static const struct form_case titles[] = {
    {"S5: Actions",
     "Section C\nResponse to concerns raised:\nIt was late.\n\nActions\n"
     "1. Send the plan - Ann Lee - by 11/05/2026\n2. Visit - Bo Ray - by 12/05/2026\n\n"
     "Kind regards\nCy Dee\n",
     "response=It was late.\nactions=Send the plan|Ann Lee|by 11/05/2026|2026-05-11;"
     "Visit|Bo Ray|by 12/05/2026|2026-05-12"},
    {"S5: \xE2\x80\xA6 of one point",
     "Section C\nResponse to concerns raised:\nIt was late.\n\nACTIONS\n"
     "- Send the plan - Ann Lee - by 11/05/2026\n",
     "response=It was late.\nactions=Send the plan|Ann Lee|by 11/05/2026|2026-05-11"},
    {"S5: Action",
     "Section C\nResponse to concerns raised:\nIt was late.\n\nAction:\n"
     "1. Send the plan - Ann Lee - by 11/05/2026\n2. Visit - Bo Ray - by 12/05/2026\n",
     "response=It was late.\nactions=Send the plan|Ann Lee|by 11/05/2026|2026-05-11;"
     "Visit|Bo Ray|by 12/05/2026|2026-05-12"},
    {"S5: \xE2\x80\xA6 behind dashes",
     "Section C\nResponse to concerns raised: It was late.\n\nAction - send the plan\n"
     "By whom - Ann Lee\nBy when - 11 May 2026\n",
     "response=It was late.\nactions=send the plan|Ann Lee|11 May 2026|2026-05-11"},
    {"S5: \xE2\x80\xA6 and its parts below each other",
     "Section C\nResponse to concerns raised:\nIt was late.\n\nAction\nSend the plan\n"
     "By whom\nAnn Lee\nBy when\n11/05/2026\n",
     "response=It was late.\nactions=Send the plan|Ann Lee|11/05/2026|2026-05-11"},
};

static const struct form_case tables[] = {
    {"S5: a day without a year is one to come, or has been just now",
     TABLE "Actions and learning\nAction|By whom|By when\nVisit|Cy Dee|w/c 11 January\n"
	   "Write|Bo Ray|done 28 April\n",
     SAYS "actions=Visit|Cy Dee|w/c 11 January|2027-01-11;Write|Bo Ray|done 28 April|2026-04-28"},
    {"S5: the heading of the next section in two languages ends the list",
     TABLE "Actions and learning\nAction|By whom|By when\nVisit|Cy Dee|8 May 2026\n"
	   "=Adran D / Section D \xE2\x80\x93 to be completed by Panel Adviser\n"
	   "Date received|11 May 2026\n",
     SAYS "actions=Visit|Cy Dee|8 May 2026|2026-05-08\ndate_received=2026-05-11\n"
	  "!\"Adran D / Section D \xE2\x80\x93 to be completed by Panel Adviser\": this line of "
	  "the form is not known, and was not read."},
    {"S5: \xE2\x80\xA6 and so does one that is parted into cells, as scans have it",
     TABLE "Actions and learning\nAction|By whom|By when\nVisit|Cy Dee|8 May 2026\n"
	   "Section|D - to be completed by panel advisor\nDate received|11 May 2026\n",
     SAYS "actions=Visit|Cy Dee|8 May 2026|2026-05-08\ndate_received=2026-05-11"},
    {"S5: a column for each action, with their numbers over them",
     TABLE "=Actions and learning\n|Action 1|Action 2\nWhat|Visit the carers|Write up the log\n"
	   "By whom|Bo Ray|Cy Dee\nBy when|20 May 2026|8 June 2026\n",
     SAYS "actions=Visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "Write up the log|Cy Dee|8 June 2026|2026-06-08"},
    {"S5: two tables, each under its own heading",
     TABLE "=Actions\nAction|By whom|By when\nVisit the carers|Bo Ray|20 May 2026\n"
	   "=Learning\nAction|By whom|By when\nWrite up the log|Cy Dee|8 June 2026\n",
     SAYS "actions=Visit the carers|Bo Ray|20 May 2026|2026-05-20;"
	  "Write up the log|Cy Dee|8 June 2026|2026-06-08"},
    {"S5: the heading of the next part, in a number, is no action",
     TABLE "Action|By whom|By when\nVisit the carers|Bo Ray|20 May 2026\n||\n"
	   "=PART FOUR (Panel Adviser)\nDate received|8 June 2026\n",
     SAYS "actions=Visit the carers|Bo Ray|20 May 2026|2026-05-20\ndate_received=2026-06-08"},
    {"S5: nor is one that says who completes it",
     TABLE "Action|By whom|By when\nVisit the carers|Bo Ray|20 May 2026\n||\n"
	   "=To be completed by the Panel Adviser on return\nDate received|8 June 2026\n",
     SAYS "actions=Visit the carers|Bo Ray|20 May 2026|2026-05-20\ndate_received=2026-06-08"},
    {"S1: a section's heading that says who completes it asks for no name",
     "=" TITLE "Foster carer's name/s|Ann Lee\n=Section C: Manager\n"
     "Your response to the concerns\nWe are sorry.\n",
     "foster_carers=Ann Lee\nresponse=We are sorry.\nmanager=-"},
};

static void lists_of_actions_are_read_out_of_text(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, texts, COUNT_OF(texts));
	form_case_check_all(&arena, form_case_read, titles, COUNT_OF(titles));
}

static void lists_of_actions_are_read_out_of_tables(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, tables, COUNT_OF(tables));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(lists_of_actions_are_read_out_of_text, clear_arena),
	    cmocka_unit_test_teardown(lists_of_actions_are_read_out_of_tables, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
