/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that notices are made of, in the languages of those who write to a council and its
 * partners.  Stems rather than sentences: a notice is told by several of them, and by what else is
 * said (classify_notice.c). */
#include <string.h>

#include "core/classify_signs.h"

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
    "not in work",
    "not in today",
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
    "on strike",
    "in court",
    "in meetings",
    "at a conference",
    "compassionate leave",
    "bereavement leave",
    "out of the country",
    "not available",
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
    "no longer with",
    "no longer in post",
    "no longer part of",
    "have retired",
    "has retired",
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
    "work part time",
    "work part-time",
    "i only work",
    "left my position",
    "left my post",
    "left my role",
    "abwesend",
    "nicht im büro",
    "nicht im haus",
    "im urlaub",
    "außer haus",
    "verreist",
    "nicht erreichbar",
    "auf dienstreise",
    "in elternzeit",
    "in mutterschutz",
    "je serai absent",
    "je suis absent",
    "je suis actuellement absent",
    "actuellement absent",
    "en déplacement",
    "en congé",
    "en conge ",
    "en vacances",
    "hors du bureau",
    "estoy fuera",
    "estaré fuera",
    "fuera de la oficina",
    "estaré ausente",
    "estoy ausente",
    "estoy de baja",
    "estoy de permiso",
    "estoy de viaje",
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
    "niet aanwezig",
    "ben ik afwezig",
    "niet op kantoor",
    "ben met vakantie",
    "ben met verlof",
    "ben op vakantie",
    "har semester",
    "är på semester",
    "är ledig",
    "är tjänstledig",
    "är föräldraledig",
    "inte på kontoret",
    "inte på plats",
    "ikke på kontoret",
    "ute av kontoret",
    "ikke tilgjengelig",
    "har permisjon",
    "på barsel",
    "på kursus",
    "på ferie",
    "har ferie",
    "holder ferie",
    "ikke til stede",
    "er fraværende",
    "olen lomalla",
    "vuosilomalla",
    "olen poissa",
    "en ole tavattavissa",
    "poza biurem",
    "na urlopie",
    "jestem nieobecn",
    "mimo kancelář",
    "nejsem v kanceláři",
    "na dovolené",
    "čerpám dovolenou",
    "nepřítom",
    "i ffwrdd o'r",
    "allan o'r swyddfa",
    "ar wyliau",
    "fy ngwyliau",
    "ar absenoldeb",
    "в отпуске",
    "отсутству",
    "szabadságon",
    "ofis dışında",
    "外出",
    "休暇",
    "休假",
    "出差",
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
    "not return",
    "respond when",
    "respond on",
    "respond upon",
    "reply upon",
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
    "immediate risk",
    "immediate danger",
    "call 999",
    "whilst i am",
    "not be read",
    "reopen",
    "re-open",
    "enquiries to",
    "next working day",
    "cannot wait",
    "can't wait",
    "speak to",
    "please send",
    "resend",
    "as soon as i can",
    "as soon as possible",
    "may be delayed",
    "be a delay",
    "replacement is",
    "covering my",
    "queries to",
    "while i am away",
    "dringend",
    "meiner abwesenheit",
    "wenden sie sich",
    "weitergeleitet",
    "wieder erreichbar",
    "rückkehr",
    "kehre",
    "wieder für sie",
    "mon retour",
    "urgence",
    "contacter",
    "de retour le",
    "mon absence",
    "mi regreso",
    "diríjase",
    "contacte con",
    "en contacto con",
    "meu regresso",
    "meu retorno",
    "contactar",
    "contacte",
    "mio rientro",
    "mio ritorno",
    "contattare",
    "neem contact",
    "contact opnemen",
    "terug op",
    "terecht bij",
    "weer bereikbaar",
    "weer aanwezig",
    "kontakta",
    "brådskande",
    "haste",
    "tillbaka",
    "tilbake",
    "tilbage",
    "kontakt",
    "palaan",
    "ottakaa yhteyt",
    "ota yhteyt",
    "kiireelli",
    "skontaktować",
    "wrócę",
    "powrocie",
    "pilnych",
    "naléhav",
    "cysylltwch",
    "dychwel",
    "sylw brys",
    "вернусь",
    "срочн",
    "緊急",
    "ご連絡",
    "紧急",
    "请联系",
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
    "automatic acknow",
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
    "box is not monitored",
    "account is not monitored",
    "not regularly monitored",
    "unmonitored",
    "no longer monitored",
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

