/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary.h"

#include <string.h>

#include "core/directory.h"

/* Labels are compared folded (see vocabulary_words), so case, plurals, articles and punctuation
 * need no entries of their own.  A label of one word is taken only where it cannot be running text.
 */
#define LABELS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct form_field surrey_fields[] = {
    {"foster_carers", FORM_TEXT, 'A', true, "Foster carer's name/s",
     LABELS("Foster carer", "Name of foster carer", "Carer name", "Name of carer", "Carer",
	    "FC name", "FC"),
     false},
    {"panel_date", FORM_DATE, 'A', true, "Date of Fostering Panel",
     LABELS("Date of panel", "Panel date", "Fostering panel date", "Date of panel meeting",
	    "Date of Fostering Panel meeting"),
     false},
    {"social_worker", FORM_TEXT, 'A', true, "Social Worker's name",
     LABELS("Social worker", "Name of social worker", "SW name", "SW"), false},
    {"team_manager", FORM_TEXT, 'A', true, "Team Manager's name",
     LABELS("Team manager", "Name of team manager", "TM name", "TM"), false},
    {"panel_chair", FORM_TEXT, 'A', true, "Name of Panel Chair",
     LABELS("Panel chair", "Panel chair name", "Chair name", "Name of chair", "Chair"), false},
    {"panel_adviser", FORM_TEXT, 'A', false, "Name of Panel Adviser",
     LABELS("Panel adviser", "Panel adviser name", "Adviser name", "Name of adviser", "Adviser"),
     false},
    {"concerns.timescales", FORM_TICK, 'A', false, "Adherence to timescales",
     LABELS("Timescale", "Adherence to time scales", "Adherence with timescales"), false},
    {"concerns.planning", FORM_TICK, 'A', false, "Appropriate planning processes / care plan",
     LABELS("Appropriate planning processes and care plan", "Appropriate planning processes",
	    "Appropriate planning process / care plan", "Appropriate planning",
	    "Planning processes / care plan", "Planning / care plan", "Care planning", "Care plan",
	    "Planning"),
     false},
    {"concerns.checks", FORM_TICK, 'A', false, "Checks / references completed",
     LABELS("Checks and references completed", "Checks / references", "Checks and references",
	    "Checks completed", "References completed", "Checks / refs", "Checks and refs",
	    "Checks", "References"),
     false},
    {"concerns.reports_quality", FORM_TICK, 'A', false, "Quality of reports",
     LABELS("Report quality", "Reports"), false},
    {"concerns.assessment_quality", FORM_TICK, 'A', false, "Quality of assessment",
     LABELS("Assessment quality", "Assessment"), false},
    {"concerns.analysis_quality", FORM_TICK, 'A', false, "Quality of analysis",
     LABELS("Analysis quality", "Analysis"), false},
    {"concerns.inclusion", FORM_TICK, 'A', false, "Inclusion of key individuals",
     LABELS("Inclusion of individuals", "Key individuals included", "Inclusion"), false},
    {"concerns.decision_making", FORM_TICK, 'A', false, "Decision Making and Intervention",
     LABELS("Decision making / intervention", "Decision making", "Decisions and intervention"),
     false},
    {"concerns.safeguarding", FORM_TICK, 'A', false, "Safeguarding concerns",
     LABELS("Safeguarding issue", "Safeguarding"), false},
    {"details", FORM_TEXT, 'A', true,
     "Further information \xE2\x80\x93 nature of concerns and actions requested to resolve",
     LABELS("Further information", "Further info",
	    "Nature of concerns and actions requested to resolve",
	    "Nature of concerns and actions requested", "Further information nature of concerns",
	    "Nature of concern", "Details of concern", "Further details"),
     true},
    {"response_due", FORM_DATE, 'A', false, "Date for response",
     LABELS("Date for response 5 working days", "Response due", "Response by", "Date response due",
	    "Date response required", "Response required by"),
     false},
    {"immediate_safeguarding", FORM_TICK, 'A', false, "Immediate safeguarding concern",
     LABELS("Immediate safeguarding", "Immediate safeguarding issue",
	    "Is this an immediate safeguarding concern",
	    "Is there an immediate safeguarding concern",
	    "Follow up of an immediate safeguarding concern",
	    "Follows up an immediate safeguarding concern",
	    "Follow up to an immediate safeguarding concern"),
     false},
    {"manager", FORM_TEXT, 'B', false, "Name of manager asked to deal with complaint",
     LABELS("Manager asked to deal with complaint", "Name of manager asked to respond",
	    "Name of manager asked to deal with concern", "Manager asked to respond",
	    "Name of manager", "Manager"),
     false},
    {"date_sent", FORM_DATE, 'B', false, "Date sent to manager",
     LABELS("Sent to manager", "Date sent"), false},
    {"spreadsheet_updated", FORM_TEXT, 'B', false, "Spreadsheet updated", NULL, false},
    {"response", FORM_TEXT, 'C', false, "Response to concerns raised",
     LABELS("Response to concern", "Response to escalation", "Manager response",
	    "Response of manager", "Response"),
     true},
    {"date_received", FORM_DATE, 'D', false, "Date received", LABELS("Date response received"),
     false},
    {"date_to_chair", FORM_DATE, 'D', false, "Date sent to Panel Chair",
     LABELS("Date sent to chair", "Sent to panel chair"), false},
    {"date_to_adm", FORM_DATE, 'D', false, "Date sent to ADM",
     LABELS("Sent to ADM", "Date sent to Agency Decision Maker"), false},
    {"feedback_date", FORM_DATE, 'D', false, "Date for feedback to Fostering Panel",
     LABELS("Date for feedback to panel", "Date of feedback to fostering panel",
	    "Date of feedback to panel", "Feedback to panel"),
     false},
    {"adm_response", FORM_TEXT, 'E', false, "Response of ADM",
     LABELS("ADM response", "Response from ADM", "Response of Agency Decision Maker",
	    "Agency Decision Maker response"),
     true},
    {"chair_response", FORM_TEXT, 'F', false, "Response of Panel Chair",
     LABELS("Panel chair response", "Response from panel chair", "Response of chair",
	    "Chair response"),
     true},
    {"resolved", FORM_TICK, 'F', false, "Resolved", NULL, false},
    {"further_escalation", FORM_TICK, 'F', false, "Further escalation required",
     LABELS("Further escalation", "Further escalation needed", "Is further escalation required"),
     false},
};

