/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox: mails out, on their way, put off, and waiting for a form. */
#include <stdio.h>
#include <string.h>

#include "ground.h"

static void test_a_mail_out_and_its_way(void **state)
{
	struct ground *g = *state;
	struct store_out out, got, *due;
	date_moment at;
	size_t count;
	bool found;
	int64_t n;

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_next_out(g->store, &n, &g->e));
	out = ground_out("ESC-2026-0001.1.tok@council.example", "ESC-2026-0001", DATE_NO_MOMENT);
	out.id = n;
	MUST(g, store_add_out(g->store, &out, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_next_out_moment(g->store, &at, &g->e));
	assert_int_equal(at, out.created);
	MUST(g, store_due_out(g->store, &g->arena, out.created, 0, 10, &due, &count, &g->e));
	assert_int_equal(count, 1);
	assert_int_equal(due[0].id, n);
	assert_int_equal(due[0].size, out.size);
	assert_memory_equal(due[0].raw, out.raw, out.size);
	assert_string_equal(due[0].to, out.to);
	assert_string_equal(due[0].kind, "request");
	assert_string_equal(due[0].subject, out.subject);
	assert_false(due[0].chase);
	assert_int_equal(due[0].sent, DATE_NO_MOMENT);

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_update_out(g->store, n, STORE_OUT_SENDING, 1780000010, DATE_NO_MOMENT, NULL,
				 &g->e));
	MUST(g, store_update_out(g->store, n, STORE_OUT_QUEUED, 1780000011, 1780000099,
				 "432 4.3.2 wait", &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_next_out_moment(g->store, &at, &g->e));
	assert_int_equal(at, 1780000099);
	MUST(g, store_due_out(g->store, &g->arena, 1780000098, 0, 10, &due, &count, &g->e));
	assert_int_equal(count, 0);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_update_out(g->store, n, STORE_OUT_SENDING, 1780000100, DATE_NO_MOMENT, NULL,
				 &g->e));
	MUST(g, store_update_out(g->store, n, STORE_OUT_SENT, 1780000101, DATE_NO_MOMENT, NULL,
				 &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_find_out(g->store, &g->arena, out.message_id, &got, &found, &g->e));
	assert_true(found);
	assert_int_equal(got.state, STORE_OUT_SENT);
	assert_int_equal(got.attempts, 2);
	assert_int_equal(got.sent, 1780000101);
	assert_string_equal(got.error, "432 4.3.2 wait");
	assert_null(got.raw);
	MUST(g, store_next_out_moment(g->store, &at, &g->e));
	assert_int_equal(at, DATE_NO_MOMENT);
	MUST(g, store_find_out(g->store, &g->arena, "other@council.example", &got, &found, &g->e));
	assert_false(found);
}

