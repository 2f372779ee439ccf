/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "ground.h"
#include "shell/keys.h"

/* ---- facts, keys, procedures */

static void test_facts(void **state)
{
	struct ground *g = *state;
	const char *value = "x";

	MUST(g, store_get_fact(g->store, &g->arena, "clock", &value, &g->e));
	assert_null(value);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_set_fact(g->store, "clock", "2026-12-01T09:00", &g->e));
	MUST(g, store_set_fact(g->store, "clock", "2026-12-02T09:00", &g->e));
	MUST(g, store_set_fact(g->store, "calendar", "", &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_fact(g->store, &g->arena, "clock", &value, &g->e));
	assert_string_equal(value, "2026-12-02T09:00");
	MUST(g, store_get_fact(g->store, &g->arena, "calendar", &value, &g->e));
	assert_string_equal(value, "");
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_set_fact(g->store, "clock", NULL, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_fact(g->store, &g->arena, "clock", &value, &g->e));
	assert_null(value);
}

static void test_keys_are_made_once(void **state)
{
	struct ground *g = *state;
	unsigned char token[32], again[32], other[32];
	struct store *reader;

	MUST(g, store_key(g->store, "token", token, &g->e));
	MUST(g, store_key(g->store, "token", again, &g->e));
	assert_memory_equal(token, again, 32);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_key(g->store, "other", other, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	assert_memory_not_equal(token, other, 32);
	ground_close(g);
	ground_open(g);
	MUST(g, store_key(g->store, "token", again, &g->e));
	assert_memory_equal(token, again, 32);
	MUST(g, store_open(&reader, g->path, STORE_READ_ONLY, &g->e));
	MUST(g, store_key(reader, "other", again, &g->e));
	assert_memory_equal(other, again, 32);
	MUST_FAIL(g, store_key(reader, "new", again, &g->e), ERR_PERM);
	store_close(reader);
}

static void test_procedures_are_kept_once(void **state)
{
	struct ground *g = *state;
	int64_t first, same, changed, other;
	const char *doc;

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_put_procedure(g->store, "croydon", "{\"days\":5}", &first, &g->e));
	MUST(g, store_put_procedure(g->store, "croydon", "{\"days\":6}", &changed, &g->e));
	MUST(g, store_put_procedure(g->store, "croydon", "{\"days\":5}", &same, &g->e));
	MUST(g, store_put_procedure(g->store, "other", "{\"days\":5}", &other, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	assert_int_equal(same, first);
	assert_int_not_equal(changed, first);
	assert_int_not_equal(other, first);
	MUST(g, store_get_procedure(g->store, &g->arena, changed, &doc, &g->e));
	assert_string_equal(doc, "{\"days\":6}");
	MUST_FAIL(g, store_get_procedure(g->store, &g->arena, 99, &doc, &g->e), ERR_INTERNAL);
}

/* ---- mails */

static int64_t add_mail(struct ground *g, const char *place, const char *raw)
{
	bool known = true;
	int64_t id;

	MUST(g, store_add_mail(g->store, place, 1780000000, raw, strlen(raw), &id, &known, &g->e));
	assert_false(known);
	return id;
}

static void test_mail_in_and_out_again(void **state)
{
	static const char raw[] = "From: a@b.example\n\nbytes \0 and \xFF";
	struct ground *g = *state;
	struct store_mail mail = {0};
	bool known, found;
	size_t size;
	int64_t id;
	void *bytes;

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_mail(g->store, "imap:INBOX:7:42", 1780000123, raw, sizeof(raw), &id,
			       &known, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_raw(g->store, &g->arena, id, &bytes, &size, &g->e));
	assert_int_equal(size, sizeof(raw));
	assert_memory_equal(bytes, raw, sizeof(raw));
	MUST(g, store_get_mail(g->store, &g->arena, id, &mail, &found, &g->e));
	assert_true(found);
	assert_int_equal(mail.id, id);
	assert_string_equal(mail.place, "imap:INBOX:7:42");
	assert_int_equal(mail.received, 1780000123);
	assert_int_equal(mail.size, sizeof(raw));
	assert_int_equal(mail.state, STORE_MAIL_STORED);
	assert_int_equal(mail.attempts, 0);
	assert_null(mail.case_ref);
	assert_null(mail.kind);
	assert_null(mail.message_id);
	MUST(g, store_get_mail(g->store, &g->arena, id + 1, &mail, &found, &g->e));
	assert_false(found);
	MUST_FAIL(g, store_get_raw(g->store, &g->arena, id + 1, &bytes, &size, &g->e),
		  ERR_INTERNAL);
}

static void test_an_empty_mail_is_kept(void **state)
{
	struct ground *g = *state;
	size_t size = 7;
	bool known;
	int64_t id;
	void *bytes;

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_mail(g->store, "maildir:0", 1, NULL, 0, &id, &known, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_raw(g->store, &g->arena, id, &bytes, &size, &g->e));
	assert_int_equal(size, 0);
	assert_non_null(bytes);
}

static void test_the_same_place_is_the_same_mail(void **state)
{
	struct ground *g = *state;
	int64_t first, again = 0;
	struct store_mail *mails;
	size_t count;
	bool known = false;

	MUST(g, store_begin(g->store, &g->e));
	first = add_mail(g, "maildir:1", "a\n\nb");
	MUST(g, store_add_mail(g->store, "maildir:1", 1790000000, "c", 1, &again, &known, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	assert_true(known);
	assert_int_equal(again, first);
	MUST(g,
	     store_list_mails(g->store, &g->arena, STORE_MAIL_STORED, 0, 0, &mails, &count, &g->e));
	assert_int_equal(count, 1);
	assert_int_equal(mails[0].received, 1780000000);
}

/* What counts as the same content: all behind the first empty line, byte by byte. */
static void test_the_same_mail_by_another_way(void **state)
{
	static const struct {
		const char *name, *raw, *message_id;
		bool same;
	} rows[] = {
	    {"as it was", "Received: one\nSubject: x\n\nHello\n", "<1@carer.example>", true},
	    {"another header block", "Received: two\n\nHello\n", "<1@carer.example>", true},
	    {"CRLF in the headers", "Received: three\r\n\r\nHello\n", "<1@carer.example>", true},
	    {"no header block", "\nHello\n", "<1@carer.example>", true},
	    {"another Message-ID", "Subject: x\n\nHello\n", "<2@carer.example>", false},
	    {"no Message-ID", "Subject: x\n\nHello\n", NULL, false},
	    {"another text", "Subject: x\n\nHello!\n", "<1@carer.example>", false},
	    {"headers only", "Subject: x\nHello\n", "<1@carer.example>", false},
	    {"CR alone ends no line", "Subject: x\r\rHello\n", "<1@carer.example>", false},
	    {"empty", "", "<1@carer.example>", false},
	};
	struct ground *g = *state;
	struct store_mail mail = {.state = STORE_MAIL_FILED, .message_id = "<1@carer.example>"};
	int64_t first, other;
	char place[32];
	size_t i;

	MUST(g, store_begin(g->store, &g->e));
	first = mail.id = add_mail(g, "maildir:first", "Subject: x\n\nHello\n");
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_find_same(g->store, first, "<1@carer.example>", &other, &g->e));
	assert_int_equal(other, 0);
	for (i = 0; i < COUNT_OF(rows); i++) {
		snprintf(place, sizeof(place), "maildir:%zu", i);
		mail.id = add_mail(g, place, rows[i].raw);
		mail.message_id = rows[i].message_id;
		other = -1;
		MUST(g, store_find_same(g->store, mail.id, mail.message_id, &other, &g->e));
		if (other != (rows[i].same ? first : 0))
			fail_msg("%s: %d", rows[i].name, (int)other);
	}
	MUST(g, store_commit(g->store, &g->e));
}

/* … and of a mail without a Message-ID: all bytes, those of the header block too. */
static void test_a_copy_of_a_mail_without_message_id(void **state)
{
	static const char raw[] = "Received: one\nDate: x\n\nHello\n";
	static const struct {
		const char *name, *raw, *message_id;
		bool same;
	} rows[] = {
	    {"every byte", raw, NULL, true},
	    {"another header", "Received: two\nDate: x\n\nHello\n", NULL, false},
	    {"a header more", "X: y\nReceived: one\nDate: x\n\nHello\n", NULL, false},
	    {"another text", "Received: one\nDate: x\n\nHello!\n", NULL, false},
	    {"another end of the header", "Received: one\nDate: x\n\r\nHello\n", NULL, false},
	    {"no body", "Received: one\nDate: x\n", NULL, false},
	    {"empty", "", NULL, false},
	};
	struct ground *g = *state;
	struct store_mail mail = {.state = STORE_MAIL_FILED};
	int64_t first, other, second = 0;
	char place[32];
	size_t i;

	MUST(g, store_begin(g->store, &g->e));
	/* One that is known by its Message-ID is no copy, whatever its bytes are. */
	mail.id = add_mail(g, "maildir:named", raw);
	mail.message_id = "<1@carer.example>";
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	mail.message_id = NULL;
	first = mail.id = add_mail(g, "maildir:first", raw);
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_find_copy(g->store, first, &other, &g->e));
	assert_int_equal(other, 0);
	for (i = 0; i < COUNT_OF(rows); i++) {
		snprintf(place, sizeof(place), "maildir:%zu", i);
		mail.id = add_mail(g, place, rows[i].raw);
		second = second ? second : mail.id;
		MUST(g, store_find_copy(g->store, mail.id, &other, &g->e));
		if (other != (rows[i].same ? first : 0))
			fail_msg("%s: %d", rows[i].name, (int)other);
	}
	/* The younger one counts for the older once it was acted on, and not as a copy of it. */
	mail.id = second;
	mail.state = STORE_MAIL_DUPLICATE;
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_find_copy(g->store, first, &other, &g->e));
	assert_int_equal(other, 0);
	mail.state = STORE_MAIL_HELD;
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_find_copy(g->store, first, &other, &g->e));
	assert_int_equal(other, second);
	MUST(g, store_commit(g->store, &g->e));
}

