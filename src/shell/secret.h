/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * secret: passwords and client secrets, from where they may stand: a systemd credential, or a file
 * that only its owner can read.  It knows no server, and never says what it has read.
 */
#ifndef ESCALATED_SHELL_SECRET_H
#define ESCALATED_SHELL_SECRET_H

#include "base/err.h"
#include "base/mem.h"

enum { SECRET_MAX = 4096 }; /* bytes */

/*
 * The secret that stands alone in `file`, mode 0600; or, where that is NULL, in the credential
 * `name` (a file of $CREDENTIALS_DIRECTORY, see systemd.exec(5)).  Blanks and line ends at its end
 * are no part of it.  In `a`.  ERR_PERM, with what an admin has to do, if there is none.
 */
int secret_read(struct arena *a, const char *name, const char *file, const char **secret,
		struct err *e);

/* From now on this process leaves no core file and cannot be looked into by others of its user. */
void secret_guard(void);

#endif
