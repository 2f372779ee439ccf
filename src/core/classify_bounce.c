/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounces, delays and receipts (RFC 3464, RFC 8098), and the many that keep to neither. */
#include <string.h>

#include "core/classify_signs.h"

enum { BOUNCE_HEAD = 8 << 10 }; /* bytes in which a report says what it is */

/* What a report is about, and what befell it: each system, and each language, puts the two together
 * in its own way.  Loose words they are, and count only with a sender that is no person. */
static const char *const things[] = {
    "deliver",	    "recipient",   "mailbox",	 "inbox",      "address",   "your mail",
    "your message", "your e-mail", "your email", "user",       "account",   "the mail",
    "message",	    "host",	   "domain",	 "zustell",    "zugestell", "empfäng",
    "destinat",	    "mensaje",	   "mensagem",	 "messag",     "entreg",    "consegna",
    "bericht",	    "ontvanger",   "bezorg",	 "meddelande", "leverer",   "levera",
    "melding",	    "meddelelse",  "mottag",	 "modtag",     "wiadomo",   "adresat",
    "doręcz",	    "dostarcz",	   "viesti",	 "neges",      "достав",    "адрес",
    "メール",	    "送信",	   "邮件",
};
static const char *const faults[] = {
    "fail",	    "error",	  "unable",	   "could not", "couldn't", "cannot",
    "can't",	    "not be",	  "not been",	   "was not",	"wasn't",   "not found",
    "not exist",    "n't exist",  "unknown",	   "reject",	"refus",    "return",
    "unavailable",  "full",	  "quota",	   "exceed",	"invalid",  "no such",
    "undeliver",    "denied",	  "delay",	   "blocked",	"disabled", "inactive",
    "unsuccess",    "problem",	  "did not reach", "not yet",	"unrout",   "too large",
    "not a member", "not member", "nicht",	   "fehl",	"échec",    "échou",
    "impossib",	    "n'a pas",	  "n'ont pas",	   "erreur",	"no se ",   "no ha ",
    "falha",	    "não ",	  "devuelt",	   "devolvid",	"non è ",   "mancat",
    "niet ",	    "mislukt",	  "inte ",	   "misslyck",	"ikke ",    "mislyk",
    "ei voi",	    "nie ",	  "не ",	   "ошибк",	"エラー",   "できません",
    "失败",	    "失敗",	  "methu",	   "non può",	"nepoda",   "nezda",
    "epäonn",	    "meghiús",	  "edileme",	   "no longer",
};

/* Words that say all of it alone. */
static const char *const reports[] = {
    "undeliver",       "nondeliver",	"non-deliver",	"failure notice", "returned mail",
    "returned to",     "returning to",	"non remis",	"unzustellbar",	  "delivery status",
    "delivery report", "mail delivery", "delayed mail", "delayed:",	  "mail system error",
    "bounced",	       "退信",		"недоставл",	"Недоставл",	  "nedoruč",
    "配信不能",
};

static const char *const delays[] = {
    "has been delayed",
    "is delayed",
    "delivery delayed",
    "still being retried",
    "will continue to",
    "will be retried",
    "not yet been delivered",
    "warning message only",
    "do not need to resend",
    "will keep trying",
    "will retry",
    "delivery delay",
    "has not been delivered yet",
    "could not send message for past",
    "still undelivered",
    "temporarily",
    "delayed mail",
    "(delay",
    "delivery incomplete",
};

/* These say it beyond doubt, whatever else stands there. */
static const char *const sure_delays[] = {
    "this is a warning only", "this is a warning message only",
    "do not need to resend",  "notification (delay",
    "delayed mail (",
};

static const char *const finals[] = {
    "permanent",     "giving up",   "given up", "gave up", "could not be delivered to one",
    "has failed",    "fatal error", "expired",	"failure", "not be delivered",
    "undeliverable", "too long",    "failed",
};

