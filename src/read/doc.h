/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc: Word's binary documents of 1997 to 2003 (MS-DOC) → a document: text, tables, form fields,
 * marks, text boxes.  Headers, footnotes and remarks are left out, as is what was deleted while
 * changes were tracked.  What such a file has besides is not looked at.
 */
#ifndef ESCALATED_READ_DOC_H
#define ESCALATED_READ_DOC_H

#include "read/attachment.h"

/* The `read` of an attachment_format.  ERR_INPUT: protected by a password, of Word 95 or
 * older, some other program's, damaged. */
int doc_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e);

#endif
