/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_tree.h"

#include <string.h>

#include "base/str.h"

const char *html_tree_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *attr;

	for (attr = node->properties; attr; attr = attr->next) {
		if (strcmp((const char *)attr->name, name) != 0)
			continue;
		return attr->children && attr->children->content
			   ? (const char *)attr->children->content
			   : "";
	}
	return NULL;
}

bool html_tree_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Any sign but white space and what is used to fill a line invisibly (U+00A0, U+00AD, U+034F,
 * U+200x, U+FEFF). */
static bool is_sign(unsigned c)
{
	return c > ' ' && c != 0xA0 && c != 0xAD && c != 0x34F && c != 0xFEFF &&
	       (c < 0x2000 || c > 0x200F);
}

static bool has_sign(const char *text)
{
	unsigned c;

	while (text && (c = str_next_char(&text)))
		if (is_sign(c))
			return true;
	return false;
}

/* How far questions look into an element: they are asked of each, and hostile ones are nested. */
enum { WORDS_NODES = 5000, QUOTE_NODES = 20000, FIRST_NODES = 200 };

/* Is there something to be seen in it, tables inside it aside if `own`?  The depth of a tree is
 * bounded by the parser.  Behind *left nodes: in doubt there is. */
static bool has_words(const xmlNode *node, bool own, unsigned *left)
{
	const xmlNode *child;

	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		return has_sign((const char *)node->content);
	if (node->type != XML_ELEMENT_NODE)
		return false;
	if (html_tree_is(node, "input"))
		return true;
	if (html_tree_is(node, "style") || html_tree_is(node, "script") ||
	    (own && html_tree_is(node, "table")))
		return false;
	for (child = node->children; child; child = child->next) {
		if (!*left)
			return true;
		--*left;
		if (has_words(child, own, left))
			return true;
	}
	return false;
}

bool html_tree_has_words(const xmlNode *node)
{
	unsigned left = WORDS_NODES;

	return has_words(node, false, &left);
}

/* How many of the row's cells have words of their own. */
static size_t count_filled(const xmlNode *row)
{
	const xmlNode *child;
	size_t filled = 0;
	unsigned left;

	for (child = row->children; child; child = child->next) {
		left = WORDS_NODES;
		if (html_tree_is(child, "td") || html_tree_is(child, "th"))
			filled += has_words(child, true, &left);
	}
	return filled;
}

/* Is there, anywhere inside it, a row with words in two cells? */
static bool has_wide_row(const xmlNode *node)
{
	const xmlNode *child;

	if (html_tree_is(node, "tr") && count_filled(node) > 1)
		return true;
	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && has_wide_row(child))
			return true;
	return false;
}

/* Is there a table with such a row inside it? */
static bool has_wide_table(const xmlNode *node)
{
	const xmlNode *child;

	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE &&
		    (html_tree_is(child, "table") ? has_wide_row(child) : has_wide_table(child)))
			return true;
	return false;
}

/* What a table is made of, the tables inside its cells aside. */
struct shape {
	size_t rows;
	size_t columns; /* cells of its longest row */
	size_t wide;	/* rows with words in two cells or more */
};

static void measure_row(const xmlNode *row, struct shape *shape)
{
	const xmlNode *child;
	size_t cells = 0;

	for (child = row->children; child; child = child->next)
		cells += html_tree_is(child, "td") || html_tree_is(child, "th");
	shape->rows++;
	shape->wide += count_filled(row) > 1;
	if (cells > shape->columns)
		shape->columns = cells;
}

static void measure_rows(const xmlNode *node, struct shape *shape)
{
	const xmlNode *child;

	for (child = node->children; child; child = child->next) {
		if (html_tree_is(child, "tr"))
			measure_row(child, shape);
		else if (child->type == XML_ELEMENT_NODE && !html_tree_is(child, "table"))
			measure_rows(child, shape);
	}
}

static struct shape measure(const xmlNode *table)
{
	struct shape shape = {0};

	measure_rows(table, &shape);
	return shape;
}

bool html_tree_is_layout(const xmlNode *table)
{
	struct shape shape = measure(table);

	if (shape.columns < 2)
		return true;
	return shape.wide < 2 && has_wide_table(table);
}

