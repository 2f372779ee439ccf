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
	    "FC name", "FC", "Full name of foster carer", "Foster family", "Fostering household",
	    "Carer concerned", "Foster carer concerned", "Carers concerned",
	    "Name of carer concerned"),
     false},
    {"panel_date", FORM_DATE, 'A', true, "Date of Fostering Panel",
     LABELS("Date of panel", "Panel date", "Fostering panel date", "Date of panel meeting",
	    "Date of Fostering Panel meeting", "Date panel held", "Panel held on",
	    "Panel meeting date", "Date of meeting", "When was panel", "When did panel meet",
	    "When was the panel held"),
     false},
    {"social_worker", FORM_TEXT, 'A', true, "Social Worker's name",
     LABELS("Social worker", "Name of social worker", "SW name", "SW", "SWs name",
	    "Allocated social worker", "Name of allocated social worker", "Child's social worker",
	    "Assessing social worker"),
     false},
    {"team_manager", FORM_TEXT, 'A', true, "Team Manager's name",
     LABELS("Team manager", "Name of team manager", "TM name", "TM", "TMs name",
	    "Name of the SW's team manager"),
     false},
    {"panel_chair", FORM_TEXT, 'A', true, "Name of Panel Chair",
     LABELS("Panel chair", "Panel chair name", "Chair name", "Name of chair", "Chair",
	    "Chair of panel", "Name of chair of panel", "Chairperson", "Independent chair",
	    "Name of independent chair", "Who chaired the panel", "Chaired by"),
     false},
    {"panel_adviser", FORM_TEXT, 'A', false, "Name of Panel Adviser",
     LABELS("Panel adviser", "Panel adviser name", "Adviser name", "Name of adviser", "Adviser",
	    "Adviser to panel", "Adviser to the panel", "Agency adviser", "Name of agency adviser"),
     false},
    {"concerns.timescales", FORM_TICK, 'A', false, "Adherence to timescales",
     LABELS("Timescale", "Adherence to time scales", "Adherence with timescales",
	    "Timescales adhered to", "Adherence to deadlines", "Timeliness", "Meeting timescales",
	    "Timescales met", "Timescales kept", "Keeping to timescales"),
     false},
    {"concerns.planning", FORM_TICK, 'A', false, "Appropriate planning processes / care plan",
     LABELS("Appropriate planning processes and care plan", "Appropriate planning processes",
	    "Appropriate planning process / care plan", "Appropriate planning",
	    "Planning processes / care plan", "Planning / care plan", "Care planning", "Care plan",
	    "Planning", "Planning processes", "Planning processes and care plan",
	    "Planning process", "Appropriate care planning", "Appropriate planning / care plan"),
     false},
    {"concerns.checks", FORM_TICK, 'A', false, "Checks / references completed",
     LABELS("Checks and references completed", "Checks / references", "Checks and references",
	    "Checks completed", "References completed", "Checks / refs", "Checks and refs",
	    "Checks", "References", "Checks / refs completed", "Checks and refs completed",
	    "References and checks", "References / checks", "References and checks completed",
	    "References / checks completed"),
     false},
    {"concerns.reports_quality", FORM_TICK, 'A', false, "Quality of reports",
     LABELS("Report quality", "Reports"), false},
    {"concerns.assessment_quality", FORM_TICK, 'A', false, "Quality of assessment",
     LABELS("Assessment quality", "Assessment"), false},
    {"concerns.analysis_quality", FORM_TICK, 'A', false, "Quality of analysis",
     LABELS("Analysis quality", "Analysis"), false},
    {"concerns.inclusion", FORM_TICK, 'A', false, "Inclusion of key individuals",
     LABELS("Inclusion of individuals", "Inclusion of all key individuals",
	    "Key individuals included", "Inclusion", "Involvement of key individuals",
	    "Inclusion of key people", "Involvement of key people", "Key individuals inclusion",
	    "Including key individuals", "Inclusion of key persons"),
     false},
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
	    "Nature of concern", "Details of concern", "Further details",
	    "Further information nature of concern and actions requested",
	    "Any further information", "Additional information", "Concerns and actions requested",
	    "Details", "Actions requested to resolve",
	    "Please describe the concerns and the actions you request",
	    "Describe the concerns and the actions requested", "Please describe the concern",
	    "Description of concerns", "Further information on the concerns and actions requested",
	    "Further information on concerns"),
     true},
    {"response_due", FORM_DATE, 'A', false, "Date for response",
     LABELS("Date for response 5 working days", "Response due", "Response by", "Date response due",
	    "Date response required", "Response required by", "Deadline for response",
	    "Response deadline", "Response date", "Please respond by", "Please reply by",
	    "Date response needed", "Response needed by", "Response due by", "Date for reply",
	    "Reply by", "Date response is required by", "Date response required by",
	    "Date response is due", "Date by which a response is required",
	    "Response is required by", "Response wanted by", "Date for response by manager"),
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
	    "Name of manager", "Manager", "Manager responding", "Responding manager",
	    "Allocated manager", "Manager asked", "Which manager is asked to deal with it",
	    "Which manager is asked to respond", "Which manager was asked",
	    "Manager who is asked to respond", "Manager who was asked to respond",
	    "Name of manager who is asked to respond", "Manager asked to deal with the concern"),
     false},
    {"date_sent", FORM_DATE, 'B', false, "Date sent to manager",
     LABELS("Sent to manager", "Date sent", "Sent to manager on", "Date forwarded to manager",
	    "Date form sent to manager", "Date form sent", "Form sent to manager on",
	    "Date passed to manager"),
     false},
    {"spreadsheet_updated", FORM_TEXT, 'B', false, "Spreadsheet updated",
     LABELS("Spreadsheet", "Has the spreadsheet been updated", "Spreadsheet has been updated",
	    "Is the spreadsheet updated", "Register updated", "Spreadsheet updated on"),
     false},
    {"response", FORM_TEXT, 'C', false, "Response to concerns raised",
     LABELS("Response to concern", "Response to escalation", "Manager response",
	    "Response of manager", "Response", "Response from manager",
	    "Manager response to concerns raised", "Manager response to concern"),
     true},
    {"date_received", FORM_DATE, 'D', false, "Date received",
     LABELS("Date response received", "Response received", "Response received on", "Received",
	    "Received on", "Date the response was received", "Date response was received",
	    "Date answer received", "Response received date"),
     false},
    {"date_to_chair", FORM_DATE, 'D', false, "Date sent to Panel Chair",
     LABELS("Date sent to chair", "Sent to panel chair", "Date forwarded to chair",
	    "Date forwarded to panel chair", "Sent to chair", "Sent to panel chair on",
	    "Sent to chair on", "Date passed to panel chair", "Date shared with panel chair",
	    "Date shared with chair"),
     false},
    {"date_to_adm", FORM_DATE, 'D', false, "Date sent to ADM",
     LABELS("Sent to ADM", "Date sent to Agency Decision Maker", "Date forwarded to ADM",
	    "Sent to ADM on", "Date passed to ADM", "Sent to Agency Decision Maker",
	    "Date shared with ADM"),
     false},
    {"feedback_date", FORM_DATE, 'D', false, "Date for feedback to Fostering Panel",
     LABELS("Date for feedback to panel", "Date of feedback to fostering panel",
	    "Date of feedback to panel", "Feedback to panel", "Date fed back to panel",
	    "Date of feedback", "Feedback to fostering panel", "Date for feedback at panel",
	    "Date of feedback at panel"),
     false},
    {"adm_response", FORM_TEXT, 'E', false, "Response of ADM",
     LABELS("ADM response", "Response from ADM", "Response of Agency Decision Maker",
	    "Agency Decision Maker response", "ADMs response", "ADM comments", "Comments of ADM"),
     true},
    {"chair_response", FORM_TEXT, 'F', false, "Response of Panel Chair",
     LABELS("Panel chair response", "Response from panel chair", "Response of chair",
	    "Chair response", "Response from chair", "Panel chair's comments",
	    "Comments of panel chair"),
     true},
    {"resolved", FORM_TICK, 'F', false, "Resolved",
     LABELS("Is it resolved", "Is this resolved", "Has this been resolved", "Has it been resolved",
	    "Issue resolved", "Concern resolved", "Is the concern resolved",
	    "Is the issue resolved", "Is the matter resolved", "Has the matter been resolved",
	    "Matter resolved", "Resolved yes or no", "Have the concerns been resolved",
	    "Are the concerns resolved", "Concerns resolved"),
     false},
    {"further_escalation", FORM_TICK, 'F', false, "Further escalation required",
     LABELS("Further escalation", "Further escalation needed", "Is further escalation required",
	    "Escalate further", "Is further escalation needed", "To be escalated further"),
     false},
};

