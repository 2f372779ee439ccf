/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workers.h"

#include <stdio.h>

#include "mailbox_imap.h"
#include "shell/oauth.h"
#include "shell/secret.h"
#include "shell/worker.h"
#include "worker_check.h"
#include "worker_fetch.h"
#include "worker_holidays.h"
#include "worker_read.h"
#include "worker_send.h"

enum { DEFAULT_MAX_MAIL = 35 << 20, FALLBACK_RATE = 30, FALLBACK_SECONDS = 30 };

/* Tokens for the mailbox, by the section oauth2. */
struct workers_tokens {
	const struct config_oauth2 *config;
	struct oauth *oauth; /* owned; NULL until one is asked for */
};

static int workers_token(void *context, bool anew, struct arena *a, const char **token,
			 struct err *e)
{
	struct workers_tokens *self = context;
	const struct oauth_options o = {.token_url = self->config->token_url,
					.client_id = self->config->client_id,
					.scope = self->config->scope,
					.ca_file = self->config->ca_file};
	const char *secret, *given;

	if (!self->oauth && oauth_open(&self->oauth, &o, e) < 0)
		return -1;
	if (anew)
		oauth_forget(self->oauth);
	if (secret_read(a, "oauth2-client-secret", self->config->client_secret_file, &secret, e) <
		0 ||
	    oauth_token(self->oauth, secret, &given, e) < 0)
		return -1;
	*token = arena_strdup(a, given);
	return 0;
}

static int workers_fetch(const struct config *c)
{
	const struct config_server *server = &c->mailbox.server;
	struct workers_tokens keeper = {.config = &c->oauth2};
	const struct imap_tokens tokens = {workers_token, &keeper};
	const struct mailbox_imap_options imap = {
	    .server = {.host = server->host,
		       .port = server->port,
		       .starttls = server->tls == CONFIG_TLS_STARTTLS,
		       .ca_file = server->ca_file,
		       .patience = c->mailbox.timeout * 1000},
	    .user = server->user,
	    .password_file = server->password_file,
	    .tokens = server->auth == CONFIG_AUTH_OAUTH2 ? &tokens : NULL,
	    .folder = c->mailbox.folder,
	    .processed = c->mailbox.processed,
	    .quarantine = c->mailbox.quarantine,
	    .poll = c->mailbox.poll * 1000};
	const bool by_imap = c->mailbox.type == CONFIG_MAILBOX_IMAP;
	const struct worker_fetch_options o = {.socket = WORKER_FD,
					       .imap = by_imap ? &imap : NULL,
					       .path = c->mailbox.path,
					       .processed = c->mailbox.processed,
					       .quarantine = c->mailbox.quarantine,
					       .max_size = c->mailbox.max_size};

	if (by_imap)
		secret_guard();
	return worker_fetch_main(&o);
}

static int workers_send(const struct config *c)
{
	const struct relay_smtp_options smtp = {.server = &c->relay.server,
						.oauth2 = &c->oauth2,
						.credential = "relay-password",
						.from = c->mailbox.address,
						.rate = c->relay.rate,
						.timeout = c->relay.timeout};
	const bool by_smtp = c->relay.type == CONFIG_RELAY_SMTP;
	const struct worker_send_options o = {
	    .socket = WORKER_FD, .smtp = by_smtp ? &smtp : NULL, .path = c->relay.path};

	return worker_send_main(&o);
}

/* The same by another way: the admins hear of the relay's trouble without the relay. */
static int workers_fallback(const struct config *c)
{
	const struct relay_smtp_options smtp = {.server = &c->fallback.server,
						.credential = "fallback-password",
						.from = c->fallback.from,
						.rate = FALLBACK_RATE,
						.timeout = FALLBACK_SECONDS};
	const struct worker_send_options o = {.socket = WORKER_FD, .smtp = &smtp};

	return c->fallback.server.host ? worker_send_main(&o) : 2;
}

static int workers_read_for(const struct config *c)
{
	const struct worker_read_options o = {
	    .reader = {.own_address = c ? c->mailbox.address : NULL,
		       .authserv_id = c ? c->trust.authserv_id : NULL,
		       .max_mail = c ? (size_t)c->mailbox.max_size : DEFAULT_MAX_MAIL},
	    .forms = c ? c->blank_forms : NULL};

	if (c)
		form_types_use(c->form_types, c->form_type_count);
	return worker_read_main(&o);
}

int workers_main(const char *name, const struct config *config)
{
	if (str_eq(name, "fetch"))
		return workers_fetch(config);
	if (str_eq(name, "send"))
		return workers_send(config);
	if (str_eq(name, "fallback"))
		return workers_fallback(config);
	if (str_eq(name, "holidays"))
		return worker_holidays_main(config);
	if (str_starts(name, "check-"))
		return worker_check_main(name + 6, config);
	if (str_eq(name, "read"))
		return workers_read_for(config);
	fprintf(stderr, "escalated: there is no worker %s\n", name);
	return 2;
}
