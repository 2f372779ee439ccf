/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unwrap: somebody's paragraphs, as they were before a mail program broke their lines.  Where they
 * go on to, lines are broken elsewhere: without this a quote is ragged.  A line is joined with the
 * next only where the program had to break it; lists, tables, addresses and verses keep their
 * lines.
 */
#ifndef ESCALATED_CORE_UNWRAP_H
#define ESCALATED_CORE_UNWRAP_H

#include "base/str.h"

/* The text with the lines of a paragraph joined where a mail program broke them, in `a` or the text
 * itself; the words are the same.  `lead`: how many characters stood before it in its first line.
 * Linear. */
const char *unwrap_lines(struct arena *a, const char *text, size_t lead);

#endif
