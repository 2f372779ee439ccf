/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void errors_have_a_kind_and_a_text(void **state)
{
	struct err e = {ERR_NONE, ""};
	char longer[2000];

	(void)state;
	assert_int_equal(err_set(&e, ERR_TEMP, "disk %d is %s", 3, "full"), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	assert_string_equal(e.text, "disk 3 is full");
	assert_int_equal(err_prefix(&e, "line %d", 12), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	assert_string_equal(e.text, "line 12: disk 3 is full");
	assert_int_equal(err_set(NULL, ERR_PERM, "nobody asks"), -1);
	assert_int_equal(err_prefix(NULL, "nobody asks"), -1);
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	err_set(&e, ERR_INPUT, "%s", longer);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	err_prefix(&e, "%s", longer);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
}

static void errors_kinds_have_names(void **state)
{
	(void)state;
	assert_string_equal(err_kind_name(ERR_NONE), "none");
	assert_string_equal(err_kind_name(ERR_INPUT), "input");
	assert_string_equal(err_kind_name(ERR_TEMP), "temporary");
	assert_string_equal(err_kind_name(ERR_PERM), "permanent");
	assert_string_equal(err_kind_name(ERR_INTERNAL), "internal");
}

static void an_arena_gives_zeroed_memory_of_any_size(void **state)
{
	static const size_t sizes[] = {0, 1, 7, 16, 4095, 4096, 4097, 65536, 200000, 3};
	unsigned char *pieces[COUNT_OF(sizes) * 20];
	size_t i, n, used = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(pieces); i++) {
		n = sizes[i % COUNT_OF(sizes)];
		pieces[i] = arena_alloc(&arena, n);
		used += n;
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < n; k++)
			if (pieces[i][k])
				fail_msg("byte %zu of %zu is not zero", k, n);
		memset(pieces[i], (int)(i % 255 + 1), n);
	}
	assert_int_equal(arena.used, used);
	/* None of them lies in another. */
	for (i = 0; i < COUNT_OF(pieces); i++) {
		n = sizes[i % COUNT_OF(sizes)];
		for (size_t k = 0; k < n; k++)
			if (pieces[i][k] != i % 255 + 1)
				fail_msg("piece %zu was written over", i);
	}
	arena_clear(&arena);
	assert_int_equal(arena.used, 0);
	assert_non_null(arena_alloc(&arena, 10));
	arena_clear(NULL);
}

static void an_array_grows_one_by_one(void **state)
{
	struct pair {
		int a;
		char b[13];
	} *pairs = NULL, *last, *kept;
	size_t count = 0, i;

	(void)state;
	for (i = 0; i < 5000; i++) {
		last = ARENA_PUSH(&arena, struct pair, pairs, count);
		assert_int_equal(count, i + 1);
		assert_ptr_equal(last, &pairs[i]);
		assert_int_equal(last->a, 0);
		assert_int_equal(last->b[12], 0);
		last->a = (int)i;
		memset(last->b, 'x', sizeof(last->b));
		/* Another allocation between two must not matter. */
		memset(arena_alloc(&arena, 3), 0xFF, 3);
	}
	for (i = 0; i < count; i++)
		assert_int_equal(pairs[i].a, i);
	/* What was handed out before the array moved stays readable. */
	kept = pairs;
	while (count < 8193)
		ARENA_PUSH(&arena, struct pair, pairs, count)->a = (int)count;
	assert_ptr_not_equal(kept, pairs);
	assert_int_equal(kept[4999].a, 4999);
	assert_int_equal(pairs[4999].a, 4999);
	/* Room that was used before is empty again. */
	count = 4998;
	assert_int_equal(ARENA_PUSH(&arena, struct pair, pairs, count)->a, 0);
	assert_int_equal(pairs[4998].b[12], 0);
}

static void an_arena_copies_text(void **state)
{
	char source[] = "fostering", *copy = arena_strdup(&arena, source);

	(void)state;
	source[0] = 'F';
	assert_string_equal(copy, "fostering");
	assert_string_equal(arena_strndup(&arena, "fostering", 4), "fost");
	assert_string_equal(arena_strndup(&arena, "ab", 10), "ab");
	assert_null(arena_strdup(&arena, NULL));
	assert_null(arena_strndup(&arena, NULL, 3));
	assert_string_equal(arena_printf(&arena, "%s-%04d", "ESC", 42), "ESC-0042");
	assert_int_equal(strlen(arena_printf(&arena, "%9000d", 1)), 9000);
	assert_memory_equal(arena_memdup(&arena, "a\0b", 3), "a\0b", 3);
	assert_non_null(arena_memdup(&arena, NULL, 0));
}

