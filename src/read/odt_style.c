/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/odt_style.h"

#include <string.h>

#include "core/document.h"
#include "read/colour.h"

/* Styles that a style is made of, one of the other. */
enum { PARENTS_MAX = 16, STYLES_MAX = 50000 };

struct odt_style {
	const char *family, *name, *parent;
	unsigned said, marks; /* the marks that it says something of, and those that it sets */
	const char *font;
	bool says_hidden, hidden;
	size_t order;
};

/* What a document calls a font, and the font. */
struct odt_font {
	const char *name, *family;
};

static const char *unquoted(struct arena *a, const char *family)
{
	size_t n = strlen(family);

	return n > 1 && family[0] == '\'' && family[n - 1] == '\''
		   ? arena_strndup(a, family + 1, n - 2)
		   : family;
}

static void add_fonts(struct odt_styles *styles, const xmlNode *root)
{
	const xmlNode *all = xml_child(root, ODT_OFFICE, "font-face-decls"), *node;
	const char *name, *family;
	struct odt_font *font;

	for (node = all ? xml_child(all, ODT_STYLE, "font-face") : NULL;
	     node && styles->font_count < STYLES_MAX; node = xml_next(node)) {
		name = xml_attribute(styles->arena, node, ODT_STYLE, "name");
		family = xml_attribute(styles->arena, node, ODT_SVG, "font-family");
		if (!name || !family)
			continue;
		font =
		    ARENA_PUSH(styles->arena, struct odt_font, styles->fonts, styles->font_count);
		font->name = name;
		font->family = unquoted(styles->arena, family);
	}
}

/* Wingdings is called Wingdings, or Wingdings1 where the document has two descriptions of it. */
static const char *find_font(const struct odt_styles *styles, const char *name)
{
	size_t i;

	for (i = 0; i < styles->font_count && i < 500; i++)
		if (str_eq(styles->fonts[i].name, name))
			return styles->fonts[i].family;
	return name;
}

static void say(struct odt_style *style, unsigned mark, bool set)
{
	style->said |= mark;
	if (set)
		style->marks |= mark;
}

/* "transparent" is none. */
static bool is_colour(const char *value)
{
	long rgb[3];

	return colour_parse_hex(value, rgb) && !colour_is_grey(rgb);
}

static void read_text_properties(struct odt_styles *styles, struct odt_style *style,
				 const xmlNode *node)
{
	struct arena *a = styles->arena;
	const char *value;
	long rgb[3];

	value = xml_attribute(a, node, ODT_FO, "font-weight");
	if (value)
		say(style, DOCUMENT_BOLD,
		    str_eq(value, "bold") || (value[0] >= '6' && value[0] <= '9'));
	value = xml_attribute(a, node, ODT_FO, "font-style");
	if (value)
		say(style, DOCUMENT_ITALIC, str_eq(value, "italic") || str_eq(value, "oblique"));
	value = xml_attribute(a, node, ODT_STYLE, "text-underline-style");
	if (value)
		say(style, DOCUMENT_UNDERLINE, !str_eq(value, "none"));
	value = xml_attribute(a, node, ODT_STYLE, "text-line-through-style");
	if (!value)
		value = xml_attribute(a, node, ODT_STYLE, "text-line-through-type");
	if (value)
		say(style, DOCUMENT_STRUCK, !str_eq(value, "none"));
	value = xml_attribute(a, node, ODT_FO, "background-color");
	if (value)
		say(style, DOCUMENT_HIGHLIGHT, is_colour(value));
	value = xml_attribute(a, node, ODT_FO, "color");
	if (value) {
		say(style, DOCUMENT_COLOURED, is_colour(value));
		say(style, DOCUMENT_GREY, colour_parse_hex(value, rgb) && colour_is_pale(rgb));
	}
	value = xml_attribute(a, node, ODT_FO, "border");
	if (value)
		say(style, DOCUMENT_BORDER, !str_eq(value, "none"));
	value = xml_attribute(a, node, ODT_TEXT, "display");
	if (value) {
		style->says_hidden = true;
		style->hidden = str_eq(value, "none");
	}
	value = xml_attribute(a, node, ODT_STYLE, "font-name");
	if (!value)
		value = xml_attribute(a, node, ODT_FO, "font-family");
	if (value)
		style->font = find_font(styles, value);
}

