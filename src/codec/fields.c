/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codec/fields.h"

#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "core/directory.h"
#include "core/form.h"
#include "core/reading.h"

int fields_fail(const struct fields_input *in, const char *key, const char *what)
{
	return err_set(in->e, in->kind, "JSON key \"%s\" %s", key, what);
}

/* ---- writing */

/* A new reference that cannot be missing: out of memory aborts, as everywhere. */
static json_t *fields_must(json_t *value)
{
	if (!value)
		abort();
	return value;
}

json_t *fields_write_text(const char *text)
{
	CLEANUP_ARENA struct arena a = {0};
	json_t *value;

	if (!text)
		return NULL;
	value = json_string(text);
	/* Text inside is UTF-8.  Should a mistake of ours have made it something else, it is still
	 * better to keep what can be kept. */
	return value ? value : fields_must(json_string(str_valid_utf8(&a, text, strlen(text))));
}

json_t *fields_write_roles(unsigned roles)
{
	json_t *list = fields_must(json_array());
	unsigned bit;

	for (bit = 1; bit && bit <= roles; bit <<= 1)
		if (roles & bit)
			json_array_append_new(list, fields_write_text(role_name(bit)));
	return list;
}

static json_t *fields_write_list(const struct fields_field *f, const char *base, bool sparse)
{
	json_t *list = fields_must(json_array());
	const char *items, *text;
	size_t count, i;

	memcpy(&items, base + f->offset, sizeof(items));
	memcpy(&count, base + f->count, sizeof(count));
	for (i = 0; i < count; i++) {
		if (f->table) {
			json_array_append_new(
			    list, fields_write(f->table, items + i * f->table->size, sparse));
		} else {
			memcpy(&text, items + i * sizeof(text), sizeof(text));
			json_array_append_new(list, fields_write_text(text));
		}
	}
	return list;
}

static json_t *fields_write_word(const struct fields_field *f, const void *member)
{
	int value;

	memcpy(&value, member, sizeof(value));
	return fields_write_text(f->words->name(value));
}

static json_t *fields_write_date(const struct fields_field *f, const void *member)
{
	CLEANUP_ARENA struct arena a = {0};

	return fields_write_text(f->type == FIELDS_DAY
				     ? date_iso(&a, *(const date_day *)member)
				     : date_moment_iso(&a, *(const date_moment *)member));
}

/* NULL: absent. */
static json_t *fields_write_one(const struct fields_field *f, const char *base, bool sparse)
{
	const void *member = base + f->offset;
	enum form_tick tick;
	const char *text;
	int64_t id;

	switch (f->type) {
	case FIELDS_TEXT:
	case FIELDS_LINE:
	case FIELDS_ADDRESS:
	case FIELDS_REF:
	case FIELDS_MESSAGE_ID:
		memcpy(&text, member, sizeof(text));
		return fields_write_text(text || !f->filled ? text : "");
	case FIELDS_DAY:
	case FIELDS_MOMENT:
		return fields_write_date(f, member);
	case FIELDS_FLAG:
		return json_boolean(*(const bool *)member);
	case FIELDS_TICK:
		memcpy(&tick, member, sizeof(tick));
		return tick == FORM_UNSAID ? NULL : json_boolean(tick == FORM_YES);
	case FIELDS_INT:
		return json_integer(*(const int *)member);
	case FIELDS_ID:
		memcpy(&id, member, sizeof(id));
		return json_integer(id);
	case FIELDS_ROLES:
		return fields_write_roles(*(const unsigned *)member);
	case FIELDS_WORD:
		return fields_write_word(f, member);
	case FIELDS_STRUCT:
		return fields_write(f->table, member, sparse);
	case FIELDS_LIST:
		return fields_write_list(f, base, sparse);
	case FIELDS_CUSTOM:
		return f->custom->write(member, sparse);
	}
	abort();
}

/* What reading gives for a missing key as well. */
static bool fields_is_empty(const json_t *value)
{
	return !value || json_is_false(value) ||
	       (json_is_integer(value) && json_integer_value(value) == 0) ||
	       (json_is_array(value) && json_array_size(value) == 0) ||
	       (json_is_object(value) && json_object_size(value) == 0);
}

void fields_write_into(json_t *object, const struct fields_table *table, const void *base,
		       bool sparse)
{
	const struct fields_field *f;
	json_t *value;

	for (f = table->fields; f < table->fields + table->count; f++) {
		value = fields_write_one(f, base, sparse);
		/* "No" is not the same as not said. */
		if (sparse && fields_is_empty(value) && !(value && f->type == FIELDS_TICK))
			json_decref(value);
		else
			json_object_set_new(object, f->key, value ? value : json_null());
	}
}

json_t *fields_write(const struct fields_table *table, const void *base, bool sparse)
{
	json_t *object = fields_must(json_object());

	fields_write_into(object, table, base, sparse);
	return object;
}

/* ---- reading */

static bool fields_is_message_id(const char *s)
{
	for (; *s; s++)
		if (*s <= ' ' || *s > '~' || *s == '<' || *s == '>')
			return false;
	return true;
}

