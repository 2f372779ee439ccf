/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/mail.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "write/mail_header.h"

enum {
	BODY_WIDTH = 76, /* RFC 2045 section 6.7 (5) and 6.8 */
	BOUNDARY_SIZE = 40,
	FILE_MAX_BYTES = 120, /* of an attachment: its field stays well under 998 characters */
	TYPE_MAX_BYTES = 120,
	SUBJECT_MAX_BYTES = 900,
};

static const char mail_digits[] = "0123456789ABCDEF";

/* What quoted-printable leaves as it is (RFC 2045 section 6.7 (2) and (3)), blanks within a line
 * too. */
static const bool mail_is_plain[256] = {[' ' ... '<'] = true, ['>' ... '~'] = true};

/* Must this character of a line be encoded?  A blank before the line's end would be lost on the
 * way. */
static bool mail_qp_must(const char *line, size_t n, size_t i)
{
	if (line[i] == ' ' || line[i] == '\t')
		return i + 1 == n;
	return !mail_is_plain[(unsigned char)line[i]];
}

/* How many of the characters from line[i] on go as they are, whatever stands around them: at most
 * `most`. */
static size_t mail_qp_plain(const char *line, size_t n, size_t i, size_t most)
{
	size_t from = i, end = n - i > most ? i + most : n;

	while (i < end && mail_is_plain[(unsigned char)line[i]])
		i++;
	/* But a blank at the line's end. */
	if (i == n && i > from && line[i - 1] == ' ')
		i--;
	return i - from;
}

/* A dot at the beginning of a line could end the mail in a careless relay, and "From " there could
 * be taken for the beginning of another mail in a mailbox file. */
static bool mail_qp_must_at_start(const char *s)
{
	return *s == '.' || str_starts(s, "From ");
}

/* One line, without its end.  The last column is kept for the "=" of a soft break. */
static void mail_qp_line(struct str *out, const char *line, size_t n)
{
	char row[BODY_WIDTH + 2];
	size_t i, plain, column = 0;
	bool encode;

	for (i = 0; i < n; i++) {
		plain = column ? mail_qp_plain(line, n, i, BODY_WIDTH - 1 - column) : 0;
		if (plain) {
			memcpy(row + column, line + i, plain);
			column += plain;
			i += plain - 1;
			continue;
		}
		encode = mail_qp_must(line, n, i);
		if (column + (encode ? 3 : 1) > BODY_WIDTH - 1) {
			memcpy(row + column, "=\r\n", 3);
			str_add_n(out, row, column + 3);
			column = 0;
		}
		if (encode || (column == 0 && mail_qp_must_at_start(line + i))) {
			row[column++] = '=';
			row[column++] = mail_digits[(unsigned char)line[i] >> 4];
			row[column++] = mail_digits[(unsigned char)line[i] & 15];
		} else {
			row[column++] = line[i];
		}
	}
	str_add_n(out, row, column);
}

/* Any of LF, CRLF and CR ends a line; each becomes CRLF. */
static void mail_quoted_printable(struct str *out, const char *text)
{
	size_t n;

	while (*text) {
		n = strcspn(text, "\r\n");
		mail_qp_line(out, text, n);
		str_add(out, "\r\n");
		text += n;
		if (text[0] == '\r' && text[1] == '\n')
			text++;
		if (*text)
			text++;
	}
}

static void mail_base64(struct str *out, const void *bytes, size_t size)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = bytes;
	size_t i, left;
	unsigned v;
	char four[4];

	for (i = 0; i < size; i += 3) {
		left = size - i;
		v = (unsigned)s[i] << 16 | (left > 1 ? (unsigned)s[i + 1] << 8 : 0) |
		    (left > 2 ? s[i + 2] : 0);
		four[0] = digits[v >> 18];
		four[1] = digits[v >> 12 & 63];
		four[2] = left > 1 ? digits[v >> 6 & 63] : '=';
		four[3] = left > 2 ? digits[v & 63] : '=';
		str_add_n(out, four, 4);
		if (i / 3 % (BODY_WIDTH / 4) == BODY_WIDTH / 4 - 1 || left <= 3)
			str_add(out, "\r\n");
	}
}

static int mail_check_value(const char *what, const char *value, size_t max, struct err *e)
{
	if (!mail_header_is_safe(value))
		return err_set(e, ERR_INTERNAL, "the %s of a mail holds a control character", what);
	if (value && strlen(value) > max)
		return err_set(e, ERR_INTERNAL, "the %s of a mail is too long", what);
	return 0;
}

