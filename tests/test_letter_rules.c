/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the letters say, rule by rule of both procedures. */
#include "check.h"

#include <string.h>

#include "letter_case.h"

static void says(const struct letter_content *content, const char *words)
{
	letter_case_says(&arena, content, words);
}

static void says_not(const struct letter_content *content, const char *words)
{
	letter_case_says_not(&arena, content, words);
}

/* For most rules: which letter, to whom, at which stage, must say what. */
static const struct {
	const char *rule;
	bool croydon;
	enum fixture_stage stage;
	enum letter_kind kind;
	enum letter_case_to to;
	const char *words;
} sayings[] = {
    {"S2", false, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER, "Reference: ESC-2026-0041"},
    {"S2", false, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER,
     "That manager then has 5 working days."},
    {"S2", false, FIXTURE_OPENED, LETTER_RECEIVED, TO_OFFICE,
     "Margaret Ellwood sent it on Tuesday 1 December 2026, 09:12."},
    {"S2", false, FIXTURE_OPENED, LETTER_RECEIVED, TO_OFFICE,
     "A second email asks you who should answer."},
    {"S3", false, FIXTURE_OPENED, LETTER_ROUTE, TO_OFFICE,
     "We propose David Marsh, Team Manager, Fostering West."},
    {"S3", false, FIXTURE_OPENED, LETTER_ROUTE, TO_OFFICE, "Yes: we send it to David Marsh."},
    {"S3", false, FIXTURE_OPENED, LETTER_ROUTE, TO_OFFICE, "Send to NAME:"},
    {"S3", false, FIXTURE_OPENED, LETTER_ROUTE, TO_OFFICE, "We ask you again every working day"},
    {"S3", false, FIXTURE_ASKED, LETTER_MOVED_UP, TO_SUBMITTER,
     "Answer due by: Tuesday 8 December 2026"},
    {"S4", false, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER,
     "Please reply to this email with your answer by Tuesday 8 December 2026."},
    {"S4", false, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER,
     "Name of manager asked to deal with complaint: David Marsh"},
    {"S5", false, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER, "a response to each concern"},
    {"S5", false, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER,
     "actions and learning: what will be done, by whom and by when"},
    {"S5", false, FIXTURE_ASKED, LETTER_REMINDER, TO_OWNER,
     "Please answer by Tuesday 8 December 2026."},
    {"S6", false, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Date sent to Panel Chair: Monday 7 December 2026"},
    {"S6", false, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Action: File the DBS certificate on the right record By whom: Ben Carver By when: Friday 11 "
     "December 2026"},
    {"S6", false, FIXTURE_ANSWERED, LETTER_ANSWER_COPY, TO_OFFICE,
     "Stephen Holt, Agency Decision Maker"},
    {"S6", false, FIXTURE_ANSWERED, LETTER_ANSWER_COPY, TO_OFFICE,
     "Unclear: By when: \"31 June\" is no date."},
    {"S7", false, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Resolved: the concerns are answered."},
    {"S7", false, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Not resolved: further escalation is required."},
    {"S7", false, FIXTURE_ANSWERED, LETTER_VERDICT_UNCLEAR, TO_SUBMITTER,
     "\"Further escalation required: Yes\""},
    {"S7", false, FIXTURE_RESOLVED, LETTER_CLOSED, TO_OFFICE,
     "Please put the response on the agenda of the next panel under AOB."},
    {"S8", false, FIXTURE_ESCALATED, LETTER_FURTHER_FORM, TO_SUBMITTER,
     "Please send a further form that names the points which remain"},
    {"S8", false, FIXTURE_ESCALATED, LETTER_REQUEST, TO_OWNER,
     "Margaret Ellwood said: Not resolved. Not resolved. The answer does not say how reviews will "
     "be "
     "kept on time."},
    {"S9", false, FIXTURE_ASKED, LETTER_SAFEGUARDING, TO_OWNER,
     "The procedure says that you are told at once."},
    {"S10", false, FIXTURE_RESOLVED, LETTER_CLOSED, TO_OFFICE, "Case note, ready to paste"},
    {"S13", false, FIXTURE_ASKED, LETTER_TOLD_LAPSE, TO_OFFICE,
     "If there is no answer by the end of Thursday 10 December 2026, it goes to a more senior "
     "manager by "
     "itself."},
    {"C2", true, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER,
     "\"Agreed Wednesday 6 January 2027\""},
    {"C3", true, FIXTURE_LAPSED, LETTER_REQUEST, TO_OWNER,
     "Step 1: Tom Okafor (Supervising Social Worker) Asked on Friday 18 December 2026. The answer "
     "was due "
     "by Tuesday 29 December 2026. On Monday 21 December 2026, 11:05, Tom Okafor wrote (not yet an "
     "answer): Thanks Si\xC3\xA2n, will look into it."},
    {"C4", true, FIXTURE_LAPSED, LETTER_REQUEST, TO_OWNER,
     "Please put this note on record, in the carer's file (CRS). When it is there, reply "
     "\"Recorded\"."},
    {"C4", true, FIXTURE_ANSWERED, LETTER_RECORD, TO_OWNER,
     "We ask again every 5 working days until it is done."},
    {"C5", true, FIXTURE_LAPSED, LETTER_MOVED_UP, TO_SUBMITTER,
     "With: Helen Price (Team Manager) Since: Tuesday 29 December 2026 Answer due by: Wednesday 6 "
     "January "
     "2027"},
    {"C5", true, FIXTURE_LAPSED, LETTER_MOVED_UP, TO_SUBMITTER,
     "ended on Tuesday 29 December 2026 without a full answer"},
    {"C5", true, FIXTURE_LAPSED, LETTER_LATE_MOVED, TO_OWNER,
     "a short record of what was done at your step"},
    {"C5", true, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER,
     "If there is no answer by then, it goes up to the next step by itself."},
    {"C6", true, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Resolved: it is sorted. We close the case."},
    {"C6", true, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Not resolved: it is not sorted. It goes up to the next step at once."},
    {"C6", true, FIXTURE_ESCALATED, LETTER_MOVED_UP, TO_SUBMITTER,
     "You told us that the answer does not resolve it."},
    {"C8", true, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER,
     "Independent Reviewing Officer (IRO)"},
    {"C9", true, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER,
     "Complaint: you take it to the complaints"},
    {"C10", true, FIXTURE_OPENED, LETTER_QUESTION, TO_SUBMITTER,
     "The question does not move the date: their answer is still due by Tuesday 29 December 2026."},
    {"C11", true, FIXTURE_ANSWERED, LETTER_TOLD, TO_SUBMITTER,
     "If nobody has spoken with you, please say so"},
    {"C12", true, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER,
     "Please reply to this email, as soon as you can, and tell us: Impact on the child or "
     "children"},
    {"B3", true, FIXTURE_ASKED, LETTER_REQUEST, TO_DEPUTY,
     "You get this as the deputy of Tom Okafor"},
    {"last", true, FIXTURE_EXHAUSTED, LETTER_ANSWER, TO_SUBMITTER,
     "This is the last step of this procedure"},
    {"last", true, FIXTURE_EXHAUSTED, LETTER_CHASE, TO_OWNER,
     "The concern has been with you since Thursday 21 January 2027."},
    {"last", true, FIXTURE_EXHAUSTED, LETTER_MOVED_UP, TO_SUBMITTER,
     "We remind them every 5 working days until they answer."},
    {"last", true, FIXTURE_EXHAUSTED, LETTER_CLOSED, TO_SUBMITTER,
     "it is not the end of what you can do: You can use Croydon Council's complaints procedure"},
    {"last", false, FIXTURE_EXHAUSTED, LETTER_CLOSED, TO_SUBMITTER,
     "You can speak with the Panel Adviser"},
};

static void test_what_the_rules_demand(void **state)
{
	struct letter_case lc;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(sayings); i++) {
		lc = letter_case_at(&arena, sayings[i].croydon, sayings[i].stage, sayings[i].kind,
				    sayings[i].to);
		lc.letter.text = NULL;
		letter_case_write(&arena, &lc);
		print_message("%s %s\n", sayings[i].rule, letter_kind_name(sayings[i].kind));
		says(&lc.content, sayings[i].words);
	}
}

static void test_S1_says_how_late_the_form_was(void **state)
{
	struct letter_case lc = letter_case_make(&arena, false, LETTER_RECEIVED, TO_SUBMITTER);

	(void)state;
	letter_case_write(&arena, &lc);
	says_not(&lc.content, "later than");
	lc.c->days_late = 1;
	letter_case_write(&arena, &lc);
	says(&lc.content,
	     "The form came 1 working day later than the 5 working days after the panel");
	lc = letter_case_make(&arena, false, LETTER_RECEIVED, TO_OFFICE);
	lc.c->days_late = 3;
	letter_case_write(&arena, &lc);
	says(&lc.content, "Form late by: 3 working days");
}

static void test_S3_without_a_proposal_there_is_no_yes(void **state)
{
	struct letter_case lc = letter_case_make(&arena, false, LETTER_ROUTE, TO_OFFICE);

	(void)state;
	lc.c->proposed = NULL;
	letter_case_write(&arena, &lc);
	says(&lc.content, "We have no proposal");
	says_not(&lc.content, "Yes: we send it");
	says(&lc.content, "Nobody has been asked yet.");
}

/* Croydon asks for no table of actions; the words for another date stand only where it may be. */
static void test_S5_C2_follow_the_procedure(void **state)
{
	struct letter_content content;

	(void)state;
	content = letter_case_content(&arena, true, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER);
	says_not(&content, "actions and learning");
	says(&content, "Agreed Wednesday 6 January 2027: if you and");
	content = letter_case_content(&arena, true, FIXTURE_LAPSED, LETTER_REQUEST, TO_OWNER);
	says_not(&content, "Agreed ");
	content = letter_case_content(&arena, false, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER);
	says_not(&content, "Recorded");
}

static void test_S9_urgent_letters_say_so_first(void **state)
{
	struct letter_case lc = letter_case_make(&arena, false, LETTER_REQUEST, TO_OWNER);
	const char *words;

	(void)state;
	lc.letter.urgent = true;
	lc.c->immediate_safeguarding = true;
	letter_case_write(&arena, &lc);
	assert_true(
	    str_starts(lc.content.subject, "[ESC-2026-0041] Immediate safeguarding concern: "));
	words = strstr(lc.content.text, "Immediate safeguarding concern: please read this now.");
	assert_non_null(words);
	assert_true(words < strstr(lc.content.text, "Dear "));
	says(&lc.content, "Safeguarding: immediate concern");
}

static void test_B2_says_for_whom_the_deputy_answered(void **state)
{
	static const enum letter_kind kinds[] = {LETTER_ANSWER, LETTER_ANSWER_COPY,
						 LETTER_VERDICT_CHASE};
	struct letter_case lc;
	struct case_rung *r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(kinds); i++) {
		lc = letter_case_at(&arena, false, FIXTURE_ANSWERED, kinds[i], TO_SUBMITTER);
		letter_case_write(&arena, &lc);
		says_not(&lc.content, "wrote for");
		r = &lc.c->rungs[lc.letter.rung];
		r->deputy =
		    (struct case_party){"jo.marsden@surrey.example", "Jo Marsden", r->owner.role};
		r->answers[0].by = r->deputy.email;
		letter_case_write(&arena, &lc);
		says(&lc.content, "Jo Marsden wrote for David Marsh:");
		if (kinds[i] != LETTER_VERDICT_CHASE)
			says(&lc.content, "Jo Marsden has answered");
		says_not(&lc.content, "David Marsh has answered");
	}
}

static void test_C7_says_why_it_began_higher(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_RECEIVED, TO_SUBMITTER);

	(void)state;
	lc.c->rungs[0].step = 2;
	lc.c->rungs[0].owner.email = "ruth.chandler@croydon.example";
	lc.c->rungs[0].owner.name = "Ruth Chandler";
	lc.c->about = ROLE_SSW;
	lc.c->excluded_count = 1;
	letter_case_write(&arena, &lc);
	says(&lc.content,
	     "It went straight to the Fostering Service Manager, because it is about somebody at "
	     "an earlier step.");
	says(&lc.content, "It will not go to anybody whom it is about, nor to their deputy.");
	lc.c->immediate_safeguarding = true;
	letter_case_write(&arena, &lc);
	says(&lc.content, "because it is an immediate safeguarding concern.");
}

/* Words, day 0: who writes after the end of the day is told from when the days count. */
static void test_day_zero_is_explained(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_RECEIVED, TO_SUBMITTER);
	struct case_rung *r = &lc.c->rungs[0];

	(void)state;
	letter_case_write(&arena, &lc);
	says_not(&lc.content, "after the end of a working day");
	lc.c->opened = r->started = fixture_at("2026-12-18T19:30");
	r->day_zero = calendar_day_zero(&lc.council->calendar, r->started);
	r->due = calendar_add(&lc.council->calendar, r->day_zero, 5);
	letter_case_write(&arena, &lc);
	says(&lc.content, "the 5 working days count from Monday 21 December 2026.");
	says(&lc.content, "Answer due by: Wednesday 30 December 2026");
}

static void test_C10_a_question_and_its_answer(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_QUESTION_ANSWERED, TO_OWNER);
	struct case_question *q;

	(void)state;
	lc.letter.text = "The weekend of the 23rd.";
	letter_case_write(&arena, &lc);
	assert_string_equal(lc.content.subject, "[ESC-2026-0042] More words on this concern");
	q = ARENA_PUSH(&arena, struct case_question, lc.c->questions, lc.c->question_count);
	q->asked = fixture_at("2026-12-21T09:00");
	q->answered = fixture_at("2026-12-21T20:00");
	q->by = "tom.okafor@croydon.example";
	q->text = "Which weekend?";
	q->reply = "The weekend of the 23rd.";
	letter_case_write(&arena, &lc);
	assert_string_equal(lc.content.subject, "[ESC-2026-0042] Your question has been answered");
	says(&lc.content, "On Monday 21 December 2026, 09:00, Tom Okafor asked: Which weekend?");
	says(&lc.content, "Please answer by Tuesday 29 December 2026.");
	lc = letter_case_make(&arena, true, LETTER_QUESTION, TO_SUBMITTER);
	lc.council->procedure.question_pauses = true;
	letter_case_write(&arena, &lc);
	says(&lc.content, "The clock for their answer waits until you have replied.");
}