static void locals_clean_up_after_themselves(void **state)
{
	int fds[2], kept;

	(void)state;
	assert_int_equal(pipe(fds), 0);
	kept = fds[0];
	{
		CLEANUP_FD int fd = fds[0];
		CLEANUP_FREE char *text = mem_strdup("given back, or the sanitiser complains");
		CLEANUP_ARENA struct arena local = {NULL, 0};

		assert_non_null(arena_alloc(&local, 100));
		assert_string_equal(text, "given back, or the sanitiser complains");
		assert_int_equal(fd, kept);
		errno = ENOSPC;
	}
	assert_int_equal(errno, ENOSPC);
	assert_int_equal(fcntl(kept, F_GETFD), -1);
	kept = -1;
	mem_close_fd(&kept);
	assert_int_equal(kept, -1);
	mem_close_fd(&fds[1]);
	assert_int_equal(fds[1], -1);
}

static void text_is_built_up_to_its_bound(void **state)
{
	struct str s;
	int i;

	(void)state;
	str_init(&s, &arena, STR_UNBOUNDED);
	assert_string_equal(str_text(&s), "");
	str_add(&s, NULL);
	str_add(&s, "ESC-");
	str_addf(&s, "%d-%04d", 2026, 42);
	str_add_char(&s, '!');
	str_add_n(&s, "?ignored", 1);
	assert_string_equal(str_text(&s), "ESC-2026-0042!?");
	assert_int_equal(s.len, 15);
	str_truncate(&s, 100);
	str_truncate(&s, 3);
	assert_string_equal(str_text(&s), "ESC");
	for (i = 0; i < 10000; i++)
		str_add(&s, "0123456789");
	assert_int_equal(strlen(str_text(&s)), 100003);
	assert_false(s.truncated);
	str_addf(&s, "%1000d", 7);
	assert_int_equal(s.len, 101003);

	str_init(&s, &arena, 10);
	str_add(&s, "exactly 10");
	assert_false(s.truncated);
	str_add_char(&s, '!');
	assert_true(s.truncated);
	assert_string_equal(str_text(&s), "exactly 10");
}

