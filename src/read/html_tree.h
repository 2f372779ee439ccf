/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_tree: questions about elements of a parsed page: what is in them, and what they are to mail
 * programs.  It changes nothing.  For html*.c only.
 */
#ifndef ESCALATED_READ_HTML_TREE_H
#define ESCALATED_READ_HTML_TREE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "read/html_style.h"

/* The value of an attribute, "" if it has none, NULL if it is not there; borrowed. */
const char *html_tree_attribute(const xmlNode *node, const char *name);
bool html_tree_is(const xmlNode *node, const char *name);
/* Is there a letter, a digit or a sign in it? */
bool html_tree_has_words(const xmlNode *node);
/* Is this table only there to lay out the page: one column, or tables of its own in it? */
bool html_tree_is_layout(const xmlNode *table);
/* Has this table more than one row, or one of several cells with nothing but a mark in it? */
bool html_tree_has_rows(const xmlNode *table);

/* Is this element cited mail, or the line that introduces it? */
bool html_tree_is_cited(const xmlNode *node, const struct html_style *style);
/* Is this the header of a cited mail that goes on to the end of the page (Outlook)? */
bool html_tree_begins_cited(const xmlNode *node, const struct html_style *style);

#endif