/* A machine that says so of itself. */
static const char *const selves[] = {
    "this is an auto",
    "this is a system gen",
    "this is a computer gen",
    "this message was created auto",
    "this message was sent auto",
    "this message has been auto",
    "address is not monitored",
    "mailbox is not monitored",
    "inbox is not monitored",
    "no longer monitored",
    "dies ist eine auto",
    "ceci est un message auto",
    "ceci est une réponse auto",
    "esto es una respuesta auto",
    "este es un mensaje auto",
    "questo è un messaggio auto",
    "dit is een auto",
    "dit bericht is auto",
    "detta är ett auto",
    "dette er en auto",
    "ymateb awtomatig yw",
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
    "aim to respond",
    "endeavour to respond",
    "be responded to",
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

bool classify_says_away(const struct classify_pairs *s)
{
	enum { APART = 48 }; /* bytes between "I will be" and "away": "in training and therefore" */
	const char *p, *q;
	size_t i, j, n;

	if (classify_pairs_say(s, away, COUNT_OF(away)))
		return true;
	for (i = 0; i < COUNT_OF(states); i++) {
		if (!classify_pairs_may_say(s, states[i]))
			continue;
		for (p = s->text; (q = str_ifind(p, states[i])); p = q + 1) {
			n = (size_t)(q - s->text) < APART ? (size_t)(q - s->text) : APART;
			for (j = 0; j < COUNT_OF(verbs); j++) {
				p = str_ifind(q - n, verbs[j]);
				if (p && p < q)
					return true;
			}
		}
	}
	return false;
}

/* "Please email me": somebody is to do so, rather than to ask another. */
bool classify_asks_for_itself(const struct classify_pairs *s)
{
	static const char *const requests[] = {"email me", "contact me", "ring me",    "call me",
					       "send me",  "tell me",	 "write to me"};
	static const char *const cases[] = {"urgent", "emergency", "cannot wait", "can't wait"};

	return classify_pairs_say(s, requests, COUNT_OF(requests)) &&
	       !classify_pairs_say(s, cases, COUNT_OF(cases));
}

bool classify_says_meanwhile(const struct classify_pairs *s)
{
	return classify_pairs_say(s, meanwhile, COUNT_OF(meanwhile)) &&
	       !classify_asks_for_itself(s);
}

bool classify_says_machine(const struct classify_pairs *s)
{
	return classify_pairs_say(s, machines, COUNT_OF(machines));
}

bool classify_says_self(const struct classify_pairs *s)
{
	return classify_pairs_say(s, selves, COUNT_OF(selves));
}

bool classify_says_office(const struct classify_pairs *s)
{
	return classify_pairs_say(s, offices, COUNT_OF(offices));
}

bool classify_opens_courteously(const char *s)
{
	return classify_opens(s, courtesies, COUNT_OF(courtesies));
}

bool classify_speaks(const struct classify_pairs *s)
{
	static const char *const words[] = {" i ", " i'", " my ", " me "};

	return str_istarts(s->text, "i ") || str_istarts(s->text, "i'") ||
	       str_istarts(s->text, "my ") || classify_pairs_say(s, words, COUNT_OF(words));
}

bool classify_is_closing(const char *line)
{
	enum { LONGEST = 40, THANKS = 14 }; /* bytes: "Thanks for your email" closes nothing */
	static const char *const closings[] = {"kind regards",
					       "kindest regards",
					       "best regards",
					       "warm regards",
					       "many regards",
					       "regards",
					       "with regards",
					       "with kind",
					       "best wishes",
					       "with best",
					       "yours ",
					       "sincerely",
					       "cofion",
					       "mit freundlich",
					       "mit besten",
					       "mit lieben",
					       "viele grüße",
					       "beste grüße",
					       "freundliche grüße",
					       "cordialement",
					       "bien cordial",
					       "salutations",
					       "saludos",
					       "un saludo",
					       "atentamente",
					       "cordiali saluti",
					       "distinti saluti",
					       "met vriendelijke",
					       "vriendelijke",
					       "groeten",
					       "atenciosamente",
					       "cumprimentos",
					       "med vänlig",
					       "med venlig",
					       "vennlig hilsen",
					       "mvh",
					       "pozdrawiam",
					       "s pozdravem",
					       "ystävällisin",
					       "с уважением"};
	static const char *const thanks[] = {"thanks", "many thanks", "thank you"};
	size_t n = strlen(line);

	return str_eq(line, "--") ||
	       (n <= LONGEST && classify_opens(line, closings, COUNT_OF(closings))) ||
	       (n <= THANKS && classify_opens(line, thanks, COUNT_OF(thanks)));
}
