/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signature under a person's words: cut only where it is beyond doubt. */
#include <string.h>

#include "core/quote_lines.h"

enum {
	SIGNATURE_MAX_LINES = 16, /* lines under "Kind regards" */
	SIGNATURE_MAX_WORDS = 12, /* words in one of them */
};

static const char *const closings[] = {
    "kind regards",
    "kindest regards",
    "best regards",
    "warm regards",
    "warmest regards",
    "many regards",
    "with kind regards",
    "with best wishes",
    "regards",
    "best wishes",
    "kind wishes",
    "warm wishes",
    "with thanks",
    "all the best",
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "sincerely",
    "sincerely yours",
    "respectfully",
    "take care",
    "best",
    "kr",
    "rgds",
    "br",
    "warmly",
    "cheers",
    "thanks",
    "many thanks",
    "thank you",
    "thanks again",
    "thanks in advance",
    "thanks and regards",
    "thanks & regards",
    "thanks so much",
    "thank you very much",
    "many thanks and kind regards",
    "mit freundlichen grüßen",
    "mit freundlichem gruß",
    "mit besten grüßen",
    "viele grüße",
    "liebe grüße",
    "beste grüße",
    "schöne grüße",
    "grüße",
    "gruß",
    "freundliche grüße",
    "cordialement",
    "bien cordialement",
    "saludos",
    "un saludo",
    "atentamente",
    "met vriendelijke groet",
    "med vänlig hälsning",
    "med venlig hilsen",
    "cordiali saluti",
    "mit freundlichen grüssen",
    "mit freundlichen grussen",
    "freundliche grüsse",
    "viele grüsse",
    "liebe grüsse",
    "bien à vous",
    "pozdrawiam",
    "s pozdravem",
    "cumprimentos",
    "atenciosamente",
    "cofion",
    "cofion gorau",
    "cofion cynnes",
    "cofion caredig",
    "yn gywir",
    "mvh",
    "mfg",
    "lg",
};

/* Thanks are words of the person's unless a name shows that they close the letter. */
static bool is_thanks(const char *s)
{
	return (str_istarts(s, "thank") || str_istarts(s, "many thanks") ||
		str_istarts(s, "cheers")) &&
	       !str_ifind(s, "regards") && !str_ifind(s, "rgds") && !str_ifind(s, "wishes");
}

static bool is_upper(const char *s)
{
	return (*s >= 'A' && *s <= 'Z') || (unsigned char)*s == 0xC3;
}

/* One to four words, each with a capital: "Ann Smith", "Dr A. Smith". */
static bool is_name(const char *s)
{
	size_t words = 0;

	for (s += strspn(s, " ,.-–—\t"); *s; s += strspn(s, " ,.*\t")) {
		if (!is_upper(s) && !str_starts(s, "de ") && !str_starts(s, "van ") &&
		    !str_starts(s, "(she") && !str_starts(s, "(he") && !str_starts(s, "(they"))
			return false;
		words++;
		s += strcspn(s, " ,*\t");
	}
	return words >= 1 && words <= 5;
}

static bool is_among(const char *word, size_t n, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strlen(words[i]) == n && strncasecmp(word, words[i], n) == 0)
			return true;
	return false;
}

/* "Many thanks & kind rgds": nothing but words that close a letter, whatever their order. */
static bool is_farewell(const char *s)
{
	static const char *const any[] = {
	    "with", "kind", "kindest", "best", "warm", "warmest", "many",  "thanks", "thank", "you",
	    "and",  "&",    "all",     "good", "very", "much",	  "again", "my",     "our",   "+"};
	static const char *const needed[] = {"regards", "regard", "rgds", "wishes"};
	bool found = false;
	size_t n;

	for (; *s; s += n + strspn(s + n, " ,.!*_/\t")) {
		n = strcspn(s, " ,.!*_/\t");
		if (n && is_among(s, n, needed, COUNT_OF(needed)))
			found = true;
		else if (n && !is_among(s, n, any, COUNT_OF(any)))
			return false;
	}
	return found;
}

/* "Kind regards," alone, or with the name on the same line; *named says which. */
static bool is_closing(const struct quote_line *line, bool *named)
{
	const char *s = line->s + strspn(line->s, "*_- \t"), *rest;
	size_t i;

	*named = false;
	if (line->len <= 80 && is_farewell(s))
		return true;
	for (i = 0; line->len <= 80 && i < COUNT_OF(closings); i++) {
		if (!str_istarts(s, closings[i]))
			continue;
		rest = s + strlen(closings[i]);
		if (strspn(rest, " ,.!*_-–—\t:") == strlen(rest))
			return true;
		if (strchr(" ,.!-", *rest) && is_name(rest)) {
			*named = true;
			return true;
		}
	}
	return false;
}

static size_t count_digits(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += *s >= '0' && *s <= '9';
	return n;
}

