/* SPDX-License-Identifier: GPL-3.0-or-later */
/* classify_case: the headers of a mail as a test writes them. */
#ifndef ESCALATED_TESTS_CLASSIFY_CASE_H
#define ESCALATED_TESTS_CLASSIFY_CASE_H

#include "core/classify.h"

/* "Name: value" lines into `headers`, at most `most`; how many there are.  Texts in `a`. */
size_t classify_case_headers(struct arena *a, const char *text, struct classify_header *headers,
			     size_t most);

#endif
