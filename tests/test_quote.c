/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "core/quote.h"
#include "quote_case.h"

static const char *new_text(const char *text)
{
	struct document d;

	document_init(&d, &arena);
	document_from_text(&d, text);
	return quote_new_text(&arena, &d);
}

static const struct quote_case rows[] = {
    {"nothing", "", ""},
    {"plain", "Not resolved.\n\nNobody has rung.", "Not resolved.\n\nNobody has rung."},
    {"Outlook",
     "Resolved, thank you.\n\nFrom: Escalations <escalations@example.gov.uk>\nSent: 04 December "
     "2026 09:12\n"
     "To: Dawn Field <dawn@carer.example>\nSubject: [ESC-2026-0042] Is it resolved?\n\nReply "
     "Resolved or Not resolved.",
     "Resolved, thank you."},
    {"Outlook with a rule",
     "Resolved\n________________________________\nFrom: Escalations <escalations@example.gov.uk>\n"
     "Sent: 04 December 2026 09:12\nTo: Dawn Field\nSubject: Is it resolved?\n\nOld words.",
     "Resolved"},
    {"Outlook, double-spaced and bold",
     "Resolved\n\n*From:* Escalations <escalations@example.gov.uk>\n\n*Sent:* 04 December 2026 "
     "09:12\n\n*To:* Dawn Field\n\n"
     "*Subject:* Is it resolved?\n\nOld words.",
     "Resolved"},
    {"Outlook, the address on its own line",
     "Resolved\n\nFrom: Escalations\n<escalations-of-a-rather-long-name@example.gov.uk>\nSent: 4 "
     "December 2026 09:12\n"
     "To: Dawn\nSubject: Is it resolved?\n\nOld words.",
     "Resolved"},
    {"Gmail",
     "Not resolved\n\nOn Fri, 4 Dec 2026 at 09:12, Escalations <escalations@example.gov.uk> "
     "wrote:\n\n> Is it resolved?\n> Reply.\n",
     "Not resolved"},
    {"Gmail, broken over lines",
     "Not resolved\n\nOn Fri, 4 Dec 2026 at 09:12, Escalations of the Council "
     "<\nescalations-of-the-council@example.gov.uk> wrote:\n\n"
     "> Is it resolved?\n",
     "Not resolved"},
    {"Gmail, the end of the heading looks cited",
     "Resolved\n\nfre. 4. dec. 2026 kl. 09:12 skrev Escalations "
     "<escalations@example.gov.uk\n>:\n\n> Old words.",
     "Resolved"},
    {"Apple",
     "Thanks, will do.\n\nSent from my iPhone\n\n> On 4 Dec 2026, at 09:12, Escalations "
     "<escalations@example.gov.uk> wrote:\n> \n"
     "> Old words.\n",
     "Thanks, will do."},
    {"without marks",
     "Resolved\n\nOn 4 Dec 2026, at 09:12, Escalations <escalations@example.gov.uk> wrote:\n\nOld "
     "words.\n",
     "Resolved"},
    {"Yahoo, on the same line",
     "Resolved thank you   On Friday, 4 December 2026, 09:12:00 GMT, Escalations "
     "<escalations@example.gov.uk> wrote:  \n\n"
     "Old words.",
     "Resolved thank you"},
    {"Original Message",
     "Agreed.\n\n-----Original Message-----\nFrom: Escalations\nSent: 04 December 2026\nTo: "
     "Tom\nSubject: Please answer\n\nOld words.",
     "Agreed."},
    {"Android",
     "Yes.\n\n-------- Original message --------\nFrom: Escalations\nDate: 04/12/2026 09:12 "
     "(GMT+00:00)\nOld words.",
     "Yes."},
    {"below the citation",
     "On 4 Dec 2026, at 09:12, Escalations <escalations@example.gov.uk> wrote:\n> Is it "
     "resolved?\n> Please say.\n\n"
     "Not resolved.\n",
     "Not resolved."},
    {"in between, in order",
     "Hello,\n\n> Which dates?\n\n4 and 5 May.\n\n> Who was there?\n\nTom and I.\n\n> Anything "
     "else?\n\nNo.\n",
     "Hello,\n\n4 and 5 May.\n\nTom and I.\n\nNo."},
    {"the rest of a wrapped cited line",
     "Resolved\n\n> The transport team has told us that the taxi will come back on Monday "
     "and\nthat it will stay\n> until the summer.\n",
     "Resolved"},
    {"a person tells what somebody wrote",
     "I am not happy.\n\nOn 14 May your manager wrote:\n\nWe will ring you.\n\nNobody did.",
     "I am not happy.\n\nOn 14 May your manager wrote:\n\nWe will ring you.\n\nNobody did."},
    {"words that look like fields", "To: be honest I am tired.\n\nFrom: the start nobody rang.",
     "To: be honest I am tired.\n\nFrom: the start nobody rang."},
    {"signature", "Not resolved.\n\n-- \nDawn Field\nFoster carer\n07700 900123\n",
     "Not resolved."},
    {"closing, name, job",
     "The report is attached and the DBS check was done on 3 December.\n\nKind regards\n\nPriya "
     "Shah\nTeam Manager\n"
     "Fostering Recruitment\nTel: 01632 960123\nwww.example.gov.uk\n",
     "The report is attached and the DBS check was done on 3 December."},
    {"closing with the name on its line", "Resolved.\n\nMany thanks, Dawn", "Resolved."},
    {"thanks alone are words", "Resolved.\n\nThank you", "Resolved.\n\nThank you"},
    {"nothing but thanks", "Many thanks\nDawn", "Many thanks\nDawn"},
    {"regards to somebody", "Not resolved.\n\nRegards to your mother, I hope that she is well.",
     "Not resolved.\n\nRegards to your mother, I hope that she is well."},
    {"words under the name", "Resolved.\n\nKind regards\nDawn\n\nP.S. Please send me a copy.",
     "Resolved.\n\nP.S. Please send me a copy."},
    {"a sentence under the closing",
     "Resolved.\n\nThanks\nI am still waiting for the letter, so please do send that too.",
     "Resolved.\n\nThanks\nI am still waiting for the letter, so please do send that too."},
    {"disclaimer",
     "Agreed.\n\nThis email and any attachments are confidential and intended solely for the "
     "person to whom they\n"
     "are addressed.\n\nIf you are not the intended recipient you must not copy it.\n",
     "Agreed."},
    {"marking", "OFFICIAL-SENSITIVE\n\nThe visit took place.\n\n[OFFICIAL - SENSITIVE: PERSONAL]",
     "The visit took place."},
    {"official in small letters", "The official\nsensitive line is kept.",
     "The official\nsensitive line is kept."},
    {"banner",
     "CAUTION: This email originated from outside of the organisation. Do not click "
     "links.\n\nResolved",
     "Resolved"},
    {"device with a link", "Resolved\n\nGet Outlook for iOS<https://aka.ms/example>\n", "Resolved"},
    {"a device in a sentence",
     "Sent from my account of the meeting you will see that I rang twice, is that not enough?",
     "Sent from my account of the meeting you will see that I rang twice, is that not enough?"},
    {"a name behind a dash is kept", "Not resolved.\n\n- Dawn", "Not resolved.\n\n- Dawn"},
    {"a list is no signature", "We need:\n- Tom\n- Ann", "We need:\n- Tom\n- Ann"},
    {"indented lists keep their shape", "We did:\n  1. ring\n  2. write",
     "We did:\n  1. ring\n  2. write"},
};

