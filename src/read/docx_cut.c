/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/docx_cut.h"

#include <stdlib.h>
#include <string.h>

enum { STYLES_MAX = 500, DEPTH_MAX = 100 };

/* One style as text, from "<w:style " to behind "</w:style>". */
struct style {
	const char *from, *to;
	const char *id, *base; /* where their values begin, each up to a quotation mark; or NULL */
	bool kept;
};

struct styles {
	struct arena *arena;
	struct style *list;
	size_t count;
	const char **used; /* names that the document uses */
	size_t used_count;
};

/* The value behind `name` and a quotation mark, between two places of the text. */
static const char *find_value(const char *from, const char *to, const char *name)
{
	const char *found = memmem(from, (size_t)(to - from), name, strlen(name));

	return found ? found + strlen(name) : NULL;
}

/* Of two values that end with a quotation mark. */
static bool is_same(const char *a, const char *b)
{
	size_t n = strcspn(a, "\"");

	return strncmp(a, b, n) == 0 && b[n] == a[n];
}

static void keep(struct styles *s, struct style *style, size_t depth)
{
	size_t i;

	if (style->kept)
		return;
	style->kept = true;
	for (i = 0; style->base && depth < DEPTH_MAX && i < s->count; i++)
		if (s->list[i].id && is_same(s->list[i].id, style->base))
			keep(s, &s->list[i], depth + 1);
}

/* False if there are more than are worth the trouble. */
static bool find_styles(struct styles *s, const char *text)
{
	static const char open[] = "<w:style ", close[] = "</w:style>";
	const char *tag, *gt, *to;
	struct style *style;

	while ((tag = strstr(text, open))) {
		gt = strchr(tag, '>');
		to = gt && gt[-1] != '/' ? strstr(gt, close) : NULL;
		if (!to || s->count == STYLES_MAX)
			return false;
		/* An entity in a name would have to be read first. */
		if (memchr(tag, '&', (size_t)(to - tag)))
			return false;
		text = to + strlen(close);
		style = ARENA_PUSH(s->arena, struct style, s->list, s->count);
		*style = (struct style){.from = tag, .to = text};
		style->id = find_value(tag, gt, " w:styleId=\"");
		style->base = find_value(gt, to, "<w:basedOn w:val=\"");
	}
	return true;
}

static bool is_of_tables(const struct style *style)
{
	return find_value(style->from, strchr(style->from, '>'), " w:type=\"table\"");
}

static bool is_preset(const struct style *style)
{
	return find_value(style->from, strchr(style->from, '>'), " w:default=\"");
}

/* The names that stand under the node, one and the same in a row once. */
static void find_used(struct styles *s, const xmlNode *node)
{
	const xmlNode *child;
	const char *id;

	for (child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (!docx_node_is(child, DOCX_W, "pStyle") &&
		    !docx_node_is(child, DOCX_W, "rStyle")) {
			find_used(s, child);
			continue;
		}
		id = docx_node_attribute(s->arena, child, "val");
		if (id && !(s->used_count && str_eq(id, s->used[s->used_count - 1])))
			*ARENA_PUSH(s->arena, const char *, s->used, s->used_count) = id;
	}
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_used(const struct styles *s, const struct style *style)
{
	const char *id = arena_strndup(s->arena, style->id, strcspn(style->id, "\""));

	return s->used_count &&
	       bsearch(&id, s->used, s->used_count, sizeof(*s->used), compare_names);
}

size_t docx_cut_styles(char *text, size_t size, const xmlNode *document)
{
	CLEANUP_ARENA struct arena a = {0};
	struct styles s = {.arena = &a};
	const char *at = text;
	char *to = text;
	size_t i;

	if (strlen(text) < size || strstr(text, "<!") || !find_styles(&s, text))
		return size;
	find_used(&s, document);
	if (s.used_count)
		qsort(s.used, s.used_count, sizeof(*s.used), compare_names);
	for (i = 0; i < s.count; i++)
		if (!s.list[i].id || is_preset(&s.list[i]) || is_used(&s, &s.list[i]))
			keep(&s, &s.list[i], 0);
	for (i = 0; i < s.count; i++) {
		memmove(to, at, (size_t)(s.list[i].from - at));
		to += s.list[i].from - at;
		at = s.list[i].kept && !is_of_tables(&s.list[i]) ? s.list[i].from : s.list[i].to;
	}
	memmove(to, at, (size_t)(text + size - at));
	return (size_t)(to - text) + (size_t)(text + size - at);
}
