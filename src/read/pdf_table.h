/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_table: lines of pieces of text → paragraphs, and rows of tables.  Tables with rules are given
 * (pdf_grid.h); of other text a PDF does not say what is
 * a table; what stands below each other is taken for a column, and a line that goes on where the
 * one above it was full for its continuation.
 */
#ifndef ESCALATED_READ_PDF_TABLE_H
#define ESCALATED_READ_PDF_TABLE_H

#include "core/document.h"
#include "read/pdf_line.h"

/* Adds what the lines hold to the document, and among them the tables with rules that the words
 * had; sets the columns of the lines' chunks. */
void pdf_table_make(struct document *document, const struct pdf_words *words,
		    struct pdf_lines *lines);

#endif
