/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * charset: bytes in the character set that a mail declares, or does not, → UTF-8.
 * The sets that it accepts are a fixed list, opened once and kept: in the sandbox glibc could not
 * load another one, and some of glibc's rare ones have a history of overruns.
 */
#ifndef ESCALATED_READ_CHARSET_H
#define ESCALATED_READ_CHARSET_H

#include "base/str.h"

/* Opens every set.  Once a process, before the sandbox; what cannot be opened is never known. */
void charset_warm_up(void);

/* The names that it knows, one by one; NULL behind the last. */
enum { CHARSET_NAMES_MAX = 150 };
const char *charset_name(size_t i);

/* The name of the set that Windows has this number for, or NULL. */
const char *charset_of_codepage(unsigned codepage);

/*
 * Valid UTF-8 (as str_valid_utf8 makes it) in `a`, whatever the bytes are.  Tried in turn: UTF-16 if
 * its byte order mark is there, the declared set (NULL or unknown: none), UTF-8, then windows-1252,
 * in which any byte is something.
 * Text that declares itself ASCII or Latin-1 is read as windows-1252 where it is no UTF-8, as all
 * mail programs do.
 */
char *charset_to_utf8(struct arena *a, const char *bytes, size_t n, const char *declared);

/* The character of a byte of windows-1252, which is Latin-1 but for 0x80 to 0x9F. */
unsigned charset_of_windows(unsigned c);
/* One character (up to U+10FFFF, no surrogate) as UTF-8, NUL behind it. */
void charset_encode(unsigned c, char utf8[5]);

#endif
