/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_column.h"

#include <math.h>

/* Points that text keeps from the edge of its cell, on both sides of a rule between two. */
static const double PADDING = 10.8;
/* Points: what begins further apart does not begin at one edge. */
static const double ALIGNED = 15;
/* Points: a column of ticks, and a tick that stands in it, though not below its heading. */
static const double TICK_COLUMN = 60, TICK = 30, TICK_AWAY = 45;

/* ---- columns */

static int overlapping(const struct pdf_region *region, const struct pdf_box *box, int *first)
{
	int i, count = 0, best = -1;

	for (i = 0; i < region->count; i++) {
		if (fmin(box->x2, region->columns[i].x2) - fmax(box->x1, region->columns[i].x1) < 1)
			continue;
		count++;
		if (best < 0 || region->columns[i].x1 < region->columns[best].x1)
			best = i;
	}
	*first = best;
	return count;
}

/* A tick beside the heading of its column, which may be further to the left or right in the cell.
 */
static int find_near(const struct pdf_region *region, const struct pdf_box *box)
{
	double middle = (box->x1 + box->x2) / 2, away, least = TICK_AWAY;
	int i, found = -1;

	if (box->x2 - box->x1 > TICK)
		return -1;
	for (i = 0; i < region->count; i++) {
		if (region->columns[i].x2 - region->columns[i].x1 > TICK_COLUMN)
			continue;
		away = fabs((region->columns[i].x1 + region->columns[i].x2) / 2 - middle);
		if (away < least) {
			least = away;
			found = i;
		}
	}
	return found;
}

/* Room for a piece of a line in its column, without reaching into the next ones. */
static void widen(struct pdf_region *region, int column, const struct pdf_box *box)
{
	struct pdf_column *c = &region->columns[column];
	double x1 = fmin(c->x1, box->x1), x2 = fmax(c->x2, box->x2);
	int i;

	for (i = 0; i < region->count; i++) {
		if (region->columns[i].x1 > c->x1)
			x2 = fmin(x2, fmax(c->x2, region->columns[i].x1 - 2));
		if (region->columns[i].x1 < c->x1)
			x1 = fmax(x1, fmin(c->x1, region->columns[i].x2 + 2));
	}
	c->x1 = x1;
	c->x2 = x2;
}

/* `used`: the columns that other pieces of the line are in. */
static int place_chunk(struct pdf_region *region, const struct pdf_chunk *chunk, unsigned used)
{
	int column, count = overlapping(region, &chunk->box, &column);

	if (count == 0) {
		column = find_near(region, &chunk->box);
		if (column >= 0 && used & 1u << column)
			column = -1;
	}
	if (column >= 0) {
		region->columns[column].lines++;
		region->columns[column].ragged |=
		    fabs(chunk->box.x1 - region->columns[column].first) > ALIGNED;
		if (count <= 1)
			widen(region, column, &chunk->box);
		return column;
	}
	if (region->count == PDF_COLUMNS_MAX)
		return -1;
	region->columns[region->count] =
	    (struct pdf_column){chunk->box.x1, chunk->box.x2, chunk->box.x1, 1, false};
	return region->count++;
}

/* Does it begin elsewhere than all that stands in its column, which all begins at one place? */
static bool is_aslant(const struct pdf_region *region, const struct pdf_box *box)
{
	const struct pdf_column *c;
	int column;

	if (overlapping(region, box, &column) != 1)
		return false;
	c = &region->columns[column];
	return c->lines > 1 && !c->ragged && fabs(box->x1 - c->first) > ALIGNED &&
	       fabs(box->x2 - c->x2) > ALIGNED;
}

/* Has the line other columns than the table above it, though they overlap?  Either it has one more,
 * and another stands askew; or what is no tick begins far to the left of a column of ticks, or
 * there is text between the two. */
