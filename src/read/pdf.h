/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf: a PDF → a document: what is printed on its pages, what was filled into its fields, what was
 * typed and marked on it.  Scripts, files inside of it and whatever lies elsewhere are left alone.
 */
#ifndef ESCALATED_READ_PDF_H
#define ESCALATED_READ_PDF_H

#include "read/attachment.h"

/* Loads the library, if the machine has it.  Once a process, before the sandbox. */
void pdf_warm_up(void);

/* See attachment.h.  The library's time and memory are bounded by the process alone: the caller
 * must be one that may be killed. */
int pdf_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e);

#endif
