/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content controls: what each shows, of what it holds and what is stored beside it. */
#include "read/docx_reader.h"

#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "read/xml.h"

enum { PATH_STEPS_MAX = 20, PATH_NAME_MAX = 100 };

/* ---- data binding: a value in a part of its own, which Word shows when it opens the document */

static void load_bindings(struct docx_reader *r)
{
	struct docx_relations relations;
	struct docx_binding *binding;
	const char *part, *properties;
	xmlDocPtr tree;
	size_t i;

	r->bound = true;
	for (i = 0; i < r->relations.count && r->binding_count < DOCX_BINDINGS_MAX; i++) {
		part = r->relations.list[i].part;
		if (!part || !str_eq(r->relations.list[i].type, "customXml"))
			continue;
		docx_parts_relations(r->docx, part, &relations);
		properties = docx_parts_find(&relations, "customXmlProps");
		tree = docx_parts_tree(r->docx, properties);
		if (!tree)
			continue;
		binding = &r->bindings[r->binding_count];
		binding->id = docx_node_attribute(r->arena, xmlDocGetRootElement(tree), "itemID");
		xmlFreeDoc(tree);
		binding->tree = docx_parts_tree(r->docx, part);
		r->binding_count += binding->id && binding->tree;
	}
}

void docx_control_close(struct docx_reader *r)
{
	while (r->binding_count)
		xmlFreeDoc(r->bindings[--r->binding_count].tree);
}

/* The nth child element with this local name; prefixes only say again what the part is for. */
static const xmlNode *find_child(const xmlNode *parent, const char *name, int n)
{
	const xmlNode *child;

	for (child = parent->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && str_eq((const char *)child->name, name) &&
		    --n == 0)
			return child;
	return NULL;
}

/* One step of a path: "/ns0:name[2]"; *path is moved behind it.  False if it is any other. */
static bool read_step(const char **path, char name[PATH_NAME_MAX], int *n)
{
	const char *colon, *from = *path + 1;
	size_t size;

	if (**path != '/')
		return false;
	size = strcspn(from, "/[");
	colon = memchr(from, ':', size);
	if (colon) {
		size -= (size_t)(colon + 1 - from);
		from = colon + 1;
	}
	if (!size || size >= PATH_NAME_MAX)
		return false;
	memcpy(name, from, size);
	name[size] = '\0';
	from += size;
	*n = 1;
	if (*from == '[') {
		*n = docx_node_number(from + 1, 1, 10000, 0);
		from += strcspn(from, "]/");
		if (!*n || *from != ']')
			return false;
		from++;
	}
	*path = from;
	return true;
}

/* Word writes paths of named steps only.  XPath at large could keep a reader busy for ever. */
static const char *follow_path(struct arena *a, xmlDocPtr tree, const char *path)
{
	const xmlNode *node = (const xmlNode *)tree;
	char name[PATH_NAME_MAX];
	int n, steps;

	for (steps = 0; *path && node && steps < PATH_STEPS_MAX; steps++) {
		if (!read_step(&path, name, &n))
			return NULL;
		if (*name == '@')
			return *path ? NULL : docx_node_attribute(a, node, name + 1);
		node = find_child(node, name, n);
	}
	if (*path || !node || node->type != XML_ELEMENT_NODE || !node->children)
		return NULL;
	/* A value, not a branch of the tree. */
	return node->children->type == XML_TEXT_NODE && !node->children->next
		   ? (const char *)node->children->content
		   : NULL;
}

static const char *bound_value(struct docx_reader *r, const xmlNode *properties)
{
	const xmlNode *binding = docx_node_child(properties, "dataBinding");
	const char *id = docx_node_attribute(r->arena, binding, "storeItemID"),
		   *path = docx_node_attribute(r->arena, binding, "xpath");
	size_t i;

	if (!path)
		return NULL;
	if (!r->bound)
		load_bindings(r);
	for (i = 0; i < r->binding_count; i++)
		if (!id || str_ieq(id, r->bindings[i].id))
			return follow_path(r->arena, r->bindings[i].tree, path);
	return NULL;
}

