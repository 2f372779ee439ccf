/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which forms a mail holds: in its words, in what came with it, below what it answers. */
#include "check.h"

#include <string.h>

#include "codec/codec.h"
#include "mails.h"
#include "pdf_file.h"
#include "read/pdf_poppler.h"
#include "read/reader.h"
#include "wordfile.h"

/* The parts of a mail, each with the lines of its head; the first is what its writer wrote. */
static struct reading read_parts(const char *head, const char *const *parts)
{
	struct reading r, parsed;
	const char *text;
	struct str mail;
	struct err err;

	str_init(&mail, &arena, STR_UNBOUNDED);
	str_addf(&mail,
		 "From: Graham Tully <graham.tully@panel.example>\nMessage-ID: <1@panel.example>\n"
		 "Date: Tue, 10 Nov 2026 19:12:00 +0000\n%sMIME-Version: 1.0\n"
		 "Content-Type: multipart/mixed; boundary=cut\n\n",
		 head);
	for (; *parts; parts++)
		str_addf(&mail, "--cut\n%s\n", *parts);
	str_add(&mail, "--cut--\n");
	r = mails_read_bytes(&arena, str_text(&mail), mail.len);
	/* What main does with it: if it does not take it, the mail is lost to a person. */
	text = codec_reading_text(&arena, &r);
	if (codec_reading_parse(&arena, text, strlen(text), &parsed, &err) < 0)
		fail_msg("%s", err.text);
	return r;
}

static const char *value(const struct form *form, const char *key)
{
	return form_text(form, key) ? form_text(form, key) : "-";
}

static bool has_problem(const struct form *form, const char *problem)
{
	size_t i;

	for (i = 0; i < form->problem_count; i++)
		if (str_eq(form->problems[i].text, problem))
			return true;
	return false;
}

#define SUBJECT "Subject: Escalation\n"
#define TEXT	"Content-Type: text/plain; charset=utf-8\n\n"
#define FILE_OF(name)                                                                              \
	"Content-Type: text/plain; charset=utf-8\n"                                                \
	"Content-Disposition: attachment; filename=\"" name "\"\n\n"
#define PATEL                                                                                      \
	"Fostering Panel Escalation form\nFoster carer's name/s: Anita Patel\n"                    \
	"Date of Fostering Panel: 3 November 2026\nTeam Manager's name: Priya Nair\n"              \
	"Further information: The review came late.\n"
#define STONE                                                                                      \
	"Fostering Panel Escalation form\nFoster carer's name/s: Lewis Stone\n"                    \
	"Date of Fostering Panel: 3 November 2026\nTeam Manager's name: Priya Nair\n"              \
	"Further information: No medical was there.\n"

