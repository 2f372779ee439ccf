/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/odt_text.h"

#include <string.h>

#include "read/attachment.h"
#include "read/odt_control.h"
#include "read/symbol.h"
#include "read/wordflow.h"

/* What a file may say is there again and again, and what a table can be wide. */
enum { REPEAT_MAX = 50, BLANKS_MAX = 50, CELLS_MAX = 100 };

struct walk {
	struct arena *arena;
	struct odt_styles *styles;
	struct odt_notes *notes;
	struct odt_controls controls;
	struct wordflow flow;
	struct odt_look look; /* of the words that come next */
	int level;	      /* tables in tables; 0: outside */
	bool pending;	      /* a paragraph has ended, and it is not known what follows */
	bool blank;	      /* what was added last is a blank, or nothing was */
	size_t cells;	      /* that repetitions may still make */
};

static void walk_blocks(struct walk *w, const xmlNode *parent);
static void walk_inline(struct walk *w, const xmlNode *parent);

static const char *attribute(struct walk *w, const xmlNode *node, const char *uri, const char *name)
{
	return xml_attribute(w->arena, node, uri, name);
}

static bool is_true(struct walk *w, const xmlNode *node, const char *uri, const char *name)
{
	return str_eq(attribute(w, node, uri, name), "true");
}

static long number(struct walk *w, const xmlNode *node, const char *uri, const char *name, long max)
{
	const char *text = attribute(w, node, uri, name);
	long n = text ? strtol(text, NULL, 10) : 1;

	return n < 1 ? 1 : n > max ? max : n;
}

/* ---- words */

static void add(struct walk *w, const char *text)
{
	if (!*text)
		return;
	if (w->look.hidden) {
		w->notes->hidden |= !str_empty(text);
		return;
	}
	wordflow_add(&w->flow, text, w->look.marks);
	w->blank = false;
}

/* A run of the white space of XML is one blank, none at the beginning (ODF 1.3, 6.1.2). */
static void add_text(struct walk *w, const char *text)
{
	const char *shown, *next;
	struct str out;
	bool blank = w->blank;
	unsigned c;

	str_init(&out, w->arena, STR_UNBOUNDED);
	for (; *text; text = next) {
		next = text;
		c = str_next_char(&next);
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			if (!blank)
				str_add_char(&out, ' ');
			blank = true;
			continue;
		}
		blank = false;
		shown = symbol_find(w->look.font, c);
		if (shown)
			str_add(&out, shown);
		else if (!symbol_is_invisible(c))
			str_add_n(&out, text, (size_t)(next - text));
	}
	add(w, str_text(&out));
	w->blank = blank;
}

static void walk_styled(struct walk *w, const xmlNode *node)
{
	const struct odt_look look = w->look;

	odt_style_apply(w->styles, "text", attribute(w, node, ODT_TEXT, "style-name"), &w->look);
	walk_inline(w, node);
	w->look = look;
}

/* A control of LibreOffice 7: what it shows, unless that only holds the place. */
static void walk_content_control(struct walk *w, const xmlNode *node)
{
	if (is_true(w, node, ODT_LOEXT, "checkbox"))
		add(w, is_true(w, node, ODT_LOEXT, "checked") ? DOCUMENT_TICKED : DOCUMENT_EMPTY);
	else if (!is_true(w, node, ODT_LOEXT, "showing-place-holder"))
		walk_inline(w, node);
}

/* A field to type into: empty while it shows what it is for. */
static void walk_input(struct walk *w, const xmlNode *node)
{
	const char *hint = attribute(w, node, ODT_TEXT, "description");
	xmlChar *content = xmlNodeGetContent(node);

	if (!content || str_empty(hint) || strcmp((char *)content, hint) != 0)
		walk_inline(w, node);
	xmlFree(content);
}

static void add_field(struct walk *w, const xmlNode *node)
{
	const char *shown = odt_control_field(w->arena, node);

	if (shown)
		add(w, shown);
}

