/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * classify: person, robot, bounce, receipt or list (B3).
 * It weighs headers and words together, since neither alone decides: bounces carry
 * "Auto-Submitted: auto-replied", a third of absences carry no automatic header at all, and people
 * forward bounces and write about being out of the office.
 */
#ifndef ESCALATED_CORE_CLASSIFY_H
#define ESCALATED_CORE_CLASSIFY_H

#include "core/reading.h"

struct classify_header {
	const char *name;  /* as written; compared with case folded */
	const char *value; /* decoded, unfolded UTF-8 */
};

struct classify_part {
	const char *type; /* lower case "text/plain", "message/delivery-status" … */
	const char *text; /* decoded UTF-8 text of text/, message/delivery-status, message/rfc822
			   * headers, disposition-notification; NULL for others */
};

/* What classify looks at: the outside of a mail. */
struct classify_mail {
	const struct classify_header *headers;
	size_t header_count;
	const struct classify_part *parts; /* depth first */
	size_t part_count;
	const char *report_type; /* of multipart/report, lower case, or NULL */
	const char *text;	 /* the body as text, whole */
	const char *new_text;	 /* without quotes */
	const char
	    *own_address; /* the mailbox's own address, or NULL: its own mail coming back loops */
};

struct classify_result {
	enum reading_kind kind; /* READING_REPLY for a person in a thread, READING_MESSAGE
				 * otherwise; never READING_FORM or READING_UNREADABLE */
	const char *why;	/* one sentence, in `a` */
	date_day absent_until;
	const char *deputy_name;  /* whom an absence names to ask meanwhile, as written, or NULL */
	const char *deputy_email; /* the address it names, a valid one, or NULL */
	const char **failed;	  /* addresses, valid ones only */
	size_t failed_count;
	const char *returned_id;
	bool delayed;
};

/* B3: what kind of mail it is, and what a robot's says.  `sent` is the day of its Date, by which
 * dates without a year are understood (DATE_NO_DAY: unknown).  The result is in `a`, or borrowed of
 * the mail; there are no errors: what is not shown to be a robot's is a person's. */
struct classify_result classify_mail(struct arena *a, const struct classify_mail *mail,
				     date_day sent);

#endif
