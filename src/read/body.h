/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * body: which parts of a mail are what its writer wrote, and these as one document.
 * Files that came with it, attached mails and the machine's parts of reports are not.
 */
#ifndef ESCALATED_READ_BODY_H
#define ESCALATED_READ_BODY_H

#include "core/document.h"
#include "read/html.h"
#include "read/mime.h"

enum body_view { BODY_PLAIN, BODY_HTML };

struct body {
	struct document document;
	bool has_html; /* some of it was HTML */
	bool cut;      /* it was longer than READER_MAX_TEXT, or nested too deeply */
	bool hidden;   /* it held words that a reader would not have seen */
};

/* The body of the mail that begins at part `root`, in `a`.  Where it was sent in two forms, `view`
 * says which of them is wanted. */
void body_read(struct arena *a, struct mime_mail *mail, size_t root, enum body_view view,
	       struct body *body);

/* Was it sent as plain text and as HTML both? */
bool body_has_both(const struct mime_mail *mail, size_t root);

/* Is this part a file that came with the mail that begins at `root`? */
bool body_is_attachment(const struct mime_mail *mail, size_t root, size_t index);

#endif
