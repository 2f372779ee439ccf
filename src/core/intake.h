/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * intake: what becomes of a mail that is on no case yet: it opens one, is held for a person (B6),
 * is put into quarantine (B4), or is only kept (B3).  Pure, like `step`.
 */
#ifndef ESCALATED_CORE_INTAKE_H
#define ESCALATED_CORE_INTAKE_H

#include "core/match.h"
#include "core/step.h"
#include "core/trust.h"

enum intake_what {
	INTAKE_OPEN,	   /* step_open with `procedure` */
	INTAKE_HOLD,	   /* wait for the Adviser or the admins (B6, triage) */
	INTAKE_QUARANTINE, /* cannot be understood (B4) */
	INTAKE_KEEP,	   /* robots and lists: kept, nothing follows (B3) */
};

/* How the reason begins of a mail from which nothing could follow, for who sees it later. */
#define INTAKE_NOTHING_IN_IT "There is nothing in it that could be acted on"

struct intake {
	enum intake_what what;
	const struct procedure *procedure;
	const char *reason; /* one sentence, for the quarantine's list and the log */
	bool danger;	    /* held, and it says that a child is in danger now */
	struct letter *letters;
	size_t letter_count;
};

/* `trust` says who sent it, and whether that is to be believed; NULL: a mail of nobody's.  `id` is
 * the number of the mail in the quarantine, which the letters name.  `match` has found no case to
 * file it on. */
struct intake intake_decide(struct arena *a, const struct step_world *world,
			    const struct procedure *const *procedures, size_t procedure_count,
			    const struct reading *reading, const struct trust *trust,
			    const struct match_result *match, int64_t id);

#endif
