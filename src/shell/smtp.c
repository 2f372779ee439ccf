/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/smtp.h"

#include <curl/curl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "base/mem.h"
#include "base/str.h"
#include "shell/smtp_answer.h"

enum {
	CONNECT_SECONDS = 30,
	WHOLE_MAIL_TIMEOUTS = 4,  /* one mail may take so many times what one answer may */
	KEPT_CONNECTION_MAX = 60, /* seconds; longer, and the server has most likely hung up */
	REPLY_MAX = 300,
};

/* One mail on its way. */
struct smtp_transfer {
	enum smtp_phase phase;
	bool over;	       /* libcurl hangs up: what is said now says nothing of the mail */
	int code;	       /* of the last reply; 0: none in this phase */
	char reply[REPLY_MAX]; /* its text, one line */
	const char *bytes;     /* borrowed: what is still to be handed over */
	size_t size;
	struct tls_peer *peer; /* NULL: nobody wants to know */
};

struct smtp {
	struct arena arena;
	struct smtp_options o; /* its strings are in the arena */
	const char *url;
	const char *envelope_from;
	CURL *curl; /* owned; holds the connection */
	struct smtp_transfer now;
};

static bool smtp_is_host(const char *host)
{
	return *host && strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789.-_:") == strlen(host);
}

int smtp_open(struct smtp **smtp, const struct smtp_options *o, struct err *e)
{
	bool literal = strchr(o->host, ':') != NULL; /* an IPv6 address */
	struct smtp *s;

	if (!smtp_is_host(o->host))
		return err_set(e, ERR_PERM, "the relay's host is neither a name nor an address");
	if (!str_is_address(o->from))
		return err_set(e, ERR_PERM, "the sender's address cannot be used");
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return err_set(e, ERR_PERM, "libcurl cannot be used");
	s = mem_alloc(sizeof(*s));
	memset(s, 0, sizeof(*s));
	arena_init(&s->arena);
	s->o = *o;
	s->o.host = arena_strdup(&s->arena, o->host);
	s->o.from = arena_strdup(&s->arena, o->from);
	s->o.user = arena_strdup(&s->arena, o->user);
	s->o.ca_file = arena_strdup(&s->arena, o->ca_file);
	/* The path is the name to greet with: the sender's own domain, not this machine's. */
	s->url = arena_printf(&s->arena, "%s://%s%s%s:%d/%s", o->implicit_tls ? "smtps" : "smtp",
			      literal ? "[" : "", o->host, literal ? "]" : "", o->port,
			      strchr(o->from, '@') + 1);
	s->envelope_from = arena_printf(&s->arena, "<%s>", o->from);
	*smtp = s;
	return 0;
}

void smtp_rest(struct smtp *s)
{
	curl_easy_cleanup(s->curl);
	s->curl = NULL;
}

void smtp_close(struct smtp *s)
{
	if (!s)
		return;
	smtp_rest(s);
	arena_clear(&s->arena);
	free(s);
	curl_global_cleanup();
}

/* ---- what libcurl tells */

/* A command of ours; nothing of it is kept, since it may be the login. */
static void smtp_note_command(struct smtp_transfer *t, const char *line, size_t n)
{
	enum smtp_phase next = t->phase;

	t->over = t->over || (n == 6 && memcmp(line, "QUIT\r\n", 6) == 0);
	if (t->over)
		return;
	if (n >= 10 && memcmp(line, "MAIL FROM:", 10) == 0)
		next = SMTP_PHASE_MAIL;
	else if (n >= 8 && memcmp(line, "RCPT TO:", 8) == 0)
		next = SMTP_PHASE_RCPT;
	else if (n >= 4 && memcmp(line, "DATA", 4) == 0 && t->phase == SMTP_PHASE_RCPT)
		next = SMTP_PHASE_DATA;
	else if (n >= 5 && memcmp(line, "AUTH ", 5) == 0)
		next = SMTP_PHASE_LOGIN;
	t->phase = next;
	t->code = 0;
	t->reply[0] = '\0';
	fault_point("smtp-command");
}

