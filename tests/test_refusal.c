/* SPDX-License-Identifier: GPL-3.0-or-later */
/* B3: a relay that refuses everybody alike is what is wrong; no person is unreachable for it. */
#include "check.h"

#include "core/refusal.h"

#define RELAY "the relay refused it (mail.example:587): "

static void the_same_words_of_another_person(void **state)
{
	static const struct {
		const char *one, *other;
		bool same;
	} rows[] = {
	    {"550 no such person here", "550 no such person here", true},
	    {"550 5.1.1 <a@b.example>: User unknown", "550 5.1.1 <c@d.example>: User unknown",
	     true},
	    {"550 5.7.708 Service unavailable [AM6PR07.outlook.example 2026-11-02T10:11:12Z]",
	     "550 5.7.708 Service unavailable [DB5PR06.outlook.example 2026-11-02T10:11:19Z]",
	     true},
	    {"550 5.1.1 user unknown", "550 5.1.1 user unknown here", false},
	    {"550 5.1.1 user unknown", "550 5.7.1 user unknown", false},
	    {"550 user unknown", "554 user unknown", false},
	    {"550 user unknown", "550 relay not permitted", false},
	    {"550", "550 no", false},
	    {"550 ", "550", true},
	};
	struct refusal r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		print_message("%s\n", rows[i].one);
		r = (struct refusal){"a@b.example", arena_printf(&arena, RELAY "%s", rows[i].one)};
		assert_int_equal(refusal_believe(&r, "c@d.example",
						 arena_printf(&arena, RELAY "%s", rows[i].other)),
				 !rows[i].same);
	}
}

static void B3_the_first_is_believed_and_then_nobody(void **state)
{
	struct refusal r = {0};

	(void)state;
	assert_true(refusal_believe(&r, "a@b.example", RELAY "550 no"));
	assert_true(refusal_believe(&r, "A@b.example", RELAY "550 no")); /* the same person again */
	assert_false(refusal_believe(&r, "c@d.example", RELAY "550 no"));
	assert_false(refusal_believe(&r, "c@d.example", RELAY "550 no"));
	assert_false(refusal_believe(&r, "a@b.example", RELAY "550 no"));
	/* Other words are of somebody else. */
	assert_true(refusal_believe(&r, "e@f.example", RELAY "552 too large"));
	assert_false(refusal_believe(&r, "a@b.example", RELAY "552 too large"));
	/* It has taken a mail. */
	r = (struct refusal){0};
	assert_true(refusal_believe(&r, "c@d.example", RELAY "550 no"));
}

static void what_is_known_is_written_and_read_again(void **state)
{
	struct refusal r = {0}, back;

	(void)state;
	back = refusal_read(&arena, refusal_write(&arena, &r));
	assert_null(back.to);
	assert_null(refusal_read(&arena, NULL).to);
	assert_null(refusal_read(&arena, "rubbish").to);
	refusal_believe(&r, "a@b.example", "550 no");
	back = refusal_read(&arena, refusal_write(&arena, &r));
	assert_string_equal(back.to, "a@b.example");
	assert_string_equal(back.said, "550 no");
	assert_false(refusal_believe(&back, "c@d.example", "550 no"));
	back = refusal_read(&arena, refusal_write(&arena, &back));
	assert_false(refusal_believe(&back, "a@b.example", "550 no"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_same_words_of_another_person),
	    TEST(B3_the_first_is_believed_and_then_nobody),
	    TEST(what_is_known_is_written_and_read_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
