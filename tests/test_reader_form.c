/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which forms a mail holds: in its words, in what came with it, below what it answers. */
#include "check.h"

#include <string.h>

#include "mails.h"
#include "reader_case.h"

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

static void the_attachment_wins_over_the_mail(void **state)
{
	static const char *const parts[] = {
	    TEXT "Fostering Panel Escalation form\nFoster carer's name/s: Anita Patel\n"
		 "Date of Fostering Panel: 4 November 2026\nSocial Worker's name: Bo Ray\n"
		 "Name of Panel Chair: Graham Tully\nName of Panel Adviser: Kit Osman\n",
	    FILE_OF("form.txt") PATEL, NULL};
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

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
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

	(void)state;
	assert_int_equal(r.more_form_count, 0);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_int_equal(reader_case_read(&arena, SUBJECT, alone).kind, READING_FORM);
}

static void forms_on_two_matters_are_two(void **state)
{
	static const char *const parts[] = {TEXT "Two forms are attached.\n",
					    FILE_OF("a.txt") PATEL, FILE_OF("b.txt") STONE, NULL};
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

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
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

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
	r = reader_case_read(&arena, SUBJECT, parts);
	assert_int_equal(r.more_form_count, 0);
	assert_string_equal(date_iso(&arena, form_date(r.form, "panel_date")), "2026-11-03");
	assert_true(has_problem(r.form, "Date of Fostering Panel: form 1.html says something else, "
					"which was not taken."));
	parts[2] = arena_printf(&arena,
				"Content-Type: text/html\nContent-Disposition: attachment; "
				"filename=\"form 2.html\"\n\n%s",
				other);
	assert_int_equal(reader_case_read(&arena, SUBJECT, parts).more_form_count, 1);
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

	struct reading r = reader_case_read(&arena, SUBJECT, parts);

	(void)state;
	assert_int_equal(r.more_form_count, 1);
	assert_int_equal(r.form->problem_count, 0);
}

/* … and can come in two versions, of which nobody but the sender knows which one holds. */
static void two_versions_of_a_form_are_told_of(void **state)
{
	static const char *const parts[] = {
	    TEXT "The form.\n", FILE_OF("form.txt") PATEL,
	    FILE_OF("form superseded.txt") "Fostering Panel Escalation form\n"
					   "Foster carer's name/s: Anita Patel\n"
					   "Date of Fostering Panel: 3 November 2026\n"
					   "Further information: The review came very late.\n",
	    NULL};
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

	(void)state;
	assert_int_equal(r.more_form_count, 1);
	assert_true(has_problem(
	    r.form, "Fostering Panel Escalation form: form superseded.txt holds another one on the "
		    "same carers, with other words; each was taken as a matter of its own."));
	assert_true(has_problem(r.more_forms[0],
				"Fostering Panel Escalation form: form.txt holds another one on "
				"the same carers, with other words; each was taken as a matter of "
				"its own."));
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
		r = reader_case_read(&arena, SUBJECT, parts);
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
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

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
	struct reading r = reader_case_read(&arena, SUBJECT, parts);

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
	struct reading r = reader_case_read(&arena, "Subject: FW: the form\n", parts);

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
	struct reading r = reader_case_read(&arena, "Subject: FW: FW: the form\n", parts);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(r.author.email, "ursula@panel.example");
	assert_string_equal(r.from.email, "graham.tully@panel.example");
	assert_null(reader_case_read(&arena, "Subject: FW: x\n", nobody).author.email);
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
	struct reading r =
	    reader_case_read(&arena, "Subject: Re: [ESC-2026-0042] the form\n", marked);

	(void)state;
	assert_int_equal(r.kind, READING_REPLY);
	assert_null(r.form);
	assert_non_null(r.cited_form);
	assert_string_equal(value(r.cited_form, "response"), "We are sorry that it was late.");
	assert_null(r.author.email);

	r = reader_case_read(&arena, "Subject: Re: [ESC-2026-0042] the form\n", plain);
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
	/* Nothing says of the second mail that it answers one. */
	static const char *const heads[] = {"Subject: Re: the form\n",
					    "Subject: Panel escalation\n"};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(heads); i++) {
		r = reader_case_read(&arena, heads[i], parts);
		assert_int_equal(r.kind, READING_FORM);
		assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
		assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
		assert_string_equal(value(r.form, "details"), "It was late.\n\nTwice.");
		assert_string_equal(value(r.form, "panel_chair"), "-");
	}
}

