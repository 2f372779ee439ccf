/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is it resolved?  Each sentence says yes, no, complaint, withdraw, nothing, or something about the
 * outcome that is not plain; only sentences that agree make a verdict (S7, C6).
 */
#include <string.h>

#include "core/verdict_words.h"

/* The concern, however it is called. */
#define NOUNS                                                                                      \
	"matter|matters|issue|issues|concern|concerns|case|problem|problems|escalation|situation"
#define ARTICLES                                                                                   \
	"the|my|our|this|that|these|those|all|both|of|your|his|her|their|whole|entire|whole"
#define IT "this|it|that|everything|all|they|these|those"
#define FULLY                                                                                      \
	"now|been|all|fully|completely|entirely|finally|satisfactorily|both|definitely|totally|"   \
	"successfully|,|indeed|also"
#define DONE "resolved|sorted|solved"
#define ANSWER                                                                                     \
	"outcome|outcomes|response|responses|answer|answers|reply|explanation|resolution|"         \
	"decision|result|actions|solution|this|that|it|"                                           \
	"these|everything"
#define AFTER                                                                                      \
	"$|,|:|now|thank|thanks|and|as|from|for|in|at|today|yesterday|so|because|satisfactorily|"  \
	"fully|with|on|after|please"
#define SAYS                                                                                       \
	"feel|think|believe|consider|confirm|agree|accept|regard|say|yes|that|glad|pleased|,|:|"   \
	"now|and|so|view|concerned|opinion|perspective|sure|great"
#define SELF "i|we|panel|chair"
#define MAKE                                                                                       \
	"make|raise|lodge|submit|start|register|file|put|bring|go|pursue|use|making|raising|"      \
	"lodging|submitting|starting|using|invoke"
#define CASE "escalation|concern|concerns|case|form|matter|request|it|this|complaint"
#define VERY                                                                                       \
	"am|are|is|feel|now|both|all|very|fully|completely|entirely|quite|totally|really|remain|"  \
	"so|more|than|,|also|be|do"

static const char *const positive[] = {
    "^ *yes|ok|thanks|thank|you|great|good|,|all|very|much|so|many|fully|completely|now|: " DONE
    " " AFTER,
    "^ "
    "*i|we|now|can|consider|confirm|this|it|the|my|our|matter|case|issue|concern|concerns|issues|"
    "as|is " DONE " " AFTER,
    "^ *" ARTICLES " " NOUNS " " DONE " " AFTER,
    "^ " IT " is|are|has|have *" FULLY " " DONE " " AFTER,
    SAYS " " IT " is|are|has|have *" FULLY " " DONE " " AFTER,
    "^ *" ARTICLES " " NOUNS " is|are|has|have *" FULLY " " DONE " " AFTER,
    SAYS " *" ARTICLES " " NOUNS " is|are|has|have *" FULLY " " DONE " " AFTER,
    /* I confirm that this matter is resolved; we now consider the concerns to be fully resolved */
    "i|we *now|both|do|also|all|am|are|pleased|glad|happy|to "
    "feel|think|believe|consider|confirm|agree|accept|regard|say ?that *" IT "|" ARTICLES "|" NOUNS
    "|is|are|has|have|to|be|as|" FULLY " " DONE " " AFTER,
    IT "|" NOUNS " is|are|has|have *" FULLY " resolved|answered|addressed to my|our",
    "^ *yes|,|all resolved|answered|addressed to my|our",
    IT "|" NOUNS "|questions is|are|has|have *been|now|all|both "
       "fully|satisfactorily|adequately|properly|appropriately|completely "
       "addressed|answered|met|dealt",
    IT "|" NOUNS "|questions is|are|has|have *been|now|all|both addressed|answered|met|dealt ?with "
       "satisfactorily|fully|properly|adequately|well",
    "^ answered|addressed|resolved satisfactorily",
    /* I am satisfied; I am happy with the response */
    SELF " *" VERY " satisfied|content $|,|:|now|thank|thanks|and",
    "^ *yes|,|thank|you|thanks|" VERY " satisfied|content $|,|:|now|thank|thanks|and",
    SELF " *" VERY
	 " satisfied|content|happy|pleased|fine with|by *the|your|his|her|their|its|full|all|of|" IT
	 " " ANSWER " $|,|:|now|thank|thanks|and|to|from|given|received|you|he|she|they",
    "^ *yes|,|thank|you|thanks|" VERY
    " satisfied|content|happy|pleased|fine with|by *the|your|his|her|their|full|all|of|" IT
    " " ANSWER " $|,|:|now|thank|thanks|and|to|from|given|received|you|he|she|they",
    SELF " *" VERY " satisfied|content|happy|agreed ?that ** "
	 "resolved|addressed|answered|satisfactorily $|,|:|now|thank|thanks|and|to|"
	 "satisfactorily|fully",
    IT "|which *now|fully|completely|has|have resolves|settles "
       "*it|this|my|our|the|all|of|these|things|everything " NOUNS
       "|it|things|everything $|,|:|now|thank|thanks|and|for",
};

