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

const char *classify_skip_tags(const char *s)
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

	return classify_opens(classify_skip_tags(subject), marks, COUNT_OF(marks));
}

bool classify_is_forward(const char *subject)
{
	static const char *const marks[] = {"fw:", "fwd:", "wg:", "tr:", "fw :"};

	return classify_opens(classify_skip_tags(subject), marks, COUNT_OF(marks));
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

/* What lists and senders of many mails put into the headers (RFC 2369, RFC 2919, and their own). */
static bool is_list_header(const struct classify_header *header)
{
	static const char *const starts[] = {"List-",	       "X-List-",     "Mailing-List",
					     "X-Mailing-List", "X-BeenThere", "X-Mailman-",
					     "X-ML-Name",      "X-MLServer",  "Feedback-ID"};
	static const char *const says[] = {"campaign", "newsletter"};

	return !str_empty(header->value) &&
	       (classify_opens(header->name, starts, COUNT_OF(starts)) ||
		classify_says(header->name, says, COUNT_OF(says)));
}

/* Is it a person's answer to us, or on a case?  Whose else's answers to whom went through a list is
 * no concern of ours; without knowing our own address, each may be. */
static bool answers_us(struct arena *a, const struct classify_mail *mail)
{
	const char *parent = classify_header(mail, "In-Reply-To");
	const char *subject = classify_subject(mail);

	if (str_ifind(parent, "<esc-") || reading_find_ref(a, subject))
		return true;
	if (!*parent && !classify_is_answer(subject))
		return false;
	return !mail->own_address || str_ifind(classify_header(mail, "To"), mail->own_address) ||
	       str_ifind(classify_header(mail, "Cc"), mail->own_address);
}

/* Addresses from which many are written to. */
static bool is_publisher(const char *address)
{
	static const char *const names[] = {"newsletter", "rss",    "mailing",
					    "marketing",  "digest", "bulletin"};

	return classify_opens(address, names, COUNT_OF(names));
}

/* A list or a newsletter.  A person's answer to us that came through a list is still a person's. */
static bool classify_list(struct arena *a, const struct classify_mail *mail,
			  struct classify_result *result)
{
	static const char *const farewells[] = {"unsubscribe from",
						"to unsubscribe",
						"unsubscribe here",
						"click here to unsubscribe",
						"manage your subscription",
						"email preferences",
						"unsubscribe |",
						"| unsubscribe",
						"view this email in",
						"view in browser",
						"view it in your browser",
						"you are receiving this",
						"no longer wish to receive"};
	const char *precedence = classify_header(mail, "Precedence");
	const char *from = classify_address(a, classify_header(mail, "From"));
	bool machine = classify_is_no_reply(from) || is_publisher(from);
	struct classify_weight w = {0};
	size_t i;

	for (i = 0; i < mail->header_count; i++)
		if (is_list_header(&mail->headers[i]))
			classify_add(&w, 4, "It came through a mailing list.");
	if (str_istarts(precedence, "bulk") || str_istarts(precedence, "list") ||
	    str_istarts(precedence, "junk"))
		classify_add(&w, 4, "It says that it was sent to many (Precedence).");
	if (is_publisher(from))
		classify_add(&w, 4, "Its sender writes to many.");
	else if (machine)
		classify_add(&w, 2, "Its sender takes no answers.");
	if (classify_says(classify_head(a, mail->text, 64 << 10), farewells, COUNT_OF(farewells)))
		classify_add(&w, 2, "It tells how to unsubscribe.");
	if (str_eq(mail->report_type, "feedback-report") ||
	    classify_find_part(mail, "message/feedback-report"))
		classify_add(&w, 5, "It is a report of abuse (RFC 5965).");
	if (w.sum < CLASSIFY_SURE)
		return false;
	if (str_empty(mail->report_type) && !machine && !str_empty(mail->new_text) &&
	    answers_us(a, mail))
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
