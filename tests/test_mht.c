/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that were saved as one file: what is one, and how it is read, whatever it is attached as.
 */
#include "check.h"

#include <string.h>

#include <glib.h>

#include "drawn.h"
#include "mails.h"
#include "read/attachment.h"

#define PAGE                                                                                       \
	"<html><body><p>Fostering Panel Escalation form<table>"                                    \
	"<tr><td>Foster carer=E2=80=99s name/s<td>Anita Patel"                                     \
	"<tr><td>Date of Fostering Panel<td>3/11/2026<tr><td>Team Manager=E2=80=99s name"          \
	"<td>Priya Nair<tr><td>Further information<td>The review came late.</table>\n"
#define INSIDE                                                                                     \
	"This document is a Single File Web Page, also known as a Web Archive file.\n\n"           \
	"------=_NextPart_1\nContent-Location: file:///C:/1/form.htm\n"                            \
	"Content-Transfer-Encoding: quoted-printable\n"                                            \
	"Content-Type: text/html; charset=\"utf-8\"\n\n" PAGE                                      \
	"\n------=_NextPart_1\nContent-Location: file:///C:/1/form_files/header.htm\n"             \
	"Content-Type: text/html; charset=\"utf-8\"\n\n<p>a header of each page\n"                 \
	"\n------=_NextPart_1\nContent-Location: file:///C:/1/form_files/image001.png\n"           \
	"Content-Transfer-Encoding: base64\nContent-Type: image/png\n\niVBORw0KGgo=\n"             \
	"------=_NextPart_1--\n"
#define TYPE "Content-Type: multipart/related; boundary=\"----=_NextPart_1\""
#define MHT  "MIME-Version: 1.0\n" TYPE "\n\n" INSIDE

static struct reading read_part(const char *subject, const char *part)
{
	const char *mail =
	    arena_printf(&arena,
			 "From: Graham Tully <graham.tully@panel.example>\n"
			 "Message-ID: <1@panel.example>\nDate: Tue, 10 Nov 2026 19:12:00 +0000\n"
			 "Subject: %s\nMIME-Version: 1.0\n"
			 "Content-Type: multipart/mixed; boundary=cut\n\n"
			 "--cut\nContent-Type: text/plain\n\nAttached.\n--cut\n%s\n--cut--\n",
			 subject, part);

	return mails_read_bytes(&arena, mail, strlen(mail));
}

static const char *base64(const char *text)
{
	gchar *encoded = g_base64_encode((const guchar *)text, strlen(text));
	const char *kept = arena_strdup(&arena, encoded);

	g_free(encoded);
	return kept;
}

/* The same document, whatever the sender's program takes it for. */
static void a_page_in_one_file_is_a_document(void **state)
{
#define NAMED(name) "Content-Disposition: attachment; filename=\"" name "\"\n"
#define BASE64	    "Content-Transfer-Encoding: base64\n"
	const struct {
		const char *head, *body, *where;
	} rows[] = {
	    {"Content-Type: application/octet-stream\n" BASE64 NAMED("form.mht"), base64(MHT),
	     "form.mht"},
	    {"Content-Type: application/octet-stream\n" NAMED("Form.MHTML"), MHT, "Form.MHTML"},
	    {"Content-Type: application/msword\n" BASE64 NAMED("form.doc"), base64(MHT),
	     "form.doc"},
	    {"Content-Type: message/rfc822\n" BASE64 NAMED("form.mht"), base64(MHT), "form.mht"},
	    {"Content-Type: message/rfc822\n" NAMED("form.mht"), MHT, "form.mht"},
	    {"Content-Type: multipart/related\n" BASE64 NAMED("form.mht"), base64(MHT), "form.mht"},
	    {TYPE "\n" BASE64 NAMED("form.mht"), base64(MHT), "form.mht"},
	    {TYPE "\n" NAMED("form.mht"), INSIDE, "form.mht"},
	    {TYPE "\n" NAMED("form.doc"), INSIDE, "form.doc"},
	};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		r = read_part("Escalation",
			      arena_printf(&arena, "%s\n%s", rows[i].head, rows[i].body));
		assert_int_equal(r.kind, READING_FORM);
		assert_string_equal(form_text(r.form, "foster_carers"), "Anita Patel");
		assert_string_equal(form_get(r.form, "foster_carers")->where,
				    arena_printf(&arena, "%s, table 1, row 1", rows[i].where));
		assert_int_equal(r.attachment_count, 1);
		assert_string_equal(r.attachments[0], rows[i].where);
		assert_string_equal(r.text, "Attached.");
		assert_null(r.author.email);
		assert_int_equal(r.problem_count, 0);
	}
}

