/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/fault.h"
#include "base/str.h"
#include "relay.h"
#include "shell/oauth.h"
#include "shell/secret.h"

enum {
	MINUTE_MS = 60000,
	AWAY_MS = 20000, /* less than main waits with the first mail that was turned away */
	BUSY_MS = 60000,
};

struct relay_smtp {
	struct relay relay; /* first: one is the other */
	struct relay_smtp_options o;
	struct smtp *smtp;   /* owned */
	struct oauth *oauth; /* owned; NULL: a password, or no login */
	/* When the last `rate` mails went out, as a ring: the oldest tells when the next may go. */
	int64_t *went; /* owned */
	size_t next;
	int64_t held_until; /* it has turned us away: until then it is left alone */
	struct err why;
};

static int64_t relay_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

/* Waits until a mail may go, and counts it. */
static void relay_pace(struct relay_smtp *self)
{
	int64_t at = self->went[self->next] + MINUTE_MS;
	const struct timespec until = {.tv_sec = at / 1000, .tv_nsec = at % 1000 * 1000000};

	if (at > relay_now())
		while (clock_nanosleep(CLOCK_BOOTTIME, TIMER_ABSTIME, &until, NULL) == EINTR)
			;
	self->went[self->next] = relay_now();
	self->next = (self->next + 1) % (size_t)self->o.rate;
}

/* What to log in with: NULL if there is no login.  In `a`, or the oauth's. */
static int relay_secret(struct relay_smtp *self, struct arena *a, const char **secret,
			struct err *e)
{
	const struct relay_smtp_options *o = &self->o;

	*secret = NULL;
	if (!o->server->user)
		return 0;
	if (!self->oauth)
		return secret_read(a, o->credential, o->server->password_file, secret, e);
	if (secret_read(a, "oauth2-client-secret", o->oauth2->client_secret_file, secret, e) < 0)
		return -1;
	return oauth_token(self->oauth, *secret, secret, e);
}

/* One attempt, with a new token if the old one is no longer believed. */
static enum smtp_result relay_try(struct relay_smtp *self, const struct relay_mail *mail,
				  struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	enum smtp_result result = SMTP_AWAY;
	const char *secret;
	int tries = self->oauth ? 2 : 1;

	while (tries-- > 0) {
		if (relay_secret(self, &a, &secret, e) < 0)
			return SMTP_AWAY;
		result = smtp_send(self->smtp, secret, mail->to, mail->bytes, mail->size, e);
		if (result != SMTP_LOGIN)
			break;
		if (self->oauth)
			oauth_forget(self->oauth);
	}
	return result;
}

static enum relay_result relay_send(struct relay *relay, const struct relay_mail *mail,
				    struct err *e)
{
	struct relay_smtp *self = (struct relay_smtp *)relay;
	enum smtp_result result;

	if (relay_now() < self->held_until) {
		*e = self->why;
		return RELAY_AWAY;
	}
	relay_pace(self);
	result = relay_try(self, mail, e);
	switch (result) {
	case SMTP_TAKEN:
		return RELAY_TAKEN;
	case SMTP_NEVER:
		return *smtp_reply(self->smtp) ? RELAY_REFUSED : RELAY_NEVER;
	case SMTP_PUT_OFF:
		return RELAY_PUT_OFF;
	case SMTP_UNKNOWN:
		return RELAY_UNKNOWN;
	case SMTP_LOGIN:
	case SMTP_BUSY:
	case SMTP_AWAY:
		break;
	}
	self->held_until = relay_now() + fault_gap(result == SMTP_BUSY ? BUSY_MS : AWAY_MS);
	self->why = *e;
	return RELAY_AWAY;
}

static void relay_rest(struct relay *relay)
{
	smtp_rest(((struct relay_smtp *)relay)->smtp);
}

static void relay_close(struct relay *relay)
{
	struct relay_smtp *self = (struct relay_smtp *)relay;

	smtp_close(self->smtp);
	oauth_close(self->oauth);
	free(self->went);
	free(self);
}

static const struct relay_type relay_smtp = {
    .send = relay_send, .rest = relay_rest, .close = relay_close};

static int relay_open_oauth(struct relay_smtp *self, struct err *e)
{
	const struct config_oauth2 *c = self->o.oauth2;
	struct oauth_options o;

	if (self->o.server->auth != CONFIG_AUTH_OAUTH2)
		return 0;
	o = (struct oauth_options){.token_url = c->token_url,
				   .client_id = c->client_id,
				   .scope = c->scope,
				   .ca_file = c->ca_file};
	return oauth_open(&self->oauth, &o, e);
}

struct smtp_options relay_smtp_reach(const struct config_server *server, const char *from,
				     int timeout)
{
	return (struct smtp_options){.host = server->host,
				     .port = server->port,
				     .implicit_tls = server->tls == CONFIG_TLS_IMPLICIT,
				     .clear = server->tls == CONFIG_TLS_NONE,
				     .ca_file = server->ca_file,
				     .user = server->user,
				     .oauth2 = server->auth == CONFIG_AUTH_OAUTH2,
				     .from = from,
				     .timeout = timeout};
}

int relay_open_smtp(struct relay **relay, const struct relay_smtp_options *options, struct err *e)
{
	const struct smtp_options o =
	    relay_smtp_reach(options->server, options->from, options->timeout);
	struct relay_smtp *self = mem_alloc(sizeof(*self));
	size_t i;

	memset(self, 0, sizeof(*self));
	self->relay.type = &relay_smtp;
	self->o = *options;
	self->went = mem_alloc((size_t)options->rate * sizeof(*self->went));
	for (i = 0; i < (size_t)options->rate; i++)
		self->went[i] = -MINUTE_MS;
	if (smtp_open(&self->smtp, &o, e) < 0 || relay_open_oauth(self, e) < 0) {
		relay_close(&self->relay);
		return -1;
	}
	*relay = &self->relay;
	return 0;
}