/* ---- what is drawn */

/* Text in a frame or a shape, before the paragraph that it hangs on. */
static void walk_box(struct walk *w, const xmlNode *box)
{
	const struct odt_look look = w->look;
	bool pending = w->pending, blank = w->blank;
	int level = w->level;

	wordflow_enter_box(&w->flow, level);
	w->level = 0;
	w->pending = false;
	walk_blocks(w, box);
	wordflow_leave_box(&w->flow);
	w->level = level;
	w->look = look;
	w->pending = pending;
	w->blank = blank;
}

static bool holds_table(const xmlNode *box)
{
	const xmlNode *node;

	for (node = box->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE &&
		    (xml_is(node, ODT_TABLE, "table") || holds_table(node)))
			return true;
	return false;
}

/* The paragraphs of a frame as lines of the one that it stands in. */
static void walk_lines(struct walk *w, const xmlNode *parent, bool *first)
{
	const struct odt_look look = w->look;
	const xmlNode *node;

	for (node = parent->children; node && !w->flow.full; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!xml_is(node, ODT_TEXT, "p") && !xml_is(node, ODT_TEXT, "h")) {
			walk_lines(w, node, first); /* lists */
			continue;
		}
		if (!*first)
			add(w, "\n");
		*first = false;
		odt_style_apply(w->styles, "paragraph", attribute(w, node, ODT_TEXT, "style-name"),
				&w->look);
		w->blank = true;
		walk_inline(w, node);
		w->look = look;
	}
}

/* A frame that stands in its line as a letter does: a label can be before it. */
static void walk_letter(struct walk *w, const xmlNode *box)
{
	bool first = true;

	if (wordflow_has_text(&w->flow))
		add(w, w->level ? " " : "\t");
	walk_lines(w, box, &first);
}

static bool has_text(const xmlNode *shape)
{
	const xmlNode *node;

	for (node = shape->children; node; node = node->next)
		if (xml_is(node, ODT_TEXT, "p") || xml_is(node, ODT_TEXT, "list"))
			return true;
	return false;
}

/* A picture is a tick if its title or its description says so. */
static void add_picture(struct walk *w, const xmlNode *frame)
{
	static const char *const names[] = {"title", "desc"};
	const xmlNode *said;
	const char *sign = NULL;
	xmlChar *text;
	size_t i;

	for (i = 0; i < COUNT_OF(names) && !sign; i++) {
		said = xml_child(frame, ODT_SVG, names[i]);
		text = said ? xmlNodeGetContent(said) : NULL;
		sign = symbol_of_picture((const char *)text);
		xmlFree(text);
	}
	if (sign)
		add(w, sign);
	else
		w->notes->pictures = true;
}

static void walk_drawing(struct walk *w, const xmlNode *node)
{
	const xmlNode *box, *child;

	if (xml_is(node, ODT_DRAW, "control")) {
		add(w, odt_control_find(&w->controls, attribute(w, node, ODT_DRAW, "control")));
	} else if (xml_is(node, ODT_DRAW, "frame")) {
		box = xml_child(node, ODT_DRAW, "text-box");
		if (box && !holds_table(box) &&
		    str_eq(attribute(w, node, ODT_TEXT, "anchor-type"), "as-char"))
			walk_letter(w, box);
		else if (box)
			walk_box(w, box);
		else
			add_picture(w, node);
	} else if (xml_is(node, ODT_DRAW, "a") || xml_is(node, ODT_DRAW, "g")) {
		for (child = node->children; child; child = child->next)
			if (child->type == XML_ELEMENT_NODE)
				walk_drawing(w, child);
	} else if (has_text(node)) {
		walk_box(w, node);
	} else {
		w->notes->pictures = true;
	}
}

/* ---- paragraphs */

static bool is_drawing(const xmlNode *node)
{
	return node->ns && str_eq((const char *)node->ns->href, ODT_DRAW);
}

