/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of whom a relay's answer speaks: of the recipient, who is then told as unreachable (B3), or of
 * us, so that all mails wait.  The words are those of Postfix, exim and Microsoft 365. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "shell/smtp_answer.h"

#define CONNECT SMTP_PHASE_CONNECT
#define LOGIN	SMTP_PHASE_LOGIN
#define MAIL	SMTP_PHASE_MAIL
#define RCPT	SMTP_PHASE_RCPT
#define DATA	SMTP_PHASE_DATA
#define BODY	SMTP_PHASE_BODY

static void of_whom_an_answer_speaks(void **state)
{
	static const struct {
		enum smtp_phase phase;
		const char *reply;
		enum smtp_result result;
	} rows[] = {
	    /* of this recipient, or this mail */
	    {RCPT, "550 5.1.1 no such mailbox", SMTP_NEVER},
	    {RCPT, "550 relay not permitted", SMTP_NEVER},
	    {RCPT, "554 5.7.1 <a@b.example>: Relay access denied", SMTP_NEVER},
	    {RCPT,
	     "504 5.5.2 <moira@carers>: Recipient address rejected: need fully-qualified address",
	     SMTP_NEVER},
	    {RCPT, "501 <moira@carers>: malformed address", SMTP_NEVER},
	    {RCPT, "501 5.1.3 Invalid address", SMTP_NEVER},
	    {RCPT, "501 5.1.5 Recipient address reserved by RFC 2606", SMTP_NEVER},
	    {RCPT, "501 5.1.6 Recipient addresses in single label domains not accepted",
	     SMTP_NEVER},
	    {BODY, "501 5.1.3 Invalid address", SMTP_NEVER},
	    {RCPT, "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", SMTP_NEVER},
	    {RCPT, "550 5.2.2 mailbox full", SMTP_NEVER},
	    {RCPT, "550 5.7.504 Recipient address rejected: access denied", SMTP_NEVER},
	    {RCPT, "550 5.7.703 Your message can't be delivered because it is on a list",
	     SMTP_NEVER},
	    {BODY, "550 5.6.0 content refused", SMTP_NEVER},
	    {MAIL, "552 5.3.4 too large", SMTP_NEVER},
	    {RCPT, "450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted", SMTP_PUT_OFF},
	    {RCPT, "451 later", SMTP_PUT_OFF},
	    {BODY, "452 4.3.1 disk full", SMTP_PUT_OFF},
	    /* of us, or of its own state */
	    {RCPT, "500 5.5.1 what?", SMTP_AWAY},
	    {RCPT, "502 5.5.1 not implemented", SMTP_AWAY},
	    {RCPT, "503 5.5.1 need MAIL first", SMTP_AWAY},
	    {DATA, "503 5.5.1 bad sequence", SMTP_AWAY},
	    {RCPT, "530 5.7.57 Client not authenticated", SMTP_AWAY},
	    {RCPT, "535 5.7.8 who are you", SMTP_AWAY},
	    {RCPT, "501 5.5.4 <here>: Helo command rejected: Invalid name", SMTP_AWAY},
	    {RCPT, "504 5.5.2 <office>: Sender address rejected: need fully-qualified address",
	     SMTP_AWAY},
	    {RCPT, "554 5.7.1 <host[192.0.2.1]>: Client host rejected: Access denied", SMTP_AWAY},
	    {MAIL, "501 5.1.7 bad sender", SMTP_AWAY},
	    {RCPT, "501 5.1.7 Invalid address", SMTP_AWAY},
	    {MAIL, "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
	     SMTP_AWAY},
	    {BODY, "554 5.2.252 SendAsDenied; desk not allowed", SMTP_AWAY},
	    {BODY, "550 5.1.8 Access denied, bad outbound sender AS(42004)", SMTP_AWAY},
	    {BODY, "550-5.1.8 Access denied, bad outbound sender", SMTP_AWAY},
	    {BODY, "550 5.1.90 Your message can't be sent because you've reached your daily limit",
	     SMTP_AWAY},
	    {BODY, "554 5.2.2 Submission quota exceeded", SMTP_AWAY},
	    {RCPT, "550 5.7.64 TenantAttribution; Relay Access Denied", SMTP_AWAY},
	    {BODY, "550 5.7.233 your tenant exceeded its daily limit", SMTP_AWAY},
	    {RCPT, "550 5.7.501 Access denied, spam abuse detected", SMTP_AWAY},
	    {RCPT, "550 5.7.502 Access denied, banned sender", SMTP_AWAY},
	    {RCPT, "550 5.7.503 Access denied, banned sender", SMTP_AWAY},
	    {RCPT, "550 5.7.606 Access denied, banned sending IP [192.0.2.1]", SMTP_AWAY},
	    {BODY, "550 5.7.705 Access denied, tenant has exceeded threshold", SMTP_AWAY},
	    {BODY, "550 5.7.708 Access denied, traffic not accepted from this IP", SMTP_AWAY},
	    {BODY,
	     "550 5.7.750 Service unavailable. Client blocked from sending from unregistered "
	     "domains",
	     SMTP_AWAY},
	    {RCPT, "450 4.7.1 Client host rejected: cannot find your hostname", SMTP_AWAY},
	    {RCPT, "450 4.1.8 <office@b.example>: Sender address rejected: Domain not found",
	     SMTP_AWAY},
	    {CONNECT, "554 5.7.1 no", SMTP_AWAY},
	    /* a code of another class, or none that is one */
	    {RCPT, "550 4.1.8 hello", SMTP_NEVER},
	    {RCPT, "550 5.1", SMTP_NEVER},
	    {RCPT, "550 5.7.7055 hello", SMTP_NEVER},
	    {RCPT, "550", SMTP_NEVER},
	    /* wait */
	    {CONNECT, "421 4.3.2 too many", SMTP_BUSY},
	    {BODY, "432 4.3.2 slower", SMTP_BUSY},
	    {RCPT, "451 4.3.2 slower", SMTP_BUSY},
	    {LOGIN, "535 5.7.139 no", SMTP_LOGIN},
	    {LOGIN, "454 4.7.0 not now", SMTP_AWAY},
	    {BODY, "250 2.0.0 taken", SMTP_TAKEN},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const struct smtp_answer a = {rows[i].phase, atoi(rows[i].reply), rows[i].reply};

		print_message("%s\n", rows[i].reply);
		assert_int_equal(smtp_judge(&a, false), rows[i].result);
	}
}

static void silence_is_of_nobody(void **state)
{
	const struct smtp_answer login = {LOGIN, 0, ""}, rcpt = {RCPT, 0, ""}, body = {BODY, 0, ""};

	(void)state;
	assert_int_equal(smtp_judge(&login, true), SMTP_LOGIN);
	assert_int_equal(smtp_judge(&login, false), SMTP_AWAY);
	assert_int_equal(smtp_judge(&rcpt, false), SMTP_AWAY);
	assert_int_equal(smtp_judge(&body, false), SMTP_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(of_whom_an_answer_speaks),
	    TEST(silence_is_of_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
