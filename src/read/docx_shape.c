/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drawings, pictures and embedded objects.  Text boxes are read; a circle around a YES or a NO
 * marks it, if it lies where the word is: most lie where nobody but Word can tell.
 */
#include "read/docx_reader.h"

#include <stdlib.h>
#include <string.h>

#include "read/symbol.h"

/* In points.  A larger shape than these is no circle around a word. */
enum {
	EMU = 12700,
	WIDTH_MAX = 200,
	HEIGHT_MAX = 100,
	SLACK = 8,
	LINE_HEIGHT = 30,
	WORD_WIDTH = 50
};

struct shape {
	bool mark;   /* a circle, a box without a fill, ink, a scribble */
	bool words;  /* it has a text box with something in it */
	bool placed; /* the next four are known: from where its paragraph begins */
	double x, y, width, height;
	const xmlNode **boxes; /* its text boxes */
	size_t box_count;
	bool picture, object, control;
	const char *sign; /* that its description says it shows, or NULL */
};

static bool is_one_of(const char *name, const char *const *list)
{
	for (; name && *list; list++)
		if (str_eq(name, *list))
			return true;
	return false;
}

/* ---- DrawingML */

static double points(const char *emu)
{
	return emu ? (double)strtol(emu, NULL, 10) / EMU : 0;
}

/* wp:positionH or wp:positionV: true, with the offset, if it counts from the paragraph's place. */
static bool read_position(struct arena *a, const xmlNode *node, const char *const *from, double *at)
{
	const xmlNode *child;

	if (!is_one_of(docx_node_attribute(a, node, "relativeFrom"), from))
		return false;
	for (child = node->children; child; child = child->next)
		if (docx_node_is(child, DOCX_DRAWING, "posOffset") && child->children) {
			*at = points((const char *)child->children->content);
			return true;
		}
	return false;
}

static void read_anchor(struct arena *a, const xmlNode *anchor, struct shape *shape)
{
	static const char *const across[] = {"column", "character", NULL};
	static const char *const down[] = {"paragraph", "line", NULL};
	bool has_x = false, has_y = false;
	const xmlNode *child;

	for (child = anchor->children; child; child = child->next) {
		if (docx_node_is(child, DOCX_DRAWING, "positionH"))
			has_x = read_position(a, child, across, &shape->x);
		else if (docx_node_is(child, DOCX_DRAWING, "positionV"))
			has_y = read_position(a, child, down, &shape->y);
		else if (docx_node_is(child, DOCX_DRAWING, "extent")) {
			shape->width = points(docx_node_attribute(a, child, "cx"));
			shape->height = points(docx_node_attribute(a, child, "cy"));
		}
	}
	shape->placed = has_x && has_y;
}

static bool has_no_fill(const xmlNode *geometry)
{
	const xmlNode *node;

	for (node = geometry->next; node; node = node->next)
		if (docx_node_is(node, DOCX_DRAWING, "noFill"))
			return true;
	return false;
}

static void read_geometry(struct arena *a, const xmlNode *geometry, struct shape *shape)
{
	static const char *const round[] = {"ellipse", "donut", "flowChartConnector", NULL};
	static const char *const boxes[] = {"rect", "roundRect", "frame", NULL};
	const char *preset = docx_node_attribute(a, geometry, "prst");

	if (is_one_of(preset, round) || (is_one_of(preset, boxes) && has_no_fill(geometry)))
		shape->mark = true;
}

/* ---- VML */

/* "margin-left:12.5pt" of a style attribute. */
static bool read_length(const char *style, const char *name, double *length)
{
	const char *at = style ? str_ifind(style, name) : NULL;
	char *end;

	if (!at)
		return false;
	*length = strtod(at + strlen(name), &end);
	if (str_istarts(end, "in"))
		*length *= 72;
	else if (str_istarts(end, "cm"))
		*length *= 72 / 2.54;
	return end > at + strlen(name);
}

static void read_vml(struct arena *a, const xmlNode *node, struct shape *shape)
{
	static const char *const names[] = {"oval", "roundrect", "rect", "curve", "polyline", NULL};
	const char *style = docx_node_attribute(a, node, "style"),
		   *filled = docx_node_attribute(a, node, "filled");
	bool has_x, has_y;

	if (!is_one_of((const char *)node->name, names))
		return;
	if (!str_eq((const char *)node->name, "oval") && !str_istarts(filled ? filled : "", "f"))
		return;
	shape->mark = true;
	has_x = read_length(style, "margin-left:", &shape->x);
	has_y = read_length(style, "margin-top:", &shape->y);
	shape->placed = has_x && has_y && read_length(style, ";width:", &shape->width) &&
			read_length(style, ";height:", &shape->height);
}

/* ---- either */

static void scan(struct arena *a, const xmlNode *node, struct shape *shape);

static void scan_children(struct arena *a, const xmlNode *node, struct shape *shape)
{
	const xmlNode *child;

	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			scan(a, child, shape);
}

/* Of alternatives the first: what it shows was drawn by the program that wrote it. */
static void scan_first(struct arena *a, const xmlNode *alternatives, struct shape *shape)
{
	const xmlNode *child = alternatives->children;

	while (child && child->type != XML_ELEMENT_NODE)
		child = child->next;
	if (child)
		scan_children(a, child, shape);
}

