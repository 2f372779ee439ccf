/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

struct arena arena;

int check_clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}
