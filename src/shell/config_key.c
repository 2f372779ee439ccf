/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/config_key.h"

/* Where the package's data files are installed; the build sets it. */
#ifndef ESCALATED_DATADIR
#define ESCALATED_DATADIR "/usr/share/escalated"
#endif

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The order of the words is that of the enums whose values they are. */
#define WORDS_MAILBOX	   WORDS("maildir", "imap")
#define WORDS_RELAY	   WORDS("maildir", "smtp")
#define WORDS_TLS	   WORDS("implicit", "starttls")
#define WORDS_FALLBACK_TLS WORDS("implicit", "starttls", "none")
#define WORDS_AUTH	   WORDS("password", "oauth2")
#define WORDS_TIMEZONE	   WORDS("Europe/London")
#define WORDS_REGION	   WORDS("england-and-wales", "scotland", "northern-ireland")
#define WORDS_REQUIRE	   WORDS("none", "spf", "dkim", "dmarc")
#define WORDS_ROUTING	   WORDS("by-ladder", "by-adviser", "direct")
#define WORDS_STARTS	   WORDS("safeguarding", "reputation")
#define WORDS_FIELD	   WORDS("text", "prose", "date", "tick", "roles")
#define WORDS_SECTION	   WORDS("none", "A", "B", "C", "D", "E", "F")

#define KEY(in, key, of_kind, at, ...)                                                             \
	{                                                                                          \
		.section = in, .name = key, .kind = CONFIG_##of_kind, .offset = at, __VA_ARGS__    \
	}

enum { MOST_DAYS = 366, KIB = 1024, MIB = 1024 * 1024 };

#define TOP(field)	 offsetof(struct config, field)
#define MAILBOX(field)	 offsetof(struct config_mailbox, field)
#define RELAY(field)	 offsetof(struct config_relay, field)
#define OAUTH2(field)	 offsetof(struct config_oauth2, field)
#define FALLBACK(field)	 offsetof(struct config_fallback, field)
#define CALENDAR(field)	 offsetof(struct config_calendar, field)
#define STORE(field)	 (TOP(store.field) - TOP(store))
#define TRUST(field)	 (TOP(trust.field) - TOP(trust))
#define CONTROL(field)	 (TOP(control.field) - TOP(control))
#define PEOPLE(field)	 (TOP(people.field) - TOP(people))
#define PROCEDURE(field) offsetof(struct procedure, field)
#define STEP(field)	 offsetof(struct procedure_step, field)
#define FORM(field)	 offsetof(struct config_form, field)
#define FIELD(field)	 offsetof(struct config_form_field, field)

/* clang-format off */
static const struct config_section config_section_table[] = {
	{.name = "", .within = NULL},
	{.name = "mailbox", .within = "", .offset = TOP(mailbox)},
	{.name = "relay", .within = "", .offset = TOP(relay)},
	{.name = "oauth2", .within = "", .offset = TOP(oauth2)},
	{.name = "fallback", .within = "", .offset = TOP(fallback)},
	{.name = "calendar", .within = "", .offset = TOP(calendar)},
	{.name = "store", .within = "", .offset = TOP(store)},
	{.name = "trust", .within = "", .offset = TOP(trust)},
	{.name = "control", .within = "", .offset = TOP(control)},
	{.name = "people", .within = "", .offset = TOP(people)},
	{.name = "form", .within = "", .titled = true},
	{.name = "field", .within = "form", .titled = true},
	{.name = "procedure", .within = "", .titled = true},
	{.name = "step", .within = "procedure", .titled = true},
};

