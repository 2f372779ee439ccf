/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ole: Microsoft's compound file (MS-CFB), a small file system in memory, of which .doc and .msg
 * consist.  libgsf reads it too, but leaks memory on files that are broken on purpose.
 */
#ifndef ESCALATED_READ_OLE_H
#define ESCALATED_READ_OLE_H

#include "base/err.h"
#include "base/str.h"

struct ole; /* in the arena */

/* A directory: the number of its entry. */
typedef unsigned ole_dir;

enum { OLE_ROOT = 0, OLE_NONE = 0xFFFFFFFF };

/* ERR_INPUT, with a sentence for the sender: it is damaged, or none.  `bytes` is borrowed. */
int ole_open(struct ole **ole, struct arena *a, const void *bytes, size_t size, struct err *e);

/* A directory in a directory; OLE_NONE if it is not there. */
ole_dir ole_enter(struct ole *ole, ole_dir dir, const char *name);
/* The names in a directory, one by one; NULL behind the last.  Borrowed. */
const char *ole_name(struct ole *ole, ole_dir dir, size_t i);
bool ole_has(struct ole *ole, ole_dir dir, const char *name);

/* The bytes of a stream, in `a`, NUL behind them; no more than `max`.  False: it is not there, it
 * cannot be read, or there is more of it. */
bool ole_read(struct arena *a, struct ole *ole, ole_dir dir, const char *name, size_t max,
	      const unsigned char **bytes, size_t *size);

#endif
