/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml_cut.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { PIECES_MAX = 1000, DEPTH_MAX = 100 };

/* A style, or an element that is not wanted, from its "<" to behind its end. */
struct piece {
	const char *from, *gt, *to; /* "gt" ends its start tag */
	const char *name;	    /* where it begins, up to a quotation mark; or NULL */
	bool kept;
};

struct cut {
	const struct xml_cut_format *format;
	struct arena *arena;
	const char *end;
	struct piece *list;
	size_t count;
};

/* ---- names */

void xml_cut_add_name(struct xml_cut_names *names, const char *name)
{
	if (!names->count || !str_eq(names->list[names->count - 1], name))
		*ARENA_PUSH(names->arena, const char *, names->list, names->count) = name;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A value of the text, which a quotation mark ends, and a name. */
static int compare_value(const void *value, const void *name)
{
	const char *a = value, *b = *(const char *const *)name;

	for (; *a == *b && *b; a++, b++)
		;
	return *a == '"' && !*b ? 0 : (unsigned char)*a - (unsigned char)*b;
}

/* Of two values of the text. */
static bool is_same(const char *a, const char *b)
{
	for (; *a == *b && *a != '"'; a++, b++)
		;
	return *a == *b;
}

/* ---- pieces */

/* The value behind `before`, between two places of the text. */
static const char *find_value(const char *from, const char *to, const char *before)
{
	size_t n = strlen(before);

	/* It begins with a blank or a "<", which are few. */
	for (; (from = memchr(from, *before, (size_t)(to - from))); from++) {
		if ((size_t)(to - from) < n)
			return NULL;
		if (memcmp(from, before, n) == 0)
			return from + n;
	}
	return NULL;
}

static bool has_any(const struct piece *piece, const char *const *marks)
{
	for (; *marks; marks++)
		if (find_value(piece->from, piece->gt, *marks))
			return true;
	return false;
}

/* Does a tag with this name begin at `tag`, behind its "<" or "</"? */
static bool is_tag(const char *tag, const char *name)
{
	for (; *name && *tag == *name; tag++, name++)
		;
	return !*name && strchr(" \t\r\n/>", *tag);
}

static bool is_tag_of(const char *tag, const char *const *names)
{
	for (; *names; names++)
		if (is_tag(tag, *names))
			return true;
	return false;
}

static const char *find_char(const char *from, const char *end, char c)
{
	return memchr(from, c, (size_t)(end - from));
}

/* Where the next "</name>" is, with the `n` bytes of a name; NULL: there is none.  The looking for
 * it takes nearly all the time: it is found by the `sign` in the name, if that is there. */
static const char *find_end(const struct cut *cut, const char *from, const char *name, size_t n,
			    char sign)
{
	const char *in_name = memchr(name, sign, n), *at;
	const size_t offset = in_name ? (size_t)(in_name - name) + 2 : 0;

	if ((size_t)(cut->end - from) <= offset)
		return NULL;
	for (from += offset; (from = find_char(from, cut->end, in_name ? sign : '<')); from++) {
		at = from - offset;
		/* Most are elsewhere, which is seen before the names are compared. */
		if (at[0] == '<' && at[1] == '/' && (size_t)(cut->end - at) > n + 2 &&
		    at[2 + n] == '>' && memcmp(at + 2, name, n) == 0)
			return at;
	}
	return NULL;
}

/* The end of the element that begins at `from`; false if it has none. */
static bool measure(const struct cut *cut, const char *from, struct piece *piece)
{
	size_t name = strcspn(from + 1, " \t\r\n/>");
	const char *tag = find_char(from, cut->end, '>');

	*piece = (struct piece){.from = from, .gt = tag, .to = tag ? tag + 1 : NULL};
	if (!tag || tag[-1] == '/')
		return tag;
	tag = find_end(cut, tag + 1, from + 1, name, cut->format->sign);
	piece->to = tag ? tag + name + 3 : NULL;
	return tag;
}

/* False if there is nothing to be cut, or more than is worth the trouble. */
static bool find_pieces(struct cut *cut, const char *text)
{
	const struct xml_cut_format *f = cut->format;
	struct piece piece;
	bool style;

	while ((text = find_char(text, cut->end, '<'))) {
		if (f->until && is_tag(text + 1, f->until))
			break;
		style = is_tag(text + 1, f->style);
		if (!style && !is_tag_of(text + 1, f->asides)) {
			text++;
			continue;
		}
		if (!measure(cut, text, &piece) || cut->count == PIECES_MAX)
			return false;
		text = piece.to;
		if (style && !has_any(&piece, f->others)) {
			piece.kept = true;
			piece.name = find_value(piece.from, piece.gt, f->name);
			/* An entity in a name would have to be read first. */
			if (piece.name && memchr(piece.name, '&', strcspn(piece.name, "\"")))
				return false;
		}
		*ARENA_PUSH(cut->arena, struct piece, cut->list, cut->count) = piece;
	}
	return cut->count > 0;
}

/* ---- which of them are used */

static bool is_named(const struct cut *cut, const struct piece *piece,
		     const struct xml_cut_names *names)
{
	const char *preset = cut->format->preset;

	if (!piece->name || (preset && find_value(piece->from, piece->gt, preset)))
		return true;
	return names->count &&
	       bsearch(piece->name, names->list, names->count, sizeof(*names->list), compare_value);
}

static bool keep(struct cut *cut, struct piece *piece, size_t depth)
{
	const char *base = find_value(piece->from, piece->to, cut->format->base);
	size_t i;

	piece->kept = true;
	if (base && memchr(base, '&', strcspn(base, "\"")))
		return false;
	for (i = 0; base && depth < DEPTH_MAX && i < cut->count; i++)
		if (!cut->list[i].kept && cut->list[i].name && is_same(cut->list[i].name, base) &&
		    !keep(cut, &cut->list[i], depth + 1))
			return false;
	return true;
}

static bool keep_named(struct cut *cut, struct xml_cut_names *names)
{
	struct piece *list = cut->list;
	bool *wanted = ARENA_NEW_N(cut->arena, bool, cut->count);
	size_t i;

	if (names->count)
		qsort(names->list, names->count, sizeof(*names->list), compare_names);
	for (i = 0; i < cut->count; i++) {
		wanted[i] = list[i].kept && is_named(cut, &list[i], names);
		list[i].kept = false;
	}
	for (i = 0; i < cut->count; i++)
		if (wanted[i] && !list[i].kept && !keep(cut, &list[i], 0))
			return false;
	return true;
}

/* ---- the text */

/* Could "<" be anything but a tag in it? */
static bool is_plain(const char *text, size_t size)
{
	const char *at, *end = text + size;

	if (strlen(text) < size)
		return false;
	for (at = text; (at = memchr(at, '!', (size_t)(end - at))); at++)
		if (at > text && at[-1] == '<')
			return false;
	return true;
}

static const char *take_out(const struct cut *cut, struct arena *a, const char *text, size_t *size)
{
	char *copy = arena_buffer(a, *size + 1), *to = copy;
	size_t i;

	for (i = 0; i < cut->count; i++) {
		if (cut->list[i].kept)
			continue;
		to = mempcpy(to, text, (size_t)(cut->list[i].from - text));
		text = cut->list[i].to;
	}
	to = mempcpy(to, text, (size_t)(cut->end - text));
	*to = '\0';
	*size = (size_t)(to - copy);
	return copy;
}

const char *xml_cut_styles(struct arena *a, const char *text, size_t *size,
			   const struct xml_cut_format *format, struct xml_cut_names *names)
{
	CLEANUP_ARENA struct arena scratch = {0};
	struct cut cut = {.format = format, .arena = &scratch, .end = text + *size};

	if (!is_plain(text, *size) || !find_pieces(&cut, text) ||
	    (names && !keep_named(&cut, names)))
		return text;
	return take_out(&cut, a, text, size);
}

/* ---- empty elements */

/* A bit for the first letters of a name behind a prefix of two bytes: most tags have others, which
 * is seen before their names are compared. */
static uint64_t letters_of(const char *name)
{
	return (uint64_t)1 << (((unsigned char)name[2] * 5 + (unsigned char)name[3]) % 64);
}

static uint64_t letters_of_all(const char *const *names)
{
	uint64_t letters = 0;

	for (; *names; names++)
		letters |= letters_of(*names);
	return letters;
}

static bool is_met(const char *tag, uint64_t letters, const char *const *names)
{
	return letters & letters_of(tag) && is_tag_of(tag, names);
}

/* Ends the text up to `to` with the start tag of a holder, and begins its end tag at `*from`?  Then
 * both go: `*from` is moved behind it, and where the start tag begins is returned. */
static char *drop_holder(const char *text, char *to, const char **from, const char *end,
			 const char *const *holders)
{
	const char *gt = find_char(*from, end, '>');
	size_t n = gt ? (size_t)(gt - *from) : 0; /* the bytes of its start tag */

	if (n < 3 || (*from)[1] != '/' || !is_tag_of(*from + 2, holders) ||
	    (size_t)(to - text) < n || to[-(ptrdiff_t)n] != '<' ||
	    memcmp(to - n + 1, *from + 2, n - 1) != 0)
		return to;
	*from = gt + 1;
	return to - n;
}

/* The same with all holders in each other. */
static char *drop_holders(const char *text, char *to, const char **from, const char *end,
			  const char *const *holders)
{
	const char *before = NULL;

	while (*from != before && **from == '<') {
		before = *from;
		to = drop_holder(text, to, from, end, holders);
	}
	return to;
}

const char *xml_cut_empty(struct arena *a, const char *text, size_t *size,
			  const struct xml_cut_empty *what)
{
	const uint64_t letters = letters_of_all(what->names), unless = letters_of_all(what->unless);
	const char *from = text, *tag = text, *gt, *end = text + *size;
	char *copy, *to;

	if (!is_plain(text, *size))
		return text;
	copy = to = arena_buffer(a, *size + 1);
	while ((tag = find_char(tag, end, '<'))) {
		if (end - tag < 5)
			break;
		if (is_met(tag + 1, unless, what->unless))
			return text;
		/* Nothing is looked at twice: what has no end is no XML. */
		gt = letters & letters_of(tag + 1) ? find_char(tag, end, '>') : tag;
		if (!gt)
			break;
		if (gt > tag && gt[-1] == '/' && is_tag_of(tag + 1, what->names)) {
			to = mempcpy(to, from, (size_t)(tag - from));
			from = gt + 1;
			to = drop_holders(copy, to, &from, end, what->holders);
			gt = from - 1;
		}
		tag = gt + 1;
	}
	to = mempcpy(to, from, (size_t)(end - from));
	*to = '\0';
	*size = (size_t)(to - copy);
	return copy;
}
