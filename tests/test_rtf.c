/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RTF as Word, LibreOffice, Outlook and WordPad write it, and what a person sees of it. */
#include "check.h"

#include <string.h>

#include "drawn.h"
#include "hostile.h"
#include "read/html.h"
#include "read/rtf.h"

#define TICKED DOCUMENT_TICKED
#define EMPTY  DOCUMENT_EMPTY
#define FONTS                                                                                      \
	"{\\fonttbl{\\f0\\fswiss\\fcharset0 Calibri{\\*\\falt Arial};}"                            \
	"{\\f1\\fnil\\fcharset2 Wingdings;}{\\f2\\froman\\fcharset2 Symbol;}"                      \
	"{\\f3\\fnil\\fcharset128 MS Gothic;}{\\f4\\fswiss\\fcharset238 Calibri CE;}"              \
	"{\\f31500\\fnil\\fcharset2{\\*\\panose 05020102010507070707}Wingdings 2;}}"
#define COLOURS                                                                                    \
	"{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue0;\\red217\\green217\\blue217;" \
	"\\red128\\green128\\blue128;}"
#define RTF(rest) "{\\rtf1\\ansi\\ansicpg1252\\deff0" FONTS COLOURS rest "}"

static int set_up(void **state)
{
	(void)state;
	html_warm_up();
	return 0;
}

static int read_bytes(const char *bytes, size_t size, struct document *document,
		      struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};

	memset(notes, 0, sizeof(*notes));
	document_init(document, &arena);
	return rtf_read(&arena, &file, document, notes, e);
}

static const char *seen(const char *rtf)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;

	assert_int_equal(read_bytes(rtf, strlen(rtf), &document, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 0);
	return drawn(&arena, &document);
}

struct sample {
	const char *rtf, *seen;
};

static void check(const struct sample *samples, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		assert_string_equal(seen(samples[i].rtf), samples[i].seen);
}

