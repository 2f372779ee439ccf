/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf_file: small PDF files for tests, written out by hand. */
#ifndef ESCALATED_TESTS_PDF_FILE_H
#define ESCALATED_TESTS_PDF_FILE_H

#include "base/str.h"

enum { PDF_FILE_PAGES = 8, PDF_FILE_ANNOTATIONS = 40 };

/* What a file is made of; what is NULL is not there. */
struct pdf_file {
	/* Operators of each page's content, which is 600 points wide and 800 high.  Fonts: F
	 * Helvetica, B its bold, I its italics, S Symbol, Z ZapfDingbats, W Wingdings as Word embeds it. */
	const char *pages[PDF_FILE_PAGES];
	/* Entries of the dictionaries of fields and other annotations, on the first page. */
	const char *annotations[PDF_FILE_ANNOTATIONS];
	const char *catalog;  /* more entries of the catalog */
	const char *page;     /* … of each page */
	const char *contents; /* … where its content is, instead of that in `pages` */
	const char *objects;  /* whole objects, numbered from 100 */
	size_t objects_size;  /* 0: strlen(objects) */
	const char *trailer;  /* more entries of the trailer */
};

char *pdf_file_make(struct arena *a, const struct pdf_file *file, size_t *size);

/* One piece of text, `x` and `y` (from below) its beginning: PDF_TEXT("B", "72", "700", "Yes"). */
#define PDF_TEXT(font, x, y, text) "BT /" font " 11 Tf " x " " y " Td (" text ") Tj ET\n"

#endif