/* A line of a reply: the text of those with several lines is put together. */
static void smtp_note_reply(struct smtp_transfer *t, const char *line, size_t n)
{
	size_t have = strlen(t->reply), i;
	char *last;
	int code = 0;

	for (i = 0; i < 3 && i < n && line[i] >= '0' && line[i] <= '9'; i++)
		code = code * 10 + (line[i] - '0');
	if (t->over || i < 3 || code == 334)
		return;
	if (code != t->code)
		have = 0;
	t->code = code;
	if (have && have < REPLY_MAX - 1)
		t->reply[have++] = ' ';
	for (i = have ? 4 : 0; i < n && have < REPLY_MAX - 1; i++)
		if (line[i] != '\r' && line[i] != '\n')
			t->reply[have++] = line[i] >= ' ' && line[i] <= '~' ? line[i] : '?';
	t->reply[have] = '\0';
	/* A word that is cut could be the half of an address, and would not be known as one. */
	if (have == REPLY_MAX - 1 && (last = strrchr(t->reply, ' ')))
		*last = '\0';
	fault_point("smtp-reply");
}

/* Only while the connection is at work can libcurl be asked. */
static void smtp_note_peer(const struct smtp_transfer *t, CURL *curl)
{
	struct curl_tlssessioninfo *info = NULL;

	if (t->peer && !t->peer->version[0] &&
	    curl_easy_getinfo(curl, CURLINFO_TLS_SSL_PTR, &info) == CURLE_OK && info &&
	    info->backend == CURLSSLBACKEND_GNUTLS && info->internals)
		tls_describe_session(info->internals, t->peer);
}

static int on_debug(CURL *curl, curl_infotype type, char *data, size_t size, void *userdata)
{
	smtp_note_peer(userdata, curl);
	if (type == CURLINFO_HEADER_OUT)
		smtp_note_command(userdata, data, size);
	else if (type == CURLINFO_HEADER_IN)
		smtp_note_reply(userdata, data, size);
	return 0;
}

/* Asked for only when the server has said 354: from here on it may have the mail. */
static size_t on_read(char *buffer, size_t size, size_t count, void *userdata)
{
	struct smtp_transfer *t = userdata;
	size_t n = size * count < t->size ? size * count : t->size;

	if (t->phase != SMTP_PHASE_BODY)
		t->code = 0;
	t->phase = SMTP_PHASE_BODY;
	memcpy(buffer, t->bytes, n);
	t->bytes += n;
	t->size -= n;
	fault_point("smtp-body");
	return n;
}

static size_t on_write(char *data, size_t size, size_t count, void *userdata)
{
	(void)data;
	(void)userdata;
	return size * count;
}

/* ---- what became of it */

static enum smtp_result smtp_result(const struct smtp *s, CURLcode result)
{
	const struct smtp_answer answer = {s->now.phase, s->now.code, s->now.reply};

	return smtp_judge(&answer, result == CURLE_LOGIN_DENIED);
}

static void smtp_explain(const struct smtp *s, enum smtp_result judged, CURLcode result,
			 const char *detail, struct err *e)
{
	static const char *const prefixes[] = {
	    [SMTP_NEVER] = "the relay refused it",
	    [SMTP_PUT_OFF] = "the relay put it off",
	    [SMTP_UNKNOWN] = "the relay did not say whether it has the mail",
	    [SMTP_LOGIN] = "the relay refused the login",
	    [SMTP_BUSY] = "the relay asks us to wait",
	    [SMTP_AWAY] = "the relay cannot be used",
	};
	bool answered = s->now.code >= 400;
	bool refused = s->now.code >= 500 && s->now.phase >= SMTP_PHASE_MAIL;
	enum err_kind kind = ERR_TEMP;

	if (judged == SMTP_NEVER)
		kind = ERR_INPUT;
	else if (judged == SMTP_LOGIN || (judged == SMTP_AWAY && refused) ||
		 result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_SSL_CACERT_BADFILE)
		kind = ERR_PERM;
	err_set(e, kind, "%s (%s:%d): %s", prefixes[judged], s->o.host, s->o.port,
		answered  ? s->now.reply
		: *detail ? detail
			  : curl_easy_strerror(result));
}

/* ---- one mail */

static bool smtp_is_strict(const char *bytes, size_t size)
{
	const char *c, *end = bytes + size;

	for (c = bytes; c < end; c++) {
		if (*c == '\0' || *c == '\n')
			return false;
		if (*c == '\r' && (++c == end || *c != '\n'))
			return false;
	}
	return true;
}

static void smtp_set_tls(const struct smtp *s, CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
			 s->o.clear ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (s->o.ca_file) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, s->o.ca_file);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL); /* nobody else's */
	}
}

