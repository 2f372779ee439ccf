/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "classify_case.h"
#include "core/classify.h"

/* Tuesday 1 December 2026. */
#define SENT date_from_civil(2026, 12, 1)
#define OWN  "escalations@example.gov.uk"

/* A mail as a test writes it: "Name: value" lines, and the text; new_text NULL: the same. */
struct mail {
	const char *headers, *text, *new_text, *report_type, *part_type, *part;
};

static struct classify_result classify(const struct mail *m)
{
	struct classify_header headers[20];
	struct classify_part parts[2] = {{"text/plain", m->text}, {m->part_type, m->part}};
	struct classify_mail mail = {
	    .headers = headers,
	    .parts = parts,
	    .part_count = m->part_type ? 2 : 1,
	    .report_type = m->report_type,
	    .text = m->text,
	    .new_text = m->new_text ? m->new_text : m->text,
	    .own_address = OWN,
	};

	mail.header_count = classify_case_headers(&arena, m->headers, headers, COUNT_OF(headers));
	return classify_mail(&arena, &mail, SENT);
}

struct row {
	const char *name;
	enum reading_kind kind;
	struct mail mail;
};

#define TOM  "From: Tom Okafor <tom.okafor@example.gov.uk>\n"
#define US   "From: Escalations <escalations@example.gov.uk>\n"
#define MAIL "From: MAILER-DAEMON@mx.example.gov.uk (Mail Delivery System)\n"
#define RE                                                                                         \
	"Subject: Re: [ESC-2026-0042] Please answer\nIn-Reply-To: "                                \
	"<ESC-2026-0042.3.abc@example.gov.uk>\n"

/* Plain text; the same with its new text; a report. */
#define M(h, t)                                                                                    \
	{                                                                                          \
		.headers = (h), .text = (t)                                                        \
	}
#define A(h, t, n)                                                                                 \
	{                                                                                          \
		.headers = (h), .text = (t), .new_text = (n)                                       \
	}
#define R(h, t, type, pt, p)                                                                       \
	{                                                                                          \
		.headers = (h), .text = (t), .report_type = (type), .part_type = (pt), .part = (p) \
	}

