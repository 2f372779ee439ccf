/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "core/verdict.h"

/* Tuesday 1 December 2026. */
#define SENT date_from_civil(2026, 12, 1)

/* A sentence and its outcome; "?" is an unclear one, NULL nothing about the outcome. */
struct outcome {
	const char *rule, *text, *expected;
};

#define RESOLVED  "resolved"
#define NOT	  "not-resolved"
#define COMPLAINT "complaint"
#define WITHDRAW  "withdraw"
#define UNCLEAR	  "?"

static const struct outcome outcomes[] = {
    /* C6, S7: satisfied */
    {"C6", "Resolved", RESOLVED},
    {"C6", "RESOLVED.", RESOLVED},
    {"C6", "resolved, thank you", RESOLVED},
    {"C6", "Resolved!\n\nDawn", RESOLVED},
    {"C6", "Yes, resolved", RESOLVED},
    {"C6", "Yes this is now resolved, thank you for your help.", RESOLVED},
    {"C6", "This has been resolved.", RESOLVED},
    {"C6", "It's resolved", RESOLVED},
    {"C6", "It\xE2\x80\x99s all resolved now, thanks so much", RESOLVED},
    {"C6", "Its resolved thanks", RESOLVED},
    {"C6", "All resolved.", RESOLVED},
    {"C6", "All sorted now, thank you.", RESOLVED},
    {"C6", "The matter is resolved.", RESOLVED},
    {"C6", "The matter has now been fully resolved.", RESOLVED},
    {"C6", "All of our concerns have been resolved.", RESOLVED},
    {"C6", "My concerns have been resolved to my satisfaction.", RESOLVED},
    {"C6", "We consider this resolved.", RESOLVED},
    {"C6", "We feel this is now resolved.", RESOLVED},
    {"C6", "I confirm that the matter is resolved.", RESOLVED},
    {"C6", "I can confirm this is resolved.", RESOLVED},
    {"C6", "I am pleased to say that this has been resolved.", RESOLVED},
    {"C6", "I think this is resolved now.", RESOLVED},
    {"C6", "Hi,\n\nThanks for sorting this out. It is resolved.\n\nMany thanks\nDawn", RESOLVED},
    {"C6", "I am satisfied.", RESOLVED},
    {"C6", "I'm satisfied with the response.", RESOLVED},
    {"C6", "I am satisfied with this response, thank you.", RESOLVED},
    {"C6", "We are happy with the outcome.", RESOLVED},
    {"C6", "I'm happy with that, thank you.", RESOLVED},
    {"C6", "Happy with this response, thanks.", RESOLVED},
    {"C6", "Very happy with the outcome, thank you all.", RESOLVED},
    {"C6", "I am content with the answer given.", RESOLVED},
    {"S7", "The panel is satisfied with the response.", RESOLVED},
    {"S7", "The concerns have been answered satisfactorily.", RESOLVED},
    {"S7", "The concerns have been satisfactorily addressed.", RESOLVED},
    {"S7", "I am satisfied that the concerns have been fully addressed.", RESOLVED},
    {"C6", "That resolves it, thank you.", RESOLVED},
    {"C6", "This resolves the matter.", RESOLVED},
    {"C6", "I am no longer unhappy.", RESOLVED},
    {"C6", "We are no longer concerned about this.", RESOLVED},
    {"C6", "Resolved. We don't need anything else.", RESOLVED},
    {"C6", "I am happy to say it is resolved and no further escalation is required.", RESOLVED},
    {"C6", "resloved thanks", RESOLVED},
    {"S7", "Resolved: Yes", RESOLVED},
    {"S7", "Resolved: Yes\nFurther escalation required: No", RESOLVED},
    {"S7",
     "Resolved \xE2\x98\x92 Yes \xE2\x98\x90 No\nFurther escalation required \xE2\x98\x90 Yes "
     "\xE2\x98\x92 No",
     RESOLVED},
    {"S7", "Resolved Yes [x] No [ ]\nFurther escalation required Yes [ ] No [x]", RESOLVED},
    {"S7", "Resolved\tYES\nFurther escalation required\tNO", RESOLVED},
    {"S7", "Response of Panel Chair: thank you.\n\nResolved? Yes\nFurther escalation required? No",
     RESOLVED},

    /* C6, S8: not satisfied */
    {"C6", "Not resolved", NOT},
    {"C6", "NOT RESOLVED", NOT},
    {"C6", "not resolved, sorry", NOT},
    {"C6", "Unresolved.", NOT},
    {"C6", "un-resolved", NOT},
    {"C6", "No, not resolved.", NOT},
    {"C6", "No, it is not resolved.", NOT},
    {"C6", "It isn't resolved.", NOT},
    {"C6", "It isn\xE2\x80\x99t resolved.", NOT},
    {"C6", "it isnt resolved", NOT},
    {"C6", "It's not resolved", NOT},
    {"C6", "This hasn't been resolved.", NOT},
    {"C6", "This has not been resolved yet.", NOT},
    {"C6", "We don't feel this is resolved.", NOT},
    {"C6", "I do not think that this has been resolved.", NOT},
    {"C6", "I don't consider the matter resolved at all.", NOT},
    {"C6", "We do not believe our concerns have been addressed.", NOT},
    {"C6", "The matter remains unresolved.", NOT},
    {"C6", "It is still unresolved.", NOT},
    {"C6", "It is still not resolved and nobody has rung.", NOT},
    {"C6", "This is far from resolved.", NOT},
    {"C6", "None of this has been resolved.", NOT},
    {"C6", "Nothing has been resolved.", NOT},
    {"C6", "My concerns have not been addressed.", NOT},
    {"C6", "Our concerns haven't been addressed properly.", NOT},
    {"C6", "Not all of my concerns have been resolved.", NOT},
    {"C6", "I am not satisfied with this response.", NOT},
    {"C6", "I'm not satisfied", NOT},
    {"C6", "We are still not satisfied.", NOT},
    {"C6", "I am not happy with the answer.", NOT},
    {"C6", "Sorry but I'm not happy with this at all.", NOT},
    {"C6", "I am unhappy with the response.", NOT},
    {"C6", "We remain dissatisfied.", NOT},
    {"C6", "I am not convinced that this is resolved.", NOT},
    {"C6", "The response is not satisfactory.", NOT},
    {"C6", "This is unacceptable.", NOT},
    {"C6", "This does not resolve my concerns.", NOT},
    {"C6", "It doesn't address the issue.", NOT},
    {"C6", "Your answer doesn't resolve anything.", NOT},
    {"C6", "The contact arrangements have not been resolved.", NOT},
    {"C6", "Please escalate this to the next step.", NOT},
    {"C6", "I would like this to be escalated.", NOT},
    {"C6", "I want to escalate this.", NOT},
    {"S8", "Further escalation is required.", NOT},
    {"S8", "I am grateful for the visit but the matter is not resolved.", NOT},
    {"S8", "We do not feel\nthat this is resolved.", NOT},
    {"S8", "This is not\nresolved.", NOT},
    {"S8", "This is still a problem.", NOT},
    {"C6", "We want this taken to the next step.", NOT},
    {"C6", "Not resloved", NOT},
    {"S7", "Resolved: No", NOT},
    {"S7", "Resolved: No\nFurther escalation required: Yes", NOT},
    {"S7",
     "Resolved \xE2\x98\x90 Yes \xE2\x98\x92 No\nFurther escalation required \xE2\x98\x92 Yes "
     "\xE2\x98\x90 No",
     NOT},
    {"S7", "Further escalation required: Yes", NOT},
    {"S7", "Resolved? No", NOT},

    /* S7: not plain, so it is asked back */
    {"S7", "Resolved: Yes\nFurther escalation required: Yes", UNCLEAR},
    {"S7", "Resolved: No\nFurther escalation required: No", UNCLEAR},
    {"S7", "Resolved [x] Yes [x] No", UNCLEAR},
    {"S7", "Resolved: Yes\n\nI am not satisfied with the response.", UNCLEAR},
    {"S7", "Almost resolved.", UNCLEAR},
    {"S7", "This is nearly resolved.", UNCLEAR},
    {"S7", "It is partly resolved.", UNCLEAR},
    {"S7", "The first concern is resolved, the second is not.", UNCLEAR},
    {"S7", "The taxi problem is resolved but the contact one isn't.", UNCLEAR},
    {"S7", "Resolved. However, I want to know why it took so long.", UNCLEAR},
    {"S7", "If this is done we would consider it resolved.", UNCLEAR},
    {"S7", "It will be resolved once the taxi is booked.", UNCLEAR},
    {"S7", "I will be satisfied when I see it in writing.", UNCLEAR},
    {"S7", "I hope this resolves it.", UNCLEAR},
    {"S7", "Hopefully this is now resolved.", UNCLEAR},
    {"S7", "It seems to be resolved.", UNCLEAR},
    {"S7", "Tom says it is resolved.", UNCLEAR},
    {"S7", "I was told that this was resolved.", UNCLEAR},
    {"S7", "I thought this was resolved.", UNCLEAR},
    {"S7", "It was resolved last week.", UNCLEAR},
    {"S7", "It was not resolved at first.", UNCLEAR},
    {"S7", "I'm not sure this is resolved.", UNCLEAR},
    {"S7", "I am not unhappy with it.", UNCLEAR},
    {"S7", "It is not that it isn't resolved.", UNCLEAR},
    {"S7", "I want this resolved.", UNCLEAR},
    {"S7", "We would be happy with this if it were in writing.", UNCLEAR},
    {"S7", "I am satisfied for now.", UNCLEAR},
    {"S7", "I do not want this escalated.", UNCLEAR},
    {"S7", "Unless it is resolved by Friday I will go further.", UNCLEAR},
    {"S7", "The children are satisfied.", UNCLEAR},
    {"S7", "I am considering a complaint.", UNCLEAR},
    {"S7", "No, it's resolved.", UNCLEAR},
    {"S7", "Resolved and not resolved.", UNCLEAR},

    /* Nothing about the outcome */
    {"C6", "Resolved: Yes/No\nFurther escalation required: Yes/No", NULL},
    {"C6", "Is this resolved?", NULL},
    {"C6", "Mia has not settled at school.", NULL},
    {"C6", "Mia is happy in the placement.", NULL},
    {"C6", "I'm happy to talk on the phone.", NULL},
    {"C6", "To resolve this we will book a taxi from Monday.", NULL},
    {"C6", "Thank you for your email.", NULL},
    {"C6", "", NULL},
    {"C6", "Yes", NULL},
    {"C6", "No", NULL},
    {"C9", "This is not a complaint.", NULL},
    {"C9", "I do not want to make a complaint.", NULL},
    {"C6", "She withdrew from the course.", NULL},

    /* C9 */
    {"C9", "Complaint", COMPLAINT},
    {"C9", "Complaint please.", COMPLAINT},
    {"C9", "I want to make a formal complaint.", COMPLAINT},
    {"C9", "I would like to make a complaint.", COMPLAINT},
    {"C9", "We wish to take this to the complaints procedure.", COMPLAINT},
    {"C9", "Please treat this as a formal complaint.", COMPLAINT},
    {"C9", "I am making a complaint.", COMPLAINT},
    {"C9", "Not resolved. I want to use the complaints procedure.", COMPLAINT},
    {"C9", "If nothing happens I will make a complaint.", UNCLEAR},
    {"C9", "I might make a complaint.", UNCLEAR},

    /* Withdrawing */
    {"C6", "Withdraw", WITHDRAW},
    {"C6", "Please withdraw my concern.", WITHDRAW},
    {"C6", "I would like to withdraw this.", WITHDRAW},
    {"C6", "I withdraw my escalation.", WITHDRAW},
    {"C6", "We have decided to withdraw.", WITHDRAW},
    {"C6", "We no longer wish to pursue this.", WITHDRAW},
    {"C6", "I do not want to take this any further.", WITHDRAW},
    {"C6", "I withdraw my consent to the photograph.", UNCLEAR},
    {"C6", "I do not withdraw my concern.", UNCLEAR},
    {"C6", "If the taxi comes I will withdraw.", UNCLEAR},
};

