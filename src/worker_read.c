/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_read.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/fault.h"
#include "codec/codec.h"
#include "shell/sandbox.h"
#include "shell/worker.h"
#include "worker_will.h"
#include "worker_fill.h"

/* AddressSanitizer's shadow memory is larger than any limit, and its reports are for people. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef SANITIZED
#include <sanitizer/common_interface_defs.h>
#define MEMORY_MIB 0
#else
#define MEMORY_MIB WORKER_READ_MIB
#endif

/* Memory that a mail larger than this leaves behind is given back to the system. */
enum { TRIM_SIZE = 1 << 20, FILL_TEXT_MAX = 16 << 20 };

/* The signal's default is the end of the process, whatever it is in the middle of. */
static void arm_guard(int seconds)
{
	const struct itimerval timer = {.it_value = {.tv_sec = seconds}};

	setitimer(ITIMER_PROF, &timer, NULL);
}

static void set_signals(void)
{
	sigset_t set;

	signal(SIGPROF, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, SIGPROF);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static int write_all(int fd, const char *bytes, size_t size)
{
	ssize_t n;

	while (size) {
		n = write(fd, bytes, size);
		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0) {
			bytes += n;
			size -= (size_t)n;
		}
	}
	return 0;
}

/* A mail that is being read. */
struct task {
	const struct worker_message *in;
	const struct reader_options *options;
	void *bytes;
	size_t size;
};

static void read_bytes(struct arena *a, const struct task *task,
		       const struct reader_options *options, struct reading *reading)
{
	const struct worker_message *in = task->in;

	if (in->length)
		reader_read_file(a, in->text, task->bytes, task->size, (date_day)in->extra, options,
				 reading);
	else
		reader_read(a, task->bytes, task->size, options, reading);
}

/* The mail has a file that may end the process: what would be said of it without that file is
 * written down first. */
static void on_risk(void *context)
{
	const struct task *task = context;
	struct reader_options options = *task->options;
	CLEANUP_ARENA struct arena a = {0};
	struct reading reading;
	struct err err;

	options.careful = true;
	read_bytes(&a, task, &options, &reading);
	if (worker_will_make(task->in->fds[1], task->in->number, codec_reading_brief(&a, &reading),
			     &err) < 0)
		return;
	arm_guard(WORKER_RISK_SECONDS);
	if (MEMORY_MIB)
		sandbox_limit_data(WORKER_RISK_MIB);
}

/* The bytes as a reading; what cannot be had at all is unreadable too. */
static void read_mail(struct arena *a, struct task *task, struct reading *reading)
{
	struct reader_options options = *task->options;
	struct err err;

	if (worker_read_fd(a, task->in->fds[0], options.max_mail, &task->bytes, &task->size,
			   &err) == 0) {
		options.on_risk = on_risk;
		options.context = task;
		read_bytes(a, task, &options, reading);
		sandbox_limit_data(0);
		arm_guard(WORKER_READ_SECONDS);
		worker_will_revoke();
		return;
	}
	task->size = options.max_mail;
	reading_init(reading);
	reading->kind = READING_UNREADABLE;
	reading->why = arena_printf(a, "Its bytes could not be had: %s.", err.text);
}

static int answer(const struct worker_message *in, const struct reader_options *options)
{
	struct task task = {.in = in, .options = options};
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message out;
	struct reading reading;
	const char *text;

	arm_guard(WORKER_READ_SECONDS);
	read_mail(&a, &task, &reading);
	/* The daemon looks at the whole body of a bounce alone, for the mail that it names (B3). */
	if (reading.kind != READING_BOUNCE)
		reading.full_text = "";
	text = codec_reading_brief(&a, &reading);
	arm_guard(0);
	if (write_all(in->fds[1], text, strlen(text)) < 0)
		return -1;
	worker_message_init(&out, WORKER_READING);
	out.number = in->number;
	out.extra = (int64_t)strlen(text);
	arena_clear(&a);
	if (task.size > TRIM_SIZE)
		malloc_trim(0);
	return worker_send(WORKER_FD, &out, NULL);
}

/* The document asked for, written to its descriptor; its size, 0 if there is none, -1 if main is
 * gone. */
static int64_t fill(struct arena *a, const struct worker_message *in,
		    const struct worker_read_options *options, const struct worker_blanks *blanks)
{
	struct codec_fill order;
	const void *document;
	void *mail, *text;
	size_t mail_size, text_size, size;
	struct err err;

	if (worker_read_fd(a, in->fds[0], options->reader.max_mail, &mail, &mail_size, &err) < 0 ||
	    worker_read_fd(a, in->fds[2], FILL_TEXT_MAX, &text, &text_size, &err) < 0 ||
	    codec_fill_parse(a, text, text_size, &order, &err) < 0 ||
	    worker_fill(a, mail, mail_size, &options->reader, blanks, &order, &document, &size,
			&err) < 0)
		return 0;
	return write_all(in->fds[1], document, size) < 0 ? -1 : (int64_t)size;
}

static int answer_fill(const struct worker_message *in, const struct worker_read_options *options,
		       const struct worker_blanks *blanks)
{
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message out;

	arm_guard(WORKER_READ_SECONDS);
	worker_message_init(&out, WORKER_FILLED);
	out.number = in->number;
	out.extra = fill(&a, in, options, blanks);
	arm_guard(0);
	fault_point("read-filled");
	arena_clear(&a);
	malloc_trim(0);
	return out.extra < 0 ? -1 : worker_send(WORKER_FD, &out, NULL);
}

/* What libraries say of a mail's bytes is as long and as personal as its sender likes, and not for
 * a log.  Returns where this process itself still can speak. */
static int silence_libraries(void)
{
	CLEANUP_FD int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int voice = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

#ifdef SANITIZED
	__sanitizer_set_report_fd((void *)(intptr_t)fcntl(voice, F_DUPFD_CLOEXEC, voice + 1));
#endif
	dup2(nowhere, STDERR_FILENO);
	return voice;
}

static int begin(void)
{
	const struct sandbox_limits limits = {.memory_mib = MEMORY_MIB};
	struct worker_message ready;
	CLEANUP_FD int voice = -1;
	struct err err;

	set_signals();
	worker_will_set_up(MEMORY_MIB > 0);
	reader_warm_up();
	codec_warm_up();
	voice = silence_libraries();
	if (sandbox_enter(SANDBOX_READ, &limits, &err) < 0) {
		dprintf(voice, "escalated: read: %s\n", err.text);
		return -1;
	}
	worker_message_init(&ready, WORKER_READY);
	return worker_send(WORKER_FD, &ready, NULL);
}

int worker_read_main(const struct worker_read_options *options)
{
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message message;
	struct worker_blanks blanks;
	struct err err;
	int status = 0;

	worker_blanks_load(&a, options->forms, &blanks);
	if (begin() < 0)
		return 1;
	/* A message that is none, or the end: main is gone, or is no longer to be trusted. */
	while (status == 0 && worker_receive(WORKER_FD, &message, &err) == 1) {
		status = message.type == WORKER_READ   ? answer(&message, &options->reader)
			 : message.type == WORKER_FILL ? answer_fill(&message, options, &blanks)
						       : -1;
		worker_message_close(&message);
	}
	return status < 0 ? 1 : 0;
}
