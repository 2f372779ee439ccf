/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms filled in as Word documents: what is put in is read back, and nothing else changes. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "docx_case.h"
#include "read/xml.h"
#include "read/zip.h"
#include "whole_form.h"
#include "write/docx_fill.h"
#include "write/docx_put.h"

#define NS                                                                                         \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                \
	"xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""

#define MAIN_PART "word/document.xml"

static const void *load(const char *name, size_t *size)
{
	const char *top = getenv("srcdir");
	FILE *f = fopen(arena_printf(&arena, "%s/etc/forms/%s.docx", top ? top : ".", name), "rb");
	char *bytes = arena_alloc(&arena, 1 << 20);

	assert_non_null(f);
	*size = fread(bytes, 1, 1 << 20, f);
	fclose(f);
	return bytes;
}

static void assert_value(const struct form *got, const struct form *want, size_t i)
{
	const struct form_field *f = &want->type->fields[i];
	const struct form_value *a = &got->values[i], *b = &want->values[i];

	if ((f->type == FORM_TEXT && !str_eq(a->text, b->text)) ||
	    (f->type == FORM_DATE && a->date != b->date) ||
	    (f->type == FORM_TICK && a->tick != b->tick) ||
	    (f->type == FORM_ROLES && a->roles != b->roles))
		fail_msg("%s: \"%s\" %d %d %x", f->key, a->text ? a->text : "", (int)a->date,
			 (int)a->tick, a->roles);
}

/* S4, S6: each field of each form has its place in the blank. */
static void every_field_goes_into_the_blank(void **state)
{
	static const char *const types[] = {"surrey-panel", "croydon-carer"};
	const void *bytes, *out;
	struct form *form, *back;
	size_t i, f, size;
	struct err e = {0};

	(void)state;
	for (i = 0; i < COUNT_OF(types); i++) {
		form = whole_form(&arena, form_type_find(types[i]));
		bytes = load(types[i], &size);
		if (docx_fill(&arena, bytes, size, form, &out, &size, &e) < 0)
			fail_msg("%s: %s", types[i], e.text);
		back = docx_case_form(&arena, out, size);
		assert_ptr_equal(back->type, form->type);
		for (f = 0; f < form->type->field_count; f++)
			assert_value(back, form, f);
		assert_int_equal(back->action_count, form->action_count);
		for (f = 0; f < form->action_count; f++) {
			if (!str_eq(back->actions[f].action, form->actions[f].action) ||
			    !str_eq(back->actions[f].by_whom, form->actions[f].by_whom))
				fail_msg("action %zu: \"%s\", \"%s\"", f,
					 back->actions[f].action ? back->actions[f].action : "",
					 back->actions[f].by_whom ? back->actions[f].by_whom : "");
			assert_int_equal(back->actions[f].by_date, form->actions[f].by_date);
		}
		assert_int_equal(back->problem_count, 0);
	}
}

static void what_stands_there_stays(void **state)
{
	struct form *form = whole_form(&arena, form_type_find("surrey-panel")),
		    *other = whole_form(&arena, form_type_find("surrey-panel")), *back;
	const void *bytes, *once, *twice;
	size_t i, size;

	(void)state;
	bytes = load("surrey-panel", &size);
	assert_int_equal(docx_fill(&arena, bytes, size, form, &once, &size, NULL), 0);
	for (i = 0; i < other->type->field_count; i++) {
		other->values[i] = (struct form_value){.date = date_from_civil(2030, 1, 2)};
		other->values[i].text = "Somebody else";
		other->values[i].tick = i % 2 ? FORM_NO : FORM_YES;
	}
	other->actions[0].action = "Another";
	assert_int_equal(docx_fill(&arena, once, size, other, &twice, &size, NULL), 0);
	back = docx_case_form(&arena, twice, size);
	for (i = 0; i < form->type->field_count; i++)
		assert_value(back, form, i);
	assert_string_equal(back->actions[0].action, "Action 0");
}

static void lines_that_a_mail_program_broke_are_joined(void **state)
{
	struct form *form = form_new(&arena, form_type_find("surrey-panel"));
	const void *bytes, *out;
	size_t size, out_size;

	(void)state;
	form_set(form, "details")->text =
	    "The review was late because the allocated worker had left in July, and the\n"
	    "work was not handed over.\nWe ask for a date.\n\nJoan";
	bytes = load("surrey-panel", &size);
	assert_int_equal(docx_fill(&arena, bytes, size, form, &out, &out_size, NULL), 0);
	assert_string_equal(form_text(docx_case_form(&arena, out, out_size), "details"),
			    "The review was late because the allocated worker had left in July, "
			    "and the work was not handed over.\nWe ask for a date.\n\nJoan");
}

