/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that a council laid out anew: answers on a scale, a third choice beside Yes and No, numbers
 * and remarks in columns of their own, a label above its value in one cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "form_case.h"

#define TITLE "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n=\n"

static const struct form_case choices[] = {
    {"S6: a third choice that is not ticked changes nothing",
     TITLE "PRACTICE|\nQuality of reports|\xE2\x98\x92 Yes \xE2\x98\x90 No \xE2\x98\x90 Not sure\n"
	   "Quality of analysis|\xE2\x98\x90 Yes \xE2\x98\x92 No \xE2\x98\x90 N/A\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S6: … and one that is ticked is neither Yes nor No, and told",
     TITLE
     "PRACTICE|\nQuality of reports|\xE2\x98\x90 Yes \xE2\x98\x90 No \xE2\x98\x92 Don't know\n"
     "Quality of analysis|\xE2\x98\x90 Yes \xE2\x98\x90 No \xE2\x98\x92 N/A\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=-\n"
     "!Quality of reports: \"\xE2\x98\x90 Yes \xE2\x98\x90 No \xE2\x98\x92 Don't know\" is neither "
     "Yes nor No.\n"
     "!Quality of analysis: \"\xE2\x98\x90 Yes \xE2\x98\x90 No \xE2\x98\x92 N/A\" is neither Yes "
     "nor No."},
    {"S6: two of three are ticked",
     TITLE "PRACTICE|\nQuality of reports|\xE2\x98\x92 Yes \xE2\x98\x90 No \xE2\x98\x92 Unsure\n",
     "concerns.reports_quality=-\n"
     "!Quality of reports: \"\xE2\x98\x92 Yes \xE2\x98\x90 No \xE2\x98\x92 Unsure\" is neither Yes "
     "nor "
     "No."},
    {"S6: by what is struck out, or highlighted, of three",
     TITLE "PRACTICE|\nQuality of reports|Yes {sNo} {sNot known}\n"
	   "Quality of analysis|Yes / {hNo} / Not known\n"
	   "Quality of assessment|{sYes} No Not known\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nconcerns.assessment_quality=-\n"
     "!Quality of assessment: \"No Not known\" is neither Yes nor No."},
    {"S6: a remark that begins so is one", TITLE "PRACTICE|\nQuality of reports|Yes, partly\n",
     "concerns.reports_quality=yes"},
};

