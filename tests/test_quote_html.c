/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The new text of pages of HTML, as the programs that people use write them. */
#include "check.h"

#include <string.h>

#include "core/quote.h"
#include "read/html.h"
#include "quote_case.h"

static const char *new_text(const char *html)
{
	struct html_notes notes = {0};
	struct document d;

	document_init(&d, &arena);
	html_read(&d, html, &notes);
	return quote_new_text(&arena, &d);
}

#define OLD "<p>Is the concern resolved?</p><p>Reply &quot;Resolved&quot;.</p>"

static const struct quote_case rows[] = {
    {"Outlook on Windows",
     "<div class=WordSection1><p class=MsoNormal>Not resolved.<o:p></o:p></p><p "
     "class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 "
     "1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b><span "
     "lang=EN-US>From:</span></b><span "
     "lang=EN-US> Escalations &lt;escalations@council.example&gt; <br><b>Sent:</b> 04 December "
     "2026 "
     "09:12<br><b>To:</b> Dawn<br><b>Subject:</b> Please answer</span></p></div></div>" OLD
     "</div>",
     "Not resolved."},
    {"Outlook on Windows, German",
     "<p class=MsoNormal>Not resolved.</p><div style='border:none;border-top:solid #E1E1E1 "
     "1.0pt'><p "
     "class=MsoNormal><b>Von:</b> Escalations "
     "&lt;escalations@council.example&gt;<br><b>Gesendet:</b> "
     "Freitag, 4. Dezember 2026 09:12<br><b>An:</b> Dawn<br><b>Betreff:</b> Please "
     "answer</p></div>" OLD,
     "Not resolved."},
    {"Outlook on the web",
     "<div dir=\"ltr\"><div>Not resolved.</div></div><div id=\"appendonsend\"></div><hr "
     "style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> "
     "Escalations &lt;escalations@council.example&gt;<br><b>Sent:</b> 04 December 2026 "
     "09:12<br><b>To:</b> Dawn<br><b>Subject:</b> Please answer</div>" OLD,
     "Not resolved."},
    {"Outlook on a phone",
     "<div dir=\"auto\">Not resolved.</div><div id=\"ms-outlook-mobile-signature\">Get <a "
     "href=\"https://outlook.example\">Outlook for iOS</a></div><hr><div "
     "id=\"divRplyFwdMsg\"><b>From:</b> Escalations<br><b>Sent:</b> Friday</div>" OLD,
     "Not resolved."},
    {"Outlook, new, on a Mac",
     "<div class=\"elementToProof\">Not resolved.</div><div "
     "id=\"mail-editor-reference-message-container\"><div><b>From: </b>Escalations "
     "&lt;escalations@council.example&gt;<br><b>Date: </b>Friday, 4 December 2026 at "
     "09:12<br><b>To: </b>Dawn<br><b>Subject: </b>Please answer</div>" OLD "</div>",
     "Not resolved."},
    {"Gmail",
     "<div dir=\"ltr\">Not resolved.</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" "
     "class=\"gmail_attr\">On Fri, 4 Dec 2026 at 09:12, Escalations &lt;<a "
     "href=\"mailto:escalations@council.example\">escalations@council.example</a>&gt; "
     "wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;border-left:1px "
     "#ccc "
     "solid;padding-left:1ex\">" OLD "</blockquote></div>",
     "Not resolved."},
    {"Gmail, between the lines",
     "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Fri, 4 Dec 2026 at 09:12, "
     "Escalations "
     "&lt;escalations@council.example&gt; wrote:<br></div><blockquote class=\"gmail_quote\">Which "
     "dates?</blockquote><div>4 and 5 May.</div><blockquote class=\"gmail_quote\">Who was "
     "there?</blockquote><div>Tom and I.</div></div>",
     "4 and 5 May.\n\nTom and I."},
    {"Apple",
     "<body>Not resolved.<br><br><div id=\"AppleMailSignature\">Sent from my "
     "iPhone</div><div><br>On 4 Dec 2026, at 09:12, Escalations "
     "&lt;escalations@council.example&gt; "
     "wrote:<br><br></div><blockquote type=\"cite\">" OLD "</blockquote></body>",
     "Not resolved."},
    {"Yahoo",
     "<div>Not resolved.</div><div id=\"ydp1yahoo_quoted_1\" class=\"yahoo_quoted\"><div>On "
     "Friday, 4 "
     "December 2026 at 09:12:00 GMT, Escalations &lt;escalations@council.example&gt; "
     "wrote:</div>" OLD "</div>",
     "Not resolved."},
    {"Thunderbird",
     "<p>Not resolved.</p><div class=\"moz-cite-prefix\">On 04/12/2026 09:12, Escalations "
     "wrote:<br></div><blockquote type=\"cite\" cite=\"mid:1@council.example\">" OLD
     "</blockquote>",
     "Not resolved."},
    {"Proton",
     "<div>Not resolved.</div><div class=\"protonmail_quote\">On Friday, 4 December 2026 at 09:12, "
     "Escalations &lt;escalations@council.example&gt; wrote:<br><blockquote "
     "class=\"protonmail_quote\" "
     "type=\"cite\">" OLD "</blockquote></div>",
     "Not resolved."},
    {"Samsung",
     "<div dir=\"auto\">Not resolved.</div><div id=\"composer_signature\"><div dir=\"auto\">Sent "
     "from "
     "my Galaxy</div></div><div><br></div><div>-------- Original message --------</div><div>From: "
     "Escalations &lt;escalations@council.example&gt; </div><div>Date: 04/12/2026 09:12 "
     "(GMT+00:00) "
     "</div><div>To: Dawn </div><div>Subject: Please answer </div><div><br></div>" OLD,
     "Not resolved."},
    {"Notes",
     "<font size=2 face=\"sans-serif\">Not resolved.</font><br><br><font size=1 "
     "color=#5f5f5f>From: "
     "</font><font size=1>Escalations &lt;escalations@council.example&gt;</font><br><font size=1 "
     "color=#5f5f5f>To: </font><font size=1>Dawn</font><br><font size=1>Date: </font><font "
     "size=1>04/12/2026 09:12</font><br><font size=1>Subject: </font><font size=1>Please "
     "answer</font><br><hr noshade>" OLD,
     "Not resolved."},
    {"an answer in colour in the cited mail",
     "<p>Please see my responses in red below.</p><div id=\"divRplyFwdMsg\"><b>From:</b> "
     "Escalations</div><p>Which dates?</p><p style=\"color:red\">4 and 5 May.</p>",
     "Please see my responses in red below.\nFrom: Escalations\nWhich dates?\n4 and 5 May."},
    {"an indented paragraph is the person's",
     "<p>We did this:</p><blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><p>We "
     "visited.</p></blockquote>",
     "We did this:\nWe visited."},
    {"a line above a paragraph of the person's",
     "<p>Not resolved.</p><div style='border-top:solid #ccc 1.0pt'><p>From: now on, please "
     "ring.</p></div>",
     "Not resolved.\nFrom: now on, please ring."},
};

static void test_rows(void **state)
{
	(void)state;
	quote_case_check(rows, COUNT_OF(rows), new_text);
}

/* Elements are nested without end, and the cited mail is far away: what is in doubt is kept. */
static void test_far_away(void **state)
{
	struct str html;
	size_t i;

	(void)state;
	str_init(&html, &arena, STR_UNBOUNDED);
	for (i = 0; i < 60; i++)
		str_add(&html,
			"<div class=\"gmail_quote\" style=\"border-top:solid 1px\">");
	str_add(&html, "Not resolved.");
	for (i = 0; i < 30000; i++)
		str_add(&html, "<b></b>");
	str_add(&html, "<blockquote type=\"cite\">Is it resolved?</blockquote>");
	assert_string_equal(new_text(str_text(&html)), "Not resolved.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_rows),
	    TEST(test_far_away),
	};

	html_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
