/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_style.h"

#include <stdlib.h>
#include <string.h>

#include "core/document.h"
#include "read/colour.h"
#include "read/symbol.h"

/* Long enough for every value that matters; the rest of a longer one is not looked at. */
enum { WORD_MAX = 200 };

/* "rgb(255, 255, 0)" */
static bool parse_rgb(const char *s, long rgb[3])
{
	char *end;
	int i;

	if (!str_starts(s, "rgb"))
		return false;
	s += strcspn(s, "0123456789");
	for (i = 0; i < 3; i++) {
		rgb[i] = strtol(s, &end, 10);
		if (end == s)
			return false;
		rgb[i] = rgb[i] < 0 ? 0 : rgb[i] > 0xFF ? 0xFF : rgb[i];
		s = end + strspn(end, " ,");
	}
	return true;
}

static bool starts_with_any(const char *value, const char *const *list)
{
	for (; *list; list++)
		if (str_starts(value, *list))
			return true;
	return false;
}

/* Is this background a highlight to somebody who sees it? */
static bool is_colour(const char *value)
{
	static const char *const plain[] = {
	    "transparent", "none",  "inherit",	  "initial", "unset",	"auto", "white",
	    "window",	   "url",   "var(",	  "repeat",  "no-rep",	"gray", "grey",
	    "lightgr",	   "darkg", "whitesmoke", "silver",  "gainsb",	"snow", "ivory",
	    "dimgr",	   "black", "scroll",	  "current", "ghostwh", NULL};
	long rgb[3];

	if (colour_parse_hex(value, rgb) || parse_rgb(value, rgb))
		return !colour_is_grey(rgb);
	return *value && (str_starts(value, "lightgreen") || !starts_with_any(value, plain));
}

/* A colour as one number above 0; 0 if it is not plainly one. */
static unsigned colour_number(const char *value)
{
	long rgb[3];

	if (str_starts(value, "white"))
		return 0xFFFFFF + 1;
	if (str_starts(value, "black"))
		return 0 + 1;
	if (!colour_parse_hex(value, rgb) && !parse_rgb(value, rgb))
		return 0;
	return (unsigned)((rgb[0] << 16) + (rgb[1] << 8) + rgb[2]) + 1;
}

static bool is_pale(const char *value)
{
	static const char *const names[] = {"gray",	 "grey",      "darkgray",  "darkgrey",
					    "dimgray",	 "dimgrey",   "lightgray", "lightgrey",
					    "slategray", "slategrey", "silver",	   NULL};
	long rgb[3];

	if (colour_parse_hex(value, rgb) || parse_rgb(value, rgb))
		return colour_is_pale(rgb);
	return starts_with_any(value, names);
}

/* White on white is there to be found by programs, not to be read. */
static void compare_colours(struct html_style *style)
{
	style->hidden = style->hidden || (style->ink && style->ink == style->ground);
}

static void read_ink(struct html_style *style, const char *value)
{
	style->hidden = style->hidden || str_starts(value, "transparent");
	style->ink = colour_number(value);
	if (is_colour(value))
		style->set |= DOCUMENT_COLOURED;
	else
		style->clear |= DOCUMENT_COLOURED;
	if (is_pale(value))
		style->set |= DOCUMENT_GREY;
	else
		style->clear |= DOCUMENT_GREY;
	compare_colours(style);
}

/* "-9999px", "-100em": far from where anybody looks. */
static void read_place(struct html_style *style, const char *value)
{
	style->hidden = style->hidden || strtod(value, NULL) <= -90;
}

static void read_background(struct html_style *style, const char *value)
{
	style->ground = colour_number(value);
	compare_colours(style);
	if (is_colour(value))
		style->set |= DOCUMENT_HIGHLIGHT;
	else
		style->clear |= DOCUMENT_HIGHLIGHT;
}

static void read_decoration(struct html_style *style, const char *value)
{
	if (strstr(value, "line-through"))
		style->set |= DOCUMENT_STRUCK;
	if (strstr(value, "underline"))
		style->set |= DOCUMENT_UNDERLINE;
}

static void read_weight(struct html_style *style, const char *value)
{
	if (str_starts(value, "bold") || strtol(value, NULL, 10) >= 600)
		style->set |= DOCUMENT_BOLD;
	else
		style->clear |= DOCUMENT_BOLD;
}

static void read_slant(struct html_style *style, const char *value)
{
	if (str_starts(value, "italic") || str_starts(value, "oblique"))
		style->set |= DOCUMENT_ITALIC;
	else
		style->clear |= DOCUMENT_ITALIC;
}

