/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_cut: a document without what is found to be nobody's answer, or with other words in its
 * place. It does not know what is cut, or why.  For the files of `form` only.
 */
#ifndef ESCALATED_CORE_FORM_CUT_H
#define ESCALATED_CORE_FORM_CUT_H

#include "core/document.h"

/* Bytes of a cell's text that are left out, or the cell itself. */
struct form_cut {
	size_t index; /* of the cell, among all cells and paragraphs in the order of the document */
	size_t from, to;
	const char *instead; /* words, without marks, in their place; NULL: none */
	bool drop;	     /* the row has the cell no more; of cells of a table only */
};

/* The cell's text in which cuts are counted: all of it, struck out or not.  In `a`. */
char *form_cut_text(struct arena *a, const struct document_cell *cell, size_t *size);
/* All cells and paragraphs of the document, in its order; the array is in `a`. */
const struct document_cell *const *form_cut_cells(struct arena *a, const struct document *d,
						  size_t *count);
/* The document without the cuts, which are sorted, and none of which reach into each other; in `a`,
 * and shares what it can. */
const struct document *form_cut_make(struct arena *a, const struct document *from,
				     struct form_cut *cuts, size_t count);

#endif
