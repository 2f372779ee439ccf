/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quote_case: what the tests of `quote` share: rows of mails, and what of each is the person's own.
 */
#ifndef ESCALATED_TESTS_QUOTE_CASE_H
#define ESCALATED_TESTS_QUOTE_CASE_H

#include <stddef.h>

struct quote_case {
	const char *name, *mail, *text;
};

/* The new text of each mail, by `new_text`, is the row's; all rows that are not are shown. */
void quote_case_check(const struct quote_case *rows, size_t count,
		      const char *(*new_text)(const char *mail));

#endif