static void the_attachment_wins_over_the_mail(void **state)
{
	static const char *const parts[] = {
	    TEXT "Fostering Panel Escalation form\nFoster carer's name/s: Anita Patel\n"
		 "Date of Fostering Panel: 4 November 2026\nSocial Worker's name: Bo Ray\n"
		 "Name of Panel Chair: Graham Tully\nName of Panel Adviser: Kit Osman\n",
	    FILE_OF("form.txt") PATEL, NULL};
	struct reading r = read_parts(SUBJECT, parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_int_equal(r.more_form_count, 0);
	assert_string_equal(date_iso(&arena, form_date(r.form, "panel_date")), "2026-11-03");
	assert_true(has_problem(r.form, "Date of Fostering Panel: the mail says something else, "
					"which was not taken."));
	/* What only the one of them says is said. */
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_string_equal(value(r.form, "social_worker"), "Bo Ray");
	assert_int_equal(r.form->problem_count, 1);
	assert_string_equal(form_get(r.form, "panel_date")->where, "form.txt, line 3");
}

/* A blank beside a form that was filled in is no case of its own; alone it is a form that lacks
 * all. */
static void a_blank_beside_a_form_is_none(void **state)
{
#define BLANK                                                                                      \
	"Foster carer escalation form\nCarer name(s):\nSupervising Social Worker:\n"               \
	"Date first raised with SSW:\nWhat is the concern?\nImpact on the child:\n"
	static const char *const parts[] = {TEXT "Here it is.\n", FILE_OF("blank.txt") BLANK,
					    FILE_OF("form.txt") PATEL, NULL};
	static const char *const alone[] = {TEXT "Here it is.\n", FILE_OF("blank.txt") BLANK, NULL};
	struct reading r = read_parts(SUBJECT, parts);

	(void)state;
	assert_int_equal(r.more_form_count, 0);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_int_equal(read_parts(SUBJECT, alone).kind, READING_FORM);
}

static void forms_on_two_matters_are_two(void **state)
{
	static const char *const parts[] = {TEXT "Two forms are attached.\n",
					    FILE_OF("a.txt") PATEL, FILE_OF("b.txt") STONE, NULL};
	struct reading r = read_parts(SUBJECT, parts);

	(void)state;
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_int_equal(r.more_form_count, 1);
	assert_string_equal(value(r.more_forms[0], "foster_carers"), "Lewis Stone");
	assert_string_equal(form_get(r.more_forms[0], "foster_carers")->where, "b.txt, line 2");
}

static void the_same_form_twice_is_one(void **state)
{
	/* As a second program writes it: other line breaks, other quotation marks. */
	static const char *const parts[] = {
	    TEXT "The form, and a blank one.\n", FILE_OF("a.txt") PATEL,
	    FILE_OF("blank.txt") "Fostering Panel Escalation form\nFoster carer's name/s:\n"
				 "Date of Fostering Panel:\nTeam Manager's name:\n",
	    "Content-Type: text/html; charset=utf-8\n"
	    "Content-Disposition: attachment; filename=a.html\n\n"
	    "<p>Fostering Panel Escalation form<table>"
	    "<tr><td>Foster carer\xE2\x80\x99s name/s<td>Anita<br>Patel"
	    "<tr><td>Date of Fostering Panel<td>3/11/2026<tr><td>Further information"
	    "<td>The review\ncame late.</table>\n",
	    NULL};
	struct reading r = read_parts(SUBJECT, parts);

	(void)state;
	assert_int_equal(r.more_form_count, 0);
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_int_equal(r.form->problem_count, 0);
}

/* What somebody made of a form, and changed before or after: one matter, and what differs is told.
 */
static void a_form_and_what_was_made_of_it_are_one(void **state)
{
	static const char other[] =
	    "<p>Fostering Panel Escalation form<table><tr><td>Foster carer's name/s<td>Anita Patel"
	    "<tr><td>Date of Fostering Panel<td>4/11/2026</table>\n";
	const char *parts[] = {TEXT "The form.\n", FILE_OF("Form 1.txt") PATEL, NULL, NULL};
	struct reading r;

	(void)state;
	parts[2] = arena_printf(&arena,
				"Content-Type: text/html\nContent-Disposition: attachment; "
				"filename=\"form 1.html\"\n\n%s",
				other);
	r = read_parts(SUBJECT, parts);
	assert_int_equal(r.more_form_count, 0);
	assert_string_equal(date_iso(&arena, form_date(r.form, "panel_date")), "2026-11-03");
	assert_true(has_problem(r.form, "Date of Fostering Panel: form 1.html says something else, "
					"which was not taken."));
	parts[2] = arena_printf(&arena,
				"Content-Type: text/html\nContent-Disposition: attachment; "
				"filename=\"form 2.html\"\n\n%s",
				other);
	assert_int_equal(read_parts(SUBJECT, parts).more_form_count, 1);
}

/* On the same carers, but of another panel, with another account. */
static void the_same_carers_can_have_two_matters(void **state)
{
	static const char *const parts[] = {
	    TEXT "Two more.\n", FILE_OF("a.txt") PATEL,
	    FILE_OF("b.txt") "Fostering Panel Escalation form\nFoster carer's name/s: Anita Patel\n"
			     "Date of Fostering Panel: 10 November 2026\n"
			     "Further information: Nobody came.\n",
	    NULL};

	(void)state;
	assert_int_equal(read_parts(SUBJECT, parts).more_form_count, 1);
}

#define PASSED_ON                                                                                  \
	"From: Ursula Brandt <ursula@panel.example>\nSubject: the form\n"                          \
	"Date: Mon, 9 Nov 2026 09:00:00 +0000\n"                                                   \
	"Content-Type: text/plain; charset=utf-8\n\n" PATEL

/* Who forwarded it raises it; who wrote it is told. */
static void an_attached_mail_is_passed_on(void **state)
{
	static const char *const heads[] = {
	    "Content-Type: message/rfc822\n\n",
	    "Content-Type: application/octet-stream; name=\"the form.eml\"\n\n"};
	const char *parts[] = {TEXT "Please see below.\n", NULL, NULL};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(heads); i++) {
		parts[1] = arena_printf(&arena, "%s%s", heads[i], PASSED_ON);
		r = read_parts(SUBJECT, parts);
		assert_int_equal(r.kind, READING_FORM);
		assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
		assert_string_equal(r.from.email, "graham.tully@panel.example");
		assert_string_equal(r.author.email, "ursula@panel.example");
	}
	assert_string_equal(form_get(r.form, "foster_carers")->where, "the form.eml, line 2");
}

