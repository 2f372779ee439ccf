/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is it resolved?  Each sentence says yes, no, complaint, withdraw, nothing, or something about the
 * outcome that is not plain; only sentences that agree make a verdict (S7, C6).
 */
#include <string.h>

#include "core/verdict_ticks.h"
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
#define CLOSING                                                                                    \
	"*this|it|the|my|our|case|matter|concern|one|file|escalation|down|off|now|please|both "    \
	"$|,|:|thank|thanks|and|as|for|from|many"
#define SELF "i|we|panel|chair"
#define PART "first|second|third|fourth|last|other|one|two|main|next|rest|1~|2~|3~|4~"
#define VERY                                                                                       \
	"am|are|is|feel|now|both|all|very|fully|completely|entirely|quite|totally|really|remain|"  \
	"so|more|than|,|also|be|do"

static const char *const positive[] = {
    "^ "
    "*yes|ok|thanks|thank|you|great|good|lovely|brilliant|,|all|very|much|so|many|fully|"
    "completely|now|:|that|is|this|it " DONE " " AFTER,
    "^|, all|now ?now " DONE " " AFTER,
    "^ "
    "*i|we|now|can|consider|confirm|this|it|the|my|our|matter|case|issue|concern|concerns|issues|"
    "as|is " DONE " " AFTER,
    "^ *" ARTICLES " " NOUNS " " DONE " " AFTER,
    "^ " IT " is|are|has|have *" FULLY " " DONE " " AFTER,
    SAYS " " IT " is|are|has|have *" FULLY " " DONE " " AFTER,
    "^ *" ARTICLES " " NOUNS " is|are|has|have *" FULLY " " DONE " " AFTER,
    SAYS " *" ARTICLES " " NOUNS " is|are|has|have *" FULLY " " DONE " " AFTER,
    IT "|" NOUNS " is|are|has|have *now|been|all|fully|both|properly dealt ?with to my|our",
    SELF " *" VERY " satisfied|content|happy ?that *" IT "|the|my|our|" NOUNS
	 " is|are|has|have *now|been|all|fully|both|properly dealt with $|,|and|now|thank|thanks",
    IT " is|are|has|have *" FULLY " sorted out " AFTER,
    "^ *the|your|this|that|their|, response|answer|reply|outcome|explanation|resolution is|are "
    "*very|now|quite|entirely|fully satisfactory|acceptable $|,|and|thank|thanks",
    "i|we *now|do|can|both|fully|am|are|happy|to accept *the|this|that|your|her|his|their "
    "response|answer|outcome|explanation|resolution $|,|and|as|thank|thanks|given|from",
    /* I confirm that this matter is resolved; we now consider the concerns to be fully resolved */
    "i|we *now|both|do|also|all|am|are|pleased|glad|happy|to "
    "feel|think|believe|consider|confirm|agree|accept|regard|say ?that *" IT "|" ARTICLES "|" NOUNS
    "|is|are|has|have|to|be|as|" FULLY " " DONE " " AFTER,
    IT "|" NOUNS " is|are|has|have *" FULLY " resolved|answered|addressed to my|our",
    "^ *yes|,|all resolved|answered|addressed to my|our",
    IT "|" NOUNS
       "|questions *raised|by|the|panel|we|i|had|that is|are|has|have *been|now|all|both|since "
       "fully|satisfactorily|adequately|properly|appropriately|completely "
       "addressed|answered|met|dealt",
    IT "|" NOUNS "|questions is|are|has|have *been|now|all|both addressed|answered|met|dealt ?with "
       "satisfactorily|fully|properly|adequately|well",
    "^ answered|addressed|resolved satisfactorily",
    "^ *i|we|am|are|yes|,|very happy|pleased|glad|delighted to confirm|say|report|agree "
    "*that|this|it|the|is|has|been|matter|case|all|now " DONE " " AFTER,
    "from|for|with us|me|here " IT " is|are|has|have *" FULLY " " DONE " " AFTER,
    "^ i|we ** ** and am|are *" VERY " satisfied|content $|,|thank|thanks",
    SELF " *" VERY " satisfied|content|happy with what *has|have|is|been|was|you|they|now "
	 "done|agreed|arranged|put|sorted ?in ?place $|,|now|thank|thanks|and",
    /* I am satisfied; I am happy with the response */
    SELF " *" VERY " satisfied|content $|,|:|now|thank|thanks|and",
    "^ *yes|,|thank|you|thanks|" VERY " satisfied|content $|,|:|now|thank|thanks|and",
    SELF " *" VERY " satisfied|content|happy|pleased|fine with|by "
	 "*the|your|his|her|their|its|full|all|of|manager|team|service|detailed|written|" IT
	 " " ANSWER " $|,|:|now|thank|thanks|and|to|from|given|received|you|he|she|they",
    "^ *yes|,|thank|you|thanks|" VERY " satisfied|content|happy|pleased|fine with|by "
    "*the|your|his|her|their|full|all|of|manager|team|service|detailed|written|" IT " " ANSWER
    " $|,|:|now|thank|thanks|and|to|from|given|received|you|he|she|they",
    SELF " *" VERY " satisfied|content|happy|agreed ?that ** "
	 "resolved|addressed|answered|satisfactorily $|,|:|now|thank|thanks|and|to|"
	 "satisfactorily|fully",
    IT " is|has *now|all|really|finally " DONE " it|that|this|things|everything|us|me "
       "$|,|for|now|thank|thanks|and",
    IT "|which|" ANSWER " *fully|now|also|,|clearly|properly answers|addresses|covers|settles "
       "*all|both|of|every|each|the|my|our|panel|these|those|its "
       "concern|concerns|point|points|question|questions|issue|issues|it|everything "
       "$|,|:|now|thank|thanks|and",
    "^ *the|my|our|all|both|of|these|those concerns|points|questions|issues has|have "
    "*now|all|both been *now|all|both answered|addressed|met $|,|now|thank|thanks|and",
    /* please close; happy for this to be closed; I consider the matter closed */
    "please *now|just|do|also close " CLOSING,
    "^ *yes|ok|you|can|may|now|thanks|thank|,|all|just|so close " CLOSING,
    SELF " *" VERY
	 " happy|content|satisfied|fine|glad|pleased *for|this|it|the|case|matter|that|to "
	 "*be|now|can close|closed " CLOSING,
    "^ *yes|,|very|more|than|thanks|thank|you|quite|also happy|content|satisfied|fine "
    "*for|this|it|the|case|matter|that|to|you|us *be|now|can|to close|closed " CLOSING,
    ", *yes|,|very|more|than|thanks|thank|you|quite|also happy|content|satisfied|fine "
    "*for|this|it|the|case|matter|that|to|you|us *be|now|can|to close|closed " CLOSING,
    "and|so am|are *now|also|very|quite|more|than happy|content|satisfied|fine "
    "*for|this|it|the|case|matter|that|to|you *be|now|can|to close|closed " CLOSING,
    "please mark|record|treat|regard|log|note *it|this|the|case|matter|as " DONE "|closed " AFTER,
    "^ *yes|,|it|is|that|thanks|thank|you all good|fine|well ?now $|,|thank|thanks",
    "consider|regard *" IT "|the|my|our|" NOUNS "|as|to|be|now closed|settled|concluded " CLOSING,
    IT "|" NOUNS " can|may *now|also|all|and be closed " CLOSING,
    IT "|which *now|fully|completely|has|have resolves|settles "
       "*it|this|my|our|the|all|of|these|things|everything " NOUNS
       "|it|things|everything $|,|:|now|thank|thanks|and|for",
};

