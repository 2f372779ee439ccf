/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wordfile: small Word documents for tests, out of the XML that Word would have in them. */
#ifndef ESCALATED_TESTS_WORDFILE_H
#define ESCALATED_TESTS_WORDFILE_H

#include "archive.h"

/* Pieces of a document's body. */
#define W_RUN(words) "<w:r><w:t xml:space='preserve'>" words "</w:t></w:r>"
#define W_LOOK(look, words)                                                                        \
	"<w:r><w:rPr>" look "</w:rPr><w:t xml:space='preserve'>" words "</w:t></w:r>"
#define W_P(inside)		      "<w:p>" inside "</w:p>"
#define W_LINE(words)		      W_P(W_RUN(words))
#define W_TABLE(rows)		      "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define W_ROW(cells)		      "<w:tr>" cells "</w:tr>"
#define W_CELL(blocks)		      "<w:tc><w:tcPr/>" blocks "</w:tc>"
#define W_CELL_OF(properties, blocks) "<w:tc><w:tcPr>" properties "</w:tcPr>" blocks "</w:tc>"
#define W_CONTROL(properties, inside)                                                              \
	"<w:sdt><w:sdtPr>" properties "</w:sdtPr><w:sdtContent>" inside "</w:sdtContent></w:sdt>"

/* Other parts of the package, and relationships of the main part to them; NULL ends it. */
struct wordfile_part {
	const char *name;
	const char *bytes;
	const char *type;   /* the last word of the relationship's URI: "styles"; NULL: none */
	const char *target; /* NULL: the part's name, below "word/" */
};

/* The whole document, in `a`, with this in its w:body. */
char *wordfile_make(struct arena *a, const char *body, const struct wordfile_part *parts,
		    size_t *size);
/* The same in the strict family of namespaces. */
char *wordfile_make_strict(struct arena *a, const char *body, size_t *size);

#endif
