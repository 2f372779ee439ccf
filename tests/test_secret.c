/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrets: from a file of one's own or a credential, and from nowhere else. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "base/str.h"
#include "scratch.h"
#include "shell/secret.h"

static struct arena arena;

static int set_up(void **state)
{
	(void)state;
	scratch_make();
	arena_init(&arena);
	unsetenv("CREDENTIALS_DIRECTORY");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	scratch_remove();
	arena_clear(&arena);
	return 0;
}

static const char *file(const char *text, mode_t mode)
{
	const char *path = scratch_path(&arena, "secret");

	scratch_write("secret", text);
	assert_int_equal(chmod(path, mode), 0);
	return path;
}

/* The result is untouched, and the reason does not hold the secret. */
static void expect_refused(const char *path, const char *why)
{
	const char *secret = "untouched";
	struct err e = {0};

	assert_int_equal(secret_read(&arena, "relay-password", path, &secret, &e), -1);
	assert_string_equal(secret, "untouched");
	assert_int_equal(e.kind, ERR_PERM);
	if (!strstr(e.text, why))
		fail_msg("%s, instead of %s", e.text, why);
	assert_null(strstr(e.text, "hunter2"));
}

static void test_file(void **state)
{
	static const struct {
		const char *text, *secret;
	} rows[] = {
	    {"hunter2", "hunter2"},
	    {"hunter2\n", "hunter2"},
	    {"hunter2 \r\n\n", "hunter2"},
	    {" two words\xC2\xA3\n", " two words\xC2\xA3"},
	};
	const char *secret;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		assert_int_equal(
		    secret_read(&arena, "relay-password", file(rows[i].text, 0600), &secret, NULL),
		    0);
		assert_string_equal(secret, rows[i].secret);
	}
}

static void test_file_that_will_not_do(void **state)
{
	char *large = arena_alloc(&arena, SECRET_MAX + 2);

	(void)state;
	expect_refused(file("hunter2", 0640), "chmod 600");
	expect_refused(file("hunter2", 0604), "chmod 600");
	expect_refused(file("", 0600), "holds no secret");
	expect_refused(file("\n", 0600), "holds no secret");
	expect_refused(file("hunter2\r\nRCPT TO:<x@y.example>", 0600), "holds no secret");
	memset(large, 'x', SECRET_MAX + 1);
	expect_refused(file(large, 0600), "too large");
	expect_refused("/nowhere/at/all", "/nowhere/at/all cannot be read");
	scratch_mkdir("directory");
	expect_refused(scratch_path(&arena, "directory"), "is no file");
}

static void test_credential(void **state)
{
	const char *secret;

	(void)state;
	expect_refused(NULL, "no credential relay-password");
	setenv("CREDENTIALS_DIRECTORY", scratch_path(&arena, "credentials"), 1);
	scratch_mkdir("credentials");
	expect_refused(NULL, "relay-password cannot be read");
	scratch_write("credentials/relay-password", "of systemd\n");
	assert_int_equal(chmod(scratch_path(&arena, "credentials/relay-password"), 0440), 0);
	assert_int_equal(secret_read(&arena, "relay-password", NULL, &secret, NULL), 0);
	assert_string_equal(secret, "of systemd");
	/* What the configuration names comes first. */
	assert_int_equal(
	    secret_read(&arena, "relay-password", file("of the file", 0600), &secret, NULL), 0);
	assert_string_equal(secret, "of the file");
}

static void test_guard(void **state)
{
	(void)state;
	secret_guard();
	assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
	/* Else the leak checker of the sanitizers could not look at this process. */
	assert_int_equal(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_file),
	    TEST(test_file_that_will_not_do),
	    TEST(test_credential),
	    TEST(test_guard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
