/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/config_check.h"

#include <stdarg.h>
#include <string.h>
#include <sys/un.h>

/* Notes a problem where the key stands, else where its section does. */
static void config_complain(struct config_scan *scan, const char *section, const char *name,
			    const char *format, ...) __attribute__((format(printf, 4, 5)));

static void config_complain(struct config_scan *scan, const char *section, const char *name,
			    const char *format, ...)
{
	const struct config_scan_section *at = &scan->sections[0];
	const struct config_scan_key *key;
	const char *text;
	va_list args;

	va_start(args, format);
	text = arena_vprintf(scan->arena, format, args);
	va_end(args);
	if (*section && config_scan_find(scan, section, 0, 0))
		at = config_scan_find(scan, section, 0, 0);
	key = config_scan_find_key(scan, config_key_find(section, name),
				   (size_t)(at - scan->sections));
	if (key)
		config_scan_problem(scan, key->file, key->line, "%s: %s", name, text);
	else
		config_scan_problem(scan, at->file, at->line, "%s: %s", name, text);
}

static void config_check_server(struct config *config, struct config_scan *scan,
				const char *section, struct config_server *server, int implicit,
				int starttls)
{
	if (!server->port)
		server->port = server->tls == CONFIG_TLS_IMPLICIT ? implicit : starttls;
	if (server->auth == CONFIG_AUTH_OAUTH2 && !config->oauth2.token_url)
		config_complain(scan, section, "auth", "\"oauth2\" needs a section oauth2");
	if (server->auth == CONFIG_AUTH_OAUTH2 && server->password_file)
		config_complain(scan, section, "password-file", "is of no use with auth = oauth2");
	if (!server->user && (server->auth == CONFIG_AUTH_OAUTH2 || server->password_file))
		config_complain(scan, section, "user",
				"is missing, but a password or a token is "
				"to be used");
}

/* A folder of a Maildir lies in it, unless it says otherwise. */
static const char *config_folder(struct arena *a, const char *maildir, const char *folder)
{
	return *folder == '/' || !maildir ? folder : arena_printf(a, "%s/%s", maildir, folder);
}

static void config_check_folders(struct config_mailbox *m, struct arena *a)
{
	if (m->type == CONFIG_MAILBOX_MAILDIR) {
		m->processed =
		    config_folder(a, m->path, m->processed ? m->processed : ".Processed");
		m->quarantine =
		    config_folder(a, m->path, m->quarantine ? m->quarantine : ".Quarantine");
		return;
	}
	if (!m->folder)
		m->folder = "INBOX";
	if (!m->processed)
		m->processed = "Processed";
	if (!m->quarantine)
		m->quarantine = "Quarantine";
}

static void config_check_mailbox(struct config *config, struct arena *a, struct config_scan *scan)
{
	struct config_mailbox *m = &config->mailbox;
	const char *inbox;

	if (!m->name && config->council)
		m->name = arena_printf(a, "%s escalations", config->council);
	config_check_folders(m, a);
	inbox = m->type == CONFIG_MAILBOX_MAILDIR ? m->path : m->folder;
	if (str_eq(m->processed, m->quarantine))
		config_complain(scan, "mailbox", "quarantine", "is the same as processed");
	if (str_eq(m->processed, inbox))
		config_complain(scan, "mailbox", "processed", "is the inbox itself");
	if (str_eq(m->quarantine, inbox))
		config_complain(scan, "mailbox", "quarantine", "is the inbox itself");
	if (m->type == CONFIG_MAILBOX_IMAP)
		config_check_server(config, scan, "mailbox", &m->server, 993, 143);
}

/* What we send must not come back to us as if somebody had written it. */
static void config_check_loops(const struct config *config, struct config_scan *scan)
{
	const struct config_mailbox *m = &config->mailbox;
	size_t i;

	if (m->path && config->relay.path &&
	    (str_eq(m->path, config->relay.path) || str_eq(m->processed, config->relay.path) ||
	     str_eq(m->quarantine, config->relay.path)))
		config_complain(scan, "relay", "path",
				"is a folder of the mailbox: what is sent "
				"would come in again");
	for (i = 0; i < config->fallback.address.count; i++)
		if (str_ieq(config->fallback.address.items[i], m->address))
			config_complain(scan, "fallback", "address",
					"%s is the mailbox itself: a warning would wait where it "
					"cannot be read",
					m->address);
	for (i = 0; i < config->admins.count; i++)
		if (str_ieq(config->admins.items[i], m->address))
			config_complain(scan, "", "admins",
					"%s is the mailbox itself: what is "
					"sent would come in again",
					m->address);
}

static void config_check_fallback(struct config *config, struct config_scan *scan)
{
	struct config_server *server = &config->fallback.server;

	if (!config->fallback.address.count)
		config->fallback.address = config->admins;
	if (!config->fallback.from)
		config->fallback.from = config->mailbox.address;
	if (!server->port && server->host)
		server->port = server->tls == CONFIG_TLS_NONE	    ? 25
			       : server->tls == CONFIG_TLS_IMPLICIT ? 465
								    : 587;
	if (!server->host && (server->user || server->password_file || server->port))
		config_complain(scan, "fallback", "host", "is missing");
	if (!server->user && server->password_file)
		config_complain(scan, "fallback", "user",
				"is missing, but a password is to be used");
	if (server->user && server->tls == CONFIG_TLS_NONE)
		config_complain(scan, "fallback", "user",
				"is of no use with tls = none: a password is never sent in clear");
}

static void config_check_rest(const struct config *config, struct config_scan *scan)
{
	struct sockaddr_un address;

	if (config->trust.require != TRUST_NONE && !config->trust.authserv_id)
		config_complain(scan, "trust", "authserv-id",
				"is missing: whose Authentication-Results are to be believed?");
	if (strlen(config->control.socket) >= sizeof(address.sun_path))
		config_complain(scan, "control", "socket", "is longer than %zu bytes",
				sizeof(address.sun_path) - 1);
	if (!config_scan_find(scan, "procedure", 0, 0))
		config_scan_problem(scan, 0, 0, "there is no section procedure");
}

void config_check(struct config *config, struct arena *a, struct config_scan *scan)
{
	config_check_mailbox(config, a, scan);
	if (config->relay.type == CONFIG_RELAY_SMTP)
		config_check_server(config, scan, "relay", &config->relay.server, 465, 587);
	config_check_loops(config, scan);
	config_check_fallback(config, scan);
	config_check_rest(config, scan);
}
