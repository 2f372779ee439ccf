/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dates that people write, found in running text.  The text is read as tokens, and each pattern
 * looks at a fixed number of them, so the time is linear whatever the text.  In doubt a number is
 * no date: a person who is asked again is not harmed, one with a wrong date is.
 */
#include "core/date.h"

#include <stdlib.h>
#include <string.h>

#include "core/date_token.h"

/* A date as it is written; 0 is no year, -1 no weekday. */
struct british_date {
	int weekday, day, month, year;
};

struct british_reader {
	date_day near, day; /* DATE_NO_DAY until a date is found */
	int near_year;	    /* 0 if `near` is not known */
	size_t taken;	    /* days that were found */
	bool impossible, several, wrong_weekday, counted;
};

enum { BRITISH_IMPOSSIBLE_YEAR = -1, BRITISH_FIRST_YEAR = 1900, BRITISH_LAST_YEAR = 2199 };

/* Two digits are the year from 80 before to 19 after the one of the mail: dates of birth stand in
 * forms more often than dates far ahead. */
static int british_century(const struct british_reader *r, int two_digits)
{
	int base = r->near_year - 80;

	if (!r->near_year)
		return 2000 + two_digits;
	return base + ((two_digits - base) % 100 + 100) % 100;
}

static bool british_is_year(int year)
{
	return year >= BRITISH_FIRST_YEAR && year <= BRITISH_LAST_YEAR;
}

/* The day nearest to `near` that is written without a year; DATE_NO_DAY if none within a year is.
 */
static date_day british_nearest(const struct british_reader *r, const struct british_date *w)
{
	date_day best = DATE_NO_DAY, day;
	int year;

	for (year = r->near_year - 1; year <= r->near_year + 1; year++) {
		day = date_from_civil(year, w->month, w->day);
		if (day != DATE_NO_DAY &&
		    (best == DATE_NO_DAY || abs(day - r->near) < abs(best - r->near)))
			best = day;
	}
	return best;
}

/* Settle which day is meant, and hold it against those found before. */
static void british_take(struct british_reader *r, const struct british_date *w)
{
	date_day day;

	if (w->year) {
		day = date_from_civil(w->year, w->month, w->day);
	} else if (r->near_year) {
		day = british_nearest(r, w);
	} else if (date_from_civil(2000, w->month, w->day) != DATE_NO_DAY) {
		return; /* which year it is cannot be known */
	} else {
		day = DATE_NO_DAY;
	}
	if (day == DATE_NO_DAY) {
		r->impossible = true;
		return;
	}
	r->taken++;
	if (r->day != DATE_NO_DAY && r->day != day)
		r->several = true;
	if (w->weekday >= 0 && w->weekday != date_weekday(day))
		r->wrong_weekday = true;
	r->day = day;
}

/* Is the number before this token a time ("10.30", "10-11", "10 am", "1930 hrs"), an ordinal, or
 * the day of a further date, and so no year? */
static bool british_is_no_year(const struct date_token *after)
{
	static const char *const units[] = {"am",  "pm",    "a", "p",	     "noon",   "h", "hr",
					    "hrs", "hours", "o", "midnight", "midday", NULL};
	struct date_token next = date_token_next(after->end);

	if (date_token_is_mark(after, ":./-") && !after->gap)
		return next.kind == DATE_TOKEN_NUMBER && !next.gap;
	if (after->kind != DATE_TOKEN_WORD)
		return false;
	return !after->gap || date_token_month(after) || date_token_is_one_of(after, units);
}

/* The year that the number `t` gives, behind a day and a month; 0 if it is none.  `apart` is a
 * comma or a full stop before it, after which only four digits are surely a year; `joined` to the
 * month by a mark ("8-Mar-26", "Mar '26") it can be nothing else. */
static int british_year_of(const struct british_reader *r, const struct date_token *t, bool apart,
			   bool joined)
{
	static const char *const hours[] = {"h", "hr", "hrs", "hours", NULL};
	struct date_token after = date_token_next(t->end);
	bool word = after.kind == DATE_TOKEN_WORD;
	int year;

	if (date_token_is_one_of(&after, hours))
		return 0;
	if (t->digits == 4 && british_is_year(t->value))
		return t->value;
	if (apart || t->digits < 2 || t->digits > 4 ||
	    (t->digits < 4 && british_is_no_year(&after)))
		return 0;
	if (t->digits > 2)
		return t->digits == 3 && word ? 0 : BRITISH_IMPOSSIBLE_YEAR;
	year = british_century(r, t->value);
	/* "on 4 December 12 children came": only a likely year may be followed by a word. */
	if (word && !joined && r->near_year && abs(year - r->near_year) > 10)
		return 0;
	return year;
}

