/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void str_init(struct str *s, struct arena *a, size_t max)
{
	memset(s, 0, sizeof(*s));
	s->arena = a;
	s->max = max;
}

void str_add_n(struct str *s, const char *text, size_t n)
{
	size_t cap;

	if (n > s->max - s->len) {
		s->truncated = true;
		n = s->max - s->len;
		/* Never cut inside a UTF-8 sequence. */
		while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
			n--;
	}
	if (s->len + n + 1 > s->cap) {
		cap = s->cap ? s->cap : 64;
		while (cap < s->len + n + 1)
			cap *= 2;
		s->data = arena_grow(s->arena, s->data, s->cap, cap);
		s->cap = cap;
	}
	if (n)
		memcpy(s->data + s->len, text, n);
	s->len += n;
	s->data[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
	if (text)
		str_add_n(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	if (s->len < s->max && s->len + 1 < s->cap) {
		s->data[s->len++] = c;
		s->data[s->len] = '\0';
	} else {
		str_add_n(s, &c, 1);
	}
}

void str_addf(struct str *s, const char *format, ...)
{
	char small[256];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(small, sizeof(small), format, args);
	va_end(args);
	if (n < 0)
		return;
	if ((size_t)n < sizeof(small)) {
		str_add_n(s, small, (size_t)n);
		return;
	}
	va_start(args, format);
	str_add(s, arena_vprintf(s->arena, format, args));
	va_end(args);
}

/* As it is written, or as it stands in a link. */
static bool str_holds_address(const char *word, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (word[i] == '@' || (n - i >= 3 && memcmp(word + i, "%40", 3) == 0))
			return true;
	return false;
}

void str_add_masked(struct str *s, const char *text)
{
	size_t n;

	while (*text) {
		n = strcspn(text, " ");
		if (str_holds_address(text, n))
			str_add(s, "[address]");
		else
			str_add_n(s, text, n);
		text += n;
		if (*text == ' ')
			str_add_char(s, *text++);
	}
}

void str_truncate(struct str *s, size_t len)
{
	if (len < s->len) {
		s->len = len;
		s->data[len] = '\0';
	}
}

const char *str_text(const struct str *s)
{
	return s->data ? s->data : "";
}

bool str_eq(const char *a, const char *b)
{
	return a && b ? *a == *b && strcmp(a, b) == 0 : a == b;
}

bool str_ieq(const char *a, const char *b)
{
	return a && b ? strcasecmp(a, b) == 0 : a == b;
}

/* Most comparisons end at the first letter: it is looked at before a function is called. */
bool str_starts(const char *s, const char *prefix)
{
	return s && (*s == *prefix || !*prefix) && strncmp(s, prefix, strlen(prefix)) == 0;
}

bool str_istarts(const char *s, const char *prefix)
{
	/* Letters of both cases differ in one bit alone. */
	return s && (!((*s ^ *prefix) & ~0x20) || !*prefix) &&
	       strncasecmp(s, prefix, strlen(prefix)) == 0;
}

bool str_istarts_any(const char *s, const char *const *prefixes, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_istarts(s, prefixes[i]))
			return true;
	return false;
}

bool str_ends(const char *s, const char *suffix)
{
	size_t n = s ? strlen(s) : 0, m = strlen(suffix);

	return n >= m && strcmp(s + n - m, suffix) == 0;
}

static char str_lower_char(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

const char *str_ifind(const char *haystack, const char *needle)
{
	size_t n = strlen(needle);
	char c = str_lower_char(*needle);
	const char first[] = {c, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c, '\0'};

	if (!haystack || !n)
		return haystack;
	for (; *(haystack += strcspn(haystack, first)); haystack++)
		if (strncasecmp(haystack, needle, n) == 0)
			return haystack;
	return NULL;
}

/* The length of the white space at `s`: an ASCII blank, or a UTF-8 no-break space. */
static size_t str_blank(const char *s, size_t n)
{
	if (n && (*s == ' ' || (*s >= '\t' && *s <= '\r')))
		return 1;
	if (n > 1 && s[0] == '\xC2' && s[1] == '\xA0')
		return 2;
	return 0;
}

bool str_empty(const char *s)
{
	size_t n = s ? strlen(s) : 0, b;

	for (; n && (b = str_blank(s, n)); n -= b)
		s += b;
	return n == 0;
}

char *str_trim_n(struct arena *a, const char *s, size_t n)
{
	size_t b;

	for (; (b = str_blank(s, n)); n -= b)
		s += b;
	for (;;) {
		if (n && str_blank(s + n - 1, 1))
			n--;
		else if (n > 1 && str_blank(s + n - 2, 2) == 2)
			n -= 2;
		else
			return arena_strndup(a, s, n);
	}
}

char *str_trim(struct arena *a, const char *s)
{
	return s ? str_trim_n(a, s, strlen(s)) : NULL;
}

char *str_fold(struct arena *a, const char *s)
{
	char *out, *p;
	size_t n, b;
	bool gap = false;

	if (!s)
		return NULL;
	n = strlen(s);
	p = out = arena_buffer(a, n + 1);
	while (n) {
		if ((b = str_blank(s, n))) {
			gap = p != out;
			s += b;
			n -= b;
			continue;
		}
		if (gap)
			*p++ = ' ';
		gap = false;
		*p++ = *s++;
		n--;
	}
	*p = '\0';
	return out;
}

char *str_lower(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *p;

	for (p = out; p && *p; p++)
		*p = str_lower_char(*p);
	return out;
}

/* The length of the valid UTF-8 sequence at `s`, or 0 (RFC 3629: no surrogates, no overlong). */
static size_t str_sequence(const unsigned char *s, size_t n)
{
	unsigned char c = s[0], low = 0x80, high = 0xBF;
	size_t want, i;

	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c <= 0xDF)
		want = 2;
	else if (c >= 0xE0 && c <= 0xEF)
		want = 3;
	else if (c >= 0xF0 && c <= 0xF4)
		want = 4;
	else
		return 0;
	if (c == 0xE0)
		low = 0xA0;
	if (c == 0xED)
		high = 0x9F;
	if (c == 0xF0)
		low = 0x90;
	if (c == 0xF4)
		high = 0x8F;
	if (n < want || s[1] < low || s[1] > high)
		return 0;
	for (i = 2; i < want; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return want;
}

/* How many bytes from here on are plain ASCII that is printed, which most of a text is. */
static size_t str_plain(const unsigned char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= 0x20 && s[i] < 0x7F)
		i++;
	return i;
}

char *str_valid_utf8(struct arena *a, const char *bytes, size_t n)
{
	const unsigned char *s = (const unsigned char *)bytes;
	size_t seq, bad = 0, i, plain;
	char *out, *p;

	for (i = str_plain(s, n); i < n; i += seq ? seq : 1, i += str_plain(s + i, n - i))
		if (!(seq = str_sequence(s + i, n - i)))
			bad++;
	p = out = arena_buffer(a, n + bad * 2 + 1);
	for (i = 0; i < n; i += seq ? seq : 1) {
		plain = str_plain(s + i, n - i);
		p = (char *)memcpy(p, s + i, plain) + plain;
		i += plain;
		if (i == n)
			break;
		seq = str_sequence(s + i, n - i);
		if (!seq) {
			memcpy(p, "\xEF\xBF\xBD", 3);
			p += 3;
		} else if (s[i] == '\r') {
			if (i + 1 >= n || s[i + 1] != '\n')
				*p++ = '\n';
		} else if (seq == 1 && (s[i] < 0x20 || s[i] == 0x7F) && s[i] != '\n' &&
			   s[i] != '\t') {
			*p++ = ' ';
		} else {
			memcpy(p, s + i, seq);
			p += seq;
		}
	}
	*p = '\0';
	return out;
}

unsigned str_next_char(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	size_t n, i;
	unsigned c;

	if (!*p)
		return 0;
	n = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	c = n == 1 ? p[0] : p[0] & (0xFFu >> (n + 1));
	for (i = 1; i < n && (p[i] & 0xC0) == 0x80; i++)
		c = c << 6 | (p[i] & 0x3F);
	*s += i;
	return c;
}

char **str_split(struct arena *a, const char *text, char separator, size_t *count)
{
	char **items = NULL;
	const char *end;

	*count = 0;
	for (;; text = end + 1) {
		end = strchr(text, separator);
		*ARENA_PUSH(a, char *, items, *count) =
		    end ? str_trim_n(a, text, (size_t)(end - text)) : str_trim(a, text);
		if (!end)
			return items;
	}
}

static bool str_is_atom(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

/* Atoms with single dots between them, neither first nor last. */
static bool str_is_dotted(const char *s, size_t n, bool host)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == '.') {
			if (i == 0 || i + 1 == n || s[i - 1] == '.')
				return false;
		} else if (!str_is_atom(s[i]) || (host && strchr("!#$%&'*+/=?^_`{|}~", s[i]))) {
			return false;
		}
	}
	return n > 0;
}

bool str_is_address(const char *s)
{
	const char *at = s ? strchr(s, '@') : NULL;

	return at && strlen(s) <= 254 && at - s <= 64 && *s != '-' && at[1] != '-' &&
	       str_is_dotted(s, (size_t)(at - s), false) &&
	       str_is_dotted(at + 1, strlen(at + 1), true);
}
