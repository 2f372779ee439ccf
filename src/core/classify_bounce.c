/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounces, delays and receipts (RFC 3464, RFC 3798), and the many that keep to neither. */
#include <string.h>

#include "core/classify_signs.h"

enum { MAX_FAILED = 20 };

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

static bool is_daemon(const char *from)
{
	static const char *const names[] = {
	    "mail delivery",	    "maildelivery",	 "mail administrator",	 "mail daemon",
	    "mail-daemon",	    "ndr administrator", "system administrator", "mailer daemon",
	    "mail.delivery.system", "microsoftexchange"};

	return classify_says(from, names, COUNT_OF(names));
}

/* The one address that no person has. */
static bool is_mailer_daemon(const char *from)
{
	static const char *const names[] = {"mailer-daemon", "mailer_daemon", "mailerdaemon"};

	return classify_says(from, names, COUNT_OF(names));
}

static bool is_postmaster(const char *from)
{
	static const char *const names[] = {"postmaster", "post_master", "mmdf", "poostmaster",
					    "mailmaster"};

	return classify_says(from, names, COUNT_OF(names));
}

static const struct classify_part *find_part(const struct classify_mail *mail, const char *type)
{
	size_t i;

	for (i = 0; i < mail->part_count; i++)
		if (str_eq(mail->parts[i].type, type) && mail->parts[i].text)
			return &mail->parts[i];
	return NULL;
}

/* The value of a field such as "Action:" at the beginning of a line, in `a`; *text moves behind it.
 * NULL when there is no more. */
static char *next_field(struct arena *a, const char **text, const char *name)
{
	const char *s = *text, *end;
	size_t n = strlen(name);

	for (; *s; s = *end ? end + 1 : end) {
		end = s + strcspn(s, "\n");
		s += strspn(s, " \t>");
		if (!str_istarts(s, name) || s[n] != ':')
			continue;
		*text = end;
		return str_trim_n(a, s + n + 1, (size_t)(end - s) - n - 1);
	}
	*text = s;
	return NULL;
}

/* What the fields of a delivery report say of the mail (RFC 3464 section 2.3.3). */
enum action { ACTION_UNSAID, ACTION_GOOD, ACTION_DELAYED, ACTION_FAILED };

static enum action read_action(struct arena *a, const struct classify_mail *mail)
{
	const struct classify_part *part = find_part(mail, "message/delivery-status");
	enum action worst = ACTION_UNSAID, one;
	const char *s = part ? part->text : "";
	char *action;

	while ((action = next_field(a, &s, "Action"))) {
		one = ACTION_FAILED;
		if (str_istarts(action, "delayed"))
			one = ACTION_DELAYED;
		else if (str_istarts(action, "deliver") || str_istarts(action, "relayed") ||
			 str_istarts(action, "expanded"))
			one = ACTION_GOOD;
		if (one > worst)
			worst = one;
	}
	return worst;
}

static void add_failed(struct arena *a, const struct classify_mail *mail,
		       struct classify_result *result, const char *address)
{
	char *lower = str_lower(a, address);
	size_t i;

	if (!str_is_address(lower) || result->failed_count >= MAX_FAILED)
		return;
	if (str_ieq(lower, mail->own_address) || is_daemon(lower) || is_mailer_daemon(lower) ||
	    is_postmaster(lower))
		return;
	for (i = 0; i < result->failed_count; i++)
		if (str_eq(result->failed[i], lower))
			return;
	*ARENA_PUSH(a, const char *, result->failed, result->failed_count) = lower;
}

/* "rfc822; ann@example.org", with or without < >. */
static void add_recipient_field(struct arena *a, const struct classify_mail *mail,
				struct classify_result *result, const char *value)
{
	const char *semicolon = strchr(value, ';');
	char *address = str_trim(a, semicolon ? semicolon + 1 : value);

	add_failed(a, mail, result, classify_address(a, address));
}

/* Addresses in one line of the text: each run of characters around an @. */
static void add_line_addresses(struct arena *a, const struct classify_mail *mail,
			       struct classify_result *result, const char *line)
{
	static const char safe[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'=@";
	const char *s = line;
	size_t n;

	while (*s) {
		n = strspn(s, safe);
		if (n && memchr(s, '@', n)) {
			while (n && (s[n - 1] == '.' || s[n - 1] == '-'))
				n--;
			add_failed(a, mail, result, arena_strndup(a, s, n));
		}
		s += n ? n : 1;
	}
}

/* Does the line name the address that failed?  It stands alone or in front, or beside words of
 * failure. */
static bool names_failed(const char *line)
{
	static const char *const words[] = {
	    "rejected",	     "failed",	    "unknown",	  "not found", "does not exist", "unable",
	    "undeliverable", "could not",   "couldn't",	  "wasn't",    "rcpt to",	 "full",
	    "no such",	     "not deliver", "delivering", "recipient", "invalid",	 "exceeds"};
	const char *s = line + strspn(line, " \t<>*-\"'");
	size_t word = strcspn(s, " \t<>\"'");

	if (!strchr(line, '@') || strlen(line) > 400)
		return false;
	return memchr(s, '@', word) || classify_says(line, words, COUNT_OF(words));
}

/* Where the report ends and the mail that came back begins. */
static bool begins_returned(const char *line)
{
	static const char *const marks[] = {"below this line is a copy",
					    "this is a copy of the message",
					    "- original message",
					    "original message follows",
					    "message header follows",
					    "returned message follows",
					    "unsent message below",
					    "message headers follow",
					    "original mail as follows",
					    "received: from",
					    "return-path:"};

	return classify_says(line, marks, COUNT_OF(marks));
}

static void read_failed(struct arena *a, const struct classify_mail *mail,
			struct classify_result *result)
{
	static const char *const fields[] = {"Final-Recipient", "Original-Recipient"};
	const struct classify_part *part = find_part(mail, "message/delivery-status");
	char **list, *value;
	const char *s;
	size_t i, n;

