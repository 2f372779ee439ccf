/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What machines put into a person's mail: markings, warnings, "Sent from my …", disclaimers. */
#include <string.h>

#include "core/quote_lines.h"

/* Beginnings of the paragraphs that organisations put under every mail.  People begin like that,
 * too: what follows must be of the law. */
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
    "if you are not the intended recipient",
    "if you have received this",
    "important notice",
    "legal disclaimer",
    "*** this email",
    "email disclaimer",
    "any views or opinions expressed",
    "this message may contain",
    "your privacy is important",
    "please note that this email",
    "this email has been scanned",
    "this e-mail has been scanned",
    "this message has been scanned",
    "this email has been checked",
    "this message has been checked",
    "please note: any email",
    "please note that any email",
    "please note that emails",
    "any email sent to or from",
    "all emails sent to or from",
    "emails sent to and from",
    "all communications sent to or from",
    "mae'r neges e-bost hon",
    "mae’r neges e-bost hon",
    "mae'r e-bost hwn",
    "mae’r e-bost hwn",
    "mae'r neges hon",
    "mae’r neges hon",
    "mae'r wybodaeth",
    "mae’r wybodaeth",
    "bwriedir y neges",
    "unless expressly stated",
    "unless otherwise stated",
    "the views expressed",
    "views expressed in this",
    "opinions expressed",
};

/* Words of lawyers.  Two of them in a paragraph that begins like a disclaimer make it one. */
static const char *const laws[] = {
    "confidential",    "privileged",	"recipient",   "addressee",    "intended solely",
    "intended for",    "unauthori",	"in error",    "virus",	       "liabilit",
    "disclos",	       "delete",	"monitor",     "the views",    "opinions",
    "legally",	       "copying",	"distribut",   "the sender",   "attachments",
    "data protection", "vertraulich",	"empfänger",   "confidentiel", "destinat",
    "riservat",	       "vertrouwelijk", "named",       "malware",      "antivirus",
    "information act", "gyfrinachol",	"cyfrinachol", "bwriad",       "derbynnydd",
};

static const char *const trees[] = {
    "please consider the environment",
    "think before you print",
    "help save paper",
    "save paper",
};

/* A line that a gateway or a marking tool put there. */
static const char *const banners[] = {
    "external email:",
    "this email originated from outside",
    "this message originated from outside",
    "you don't often get email from",
    "you don’t often get email from",
    "some people who received this message",
    "this sender is from outside",
};

/* How a warning of a mail from outside begins, where that comes from, and what is not to be done
 * with it: one of each is needed, as people call for caution, too. */
static const char *const alerts[] = {
    "caution", "warning", "external",	"attention",   "alert",	       "security",   "important",
    "notice",  "rhybudd", "this email", "this e-mail", "this message", "this sender"};
static const char *const outside[] = {"external", "outside", "allanol"};
static const char *const beware[] = {"not click",
				     "n't click",
				     "n’t click",
				     "clicking",
				     "click on links",
				     "click any",
				     "recognise the sender",
				     "recognize the sender",
				     "originated",
				     "be cautious",
				     "with caution",
				     "exercise caution",
				     "suspicious",
				     "phishing",
				     "dolen"};

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
    "az iphone-omról küldve",
    "az ipademről küldve",
    "outlook für ",
    "obter o outlook para ",
    "télécharger outlook pour ",
    "obtenir outlook pour ",
    "descargar outlook para ",
    "obtener outlook para ",
    "scarica outlook per ",
    "pobierz aplikację outlook",
    "download outlook voor ",
    "outlook voor ",
    "cael outlook ",
    "anfonwyd o fy ",
    "wedi'i anfon o fy ",
};

size_t quote_count_words(const struct quote_line *line)
{
	size_t n = 0, i;

	for (i = 0; i < line->len; i++)
		if (line->s[i] != ' ' && line->s[i] != '\t' &&
		    (i == 0 || line->s[i - 1] == ' ' || line->s[i - 1] == '\t'))
			n++;
	return n;
}

static bool has_any(const char *s, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_ifind(s, words[i]))
			return true;
	return false;
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

/* "This message has been classified as OFFICIAL by the sender." */
static bool is_marking_sentence(const struct quote_line *line)
{
	static const char *const begins[] = {
	    "this message has been", "this email has been", "this e-mail has been",
	    "this message is",	     "this email is",	    "this e-mail is",
	};

	return line->len <= 120 && str_istarts_any(line->s, begins, COUNT_OF(begins)) &&
	       strstr(line->s, "OFFICIAL") &&
	       (str_ifind(line->s, "classified") || str_ifind(line->s, "marked"));
}