/* The year at *text, behind a day and a month, *text moved behind it; 0 if there is none. */
static int british_year(const struct british_reader *r, const char **text)
{
	struct date_token t = date_token_next(*text);
	bool apart = false, joined = false;
	int year;

	if (date_token_is_mark(&t, ".") && !t.gap) {
		t = date_token_next(t.end);
		apart = t.gap;
	}
	if (date_token_is_mark(&t, ",")) {
		t = date_token_next(t.end);
		apart = true;
	} else if (date_token_is_mark(&t, "-/") && !t.gap) {
		t = date_token_next(t.end);
		joined = true;
	} else if (date_token_is_mark(&t, "'")) {
		t = date_token_next(t.end);
		joined = true;
	}
	if (t.kind != DATE_TOKEN_NUMBER || (joined && t.gap))
		return 0;
	year = british_year_of(r, &t, apart, joined);
	if (year)
		*text = t.end;
	return year;
}

/* "st", "nd", "rd" or "th" behind a number, *text moved behind it. */
static bool british_ordinal(const char **text)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
	struct date_token t = date_token_next(*text);

	if (!date_token_is_one_of(&t, endings))
		return false;
	*text = t.end;
	return true;
}

/* "may" and "march" are verbs too: without a year they are months where they are written as names,
 * or where no other word follows ("only 5 may attend"). */
static bool british_is_verb(const struct date_token *month, const char *after)
{
	struct date_token next = date_token_next(after);
	bool name = month->start[0] < 'a' && month->start[1] >= 'a';

	return !name && next.kind == DATE_TOKEN_WORD &&
	       (date_token_is_word(month, "may") || date_token_is_word(month, "march"));
}

/* "4 Dec", "4th of December 2026", "4-Dec-26" at the number `t`; *end is set behind it. */
static bool british_day_month(const struct british_reader *r, const struct date_token *t,
			      struct british_date *w, const char **end)
{
	const char *p = t->end;
	bool ordinal = british_ordinal(&p);
	struct date_token next = date_token_next(p);
	bool stopped = ordinal && date_token_is_mark(&next, ".");

	if (t->digits > 2)
		return false;
	if (date_token_is_mark(&next, "-/.") && !next.gap) {
		next = date_token_next(next.end);
		if (next.gap && !stopped)
			return false;
		stopped &= next.gap;
	} else if (date_token_is_mark(&next, ",") && ordinal) {
		next = date_token_next(next.end);
	}
	if (date_token_is_word(&next, "day"))
		next = date_token_next(next.end);
	if (date_token_is_word(&next, "of"))
		next = date_token_next(next.end);
	w->day = t->value;
	w->month = date_token_month(&next);
	if (!w->month)
		return false;
	p = next.end;
	w->year = british_year(r, &p);
	/* "Flat 45 March Road": without a year, a number that is no day is no date. */
	if (w->year == 0 && (british_is_verb(&next, p) || w->day < 1 || w->day > 31))
		return false;
	/* "… on the 4th. May we …" is the end of a sentence, "4th. May 2026" a date. */
	if (w->year == 0 && stopped)
		return false;
	*end = p;
	return true;
}

/* Does the number before `after` go on: a time, a range, or the day of the month that follows it?
 */
static bool british_goes_on(const struct date_token *after)
{
	struct date_token next = date_token_next(after->end);

	if (date_token_is_word(after, "of") || date_token_month(after))
		return true;
	if (date_token_is_mark(after, "-/&"))
		return next.kind == DATE_TOKEN_NUMBER;
	return british_is_no_year(after);
}

/* "May 1st, 2026", "December 4th" at the month `t`.  "May 26" is rather May 2026, and "In May 5 …"
 * five of something: without a year there must be more that makes it a date. */
static bool british_month_day(const struct british_reader *r, const struct date_token *t,
			      struct british_date *w, const char **end)
{
	struct date_token number = date_token_next(t->end), after;
	bool sure;

	if (date_token_is_mark(&number, ".") && !number.gap)
		number = date_token_next(number.end);
	if (number.kind != DATE_TOKEN_NUMBER || number.digits > 2 || !number.gap)
		return false;
	w->month = date_token_month(t);
	w->day = number.value;
	*end = number.end;
	sure = british_ordinal(end) || w->weekday >= 0;
	after = date_token_next(*end);
	if (british_goes_on(&after))
		return false;
	w->year = british_year(r, end);
	if (w->year)
		return true;
	if (w->day < 1 || w->day > 31 || (t->start[0] >= 'a' && w->month == 5))
		return false;
	return sure || (number.digits == 1 && after.kind != DATE_TOKEN_WORD);
}

