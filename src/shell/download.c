/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/download.h"

#include <curl/curl.h>
#include <string.h>

#include "base/str.h"

enum { CONNECT_SECONDS = 15, REDIRECTS_MOST = 3, HEADER_MOST = 1024 };

/* What comes in. */
struct download_sink {
	char *bytes; /* owned */
	size_t size, most;
	bool too_large;
	struct download *result;
};

static size_t on_bytes(char *data, size_t size, size_t count, void *userdata)
{
	struct download_sink *sink = userdata;
	size_t n = size * count;

	if (n > sink->most - sink->size) {
		sink->too_large = true;
		return 0;
	}
	sink->bytes = mem_realloc(sink->bytes, sink->size + n + 1);
	memcpy(sink->bytes + sink->size, data, n);
	sink->size += n;
	sink->bytes[sink->size] = '\0';
	return n;
}

/* The value of a header, if it is fit to be repeated in one. */
static void download_keep_mark(const char *line, size_t n, const char *name, char *mark)
{
	size_t skip = strlen(name), i;

	if (n < skip || strncasecmp(line, name, skip) != 0)
		return;
	while (skip < n && line[skip] == ' ')
		skip++;
	while (n > skip && strchr("\r\n ", line[n - 1]))
		n--;
	mark[0] = '\0';
	if (n - skip >= DOWNLOAD_MARK)
		return;
	for (i = skip; i < n; i++)
		if (line[i] < ' ' || line[i] > '~')
			return;
	memcpy(mark, line + skip, n - skip);
	mark[n - skip] = '\0';
}

static size_t on_header(char *data, size_t size, size_t count, void *userdata)
{
	struct download_sink *sink = userdata;
	size_t n = size * count;

	/* A redirect's own headers count for nothing. */
	if (n >= 5 && memcmp(data, "HTTP/", 5) == 0)
		sink->result->etag[0] = sink->result->modified[0] = '\0';
	if (n <= HEADER_MOST) {
		download_keep_mark(data, n, "ETag:", sink->result->etag);
		download_keep_mark(data, n, "Last-Modified:", sink->result->modified);
	}
	return n;
}

static void download_set_up(CURL *curl, const struct download_options *o)
{
	curl_easy_setopt(curl, CURLOPT_URL, o->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
	curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS_MOST);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (o->ca_file) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, o->ca_file);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)o->seconds);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "escalated/" PACKAGE_VERSION);
}

static struct curl_slist *download_headers(struct arena *a, const struct download_options *o)
{
	struct curl_slist *list = NULL;

	if (o->etag && *o->etag)
		list = curl_slist_append(list, arena_printf(a, "If-None-Match: %s", o->etag));
	if (o->modified && *o->modified)
		list =
		    curl_slist_append(list, arena_printf(a, "If-Modified-Since: %s", o->modified));
	return list;
}

static int download_judge(const struct download_options *o, const struct download_sink *sink,
			  CURLcode result, long status, const char *detail, struct err *e)
{
	enum err_kind kind = ERR_TEMP;

	if (sink->too_large)
		return err_set(e, ERR_PERM, "%s sends more than %zu bytes", o->url, o->most);
	if (result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_UNSUPPORTED_PROTOCOL ||
	    result == CURLE_TOO_MANY_REDIRECTS || result == CURLE_SSL_CACERT_BADFILE)
		kind = ERR_PERM;
	if (result != CURLE_OK)
		return err_set(e, kind, "%s cannot be had: %s", o->url,
			       *detail ? detail : curl_easy_strerror(result));
	if (status == 200 || status == 304)
		return 0;
	return err_set(e, status == 429 || status >= 500 ? ERR_TEMP : ERR_PERM,
		       "%s cannot be had: the site answers %ld", o->url, status);
}

int download_get(struct arena *a, const struct download_options *o, struct download *d,
		 struct err *e)
{
	struct download got = {0};
	struct download_sink sink = {.most = o->most, .result = &got};
	char detail[CURL_ERROR_SIZE] = "";
	struct curl_slist *headers;
	long status = 0;
	CURLcode result;
	CURL *curl;
	int good;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(curl = curl_easy_init()))
		return err_set(e, ERR_TEMP, "libcurl cannot be used");
	headers = download_headers(a, o);
	download_set_up(curl, o);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &sink);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, &sink);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
	result = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	good = download_judge(o, &sink, result, status, detail, e);
	if (good == 0) {
		got.changed = status == 200;
		got.bytes = memcpy(arena_alloc(a, sink.size + 1), sink.bytes ? sink.bytes : "",
				   sink.bytes ? sink.size + 1 : 1);
		got.size = sink.size;
		*d = got;
	}
	curl_easy_cleanup(curl);
	curl_slist_free_all(headers);
	curl_global_cleanup();
	free(sink.bytes);
	return good;
}
