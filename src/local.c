/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "local.h"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "almanac.h"
#include "codec/codec.h"
#include "doctor.h"
#include "shell/worker.h"

enum { READ_SECONDS = 60, DEFAULT_DAY_ENDS = 17 * 3600 };

/* The daemon's program: beside this one, or where it is installed from there. */
static const char *local_daemon(struct arena *a)
{
	static const char *const places[] = {"escalated", "../sbin/escalated"};
	char self[PATH_MAX];
	const char *program = NULL;
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
	size_t i;

	while (n > 0 && self[n - 1] != '/')
		n--;
	for (i = 0; i < COUNT_OF(places); i++) {
		program = arena_printf(a, "%.*s%s", n > 0 ? (int)n : 0, self, places[i]);
		if (access(program, X_OK) == 0)
			break;
	}
	return program;
}

static void local_calendar(struct arena *a, const struct config *config, struct calendar *calendar)
{
	struct calendar_fact *facts = NULL;
	size_t count = 0;

	if (almanac_load(a, config, &facts, &count, NULL, NULL) < 0)
		count = 0;
	if (config) {
		config_make_calendar(a, config, facts, count, calendar);
		return;
	}
	*calendar = (struct calendar){.region = CALENDAR_ENGLAND_AND_WALES,
				      .day_ends = DEFAULT_DAY_ENDS,
				      .send_from = DEFAULT_DAY_ENDS - 8 * 3600,
				      .send_until = DEFAULT_DAY_ENDS};
	calendar_set_holidays(a, calendar, facts, count);
}

static json_t *local_lines(const struct str *text)
{
	json_t *list = json_array();
	const char *line = str_text(text), *end;

	for (; *line; line = *end ? end + 1 : end) {
		end = strchrnul(line, '\n');
		json_array_append_new(list, json_stringn(line, (size_t)(end - line)));
	}
	return list;
}

static json_t *local_due(struct request *q, const struct config *config)
{
	const char *given = json_string_value(json_object_get(q->in, "date"));
	json_int_t n = json_integer_value(json_object_get(q->in, "days"));
	date_day zero = date_parse_iso(given);
	date_moment at = date_parse_moment(given);
	struct calendar calendar;
	struct str explained;
	date_day due;

	local_calendar(q->a, config, &calendar);
	/* A moment is a receipt: after the end of the day, or on a day off, it counts for the next.
	 */
	if (zero == DATE_NO_DAY)
		zero = calendar_day_zero(&calendar, at);
	if (n > 1000) {
		q->refused = "At most 1000 working days.";
		return NULL;
	}
	due = calendar_add(&calendar, zero, (int)n);
	str_init(&explained, q->a, STR_UNBOUNDED);
	calendar_explain(&calendar, zero, (int)n, &explained);
	return json_pack("{s:s, s:i, s:s, s:s, s:s, s:b, s:o}", "day_zero", date_iso(q->a, zero),
			 "days", (int)n, "due", date_iso(q->a, due), "lapses",
			 date_moment_iso(q->a, calendar_end_of(&calendar, due)), "region",
			 calendar_region_name(calendar.region), "past_published",
			 calendar_is_past_published(&calendar, due), "explained",
			 local_lines(&explained));
}

static json_t *local_days(struct request *q, const struct config *config)
{
	json_int_t year = json_integer_value(json_object_get(q->in, "year"));
	json_t *holidays = json_array(), *closures = json_array();
	struct calendar calendar;
	int y, m, d, from;
	size_t i;

	local_calendar(q->a, config, &calendar);
	date_to_civil(date_to_local(q->desk->now).day, &from, &m, &d);
	for (i = 0; i < calendar.holiday_count; i++) {
		const struct calendar_holiday *h = &calendar.holidays[i];

		date_to_civil(h->day, &y, &m, &d);
		if (year ? y != year : y < from || y > from + 3)
			continue;
		json_array_append_new(holidays,
				      json_pack("{s:s, s:s, s:b}", "date", date_iso(q->a, h->day),
						"title", h->title, "computed", h->computed));
	}
	for (i = 0; i < calendar.closure_count; i++)
		json_array_append_new(
		    closures,
		    json_pack("{s:s, s:s, s:s}", "first",
			      date_iso(q->a, calendar.closures[i].first), "last",
			      date_iso(q->a, calendar.closures[i].last), "title",
			      calendar.closures[i].title ? calendar.closures[i].title : ""));
	return json_pack("{s:s, s:o, s:o, s:o}", "region", calendar_region_name(calendar.region),
			 "published_until",
			 calendar.published_until == DATE_NO_DAY
			     ? json_null()
			     : json_string(date_iso(q->a, calendar.published_until)),
			 "bank_holidays", holidays, "closures", closures);
}

