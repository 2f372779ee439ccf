/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How words look in a Word document: marks, styles, ticks in all their fonts. */
#include "check.h"

#include <string.h>

#include "docx_case.h"

static void marks_are_kept(void **state)
{
	static const struct docx_sample samples[] = {
	    {W_P(W_LOOK("<w:b/>", "a") W_RUN("b")), "b{a}b\n"},
	    {W_P(W_LOOK("<w:b w:val='0'/>", "a") W_LOOK("<w:b w:val='false'/>", "b")
		     W_LOOK("<w:b w:val='true'/>", "c")),
	     "abb{c}\n"},
	    {W_P(W_LOOK("<w:i/>", "a") W_LOOK("<w:i w:val='0'/>", "b") W_LOOK("<w:iCs/>", "c")),
	     "i{a}bc\n"},
	    {W_P(W_LOOK("<w:color w:val='808080'/>", "a") W_LOOK("<w:color w:val='000000'/>", "b")
		     W_LOOK("<w:color w:val='404040'/>", "c")
			 W_LOOK("<w:color w:val='auto'/>", "d")),
	     "g{a}bcd\n"},
	    {W_P(W_LOOK("<w:u w:val='single'/>", "a") W_LOOK("<w:u w:val='none'/>", "b")),
	     "u{a}b\n"},
	    {W_P(W_LOOK("<w:highlight w:val='yellow'/>", "YES") W_RUN(" / NO")), "h{YES} / NO\n"},
	    {W_P(W_LOOK("<w:highlight w:val='none'/>", "a")
		     W_LOOK("<w:highlight w:val='white'/>", "b")),
	     "ab\n"},
	    {W_P(W_LOOK("<w:shd w:val='clear' w:color='auto' w:fill='FFFF00'/>", "YES") W_LOOK(
		 "<w:shd w:val='clear' w:fill='auto'/>", " /") W_LOOK("<w:shd w:val='clear' "
								      "w:fill='D9D9D9'/>",
								      " NO")),
	     "h{YES} / NO\n"},
	    {W_P(W_LOOK("<w:shd w:val='solid' w:color='00FF00' w:fill='auto'/>", "a")), "h{a}\n"},
	    {W_P(W_LOOK("<w:strike/>", "YES") W_RUN(" ") W_LOOK("<w:dstrike/>", "NO")),
	     "s{YES} s{NO}\n"},
	    {W_P(W_LOOK("<w:strike/><w:dstrike w:val='0'/>", "a")), "s{a}\n"},
	    {W_P(W_LOOK("<w:bdr w:val='single' w:sz='4' w:color='auto'/>", "YES")
		     W_LOOK("<w:bdr w:val='none'/>", "NO") W_LOOK("<w:bdr w:val='nil'/>", "?")),
	     "x{YES}NO?\n"},
	    /* How it looked before a tracked change does not count. */
	    {W_P(W_LOOK("<w:rPrChange w:id='1'><w:rPr><w:b/></w:rPr></w:rPrChange>", "a")), "a\n"},
	    {W_TABLE(W_ROW(W_CELL_OF("<w:shd w:val='clear' w:fill='FFFF00'/>", W_LINE("YES"))
			       W_CELL(W_LINE("NO")))),
	     "[h{YES}|NO]\n"},
	    {W_TABLE(W_ROW(W_CELL_OF("<w:shd w:val='clear' w:fill='FFFF00'/>", "<w:p/>")
			       W_CELL_OF("<w:shd w:val='clear' w:fill='D9D9D9'/>", "<w:p/>"))),
	     "[%|]\n"},
	    {W_TABLE(W_ROW(W_CELL_OF("<w:shd w:val='clear' w:fill='D9D9D9'/>", W_LINE("Label")))),
	     "[Label]\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

static void styles_give_marks(void **state)
{
	static const char styles[] =
	    "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
	    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Arial'/></w:rPr>"
	    "</w:rPrDefault></w:docDefaults>"
	    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:rPr/></w:style>"
	    "<w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:b/></w:rPr></w:style>"
	    "<w:style w:type='paragraph' w:styleId='Heading'><w:basedOn w:val='Base'/></w:style>"
	    "<w:style w:type='paragraph' w:styleId='Light'><w:basedOn w:val='Base'/><w:rPr>"
	    "<w:b w:val='0'/></w:rPr></w:style>"
	    "<w:style w:type='paragraph' w:styleId='Loop'><w:basedOn w:val='Loop2'/></w:style>"
	    "<w:style w:type='paragraph' w:styleId='Loop2'><w:basedOn w:val='Loop'/><w:rPr><w:u "
	    "w:val='single'/></w:rPr></w:style>"
	    "<w:style w:type='character' w:styleId='Strong'><w:rPr><w:b/></w:rPr></w:style>"
	    "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:strike/></w:rPr></w:style>"
	    "<w:style w:type='character' w:styleId='Tick'><w:rPr><w:rFonts w:ascii='Wingdings'/>"
	    "</w:rPr></w:style></w:styles>";
	/* As Word writes it: then what is not used is cut out before a tree is made of it. */
	char as_word[sizeof(styles)], *quote = as_word;
	struct wordfile_part parts[] = {{"word/styles.xml", styles, "styles", NULL},
					{NULL, NULL, NULL, NULL}};
#define STYLED(style, rest) W_P("<w:pPr><w:pStyle w:val='" style "'/></w:pPr>" rest)
	static const struct docx_sample samples[] = {
	    {STYLED("Heading", W_RUN("a")), "b{a}\n"},
	    {STYLED("Light", W_RUN("a")), "a\n"},
	    {STYLED("Loop", W_RUN("a")), "u{a}\n"},
	    {STYLED("Unknown", W_RUN("a")), "a\n"},
	    {STYLED("Heading", W_LOOK("<w:b w:val='0'/>", "a")), "a\n"},
	    {W_P(W_LOOK("<w:rStyle w:val='Strong'/>", "a")), "b{a}\n"},
	    {W_P(W_LOOK("<w:rStyle w:val='Strong'/><w:b w:val='0'/>", "a")), "a\n"},
	    /* Bold twice is not bold. */
	    {STYLED("Heading", W_LOOK("<w:rStyle w:val='Strong'/>", "a")), "a\n"},
	    {STYLED("Heading", W_LOOK("<w:rStyle w:val='Strong'/><w:b/>", "a")), "b{a}\n"},
	    {STYLED("Heading", W_LOOK("<w:rStyle w:val='Gone'/>", "a")), "bs{a}\n"},
	    {W_P(W_LOOK("<w:rStyle w:val='Tick'/>", "\xC3\xBE")), TICKED "\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, parts);
	memcpy(as_word, styles, sizeof(styles));
	while ((quote = strchr(quote, '\'')))
		*quote = '"';
	parts[0].bytes = as_word;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, parts);
}

/* They are left out before a tree is built: what stands around them is read as it was. */
static void styles_that_nobody_uses_are_left_out(void **state)
{
#define STYLES "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
#define STYLE(type, id, look)                                                                      \
	"<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:rPr>" look "</w:rPr></w:style>"
#define FIRST  STYLE("paragraph", "First", "<w:b/>")
#define TABLES STYLE("table", "Grid", "<w:u/>") " " STYLE("table", "Light", "<w:strike/>")
#define LAST   STYLE("paragraph", "Last", "<w:strike/>")
	static const char *const styles[] = {
	    STYLES FIRST TABLES LAST "</w:styles>",
	    STYLES TABLES FIRST LAST TABLES "</w:styles>",
	    STYLES FIRST "<w:style w:type=\"table\" w:styleId=\"Bare\"/>" LAST TABLES "</w:styles>",
	    STYLES FIRST "<!-- <w:style w:type=\"table\"> -->" LAST "</w:styles>",
	    STYLES FIRST "<![CDATA[<w:style w:type=\"table\">]]>" LAST TABLES "</w:styles>",
	    STYLES STYLE("paragraph", "Other", "<w:u/>") FIRST LAST "</w:styles>",
	    STYLES STYLE("paragraph", "F", "<w:u/>") STYLE("paragraph", "Firstly", "<w:u/>")
		FIRST LAST "</w:styles>",
	    STYLES STYLE("paragraph", "Fi&#114;st", "<w:b/>") LAST "</w:styles>",
	    STYLES STYLE("paragraph", "Top", "<w:b/>") STYLE("character", "Other", "<w:u/>")
		STYLE("paragraph", "Mid", "</w:rPr><w:basedOn w:val=\"Top\"/><w:rPr>")
		    STYLE("paragraph", "First", "</w:rPr><w:basedOn w:val=\"Mid\"/><w:rPr>") LAST
	    "</w:styles>",
	};
	static const struct docx_sample samples[] = {
	    {STYLED("First", W_RUN("a")), "b{a}\n"},
	    {STYLED("Last", W_RUN("a")), "s{a}\n"},
	    {W_P(W_RUN("a")) STYLED("Last", W_RUN("b")), "a\ns{b}\n"},
	};
	struct wordfile_part parts[] = {{"word/styles.xml", NULL, "styles", NULL},
					{NULL, NULL, NULL, NULL}};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(styles); i++) {
		parts[0].bytes = styles[i];
		docx_case_check(&arena, samples, COUNT_OF(samples), NULL, parts);
	}
}

#define SYM(font, c)  W_P("<w:r><w:sym w:font='" font "' w:char='" c "'/></w:r>")
#define IN_FONT(f, c) W_P(W_LOOK("<w:rFonts w:ascii='" f "' w:hAnsi='" f "'/>", c))

static void ticks_are_ticks_in_any_font(void **state)
{
	static const struct docx_sample samples[] = {
	    {W_P(W_RUN("Yes ") "<w:r><w:drawing><wp:inline><wp:docPr id='1' descr='Checkmark with "
			       "solid fill'/><a:blip/></wp:inline></w:drawing></w:r>"),
	     "Yes " TICKED "\n"},
	    {SYM("Wingdings", "F0FE"), TICKED "\n"},
	    {SYM("Wingdings", "00FE"), TICKED "\n"},
	    {SYM("wingdings", "fe"), TICKED "\n"},
	    {SYM("Wingdings", "F0FD"), TICKED "\n"},
	    {SYM("Wingdings", "F078"), TICKED "\n"},
	    {SYM("Wingdings", "F0FC"), "\xE2\x9C\x93\n"},
	    {SYM("Wingdings", "F0FB"), "\xE2\x9C\x97\n"},
	    {SYM("Wingdings", "F0A8"), EMPTY "\n"},
	    {SYM("Wingdings", "F06F"), EMPTY "\n"},
	    {SYM("Wingdings", "F071"), EMPTY "\n"},
	    {SYM("Wingdings 2", "F052"), TICKED "\n"},
	    {SYM("Wingdings 2", "F054"), TICKED "\n"},
	    {SYM("Wingdings 2", "F050"), "\xE2\x9C\x93\n"},
	    {SYM("Wingdings 2", "F04F"), "\xE2\x9C\x97\n"},
	    {SYM("Wingdings 2", "F0A3"), EMPTY "\n"},
	    {SYM("Webdings", "F061"), "\xE2\x9C\x93\n"},
	    {SYM("Webdings", "F063"), EMPTY "\n"},
	    {SYM("ZapfDingbats", "F034"), "\xE2\x9C\x93\n"},
	    {SYM("Symbol", "F0D6"), "\xE2\x88\x9A\n"},
	    {SYM("Segoe UI Symbol", "2611"), TICKED "\n"},
	    {SYM("Segoe UI Symbol", "2612"), TICKED "\n"},
	    {SYM("MS Gothic", "2610"), EMPTY "\n"},
	    {SYM("Segoe UI Symbol", "2714"), "\xE2\x9C\x94\n"},
	    /* A picture that is no tick says something, nobody knows what. */
	    {SYM("Wingdings", "F028"), "\xEF\xBF\xBD\n"},
	    {SYM("Wingdings", "x"), "\n"},
	    {SYM("Arial", "FFFFFFFFFFFF"), "\n"},
	    {SYM("Arial", "D800"), "\n"},
	    {IN_FONT("Wingdings", "\xC3\xBE"), TICKED "\n"},
	    {IN_FONT("Wingdings", "x"), TICKED "\n"},
	    {IN_FONT("Wingdings", "o"), EMPTY "\n"},
	    {IN_FONT("Wingdings", "\xEF\x83\xBE"), TICKED "\n"},
	    {IN_FONT("Wingdings 2", "R"), TICKED "\n"},
	    {IN_FONT("Wingdings 2", "\xEF\x82\xA3"), EMPTY "\n"},
	    {IN_FONT("Webdings", "a"), "\xE2\x9C\x93\n"},
	    {IN_FONT("Segoe UI Symbol", "\xE2\x98\x91"), TICKED "\n"},
	    {IN_FONT("Segoe UI Emoji", "\xF0\x9F\x97\xB9\xEF\xB8\x8F"), TICKED "\n"},
	    {IN_FONT("MS Gothic", "\xE2\x98\x90"), EMPTY "\n"},
	    {IN_FONT("MS Gothic", "\xE2\x98\x92"), TICKED "\n"},
	    /* Words in such a font were never meant as pictures. */
	    {IN_FONT("Wingdings", "See the report"), "See the report\n"},
	    {IN_FONT("Arial", "\xEF\x83\xBE"), TICKED "\n"},
	    {IN_FONT("Arial", "\xEF\x81\x92"), TICKED "\n"},
	    /* A new sign, and what older programs show of it. */
	    {W_P("<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx "
		 "w16se:font='Segoe UI Emoji' w16se:char='1F5F9'/></mc:Choice><mc:Fallback><w:t>"
		 "\xF0\x9F\x97\xB9</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
	     TICKED "\n"},
	    {W_P("<w:r><w:rPr><mc:AlternateContent><mc:Choice Requires='w16se'/><mc:Fallback>"
		 "<w:rFonts w:ascii='Segoe UI Emoji'/></mc:Fallback></mc:AlternateContent></w:rPr>"
		 "<w:t>\xE2\x9C\x85</w:t></w:r>"),
	     "\xE2\x9C\x85\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(marks_are_kept),
	    TEST(styles_give_marks),
	    TEST(styles_that_nobody_uses_are_left_out),
	    TEST(ticks_are_ticks_in_any_font),
	};

	docx_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
