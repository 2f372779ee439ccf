/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * faults: kills a process at the Nth place that fault_point() names.
 * The environment says where: ESCALATED_FAULT_FILE is a file that every process of the test appends
 * to, one line of FAULTS_LINE bytes for each place it passes; ESCALATED_FAULT is the number, from
 * 1, of the place at which the process that reaches it is killed (0 or unset: none, only counted).
 * "NAME 3" is the third time that any process passes the place NAME, "NAME 1-2" the first two:
 * processes that run side by side come to their places in another order each time.
 * ESCALATED_HURRY is how many times as fast what went wrong is tried again.
 * Linking tests/faults.c is enough; this header is for tests that count.
 */
#ifndef ESCALATED_TESTS_FAULTS_H
#define ESCALATED_TESTS_FAULTS_H

enum { FAULTS_LINE = 32 };

/* Sets both variables for this process and its children, and begins the file anew. */
void faults_set(const char *file, int kill_at);
/* Takes them away: later places are neither counted nor fatal. */
void faults_unset(void);
/* How many places were passed, by all processes; the name of the last (without blanks) in `last`,
 * which may be NULL. */
int faults_count(const char *file, char last[FAULTS_LINE]);

#endif