/* Waits for a message of this type; its descriptors are *out's, or closed.  -1 if the process is
 * silent for too long or gone. */
static int local_hear(int fd, enum worker_type type, struct worker_message *out, struct err *e)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	struct worker_message m;

	for (;;) {
		if (poll(&p, 1, READ_SECONDS * 1000) <= 0)
			return err_set(e, ERR_TEMP, "it took too long");
		switch (worker_receive(fd, &m, e)) {
		case 0:
			continue;
		case 1:
			if (m.type == type && out)
				*out = m;
			else
				worker_message_close(&m);
			if (m.type == type)
				return 0;
			continue;
		default:
			return err_set(e, ERR_PERM, "it ended before it was done");
		}
	}
}

static int local_await(int fd, enum worker_type type, struct err *e)
{
	if (local_hear(fd, type, NULL, e) == 0)
		return 0;
	return err_set(e, e->kind,
		       e->kind == ERR_TEMP ? "the reader took too long"
					   : "the reader stopped at this file");
}

/* The same reader as the daemon's, in the same sandbox. */
static json_t *local_read(struct request *q, const struct config *config, struct err *e)
{
	const char *arguments[] = {"-c", config ? config->file : NULL, NULL};
	const char *bytes = json_string_value(json_object_get(q->in, "file"));
	const char *name = json_string_value(json_object_get(q->in, "name"));
	struct worker_message m;
	struct reading reading;
	json_t *result = NULL;
	void *text;
	size_t size;
	int fd = -1, out = -1;
	pid_t pid = 0;

	worker_message_init(&m, WORKER_READ);
	m.number = 1;
	m.extra = date_to_local(q->desk->now).day;
	worker_message_text(&m, str_empty(name) ? "-" : name);
	if (worker_start(local_daemon(q->a), "read", config ? arguments : NULL, &pid, &fd, e) ==
		0 &&
	    local_await(fd, WORKER_READY, e) == 0 &&
	    (m.fds[0] =
		 worker_memfd(bytes, json_string_length(json_object_get(q->in, "file")), e)) >= 0 &&
	    (m.fds[1] = out = worker_memfd(NULL, 0, e)) >= 0 && worker_send(fd, &m, e) == 0 &&
	    local_await(fd, WORKER_READING, e) == 0 &&
	    worker_read_fd(q->a, out, CODEC_MAX_READING, &text, &size, e) == 0 &&
	    codec_reading_parse(q->a, text, size, &reading, e) == 0)
		result = json_loads(codec_reading_text(q->a, &reading), 0, NULL);
	worker_message_close(&m);
	/* Killed before it sees the end of its socket: it is not to begin anything of its own. */
	if (pid > 0) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	mem_close_fd(&fd);
	return result;
}

json_t *local_run(struct request *q, const struct config *config, struct err *e)
{
	if (str_eq(q->command->name, "due"))
		return local_due(q, config);
	if (str_eq(q->command->name, "calendar"))
		return local_days(q, config);
	return local_read(q, config, e);
}

static int local_ask(struct arena *a, const struct config *config, const struct doctor_task *task,
		     void **bytes, size_t *size, struct err *e)
{
	const char *arguments[] = {"-c", config->file, NULL};
	struct worker_message m, answer;
	int fd = -1, status = -1;
	pid_t pid = 0;

	worker_message_init(&m, WORKER_CHECK);
	worker_message_init(&answer, WORKER_CHECKED);
	if (worker_start(local_daemon(a), task->worker, arguments, &pid, &fd, e) == 0 &&
	    local_hear(fd, WORKER_READY, NULL, e) == 0 && worker_send(fd, &m, e) == 0 &&
	    local_hear(fd, WORKER_CHECKED, &answer, e) == 0)
		status = worker_read_fd(a, answer.fds[0], DOCTOR_ANSWER_MOST, bytes, size, e);
	worker_message_close(&answer);
	if (pid > 0) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	mem_close_fd(&fd);
	return status;
}

void local_check(struct arena *a, const struct config *config, json_t *checks)
{
	const struct doctor_task *tasks[DOCTOR_TASKS];
	size_t i, count = doctor_tasks(config, tasks);
	struct doctor_answer answer;

	for (i = 0; i < count; i++) {
		struct err e = {0};
		void *bytes = NULL;
		size_t size = 0;

		if (local_ask(a, config, tasks[i], &bytes, &size, &e) < 0)
			bytes = NULL;
		doctor_take(a, checks, tasks[i], bytes, size, e.text, &answer);
	}
}
