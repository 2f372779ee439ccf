/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that tell what a line or a row of a form is, beside the labels: sentences, captions, days,
 * things that are asked for.  They are compared as the words of labels are.
 */
#include "core/vocabulary.h"

#define LIST(...)                                                                                  \
	{                                                                                          \
		(const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})) \
	}

static const struct {
	const char *const *words;
	size_t count;
} lists[] = {
    [VOCABULARY_WEEKDAYS] =
	LIST("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
	     "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"),
    [VOCABULARY_WHENS] = LIST("ongoing", "done", "completed", "complete", "now", "immediately",
			      "immediate", "asap", "tbc", "urgent", "straightaway"),
    [VOCABULARY_THINGS] =
	LIST("address", "email", "mail", "e", "phone", "telephone", "tel", "mobile", "number",
	     "contact", "id", "ref", "reference", "postcode", "team", "agency", "office", "role",
	     "title", "signature", "initials", "signed", "dob", "age", "ethnicity", "gender",
	     "attendance", "present"),
    [VOCABULARY_CONTACTS] = LIST("address", "email", "phone", "telephone", "tel", "mobile", "id",
				 "postcode", "number", "extension"),
    [VOCABULARY_TITLE_SMALL] = LIST("for", "of", "the", "a", "an", "form"),
    [VOCABULARY_NAMELESS] = LIST("and", "mr", "mrs", "ms", "miss", "dr", "family"),
    [VOCABULARY_VERBS] = LIST("was", "were", "had", "is", "are", "has", "have"),
    [VOCABULARY_QUESTIONS] = LIST("what", "how", "who", "when", "which", "where", "why", "whom",
				  "whose", "was", "were", "is", "are", "has", "have"),
    [VOCABULARY_SAID] = LIST("said"),
    [VOCABULARY_SPEECH] = LIST("say", "replied", "wrote", "texted", "emailed", "answered"),
    [VOCABULARY_LEADS_ON] =
	LIST("is", "are", "was", "were", "that", "told", "us", "me", "him", "her", "them", "follow",
	     "following", "and", "as", "like", "example", "because", "asked", "read", "include",
	     "including", "one", "two", "thing", "reason", "way", "time", "or"),
    [VOCABULARY_BEGINS] = LIST(
	"i", "we", "he", "she", "they", "it", "mr", "mrs", "ms", "dr", "miss", "note", "nb", "ps",
	"re", "fw", "from", "sent", "subject", "cc", "http", "tel", "email", "mobile", "phone",
	"telephone", "dear", "hi", "hello", "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december", "mon", "tue", "wed", "thu", "fri",
	"point", "action", "learning", "attachment", "attached", "to", "date", "address"),
    [VOCABULARY_BEING] = LIST("is", "are", "was", "were", "am"),
    [VOCABULARY_BEING_SHORT] = LIST("im", "its", "were", "thats", "theyre"),
    [VOCABULARY_NAME_LEADS] =
	LIST("i", "we", "it", "he", "she", "they", "this", "that", "these", "my", "our", "his",
	     "her", "their", "your", "name", "names", "full", "here", "answer", "person"),
    [VOCABULARY_US] = LIST("i", "we", "my", "our", "im", "were"),
    [VOCABULARY_ELSEWHERE] = LIST("below", "overleaf", "attached", "attachment", "beneath",
				  "separate", "next", "over", "underneath", "email"),
    [VOCABULARY_POINTERS] = LIST("please", "see", "refer", "to", "the", "page", "sheet", "and",
				 "on", "in", "text", "details", "detail", "full", "my", "covering",
				 "document", "letter", "continued", "continue", "under", "of"),
    [VOCABULARY_PRINTED] = LIST(
	"form", "section", "completed", "complete", "completing", "confidential", "recipient",
	"intended", "attachment", "tick", "box", "boxes", "guidance", "privacy", "policy",
	"procedure", "disclaimer", "continuation", "highlighted", "virus", "copyright", "password"),
    [VOCABULARY_REQUESTS] = LIST("let", "contact", "call", "return", "send", "do", "use", "see",
				 "find", "email", "ring", "reply"),
    [VOCABULARY_GUIDES] =
	LIST("describe", "identify", "list", "state", "explain", "specify", "outline", "summarise",
	     "summarize", "indicate", "enter", "insert", "type", "respond", "usually", "normally"),
    [VOCABULARY_REMARKS] = LIST("concern", "issue", "problem", "further", "more", "thank"),
    [VOCABULARY_ASKS] = LIST("is", "are", "was", "were", "do", "does", "did", "has", "have",
			     "there", "any", "you", "your", "we", "panel", "fostering", "member"),
    [VOCABULARY_WORRIES] = LIST("concern", "concerned", "issue", "problem", "worry", "worried"),
    [VOCABULARY_REGARDS] =
	LIST("about", "with", "regarding", "over", "around", "concerning", "in", "on"),
    [VOCABULARY_CAPTIONS] = LIST("field", "answer", "question", "response", "item", "detail",
				 "value", "section", "label", "entry", "completed"),
};

bool vocabulary_word_among(const struct vocabulary_word *word, enum vocabulary_list list)
{
	return vocabulary_word_is_any(word, lists[list].words, lists[list].count);
}

bool vocabulary_heads_labels(const char *words)
{
	static const char *const heads[] = {
	    "concern",	"concerns",  "area of concern", "areas of concern", "type of concern",
	    "question", "questions", "issue",		"issues",	    "statement",
	    "item"};
	size_t i;

	for (i = 0; i < COUNT_OF(heads); i++)
		if (str_ieq(words, heads[i]))
			return true;
	return false;
}
