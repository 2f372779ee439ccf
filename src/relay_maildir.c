/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "relay.h"
#include "shell/maildir.h"

struct relay_maildir {
	struct relay relay; /* first: one is the other */
	struct maildir *maildir;
};

enum { RELAY_MAX_NAME = 160 };

static bool relay_is_safe(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       strchr(".-_@+", c);
}

/* FNV-1a: names that are cut short stay different. */
static uint64_t relay_hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

/* The file's name, from nothing but the Message-ID: the same mail again finds itself.  Other
 * characters are written as =XX, a dot too where it comes first. */
static const char *relay_name(struct arena *a, const char *message_id)
{
	const char *c;
	struct str s;

	str_init(&s, a, STR_UNBOUNDED);
	for (c = message_id; *c; c++) {
		if (relay_is_safe(*c) && !(c == message_id && *c == '.'))
			str_add_char(&s, *c);
		else
			str_addf(&s, "=%02X", (unsigned char)*c);
	}
	if (s.len > RELAY_MAX_NAME) {
		str_truncate(&s, RELAY_MAX_NAME);
		str_addf(&s, "=%016" PRIX64, relay_hash(message_id));
	}
	return str_text(&s);
}

static enum relay_result relay_send(struct relay *relay, const struct relay_mail *mail,
				    struct err *e)
{
	struct relay_maildir *self = (struct relay_maildir *)relay;
	CLEANUP_ARENA struct arena a = {0};

	/* The recipient stands in the mail itself: a Maildir has no envelope. */
	if (maildir_deliver(self->maildir, relay_name(&a, mail->message_id), mail->bytes,
			    mail->size, true, e) == 0)
		return RELAY_TAKEN;
	return RELAY_AWAY;
}

static int relay_settle(struct relay *relay, struct err *e)
{
	return maildir_sync(((struct relay_maildir *)relay)->maildir, e);
}

static void relay_close(struct relay *relay)
{
	maildir_close(((struct relay_maildir *)relay)->maildir);
	free(relay);
}

static const struct relay_type relay_maildir = {
    .send = relay_send, .settle = relay_settle, .close = relay_close};

int relay_open_maildir(struct relay **relay, const char *path, struct err *e)
{
	struct maildir *maildir;
	struct relay_maildir *self;

	if (maildir_open(&maildir, path, true, e) < 0)
		return -1;
	self = mem_alloc(sizeof(*self));
	self->relay.type = &relay_maildir;
	self->maildir = maildir;
	*relay = &self->relay;
	return 0;
}
