/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/verdict.h"

#include <string.h>

#include "core/verdict_words.h"

static const char *const names[] = {
    [VERDICT_RESOLVED] = "resolved",   [VERDICT_NOT_RESOLVED] = "not-resolved",
    [VERDICT_COMPLAINT] = "complaint", [VERDICT_WITHDRAW] = "withdraw",
    [VERDICT_QUESTION] = "question",   [VERDICT_AGREED_DATE] = "agreed-date",
};

const char *verdict_name(enum verdict_kind kind)
{
	return names[kind];
}

enum verdict_kind verdict_parse(const char *name)
{
	size_t i;

	for (i = 1; name && i < COUNT_OF(names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum verdict_kind)i;
	return VERDICT_NONE;
}

/* What can follow "will look into it" and still promise nothing. */
#define LATER                                                                                      \
	"to|you|your|with|back|in|touch|as|soon|i|we|can|could|possible|shortly|asap|by|on|later|" \
	"today|tomorrow|this|next|week|the|end|of|day|days|"                                       \
	"monday|tuesday|wednesday|thursday|friday|once|when|have|had|more|information|a|an|"       \
	"response|reply|answer|update|due|course|full|fully|properly|then|"                        \
	"email|mail|message|note|form|before|deadline|within|working|it|that|and|matter|matters|"  \
	"concern|concerns|issue|issues|"                                                           \
	"for|into|at|afternoon|morning|back|again|further|these|"                                  \
	"them|am|will|few|couple|things|everything|soonest|1~|2~|3~|4~|5~|6~|7~|8~|9~|january|"    \
	"february|march|april|may|june|july|august|september|october|"                             \
	"november|december|team|colleagues|date|what|happened|points|raised|me|us|now"

#define MESSAGE                                                                                    \
	"message|note|form|getting|in|touch|sending|raising|bringing|to|my|our|attention|update|"  \
	"information|info|reply|response|it|that|sharing|forwarding|on|these|concerns|concern|"    \
	"quick|over|through|across|along|prompt|swift|about|"                                      \
	"reminder|nudge"

/* One acknowledging phrase.  Rows of them, with pauses between, are no answer (S5). */
static const struct {
	bool later; /* the words of LATER may follow */
	const char *pattern;
} acknowledging[] = {
    {false,
     "thank|thanks|many|much|cheers *you|thanks|so|very|much|again|indeed|kindly|both|all for "
     "*your|this|the|letting|me|us|know|email|e|mail|" MESSAGE},
    {false, "thank|thanks|many *you|thanks|so|very|much|again|indeed|kindly|both|all"},
    {false, "received|noted|acknowledged|understood|seen|appreciated ?with thanks"},
    {false, "received|noted|acknowledged|understood|seen|appreciated|great|ok|fine|sure|lovely|"
	    "perfect|brilliant|apologies|hi|hello"},
    {true, "got it|this|these|your"},
    {true,
     "i|we *have|now|just|can|confirm|acknowledge received|got|seen|noted|read|receipt|safely"},
    {true, "acknowledge|acknowledging|confirm|confirming receipt"},
    {false, "it|this is|has *been|now noted|received|in|with *hand|me|us"},
    {true,
     "i|we *will|am|are|shall|do|just|now "
     "look|looking|check|checking|review|reviewing|investigate|investigating|consider|discuss"},
    {true, "i|we *will|shall|can get|come|be|revert|reply|respond|update|let|answer|write"},
    {true, "will *then|now "
	   "get|come|be|revert|reply|respond|update|let|look|do|check|review|investigate|consider|"
	   "action|sort"},
    {true, "looking into|at"},
    {true, "i|we *will|shall speak|talk|liaise|check ?to|with the|my|our "
	   "worker|ssw|manager|team|colleague and come|get|revert|reply|respond|let|update"},
    {true, "i|we *will|shall|just have|take a ?quick|good|proper|further look|read|think "
	   "?at|into|through|over"},
    {true, "reply|respond|revert|come|get ?back|to"},
    {true, "be in touch"},
    {true, "let you know"},
    {false, "no problem|problems|worries"},
    {false, "leave it|this with me|us"},
    {false, "?i ?am on|onto it|this"},
    {false, "?please bear with me|us"},
    {false, "in hand"},
    {false, "much appreciated"},
};

/* Behind "will look into it": when and what, up to the next phrase. */
static size_t skip_later(const struct verdict_sentence *s, size_t at)
{
	for (; at < s->count && verdict_is(&s->words[at], LATER); at++) {
		if (verdict_is(&s->words[at], "and"))
			break;
		/* "… as soon as I can": else "I" and "we" begin the next phrase. */
		if (verdict_is(&s->words[at], "i|we") &&
		    !verdict_match(s, at - 1, "as|once|when|before|soonest|that|what i|we", NULL))
			break;
	}
	return at;
}

/* "Thanks Mary, …": the name behind the thanks. */
static size_t skip_name(const struct verdict_sentence *s, size_t at)
{
	size_t n;

	for (n = 0; n < 2 && at < s->count && s->words[at].capital &&
		    !verdict_is(&s->words[at], "i|we|it|this|that|will|he|she|they|the|no|not");
	     n++)
		at++;
	return at;
}

/* Do the words from `at` to `until` consist of such phrases? */
static bool is_acknowledging_part(const struct verdict_sentence *s, size_t at, size_t until)
{
	size_t end, i;

	while (at < until) {
		if (verdict_is(&s->words[at], ",|:|and|but|so|also|just")) {
			at++;
			continue;
		}
		for (i = 0; i < COUNT_OF(acknowledging); i++)
			if (verdict_match(s, at, acknowledging[i].pattern, &end) && end > at)
				break;
		if (i == COUNT_OF(acknowledging))
			return false;
		at = acknowledging[i].later ? skip_later(s, end) : end;
		if (verdict_is(&s->words[at - 1], "thanks|thank|you|much|hi|hello"))
			at = skip_name(s, at);
	}
	return true;
}

static bool is_acknowledging(const struct verdict_sentence *s)
{
	return is_acknowledging_part(s, 0, s->count);
}

/* Does each part of the sentence speak of the record, or thank? */
static bool is_record_only(const struct verdict_sentence *s)
{
	static const char record[] =
	    "record|records|recorded|recording|crs|lcs|file|files|note|notes|"
	    "casenote|mosaic|liquidlogic";
	size_t from, to, i;
	bool about;

	for (from = 0; from < s->count; from = to + 1) {
		about = false;
		for (to = from; to < s->count && !verdict_is(&s->words[to], ",|:|and|but"); to++)
			;
		for (i = from; i < to; i++)
			about = about || verdict_is(&s->words[i], record);
		if (!about && !is_acknowledging_part(s, from, to))
			return false;
	}
	return true;
}

/* All the words are among these, and one of them is needed. */
static bool consists_of(const struct verdict_sentence *s, const char *needed, const char *others,
			bool *found)
{
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (verdict_is(&s->words[i], needed))
			*found = true;
		else if (!verdict_is(&s->words[i], others))
			return false;
	}
	return true;
}