/* A control character could begin another line where a line is printed or sent. */
static void fields_blank_controls(char *text, bool lines)
{
	char *c;

	for (c = text; *c; c++)
		if (((unsigned char)*c < 0x20 || *c == 0x7F) &&
		    !(lines && (*c == '\n' || *c == '\t')))
			*c = ' ';
}

int fields_read_text(const struct fields_input *in, const char *key, const json_t *value,
		     enum fields_type type, size_t max, const char **text)
{
	char *copy;

	if (!json_is_string(value))
		return fields_fail(in, key, "is no text");
	if (!max)
		max = type == FIELDS_TEXT ? FIELDS_MAX_TEXT : FIELDS_MAX_LINE;
	if (in->bounded && json_string_length(value) > max)
		return fields_fail(in, key, "is too long");
	copy = arena_strdup(in->arena, json_string_value(value));
	if (type == FIELDS_TEXT || type == FIELDS_LINE)
		fields_blank_controls(copy, type == FIELDS_TEXT);
	else if (type == FIELDS_ADDRESS && !str_is_address(copy))
		return fields_fail(in, key, "is no address");
	else if (type == FIELDS_REF && !str_eq(reading_find_ref(in->arena, copy), copy))
		return fields_fail(in, key, "is no reference");
	else if (type == FIELDS_MESSAGE_ID && (!*copy || !fields_is_message_id(copy)))
		return fields_fail(in, key, "is no Message-ID");
	*text = type == FIELDS_ADDRESS ? str_lower(in->arena, copy) : copy;
	return 0;
}

int fields_read_roles(const struct fields_input *in, const char *key, const json_t *value,
		      unsigned *roles)
{
	unsigned role, all = 0;
	const json_t *item;
	size_t i;

	if (value && !json_is_array(value))
		return fields_fail(in, key, "is no list");
	json_array_foreach(value, i, item)
	{
		role = json_is_string(item) ? role_parse(json_string_value(item)) : 0;
		if (!role)
			return fields_fail(in, key, "holds what is no role");
		all |= role;
	}
	*roles = all;
	return 0;
}

static int fields_read_list(const struct fields_input *in, const struct fields_field *f,
			    const json_t *value, char *base)
{
	size_t count = 0, i, max = f->max ? f->max : FIELDS_MAX_ITEMS;
	const char *text;
	void *items = NULL, *item;

	if (value && !json_is_array(value))
		return fields_fail(in, f->key, "is no list");
	if (in->bounded && json_array_size(value) > max)
		return fields_fail(in, f->key, "has too many elements");
	/* By arena_push, so that others can push behind them. */
	for (i = 0; i < json_array_size(value); i++) {
		if (f->table) {
			item = arena_push(in->arena, &items, &count, f->table->size);
			if (fields_read(in, f->table, json_array_get(value, i), item, true) < 0)
				return -1;
		} else {
			if (fields_read_text(in, f->key, json_array_get(value, i), f->element, 0,
					     &text) < 0)
				return -1;
			item = arena_push(in->arena, &items, &count, sizeof(text));
			memcpy(item, &text, sizeof(text));
		}
	}
	memcpy(base + f->offset, &items, sizeof(items));
	memcpy(base + f->count, &count, sizeof(count));
	return 0;
}

static int fields_read_word(const struct fields_input *in, const struct fields_field *f,
			    const json_t *value, void *member)
{
	int word = 0;

	/* Missing is the value that has no name; if all have one, it must be there. */
	if (value || f->words->name(0))
		word = json_is_string(value) ? f->words->parse(json_string_value(value)) : -1;
	if (word < 0 || (value && !f->words->name(word)))
		return fields_fail(in, f->key, "is none of its words");
	memcpy(member, &word, sizeof(word));
	return 0;
}

static int fields_read_date(const struct fields_input *in, const struct fields_field *f,
			    const json_t *value, void *member)
{
	date_moment moment = DATE_NO_MOMENT;
	date_day day = DATE_NO_DAY;

	if (value && !json_is_string(value))
		return fields_fail(in, f->key, "is no date");
	if (f->type == FIELDS_DAY) {
		if (value && (day = date_parse_iso(json_string_value(value))) == DATE_NO_DAY)
			return fields_fail(in, f->key, "is no date");
		*(date_day *)member = day;
		return 0;
	}
	if (value && (moment = date_parse_moment(json_string_value(value))) == DATE_NO_MOMENT)
		return fields_fail(in, f->key, "is no moment");
	*(date_moment *)member = moment;
	return 0;
}

/* true, false, or missing; `missing` is allowed for both: not said, or not so. */
static int fields_read_bool(const struct fields_input *in, const struct fields_field *f,
			    const json_t *value, void *member)
{
	enum form_tick tick = FORM_UNSAID;

	if (value && !json_is_boolean(value))
		return fields_fail(in, f->key, "is neither true nor false");
	if (value)
		tick = json_is_true(value) ? FORM_YES : FORM_NO;
	if (f->type == FIELDS_TICK)
		memcpy(member, &tick, sizeof(tick));
	else
		*(bool *)member = tick == FORM_YES;
	return 0;
}

