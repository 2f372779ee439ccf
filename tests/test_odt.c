/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument texts as LibreOffice, Word and Google write them, and what a person sees of them. */
#include "check.h"

#include <string.h>

#include "archive.h"
#include "drawn.h"
#include "hostile.h"
#include "read/odt.h"
#include "read/xml.h"

#define TICKED DOCUMENT_TICKED
#define EMPTY  DOCUMENT_EMPTY

#define MIMETYPE "application/vnd.oasis.opendocument.text"
#define OASIS	 "urn:oasis:names:tc:opendocument:xmlns:"
#define SPACES                                                                                     \
	" xmlns:office=\"" OASIS "office:1.0\" xmlns:text=\"" OASIS                                \
	"text:1.0\" xmlns:table=\"" OASIS "table:1.0\" xmlns:style=\"" OASIS                       \
	"style:1.0\" xmlns:draw=\"" OASIS "drawing:1.0\" xmlns:form=\"" OASIS                      \
	"form:1.0\" xmlns:fo=\"" OASIS "xsl-fo-compatible:1.0\" xmlns:svg=\"" OASIS                \
	"svg-compatible:1.0\""                                                                     \
	" xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""    \
	" xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0\""

#define TEXT_STYLE(name, rest)                                                                     \
	"<style:style style:name=\"" name "\" style:family=\"text\"><style:text-properties " rest  \
	"/></style:style>"
#define STYLES                                                                                     \
	"<office:font-face-decls><style:font-face style:name=\"Wingdings1\" "                      \
	"svg:font-family=\"'Wingdings'\"/></"                                                      \
	"office:font-face-decls><office:automatic-styles>" TEXT_STYLE(                             \
	    "B", "fo:font-weight=\"bold\"") TEXT_STYLE("U",                                        \
						       "style:text-underline-style=\"solid\"")     \
	    TEXT_STYLE("H", "fo:background-color=\"#ffff00\"") TEXT_STYLE(                         \
		"X", "style:text-line-through-style=\"solid\"")                                    \
		TEXT_STYLE("O", "fo:border=\"0.5pt solid #000000\"") TEXT_STYLE(                   \
		    "I", "fo:font-style=\"italic\"") TEXT_STYLE("J", "fo:font-style=\"normal\"")   \
		    TEXT_STYLE("V", "text:display=\"none\"") TEXT_STYLE(                           \
			"W",                                                                       \
			"style:font-name=\"Wingdings1\"") "<style:style style:name=\"N\" "         \
							  "style:family=\"text\" "                 \
							  "style:parent-style-name=\"B\">"         \
							  "<style:text-properties "                \
							  "fo:font-weight=\"normal\" "             \
							  "style:text-underline-style=\"solid\"/>" \
							  "</style:style><style:style "            \
							  "style:name=\"PB\" "                     \
							  "style:family=\"paragraph\">"            \
							  "<style:text-properties "                \
							  "fo:font-weight=\"bold\"/></"            \
							  "style:style>"                           \
							  "<style:style style:name=\"C\" "         \
							  "style:family=\"table-cell\">"           \
							  "<style:table-cell-properties "          \
							  "fo:background-color=\"#ffff00\"/></"    \
							  "style:style>"                           \
							  "<style:style style:name=\"D\" "         \
							  "style:family=\"table-cell\">"           \
							  "<style:table-cell-properties "          \
							  "fo:background-color=\"#d9d9d9\"/></"    \
							  "style:style>"                           \
							  "</office:automatic-styles>"
#define DOCUMENT(body)                                                                             \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" SPACES ">" STYLES   \
	"<office:body><office:text>" body "</office:text></office:body></office:document-content>"

#define P(text)		 "<text:p>" text "</text:p>"
#define SPAN(name, text) "<text:span text:style-name=\"" name "\">" text "</text:span>"
#define TABLE(rows)	 "<table:table>" rows "</table:table>"
#define ROW(cells)	 "<table:table-row>" cells "</table:table-row>"
#define CELL(blocks)	 "<table:table-cell>" blocks "</table:table-cell>"
#define COVERED		 "<table:covered-table-cell/>"

