/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dump: a JSON value as text, compact, the keys of an object in alphabetical order.  jansson's own
 * way to do that took a tenth of what reading a mail costs.  It knows nothing of what it writes.
 */
#ifndef ESCALATED_CODEC_DUMP_H
#define ESCALATED_CODEC_DUMP_H

#include <jansson.h>

#include "base/str.h"

/* Adds it.  There are no broken numbers (json_real) in it: none of our tables has them. */
void dump_json(struct str *out, json_t *value);

#endif
