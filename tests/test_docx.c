/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word documents, construct by construct as Word writes them, and what a person sees of them. */
#include "check.h"

#include <string.h>

#include "drawn.h"
#include "read/docx.h"
#include "wordfile.h"

#define TICKED DOCUMENT_TICKED
#define EMPTY  DOCUMENT_EMPTY

struct sample {
	const char *body, *seen;
};

static int read_bytes(const char *bytes, size_t size, struct document *document,
		      struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};

	memset(notes, 0, sizeof(*notes));
	document_init(document, &arena);
	return docx_read(&arena, &file, document, notes, e);
}

static const char *seen_of(const char *bytes, size_t size, struct attachment_notes *notes)
{
	struct document document;
	struct err err;

	if (read_bytes(bytes, size, &document, notes, &err) < 0)
		fail_msg("%s", err.text);
	return drawn(&arena, &document);
}

/* Read, with exactly this to be said about it; NULL: nothing. */
static void check_noted(const struct sample *samples, size_t count, const char *note,
			const struct wordfile_part *parts)
{
	struct attachment_notes notes;
	const char *bytes;
	size_t i, size;

	for (i = 0; i < count; i++) {
		bytes = wordfile_make(&arena, samples[i].body, parts, &size);
		assert_string_equal(seen_of(bytes, size, &notes), samples[i].seen);
		if (notes.problem_count != (note ? 1 : 0))
			fail_msg("%s: %zu notes", samples[i].body, notes.problem_count);
		if (note)
			assert_string_equal(notes.problems[0], note);
	}
}

static void check_with(const struct sample *samples, size_t count,
		       const struct wordfile_part *parts)
{
	check_noted(samples, count, NULL, parts);
}

static void check(const struct sample *samples, size_t count)
{
	check_noted(samples, count, NULL, NULL);
}

