/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_action: the list of actions (S5), as a table, as cards, or in lines of text.
 */
#ifndef ESCALATED_CORE_FORM_ACTION_H
#define ESCALATED_CORE_FORM_ACTION_H

#include "core/form_reader.h"

/* May a list of actions stand here? */
bool form_actions_fit(const struct form_reader *r);
bool form_action_read_head(struct form_reader *r, const struct form_slice *cells, size_t count,
			   bool sure);
/* Do the cells name the columns of the list?  Fills `columns`, of `count` at most FORM_COLUMNS. */
bool form_action_names_columns(const struct form_reader *r, const struct form_slice *cells,
			       size_t count, bool sure, enum vocabulary_column *columns);
/* The column that the whole cell names ("Action 2:"), or -1. */
int form_action_cell_head(const struct form_reader *r, struct form_slice cell);
/* Is there a table of actions behind this place, with something in it? */
bool form_action_has_table(const struct form_reader *r, size_t at);
/* Ends a card that stands in cells when a line stands in another one; false: no card is open. */
bool form_card_ends(struct form_reader *r, struct form_slice line);
/* A row of a card: "By whom | Ann Lee"; or of a table with a column for each action. */
bool form_card_read(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Tells of a row among cards that is none of theirs. */
void form_card_refuse(struct form_reader *r, struct form_slice cell);
/* What the list has in column `i`. */
enum vocabulary_column form_action_column(const struct form_reader *r, size_t i);
/* A row with more than one action in it, each in lines of their own; false if it is none. */
bool form_action_read_several(struct form_reader *r, const struct form_slice *cells, size_t count);
void form_action_read_row(struct form_reader *r, const struct form_slice *cells, size_t count);
/* Words alone that end the list: in another table than that, or the heading of another part of the
 * form: "Part 4 – Panel Adviser", "Tracking (Adviser to complete)". */
bool form_action_is_beyond(const struct form_reader *r, struct form_slice line);
/* False: the line is not of the list. */
bool form_action_read_line(struct form_reader *r, struct form_slice line);

/* A line that is an action, in the parts it has: "action - person - date". */
void form_action_parts(struct form_reader *r, struct form_slice line);
/* The words without the signs that part them from others. */
struct form_slice form_action_strip(const struct form_reader *r, struct form_slice s);
void form_action_add(struct form_reader *r, enum vocabulary_column part, struct form_slice words);
void form_actions_end(struct form_reader *r);
/* Is the next line who is to do the action, as "By whom" stands above it? */
bool form_action_wants_person(const struct form_reader *r);

/* An action that is said in a sentence: who does what, and by when; nothing, and false, if it does
 * not say so. */
bool form_promise_read(struct form_reader *r, struct form_slice line);
/* "Ann Lee to:", "By 4 March:", over the actions that this is said of. */
bool form_promise_heads(struct form_reader *r, struct form_slice line);
void form_promise_end(struct form_reader *r);
/* The heads of actions in columns that blanks hold up: keeps where these begin. */
void form_fixed_begin(struct form_reader *r, struct form_slice line);
/* A line below such heads; false if there are none, or a word stands across two of them. */
bool form_fixed_read(struct form_reader *r, struct form_slice line);
/* The dates of all actions. */
void form_actions_finish(struct form_reader *r);

#endif
