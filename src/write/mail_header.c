/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/mail_header.h"

#include <string.h>

enum {
	HEADER_WIDTH = 76, /* RFC 2047 section 2: of a line with an encoded word */
	HEADER_WORD = 60,  /* a longer word is encoded, so that it can be folded */
	HEADER_LEAST = 24, /* room below which an encoded word begins on a line of its own */
	HEADER_ID = 250,
	HEADER_NAME = 100, /* characters of a person's name */
};

#define ENCODED_BEGIN "=?utf-8?q?"
#define ENCODED_END   "?="

/* A field in the making: the column tells when to fold. */
struct header {
	struct str *out;
	size_t column;
	size_t start; /* the column behind the field's name: nobody folds there */
};

static void header_put(struct header *h, const char *s, size_t n)
{
	str_add_n(h->out, s, n);
	h->column += n;
}

static void header_begin(struct header *h, struct str *out, const char *field)
{
	h->out = out;
	h->column = 0;
	header_put(h, field, strlen(field));
	header_put(h, ":", 1);
	h->start = h->column;
}

/* The blank before the next word: on this line if `n` more characters fit, else on the next. */
static void header_gap(struct header *h, size_t n)
{
	if (h->column + 1 + n > HEADER_WIDTH) {
		str_add(h->out, "\r\n");
		h->column = 0;
	}
	header_put(h, " ", 1);
}

static void header_end(struct header *h)
{
	str_add(h->out, "\r\n");
}

bool mail_header_is_safe(const char *value)
{
	const unsigned char *s = (const unsigned char *)value;

	for (; s && *s; s++)
		if (*s < 0x20 || *s == 0x7F)
			return false;
	return true;
}

bool mail_header_is_id(const char *id)
{
	const char *s, *at = id ? strchr(id, '@') : NULL;

	if (!at || at == id || !at[1] || strchr(at + 1, '@') || strlen(id) > HEADER_ID)
		return false;
	for (s = id; *s; s++)
		if (*s <= ' ' || *s > '~' || strchr("<>()[]\\\",;:", *s))
			return false;
	return true;
}

void mail_header_plain(struct str *out, const char *field, const char *value)
{
	str_addf(out, "%s: %s\r\n", field, value);
}

static bool header_is_bare(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c && strchr("!*+-/", c));
}

static size_t header_encoded_size(const char *s, size_t n)
{
	size_t size = 0, i;

	for (i = 0; i < n; i++)
		size += s[i] == ' ' || header_is_bare(s[i]) ? 1 : 3;
	return size;
}

/* The length of the UTF-8 sequence at `s`, of at most `n` bytes. */
static size_t header_sequence(const char *s, size_t n)
{
	size_t i = 1;

	while (i < n && ((unsigned char)s[i] & 0xC0) == 0x80)
		i++;
	return i;
}

/* One encoded word of as many whole characters as `room` has; returns how many bytes it took. */
static size_t header_encoded_word(struct header *h, const char *s, size_t n, size_t room)
{
	size_t used = strlen(ENCODED_BEGIN ENCODED_END), done = 0, seq, size, i;
	char hex[4];

	header_put(h, ENCODED_BEGIN, strlen(ENCODED_BEGIN));
	while (done < n) {
		seq = header_sequence(s + done, n - done);
		size = header_encoded_size(s + done, seq);
		if (done && used + size > room)
			break;
		for (i = done; i < done + seq; i++) {
			if (header_is_bare(s[i])) {
				header_put(h, &s[i], 1);
			} else if (s[i] == ' ') {
				header_put(h, "_", 1);
			} else {
				hex[0] = '=';
				hex[1] = "0123456789ABCDEF"[(unsigned char)s[i] >> 4];
				hex[2] = "0123456789ABCDEF"[(unsigned char)s[i] & 15];
				header_put(h, hex, 3);
			}
		}
		used += size;
		done += seq;
	}
	header_put(h, ENCODED_END, strlen(ENCODED_END));
	return done;
}

/* Text as a row of encoded words; the blanks between them mean nothing (RFC 2047 section 6.2). */
static void header_encoded(struct header *h, const char *s, size_t n)
{
	size_t whole = strlen(ENCODED_BEGIN ENCODED_END) + header_encoded_size(s, n), done;
	bool fits = whole < HEADER_WIDTH && h->column != h->start;

	while (n) {
		/* All of it on one line if it can be, else as much as this line has room for. */
		header_gap(h, fits ? whole : HEADER_LEAST);
		done = header_encoded_word(h, s, n, HEADER_WIDTH - h->column);
		s += done;
		n -= done;
	}
}