/* A no that has ended. */
#define TROUBLED "unhappy|concerned|dissatisfied|worried"
static const char *const relieved[] = {
    SELF " am|are no longer " TROUBLED
	 " ?about|with ?this|it|that|the ?matter|issue|concern $|,|and|thank|thanks",
    "^ *yes|, no longer " TROUBLED
    " ?about|with ?this|it|that|the ?matter|issue|concern $|,|and|thank|thanks",
};

/* Anywhere in the sentence they make a yes doubtful. */
static const char unsure[] =
    "if|unless|until|till|once|when|whether|provided|providing|assuming|subject|pending|depending|"
    "depends|condition|except|exception|apart|other|bar|only|"
    "part|partly|partially|mostly|largely|mainly|some|most|half|almost|nearly|virtually|"
    "practically|somewhat|temporarily|interim|currently|present|moment|"
    "being|hope|hopes|hopefully|hoping|hoped|wish|expect|expecting|trust|suppose|guess|assume|"
    "imagine|reckon|perhaps|maybe|probably|possibly|likely|"
    "seem|seems|seemed|appear|appears|appeared|looks|but|however|although|though|yet|still|despite|"
    "nevertheless|otherwise|would|could|should|might|may|"
    "must|ought|needs|need|trying|said|says|told|claim|claims|claimed|thought|understand|"
    "understood|heard|informed|advised|assured|apparently|supposedly|"
    "allegedly|according|about|regarding|concerning|principle|theory|paper|first|one|two|then|next|"
    "later|soon|certain|wonder|disagree|unhappy|"
    "dissatisfied|unsatisfied|unresolved|later|supposed|meant|unfortunately|sadly|disappointed|"
    "disappointing|sort|him|previously|before|want|tomorrow";

/* In the clause they make a no doubtful. */
static const char unsure_no[] =
    "if|unless|whether|until|till|once|when|hope|hopefully|hoping|said|says|say|told|thought|was|"
    "were|had|would|could|might|may|should|sure|certain|wonder|"
    "case|almost|nearly|clear|suppose|guess|perhaps|maybe|probably|possibly|seems|appears|only|why|"
    "quite|claims|claimed|apparently|supposedly|assume";