/* It goes with a yes, and alone is none: there is nothing more, but is it resolved? */
static const char *const supporting[] = {
    "have no *further|other|outstanding|more|remaining|additional "
    "concerns|concern|issues|questions|problems $|,|and|so|about|with",
    "not have any *further|other|outstanding|more|remaining|additional "
    "concerns|concern|issues|questions|problems $|,|and|so|about|with",
    "^ *and|, nothing further|more|else *is needed|required|to",
    "^ *and|, no to further|more escalation $|,|thank|thanks",
    "no|not *do|have|need|want|wish|to escalate|take|go *this|it|the|matter|any|with|to further "
    "$|,|thank|thanks|and",
    "not *now|want|wish|to require|need|want|request|ask ?for *any|a further|more escalation "
    "$|,|thank|thanks|and",
    "^ *and|, no further|more "
    "escalation|action|actions *is|are|will|be required|needed|necessary|requested $|,|thank|"
    "thanks|from",
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
    "imagine|reckon|or|sure|make|ensure|perhaps|maybe|probably|possibly|likely|"
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

/* … and in "I would not say that it is". */
static const char unsure_saying[] = "if|unless|whether|until|till|once|when|yet|only|sure";

/* A no by a denial: exactly one of them in its clause. */
static const char *const denied[] = {
    "not "
    "*yet|been|being|at|all|fully|completely|entirely|really|actually|properly|adequately|"
    "sufficiently|satisfactorily|in|any|way|now|even|remotely|"
    "what|i|call|as|either resolved|solved|sorted",
    /* I wouldn't say it is resolved; I can't agree that this has been resolved */
    "would|can|could not *really|honestly|yet|now "
    "say|call|describe|agree|accept|consider|regard|confirm ** resolved|solved|sorted|satisfactory|"
    "addressed|answered|satisfied|closed",
    "in no way ** resolved|solved|sorted|satisfied|satisfactory|addressed|answered",
    PART "|part|point|points|concern|question " PART "|is|are|has|have|been|still|point|points|"
	 "concern|question not *yet|been|being|at|all|fully|properly|really "
	 "resolved|sorted|solved|addressed|answered|covered|dealt|met",
    "*the|" PART "|part|point|points|concern|question is|are|has|have *still not "
    "*yet|been|being|at|all|fully|properly|really "
    "resolved|sorted|solved|addressed|answered|covered|dealt|met",
    "happy|satisfied|content|pleased|fine with ** but|, not *yet|at|all|so with|about|by",
    "happy|satisfied|content|pleased|fine with *the|point|points|number|question " PART
    " *point|points|one but|, not *the|point|points|number|question " PART
    " ?point|one $|,|and|so|please|thanks|thank|i",
    "covers|answers|addresses|resolves|deals|explains ** but|, not",
    "nothing *has|have|really changed|improved|happened",
    "none|neither *of|the|my|our|these|those|two|three|four|both|" NOUNS
    "|questions|points|them|it is|are|was|were|has|have *been|yet|really|properly|fully "
    "answered|addressed|resolved|solved|sorted|dealt|met",
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
    "can|do|does not *really|now accept *the|this|that|your|her|his|their|any|of "
    "response|answer|outcome|explanation|resolution|this|it",
    "do|does|did|has|have not "
    "*really|actually|fully|even|at|all|properly|yet|adequately answer|answered|cover|covered|deal|"
    "dealt|address|addressed|resolve|solve|mention|explain ?with "
    "*any|all|of|the|my|our|these|those|this|either|both " NOUNS
    "|points|point|questions|question|" PART "|it|what|why|anything",
    "answer|response|reply|explanation *still|simply|just do|does|did|has|have not "
    "*really|actually|fully|even|at|all|properly|yet "
    "answer|answered|cover|covered|deal|dealt|address|addressed|mention|explain|say",
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
    IT "|" NOUNS " *is|are|remains|remain|still|completely|very|much "
       "unresolved|outstanding|unanswered|unaddressed",
    "point|points|question|questions|part *is|are|remains|remain|still|completely "
    "unresolved|outstanding|unanswered|unaddressed",
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
    "please can|may this|it|the|my|our ?matter|case|concern be *now|please escalated|moved|passed",
    SELF " *now|do|also|both|,|therefore|still|must want|request|require|need|ask|wish "
	 "*this|it|to|the|for|matter|case|concern|be|a|further|my|that|is "
	 "escalate|escalated|escalation",
    "further|more escalation *is|now|still|please required|needed|requested|necessary",
    "^ *please|,|so|but|no|and yes to *further|more|the|an escalation|escalating",
    "want|need|ask|wish *this|it|the|matter|case|my|concern ?to *be go|taken|move|moved ?on|up "
    "higher",
    "want *this|it|the|matter|case|my|concern ?to *be go|move|moved|taken|passed ?up|on|to|further "
    "*to|the|a|level|up next|further|higher|step|stage|manager",
    "want to *now|please take *this|it|the|matter|my|case|concern *to|up|the|a further|next|higher",
    "^ *please|, take|move *this|it|the|matter|case to ?the next",
};

/* Words that show that the outcome is spoken of. */
static const char *const spoken[] = {
    "resolved|resolves|unresolved|unhappy|dissatisfied|unsatisfied|unsatisfactory|withdraw|"
    "withdrawing",
    "satisfied|satisfactory",
    "sorted $",
    "escalate|escalated",
    "further escalation",
    "considering|thinking|consider|might|may|will|shall|if|could|be|going|making ** "
    "complaint|complaints|complain",
};

enum signal {
	SIGNAL_NONE,
	SIGNAL_YES,
	SIGNAL_SUPPORT, /* goes with a yes, and alone is none */
	SIGNAL_PART,	/* is happy with something */
	SIGNAL_NO,
	SIGNAL_COMPLAINT,
	SIGNAL_WITHDRAW,
	SIGNAL_DOUBT,
	SIGNAL_CONTRAST
};

/* Where somebody else's words begin: "Tom says …", "you wrote …", "I was told …"; s->count if they
 * are all the writer's own.  The panel speaks through who writes. */
static size_t reported_at(const struct verdict_sentence *s)
{
	static const char always[] =
	    "says|tells|thinks|believes|feels|reckons|considers|claims|writes|states|insists|"
	    "maintains|assures|wants|telling|saying|claiming|asks|informs|confirms|hopes|advises";
	static const char past[] = "said|told|wrote|thought|claimed|stated|confirmed|mentioned|"
				   "asked|believed|insisted|assured|informed|advised|wanted";
	static const char present[] =
	    "say|tell|write|think|believe|feel|want|claim|mention|confirm|"
	    "consider|know";
	size_t i;

	for (i = 1; i < s->count; i++) {
		const struct verdict_word *before = &s->words[i - 1];

		if (verdict_is(&s->words[i], always) && !verdict_is(before, "panel"))
			return i;
		if (verdict_is(&s->words[i], past) &&
		    !verdict_is(before, "i|we|have|just|also|already|both|now|as|panel|and|,|had|"
					"previously|earlier|before|not"))
			return i;
		if (verdict_is(&s->words[i], present) && verdict_is(before, "you|he|she|they"))
			return i;
	}
	return s->count;
}

/* A word that decides, in quotation marks among others that are not: somebody's word is spoken
 * of. */
static bool quotes_word(const struct verdict_sentence *s)
{
	bool quoted = false, own = false;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (!s->words[i].quoted)
			own = own || !verdict_is(&s->words[i], ",|:|thanks|thank|you|please|hi");
		else if (verdict_is(&s->words[i], DONE "|satisfied|unresolved|complaint|withdraw|"
						       "escalation|escalate|closed|happy"))
			quoted = true;
	}
	return quoted && own;
}

