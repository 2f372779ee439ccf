/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config_check: what one key alone cannot show: defaults that follow from other keys, and keys that
 * contradict one another.  Private to config.
 */
#ifndef ESCALATED_SHELL_CONFIG_CHECK_H
#define ESCALATED_SHELL_CONFIG_CHECK_H

#include "shell/config_scan.h"

/* Completes `config`, in `a`, and notes the problems that are left in `scan`. */
void config_check(struct config *config, struct arena *a, struct config_scan *scan);

#endif