static void text_is_never_cut_inside_a_letter(void **state)
{
	/* "a", then letters of two, three and four bytes. */
	static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82";
	static const size_t kept[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
	struct str s;
	size_t max;

	(void)state;
	for (max = 0; max < COUNT_OF(kept); max++) {
		str_init(&s, &arena, max);
		str_add(&s, text);
		assert_int_equal(s.len, kept[max]);
		assert_int_equal(strlen(str_text(&s)), kept[max]);
		assert_int_equal(s.truncated, max < 10);
	}
}

static void text_is_compared(void **state)
{
	(void)state;
	assert_true(str_eq("a", "a"));
	assert_false(str_eq("a", "A"));
	assert_false(str_eq("a", NULL));
	assert_false(str_eq(NULL, ""));
	assert_true(str_eq(NULL, NULL));
	assert_true(str_ieq("Panel Adviser", "PANEL ADVISER"));
	assert_false(str_ieq("\xC3\x89", "\xC3\xA9"));
	assert_false(str_ieq(NULL, "a"));
	assert_true(str_starts("resolved", "res"));
	assert_false(str_starts("res", "resolved"));
	assert_false(str_starts("Resolved", "res"));
	assert_false(str_starts(NULL, "res"));
	assert_true(str_istarts("Resolved", "res"));
	assert_true(str_istarts_any("Resolved", (const char *const[]){"x", "RES"}, 2));
	assert_false(str_istarts_any("Resolved", (const char *const[]){"x", "RES"}, 1));
	assert_false(str_istarts_any(NULL, (const char *const[]){"x"}, 1));
	assert_true(str_ends("form.docx", ".docx"));
	assert_false(str_ends("docx", ".docx"));
	assert_false(str_ends(NULL, ".docx"));
	assert_string_equal(str_ifind("Not Resolved.", "RESOLVED"), "Resolved.");
	assert_null(str_ifind("Not Resolved", "solved!"));
	assert_null(str_ifind(NULL, "x"));
	assert_string_equal(str_ifind("", ""), "");
	assert_true(str_empty(NULL));
	assert_true(str_empty(""));
	assert_true(str_empty(" \t\r\n\xC2\xA0 "));
	assert_false(str_empty(" \xC2\xA3"));
}

static void text_is_trimmed_folded_and_split(void **state)
{
	size_t count;
	char **pieces;

	(void)state;
	assert_string_equal(str_trim(&arena, " \xC2\xA0\t a  b \r\n\xC2\xA0"), "a  b");
	assert_string_equal(str_trim(&arena, " \xC2\xA0 "), "");
	assert_string_equal(str_trim_n(&arena, "  ab  cd", 6), "ab");
	assert_string_equal(str_trim(&arena, "\xC3\xA0"),
			    "\xC3\xA0"); /* "à" ends like a no-break space */
	assert_string_equal(str_fold(&arena, "\n a \xC2\xA0\t b\r\nc  "), "a b c");
	assert_string_equal(str_fold(&arena, ""), "");
	assert_string_equal(str_lower(&arena, "ESC-\xC3\x89"), "esc-\xC3\x89");
	assert_null(str_trim(&arena, NULL));
	assert_null(str_fold(&arena, NULL));
	assert_null(str_lower(&arena, NULL));
	pieces = str_split(&arena, " ssw ;; adm;", ';', &count);
	assert_int_equal(count, 4);
	assert_string_equal(pieces[0], "ssw");
	assert_string_equal(pieces[1], "");
	assert_string_equal(pieces[2], "adm");
	assert_string_equal(pieces[3], "");
	pieces = str_split(&arena, "", ';', &count);
	assert_int_equal(count, 1);
	assert_string_equal(pieces[0], "");
}

#define BAD	 "\xEF\xBF\xBD"
#define BYTES(s) s, sizeof(s) - 1

static void any_bytes_become_valid_text(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *text;
	} rows[] = {
	    {BYTES("plain\ttext\n"), "plain\ttext\n"},
	    {BYTES("a\r\nb\rc\r"), "a\nb\nc\n"},
	    {BYTES("\r\r\n"), "\n\n"},
	    {BYTES("a\0b\x01\x1F\x7F"), "a b   "},
	    {BYTES("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x99\x82"),
	     "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x99\x82"},
	    {BYTES("caf\xE9"), "caf" BAD},
	    {BYTES("\x80\xBF"), BAD BAD},
	    {BYTES("\xC0\xAF"), BAD BAD},		  /* overlong "/" */
	    {BYTES("\xE0\x80\xAF"), BAD BAD BAD},	  /* overlong "/" */
	    {BYTES("\xF0\x80\x80\xAF"), BAD BAD BAD BAD}, /* overlong "/" */
	    {BYTES("\xED\xA0\x80"), BAD BAD BAD},	  /* a surrogate */
	    {BYTES("\xF4\x90\x80\x80"), BAD BAD BAD BAD}, /* beyond U+10FFFF */
	    {BYTES("\xF8\x88\x80\x80\x80"), BAD BAD BAD BAD BAD},
	    {BYTES("\xFE\xFF"), BAD BAD},
	    {BYTES("\xE2\x82"), BAD BAD}, /* cut short by the end */
	    {BYTES("\xC3"
		   "A"),
	     BAD "A"},
	    {BYTES("\xF0\x9F\x99"
		   "A"),
	     BAD BAD BAD "A"},
	    {BYTES(""), ""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(str_valid_utf8(&arena, rows[i].bytes, rows[i].n), rows[i].text);
}

/* Whatever the bytes: what comes out is valid, so a second time changes nothing. */
static void repaired_text_stays_as_it_is(void **state)
{
	static const unsigned char bytes[] = {'a',  '\r', '\n', 0,    0x80, 0xBF, 0xC2, 0xC3,
					      0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xA0, 0x90, 0xFF};
	unsigned seed = 42;
	char text[24], *once;
	size_t i, k;

	(void)state;
	for (i = 0; i < 20000; i++) {
		for (k = 0; k < sizeof(text); k++) {
			seed = seed * 1103515245 + 12345;
			text[k] = (char)bytes[seed >> 28];
		}
		once = str_valid_utf8(&arena, text, sizeof(text));
		assert_string_equal(str_valid_utf8(&arena, once, strlen(once)), once);
		arena_clear(&arena);
	}
}

static void letters_are_read_one_by_one(void **state)
{
	const char *p = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82", *end;

	(void)state;
	assert_int_equal(str_next_char(&p), 'a');
	assert_int_equal(str_next_char(&p), 0xE9);
	assert_int_equal(str_next_char(&p), 0x20AC);
	assert_int_equal(str_next_char(&p), 0x1F642);
	end = p;
	assert_int_equal(str_next_char(&p), 0);
	assert_ptr_equal(p, end);
}

static void only_our_addresses_are_addresses(void **state)
{
	static const char *const good[] = {
	    "a@b",
	    "jo.bloggs@council.example",
	    "Jo.Bloggs+fostering@sub.council.gov.uk",
	    "o'hara@council.example",
	    "x_1#$%&*/=?^`{|}~!-@a-b.example",
	    "0123456789012345678901234567890123456789012345678901234567890123@x.example",
	    "escalations@10.example",
	};
	static const char *const bad[] = {
	    "",
	    "@",
	    "a@",
	    "@b",
	    "ab",
	    "a@b@c",
	    "a@b\r\nRCPT TO:<c@d>",
	    "a\r\n@b",
	    "a@b\n",
	    "a@b\r",
	    "a b@c",
	    " a@b",
	    "a@b ",
	    "a@b c",
	    "a\t@b",
	    "<a@b>",
	    "a@b>",
	    "a<@b",
	    "\"a\"@b",
	    "\"a b\"@c",
	    "a\"@b",
	    "a\\@b",
	    "a,b@c",
	    "a;b@c",
	    "a:b@c",
	    "(a)@b",
	    "a@b(c)",
	    "a@[127.0.0.1]",
	    "jos\xC3\xA9@council.example",
	    "jos\xE9@council.example",
	    "a@caf\xC3\xA9.example",
	    "a\x7F@b",
	    "a\x01@b",
	    "-a@b",
	    "-oQ/tmp@b",
	    "a@-b",
	    ".a@b",
	    "a.@b",
	    "a..b@c",
	    "a@.b",
	    "a@b.",
	    "a@b..c",
	    "a@b_c",
	    "a@b!c",
	    "a@b/c",
	    "01234567890123456789012345678901234567890123456789012345678901234@x.example",
	};
	char longest[300];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(good); i++)
		if (!str_is_address(good[i]))
			fail_msg("refused: %s", good[i]);
	for (i = 0; i < COUNT_OF(bad); i++)
		if (str_is_address(bad[i]))
			fail_msg("accepted: %s", bad[i]);
	assert_false(str_is_address(NULL));
	memset(longest, 'x', sizeof(longest));
	longest[1] = '@';
	longest[254] = '\0';
	assert_true(str_is_address(longest));
	longest[254] = 'x';
	longest[255] = '\0';
	assert_false(str_is_address(longest));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(errors_have_a_kind_and_a_text),
	    cmocka_unit_test(errors_kinds_have_names),
	    cmocka_unit_test_teardown(an_arena_gives_zeroed_memory_of_any_size, clear_arena),
	    cmocka_unit_test_teardown(an_array_grows_one_by_one, clear_arena),
	    cmocka_unit_test_teardown(an_arena_copies_text, clear_arena),
	    cmocka_unit_test(locals_clean_up_after_themselves),
	    cmocka_unit_test_teardown(text_is_built_up_to_its_bound, clear_arena),
	    cmocka_unit_test_teardown(text_is_never_cut_inside_a_letter, clear_arena),
	    cmocka_unit_test(text_is_compared),
	    cmocka_unit_test_teardown(text_is_trimmed_folded_and_split, clear_arena),
	    cmocka_unit_test_teardown(any_bytes_become_valid_text, clear_arena),
	    cmocka_unit_test_teardown(repaired_text_stays_as_it_is, clear_arena),
	    cmocka_unit_test(letters_are_read_one_by_one),
	    cmocka_unit_test_teardown(only_our_addresses_are_addresses, clear_arena),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
