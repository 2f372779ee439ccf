/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people write, and what must be understood of it: the sentences are in tests/verdicts, one a
 * line, "EXPECTED TAB TEXT", where "\n" is a new line.  EXPECTED is one of these, or several with
 * "/" between them that are all right:
 *
 *   resolved not-resolved complaint withdraw question      that, and nothing else (C6, S7, C9, C10)
 *   agreed-date 2027-01-08                                 that day (C2)
 *   nothing       nothing may move: it is asked, or a person reads it
 *   ack           as "nothing", and seen to be no more than an acknowledgement (S5)
 *   answer        as "nothing", and it names what was or will be done (S5)
 *
 * A wrong verdict is worse than a question, so the two mistakes are counted apart: what is
 * understood wrongly (there must be none in any file), and what is not understood.
 *
 * With VERDICT_TABLE=FILE it measures that file instead, and tells each mistake.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/verdict.h"

/* Monday 21 December 2026. */
#define SENT date_from_civil(2026, 12, 21)

struct score {
	size_t rows, wrong, missed;
};

static char *load(const char *path)
{
	FILE *f = fopen(path, "r");
	char *text;
	size_t n;

	assert_non_null(f);
	text = arena_alloc(&arena, 1 << 20);
	n = fread(text, 1, (1 << 20) - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

/* "\n" as written is a line break. */
static void break_lines(char *text)
{
	char *out = text;

	for (; *text; text++) {
		if (text[0] == '\\' && text[1] == 'n') {
			*out++ = '\n';
			text++;
		} else {
			*out++ = *text;
		}
	}
	*out = '\0';
}

static const char *understood(const struct verdict *v)
{
	if (v->kind == VERDICT_AGREED_DATE)
		return arena_printf(&arena, "agreed-date %s", date_iso(&arena, v->date));
	return v->kind == VERDICT_NONE ? "nothing" : verdict_name(v->kind);
}

/* Is what was understood one of the expected?  `*wrong`: it is none, and something would move. */
static bool is_expected(const struct verdict *v, const char *expected, bool *wrong)
{
	const char *got = understood(v);
	char **any;
	size_t i, count;
	bool quiet = false;

	any = str_split(&arena, expected, '/', &count);
	for (i = 0; i < count; i++) {
		if (str_eq(any[i], got))
			return true;
		if (v->kind == VERDICT_NONE && str_eq(any[i], "ack") && v->acknowledgement)
			return true;
		if (v->kind == VERDICT_NONE && str_eq(any[i], "answer") && v->has_actions)
			return true;
		quiet = quiet || str_eq(any[i], "nothing") || str_eq(any[i], "ack") ||
			str_eq(any[i], "answer");
	}
	*wrong =
	    v->kind != VERDICT_NONE || (quiet && v->acknowledgement && !str_eq(expected, "ack"));
	return false;
}

static struct score measure(const char *path)
{
	struct score score = {0};
	char **lines, *tab;
	size_t i, count;

	lines = str_split(&arena, load(path), '\n', &count);
	for (i = 0; i < count; i++) {
		struct verdict v;
		bool wrong = false;

		tab = strchr(lines[i], '\t');
		if (lines[i][0] == '#' || !tab)
			continue;
		*tab++ = '\0';
		break_lines(tab);
		v = verdict_read(&arena, tab, SENT);
		score.rows++;
		if (is_expected(&v, lines[i], &wrong))
			continue;
		score.wrong += wrong;
		score.missed += !wrong;
		print_error("%s:%zu: %s: \"%s\" is %s, understood as %s%s%s%s\n", path, i + 1,
			    wrong ? "WRONG" : "missed", tab, lines[i], understood(&v),
			    v.unclear ? ", unclear" : "", v.acknowledgement ? ", ack" : "",
			    v.has_actions ? ", actions" : "");
	}
	return score;
}

static const char *table(const char *name)
{
	return arena_printf(&arena, "%s/tests/verdicts/%s", getenv("srcdir"), name);
}

static void check_table(const char *name, size_t least)
{
	struct score score = measure(table(name));

	assert_true(score.rows >= least);
	assert_int_equal(score.wrong, 0);
	assert_int_equal(score.missed, 0);
}

static void test_told(void **state)
{
	(void)state;
	check_table("told.txt", 150);
}

static void test_later(void **state)
{
	(void)state;
	check_table("later.txt", 80);
}

static void test_voices(void **state)
{
	(void)state;
	check_table("voices.txt", 600);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_told),
	    TEST(test_later),
	    TEST(test_voices),
	};
	const char *file = getenv("VERDICT_TABLE");
	struct score score;

	if (file) {
		score = measure(file);
		printf("%zu sentences, %zu understood wrongly, %zu not understood\n", score.rows,
		       score.wrong, score.missed);
		return score.wrong > 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
