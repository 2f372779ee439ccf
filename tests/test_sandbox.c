/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real attempts to break out, each in a process of its own, as root (if we are) and as nobody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "mails.h"
#include "shell/sandbox.h"

/* Its shadow memory is larger than any limit. */
#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN 1
#endif
#endif
#ifndef UNDER_ASAN
#define UNDER_ASAN 0
#endif

enum { NOBODY = 65534, REFUSED = 10, SUCCEEDED = 11, OTHERWISE = 12, NO_SANDBOX = 13 };

/* Each returns what the system call did: -1 and errno if it was refused. */
static long try_open(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static long try_create(void)
{
	return open("sandbox-was-here", O_CREAT | O_WRONLY, 0600);
}

static long try_open_own_memory(void)
{
	return open("/proc/self/mem", O_RDWR);
}

static long try_unlink(void)
{
	return unlink("sandbox-was-here");
}

static long try_list(void)
{
	char buffer[256];

	return syscall(SYS_getdents64, 0, buffer, sizeof(buffer));
}

static long try_internet(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static long try_local_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long try_pair(void)
{
	int pair[2];

	return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

static long try_exec(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

static long try_fork(void)
{
	return syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
}

static long try_clone3(void)
{
	return syscall(SYS_clone3, NULL, 0);
}

static long try_ptrace(void)
{
	return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
}

static long try_signal(void)
{
	return kill(getppid(), 0);
}

static long try_signal_thread(void)
{
	return syscall(SYS_tgkill, 1, 1, 0);
}

static long try_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		    0) == MAP_FAILED
		   ? -1
		   : 0;
}

static long try_make_code(void)
{
	static char page[4096] __attribute__((aligned(4096)));

	return mprotect(page, sizeof(page), PROT_READ | PROT_EXEC);
}

static long try_dumpable(void)
{
	return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static long try_raise_limit(void)
{
	struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};

	return setrlimit(RLIMIT_CPU, &limit);
}

static long try_memory_file(void)
{
	return memfd_create("x", 0);
}

static long try_io_uring(void)
{
	return syscall(SYS_io_uring_setup, 1, NULL);
}

static long try_ask_about_path(void)
{
	struct stat st;

	return fstatat(AT_FDCWD, "/etc/passwd", &st, 0);
}

static long try_change_user(void)
{
	return setuid(0);
}

static const struct {
	const char *what;
	long (*attempt)(void);
} attempts[] = {
    {"open a file", try_open},
    {"create a file", try_create},
    {"open its own memory", try_open_own_memory},
    {"remove a file", try_unlink},
    {"list a directory", try_list},
    {"make an internet socket", try_internet},
    {"make a local socket", try_local_socket},
    {"make a pair of sockets", try_pair},
    {"run a program", try_exec},
    {"make a process", try_fork},
    {"make a process, the new way", try_clone3},
    {"trace its parent", try_ptrace},
    {"signal its parent", try_signal},
    {"signal a thread of another", try_signal_thread},
    {"map memory as code", try_code},
    {"make its data code", try_make_code},
    {"allow others to look into it", try_dumpable},
    {"raise a limit", try_raise_limit},
    {"make a file in memory", try_memory_file},
    {"go around system calls", try_io_uring},
    {"ask whether a file is there", try_ask_about_path},
    {"become root", try_change_user},
};

static void enter(bool as_nobody, const struct sandbox_limits *limits)
{
	struct err err;

	if (as_nobody && geteuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) < 0)
		_exit(NO_SANDBOX);
	if (sandbox_enter(SANDBOX_READ, limits, &err) < 0)
		_exit(NO_SANDBOX);
}

/* How the child ended: an exit status, or minus the signal that killed it. */
static int await(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static int attempt(size_t i, bool as_nobody)
{
	static const struct sandbox_limits limits = {0};
	pid_t child = fork();
	long result;

	assert_true(child >= 0);
	if (child)
		return await(child);
	enter(as_nobody, &limits);
	errno = 0;
	result = attempts[i].attempt();
	_exit(result >= 0 ? SUCCEEDED : errno == EPERM ? REFUSED : OTHERWISE);
}

static void nothing_gets_out(void **state)
{
	size_t i;
	int nobody, end;

	(void)state;
	for (nobody = 0; nobody < 2; nobody++) {
		for (i = 0; i < COUNT_OF(attempts); i++) {
			end = attempt(i, nobody);
			if (end != REFUSED)
				fail_msg("to %s ended with %d", attempts[i].what, end);
		}
	}
}

static void without_the_sandbox_the_attempts_succeed(void **state)
{
	(void)state;
	/* Else the test above would prove nothing. */
	assert_true(try_open() >= 0);
	assert_true(try_local_socket() >= 0);
	assert_true(try_memory_file() >= 0);
	assert_int_equal(try_code(), 0);
}

static void what_reading_needs_works(void **state)
{
	static const struct sandbox_limits limits = {.cpu_seconds = 20};
	int pair[2];
	char byte = 0;
	void *memory;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(pair), 0);
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		enter(true, &limits);
		memory = malloc((size_t)8 << 20);
		if (!memory || write(pair[1], memset(memory, 'x', 1), 1) != 1)
			_exit(OTHERWISE);
		free(memory);
		_exit(0);
	}
	assert_int_equal(await(child), 0);
	assert_int_equal(read(pair[0], &byte, 1), 1);
	assert_int_equal(byte, 'x');
	close(pair[0]);
	close(pair[1]);
}

