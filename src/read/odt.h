/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * odt: an OpenDocument text (LibreOffice, Word, Google Docs) → a document: what a person would see
 * of it.  Packed, or in one XML file (.fodt).
 */
#ifndef ESCALATED_READ_ODT_H
#define ESCALATED_READ_ODT_H

#include "read/attachment.h"

/* Do the bytes begin as either does? */
bool odt_sniff(const unsigned char *bytes, size_t size);

/* See attachment.h. */
int odt_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e);

#endif