static const struct form_field croydon_fields[] = {
    {"carers", FORM_TEXT, 0, false, "Carer name(s)",
     LABELS("Carer", "Foster carer", "Foster carer name", "Name of foster carer", "Name of carer",
	    "Your name", "Name"),
     false},
    {"ssw", FORM_TEXT, 0, false, "Supervising Social Worker",
     LABELS("SSW", "Our SSW", "My SSW", "Your SSW", "Name of SSW", "SSW name",
	    "Supervising social worker name", "Name of supervising social worker",
	    "Supervising social worker SSW"),
     false},
    {"concern", FORM_TEXT, 0, true, "What is the concern?",
     LABELS("Concern", "What is your concern", "What are your concerns", "Our concern",
	    "My concern", "Nature of concern", "Details of concern", "What is the issue",
	    "What is the problem", "What are you concerned about", "Issue", "Problem"),
     true},
    {"impact", FORM_TEXT, 0, true, "Impact on the child or children",
     LABELS("Impact", "Impact on child", "Impact on children",
	    "Impact on children and young people", "Impact on young person",
	    "What is the impact on the child", "What is the impact on the children",
	    "How does it affect the child", "How does this affect the child", "Effect on the child",
	    "Effect on the children"),
     true},
    {"bottom_line", FORM_TEXT, 0, true, "What would resolve it (bottom line)",
     LABELS("Bottom line", "What would resolve it", "What would resolve this",
	    "What would resolve the concern", "What would resolve the issue",
	    "What do you want to happen", "What do you want", "What we want", "What I want",
	    "What would put it right", "What would put this right", "What needs to happen",
	    "Outcome wanted", "Desired outcome"),
     true},
    {"conversations", FORM_TEXT, 0, true, "Conversations had, with dates",
     LABELS("Conversations", "Conversations had", "Conversations so far",
	    "Conversations with dates", "Record of conversations", "Details of conversations",
	    "Who have you spoken to", "Who did you speak to", "Who did you speak to and when",
	    "Who have you spoken to and when"),
     true},
    {"tried", FORM_TEXT, 0, false, "What has been tried",
     LABELS("Tried", "What have you tried", "What we have tried", "What I have tried",
	    "What has been tried so far", "What have you tried so far", "Steps taken",
	    "Steps taken so far", "Efforts made", "Attempts to resolve it",
	    "What have you done so far"),
     true},
    {"first_raised", FORM_DATE, 0, false, "Date first raised with SSW",
     LABELS("Date first raised", "Date 1st raised", "1st raised", "Date 1st raised with SSW",
	    "First raised", "First raised on", "First raised with SSW",
	    "Date first raised with supervising social worker", "Date raised",
	    "Date raised with SSW", "When first raised", "When was it first raised",
	    "When was this first raised", "When did you first raise it",
	    "When did you first raise this"),
     false},
    {"about", FORM_ROLES, 0, true, "Who is the concern about?",
     LABELS("About", "Who is it about", "Who is this about", "Who it is about", "Concern is about",
	    "Is the concern about", "Person the concern is about"),
     false},
    {"immediate_safeguarding", FORM_TICK, 0, false, "Immediate safeguarding concern",
     LABELS("Immediate safeguarding", "Immediate safeguarding issue",
	    "Is this an immediate safeguarding concern",
	    "Is there an immediate safeguarding concern", "Is a child at immediate risk",
	    "Immediate risk to a child"),
     false},
    {"reputation", FORM_TICK, 0, false, "Would the council's reputation be harmed?",
     LABELS("Reputation", "Council reputation", "Reputation of the council",
	    "Reputation of Croydon Council", "Reputational risk", "Reputational harm",
	    "Harm to the council's reputation", "Risk to the council's reputation"),
     false},
    {"inform_iro", FORM_TICK, 0, false, "Please tell the IRO",
     LABELS("Tell the IRO", "Inform the IRO", "Please inform the IRO", "Should the IRO be told",
	    "Should the IRO be informed", "IRO to be told", "IRO to be informed", "Copy to IRO",
	    "Copy the IRO", "Please copy the IRO", "Please tell the Independent Reviewing Officer",
	    "Tell the Independent Reviewing Officer", "Inform the Independent Reviewing Officer",
	    "Please inform the Independent Reviewing Officer", "IRO"),
     false},
};