static const struct row rows[] = {
    /* People */
    {"a new mail", READING_MESSAGE,
     M(TOM "Subject: school transport\n", "I am a foster carer. Nobody rings me back.")},
    {"an answer", READING_REPLY, M(TOM RE, "We have booked the taxi.")},
    {"an answer by its subject alone", READING_REPLY,
     M(TOM "Subject: RE: Please answer\n", "Resolved.")},
    {"about a case", READING_REPLY, M(TOM "Subject: ESC-2026-0042\n", "Resolved.")},
    {"X-Auto-Response-Suppress alone is no sign", READING_REPLY,
     M(TOM RE "X-Auto-Response-Suppress: OOF\n", "Resolved.")},
    {"Auto-Submitted: no", READING_REPLY, M(TOM RE "Auto-Submitted: no\n", "Resolved.")},
    {"writes about being away", READING_REPLY,
     M(TOM RE, "Sorry for the delay, I was out of the office. The taxi is booked from Monday. Is "
	       "that what you need?")},
    {"away soon, but answers", READING_REPLY,
     M(TOM RE, "Not resolved. I am on leave from Friday, so please ring before then.\n")},
    {"answers an absence notice", READING_REPLY,
     A(TOM "Subject: Re: Automatic reply: Please answer\n",
       "Who deals with it meanwhile?\n\nI am out of the office until 4 January. For urgent matters "
       "please contact Ann.",
       "Who deals with it meanwhile?")},
    {"forwards a bounce", READING_REPLY,
     M(TOM "Subject: FW: Undeliverable: Please answer\nReferences: <a@example.gov.uk>\n",
       "I got this when I wrote to you. Your message could not be delivered to "
       "ann@example.gov.uk.")},
    {"asks about a bounce", READING_MESSAGE,
     M(TOM "Subject: my email came back\n",
       "My email to you could not be delivered last week, so I am sending it again.")},
    {"an answer that came through a list", READING_REPLY,
     M(TOM RE "List-Id: Fostering team <fostering.example.gov.uk>\nPrecedence: list\n",
       "We have booked the taxi.")},
    {"thanks for contacting", READING_REPLY,
     M(TOM RE, "Thank you for contacting me about this. I have asked the school to ring you.")},

    /* B3: absences and other automatic replies */
    {"RFC 3834", READING_AUTO_REPLY,
     M(TOM "Subject: Re: Please answer\nAuto-Submitted: auto-replied\n", "Away.")},
    {"Precedence: auto_reply", READING_AUTO_REPLY,
     M(TOM "Subject: Hello\nPrecedence: auto_reply\n", "Hello.")},
    {"X-Autoreply", READING_AUTO_REPLY, M(TOM "Subject: Hello\nX-Autoreply: yes\n", "Hello.")},
    {"Exchange without a header", READING_AUTO_REPLY,
     M(TOM "Subject: Automatic reply: [ESC-2026-0042] Please answer\n",
       "I am on annual leave until 4 January 2027.")},
    {"by its words, subject of an answer", READING_AUTO_REPLY,
     M(TOM RE, "I am on annual leave until 4 January 2027. If your matter is urgent please contact "
	       "Ann Lee.")},
    {"out of office by its subject and words", READING_AUTO_REPLY,
     M(TOM "Subject: Out of office\n",
       "I am currently out of the office with limited access to email.")},
    {"has left", READING_AUTO_REPLY,
     M(TOM "Subject: Automatic reply: Please answer\n",
       "I no longer work for the council. Please contact the duty desk.")},
    {"a ticket system", READING_AUTO_REPLY,
     M("From: IT Desk <noreply@desk.example>\nSubject: Your request has been received [#4711]\n",
       "Thank you for contacting the IT desk. Your ticket number is 4711. We aim to respond within "
       "2 days.")},
    {"a mailbox that nobody reads", READING_AUTO_REPLY,
     M("From: Duty <duty@example.gov.uk>\nSubject: Automated response\n",
       "This is an automated response. This mailbox is not monitored.")},

    /* Bounces */
    {"RFC 3464", READING_BOUNCE,
     R(MAIL "Subject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\n",
       "It could not be delivered.", "delivery-status", "message/delivery-status",
       "Final-Recipient: rfc822; tom.okafor@example.gov.uk\nAction: failed\nStatus: 5.1.1\n")},
    {"Exim", READING_BOUNCE,
     M(MAIL "Subject: Mail delivery failed: returning message to sender\nX-Failed-Recipients: "
	    "tom.okafor@example.gov.uk\n",
       "A message that you sent could not be delivered to one or more of its recipients.")},
    {"qmail", READING_BOUNCE,
     M("From: MAILER-DAEMON@mx.example.gov.uk\nSubject: failure notice\nReturn-Path: <>\n",
       "Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your "
       "message.\n<tom.okafor@example.gov.uk>:\nno mailbox here")},
    {"Exchange, in words alone", READING_BOUNCE,
     M("From: Microsoft Outlook <postmaster@example.gov.uk>\nSubject: Undeliverable: Please "
       "answer\n",
       "Your message to tom.okafor@example.gov.uk couldn't be delivered.")},
    {"a delay", READING_BOUNCE,
     M(MAIL "Subject: Warning: message 1abc delayed 24 hours\n",
       "This message has not been delivered yet. Delivery attempts will continue to be made.\n  "
       "tom.okafor@example.gov.uk")},

    /* Receipts */
    {"RFC 8098", READING_RECEIPT,
     R(TOM "Subject: Read: Please answer\n", "Your message was read.", "disposition-notification",
       "message/disposition-notification",
       "Original-Message-ID: <ESC-2026-0042.3.abc@example.gov.uk>\nDisposition: manual-action; "
       "displayed\n")},
    {"Outlook, in words alone", READING_RECEIPT,
     M(TOM "Subject: Read: Please answer\n",
       "Your message\n\nTo: Tom\nSubject: Please answer\n\nwas read on 1 December 2026 09:12.")},
    {"a good report", READING_RECEIPT,
     R(MAIL "Subject: Successful Mail Delivery Report\n", "It was delivered.", "delivery-status",
       "message/delivery-status",
       "Final-Recipient: rfc822; tom.okafor@example.gov.uk\nAction: delivered\n")},

    /* Lists and loops */
    {"a newsletter", READING_LIST,
     M("From: News <news@charity.example>\nSubject: December news\nList-Unsubscribe: "
       "<https://charity.example/u>\n",
       "Our news.")},
    {"bulk", READING_LIST,
     M("From: News <news@charity.example>\nSubject: December news\nPrecedence: bulk\n",
       "Our news.")},
    {"unsubscribe from no-reply", READING_LIST,
     M("From: no-reply@charity.example\nSubject: December news\n",
       "Our news. To unsubscribe, click below.")},
    {"a machine's answer in a list", READING_LIST,
     M("From: notifications@code.example\nSubject: Re: Please answer\nIn-Reply-To: "
       "<1@code.example>\nList-Id: code\n",
       "Closed.")},
    {"our own address", READING_LIST, M(US "Subject: Please answer\n", "Please answer.")},
    {"our own Message-ID", READING_LIST,
     M(TOM "Subject: Please answer\nMessage-ID: <ESC-2026-0042.3.abc@example.gov.uk>\n",
       "Please answer.")},
};