static const struct config_key config_key_table[] = {
	KEY("", "council", TEXT, TOP(council), .required = true),
	KEY("", "admins", ADDRESSES, TOP(admins), .required = true),
	KEY("", "blank-forms", PATH, TOP(blank_forms), .fallback = ESCALATED_DATADIR "/forms"),

	KEY("mailbox", "type", CHOICE, MAILBOX(type), .words = WORDS_MAILBOX, .required = true),
	KEY("mailbox", "address", ADDRESS, MAILBOX(address), .required = true),
	KEY("mailbox", "name", TEXT, MAILBOX(name)),
	KEY("mailbox", "max-size", SIZE, MAILBOX(max_size), .fallback = "35M", .least = 64 * KIB, .most = 150L * MIB),
	KEY("mailbox", "path", PATH, MAILBOX(path), .only = CONFIG_ONLY_MAILDIR, .required = true),
	KEY("mailbox", "folder", TEXT, MAILBOX(folder), .only = CONFIG_ONLY_SERVER),
	KEY("mailbox", "processed", TEXT, MAILBOX(processed)),
	KEY("mailbox", "quarantine", TEXT, MAILBOX(quarantine)),
	KEY("mailbox", "host", WORD, MAILBOX(server.host), .only = CONFIG_ONLY_SERVER, .required = true),
	KEY("mailbox", "port", NUMBER, MAILBOX(server.port), .only = CONFIG_ONLY_SERVER, .least = 1, .most = 65535),
	KEY("mailbox", "tls", CHOICE, MAILBOX(server.tls), .fallback = "implicit", .only = CONFIG_ONLY_SERVER, .words = WORDS_TLS),
	KEY("mailbox", "user", TEXT, MAILBOX(server.user), .only = CONFIG_ONLY_SERVER, .required = true),
	KEY("mailbox", "auth", CHOICE, MAILBOX(server.auth), .fallback = "password", .only = CONFIG_ONLY_SERVER, .words = WORDS_AUTH),
	KEY("mailbox", "password-file", SECRET, MAILBOX(server.password_file), .only = CONFIG_ONLY_SERVER),
	KEY("mailbox", "timeout", NUMBER, MAILBOX(timeout), .fallback = "60", .only = CONFIG_ONLY_SERVER, .least = 1, .most = 3600),
	KEY("mailbox", "poll", NUMBER, MAILBOX(poll), .fallback = "60", .only = CONFIG_ONLY_SERVER, .least = 1, .most = 3600),
	KEY("mailbox", "ca-file", PATH, MAILBOX(server.ca_file), .only = CONFIG_ONLY_SERVER),

	KEY("relay", "type", CHOICE, RELAY(type), .words = WORDS_RELAY, .required = true),
	KEY("relay", "path", PATH, RELAY(path), .only = CONFIG_ONLY_MAILDIR, .required = true),
	KEY("relay", "host", WORD, RELAY(server.host), .only = CONFIG_ONLY_SERVER, .required = true),
	KEY("relay", "port", NUMBER, RELAY(server.port), .only = CONFIG_ONLY_SERVER, .least = 1, .most = 65535),
	KEY("relay", "tls", CHOICE, RELAY(server.tls), .fallback = "starttls", .only = CONFIG_ONLY_SERVER, .words = WORDS_TLS),
	KEY("relay", "user", TEXT, RELAY(server.user), .only = CONFIG_ONLY_SERVER),
	KEY("relay", "auth", CHOICE, RELAY(server.auth), .fallback = "password", .only = CONFIG_ONLY_SERVER, .words = WORDS_AUTH),
	KEY("relay", "password-file", SECRET, RELAY(server.password_file), .only = CONFIG_ONLY_SERVER),
	KEY("relay", "ca-file", PATH, RELAY(server.ca_file), .only = CONFIG_ONLY_SERVER),
	KEY("relay", "rate", NUMBER, RELAY(rate), .fallback = "30", .only = CONFIG_ONLY_SERVER, .least = 1, .most = 1000),
	KEY("relay", "timeout", NUMBER, RELAY(timeout), .fallback = "300", .only = CONFIG_ONLY_SERVER, .least = 1, .most = 3600),
	KEY("relay", "retry-days", NUMBER, RELAY(retry_days), .fallback = "5", .only = CONFIG_ONLY_SERVER, .least = 1, .most = 30),

	KEY("oauth2", "token-url", URL, OAUTH2(token_url), .required = true),
	KEY("oauth2", "client-id", WORD, OAUTH2(client_id), .required = true),
	KEY("oauth2", "scope", TEXT, OAUTH2(scope), .required = true),
	KEY("oauth2", "client-secret-file", SECRET, OAUTH2(client_secret_file)),
	KEY("oauth2", "secret-expires", DAY, OAUTH2(secret_expires)),
	KEY("oauth2", "ca-file", PATH, OAUTH2(ca_file)),

	KEY("fallback", "address", ADDRESSES, FALLBACK(address)),
	KEY("fallback", "after", NUMBER, FALLBACK(after), .fallback = "120", .least = 1, .most = 10080),
	KEY("fallback", "host", WORD, FALLBACK(server.host)),
	KEY("fallback", "port", NUMBER, FALLBACK(server.port), .least = 1, .most = 65535),
	KEY("fallback", "tls", CHOICE, FALLBACK(server.tls), .fallback = "starttls", .words = WORDS_FALLBACK_TLS),
	KEY("fallback", "user", TEXT, FALLBACK(server.user)),
	KEY("fallback", "password-file", SECRET, FALLBACK(server.password_file)),
	KEY("fallback", "ca-file", PATH, FALLBACK(server.ca_file)),
	KEY("fallback", "from", ADDRESS, FALLBACK(from)),

	KEY("calendar", "timezone", CHOICE, CALENDAR(timezone), .fallback = "Europe/London", .words = WORDS_TIMEZONE),
	KEY("calendar", "region", CHOICE, CALENDAR(region), .fallback = "england-and-wales", .words = WORDS_REGION),
	KEY("calendar", "day-ends", TIME, CALENDAR(day_ends), .fallback = "17:00"),
	KEY("calendar", "send-hours", HOURS, CALENDAR(send_hours), .fallback = "08:00-18:00"),
	KEY("calendar", "closed", CLOSURES, CALENDAR(closed)),
	KEY("calendar", "source", SOURCE, CALENDAR(source), .fallback = ESCALATED_DATADIR "/bank-holidays.tsv"),
	KEY("calendar", "ca-file", PATH, CALENDAR(ca_file)),

	KEY("store", "path", PATH, STORE(path), .fallback = "/var/lib/escalated/escalated.db"),
	KEY("store", "keep-years", NUMBER, STORE(keep_years), .fallback = "0", .most = 100),

	KEY("trust", "require", CHOICE, TRUST(require), .fallback = "none", .words = WORDS_REQUIRE),
	KEY("trust", "authserv-id", WORD, TRUST(authserv_id)),

	KEY("control", "socket", PATH, CONTROL(socket), .fallback = "/run/escalated/control.sock"),
	KEY("control", "group", WORD, CONTROL(group)),

	KEY("people", "file", PATH, PEOPLE(file), .fallback = "people.csv"),

	KEY("form", "title", TEXT, FORM(title), .required = true),
	KEY("form", "groups", TEXTS, FORM(groups)),
	KEY("form", "yes", TEXTS, FORM(yes)),
	KEY("form", "no", TEXTS, FORM(no)),
	KEY("form", "actions", TEXTS, FORM(actions)),
	KEY("form", "printed", TEXTS, FORM(printed)),

	KEY("field", "title", TEXT, FIELD(title), .required = true),
	KEY("field", "type", CHOICE, FIELD(type), .fallback = "text", .words = WORDS_FIELD),
	KEY("field", "section", CHOICE, FIELD(section), .fallback = "none", .words = WORDS_SECTION),
	KEY("field", "labels", TEXTS, FIELD(labels)),
	KEY("field", "wanted", SWITCH, FIELD(wanted), .fallback = "no"),

	KEY("procedure", "title", TEXT, PROCEDURE(title), .required = true),
	KEY("procedure", "form", FORM, PROCEDURE(form), .required = true),
	KEY("procedure", "submitter", ROLE, PROCEDURE(submitter), .required = true),
	KEY("procedure", "free-text", SWITCH, PROCEDURE(free_text), .fallback = "no"),
	KEY("procedure", "adviser", ROLE, PROCEDURE(adviser)),
	KEY("procedure", "judges", ROLES, PROCEDURE(judges), .required = true),
	KEY("procedure", "routing", CHOICE, PROCEDURE(routing), .fallback = "by-ladder", .words = WORDS_ROUTING),
	KEY("procedure", "submit-within", NUMBER, PROCEDURE(submit_within), .fallback = "0", .most = MOST_DAYS),
	KEY("procedure", "route-days", NUMBER, PROCEDURE(route_days), .fallback = "1", .most = MOST_DAYS),
	KEY("procedure", "outcome-days", NUMBER, PROCEDURE(outcome_days), .fallback = "5", .most = MOST_DAYS),
	KEY("procedure", "actions-required", SWITCH, PROCEDURE(actions_required), .fallback = "no"),
	KEY("procedure", "further-form", SWITCH, PROCEDURE(further_form), .fallback = "no"),
	KEY("procedure", "earlier-days-count", SWITCH, PROCEDURE(earlier_days_count), .fallback = "no"),
	KEY("procedure", "question-pauses", SWITCH, PROCEDURE(question_pauses), .fallback = "no"),
	KEY("procedure", "owner-records", SWITCH, PROCEDURE(owner_records), .fallback = "no"),
	KEY("procedure", "record-days", NUMBER, PROCEDURE(record_days), .fallback = "5", .most = MOST_DAYS),
	KEY("procedure", "record", TEXT, PROCEDURE(record)),
	KEY("procedure", "complaints", TEXT, PROCEDURE(complaints)),
	KEY("procedure", "iro", TEXT, PROCEDURE(iro)),
	KEY("procedure", "agenda", TEXT, PROCEDURE(agenda)),
	KEY("procedure", "tell-lapse", ROLES, PROCEDURE(tell_lapse)),
	KEY("procedure", "tell-safeguarding", ROLE, PROCEDURE(tell_safeguarding)),

	KEY("step", "title", TEXT, STEP(title)),
	KEY("step", "role", ROLE, STEP(role), .required = true),
	KEY("step", "days", NUMBER, STEP(days), .most = MOST_DAYS, .required = true),
	KEY("step", "chase-before", NUMBER, STEP(chase_before), .most = MOST_DAYS),
	KEY("step", "chase-every", NUMBER, STEP(chase_every), .fallback = "5", .most = MOST_DAYS),
	KEY("step", "escalate-after", OR_NEVER, STEP(escalate_after), .most = MOST_DAYS),
	KEY("step", "agree", SWITCH, STEP(agree), .fallback = "no"),
	KEY("step", "starts-for", FLAGS, STEP(starts_for), .words = WORDS_STARTS),
	KEY("step", "starts-if-about", ROLES, STEP(starts_if_about)),
};
/* clang-format on */

const struct config_key *config_keys(size_t *count)
{
	*count = COUNT_OF(config_key_table);
	return config_key_table;
}

const struct config_section *config_sections(size_t *count)
{
	*count = COUNT_OF(config_section_table);
	return config_section_table;
}

const struct config_section *config_section_find(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(config_section_table); i++)
		if (str_eq(config_section_table[i].name, name))
			return &config_section_table[i];
	return NULL;
}

const struct config_key *config_key_find(const char *section, const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(config_key_table); i++)
		if (str_eq(config_key_table[i].section, section) &&
		    str_eq(config_key_table[i].name, name))
			return &config_key_table[i];
	return NULL;
}
