/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/trust.h"

#include <string.h>

#include "core/directory_name.h"

static const char *trust_domain(const char *email)
{
	const char *at = email ? strrchr(email, '@') : NULL;

	return at ? at + 1 : NULL;
}

/* Domains below which strangers register their own.  Not all there are; with those that are not
 * here no server signs or sends, as nobody's mail comes from them. */
static bool trust_is_suffix(const char *domain)
{
	static const char *const second[] = {"co",     "gov", "org", "ac", "nhs",	"sch",
					     "police", "ltd", "plc", "me", "net",	"mod",
					     "com",    "edu", "gob", "or", "parliament"};
	const char *dot = strchr(domain, '.');
	size_t i;

	if (!dot)
		return true;
	if (strchr(dot + 1, '.') || strlen(dot + 1) != 2)
		return false;
	for (i = 0; i < COUNT_OF(second); i++)
		if (strlen(second[i]) == (size_t)(dot - domain) && str_starts(domain, second[i]))
			return true;
	return false;
}

/* Is `domain` below `above`: "mail.council.example" below "council.example"? */
static bool trust_is_below(const char *domain, const char *above)
{
	size_t n = strlen(domain), m = strlen(above);

	return n > m + 1 && domain[n - m - 1] == '.' && str_ieq(domain + n - m, above) &&
	       !trust_is_suffix(above);
}

bool trust_is_aligned(const char *domain, const char *of)
{
	if (str_empty(domain) || str_empty(of))
		return false;
	return str_ieq(domain, of) || trust_is_below(domain, of) || trust_is_below(of, domain);
}

/* Did the council's server find what is required, for the domain of From?  Only then is a person of
 * the directory believed to have written it (B2). */
static bool trust_is_shown(const struct reading *r, enum trust_require require)
{
	static const char *const methods[] = {
	    [TRUST_SPF] = "spf", [TRUST_DKIM] = "dkim", [TRUST_DMARC] = "dmarc"};
	const char *domain = trust_domain(r->from.email);
	size_t i;

	for (i = 0; i < r->auth_count; i++) {
		const struct reading_auth *f = &r->auth[i];

		if (!str_ieq(f->method, methods[require]) || !str_ieq(f->result, "pass"))
			continue;
		/* DMARC has seen to the alignment itself, for the From that it names. */
		if (require == TRUST_DMARC ? str_ieq(f->domain, domain)
					   : trust_is_aligned(f->domain, domain))
			return true;
	}
	return false;
}

static const char *trust_name(enum trust_require require)
{
	return require == TRUST_SPF ? "SPF" : require == TRUST_DKIM ? "DKIM" : "DMARC";
}

