/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

struct arena arena;

int check_clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* What LeakSanitizer is not to tell of: fontconfig keeps what it was asked for to the end of the
 * process, and Poppler asks it when a page is drawn. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
