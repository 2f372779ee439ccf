/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * verdict_words: the inside of `verdict`: a text as sentences of plain words, and patterns over
 * them. Contractions are written out ("isn't" is "is not"), so that a negation is one word wherever
 * it stands.  Work is bounded: a pattern looks at a fixed number of words from each place.  For
 * verdict*.c only.
 */
#ifndef ESCALATED_CORE_VERDICT_WORDS_H
#define ESCALATED_CORE_VERDICT_WORDS_H

#include "core/verdict.h"

/* More than that is read by a person, not by us. */
enum { VERDICT_MAX_TEXT = 64 << 10 };

/* What a date can begin with. */
#define VERDICT_DAY_WORD                                                                           \
	"mon~|tue~|wed~|thu~|fri~|sat~|sun~|jan~|feb~|mar~|apr~|may|jun~|jul~|aug~|sep~|oct~|"     \
	"nov~|dec~|0~|1~|2~|3~|4~|5~|6~|7~|8~|9~"

struct verdict_word {
	const char *text; /* lower case, written out: "not"; or "," ":" "/" "[x]" "[ ]" */
	const char *raw;  /* as it stands in the sentence */
	size_t raw_len;
	bool capital;
	bool quoted; /* stands in quotation marks */
};

struct verdict_sentence {
	struct verdict_word *words; /* ends with an empty word */
	size_t count;
	const char *raw;  /* as written */
	uint64_t letters; /* those that words begin with (verdict_letter) */
	bool question;
	bool whole_line; /* nothing else stands on its line */
};

struct verdict_sentences {
	struct verdict_sentence *list;
	size_t count;
};

/* A bit for the letter that a word begins with; letters may share one. */
static inline uint64_t verdict_letter(char c)
{
	return UINT64_C(1) << ((unsigned char)c & 63);
}

struct verdict_sentences verdict_split(struct arena *a, const char *text);
/* One line, its words only, whatever stops stand in it. */
struct verdict_sentence verdict_line(struct arena *a, const char *line);

/*
 * A pattern is a row of elements, a blank between them:
 *   word or one|of|these     a word; "escalat~" begins with that; "," is any pause
 *   ?one|of|these            the same, or nothing
 *   *one|of|these            up to six of them
 *                            (as many as there are, if nothing follows)
 *   *  **                    up to three, or seven, words of any kind, no pause among them
 *   ^  $                     beginning and end of the sentence; "$|,|now": the end, or one of these
 */
bool verdict_match(const struct verdict_sentence *s, size_t at, const char *pattern, size_t *end);
/* The first place where it matches. */
bool verdict_find(const struct verdict_sentence *s, const char *pattern, size_t *begin,
		  size_t *end);

/* With what letters (verdict_letter) words of a sentence must begin so that a pattern can match it:
 * the first of them, and two that come later.  All zero: not worked out yet. */
struct verdict_needs {
	uint64_t first, later[2];
};
/* The first that matches.  `needs` is one for each pattern, and kept for the next time. */
bool verdict_find_any(const struct verdict_sentence *s, const char *const *patterns,
		      struct verdict_needs *needs, size_t count, size_t *begin, size_t *end);
/* The same for a constant array: what its patterns need is worked out once. */
#define VERDICT_FIND(s, patterns, begin, end)                                                      \
	({                                                                                         \
		static struct verdict_needs needs_[COUNT_OF(patterns)];                            \
		verdict_find_any((s), (patterns), needs_, COUNT_OF(patterns), (begin), (end));     \
	})
#define VERDICT_HAS(s, patterns) VERDICT_FIND(s, patterns, NULL, NULL)

/* Is it one of the words of "one|of|these"? */
bool verdict_is(const struct verdict_word *word, const char *set);
/* How many words of the sentence from `begin` to `end` deny: not, no, never, nothing … */
size_t verdict_denials(const struct verdict_sentence *s, size_t begin, size_t end);
/* The clause around a word: from pause to pause. */
void verdict_clause(const struct verdict_sentence *s, size_t at, size_t *begin, size_t *end);
/* A greeting ("Dear Ann"), or a name alone on its line under other words. */
bool verdict_is_courtesy(const struct verdict_sentence *s);

/* Is one of the words from `begin` to `end` in the set? */
bool verdict_has_word(const struct verdict_sentence *s, size_t begin, size_t end, const char *set);
/* The sentence as written, from one word to another, in `a`. */
char *verdict_raw(struct arena *a, const struct verdict_sentence *s, size_t begin, size_t end);

/* S5: something was done, or will be, or need not be, and why. */
bool verdict_names_action(const struct verdict_sentence *s);
/* C2: fills kind and date, or unclear and date_unclear. */
void verdict_read_agreed(struct arena *a, const struct verdict_sentence *s, date_day sent,
			 struct verdict *v);
/* C9: the sentence takes it to the complaints procedure; it withdraws it.  From `reported` on the
 * words are somebody else's. */
bool verdict_asks_complaint(const struct verdict_sentence *s, size_t reported);
bool verdict_asks_withdrawal(const struct verdict_sentence *s, size_t reported);
/* What the text says of the outcome: fills kind and unclear. */
void verdict_read_outcome(struct arena *a, const char *text, struct verdict *v);
/* What it tells besides: recorded, told, actions, route_to, danger, an agreed date, a question. */
void verdict_read_facts(struct arena *a, const struct verdict_sentences *sentences, date_day sent,
			struct verdict *v);
/* Nothing but thanks, nothing but yes or no. */
void verdict_read_short(const struct verdict_sentences *sentences, struct verdict *v);

#endif
