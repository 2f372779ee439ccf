/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What letters of picture fonts show. */
#include "check.h"

#include "core/document.h"
#include "read/symbol.h"

static void boxes_and_ticks_are_known_in_each_font(void **state)
{
	static const struct {
		const char *font;
		unsigned letter;
		const char *shown;
	} rows[] = {
	    {"Wingdings", 0xFE, DOCUMENT_TICKED},
	    {"Wingdings", 0xFD, DOCUMENT_TICKED},
	    {"Wingdings", 'x', DOCUMENT_TICKED},
	    {"wingdings", 0xA8, DOCUMENT_EMPTY},
	    {"Wingdings", 'o', DOCUMENT_EMPTY},
	    {"Wingdings", 0xF06F, DOCUMENT_EMPTY},
	    {"Wingdings", 0xFC, "\u2713"},
	    {"Wingdings", 0xFB, "\u2717"},
	    {"Wingdings 2", 'R', DOCUMENT_TICKED},
	    {"Wingdings 2", 'S', DOCUMENT_TICKED},
	    {"Wingdings 2", 0xA3, DOCUMENT_EMPTY},
	    {"Wingdings 2", 0xF050, "\u2713"},
	    {"Webdings", 'a', "\u2713"},
	    {"Symbol", 0xD6, "\u221A"},
	    {"Symbol", 0xB7, "\u2022"},
	    {"Symbol", 0xF0B7, "\u2022"},
	    {"Symbol", 'a', "\u03B1"},
	    {"Symbol", 'W', "\u03A9"},
	    {"Symbol", '?', "?"},
	    {"Symbol", '7', "7"},
	    /* Where Word puts such letters, in a font that has no others there. */
	    {"Calibri", 0xF0FE, DOCUMENT_TICKED},
	    {NULL, 0xF0A8, DOCUMENT_EMPTY},
	    {"Wingdings", 0x25, "\uFFFD"},
	    {"Wingdings 3", 0x25, "\uFFFD"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(symbol_find(rows[i].font, rows[i].letter), rows[i].shown);
}

static void letters_of_other_fonts_are_letters(void **state)
{
	(void)state;
	assert_null(symbol_find("Calibri", 'x'));
	assert_null(symbol_find("Segoe UI Symbol", 'x'));
	assert_null(symbol_find(NULL, 'x'));
	assert_null(symbol_find("Wingdings", 0x2612));
	assert_false(symbol_is_font("MS Gothic"));
	assert_true(symbol_is_font("WINGDINGS 2"));
}

static void blanks_and_invisible_signs_are_known(void **state)
{
	(void)state;
	assert_true(symbol_is_blank(0xA0));
	assert_true(symbol_is_blank(0x2002)); /* of which an empty form field of Word consists */
	assert_false(symbol_is_blank('_'));
	assert_true(symbol_is_invisible(0x7F));
	assert_true(symbol_is_invisible(0xAD));
	assert_true(symbol_is_invisible(0x200B));
	assert_false(symbol_is_invisible('x'));
}

static void fonts_are_found_in_lists_of_them(void **state)
{
	(void)state;
	assert_string_equal(symbol_font_of("\"wingdings 2\", serif"), "Wingdings 2");
	assert_string_equal(symbol_font_of("Wingdings,sans-serif"), "Wingdings");
	assert_string_equal(symbol_font_of(" Webdings"), "Webdings");
	assert_null(symbol_font_of("'Segoe UI Symbol', Symbol"));
	assert_null(symbol_font_of("Symbola"));
}

static void pictures_are_ticks_by_their_descriptions(void **state)
{
	static const struct {
		const char *description, *shown;
	} rows[] = {
	    {"Checkmark with solid fill", DOCUMENT_TICKED},
	    {"Badge Tick1 with solid fill", DOCUMENT_TICKED},
	    {"Ticked box", DOCUMENT_TICKED},
	    {"\u2705", DOCUMENT_TICKED},
	    {"Unticked box", DOCUMENT_EMPTY},
	    {"Checkbox, not ticked", DOCUMENT_EMPTY},
	    {"Empty box", DOCUMENT_EMPTY},
	    {"Close with solid fill", "\u2717"},
	    {"Red cross", "\u2717"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(symbol_of_picture(rows[i].description), rows[i].shown);
	assert_null(symbol_of_picture(NULL));
	assert_null(symbol_of_picture("Council logo"));
	assert_null(symbol_of_picture("A sticker"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(boxes_and_ticks_are_known_in_each_font),
	    TEST(letters_of_other_fonts_are_letters),
	    TEST(blanks_and_invisible_signs_are_known),
	    TEST(fonts_are_found_in_lists_of_them),
	    TEST(pictures_are_ticks_by_their_descriptions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
