/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * smtp_answer: what a server's answer means, and above all of whom it speaks: of this mail and its
 * recipient, or of us.  To take the one for the other calls people unreachable for a fault of the
 * relay, or tries a mail for ever that nobody will get.  It knows no connection and no library.
 */
#ifndef ESCALATED_SHELL_SMTP_ANSWER_H
#define ESCALATED_SHELL_SMTP_ANSWER_H

#include <stdbool.h>

#include "shell/smtp.h"

/* How far a mail had come. */
enum smtp_phase {
	SMTP_PHASE_CONNECT,
	SMTP_PHASE_LOGIN,
	SMTP_PHASE_MAIL,
	SMTP_PHASE_RCPT,
	SMTP_PHASE_DATA,
	SMTP_PHASE_BODY
};

struct smtp_answer {
	enum smtp_phase phase;
	int code;	   /* RFC 5321 section 4.2; 0: it said nothing in this phase */
	const char *reply; /* borrowed: "550 5.1.1 no such user", one line */
};

/* `no_login`: libcurl found no way to log in. */
enum smtp_result smtp_judge(const struct smtp_answer *answer, bool no_login);

#endif
