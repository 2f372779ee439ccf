/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config_case: for the tests of the configuration: a good one in pieces, and loading files of a
 * scratch directory in which the tests run.
 */
#ifndef ESCALATED_TESTS_CONFIG_CASE_H
#define ESCALATED_TESTS_CONFIG_CASE_H

#include "shell/config.h"

/* Five lines that are right, and leave nothing out. */
#define COUNCIL "council = \"Anytown Council\"\nadmins = {ann@anytown.example}\n"
#define MAILBOX "mailbox { type = maildir path = in address = esc@anytown.example }\n"
#define RELAY	"relay { type = maildir path = out }\n"
#define HEAD	"title = P form = surrey-panel submitter = panel-chair judges = {adm} "
#define STEP	"step first { role = team-manager days = 5 } "
#define LADDER	"procedure p { " HEAD STEP "}\n"
#define GOOD	COUNCIL MAILBOX RELAY LADDER

/* cmocka group set-up and teardown: a scratch directory, which is the working directory. */
int config_case_enter(void **state);
int config_case_leave(void **state);

/* As config_load; *problems is what it tells, in `a`. */
int config_case_load(struct arena *a, const char *path, struct config *config,
		     const char **problems);
/* A file that must be right, and a text that is written to a.conf first. */
const struct config *config_case_good(struct arena *a, const char *path);
const struct config *config_case_good_text(struct arena *a, const char *text);

#endif
