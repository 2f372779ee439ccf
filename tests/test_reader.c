/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole mails → readings: lifelike ones from tests/mails, and hostile ones that are made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "codec/codec.h"
#include "mails.h"

static int set_up(void **state)
{
	struct arena *a = mem_alloc(sizeof(*a));

	arena_init(a);
	*state = a;
	return 0;
}

static int tear_down(void **state)
{
	arena_clear(*state);
	free(*state);
	return 0;
}

/* What main does with every reading: if it does not take it, the mail is lost to a person. */
static void assert_accepted(struct arena *a, const struct reading *r, const char *name)
{
	const char *text = codec_reading_text(a, r);
	struct reading parsed;
	struct err err;

	if (codec_reading_parse(a, text, strlen(text), &parsed, &err) < 0)
		fail_msg("%s: %s", name, err.text);
	assert_int_equal(parsed.kind, r->kind);
}

static void assert_text(const char *got, const char *want)
{
	if (want)
		assert_string_equal(got, want);
	else
		assert_null(got);
}

static void each_mail_is_of_its_kind(void **state)
{
	static const struct {
		const char *mail;
		enum reading_kind kind;
		const char *from, *case_ref, *text;
	} table[] = {
	    {"reply-gmail", READING_REPLY, "leila.haddad@council.example", "ESC-2026-0042",
	     "Not resolved. The report is still missing."},
	    {"reply-iphone", READING_REPLY, "moira@adeyemi.example", "ESC-2026-0043",
	     "Resolved, thank you. Priya rang me this morning and the first session is on "
	     "Thursday."},
	    {"reply-outlook-html", READING_REPLY, "owen.pryce@council.example", "ESC-2026-0042",
	     "I have written to the carer and the visit is booked for Monday."},
	    {"reply-outlook-text", READING_REPLY, "priya.nair@council.example", NULL,
	     "I will ring Moira today."},
	    /* the form is only cited */
	    {"reply-cited-form", READING_REPLY, "graham.tully@panel.example", NULL, "Thanks"},
	    {"windows-1252", READING_MESSAGE, "moira@adeyemi.example", NULL,
	     "It isn\xE2\x80\x99t fair \xE2\x80\x93 \xC2\xA3"
	     "35 a week, caf\xC3\xA9."},
	    {"headers-8bit", READING_MESSAGE, "jorg@carer.example", NULL, "Hello."},
	    {"nul-bytes", READING_MESSAGE, "moira@adeyemi.example", NULL, "One two\n three"},
	    {"bare-cr", READING_MESSAGE, "moira@adeyemi.example", NULL, "Line one\nLine two"},
	    {"no-body", READING_MESSAGE, "moira@adeyemi.example", NULL, ""},
	    {"no-from", READING_MESSAGE, NULL, NULL, "Who am I?"},
	    {"two-from", READING_REPLY, NULL, "ESC-2026-0042", "Resolved."},
	    {"from-odd", READING_MESSAGE, NULL, NULL, "Hello."},
	    {"date-1970", READING_MESSAGE, "moira@adeyemi.example", NULL, "Hello."},
	    {"date-2099", READING_MESSAGE, "moira@adeyemi.example", NULL, "Hello."},
	    {"date-impossible", READING_MESSAGE, "moira@adeyemi.example", NULL, "Hello."},
	    {"hidden-text", READING_REPLY, "moira@adeyemi.example", "ESC-2026-0042",
	     "I am still waiting for the date."},
	    {"empty", READING_UNREADABLE, NULL, NULL, ""},
	    {"sealed", READING_UNREADABLE, "moira@adeyemi.example", NULL, ""},
	};
	struct reading r;
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		r = mails_read(*state, table[i].mail);
		if (r.kind != table[i].kind)
			fail_msg("%s is %s: %s", table[i].mail, reading_kind_name(r.kind), r.why);
		assert_text(r.from.email, table[i].from);
		assert_text(r.case_ref, table[i].case_ref);
		assert_string_equal(r.text, table[i].text);
		assert_true(*r.why);
		assert_null(r.form);
		assert_accepted(*state, &r, table[i].mail);
	}
}

/* Answers between cited lines: people see the questions, the rules see the answers alone. */
static void answers_between_cited_lines_have_their_questions(void **state)
{
	struct reading r = mails_read(*state, "reply-between"), parsed;
	const char *json = codec_reading_text(*state, &r);
	struct err err;

	assert_int_equal(r.kind, READING_REPLY);
	assert_string_equal(r.text,
			    "It begins on Thursday 12 November.\n\nThe carer will tell you.");
	assert_string_equal(
	    r.with_questions,
	    "> Has the life story work been started? Moira asks us to close the case\n"
	    "> if it has.\n\nIt begins on Thursday 12 November.\n\n> Is this "
	    "resolved?\n\nThe carer will tell you.");
	assert_int_equal(r.verdict.kind, VERDICT_NONE);
	assert_int_equal(codec_reading_parse(*state, json, strlen(json), &parsed, &err), 0);
	assert_string_equal(parsed.with_questions, r.with_questions);
	assert_null(mails_read(*state, "reply-gmail").with_questions);
}

