/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_holidays.h"

#include <string.h>

#include "shell/download.h"
#include "shell/holidays.h"
#include "shell/worker.h"

enum { DOWNLOAD_SECONDS = 30 };

static int holidays_trouble(const struct err *e)
{
	struct worker_message m;

	worker_message_init(&m, WORKER_TROUBLE);
	m.number = e->kind;
	worker_message_text(&m, e->text);
	worker_send(WORKER_FD, &m, NULL);
	return 1;
}

/* What is no list at all does not get to main. */
static int holidays_get(struct arena *a, const struct config *config, char *marks,
			struct download *d, struct err *e)
{
	char *modified = strchr(marks, '\n');
	struct download_options o = {.url = config->calendar.source,
				     .ca_file = config->calendar.ca_file,
				     .most = HOLIDAYS_MAX_SIZE,
				     .seconds = DOWNLOAD_SECONDS};
	struct calendar_fact *facts;
	size_t count;

	if (modified)
		*modified++ = '\0';
	o.etag = marks;
	o.modified = modified;
	if (download_get(a, &o, d, e) < 0)
		return -1;
	if (!d->changed)
		return 0;
	if (holidays_parse(a, d->bytes, d->size, &facts, &count, e) == 0) {
		if (count)
			return 0;
		err_set(e, ERR_TEMP, "it is empty");
	}
	e->kind = ERR_TEMP; /* the site may have a bad day */
	return err_prefix(e, "%s is no list of bank holidays", config->calendar.source);
}

int worker_holidays_main(const struct config *config)
{
	CLEANUP_ARENA struct arena a = {0};
	struct worker_message m;
	struct download d;
	struct err e = {0};
	int sent;

	worker_message_init(&m, WORKER_READY);
	worker_send(WORKER_FD, &m, NULL);
	if (worker_receive(WORKER_FD, &m, &e) <= 0 || m.type != WORKER_DOWNLOAD)
		return 1;
	if (holidays_get(&a, config, m.text, &d, &e) < 0)
		return holidays_trouble(&e);
	worker_message_init(&m, WORKER_DOWNLOADED);
	m.number = d.changed;
	worker_message_text(&m, arena_printf(&a, "%s\n%s", d.etag, d.modified));
	if (d.changed)
		m.fds[0] = worker_memfd(d.bytes, d.size, &e);
	if (d.changed && m.fds[0] < 0)
		return holidays_trouble(&e);
	sent = worker_send(WORKER_FD, &m, &e);
	worker_message_close(&m);
	return sent < 0 ? 1 : 0;
}
