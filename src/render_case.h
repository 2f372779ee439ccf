/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * render_case: a case with its form and history, and a file's reading field by field: the commands
 * show, log and read.  Each takes the command's JSON.
 */
#ifndef ESCALATED_RENDER_CASE_H
#define ESCALATED_RENDER_CASE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* B1: an event a line; the mail is named once, where it came in. */
void render_history(FILE *out, const json_t *history, bool colour);

/* The case: who has it, by when, what was written, what was answered, and its history. */
void render_show(FILE *out, const json_t *r, bool colour);

/* What was found in each field and where it stands, and what was not understood. */
void render_read(FILE *out, const json_t *r, bool colour);

#endif