static void test_paused_and_changed_dates(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_DATE_CHANGED, TO_SUBMITTER);

	(void)state;
	lc.letter.day = fixture_day("2026-12-24");
	letter_case_write(&arena, &lc);
	says(&lc.content, "Old date: Thursday 24 December 2026 New date: Tuesday 29 December 2026");
	lc.c->paused = fixture_at("2026-12-21T09:00");
	lc.c->paused_left = 4;
	letter_case_write(&arena, &lc);
	says(&lc.content, "do not count since Monday 21 December 2026, 09:00.");
	says(&lc.content, "4 working days are left.");
	says_not(&lc.content, "New date");
}

/* Everybody must have said so before the letter says so. */
static void test_S7_closed_by_an_admin_is_not_by_everybody(void **state)
{
	struct letter_case lc = letter_case_make(&arena, false, LETTER_CLOSED, TO_SUBMITTER);

	(void)state;
	lc.letter.text = "Closed by the office.";
	letter_case_write(&arena, &lc);
	says(&lc.content, "Everybody who was asked says that the concerns are answered.");
	lc.c->outcome_count = 1;
	letter_case_write(&arena, &lc);
	says_not(&lc.content, "Everybody who was asked");
	says(&lc.content, "Closed by the office.");
}

/* What could not be read of the answer stands apart from the dates of Section D below it. */
static void test_S6_what_is_unclear_is_a_block_of_its_own(void **state)
{
	struct letter_case lc = letter_case_make(&arena, false, LETTER_ANSWER_COPY, TO_OFFICE);

	(void)state;
	letter_case_write(&arena, &lc);
	assert_non_null(strstr(lc.content.text, "> Unclear: By when: \"31 June\" is no date.\n\n"));
	says(&lc.content, "Not all of the form in it could be read for certain:");
	lc.c->rungs[lc.letter.rung].answers[0].problem_count = 0;
	letter_case_write(&arena, &lc);
	says_not(&lc.content, "read for certain");
}

