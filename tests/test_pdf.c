/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files as people print, fill in and mark them, and what a person sees of them. */
#include "check.h"

#include <string.h>

#include "drawn.h"
#include "pdf_file.h"
#include "read/pdf.h"
#include "read/pdf_poppler.h"

#define TICKED	    DOCUMENT_TICKED
#define EMPTY	    DOCUMENT_EMPTY
#define T(x, y, s)  PDF_TEXT("F", #x, #y, s)
#define B(x, y, s)  PDF_TEXT("B", #x, #y, s)
#define W(x, y, s)  PDF_TEXT("W", #x, #y, s)
#define Z(x, y, s)  PDF_TEXT("Z", #x, #y, s)
#define FIELD(rest) "/Subtype/Widget/F 4" rest
#define CHECK(on)   FIELD("/FT/Btn/AS/" on "/V/" on "/AP<</N<</On 100 0 R/Off 100 0 R>>>>/T(c)")
#define RADIO	    FIELD("/FT/Btn/Ff 49152")
#define APPEARANCE                                                                                 \
	"100 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream "       \
	"endobj\n"

static int set_up(void **state)
{
	(void)state;
	pdf_warm_up();
	return 0;
}

static int read_bytes(const char *bytes, size_t size, struct document *document,
		      struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};

	if (!pdf_poppler())
		skip();
	memset(notes, 0, sizeof(*notes));
	document_init(document, &arena);
	return pdf_read(&arena, &file, document, notes, e);
}

/* What the file shows, then its problems. */
static const char *seen(const struct pdf_file *file)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;
	struct str out;
	size_t i, size;
	char *bytes = pdf_file_make(&arena, file, &size);

	str_init(&out, &arena, STR_UNBOUNDED);
	if (read_bytes(bytes, size, &document, &notes, &err) < 0)
		str_addf(&out, "refused: %s\n", err.text);
	else
		str_add(&out, drawn(&arena, &document));
	for (i = 0; i < notes.problem_count; i++)
		str_addf(&out, "note: %s\n", notes.problems[i]);
	return str_text(&out);
}

struct sample {
	struct pdf_file file;
	const char *seen;
};

static void check(const struct sample *samples, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		assert_string_equal(seen(&samples[i].file), samples[i].seen);
}

/* A word in text that nobody sees, so many parts of a hundred as wide as its font has it. */
#define SCANNED(width, x, y, text)                                                                 \
	"BT 3 Tr /F 11 Tf " width " Tz 1 0 0 1 " x " " y " Tm (" text ") Tj ET\n"

