/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reader.h"

#include <malloc.h>
#include <string.h>

#include "core/classify.h"
#include "core/quote.h"
#include "read/authentication.h"
#include "read/charset.h"
#include "read/docx.h"
#include "read/outside.h"
#include "read/pdf.h"
#include "read/reader_form.h"
#include "read/xml_pool.h"

enum {
	STUB_MIN = 200,		   /* bytes of HTML's text beside which plain text may be a stub */
	STUB_PART = 4,		   /* and the part of it that it falls short of */
	FAILED_MAX = 100,	   /* addresses that a bounce names */
	FULL_TEXT_MAX = 256 << 10, /* bytes of the whole body that are handed on */
	HEAP_SPARE = 8 << 20,	   /* bytes free that the C library keeps for the next part */
};

static void unreadable(struct arena *a, struct reading *reading, const char *why)
{
	reading->kind = READING_UNREADABLE;
	reading->why = arena_strdup(a, why);
}

/* Plain text that is too little to be all of a mail whose HTML says more: "see the HTML". */
static bool is_stub(const struct body *plain, const struct body *html)
{
	struct str small, large;

	str_init(&small, plain->document.arena, READER_MAX_BODY);
	str_init(&large, html->document.arena, READER_MAX_BODY);
	document_to_text(&plain->document, &small);
	document_to_text(&html->document, &large);
	return large.len > STUB_MIN && small.len < large.len / STUB_PART;
}

/* What the person wrote: as plain text, which says best where a cited mail begins, or as HTML. */
static void read_bodies(struct reader *r)
{
	struct body *html;

	r->body = r->plain = ARENA_NEW(r->arena, struct body);
	body_read(r->arena, &r->mail, 0, BODY_PLAIN, r->plain);
	if (body_has_both(&r->mail, 0)) {
		html = r->html = ARENA_NEW(r->arena, struct body);
		body_read(r->arena, &r->mail, 0, BODY_HTML, html);
		if (is_stub(r->plain, html))
			r->body = html;
	}
}

static void read_texts(struct reader *r)
{
	struct reading *reading = r->reading;
	struct str full;

	str_init(&full, r->arena, READER_MAX_BODY);
	document_to_text(&r->body->document, &full);
	r->full = str_text(&full);
	reading->text = quote_read(r->arena, &r->body->document, &reading->with_questions);
	str_init(&full, r->arena, FULL_TEXT_MAX);
	str_add(&full, r->full);
	reading->full_text = str_text(&full);
	reading->case_ref = reading_find_ref(r->arena, reading->subject);
	if (!reading->case_ref)
		reading->case_ref = reading_find_ref(r->arena, reading->text);
}

/* The headers of an attached mail, as text. */
static const char *headers_text(struct arena *a, const struct mime_part *part)
{
	struct str text;
	size_t i;

	str_init(&text, a, READER_MAX_HEADERS);
	for (i = 0; i < part->header_count; i++)
		str_addf(&text, "%s: %s\n", part->headers[i].name,
			 mime_decode_header(a, part->headers[i].value));
	return str_text(&text);
}

static const char *part_text(struct reader *r, size_t index)
{
	struct mime_part *part = &r->mail.parts[index];

	if (index + 1 < r->mail.part_count && r->mail.parts[index + 1].parent == index &&
	    mime_part_is(part, "message/"))
		return headers_text(r->arena, part + 1);
	if (mime_part_is(part, "message/") || (mime_part_is(part, "text/") && !part->attachment))
		return mime_part_text(r->arena, part);
	return NULL;
}

/* Person or robot (B3), by the outside of the mail; parts of attached mails say nothing of it. */
static struct classify_result classify(struct reader *r)
{
	const struct mime_part *root = &r->mail.parts[0];
	struct classify_mail mail = {.report_type = root->report,
				     .text = r->full,
				     .new_text = r->reading->text,
				     .own_address = r->options->own_address};
	struct classify_header *headers;
	struct classify_part *parts, *part;
	size_t i;

	headers = ARENA_NEW_N(r->arena, struct classify_header, root->header_count);
	for (i = 0; i < root->header_count; i++) {
		headers[i].name = root->headers[i].name;
		headers[i].value = mime_decode_header(r->arena, root->headers[i].value);
	}
	mail.headers = headers;
	mail.header_count = root->header_count;
	mail.parts = parts = ARENA_NEW_N(r->arena, struct classify_part, r->mail.part_count);
	for (i = 0; i < r->mail.part_count; i++) {
		if (r->mail.parts[i].in_message)
			continue;
		part = &parts[mail.part_count++];
		part->type = r->mail.parts[i].type;
		part->text = part_text(r, i);
	}
	return classify_mail(r->arena, &mail, r->sent);
}