/* Take what was read, with a weekday behind it: "15 May 2026 (Friday)". */
static void british_finish(struct british_reader *r, struct british_date *w, const char **end)
{
	struct date_token open = date_token_next(*end), day = date_token_next(open.end);
	struct date_token close = date_token_next(day.end);

	if (w->weekday < 0 && date_token_is_mark(&open, "(") && date_token_is_mark(&close, ")") &&
	    date_token_weekday(&day) >= 0) {
		w->weekday = date_token_weekday(&day);
		*end = close.end;
	}
	if (w->year == BRITISH_IMPOSSIBLE_YEAR)
		r->impossible = true;
	else
		british_take(r, w);
}

/* The weekday at *text with what may stand between it and its date, *text moved behind; -1 if none.
 */
static int british_lead(const char **text)
{
	struct date_token t = date_token_next(*text);
	int weekday = date_token_weekday(&t);

	if (weekday >= 0) {
		*text = t.end;
		t = date_token_next(*text);
		if (date_token_is_mark(&t, ".,-(")) {
			*text = t.end;
			t = date_token_next(*text);
		}
	}
	if (date_token_is_word(&t, "the"))
		*text = t.end;
	return weekday;
}

/* "4 and 5 December", "Fri 4th - Sat 5th Dec 2026": both days, so that neither is taken for the
 * one that is meant. */
static bool british_pair(struct british_reader *r, const struct date_token *t, int weekday,
			 const char **end)
{
	static const char *const words[] = {"and", "to", "or", "until", "till", NULL};
	struct british_date first = {.weekday = weekday, .day = t->value}, second;
	struct date_token link, number;
	const char *p = t->end;

	if (t->digits > 2 || t->value < 1 || t->value > 31)
		return false;
	british_ordinal(&p);
	link = date_token_next(p);
	if (!date_token_is_mark(&link, "-/&+") && !date_token_is_one_of(&link, words))
		return false;
	p = link.end;
	second.weekday = british_lead(&p);
	number = date_token_next(p);
	if (number.kind != DATE_TOKEN_NUMBER || !british_day_month(r, &number, &second, end))
		return false;
	first.month = second.month;
	first.year = second.year;
	if (first.year != BRITISH_IMPOSSIBLE_YEAR)
		british_take(r, &first);
	british_finish(r, &second, end);
	return true;
}

/* Three numbers, of which the first or the last may be a year.  Returns whether they are a date. */
static bool british_three(const struct british_reader *r, const struct date_token *part, char mark,
			  struct british_date *w)
{
	bool plausible =
	    part[0].value >= 1 && part[0].value <= 39 && part[1].value >= 1 && part[1].value <= 19;

	if (part[1].digits > 2)
		return false;
	w->month = part[1].value;
	if (part[0].digits == 4 && part[2].digits <= 2) {
		w->year = part[0].value;
		w->day = part[2].value;
		return british_is_year(w->year);
	}
	if (part[0].digits > 2)
		return false;
	w->day = part[0].value;
	if (part[2].digits == 2) {
		/* "60-83-01" is a sort code, "4.25.10" a version. */
		w->year = british_century(r, part[2].value);
		return mark == '/' || plausible;
	}
	w->year = part[2].value;
	if (part[2].digits == 4 && british_is_year(w->year))
		return true;
	w->year = BRITISH_IMPOSSIBLE_YEAR;
	return part[2].digits > 2 && (mark == '/' || (plausible && part[2].digits == 4));
}

/* May a date of numbers end before `after`?  Only a time may be joined to it: "2026-06-12T09:00".
 */
static bool british_ends(const struct date_token *after)
{
	struct date_token next = date_token_next(after->end);

	if (after->kind != DATE_TOKEN_WORD || after->gap)
		return true;
	return date_token_is_word(after, "T") && next.kind == DATE_TOKEN_NUMBER && !next.gap;
}

/*
 * The numbers joined by one kind of mark that begin with `t`: a date if they are three.  They are
 * passed over as one, so that no part of an IP address, a telephone number or a time is read as a
 * date.
 */