static const struct form_case scales[] = {
    {"S1: columns by how serious it is",
     TITLE "Aspect|None|Minor|Moderate|Severe|Comments\nPROCEDURAL|||||\n"
	   "Adherence to timescales|||x||No longer than usual\nCare planning|x||||\n"
	   "PRACTICE|||||\nQuality of reports||x|||no change since May\n",
     "concerns.timescales=yes\nconcerns.planning=no\nconcerns.reports_quality=yes"},
    {"S1: … without one for none, a mark may mean either",
     TITLE "Aspect|Low|Medium|High\nPROCEDURAL|||\nAdherence to timescales|x||\n"
	   "Care planning||x|\n",
     "concerns.timescales=-\nconcerns.planning=-\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"
     "!Appropriate planning processes / care plan: \"x\" is neither Yes nor No."},
    {"S1: letters that the head explains, behind a number",
     TITLE "No.|Area|Rating (G = no concern, A = some concern, R = serious concern)|Notes\n"
	   "C1|Adherence to timescales|G|\nC2|Care planning|A|not seen\n"
	   "C3|Checks and references|R|\nC4|Quality of reports|B|\n",
     "concerns.timescales=no\nconcerns.planning=yes\nconcerns.checks=yes\n"
     "concerns.reports_quality=-\n!Quality of reports: \"B\" is neither Yes nor No."},
    {"S1: digits that a line above explains",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "=Please score each: 0 = none, 1 = minor, 2 = serious\n"
     "PRACTICE|Score\nQuality of reports|0\nQuality of analysis|2\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes"},
    {"S1: marks below the numbers of a scale, which are not Yes and No in their order",
     "=Fostering Panel Escalation form\nTeam Manager's name|Cy Dee\n"
     "=Scale: 0 = no concern, 1 = slight concern, 2 = serious concern\n"
     "Score each area|0|1|2\nAdherence to timescales|x||\nQuality of reports||x|\n"
     "Safeguarding|||x\nCare planning|0||\nChecks|||2\n",
     "concerns.timescales=no\nconcerns.reports_quality=yes\nconcerns.safeguarding=yes\n"
     "concerns.planning=no\nconcerns.checks=yes"},
    {"S1: … of which nothing says what they mean",
     TITLE "Score each area|0|1|2|3\nAdherence to timescales|x|||\nSafeguarding||x||\n",
     "concerns.timescales=-\nconcerns.safeguarding=-\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"
     "!Safeguarding concerns: \"x\" is neither Yes nor No."},
    {"S1: both answers in two languages, neither marked",
     TITLE "=Timescales kept / Cadw at amserlenni: YES / OES     NO / NAC OES\n"
	   "=Quality of reports / Ansawdd adroddiadau: NO / NAC OES\n",
     "concerns.timescales=-\nconcerns.reports_quality=no\n"
     "!Concerns: neither Yes nor No is ticked for \"Adherence to timescales\"."},
    {"S1: words of the scale below its head",
     TITLE "Area of concern|Level|Evidence\nPRACTICE||\nQuality of reports|None|no evidence of it\n"
	   "Quality of analysis|Significant|page 3\nSafeguarding concerns|Yes|\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\nconcerns.safeguarding=yes"},
    {"S1: remarks in a column of their own are no answers",
     TITLE "Item|Y/N|Comments\nPRACTICE||\nQuality of reports|Y|no evidence on file\n"
	   "Quality of analysis|N|Yes it was late, but fair\nSafeguarding concerns||Yes\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\nconcerns.safeguarding=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Safeguarding concerns\"."},
    {"S1: behind a word that is no answer, a remark that begins with one",
     TITLE "PRACTICE\nQuality of reports|Red|no evidence of this on file\n"
	   "Quality of analysis|Yes|\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "!Quality of reports: \"Red no evidence of this on file\" is neither Yes nor No."},
};

static const struct form_case pairs[] = {
    {"S1: letters before a stroke, and words cut short",
     "=Fostering Panel Escalation form\nF/carer(s)|Jo Pike|P/chair|Di Fox\n"
     "S/worker|Bo Ash|T/mgr|Cy Dee\nResp. reqd by|8 May 2026||\n",
     "foster_carers=Jo Pike\npanel_chair=Di Fox\nsocial_worker=Bo Ash\nteam_manager=Cy Dee\n"
     "response_due=2026-05-08"},
    {"S1: Y/N is no name of anybody's", TITLE "PRACTICE|Y/N\nQuality of reports|Y\n",
     "concerns.reports_quality=yes"},
    {"S4: a label that is not known beside an empty answer is none",
     "=Fostering Panel Escalation form\n{bSocial worker}|Bo Ash|{bTeam manager}|Cy Dee\n"
     "{bManager asked to respond}||{bDate it left us}|\n",
     "social_worker=Bo Ash\nteam_manager=Cy Dee\nmanager=-"},
    {"S4: … nor in plain letters, where the table has two labels in a row",
     "=Fostering Panel Escalation form\nSocial worker|Bo Ash|Team manager|Cy Dee\n"
     "Manager asked to respond||Date it left us|\n",
     "social_worker=Bo Ash\nteam_manager=Cy Dee\nmanager=-"},
    {"S1: a label and its answer in one cell, an empty one behind each",
     "=Fostering Panel Escalation form\n{bSocial worker} Bo Ash||{bTeam manager} Cy Dee|\n",
     "social_worker=Bo Ash\nteam_manager=Cy Dee"},
    {"S1: a heading, and the question that it is about above the answer",
     TITLE "3 Detail|\n=\nWhat worries panel, and what does it ask for?^The visits were late.\n",
     "details=The visits were late."},
    {"S1: \xE2\x80\xA6 but not the question that the answer itself begins with",
     TITLE "Further information|\nThe visits were late. Please could the manager tell us who "
	   "signed the report for panel?^Nobody knew.|\nDate for response|11 May 2026\n",
     "details=The visits were late. Please could the manager tell us who signed the report for "
     "panel? Nobody knew.\nresponse_due=2026-05-11"},
    {"S1: \xE2\x80\xA6 nor what it asks why, nor the words that lead to a list",
     TITLE
     "Further information\nWhy were panel's concerns not answered?^Nobody knew.\n"
     "Response to concerns raised\nWe share the concern about safeguarding:^a visit is due.\n",
     "details=Why were panel's concerns not answered? Nobody knew.\n"
     "response=We share the concern about safeguarding: a visit is due.\n"
     "!\"Why were panel's concerns not answered\": this may be a label; it was read as text of "
     "\"Further information \xE2\x80\x93 nature of concerns and actions requested to resolve\"."},
};

