/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen of a drawn page: its rules, dot by dot, and nothing of its letters. */
#include "check.h"

#include <string.h>

#include "pdf_file.h"
#include "read/pdf.h"
#include "read/pdf_look.h"

enum { WIDTH = 100, HEIGHT = 80, BLACK = 0, GREY = 0xC618, PALE = 0xF79E, RED = 0xF800 };

static uint16_t sheet[WIDTH * HEIGHT];

struct bar {
	int x, y, width, height;
	uint16_t colour;
};

static void draw_bars(const struct bar *bars)
{
	int x, y;

	memset(sheet, 0xFF, sizeof(sheet));
	for (; bars->width; bars++)
		for (y = bars->y; y < bars->y + bars->height; y++)
			for (x = bars->x; x < bars->x + bars->width; x++)
				sheet[y * WIDTH + x] = bars->colour;
}

static const char *show(const struct pdf_rules *across, const struct pdf_rules *down)
{
	struct str out;
	size_t i;

	str_init(&out, &arena, STR_UNBOUNDED);
	for (i = 0; i < across->count; i++)
		str_addf(&out, "- %g: %g %g\n", across->list[i].at, across->list[i].from,
			 across->list[i].to);
	for (i = 0; i < down->count; i++)
		str_addf(&out, "| %g: %g %g\n", down->list[i].at, down->list[i].from,
			 down->list[i].to);
	return str_text(&out);
}

/* In points, two dots each. */
static void rules_are_thin_long_and_dark(void **state)
{
	static const struct {
		struct bar bars[4];
		const char *rules;
	} rows[] = {
	    {{{10, 20, 60, 1, BLACK}}, "- 10.25: 5 35\n"},
	    {{{20, 10, 1, 60, BLACK}}, "| 10.25: 5 35\n"},
	    /* One rule, however thick its pen is; a bar that is thicker is none. */
	    {{{10, 20, 60, 3, BLACK}}, "- 10.25: 5 35\n"},
	    {{{10, 20, 60, 10, BLACK}}, ""},
	    /* As long as a side of a small box. */
	    {{{10, 20, 10, 1, BLACK}}, "- 10.25: 5 10\n"},
	    {{{10, 20, 9, 1, BLACK}}, ""},
	    {{{10, 20, 60, 1, GREY}, {10, 40, 60, 1, RED}}, "- 10.25: 5 35\n- 20.25: 5 35\n"},
	    {{{10, 20, 60, 1, PALE}}, ""},
	    /* Up to the edges of the page, and along them. */
	    {{{0, 0, WIDTH, 1, BLACK}}, "- 0.25: 0 50\n"},
	    {{{WIDTH - 1, 0, 1, HEIGHT, BLACK}}, "| 49.75: 0 40\n"},
	    /* Those that cross part each other. */
	    {{{10, 20, 60, 1, BLACK}, {30, 0, 1, HEIGHT, BLACK}},
	     "- 10.25: 5 15\n- 10.25: 15.5 35\n| 15.25: 0 10\n| 15.25: 10.5 40\n"},
	    /* On a shaded ground. */
	    {{{0, 0, WIDTH, HEIGHT, GREY}, {10, 20, 60, 1, BLACK}}, "- 10.25: 5 35\n"},
	    /* Two in one line. */
	    {{{0, 20, 30, 1, BLACK}, {50, 20, 30, 1, BLACK}}, "- 10.25: 0 15\n- 10.25: 25 40\n"},
	};
	struct pdf_dots dots = {sheet, WIDTH, HEIGHT, WIDTH, 0, 0};
	struct pdf_rules across, down;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		memset(&across, 0, sizeof(across));
		memset(&down, 0, sizeof(down));
		draw_bars(rows[i].bars);
		pdf_dots_find_drawn(&dots);
		pdf_rule_find_across(&arena, &dots, &across);
		pdf_rule_find_down(&arena, &dots, &down);
		assert_string_equal(show(&across, &down), rows[i].rules);
	}
}

/* `entries`: what else the page says of itself. */
static size_t count_drawn(const char *page, const char *entries)
{
	const struct pdf_poppler *poppler = pdf_poppler();
	const struct pdf_file file = {.pages = {page}, .page = entries};
	PopplerDocument *document;
	PopplerPage *first;
	struct pdf_look look;
	size_t size, drawn = 0;
	char *bytes = pdf_file_make(&arena, &file, &size);
	GBytes *held = g_bytes_new_static(bytes, size);
	bool seen;
	int x, y;

	document = poppler->document_new_from_bytes(held, NULL, NULL);
	first = poppler->document_get_page(document, 0);
	seen = pdf_look_draw(&look, poppler, first);
	for (y = 0; y < look.dots.height; y++)
		for (x = 0; x < look.dots.width; x++)
			drawn += pdf_dots_at(&look.dots, x, y) != PDF_DOTS_WHITE;
	assert_int_equal(seen, drawn > 0);
	g_object_unref(first);
	g_object_unref(document);
	g_bytes_unref(held);
	return drawn;
}

static void letters_are_not_drawn(void **state)
{
	(void)state;
	if (!pdf_poppler())
		skip();
	assert_true(count_drawn("72 700 m 172 700 l S\n", "") >= 200);
	assert_int_equal(
	    count_drawn(PDF_TEXT("F", "72", "700", "Late again, and nobody knows."), ""), 0);
}

/* They are drawn on the same dots, one after the other: pages large and small, upright and not. */
static void a_page_has_nothing_of_the_one_before(void **state)
{
	static const char frame[] = "10 10 80 80 re S\n", wide[] = "10 10 580 780 re S\n";
	static const char small[] = "/CropBox[0 0 100 100]", turned[] = "/Rotate 90";
	size_t frames, wides;

	(void)state;
	if (!pdf_poppler())
		skip();
	frames = count_drawn(frame, small);
	wides = count_drawn(wide, "");
	assert_true(frames > 0 && wides > frames);
	assert_int_equal(count_drawn(frame, turned), frames);
	assert_int_equal(count_drawn(wide, turned), wides);
	assert_int_equal(count_drawn(frame, small), frames);
	assert_int_equal(count_drawn("", ""), 0);
	assert_int_equal(count_drawn(wide, ""), wides);
}

static int set_up(void **state)
{
	(void)state;
	pdf_warm_up();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(rules_are_thin_long_and_dark),
	    /* Begins with the smallest page. */
	    TEST(a_page_has_nothing_of_the_one_before),
	    TEST(letters_are_not_drawn),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
