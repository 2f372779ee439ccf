/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/oauth.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/str.h"

enum {
	CONNECT_SECONDS = 15,
	ANSWER_SECONDS = 30,
	ANSWER_MAX = 64 << 10,
	LIFE_UNSAID = 300, /* of a token, where the server does not say; it need not */
	LIFE_MOST = 86400,
	MARGIN_MOST = 300, /* … before its end it is no longer used; of a short life, a fifth */
	REASON_MAX = 200,
};

struct oauth {
	struct arena arena;
	struct oauth_options o; /* its strings are in the arena */
	char *token;		/* owned; NULL: none */
	/* CLOCK_BOOTTIME, since a machine that slept has older tokens: */
	int64_t until;	 /* from here on another is asked for */
	int64_t expires; /* until here it may still do, if none can be had */
	int64_t ahead;	 /* of our clock; INT64_MIN: not known */
};

/* What the server says, and no more of it than ANSWER_MAX. */
struct oauth_answer {
	char bytes[ANSWER_MAX];
	size_t size;
	long status;
};

static int64_t oauth_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec;
}

int oauth_open(struct oauth **oauth, const struct oauth_options *o, struct err *e)
{
	struct oauth *self;

	if (!str_starts(o->token_url, "https://"))
		return err_set(e, ERR_PERM, "token-url does not begin with https://");
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return err_set(e, ERR_PERM, "libcurl cannot be used");
	self = mem_alloc(sizeof(*self));
	memset(self, 0, sizeof(*self));
	arena_init(&self->arena);
	self->o.token_url = arena_strdup(&self->arena, o->token_url);
	self->o.client_id = arena_strdup(&self->arena, o->client_id);
	self->o.scope = arena_strdup(&self->arena, o->scope);
	self->o.ca_file = arena_strdup(&self->arena, o->ca_file);
	self->ahead = INT64_MIN;
	*oauth = self;
	return 0;
}

void oauth_forget(struct oauth *self)
{
	if (self->token)
		explicit_bzero(self->token, strlen(self->token));
	free(self->token);
	self->token = NULL;
}

void oauth_close(struct oauth *self)
{
	if (!self)
		return;
	oauth_forget(self);
	arena_clear(&self->arena);
	free(self);
	curl_global_cleanup();
}

/* ---- asking */

static size_t on_answer(char *data, size_t size, size_t count, void *userdata)
{
	struct oauth_answer *answer = userdata;

	if (size * count > ANSWER_MAX - answer->size)
		return 0;
	memcpy(answer->bytes + answer->size, data, size * count);
	answer->size += size * count;
	return size * count;
}

/* Its Date, for who wonders about our clock. */
static size_t on_answer_header(char *data, size_t size, size_t count, void *userdata)
{
	int64_t *ahead = userdata;
	char date[64];
	size_t n = size * count;
	time_t then;

	if (n > 6 && n < sizeof(date) && strncasecmp(data, "Date: ", 6) == 0) {
		memcpy(date, data + 6, n - 6);
		date[n - 6] = '\0';
		then = curl_getdate(date, NULL);
		if (then > 0)
			*ahead = (int64_t)time(NULL) - then;
	}
	return n;
}

/* The form, with each value escaped; to be wiped and freed.  NULL if there is no memory. */
static char *oauth_form(const struct oauth *self, CURL *curl, const char *secret)
{
	char *id = curl_easy_escape(curl, self->o.client_id, 0);
	char *scope = curl_easy_escape(curl, self->o.scope, 0);
	char *escaped = curl_easy_escape(curl, secret, 0);
	char *form = NULL;

	if (!id || !scope || !escaped ||
	    asprintf(&form, "grant_type=client_credentials&client_id=%s&scope=%s&client_secret=%s",
		     id, scope, escaped) < 0)
		form = NULL;
	if (escaped)
		explicit_bzero(escaped, strlen(escaped));
	curl_free(id);
	curl_free(scope);
	curl_free(escaped);
	return form;
}

static CURLcode oauth_post(struct oauth *self, CURL *curl, const char *form,
			   struct oauth_answer *answer)
{
	CURLcode result;

	curl_easy_setopt(curl, CURLOPT_URL, self->o.token_url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (self->o.ca_file) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, self->o.ca_file);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ANSWER_SECONDS);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_answer);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_answer_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, &self->ahead);
	result = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
	return result;
}

static int oauth_ask(struct oauth *self, const char *secret, struct oauth_answer *answer,
		     struct err *e)
{
	char error[CURL_ERROR_SIZE] = "";
	CURL *curl = curl_easy_init();
	CURLcode result;
	char *form;

	if (!curl)
		return err_set(e, ERR_TEMP, "libcurl cannot be used");
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
	form = oauth_form(self, curl, secret);
	result = form ? oauth_post(self, curl, form, answer) : CURLE_OUT_OF_MEMORY;
	curl_easy_cleanup(curl);
	if (form)
		explicit_bzero(form, strlen(form));
	free(form);
	if (result == CURLE_WRITE_ERROR)
		return err_set(e, ERR_TEMP, "the token server's answer is too large");
	if (result != CURLE_OK)
		return err_set(e, ERR_TEMP, "the token server cannot be used: %s",
			       *error ? error : curl_easy_strerror(result));
	return 0;
}

