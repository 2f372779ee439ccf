/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's own form, with the words that its configuration gives: answers, headings of the list
 * of actions, and what is printed for the reader. */
#include "check.h"

#include <string.h>

#include "form_case.h"
#include "own_form.h"

#define HEAD "Note of a concern\n1. Household: Ann Lee\nChair of the sitting: Di Fox\n"
#define READ "foster_carers=Ann Lee\npanel_chair=Di Fox\n"

static const struct form_case texts[] = {
    {"answers alone, in any letters", HEAD "Reports: Amber\nChecks: green\nSettled: partly done\n",
     READ "concerns.reports=yes\nconcerns.checks=no\nresolved=yes\n"},
    {"a remark behind one",
     HEAD "Reports: Done \xE2\x80\x93 seen on page 4\nChecks: Red, see below\n",
     READ "concerns.reports=no\nconcerns.checks=yes\n"},
    {"a sentence that begins with one is none, and is told",
     HEAD "Reports: Done badly\nChecks: Green\n",
     READ "concerns.reports=-\nconcerns.checks=no\n"
	  "!Reports: \"Done badly\" is neither Yes nor No.\n"},
    {"boxes", HEAD "Reports: [ ] Red [x] Amber [ ] Green\nChecks: [ ] Red [ ] Amber [x] Green\n",
     READ "concerns.reports=yes\nconcerns.checks=no\n"},
    {"all of them left: none is chosen", HEAD "Reports: Red / Amber / Green\nChecks: Green\n",
     READ "concerns.reports=-\nconcerns.checks=no\n"
	  "!Concerns: neither Yes nor No is ticked for \"Reports\".\n"},
    {"two, one for and one against",
     HEAD "Reports: [x] Red [ ] Amber [x] Green\nChecks: [x] Red [x] Amber [ ] Green\n",
     READ "concerns.reports=-\nconcerns.checks=yes\n"
	  "!Reports: both Yes and No are ticked.\n"},
    {"yes and no are still known", HEAD "Reports: No\nChecks: [x] Yes [ ] No\n",
     READ "concerns.reports=no\nconcerns.checks=yes\n"},
    {"a legend that turns what a tick means, unless the configuration says that it is printed",
     HEAD "Tick if satisfactory\nReports: [x] Red [ ] Green\nChecks: Green\n",
     READ "concerns.reports=-\nconcerns.checks=-\n"
	  "!\"Tick if satisfactory\": this line of the form is not known, and was not read.\n"
	  "!Concerns: \"Tick if satisfactory\" may turn what Yes and No, or a tick, mean, for "
	  "\"Reports\", \"Checks\".\n"},
    {"\xE2\x80\xA6 which it does here",
     HEAD "Tick if it was satisfactory\nReports: [x] Red [ ] Green\nChecks: Green\n",
     READ "concerns.reports=yes\nconcerns.checks=no\n"},
    {"what is printed, on lines, in brackets and before the answer",
     HEAD "What the panel saw (Tell us in your own words):\n"
	  "Please keep to what the panel saw and read. The report was late.\n"
	  "== The next part ==\nRate each line (Leave a line out if you do not know)\n"
	  "Reports: Red\n",
     READ "details=The report was late.\nconcerns.reports=yes\n"},
    {"the same words within somebody's sentence are theirs",
     HEAD "What the panel saw:\nThe next part of the report was late.\n"
	  "We do not tell us in your own words what to write.\n",
     READ "details=The next part of the report was late. We do not tell us in your own words what "
	  "to write.\n"},
    {"the end of somebody's sentence",
     HEAD "What the panel saw:\nWe have not seen\nthe next part.\nIt is late. The next part\n",
     READ "details=We have not seen the next part. It is late. The next part\n"},
    {"a heading with a number, and the label that it would be without",
     HEAD "3. Social worker\nSocial worker: Bo Ray\n", READ "social_worker=Bo Ray\n"},
    {"a title with its number, and a form without that",
     HEAD "That worker\xE2\x80\x99s own team manager: Cy Dee\n", READ "team_manager=Cy Dee\n"},
    {"a title of two sentences, with the answer behind its stop",
     HEAD "Is it about one of us? If so, tell us who it is. Team Manager\n",
     READ "about=team-manager\n"},
    {"a heading of the list of actions",
     HEAD "Reply of the service: We have read it.\n7. Next steps / Camau nesaf\n"
	  "Action: Send it anew\nBy whom: Cy Dee\nBy when: 11/05/2026\n",
     READ "response=We have read it.\nactions=Send it anew|Cy Dee|11/05/2026|2026-05-11\n"},
};

static const struct form_case tables[] = {
    {"answers that head columns",
     "=Note of a concern\n1. Household|Ann Lee\nChair of the sitting|Di Fox\n"
     "=Concerns\n |0|1|2\nReports| | |x\nChecks|x| | \n",
     READ "concerns.reports=yes\nconcerns.checks=no\n"},
    {"the one that stands out",
     "=Note of a concern\n1. Household|Ann Lee\nChair of the sitting|Di Fox\n"
     "Reports|Red / {hAmber} / Green\nChecks|{sRed} / {sAmber} / Green\n",
     READ "concerns.reports=yes\nconcerns.checks=no\n"},
    {"two that stand out in different ways, and say different things",
     "=Note of a concern\n1. Household|Ann Lee\nChair of the sitting|Di Fox\n"
     "Reports|Red / {hAmber} / {bGreen}\nChecks|Green\n",
     READ "concerns.reports=-\nconcerns.checks=no\n"
	  "!Reports: \"Red / Amber / Green\" is neither Yes nor No.\n"},
};

static void test_texts(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, texts, COUNT_OF(texts));
}

static void test_tables(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, tables, COUNT_OF(tables));
}

/* What would make the form unreadable, or two things of one answer, is refused. */
static void test_refused(void **state)
{
	static const char *const wrong_no[] = {"red", "!", NULL}, *const wrong_printed[] = {
								      "Social Worker:", NULL};
	struct form_type wrong = own_form_type;
	struct str problems;

	(void)state;
	str_init(&problems, &arena, STR_UNBOUNDED);
	assert_int_equal(form_type_validate(&own_form_type, &problems), 0);
	wrong.no = wrong_no;
	wrong.printed = wrong_printed;
	assert_int_equal(form_type_validate(&wrong, &problems), 3);
	assert_string_equal(str_text(&problems),
			    "no: \"!\" has no words in it\n"
			    "no: \"red\" stands in yes as well\n"
			    "field \"social_worker\": its title or a label stands in \"printed\", "
			    "and would not be read\n");
}

static int use_types(void **state)
{
	(void)state;
	form_types_use(own_form_types, COUNT_OF(own_form_types));
	return 0;
}

static int clear(void **state)
{
	(void)state;
	form_types_use(form_types, form_type_count);
	arena_clear(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_tables),
	    cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, use_types, clear);
}
