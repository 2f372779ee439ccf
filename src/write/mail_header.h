/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mail_header: single header fields of a mail, folded and encoded.  Private to src/write/mail*.c.
 * Values are checked before (mail_header_is_safe); nothing here can end a header but its own CRLF.
 */
#ifndef ESCALATED_WRITE_MAIL_HEADER_H
#define ESCALATED_WRITE_MAIL_HEADER_H

#include "write/mail.h"

/* No control character, NUL excepted since it ends the string.  NULL is safe. */
bool mail_header_is_safe(const char *value);
/* A Message-ID without < >: printable ASCII with one "@", nothing that ends or quotes it. */
bool mail_header_is_id(const char *id);

/* A field that is short ASCII of our own. */
void mail_header_plain(struct str *out, const char *field, const char *value);
/* Words beyond ASCII, and what could be taken for an encoded word, are encoded (RFC 2047). */
void mail_header_text(struct str *out, const char *field, const char *value);
void mail_header_address(struct str *out, const char *field, const char *name, const char *address);
void mail_header_date(struct str *out, date_moment at);
/* One id a line; those that are none are left out, and the field with them if none is left. */
void mail_header_ids(struct str *out, const char *field, const char *const *ids, size_t count);
/* "; filename=…" of an attachment; one beyond plain ASCII as RFC 2231 wants it. */
void mail_header_filename(struct str *out, const char *name);

#endif