static bool is_line(const char *value)
{
	return strstr(value, "solid") || strstr(value, "double") || strstr(value, "dashed") ||
	       strstr(value, "dotted");
}

static void read_border(struct html_style *style, const char *value)
{
	if (is_line(value))
		style->set |= DOCUMENT_BORDER;
}

static void read_border_top(struct html_style *style, const char *value)
{
	style->line_above = style->line_above || is_line(value);
}

static void read_border_left(struct html_style *style, const char *value)
{
	style->line_beside = style->line_beside || is_line(value);
}

static void read_display(struct html_style *style, const char *value)
{
	style->hidden = style->hidden || str_starts(value, "none");
}

static void read_visibility(struct html_style *style, const char *value)
{
	style->hidden = style->hidden || str_starts(value, "hidden");
}

static void read_mso_hide(struct html_style *style, const char *value)
{
	style->hidden = style->hidden || str_starts(value, "all");
}

/* "0", "0px", "0.0pt", but not "0.9em". */
static void read_size(struct html_style *style, const char *value)
{
	char *end;

	double size = strtod(value, &end);

	/* "1px" is as invisible; "1em" is not. */
	style->hidden =
	    style->hidden ||
	    (end != value &&
	     (size == 0 || (size <= 2 && (str_starts(end, "px") || str_starts(end, "pt")))));
}

static void read_opacity(struct html_style *style, const char *value)
{
	char *end;

	style->hidden = style->hidden || (strtod(value, &end) == 0 && end != value);
}

static void read_tab(struct html_style *style, const char *value)
{
	style->tab = *value > '0' && *value <= '9';
}

static void read_font(struct html_style *style, const char *value)
{
	const char *font = symbol_font_of(value);

	if (font || !strstr(value, "inherit"))
		style->symbols = font ? font : "";
}

/* "italic bold 7.0pt Wingdings": the family last. */
static void read_font_all(struct html_style *style, const char *value)
{
	const char *name = strstr(value, "wingdings");

	read_font(style, name ? name : value);
	if (strstr(value, "italic") || strstr(value, "oblique"))
		style->set |= DOCUMENT_ITALIC;
	if (strstr(value, "bold"))
		style->set |= DOCUMENT_BOLD;
}

static const struct {
	const char *name;
	void (*read)(struct html_style *style, const char *value);
} properties[] = {
    {"background", read_background},
    {"color", read_ink},
    {"opacity", read_opacity},
    {"text-indent", read_place},
    {"left", read_place},
    {"top", read_place},
    {"background-color", read_background},
    {"mso-highlight", read_background},
    {"text-decoration", read_decoration},
    {"text-decoration-line", read_decoration},
    {"font-weight", read_weight},
    {"font-style", read_slant},
    {"border", read_border},
    {"border-top", read_border_top},
    {"border-top-style", read_border_top},
    {"border-left", read_border_left},
    {"border-left-style", read_border_left},
    {"display", read_display},
    {"visibility", read_visibility},
    {"mso-hide", read_mso_hide},
    {"font-size", read_size},
    {"mso-tab-count", read_tab},
    {"font-family", read_font},
    {"font", read_font_all},
};

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Lower case, without white space at the ends. */
static void copy_word(char out[WORD_MAX], const char *s, const char *end)
{
	size_t n = 0;

	while (s < end && is_space(*s))
		s++;
	while (end > s && is_space(end[-1]))
		end--;
	for (; s < end && n < WORD_MAX - 1; s++)
		out[n++] = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
	out[n] = '\0';
}

void html_style_add_ink(struct html_style *style, const char *colour)
{
	char value[WORD_MAX];

	copy_word(value, colour, colour + strlen(colour));
	read_ink(style, value);
}

void html_style_add_colour(struct html_style *style, const char *colour)
{
	char value[WORD_MAX];

	copy_word(value, colour, colour + strlen(colour));
	read_background(style, value);
}

struct html_style html_style_read(const char *style)
{
	struct html_style found = {0};
	char name[WORD_MAX], value[WORD_MAX];
	const char *end, *colon;
	size_t i;

	for (; style && *style; style = *end ? end + 1 : end) {
		end = strchrnul(style, ';');
		colon = memchr(style, ':', (size_t)(end - style));
		if (!colon)
			continue;
		copy_word(name, style, colon);
		copy_word(value, colon + 1, end);
		for (i = 0; i < COUNT_OF(properties); i++)
			if (str_eq(name, properties[i].name))
				properties[i].read(&found, value);
	}
	return found;
}
