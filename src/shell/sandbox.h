/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sandbox: takes from a process what its work does not need.  Once entered there is no way back.
 */
#ifndef ESCALATED_SHELL_SANDBOX_H
#define ESCALATED_SHELL_SANDBOX_H

#include "base/err.h"

enum sandbox_for {
	SANDBOX_READ, /* descriptors it has, memory and CPU within limits: no file, no socket, no
		       * program, no new process */
};

struct sandbox_limits {
	long memory_mib;  /* address space; 0: no limit (AddressSanitizer needs terabytes of it) */
	long cpu_seconds; /* of the whole process; 0: no limit */
};

/* no_new_privs, no core dumps, rlimits, seccomp allow-list (anything else fails with EPERM).
 * ERR_PERM if the kernel refuses: the caller must not go on. */
int sandbox_enter(enum sandbox_for what, const struct sandbox_limits *limits, struct err *e);

/* From now on the process may have that much memory of its own (what is mapped from files is
 * not); 0: as much as before.  Works inside the sandbox.  A kernel that
 * refuses leaves things as they are. */
void sandbox_limit_data(long mib);

#endif
