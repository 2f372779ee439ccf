/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings that mail programs put before the mail they cite. */
#include <string.h>

#include "core/quote_lines.h"

enum {
	HEADER_MAX_LINES = 6,	/* "On … wrote:" broken over lines */
	HEADER_MAX_FIELDS = 20, /* lines of a From/Sent/To/Subject block: long To lines wrap */
};

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

/* Fields of an Outlook block.  The first of each group begins it. */
static const char *const from_labels[] = {
    "From",   "Von",	   "De",	 "Da",	       "Van",	     "Od",	  "Fra",
    "Från",   "От",	   "Lähettäjä",	 "Kimden",     "Expéditeur", "Mittente",  "发件人",
    "差出人", "Remitente", "Message du", "Message de", "Oddi wrth",  "Odesílatel"};
static const char *const other_labels[] = {
    "Sent",	   "Date",	    "To",	    "Cc",
    "Subject",	   "Reply-To",	    "Importance",   "Bcc",
    "Attachments", "Gesendet",	    "Datum",	    "An",
    "Betreff",	   "Kopie",	    "Envoyé",	    "À",
    "A",	   "Objet",	    "Enviado",	    "Enviada em",
    "Fecha",	   "Para",	    "Asunto",	    "Assunto",
    "Data",	   "Inviato",	    "Oggetto",	    "Verzonden",
    "Aan",	   "Onderwerp",	    "Wysłano",	    "Do",
    "Temat",	   "Dato",	    "Sendt",	    "Til",
    "Emne",	   "Skickat",	    "Till",	    "Ämne",
    "Дата",	   "Кому",	    "Тема",	    "Отправлено",
    "Lähetetty",   "Vastaanottaja", "Aihe",	    "Envoyé le",
    "Pour",	   "发送时间",	    "收件人",	    "主题",
    "Sent at",	   "Send",	    "On Behalf Of", "Copie à",
    "Sujet",	   "Resent-From",   "Sender",	    "Odesláno",
    "Komu",	   "Předmět",	    "Anfonwyd",	    "At",
    "Pwnc",	   "Dyddiad",	    "Enviada",	    "Feladó",
};

/* A line of nothing but dashes, stars or blanks around one of these. */
static const char *const rules[] = {
    "Original Message",
    "Original message",
    "Original Appointment",
    "Forwarded message",
    "Forwarded Message",
    "Original E-mail",
    "Original email",
    "Reply message",
    "Message d'origine",
    "Message original",
    "Mensaje original",
    "Mensagem original",
    "Messaggio originale",
    "Messaggio Originale",
    "Ursprüngliche Nachricht",
    "Originalnachricht",
    "Ursprungliche Nachricht",
    "Oorspronkelijk bericht",
    "Oprindelig meddelelse",
    "Originalmeddelande",
    "Ursprungligt meddelande",
    "Opprinnelig melding",
    "Alkuperäinen viesti",
    "Wiadomość oryginalna",
    "Исходное сообщение",
    "Пересылаемое сообщение",
    "Původní zpráva",
    "Reply Message",
    "In reply to",
    "Original-Nachricht",
    "Oprindelig besked",
    "Message transféré",
    "Message d’origine",
    "Weitergeleitete Nachricht",
};

/* Lines that stand alone and need no dashes. */
static const char *const sentences[] = {
    "Begin forwarded message:",	     "Début du message réexpédié :",
    "Début du message transféré :",  "Anfang der weitergeleiteten Nachricht:",
    "Inizio messaggio inoltrato:",   "Inicio del mensaje reenviado:",
    "--- Reply above this line ---",
};

static size_t skip_decoration(const char *s)
{
	return strspn(s, "-–—‐_=*#>+ \t[(");
}

static bool ends_with(const char *s, size_t n, const char *end)
{
	size_t m = strlen(end);

	return n >= m && memcmp(s + n - m, end, m) == 0;
}

bool quote_is_group_wise(const char *s)
{
	size_t n = strlen(s);

	return n > 8 && n < QUOTE_LOOK && str_starts(s, ">>> ") && ends_with(s, n, ">>>");
}

/* "-----Original Message-----": at least two dashes in front, and nothing but decoration behind. */
static bool is_rule(const struct quote_line *line)
{
	size_t lead = skip_decoration(line->s), i;
	const char *rest;

	for (i = 0; lead >= 2 && i < COUNT_OF(rules); i++) {
		if (!str_istarts(line->s + lead, rules[i]))
			continue;
		rest = line->s + lead + strlen(rules[i]);
		if (strspn(rest, "-–—‐_=*# \t:])") == strlen(rest))
			return true;
	}
	for (i = 0; i < COUNT_OF(sentences); i++)
		if (str_ieq(line->s, sentences[i]))
			return true;
	/* Notes, and GroupWise: "----- Forwarded by Ann Lee/Council on 04/12/2026 -----", ">>> Ann
	 * Lee <ann@example.org> 04/12/26 09:12 >>>". */
	if (lead >= 3 && str_istarts(line->s + lead, "Forwarded by "))
		return ends_with(line->s, line->len, "--");
	return quote_is_group_wise(line->s);
}

