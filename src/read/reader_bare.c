/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file that a person asks about: a mail, or a form alone.
 */
#include <string.h>

#include "core/verdict.h"
#include "read/attachment.h"
#include "read/outside.h"
#include "read/reader_form.h"

/* Text that begins with the head of a mail is one, whatever the file is called.  A bounce may have
 * no From; "Date:" and "Subject:" may begin a person's text. */
static bool is_mail(struct arena *a, const struct attachment_file *file)
{
	static const char *const names[] = {"From",	  "Received",	  "Return-Path",
					    "Message-ID", "MIME-Version", "Content-Type"};
	struct mime_mail mail;
	struct err err;
	size_t i;

	if (mime_parse(a, file->bytes, file->size, &mail, &err) < 0)
		return false;
	for (i = 0; i < COUNT_OF(names); i++)
		if (mime_find_header(&mail.parts[0], names[i]))
			return true;
	return false;
}

static bool is_document(struct arena *a, const struct attachment_file *file)
{
	const struct attachment_format *format = attachment_find_format(file);

	if (!format)
		return false;
	if (format->sniff && format->sniff(file->bytes, file->size))
		return true;
	return !is_mail(a, file);
}

void reader_read_file(struct arena *a, const char *name, const void *bytes, size_t size,
		      date_day near, const struct reader_options *options, struct reading *reading)
{
	struct reader r = {.arena = a, .options = options, .reading = reading, .sent = near};
	struct attachment_file file = {name, NULL, NULL, bytes, size};

	if (size > options->max_mail || !is_document(a, &file)) {
		reader_read(a, bytes, size, options, reading);
		return;
	}
	reading_init(reading);
	reader_file_read_one(&r, &file);
	reader_form_settle(&r);
	reading->why =
	    arena_printf(a, "It is %s, and no mail.", attachment_find_format(&file)->title);
	if (reading->form) {
		reading->kind = READING_FORM;
		return;
	}
	reading->text = reading->full_text = reading->attached_text;
	reading->verdict = verdict_read(a, reading->text, near);
	if (reading->unread_count && str_empty(reading->text))
		reading->kind = READING_UNREADABLE;
}
