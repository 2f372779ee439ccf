/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms that go out as Word documents: filled in by the reader, since the document may be a
 * stranger's, and put into the mails of the outbox that wait for them.  Where that one cannot be
 * used there is a blank, and where none is, a new one is made; a mail goes without only if even
 * that fails, with a word that says so: what the form says stands in the mail itself.
 */
#include "daemon_internal.h"

#include <string.h>

#include "base/fault.h"
#include "shell/log.h"
#include "write/mail.h"

enum {
	FILL_DEATHS = 2,
	FILL_EVERY = 64, /* mails that the reader may be given before a form has its turn */
	DOCUMENT_MOST = 64 << 20,
};

#define DOCX_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

bool daemon_fill_waits(const struct daemon *d)
{
	return d->filling.id || (d->desk.forms_wait && d->read_since_fill >= FILL_EVERY);
}

/* The mail speaks of a form that comes with it. */
static const char left_out[] =
    "The form that this email speaks of could not be made as a Word document.\r\n"
    "What you are asked for can be written in your reply, in your own words.\r\n";

/* The mail goes with this file, unless it cannot be *put there. */
static int daemon_fill_put(struct daemon *d, struct arena *a, const struct store_form *form,
			   const struct mail_attachment *file, bool *put, struct err *e)
{
	const void *whole;
	void *raw;
	size_t size;

	if (store_get_out_raw(d->store, a, form->out, &raw, &size, e) < 0)
		return -1;
	*put = mail_attach(a, raw, size, form->room, file, &whole, &size, e) == 0;
	return *put ? store_finish_out(d->store, form->out, whole, size, e) : 0;
}

/* The mail goes without it, and says so; why is said once, without a name. */
static int daemon_fill_without(struct daemon *d, struct arena *a, const struct store_form *form,
			       struct err *e)
{
	const struct mail_attachment file = {"Form not attached.txt", "text/plain; charset=utf-8",
					     left_out, sizeof(left_out) - 1};
	struct log_keys keys = LOG_NO_KEYS;
	bool put;

	keys.mail = form->out;
	log_event(LOG_LEVEL_WARNING, "form-left-out",
		  "a form could not be filled in; the mail goes without it", &keys);
	if (daemon_fill_put(d, a, form, &file, &put, e) < 0)
		return -1;
	return put ? 0 : store_finish_out(d->store, form->out, NULL, 0, e);
}

static void daemon_fill_close(struct daemon *d)
{
	mem_close_fd(&d->filling.out);
	d->filling.id = 0;
}

/* 0: the reader has it, or is gone and another one is on its way. */
static int daemon_fill_give(struct daemon *d, struct arena *a, const struct store_form *form,
			    struct err *e)
{
	struct worker_message m;
	void *raw = NULL;
	size_t size = 0;
	bool sent;

	/* A document at which the reader died is not tried again: a fresh one is made. */
	if (form->mail && !form->attempts &&
	    store_get_raw(d->store, a, form->mail, &raw, &size, e) < 0)
		return -1;
	worker_message_init(&m, WORKER_FILL);
	m.number = form->out;
	if ((m.fds[0] = worker_memfd(raw ? raw : "", size, e)) < 0 ||
	    (m.fds[1] = worker_memfd(NULL, 0, e)) < 0 ||
	    (m.fds[2] = worker_memfd(form->doc, strlen(form->doc), e)) < 0) {
		worker_message_close(&m);
		return -1;
	}
	sent = daemon_tell(&d->workers[DAEMON_READ], &m) == 0;
	if (sent) {
		d->filling = (struct daemon_filling){form->out, m.fds[1]};
		m.fds[1] = -1;
		d->read_since_fill = 0;
		daemon_read_guard(d);
	}
	worker_message_close(&m);
	return 0;
}

void daemon_fill_pump(struct daemon *d)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_form form;
	struct err e = {0};
	bool found;

	if (!d->desk.forms_wait || d->filling.id || d->reading_count || d->retry ||
	    !d->workers[DAEMON_READ].ready || d->phase == DAEMON_DONE)
		return;
	if (d->queue_head < d->queue_count && d->read_since_fill < FILL_EVERY)
		return;
	if (store_first_form(d->store, &a, &form, &found, &e) < 0 ||
	    (found && daemon_fill_give(d, &a, &form, &e) < 0)) {
		daemon_trouble(d, &e);
		return;
	}
	d->desk.forms_wait = found;
	/* Mails that stood back for a form are read now: nothing else may wake us for hours. */
	if (!found)
		daemon_read_pump(d);
}

static int daemon_fill_finish(struct daemon *d, struct arena *a, const struct worker_message *m,
			      struct err *e)
{
	struct mail_attachment file = {.type = DOCX_TYPE};
	struct store_form form;
	void *bytes;
	bool found, put;

	if (store_first_form(d->store, a, &form, &found, e) < 0)
		return -1;
	if (!found || form.out != m->number)
		return 0;
	if (m->extra <= 0 ||
	    worker_read_fd(a, d->filling.out, DOCUMENT_MOST, &bytes, &file.size, e) < 0)
		return daemon_fill_without(d, a, &form, e);
	file.name = form.name;
	file.bytes = bytes;
	if (daemon_fill_put(d, a, &form, &file, &put, e) < 0)
		return -1;
	return put ? 0 : daemon_fill_without(d, a, &form, e);
}

bool daemon_fill_answer(struct daemon *d, const struct worker_message *m)
{
	CLEANUP_ARENA struct arena a = {0};
	struct err e = {0};

	if (!d->filling.id || d->filling.id != m->number)
		return false;
	d->workers[DAEMON_READ].failures = 0;
	if (daemon_begin(d, &e) < 0 || daemon_fill_finish(d, &a, m, &e) < 0)
		goto broken;
	fault_point("main-filled");
	if (daemon_commit(d, &e) < 0)
		goto broken;
	fault_point("main-filled-durable");
	daemon_fill_close(d);
	daemon_read_guard(d);
	return true;
broken:
	daemon_fill_close(d);
	daemon_trouble(d, &e);
	return true;
}

void daemon_fill_reader_died(struct daemon *d)
{
	CLEANUP_ARENA struct arena a = {0};
	int64_t id = d->filling.id;
	struct store_form form;
	struct err e = {0};
	bool found;

	if (!id)
		return;
	daemon_fill_close(d);
	if (daemon_begin(d, &e) < 0 || store_count_form_attempt(d->store, id, &e) < 0 ||
	    store_first_form(d->store, &a, &form, &found, &e) < 0 ||
	    (found && form.out == id && form.attempts >= FILL_DEATHS &&
	     daemon_fill_without(d, &a, &form, &e) < 0) ||
	    daemon_commit(d, &e) < 0)
		daemon_trouble(d, &e);
}