static void british_joined(struct british_reader *r, const struct date_token *t, int weekday,
			   bool allowed, const char **end)
{
	struct british_date w = {.weekday = weekday};
	struct date_token part[3] = {*t}, mark, number;
	char joint = 0;
	int n = 1;

	*end = t->end;
	for (;; n++) {
		mark = date_token_next(*end);
		number = date_token_next(mark.end);
		if (!date_token_is_mark(&mark, "./-:") || mark.gap ||
		    (joint && mark.mark != joint) || number.kind != DATE_TOKEN_NUMBER || number.gap)
			break;
		joint = mark.mark;
		if (n < 3)
			part[n] = number;
		*end = number.end;
	}
	if (allowed && n == 3 && joint != ':' && british_ends(&mark) &&
	    british_three(r, part, joint, &w))
		british_finish(r, &w, end);
}

/* Nothing but a full stop and white space from `t` on. */
static bool british_is_last(struct date_token t)
{
	if (date_token_is_mark(&t, ".,;"))
		t = date_token_next(t.end);
	if (t.kind == DATE_TOKEN_BREAK)
		t = date_token_next(t.end);
	return t.kind == DATE_TOKEN_END;
}

/* A text that is nothing but a date of numbers: only there may it have no year ("3/12") or have
 * blanks in it ("31 / 08 / 26", "20 03 2026"), as Word's forms and tired hands put them. */
static bool british_whole(struct british_reader *r, const char *text)
{
	struct date_token part[3], t = date_token_next(text);
	struct british_date w = {0};
	int n = 0, marks = 0;
	char joint = 0;

	if (t.kind == DATE_TOKEN_BREAK)
		text = t.end;
	w.weekday = british_lead(&text);
	for (t = date_token_next(text); n < 3 && t.kind == DATE_TOKEN_NUMBER;) {
		part[n++] = t;
		t = date_token_next(t.end);
		if (n < 3 && date_token_is_mark(&t, "./-\\_") && (!joint || t.mark == joint)) {
			joint = t.mark;
			marks++;
			t = date_token_next(t.end);
		}
	}
	if (!british_is_last(t))
		return false;
	if (n == 3 && marks == 2 && british_three(r, part, joint, &w)) {
		british_finish(r, &w, &t.end);
		return true;
	}
	if (n == 3 && marks == 0 && part[2].digits == 4 && british_three(r, part, ' ', &w) &&
	    w.year > 0 && date_from_civil(w.year, w.month, w.day) != DATE_NO_DAY) {
		british_take(r, &w);
		return true;
	}
	if (n != 2 || marks != 1 || joint != '/' || part[0].digits > 2 || part[1].digits > 2 ||
	    part[0].value < 1 || part[0].value > 31 || part[1].value < 1 || part[1].value > 12)
		return false;
	w.day = part[0].value;
	w.month = part[1].value;
	british_take(r, &w);
	return true;
}

/* May a number that stands there begin a date?  Not behind "FP-", "#", "£" or a path's "/". */
static bool british_may_begin(const struct date_token *before, const struct date_token *mark,
			      const struct date_token *number)
{
	if (number->gap || mark->kind == DATE_TOKEN_END || mark->kind == DATE_TOKEN_BREAK)
		return true;
	if (mark->kind != DATE_TOKEN_MARK || strchr("_#$@+", mark->mark))
		return false;
	if (!strchr("-/", mark->mark) || mark->gap)
		return true;
	return before->kind != DATE_TOKEN_WORD && !date_token_is_mark(before, "/");
}

/* Read what stands at `t`, with the weekday before it; *end is set behind what was read.  Returns
 * whether that was more than a single token. */
static bool british_read(struct british_reader *r, const struct date_token *t, int weekday,
			 bool allowed, const char **end)
{
	struct british_date w = {.weekday = weekday};

	*end = t->end;
	if (t->kind == DATE_TOKEN_NUMBER) {
		if (allowed && british_pair(r, t, weekday, end))
			return true;
		if (allowed && british_day_month(r, t, &w, end)) {
			british_finish(r, &w, end);
			return true;
		}
		british_joined(r, t, weekday, allowed, end);
		return *end != t->end;
	}
	if (date_token_month(t) && british_month_day(r, t, &w, end)) {
		british_finish(r, &w, end);
		return true;
	}
	*end = t->end;
	return false;
}

enum { BRITISH_BEFORE = 4 /* tokens before a date that can count from it */ };

/* "5 working days", "weeks": do the tokens end so?  A day alone ("the day of") counts nothing. */
static bool british_ends_unit(const struct date_token *before, int n)
{
	static const char *const units[] = {"days", "weeks", "months", "hours", "hrs", NULL};
	static const char *const single[] = {"day", "week", "month", "fortnight", NULL};
	static const char *const ones[] = {"a", "one", "working", "clear", "calendar", NULL};

	if (n < 1)
		return false;
	if (date_token_is_one_of(&before[n - 1], units))
		return true;
	return date_token_is_one_of(&before[n - 1], single) && n > 1 &&
	       (before[n - 2].kind == DATE_TOKEN_NUMBER ||
		date_token_is_one_of(&before[n - 2], ones));
}

