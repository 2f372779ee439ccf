/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gets into the system's log: one line an event, and nothing about people (B5). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include "base/str.h"
#include "scratch.h"
#include "shell/log.h"

static void test_line_has_message_and_set_keys(void **state)
{
	CLEANUP_ARENA struct arena a = {0};
	struct log_keys keys = LOG_NO_KEYS;

	(void)state;
	assert_string_equal(log_format(&a, "started", "Ready.", NULL), "Ready. event=started");
	assert_string_equal(log_format(&a, "started", "Ready.", &keys), "Ready. event=started");
	keys.case_ref = "ESC-2026-0042";
	keys.step = "team-manager";
	keys.rule = "C5";
	keys.worker = "send";
	keys.mail = 17;
	keys.count = 0;
	keys.error = "cannot open /var/mail: No such file";
	assert_string_equal(log_format(&a, "lapsed", "The step lapsed.", &keys),
			    "The step lapsed. event=lapsed case=ESC-2026-0042 step=team-manager "
			    "rule=C5 worker=send mail=17 count=0 "
			    "error=\"cannot open /var/mail: No such file\"");
}

/* B5: a key that is not what it should be may be somebody's name or words: it is left out. */
static void test_B5_keys_that_are_something_else_are_left_out(void **state)
{
	static const char *const refs[] = {
	    "Janet",	       "ESC-2026-42",	"ESC-26-0042",		"ESC-2026-0042 Janet",
	    "ESC-2026-0042\n", "esc-2026-0042", "ESC-2026-00420042004", "",
	};
	static const char *const words[] = {"Team Manager", "a\nb",	      "",
					    "a=b",	    "j@mail.example", "\xC3\xA9quipe"};
	static const char *const rules[] = {"C", "5", "C555", "C5\n", "", "Because she said so"};
	CLEANUP_ARENA struct arena a = {0};
	struct log_keys keys;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(refs); i++) {
		keys = LOG_NO_KEYS;
		keys.case_ref = refs[i];
		assert_string_equal(log_format(&a, "x", "M.", &keys), "M. event=x");
	}
	for (i = 0; i < COUNT_OF(words); i++) {
		keys = LOG_NO_KEYS;
		keys.step = keys.worker = words[i];
		assert_string_equal(log_format(&a, words[i], "M.", &keys), "M. event=unnamed");
	}
	for (i = 0; i < COUNT_OF(rules); i++) {
		keys = LOG_NO_KEYS;
		keys.rule = rules[i];
		assert_string_equal(log_format(&a, "x", "M.", &keys), "M. event=x");
	}
}

static void test_B5_no_address_and_no_second_line(void **state)
{
	CLEANUP_ARENA struct arena a = {0};
	struct log_keys keys = LOG_NO_KEYS;
	char *endless = arena_alloc(&a, 100001);
	const char *line;

	(void)state;
	keys.error = "550 <janet.w@mail.example>:\r\n5.1.1 no such \"user\"\x1b[2J janet@x";
	line = log_format(&a, "send-failed", "The relay\nrefused a mail of j@x.example.", &keys);
	assert_string_equal(line, "The relay refused a mail of [address] event=send-failed "
				  "error=\"550 [address] 5.1.1 no such 'user' [2J [address]\"");
	/* Neither bytes that are no UTF-8, nor a text without end. */
	keys.error = "bad \xFF\xFE bytes";
	assert_string_equal(log_format(&a, "x", "M.", &keys),
			    "M. event=x error=\"bad \xEF\xBF\xBD\xEF\xBF\xBD bytes\"");
	keys.error = memset(endless, 'x', 100000);
	assert_in_range(strlen(log_format(&a, "x", "M.", &keys)), 500, 700);
}

/* What log_event writes to stderr, in `a`. */
static const char *written(struct arena *a, enum log_level most, enum log_level level,
			   enum log_target target)
{
	struct log_keys keys = LOG_NO_KEYS;
	int saved = dup(2), file;

