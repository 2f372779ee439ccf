/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "requests.h"

#include <string.h>

#include "requests_read.h"

/* ---- parameters */

static const char *text_of(const struct request *q, const char *key)
{
	return json_string_value(json_object_get(q->in, key));
}

static const struct command_argument *request_argument(const struct command *c, const char *key)
{
	size_t i;

	for (i = 0; i < COUNT_OF(c->arguments) && c->arguments[i].key; i++)
		if (str_eq(c->arguments[i].key, key))
			return &c->arguments[i];
	for (i = 0; i < COUNT_OF(c->options) && c->options[i].key; i++)
		if (str_eq(c->options[i].key, key))
			return &c->options[i];
	return NULL;
}

/* Words of an admin go into mails and onto terminals. */
static bool request_is_text(const char *text)
{
	for (; text && *text; text++)
		if (((unsigned char)*text < ' ' && *text != '\n' && *text != '\t') || *text == 0x7F)
			return false;
	return text != NULL;
}

static bool request_fits(struct request *q, const struct command_argument *arg, const json_t *value)
{
	const char *text = json_string_value(value);

	switch (arg->type) {
	case COMMAND_FLAG:
		return json_is_boolean(value);
	case COMMAND_NUMBER:
		return json_is_integer(value) && json_integer_value(value) >= 0;
	case COMMAND_REF:
		return text && str_eq(reading_find_ref(q->a, text), text);
	case COMMAND_EMAIL:
		return str_is_address(text);
	case COMMAND_DATE:
		return date_parse_iso(text ? text : "") != DATE_NO_DAY;
	case COMMAND_PATH:
		return text && text[0] == '/';
	case COMMAND_TEXT:
		return request_is_text(text);
	case COMMAND_FILE:
		return text != NULL;
	}
	return false;
}

bool request_check(struct request *q)
{
	const struct command_argument *arg;
	const char *key;
	json_t *value;
	size_t i;

	json_object_foreach(q->in, key, value)
	{
		arg = request_argument(q->command, key);
		if (!arg || !request_fits(q, arg, value)) {
			q->refused = arena_printf(q->a, arg ? "%s: that is no %s." : "What is %s?",
						  key, arg && arg->shown ? arg->shown : "value");
			return false;
		}
	}
	for (i = 0; i < COUNT_OF(q->command->arguments) && q->command->arguments[i].key; i++) {
		if (!json_object_get(q->in, q->command->arguments[i].key)) {
			q->refused =
			    arena_printf(q->a, "%s is missing.", q->command->arguments[i].shown);
			return false;
		}
	}
	return true;
}

/* ---- changes: each writes inside the transaction that request_run has opened */

static json_t *change_case(struct request *q, enum step_admin what, struct err *e)
{
	struct step_command k = {.what = what,
				 .who = q->who,
				 .reason = text_of(q, "reason"),
				 .email = text_of(q, "email"),
				 .day = DATE_NO_DAY,
				 .at = q->desk->now};
	const char *refused = NULL, *ref = text_of(q, "ref");
	struct casefile *c;

	if (what == STEP_RECORDED)
		k.email = text_of(q, "owner");
	if (k.email)
		k.email = str_lower(q->a, k.email);
	if (text_of(q, "date"))
		k.day = date_parse_iso(text_of(q, "date"));
	if (desk_command(q->desk, q->a, ref, &k, &refused, e) < 0)
		return NULL;
	q->refused = refused;
	if (refused || desk_load(q->desk, q->a, ref, &c, e) < 0)
		return NULL;
	return request_show(q->desk, q->a, c, e);
}

static json_t *change_people(struct request *q, struct err *e)
{
	const char *csv = text_of(q, "file");
	bool dry = json_is_true(json_object_get(q->in, "dry-run"));
	struct str problems;
	struct err why = {0};
	size_t count;

	str_init(&problems, q->a, 64 << 10);
	if (desk_import_people(q->desk, csv, strlen(csv), dry, &count, &problems, &why) < 0) {
		if (why.kind == ERR_INPUT)
			q->refused = arena_printf(q->a, "%s%s.", str_text(&problems), why.text);
		else
			*e = why;
		return NULL;
	}
	if (!dry && desk_log(q->desk, "people-imported", q->who, "B1",
			     "The directory was imported anew.", 0, e) < 0)
		return NULL;
	return json_pack("{s:s, s:I}", "done", dry ? "checked" : "imported", "people",
			 (json_int_t)count);
}