/* ---- kinds of controls */

/* w14:checkbox, which is of no family that w:sdtPr's other children are of. */
static const xmlNode *find_box(const xmlNode *properties)
{
	const xmlNode *node;

	for (node = properties ? properties->children : NULL; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && str_eq((const char *)node->name, "checkbox"))
			return node;
	return NULL;
}

static const char *box_state(struct arena *a, const xmlNode *box)
{
	const char *value = "0";
	const xmlNode *node;

	for (node = box->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && str_eq((const char *)node->name, "checked")) {
			value = docx_node_attribute(a, node, "val");
			value = value ? value : "1";
		}
	return str_eq(value, "1") || str_ieq(value, "true") || str_ieq(value, "on")
		   ? DOCUMENT_TICKED
		   : DOCUMENT_EMPTY;
}

/* "8/21/2026" as an American reads it. */
static date_day month_first(const char *text)
{
	int month, day, year;

	if (sscanf(text, " %2d%*1[/.-]%2d%*1[/.-]%4d", &month, &day, &year) != 3)
		return DATE_NO_DAY;
	return date_from_civil(year < 100 ? 2000 + year : year, month, day);
}

/*
 * A date picker shows a date in a format of its own, and stores it beside it.  What is stored is
 * meant, unless somebody typed another one over it.
 */
static const char *date_state(struct docx_reader *r, const xmlNode *date, const char *shown)
{
	const char *stored = docx_node_attribute(r->arena, date, "fullDate");
	date_day day, seen;

	if (!stored || str_empty(shown))
		return NULL;
	day = date_parse_iso(arena_strndup(r->arena, stored, 10));
	if (day == DATE_NO_DAY)
		return NULL;
	switch (date_parse_british(shown, day, &seen)) {
	case DATE_FOUND:
	case DATE_WRONG_WEEKDAY:
		if (seen == day)
			return NULL;
		if (month_first(shown) == day)
			return date_iso(r->arena, day);
		break;
	case DATE_IMPOSSIBLE:
		if (month_first(shown) == day)
			return date_iso(r->arena, day);
		return NULL;
	case DATE_NONE:
		/* A form of another country; without a number it is no date at all. */
		if (shown[strcspn(shown, "0123456789")])
			return date_iso(r->arena, day);
		break;
	default:
		break;
	}
	docx_note_aside(
	    r, arena_printf(r->arena,
			    "It shows the date \"%.40s\", but %s is stored for it: the one "
			    "that is shown was taken.",
			    shown, date_long(r->arena, day)));
	return NULL;
}

/* A value that is stored, and is not the one that is shown: programs that know nothing of it have
 * changed one of the two. */
static void check_binding(struct docx_reader *r, const char *stored, const char *shown)
{
	if (!str_eq(str_fold(r->arena, stored), str_fold(r->arena, shown)))
		docx_note_aside(
		    r, "A field of it shows other words than are stored for it: those that "
		       "are shown were taken.");
}

bool docx_control_read(struct docx_reader *r, const xmlNode *control, const char **instead)
{
	const xmlNode *properties = docx_node_child(control, "sdtPr"), *box = find_box(properties),
		      *date = docx_node_child(properties, "date"),
		      *prompt = docx_node_child(properties, "showingPlcHdr");
	const char *stored, *shown;

	*instead = NULL;
	if (box) {
		*instead = box_state(r->arena, box);
		return false;
	}
	stored = bound_value(r, properties);
	shown = docx_node_text(r->arena, docx_node_child(control, "sdtContent"));
	if ((prompt && docx_node_is_on(r->arena, prompt)) || str_empty(shown)) {
		*instead = stored && !str_empty(stored) ? stored : NULL;
		return str_empty(shown) && !*instead;
	}
	if (date && (*instead = date_state(r, date, shown)))
		return false;
	/* A date is stored in another form than it is shown in; a list's value is not its words. */
	if (stored && !date && !docx_node_child(properties, "dropDownList") &&
	    !docx_node_child(properties, "comboBox"))
		check_binding(r, stored, shown);
	return true;
}