static void scan(struct arena *a, const xmlNode *node, struct shape *shape)
{
	const char *name = (const char *)node->name;
	enum docx_element element = docx_node_element(node);

	if (element == DOCX_TEXT_BOX) {
		*ARENA_PUSH(a, const xmlNode *, shape->boxes, shape->box_count) = node;
		shape->words = shape->words || !str_empty(docx_node_text(a, node));
		return;
	}
	if (element == DOCX_ALTERNATIVES) {
		scan_first(a, node, shape);
		return;
	}
	if (element == DOCX_INK || docx_node_is(node, DOCX_DRAWING, "custGeom"))
		shape->mark = true;
	else if (docx_node_is(node, DOCX_DRAWING, "anchor"))
		read_anchor(a, node, shape);
	else if (docx_node_is(node, DOCX_DRAWING, "prstGeom"))
		read_geometry(a, node, shape);
	else if (docx_node_is(node, DOCX_VML, name))
		read_vml(a, node, shape);
	if (docx_node_is(node, DOCX_DRAWING, "blip") || docx_node_is(node, DOCX_VML, "imagedata"))
		shape->picture = true;
	if (!shape->sign && docx_node_is(node, DOCX_DRAWING, "docPr")) {
		shape->sign = symbol_of_picture(docx_node_attribute(a, node, "descr"));
		if (!shape->sign)
			shape->sign = symbol_of_picture(docx_node_attribute(a, node, "title"));
	} else if (!shape->sign && docx_node_is(node, DOCX_VML, "shape")) {
		shape->sign = symbol_of_picture(docx_node_attribute(a, node, "alt"));
	}
	shape->object = shape->object || str_eq(name, "OLEObject");
	shape->control = shape->control || docx_node_is(node, DOCX_W, "control");
	scan_children(a, node, shape);
}

static bool is_mark(const struct shape *shape)
{
	return shape->mark && !shape->words && !shape->picture && shape->width < WIDTH_MAX &&
	       shape->height < HEIGHT_MAX;
}

/* Is it one word, and one that is an answer? */
static bool is_answer(const char *text)
{
	static const char *const answers[] = {"yes", "no", "y", "n", NULL};
	size_t i;

	for (i = 0; answers[i]; i++)
		if (str_ieq(text, answers[i]))
			return true;
	return false;
}

/* In points. */
static double cell_width(struct arena *a, const xmlNode *node)
{
	const xmlNode *width;
	int twips;

	while (node && docx_node_element(node) != DOCX_CELL)
		node = node->parent;
	width = docx_node_child(docx_node_child(node, "tcPr"), "tcW");
	twips = str_eq(docx_node_attribute(a, width, "type"), "dxa")
		    ? docx_node_number(docx_node_attribute(a, width, "w"), 0, 20000, 0)
		    : 0;
	return twips / 20 > WORD_WIDTH ? twips / 20 : WORD_WIDTH;
}

/* Does it lie over the words of this paragraph, which are one answer? */
static bool is_around(struct arena *a, const struct shape *shape, const xmlNode *paragraph)
{
	double x = shape->x + shape->width / 2, y = shape->y + shape->height / 2;

	return shape->placed && is_answer(str_trim(a, docx_node_text(a, paragraph))) &&
	       x >= -SLACK && x <= cell_width(a, paragraph) + SLACK && y >= -SLACK &&
	       y <= LINE_HEIGHT;
}

static const xmlNode *paragraph_of(const xmlNode *node)
{
	while (node && docx_node_element(node) != DOCX_PARAGRAPH)
		node = node->parent;
	return node;
}

static bool is_in_cell(const xmlNode *node)
{
	while (node && docx_node_element(node) != DOCX_CELL)
		node = node->parent;
	return node != NULL;
}

const char *docx_shape_read(struct docx_reader *r, const xmlNode *picture)
{
	struct shape shape = {0};
	const xmlNode *paragraph;
	size_t i;

	if (docx_node_element(picture) == DOCX_INK)
		shape.mark = true;
	scan_children(r->arena, picture, &shape);
	for (i = 0; i < shape.box_count && !r->silent; i++)
		*ARENA_PUSH(r->arena, const xmlNode *, r->boxes, r->box_count) = shape.boxes[i];
	paragraph = paragraph_of(picture);
	if (is_mark(&shape) && !(paragraph && is_around(r->arena, &shape, paragraph)))
		r->drawn = true;
	r->pictures = r->pictures || shape.picture;
	/* A picture in a cell may be somebody's tick. */
	r->notes->blind = r->notes->blind || (shape.picture && !shape.sign && is_in_cell(picture));
	if (shape.object)
		docx_note_aside(r, "A file that is embedded in it was not read.");
	if (shape.control)
		docx_note(r, "It has boxes of a kind (ActiveX) whose ticks cannot be read.");
	return shape.words ? NULL : shape.sign;
}

/* The pictures of a paragraph, those in its text boxes aside. */
static bool has_circle(struct arena *a, const xmlNode *node, const xmlNode *paragraph)
{
	struct shape shape = {0};
	const xmlNode *child;

	switch (docx_node_element(node)) {
	case DOCX_GONE:
	case DOCX_TEXT:
	case DOCX_OTHER:
		return false;
	case DOCX_PICTURE:
		scan_children(a, node, &shape);
		return is_mark(&shape) && is_around(a, &shape, paragraph);
	case DOCX_ALTERNATIVES:
		node = docx_node_choose(node);
		break;
	default:
		break;
	}
	for (child = node ? node->children : NULL; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && has_circle(a, child, paragraph))
			return true;
	return false;
}

bool docx_shape_is_around(const xmlNode *paragraph)
{
	CLEANUP_ARENA struct arena a = {0};

	return has_circle(&a, paragraph, paragraph);
}