static void text_is_read_in_its_character_set(void **state)
{
	static const struct sample samples[] = {
	    {RTF("one\\par two\\par\r\n th\r\nree"), "one\ntwo\n three\n"},
	    {RTF("a\\tab b\\line c\\~d\\_e\\-f\\par"), "a\tb\nc d-ef\n"},
	    {RTF("caf\\'e9 \\'93x\\'94 {\\f4 \\'ec}"), "caf\u00E9 \u201Cx\u201D \u011B\n"},
	    {RTF("\\lquote a\\rquote  \\endash\\emdash \\bullet\\{\\}\\\\"),
	     "\u2018a\u2019 \u2013\u2014\u2022{}\\\n"},
	    {RTF("V\\u283\\'3fra O\\u8217 'Neill \\u-10179?\\u-8704?"),
	     "V\u011Bra O\u2019Neill \U0001F600\n"},
	    {RTF("{\\uc0\\u233 x}{\\uc2\\u233\\'81\\'40y}\\u233{z}"), "\u00E9x\u00E9y\u00E9z\n"},
	    {RTF("{\\upr{wrong\\'3f}{\\*\\ud{right\\u8730 ?}}}"), "right\u221A\n"},
	    {RTF("{\\f3 \\'93\\'fa\\'96{\\'7b}}"), "\u65E5\u672C\n"},
	    {RTF("\\u8194\\'20\\u8194\\'20x"), "  x\n"},
	    {"{\\rtf1\\ansi caf\xC3\xA9 \xC3\xBC}", "caf\u00E9 \u00FC\n"},
	    {"{\\rtf1\\mac caf\\'8e}", "caf\u00E9\n"},
	    {"{\\rtf1\\ansi\\ansicpg1251 \\'cf}", "\u041F\n"},
	    {"\xEF\xBB\xBF{\\rtf1 x}trailing", "x\n"},
	    {RTF(""), ""},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void what_is_no_text_is_left_out(void **state)
{
	static const struct sample samples[] = {
	    {RTF("{\\stylesheet{\\s0 Normal;}{\\*\\cs10 \\additive Default;}}"
		 "{\\info{\\author A. Nonymous}{\\title T}}x"),
	     "x\n"},
	    {RTF("{\\*\\generator Word;}{\\*\\unknown{\\b y}z}x"), "x\n"},
	    {RTF("{\\header h\\par}{\\footerf f\\par}x{\\footnote n}"
		 "{\\*\\atnid AN}{\\*\\annotation{\\*\\atnref 1}remark}"),
	     "x\n"},
	    {RTF("{\\pict\\pngblip\\bin5 {{\\b}x0fff}{\\*\\shppict{\\pict 00}}y"), "y\n"},
	    {RTF("{\\object\\objocx{\\*\\objdata 0105}{\\result{shown}}}"), "shown\n"},
	    {RTF("{\\v secret}a{\\v0 b}{\\*\\bkmkstart m}c{\\*\\bkmkend m}{\\xe{\\v i}}"), "abc\n"},
	    {RTF("{\\listtext\\f2 \\'b7\\tab}item"), "\u2022 item\n"},
	    {RTF("\\macro{\\*\\docvar{a}{b}}x"), "x\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void marks_show_what_was_chosen(void **state)
{
	static const struct sample samples[] = {
	    {RTF("{\\b YES} NO"), "b{YES} NO\n"},
	    {RTF("YES {\\i NO}\\i  a\\i0  b"), "YES i{NO a} b\n"},
	    {RTF("{\\ul YES} \\ulw NO\\ulnone ."), "u{YES} u{NO}.\n"},
	    {RTF("YES {\\strike NO}{\\striked1 x}"), "YES s{NOx}\n"},
	    {RTF("{\\highlight2 YES} {\\highlight0 NO}"), "h{YES} NO\n"},
	    {RTF("{\\chcbpat2 YES} {\\chcbpat3 NO}"), "h{YES} NO\n"},
	    {RTF("{\\cf2 YES} {\\cf4 hint\\cf1  x} {\\cf0 NO}\\cf9 ."), "c{YES} g{hint} x NO.\n"},
	    {RTF("{\\chbrdr\\brdrs\\brdrw10 YES} {\\chbrdr\\brdrnone NO}"), "x{YES} NO\n"},
	    {RTF("\\b YES\\plain  NO \\b1 a\\b0 b"), "b{YES} NO b{a}b\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void tracked_changes_are_taken_as_accepted(void **state)
{
	static const struct sample samples[] = {
	    {RTF("{\\revised\\revauth1 new}{\\deleted\\revauthdel1 old} x"), "new x\n"},
	    {RTF("{\\mvf from}{\\mvt to}"), "to\n"},
	    {RTF("a{\\deleted\\par}b\\par"), "ab\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void boxes_and_ticks_are_seen(void **state)
{
	static const struct sample samples[] = {
	    {RTF("{\\f1 \\'fe} Yes {\\f1 \\'a8} No"), TICKED " Yes " EMPTY " No\n"},
	    {RTF("{\\f1 x}{\\f1 o}"), TICKED EMPTY "\n"},
	    {RTF("{\\f31500 R}{\\f31500 \\u-3933\\'a3}"), TICKED EMPTY "\n"},
	    {RTF("\\u-3842\\'3f\\u-3928\\'3f"), TICKED EMPTY "\n"},
	    {RTF("{\\loch\\f3\\hich\\f3\\dbch\\f3\\uc1\\u9746\\'3f}\\u9744 ?"), TICKED EMPTY "\n"},
	    {RTF("{\\f2 \\'d6}"), "\u221A\n"},
	    {RTF("{\\field{\\*\\fldinst SYMBOL 254 \\\\f \"Wingdings\" \\\\s 12}{\\fldrslt\\f1}}"),
	     TICKED "\n"},
	    {RTF("{\\field{\\*\\fldinst SYMBOL 111 \\\\f Wingdings}{\\fldrslt{\\f1 o}}}"),
	     EMPTY "\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define BOX(props)                                                                                 \
	"{\\field{\\*\\fldinst { FORMCHECKBOX }{{\\*\\formfield{\\fftype1" props                   \
	"{\\*\\ffname Check1}}}}}{\\fldrslt }}"
#define LIST(props)                                                                                \
	"{\\field{\\*\\fldinst { FORMDROPDOWN }{{\\*\\formfield{\\fftype2" props                   \
	"\\fftypetxt0\\ffhaslistbox{\\*\\ffname D1}{\\*\\ffl Yes}{\\*\\ffl No caf\\'e9}}}}}"       \
	"{\\fldrslt }}"

static void form_fields_say_what_was_filled_in(void **state)
{
	static const struct sample samples[] = {
	    {RTF(BOX("\\ffres1\\ffdefres0") BOX("\\ffres0\\ffdefres1")), TICKED EMPTY "\n"},
	    {RTF(BOX("\\ffres25\\ffdefres1") BOX("\\ffres25\\ffdefres0") BOX("")),
	     TICKED EMPTY EMPTY "\n"},
	    {RTF(LIST("\\ffres1\\ffdefres0") "|" LIST("\\ffres25\\ffdefres0")),
	     "No caf\u00E9|Yes\n"},
	    {RTF("{\\field{\\*\\fldinst{ FORMTEXT }{{\\*\\formfield{\\fftype0{\\*\\ffdeftext "
		 "no}}}}}"
		 "{\\fldrslt{Mary \\b Smith}}}."),
	     "Mary b{Smith}.\n"},
	    {RTF("{\\field{\\*\\fldinst HYPERLINK \"http://a.example/{\\field}\"}{\\fldrslt "
		 "link}}"),
	     "link\n"},
	    {RTF("{\\field{\\*\\fldinst IF {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}} = 1}"
		 "{\\fldrslt {\\field{\\*\\fldinst DATE}{\\fldrslt 1 May}}}}"),
	     "1 May\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

/* LibreOffice 7.4 writes boxes so; whether one is ticked cannot be known. */
static void a_box_without_its_state_is_told(void **state)
{
	static const char rtf[] = RTF("{\\field{\\*\\fldinst{ FORMCHECKBOX }}{\\fldrslt {}}} Yes");
	struct attachment_notes notes;
	struct document document;
	struct err err;

	(void)state;
	assert_int_equal(read_bytes(rtf, sizeof(rtf) - 1, &document, &notes, &err), 0);
	assert_string_equal(drawn(&arena, &document), "? Yes\n");
	assert_int_equal(notes.problem_count, 1);
	assert_string_equal(notes.problems[0], "Its tick boxes could not be read.");
}

#define ROW2 "\\trowd\\cellx1000\\cellx2000\\pard\\intbl "

static void rows_and_cells_are_kept(void **state)
{
	static const struct sample samples[] = {
	    {RTF("x\\par" ROW2 "a\\cell b\\cell\\row\\pard y\\par"), "x\n[a|b]\ny\n"},
	    {RTF(ROW2 "a\\cell\\pard\\intbl b\\par c\\cell\\row" ROW2 "d\\cell\\cell\\row"),
	     "[a|b\nc]\n[d|]\n"},
	    {RTF("\\pard\\intbl a\\cell b\\cell\\trowd\\cellx1\\cellx2\\row\\pard"), "[a|b]\n"},
	    {RTF("\\trowd\\clmgf\\cellx1\\clmrg\\cellx2\\cellx3\\pard\\intbl a\\cell\\cell "
		 "b\\cell\\row"),
	     "[2:a|b]\n"},
	    {RTF("\\trowd\\clvmgf\\cellx1\\cellx2\\pard\\intbl a\\cell b\\cell\\row"
		 "\\trowd\\clvmrg\\cellx1\\cellx2\\pard\\intbl\\cell c\\cell\\row"),
	     "[a|b]\n[|c]\n"},
	    {RTF("\\trowd\\clcbpat2\\cellx1\\clcbpat3\\cellx2\\pard\\intbl YES\\cell "
		 "NO\\cell\\row"),
	     "[h{YES}|NO]\n"},
	    /* A row that never ends, and a paragraph behind it. */
	    {RTF(ROW2 "a\\cell b\\cell\\pard c\\par"), "[a|b]\nc\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define NESTED_END "{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}{\\nonesttables\\par}"

static void tables_in_tables_follow_the_row_they_stand_in(void **state)
{
	static const struct sample samples[] = {
	    {RTF("\\trowd\\cellx1\\cellx2\\pard\\intbl label\\cell\\pard\\intbl\\itap2 a\\nestcell "
		 "b\\nestcell" NESTED_END "\\pard\\intbl after\\cell\\row"),
	     "[label|after]\n[a|b]\n"},
	    /* One cell around all: the page's layout, in which the order is kept. */
	    {RTF("\\trowd\\cellx1\\pard\\intbl before\\par\\pard\\intbl\\itap2 a\\nestcell "
		 "b\\nestcell" NESTED_END "\\pard\\intbl after\\cell\\row"),
	     "[before]\n[a|b]\n[after]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define SHAPE(text)                                                                                \
	"{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt " text "}}"        \
	"{\\shprslt{\\*\\do\\dobxcolumn{\\dptxbx{\\dptxbxtext " text "}}}}}"

static void text_boxes_are_read_once(void **state)
{
	static const struct sample samples[] = {
	    {RTF("be" SHAPE("\\pard in\\par") "fore\\par"), "in\nbefore\n"},
	    {RTF(ROW2 "YES " SHAPE("\\pard\\plain x") "\\cell NO\\cell\\row"), "[x\nYES |NO]\n"},
	    {RTF("a" SHAPE(ROW2 "b\\cell c\\cell\\row\\pard") "d\\par"), "[b|c]\nad\n"},
	    {RTF("{\\*\\do\\dobxcolumn{\\dptxbx{\\dptxbxtext old}}}"), "old\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void a_page_of_html_comes_out_of_its_wrapping(void **state)
{
	static const struct sample samples[] = {
	    {"{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}"
	     "{\\*\\htmltag19 <html>}{\\*\\htmltag50 <body>}"
	     "{\\*\\htmltag64 <p>}\\htmlrtf {\\f0 twice\\par\\htmlrtf0 Dear all caf\\'e9 \\u9746?"
	     "{\\*\\htmltag72 </p>}\\htmlrtf }\\htmlrtf0"
	     "{\\*\\htmltag <table>\\par<tr><td>}A{\\*\\htmltag </td><td>}"
	     "{\\*\\htmltag84 <b>}\\htmlrtf {\\b \\htmlrtf0 B\\htmlrtf }\\htmlrtf0{\\*\\htmltag "
	     "</b>}"
	     "{\\*\\mhtmltag <b>}{\\*\\htmltag </td></tr><tr><td>&lt;}c{\\*\\htmltag </td><td>}d"
	     "{\\*\\htmltag </td></tr></table></body></html>}}",
	     "Dear all caf\u00E9 \u2612\n[A|b{B}]\n[<c|d]\n"},
	    {"{\\rtf1\\ansi\\fromtext plain\\par\ntext\\par}", "plain\ntext\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void damage_is_told(void **state)
{
	static const char *const cut[] = {
	    "{\\rtf1 begin {\\b end",
	    "{\\rtf1 begin {\\pict\\bin2000000000 xxx}",
	    "{\\rtf1 begin \\",
	    "{\\rtf1 begin \\'",
	};
	static const char *const none[] = {"", "hello", "{rtf1}", "\xD0\xCF\x11\xE0"};
	struct attachment_notes notes;
	struct document document;
	struct err err;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(cut); i++) {
		assert_int_equal(read_bytes(cut[i], strlen(cut[i]), &document, &notes, &err), 0);
		assert_int_equal(notes.problem_count, 1);
		assert_string_equal(notes.problems[0], "It is damaged: the end of it is missing.");
		assert_memory_equal(drawn(&arena, &document), "begin", 5);
	}
	for (i = 0; i < COUNT_OF(none); i++) {
		assert_int_equal(read_bytes(none[i], strlen(none[i]), &document, &notes, &err), -1);
		assert_int_equal(err.kind, ERR_INPUT);
	}
}

static void hostile_documents_end_soon(void **state)
{
	static const struct {
		const char *head, *unit;
		bool refused;
	} rows[] = {
	    {"{\\rtf1", "{", true},
	    {"{\\rtf1", "{\\field{\\*\\fldinst ", true},
	    {"{\\rtf1", "{\\shp{\\*\\shpinst{\\shptxt ", true},
	    {"{\\rtf1", "{}", false},
	    {"{\\rtf1", "\\b1 x\\b0 y", false},
	    {"{\\rtf1", "\\bin1 ", false},
	    {"{\\rtf1", "\\'e9\\b1\\'e9\\b0", false},
	    {"{\\rtf1", "\\u9746?", false},
	    {"{\\rtf1", "\\row\\cell\\trowd\\cellx1", false},
	    {"{\\rtf1", "\\itap11\\nestcell\\itap12\\nestcell\\nestrow", false},
	    {"{\\rtf1\\pard\\intbl", "\\cell\\cell\\itap2\\par", false},
	    {"{\\rtf1\\fonttbl", "\\f1\\f2\\fcharset2;", false},
	    {"{\\rtf1{\\fonttbl{\\f1\\fcharset128 M;}}\\f1", "\\'81\\b\\'81\\b0 ", false},
	    {"{\\rtf1\\fromhtml1{\\*\\htmltag ", "<table><tr><td>", false},
	    {"{\\rtf1", "{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield\\ffres1}}}", false},
	    {"{\\rtf1", "x\\par ", false},
	};
	struct attachment_notes notes;
	struct document document;
	struct err err;
	clock_t began;
	char *bytes;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		bytes = hostile_repeat(&arena, rows[i].head, rows[i].unit, HOSTILE_SIZE);
		began = clock();
		assert_int_equal(read_bytes(bytes, HOSTILE_SIZE, &document, &notes, &err),
				 rows[i].refused ? -1 : 0);
		assert_int_equal(rows[i].refused ? err.kind == ERR_INPUT : notes.problem_count, 1);
		hostile_check_time(began, rows[i].unit);
		assert_in_range(arena.used, 0, HOSTILE_MEMORY);
		check_clear_arena(NULL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(text_is_read_in_its_character_set),
	    TEST(what_is_no_text_is_left_out),
	    TEST(marks_show_what_was_chosen),
	    TEST(tracked_changes_are_taken_as_accepted),
	    TEST(boxes_and_ticks_are_seen),
	    TEST(form_fields_say_what_was_filled_in),
	    TEST(a_box_without_its_state_is_told),
	    TEST(rows_and_cells_are_kept),
	    TEST(tables_in_tables_follow_the_row_they_stand_in),
	    TEST(text_boxes_are_read_once),
	    TEST(a_page_of_html_comes_out_of_its_wrapping),
	    TEST(damage_is_told),
	    TEST(hostile_documents_end_soon),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
