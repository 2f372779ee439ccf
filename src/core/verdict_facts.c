/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reply tells besides the outcome: recorded, told, actions, whom to send it to, danger,
 * dates. */
#include <string.h>

#include "core/verdict_words.h"

/* What is not so, or not yet so. */
static const char not_yet[] = "not|never|will|shall|should|if|unless|once|when|until|please|need|"
			      "needs|must|going|would|could|can|might|may|to|tomorrow|"
			      "yet|unable|cannot|ensure|forgot";

/* C4: the record is made. */
static bool says_recorded(const struct verdict_sentence *s)
{
	static const char *const patterns[] = {
	    "^ "
	    "*yes|this|it|is|has|been|now|all|done|,|i|we|have|the|record|note|case|that|also|just|"
	    "issue|matter|was|thanks|hi recorded $|,|on|in|thank|"
	    "thanks|now|and|as|for|it|this|that|under|today|yesterday|by|the",
	    "i|we *have|now|also|just|both recorded "
	    "*it|this|that|the|all|issue|matter|everything|,|outcome|concern|and",
	    "put|added|entered|uploaded|logged|saved|placed|pasted|written|recorded|noted|copied "
	    "** on|to|onto|in|into *the|a|her|his|their|our|your|carer|"
	    "carers|child|foster|electronic|case "
	    "crs|lcs|file|files|record|records|mosaic|liquidlogic|notes",
	    "case|file note|notes|recording *is|are|has|have|been|now|all "
	    "added|made|done|updated|completed|complete|uploaded|written",
	    "record|crs|file is|has *been|now made|done|updated|complete|completed",
	    "it|this|that|note is *now|all|also on *the|her|his|their|our|carer|carers "
	    "crs|file|lcs|record",
	};
	size_t begin, end, from, to;

	if (s->question || !VERDICT_FIND(s, patterns, &begin, &end))
		return false;
	verdict_clause(s, begin, &from, &to);
	return !verdict_has_word(s, from, begin, not_yet) &&
	       !verdict_has_word(s, begin, end - 1, "not|never|will|shall|should|be");
}

/* C11: the carer was told by word of mouth. */
#define CARER "carer|carers|her|him|them|you|mr|mrs|ms|miss|dr|foster|both"

static bool says_told(const struct verdict_sentence *s, size_t *end)
{
	static const char *const patterns[] = {
	    "i|we *have|also|now|just|both|had|then|already "
	    "told|informed|phoned|rang|rung|telephoned|called|advised|notified|updated "
	    "*the|our|your " CARER,
	    "i|we *have|also|now|just|both|had|then|already spoke|spoken|talked to|with "
	    "*the|our|your " CARER,
	    "i|we *have|also|now|just|both|had|then|already explained ** to *the|our|your " CARER,
	    "i|we *have|also|now|just|both let *the|our|your " CARER " know",
	    "^ *yes|,|have|now|the|just told *the|our|your " CARER,
	    CARER " has|have been told|informed|advised|notified",
	};
	size_t begin, from, to;

	if (s->question)
		return false;
	/* The word that our mails offer: "Told Ann Smith on 3 December". */
	if (s->count > 1 && verdict_is(&s->words[0], "told") && s->words[1].capital) {
		*end = 2;
		return true;
	}
	if (!VERDICT_FIND(s, patterns, &begin, end))
		return false;
	verdict_clause(s, begin, &from, &to);
	return !verdict_has_word(
	    s, from, *end,
	    "not|never|will|shall|should|if|unless|once|when|until|please|must|would|"
	    "could|can|might|may|unable");
}

/* The day of it: named before the sentence goes on to what was told. */
static date_day told_day(struct arena *a, const struct verdict_sentence *s, size_t end,
			 date_day sent)
{
	size_t stop = 0;
	date_day day;

	while (stop < s->count &&
	       (stop < end ||
		!verdict_is(&s->words[stop], "that|about|regarding|of|and|who|whose|because|to")))
		stop++;
	if (stop == 0)
		return DATE_NO_DAY;
	if (verdict_find(s, "today|just", NULL, NULL) ||
	    verdict_find(s, "this morning|afternoon|evening", NULL, NULL))
		return sent;
	if (verdict_find(s, "yesterday", NULL, NULL))
		return sent - 1;
	if (date_parse_british(verdict_raw(a, s, 0, stop), sent, &day) != DATE_FOUND || day > sent)
		return DATE_NO_DAY;
	return day;
}

/* S3: "send to X". */
#define SEND "send|route|forward|pass|assign|allocate|direct|give|refer|sent|routed|passed"
#define SEND_THIS                                                                                  \
	"it|this|that|the|case|form|concern|concerns|escalation|one|them|on|over|straight|matter"
#define POLITELY                                                                                   \
	"please|yes|no|ok|,|can|could|would|you|we|and|thanks|thank|hi|just|instead|now|it|this|"  \
	"should|go"

static bool is_name_word(const struct verdict_word *w)
{
	return strchr(w->text, '@') || (*w->text && !strchr(",:/[", *w->text));
}

