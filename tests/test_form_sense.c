/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that turn what a tick means, and answers that take back what they say. */
#include "check.h"

#include "form_case.h"

#define TITLE "=Fostering Panel Escalation form\n"

/* A yes to what asks whether all is well is no concern. */
static const struct form_case labels[] = {
    {"S1: a label that says that all is well beside the name of the concern",
     TITLE "PRACTICE|YES|NO\nQuality of reports (satisfactory?)|x|\n"
	   "Quality of analysis \xE2\x80\x93 no concern||x\nQuality of assessment|x|\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=-\nconcerns.assessment_quality=yes\n"
     "!Quality of reports: \"(satisfactory?)\" may turn what Yes and No mean.\n"
     "!Quality of analysis: \"\xE2\x80\x93 no concern\" may turn what Yes and No mean."},
    {"S1: \xE2\x80\xA6 or what is wrong with it",
     TITLE "PRACTICE|YES|NO\nQuality of reports not satisfactory|x|\n"
	   "Quality of analysis (the plan was late)|x|\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=yes"},
    {"S1: a question whether all is well is a row of the council's own",
     TITLE "PRACTICE|\nWere the reports adequate?|Yes\nQuality of analysis|No\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=no\n"
     "others=Were the reports adequate?=yes\n"
     "!Quality of reports: it was not found, unless \"Were the reports adequate?\" is meant."},
    {"S1: \xE2\x80\xA6 and one whether something is wrong is a concern's name",
     TITLE "PRACTICE|\nWere the reports late or of poor quality?|Yes\n"
	   "Is there a concern about the analysis?|No\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S1: a remark beside a yes that says the opposite, and one that does not",
     TITLE "PRACTICE|\nQuality of reports|Yes - satisfactory\n"
	   "Quality of analysis|No - satisfactory\nQuality of assessment|Yes - not good enough\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=no\n"
     "concerns.assessment_quality=yes\n"
     "!Quality of reports: Yes, and words that say the opposite.\n"},
};

static const struct form_case label_lines[] = {
    {"S1: the words of our own letters, cited or copied",
     "Fostering Panel Escalation form\nAdherence to timescales: Yes, a concern\n"
     "Checks / references completed: No concern\nDetails: It was late.\n",
     "concerns.timescales=yes\nconcerns.checks=no\ndetails=It was late."},
    {"S1: a question mark turns the name of a concern",
     "Fostering Panel Escalation form\nPROCEDURAL\nTimescales met? Yes\n"
     "Quality of reports: No\n",
     "concerns.timescales=-\nconcerns.reports_quality=no\nothers=Timescales met?=yes\n"
     "!Other concerns: \"Timescales met?\" has more than one row in it (Adherence to "
     "timescales)."},
    {"S1: \xE2\x80\xA6 which is one without it",
     "Fostering Panel Escalation form\nPROCEDURAL\nTimescales met: Yes\n"
     "Quality of reports to panel? No\n",
     "concerns.timescales=yes\nconcerns.reports_quality=no"},
};

static void labels_that_say_all_is_well(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, labels, COUNT_OF(labels));
	form_case_check_all(&arena, form_case_read, label_lines, COUNT_OF(label_lines));
}

#define TOP	TITLE "Panel Chair|Di Fox\n"
#define DETAILS "Further information|It was late.\n"
#define TURNED(legend)                                                                             \
	"!Concerns: \"" legend                                                                     \
	"\" may turn what Yes and No, or a tick, mean, for \"Adherence to timescales\", "          \
	"\"Quality of reports\"."
#define UNREAD                                                                                     \
	"panel_chair=Di Fox\nconcerns.timescales=-\nconcerns.reports_quality=-\n"                  \
	"details=It was late.\n"
#define READ                                                                                       \
	"panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"               \
	"details=It was late."
#define ROWS	       "Adherence to timescales|x|\nQuality of reports||x\n"
#define WORDED	       "Adherence to timescales|Y|late\nQuality of reports|N|\n"
#define HEADED(legend) TOP legend "|YES|NO\n" ROWS DETAILS

