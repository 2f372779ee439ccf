/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_node: which element of a Word document's XML a node is, in either of the two families of
 * namespaces (transitional and strict).  It changes nothing.  For docx*.c only.
 */
#ifndef ESCALATED_READ_DOCX_NODE_H
#define ESCALATED_READ_DOCX_NODE_H

#include <libxml/tree.h>

#include "base/str.h"

/* The elements that a reader has to know; anything else is DOCX_OTHER, and is not looked into. */
enum docx_element {
	DOCX_OTHER,
	DOCX_GROUP, /* only holds others: hyperlinks, smart tags, insertions, bodies … */
	DOCX_GONE,  /* deleted, or moved away */
	/* blocks */
	DOCX_PARAGRAPH,
	DOCX_TABLE,
	DOCX_ROW,
	DOCX_CELL,
	DOCX_CONTROL,
	DOCX_ALTERNATIVES,
	DOCX_CHUNK,	  /* another file's text, to be put here */
	DOCX_SUBDOCUMENT, /* likewise, from outside */
	/* in a line */
	DOCX_RUN,
	DOCX_TEXT,
	DOCX_TAB,
	DOCX_BREAK,
	DOCX_HYPHEN,
	DOCX_SYMBOL,
	DOCX_FIELD_MARK,
	DOCX_FIELD_CODE,
	DOCX_RUBY,
	/* beside the lines */
	DOCX_PICTURE, /* drawing, VML, embedded object */
	DOCX_TEXT_BOX,
	DOCX_INK,
};

/* Which of them the node is, in whichever namespace of the two families it stands. */
enum docx_element docx_node_element(const xmlNode *node);

/* The namespaces, told apart by what they are for. */
enum docx_space {
	DOCX_NO_SPACE,
	DOCX_W,	  /* WordprocessingML */
	DOCX_W14, /* Word's own extensions of it */
	DOCX_MC,  /* alternatives, for programs of different age */
	DOCX_DRAWING,
	DOCX_VML,
	DOCX_MATH,
	DOCX_SYMBOL_EX,
};

bool docx_node_is(const xmlNode *node, enum docx_space space, const char *name);
/* The first child element w:NAME, or NULL; NULL of NULL. */
xmlNode *docx_node_child(const xmlNode *node, const char *name);
/* Attributes are told apart by their name alone.  NULL if it is not there, or `node` is NULL. */
const char *docx_node_attribute(struct arena *a, const xmlNode *node, const char *name);
/* w:val of the child w:NAME, or NULL. */
const char *docx_node_value(struct arena *a, const xmlNode *node, const char *name);
/* A switch: an attribute w:val that says no, or none, which says yes. */
bool docx_node_is_on(struct arena *a, const xmlNode *node);
/* A whole number within bounds, `otherwise` if it is none. */
int docx_node_number(const char *text, int least, int most, int otherwise);

/* The one of its alternatives that is read: what newer programs show if there is anything in it,
 * else what older ones show; NULL: neither. */
const xmlNode *docx_node_choose(const xmlNode *alternatives);

/* The first words in it (16 KiB at most), a break as a blank; in `a`. */
const char *docx_node_text(struct arena *a, const xmlNode *node);

#endif
