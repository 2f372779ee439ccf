/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layout: lines, tables and colours of what escalatectl shows, and no command's JSON shape.  All of
 * it is UTF-8; colours only where the caller knows that a terminal reads.
 */
#ifndef ESCALATED_LAYOUT_H
#define ESCALATED_LAYOUT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/mem.h"

#define LAYOUT_BOLD   "\033[1m"
#define LAYOUT_RED    "\033[31m"
#define LAYOUT_DIM    "\033[2m"
#define LAYOUT_NORMAL "\033[0m"

/* A column: the key in each row, and its head.  An array of them ends with a NULL key. */
struct layout_column {
	const char *key, *head;
};

/* The text under a key, "" where there is none.  Lives as long as the object. */
const char *layout_value(const json_t *object, const char *key);

/* A local moment as people read it: "2026-12-01 09:00" of "2026-12-01T09:00:00".  In the arena, or
 * what came in. */
const char *layout_when(struct arena *a, const char *iso);

/* "name   text", or nothing where the text is empty. */
void layout_line(FILE *out, const char *name, const char *text);

/* Heads, then a line for each row of the array, at most 44 letters a cell; the last column is not
 * padded, and a row that is "overdue" is red. */
void layout_table(FILE *out, const json_t *rows, const struct layout_column *columns, bool colour);

/* Writes the text so that nobody's words steer a terminal, or turn the order of letters round on
 * it: C1 controls, DEL and the bidirectional ones become U+FFFD.  No text has C0 controls
 * (str_valid_utf8). */
void layout_safely(FILE *out, const char *text);

#endif
