/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check: what most test programs begin with: cmocka with what it needs before it, and memory that
 * each test finds empty.  Include it first.
 */
#ifndef ESCALATED_TESTS_CHECK_H
#define ESCALATED_TESTS_CHECK_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/mem.h"

/* Empty when a TEST begins; cleared after it, even if it failed. */
extern struct arena arena;

/* A cmocka teardown, of a test or of a group. */
int check_clear_arena(void **state);

/* A row of the CMUnitTest table. */
#define TEST(function) cmocka_unit_test_teardown(function, check_clear_arena)

#endif
