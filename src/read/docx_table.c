/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables.  Merged cells keep their columns.  A table in a cell becomes rows behind the row that it
 * is in; words, if it is one row; and part of the page, if the cell is only there to lay it out.
 */
#include "read/docx_reader.h"

enum { SPAN_MAX = 100 };

/* A cell while its row is read. */
struct cell {
	const xmlNode *node;
	int span;
	bool merged;	     /* with the one above it, where its words are */
	unsigned silent;     /* in a control that shows something else … */
	const char *instead; /* … this */
};

struct row {
	struct docx_reader *r; /* borrowed */
	struct cell *cells;
	size_t count;
};

/* ---- the cells of a row */

/* Columns that are left free before the first cell. */
static void add_gap(struct row *row, const xmlNode *properties)
{
	int span = docx_node_number(docx_node_value(row->r->arena, properties, "gridBefore"), 0,
				    SPAN_MAX, 0);

	if (span)
		ARENA_PUSH(row->r->arena, struct cell, row->cells, row->count)->span = span;
}

static void add_cell(struct row *row, const xmlNode *node)
{
	struct arena *a = row->r->arena;
	const xmlNode *properties = docx_node_child(node, "tcPr"),
		      *down = docx_node_child(properties, "vMerge"),
		      *across = docx_node_child(properties, "hMerge");
	int span = docx_node_number(docx_node_value(a, properties, "gridSpan"), 1, SPAN_MAX, 1);
	struct cell *cell;

	if (docx_node_child(properties, "cellDel"))
		return;
	if (across && row->count && !str_eq(docx_node_attribute(a, across, "val"), "restart")) {
		row->cells[row->count - 1].span += span;
		return;
	}
	cell = ARENA_PUSH(a, struct cell, row->cells, row->count);
	cell->node = node;
	cell->span = span;
	cell->merged = down && !str_eq(docx_node_attribute(a, down, "val"), "restart");
	cell->silent = row->r->silent;
	cell->instead = row->r->instead;
	row->r->instead = NULL;
}

static void find_cells(void *to, const xmlNode *container)
{
	const xmlNode *node;
	struct row *row = to;

	for (node = container->children; node; node = node->next) {
		if (docx_node_element(node) == DOCX_CELL)
			add_cell(row, node);
		else
			docx_read_holder(row->r, node, row, find_cells);
	}
}

/* ---- what is in a cell */

static bool has_table(const xmlNode *container)
{
	const xmlNode *node;

	for (node = container->children; node; node = node->next) {
		switch (docx_node_element(node)) {
		case DOCX_TABLE:
			return true;
		case DOCX_GROUP:
		case DOCX_CONTROL:
			if (has_table(node))
				return true;
			break;
		default:
			break;
		}
	}
	return false;
}

/* Is it the only cell of its row with anything in it, and are there tables in it?  Then it is the
 * page that they stand on. */
static bool is_page(const struct row *row, const struct cell **page)
{
	CLEANUP_ARENA struct arena a = {0};
	size_t i;

	*page = NULL;
	for (i = 0; i < row->count; i++) {
		if (!row->cells[i].node || row->cells[i].merged || !has_table(row->cells[i].node))
			continue;
		if (*page)
			return false;
		*page = &row->cells[i];
	}
	for (i = 0; *page && i < row->count; i++)
		if (row->cells[i].node && !row->cells[i].merged && &row->cells[i] != *page &&
		    !str_empty(docx_node_text(&a, row->cells[i].node)))
			return false;
	return *page != NULL;
}

static void begin_cell(struct docx_reader *r, const struct cell *cell)
{
	const xmlNode *properties = docx_node_child(cell->node, "tcPr");

	r->silent = cell->silent;
	r->instead = cell->instead;
	if (docx_style_is_shaded(r->arena, properties))
		r->extra |= DOCUMENT_HIGHLIGHT;
}

static void read_page(struct docx_reader *r, const struct cell *cell)
{
	unsigned silent = r->silent, extra = r->extra;

	begin_cell(r, cell);
	docx_read_blocks(r, cell->node);
	r->silent = silent;
	r->extra = extra;
}