static void test_rows(void **state)
{
	(void)state;
	quote_case_check(rows, COUNT_OF(rows), new_text);
}

/* HTML comes with its citations marked; what is struck out was never said. */
static void test_marked_runs(void **state)
{
	struct document_cell *p;
	struct document d;

	(void)state;
	document_init(&d, &arena);
	document_add_run(&d, document_add_paragraph(&d), "Not resolved.", 0);
	document_add_run(&d, document_add_paragraph(&d), "On 4 Dec 2026 Escalations wrote:", 0);
	p = document_add_paragraph(&d);
	document_add_run(&d, p, "Is it ", DOCUMENT_QUOTED);
	document_add_run(&d, p, "resolved?\nReply.", DOCUMENT_QUOTED | DOCUMENT_BOLD);
	p = document_add_paragraph(&d);
	document_add_run(&d, p, "Nobody ", 0);
	document_add_run(&d, p, "ever ", DOCUMENT_STRUCK);
	document_add_run(&d, p, "rang.", DOCUMENT_BOLD);
	assert_string_equal(quote_new_text(&arena, &d), "Not resolved.\n\nNobody rang.");
}

static void test_tables(void **state)
{
	struct document_block *table;
	struct document_row *row;
	struct document d;

	(void)state;
	document_init(&d, &arena);
	table = document_add_table(&d);
	row = document_add_row(&d, table);
	document_add_run(&d, document_add_cell(&d, row, 1), "Resolved", DOCUMENT_BOLD);
	document_add_run(&d, document_add_cell(&d, row, 1), "Yes", 0);
	assert_string_equal(quote_new_text(&arena, &d), "Resolved\tYes");
}

