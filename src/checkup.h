/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * checkup: what `doctor` finds, as a list of {"name", "state", "text", "do"}: one line each in
 * plain words, and what to do where something is wrong.  It tries nothing itself.
 */
#ifndef ESCALATED_CHECKUP_H
#define ESCALATED_CHECKUP_H

#include <jansson.h>

#include "base/err.h"
#include "core/trouble.h"
#include "shell/tls.h"

enum checkup_state { CHECKUP_OK, CHECKUP_WARN, CHECKUP_FAIL };

/* Appends one.  `todo` (what to do) may be NULL. */
void checkup_add(json_t *list, const char *name, enum checkup_state state, const char *todo,
		 const char *format, ...) __attribute__((format(printf, 5, 6)));
/* What went wrong, with the advice that fits its words. */
void checkup_fail(json_t *list, const char *name, enum trouble_kind kind, const struct err *e);
/* The certificate of a server, by the day that today is. */
void checkup_certificate(json_t *list, const char *name, const struct tls_peer *peer,
			 date_moment now);
/* The worst state of the list. */
enum checkup_state checkup_worst(const json_t *list);

#endif