/* However the form was sent, the same fields come out. */
static void each_way_to_send_a_form_is_read(void **state)
{
	static const struct {
		const char *mail, *type, *key, *value;
	} table[] = {
	    {"form-text-qp", "croydon-carer", "carers", "Moira and Tom Adeyemi"},
	    {"form-text-base64", "croydon-carer", "carers", "Moira and Tom Adeyemi"},
	    {"attached-text", "croydon-carer", "carers", "Moira and Tom Adeyemi"},
	    {"form-html-outlook", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"form-html-stub", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"form-forwarded-gmail", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"form-html-banner", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"form-html-lines", "croydon-carer", "carers", "Moira and Tom Adeyemi"},
	    {"form-forwarded-outlook", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"form-forwarded-iphone", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"form-forwarded-text", "croydon-carer", "carers", "Moira and Tom Adeyemi"},
	    {"reply-new-form", "surrey-panel", "foster_carers", "Ursula Brandt"},
	    {"attached-mail", "surrey-panel", "foster_carers", "Ursula Brandt"},
	};
	struct reading r;
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		r = mails_read(*state, table[i].mail);
		if (r.kind != READING_FORM)
			fail_msg("%s is %s: %s", table[i].mail, reading_kind_name(r.kind), r.why);
		assert_string_equal(r.form->type->name, table[i].type);
		assert_string_equal(form_text(r.form, table[i].key), table[i].value);
		assert_int_equal(r.verdict.kind, VERDICT_NONE);
		assert_accepted(*state, &r, table[i].mail);
	}
	assert_int_equal(form_tick(r.form, "concerns.timescales"), FORM_YES);
	assert_int_equal(form_tick(r.form, "concerns.planning"), FORM_NO);
	assert_int_equal(form_tick(r.form, "concerns.assessment_quality"), FORM_UNSAID);
}

static void robots_stay_robots(void **state)
{
	struct reading r = mails_read(*state, "bounce");

	assert_int_equal(r.kind, READING_BOUNCE);
	assert_int_equal(r.failed_count, 1);
	assert_string_equal(r.failed[0], "priya.nair@council.example");
	assert_string_equal(r.returned_id, "ESC-2026-0042.17.abcdef@council.example");
	assert_null(r.form); /* the one in the mail that came back */

	r = mails_read(*state, "bounce-no-from");
	assert_int_equal(r.kind, READING_BOUNCE);
	assert_string_equal(r.failed[0], "priya.nair@council.example");

	r = mails_read(*state, "out-of-office");
	assert_int_equal(r.kind, READING_AUTO_REPLY);
	assert_int_equal(r.absent_until, date_from_civil(2026, 11, 16));
	assert_string_equal(r.deputy.name, "Sam Reed");
	assert_null(r.deputy.email);

	r = mails_read(*state, "receipt");
	assert_int_equal(r.kind, READING_RECEIPT);

	r = mails_read(*state, "robot-form");
	assert_int_equal(r.kind, READING_AUTO_REPLY);
	assert_null(r.form);
}

static void headers_say_who_and_when(void **state)
{
	struct reading r = mails_read(*state, "reply-gmail");

	assert_string_equal(r.from.name, "Leila Haddad");
	assert_string_equal(r.message_id, "6@mail.example");
	assert_int_equal(r.reference_count, 2);
	assert_string_equal(r.references[0], "ESC-2026-0042.17.abcdef@council.example");
	assert_string_equal(r.references[1], "0@council.example");
	assert_int_equal(r.verdict.kind, VERDICT_NOT_RESOLVED);

	r = mails_read(*state, "from-odd");
	assert_string_equal(r.from.name, "Moira");
	assert_string_equal(r.reply_to.email, "moira@adeyemi.example");
	assert_int_equal(r.recipient_count, 3);
	assert_string_equal(r.recipients[2].name, "Osei, Gwen");

	assert_int_equal(mails_read(*state, "date-1970").date, 0);
	assert_int_equal(mails_read(*state, "date-2099").date, 4102444799);
	assert_int_equal(mails_read(*state, "date-impossible").date, DATE_NO_MOMENT);
}

static void problems_are_said_in_words(void **state)
{
	static const struct {
		const char *mail, *problem;
	} table[] = {
	    {"no-from", "The mail does not say who sent it."},
	    {"two-from", "The mail names more than one sender, so it is not known who sent it."},
	    {"from-odd", "The sender's address is not one that mail can be sent to."},
	    {"no-body", "There is no text in the mail."},
	    {"hidden-text",
	     "The mail holds hidden words that a reader does not see; they were left out."},
	    {"attached-word", "The attached file \"Escalation form.docx\" could not be read. It is "
			      "damaged. If it is "
			      "the form, or your answer, please paste it into the mail itself, or "
			      "send it as plain text."},
	    {"form-text-qp", NULL},
	    {"reply-gmail", NULL},
	};
	struct reading r;
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		r = mails_read(*state, table[i].mail);
		assert_int_equal(r.problem_count, table[i].problem ? 1 : 0);
		if (table[i].problem)
			assert_string_equal(r.problems[0], table[i].problem);
	}
	r = mails_read(*state, "attached-word");
	assert_int_equal(r.attachment_count, 1);
	assert_string_equal(r.attachments[0], "Escalation form.docx");
}