/* Is there a word that makes a yes doubtful?  What they do not need makes none so. */
static bool is_unsure(const struct verdict_sentence *s)
{
	size_t i;

	for (i = 0; i < s->count; i++)
		if (verdict_is(&s->words[i], unsure) &&
		    !verdict_match(s, i, "may *now|also|therefore|both close|closed", NULL) &&
		    !(i > 0 &&
		      verdict_match(s, i - 1, "no|not need to|anything|any|it|further|more", NULL)))
			return true;
	return false;
}

/* "Resolved with respect to the mileage", "all sorted with the school", "resolved as far as Tom is
 * concerned": a part of it, or another matter.  What is resolved for us, at last, in full is all.
 */
static bool names_part(const struct verdict_sentence *s)
{
	static const char *const whole[] = {
	    "for|with us|me|both|all|him|her|them|thanks|many|everyone|everybody|good|now",
	    "from here|us|me|our|my|a",
	    "for|from the panel|carer|carers|chair|adm",
	    "in full|my|our|time|the ?end $|view|opinion|eyes|,|and|thank|thanks",
	    "on our|my|both|all ?part|side|end|sides|counts",
	    "on mon~|tue~|wed~|thu~|fri~|sat~|sun~",
	    "at last|our|my|long|this|home",
	};
	size_t i, j;

	for (i = 0; i + 1 < s->count; i++) {
		if (verdict_match(s, i, "as far as", NULL) &&
		    !verdict_match(s, i, "as far as i|we|the|this ?panel am|are|is|can|goes", NULL))
			return true;
		if (!verdict_match(s, i, DONE "|closed with|for|from|in|on|at|re", NULL))
			continue;
		for (j = 0; j < COUNT_OF(whole); j++)
			if (verdict_match(s, i + 1, whole[j], NULL))
				break;
		if (j == COUNT_OF(whole))
			return true;
	}
	return false;
}

