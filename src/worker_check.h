/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_check: a process that tries each step to the mailbox, to the relay or to the fall-back
 * relay, with that one's secrets alone, and changes nothing there.
 */
#ifndef ESCALATED_WORKER_CHECK_H
#define ESCALATED_WORKER_CHECK_H

#include "shell/config.h"

/*
 * `what`: "mailbox", "relay" or "fallback".  READY; for the one CHECK a CHECKED, whose fd 0 holds
 * {"checks": [...], "ends": seconds or null, "failed": text or null, "refused": bool}: the lines of
 * checkup.h, when the certificate expires, and what keeps the server from being used.  Returns the
 * exit status.
 */
int worker_check_main(const char *what, const struct config *config);

#endif
