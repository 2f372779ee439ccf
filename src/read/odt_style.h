/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * odt_style: the styles of an OpenDocument text, as far as they say how words stand out, or that
 * nobody sees them.
 */
#ifndef ESCALATED_READ_ODT_STYLE_H
#define ESCALATED_READ_ODT_STYLE_H

#include "read/xml.h"

#define ODT_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define ODT_STYLE  "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define ODT_TEXT   "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define ODT_TABLE  "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define ODT_SVG	   "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define ODT_DRAW   "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define ODT_FORM   "urn:oasis:names:tc:opendocument:xmlns:form:1.0"
#define ODT_FO	   "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define ODT_SVG	   "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define ODT_LOEXT  "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
#define ODT_FIELD  "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"

/* How words look. */
struct odt_look {
	unsigned marks;	  /* enum document_mark */
	const char *font; /* a font of pictures, as `symbol` knows it, or any other; NULL: unsaid */
	bool hidden;
};

struct odt_styles {
	struct arena *arena; /* borrowed */
	struct odt_style *styles;
	size_t count;
	struct odt_font *fonts;
	size_t font_count;
	bool sorted;
};

/* Adds the styles of a tree: content.xml, styles.xml or a document in one file.  Of two with the
 * same name the one that was added first counts. */
void odt_style_add(struct odt_styles *styles, const xmlNode *root);
/* Changes the look as a style of that family ("text", "paragraph", "table-cell") does.  A name that
 * is NULL or that no style has changes nothing. */
void odt_style_apply(struct odt_styles *styles, const char *family, const char *name,
		     struct odt_look *look);

#endif
