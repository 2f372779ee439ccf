/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * authentication: Authentication-Results (RFC 8601): what the council's own mail server found out
 * about the sender.  It reads; whether that is enough, `trust` says.
 */
#ifndef ESCALATED_READ_AUTHENTICATION_H
#define ESCALATED_READ_AUTHENTICATION_H

#include "core/reading.h"
#include "read/mime.h"

/*
 * Fills auth of the reading from the topmost field of the mail's own header block that bears this
 * authserv-id; NULL: none is read.  Anybody can write such a field into a mail that they send, and
 * what they wrote stands below what our server put on top: only the topmost can be relied on, even
 * where several stand together (the first line of a stranger's mail can be right below ours).  What
 * stands in attached mails is none of ours.
 *
 * "-" as the id means fields without one, as Microsoft 365 writes them; of these, too, the
 * topmost is taken.
 */
void authentication_read(struct arena *a, const struct mime_part *mail, const char *authserv_id,
			 struct reading *reading);

#endif
