/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xml: hostile XML in memory → libxml2's tree, safely: no DTD at all, no entities but the five, no
 * network, no file, bounded depth and count of nodes.  What Word and OpenDocument files are made
 * of; it knows neither.
 */
#ifndef ESCALATED_READ_XML_H
#define ESCALATED_READ_XML_H

#include <libxml/tree.h>

#include "base/err.h"
#include "base/str.h"

enum { XML_DEPTH_MAX = 200, XML_NODES_MAX = 1000000 };

/* Loads what libxml2 needs later.  Once a process, before the sandbox. */
void xml_warm_up(void);

/* The tree, to be freed with xmlFreeDoc().  ERR_INPUT, with a sentence for the sender: not well
 * formed, a DTD in it, nested too deeply, too large. */
int xml_parse(const char *bytes, size_t size, xmlDocPtr *tree, struct err *e);

/* Is this the element `name` of the namespace `uri`? */
bool xml_is(const xmlNode *node, const char *uri, const char *name);
/* The value of an attribute, in `a`; NULL if it is not there.  `uri` NULL: of no namespace. */
const char *xml_attribute(struct arena *a, const xmlNode *node, const char *uri, const char *name);
const char *xml_attribute_text(struct arena *a, const xmlAttr *attribute);
/* The first child element of that name, or NULL; and the next sibling element, of any name. */
xmlNode *xml_child(const xmlNode *node, const char *uri, const char *name);
xmlNode *xml_next(const xmlNode *node);

#endif
