/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notice says, sentence by sentence: that somebody is away, that a machine or an office
 * answers, whom to ask meanwhile; and whether it says anything else, as only people do. */
#include <string.h>

#include "core/classify_signs.h"
#include "core/verdict.h"

/* "I am currently" and then, soon, "out of the office": the two halves of the sentence that makes a
 * notice in English. */
static const char *const verbs[] = {
    "i am",	 "i'm",		 "i will be",	"i'll be", "am currently", "currently",
    "am now",	 "is currently", "will be",	"is out",  "is on",	   "starting",
    "office is", "offices are",	 "office will", "we are",  "team is",	   "i shall be",
};
static const char *const states[] = {
    "out of the office",
    "out of office",
    "out-of-office",
    "not in the office",
    "on leave",
    "annual leave",
    "sick leave",
    "maternity leave",
    "paternity leave",
    "parental leave",
    "special leave",
    "study leave",
    "on holiday",
    "on vacation",
    "away",
    "absent",
    "travelling",
    "traveling",
    "not at work",
    "not working",
    "off work",
    "off sick",
    "attending a",
    "on training",
    "unavailable",
    "non-working",
    "closed",
    "abroad",
    "on secondment",
    "not checking",
    "not be checking",
    "not be reading",
    "not reading",
    "on jury",
    "on a course",
};

/* What says it alone, also in the languages of those who write to a council's partners. */
static const char *const away[] = {
    "out of the office until",
    "out of office until",
    "out of the office from",
    "on leave until",
    "on leave from",
    "annual leave until",
    "annual leave from",
    "on holiday until",
    "away until",
    "away from my desk",
    "away from the office",
    "i no longer work",
    "no longer works",
    "no longer employed",
    "has left the",
    "have left the",
    "have now left",
    "limited access to",
    "no access to email",
    "no access to my email",
    "intermittent access",
    "not be checking m",
    "not be checking e",
    "not be reading m",
    "my working days are",
    "my working pattern is",
    "do not work on",
    "don't work on",
    "non-working day",
    "my usual working",
    "abwesend",
    "nicht im büro",
    "nicht im haus",
    "im urlaub",
    "außer haus",
    "je serai absent",
    "je suis absent",
    "je suis actuellement absent",
    "en congé",
    "en conge ",
    "en vacances",
    "hors du bureau",
    "estoy fuera",
    "estaré fuera",
    "fuera de la oficina",
    "estaré ausente",
    "de vacaciones",
    "fora do escritório",
    "estou ausente",
    "estarei ausente",
    "de férias",
    "sono assente",
    "sarò assente",
    "fuori ufficio",
    "fuori sede",
    "in ferie",
    "ben afwezig",
    "ik ben niet aanwezig",
    "niet op kantoor",
    "ben met vakantie",
    "ben met verlof",
    "ben op vakantie",
    "har semester",
    "är på semester",
    "inte på kontoret",
    "inte på plats",
    "ikke på kontoret",
    "på ferie",
    "har ferie",
    "ikke til stede",
    "er fraværende",
    "olen lomalla",
    "olen poissa",
    "en ole tavattavissa",
    "poza biurem",
    "na urlopie",
    "jestem nieobecn",
    "mimo kancelář",
    "nejsem v kanceláři",
    "na dovolené",
    "i ffwrdd o'r",
    "allan o'r swyddfa",
    "ar wyliau",
    "ar fy ngwyliau",
    "ar absenoldeb",
    "в отпуске",
    "отсутству",
    "szabadságon",
    "ofis dışında",
    "外出",
    "不在",
};

/* What else a notice says: who helps meanwhile, and what becomes of the mail. */
static const char *const meanwhile[] = {
    "my return",
    "i return",
    "i am back",
    "i'm back",
    "urgent",
    "in an emergency",
    "in my absence",
    "will return",
    "will be back",
    "back on",
    "returning",
    "return to work",
    "return to the office",
    "please contact",
    "please email",
    "please ring",
    "please call",
    "be forwarded",
    "respond to your",
    "reply to your",
    "reply when",
    "will be read",
    "get back to you",
    "back in the office",
    "immediate assistance",
    "immediate attention",
    "whilst i am",
    "while i am away",
    "dringend",
    "meiner abwesenheit",
    "wenden sie sich",
    "weitergeleitet",
    "wieder erreichbar",
    "mon retour",
    "contacter",
    "de retour le",
    "mon absence",
    "mi regreso",
    "contacte con",
    "en contacto con",
    "meu regresso",
    "meu retorno",
    "contactar",
    "mio rientro",
    "mio ritorno",
    "contattare",
    "neem contact",
    "contact opnemen",
    "terug op",
    "kontakta",
    "tillbaka",
    "tilbake",
    "tilbage",
    "kontakt",
    "palaan",
    "ottakaa yhteyt",
    "skontaktować",
    "wrócę",
    "powrocie",
    "cysylltwch",
    "dychwel",
    "sylw brys",
    "вернусь",
};

/* How a letter begins that says nothing yet. */
static const char *const courtesies[] = {
    "thank",	      "many thanks", "hello",	 "hi",		"dear",	       "good morning",
    "good afternoon", "greetings",   "hallo",	 "hej",		"hei",	       "hola",
    "bonjour",	      "guten tag",   "sehr gee", "liebe",	"vielen",      "danke",
    "merci",	      "gracias",     "grazie",	 "bedankt",	"beste",       "geachte",
    "tack",	      "tak for",     "takk",	 "kiitos",	"dzień",       "dziękuj",
    "diolch",	      "annwyl",	     "helo",	 "obrigad",	"please note", "i am sorry",
    "apologies",      "sorry",	     "this is",	 "please stop", "cher",	       "estimad",
    "gentile",	      "buongiorno",  "obs",	 "note:",
};