/* X in words[at…]: an address, or a name; its end in *end.  False if it is a role or a pronoun, or
 * two. */
static bool read_target(const struct verdict_sentence *s, size_t at, size_t *end, bool *several)
{
	size_t i = at;

	if (at >= s->count ||
	    verdict_is(&s->words[at], "the|a|an|her|his|my|our|your|me|us|him|them|someone|"
				      "somebody|whoever|another|that|this|it|both|all|be|you|"
				      "panel|adm|chair|whom|who"))
		return false;
	if (strchr(s->words[at].text, '@')) {
		*end = at + 1;
	} else {
		while (i < s->count && i < at + 5 && is_name_word(&s->words[i]) &&
		       !verdict_is(&s->words[i],
				   "please|thanks|thank|for|who|as|to|so|because|by|and|or|instead|"
				   "rather|in|on|at|if|with|today|now|not|is|then|he|she|they"))
			i++;
		*end = i;
	}
	if (*end < s->count && verdict_match(s, *end, "or|and", NULL) && *end + 1 < s->count &&
	    s->words[*end + 1].capital && !verdict_is(&s->words[*end + 1], "i"))
		*several = true;
	return *end > at &&
	       (s->words[at].capital || strchr(s->words[at].text, '@') || *end == s->count ||
		verdict_is(&s->words[*end], ",|please|thanks|thank"));
}

static const char *read_route(struct arena *a, const struct verdict_sentence *s, bool *several)
{
	static const char *const patterns[] = {
	    "^ *" POLITELY " " SEND " *" SEND_THIS " to",
	    "please|, " SEND " *" SEND_THIS " to",
	    "^ *please|yes|no|ok|,|and|this|it|should goes|go|for to",
	    "^ *route|send :|to ?:",
	};
	size_t begin, end, stop;

	if (!VERDICT_FIND(s, patterns, &begin, &end)) {
		if (!verdict_match(s, 0, "*please|yes|,|can|could|you ask", &end))
			return NULL;
		if (!read_target(s, end, &stop, several) ||
		    !verdict_match(s, stop, "to respond|answer|deal|look|reply|take|handle", NULL))
			return NULL;
		return verdict_raw(a, s, end, stop);
	}
	if (verdict_has_word(s, begin, end, "not|never") ||
	    (begin && verdict_is(&s->words[begin - 1], "not|never")))
		return NULL;
	if (verdict_has_word(s, 0, begin, "not|never|if|unless|before|until"))
		return NULL;
	if (verdict_has_word(s, end, s->count, "if|unless"))
		return NULL;
	return read_target(s, end, &stop, several) ? verdict_raw(a, s, end, stop) : NULL;
}

#define PAPERS "letter|report|form|document|file|email|paperwork|documents|minutes|note|page|pages"
#define HURT                                                                                       \
	"hit|hurt|hurts|hits|hitting|hurting|beat|beats|beating|punched|slapped|kicked|assaulted|" \
	"attacked|strangled|choked|abused|abusing|raped|burned|burnt|threatened|stabbed|shook|"    \
	"bit|"                                                                                     \
	"grabbed"
#define CHILD "child|children|baby|her|him|them|girl|boy|daughter|son|toddler|sibling"

/* B6: a child is in danger now.  It is sensitive; what is denied, long past or only supposed is not
 * it. */
static bool says_danger(const struct verdict_sentence *s)
{
	static const char *const patterns[] = {
	    "in|at ?an immediate|imminent|serious|grave|real|great|urgent danger|risk",
	    "is|are|am|be in danger",
	    "in danger now|right|tonight|today|from|at|of|$",
	    "at risk of *serious|significant|immediate|further|physical|sexual|emotional "
	    "harm|abuse|injury|neglect|death|exploitation",
	    "risk of significant harm",
	    "immediate safeguarding",
	    "is|are|feel|feels|am not safe",
	    "unsafe *right|in|at|at now|tonight|home|placement|here|today|there",
	    "child|children|she|he|they|baby|girl|boy|is|are|am being "
	    "hurt|abused|hit|beaten|assaulted|exploited|groomed|neglected|threatened|starved",
	    HURT " *the|my|our|a|his|her|another|foster " CHILD,
	    "self harm|harmed|harming|harms",
	    "suicid~",
	    "overdose|overdosed",
	    "kill herself|himself|themselves|themself|myself|her|him",
	    "hurt|harm|harmed|harming|cut|cutting herself|himself|themselves|themself",
	    "she|he|they|child|children|girl|boy|who|has|have|is|still "
	    "*has|have|is|are|been|gone|still|just missing",
	    "ran|run|runs|running away",
	    "bruise|bruises|bruised|bruising|unconscious|bleeding|injuries",
	    "called|rang|dialled|phoned 999|police|ambulance",
	    "999",
	    "sexual|sexually abuse|abused|assault|assaulted|exploitation|exploited|touched",
	    "has|have|just made|disclosed *a|an|the disclosure|abuse|that",
	    "locked in|out",
	    "emergency protection",
	    "left alone *with|at|in|overnight|for",
	    "weapon|knife",
	    "black eye|eyes",
	    "afraid|scared|frightened|terrified to|of *go|going|return|returning home|back|there",
	};
	static const char *const past[] = {
	    "year|years|months|month ago",
	    "last year|month",
	    "in the past",
	    "historic~",
	    "training|policy|procedure|course|lesson",
	    "previously",
	    PAPERS " *is|are|has|have|been|was|were|gone|went|still missing",
	    "accident book",
	};
	size_t begin, end, from, to;

	if (!VERDICT_FIND(s, patterns, &begin, &end) || VERDICT_HAS(s, past))
		return false;
	verdict_clause(s, begin, &from, &to);
	if (verdict_has_word(
		s, from, begin,
		"no|not|never|nobody|none|without|if|should|would|in|case|whether|any") &&
	    !verdict_is(&s->words[begin], "in|not"))
		return false;
	if (verdict_has_word(s, from, begin,
			     "no|not|never|nobody|none|without|if|should|would|whether"))
		return false;
	if (end < s->count &&
	    (verdict_has_word(s, end, end + 3, "no") ||
	     verdict_match(s, end, "training|policy|procedure|procedures|course", NULL)))
		return false;
	return !s->question;
}