/* A reply of one part. */
static struct reading read_reply(const char *part)
{
	const char *parts[] = {part, NULL};

	return reader_case_read(&arena, "Subject: Re: Escalation form\n", parts);
}

#define NUMBERED                                                                                   \
	"\nOn 9 Nov 2026, Escalations wrote:\n> 1. Carer name(s)\n> 2. Supervising Social "        \
	"Worker\n"                                                                                 \
	"> 3. What is the concern?\n> 4. Immediate safeguarding concern\n"                         \
	"> 5. Date first raised with SSW\n> 6. Impact on the child or children\n"

/* Answers that have the numbers of the questions, which are cited (S1). */
static void answers_by_the_numbers_of_cited_questions(void **state)
{
	static const char *const bodies[] = {
	    TEXT "By your numbers\n\n1. Ann Lee\n2. Bo Ray\n3. Nobody came.\nNot once.\n4. No\n"
		 "5. 4 May 2026\n6. -\n\nKind regards\nAnn Lee\n020 7946 0123\n" NUMBERED,
	    TEXT
	    "1 - Ann Lee\n2 - Bo Ray\n3 - Nobody came.\nNot once.\n4 - no\n5 - 4.5.26\n" NUMBERED,
	};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(bodies); i++) {
		r = read_reply(bodies[i]);
		assert_int_equal(r.kind, READING_FORM);
		assert_string_equal(value(r.form, "carers"), "Ann Lee");
		assert_string_equal(value(r.form, "ssw"), "Bo Ray");
		assert_string_equal(value(r.form, "concern"), "Nobody came.\nNot once.");
		assert_int_equal(form_tick(r.form, "immediate_safeguarding"), FORM_NO);
		assert_int_equal(form_date(r.form, "first_raised"), date_from_civil(2026, 5, 4));
		assert_string_equal(value(r.form, "impact"), "-");
	}
}

/* … and a list of somebody's own, which answers none of them. */
static void a_list_is_no_answer_to_cited_questions(void **state)
{
	static const char *const bodies[] = {
	    TEXT
	    "Before I fill it in:\n\n1. Who reads it?\n2. Who answers?\n3. By when?\n" NUMBERED,
	    TEXT "Before I fill it in:\n\n1. Who reads it?\n2. Who answers?\n3. By when?\n"
		 "4. Is it kept?\n5. Where?\n6. For how long?\n" NUMBERED,
	    TEXT "1. Ann Lee\n2. Bo Ray\n3. Nobody came.\n1. In May\n2. In June\n4. No\n" NUMBERED,
	};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(bodies); i++) {
		r = read_reply(bodies[i]);
		assert_int_equal(r.kind, READING_REPLY);
		assert_null(r.form);
	}
}

/* … also where both words of a choice are cited, neither of them marked (S1). */
static void answers_below_cited_choices(void **state)
{
	static const char *const parts[] = {
	    TEXT "I have typed below.\n\nOn 9 Nov 2026, Escalations wrote:\n"
		 "> Fostering Panel Escalation form\n> Name of Panel Chair\nDi Fox\n"
		 "> Adherence to timescales   YES   NO\nYes\n> Quality of reports   YES / NO\n no\n"
		 "> Quality of analysis   YES   NO\n>\n> Quality of assessment   YES [x]  NO [ ]\n"
		 "> Further information\nIt was late.\n",
	    NULL};
	struct reading r;

	(void)state;
	r = reader_case_read(&arena, "Subject: Re: Escalation form\n", parts);
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(value(r.form, "concerns.timescales"), "Yes");
	assert_string_equal(value(r.form, "concerns.reports_quality"), "no");
	assert_string_equal(value(r.form, "concerns.analysis_quality"), "-");
	assert_string_equal(value(r.form, "concerns.assessment_quality"), "-");
	assert_string_equal(value(r.form, "details"), "It was late.");
}