/* A no by a denial: exactly one of them in its clause. */
static const char *const denied[] = {
    "not "
    "*yet|been|being|at|all|fully|completely|entirely|really|actually|properly|adequately|"
    "sufficiently|satisfactorily|in|any|way|now|even|remotely|"
    "what|i|call|as|either resolved|solved",
    "do|does not *really|actually|honestly|yet|now|at|all "
    "feel|think|believe|consider|agree|accept|regard|see|find|view ** resolved|solved|sorted|"
    "satisfactory|acceptable|satisfactorily|adequate|addressed|answered",
    "not *yet|at|all|really convinced|persuaded|confident ** "
    "resolved|solved|sorted|addressed|answered",
    IT "|" NOUNS " is|are|has|have not "
       "*yet|been|at|all|fully|completely|properly|really|actually|even|adequately|"
       "satisfactorily|in|any|way "
       "sorted|addressed|answered|satisfactory|acceptable|adequate|dealt|met",
    "response|answer|reply|explanation|outcome|resolution|decision is|are not "
    "*at|all|really|remotely|in|any|way|a|an satisfactory|acceptable|adequate|"
    "good|enough|answer|sufficient",
    SELF " *am|are|is|still|do|feel|remain|,|both|really|both not "
	 "*yet|at|all|fully|completely|entirely|really|actually|remotely|in|any|way|feeling "
	 "satisfied|content|pleased|convinced",
    SELF " *am|are|is|still|,|both|really not *yet|at|all|very|really|entirely|remotely|in|any|way "
	 "happy|ok|fine $|,|with|about|at|that|and|because|as|still",
    "^ *sorry|,|i|we|am|are|still|and|no|afraid|really not "
    "*yet|at|all|very|really|entirely|remotely|in|any|way satisfied|satisfactory|happy|content|"
    "acceptable $|,|with|about|at|that|and|because|as",
    "do|does|did|has|have not "
    "*really|actually|fully|even|in|any|way|adequately|properly|at|all|go|far|enough|to|yet "
    "resolve|resolved|solve|solved|address|"
    "addressed *any|all|of|the|my|our|this|these|main|underlying|actual|real|original " NOUNS
    "|it|anything|points|questions|question|this|that",
    "do|does|did not *really|actually|fully|even|at|all answer *any|all|of|the|my|our|these " NOUNS
    "|points|questions|question",
    "none|nothing|neither ** resolved|addressed|solved|sorted",
    "no concern|concerns|issue|issues|part|aspect ** resolved|addressed|solved",
    "not all|every|any|everything|one|a ** resolved|addressed|solved|answered",
    "nowhere near ** resolved|solved|sorted|satisfactory|satisfied",
    "never ** resolved|solved|addressed",
    "resolved|satisfied :|, no|not ?, $|,|not|i|we|it|this|the",
};

/* A no without a denial: none may stand in its clause. */
static const char *const plain_no[] = {
    "^ "
    "*still|,|i|we|am|are|remains|remain|this|it|is|that|very|matter|the|concern|concerns|my|our|"
    "issue|case|sorry|completely|deeply|extremely|both|"
    "feel|remained unresolved|unsatisfied|dissatisfied|unsatisfactory "
    "$|,|with|by|and|as|because|:|to|for|from|after|at",
    "^ *sorry|,|and|but i|we *am|are|still|remain|very|deeply|extremely|both|really|so|, "
    "unhappy|dissatisfied|unsatisfied $|,|with|about|by|at|and|because|as|that",
    "^ *still|very|deeply|extremely unhappy|dissatisfied|unsatisfied $|,|with|about|and|because",
    IT "|" NOUNS " *is|are|remains|remain|still|completely|very|much unresolved|outstanding",
    "response|answer|reply|explanation|outcome|resolution|decision is|are "
    "*totally|completely|wholly|simply unsatisfactory|unacceptable|inadequate",
    IT " is *totally|completely|wholly|simply unsatisfactory|unacceptable",
    "far from ** resolved|satisfied|satisfactory|happy|solved",
    "yet to be ** resolved|addressed|solved|satisfied",
    "still *a|an|the|very|much|our|my|big|there|got|have|has|having|same|same "
    "issue|issues|problem|problems|concern|concerns $|,|with|and|about",
    "fails|failed to *even|fully resolve|address|answer|solve",
    "^ *please|,|can|could|you|now|just|yes|and|ok|so|therefore escalate",
    "please *now|can|you|just escalate",
    SELF " *now|do|also|both|,|therefore|still|must want|request|require|need|ask "
	 "*this|it|to|the|for|matter|case|concern|be|a|further|my|that|is "
	 "escalate|escalated|escalation",
    "further|more escalation *is|now|still|please required|needed|requested|necessary",
    "want *this|it|the|matter|case|my|concern ?to *be go|move|moved|taken|passed ?up|on|to|further "
    "*to|the|a|level|up next|further|higher|step|stage|manager",
    "want to *now|please take *this|it|the|matter|my|case|concern *to|up|the|a further|next|higher",
    "^ *please|, take|move *this|it|the|matter|case to ?the next",
};

static const char *const complaint[] = {
    "^ *yes|please|i|want|to|,|a|formal|make|raise|ok|official complaint|complaints "
    "?please|procedure|now ?please|, *thank|you|thanks $",
    "i|we *now|do|also|both|hereby|therefore want|wish|am|are|need ?to *now|be|formally|like " MAKE
    " ** complaint|complaints",
    "please *now|can|you|this|therefore "
    "treat|register|log|take|handle|accept|regard|deal|raise|move|send ** as|to|through|under|with "
    "** complaint|complaints",
    "want|wish *this|it|the|matter|my|concern to *be|go|now|this|it|take|the|matter|treated|dealt "
    "** complaint|complaints",
    "i|we *now|hereby|also|formally complain $|about|that|,|formally",
    "want|wish to *now|formally complain $|about|formally|,",
    "this is *now|a|my|our|formal|official|an complaint $|,|and|:",
};

