/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_look.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/document.h"
#include "read/colour.h"

/* Dots for each point, and how many a page may have along one side: A3 has less. */
enum { SCALE = 2, SIDE_MAX = 2600 };
/* The part of a word's place that a colour behind it fills at least: letters take a quarter. */
static const double BEHIND = 0.55;
/* Where in a word's height a line stands that strikes it out, how thick that is at most, and the
 * part of the word's width that it covers at least. */
static const double STRUCK_FROM = 0.35, STRUCK_TO = 0.7, STRUCK_THICK = 0.2, STRUCK_WIDTH = 0.96;
/* Dots: how thick a rule is at most, how long at least; and how much darker than what is beside it.
 */
enum { THICK = 5, LENGTH_MIN = 10, DARKER = 24 };
/* Dots: the sizes of a sign, and how far the lines of its cell reach in. */
enum { SIGN_MIN = 7, SIGN_MAX = 50, EDGE = 6 };
/* The part of a sign, in each direction, that is its middle, and how much ink is in that of a box
 * which is not empty. */
static const double MIDDLE = 0.4, FILLED = 0.06;

/* Part of a picture, in dots: up to and without x2 and y2. */
struct area {
	int x1, y1, x2, y2;
};

static struct area area_of(const struct pdf_look *look, const struct pdf_box *box)
{
	struct area area = {(int)fmax(0, box->x1 * SCALE), (int)fmax(0, box->y1 * SCALE),
			    (int)fmin(look->width, box->x2 * SCALE),
			    (int)fmin(look->height, box->y2 * SCALE)};

	return area;
}

static void find_colour(const struct pdf_look *look, int x, int y, long rgb[3])
{
	uint32_t dot;

	memcpy(&dot, look->dots + (size_t)y * (size_t)look->stride + 4 * (size_t)x, sizeof(dot));
	rgb[0] = dot >> 16 & 0xFF;
	rgb[1] = dot >> 8 & 0xFF;
	rgb[2] = dot & 0xFF;
}

/* From 0, black, to 255. */
static int light(const struct pdf_look *look, int x, int y)
{
	return look->light[(size_t)y * (size_t)look->width + (size_t)x];
}

/* Dark enough for a letter or the line of a pen, whatever is behind it. */
static bool is_ink(const struct pdf_look *look, int x, int y)
{
	return light(look, x, y) < 150;
}

/* ---- words */

static bool is_highlit(const struct pdf_look *look, const struct area *a)
{
	size_t coloured = 0, all = 0;
	long rgb[3];
	int x, y;

	for (y = a->y1; y < a->y2; y++)
		for (x = a->x1; x < a->x2; x++, all++) {
			find_colour(look, x, y, rgb);
			coloured += !colour_is_grey(rgb);
		}
	return all && (double)coloured > BEHIND * (double)all;
}

static bool is_line(const struct pdf_look *look, const struct area *a, int y)
{
	int x, ink = 0;

	for (x = a->x1; x < a->x2; x++)
		ink += is_ink(look, x, y);
	return ink >= STRUCK_WIDTH * (a->x2 - a->x1);
}

/* A line from the word's one end to the other, which letters alone never make. */
static bool is_struck(const struct pdf_look *look, const struct area *a)
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

void pdf_look_mark(const struct pdf_look *look, struct pdf_word *word)
{
	struct area area = area_of(look, &word->box);

	if (word->field || area.x2 <= area.x1 || area.y2 <= area.y1)
		return;
	if (is_highlit(look, &area))
		word->marks |= DOCUMENT_HIGHLIGHT;
	if (has_letters(word->text) && is_struck(look, &area))
		word->marks |= DOCUMENT_STRUCK;
}

/* ---- signs */

static bool stands_out(const struct pdf_look *look, int x, int y, int ground)
{
	int other = light(look, x, y) - ground;

	return other > 2 * DARKER || other < -2 * DARKER;
}

/* The light of most of its dots. */
static int find_ground(const struct pdf_look *look, const struct area *a)
{
	size_t dots[256] = {0};
	int x, y, i, most = 0;

	for (y = a->y1; y < a->y2; y++)
		for (x = a->x1; x < a->x2; x++)
			dots[light(look, x, y)]++;
	for (i = 1; i < 256; i++)
		if (dots[i] > dots[most])
			most = i;
	return most;
}

/* The part of the area that is not as light as most of it. */
static struct area find_drawn(const struct pdf_look *look, const struct area *a, int ground)
{
	struct area drawn = {a->x2, a->y2, a->x1, a->y1};
	int x, y;

