/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "codec/codec.h"
#include "mails.h"
#include "reader_case.h"

struct reading reader_case_read(struct arena *a, const char *head, const char *const *parts)
{
	struct reading r, parsed;
	const char *text;
	struct str mail;
	struct err err;

	str_init(&mail, a, STR_UNBOUNDED);
	str_addf(&mail,
		 "From: Graham Tully <graham.tully@panel.example>\nMessage-ID: <1@panel.example>\n"
		 "Date: Tue, 10 Nov 2026 19:12:00 +0000\n%sMIME-Version: 1.0\n"
		 "Content-Type: multipart/mixed; boundary=cut\n\n",
		 head);
	for (; *parts; parts++)
		str_addf(&mail, "--cut\n%s\n", *parts);
	str_add(&mail, "--cut--\n");
	r = mails_read_bytes(a, str_text(&mail), mail.len);
	/* What main does with it: if it does not take it, the mail is lost to a person. */
	text = codec_reading_text(a, &r);
	if (codec_reading_parse(a, text, strlen(text), &parsed, &err) < 0)
		fail_msg("%s", err.text);
	return r;
}
