/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html: a page of HTML, as mail programs write it → a document: what a person would see of it.
 * Cited mail is marked as such, text that is hidden from the reader is left out.  It loads nothing,
 * and knows nothing of mails and forms.
 */
#ifndef ESCALATED_READ_HTML_H
#define ESCALATED_READ_HTML_H

#include "core/document.h"

/* What of the page did not get into the document. */
struct html_notes {
	bool hidden; /* words that a reader would not have seen */
	bool cut;    /* it was nested too deeply, or too long */
	bool blind;  /* LibreOffice wrote it, which leaves highlights out */
};

/* Sets libxml2 up.  Once a process, before the sandbox. */
void html_warm_up(void);

/* Adds the page to the document; `html` is valid UTF-8, of which HTML_MAX_SIZE bytes are read.
 * Never fails: of any bytes something is made. */
void html_read(struct document *document, const char *html, struct html_notes *notes);

enum {
	HTML_MAX_SIZE = 2 << 20,
	HTML_MAX_TEXT = 512 << 10, /* of text that comes of it; the rest is cut */
};

#endif
