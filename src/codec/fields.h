/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fields: how the members of a struct are written as a JSON object and read from it, by a table.
 * It knows types of members, and no struct.
 */
#ifndef ESCALATED_CODEC_FIELDS_H
#define ESCALATED_CODEC_FIELDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"

struct form_type;

enum fields_type {
	FIELDS_TEXT,	   /* const char *: lines */
	FIELDS_LINE,	   /* const char *: one line */
	FIELDS_ADDRESS,	   /* const char *: str_is_address; made lower case */
	FIELDS_REF,	   /* const char *: reference of a case */
	FIELDS_MESSAGE_ID, /* const char *: visible ASCII without < > */
	FIELDS_DAY,	   /* date_day: "2026-12-01" */
	FIELDS_MOMENT,	   /* date_moment: "2026-12-01T09:00:00+00:00" */
	FIELDS_FLAG,	   /* bool */
	FIELDS_TICK,	   /* enum form_tick: true, false, null */
	FIELDS_INT,	   /* int */
	FIELDS_ID,	   /* int64_t: a row of the store */
	FIELDS_ROLES,	   /* unsigned: bits of core/directory.h as a list of names */
	FIELDS_WORD,	   /* an enum, by its names */
	FIELDS_STRUCT,	   /* a struct inside this one */
	FIELDS_LIST,	   /* a pointer to the first, and a size_t */
	FIELDS_CUSTOM,	   /* by functions */
};

struct fields_input {
	struct arena *arena;
	enum err_kind kind; /* of all errors */
	struct err *e;
	bool bounded; /* from outside: counts and sizes have limits.  What the program wrote itself
		       * must be readable for ever, however long a case has become. */
	const struct form_type *own_form; /* known besides the types in use; or NULL */
};

/* Names of an enum's values; name gives NULL for the value that is written as null, parse -1 or
 * that value for a word that is none. */
struct fields_words {
	const char *(*name)(int value);
	int (*parse)(const char *name);
};

struct fields_custom {
	/* A new reference; NULL: absent. */
	json_t *(*write)(const void *member, bool sparse);
	/* `value` is NULL if it is null or missing. */
	int (*read)(const struct fields_input *in, const json_t *value, void *member);
};

struct fields_table;

struct fields_field {
	const char *key;
	enum fields_type type;
	size_t offset;
	size_t max;  /* bytes of a text, number of a list; 0: FIELDS_MAX_… */
	bool filled; /* texts: never NULL, "" instead */
	const struct fields_words *words;
	const struct fields_custom *custom;
	const struct fields_table
	    *table;		  /* of FIELDS_STRUCT, and of the elements of a FIELDS_LIST */
	enum fields_type element; /* of a FIELDS_LIST without table: one of the texts */
	size_t count;		  /* of a FIELDS_LIST: offset of its size_t */
};

struct fields_table {
	const struct fields_field *fields;
	size_t count;
	size_t size; /* of the struct */
};

enum {
	FIELDS_MAX_LINE = 64 << 10,
	FIELDS_MAX_TEXT = 8 << 20,
	FIELDS_MAX_ITEMS = 1000,
	FIELDS_MAX_DEPTH = 16,
	FIELDS_MAX_VALUES = 100000, /* in one text: bounds the memory that parsing takes */
};

/* Rows of a table of a `STRUCT`, which is defined before it: FIELD("key", TEXT, member, .max = 9).
 */
#define MEMBER(member_) offsetof(STRUCT, member_)
#define FIELD(key_, type_, member_, ...)                                                           \
	{                                                                                          \
		.key = key_, .type = FIELDS_##type_, .offset = MEMBER(member_), __VA_ARGS__        \
	}
/* The table of the rows NAME_fields. */
#define FIELDS_TABLE(name)                                                                         \
	static const struct fields_table name = {name##_fields, COUNT_OF(name##_fields),           \
						 sizeof(STRUCT)}
/* The words of an enum, from its two functions. */
#define FIELDS_WORDS(words, type, name_of, parse_of)                                               \
	static const char *words##_name(int value)                                                 \
	{                                                                                          \
		return name_of((type)value);                                                       \
	}                                                                                          \
	static int words##_parse(const char *name)                                                 \
	{                                                                                          \
		return (int)parse_of(name);                                                        \
	}                                                                                          \
	static const struct fields_words words = {words##_name, words##_parse}

/* A new object with all keys; with `sparse`, without those that are null, false, 0 or empty. */
json_t *fields_write(const struct fields_table *table, const void *base, bool sparse);
/* The same into an object that has other keys too. */
void fields_write_into(json_t *object, const struct fields_table *table, const void *base,
		       bool sparse);
/* Sets all members of the table; `object` NULL: as if none had a key.  On failure members are in
 * any state.  With `only`, keys that the table does not have are an error. */
int fields_read(const struct fields_input *in, const struct fields_table *table,
		const json_t *object, void *base, bool only);

/* The pieces that custom functions share. */
json_t *fields_write_text(const char *text); /* NULL for NULL */
int fields_read_text(const struct fields_input *in, const char *key, const json_t *value,
		     enum fields_type type, size_t max, const char **text);
json_t *fields_write_roles(unsigned roles);
int fields_read_roles(const struct fields_input *in, const char *key, const json_t *value,
		      unsigned *roles);
int fields_fail(const struct fields_input *in, const char *key, const char *what);

/* The text of an object, in `a`; takes the reference. */
const char *fields_dump(struct arena *a, json_t *object);
/* fields_read of the one object that the text is, within the limits; other keys are an error. */
int fields_parse(const struct fields_input *in, const struct fields_table *table, const char *text,
		 size_t size, void *base);

#endif