/* Must this word be encoded? */
static bool header_is_hard(const char *s, size_t n)
{
	size_t i;

	if (n == 0 || n > HEADER_WORD)
		return true;
	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80 || (s[i] == '=' && i + 1 < n && s[i + 1] == '?'))
			return true;
	return false;
}

/* The part of the value from the first to the last word that must be encoded; false if there is
 * none. What stands outside of it stays readable as it is. */
static bool header_hard_part(const char *value, const char **from, const char **to)
{
	const char *word = value, *end;

	*from = NULL;
	for (;; word = end + 1) {
		end = word + strcspn(word, " ");
		if (header_is_hard(word, (size_t)(end - word))) {
			*from = *from ? *from : word;
			*to = end;
		}
		if (!*end)
			return *from != NULL;
	}
}

static void header_words(struct header *h, const char *s, const char *end)
{
	size_t n;

	while (s < end) {
		n = strcspn(s, " ");
		if (s + n > end)
			n = (size_t)(end - s);
		if (n) {
			header_gap(h, n);
			header_put(h, s, n);
		}
		s += n + (s + n < end);
	}
}

void mail_header_text(struct str *out, const char *field, const char *value)
{
	const char *from, *to, *end = value + strlen(value);
	struct header h;

	header_begin(&h, out, field);
	if (!*value) {
		header_put(&h, " ", 1);
	} else if (header_hard_part(value, &from, &to)) {
		header_words(&h, value, from);
		header_encoded(&h, from, (size_t)(to - from));
		header_words(&h, to, end);
	} else {
		header_words(&h, value, end);
	}
	header_end(&h);
}

/* A name as a quoted string, or as encoded words where that cannot hold it. */
static void header_name(struct header *h, const char *name)
{
	const char *from, *to;
	size_t n = strlen(name), quotes = 2;
	const char *s;

	for (s = name; *s; s++)
		quotes += *s == '"' || *s == '\\';
	if (n > HEADER_WORD || header_hard_part(name, &from, &to)) {
		header_encoded(h, name, n);
		return;
	}
	header_gap(h, n + quotes);
	header_put(h, "\"", 1);
	for (s = name; *s; s++) {
		if (*s == '"' || *s == '\\')
			header_put(h, "\\", 1);
		header_put(h, s, 1);
	}
	header_put(h, "\"", 1);
}

/* The first HEADER_NAME characters. */
static const char *header_short_name(struct arena *a, const char *name)
{
	const char *end = name;
	int i;

	for (i = 0; i < HEADER_NAME && *end; i++)
		end += header_sequence(end, strlen(end));
	return arena_strndup(a, name, (size_t)(end - name));
}

void mail_header_address(struct str *out, const char *field, const char *name, const char *address)
{
	size_t n = strlen(address);
	struct header h;

	header_begin(&h, out, field);
	if (!str_empty(name)) {
		header_name(&h, header_short_name(out->arena, name));
		header_gap(&h, n + 2);
		header_put(&h, "<", 1);
		header_put(&h, address, n);
		header_put(&h, ">", 1);
	} else {
		header_gap(&h, n);
		header_put(&h, address, n);
	}
	header_end(&h);
}

void mail_header_date(struct str *out, date_moment at)
{
	static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct date_local local = date_to_local(at);
	int year, month, day;

	date_to_civil(local.day, &year, &month, &day);
	str_addf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %s\r\n", days[date_weekday(local.day)],
		 day, months[month - 1], year, local.seconds / 3600, local.seconds / 60 % 60,
		 local.seconds % 60, date_is_summer_time(at) ? "+0100" : "+0000");
}

void mail_header_ids(struct str *out, const char *field, const char *const *ids, size_t count)
{
	struct header h = {.out = NULL};
	size_t i;

	for (i = 0; i < count; i++) {
		if (!mail_header_is_id(ids[i]))
			continue;
		/* There are programs that do not find an id on the line after its field's name. */
		if (!h.out) {
			header_begin(&h, out, field);
			header_put(&h, " ", 1);
		} else {
			header_gap(&h, strlen(ids[i]) + 2);
		}
		header_put(&h, "<", 1);
		header_put(&h, ids[i], strlen(ids[i]));
		header_put(&h, ">", 1);
	}
	if (h.out)
		header_end(&h);
}

static bool header_is_attr_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c && strchr("-._", c));
}

void mail_header_filename(struct str *out, const char *name)
{
	const char *s;

	for (s = name; header_is_attr_char(*s) || *s == ' ';)
		s++;
	if (!*s) {
		str_addf(out, ";\r\n filename=\"%s\"", name);
		return;
	}
	str_add(out, ";\r\n filename*=utf-8''");
	for (s = name; *s; s++) {
		if (header_is_attr_char(*s))
			str_add_char(out, *s);
		else
			str_addf(out, "%%%02X", (unsigned)(unsigned char)*s);
	}
}