static void the_same_values_give_the_same_bytes(void **state)
{
	struct form *form = whole_form(&arena, form_type_find("surrey-panel"));
	const void *bytes, *a, *b;
	size_t size, a_size, b_size;

	(void)state;
	bytes = load("surrey-panel", &size);
	assert_int_equal(docx_fill(&arena, bytes, size, form, &a, &a_size, NULL), 0);
	assert_int_equal(docx_fill(&arena, bytes, size, form, &b, &b_size, NULL), 0);
	assert_int_equal(a_size, b_size);
	assert_memory_equal(a, b, a_size);
	/* Whenever it is made: the part that was changed keeps the time that it had. */
	assert_memory_equal(archive_record(arena_memdup(&arena, a, a_size), a_size, MAIN_PART) + 12,
			    archive_record(arena_memdup(&arena, bytes, size), size, MAIN_PART) + 12,
			    4);
}

/* The blank with a picture in it, and the part with its text before or behind that.  Where most of
 * an archive stands before what is changed, libzip keeps it as it is. */
static const void *with_picture(bool text_last, size_t *size)
{
	enum { PICTURE = 100000 };
	struct archive_entry entries[20],
	    picture = {.name = "word/media/image1.png", .stored = true};
	size_t i, text, bytes_size, count = 0;
	struct zip_archive *archive;
	const char *bytes = load("surrey-panel", &bytes_size);
	char *dots = arena_alloc(&arena, PICTURE);

	for (i = 0; i < PICTURE; i++)
		dots[i] = (char)(i * i >> 3);
	picture.bytes = dots;
	picture.size = PICTURE;
	assert_int_equal(zip_archive_open(&archive, &arena, bytes, bytes_size, NULL), 0);
	text = (size_t)zip_archive_find(archive, MAIN_PART);
	if (text_last)
		entries[count++] = picture;
	for (i = 0; i < zip_archive_count(archive); i++) {
		struct archive_entry *entry = &entries[count++];

		*entry = (struct archive_entry){.name = zip_archive_name(archive, i)};
		assert_int_equal(zip_archive_read(archive, &arena, i, 1 << 20, &entry->bytes,
						  &entry->size, NULL),
				 0);
	}
	zip_archive_close(archive);
	/* The blank's own text is its last part. */
	assert_int_equal(text, i - 1);
	if (!text_last)
		entries[count++] = picture;
	return archive_make(&arena, entries, count, size);
}

static void pictures_stay_wherever_they_stand(void **state)
{
	struct form *form = whole_form(&arena, form_type_find("surrey-panel"));
	const void *bytes, *out;
	size_t size, out_size;
	int last;

	(void)state;
	for (last = 0; last < 2; last++) {
		bytes = with_picture(last, &size);
		assert_int_equal(docx_fill(&arena, bytes, size, form, &out, &out_size, NULL), 0);
		assert_true(out_size > 100000);
		assert_string_equal(
		    form_text(docx_case_form(&arena, out, out_size), "foster_carers"),
		    form_text(form, "foster_carers"));
	}
}