static void add_style(struct odt_styles *styles, const xmlNode *node)
{
	struct arena *a = styles->arena;
	const char *name = xml_attribute(a, node, ODT_STYLE, "name");
	const char *family = xml_attribute(a, node, ODT_STYLE, "family");
	const char *colour;
	const xmlNode *cell, *text = xml_child(node, ODT_STYLE, "text-properties");
	struct odt_style *style;

	if (!family || styles->count == STYLES_MAX)
		return;
	style = ARENA_PUSH(a, struct odt_style, styles->styles, styles->count);
	style->order = styles->count;
	style->family = family;
	style->name = name ? name : ""; /* the family's default */
	style->parent = xml_attribute(a, node, ODT_STYLE, "parent-style-name");
	if (text)
		read_text_properties(styles, style, text);
	cell = xml_child(node, ODT_STYLE, "table-cell-properties");
	colour = cell ? xml_attribute(a, cell, ODT_FO, "background-color") : NULL;
	if (colour)
		say(style, DOCUMENT_HIGHLIGHT, is_colour(colour));
}

static void add_styles(struct odt_styles *styles, const xmlNode *all)
{
	const xmlNode *node;

	for (node = all ? all->children : NULL; node; node = node->next)
		if (xml_is(node, ODT_STYLE, "style"))
			add_style(styles, node);
}

void odt_style_add(struct odt_styles *styles, const xmlNode *root)
{
	add_fonts(styles, root);
	add_styles(styles, xml_child(root, ODT_OFFICE, "automatic-styles"));
	add_styles(styles, xml_child(root, ODT_OFFICE, "styles"));
	styles->sorted = false;
}

static int compare(const void *a, const void *b)
{
	const struct odt_style *x = a, *y = b;
	int by_name = strcmp(x->name, y->name);

	return by_name ? by_name : strcmp(x->family, y->family);
}

static int compare_with_order(const void *a, const void *b)
{
	const struct odt_style *x = a, *y = b;
	int by_name = compare(a, b);

	return by_name ? by_name : (x->order > y->order) - (x->order < y->order);
}

/* Keeps the first of each name. */
static void sort(struct odt_styles *styles)
{
	size_t i, kept = 0;

	styles->sorted = true;
	if (!styles->count)
		return;
	qsort(styles->styles, styles->count, sizeof(*styles->styles), compare_with_order);
	for (i = 1; i < styles->count; i++)
		if (compare(&styles->styles[kept], &styles->styles[i]) != 0)
			styles->styles[++kept] = styles->styles[i];
	styles->count = kept + 1;
}

static const struct odt_style *find(const struct odt_styles *styles, const char *family,
				    const char *name)
{
	const struct odt_style wanted = {.family = family, .name = name};

	return styles->count ? bsearch(&wanted, styles->styles, styles->count,
				       sizeof(*styles->styles), compare)
			     : NULL;
}

void odt_style_apply(struct odt_styles *styles, const char *family, const char *name,
		     struct odt_look *look)
{
	const struct odt_style *chain[PARENTS_MAX], *style;
	int n = 0;

	if (!styles->sorted)
		sort(styles);
	style = name ? find(styles, family, name) : NULL;
	for (; style && n < PARENTS_MAX; n++) {
		chain[n] = style;
		style = style->parent ? find(styles, family, style->parent) : NULL;
	}
	while (n-- > 0) {
		look->marks = (look->marks & ~chain[n]->said) | chain[n]->marks;
		if (chain[n]->font)
			look->font = chain[n]->font;
		if (chain[n]->says_hidden)
			look->hidden = chain[n]->hidden;
	}
}
