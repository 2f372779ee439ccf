/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wordflow: what RTF, .doc and OpenDocument texts consist of → a document.  They know no table: there
 * is text, and then it is said what has just ended: a paragraph, a cell, a row, each at a level
 * (0: no table, 1: a table, 2: a table in a cell of it …).  Made up here are the rows, the tables
 * in tables (whose rows follow the row that they stood in, as in HTML), text boxes, and the limits;
 * it knows nothing of how a format is written down.
 */
#ifndef ESCALATED_READ_WORDFLOW_H
#define ESCALATED_READ_WORDFLOW_H

#include "core/document.h"

enum {
	WORDFLOW_LEVELS = 12, /* deeper tables are taken as this deep */
	WORDFLOW_BOXES = 8,   /* text boxes in text boxes; what is deeper is part of the last */
};

/* What a row's definition says of one of its cells. */
struct wordflow_look {
	bool merged;	/* with the cell before it: a column that this row has not */
	unsigned marks; /* of all its text */
};

struct wordflow_level;

struct wordflow {
	struct document *document;     /* borrowed */
	struct document_block *table;  /* whose rows are being made; NULL: none */
	struct wordflow_level *levels; /* [1] to [WORDFLOW_LEVELS] */
	int deepest;		       /* of the levels that hold something */
	struct document_cell line;     /* the paragraph that has not ended */
	struct str run;		       /* the end of it, all with these marks: */
	unsigned marks;
	int box_depth;
	struct {
		struct document_cell line; /* of the paragraph around it */
		int base;		   /* its level, on which the box's own stand */
	} boxes[WORDFLOW_BOXES];
	size_t room; /* bytes that may still come; a paragraph or a cell counts as some */
	bool full;   /* there were more, and they were left out */
};

/* No more than `max` bytes of text will be added. */
void wordflow_init(struct wordflow *f, struct document *document, size_t max);
/* Valid UTF-8, as it stands there: blanks of all kinds become plain ones, what nobody sees is left
 * out.  "\n" is a break in the paragraph. */
void wordflow_add(struct wordflow *f, const char *text, unsigned marks);
/* Is there text in the paragraph that has not ended? */
bool wordflow_has_text(const struct wordflow *f);
void wordflow_end_paragraph(struct wordflow *f, int level);
void wordflow_end_cell(struct wordflow *f, int level);
/* `looks` of its first `count` cells; the others have none. */
void wordflow_end_row(struct wordflow *f, int level, const struct wordflow_look *looks,
		      size_t count);
/* A text box that is anchored in a paragraph of this level: its text stands before that paragraph.
 */
void wordflow_enter_box(struct wordflow *f, int level);
void wordflow_leave_box(struct wordflow *f);
/* The end of everything: rows and paragraphs that were not ended are. */
void wordflow_finish(struct wordflow *f);

#endif
