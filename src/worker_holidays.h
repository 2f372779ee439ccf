/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_holidays: the process that asks a web site for the bank holidays, once.  It holds no
 * secret, and decides nothing but whether what came is a list of them.
 */
#ifndef ESCALATED_WORKER_HOLIDAYS_H
#define ESCALATED_WORKER_HOLIDAYS_H

#include "shell/config.h"

/* READY; for the one DOWNLOAD ("etag\nmodified" of the copy that is there) either DOWNLOADED
 * (number: 1 if it has changed; then fd 0: its bytes; text: "etag\nmodified"), or TROUBLE (number:
 * the enum err_kind).  Returns the exit status. */
int worker_holidays_main(const struct config *config);

#endif