static void what_is_no_form_of_this_type_is_refused(void **state)
{
	struct form *form = whole_form(&arena, form_type_find("surrey-panel"));
	const void *bytes, *out = "untouched";
	size_t size, out_size = 9;
	struct err e = {0};

	(void)state;
	bytes = load("croydon-carer", &size);
	assert_int_equal(docx_fill(&arena, bytes, size, form, &out, &out_size, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(docx_fill(&arena, bytes, size / 2, form, &out, &out_size, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(out, "untouched");
	assert_int_equal(out_size, 9);
}

/* ---- places, as programs and people make them */

static const char *put(const char *inside, const char *text, date_day day)
{
	const char *xml = arena_printf(&arena, "<w:tc " NS ">%s</w:tc>", inside), *result;
	xmlDocPtr tree;
	xmlChar *dump;
	int size;

	assert_int_equal(xml_parse(xml, strlen(xml), &tree, NULL), 0);
	docx_put_text(&arena, xmlDocGetRootElement(tree), text, day);
	xmlDocDumpMemoryEnc(tree, &dump, &size, "UTF-8");
	result = strstr(arena_strdup(&arena, (const char *)dump), "wordml\">") + 8;
	xmlFree(dump);
	xmlFreeDoc(tree);
	return result;
}

#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define END	  "</w:tc>\n"

static void words_go_where_a_person_would_type_them(void **state)
{
	static const struct {
		const char *what, *before, *text, *after;
	} table[] = {
	    {"empty cell", "<w:p/>", "Words", "<w:p>" RUN("Words") "</w:p>" END},
	    {"cell without a paragraph", "", "Words", "<w:p>" RUN("Words") "</w:p>" END},
	    {"as the paragraph's own mark looks", "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
	     "Words",
	     "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t "
	     "xml:space=\"preserve\">Words</w:t></w:r></w:p>" END},
	    {"behind a label", "<w:p><w:r><w:t>Date:</w:t></w:r></w:p>", "today",
	     "<w:p><w:r><w:t>Date:</w:t></w:r>" RUN(" today") "</w:p>" END},
	    {"the empty paragraph below a label", "<w:p><w:r><w:t>Response</w:t></w:r></w:p><w:p/>",
	     "Words", "<w:p><w:r><w:t>Response</w:t></w:r></w:p><w:p>" RUN("Words") "</w:p>" END},
	    {"line breaks", "<w:p/>", "One\n\nTwo",
	     "<w:p><w:r><w:t xml:space=\"preserve\">One</w:t><w:br/><w:br/><w:t "
	     "xml:space=\"preserve\">Two</w:t></w:r></w:p>" END},
	    {"nothing of it is XML", "<w:p/>", "<w:t>&amp;\x01\x1F",
	     "<w:p>" RUN("&lt;w:t&gt;&amp;amp;  ") "</w:p>" END},
	    {"a control with a placeholder",
	     "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></"
	     "w:sdtPr><w:sdtContent><w:r><w:t>Click"
	     "</w:t></w:r></w:sdtContent></w:sdt></w:p>",
	     "Words",
	     "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" RUN(
		 "Words") "</w:sdtContent>"
			  "</w:sdt></w:p>" END},
	    {"a control around paragraphs",
	     "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:pPr/><w:r><w:t>Click</w:t></w:r></w:p><w:p/>"
	     "</w:sdtContent></w:sdt>",
	     "Words",
	     "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:pPr/>" RUN("Words") "</w:p></w:sdtContent>"
									 "</w:sdt>" END},
	    {"a control around paragraphs, lines",
	     "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:pPr/></w:p></w:sdtContent></w:sdt>",
	     "One\nTwo",
	     "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:pPr/>" RUN("One") "</w:p><w:p><w:pPr/>" RUN(
		 "Two") "</w:p></w:sdtContent></w:sdt>" END},
	    {"a form field",
	     "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput/></w:ffData>"
	     "</w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>  "
	     "</w:t>"
	     "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
	     "Words",
	     "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput/></w:ffData>"
	     "</w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN(
		 "Words") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" END},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(table); i++) {
		const char *got = put(table[i].before, table[i].text, DATE_NO_DAY);

		if (!str_eq(got, table[i].after))
			fail_msg("%s:\n%s\ninstead of\n%s", table[i].what, got, table[i].after);
	}
}

static void a_control_for_dates_gets_the_date(void **state)
{
	const char *got =
	    put("<w:p><w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent/></w:sdt></w:p>",
		"1 December 2026", date_from_civil(2026, 12, 1));

	(void)state;
	assert_non_null(strstr(got, "<w:date w:fullDate=\"2026-12-01T00:00:00Z\"/>"));
	assert_non_null(strstr(got, RUN("1 December 2026")));
}

static const char *tick(const char *inside, bool yes)
{
	const char *xml = arena_printf(&arena, "<w:tr " NS ">%s</w:tr>", inside), *result;
	xmlNode *first, *second;
	xmlDocPtr tree;
	xmlChar *dump;
	int size;

	assert_int_equal(xml_parse(xml, strlen(xml), &tree, NULL), 0);
	first = xmlDocGetRootElement(tree)->children;
	second = first->next ? first->next : first;
	docx_put_tick(&arena, first, second, yes);
	xmlDocDumpMemoryEnc(tree, &dump, &size, "UTF-8");
	result = strstr(arena_strdup(&arena, (const char *)dump), "wordml\">") + 8;
	xmlFree(dump);
	xmlFreeDoc(tree);
	return result;
}

#define CELL(inside) "<w:tc><w:p>" inside "</w:p></w:tc>"
#define ONE_BOX(on, sign)                                                                          \
	"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" on                                 \
	"\"/><w14:checkedState w14:val=\"2611\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r>"     \
	"<w:t>" sign "</w:t></w:r></w:sdtContent></w:sdt>"
#define BOX_TICKED(sign)                                                                           \
	"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/><w14:checkedState "             \
	"w14:val=\"2611\"/></w14:checkbox></w:sdtPr><w:sdtContent>" RUN(sign) "</w:sdtContent>"    \
									      "</w:sdt>"
#define OLD_BOX(on)                                                                                \
	"<w:r><w:fldChar><w:ffData><w:checkBox>" on "</w:checkBox></w:ffData></w:fldChar></w:r>"
#define MARKED(word)                                                                               \
	"<w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\">" word     \
	"</w:t></w:r>"

static void ticks_look_as_a_person_would_make_them(void **state)
{
	static const struct {
		const char *what, *before;
		bool yes;
		const char *after;
	} table[] = {
	    {"empty cells, yes", "<w:tc><w:p/></w:tc><w:tc><w:p/></w:tc>", true,
	     CELL(RUN("\xE2\x98\x92")) "<w:tc><w:p/></w:tc></w:tr>\n"},
	    {"empty cells, no", "<w:tc><w:p/></w:tc><w:tc><w:p/></w:tc>", false,
	     "<w:tc><w:p/></w:tc>" CELL(RUN("\xE2\x98\x92")) "</w:tr>\n"},
	    {"boxes, no", CELL(ONE_BOX("0", "x")) CELL(ONE_BOX("0", "x")), false,
	     CELL(ONE_BOX("0", "x")) CELL(BOX_TICKED("\xE2\x98\x91")) "</w:tr>\n"},
	    {"two boxes in one cell, no", CELL(ONE_BOX("0", "x") ONE_BOX("0", "x")), false,
	     CELL(ONE_BOX("0", "x") BOX_TICKED("\xE2\x98\x91")) "</w:tr>\n"},
	    {"boxes of old, yes", CELL(OLD_BOX("") OLD_BOX("")), true,
	     CELL(OLD_BOX("<w:checked w:val=\"1\"/>") "<w:r><w:fldChar><w:ffData><w:checkBox/>"
						      "</w:ffData></w:fldChar></w:r>") "</w:tr>\n"},
	    {"printed options, no", CELL("<w:r><w:t>Resolved Yes / No</w:t></w:r>"), false,
	     CELL("<w:r><w:t xml:space=\"preserve\">Resolved Yes / </w:t></w:r>" MARKED(
		 "No") "<w:r/>") "</w:tr>\n"},
	    {"one cell without options, yes", "<w:tc><w:p/></w:tc>", true,
	     CELL(RUN("Yes")) "</w:tr>\n"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(table); i++) {
		const char *got = tick(table[i].before, table[i].yes);

		if (!str_eq(got, table[i].after))
			fail_msg("%s:\n%s\ninstead of\n%s", table[i].what, got, table[i].after);
	}
}

/* Word calls a document damaged in which two things have the same number. */
static void a_row_that_is_added_has_no_numbers_of_another(void **state)
{
	static const char xml[] =
	    "<w:tbl " NS "><w:tr w14:paraId=\"1\" w14:textId=\"2\"><w:tc><w:p w14:paraId=\"3\">"
	    "<w:sdt><w:sdtPr><w:id w:val=\"4\"/></w:sdtPr><w:sdtContent>" RUN(
		"Words") "</w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:tbl>";
	const char *row, *added;
	xmlDocPtr tree;
	xmlChar *dump;
	int size;

	(void)state;
	assert_int_equal(xml_parse(xml, strlen(xml), &tree, NULL), 0);
	docx_put_row(xmlDocGetRootElement(tree)->children);
	xmlDocDumpMemoryEnc(tree, &dump, &size, "UTF-8");
	row = strstr((const char *)dump, "<w:tr");
	added = strstr(row + 1, "<w:tr");
	assert_non_null(added);
	assert_null(strstr(added, "Id="));
	assert_null(strstr(added, "<w:id"));
	assert_null(strstr(added, "Words"));
	assert_non_null(strstr(added, "<w:sdtPr/>"));
	xmlFree(dump);
	xmlFreeDoc(tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_field_goes_into_the_blank),
	    TEST(what_stands_there_stays),
	    TEST(lines_that_a_mail_program_broke_are_joined),
	    TEST(the_same_values_give_the_same_bytes),
	    TEST(pictures_stay_wherever_they_stand),
	    TEST(what_is_no_form_of_this_type_is_refused),
	    TEST(a_row_that_is_added_has_no_numbers_of_another),
	    TEST(words_go_where_a_person_would_type_them),
	    TEST(a_control_for_dates_gets_the_date),
	    TEST(ticks_look_as_a_person_would_make_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
