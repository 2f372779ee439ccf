/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * All rules of a page together divide it into boxes.  Those that no rule parts are one region; one
 * that is rectangular and closed all around is a cell, cells that touch each other are a table.
 */
enum { COLUMNS_MAX = 40, ROWS_MAX = 250, BOXES_MAX = COLUMNS_MAX * ROWS_MAX, CELLS_MAX = 30 };
/* Points: rules so near to each other are one, and end at each other; how far rules may go on
 * beyond their table. */
static const double NEAR = 2.5, BEYOND = 8;
/* Points: what words hide of a rule at most, and what letters do. */
static const double WORDS = 40, LETTERS = 7;
/* A table that goes on overleaf ends below the one part of its page, and begins above the other. */
static const double FOOT = 0.8, HEAD = 0.2;
/* Points: what is narrower or lower holds no words, and only parts the boxes that it is between. */
static const double GAP = 6;
/* The part of a cell's side that its rule has: letters that touch it hide some. */
static const double WHOLE = 0.9;

/* Rules in one line. */
struct edge {
	double at;
	struct pdf_rule *rules;
	size_t count;
};

struct region {
	int left, top, right, bottom; /* in boxes: up to and without right and bottom */
	int boxes;
	bool open, gap;
	int table; /* the first region of the table that it is in */
	struct pdf_grid_cell *cell;
};

struct grid {
	struct arena *arena;
	struct edge xs[COLUMNS_MAX], ys[ROWS_MAX];
	int x_count, y_count;
	int of[BOXES_MAX];	/* the box that a box is one with; itself: it is the first */
	struct region *regions; /* by their first box */
};