/* Who sent it; false if nothing says that it is no person. */
static bool weigh_sender(struct arena *a, const struct classify_mail *mail,
			 struct classify_weight *w)
{
	const char *from = classify_header(mail, "From");
	bool robot = classify_has_null_path(mail);

	if (robot)
		classify_add(w, 1, "Its return path is empty, as only a robot's is.");
	if (classify_is_daemon(from)) {
		classify_add(w, 5, "A mail system sent it.");
		return true;
	}
	if (classify_is_system(a, from)) {
		classify_add(w, 3, "A mail system sent it.");
		return true;
	}
	/* Broken mails have no sender, either: it takes more signs to make a report of them. */
	if (str_empty(from) || str_eq(from, "<>")) {
		classify_add(w, -1, "It has no sender.");
		return true;
	}
	return robot || classify_is_no_reply(classify_address(a, from));
}

static bool says_report(struct arena *a, const char *text)
{
	return classify_says(text, reports, COUNT_OF(reports)) ||
	       classify_says_near(a, text, things, COUNT_OF(things), faults, COUNT_OF(faults));
}

/* What it says. */
static void weigh_report(struct arena *a, const struct classify_mail *mail,
			 struct classify_weight *w)
{
	const char *head = classify_head(a, mail->text, BOUNCE_HEAD);

	if (says_report(a, classify_subject(mail)))
		classify_add(w, 2, "Its subject speaks of a mail that was not delivered.");
	if (says_report(a, head))
		classify_add(w, 2, "It says that a mail was not delivered.");
	if (classify_says_status(head))
		classify_add(w, 2, "It cites what a mail system answered (RFC 5321).");
	if (classify_brings_back(mail))
		classify_add(w, 2, "A mail comes back with it.");
	if (classify_names_alone(a, mail))
		classify_add(w, 1, "An address stands alone in it.");
	if (classify_find_part(mail, "message/delivery-status"))
		classify_add(w, 3, "It contains a delivery report.");
}

/* What a subject says of its own mail: the one of an answer begins with what it answers. */
static const char *own_subject(const struct classify_mail *mail)
{
	const char *subject = classify_skip_tags(classify_subject(mail)), *last;

	if (classify_is_forward(subject))
		return "";
	if (!classify_is_answer(subject))
		return subject;
	last = strrchr(subject, ':');
	return last > subject + strcspn(subject, ":") ? last + 1 : "";
}

/* Does somebody write it?  In the report of a machine that nobody knows, nobody does; unless it
 * says first what it is: "This is the mail system at host …  I'm sorry to have to inform you". */
static bool is_written(struct arena *a, const char *words)
{
	enum { INTRODUCTION = 100 }; /* bytes, a greeting included */
	static const char *const machines[] = {"automatic",	 "this is the mail",
					       "this is the po", "program at",
					       "mail server on", "delivery agent at"};
	static const char *const signs[] = {" thanks", "thank you", " regards",
					    "can you", "could you", "? "};
	struct classify_pairs pairs;

	if (classify_says(classify_head(a, words, INTRODUCTION), machines, COUNT_OF(machines)))
		return false;
	classify_pairs_read(&pairs, words);
	return classify_speaks(&pairs) || classify_pairs_say(&pairs, signs, COUNT_OF(signs));
}

/* Gateways go by names that nobody can list.  Such a one is believed if its subject and its words
 * say the same, nobody speaks in it, and it gives what only a machine has at hand. */
static bool is_plain_report(struct arena *a, const struct classify_mail *mail)
{
	static const char *const machines[] = {"automatic", "automatisch", "automatique"};
	const char *subject = own_subject(mail), *words;

	if (!says_report(a, subject))
		return false;
	words = classify_head(a, classify_before_returned(a, mail->text), BOUNCE_HEAD);
	if (!says_report(a, words) || is_written(a, words) || classify_is_absence(a, mail))
		return false;
	return classify_says_status(words) || classify_names_alone(a, mail) ||
	       (classify_brings_back(mail) &&
		(strchr(words, '@') || classify_says(words, machines, COUNT_OF(machines))));
}

