/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_words.h"

#include <string.h>

#include "core/vocabulary.h"

enum { WORDS_MAX = 60 };

/* Where a word stands that tells. */
enum words_place {
	WORDS_ANYWHERE,
	WORDS_FIRST,
	WORDS_ASKED, /* the first, or the one behind "please" … */
	WORDS_URGED, /* … or behind an adverb there: "Please clearly state …" */
	WORDS_LAST,
	WORDS_LATER,  /* not the first, and that begins no question */
	WORDS_EARLY,  /* the same, of the first three */
	WORDS_RUN,    /* the list's words, one behind the other in one part of a sentence */
	WORDS_BESIDE, /* beside others that tell: tells nothing by itself */
	WORDS_WITH,   /* anywhere, and that there must be as well */
};

static const struct {
	size_t least, most; /* words that there are, and that are looked at */
	bool whole;	    /* there are no more */
	bool only;	    /* … and each of them is in one of its lists */
} words_verdicts[FORM_WORDS_VERDICTS] = {
    [FORM_WORDS_PRINTED] = {1, WORDS_MAX, false, false},
    [FORM_WORDS_GUIDANCE] = {2, 4, false, false},
    [FORM_WORDS_BRIEFING] = {3, 12, false, false},
    [FORM_WORDS_EXAMPLE] = {2, 2, false, false},
    [FORM_WORDS_LIMIT] = {2, 6, true, false},
    /* More are what somebody tells. */
    [FORM_WORDS_CHOICE] = {2, 8, true, false},
    [FORM_WORDS_TICKING] = {2, 14, true, false},
    [FORM_WORDS_TICK] = {1, 5, true, true},
    [FORM_WORDS_OFFICE] = {2, 6, true, true},
    [FORM_WORDS_OVERFLOW] = {4, 14, true, false},
    [FORM_WORDS_NOTICE] = {3, WORDS_MAX, false, false},
    [FORM_WORDS_CAPTION] = {1, 1, true, true},
    [FORM_WORDS_HEAD] = {1, 3, true, true},
    [FORM_WORDS_QUESTION] = {1, 1, false, false},
    [FORM_WORDS_CONTACT] = {1, 16, false, false},
    [FORM_WORDS_SENTENCE] = {1, 16, false, false},
    /* "The Chair is" can have a name below it. */
    [FORM_WORDS_STATEMENT] = {4, 4, false, false},
    [FORM_WORDS_POINTER] = {1, 8, true, true},
};

#define LIST(...) (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__}))
#define BEING	  "was", "were", "is", "are", "has", "have"

static const char *const words_questions[] = {"what",  "how", "who",  "when",  "which",
					      "where", "why", "whom", "whose", BEING};

/* A verdict holds if one of its rows does.  Words are written as labels are compared: without the
 * "s" at the end of longer ones, "viruses" as well as "virus". */