static bool says_yes(const struct verdict_sentence *s)
{
	if (VERDICT_HAS(s, relieved))
		return verdict_denials(s, 0, s->count) == 0 &&
		       !verdict_has_word(s, 0, s->count,
					 "if|unless|but|however|although|though|until|when|would|"
					 "could|should|yet|still|except|only|was|were|said|says");
	return !is_unsure(s) && !names_part(s) && verdict_denials(s, 0, s->count) == 0 &&
	       reported_at(s) == s->count && !verdict_find(s, "no ,", NULL, NULL) &&
	       !verdict_find(s, "so|thus far", NULL, NULL) && VERDICT_HAS(s, positive);
}

/* Is one of the patterns there, its clause without doubt, and with just so many denials?  *at is
 * where. */
static bool says_in_clause(const struct verdict_sentence *s, const char *const *patterns,
			   size_t count, size_t denials, size_t *at)
{
	size_t i, end, from, to, begin, reason, reported = reported_at(s);
	const char *doubtful;

	for (i = 0; i < count; i++) {
		if (!verdict_find(s, patterns[i], &begin, &end) || begin > reported)
			continue;
		/* "I would not say" is said all the same, and "not happy but …" has two clauses. */
		doubtful = str_starts(patterns[i], "would|") ? unsure_saying : unsure_no;
		verdict_clause(s, begin, &from, &to);
		/* "Not satisfied, as it does not …": the reason takes nothing back. */
		for (reason = end; reason < to; reason++)
			if (verdict_is(&s->words[reason], "as|since|given"))
				to = reason;
		/* "No, it is not": the first word only repeats the denial. */
		if (end > to)
			to = end < s->count ? end : s->count;
		/* "I have to say that I am not" */
		verdict_match(s, from, "?but i|we have|must ?to say ?that", &from);
		if (verdict_has_word(s, from, to, doubtful))
			continue;
		/* "I want it sorted, not resolved on paper" */
		if (str_starts(patterns[i], "not ") &&
		    verdict_has_word(s, from, begin, "want|wanted"))
			continue;
		*at = end - 1;
		if (denials ? verdict_denials(s, from, to) == denials
			    : !verdict_has_word(s, from, to, "no|not|never|without|none|nothing"))
			return true;
	}
	return false;
}