static const struct form_type surrey_panel = {
    "surrey-panel", "Fostering Panel Escalation form", surrey_fields, COUNT_OF(surrey_fields), NULL,
};

static const struct form_type croydon_carer = {
    "croydon-carer",
    "Foster carers' escalation form",
    croydon_fields,
    COUNT_OF(croydon_fields),
    NULL,
};

const struct form_type *const form_types[] = {&surrey_panel, &croydon_carer};
const size_t form_type_count = COUNT_OF(form_types);

const struct vocabulary_heading vocabulary_headings[] = {
    {VOCABULARY_GROUP, 0, "Procedural"},
    {VOCABULARY_GROUP, 0, "Procedural concerns"},
    {VOCABULARY_GROUP, 0, "Procedural issues"},
    {VOCABULARY_GROUP, 0, "Practice"},
    {VOCABULARY_GROUP, 0, "Practice concerns"},
    {VOCABULARY_GROUP, 0, "Practice issues"},
    {VOCABULARY_ACTIONS, 0, "Actions and learning"},
    {VOCABULARY_ACTIONS, 0, "Actions and learnings"},
    {VOCABULARY_ACTIONS, 0, "Actions agreed"},
    {VOCABULARY_ACTIONS, 0, "Actions to be taken"},
    {VOCABULARY_COLUMN, VOCABULARY_ACTION, "Action"},
    {VOCABULARY_COLUMN, VOCABULARY_BY_WHOM, "By whom"},
    {VOCABULARY_COLUMN, VOCABULARY_BY_WHEN, "By when"},
};
const size_t vocabulary_heading_count = COUNT_OF(vocabulary_headings);

const struct vocabulary_mention vocabulary_mentions[] = {
    {"immediate_safeguarding", "immediate", "safeguarding", "concerns.safeguarding", "immediate"},
};
const size_t vocabulary_mention_count = COUNT_OF(vocabulary_mentions);

/* What was tried, told with its dates, is the record of conversations that C12 asks for. */
const struct vocabulary_pair vocabulary_instead[] = {{"conversations", "tried"}};
const size_t vocabulary_instead_count = COUNT_OF(vocabulary_instead);

const struct vocabulary_pair vocabulary_opposites[] = {{"resolved", "further_escalation"}};
const size_t vocabulary_opposite_count = COUNT_OF(vocabulary_opposites);

/* Phrases of folded words.  `number` is what the table gives for one. */
struct vocabulary_phrase {
	const char *words;
	unsigned number;
};

static const struct vocabulary_phrase role_phrases[] = {
    {"supervising social worker manager", ROLE_TEAM_MANAGER},
    {"ssw manager", ROLE_TEAM_MANAGER},
    {"ssws manager", ROLE_TEAM_MANAGER},
    {"ssw team manager", ROLE_TEAM_MANAGER},
    {"team manager", ROLE_TEAM_MANAGER},
    {"supervising social worker", ROLE_SSW},
    {"supervising sw", ROLE_SSW},
    {"ssw", ROLE_SSW},
    {"fostering service manager", ROLE_SERVICE_MANAGER},
    {"service manager", ROLE_SERVICE_MANAGER},
    {"head of service", ROLE_HEAD_OF_SERVICE},
    {"head of fostering", ROLE_HEAD_OF_SERVICE},
    {"director", ROLE_DIRECTOR},
    {"child social worker", ROLE_SOCIAL_WORKER},
    {"children social worker", ROLE_SOCIAL_WORKER},
    {"social worker", 0},
    {"manager", 0},
};

