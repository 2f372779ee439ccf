/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_dots.h"

#include <math.h>
#include <string.h>

/* The part of a box, in each direction, that is its middle, and how much ink is in that of one
 * which is not empty. */
static const double MIDDLE = 0.4, FILLED = 0.06;

struct pdf_area pdf_dots_area(const struct pdf_dots *d, double x1, double y1, double x2, double y2)
{
	return (struct pdf_area){
	    (int)fmax(0, x1 * PDF_DOTS_SCALE), (int)fmax(0, y1 * PDF_DOTS_SCALE),
	    (int)fmin(d->width, x2 * PDF_DOTS_SCALE), (int)fmin(d->height, y2 * PDF_DOTS_SCALE)};
}

/* Has each of the row's dots between x1 and x2 that colour?  It has if the first has it, and each
 * has that of the one before. */
static bool is_all(const struct pdf_dots *d, int x1, int x2, int y, uint16_t colour)
{
	const uint16_t *row = d->dots + (size_t)y * (size_t)d->stride + x1;

	return *row == colour && !memcmp(row, row + 1, (size_t)(x2 - x1 - 1) * sizeof(*row));
}

void pdf_dots_find_drawn(struct pdf_dots *d)
{
	d->top = 0;
	d->bottom = d->height;
	while (d->top < d->bottom && is_all(d, 0, d->width, d->top, PDF_DOTS_WHITE))
		d->top++;
	while (d->top < d->bottom && is_all(d, 0, d->width, d->bottom - 1, PDF_DOTS_WHITE))
		d->bottom--;
}

bool pdf_dots_is_plain(const struct pdf_dots *d, const struct pdf_area *a)
{
	int y;

	for (y = a->y1; a->x1 < a->x2 && y < a->y2; y++)
		if (!is_all(d, a->x1, a->x2, y, pdf_dots_at(d, a->x1, a->y1)))
			return false;
	return true;
}

int pdf_dots_ground(const struct pdf_dots *d, const struct pdf_area *a)
{
	size_t dots[PDF_DOTS_LIGHTEST + 1] = {0};
	int x, y, i, most = 0;

	for (y = a->y1; y < a->y2; y++)
		for (x = a->x1; x < a->x2; x++)
			dots[pdf_dots_light(pdf_dots_at(d, x, y))]++;
	for (i = 1; i <= PDF_DOTS_LIGHTEST; i++)
		if (dots[i] > dots[most])
			most = i;
	return most;
}

bool pdf_dots_is_filled(const struct pdf_dots *d, const struct pdf_area *a, int ground)
{
	const double edge_x = (1 - MIDDLE) / 2 * (a->x2 - a->x1),
		     edge_y = (1 - MIDDLE) / 2 * (a->y2 - a->y1);
	int x, y, ink = 0, all = 0;

	for (y = a->y1 + (int)edge_y; y < a->y2 - edge_y; y++)
		for (x = a->x1 + (int)edge_x; x < a->x2 - edge_x; x++, all++)
			ink += pdf_dots_is_ink(d, x, y, ground);
	return all && ink > FILLED * all;
}