/* A yes in another clause than the no at `at`: two voices in one sentence.  To be happy with a part
 * is none. */
static bool says_both(const struct verdict_sentence *s, size_t at)
{
	size_t i, from, to, no_from, no_to;

	verdict_clause(s, at, &no_from, &no_to);
	for (i = 0; i < s->count; i++) {
		if (!verdict_is(&s->words[i], DONE "|satisfied|happy|content|pleased|closed|close"))
			continue;
		verdict_clause(s, i, &from, &to);
		if ((from == no_from && i <= at) || verdict_denials(s, from, to) > 0 ||
		    verdict_has_word(s, from, to,
				     "far|yet|fails|failed|nowhere|" PART "|until|if") ||
		    verdict_match(s, i, DONE "|satisfied :|, no|not ?, $|,|i|we|it|this|the", NULL))
			continue;
		return true;
	}
	return false;
}

/* One that takes back what it says, or that is not about the outcome of this case. */
static bool is_doubtful(const struct verdict_sentence *s)
{
	static const char *const doubts[] = {
	    "not *really|quite|entirely|all|that|at|so|yet sure|certain|decided",
	    "between|either|difference|choose ** resolved",
	    "neither *really|quite|yet|,|fully resolved|unresolved",
	    "not *really|quite|exactly|that|completely unresolved|unhappy|dissatisfied",
	    "do|does|did not *really|quite|yet know|understand",
	    /* mockery */
	    "my foot|eye|arse|backside|elbow|bum|hat|giddy",
	    "in your|my|their dreams",
	    "pigs fly|might|will|can",
	    "pull the other",
	    "dream on",
	    "as if $|,",
	};

	return quotes_word(s) || VERDICT_HAS(s, doubts);
}

static bool speaks_of_it(const struct verdict_sentence *s)
{
	size_t end;

	if (VERDICT_HAS(s, spoken))
		return true;
	/* To be happy with a day is about the date (C2). */
	return verdict_find(s, "happy|content|pleased with", NULL, &end) &&
	       !verdict_match(s, end, "*the|a|on|by " VERDICT_DAY_WORD, NULL);
}

/* "I am happy with the new plan": with something, which need not be all. */
static bool is_pleased(const struct verdict_sentence *s)
{
	return verdict_find(s, "satisfied|happy|content|pleased with", NULL, NULL) &&
	       !verdict_has_word(s, 0, s->count, unsure) && verdict_denials(s, 0, s->count) == 0 &&
	       reported_at(s) == s->count && verdict_has_word(s, 0, s->count, "i|we|am|are");
}