/* Much of the worst must simply end. */
static void test_large(void **state)
{
	static const char *const units[] = {"> cited line that somebody sent\n",
					    "\n",
					    "On 4 Dec\n",
					    "From: a\nTo: b\n",
					    "-----\n",
					    "word "};
	struct str text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(units); i++) {
		str_init(&text, &arena, (size_t)(i ? 1 : 10) << 20);
		str_add(&text, "Resolved.\n\n");
		while (!text.truncated)
			str_add(&text, units[i]);
		assert_true(str_starts(new_text(str_text(&text)), "Resolved."));
		if (i < 2)
			assert_string_equal(new_text(str_text(&text)), "Resolved.");
		arena_clear(&arena);
	}
}

static const char *with_questions(const char *text)
{
	const char *got;
	struct document d;

	document_init(&d, &arena);
	document_from_text(&d, text);
	quote_read(&arena, &d, &got);
	return got;
}

#define WROTE "On 4 Dec 2026, Escalations <esc@council.example> wrote:\n"
#define ASKED "I would like to know whether the visit that had been agreed with the"

/* S5: each answer between cited lines stands below what it answers; NULL: none does. */
static const struct {
	const char *name, *mail, *text;
} questions[] = {
    {"each below its question",
     "Hello,\n\n" WROTE "> Dear Leila,\n>\n> Why was the visit missed?\n\nI was ill.\n\n> When is "
     "the next?\nOn Monday.\nAt ten.\n> Regards\n",
     "Hello,\n\n> Why was the visit missed?\n\nI was ill.\n\n> When is the next?\n\nOn "
     "Monday.\nAt ten."},
    {"the last one, too, which nothing follows", "> Who?\nTom.\n> When?\n>\n\nOn Monday.",
     "> Who?\n\nTom.\n\n> When?\n\nOn Monday."},
    {"a paragraph of lines", "> Why was it\n> missed?\nI was ill.\n> Ann",
     "> Why was it\n> missed?\n\nI was ill."},
    {"only its end, and it is said", "> One\n> two\n> three\n> four?\nFive.\n> Ann",
     "> … two\n> three\n> four?\n\nFive."},
    {"not what stood there before", "> > Old.\n> Why?\nI was ill.\n> Ann", "> Why?\n\nI was ill."},
    {"a citation in the citation is one, too", "> > Why?\nI was ill.\n> Ann",
     "> Why?\n\nI was ill."},
    {"a wrapped rest without its mark is cited",
     "> " ASKED "\ncarer took\n> place?\nIt did.\n> Ann",
     "> " ASKED "\n> carer took\n> place?\n\nIt did."},
    {"two answers, one question", "> Who?\nTom.\n>\nOr Ann.\n> Ann", "> Who?\n\nTom.\n\nOr Ann."},
    {"a device's line asks and answers nothing",
     "> Who?\nSent from my iPhone\n> When?\nToday.\n> Ann", "> When?\n\nToday."},
    {"above the citation", "I was ill.\n\n" WROTE "> Why?\n> Ann", NULL},
    {"below it", WROTE "> Why?\n> Ann\n\nI was ill.", NULL},
    {"above and below", "Hello,\n\n" WROTE "> Why?\n\nI was ill.", NULL},
    {"below one citation and above another mail", "> Why?\n\nI was ill.\n\n" WROTE "> Old.\n",
     NULL},
    {"only a signature between", "Yes.\n\n> Why?\n\n-- \nTom Lee\n> Ann", NULL},
    {"nothing cited", "I was ill.", NULL},
    {"nothing at all", "", NULL},
};

