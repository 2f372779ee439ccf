/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx: a Word document (ISO/IEC 29500, transitional and strict) → a document.
 * What a person sees of it in Word, tracked changes accepted; headers, footers, notes, comments and
 * numbers of lists left out.  Nothing that it points to is ever fetched, nothing in it is run.  It
 * knows no form: only what stands where.
 *
 * Its places are numbered, so that who opens the same bytes again finds them again: each table cell
 * (w:tc), and each paragraph (w:p) that is in no cell, of the main part, from 1, in the order in
 * which they begin in the file, whether or not they are shown.  A document_cell's `origin` is such
 * a number.
 */
#ifndef ESCALATED_READ_DOCX_H
#define ESCALATED_READ_DOCX_H

#include <libxml/tree.h>

#include "read/attachment.h"
#include "read/xml_cut.h"
#include "read/zip.h"

/* A Word document that is open.  To change it, change the tree and write it over the entry `main`
 * of the same archive. */
struct docx {
	struct arena *arena;	 /* borrowed */
	struct zip_archive *zip; /* owned */
	size_t main;		 /* index in the archive of the part that holds the text */
	xmlDocPtr tree;		 /* owned: that part.  `_private` of its nodes is this module's */
	int places;		 /* how many there are */
	struct xml_cut_names styles; /* those that its text names */
};

/* Loads what reading needs later.  Once a process, before the sandbox. */
void docx_warm_up(void);

/* ERR_INPUT, with a sentence for the sender, if it is none or damaged.  `bytes` is borrowed until
 * it is closed. */
int docx_open(struct docx *docx, struct arena *a, const void *bytes, size_t size, struct err *e);
/* The same, if the tree is not to be written: without much that reading passes over. */
int docx_open_to_read(struct docx *docx, struct arena *a, const void *bytes, size_t size,
		      struct err *e);
void docx_close(struct docx *docx); /* accepts one that is closed, or all zero */

/* Adds what it shows to `document`, in that one's arena.  ERR_INPUT as above. */
int docx_read_tree(struct docx *docx, struct document *document, struct attachment_notes *notes,
		   struct err *e);

/* The w:tc or w:p with this number, or NULL; borrowed. */
xmlNode *docx_find_place(const struct docx *docx, int origin);

/* ---- the row of the table in attachment.c */
bool docx_sniff(const unsigned char *bytes, size_t size);
int docx_read(struct arena *a, const struct attachment_file *file, struct document *document,
	      struct attachment_notes *notes, struct err *e);
/* Word's (and LibreOffice's) document with a password: an OLE file with the whole in it, sealed. */
bool docx_sniff_sealed(const unsigned char *bytes, size_t size);
int docx_read_sealed(struct arena *a, const struct attachment_file *file, struct document *document,
		     struct attachment_notes *notes, struct err *e);

#endif
