/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic replies (RFC 3834): absences, ticket systems, mailboxes that nobody reads. */
#include <string.h>

#include "core/classify_signs.h"

/* The subject of an automatic reply that says so; no person's begins like that. */
static const char *const subject_sure[] = {
    "automatic reply",
    "automatic response",
    "automated reply",
    "automated response",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto:",
    "auto response",
    "auto-response",
    "autoresponse",
    "autoresponder",
    "automatische antwort",
    "réponse automatique",
    "respuesta automática",
};

/* How the subject of an automatic reply often begins. */
static const char *const subject_starts[] = {
    "out of office",
    "out of the office",
    "out-of-office",
    "ooo:",
    "abwesenheit",
    "absence du bureau",
    "respuesta automatica",
    "risposta automatica",
    "automatisch antwoord",
    "i'm on vacation",
    "** automatic reply",
    "i am on leave",
    "on annual leave",
    "annual leave",
    "away from my mail",
    "vacation",
    "absent",
    "away from the office",
    "i am away",
    "thank you for your email",
    "thank you for contacting",
    "on leave",
    "maternity leave",
    "acknowledgement of receipt",
    "your request has been received",
};

/* Anywhere in the subject. */
static const char *const subject_says[] = {
    "is out of the office",  "is out of office", "will be out of the office",
    "will be out of office", "est absent",	 "ist abwesend",
    "is on annual leave",    "is on leave",
};

/* Words of absence: of what a machine says for somebody who is not there. */
static const char *const absences[] = {
    "i am out of the office",
    "i am out of office",
    "i'm out of the office",
    "i’m out of the office",
    "i am currently out of",
    "i'm currently out of",
    "i’m currently out of",
    "i will be out of the office",
    "i will be out of office",
    "out of the office until",
    "out of office until",
    "i am currently on leave",
    "i am on leave",
    "i am on annual leave",
    "i'm on annual leave",
    "i’m on annual leave",
    "i am currently on annual leave",
    "currently on annual leave",
    "on annual leave until",
    "on annual leave from",
    "on leave until",
    "i am away",
    "i am currently away",
    "i'm away",
    "i’m away",
    "i'm currently away",
    "away from the office",
    "away from my desk",
    "i am on maternity leave",
    "on maternity leave",
    "i am on sick leave",
    "on sick leave",
    "i am on vacation",
    "i'm on vacation",
    "on holiday until",
    "i am on holiday",
    "i'm on holiday",
    "i no longer work",
    "no longer works",
    "has left the",
    "i have now left",
    "i have left",
    "no longer employed",
    "not in the office",
    "not be checking",
    "not checking e-mail",
    "not checking email",
    "will not be reading",
    "limited access to",
    "no access to email",
    "no access to my email",
    "ich bin abwesend",
    "nicht im büro",
    "bin ich nicht im",
    "je serai absent",
    "je suis absent",
    "en congé",
    "en conge",
    "my working days are",
    "i do not work on",
    "i don't work on",
    "non-working day",
    "attending a class",
    "currently on training",
    "i am working from",
    "im urlaub",
};

/* What else such a machine says. */
static const char *const comforts[] = {
    "when i return",
    "on my return",
    "upon my return",
    "when i am back",
    "when i'm back",
    "if your matter is urgent",
    "if your query is urgent",
    "if your enquiry is urgent",
    "if it is urgent",
    "if urgent",
    "for urgent",
    "in an emergency",
    "in my absence",
    "in case of urgency",
    "urgent matters",
    "urgent queries",
    "urgent enquiries",
    "will return",
    "will be back",
    "returning on",
    "return on",
    "please contact",
    "will not be forwarded",
    "will respond to your",
    "will reply to your",
    "will be read",
    "get back to you as quickly",
    "back in the office",
    "your email will not",
    "mon retour",
    "urgent",
};

/* Words of a machine that answers for an office. */
static const char *const machines[] = {
    "this is an automatic",
    "this is an automated",
    "automatically generated",
    "auto-generated",
    "automated response",
    "automatic reply",
    "automated acknowledgement",
    "auto-reply",
    "do not reply to this",
    "please do not respond to this",
    "this mailbox is not monitored",
    "this inbox is not monitored",
    "mailbox is unattended",
    "unmonitored mailbox",
    "unmonitored inbox",
    "your email has been received and",
    "your enquiry has been logged",
    "has been logged with reference",
    "a ticket has been",
    "your ticket",
    "ticket number",
    "has been assigned the reference",
    "your reference number is",
    "your request has been received",
    "we have received your request",
    "we have received your email",
    "we aim to respond within",
    "we aim to reply within",
    "we will respond within",
    "thank you for contacting",
    "thank you for your enquiry",
    "your message has been filed",
    "no longer using this email",
    "case number",
    "your case has been created",
    "thank you for e-mailing",
};