static const struct words_rule {
	enum form_words verdict;
	enum words_place place;
	const char *const *words;
	size_t count;
} words_rules[] = {
    /* What nobody misses if it is not told of: a word is enough that a carer has no use for. */
    {FORM_WORDS_PRINTED, WORDS_ANYWHERE,
     LIST("form", "section", "completed", "complete", "completing", "confidential", "recipient",
	  "intended", "attachment", "tick", "box", "boxe", "guidance", "privacy", "policy",
	  "procedure", "disclaimer", "continuation", "highlighted", "viru", "viruse", "copyright",
	  "password")},
    {FORM_WORDS_PRINTED, WORDS_ASKED,
     LIST("let", "contact", "call", "return", "send", "do", "use", "see", "find", "email", "ring",
	  "reply", "you", "if", "thank")},
    /* What is cut out of an answer: a carer, too, asks for things to be sent. */
    {FORM_WORDS_GUIDANCE, WORDS_URGED,
     LIST("describe", "identify", "list", "state", "explain", "specify", "outline", "summarise",
	  "summarize", "indicate", "enter", "insert", "type", "respond", "usually", "normally",
	  "give", "say", "write", "include")},
    {FORM_WORDS_BRIEFING, WORDS_URGED,
     LIST("use", "keep", "be", "try", "avoid", "continue", "attach", "provide", "set", "tell",
	  "record", "complete", "answer", "add", "remember", "make", "think", "do")},
    {FORM_WORDS_BRIEFING, WORDS_WITH,
     LIST("initial", "bullet", "specific", "clear", "brief", "concise", "factual", "own", "full",
	  "detail", "date", "name", "example", "sheet", "page", "space", "paper", "evidence",
	  "section", "box", "row", "you", "your", "sentence", "point", "word")},
    {FORM_WORDS_EXAMPLE, WORDS_FIRST, LIST("eg", "example")},
    {FORM_WORDS_EXAMPLE, WORDS_RUN, LIST("for", "example")},
    {FORM_WORDS_EXAMPLE, WORDS_RUN, LIST("for", "instance")},
    {FORM_WORDS_EXAMPLE, WORDS_RUN, LIST("e", "g")},
    {FORM_WORDS_LIMIT, WORDS_ANYWHERE, LIST("max", "maximum", "limit", "exceed")},
    {FORM_WORDS_LIMIT, WORDS_RUN, LIST("more", "than")},
    {FORM_WORDS_LIMIT, WORDS_RUN, LIST("up", "to")},
    {FORM_WORDS_LIMIT, WORDS_WITH, LIST("word", "words", "character", "page", "side", "line")},
    {FORM_WORDS_CHOICE, WORDS_RUN, LIST("yes", "no")},
    {FORM_WORDS_CHOICE, WORDS_RUN, LIST("yes", "or", "no")},
    {FORM_WORDS_TICKING, WORDS_ASKED,
     LIST("delete", "tick", "circle", "ring", "highlight", "select", "choose", "pick", "mark",
	  "put", "place", "cross", "strike", "score", "underline", "enter", "insert", "type",
	  "remove")},
    {FORM_WORDS_TICKING, WORDS_WITH,
     LIST("apply", "applie", "appropriate", "applicable", "answer", "option", "box", "boxe", "one",
	  "ye", "yes", "no", "relevant", "choice", "x", "correct", "word", "wrong", "y")},
    {FORM_WORDS_TICK, WORDS_ANYWHERE, LIST("tick")},
    {FORM_WORDS_TICK, WORDS_BESIDE,
     LIST("please", "box", "boxe", "relevant", "one", "all", "the", "below", "here")},
    {FORM_WORDS_OFFICE, WORDS_ANYWHERE,
     LIST("office", "official", "staff", "admin", "council", "department", "service")},
    {FORM_WORDS_OFFICE, WORDS_WITH, LIST("use")},
    {FORM_WORDS_OFFICE, WORDS_BESIDE, LIST("for", "only", "the", "of")},
    {FORM_WORDS_OVERFLOW, WORDS_ASKED, LIST("continue", "use", "attach", "add", "if")},
    {FORM_WORDS_OVERFLOW, WORDS_WITH, LIST("continue", "use", "attach", "add")},
    {FORM_WORDS_OVERFLOW, WORDS_WITH, LIST("sheet", "page", "paper")},
    {FORM_WORDS_OVERFLOW, WORDS_WITH,
     LIST("separate", "additional", "extra", "another", "further")},
    {FORM_WORDS_OVERFLOW, WORDS_WITH,
     LIST("necessary", "needed", "required", "need", "require", "space", "room")},
    {FORM_WORDS_NOTICE, WORDS_ANYWHERE, LIST("gdpr", "privacy")},
    {FORM_WORDS_NOTICE, WORDS_RUN, LIST("data", "protection")},
    {FORM_WORDS_NOTICE, WORDS_WITH,
     LIST("held", "hold", "kept", "keep", "notice", "processed", "collected")},
    {FORM_WORDS_CAPTION, WORDS_ANYWHERE,
     LIST("field", "answer", "question", "response", "item", "detail", "value", "section", "label",
	  "entry", "completed")},
    {FORM_WORDS_HEAD, WORDS_LAST,
     LIST("concern", "question", "issue", "statement", "item", "area", "aspect", "topic", "theme",
	  "standard", "criteria", "criterion", "category", "matter")},
    {FORM_WORDS_HEAD, WORDS_BESIDE, LIST("area", "type", "of")},

    {FORM_WORDS_QUESTION, WORDS_FIRST, words_questions, COUNT_OF(words_questions)},
    {FORM_WORDS_CONTACT, WORDS_ANYWHERE,
     LIST("address", "email", "phone", "telephone", "tel", "mobile", "id", "postcode", "number",
	  "extension", "preferred", "method")},
    {FORM_WORDS_CONTACT, WORDS_RUN, LIST("to", "contact", "you")},
    {FORM_WORDS_CONTACT, WORDS_RUN, LIST("contact", "detail")},
    {FORM_WORDS_CONTACT, WORDS_RUN, LIST("e", "mail")},

    {FORM_WORDS_SENTENCE, WORDS_ANYWHERE, LIST("said")},
    {FORM_WORDS_SENTENCE, WORDS_LATER, LIST("had", BEING)},
    {FORM_WORDS_SENTENCE, WORDS_LAST,
     LIST("say", "replied", "wrote", "texted", "emailed", "answered", "is", "are", "was", "were",
	  "that", "told", "us", "me", "him", "her", "them", "follow", "following", "and", "as",
	  "like", "example", "because", "asked", "read", "include", "including", "one", "two",
	  "thing", "reason", "way", "time", "or")},
    {FORM_WORDS_SENTENCE, WORDS_FIRST,
     LIST("i", "we", "he", "she", "they", "it", "mr", "mrs", "ms", "dr", "miss", "note", "nb", "ps",
	  "re", "fw", "from", "sent", "subject", "cc", "http", "tel", "email", "mobile", "phone",
	  "telephone", "dear", "hi", "hello", "monday", "tuesday", "wednesday", "thursday",
	  "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
	  "july", "august", "september", "october", "november", "december", "mon", "tue", "wed",
	  "thu", "fri", "point", "action", "learning", "attachment", "attached", "to", "date",
	  "address")},
    {FORM_WORDS_STATEMENT, WORDS_EARLY, LIST("had", "am", BEING)},

    {FORM_WORDS_POINTER, WORDS_ANYWHERE,
     LIST("below", "overleaf", "attached", "attachment", "beneath", "separate", "next", "over",
	  "underneath", "email")},
    {FORM_WORDS_POINTER, WORDS_BESIDE,
     LIST("please", "see", "refer", "to", "page", "sheet", "and", "on", "in", "text", "detail",
	  "full", "my", "covering", "document", "letter", "continued", "continue", "under", "of")},
};

