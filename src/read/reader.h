/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reader: the bytes of one hostile mail → a reading.  It runs in the sandbox: after reader_warm_up
 * it opens nothing.  It never fails: what it cannot read is READING_UNREADABLE, with the reason.
 */
#ifndef ESCALATED_READ_READER_H
#define ESCALATED_READ_READER_H

#include "core/reading.h"

enum {
	READER_MAX_HEADERS = 256 << 10, /* the header block, and all header blocks inside it */
	READER_MAX_HEADER = 20 << 10,	/* one header */
	READER_MAX_PARTS = 500,
	READER_MAX_DEPTH = 20,
	READER_MAX_TEXT = 2 << 20,   /* taken from one part, as text or HTML */
	READER_MAX_BODY = 512 << 10, /* text of the whole body; the rest is left out, and said */
};

struct reader_options {
	const char *own_address; /* of the mailbox, or NULL; its own mail coming back is a loop */
	const char *authserv_id; /* whose Authentication-Results count, or NULL: nobody's */
	size_t max_mail;	 /* bytes; a longer one is unreadable */
	/* Files that could end the process (attachment_is_risky) are left unread, and it is said.
	 */
	bool careful;
	/* Before the first such file of a mail is read; NULL: nobody wants to know. */
	void (*on_risk)(void *context);
	void *context; /* borrowed */
};

/* Loads all that reading may need later (character set tables, libraries).  Once a process. */
void reader_warm_up(void);

/* The reading of these bytes; all of it in `a`. */
void reader_read(struct arena *a, const void *raw, size_t size,
		 const struct reader_options *options, struct reading *reading);

/*
 * The same of a file that a person asks about: a mail, or a form alone (a Word document, a PDF …),
 * by what it begins with, else by its name.  Nobody sent it; `near` is the day for dates without a
 * year.
 */
void reader_read_file(struct arena *a, const char *name, const void *bytes, size_t size,
		      date_day near, const struct reader_options *options, struct reading *reading);

/*
 * The Word document among the mail's files, and those inside them, that holds the form `like`: of
 * its type, and about the same matter.  In `a`; -1 if there is none: a form that is not surely this
 * one could be another child's.
 */
int reader_find_docx(struct arena *a, const void *raw, size_t size,
		     const struct reader_options *options, const struct form *like,
		     const void **document, size_t *document_size);

#endif
