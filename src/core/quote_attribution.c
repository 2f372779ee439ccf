/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences that mail programs put before the mail they cite: "On … Ann wrote:". */
#include <string.h>

#include "core/quote_lines.h"

enum { HEADER_MAX_LINES = 6 }; /* "On … wrote:" broken over lines */

/* A verb that ends "On … wrote:", in the languages that people's phones speak. */
static const char *const verbs[] = {
    "wrote",	      "writes",	      "wrote the following",
    "a écrit",	      "a écrit le",   "schrieb",
    "geschrieben",    "escribió",     "ha scritto",
    "scrisse",	      "schreef",      "geschreven",
    "escreveu",	      "napisał",      "napisał(a)",
    "napisała",	      "skrev",	      "skrev følgende",
    "skrev följande", "kirjoitti",    "написал",
    "написала",	      "пише",	      "пишет",
    "написав",	      "a scris",      "yazdı",
    "şunları yazdı",  "đã viết",      "写道",
    "のメール",	      "작성",	      "geschreven door",
    "napsal",	      "napsal(a)",    "írta",
    "έγραψε",	      "ysgrifennodd", "pisze",
};

/* The person tells of somebody: no heading of a program's does. */
static bool tells(const char *s)
{
	static const char *const words[] = {" I ",   " we ", " she ", " he ",  " they ", " my ",
					    " our ", " me ", " her ", " him ", " us ",	 " who "};
	size_t i;

	for (i = 0; i < COUNT_OF(words); i++)
		if (strstr(s, words[i]))
			return true;
	return false;
}

static bool has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

/* "wrote:", "a écrit :", "wrote ----" at the end; the length of what stands before, or 0. */
static size_t before_verb(const char *s)
{
	size_t n = strlen(s), i;
	bool closed = false;

	while (n && strchr(" -*_:|", s[n - 1])) {
		closed = closed || s[n - 1] == ':' || (s[n - 1] == '-' && n > 1 && s[n - 2] == '-');
		n--;
	}
	if (quote_ends_with(s, n, "：")) {
		n -= strlen("：");
		closed = true;
	}
	if (quote_ends_with(s, n, "\xC2\xA0"))
		n -= 2;
	for (i = 0; closed && i < COUNT_OF(verbs); i++)
		if (quote_ends_with(s, n, verbs[i]))
			return n - strlen(verbs[i]);
	return 0;
}

/* "Am 3.5.2016 um 10:03 schrieb Jan <jan@x>:": the verb in the middle, the name at the end. */
static bool has_inner_verb(const char *s)
{
	static const char *const inner[] = {" schrieb ", " schreef ", " skrev ",
					    " wrote ",	 " a écrit ", " writes ",
					    " napisał ", " napsal ",  " kirjoitti "};
	size_t n = strlen(s), i;

	if (!n || (s[n - 1] != ':' && !quote_ends_with(s, n, "：")))
		return false;
	for (i = 0; i < COUNT_OF(inner); i++)
		if (strstr(s, inner[i]))
			return true;
	return false;
}

/* Can this line begin "On … wrote:"?  It keeps the joining of lines away from ordinary text. */
static bool may_open(const char *s)
{
	static const char *const openers[] = {
	    "On ",	 "Le ",
	    "Am ",	 "El ",
	    "Il ",	 "Op ",
	    "Em ",	 "W dniu",
	    "Den ",	 "Dne ",
	    "Dnia ",	 "På ",
	    "Pe ",	 "În ",
	    "Vào ",	 "Mon",
	    "Tue",	 "Wed",
	    "Thu",	 "Fri",
	    "Sat",	 "Sun",
	    "ons",	 "man",
	    "tor",	 "fre",
	    "tir",	 "lør",
	    "søn",	 "Em ",
	    "---",	 "At ",
	    "in ",	 "In ",
	    "Quoting ",	 "Am",
	    "Il giorno", "Wiadomość napisana",
	    "Στις",	 "Dňa",
	    "Op",	 "ma ",
	    "ti ",	 "ke ",
	    "to ",	 "pe ",
	    "la ",	 "su ",
	};
	size_t i;

	s += quote_skip_decoration(s);
	if (has_digit(s) && *s >= '0' && *s <= '9')
		return true;
	for (i = 0; i < COUNT_OF(openers); i++)
		if (str_starts(s, openers[i]))
			return true;
	return false;
}

/* "ann@example.org wrote:" and no other word: nobody introduces what somebody wrote like that. */
static bool is_address_alone(const char *s, size_t n)
{
	while (n && s[n - 1] == ' ')
		n--;
	return n && memchr(s, '@', n) && !memchr(s, ' ', n);
}

/* How sure is it that these words introduce a cited mail? */
static enum quote_start weigh_attribution(const char *s)
{
	bool address = strchr(s, '@') != NULL, dated = has_digit(s);
	size_t n = strlen(s);