static void weigh_headers(const struct classify_mail *mail, struct classify_weight *w)
{
	static const char *const marks[] = {
	    "X-Autoreply",	     "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply",
	    "X-Autogenerated",	     "X-Auto-Reply",  "X-Autoresponder",  "X-Amazon-Auto-Reply",
	    "X-FC-MachineGenerated", "X-Vacation"};
	const char *submitted = classify_header(mail, "Auto-Submitted");
	const char *precedence = classify_header(mail, "Precedence");
	const char *suppress = classify_header(mail, "X-Auto-Response-Suppress");
	size_t i;

	if (*submitted && !str_istarts(submitted, "no"))
		classify_add(w, 5, "It says that a machine sent it (Auto-Submitted).");
	for (i = 0; i < COUNT_OF(marks); i++)
		if (*classify_header(mail, marks[i]) &&
		    !str_istarts(classify_header(mail, marks[i]), "no"))
			classify_add(w, 5, "It says that it is an automatic reply.");
	if (str_istarts(precedence, "auto"))
		classify_add(w, 5, "It says that it is an automatic reply (Precedence).");
	if (*suppress && !str_istarts(suppress, "none"))
		classify_add(w, 1, "It asks for no automatic answer.");
	if (classify_has_null_path(mail))
		classify_add(w, 2, "Its return path is empty.");
}

static bool starts_any(const char *s, const char *const *table, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_istarts(s, table[i]))
			return true;
	return false;
}

static size_t count_words(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text != ' ' && (text[1] == ' ' || !text[1]);
	return n;
}

static void weigh_words(struct arena *a, const struct classify_mail *mail,
			struct classify_weight *w)
{
	const char *subject = classify_subject(mail), *s;
	const char *head = classify_head(a, mail->new_text, 4 << 10);
	bool absence, machine, comfort;

	s = subject;
	while (*s == '[' && strchr(s, ']')) {
		s = strchr(s, ']') + 1;
		s += strspn(s, " ");
	}
	if (starts_any(s, subject_sure, COUNT_OF(subject_sure)))
		classify_add(w, 4, "Its subject says that it is an automatic reply.");
	else if (starts_any(s, subject_starts, COUNT_OF(subject_starts)))
		classify_add(w, 3, "Its subject is that of an automatic reply.");
	if (!classify_is_answer(subject) && !classify_is_forward(subject) &&
	    classify_says(subject, subject_says, COUNT_OF(subject_says)))
		classify_add(w, 3, "Its subject says that somebody is out of the office.");
	absence = classify_says(head, absences, COUNT_OF(absences));
	machine = classify_says(head, machines, COUNT_OF(machines));
	comfort = classify_says(head, comforts, COUNT_OF(comforts));
	if (absence)
		classify_add(w, 2, "Its words are those of an absence notice.");
	if (machine)
		classify_add(w, 2, "Its words are those of a machine.");
	if ((absence || machine) && comfort)
		classify_add(w, 2, "It says whom to ask meanwhile, or when they are back.");
	/* A machine does not cite the mail it answers, ask back, or write at length. */
	if (mail->text && mail->new_text && strlen(mail->text) > strlen(mail->new_text) + 400)
		classify_add(w, -2, "It cites the mail that it answers.");
	if (count_words(head) > 150)
		classify_add(w, -1, "It is long.");
	if (strchr(head, '?'))
		classify_add(w, -2, "It asks something.");
}

/* The date behind one of these words, where the sentence goes on. */
static date_day date_behind(struct arena *a, const char *text, const char *const *words,
			    size_t count, date_day sent)
{
	date_day day;
	const char *s;
	size_t i, n;

	for (i = 0; i < count; i++) {
		for (s = text; (s = str_ifind(s, words[i]));) {
			s += strlen(words[i]);
			n = strnlen(s, 42);
			while (n && ((unsigned char)s[n] & 0xC0) == 0x80)
				n--;
			if (date_parse_british(arena_strndup(a, s, n), sent, &day) == DATE_FOUND &&
			    day >= sent)
				return day;
		}
	}
	return DATE_NO_DAY;
}

/* The day on which they are back, as far as they name one. */
static date_day read_return(struct arena *a, const struct classify_mail *mail, date_day sent)
{
	static const char *const back[] = {
	    "return on", "returning on",	  "returning to work on",
	    "returning", "return to work on",	  "return to the office on",
	    "back on",	 "back in the office on", "back at work on",
	    "return",	 "back in the office",	  "back"};
	static const char *const until[] = {"until", "till", "through", "up to and including",
					    "up to", " to ", " - ",	" – "};
	const char *head = classify_head(a, mail->new_text, 2 << 10);
	date_day day = date_behind(a, head, back, COUNT_OF(back), sent);

	if (day == DATE_NO_DAY)
		day = date_behind(a, head, until, COUNT_OF(until), sent);
	if (day == DATE_NO_DAY)
		day = date_behind(a, classify_subject(mail), until, COUNT_OF(until), sent);
	return day;
}

bool classify_auto(struct arena *a, const struct classify_mail *mail, date_day sent,
		   struct classify_result *result)
{
	struct classify_weight w = {0};
	bool sure;

	weigh_headers(mail, &w);
	sure = w.sum >= CLASSIFY_SURE;
	/* A header that says so is not outweighed by words. */
	weigh_words(a, mail, &w);
	if (!sure && w.sum < CLASSIFY_SURE)
		return false;
	result->kind = READING_AUTO_REPLY;
	result->why = w.why;
	result->absent_until = read_return(a, mail, sent);
	result->returned_id = NULL;
	return true;
}
