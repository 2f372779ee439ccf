/* SPDX-License-Identifier: GPL-3.0-or-later */
/* odt_text: the body of an OpenDocument text → paragraphs and tables of a document. */
#ifndef ESCALATED_READ_ODT_TEXT_H
#define ESCALATED_READ_ODT_TEXT_H

#include "core/document.h"
#include "read/odt_style.h"

/* What of the text did not get into the document. */
struct odt_notes {
	bool hidden;   /* words that nobody sees */
	bool cut;      /* it was too long */
	bool pictures; /* there are some, or drawings */
};

/* Adds what is in office:text. */
void odt_text_read(struct document *document, struct odt_styles *styles, const xmlNode *body,
		   struct odt_notes *notes);

#endif