static const struct form_case legends[] = {
    {"S1: the head of the rows says that a tick means all is well", HEADED("Tick if satisfactory"),
     UNREAD TURNED("Tick if satisfactory YES NO")},
    {"S1: \xE2\x80\xA6 that Yes does", HEADED("Standard met"),
     UNREAD TURNED("Standard met YES NO")},
    {"S1: \xE2\x80\xA6 that there is a concern", HEADED("Tick if not satisfactory"), READ},
    {"S1: \xE2\x80\xA6 in many words", HEADED("Please tick to show whether there is a concern"),
     READ},
    {"S1: a line above the rows says so",
     TOP "=Please tick if you have NO concerns\nPRACTICE|YES|NO\n" ROWS DETAILS,
     UNREAD TURNED("Please tick if you have NO concerns")},
    {"S1: \xE2\x80\xA6 in a row among them",
     TOP "PRACTICE|YES|NO\nWere these satisfactory?\n" ROWS DETAILS,
     UNREAD TURNED("Were these satisfactory?")},
    {"S1: \xE2\x80\xA6 below them, by signs",
     TOP "PRACTICE|YES|NO\n" ROWS "=x = no concern\n" DETAILS, UNREAD TURNED("x = no concern")},
    {"S1: \xE2\x80\xA6 of two signs, which head no columns",
     TOP "=x = concern, \xE2\x9C\x93 = no concern\nPRACTICE|YES|NO\n" ROWS DETAILS,
     UNREAD TURNED("x = concern, \xE2\x9C\x93 = no concern")},
    {"S1: the head of a column does, with answers in words below it",
     TOP "Area|Satisfactory?|Comment\n" WORDED DETAILS,
     UNREAD TURNED("Area Satisfactory? Comment")},
    {"S1: \xE2\x80\xA6 without a question mark, which is a row that is not known",
     TOP "Standard|Met|Comment\n" WORDED DETAILS,
     UNREAD TURNED("Standard Met Comment") "\n!\"Standard\": this row of the table is not known, "
					   "and was not read."},
    {"S1: \xE2\x80\xA6 that says what has been done, or that nothing is wrong",
     TOP "Item|Received|Comment\n" WORDED DETAILS,
     UNREAD TURNED("Item Received Comment") "\n!\"Item\": this row of the table is not known, and "
					    "was not read."},
    {"S1: \xE2\x80\xA6", TOP "Area|No concerns|Comment\n" WORDED DETAILS,
     UNREAD TURNED("Area No concerns Comment") "\n!\"Area\": this row of the table is not known, "
					       "and was not read."},
    {"S1: \xE2\x80\xA6 in the words of another row of the form",
     TOP "Issue|Resolved?|Comment\n" WORDED DETAILS,
     UNREAD "!Resolved: \"Comment\" is neither Yes nor No.\n" TURNED("Issue Resolved? Comment")},
    {"S1: the head of a column that could be the account is told",
     TOP "Concern|Evidence\n" ROWS "Safeguarding||x\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "concerns.safeguarding=no\ndetails=Evidence\n!Further information \xE2\x80\x93 nature of "
     "concerns and actions requested to resolve: \"Evidence\" may be a heading of the form, which "
     "is "
     "not the answer."},
    {"S1: \xE2\x80\xA6 and one that asks whether there is a concern does not",
     TOP "Concern|Raised?|Comment\n" WORDED DETAILS, READ},
    {"S1: lines that tell how to tick, and not what it means",
     TOP
     "=Please tick YES or NO. Delete what does not apply.\n"
     "=Tick YES if you have a concern, NO if all was satisfactory.\nPRACTICE|YES|NO\n" ROWS DETAILS,
     READ},
    {"S1: the same words, where they are somebody's own",
     TOP "PRACTICE|YES|NO\n" ROWS
	 "Further information|She asked: Were these satisfactory? Tick if satisfactory!\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "details=She asked: Were these satisfactory? Tick if satisfactory!"},
    {"S1: \xE2\x80\xA6 that are all of his text",
     TOP "PRACTICE|YES|NO\n" ROWS
	 "=Further information\n=The list is unsigned, but it says \"completed, yes, "
	 "all satisfactory\".\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "details=The list is unsigned, but it says \"completed, yes, all satisfactory\".\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"The list is unsigned, but it says \"completed, yes, all satis\xE2\x80\xA6\" may be the "
     "form's own guidance, which is not the answer."},
    {"S1: a row of the council's own that asks for something else, with its answer",
     TOP "PRACTICE|YES|NO\n" ROWS "Is the carer satisfied with the training?|x|\n" DETAILS,
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "others=Is the carer satisfied with the training?=yes\ndetails=It was late.\n"
     "!\"Is the carer satisfied with the training\": this row of the form is not known; it was "
     "read as a row that was added."},
};

static void legends_that_turn_a_tick(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, legends, COUNT_OF(legends));
}