/* Is what the tokens stand before not meant, but counted from: "5 days of", "after", "not before",
 * "the day before"? */
static bool british_counts_from(const struct date_token *before, int n)
{
	static const char *const links[] = {"of", "from", "since", "to", "following", NULL};
	static const char *const denials[] = {"not", "no", "day", "week", "month", NULL};

	if (n > 1 && date_token_is_word(&before[n - 1], "the"))
		n--;
	if (n < 1)
		return false;
	if (date_token_is_word(&before[n - 1], "after"))
		return true;
	if (date_token_is_word(&before[n - 1], "before"))
		return n > 1 && (date_token_is_one_of(&before[n - 2], denials) ||
				 british_ends_unit(before, n - 1));
	if (date_token_is_word(&before[n - 1], "than"))
		return n > 1 && date_token_is_word(&before[n - 2], "earlier");
	if (!date_token_is_one_of(&before[n - 1], links))
		return false;
	n -= n > 1 &&
	     (date_token_is_word(&before[n - 2], "on") || date_token_is_mark(&before[n - 2], "'"));
	return british_ends_unit(before, n - 1);
}

/* "1 June 2026 + 5 days" */
static bool british_is_added_to(const char *end)
{
	struct date_token t = date_token_next(end), number = date_token_next(t.end), unit;

	unit = date_token_next(number.end);
	if (date_token_is_word(&unit, "working") || date_token_is_word(&unit, "calendar"))
		unit = date_token_next(unit.end);
	return (date_token_is_mark(&t, "+") || date_token_is_word(&t, "plus")) &&
	       number.kind == DATE_TOKEN_NUMBER &&
	       (date_token_is_word(&unit, "days") || date_token_is_word(&unit, "weeks") ||
		date_token_is_word(&unit, "wd"));
}

/* The tokens before the next one, the last of them being `t`. */
static void british_pass(struct date_token before[BRITISH_BEFORE], int *n,
			 const struct date_token *t)
{
	int i;

	if (t->kind == DATE_TOKEN_BREAK)
		*n = 0;
	else if (*n < BRITISH_BEFORE)
		before[(*n)++] = *t;
	else {
		for (i = 1; i < BRITISH_BEFORE; i++)
			before[i - 1] = before[i];
		before[BRITISH_BEFORE - 1] = *t;
	}
}

static void british_scan(struct british_reader *r, const char *text)
{
	struct date_token before = {.kind = DATE_TOKEN_END}, last = before, t, next;
	struct date_token passed[BRITISH_BEFORE];
	int count = 0;
	size_t taken;
	const char *p, *lead;
	int weekday;
	bool read;

	for (t = date_token_next(text); t.kind != DATE_TOKEN_END; t = date_token_next(p)) {
		lead = t.start;
		taken = r->taken;
		weekday = date_token_weekday(&t);
		if (weekday >= 0) {
			british_lead(&lead);
			next = date_token_next(lead);
			read = british_read(r, &next, weekday, true, &p);
		} else {
			read = british_read(r, &t, -1, british_may_begin(&before, &last, &t), &p);
		}
		if (!read)
			p = t.end;
		else if (r->taken > taken)
			r->counted |= british_counts_from(passed, count) || british_is_added_to(p);
		british_pass(passed, &count, &t);
		before = last;
		last = t;
		/* What was read ends like a number, whatever it began with. */
		if (read)
			last.kind = DATE_TOKEN_NUMBER;
	}
}

enum date_reading date_parse_british(const char *text, date_day near, date_day *day)
{
	struct british_reader r = {.near = near, .day = DATE_NO_DAY};
	int month, day_of_month;

	if (near != DATE_NO_DAY)
		date_to_civil(near, &r.near_year, &month, &day_of_month);
	/* A mail's own date can be any; one beyond all sense says nothing about other dates. */
	if (!british_is_year(r.near_year))
		r.near_year = 0;
	*day = DATE_NO_DAY;
	if (!text)
		return DATE_NONE;
	if (!british_whole(&r, text))
		british_scan(&r, text);
	if (r.impossible)
		return DATE_IMPOSSIBLE;
	if (r.several)
		return DATE_SEVERAL;
	if (r.counted)
		return DATE_COUNTED;
	*day = r.day;
	if (r.day == DATE_NO_DAY)
		return DATE_NONE;
	return r.wrong_weekday ? DATE_WRONG_WEEKDAY : DATE_FOUND;
}
