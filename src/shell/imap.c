/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/imap.h"

#include <string.h>

#include "shell/imap_internal.h"

enum {
	STREAM_BUFFER = 16 << 10,
	LONGEST_ANSWER = 200, /* bytes of the server's words that are shown */
	BYTES_A_MS = 32,      /* a line slower than this is none: 256 kbit/s */
	LAST_WORDS_MS = 3000,
};

/* ---- our connection, as libetpan sees a stream.  It must never return 0: the library would ask
 * again for ever. */

static ssize_t imap_low_read(mailstream_low *low, void *bytes, size_t size)
{
	return tls_read(low->data, bytes, size);
}

static ssize_t imap_low_write(mailstream_low *low, const void *bytes, size_t size)
{
	return tls_write(low->data, bytes, size);
}

static int imap_low_close(mailstream_low *low)
{
	tls_close(low->data);
	low->data = NULL;
	return 0;
}

static int imap_low_fd(mailstream_low *low)
{
	return tls_fd(low->data);
}

static void imap_low_free(mailstream_low *low)
{
	tls_close(low->data);
	free(low);
}

static void imap_low_cancel(mailstream_low *low)
{
	(void)low;
}

static mailstream_low_driver imap_low_driver = {.mailstream_read = imap_low_read,
						.mailstream_write = imap_low_write,
						.mailstream_close = imap_low_close,
						.mailstream_get_fd = imap_low_fd,
						.mailstream_free = imap_low_free,
						.mailstream_cancel = imap_low_cancel};

static mailstream *imap_make_stream(struct tls *tls)
{
	mailstream_low *low = mailstream_low_new(tls, &imap_low_driver);
	mailstream *stream = low ? mailstream_new(low, STREAM_BUFFER) : NULL;

	if (!stream)
		abort();
	return stream;
}

/* ---- errors and limits */

/* The server's own words, fit for a log. */
static const char *imap_words(struct imap *m, struct arena *a)
{
	const char *said = m->session->imap_response;

	if (!said)
		return "it gives no reason";
	return str_fold(a, str_valid_utf8(a, said, strnlen(said, LONGEST_ANSWER)));
}

int imap_fail(struct imap *m, int result, const char *what, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const struct err *why = tls_error(m->tls);

	switch (result) {
	case MAILIMAP_ERROR_STREAM:
		m->over = true;
		return err_set(e, ERR_TEMP, "%s: %s", what,
			       why->kind != ERR_NONE ? why->text : "the server ends the session");
	case MAILIMAP_ERROR_MEMORY:
	case MAILIMAP_ERROR_PARSE:
	case MAILIMAP_ERROR_PROTOCOL:
	case MAILIMAP_ERROR_FATAL:
	case MAILIMAP_ERROR_BAD_STATE:
		m->over = true;
		return err_set(e, ERR_TEMP, "%s: the server's answer makes no sense", what);
	case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
		m->over = true;
		return err_set(e, ERR_TEMP, "%s: %s", what, imap_words(m, &a));
	default:
		return err_set(e, ERR_PERM, "%s: %s", what, imap_words(m, &a));
	}
}

void imap_allow(struct imap *m, int64_t bytes)
{
	tls_allow(m->tls, bytes, IMAP_SOME_MS + bytes / BYTES_A_MS);
}

bool imap_is_over(const struct imap *m)
{
	return m->over;
}

/* ---- commands */

int imap_send(struct imap *m, const char *line, bool tagged, const char *what, struct err *e)
{
	mailstream *stream = m->session->imap_stream;
	size_t size = strlen(line);

	if ((tagged && mailimap_send_current_tag(m->session) != MAILIMAP_NO_ERROR) ||
	    mailstream_write(stream, line, size) != (ssize_t)size ||
	    mailstream_write(stream, "\r\n", 2) != 2 || mailstream_flush(stream) < 0)
		return imap_fail(m, MAILIMAP_ERROR_STREAM, what, e);
	return 0;
}

int imap_finish(struct imap *m, const char *what, struct err *e)
{
	struct mailimap_response *response;
	int r, type;

	r = mailimap_parse_response(m->session, &response);
	if (r != MAILIMAP_NO_ERROR)
		return imap_fail(m, r, what, e);
	type = response->rsp_resp_done->rsp_data.rsp_tagged->rsp_cond_state->rsp_type;
	mailimap_response_free(response);
	return type == MAILIMAP_RESP_COND_STATE_OK
		   ? 0
		   : imap_fail(m, MAILIMAP_ERROR_CUSTOM_COMMAND, what, e);
}

int imap_command(struct imap *m, const char *command, const char *what, struct err *e)
{
	if (imap_send(m, command, true, what, e) < 0)
		return -1;
	if (!mailimap_read_line(m->session))
		return imap_fail(m, MAILIMAP_ERROR_STREAM, what, e);
	return imap_finish(m, what, e);
}

/* "* 5 EXISTS": how many mails there are, or how many of them are new.  All else that servers say
 * without being asked (flags that somebody sets, mails that are gone, "* OK Still here") is about
 * no new mail. */
bool imap_is_news(const char *line)
{
	const char *word;

	if (*line != '*' || line[1] != ' ')
		return false;
	word = line + 2 + strspn(line + 2, "0123456789");
	return word > line + 2 && (str_istarts(word, " EXISTS") || str_istarts(word, " RECENT"));
}