static bool has_contact(const char *s)
{
	static const char *const words[] = {"tel",    "mob", "phone", "direct", "fax", "email",
					    "e-mail", "t:",  "m:",    "e:",	"w:",  "cell"};

	return strchr(s, '@') || strstr(s, "www.") || strstr(s, "http") || count_digits(s) >= 9 ||
	       str_istarts_any(s, words, COUNT_OF(words));
}

/* As titles, teams and addresses are written: a third of the longer words with a capital. */
static bool is_titled(const char *s)
{
	size_t longer = 0, capital = 0, n;

	if (!is_upper(s) && !(*s >= '0' && *s <= '9') && *s != '(')
		return false;
	for (; *s; s += n + strspn(s + n, " ,|/&-()")) {
		n = strcspn(s, " ,|/&-()");
		longer += n >= 4;
		capital += n >= 4 && is_upper(s);
	}
	return 3 * capital >= longer;
}

/* Does somebody speak in this line, or is it of a signature?  Titles and addresses have none of
 * these words, but for names ("Will", "Mill Close"): with a capital they count only in front. */
static bool speaks(const char *s)
{
	static const char *const always[] = {
	    "resolved",	  "unresolved", "satisfied", "dissatisfied", "complaint",  "escalate",
	    "escalation", "withdraw",	"withdrawn", "unhappy",	     "unsatisfied"};
	static const char *const small[] = {
	    "is",     "are",	"was",	   "were",    "has",	"have",	   "had",   "will",
	    "would",  "can",	"could",   "should",  "must",	"might",   "not",   "never",
	    "no",     "me",	"us",	   "him",     "them",	"it",	   "if",    "but",
	    "still",  "only",	"yet",	   "again",   "came",	"come",	   "comes", "close",
	    "closed", "happy",	"waiting", "please",  "tell",	"ask",	   "need",  "needs",
	    "want",   "wants",	"agree",   "agreed",  "as",	"also",	   "too",   "when",
	    "until",  "before", "because", "instead", "nobody", "nothing", "done",  "sorry",
	    "half",   "why",	"how",	   "what",    "who",	"unless",  "she",   "he",
	    "they",   "you",	"rang",	   "ring"};
	static const char *const months[] = {
	    "january", "february", "march",    "april", "june", "july", "august",   "september",
	    "october", "november", "december", "jan",	"feb",	"apr",	"jun",	    "jul",
	    "aug",     "sept",	   "sep",      "oct",	"nov",	"dec",	"tomorrow", "yesterday"};
	const char *begin = s;
	bool shouted = true;
	size_t n;

	for (n = 0; s[n] && shouted; n++)
		shouted = !(s[n] >= 'a' && s[n] <= 'z');
	for (; *s; s += n ? n : 1) {
		n = strcspn(s, " \t,.;:!?()/|<>\"*");
		if (n && is_among(s, n, always, COUNT_OF(always)))
			return true;
		if (n && (s == begin || shouted || (*s >= 'a' && *s <= 'z')) &&
		    is_among(s, n, small, COUNT_OF(small)) && strncmp(s, "Will ", 5) != 0 &&
		    strncmp(s, "IT ", 3) != 0)
			return true;
		if (n && is_among(s, n, months, COUNT_OF(months)) && count_digits(begin) > 0 &&
		    count_digits(begin) < 9)
			return true;
	}
	return false;
}

/* "My working days are Monday to Wednesday", "Follow us on …": sentences of signatures. */
static bool is_usual(const char *s)
{
	static const char *const words[] = {"working day",  "working pattern",	"working hours",
					    "office hours", "available online", "follow us",
					    "contact us",   "visit us",		"find us"};
	size_t i;

	for (i = 0; i < COUNT_OF(words); i++)
		if (str_ifind(s, words[i]))
			return true;
	return false;
}

/* "1. ", "2) ": an item of a list. */
static bool is_item(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n < 3 && strchr(".)", s[n]) && s[n] && s[n + 1] == ' ';
}

/* A line that can stand in a signature: a contact or a title, and no sentence of the person's.
 * Below a separator, `loose`, it need not look like a title. */
static bool is_signature_like(const struct quote_line *line, bool loose)
{
	static const char *const own[] = {
	    "I ",      "I'",	"I’",	    "We ",     "P.S",	     "PS",	 "Ps",
	    "p.s",     "NB",	"N.B",	    "Please ", "Also",	     "Could ",	 "Can ",
	    "My ",     "Not ",	"Resolved", "Yes",     "No ",	     "Agreed",	 "Complaint",
	    "Further", "They ", "He ",	    "She ",    "There ",     "But ",	 "And ",
	    "This ",   "That ", "Nobody ",  "Still ",  "Unresolved", "Withdraw", "You ",
	    "If ",     "When "};
	char last = line->len ? line->s[line->len - 1] : ' ';

	if (line->len > 200 || last == '?' || last == ':')
		return false;
	if (is_usual(line->s))
		return true;
	if (str_istarts_any(line->s, own, COUNT_OF(own)) || is_item(line->s) || speaks(line->s))
		return false;
	if (has_contact(line->s))
		return true;
	if (quote_count_words(line) > SIGNATURE_MAX_WORDS || (!loose && !is_titled(line->s)))
		return false;
	/* A full stop ends a sentence, unless it is as short as a job title. */
	return (last != '.' && last != '!') || quote_count_words(line) <= 3;
}

