/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The read process as main meets it: messages in, readings out, in its sandbox. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "codec/codec.h"
#include "mails.h"
#include "read_process.h"
#include "shell/worker.h"

enum { MAX_MAIL = 1 << 20, MANY = 200 };

/* A read process, and our end of its socket. */
struct process {
	struct arena arena;
	struct read_process worker;
};

static int set_up(void **state)
{
	const char *top = getenv("srcdir");
	struct worker_read_options options = {.reader = {.max_mail = MAX_MAIL}};
	struct process *p = mem_alloc(sizeof(*p));

	arena_init(&p->arena);
	options.forms = arena_printf(&p->arena, "%s/etc/forms", top ? top : ".");
	read_process_start(&p->worker, &options);
	*state = p;
	return 0;
}

static int end(struct process *p)
{
	return read_process_end(&p->worker, NULL);
}

static int tear_down(void **state)
{
	struct process *p = *state;

	arena_clear(&p->arena);
	free(p);
	return 0;
}

static void send_mail(struct process *p, int64_t number, const void *bytes, size_t size, int *out)
{
	struct worker_message message;
	struct err err;

	worker_message_init(&message, WORKER_READ);
	message.number = number;
	message.fds[0] = worker_memfd(bytes, size, &err);
	message.fds[1] = worker_memfd(NULL, 0, &err);
	*out = dup(message.fds[1]);
	assert_true(*out >= 0);
	assert_int_equal(worker_send(p->worker.fd, &message, &err), 0);
	worker_message_close(&message);
}

static struct reading get_reading(struct process *p, int64_t number, int out)
{
	struct worker_message message;
	struct reading reading;
	struct err err;
	size_t size;
	void *text;

	assert_int_equal(worker_receive(p->worker.fd, &message, &err), 1);
	assert_int_equal(message.type, WORKER_READING);
	assert_int_equal(message.number, number);
	assert_int_equal(worker_read_fd(&p->arena, out, CODEC_MAX_READING, &text, &size, &err), 0);
	assert_int_equal(size, message.extra);
	close(out);
	if (codec_reading_parse(&p->arena, text, size, &reading, &err) < 0)
		fail_msg("%s", err.text);
	return reading;
}

static struct reading exchange(struct process *p, int64_t number, const void *bytes, size_t size)
{
	int out;

	send_mail(p, number, bytes, size, &out);
	return get_reading(p, number, out);
}

static void mails_become_readings(void **state)
{
	struct process *p = *state;
	struct reading r;
	size_t size;
	char *mail;
	int i;

	mail = mails_load(&p->arena, "form-html-outlook", &size);
	r = exchange(p, 7, mail, size);
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(form_text(r.form, "foster_carers"), "Ursula Brandt");

	mail = mails_load(&p->arena, "reply-iphone", &size);
	r = exchange(p, 8, mail, size);
	assert_int_equal(r.kind, READING_REPLY);
	assert_int_equal(r.verdict.kind, VERDICT_RESOLVED);

	/* More than it may have descriptors: none is forgotten open. */
	for (i = 0; i < MANY; i++)
		assert_int_equal(exchange(p, i, mail, size).kind, READING_REPLY);
	assert_int_equal(end(p), 0);
}

/* Nothing that a format needs is opened, or loaded, when it is too late for that. */
static void documents_are_read_in_the_sandbox(void **state)
{
	static const struct {
		const char *file, *carers;
	} rows[] = {
	    {"form-python-docx.docx", "Marta and Owain Lloyd-Price"},
	    {"form-pandoc.docx", "Tariq Bashir"},
	    {"form-libreoffice.docx", "Aoife and S\xC3\xA9"
				      "amus N\xC3\xAD Bhriain"},
	    {"form-npm-docx.docx", "Blessing Eze"},
	};
	struct process *p = *state;
	struct reading r;
	size_t i, size;
	char *bytes;

	for (i = 0; i < COUNT_OF(rows); i++) {
		bytes = mails_load_file(
		    &p->arena, arena_printf(&p->arena, "documents/%s", rows[i].file), &size);
		bytes = mails_attach(&p->arena, rows[i].file, bytes, size, &size);
		r = exchange(p, (int64_t)i, bytes, size);
		assert_int_equal(r.kind, READING_FORM);
		assert_int_equal(r.problem_count, 0);
		assert_string_equal(form_text(r.form, "foster_carers"), rows[i].carers);
	}
	assert_int_equal(end(p), 0);
}

static void what_cannot_be_read_is_a_reading(void **state)
{
	struct process *p = *state;
	char *large = mem_alloc(MAX_MAIL + 1);
	struct reading r;

	memset(large, 'x', MAX_MAIL + 1);
	r = exchange(p, 1, large, MAX_MAIL + 1);
	assert_int_equal(r.kind, READING_UNREADABLE);
	assert_true(str_starts(r.why, "Its bytes could not be had"));
	r = exchange(p, 2, "", 0);
	assert_int_equal(r.kind, READING_UNREADABLE);
	assert_string_equal(r.why, "It is empty.");
	r = exchange(p, 3, large, MAX_MAIL);
	assert_int_equal(r.kind, READING_UNREADABLE);
	free(large);
	assert_int_equal(end(p), 0);
}