static void test_what_became_of_a_mail(void **state)
{
	struct ground *g = *state;
	struct store_mail mail = {.state = STORE_MAIL_HELD,
				  .kind = "form",
				  .from = "chair@panel.example",
				  .subject = "Escalation",
				  .message_id = "<9@panel.example>",
				  .reason = "unknown sender"};
	struct store_mail got;
	bool found;

	MUST(g, store_begin(g->store, &g->e));
	mail.id = add_mail(g, "maildir:1", "a\n\nb");
	MUST(g, store_count_attempt(g->store, mail.id, &g->e));
	MUST(g, store_count_attempt(g->store, mail.id, &g->e));
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	mail = (struct store_mail){
	    .id = mail.id, .state = STORE_MAIL_FILED, .case_ref = "ESC-2026-0001"};
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_mail(g->store, &g->arena, mail.id, &got, &found, &g->e));
	assert_int_equal(got.state, STORE_MAIL_FILED);
	assert_int_equal(got.attempts, 2);
	assert_string_equal(got.case_ref, "ESC-2026-0001");
	assert_string_equal(got.kind, "form");
	assert_string_equal(got.from, "chair@panel.example");
	assert_string_equal(got.subject, "Escalation");
	assert_string_equal(got.message_id, "<9@panel.example>");
	assert_string_equal(got.reason, "unknown sender");
	/* An admin has it read once more: the reader's earlier deaths are forgiven. */
	MUST(g, store_begin(g->store, &g->e));
	mail.state = STORE_MAIL_STORED;
	MUST(g, store_update_mail(g->store, &mail, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_mail(g->store, &g->arena, mail.id, &got, &found, &g->e));
	assert_int_equal(got.attempts, 0);
}

