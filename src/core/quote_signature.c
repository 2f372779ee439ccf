/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under a person's words and is not theirs: signature, device, disclaimer, markings. */
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
    "mvh",
    "mfg",
    "lg",
};

/* Thanks are words of the person's unless a name shows that they close the letter. */
static bool is_thanks(const char *s)
{
	return str_istarts(s, "thank") || str_istarts(s, "many thanks") || str_istarts(s, "cheers");
}

/* Beginnings of the paragraphs that organisations put under every mail. */
static const char *const disclaimers[] = {
    "this email and any attachments",
    "this e-mail and any attachments",
    "this email and any files",
    "this e-mail and any files",
    "this email (and any attachments",
    "this message and any attachments",
    "this message (and any attachments",
    "this communication is intended",
    "this e-mail is intended",
    "this email is intended",
    "this message is intended",
    "the information contained in this e",
    "the information in this e",
    "the contents of this e",
    "this transmission",
    "this email is confidential",
    "this e-mail is confidential",
    "this email may contain",
    "this e-mail may contain",
    "this email contains",
    "this message contains confidential",
    "confidentiality notice",
    "disclaimer",
    "privileged/confidential",
    "confidentiality:",
    "please consider the environment",
    "think before you print",
    "if you are not the intended recipient",
    "if you have received this",
    "important notice",
    "legal disclaimer",
    "*** this email",
    "******",
    "email disclaimer",
    "any views or opinions expressed",
    "this message may contain",
    "your privacy is important",
    "please note that this email",
    "help save paper",
};

/* A line that a gateway or a marking tool put there. */
static const char *const banners[] = {
    "caution: this email originated",
    "caution: external",
    "external email:",
    "[external]",
    "external sender",
    "external email",
    "warning: this email originated",
    "this email originated from outside",
    "you don't often get email from",
    "you don’t often get email from",
    "some people who received this message",
    "caution! this message was sent from outside",
    "this sender is from outside",
};

static const char *const devices[] = {
    "sent from my ",
    "sent from mail for ",
    "sent from outlook for ",
    "sent from outlook",
    "sent from yahoo mail",
    "sent from the all-new ",
    "sent from samsung ",
    "sent from a mobile",
    "sent from gmail",
    "sent from bt email",
    "sent from sky yahoo",
    "sent from android",
    "sent from type",
    "sent from windows mail",
    "sent from aol",
    "sent via ",
    "sent using ",
    "sent with ",
    "sent on the move",
    "sent on the go",
    "get outlook for ",
    "sent from proton",
    "sent from front",
    "sent from spark",
    "sent from nine",
    "sent from surface",
    "sent from iphone",
    "sent from ipad",
    "sent from vodafone",
    "sent from o2",
    "sent from ee",
    "sent from blackberry",
    "sent by ",
    "sent on my ",
    "von meinem ",
    "gesendet von ",
    "gesendet mit ",
    "envoyé de ",
    "envoyé depuis ",
    "enviado desde ",
    "enviado do ",
    "inviato da ",
    "verzonden vanaf ",
    "verstuurd vanaf ",
    "skickat från ",
    "sendt fra ",
    "lähetetty ",
    "wysłane z ",
    "отправлено с ",
    "отправлено из ",
    "diese nachricht wurde von mein",
    "从我的",
    "发自我的",
    "odoslané z ",
    "telefonumdan gönderildi",
    "iphone'umdan gönderildi",
    "trimis de pe ",
    "enviado de ",
    "my outlook",
};

static bool starts_any(const char *s, const char *const *table, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_istarts(s, table[i]))
			return true;
	return false;
}

static size_t count_words(const struct quote_line *line)
{
	size_t n = 0, i;

	for (i = 0; i < line->len; i++)
		if (line->s[i] != ' ' && line->s[i] != '\t' &&
		    (i == 0 || line->s[i - 1] == ' ' || line->s[i - 1] == '\t'))
			n++;
	return n;
}

/* "OFFICIAL-SENSITIVE", "[OFFICIAL]", "Classification: OFFICIAL - SENSITIVE: PERSONAL": capitals
 * only, as people write about official things in small letters. */
static bool is_marking(const struct quote_line *line)
{
	static const char *const words[] = {"OFFICIAL",	    "SENSITIVE",  "PERSONAL",
					    "UNCLASSIFIED", "RESTRICTED", "PROTECT",
					    "CONFIDENTIAL", "COMMERCIAL"};
	const char *s = line->s;
	size_t i, found = 0, n;

	if (line->len > 80)
		return false;
	s += strspn(s, "*[]()#- \t");
	if (str_istarts(s, "classification"))
		s += strlen("classification");
	if (str_istarts(s, "security classification"))
		s += strlen("security classification");
	while (*s) {
		n = strspn(s, "*[]()#-–—: \t/.");
		for (i = 0; n == 0 && i < COUNT_OF(words); i++)
			if (str_starts(s, words[i]))
				n = strlen(words[i]);
		if (n == 0)
			return false;
		found += *s >= 'A' && *s <= 'Z';
		s += n;
	}
	return found > 0;
}