	keys.case_ref = "ESC-2026-0042";
	file = open(scratch_path(a, "stderr"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	dup2(file, 2);
	log_open("escalated", target, most);
	log_event(level, "opened", "A case was opened.", &keys);
	dup2(saved, 2);
	close(saved);
	close(file);
	return scratch_read(a, "stderr");
}

static void test_levels_and_targets(void **state)
{
	CLEANUP_ARENA struct arena a = {0};

	(void)state;
	scratch_make();
	assert_string_equal(
	    written(&a, LOG_LEVEL_INFO, LOG_LEVEL_INFO, LOG_TO_STDERR),
	    "escalated: info: A case was opened. event=opened case=ESC-2026-0042\n");
	assert_string_equal(
	    written(&a, LOG_LEVEL_INFO, LOG_LEVEL_ERROR, LOG_TO_STDERR),
	    "escalated: error: A case was opened. event=opened case=ESC-2026-0042\n");
	assert_string_equal(written(&a, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG, LOG_TO_STDERR), "");
	assert_string_equal(written(&a, LOG_LEVEL_DEBUG, LOG_LEVEL_ERROR, LOG_TO_NOTHING), "");
	scratch_remove();
}

static bool journal_is_here(void)
{
	return access("/run/systemd/journal/socket", W_OK) == 0;
}

/* No event is lost because the journal is away. */
static void test_without_journal_stderr_has_it(void **state)
{
	CLEANUP_ARENA struct arena a = {0};

	(void)state;
	if (journal_is_here()) {
		print_message("skipped: there is a journal here\n");
		skip();
	}
	scratch_make();
	assert_string_equal(
	    written(&a, LOG_LEVEL_INFO, LOG_LEVEL_NOTICE, LOG_TO_JOURNAL),
	    "escalated: notice: A case was opened. event=opened case=ESC-2026-0042\n");
	scratch_remove();
}

static void test_journal_has_typed_fields(void **state)
{
	struct log_keys keys = LOG_NO_KEYS;
	const void *data;
	sd_journal *j;
	size_t size;

	(void)state;
	if (!journal_is_here()) {
		print_message("skipped: there is no journal here (/run/systemd/journal/socket)\n");
		skip();
	}
	assert_int_equal(sd_journal_open(&j, SD_JOURNAL_LOCAL_ONLY), 0);
	assert_int_equal(sd_journal_seek_tail(j), 0);
	sd_journal_previous(j);
	keys.case_ref = "ESC-2026-0042";
	keys.mail = getpid();
	log_open("escalated-test", LOG_TO_JOURNAL, LOG_LEVEL_INFO);
	log_event(LOG_LEVEL_INFO, "opened", "A case was opened.", &keys);
	do
		while (sd_journal_next(j) > 0)
			if (sd_journal_get_data(j, "ESCALATED_CASE", &data, &size) == 0) {
				assert_memory_equal(data, "ESCALATED_CASE=ESC-2026-0042", size);
				sd_journal_close(j);
				return;
			}
	while (sd_journal_wait(j, 5000000) > 0);
	sd_journal_close(j);
	fail_msg("the journal has no such entry");
}

static void test_best_target_is_the_journal_only_if_stderr_is(void **state)
{
	CLEANUP_ARENA struct arena a = {0};
	struct stat st;

	(void)state;
	unsetenv("JOURNAL_STREAM");
	assert_int_equal(log_best_target(), LOG_TO_STDERR);
	assert_int_equal(fstat(2, &st), 0);
	setenv("JOURNAL_STREAM", arena_printf(&a, "%ju:%ju", st.st_dev, st.st_ino), 1);
	assert_int_equal(log_best_target(), LOG_TO_JOURNAL);
	setenv("JOURNAL_STREAM", arena_printf(&a, "%ju:%ju", st.st_dev, st.st_ino + 1), 1);
	assert_int_equal(log_best_target(), LOG_TO_STDERR);
	setenv("JOURNAL_STREAM", "nonsense", 1);
	assert_int_equal(log_best_target(), LOG_TO_STDERR);
	unsetenv("JOURNAL_STREAM");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_line_has_message_and_set_keys),
	    cmocka_unit_test(test_B5_keys_that_are_something_else_are_left_out),
	    cmocka_unit_test(test_B5_no_address_and_no_second_line),
	    cmocka_unit_test(test_levels_and_targets),
	    cmocka_unit_test(test_without_journal_stderr_has_it),
	    cmocka_unit_test(test_journal_has_typed_fields),
	    cmocka_unit_test(test_best_target_is_the_journal_only_if_stderr_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