void verdict_read_short(const struct verdict_sentences *sentences, struct verdict *v)
{
	static const char polite[] = "please|thanks|thank|you|many|much|very|,|that|is|fine|ok|"
				     "right|correct|sure|with|me|by|it|do|hi|so|all|great|good";
	bool acknowledgement = true, yes = true, no = true, any_yes = false, any_no = false,
	     any = false, record = true;
	size_t i;

	for (i = 0; i < sentences->count; i++) {
		const struct verdict_sentence *s = &sentences->list[i];

		/* A name is a signature only when something stands above it. */
		if (verdict_is_courtesy(s) && (i > 0 || sentences->count > 1))
			continue;
		any = true;
		acknowledgement = acknowledgement && !s->question && is_acknowledging(s);
		record = record && !s->question && is_record_only(s);
		yes = yes && !s->question &&
		      (consists_of(s, "yes|agreed|agree|approved|proceed|confirmed|ahead",
				   "i|we|go|send|to|this|sounds|to|proposal|proceed|"
				   "please|thanks|thank|you|many|much|very|,|that|is|fine|ok|right|"
				   "correct|sure|with|me|by|it|do|hi|so|all|"
				   "great|good|happy|and|am|are",
				   &any_yes));
		no = no && !s->question &&
		     (verdict_match(s, 0,
				    "*i|we|,|no|do|sorry|thanks|thank|you not agreed|agree "
				    "*with|to|this|that|it|,|thanks|thank|you $",
				    NULL)
			  ? (any_no = true)
			  : consists_of(s, "no", polite, &any_no));
	}
	v->acknowledgement = any && acknowledgement;
	v->record_only = v->recorded && record;
	v->yes = any && yes && any_yes && !any_no;
	v->no = any && no && any_no && !any_yes;
}

