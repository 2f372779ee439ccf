/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/refusal.h"

#include <string.h>

/* "550", "5.1.1" */
static bool refusal_is_code(const char *word, size_t n)
{
	return strspn(word, "0123456789.") >= n;
}

/* The next word that a relay would say of anybody: not an address, not a number or the name of a
 * machine; codes count.  Its length; 0 at the end. */
static size_t refusal_next_word(const char **said)
{
	size_t n;

	for (;;) {
		*said += strspn(*said, " ");
		n = strcspn(*said, " ");
		if (n == 0 || refusal_is_code(*said, n) || strcspn(*said, "@0123456789") >= n)
			return n;
		*said += n;
	}
}

/* Apart from whom they speak of, and when. */
static bool refusal_is_same(const char *one, const char *other)
{
	size_t n, m;

	for (;; one += n, other += m) {
		n = refusal_next_word(&one);
		m = refusal_next_word(&other);
		if (n != m || memcmp(one, other, n) != 0)
			return false;
		if (n == 0)
			return true;
	}
}

/* B3: a bounce is told of who is unreachable, and of nobody else. */
bool refusal_believe(struct refusal *r, const char *to, const char *said)
{
	if (r->to && refusal_is_same(r->said, said)) {
		if (str_ieq(r->to, to))
			return true;
		r->to = "";
		return false;
	}
	*r = (struct refusal){to, said};
	return true;
}

const char *refusal_write(struct arena *a, const struct refusal *r)
{
	return r->to ? arena_printf(a, "%s\n%s", r->to, r->said) : "";
}

struct refusal refusal_read(struct arena *a, const char *text)
{
	const char *end = text ? strchr(text, '\n') : NULL;

	if (!end)
		return (struct refusal){0};
	return (struct refusal){arena_strndup(a, text, (size_t)(end - text)),
				arena_strdup(a, end + 1)};
}