static void memory_ends_at_its_limit(void **state)
{
	static const struct sandbox_limits limits = {.memory_mib = 256};
	pid_t child;

	(void)state;
	if (UNDER_ASAN)
		skip();
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		enter(true, &limits);
		_exit(mmap(NULL, (size_t)300 << 20, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED &&
			      errno == ENOMEM
			  ? REFUSED
			  : SUCCEEDED);
	}
	assert_int_equal(await(child), REFUSED);
}

static void time_ends_at_its_limit(void **state)
{
	static const struct sandbox_limits limits = {.cpu_seconds = 1};
	volatile unsigned spins = 0;
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (!child) {
		enter(true, &limits);
		for (;;)
			spins++;
	}
	assert_int_equal(await(child), -SIGKILL);
}

static void a_bug_can_still_abort(void **state)
{
	static const struct sandbox_limits limits = {0};
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (!child) {
		signal(SIGABRT, SIG_DFL);
		enter(true, &limits);
		abort();
	}
	assert_int_equal(await(child), -SIGABRT);
}

/* The C library loads a character set from a file when it is first asked for; in the sandbox that
 * would fail, and the text would come out wrong. */
static const struct {
	const char *charset, *base64, *text;
} charsets[] = {
    {"utf-8", "WmHFvMOzxYLEhyDimLo=", "Za\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87 \xE2\x98\xBA"},
    {"utf-16", "//6pA20AZQBnAGEA", "\xCE\xA9mega"},
    {"utf-16be", "A6kAbQBlAGcAYQ==", "\xCE\xA9mega"},
    {"utf-16le", "qQNtAGUAZwBhAA==", "\xCE\xA9mega"},
    {"utf-7", "K0FPa0FLdy14", "\xC3\xA9+x"},
    {"windows-1250", "WmG/87Pm", "Za\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87"},
    {"windows-1251", "z/Do4uXy", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
    {"windows-1252", "k2NhZumU",
     "\xE2\x80\x9C"
     "caf\xC3\xA9\xE2\x80\x9D"},
    {"windows-1253",
     "yuHr5+zd8eE=", "\xCE\x9A\xCE\xB1\xCE\xBB\xCE\xB7\xCE\xBC\xCE\xAD\xCF\x81\xCE\xB1"},
    {"windows-1254", "3XN0YW5idWwg/g==", "\xC4\xB0stanbul \xC5\x9F"},
    {"windows-1255", "+ezl7Q==", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"},
    {"windows-1256", "0+HH4w==", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"},
    {"windows-1257", "wP51b2xhcw==", "\xC4\x84\xC5\xBEuolas"},
    {"windows-1258", "VGnqbmc=", "Ti\xC3\xAAng"},
    {"windows-874", "ysfRyrTV",
     "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5"},
    {"tis-620", "ysfRyrTV",
     "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5"},
    {"iso-8859-1", "Y2Fm6Q==", "caf\xC3\xA9"},
    {"iso-8859-2", "WmG/87Pm", "Za\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87"},
    {"iso-8859-3", "xml1vGH9ZGU=",
     "\xC4\x88iu\xC4\xB5"
     "a\xC5\xAD"
     "de"},
    {"iso-8859-4", "ob51b2yx", "\xC4\x84\xC5\xBEuol\xC4\x85"},
    {"iso-8859-5", "v+DY0tXi", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
    {"iso-8859-6", "0+TH5Q==", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"},
    {"iso-8859-7",
     "yuHr5+zd8eE=", "\xCE\x9A\xCE\xB1\xCE\xBB\xCE\xB7\xCE\xBC\xCE\xAD\xCF\x81\xCE\xB1"},
    {"iso-8859-8", "+ezl7Q==", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"},
    {"iso-8859-9", "3XN0YW5idWwg/g==", "\xC4\xB0stanbul \xC5\x9F"},
    {"iso-8859-10", "obwg/g==", "\xC4\x84\xC5\xBE \xC3\xBE"},
    {"iso-8859-13", "wP51b2xhcw==", "\xC4\x84\xC5\xBEuolas"},
    {"iso-8859-14", "0Hl0aG5vcw==", "\xC5\xB4ythnos"},
    {"iso-8859-15", "NSCkIL11dnJl", "5 \xE2\x82\xAC \xC5\x93uvre"},
    {"iso-8859-16", "qnRpaW7+4w==", "\xC8\x98tiin\xC8\x9B\xC4\x83"},
    {"koi8-r", "8NLJ18XU", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
    {"koi8-u", "8NLJ16bUIKfWwcs=",
     "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD1\x96\xD1\x82 \xD1\x97\xD0\xB6\xD0\xB0\xD0\xBA"},
    {"ibm437", "Y2FmgiCk", "caf\xC3\xA9 \xC3\xB1"},
    {"ibm850", "Y2FmgiDH", "caf\xC3\xA9 \xC3\x83"},
    {"ibm852", "WmG+ooiG", "Za\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87"},
    {"ibm855", "3eG366jl", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
    {"ibm866", "j+CooqXi", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
    {"macintosh", "Y2FmjiDSeNM=", "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D"},
    {"gb18030", "xOO6wyCVMoI2", "\xE4\xBD\xA0\xE5\xA5\xBD \xF0\xA0\x80\x80"},
    {"gbk", "xOO6ww==", "\xE4\xBD\xA0\xE5\xA5\xBD"},
    {"gb2312", "xOO6ww==", "\xE4\xBD\xA0\xE5\xA5\xBD"},
    {"big5", "p0Gmbg==", "\xE4\xBD\xA0\xE5\xA5\xBD"},
    {"shift_jis",
     "grGC8YLJgr+CzQ==", "\xE3\x81\x93\xE3\x82\x93\xE3\x81\xAB\xE3\x81\xA1\xE3\x81\xAF"},
    {"euc-jp", "pLOk86TLpMGkzw==", "\xE3\x81\x93\xE3\x82\x93\xE3\x81\xAB\xE3\x81\xA1\xE3\x81\xAF"},
    {"iso-2022-jp",
     "GyRCJDMkcyRLJEEkTxsoQg==", "\xE3\x81\x93\xE3\x82\x93\xE3\x81\xAB\xE3\x81\xA1\xE3\x81\xAF"},
    {"euc-kr", "vsiz58fPvLy/5A==", "\xEC\x95\x88\xEB\x85\x95\xED\x95\x98\xEC\x84\xB8\xEC\x9A\x94"},
    {"ks_c_5601-1987",
     "vsiz58fPvLy/5A==", "\xEC\x95\x88\xEB\x85\x95\xED\x95\x98\xEC\x84\xB8\xEC\x9A\x94"},
    {"iso-2022-kr",
     "GyQpQw4+SDNnR088PD9kDw==", "\xEC\x95\x88\xEB\x85\x95\xED\x95\x98\xEC\x84\xB8\xEC\x9A\x94"},
    {"johab", "tGWRd9BhrUG2YQ==", "\xEC\x95\x88\xEB\x85\x95\xED\x95\x98\xEC\x84\xB8\xEC\x9A\x94"},
    {"viscii", "VGmqbmc=",
     "Ti\xE1\xBA\xBF"
     "ng"},
};

static int read_charset(size_t i)
{
	struct reading reading;
	int result = 0;
	struct arena a;
	char *mail;

	arena_init(&a);
	mail = arena_printf(&a,
			    "From: a@carer.example\nSubject: =?%s?B?%s?=\n"
			    "Date: Tue, 10 Nov 2026 19:12:00 +0130\n"
			    "Content-Type: text/plain; charset=\"%s\"\n"
			    "Content-Transfer-Encoding: base64\n\n%s\n",
			    charsets[i].charset, charsets[i].base64, charsets[i].charset,
			    charsets[i].base64);
	reading = mails_read_bytes(&a, mail, strlen(mail));
	if (strcmp(reading.text, charsets[i].text) != 0)
		result = 1;
	else if (strcmp(reading.subject, charsets[i].text) != 0)
		result = 2;
	else if (reading.date != 1794332520)
		result = 3;
	arena_clear(&a);
	return result;
}

static void every_charset_is_there_before_it_is_needed(void **state)
{
	static const struct sandbox_limits limits = {0};
	unsigned char wrong[COUNT_OF(charsets)];
	size_t i;
	int pair[2];
	pid_t child;

	(void)state;
	assert_true(COUNT_OF(charsets) >= 40);
	assert_int_equal(pipe(pair), 0);
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		reader_warm_up();
		enter(true, &limits);
		for (i = 0; i < COUNT_OF(charsets); i++)
			wrong[i] = (unsigned char)read_charset(i);
		_exit(write(pair[1], wrong, sizeof(wrong)) == sizeof(wrong) ? 0 : OTHERWISE);
	}
	assert_int_equal(await(child), 0);
	assert_int_equal(read(pair[0], wrong, sizeof(wrong)), sizeof(wrong));
	for (i = 0; i < COUNT_OF(charsets); i++)
		if (wrong[i])
			fail_msg("%s: %s is wrong", charsets[i].charset,
				 wrong[i] == 1	 ? "the text"
				 : wrong[i] == 2 ? "the subject"
						 : "the date");
	close(pair[0]);
	close(pair[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    /* First, while no library has loaded anything in this process. */
	    cmocka_unit_test(every_charset_is_there_before_it_is_needed),
	    cmocka_unit_test(without_the_sandbox_the_attempts_succeed),
	    cmocka_unit_test(nothing_gets_out),
	    cmocka_unit_test(what_reading_needs_works),
	    cmocka_unit_test(memory_ends_at_its_limit),
	    cmocka_unit_test(time_ends_at_its_limit),
	    cmocka_unit_test(a_bug_can_still_abort),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
