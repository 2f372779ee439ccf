/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/odt_control.h"

#include <stdlib.h>
#include <string.h>

#include "core/document.h"
#include "read/odt_style.h"

enum { CONTROLS_MAX = 20000, VALUE_MAX = 64 << 10, ENTRIES_MAX = 1000 };

struct odt_control {
	const char *id, *shown;
};

static const char *attribute(struct arena *a, const xmlNode *node, const char *name)
{
	return xml_attribute(a, node, ODT_FORM, name);
}

static bool is_true(struct arena *a, const xmlNode *node, const char *name)
{
	return str_eq(attribute(a, node, name), "true");
}

static const char *box(struct arena *a, const xmlNode *node, bool ticked)
{
	const char *label = attribute(a, node, "label");

	return arena_printf(a, "%s%s%s", ticked ? DOCUMENT_TICKED : DOCUMENT_EMPTY,
			    str_empty(label) ? "" : " ", label ? label : "");
}

static const char *check_box(struct arena *a, const xmlNode *node)
{
	const char *state = attribute(a, node, "current-state");

	return box(a, node, str_eq(state ? state : attribute(a, node, "state"), "checked"));
}

static const char *radio(struct arena *a, const xmlNode *node)
{
	return box(a, node,
		   attribute(a, node, "current-selected") ? is_true(a, node, "current-selected")
							  : is_true(a, node, "selected"));
}

static const char *list(struct arena *a, const xmlNode *node)
{
	struct str text;
	const char *label;

	str_init(&text, a, VALUE_MAX);
	for (node = xml_child(node, ODT_FORM, "option"); node; node = xml_next(node)) {
		if (!xml_is(node, ODT_FORM, "option") || !is_true(a, node, "current-selected"))
			continue;
		label = attribute(a, node, "label");
		str_addf(&text, "%s%s", text.len ? ", " : "", label ? label : "");
	}
	return str_text(&text);
}

/* The paragraphs of a text area, if what it holds is not an attribute. */
static const char *area(struct arena *a, const xmlNode *node)
{
	struct str text;
	xmlChar *content;

	str_init(&text, a, VALUE_MAX);
	for (node = xml_child(node, ODT_TEXT, "p"); node; node = xml_next(node)) {
		content = xmlNodeGetContent(node);
		str_addf(&text, "%s%s", text.len ? "\n" : "", content ? (char *)content : "");
		xmlFree(content);
	}
	return str_text(&text);
}

static const char *value(struct arena *a, const xmlNode *node)
{
	const char *text = attribute(a, node, "current-value");

	text = text ? text : attribute(a, node, "value");
	return text ? text : area(a, node);
}

static const char *shown(struct arena *a, const xmlNode *node)
{
	if (xml_is(node, ODT_FORM, "checkbox"))
		return check_box(a, node);
	if (xml_is(node, ODT_FORM, "radio"))
		return radio(a, node);
	if (xml_is(node, ODT_FORM, "listbox"))
		return list(a, node);
	if (xml_is(node, ODT_FORM, "fixed-text"))
		return attribute(a, node, "label");
	if (xml_is(node, ODT_FORM, "button") || xml_is(node, ODT_FORM, "password") ||
	    xml_is(node, ODT_FORM, "hidden") || xml_is(node, ODT_FORM, "image") ||
	    xml_is(node, ODT_FORM, "file") || xml_is(node, ODT_FORM, "form"))
		return NULL;
	return value(a, node);
}

static void add_control(struct odt_controls *controls, const xmlNode *node, const char *id)
{
	const char *text = id ? shown(controls->arena, node) : NULL;
	struct odt_control *control;

	if (!text || controls->count == CONTROLS_MAX)
		return;
	control =
	    ARENA_PUSH(controls->arena, struct odt_control, controls->controls, controls->count);
	control->id = id;
	control->shown = text;
}

/* Forms hold forms; xml.h bounds how deeply. */
void odt_control_add(struct odt_controls *controls, const xmlNode *forms)
{
	struct arena *a = controls->arena;
	const xmlNode *node;
	const char *id;

	controls->sorted = false;
	for (node = forms->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (xml_is(node, ODT_FORM, "form"))
			odt_control_add(controls, node);
		id = xml_attribute(a, node, "http://www.w3.org/XML/1998/namespace", "id");
		add_control(controls, node, id ? id : attribute(a, node, "id"));
	}
}

static int compare(const void *a, const void *b)
{
	const struct odt_control *x = a, *y = b;

	return strcmp(x->id, y->id);
}

const char *odt_control_find(struct odt_controls *controls, const char *id)
{
	const struct odt_control wanted = {.id = id};
	const struct odt_control *found;

	if (!id || !controls->count)
		return "";
	if (!controls->sorted)
		qsort(controls->controls, controls->count, sizeof(wanted), compare);
	controls->sorted = true;
	found = bsearch(&wanted, controls->controls, controls->count, sizeof(wanted), compare);
	return found ? found->shown : "";
}

/* The value of a fieldmark's parameter, the `index`th of that name; NULL if there is none. */
static const char *parameter(struct arena *a, const xmlNode *fieldmark, const char *name,
			     long index)
{
	const xmlNode *node;

	for (node = fieldmark->children; node; node = node->next)
		if (xml_is(node, ODT_FIELD, "param") &&
		    str_eq(xml_attribute(a, node, ODT_FIELD, "name"), name) && index-- == 0)
			return xml_attribute(a, node, ODT_FIELD, "value");
	return NULL;
}

const char *odt_control_field(struct arena *a, const xmlNode *fieldmark)
{
	const char *type = xml_attribute(a, fieldmark, ODT_FIELD, "type"), *chosen;
	long index;

	if (str_ends(type ? type : "", "FORMCHECKBOX"))
		return str_eq(parameter(a, fieldmark, "Checkbox_Checked", 0), "true")
			   ? DOCUMENT_TICKED
			   : DOCUMENT_EMPTY;
	if (!str_ends(type ? type : "", "FORMDROPDOWN"))
		return NULL;
	chosen = parameter(a, fieldmark, "Dropdown_Selected", 0);
	index = chosen ? strtol(chosen, NULL, 10) : -1;
	chosen = index >= 0 && index < ENTRIES_MAX
		     ? parameter(a, fieldmark, "Dropdown_ListEntry", index)
		     : NULL;
	return chosen ? chosen : "";
}
