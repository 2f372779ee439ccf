/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_source: a document as the lines, rows and cells that a form is read of, each with its place
 * and its marks.  It knows no labels and no fields.  For the files of `form` only.
 */
#ifndef ESCALATED_CORE_FORM_SOURCE_H
#define ESCALATED_CORE_FORM_SOURCE_H

#include "core/form_words.h"
#include "core/vocabulary.h"

/* A piece of the source's text, in bytes. */
struct form_slice {
	size_t from, to;
};

/* A line of text, or a row of a table with more than one cell that says something. */
struct form_line {
	struct form_slice text;
	struct form_slice *cells; /* NULL for a line of text */
	size_t cell_count;
	bool quoted;
};

/* A cell or a paragraph of the document, also an empty one; its text ends before the next one's. */
struct form_cell {
	size_t from;
	int table, row; /* counted from 1; 0: a paragraph */
	int line;	/* of a paragraph: its first line, counted from 1 without those of tables */
	int origin;
	bool above; /* a part of the cell above it, which has its words */
	/* What may be the form's own guidance: it begins with that, or that alone was in it and was
	 * left out.  NULL: nothing is. */
	const char *guide;
	bool guide_out;
};

/* The document as one text; lines that follow each other stand so in it, a "\n" between them. */
struct form_source {
	const char *text;
	const unsigned char *marks; /* enum document_mark of each byte */
	struct form_line *lines;
	size_t line_count;
	struct form_cell *cells; /* all of them, in the order of the text */
	size_t cell_count;
	bool stroked;  /* a cell holds a stroke alone, as some tick */
	bool tabled;   /* there are tables */
	bool lettered; /* "A. Ann Lee" answers "Q. …", or several begin so */
	/* The council's own words that answer the ticks of the form that is read; or NULL. */
	const struct vocabulary_own *answers;
};

/* A reply with its cited questions before the answers that have their numbers: the same if none has,
 * else one in `a` that shares what it can. */
const struct document *form_numbers_read(struct arena *a, const struct document *from);
/* The document with the tables and marks that its plain text draws: the same if there are none,
 * else one in `a` that shares what it can. */
const struct document *form_draw_read(struct arena *a, const struct document *from);
/* Has a line the signs of Markdown; and its words with the marks that these mean, added to a cell.
 */
bool form_draw_has_signs(const char *text, size_t n);
void form_draw_words(struct document *d, struct document_cell *cell, const char *text,
		     unsigned marks);
/* What of a cell is told of. */
struct form_guide {
	const char *text; /* NULL: nothing */
	bool out;	  /* it was left out, and the cell has nothing else */
};
/* The document without the labels' names in a second language that has letters of its own: the same
 * if it has none, else one in `a` that shares what it can.  `told`, of each cell and paragraph, is
 * written to where somebody may have written such words. */
const struct document *form_script_read(struct arena *a, const struct document *from,
					struct form_guide *told);
/* The document without the guidance that is printed in its cells: the same if there is none, else
 * one in `a` that shares what it can.  *guides, in `a`: of each cell and paragraph, in order. */
const struct document *form_guide_read(struct arena *a, const struct document *from,
				       const struct form_guide **guides);
/* The same of lines right below labels; `told`, of each cell and paragraph, is written to where it
 * tells something.  leads[LOOK]: labels below which lines of that look are guidance, by enum
 * document_mark, of italics and grey. */
const struct document *form_hint_read(struct arena *a, const struct document *from,
				      struct form_guide *told, size_t *leads);
/* Could the words be an answer by their shape: a few that begin large, a day?  Do they begin as
 * what somebody cites? */
bool form_guide_answers(const char *text);
bool form_guide_is_quote(const char *text);
/* Are they the label of a field, of whatever form?  `alone`: and nothing else. */
bool form_guide_is_label(const char *text, bool alone);
/* Do the words only ask for a name or a day, and none is one: "Full name", "DD/MM/YYYY"? */
bool form_prompt_is(const char *text, size_t n);
void form_source_make(struct form_source *source, struct arena *a, const struct document *d);
/* The source as it is read for a form whose council gives words of its own: with its answers, and
 * with blanks for what it says is printed.  `in` is where it is made if it is not `source`. */
const struct form_source *form_printed_cut(struct arena *a, const struct form_source *source,
					   const struct vocabulary *v, struct form_source *in);
/* The one cell of the row, not its first, that is shaded in a colour; SIZE_MAX: there is none, or
 * more. */
size_t form_shade_find(const struct document_row *row);
/* Do such cells of the table stand in more columns than one, so that they are answers?  *boxes:
 * also those in which an empty box is printed. */
bool form_shade_is_answer(const struct document_block *table, bool *boxes);
/* The slice without the blanks at its ends. */
struct form_slice form_slice_trim(const struct form_source *source, struct form_slice slice);
bool form_slice_empty(const struct form_source *source, struct form_slice slice);
bool form_slice_is(const struct form_source *source, struct form_slice slice,
		   enum form_words verdict);
/* Its text without what is struck out, white space folded, cut at `max` bytes. */
char *form_slice_text(struct arena *a, const struct form_source *source, struct form_slice slice,
		      size_t max);
/* "Bhatt-": does the line end in a word that goes on in the next one? */
bool form_breaks_word(const char *line, size_t n);
/* Its text without what is struck out, each line trimmed, breaks kept. */
void form_slice_add(struct str *out, const struct form_source *source, struct form_slice slice);
/* The cells of a line of text with tabs in it; a tab before the first is left out. */
size_t form_slice_split(const struct form_source *source, struct form_slice slice,
			struct form_slice *cells, size_t max);

#endif