static int set_up(void **state)
{
	(void)state;
	xml_warm_up();
	return 0;
}

static int read_bytes(const void *bytes, size_t size, struct document *document,
		      struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};

	memset(notes, 0, sizeof(*notes));
	document_init(document, &arena);
	return odt_read(&arena, &file, document, notes, e);
}

/* What the bytes show, then their problems. */
static const char *seen(const void *bytes, size_t size)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;
	struct str out;
	size_t i;

	str_init(&out, &arena, STR_UNBOUNDED);
	if (read_bytes(bytes, size, &document, &notes, &err) < 0)
		str_addf(&out, "refused: %s\n", err.text);
	else
		str_add(&out, drawn(&arena, &document));
	for (i = 0; i < notes.problem_count; i++)
		str_addf(&out, "note: %s\n", notes.problems[i]);
	return str_text(&out);
}

static char *package(const char *content, const struct archive_entry *more, size_t *size)
{
	struct archive_entry entries[3] = {{"mimetype", MIMETYPE, 0, true, NULL},
					   {"content.xml", content, 0, false, NULL}};

	if (more)
		entries[2] = *more;
	return archive_make(&arena, entries, more ? 3 : 2, size);
}

struct sample {
	const char *content, *seen;
};

static void check(const struct sample *samples, size_t count)
{
	size_t i, size;
	char *bytes;

	for (i = 0; i < count; i++) {
		bytes = package(samples[i].content, NULL, &size);
		assert_true(odt_sniff((unsigned char *)bytes, size));
		assert_string_equal(seen(bytes, size), samples[i].seen);
	}
}

