/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_look.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/document.h"
#include "read/colour.h"

enum { SCALE = PDF_DOTS_SCALE };
/* Dots that a page may have along one side: A3 has less. */
enum { SIDE_MAX = 2600 };
/* Of every so many dots of a word, in each direction, one is looked at for the colour behind it. */
enum { GLANCE = 3 };
/* The part of a word's place that a colour behind it fills at least: letters take a quarter. */
static const double BEHIND = 0.55;
/* Where in a word's height a line stands that strikes it out, how thick that is at most, and the
 * part of the word's width that it covers at least. */
static const double STRUCK_FROM = 0.35, STRUCK_TO = 0.7, STRUCK_THICK = 0.2, STRUCK_WIDTH = 0.96;
/* The part of a page that a picture of it fills at least. */
static const double PICTURE = 0.8;
/* Dots: the sizes of a sign, and how far the lines of its cell reach in. */
enum { SIGN_MIN = 7, SIGN_MAX = 50, EDGE = 6 };
static struct pdf_area area_of(const struct pdf_look *look, const struct pdf_box *box)
{
	return pdf_dots_area(&look->dots, box->x1, box->y1, box->x2, box->y2);
}

/* Dark enough for a letter or the line of a pen, whatever is behind it. */
static bool is_ink(const struct pdf_look *look, int x, int y)
{
	return pdf_dots_light(pdf_dots_at(&look->dots, x, y)) < 150;
}

/* ---- words */

static bool is_highlit(const struct pdf_look *look, const struct pdf_area *a)
{
	size_t coloured = 0, all = 0;
	uint16_t dot;
	long rgb[3];
	int x, y;

	for (y = a->y1; y < a->y2; y += GLANCE)
		for (x = a->x1; x < a->x2; x += GLANCE, all++) {
			dot = pdf_dots_at(&look->dots, x, y);
			if (dot == PDF_DOTS_WHITE)
				continue;
			pdf_dots_colour(dot, rgb);
			coloured += !colour_is_grey(rgb);
		}
	return all && (double)coloured > BEHIND * (double)all;
}

static bool is_line(const struct pdf_look *look, const struct pdf_area *a, int y)
{
	int x, gaps = 0, most = (int)((1 - STRUCK_WIDTH) * (a->x2 - a->x1));

	for (x = a->x1; x < a->x2 && gaps <= most; x++)
		gaps += !is_ink(look, x, y);
	return gaps <= most;
}

/* A line from the word's one end to the other, which letters alone never make. */
static bool is_struck(const struct pdf_look *look, const struct pdf_area *a)
{
	int height = a->y2 - a->y1, y, lines = 0;

	for (y = a->y1 + (int)(STRUCK_FROM * height); y < a->y1 + (int)(STRUCK_TO * height); y++)
		lines += is_line(look, a, y);
	return lines > 0 && lines <= fmax(2, STRUCK_THICK * height);
}

/* A dash, a digit or one letter can be a line from its one end to the other by itself. */
static bool has_letters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += (*text | 32) >= 'a' && (*text | 32) <= 'z';
	return n > 1;
}

bool pdf_look_is_coloured(const struct pdf_look *look, const struct pdf_box *place)
{
	struct pdf_area a = area_of(look, place);

	a = (struct pdf_area){a.x1 + EDGE, a.y1 + EDGE, a.x2 - EDGE, a.y2 - EDGE};
	return a.x2 > a.x1 && a.y2 > a.y1 && is_highlit(look, &a);
}

void pdf_look_mark(const struct pdf_look *look, struct pdf_word *word)
{
	struct pdf_area area = area_of(look, &word->box);

	if (word->field || area.x2 <= area.x1 || area.y2 <= area.y1)
		return;
	if (is_highlit(look, &area))
		word->marks |= DOCUMENT_HIGHLIGHT;
	if (has_letters(word->text) && is_struck(look, &area))
		word->marks |= DOCUMENT_STRUCK;
}

/* ---- signs */

/* The part of the area that is not as light as most of it. */
static struct pdf_area find_drawn(const struct pdf_look *look, const struct pdf_area *a, int ground)
{
	struct pdf_area drawn = {a->x2, a->y2, a->x1, a->y1};
	int x, y;

	for (y = a->y1; y < a->y2; y++)
		for (x = a->x1; x < a->x2; x++)
			if (pdf_dots_is_ink(&look->dots, x, y, ground)) {
				drawn.x1 = x < drawn.x1 ? x : drawn.x1;
				drawn.y1 = y < drawn.y1 ? y : drawn.y1;
				drawn.x2 = x >= drawn.x2 ? x + 1 : drawn.x2;
				drawn.y2 = y >= drawn.y2 ? y + 1 : drawn.y2;
			}
	return drawn;
}

enum pdf_sign pdf_look_find_sign(const struct pdf_look *look, const struct pdf_box *place)
{
	struct pdf_area a = area_of(look, place), drawn;
	int width, height, ground;