/* "From: …", "*From:* …", "From : …": the value, or NULL. */
static const char *label_value(const struct quote_line *line, const char *const *labels,
			       size_t count)
{
	const char *s = line->s + strspn(line->s, "*_| \t"), *p;
	size_t i;

	for (i = 0; i < count; i++) {
		if (!str_istarts(s, labels[i]))
			continue;
		p = s + strlen(labels[i]);
		p += strspn(p, "*_ \t");
		if (str_starts(p, "\xC2\xA0"))
			p += 2;
		if (*p == ':' || str_starts(p, "：")) {
			p += *p == ':' ? 1 : strlen("：");
			return p + strspn(p, "*_ \t");
		}
	}
	return NULL;
}

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

/* 10:03, 10.03 or 10h03 with a date nowhere near it is good enough: no one tells the time in a
 * sentence that introduces what somebody wrote. */
static bool has_time(const char *s)
{
	for (; *s; s++)
		if (*s >= '0' && *s <= '9' && strchr(":.h", s[1] ? s[1] : ' ') && s[1] &&
		    s[2] >= '0' && s[2] <= '5' && s[3] >= '0' && s[3] <= '9' &&
		    !(s[4] >= '0' && s[4] <= '9'))
			return true;
	return false;
}

static bool has_year(const char *s)
{
	for (; *s; s++)
		if ((str_starts(s, "20") || str_starts(s, "19")) && s[2] >= '0' && s[2] <= '9' &&
		    s[3] >= '0' && s[3] <= '9' && !(s[4] >= '0' && s[4] <= '9'))
			return true;
	return false;
}

static enum quote_label label_of(struct quote_line *line)
{
	if (line->label != QUOTE_NOT_SEEN)
		return line->label;
	line->label = QUOTE_NO_LABEL;
	if (line->len >= QUOTE_LOOK || (!strchr(line->s, ':') && !strstr(line->s, "：")))
		return line->label;
	if (label_value(line, from_labels, COUNT_OF(from_labels)))
		line->label = QUOTE_FROM;
	else if (label_value(line, other_labels, COUNT_OF(other_labels)))
		line->label = QUOTE_OTHER;
	return line->label;
}

/*
 * From:, and at least two more fields near it.  A wrapped address or subject may stand between
 * them, and blank lines, as some programs double-space the block.  A few programs begin it with
 * Date: or To:; those must go on without a break and come to a From:.
 */
static size_t block_length(const struct quote_lines *lines, size_t i)
{
	size_t end = i + HEADER_MAX_FIELDS, last = i, fields = 0, stray = 0, j;
	enum quote_label label = label_of(&lines->line[i]);
	bool from = label == QUOTE_FROM, begun = from;

	if (label == QUOTE_NO_LABEL)
		return 0;
	for (j = i + 1; j < lines->count && j < end && stray < (begun ? 4 : 1); j++) {
		struct quote_line *line = &lines->line[j];

		if (line->blank && (fields >= 2 || !begun))
			break;
		if (line->blank)
			continue;
		label = label_of(line);
		if (label == QUOTE_NO_LABEL) {
			stray++;
			continue;
		}
		from = from || label == QUOTE_FROM;
		fields++;
		last = j;
		stray = 0;
	}
	return from && fields >= 2 ? last + 1 - i : 0;
}