static void text_is_what_people_see(void **state)
{
	static const struct sample samples[] = {
	    {DOCUMENT(P("One") P("Two\n  words") "<text:h>Head</text:h>"),
	     "One\nTwo words\nHead\n"},
	    {DOCUMENT(P("a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d")),
	     "a   b\tc\nd\n"},
	    {DOCUMENT(P("V\u011Bra &amp; <text:a>link</text:a> <text:soft-page-break/>on")),
	     "V\u011Bra & link on\n"},
	    {DOCUMENT("<text:list><text:list-item>" P("one") "</text:list-item><text:list-item>" P(
		 "two") "</text:list-item></text:list><text:section>" P("three") "</"
										 "text:"
										 "section"
										 ">"),
	     "one\ntwo\nthree\n"},
	    {DOCUMENT(P(SPAN("B", "b") SPAN("U", "u") SPAN("H", "h") SPAN("X", "x") SPAN("O", "o")
			    SPAN("N", "n") SPAN("B", SPAN("U", "both")))),
	     "b{b}u{u}h{h}s{x}x{o}u{n}bu{both}\n"},
	    {DOCUMENT(P(SPAN("I", "a" SPAN("J", "b")) "c")), "i{a}bc\n"},
	    {DOCUMENT("<text:p text:style-name=\"PB\">bold " SPAN("N", "not") "</text:p>"),
	     "b{bold }u{not}\n"},
	    /* Notes, comments and what was deleted are none of the text. */
	    {DOCUMENT("<text:tracked-changes><text:changed-region><text:deletion>" P(
		 "gone") "</text:deletion></text:changed-region></"
			 "text:tracked-changes>" P(
			     "k<text:change/>e<text:change-start/"
			     ">p<text:change-end/>t"
			     "<text:note><text:note-body>" P("note") "</text:note-body></"
								     "text:note>"
								     "<office:annotation>" P(
									 "comment") "</"
										    "office:"
										    "annotatio"
										    "n>")),
	     "kept\n"},
	    {DOCUMENT("<text:table-of-content><text:index-body>" P(
		 "Contents") "</text:index-body></text:table-of-content>" P("x")),
	     "x\n"},
	    {DOCUMENT(P("seen" SPAN("V", " not")) P("<text:hidden-text text:is-hidden=\"true\" "
						    "text:string-value=\"no\">no</text:hidden-text>"
						    "x")),
	     "seen\nx\nnote: There are hidden words in it: they were left out.\n"},
	    {DOCUMENT(P("Yes " SPAN("W", "\uF0FE") " No " SPAN("W", "\uF0A8"))),
	     "Yes " TICKED " No " EMPTY "\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void tables_are_rows(void **state)
{
	static const struct sample samples[] = {
	    {DOCUMENT(TABLE("<table:table-column/><table:table-header-rows>" ROW(CELL(P("A")) CELL(
		 P("B"))) "</table:table-header-rows>" ROW(CELL(P("c") P("d")) CELL("")))),
	     "[A|B]\n[c\nd|]\n"},
	    /* Cells that are merged with the one to the left, and with the one above. */
	    {DOCUMENT(TABLE(ROW("<table:table-cell table:number-columns-spanned=\"2\">" P(
		 "wide") "</table:table-cell>" COVERED CELL(P("x")))
				ROW("<table:table-cell table:number-rows-spanned=\"2\">" P(
				    "tall") "</table:table-cell>" CELL(P("1")) CELL(P("2")))
				    ROW(COVERED CELL(P("3")) CELL(P("4"))))),
	     "[2:wide|x]\n[tall|1|2]\n[|3|4]\n"},
	    {DOCUMENT(
		 TABLE(ROW(CELL(P("a")) "<table:table-cell "
					"table:number-columns-repeated=\"2\"/>" CELL(P("b"))))),
	     "[a|||b]\n"},
	    {DOCUMENT(TABLE(
		 ROW(CELL(P("a") TABLE(ROW(CELL(P("in")) CELL(P("side")))) P("b")) CELL(P("c"))))),
	     "[a\nb|c]\n[in|side]\n"},
	    {DOCUMENT(TABLE(ROW(CELL(P("Yes")) "<table:table-cell table:style-name=\"C\">" P(
		 "No") "</table:table-cell>"))),
	     "[Yes|h{No}]\n"},
	    {DOCUMENT(TABLE(ROW(CELL(P("Yes")) "<table:table-cell table:style-name=\"C\">" P(
		 "") "</table:table-cell>"))),
	     "[Yes|%]\n"},
	    {DOCUMENT(TABLE(ROW(CELL(P("Yes")) "<table:table-cell table:style-name=\"D\">" P(
		 "No") "</table:table-cell>"))),
	     "[Yes|No]\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

#define CONTENT_CONTROL(rest, text)                                                                \
	"<loext:content-control " rest ">" text "</loext:content-control>"
#define BOX(id, rest)  "<form:checkbox xml:id=\"" id "\" form:id=\"" id "\" " rest "/>"
#define DRAWN(id)      "<draw:control draw:control=\"" id "\"/>"
#define FORMS(content) "<office:forms><form:form>" content "</form:form></office:forms>"

static void fields_show_their_values(void **state)
{
	static const struct sample samples[] = {
	    {DOCUMENT(P(CONTENT_CONTROL("loext:checkbox=\"true\" loext:checked=\"true\"", "\u2612")
			    CONTENT_CONTROL("loext:checkbox=\"true\"", "\u2610"))),
	     TICKED EMPTY "\n"},
	    {DOCUMENT(
		 P("a" CONTENT_CONTROL("loext:showing-place-holder=\"true\"", "Click to enter text")
		       CONTENT_CONTROL("loext:date=\"true\"", "1 May")
			   CONTENT_CONTROL("", SPAN("B", "b")))),
	     "a1 Mayb{b}\n"},
	    {DOCUMENT(P("a<text:placeholder text:placeholder-type=\"text\">&lt;name&gt;"
			"</text:placeholder>b<text:text-input text:description=\"Your name\">"
			"Your name</text:text-input>c<text:text-input text:description=\"Your "
			"name\">Joan</text:text-input>")),
	     "abcJoan\n"},
	    {DOCUMENT(P("<text:drop-down text:name=\"d\"><text:label text:value=\"North\"/>"
			"<text:label text:value=\"South\" text:current-selected=\"true\"/>South"
			"</text:drop-down>")),
	     "South\n"},
	    /* Word's legacy fields, as LibreOffice keeps them. */
	    {DOCUMENT(P("<field:fieldmark field:type=\"vnd.oasis.opendocument.field."
			"FORMCHECKBOX\"><field:param field:name=\"Checkbox_Checked\" "
			"field:value=\"true\"/></field:fieldmark><field:fieldmark "
			"field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\"/>")),
	     TICKED EMPTY "\n"},
	    {DOCUMENT(P("<field:fieldmark field:type=\"vnd.oasis.opendocument.field."
			"FORMDROPDOWN\"><field:param field:name=\"Dropdown_ListEntry\" "
			"field:value=\"North\"/><field:param field:name=\"Dropdown_ListEntry\" "
			"field:value=\"South\"/><field:param field:name=\"Dropdown_Selected\" "
			"field:value=\"1\"/></field:fieldmark><field:fieldmark-start "
			"field:type=\"vnd.oasis.opendocument.field.FORMTEXT\"/> Joan"
			"<field:fieldmark-end/>")),
	     "South Joan\n"},
	    /* Controls stand at the beginning, and are drawn elsewhere. */
	    {DOCUMENT(FORMS(BOX("c1", "form:current-state=\"checked\"") BOX(
		 "c2",
		 "form:label=\"No\"") "<form:radio form:id=\"c3\" form:current-selected=\"true\"/>"
				      "<form:textarea form:id=\"c4\" form:current-value=\"Two "
				      "words\"/>"
				      "<form:listbox form:id=\"c5\"><form:option "
				      "form:label=\"North\"/><form:option "
				      "form:current-selected=\"true\" "
				      "form:label=\"South\"/></form:listbox>"
				      "<form:text form:id=\"c6\" form:value=\"Joan\"/>"
				      "<form:button form:id=\"c7\" form:label=\"Send\"/>")
			  P(DRAWN("c1") " " DRAWN("c2")) P(DRAWN("c3") DRAWN("c4")) P(DRAWN("c5"))
			      P(DRAWN("c6") DRAWN("c7") DRAWN("c8"))),
	     TICKED " " EMPTY " No\n" TICKED "Two words\nSouth\nJoan\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void boxes_are_read_once(void **state)
{
	static const struct sample samples[] = {
	    {DOCUMENT(P("a<draw:frame><draw:text-box>" P("in") P("box") "</draw:text-box>"
									"</draw:frame>b")),
	     "in\nbox\nab\n"},
	    /* One that stands in its line as a letter does is read there. */
	    {DOCUMENT(P("Name <draw:frame text:anchor-type=\"as-char\"><draw:text-box>" P("Cy Dee")
			    P("Di Fox") "</draw:text-box></draw:frame>")),
	     "Name \tCy Dee\nDi Fox\n"},
	    {DOCUMENT(P("<draw:frame text:anchor-type=\"as-char\"><draw:text-box>" P(
		 "One") "<text:list><text:list-item>" P("two") "</text:list-item></text:list></"
							       "draw:text-box></draw:frame>")),
	     "One\ntwo\n"},
	    {DOCUMENT(P("a<draw:custom-shape>" P("shape") "</draw:custom-shape>")), "shape\na\n"},
	    {DOCUMENT(
		 "<draw:frame><draw:text-box>" P("page") "</draw:text-box></draw:frame>" P("a")),
	     "page\na\n"},
	    {DOCUMENT(
		 P("Yes <draw:frame><draw:image/><svg:desc>Checkmark</svg:desc></draw:frame>")),
	     "Yes " DOCUMENT_TICKED "\n"},
	    {DOCUMENT(P("<draw:frame><draw:image/></draw:frame>")),
	     "refused: There are only pictures in it, and no words.\n"},
	};

	(void)state;
	check(samples, COUNT_OF(samples));
}

static void packages_and_single_files_are_read(void **state)
{
	static const char flat[] =
	    "<?xml version=\"1.0\"?><office:document" SPACES " office:mimetype=\"" MIMETYPE
	    "\">" STYLES
	    "<office:body><office:text>" P(SPAN("B", "flat")) "</office:text>"
							      "</office:body></office:document>";
	static const struct archive_entry styles = {
	    "styles.xml",
	    "<office:document-styles" SPACES "><office:styles><style:style style:name=\"Strong\" "
	    "style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
	    "</office:styles></office:document-styles>",
	    0, false, NULL};
	static const struct archive_entry macros = {"Basic/script-lc.xml", "<x/>", 0, false, NULL};
	static const struct archive_entry locked = {"META-INF/manifest.xml",
						    "<manifest:encryption-data/>", 0, false, NULL};
	const char *content = DOCUMENT(P(SPAN("Strong", "x")));
	size_t size;
	char *bytes;

	(void)state;
	assert_true(odt_sniff((const unsigned char *)flat, strlen(flat)));
	assert_string_equal(seen(flat, strlen(flat)), "b{flat}\n");
	bytes = package(content, &styles, &size);
	assert_string_equal(seen(bytes, size), "b{x}\n");
	bytes = package(content, &macros, &size);
	assert_string_equal(seen(bytes, size), "x\nnote: It holds macros: they were left out.\n");
	bytes = package(content, &locked, &size);
	assert_string_equal(seen(bytes, size), "refused: It is protected by a password.\n");
	bytes = package("<x/>", NULL, &size);
	assert_string_equal(seen(bytes, size), "refused: There is no text in it.\n");
	bytes = package("not XML", NULL, &size);
	assert_string_equal(seen(bytes, size), "refused: It is damaged inside.\n");
}

/* Their text is cut before it is read (read/xml_cut.h): what is left means the same. */
static void styles_that_nobody_uses_are_left_out(void **state)
{
#define HEAD "<office:document-styles" SPACES "><office:styles>"
#define END  "</office:styles></office:document-styles>"
#define BASED(name, base)                                                                          \
	"<style:style style:name=\"" name                                                          \
	"\" style:family=\"text\" style:parent-style-name=\"" base "\"/>"
#define STRONG TEXT_STYLE("Strong", "fo:font-weight=\"bold\"")
	static const char *const styles[] = {
	    HEAD STRONG END,
	    HEAD TEXT_STYLE("Weak", "fo:font-weight=\"normal\"") STRONG END,
	    HEAD "<text:list-style style:name=\"L\"><text:list-level-style-number/>"
		 "</text:list-style><style:default-style/>" STRONG END,
	    HEAD "<style:style style:name=\"Strong\" style:family=\"table\"/>" STRONG END,
	    HEAD BASED("Strong", "Mid") BASED("Mid", "Top") BASED("Mid2", "Top")
		TEXT_STYLE("Top", "fo:font-weight=\"bold\"") END,
	    HEAD BASED("Strong", "Strong2") TEXT_STYLE("Strong2", "fo:font-weight=\"bold\"") END,
	    HEAD BASED("Strong", "T&#111;p") TEXT_STYLE("Top", "fo:font-weight=\"bold\"") END,
	    HEAD "<!-- <style:style> -->" STRONG END,
	    HEAD "<!-- </style:style> <text:list-style> -->" STRONG END,
	    "<o:document-styles xmlns:o=\"" OASIS "office:1.0\" xmlns:s=\"" OASIS
	    "style:1.0\" xmlns:f=\"" OASIS "xsl-fo-compatible:1.0\"><o:styles><s:style "
	    "s:name=\"Strong\" s:family=\"text\"><s:text-properties f:font-weight=\"bold\"/>"
	    "</s:style></o:styles></o:document-styles>",
	};
	struct archive_entry entry = {"styles.xml", NULL, 0, false, NULL};
	size_t i, size;
	char *bytes;

	(void)state;
	for (i = 0; i < COUNT_OF(styles); i++) {
		entry.bytes = styles[i];
		bytes = package(DOCUMENT(P("a" SPAN("Strong", "b"))), &entry, &size);
		assert_string_equal(seen(bytes, size), "ab{b}\n");
	}
	/* One that only a style of the content itself is based on. */
	entry.bytes = styles[0];
	bytes = package("<office:document-content" SPACES "><office:automatic-styles>" BASED(
			    "T1", "Strong") "</"
					    "office:automatic-styles><office:"
					    "body><office:text>" P(
						"a" SPAN("T1", "b")) "</office:text></"
								     "office:body>"
								     "</"
								     "office:document-content>",
			&entry, &size);
	assert_string_equal(seen(bytes, size), "ab{b}\n");
}

/* Each ends soon: with its text, cut, or with a reason. */
static void hostile_documents_end_soon(void **state)
{
	static const struct {
		const char *head, *unit;
	} rows[] = {
	    {"", "<a>"},
	    {"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>",
	     "&b;"},
	    {"<office:document" SPACES "><office:body><office:text>", P("x")},
	    {"<office:document" SPACES "><office:body><office:text>", "<text:section>"},
	    {"<office:document" SPACES "><office:body><office:text>" P("x"), "words "},
	    {"<office:document" SPACES "><office:body><office:text><table:table>",
	     "<table:table-row table:number-rows-repeated=\"99999\"><table:table-cell "
	     "table:number-columns-repeated=\"99999\">" P("x") "</table:table-cell>"
							       "</table:table-row>"},
	    {"<office:document" SPACES "><office:automatic-styles>", TEXT_STYLE("x", "")},
	};
	static const char end[] = "</office:text></office:body></office:document>";
	size_t i, size, sizes[] = {1 << 20, 15 << 20, HOSTILE_SIZE};
	struct attachment_notes notes;
	struct document document;
	struct err err;
	clock_t began;
	char *bytes;

	(void)state;
	for (i = 0; i < 3 * COUNT_OF(rows); i++) {
		size = sizes[i % 3];
		bytes = hostile_repeat(&arena, rows[i / 3].head, rows[i / 3].unit, size);
		if (i / 3 > 1 && i % 3 < 2)
			memcpy(bytes + size - strlen(end), end, strlen(end));
		began = clock();
		if (read_bytes(bytes, size, &document, &notes, &err) < 0)
			assert_int_equal(err.kind, ERR_INPUT);
		hostile_check_time(began, rows[i / 3].unit);
		assert_true(arena.used < HOSTILE_MEMORY);
		arena_clear(&arena);
	}
}

static void bombs_end_soon(void **state)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;
	clock_t began;
	size_t size;
	char *bytes;

	(void)state;
	bytes = hostile_repeat(&arena, "<office:document-content" SPACES ">", "<!-- x -->",
			       HOSTILE_SIZE);
	bytes[HOSTILE_SIZE - 1] = '\0';
	bytes = package(bytes, NULL, &size);
	assert_true(size < 1 << 20);
	began = clock();
	assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	hostile_check_time(began, "a bomb");
}

/* Whatever is cut off or changed: no crash. */
static void broken_packages_are_refused(void **state)
{
	struct attachment_notes notes;
	struct document document;
	struct err err = {0};
	char *bytes, was;
	size_t i, size;

	(void)state;
	bytes = package(DOCUMENT(P("one") TABLE(ROW(CELL(P("two"))))), NULL, &size);
	for (i = 0; i < size; i++) {
		if (read_bytes(bytes, i, &document, &notes, &err) < 0)
			assert_int_equal(err.kind, ERR_INPUT);
		was = bytes[i];
		bytes[i] = (char)(was ^ 0x15);
		read_bytes(bytes, size, &document, &notes, &err);
		bytes[i] = was;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(text_is_what_people_see),
	    TEST(tables_are_rows),
	    TEST(fields_show_their_values),
	    TEST(boxes_are_read_once),
	    TEST(packages_and_single_files_are_read),
	    TEST(styles_that_nobody_uses_are_left_out),
	    TEST(hostile_documents_end_soon),
	    TEST(bombs_end_soon),
	    TEST(broken_packages_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