static const struct vocabulary_phrase column_phrases[] = {
    {"action", VOCABULARY_ACTION},
    {"action and learning", VOCABULARY_ACTION},
    {"action required", VOCABULARY_ACTION},
    {"action agreed", VOCABULARY_ACTION},
    {"by whom", VOCABULARY_BY_WHOM},
    {"whom", VOCABULARY_BY_WHOM},
    {"who", VOCABULARY_BY_WHOM},
    {"by who", VOCABULARY_BY_WHOM},
    {"lead", VOCABULARY_BY_WHOM},
    {"person responsible", VOCABULARY_BY_WHOM},
    {"responsible", VOCABULARY_BY_WHOM},
    {"owner", VOCABULARY_BY_WHOM},
    {"by when", VOCABULARY_BY_WHEN},
    {"when", VOCABULARY_BY_WHEN},
    {"deadline", VOCABULARY_BY_WHEN},
    {"timescale", VOCABULARY_BY_WHEN},
    {"due date", VOCABULARY_BY_WHEN},
    {"due", VOCABULARY_BY_WHEN},
    {"date", VOCABULARY_BY_WHEN},
};

/* How many words may follow: a name after "Kind regards", anything after "Sent from my". */
static const struct vocabulary_phrase farewells[] = {
    {"kind regard", 4},
    {"kindest regard", 4},
    {"best regard", 4},
    {"warm regard", 4},
    {"warmest regard", 4},
    {"regard", 3},
    {"best wishe", 4},
    {"with best wishe", 4},
    {"many thank", 4},
    {"with thank", 3},
    {"with many thank", 3},
    {"thank", 2},
    {"thank you", 2},
    {"thank in advance", 3},
    {"thank you in advance", 3},
    {"your sincerely", 4},
    {"your faithfully", 4},
    {"your truly", 4},
    {"cheer", 2},
    {"all best", 2},
    {"sent from my", 99},
    {"sent from outlook", 99},
    {"sent from mail for", 99},
    {"sent from yahoo", 99},
    {"get outlook for", 99},
    {"this email and any", 99},
    {"this e mail and any", 99},
    {"this message and any", 99},
    {"this email is confidential", 99},
    {"this email is intended", 99},
    {"confidentiality notice", 99},
};

static const char *const placeholders[] = {
    "click or tap here to enter text",
    "click or tap to enter date",
    "click here to enter text",
    "click here to enter date",
    "click to enter text",
    "choose item",
    "not applicable",
    "enter text",
    "enter date",
};

static const struct vocabulary_phrase tones[] = {
    {"no", VOCABULARY_NEGATES},
    {"not", VOCABULARY_NEGATES},
    {"never", VOCABULARY_NEGATES},
    {"none", VOCABULARY_NEGATES},
    {"nor", VOCABULARY_NEGATES},
    {"neither", VOCABULARY_NEGATES},
    {"without", VOCABULARY_NEGATES},
    {"isnt", VOCABULARY_NEGATES},
    {"arent", VOCABULARY_NEGATES},
    {"wasnt", VOCABULARY_NEGATES},
    {"werent", VOCABULARY_NEGATES},
    {"dont", VOCABULARY_NEGATES},
    {"doesnt", VOCABULARY_NEGATES},
    {"didnt", VOCABULARY_NEGATES},
    {"havent", VOCABULARY_NEGATES},
    {"hasnt", VOCABULARY_NEGATES},
    {"hadnt", VOCABULARY_NEGATES},
    {"cannot", VOCABULARY_NEGATES},
    {"nobody", VOCABULARY_NEGATES},
    {"if", VOCABULARY_DOUBTS},
    {"whether", VOCABULARY_DOUBTS},
    {"unless", VOCABULARY_DOUBTS},
    {"any", VOCABULARY_DOUBTS},
    {"should", VOCABULARY_DOUBTS},
    {"would", VOCABULARY_DOUBTS},
    {"could", VOCABULARY_DOUBTS},
    {"might", VOCABULARY_DOUBTS},
    {"may", VOCABULARY_DOUBTS},
    {"maybe", VOCABULARY_DOUBTS},
    {"perhap", VOCABULARY_DOUBTS},
    {"possible", VOCABULARY_DOUBTS},
    {"possibly", VOCABULARY_DOUBTS},
    {"potential", VOCABULARY_DOUBTS},
    {"unclear", VOCABULARY_DOUBTS},
    {"unsure", VOCABULARY_DOUBTS},
    {"but", VOCABULARY_DOUBTS},
    {"unknown", VOCABULARY_DOUBTS},
    {"raised", VOCABULARY_AFFIRMS},
    {"reported", VOCABULARY_AFFIRMS},
    {"told", VOCABULARY_AFFIRMS},
    {"informed", VOCABULARY_AFFIRMS},
    {"alerted", VOCABULARY_AFFIRMS},
    {"notified", VOCABULARY_AFFIRMS},
    {"phoned", VOCABULARY_AFFIRMS},
    {"telephoned", VOCABULARY_AFFIRMS},
    {"rang", VOCABULARY_AFFIRMS},
    {"spoke", VOCABULARY_AFFIRMS},
    {"spoken", VOCABULARY_AFFIRMS},
    {"escalated", VOCABULARY_AFFIRMS},
    {"follow", VOCABULARY_AFFIRMS},
    {"following", VOCABULARY_AFFIRMS},
    {"followed", VOCABULARY_AFFIRMS},
    {"is", VOCABULARY_IS},
    {"are", VOCABULARY_IS},
    {"was", VOCABULARY_IS},
    {"were", VOCABULARY_IS},
    {"have", VOCABULARY_IS},
    {"has", VOCABULARY_IS},
    {"had", VOCABULARY_IS},
};

