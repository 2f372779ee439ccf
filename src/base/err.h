/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * err: what went wrong, and what the caller should do about it.
 * A function that can fail returns 0 or -1 and takes a last `struct err *`, which may be NULL.
 * The text is for a person: no personal data, no newline.  On failure results are untouched.
 */
#ifndef ESCALATED_BASE_ERR_H
#define ESCALATED_BASE_ERR_H

enum err_kind {
	ERR_NONE,
	ERR_INPUT,    /* tell the sender: what they gave cannot be used */
	ERR_TEMP,     /* try again later: disk full, busy, peer away */
	ERR_PERM,     /* tell the admins: trying again will not help */
	ERR_INTERNAL, /* a bug of ours */
};

struct err {
	enum err_kind kind;
	char text[512];
};

/* Fill `e` (if not NULL) and return -1, so that callers write `return err_set(e, …);`. */
int err_set(struct err *e, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Put "prefix: " before the text already in `e`; returns -1. */
int err_prefix(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "input", "temporary", "permanent", "internal" or "none". */
const char *err_kind_name(enum err_kind kind);

#endif