	if (tells(s))
		return before_verb(s) ? QUOTE_WEAK : QUOTE_NO_START;
	if (before_verb(s) || has_inner_verb(s)) {
		/* "On 14 May your manager wrote:" may be the person's own sentence. */
		if (address && (strchr(s, '<') || is_address_alone(s, before_verb(s))))
			return QUOTE_STRONG;
		if (dated && (address || (quote_has_time(s) && quote_has_year(s))))
			return QUOTE_STRONG;
		return str_istarts(s, "On ") && quote_has_time(s) ? QUOTE_STRONG : QUOTE_WEAK;
	}
	/* "On Wed, 14 Nov 2018 08:14:43 John Doe <john@doe.com> wrote", without its colon. */
	if (address && str_starts(s, "On ") && quote_has_time(s) && quote_has_year(s) &&
	    quote_ends_with(s, n, "wrote"))
		return QUOTE_STRONG;
	/* "Wednesday, 17 November 2021, 3:32 PM +0300 from x@y <x@y>:" */
	if (address && (strchr(s, '<') || may_open(s)) && quote_has_time(s) && quote_has_year(s) &&
	    s[n - 1] == ':')
		return QUOTE_STRONG;
	/* "2013/11/13 Ann Smith <ann@y>" */
	if (address && quote_has_year(s) && s[n - 1] == '>' && *s >= '0' && *s <= '9')
		return QUOTE_WEAK;
	return QUOTE_NO_START;
}

/* Can a heading end like this? */
static bool may_close(const struct quote_line *line)
{
	return line->len && (strchr(":>|*_-", line->s[line->len - 1]) ||
			     quote_ends_with(line->s, line->len, "：") ||
			     quote_ends_with(line->s, line->len, "wrote"));
}

/* "On Fri, 4 Dec 2026 at 09:12, Ann<ann@example.org> wrote:   Hello Jo": Yahoo on a telephone goes
 * on in the line.  Only with all the signs, since a person cites in a line, too. */
static bool goes_on_in_line(const struct quote_line *line)
{
	const char *verb = line->len < QUOTE_LOOK ? strstr(line->s, "> wrote:") : NULL;
	char head[QUOTE_LOOK + 1];
	size_t n;

	if (!verb || !str_istarts(line->s, "On "))
		return false;
	n = (size_t)(verb - line->s) + strlen("> wrote:");
	memcpy(head, line->s, n);
	head[n] = '\0';
	return quote_has_time(head) && quote_has_year(head) &&
	       weigh_attribution(head) == QUOTE_STRONG;
}

/* The person's own words stand right above the heading: nothing is dated in them, and the heading
 * is whole without them. */
static bool begins_below(const struct quote_lines *lines, size_t i, size_t last, const char *joined)
{
	const char *rest = joined + lines->line[i].len;

	if (last == i || has_digit(lines->line[i].s) || *rest != ' ')
		return false;
	return may_open(rest + 1) && quote_has_time(rest) &&
	       weigh_attribution(rest + 1) == QUOTE_STRONG;
}

enum quote_start quote_find_attribution(const struct quote_lines *lines, size_t i, size_t *length)
{
	bool opens = may_open(lines->line[i].s);
	char joined[QUOTE_LOOK + 1];
	enum quote_start start;
	size_t j, n = 0;

	*length = 1;
	if (goes_on_in_line(&lines->line[i]))
		return QUOTE_STRONG;
	for (j = i; j < lines->count && j < i + HEADER_MAX_LINES; j++) {
		const struct quote_line *line = &lines->line[j];

		if (line->blank || line->quoted || n + line->len + 1 > QUOTE_LOOK)
			break;
		if (j > i)
			joined[n++] = ' ';
		memcpy(joined + n, line->s, line->len);
		n += line->len;
		joined[n] = '\0';
		start = may_close(line) ? weigh_attribution(joined) : QUOTE_NO_START;
		if (start != QUOTE_NO_START && begins_below(lines, i, j, joined))
			return QUOTE_NO_START;
		if (start != QUOTE_NO_START) {
			*length = j + 1 - i;
			return start;
		}
		/* A sentence has ended before any verb, or no heading has begun: it is prose. */
		if (!opens || quote_ends_with(line->s, line->len, ".") ||
		    quote_ends_with(line->s, line->len, "?"))
			break;
	}
	return QUOTE_NO_START;
}

/* Some programs put the heading on the line of the last words: "… thank you   On Tuesday, 3 July
 * 2018, Ann <ann@x> wrote:", "yes--- On Wed, Apr 4, 2012 at 3:59 PM, …".  Behind a single blank it
 * must have all the signs. */
size_t quote_find_inner(const struct quote_line *line)
{
	const char *s = line->s, *begin;
	bool apart;

	if (line->len >= QUOTE_LOOK || !before_verb(s))
		return 0;
	while ((s = strstr(s, " On "))) {
		apart = s > line->s && s[-1] == ' ';
		begin = s++;
		if (!apart && !(strchr(s, '@') && quote_has_time(s) && quote_has_year(s)))
			continue;
		if (weigh_attribution(s) != QUOTE_STRONG)
			continue;
		while (begin > line->s && strchr(" -", begin[-1]))
			begin--;
		return (size_t)(begin - line->s);
	}
	return 0;
}
