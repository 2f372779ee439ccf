/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "core/reading.h"

static void test_kinds(void **state)
{
	static const char *const names[] = {"form",   "reply",	 "message", "auto-reply",
					    "bounce", "receipt", "list",    "unreadable"};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(names); i++) {
		assert_string_equal(reading_kind_name((enum reading_kind)i), names[i]);
		assert_int_equal(reading_kind_parse(names[i]), i);
		/* B3: only these three are ever acted on. */
		assert_int_equal(reading_is_human((enum reading_kind)i), i < 3);
	}
	assert_int_equal(reading_kind_parse("letter"), -1);
	assert_int_equal(reading_kind_parse(NULL), -1);
}

static void test_init(void **state)
{
	struct reading r;

	(void)state;
	reading_init(&r);
	assert_string_equal(r.subject, "");
	assert_string_equal(r.text, "");
	assert_int_equal(r.date, DATE_NO_MOMENT);
	assert_int_equal(r.absent_until, DATE_NO_DAY);
	assert_int_equal(r.verdict.told, DATE_NO_DAY);
	reading_add_problem(&arena, &r, "The date cannot be.");
	assert_int_equal(r.problem_count, 1);
	assert_string_equal(r.problems[0], "The date cannot be.");
}

static void test_refs(void **state)
{
	static const struct {
		const char *text, *ref;
	} rows[] = {
	    {"ESC-2026-0042", "ESC-2026-0042"},
	    {"Re: [ESC-2026-0042] Please answer by Friday", "ESC-2026-0042"},
	    {"see esc-2026-0042.", "ESC-2026-0042"},
	    {"(Esc-2026-0042)", "ESC-2026-0042"},
	    {"\xE2\x80\x9C"
	     "ESC-2026-0042\xE2\x80\x9D",
	     "ESC-2026-0042"},
	    {"about\xC2\xA0"
	     "ESC-2026-0042, thanks",
	     "ESC-2026-0042"},
	    {"ESC-2026-10042", "ESC-2026-10042"},
	    {"ESC-2026-0042.17.c2VjcmV0@example.gov.uk", "ESC-2026-0042"},
	    {"ESC-2026-0042-form.docx", "ESC-2026-0042"},
	    {"first ESC-2026-0007, then ESC-2026-0008", "ESC-2026-0007"},
	    {"ESC-26-0042 and ESC-2026-0008", "ESC-2026-0008"},
	    {"ESC 2026 42", NULL},
	    {"ESC-2026-042", NULL},
	    {"ESC-2026-0042a", NULL},
	    {"ESC-2026-0042_1", NULL},
	    {"ESC-2026-0042-17", NULL},
	    {"ESC-2026-12345678901", NULL},
	    {"DESC-2026-0042", NULL},
	    {"X-ESC-2026-0042", NULL},
	    {"\xC3\x89"
	     "ESC-2026-0042",
	     NULL},
	    {"ESC-20266-0042", NULL},
	    {"ESC-", NULL},
	    {"", NULL},
	    {NULL, NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const char *got = reading_find_ref(&arena, rows[i].text);

		if (!str_eq(got, rows[i].ref))
			fail_msg("\"%s\" gives %s", rows[i].text, got ? got : "nothing");
	}
}

/* "Please find attached" is no answer; what is attached may be. */
static void test_covers(void **state)
{
	static const struct {
		const char *text;
		bool cover;
	} rows[] = {
	    {"Please find attached my response.", true},
	    {"Please see attached.", true},
	    {"Dear Simon,\n\nAttached is my response to the escalation.\n\nPeter Lang\nTeam "
	     "Manager",
	     true},
	    {"Form attached, with thanks", true},
	    {"I have attached the medical. The visit was done on 3 May.", false},
	    {"The medical was done on 3 May.", false},
	    {"Thanks, will do.", false},
	    {"", false},
	};
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		if (reading_is_cover(rows[i].text) != rows[i].cover)
			fail_msg("\"%s\"", rows[i].text);
	reading_init(&r);
	r.text = rows[0].text;
	assert_string_equal(reading_words(&r), rows[0].text);
	r.unread_count = 1;
	assert_string_equal(reading_words(&r), "");
	r.attached_text = "A letter.";
	assert_string_equal(reading_words(&r), "A letter.");
	r.text = "We have done it.";
	assert_string_equal(reading_words(&r), "We have done it.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_kinds),
	    TEST(test_init),
	    TEST(test_refs),
	    TEST(test_covers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