/* The number of words of `phrase` if `words` begin with all of them, else 0. */
static size_t vocabulary_begins(const struct vocabulary_word *words, size_t n, const char *phrase)
{
	size_t i, length;

	for (i = 0; *phrase; i++) {
		length = strcspn(phrase, " ");
		if (i == n || words[i].length != length ||
		    memcmp(words[i].text, phrase, length) != 0)
			return 0;
		phrase += length;
		phrase += *phrase == ' ';
	}
	return i;
}

static const struct vocabulary_phrase *vocabulary_longest(const struct vocabulary_phrase *phrases,
							  size_t phrase_count,
							  const struct vocabulary_word *words,
							  size_t n, size_t *count)
{
	const struct vocabulary_phrase *best = NULL;
	size_t i, k;

	*count = 0;
	for (i = 0; i < phrase_count; i++) {
		k = vocabulary_begins(words, n, phrases[i].words);
		if (k > *count) {
			*count = k;
			best = &phrases[i];
		}
	}
	return best;
}

unsigned vocabulary_find_role(const struct vocabulary_word *words, size_t n, size_t *count)
{
	const struct vocabulary_phrase *p;

	p = vocabulary_longest(role_phrases, COUNT_OF(role_phrases), words, n, count);
	return p ? p->number : 0;
}

int vocabulary_find_column(const struct vocabulary_word *words, size_t n, size_t *count)
{
	const struct vocabulary_phrase *p;

	p = vocabulary_longest(column_phrases, COUNT_OF(column_phrases), words, n, count);
	return p ? (int)p->number : -1;
}

bool vocabulary_is_farewell(const char *line, size_t n)
{
	struct vocabulary_word words[12];
	const struct vocabulary_phrase *p;
	size_t word_count, count;

	/* The signature's delimiter (RFC 3676 section 4.3), with or without its blank. */
	if (n >= 2 && n <= 3 && memcmp(line, "--", 2) == 0 && (n == 2 || line[2] == ' '))
		return true;
	word_count = vocabulary_words(line, n, words, COUNT_OF(words));
	p = vocabulary_longest(farewells, COUNT_OF(farewells), words, word_count, &count);
	return p && word_count - count <= p->number;
}

bool vocabulary_is_placeholder(const char *text)
{
	struct vocabulary_word words[8];
	size_t i, n;

	n = vocabulary_words(text, strlen(text), words, COUNT_OF(words));
	for (i = 0; i < COUNT_OF(placeholders); i++)
		if (n && vocabulary_begins(words, n, placeholders[i]) == n)
			return true;
	if (str_ieq(text, "n/a") || str_ieq(text, "n.a."))
		return true;
	/* Rules and dots to write on, and nothing written. */
	return !text[strspn(text, "_.-* \t\n")];
}

enum vocabulary_tone vocabulary_tone(const struct vocabulary_word *word)
{
	const struct vocabulary_phrase *p;
	size_t count;

	p = vocabulary_longest(tones, COUNT_OF(tones), word, 1, &count);
	return p ? (enum vocabulary_tone)p->number : VOCABULARY_TONE_NONE;
}
