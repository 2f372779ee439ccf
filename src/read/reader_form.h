/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reader_form: the part of `reader` that looks for a form: in the body, in the files and in the
 * mails that came with it.  For reader*.c only.
 */
#ifndef ESCALATED_READ_READER_FORM_H
#define ESCALATED_READ_READER_FORM_H

#include "core/reading.h"
#include "read/body.h"
#include "read/reader.h"

/* A mail while it is read. */
struct reader {
	struct arena *arena; /* borrowed, as are all here */
	const struct reader_options *options;
	struct mime_mail mail;
	struct reading *reading;
	date_day sent;
	struct body *plain, *html; /* html: only of a mail that was sent as both */
	struct body *body;	   /* the one that its text is taken from */
	const char *full;	   /* that text, whole */
	size_t files;		   /* looked through for a form */
};

/*
 * Fills form and attachments of a reading whose kind, subject and text are there, and says in its
 * problems what could not be read.  A form that is only cited, in the answer to a mail that held
 * it, is none; one in a forwarded mail is.  Mails of robots have none.
 */
void reader_form_read(struct reader *r);

#endif