static void a_form_attached_to_an_attached_mail(void **state)
{
	static const char *const parts[] = {
	    TEXT "Please see below.\n",
	    "Content-Type: message/rfc822\n\n"
	    "From: Ursula Brandt <ursula@panel.example>\nSubject: the form\n"
	    "Content-Type: multipart/mixed; boundary=in\n\n"
	    "--in\n" TEXT "Here.\n--in\n" FILE_OF("form.txt") PATEL "--in--\n",
	    NULL};
	struct reading r = read_parts(SUBJECT, parts);

	(void)state;
	assert_string_equal(form_get(r.form, "foster_carers")->where,
			    "the attached mail, form.txt, line 2");
	assert_string_equal(r.author.name, "Ursula Brandt");
	assert_int_equal(r.problem_count, 0);
}

/* Nobody is named as the writer of what was in another's mail. */
static void of_two_attached_mails_each_has_its_files(void **state)
{
#define MAIL_OF(who)                                                                               \
	"Content-Type: message/rfc822\n\nFrom: " who "\n"                                          \
	"Content-Type: multipart/mixed; boundary=in\n\n--in\n" TEXT "Here.\n--in\n"
	static const char *const parts[] = {
	    TEXT "Please see below.\n", MAIL_OF("bo@panel.example") "--in--\n",
	    MAIL_OF("ursula@panel.example") FILE_OF("form.txt") PATEL "--in--\n", NULL};
	struct reading r = read_parts(SUBJECT, parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(r.author.email, "ursula@panel.example");
}

static void a_form_forwarded_inline(void **state)
{
	static const char *const parts[] = {
	    TEXT "For you.\n\n-----Original Message-----\n"
		 "From: Ursula Brandt <ursula@panel.example>\nSent: 9 November 2026 09:00\n"
		 "To: Graham Tully\nSubject: the form\n\n" PATEL,
	    NULL};
	struct reading r = read_parts("Subject: FW: the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(r.author.email, "ursula@panel.example");
	assert_string_equal(form_get(r.form, "team_manager")->where, "the mail, line 12");
}

/* Who wrote the form, of those below each other: neither who passed it on before, nor who is cited
 * below it. */
static void a_form_passed_on_twice(void **state)
{
#define HEAD(name, address)                                                                        \
	"\n-----Original Message-----\nFrom: " name " <" address                                   \
	">\nSent: 9 November 2026 09:00\n"                                                         \
	"To: somebody\nSubject: the form\n\n"
	static const char *const parts[] = {
	    TEXT "For you.\n" HEAD("Bo Ray", "bo@panel.example") "Please see below.\n" HEAD(
		"Ursula Brandt", "ursula@panel.example")
		PATEL HEAD("Kit Osman", "kit@panel.example") "Can you send me the form?\n",
	    NULL};
	static const char *const nobody[] = {
	    TEXT PATEL HEAD("Bo Ray", "bo@panel.example") "Which day was it?\n" HEAD(
		"Kit Osman", "kit@panel.example") "Can you send me the form?\n",
	    NULL};
	struct reading r = read_parts("Subject: FW: FW: the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(r.author.email, "ursula@panel.example");
	assert_string_equal(r.from.email, "graham.tully@panel.example");
	assert_null(read_parts("Subject: FW: x\n", nobody).author.email);
}

/* The old form below an answer is nobody's new one; whether somebody has written into it can only
 * be told by who knows the case. */
static void a_cited_form_is_kept_apart(void **state)
{
	static const char *const marked[] = {
	    TEXT "I have put my answer into the form.\n\n"
		 "On 9 Nov 2026, Ursula wrote:\n> Fostering Panel Escalation form\n"
		 "> Foster carer's name/s: Anita Patel\n> Team Manager's name: Priya Nair\n"
		 "> Response to concerns raised:\n> We are sorry that it was late.\n",
	    NULL};
	static const char *const plain[] = {
	    TEXT "See below.\n\nFrom: Ursula Brandt <ursula@panel.example>\n"
		 "Sent: 9 November 2026 09:00\nTo: Graham Tully\nSubject: the form\n\n" PATEL
		 "Response to concerns raised:\nWe are sorry that it was late.\n",
	    NULL};
	struct reading r = read_parts("Subject: Re: [ESC-2026-0042] the form\n", marked);

	(void)state;
	assert_int_equal(r.kind, READING_REPLY);
	assert_null(r.form);
	assert_non_null(r.cited_form);
	assert_string_equal(value(r.cited_form, "response"), "We are sorry that it was late.");
	assert_null(r.author.email);

	r = read_parts("Subject: Re: [ESC-2026-0042] the form\n", plain);
	assert_null(r.form);
	assert_string_equal(value(r.cited_form, "response"), "We are sorry that it was late.");
}

/* Answers that a person put between the lines of a cited form are the form; what is cited is not.
 */
static void answers_between_cited_lines(void **state)
{
	static const char *const parts[] = {
	    TEXT "On 9 Nov 2026, Escalations wrote:\n> Fostering Panel Escalation form\n>\n"
		 "> Foster carer's name/s:\n\nAnita Patel\n\n> Name of Panel Chair: Old Chair\n"
		 "> Team Manager's name:\nPriya Nair\n> Further information:\n>\nIt was late.\n\n"
		 "Twice.\n> Date for response:\n",
	    NULL};
	struct reading r = read_parts("Subject: Re: the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_string_equal(value(r.form, "details"), "It was late.\n\nTwice.");
	assert_string_equal(value(r.form, "panel_chair"), "-");
}

/* Among these answers, some that read like labels, a row that somebody added, and a heading that is
 * a label as well. */
static void answers_between_cited_lines_can_read_like_labels(void **state)
{
	static const char *const parts[] = {
	    TEXT "On 9 Nov 2026, Escalations wrote:\n> Fostering Panel Escalation form\n"
		 "> Foster carer's name/s:\nAnita Patel\n> Team Manager's name:\nPriya Nair\n"
		 "> PRACTICE\n> Quality of reports (yes/no)\nYes\n"
		 "> Matching form completed (yes/no)\nNo\n> Further information:\n"
		 "Social Worker: was not there.\nDate of Panel: it was moved twice.\n"
		 "Quality of analysis: there is none.\nTeam Manager's name: not given.\n"
		 "> Section E \xE2\x80\x93 response of ADM\n>\nI agree.\n",
	    NULL};
	struct reading r = read_parts("Subject: Re: the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_string_equal(value(r.form, "concerns.reports_quality"), "Yes");
	assert_int_equal(r.form->other_count, 1);
	assert_string_equal(r.form->others[0].label, "Matching form completed");
	assert_int_equal(r.form->others[0].raised, FORM_NO);
	assert_string_equal(value(r.form, "details"),
			    "Social Worker: was not there.\nDate of Panel: it was moved twice.\n"
			    "Quality of analysis: there is none.\nTeam Manager's name: not given.");
	assert_string_equal(value(r.form, "adm_response"), "I agree.");
}

#define RED(text) "<span style='color:red'>" text "</span>"

/* "My answers are in red below": the cited form is the sender's by the colour alone. */
static void answers_in_a_colour_within_a_cited_form(void **state)
{
#define CITED                                                                                      \
	"Content-Type: text/html; charset=utf-8\n\n<p>Please see below.</p><p>Ursula</p>"          \
	"<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Panel Support "   \
	"&lt;panel@council.example&gt;<br><b>Sent:</b> 9 November 2026 09:00<br><b>To:</b> "       \
	"Ursula Brandt<br><b>Subject:</b> the form</p></div>"                                      \
	"<p>Fostering Panel Escalation form</p><p>Foster carer's name/s: "
	static const char *const red[] = {
	    CITED RED("Anita Patel") "</p><p>Team Manager's name: " RED(
		"Priya Nair") "</p><p>Quality of reports (Yes/No): " RED("Yes") "</p><p>Further "
										"information:"
										" " RED(
										    "It was "
										    "late.") "</"
											     "p>\n",
	    NULL};
	static const char *const plain[] = {
	    CITED "Anita Patel</p><p>Team Manager's name: Priya Nair</p><p>Quality of reports "
		  "(Yes/No): Yes</p><p>Further information: It was late.</p>\n",
	    NULL};
	struct reading r = read_parts("Subject: RE: the form\n", red);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_string_equal(value(r.form, "concerns.reports_quality"), "Yes");
	assert_string_equal(value(r.form, "details"), "It was late.");

	r = read_parts("Subject: RE: the form\n", plain);
	assert_null(r.form);
	assert_string_equal(value(r.cited_form, "foster_carers"), "Anita Patel");
	/* On a case it is for who knows what was sent out. */
	r = read_parts("Subject: RE: [ESC-2026-0042] the form\n", red);
	assert_null(r.form);
}

/* Nothing but marked lines, and no reply: it was pasted so, and is meant to be read. */
static void a_form_of_marked_lines_alone(void **state)
{
	static const char *const parts[] = {
	    TEXT "> Fostering Panel Escalation form\n> Foster carer's name/s: Anita Patel\n"
		 "> Team Manager's name: Priya Nair\n",
	    NULL};
	struct reading r = read_parts("Subject: the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
}

/* Our letters name the fields of forms; cited, they are nobody's answer. */
static void a_letter_of_ours_is_no_form(void **state)
{
	static const char *const parts[] = {
	    TEXT "Thanks, will look.\n\nOn 9 Nov 2026, Escalations wrote:\n"
		 "> - a response to each concern\n"
		 "> - actions and learning: what will be done, by whom and by when (or that\n"
		 ">   no action is needed, and why)\n"
		 "> Foster carer's name/s: Anita Patel\n> Team Manager's name: Priya Nair\n"
		 "> This email was written by the\n> escalation service of Surrey Council.\n",
	    NULL};

	(void)state;
	assert_null(read_parts("Subject: Re: [ESC-2026-0042] x\n", parts).cited_form);
}

static void a_thread_attached_to_a_reply_is_no_form(void **state)
{
	static const char *const parts[] = {TEXT "See the thread.\n",
					    "Content-Type: message/rfc822\n\n" PASSED_ON, NULL};
	struct reading r = read_parts("Subject: Re: [ESC-2026-0042] the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_REPLY);
	assert_null(r.form);
}

static void mails_in_mails_come_to_an_end(void **state)
{
	struct str part;
	const char *parts[] = {TEXT "Deep.\n", NULL, NULL};
	struct reading r;
	size_t i;

	(void)state;
	str_init(&part, &arena, STR_UNBOUNDED);
	for (i = 0; i < 15; i++)
		str_add(&part, "Content-Type: message/rfc822\n\n");
	str_add(&part, PASSED_ON);
	parts[1] = str_text(&part);
	r = read_parts(SUBJECT, parts);
	assert_null(r.form);
}

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
	r = read_parts(SUBJECT, parts);
	assert_int_equal(r.unread_count, 0);
	parts[2] = large_part("Content-Type: text/plain\n" ATTACHED("b.txt"), 400);
	r = read_parts(SUBJECT, parts);
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
		r = read_parts(SUBJECT, parts);
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
	r = read_parts(SUBJECT, parts);
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

/* RFC 3834 section 5: a web page's form is sent by a machine, and is the person's who filled it in.
 */
static void a_form_that_a_web_page_sends(void **state)
{
#define FILLED PATEL "Social Worker's name: Cy Dee\nName of Panel Chair: Di Fox\n"
	static const struct {
		const char *head, *text;
		bool form;
	} rows[] = {
	    {"Subject: New response\nAuto-Submitted: auto-generated\n", FILLED, true},
	    {"Subject: New response\nReturn-Path: <>\n", FILLED, true},
	    {"Subject: New response\nAuto-Submitted: auto-replied\n", FILLED, false},
	    {"Subject: Automatic reply: New response\nIn-Reply-To: <7@panel.example>\n", FILLED,
	     false},
	    {"Subject: Re: New response\nAuto-Submitted: auto-generated\n", FILLED, false},
	    {"Subject: x\nAuto-Submitted: auto-generated\n",
	     FILLED "\nThis email was written by the escalation service of Alderbrook.\n", false},
	    /* A part of one can be what somebody else's machine says of it. */
	    {"Subject: x\nAuto-Submitted: auto-generated\n", PATEL, false},
	};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const char *const parts[] = {arena_printf(&arena, "%s%s", TEXT, rows[i].text),
					     NULL};

		r = read_parts(rows[i].head, parts);
		assert_int_equal(r.kind, rows[i].form ? READING_FORM : READING_AUTO_REPLY);
		assert_int_equal(r.form != NULL, rows[i].form);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_attachment_wins_over_the_mail),
	    TEST(a_blank_beside_a_form_is_none),
	    TEST(forms_on_two_matters_are_two),
	    TEST(the_same_form_twice_is_one),
	    TEST(a_form_and_what_was_made_of_it_are_one),
	    TEST(the_same_carers_can_have_two_matters),
	    TEST(an_attached_mail_is_passed_on),
	    TEST(a_form_attached_to_an_attached_mail),
	    TEST(of_two_attached_mails_each_has_its_files),
	    TEST(a_form_forwarded_inline),
	    TEST(a_form_passed_on_twice),
	    TEST(answers_between_cited_lines),
	    TEST(answers_between_cited_lines_can_read_like_labels),
	    TEST(answers_in_a_colour_within_a_cited_form),
	    TEST(a_form_of_marked_lines_alone),
	    TEST(a_cited_form_is_kept_apart),
	    TEST(a_form_that_a_web_page_sends),
	    TEST(a_letter_of_ours_is_no_form),
	    TEST(a_thread_attached_to_a_reply_is_no_form),
	    TEST(B4_what_is_left_out_beside_a_form_is_no_unread_file),
	    TEST(mails_in_mails_come_to_an_end),
	    TEST(B4_files_with_too_much_text_are_told_of),
	    TEST(B4_files_that_nobody_can_read_are_told_of),
	    TEST(S9_ticks_that_are_drawn_are_asked_for),
	    TEST(S9_ticks_that_a_page_lost_are_asked_for),
	    TEST(B4_a_scan_is_told_of_with_its_own_advice),
	    TEST(B4_risky_files_are_told_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
