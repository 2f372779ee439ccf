/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * C2: another date is agreed: "agreed 4 December", "let's say Friday 8 January", "tomorrow is fine
 * with me".  Days that are named from the day of the mail ("tomorrow", "Friday week") are counted
 * from it; one that people understand in two ways ("next Friday") is asked back.
 */
#include "core/verdict_words.h"

/* Words between "agreed" and its date that leave it the date of the answer. */
#define AGREED_ON                                                                                  \
	"to|until|till|by|for|a|an|the|new|extend|extended|extending|extension|it|this|that|be|"   \
	"is|will|on|timescale|deadline|response|date|of|move|another|different|,|:|we|have|reply|" \
	"your|my|can|as|answer|time|limit|agreed|with|you|her|him|them|carer|ssw|between|us|both|" \
	"and|i|say|he|she|they|phone|telephone|now"
/* … and behind "the answer will". */
#define ANSWERED      "come|get|arrive|send|sent|give|given|answer|reply|respond"
#define RELATIVE_WORD "tomorrow|next|end|a|one|two|three|in|fortnight|week|another|coming|this"
/* What can stand before the date, and behind it, in a sentence that does nothing but agree. */
#define BEFORE                                                                                     \
	"yes|ok|hi|,|fine|great|good|sure|thanks|thank|you|let|us|say|make|go|for|with|it|to|by|"  \
	"on|i|we|am|are|is|happy|content|stick|would|be|that|this|the|can|call|till|until|date|"   \
	"of|that|agreed"
#define BEHIND                                                                                     \
	"instead|then|thanks|thank|you|please|it|is|with|me|us|by|for|fine|ok|good|great|suits|"   \
	"works|perfect|,|all|both|that|this|and|agreed|very|much|so|many|lovely|sounds"

/* A weekday by its name: 0 Monday … 6 Sunday, or -1. */
static int weekday_of(const struct verdict_word *w)
{
	static const char *const names[] = {
	    "monday|mon", "tuesday|tue|tues", "wednesday|wed|weds", "thursday|thu|thur|thurs",
	    "friday|fri", "saturday|sat",     "sunday|sun",
	};
	int i;

	for (i = 0; i < 7; i++)
		if (verdict_is(w, names[i]))
			return i;
	return -1;
}

/* The first such weekday behind `sent`. */
static date_day coming(date_day sent, int weekday)
{
	return sent + 1 + (weekday - date_weekday(sent + 1) + 7) % 7;
}

/* How many weeks "two weeks", "a fortnight" are at `at`; 0 if it is nothing of the kind. */
static int weeks_at(const struct verdict_sentence *s, size_t at, size_t *end)
{
	static const struct {
		const char *pattern;
		int weeks;
	} rows[] = {
	    {"a|one|1 week", 1},	   {"7|seven days", 1},	    {"a|one fortnight", 2},
	    {"two|2|couple ?of weeks", 2}, {"14|fourteen days", 2}, {"three|3 weeks", 3},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(rows); i++)
		if (verdict_match(s, at, rows[i].pattern, end))
			return rows[i].weeks;
	return 0;
}

/* "Friday", "Friday week", "this Friday", "Friday next week"; "next Friday" is two days. */
static enum date_reading read_weekday(const struct verdict_sentence *s, size_t at, date_day sent,
				      date_day *day, size_t *end)
{
	bool next = verdict_match(s, at, "next", &at);
	int weekday;

	verdict_match(s, at, "?this ?coming", &at);
	weekday = at < s->count ? weekday_of(&s->words[at]) : -1;
	if (weekday < 0)
		return DATE_NONE;
	*end = at + 1;
	*day = coming(sent, weekday);
	if (verdict_match(s, at + 1, "next week", end))
		*day = sent - date_weekday(sent) + 7 + weekday;
	else if (verdict_match(s, at + 1, "week", end))
		*day += 7;
	else if (next || weekday == date_weekday(sent))
		return DATE_SEVERAL;
	return DATE_FOUND;
}

/* A day that is named from the day of the mail, at `at`. */
static enum date_reading read_relative(const struct verdict_sentence *s, size_t at, date_day sent,
				       date_day *day, size_t *end)
{
	int weeks;

	verdict_match(s, at, "?on|by|for|until|till", &at);
	*end = at;
	if (verdict_match(s, at, "tomorrow", end)) {
		*day = sent + 1;
		return DATE_FOUND;
	}
	if (verdict_match(s, at, "?the end of ?this|the|next week", end)) {
		bool next = verdict_is(&s->words[*end - 2], "next");

		*day = sent - date_weekday(sent) + (next ? 11 : 4);
		return *day > sent ? DATE_FOUND : DATE_SEVERAL;
	}
	weeks = weeks_at(s, at, end);
	if (weeks && verdict_match(s, *end, "today", end)) {
		*day = sent + 7 * weeks;
		return DATE_FOUND;
	}
	if (verdict_match(s, at, "in", &at) && (weeks = weeks_at(s, at, end)) != 0) {
		*day = sent + 7 * weeks;
		return DATE_FOUND;
	}
	/* "Another week" from when? */
	if (verdict_match(s, at,
			  "next|another|end|a|one|two|three|few|couple ?more|of|further|the|next "
			  "week|weeks|month|days|fortnight",
			  end))
		return DATE_SEVERAL;
	return read_weekday(s, at, sent, day, end);
}