/* ---- its answer */

/* Something to say to a server on one line, in a header or in base64. */
static bool oauth_is_token(const char *s)
{
	const char *c;

	for (c = s; c && *c; c++)
		if (*c <= ' ' || *c > '~')
			return false;
	return !str_empty(s);
}

/* Does it hold the secret, as it is or as a form or a link writes it? */
static bool oauth_tells(const char *text, const char *secret)
{
	char *spaced = mem_strdup(text), *plain, *c;
	int size = 0;
	bool tells;

	for (c = spaced; *c; c++)
		if (*c == '+')
			*c = ' ';
	tells = strstr(text, secret) || strstr(spaced, secret);
	for (c = spaced; c && !tells; c = c == spaced ? (char *)text : NULL) {
		plain = curl_easy_unescape(NULL, c, 0, &size);
		/* If it cannot be looked at, it is not told. */
		tells = !plain || memmem(plain, (size_t)size, secret, strlen(secret));
		curl_free(plain);
	}
	free(spaced);
	return tells;
}

/* Why the server refuses, in its own words: one line of plain ASCII, and nothing of it if our
 * secret stands anywhere in them, also behind what is cut off. */
static void oauth_reason(const json_t *root, const char *secret, char reason[REASON_MAX])
{
	const char *parts[] = {json_string_value(json_object_get(root, "error")), ": ",
			       json_string_value(json_object_get(root, "error_description"))};
	size_t n = 0, i;
	const char *c;

	if (!parts[0] || !parts[2])
		parts[1] = NULL;
	for (i = 0; i < COUNT_OF(parts); i++) {
		if (parts[i] && oauth_tells(parts[i], secret)) {
			n = 0;
			break;
		}
		for (c = parts[i]; c && *c && *c != '\r' && *c != '\n' && n < REASON_MAX - 1; c++)
			reason[n++] = *c >= ' ' && *c <= '~' ? *c : '?';
	}
	reason[n] = '\0';
}

static int oauth_keep(struct oauth *self, const json_t *root, struct err *e)
{
	const char *token = json_string_value(json_object_get(root, "access_token"));
	const char *type = json_string_value(json_object_get(root, "token_type"));
	json_t *expires = json_object_get(root, "expires_in");
	int64_t life = LIFE_UNSAID;

	if (!oauth_is_token(token) || (type && !str_ieq(type, "Bearer")))
		return err_set(e, ERR_TEMP, "the token server's answer holds no token");
	/* Some servers write the number as text. */
	if (json_is_integer(expires))
		life = json_integer_value(expires);
	else if (json_is_string(expires))
		life = strtoll(json_string_value(expires), NULL, 10);
	if (life < 0 || life > LIFE_MOST)
		life = life < 0 ? 0 : LIFE_MOST;
	oauth_forget(self);
	self->token = mem_strdup(token);
	self->expires = oauth_now() + life;
	self->until = self->expires - (life / 5 < MARGIN_MOST ? life / 5 : MARGIN_MOST);
	return 0;
}

static int oauth_take(struct oauth *self, const struct oauth_answer *answer, const char *secret,
		      struct err *e)
{
	json_t *root = json_loadb(answer->bytes, answer->size, JSON_REJECT_DUPLICATES, NULL);
	char reason[REASON_MAX];
	int result;

	if (answer->status == 200) {
		result = oauth_keep(self, root, e);
	} else {
		oauth_reason(root, secret, reason);
		/* 429 and 5xx pass; any other answer stays the same until somebody acts. */
		result =
		    err_set(e, answer->status == 429 || answer->status >= 500 ? ERR_TEMP : ERR_PERM,
			    "the token server refuses (%ld)%s%s", answer->status,
			    *reason ? ": " : "", reason);
	}
	json_decref(root);
	return result;
}

int oauth_token(struct oauth *self, const char *secret, const char **token, struct err *e)
{
	struct oauth_answer *answer;
	struct err why = {0};
	int result = 0;

	if (!self->token || oauth_now() >= self->until) {
		answer = mem_alloc(sizeof(*answer));
		memset(answer, 0, sizeof(*answer));
		result = oauth_ask(self, secret, answer, &why);
		if (result == 0)
			result = oauth_take(self, answer, secret, &why);
		explicit_bzero(answer, sizeof(*answer));
		free(answer);
	}
	if (result < 0 && !(why.kind == ERR_TEMP && self->token && oauth_now() < self->expires))
		return err_set(e, why.kind, "%s", why.text);
	*token = self->token;
	return 0;
}

int64_t oauth_life(const struct oauth *self)
{
	return self->token && self->expires > oauth_now() ? self->expires - oauth_now() : 0;
}

int64_t oauth_clock_ahead(const struct oauth *self)
{
	return self->ahead;
}
