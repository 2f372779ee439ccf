/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * workers: which process this is to be, and its part of the configuration.
 */
#ifndef ESCALATED_WORKERS_H
#define ESCALATED_WORKERS_H

#include "shell/config.h"

/* Is the worker `name` ("fetch", "read", "send") until its work ends; its exit status.  `config`
 * may be NULL for "read" alone: then the defaults. */
int workers_main(const char *name, const struct config *config);

#endif