static const char *const withdraw[] = {
    "^ *please|i|want|to|we|yes|ok|,|wish|can|you|thanks|thank|now|am "
    "withdraw|withdrawn|withdrawing $|,",
    "^ *please|yes|ok|,|can|could|you|thanks|thank|and withdraw "
    "*my|our|the|this|it|whole|entire|formal $|" CASE,
    "i|we *now|hereby|do|therefore|both|have|decided|want|wish|am|are|need|to|,|and|thank|you|so "
    "withdraw|withdrawing|withdrawn *my|our|the|this|it|whole|entire|formal $|" CASE,
    "no longer want|wish|need ?to "
    "*pursue|continue|proceed|take|go|this|it|with|the|matter|my|further|on|any "
    "pursue|continue|proceed|take|further|go",
    "do not want|wish to pursue|continue|proceed|take "
    "*with|this|it|the|matter|my|concern|case|escalation|any $|,|further|forward",
};

/* Words that show that the outcome is spoken of. */
static const char *const spoken[] = {
    "resolved|resolves|unresolved|unhappy|dissatisfied|unsatisfied|unsatisfactory|withdraw|"
    "withdrawing",
    "satisfied|satisfactory",
    "happy|content|pleased with",
    "sorted $",
    "escalate|escalated",
    "further escalation",
    "considering|thinking|consider|might|may|will|shall|if|could|be|going|making ** "
    "complaint|complaints|complain",
};

enum signal {
	SIGNAL_NONE,
	SIGNAL_YES,
	SIGNAL_NO,
	SIGNAL_COMPLAINT,
	SIGNAL_WITHDRAW,
	SIGNAL_DOUBT,
	SIGNAL_CONTRAST
};

static bool has_word(const struct verdict_sentence *s, size_t begin, size_t end, const char *set)
{
	for (; begin < end; begin++)
		if (verdict_is(&s->words[begin], set))
			return true;
	return false;
}

static bool says_yes(const struct verdict_sentence *s)
{
	if (VERDICT_HAS(s, relieved))
		return verdict_denials(s, 0, s->count) == 0 &&
		       !has_word(s, 0, s->count,
				 "if|unless|but|however|although|though|until|when|would|could|"
				 "should|yet|still|except|only|was|were|said|says");
	return !has_word(s, 0, s->count, unsure) && verdict_denials(s, 0, s->count) == 0 &&
	       !verdict_find(s, "no ,", NULL, NULL) &&
	       !verdict_find(s, "so|thus far", NULL, NULL) && VERDICT_HAS(s, positive);
}

/* Is one of the patterns there, its clause without doubt, and with just so many denials? */
static bool says_in_clause(const struct verdict_sentence *s, const char *const *patterns,
			   size_t count, size_t denials)
{
	size_t i, begin, end, from, to;

	for (i = 0; i < count; i++) {
		if (!verdict_find(s, patterns[i], &begin, &end))
			continue;
		verdict_clause(s, begin, &from, &to);
		/* "No, it is not": the first word only repeats the denial. */
		if (end > to)
			to = end < s->count ? end : s->count;
		if (has_word(s, from, to, unsure_no))
			continue;
		if (denials ? verdict_denials(s, from, to) == denials
			    : !has_word(s, from, to, "no|not|never|without|none|nothing"))
			return true;
	}
	return false;
}

/* "Resolved" without a denial beside a no: two voices in one sentence. */
static bool says_both(const struct verdict_sentence *s)
{
	size_t i, from, to;

	for (i = 0; i < s->count; i++) {
		if (!verdict_is(&s->words[i], DONE "|satisfied"))
			continue;
		verdict_clause(s, i, &from, &to);
		if (verdict_denials(s, from, to) == 0 && verdict_denials(s, 0, s->count) > 0 &&
		    !has_word(s, from, to, "far|yet|fails|failed|nowhere") &&
		    !verdict_match(s, i, DONE "|satisfied :|, no|not", NULL))
			return true;
	}
	return false;
}

