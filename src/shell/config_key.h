/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config_key: the one table of all keys, which reading, printing and the man page's test follow,
 * and the kinds of value a key can have.  Private to config, but for the tests.
 */
#ifndef ESCALATED_SHELL_CONFIG_KEY_H
#define ESCALATED_SHELL_CONFIG_KEY_H

#include "shell/config.h"

/* What a key holds, and the type of its field. */
enum config_kind {
	CONFIG_TEXT,	  /* const char *: one line of text */
	CONFIG_WORD,	  /* const char *: printable, without blanks */
	CONFIG_ADDRESS,	  /* const char * */
	CONFIG_ADDRESSES, /* struct config_addresses: a list */
	CONFIG_PATH,	  /* const char *: made absolute */
	CONFIG_SECRET,	  /* const char *: path of a file that only its owner may read */
	CONFIG_URL,	  /* const char *: https:// */
	CONFIG_SOURCE,	  /* const char *: a path or an https:// URL */
	CONFIG_FORM,	  /* const char *: name of a form_type */
	CONFIG_TEXTS,	  /* struct config_addresses: a list of lines of text */
	CONFIG_NUMBER,	  /* int, from `least` to `most` */
	CONFIG_OR_NEVER,  /* int, as above, or "never": -1 */
	CONFIG_SIZE,	  /* int64_t, from `least` to `most`; "35M" */
	CONFIG_SWITCH,	  /* bool: yes or no */
	CONFIG_CHOICE,	  /* enum: the place in `words` */
	CONFIG_FLAGS,	  /* unsigned: bits 1 << the place in `words`; a list */
	CONFIG_ROLE,	  /* unsigned */
	CONFIG_ROLES,	  /* unsigned; a list */
	CONFIG_TIME,	  /* int: seconds after midnight; "17:00" */
	CONFIG_HOURS,	  /* struct config_hours: "08:00-18:00" */
	CONFIG_CLOSURES,  /* struct config_closures: a list */
	CONFIG_DAY,	  /* date_day: "2027-03-31" */
};

/* Keys that only one type of mailbox or relay has. */
enum config_only { CONFIG_ALWAYS, CONFIG_ONLY_MAILDIR, CONFIG_ONLY_SERVER };

struct config_key {
	const char *section; /* "" for the top */
	const char *name;
	enum config_kind kind;
	size_t offset;	      /* of the field in the section's struct */
	const char *fallback; /* its default, as the file would say it; NULL: none */
	bool required;
	enum config_only only;
	long least, most;
	const char *const *words; /* NULL-terminated */
};

/* A section, where it stands and what it fills. */
struct config_section {
	const char *name;   /* "" is the file itself */
	const char *within; /* name of the section it stands in */
	bool titled;	    /* has a name, and there can be many */
	size_t offset;	    /* of its struct in struct config; 0 if titled */
};

/* The tables.  Keys of a section stand together, in the order in which they are printed. */
const struct config_key *config_keys(size_t *count);
const struct config_section *config_sections(size_t *count);
const struct config_section *config_section_find(const char *name);
const struct config_key *config_key_find(const char *section, const char *name);

/* May the key hold a list? */
bool config_value_is_list(enum config_kind kind);

/*
 * Reads the words of one key into its field, in `a`; relative paths are of `directory`.  What is
 * wrong is appended to `why`, a line for each; -1 if anything is, and the field is untouched.
 */
int config_value_read(struct arena *a, const struct config_key *key, const char *const *values,
		      size_t count, const char *directory, void *field, struct str *why);

/* "key = value\n", or nothing for a field that is not set. */
void config_value_print(struct str *out, const char *indent, const struct config_key *key,
			const void *field);

#endif
