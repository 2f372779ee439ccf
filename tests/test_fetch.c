/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fetch process with real Maildirs: every mail goes up once, none leaves the inbox before it is
 * stored. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "faults.h"
#include "peer.h"
#include "scratch.h"
#include "shell/maildir.h"
#include "worker_fetch.h"

static struct arena arena;

static int set_up(void **state)
{
	struct maildir *m;

	(void)state;
	scratch_make();
	arena_init(&arena);
	if (maildir_open(&m, scratch_path(&arena, "in"), true, NULL) < 0)
		return -1;
	maildir_close(m);
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
	const struct worker_fetch_options o = {.socket = socket,
					       .path = scratch_path(&arena, "in"),
					       .processed = scratch_path(&arena, "done"),
					       .quarantine = scratch_path(&arena, "bad"),
					       .max_size = 300 << 10};

	return worker_fetch_main(&o);
}

/* Not as the superuser, who may read everything. */
static int work_as_nobody(int socket)
{
	if (setgid(65534) < 0 || setuid(65534) < 0)
		return 99;
	return work(socket);
}

static void put(const char *path, const char *text, time_t at)
{
	struct timespec times[2] = {{at, 0}, {at, 0}};

	scratch_write(path, text);
	assert_int_equal(utimensat(AT_FDCWD, scratch_path(&arena, path), times, 0), 0);
}

static struct worker_message *expect(enum worker_type type)
{
	struct worker_message *m = peer_hear();

	if (!m)
		fail_msg("the process is gone");
	else if (m->type != type)
		fail_msg("message %u instead of %u: %s", m->type, type, m->text);
	return m;
}

/* Its place, in the arena. */
static const char *expect_mail(const char *bytes)
{
	struct worker_message *m = expect(WORKER_MAIL);
	size_t size;
	void *got;

	assert_int_equal(worker_read_fd(&arena, m->fds[0], 1 << 20, &got, &size, NULL), 0);
	assert_string_equal(got, bytes);
	return arena_strdup(&arena, m->text);
}

/* What woke it before may have made it look through the mailbox once more. */
static void flush(void)
{
	struct worker_message *m;

	peer_say(WORKER_FLUSH, "");
	do
		m = peer_hear();
	while (m && m->type == WORKER_EMPTY);
	assert_non_null(m);
	assert_int_equal(m->type, WORKER_FLUSHED);
}

static void start(void)
{
	peer_start(work);
	expect(WORKER_READY);
}

static void test_mails_go_up_in_order_and_leave_when_stored(void **state)
{
	const char *first, *second;
	struct worker_message *m;

	(void)state;
	put("in/new/b", "second", 2000);
	put("in/cur/a:2,S", "first", 1000);
	start();
	m = expect(WORKER_MAIL);
	first = arena_strdup(&arena, m->text);
	assert_string_equal(first, "maildir:a:1000:5");
	assert_int_equal(m->number, 1000);
	second = expect_mail("second");
	expect(WORKER_EMPTY);
	assert_int_equal(scratch_count("in/new"), 1);
	peer_say(WORKER_STORED, first);
	peer_say(WORKER_REJECTED, second);
	flush();
	assert_int_equal(scratch_count("in/new") + scratch_count("in/cur"), 0);
	assert_string_equal(scratch_only(&arena, "done/cur"), "a:2,S");
	assert_string_equal(scratch_only(&arena, "bad/cur"), "b:2,");
	assert_true(peer_is_silent());
	assert_int_equal(peer_end(), 0);
}

static void test_mail_that_appears_goes_up_at_once(void **state)
{
	struct maildir *m;

	(void)state;
	start();
	expect(WORKER_EMPTY);
	assert_int_equal(maildir_open(&m, scratch_path(&arena, "in"), false, NULL), 0);
	assert_int_equal(maildir_deliver(m, "x", "late", 4, false, NULL), 0);
	expect_mail("late");
	expect(WORKER_EMPTY);
	/* Copied there by hand, not moved. */
	scratch_write("in/new/y", "later");
	for (;;) {
		struct worker_message *up = peer_hear();

		assert_non_null(up);
		if (up->type == WORKER_MAIL)
			break;
		assert_int_equal(up->type, WORKER_EMPTY);
	}
	maildir_close(m);
	assert_int_equal(peer_end(), 0);
}

