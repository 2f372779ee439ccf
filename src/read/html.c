/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html.h"

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/html_sheet.h"
#include "read/html_style.h"
#include "read/html_text.h"
#include "read/html_tree.h"
#include "read/symbol.h"

/* libxml2 stops at 256 levels of elements; DEPTH_MAX only makes sure of it. */
enum { DEPTH_MAX = 300, SPAN_MAX = 100 };

/* A table inside a cell of another, which is to become rows of that one. */
struct html_later {
	xmlNode *table;
	struct html_look look;
};

struct html {
	struct html_text text;
	struct html_sheet sheet;
	struct html_notes *notes;     /* borrowed */
	struct document_block *table; /* whose rows are being made; NULL: none */
	struct html_later *later;
	size_t later_count;
	unsigned rest; /* marks of all text from here to the end of the page */
	unsigned item; /* number of the next item of a list; 0: they have none */
};

static void walk_children(struct html *h, const xmlNode *node, struct html_look look);

/* What an element is to a reader.  Those that are not named here are part of their line. */
enum element {
	ELEMENT_INLINE,
	ELEMENT_BLOCK,
	ELEMENT_SKIP, /* nobody sees what is in it */
	ELEMENT_BREAK,
	ELEMENT_PRE,
	ELEMENT_LIST,
	ELEMENT_NUMBERS,
	ELEMENT_ITEM,
	ELEMENT_TABLE,
	ELEMENT_INPUT,
	ELEMENT_OPTION,
	ELEMENT_PICTURE,
};

static const struct {
	const char *name;
	enum element element;
	unsigned marks;
} elements[] = {
    {"address", ELEMENT_BLOCK, 0},
    {"article", ELEMENT_BLOCK, 0},
    {"aside", ELEMENT_BLOCK, 0},
    {"b", ELEMENT_INLINE, DOCUMENT_BOLD},
    {"blockquote", ELEMENT_BLOCK, 0},
    {"body", ELEMENT_BLOCK, 0},
    {"br", ELEMENT_BREAK, 0},
    {"caption", ELEMENT_BLOCK, 0},
    {"center", ELEMENT_BLOCK, 0},
    {"cite", ELEMENT_INLINE, DOCUMENT_ITALIC},
    {"dd", ELEMENT_BLOCK, 0},
    {"del", ELEMENT_INLINE, DOCUMENT_STRUCK},
    {"div", ELEMENT_BLOCK, 0},
    {"dl", ELEMENT_BLOCK, 0},
    {"dt", ELEMENT_BLOCK, 0},
    {"em", ELEMENT_INLINE, DOCUMENT_ITALIC},
    {"fieldset", ELEMENT_BLOCK, 0},
    {"figure", ELEMENT_BLOCK, 0},
    {"footer", ELEMENT_BLOCK, 0},
    {"form", ELEMENT_BLOCK, 0},
    {"h1", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"h2", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"h3", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"h4", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"h5", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"h6", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"head", ELEMENT_SKIP, 0},
    {"header", ELEMENT_BLOCK, 0},
    {"hr", ELEMENT_BLOCK, 0},
    {"i", ELEMENT_INLINE, DOCUMENT_ITALIC},
    {"iframe", ELEMENT_SKIP, 0},
    {"img", ELEMENT_PICTURE, 0},
    {"input", ELEMENT_INPUT, 0},
    {"ins", ELEMENT_INLINE, DOCUMENT_UNDERLINE},
    {"li", ELEMENT_ITEM, 0},
    {"main", ELEMENT_BLOCK, 0},
    {"mark", ELEMENT_INLINE, DOCUMENT_HIGHLIGHT},
    {"math", ELEMENT_SKIP, 0},
    {"nav", ELEMENT_BLOCK, 0},
    {"object", ELEMENT_SKIP, 0},
    {"ol", ELEMENT_NUMBERS, 0},
    {"option", ELEMENT_OPTION, 0},
    {"p", ELEMENT_BLOCK, 0},
    {"pre", ELEMENT_PRE, 0},
    {"s", ELEMENT_INLINE, DOCUMENT_STRUCK},
    {"script", ELEMENT_SKIP, 0},
    {"section", ELEMENT_BLOCK, 0},
    {"strike", ELEMENT_INLINE, DOCUMENT_STRUCK},
    {"strong", ELEMENT_INLINE, DOCUMENT_BOLD},
    {"style", ELEMENT_SKIP, 0},
    {"svg", ELEMENT_SKIP, 0},
    {"table", ELEMENT_TABLE, 0},
    {"tbody", ELEMENT_BLOCK, 0},
    {"td", ELEMENT_BLOCK, 0},
    {"template", ELEMENT_SKIP, 0},
    {"textarea", ELEMENT_PRE, 0},
    {"th", ELEMENT_BLOCK, DOCUMENT_BOLD},
    {"title", ELEMENT_SKIP, 0},
    {"tr", ELEMENT_BLOCK, 0},
    {"u", ELEMENT_INLINE, DOCUMENT_UNDERLINE},
    {"ul", ELEMENT_LIST, 0},
    {"var", ELEMENT_INLINE, DOCUMENT_ITALIC},
    {"xml", ELEMENT_SKIP, 0},
};

