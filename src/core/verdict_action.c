/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * S5: does a sentence name something that was done, will be done, or need not be, and why?
 */
#include <string.h>

#include "core/verdict_words.h"

/* "… and come back to you": whatever else they will do first, it is no answer yet. */
static bool promises_answer(const struct verdict_sentence *s)
{
	static const char *const patterns[] = {
	    "and|then|to *then|will|i|we come|get|be|report back|touch|in ?to|touch ?you",
	    "and|then *then|will|i|we revert|respond|reply|answer|update ?to you",
	    "and|then *then|will|i|we revert|respond|reply|answer shortly|soon|by|next|$",
	    "and|then *then|will|i|we let you know",
	};

	return VERDICT_HAS(s, patterns);
}

/* "Will update the care plan", and not "will update you" or "the panel". */
static bool will_update(const struct verdict_sentence *s, size_t at)
{
	return verdict_match(s, at, "update the|a|our|his|her|their|its|all|this|that|every",
			     &at) &&
	       !verdict_match(s, at,
			      "?foster|panel carer|carers|panel|chair|family|adviser|advisor|team|"
			      "adm|manager|parents|child|children|school|next|when",
			      NULL);
}

/* "Will" and a verb that does something; to look, reply or think is not yet to act. */
static bool will_act(const struct verdict_sentence *s)
{
	static const char idle[] = "look|looking|get|come|be|reply|respond|let|revert|review|check|"
				   "consider|investigate|do|read|try|hope|have|need|not|"
				   "update|know|keep|follow|discuss|think|answer|write|email|call|"
				   "ring|raise|take|ask|speak|pick|deal|aim|see|give|bear|return";
	size_t i;

	for (i = 0; i + 1 < s->count; i++) {
		if (!verdict_is(&s->words[i], "will|shall"))
			continue;
		for (i++;
		     i + 1 < s->count &&
		     verdict_is(&s->words[i],
				"also|now|then|therefore|all|both|personally|always|in|future|,");
		     i++)
			;
		if (verdict_match(s, i,
				  "be "
				  "in|back|able|happy|there|away|on|out|looking|getting|coming|"
				  "reviewing|checking|considering|ok|sorry|a|the",
				  NULL))
			continue;
		/* "Will action": what, nobody can tell. */
		if (verdict_match(s, i,
				  "action|sort|progress|handle|pursue|chase "
				  "$|,|it|this|that|these|asap|today|tomorrow|now|soon|shortly",
				  NULL))
			continue;
		if (verdict_is(&s->words[i], "be") || will_update(s, i) ||
		    verdict_match(s, i,
				  "call|ring|speak|write|email|see|ask|contact ** to "
				  "arrange|book|agree|organise|set|fix|complete|sort",
				  NULL) ||
		    verdict_match(s, i,
				  "ask|speak|call|ring|write|email|raise|discuss|update|take|"
				  "review|give|follow|see|deal "
				  "*to|with|up|in|the|this|it|a|an|at|about|on|over|into|that "
				  "team|ssw|worker|school|transport|service|manager|finance|panel|"
				  "family|him|her|them|plan|records|training|supervision|"
				  "social|supervising|reviewing|iro|contractor|firm|provider|every|"
				  "each|all|mr|mrs|ms|dr",
				  NULL) ||
		    (!verdict_is(&s->words[i], idle) && !verdict_is(&s->words[i], ",|:|/")))
			return true;
	}
	return false;
}

/* To have heard, thought or said something is not yet to have acted; and what has gone wrong is the
 * concern itself. */
static const char idle_verbs[] =
    "looked|received|noted|considered|acknowledged|thanked|tried|wanted|liked|hoped|needed|"
    "disagreed|noticed|believed|enjoyed|wondered|expected|replied|responded|viewed|missed|delayed|"
    "cancelled|failed|refused|declined|ignored|caused|upset|concerned|worried|disappointed|"
    "satisfied|resolved|answered|addressed|seemed|happened|changed|realised|assumed|wished|raised|"
    "intended|planned|hurried|rushed|waited|escalated|complained|closed|supposed|used|listened|"
    "accepted|rejected|mentioned|stated|said|called|named|moved|lived|stayed|started|stopped|"
    "read|seen|forgotten|lost|overlooked|postponed|heard|felt|thought|found|been|had|got|"
    "remembered|doubted|understood|known|wanted|loved|hated|agreed";

