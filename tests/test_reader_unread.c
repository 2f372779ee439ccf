/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came with a mail and could not be read, or not for certain: who is told, and what is asked.
 */
#include "check.h"

#include <string.h>

#include "pdf_file.h"
#include "read/pdf_poppler.h"
#include "read/reader.h"
#include "reader_case.h"
#include "wordfile.h"

#define ATTACHED(name) "Content-Disposition: attachment; filename=\"" name "\""

/* A part of this type, `kib` KiB large. */
static const char *large_part(const char *head, size_t kib)
{
	struct str part;
	size_t i;

	str_init(&part, &arena, STR_UNBOUNDED);
	str_addf(&part, "%s\n\n\xFF\xD8\xFF\xE0", head);
	for (i = 0; i < kib * 16; i++)
		str_add(&part, "a page, as dots that nobody can tell from letters, but a person\n");
	return str_text(&part);
}

/* B4: each of them is short enough, all together are not. */
static void B4_files_with_too_much_text_are_told_of(void **state)
{
	const char *parts[] = {TEXT "Please see the attached.\n", NULL, NULL, NULL};
	struct reading r;

	(void)state;
	parts[1] = large_part("Content-Type: text/plain\n" ATTACHED("a.txt"), 200);
	r = reader_case_read(&arena, SUBJECT, parts);
	assert_int_equal(r.unread_count, 0);
	parts[2] = large_part("Content-Type: text/plain\n" ATTACHED("b.txt"), 400);
	r = reader_case_read(&arena, SUBJECT, parts);
	assert_int_equal(r.unread_count, 1);
	assert_true(str_starts(r.unread[0], "The files that came with the mail hold more text"));
}

/* A photo of the form, or a format that nobody reads: whoever sent it believes that we have it.
 * Logos and what programs attach by themselves are none. */
static void B4_files_that_nobody_can_read_are_told_of(void **state)
{
	static const struct {
		const char *head;
		size_t kib;
		bool told;
	} rows[] = {
	    {"Content-Type: image/jpeg\n" ATTACHED("form"), 100, true},
	    {"Content-Type: image/jpeg; name=form\nContent-Disposition: inline", 100, true},
	    {"Content-Type: image/heic\nContent-ID: <f_1>\n" ATTACHED("form"), 100, true},
	    {"Content-Type: image/png\n" ATTACHED("form"), 10, false},
	    {"Content-Type: image/jpeg\n" ATTACHED("form"), 20, true},
	    {"Content-Type: image/png; name=form\nContent-ID: <1@x>\nContent-Disposition: inline",
	     100, false},
	    {"Content-Type: image/png\nContent-Disposition: inline", 100, false},
	    {"Content-Type: multipart/related; boundary=in\n\n--in\nContent-Type: image/png\n"
	     "Content-ID: <1@x>\n" ATTACHED("form"),
	     100, false},
	    {"Content-Type: application/octet-stream\n" ATTACHED("form"), 1, true},
	    {"Content-Type: application/vnd.ms-excel\n" ATTACHED("form"), 100, true},
	    {"Content-Type: text/calendar\n" ATTACHED("form"), 1, false},
	    {"Content-Type: application/octet-stream\n" ATTACHED("form.ics"), 1, false},
	    {"Content-Type: application/pkcs7-signature\n" ATTACHED("form"), 1, false},
	};
	const char *parts[] = {TEXT "Please see the form attached.\n", NULL, NULL, NULL};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		parts[1] = large_part(rows[i].head, rows[i].kib);
		r = reader_case_read(&arena, SUBJECT, parts);
		if (r.unread_count != rows[i].told)
			fail_msg("%s: told %zu times", rows[i].head, r.unread_count);
		if (rows[i].told)
			assert_string_equal(
			    r.unread[0],
			    "The attached file \"form\" could not be read. If it is the "
			    "form, or your answer, please paste it into the mail "
			    "itself, or send it as plain text.");
	}
	/* Beside a form that can be read it is a proof of what that says. */
	parts[1] = large_part(rows[0].head, rows[0].kib);
	parts[2] = FILE_OF("form.txt") PATEL;
	r = reader_case_read(&arena, SUBJECT, parts);
	assert_non_null(r.form);
	assert_int_equal(r.unread_count, 0);
}

