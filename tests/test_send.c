/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The send process with a real Maildir: a mail is called sent when it is durable, and is sent once.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "faults.h"
#include "peer.h"
#include "scratch.h"
#include "worker_send.h"

static struct arena arena;

static int set_up(void **state)
{
	(void)state;
	scratch_make();
	arena_init(&arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	scratch_remove();
	arena_clear(&arena);
	return 0;
}

static int work(int socket)
{
	const struct config config = {
	    .relay = {.type = CONFIG_RELAY_MAILDIR, .path = scratch_path(&arena, "out")}};
	const struct worker_send_options o = {.socket = socket, .path = config.relay.path};

	return worker_send_main(&o);
}

static void message(struct worker_message *m, int64_t number, const char *to, const char *id,
		    const char *bytes)
{
	size_t n = strlen(to);

	worker_message_init(m, WORKER_SEND);
	m->number = number;
	m->length = (uint32_t)(n + 1 + strlen(id));
	memcpy(m->text, to, n + 1);
	memcpy(m->text + n + 1, id, strlen(id) + 1);
	m->fds[0] = worker_memfd(bytes, strlen(bytes), NULL);
	assert_int_not_equal(m->fds[0], -1);
}

/* False if the process is gone. */
static bool try_mail(int64_t number, const char *to, const char *id, const char *bytes)
{
	struct worker_message m;
	bool sent;

	message(&m, number, to, id, bytes);
	sent = peer_try(&m);
	worker_message_close(&m);
	return sent;
}

static void mail(int64_t number, const char *to, const char *id, const char *bytes)
{
	assert_true(try_mail(number, to, id, bytes));
}

static const char *expect(enum worker_type type, int64_t number)
{
	struct worker_message *m = peer_hear();

	assert_non_null(m);
	if (m->type != type)
		fail_msg("message %u instead of %u: %s", m->type, type, m->text);
	assert_int_equal(m->number, number);
	return m->text;
}

static void start(void)
{
	peer_start(work);
	expect(WORKER_READY, 0);
}

static void test_mail_is_sent(void **state)
{
	(void)state;
	start();
	mail(17, "sian@mail.example", "ESC-2026-0042.17.abc@croydon.example",
	     "Subject: x\r\n\r\nHi\r\n");
	assert_string_equal(expect(WORKER_SENT, 17), "");
	assert_string_equal(scratch_only(&arena, "out/new"),
			    "ESC-2026-0042.17.abc@croydon.example");
	assert_string_equal(scratch_read(&arena, "out/new/ESC-2026-0042.17.abc@croydon.example"),
			    "Subject: x\r\n\r\nHi\r\n");
	assert_int_equal(peer_end(), 0);
}

static void test_same_mail_again_is_one_mail(void **state)
{
	(void)state;
	start();
	mail(1, "a@b.example", "id@x", "mail");
	expect(WORKER_SENT, 1);
	mail(1, "a@b.example", "id@x", "mail");
	expect(WORKER_SENT, 1);
	assert_int_equal(peer_end(), 0);
	start();
	mail(1, "a@b.example", "id@x", "mail");
	expect(WORKER_SENT, 1);
	assert_int_equal(peer_end(), 0);
	assert_int_equal(scratch_count("out/new"), 1);
}

/* Many at once: each is answered, in their order, whatever becomes of the ones beside it. */
static void test_each_of_many_is_answered(void **state)
{
	int i;

	(void)state;
	start();
	for (i = 0; i < 150; i++)
		mail(i, i % 10 == 3 ? "not an address" : "a@b.example",
		     arena_printf(&arena, "%d@x", i), "mail");
	for (i = 0; i < 150; i++)
		expect(i % 10 == 3 ? WORKER_SEND_NEVER : WORKER_SENT, i);
	assert_int_equal(scratch_count("out/new"), 135);
	assert_int_equal(peer_end(), 0);
}

/* Main has checked the address already; what reached it wrongly must stop here. */
static void test_hostile_envelope_is_refused(void **state)
{
	static const char *const addresses[] = {"",
						"a",
						"a@b.example>\r\nRCPT TO:<c@d.example",
						"a@b.example,c@d.example",
						"<a@b.example>",
						"-oX@b.example",
						"a b@c.example"};
	struct worker_message m;
	size_t i;

	(void)state;
	start();
	for (i = 0; i < COUNT_OF(addresses); i++) {
		mail((int64_t)i, addresses[i], "id@x", "mail");
		expect(WORKER_SEND_NEVER, (int64_t)i);
	}
	mail(20, "a@b.example", "", "mail");
	expect(WORKER_SEND_NEVER, 20);
	message(&m, 21, "a@b.example", "id@x", "mail");
	m.length = (uint32_t)strlen("a@b.example");
	peer_send(&m);
	expect(WORKER_SEND_NEVER, 21);
	worker_message_close(&m);
	message(&m, 22, "a@b.example", "id@x", "mail");
	worker_message_close(&m);
	peer_send(&m);
	expect(WORKER_SEND_NEVER, 22);
	assert_int_equal(scratch_count("out/new"), 0);
	assert_int_equal(peer_end(), 0);
}

static void test_names_are_safe_and_different(void **state)
{
	static const struct {
		const char *id, *name;
	} rows[] = {
	    {"../../etc/passwd", "=2E.=2F..=2Fetc=2Fpasswd"},
	    {".hidden@x", "=2Ehidden@x"},
	    {"a/b@x", "a=2Fb@x"},
	    {"a:2,S@x", "a=3A2=2CS@x"},
	    {"a=2Fb@x", "a=3D2Fb@x"},
	    {"\xC3\xA9 @x", "=C3=A9=20@x"},
	};
	char *first = arena_alloc(&arena, 1001), *second = arena_alloc(&arena, 1001);
	size_t i;

	(void)state;
	start();
	for (i = 0; i < COUNT_OF(rows); i++) {
		mail((int64_t)i, "a@b.example", rows[i].id, "mail");
		expect(WORKER_SENT, (int64_t)i);
		if (!scratch_read(&arena, arena_printf(&arena, "out/new/%s", rows[i].name)))
			fail_msg("no %s", rows[i].name);
	}
	/* Long ones that differ at their ends only. */
	memset(first, 'x', 1000);
	memset(second, 'x', 1000);
	second[999] = 'y';
	mail(30, "a@b.example", first, "mail");
	expect(WORKER_SENT, 30);
	mail(31, "a@b.example", second, "mail");
	expect(WORKER_SENT, 31);
	mail(31, "a@b.example", second, "mail");
	expect(WORKER_SENT, 31);
	assert_int_equal(scratch_count("out/new"), 8);
	assert_int_equal(peer_end(), 0);
}

static void test_full_disk_is_later_and_the_next_goes_on(void **state)
{
	char *big = arena_alloc(&arena, 1 << 20);

	(void)state;
	if (!scratch_mount("out", 96 << 10)) {
		print_message("skipped: this user may not mount a file system\n");
		skip();
	}
	memset(big, 'x', (1 << 20) - 1);
	start();
	mail(1, "a@b.example", "big@x", big);
	assert_non_null(strstr(expect(WORKER_TROUBLE, ERR_TEMP), "No space left"));
	assert_non_null(strstr(expect(WORKER_SEND_LATER, 1), "No space left"));
	mail(2, "a@b.example", "small@x", "mail");
	expect(WORKER_SENT, 2);
	assert_string_equal(scratch_only(&arena, "out/new"), "small@x");
	assert_int_equal(scratch_count("out/tmp"), 0);
	assert_int_equal(peer_end(), 0);
}

static void test_relay_that_cannot_be_opened_is_told(void **state)
{
	(void)state;
	scratch_write("out", "a file");
	peer_start(work);
	expect(WORKER_TROUBLE, ERR_PERM);
	assert_null(peer_hear());
	assert_int_equal(peer_end(), 1);
}

static void test_what_is_not_for_it_ends_it(void **state)
{
	(void)state;
	start();
	peer_say(WORKER_STORED, "x");
	assert_null(peer_hear());
	assert_int_equal(peer_end(), 1);
}

/* Sends what is not sent yet, as main would; false if it was killed on the way. */
static bool run_once(bool sent[3])
{
	struct worker_message *m;
	int i, waiting = 0;

	peer_start(work);
	for (i = 0; i < 3; i++)
		if (!sent[i] && try_mail(i, "a@b.example", arena_printf(&arena, "%d@x", i), "mail"))
			waiting++;
	while ((m = peer_hear())) {
		if (m->type == WORKER_SENT) {
			sent[m->number] = true;
			waiting--;
		}
		if (!waiting) {
			assert_int_equal(peer_end(), 0);
			return true;
		}
	}
	assert_int_equal(peer_end(), -SIGKILL);
	return false;
}

static void test_killed_at_every_step_each_mail_is_there_once(void **state)
{
	const char *file = scratch_path(&arena, "faults");
	bool finished = false;
	int n, i;

	(void)state;
	for (n = 1; !finished; n++) {
		bool sent[3] = {false, false, false};

		faults_set(file, n);
		finished = run_once(sent);
		faults_unset();
		/* What was called sent is there before anything is tried again. */
		for (i = 0; i < 3; i++)
			if (sent[i])
				assert_string_equal(
				    scratch_read(&arena, arena_printf(&arena, "out/new/%d@x", i)),
				    "mail");
		if (!finished)
			assert_true(run_once(sent));
		assert_int_equal(scratch_count("out/new"), 3);
		for (i = 0; i < 3; i++)
			assert_int_equal(
			    unlink(scratch_path(&arena, arena_printf(&arena, "out/new/%d@x", i))),
			    0);
	}
	/* Each mail: made, written, synced, in place; and two for each batch. */
	assert_in_range(n - 2, 14, 18);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_mail_is_sent),
	    TEST(test_same_mail_again_is_one_mail),
	    TEST(test_each_of_many_is_answered),
	    TEST(test_hostile_envelope_is_refused),
	    TEST(test_names_are_safe_and_different),
	    TEST(test_full_disk_is_later_and_the_next_goes_on),
	    TEST(test_relay_that_cannot_be_opened_is_told),
	    TEST(test_what_is_not_for_it_ends_it),
	    TEST(test_killed_at_every_step_each_mail_is_there_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
