/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mails: the fixture mails of tests/mails, and ones too large to be kept as files. */
#ifndef ESCALATED_TESTS_MAILS_H
#define ESCALATED_TESTS_MAILS_H

#include "read/reader.h"

/* The file tests/NAME, in `a`; the test fails if it is not there. */
char *mails_load_file(struct arena *a, const char *name, size_t *size);
/* The file tests/mails/NAME.eml, likewise. */
char *mails_load(struct arena *a, const char *name, size_t *size);
/* The reading of such a file, and of bytes. */
struct reading mails_read(struct arena *a, const char *name);
struct reading mails_read_bytes(struct arena *a, const void *bytes, size_t size);

/* A mail with these bytes attached under that name, in `a`. */
char *mails_attach(struct arena *a, const char *name, const void *bytes, size_t size,
		   size_t *mail_size);

/* `piece` n times over. */
void mails_repeat(struct str *out, const char *piece, size_t n);

#endif
