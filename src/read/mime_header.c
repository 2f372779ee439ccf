/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/mime_header.h"

#include <string.h>

#include "read/charset.h"

/* RFC 2046 allows 70; the search for a delimiter is linear only while it is short. */
enum { BOUNDARY_MAX = 200, NAME_MAX_BYTES = 200 };

static GMimeParserOptions *options;

GMimeParserOptions *mime_header_options(void)
{
	static const char *fallback[] = {"utf-8", "windows-1252", NULL};

	if (!options) {
		g_mime_init();
		options = g_mime_parser_options_new();
		g_mime_parser_options_set_fallback_charsets(options, fallback);
	}
	return options;
}

/* GLib's warnings could quote a mail, and nobody reads them. */
static void drop_message(const gchar *domain, GLogLevelFlags level, const gchar *text,
			 gpointer data)
{
	(void)domain;
	(void)level;
	(void)text;
	(void)data;
}

void mime_warm_up(void)
{
	static iconv_t kept[CHARSET_NAMES_MAX];
	static bool warm;
	const char *name;
	size_t i;

	if (warm)
		return;
	warm = true;
	g_log_set_default_handler(drop_message, NULL);
	mime_header_options();
	/* For encoded words gmime opens a set by the name that it finds.  These stay open, so that
	 * the C library keeps what it loads for them. */
	for (i = 0; i < CHARSET_NAMES_MAX && (name = charset_name(i)); i++)
		kept[i] = g_mime_iconv_open("UTF-8", name);
	(void)kept;
}

/* Printable ASCII with no encoded word in it: by far the most headers. */
static bool is_plain(const char *s)
{
	for (; *s; s++)
		if (*s < ' ' || *s > '~' || (*s == '=' && s[1] == '?'))
			return false;
	return true;
}

char *mime_decode_header(struct arena *a, const char *value)
{
	char *decoded, *text;

	if (is_plain(value))
		return str_fold(a, value);
	decoded = g_mime_utils_header_decode_text(mime_header_options(), value);
	text = str_fold(a, str_valid_utf8(a, decoded, strlen(decoded)));
	g_free(decoded);
	return text;
}

date_moment mime_parse_date(const char *value)
{
	GDateTime *date = value ? g_mime_utils_header_decode_date(value) : NULL;
	date_moment at;

	if (!date)
		return DATE_NO_MOMENT;
	at = g_date_time_to_unix(date);
	g_date_time_unref(date);
	return at;
}

bool mime_header_is_encoded(int encoding)
{
	return encoding == GMIME_CONTENT_ENCODING_BASE64 ||
	       encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
	       encoding == GMIME_CONTENT_ENCODING_UUENCODE;
}

/* A parameter as text of ours. */
static char *copy_parameter(struct arena *a, const char *value)
{
	return value ? str_fold(a, charset_to_utf8(a, value, strlen(value), NULL)) : NULL;
}

const char *mime_header_file_name(struct arena *a, const char *value)
{
	char *name = copy_parameter(a, value), *p;
	struct str out;

	if (!name)
		return NULL;
	for (p = name; *p; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	str_init(&out, a, NAME_MAX_BYTES);
	str_add(&out, name);
	return out.len ? out.data : NULL;
}

/* "type/subtype" with nothing that does not belong into one. */
static bool is_type(const char *type)
{
	const char *slash = strchr(type, '/'), *s;

	for (s = type; *s; s++)
		if (*s <= ' ' || *s > '~' || (*s == '/' && s != slash))
			return false;
	return slash && slash > type && slash[1];
}

static void describe_type(struct arena *a, struct mime_part *part, GMimeContentType *type)
{
	part->type = str_lower(a, arena_printf(a, "%s/%s", g_mime_content_type_get_media_type(type),
					       g_mime_content_type_get_media_subtype(type)));
	if (!is_type(part->type))
		part->type = "text/plain";
	part->charset = copy_parameter(a, g_mime_content_type_get_parameter(type, "charset"));
	part->name = mime_header_file_name(a, g_mime_content_type_get_parameter(type, "name"));
	part->flowed = str_ieq(g_mime_content_type_get_parameter(type, "format"), "flowed");
	part->delsp = str_ieq(g_mime_content_type_get_parameter(type, "delsp"), "yes");
	if (str_eq(part->type, "multipart/report"))
		part->report = str_lower(
		    a, copy_parameter(a, g_mime_content_type_get_parameter(type, "report-type")));
}

static void describe_disposition(struct arena *a, struct mime_part *part)
{
	const char *value = mime_find_header(part, "Content-Disposition");
	GMimeContentDisposition *disposition;
	const char *name;

	if (!value)
		return;
	disposition = g_mime_content_disposition_parse(mime_header_options(), value);
	part->attachment = g_mime_content_disposition_is_attachment(disposition);
	name = mime_header_file_name(
	    a, g_mime_content_disposition_get_parameter(disposition, "filename"));
	if (name)
		part->name = name;
	g_object_unref(disposition);
}

static char *copy_boundary(struct arena *a, struct mime_part *part, GMimeContentType *type)
{
	const char *boundary = g_mime_content_type_get_parameter(type, "boundary");

	if (!mime_part_is(part, "multipart/"))
		return NULL;
	if (boundary && *boundary && strlen(boundary) <= BOUNDARY_MAX)
		return arena_strdup(a, boundary);
	part->type = "text/plain";
	return NULL;
}

char *mime_header_describe(struct arena *a, struct mime_part *part, const char *default_type)
{
	const char *value = mime_find_header(part, "Content-Type");
	GMimeContentType *type;
	char *boundary = NULL;

	part->type = default_type;
	/* "Content-Type: text", of the time before MIME, means no more than the default. */
	if (value && memchr(value, '/', strcspn(value, ";"))) {
		type = g_mime_content_type_parse(mime_header_options(), value);
		describe_type(a, part, type);
		boundary = copy_boundary(a, part, type);
		g_object_unref(type);
	}
	describe_disposition(a, part);
	value = mime_find_header(part, "Content-Transfer-Encoding");
	part->encoding = value ? (int)g_mime_content_encoding_from_string(value)
			       : (int)GMIME_CONTENT_ENCODING_DEFAULT;
	return boundary;
}