static void test_mail_goes_up_once_while_nobody_answers(void **state)
{
	const char *place;

	(void)state;
	put("in/new/a", "A", 1000);
	start();
	place = expect_mail("A");
	expect(WORKER_EMPTY);
	/* A mail program shows it to somebody, and another mail comes. */
	assert_int_equal(
	    rename(scratch_path(&arena, "in/new/a"), scratch_path(&arena, "in/cur/a:2,FS")), 0);
	expect(WORKER_EMPTY);
	peer_say(WORKER_STORED, place);
	flush();
	assert_string_equal(scratch_only(&arena, "done/cur"), "a:2,FS");
	assert_int_equal(peer_end(), 0);
}

static void test_mail_left_stays_for_a_later_run(void **state)
{
	const char *place;

	(void)state;
	put("in/new/a", "A", 1000);
	start();
	place = expect_mail("A");
	expect(WORKER_EMPTY);
	peer_say(WORKER_LEAVE, place);
	flush();
	scratch_write("in/new/b", "B");
	while (peer_hear()->type != WORKER_MAIL)
		continue;
	assert_int_equal(scratch_count("in/new"), 2);
	assert_int_equal(peer_end(), 0);
	start();
	assert_string_equal(expect_mail("A"), place);
	expect_mail("B");
	assert_int_equal(peer_end(), 0);
}

/* Two mails of the same name, one after the other, are two mails. */
static void test_name_used_again_is_another_mail(void **state)
{
	const char *first, *second;

	(void)state;
	put("in/new/mail", "one", 1000);
	start();
	first = expect_mail("one");
	expect(WORKER_EMPTY);
	peer_say(WORKER_STORED, first);
	flush();
	assert_int_equal(peer_end(), 0);
	put("in/new/mail", "two", 2000);
	start();
	second = expect_mail("two");
	expect(WORKER_EMPTY);
	assert_string_not_equal(first, second);
	peer_say(WORKER_STORED, second);
	flush();
	assert_int_equal(scratch_count("done/cur"), 2);
	assert_int_equal(peer_end(), 0);
}

static void test_odd_names_are_places_all_the_same(void **state)
{
	const char *place;

	(void)state;
	put("in/new/a b\n\xFF%,S=1", "A", 1000);
	start();
	place = expect_mail("A");
	assert_string_equal(place, "maildir:a%20b%0A%FF%25,S=1:1000:1");
	expect(WORKER_EMPTY);
	peer_say(WORKER_STORED, place);
	flush();
	assert_int_equal(scratch_count("in/new"), 0);
	assert_int_equal(peer_end(), 0);
}

static void test_large_mail_goes_up_by_its_beginning(void **state)
{
	char *large = arena_alloc(&arena, (300 << 10) + 2);
	struct worker_message *m;
	size_t size;
	void *got;

	(void)state;
	memset(large, 'x', (300 << 10) + 1);
	put("in/new/large", large, 1000);
	large[300 << 10] = '\0';
	put("in/new/limit", large, 2000);
	start();
	m = expect(WORKER_OVERSIZE);
	assert_int_equal(m->extra, (300 << 10) + 1);
	assert_int_equal(m->number, 1000);
	assert_int_equal(worker_read_fd(&arena, m->fds[0], 1 << 20, &got, &size, NULL), 0);
	assert_int_equal(size, 256 << 10);
	peer_say(WORKER_REJECTED, m->text);
	m = expect(WORKER_MAIL);
	assert_int_equal(worker_read_fd(&arena, m->fds[0], 1 << 20, &got, &size, NULL), 0);
	assert_int_equal(size, 300 << 10);
	expect(WORKER_EMPTY);
	flush();
	assert_int_equal(scratch_count("bad/cur"), 1);
	assert_int_equal(peer_end(), 0);
}

/* What is no mail is told once, and stops no other. */
static void test_what_cannot_be_read_stops_nothing(void **state)
{
	(void)state;
	scratch_mkdir("in/new/1");
	assert_int_equal(mkfifo(scratch_path(&arena, "in/new/2"), 0600), 0);
	assert_int_equal(symlink("/etc/passwd", scratch_path(&arena, "in/new/3")), 0);
	put("in/new/4", "fine", 4000);
	start();
	expect_mail("fine");
	expect(WORKER_TROUBLE);
	expect(WORKER_TROUBLE);
	expect(WORKER_TROUBLE);
	expect(WORKER_EMPTY);
	scratch_write("in/cur/5:2,", "fine too");
	while (peer_hear()->type == WORKER_EMPTY)
		continue;
	expect(WORKER_EMPTY);
	assert_int_equal(peer_end(), 0);
}