static void smtp_set_login(const struct smtp *s, CURL *curl, const char *secret)
{
	if (!s->o.user || s->o.clear)
		return;
	curl_easy_setopt(curl, CURLOPT_USERNAME, s->o.user);
	if (s->o.oauth2) {
		curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, secret);
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
	} else {
		curl_easy_setopt(curl, CURLOPT_PASSWORD, secret);
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
	}
}

static void smtp_set_up(struct smtp *s, CURL *curl, const char *secret)
{
	curl_easy_reset(curl); /* the connection stays */
	curl_easy_setopt(curl, CURLOPT_URL, s->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, (long)KEPT_CONNECTION_MAX);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
			 (long)(s->o.timeout < CONNECT_SECONDS ? s->o.timeout : CONNECT_SECONDS));
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)s->o.timeout);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)s->o.timeout * WHOLE_MAIL_TIMEOUTS);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, on_debug);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &s->now);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_write);
	smtp_set_tls(s, curl);
	smtp_set_login(s, curl, secret);
}

static CURLcode smtp_perform(struct smtp *s, const char *to, char error[CURL_ERROR_SIZE])
{
	struct curl_slist *recipients = curl_slist_append(NULL, to);
	CURLcode result;

	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, s->envelope_from);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(s->curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(s->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)s->now.size);
	curl_easy_setopt(s->curl, CURLOPT_READFUNCTION, on_read);
	curl_easy_setopt(s->curl, CURLOPT_READDATA, &s->now);
	curl_easy_setopt(s->curl, CURLOPT_ERRORBUFFER, error);
	result = curl_easy_perform(s->curl);
	curl_easy_setopt(s->curl, CURLOPT_ERRORBUFFER, NULL);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(recipients);
	return result;
}

enum smtp_result smtp_send(struct smtp *s, const char *secret, const char *to, const void *bytes,
			   size_t size, struct err *e)
{
	char error[CURL_ERROR_SIZE] = "";
	enum smtp_result judged;
	CURLcode result;

	s->now = (struct smtp_transfer){.bytes = bytes, .size = size};
	if (!str_is_address(to)) {
		err_set(e, ERR_INPUT, "that is no address that can be written to");
		return SMTP_NEVER;
	}
	if (!smtp_is_strict(bytes, size)) {
		err_set(e, ERR_INPUT, "the mail's lines do not end as they must");
		return SMTP_NEVER;
	}
	if (!s->curl)
		s->curl = curl_easy_init();
	if (!s->curl) {
		err_set(e, ERR_TEMP, "libcurl cannot be used");
		return SMTP_AWAY;
	}
	smtp_set_up(s, s->curl, secret);
	result = smtp_perform(s, to, error);
	judged = result == CURLE_OK ? SMTP_TAKEN : smtp_result(s, result);
	if (judged != SMTP_TAKEN)
		smtp_explain(s, judged, result, error, e);
	/* A connection on which something went wrong is not used again. */
	if (result != CURLE_OK)
		smtp_rest(s);
	return judged;
}

const char *smtp_reply(const struct smtp *s)
{
	return s->now.code ? s->now.reply : "";
}

enum smtp_result smtp_check(struct smtp *s, const char *secret, struct tls_peer *peer,
			    struct err *e)
{
	char error[CURL_ERROR_SIZE] = "";
	enum smtp_result judged = SMTP_TAKEN;
	CURLcode result;

	memset(peer, 0, sizeof(*peer));
	smtp_rest(s); /* a new connection, all the way */
	s->curl = curl_easy_init();
	if (!s->curl) {
		err_set(e, ERR_TEMP, "libcurl cannot be used");
		return SMTP_AWAY;
	}
	s->now = (struct smtp_transfer){.peer = peer};
	smtp_set_up(s, s->curl, secret);
	curl_easy_setopt(s->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	curl_easy_setopt(s->curl, CURLOPT_NOBODY, 1L);
	curl_easy_setopt(s->curl, CURLOPT_ERRORBUFFER, error);
	result = curl_easy_perform(s->curl);
	if (result != CURLE_OK) {
		judged = smtp_result(s, result);
		smtp_explain(s, judged, result, error, e);
	}
	/* Who could not prove it is nobody. */
	if (result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_SSL_CONNECT_ERROR)
		memset(peer, 0, sizeof(*peer));
	s->now.peer = NULL;
	smtp_rest(s);
	return judged;
}
