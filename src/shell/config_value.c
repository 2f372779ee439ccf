/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value: from the words of the file into its field, and back. */
#include "shell/config_key.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { CONFIG_LONGEST_TEXT = 500, CONFIG_LONGEST_PATH = 1024, CONFIG_LONGEST_SHOWN = 80 };

bool config_value_is_list(enum config_kind kind)
{
	return kind == CONFIG_ADDRESSES || kind == CONFIG_TEXTS || kind == CONFIG_FLAGS ||
	       kind == CONFIG_ROLES || kind == CONFIG_CLOSURES;
}

/* Quotes what the file says, without anything that would spoil the line it stands in. */
static void config_quote(struct str *why, const char *value)
{
	size_t i, n = strlen(value);

	if (n > CONFIG_LONGEST_SHOWN)
		for (n = CONFIG_LONGEST_SHOWN; n && ((unsigned char)value[n] & 0xC0) == 0x80; n--)
			;
	str_add_char(why, '"');
	for (i = 0; i < n; i++)
		str_add_char(why, (unsigned char)value[i] < 0x20 ? ' ' : value[i]);
	str_add(why, value[n] ? "…\"" : "\"");
}

/* Digits only, so that neither " 5", "+5", "0x5" nor "5 days" slips through. */
static bool config_read_number(const char *s, size_t n, long *number)
{
	long value = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9' || value > 100000000)
			return false;
		value = value * 10 + (s[i] - '0');
	}
	*number = value;
	return n > 0;
}

static int config_read_int(const struct config_key *key, const char *value, int *field,
			   struct str *why)
{
	bool or_never = key->kind == CONFIG_OR_NEVER;
	long number;

	if (or_never && str_eq(value, "never")) {
		*field = -1;
		return 0;
	}
	if (!config_read_number(value, strlen(value), &number) || number < key->least ||
	    number > key->most) {
		config_quote(why, value);
		str_addf(why, " is not a whole number from %ld to %ld%s\n", key->least, key->most,
			 or_never ? ", or \"never\"" : "");
		return -1;
	}
	*field = (int)number;
	return 0;
}

static int config_read_size(const struct config_key *key, const char *value, int64_t *field,
			    struct str *why)
{
	size_t n = strlen(value);
	long number, unit = 1;

	if (n && (value[n - 1] == 'K' || value[n - 1] == 'M'))
		unit = value[--n] == 'K' ? 1024 : 1024 * 1024;
	if (!config_read_number(value, n, &number) || number > key->most / unit ||
	    number * unit < key->least) {
		config_quote(why, value);
		str_addf(why, " is not a size from %ldK to %ldM, such as 35M\n", key->least / 1024,
			 key->most / (1024 * 1024));
		return -1;
	}
	*field = number * unit;
	return 0;
}

static int config_read_switch(const char *value, bool *field, struct str *why)
{
	bool yes = str_eq(value, "yes") || str_eq(value, "true");

	if (!yes && !str_eq(value, "no") && !str_eq(value, "false")) {
		config_quote(why, value);
		str_add(why, " is neither yes nor no\n");
		return -1;
	}
	*field = yes;
	return 0;
}

