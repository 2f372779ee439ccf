/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carers' forms in a council's own words and layouts (C12): each label is known by what it means,
 * and by its answer. */
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

#define ACCOUNT                                                                                    \
	"What is the concern?\nThe bus pass never came.\n\nImpact on the child\nShe walks.\n\n"    \
	"Conversations so far\nRang on 6 April.\n\n"

static const struct form_case texts[] = {
    {"no label as any table has it",
     "Who are you?\nJo and Al Fenn\n\nWho supervises you?\nMo Tait\n\n"
     "When did you first speak up about this?\n6 April 2026\n\n"
     "Tell us in your own words what has gone wrong\nNobody came to the review.\n\n"
     "What difference is this making to the children?\nThey have no plan.\n\n"
     "How would you like it settled?\nA review this month.\n\n"
     "What did you do about it yourselves?\nWe kept a diary.\n\n"
     "Whom have you been in touch with?\nMo, on 6 April.\n\n"
     "Who do you feel let you down?\n( ) Your SSW\n(x) Team manager\n( ) Nobody\n\n"
     "Is anybody unsafe tonight?\nNo\n\nMay we let the reviewing officer know?\nYes\n",
     "type=croydon-carer\ncarers=Jo and Al Fenn\nssw=Mo Tait\nfirst_raised=2026-04-06\n"
     "concern=Nobody came to the review.\nimpact=They have no plan.\n"
     "bottom_line=A review this month.\ntried=We kept a diary.\nconversations=Mo, on 6 April.\n"
     "about=team-manager\nimmediate_safeguarding=no\ninform_iro=yes"},
    {"a note with a few lines that look like labels is no form",
     "Dear Mo\n\nThe problem: the bus pass.\nWhen we first rang: 6 April.\n\nThank you\nJo\n",
     "null"},
    {"whom it is about, asked with what to tick; the box of the first is empty",
     ACCOUNT "Is your worry about any of these people? Tick all that apply\n"
	     "[ ] Supervising social worker\n[x] Team manager\n[ ] Head of service\n"
	     "[ ] None of these\n\nPlease tell the IRO: yes\n",
     "conversations=Rang on 6 April.\nabout=team-manager\ninform_iro=yes"},
    {"the same, with articles between box and role",
     ACCOUNT "The concern is about:\n"
	     "[ ] my supervising social worker\n[ ] the team manager\n"
	     "[x] the fostering service manager\n[ ] the head of service\n[ ] none of these\n\n"
	     "Please tell the IRO: yes\n",
     "conversations=Rang on 6 April.\nabout=service-manager\ninform_iro=yes"},
    {"articles in words of one's own",
     ACCOUNT "The concern is about: the team manager and the head of service\n"
	     "Please tell the IRO: yes\n",
     "about=team-manager,head-of-service\ninform_iro=yes"},
    {"the role and the name of whom it is about, below a question in capitals",
     "CARER NAME(S)\nJo Fenn\n\nSUPERVISING SOCIAL WORKER\nMo Tait\n\nWHO IS THE CONCERN ABOUT?\n"
     "my SSW, Mo Tait\n\nWHAT IS THE CONCERN?\nNo pass came.\n\n"
     "IMPACT ON THE CHILD OR CHILDREN\nShe walks.\n",
     "carers=Jo Fenn\nssw=Mo Tait\nabout=ssw\nconcern=No pass came.\nimpact=She walks."},
    {"questions in a carer's words, of one child or several",
     "Your name(s)\n\nJo Fenn\n\nWhat is your concern?\n\nNo pass came.\n\n"
     "How does it affect the child or children?\n\nA. walks.\n\n"
     "What would resolve it for you?\n\nA pass.\n\nWhat has been tried so far?\n\nWe paid.\n",
     "carers=Jo Fenn\nconcern=No pass came.\nimpact=A. walks.\nbottom_line=A pass.\n"
     "tried=We paid."},
    {"a title that begins with the carers names nobody",
     "Foster carers: resolving a disagreement\n\nFoster carer name(s): Jo Fenn\n"
     "If it is about a person, who? Our SSW\nConversations so far: None\n"
     "What is the concern: No pass came.\nWhat is the impact on the child/ren? She walks.\n",
     "carers=Jo Fenn\nabout=ssw\nconcern=No pass came.\nconversations=None\nimpact=She walks.\n"
     "!Carer name(s): \"resolving a disagreement\" looks like a heading of the form, and "
     "was not taken as the answer."},
    {"the subject of a complaint, on one line",
     "Carer name(s): Jo Fenn\nDescribe your concern: The bus pass never came.\n"
     "Impact on child(ren): She walks.\nAction already taken: We paid.\n"
     "Subject of complaint: Team manager\nNotify IRO: No\n",
     "tried=We paid.\nabout=team-manager\ninform_iro=no"},
    {"roles below each other are neither a name nor its label",
     "Carer name(s)\nJo Fenn\n\nAllocated SSW\nMo Tait\n\nDescribe your concern\nNo pass came.\n\n"
     "Impact on child(ren)\nShe walks.\n\nSubject of concern\nSupervising social worker\n\n"
     "Notify IRO\nNo\n",
     "ssw=Mo Tait\nimpact=She walks.\nabout=ssw\ninform_iro=no"},
    {"an account that begins with nobody is no answer of nobody",
     "Carer name(s): Jo Fenn\nWhat has been going wrong: Nobody came to see us.\n"
     "Impact on the child: She walks.\nPlease tell the IRO: no\n",
     "concern=Nobody came to see us.\nabout=-"},
    {"names behind their labels, above all that makes it a form",
     "1. Your name(s) Jo and Al Fenn\n2. Your supervising social worker (SSW) Mo Tait\n"
     "3. What has gone wrong? No pass came.\n4. Impact on the child? She walks.\n"
     "5. Please tell the IRO: no\n",
     "carers=Jo and Al Fenn\nssw=Mo Tait\nconcern=No pass came."},
    {"the heading of a part, between rules, ends the text above it, and is told: it is the only "
     "one",
     "Carer name(s): Jo Fenn\nWhat is the concern?\nNo pass came.\n\n"
     "What has been tried\nWe paid.\n\n=== Risk and telling others ===\nPlease tell the IRO: yes\n",
     "tried=We paid.\ninform_iro=yes\n"
     "!What has been tried: \"=== Risk and telling others ===\" was taken as a heading of the "
     "form, "
     "and not as part of the answer.\n"},
    {"how to reach somebody is no conversation",
     "Carer name(s): Jo Fenn\nPreferred contact: Phone\nWhat is the concern? No pass came.\n"
     "Impact on the child: She walks.\nCalls, e-mails and meetings: Rang Mo on 6 April.\n",
     "conversations=Rang Mo on 6 April.\n"
     "!\"Preferred contact\": this line of the form is not known, and was not read.\n"},
    {"a label that addresses the writer is no statement",
     "1. Carer name(s)\nJo Fenn\n\n2. What is the concern?\nNo pass came.\n\n"
     "3. Impact on child(ren)\nShe walks.\n\n4. Outcome you are seeking\nA pass.\n",
     "impact=She walks.\nbottom_line=A pass."},
};