static bool is_deed(const struct verdict_word *w)
{
	size_t n = strlen(w->text);

	if (verdict_is(w, idle_verbs))
		return false;
	return (n > 4 && str_ends(w->text, "ed")) ||
	       verdict_is(w, "rewritten|written|sent|done|made|brought|put|set|found|given|taken|"
			     "drawn|bought|begun|got|built|held|met|paid|spoken|taught|told|kept");
}

/* "We have filed the certificate", "the report has now been rewritten", "we replaced the bed". */
static bool has_acted(const struct verdict_sentence *s)
{
	static const char *const perfect[] = {
	    "i|we|support|team|manager|worker|ssw *have|has|had|also|now|since|then|both|just",
	    "has|have *now|also|since|all|both|just been *now|also|since|all|both",
	    "has|have *now|also|since|all|both|just",
	    "was|were *then|also|all|both",
	};
	static const char *const behind[] = {
	    "the|a|an|her|his|their|our|its|this|that|all|new|both"};
	size_t i, p, end, from, to;

	for (i = 0; i < s->count; i++) {
		for (p = 0; p < COUNT_OF(perfect); p++) {
			if (!verdict_match(s, i, perfect[p], &end) || end >= s->count ||
			    !is_deed(&s->words[end]))
				continue;
			verdict_clause(s, end, &from, &to);
			if (verdict_denials(s, from, to))
				continue;
			/* What the child has done is no action of ours. */
			if (p == 2 && i > 0 &&
			    verdict_is(&s->words[i - 1], "he|she|they|child|children|who|it"))
				continue;
			/* "Was obtained on 3 December": what is told with its day was done. */
			if (p == 3 &&
			    !verdict_match(s, end + 1, "on|yesterday|today|last|this", NULL))
				continue;
			/* "We replaced the bed": without "have" there must be something that was.
			 */
			if (p || end > i + 1 || verdict_match(s, end + 1, behind[0], NULL))
				return true;
		}
	}
	return false;
}

/* S5: something was done, or will be, or need not be, and why. */
bool verdict_names_action(const struct verdict_sentence *s)
{
	static const char *const patterns[] = {
	    "i|we *have|has|had|also|now|since|then|both|just "
	    "arranged|met|visited|asked|sent|completed|contacted|booked|changed|updated|approved|"
	    "referred|"
	    "requested|paid|provided|apologised|instructed|ordered|gave|given|made|held|issued|"
	    "organised|scheduled|appointed|put|reminded|raised|chased|"
	    "amended|corrected|added|agreed|spoken|spoke|reviewed|discussed|set|emailed|written|"
	    "wrote|commissioned|moved|reallocated|started|refunded|authorised",
	    "has|have|was|were *now|also|since|been "
	    "arranged|completed|booked|changed|updated|approved|referred|requested|paid|provided|"
	    "instructed|ordered|given|"
	    "made|held|issued|organised|scheduled|appointed|put|reminded|raised|amended|corrected|"
	    "added|agreed|reviewed|commissioned|moved|reallocated|started|"
	    "reinstated|refunded|authorised|sent|rebooked|reassessed|trained|spoken",
	    "am|are|is *now|also "
	    "arranging|organising|completing|booking|updating|referring|sending|chasing|meeting|"
	    "visiting|arranged|booked|scheduled",
	    "action|actions *taken|agreed|and|learning|plan|required|are|is :",
	    "^ action|actions ",
	    "by whom",
	    "by when",
	    "who : ** by",
	};
	static const char *const unneeded[] = {
	    "no ?further action|actions *is|are|was|will|be|required|needed|necessary "
	    "because|as|since|given|:",
	    "nothing *further|more|is|to|be|done because|as|since",
	};
	size_t begin, from, to;

	if (s->question ||
	    verdict_has_word(s, 0, s->count, "complaint|complaints|complain|escalate"))
		return false;
	if (VERDICT_HAS(s, unneeded) || (will_act(s) && !promises_answer(s)) || has_acted(s))
		return true;
	if (!VERDICT_FIND(s, patterns, &begin, NULL))
		return false;
	verdict_clause(s, begin, &from, &to);
	return verdict_denials(s, from, to) == 0;
}