static void test_a_missing_mail_cannot_be_changed(void **state)
{
	struct store_mail mail = {.id = 5, .state = STORE_MAIL_KEPT};
	struct ground *g = *state;

	MUST(g, store_begin(g->store, &g->e));
	MUST_FAIL(g, store_update_mail(g->store, &mail, &g->e), ERR_INTERNAL);
	MUST_FAIL(g, store_commit(g->store, &g->e), ERR_INTERNAL);
	MUST(g, store_begin(g->store, &g->e));
	MUST_FAIL(g, store_count_attempt(g->store, 5, &g->e), ERR_INTERNAL);
	store_rollback(g->store);
}

static void test_mails_are_listed_oldest_first(void **state)
{
	struct ground *g = *state;
	struct store_mail mail = {.state = STORE_MAIL_QUARANTINED}, *mails;
	int64_t ids[5];
	char place[32];
	size_t count;
	int i;

	MUST(g, store_begin(g->store, &g->e));
	for (i = 0; i < 5; i++) {
		snprintf(place, sizeof(place), "maildir:%d", 9 - i);
		ids[i] = mail.id = add_mail(g, place, "a\n\nb");
		if (i != 2)
			MUST(g, store_update_mail(g->store, &mail, &g->e));
	}
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_list_mails(g->store, &g->arena, STORE_MAIL_QUARANTINED, 0, 0, &mails, &count,
				 &g->e));
	assert_int_equal(count, 4);
	assert_int_equal(mails[2].id, ids[3]);
	MUST(g, store_list_mails(g->store, &g->arena, STORE_MAIL_QUARANTINED, ids[1], 1, &mails,
				 &count, &g->e));
	assert_int_equal(count, 1);
	assert_int_equal(mails[0].id, ids[3]);
	MUST(g,
	     store_list_mails(g->store, &g->arena, STORE_MAIL_HELD, 0, 0, &mails, &count, &g->e));
	assert_int_equal(count, 0);
}

