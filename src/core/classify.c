/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/classify.h"

#include <string.h>

#include "core/classify_signs.h"

void classify_add(struct classify_weight *w, int weight, const char *why)
{
	w->sum += weight;
	if (weight > w->strongest) {
		w->strongest = weight;
		w->why = why;
	}
}

const char *classify_header(const struct classify_mail *mail, const char *name)
{
	size_t i;

	for (i = 0; i < mail->header_count; i++)
		if (str_ieq(mail->headers[i].name, name))
			return mail->headers[i].value ? mail->headers[i].value : "";
	return "";
}

const char *classify_subject(const struct classify_mail *mail)
{
	const char *s = classify_header(mail, "Subject");

	return s + strspn(s, " \t");
}

static bool starts_any(const char *s, const char *const *table, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_istarts(s, table[i]))
			return true;
	return false;
}

/* "[list] Re: …": the tag that a list or we ourselves put in front says nothing. */
static const char *skip_tags(const char *s)
{
	const char *end;

	while (*s == '[' && (end = strchr(s, ']'))) {
		s = end + 1;
		s += strspn(s, " \t");
	}
	return s;
}

bool classify_is_answer(const char *subject)
{
	static const char *const marks[] = {"re:", "aw:", "sv:", "antw:", "re :", "rép:", "vs:"};

	return starts_any(skip_tags(subject), marks, COUNT_OF(marks));
}

bool classify_is_forward(const char *subject)
{
	static const char *const marks[] = {"fw:", "fwd:", "wg:", "tr:", "fw :"};

	return starts_any(skip_tags(subject), marks, COUNT_OF(marks));
}

bool classify_says(const char *text, const char *const *phrases, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_ifind(text, phrases[i]))
			return true;
	return false;
}

char *classify_head(struct arena *a, const char *text, size_t size)
{
	size_t n = text ? strnlen(text, size) : 0;

	while (n && text[n] && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return str_fold(a, arena_strndup(a, text ? text : "", n));
}

bool classify_has_null_path(const struct classify_mail *mail)
{
	const char *path = classify_header(mail, "Return-Path");

	return str_starts(path + strspn(path, " \t"), "<>");
}

char *classify_address(struct arena *a, const char *value)
{
	const char *open = strrchr(value, '<'), *end;
	char *address;

	if (open && (end = strchr(open, '>')))
		address = str_trim_n(a, open + 1, (size_t)(end - open - 1));
	else
		address = str_trim(a, value);
	return str_lower(a, address);
}

/* Mail of ours that came back: without this, two robots could talk for ever. */
static bool classify_loop(struct arena *a, const struct classify_mail *mail,
			  struct classify_result *result)
{
	const char *id = classify_address(a, classify_header(mail, "Message-ID"));
	const char *from = classify_address(a, classify_header(mail, "From"));

	if (mail->own_address && str_ieq(from, mail->own_address))
		result->why = "It comes from the mailbox's own address.";
	else if (str_istarts(id, "esc-") && strspn(id + 4, "0123456789-") >= 9 && strchr(id, '.'))
		result->why = "It carries one of our own Message-IDs.";
	else
		return false;
	result->kind = READING_LIST;
	return true;
}

static bool is_no_reply(const char *address)
{
	static const char *const names[] = {"noreply",	    "no-reply",	    "no_reply",
					    "donotreply",   "do-not-reply", "bounce",
					    "notification", "newsletter",   "do_not_reply"};

	return starts_any(address, names, COUNT_OF(names)) || strstr(address, "noreply@") ||
	       strstr(address, "no-reply@");
}

/* A list or a newsletter.  A person's answer that came through a list is still a person's. */
static bool classify_list(struct arena *a, const struct classify_mail *mail,
			  struct classify_result *result)
{
	static const char *const headers[] = {"List-Id",       "List-Unsubscribe",   "List-Post",
					      "Mailing-List",  "X-Mailing-List",     "Feedback-ID",
					      "X-Campaign-Id", "X-List-Unsubscribe", "List-Help"};
	static const char *const farewells[] = {
	    "unsubscribe from this",	"to unsubscribe",
	    "unsubscribe here",		"click here to unsubscribe",
	    "manage your subscription", "update your email preferences"};
	const char *precedence = classify_header(mail, "Precedence");
	const char *from = classify_address(a, classify_header(mail, "From"));
	const char *subject = classify_subject(mail);
	struct classify_weight w = {0};
	size_t i;

	for (i = 0; i < COUNT_OF(headers); i++)
		if (*classify_header(mail, headers[i]))
			classify_add(&w, 4, "It came through a mailing list.");
	if (str_istarts(precedence, "bulk") || str_istarts(precedence, "list") ||
	    str_istarts(precedence, "junk"))
		classify_add(&w, 4, "It says that it was sent to many (Precedence).");
	if (is_no_reply(from))
		classify_add(&w, 2, "Its sender takes no answers.");
	if (classify_says(classify_head(a, mail->text, 64 << 10), farewells, COUNT_OF(farewells)))
		classify_add(&w, 2, "It tells how to unsubscribe.");
	if (str_eq(mail->report_type, "feedback-report"))
		classify_add(&w, 5, "It is a report of abuse (RFC 5965).");
	if (w.sum < CLASSIFY_SURE)
		return false;
	if (str_empty(mail->report_type) && !is_no_reply(from) && !str_empty(mail->new_text) &&
	    (*classify_header(mail, "In-Reply-To") || classify_is_answer(subject)))
		return false;
	result->kind = READING_LIST;
	result->why = w.why;
	return true;
}

static void classify_person(struct arena *a, const struct classify_mail *mail,
			    struct classify_result *result)
{
	const char *subject = classify_subject(mail);

	result->kind = READING_REPLY;
	if (*classify_header(mail, "In-Reply-To") || *classify_header(mail, "References"))
		result->why = "A person answers in a thread.";
	else if (classify_is_answer(subject))
		result->why = "A person answers: the subject says so.";
	else if (reading_find_ref(a, subject))
		result->why = "A person writes about a case.";
	else {
		result->kind = READING_MESSAGE;
		result->why = "Nothing in it is automatic: a person wrote it.";
	}
}

struct classify_result classify_mail(struct arena *a, const struct classify_mail *mail,
				     date_day sent)
{
	struct classify_result result = {.absent_until = DATE_NO_DAY};

	/* Delivery reports come first: they carry signs of automatic replies and of our own mail.
	 */
	if (classify_receipt(a, mail, &result) || classify_bounce(a, mail, &result))
		result.returned_id = classify_returned_id(a, mail);
	else if (!classify_loop(a, mail, &result) && !classify_auto(a, mail, sent, &result) &&
		 !classify_list(a, mail, &result))
		classify_person(a, mail, &result);
	return result;
}