/* "HH:MM" in `n` bytes, as seconds after midnight. */
static bool config_read_clock(const char *s, size_t n, int *seconds)
{
	long hours, minutes;

	if (n != 5 || s[2] != ':' || !config_read_number(s, 2, &hours) ||
	    !config_read_number(s + 3, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*seconds = (int)(hours * 3600 + minutes * 60);
	return true;
}

static int config_read_time(const char *value, int *field, struct str *why)
{
	if (config_read_clock(value, strlen(value), field))
		return 0;
	config_quote(why, value);
	str_add(why, " is no time of the day, such as 17:00\n");
	return -1;
}

static int config_read_hours(const char *value, struct config_hours *field, struct str *why)
{
	struct config_hours hours;

	if (strlen(value) != 11 || value[5] != '-' || !config_read_clock(value, 5, &hours.from) ||
	    !config_read_clock(value + 6, 5, &hours.until)) {
		config_quote(why, value);
		str_add(why, " is no time from and until, such as 08:00-18:00\n");
		return -1;
	}
	if (hours.from >= hours.until) {
		config_quote(why, value);
		str_add(why, " ends before it begins\n");
		return -1;
	}
	*field = hours;
	return 0;
}

static void config_add_words(struct str *out, const char *const *words)
{
	for (; *words; words++)
		str_addf(out, "\"%s\"%s", *words, !words[1] ? "" : words[2] ? ", " : " or ");
}

static int config_find_word(const struct config_key *key, const char *value, struct str *why)
{
	int i;

	for (i = 0; key->words[i]; i++)
		if (str_eq(key->words[i], value))
			return i;
	config_quote(why, value);
	str_add(why, " is not ");
	config_add_words(why, key->words);
	str_add(why, "\n");
	return -1;
}

static unsigned config_find_role(const char *value, struct str *why)
{
	unsigned role = role_parse(value), bit;

	if (role)
		return role;
	config_quote(why, value);
	str_add(why, " is no role; the roles are");
	for (bit = 1; bit <= ROLE_ADMIN; bit <<= 1)
		str_addf(why, "%s %s", bit == 1 ? "" : ",", role_name(bit));
	str_add(why, "\n");
	return 0;
}

/* A set of bits: roles, or words of the key. */
static int config_read_bits(const struct config_key *key, const char *const *values, size_t count,
			    unsigned *field, struct str *why)
{
	unsigned bits = 0;
	size_t i;
	int word, result = 0;

	for (i = 0; i < count; i++) {
		unsigned bit;

		if (key->kind == CONFIG_FLAGS) {
			word = config_find_word(key, values[i], why);
			bit = word < 0 ? 0 : 1u << word;
		} else {
			bit = config_find_role(values[i], why);
		}
		if (!bit)
			result = -1;
		if (bits & bit) {
			config_quote(why, values[i]);
			str_add(why, " is there twice\n");
			result = -1;
		}
		bits |= bit;
	}
	if (!result)
		*field = bits;
	return result;
}

static int config_read_addresses(struct arena *a, const char *const *values, size_t count,
				 struct config_addresses *field, struct str *why)
{
	struct config_addresses list = {NULL, 0};
	size_t i, j;
	int result = 0;

	for (i = 0; i < count; i++) {
		if (!str_is_address(values[i])) {
			config_quote(why, values[i]);
			str_add(why, " is no mail address\n");
			result = -1;
			continue;
		}
		for (j = 0; j < list.count && !str_ieq(list.items[j], values[i]); j++)
			;
		if (j < list.count) {
			config_quote(why, values[i]);
			str_add(why, " is there twice\n");
			result = -1;
		}
		*ARENA_PUSH(a, const char *, list.items, list.count) = str_lower(a, values[i]);
	}
	if (!result)
		*field = list;
	return result;
}

static int config_read_texts(struct arena *a, const char *const *values, size_t count,
			     struct config_addresses *field, struct str *why)
{
	struct config_addresses list = {NULL, 0};
	size_t i;
	int result = 0;

	for (i = 0; i < count; i++) {
		const char *text = str_fold(a, values[i]);

		if (str_empty(text) || strlen(text) > CONFIG_LONGEST_TEXT) {
			config_quote(why, values[i]);
			str_add(why, " is no line of text\n");
			result = -1;
			continue;
		}
		*ARENA_PUSH(a, const char *, list.items, list.count) = text;
	}
	if (!result)
		*field = list;
	return result;
}

/* "2026-12-29", "2026-12-29..2026-12-31", each with " and a title" or without. */
static bool config_read_closure(struct arena *a, const char *value, struct calendar_closure *c)
{
	const char *rest = value + 10;

	if (strlen(value) < 10)
		return false;
	*c = (struct calendar_closure){0};
	c->first = c->last = date_parse_iso(arena_strndup(a, value, 10));
	if (str_starts(rest, "..") && strlen(rest) >= 12) {
		c->last = date_parse_iso(arena_strndup(a, rest + 2, 10));
		rest += 12;
	}
	c->title = *rest ? str_fold(a, rest) : "council closed";
	return c->first != DATE_NO_DAY && c->last != DATE_NO_DAY && (!*rest || *rest == ' ') &&
	       !str_empty(c->title);
}

static int config_compare_closures(const void *a, const void *b)
{
	const struct calendar_closure *x = a, *y = b;

	return x->first != y->first ? (x->first > y->first) - (x->first < y->first)
				    : (x->last > y->last) - (x->last < y->last);
}

static int config_read_closures(struct arena *a, const char *const *values, size_t count,
				struct config_closures *field, struct str *why)
{
	struct config_closures list = {NULL, 0};
	struct calendar_closure c;
	size_t i;
	int result = 0;

	for (i = 0; i < count; i++) {
		if (!config_read_closure(a, values[i], &c)) {
			config_quote(why, values[i]);
			str_add(why, " is no closure, such as "
				     "\"2026-12-29..2026-12-31 Christmas closure\"\n");
			result = -1;
		} else if (c.last < c.first) {
			config_quote(why, values[i]);
			str_add(why, " ends before it begins\n");
			result = -1;
		} else if (c.last - c.first > 366) {
			config_quote(why, values[i]);
			str_add(why, " is longer than a year\n");
			result = -1;
		} else {
			*ARENA_PUSH(a, struct calendar_closure, list.items, list.count) = c;
		}
	}
	if (result)
		return -1;
	if (list.count)
		qsort(list.items, list.count, sizeof(*list.items), config_compare_closures);
	*field = list;
	return 0;
}

static bool config_has_blank_or_control(const char *s, bool blanks_too)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7F || (blanks_too && *s == ' '))
			return true;
	return false;
}

/* A secret in a file that others can read is none.  A file that is not there, or not for us to look
 * at, is found out when it is needed. */