/* A line of a device's stands alone, and at the end. */
static bool is_alone(const struct quote_lines *lines, size_t i)
{
	return i + 1 >= lines->count || lines->line[i + 1].blank || lines->line[i + 1].quoted;
}

/* "Wiko", "iMachine", "HTC10": the name of a thing. */
static bool is_product(const char *word)
{
	for (; *word && *word != ' '; word++)
		if ((*word >= 'A' && *word <= 'Z') || (*word >= '0' && *word <= '9'))
			return true;
	return false;
}

/* "Sent from my phone. Not resolved.": what follows in the line, unless it excuses typing, is the
 * person's. */
static bool goes_on(const char *s)
{
	static const char *const excuses[] = {"excuse", "typo",	 "brevity", "apolog",
					      "sorry",	"brief", "forgive", "predict"};
	const char *rest = strstr(s, ". ");

	return rest && !str_empty(rest + 2) && !has_any(rest, excuses, COUNT_OF(excuses));
}

/* "Sent from my iPhone".  "Sent by post on Monday" and "Sent from my manager" are a person's:
 * without a device or a program in it, nobody can tell. */
static bool is_device(const struct quote_line *line)
{
	static const char *const things[] = {
	    "phone",   "ipad",	      "android", "samsung",  "galaxy", "mobile",  "handy",
	    "tablet",  "outlook",     "mail",	 "yahoo",    "proton", "berry",	  "smartphone",
	    "device",  "app",	      "huawei",	 "pixel",    "nokia",  "windows", "nine",
	    "spark",   "surface",     "front",	 "gerät",    "aol",    "o2",	  "vodafone",
	    "android", "thunderbird", "移动",	 "手机",     "http",   "4g",	  "5g",
	    "htc",     "oneplus",     "xiaomi",	 "motorola", "sony",   "kindle",  "macbook",
	    "watch",   "airmail",     "телефон", "устройств"};
	const char *s = line->s + strspn(line->s, "*_~-–—<([ \t");
	char last = line->len ? line->s[line->len - 1] : ' ';
	size_t i;

	if (line->len > 200 || quote_count_words(line) > 12 || last == '?' || goes_on(s) ||
	    !str_istarts_any(s, devices, COUNT_OF(devices)))
		return false;
	for (i = 0; i < COUNT_OF(things); i++)
		if (str_ifind(s, things[i]))
			return true;
	return str_istarts(s, "sent from my ") && is_product(s + strlen("sent from my "));
}

/* "[EXTERNAL]" and nothing else, or the sentence that warns of it. */
static bool is_banner(const struct quote_line *line)
{
	static const char *const tags[] = {"external",	     "external sender",
					   "external email", "external message",
					   "external mail",  "external e-mail"};
	const char *s = line->s + strspn(line->s, "*[(#! \t");
	size_t i, n;

	for (i = 0; line->len < 40 && i < COUNT_OF(tags); i++) {
		n = strlen(tags[i]);
		if (str_istarts(s, tags[i]) && strspn(s + n, "*])#!: \t") == strlen(s + n))
			return true;
	}
	return str_istarts_any(s, banners, COUNT_OF(banners));
}

/* Where the warning that begins at `i` ends; `i` if there is none.  It may be broken over lines:
 * one that is short, or ends a sentence, is the last. */
static size_t warning_end(const struct quote_lines *lines, size_t i, size_t end)
{
	enum { LINES_MOST = 6, SHORT = 50 };
	const char *begin = lines->line[i].s + strspn(lines->line[i].s, "*[(#! \t");
	static const char *const what[] = {"link", "attachment", "sender", "content", "dolen"};
	bool from_outside = false, warns = false, of_something = false;
	size_t j;

	if (!str_istarts_any(begin, alerts, COUNT_OF(alerts)))
		return i;
	for (j = i; j < end && j < i + LINES_MOST && !lines->line[j].blank; j++) {
		const struct quote_line *line = &lines->line[j];

		if (line->len >= QUOTE_LOOK)
			return i;
		from_outside = from_outside || has_any(line->s, outside, COUNT_OF(outside));
		warns = warns || has_any(line->s, beware, COUNT_OF(beware));
		of_something = of_something || has_any(line->s, what, COUNT_OF(what));
		if (line->len < SHORT || strchr(".!*]", line->s[line->len - 1])) {
			j++;
			break;
		}
	}
	return from_outside && warns && of_something ? j : i;
}

