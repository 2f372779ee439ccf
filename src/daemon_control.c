/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Requests over the control socket: who asks is known to the kernel; what they ask is checked
 * against the table of commands.
 */
#include "daemon_internal.h"

#include <stdlib.h>

#include "requests.h"

static const char *request_reply(struct arena *a, json_t *result, const struct request *q,
				 const struct err *e)
{
	json_t *reply;
	char *text, *copy;

	if (result)
		reply = json_pack("{s:o}", "parameters", result);
	else if (q && q->refused)
		reply = json_pack("{s:s, s:{s:s}}", "error", "escalated.Refused", "parameters",
				  "reason", q->refused);
	else
		reply =
		    json_pack("{s:s, s:{s:s}}", "error", "escalated.Failed", "parameters", "reason",
			      e->text[0] ? e->text : "The request was not understood.");
	text = json_dumps(reply, JSON_COMPACT | JSON_SORT_KEYS);
	json_decref(reply);
	copy = arena_strdup(a, text);
	free(text);
	return copy;
}

void daemon_describe_workers(const struct daemon *d, struct request_worker *workers,
			     struct request *q)
{
	size_t i;

	for (i = 0; i < DAEMON_WORKERS; i++)
		workers[i] = (struct request_worker){d->workers[i].name, d->workers[i].ready};
	q->workers = workers;
	q->worker_count = DAEMON_WORKERS;
}

void daemon_request(struct control_client *client, const struct control_peer *peer,
		    const char *request, void *userdata)
{
	struct daemon *d = userdata;
	CLEANUP_ARENA struct arena a = {0};
	json_t *in = json_loads(request, JSON_REJECT_DUPLICATES, NULL), *result = NULL;
	const char *method = json_string_value(json_object_get(in, "method"));
	struct request_worker workers[DAEMON_WORKERS];
	struct request q = {.desk = &d->desk, .a = &a};
	struct err e = {0};

	q.command = method ? command_by_method(method) : NULL;
	q.in = json_object_get(in, "parameters");
	q.who = arena_printf(&a, "admin:%u", (unsigned)peer->uid);
	daemon_describe_workers(d, workers, &q);
	d->desk.now = daemon_now(d);
	if (q.command && json_is_object(q.in) && str_eq(q.command->name, "doctor") &&
	    request_check(&q)) {
		json_decref(in);
		daemon_doctor_ask(d, client);
		return;
	}
	if (q.command && json_is_object(q.in))
		result = request_run(&q, &e);
	else
		q.refused = "The daemon does not know that command.";
	control_reply(client, request_reply(&a, result, &q, &e));
	json_decref(in);
	daemon_go_on(d);
}