static void carers_words(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, texts, COUNT_OF(texts));
}

/* Roles that are offered, none of them meant: that is an answer, and not asked for again (C7). */
static void carers_nobody(void **state)
{
	static const char *const answers[] = {
	    "[ ] Supervising social worker\n[ ] Team manager\n[x] None of these\n",
	    "[ ] my supervising social worker\n[ ] the team manager\n[x] none of these\n",
	    "None selected\n",
	    "Nobody in particular\n",
	};
	struct form *form;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(answers); i++) {
		form =
		    form_case_read(&arena, arena_printf(&arena, "%sWho is the concern about?\n%s",
							ACCOUNT, answers[i]));
		assert_non_null(form);
		assert_int_equal(form_get(form, "about")->roles, 0);
		assert_int_equal(form_get(form, "about")->tick, FORM_NO);
	}
}

static const struct form_case tables[] = {
    {"roles that are struck out below the question",
     "What is the concern?|No pass came.\nImpact on the child|She walks.\n"
     "Who have you talked to?|Mo.\n"
     "Which of these people is it about?|{sSupervising social worker}^Team manager^{sHead of "
     "service}\n"
     "Please tell the IRO|Yes",
     "conversations=Mo.\nabout=team-manager\ninform_iro=yes"},
    {"two roles in a cell are no label and its name",
     "Carer name(s)|Jo Fenn\nAllocated SSW|Mo Tait\nDescribe your concern|No pass came.\n"
     "Impact on child(ren)|She walks.\nSubject of concern|Supervising social worker; Team manager",
     "ssw=Mo Tait\nabout=ssw,team-manager"},
    {"each question in a cell of its own, in other words",
     "Names|Jo and Al Fenn\nWorker from the fostering team|Mo Tait\n"
     "First brought up on|6 April 2026\nThe problem|No pass came.\n"
     "What it is doing to our child|She walks.\nWhat we would like done|A pass.\n"
     "Steps taken so far|We paid.\nCalls, e-mails and meetings|Rang Mo.\n"
     "Staff concerned|Team manager\nUrgent safeguarding matter?|No\nIRO to know?|Yes",
     "carers=Jo and Al Fenn\nssw=Mo Tait\nfirst_raised=2026-04-06\nconcern=No pass came.\n"
     "impact=She walks.\nbottom_line=A pass.\ntried=We paid.\nconversations=Rang Mo.\n"
     "about=team-manager\nimmediate_safeguarding=no\ninform_iro=yes"},
};