static int mail_check_address(const char *what, const char *address, const char *name,
			      struct err *e)
{
	if (!str_is_address(address))
		return err_set(e, ERR_INTERNAL, "the %s of a mail is no address", what);
	return mail_check_value(what, name, SIZE_MAX, e);
}

/* Ids are foreign; that they hold no control characters is the reader's promise. */
static int mail_check_ids(const struct mail_content *m, struct err *e)
{
	size_t i;

	if (!mail_header_is_id(m->message_id))
		return err_set(e, ERR_INTERNAL, "the Message-ID of a mail cannot be used");
	if (!mail_header_is_safe(m->in_reply_to))
		return err_set(e, ERR_INTERNAL,
			       "the In-Reply-To of a mail holds a control character");
	for (i = 0; i < m->reference_count; i++)
		if (!mail_header_is_safe(m->references[i]))
			return err_set(e, ERR_INTERNAL,
				       "the References of a mail hold a control character");
	return 0;
}

static int mail_check_attachment(const struct mail_attachment *attachment, struct err *e)
{
	const char *s;

	if (str_empty(attachment->name) || str_empty(attachment->type) ||
	    !strchr(attachment->type, '/'))
		return err_set(e, ERR_INTERNAL, "an attachment of a mail has no name or no type");
	for (s = attachment->type; *s; s++)
		if (*s < ' ' || *s > '~')
			return err_set(e, ERR_INTERNAL, "the type of an attachment is no ASCII");
	if (mail_check_value("attachment's name", attachment->name, FILE_MAX_BYTES, e) < 0)
		return -1;
	return mail_check_value("attachment's type", attachment->type, TYPE_MAX_BYTES, e);
}

static int mail_check(const struct mail_content *m, struct err *e)
{
	size_t i;

	if (mail_check_address("From", m->from_address, m->from_name, e) < 0 ||
	    mail_check_address("To", m->to_address, m->to_name, e) < 0 || mail_check_ids(m, e) < 0)
		return -1;
	if (!m->subject || !m->text || !m->html || m->date == DATE_NO_MOMENT)
		return err_set(e, ERR_INTERNAL, "a mail lacks its subject, its text or its date");
	if (mail_check_value("Subject", m->subject, SUBJECT_MAX_BYTES, e) < 0)
		return -1;
	for (i = 0; i < m->attachment_count; i++)
		if (mail_check_attachment(&m->attachments[i], e) < 0)
			return -1;
	return 0;
}

static bool mail_is_inside(const struct str *parts, size_t count, const char *boundary)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strstr(str_text(&parts[i]), boundary))
			return true;
	return false;
}

/*
 * The Content-Type of a multipart, and its parts, which have their own header fields.  The boundary
 * comes from the Message-ID, so that the same message gives the same bytes.  "=_" cannot stand in
 * quoted-printable or base64; it is looked for all the same, since no part may end itself.
 * Returns the offset at which one more part could stand.
 */
static size_t mail_multipart(struct str *out, const char *subtype, const char *id,
			     const struct str *parts, size_t count)
{
	uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
	char boundary[BOUNDARY_SIZE];
	unsigned again = 0;
	size_t i, room;
	const char *s;

	for (s = id; *s; s++)
		hash = (hash ^ (unsigned char)*s) * UINT64_C(1099511628211);
	do {
		snprintf(boundary, sizeof(boundary), "=_%c%016" PRIx64 "%u", *subtype, hash,
			 again++);
	} while (mail_is_inside(parts, count, boundary));

	str_addf(out, "Content-Type: multipart/%s;\r\n boundary=\"%s\"\r\n", subtype, boundary);
	for (i = 0; i < count; i++) {
		str_addf(out, "\r\n--%s\r\n", boundary);
		str_add_n(out, str_text(&parts[i]), parts[i].len);
		out->truncated = out->truncated || parts[i].truncated;
	}
	room = out->len;
	str_addf(out, "\r\n--%s--\r\n", boundary);
	return room;
}

