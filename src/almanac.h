/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * almanac: which bank holidays are in force: those of the configured file; or, where the source is
 * a web site, the last good copy of what it said, and until there is one the file that comes with
 * the program.  It asks nobody: the download is a process of its own.
 */
#ifndef ESCALATED_ALMANAC_H
#define ESCALATED_ALMANAC_H

#include "shell/config.h"

/* Is the source a web site? */
bool almanac_is_remote(const struct config *config);
/* Where the last good copy lies: beside the store.  In `a`. */
const char *almanac_copy_path(struct arena *a, const struct config *config);
/* The facts in force, in `a`; *path (may be NULL) is the file that they are from.  config may be
 * NULL: the file that comes with the program.  -1 if there are none: what is wrong, with the file's
 * name. */
int almanac_load(struct arena *a, const struct config *config, struct calendar_fact **facts,
		 size_t *count, const char **path, struct err *e);

/*
 * May these bytes of the site take the place of the copy?  0: yes; *changed: they differ from it.
 * ERR_INPUT: they cannot be right (core/amendment.h), ERR_PERM: they are no list at all.
 */
int almanac_judge(const struct config *config, const char *bytes, size_t size, date_day today,
		  bool *changed, struct err *e);
/* They are the copy now, durable and whole, whatever is killed.  ERR_TEMP if they could not be
 * written. */
int almanac_keep(const struct config *config, const char *bytes, size_t size, struct err *e);

/* How the site called the copy, as one fact of the store: for the next question, unless the copy is
 * another by now. */
struct almanac_mark {
	date_moment asked; /* when it last answered as it should; DATE_NO_MOMENT: never */
	const char *etag, *modified;
};
void almanac_read_mark(struct arena *a, const struct config *config, const char *fact,
		       struct almanac_mark *mark);
const char *almanac_write_mark(struct arena *a, const struct config *config,
			       const struct almanac_mark *mark);

#endif
