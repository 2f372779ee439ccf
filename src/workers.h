/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * workers: which process this is to be, and its part of the configuration.
 */
#ifndef ESCALATED_WORKERS_H
#define ESCALATED_WORKERS_H

#include "shell/config.h"

/* Is the worker `name` ("fetch", "read", "send") until its work ends; its exit status. */
int workers_main(const char *name, const struct config *config);

/* The reader of `escalatectl read`: with the configuration at `path`, or the defaults (NULL). */
int workers_read(const char *path);

/* The processes of `escalatectl doctor`, where no daemon runs. */
int workers_check(const char *name, const char *path);

#endif
