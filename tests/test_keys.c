/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "shell/keys.h"

static const char *hex(const unsigned char *bytes)
{
	static char text[KEYS_SIZE * 2 + 1];
	size_t i;

	for (i = 0; i < KEYS_SIZE; i++)
		snprintf(text + i * 2, 3, "%02x", bytes[i]);
	return text;
}

/* FIPS 180-4: the examples of NIST, and the empty message. */
static void test_hash_is_sha256(void **state)
{
	unsigned char out[KEYS_SIZE];

	(void)state;
	keys_hash("abc", 3, out);
	assert_string_equal(hex(out),
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	keys_hash(NULL, 0, out);
	assert_string_equal(hex(out),
			    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* Computed with Python's hmac over the lengths and the pieces. */
static void test_hmac_over_pieces(void **state)
{
	static const struct {
		const char *name;
		struct keys_piece pieces[2];
		size_t count;
		const char *expected;
	} rows[] = {
	    {"ab c",
	     {{"ab", 2}, {"c", 1}},
	     2,
	     "17eca1f3cf4e1f92cd415f54de5121e367cbc209edff96da287c5cd432cf9a46"},
	    {"a bc: the border between the pieces counts",
	     {{"a", 1}, {"bc", 2}},
	     2,
	     "3bddf4bc854ae05364f6353a7ec018de74fb1fe6bb599207f172368d9490b9dd"},
	    {"one empty piece",
	     {{NULL, 0}},
	     1,
	     "9f0cd9b94097fe4929918d2b8942b34439574261a35dc50163f06c67d4e48899"},
	    {"no piece",
	     {{NULL, 0}},
	     0,
	     "d38b42096d80f45f826b44a9d5607de72496a415d3f4a1a8c88e3bb9da8dc1cb"},
	};
	unsigned char key[KEYS_SIZE], out[KEYS_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(key); i++)
		key[i] = (unsigned char)i;
	for (i = 0; i < COUNT_OF(rows); i++) {
		keys_hmac(key, rows[i].pieces, rows[i].count, out);
		if (strcmp(hex(out), rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].name, hex(out));
	}
}

static void test_hmac_depends_on_the_key(void **state)
{
	const struct keys_piece piece = {"ESC-2026-0042", 13};
	unsigned char key[KEYS_SIZE] = {1}, other[KEYS_SIZE] = {2};
	unsigned char a[KEYS_SIZE], b[KEYS_SIZE];

	(void)state;
	keys_hmac(key, &piece, 1, a);
	keys_hmac(other, &piece, 1, b);
	assert_memory_not_equal(a, b, KEYS_SIZE);
}

/* RFC 4648 section 10, in lower case and without padding. */
static void test_text_is_base32(void **state)
{
	static const struct {
		const char *bytes, *text;
	} rows[] = {
	    {"", ""},
	    {"f", "my"},
	    {"fo", "mzxq"},
	    {"foo", "mzxw6"},
	    {"foob", "mzxw6yq"},
	    {"fooba", "mzxw6ytb"},
	    {"foobar", "mzxw6ytboi"},
	};
	char out[16];
	size_t i, n;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		n = strlen(rows[i].bytes);
		keys_text((const unsigned char *)rows[i].bytes, n, out);
		assert_string_equal(out, rows[i].text);
		assert_in_range(strlen(out) + 1, 1, n * 8 / 5 + 2);
	}
}

static void test_text_of_high_bytes(void **state)
{
	const unsigned char bytes[KEYS_SIZE] = {[0] = 0xFF, [31] = 0xFF};
	char out[KEYS_SIZE * 8 / 5 + 2];

	(void)state;
	keys_text(bytes, sizeof(bytes), out);
	assert_string_equal(out, "74aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad7q");
}

static void test_same(void **state)
{
	(void)state;
	assert_true(keys_same("mzxw6ytb", "mzxw6ytb"));
	assert_true(keys_same("", ""));
	assert_false(keys_same("mzxw6ytb", "mzxw6ytc"));
	assert_false(keys_same("mzxw6ytb", "mzxw6yt"));
	assert_false(keys_same("mzxw6yt", "mzxw6ytb"));
	assert_false(keys_same(NULL, ""));
	assert_false(keys_same(NULL, NULL));
}

static void test_random_fills_exactly(void **state)
{
	unsigned char a[KEYS_SIZE + 1] = {0}, b[KEYS_SIZE] = {0}, zero[KEYS_SIZE] = {0};

	(void)state;
	keys_random(a, KEYS_SIZE);
	keys_random(b, KEYS_SIZE);
	assert_memory_not_equal(a, b, KEYS_SIZE);
	assert_memory_not_equal(a, zero, KEYS_SIZE);
	assert_int_equal(a[KEYS_SIZE], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hash_is_sha256),	    cmocka_unit_test(test_hmac_over_pieces),
	    cmocka_unit_test(test_hmac_depends_on_the_key), cmocka_unit_test(test_text_is_base32),
	    cmocka_unit_test(test_text_of_high_bytes),	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_random_fills_exactly),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