	for (i = 0; part && i < COUNT_OF(fields); i++)
		for (s = part->text; (value = next_field(a, &s, fields[i]));)
			add_recipient_field(a, mail, result, value);
	list = str_split(a, classify_header(mail, "X-Failed-Recipients"), ',', &n);
	for (i = 0; i < n; i++)
		add_failed(a, mail, result, classify_address(a, list[i]));
	if (result->failed_count || !mail->text)
		return;
	list = str_split(a, arena_strndup(a, mail->text, strnlen(mail->text, 8 << 10)), '\n', &n);
	for (i = 0; i < n && !begins_returned(list[i]); i++)
		if (names_failed(list[i]))
			add_line_addresses(a, mail, result, list[i]);
}

static void weigh_bounce(struct arena *a, const struct classify_mail *mail,
			 struct classify_weight *w)
{
	const char *from = classify_header(mail, "From"), *subject = classify_subject(mail);
	bool nobody = str_empty(from) || str_eq(from, "<>");
	bool daemon = is_mailer_daemon(from) || is_daemon(from) || nobody;
	bool report = str_eq(mail->report_type, "delivery-status");
	bool passed_on = classify_is_forward(subject) || classify_is_answer(subject);
	/* A daemon's own words can look like cited mail; a person's cited mail can look like a
	 * bounce. */
	const char *text = daemon || is_postmaster(from) || classify_has_null_path(mail)
			       ? mail->text
			       : mail->new_text;

	if (report)
		classify_add(w, 5, "It is a delivery report (RFC 3464).");
	else if (find_part(mail, "message/delivery-status"))
		classify_add(w, 3, "It contains a delivery report.");
	if (*classify_header(mail, "X-Failed-Recipients"))
		classify_add(w, 5, "It names recipients that failed (X-Failed-Recipients).");
	if (is_mailer_daemon(from))
		classify_add(w, 4, "A mail system sent it.");
	else if (daemon)
		classify_add(w, nobody ? 2 : 3,
			     nobody ? "It has no sender." : "A mail system sent it.");
	else if (is_postmaster(from))
		classify_add(w, 2, "A postmaster sent it.");
	if (classify_has_null_path(mail))
		classify_add(w, 1, "Its return path is empty.");
	if (classify_says(subject, subjects, COUNT_OF(subjects)))
		classify_add(w, 2, "Its subject speaks of a mail that was not delivered.");
	if (classify_says(classify_head(a, text, 8 << 10), phrases, COUNT_OF(phrases)))
		classify_add(w, 2, "It says that a mail was not delivered.");
	if (find_part(mail, "message/rfc822") || find_part(mail, "text/rfc822-headers"))
		classify_add(w, 1, "A mail comes back with it.");
	if (str_istarts(classify_address(a, from), "no-reply") ||
	    str_istarts(classify_address(a, from), "noreply"))
		classify_add(w, 1, "Its sender takes no answers.");
	if (passed_on && !daemon && !report)
		classify_add(w, -4, "A person passes it on.");
}

bool classify_bounce(struct arena *a, const struct classify_mail *mail,
		     struct classify_result *result)
{
	enum action action = read_action(a, mail);
	struct classify_weight w = {0};
	const char *head;

	weigh_bounce(a, mail, &w);
	if (w.sum < CLASSIFY_SURE)
		return false;
	result->kind = READING_BOUNCE;
	result->why = w.why;
	head = classify_head(a, mail->text, 8 << 10);
	if (action == ACTION_UNSAID)
		result->delayed =
		    classify_says(head, sure_delays, COUNT_OF(sure_delays)) ||
		    (classify_says(head, delays, COUNT_OF(delays)) ||
		     classify_says(classify_subject(mail), delays, COUNT_OF(delays))) &&
			!classify_says(head, finals, COUNT_OF(finals));
	else
		result->delayed = action == ACTION_DELAYED;
	if (action == ACTION_GOOD) {
		result->kind = READING_RECEIPT;
		result->why = "It reports that a mail was delivered.";
		return true;
	}
	read_failed(a, mail, result);
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
	    (find_part(mail, "message/disposition-notification") &&
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

/* The first Message-ID in angle brackets in this value, in `a`, or NULL. */
static char *bare_id(struct arena *a, const char *value)
{
	const char *open = value ? strchr(value, '<') : NULL,
		   *end = open ? strchr(open, '>') : NULL;

	if (!end || end - open < 4 || end - open > 500)
		return NULL;
	return str_trim_n(a, open + 1, (size_t)(end - open - 1));
}

const char *classify_returned_id(struct arena *a, const struct classify_mail *mail)
{
	static const struct {
		const char *type, *field;
	} places[] = {
	    {"message/disposition-notification", "Original-Message-ID"},
	    {"message/rfc822", "Message-ID"},
	    {"text/rfc822-headers", "Message-ID"},
	    {"message/global-headers", "Message-ID"},
	};
	const struct classify_part *part;
	const char *s;
	size_t i;
	char *id;

	for (i = 0; i < COUNT_OF(places); i++) {
		part = find_part(mail, places[i].type);
		s = part ? part->text : "";
		if ((id = bare_id(a, next_field(a, &s, places[i].field))))
			return id;
	}
	s = mail->text ? mail->text : "";
	if ((id = bare_id(a, next_field(a, &s, "Message-ID"))))
		return id;
	if ((id = bare_id(a, classify_header(mail, "In-Reply-To"))))
		return id;
	return bare_id(a, classify_header(mail, "References"));
}