static void test_B6_held_mails_name_id_and_commands(void **state)
{
	static const char *evil[] = {"17; rm -rf /", "ESC-2026-0042 --force", "ESC-2026-0043"};
	struct letter_case lc = letter_case_make(&arena, true, LETTER_HELD_TOLD, TO_OFFICE);

	(void)state;
	letter_case_write(&arena, &lc);
	assert_string_equal(lc.content.subject, "Mail 17 waits for you");
	says(&lc.content, "escalatectl quarantine show 17");
	says(&lc.content, "escalatectl quarantine retry 17");
	says(&lc.content, "escalatectl quarantine file 17 ESC-2026-0042");
	says(&lc.content, "escalatectl quarantine discard 17 --reason \"...\"");
	/* A command that somebody will paste holds nothing but a number and a reference. */
	lc.letter.items = evil;
	lc.letter.item_count = COUNT_OF(evil);
	letter_case_write(&arena, &lc);
	says(&lc.content, "escalatectl quarantine file ID ESC-2026-0043");
	says_not(&lc.content, "rm -rf");
	lc = letter_case_make(&arena, true, LETTER_HELD, TO_SUBMITTER);
	letter_case_write(&arena, &lc);
	says(&lc.content, "You do not need to send it again.");
	/* What came in is not echoed to an address that nobody has proven. */
	says_not(&lc.content, "speak about this");
	lc = letter_case_make(&arena, true, LETTER_HELD_DANGER, TO_OWNER);
	lc.letter.urgent = true;
	letter_case_write(&arena, &lc);
	assert_string_equal(lc.content.subject,
			    "Immediate safeguarding concern: A child may be in danger now");
	says(&lc.content, "Could we speak about this tomorrow?");
}