/* A mail attached to a reply on a case is its thread; this is no mail. */
static void a_page_is_read_in_a_reply_on_a_case_too(void **state)
{
	struct reading r = read_part("Re: [ESC-2026-0042] Escalation",
				     "Content-Type: message/rfc822\n" NAMED("form.mht") "\n" MHT);

	(void)state;
	assert_string_equal(r.case_ref, "ESC-2026-0042");
	assert_non_null(r.form);
	assert_string_equal(form_text(r.form, "foster_carers"), "Anita Patel");
}

static void what_somebody_sent_is_a_mail(void **state)
{
	static const struct {
		const char *bytes;
		bool page;
	} rows[] = {
	    {MHT, true},
	    {"\r\nmime-version: 1.0\r\ncontent-type:multipart/related;\r\n\tboundary=b\r\n\r\n",
	     true},
	    {"From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n" TYPE "\n\n", true},
	    {"From: \"Saved by Windows Internet Explorer 11\"\nContent-Type: text/html\n\n", true},
	    {"From: a@carer.example\n" MHT, false},
	    {"To: a@council.example\n" MHT, false},
	    {"Received: from a\n\tby b\n" MHT, false},
	    {"X-Unsent: 1\n" MHT, false},
	    {"Message-ID: <1@carer.example>\n" MHT, false},
	    {"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", false},
	    {"MIME-Version: 1.0\nContent-Type: text/plain\n\nContent-Type: text/html\n\n", false},
	    {"MIME-Version: 1.0\n", false},
	    {"words\n" MHT, false},
	    {"Content-Type: text/html", false},
	    {"", false},
	};
	const struct attachment_format *format;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const struct attachment_file file = {
		    .name = "a", .bytes = rows[i].bytes, .size = strlen(rows[i].bytes)};

		format = attachment_find_format(&file);
		if (rows[i].page != (format != NULL))
			fail_msg("%s", rows[i].bytes);
		if (format)
			assert_string_equal(format->title, "a page of HTML in one file");
	}
}

/* An attached mail stays one: its writer is told of. */
static void a_mail_with_a_page_is_passed_on(void **state)
{
	struct reading r = read_part("Escalation", "Content-Type: message/rfc822\n\n"
						   "From: ursula@panel.example\n" MHT);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(r.author.email, "ursula@panel.example");
}

/* A mail whose words stand beside their pictures has no name. */
static void pictures_beside_a_page_make_no_file(void **state)
{
	struct reading r = read_part("Escalation", TYPE "\n\n" INSIDE);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(form_get(r.form, "foster_carers")->where, "the mail, table 1, row 1");
	assert_int_equal(r.attachment_count, 0);
}

static void one_without_a_page_is_told_of(void **state)
{
	struct reading r =
	    read_part("Escalation", "Content-Type: application/octet-stream\n" NAMED(
					"form.mht") "\nMIME-Version: 1.0\n" TYPE "\n\n");

	(void)state;
	assert_int_equal(r.kind, READING_MESSAGE);
	assert_int_equal(r.unread_count, 1);
	assert_non_null(
	    strstr(r.unread[0], "\"form.mht\" could not be read. There is no page in it."));
}

static void the_first_page_is_the_document(void **state)
{
	const struct attachment_file file = {.name = "a.mht", .bytes = MHT, .size = strlen(MHT)};
	struct attachment_notes notes = {0};
	struct document document;
	struct err err;

	(void)state;
	document_init(&document, &arena);
	assert_int_equal(
	    attachment_find_format(&file)->read(&arena, &file, &document, &notes, &err), 0);
	assert_null(strstr(drawn(&arena, &document), "a header of each page"));
	assert_int_equal(document.block_count, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_page_in_one_file_is_a_document),
	    TEST(a_page_is_read_in_a_reply_on_a_case_too),
	    TEST(what_somebody_sent_is_a_mail),
	    TEST(a_mail_with_a_page_is_passed_on),
	    TEST(pictures_beside_a_page_make_no_file),
	    TEST(one_without_a_page_is_told_of),
	    TEST(the_first_page_is_the_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