/* The day in the words from `at`: as a date, or from the day of the mail.  *end is behind what may
 * belong to it. */
static enum date_reading read_day(struct arena *a, const struct verdict_sentence *s, size_t at,
				  date_day sent, date_day *day, size_t *end)
{
	enum date_reading reading;

	*end = at;
	while (*end < s->count &&
	       (verdict_is(&s->words[*end], VERDICT_DAY_WORD "|the|of|/|st|nd|rd|th") ||
		(*end == at && verdict_is(&s->words[*end], "on|by"))))
		++*end;
	if (*end > at) {
		reading = date_parse_british(verdict_raw(a, s, at, *end), sent, day);
		/* "8/1" is a date only where nothing else stands. */
		if (reading != DATE_NONE)
			return reading;
	}
	*end = at;
	return read_relative(s, at, sent, day, end);
}

static void take_day(enum date_reading reading, date_day day, date_day sent, struct verdict *v)
{
	if (reading != DATE_FOUND) {
		v->unclear = v->date_unclear = true;
	} else if (day > sent) {
		v->kind = VERDICT_AGREED_DATE;
		v->date = day;
	}
}

/* Where the day stands that was agreed: right behind the word, or behind "that the answer will
 * come by".  "Agreed to visit her by 4 December" agrees on a visit. */
static size_t agreed_day_at(const struct verdict_sentence *s, size_t at)
{
	bool answer = false;

	for (; at < s->count; at++) {
		answer = answer || verdict_is(&s->words[at], "answer|reply|response|he|she|they|i");
		if (!verdict_is(&s->words[at], AGREED_ON) &&
		    !(answer && verdict_is(&s->words[at], ANSWERED)))
			break;
	}
	return at;
}

/* "We have agreed on 4 December." */
static bool read_said_agreed(struct arena *a, const struct verdict_sentence *s, date_day sent,
			     struct verdict *v)
{
	static const char *const patterns[] = {
	    "agreed|agree|agreeing|extended|extend|extending|extension",
	    "new|another|different date|timescale|deadline *is|agreed|:|of|will|be|,|the",
	};
	enum date_reading reading;
	size_t begin, at, end;
	date_day day;

	if (!VERDICT_FIND(s, patterns, &begin, NULL) ||
	    !verdict_has_word(s, 0, s->count, "agreed|agree|agreeing"))
		return false;
	at = agreed_day_at(s, begin + 1);
	if (at >= s->count || !verdict_is(&s->words[at], VERDICT_DAY_WORD "|" RELATIVE_WORD))
		return false;
	reading = read_day(a, s, at, sent, &day, &end);
	if (reading == DATE_NONE)
		return false;
	if (verdict_is(&s->words[at], VERDICT_DAY_WORD)) {
		/* Two dates, wherever the second stands, are none. */
		enum date_reading all =
		    date_parse_british(verdict_raw(a, s, at, s->count), sent, &day);

		if (all != DATE_NONE)
			reading = all;
	}
	take_day(reading, day, sent, v);
	return true;
}

/* "Let's say Friday 8 January", "8 January is fine with me": the whole sentence does nothing else.
 */
static void read_fits(struct arena *a, const struct verdict_sentence *s, date_day sent,
		      struct verdict *v)
{
	static const char *const patterns[] = {
	    "let us say|make|go|stick|call",
	    "^ *ok|yes|, make it",
	    "happy|fine|ok|content|good with|for",
	    "is|sounds|would *be|absolutely|also|all|very ok|fine|good|great|perfect|agreed",
	    "works|suits ?for|with|me|us",
	    "it is $|,",
	    "agreed",
	};
	enum date_reading reading;
	size_t at = 0, end;
	date_day day;

	if (!VERDICT_HAS(s, patterns))
		return;
	while (at < s->count && verdict_is(&s->words[at], BEFORE))
		at++;
	if (at >= s->count || !verdict_is(&s->words[at], VERDICT_DAY_WORD "|" RELATIVE_WORD))
		return;
	reading = read_day(a, s, at, sent, &day, &end);
	if (reading == DATE_NONE)
		return;
	/* "… or Monday 11 January" */
	if (verdict_match(s, end, "or|and", &at) && at < s->count &&
	    verdict_is(&s->words[at], VERDICT_DAY_WORD "|next|the|on|by")) {
		take_day(DATE_SEVERAL, day, sent, v);
		return;
	}
	for (; end < s->count; end++) {
		/* "Thanks Tom" */
		if (end && verdict_is(&s->words[end - 1], "thanks|you") && s->words[end].capital)
			continue;
		if (!verdict_is(&s->words[end], BEHIND))
			return;
	}
	take_day(reading, day, sent, v);
}

void verdict_read_agreed(struct arena *a, const struct verdict_sentence *s, date_day sent,
			 struct verdict *v)
{
	if (s->question || sent == DATE_NO_DAY)
		return;
	if (verdict_has_word(s, 0, s->count,
			     "not|never|if|unless|could|might|cannot|propose|suggest|whether|"
			     "meeting|visit|review|when|but|ask|asks|asked|asking|want|wants|"
			     "wanted|said|says|told|tells|was|were|no|nobody"))
		return;
	if (!read_said_agreed(a, s, sent, v))
		read_fits(a, s, sent, v);
}