/* Notes, comments, what was deleted, ruby and placeholders: not of the text that counts. */
static bool is_aside(struct walk *w, const xmlNode *node)
{
	static const char *const names[] = {
	    "note", "tracked-changes", "ruby-text",	   "placeholder",	"script",
	    "page", "bibliography",    "table-of-content", "alphabetical-index"};
	size_t i;

	for (i = 0; i < COUNT_OF(names); i++)
		if (xml_is(node, ODT_TEXT, names[i]))
			return true;
	if (is_true(w, node, ODT_TEXT, "is-hidden")) {
		w->notes->hidden = true;
		return true;
	}
	return xml_is(node, ODT_OFFICE, "annotation") ||
	       xml_is(node, ODT_OFFICE, "annotation-end") ||
	       xml_is(node, ODT_OFFICE, "event-listeners");
}

static void walk_element(struct walk *w, const xmlNode *node)
{
	long n;

	if (is_drawing(node)) {
		walk_drawing(w, node);
	} else if (xml_is(node, ODT_TEXT, "s")) {
		for (n = number(w, node, ODT_TEXT, "c", BLANKS_MAX); n > 0; n--)
			add(w, " ");
	} else if (xml_is(node, ODT_TEXT, "tab")) {
		add(w, "\t");
	} else if (xml_is(node, ODT_TEXT, "line-break")) {
		add(w, "\n");
		w->blank = true;
	} else if (xml_is(node, ODT_TEXT, "text-input")) {
		walk_input(w, node);
	} else if (xml_is(node, ODT_LOEXT, "content-control")) {
		walk_content_control(w, node);
	} else if (xml_is(node, ODT_FIELD, "fieldmark") ||
		   xml_is(node, ODT_FIELD, "fieldmark-start")) {
		add_field(w, node);
	} else if (!is_aside(w, node)) {
		walk_styled(w, node);
	}
}

static void walk_inline(struct walk *w, const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node && !w->flow.full; node = node->next) {
		if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			add_text(w, (const char *)node->content);
		else if (node->type == XML_ELEMENT_NODE)
			walk_element(w, node);
	}
}

/* The paragraph before this one has ended: it was not the last of its cell. */
static void end_pending(struct walk *w)
{
	if (w->pending)
		wordflow_end_paragraph(&w->flow, w->level);
	w->pending = false;
}

static bool is_hidden_paragraph(const xmlNode *node)
{
	const xmlNode *hidden = xml_child(node, ODT_TEXT, "hidden-paragraph");
	const xmlAttr *attr;

	for (attr = hidden ? hidden->properties : NULL; attr; attr = attr->next)
		if (str_eq((const char *)attr->name, "is-hidden") && attr->children &&
		    str_eq((const char *)attr->children->content, "true"))
			return true;
	return false;
}

static void walk_paragraph(struct walk *w, const xmlNode *node)
{
	const struct odt_look look = w->look;

	end_pending(w);
	if (is_hidden_paragraph(node))
		w->look.hidden = true;
	odt_style_apply(w->styles, "paragraph", attribute(w, node, ODT_TEXT, "style-name"),
			&w->look);
	w->blank = true;
	walk_inline(w, node);
	w->look = look;
	w->pending = true;
}

/* ---- tables */

/* Returns the marks that the cell itself has. */
static unsigned walk_cell(struct walk *w, const xmlNode *cell)
{
	const struct odt_look look = w->look;
	unsigned marks;

	odt_style_apply(w->styles, "table-cell", attribute(w, cell, ODT_TABLE, "style-name"),
			&w->look);
	w->look.marks &= DOCUMENT_HIGHLIGHT;
	marks = w->look.marks;
	walk_blocks(w, cell);
	w->look = look;
	w->pending = false;
	wordflow_end_cell(&w->flow, w->level);
	return marks;
}

