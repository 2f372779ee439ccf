/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/outside.h"

#include <string.h>

#include "read/address.h"

/* RFC 5322 section 2.1.1: no line, and so no Message-ID, is longer. */
enum { ID_MAX = 998 };

/* Two senders, in two headers or in one, are a trick or a mistake: programs differ in whom they
 * show, so neither is taken. */
static void read_from(struct arena *a, const struct mime_part *mail, struct reading *reading)
{
	const char *value = mime_find_header(mail, "From");
	struct reading_address *list = NULL;
	size_t count = 0;

	if (value)
		address_parse(a, value, 2, &list, &count);
	if (!count) {
		reading_add_problem(a, reading, "The mail does not say who sent it.");
		return;
	}
	if (count > 1 || mime_count_headers(mail, "From") > 1) {
		reading_add_problem(
		    a, reading,
		    "The mail names more than one sender, so it is not known who sent it.");
		return;
	}
	reading->from = list[0];
	if (!reading->from.email)
		reading_add_problem(a, reading,
				    "The sender's address is not one that mail can be sent to.");
}

/* The only address of a header, if it has just one. */
static struct reading_address read_one(struct arena *a, const struct mime_part *mail,
				       const char *name)
{
	const char *value = mime_find_header(mail, name);
	struct reading_address *list = NULL, none = {0};
	size_t count = 0;

	if (value)
		address_parse(a, value, 2, &list, &count);
	return count == 1 ? list[0] : none;
}

static void read_recipients(struct arena *a, const struct mime_part *mail, struct reading *reading)
{
	size_t i;

	for (i = 0; i < mail->header_count; i++)
		if (str_ieq(mail->headers[i].name, "To") || str_ieq(mail->headers[i].name, "Cc"))
			address_parse(a, mail->headers[i].value, READING_MAX_RECIPIENTS,
				      &reading->recipients, &reading->recipient_count);
}

static size_t id_length(const char *s)
{
	size_t n = 0;

	while (s[n] > ' ' && s[n] <= '~' && s[n] != '<' && s[n] != '>')
		n++;
	return n <= ID_MAX ? n : 0;
}

bool outside_is_id(const char *id)
{
	size_t n = id ? id_length(id) : 0;

	return n && !id[n];
}

/* The next Message-ID at *s, without its angle brackets, *s moved behind it; NULL: no more.  Only
 * printable ASCII without blanks, which is all that anything can be compared with. */
static char *next_id(struct arena *a, const char **s)
{
	const char *p = *s, *open;
	size_t n;

	while ((open = strchr(p, '<'))) {
		p = ++open;
		n = id_length(open);
		if (n && open[n] == '>') {
			*s = open + n + 1;
			return arena_strndup(a, open, n);
		}
	}
	return NULL;
}

static void add_reference(struct arena *a, struct reading *reading, const char *id)
{
	size_t i;

	if (reading->reference_count == READING_MAX_REFERENCES)
		return;
	for (i = 0; i < reading->reference_count; i++)
		if (str_eq(reading->references[i], id))
			return;
	*ARENA_PUSH(a, const char *, reading->references, reading->reference_count) = id;
}

/* The mail that is answered is named first, then its thread from the newest on. */
static void read_references(struct arena *a, const struct mime_part *mail, struct reading *reading)
{
	const char *s = mime_find_header(mail, "In-Reply-To");
	char **ids = NULL, *id;
	size_t count = 0;

	while (s && (id = next_id(a, &s)))
		add_reference(a, reading, id);
	s = mime_find_header(mail, "References");
	while (s && (id = next_id(a, &s)))
		*ARENA_PUSH(a, char *, ids, count) = id;
	while (count)
		add_reference(a, reading, ids[--count]);
}

void outside_read(struct arena *a, const struct mime_part *mail, struct reading *reading)
{
	const char *subject = mime_find_header(mail, "Subject");
	const char *id = mime_find_header(mail, "Message-ID");

	read_from(a, mail, reading);
	reading->sender = read_one(a, mail, "Sender");
	reading->reply_to = read_one(a, mail, "Reply-To");
	read_recipients(a, mail, reading);
	if (subject)
		reading->subject = mime_decode_header(a, subject);
	if (id)
		reading->message_id = next_id(a, &id);
	read_references(a, mail, reading);
	reading->date = mime_parse_date(mime_find_header(mail, "Date"));
}

date_day outside_day(const struct mime_part *mail)
{
	date_moment at = mime_parse_date(mime_find_header(mail, "Date"));
	const char *received = mime_find_header(mail, "Received");
	const char *date = received ? strrchr(received, ';') : NULL;

	if (at == DATE_NO_MOMENT && date)
		at = mime_parse_date(date + 1);
	return at == DATE_NO_MOMENT ? DATE_NO_DAY : date_to_local(at).day;
}