#define SECTION_C "=Section C \xE2\x80\x93 to be completed by manager\n"

/* Labels and headings in bold, on a page and between tables of one cell a row. */
static const struct form_case bold[] = {
    {"a label that ends in a pronoun, in the letters of its answer",
     "=Fostering Panel Escalation form\nName of Panel Chair|Di Fox\n"
     "={bNature of concerns, and actions requested to resolve them}\n={bIt was late.}\n",
     "panel_chair=Di Fox\ndetails=It was late.\n"},
    {"names below the account, a heading above a table, and one in the text of a person",
     "=Fostering Panel Escalation form\n={bFurther information}\n=The report was late.\n"
     "={bTell us}\n=Nobody rang.\n={bStandards}\n={iChoose one word for each line.}\n"
     "Written reports|Yes\n={bFoster carer's name/s}\n=Ann Lee\n"
     "={bSocial Worker's name}\n=Bo Ray\n={bTeam Manager's name}\n=Cy Dee\n",
     "details=The report was late. Tell us Nobody rang.\nconcerns.reports_quality=yes\n"
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\n"
     "!\"Tell us\": this may be a label; it was read as text of \"Further information \xE2\x80\x93 "
     "nature of concerns and actions requested to resolve\".\n"
     "!\"Standards\": this line of the form is not known, and was not read."},
    {"names below the account",
     "=Fostering Panel Escalation form\n={bFurther information}\n=The report was late.\n"
     "={bFoster carer's name/s}\n=Ann Lee\n={bSocial Worker's name}\n=Bo Ray\n"
     "={bTeam Manager's name}\n=Cy Dee\n",
     "details=The report was late.\nfoster_carers=Ann Lee\nsocial_worker=Bo Ray\n"
     "team_manager=Cy Dee"},
    {"a heading that could mean the account, over the first of the names",
     "=Challenge from the Fostering Panel\n"
     "={bWhat is the panel worried about, and what is to be done now?}\n"
     "=The report was late, and nobody had seen the children for months.\n"
     "={bResponse due}\n=8 May 2026\n={bWho it concerns}\n={bFostering household}\n=Ann Lee\n"
     "={bSocial worker}\n=Bo Ray\n={bTeam manager}\n=Cy Dee\n={bDate of panel}\n=1 May 2026\n"
     "={bPanel chair}\n=Di Fox\n",
     "details=The report was late, and nobody had seen the children for months.\n"
     "response_due=2026-05-08\nfoster_carers=Ann Lee\nsocial_worker=Bo Ray\n"
     "team_manager=Cy Dee\npanel_date=2026-05-01\npanel_chair=Di Fox\n"
     "!\"Who it concerns\": this line of the form is not known, and was not read."},
    {"the same words, in the letters of the text",
     "=Fostering Panel Escalation form\n={bDate of Fostering Panel}\n=1 May 2026\n"
     "={bFurther information}\n=These did not see the report:\n=Social worker\n=Bo Ray\n",
     "panel_date=2026-05-01\n"
     "details=These did not see the report: Social worker Bo Ray\nsocial_worker=-"},
    {"headings below empty cells and below answers",
     "={bAbout you}\n{bName of foster carers}\nAnn Lee\n=\n"
     "{bYour supervising social worker}\n\n={bAbout your concern}\n=\n"
     "{bWhat is your concern?}\nHe is sad.\n=\n"
     "{bWhat do you want to happen?}\n\n={bWhat has happened so far}\n"
     "{bWhat has been tried already?}\nWe rang.\n={bOther things}\n"
     "{bImpact on the child}\nHe cries.\n",
     "carers=Ann Lee\nssw=-\nconcern=He is sad.\nbottom_line=-\ntried=We rang.\n"
     "impact=He cries.\n"
     "!\"About your concern\": this line of the form is not known, and was not read.\n"
     "!\"What has happened so far\": this line of the form is not known, and was not read."},
    {"an answer in bold below its cell",
     "{bName of foster carers}\nAnn Lee\n=\n{bYour supervising social worker}\n\n"
     "={bBo Ray}\n=\n={bWhat is your concern?}\n=He is sad.\n={bImpact on the child}\n"
     "=He cries.\n",
     "carers=Ann Lee\nconcern=He is sad.\nimpact=He cries.\n"
     "!\"Bo Ray\": this line of the form is not known, and was not read."},
};

