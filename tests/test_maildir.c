/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailboxes as directories: what is done in them survives a kill at every step, and is done once.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "faults.h"
#include "scratch.h"
#include "shell/maildir.h"

#define NEVER_MOUNTED "this user may not mount a file system"

static struct arena arena;
static struct maildir *in, *out;

static int set_up(void **state)
{
	(void)state;
	scratch_make();
	arena_init(&arena);
	return maildir_open(&in, scratch_path(&arena, "in"), true, NULL) ||
	       maildir_open(&out, scratch_path(&arena, "out"), true, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	maildir_close(in);
	maildir_close(out);
	in = out = NULL;
	scratch_remove();
	arena_clear(&arena);
	return 0;
}

static void deliver_at(const char *path, const char *text, time_t at)
{
	struct timespec times[2] = {{at, 0}, {at, 0}};

	scratch_write(path, text);
	assert_int_equal(utimensat(AT_FDCWD, scratch_path(&arena, path), times, 0), 0);
}

static struct maildir_entry *list(struct maildir *m, size_t want)
{
	struct maildir_entry *entries;
	size_t count;

	assert_int_equal(maildir_list(m, &arena, 0, &entries, &count, NULL), 0);
	assert_int_equal(count, want);
	return entries;
}

static void test_open_makes_or_refuses(void **state)
{
	struct maildir *m = NULL;
	struct err e = {0};

	(void)state;
	assert_int_equal(maildir_open(&m, scratch_path(&arena, "none"), false, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	assert_null(m);
	scratch_write("file", "x");
	assert_int_equal(maildir_open(&m, scratch_path(&arena, "file"), true, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	assert_null(m);
	/* Again, where it is already. */
	assert_int_equal(maildir_open(&m, scratch_path(&arena, "in"), true, &e), 0);
	maildir_close(m);
	assert_int_equal(scratch_count("in"), 3);
}

static void test_list_is_in_order_of_delivery(void **state)
{
	struct maildir_entry *entries;
	size_t count;

	(void)state;
	deliver_at("in/new/b", "2", 2000);
	deliver_at("in/cur/a:2,RS", "22", 2000);
	deliver_at("in/new/z", "1", 1000);
	deliver_at("in/new/.hidden", "", 10);
	entries = list(in, 3);
	assert_string_equal(entries[0].name, "z");
	assert_false(entries[0].in_cur);
	assert_int_equal(entries[0].mtime, 1000);
	assert_string_equal(entries[1].name, "a:2,RS");
	assert_string_equal(entries[1].unique, "a");
	assert_true(entries[1].in_cur);
	assert_int_equal(entries[1].size, 2);
	assert_string_equal(entries[2].unique, "b");
	assert_int_equal(maildir_list(in, &arena, 2, &entries, &count, NULL), 0);
	assert_int_equal(count, 2);
	assert_string_equal(entries[0].name, "z");
}

static void test_only_files_are_read(void **state)
{
	struct maildir_entry *entries, gone = {"gone", "gone", false, true, 0, 0};
	struct err e;
	size_t i;
	int fd;

	(void)state;
	scratch_mkdir("in/new/1-directory");
	assert_int_equal(mkfifo(scratch_path(&arena, "in/new/2-fifo"), 0600), 0);
	assert_int_equal(symlink("/etc/passwd", scratch_path(&arena, "in/new/3-link")), 0);
	entries = list(in, 3);
	for (i = 0; i < 3; i++) {
		assert_false(entries[i].regular);
		assert_int_equal(maildir_read(in, &entries[i], &e), -1);
		assert_int_equal(e.kind, ERR_PERM);
		/* It was a file when it was listed: a FIFO must not block, a link not be followed.
		 */
		entries[i].regular = true;
		assert_int_equal(maildir_read(in, &entries[i], &e), -1);
		assert_int_equal(e.kind, ERR_PERM);
	}
	assert_int_equal(maildir_read(in, &gone, &e), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	scratch_write("in/new/4", "mail");
	fd = maildir_read(in, &(struct maildir_entry){"4", "4", false, true, 0, 4}, &e);
	assert_int_not_equal(fd, -1);
	close(fd);
}

static void test_read_waits_for_the_writer(void **state)
{
	struct maildir_entry entry = {"copy", "copy", false, true, 0, 0};
	int writer, fd;
	struct err e;

	(void)state;
	scratch_write("in/new/copy", "");
	fd = open(scratch_path(&arena, "in/new/copy"), O_RDONLY);
	if (fcntl(fd, F_SETLEASE, F_RDLCK) < 0) {
		print_message("skipped: this file system has no leases\n");
		skip();
	}
	close(fd);
	writer = open(scratch_path(&arena, "in/new/copy"), O_WRONLY);
	assert_int_equal(write(writer, "From", 4), 4);
	assert_int_equal(maildir_read(in, &entry, &e), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	close(writer);
	fd = maildir_read(in, &entry, &e);
	assert_int_not_equal(fd, -1);
	close(fd);
}

static void test_watch_wakes_for_what_is_added(void **state)
{
	struct pollfd p = {maildir_watch(in, NULL), POLLIN, 0};
	struct maildir_entry *entries;

	(void)state;
	assert_int_not_equal(p.fd, -1);
	assert_int_equal(poll(&p, 1, 0), 0);
	assert_int_equal(maildir_deliver(in, "a", "x", 1, false, NULL), 0);
	assert_int_equal(poll(&p, 1, 0), 1);
	assert_int_equal(maildir_woken(p.fd, NULL), 0);
	assert_int_equal(poll(&p, 1, 0), 0);
	/* What is taken out does not wake. */
	entries = list(in, 1);
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	assert_int_equal(poll(&p, 1, 0), 0);
	/* That the mailbox is gone does. */
	assert_int_equal(rmdir(scratch_path(&arena, "in/new")), 0);
	assert_int_equal(poll(&p, 1, 0), 1);
	assert_int_equal(maildir_woken(p.fd, NULL), -1);
	close(p.fd);
}

static void test_deliver_puts_one_whole_file(void **state)
{
	(void)state;
	assert_int_equal(maildir_deliver(out, "a", "mail\0x", 6, false, NULL), 0);
	assert_string_equal(scratch_only(&arena, "out/new"), "a");
	assert_memory_equal(scratch_read(&arena, "out/new/a"), "mail\0x", 7);
	assert_int_equal(scratch_count("out/tmp"), 0);
}

static void test_deliver_does_it_once(void **state)
{
	(void)state;
	assert_int_equal(maildir_deliver(out, "a", "mail", 4, false, NULL), 0);
	assert_int_equal(maildir_deliver(out, "a", "mail", 4, true, NULL), 0);
	assert_int_equal(scratch_count("out/new"), 1);
	/* A mail program has shown it to somebody and set a flag. */
	assert_int_equal(
	    rename(scratch_path(&arena, "out/new/a"), scratch_path(&arena, "out/cur/a:2,S")), 0);
	assert_int_equal(maildir_deliver(out, "a", "mail", 4, false, NULL), 0);
	assert_int_equal(scratch_count("out/new"), 0);
	assert_int_equal(scratch_count("out/cur"), 1);
	assert_int_equal(maildir_deliver(out, "b", "mail", 4, false, NULL), 0);
	assert_int_equal(scratch_count("out/new"), 1);
}

static void test_deliver_takes_safe_names_only(void **state)
{
	static const char *const names[] = {"", ".", "../x", "a/b", ".x", "a:2,S"};
	struct err e;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(names); i++) {
		assert_int_equal(maildir_deliver(out, names[i], "x", 1, false, &e), -1);
		assert_int_equal(e.kind, ERR_INTERNAL);
	}
	assert_int_equal(scratch_count("out/new"), 0);
}

static void test_move_keeps_flags_and_time(void **state)
{
	struct maildir_entry *entries;

	(void)state;
	deliver_at("in/new/a", "A", 1000);
	deliver_at("in/cur/b:2,FS", "B", 2000);
	entries = list(in, 2);
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	assert_int_equal(maildir_move(in, &entries[1], out, NULL), 0);
	assert_int_equal(maildir_sync(out, NULL), 0);
	assert_int_equal(maildir_sync(in, NULL), 0);
	list(in, 0);
	entries = list(out, 2);
	assert_string_equal(entries[0].name, "a:2,");
	assert_true(entries[0].in_cur);
	assert_int_equal(entries[0].mtime, 1000);
	assert_string_equal(entries[1].name, "b:2,FS");
}

static void test_move_again_is_done(void **state)
{
	struct maildir_entry *entries;

	(void)state;
	scratch_write("in/new/a", "A");
	entries = list(in, 1);
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	list(out, 1);
	/* The same bytes are in both places. */
	scratch_write("in/new/a", "A");
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	list(in, 0);
	list(out, 1);
	/* Gone, and nowhere else. */
	assert_int_equal(unlink(scratch_path(&arena, "out/cur/a:2,")), 0);
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), -1);
}

static void test_move_never_replaces_another_mail(void **state)
{
	struct maildir_entry *entries;
	int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		scratch_write("in/new/same", arena_printf(&arena, "mail %d", i));
		entries = list(in, 1);
		assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	}
	list(in, 0);
	list(out, 3);
	assert_string_equal(scratch_read(&arena, "out/cur/same:2,"), "mail 0");
	assert_string_equal(scratch_read(&arena, "out/cur/same-2:2,"), "mail 1");
	assert_string_equal(scratch_read(&arena, "out/cur/same-3:2,"), "mail 2");
}

/* ---- killed at every step */

static void deliver_once(void)
{
	struct maildir *m;

	if (maildir_open(&m, scratch_path(&arena, "out"), false, NULL) < 0 ||
	    maildir_deliver(m, "mail", "the whole mail", 14, true, NULL) < 0 ||
	    maildir_sync(m, NULL) < 0)
		_exit(1);
	_exit(0);
}

static void move_once(void)
{
	struct maildir *from, *to;
	struct maildir_entry *entries;
	size_t count;

	if (maildir_open(&from, scratch_path(&arena, "in"), false, NULL) < 0 ||
	    maildir_open(&to, scratch_path(&arena, "out"), false, NULL) < 0 ||
	    maildir_list(from, &arena, 0, &entries, &count, NULL) < 0)
		_exit(1);
	if (count && maildir_move(from, &entries[0], to, NULL) < 0)
		_exit(1);
	if (maildir_sync(to, NULL) < 0 || maildir_sync(from, NULL) < 0)
		_exit(1);
	_exit(0);
}

/* True if it was killed; any other end but success fails the test. */
static bool run(void (*work)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0)
		work();
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (WIFSIGNALED(status))
		assert_int_equal(WTERMSIG(status), SIGKILL);
	else
		assert_int_equal(WEXITSTATUS(status), 0);
	return WIFSIGNALED(status);
}

static void test_deliver_killed_at_every_step(void **state)
{
	const char *file = scratch_path(&arena, "faults");
	bool killed = true;
	int n;

	(void)state;
	for (n = 1; killed; n++) {
		faults_set(file, n);
		killed = run(deliver_once);
		faults_unset();
		/* Never half a mail, not even before it is tried again. */
		if (scratch_count("out/new"))
			assert_string_equal(scratch_read(&arena, "out/new/mail"), "the whole mail");
		assert_false(run(deliver_once));
		assert_string_equal(scratch_read(&arena, "out/new/mail"), "the whole mail");
		assert_int_equal(scratch_count("out/new") + scratch_count("out/cur"), 1);
		assert_int_equal(unlink(scratch_path(&arena, "out/new/mail")), 0);
	}
	/* created, written, file synced, delivered, directory synced */
	assert_int_equal(n - 2, 5);
}

static int move_killed_at_every_step(void)
{
	const char *file = scratch_path(&arena, "faults");
	bool killed = true;
	int n;

	for (n = 1; killed; n++) {
		scratch_write("in/new/mail", "the whole mail");
		faults_set(file, n);
		killed = run(move_once);
		faults_unset();
		assert_in_range(scratch_count("in/new") + scratch_count("out/cur"), 1, 2);
		assert_false(run(move_once));
		assert_int_equal(scratch_count("in/new"), 0);
		assert_string_equal(scratch_only(&arena, "out/cur"), "mail:2,");
		assert_string_equal(scratch_read(&arena, "out/cur/mail:2,"), "the whole mail");
		assert_int_equal(unlink(scratch_path(&arena, "out/cur/mail:2,")), 0);
	}
	return n - 2;
}

static void test_move_killed_at_every_step(void **state)
{
	(void)state;
	/* moved, directory of `out` synced, directory of `in` synced */
	assert_int_equal(move_killed_at_every_step(), 3);
}

static void remount_out(size_t size)
{
	maildir_close(out);
	out = NULL;
	if (!scratch_mount("out", size)) {
		print_message("skipped: " NEVER_MOUNTED "\n");
		skip();
	}
	assert_int_equal(maildir_open(&out, scratch_path(&arena, "out"), true, NULL), 0);
}

static void test_move_between_file_systems_killed_at_every_step(void **state)
{
	struct maildir_entry *entries;

	(void)state;
	remount_out(1 << 20);
	/* the three of a move, and: file made and synced, name synced */
	assert_int_equal(move_killed_at_every_step(), 5);
	assert_int_equal(scratch_count("out/tmp"), 0);
	deliver_at("in/new/dated", "A", 1000);
	entries = list(in, 1);
	assert_int_equal(maildir_move(in, &entries[0], out, NULL), 0);
	assert_int_equal(list(out, 1)->mtime, 1000);
}

static void test_full_disk_is_temporary_and_leaves_nothing(void **state)
{
	char *big = arena_alloc(&arena, 1 << 20);
	struct maildir_entry *entries;
	struct err e = {0};

	(void)state;
	remount_out(64 << 10);
	memset(big, 'x', (1 << 20) - 1);
	assert_int_equal(maildir_deliver(out, "big", big, 1 << 20, false, &e), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	assert_int_equal(scratch_count("out/new") + scratch_count("out/tmp"), 0);
	scratch_write("in/new/big", big);
	entries = list(in, 1);
	assert_int_equal(maildir_move(in, &entries[0], out, &e), -1);
	assert_int_equal(e.kind, ERR_TEMP);
	assert_int_equal(scratch_count("in/new"), 1);
	assert_int_equal(scratch_count("out/cur") + scratch_count("out/tmp"), 0);
	assert_int_equal(maildir_deliver(out, "small", "x", 1, false, &e), 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_open_makes_or_refuses),
	    TEST(test_list_is_in_order_of_delivery),
	    TEST(test_only_files_are_read),
	    TEST(test_read_waits_for_the_writer),
	    TEST(test_watch_wakes_for_what_is_added),
	    TEST(test_deliver_puts_one_whole_file),
	    TEST(test_deliver_does_it_once),
	    TEST(test_deliver_takes_safe_names_only),
	    TEST(test_move_keeps_flags_and_time),
	    TEST(test_move_again_is_done),
	    TEST(test_move_never_replaces_another_mail),
	    TEST(test_deliver_killed_at_every_step),
	    TEST(test_move_killed_at_every_step),
	    TEST(test_move_between_file_systems_killed_at_every_step),
	    TEST(test_full_disk_is_temporary_and_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
