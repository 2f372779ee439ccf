/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_check.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "checkup.h"
#include "relay.h"
#include "shell/imap.h"
#include "shell/oauth.h"
#include "shell/secret.h"
#include "shell/worker.h"

enum { PATIENCE_MS = 20000, PATIENCE_SECONDS = 20 };

/* One run. */
struct check {
	struct arena arena;
	const struct config *config;
	const char *what;
	enum trouble_kind kind;
	json_t *list; /* owned */
	struct oauth *oauth;
	const char *secret; /* the password, or the token; NULL: no login */
	struct tls_peer peer;
	struct err why; /* of what failed first */
};

static const char *check_name(struct check *c, const char *step)
{
	return arena_printf(&c->arena, "%s %s", c->what, step);
}

static int check_failed(struct check *c, const char *step, const struct err *e)
{
	if (c->why.kind == ERR_NONE)
		c->why = *e;
	checkup_fail(c->list, check_name(c, step), c->kind, e);
	return -1;
}

/* ---- what to log in with */

static void check_clock(struct check *c)
{
	int64_t ahead = oauth_clock_ahead(c->oauth);

	if (ahead != INT64_MIN)
		checkup_clock_beside(c->list, check_name(c, "clock"), ahead);
}

static int check_token(struct check *c, const char *client_secret)
{
	const struct config_oauth2 *o = &c->config->oauth2;
	const struct oauth_options options = {.token_url = o->token_url,
					      .client_id = o->client_id,
					      .scope = o->scope,
					      .ca_file = o->ca_file};
	struct err e = {0};

	if (oauth_open(&c->oauth, &options, &e) < 0 ||
	    oauth_token(c->oauth, client_secret, &c->secret, &e) < 0)
		return check_failed(c, "token", &e);
	checkup_add(c->list, check_name(c, "token"), CHECKUP_OK, NULL,
		    "The token server gives a token, which is good for %lld minutes.",
		    (long long)(oauth_life(c->oauth) + 59) / 60);
	check_clock(c);
	return 0;
}

static int check_secret(struct check *c, const struct config_server *server, const char *credential)
{
	bool oauth2 = server->auth == CONFIG_AUTH_OAUTH2;
	const char *file = oauth2 ? c->config->oauth2.client_secret_file : server->password_file;
	const char *secret;
	struct err e = {0};

	if (!server->user)
		return 0;
	if (secret_read(&c->arena, oauth2 ? "oauth2-client-secret" : credential, file, &secret,
			&e) < 0)
		return check_failed(c, "secret", &e);
	checkup_add(c->list, check_name(c, "secret"), CHECKUP_OK, NULL,
		    file ? "The %s is there, and only its owner can read it."
			 : "The %s is there, as a credential of the unit.",
		    oauth2 ? "client secret" : "password");
	if (oauth2)
		return check_token(c, secret);
	c->secret = secret;
	return 0;
}

/* ---- IMAP */

static void check_count(struct check *c, struct imap *m, const char *folder, const char *use)
{
	struct err e = {0};
	int64_t mails;

	if (imap_count(m, folder, &mails, &e) == 0)
		checkup_add(c->list, check_name(c, "folder"), CHECKUP_OK, NULL,
			    "%s (%s) holds %lld mails.", folder, use, (long long)mails);
	else if (str_eq(use, "inbox"))
		check_failed(c, "folder", &e);
	else
		checkup_add(c->list, check_name(c, "folder"), CHECKUP_WARN,
			    "The daemon makes it at its first login; if it stays away, make it by "
			    "hand.",
			    "%s (%s) is not there.", folder, use);
}

static void check_quota(struct check *c, struct imap *m)
{
	int64_t used, limit;
	struct err e = {0};
	bool known;

	if (imap_quota(m, c->config->mailbox.folder, &known, &used, &limit, &e) < 0 || !known) {
		checkup_add(c->list, check_name(c, "quota"), CHECKUP_OK, NULL,
			    "The server does not tell of any quota.");
		return;
	}
	checkup_quota(c->list, check_name(c, "quota"), used, limit);
}

/* The token is shown as it is: a second try is for the daemon. */
static int check_give_token(void *context, bool anew, struct arena *a, const char **token,
			    struct err *e)
{
	const struct check *c = context;

	if (anew)
		return err_set(e, ERR_PERM, "the server does not let us in: it refuses the token");
	*token = arena_strdup(a, c->secret);
	return 0;
}

static int check_imap_login(struct check *c, struct imap *m)
{
	const struct config_server *server = &c->config->mailbox.server;
	const struct imap_tokens tokens = {check_give_token, c};
	struct err e = {0};
	int result = server->auth == CONFIG_AUTH_OAUTH2
			 ? imap_login_token(m, server->user, &tokens, &e)
			 : imap_login(m, server->user, c->secret, &e);

	if (result < 0)
		return check_failed(c, "login", &e);
	checkup_add(c->list, check_name(c, "login"), CHECKUP_OK, NULL, "The server lets us in.");
	return 0;
}