static void test_unreadable_mail_goes_up_when_it_can_be_read(void **state)
{
	struct worker_message *m;

	(void)state;
	if (getuid() != 0) {
		print_message("skipped: only the superuser can be somebody else\n");
		skip();
	}
	put("in/new/a", "secret", 1000);
	put("in/new/b", "B", 2000);
	assert_int_equal(chmod(scratch_path(&arena, "in/new/a"), 0), 0);
	assert_int_equal(chmod(scratch_path(&arena, "."), 0777), 0);
	assert_int_equal(chmod(scratch_path(&arena, "in"), 0755), 0);
	assert_int_equal(chmod(scratch_path(&arena, "in/new"), 0755), 0);
	assert_int_equal(chmod(scratch_path(&arena, "in/cur"), 0755), 0);
	assert_int_equal(chmod(scratch_path(&arena, "in/tmp"), 0755), 0);
	peer_start(work_as_nobody);
	expect(WORKER_READY);
	m = expect(WORKER_TROUBLE);
	assert_non_null(strstr(m->text, "Permission denied"));
	expect_mail("B");
	expect(WORKER_EMPTY);
	assert_int_equal(chmod(scratch_path(&arena, "in/new/a"), 0644), 0);
	scratch_write("in/cur/c:2,", "C");
	while ((m = peer_hear())->type == WORKER_EMPTY)
		continue;
	assert_int_equal(m->type, WORKER_MAIL);
	assert_string_equal(m->text, "maildir:a:1000:6");
	/* It may read here, but not move: told, kept as stored, and still nobody is held up. */
	peer_say(WORKER_STORED, m->text);
	while ((m = peer_hear())->type != WORKER_TROUBLE)
		continue;
	assert_int_equal(scratch_count("in/new"), 2);
	/* When c is seen is not said: before the flush is done, or after. */
	peer_say(WORKER_FLUSH, "");
	while ((m = peer_hear())->type != WORKER_FLUSHED)
		assert_int_not_equal(m->type, WORKER_TROUBLE);
	assert_int_equal(peer_end(), 0);
}

static void test_no_more_than_so_many_at_a_time(void **state)
{
	const char *places[WORKER_FETCH_MOST];
	int i, all = WORKER_FETCH_MOST + 44;

	(void)state;
	for (i = 0; i < all; i++)
		put(arena_printf(&arena, "in/new/%03d", i), "x", 1000);
	start();
	for (i = 0; i < WORKER_FETCH_MOST; i++)
		places[i] = expect_mail("x");
	/* The answer shows that it is idle, and has not sent more. */
	flush();
	assert_true(peer_is_silent());
	for (i = 0; i < WORKER_FETCH_MOST; i++)
		peer_say(WORKER_STORED, places[i]);
	for (i = WORKER_FETCH_MOST; i < all; i++)
		expect_mail("x");
	expect(WORKER_EMPTY);
	flush();
	assert_int_equal(scratch_count("done/cur"), WORKER_FETCH_MOST);
	assert_int_equal(scratch_count("in/new"), 44);
	assert_int_equal(peer_end(), 0);
}

static void test_answers_about_other_places_move_nothing(void **state)
{
	const char *place;

	(void)state;
	put("in/new/a", "A", 1000);
	start();
	place = expect_mail("A");
	expect(WORKER_EMPTY);
	peer_say(WORKER_STORED, "maildir:../../etc/passwd:1:2");
	peer_say(WORKER_STORED, "");
	peer_say(WORKER_STORED, arena_printf(&arena, "%s0", place));
	flush();
	assert_int_equal(scratch_count("in/new"), 1);
	assert_int_equal(peer_end(), 0);
}

static void test_mail_taken_away_by_somebody_is_told(void **state)
{
	const char *place;

	(void)state;
	put("in/new/a", "A", 1000);
	start();
	place = expect_mail("A");
	expect(WORKER_EMPTY);
	assert_int_equal(unlink(scratch_path(&arena, "in/new/a")), 0);
	peer_say(WORKER_STORED, place);
	expect(WORKER_TROUBLE);
	flush();
	assert_int_equal(peer_end(), 0);
}

