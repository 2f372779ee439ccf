/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drawn: a document as text that shows its marks, paragraphs, rows and cells, for tests. */
#ifndef ESCALATED_TESTS_DRAWN_H
#define ESCALATED_TESTS_DRAWN_H

#include "core/document.h"

/* A paragraph a line; rows of a table as "[cell|cell]", a span as a number before the cell ("2:").
 * Marked words as "b{bold}": letters for bold, underlined, highlighted, struck, border (x), quoted.
 */
const char *drawn(struct arena *a, const struct document *document);

#endif
