/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_dots: a page of a PDF as it is drawn, dot by dot.  A dot has sixteen bits, five of red, six
 * of green and five of blue: half as much to fill and to look through as with eight of each, and
 * still every difference between two colours that a person would see.
 */
#ifndef ESCALATED_READ_PDF_DOTS_H
#define ESCALATED_READ_PDF_DOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

enum {
	PDF_DOTS_SCALE = 2, /* for each point */
	PDF_DOTS_WHITE = 0xFFFF,
	PDF_DOTS_LIGHTEST = 255,
	/* How much lighter or darker than what is behind it ink is, at least. */
	PDF_DOTS_STANDS_OUT = 40
};

struct pdf_dots {
	const uint16_t *dots;	   /* owned by pdf_look */
	int width, height, stride; /* in dots */
	int top, bottom;	   /* the rows with anything drawn: up to and without bottom */
};

/* Part of a page, in dots: up to and without x2 and y2. */
struct pdf_area {
	int x1, y1, x2, y2;
};

static inline uint16_t pdf_dots_at(const struct pdf_dots *d, int x, int y)
{
	return d->dots[(size_t)y * (size_t)d->stride + (size_t)x];
}

/* Each from 0 to 255. */
static inline void pdf_dots_colour(uint16_t dot, long rgb[3])
{
	int red = dot >> 11, green = dot >> 5 & 63, blue = dot & 31;

	rgb[0] = red << 3 | red >> 2;
	rgb[1] = green << 2 | green >> 4;
	rgb[2] = blue << 3 | blue >> 2;
}

/* From 0, black, to PDF_DOTS_LIGHTEST: three parts of red, six of green, one of blue. */
static inline int pdf_dots_light(uint16_t dot)
{
	if (dot == PDF_DOTS_WHITE) /* as most are */
		return PDF_DOTS_LIGHTEST;
	return ((dot >> 11) * 99 + (dot >> 5 & 63) * 97 + (dot & 31) * 33) / 40;
}

/* The part between these points, as far as it is on the page. */
struct pdf_area pdf_dots_area(const struct pdf_dots *d, double x1, double y1, double x2, double y2);
/* Sets top and bottom. */
void pdf_dots_find_drawn(struct pdf_dots *d);
/* Is nothing drawn in it: are all its dots the same?  Of an empty part, too. */
bool pdf_dots_is_plain(const struct pdf_dots *d, const struct pdf_area *a);
/* The light that most dots of a part have: what is behind all that is drawn there. */
int pdf_dots_ground(const struct pdf_dots *d, const struct pdf_area *a);
/* Is the dot ink: much lighter or darker than that? */
static inline bool pdf_dots_is_ink(const struct pdf_dots *d, int x, int y, int ground)
{
	return abs(pdf_dots_light(pdf_dots_at(d, x, y)) - ground) > PDF_DOTS_STANDS_OUT;
}
/* Is there ink in the middle of it, as in a box that is not empty? */
bool pdf_dots_is_filled(const struct pdf_dots *d, const struct pdf_area *a, int ground);

#endif