static void test_kinds(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		struct classify_result r = classify(&rows[i].mail);

		if (r.kind != rows[i].kind) {
			print_error("B3, %s: %s (%s), expected %s\n", rows[i].name,
				    reading_kind_name(r.kind), r.why,
				    reading_kind_name(rows[i].kind));
			wrong++;
		}
		assert_non_null(r.why);
		assert_true(str_ends(r.why, "."));
	}
	assert_int_equal(wrong, 0);
}

static void test_bounce_details(void **state)
{
	struct mail report =
	    R(MAIL "Subject: Undelivered\n", "Not delivered.", "delivery-status",
	      "message/delivery-status",
	      "Final-Recipient: rfc822; Tom.Okafor@example.gov.uk\nAction: failed\n\n"
	      "Final-Recipient: rfc822; ann.lee@example.gov.uk\nAction: failed\n"
	      "Final-Recipient: rfc822; not an address\nAction: failed\n");
	struct mail words = M(MAIL "Subject: failure notice\n",
			      "I was not able to deliver your "
			      "message.\n\n<tom.okafor@example.gov.uk>: no mailbox here\n\n"
			      "--- Below this line is a copy of the message.\n\nMessage-ID: "
			      "<ESC-2026-0042.3.abc@example.gov.uk>\n"
			      "To: someone.else@example.gov.uk\n");
	struct mail returned = R(
	    MAIL "Subject: failure notice\n", "It could not be delivered.", NULL, "message/rfc822",
	    "From: " OWN "\nMessage-ID: <ESC-2026-0042.3.abc@example.gov.uk>\n");
	struct classify_result r = classify(&report);

	(void)state;
	assert_int_equal(r.failed_count, 2);
	assert_string_equal(r.failed[0], "tom.okafor@example.gov.uk");
	assert_string_equal(r.failed[1], "ann.lee@example.gov.uk");
	assert_false(r.delayed);

	r = classify(&words);
	assert_int_equal(r.failed_count, 1);
	assert_string_equal(r.failed[0], "tom.okafor@example.gov.uk");
	assert_string_equal(r.returned_id, "ESC-2026-0042.3.abc@example.gov.uk");

	r = classify(&returned);
	assert_string_equal(r.returned_id, "ESC-2026-0042.3.abc@example.gov.uk");

	report.part = "Final-Recipient: rfc822; tom.okafor@example.gov.uk\nAction: delayed\n";
	assert_true(classify(&report).delayed);
	report.part = "Action: delayed\nAction: failed\n";
	assert_false(classify(&report).delayed);
}

/* The day they name as that of their return. */
static void test_absences(void **state)
{
	static const struct {
		const char *text, *until;
	} absences[] = {
	    {"I am out of the office until Monday 4 January 2027.", "2027-01-04"},
	    {"I am on annual leave from 18 December 2026 to 4 January 2027 and will return on 5 "
	     "January 2027.",
	     "2027-01-05"},
	    {"I am away from my desk, back on Thursday 3 December.", "2026-12-03"},
	    {"I am on annual leave until 24/12/26.", "2026-12-24"},
	    {"I am on annual leave. If urgent, contact Ann.", NULL},
	    {"I was on annual leave until 4 January 2024.", NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(absences); i++) {
		struct mail m = M(TOM "Subject: Automatic reply: hello\n", absences[i].text);
		struct classify_result r = classify(&m);
		const char *day = date_iso(&arena, r.absent_until);

		assert_int_equal(r.kind, READING_AUTO_REPLY);
		if (!str_eq(day, absences[i].until))
			fail_msg("\"%s\" gives %s", absences[i].text, day ? day : "none");
	}
}

/* Nothing at all, and headers that are hardly any: a mail to be looked at by a person. */
static void test_odd(void **state)
{
	struct mail empty = M("", "");
	struct mail odd = M("From:\nSubject: [\nMessage-ID: ESC-\nReturn-Path: \n", "?");
	struct classify_mail none = {0};

	(void)state;
	assert_int_equal(classify(&empty).kind, READING_MESSAGE);
	assert_int_equal(classify(&odd).kind, READING_MESSAGE);
	assert_int_equal(classify_mail(&arena, &none, SENT).kind, READING_MESSAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_kinds),
	    TEST(test_bounce_details),
	    TEST(test_absences),
	    TEST(test_odd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
