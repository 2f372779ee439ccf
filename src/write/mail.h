/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mail: the bytes of one outgoing mail, as RFC 5322 and MIME want them.
 * Text and HTML as alternatives, attachments beside them if there are any; only ASCII on the wire,
 * CRLF at each line end, no line over 78 characters but a long Message-ID.  It knows nothing of
 * cases and letters, and sends nothing.  The same message gives the same bytes.
 */
#ifndef ESCALATED_WRITE_MAIL_H
#define ESCALATED_WRITE_MAIL_H

#include "base/err.h"
#include "base/str.h"
#include "core/date.h"

struct mail_attachment {
	const char *name;  /* file name, UTF-8 */
	const char *type;  /* "text/calendar; charset=utf-8; method=PUBLISH": ASCII */
	const void *bytes; /* sent as base64 */
	size_t size;
};

/* Everything is borrowed for the call. */
struct mail_content {
	const char *from_address, *to_address; /* str_is_address */
	const char *from_name, *to_name;       /* UTF-8; NULL or "": none */
	const char *subject;                   /* UTF-8 */
	const char *message_id;                /* ours, without < > */
	const char *in_reply_to;               /* without < >; NULL: none */
	const char *const *references;         /* oldest first, without < > */
	size_t reference_count;
	date_moment date;        /* Date: in Europe/London */
	const char *text, *html; /* UTF-8; '\n' ends a line */
	const struct mail_attachment *attachments;
	size_t attachment_count;
	bool no_auto_response; /* X-Auto-Response-Suppress: All */
};

/*
 * The mail, in `a`; *bytes is NUL-terminated besides its *size.  RFC 5322 (fields, folding, dates),
 * 2045 (quoted-printable, base64), 2046 (multipart), 2047 (names and subject beyond ASCII), 2231
 * (file names), 3834 (Auto-Submitted: auto-generated, always).
 * A header value with a control character in it, an address or Message-ID that is none, or a mail
 * of more than 64 MiB is ERR_INTERNAL, and nothing is set: nobody's words may write headers.  A
 * foreign id (in_reply_to, references) that is merely not fit to be repeated is left out; a name of
 * more than 100 characters is cut.
 */
int mail_write(struct arena *a, const struct mail_content *m, const void **bytes, size_t *size,
	       struct err *e);

/* The same with room for one more file behind its last part: *room is where mail_attach puts it.
 * Without that file it is a whole mail, too. */
int mail_write_with_room(struct arena *a, const struct mail_content *m, const void **bytes,
			 size_t *size, size_t *room, struct err *e);

/* The mail of mail_write_with_room with the file in its room, in `a`.  ERR_INTERNAL, as above, also
 * if there is no room at that offset. */
int mail_attach(struct arena *a, const void *bytes, size_t size, size_t room,
		const struct mail_attachment *attachment, const void **out, size_t *out_size,
		struct err *e);

#endif