static json_t *change_quarantine(struct request *q, struct err *e)
{
	struct desk_release how = {.ref = text_of(q, "ref"),
				   .procedure = text_of(q, "procedure"),
				   .as = text_of(q, "as"),
				   .who = q->who};
	int64_t id = json_integer_value(json_object_get(q->in, "id"));
	const char *refused = NULL;
	int status;

	if (str_eq(q->command->name, "quarantine discard"))
		status = desk_discard(q->desk, q->a, id, q->who, text_of(q, "reason"), &refused, e);
	else if (str_eq(q->command->name, "quarantine reply-with-form"))
		status =
		    desk_reply_with_form(q->desk, q->a, id, q->who, how.procedure, &refused, e);
	else
		status = desk_release(q->desk, q->a, id, &how, &refused, e);
	q->refused = refused;
	return status < 0 || refused
		   ? NULL
		   : json_pack("{s:s, s:I}", "done", q->command->name, "id", (json_int_t)id);
}

static json_t *change_backup(struct request *q, struct err *e)
{
	const char *path = text_of(q, "path");

	if (!path) {
		q->refused = "--path is missing.";
		return NULL;
	}
	if (store_backup(q->desk->store, path, e) < 0)
		return NULL;
	return json_pack("{s:s, s:s}", "done", "backup", "path", path);
}

/* ---- dispatch */

static const struct {
	const char *name;
	json_t *(*run)(struct request *, struct err *);
	enum step_admin what; /* where run is NULL */
} request_table[] = {
    {"status", request_status, 0},
    {"list", request_list, 0},
    {"show", request_show_ref, 0},
    {"log", request_log, 0},
    {"explain", request_explain, 0},
    {"people list", request_people, 0},
    {"people import", change_people, 0},
    {"quarantine list", request_quarantine_list, 0},
    {"quarantine show", request_quarantine_show, 0},
    {"quarantine retry", change_quarantine, 0},
    {"quarantine file", change_quarantine, 0},
    {"quarantine reply-with-form", change_quarantine, 0},
    {"quarantine discard", change_quarantine, 0},
    {"route", NULL, STEP_ROUTE},
    {"extend", NULL, STEP_EXTEND},
    {"pause", NULL, STEP_PAUSE},
    {"resume", NULL, STEP_RESUME},
    {"escalate", NULL, STEP_ESCALATE},
    {"resolve", NULL, STEP_RESOLVE},
    {"withdraw", NULL, STEP_WITHDRAW},
    {"reopen", NULL, STEP_REOPEN},
    {"note", NULL, STEP_NOTE},
    {"resend", NULL, STEP_RESEND},
    {"recorded", NULL, STEP_RECORDED},
    {"casenote", request_casenote, 0},
    {"register", request_register, 0},
    {"report", request_report, 0},
    {"verify", request_verify, 0},
    {"backup", change_backup, 0},
};

/* A changing command is one transaction; but a backup reads all of the store, outside of any. */
static json_t *request_in_transaction(struct request *q,
				      json_t *(*run)(struct request *, struct err *),
				      enum step_admin what, struct err *e)
{
	json_t *result;

	if (store_begin(q->desk->store, e) < 0)
		return NULL;
	result = run ? run(q, e) : change_case(q, what, e);
	if (!result) {
		store_rollback(q->desk->store);
		return NULL;
	}
	if (store_commit(q->desk->store, e) == 0 &&
	    (run != change_people || desk_reload_people(q->desk, e) == 0))
		return result;
	json_decref(result);
	return NULL;
}

json_t *request_run(struct request *q, struct err *e)
{
	size_t i;

	if (!request_check(q))
		return NULL;
	for (i = 0; i < COUNT_OF(request_table); i++) {
		if (!str_eq(request_table[i].name, q->command->name))
			continue;
		if (q->command->where == COMMAND_CHANGES && request_table[i].run != change_backup)
			return request_in_transaction(q, request_table[i].run,
						      request_table[i].what, e);
		return request_table[i].run(q, e);
	}
	q->refused = "That command is not for the daemon.";
	return NULL;
}