static bool is_of_other_table(const struct pdf_region *region, const struct pdf_line *line)
{
	bool lacks = false, aslant = false, left = false;
	const struct pdf_box *box;
	int column;
	size_t i;

	for (i = 1; i < line->count; i++) {
		box = &line->chunks[i].box;
		if (overlapping(region, box, &column) == 0) {
			lacks |= find_near(region, box) < 0;
			continue;
		}
		aslant |= is_aslant(region, box);
		left |= region->columns[column].x2 - region->columns[column].x1 < TICK_COLUMN &&
			box->x2 - box->x1 > TICK_COLUMN &&
			region->columns[column].x1 - box->x1 > TICK;
	}
	return aslant && (lacks || left || region->apart);
}

/* Gives each piece of the line a column of its own, and the region those that it lacks.  False:
 * the line is of another table; the region is left as it was. */
static bool place_line(struct pdf_region *region, struct pdf_line *line)
{
	struct pdf_region wider = *region;
	unsigned used = 0;
	int column;
	size_t i;

	if (line->count > PDF_COLUMNS_MAX || (region->count && is_of_other_table(region, line)))
		return false;
	for (i = 0; i < line->count; i++) {
		column = place_chunk(&wider, &line->chunks[i], used);
		if (column < 0 || (used & 1u << column))
			return false;
		used |= 1u << column;
		line->chunks[i].column = column;
	}
	*region = wider;
	region->apart = false;
	return true;
}

static bool is_first(const struct pdf_region *region, int column)
{
	int i;

	for (i = 0; i < region->count; i++)
		if (region->columns[i].x1 < region->columns[column].x1)
			return false;
	return true;
}

/* A line of one piece: of the table, but if it is wider than the first column it begins in. */
static void place_alone(const struct pdf_region *region, struct pdf_line *line)
{
	struct pdf_chunk *chunk = line->chunks;
	int column, count;

	chunk->column = PDF_COLUMN_NONE;
	if (!region)
		return;
	count = overlapping(region, &chunk->box, &column);
	if (count == 0)
		chunk->column = find_near(region, &chunk->box);
	else if (count == 1 || !is_first(region, column))
		chunk->column = column;
}

static void order_columns(struct pdf_region *region)
{
	int i, other;

	for (i = 0; i < region->count; i++)
		for (other = 0; other < region->count; other++)
			if (region->columns[other].x1 < region->columns[i].x1)
				region->order[i]++;
}

const struct pdf_region **pdf_column_find(struct arena *a, struct pdf_lines *lines)
{
	const struct pdf_region **regions = ARENA_NEW_N(a, const struct pdf_region *, lines->count);
	struct pdf_region *region = NULL;
	struct pdf_line *line;
	size_t i, k;

	for (i = 0; i < lines->count; i++) {
		line = &lines->lines[i];
		if (region && i && lines->lines[i - 1].count == 1)
			region->apart |= lines->lines[i - 1].chunks[0].column == PDF_COLUMN_NONE;
		if (line->count == 1) {
			place_alone(region, line);
		} else if (!region || !place_line(region, line)) {
			region = ARENA_NEW(a, struct pdf_region);
			if (!place_line(region, line)) {
				region = NULL;
				for (k = 0; k < line->count; k++)
					line->chunks[k].column = PDF_COLUMN_NONE;
			}
		}
		regions[i] = region;
	}
	for (i = 0, region = NULL; i < lines->count; i++)
		if (regions[i] && regions[i] != region) {
			region = (struct pdf_region *)regions[i];
			order_columns(region);
		}
	for (i = 0; i < lines->count; i++)
		for (k = 0; k < lines->lines[i].count; k++) {
			line = &lines->lines[i];
			if (line->chunks[k].column != PDF_COLUMN_NONE)
				line->chunks[k].column = regions[i]->order[line->chunks[k].column];
		}
	return regions;
}

double pdf_column_limit(const struct pdf_region *region, int place, double width)
{
	int i;

	for (i = 0; i < region->count; i++)
		if (region->order[i] == place + 1)
			return region->columns[i].x1 - PADDING;
	return width;
}
