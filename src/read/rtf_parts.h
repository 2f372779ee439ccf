/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rtf_parts: what the files of `rtf` share among themselves; nobody else includes it.
 * rtf.c takes groups, words and bytes apart, rtf_word.c knows what words mean, rtf_text.c makes
 * characters of bytes and puts them where they belong, rtf_field.c understands form fields.
 */
#ifndef ESCALATED_READ_RTF_PARTS_H
#define ESCALATED_READ_RTF_PARTS_H

#include "read/rtf.h"
#include "read/wordflow.h"

/* What the text of a group is ("destination"). */
enum rtf_target {
	RTF_TEXT,	 /* to be read */
	RTF_SKIP,	 /* nobody reads it */
	RTF_FONTS,	 /* names of fonts */
	RTF_COLOURS,	 /* of the table of colours */
	RTF_SHAPE,	 /* of a drawing: skipped, but for the text in it */
	RTF_OBJECT,	 /* of an embedded object: skipped, but for what stands in its place */
	RTF_TWICE,	 /* said once more in Unicode, further on */
	RTF_CODE,	 /* the instruction of a field */
	RTF_FORM_FIELD,	 /* the properties of a form field */
	RTF_FORM_CHOICE, /* an entry of its list */
	RTF_TAG,	 /* HTML */
};

/* What a group inherits, and leaves as it was. */
struct rtf_state {
	enum rtf_target target;
	unsigned marks;
	unsigned short font; /* index of rtf.fonts */
	unsigned short uc;   /* characters that stand in for one of Unicode */
	unsigned char level; /* of the table that a paragraph is in */
	bool in_table;
	bool hidden, deleted;
	bool highlit, shaded;
	bool list_text;	   /* a list's number or bullet */
	bool twin;	   /* HTML said again as RTF */
	bool nested_props; /* of a row in a table that is in a table */
	bool starred;	   /* of a kind that may be skipped if it is not known */
	bool box;	   /* this very group is the text of a box */
	bool field;	   /* this very group is a field */
	bool result;	   /* … is the result of a field */
};

struct rtf_font {
	char name[40];
	size_t name_length;
	int charset, codepage;
};

struct rtf_field {
	char code[120]; /* the instruction, as UTF-8, cut */
	size_t code_length;
	bool has_properties;	    /* of a form field: */
	int result, default_result; /* -1: none */
	int choices;		    /* read so far */
	char choice[200];	    /* the chosen one */
	size_t choice_length;
	size_t shown; /* rtf.shown where its result began */
};

/* The cells of a row, as it defines them. */
struct rtf_row {
	struct wordflow_look looks[64];
	size_t count;
	struct wordflow_look next; /* of the cell that \cellx will end */
};

struct rtf {
	const unsigned char *at, *end;
	struct arena scratch; /* owned; emptied now and then */
	struct wordflow flow;
	struct rtf_state *states; /* RTF_DEPTH_MAX of them */
	size_t depth;
	struct rtf_state *now; /* &states[depth] */

	struct rtf_font *fonts; /* [0]: none of the table's */
	size_t font_count;
	unsigned short *font_of; /* index of `fonts` by the document's number */
	int codepage, default_font;
	unsigned letters[256]; /* the marks of letters in each colour of the table */
	size_t colour_count;
	long rgb[3];

	struct rtf_field fields[RTF_FIELDS_MAX];
	size_t field_depth; /* may be more than there are */
	size_t shown;	    /* characters so far that are seen */
	struct rtf_row row, nested_row;

	/* Bytes that are not characters yet, and the state in which they came. */
	char pending[4096];
	size_t pending_count, flushes;
	struct rtf_state pending_state;
	unsigned high; /* the first half of a surrogate pair, or 0 */
	size_t skip;   /* characters that stand in for the last one */

	bool from_html;
	struct str html;
	bool border_open; /* the last word was \chbrdr */
	bool cut;	  /* the file ends before the document does */
	bool lost_box;	  /* a box whose state is not told */
};

/* ---- rtf_text.c */
void rtf_put_byte(struct rtf *r, unsigned char byte);
void rtf_put_char(struct rtf *r, unsigned c); /* UTF-16, as \u has it */
void rtf_put_text(struct rtf *r, const char *text);
/* Bytes that came so far become characters: before anything else ends or begins. */
void rtf_flush(struct rtf *r);
void rtf_end_paragraph(struct rtf *r);
int rtf_level(const struct rtf_state *state);

/* ---- rtf_word.c */
void rtf_word(struct rtf *r, const char *word, bool has_value, int value);

/* ---- rtf_field.c: NULL where there is no field, or too many in each other. */
struct rtf_field *rtf_field_now(struct rtf *r);
void rtf_field_begin(struct rtf *r);
void rtf_field_end(struct rtf *r);
/* Its result begins: does it show itself, or is it only known from the form field? */
bool rtf_field_shows_result(struct rtf *r);

#endif
