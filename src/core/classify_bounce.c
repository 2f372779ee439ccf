/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounces, delays and receipts (RFC 3464, RFC 3798), and the many that keep to neither. */
#include <string.h>

#include "core/classify_signs.h"

static const char *const subjects[] = {
    "undeliver",
    "delivery status notification",
    "delivery failure",
    "delivery failed",
    "delivery report",
    "delivery has failed",
    "mail delivery failed",
    "mail delivery failure",
    "mail delivery error",
    "failure notice",
    "returned mail",
    "returned to sender",
    "mail system error",
    "message delivery failure",
    "non-delivery",
    "nondeliverable",
    "could not be delivered",
    "could not deliver",
    "not delivered",
    "delayed mail",
    "delivery delayed",
    "delivery delay",
    "delivery problem",
    "delivery notification",
    "warning: could not send",
    "unzustellbar",
    "mail could not be",
    "message status - undeliverable",
    "failed delivery",
    "unable to deliver",
    "notificação de falha",
    "ndn:",
    "bounce",
    "returned message",
    "mail failure",
    "error sending",
    "email error",
    "user unknown",
    "message not delivered",
    "rejected:",
    "mdaemon",
    "remite",
    "message you sent blocked",
    "there was an error",
    "loop alert",
    "are not member",
    "delivery error",
    "mail non remis",
    "devolvido",
    "wysyłania",
    "undelivered",
    "unroutable",
    "message rejected",
    "mailbox full",
    "blocked",
    "couldn't be delivered",
};

static const char *const phrases[] = {
    "could not be delivered",
    "couldn't be delivered",
    "couldn’t be delivered",
    "wasn't delivered",
    "wasn’t delivered",
    "was not delivered",
    "not been delivered",
    "unable to deliver",
    "undeliverable",
    "delivery has failed",
    "delivery failed",
    "failed to deliver",
    "delivery to the following",
    "did not reach",
    "user unknown",
    "unknown user",
    "no such user",
    "mailbox unavailable",
    "mailbox is full",
    "mailbox full",
    "quota exceeded",
    "over quota",
    "permanent error",
    "permanent fatal errors",
    "permanently rejected",
    "does not exist",
    "address not found",
    "recipient not found",
    "recipient rejected",
    "returned to sender",
    "wasn't able to deliver",
    "was not able to deliver",
    "could not deliver",
    "delivery attempts",
    "delivery status notification",
    "couldn't be found",
    "couldn’t be found",
    "rejected your message",
    "is being returned",
    "was returned",
    "mail delivery",
    "cannot be delivered",
    "can't be delivered",
    "address rejected",
    "delivery failure",
    "message undelivered",
    "delivery error",
    "550 5.",
    "550-5.",
    "554 5.",
    "unroutable",
    "returned mail",
    "still being retried",
    "not yet been delivered",
    "undelivered",
    "inbox is full",
    "nicht zugestellt",
    "failed with",
    "access denied",
    "<<< 5",
    "said: 5",
    "host unknown",
    "no mailbox",
    "could not send",
    "unable to send",
    "was undeliverable",
    "failure notice",
    "delivery report",
    "could not be sent",
    "disabled",
    "inactive",
    "transcript of session follows",
    "message log follows",
    "failed addresses follow",
    "unknown host",
    "original mail as follows",
    "error delivering",
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

static void weigh_bounce(struct arena *a, const struct classify_mail *mail,
			 struct classify_weight *w)
{
	const char *from = classify_header(mail, "From"), *subject = classify_subject(mail);
	bool nobody = str_empty(from) || str_eq(from, "<>");
	bool daemon = classify_is_daemon(from) || classify_is_system(from) || nobody;
	bool report = str_eq(mail->report_type, "delivery-status");
	bool passed_on = classify_is_forward(subject) || classify_is_answer(subject);
	/* A daemon's own words can look like cited mail; a person's cited mail can look like a
	 * bounce. */
	const char *text = daemon || classify_is_postmaster(from) || classify_has_null_path(mail)
			       ? mail->text
			       : mail->new_text;

	if (report)
		classify_add(w, 5, "It is a delivery report (RFC 3464).");
	else if (classify_find_part(mail, "message/delivery-status"))
		classify_add(w, 3, "It contains a delivery report.");
	if (*classify_header(mail, "X-Failed-Recipients"))
		classify_add(w, 5, "It names recipients that failed (X-Failed-Recipients).");
	if (classify_is_daemon(from))
		classify_add(w, 4, "A mail system sent it.");
	else if (daemon)
		classify_add(w, nobody ? 2 : 3,
			     nobody ? "It has no sender." : "A mail system sent it.");
	else if (classify_is_postmaster(from))
		classify_add(w, 2, "A postmaster sent it.");
	if (classify_has_null_path(mail))
		classify_add(w, 1, "Its return path is empty.");
	if (classify_says(subject, subjects, COUNT_OF(subjects)))
		classify_add(w, 2, "Its subject speaks of a mail that was not delivered.");
	if (classify_says(classify_head(a, text, 8 << 10), phrases, COUNT_OF(phrases)))
		classify_add(w, 2, "It says that a mail was not delivered.");
	if (classify_find_part(mail, "message/rfc822") ||
	    classify_find_part(mail, "text/rfc822-headers"))
		classify_add(w, 1, "A mail comes back with it.");
	if (str_istarts(classify_address(a, from), "no-reply") ||
	    str_istarts(classify_address(a, from), "noreply"))
		classify_add(w, 1, "Its sender takes no answers.");
	if (passed_on && !daemon && !report)
		classify_add(w, -4, "A person passes it on.");
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
	head = classify_head(a, mail->text, 8 << 10);
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
