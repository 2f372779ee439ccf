/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_reader: a Word document while it is read: what the files of `docx` share among themselves.
 * docx.c walks blocks and tables, docx_line.c what stands in a paragraph, docx_field.c knows legacy
 * form fields, docx_control.c content controls, docx_shape.c what is drawn, docx_text.c puts words
 * into the document.  Nobody else includes it.
 */
#ifndef ESCALATED_READ_DOCX_READER_H
#define ESCALATED_READ_DOCX_READER_H

#include "read/docx_parts.h"
#include "read/docx_style.h"

enum { DOCX_FIELDS_MAX = 32, DOCX_BINDINGS_MAX = 10 };

/* Where words go: a cell, or paragraphs outside of tables. */
struct docx_text {
	struct document *document;
	struct document_cell *cell; /* NULL: none is open */
	bool in_cell;
	bool started;	 /* there are words in this cell */
	unsigned breaks; /* ends of paragraphs in it that no word has followed yet */
	struct str run;	 /* words of one look that are not yet in the cell */
	unsigned marks;
	size_t room; /* bytes that may still be taken */
	bool full;   /* more was there */
};

/* A field whose end has not come yet. */
struct docx_field {
	const xmlNode *data; /* w:ffData of a legacy form field, or NULL */
	bool result;	     /* its code is over: what follows is shown */
	bool answered;	     /* what follows is not shown: its state has been */
	struct str code;
};

/* A part with values that content controls show. */
struct docx_binding {
	const char *id;
	xmlDocPtr tree; /* owned */
};

struct docx_reader {
	struct docx *docx;   /* borrowed */
	struct arena *arena; /* borrowed: the document's */
	struct attachment_notes *notes;
	struct docx_relations relations; /* of the main part */
	struct docx_styles styles;
	struct docx_text text;
	struct docx_field fields[DOCX_FIELDS_MAX];
	size_t field_count;
	const xmlNode **boxes; /* text boxes of this paragraph, to be read behind it */
	size_t box_count;
	const xmlNode **later; /* tables in cells of this row, to be read behind it */
	size_t later_count;
	struct docx_binding bindings[DOCX_BINDINGS_MAX];
	size_t binding_count;
	bool bound; /* they have been looked for */

	unsigned extra;	     /* marks of all words here: the cell's colour, a circle around them */
	unsigned silent;     /* words are not shown: a control shows something else, or nothing */
	const char *instead; /* … namely this, in its first paragraph; NULL: nothing more */
	bool joined;	     /* the mark that ended the paragraph before was deleted */
	bool hidden;	     /* there are hidden words */
	bool drawn;	     /* something is drawn that marks words, nobody knows which */
	bool pictures;
};

/* ---- docx.c */
/* Reads the blocks in an element: paragraphs, tables and what holds such. */
void docx_read_blocks(struct docx_reader *r, const xmlNode *container);
/* Reads in `node` what only holds others (a group, a content control, alternatives), with `read`; a
 * control may show something else than it holds.  False: it is nothing of that kind. */
typedef void docx_read_in(void *to, const xmlNode *container);
bool docx_read_holder(struct docx_reader *r, const xmlNode *node, void *to, docx_read_in *read);
/* A sentence for the sender, once. */
void docx_note(struct docx_reader *r, const char *sentence);
/* The same of what takes nothing from the words that people see. */
void docx_note_aside(struct docx_reader *r, const char *sentence);

/* ---- docx_table.c */
void docx_read_table(struct docx_reader *r, const xmlNode *table);

/* ---- docx_line.c */
void docx_read_paragraph(struct docx_reader *r, const xmlNode *paragraph);

/* ---- docx_field.c */
/* A w:fldChar.  True if `*text` is to be shown here: the state of a form field. */
bool docx_field_mark(struct docx_reader *r, const xmlNode *mark, const char **text);
void docx_field_code(struct docx_reader *r, const xmlNode *code);
/* The code of a field does not go on behind its paragraph. */
void docx_field_end_paragraph(struct docx_reader *r);
bool docx_field_is_shown(const struct docx_reader *r);

/* ---- docx_control.c */
/* What a w:sdt shows: true: its content; false: `*instead` in place of it, NULL for nothing. */
bool docx_control_read(struct docx_reader *r, const xmlNode *control, const char **instead);
void docx_control_close(struct docx_reader *r);

/* ---- docx_shape.c */
/* Notes text boxes, and what else matters of a drawing, picture or embedded object; returns the
 * sign that it shows by its description (a tick), or NULL. */
const char *docx_shape_read(struct docx_reader *r, const xmlNode *picture);
/* Is a circle, or a box, drawn around all the words of this paragraph? */
bool docx_shape_is_around(const xmlNode *paragraph);

/* ---- docx_text.c */
void docx_text_init(struct docx_text *t, struct document *document);
/* Words go to this cell from now on; NULL: to paragraphs. */
void docx_text_enter_cell(struct docx_text *t, struct document_cell *cell);
void docx_text_begin_paragraph(struct docx_text *t, int origin);
void docx_text_add(struct docx_text *t, const char *words, unsigned marks);
void docx_text_end_paragraph(struct docx_text *t);

#endif
