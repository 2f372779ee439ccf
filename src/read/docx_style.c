/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/docx_style.h"

#include <string.h>

#include "core/document.h"
#include "read/colour.h"
#include "read/symbol.h"

enum { STYLES_MAX = 5000, BASES_MAX = 20 };

struct docx_style {
	const char *id;
	const char *base; /* the style that it is based on, or NULL */
	struct docx_look own;
	struct docx_look whole; /* with its bases */
	bool is_whole;
};

/* ---- properties */

static void say(struct docx_look *look, unsigned bit, bool on)
{
	look->said |= bit;
	look->on = on ? look->on | bit : look->on & ~bit;
}

static void say_value(struct docx_look *look, unsigned bit, const char *value)
{
	if (value)
		say(look, bit, !str_eq(value, "none") && !str_eq(value, "nil"));
}

bool docx_style_is_shaded(struct arena *a, const xmlNode *properties)
{
	const xmlNode *shade = docx_node_child(properties, "shd");
	const char *pattern = docx_node_attribute(a, shade, "val"),
		   *fill =
		       docx_node_attribute(a, shade, str_eq(pattern, "solid") ? "color" : "fill");
	long rgb[3];

	return fill && colour_parse_hex(fill, rgb) && !colour_is_grey(rgb);
}

/* "black" and the greys are no marker's colours. */
static bool is_marker(const char *colour)
{
	return colour && !str_eq(colour, "none") && !str_eq(colour, "white") &&
	       !str_eq(colour, "black") && !str_ieq(colour, "lightGray") &&
	       !str_ieq(colour, "darkGray");
}

static void say_font(struct arena *a, struct docx_look *look, const xmlNode *fonts)
{
	static const char *const names[] = {"ascii", "hAnsi", "cs", "eastAsia"};
	const char *name = NULL;
	size_t i;

	if (!fonts)
		return;
	for (i = 0; i < COUNT_OF(names) && !name; i++)
		name = docx_node_attribute(a, fonts, names[i]);
	look->said |= DOCX_LOOK_FONT;
	look->font = symbol_is_font(name) ? name : NULL;
}

/* "FF0000", but not "auto" or a grey. */
static bool is_ink(const char *value)
{
	long rgb[3];

	return value && colour_parse_hex(value, rgb) && !colour_is_grey(rgb);
}

static bool is_pale(const char *value)
{
	long rgb[3];

	return value && colour_parse_hex(value, rgb) && colour_is_pale(rgb);
}

static struct docx_look read_properties(struct arena *a, const xmlNode *properties)
{
	static const struct {
		const char *name;
		unsigned bit;
	} switches[] = {{"b", DOCX_LOOK_BOLD},
			{"i", DOCX_LOOK_ITALIC},
			{"strike", DOCX_LOOK_STRUCK},
			{"dstrike", DOCX_LOOK_STRUCK},
			{"vanish", DOCX_LOOK_HIDDEN}};
	struct docx_look look = {0};
	const xmlNode *node;
	size_t i;

	if (!properties)
		return look;
	for (i = 0; i < COUNT_OF(switches); i++) {
		node = docx_node_child(properties, switches[i].name);
		/* Struck out once, or twice. */
		if (node && !(look.on & switches[i].bit))
			say(&look, switches[i].bit, docx_node_is_on(a, node));
	}
	say_value(&look, DOCX_LOOK_UNDERLINE, docx_node_value(a, properties, "u"));
	say_value(&look, DOCX_LOOK_BORDER, docx_node_value(a, properties, "bdr"));
	if (docx_node_child(properties, "color")) {
		say(&look, DOCX_LOOK_COLOURED, is_ink(docx_node_value(a, properties, "color")));
		say(&look, DOCX_LOOK_GREY, is_pale(docx_node_value(a, properties, "color")));
	}
	if (docx_node_child(properties, "shd"))
		say(&look, DOCX_LOOK_HIGHLIGHT, docx_style_is_shaded(a, properties));
	if (docx_node_child(properties, "highlight") && !(look.on & DOCX_LOOK_HIGHLIGHT))
		say(&look, DOCX_LOOK_HIGHLIGHT,
		    is_marker(docx_node_value(a, properties, "highlight")));
	say_font(a, &look, docx_node_child(properties, "rFonts"));
	return look;
}

/* What `over` says, and of what it says nothing, what `under` says. */
static struct docx_look overlay(struct docx_look over, const struct docx_look *under)
{
	unsigned missing = under->said & ~over.said;

	over.said |= missing;
	over.on |= under->on & missing;
	if (missing & DOCX_LOOK_FONT)
		over.font = under->font;
	return over;
}

