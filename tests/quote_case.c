/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quote_case.h"

#include "check.h"

#include <string.h>

void quote_case_check(const struct quote_case *rows, size_t count,
		      const char *(*new_text)(const char *mail))
{
	size_t i, wrong = 0;

	for (i = 0; i < count; i++) {
		const char *got = new_text(rows[i].mail);

		if (strcmp(got, rows[i].text) == 0)
			continue;
		print_error("%s: \"%s\"\n\texpected \"%s\"\n", rows[i].name, got, rows[i].text);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}