static void test_state_names(void **state)
{
	int i;

	(void)state;
	for (i = STORE_MAIL_STORED; i <= STORE_MAIL_DISCARDED; i++)
		assert_int_equal(
		    store_mail_state_parse(store_mail_state_name((enum store_mail_state)i)), i);
	assert_int_equal(store_mail_state_parse("lost"), -1);
	assert_int_equal(store_mail_state_parse(NULL), -1);
	assert_string_equal(store_out_state_name(STORE_OUT_SENDING), "sending");
}

/* As large as a mail may be, and neither SQLite nor we keep a second copy. */
static void test_a_mail_of_35_mib(void **state)
{
	struct ground *g = *state;
	size_t size = (size_t)35 << 20, got, i;
	unsigned char *raw = arena_alloc(&g->arena, size);
	char wal[100];
	struct stat status;
	sqlite3_int64 before;
	int64_t id;
	bool known;
	void *bytes;

	for (i = 0; i < size; i++)
		raw[i] = (unsigned char)(i * 2654435761u >> 13);
	before = sqlite3_memory_used();
	sqlite3_memory_highwater(1);
	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_mail(g->store, "maildir:big", 1, raw, size, &id, &known, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_get_raw(g->store, &g->arena, id, &bytes, &got, &g->e));
	assert_int_equal(got, size);
	assert_memory_equal(bytes, raw, size);
	assert_in_range(sqlite3_memory_highwater(0) - before, 0, 8 << 20);
	/* What it left in the WAL does not stay there. */
	for (i = 0; i < 2; i++) {
		MUST(g, store_begin(g->store, &g->e));
		MUST(g, store_set_fact(g->store, "clock", i ? "a" : "b", &g->e));
		MUST(g, store_commit(g->store, &g->e));
	}
	snprintf(wal, sizeof(wal), "%s-wal", g->path);
	assert_int_equal(stat(wal, &status), 0);
	assert_in_range(status.st_size, 1, 16 << 20);
}

/* ---- events */