/* How many signs there are in it, blanks aside; two stand for all that are more. */
static size_t count_signs(const xmlNode *node, unsigned *left)
{
	const xmlNode *child;
	const char *p;
	size_t n = 0;

	for (p = node->type == XML_TEXT_NODE ? (const char *)node->content : NULL; p && *p && n < 2;
	     p++)
		n += (unsigned char)*p > ' ' && (*p & 0xC0) != 0x80 &&
		     !((unsigned char)p[0] == 0xC2 && (unsigned char)p[1] == 0xA0);
	for (child = node->children; child && n < 2 && *left; child = child->next) {
		--*left;
		n += count_signs(child, left);
	}
	return *left ? n : 2;
}

bool html_tree_has_rows(const xmlNode *table)
{
	const struct shape shape = measure(table);
	unsigned left = WORDS_NODES;

	/* Which cell the only mark of a row stands in must not be lost. */
	return shape.rows > 1 ||
	       (shape.rows == 1 && shape.columns > 1 && count_signs(table, &left) == 1);
}

/* Is one of these words, with whatever prefix a program between put before it, in the value? */
static bool has_word(const char *value, const char *const *words)
{
	for (; value && *words; words++)
		if (str_ifind(value, *words))
			return true;
	return false;
}

/* In doubt there is one. */
static bool has_blockquote(const xmlNode *node, unsigned *left)
{
	const xmlNode *child;

	for (child = node->children; child; child = child->next) {
		if (!*left || html_tree_is(child, "blockquote"))
			return true;
		--*left;
		if (child->type == XML_ELEMENT_NODE && has_blockquote(child, left))
			return true;
	}
	return false;
}

bool html_tree_is_cited(const xmlNode *node, const struct html_style *style)
{
	static const char *const quotes[] = {"quote", "cite", NULL};
	static const char *const cited[] = {"yahoo_quoted", "moz-cite-prefix", "gmail_attr",
					    "protonmail_quote", NULL};
	static const char *const gmail[] = {"gmail_quote", NULL};
	const char *class = html_tree_attribute(node, "class");
	unsigned left = QUOTE_NODES;

	/* A blockquote without any of these is how programs indent a paragraph. */
	if (html_tree_is(node, "blockquote"))
		return style->line_beside || html_tree_attribute(node, "cite") ||
		       str_ieq(html_tree_attribute(node, "type"), "cite") ||
		       has_word(class, quotes);
	/* Gmail's block also holds what is written between the quotes; a forwarded mail has none.
	 */
	return has_word(class, cited) || (has_word(class, gmail) && !has_blockquote(node, &left));
}

/* The first words in it. */
static const char *first_words(const xmlNode *node, unsigned *left)
{
	const xmlNode *child;
	const char *words;

	if (node->type == XML_TEXT_NODE)
		return has_sign((const char *)node->content) ? (const char *)node->content : NULL;
	if (node->type != XML_ELEMENT_NODE)
		return NULL;
	for (child = node->children; child && *left; child = child->next) {
		--*left;
		if ((words = first_words(child, left)))
			return words;
	}
	return NULL;
}

/* Outlook's label, in bold and therefore alone: "From: now on" is a person's. */
static bool is_from_label(const char *words)
{
	static const char *const labels[] = {"From", "Von", "De", "Da",	       "Van",	   "Från",
					     "Fra",  "Od",  "От", "Lähettäjä", "Oddi wrth"};
	const char *s;
	size_t i;

	for (i = 0; i < COUNT_OF(labels); i++) {
		if (!str_istarts(words, labels[i]))
			continue;
		s = words + strlen(labels[i]);
		s += str_starts(s, "\xC2\xA0") ? 2 : strspn(s, " ");
		if (*s == ':' && str_empty(s + 1))
			return true;
	}
	return false;
}

bool html_tree_begins_cited(const xmlNode *node, const struct html_style *style)
{
	static const char *const ids[] = {"divRplyFwdMsg", "appendonsend", NULL};
	unsigned left = FIRST_NODES;
	const char *words;

	if (has_word(html_tree_attribute(node, "id"), ids))
		return true;
	if (!style->line_above)
		return false;
	words = first_words(node, &left);
	return words && is_from_label(words + strspn(words, " \t\r\n"));
}
