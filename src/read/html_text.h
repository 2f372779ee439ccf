/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_text: the flow of text into a document: white space is folded, lines become paragraphs (or
 * breaks, in a cell of a table), and letters of picture fonts become what they show.
 * For html*.c only.
 */
#ifndef ESCALATED_READ_HTML_TEXT_H
#define ESCALATED_READ_HTML_TEXT_H

#include "core/document.h"

/* How text looks where it stands. */
struct html_look {
	unsigned marks;	     /* enum document_mark */
	bool pre;	     /* white space counts */
	const char *symbols; /* the font, if its letters are pictures, or NULL */
	int depth;	     /* of elements */
};

struct html_text {
	struct document *document;  /* borrowed */
	struct document_cell *cell; /* where text goes: a paragraph or a cell; NULL: none yet */
	bool in_table;
	struct str run; /* text that is not in the document yet, all with these marks */
	unsigned marks;
	bool started;  /* something stands on this line */
	size_t blanks; /* to be put before the next word … */
	size_t tabs;   /* … or, if there are any, these */
	size_t breaks; /* likewise, in a cell */
	size_t room;   /* bytes that may still come; a line or a cell counts as a few */
	bool full;     /* there were more */
};

/* No more than `max` bytes of text will be added. */
void html_text_init(struct html_text *t, struct document *document, size_t max);
/* Text as it stands in the page. */
void html_text_add(struct html_text *t, const char *text, const struct html_look *look);
/* One sign, as it is ("\t", a box). */
void html_text_add_sign(struct html_text *t, const char *sign, const struct html_look *look);
/* <br> */
void html_text_break_line(struct html_text *t);
/* The beginning or end of an element that stands on lines of its own. */
void html_text_end_block(struct html_text *t);
/* Text goes to this cell of a table, until the next call; NULL: to paragraphs again. */
void html_text_enter_cell(struct html_text *t, struct document_cell *cell);

#endif
