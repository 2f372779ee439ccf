/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * str: text.  A bounded builder in an arena, and the few comparisons that everyone needs.
 * All text inside the program is UTF-8; str_valid_utf8 makes it so at the border.
 */
#ifndef ESCALATED_BASE_STR_H
#define ESCALATED_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* A growing string, always NUL-terminated once anything was added, never longer than `max`. */
struct str {
	struct arena *arena; /* borrowed */
	char *data;	     /* in the arena; NULL while empty */
	size_t len;
	size_t cap;
	size_t max;
	bool truncated; /* something did not fit */
};

#define STR_UNBOUNDED ((size_t)64 << 20)

/* Empty, with its memory in `a` (borrowed); at most `max` bytes.  What is added beyond them is cut
 * off, at a whole character, and `truncated` set: there is no other error. */
void str_init(struct str *s, struct arena *a, size_t max);
void str_add(struct str *s, const char *text);
void str_add_n(struct str *s, const char *text, size_t n);
void str_add_char(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The words of `text`, each that an address stands in as "[address]": for what others say of people
 * where no people may be spoken of (B5). */
void str_add_masked(struct str *s, const char *text);
void str_truncate(struct str *s, size_t len); /* back to its first `len` bytes, if it is longer */
/* The text so far; "" while empty, never NULL.  Valid until the next addition. */
const char *str_text(const struct str *s);

/* Comparison.  NULL is never equal to anything but NULL.  Case folding is ASCII only. */
bool str_eq(const char *a, const char *b);
bool str_ieq(const char *a, const char *b);
bool str_starts(const char *s, const char *prefix);
bool str_istarts(const char *s, const char *prefix);
/* … with one of these `count`. */
bool str_istarts_any(const char *s, const char *const *prefixes, size_t count);
bool str_ends(const char *s, const char *suffix);
/* The place of `needle` in `haystack`, ASCII case folded, or NULL. */
const char *str_ifind(const char *haystack, const char *needle);
bool str_empty(const char *s); /* NULL, "" or white space only (ASCII white space and U+00A0) */

/* Copies in `a`.  Trim takes white space (ASCII and U+00A0) from both ends; fold also makes each
 * inner run of white space one blank; lower is ASCII only. */
char *str_trim(struct arena *a, const char *s);
char *str_trim_n(struct arena *a, const char *s, size_t n);
char *str_fold(struct arena *a, const char *s);
char *str_lower(struct arena *a, const char *s);

/* Valid UTF-8 without NUL or C0 controls but \t and \n (\r\n and \r become \n): each byte that does
 * not belong becomes U+FFFD, each control a blank.  `n` bytes are read. */
char *str_valid_utf8(struct arena *a, const char *bytes, size_t n);

/* The code point at *s (valid UTF-8), *s moved behind it; 0 at the end. */
unsigned str_next_char(const char **s);

/* Split `text` at each `separator`; the pieces are trimmed copies, empty ones kept. */
char **str_split(struct arena *a, const char *text, char separator, size_t *count);

/* One of our addresses: local@domain of safe ASCII characters only, no more than 254 bytes, nothing
 * that could end or begin an SMTP argument (RFC 5321 section 4.1.2, dot-string form only). */
bool str_is_address(const char *s);

#endif
