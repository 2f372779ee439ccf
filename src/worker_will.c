/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_will.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "shell/worker.h"

enum { STACK_SIZE = 64 << 10 };

static const int crash_signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};

static struct {
	struct worker_message message; /* made ready, so that a handler has only to send it */
	int out;
	bool made, crashes;
} will = {.out = -1};

/* A recursion may have used up the stack of the process. */
static char stack[STACK_SIZE];

/* Calls nothing that could be in the middle of something: sendmsg() and _exit(). */
static void leave(int number)
{
	struct err e;

	(void)number;
	worker_send(WORKER_FD, &will.message, &e);
	_exit(1);
}

static void handle(int number, void (*handler)(int))
{
	/* A second fault, in the handler, ends the process at once. */
	struct sigaction action = {.sa_handler = handler,
				   .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND)};

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static void handle_all(void (*handler)(int))
{
	size_t i;

	handle(SIGPROF, handler);
	for (i = 0; i < COUNT_OF(crash_signals) && will.crashes; i++)
		handle(crash_signals[i], handler);
}

void worker_will_set_up(bool crashes)
{
	const stack_t alternative = {.ss_sp = stack, .ss_size = sizeof(stack)};

	will.crashes = crashes;
	if (crashes)
		sigaltstack(&alternative, NULL);
}

static int rewrite(int out, const char *text, size_t size)
{
	ssize_t n;

	if (ftruncate(out, 0) < 0 || lseek(out, 0, SEEK_SET) < 0)
		return -1;
	while (size) {
		n = write(out, text, size);
		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0) {
			text += n;
			size -= (size_t)n;
		}
	}
	return 0;
}

int worker_will_make(int out, int64_t number, const char *text, struct err *e)
{
	if (rewrite(out, text, strlen(text)) < 0)
		return err_set(e, ERR_TEMP, "a reading cannot be written: %s", strerror(errno));
	worker_message_init(&will.message, WORKER_READING);
	will.message.number = number;
	will.message.extra = (int64_t)strlen(text);
	worker_message_text(&will.message, "ended");
	will.out = out;
	will.made = true;
	handle_all(leave);
	return 0;
}

void worker_will_revoke(void)
{
	if (!will.made)
		return;
	handle_all(SIG_DFL);
	will.made = false;
	rewrite(will.out, "", 0);
}