static void check_imap(struct check *c)
{
	const struct config_mailbox *box = &c->config->mailbox;
	const struct imap_server server = {.host = box->server.host,
					   .port = box->server.port,
					   .starttls = box->server.tls == CONFIG_TLS_STARTTLS,
					   .ca_file = box->server.ca_file,
					   .patience = PATIENCE_MS};
	bool secret = check_secret(c, &box->server, "mailbox-password") == 0;
	struct imap *m;
	struct err e = {0};

	if (imap_open(&m, &server, &e) < 0) {
		check_failed(c, "connection", &e);
		return;
	}
	imap_describe(m, &c->peer);
	checkup_add(c->list, check_name(c, "connection"), CHECKUP_OK, NULL,
		    "%s port %d answers, encrypted by %s.", server.host, server.port,
		    c->peer.version);
	checkup_certificate(c->list, check_name(c, "certificate"), &c->peer, time(NULL));
	if (secret && check_imap_login(c, m) == 0) {
		check_count(c, m, box->folder, "inbox");
		check_count(c, m, box->processed, "processed");
		check_count(c, m, box->quarantine, "quarantine");
		check_quota(c, m);
	}
	imap_close(m);
}

/* ---- SMTP */

static void check_smtp(struct check *c, const struct config_server *server, const char *credential,
		       const char *from)
{
	const struct smtp_options o = relay_smtp_reach(server, from, PATIENCE_SECONDS);
	enum smtp_result result;
	struct smtp *s;
	struct err e = {0};

	if (check_secret(c, server, credential) < 0)
		return;
	if (smtp_open(&s, &o, &e) < 0) {
		check_failed(c, "connection", &e);
		return;
	}
	result = smtp_check(s, c->secret, &c->peer, &e);
	if (c->peer.version[0] || result == SMTP_TAKEN)
		checkup_add(c->list, check_name(c, "connection"), CHECKUP_OK, NULL,
			    "%s port %d answers, %s%s.", server->host, server->port,
			    c->peer.version[0] ? "encrypted by " : "in clear", c->peer.version);
	if (c->peer.version[0])
		checkup_certificate(c->list, check_name(c, "certificate"), &c->peer, time(NULL));
	if (result != SMTP_TAKEN)
		check_failed(c, c->peer.version[0] ? "login" : "connection", &e);
	else if (server->user)
		checkup_add(c->list, check_name(c, "login"), CHECKUP_OK, NULL,
			    "The server lets us in.");
	smtp_close(s);
}

/* ---- Maildirs */

static int64_t check_files(const char *path)
{
	DIR *dir = opendir(path);
	int64_t n = 0;
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		n += entry->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return n;
}

static void check_maildir(struct check *c, const char *path)
{
	const char *fresh = arena_printf(&c->arena, "%s/new", path);
	struct err e = {0};

	if (access(fresh, R_OK | W_OK | X_OK) < 0) {
		err_set(&e, ERR_PERM, "%s: %s", fresh, strerror(errno));
		check_failed(c, "directory", &e);
		return;
	}
	checkup_add(c->list, check_name(c, "directory"), CHECKUP_OK, NULL,
		    "%s can be read and written; %lld mails wait in it.", path,
		    (long long)check_files(fresh));
}

/* ---- the whole */

static int check_run(struct check *c)
{
	const struct config *config = c->config;

	if (str_eq(c->what, "mailbox")) {
		c->kind = TROUBLE_MAILBOX;
		if (config->mailbox.type == CONFIG_MAILBOX_IMAP)
			check_imap(c);
		else
			check_maildir(c, config->mailbox.path);
	} else if (str_eq(c->what, "relay")) {
		c->kind = TROUBLE_RELAY;
		if (config->relay.type == CONFIG_RELAY_SMTP)
			check_smtp(c, &config->relay.server, "relay-password",
				   config->mailbox.address);
		else
			check_maildir(c, config->relay.path);
	} else if (str_eq(c->what, "fallback") && config->fallback.server.host) {
		c->kind = TROUBLE_FALLBACK;
		check_smtp(c, &config->fallback.server, "fallback-password", config->fallback.from);
	} else {
		return -1;
	}
	return 0;
}

static int check_answer(struct check *c)
{
	json_t *o = json_pack("{s:O, s:o, s:s?, s:b}", "checks", c->list, "ends",
			      c->peer.ends ? json_integer(c->peer.ends) : json_null(), "failed",
			      c->why.kind != ERR_NONE ? c->why.text : NULL, "refused",
			      c->why.kind == ERR_PERM);
	char *text = json_dumps(o, JSON_COMPACT);
	struct worker_message m;
	int sent = -1;

	worker_message_init(&m, WORKER_CHECKED);
	m.fds[0] = text ? worker_memfd(text, strlen(text), NULL) : -1;
	if (m.fds[0] >= 0)
		sent = worker_send(WORKER_FD, &m, NULL);
	worker_message_close(&m);
	free(text);
	json_decref(o);
	return sent;
}

int worker_check_main(const char *what, const struct config *config)
{
	struct check c = {.config = config, .what = what, .list = json_array()};
	struct worker_message m;
	int status = 1;

	secret_guard();
	worker_message_init(&m, WORKER_READY);
	worker_send(WORKER_FD, &m, NULL);
	if (worker_receive(WORKER_FD, &m, NULL) > 0 && m.type == WORKER_CHECK &&
	    check_run(&c) == 0 && check_answer(&c) == 0)
		status = 0;
	oauth_close(c.oauth);
	json_decref(c.list);
	arena_clear(&c.arena);
	return status;
}
