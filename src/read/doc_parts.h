/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc_parts: what the files of `doc` share among themselves; nobody else includes it.
 * doc_file.c finds the text's pieces in the file, doc_look.c what is said of a place of it (font,
 * marks, table), doc_field.c understands form fields, doc.c walks over the text.
 */
#ifndef ESCALATED_READ_DOC_PARTS_H
#define ESCALATED_READ_DOC_PARTS_H

#include "read/doc.h"
#include "read/ole.h"
#include "read/wordflow.h"

/* Bytes of a stream.  What is beyond their end reads as 0. */
struct doc_bytes {
	const unsigned char *at;
	size_t size;
};

unsigned doc_number(struct doc_bytes b, size_t at, size_t width);
/* `size` bytes at `at`; as many as there are. */
struct doc_bytes doc_slice(struct doc_bytes b, size_t at, size_t size);

/* Characters that stand together in the file: those from `first` to before `end` of the text. */
struct doc_piece {
	unsigned first, end;
	size_t at;		  /* in the stream "WordDocument" */
	bool narrow;		  /* one byte each, of windows-1252; else two, UTF-16 */
	struct doc_bytes changes; /* made by a fast save: sprms of all of it */
};

/* A list of places in the stream (FCs) with a page of 512 bytes each that tells of what is there.
 */
struct doc_pages {
	struct doc_bytes table;
	size_t count;
};

/* A style of characters; of the others there is only their number. */
struct doc_style {
	unsigned base;	       /* the style that it is based on */
	struct doc_bytes look; /* sprms */
};

struct doc_file {
	struct doc_bytes main, table, data; /* the streams */
	struct doc_piece *pieces;
	size_t piece_count;
	struct doc_bytes *changes;
	size_t change_count;
	unsigned text;		   /* characters of the text itself */
	unsigned boxes, box_count; /* where the text boxes begin in the text, and their length */
	struct doc_pages characters, paragraphs;
	const char **fonts; /* names, by the document's numbers */
	size_t font_count;
	struct doc_style *styles; /* by the document's numbers */
	size_t style_count;
};

/* ---- doc_file.c */
int doc_file_open(struct arena *a, struct ole *ole, struct doc_file *f, struct err *e);

/* ---- doc_look.c */

struct doc_look {
	unsigned marks; /* enum document_mark */
	bool hidden, deleted;
	bool special;		      /* the character stands for something that is no text */
	bool data;		      /* … for the data of a form field: */
	unsigned place;		      /* in the stream "Data" */
	unsigned symbol, symbol_font; /* a letter of a picture font; 0: none */
	unsigned font;
	size_t until; /* the first place in the stream that may look different */
};

enum { DOC_CELLS_MAX = 64 };

struct doc_paragraph {
	bool in_table;
	bool row_end;  /* it is the mark behind the last cell of a row */
	bool cell_end; /* of a table in a table, where a paragraph's mark is one of a cell, too */
	int level;
	struct wordflow_look looks[DOC_CELLS_MAX]; /* at the end of a row: of its first cells */
	size_t look_count;
};

/* Of the character at this place of the stream, in that piece. */
void doc_look_find(const struct doc_file *f, const struct doc_piece *piece, size_t at,
		   struct doc_look *look);
/* Of the paragraph whose mark stands at this place. */
void doc_paragraph_find(const struct doc_file *f, const struct doc_piece *piece, size_t at,
			struct doc_paragraph *paragraph);

/* ---- doc_field.c */

enum { DOC_FIELDS_MAX = 16 };

struct doc_field {
	char code[80]; /* the instruction, ASCII, cut */
	size_t code_length;
	bool in_result;
	bool has_data;
	unsigned place; /* of a form field's properties in the stream "Data" */
	size_t shown;	/* characters seen when its result began */
};

struct doc_fields {
	struct doc_field fields[DOC_FIELDS_MAX];
	size_t depth; /* may be more than there are */
};

void doc_field_begin(struct doc_fields *fields);
/* NULL where there is no field, or too many in each other. */
struct doc_field *doc_field_now(struct doc_fields *fields);
/* Is what stands here seen: in no instruction, and not what stands for a box? */
bool doc_field_is_seen(struct doc_fields *fields);
void doc_field_add_code(struct doc_field *field, unsigned c);
/* What the form field at its end shows besides its result, in `a`: a box, a chosen entry; "":
 * nothing.  NULL: a box whose state the file does not tell. */
const char *doc_field_shown(struct arena *a, const struct doc_file *f,
			    const struct doc_field *field, bool has_result);

#endif