static int compare_rules(const void *a, const void *b)
{
	const struct pdf_rule *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static int compare_starts(const void *a, const void *b)
{
	const struct pdf_rule *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* Is it but the stem or the bar of a letter, or the line of "____"? */
static bool is_of_word(const struct pdf_rule *r, bool down, const struct pdf_word *word)
{
	const struct pdf_box *b = &word->box;
	double x1 = down ? r->at : r->from, x2 = down ? r->at : r->to;
	double y1 = down ? r->from : r->at, y2 = down ? r->to : r->at;

	return !word->field && x1 > b->x1 - 1 && x2 < b->x2 + 1 && y1 > b->y1 - 1 &&
	       y2 < b->y2 + 1 && (r->to - r->from <= 1.1 * word->size || word->text[0] == '_');
}

static size_t drop_letters(struct pdf_rule *rules, size_t count, bool down,
			   const struct pdf_words *words, size_t first)
{
	size_t i, k, kept = 0;

	for (i = 0; i < count; i++) {
		for (k = first; k < words->count; k++)
			if (is_of_word(&rules[i], down, &words->words[k]))
				break;
		if (k == words->count)
			rules[kept++] = rules[i];
	}
	return kept;
}

/* Rules in one line that letters have parted are one again; returns how many there are. */
static size_t mend_rules(struct pdf_rule *rules, size_t count, double gap)
{
	size_t i, kept = 0;

	qsort(rules, count, sizeof(*rules), compare_starts);
	for (i = 1; i < count; i++) {
		if (rules[i].from - rules[kept].to <= gap)
			rules[kept].to = fmax(rules[kept].to, rules[i].to);
		else
			rules[++kept] = rules[i];
	}
	return kept + 1;
}

/* Rules that are in one line as an edge each; -1: there are too many. */
static int find_edges(struct pdf_rule *rules, size_t count, double gap, struct edge *edges, int max)
{
	size_t i, from;
	int n = 0;

	if (count)
		qsort(rules, count, sizeof(*rules), compare_rules);
	for (i = from = 0; i < count; i++) {
		if (i + 1 < count && rules[i + 1].at - rules[from].at <= NEAR)
			continue;
		if (n == max)
			return -1;
		edges[n].at = (rules[from].at + rules[i].at) / 2;
		edges[n].rules = rules + from;
		edges[n++].count = mend_rules(rules + from, i + 1 - from, gap);
		from = i + 1;
	}
	return n;
}

/* Do the edge's rules reach from one place to the other?  A line to write on ends before that. */
static bool reaches(const struct edge *edge, double from, double to)
{
	bool begins = false, ends = false;
	const struct pdf_rule *r;
	double covered = 0;
	size_t i;

	for (i = 0; i < edge->count; i++) {
		r = &edge->rules[i];
		covered += fmax(0, fmin(r->to, to) - fmax(r->from, from));
		begins |= r->from <= from + NEAR && r->to > from;
		ends |= r->to >= to - NEAR && r->from < to;
	}
	return begins && ends && covered >= WHOLE * (to - from) - NEAR;
}

static int box_at(const struct grid *g, int x, int y)
{
	return y * (g->x_count - 1) + x;
}

static int first_of(struct grid *g, int box)
{
	while (g->of[box] != box)
		box = g->of[box] = g->of[g->of[box]];
	return box;
}

static void join(struct grid *g, int box, int other)
{
	g->of[first_of(g, other)] = first_of(g, box);
}

/* Is there a rule at the left of the box, or where the one to its right would begin? */
static bool has_rule_beside(const struct grid *g, int x, int y)
{
	return reaches(&g->xs[x], g->ys[y].at, g->ys[y + 1].at);
}

static bool has_rule_above(const struct grid *g, int x, int y)
{
	return reaches(&g->ys[y], g->xs[x].at, g->xs[x + 1].at);
}

static void join_boxes(struct grid *g)
{
	int x, y;

	for (y = 0; y + 1 < g->y_count; y++)
		for (x = 0; x + 1 < g->x_count; x++)
			g->of[box_at(g, x, y)] = box_at(g, x, y);
	for (y = 0; y + 1 < g->y_count; y++)
		for (x = 0; x + 1 < g->x_count; x++) {
			if (x && !has_rule_beside(g, x, y))
				join(g, box_at(g, x - 1, y), box_at(g, x, y));
			if (y && !has_rule_above(g, x, y))
				join(g, box_at(g, x, y - 1), box_at(g, x, y));
		}
}

static void measure_regions(struct grid *g)
{
	struct region *r;
	int x, y;

	for (y = 0; y + 1 < g->y_count; y++)
		for (x = 0; x + 1 < g->x_count; x++) {
			r = &g->regions[first_of(g, box_at(g, x, y))];
			if (!r->boxes++)
				*r = (struct region){.left = x, .top = y, .boxes = 1};
			r->left = x < r->left ? x : r->left;
			r->right = x >= r->right ? x + 1 : r->right;
			r->bottom = y + 1;
			/* At the edge of it all something must close it. */
			r->open |= (x == 0 && !has_rule_beside(g, 0, y)) ||
				   (x + 2 == g->x_count && !has_rule_beside(g, x + 1, y)) ||
				   (y == 0 && !has_rule_above(g, x, 0)) ||
				   (y + 2 == g->y_count && !has_rule_above(g, x, y + 1));
		}
}

static bool is_closed(const struct region *r)
{
	return r->boxes && !r->open && r->boxes == (r->right - r->left) * (r->bottom - r->top);
}

static bool is_cell(const struct region *r)
{
	return is_closed(r) && !r->gap;
}

static void find_gaps(struct grid *g)
{
	struct region *r;
	int i;

	for (i = 0; i < (g->x_count - 1) * (g->y_count - 1); i++) {
		r = &g->regions[i];
		r->gap = r->boxes && (g->xs[r->right].at - g->xs[r->left].at < GAP ||
				      g->ys[r->bottom].at - g->ys[r->top].at < GAP);
	}
}

static int table_of(struct grid *g, int region)
{
	while (g->regions[region].table != region)
		region = g->regions[region].table;
	return region;
}

static void touch(struct grid *g, int box, int other)
{
	int a = first_of(g, box), b = first_of(g, other);

	if (a == b || !is_closed(&g->regions[a]) || !is_closed(&g->regions[b]))
		return;
	a = table_of(g, a);
	b = table_of(g, b);
	/* The one that stands first, so that a table's number is the least of its cells'. */
	g->regions[a > b ? a : b].table = a > b ? b : a;
}

static void find_tables(struct grid *g)
{
	int i, x, y;

	for (i = 0; i < (g->x_count - 1) * (g->y_count - 1); i++)
		g->regions[i].table = i;
	for (y = 0; y + 1 < g->y_count; y++)
		for (x = 0; x + 1 < g->x_count; x++) {
			if (x)
				touch(g, box_at(g, x - 1, y), box_at(g, x, y));
			if (y)
				touch(g, box_at(g, x, y - 1), box_at(g, x, y));
		}
}

/* ---- a table */

static struct pdf_box box_of(const struct grid *g, const struct region *r)
{
	return (struct pdf_box){g->xs[r->left].at, g->ys[r->top].at, g->xs[r->right].at,
				g->ys[r->bottom].at};
}

/* Do rules that cross the table go on where it ends?  Then its sides are open, and there is more
 * of it than the cells that are closed. */
static bool is_part(const struct grid *g, const struct region *all)
{
	struct pdf_box box = box_of(g, all);
	const struct pdf_rule *rule;
	size_t k;
	int i;

	for (i = all->top; i <= all->bottom; i++)
		for (k = 0; k < g->ys[i].count; k++) {
			rule = &g->ys[i].rules[k];
			if (rule->from < box.x2 - BEYOND && rule->to > box.x1 + BEYOND &&
			    (rule->from < box.x1 - BEYOND || rule->to > box.x2 + BEYOND))
				return true;
		}
	for (i = all->left; i <= all->right; i++)
		for (k = 0; k < g->xs[i].count; k++) {
			rule = &g->xs[i].rules[k];
			if (rule->from < box.y2 - BEYOND && rule->to > box.y1 + BEYOND &&
			    (rule->from < box.y1 - BEYOND || rule->to > box.y2 + BEYOND))
				return true;
		}
	return false;
}

/* What a table's cells have in common. */
struct outline {
	struct region all;
	bool begins[COLUMNS_MAX], top[ROWS_MAX]; /* does a cell begin there? */
	int cells;
};

static void draw_outline(struct grid *g, int table, struct outline *o)
{
	const struct region *r;
	int i;

	memset(o, 0, sizeof(*o));
	for (i = table; i < (g->x_count - 1) * (g->y_count - 1); i++) {
		r = &g->regions[i];
		if (!is_cell(r) || table_of(g, i) != table)
			continue;
		if (!o->cells++)
			o->all = *r;
		o->all.left = r->left < o->all.left ? r->left : o->all.left;
		o->all.right = r->right > o->all.right ? r->right : o->all.right;
		o->all.top = r->top < o->all.top ? r->top : o->all.top;
		o->all.bottom = r->bottom > o->all.bottom ? r->bottom : o->all.bottom;
		o->begins[r->left] = o->top[r->top] = true;
	}
}

static void add_cell(struct grid *g, struct pdf_grid_row *row, struct region *r, int y,
		     const struct outline *o)
{
	struct pdf_grid_cell *cell =
	    ARENA_PUSH(g->arena, struct pdf_grid_cell, row->cells, row->cell_count);
	int x;

	cell->box = box_of(g, r);
	for (x = r->left; x < r->right; x++)
		cell->span += o->begins[x];
	/* One that goes on from above has its words there. */
	if (y > r->top)
		cell->box.y2 = cell->box.y1;
}

static void add_row(struct grid *g, struct pdf_grid_table *table, int y, const struct outline *o)
{
	struct pdf_grid_row *row =
	    ARENA_PUSH(g->arena, struct pdf_grid_row, table->rows, table->row_count);
	struct region *r;
	int x;

	for (x = o->all.left; x<o->all.right; x = r->right> x ? r->right : x + 1) {
		r = &g->regions[first_of(g, box_at(g, x, y))];
		if (is_cell(r) && row->cell_count < CELLS_MAX)
			add_cell(g, row, r, y, o);
	}
}

/* Cells stand in arrays that grow: their addresses are kept when all are there. */
static void keep_cells(struct grid *g, struct pdf_grid_table *table, const struct outline *o)
{
	struct pdf_grid_row *row = table->rows;
	struct region *r;
	int x, y;
	size_t i;

	for (y = o->all.top; y < o->all.bottom; y++) {
		if (!o->top[y])
			continue;
		for (i = 0, x = o->all.left;
		     x < o->all.right && i<row->cell_count; x = r->right> x ? r->right : x + 1) {
			r = &g->regions[first_of(g, box_at(g, x, y))];
			if (!is_cell(r))
				continue;
			if (y == r->top)
				r->cell = &row->cells[i];
			i++;
		}
		row++;
	}
}

/* ---- words */

static int find_edge(const struct edge *edges, int count, double at)
{
	int i;

	for (i = 0; i + 1 < count; i++)
		if (at >= edges[i].at && at < edges[i + 1].at)
			return i;
	return -1;
}

/* The region that the word is in; NULL: it is beyond all rules. */
static struct region *find_region(struct grid *g, const struct pdf_word *word)
{
	int x = find_edge(g->xs, g->x_count, (word->box.x1 + word->box.x2) / 2);
	int y = find_edge(g->ys, g->y_count, (word->top + word->bottom) / 2);

	return x < 0 || y < 0 ? NULL : &g->regions[first_of(g, box_at(g, x, y))];
}

/* Is there a word among the table's cells that is in none?  Then a rule was not seen. */
static bool has_stray_word(struct grid *g, const struct outline *o, const struct pdf_words *words,
			   size_t first)
{
	const struct pdf_box box = box_of(g, &o->all);
	const struct pdf_word *word;
	const struct region *r;
	double x, y;
	size_t i;

	for (i = first; i < words->count; i++) {
		word = &words->words[i];
		x = (word->box.x1 + word->box.x2) / 2;
		y = (word->top + word->bottom) / 2;
		if (x < box.x1 || x > box.x2 || y < box.y1 || y > box.y2)
			continue;
		r = find_region(g, word);
		if (!r || !is_cell(r))
			return true;
	}
	return false;
}

/* Are they boxes to write in, one below the other, each with its label to its left?  Where they
 * stand close to each other their sides look like one rule. */
static bool has_labels_beside(struct grid *g, const struct outline *o,
			      const struct pdf_words *words, size_t first)
{
	const struct pdf_box box = box_of(g, &o->all);
	const struct pdf_word *word;
	double y;
	size_t i;
	int x;

	for (x = o->all.left + 1; x < o->all.right; x++)
		if (o->begins[x])
			return false;
	for (i = first; i < words->count; i++) {
		word = &words->words[i];
		y = (word->top + word->bottom) / 2;
		if (word->box.x2 < box.x1 && y > box.y1 && y < box.y2)
			return true;
	}
	return false;
}

/* Does the cell, alone at the head of a page, go on with the table at the foot of the one before
 * it? Its row was broken there. */
static bool is_overleaf(const struct pdf_words *words, const struct pdf_box *box)
{
	const struct pdf_grid_table *last =
	    words->table_count ? &words->tables[words->table_count - 1] : NULL;

	return last && pdf_grid_is_next(words, last, words->pages, box);
}

static void add_table(struct grid *g, struct pdf_words *words, size_t first_word, int first)
{
	struct pdf_grid_table *table;
	struct pdf_box box;
	struct outline o;
	int y;

	draw_outline(g, first, &o);
	/* A frame around a text is none, nor is what only looks like a part of one. */
	box = box_of(g, &o.all);
	if ((o.cells < 2 && !(o.cells && is_overleaf(words, &box))) || is_part(g, &o.all) ||
	    has_stray_word(g, &o, words, first_word) || has_labels_beside(g, &o, words, first_word))
		return;
	table = ARENA_PUSH(words->arena, struct pdf_grid_table, words->tables, words->table_count);
	table->box = box;
	table->page = words->pages;
	for (y = o.all.top; y < o.all.bottom; y++)
		if (o.top[y])
			add_row(g, table, y, &o);
	keep_cells(g, table, &o);
}

static void take_words(struct grid *g, struct pdf_words *words, size_t first)
{
	struct pdf_grid_cell *cell;
	const struct region *r;
	size_t i, kept = first;

	for (i = first; i < words->count; i++) {
		r = find_region(g, &words->words[i]);
		cell = r ? r->cell : NULL;
		if (cell)
			*ARENA_PUSH(g->arena, struct pdf_word, cell->words, cell->word_count) =
			    words->words[i];
		else
			words->words[kept++] = words->words[i];
	}
	words->count = kept;
}

static void find_signs(struct pdf_words *words, size_t first, const struct pdf_look *look)
{
	struct pdf_grid_row *row;
	struct pdf_grid_cell *cell;
	size_t i, k, n;

	for (i = first; i < words->table_count; i++)
		for (k = 0; k < words->tables[i].row_count; k++) {
			row = &words->tables[i].rows[k];
			/* A label stands before a sign. */
			for (n = 1; n < row->cell_count; n++) {
				cell = &row->cells[n];
				if (cell->box.y2 <= cell->box.y1)
					continue;
				cell->shaded = pdf_look_is_coloured(look, &cell->box);
				if (!cell->word_count)
					cell->sign = pdf_look_find_sign(look, &cell->box);
			}
		}
}

bool pdf_grid_is_next(const struct pdf_words *words, const struct pdf_grid_table *last, int page,
		      const struct pdf_box *box)
{
	return last->page + 1 == page && last->box.y2 > FOOT * words->heights[last->page] &&
	       box->y1 < HEAD * words->heights[page] && fabs(last->box.x1 - box->x1) < NEAR &&
	       fabs(last->box.x2 - box->x2) < NEAR;
}

void pdf_grid_take(struct pdf_words *words, size_t first, const struct pdf_look *look)
{
	struct grid *g = ARENA_NEW(words->arena, struct grid);
	size_t tables = words->table_count, count;
	int i;

	g->arena = words->arena;
	count = drop_letters(look->down.list, look->down.count, true, words, first);
	g->x_count = find_edges(look->down.list, count, LETTERS, g->xs, COLUMNS_MAX);
	count = drop_letters(look->across.list, look->across.count, false, words, first);
	g->y_count = find_edges(look->across.list, count, WORDS, g->ys, ROWS_MAX);
	if (g->x_count < 2 || g->y_count < 2)
		return;
	g->regions =
	    ARENA_NEW_N(g->arena, struct region, (size_t)((g->x_count - 1) * (g->y_count - 1)));
	join_boxes(g);
	measure_regions(g);
	find_gaps(g);
	find_tables(g);
	for (i = 0; i < (g->x_count - 1) * (g->y_count - 1); i++)
		if (is_cell(&g->regions[i]) && table_of(g, i) == i)
			add_table(g, words, first, i);
	take_words(g, words, first);
	find_signs(words, tables, look);
}
