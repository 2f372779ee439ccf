/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is joined of somebody's lines, and what keeps them. */
#include "check.h"

#include <string.h>

#include "core/unwrap.h"

/* 72 characters: a whole line of most programs. */
#define LINE "We visited the family on Monday and they told us that nobody had rung or"
#define JOIN "written to them since the summer, although it had been promised."

struct row {
	const char *name, *text, *joined;
};

static const struct row rows[] = {
    {"a paragraph", LINE "\n" JOIN, LINE " " JOIN},
    {"two paragraphs", LINE "\n" JOIN "\n\n" LINE "\n" JOIN, LINE " " JOIN "\n\n" LINE " " JOIN},
    {"a sentence that ends at the edge", LINE ".\n" JOIN, LINE ". " JOIN},
    {"blanks at the end of lines", LINE " \n" JOIN, LINE " " JOIN},
    {"short lines", "Dawn Field\n1 Mill Lane\nExample", NULL},
    {"lines that need not have been broken", LINE "\nNobody rang.\nNobody wrote.",
     LINE " Nobody rang.\nNobody wrote."},
    {"a list", LINE "\n- the taxi\n- the school", NULL},
    {"numbers", LINE "\n1. the taxi\n2) the school\n(a) both", NULL},
    {"an item that was broken", "- " LINE "\n" JOIN "\n- the school",
     "- " LINE " " JOIN "\n- the school"},
    {"fields", LINE "\nCarer name: Dawn Field", NULL},
    {"what a colon announces",
     "We visited the family on Monday and they told us the following things:\nnobody rang", NULL},
    {"a table", LINE "\nMonday   taxi   late", NULL},
    {"tabs", LINE "\nMonday\ttaxi", NULL},
    {"indented", LINE "\n    " JOIN, NULL},
    {"cited", "> " LINE "\n> " JOIN, NULL},
    {"a mail whose lines are not broken", LINE " " JOIN "\n" LINE "\n" JOIN, NULL},
    {"letters beyond ASCII count once",
     "Rydym wedi ymweld â'r teulu ddydd Llun ac ŵyr neb pam nad oes neb wedi eu\nffonio nhw ers yr "
     "haf.",
     "Rydym wedi ymweld â'r teulu ddydd Llun ac ŵyr neb pam nad oes neb wedi eu ffonio nhw ers yr "
     "haf."},
    {"nothing", "", NULL},
    {"one line", LINE, NULL},
};

/* Whose first line began with a label, of so many characters. */
static const struct {
	size_t lead;
	struct row row;
} behind_labels[] = {
    {33,
     {"a label and a short line", "We can no longer take the twins to their\nswimming club.",
      "We can no longer take the twins to their swimming club."}},
    {0,
     {"no label and a short line", "We can no longer take the twins to their\nswimming club.",
      NULL}},
    {20, {"it need not have been broken", "We can no longer take the twins.\nNobody rang.", NULL}},
    {50,
     {"and then whole lines", "We visited the family\n" LINE "\n" JOIN,
      "We visited the family " LINE " " JOIN}},
};

/* Whether it comes out as the row says. */
static bool is_right(const struct row *row, size_t lead)
{
	const char *got = unwrap_lines(&arena, row->text, lead);
	const char *want = row->joined ? row->joined : row->text;

	if (strcmp(got, want) == 0)
		return true;
	print_error("%s: \"%s\"\n\texpected \"%s\"\n", row->name, got, want);
	return false;
}

static void test_rows(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		wrong += !is_right(&rows[i], 0);
	for (i = 0; i < COUNT_OF(behind_labels); i++)
		wrong += !is_right(&behind_labels[i].row, behind_labels[i].lead);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
