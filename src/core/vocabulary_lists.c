/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that tell something beside the labels: days, names, how somebody is reached.  They are
 * written as the words of labels are compared.
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
	     "title", "signature", "initial", "signed", "dob", "age", "ethnicity", "gender",
	     "attendance", "present"),
    [VOCABULARY_TITLE_SMALL] = LIST("for", "of", "the", "a", "an", "form"),
    [VOCABULARY_NAMELESS] = LIST("and", "mr", "mrs", "ms", "miss", "dr", "family"),
    [VOCABULARY_BEING] = LIST("is", "are", "was", "were", "am"),
    [VOCABULARY_BEING_SHORT] = LIST("im", "its", "were", "thats", "theyre"),
    [VOCABULARY_NAME_LEADS] =
	LIST("i", "we", "it", "he", "she", "they", "this", "that", "these", "my", "our", "his",
	     "her", "their", "your", "name", "full", "here", "answer", "person"),
    [VOCABULARY_LEADS] = LIST("on", "to", "by", "at", "of", "from", "in", "for", "with", "when"),
    [VOCABULARY_US] = LIST("i", "we", "my", "our", "im", "were"),
    [VOCABULARY_REMARKS] = LIST("concern", "issue", "problem", "further", "more", "thank"),
    [VOCABULARY_WORRIES] =
	LIST("concern", "concerned", "issue", "problem", "worry", "worrie", "worried"),
    [VOCABULARY_REGARDS] =
	LIST("about", "with", "regarding", "over", "around", "concerning", "in", "on"),
};

bool vocabulary_word_among(const struct vocabulary_word *word, enum vocabulary_list list)
{
	return vocabulary_word_is_any(word, lists[list].words, lists[list].count);
}
