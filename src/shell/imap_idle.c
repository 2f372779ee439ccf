/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not by mailimap_idle(): that hangs when the server speaks of something before its "+". */
#include <string.h>

#include "shell/imap_internal.h"

static const char imap_idle_what[] = "cannot wait for mails";

bool imap_can_idle(const struct imap *m)
{
	return mailimap_has_extension(m->session, "IDLE");
}

/* What was received already is in no socket that could be polled.  The lines stay where they are:
 * they are read when the waiting ends. */
static bool imap_received_news(const struct imap *m)
{
	const mailstream *stream = m->session->imap_stream;
	const char *at = stream->read_buffer, *end = at + stream->read_buffer_len, *line_end;
	CLEANUP_ARENA struct arena a = {0};
	const char *line;

	for (; at < end; at = line_end + 1) {
		line_end = memchr(at, '\n', (size_t)(end - at));
		if (!line_end)
			return true; /* nobody knows how it goes on */
		line = arena_strndup(&a, at, (size_t)(line_end - at));
		if (imap_is_news(line) || str_istarts(line, "* BYE"))
			return true;
	}
	return tls_has_pending(m->tls);
}

int imap_idle(struct imap *m, bool *already, struct err *e)
{
	bool news;

	imap_allow(m, IMAP_SOME_BYTES);
	if (imap_send(m, "IDLE", true, imap_idle_what, e) < 0 ||
	    imap_await_continuation(m, imap_idle_what, &news, e) < 0)
		return -1;
	m->idling = true;
	*already = news || imap_received_news(m);
	return 0;
}

int imap_idle_end(struct imap *m, struct err *e)
{
	if (!m->idling)
		return 0;
	m->idling = false;
	imap_allow(m, IMAP_SOME_BYTES);
	if (imap_send(m, "DONE", false, imap_idle_what, e) < 0)
		return -1;
	if (!mailimap_read_line(m->session))
		return imap_fail(m, MAILIMAP_ERROR_STREAM, imap_idle_what, e);
	return imap_finish(m, imap_idle_what, e);
}

int imap_fd(const struct imap *m)
{
	return tls_fd(m->tls);
}

bool imap_has_news(const struct imap *m)
{
	return m->session->imap_selection_info->sel_has_exists;
}
