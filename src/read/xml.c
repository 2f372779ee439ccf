/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "read/charset.h"

/* A tag's attributes are compared with each other, each with each; Word's longest has about 40. */
enum { ATTRIBUTES_MAX = 250 };

/*
 * The tags are counted before libxml2 builds anything of them.  What is counted holds as far as the
 * text is well formed; libxml2 is stopped where it is not.
 */
struct scan {
	const char *at, *end;
	size_t depth, nodes;
};

/* Moves behind the next `mark`; without one to the end, which libxml2 will complain of.  Each mark
 * ends as tags do, and little else does: memmem() takes longer, and with sanitizers looks at all
 * the rest each time. */
static void skip_past(struct scan *s, const char *mark)
{
	const size_t length = strlen(mark);
	const char *at = (size_t)(s->end - s->at) < length ? s->end : s->at + length - 1;

	while ((at = memchr(at, '>', (size_t)(s->end - at)))) {
		at++;
		if (memcmp(at - length, mark, length) == 0)
			break;
	}
	s->at = at ? at : s->end;
}

static bool begins(const struct scan *s, const char *with)
{
	return (size_t)(s->end - s->at) >= strlen(with) && memcmp(s->at, with, strlen(with)) == 0;
}

static int refuse_malformed(struct err *e)
{
	return err_set(e, ERR_INPUT, "It is damaged inside.");
}

static int refuse_size(struct err *e)
{
	return err_set(e, ERR_INPUT, "There is too much in it.");
}

/* A start tag, or one of an empty element. */
static int scan_start(struct scan *s, struct err *e)
{
	size_t attributes = 0;

	for (s->at++; s->at < s->end && *s->at != '>'; s->at++) {
		if (*s->at != '"' && *s->at != '\'')
			continue;
		s->at = memchr(s->at + 1, *s->at, (size_t)(s->end - s->at - 1));
		if (!s->at)
			return refuse_malformed(e);
		if (++attributes > ATTRIBUTES_MAX)
			return refuse_size(e);
	}
	if (s->at == s->end)
		return refuse_malformed(e);
	/* An attribute is two nodes: itself, and its text. */
	s->nodes += 1 + 2 * attributes;
	if (s->at[-1] != '/' && ++s->depth > XML_DEPTH_MAX)
		return err_set(e, ERR_INPUT, "Its parts are nested too deeply.");
	return 0;
}

static int scan_tags(const char *bytes, size_t size, struct err *e)
{
	struct scan s = {.at = bytes, .end = bytes + size};

	while (s.at < s.end && (s.at = memchr(s.at, '<', (size_t)(s.end - s.at)))) {
		/* The tag, and the text behind it. */
		if ((s.nodes += 2) > XML_NODES_MAX)
			return refuse_size(e);
		/* Nearly all are these two. */
		if (begins(&s, "</")) {
			s.depth -= s.depth > 0;
			s.at = memchr(s.at, '>', (size_t)(s.end - s.at));
			s.at = s.at ? s.at + 1 : s.end;
		} else if (s.end - s.at < 2 || (s.at[1] != '!' && s.at[1] != '?')) {
			if (scan_start(&s, e) < 0)
				return -1;
		} else if (begins(&s, "<!--")) {
			s.at += 4;
			skip_past(&s, "-->");
		} else if (begins(&s, "<![CDATA[")) {
			skip_past(&s, "]]>");
		} else if (begins(&s, "<!")) {
			return err_set(e, ERR_INPUT,
				       "There is a document type in it, as there is in "
				       "no document that a word processor makes.");
		} else {
			skip_past(&s, "?>");
		}
	}
	return 0;
}

/* The first fault that makes it no XML at all is the last that is looked at. */
static void stop_at_fault(void *nothing, xmlErrorPtr error)
{
	(void)nothing;
	if (error->level == XML_ERR_FATAL && error->ctxt)
		xmlStopParser(error->ctxt);
}

static int parse(const char *bytes, size_t size, xmlDocPtr *tree, struct err *e)
{
	/* What it says of its encoding is ignored: it is UTF-8. */
	const int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT |
			    XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	xmlDocPtr made;

	if (!parser)
		abort(); /* out of memory, as everywhere */
	parser->sax->serror = stop_at_fault;
	made = xmlCtxtReadMemory(parser, bytes, (int)size, NULL, NULL, options);
	if (made && (!parser->wellFormed || !xmlDocGetRootElement(made))) {
		xmlFreeDoc(made);
		made = NULL;
	}
	xmlFreeParserCtxt(parser);
	xmlResetLastError(); /* which would be kept until the next */
	if (!made)
		return refuse_malformed(e);
	*tree = made;
	return 0;
}

void xml_warm_up(void)
{
	static const char sample[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
				     "<a xmlns=\"urn:a\" b=\"&amp;&#233;\">x</a>";
	xmlDocPtr tree;

	xmlInitParser();
	if (xml_parse(sample, sizeof(sample) - 1, &tree, NULL) == 0)
		xmlFreeDoc(tree);
}

int xml_parse(const char *bytes, size_t size, xmlDocPtr *tree, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};

	if (size > 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		size -= 3;
	} else if (size > 2 &&
		   (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
		bytes = charset_to_utf8(&a, bytes, size, "utf-16");
		size = strlen(bytes);
	}
	if (size > INT32_MAX)
		return refuse_size(e);
	if (size < 4 || bytes[0] != '<' || memchr(bytes, '\0', size))
		return refuse_malformed(e);
	if (scan_tags(bytes, size, e) < 0)
		return -1;
	return parse(bytes, size, tree, e);
}

bool xml_is(const xmlNode *node, const char *uri, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       strcmp((const char *)node->name, name) == 0 &&
	       strcmp((const char *)node->ns->href, uri) == 0;
}

const char *xml_attribute_text(struct arena *a, const xmlAttr *attribute)
{
	const xmlNode *text = attribute->children;
	struct str value;

	if (text && !text->next && text->content)
		return arena_strdup(a, (const char *)text->content);
	str_init(&value, a, STR_UNBOUNDED);
	for (; text; text = text->next)
		if (text->content)
			str_add(&value, (const char *)text->content);
	return str_text(&value);
}

const char *xml_attribute(struct arena *a, const xmlNode *node, const char *uri, const char *name)
{
	const xmlAttr *attr;

	for (attr = node->properties; attr; attr = attr->next)
		if (strcmp((const char *)attr->name, name) == 0 && !attr->ns == !uri &&
		    (!uri || strcmp((const char *)attr->ns->href, uri) == 0))
			return xml_attribute_text(a, attr);
	return NULL;
}

xmlNode *xml_child(const xmlNode *node, const char *uri, const char *name)
{
	xmlNode *child;

	for (child = node->children; child; child = child->next)
		if (xml_is(child, uri, name))
			return child;
	return NULL;
}

xmlNode *xml_next(const xmlNode *node)
{
	xmlNode *next;

	for (next = node->next; next && next->type != XML_ELEMENT_NODE;)
		next = next->next;
	return next;
}