static enum element find_element(const xmlNode *node, unsigned *marks)
{
	size_t low = 0, high = COUNT_OF(elements), middle;
	int order;

	*marks = 0;
	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp((const char *)node->name, elements[middle].name);
		if (order == 0) {
			*marks = elements[middle].marks;
			return elements[middle].element;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return ELEMENT_INLINE;
}

/* A colour behind, or a line around, words marks them; behind a whole page or a table it is taste.
 * A cell with a colour of its own is marked by it. */
static unsigned marks_of_style(const struct html_style *style, const xmlNode *node,
			       enum element element)
{
	unsigned marks = style->set;

	if (element != ELEMENT_INLINE)
		marks &= ~(unsigned)DOCUMENT_BORDER;
	if (element != ELEMENT_INLINE && !html_tree_is(node, "td") && !html_tree_is(node, "p"))
		marks &= ~(unsigned)DOCUMENT_HIGHLIGHT;
	return marks;
}

static struct html_style style_of(const struct html *h, const xmlNode *node)
{
	struct html_style style = html_style_read(html_tree_attribute(node, "style"));
	const char *colour = html_tree_attribute(node, "bgcolor");
	const char *face = html_tree_attribute(node, "face");
	const char *ink = html_tree_attribute(node, "color");

	if (h->sheet.count)
		html_sheet_apply(&h->sheet, html_tree_attribute(node, "class"), &style);
	if (colour)
		html_style_add_colour(&style, colour);
	if (face)
		style.symbols = symbol_font_of(face) ? symbol_font_of(face) : "";
	if (ink && html_tree_is(node, "font"))
		html_style_add_ink(&style, ink);
	if (html_tree_attribute(node, "hidden"))
		style.hidden = true;
	return style;
}

static int span_of(const xmlNode *cell)
{
	const char *value = html_tree_attribute(cell, "colspan");
	long span = value ? strtol(value, NULL, 10) : 1;

	return span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : (int)span;
}

/* The look of what is in an element; false if it is hidden. */
static bool look_into(struct html *h, const xmlNode *node, enum element element, unsigned marks,
		      struct html_look *look)
{
	struct html_style style = style_of(h, node);