static const char *note_of(bool croydon, enum fixture_stage stage, int rung)
{
	struct fixture_council *council =
	    croydon ? fixture_croydon(&arena) : fixture_surrey(&arena);
	struct casefile *c = croydon ? fixture_croydon_case(&arena, council, stage)
				     : fixture_surrey_case(&arena, council, stage);
	struct str out;

	str_init(&out, &arena, STR_UNBOUNDED);
	letter_case_note(&out, &council->office, c, rung);
	return str_text(&out);
}

static void test_C4_S10_case_note(void **state)
{
	const char *note = note_of(true, FIXTURE_ESCALATED, 1);

	(void)state;
	assert_non_null(strstr(
	    note, "Raised by Si\xC3\xA2n O'Connor (Foster carer) on Friday 18 December 2026"));
	assert_non_null(strstr(note, "Concern: The respite weekend"));
	assert_null(strstr(note, "Step 1:"));
	assert_non_null(
	    strstr(note, "Step 2: Helen Price (Team Manager)\nAsked on Tuesday 29 December 2026, "
			 "17:00. Answer due by Wednesday 6 January 2027.\n"));
	assert_non_null(strstr(note, "Answered by Helen Price on Tuesday 5 January 2027, 14:20."));
	assert_non_null(strstr(note, "It went up to Ruth Chandler (Fostering Service Manager) on"));
	note = note_of(false, FIXTURE_RESOLVED, -1);
	assert_non_null(strstr(note,
			       "Action: File the DBS certificate on the right record; by whom: Ben "
			       "Carver; by when: Friday 11 December 2026\n"));
	assert_non_null(strstr(note, "Stephen Holt (Agency Decision Maker) said on"));
	assert_non_null(strstr(note, "\nClosed on Wednesday 9 December 2026, 10:00: resolved.\n"));
	note = note_of(true, FIXTURE_EXHAUSTED, -1);
	assert_non_null(strstr(note, "Step 1:"));
	assert_non_null(strstr(note, "Step 5: Sunita Rao"));
	assert_non_null(strstr(note, "No answer was recorded."));
	assert_non_null(strstr(note_of(true, FIXTURE_OPENED, 0), "No answer yet."));
}

