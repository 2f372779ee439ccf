/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person fills in in a Word document: content controls, bound values, fields old and new. */
#include "check.h"

#include <string.h>

#include "docx_case.h"

#define PROMPT "<w:showingPlcHdr/>"
#define CLICK  "Click or tap here to enter text."

static void content_controls_show_their_state(void **state)
{
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

#define DATE(full, shown)                                                                          \
	W_P(W_CONTROL("<w:date w:fullDate='" full "'><w:dateFormat w:val='d'/></w:date>",          \
		      W_RUN(shown)))

static void dates_are_what_is_stored(void **state)
{
	static const struct docx_sample samples[] = {
	    {DATE("2026-08-21T00:00:00Z", "21/08/2026"), "21/08/2026\n"},
	    {DATE("2026-08-21T00:00:00Z", "Friday, 21 August 2026"), "Friday, 21 August 2026\n"},
	    {DATE("2026-08-21T00:00:00Z", "8/21/2026"), "2026-08-21\n"},
	    {DATE("2026-08-03T00:00:00Z", "8/3/2026"), "2026-08-03\n"},
	    {DATE("2026-08-03T00:00:00Z", "3. srpna 2026"), "2026-08-03\n"},
	    {DATE("2026-08-21T00:00:00Z", ""), "\n"},
	    {DATE("nonsense", "21/08/2026"), "21/08/2026\n"},
	    {W_P(W_CONTROL("<w:date/>", W_RUN("21/08/2026"))), "21/08/2026\n"},
	};
	static const struct docx_sample typed_over[] = {
	    {DATE("2026-08-21T00:00:00Z", "22/08/2026"), "22/08/2026\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
	docx_case_check(
	    &arena, typed_over, COUNT_OF(typed_over),
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
	static const struct docx_sample samples[] = {
	    {BOUND("/n:form[1]/n:name[1]", PROMPT, W_RUN(CLICK)), "Ann\n"},
	    {BOUND("/n:form/n:name[2]", PROMPT, W_RUN(CLICK)), "Bea\n"},
	    {BOUND("/n:form/@kind", "", ""), "k\n"},
	    {BOUND("/n:form[1]/n:name[1]", "", W_RUN("Ann")), "Ann\n"},
	    /* Of a list its value is stored, which need not be the words that it shows. */
	    {BOUND("/n:form/@kind", "<w:dropDownList/>", W_RUN("Kind one")), "Kind one\n"},
	    {BOUND("/n:form/@kind", "<w:comboBox/>", W_RUN("Kind one")), "Kind one\n"},
	    {BOUND("/n:form/@kind", "<w:date/>", W_RUN("1 May 2026")), "1 May 2026\n"},
	    /* No other path is followed. */
	    {BOUND("/n:form/n:name[3]", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("/n:form/n:group", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("//n:name", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("count(//*)", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("/n:form[1", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("/n:form[1]x/n:name", PROMPT, W_RUN(CLICK)), "\n"},
	    {BOUND("", PROMPT, W_RUN(CLICK)), "\n"},
	};
	static const struct docx_sample differing[] = {
	    {BOUND("/n:form[1]/n:name[1]", "", W_RUN("Zoe")), "Zoe\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, parts);
	docx_case_check(
	    &arena, differing, 1,
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
	static const struct docx_sample samples[] = {
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
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

static void fields_show_their_result(void **state)
{
	static const struct docx_sample samples[] = {
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
	    {W_P(CHAR("begin") CODE(" eq \\o\\ac(") CODE("\xE2\x97\x8B") CODE(",Y)") CHAR("end")),
	     "(Y)\n"},
	    {W_P(CHAR("begin") CODE(" SYMBOL 0xA8 \\f Wingdings \\s 10") CHAR("end")), EMPTY "\n"},
	    /* A field over several paragraphs, and ones that do not end, or begin. */
	    {W_P(CHAR("begin") CODE(" TOC ") CHAR("separate") W_RUN("a"))
		 W_P(W_RUN("b") CHAR("end")) W_LINE("c"),
	     "a\nb\nc\n"},
	    {W_P(CHAR("begin") CODE(" PAGE ")) W_LINE("b"), "\nb\n"},
	    {W_P(CHAR("end") CHAR("separate") W_RUN("a")), "a\n"},
	};

	(void)state;
	docx_case_check(&arena, samples, COUNT_OF(samples), NULL, NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(content_controls_show_their_state),
	    TEST(dates_are_what_is_stored),
	    TEST(bound_values_are_shown),
	    TEST(legacy_fields_show_their_state),
	    TEST(fields_show_their_result),
	};

	docx_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
