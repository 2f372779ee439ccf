/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config_scan: looks a configuration file over before libconfuse reads it.  libconfuse stops at the
 * first key it does not know, replaces a section that comes twice, and forgets on which line a
 * value stood.  So this notes where each section and key stands, says what does not belong, and
 * blanks that out (and comments and includes with it), so that libconfuse can read all the rest. It
 * knows names and brackets, but no value.  Private to config.
 */
#ifndef ESCALATED_SHELL_CONFIG_SCAN_H
#define ESCALATED_SHELL_CONFIG_SCAN_H

#include "shell/config_key.h"

struct config_scan_file {
	const char *path;      /* as people know it */
	const char *real;      /* absolute, without symbolic links */
	const char *directory; /* of `real`: what relative paths in it are relative to */
	char *text;	       /* NUL-terminated; blanked where libconfuse must not look */
	size_t size;
	bool broken; /* its brackets or quotes do not add up: libconfuse must not read it */
};

/* A section as it stands in a file.  The first is the top of all files. */
struct config_scan_section {
	const struct config_section *section;
	const char *title; /* NULL if it has none */
	size_t within;	   /* index of the section it stands in */
	size_t file;
	int line;
};

struct config_scan_key {
	const struct config_key *key;
	size_t within; /* index of its section */
	size_t file;
	int line;
};

struct config_scan_problem {
	size_t file;
	int line;
	const char *text;
};

struct config_scan {
	struct arena *arena; /* borrowed */
	struct config_scan_file *files;
	size_t file_count;
	struct config_scan_section *sections;
	size_t section_count;
	struct config_scan_key *keys;
	size_t key_count;
	struct config_scan_problem *problems;
	size_t problem_count;
};

/* Reads and looks over `path` and all that it includes, breadth first.  -1 if `path` itself cannot
 * be read; anything else is a problem. */
int config_scan_files(struct config_scan *scan, struct arena *a, const char *path, struct err *e);

/* Adds a problem of this file (its index) and line. */
void config_scan_problem(struct config_scan *scan, size_t file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The nth section of this name within another; NULL if there are not so many. */
const struct config_scan_section *config_scan_find(const struct config_scan *scan, const char *name,
						   size_t within, size_t nth);
/* Where a key of a section stands; NULL if the file does not have it. */
const struct config_scan_key *config_scan_find_key(const struct config_scan *scan,
						   const struct config_key *key, size_t within);

#endif
