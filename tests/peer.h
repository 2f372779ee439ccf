/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * peer: the other process of a test: a worker's main function in a child, and the test in the place
 * of main at the other end of its socket.  Whatever takes longer than ten seconds fails the test.
 */
#ifndef ESCALATED_TESTS_PEER_H
#define ESCALATED_TESTS_PEER_H

#include <stdbool.h>

#include "shell/worker.h"

/* Runs `work` with one end of a new socket pair; its result is the exit status. */
void peer_start(int (*work)(int socket));
void peer_say(enum worker_type type, const char *text);
/* Any message, whole. */
void peer_send(const struct worker_message *m);
/* False if the child has gone. */
bool peer_try(const struct worker_message *m);
/* The next message; the last one's descriptors are closed.  NULL: the child has gone. */
struct worker_message *peer_hear(void);
/* Has nothing been said by now? */
bool peer_is_silent(void);
/* Hangs up and waits: the exit status, or the number of the signal, negative. */
int peer_end(void);

#endif