static const struct form_case lines[] = {
    {"C12: the first line of a form without a title, and without a sign behind its label",
     "Carer name(s) Ann and Bo Lee\nSupervising Social Worker Mo Tait\n"
     "Date first raised with SSW 6/4/26\nWhat is the concern?\nNo pass came.\n"
     "Impact on the child or children\nShe walks.\n",
     "carers=Ann and Bo Lee\nssw=Mo Tait\nfirst_raised=2026-04-06\nconcern=No pass came.\n"
     "impact=She walks."},
    {"C12: free text behind the titles, without a sign",
     "Foster carers' escalation form\nCarer name(s) Ann Lee\nSupervising Social Worker Mo Tait\n"
     "What is the concern? No pass came.\nImpact on the child or children She walks.\n"
     "What would resolve it (bottom line) A pass.\nWhat has been tried Asking.\n",
     "carers=Ann Lee\nssw=Mo Tait\nconcern=No pass came.\nimpact=She walks.\n"
     "bottom_line=A pass.\ntried=Asking."},
    {"C12: \xE2\x80\xA6 behind other words, which the text above may have taken",
     "Foster carers' escalation form\nCarer name(s) Ann Lee\nSupervising Social Worker Mo Tait\n"
     "What is the concern? No pass came.\nImpact on the child She walks.\n",
     "carers=Ann Lee\nssw=Mo Tait\nconcern=No pass came. Impact on the child She walks.\nimpact=-\n"
     "!\"Impact on the child She walks.\": this may be a label; it was read as text of \"What is "
     "the concern?\"."},
    {"C12: two carers, with a blank line between them",
     "Foster carers' escalation form\nCarer name(s): Ann Lee\n\nBo Ray\n\n"
     "Supervising Social Worker:\xC2\xA0Mo Tait\nWhat is the concern?\xC2\xA0No pass came.\n",
     "carers=Ann Lee\nssw=Mo Tait\nconcern=No pass came.\n"
     "!\"Bo Ray\": this line of the form is not known, and was not read."},
};

static void carers_tables(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, lines, COUNT_OF(lines));
	form_case_check_all(&arena, form_case_table, tables, COUNT_OF(tables));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(carers_words, clear_arena),
	    cmocka_unit_test_teardown(carers_nobody, clear_arena),
	    cmocka_unit_test_teardown(carers_tables, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