/* ---- styles */

static int compare_ids(const void *a, const void *b)
{
	const struct docx_style *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static struct docx_style *find_style(const struct docx_styles *styles, const char *id)
{
	const struct docx_style key = {.id = id};

	return id && styles->count
		   ? bsearch(&key, styles->styles, styles->count, sizeof(key), compare_ids)
		   : NULL;
}

static const struct docx_look *whole_look(const struct docx_styles *styles,
					  struct docx_style *style, size_t bases)
{
	struct docx_style *base;

	if (style->is_whole)
		return &style->whole;
	base = bases < BASES_MAX ? find_style(styles, style->base) : NULL;
	style->whole = style->own;
	style->is_whole = true; /* a style based on itself ends here */
	if (base)
		style->whole = overlay(style->own, whole_look(styles, base, bases + 1));
	return &style->whole;
}

static void load_style(struct docx_styles *styles, const xmlNode *node, const char **normal)
{
	struct arena *a = styles->arena;
	const char *id = docx_node_attribute(a, node, "styleId"),
		   *preset = docx_node_attribute(a, node, "default");
	struct docx_style *style;

	if (!id || styles->count == STYLES_MAX)
		return;
	style = ARENA_PUSH(a, struct docx_style, styles->styles, styles->count);
	style->id = id;
	style->base = docx_node_value(a, node, "basedOn");
	style->own = read_properties(a, docx_node_child(node, "rPr"));
	if (str_eq(docx_node_attribute(a, node, "type"), "paragraph") &&
	    (str_eq(preset, "1") || str_eq(preset, "true") || str_eq(preset, "on")))
		*normal = id;
}

void docx_style_load(struct docx_styles *styles, struct arena *a, const xmlNode *root)
{
	const char *normal = NULL;
	const xmlNode *node;
	size_t i;

	memset(styles, 0, sizeof(*styles));
	styles->arena = a;
	for (node = root ? root->children : NULL; node; node = node->next) {
		if (docx_node_is(node, DOCX_W, "style"))
			load_style(styles, node, &normal);
		else if (docx_node_is(node, DOCX_W, "docDefaults"))
			styles->defaults = read_properties(
			    a, docx_node_child(docx_node_child(node, "rPrDefault"), "rPr"));
	}
	if (styles->count)
		qsort(styles->styles, styles->count, sizeof(*styles->styles), compare_ids);
	for (i = 0; i < styles->count; i++)
		whole_look(styles, &styles->styles[i], 0);
	styles->normal = find_style(styles, normal);
}

struct docx_look docx_style_paragraph(const struct docx_styles *styles, const char *id)
{
	const struct docx_style *style = id ? find_style(styles, id) : styles->normal;

	return style ? style->whole : (struct docx_look){0};
}

struct docx_look docx_style_run(const struct docx_styles *styles, const struct docx_look *paragraph,
				const xmlNode *properties)
{
	struct docx_look direct = {0}, look = *paragraph;
	const struct docx_style *style = NULL;

	if (properties) {
		direct = read_properties(styles->arena, properties);
		style = find_style(styles, docx_node_value(styles->arena, properties, "rStyle"));
	}
	if (style) {
		look = overlay(style->whole, paragraph);
		/* Bold in both is not bold (17.7.3). */
		look.on &= ~(unsigned)DOCX_LOOK_TOGGLES;
		look.on |= (style->whole.on ^ paragraph->on) & DOCX_LOOK_TOGGLES;
	}
	look = overlay(look, &styles->defaults);
	look.on |= styles->defaults.on & DOCX_LOOK_TOGGLES;
	return overlay(direct, &look);
}

unsigned docx_style_marks(const struct docx_look *look)
{
	static const struct {
		unsigned bit, mark;
	} marks[] = {
	    {DOCX_LOOK_BOLD, DOCUMENT_BOLD},	       {DOCX_LOOK_STRUCK, DOCUMENT_STRUCK},
	    {DOCX_LOOK_UNDERLINE, DOCUMENT_UNDERLINE}, {DOCX_LOOK_HIGHLIGHT, DOCUMENT_HIGHLIGHT},
	    {DOCX_LOOK_BORDER, DOCUMENT_BORDER},       {DOCX_LOOK_COLOURED, DOCUMENT_COLOURED},
	    {DOCX_LOOK_ITALIC, DOCUMENT_ITALIC},       {DOCX_LOOK_GREY, DOCUMENT_GREY}};
	unsigned all = 0;
	size_t i;

	for (i = 0; i < COUNT_OF(marks); i++)
		if (look->on & marks[i].bit)
			all |= marks[i].mark;
	return all;
}
