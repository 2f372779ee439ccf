/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole sentences that are the answer to a tick: "The matter is not resolved.", "I am satisfied
 * with the response", "No further escalation is required".  Each of their words is in a list, so
 * that none can turn the sense; what is denied twice is nothing.
 */
#include "core/vocabulary_parts.h"

#include <string.h>

enum { STATEMENT_WORDS = 16, STATEMENT_BYTES = 160 };

/* "+" says so, "-" the opposite, "!" denies, "*" must be there, "v" is a verb, "." says nothing. */
static const struct {
	const char *key, *words;
	bool must;
} statements[] = {
    {"resolved",
     "+resolved +settled +closed +satisfied +content -unresolved -dissatisfied -unsatisfied "
     "-unhappy !not !isnt !arent !hasnt !havent !dont !never vam vis vare vhas vhave vim vbeen "
     "vremain vconsider vfeel vbelieve vthink .matter .concern .issue .complaint .case .it .this "
     ".these .they .i .we .panel .chair .adm .now .still .yet .with .response .reply .answer "
     ".manager .my .our .all .to .given .received .that .from .service .already .do ",
     false},
    {"further_escalation",
     "*further +escalation +escalate +escalated +escalating !no !not !isnt !doesnt !dont vis vare "
     "vwant vwish vneed vrequire vshould .required .needed .necessary .i .we .it .this .there "
     ".matter .concern .issue .complaint .case .be .to .do .does .at .stage .time .point .now "
     ".for ",
     true},
};

/* "Is it resolved" asks. */
static bool statement_asks(const struct vocabulary_word *first)
{
	return vocabulary_word_among(first, VOCABULARY_BEING) || vocabulary_word_is(first, "has") ||
	       vocabulary_word_is(first, "have") || vocabulary_word_is(first, "should") ||
	       vocabulary_word_is(first, "do") || vocabulary_word_is(first, "does");
}

/* Is it one of these?  `full`: it has a verb, or denies. */
static bool statement_fits(size_t k, const struct vocabulary_word *words, size_t n, bool full,
			   bool *holds)
{
	size_t i, says = 0, opposes = 0, denies = 0, verbs = 0, must = 0;

	for (i = 0; i < n; i++)
		switch (vocabulary_list_sign(statements[k].words, words[i].text, words[i].length)) {
		case '+':
			says++;
			break;
		case '-':
			opposes++;
			break;
		case '!':
			denies++;
			break;
		case '*':
			must++;
			break;
		case 'v':
			verbs++;
			break;
		case '.':
			break;
		default:
			return false;
		}
	if ((says > 0) == (opposes > 0) || denies + (opposes > 0) > 1 ||
	    (statements[k].must && !must) || (full && !verbs && !denies))
		return false;
	*holds = !denies && !opposes;
	return true;
}

bool vocabulary_find_statement(const char *text, size_t n, bool full, const char **key, bool *holds)
{
	struct vocabulary_word words[STATEMENT_WORDS + 1];
	size_t i, k, count;

	while (n && strchr(" .!", text[n - 1]))
		n--;
	for (i = 0; i < n; i++)
		if (strchr("?:;,.!\"()/\n", text[i]))
			return false;
	if (n > STATEMENT_BYTES)
		return false;
	count = vocabulary_words(text, n, words, COUNT_OF(words));
	if (!count || count > STATEMENT_WORDS || statement_asks(&words[0]))
		return false;
	for (k = 0; k < COUNT_OF(statements); k++)
		if (statement_fits(k, words, count, full, holds)) {
			*key = statements[k].key;
			return true;
		}
	return false;
}

static bool statement_begins(const struct vocabulary_word *words, size_t n,
			     const char *const phrase[2])
{
	return n && vocabulary_word_is(&words[0], phrase[0]) &&
	       (!phrase[1] || (n > 1 && vocabulary_word_is(&words[1], phrase[1])));
}

bool vocabulary_limits(const struct vocabulary_word *words, size_t n, bool yes)
{
	/* Some of it is the other answer. */
	static const char *const parts[][2] = {
	    {"except", NULL},  {"excepting", NULL}, {"excluding", NULL},   {"apart", "from"},
	    {"other", "than"}, {"aside", "from"},   {"with", "exception"}, {"save", "for"},
	    {"part", NULL},    {"partly", NULL},    {"partial", NULL},	   {"partially", NULL},
	    {"in", "part"},    {"mostly", NULL},    {"mainly", NULL},	   {"largely", NULL},
	    {"almost", NULL},  {"nearly", NULL},    {"to", "some"},	   {"to", "extent"},
	    {"to", "degree"},
	};
	/* It is so only if or when something else is. */
	static const char *const conditions[][2] = {
	    {"although", NULL},	     {"though", NULL},	  {"however", NULL},
	    {"subject", "to"},	     {"provided", NULL},  {"providing", NULL},
	    {"provisionally", NULL}, {"pending", NULL},	  {"once", NULL},
	    {"when", NULL},	     {"until", NULL},	  {"assuming", NULL},
	    {"conditionally", NULL}, {"on", "condition"}, {"conditional", NULL},
	    {"as", "long"},	     {"so", "long"},	  {"for", "now"},
	    {"with", "reservation"}, {"with", "some"},	  {"hopefully", NULL},
	    {"still", NULL},	     {"yet", NULL},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(parts); i++)
		if (statement_begins(words, n, parts[i]))
			return true;
	for (i = 0; yes && i < COUNT_OF(conditions); i++)
		if (statement_begins(words, n, conditions[i]))
			return true;
	return false;
}

size_t vocabulary_lead_statement(const char *text, size_t n, bool *holds)
{
	static const char *const who[] = {"there", "panel", "i", "we"};
	static const char *const verbs[] = {"is", "are", "has", "have"};
	struct vocabulary_word words[6];
	size_t i = 2, count = vocabulary_words(text, n, words, COUNT_OF(words));

	if (count < COUNT_OF(words) - 1 || !VOCABULARY_WORD_IN(&words[0], who) ||
	    !VOCABULARY_WORD_IN(&words[1], verbs))
		return 0;
	*holds = !vocabulary_word_is(&words[2], "no");
	i += !*holds || vocabulary_word_is(&words[2], "some");
	return vocabulary_word_among(&words[i], VOCABULARY_WORRIES) &&
		       vocabulary_word_among(&words[i + 1], VOCABULARY_REGARDS)
		   ? words[i + 1].to
		   : 0;
}