/* Words of a machine, and of nobody else. */
static const char *const machines[] = {
    "automatic repl",
    "automatic response",
    "automatically generated",
    "automated",
    "auto-generated",
    "autogenerated",
    "auto-reply",
    "auto reply",
    "autoreply",
    "autoresponse",
    "auto-response",
    "autoresponder",
    "is an automatic",
    "not reply to this",
    "not respond to this",
    "not monitored",
    "unmonitored",
    "is unattended",
    "no longer using this",
    "no longer in use",
    "message has been filed",
    "automatisch",
    "message automatique",
    "réponse automatique",
    "automática",
    "automático",
    "automatica",
    "automatico",
    "automatisk",
    "autosvar",
    "automaattinen",
    "automatyczn",
    "awtomatig",
    "to confirm your mes",
    "verify your email",
    "approved senders",
};

/* Words of an office that has done nothing yet: a machine's, or a person's. */
static const char *const offices[] = {
    "has been received",
    "have received your",
    "your request has been",
    "has been logged",
    "ticket",
    "reference number is",
    "case number",
    "assigned the reference",
    "respond within",
    "reply within",
    "for contacting",
    "for your enquiry",
    "for your inquiry",
    "for e-mailing",
    "for emailing",
    "for getting in touch",
    "for your email",
    "for your e-mail",
    "for your message",
    "working days",
};

static bool is_away(const char *s)
{
	enum { APART = 48 }; /* bytes between "I will be" and "away": "in training and therefore" */
	struct classify_pairs pairs;
	const char *p, *q;
	size_t i, j, n;

	if (classify_says(s, away, COUNT_OF(away)))
		return true;
	classify_pairs_read(&pairs, s);
	for (i = 0; i < COUNT_OF(states); i++) {
		if (!classify_pairs_may_say(&pairs, states[i]))
			continue;
		for (p = s; (q = str_ifind(p, states[i])); p = q + 1) {
			n = (size_t)(q - s) < APART ? (size_t)(q - s) : APART;
			for (j = 0; j < COUNT_OF(verbs); j++) {
				p = str_ifind(q - n, verbs[j]);
				if (p && p < q)
					return true;
			}
		}
	}
	return false;
}

/* The end of the sentence that begins at `s`; a blank line ends one, too, and the dot of an initial
 * does not. */
static const char *sentence_end(const char *s)
{
	const char *start = s;

	for (; *s; s++) {
		if (strchr(".!?", *s) && (!s[1] || strchr(" \n\t", s[1])) &&
		    !(s > start && s[-1] >= 'A' && s[-1] <= 'Z' &&
		      (s - 1 == start || strchr(" \n", s[-2]))))
			return s + 1;
		if (*s == '\n' && s[1 + strspn(s + 1, " \t")] == '\n')
			return s;
	}
	return s;
}

static bool is_contact(const char *s)
{
	return strchr(s, '@') || str_ifind(s, "telephone") || str_istarts(s, "tel") ||
	       strspn(s, "+0123456789 ()") >= 8;
}

/* A name, a closing, a job: a few words that are no sentence. */
static bool is_fragment(const char *s)
{
	size_t n = strlen(s), words = 1, i;

	for (i = 0; i < n; i++)
		words += s[i] == ' ';
	return n && !strchr(".!?", s[n - 1]) && words <= 5;
}

/* One sentence: its part of the notice, or something of its own. */
static void read_sentence(const char *s, struct classify_notice *notice)
{
	bool is_notice = is_away(s) || classify_says(s, meanwhile, COUNT_OF(meanwhile)) ||
			 classify_says(s, machines, COUNT_OF(machines)) ||
			 classify_says(s, offices, COUNT_OF(offices));

	if (is_notice) {
		notice->said++;
	} else if (!str_empty(s) && !is_contact(s) && !is_fragment(s) &&
		   !classify_opens(s, courtesies, COUNT_OF(courtesies))) {
		notice->own_first = notice->own_first || !notice->said;
		notice->own++;
	}
}

bool classify_decides(struct arena *a, const struct classify_mail *mail, date_day sent)
{
	struct verdict v = verdict_read(a, mail->new_text ? mail->new_text : "", sent);

	return v.unclear || v.kind == VERDICT_RESOLVED || v.kind == VERDICT_NOT_RESOLVED ||
	       v.kind == VERDICT_WITHDRAW || v.kind == VERDICT_AGREED_DATE;
}

struct classify_notice classify_read_notice(struct arena *a, const struct classify_mail *mail,
					    date_day sent)
{
	struct classify_notice notice = {0};
	const char *text = mail->new_text ? mail->new_text : "", *s, *end, *stop;
	const char *head = classify_head(a, text, CLASSIFY_NOTICE);

	notice.away = is_away(head);
	notice.machine = classify_says(head, machines, COUNT_OF(machines));
	notice.office = classify_says(head, offices, COUNT_OF(offices));
	notice.meanwhile = classify_says(head, meanwhile, COUNT_OF(meanwhile)) ||
			   classify_read_return(a, mail, sent) != DATE_NO_DAY;
	notice.asks = strchr(head, '?') != NULL;
	if (!notice.away && !notice.machine && !notice.office)
		return notice;
	stop = text + strnlen(text, CLASSIFY_NOTICE);
	for (s = text; s < stop; s = end) {
		s += strspn(s, " \t\n*-_=#>");
		end = sentence_end(s);
		read_sentence(classify_head(a, arena_strndup(a, s, (size_t)(end - s)), 1 << 10),
			      &notice);
	}
	return notice;
}
