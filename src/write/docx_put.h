/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_put: words and ticks put into one place of a Word document: a cell of a table, or a
 * paragraph.  Content controls, form fields and plain cells, as Word itself would leave them.
 * For docx_fill.
 */
#ifndef ESCALATED_WRITE_DOCX_PUT_H
#define ESCALATED_WRITE_DOCX_PUT_H

#include <libxml/tree.h>

#include "base/str.h"
#include "core/date.h"

/* Text into a place that is empty but for placeholders, or behind the label that stands there.  A
 * line break in it becomes one in Word.  `day` is set in a control for dates (DATE_NO_DAY: none).
 */
void docx_put_text(struct arena *a, xmlNode *place, const char *text, date_day day);

/*
 * A tick for YES or NO.  `yes` and `no` are the places of the two, the same one if both options
 * stand in one; `no` may be NULL.  A check box is ticked; where the options are printed the chosen
 * one is highlighted; an empty cell gets a ticked box.
 */
void docx_put_tick(struct arena *a, xmlNode *yes, xmlNode *no, bool tick);

/* A copy of this row of a table, emptied of its words, right behind it. */
xmlNode *docx_put_row(xmlNode *row);

#endif