static void words_are_lines_and_paragraphs(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {T(72, 700, "One two") T(72, 686, "Three")}}, "One two\nThree\n"},
	    /* Word places each piece of a line for itself. */
	    {{.pages = {T(72, 700, "Fos") T(90.5, 700, "ter car") T(121.7, 700, "ers")}},
	     "Foster carers\n"},
	    {{.pages = {T(72, 700, "caf\\351 \\223x\\224 \\226")}},
	     "caf\u00E9 \u201Cx\u201D \u2013\n"},
	    /* A line that was full goes on in the next; one that was not, does not. */
	    {{.pages = {T(
		  72, 700,
		  "A line of a paragraph that goes on until there is no more room in it, as")
			    T(72, 686, "people write them, and then ends.")
				T(72, 672, "Another one.")}},
	     "A line of a paragraph that goes on until there is no more room in it, as people "
	     "write them, and then ends.\nAnother one.\n"},
	    {{.pages = {T(
		  72, 700,
		  "The minutes were sent to all who were there, but not the risk and safer-")
			    T(72, 686, "care plan.")}},
	     "The minutes were sent to all who were there, but not the risk and safer-care "
	     "plan.\n"},
	    {{.pages = {T(72, 700, "The approval was changed in the spring of last year, from 0-")
			    T(72, 686, "12 to 0-18.")}},
	     "The approval was changed in the spring of last year, from 0-12 to 0-18.\n"},
	    /* A sentence that ends with its line is not joined to what may be a label. */
	    {{.pages = {T(
		  72, 700,
		  "The report was late again, and nobody there could say when it would be done.")
			    T(72, 686, "Date for response: 5 May 2026")}},
	     "The report was late again, and nobody there could say when it would be done.\n"
	     "Date for response: 5 May 2026\n"},
	    {{.pages = {B(72, 700, "Bold") T(100, 700, "plain")}}, "b{Bold} plain\n"},
	    {{.pages = {PDF_TEXT("I", "72", "700", "Slanted") T(120, 700, "plain")}},
	     "i{Slanted} plain\n"},
	    {{.pages = {"1 0 0 rg\n" T(72, 700, "Red") "0 g\n" T(96, 700, "plain")}},
	     "c{Red} plain\n"},
	    {{.pages = {"0.5 g\n" T(72, 700, "Hint") "0 g\n" T(100, 700, "plain")}},
	     "g{Hint} plain\n"},
	    /* Labels in bold part paragraphs, however full their lines are. */
	    {{.pages =
		  {
		      B(72, 700,
			"A label that is so long that it does not find room enough on one "
			"line") B(72, 686, "of the page:") T(72, 672, "a value."),
		  }},
	     "b{A label that is so long that it does not find room enough on one line} b{of the "
	     "page:}\na value.\n"},
	    /* The text behind a scan: each word is as wide as in the picture, and the blank behind
	     * it is not seen in the next one's place. */
	    {{.pages = {SCANNED("130", "72", "700", "Tamsin ") SCANNED(
		  "110", "110", "700", "Idowu ") SCANNED("110", "72", "680", "No ")
			    SCANNED("120", "86", "680", "one ") SCANNED("130", "72", "660", "Nine ")
				SCANNED("110", "97", "660", "times ")
				    SCANNED("100", "72", "640", "The ")
					SCANNED("100", "92.5", "640", "DBS ")}},
	     "Tamsin Idowu\nNo one\nNine times\nThe DBS\n"},
	    /* Letters that a program set closer, or wider, are of one word. */
	    {{.pages =
		  {"BT /F 11 Tf 72 700 Td [(T) 120 (amsin A) 70 (V) -60 (id) -90 (e)] TJ ET\n"}},
	     "Tamsin AVide\n"},
	    /* What is turned, or lies outside of the page, does no harm. */
	    {{.pages = {T(72, 700, "One") "BT /F 11 Tf 0 1 -1 0 300 300 Tm (up) Tj ET\n" T(
		  9000, 9000, "far")}},
	     "One\np\nu\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

/* A line of the text behind a scan, each word where it stands in the picture, in letters that are
 * four fifths as wide as those. */
static void add_scanned_line(struct str *page, double x, double y, const char *words)
{
	const double letter = 5.5;
	size_t n;

	for (; *words; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		str_addf(page, "BT 3 Tr /F 11 Tf 80 Tz 1 0 0 1 %.1f %.1f Tm (%.*s) Tj ET\n", x, y,
			 (int)n, words);
		x += letter * (double)(n + 1);
	}
}

/* However wide apart its words stand, they are of one cell; those of the next column are not. */
static void a_scan_in_narrow_letters_is_read(void **state)
{
	struct arena a;
	struct str page;

	(void)state;
	arena_init(&a);
	str_init(&page, &a, STR_UNBOUNDED);
	add_scanned_line(&page, 72, 700, "Section C - completed by the manager of the service");
	add_scanned_line(&page, 72, 680, "Response required by");
	add_scanned_line(&page, 330, 680, "Friday morning");
	add_scanned_line(&page, 72, 660, "Manager asked to respond");
	add_scanned_line(&page, 330, 660, "Hannah Davenport");
	add_scanned_line(&page, 72, 620, "Panel members thought that nobody had been spoken to");
	/* Words that by what their neighbours lack are wide enough to touch the next. */
	add_scanned_line(&page, 72, 580, "Section");
	add_scanned_line(&page, 116, 580, "E");
	add_scanned_line(&page, 126, 580, "-");
	add_scanned_line(&page, 136, 580, "response");
	add_scanned_line(&page, 187, 580, "of");
	add_scanned_line(&page, 202, 580, "ADM");
	check((struct sample[]){{{.pages = {str_text(&page)}},
				 "Section C - completed by the manager of the service\n"
				 "[Response required by|Friday morning]\n"
				 "[Manager asked to respond|Hannah Davenport]\n"
				 "Panel members thought that nobody had been spoken to\n"
				 "Section E - response of ADM\n"}},
	      1);
	arena_clear(&a);
}

#define RULES(path)	path " S\n"
#define BOX(x, y, w, h) #x " " #y " " #w " " #h " re "

/* Rules part cells however tight the words in them stand, and empty cells are cells. */
static void rules_make_a_table(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {RULES(BOX(70, 680, 200, 12) BOX(70, 692, 200, 12) "150 680 m 150 704 l")
			    T(72, 695, "Team manager") T(151, 695, "Cy Dee")
				T(72, 683, "Panel Chair") T(151, 683, "Di Fox")}},
	     "[Team manager|Cy Dee]\n[Panel Chair|Di Fox]\n"},
	    /* A cell across, one over two rows, and nothing in some of them. */
	    {{.pages = {RULES(BOX(70, 640, 300, 60) "70 680 m 370 680 l 170 640 m 170 680 l "
						    "270 640 m 270 680 l 170 660 m 370 660 l")
			    T(74, 686, "Both") T(74, 655, "Left") T(274, 665, "x")
				T(174, 645, "y")}},
	     "[3:Both]\n[Left||x]\n[|y|]\n"},
	    /* A line on which a value stands parts nothing, nor does one on which there is none. */
	    {{.pages = {RULES(BOX(70, 660, 300, 40) "170 660 m 170 700 l 176 676 m 360 676 l "
						    "74 670 m 160 670 l") T(74, 680, "Name")
			    T(180, 679, "Cy Dee") T(180, 664, "Tel. 1")}},
	     "[Name|Cy Dee\nTel. 1]\n"},
	    /* Lines that filled their cell are one paragraph. */
	    {{.pages = {RULES(BOX(70, 660, 220, 50) "130 660 m 130 710 l") T(74, 696, "Details")
			    T(134, 696, "The report came late again, and")
				T(134, 682, "nobody said why.") T(134, 668, "Twice.")}},
	     "[Details|The report came late again, and nobody said why.\nTwice.]\n"},
	    /* What stands around tables keeps its place. */
	    {{.pages = {T(70, 720, "First") RULES(BOX(70, 690, 200, 20) "130 690 m 130 710 l")
			    T(74, 696, "a") T(134, 696, "b") T(70, 670, "Then")
				RULES(BOX(70, 640, 200, 20) "130 640 m 130 660 l") T(74, 646, "c")
				    T(134, 646, "d")}},
	     "First\n[a|b]\nThen\n[c|d]\n"},
	    /* A frame is no table; nor is what is open at its sides, or hides a rule. */
	    {{.pages = {RULES(BOX(60, 600, 400, 150)) T(70, 720, "One") T(70, 700, "two")}},
	     "One\ntwo\n"},
	    {{.pages = {RULES("70 700 m 370 700 l 70 680 m 370 680 l 70 660 m 370 660 l "
			      "170 660 m 170 700 l 270 660 m 270 700 l") T(74, 685, "a")
			    T(174, 685, "b") T(274, 685, "c")}},
	     "[a|b|c]\n"},
	    {{.pages = {RULES("70 680 m 70 700 l 370 680 m 370 700 l 170 660 m 170 700 l 270 660 m "
			      "270 700 l 70 680 m 370 680 l 170 700 m 370 700 l 170 660 m 370 "
			      "660 l 370 660 m 370 680 l") T(74, 685, "a") T(174, 685, "b")
			    T(274, 685, "c")}},
	     "[a|b|c]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define YES_NO(yes, no)                                                                            \
	{                                                                                          \
		.pages = {                                                                         \
			RULES(BOX(70, 660, 300, 20) "270 660 m 270 680 l 320 660 m 320 680 l")     \
			    T(74, 665, "Label") yes no                                             \
		}                                                                                  \
	}

/* A picture of all of the page, as a scan is: it is white. */
#define PICTURE "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI Q\n"

/* In the text of a scan the rule of a table can be a bar; in a sentence a bar is an "I", and where
 * somebody typed it, it is what it is. */
static void bars_of_a_scan_are_borders(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {PICTURE T(72, 700, "Carer") T(163, 700, "|") T(170, 700, "Ann Lee")}},
	     "[Carer|Ann Lee]\n"},
	    {{.pages = {PICTURE T(72, 700, "| Carer") T(170, 700, "| Ann") T(420, 700, "|")}},
	     "[Carer|Ann]\n"},
	    {{.pages = {PICTURE T(72, 700, "Since then | have") T(72, 686, "| want an answer")}},
	     "Since then | have\n| want an answer\n"},
	    {{.pages = {T(72, 700, "Carer") T(170, 700, "| Ann Lee")}}, "[Carer|| Ann Lee]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

/* What is drawn, and not written, is seen where it cannot be anything else. */
static void drawn_signs_are_seen(void **state)
{
	static const struct sample samples[] = {
	    /* A tick, a cross, two boxes, a ring; and what is too large for a sign. */
	    {YES_NO("280 668 m 284 664 l 291 675 l S\n", ""), "[Label|\u2612|]\n"},
	    {YES_NO("", "330 664 m 340 675 l 330 675 m 340 664 l S\n"), "[Label||\u2612]\n"},
	    {YES_NO("280 665 10 10 re 282 670 m 284 667 l 289 674 l S\n", "330 665 10 10 re S\n"),
	     "[Label|\u2612|\u2610]\n"},
	    {YES_NO("280 665 10 10 re f\n", "330 665 10 10 re S\n"), "[Label|\u2612|\u2610]\n"},
	    {YES_NO("0.9 g 272 662 46 16 re f 0 g 280 665 10 10 re S\n", ""), "[Label|\u2610|]\n"},
	    {YES_NO("275 663 m 318 676 l S\n", ""), "[Label||]\n"},
	    /* A cell in a colour, and in grey. */
	    {YES_NO("1 1 0 rg 270 660 50 20 re f 0 g\n", ""), "[Label|%|]\n"},
	    {YES_NO("", "0.9 g 320 660 50 20 re f 0 g\n"), "[Label||]\n"},
	    /* Boxes beside words; one in which somebody typed is what was typed. */
	    {{.pages = {T(72, 700, "Yes") "96 698 10 10 re 98 700 m 104 706 l S\n" T(
		  112, 700, "No") "132 698 10 10 re S\n"}},
	     "Yes \u2612 No \u2610\n"},
	    {{.pages = {T(72, 700, "Yes") "96 698 12 12 re S\n" T(99, 700, "X")}}, "Yes X\n"},
	    /* A small one; in the picture of a page it may be a letter, a large one is none. */
	    {{.pages = {T(72, 700, "Late") "96 700 6 6 re S\n"}}, "Late \u2610\n"},
	    {{.pages = {PICTURE T(72, 700, "Late") "96 700 6 6 re S\n"}}, "Late\n"},
	    {{.pages = {PICTURE T(72, 700, "Late") "96 698 10 10 re S\n"}}, "Late \u2610\n"},
	    {{.pages = {RULES(BOX(70, 660, 300, 20) "170 660 m 170 680 l") T(74, 665, "Label") T(
		  174, 665, "Yes") "200 663 10 10 re S 250 663 10 10 re 255 668 m 259 672 "
				   "l 252 665 m 256 669 l S\n" T(220, 665, "No")}},
	     "[Label|Yes \u2610 No \u2612]\n"},
	    /* A word that is struck out, or has a colour behind it. */
	    {{.pages = {T(72, 700, "Yes / No") "99 704 m 116 704 l S\n"}}, "Yes / s{No}\n"},
	    {{.pages = {"1 1 0 rg 71 696 21 14 re f 0 g\n" T(72, 700, "Yes / No")}},
	     "h{Yes} / No\n"},
	    {{.pages = {"0.85 g 71 696 21 14 re f 0 g\n" T(72, 700, "Yes / No")}}, "Yes / No\n"},
	    {{.pages = {T(72, 700, "Yes / No") "99 698.5 m 116 698.5 l S\n"}}, "Yes / u{No}\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

/* A ring, from its left end at `x y`, 30 points wide and 20 high; a button as browsers draw it, 10
 * points wide and high, with round corners. */
#define RING(x, y)                                                                                 \
	"1 0 0 1 " #x " " #y " cm 0 0 m 0 14 30 14 30 0 c 30 -14 0 -14 0 0 c S 1 0 0 1 -" #x       \
	" -" #y " cm\n"
#define BUTTON(x, y, paint)                                                                        \
	"1 0 0 1 " #x " " #y " cm 3 0 m 7 0 l 10 0 10 0 10 3 c 10 7 l 10 10 10 10 7 10 c 3 10 l "  \
	"0 10 0 10 0 7 c 0 3 l 0 0 0 0 3 0 c " paint " 1 0 0 1 -" #x " -" #y " cm\n"

/* What is drawn at the words Yes and No, with nothing level or square about it. */
static void options_are_seen(void **state)
{
	static const struct sample samples[] = {
	    /* Buttons with round corners, the one filled and with a white tick in it. */
	    {{.pages = {"0 0.4 0.9 rg " BUTTON(72, 699, "f") "1 G 74 704 m 76 701 l 80 707 l S 0 g "
							     "0.5 G " BUTTON(112, 699, "S")
								 T(86, 700, "Yes")
								     T(126, 700, "No")}},
	     "\u2612 Yes \u2610 No\n"},
	    {{.pages = {BUTTON(92, 699, "S") BUTTON(132, 699, "S") "134 701 6 6 re f " T(
		  72, 700, "Yes") T(116, 700, "No")}},
	     "Yes \u2610 No \u2612\n"},
	    /* A ring of a pen, and a stroke that is not level. */
	    {{.pages = {T(72, 700, "Yes") T(96, 700, "/") T(110, 700, "No") RING(67, 704)}},
	     "x{Yes} / No\n"},
	    {{.pages = {T(72, 700, "Yes") T(96, 700, "/")
			    T(110, 700, "No") "71 702 m 92 706 l S\n"}},
	     "s{Yes} / No\n"},
	    /* A tick over a word can mean the one or the other. */
	    {{.pages = {T(72, 700, "Yes") T(96, 700, "/")
			    T(110, 700, "No") "74 703 m 79 696 l 91 714 l S\n"}},
	     "Yes / No\nnote: Marks that are drawn or stamped on its pages were not read.\n"},
	    /* A line below it, which is no line to write on; and a ring elsewhere. */
	    {{.pages = {T(72, 700, "Yes") T(96, 700, "/")
			    T(110, 700, "No") "72 697.5 m 91 697.5 l S\n" RING(300, 500)}},
	     "u{Yes} / No\n"},
	    {{.pages = {T(72, 700, "Yes") T(96, 700, "/")
			    T(110, 700, "No") "72 697.5 m 100 697.5 l S\n"}},
	     "Yes / No\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void what_stands_apart_is_a_row(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {T(72, 700, "Name of Panel Chair") T(300, 700, "Joan Bell")
			    T(72, 680, "Name of Panel Adviser") T(300, 680, "Idris Vaughan")}},
	     "[Name of Panel Chair|Joan Bell]\n[Name of Panel Adviser|Idris Vaughan]\n"},
	    /* A value that goes on below, a label that does. */
	    {{.pages = {T(72, 700, "Carers") T(300, 700, "Winston Rahman and")
			    T(300, 686, "Idris Patel") T(72, 672, "Date") T(300, 672, "1 May")}},
	     "[Carers|Winston Rahman and Idris Patel]\n[Date|1 May]\n"},
	    {{.pages = {T(72, 700, "Name of manager asked") T(200, 700, "Joan Bell") T(
		  72, 686, "to deal with complaint") T(72, 672, "Date sent") T(200, 672, "2 May")}},
	     "[Name of manager asked to deal with complaint|Joan Bell]\n[Date sent|2 May]\n"},
	    /* Cells whose text stands in the middle of their height. */
	    {{.pages = {T(72, 740, "Chair") T(300, 740, "Joan Bell") T(300, 710, "One line,") T(
		  72, 703, "Further") T(300, 696, "two lines,") T(72, 689, "information")
			    T(300, 682, "and three.") T(72, 650, "Date") T(300, 650, "3 May")}},
	     "[Chair|Joan Bell]\n[Further information|One line,\ntwo lines,\nand three.]\n"
	     "[Date|3 May]\n"},
	    /* The points of a list; a bullet further off is in a column of its own. */
	    {{.pages = {T(72, 700, "Actions") T(72, 680, "\\225") T(96, 680, "Visit the carers")
			    T(72, 660, "\\225") T(96, 660, "Train the team")}},
	     "Actions\n\u2022 Visit the carers\n\u2022 Train the team\n"},
	    {{.pages = {T(72, 680, "\\225") T(190, 680, "Reports") T(72, 660, "\\225")
			    T(190, 660, "Checks")}},
	     "[\u2022|Reports]\n[\u2022|Checks]\n"},
	    /* Columns of ticks, with a heading and without a value. */
	    {{.pages = {T(72, 700, "Timescales") T(372, 700, "YES") T(447, 700, "NO") T(
		  72, 680, "Care plan") T(450, 680, "X") T(72, 660, "Checks") T(372, 660, "X")
			    T(72, 640, "Reports") T(72, 620, "Safeguarding") T(376, 620, "X")}},
	     "[Timescales|YES|NO]\n[Care plan||X]\n[Checks|X|]\n[Reports||]\n[Safeguarding|X|]\n"},
	    /* All columns of a page are told by all its rows: a tick is in the one it is below. */
	    {{.pages = {T(72, 700, "Carers") T(372, 700, "A and B") T(
		  72, 680,
		  "The panel asks for a new chronology, and for the checks to be done "
		  "before the next one meets.") T(72, 660, "Action") T(200, 660, "By whom")
			    T(400, 660, "By when") T(72, 640, "Write") T(200, 640, "Joan")
				T(400, 640, "1 May")}},
	     "[Carers||A and B]\nThe panel asks for a new chronology, and for the checks to be "
	     "done "
	     "before the next one meets.\n[Action|By whom|By when]\n[Write|Joan|1 May]\n"},
	    /* Columns of ticks close to each other, and a gap that many lines have at one place. */
	    {{.pages = {T(72, 700, "PRACTICE") T(260, 700, "YES") T(294, 700, "NO")
			    T(72, 680, "Quality of reports") T(294, 680, "x")
				T(72, 660, "Care plan") T(260, 660, "x")}},
	     "[PRACTICE|YES|NO]\n[Quality of reports||x]\n[Care plan|x|]\n"},
	    /* Numbers before the labels each begin a row. */
	    {{.pages = {T(72, 700, "b.") T(120, 700, "Panel held on") T(300, 700, "1 May")
			    T(72, 686, "c.") T(120, 686, "Team manager") T(300, 686, "Cy Dee")}},
	     "[b.|Panel held on|1 May]\n[c.|Team manager|Cy Dee]\n"},
	    /* The next label is none of the one above, though both fill their columns. */
	    {{.pages = {T(72, 700, "Date of Fostering Panel") T(214, 700, "1 May")
			    T(72, 686, "Adherence to timescales") T(214, 686, "x")
				T(72, 672, "Quality of reports")}},
	     "[Date of Fostering Panel|1 May]\n[Adherence to timescales|x]\n[Quality of "
	     "reports|]\n"},
	    /* One column more, and the others elsewhere: another table. */
	    {{.pages = {T(72, 740, "Carers") T(300, 740, "Winston Rahman and Co")
			    T(72, 720, "Chair") T(300, 720, "Joan Bell") T(72, 700, "PRACTICE")
				T(222, 700, "YES") T(372, 700, "NO")
				    T(72, 680, "Quality of reports") T(222, 680, "x")}},
	     "[Carers|Winston Rahman and Co]\n[Chair|Joan Bell]\n[PRACTICE|YES|NO]\n"
	     "[Quality of reports|x|]\n"},
	    /* A heading in bold is not more of the label above it. */
	    {{.pages = {T(72, 700, "Checks / references completed") T(230, 700, "YES") B(
		  72, 686, "PRACTICE") T(72, 672, "Quality of reports") T(230, 672, "NO")}},
	     "[Checks / references completed|YES]\n[b{PRACTICE}|]\n[Quality of reports|NO]\n"},
	    /* Each answer is of a row of its own, however long the labels are. */
	    {{.pages = {T(72, 700, "Appropriate processes or plan") T(285, 700, "Yes / No")
			    T(72, 686, "Checks or references done") T(235, 686, "Yes / No")
				T(72, 672, "Placement plan") T(235, 672, "Yes / No")}},
	     "[Appropriate processes or plan||Yes / No]\n[Checks or references done|Yes / No|]\n"
	     "[Placement plan|Yes / No|]\n"},
	    /* A value's paragraphs, nearer to it than to the next label. */
	    {{.pages = {T(72, 700, "Details") T(200, 700, "The report came late.")
			    T(200, 682, "It is longer than the one before, and says no")
				T(200, 668, "more.") T(72, 642, "Date") T(200, 642, "1 May")}},
	     "[Details|The report came late.\nIt is longer than the one before, and says no "
	     "more.]\n[Date|1 May]\n"},
	    /* A question with nothing beside it, and its answer across the page. */
	    {{.pages = {T(72, 700, "Date first raised") T(250, 700, "1 May")
			    T(72, 686, "What is the concern?")
				T(72, 672,
				  "The visits were changed four times, and nobody told us why.")}},
	     "[Date first raised|1 May]\nWhat is the concern?\n"
	     "The visits were changed four times, and nobody told us why.\n"},
	    /* A label as long as its cell is wide. */
	    {{.pages = {T(72, 700, "Timescales") T(289, 700, "YES") T(
		  72, 680, "Appropriate planning processes / care plan") T(289, 680, "YES")}},
	     "[Timescales|YES]\n[Appropriate planning processes / care plan|YES]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void ticks_are_boxes(void **state)
{
	static const struct sample samples[] = {
	    /* Wingdings by their code, as Word says them. */
	    {{.pages = {T(72, 700, "Yes") W(95, 700, "\\376") T(106, 700, "No")
			    W(124, 700, "\\250")}},
	     "Yes " TICKED " No " EMPTY "\n"},
	    {{.pages = {T(72, 700, "Yes") W(95, 700, "\\374")}}, "Yes \u2713\n"},
	    {{.pages = {T(72, 700, "Yes") Z(95, 700, "4") T(106, 700, "No") Z(124, 700, "o")}},
	     "Yes \u2714 No " EMPTY "\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void fields_stand_where_they_are(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {T(72, 700, "Chair") T(72, 680, "Adviser")},
	      .annotations = {FIELD("/FT/Tx/T(a)/V(Joan Bell)/Rect[110 695 300 712]"),
			      FIELD("/FT/Tx/T(b)/V<FEFF004D00E10069007200650020004C00ED>/Rect[110 "
				    "675 300 692]")}},
	     "[Chair|Joan Bell]\n[Adviser|M\u00E1ire L\u00ED]\n"},
	    /* One of several lines beside its label, and below it. */
	    {{.pages = {T(72, 700, "Details") T(72, 600, "Date")},
	      .annotations = {FIELD("/FT/Tx/Ff 4096/T(a)/V(One.\\rTwo.)/Rect[150 620 500 712]"),
			      FIELD("/FT/Tx/T(b)/V(1 May)/Rect[150 595 500 612]")}},
	     "[Details|One.\nTwo.]\n[Date|1 May]\n"},
	    {{.pages = {T(72, 700, "Details") T(72, 600, "Date")},
	      .annotations = {FIELD("/FT/Tx/Ff 4096/T(a)/V(One.\\nTwo.)/Rect[72 620 500 692]")}},
	     "Details\nOne.\nTwo.\nDate\n"},
	    {{.pages = {T(72, 700, "Timescales") T(300, 700, "YES") T(400, 700, "NO")
			    T(72, 680, "Checks")},
	      .annotations = {CHECK("On") "/Rect[330 698 340 708]",
			      CHECK("Off") "/Rect[430 698 440 708]",
			      CHECK("Off") "/Rect[305 678 315 688]",
			      CHECK("On") "/Rect[405 678 415 688]"},
	      .objects = APPEARANCE},
	     "[Timescales|YES " TICKED "|NO " EMPTY "]\n[Checks|" EMPTY "|" TICKED "]\n"},
	    {{.pages = {T(72, 700, "Team")},
	      .annotations = {FIELD(
		  "/FT/Ch/Ff 131072/Opt[(North)(South)]/V(South)/T(a)/Rect[150 695 300 712]")}},
	     "[Team|South]\n"},
	    /* Boxes to write in that stand close to each other are no table, with their labels
	     * beside them; nor are the gaps between them its cells. */
	    {{.pages = {T(72, 700, "Chair") T(72, 679, "Adviser") "150 693 200 17 re S "
								  "150 672 200 17 re S\n"},
	      .annotations = {FIELD("/FT/Tx/T(a)/V(Joan Bell)/Rect[150 693 350 710]"),
			      FIELD("/FT/Tx/T(b)/V(Ed)/Rect[150 672 350 689]")}},
	     "[Chair|Joan Bell]\n[Adviser|Ed]\n"},
	    {{.pages = {"72 693 80 17 re S 156 693 80 17 re S 72 672 80 17 re S "
			"156 672 80 17 re S\n"},
	      .annotations = {FIELD("/FT/Tx/T(a)/V(Visit)/Rect[72 693 152 710]"),
			      FIELD("/FT/Tx/T(b)/V(Joan Bell)/Rect[156 693 236 710]"),
			      FIELD("/FT/Tx/T(c)/V(Write)/Rect[72 672 152 689]"),
			      FIELD("/FT/Tx/T(d)/V(Ed)/Rect[156 672 236 689]")}},
	     "[Visit|Joan Bell]\n[Write|Ed]\n"},
	    /* A page that shows a part of its paper only. */
	    {{.pages = {T(172, 700, "Chair") T(172, 680, "Adviser")},
	      .page = "/CropBox[100 100 600 790]",
	      .annotations = {FIELD("/FT/Tx/T(a)/V(Joan Bell)/Rect[210 695 400 712]"),
			      FIELD("/FT/Tx/T(b)/V(Ed)/Rect[210 675 400 692]")}},
	     "[Chair|Joan Bell]\n[Adviser|Ed]\n"},
	    /* Words that hold a value's place, and what nobody sees, are not read. */
	    {{.pages = {T(72, 700, "Chair") T(150, 700, "____________")},
	      .annotations = {FIELD("/FT/Tx/T(a)/V(Joan)/Rect[150 695 300 712]"),
			      "/Subtype/Widget/F 2/FT/Tx/T(b)/V(hidden)/Rect[150 600 300 612]",
			      FIELD("/FT/Tx/Ff 8192/T(c)/V(secret)/Rect[150 500 300 512]")}},
	     "[Chair|Joan]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void marks_and_typed_words_count(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {T(72, 700, "Yes / No")},
	      .annotations = {"/Subtype/Highlight/Rect[72 698 92 710]/QuadPoints[72 710 92 710 72 "
			      "698 92 698]"}},
	     "h{Yes} / No\n"},
	    {{.pages = {T(172, 700, "Yes / No")},
	      .page = "/CropBox[100 100 600 790]",
	      .annotations = {"/Subtype/Highlight/Rect[172 698 192 710]/QuadPoints[172 710 192 710 "
			      "172 698 192 698]"}},
	     "h{Yes} / No\n"},
	    {{.pages = {T(172, 700, "Yes / No")},
	      .page = "/CropBox[100 100 600 790]",
	      .annotations = {"/Subtype/Circle/Rect[170 695 194 715]"}},
	     "x{Yes} / No\n"},
	    {{.pages = {T(72, 700, "Yes / No")},
	      .annotations = {"/Subtype/StrikeOut/Rect[72 698 92 710]/QuadPoints[72 710 92 710 72 "
			      "698 92 698]"}},
	     "s{Yes} / No\n"},
	    {{.pages = {T(72, 700, "Yes / No")},
	      .annotations = {"/Subtype/Circle/Rect[70 695 94 715]"}},
	     "x{Yes} / No\n"},
	    {{.pages = {T(72, 700, "Chair")},
	      .annotations =
		  {"/Subtype/FreeText/Contents(Joan Bell)/DA(/F 11 Tf)/Rect[150 696 250 712]"}},
	     "[Chair|Joan Bell]\n"},
	    /* What is drawn only a person understands; what is a comment is none of the form. */
	    {{.pages = {T(72, 700, "Yes / No")},
	      .annotations = {"/Subtype/Ink/InkList[[70 700 90 710]]/Rect[70 700 90 710]",
			      "/Subtype/Text/Contents(comment)/Rect[300 700 320 720]"}},
	     "Yes / No\nnote: Marks that are drawn or stamped on its pages were not read.\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void pages_follow_each_other(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {T(72, 780, "A council") T(72, 700, "Carers") T(300, 700, "A and B")
			    T(72, 100, "Chair") T(300, 100, "Joan") T(280, 40, "Page 1 of 2"),
			T(72, 780, "A council") T(300, 750, "Bell") T(72, 736, "Adviser")
			    T(300, 736, "Idris") T(280, 40, "Page 2 of 2")}},
	     "[Carers|A and B]\n[Chair|Joan\nBell]\n[Adviser|Idris]\n"},
	    /* A row that goes on overleaf. */
	    {{.pages = {T(72, 100, "Go through the plan") T(300, 100, "Joan Bell"),
			T(72, 750, "with both carers") T(72, 736, "Visit") T(300, 736, "Idris")}},
	     "[Go through the plan with both carers|Joan Bell]\n[Visit|Idris]\n"},
	    /* What a browser adds at the edges. */
	    {{.pages = {T(24, 780, "11/22/26, 1:28 AM") T(250, 780, "Form") T(
		  72, 700, "Chair: Joan") T(24, 15, "file:///form.html") T(550, 15, "1/1")}},
	     "Chair: Joan\n"},
	    /* A row that is broken at the foot of a page goes on at the head of the next, be it one
	     * cell or more; a frame elsewhere is no row. */
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l") T(74, 86, "Details")
			    T(74, 60, "The report came late."),
			RULES(BOX(70, 720, 300, 40)) T(74, 740, "Nobody said why.")}},
	     "[Details]\n[The report came late.]\n[Nobody said why.]\n"},
	    /* The head of the table is repeated there. */
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l") T(74, 86, "Details")
			    T(74, 60, "The report came late."),
			RULES(BOX(70, 720, 300, 40) "70 740 m 370 740 l") T(74, 746, "Details")
			    T(74, 726, "Nobody said why.")}},
	     "[Details]\n[The report came late.]\n[Nobody said why.]\n"},
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l 170 40 m 170 100 l")
			    T(74, 86, "Chair") T(174, 86, "Di Fox") T(74, 60, "Details")
				T(174, 60, "It came late."),
			RULES(BOX(70, 720, 300, 40) "170 720 m 170 760 l")
			    T(174, 740, "Nobody said why.")}},
	     "[Chair|Di Fox]\n[Details|It came late.]\n[|Nobody said why.]\n"},
	    {{.pages = {RULES(BOX(70, 40, 300, 80) "70 100 m 370 100 l 70 80 m 370 80 l")
			    T(74, 106, "Details") T(74, 86, "Late.") T(74, 60, "Very."),
			RULES(BOX(70, 720, 300, 40) "70 740 m 370 740 l") T(74, 746, "Details")
			    T(74, 726, "Nobody said why.")}},
	     "[Details]\n[Late.]\n[Very.]\n[Nobody said why.]\n"},
	    /* In the midst of a sentence it is the same row. */
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l 170 40 m 170 100 l")
			    T(74, 86, "Chair") T(174, 86, "Di Fox") T(74, 60, "Details")
				T(174, 60, "It came late, and"),
			RULES(BOX(70, 720, 300, 40) "170 720 m 170 760 l")
			    T(174, 740, "nobody said why.")}},
	     "[Chair|Di Fox]\n[Details|It came late, and nobody said why.]\n"},
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l 170 40 m 170 100 l")
			    T(74, 86, "Chair") T(174, 86, "Di Fox") T(74, 60, "Name of")
				T(174, 60, "Ann Lee"),
			RULES(BOX(70, 720, 300, 40) "170 720 m 170 760 l") T(74, 740, "carer")
			    T(174, 740, "Bo Lee")}},
	     "[Chair|Di Fox]\n[Name of carer|Ann Lee\nBo Lee]\n"},
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l 170 40 m 170 100 l")
			    T(74, 86, "Chair") T(174, 86, "Di Fox") T(74, 60, "Adviser:"),
			RULES(BOX(70, 720, 300, 40) "170 720 m 170 760 l") T(174, 740, "nobody")}},
	     "[Chair|Di Fox]\n[Adviser:|]\n[|nobody]\n"},
	    {{.pages = {RULES(BOX(70, 40, 300, 60) "70 80 m 370 80 l") T(74, 86, "Details")
			    T(74, 60, "The report came late."),
			RULES(BOX(70, 420, 300, 40)) T(74, 440, "Nobody said why.")}},
	     "[Details]\n[The report came late.]\nNobody said why.\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void what_cannot_be_read_is_said(void **state)
{
	static const struct sample samples[] = {
	    {{.pages = {"0 0 100 100 re f\n"}},
	     "refused: There are only pictures in it, and no text (a scan, perhaps): please send "
	     "the form as a Word document, or write what it says into the mail.\n"},
	    {{.pages = {T(72, 700, "Please wait... If this message is not eventually replaced")
			    T(72, 686, "by the proper contents of the document, your PDF viewer")}},
	     "refused: It is a form that only Adobe's own reader can show: please send the form as "
	     "a Word document, or write what it says into the mail.\n"},
	    {{.pages = {T(72, 700, "x")},
	      .trailer = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
			 "/O<00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF>"
			 "/U<FF112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF>>>"},
	     "refused: It is protected by a password.\n"},
	    {{.pages = {T(72, 700, "x")},
	      .catalog = "/Names<</EmbeddedFiles<</Names[(a)<</F(a)/EF<</F 100 0 R>>>>]>>>>",
	      .objects = "100 0 obj<</Length 1>>stream\nx\nendstream endobj\n"},
	     "x\nnote: The files inside of it were not looked at.\n"},
	};
	struct attachment_notes notes;
	struct document document;
	struct err err;

	(void)state;
	check(samples, COUNT_OF(samples));
	assert_int_equal(read_bytes("%PDF-1.4 no more", 16, &document, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_string_equal(err.text, "It is damaged.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(words_are_lines_and_paragraphs),
	    TEST(a_scan_in_narrow_letters_is_read),
	    TEST(bars_of_a_scan_are_borders),
	    TEST(rules_make_a_table),
	    TEST(options_are_seen),
	    TEST(drawn_signs_are_seen),
	    TEST(what_stands_apart_is_a_row),
	    TEST(ticks_are_boxes),
	    TEST(fields_stand_where_they_are),
	    TEST(marks_and_typed_words_count),
	    TEST(pages_follow_each_other),
	    TEST(what_cannot_be_read_is_said),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
