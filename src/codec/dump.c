/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codec/dump.h"

#include <stdlib.h>
#include <string.h>

struct member {
	const char *key;
	json_t *value;
};

static void add_value(struct str *out, struct arena *scratch, json_t *value);

static void add_escaped(struct str *out, unsigned char c)
{
	static const char known[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *found = strchr(known, c);

	str_add_char(out, '\\');
	if (c && found)
		str_add_char(out, letters[found - known]);
	else
		str_addf(out, "u%04X", c);
}

static void add_text(struct str *out, const char *text, size_t size)
{
	const char *from = text, *end = text + size;

	str_add_char(out, '"');
	for (; text < end; text++) {
		if ((unsigned char)*text >= 0x20 && *text != '"' && *text != '\\')
			continue;
		str_add_n(out, from, (size_t)(text - from));
		add_escaped(out, (unsigned char)*text);
		from = text + 1;
	}
	str_add_n(out, from, (size_t)(end - from));
	str_add_char(out, '"');
}

static int compare_keys(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static void add_object(struct str *out, struct arena *scratch, json_t *object)
{
	struct member *members = ARENA_NEW_N(scratch, struct member, json_object_size(object));
	size_t count = 0, i;
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value) members[count++] = (struct member){key, value};
	if (count)
		qsort(members, count, sizeof(*members), compare_keys);
	str_add_char(out, '{');
	for (i = 0; i < count; i++) {
		if (i)
			str_add_char(out, ',');
		add_text(out, members[i].key, strlen(members[i].key));
		str_add_char(out, ':');
		add_value(out, scratch, members[i].value);
	}
	str_add_char(out, '}');
}

static void add_array(struct str *out, struct arena *scratch, json_t *array)
{
	json_t *value;
	size_t i;

	str_add_char(out, '[');
	json_array_foreach(array, i, value)
	{
		if (i)
			str_add_char(out, ',');
		add_value(out, scratch, value);
	}
	str_add_char(out, ']');
}

static void add_value(struct str *out, struct arena *scratch, json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		add_object(out, scratch, value);
		return;
	case JSON_ARRAY:
		add_array(out, scratch, value);
		return;
	case JSON_STRING:
		add_text(out, json_string_value(value), json_string_length(value));
		return;
	case JSON_INTEGER:
		str_addf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		return;
	case JSON_TRUE:
		str_add(out, "true");
		return;
	case JSON_FALSE:
		str_add(out, "false");
		return;
	case JSON_NULL:
		str_add(out, "null");
		return;
	case JSON_REAL:
		break;
	}
	abort();
}

void dump_json(struct str *out, json_t *value)
{
	CLEANUP_ARENA struct arena scratch = {0};

	add_value(out, &scratch, value);
}
