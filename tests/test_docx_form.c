/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do to a Word form with YES and NO printed in it, and what they mean by it. */
#include "check.h"

#include <string.h>

#include "form_case.h"
#include "read/docx.h"
#include "wordfile.h"

#define TICK	   "\xE2\x9C\x93"
#define YES	   W_LINE("YES")
#define NO	   W_LINE("NO")
#define TWO(a, b)  W_CELL(a) W_CELL(b)
#define ONE(a)	   W_CELL(a)
#define BOTH(a, b) ONE(W_P(a W_RUN(" / ") b))
#define SYM(c)	   "<w:r><w:sym w:font='Wingdings' w:char='" c "'/></w:r>"
#define BY	   "w:id='1' w:author='Ann' w:date='2026-05-01T10:00:00Z'"
#define DELETED(t) "<w:del " BY "><w:r><w:delText>" t "</w:delText></w:r></w:del>"
#define BOX(on)                                                                                    \
	W_CONTROL("<w14:checkbox><w14:checked w14:val='" on "'/></w14:checkbox>", W_RUN("?"))
#define FIELD(state)                                                                               \
	"<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>" state                       \
	"</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
#define OVAL                                                                                       \
	"<w:r><w:pict><v:oval style='position:absolute;margin-left:-4pt;margin-top:-2pt;"          \
	"width:36pt;height:18pt' filled='f'/></w:pict></w:r>"

struct row {
	const char *cells;
	const char *said; /* "yes", "no" or "-" */
};

/* The form that a Word file with this body is read as. */
static const struct form *read_body(const char *body, struct attachment_notes *notes)
{
	struct attachment_file file = {0};
	struct document document;
	struct err err;

	memset(notes, 0, sizeof(*notes));
	file.bytes = wordfile_make(&arena, body, NULL, &file.size);
	document_init(&document, &arena);
	assert_int_equal(docx_read(&arena, &file, &document, notes, &err), 0);
	return form_read(&arena, &document, form_case_day());
}

static const struct form *read_row(const char *cells, struct attachment_notes *notes)
{
	return read_body(
	    arena_printf(&arena,
			 W_LINE("Fostering Panel Escalation form") W_TABLE(
			     W_ROW(W_CELL(W_LINE("Foster carer\xE2\x80\x99s name/s"))
				       W_CELL(W_LINE("Ann Lee"))) W_ROW(W_CELL(W_LINE("PRACTICE")))
				 W_ROW(W_CELL(W_LINE("Quality of reports")) "%s")),
			 cells),
	    notes);
}

static void what_is_meant_is_read(void **state)
{
	static const struct row rows[] = {
	    /* A sign of any kind beside a word, or in its column. */
	    {TWO(W_LINE("YES x"), NO), "yes"},
	    {TWO(YES, W_LINE("NO X")), "no"},
	    {TWO(W_LINE("Y"), W_P("")), "yes"},
	    {TWO(W_P(""), W_LINE("x")), "no"},
	    {TWO(W_LINE("X"), W_P("")), "yes"},
	    {TWO(W_LINE(TICK), W_P("")), "yes"},
	    {TWO(W_P(""), W_LINE(TICK)), "no"},
	    {TWO(W_LINE("yes"), W_P("")), "yes"},
	    {TWO(W_P(W_RUN("YES ") SYM("F0FC")), NO), "yes"},
	    {TWO(YES, W_P(W_RUN("NO ") SYM("F0FE"))), "no"},
	    {TWO(W_P(W_RUN("YES ") SYM("F0A8")), W_P(W_RUN("NO ") SYM("F078"))), "no"},
	    {TWO(W_P(BOX("1") W_RUN(" YES")), W_P(BOX("0") W_RUN(" NO"))), "yes"},
	    {ONE(W_P(W_RUN("YES ") BOX("0") W_RUN(" NO ") BOX("1"))), "no"},
	    {TWO(W_P(W_RUN("YES ") FIELD("<w:checked/>")), W_P(W_RUN("NO ") FIELD(""))), "yes"},
	    {TWO(W_P(FIELD("")), W_P(FIELD("<w:default w:val='1'/>"))), "no"},
	    {W_CONTROL("<w:dropDownList/>", W_CELL(W_LINE("No"))), "no"},
	    /* One of the two printed words made to stand out. */
	    {BOTH(W_LOOK("<w:highlight w:val='yellow'/>", "YES"), W_RUN("NO")), "yes"},
	    {BOTH(W_RUN("YES"), W_LOOK("<w:shd w:val='clear' w:fill='FFC000'/>", "NO")), "no"},
	    {BOTH(W_RUN("YES"), W_LOOK("<w:u w:val='single'/>", "NO")), "no"},
	    {BOTH(W_LOOK("<w:b/>", "YES"), W_RUN("NO")), "yes"},
	    {BOTH(W_LOOK("<w:bdr w:val='single'/>", "YES"), W_RUN("NO")), "yes"},
	    {BOTH(W_RUN("YES"), W_LOOK("<w:i/><w:iCs/>", "NO")), "no"},
	    {BOTH(W_LOOK("<w:b/><w:i/>", "YES"), W_LOOK("<w:b/>", "NO")), "yes"},
	    {BOTH(W_LOOK("<w:b/><w:highlight w:val='green'/>", "YES"), W_LOOK("<w:b/>", "NO")),
	     "yes"},
	    {TWO(W_P(W_LOOK("<w:highlight w:val='cyan'/>", "YES")), NO), "yes"},
	    {W_CELL(YES) W_CELL_OF("<w:shd w:val='clear' w:fill='FFFF00'/>", NO), "no"},
	    {TWO(W_P(OVAL W_RUN("YES")), NO), "yes"},
	    /* The other one taken away. */
	    {BOTH(W_LOOK("<w:strike/>", "YES"), W_RUN("NO")), "no"},
	    {TWO(YES, W_P(W_LOOK("<w:dstrike/>", "NO"))), "yes"},
	    {BOTH(W_RUN("YES"), DELETED("NO")), "yes"},
	    {TWO(W_P(DELETED("YES")), NO), "no"},
	    {TWO(W_P(DELETED("YES") "<w:ins " BY ">" W_RUN("x") "</w:ins>"), W_P(DELETED("NO"))),
	     "yes"},
	    {TWO(YES, W_P("")), "yes"},
	};
	struct attachment_notes notes;
	const struct form *form;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		form = read_row(rows[i].cells, &notes);
		assert_non_null(form);
		if (!str_eq(form_case_value(&arena, form, "concerns.reports_quality"),
			    rows[i].said) ||
		    notes.problem_count || form->problem_count)
			fail_msg("%s: %s, not %s; %s", rows[i].cells,
				 form_case_value(&arena, form, "concerns.reports_quality"),
				 rows[i].said,
				 form->problem_count ? form->problems[0].text : "no problem");
		arena_clear(&arena);
	}
}

