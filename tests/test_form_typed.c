/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers typed elsewhere than in the place for them: over a printed word, behind their label, in
 * the place of another answer; and what stands there that is none. */
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

static const struct form_case rows[] = {
    {"an answer typed over one of the words that are printed in the first row of a group",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|YES|No\nChecks / references completed|Yes|\nMatching||No\n"
     "PRACTICE\nQuality of reports|Yes|NO\nQuality of analysis||No\nSafeguarding|YES|NO\n",
     "concerns.timescales=no\nconcerns.checks=yes\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=no\nconcerns.safeguarding=-\nothers=Matching=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Safeguarding concerns\"."},
    {"\xE2\x80\xA6 which another row has as it was printed",
     "=Fostering Panel Escalation form\nPROCEDURAL\nAdherence to timescales|Yes|NO\n"
     "PRACTICE\nQuality of reports|YES|NO\nQuality of analysis|Yes|\n",
     "concerns.timescales=yes\nconcerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of reports\"."},
    {"\xE2\x80\xA6 not where the words are printed so in other rows, too",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|YES|No\nChecks / references completed|Yes|\n"
     "PRACTICE\nQuality of reports|Yes|No\nQuality of analysis||No\n",
     "concerns.timescales=-\nconcerns.checks=yes\nconcerns.reports_quality=-\n"
     "concerns.analysis_quality=no\n!Concerns: neither Yes nor No is ticked for \"Adherence to "
     "timescales\", \"Quality of reports\"."},
    {"\xE2\x80\xA6 nor where answers are in capitals",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|YES|No\nChecks / references completed|Yes|\n"
     "PRACTICE\nQuality of reports|YES|\nQuality of analysis||No\n",
     "concerns.timescales=-\nconcerns.checks=yes\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=no\n!Concerns: neither Yes nor No is ticked for \"Adherence to "
     "timescales\"."},
    {"\xE2\x80\xA6 nor where one row alone shows how they are written",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|YES|No\nChecks / references completed|Yes|\n",
     "concerns.timescales=-\nconcerns.checks=yes\n!Concerns: neither Yes nor No is ticked for "
     "\"Adherence to timescales\"."},
    {"\xE2\x80\xA6 nor below another row, where capitals may be stressed",
     "=Fostering Panel Escalation form\nPROCEDURAL\n"
     "Adherence to timescales|Yes|\nChecks / references completed|Yes|NO\n"
     "PRACTICE\nQuality of reports|Yes|\nQuality of analysis||No\n",
     "concerns.timescales=yes\nconcerns.checks=-\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=no\n!Concerns: neither Yes nor No is ticked for \"Checks / "
     "references completed\"."},
    {"answers typed behind their labels, beside the prompts of the program",
     "=Fostering Panel Escalation form\n"
     "Social worker: the duty worker|Click or tap here to enter text.\n"
     "Date of Fostering Panel: the 29th April 2026|Click or tap to enter a date.\n"
     "Team manager for the family|Click or tap here to enter text.\n"
     "Foster carers (names): the Lees|Ann Lee\n",
     "social_worker=the duty worker\npanel_date=2026-04-29\nteam_manager=-\n"
     "foster_carers=Ann Lee"},
    {"the name of an office where a name is asked for is told, as the label that it is",
     "=Fostering Panel Escalation form\nFoster carers|Ann Lee\n"
     "Team Manager's name|Panel Chair\nSocial Worker's name|On leave\n",
     "foster_carers=Ann Lee\nteam_manager=-\npanel_chair=-\nsocial_worker=On leave\n"
     "!Team Manager's name: \"Panel Chair\" looks like a label of the form, and was not taken as "
     "the answer."},
    {"answers typed one row too low, below the empty cells for them",
     "=Fostering Panel Escalation form\nSocial Worker's name|\n|Bo Ray\n"
     "Team Manager's name|\n|Cy Dee\n",
     "social_worker=Bo Ray\nteam_manager=Cy Dee"},
    {"\xE2\x80\xA6 or below the labels, where several are",
     "=Fostering Panel Escalation form\nSocial Worker's name|\nBo Ray|\n"
     "Name of Panel Chair|\nTeam Manager's name|\nCy Dee|\n=\nDATE FOR RESPONSE|\n"
     "25 June 2026|\n",
     "social_worker=Bo Ray\npanel_chair=-\nteam_manager=Cy Dee\nresponse_due=2026-06-25"},
    {"\xE2\x80\xA6 and not where one alone could be, or the next label is not known",
     "=Fostering Panel Escalation form\nFoster carers|Ann Lee\nSocial Worker's name|\n"
     "Mosaic ID|\nTeam Manager's name|\nService|\nPanel chair|Di Fox\n",
     "foster_carers=Ann Lee\nsocial_worker=-\nteam_manager=-\npanel_chair=Di Fox\n"
     "!Date of Fostering Panel: it was not found, unless it is \"Mosaic ID\"."},
    {"a line between parts is no answer",
     "=Fostering Panel Escalation form\n=Foster carers: Ann Lee\n=Panel adviser\n=\n"
     "=---------- Forwarded message ---------\n=Panel chair: Di Fox\n",
     "foster_carers=Ann Lee\npanel_adviser=-\npanel_chair=Di Fox"},
    {"S1: the letter above a form that is passed on names nobody",
     "=Please log this.\n=Kind regards\n=Cy Dee\n=Panel Adviser: Cy Dee\n"
     "=From: Xi Ray\n=Sent: 2 May 2026 09:14\n=To: Cy Dee\n=Subject: Escalation\n"
     "=Fostering Panel Escalation form\nFoster carers|Ann Lee\nName of Panel Adviser|Bo Ray\n",
     "foster_carers=Ann Lee\npanel_adviser=Bo Ray"},
    {"S1: \xE2\x80\xA6 nor by a number below it",
     "=Please log this.\n=Kind regards\n=Cy Dee\n=Independent Chair\n=07700 900123\n"
     "=From: Xi Ray\n=Sent: 2 May 2026 09:14\n=To: Cy Dee\n=Subject: Escalation\n"
     "=Fostering Panel Escalation form\nFoster carers|Ann Lee\nName of Panel Chair|Di Fox\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox"},
    {"a number is no name",
     "=Fostering Panel Escalation form\nFoster carers|Ann Lee\nTeam manager|020 7946 0123\n",
     "foster_carers=Ann Lee\nteam_manager=-\n"
     "!Team Manager's name: \"020 7946 0123\" is not a name."},
    {"what ends as a label does is no part of the answer before it",
     "=Fostering Panel Escalation form\nChair: Di Fox|Adviser:\n"
     "Team Manager's name|Cy Dee|Ref.|\nSocial Worker's name||Tel.|020 7946 0123\n"
     "Foster carers|Ann Lee:\nName of Panel Adviser|Ed Gee\xE2\x80\xA6\n",
     "panel_chair=Di Fox\nteam_manager=Cy Dee\nsocial_worker=-\nfoster_carers=Ann Lee:\n"
     "panel_adviser=Ed Gee\n"
     "!\"Tel.\": this row of the table is not known, and was not read."},
    {"\xE2\x80\xA6 but an answer in several cells is all of them",
     "=Fostering Panel Escalation form\nDate of Fostering Panel|3|Sept.|2026\n"
     "Team Manager's name|Ann|St.|John\nSocial Worker's name|Bo|Ray.\n",
     "panel_date=2026-09-03\nteam_manager=Ann St. John\nsocial_worker=Bo Ray."},
};

static void answers_are_found_where_they_were_typed(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, rows, COUNT_OF(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(answers_are_found_where_they_were_typed, clear_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
