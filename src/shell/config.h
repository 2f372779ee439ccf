/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config: escalated.conf, read once into a struct that nobody changes afterwards.
 * It knows the syntax, the keys and what each may hold, and says all that is wrong at once, with
 * file and line.  It opens no mailbox, store or directory, and never sees a secret: it holds the
 * names of the files in which secrets stand.  escalated.conf(5) documents every key.
 */
#ifndef ESCALATED_SHELL_CONFIG_H
#define ESCALATED_SHELL_CONFIG_H

#include "base/err.h"
#include "base/str.h"
#include "core/calendar.h"
#include "core/form.h"
#include "core/procedure.h"
#include "core/trust.h"

enum config_mailbox_type { CONFIG_MAILBOX_MAILDIR, CONFIG_MAILBOX_IMAP };
enum config_relay_type { CONFIG_RELAY_MAILDIR, CONFIG_RELAY_SMTP };
enum config_tls {
	CONFIG_TLS_IMPLICIT,
	CONFIG_TLS_STARTTLS,
	CONFIG_TLS_NONE /* of a fall-back relay only */
};
enum config_auth { CONFIG_AUTH_PASSWORD, CONFIG_AUTH_OAUTH2 };

struct config_addresses {
	const char **items;
	size_t count;
};

/* An IMAP or SMTP server.  All NULL or 0 where the type is a Maildir. */
struct config_server {
	const char *host;
	int port; /* never 0 for a server: the usual one of `tls` if the file names none */
	enum config_tls tls;
	const char *user;
	enum config_auth auth;
	const char *password_file; /* NULL: the systemd credential */
	const char *ca_file;	   /* whose certificates are believed; NULL: the system's */
};

struct config_mailbox {
	enum config_mailbox_type type;
	const char *path;		    /* Maildir, absolute */
	const char *address;		    /* where people write to, and what our mails are from */
	const char *name;		    /* the sender's name of our mails */
	const char *folder;		    /* IMAP only, like all of `server` */
	const char *processed, *quarantine; /* IMAP folders, or Maildirs (absolute) */
	int64_t max_size;		    /* bytes of a mail that is read */
	struct config_server server;
	int timeout; /* seconds that the server may be silent */
	int poll;    /* seconds after which to look, where it cannot tell us of new mails */
};

struct config_relay {
	enum config_relay_type type;
	const char *path; /* Maildir, absolute */
	struct config_server server;
	int rate;	/* mails a minute */
	int timeout;	/* seconds that the server may be silent */
	int retry_days; /* for how long a mail is tried that the server puts off */
};

struct config_oauth2 {
	const char *token_url, *client_id, *scope; /* NULL if nothing uses it */
	const char *client_secret_file;		   /* NULL: the systemd credential */
	date_day secret_expires;		   /* DATE_NO_DAY: nobody says */
	const char *ca_file;			   /* as for a server */
};

/* How the admins are warned where mailbox or relay may be what is broken.  Without a host: by the
 * relay, as all mails. */
struct config_fallback {
	struct config_addresses address; /* the admins, if the file names nobody */
	int after;			 /* minutes for which a server may be away */
	struct config_server server;	 /* never with oauth2 */
	const char *from;
};

struct config_hours {
	int from, until; /* seconds after local midnight */
};

struct config_closures {
	struct calendar_closure *items; /* sorted by first day */
	size_t count;
};

struct config_calendar {
	int timezone; /* only Europe/London; its key is there so that nobody has to ask */
	enum calendar_region region;
	int day_ends; /* seconds after local midnight */
	struct config_hours send_hours;
	struct config_closures closed;
	const char *source;  /* file of bank holidays, absolute, or an https:// URL */
	const char *ca_file; /* as for a server */
};

/* A council's own form, as the file has it. */
struct config_form_field {
	const char *key;
	const char *title;
	int type;    /* enum config_field_type */
	int section; /* 0: none; 1: A … */
	struct config_addresses labels;
	bool wanted;
};

enum config_field_type {
	CONFIG_FIELD_TEXT,
	CONFIG_FIELD_PROSE,
	CONFIG_FIELD_DATE,
	CONFIG_FIELD_TICK,
	CONFIG_FIELD_ROLES,
};

struct config_form {
	const char *name;
	const char *title;
	struct config_addresses groups, yes, no, actions, printed;
	struct config_form_field *fields;
	size_t field_count;
};

struct config {
	const char *file; /* as given to config_load */
	const char *council;
	struct config_addresses admins;
	const char *blank_forms; /* folder of blank forms, absolute: TYPE.docx */
	struct config_mailbox mailbox;
	struct config_relay relay;
	struct config_oauth2 oauth2;
	struct config_fallback fallback;
	struct config_calendar calendar;
	struct {
		const char *path; /* absolute */
		int keep_years;	  /* after the close of a case; 0: for ever */
	} store;
	struct {
		enum trust_require require;
		const char *authserv_id; /* NULL: the file names none; then `require` is none */
	} trust;
	struct {
		const char *socket; /* absolute */
		const char *group;  /* or NULL */
	} control;
	struct {
		const char *file; /* absolute */
	} people;
	struct config_form *forms; /* the council's own */
	size_t form_count;
	/* Types of form that a procedure here uses, own and shipped: form_types_use. */
	const struct form_type **form_types;
	size_t form_type_count;
	struct procedure *procedures; /* valid (procedure_validate), in the order of the files */
	size_t procedure_count;
};

/*
 * Reads `path` and what it includes.  All of *config lives in `a`.  On failure *config is
 * untouched, every problem is a line "file:line: what" of `problems` (in the order of the files),
 * and `e` is ERR_INPUT with their number.  ERR_PERM if the file cannot be read at all.  Not
 * reentrant, since libconfuse's scanner is not.
 */
int config_load(const char *path, struct config *config, struct arena *a, struct str *problems,
		struct err *e);

/* The effective configuration, defaults and included files too, in the syntax that config_load
 * reads. */
void config_print(const struct config *config, struct str *out);

/* The procedure of this name, or NULL. */
const struct procedure *config_procedure(const struct config *config, const char *name);

/* The council's calendar: this configuration with these bank holidays.  In `a`. */
void config_make_calendar(struct arena *a, const struct config *config,
			  const struct calendar_fact *facts, size_t count,
			  struct calendar *calendar);

#endif