static const struct form_field croydon_fields[] = {
    {"carers", FORM_TEXT, 0, false, "Carer name(s)",
     LABELS("Carer", "Foster carer", "Foster carer name", "Name of foster carer", "Name of carer",
	    "Your name", "Name", "Our names", "Our name", "My name", "My full name", "Your names",
	    "Who are you", "Who is writing"),
     false},
    {"ssw", FORM_TEXT, 0, false, "Supervising Social Worker",
     LABELS("SSW", "Our SSW", "My SSW", "Your SSW", "Name of SSW", "SSW name",
	    "Supervising social worker name", "Name of supervising social worker",
	    "Supervising social worker SSW", "SSWs name", "My supervising social worker",
	    "Our supervising social worker", "Your supervising social worker", "Name of your SSW",
	    "Name of our SSW", "Name of my SSW", "Supervising SW", "Link worker",
	    "Who is your supervising social worker", "Who is your SSW"),
     false},
    {"concern", FORM_TEXT, 0, true, "What is the concern?",
     LABELS("Concern", "What is your concern", "What are your concerns", "Our concern",
	    "My concern", "Nature of concern", "Details of concern", "What is the issue",
	    "What is the problem", "What are you concerned about", "Issue", "Problem",
	    "What has happened", "What happened", "Your concern", "Description of concern",
	    "Whats the concern", "Whats the problem", "Summary of concern", "Describe your concern",
	    "Please describe your concern", "What are you worried about", "What is worrying you",
	    "What are you unhappy about", "What has gone wrong", "What went wrong",
	    "What is wrong"),
     true},
    {"impact", FORM_TEXT, 0, true, "Impact on the child or children",
     LABELS("Impact", "Impact on child", "Impact on children",
	    "Impact on children and young people", "Impact on young person",
	    "What is the impact on the child", "What is the impact on the children",
	    "How does it affect the child", "How does this affect the child", "Effect on the child",
	    "Effect on the children", "How is this affecting the child",
	    "How is it affecting the child", "How is this affecting the children",
	    "How is it affecting the children", "How is the child affected",
	    "How are the children affected", "How has the child been affected",
	    "How have the children been affected", "How does this affect the children",
	    "How does it affect the children", "Impact on the child or young person",
	    "What is the impact", "Impact on our foster child",
	    "Impact on the child / young person"),
     true},
    {"bottom_line", FORM_TEXT, 0, true, "What would resolve it (bottom line)",
     LABELS("Bottom line", "What would resolve it", "What would resolve this",
	    "What would resolve the concern", "What would resolve the issue",
	    "What do you want to happen", "What do you want", "What we want", "What I want",
	    "What would put it right", "What would put this right", "What needs to happen",
	    "Outcome wanted", "Desired outcome", "What outcome do you want",
	    "What outcome would you like", "What would you like to happen", "What would you like",
	    "What we need", "What I need", "What do you need", "Resolution wanted",
	    "Our bottom line", "My bottom line", "Your bottom line", "What is the bottom line",
	    "What is your bottom line", "What would help", "What would resolve the matter",
	    "What would resolve the problem", "How could this be resolved",
	    "How can this be resolved", "How could it be resolved",
	    "What outcome would resolve this", "What outcome would resolve this for you",
	    "What outcome would resolve it", "What would resolve this for you", "Outcome sought",
	    "What would put things right", "What would put matters right",
	    "What would make it right", "What needs to happen to resolve it",
	    "What needs to happen to resolve this", "What needs to happen to put it right"),
     true},
    {"conversations", FORM_TEXT, 0, true, "Conversations had, with dates",
     LABELS("Conversations", "Conversations had", "Conversations so far",
	    "Conversations with dates", "Record of conversations", "Details of conversations",
	    "Who have you spoken to", "Who did you speak to", "Who did you speak to and when",
	    "Who have you spoken to and when", "Conversations and dates",
	    "Conversations we have had", "Conversations I have had", "Contact log",
	    "Who we have spoken to", "Who I have spoken to", "Who we spoke to", "Who I spoke to",
	    "Who we spoke to and when", "Discussions so far", "Discussions had"),
     true},
    {"tried", FORM_TEXT, 0, false, "What has been tried",
     LABELS("Tried", "What have you tried", "What we have tried", "What I have tried",
	    "What has been tried so far", "What have you tried so far", "Steps taken",
	    "Steps taken so far", "Efforts made", "Attempts to resolve it",
	    "What have you done so far", "Tried so far", "What has been done so far",
	    "What has been done", "Attempts to resolve", "Action taken so far",
	    "Actions taken so far", "Efforts so far", "What have you done to resolve it",
	    "What have you done about it", "What have you already tried",
	    "What have you tried already", "What did you try", "What have you done already",
	    "What we have done so far", "What I have done so far", "Already tried"),
     true},
    {"first_raised", FORM_DATE, 0, false, "Date first raised with SSW",
     LABELS(
	 "Date first raised", "Date 1st raised", "1st raised", "Date 1st raised with SSW",
	 "First raised", "First raised on", "First raised with SSW",
	 "Date first raised with supervising social worker", "Date raised", "Date raised with SSW",
	 "When first raised", "When was it first raised", "When was this first raised",
	 "When did you first raise it", "When did you first raise this",
	 "First raised with our SSW", "First raised with my SSW", "Raised with SSW",
	 "Raised with SSW on", "Raised with SSW when", "When raised with SSW", "First told SSW",
	 "Date I first raised it", "Date we first raised it", "When did you raise it with your SSW",
	 "When did you raise this with your SSW", "When did you first raise it with your SSW",
	 "When did you first raise this with your SSW", "Date reported to SSW",
	 "When did you tell your SSW", "First raised with SSW on", "First raised with your SSW on",
	 "Raised with SSW first on", "Date you first raised this", "Date you first raised it"),
     false},
    {"about", FORM_ROLES, 0, true, "Who is the concern about?",
     LABELS("About", "Who is it about", "Who is this about", "Who it is about", "Concern is about",
	    "Is the concern about", "Person the concern is about", "About whom",
	    "Who does it concern", "Who does this concern", "Person concerned",
	    "Who is your concern about", "Who is the complaint about", "Is it about",
	    "Is this about"),
     false},
    {"immediate_safeguarding", FORM_TICK, 0, false, "Immediate safeguarding concern",
     LABELS("Immediate safeguarding", "Immediate safeguarding issue",
	    "Is this an immediate safeguarding concern",
	    "Is there an immediate safeguarding concern", "Is a child at immediate risk",
	    "Immediate risk to a child", "Is there immediate risk to a child",
	    "Is there an immediate risk to a child", "Immediate risk", "Immediate danger",
	    "Is a child in danger now", "Is a child in immediate danger",
	    "Is any child in immediate danger", "Is the child in immediate danger",
	    "Is the child at immediate risk", "Is any child at immediate risk",
	    "Any immediate safeguarding concern", "Are there immediate safeguarding concerns",
	    "Are there any immediate safeguarding concerns",
	    "Is there any immediate safeguarding concern", "Is anyone at immediate risk",
	    "Is anyone in immediate danger", "Safeguarding immediate"),
     false},
    {"reputation", FORM_TICK, 0, false, "Would the council's reputation be harmed?",
     LABELS("Reputation", "Council reputation", "Reputation of the council",
	    "Reputation of Croydon Council", "Reputational risk", "Reputational harm",
	    "Harm to the council's reputation", "Risk to the council's reputation",
	    "Council's reputation at risk", "Is the council's reputation at risk",
	    "Could the council's reputation be harmed",
	    "Would the reputation of the council be harmed",
	    "Could the reputation of the council be harmed",
	    "Might the council's reputation be harmed",
	    "Would the council's reputation be affected", "Would it harm the council's reputation",
	    "Would this harm the council's reputation", "Could this harm the council's reputation",
	    "Might this harm the council's reputation", "Could it harm the council's reputation",
	    "Does this harm the council's reputation",
	    "Is there a risk to the council's reputation", "Risk to the reputation of the council"),
     false},
    {"inform_iro", FORM_TICK, 0, false, "Please tell the IRO",
     LABELS("Tell the IRO", "Inform the IRO", "Please inform the IRO", "Should the IRO be told",
	    "Should the IRO be informed", "IRO to be told", "IRO to be informed", "Copy to IRO",
	    "Copy the IRO", "Please copy the IRO", "Please tell the Independent Reviewing Officer",
	    "Tell the Independent Reviewing Officer", "Inform the Independent Reviewing Officer",
	    "Please inform the Independent Reviewing Officer", "IRO", "Should we tell the IRO",
	    "Shall we tell the IRO", "Would you like the IRO told",
	    "Would you like the IRO to be told", "Would you like the IRO to be informed",
	    "Do you want the IRO told", "Do you want the IRO to be told",
	    "Do you want the IRO informed", "Do you want the IRO to be informed",
	    "Do you want us to tell the IRO", "Share with the IRO", "Please copy to the IRO",
	    "Please copy in the IRO", "Copy in the IRO", "IRO informed",
	    "Should the Independent Reviewing Officer be told",
	    "Should the Independent Reviewing Officer be informed",
	    "Should the child's IRO be told", "Should the child's IRO be informed",
	    "Tell the child's IRO", "Inform the child's IRO", "Please tell the child's IRO",
	    "Please inform the child's IRO", "Should we tell the child's IRO",
	    "Copy to the child's IRO"),
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
    {VOCABULARY_ACTIONS, 0, "Actions / learning"},
    {VOCABULARY_ACTIONS, 0, "Learning and actions"},
    {VOCABULARY_ACTIONS, 0, "Actions agreed"},
    {VOCABULARY_ACTIONS, 0, "Agreed actions"},
    {VOCABULARY_ACTIONS, 0, "Agreed actions and learning"},
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
    {"target date", VOCABULARY_BY_WHEN},
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
	for (i = 0; i < phrase_count && n; i++) {
		if (*phrases[i].words != *words[0].text)
			continue;
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

/* Could it be the first word of a farewell?  Nearly no line begins with one. */
static bool vocabulary_may_part(const struct vocabulary_word *word)
{
	size_t i;

	for (i = 0; i < COUNT_OF(farewells); i++)
		if (strncmp(farewells[i].words, word->text, word->length) == 0)
			return true;
	return false;
}

bool vocabulary_is_farewell(const char *line, size_t n)
{
	struct vocabulary_word words[12];
	const struct vocabulary_phrase *p;
	size_t word_count, count;

	/* The signature's delimiter (RFC 3676 section 4.3), with or without its blank. */
	if (n >= 2 && n <= 3 && memcmp(line, "--", 2) == 0 && (n == 2 || line[2] == ' '))
		return true;
	if (!vocabulary_words(line, n, words, 1) || !vocabulary_may_part(&words[0]))
		return false;
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
