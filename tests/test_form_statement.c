/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are whole sentences, "The matter is not resolved.": never in the opposite sense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "form_case.h"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

#define TEXT_F                                                                                     \
	"Fostering Panel Escalation form\nName of Panel Chair: Di Fox\n"                           \
	"Section F \xE2\x80\x93 to be completed by panel chair\n"                                  \
	"Response of Panel Chair\nI have read it.\n"

static const struct form_case denied[] = {
    {"S7: a yes to what is denied is no yes", TEXT_F "Not resolved: Yes\n",
     "resolved=-\nchair_response=I have read it. Not resolved: Yes\n"
     "!\"Not resolved\": this may be a label; it was read as text of \"Response of Panel "
     "Chair\".\n"},
    {"S7: nor is a tick beside it", TEXT_F "[x] No further escalation is needed\n",
     "further_escalation=-"},
    {"S1: a concern that is denied is none, and one at what was not done is",
     "Fostering Panel Escalation form\nTeam Manager's name: Cy Dee\nPRACTICE\n"
     "Quality of assessment: No\nNo concern about the written reports: Yes\n"
     "Depth of analysis not kept up: Yes\n",
     "concerns.assessment_quality=no\nconcerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "others=No concern about the written reports=yes\n"
     "!Quality of reports: it was not found, unless \"No concern about the written reports\" is "
     "meant.\n"
     "!\"No concern about the written reports\": this row of the form is not known; it was read as "
     "a row that was added.\n"},
};

static void what_is_denied(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, denied, COUNT_OF(denied));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(what_is_denied, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