int imap_await_continuation(struct imap *m, const char *what, bool *news, struct err *e)
{
	const char *line;

	*news = false;
	while ((line = mailimap_read_line(m->session)) != NULL) {
		if (*line == '+')
			return 0;
		if (*line != '*') {
			if (imap_finish(m, what, e) < 0)
				return -1;
			return imap_fail(m, MAILIMAP_ERROR_PROTOCOL, what, e);
		}
		if (str_istarts(line, "* BYE"))
			break;
		*news |= imap_is_news(line);
	}
	return imap_fail(m, MAILIMAP_ERROR_STREAM, what, e);
}

/* ---- the way in */

int imap_read_capabilities(struct imap *m, struct err *e)
{
	struct mailimap_capability_data *data = NULL;
	int r;

	imap_allow(m, IMAP_SOME_BYTES);
	r = mailimap_capability(m->session, &data);
	if (data)
		mailimap_capability_data_free(data);
	if (r != MAILIMAP_NO_ERROR)
		return imap_fail(m, r, "cannot ask what the server can do", e);
	return 0;
}

/* What the server said in clear is forgotten: anybody may have said it.  That includes what came
 * together with its answer to STARTTLS. */
static int imap_encrypt(struct imap *m, struct err *e)
{
	static const char what[] = "no encryption by STARTTLS";

	if (imap_command(m, "STARTTLS", what, e) < 0)
		return -1;
	if (m->session->imap_stream->read_buffer_len > 0) {
		m->over = true;
		return err_set(e, ERR_PERM, "%s: somebody speaks before the encryption has begun",
			       what);
	}
	if (tls_start(m->tls, e) < 0) {
		m->over = true;
		return -1;
	}
	return 0;
}

static int imap_greet(struct imap *m, const struct imap_server *server, struct err *e)
{
	int r;

	if (!server->starttls && tls_start(m->tls, e) < 0) {
		m->over = true;
		return -1;
	}
	imap_allow(m, IMAP_SOME_BYTES);
	r = mailimap_connect(m->session, m->session->imap_stream);
	if (r == MAILIMAP_NO_ERROR_AUTHENTICATED) {
		m->over = true;
		return err_set(e, ERR_PERM,
			       "%s says that we are logged in before we are (PREAUTH); that is "
			       "not believed",
			       server->host);
	}
	if (r != MAILIMAP_NO_ERROR_NON_AUTHENTICATED)
		return imap_fail(m, r, "no greeting from the server", e);
	if (server->starttls && imap_encrypt(m, e) < 0)
		return -1;
	return imap_read_capabilities(m, e);
}

int imap_open(struct imap **m, const struct imap_server *server, struct err *e)
{
	const struct tls_server to = {server->host, server->port, server->ca_file,
				      server->patience};
	struct imap *self = mem_alloc(sizeof(*self));

	memset(self, 0, sizeof(*self));
	if (tls_connect(&self->tls, &to, e) < 0) {
		free(self);
		return -1;
	}
	/* Never through files in /tmp, however large a mail is. */
	mmap_string_set_ceil(SIZE_MAX);
	self->session = mailimap_new(0, NULL);
	if (!self->session)
		abort();
	self->session->imap_stream = imap_make_stream(self->tls);
	if (imap_greet(self, server, e) < 0) {
		imap_close(self);
		return -1;
	}
	*m = self;
	return 0;
}

void imap_close(struct imap *m)
{
	if (!m)
		return;
	/* The library says LOGOUT, unless it has no stream any more. */
	if (m->over || m->idling) {
		mailstream_close(m->session->imap_stream);
		m->session->imap_stream = NULL;
	} else {
		tls_allow(m->tls, IMAP_SOME_BYTES, LAST_WORDS_MS);
	}
	mailimap_free(m->session);
	free(m);
}

void imap_describe(const struct imap *m, struct tls_peer *peer)
{
	tls_describe(m->tls, peer);
}

/* ---- folders */

int imap_make_folder(struct imap *m, const char *folder, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *name = imap_quote_folder(&a, folder);
	const char *what = arena_printf(&a, "cannot make the folder %s", folder);

	imap_allow(m, IMAP_SOME_BYTES);
	if (imap_command(m, arena_printf(&a, "STATUS %s (UIDVALIDITY)", name), what, e) == 0)
		return 0;
	if (m->over || imap_command(m, arena_printf(&a, "CREATE %s", name), what, e) < 0)
		return -1;
	/* People's mail programs show the folders that are subscribed to. */
	if (imap_command(m, arena_printf(&a, "SUBSCRIBE %s", name), what, e) < 0 && m->over)
		return -1;
	return 0;
}

int imap_select(struct imap *m, const char *folder, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *what = arena_printf(&a, "cannot open the folder %s", folder);
	struct mailimap_selection_info *info = mailimap_selection_info_new();

	if (!info)
		abort();
	if (m->session->imap_selection_info)
		mailimap_selection_info_free(m->session->imap_selection_info);
	m->session->imap_selection_info = info;
	imap_allow(m, IMAP_SOME_BYTES);
	if (imap_command(m, arena_printf(&a, "SELECT %s", imap_quote_folder(&a, folder)), what, e) <
	    0)
		return -1;
	m->session->imap_state = MAILIMAP_STATE_SELECTED;
	if (info->sel_uidvalidity == 0)
		return err_set(e, ERR_PERM, "%s: its mails have no lasting numbers (UIDVALIDITY)",
			       what);
	if (info->sel_perm == MAILIMAP_MAILBOX_READONLY)
		return err_set(e, ERR_PERM, "%s: it may only be read", what);
	return 0;
}

uint32_t imap_uidvalidity(const struct imap *m)
{
	return m->session->imap_selection_info->sel_uidvalidity;
}