bool quote_is_noise(const struct quote_lines *lines, size_t i)
{
	const struct quote_line *line = &lines->line[i];

	return is_marking(line) || is_marking_sentence(line) || is_banner(line) ||
	       warning_end(lines, i, lines->count) > i || (is_alone(lines, i) && is_device(line));
}

static bool is_ruler(const struct quote_line *line)
{
	return line->len >= 5 && strspn(line->s, "*_-=") == line->len;
}

/* The tree in front is a "P" of another font. */
static bool is_tree(const struct quote_line *line)
{
	const char *s = line->s + (str_starts(line->s, "P ") ? 2 : 0);

	return str_istarts_any(s, trees, COUNT_OF(trees));
}

static bool begins_disclaimer(const struct quote_line *line)
{
	const char *s = line->s + strspn(line->s, "*_ \t");

	return str_istarts_any(s, disclaimers, COUNT_OF(disclaimers));
}

/* The end of the paragraph that begins at `i`: a blank line, a rule, or a disclaimer, which HTML
 * sets right below the lines of a signature. */
static size_t paragraph_end(const struct quote_lines *lines, size_t i, size_t end)
{
	enum { SHORT = 60 };
	size_t j;

	for (j = i; j < end && !lines->line[j].blank && !is_ruler(&lines->line[j]); j++)
		if (j > i && lines->line[j - 1].len < SHORT && begins_disclaimer(&lines->line[j]))
			break;
	return j;
}

/* How many words of the law stand in these lines; more than a few make no difference. */
static size_t count_laws(const struct quote_lines *lines, size_t begin, size_t end)
{
	enum { LINES_MOST = 20 }; /* a disclaimer says at once what it is */
	size_t found = 0, i, j;

	for (i = 0; i < COUNT_OF(laws); i++)
		for (j = begin; j < end && j < begin + LINES_MOST; j++)
			if (lines->line[j].len < QUOTE_LOOK &&
			    str_ifind(lines->line[j].s, laws[i])) {
				found++;
				break;
			}
	return found;
}

/* A paragraph of the law, however it begins: it says what whoever is not its recipient has to do,
 * and nobody speaks in it.  A person who tells of a mail that went astray does. */
static bool reads_like_law(const struct quote_lines *lines, size_t begin, size_t end)
{
	enum { LINES_MOST = 20, LAWS = 4 };
	bool condition = false, recipient = false;
	size_t i;

	for (i = begin; i < end && i < begin + LINES_MOST; i++) {
		const struct quote_line *line = &lines->line[i];

		if (line->len >= QUOTE_LOOK || str_starts(line->s, "I ") ||
		    strstr(line->s, " I ") || strstr(line->s, " my ") || strstr(line->s, " me "))
			return false;
		condition = condition || str_ifind(line->s, "if you");
		recipient =
		    recipient || str_ifind(line->s, "recipient") || str_ifind(line->s, "addressee");
	}
	return condition && recipient && count_laws(lines, begin, end) >= LAWS;
}

static bool is_disclaimer(const struct quote_lines *lines, size_t i, size_t stop, size_t end)
{
	const struct quote_line *line = &lines->line[i];

	if (!begins_disclaimer(line))
		return reads_like_law(lines, i, stop);
	/* A heading: its text is the next paragraph. */
	if (stop == i + 1 && quote_count_words(line) <= 3) {
		i = quote_next_text(lines, stop, end);
		stop = paragraph_end(lines, i, end);
	}
	return count_laws(lines, i, stop) >= 2;
}

void quote_cut_footer(struct quote_lines *lines, size_t begin, size_t end)
{
	bool legal = false;
	size_t i, j, stop;

	for (i = begin; i < end; i = stop) {
		stop = i + 1;
		if (lines->line[i].blank)
			continue;
		if (is_ruler(&lines->line[i])) {
			/* The lines of a box around it go with it. */
			lines->line[i].gone = legal;
			continue;
		}
		stop = warning_end(lines, i, end);
		if (stop > i) {
			for (j = i; j < stop; j++)
				lines->line[j].gone = true;
			continue;
		}
		stop = paragraph_end(lines, i, end);
		if (stop == i + 1 && is_tree(&lines->line[i])) {
			lines->line[i].gone = true;
			continue;
		}
		if (!is_disclaimer(lines, i, stop, end) &&
		    !(legal && count_laws(lines, i, stop) > 0)) {
			legal = false;
			continue;
		}
		if (i > begin && is_ruler(&lines->line[i - 1]))
			lines->line[i - 1].gone = true;
		for (j = i; j < stop; j++)
			lines->line[j].gone = true;
		legal = true;
	}
}
