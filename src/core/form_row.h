/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_row: rows of cells, in tables or as text has them: labels with their values, ticks with
 * their columns, rows that somebody added.
 */
#ifndef ESCALATED_CORE_FORM_ROW_H
#define ESCALATED_CORE_FORM_ROW_H

#include "core/form_reader.h"

/* A row of a table (`sure`), or of text with tabs; false: it is no row of the form. */
bool form_row_read(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure);
/* "[x] Life story work": a row that the Chair added, with its ticked box before it. */
bool form_row_read_boxed(struct form_reader *r, struct form_slice line);
/* The label that the whole cell is, if it is one. */
bool form_cell_label(const struct form_reader *r, struct form_slice cell,
		     struct vocabulary_match *m);
/* The row with its last cell first, if the labels of its table are in the last column; else the
 * same. */
const struct form_slice *form_row_turn(struct form_reader *r, const struct form_line *line);
/* A row, or a name alone in one, of a table with the marks at the left of the concerns' names;
 * false: it is none. */
bool form_row_front(struct form_reader *r, const struct form_line *line);
/* The label of a field, sure enough to be one although another field's value could stand there. */
bool form_cell_names_field(const struct form_reader *r, struct form_slice cell,
			   struct vocabulary_match *m);
/* People's roles are labels too, and the value of the field that asks for them. */
bool form_cell_is_role(const struct form_reader *r, const struct form_field *f,
		       struct form_slice cell);
/* "YES: Quality of reports, Quality of analysis": concerns behind their answer, in line `i` and
 * those that it goes on in; returns how many lines that are, 0: it is none. */
size_t form_listed_read(struct form_reader *r, size_t i);
/* Is the part the name of a concern, in whichever words, and nothing else? */
bool form_listed_is_concern(const struct form_reader *r, struct form_slice part, size_t *field);
/* "☐ Timescales ☒ Planning": boxes in a row, each with a concern, in line `i` and those that they
 * go on in; returns how many lines that are, 0: it is none.  The same in the cells of a row. */
size_t form_options_read(struct form_reader *r, size_t i);
bool form_options_row(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "YES" and "NO" over the columns: in a row of their own, or in a row with marks beside them. */
bool form_row_heads(struct form_reader *r, const struct form_slice *cells, size_t count);
/* What heads a column of labels ("Concern"), and is none itself where YES and NO stand beside it.
 */
bool form_row_heads_labels(const struct form_reader *r, struct form_slice cell);

/* The letters that the words explain, if they are a Yes and a No at least; returns how many. */
size_t form_scale_read(const struct form_reader *r, struct form_slice words,
		       struct form_code *codes);
/* Keeps those of a line of text for the rows below; is it for nothing else? */
bool form_scale_keep(struct form_reader *r, struct form_slice line);
/* "Level of concern | Comment", above rows of a group: the heads of one column for answers, and of
 * others for remarks. */
bool form_scale_heads(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "0 | 1 | 2 | 3": the columns of a scale, as the form explains it above them (form_scale_keep);
 * what it does not explain is no answer. */
bool form_scale_heads_columns(struct form_reader *r, const struct form_slice *cells, size_t count);
/* What such a letter or word, all of the cell, says; FORM_UNSAID: it is none. */
enum form_tick form_scale_tick(const struct form_source *source, const struct form_heads *heads,
			       struct form_slice cell);
/* Does a row of a group, or the heading of one, stand below this place? */
bool form_scale_is_above_group(const struct form_reader *r, size_t at);

/* Heads of a Yes and of a No, above such a row, with others beside them that are not known. */
bool form_row_heads_beside(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "What panel raised | Not agreed | Agreed", above concerns, as no other heads are: nobody knows
 * what a mark in such a column means, and so it is told of, but for words that say both. */
void form_row_heads_unknown(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "YES / NO" over one column of a group: a mark in that can mean either. */
void form_row_heads_one(struct form_reader *r, const struct form_slice *cells, size_t count);
/* What stands beside the heading of a group is no answer, but heads its columns: one that names Yes
 * and one that names No, or several that are not known, and then no mark in them is, either. */
bool form_row_heads_group(struct form_reader *r, const struct form_slice *cells, size_t count);
/* The label's own cell behind it, and those of its value, up to a label that follows; `sure` in a
 * table. */
void form_row_text(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count, bool sure);
/* A tick's label, with what else its cell says, and the cells behind it. */
void form_row_tick(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count);
/* A row that the Chair added under the group's heading. */
bool form_row_group(struct form_reader *r, const struct form_slice *cells, size_t count, bool sure);
/* Several labels in one cell, below each other, and as many answers in the next. */
bool form_row_read_joined(struct form_reader *r, const struct form_slice *cells, size_t count);
/* A row of nothing but labels: their values are in the row below, or would be. */
bool form_row_labels(struct form_reader *r, const struct form_slice *cells, size_t count);
/* The same of a group's ticks, whose answers are in the row below. */
bool form_row_ticks(struct form_reader *r, const struct form_slice *cells, size_t count);
bool form_row_values(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Free text that goes on, or begins, in rows below its label, alone in each of them: with the label
 * in its first cell, or with the value that the row of the label has, in the others.  Programs that
 * lose how many columns a cell covers write the one, those that part the paragraphs of a cell the
 * other. */
void form_row_take_below(struct form_reader *r, const struct form_slice *cells, size_t count);
/* A short value that stands one row too low: below the empty cell for it, beside no label; or, if
 * others of the table do so, too, below the label. */
void form_row_take_value(struct form_reader *r, const struct form_slice *cells, size_t count);
/* A row of a table that is no row of the form: its label, if there is something behind it. */
void form_row_keep_unread(struct form_reader *r, const struct form_slice *cells, size_t count);
/* "Life story work NO": does it end in an answer, in capitals or not, behind other words? */
bool form_row_ends_in_tick(const struct form_reader *r, struct form_slice line, bool upper);
/* A line of text in a group that has a tick and no known label. */
bool form_row_read_other(struct form_reader *r, struct form_slice line);
/* A row that somebody added to the group, with its answer in the line, or the cells, below it;
 * false if that is none. */
bool form_row_answer_other(struct form_reader *r, struct form_slice label,
			   const struct form_slice *cells, size_t count);
/* "[ ] Yes" alone, which leaves the answer to the lines below it. */
bool form_row_is_option(const struct form_reader *r, struct form_slice line);
/* "YES" and "NO" in lines of their own, the first of them `line`: the cells of a row, as programs
 * write them that make lines of all cells.  More than two, with marks among them, do not tell which
 * is meant. */
struct form_row_under {
	struct form_slice cells[4];
	size_t count;
};
bool form_row_find_under(const struct form_reader *r, struct form_slice line,
			 struct form_row_under *under);
/* Takes these as the answer of the open tick; false: the line stands for itself. */
bool form_row_read_under(struct form_reader *r, struct form_slice line);
/* A name alone, in a group, with its yes or no in the line below; returns how many lines that are.
 */
size_t form_row_read_stacked(struct form_reader *r, size_t i);

#endif