/* "clearly", "briefly" */
static bool words_is_adverb(const struct vocabulary_word *word)
{
	return word->length > 4 && memcmp(word->text + word->length - 2, "ly", 2) == 0;
}

/* Are these the list's words, in its order?  "They said yes, no more came" has no "yes no". */
static bool words_run(const struct words_rule *rule, const char *text,
		      const struct vocabulary_word *words)
{
	size_t i, at;

	for (i = 0; i < rule->count; i++)
		if (!vocabulary_word_is(&words[i], rule->words[i]))
			return false;
	for (i = 1; i < rule->count; i++)
		for (at = words[i - 1].to; at < words[i].from; at++)
			if (strchr(",.;:\n", text[at]))
				return false;
	return true;
}

/* "Outcome you are seeking", "Those you have told": what the writer is asked for is no statement.
 */
static bool words_address_writer(const struct vocabulary_word *words, size_t n)
{
	return n > 2 && !vocabulary_word_is(&words[0], "you") &&
	       (vocabulary_word_is(&words[1], "you") ||
		(n > 3 && vocabulary_word_is(&words[2], "you")));
}

/* Does one of the list's words stand at the rule's place? */
static bool words_hold(const struct words_rule *rule, const char *text,
		       const struct vocabulary_word *words, size_t n)
{
	size_t from = 0, to = n, i;

	switch (rule->place) {
	case WORDS_ANYWHERE:
		break;
	case WORDS_FIRST:
		to = 1;
		break;
	case WORDS_ASKED:
	case WORDS_URGED:
		from = vocabulary_word_is(&words[0], "please");
		to = from + 1;
		to += rule->place == WORDS_URGED && from < n && words_is_adverb(&words[from]);
		break;
	case WORDS_LAST:
		from = n - 1;
		break;
	case WORDS_LATER:
	case WORDS_EARLY:
		from = VOCABULARY_WORD_IN(&words[0], words_questions) ? n : 1;
		to = rule->place == WORDS_EARLY ? 3 : n;
		if (words_address_writer(words, n))
			return false;
		break;
	case WORDS_RUN:
		for (i = 0; i + rule->count <= n; i++)
			if (words_run(rule, text, words + i))
				return true;
		return false;
	case WORDS_BESIDE:
		return false;
	case WORDS_WITH:
		break;
	}
	for (i = from; i < to && i < n; i++)
		if (vocabulary_word_is_any(&words[i], rule->words, rule->count))
			/* "List of dates", "Use of the car" ask for nothing. */
			return (rule->place != WORDS_ASKED && rule->place != WORDS_URGED) ||
			       i + 1 == n || !vocabulary_word_is(&words[i + 1], "of");
	return false;
}

/* Is the word in none of the verdict's lists? */
static bool words_is_other(enum form_words verdict, const struct vocabulary_word *word)
{
	const struct words_rule *rule;

	for (rule = words_rules; rule < words_rules + COUNT_OF(words_rules); rule++)
		if (rule->verdict == verdict &&
		    vocabulary_word_is_any(word, rule->words, rule->count))
			return false;
	return true;
}

bool form_words_are(enum form_words verdict, const char *text, size_t n)
{
	struct vocabulary_word words[WORDS_MAX];
	const struct words_rule *rule;
	const size_t most = words_verdicts[verdict].most;
	bool holds = false;
	size_t i, count = vocabulary_words(text, n, words, most + words_verdicts[verdict].whole);

	if (count < words_verdicts[verdict].least || count > most)
		return false;
	for (i = 0; words_verdicts[verdict].only && i < count; i++)
		if (words_is_other(verdict, &words[i]))
			return false;
	for (rule = words_rules; rule < words_rules + COUNT_OF(words_rules); rule++) {
		if (rule->verdict != verdict)
			continue;
		if (rule->place != WORDS_WITH)
			holds = holds || words_hold(rule, text, words, count);
		else if (!words_hold(rule, text, words, count))
			return false;
	}
	return holds;
}