/* What a cell covers to its right is no cell of its own; what one above it covers is an empty one.
 */
static void walk_row_once(struct walk *w, const xmlNode *row)
{
	struct wordflow_look looks[CELLS_MAX] = {0};
	const xmlNode *cell;
	long n, covered = 0;
	size_t count = 0;
	bool cover;

	for (cell = row->children; cell && count < CELLS_MAX; cell = cell->next) {
		cover = xml_is(cell, ODT_TABLE, "covered-table-cell");
		if (!cover && !xml_is(cell, ODT_TABLE, "table-cell"))
			continue;
		n = number(w, cell, ODT_TABLE, "number-columns-repeated", REPEAT_MAX);
		for (; n > 0 && count < CELLS_MAX && w->cells; n--, w->cells--) {
			if (cover) {
				looks[count].merged = covered > 0;
				covered -= covered > 0;
				wordflow_end_cell(&w->flow, w->level);
			} else {
				looks[count].marks = walk_cell(w, cell);
				covered = number(w, cell, ODT_TABLE, "number-columns-spanned",
						 CELLS_MAX) -
					  1;
			}
			count++;
		}
	}
	wordflow_end_row(&w->flow, w->level, looks, count);
}

static void walk_row(struct walk *w, const xmlNode *row)
{
	const char *visible = attribute(w, row, ODT_TABLE, "visibility");
	long n = number(w, row, ODT_TABLE, "number-rows-repeated", REPEAT_MAX);

	if (visible && !str_eq(visible, "visible")) {
		w->notes->hidden = true;
		return;
	}
	for (; n > 0 && w->cells && !w->flow.full; n--)
		walk_row_once(w, row);
}

static void walk_rows(struct walk *w, const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node && !w->flow.full; node = node->next) {
		if (xml_is(node, ODT_TABLE, "table-row"))
			walk_row(w, node);
		else if (node->type == XML_ELEMENT_NODE)
			walk_rows(w, node); /* header rows, groups */
	}
}

static void walk_table(struct walk *w, const xmlNode *table)
{
	end_pending(w);
	w->level++;
	walk_rows(w, table);
	w->level--;
	w->pending = false;
}

/* ---- blocks */

/* Something that is drawn on the page, and in no paragraph. */
static void walk_apart(struct walk *w, const xmlNode *node)
{
	end_pending(w);
	walk_drawing(w, node);
	w->pending = wordflow_has_text(&w->flow);
}

static void walk_block(struct walk *w, const xmlNode *node)
{
	if (xml_is(node, ODT_TEXT, "p") || xml_is(node, ODT_TEXT, "h"))
		walk_paragraph(w, node);
	else if (xml_is(node, ODT_TABLE, "table"))
		walk_table(w, node);
	else if (is_drawing(node))
		walk_apart(w, node);
	else if (xml_is(node, ODT_TEXT, "section") &&
		 str_eq(attribute(w, node, ODT_TEXT, "display"), "none"))
		w->notes->hidden = true;
	else if (xml_is(node, ODT_OFFICE, "forms"))
		odt_control_add(&w->controls, node);
	else if (!is_aside(w, node))
		walk_blocks(w, node); /* lists, sections */
}

static void walk_blocks(struct walk *w, const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node && !w->flow.full; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			walk_block(w, node);
}

void odt_text_read(struct document *document, struct odt_styles *styles, const xmlNode *body,
		   struct odt_notes *notes)
{
	struct walk w = {.arena = document->arena,
			 .styles = styles,
			 .notes = notes,
			 .controls = {.arena = document->arena},
			 .cells = CELLS_MAX * 1000};

	memset(notes, 0, sizeof(*notes));
	wordflow_init(&w.flow, document, ATTACHMENT_TEXT_MAX);
	walk_blocks(&w, body);
	end_pending(&w);
	wordflow_finish(&w.flow);
	notes->cut = w.flow.full;
}
