/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_put.h"

#include <libxml/parserInternals.h>
#include <string.h>

#include "core/document.h"
#include "read/xml.h"

/* Strict documents have other names for the same namespaces: what is made takes those of the place
 * that it stands in, and what is looked for is known by its local name and prefix-free namespace.
 */
#define WORD	    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WORD_STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define WORD_2010   "http://schemas.microsoft.com/office/word/2010/wordml"

enum { TEXT_MAX = 64 << 10 /* bytes put into one place */ };

static bool is_word(const xmlNode *node, const char *name)
{
	return xml_is(node, WORD, name) || xml_is(node, WORD_STRICT, name);
}

static xmlNode *word_child(const xmlNode *node, const char *name)
{
	xmlNode *child;

	for (child = node ? node->children : NULL; child; child = child->next)
		if (is_word(child, name))
			return child;
	return NULL;
}

/* The next node of the tree below `top`, depth first. */
static xmlNode *next_below(const xmlNode *top, xmlNode *node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* The first element `name` below `top`, behind `after` if that is not NULL. */
static xmlNode *find_word(xmlNode *top, xmlNode *after, const char *name)
{
	xmlNode *node = next_below(top, after ? after : top);

	for (; node; node = next_below(top, node))
		if (is_word(node, name))
			return node;
	return NULL;
}

static xmlNode *find_check_box(xmlNode *top, xmlNode *after)
{
	xmlNode *node = next_below(top, after ? after : top);

	for (; node; node = next_below(top, node))
		if (xml_is(node, WORD_2010, "checkbox") || is_word(node, "checkBox"))
			return node;
	return NULL;
}

static xmlNode *new_word(xmlNode *parent, xmlNs *ns, const char *name)
{
	xmlNode *node = xmlNewNode(ns, (const xmlChar *)name);

	if (!node)
		abort();
	return xmlAddChild(parent, node);
}

static void set_word(xmlNode *node, xmlNs *ns, const char *name, const char *value)
{
	xmlSetNsProp(node, ns, (const xmlChar *)name, (const xmlChar *)value);
}

/* One line: what XML cannot hold is left out. */
static void add_line(struct arena *a, xmlNode *run, xmlNs *ns, const char *line, size_t n)
{
	struct str clean;
	xmlNode *t;
	size_t i;

	str_init(&clean, a, TEXT_MAX);
	for (i = 0; i < n; i++) {
		if ((unsigned char)line[i] >= ' ' || line[i] == '\t')
			str_add_char(&clean, line[i] == '\t' ? ' ' : line[i]);
		else
			str_add_char(&clean, ' ');
		/* U+FFFE and U+FFFF are valid UTF-8, and no characters of XML. */
		if (clean.len >= 3 && (unsigned char)line[i] >= 0xBE && i >= 2 &&
		    memcmp(line + i - 2, "\xEF\xBF", 2) == 0)
			memcpy(clean.data + clean.len - 3, "\xEF\xBF\xBD", 3);
	}
	t = new_word(run, ns, "t");
	xmlNodeAddContent(t, (const xmlChar *)str_text(&clean));
	xmlNodeSetSpacePreserve(t, 1);
}

/* The node of the same document once more; `parent` is where it will stand. */
static xmlNode *clone(xmlNode *node, xmlNode *parent)
{
	xmlNode *copy = NULL;

	if (xmlDOMWrapCloneNode(NULL, node->doc, node, &copy, node->doc, parent, 1, 0) != 0 ||
	    !copy)
		abort();
	return copy;
}

/* A run with the text, each of its line breaks one of Word's; behind `before`, or the last of
 * `parent`. */
static xmlNode *add_run(struct arena *a, xmlNode *parent, xmlNode *before, xmlNode *properties,
			const char *text)
{
	xmlNode *run = new_word(parent, parent->ns, "r");
	size_t n;

	if (before)
		xmlAddNextSibling(before, run);
	if (properties)
		xmlAddChild(run, clone(properties, run));
	for (;;) {
		n = strcspn(text, "\n");
		if (n)
			add_line(a, run, run->ns, text, n);
		if (!text[n])
			return run;
		new_word(run, run->ns, "br");
		text += n + 1;
	}
}

/* How words look here: of a run that is here already, else of the paragraph's own mark. */
static xmlNode *run_properties(xmlNode *paragraph)
{
	xmlNode *run = find_word(paragraph, NULL, "r");
	xmlNode *properties = run ? word_child(run, "rPr") : NULL;

	if (properties && !word_child(properties, "rStyle"))
		return properties;
	if (run)
		return NULL;
	properties = word_child(word_child(paragraph, "pPr"), "rPr");
	/* The mark of a paragraph that was inserted or deleted says so there. */
	return properties && !word_child(properties, "ins") && !word_child(properties, "del")
		   ? properties
		   : NULL;
}

static void remove_node(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* ---- content controls */

static void remove_children(xmlNode *node, const char *but)
{
	xmlNode *child, *next;

	for (child = node->children; child; child = next) {
		next = child->next;
		if (!but || !is_word(child, but))
			remove_node(child);
	}
}

/* The paragraph of a control that holds one or more of them: the others go. */
static xmlNode *only_paragraph(xmlNode *content)
{
	xmlNode *first = find_word(content, NULL, "p"), *child, *next;

	for (child = content->children; child; child = next) {
		next = child->next;
		if (first && is_word(child, "p") && child != first)
			remove_node(child);
	}
	return first;
}

/* A paragraph a line.  LibreOffice loses the breaks inside one when it saves a control. */
static void put_paragraphs(struct arena *a, xmlNode *first, const char *text)
{
	xmlNode *paragraph = first, *next, *properties = word_child(first, "pPr");
	size_t n;

	for (;; text += n + 1) {
		n = strcspn(text, "\n");
		add_run(a, paragraph, NULL, NULL, arena_strndup(a, text, n));
		if (!text[n])
			return;
		next = new_word(first->parent, first->ns, "p");
		xmlAddNextSibling(paragraph, next);
		if (properties)
			xmlAddChild(next, clone(properties, next));
		paragraph = next;
	}
}

static void put_into_control(struct arena *a, xmlNode *control, const char *text, date_day day)
{
	xmlNode *properties = word_child(control, "sdtPr");
	xmlNode *content = word_child(control, "sdtContent"), *holder, *date, *shown;

	if (!content)
		return;
	shown = word_child(properties, "showingPlcHdr");
	if (shown)
		remove_node(shown);
	date = word_child(properties, "date");
	if (date && day != DATE_NO_DAY)
		set_word(date, date->ns, "fullDate",
			 arena_printf(a, "%sT00:00:00Z", date_iso(a, day)));
	holder = only_paragraph(content);
	if (holder)
		remove_children(holder, "pPr");
	else
		remove_children(content, NULL);
	if (holder && !word_child(properties, "text"))
		put_paragraphs(a, holder, text);
	else
		add_run(a, holder ? holder : content, NULL, NULL, text);
}

/* A control for words: none for a tick, a picture or a group of others. */
static xmlNode *find_text_control(xmlNode *place)
{
	xmlNode *control = NULL, *properties;

	while ((control = find_word(place, control, "sdt"))) {
		properties = word_child(control, "sdtPr");
		if (!find_check_box(control, NULL) && !find_word(control, NULL, "tc") &&
		    !word_child(properties, "picture"))
			return control;
	}
	return NULL;
}

/* ---- form fields of old */

/* Behind "separate" and before "end" stands the field's result. */
static bool put_into_field(struct arena *a, xmlNode *place, const char *text)
{
	xmlNode *mark = NULL, *run, *next;
	const char *type;

	if (!find_word(place, NULL, "textInput"))
		return false;
	while ((mark = find_word(place, mark, "fldChar"))) {
		type = xml_attribute(a, mark, WORD, "fldCharType");
		if (!type)
			type = xml_attribute(a, mark, WORD_STRICT, "fldCharType");
		if (str_eq(type, "separate"))
			break;
	}
	if (!mark)
		return false;
	run = mark->parent;
	for (next = run->next; next && !find_word(next, NULL, "fldChar"); next = run->next)
		remove_node(next);
	add_run(a, run->parent, run, word_child(run, "rPr"), text);
	return true;
}

/* ---- words */

/* The paragraph that takes the words: an empty one, else the last. */
static xmlNode *find_paragraph(xmlNode *place)
{
	xmlNode *paragraph = NULL, *last = NULL;

	if (is_word(place, "p"))
		return place;
	while ((paragraph = find_word(place, paragraph, "p"))) {
		last = paragraph;
		if (!find_word(paragraph, NULL, "t"))
			return paragraph;
	}
	return last;
}

static bool has_words(xmlNode *paragraph)
{
	xmlChar *content = xmlNodeGetContent(paragraph);
	const char *s = (const char *)content;
	bool any = false;

	for (; s && *s; s++)
		any = any || !strchr(" \t\r\n", *s);
	xmlFree(content);
	return any;
}

void docx_put_text(struct arena *a, xmlNode *place, const char *text, date_day day)
{
	xmlNode *control = find_text_control(place), *paragraph;

	if (control) {
		put_into_control(a, control, text, day);
		return;
	}
	if (put_into_field(a, place, text))
		return;
	paragraph = find_paragraph(place);
	if (!paragraph)
		paragraph = new_word(place, place->ns, "p");
	/* Behind a label in the same paragraph. */
	if (has_words(paragraph))
		text = arena_printf(a, " %s", text);
	add_run(a, paragraph, NULL, run_properties(paragraph), text);
}

/* ---- ticks */

/* The sign that the control shows when it is ticked, and its font. */
static void show_tick(struct arena *a, xmlNode *control, const xmlNode *box)
{
	xmlNode *content = word_child(control, "sdtContent"), *run, *holder;
	xmlNode *state = xml_child(box, WORD_2010, "checkedState");
	const char *code = state ? xml_attribute(a, state, WORD_2010, "val") : NULL;
	int sign = code ? (int)strtol(code, NULL, 16) : 0;
	xmlChar text[8] = DOCUMENT_TICKED;
	xmlNode *child, *next;

	if (!content)
		return;
	/* Signs of symbol fonts have codes below; others could be anything. */
	if (sign >= 0xA0 && sign < 0xD800)
		text[xmlCopyCharMultiByte(text, sign)] = '\0';
	run = find_word(content, NULL, "r");
	holder = run ? run->parent : content;
	run = add_run(a, holder, NULL, word_child(run, "rPr"), (const char *)text);
	for (child = holder->children; child; child = next) {
		next = child->next;
		if (child != run && !is_word(child, "pPr"))
			remove_node(child);
	}
}

static void tick_box(struct arena *a, xmlNode *box)
{
	xmlNode *checked, *control;

	if (is_word(box, "checkBox")) {
		checked = word_child(box, "checked");
		if (!checked)
			checked = new_word(box, box->ns, "checked");
		set_word(checked, box->ns, "val", "1");
		return;
	}
	checked = xml_child(box, WORD_2010, "checked");
	if (!checked)
		checked = new_word(box, box->ns, "checked");
	set_word(checked, box->ns, "val", "1");
	for (control = box->parent; control && !is_word(control, "sdt"); control = control->parent)
		;
	if (control)
		show_tick(a, control, box);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where this word stands in the text, or NULL. */
static const char *find_option(const char *text, const char *option)
{
	size_t n = strlen(option);
	const char *s;

	for (s = text; *s; s++)
		if (str_istarts(s, option) && !is_letter(s[n]) && (s == text || !is_letter(s[-1])))
			return s;
	return NULL;
}

/* Cuts the run in three and marks the middle. */
static void highlight(struct arena *a, xmlNode *t, const char *text, const char *from, size_t n)
{
	xmlNode *run = t->parent, *properties = word_child(run, "rPr"), *marked, *rest;
	const char *before = arena_strndup(a, text, (size_t)(from - text));
	const char *word = arena_strndup(a, from, n), *after = arena_strdup(a, from + n);

	marked = add_run(a, run->parent, run, properties, word);
	rest = add_run(a, run->parent, marked, properties, after);
	properties = word_child(marked, "rPr");
	if (!properties) {
		properties = new_word(marked, run->ns, "rPr");
		xmlAddPrevSibling(marked->children, properties);
	}
	set_word(new_word(properties, run->ns, "highlight"), run->ns, "val", "yellow");
	/* What stands behind this text in the same run goes with the rest. */
	while (t->next)
		xmlAddChild(rest, t->next);
	xmlNodeSetContent(t, (const xmlChar *)"");
	xmlNodeAddContent(t, (const xmlChar *)before);
	xmlNodeSetSpacePreserve(t, 1);
}

static bool mark_option(struct arena *a, xmlNode *place, bool tick)
{
	const char *text, *found, *option = tick ? "yes" : "no";
	xmlNode *t = NULL;
	xmlChar *content;

	while ((t = find_word(place, t, "t"))) {
		content = xmlNodeGetContent(t);
		text = arena_strdup(a, (const char *)content);
		xmlFree(content);
		found = find_option(text, option);
		if (found && is_word(t->parent, "r")) {
			highlight(a, t, text, found, strlen(option));
			return true;
		}
	}
	return false;
}

void docx_put_tick(struct arena *a, xmlNode *yes, xmlNode *no, bool tick)
{
	xmlNode *place = tick || !no ? yes : no, *box;

	box = find_check_box(place, NULL);
	/* Two boxes in one place: YES is the first. */
	if (box && !tick && (!no || no == yes))
		box = find_check_box(place, box);
	if (box)
		tick_box(a, box);
	else if (!mark_option(a, place, tick))
		docx_put_text(a, place,
			      no && no != yes ? DOCUMENT_TICKED
			      : tick	      ? "Yes"
					      : "No",
			      DATE_NO_DAY);
}

/* ---- rows */

/* What must be there once only: Word gives new ones to what has none. */
static void drop_ids(xmlNode *node)
{
	xmlAttr *attribute, *next;

	for (attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attribute;
	     attribute = next) {
		next = attribute->next;
		if (xmlStrEqual(attribute->name, (const xmlChar *)"paraId") ||
		    xmlStrEqual(attribute->name, (const xmlChar *)"textId"))
			xmlRemoveProp(attribute);
	}
}

xmlNode *docx_put_row(xmlNode *row)
{
	xmlNode *copy = xmlDocCopyNode(row, row->doc, 1), *node, *id;

	if (!copy)
		abort();
	for (node = copy; node; node = next_below(copy, node)) {
		drop_ids(node);
		if (is_word(node, "t"))
			xmlNodeSetContent(node, (const xmlChar *)"");
		if (is_word(node, "sdtPr") && (id = word_child(node, "id")))
			remove_node(id);
	}
	return xmlAddNextSibling(row, copy);
}
