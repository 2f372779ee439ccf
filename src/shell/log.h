/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * log: named events with typed keys, to the journal (ESCALATED_CASE=, ESCALATED_STEP=,
 * ESCALATED_EVENT=) and, the same as key=value, to syslog or stderr.  Never a name, an address, a
 * body or a credential (B5): its functions have no place for them.
 */
#ifndef ESCALATED_SHELL_LOG_H
#define ESCALATED_SHELL_LOG_H

#include <stdint.h>

#include "base/mem.h"

enum log_target { LOG_TO_JOURNAL, LOG_TO_SYSLOG, LOG_TO_STDERR, LOG_TO_NOTHING };
enum log_level {
	LOG_LEVEL_ERROR = 3,
	LOG_LEVEL_WARNING = 4,
	LOG_LEVEL_NOTICE = 5,
	LOG_LEVEL_INFO = 6,
	LOG_LEVEL_DEBUG = 7
};

/* Where events go from now on; those less important than `most` are left out.  `program` is
 * borrowed. Before the first call they go to stderr, from LOG_LEVEL_INFO on. */
void log_open(const char *program, enum log_target target, enum log_level most);
/* The journal if this process's stderr is connected to it ($JOURNAL_STREAM), else stderr. */
enum log_target log_best_target(void);

/* Keys of an event: unset ones are left out, and so is what does not look like what it should be.
 */
struct log_keys {
	const char *case_ref; /* ESC-… */
	const char *step;     /* name of the procedure's step */
	const char *rule;     /* "C5" */
	const char *worker;   /* "fetch", "read", "send" */
	int64_t mail;	      /* number of a mail in or out; 0: unset */
	int64_t count;	      /* -1 unset */
	const char *error; /* text of a struct err of ours: about files and peers, not people; what
			    * has an "@" in it is written as "[address]" */
};
#define LOG_NO_KEYS ((struct log_keys){.count = -1})

/* `event` is a word of ours: "started", "lapsed", "stored" …; `message` a fixed sentence; `keys`
 * may be NULL. */
void log_event(enum log_level level, const char *event, const char *message,
	       const struct log_keys *keys);

/* The line that log_event writes, in `a`: "The step lapsed. event=lapsed case=ESC-2026-0042
 * step=ssw". One line, whatever is in the keys. */
const char *log_format(struct arena *a, const char *event, const char *message,
		       const struct log_keys *keys);

#endif