static bool says_request(const struct verdict_sentence *s, const char *const *patterns,
			 size_t count)
{
	return verdict_find_any(s, patterns, count, NULL, NULL) &&
	       verdict_denials(s, 0, s->count) == 0 &&
	       !has_word(s, 0, s->count,
			 "if|unless|would|might|may|could|whether|considering|thinking|until|or|"
			 "when|should|need");
}

static bool says_withdraw(const struct verdict_sentence *s)
{
	size_t begin, end;

	if (!verdict_find_any(s, withdraw, COUNT_OF(withdraw), &begin, &end))
		return false;
	if (has_word(s, 0, s->count,
		     "if|unless|would|might|may|could|whether|considering|thinking|until|or|when|"
		     "should|but|consent|offer"))
		return false;
	/* "do not want to pursue" is a withdrawal by its denial; anything else must have none. */
	return verdict_denials(s, 0, s->count) == (verdict_is(&s->words[begin], "do") ? 1 : 0);
}

static enum signal read_sentence(const struct verdict_sentence *s)
{
	if (s->question)
		return SIGNAL_NONE;
	if (says_withdraw(s))
		return SIGNAL_WITHDRAW;
	if (says_request(s, complaint, COUNT_OF(complaint)))
		return SIGNAL_COMPLAINT;
	if (says_in_clause(s, denied, COUNT_OF(denied), 1) ||
	    says_in_clause(s, plain_no, COUNT_OF(plain_no), 0))
		return says_both(s) ? SIGNAL_DOUBT : SIGNAL_NO;
	if (says_yes(s))
		return SIGNAL_YES;
	if (VERDICT_HAS(s, spoken))
		return SIGNAL_DOUBT;
	if (has_word(s, 0, s->count,
		     "but|however|although|though|except|outstanding|still|unfortunately|sadly|"
		     "disappointed|yet|remains"))
		return SIGNAL_CONTRAST;
	return SIGNAL_NONE;
}

/* A line of the form's end: "Resolved: Yes", "Further escalation required ☐ Yes ☒ No". */
enum ticked { TICK_UNSAID, TICK_YES, TICK_NO, TICK_BOTH };

/* The yes or no at `at`, and where it ends; UNSAID for "Yes/No" that nobody filled. */
static enum ticked read_ticks(const struct verdict_sentence *s, size_t at, size_t *end)
{
	bool answered = false;
	bool yes = false, no = false, boxes = false, before;
	size_t i, first = at;

	while (first < s->count && verdict_is(&s->words[first], ":|,|/"))
		first++;
	before = first < s->count && verdict_is(&s->words[first], "[x]|[ ]");
	for (i = first; i < s->count; i++) {
		const struct verdict_word *w = &s->words[i];
		const struct verdict_word *box =
		    before ? (i > first ? w - 1 : w) : (i + 1 < s->count ? w + 1 : w);

		if (verdict_is(w, "[x]|[ ]")) {
			boxes = true;
		} else if (verdict_is(w, "yes|no|y|n")) {
			answered = true;
			if (verdict_is(box, "[ ]"))
				continue;
			if (verdict_is(w, "yes|y"))
				yes = true;
			else
				no = true;
		} else if (!verdict_is(w, ":|,|/|or")) {
			break;
		}
	}
	/* Without a yes or a no it is no line of the form. */
	*end = answered ? i : at;
	if (yes && no)
		return boxes ? TICK_BOTH : TICK_UNSAID;
	return yes ? TICK_YES : no ? TICK_NO : TICK_UNSAID;
}

struct ticks {
	enum ticked resolved, further;
	bool seen;
};

/* Is this line one of the form's?  Words behind the answer make it a sentence, unless they thank.
 */