static void read_kind(struct reader *r)
{
	struct classify_result result = classify(r);
	struct reading *reading = r->reading;

	reading->kind = result.kind;
	reading->why = result.why;
	reading->absent_until = result.absent_until;
	reading->deputy.name = result.deputy_name;
	reading->deputy.email = result.deputy_email;
	reading->failed = result.failed;
	reading->failed_count = result.failed_count < FAILED_MAX ? result.failed_count : FAILED_MAX;
	if (outside_is_id(result.returned_id))
		reading->returned_id = result.returned_id;
	reading->delayed = result.delayed;
}

/* The words of a form are no verdict on a case: its own ticks are (S7, S8).  A robot's are none. */
static void read_verdict(struct reader *r)
{
	struct reading *reading = r->reading;

	if (!reading_is_human(reading->kind))
		return;
	reading->verdict = reading->form ? verdict_read_form(r->arena, reading->text, r->sent)
					 : verdict_read(r->arena, reading_words(reading), r->sent);
}

static void add_body_problems(struct reader *r)
{
	if (r->body->hidden || (r->html && r->html->hidden))
		reading_add_problem(
		    r->arena, r->reading,
		    "The mail holds hidden words that a reader does not see; they were "
		    "left out.");
	if (r->body->cut)
		reading_add_problem(
		    r->arena, r->reading,
		    "The mail is too long or too deeply nested to be read whole; its "
		    "end was left out.");
	if (str_empty(r->full) && !r->reading->form)
		reading_add_problem(r->arena, r->reading, "There is no text in the mail.");
}

static bool is_sealed(const struct mime_part *mail)
{
	return str_eq(mail->type, "multipart/encrypted") ||
	       str_eq(mail->type, "application/pkcs7-mime") ||
	       str_eq(mail->type, "application/x-pkcs7-mime");
}

static void read_inside(struct reader *r)
{
	read_bodies(r);
	read_texts(r);
	read_kind(r);
	reader_form_read(r);
	read_verdict(r);
	if (reading_is_human(r->reading->kind))
		add_body_problems(r);
	if (r->reading->form) {
		r->reading->kind = READING_FORM;
		r->reading->why = "It holds a form that a person filled in.";
	}
}

void reader_read(struct arena *a, const void *raw, size_t size,
		 const struct reader_options *options, struct reading *reading)
{
	struct reader r = {.arena = a, .options = options, .reading = reading};
	struct err err;

	reading_init(reading);
	if (size > options->max_mail) {
		unreadable(a, reading,
			   arena_printf(a, "It is larger than %zu MiB.", options->max_mail >> 20));
		return;
	}
	if (mime_parse(a, raw, size, &r.mail, &err) < 0) {
		unreadable(a, reading, err.text);
		return;
	}
	outside_read(a, &r.mail.parts[0], reading);
	authentication_read(a, &r.mail.parts[0], options->authserv_id, reading);
	r.sent = outside_day(&r.mail.parts[0]);
	if (is_sealed(&r.mail.parts[0]))
		unreadable(a, reading, "It is sealed (S/MIME or PGP), and cannot be read.");
	else
		read_inside(&r);
}

void reader_warm_up(void)
{
	/* One mail with something of everything in it: what libraries set up at first use is set
	 * up. */
	static const char sample[] =
	    "From: =?iso-8859-2?Q?V=ECra?= <vera@carer.example>\n"
	    "To: group: \"A, B\" <a@example.org>;\n"
	    "Date: Tue, 10 Nov 2026 19:12:00 +0100\n"
	    "Subject: =?utf-8?B?w6k=?= \xE9\n"
	    "Message-ID: <1@carer.example>\n"
	    "Content-Type: multipart/alternative; boundary=b\n\n"
	    "--b\nContent-Type: text/plain; charset=iso-2022-jp\n"
	    "Content-Transfer-Encoding: base64\n\nSGVsbG8K\n"
	    "--b\nContent-Type: text/html; charset=windows-1252; name*=utf-8''%C3%A9\n"
	    "Content-Disposition: inline; filename=\"=?utf-8?Q?=C3=A9?=\"\n"
	    "Content-Transfer-Encoding: quoted-printable\n\n"
	    "<table><tr><td>caf=E9&eacute;</td><td>b</td></tr></table>\n--b--\n";
	struct reader_options options = {.max_mail = sizeof(sample)};
	struct reading reading;
	struct arena arena;

	/* A document's parts come and go: each would be asked of the kernel, page for page. */
	mallopt(M_MMAP_THRESHOLD, HEAP_SPARE);
	mallopt(M_TRIM_THRESHOLD, HEAP_SPARE);
	/* libzip makes local time of when each file in an archive was changed, of which nothing is
	 * wanted: for that the zone's file would be looked for each time. */
	setenv("TZ", "UTC0", 1);
	charset_warm_up();
	mime_warm_up();
	html_warm_up();
	docx_warm_up();
	pdf_warm_up();
	arena_init(&arena);
	reader_read(&arena, sample, sizeof(sample) - 1, &options, &reading);
	arena_clear(&arena);
	xml_pool_start();
}