static void test_questions(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(questions); i++) {
		const char *got = with_questions(questions[i].mail);

		if (str_eq(got, questions[i].text) || got == questions[i].text)
			continue;
		print_error("%s: \"%s\"\nexpected \"%s\"\n", questions[i].name, got ? got : "NULL",
			    questions[i].text ? questions[i].text : "NULL");
		wrong++;
	}
	assert_int_equal(wrong, 0);
	/* What is decided from are their own words, as ever. */
	assert_string_equal(new_text(questions[0].mail),
			    "Hello,\n\nI was ill.\n\nOn Monday.\nAt ten.");
}

/* In HTML each block is a paragraph, and the lines of one belong together. */
static void test_questions_in_html(void **state)
{
	const char *got;
	struct document d;

	(void)state;
	document_init(&d, &arena);
	document_add_run(&d, document_add_paragraph(&d), "Dear Leila,", DOCUMENT_QUOTED);
	document_add_run(&d, document_add_paragraph(&d), "Why?\nAnd who?", DOCUMENT_QUOTED);
	document_add_run(&d, document_add_paragraph(&d), "I was ill.", 0);
	document_add_run(&d, document_add_paragraph(&d), "When?", DOCUMENT_QUOTED);
	document_add_run(&d, document_add_paragraph(&d), "On Monday.", 0);
	assert_string_equal(quote_read(&arena, &d, &got), "I was ill.\n\nOn Monday.");
	assert_string_equal(got, "> Why?\n> And who?\n\nI was ill.\n\n> When?\n\nOn Monday.");
}

/* A question has its bound, in whole characters; and so have they all: then rather none. */
static void test_questions_large(void **state)
{
	static const char *const units[] = {"word ", "\xC3\xA9"};
	const char *got;
	struct str text;
	size_t i, size;

	(void)state;
	for (i = 0; i < COUNT_OF(units); i++) {
		str_init(&text, &arena, 1 << 20);
		str_add(&text, "> ");
		while (text.len < 500000)
			str_add(&text, units[i]);
		str_add(&text, "\nYes.\n> Ann");
		got = with_questions(str_text(&text));
		assert_true(str_starts(got, "> … ") && str_ends(got, "\n\nYes."));
		size = strcspn(got, "\n");
		assert_in_range(size, QUOTE_QUESTION_BYTES - 20, QUOTE_QUESTION_BYTES + 8);
		assert_string_equal(str_valid_utf8(&arena, got, strlen(got)), got);
		arena_clear(&arena);
	}
	str_init(&text, &arena, 1 << 20);
	while (!text.truncated)
		str_add(&text, "> Who?\nTom.\n");
	assert_null(with_questions(str_text(&text)));
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_rows),
	    TEST(test_marked_runs),
	    TEST(test_tables),
	    TEST(test_large),
	    TEST(test_questions),
	    TEST(test_questions_in_html),
	    TEST(test_questions_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