/* What is no concern is no account of one. */
static const struct form_case denied[] = {
    {"S1: labels that deny what they name",
     TOP "No concerns|Quality of reports, Safeguarding\nConcerns|Quality of analysis\n",
     "panel_chair=Di Fox\ndetails=-\n!\"No concerns\": this row of the table is not known, and was "
     "not read.\n!\"Concerns\": this row of the table is not known, and was not read."},
};

/* A word that says the one, in the column of the other. */
static const struct form_case crossed[] = {
    {"S1: Y below NO", TOP "PRACTICE|YES|NO\nQuality of reports||Y\nQuality of analysis|Y|\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "!Quality of reports: \"Y\" is neither Yes nor No."},
    {"S1: \xE2\x80\xA6 twice, as a program may have read a tick",
     TOP "PRACTICE|Concern|No concern\nQuality of reports||y y\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=-\n"
     "!Quality of reports: \"y y\" is neither Yes nor No."},
    {"S1: \xE2\x80\xA6 and No below YES, which nobody takes for a mark",
     TOP "PRACTICE|YES|NO\nQuality of reports|No|\nQuality of analysis||No\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=no\nconcerns.analysis_quality=no"},
    {"S1: Y and N below columns with other names",
     TOP "PRACTICE|Satisfactory|Unsatisfactory\nQuality of reports|Y|\n"
	 "Quality of analysis|N|\nQuality of assessment||Y\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=-\nconcerns.analysis_quality=-\n"
     "concerns.assessment_quality=yes\n!Quality of reports: \"Y\" is neither Yes nor No.\n"
     "!Quality of analysis: \"N\" is neither Yes nor No."},
};

/* Letters that stand for words. */
static const struct form_case abbreviated[] = {
    {"S1: not known, and not seen, are no No",
     TOP "PRACTICE|\nQuality of reports|N/K\nQuality of analysis|n.s.\n"
	 "Quality of assessment|N\nSafeguarding concerns|Y.\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=-\nconcerns.analysis_quality=-\n"
     "concerns.assessment_quality=no\nconcerns.safeguarding=yes\n"
     "!Quality of reports: \"N/K\" is neither Yes nor No.\n"
     "!Quality of analysis: \"n.s.\" is neither Yes nor No."},
};

static void words_in_the_column_of_the_other(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, crossed, COUNT_OF(crossed));
	form_case_check_all(&arena, form_case_table, denied, COUNT_OF(denied));
	form_case_check_all(&arena, form_case_table, abbreviated, COUNT_OF(abbreviated));
}

/* A cell's two lines can come as one. */
static const struct form_case joined[] = {
    {"S1: two names without a break",
     TOP "Foster carer's name/s|Bo RayCy McKing\nSocial Worker's name|Ann MacKay Lee\n",
     "panel_chair=Di Fox\nfoster_carers=Bo RayCy McKing\nsocial_worker=Ann MacKay Lee\n"
     "!Foster carer's name/s: is \"RayCy\" two names?"},
};

