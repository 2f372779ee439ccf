/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/mht.h"

#include <string.h>
#include <strings.h>

#include "read/html.h"
#include "read/mime.h"

enum { HEAD_MAX = 16 << 10 };

/* Does the line begin so?  Case folded. */
static bool begins(const char *s, const char *stop, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(stop - s) >= n && strncasecmp(s, with, n) == 0;
}

/* What only a mail says of itself.  Browsers write "From: <Saved by Blink>". */
static bool is_of_mail(const char *s, const char *stop)
{
	static const char *const names[] = {
	    "To:",	 "Cc:",		  "Bcc:",	  "Sender:",
	    "Reply-To:", "Received:",	  "Return-Path:", "Message-ID:",
	    "X-Unsent:", "Delivered-To:", "Resent-",	  "In-Reply-To:"};
	size_t i;

	if (begins(s, stop, "From:"))
		return !memmem(s, (size_t)(stop - s), "Saved by ", 9);
	for (i = 0; i < COUNT_OF(names); i++)
		if (begins(s, stop, names[i]))
			return true;
	return false;
}

/* The type of a page, or of one with its pictures. */
static bool is_page_type(const char *s, const char *stop)
{
	for (s += strlen("Content-Type:"); s < stop && (*s == ' ' || *s == '\t');)
		s++;
	return begins(s, stop, "multipart/related") || begins(s, stop, "text/html");
}

bool mht_sniff(const unsigned char *bytes, size_t size)
{
	const char *s = (const char *)bytes, *end = s + (size < HEAD_MAX ? size : HEAD_MAX), *stop;
	bool page = false;

	while (s < end && strchr(" \t\r\n", *s))
		s++;
	for (; s < end && *s != '\n' && *s != '\r'; s = stop + 1) {
		stop = memchr(s, '\n', (size_t)(end - s));
		if (!stop || is_of_mail(s, stop))
			return false;
		/* Not text at all, or not a header nor more of one. */
		if (*s != ' ' && *s != '\t' && !memchr(s, ':', (size_t)(stop - s)))
			return false;
		if (begins(s, stop, "Content-Type:"))
			page = is_page_type(s, stop);
	}
	return page;
}

/* The page stands before what belongs to it (RFC 2387: the first part is the root). */
static struct mime_part *find_page(struct mime_mail *mail)
{
	size_t i;

	for (i = 0; i < mail->part_count; i++)
		if (str_eq(mail->parts[i].type, "text/html") && !mail->parts[i].in_message)
			return &mail->parts[i];
	return NULL;
}

int mht_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e)
{
	struct html_notes seen = {0};
	struct mime_mail mail;
	struct mime_part *page;

	if (mime_parse(a, file->bytes, file->size, &mail, e) < 0)
		return -1;
	page = find_page(&mail);
	if (!page)
		return err_set(e, ERR_INPUT, "There is no page in it.");
	html_read(document, mime_part_text(a, page), &seen);
	if (seen.cut || page->text_cut)
		attachment_add_note(a, notes, "It is too long: the end of it was not read.");
	notes->blind = seen.blind;
	return 0;
}