/* What is read of a text: its first 64 KiB, whole characters. */
/* "ESC-2026-0042: not resolved": who was asked for one reply for each case puts its reference in
 * front. Only where a sign parts it from the words, of which it may else be a part. */
static const char *verdict_behind_ref(const char *text)
{
	const char *s = text + strspn(text, " \t\r\n[(");
	size_t n;

	if (!str_istarts(s, "ESC-") || strspn(s + 4, "0123456789") != 4 || s[8] != '-')
		return text;
	s += 9 + strspn(s + 9, "0123456789");
	s += strspn(s, " \t");
	n = strspn(s, "])");
	n += strspn(s + n, " \t");
	n += strspn(s + n, ":,-\r\n");
	return n && s[n] ? s + n : text;
}

static char *verdict_start(struct arena *a, const char *text, size_t *n)
{
	*n = strnlen(text, VERDICT_MAX_TEXT);
	while (*n && ((unsigned char)text[*n] & 0xC0) == 0x80)
		--*n;
	return arena_strndup(a, text, *n);
}

struct verdict verdict_read_form(struct arena *a, const char *text, date_day sent)
{
	struct verdict v = {.date = DATE_NO_DAY, .told = DATE_NO_DAY}, facts = v;
	struct verdict_sentences sentences;
	size_t n;

	if (str_empty(text))
		return v;
	sentences = verdict_split(a, verdict_start(a, text, &n));
	verdict_read_facts(a, &sentences, sent, &facts);
	v.danger = facts.danger;
	v.recorded = facts.recorded;
	v.told_said = facts.told_said;
	v.told = facts.told;
	v.has_actions = facts.has_actions;
	v.route_to = facts.route_to;
	return v;
}

struct verdict verdict_read(struct arena *a, const char *text, date_day sent)
{
	struct verdict v = {.date = DATE_NO_DAY, .told = DATE_NO_DAY};
	struct verdict_sentences sentences;
	char *start;
	size_t n;

	if (str_empty(text))
		return v;
	text = verdict_behind_ref(text);
	start = verdict_start(a, text, &n);
	sentences = verdict_split(a, start);
	verdict_read_outcome(a, start, &v);
	verdict_read_facts(a, &sentences, sent, &v);
	verdict_read_short(&sentences, &v);
	/* What stands in the rest could say the contrary. */
	if (text[n]) {
		v.unclear = v.unclear || v.kind != VERDICT_NONE;
		v.kind = VERDICT_NONE;
		v.date = DATE_NO_DAY;
		v.acknowledgement = v.yes = v.no = false;
	}
	if (v.kind != VERDICT_NONE || v.unclear || v.has_actions || v.recorded || v.told_said ||
	    v.route_to || v.danger)
		v.acknowledgement = false;
	if (v.kind != VERDICT_NONE || v.unclear || v.route_to || v.danger)
		v.yes = v.no = false;
	return v;
}