static const struct form_case cards[] = {
    {"S5: a card for each action, its labels above what they say",
     TITLE SECTION_C "Action 1^Visit the carers|\nOwner^Bo Ash|Deadline^8 May 2026\n=\n"
		     "Action 2^Train the team|\nOwner^Cy Dee|Deadline^9 May 2026\n=\n"
		     "Tracking (Adviser to complete)|\nDate received|12 May 2026\n",
     "actions=Visit the carers|Bo Ash|8 May 2026|2026-05-08;"
     "Train the team|Cy Dee|9 May 2026|2026-05-09\ndate_received=2026-05-12"},
    {"S5: … all in a row, and without an answer",
     TITLE SECTION_C "Action^Visit|By whom^Bo Ash|By when^8 May 2026\n"
		     "Action|By whom|By when\n",
     "actions=Visit|Bo Ash|8 May 2026|2026-05-08"},
    {"S5: a card that is empty is no action",
     TITLE SECTION_C "Action 1|\nOwner^|Deadline^\n=\nSign-off|\nResolved|Yes\n",
     "actions=-\nresolved=yes"},
    {"S5: a bar across the table ends the list",
     TITLE SECTION_C "No|Action|Lead|Target date|RAG\n1|Visit|Bo Ash|8 May 2026|G\n2||||\n"
		     "6. ADVISER\nDate received|9 May 2026|||\n",
     "actions=Visit|Bo Ash|8 May 2026|2026-05-08\ndate_received=2026-05-09"},
};

#define TESTS(name, rows, reader)                                                                  \
	static void name(void **state)                                                             \
	{                                                                                          \
		(void)state;                                                                       \
		form_case_check_all(&arena, reader, rows, COUNT_OF(rows));                         \
	}

static struct arena arena;

TESTS(s6_choices, choices, form_case_table)
TESTS(s1_scales, scales, form_case_table)
TESTS(s1_pairs, pairs, form_case_table)
TESTS(s5_cards, cards, form_case_table)
TESTS(bold_labels, bold, form_case_table)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(s6_choices), cmocka_unit_test(s1_scales),	 cmocka_unit_test(s1_pairs),
	    cmocka_unit_test(s5_cards),	  cmocka_unit_test(bold_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