static void test_missing_mailbox_is_told_and_ends(void **state)
{
	(void)state;
	assert_int_equal(rename(scratch_path(&arena, "in"), scratch_path(&arena, "away")), 0);
	peer_start(work);
	expect(WORKER_TROUBLE);
	assert_null(peer_hear());
	assert_int_equal(peer_end(), 1);
	assert_int_equal(rename(scratch_path(&arena, "away"), scratch_path(&arena, "in")), 0);
	/* Taken away while it runs. */
	start();
	expect(WORKER_EMPTY);
	assert_int_equal(rmdir(scratch_path(&arena, "in/new")), 0);
	expect(WORKER_TROUBLE);
	assert_null(peer_hear());
	assert_int_equal(peer_end(), 1);
}

/* What main would do: store what it has not stored, and say so. */
struct store {
	char *places[8];
	char *texts[8];
	int count;
};

static bool store_add(struct store *s, const struct worker_message *m)
{
	size_t size;
	void *bytes;
	int i;

	for (i = 0; i < s->count; i++)
		if (str_eq(s->places[i], m->text))
			return false;
	assert_int_equal(worker_read_fd(&arena, m->fds[0], 1 << 20, &bytes, &size, NULL), 0);
	s->places[s->count] = arena_strdup(&arena, m->text);
	s->texts[s->count++] = bytes;
	return true;
}

/* False if it was killed on the way. */
static bool run_once(struct store *s)
{
	struct worker_message *m;
	int flushes = 0;
	bool empty = false;

	peer_start(work);
	while (!empty || flushes) {
		m = peer_hear();
		if (!m) {
			assert_int_equal(peer_end(), -SIGKILL);
			return false;
		}
		if (m->type == WORKER_MAIL) {
			const char *place = arena_strdup(&arena, m->text);
			struct worker_message answer;

			store_add(s, m);
			worker_message_init(&answer, WORKER_STORED);
			answer.length = (uint32_t)strlen(place);
			strcpy(answer.text, place);
			/* It may be gone by now; then it is heard so above. */
			if (peer_try(&answer)) {
				worker_message_init(&answer, WORKER_FLUSH);
				flushes += peer_try(&answer) ? 1 : 0;
			}
		}
		empty = empty || m->type == WORKER_EMPTY;
		flushes -= m->type == WORKER_FLUSHED ? 1 : 0;
	}
	assert_int_equal(peer_end(), 0);
	return true;
}

static void test_killed_at_every_step_no_mail_is_lost_or_twice(void **state)
{
	const char *file = scratch_path(&arena, "faults");
	bool finished = false;
	int n;

	(void)state;
	for (n = 1; !finished; n++) {
		struct store s = {.count = 0};

		put("in/new/a", "A", 1000);
		put("in/new/b", "B", 2000);
		faults_set(file, n);
		finished = run_once(&s);
		faults_unset();
		assert_true(run_once(&s));
		assert_int_equal(s.count, 2);
		assert_string_equal(s.texts[0], "A");
		assert_string_equal(s.texts[1], "B");
		assert_int_equal(scratch_count("in/new") + scratch_count("in/cur"), 0);
		assert_int_equal(scratch_count("done/cur"), 2);
		assert_int_equal(unlink(scratch_path(&arena, "done/cur/a:2,")), 0);
		assert_int_equal(unlink(scratch_path(&arena, "done/cur/b:2,")), 0);
	}
	/* Each of two mails: handed up, moved, two directories synced, flushed. */
	assert_in_range(n - 2, 8, 10);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_mails_go_up_in_order_and_leave_when_stored),
	    TEST(test_mail_that_appears_goes_up_at_once),
	    TEST(test_mail_goes_up_once_while_nobody_answers),
	    TEST(test_mail_left_stays_for_a_later_run),
	    TEST(test_name_used_again_is_another_mail),
	    TEST(test_odd_names_are_places_all_the_same),
	    TEST(test_large_mail_goes_up_by_its_beginning),
	    TEST(test_what_cannot_be_read_stops_nothing),
	    TEST(test_unreadable_mail_goes_up_when_it_can_be_read),
	    TEST(test_no_more_than_so_many_at_a_time),
	    TEST(test_answers_about_other_places_move_nothing),
	    TEST(test_mail_taken_away_by_somebody_is_told),
	    TEST(test_missing_mailbox_is_told_and_ends),
	    TEST(test_killed_at_every_step_no_mail_is_lost_or_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
