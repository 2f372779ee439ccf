/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words on the wire; sessions are tested by imap.test and imap-hostile.test. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "shell/imap_internal.h"

static void test_folders_are_quoted_in_modified_utf7(void **state)
{
	static const struct {
		const char *folder, *wire;
	} rows[] = {
	    {"INBOX", "\"INBOX\""},
	    {"Done mail", "\"Done mail\""},
	    {"a\"b\\c", "\"a\\\"b\\\\c\""},
	    {"Q&A", "\"Q&-A\""},
	    /* RFC 3501 section 5.1.3 */
	    {"~peter/mail/\xE5\x8F\xB0\xE5\x8C\x97/\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E",
	     "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""},
	    {"P\xC3\xA8re", "\"P&AOg-re\""},
	    {"\xC3\xA8\xC3\xA8", "\"&AOgA6A-\""},
	    {"\xF0\x9F\x98\x80!", "\"&2D3eAA-!\""},
	    {"line\r\nA1 DELETE x", "\"line&AA0ACg-A1 DELETE x\""},
	};
	CLEANUP_ARENA struct arena a = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(imap_quote_folder(&a, rows[i].folder), rows[i].wire);
}

static void test_sets_are_short(void **state)
{
	static const uint32_t uids[] = {1, 3, 4, 5, 9, 4294967294, 4294967295};
	CLEANUP_ARENA struct arena a = {0};

	(void)state;
	assert_string_equal(imap_write_set(&a, uids, 1), "1");
	assert_string_equal(imap_write_set(&a, uids, 4), "1,3:5");
	assert_string_equal(imap_write_set(&a, uids, 7), "1,3:5,9,4294967294:4294967295");
}

static void test_base64(void **state)
{
	/* RFC 4648 section 10 */
	static const char *const rows[][2] = {{"", ""},
					      {"f", "Zg=="},
					      {"fo", "Zm8="},
					      {"foo", "Zm9v"},
					      {"foob", "Zm9vYg=="},
					      {"fooba", "Zm9vYmE="},
					      {"foobar", "Zm9vYmFy"}};
	CLEANUP_ARENA struct arena a = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(imap_base64(&a, rows[i][0], strlen(rows[i][0])), rows[i][1]);
	assert_string_equal(imap_base64(&a, "\0u\0p\xFF\xFE", 6), "AHUAcP/+");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_folders_are_quoted_in_modified_utf7),
	    cmocka_unit_test(test_sets_are_short),
	    cmocka_unit_test(test_base64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