static enum signal read_sentence(const struct verdict_sentence *s)
{
	bool complains, withdraws;
	size_t at, reported;

	if (s->question)
		return SIGNAL_NONE;
	if (is_doubtful(s))
		return speaks_of_it(s) ? SIGNAL_DOUBT : SIGNAL_NONE;
	reported = reported_at(s);
	withdraws = verdict_asks_withdrawal(s, reported);
	complains = verdict_asks_complaint(s, reported);
	if (withdraws && complains)
		return SIGNAL_DOUBT;
	if (withdraws || complains)
		return withdraws ? SIGNAL_WITHDRAW : SIGNAL_COMPLAINT;
	if (says_in_clause(s, denied, COUNT_OF(denied), 1, &at) ||
	    says_in_clause(s, plain_no, COUNT_OF(plain_no), 0, &at))
		return says_both(s, at) ? SIGNAL_DOUBT : SIGNAL_NO;
	if (says_yes(s))
		return SIGNAL_YES;
	if (VERDICT_HAS(s, supporting) && !verdict_has_word(s, 0, s->count, unsure) &&
	    verdict_denials(s, 0, s->count) == 0)
		return SIGNAL_SUPPORT;
	if (is_pleased(s))
		return SIGNAL_PART;
	if (speaks_of_it(s))
		return SIGNAL_DOUBT;
	/* "Another week with no answer.  So glad it's sorted." */
	if (verdict_denials(s, 0, s->count) && !verdict_is_courtesy(s) &&
	    !verdict_has_word(s, 0, s->count, "sorry|apologies|apologise"))
		return SIGNAL_CONTRAST;
	if (verdict_has_word(s, 0, s->count,
			     "but|however|although|though|except|outstanding|still|unfortunately|"
			     "sadly|disappointed|yet|remains"))
		return SIGNAL_CONTRAST;
	return SIGNAL_NONE;
}

static enum signal ticks_signal(const struct verdict_ticks *t)
{
	if (t->resolved == TICK_BOTH || t->further == TICK_BOTH)
		return SIGNAL_DOUBT;
	if (t->resolved == TICK_YES)
		return t->further == TICK_YES ? SIGNAL_DOUBT : SIGNAL_YES;
	if (t->resolved == TICK_NO)
		return t->further == TICK_NO ? SIGNAL_DOUBT : SIGNAL_NO;
	if (t->further == TICK_UNSAID)
		return SIGNAL_NONE;
	return t->further == TICK_YES ? SIGNAL_NO : SIGNAL_SUPPORT;
}

/* What all sentences say together: only voices that agree decide. */
static void decide(const bool *seen, struct verdict *v)
{
	bool yes = seen[SIGNAL_YES], no = seen[SIGNAL_NO], withdraws = seen[SIGNAL_WITHDRAW];
	bool complains = seen[SIGNAL_COMPLAINT];

	if (complains && !yes && !withdraws)
		v->kind = VERDICT_COMPLAINT;
	else if (withdraws && !no && !complains)
		v->kind = VERDICT_WITHDRAW;
	else if (no && !yes && !withdraws && !seen[SIGNAL_SUPPORT])
		v->kind = VERDICT_NOT_RESOLVED;
	else if (yes && !no && !seen[SIGNAL_DOUBT] && !seen[SIGNAL_CONTRAST] && !complains)
		v->kind = VERDICT_RESOLVED;
	else
		v->unclear = yes || no || seen[SIGNAL_DOUBT] || complains || withdraws ||
			     seen[SIGNAL_SUPPORT] || seen[SIGNAL_PART];
}

void verdict_read_outcome(struct arena *a, const char *text, struct verdict *v)
{
	struct verdict_sentences sentences;
	bool seen[SIGNAL_CONTRAST + 1] = {false};
	char *rest = arena_strdup(a, text);
	struct verdict_ticks ticks = {0};
	size_t i;

	verdict_take_ticks(a, rest, &ticks);
	sentences = verdict_split(a, rest);
	for (i = 0; i < sentences.count; i++)
		if (!verdict_tick_line(&sentences.list[i], &ticks))
			seen[read_sentence(&sentences.list[i])] = true;
	seen[ticks_signal(&ticks)] = true;
	decide(seen, v);
	/* A no beside a contradiction in the form's own boxes is asked back as well. */
	if (ticks.seen && ticks_signal(&ticks) == SIGNAL_DOUBT) {
		v->kind = VERDICT_NONE;
		v->unclear = true;
	}
}