	a = (struct pdf_area){a.x1 + EDGE, a.y1 + EDGE, a.x2 - EDGE, a.y2 - EDGE};
	if (a.x2 <= a.x1 || a.y2 <= a.y1)
		return PDF_SIGN_NONE;
	ground = pdf_dots_ground(&look->dots, &a);
	drawn = find_drawn(look, &a, ground);
	width = drawn.x2 - drawn.x1;
	height = drawn.y2 - drawn.y1;
	if (width < SIGN_MIN || height < SIGN_MIN || width > SIGN_MAX || height > SIGN_MAX)
		return PDF_SIGN_NONE;
	return pdf_dots_is_filled(&look->dots, &drawn, ground) ? PDF_SIGN_TICKED : PDF_SIGN_EMPTY;
}

/* ---- drawing */

/* The same dots for all pages: to have four million bytes given anew takes longer than to draw a
 * form on them. */
static uint16_t canvas[SIDE_MAX * SIDE_MAX];

/* Makes the canvas white as far as `count` dots.  Most pages have little or nothing drawn on them:
 * of the one before, only the rows that are not white are wiped. */
static void wipe(const struct pdf_dots *before, size_t count)
{
	static size_t white;
	const size_t stride = (size_t)before->stride;

	memset(canvas + (size_t)before->top * stride, 0xFF,
	       (size_t)(before->bottom - before->top) * stride * sizeof(canvas[0]));
	if (count > white) {
		memset(canvas + white, 0xFF, (count - white) * sizeof(canvas[0]));
		white = count;
	}
}

/* Renders the page; false: nothing is drawn on it.  Cairo drops the MIME data of a surface, which
 * say in another way what is on it, as soon as anything is drawn there.  So the dots of a page with
 * letters alone, as most pages of forms are, need not be looked through. */
static bool render(const struct pdf_poppler *poppler, PopplerPage *page, cairo_surface_t *surface)
{
	static const char type[] = "text/plain";
	static const unsigned char text[] = "blank";
	const struct pdf_cairo *c = &poppler->cairo;
	const unsigned char *kept = NULL;
	cairo_t *cairo = c->create(surface);
	unsigned long length = 0;

	c->scale(cairo, SCALE, SCALE);
	c->surface_set_mime_data(surface, type, text, sizeof(text), NULL, NULL);
	poppler->page_render(page, cairo);
	c->surface_get_mime_data(surface, type, &kept, &length);
	c->destroy(cairo);
	c->surface_flush(surface);
	return !kept;
}

static bool draw(struct pdf_dots *dots, const struct pdf_poppler *poppler, PopplerPage *page)
{
	static struct pdf_dots before;
	const struct pdf_cairo *c = &poppler->cairo;
	const int stride = c->format_stride_for_width(CAIRO_FORMAT_RGB16_565, dots->width);
	const size_t size = (size_t)stride * (size_t)dots->height;
	cairo_surface_t *surface;
	bool drawn;

	if (stride <= 0 || size > sizeof(canvas))
		return false;
	wipe(&before, size / sizeof(canvas[0]));
	surface = c->image_surface_create_for_data((unsigned char *)canvas, CAIRO_FORMAT_RGB16_565,
						   dots->width, dots->height, stride);
	dots->dots = canvas;
	dots->stride = stride / (int)sizeof(canvas[0]);
	if (render(poppler, page, surface))
		pdf_dots_find_drawn(dots);
	before = *dots;
	drawn = c->surface_status(surface) == CAIRO_STATUS_SUCCESS && dots->top < dots->bottom;
	c->surface_destroy(surface);
	return drawn;
}

bool pdf_look_draw(struct pdf_look *look, const struct pdf_poppler *poppler, PopplerPage *page)
{
	double width = 0, height = 0;

	memset(look, 0, sizeof(*look));
	look->poppler = poppler;
	look->page = page;
	poppler->page_get_size(page, &width, &height);
	if (!(width > 1 && height > 1 && width * SCALE < SIDE_MAX && height * SCALE < SIDE_MAX))
		return false;
	look->dots.width = (int)(width * SCALE);
	look->dots.height = (int)(height * SCALE);
	return draw(&look->dots, poppler, page);
}

bool pdf_look_is_picture(const struct pdf_poppler *poppler, PopplerPage *page)
{
	GList *images = poppler->page_get_image_mapping(page), *at;
	const PopplerRectangle *area;
	double width = 0, height = 0;
	bool found = false;

	poppler->page_get_size(page, &width, &height);
	for (at = images; at; at = at->next) {
		area = &((const PopplerImageMapping *)at->data)->area;
		found |= fabs(area->x2 - area->x1) * fabs(area->y2 - area->y1) >
			 PICTURE * width * height;
	}
	poppler->page_free_image_mapping(images);
	return found;
}

void pdf_look_find_rules(struct pdf_look *look, struct arena *a)
{
	pdf_rule_find_across(a, &look->dots, &look->across);
	pdf_rule_find_down(a, &look->dots, &look->down);
}
