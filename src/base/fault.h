/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fault: where a test may interfere: named places at which it may kill the process, between two
 * steps that must each survive a power cut; and gaps between attempts, which it may make shorter.
 * In the program itself it does nothing.
 */
#ifndef ESCALATED_BASE_FAULT_H
#define ESCALATED_BASE_FAULT_H

#include <stdint.h>

/* "maildir-renamed" …: this step is done, the next has not begun.  A weak, empty function: tests
 * put their own in its place (tests/faults.c). */
void fault_point(const char *name);

/* How long to wait until the next attempt, in the caller's unit: `gap`. */
int64_t fault_gap(int64_t gap);

#endif