static int config_check_secret(const char *path, struct str *why)
{
	struct stat st;

	if (stat(path, &st) < 0 || !(st.st_mode & (S_IRWXG | S_IRWXO)))
		return 0;
	str_addf(why, "%s can be read by others than its owner: chmod 600 it\n", path);
	return -1;
}

static int config_read_path(struct arena *a, const struct config_key *key, const char *value,
			    const char *directory, const char **field, struct str *why)
{
	const char *path = value;

	if (config_has_blank_or_control(value, false) || strlen(value) > CONFIG_LONGEST_PATH) {
		str_add(why, "is no path\n");
		return -1;
	}
	if (*value != '/')
		path = arena_printf(a, "%s/%s", directory, value);
	if (key->kind == CONFIG_SECRET && config_check_secret(path, why))
		return -1;
	*field = arena_strdup(a, path);
	return 0;
}

/* The day on which something ends, in this century. */
static int config_read_day(const char *value, date_day *field, struct str *why)
{
	date_day day = date_parse_iso(value);

	if (day != DATE_NO_DAY && day >= date_from_civil(2000, 1, 1) &&
	    day <= date_from_civil(2199, 12, 31)) {
		*field = day;
		return 0;
	}
	config_quote(why, value);
	str_add(why, " is no date, such as 2027-03-31\n");
	return -1;
}

static bool config_is_url(const char *value)
{
	return str_starts(value, "https://") && value[8] && !strchr("/?#:@", value[8]) &&
	       !config_has_blank_or_control(value, true) && !strpbrk(value, "\"<>\\^`{|}") &&
	       strlen(value) <= CONFIG_LONGEST_PATH;
}

static int config_read_text(struct arena *a, const struct config_key *key, const char *value,
			    const char *directory, const char **field, struct str *why)
{
	const char *folded;

	switch ((int)key->kind) {
	case CONFIG_ADDRESS:
		if (!str_is_address(value)) {
			config_quote(why, value);
			str_add(why, " is no mail address\n");
			return -1;
		}
		*field = str_lower(a, value);
		return 0;
	case CONFIG_SOURCE:
		if (!strstr(value, "://"))
			return config_read_path(a, key, value, directory, field, why);
		/* fall through */
	case CONFIG_URL:
		if (!config_is_url(value)) {
			config_quote(why, value);
			str_add(why, " is no address that begins with https://\n");
			return -1;
		}
		*field = arena_strdup(a, value);
		return 0;
	case CONFIG_PATH:
	case CONFIG_SECRET:
		return config_read_path(a, key, value, directory, field, why);
	}
	/* A long sentence may run over several lines of the file. */
	folded = str_fold(a, value);
	if (config_has_blank_or_control(folded, key->kind == CONFIG_WORD)) {
		str_add(why, key->kind == CONFIG_WORD ? "must be one word\n"
						      : "has a control character\n");
		return -1;
	}
	if (strlen(folded) > CONFIG_LONGEST_TEXT) {
		str_addf(why, "is longer than %d bytes\n", CONFIG_LONGEST_TEXT);
		return -1;
	}
	*field = folded;
	return 0;
}

static int config_read_one(struct arena *a, const struct config_key *key, const char *value,
			   const char *directory, void *field, struct str *why)
{
	unsigned role;
	int word;

	if (str_empty(value)) {
		str_add(why, "is empty\n");
		return -1;
	}
	switch (key->kind) {
	case CONFIG_NUMBER:
	case CONFIG_OR_NEVER:
		return config_read_int(key, value, field, why);
	case CONFIG_SIZE:
		return config_read_size(key, value, field, why);
	case CONFIG_SWITCH:
		return config_read_switch(value, field, why);
	case CONFIG_TIME:
		return config_read_time(value, field, why);
	case CONFIG_HOURS:
		return config_read_hours(value, field, why);
	case CONFIG_DAY:
		return config_read_day(value, field, why);
	case CONFIG_CHOICE:
		word = config_find_word(key, value, why);
		if (word < 0)
			return -1;
		*(int *)field = word;
		return 0;
	case CONFIG_ROLE:
		role = config_find_role(value, why);
		if (!role)
			return -1;
		*(unsigned *)field = role;
		return 0;
	default:
		return config_read_text(a, key, value, directory, field, why);
	}
}

int config_value_read(struct arena *a, const struct config_key *key, const char *const *values,
		      size_t count, const char *directory, void *field, struct str *why)
{
	if (!count && key->required && config_value_is_list(key->kind)) {
		str_add(why, "is empty\n");
		return -1;
	}
	switch ((int)key->kind) {
	case CONFIG_ADDRESSES:
		return config_read_addresses(a, values, count, field, why);
	case CONFIG_TEXTS:
		return config_read_texts(a, values, count, field, why);
	case CONFIG_FLAGS:
	case CONFIG_ROLES:
		return config_read_bits(key, values, count, field, why);
	case CONFIG_CLOSURES:
		return config_read_closures(a, values, count, field, why);
	}
	if (count != 1) {
		str_add(why, "takes one value, not a list\n");
		return -1;
	}
	return config_read_one(a, key, values[0], directory, field, why);
}