/* What can't be told is a problem, never a guess. */
static void what_is_not_clear_is_told(void **state)
{
	static const char *const rows[] = {
	    TWO(W_LINE("x"), W_LINE("x")),
	    TWO(W_P(W_RUN("YES ") BOX("1")), W_P(W_RUN("NO ") BOX("1"))),
	    TWO(W_P(SYM("F028")), W_P("")), /* a telephone */
	    ONE(W_P(OVAL W_RUN("YES / NO"))),
	    /* Nothing was done. */
	    TWO(YES, NO),
	    TWO(W_P(""), W_P("")),
	    TWO(W_P(W_RUN("YES ") BOX("0")), W_P(W_RUN("NO ") BOX("0"))),
	    W_CONTROL("<w:showingPlcHdr/><w:dropDownList/>", W_CELL(W_LINE("Choose an item."))),
	};
	struct attachment_notes notes;
	const struct form *form;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		form = read_row(rows[i], &notes);
		assert_non_null(form);
		if (!str_eq(form_case_value(&arena, form, "concerns.reports_quality"), "-") ||
		    !(notes.problem_count + form->problem_count))
			fail_msg("%s: %s", rows[i],
				 form_case_value(&arena, form, "concerns.reports_quality"));
		arena_clear(&arena);
	}
}

static void a_stroke_divides_a_label_from_its_name_in_another_language(void **state)
{
	const char *body = W_LINE("Fostering Panel Escalation form") W_TABLE(
	    W_ROW(W_CELL(W_LINE("Team Manager's name | Enw'r rheolwr")) W_CELL(W_LINE("Cy Dee"))));
	struct attachment_notes notes;

	(void)state;
	assert_string_equal(form_text(read_body(body, &notes), "team_manager"), "Cy Dee");
}

/* S5: "By whom" and "By when" in one cell over two rows are said of both; an empty one is of none.
 */
static void a_cell_over_two_actions_is_of_both(void **state)
{
	const char *body = W_LINE("Fostering Panel Escalation form")
	    W_TABLE(W_ROW(W_CELL(W_LINE("Team Manager's name")) W_CELL(W_LINE("Cy Dee")))) W_TABLE(
		W_ROW(W_CELL(W_LINE("Action")) W_CELL(W_LINE("By whom")) W_CELL(W_LINE("By when")))
		    W_ROW(W_CELL(W_LINE("Visit the carers"))
			      W_CELL_OF("<w:vMerge w:val='restart'/>", W_LINE("Bo Ray"))
				  W_CELL(W_LINE("8 May 2026")))
			W_ROW(W_CELL(W_LINE("Write up the log")) W_CELL_OF("<w:vMerge/>", W_P(""))
				  W_CELL(W_LINE("9 May 2026")))
			    W_ROW(W_CELL(W_LINE("Tell panel")) W_CELL(W_P(""))
				      W_CELL(W_LINE("10 May 2026"))));
	struct attachment_notes notes;

	(void)state;
	form_case_check(
	    &arena, "merged", read_body(body, &notes),
	    "team_manager=Cy Dee\nactions=Visit the carers|Bo Ray|8 May 2026|2026-05-08;"
	    "Write up the log|Bo Ray|9 May 2026|2026-05-09;"
	    "Tell panel|-|10 May 2026|2026-05-10");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_stroke_divides_a_label_from_its_name_in_another_language),
	    TEST(a_cell_over_two_actions_is_of_both),
	    TEST(what_is_meant_is_read),
	    TEST(what_is_not_clear_is_told),
	};

	docx_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