/* Heads that say what a tick below them means, and how to make it. */
static const struct form_case columns[] = {
    {"S1: how to tick, beside what it means",
     TOP "Area|Concern (please tick)|No concern (tick)\nQuality of reports|x|\n"
	 "Quality of analysis||\xE2\x9C\x93\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S1: \xE2\x80\xA6 as a sentence",
     TOP "Area|Please tick if there is a concern|Tick if there is no concern\n"
	 "Quality of reports|x|\nQuality of analysis||x\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=yes\nconcerns.analysis_quality=no"},
    {"S1: \xE2\x80\xA6 the other way round",
     TOP "Area|Tick if no|Tick if yes\nQuality of reports|x|\nQuality of analysis||x\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=no\nconcerns.analysis_quality=yes"},
    {"S1: one column for ticks, and one for remarks",
     TOP "Area|Tick|Comments\nQuality of reports|x|It was late.\nQuality of analysis|x|\n"
	 "Food|x|\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=yes\nconcerns.analysis_quality=yes\n"
     "others=Food=yes"},
    {"S1: \xE2\x80\xA6 in other words, and crosses for ticks",
     TOP "Area|Concern\nQuality of reports|\xE2\x9C\x97\nQuality of analysis|\xE2\x9C\x97\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=yes\nconcerns.analysis_quality=yes"},
    {"S1: \xE2\x80\xA6 crosses beside ticks",
     TOP "Area|Yes\nQuality of reports|\xE2\x9C\x97\nQuality of analysis|\xE2\x9C\x93\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=no\nconcerns.analysis_quality=yes"},
    {"S1: \xE2\x80\xA6 an x beside ticks can be either",
     TOP "Area|Tick if yes\nQuality of reports|x\nQuality of analysis|\xE2\x9C\x93\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=-\nconcerns.analysis_quality=yes\n"
     "!Quality of reports: \"x\" is neither Yes nor No, where others are ticked."},
    {"S1: a tick below a scale is none of its words",
     TOP "Area|Level of concern\nQuality of reports|x\n",
     "panel_chair=Di Fox\nconcerns.reports_quality=-\n"
     "!Quality of reports: \"x\" is neither Yes nor No."},
    {"S1: heads behind an empty column, in another order",
     TOP "|Nature of concern|NO|YES\n|PROCEDURAL||\n|Adherence to timescales||x\n"
	 "|Quality of reports|x|\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no"},
    {"S1: \xE2\x80\xA6 behind two",
     TOP "||What panel raised|NO|YES\n||Adherence to timescales||x\n||Quality of reports|x|\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no"},
    {"S1: \xE2\x80\xA6 in other words",
     TOP "|Nature of concern|Satisfactory|Unsatisfactory\n|Adherence to timescales||x\n"
	 "|Quality of reports|x|\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no"},
    {"S1: \xE2\x80\xA6 behind numbers, below a head that is not known",
     TOP "Ref|What panel raised|No|Yes\n1|Adherence to timescales||x\n2|Quality of reports|x|\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no"},
    {"S1: \xE2\x80\xA6 below a question of the council's own",
     TOP "Please indicate|Not raised|Raised\nAdherence to timescales||x\nQuality of reports|x|\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no"},
    {"S1: heads in words that are not known turn no tick unseen",
     TOP "Ref|Nature of concern|Left open|Settled\n1|Adherence to timescales||x\n"
	 "2|Quality of reports|x|\n",
     "panel_chair=Di Fox\nconcerns.timescales=-\nconcerns.reports_quality=-\n"
     "!Adherence to timescales: \"x\" is neither Yes nor No.\n"
     "!Quality of reports: \"x\" is neither Yes nor No."},
    {"S1: a row that was added, with its answer in bold, heads nothing",
     TOP "Ref|What panel raised|YES|NO\n1|Adherence to timescales|{bYES}|NO\n"
	 "2|Late papers|{bYES}|NO\n3|Quality of reports|YES|{bNO}\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "others=Late papers=yes"},
    {"S1: numbers before the headings of the groups",
     TOP "7.|Procedural concerns|Yes / No\n7a|Adherence to timescales|Yes\n"
	 "8.|Practice concerns|Yes / No\n8a|Quality of reports|No\n",
     "panel_chair=Di Fox\nconcerns.timescales=yes\nconcerns.reports_quality=no"},
};

static void heads_of_columns_for_ticks(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, columns, COUNT_OF(columns));
}