/* Comments below the filled lines of a cited form make no new one of these, be it a reply or not.
 */
static void comments_below_the_lines_of_a_filled_form(void **state)
{
	static const char *const parts[] = {
	    TEXT "On 9 Nov 2026, Ursula wrote:\n> Fostering Panel Escalation form\n"
		 "> Foster carer's name/s: Anita Patel\nIt is spelled Pattel.\n"
		 "> Team Manager's name: Priya Nair\nShe has left, it is Bo Ray now.\n"
		 "> Quality of reports:\n> Yes\nNo, they were checked.\n"
		 "> Further information: It was late.\nIt came on the day.\n",
	    NULL};
	struct reading r;

	(void)state;
	r = reader_case_read(&arena, "Subject: Re: the form\n", parts);
	assert_int_equal(r.kind, READING_REPLY);
	assert_null(r.form);
	assert_string_equal(value(r.cited_form, "foster_carers"), "Anita Patel");
	assert_null(reader_case_read(&arena, "Subject: Panel escalation\n", parts).form);
}

/* A tick in a cited line is of whom they cite, though they have answered another line.  Nothing
 * tells that of lines without answers between them: these can be their own. */
static void a_cited_tick_is_nobodys_answer(void **state)
{
#define CITED_TICKS(answer)                                                                        \
	TEXT "On 9 Nov 2026, Ursula wrote:\n> Fostering Panel Escalation form\n"                   \
	     "> Foster carer's name/s: Anita Patel\n> Team Manager's name: Priya Nair\n"           \
	     "> Response of ADM:" answer "> Response of Panel Chair: I am content.\n"              \
	     "> Resolved (Yes/No): Yes\n> Further escalation required (Yes/No): No\n"
	static const char *const below[] = {CITED_TICKS("\nThey should be visited first.\n"), NULL},
				 *const within[] = {CITED_TICKS(" Good.\n"), NULL};
	static const char head[] = "Subject: Re: [ESC-2026-0042] the form\n";
	struct reading r = reader_case_read(&arena, head, below);

	(void)state;
	assert_null(r.form);
	assert_string_equal(value(r.cited_form, "adm_response"), "They should be visited first.");
	assert_int_equal(form_tick(r.cited_form, "resolved"), FORM_UNSAID);
	assert_int_equal(form_tick(r.cited_form, "further_escalation"), FORM_UNSAID);

	r = reader_case_read(&arena, head, within);
	assert_int_equal(form_tick(r.cited_form, "resolved"), FORM_YES);
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
	struct reading r = reader_case_read(&arena, "Subject: Re: the form\n", parts);

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

/* Who signs off below one of these answers goes on below the next cited label, and is lost nowhere:
 * what no label takes is told. */
static void answers_between_cited_lines_can_sign_off(void **state)
{
	static const char *const parts[] = {
	    TEXT "On 9 Nov 2026, Escalations wrote:\n> Fostering Panel Escalation form\n"
		 "> Name of Panel Chair\nDi Fox\n> Further information\nIt was late.\n\nRegards\n"
		 "Di Fox\n\nPS Nobody has seen the child.\n> Team Manager's name\nPriya Nair\n"
		 "Thanks,\nDi\n> Quality of reports  YES  NO\nYes\nRegards\nDi\n\n"
		 "The writer left in May, and\nnobody came after her.\n\nWe were told so.\n"
		 "> What should become of the hall?\nPaint it.\nKind regards\nDi\nSoon.\n"
		 "> Date for response\n11 May 2026\n\nKind regards\nDi Fox\nTeam Manager\n"
		 "PS See you on Monday at the office.\n> Many thanks\n> Escalations\n",
	    NULL};
	struct reading r = reader_case_read(&arena, "Subject: Re: the form\n", parts);

	(void)state;
	assert_string_equal(value(r.form, "details"),
			    "It was late.\n\nRegards\nDi Fox\n\nPS Nobody has seen the child.");
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_string_equal(value(r.form, "concerns.reports_quality"), "Yes");
	assert_string_equal(value(r.form, "response_due"), "11 May 2026");
	assert_true(has_problem(r.form, "\"The writer left in May, and\": these words stand behind "
					"no label, and were not read."));
	assert_true(has_problem(r.form,
				"\"What should become of the hall?\": this line of the form "
				"is not known, and was not read."));
	assert_true(has_problem(r.form,
				"\"Soon.\": these words stand behind no label, and were not "
				"read."));
	assert_int_equal(r.form->problem_count, 3);
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
	struct reading r = reader_case_read(&arena, "Subject: RE: the form\n", red);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(value(r.form, "foster_carers"), "Anita Patel");
	assert_string_equal(value(r.form, "team_manager"), "Priya Nair");
	assert_string_equal(value(r.form, "concerns.reports_quality"), "Yes");
	assert_string_equal(value(r.form, "details"), "It was late.");

	r = reader_case_read(&arena, "Subject: RE: the form\n", plain);
	assert_null(r.form);
	assert_string_equal(value(r.cited_form, "foster_carers"), "Anita Patel");
	/* On a case it is for who knows what was sent out. */
	r = reader_case_read(&arena, "Subject: RE: [ESC-2026-0042] the form\n", red);
	assert_null(r.form);
}

/* Nothing but marked lines, and no reply: it was pasted so, and is meant to be read. */
static void a_form_of_marked_lines_alone(void **state)
{
	static const char *const parts[] = {
	    TEXT "> Fostering Panel Escalation form\n> Foster carer's name/s: Anita Patel\n"
		 "> Team Manager's name: Priya Nair\n",
	    NULL};
	struct reading r = reader_case_read(&arena, "Subject: the form\n", parts);

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
	assert_null(reader_case_read(&arena, "Subject: Re: [ESC-2026-0042] x\n", parts).cited_form);
}

static void a_thread_attached_to_a_reply_is_no_form(void **state)
{
	static const char *const parts[] = {TEXT "See the thread.\n",
					    "Content-Type: message/rfc822\n\n" PASSED_ON, NULL};
	struct reading r =
	    reader_case_read(&arena, "Subject: Re: [ESC-2026-0042] the form\n", parts);

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
	r = reader_case_read(&arena, SUBJECT, parts);
	assert_null(r.form);
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

		r = reader_case_read(&arena, rows[i].head, parts);
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
	    TEST(two_versions_of_a_form_are_told_of),
	    TEST(an_attached_mail_is_passed_on),
	    TEST(a_form_attached_to_an_attached_mail),
	    TEST(of_two_attached_mails_each_has_its_files),
	    TEST(a_form_forwarded_inline),
	    TEST(a_form_passed_on_twice),
	    TEST(answers_between_cited_lines),
	    TEST(answers_by_the_numbers_of_cited_questions),
	    TEST(a_list_is_no_answer_to_cited_questions),
	    TEST(answers_below_cited_choices),
	    TEST(answers_between_cited_lines_can_read_like_labels),
	    TEST(answers_between_cited_lines_can_sign_off),
	    TEST(comments_below_the_lines_of_a_filled_form),
	    TEST(a_cited_tick_is_nobodys_answer),
	    TEST(answers_in_a_colour_within_a_cited_form),
	    TEST(a_form_of_marked_lines_alone),
	    TEST(a_cited_form_is_kept_apart),
	    TEST(a_form_that_a_web_page_sends),
	    TEST(a_letter_of_ours_is_no_form),
	    TEST(a_thread_attached_to_a_reply_is_no_form),
	    TEST(mails_in_mails_come_to_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