/* What is pasted into a record has no line ends of somebody's mail program in its sentences. */
static void test_C4_words_of_the_note_are_not_broken(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_RECORD, TO_OWNER);
	struct str out;

	(void)state;
	lc.c->concern = "We were told on Monday that nobody had asked the school about the taxi,\n"
			"and on Friday that nobody would.";
	str_init(&out, &arena, STR_UNBOUNDED);
	letter_case_note(&out, &lc.council->office, lc.c, 0);
	assert_non_null(strstr(str_text(&out), "about the taxi, and on Friday"));
}

static void test_C2_agreed_timescale_is_in_the_note(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_RECORD, TO_OWNER);
	struct case_agreement *agreed = &lc.c->rungs[0].agreement;
	struct str out;

	(void)state;
	agreed->by_owner = agreed->by_submitter = fixture_day("2027-01-08");
	agreed->submitter_at = fixture_at("2026-12-21T09:00");
	agreed->owner_at = fixture_at("2026-12-22T09:00");
	str_init(&out, &arena, STR_UNBOUNDED);
	letter_case_note(&out, &lc.council->office, lc.c, 0);
	assert_non_null(strstr(str_text(&out),
			       "Both sides agreed on Friday 8 January 2027 (Si\xC3\xA2n O'Connor "
			       "on Monday 21 December 2026, Tom Okafor on Tuesday 22 December "
			       "2026)."));
}