/* The document that comes back, or NULL. */
static const char *fill(struct process *p, const void *mail, size_t size,
			const struct codec_fill *order, size_t *document_size)
{
	const char *text = codec_fill_text(&p->arena, order);
	struct worker_message message;
	void *document = NULL;
	struct err err;
	int out;

	worker_message_init(&message, WORKER_FILL);
	message.number = 9;
	message.fds[0] = worker_memfd(mail, size, &err);
	message.fds[1] = worker_memfd(NULL, 0, &err);
	message.fds[2] = worker_memfd(text, strlen(text), &err);
	out = dup(message.fds[1]);
	assert_int_equal(worker_send(p->worker.fd, &message, &err), 0);
	worker_message_close(&message);
	assert_int_equal(worker_receive(p->worker.fd, &message, &err), 1);
	assert_int_equal(message.type, WORKER_FILLED);
	assert_int_equal(message.number, 9);
	*document_size = (size_t)message.extra;
	if (message.extra > 0)
		assert_int_equal(
		    worker_read_fd(&p->arena, out, MAX_MAIL, &document, document_size, &err), 0);
	close(out);
	return document;
}

/* S4: in the sandbox, where no file can be opened any more. */
static void forms_are_filled_in(void **state)
{
	struct process *p = *state;
	struct codec_fill order = {.form = form_new(&p->arena, form_type_find("croydon-carer"))};
	const char *document, *again;
	size_t size, again_size;

	form_set(order.form, "carers")->text = "Moira Adeyemi";
	document = fill(p, "", 0, &order, &size);
	assert_non_null(document);
	assert_memory_equal(document, "PK\3\4", 4);
	/* A mail without a document of that form: the blank all the same. */
	again = fill(p, "Subject: no form\n\nHello.\n", 26, &order, &again_size);
	assert_int_equal(again_size, size);
	assert_memory_equal(again, document, size);
	assert_int_equal(end(p), 0);
}

static void a_message_that_is_none_ends_it(void **state)
{
	struct process *p = *state;
	struct worker_message message;
	struct err err;
	int status;

	worker_message_init(&message, WORKER_SEND);
	assert_int_equal(worker_send(p->worker.fd, &message, &err), 0);
	status = end(p);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
}

/* The line of /proc/PID/FILE that begins so, its blanks as one each; "" if there is none. */
static const char *proc_line(struct arena *a, pid_t pid, const char *file, const char *begins)
{
	const char *found = "";
	char line[256];
	FILE *f = fopen(arena_printf(a, "/proc/%d/%s", (int)pid, file), "re");

	assert_non_null(f);
	while (!*found && fgets(line, sizeof(line), f))
		if (str_starts(line, begins))
			found = str_fold(a, line);
	fclose(f);
	return found;
}

/* What test_sandbox proves of the sandbox holds of this process: it has entered it. */
static void it_is_in_the_sandbox_when_it_is_ready(void **state)
{
	struct process *p = *state;
	struct arena *a = &p->arena;
	pid_t pid = p->worker.pid;

	assert_string_equal(proc_line(a, pid, "status", "Seccomp:"), "Seccomp: 2");
	assert_string_equal(proc_line(a, pid, "status", "NoNewPrivs:"), "NoNewPrivs: 1");
	assert_string_equal(proc_line(a, pid, "limits", "Max core file size"),
			    "Max core file size 0 0 bytes");
	assert_int_equal(end(p), 0);
}

/* A kernel that lets nobody have a filter. */
static void refuse_filters(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	if (!filter || seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(seccomp), 0) < 0 ||
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 1,
			     SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0)) < 0 ||
	    seccomp_load(filter) < 0)
		_exit(98);
}

static void without_a_sandbox_it_does_not_begin(void **state)
{
	const struct worker_read_options options = {.reader = {.max_mail = MAX_MAIL},
						    .forms = "etc/forms"};
	struct worker_message ready;
	int pair[2], status;
	struct err err;
	pid_t pid;

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	pid = fork();
	assert_in_range(pid, 0, INT32_MAX);
	if (!pid) {
		close(pair[0]);
		if (pair[1] != WORKER_FD && dup2(pair[1], WORKER_FD) < 0)
			_exit(99);
		refuse_filters();
		_exit(worker_read_main(&options));
	}
	close(pair[1]);
	assert_int_not_equal(worker_receive(pair[0], &ready, &err), 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	close(pair[0]);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(mails_become_readings),
	    TEST(documents_are_read_in_the_sandbox),
	    TEST(what_cannot_be_read_is_a_reading),
	    TEST(forms_are_filled_in),
	    TEST(a_message_that_is_none_ends_it),
	    TEST(it_is_in_the_sandbox_when_it_is_ready),
	    cmocka_unit_test(without_a_sandbox_it_does_not_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
