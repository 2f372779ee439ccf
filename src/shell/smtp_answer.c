/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/smtp_answer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/* The subject and the detail of an enhanced status code (RFC 3463), the 1 and 8 of "550 5.1.8 …";
 * both 0 if there is none. */
static void smtp_status(const struct smtp_answer *t, int *subject, int *detail)
{
	char class = '\0';
	int end = 0;

	*subject = *detail = 0;
	if (strlen(t->reply) > 4 &&
	    (sscanf(t->reply + 4, "%c.%3d.%3d%n", &class, subject, detail, &end) != 3 ||
	     class != '0' + t->code / 100 || strspn(t->reply + 4 + end, "0123456789")))
		*subject = *detail = 0;
}

/* Of the sender, by RFC 3463 or as Microsoft 365 has them ("Email non-delivery reports and SMTP
 * errors in Exchange Online"): the mailbox or the whole organisation may not send, has sent too
 * much today, or comes from where nothing is taken. */
static bool smtp_is_status_of_us(int subject, int detail)
{
	static const struct {
		int subject, first, last;
	} rows[] = {
	    {1, 7, 8},	   /* the sender's address, the sender's system; "bad outbound sender" */
	    {1, 90, 90},   /* "you've reached your daily limit" */
	    {7, 57, 57},   /* "Client not authenticated" */
	    {7, 60, 60},   /* not allowed to send as this sender */
	    {7, 64, 64},   /* "TenantAttribution": the connector is not ours */
	    {7, 232, 236}, /* the organisation's daily limit, of a kind each */
	    {7, 501, 503}, /* "spam abuse detected", "banned sender" */
	    {7, 506, 506}, /* "bad HELO" */
	    {7, 508, 509}, /* the address has sent too much; our domain's DMARC */
	    {7, 511, 511}, /* "banned sender" */
	    {7, 606, 649}, /* "banned sending IP" */
	    {7, 705, 705}, /* "tenant has exceeded threshold" */
	    {7, 708, 708}, /* "traffic not accepted from this IP" */
	    {7, 750, 750}, /* "blocked from sending from unregistered domains" */
	    {7, 800, 800}, /* "banned sender" */
	};
	size_t i;

	for (i = 0; i < COUNT_OF(rows); i++)
		if (subject == rows[i].subject && detail >= rows[i].first && detail <= rows[i].last)
			return true;
	return false;
}

/* Some servers keep what they have against us until they are told a recipient; Microsoft 365 says
 * some of it only when it has the whole mail. */
static bool smtp_are_words_of_us(const struct smtp_answer *t)
{
	static const char *const at_any_time[] = {"SendAsDenied", "submission quota exceeded"};
	static const char *const at_recipient[] = {
	    "authentication required", "Client host rejected", "Sender address rejected",
	    "Helo command rejected"};
	size_t i;

	for (i = 0; i < COUNT_OF(at_any_time); i++)
		if (str_ifind(t->reply, at_any_time[i]))
			return true;
	for (i = 0; i < COUNT_OF(at_recipient) && t->phase == SMTP_PHASE_RCPT; i++)
		if (str_ifind(t->reply, at_recipient[i]))
			return true;
	return false;
}

/* Said of us or to all, not of the mail.  "Relaying denied" is of the recipient, though: the same
 * server may well take mails to others, and they must not wait behind this one. */
static bool smtp_is_about_us(const struct smtp_answer *t)
{
	int subject, detail;

	smtp_status(t, &subject, &detail);
	if (smtp_is_status_of_us(subject, detail) || smtp_are_words_of_us(t))
		return true;
	if (t->code < 500)
		return false;
	if (t->code == 530 || t->code == 534 || t->code == 535 || t->code == 538)
		return true;
	if (subject == 1 && detail > 0)
		return false;
	/* An address that it cannot read, or that has no domain of the sort it wants. */
	if ((t->code == 501 || t->code == 504) && t->phase == SMTP_PHASE_RCPT)
		return false;
	return t->code < 510;
}

static bool smtp_is_busy(const struct smtp_answer *t)
{
	return t->code == 421 || t->code == 432 ||
	       (t->code / 100 == 4 && str_ifind(t->reply, " 4.3.2 "));
}

enum smtp_result smtp_judge(const struct smtp_answer *t, bool no_login)
{
	int kind = t->code / 100;
	bool of_mail = t->phase >= SMTP_PHASE_RCPT;

	if (t->phase == SMTP_PHASE_BODY && kind == 2)
		return SMTP_TAKEN;
	if (smtp_is_busy(t))
		return SMTP_BUSY;
	if (kind == 5 && t->phase == SMTP_PHASE_LOGIN)
		return SMTP_LOGIN;
	if (t->phase == SMTP_PHASE_MAIL && t->code == 552)
		return SMTP_NEVER; /* larger than the server takes */
	if ((kind == 4 || kind == 5) && of_mail) {
		if (smtp_is_about_us(t))
			return SMTP_AWAY;
		return kind == 4 ? SMTP_PUT_OFF : SMTP_NEVER;
	}
	if (t->phase == SMTP_PHASE_BODY)
		return SMTP_UNKNOWN;
	return no_login && t->phase == SMTP_PHASE_LOGIN && kind != 4 ? SMTP_LOGIN : SMTP_AWAY;
}
