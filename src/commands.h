/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * commands: every command of escalatectl and its arguments, in one table that serves the daemon,
 * the help, the completion and the check of the man page.
 */
#ifndef ESCALATED_COMMANDS_H
#define ESCALATED_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

enum command_where {
	COMMAND_READS,	 /* the daemon, or the store read-only where none runs */
	COMMAND_CHANGES, /* the daemon only */
	COMMAND_LOCAL,	 /* needs no daemon and no store */
};

enum command_type {
	COMMAND_TEXT,
	COMMAND_REF,	/* ESC-2026-0042 */
	COMMAND_EMAIL,	/* an address */
	COMMAND_DATE,	/* 2026-12-01, or as people in Britain write it */
	COMMAND_NUMBER, /* at least 0 */
	COMMAND_FILE,	/* read by escalatectl; its content is what is sent */
	COMMAND_PATH,	/* a path for the daemon to write to; made absolute */
	COMMAND_FLAG,	/* an option without a value */
};

struct command_argument {
	const char *key;   /* of the request's parameters: "ref" */
	const char *shown; /* "REF"; for an option the word of its value, or NULL for a flag */
	enum command_type type;
	const char *help;
};

struct command {
	const char *name; /* "quarantine show" */
	enum command_where where;
	struct command_argument arguments[3]; /* in order, all needed; key NULL ends them */
	struct command_argument options[5];   /* "--key VALUE"; key NULL ends them */
	const char *help;		      /* one sentence */
};

extern const struct command commands[];
extern const size_t command_count;

/* The command that the words begin with; *used is how many of them are its name.  NULL if none. */
const struct command *command_find(char **words, int count, int *used);
const struct command *command_by_name(const char *name);

/* "escalated.quarantine-show": the method of a request, into `out`. */
void command_method(const struct command *command, char *out, size_t size);
const struct command *command_by_method(const char *method);

#endif
