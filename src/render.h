/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * render: a command's JSON for a person: aligned, short, coloured on a terminal only.
 */
#ifndef ESCALATED_RENDER_H
#define ESCALATED_RENDER_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "commands.h"

/* Writes what the command answered; `result` is borrowed.  No words in it can steer a terminal. */
void render_result(FILE *out, const struct command *command, const json_t *result, bool colour);

/* S10: the register as CSV (RFC 4180, with a byte order mark, so that Excel reads names right).  A
 * value that a spreadsheet would take for a formula gets a ' in front. */
void render_register_csv(FILE *out, const json_t *result);

#endif