#define SOME	"more|further|to|some|a|the|bit|know|from|you|please"
#define DETAILS "information|details|detail|know|dates|which|what"
#define ASK_FIRST                                                                                  \
	"hi|hello|please|,|and|also|but|so|ok|thanks|thank|you|question|:|just|i|one|to|check"
#define ASK_VERB                                                                                   \
	"could|can|would|will|do|did|have|are|were|is|was|what|which|when|who|where|how|why|has|"  \
	"does"
#define ASK_FOR "which|what|when|who|whether|how|where|more|further|the|details|if|why"

/* C10: asks for something that is needed to go on. */
static bool asks(const struct verdict_sentence *s)
{
	static const char *const asked[] = {
	    "^ *" ASK_FIRST " " ASK_VERB,
	    "you|your|please|which|what|when|who|where",
	};
	static const char *const told[] = {
	    "^ question|questions $|:|,",
	    "^ *" ASK_FIRST
	    "|can|could tell|advise|clarify|confirm|specify|send|provide|let *me|us|know " ASK_FOR,
	    "i|we need *" SOME " " DETAILS,
	    "please *can|you|could let *me|us|know which|what|when|who|whether|how|where|if",
	};
	static const char *const courtesy[] = {
	    "is that|this ok",
	    "is that|this it|all ?then|now $|,",
	    "are you happy|content|satisfied",
	    "does this|that|it resolve|answer|help|satisfy",
	    "how are you",
	    "hope",
	    "is|are|has|have *this|it|the|that|concern|concerns|matter|been|now resolved",
	    "resolved $",
	    "any questions",
	};

	if (s->question)
		return VERDICT_HAS(s, asked) && !VERDICT_HAS(s, courtesy);
	return VERDICT_HAS(s, told) && verdict_denials(s, 0, s->count) == 0;
}

void verdict_read_facts(struct arena *a, const struct verdict_sentences *sentences, date_day sent,
			struct verdict *v)
{
	bool several = false, question = false, agreed = false;
	struct verdict date = {.date = DATE_NO_DAY};
	const char *route;
	size_t i, end;

	for (i = 0; i < sentences->count; i++) {
		const struct verdict_sentence *s = &sentences->list[i];

		/* To record the case is no action on the concern. */
		if (says_recorded(s))
			v->recorded = true;
		else
			v->has_actions = v->has_actions || verdict_names_action(s);
		v->danger = v->danger || says_danger(s);
		if (says_told(s, &end)) {
			v->told_said = true;
			if (v->told == DATE_NO_DAY)
				v->told = told_day(a, s, end, sent);
		}
		route = read_route(a, s, &several);
		if (route && v->route_to && !str_ieq(route, v->route_to))
			several = true;
		v->route_to = v->route_to ? v->route_to : route;
		question = question || (!route && asks(s));
		verdict_read_agreed(a, s, sent, &date);
		/* Two different days are none. */
		if (date.kind == VERDICT_AGREED_DATE) {
			date.date_unclear |= agreed && v->date != date.date;
			v->unclear = v->unclear || date.date_unclear;
			v->date = date.date;
			agreed = true;
			date.kind = VERDICT_NONE;
		}
	}
	if (sentences->count == 1 && sentences->list[0].count == 1 &&
	    str_is_address(sentences->list[0].words[0].text))
		v->route_to = verdict_raw(a, &sentences->list[0], 0, 1);
	if (several) {
		v->route_to = NULL;
		v->unclear = true;
	}
	v->unclear = v->unclear || date.unclear;
	v->date_unclear = date.date_unclear;
	if (agreed && v->kind == VERDICT_NONE && !v->unclear)
		v->kind = VERDICT_AGREED_DATE;
	else
		v->date = DATE_NO_DAY;
	if (question && v->kind == VERDICT_NONE && !v->unclear && !v->has_actions)
		v->kind = VERDICT_QUESTION;
}
