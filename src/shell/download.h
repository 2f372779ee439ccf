/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * download: one document from a web site (RFC 9110), by libcurl over HTTPS, if it has changed.  The
 * certificate is checked, every wait has an end, and no more is taken in than was allowed.  It
 * knows nothing of what the document says.
 */
#ifndef ESCALATED_SHELL_DOWNLOAD_H
#define ESCALATED_SHELL_DOWNLOAD_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"

enum { DOWNLOAD_MARK = 256 };

struct download_options {
	const char *url;     /* https:// only, also after a redirect */
	const char *ca_file; /* whose certificates are believed; NULL: the system's */
	size_t most;	     /* bytes; more is ERR_PERM */
	int seconds;	     /* for all of it */
	/* What the site called the copy that is there already; NULL or "": none. */
	const char *etag, *modified;
};

struct download {
	bool changed;	   /* false: the copy that is there is still the right one (304) */
	const char *bytes; /* in the arena, with a NUL behind them */
	size_t size;
	char etag[DOWNLOAD_MARK], modified[DOWNLOAD_MARK]; /* fit to be said again; or "" */
};

/* ERR_TEMP for what may pass (the site is away, 5xx), ERR_PERM for what will not (its certificate,
 * 404, a redirect out of HTTPS, too large). */
int download_get(struct arena *a, const struct download_options *o, struct download *d,
		 struct err *e);

#endif
