/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_style: how a run of text looks: its own properties, those of its character style and of its
 * paragraph's style, as Word adds them up (ISO/IEC 29500-1, 17.7.2 and 17.7.3).  Table styles are
 * left out: they make all of a row or a column look alike.  For docx*.c only.
 */
#ifndef ESCALATED_READ_DOCX_STYLE_H
#define ESCALATED_READ_DOCX_STYLE_H

#include "read/docx_node.h"

enum docx_look_bit {
	DOCX_LOOK_BOLD = 1 << 0, /* these four turn what a style below them says … */
	DOCX_LOOK_STRUCK = 1 << 1,
	DOCX_LOOK_HIDDEN = 1 << 2,
	DOCX_LOOK_ITALIC = 1 << 3,
	DOCX_LOOK_TOGGLES = 15,
	DOCX_LOOK_UNDERLINE = 1 << 4, /* … and these replace it */
	DOCX_LOOK_HIGHLIGHT = 1 << 5,
	DOCX_LOOK_BORDER = 1 << 6,
	DOCX_LOOK_FONT = 1 << 7,
	DOCX_LOOK_COLOURED = 1 << 8,
	DOCX_LOOK_GREY = 1 << 9,
};

struct docx_look {
	unsigned said;	  /* enum docx_look_bit: of which anything is said … */
	unsigned on;	  /* … and which of them are so */
	const char *font; /* one whose letters are pictures (symbol.h); NULL: any other */
};

struct docx_style;

struct docx_styles {
	struct arena *arena; /* borrowed */
	struct docx_style *styles;
	size_t count;
	struct docx_look defaults;	 /* of the whole document */
	const struct docx_style *normal; /* of paragraphs that name none; NULL: there is none */
};

/* The styles of the part whose root element this is; NULL: there are none. */
void docx_style_load(struct docx_styles *styles, struct arena *a, const xmlNode *root);
/* The look of the paragraph style with this name; NULL is the one of paragraphs without. */
struct docx_look docx_style_paragraph(const struct docx_styles *styles, const char *id);
/* The look of a run with these properties (w:rPr, or NULL) in a paragraph of that look. */
struct docx_look docx_style_run(const struct docx_styles *styles, const struct docx_look *paragraph,
				const xmlNode *properties);
/* Does a w:shd among these properties mark what it is behind? */
bool docx_style_is_shaded(struct arena *a, const xmlNode *properties);
/* Its marks as a document has them (enum document_mark). */
unsigned docx_style_marks(const struct docx_look *look);

#endif
