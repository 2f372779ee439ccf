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
    "queries to",
    "while i am away",
    "dringend",
    "meiner abwesenheit",
    "wenden sie sich",
    "weitergeleitet",
    "wieder erreichbar",
    "rückkehr",
    "kehre",
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

/* Where a sentence about an absence turns to something else: "on leave, but the visit is booked";
 * NULL if it does not.  *behind is set to what follows. */
static const char *find_turn(const char *s, const char **behind)
{
	static const char *const turns[] = {" but ",   " so ",	     ": ",	" however ",
					    " and i ", " and have ", " and we "};
	const char *first = NULL, *found;
	size_t i;

	for (i = 0; i < COUNT_OF(turns); i++) {
		found = str_ifind(s, turns[i]);
		if (found && (!first || found < first)) {
			first = found;
			*behind = found + strlen(turns[i]);
		}
	}
	return first;
}

/* Is the dot behind `s` one of an initial ("J. Smith") or of an ordinal ("7. Dezember")? */
static bool is_inner_dot(const char *start, const char *dot)
{
	const char *s = dot;

	if (s > start && s[-1] >= 'A' && s[-1] <= 'Z')
		return s - 1 == start || strchr(" \n", s[-2]);
	while (s > start && s[-1] >= '0' && s[-1] <= '9')
		s--;
	return s < dot && dot - s <= 2 && (s == start || strchr(" \n", s[-1]));
}

/* The end of the sentence that begins at `s`; a blank line ends one, too. */
static const char *sentence_end(const char *s)
{
	const char *start = s;

	for (; *s; s++) {
		if (strchr(".!?", *s) && (!s[1] || strchr(" \n\t", s[1])) &&
		    !(*s == '.' && is_inner_dot(start, s)))
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

/* What no machine says but of mails: "I will check my emails". */
static bool is_about_mail(const char *s)
{
	static const char *const words[] = {"email", "e-mail", "inbox", "mailbox", "messages"};

	return classify_says(s, words, COUNT_OF(words));
}

/* One sentence: its part of the notice, or something of its own. */
static void read_part(const char *s, bool tail, struct classify_notice *notice)
{
	bool office = classify_says(s, offices, COUNT_OF(offices));
	bool is_notice = is_away(s) || office || classify_says(s, meanwhile, COUNT_OF(meanwhile)) ||
			 classify_says(s, machines, COUNT_OF(machines)) ||
			 (tail && is_about_mail(s));

	if (is_notice) {
		notice->said++;
		notice->offices += office;
	} else if (!str_empty(s) && !is_contact(s) && !is_fragment(s) &&
		   !classify_opens(s, courtesies, COUNT_OF(courtesies))) {
		notice->own_first = notice->own_first || !notice->said;
		notice->own++;
	}
}

static void read_sentence(struct arena *a, const char *s, struct classify_notice *notice)
{
	const char *behind, *turn = is_away(s) ? find_turn(s, &behind) : NULL;
	bool tail = false;

	for (; turn; turn = find_turn(s, &behind)) {
		read_part(arena_strndup(a, s, (size_t)(turn - s)), tail, notice);
		tail = true;
		s = behind;
	}
	read_part(s, tail, notice);
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
	static const char *const speakers[] = {" i ", " i'", " my ", " me "};
	const char *text = mail->new_text ? mail->new_text : "", *s, *end, *stop;
	const char *head = classify_head(a, text, CLASSIFY_NOTICE);

	notice.away = is_away(head);
	notice.machine = classify_says(head, machines, COUNT_OF(machines));
	notice.office = classify_says(head, offices, COUNT_OF(offices));
	notice.meanwhile = classify_says(head, meanwhile, COUNT_OF(meanwhile)) ||
			   classify_read_return(a, mail, sent) != DATE_NO_DAY;
	notice.asks = strchr(head, '?') != NULL;
	notice.self = classify_says(head, selves, COUNT_OF(selves));
	notice.speaks =
	    str_istarts(head, "i ") || classify_says(head, speakers, COUNT_OF(speakers));
	if (!notice.away && !notice.machine && !notice.office)
		return notice;
	stop = text + strnlen(text, CLASSIFY_NOTICE);
	for (s = text; s < stop; s = end) {
		s += strspn(s, " \t\n*-_=#>");
		end = sentence_end(s);
		read_sentence(a, classify_head(a, arena_strndup(a, s, (size_t)(end - s)), 1 << 10),
			      &notice);
	}
	return notice;
}
