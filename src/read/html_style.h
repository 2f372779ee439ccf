/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_style: what the style attribute of an element shows to a reader (CSS, as mail programs write
 * it).  It knows no elements.  For html.c only.
 */
#ifndef ESCALATED_READ_HTML_STYLE_H
#define ESCALATED_READ_HTML_STYLE_H

#include <stdbool.h>

struct html_style {
	unsigned set,
	    clear;	  /* enum document_mark: what it puts on the text, and what it takes off */
	bool hidden;	  /* display: none and its like */
	bool line_above;  /* a border at its top: what mail programs put over a cited mail */
	bool line_beside; /* a border at its left: what they put beside one */
	bool tab;	  /* Word: blanks that stand for a tab */
	const char *symbols; /* font Wingdings or its like: its letters are pictures; "" another:
				they are letters again; NULL: none is named */
	unsigned ink,
	    ground; /* colours of the text and behind it, as numbers above 0; 0: not said */
};

/* What `style`, the value of the attribute, says; NULL says nothing. */
struct html_style html_style_read(const char *style);
/* The same of a bgcolor attribute, added to `style`. */
void html_style_add_colour(struct html_style *style, const char *colour);
/* … and of the color attribute of <font>. */
void html_style_add_ink(struct html_style *style, const char *colour);

#endif
