/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fault: named places at which a test may kill the process: between two steps that must each
 * survive a power cut.  In the program itself it does nothing.
 */
#ifndef ESCALATED_BASE_FAULT_H
#define ESCALATED_BASE_FAULT_H

/* "maildir-renamed" …: this step is done, the next has not begun.  A weak, empty function: tests
 * put their own in its place (tests/faults.c). */
void fault_point(const char *name);

#endif
