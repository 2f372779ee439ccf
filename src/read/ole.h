/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ole: Microsoft's compound file (MS-CFB), a small file system in memory, of which .doc, .msg and a
 * .docx with a password consist.  By libgsf.
 */
#ifndef ESCALATED_READ_OLE_H
#define ESCALATED_READ_OLE_H

#include "base/err.h"
#include "base/str.h"

enum { OLE_OPEN_MAX = 200 }; /* directories of one file that are opened */

struct ole; /* in the arena; libgsf's own memory is given back by ole_close */
struct ole_dir;

/* Registers libgsf's types.  Once a process, before the sandbox. */
void ole_warm_up(void);

/* ERR_INPUT, with a sentence for the sender: it is damaged, or none.  `bytes` is borrowed. */
int ole_open(struct ole **ole, struct arena *a, const void *bytes, size_t size, struct err *e);
void ole_close(struct ole *ole); /* accepts NULL */

struct ole_dir *ole_root(struct ole *ole);
/* A directory in a directory, or NULL: it is not there, or OLE_OPEN_MAX are open.  Lives as long as
 * the file. */
struct ole_dir *ole_enter(struct ole *ole, struct ole_dir *dir, const char *name);
/* The names in a directory, one by one, in `a`; NULL behind the last. */
const char *ole_name(struct arena *a, struct ole_dir *dir, size_t i);
bool ole_has(struct ole_dir *dir, const char *name);

/* The bytes of a stream, in `a`, NUL behind them; no more than `max`.  False: it is not there, it
 * cannot be read, or there is more of it. */
bool ole_read(struct arena *a, struct ole_dir *dir, const char *name, size_t max,
	      const unsigned char **bytes, size_t *size);

#endif