	for (y = a->y1; y < a->y2; y++)
		for (x = a->x1; x < a->x2; x++)
			if (stands_out(look, x, y, ground)) {
				drawn.x1 = x < drawn.x1 ? x : drawn.x1;
				drawn.y1 = y < drawn.y1 ? y : drawn.y1;
				drawn.x2 = x >= drawn.x2 ? x + 1 : drawn.x2;
				drawn.y2 = y >= drawn.y2 ? y + 1 : drawn.y2;
			}
	return drawn;
}

static bool is_filled(const struct pdf_look *look, const struct area *a, int ground)
{
	double edge_x = (1 - MIDDLE) / 2 * (a->x2 - a->x1),
	       edge_y = (1 - MIDDLE) / 2 * (a->y2 - a->y1);
	size_t ink = 0, all = 0;
	int x, y;

	for (y = a->y1 + (int)edge_y; y < a->y2 - edge_y; y++)
		for (x = a->x1 + (int)edge_x; x < a->x2 - edge_x; x++, all++)
			ink += stands_out(look, x, y, ground);
	return all && (double)ink > FILLED * (double)all;
}

bool pdf_look_is_filled(const struct pdf_look *look, const struct pdf_box *place)
{
	struct area a = area_of(look, place);

	return a.x2 > a.x1 && a.y2 > a.y1 && is_filled(look, &a, find_ground(look, &a));
}

enum pdf_sign pdf_look_find_sign(const struct pdf_look *look, const struct pdf_box *place)
{
	struct area a = area_of(look, place), drawn;
	int width, height, ground;

	a = (struct area){a.x1 + EDGE, a.y1 + EDGE, a.x2 - EDGE, a.y2 - EDGE};
	if (a.x2 <= a.x1 || a.y2 <= a.y1)
		return PDF_SIGN_NONE;
	ground = find_ground(look, &a);
	drawn = find_drawn(look, &a, ground);
	width = drawn.x2 - drawn.x1;
	height = drawn.y2 - drawn.y1;
	if (width < SIGN_MIN || height < SIGN_MIN || width > SIGN_MAX || height > SIGN_MAX)
		return PDF_SIGN_NONE;
	return is_filled(look, &drawn, ground) ? PDF_SIGN_TICKED : PDF_SIGN_EMPTY;
}

/* ---- rules */

/* The page's light, seen row by row or, turned, column by column. */
struct plane {
	const unsigned char *dots;
	int rows, length;
};

/* Is a dot lighter than this by enough, a few rows off to the one side? */
static bool is_lighter(const struct plane *p, int row, int step, size_t k, int here)
{
	int i;

	for (i = 2, row += 2 * step; i <= THICK; i++, row += step)
		if (row < 0 || row >= p->rows ||
		    p->dots[(size_t)row * (size_t)p->length + k] - here >= DARKER)
			return true;
	return false;
}

/* Is the dot on a thin line: darker than what is beside it, on both sides? */
static bool is_ridge(const struct plane *p, int row, size_t k)
{
	int here = p->dots[(size_t)row * (size_t)p->length + k];

	return here < 256 - DARKER && is_lighter(p, row, 1, k, here) &&
	       is_lighter(p, row, -1, k, here);
}

/* How many white dots there are from here on, in eights. */
static size_t count_white(const unsigned char *dots, size_t count)
{
	uint64_t eight;
	size_t n = 0;

	for (; n + sizeof(eight) <= count; n += sizeof(eight)) {
		memcpy(&eight, dots + n, sizeof(eight));
		if (eight != UINT64_MAX)
			break;
	}
	return n;
}

struct lines {
	struct pdf_rule **list;
	size_t *count;
};

/* A stretch of one row of dots: of a rule that the row before has, or of a new one. */
static void add_stretch(struct arena *a, struct lines *l, int at, int from, int to, size_t recent)
{
	double middle = (at + 0.5) / SCALE, x1 = (double)from / SCALE, x2 = (double)to / SCALE;
	struct pdf_rule *rule;
	size_t i;

	for (i = recent; i < *l->count; i++) {
		rule = &(*l->list)[i];
		if (middle - rule->at < (double)THICK / SCALE && fabs(rule->from - x1) < 2 &&
		    fabs(rule->to - x2) < 2)
			return;
	}
	if (*l->count == PDF_RULES_MAX)
		return;
	rule = ARENA_PUSH(a, struct pdf_rule, *l->list, *l->count);
	*rule = (struct pdf_rule){middle, x1, x2};
}