static bool read_line(const struct verdict_sentence *s, struct ticks *t)
{
	static const char *const resolved[] = {
	    "^ ?section ?e|f ?: ?is "
	    "*the|concern|concerns|matter|issue|case|all|this|it|been|has|have resolved",
	    "^ ?is *the|concern|concerns|matter|issue|case|all|this|it|been|has|have resolved",
	};
	size_t at, end;
	enum ticked one;
	bool any = false;

	if (verdict_find_any(s, resolved, COUNT_OF(resolved), NULL, &at)) {
		one = read_ticks(s, at, &end);
		if (end == at ||
		    (end < s->count && !verdict_is(&s->words[end], "further|thank|thanks|any")))
			return false;
		t->resolved = one;
		any = true;
	} else {
		at = 0;
	}
	if (verdict_find(s, "further escalation *is|required|needed|necessary|requested", &at,
			 NULL) &&
	    (any || at == 0)) {
		verdict_find(s,
			     "further escalation *is|required|needed|necessary|requested "
			     "yes|no|y|n|:|[x]|[ ]|,|/",
			     NULL, &end);
		for (at += 2; at < s->count &&
			      verdict_is(&s->words[at], "is|required|needed|necessary|requested");
		     at++)
			;
		one = read_ticks(s, at, &end);
		if (end > at && (end == s->count || verdict_is(&s->words[end], "thank|thanks"))) {
			t->further = one;
			any = true;
		}
	}
	t->seen = t->seen || any;
	return any;
}

/* Takes the form's lines out of the text, which is changed. */
static void take_ticks(struct arena *a, char *text, struct ticks *t)
{
	struct verdict_sentence s;
	char *line = text, *end;
	size_t n;

	for (; *line; line = end) {
		n = strcspn(line, "\n");
		end = line + n + (line[n] == '\n');
		if (n > 400 || (!str_ifind(arena_strndup(a, line, n), "resolved") &&
				!str_ifind(arena_strndup(a, line, n), "escalation")))
			continue;
		s = verdict_line(a, arena_strndup(a, line, n));
		if (read_line(&s, t))
			memset(line, ' ', n);
	}
}

static enum signal ticks_signal(const struct ticks *t)
{
	if (t->resolved == TICK_BOTH || t->further == TICK_BOTH)
		return SIGNAL_DOUBT;
	if (t->resolved == TICK_YES)
		return t->further == TICK_YES ? SIGNAL_DOUBT : SIGNAL_YES;
	if (t->resolved == TICK_NO)
		return t->further == TICK_NO ? SIGNAL_DOUBT : SIGNAL_NO;
	if (t->further == TICK_UNSAID)
		return SIGNAL_NONE;
	return t->further == TICK_YES ? SIGNAL_NO : SIGNAL_DOUBT;
}

void verdict_read_outcome(struct arena *a, const char *text, struct verdict *v)
{
	struct verdict_sentences sentences;
	bool seen[SIGNAL_CONTRAST + 1] = {false};
	char *rest = arena_strdup(a, text);
	struct ticks ticks = {0};
	size_t i;

	take_ticks(a, rest, &ticks);
	sentences = verdict_split(a, rest);
	for (i = 0; i < sentences.count; i++)
		if (!read_line(&sentences.list[i], &ticks))
			seen[read_sentence(&sentences.list[i])] = true;
	seen[ticks_signal(&ticks)] = true;

	if (seen[SIGNAL_COMPLAINT] && !seen[SIGNAL_YES] && !seen[SIGNAL_WITHDRAW])
		v->kind = VERDICT_COMPLAINT;
	else if (seen[SIGNAL_WITHDRAW] && !seen[SIGNAL_NO] && !seen[SIGNAL_COMPLAINT])
		v->kind = VERDICT_WITHDRAW;
	else if (seen[SIGNAL_NO] && !seen[SIGNAL_YES] && !seen[SIGNAL_WITHDRAW])
		v->kind = VERDICT_NOT_RESOLVED;
	else if (seen[SIGNAL_YES] && !seen[SIGNAL_NO] && !seen[SIGNAL_DOUBT] &&
		 !seen[SIGNAL_CONTRAST] && !seen[SIGNAL_COMPLAINT])
		v->kind = VERDICT_RESOLVED;
	else
		v->unclear = seen[SIGNAL_YES] || seen[SIGNAL_NO] || seen[SIGNAL_DOUBT] ||
			     seen[SIGNAL_COMPLAINT] || seen[SIGNAL_WITHDRAW];
	/* A no beside a contradiction in the form's own boxes is asked back as well. */
	if (ticks.seen && ticks_signal(&ticks) == SIGNAL_DOUBT) {
		v->kind = VERDICT_NONE;
		v->unclear = true;
	}
}