/* Only what the relay said of this mail: not that it was away. */
static void test_what_the_relay_puts_off_is_counted(void **state)
{
	struct ground *g = *state;
	struct store_out out, got;
	bool found;

	MUST(g, store_begin(g->store, &g->e));
	out = ground_out("ESC-2026-0001.1.tok@council.example", "ESC-2026-0001", DATE_NO_MOMENT);
	MUST(g, store_next_out(g->store, &out.id, &g->e));
	MUST(g, store_add_out(g->store, &out, &g->e));
	MUST(g, store_update_out(g->store, out.id, STORE_OUT_SENDING, 1780000010, DATE_NO_MOMENT,
				 NULL, &g->e));
	MUST(g, store_update_out(g->store, out.id, STORE_OUT_QUEUED, 1780000011, 1780000099, "away",
				 &g->e));
	MUST(g, store_get_out(g->store, &g->arena, out.id, &got, &found, &g->e));
	assert_int_equal(got.put_offs, 0);
	assert_int_equal(got.put_off, DATE_NO_MOMENT);
	MUST(g, store_put_off_out(g->store, out.id, 1780000100, 1780000200, "451 a", &g->e));
	MUST(g, store_put_off_out(g->store, out.id, 1780000200, 1780000300, "451 b", &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_out(g->store, &g->arena, out.id, &got, &found, &g->e));
	assert_int_equal(got.state, STORE_OUT_QUEUED);
	assert_int_equal(got.put_offs, 2);
	assert_int_equal(got.put_off, 1780000100);
	assert_int_equal(got.not_before, 1780000300);
	assert_string_equal(got.error, "451 b");
	assert_int_equal(got.attempts, 1);
}

/* A mail waits for its form, and goes as it is then. */
static void test_a_mail_out_waits_for_its_form(void **state)
{
	struct store_form form = {.mail = 7, .room = 12, .name = "ESC-2026-0001.docx", .doc = "{}"};
	struct ground *g = *state;
	struct store_out out, *due;
	struct store_form got;
	size_t count, size;
	bool found;
	void *raw;

	MUST(g, store_begin(g->store, &g->e));
	out = ground_out("ESC-2026-0001.1.tok@council.example", "ESC-2026-0001", DATE_NO_MOMENT);
	MUST(g, store_next_out(g->store, &out.id, &g->e));
	MUST(g, store_add_out(g->store, &out, &g->e));
	form.out = out.id;
	MUST(g, store_add_form(g->store, &form, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_due_out(g->store, &g->arena, out.created, 0, 10, &due, &count, &g->e));
	assert_int_equal(count, 0);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_count_form_attempt(g->store, out.id, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_first_form(g->store, &g->arena, &got, &found, &g->e));
	assert_true(found);
	assert_int_equal(got.out, out.id);
	assert_int_equal(got.mail, 7);
	assert_int_equal(got.room, 12);
	assert_int_equal(got.attempts, 1);
	assert_string_equal(got.name, form.name);
	assert_string_equal(got.doc, form.doc);

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_finish_out(g->store, out.id, "the whole", 9, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_out_raw(g->store, &g->arena, out.id, &raw, &size, &g->e));
	assert_int_equal(size, 9);
	assert_memory_equal(raw, "the whole", 9);
	MUST(g, store_due_out(g->store, &g->arena, out.created, 0, 10, &due, &count, &g->e));
	assert_int_equal(count, 1);
	assert_memory_equal(due[0].raw, "the whole", 9);
	MUST(g, store_first_form(g->store, &g->arena, &got, &found, &g->e));
	assert_false(found);
	MUST(g, store_begin(g->store, &g->e));
	MUST_FAIL(g, store_finish_out(g->store, out.id, NULL, 0, &g->e), ERR_INTERNAL);
	store_rollback(g->store);
}

static void test_numbers_of_mails_out_are_given_once(void **state)
{
	struct ground *g = *state;
	struct store_out out, *outs;
	int64_t first, second;
	size_t count;

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_next_out(g->store, &first, &g->e));
	MUST(g, store_next_out(g->store, &second, &g->e));
	assert_int_equal(second, first + 1);
	out = ground_out("a@council.example", "ESC-2026-0001", 5);
	MUST(g, store_add_out(g->store, &out, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_list_out(g->store, &g->arena, "ESC-2026-0001", &outs, &count, &g->e));
	assert_int_equal(outs[0].id, second + 1);
	/* The same Message-ID twice would be one mail to the relay. */
	MUST(g, store_begin(g->store, &g->e));
	MUST_FAIL(g, store_add_out(g->store, &out, &g->e), ERR_INTERNAL);
	store_rollback(g->store);
	MUST(g, store_begin(g->store, &g->e));
	MUST_FAIL(g, store_update_out(g->store, 99, STORE_OUT_SENT, 1, DATE_NO_MOMENT, NULL, &g->e),
		  ERR_INTERNAL);
	store_rollback(g->store);
}

static void test_due_mails_by_number(void **state)
{
	static const date_moment moments[] = {100, 300, 50, 200, 100};
	struct ground *g = *state;
	struct store_out out, *due;
	char id[32];
	size_t count, i;

	MUST(g, store_begin(g->store, &g->e));
	for (i = 0; i < COUNT_OF(moments); i++) {
		snprintf(id, sizeof(id), "%zu@council.example", i);
		out = ground_out(id, NULL, moments[i]);
		out.kind = "held";
		MUST(g, store_add_out(g->store, &out, &g->e));
	}
	MUST(g, store_update_out(g->store, 3, STORE_OUT_SENDING, 60, DATE_NO_MOMENT, NULL, &g->e));
	MUST(g, store_update_out(g->store, 5, STORE_OUT_FAILED, 60, DATE_NO_MOMENT, "550", &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_due_out(g->store, &g->arena, 200, 0, 0, &due, &count, &g->e));
	assert_int_equal(count, 3);
	assert_int_equal(due[0].id, 1);
	assert_int_equal(due[1].id, 3);
	assert_int_equal(due[1].state, STORE_OUT_SENDING);
	assert_int_equal(due[2].id, 4);
	assert_null(due[2].case_ref);
	MUST(g, store_due_out(g->store, &g->arena, 200, 1, 1, &due, &count, &g->e));
	assert_int_equal(count, 1);
	assert_int_equal(due[0].id, 3);
}

static void test_chases_are_dropped(void **state)
{
	static const struct {
		const char *ref;
		bool chase;
		enum store_out_state state, becomes;
	} rows[] = {
	    {"ESC-2026-0001", true, STORE_OUT_QUEUED, STORE_OUT_DROPPED},
	    {"ESC-2026-0001", false, STORE_OUT_QUEUED, STORE_OUT_QUEUED},
	    {"ESC-2026-0001", true, STORE_OUT_SENDING, STORE_OUT_SENDING},
	    {"ESC-2026-0001", true, STORE_OUT_SENT, STORE_OUT_SENT},
	    {"ESC-2026-0002", true, STORE_OUT_QUEUED, STORE_OUT_QUEUED},
	    {NULL, true, STORE_OUT_QUEUED, STORE_OUT_QUEUED},
	};
	struct ground *g = *state;
	struct store_out out, got;
	int64_t count;
	char id[32];
	bool found;
	size_t i;

	MUST(g, store_begin(g->store, &g->e));
	for (i = 0; i < COUNT_OF(rows); i++) {
		snprintf(id, sizeof(id), "%zu@council.example", i);
		out = ground_out(id, rows[i].ref, 1);
		out.chase = rows[i].chase;
		out.state = rows[i].state;
		MUST(g, store_add_out(g->store, &out, &g->e));
	}
	MUST(g, store_drop_chases(g->store, "ESC-2026-0001", DATE_NO_MOMENT, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	for (i = 0; i < COUNT_OF(rows); i++) {
		snprintf(id, sizeof(id), "%zu@council.example", i);
		MUST(g, store_find_out(g->store, &g->arena, id, &got, &found, &g->e));
		assert_int_equal(got.state, rows[i].becomes);
	}
	MUST(g, store_count_out(g->store, STORE_OUT_QUEUED, &count, &g->e));
	assert_int_equal(count, 3);
	MUST(g, store_count_out(g->store, STORE_OUT_FAILED, &count, &g->e));
	assert_int_equal(count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ground_setup_open, ground_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(test_a_mail_out_and_its_way),
	    TEST(test_what_the_relay_puts_off_is_counted),
	    TEST(test_a_mail_out_waits_for_its_form),
	    TEST(test_numbers_of_mails_out_are_given_once),
	    TEST(test_due_mails_by_number),
	    TEST(test_chases_are_dropped),
	};

	return cmocka_run_group_tests_name("store_out", tests, NULL, NULL);
}