static bool is_device(const struct quote_line *line)
{
	const char *s = line->s + strspn(line->s, "*_~-–—<([ \t");
	char last = line->len ? line->s[line->len - 1] : ' ';
	size_t words = count_words(line);

	if (line->len > 200 || words > 12 || last == '?')
		return false;
	if (!starts_any(s, devices, COUNT_OF(devices)))
		return false;
	/* "Sent by post on Monday": the looser beginnings count only for short lines. */
	return words <= 8 || strchr(line->s, '<') || last == '.' || last == '!';
}

bool quote_is_noise(const struct quote_line *line)
{
	return is_marking(line) || is_device(line) ||
	       starts_any(line->s, banners, COUNT_OF(banners));
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

/* "Kind regards," alone, or with the name on the same line; *named says which. */
static bool is_closing(const struct quote_line *line, bool *named)
{
	const char *s = line->s + strspn(line->s, "*_- \t"), *rest;
	size_t i;

	*named = false;
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

/* "-Ann", "– Ann Smith": a name behind a dash, as the last line. */
static bool is_dashed_name(const struct quote_line *line)
{
	const char *s = line->s + strspn(line->s, "-");

	if (s == line->s)
		s += str_starts(s, "–") || str_starts(s, "—") ? strlen("–") : 0;
	return s != line->s && line->len <= 40 && *s && is_name(s);
}

static bool has_contact(const char *s)
{
	return strchr(s, '@') || strstr(s, "www.") || strstr(s, "http") || str_istarts(s, "tel") ||
	       str_istarts(s, "mob") || str_istarts(s, "phone") || str_istarts(s, "direct");
}

/* A line that can stand in a signature: short, and no sentence of the person's. */
static bool is_signature_like(const struct quote_line *line)
{
	static const char *const own[] = {"I ",	     "I'",   "I’",     "We ",  "P.S",
					  "PS",	     "Ps",   "p.s",    "NB",   "N.B",
					  "Please ", "Also", "Could ", "Can ", "My "};
	char last = line->len ? line->s[line->len - 1] : ' ';

	if (line->len > 200 || last == '?' || last == ':')
		return false;
	if (has_contact(line->s))
		return true;
	if (starts_any(line->s, own, COUNT_OF(own)))
		return false;
	if (count_words(line) > SIGNATURE_MAX_WORDS)
		return false;
	/* A full stop ends a sentence, unless it is as short as a job title. */
	return (last != '.' && last != '!') || count_words(line) <= 3;
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
static size_t signature_end(const struct quote_lines *lines, size_t i, size_t end)
{
	size_t j, n = 0;

	for (j = i + 1; j < end; j++) {
		if (lines->line[j].blank || lines->line[j].gone)
			continue;
		if (++n > SIGNATURE_MAX_LINES || !is_signature_like(&lines->line[j]))
			return j;
	}
	return end;
}

/* "-- " alone is beyond doubt; "--", "__" and the like only if what follows is short. */
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
	return count_text(lines, i + 1, end) > 0 && signature_end(lines, i, end) == end;
}

/* Cuts the closing at `i` with its signature; false if it is none. */
static bool cut_closing(struct quote_lines *lines, size_t begin, size_t i, size_t end)
{
	size_t stop, next;
	bool named;

	if (!is_closing(&lines->line[i], &named))
		return false;
	stop = signature_end(lines, i, end);
	next = quote_next_text(lines, i + 1, end);
	if (is_thanks(lines->line[i].s) && !named &&
	    (next >= stop || !is_name(lines->line[next].s)))
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

/* One line of a dash and a name at the end, if it is no item of a list. */
static void cut_dashed_name(struct quote_lines *lines, size_t begin, size_t end)
{
	size_t i = end, before;

	while (i > begin && (lines->line[i - 1].blank || lines->line[i - 1].gone))
		i--;
	if (i <= begin || !is_dashed_name(&lines->line[i - 1]))
		return;
	for (before = i - 1; before > begin && lines->line[before - 1].blank; before--)
		;
	if (before > begin && lines->line[before - 1].s[0] != '-')
		lines->line[i - 1].gone = true;
}

void quote_cut_signature(struct quote_lines *lines, size_t begin, size_t end)
{
	size_t i, from = begin, n = 0;

	for (i = begin; i < end; i++)
		lines->line[i].gone = quote_is_noise(&lines->line[i]);
	for (i = begin; i < end; i++) {
		if (!lines->line[i].gone &&
		    starts_any(lines->line[i].s + strspn(lines->line[i].s, "*_ \t"), disclaimers,
			       COUNT_OF(disclaimers))) {
			cut(lines, i, end);
			end = i;
		}
	}
	/* Only the last lines can be a signature, however long the text is. */
	for (i = end; i > begin && n < 2 * SIGNATURE_MAX_LINES; i--) {
		n += !lines->line[i - 1].blank;
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
	cut_dashed_name(lines, begin, end);
}