/* People head a memo with "To:" and "From:", too; programs write an address or the time of day. */
static bool is_programs(const struct quote_lines *lines, size_t i, size_t length)
{
	size_t j;

	for (j = i; j < i + length; j++)
		if (lines->line[j].len < QUOTE_LOOK &&
		    (strchr(lines->line[j].s, '@') || has_time(lines->line[j].s)))
			return true;
	return false;
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
	if (ends_with(s, n, "：")) {
		n -= strlen("：");
		closed = true;
	}
	if (ends_with(s, n, "\xC2\xA0"))
		n -= 2;
	for (i = 0; closed && i < COUNT_OF(verbs); i++)
		if (ends_with(s, n, verbs[i]))
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

	if (!n || (s[n - 1] != ':' && !ends_with(s, n, "：")))
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
	    "On ",   "Le ", "Am ", "El ", "Il ",      "Op ", "Em ",	  "W dniu", "Den ", "Dne ",
	    "Dnia ", "På ", "Pe ", "În ", "Vào ",     "Mon", "Tue",	  "Wed",    "Thu",  "Fri",
	    "Sat",   "Sun", "ons", "man", "tor",      "fre", "tir",	  "lør",    "søn",  "Em ",
	    "---",   "At ", "in ", "In ", "Quoting ", "Am",  "Il giorno", "Στις",   "Dňa",  "Op",
	    "ma ",   "ti ", "ke ", "to ", "pe ",      "la ", "su ",
	};
	size_t i;

	s += skip_decoration(s);
	if (has_digit(s) && *s >= '0' && *s <= '9')
		return true;
	for (i = 0; i < COUNT_OF(openers); i++)
		if (str_starts(s, openers[i]))
			return true;
	return false;
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
		if (strchr(s, '<') && address)
			return QUOTE_STRONG;
		if (dated && (address || (has_time(s) && has_year(s))))
			return QUOTE_STRONG;
		return str_istarts(s, "On ") && has_time(s) ? QUOTE_STRONG : QUOTE_WEAK;
	}
	/* "On Wed, 14 Nov 2018 08:14:43 John Doe <john@doe.com> wrote", without its colon. */
	if (address && str_starts(s, "On ") && has_time(s) && has_year(s) &&
	    ends_with(s, n, "wrote"))
		return QUOTE_STRONG;
	/* "Wednesday, 17 November 2021, 3:32 PM +0300 from x@y <x@y>:" */
	if (address && (strchr(s, '<') || may_open(s)) && has_time(s) && has_year(s) &&
	    s[n - 1] == ':')
		return QUOTE_STRONG;
	/* "2013/11/13 Ann Smith <ann@y>" */
	if (address && has_year(s) && s[n - 1] == '>' && *s >= '0' && *s <= '9')
		return QUOTE_WEAK;
	return QUOTE_NO_START;
}

/* Can a heading end like this? */
static bool may_close(const struct quote_line *line)
{
	return line->len &&
	       (strchr(":>|*_-", line->s[line->len - 1]) || ends_with(line->s, line->len, "：") ||
		ends_with(line->s, line->len, "wrote"));
}

static enum quote_start find_attribution(const struct quote_lines *lines, size_t i, size_t *length)
{
	bool opens = may_open(lines->line[i].s);
	char joined[QUOTE_LOOK + 1];
	enum quote_start start;
	size_t j, n = 0;

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
		if (start != QUOTE_NO_START) {
			*length = j + 1 - i;
			return start;
		}
		/* A sentence has ended before any verb, or no heading has begun: it is prose. */
		if (!opens || ends_with(line->s, line->len, ".") ||
		    ends_with(line->s, line->len, "?"))
			break;
	}
	return QUOTE_NO_START;
}

/* A long rule right above a From block belongs to it. */
static bool is_ruler(const struct quote_line *line)
{
	return line->len >= 5 && strspn(line->s, "_-=") == line->len;
}

/* "Original Message" without its dashes, as a BlackBerry writes it right above a From block. */
static bool is_bare_rule(const struct quote_lines *lines, size_t i)
{
	size_t j;

	if (i + 1 >= lines->count || label_of(&lines->line[i + 1]) == QUOTE_NO_LABEL)
		return false;
	for (j = 0; j < COUNT_OF(rules); j++)
		if (str_ieq(lines->line[i].s, rules[j]))
			return block_length(lines, i + 1) > 0;
	return false;
}

enum quote_start quote_find_start(const struct quote_lines *lines, size_t i, size_t *length)
{
	const struct quote_line *line = &lines->line[i];
	size_t next, n;

	*length = 1;
	if (is_ruler(line)) {
		next = quote_next_text(lines, i + 1, lines->count < i + 4 ? lines->count : i + 4);
		if (next < lines->count && !lines->line[next].blank &&
		    (n = block_length(lines, next))) {
			*length = next + n - i;
			return QUOTE_STRONG;
		}
		return QUOTE_NO_START;
	}
	if (line->len >= QUOTE_LOOK)
		return QUOTE_NO_START;
	if (is_rule(line) || is_bare_rule(lines, i)) {
		next = quote_next_text(lines, i + 1, lines->count < i + 4 ? lines->count : i + 4);
		if (next < lines->count && (n = block_length(lines, next)))
			*length = next + n - i;
		return QUOTE_STRONG;
	}
	if ((n = block_length(lines, i)) && is_programs(lines, i, n)) {
		*length = n;
		return QUOTE_STRONG;
	}
	return find_attribution(lines, i, length);
}

/* Yahoo puts the heading on the line of the last words: "… thank you   On Tuesday, 3 July 2018, Ann
 * <ann@x> wrote:". */
size_t quote_find_inner(const struct quote_line *line)
{
	const char *s = line->s;

	if (line->len >= QUOTE_LOOK)
		return 0;
	while ((s = strstr(s, "  On "))) {
		s += strspn(s, " ");
		if (weigh_attribution(s) == QUOTE_STRONG)
			return (size_t)(s - line->s);
	}
	return 0;
}