/* The document that goes with a letter is spoken of, and where its reader may write in it. */
static void test_S4_S6_the_form_goes_with_it(void **state)
{
	static const struct {
		enum letter_kind kind;
		bool croydon;
		enum letter_case_to to;
		const char *says;
	} table[] = {
	    {LETTER_REQUEST, false, TO_OWNER, "You can also write in its Section C"},
	    {LETTER_REQUEST, true, TO_OWNER,
	     "The form comes with this email as a Word document, filled in as far as it is."},
	    {LETTER_ANSWER, false, TO_SUBMITTER, "You can also write in its Section F"},
	    {LETTER_ROUTE, false, TO_OFFICE, "The form comes with this email as a Word document"},
	    {LETTER_ANSWER_COPY, false, TO_OFFICE, "The form comes with this email"},
	    {LETTER_FURTHER_FORM, false, TO_SUBMITTER, "A blank form comes with this email"},
	    {LETTER_UNREADABLE, true, TO_SUBMITTER, "A blank form comes with this email"},
	};
	struct letter_case lc;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(table); i++) {
		lc = letter_case_make(&arena, table[i].croydon, table[i].kind, table[i].to);
		if (table[i].kind == LETTER_UNREADABLE || table[i].kind == LETTER_HELD)
			lc.letter.blank_form = "surrey-panel";
		letter_case_write(&arena, &lc);
		letter_case_says_not(&arena, &lc.content, table[i].says);
		lc.letter.form = true;
		letter_case_write(&arena, &lc);
		letter_case_says(&arena, &lc.content, table[i].says);
		assert_int_not_equal(letter_form(&lc.letter), LETTER_NO_FORM);
	}
	lc = letter_case_make(&arena, true, LETTER_REMINDER, TO_OWNER);
	assert_int_equal(letter_form(&lc.letter), LETTER_NO_FORM);
}

/* A line that an answer cites stays cited where it is wrapped: else it would be the answer's own.
 */
static void test_S6_what_is_cited_stays_so(void **state)
{
	struct letter_case lc = letter_case_make(&arena, false, LETTER_ANSWER, TO_SUBMITTER);

	(void)state;
	lc.letter.text =
	    "> The report came two days before panel and left out the children's views."
	    "\nIt was late because its author was ill, and it is with you now, at last.";
	letter_case_write(&arena, &lc);
	if (!strstr(lc.content.text, "\n> > The report came two days before panel and left out the "
				     "children's\n> > views.\n> It was late because its author was "
				     "ill, and it is with you now, at\n> last.\n"))
		fail_msg("%s", lc.content.text);
}

/* C12: what is missing, and what did not come through, are two things. */
static void test_C12_a_file_that_cannot_be_read_is_no_missing_answer(void **state)
{
	static const char *missing[] = {"Impact on the child or children"};
	static const char *unread[] = {"The attached file \"notes.docx\" could not be read."};
	struct letter_case lc = letter_case_make(&arena, true, LETTER_RECEIVED, TO_SUBMITTER);

	(void)state;
	lc.letter.items = missing;
	lc.letter.also = unread;
	lc.letter.item_count = lc.letter.also_count = 1;
	letter_case_write(&arena, &lc);
	letter_case_says(&arena, &lc.content, "and tell us: Impact on the child or children");
	letter_case_says(&arena, &lc.content,
			 "did not come through to us: The attached file \"notes.docx\"");
	lc.letter.item_count = 0;
	letter_case_write(&arena, &lc);
	letter_case_says_not(&arena, &lc.content, "and tell us:");
}

