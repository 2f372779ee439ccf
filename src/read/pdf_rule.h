/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf_rule: the straight lines, of tables and boxes mostly, that a page of a PDF shows. */
#ifndef ESCALATED_READ_PDF_RULE_H
#define ESCALATED_READ_PDF_RULE_H

#include "base/mem.h"
#include "read/pdf_dots.h"

/* Thin, straight, and longer than letters have any: at `at`, from `from` to `to`, in points from
 * the page's upper left corner. */
struct pdf_rule {
	double at, from, to;
};

struct pdf_rules {
	struct pdf_rule *list;
	size_t count;
};

enum { PDF_RULES_MAX = 4000 }; /* of a page, in each direction: the rest is not seen */

/* By ascending `at`, which is that of the rule's first row of dots. */
void pdf_rule_find_across(struct arena *a, const struct pdf_dots *dots, struct pdf_rules *rules);
void pdf_rule_find_down(struct arena *a, const struct pdf_dots *dots, struct pdf_rules *rules);

#endif