static void test_outcomes(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(outcomes); i++) {
		const struct outcome *o = &outcomes[i];
		struct verdict v = verdict_read(&arena, o->text, SENT);
		const char *got = v.unclear ? UNCLEAR : verdict_name(v.kind);

		if (v.unclear && v.kind != VERDICT_NONE)
			got = "both";
		if (!str_eq(got, o->expected)) {
			print_error("%s: \"%s\": %s, expected %s\n", o->rule, o->text,
				    got ? got : "nothing", o->expected ? o->expected : "nothing");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(COUNT_OF(outcomes) >= 150);
}

/* What else a reply can say; each row names all that is to be found. */
enum {
	ACK = 1 << 0,
	ACTIONS = 1 << 1,
	RECORDED = 1 << 2,
	TOLD = 1 << 3,
	YES = 1 << 4,
	NO = 1 << 5,
	DANGER = 1 << 6,
	QUESTION = 1 << 7,
};

struct said {
	const char *rule, *text;
	unsigned expected;
};

static const struct said says[] = {
    {"S5", "Thanks, will look into it.", ACK},
    {"S5", "thanks will look into it", ACK},
    {"S5", "Hi Tom,\nthanks, will look into it", ACK},
    {"S5", "Received, I'll come back to you.", ACK},
    {"S5", "Thank you for your email. I will look into this and get back to you by Friday.", ACK},
    {"S5", "Many thanks for letting me know.", ACK},
    {"S5", "Noted, thanks.", ACK},
    {"S5", "Will do.", ACK},
    {"S5", "Leave it with me.", ACK},
    {"S5", "OK", ACK},
    {"S5",
     "Dear Ann,\n\nThank you for this. We will review it and respond as soon as we can.\n\nPriya",
     ACK},
    {"S5", "Thanks. I have booked the taxi for Monday.", ACTIONS},
    {"S5", "We will fund the taxi from Monday.", ACTIONS},
    {"S5", "The DBS check has been requested and will be on file by 18 December.", ACTIONS},
    {"S5", "No action is needed because the visit took place on 20 November.", ACTIONS},
    {"S5", "Action: training on timescales. By whom: Priya Shah. By when: 12 January 2027.",
     ACTIONS},
    {"S5", "The report was late since the social worker was on leave.", 0},
    {"S5", "I spoke with the school and they have agreed to a later start.", ACTIONS},
    {"S5", "No action needed.", 0},
    {"C4", "Recorded", RECORDED},
    {"C4", "Recorded on CRS.", RECORDED},
    {"C4", "I have put this on the file.", RECORDED},
    {"C4", "This has now been recorded on CRS, thanks.", RECORDED},
    {"C4", "Case note added.", RECORDED},
    {"C4", "The case note has been added to the carer's file.", RECORDED},
    {"C4", "I will put this on the file tomorrow.", ACTIONS},
    {"C4", "I have not recorded it yet.", 0},
    {"C4", "It has not been recorded on CRS.", 0},
    {"C4", "Please put this on the file.", 0},
    {"C11", "I told Mrs O'Connor by phone on 30 November 2026.", TOLD},
    {"C11", "I have spoken to the carer today and explained the outcome.", TOLD | ACTIONS},
    {"C11", "I rang her yesterday.", TOLD},
    {"C11", "Told Dawn on Monday 30 November 2026.", TOLD},
    {"C11", "I will tell the carer on Friday.", ACTIONS},
    {"C11", "I have not told the carer.", 0},
    {"C11", "I was told by the carer.", 0},
    {"S3", "Yes", YES},
    {"S3", "Yes please.", YES},
    {"S3", "Agreed", YES},
    {"S3", "Yes, go ahead.\n\nPriya", YES},
    {"S3", "Yes, thanks\nPriya Nair", YES},
    {"S3", "No", NO},
    {"S3", "No thanks.", NO},
    {"S3", "Not agreed.", NO},
    {"S3", "We do not agree.", NO},
    {"S3", "Yes, but not to Tom.", 0},
    {"S3", "Yes and no.", 0},
    {"C10", "Could you tell me which dates you mean?", QUESTION},
    {"C10", "Question: which weekend was it?", QUESTION},
    {"C10", "Hi Dawn\n\nWhich taxi firm was it? Please let me know.\n\nTom", QUESTION},
    {"C10", "Please can you let me know which days she missed.", QUESTION},
    {"C10", "What is the best number to ring you on?", QUESTION},
    {"C10", "We have booked the taxi. Does this resolve it for you?", ACTIONS},
    {"C10", "I need more information.", QUESTION},
    {"B6", "The child is in immediate danger.", DANGER},
    {"B6", "He hit her again tonight and she is not safe.", DANGER},
    {"B6", "She has gone missing and we have called the police.", DANGER},
    {"B6", "He says he wants to kill himself.", DANGER},
    {"B6", "There are bruises on the baby's arms.", DANGER},
    {"B6", "Mia is being hit by her uncle at contact.", DANGER},
    {"B6", "He came back from contact with a black eye.", DANGER},
    {"B6", "She is afraid to go home tonight.", DANGER},
    {"B6", "I am afraid to say that nobody rang back.", 0},
    {"B6", "There is no immediate danger.", 0},
    {"B6", "If a child is in immediate danger, ring 999.", 0},
    {"B6", "Nobody is in danger.", 0},
    {"B6", "The report is missing from the file.", 0},
    {"B6", "She was bruised at nursery two years ago.", 0},
    {"B6", "He has finished the safeguarding training.", 0},
};

/* S5, C4: a name in the thanks makes no answer; the word of the record is one only beside others. */
static void test_nothing_but(void **state)
{
	static const struct {
		const char *text;
		bool acknowledgement, record_only;
	} rows[] = {
	    {"Thanks Mary, will look into it.", true, false},
	    {"Thank you Mary Oduya. I will get back to you.", true, false},
	    {"Hi Mary, thanks, received.", true, false},
	    {"Thanks Mary has agreed to the dates.", false, false},
	    {"Thanks, Tom is doing the visits from now on.", false, false},
	    {"Recorded on CRS.", false, true},
	    {"Hi,\n\nRecorded on CRS, thanks.\n", false, true},
	    {"I have put this on the file.", false, true},
	    {"The taxi is back on from Monday. Recorded on CRS.", false, false},
	    {"I rang the school and recorded it on the file.", false, false},
	    {"He was told. Recorded.", false, false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		struct verdict v = verdict_read(&arena, rows[i].text, SENT);

		if (v.acknowledgement != rows[i].acknowledgement ||
		    v.record_only != rows[i].record_only)
			fail_msg("\"%s\": acknowledgement %d, record only %d", rows[i].text,
				 v.acknowledgement, v.record_only);
	}
}

static void test_says(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(says); i++) {
		struct verdict v = verdict_read(&arena, says[i].text, SENT);
		unsigned got = (v.acknowledgement ? ACK : 0U) | (v.has_actions ? ACTIONS : 0U) |
			       (v.recorded ? RECORDED : 0U) | (v.told_said ? TOLD : 0U) |
			       (v.yes ? YES : 0U) | (v.no ? NO : 0U) | (v.danger ? DANGER : 0U) |
			       (v.kind == VERDICT_QUESTION ? QUESTION : 0U);

		if (got != says[i].expected || v.unclear) {
			print_error("%s: \"%s\": %#x%s, expected %#x\n", says[i].rule, says[i].text,
				    got, v.unclear ? " unclear" : "", says[i].expected);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

struct dated {
	const char *rule, *text, *agreed, *told;
	bool unclear;
};

static const struct dated dated[] = {
    {"C2", "Agreed 4 December 2026", "2026-12-04", NULL, false},
    {"C2", "Agreed Friday 4 December 2026.", "2026-12-04", NULL, false},
    {"C2", "We have agreed to extend to Friday 4 December.", "2026-12-04", NULL, false},
    {"C2", "I agree to 11/12/26", "2026-12-11", NULL, false},
    {"C2", "We've agreed a new date of 8 January 2027.", "2027-01-08", NULL, false},
    {"C2", "Tom and I have agreed to extend the deadline to 8 January.", "2027-01-08", NULL, false},
    {"C2", "We have not agreed to 4 December 2026.", NULL, NULL, false},
    {"C2", "Can we agree 4 December 2026?", NULL, NULL, false},
    {"C2", "We agreed at the meeting on 4 November 2026 to talk again.", NULL, NULL, false},
    {"C2", "Tom agreed to visit us by 4 December 2026.", NULL, NULL, false},
    {"C2", "Agreed Monday 4 December 2026", NULL, NULL, true},
    {"C2", "Agreed 31/02/2027", NULL, NULL, true},
    {"C2", "Agreed 4 December 2026 or 11 December 2026", NULL, NULL, true},
    {"C2", "Agreed 4 November 2026", NULL, NULL, false},
    {"C11", "Told Si\xC3\xA2n O'Connor on Monday 30 November 2026", NULL, "2026-11-30", false},
    {"C11", "I spoke to the carer yesterday.", NULL, "2026-11-30", false},
    {"C11", "I rang her this morning.", NULL, "2026-12-01", false},
    {"C11", "I told the carer that the meeting is on 27 November 2026.", NULL, NULL, false},
    {"C11", "I told the carer.", NULL, NULL, false},
};

static void test_dates(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(dated); i++) {
		struct verdict v = verdict_read(&arena, dated[i].text, SENT);
		const char *agreed = date_iso(&arena, v.date), *told = date_iso(&arena, v.told);

		if (!str_eq(agreed, dated[i].agreed) || !str_eq(told, dated[i].told) ||
		    v.unclear != dated[i].unclear ||
		    (v.kind == VERDICT_AGREED_DATE) != (dated[i].agreed != NULL)) {
			print_error("%s: \"%s\": agreed %s, told %s%s\n", dated[i].rule,
				    dated[i].text, agreed ? agreed : "-", told ? told : "-",
				    v.unclear ? ", unclear" : "");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

struct route {
	const char *text, *to;
	bool unclear;
};

static const struct route routes[] = {
    {"Send to Priya Shah", "Priya Shah", false},
    {"send to Priya Shah please", "Priya Shah", false},
    {"Please send this to priya.shah@example.gov.uk.", "priya.shah@example.gov.uk", false},
    {"Route to Priya Shah.", "Priya Shah", false},
    {"Hi, please could you send it to Priya Shah, thanks.", "Priya Shah", false},
    {"Could you send this on to Priya Shah?", "Priya Shah", false},
    {"Please forward the form to David O'Neill-Marsh as he knows the family.",
     "David O'Neill-Marsh", false},
    {"No, send it to Dr Ann Lee.", "Dr Ann Lee", false},
    {"Please ask Priya Shah to respond.", "Priya Shah", false},
    {"priya.shah@example.gov.uk", "priya.shah@example.gov.uk", false},
    {"Send to <priya.shah@example.gov.uk>", "priya.shah@example.gov.uk", false},
    {"Don't send it to Tom Reid.", NULL, false},
    {"Please do not send this to Priya Shah.", NULL, false},
    {"Send to Priya Shah or Tom Reid.", NULL, true},
    {"Send to the team manager.", NULL, false},
    {"Please send me the form.", NULL, false},
    {"I sent it to Priya Shah last week.", NULL, false},
    {"Should I send it to Priya Shah?", NULL, false},
};

static void test_routes(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(routes); i++) {
		struct verdict v = verdict_read(&arena, routes[i].text, SENT);

		if (!str_eq(v.route_to, routes[i].to) || v.unclear != routes[i].unclear) {
			print_error("S3: \"%s\": %s%s\n", routes[i].text,
				    v.route_to ? v.route_to : "-", v.unclear ? ", unclear" : "");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void test_names(void **state)
{
	(void)state;
	assert_null(verdict_name(VERDICT_NONE));
	assert_string_equal(verdict_name(VERDICT_AGREED_DATE), "agreed-date");
	assert_int_equal(verdict_parse("not-resolved"), VERDICT_NOT_RESOLVED);
	assert_int_equal(verdict_parse("perhaps"), VERDICT_NONE);
	assert_int_equal(verdict_parse(NULL), VERDICT_NONE);
}

/* A text longer than what is read is never a verdict by its beginning alone. */
static void test_long(void **state)
{
	struct verdict v;
	struct str text;
	size_t i;

	(void)state;
	str_init(&text, &arena, STR_UNBOUNDED);
	str_add(&text, "Resolved.\n");
	for (i = 0; i < (1 << 20); i++)
		str_add(&text, "not a ");
	v = verdict_read(&arena, str_text(&text), SENT);
	assert_int_equal(v.kind, VERDICT_NONE);
	assert_true(v.unclear);
}

/* Any bytes: nothing to find, nothing to crash on. */
static void test_odd(void **state)
{
	static const char *const odd[] = {
	    "?",       "...",	   "\n\n\n",	   ",",	     "-",    "[",	"[x", "(x)", "@",
	    "Dr.",     "\xC2\xA0", "\xE2\x98\x92", ":",	     "/",    "a.b",	"'",  "n't", "to",
	    "send to", "agreed",   "told",	   "Told 4", "will", "\xC3\xA9"};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(odd); i++)
		assert_int_not_equal(verdict_read(&arena, odd[i], SENT).kind, VERDICT_RESOLVED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_outcomes),
	    TEST(test_says),
	    TEST(test_nothing_but),
	    TEST(test_dates),
	    TEST(test_routes),
	    TEST(test_names),
	    TEST(test_long),
	    TEST(test_odd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
