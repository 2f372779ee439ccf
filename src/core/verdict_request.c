/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a sentence take the matter to the complaints procedure (C9), or withdraw it? */
#include "core/verdict_words.h"

#define MAKE                                                                                       \
	"make|raise|lodge|submit|start|register|file|put|bring|go|pursue|use|making|raising|"      \
	"lodging|submitting|starting|using|invoke"
#define CASE "escalation|concern|concerns|case|form|matter|request|it|this|complaint"

static const char *const complaint[] = {
    "^ *yes|please|i|want|to|,|a|formal|make|raise|ok|official complaint|complaints "
    "*please|procedure|now|,|thank|you|thanks $",
    "i|we *now|do|also|both|hereby|therefore|have want|wish|am|are|need|decided ?to "
    "*now|be|formally|like " MAKE " ** complaint|complaints",
    "and|so|,|therefore|now want|wish|need ?to *now|formally " MAKE " ** complaint|complaints",
    "^ *so|just|hi|,|then|ok|now|please|right put|treat|log|register|record|regard|consider|take "
    "*this|it|the|that|matter|through|in|down|as *a|my|our formal|official|stage *1|one|a "
    "complaint $|,|please|now|thank|thanks",
    ",|so|just *then|ok|now|please|right put|treat|log|register|record|regard|consider|take "
    "*this|it|the|that|matter|through|in|down|as *a|my|our formal|official|stage *1|one|a "
    "complaint $|,|please|now|thank|thanks",
    "please *can|could this|it|the ?matter *now|please go|be|proceed|become "
    "*through|forward|as|treated|taken|a|to formal|official complaint $|,|please|now",
    "i am *now|hereby formally|officially complaining $|about|,|to",
    "please *now|can|you|this|therefore "
    "treat|register|log|take|handle|accept|regard|deal|raise|move|send ** as|to|through|under|with "
    "** complaint|complaints",
    "want|wish *this|it|the|matter|my|concern ?to *be|go|now|this|it|take|the|matter|treated|dealt "
    "** complaint|complaints",
    "i|we *now|hereby|also|formally complain $|about|that|,|formally",
    "want|wish to *now|formally complain $|about|formally|,",
    "i|we *have|now|decided|am|are|want|wish|to|going|will go|use ?down|through|for|to|under "
    "*the|your|council|formal|official complaint|complaints ?procedure|route|process|now|team "
    "$|,|:|now|instead|please|thank|thanks",
    "this is *now|a|my|our|formal|official|an complaint $|,|and|:",
};

static const char *const withdraw[] = {
    "^ *please|i|want|to|we|yes|ok|,|now|just|thanks drop|retract this|it|the|my|our "
    "?matter|case|concern|escalation|form "
    "$|,|please|thank|thanks|now",
    ", please drop|retract this $|,|now|thank|thanks",
    "^ *please|i|want|to|we|yes|ok|,|now|just|thanks cancel|retract this|the|my|our "
    "matter|case|concern|escalation|form $|,|please|thank|thanks|now",
    "^ *please|i|want|to|we|yes|ok|,|wish|can|you|thanks|thank|now|am "
    "withdraw|withdrawn|withdrawing $|,|please|thank|thanks",
    "^ *please|yes|ok|,|can|could|you|thanks|thank|and|hi|hello withdraw "
    "*my|our|the|this|it|whole|entire|formal $|" CASE,
    "i|we *now|hereby|do|therefore|both|have|decided|want|wish|am|are|need|to|,|and|thank|you|so "
    "withdraw|withdrawing|withdrawn *my|our|the|this|it|whole|entire|formal $|" CASE,
    "no longer want|wish|need ?to "
    "*pursue|continue|proceed|take|go|this|it|with|the|matter|my|further|on|any "
    "pursue|continue|proceed|take|further|go",
    "do not want|wish to pursue|continue|proceed|take "
    "*with|this|it|the|matter|my|concern|any|more|longer|anymore $|,|further|forward",
};

/* "A complaint about the taxi firm" goes to the taxi firm. */
static bool complains_elsewhere(const struct verdict_sentence *s, size_t end)
{
	return verdict_match(s, end, "about|against|to|with|regarding", &end) &&
	       !verdict_match(s, end,
			      "$|this|it|that|these|those|all|everything|how|what|why|you|your|"
			      "council|fostering|,",
			      NULL) &&
	       !verdict_match(s, end,
			      "the|our ?whole council|service|department|way|handling|delay|delays|"
			      "response|lack|local|matter|outcome|decision|process",
			      NULL);
}

/* What is denied in another clause ("I am not happy and
 * …") takes nothing back. */
bool verdict_asks_complaint(const struct verdict_sentence *s, size_t reported)
{
	size_t begin, end, from;

	if (!VERDICT_FIND(s, complaint, &begin, &end) || begin > reported ||
	    complains_elsewhere(s, end))
		return false;
	from = begin + verdict_is(&s->words[begin], ",|and|but|so");
	while (from > 0 && !verdict_is(&s->words[from - 1], ",|and|but|so"))
		from--;
	return verdict_denials(s, from, s->count) == 0 &&
	       !verdict_has_word(s, 0, s->count,
				 "if|unless|would|might|may|could|whether|considering|thinking|"
				 "until|or|when|should|need");
}

bool verdict_asks_withdrawal(const struct verdict_sentence *s, size_t reported)
{
	static const char doubt[] =
	    "if|unless|would|might|may|could|whether|considering|thinking|until|or|when|should|"
	    "but|consent|offer|notice|objection";
	size_t begin, end, from, to;

	if (!VERDICT_FIND(s, withdraw, &begin, &end) || begin > reported)
		return false;
	/* "Could you withdraw it": the doubt within is politeness. */
	if (verdict_has_word(s, 0, begin, doubt) || verdict_has_word(s, end, s->count, doubt) ||
	    verdict_has_word(s, begin, end, "would|might|may|or|when|should"))
		return false;
	/* "do not want to pursue" is a withdrawal by its denial; anything else must have none. */
	verdict_clause(s, end ? end - 1 : 0, &from, &to);
	return (verdict_is(&s->words[begin], "do") || verdict_denials(s, from, to) == 0) &&
	       verdict_denials(s, 0, s->count) <= 1;
}