/* B4: what to do about a file that could not be read stands at the end, behind its name. */
static void test_B4_what_is_told_of_a_file_is_told_to_its_end(void **state)
{
	static const enum letter_kind kinds[] = {LETTER_RECEIVED, LETTER_INCOMPLETE, LETTER_HELD,
						 LETTER_FILE_UNREAD};
	static const char *item =
	    "The attached file \"Fostering Panel Escalation form of Thursday 12 November 2026, "
	    "filled "
	    "in by hand (final version, signed, second page first).pdf\" could not be read. It is "
	    "damaged, or too much for the program that reads it. If it is the form, or your "
	    "answer, "
	    "please paste it into the mail itself, or send it as plain text.";
	struct letter_case lc;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(kinds); i++) {
		lc = letter_case_make(&arena, true, kinds[i],
				      kinds[i] == LETTER_INCOMPLETE ? TO_OWNER : TO_SUBMITTER);
		lc.letter.items = lc.letter.also = &item;
		lc.letter.item_count = kinds[i] != LETTER_RECEIVED;
		lc.letter.also_count = kinds[i] == LETTER_RECEIVED;
		letter_case_write(&arena, &lc);
		letter_case_says(&arena, &lc.content, item);
	}
}

/* B3: nobody stands in for somebody because of a mail that may be anybody's, and none is said to.
 */
static void test_B3_an_absence_that_is_not_believed(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_UNREACHABLE, TO_OFFICE);
	const char *others[] = {"ESC-2026-0043", "ESC-2026-0044"};

	(void)state;
	lc.letter.doubted = true;
	lc.letter.day = date_parse_iso("2027-01-04");
	lc.letter.items = NULL;
	lc.letter.item_count = 0;
	letter_case_write(&arena, &lc);
	letter_case_says(&arena, &lc.content, "Nothing shows that this mail is true");
	letter_case_says(&arena, &lc.content,
			 "It says that they are back on Monday 4 January 2027.");
	letter_case_says_not(&arena, &lc.content, "knows no deputy");
	letter_case_says_not(&arena, &lc.content, "These cases wait for them");
	lc.letter.also = others;
	lc.letter.also_count = 2;
	letter_case_write(&arena, &lc);
	letter_case_says(&arena, &lc.content, "These cases wait for them as well");
	letter_case_says(&arena, &lc.content, "ESC-2026-0044");
	letter_case_says(&arena, &lc.content, "escalatectl route");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_what_the_rules_demand),
	    TEST(test_S1_says_how_late_the_form_was),
	    TEST(test_S3_without_a_proposal_there_is_no_yes),
	    TEST(test_S5_C2_follow_the_procedure),
	    TEST(test_S9_urgent_letters_say_so_first),
	    TEST(test_B2_says_for_whom_the_deputy_answered),
	    TEST(test_C7_says_why_it_began_higher),
	    TEST(test_day_zero_is_explained),
	    TEST(test_C10_a_question_and_its_answer),
	    TEST(test_paused_and_changed_dates),
	    TEST(test_S7_closed_by_an_admin_is_not_by_everybody),
	    TEST(test_S6_what_is_unclear_is_a_block_of_its_own),
	    TEST(test_B6_held_mails_name_id_and_commands),
	    TEST(test_B3_an_absence_that_is_not_believed),
	    TEST(test_C4_S10_case_note),
	    TEST(test_C4_words_of_the_note_are_not_broken),
	    TEST(test_C2_agreed_timescale_is_in_the_note),
	    TEST(test_S4_S6_the_form_goes_with_it),
	    TEST(test_S6_what_is_cited_stays_so),
	    TEST(test_C12_a_file_that_cannot_be_read_is_no_missing_answer),
	    TEST(test_B4_what_is_told_of_a_file_is_told_to_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