static int fields_read_int(const struct fields_input *in, const struct fields_field *f,
			   const json_t *value, void *member)
{
	json_int_t n = json_integer_value(value);

	if ((value && !json_is_integer(value)) || n < INT_MIN || n > INT_MAX)
		return fields_fail(in, f->key, "is no number");
	*(int *)member = (int)n;
	return 0;
}

static int fields_read_id(const struct fields_input *in, const struct fields_field *f,
			  const json_t *value, void *member)
{
	int64_t id = json_integer_value(value);

	if ((value && !json_is_integer(value)) || id < 0)
		return fields_fail(in, f->key, "is no number of a row");
	memcpy(member, &id, sizeof(id));
	return 0;
}

static int fields_read_one(const struct fields_input *in, const struct fields_field *f,
			   const json_t *value, char *base)
{
	const char *text = f->filled ? "" : NULL;
	void *member = base + f->offset;

	switch (f->type) {
	case FIELDS_TEXT:
	case FIELDS_LINE:
	case FIELDS_ADDRESS:
	case FIELDS_REF:
	case FIELDS_MESSAGE_ID:
		if (value && fields_read_text(in, f->key, value, f->type, f->max, &text) < 0)
			return -1;
		memcpy(member, &text, sizeof(text));
		return 0;
	case FIELDS_DAY:
	case FIELDS_MOMENT:
		return fields_read_date(in, f, value, member);
	case FIELDS_FLAG:
	case FIELDS_TICK:
		return fields_read_bool(in, f, value, member);
	case FIELDS_INT:
		return fields_read_int(in, f, value, member);
	case FIELDS_ID:
		return fields_read_id(in, f, value, member);
	case FIELDS_ROLES:
		return fields_read_roles(in, f->key, value, member);
	case FIELDS_WORD:
		return fields_read_word(in, f, value, member);
	case FIELDS_STRUCT:
		return fields_read(in, f->table, value, member, true);
	case FIELDS_LIST:
		return fields_read_list(in, f, value, base);
	case FIELDS_CUSTOM:
		return f->custom->read(in, value, member);
	}
	abort();
}

int fields_read(const struct fields_input *in, const struct fields_table *table,
		const json_t *object, void *base, bool only)
{
	const struct fields_field *f;
	const json_t *value;
	size_t known = 0;

	if (object && !json_is_object(object))
		return err_set(in->e, in->kind,
			       "JSON has something else where an object should be");
	for (f = table->fields; f < table->fields + table->count; f++) {
		value = json_object_get(object, f->key);
		known += value ? 1 : 0;
		if (fields_read_one(in, f, json_is_null(value) ? NULL : value, base) < 0)
			return -1;
	}
	if (only && json_object_size(object) > known)
		return err_set(in->e, in->kind, "JSON has a key that is not known");
	return 0;
}

/* ---- text */

static int fields_append(const char *bytes, size_t size, void *out)
{
	str_add_n(out, bytes, size);
	return 0;
}

const char *fields_dump(struct arena *a, json_t *object)
{
	struct str out;
	int failed;

	str_init(&out, a, STR_UNBOUNDED);
	failed = json_dump_callback(object, fields_append, &out, JSON_COMPACT);
	json_decref(object);
	assert(!failed && !out.truncated);
	return str_text(&out);
}

/* The parser recurses, and takes some hundred bytes for a value of two: both are bounded before. */
static bool fields_is_bounded(const char *text, size_t size)
{
	size_t depth = 0, values = 0, i;
	bool inside = false;

	for (i = 0; i < size; i++) {
		if (inside) {
			if (text[i] == '\\')
				i++;
			else if (text[i] == '"')
				inside = false;
			continue;
		}
		inside = text[i] == '"';
		values += text[i] == ',' || text[i] == '[' || text[i] == '{' || text[i] == ':';
		if (text[i] == '[' || text[i] == '{')
			depth++;
		else if ((text[i] == ']' || text[i] == '}') && depth)
			depth--;
		if (depth > FIELDS_MAX_DEPTH || values > FIELDS_MAX_VALUES)
			return false;
	}
	return true;
}

static json_t *fields_load(const struct fields_input *in, const char *text, size_t size)
{
	json_error_t error;
	json_t *object;

	if (in->bounded && !fields_is_bounded(text, size)) {
		err_set(in->e, in->kind, "JSON is too deep, or has too many values");
		return NULL;
	}
	object = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
	/* The parser's message can quote the text: it is not passed on (B5). */
	if (!object)
		err_set(in->e, in->kind, "JSON is broken at byte %d", error.position);
	return object;
}

int fields_parse(const struct fields_input *in, const struct fields_table *table, const char *text,
		 size_t size, void *base)
{
	json_t *object = fields_load(in, text, size);
	int result;

	if (!object)
		return -1;
	result = fields_read(in, table, object, base, true);
	json_decref(object);
	return result;
}
