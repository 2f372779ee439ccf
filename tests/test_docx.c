/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word documents, construct by construct as Word writes them, and what a person sees of them. */
#include "check.h"

#include <string.h>

#include "docx_case.h"

static void words_are_read_however_they_are_split(void **state)
{
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

/* A part beside the main one. */
#define BESIDE(name, inside)                                                                       \
	"<w:" name                                                                                 \
	" xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" inside          \
	"</w:" name ">"

static void what_is_beside_the_text_is_left_out(void **state)
{
	static const struct docx_sample samples[] = {
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
	    {"word/comments.xml",
	     BESIDE("comments", "<w:comment w:id='0'>" W_LINE("no") "</w:comment>"), "comments",
	     NULL},
	    {"word/header1.xml", BESIDE("hdr", W_LINE("no")), "header", NULL},
	    {"word/footer1.xml", BESIDE("ftr", W_LINE("no")), "footer", NULL},
	    {"word/footnotes.xml",
	     BESIDE("footnotes", "<w:footnote w:id='1'>" W_LINE("no") "</w:footnote>"), "footnotes",
	     NULL},
	    {"word/endnotes.xml",
	     BESIDE("endnotes", "<w:endnote w:id='1'>" W_LINE("no") "</w:endnote>"), "endnotes",
	     NULL},
	    {NULL, NULL, "hyperlink", "https://council.example/"},
	    {NULL, NULL, "attachedTemplate", "file:///C:/form.dotx"},
	    {NULL, NULL, NULL, NULL}};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, parts);
}