/*
 * A delivery report says so; else a mail system sent it, and its words agree.  A person's mail can
 * say all that a report says, and hold one: they pass it on, or ask about it.
 */
static void weigh_bounce(struct arena *a, const struct classify_mail *mail,
			 struct classify_weight *w)
{
	if (str_eq(mail->report_type, "delivery-status") ||
	    (mail->part_count && str_eq(mail->parts[0].type, "message/delivery-status")))
		classify_add(w, 5, "It is a delivery report (RFC 3464).");
	if (*classify_header(mail, "X-Failed-Recipients"))
		classify_add(w, 5, "It names recipients that failed (X-Failed-Recipients).");
	if (!weigh_sender(a, mail, w)) {
		if (w->sum < CLASSIFY_SURE && is_plain_report(a, mail))
			classify_add(w, 4,
				     "It is a report of a mail not delivered, and nothing else.");
		return;
	}
	if (w->sum >= CLASSIFY_SURE)
		return;
	weigh_report(a, mail, w);
	if (classify_is_forward(classify_subject(mail)))
		classify_add(w, -4, "A person passes it on.");
	if (classify_is_absence(a, mail))
		classify_add(w, -4, "Its words are those of an absence notice.");
}

/* Without fields, only the words can tell a delay from a failure. */
static bool says_delay(const struct classify_mail *mail, const char *head)
{
	if (classify_says(head, sure_delays, COUNT_OF(sure_delays)))
		return true;
	return (classify_says(head, delays, COUNT_OF(delays)) ||
		classify_says(classify_subject(mail), delays, COUNT_OF(delays))) &&
	       !classify_says(head, finals, COUNT_OF(finals));
}

bool classify_bounce(struct arena *a, const struct classify_mail *mail,
		     struct classify_result *result)
{
	enum classify_action action = classify_read_action(a, mail);
	struct classify_weight w = {0};
	const char *head;

	weigh_bounce(a, mail, &w);
	if (w.sum < CLASSIFY_SURE)
		return false;
	result->kind = READING_BOUNCE;
	result->why = w.why;
	head = classify_head(a, mail->text, BOUNCE_HEAD);
	if (action == CLASSIFY_UNSAID)
		result->delayed = says_delay(mail, head);
	else
		result->delayed = action == CLASSIFY_DELAYED;
	if (action == CLASSIFY_GOOD) {
		result->kind = READING_RECEIPT;
		result->why = "It reports that a mail was delivered.";
		return true;
	}
	classify_read_failed(a, mail, result);
	return true;
}

bool classify_receipt(struct arena *a, const struct classify_mail *mail,
		      struct classify_result *result)
{
	static const char *const starts[] = {
	    "Read: ",	 "Not read: ",		"Read receipt", "Return receipt",
	    "Gelesen: ", "Ungelesen gelöscht:", "Lu: ",		"Return Receipt (displayed)",
	    "Deleted: ", "Message read"};
	static const char *const says[] = {"was read on",
					   "was deleted without being read",
					   "this is a return receipt",
					   "has been displayed",
					   "this is a receipt for the mail",
					   "your message was read",
					   "return receipt for the mail",
					   "was displayed on"};
	const char *subject = classify_subject(mail);
	bool named = false;
	size_t i;

	if (str_eq(mail->report_type, "disposition-notification") ||
	    (classify_find_part(mail, "message/disposition-notification") &&
	     !classify_is_forward(subject))) {
		result->kind = READING_RECEIPT;
		result->why = "It is a read receipt (RFC 8098).";
		return true;
	}
	for (i = 0; i < COUNT_OF(starts); i++)
		named = named || str_istarts(subject, starts[i]);
	if (!named ||
	    !classify_says(classify_head(a, mail->new_text, 2 << 10), says, COUNT_OF(says)))
		return false;
	result->kind = READING_RECEIPT;
	result->why = "Its subject and its words are those of a read receipt.";
	return true;
}
