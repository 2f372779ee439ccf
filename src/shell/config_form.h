/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config_form: what a council writes of its own forms, as types of form.  Private to config.
 */
#ifndef ESCALATED_SHELL_CONFIG_FORM_H
#define ESCALATED_SHELL_CONFIG_FORM_H

#include "shell/config.h"

/* In `a`; texts are those of `form`. */
const struct form_type *config_form_make(struct arena *a, const struct config_form *form);

/* Finds the procedure's form among the council's own (`own`, config->form_count of them) and those
 * that are shipped, and notes that it is in use.  False, with a sentence, if there is none. */
bool config_form_bind(struct arena *a, struct config *config, const struct form_type *const *own,
		      struct procedure *p, struct str *why);

#endif
