/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "core/document.h"

static const char *whole(const struct document *d)
{
	struct str text;

	str_init(&text, &arena, STR_UNBOUNDED);
	document_to_text(d, &text);
	return str_text(&text);
}

static void text_is_a_paragraph_a_line(void **state)
{
	struct document d;

	(void)state;
	document_init(&d, &arena);
	document_from_text(&d, "Dear Di,\n\n\tName\tAnn\nlast");
	assert_int_equal(d.block_count, 4);
	assert_false(d.blocks[0].is_table);
	assert_string_equal(document_cell_text(&arena, &d.blocks[2].paragraph), "\tName\tAnn");
	assert_string_equal(document_cell_text(&arena, &d.blocks[1].paragraph), "");
	assert_string_equal(whole(&d), "Dear Di,\n\n\tName\tAnn\nlast\n");
}

static void empty_text_has_no_paragraph(void **state)
{
	struct document d;

	(void)state;
	document_init(&d, &arena);
	document_from_text(&d, "");
	assert_int_equal(d.block_count, 0);
	document_from_text(&d, "\n");
	assert_int_equal(d.block_count, 1);
}

static void cited_lines_are_quoted(void **state)
{
	struct document d;

	(void)state;
	document_init(&d, &arena);
	document_from_text(&d, "Yes.\n> Is it resolved?\n >> Please say\na > b");
	assert_int_equal(d.blocks[0].paragraph.runs[0].marks, 0);
	assert_int_equal(d.blocks[1].paragraph.runs[0].marks, DOCUMENT_QUOTED);
	assert_int_equal(d.blocks[2].paragraph.runs[0].marks, DOCUMENT_QUOTED);
	assert_int_equal(d.blocks[3].paragraph.runs[0].marks, 0);
}

static void struck_text_is_left_out(void **state)
{
	struct document d;
	struct document_cell *cell;

	(void)state;
	document_init(&d, &arena);
	cell = document_add_paragraph(&d);
	document_add_run(&d, cell, "Yes", DOCUMENT_BOLD);
	document_add_run(&d, cell, " / No", DOCUMENT_STRUCK);
	document_add_run(&d, cell, "", 0);
	document_add_run(&d, cell, NULL, 0);
	assert_int_equal(cell->run_count, 2);
	assert_string_equal(document_cell_text(&arena, cell), "Yes");
}

static void a_row_is_one_line_of_text(void **state)
{
	struct document d;
	struct document_block *table;
	struct document_row *row;
	struct document_cell *cell;

	(void)state;
	document_init(&d, &arena);
	table = document_add_table(&d);
	row = document_add_row(&d, table);
	document_add_run(&d, document_add_cell(&d, row, 0), "Response", 0);
	cell = document_add_cell(&d, row, 2);
	document_add_run(&d, cell, "one", 0);
	document_add_run(&d, cell, "\n", 0);
	document_add_run(&d, cell, "two\tthree", 0);
	assert_int_equal(row->cells[0].span, 1);
	assert_int_equal(row->cells[1].span, 2);
	document_add_run(&d, document_add_paragraph(&d), "end", 0);
	assert_string_equal(whole(&d), "Response\tone two three\nend\n");
}

static void the_text_is_copied(void **state)
{
	char text[] = "before";
	struct document d;

	(void)state;
	document_init(&d, &arena);
	document_add_run(&d, document_add_paragraph(&d), text, 0);
	text[0] = 'X';
	assert_string_equal(whole(&d), "before\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(text_is_a_paragraph_a_line), TEST(empty_text_has_no_paragraph),
	    TEST(cited_lines_are_quoted),     TEST(struck_text_is_left_out),
	    TEST(a_row_is_one_line_of_text),  TEST(the_text_is_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
