/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reader_form: the part of `reader` that looks for forms: in the body, in the files and in the
 * mails that came with it (reader_file.c).  For reader*.c only.
 */
#ifndef ESCALATED_READ_READER_FORM_H
#define ESCALATED_READ_READER_FORM_H

#include "core/reading.h"
#include "read/attachment.h"
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
	struct str attached;	   /* words of attached documents that are no forms */
	size_t files;		   /* looked through for a form */
	const char **unknown;	   /* titles of files of no format that is read */
	size_t unknown_count;
	struct reader_found *found; /* in the order in which they count */
	size_t found_count;
	bool risked; /* options->on_risk was called */

	/* reader_find_docx: not NULL: files are only looked through for the Word document with it.
	 */
	const struct form *like;
	const void *document;
	size_t document_size;
};

/* A form, and the part of the mail that it stands in, for people: "form.docx", "the mail". */
struct reader_found {
	struct form *form;
	const char *part;
	bool in_body;
};

/*
 * Fills forms, author and attachments of a reading whose kind, subject and text are there, and says
 * in its problems what could not be read.  A form that is only cited, in the answer to a mail that
 * held it, is none; one in a forwarded mail is.  Mails of robots have none.
 */
void reader_form_read(struct reader *r);

/* Adds a form that stands in this part; nothing if it is NULL. */
void reader_form_add(struct reader *r, struct form *form, const char *part, bool in_body);
/* A body that is meant to be read whole: cited words count like others.  NULL: no form. */
struct form *reader_form_passed_on(struct reader *r, struct mime_mail *mail, size_t root);
/* Who wrote the mail in which a form is passed on, as its From says, or NULL: to be told, never to
 * be acted on.  The first one counts. */
void reader_form_author(struct reader *r, const char *from);
/* reader_file.c: adds the forms in what came with the mail, and the problems of reading that. */
void reader_file_read_all(struct reader *r);
/* B4: tells of those files that nobody can read, where no form was found: each could be it. */
void reader_file_tell_unknown(struct reader *r);
/* … of a file that came alone. */
void reader_file_read_one(struct reader *r, const struct attachment_file *file);
/* reader_docx.c: a file is the document that is looked for, or it is not. */
void reader_docx_seek(struct reader *r, const struct attachment_format *format,
		      const struct attachment_file *file);
/* Puts the forms that were found into the reading, each matter once. */
void reader_form_settle(struct reader *r);

#endif