static struct reading read_made(struct arena *a, const struct str *mail)
{
	struct reading r = mails_read_bytes(a, str_text(mail), mail->len);

	assert_accepted(a, &r, "a made mail");
	return r;
}

static void hostile_mails_are_readings_too(void **state)
{
	struct arena *a = *state;
	struct reading r;
	struct str mail;

	str_init(&mail, a, (size_t)64 << 20);
	str_add(&mail, "From: a@carer.example\nTo: x@y.example");
	mails_repeat(&mail, ", x@y.example", 100000);
	str_add(&mail, "\n\nhello\n");
	r = read_made(a, &mail);
	assert_int_equal(r.kind, READING_UNREADABLE);
	assert_string_equal(r.why, "One of its headers is longer than 20 KiB.");

	/* As many as fit: some are kept. */
	str_truncate(&mail, 0);
	str_add(&mail, "From: a@carer.example\nTo: x@y.example");
	mails_repeat(&mail, ", x@y.example", 1500);
	str_add(&mail, "\n\nhello\n");
	r = read_made(a, &mail);
	assert_int_equal(r.kind, READING_MESSAGE);
	assert_int_equal(r.recipient_count, READING_MAX_RECIPIENTS);

	str_truncate(&mail, 0);
	str_add(&mail, "From: a@carer.example\nTo: ");
	mails_repeat(&mail, "g:", 10000);
	str_add(&mail, "\n\nhello\n");
	assert_int_equal(read_made(a, &mail).kind, READING_MESSAGE);

	str_truncate(&mail, 0);
	str_add(&mail, "From: a@carer.example\nReferences: ");
	mails_repeat(&mail, "<a@b> <c@d> ", 1500);
	str_add(&mail, "\n\nhello\n");
	assert_int_equal(read_made(a, &mail).reference_count, 2);

	str_truncate(&mail, 0);
	str_add(&mail, "From: a@carer.example\n\n");
	mails_repeat(&mail, "0123456789012345678901234567890123456789\n", 1000000);
	r = read_made(a, &mail);
	assert_int_equal(r.kind, READING_UNREADABLE);
	assert_string_equal(r.why, "It is larger than 35 MiB.");
}

static void a_long_mail_is_read_as_far_as_it_may(void **state)
{
	struct arena *a = *state;
	struct reading r;
	struct str mail;

	str_init(&mail, a, (size_t)64 << 20);
	str_add(&mail, "From: a@carer.example\n\nHello.\n");
	mails_repeat(&mail, "0123456789012345678901234567890123456789\n", 800000);
	r = read_made(a, &mail);
	assert_int_equal(r.kind, READING_MESSAGE);
	assert_true(str_starts(r.text, "Hello."));
	assert_true(strlen(r.text) <= READER_MAX_BODY);
	assert_int_equal(r.problem_count, 1);

	str_truncate(&mail, 0);
	str_add(&mail, "From: a@carer.example\nContent-Type: text/html\n\nHello.\n");
	mails_repeat(&mail, "<table><tr><td>x", 100000);
	r = read_made(a, &mail);
	assert_true(str_starts(r.full_text, "Hello."));
	assert_int_equal(r.problem_count, 1);
}

static void a_hundred_files_are_not_all_read(void **state)
{
	struct arena *a = *state;
	struct reading r;
	struct str mail;

	str_init(&mail, a, STR_UNBOUNDED);
	str_add(&mail, "From: a@carer.example\nContent-Type: multipart/mixed; boundary=x\n\n"
		       "--x\n\nSee the files.\n");
	mails_repeat(&mail, "--x\nContent-Type: text/plain; name=a.txt\n\nhello\n", 100);
	str_add(&mail, "--x--\n");
	r = read_made(a, &mail);
	assert_string_equal(r.text, "See the files.");
	assert_int_equal(r.attachment_count, 100);
	assert_int_equal(r.problem_count, 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(each_mail_is_of_its_kind),
	    TEST(answers_between_cited_lines_have_their_questions),
	    TEST(each_way_to_send_a_form_is_read),
	    TEST(robots_stay_robots),
	    TEST(headers_say_who_and_when),
	    TEST(problems_are_said_in_words),
	    TEST(hostile_mails_are_readings_too),
	    TEST(a_long_mail_is_read_as_far_as_it_may),
	    TEST(a_hundred_files_are_not_all_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