/* A tick in a PDF can be two lines, which nobody but a person sees: then they are asked. */
static void S9_ticks_that_are_drawn_are_asked_for(void **state)
{
#define T(x, y, s) PDF_TEXT("F", #x, #y, s)
#define TICK(x, y) #x " " #y " m 4 -6 l 12 8 l S\n"
/* clang-format off */
#define ROWS(a, b)                                                                                 \
	T(72, 760, "Fostering Panel Escalation form")                                              \
	T(72, 740, "Foster carer's name/s") T(300, 740, "Anita Patel")                             \
	T(72, 720, "Date of Fostering Panel") T(300, 720, "3 November 2026")                       \
	T(72, 700, "Procedural concerns") T(300, 700, "YES") T(400, 700, "NO")                     \
	T(72, 680, "Adherence to timescales") a                                                    \
	T(72, 660, "Safeguarding concerns") b                                                      \
	T(72, 640, "Further information") T(300, 640, "The review came late.")
/* clang-format on */
#define CHECK(rest)                                                                                \
	"/Subtype/Widget/F 4/FT/Btn/AS/Off/V/Off/AP<</N<</On 100 0 R/Off 100 0 R>>>>" rest
	static const struct {
		struct pdf_file file;
		bool asked;
	} rows[] = {
	    {{.pages = {ROWS(TICK(310, 680), TICK(410, 660))}}, true},
	    {{.pages = {ROWS(T(300, 680, "Yes / No"), T(300, 660, "Yes / No"))}}, true},
	    {{.pages = {"72 400 m 300 400 l S\n" T(72, 760, "Escalation form")
			    T(72, 740, "Name of foster carer") T(300, 740, "Anita Patel")
				T(72, 720, "Immediate safeguarding concern") TICK(300, 720)
				    T(72, 700, "What is your concern?")
					T(300, 700, "The respite was cancelled.")}},
	     true},
	    {{.pages = {ROWS(T(300, 680, "X"), T(400, 660, "X"))}}, false},
	    {{.pages = {ROWS(T(300, 680, "No"), TICK(410, 660))}}, false},
	    {{.pages = {ROWS("", "")},
	      .annotations = {CHECK("/T(a)/Rect[300 678 310 688]"),
			      CHECK("/T(b)/Rect[300 658 310 668]")},
	      .objects = "100 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\n"
			 "endstream endobj\n"},
	     false},
	};
	static const struct reader_options options = {.max_mail = 1 << 20};
	struct reading r;
	size_t i, size;
	char *bytes;

	(void)state;
	reader_warm_up();
	if (!pdf_poppler())
		skip();
	for (i = 0; i < COUNT_OF(rows); i++) {
		bytes = pdf_file_make(&arena, &rows[i].file, &size);
		reader_read_file(&arena, "form.pdf", bytes, size, date_from_civil(2026, 11, 10),
				 &options, &r);
		if (!r.form)
			fail_msg("row %zu: no form", i);
		if (r.unread_count != rows[i].asked)
			fail_msg("row %zu: %s", i, r.unread_count ? r.unread[0] : "not asked");
		if (rows[i].asked)
			assert_string_equal(r.unread[0],
					    "The attached file \"form.pdf\": Its tick boxes could "
					    "not be read. Please say in your reply which of them "
					    "are ticked, if any.");
	}
}

/* B4: what to do is said once: a reason that says it needs no other advice behind it. */
static void B4_a_scan_is_told_of_with_its_own_advice(void **state)
{
	static const struct pdf_file scan = {.pages = {"0 0 100 100 re f\n"}};
	static const struct reader_options options = {.max_mail = 1 << 20};
	struct reading r;
	size_t size;
	char *bytes;

	(void)state;
	reader_warm_up();
	if (!pdf_poppler())
		skip();
	bytes = pdf_file_make(&arena, &scan, &size);
	reader_read_file(&arena, "form.pdf", bytes, size, date_from_civil(2026, 11, 10), &options,
			 &r);
	assert_int_equal(r.unread_count, 1);
	assert_string_equal(
	    r.unread[0],
	    "The attached file \"form.pdf\" could not be read. There are only pictures "
	    "in it, and no text (a scan, perhaps): please send the form as a Word "
	    "document, or write what it says into the mail.");
}

