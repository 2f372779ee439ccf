/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_send.h"

#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "base/fault.h"
#include "base/mem.h"
#include "base/str.h"
#include "relay.h"
#include "shell/secret.h"
#include "shell/worker.h"

enum {
	SEND_BATCH = 64,
	SEND_MAX_MAIL = 64 << 20,
	SEND_REST_MS = 10000,	/* without a mail, until the relay may rest */
	SEND_TOLD_AGAIN = 3600, /* seconds until the same trouble is told once more */
};

/* What is known of one mail of the batch before it is settled. */
struct send_result {
	int64_t number;
	enum worker_type type;
	int extra;    /* of the message: enum worker_later, or worker_never */
	struct err e; /* why it is not sent; its text is empty if it is */
};

struct send {
	int socket;
	struct relay *relay;
	struct send_result batch[SEND_BATCH];
	size_t count;
	struct err told; /* the last trouble */
	int64_t told_at; /* CLOCK_BOOTTIME */
};

static int send_say(struct send *s, enum worker_type type)
{
	struct worker_message m;

	worker_message_init(&m, type);
	return worker_send(s->socket, &m, NULL);
}

static int send_reply(struct send *s, const struct send_result *r)
{
	struct worker_message m;

	worker_message_init(&m, r->type);
	m.number = r->number;
	m.extra = r->extra;
	worker_message_text(&m, r->e.text);
	return worker_send(s->socket, &m, NULL);
}

static void send_tell(struct send *s, const struct err *e)
{
	struct worker_message m;

	worker_message_init(&m, WORKER_TROUBLE);
	m.number = e->kind;
	worker_message_text(&m, e->text);
	worker_send(s->socket, &m, NULL);
}

/* What holds up every mail is for the admins, but not once for each mail. */
static void send_trouble(struct send *s, const struct err *e)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	if (str_eq(e->text, s->told.text) && now.tv_sec < s->told_at + SEND_TOLD_AGAIN)
		return;
	s->told = *e;
	s->told_at = now.tv_sec;
	send_tell(s, e);
}

/* The parts of "to\0message-id". */
static int send_parse(const struct worker_message *m, struct relay_mail *mail, struct err *e)
{
	size_t to = strlen(m->text);

	mail->to = m->text;
	mail->message_id = m->text + to + 1;
	if (to + 1 >= m->length || to + 1 + strlen(mail->message_id) != m->length)
		return err_set(e, ERR_INPUT, "the mail has no Message-ID");
	if (!str_is_address(mail->to))
		return err_set(e, ERR_INPUT, "that is no address that can be written to");
	if (m->fds[0] < 0)
		return err_set(e, ERR_INPUT, "the mail has no text");
	return 0;
}

static enum relay_result send_deliver(struct send *s, const struct worker_message *m, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct relay_mail mail;
	void *bytes;

	if (send_parse(m, &mail, e) < 0 ||
	    worker_read_fd(&a, m->fds[0], SEND_MAX_MAIL, &bytes, &mail.size, e) < 0)
		return e->kind == ERR_INPUT ? RELAY_NEVER : RELAY_AWAY;
	mail.bytes = bytes;
	return s->relay->type->send(s->relay, &mail, e);
}

static void send_take(struct send *s, const struct worker_message *m)
{
	struct send_result *r = &s->batch[s->count++];

	memset(r, 0, sizeof(*r));
	r->number = m->number;
	r->type = WORKER_SEND_LATER;
	switch (send_deliver(s, m, &r->e)) {
	case RELAY_TAKEN:
		r->type = WORKER_SENT;
		break;
	case RELAY_NEVER:
		r->type = WORKER_SEND_NEVER;
		break;
	case RELAY_REFUSED:
		r->type = WORKER_SEND_NEVER;
		r->extra = WORKER_NEVER_REFUSED;
		break;
	case RELAY_PUT_OFF:
		r->extra = WORKER_LATER_MAIL;
		break;
	case RELAY_UNKNOWN:
		r->extra = WORKER_LATER_UNKNOWN;
		break;
	case RELAY_AWAY:
		r->extra = WORKER_LATER_RELAY;
		send_trouble(s, &r->e);
		break;
	}
}

/* One sync for the whole batch, if it needs one; only then is any of it called sent. */
static int send_settle(struct send *s)
{
	const struct relay_type *type = s->relay->type;
	struct send_result *r;
	struct err e = {0};
	bool settled;

	settled = !type->settle || type->settle(s->relay, &e) == 0;
	fault_point("send-settled");
	for (r = s->batch; r < s->batch + s->count; r++) {
		if (r->type == WORKER_SENT && !settled) {
			r->type = WORKER_SEND_LATER;
			r->e = e;
			send_trouble(s, &e);
		}
		if (send_reply(s, r) < 0)
			return -1;
	}
	s->count = 0;
	return 0;
}

static bool send_waits(const struct send *s, int patience_ms)
{
	struct pollfd p = {s->socket, POLLIN, 0};

	return poll(&p, 1, patience_ms) > 0 && (p.revents & POLLIN);
}

/* Is there another mail to be settled with those before it? */
static bool send_more(const struct send *s)
{
	return s->relay->type->settle && s->count < SEND_BATCH && send_waits(s, 0);
}

/* The next message; the relay rests if there is none for a while. */
static bool send_receive(struct send *s, bool *busy, struct worker_message *m)
{
	if (*busy && s->relay->type->rest && !send_waits(s, SEND_REST_MS)) {
		s->relay->type->rest(s->relay);
		*busy = false;
	}
	return worker_receive(s->socket, m, NULL) > 0;
}

static int send_open(struct relay **relay, const struct worker_send_options *o, struct err *e)
{
	if (!o->smtp)
		return relay_open_maildir(relay, o->path, e);
	secret_guard();
	return relay_open_smtp(relay, o->smtp, e);
}

int worker_send_main(const struct worker_send_options *o)
{
	struct send s = {.socket = o->socket};
	struct worker_message m;
	struct err e = {0};
	bool foreign = false, busy = false;

	if (send_open(&s.relay, o, &e) < 0) {
		send_tell(&s, &e);
		return 1;
	}
	send_say(&s, WORKER_READY);
	while (!foreign && send_receive(&s, &busy, &m)) {
		busy = true;
		foreign = m.type != WORKER_SEND;
		if (!foreign)
			send_take(&s, &m);
		worker_message_close(&m);
		if (s.count && !send_more(&s) && send_settle(&s) < 0)
			break;
	}
	s.relay->type->close(s.relay);
	return foreign ? 1 : 0;
}
