/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doctor: what `escalatectl doctor` looks at.  The steps to the servers are tried by processes of
 * their own (worker_check.h), which the daemon, or escalatectl where none runs, starts; the rest is
 * looked at here.
 */
#ifndef ESCALATED_DOCTOR_H
#define ESCALATED_DOCTOR_H

#include "checkup.h"
#include "requests.h"

enum { DOCTOR_TASKS = 3, DOCTOR_SECONDS = 45, DOCTOR_ANSWER_MOST = 1 << 20 };

/* The workers to be asked, and what each is about. */
struct doctor_task {
	const char *worker, *what;
	enum trouble_kind kind, certificate; /* certificate TROUBLE_KINDS: of no interest */
};
size_t doctor_tasks(const struct config *config, const struct doctor_task *tasks[DOCTOR_TASKS]);

/* What one of them answered, taken apart. */
struct doctor_answer {
	date_day ends;	    /* its certificate's last day; DATE_NO_DAY: unknown */
	const char *failed; /* what keeps it from being used, in `a`; NULL: nothing */
	bool refused;	    /* … and will not pass by itself */
};
/* Appends its lines to `checks`.  `bytes` NULL: there is no answer, for the reason `why`. */
void doctor_take(struct arena *a, json_t *checks, const struct doctor_task *task, const char *bytes,
		 size_t size, const char *why, struct doctor_answer *answer);

/* Everything that needs no server, of this configuration; q->desk->store NULL: there is no store.
 */
void doctor_look(struct request *q, const struct config *config, json_t *checks);

/* {"checks": […], "worst": "warn"}; takes the reference. */
json_t *doctor_result(json_t *checks);

#endif
