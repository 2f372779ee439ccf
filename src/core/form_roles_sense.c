/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a role that is named is meant (C7), by the words before it and behind it. */
#include "core/form_roles.h"

#include <string.h>

enum { ROLES_NEAR = 4 /* words before a role that are looked at */ };

/* "All except", "other than", "our former": it is not said who is meant. */
static bool form_name_excepts(const struct vocabulary_word *words, size_t i)
{
	static const char *const excepting[] = {"except",   "excepting",  "excluding", "former",
						"formerly", "previou",	  "previous",  "ex",
						"bar",	    "previously", "barring"};

	if (vocabulary_word_is(&words[i], "from") || vocabulary_word_is(&words[i], "than"))
		return i > 0 && (vocabulary_word_is(&words[i - 1], "apart") ||
				 vocabulary_word_is(&words[i - 1], "aside") ||
				 vocabulary_word_is(&words[i - 1], "other"));
	return VOCABULARY_WORD_IN(&words[i], excepting);
}

/* "Not just the SSW" is about others too. */
static bool form_name_adds(const struct vocabulary_word *word)
{
	static const char *const adding[] = {"just", "only", "merely", "simply", "solely"};

	return VOCABULARY_WORD_IN(word, adding);
}

/* Words just before the role that deny it ("not our SSW"), or leave it open; what stands before
 * `from` is the answer of the role before it. */
static struct form_name_sense form_name_before(const struct form_naming *n, size_t k, size_t from)
{
	size_t i, first = n->named[k].first, least = k ? n->named[k - 1].last + 1 : 0;
	struct form_name_sense sense = {VOCABULARY_TONE_NONE, false};

	for (i = first; i > least && first - i < ROLES_NEAR; i--) {
		if (n->slice.from + n->words[i - 1].from < from)
			break;
		if (form_name_excepts(n->words, i - 1))
			return (struct form_name_sense){VOCABULARY_DOUBTS, true};
		sense.tone = vocabulary_tone(&n->words[i - 1]);
		sense.spreads = vocabulary_word_is(&n->words[i - 1], "neither");
		if (sense.tone == VOCABULARY_NEGATES && form_name_adds(&n->words[i]))
			sense.tone = VOCABULARY_DOUBTS;
		if (sense.tone == VOCABULARY_NEGATES || sense.tone == VOCABULARY_DOUBTS)
			return sense;
	}
	return (struct form_name_sense){VOCABULARY_TONE_NONE, false};
}

/* What is said of the role before goes on: "not the SSW or the Team Manager".  With "and" between
 * them it may. */
static struct form_name_sense form_name_goes_over(const struct form_naming *n, size_t k,
						  struct form_name_sense before)
{
	static const char *const ours[] = {"my", "our", "your", "either"};
	const struct form_name_sense none = {VOCABULARY_TONE_NONE, false};
	bool joined = false, added = false;
	size_t i;

	if (before.tone == VOCABULARY_TONE_NONE)
		return none;
	for (i = n->named[k - 1].last + 1; i < n->named[k].first; i++) {
		if (vocabulary_word_is(&n->words[i], "or"))
			joined = true;
		else if (vocabulary_word_is(&n->words[i], "and"))
			added = true;
		else if (!VOCABULARY_WORD_IN(&n->words[i], ours))
			return none;
	}
	if (added)
		before.tone = VOCABULARY_DOUBTS;
	return joined || added || before.spreads ? before : none;
}

/* Does a sentence end between the two words? */
static bool form_name_is_parted(const struct form_naming *n, size_t one, size_t other)
{
	const char *text = n->source->text + n->slice.from;
	size_t at;

	for (at = n->words[one].to; at < n->words[other].from; at++)
		if (strchr(".;\n", text[at]))
			return true;
	return false;
}

/* "Head of Service not informed", "the SSW has been great": words behind the role by which it is
 * hardly meant.  What is denied right before the next role is that one. */
static bool form_name_is_spared(const struct form_naming *n, size_t k)
{
	static const char *const helping[] = {"has", "have", "had", "been", "be"};
	static const char *const spared[] = {
	    "informed",	 "told",      "aware",	   "involved", "copied",      "included",
	    "notified",	 "contacted", "consulted", "meant",    "responsible", "blame",
	    "to",	 "at",	      "fault",	   "one",      "our",	      "my",
	    "concerned", "known",     "sure",	   "about",    "problem",     "issue"};
	static const char *const praise[] = {"great",	"good",	      "lovely",	   "brilliant",
					     "fine",	"supportive", "wonderful", "excellent",
					     "helpful", "kind",	      "fantastic", "amazing"};
	const size_t first = n->named[k].last + 1;
	const size_t last = k + 1 < n->named_count ? n->named[k + 1].first : n->word_count;
	bool praised = false, denied = false, begun = false;
	size_t i;

	for (i = first; i < last && !form_name_is_parted(n, i - 1, i); i++) {
		if (vocabulary_tone(&n->words[i]) == VOCABULARY_NEGATES) {
			if (!begun && i + 1 < last && VOCABULARY_WORD_IN(&n->words[i + 1], spared))
				return true;
			denied = true;
		}
		begun |= !vocabulary_word_among(&n->words[i], VOCABULARY_BEING) &&
			 !VOCABULARY_WORD_IN(&n->words[i], helping);
		praised |= VOCABULARY_WORD_IN(&n->words[i], praise);
	}
	return praised && !denied;
}

/* "Team Manager (the SSW has left)": a role that brackets behind another one only speak of. */
static bool form_name_is_aside(const struct form_naming *n, size_t k)
{
	static const char *const small[] = {"and", "or",   "also", "both", "our", "my",
					    "as",  "well", "too",  "plus", "your"};
	const char *text = n->source->text + n->slice.from;
	size_t at, open = 0, i, role = 0, end;

	if (!k)
		return false;
	for (at = n->words[n->named[0].last].to; at < n->words[n->named[k].first].from; at++)
		open = text[at] == '(' ? at : text[at] == ')' ? 0 : open;
	if (!open)
		return false;
	end = open + strcspn(text + open, ")");
	for (i = 0; i < n->word_count && n->words[i].from < end; i++) {
		while (role < n->named_count && n->named[role].last < i)
			role++;
		if (n->words[i].from > open &&
		    !(role < n->named_count && n->named[role].first <= i) &&
		    !VOCABULARY_WORD_IN(&n->words[i], small))
			return true;
	}
	return false;
}

struct form_name_sense form_name_sense(const struct form_naming *n, size_t k, size_t from,
				       struct form_name_sense before)
{
	struct form_name_sense sense = form_name_before(n, k, from);

	if (sense.tone == VOCABULARY_TONE_NONE && k)
		sense = form_name_goes_over(n, k, before);
	if (sense.tone == VOCABULARY_TONE_NONE &&
	    (form_name_is_spared(n, k) || form_name_is_aside(n, k)))
		sense.tone = VOCABULARY_DOUBTS;
	return sense;
}