static void find_rules(struct arena *a, const struct plane *p, struct lines *l)
{
	size_t recent = 0, k, from, length = (size_t)p->length;
	const unsigned char *row;
	int at;

	for (at = 0; at < p->rows; at++) {
		while (recent < *l->count && at - (*l->list)[recent].at * SCALE > 2 * THICK)
			recent++;
		row = p->dots + (size_t)at * length;
		for (k = 0; k + LENGTH_MIN <= length;) {
			/* No rule goes over a dot that is nearly white. */
			if (row[k + LENGTH_MIN - 1] >= 256 - DARKER) {
				k += LENGTH_MIN +
				     count_white(row + k + LENGTH_MIN, length - k - LENGTH_MIN);
				continue;
			}
			for (from = k; k < length && is_ridge(p, at, k);)
				k++;
			if (k - from >= LENGTH_MIN)
				add_stretch(a, l, at, (int)from, (int)k, recent);
			k += k < length;
		}
	}
}

/* How many white dots of four bytes there are from here on.  The fourth byte says nothing. */
static size_t count_white_dots(const unsigned char *dots, size_t count)
{
	const uint64_t white = 0x00FFFFFF00FFFFFF;
	uint64_t four[2];
	uint32_t dot;
	size_t n = 0;

	for (; n + 4 <= count; n += 4) {
		memcpy(four, dots + 4 * n, sizeof(four));
		if ((four[0] & four[1] & white) != white)
			break;
	}
	for (; n < count; n++) {
		memcpy(&dot, dots + 4 * n, sizeof(dot));
		if ((dot & (uint32_t)white) != (uint32_t)white)
			break;
	}
	return n;
}

/* The light of all dots, and the same turned: rules down the page are sought in that.  Most of a
 * page is white. */
static unsigned char *measure_light(const struct pdf_look *look, unsigned char **turned)
{
	size_t width = (size_t)look->width, height = (size_t)look->height, x, y;
	unsigned char *plane = mem_alloc(width * height), light;
	const unsigned char *row;
	uint32_t dot;

	*turned = mem_alloc(width * height);
	memset(plane, 0xFF, width * height);
	memset(*turned, 0xFF, width * height);
	for (y = 0; y < height; y++) {
		row = look->dots + y * (size_t)look->stride;
		for (x = 0; x < width; x++) {
			x += count_white_dots(row + 4 * x, width - x);
			if (x == width)
				break;
			memcpy(&dot, row + 4 * x, sizeof(dot));
			light = (unsigned char)((3 * (dot >> 16 & 0xFF) + 6 * (dot >> 8 & 0xFF) +
						 (dot & 0xFF)) /
						10);
			plane[y * width + x] = (*turned)[x * height + y] = light;
		}
	}
	return plane;
}

static bool draw(struct pdf_look *look, const struct pdf_poppler *poppler, PopplerPage *page)
{
	cairo_t *cairo;

	look->surface =
	    poppler->cairo.image_surface_create(CAIRO_FORMAT_RGB24, look->width, look->height);
	cairo = poppler->cairo.create(look->surface);
	poppler->cairo.set_source_rgb(cairo, 1, 1, 1);
	poppler->cairo.paint(cairo);
	poppler->cairo.scale(cairo, SCALE, SCALE);
	poppler->page_render(page, cairo);
	poppler->cairo.destroy(cairo);
	poppler->cairo.surface_flush(look->surface);
	look->dots = poppler->cairo.image_surface_get_data(look->surface);
	look->stride = poppler->cairo.image_surface_get_stride(look->surface);
	return look->dots != NULL;
}

bool pdf_look_open(struct pdf_look *look, struct arena *a, const struct pdf_poppler *poppler,
		   PopplerPage *page)
{
	double width = 0, height = 0;
	struct plane across, down;
	unsigned char *turned;

	memset(look, 0, sizeof(*look));
	look->arena = a;
	poppler->page_get_size(page, &width, &height);
	if (!(width > 1 && height > 1 && width * SCALE < SIDE_MAX && height * SCALE < SIDE_MAX))
		return false;
	look->width = (int)(width * SCALE);
	look->height = (int)(height * SCALE);
	if (!draw(look, poppler, page)) {
		poppler->cairo.surface_destroy(look->surface);
		return false;
	}
	look->light = measure_light(look, &turned);
	across = (struct plane){look->light, look->height, look->width};
	down = (struct plane){turned, look->width, look->height};
	find_rules(a, &across, &(struct lines){&look->across, &look->across_count});
	find_rules(a, &down, &(struct lines){&look->down, &look->down_count});
	free(turned);
	return true;
}

void pdf_look_close(struct pdf_look *look, const struct pdf_poppler *poppler)
{
	poppler->cairo.surface_destroy(look->surface);
	free(look->light);
	look->dots = NULL;
	look->light = NULL;
}