/* LibreOffice leaves highlights out of its pages, so that its "Yes / No" says nothing. */
static void S9_ticks_that_a_page_lost_are_asked_for(void **state)
{
#define PAGE(program, first)                                                                       \
	"<html><head><meta name=\"generator\" content=\"" program "\"/></head><body><table>"       \
	"<tr><td>Carer names</td><td>Gwen Osei</td></tr><tr><td>What is the concern?</td>"         \
	"<td>Respite.</td></tr><tr><td>Immediate safeguarding concern</td><td>" first              \
	"</td></tr><tr><td>Should the IRO be told?</td><td>Yes / No</td></tr></table>"
	static const struct {
		const char *page;
		bool asked;
	} rows[] = {
	    {PAGE("LibreOffice 7.4.7.2 (Linux)", "Yes / No"), true},
	    {PAGE("LibreOffice 7.4.7.2 (Linux)", "Yes / <i>No</i>"), false},
	    {PAGE("Microsoft Word 15", "Yes / No"), false},
	};
	static const struct reader_options options = {.max_mail = 1 << 20};
	struct reading r;
	size_t i;

	(void)state;
	reader_warm_up();
	for (i = 0; i < COUNT_OF(rows); i++) {
		reader_read_file(&arena, "form.html", rows[i].page, strlen(rows[i].page),
				 date_from_civil(2026, 11, 10), &options, &r);
		assert_non_null(r.form);
		assert_int_equal(r.unread_count, rows[i].asked);
	}
}

/* Macros are left out; the form beside them is read whole, and so is the file. */
static void B4_what_is_left_out_beside_a_form_is_no_unread_file(void **state)
{
	static const struct wordfile_part macros[] = {
	    {"word/vbaProject.bin", "x", "vbaProject", NULL}, {NULL, NULL, NULL, NULL}};
	static const struct reader_options options = {.max_mail = 1 << 20};
	struct reading r;
	char *bytes;
	size_t size;

	(void)state;
	reader_warm_up();
	bytes = wordfile_make(
	    &arena, W_LINE("Team Manager's name: Cy Dee") W_LINE("Name of Panel Chair: Di Fox"),
	    macros, &size);
	reader_read_file(&arena, "form.docm", bytes, size, date_from_civil(2026, 11, 10), &options,
			 &r);
	assert_non_null(r.form);
	assert_int_equal(r.problem_count, 1);
	assert_int_equal(r.unread_count, 0);
	bytes = wordfile_make(&arena, W_LINE("A letter."), macros, &size);
	reader_read_file(&arena, "form.docm", bytes, size, date_from_civil(2026, 11, 10), &options,
			 &r);
	assert_null(r.form);
	assert_int_equal(r.unread_count, 1);
}

static void count_one(void *context)
{
	++*(int *)context;
}

/* What could end the process is told before it is opened, and left alone where it did. */
static void B4_risky_files_are_told_first(void **state)
{
#define ROW(text, risky)                                                                           \
	{                                                                                          \
		text, sizeof(text) - 1, risky                                                      \
	}
	static const struct {
		const char *bytes;
		size_t size;
		bool risky;
	} rows[] = {
	    ROW("%PDF-1.4\n", true),
	    ROW("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", true),
	    ROW("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_", true),
	    ROW("\x78\x9F\x3E\x22", true),
	    ROW("{\\rtf1 x}", false),
	    ROW("<html>x", false),
	    ROW("x", false),
	};
	struct reader_options options = {.max_mail = 1 << 20, .on_risk = count_one};
	struct reading r;
	int told;
	size_t i;

	(void)state;
	options.context = &told;
	for (i = 0; i < COUNT_OF(rows); i++) {
		told = 0;
		options.careful = false;
		reader_read_file(&arena, "file.txt", rows[i].bytes, rows[i].size,
				 date_from_civil(2026, 11, 10), &options, &r);
		assert_int_equal(told, rows[i].risky);
		options.careful = true;
		reader_read_file(&arena, "file.txt", rows[i].bytes, rows[i].size,
				 date_from_civil(2026, 11, 10), &options, &r);
		assert_int_equal(told, rows[i].risky);
		if (rows[i].risky)
			assert_non_null(strstr(r.unread[0], "too much for the program"));
		else
			assert_int_equal(r.unread_count, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(B4_what_is_left_out_beside_a_form_is_no_unread_file),
	    TEST(B4_files_with_too_much_text_are_told_of),
	    TEST(B4_files_that_nobody_can_read_are_told_of),
	    TEST(S9_ticks_that_are_drawn_are_asked_for),
	    TEST(S9_ticks_that_a_page_lost_are_asked_for),
	    TEST(B4_a_scan_is_told_of_with_its_own_advice),
	    TEST(B4_risky_files_are_told_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
