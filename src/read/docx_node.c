/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/docx_node.h"

#include <string.h>

#include "read/xml.h"

#define SCHEMAS "http://schemas.openxmlformats.org/"
#define PURL	"http://purl.oclc.org/ooxml/"
#define OFFICE	"http://schemas.microsoft.com/office/word/"

static const struct {
	const char *uri;
	enum docx_space space;
} spaces[] = {
    {SCHEMAS "wordprocessingml/2006/main", DOCX_W},
    {PURL "wordprocessingml/main", DOCX_W},
    {OFFICE "2010/wordml", DOCX_W14},
    {SCHEMAS "markup-compatibility/2006", DOCX_MC},
    {SCHEMAS "drawingml/2006/main", DOCX_DRAWING},
    {SCHEMAS "drawingml/2006/wordprocessingDrawing", DOCX_DRAWING},
    {PURL "drawingml/main", DOCX_DRAWING},
    {PURL "drawingml/wordprocessingDrawing", DOCX_DRAWING},
    {OFFICE "2010/wordprocessingShape", DOCX_DRAWING},
    {OFFICE "2010/wordprocessingGroup", DOCX_DRAWING},
    {OFFICE "2010/wordprocessingCanvas", DOCX_DRAWING},
    {OFFICE "2010/wordprocessingInk", DOCX_DRAWING},
    {"urn:schemas-microsoft-com:vml", DOCX_VML},
    {SCHEMAS "officeDocument/2006/math", DOCX_MATH},
    {PURL "officeDocument/math", DOCX_MATH},
    {OFFICE "2015/wordml/symex", DOCX_SYMBOL_EX},
};

static enum docx_space find_uri(const char *uri)
{
	size_t i;

	for (i = 0; i < COUNT_OF(spaces); i++)
		if (str_eq(uri, spaces[i].uri))
			return spaces[i].space;
	return DOCX_NO_SPACE;
}

/* It is asked for each node again and again: the tree's namespace keeps the answer, plus 1. */
static enum docx_space find_space(const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE || !node->ns)
		return DOCX_NO_SPACE;
	if (!node->ns->_private)
		node->ns->_private = (void *)((intptr_t)find_uri((const char *)node->ns->href) + 1);
	return (enum docx_space)((intptr_t)node->ns->_private - 1);
}

static const struct {
	enum docx_space space;
	const char *name;
	enum docx_element element;
} elements[] = {
    /* What is met most stands first, known or not. */
    {DOCX_W, "rPr", DOCX_OTHER},
    {DOCX_W, "t", DOCX_TEXT},
    {DOCX_W, "r", DOCX_RUN},
    {DOCX_W, "p", DOCX_PARAGRAPH},
    {DOCX_W, "pPr", DOCX_OTHER},
    {DOCX_W, "tcPr", DOCX_OTHER},
    {DOCX_W, "trPr", DOCX_OTHER},
    {DOCX_W, "tbl", DOCX_TABLE},
    {DOCX_W, "tr", DOCX_ROW},
    {DOCX_W, "tc", DOCX_CELL},
    {DOCX_W, "tblPr", DOCX_OTHER},
    {DOCX_W, "tblGrid", DOCX_OTHER},
    {DOCX_W, "sdt", DOCX_CONTROL},
    {DOCX_W, "body", DOCX_GROUP},
    {DOCX_W, "sdtContent", DOCX_GROUP},
    {DOCX_W, "customXml", DOCX_GROUP},
    {DOCX_W, "smartTag", DOCX_GROUP},
    {DOCX_W, "hyperlink", DOCX_GROUP},
    {DOCX_W, "fldSimple", DOCX_GROUP},
    {DOCX_W, "dir", DOCX_GROUP},
    {DOCX_W, "bdo", DOCX_GROUP},
    {DOCX_W, "ins", DOCX_GROUP},
    {DOCX_W, "moveTo", DOCX_GROUP},
    {DOCX_W, "del", DOCX_GONE},
    {DOCX_W, "moveFrom", DOCX_GONE},
    {DOCX_W, "altChunk", DOCX_CHUNK},
    {DOCX_W, "subDoc", DOCX_SUBDOCUMENT},
    {DOCX_W, "tab", DOCX_TAB},
    {DOCX_W, "ptab", DOCX_TAB},
    {DOCX_W, "br", DOCX_BREAK},
    {DOCX_W, "cr", DOCX_BREAK},
    {DOCX_W, "noBreakHyphen", DOCX_HYPHEN},
    {DOCX_W, "sym", DOCX_SYMBOL},
    {DOCX_W, "fldChar", DOCX_FIELD_MARK},
    {DOCX_W, "instrText", DOCX_FIELD_CODE},
    {DOCX_W, "ruby", DOCX_RUBY},
    {DOCX_W, "drawing", DOCX_PICTURE},
    {DOCX_W, "pict", DOCX_PICTURE},
    {DOCX_W, "object", DOCX_PICTURE},
    {DOCX_W, "txbxContent", DOCX_TEXT_BOX},
    {DOCX_W, "contentPart", DOCX_INK},
    {DOCX_W14, "contentPart", DOCX_INK},
    {DOCX_MC, "AlternateContent", DOCX_ALTERNATIVES},
    {DOCX_MATH, "oMath", DOCX_GROUP},
    {DOCX_MATH, "oMathPara", DOCX_GROUP},
    {DOCX_MATH, "r", DOCX_RUN},
    {DOCX_MATH, "t", DOCX_TEXT},
    {DOCX_SYMBOL_EX, "symEx", DOCX_SYMBOL},
};