/* One mail can be on several cases: the log says which. */
static void test_the_cases_of_a_mail(void **state)
{
	static const char *const refs[] = {"ESC-2026-0002", "ESC-2026-0001", "ESC-2026-0002", NULL};
	struct store_event event = {.at = 1780000000, .event = "absent", .mail = 17};
	struct ground *g = *state;
	const char **found;
	size_t count, i;
	bool has;

	MUST(g, store_begin(g->store, &g->e));
	for (i = 0; i < COUNT_OF(refs); i++) {
		event.case_ref = refs[i];
		MUST(g, store_add_event(g->store, &event, &g->e));
	}
	event = (struct store_event){.at = 1780000000, .event = "lapsed", .case_ref = refs[0]};
	MUST(g, store_add_event(g->store, &event, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_list_refs(g->store, &g->arena, 17, &found, &count, &g->e));
	assert_int_equal(count, 2);
	assert_string_equal(found[0], "ESC-2026-0001");
	assert_string_equal(found[1], "ESC-2026-0002");
	MUST(g, store_list_refs(g->store, &g->arena, 0, &found, &count, &g->e));
	assert_int_equal(count, 0);

	MUST(g, store_has_event(g->store, refs[0], "absent", NULL, NULL, 1780000000, &has, &g->e));
	assert_true(has);
	MUST(g, store_has_event(g->store, refs[0], "absent", "x", NULL, 1780000000, &has, &g->e));
	assert_false(has);
	MUST(g, store_has_event(g->store, refs[0], "absent", NULL, NULL, 1780000001, &has, &g->e));
	assert_false(has);
}

static void test_events_in_order(void **state)
{
	struct ground *g = *state;
	struct store_event event = {.at = 1780000000,
				    .case_ref = "ESC-2026-0001",
				    .event = "opened",
				    .who = "carer.lane@mail.example",
				    .rule = "C1",
				    .detail = "Née O’Connor's form came in",
				    .mail = 17};
	struct store_event *events;
	size_t count;

	MUST(g, store_begin(g->store, &g->e));
	MUST(g, store_add_event(g->store, &event, &g->e));
	event = (struct store_event){.at = 1780000001, .event = "calendar-changed"};
	MUST(g, store_add_event(g->store, &event, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_begin(g->store, &g->e));
	event =
	    (struct store_event){.at = 1780000002, .event = "lapsed", .case_ref = "ESC-2026-0001"};
	MUST(g, store_add_event(g->store, &event, &g->e));
	MUST(g, store_commit(g->store, &g->e));
	MUST(g, store_list_events(g->store, &g->arena, NULL, 0, 0, &events, &count, &g->e));
	assert_int_equal(count, 3);
	assert_int_equal(events[0].id, 1);
	assert_int_equal(events[0].at, 1780000000);
	assert_string_equal(events[0].case_ref, "ESC-2026-0001");
	assert_string_equal(events[0].event, "opened");
	assert_string_equal(events[0].who, "carer.lane@mail.example");
	assert_string_equal(events[0].rule, "C1");
	assert_string_equal(events[0].detail, "Née O’Connor's form came in");
	assert_int_equal(events[0].mail, 17);
	assert_null(events[1].case_ref);
	assert_null(events[1].who);
	assert_int_equal(events[1].mail, 0);
	MUST(g,
	     store_list_events(g->store, &g->arena, "ESC-2026-0001", 0, 0, &events, &count, &g->e));
	assert_int_equal(count, 2);
	assert_string_equal(events[1].event, "lapsed");
	MUST(g,
	     store_list_events(g->store, &g->arena, "ESC-2026-0001", 1, 1, &events, &count, &g->e));
	assert_int_equal(count, 1);
	assert_int_equal(events[0].id, 3);
	MUST(g, store_list_events(g->store, &g->arena, NULL, 1, 1, &events, &count, &g->e));
	assert_int_equal(events[0].id, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ground_setup_open, ground_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(test_facts),
	    TEST(test_keys_are_made_once),
	    TEST(test_procedures_are_kept_once),
	    TEST(test_mail_in_and_out_again),
	    TEST(test_an_empty_mail_is_kept),
	    TEST(test_the_same_place_is_the_same_mail),
	    TEST(test_the_same_mail_by_another_way),
	    TEST(test_a_copy_of_a_mail_without_message_id),
	    TEST(test_what_became_of_a_mail),
	    TEST(test_a_missing_mail_cannot_be_changed),
	    TEST(test_mails_are_listed_oldest_first),
	    TEST(test_state_names),
	    TEST(test_a_mail_of_35_mib),
	    TEST(test_events_in_order),
	    TEST(test_the_cases_of_a_mail),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