	if (style.hidden) {
		h->notes->hidden = h->notes->hidden || html_tree_has_words(node);
		return false;
	}
	if (html_tree_begins_cited(node, &style))
		h->rest = DOCUMENT_QUOTED;
	look->marks &= ~style.clear;
	look->marks |= marks | h->rest | marks_of_style(&style, node, element);
	if (html_tree_is_cited(node, &style))
		look->marks |= DOCUMENT_QUOTED;
	look->symbols = style.symbols ? style.symbols : look->symbols;
	look->pre = look->pre || element == ELEMENT_PRE;
	look->depth++;
	if (style.tab && element == ELEMENT_INLINE) {
		html_text_add_sign(&h->text, "\t", look);
		return false;
	}
	return true;
}

/* A row of the table that is being made: each of its cells, then the tables that were in them. */
static void walk_row(struct html *h, const xmlNode *row, struct html_look look)
{
	struct document *document = h->text.document;
	struct document_row *made = document_add_row(document, h->table);
	struct document_cell *cell;
	struct html_look inner;
	unsigned marks;
	xmlNode *child;

	for (child = row->children; child && !h->text.full; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		inner = look;
		find_element(child, &marks);
		if (!look_into(h, child, ELEMENT_BLOCK, marks, &inner))
			continue;
		cell = document_add_cell(document, made, span_of(child));
		cell->shaded = (inner.marks & ~look.marks & DOCUMENT_HIGHLIGHT) != 0;
		html_text_enter_cell(&h->text, cell);
		walk_children(h, child, inner);
		html_text_enter_cell(&h->text, NULL);
	}
}

/* The rows of a table, wherever in it they stand; and what words stand there that are in none. */
static void walk_rows(struct html *h, const xmlNode *node, struct html_look look)
{
	struct document *document = h->text.document;
	struct html_later later;
	struct html_look inner;
	size_t first = h->later_count, i;
	xmlNode *child;

	for (child = node->children; child && !h->text.full; child = child->next) {
		inner = look;
		if (child->type == XML_TEXT_NODE && html_tree_has_words(child)) {
			html_text_enter_cell(
			    &h->text,
			    document_add_cell(document, document_add_row(document, h->table), 1));
			html_text_add(&h->text, (const char *)child->content, &look);
			html_text_enter_cell(&h->text, NULL);
		}
		if (child->type != XML_ELEMENT_NODE || look.depth > DEPTH_MAX ||
		    !look_into(h, child, ELEMENT_BLOCK, 0, &inner))
			continue;
		if (html_tree_is(child, "tr"))
			walk_row(h, child, inner);
		else
			walk_rows(h, child, inner);
		for (i = first; i < h->later_count; i++) {
			later = h->later[i];
			walk_rows(h, later.table, later.look);
		}
		h->later_count = first;
	}
}

static void walk_table(struct html *h, xmlNode *table, struct html_look look)
{
	struct html_later *later;

	html_text_end_block(&h->text);
	if (h->table && html_tree_has_rows(table)) {
		later = ARENA_PUSH(h->text.document->arena, struct html_later, h->later,
				   h->later_count);
		later->table = table;
		later->look = look;
	} else if (h->table || html_tree_is_layout(table)) {
		walk_children(h, table, look);
	} else {
		h->table = document_add_table(h->text.document);
		walk_rows(h, table, look);
		h->table = NULL;
	}
	html_text_end_block(&h->text);
}

/* The number that an attribute gives to an item, as where a list goes on below other text. */
static unsigned read_number(const char *value, unsigned otherwise)
{
	enum { DIGITS = 5 };
	size_t n = value ? strspn(value, "0123456789") : 0;

	if (!n || n > DIGITS || value[n] || (n == 1 && *value == '0'))
		return otherwise;
	return (unsigned)strtoul(value, NULL, 10);
}

static void walk_list(struct html *h, const xmlNode *list, struct html_look look, bool numbered)
{
	unsigned item = h->item;

	h->item = numbered ? read_number(html_tree_attribute(list, "start"), 1) : 0;
	walk_children(h, list, look);
	h->item = item;
}

static void walk_item(struct html *h, const xmlNode *item, struct html_look look)
{
	char sign[16] = "- ";

	html_text_end_block(&h->text);
	if (h->item) {
		h->item = read_number(html_tree_attribute(item, "value"), h->item);
		snprintf(sign, sizeof(sign), "%u. ", h->item++);
	}
	if (html_tree_has_words(item))
		html_text_add_sign(&h->text, sign, &look);
	walk_children(h, item, look);
	html_text_end_block(&h->text);
}

/* What a person sees in a field of a form. */
static void walk_input(struct html *h, const xmlNode *input, struct html_look look)
{
	const char *type = html_tree_attribute(input, "type");
	const char *value = html_tree_attribute(input, "value");

	if (str_ieq(type, "checkbox") || str_ieq(type, "radio"))
		html_text_add_sign(&h->text,
				   html_tree_attribute(input, "checked") ? DOCUMENT_TICKED
									 : DOCUMENT_EMPTY,
				   &look);
	else if (value && (!type || str_ieq(type, "text")))
		html_text_add(&h->text, value, &look);
}

static void walk_element(struct html *h, xmlNode *node, struct html_look look)
{
	const char *sign;
	unsigned marks;
	enum element element = find_element(node, &marks);

	if (element == ELEMENT_SKIP || !look_into(h, node, element, marks, &look))
		return;
	if (look.depth > DEPTH_MAX) {
		h->notes->cut = true;
		return;
	}
	switch (element) {
	case ELEMENT_BREAK:
		html_text_break_line(&h->text);
		break;
	case ELEMENT_TABLE:
		walk_table(h, node, look);
		break;
	case ELEMENT_INPUT:
		walk_input(h, node, look);
		break;
	case ELEMENT_PICTURE:
		sign = symbol_of_picture(html_tree_attribute(node, "alt"));
		if (sign)
			html_text_add_sign(&h->text, sign, &look);
		break;
	case ELEMENT_OPTION:
		if (html_tree_attribute(node, "selected"))
			walk_children(h, node, look);
		break;
	case ELEMENT_LIST:
	case ELEMENT_NUMBERS:
		walk_list(h, node, look, element == ELEMENT_NUMBERS);
		break;
	case ELEMENT_ITEM:
		walk_item(h, node, look);
		break;
	case ELEMENT_BLOCK:
	case ELEMENT_PRE:
		html_text_end_block(&h->text);
		walk_children(h, node, look);
		html_text_end_block(&h->text);
		break;
	default:
		walk_children(h, node, look);
	}
}

static void walk_children(struct html *h, const xmlNode *node, struct html_look look)
{
	xmlNode *child;

	for (child = node->children; child && !h->text.full; child = child->next) {
		look.marks |= h->rest;
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			html_text_add(&h->text, (const char *)child->content, &look);
		else if (child->type == XML_ELEMENT_NODE)
			walk_element(h, child, look);
	}
}

/* Without "<![if …]>" and "<![endif]>", at which libxml2 stumbles; comments stay as they are. */
static char *strip_conditions(struct arena *a, const char *html, size_t *size)
{
	const char *s = html, *end = html + *size, *next, *stop;
	struct str out;

	str_init(&out, a, HTML_MAX_SIZE);
	while ((next = memmem(s, (size_t)(end - s), "<!", 2))) {
		if (str_starts(next, "<!--")) {
			stop = memmem(next, (size_t)(end - next), "-->", 3);
			stop = stop ? stop + 3 : end;
			str_add_n(&out, s, (size_t)(stop - s));
		} else {
			str_add_n(&out, s, (size_t)(next - s));
			stop = memchr(next, '>', (size_t)(end - next));
			stop = stop ? stop + 1 : end;
			if (!str_starts(next, "<!["))
				str_add_n(&out, next, (size_t)(stop - next));
		}
		s = stop;
	}
	str_add_n(&out, s, (size_t)(end - s));
	*size = out.len;
	return out.data;
}

/* <meta name="generator" content="LibreOffice 7.4 …">: it knows how a highlight looks in a
 * document, and does not say so in a page. */
static bool is_of_libreoffice(const xmlNode *node, int depth)
{
	for (; node && depth < 4; node = node->next)
		if (node->type == XML_ELEMENT_NODE &&
		    ((html_tree_is(node, "meta") &&
		      str_ieq(html_tree_attribute(node, "name"), "generator") &&
		      str_ifind(html_tree_attribute(node, "content"), "LibreOffice")) ||
		     (!html_tree_is(node, "body") && is_of_libreoffice(node->children, depth + 1))))
			return true;
	return false;
}

void html_warm_up(void)
{
	xmlInitParser();
}

void html_read(struct document *document, const char *html, struct html_notes *notes)
{
	struct html h = {.notes = notes};
	struct html_look look = {0};
	size_t size = strnlen(html, HTML_MAX_SIZE + 1);
	htmlParserCtxt *parser;
	xmlDoc *page;

	if (size > HTML_MAX_SIZE) {
		notes->cut = true;
		size = HTML_MAX_SIZE;
	}
	html = strip_conditions(document->arena, html, &size);
	if (!size || !(parser = htmlNewParserCtxt()))
		return;
	/* Never HTML_PARSE_HUGE: its limits are ours. */
	page = htmlCtxtReadMemory(parser, html, (int)size, NULL, "UTF-8",
				  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
				      HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
				      HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
	notes->cut = notes->cut || parser->disableSAX;
	htmlFreeParserCtxt(parser);
	xmlResetLastError(); /* which would be kept until the next */
	if (!page)
		return;
	html_sheet_read(&h.sheet, document->arena, html, size);
	html_text_init(&h.text, document, HTML_MAX_TEXT);
	notes->blind = is_of_libreoffice(page->children, 0);
	walk_children(&h, (const xmlNode *)page, look);
	html_text_end_block(&h.text);
	notes->cut = notes->cut || h.text.full;
	xmlFreeDoc(page);
}