static void tables_keep_their_columns(void **state)
{
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

static void tables_in_tables_stay_in_order(void **state)
{
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

#define BY "w:id='1' w:author='Ann' w:date='2026-05-01T10:00:00Z'"

static void tracked_changes_are_accepted(void **state)
{
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
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
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

#define OVAL(style) "<w:r><w:pict><v:oval style='" style "' filled='f'/></w:pict></w:r>"

static void a_circle_marks_the_word_below_it(void **state)
{
	static const struct docx_sample samples[] = {
	    {W_TABLE(W_ROW(W_CELL(W_P("<w:r>" EITHER(SHAPE(ELLIPSE, ""), "") "</w:r>" W_RUN("YES")))
			       W_CELL(W_LINE("NO")))),
	     "[x{YES}|NO]\n"},
	    {W_TABLE(W_ROW(W_CELL(W_P(OVAL("position:absolute;margin-left:-2pt;margin-top:0;width:"
					   "40pt;height:18pt") W_RUN("NO"))))),
	     "[x{NO}]\n"},
	    /* Far to the right, in a wide cell. */
	    {W_TABLE(W_ROW(
		 W_CELL_OF("<w:tcW w:w='5000' w:type='dxa'/>",
			   W_P(OVAL("position:absolute;margin-left:200pt;margin-top:0;width:40pt;"
				    "height:18pt") W_RUN("NO"))))),
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
	static const struct docx_sample unclear[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
	docx_case_check(
	    &arena, unclear, COUNT_OF(unclear),
	    "Something is drawn in it by hand or with a shape (a circle around a Yes or a "
	    "No, say): what it marks could not be told.",
	    NULL);
}

static void hidden_words_are_left_out_and_reported(void **state)
{
	static const struct docx_sample samples[] = {
	    {W_P(W_RUN("a") W_LOOK("<w:vanish/>", "secret")), "a\n"},
	};
	static const struct docx_sample nothing[] = {
	    {W_P(W_RUN("a") W_LOOK("<w:vanish/>", " ") W_LOOK("<w:webHidden/>", "b")), "ab\n"},
	    {W_P("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" W_RUN("a")), "a\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples),
			"There are hidden words in it: they were left out.", NULL);
	docx_case_check(&arena, nothing, COUNT_OF(nothing), NULL, NULL);
}

static void what_is_not_read_is_reported(void **state)
{
	static const struct docx_sample line[] = {{W_LINE("x"), "x\n"}};
	static const struct docx_sample chunk[] = {{W_LINE("x") "<w:altChunk r:id='r1'/>", "x\n"}};
	static const struct docx_sample sub[] = {{W_LINE("x") "<w:subDoc r:id='r1'/>", "x\n"}};
	static const struct docx_sample object[] = {
	    {W_P(W_RUN("x") "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet'/></w:object></w:r>"),
	     "x\n"}};
	static const struct docx_sample control[] = {
	    {W_P(W_RUN("x") "<w:r><w:object><w:control r:id='r1'/></w:object></w:r>"), "x\n"}};
	static const struct wordfile_part macros[] = {
	    {"word/vbaProject.bin", "x", "vbaProject", NULL}, {NULL, NULL, NULL, NULL}};
	static const struct wordfile_part outside[] = {
	    {NULL, NULL, "image", "http://127.0.0.1:9/a.png"},
	    {NULL, NULL, "oleObject", "file://///server/share/x.xlsx"},
	    {NULL, NULL, NULL, NULL}};

	(void)state;
	docx_case_check(&arena, line, 1, "It holds macros: they were left out.", macros);
	docx_case_check(&arena, line, 1, "A part of it is somewhere else: it was not fetched.",
			outside);
	docx_case_check(&arena, chunk, 1, "A file that is a part of it was not read.", NULL);
	docx_case_check(&arena, sub, 1, "It has a part in another file, which was not fetched.",
			NULL);
	docx_case_check(&arena, object, 1, "A file that is embedded in it was not read.", NULL);
	docx_case_check(&arena, control, 1,
			"It has boxes of a kind (ActiveX) whose ticks cannot be read.", NULL);
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
	assert_string_equal(docx_case_seen(&arena, bytes, size, &notes), "[a|" TICKED "]\n");
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
		assert_string_equal(docx_case_seen(&arena, bytes, size, &notes), rows[i].seen);
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

/* Only who will not write the document again does without the look of its pages. */
static void who_writes_it_again_gets_all_of_it(void **state)
{
	static const char body[] = W_TABLE(
	    "<w:tblPr><w:tblLook w:val=\"04A0\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"9\"/>"
	    "</w:tblGrid>" W_ROW(W_CELL(W_LINE("one"))));
	struct docx whole, part;
	xmlChar *text;
	size_t size;
	char *bytes;
	int n;

	(void)state;
	bytes = wordfile_make(&arena, body, NULL, &size);
	assert_int_equal(docx_open(&whole, &arena, bytes, size, NULL), 0);
	assert_int_equal(docx_open_to_read(&part, &arena, bytes, size, NULL), 0);
	xmlDocDumpMemory(whole.tree, &text, &n);
	assert_non_null(strstr((const char *)text, "<w:tblLook w:val=\"04A0\"/>"));
	assert_non_null(strstr((const char *)text, "<w:gridCol w:w=\"9\"/>"));
	xmlFree(text);
	xmlDocDumpMemory(part.tree, &text, &n);
	assert_non_null(strstr((const char *)text, "<w:tblPr/><w:tblGrid/><w:tr>"));
	xmlFree(text);
	assert_int_equal(whole.places, part.places);
	docx_close(&whole);
	docx_close(&part);
}

static void assert_refused(const char *bytes, size_t size, const char *why)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;

	assert_int_equal(docx_case_read(&arena, bytes, size, &document, &notes, &err), -1);
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
	    TEST(tracked_changes_are_accepted),
	    TEST(text_boxes_are_read_once),
	    TEST(a_circle_marks_the_word_below_it),
	    TEST(hidden_words_are_left_out_and_reported),
	    TEST(what_is_not_read_is_reported),
	    TEST(strict_documents_are_read),
	    TEST(the_main_part_is_found_by_its_relationship),
	    TEST(places_are_found_again),
	    TEST(who_writes_it_again_gets_all_of_it),
	    TEST(what_is_no_word_document_is_refused),
	};

	docx_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