enum docx_element docx_node_element(const xmlNode *node)
{
	enum docx_space space = find_space(node);
	size_t i;

	for (i = 0; space && i < COUNT_OF(elements); i++)
		if (elements[i].space == space && *elements[i].name == (char)*node->name &&
		    elements[i].name[1] == (char)node->name[1] &&
		    strcmp((const char *)node->name, elements[i].name) == 0)
			return elements[i].element;
	return DOCX_OTHER;
}

bool docx_node_is(const xmlNode *node, enum docx_space space, const char *name)
{
	return node->type == XML_ELEMENT_NODE && *name == (char)*node->name &&
	       strcmp((const char *)node->name, name) == 0 && find_space(node) == space;
}

xmlNode *docx_node_child(const xmlNode *node, const char *name)
{
	xmlNode *child;

	for (child = node ? node->children : NULL; child; child = child->next)
		if (docx_node_is(child, DOCX_W, name))
			return child;
	return NULL;
}

const char *docx_node_attribute(struct arena *a, const xmlNode *node, const char *name)
{
	const xmlAttr *attr;

	for (attr = node ? node->properties : NULL; attr; attr = attr->next)
		if (strcmp((const char *)attr->name, name) == 0)
			return xml_attribute(a, node,
					     attr->ns ? (const char *)attr->ns->href : NULL, name);
	return NULL;
}

const char *docx_node_value(struct arena *a, const xmlNode *node, const char *name)
{
	return docx_node_attribute(a, docx_node_child(node, name), "val");
}

bool docx_node_is_on(struct arena *a, const xmlNode *node)
{
	const char *value = docx_node_attribute(a, node, "val");

	return !str_eq(value, "0") && !str_ieq(value, "false") && !str_ieq(value, "off");
}

int docx_node_number(const char *text, int least, int most, int otherwise)
{
	char *end;
	long n;

	if (!text)
		return otherwise;
	n = strtol(text, &end, 10);
	return end == text || n < least || n > most ? otherwise : (int)n;
}

/* Is there anything in it that a reader knows? */
static bool has_known(const xmlNode *node)
{
	const xmlNode *child;

	for (child = node->children; child; child = child->next)
		if (docx_node_element(child) != DOCX_OTHER)
			return true;
	return false;
}

const xmlNode *docx_node_choose(const xmlNode *alternatives)
{
	const xmlNode *child;

	for (child = alternatives->children; child; child = child->next)
		if ((docx_node_is(child, DOCX_MC, "Choice") ||
		     docx_node_is(child, DOCX_MC, "Fallback")) &&
		    has_known(child))
			return child;
	return NULL;
}

/* Words while they are collected: they are asked for again and again of what lies in each other. */
struct words {
	struct str text;
	size_t nodes;
};

enum { TEXT_MAX = 16 << 10, NODES_MAX = 10000 };

static void add_text(struct words *w, const xmlNode *node);

static void add_children(struct words *w, const xmlNode *node)
{
	const xmlNode *child;

	for (child = node ? node->children : NULL;
	     child && w->nodes < NODES_MAX && !w->text.truncated; child = child->next)
		add_text(w, child);
}

static void add_text(struct words *w, const xmlNode *node)
{
	const xmlNode *child;

	w->nodes++;
	switch (docx_node_element(node)) {
	case DOCX_OTHER:
	case DOCX_GONE:
	case DOCX_FIELD_CODE:
	case DOCX_PICTURE:
		break;
	case DOCX_TEXT:
		for (child = node->children; child; child = child->next)
			if (child->content)
				str_add(&w->text, (const char *)child->content);
		break;
	case DOCX_HYPHEN:
		str_add_char(&w->text, '-');
		break;
	case DOCX_TAB:
	case DOCX_BREAK:
		str_add_char(&w->text, ' ');
		break;
	case DOCX_ALTERNATIVES:
		add_children(w, docx_node_choose(node));
		break;
	case DOCX_PARAGRAPH:
		if (w->text.len)
			str_add_char(&w->text, ' ');
		/* fall through */
	default:
		add_children(w, node);
	}
}

const char *docx_node_text(struct arena *a, const xmlNode *node)
{
	struct words w = {0};

	str_init(&w.text, a, TEXT_MAX);
	add_children(&w, node);
	return str_text(&w.text);
}
