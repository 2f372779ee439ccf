/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * checkup: what `doctor` finds, as a list of {"name", "state", "text", "do"}: one line each in
 * plain words, and what to do where something is wrong.  It judges what others have measured, and
 * tries nothing itself.
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
/* The client secret, by the last day that the configuration names (DATE_NO_DAY: none). */
void checkup_secret(json_t *list, date_day expires, date_day today);
/* The room that is left in the store's directory, in MiB. */
void checkup_disk(json_t *list, const char *directory, int64_t mib);
/* The mailbox's room, in bytes. */
void checkup_quota(json_t *list, const char *name, int64_t used, int64_t limit);

/* Whether a time server keeps this machine's clock. */
enum checkup_kept { CHECKUP_KEPT, CHECKUP_NOT_KEPT, CHECKUP_KEPT_UNKNOWN };
void checkup_clock(json_t *list, enum checkup_kept kept);
/* How far this machine's clock is ahead of the token server's, in seconds. */
void checkup_clock_beside(json_t *list, const char *name, int64_t ahead);

/* Until when bank holidays are published (DATE_NO_DAY: no year is whole). */
void checkup_calendar(json_t *list, const char *path, date_day until, date_day today);
/* The worst state of the list. */
enum checkup_state checkup_worst(const json_t *list);

#endif
