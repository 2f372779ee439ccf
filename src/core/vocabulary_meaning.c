/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels in words that no table has: which field they mean is told by the words in them that count.
 * Phrases are words as vocabulary_words folds them, "~" for any ending, "|" between those of which
 * one is enough (not in a phrase's first word), in any order; the weight
 * says how much they tell.  A field is meant if it has a phrase that weighs more than every other
 * field's.
 */
#include "core/vocabulary_question.h"
#include "core/vocabulary_sense.h"

#include <string.h>

struct vocabulary_meaning {
	const char *key;
	unsigned weight;
	const char *const *phrases;
};

enum { MEANING_SCALE = 4 /* so that the phrases that are there count behind the weight */ };

#define PHRASES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Beside the name of a concern they are of that one. */
static const char *const judgements[] = {"satisf~", NULL};

static const struct vocabulary_meaning meanings[] = {
    /* The carers' form. */
    {"carers", 4,
     PHRASES("carer~ name~", "your name~", "who writ~", "person writ~", "filled in",
	     "person complet~", "who complet~", "who fill~", "who sends", "who sending",
	     "who raising", "person fill~", "submitted by", "completed by",
	     "name~ household|family|fosterer~")},
    {"carers", 2, PHRASES("we are", "who are", "who you")},
    {"ssw", 5,
     PHRASES("supervis~ worker", "supervis~ social", "ssw", "link worker", "fostering worker",
	     "fostering social", "who supervis~", "worker~ name~", "name~ worker~|sw",
	     "allocated worker~")},
    {"first_raised", 6,
     PHRASES("when rais~", "when tell", "when told", "when report~", "when mention~", "when flag~",
	     "when bring", "when brought", "when first", "date rais~", "date told", "date report~",
	     "date mention~", "day rais~", "day told", "first rais~", "first told",
	     "first mention~", "first report~", "first brought", "first tell", "first rang",
	     "first asked", "day first", "date tell", "first let know",
	     "first flag~|notif~|aware|said",
	     "when spoke|speak|said|say|start~|aware|notif~|complain~|escalat~",
	     "date flag~|notif~|aware|brought|start~|first|identif~|complain~|escalat~",
	     "since when", "how long")},
    {"concern", 2,
     PHRASES("concern~", "problem~", "issue~", "complain~", "troubl~", "happen~", "escalat~",
	     "matter~", "situation")},
    {"concern", 3,
     PHRASES("wrong", "worr~", "unhappy", "bother~", "going on", "writing about", "upset~",
	     "why writ~|here|complain~|contact~", "getting down", "your story", "own words",
	     "what matter~|troubl~|up", "distress~", "difficult~")},
    {"impact", 5,
     PHRASES("impact~", "affect~", "effect~", "consequence~", "toll", "mean~ child~", "mean~ young",
	     "doing child~", "does child~", "does young", "done child~", "like child~",
	     "child~ feel~", "child~ felt", "young feel~", "child~ coping", "child~ experience~",
	     "child~ suffer~", "young suffer~", "difference child~", "they suffer~|coping|feel~",
	     "placement suffer~", "child~ going through", "child~ respond~|react~|notice~")},
    {"bottom_line", 4,
     PHRASES("sort~", "resolv~", "resolution", "fix~", "outcome~", "solution~", "solve~", "hop~",
	     "asking for", "remedy", "remedie~", "satisf~", "ask~ us", "end result", "make better",
	     "settle~", "result~", "expect~", "ideal~", "request~", "make right", "help~ most")},
    {"bottom_line", 5,
     PHRASES("put right", "putting right", "like see", "like happen", "want happen", "wish happen",
	     "need~ happen", "should happen", "must happen", "like do", "like done", "want done",
	     "want us", "need~ change", "should change", "would happy", "bottom line",
	     "must change|done|do", "should done|do", "need~ done|do",
	     "want~ to see|get|achieve|be", "wish~ see|for", "like us", "like it|this|thing~")},
    {"tried", 6,
     PHRASES("tried", "try", "attempt~", "effort~", "already", "step~ taken", "action~ taken",
	     "have done", "has done", "been done", "what did about", "what done about", "go at",
	     "did yourself", "did yourselve", "done yourself", "done yourselve", "thing~ done",
	     "step~ so")},
    {"tried", 5, PHRASES("so far", "taken")},
    {"conversations", 5,
     PHRASES("spoke~", "speak~", "talk~", "conversation~", "discuss~", "contact~ made",
	     "contact~ had", "contact~ far", "contact log", "contact record", "contact~ date~",
	     "contacted", "contact~ professional~", "contact~ worker~", "contact~ with us", "chat~",
	     "correspond~", "communication~", "phone call~",
	     "call~ made|email~|mail~|meeting~|visit~", "meeting~ had|held", "in touch",
	     "touch with", "email~ sent")},
    {"conversations", 7,
     PHRASES("who told", "who tell", "who spoken", "who talk~", "who contact~", "who rais~",
	     "who discuss~", "people spoke~", "people talk~", "people told", "people contact~",
	     "anyone spoke~", "anyone talk~", "anyone told", "which spoke~", "which talk~",
	     "which told", "whom spoke~", "whom told", "whom talk~", "who approach~",
	     "who know~ about", "who chat~", "who speak~", "who spoke~", "who wrote", "who touch",
	     "whom touch", "who met", "who heard")},
    {"about", 6,
     PHRASES("who about", "whom about", "who regard~", "who complain~ about", "who worr~ about",
	     "which role", "which worker", "which professional", "who fault", "who against",
	     "who responsible", "person responsible", "whose fault", "whose work", "who directed",
	     "about people", "about person", "about someone", "about somebody", "about anyone",
	     "about anybody", "about one", "about any", "about which", "about staff",
	     "subject concern~", "subject complain~", "subject worr~", "concern~ against",
	     "complain~ against", "concern~ relate~ people", "concern~ regard~ people",
	     "concern~ relate~ to", "concern~ involve~ people", "people concern~",
	     "people involve~", "concern~ with people", "concern~ with any", "problem~ with people",
	     "problem~ with any", "person concerned", "professional~ concerned", "role~ concern~",
	     "which concern~ about", "concern~ directed", "name~ complain~", "let down",
	     "staff concern~|complain~|about|involve~", "job title", "which complain~ concern~",
	     "relate~ professional~|staff|person|people|who|whom|worker~|role~|manager~",
	     "unhappy who|whom|person|people", "which people|person|staff|manager~",
	     "level staff|manager~", "concern~ whom", "against", "these people", "following people",
	     "people about")},
    {"about", 7,
     PHRASES("let down who|whom", "complain~ person|who|whom|role|title", "unhappy who|whom",
	     "who issue~ relate~")},
    {"reputation", 6,
     PHRASES("reputation~", "embarrass~", "good name", "council press", "council new~",
	     "council media", "council bad", "council damag~", "council image", "council standing",
	     "publicity", "bad press", "look~ bad", "public confidence", "local media|paper~|press",
	     "newspaper~")},
    {"inform_iro", 6, PHRASES("iro", "reviewing officer")},
    {"immediate_safeguarding", 6,
     PHRASES("immediate~", "danger~", "risk now", "risk today", "unsafe", "risk harm",
	     "urgent safeguard~", "protect~ now|today|tonight|moment", "emergency", "child~ risk",
	     "risk moment|tonight")},
    /* The panel's form. */
    {"foster_carers", 4,
     PHRASES("foster~ carer~", "carer~ name~", "foster~ household", "foster~ famil~",
	     "carer~ question", "carer~ involved")},
    {"foster_carers", 6,
     PHRASES("foster~ household", "foster~ famil~", "foster~ carer~ name~", "carer~ name~ foster~",
	     "name~ foster~ famil~", "name~ carer~", "household name~", "name~ household",
	     "famil~ concern~")},
    {"panel_date", 5,
     PHRASES("panel date", "panel when", "panel day", "panel held", "panel sat", "panel met",
	     "panel took", "meeting date", "date heard")},
    {"panel_date", 10,
     PHRASES("date presented panel", "presented panel on", "when presented panel",
	     "date case panel", "date considered panel", "date heard panel")},
    {"social_worker", 4,
     PHRASES("social worker", "sw", "ssw", "asw", "assessor", "assessed by", "assess~ worker",
	     "worker name~", "worker present~", "presented by", "present~ panel", "worker br~",
	     "worker responsible", "link worker", "fostering worker", "key worker", "case worker",
	     "caseworker", "case holder")},
    {"team_manager", 5,
     PHRASES("team manager", "tm", "atm", "team leader", "line manager", "practice manager",
	     "group manager", "team mgr", "line mgr")},
    {"team_manager", 6,
     PHRASES("worker manager", "workers manager", "sw manager", "sws manager", "ssw manager",
	     "ssws manager", "their manager", "supervised by", "social worker team manager")},
    {"social_worker", 6,
     PHRASES("name~ social worker", "name~ sw", "name~ ssw", "supervis~ worker", "link worker",
	     "allocated worker", "responsible worker", "social worker child~",
	     "social worker responsible", "social worker involved", "social worker case",
	     "worker presenting")},
    {"team_manager", 6,
     PHRASES("manager line", "manager team name~", "manager sw", "manager ssw", "manager practice",
	     "assistant team manager")},
    {"team_manager", 7,
     PHRASES("present~ worker manager", "present~ workers manager", "allocated workers manager",
	     "supervis~ workers manager", "responsible workers manager")},
    {"panel_chair", 6, PHRASES("chair~", "chaired", "presid~")},
    {"panel_adviser", 6, PHRASES("advis~")},
    {"concerns.timescales", 4,
     PHRASES("timescale~", "on time", "timel~", "delay~", "drift", "deadline~", "time limit~")},
    {"concerns.planning", 4, PHRASES("planning", "care plan~", "plan~ child~")},
    {"concerns.checks", 4, PHRASES("check~", "reference~", "referee~")},
    {"concerns.reports_quality", 3, PHRASES("report~")},
    {"concerns.assessment_quality", 4, PHRASES("assessment~")},
    {"concerns.analysis_quality", 4, PHRASES("analys~", "analytic~")},
    {"concerns.inclusion", 4,
     PHRASES("inclusion", "include", "included", "involv~", "key people", "right people",
	     "left out", "key individual~")},
    {"concerns.decision_making", 4, PHRASES("decision~", "interven~")},
    {"concerns.safeguarding", 4, PHRASES("safeguard~", "child~ protection")},
    {"details", 3,
     PHRASES("further", "detail~", "describe", "explain", "tell more", "background", "wrong",
	     "information", "narrative", "remedy", "reason~")},
    {"details", 2, PHRASES("concern~", "issue~", "problem~", "escalat~")},
    {"details", 5,
     PHRASES("concern~ ask~", "concern~ request~", "panel concerned", "panel concern~ about",
	     "panel worr~", "panel unhappy")},
    {"details", 6, PHRASES("concern~ action~")},
    {"details", 7,
     PHRASES("concern~ like", "example~ concern~", "example~ issue~", "concern~ happen~ like",
	     "set out concern~", "set out reason~")},
    {"details", 7,
     PHRASES("unhappy right", "what put right", "would put right", "unhappy want~", "worr~ right",
	     "concern~ right", "worr~ want~", "worr~ like", "worr~ resol~", "concern~ put",
	     "happened want~", "nature concern~", "why panel", "panel ask~ done", "issue~ request~",
	     "action~ asked", "action~ wanted")},
    {"details", 5,
     PHRASES("further information", "concern~ about", "concern~ practice", "information action~",
	     "detail~ concern~", "reason~ escalat~", "reason~ refer~", "action~ request~",
	     "summary concern~", "summary issue~", "outline concern~", "outline issue~",
	     "description issue~", "statement concern~", "background", "panel asking",
	     "panel asks")},
    {"response_due", 6,
     PHRASES("response due", "reply due", "replie due", "answer due", "response by", "reply by",
	     "respond by", "answer by", "answered by", "answer wanted", "reply wanted",
	     "response wanted", "answer needed", "reply needed", "response needed",
	     "response expected", "reply expected", "answer expected", "deadline response",
	     "deadline reply", "deadline answer", "deadline manager", "when response need~",
	     "date reply", "date answer", "date response", "reply latest", "answer latest",
	     "respond latest", "response required", "reply required", "answer required",
	     "response later", "reply later", "answer later", "respond later")},
    {"manager", 4,
     PHRASES("manager", "allocated to", "passed to", "assigned to", "referred to", "handed to",
	     "given to", "attention", "who respond~", "who repl~", "who answer~")},
    {"manager", 6,
     PHRASES("manager deal~", "manager respond~", "manager handl~", "manager allocat~",
	     "manager assign~", "who deal~", "manager chosen", "manager name~")},
    {"manager", 8,
     PHRASES("manager replying", "manager responding", "manager answering", "manager dealing",
	     "who reply~", "who respond~", "who answer~", "who replying", "referred manager",
	     "passed manager name~", "manager dealt", "manager replie", "replied manager name~",
	     "manager taking", "manager handling", "manager responsible reply",
	     "manager responsible response", "manager asked", "allocated manager")},
    {"date_sent", 7,
     PHRASES("sent manager", "passed manager", "date manager", "when manager", "went manager",
	     "date passed", "date allocat~", "date assign~", "date forward~", "when passed",
	     "forward~ manager", "given manager", "reached manager")},
    {"date_sent", 9,
     PHRASES("date issued", "issued on", "issued manager", "date referred", "when referred",
	     "referred on", "date passed", "passed on manager", "sent manager", "date manager",
	     "when manager", "forwarded manager", "date forwarded", "given manager on",
	     "date given manager", "date asked manager", "date allocated", "date sent",
	     "referred manager date", "referred manager on", "referred manager when")},
    {"spreadsheet_updated", 6,
     PHRASES("spreadsheet", "tracker", "tracking", "register", "logged", "log updated", "excel")},
    {"response", 3, PHRASES("response", "reply", "answer", "respond~")},
    {"response", 7,
     PHRASES("manager response", "manager reply", "manager answer", "managers response",
	     "your response", "your reply", "your answer", "reply panel", "answer panel",
	     "response panel", "service reply", "service response", "managers reply",
	     "managers answer", "manager say~", "manager comment~", "managers comment~",
	     "manager view~", "managers view~", "managers account", "response concern~",
	     "reply concern~", "answer concern~")},
    {"response", 7,
     PHRASES("reply manager", "response manager", "answer manager", "comment~ manager",
	     "view~ manager", "statement manager", "explanation manager", "account manager")},
    {"date_received", 8,
     PHRASES("date received", "response received", "reply received", "answer received",
	     "reply came", "answer came", "response came", "reply arriv~", "answer arriv~",
	     "response arriv~", "came back", "reply back", "answer back", "response back",
	     "manager replied")},
    {"date_received", 8,
     PHRASES("reply returned", "response returned", "answer returned", "returned on",
	     "date returned", "response back", "reply date received", "manager replied on",
	     "date replied", "when reply came", "received manager", "received back")},
    {"date_to_chair", 8,
     PHRASES("sent chair~", "date chair~", "passed chair~", "went chair~", "forward~ chair~",
	     "shared chair~", "when chair~")},
    {"date_to_chair", 9,
     PHRASES("copied chair~", "returned chair~", "reported chair~", "given chair~",
	     "referred chair~", "presented chair~", "cc chair~", "reply sent chair~",
	     "chair~ date sent", "chair~ told", "chair~ informed")},
    {"date_to_chair", 3, PHRASES("to chair")},
    {"date_to_adm", 3, PHRASES("to adm", "to decision maker")},
    {"date_to_adm", 8,
     PHRASES("sent adm", "date adm", "when adm", "passed adm", "forward~ adm", "went adm",
	     "shared adm", "sent decision maker", "passed decision maker", "went decision maker",
	     "forward~ decision maker", "date decision maker")},
    {"date_to_adm", 9,
     PHRASES("copied adm", "returned adm", "reported adm", "given adm", "referred adm",
	     "presented adm", "copied decision maker", "returned decision maker",
	     "reported decision maker", "given decision maker", "referred decision maker",
	     "presented decision maker", "forwarded adm", "sent adm", "told adm")},
    {"feedback_date", 8,
     PHRASES("feedback panel", "fed back", "feed back", "back to panel", "told panel", "tell panel",
	     "panel told", "panel hear~", "feedback date")},
    {"feedback_date", 9,
     PHRASES("reported panel", "returned panel", "presented panel", "noted panel", "back panel",
	     "taken panel", "heard panel reply", "given panel", "feedback panel", "panel feedback",
	     "panel inform~")},
    {"feedback_date", 11,
     PHRASES("date reply presented panel", "date response presented panel",
	     "date answer presented panel", "date outcome presented panel",
	     "date reply considered panel", "date response considered panel",
	     "date presented back panel", "reply presented panel on", "response presented panel on",
	     "date reply heard panel", "date response heard panel", "date feedback panel",
	     "date fed back panel")},
    {"adm_response", 7,
     PHRASES("adm", "decision maker", "agency decision", "adm response", "adm comment~",
	     "adms comment~", "adms response", "adms view~", "adms reply", "adms decision")},
    {"adm_response", 8,
     PHRASES("adm reply", "adm answer", "adm view~", "adm decision", "adm conclu~", "adm say",
	     "adm said", "adm note", "note adm", "adm determination", "adm respond~", "adm remark~",
	     "decision maker response", "decision maker respond~", "decision maker note",
	     "decision maker reply", "decision maker view~", "decision maker comment~",
	     "decision maker answer")},
    {"chair_response", 7,
     PHRASES("chair~ response", "chair~ comment~", "chair~ view~", "chair~ reply", "chair~ say~",
	     "chair~ think~", "chair~ answer", "chair~ conclusion~", "chair~ note", "note chair~",
	     "chair~ determination", "chair~ decision", "chair~ closing", "chair~ remark~",
	     "chair~ respond~")},
    {"chair_response", 7, PHRASES("chair~ replie", "chair~ say", "chair~ follow~")},
    {"response", 9,
     PHRASES("manager respond~ follow~", "manager replie follow~", "manager answer~ follow~",
	     "manager respond~ concern~", "respond~ panel follow~")},
    {"resolved", 5, PHRASES("resolv~", "settled", "sorted", "closed", "put right", "dealt with")},
    {"resolved", 5, judgements},
    /* What stands beside a day can only be a day's label: fewer words tell which. */
    {"panel_date", 2, PHRASES("panel")},
    {"response_due", 2, PHRASES("due", "needed", "wanted", "expected", "by", "deadline")},
    {"date_sent", 3, PHRASES("manager", "passed", "allocat~", "assign~", "handed", "forward~")},
    {"date_received", 2,
     PHRASES("received", "reply", "replie", "replied", "response", "answer", "arriv~", "returned")},
    {"date_to_chair", 4, PHRASES("chair~")},
    {"date_to_adm", 4, PHRASES("adm", "decision maker")},
    {"feedback_date", 4, PHRASES("back panel", "feedback", "return~ panel", "report~ panel")},
    {"further_escalation", 6,
     PHRASES("further escalat~", "escalat~ need~", "escalat~ again", "escalat~ next", "escalat~ on",
	     "go higher", "take higher", "taken higher", "escalat~ further", "take further",
	     "taken further", "go further", "next stage", "next level", "higher level")},
};

/* Is one of the words this one?  "~" at its end stands for any ending. */
static bool meaning_has(const struct vocabulary_word *words, size_t n, const char *part,
			size_t length)
{
	bool prefix = part[length - 1] == '~';
	size_t i;

	length -= prefix;
	for (i = 0; i < n; i++)
		if (*words[i].text == *part &&
		    (prefix ? words[i].length >= length : words[i].length == length) &&
		    memcmp(words[i].text, part, length) == 0)
			return true;
	return false;
}

/* A bit for the first letter; most phrases begin with one that no word of the label does. */
static unsigned meaning_letter(char c)
{
	return 1u << (c & 31);
}

static bool meaning_divides(char c)
{
	return c == ' ' || c == '|';
}

static bool meaning_fits(const struct vocabulary_word *words, size_t n, unsigned letters,
			 const char *phrase)
{
	size_t length;
	bool found;

	if (!(letters & meaning_letter(*phrase)))
		return false;
	while (*phrase) {
		/* A part can name several words with bars between them. */
		for (found = false; *phrase && *phrase != ' '; phrase += *phrase == '|') {
			for (length = 0; phrase[length] && !meaning_divides(phrase[length]);)
				length++;
			found = found || meaning_has(words, n, phrase, length);
			phrase += length;
		}
		if (!found)
			return false;
		phrase += *phrase == ' ';
	}
	return true;
}

/* The type's field with this key, or its count. */
static size_t meaning_field(const struct form_type *type, const char *key)
{
	size_t i;

	for (i = 0; i < type->field_count && !str_eq(type->fields[i].key, key); i++)
		;
	return i;
}

/* How much the row tells of the words: its weight, and a little for each phrase more; 0: none of
 * them is there. */
static unsigned meaning_weight(const struct vocabulary_meaning *meaning,
			       const struct vocabulary_word *words, size_t n, unsigned letters)
{
	const char *const *phrase;
	unsigned found = 0;

	for (phrase = meaning->phrases; *phrase && found < MEANING_SCALE; phrase++)
		found += meaning_fits(words, n, letters, *phrase);
	return found ? MEANING_SCALE * meaning->weight + found - 1 : 0;
}

/* What asks for such a field. */
static unsigned meaning_kind(const struct form_field *field)
{
	switch (field->type) {
	case FORM_TICK:
		return VOCABULARY_ASKS_TICK;
	case FORM_DATE:
		return VOCABULARY_ASKS_DATE;
	case FORM_ROLES:
		return VOCABULARY_ASKS_ROLES;
	case FORM_TEXT:
		break;
	}
	return field->prose ? VOCABULARY_ASKS_PROSE : VOCABULARY_ASKS_TEXT;
}

/* "Not resolved", "No concern about the reports": a yes to that is a no to what the words mean.
 * "Timescales not met" is a concern all the same. */
static bool meaning_is_denied(const struct form_field *field, const struct vocabulary_word *words,
			      size_t n)
{
	const bool concern = form_field_is_concern(field);
	bool negates = false, worries = false;
	size_t i;

	for (i = 0; i < n; i++) {
		negates |= vocabulary_tone(&words[i]) == VOCABULARY_NEGATES;
		worries |= negates && vocabulary_word_among(&words[i], VOCABULARY_WORRIES);
	}
	return field->type == FORM_TICK && negates && (worries || !concern);
}

/* S7: "Quality of reports satisfactory?" judges the reports, and closes nothing. */
static bool meaning_judges(const struct vocabulary_meaning *meaning,
			   const struct vocabulary_word *words, size_t n, unsigned letters)
{
	size_t i;

	if (meaning->phrases != judgements)
		return false;
	for (i = 0; i < COUNT_OF(meanings); i++)
		if (str_starts(meanings[i].key, VOCABULARY_GROUP_PREFIX) &&
		    meaning_weight(&meanings[i], words, n, letters))
			return true;
	return false;
}

/* "Were the reports adequate", "Timescales met?": so is a yes to that. */
static bool meaning_is_praised(const struct form_field *field, const struct vocabulary_word *words,
			       size_t n, const char *text)
{
	return field->type == FORM_TICK && form_field_is_concern(field) &&
	       (vocabulary_asks_if_well(words, n) ||
		(text[words[n - 1].to] == '?' && vocabulary_ends_well(words, n)));
}

unsigned vocabulary_weigh_meaning(const struct form_type *type, const char *text, size_t n,
				  unsigned values, size_t *index)
{
	enum { MEANING_WORDS = 20 };
	struct vocabulary_word words[MEANING_WORDS];
	unsigned best = 0, letters = 0, weight, asked;
	bool unique = false;
	size_t i, count, field;

	count = vocabulary_words(text, n, words, MEANING_WORDS);
	for (i = 0; i < count; i++)
		letters |= meaning_letter(words[i].text[0]);
	if (!count)
		return 0;
	asked = vocabulary_asks_for(words, count);
	for (i = 0; i < COUNT_OF(meanings); i++) {
		weight = meaning_weight(&meanings[i], words, count, letters);
		if (!weight || weight < best)
			continue;
		field = meaning_field(type, meanings[i].key);
		if (field == type->field_count || !(values & 1u << type->fields[field].type) ||
		    (values & VOCABULARY_PROSE && !type->fields[field].prose) ||
		    !(meaning_kind(&type->fields[field]) & asked) ||
		    meaning_is_denied(&type->fields[field], words, count) ||
		    (!(values & VOCABULARY_PRAISE) &&
		     meaning_is_praised(&type->fields[field], words, count, text)))
			continue;
		if (weight > best || !unique)
			unique = weight > best;
		else
			unique = field == *index;
		unique = unique && !meaning_judges(&meanings[i], words, count, letters);
		best = weight;
		*index = field;
	}
	return unique ? best / MEANING_SCALE : 0;
}

bool vocabulary_find_meaning(const struct form_type *type, const char *text, size_t n,
			     unsigned values, size_t *index)
{
	return vocabulary_weigh_meaning(type, text, n, values, index) > 0;
}