static void mail_text_part(struct str *part, struct arena *a, const char *type, const char *text)
{
	str_init(part, a, STR_UNBOUNDED);
	str_addf(part, "Content-Type: %s; charset=utf-8\r\n", type);
	str_add(part, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	mail_quoted_printable(part, text);
}

static void mail_alternatives(struct str *out, const struct mail_content *m)
{
	struct str parts[2];

	mail_text_part(&parts[0], out->arena, "text/plain", m->text);
	mail_text_part(&parts[1], out->arena, "text/html", m->html);
	mail_multipart(out, "alternative", m->message_id, parts, COUNT_OF(parts));
}

static void mail_attachment(struct str *part, struct arena *a,
			    const struct mail_attachment *attachment)
{
	str_init(part, a, STR_UNBOUNDED);
	mail_header_plain(part, "Content-Type", attachment->type);
	str_add(part, "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment");
	mail_header_filename(part, attachment->name);
	str_add(part, "\r\n\r\n");
	mail_base64(part, attachment->bytes, attachment->size);
}

/* The alternatives as the first part, then each attachment. */
static size_t mail_mixed(struct str *out, const struct mail_content *m)
{
	struct str *parts = ARENA_NEW_N(out->arena, struct str, m->attachment_count + 1);
	size_t i;

	str_init(&parts[0], out->arena, STR_UNBOUNDED);
	mail_alternatives(&parts[0], m);
	for (i = 0; i < m->attachment_count; i++)
		mail_attachment(&parts[i + 1], out->arena, &m->attachments[i]);
	return mail_multipart(out, "mixed", m->message_id, parts, m->attachment_count + 1);
}

static void mail_headers(struct str *out, const struct mail_content *m)
{
	mail_header_address(out, "From", m->from_name, m->from_address);
	mail_header_address(out, "To", m->to_name, m->to_address);
	mail_header_text(out, "Subject", m->subject);
	mail_header_date(out, m->date);
	mail_header_ids(out, "Message-ID", &m->message_id, 1);
	if (m->in_reply_to)
		mail_header_ids(out, "In-Reply-To", &m->in_reply_to, 1);
	mail_header_ids(out, "References", m->references, m->reference_count);
	mail_header_plain(out, "Auto-Submitted", "auto-generated");
	if (m->no_auto_response)
		mail_header_plain(out, "X-Auto-Response-Suppress", "All");
	mail_header_plain(out, "MIME-Version", "1.0");
}

/* `room` NULL: no more than is there. */
static int mail_write_all(struct arena *a, const struct mail_content *m, const void **bytes,
			  size_t *size, size_t *room, struct err *e)
{
	size_t at = 0;
	struct str out;

	if (mail_check(m, e) < 0)
		return -1;
	str_init(&out, a, STR_UNBOUNDED);
	mail_headers(&out, m);
	if (m->attachment_count || room)
		at = mail_mixed(&out, m);
	else
		mail_alternatives(&out, m);
	if (out.truncated)
		return err_set(e, ERR_INTERNAL, "a mail is too large to be written");
	*bytes = str_text(&out);
	*size = out.len;
	if (room)
		*room = at;
	return 0;
}

int mail_write(struct arena *a, const struct mail_content *m, const void **bytes, size_t *size,
	       struct err *e)
{
	return mail_write_all(a, m, bytes, size, NULL, e);
}

int mail_write_with_room(struct arena *a, const struct mail_content *m, const void **bytes,
			 size_t *size, size_t *room, struct err *e)
{
	return mail_write_all(a, m, bytes, size, room, e);
}

/* The boundary of the multipart that ends at `room` with "\r\n--BOUNDARY--\r\n"; NULL if none
 * does. */
static const char *mail_boundary_at(struct arena *a, const char *bytes, size_t size, size_t room)
{
	const char *end = "--\r\n";
	size_t n;

	if (room > size || size - room < 9 || memcmp(bytes + room, "\r\n--", 4) != 0 ||
	    memcmp(bytes + size - 4, end, 4) != 0)
		return NULL;
	n = size - room - 8;
	if (n >= BOUNDARY_SIZE || memchr(bytes + room + 4, '\r', n))
		return NULL;
	return arena_strndup(a, bytes + room + 4, n);
}

int mail_attach(struct arena *a, const void *bytes, size_t size, size_t room,
		const struct mail_attachment *attachment, const void **out, size_t *out_size,
		struct err *e)
{
	const char *boundary = mail_boundary_at(a, bytes, size, room);
	struct str part, whole;

	if (!boundary)
		return err_set(e, ERR_INTERNAL, "a mail has no room for a file");
	if (mail_check_attachment(attachment, e) < 0)
		return -1;
	mail_attachment(&part, a, attachment);
	str_init(&whole, a, STR_UNBOUNDED);
	str_add_n(&whole, bytes, room);
	str_addf(&whole, "\r\n--%s\r\n", boundary);
	str_add_n(&whole, str_text(&part), part.len);
	str_add_n(&whole, (const char *)bytes + room, size - room);
	if (part.truncated || whole.truncated)
		return err_set(e, ERR_INTERNAL, "a mail is too large to be written");
	*out = str_text(&whole);
	*out_size = whole.len;
	return 0;
}
