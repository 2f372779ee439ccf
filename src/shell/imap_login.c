/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "shell/imap_internal.h"

static const char imap_login_what[] = "the server does not let us in";

static int imap_is_in(struct imap *m, int r, struct err *e)
{
	if (r != MAILIMAP_NO_ERROR)
		return imap_fail(m, r, imap_login_what, e);
	m->session->imap_state = MAILIMAP_STATE_AUTHENTICATED;
	return imap_read_capabilities(m, e);
}

/* The server's word on what was sent last. */
static int imap_hear_verdict(struct imap *m, struct err *e)
{
	if (!mailimap_read_line(m->session))
		return imap_fail(m, MAILIMAP_ERROR_STREAM, imap_login_what, e);
	return imap_finish(m, imap_login_what, e);
}

static int imap_login_plain(struct imap *m, const char *user, const char *password, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	size_t user_size = strlen(user), size = user_size + strlen(password) + 2;
	char *words = arena_alloc(&a, size + 1);
	const char *answer;
	bool news;
	int result = -1;

	memcpy(words + 1, user, user_size);
	memcpy(words + user_size + 2, password, strlen(password));
	answer = imap_base64(&a, words, size);
	if (imap_send(m, "AUTHENTICATE PLAIN", true, imap_login_what, e) == 0 &&
	    imap_await_continuation(m, imap_login_what, &news, e) == 0 &&
	    imap_send(m, answer, false, imap_login_what, e) == 0)
		result = imap_hear_verdict(m, e);
	explicit_bzero(words, size);
	explicit_bzero((char *)(uintptr_t)answer, strlen(answer));
	return result;
}

/* Quotes hold printable ASCII and no more (RFC 3501 section 4.3). */
static bool imap_is_quotable(const char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~')
			return false;
	return true;
}

static char *imap_put_quoted(char *at, const char *text)
{
	*at++ = '"';
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			*at++ = '\\';
		*at++ = *text;
	}
	*at++ = '"';
	*at = '\0';
	return at;
}

/* Not by mailimap_login(): that puts any byte between quotes.  `line` has room for both words,
 * twice as long as they are, and some bytes more. */
static int imap_send_login(struct imap *m, char *line, const char *const words[2], struct err *e)
{
	bool tagged = true, news;
	char *at = stpcpy(line, "LOGIN");
	size_t i;

	for (i = 0; i < 2; i++) {
		*at++ = ' ';
		if (imap_is_quotable(words[i])) {
			at = imap_put_quoted(at, words[i]);
			continue;
		}
		/* A literal: the server asks for it when it has heard its size. */
		sprintf(at, "{%zu}", strlen(words[i]));
		if (imap_send(m, line, tagged, imap_login_what, e) < 0 ||
		    imap_await_continuation(m, imap_login_what, &news, e) < 0)
			return -1;
		tagged = false;
		at = stpcpy(line, words[i]);
	}
	return imap_send(m, line, tagged, imap_login_what, e);
}

static int imap_login_words(struct imap *m, const char *user, const char *password, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *const words[2] = {user, password};
	size_t size = 2 * (strlen(user) + strlen(password)) + 64;
	char *line = arena_alloc(&a, size);
	int result = imap_send_login(m, line, words, e);

	explicit_bzero(line, size);
	return result < 0 ? -1 : imap_hear_verdict(m, e);
}

int imap_login(struct imap *m, const char *user, const char *password, struct err *e)
{
	int result;

	imap_allow(m, IMAP_SOME_BYTES);
	if (mailimap_has_authentication(m->session, "PLAIN"))
		result = imap_login_plain(m, user, password, e);
	else if (mailimap_has_extension(m->session, "LOGINDISABLED"))
		return err_set(e, ERR_PERM, "the server lets nobody in by a password");
	else
		result = imap_login_words(m, user, password, e);
	return result < 0 ? -1 : imap_is_in(m, MAILIMAP_NO_ERROR, e);
}

int imap_login_token(struct imap *m, const char *user, const struct imap_tokens *tokens,
		     struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *token;
	int r;

	if (tokens->get(tokens->context, false, &a, &token, e) < 0)
		return -1;
	imap_allow(m, IMAP_SOME_BYTES);
	r = mailimap_oauth2_authenticate(m->session, user, token);
	if (r == MAILIMAP_ERROR_LOGIN) {
		if (tokens->get(tokens->context, true, &a, &token, e) < 0)
			return -1;
		imap_allow(m, IMAP_SOME_BYTES);
		r = mailimap_oauth2_authenticate(m->session, user, token);
	}
	return imap_is_in(m, r, e);
}
