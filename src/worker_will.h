/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_will: what the `read` process leaves behind if a library ends it in the middle of a mail:
 * by using up its time or memory, or by a fault.  The answer is written down before; a signal's
 * handler sends it, and the process ends.  So a hostile file costs a process, and its sender is
 * told what could not be read.
 */
#ifndef ESCALATED_WORKER_WILL_H
#define ESCALATED_WORKER_WILL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* Once a process, before its sandbox.  `crashes`: faults and aborts lead to the will, too, not time
 * alone (a sanitizer wants to tell of them itself). */
void worker_will_set_up(bool crashes);

/* From now on the process may end at any moment: the reading of mail `number` is then this text,
 * which is written to `out`.  ERR_TEMP if it cannot be; there is no will then. */
int worker_will_make(int out, int64_t number, const char *text, struct err *e);
/* The danger is over: `out` is empty again.  Nothing if there is no will. */
void worker_will_revoke(void);

#endif