static void cut(struct quote_lines *lines, size_t begin, size_t end)
{
	size_t i;

	for (i = begin; i < end; i++)
		lines->line[i].gone = true;
}

static size_t count_text(const struct quote_lines *lines, size_t begin, size_t end)
{
	size_t n = 0, i;

	for (i = begin; i < end && n <= SIGNATURE_MAX_LINES; i++)
		n += !lines->line[i].blank && !lines->line[i].gone;
	return n;
}

/* Where the signature under a closing at `i` ends: at the first line that is the person's again. */
static size_t signature_end(const struct quote_lines *lines, size_t i, size_t end, bool loose)
{
	size_t j, n = 0;

	for (j = i + 1; j < end; j++) {
		if (lines->line[j].blank || lines->line[j].gone)
			continue;
		if (++n > SIGNATURE_MAX_LINES || !is_signature_like(&lines->line[j], loose))
			return j;
	}
	return end;
}

/* Does a name, a contact or nothing at all stand from `i` on?  Lines that might be anything do not
 * make a signature. */
static bool is_named_or_reachable(const struct quote_lines *lines, size_t i, size_t end)
{
	size_t first = quote_next_text(lines, i, end), j;

	if (first == end || is_name(lines->line[first].s) || strstr(lines->line[first].s, " | "))
		return true;
	for (j = first; j < end; j++)
		if (!lines->line[j].blank && has_contact(lines->line[j].s))
			return true;
	return false;
}

/* "-- " alone is beyond doubt; "--", "__" and the like only if a signature follows. */
static bool is_separator(const struct quote_lines *lines, size_t i, size_t end)
{
	const struct quote_line *line = &lines->line[i];

	if (line->strict)
		return true;
	if (line->len < 2 || line->len > 90)
		return false;
	if (strspn(line->s, "-_") != line->len && strcmp(line->s, "—") != 0 &&
	    strcmp(line->s, "–") != 0)
		return false;
	return count_text(lines, i + 1, end) > 0 && signature_end(lines, i, end, true) == end &&
	       is_named_or_reachable(lines, i + 1, end);
}

/* Do these words close the letter?  Thanks are words of the person's unless a name shows it, and
 * then only a way to reach them may follow. */
static bool closes(const struct quote_lines *lines, size_t i, size_t stop, bool named)
{
	size_t next = quote_next_text(lines, i + 1, stop);

	if (!is_thanks(lines->line[i].s))
		return true;
	if (!named) {
		if (next >= stop || !is_name(lines->line[next].s))
			return false;
		next = quote_next_text(lines, next + 1, stop);
	}
	for (; next < stop; next++)
		if (!lines->line[next].blank && has_contact(lines->line[next].s))
			return true;
	return quote_next_text(lines, i + 1, stop) >= stop ||
	       (!named && count_text(lines, i + 1, stop) == 1);
}

/* Cuts the closing at `i` with its signature; false if it is none. */
static bool cut_closing(struct quote_lines *lines, size_t begin, size_t i, size_t end)
{
	size_t stop;
	bool named;

	if (!is_closing(&lines->line[i], &named))
		return false;
	stop = signature_end(lines, i, end, false);
	if (!closes(lines, i, stop, named))
		return false;
	/* Words of the person's go on under the name: only a postscript may, else it closes
	 * nothing. */
	if (stop < end && !str_istarts(lines->line[stop].s, "P.S") &&
	    !str_istarts(lines->line[stop].s, "PS"))
		return false;
	if (count_text(lines, begin, i) == 0)
		return false;
	cut(lines, i, stop);
	return true;
}

void quote_cut_signature(struct quote_lines *lines, size_t begin, size_t end)
{
	size_t i, from = begin, n = 0;

	for (i = begin; i < end; i++)
		lines->line[i].gone = quote_is_noise(lines, i);
	quote_cut_footer(lines, begin, end);
	/* Only the last lines can be a signature, however long the text is. */
	for (i = end; i > begin && n < 2 * SIGNATURE_MAX_LINES; i--) {
		n += !lines->line[i - 1].blank && !lines->line[i - 1].gone;
		from = i - 1;
	}
	for (i = begin; i < end; i++)
		if (lines->line[i].strict && !lines->line[i].gone)
			break;
	if (i < end) {
		cut(lines, i, end);
		end = i;
	}
	for (i = from; i < end; i++) {
		if (lines->line[i].blank || lines->line[i].gone)
			continue;
		if (is_separator(lines, i, end)) {
			cut(lines, i, end);
			end = i;
		} else if (cut_closing(lines, begin, i, end)) {
			return;
		}
	}
}
