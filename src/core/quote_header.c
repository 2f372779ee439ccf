/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings that mail programs put before the mail they cite. */
#include <string.h>

#include "core/quote_lines.h"

enum {
	HEADER_MAX_FIELDS = 20, /* lines of a From/Sent/To/Subject block: long To lines wrap */
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

size_t quote_skip_decoration(const char *s)
{
	return strspn(s, "-–—‐_=*#>+ \t[(");
}

bool quote_ends_with(const char *s, size_t n, const char *end)
{
	size_t m = strlen(end);

	return n >= m && memcmp(s + n - m, end, m) == 0;
}

bool quote_is_group_wise(const char *s)
{
	size_t n = strlen(s);

	return n > 8 && n < QUOTE_LOOK && str_starts(s, ">>> ") && quote_ends_with(s, n, ">>>");
}

/* "From: …", "*From:* …", "From : …": the value, or NULL. */
static const char *label_value(const char *s, const char *const *labels, size_t count)
{
	const char *p;
	size_t i;

	s += strspn(s, "*_| \t");

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

/* "----- Please reply above this line -----", as ticket systems ask for. */
static bool is_reply_line(const struct quote_line *line)
{
	return line->len < 120 && strchr("-–—‐_=*#", *line->s) &&
	       str_ifind(line->s, "above this line");
}

/* "-----Original Message-----": at least two dashes in front, and nothing but decoration behind. */
static bool is_rule(const struct quote_line *line)
{
	size_t lead = quote_skip_decoration(line->s), i;
	const char *rest;

	for (i = 0; lead >= 2 && i < COUNT_OF(rules); i++) {
		if (!str_istarts(line->s + lead, rules[i]))
			continue;
		rest = line->s + lead + strlen(rules[i]);
		/* Samsung's forgets the break behind it: "… --------From: …". */
		rest += strspn(rest, "-–—‐_=*# \t:])");
		if (!*rest || label_value(rest, from_labels, COUNT_OF(from_labels)))
			return true;
	}
	for (i = 0; i < COUNT_OF(sentences); i++)
		if (str_ieq(line->s, sentences[i]))
			return true;
	/* Notes, and GroupWise: "----- Forwarded by Ann Lee/Council on 04/12/2026 -----", ">>> Ann
	 * Lee <ann@example.org> 04/12/26 09:12 >>>". */
	if (lead >= 3 && str_istarts(line->s + lead, "Forwarded by "))
		return quote_ends_with(line->s, line->len, "--");
	return quote_is_group_wise(line->s) || is_reply_line(line);
}

/* 10:03, 10.03 or 10h03 with a date nowhere near it is good enough: no one tells the time in a
 * sentence that introduces what somebody wrote. */
bool quote_has_time(const char *s)
{
	for (; *s; s++)
		if (*s >= '0' && *s <= '9' && strchr(":.h", s[1] ? s[1] : ' ') && s[1] &&
		    s[2] >= '0' && s[2] <= '5' && s[3] >= '0' && s[3] <= '9' &&
		    !(s[4] >= '0' && s[4] <= '9'))
			return true;
	return false;
}

bool quote_has_year(const char *s)
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
	if (label_value(line->s, from_labels, COUNT_OF(from_labels)))
		line->label = QUOTE_FROM;
	else if (label_value(line->s, other_labels, COUNT_OF(other_labels)))
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

/* "Feladó: …" in a language that the tables do not know: the label in front of the colon, or 0. */
static size_t foreign_label(const struct quote_line *line)
{
	enum { LONGEST = 40 };
	size_t n = line->len < QUOTE_LOOK ? strcspn(line->s, ":") : 0;

	return n && n <= LONGEST && line->s[n] && !memchr(line->s, '@', n) &&
		       !memchr(line->s, ',', n) && strcspn(line->s, "0123456789") > n
		   ? n
		   : 0;
}

/* The same of any language: three lines with labels or more, the first a name with its address, the
 * next a date with the time of day.  A person's list could be that, so a label must not be English.
 */
static size_t foreign_length(const struct quote_lines *lines, size_t i)
{
	size_t j, n, k;
	bool foreign = false;

	if (i + 2 >= lines->count || !strstr(lines->line[i].s, ": ") ||
	    !quote_ends_with(lines->line[i].s, lines->line[i].len, ">") ||
	    !strchr(lines->line[i].s, '@') || !quote_has_time(lines->line[i + 1].s) ||
	    !quote_has_year(lines->line[i + 1].s))
		return 0;
	for (j = i; j < lines->count && j < i + HEADER_MAX_FIELDS && !lines->line[j].blank; j++) {
		n = foreign_label(&lines->line[j]);
		if (!n)
			break;
		for (k = 0; k < n; k++)
			foreign = foreign || (unsigned char)lines->line[j].s[k] >= 0x80;
	}
	return foreign && j >= i + 3 ? j - i : 0;
}

static bool is_subject(const struct quote_line *line)
{
	static const char *const subjects[] = {
	    "Subject", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto", "Temat", "Onderwerp",
	    "Emne",    "Ämne",	  "Тема",  "Aihe",   "Sujet",	"Předmět", "Pwnc",  "主题"};

	return label_value(line->s, subjects, COUNT_OF(subjects)) != NULL;
}

/* People head a memo with "To:" and "From:", and tell of journeys, too; programs write a sender's
 * address, a subject, and the time of day. */
static bool is_programs(const struct quote_lines *lines, size_t i, size_t length)
{
	bool address = false, subject = false, timed = false, stamped = false;
	bool from = label_of(&lines->line[i]) == QUOTE_FROM;
	size_t j;

	for (j = i; j < i + length; j++) {
		const struct quote_line *line = &lines->line[j];
		const char *at = line->len < QUOTE_LOOK ? strchr(line->s, '@') : NULL;

		if (line->len >= QUOTE_LOOK)
			continue;
		if (at && (strpbrk(line->s, "<[") || strstr(line->s, "mailto:")))
			return true;
		address = address || at;
		subject = subject || is_subject(&lines->line[j]);
		timed = timed || quote_has_time(line->s);
		stamped = stamped || (quote_has_time(line->s) && quote_has_year(line->s));
	}
	return (from && subject && (address || timed)) || (stamped && (address || subject));
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
	if ((n = foreign_length(lines, i))) {
		*length = n;
		return QUOTE_STRONG;
	}
	return quote_find_attribution(lines, i, length);
}