static void read_cell(struct docx_reader *r, struct document_row *to, const struct cell *cell)
{
	struct document_cell *made = document_add_cell(r->text.document, to, cell->span);
	unsigned silent = r->silent, extra = r->extra;

	docx_text_enter_cell(&r->text, made);
	if (cell->node) {
		made->origin = (int)(intptr_t)cell->node->_private;
		made->shaded = docx_style_is_shaded(r->arena, docx_node_child(cell->node, "tcPr"));
		made->above = cell->merged;
		begin_cell(r, cell);
		if (!cell->merged)
			docx_read_blocks(r, cell->node);
	}
	docx_text_enter_cell(&r->text, NULL);
	r->joined = false;
	r->instead = NULL;
	r->silent = silent;
	r->extra = extra;
}

/* ---- rows */

static bool is_deleted(const xmlNode *row)
{
	const xmlNode *properties = docx_node_child(row, "trPr");

	return docx_node_child(properties, "del") || docx_node_child(properties, "moveFrom");
}

/* Tables in the cells of this row, from the `first` of those that wait. */
static void read_later(struct docx_reader *r, size_t first)
{
	size_t i;

	for (i = first; i < r->later_count; i++)
		docx_read_table(r, r->later[i]);
	r->later_count = first;
}

static void read_row(struct docx_reader *r, const xmlNode *node, bool *begun)
{
	struct row row = {.r = r};
	struct document *document = r->text.document;
	struct document_block *table;
	struct document_row *to;
	const struct cell *page;
	size_t i, first = r->later_count;

	if (is_deleted(node))
		return;
	add_gap(&row, docx_node_child(node, "trPr"));
	find_cells(&row, node);
	if (is_page(&row, &page)) {
		read_page(r, page);
		*begun = false;
		return;
	}
	table =
	    *begun ? &document->blocks[document->block_count - 1] : document_add_table(document);
	*begun = true;
	to = document_add_row(document, table);
	for (i = 0; i < row.count && !r->text.full; i++)
		read_cell(r, to, &row.cells[i]);
	*begun = r->later_count == first;
	read_later(r, first);
}

/* Rows, and whether the table that they go to is the document's last block. */
struct rows {
	struct docx_reader *r; /* borrowed */
	bool begun;
};

static void read_rows(void *to, const xmlNode *container)
{
	const xmlNode *node;
	struct rows *rows = to;

	for (node = container->children; node && !rows->r->text.full; node = node->next) {
		if (docx_node_element(node) == DOCX_ROW)
			read_row(rows->r, node, &rows->begun);
		else
			docx_read_holder(rows->r, node, rows, read_rows);
	}
}

/* ---- a table in a cell among others */

/* Has it but one row, or but one column? */
struct shape {
	size_t rows, columns;
};

static void measure(const xmlNode *container, struct shape *shape, size_t *cells)
{
	const xmlNode *node;
	size_t inside;

	for (node = container->children; node; node = node->next) {
		switch (docx_node_element(node)) {
		case DOCX_ROW:
			inside = 0;
			measure(node, shape, &inside);
			shape->rows++;
			if (inside > shape->columns)
				shape->columns = inside;
			break;
		case DOCX_CELL:
			++*cells;
			break;
		case DOCX_GROUP:
		case DOCX_CONTROL:
			measure(node, shape, cells);
			break;
		default:
			break;
		}
	}
}

/* Its cells are lines of the cell that it is in. */
static void read_lines(void *to, const xmlNode *container)
{
	const xmlNode *node;
	struct docx_reader *r = to;

	for (node = container->children; node; node = node->next) {
		switch (docx_node_element(node)) {
		case DOCX_ROW:
			if (!is_deleted(node))
				read_lines(r, node);
			break;
		case DOCX_CELL:
			docx_read_blocks(r, node);
			break;
		default:
			docx_read_holder(r, node, r, read_lines);
			break;
		}
	}
}

void docx_read_table(struct docx_reader *r, const xmlNode *table)
{
	struct rows rows = {.r = r};
	struct shape shape = {0};
	size_t cells = 0;

	r->joined = false;
	if (!r->text.in_cell) {
		read_rows(&rows, table);
		return;
	}
	measure(table, &shape, &cells);
	if (shape.rows < 2 || shape.columns < 2)
		read_lines(r, table);
	else
		*ARENA_PUSH(r->arena, const xmlNode *, r->later, r->later_count) = table;
}