/* Offices that are none of the form's, and one that has no name in it. */
static const struct form_case offices[] = {
    {"S2: a service manager is nobody who is asked",
     TOP "Service manager|Hi Jay\nTeam manager|Cy Dee\nName of manager|Bo Ray\n",
     "panel_chair=Di Fox\nteam_manager=Cy Dee\nmanager=Bo Ray\n"
     "!\"Service manager\": this row of the table is not known, and was not read."},
    {"S5: a name is no response", TOP "Agency decision maker|Hi Jay\n",
     "panel_chair=Di Fox\nadm_response=Hi Jay\n"
     "!Response of ADM: is \"Hi Jay\" the answer?"},
};

/* Whatever the heads are called, in either order, behind whatever else: no tick is turned, and one
 * that is not read is told of. */
static void no_head_turns_a_tick(void **state)
{
	static const char *const heads[][2] = {
	    {"YES", "NO"},
	    {"Y", "N"},
	    {"Concern", "No concern"},
	    {"Concern (tick)", "No concern (tick)"},
	    {"Tick if yes", "Tick if no"},
	    {"Not met", "Met"},
	    {"Unsatisfactory", "Satisfactory"},
	    {"Poor", "Good"},
	    {"Of concern", "Not of concern"},
	    {"Raised", "Not raised"},
	    {"Agreed concern", "No agreed concern"},
	    {"Left open", "Settled"},
	};
	static const char *const leads[][2] = {
	    {"", ""}, {"|", "|"}, {"Ref|", "1|"}, {"Section|", "A|"}};
	static const char *const names[] = {"", "Area", "Nature of concern", "What panel raised",
					    "Please indicate"};
	static const char *const tails[] = {"", "|Comments"};
	const struct form *form;
	struct arena a;
	size_t h, l, n, t, k, order, read = 0, all = 0;
	char *text;

	(void)state;
	for (h = 0; h < COUNT_OF(heads); h++)
		for (l = 0; l < COUNT_OF(leads); l++)
			for (n = 0; n < COUNT_OF(names); n++)
				for (k = 0; k < 2 * COUNT_OF(tails); k++) {
					t = k / 2;
					order = k % 2;
					arena_init(&a);
					text = arena_printf(
					    &a,
					    TOP
					    "=\n%s%s|%s|%s%s\n%sAdherence to timescales|%s|%s%s\n"
					    "%sQuality of reports|%s|%s%s\n",
					    leads[l][0], names[n], heads[h][order],
					    heads[h][!order], tails[t], leads[l][1],
					    order ? "" : "x", order ? "x" : "", t ? "|" : "",
					    leads[l][1], order ? "x" : "", order ? "" : "x",
					    t ? "|" : "");
					form = form_case_table(&a, text);
					all++;
					if (!form ||
					    form_tick(form, "concerns.timescales") == FORM_NO ||
					    form_tick(form, "concerns.reports_quality") == FORM_YES)
						fail_msg("turned: %s", text);
					if (form_tick(form, "concerns.timescales") == FORM_YES)
						read++;
					else if (!form->problem_count)
						fail_msg("not told: %s", text);
					arena_clear(&a);
				}
	if (read * 10 < all * 8)
		fail_msg("only %zu of %zu are read", read, all);
}

static void names_and_offices(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, joined, COUNT_OF(joined));
	form_case_check_all(&arena, form_case_table, offices, COUNT_OF(offices));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(labels_that_say_all_is_well),	    TEST(legends_that_turn_a_tick),
	    TEST(words_in_the_column_of_the_other), TEST(names_and_offices),
	    TEST(heads_of_columns_for_ticks),	    TEST(no_head_turns_a_tick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
