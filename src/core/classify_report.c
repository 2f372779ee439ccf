/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of a report: whom it names as failed, and which mail of ours it is about. */
#include <string.h>

#include "core/classify_signs.h"

enum { MAX_FAILED = 20 };
enum { REPORT = 8 << 10 }; /* bytes in which a report in words names addresses */

/* The one address that no person has. */
bool classify_is_daemon(const char *from)
{
	static const char *const names[] = {"mailer-daemon", "mailer_daemon", "mailerdaemon",
					    "mailer daemon", "mail-daemon",   "mail daemon"};

	return classify_says(from, names, COUNT_OF(names));
}

/* The name and the address without its domain: a person may well work for mail-services.example. */
static char *without_domains(struct arena *a, const char *from)
{
	char *copy = arena_strdup(a, from), *out = copy;
	const char *s = copy;

	while (*s) {
		if (*s == '@')
			s += 1 + strcspn(s + 1, " \t<>\"(),;");
		else
			*out++ = *s++;
	}
	*out = '\0';
	return copy;
}

bool classify_is_system(struct arena *a, const char *from)
{
	/* No "post" and no "service" alone: there are Post-Adoption Services. */
	static const char *const what[] = {"mail", "deliver", "message", "exchange", "smtp"};
	static const char *const who[] = {"system", "administrat", "admin",	  "agent",
					  "robot",  "gateway",	   "transport",	  "router",
					  "filter", "server",	   "notification"};
	static const char *const names[] = {"postmaster",	 "post_master",
					    "post-master",	 "system administrator",
					    "microsoft outlook", "microsoftexchange"};
	const char *name = without_domains(a, from);

	return classify_says(name, names, COUNT_OF(names)) ||
	       classify_says_near(a, name, what, COUNT_OF(what), who, COUNT_OF(who));
}

bool classify_is_no_reply(const char *address)
{
	static const char *const names[] = {"noreply",	    "no-reply",	     "no_reply",
					    "donotreply",   "do-not-reply",  "do_not_reply",
					    "notification", "nepasrepondre", "ne-pas-repondre"};
	size_t n = strcspn(address, "@"), i;

	for (i = 0; i < COUNT_OF(names); i++) {
		const char *found = str_ifind(address, names[i]);

		if (found && found < address + n)
			return true;
	}
	return false;
}

const struct classify_part *classify_find_part(const struct classify_mail *mail, const char *type)
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

enum classify_action classify_read_action(struct arena *a, const struct classify_mail *mail)
{
	const struct classify_part *part = classify_find_part(mail, "message/delivery-status");
	enum classify_action worst = CLASSIFY_UNSAID, one;
	const char *s = part ? part->text : "";
	char *action;

	while ((action = next_field(a, &s, "Action"))) {
		one = CLASSIFY_FAILED;
		if (str_istarts(action, "delayed"))
			one = CLASSIFY_DELAYED;
		else if (str_istarts(action, "deliver") || str_istarts(action, "relayed") ||
			 str_istarts(action, "expanded"))
			one = CLASSIFY_GOOD;
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
	if (str_ieq(lower, mail->own_address) || classify_is_daemon(lower) ||
	    str_starts(lower, "postmaster@"))
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

bool classify_brings_back(const struct classify_mail *mail)
{
	return classify_find_part(mail, "message/rfc822") ||
	       classify_find_part(mail, "text/rfc822-headers") || classify_has_headers(mail->text);
}

char *classify_before_returned(struct arena *a, const char *text)
{
	size_t size = text ? strnlen(text, REPORT) : 0, n, i;
	struct str before;
	char **lines;

	lines = str_split(a, arena_strndup(a, size ? text : "", size), '\n', &n);
	str_init(&before, a, REPORT + 1);
	for (i = 0; i < n && !begins_returned(lines[i]); i++) {
		str_add(&before, lines[i]);
		str_add_char(&before, '\n');
	}
	return arena_strdup(a, str_text(&before));
}

bool classify_names_alone(struct arena *a, const struct classify_mail *mail)
{
	const char *from = classify_address(a, classify_header(mail, "From"));
	char **lines, *line;
	size_t n, i;

	lines = str_split(a, classify_before_returned(a, mail->text), '\n', &n);
	for (i = 0; i < n; i++) {
		line = str_lower(a, str_trim(a, lines[i]));
		line += strspn(line, "<'\"(->* ");
		line[strcspn(line, ">'\"):, ")] = '\0';
		if (str_is_address(line) && !str_eq(line, from) &&
		    strlen(line) + 12 > strlen(str_trim(a, lines[i])))
			return true;
	}
	return false;
}

void classify_read_failed(struct arena *a, const struct classify_mail *mail,
			  struct classify_result *result)
{
	static const char *const fields[] = {"Final-Recipient", "Original-Recipient"};
	const struct classify_part *part = classify_find_part(mail, "message/delivery-status");
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
	list = str_split(a, classify_before_returned(a, mail->text), '\n', &n);
	for (i = 0; i < n; i++)
		if (names_failed(list[i]))
			add_line_addresses(a, mail, result, list[i]);
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
	    {"message/rfc822-headers", "Message-ID"},
	    {"message/global-headers", "Message-ID"},
	};
	const struct classify_part *part;
	const char *s;
	size_t i;
	char *id;

	for (i = 0; i < COUNT_OF(places); i++) {
		part = classify_find_part(mail, places[i].type);
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