static void words_are_read_however_they_are_split(void **state)
{
	static const struct sample samples[] = {
	    {W_LINE("one") W_LINE("two"), "one\ntwo\n"},
	    {W_P(""), "\n"},
	    {W_P(W_RUN("Foster carer\xE2\x80\x99s n") "<w:proofErr w:type='spellStart'/>" W_RUN(
		 "ame") "<w:bookmarkStart w:id='0' w:name='x'/>" W_RUN("/s")),
	     "Foster carer\xE2\x80\x99s name/s\n"},
	    {W_P("<w:smartTag w:element='place'>" W_RUN("Sur") "<w:smartTag>" W_RUN(
		 "rey") "</w:smartTag></w:smartTag>"),
	     "Surrey\n"},
	    {W_P("<w:hyperlink w:anchor='x'>" W_RUN("link") "</w:hyperlink><w:customXml>" W_RUN(
		 " in") "</w:customXml>"),
	     "link in\n"},
	    {W_P("<w:dir w:val='ltr'><w:bdo w:val='ltr'>" W_RUN("x") "</w:bdo></w:dir>"), "x\n"},
	    {W_P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></"
		 "w:r>"),
	     "a\tb\nc\nd\n"},
	    {W_P("<w:r><w:t>Brennan</w:t><w:noBreakHyphen/><w:t>Hu</w:t><w:softHyphen/>"
		 "<w:t>ghes</w:t></w:r>"),
	     "Brennan-Hughes\n"},
	    {W_LINE("a\xC2\xA0"
		    "b\xE2\x80\x8B"
		    "c\xE2\x80\x91"
		    "d\xE2\x80\x82."),
	     "a bc-d .\n"},
	    {W_LINE("a\nb &amp; &#233;"), "a b & \xC3\xA9\n"},
	    {W_P("<w:r><w:t><![CDATA[<x>]]></w:t></w:r>"), "<x>\n"},
	    {W_P("<w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r>"), "x\n"},
	    {W_P("<w:r><w:ruby><w:rt>" W_RUN("above") "</w:rt><w:rubyBase>" W_RUN(
		 "word") "</w:rubyBase></w:ruby></w:r>"),
	     "word\n"},
	    {W_P("<m:oMath><m:r><m:t>1 + 1</m:t></m:r></m:oMath>"), "1 + 1\n"},
	    {W_P(W_LOOK("<w:rFonts w:ascii='MS Gothic' w:eastAsia='MS Gothic'/><w:lang "
			"w:eastAsia='ja-JP'/>",
			"\xE6\x97\xA5\xE6\x9C\xAC")
		     W_LOOK("<w:rtl/><w:rFonts w:cs='Arial'/>", "\xD7\xA9\xD7\x9C")),
	     "\xE6\x97\xA5\xE6\x9C\xAC\xD7\xA9\xD7\x9C\n"},
	    {"<w:customXml>" W_LINE("x") "</w:customXml>", "x\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void what_is_beside_the_text_is_left_out(void **state)
{
	static const struct sample samples[] = {
	    {W_P("<w:commentRangeStart w:id='0'/>" W_RUN(
		 "x") "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"),
	     "x\n"},
	    {W_P(W_RUN("x") "<w:r><w:footnoteReference w:id='1'/><w:endnoteReference "
			    "w:id='1'/></w:r>"),
	     "x\n"},
	    {W_P("<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" W_RUN(
		 "x")),
	     "x\n"},
	    {W_P(W_RUN("x")) "<w:sectPr><w:headerReference w:type='default' r:id='r9'/></w:sectPr>",
	     "x\n"},
	    {W_P("<w:r><w:unknown><w:t>no</w:t></w:unknown><w:t>x</w:t></w:r>"), "x\n"},
	    {"<x xmlns='urn:other'>" W_LINE("no") "</x>" W_LINE("x"), "x\n"},
	};
	static const struct wordfile_part parts[] = {
	    {"word/comments.xml", "<x/>", "comments", NULL},
	    {"word/header1.xml", "<x/>", "header", NULL},
	    {NULL, NULL, "hyperlink", "https://council.example/"},
	    {NULL, NULL, "attachedTemplate", "file:///C:/form.dotx"},
	    {NULL, NULL, NULL, NULL}};

	(void)state;
	check_with(samples, COUNT_OF(samples), parts);
}

static void tables_keep_their_columns(void **state)
{
	static const struct sample samples[] = {
	    {W_TABLE(W_ROW(W_CELL(W_LINE("a")) W_CELL(W_LINE("b")))
			 W_ROW(W_CELL(W_P("")) W_CELL(W_LINE("d")))),
	     "[a|b]\n[|d]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_LINE("a") W_P("") W_LINE("b") W_P(""))
			       W_CELL(W_P("") W_LINE("c")))),
	     "[a\n\nb|c]\n"},
	    {W_TABLE(W_ROW(W_CELL_OF("<w:gridSpan w:val='3'/>", W_LINE("a")) W_CELL(W_LINE("b")))),
	     "[3:a|b]\n"},
	    {W_TABLE(W_ROW(W_CELL_OF("<w:gridSpan w:val='-3'/>", W_LINE("a"))
			       W_CELL_OF("<w:gridSpan w:val='99999999999'/>", W_LINE("b")))),
	     "[a|b]\n"},
	    {W_TABLE(
		 W_ROW(W_CELL_OF("<w:vMerge w:val='restart'/>", W_LINE("a")) W_CELL(W_LINE("b")))
		     W_ROW(W_CELL_OF("<w:vMerge/>", W_LINE("unseen")) W_CELL(W_LINE("c"))) W_ROW(
			 W_CELL_OF("<w:vMerge w:val='continue'/>", W_P("")) W_CELL(W_LINE("d")))),
	     "[a|b]\n[|c]\n[|d]\n"},
	    {W_TABLE(W_ROW(W_CELL_OF("<w:hMerge w:val='restart'/>", W_LINE("a"))
			       W_CELL_OF("<w:hMerge/>", W_P("")) W_CELL(W_LINE("b")))),
	     "[2:a|b]\n"},
	    {W_TABLE(W_ROW("<w:trPr><w:gridBefore w:val='2'/></w:trPr>" W_CELL(W_LINE("a")))),
	     "[2:|a]\n"},
	    {W_TABLE("<w:customXml>" W_ROW(
		 "<w:customXml>" W_CELL(W_LINE("a")) "</w:customXml>") "</w:customXml>"),
	     "[a]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_LINE("a")))) W_TABLE(W_ROW(W_CELL(W_LINE("b")))) W_LINE("c"),
	     "[a]\n[b]\nc\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void tables_in_tables_stay_in_order(void **state)
{
	static const struct sample samples[] = {
	    /* A frame around the page. */
	    {W_TABLE(W_ROW(
		 W_CELL(W_LINE("Section A") W_TABLE(W_ROW(W_CELL(W_LINE("a")) W_CELL(W_LINE("b"))))
			    W_LINE("Section B")
				W_TABLE(W_ROW(W_CELL(W_LINE("c")) W_CELL(W_LINE("d")))) W_P("")))),
	     "Section A\n[a|b]\nSection B\n[c|d]\n\n"},
	    /* Boxes side by side in a cell: words of it. */
	    {W_TABLE(W_ROW(W_CELL(W_LINE("Raised")) W_CELL(W_TABLE(W_ROW(W_CELL(W_LINE(
		 "YES")) W_CELL(W_LINE("x")) W_CELL(W_LINE("NO")) W_CELL(W_P("")))) W_P("")))),
	     "[Raised|YES\nx\nNO]\n"},
	    /* A list: rows behind the row. */
	    {W_TABLE(W_ROW(W_CELL(W_LINE("Actions")) W_CELL(W_LINE("as agreed") W_TABLE(
		 W_ROW(W_CELL(W_LINE("Action")) W_CELL(W_LINE("By whom")))
		     W_ROW(W_CELL(W_LINE("Call")) W_CELL(W_LINE("Ann")))) W_LINE("all")))
			 W_ROW(W_CELL(W_LINE("Next")) W_CELL(W_LINE("row")))),
	     "[Actions|as agreed\nall]\n[Action|By whom]\n[Call|Ann]\n[Next|row]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_TABLE(
		 W_ROW(W_CELL(W_TABLE(W_ROW(W_CELL(W_LINE("deep")) W_CELL(W_LINE("down")))))))))),
	     "[deep|down]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void marks_are_kept(void **state)
{
	static const struct sample samples[] = {
	    {W_P(W_LOOK("<w:b/>", "a") W_RUN("b")), "b{a}b\n"},
	    {W_P(W_LOOK("<w:b w:val='0'/>", "a") W_LOOK("<w:b w:val='false'/>", "b")
		     W_LOOK("<w:b w:val='true'/>", "c")),
	     "abb{c}\n"},
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
	    {W_TABLE(W_ROW(W_CELL_OF("<w:shd w:val='clear' w:fill='D9D9D9'/>", W_LINE("Label")))),
	     "[Label]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
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
	static const struct sample samples[] = {
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
	check_with(samples, COUNT_OF(samples), parts);
	memcpy(as_word, styles, sizeof(styles));
	while ((quote = strchr(quote, '\'')))
		*quote = '"';
	parts[0].bytes = as_word;
	check_with(samples, COUNT_OF(samples), parts);
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
	static const struct sample samples[] = {
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
		check_with(samples, COUNT_OF(samples), parts);
	}
}

#define SYM(font, c)  W_P("<w:r><w:sym w:font='" font "' w:char='" c "'/></w:r>")
#define IN_FONT(f, c) W_P(W_LOOK("<w:rFonts w:ascii='" f "' w:hAnsi='" f "'/>", c))

static void ticks_are_ticks_in_any_font(void **state)
{
	static const struct sample samples[] = {
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
	check(samples, COUNT_OF(samples));
}

#define BOX(checked) "<w14:checkbox><w14:checked w14:val='" checked "'/></w14:checkbox>"
#define PROMPT	     "<w:showingPlcHdr/>"
#define CLICK	     "Click or tap here to enter text."

static void content_controls_show_their_state(void **state)
{
	static const struct sample samples[] = {
	    /* In a line, around a block, a cell and a row. */
	    {W_P(W_RUN("Name: ") W_CONTROL("<w:text/>", W_RUN("Ann") W_RUN(" Ash"))),
	     "Name: Ann Ash\n"},
	    {W_CONTROL("<w:text/>", W_LINE("Ann")), "Ann\n"},
	    {W_TABLE(W_ROW(W_CELL(W_LINE("Name")) W_CONTROL("<w:text/>", W_CELL(W_LINE("Ann"))))),
	     "[Name|Ann]\n"},
	    {W_TABLE(W_CONTROL("<w15:repeatingSection xmlns:w15='urn:x'/>",
			       W_CONTROL("", W_ROW(W_CELL(W_LINE("Ann")))))),
	     "[Ann]\n"},
	    {W_CONTROL("", W_TABLE(W_ROW(W_CELL(W_CONTROL("", W_LINE("Ann")))))), "[Ann]\n"},
	    /* A prompt is no answer. */
	    {W_P(W_RUN("Name: ") W_CONTROL(PROMPT "<w:text/>", W_RUN(CLICK))), "Name: \n"},
	    {W_CONTROL(PROMPT, W_LINE(CLICK) W_LINE("and more")), "\n\n"},
	    {W_TABLE(W_ROW(W_CELL(W_LINE("Name")) W_CONTROL(PROMPT, W_CELL(W_LINE(CLICK))))),
	     "[Name|]\n"},
	    {W_P(W_CONTROL("<w:showingPlcHdr w:val='0'/>", W_RUN("Ann"))), "Ann\n"},
	    {W_P(W_CONTROL(PROMPT "<w:dropDownList/>", W_RUN("Choose an item."))), "\n"},
	    {W_P(W_CONTROL(PROMPT "<w:date/>", W_RUN("Click or tap to enter a date."))), "\n"},
	    /* Boxes. */
	    {W_P(W_CONTROL(BOX("1"), W_RUN("\xE2\x98\x92"))), TICKED "\n"},
	    {W_P(W_CONTROL(BOX("0"), W_RUN("\xE2\x98\x90"))), EMPTY "\n"},
	    {W_P(W_CONTROL(BOX("true"), W_RUN("any sign"))), TICKED "\n"},
	    {W_P(W_CONTROL("<w14:checkbox/>", W_RUN("\xE2\x98\x90"))), EMPTY "\n"},
	    {W_P(W_CONTROL("<w14:checkbox><w14:checked/></w14:checkbox>", W_RUN("x"))),
	     TICKED "\n"},
	    {W_P(W_CONTROL(BOX("1"), W_LOOK("<w:rFonts w:ascii='Wingdings'/>", "\xC3\xBE"))
		     W_RUN(" Yes")),
	     TICKED " Yes\n"},
	    {W_P(W_CONTROL(BOX("1") PROMPT, W_RUN("\xE2\x98\x92"))), TICKED "\n"},
	    {W_CONTROL(BOX("1"), W_LINE("\xE2\x98\x92")), TICKED "\n"},
	    {W_TABLE(W_ROW(W_CELL(W_LINE("Raised"))
			       W_CONTROL(BOX("1"), W_CELL(W_LINE("\xE2\x98\x92")))
				   W_CONTROL(BOX("0"), W_CELL(W_LINE("\xE2\x98\x90"))))),
	     "[Raised|" TICKED "|" EMPTY "]\n"},
	    {W_P(W_CONTROL(BOX("1"), W_LOOK("<w:highlight w:val='yellow'/>", "\xE2\x98\x92"))
		     W_RUN("x")),
	     "h{" TICKED "}x\n"},
	    /* Lists show what was chosen. */
	    {W_P(W_CONTROL(
		 "<w:dropDownList><w:listItem w:displayText='Yes' w:value='1'/><w:listItem "
		 "w:displayText='No' w:value='0'/></w:dropDownList>",
		 W_RUN("Yes"))),
	     "Yes\n"},
	    {W_P(W_CONTROL("<w:comboBox><w:listItem w:value='a'/></w:comboBox>", W_RUN("mine"))),
	     "mine\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define DATE(full, shown)                                                                          \
	W_P(W_CONTROL("<w:date w:fullDate='" full "'><w:dateFormat w:val='d'/></w:date>",          \
		      W_RUN(shown)))

static void dates_are_what_is_stored(void **state)
{
	static const struct sample samples[] = {
	    {DATE("2026-08-21T00:00:00Z", "21/08/2026"), "21/08/2026\n"},
	    {DATE("2026-08-21T00:00:00Z", "Friday, 21 August 2026"), "Friday, 21 August 2026\n"},
	    {DATE("2026-08-21T00:00:00Z", "8/21/2026"), "2026-08-21\n"},
	    {DATE("2026-08-03T00:00:00Z", "8/3/2026"), "2026-08-03\n"},
	    {DATE("2026-08-03T00:00:00Z", "3. srpna 2026"), "2026-08-03\n"},
	    {DATE("2026-08-21T00:00:00Z", ""), "\n"},
	    {DATE("nonsense", "21/08/2026"), "21/08/2026\n"},
	    {W_P(W_CONTROL("<w:date/>", W_RUN("21/08/2026"))), "21/08/2026\n"},
	};
	static const struct sample typed_over[] = {
	    {DATE("2026-08-21T00:00:00Z", "22/08/2026"), "22/08/2026\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
	check_noted(typed_over, COUNT_OF(typed_over),
		    "It shows the date \"22/08/2026\", but Friday 21 August 2026 is stored for it: "
		    "the one that is shown was taken.",
		    NULL);
}

#define BOUND(path, more, shown)                                                                   \
	W_P(W_CONTROL("<w:dataBinding w:prefixMappings=\"xmlns:n='urn:n'\" w:xpath='" path         \
		      "' w:storeItemID='{0A}'/>" more,                                             \
		      shown))

static void bound_values_are_shown(void **state)
{
	static const struct wordfile_part parts[] = {
	    {"customXml/item1.xml",
	     "<n:form xmlns:n='urn:n' kind='k'><n:name>Ann</n:name><n:name>Bea</n:name>"
	     "<n:group><n:x>1</n:x></n:group></n:form>",
	     "customXml", NULL},
	    {"customXml/itemProps1.xml",
	     "<d:datastoreItem d:itemID='{0a}' "
	     "xmlns:d='http://schemas.openxmlformats.org/officeDocument/2006/customXml'/>",
	     NULL, NULL},
	    {"customXml/_rels/item1.xml.rels",
	     "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
	     "<Relationship Id='r1' Type='http://x/customXmlProps' Target='itemProps1.xml'/>"
	     "</Relationships>",
	     NULL, NULL},
	    {NULL, NULL, NULL, NULL}};
	static const struct sample samples[] = {
	    {BOUND("/n:form[1]/n:name[1]", PROMPT, W_RUN(CLICK)), "Ann\n"},
	    {BOUND("/n:form/n:name[2]", PROMPT, W_RUN(CLICK)), "Bea\n"},
	    {BOUND("/n:form/@kind", "", ""), "k\n"},
	    {BOUND("/n:form[1]/n:name[1]", "", W_RUN("Ann")), "Ann\n"},
	    /* No other path is followed. */
	    {BOUND("/n:form/n:name[3]", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("/n:form/n:group", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("//n:name", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("count(//*)", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("/n:form[1", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("/n:form[1]x/n:name", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("", PROMPT, W_RUN(CLICK)), "\n"},
	};
	static const struct sample differing[] = {
	    {BOUND("/n:form[1]/n:name[1]", "", W_RUN("Zoe")), "Zoe\n"},
	};

	(void)state;
	check_with(samples, COUNT_OF(samples), parts);
	check_noted(differing, 1,
		    "A field of it shows other words than are stored for it: those that are shown "
		    "were taken.",
		    parts);
}

#define CHAR(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(code) "<w:r><w:instrText xml:space='preserve'>" code "</w:instrText></w:r>"
#define FORM(data)                                                                                 \
	"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>" data "</w:ffData></w:fldChar></w:r>"
#define CHECKBOX(state)                                                                            \
	FORM("<w:checkBox><w:sizeAuto/>" state "</w:checkBox>")                                    \
	CODE(" FORM") CODE("CHECKBOX ") CHAR("separate") CHAR("end")
#define LIST "<w:listEntry w:val='Choose one'/><w:listEntry w:val='Yes'/><w:listEntry w:val='No'/>"

static void legacy_fields_show_their_state(void **state)
{
	static const struct sample samples[] = {
	    {W_P(CHECKBOX("<w:default w:val='0'/>")), EMPTY "\n"},
	    {W_P(CHECKBOX("<w:default w:val='1'/>")), TICKED "\n"},
	    {W_P(CHECKBOX("<w:default w:val='0'/><w:checked/>")), TICKED "\n"},
	    {W_P(CHECKBOX("<w:default w:val='0'/><w:checked w:val='1'/>")), TICKED "\n"},
	    {W_P(CHECKBOX("<w:default w:val='1'/><w:checked w:val='0'/>")), EMPTY "\n"},
	    {W_P(CHECKBOX("")), EMPTY "\n"},
	    {W_P(W_RUN("YES ") CHECKBOX("<w:checked/>") W_RUN(" NO ") CHECKBOX("")),
	     "YES " TICKED " NO " EMPTY "\n"},
	    /* Without a result, and with a bookmark around it. */
	    {W_P(FORM("<w:checkBox><w:checked/></w:checkBox>")
		     CODE(" FORMCHECKBOX ") "<w:bookmarkStart w:id='1' w:name='c'/>" CHAR("end")),
	     TICKED "\n"},
	    {W_P(FORM("<w:textInput/>") CODE(" FORMTEXT ") CHAR("separate") W_RUN("An") W_RUN("n")
		     CHAR("end")),
	     "Ann\n"},
	    {W_P(FORM("<w:textInput/>") CODE(" FORMTEXT ") CHAR("separate") W_RUN(
		 "\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82") CHAR("end")),
	     "     \n"},
	    {W_P(FORM("<w:ddList><w:result w:val='2'/>" LIST "</w:ddList>") CODE(" FORMDROPDOWN ")
		     CHAR("separate") CHAR("end")),
	     "No\n"},
	    {W_P(FORM("<w:ddList><w:default w:val='1'/>" LIST "</w:ddList>") CODE(" FORMDROPDOWN ")
		     CHAR("end")),
	     "Yes\n"},
	    {W_P(FORM("<w:ddList>" LIST "</w:ddList>") CODE(" FORMDROPDOWN ") CHAR("end")), "\n"},
	    {W_P(FORM("<w:ddList><w:result w:val='9'/>" LIST "</w:ddList>") CHAR("end")), "\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void fields_show_their_result(void **state)
{
	static const struct sample samples[] = {
	    {W_P(CHAR("begin") CODE(" DATE \\@ d ") CHAR("separate") W_RUN("1 May") CHAR("end")),
	     "1 May\n"},
	    {W_P("<w:fldSimple w:instr=' DATE '>" W_RUN("1 May") "</w:fldSimple>"), "1 May\n"},
	    {W_P(W_RUN("a") CHAR("begin") CODE(" IF ") CHAR("begin") CODE(" PAGE ") CHAR("separate")
		     W_RUN("7") CHAR("end") CODE(" = 7 ") CHAR("separate") W_RUN("b") CHAR("end")
			 W_RUN("c")),
	     "abc\n"},
	    {W_P(CHAR("begin") CODE("MACROBUTTON NoMacro [Click and type name]") CHAR("end")),
	     "\n"},
	    {W_P(CHAR("begin") CODE(" SYMBOL 254 \\f \"Wingdings\" \\s 10 ") CHAR("end")),
	     TICKED "\n"},
	    {W_P(CHAR("begin") CODE(" SYMBOL 0xA8 \\f Wingdings \\s 10") CHAR("end")), EMPTY "\n"},
	    /* A field over several paragraphs, and ones that do not end, or begin. */
	    {W_P(CHAR("begin") CODE(" TOC ") CHAR("separate") W_RUN("a"))
		 W_P(W_RUN("b") CHAR("end")) W_LINE("c"),
	     "a\nb\nc\n"},
	    {W_P(CHAR("begin") CODE(" PAGE ")) W_LINE("b"), "\nb\n"},
	    {W_P(CHAR("end") CHAR("separate") W_RUN("a")), "a\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define BY "w:id='1' w:author='Ann' w:date='2026-05-01T10:00:00Z'"

static void tracked_changes_are_accepted(void **state)
{
	static const struct sample samples[] = {
	    {W_P(W_RUN("a") "<w:ins " BY ">" W_RUN(
		 "b") "</w:ins><w:del " BY "><w:r><w:delText>c</w:delText></w:r></w:del>"),
	     "ab\n"},
	    {W_P(W_RUN("YES / ") "<w:del " BY "><w:r><w:delText>NO</w:delText></w:r></w:del>"),
	     "YES / \n"},
	    {W_P("<w:moveFrom " BY ">" W_RUN("a") "</w:moveFrom>" W_RUN(
		 "b") "<w:moveTo " BY ">" W_RUN("a") "</w:moveTo>"),
	     "ba\n"},
	    {W_P("<w:ins " BY "><w:del " BY ">" W_RUN("a") "</w:del>" W_RUN("b") "</w:ins>"),
	     "b\n"},
	    /* The end of a paragraph. */
	    {W_P("<w:pPr><w:rPr><w:del " BY "/></w:rPr></w:pPr>" W_RUN("a")) W_LINE("b")
		 W_LINE("c"),
	     "ab\nc\n"},
	    {W_P("<w:pPr><w:rPr><w:ins " BY "/></w:rPr></w:pPr>" W_RUN("a")) W_LINE("b"), "a\nb\n"},
	    {W_P("<w:pPr><w:rPr><w:moveFrom " BY "/></w:rPr></w:pPr><w:moveFrom " BY
		 ">" W_RUN("a") "</w:moveFrom>") W_LINE("b"),
	     "b\n"},
	    {W_TABLE(W_ROW(W_CELL(W_P("<w:pPr><w:rPr><w:del " BY "/></w:rPr></w:pPr>" W_RUN("a"))
				      W_LINE("b")) W_CELL(W_LINE("c")))),
	     "[ab|c]\n"},
	    /* Rows and cells. */
	    {W_TABLE(W_ROW(W_CELL(W_LINE("a"))) W_ROW("<w:trPr><w:del " BY "/></w:trPr>" W_CELL(
		 W_LINE("b"))) W_ROW("<w:trPr><w:ins " BY "/></w:trPr>" W_CELL(W_LINE("c")))),
	     "[a]\n[c]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_LINE("a")) W_CELL_OF("<w:cellDel " BY "/>", W_LINE("b"))
			       W_CELL_OF("<w:cellIns " BY "/>", W_LINE("c")))),
	     "[a|c]\n"},
	    /* A control around words that were inserted, and one that was deleted. */
	    {W_P("<w:ins " BY
		 ">" W_CONTROL("<w:text/>", W_RUN("a")) "</w:ins><w:del " BY ">" W_CONTROL(
		     "<w:text/>", W_RUN("b")) "</w:del>"),
	     "a\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define SHAPE(geometry, rest)                                                                      \
	"<w:drawing><wp:anchor><wp:positionH relativeFrom='column'><wp:posOffset>-63500"           \
	"</wp:posOffset></wp:positionH><wp:positionV "                                             \
	"relativeFrom='paragraph'><wp:posOffset>-25400"                                            \
	"</wp:posOffset></wp:positionV><wp:extent cx='508000' cy='254000'/><a:graphic>"            \
	"<a:graphicData><wps:wsp><wps:spPr>" geometry "</wps:spPr>" rest                           \
	"</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
#define RECT	     "<a:prstGeom prst='rect'/><a:solidFill/>"
#define ELLIPSE	     "<a:prstGeom prst='ellipse'/><a:noFill/>"
#define TEXT_BOX(in) SHAPE(RECT, "<wps:txbx><w:txbxContent>" in "</w:txbxContent></wps:txbx>")
#define VML_BOX(in)                                                                                \
	"<w:pict><v:shape><v:textbox><w:txbxContent>" in "</w:txbxContent></v:textbox></v:shape>"  \
	"</w:pict>"
#define EITHER(new, old)                                                                           \
	"<mc:AlternateContent><mc:Choice Requires='wps'>" new "</mc:Choice><mc:Fallback>" old      \
							      "</mc:Fallback></"                   \
							      "mc:AlternateContent>"

static void text_boxes_are_read_once(void **state)
{
	static const struct sample samples[] = {
	    {W_P(W_RUN("a") "<w:r>" EITHER(TEXT_BOX(W_LINE("box")),
					   VML_BOX(W_LINE("box"))) "</w:r>" W_RUN("b")) W_LINE("c"),
	     "ab\nbox\nc\n"},
	    {W_P("<w:r>" VML_BOX(W_LINE("old") W_LINE("box")) "</w:r>"), "\nold\nbox\n"},
	    {W_P("<w:r>" EITHER("", VML_BOX(W_LINE("old"))) "</w:r>"), "\nold\n"},
	    {W_TABLE(W_ROW(W_CELL(W_P(W_RUN("Name") "<w:r>" TEXT_BOX(W_LINE("Ann")) "</w:r>")))),
	     "[Name\nAnn]\n"},
	    {W_P("<w:r>" TEXT_BOX(
		 W_TABLE(W_ROW(W_CELL(W_LINE("a")) W_CELL(W_LINE("b"))))) "</w:r>"),
	     "\n[a|b]\n"},
	    {W_P("<w:r>" TEXT_BOX(
		 W_P(W_RUN("outer") "<w:r>" TEXT_BOX(W_LINE("inner")) "</w:r>")) "</w:r>"),
	     "\nouter\ninner\n"},
	    {W_P("<w:del " BY "><w:r>" TEXT_BOX(W_LINE("gone")) "</w:r></w:del>"), "\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define OVAL(style) "<w:r><w:pict><v:oval style='" style "' filled='f'/></w:pict></w:r>"

static void a_circle_marks_the_word_below_it(void **state)
{
	static const struct sample samples[] = {
	    {W_TABLE(W_ROW(W_CELL(W_P("<w:r>" EITHER(SHAPE(ELLIPSE, ""), "") "</w:r>" W_RUN("YES")))
			       W_CELL(W_LINE("NO")))),
	     "[x{YES}|NO]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_P(OVAL("position:absolute;margin-left:-2pt;margin-top:0;width:"
					   "40pt;height:18pt") W_RUN("NO"))))),
	     "[x{NO}]\n"},
	    /* A drawing with words in it is no circle, nor is a large one, or a picture. */
	    {W_P("<w:r>" SHAPE(ELLIPSE, "<wps:txbx><w:txbxContent>" W_LINE(
					    "Start") "</w:txbxContent></wps:txbx>") "</w:r>"),
	     "\nStart\n"},
	    {W_P(W_RUN(
		 "x") "<w:r><w:drawing><wp:inline><a:graphic><a:blip/></a:graphic></wp:inline>"
		      "</w:drawing></w:r>"),
	     "x\n"},
	};
	static const struct sample unclear[] = {
	    {W_P("<w:r>" SHAPE(ELLIPSE, "") "</w:r>" W_RUN("YES / NO")), "YES / NO\n"},
	    {W_TABLE(W_ROW(W_CELL(W_P("<w:r>" SHAPE(ELLIPSE, "") "</w:r>")) W_CELL(W_LINE("NO")))),
	     "[|NO]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_P(OVAL("position:absolute;margin-left:200pt;margin-top:0;width:"
					   "40pt;height:18pt") W_RUN("NO"))))),
	     "[NO]\n"},
	    {W_P("<w:r><w14:contentPart r:id='r9'/></w:r>" W_RUN("x")), "x\n"},
	    {W_P("<w:r>" SHAPE("<a:custGeom/>", "") "</w:r>" W_RUN("x")), "x\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
	check_noted(unclear, COUNT_OF(unclear),
		    "Something is drawn in it by hand or with a shape (a circle around a Yes or a "
		    "No, say): what it marks could not be told.",
		    NULL);
}

static void hidden_words_are_left_out_and_reported(void **state)
{
	static const struct sample samples[] = {
	    {W_P(W_RUN("a") W_LOOK("<w:vanish/>", "secret")), "a\n"},
	};
	static const struct sample nothing[] = {
	    {W_P(W_RUN("a") W_LOOK("<w:vanish/>", " ") W_LOOK("<w:webHidden/>", "b")), "ab\n"},
	    {W_P("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" W_RUN("a")), "a\n"},
	};

	(void)state;
	check_noted(samples, COUNT_OF(samples), "There are hidden words in it: they were left out.",
		    NULL);
	check(nothing, COUNT_OF(nothing));
}

static void what_is_not_read_is_reported(void **state)
{
	static const struct sample line[] = {{W_LINE("x"), "x\n"}};
	static const struct sample chunk[] = {{W_LINE("x") "<w:altChunk r:id='r1'/>", "x\n"}};
	static const struct sample sub[] = {{W_LINE("x") "<w:subDoc r:id='r1'/>", "x\n"}};
	static const struct sample object[] = {
	    {W_P(W_RUN("x") "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet'/></w:object></w:r>"),
	     "x\n"}};
	static const struct sample control[] = {
	    {W_P(W_RUN("x") "<w:r><w:object><w:control r:id='r1'/></w:object></w:r>"), "x\n"}};
	static const struct wordfile_part macros[] = {
	    {"word/vbaProject.bin", "x", "vbaProject", NULL}, {NULL, NULL, NULL, NULL}};
	static const struct wordfile_part outside[] = {
	    {NULL, NULL, "image", "http://127.0.0.1:9/a.png"},
	    {NULL, NULL, "oleObject", "file://///server/share/x.xlsx"},
	    {NULL, NULL, NULL, NULL}};

	(void)state;
	check_noted(line, 1, "It holds macros: they were left out.", macros);
	check_noted(line, 1, "A part of it is somewhere else: it was not fetched.", outside);
	check_noted(chunk, 1, "A file that is a part of it was not read.", NULL);
	check_noted(sub, 1, "It has a part in another file, which was not fetched.", NULL);
	check_noted(object, 1, "A file that is embedded in it was not read.", NULL);
	check_noted(control, 1, "It has boxes of a kind (ActiveX) whose ticks cannot be read.",
		    NULL);
}

static void strict_documents_are_read(void **state)
{
	struct attachment_notes notes;
	const char *bytes;
	size_t size;

	(void)state;
	bytes = wordfile_make_strict(
	    &arena,
	    W_TABLE(W_ROW(W_CELL(W_LINE("a")) W_CELL(W_P(W_CONTROL(BOX("1"), W_RUN("x")))))),
	    &size);
	assert_string_equal(seen_of(bytes, size, &notes), "[a|" TICKED "]\n");
}

/* A package as others make it: the main part's name is only in the relationships. */
static void the_main_part_is_found_by_its_relationship(void **state)
{
#define DOCUMENT(words)                                                                            \
	"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"      \
	"<w:body>" W_LINE(words) "</w:body></w:document>"
#define RELATION(target)                                                                           \
	"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"     \
	"<Relationship Type='http://x/extended-properties' Target='word/document.xml'/>"           \
	"<Relationship Type='http://x/officeDocument' Target='" target "'/></Relationships>"
	static const struct {
		const char *target, *part, *seen;
	} rows[] = {
	    {RELATION("word/document2.xml"), "word/document2.xml", "right\n"},
	    {RELATION("/word/document2.xml"), "word/document2.xml", "right\n"},
	    {RELATION("./a/../docs/My%20form.xml"), "docs/My form.xml", "right\n"},
	    {RELATION("WORD/Document2.XML"), "word/document2.xml", "right\n"},
	    {RELATION("../../../etc/passwd"), "etc/passwd", "right\n"},
	    {RELATION("word/missing.xml"), "x", "wrong\n"},
	    {"not XML", "x", "wrong\n"},
	};
	struct attachment_notes notes;
	const char *bytes;
	size_t i, size;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const struct archive_entry entries[] = {
		    {.name = "_rels/.rels", .bytes = rows[i].target},
		    {.name = "word/document.xml", .bytes = DOCUMENT("wrong")},
		    {.name = rows[i].part, .bytes = DOCUMENT("right")},
		};

		bytes = archive_make(&arena, entries, COUNT_OF(entries), &size);
		assert_string_equal(seen_of(bytes, size, &notes), rows[i].seen);
	}
}

/* The numbers that the document's cells carry lead back to what they were read from. */
static void places_are_found_again(void **state)
{
	static const char body[] = W_LINE("one") W_TABLE(
	    W_ROW(W_CELL(W_LINE("two") W_LINE("more")) W_CELL(W_LINE("three")))
		W_ROW("<w:trPr><w:del " BY "/></w:trPr>" W_CELL(W_LINE("four")))
		    W_ROW(W_CELL(W_TABLE(W_ROW(W_CELL(W_LINE("six")) W_CELL(W_LINE("seven"))) W_ROW(
			W_CELL(W_LINE("eight")) W_CELL(W_LINE("nine"))))) W_CELL(W_LINE("ten"))))
	    W_CONTROL("", W_LINE("eleven"));
	struct attachment_notes notes = {0};
	struct document document;
	const struct document_block *block;
	xmlChar *words;
	struct docx docx;
	struct err err;
	size_t size;
	char *bytes;

	(void)state;
	bytes = wordfile_make(&arena, body, NULL, &size);
	assert_int_equal(docx_open(&docx, &arena, bytes, size, &err), 0);
	document_init(&document, &arena);
	assert_int_equal(docx_read_tree(&docx, &document, &notes, &err), 0);
	assert_int_equal(docx.places, 11);
	assert_int_equal(document.blocks[0].paragraph.origin, 1);
	block = &document.blocks[1];
	assert_int_equal(block->rows[0].cells[0].origin, 2);
	assert_int_equal(block->rows[0].cells[1].origin, 3);
	assert_int_equal(block->rows[1].cells[0].origin, 5);
	assert_int_equal(block->rows[1].cells[1].origin, 10);
	assert_int_equal(document.blocks[2].rows[1].cells[0].origin, 8);
	assert_int_equal(document.blocks[3].paragraph.origin, 11);
	words = xmlNodeGetContent(docx_find_place(&docx, 8));
	assert_string_equal((const char *)words, "eight");
	xmlFree(words);
	assert_string_equal((const char *)docx_find_place(&docx, 11)->name, "p");
	assert_string_equal((const char *)docx_find_place(&docx, 2)->name, "tc");
	assert_null(docx_find_place(&docx, 0));
	assert_null(docx_find_place(&docx, 12));
	assert_string_equal(zip_archive_name(docx.zip, docx.main), "word/document.xml");
	docx_close(&docx);
	docx_close(&docx);
}

static void assert_refused(const char *bytes, size_t size, const char *why)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;

	assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_string_equal(err.text, why);
}

static void what_is_no_word_document_is_refused(void **state)
{
	static const struct archive_entry nothing[] = {{.name = "a.txt", .bytes = "x"}};
	static const struct archive_entry other[] = {
	    {.name = "word/document.xml", .bytes = "<html><body/></html>"}};
	static const struct archive_entry broken[] = {
	    {.name = "word/document.xml", .bytes = "<w:document"}};
	const char *bytes;
	size_t size;

	(void)state;
	bytes = archive_make(&arena, nothing, 1, &size);
	assert_refused(bytes, size, "It is damaged: the part with its text is not there.");
	bytes = archive_make(&arena, other, 1, &size);
	assert_refused(bytes, size,
		       "It is not what its name says: there is no text of a Word document in it.");
	bytes = archive_make(&arena, broken, 1, &size);
	assert_refused(bytes, size, "It is damaged inside.");
	assert_refused("not a zip", 9, "It is damaged.");
	bytes = wordfile_make(
	    &arena, W_P("<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>"), NULL,
	    &size);
	assert_refused(bytes, size, "There are only pictures in it, and no words.");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(words_are_read_however_they_are_split),
	    TEST(what_is_beside_the_text_is_left_out),
	    TEST(tables_keep_their_columns),
	    TEST(tables_in_tables_stay_in_order),
	    TEST(marks_are_kept),
	    TEST(styles_give_marks),
	    TEST(styles_that_nobody_uses_are_left_out),
	    TEST(ticks_are_ticks_in_any_font),
	    TEST(content_controls_show_their_state),
	    TEST(dates_are_what_is_stored),
	    TEST(bound_values_are_shown),
	    TEST(legacy_fields_show_their_state),
	    TEST(fields_show_their_result),
	    TEST(tracked_changes_are_accepted),
	    TEST(text_boxes_are_read_once),
	    TEST(a_circle_marks_the_word_below_it),
	    TEST(hidden_words_are_left_out_and_reported),
	    TEST(what_is_not_read_is_reported),
	    TEST(strict_documents_are_read),
	    TEST(the_main_part_is_found_by_its_relationship),
	    TEST(places_are_found_again),
	    TEST(what_is_no_word_document_is_refused),
	};

	docx_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