/* The Latin letter that this one is taken for; the letter itself if it looks like none. */
static unsigned trust_bare(unsigned c)
{
	static const struct {
		unsigned from;
		char to;
	} alike[] = {
	    {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'},
	    {0x445, 'x'}, {0x456, 'i'}, {0x458, 'j'}, {0x455, 's'}, {0x501, 'd'}, {0x51B, 'q'},
	    {0x51D, 'w'}, {0x4BB, 'h'}, {0x43C, 'm'}, {0x43D, 'h'}, {0x442, 't'}, {0x432, 'b'},
	    {0x43A, 'k'}, {0x410, 'a'}, {0x412, 'b'}, {0x415, 'e'}, {0x417, '3'}, {0x41A, 'k'},
	    {0x41C, 'm'}, {0x41D, 'h'}, {0x41E, 'o'}, {0x420, 'p'}, {0x421, 'c'}, {0x422, 't'},
	    {0x425, 'x'}, {0x406, 'i'}, {0x408, 'j'}, {0x405, 's'}, {0x3BF, 'o'}, {0x3B1, 'a'},
	    {0x3BD, 'v'}, {0x3C1, 'p'}, {0x3C5, 'u'}, {0x3B9, 'i'}, {0x3BA, 'k'}, {0x391, 'a'},
	    {0x392, 'b'}, {0x395, 'e'}, {0x396, 'z'}, {0x397, 'h'}, {0x399, 'i'}, {0x39A, 'k'},
	    {0x39C, 'm'}, {0x39D, 'n'}, {0x39F, 'o'}, {0x3A1, 'p'}, {0x3A4, 't'}, {0x3A5, 'y'},
	    {0x3A7, 'x'}, {0x251, 'a'}, {0x261, 'g'}, {0x131, 'i'}, {0x1C0, 'l'}, {0x2113, 'l'},
	    {0x585, 'o'}, {0x57D, 'u'}, {0x578, 'n'}, {0x570, 'h'}, {'0', 'o'},	  {'1', 'l'},
	    {'5', 's'},	  {'|', 'l'},
	};
	size_t i;

	if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
		c -= 0xFEE0;
	if (c >= 'A' && c <= 'Z')
		return c + 0x20;
	for (i = 0; i < COUNT_OF(alike); i++)
		if (alike[i].from == c)
			return (unsigned char)alike[i].to;
	return c;
}

/* The text as an eye in a hurry sees it.  "I" and "l" are one; so are "rn" and "m", "vv" and "w".
 */
static char *trust_skeleton(struct arena *a, const char *text)
{
	struct str out;
	unsigned c;
	char last = 0;

	str_init(&out, a, 1000);
	while ((c = str_next_char(&text))) {
		/* Marks without width, and blanks, do not count. */
		if (c <= ' ' || c == 0xA0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
		    c == 0x2060 || c == 0xFEFF || (c >= 0x300 && c <= 0x36F))
			continue;
		c = trust_bare(c);
		if (c == 'i')
			c = 'l';
		if (c >= 0x80) {
			str_addf(&out, "<%X>", c);
			last = 0;
			continue;
		}
		if (out.len && ((last == 'r' && c == 'n') || (last == 'v' && c == 'v'))) {
			out.data[out.len - 1] = last = last == 'r' ? 'm' : 'w';
			continue;
		}
		str_addf(&out, "%c", (char)c);
		last = (char)c;
	}
	return arena_strdup(a, str_text(&out));
}

bool trust_looks_like(struct arena *a, const char *text, const char *other)
{
	return str_eq(trust_skeleton(a, text), trust_skeleton(a, other));
}

/* Somebody whom the directory does not know, and who is easily taken for one that it does: by the
 * name, by an address for a name, by the look of the address. */
static const struct person *trust_mimicked(struct arena *a, const struct reading *r,
					   const struct directory *d)
{
	const char *name = r->from.name ? trust_skeleton(a, r->from.name) : NULL;
	const char *email = trust_skeleton(a, r->from.email);
	CLEANUP_ARENA struct arena work = {0};
	const struct person *p;
	size_t i;

	for (i = 0; i < d->count; i++) {
		p = &d->people[i];
		if (r->from.name && (directory_name_equal(p->name, r->from.name, true) ||
				     str_ifind(r->from.name, p->email)))
			return p;
		if (str_eq(trust_skeleton(&work, p->email), email) ||
		    (name && str_eq(trust_skeleton(&work, p->name), name)))
			return p;
		arena_clear(&work);
	}
	return NULL;
}

/* Sender names who pressed the button, where that is not the writer (RFC 5322 section 3.6.2). */
static void trust_check_sender(struct arena *a, const struct reading *r, const struct directory *d,
			       struct trust *t)
{
	const struct person *sender = directory_find(d, r->sender.email);

	if (!r->sender.email || str_ieq(r->sender.email, r->from.email) || !t->person ||
	    sender == t->person)
		return;
	if (sender && str_ieq(t->person->deputy, sender->email)) {
		t->by = sender;
		return;
	}
	t->held =
	    arena_printf(a, "%s sent it in the name of %s, whose deputy in the directory is %s.",
			 sender ? sender->name : r->sender.email, t->person->name,
			 t->person->deputy ? "somebody else" : "nobody");
}

struct trust trust_check(struct arena *a, const struct reading *r, const struct directory *d,
			 enum trust_require require)
{
	struct trust t = {.person = directory_find(d, r->from.email)};
	const struct person *mimicked;

	if (!r->from.email)
		return t;
	if (require != TRUST_NONE && !trust_is_shown(r, require)) {
		t.unproven = true;
		t.held = arena_printf(
		    a,
		    TRUST_NOT_SHOWN " %s: the council's mail server did not find "
		    "a %s that fits the address.",
		    t.person ? t.person->name : r->from.email, trust_name(require));
		return t;
	}
	trust_check_sender(a, r, d, &t);
	mimicked = t.person ? NULL : trust_mimicked(a, r, d);
	if (mimicked)
		t.held = arena_printf(
		    a,
		    TRUST_BEARS " %s, or looks like their address, but is not from %s: ask "
		    "them by telephone before you take it in.",
		    mimicked->name, mimicked->email);
	return t;
}
