/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_send.h"

#include <poll.h>
#include <stdbool.h>
#include <string.h>

#include "base/fault.h"
#include "base/mem.h"
#include "base/str.h"
#include "relay.h"
#include "shell/worker.h"

enum { SEND_BATCH = 64, SEND_MAX_MAIL = 64 << 20 };

/* What is known of one mail of the batch before it is settled. */
struct send_result {
	int64_t number;
	enum worker_type type;
	struct err e; /* why it is not sent; its text is empty if it is */
};

struct send {
	int socket;
	struct relay *relay;
	struct send_result batch[SEND_BATCH];
	size_t count;
};

static int send_reply(struct send *s, enum worker_type type, int64_t number, const char *text)
{
	struct worker_message m;

	worker_message_init(&m, type);
	m.number = number;
	worker_message_text(&m, text);
	return worker_send(s->socket, &m, NULL);
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

static int send_deliver(struct send *s, const struct worker_message *m, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct relay_mail mail;
	void *bytes;

	if (send_parse(m, &mail, e) < 0 ||
	    worker_read_fd(&a, m->fds[0], SEND_MAX_MAIL, &bytes, &mail.size, e) < 0)
		return -1;
	mail.bytes = bytes;
	return s->relay->type->send(s->relay, &mail, e);
}

static void send_take(struct send *s, const struct worker_message *m)
{
	struct send_result *r = &s->batch[s->count++];

	memset(r, 0, sizeof(*r));
	r->number = m->number;
	r->type = WORKER_SENT;
	if (send_deliver(s, m, &r->e) < 0)
		r->type = r->e.kind == ERR_INPUT ? WORKER_SEND_NEVER : WORKER_SEND_LATER;
}

/* One sync for the whole batch; only then is any of it called sent. */
static int send_settle(struct send *s)
{
	struct send_result *r;
	struct err e = {0};
	bool settled;

	settled = s->relay->type->settle(s->relay, &e) == 0;
	fault_point("send-settled");
	for (r = s->batch; r < s->batch + s->count; r++) {
		if (r->type == WORKER_SENT && !settled) {
			r->type = WORKER_SEND_LATER;
			r->e = e;
		}
		if (send_reply(s, r->type, r->number, r->e.text) < 0)
			return -1;
	}
	s->count = 0;
	return 0;
}

static bool send_more(const struct send *s)
{
	struct pollfd p = {s->socket, POLLIN, 0};

	return s->count < SEND_BATCH && poll(&p, 1, 0) > 0 && (p.revents & POLLIN);
}

int worker_send_main(const struct worker_send_options *o)
{
	struct send s = {.socket = o->socket};
	struct worker_message m;
	struct err e = {0};
	bool foreign = false;

	if (relay_open_maildir(&s.relay, o->path, &e) < 0) {
		send_reply(&s, WORKER_TROUBLE, 0, e.text);
		return 1;
	}
	send_reply(&s, WORKER_READY, 0, "");
	while (!foreign && worker_receive(s.socket, &m, NULL) > 0) {
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
