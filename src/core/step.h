/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * step: the rules.  (world, case, event) → update: the case as it becomes, the events to log, the
 * mails to send, and the next moment to look again.  It is pure: the time is in the event, all that
 * it makes lives in the arena given, and the same input gives the same update.  It never writes to
 * anybody, never stores anything, and refuses what makes no sense with a reason.
 */
#ifndef ESCALATED_CORE_STEP_H
#define ESCALATED_CORE_STEP_H

#include "core/calendar.h"
#include "core/casefile.h"
#include "core/directory.h"
#include "core/letter.h"
#include "core/reading.h"

/* All that the rules may look at besides the case.  Borrowed. */
struct step_world {
	const struct calendar *calendar;
	const struct directory *directory;
	const char *const *admins; /* addresses of the configuration */
	size_t admin_count;
};

/* One line of the case's log (B1). */
struct step_log {
	date_moment at;     /* when it happened: for a lapse its own moment, not that of the tick */
	int step;           /* index of the procedure's step that it was at; -1: before the first */
	const char *event;  /* "opened", "lapsed", "mail-in" …: a word of step_event_names */
	const char *who;    /* address, "admin:NAME", or NULL: the system itself */
	const char *rule;   /* "C5", "S13", "B3" …; NULL if no rule is named */
	const char *detail; /* one sentence; may hold names: it stays in the store (B5) */
};

struct step_update {
	struct casefile *casefile; /* the case as it becomes */
	struct step_log *logs;
	size_t log_count;
	struct letter *letters; /* the mails to send */
	size_t letter_count;
	bool drop_chases; /* queued reminders and chases of this case are no longer true */
	const char
	    *refused; /* not NULL: nothing changes, and this is why (for the person who asked) */
};

enum step_admin {
	STEP_ROUTE,  /* `email` answers now (S3) */
	STEP_EXTEND, /* the current step is due on `day` */
	STEP_PAUSE,
	STEP_RESUME,
	STEP_ESCALATE, /* one step up, now */
	STEP_RESOLVE,
	STEP_WITHDRAW,
	STEP_REOPEN,
	STEP_NOTE,     /* only logged */
	STEP_RESEND,   /* the current request, once more */
	STEP_RECORDED, /* the record is made (C4): all rungs, or the one of `email` */
};

/* What somebody at the council's own console asks. */
struct step_command {
	enum step_admin what;
	const char *who;    /* "admin:root" */
	const char *reason; /* may be NULL */
	const char *email;
	date_day day;
	date_moment at;
};

/* A mail on a case, once `match` has named case and person. */
struct step_mail {
	const struct reading *reading;
	/* A person whom the directory does not know, for whom an Adviser or an admin vouches (B6): their
	 * address, name and role; NULL otherwise. */
	const struct person *vouched;
	const char *from; /* the person's address; proven as far as the configuration demands */
	const char *sent_by; /* their deputy's name, who sent it on their behalf; or NULL */
	bool trusted;	  /* B2: they are a person of this case (match: token or ref) */
	date_moment at;
	/* When it is acted on, if that is later: it had waited for a person (B6). 0: at once.  Days count
	 * from `at`, but nobody is said to have been asked before now. */
	date_moment now;
	/* A robot's: why it is not believed, one sentence (B3); NULL: it is. */
	const char *doubt;
};

/*
 * Open a case from a first mail (form or free text) of `from`, who is in the directory, under
 * `procedure`.  `at` is when it came in.  C1, C7, C8, C12, S1 to S4, S9.  `ref` is the reference it
 * gets.  The first letters are in the update.
 */
struct step_update step_open(struct arena *a, const struct step_world *world,
			     const struct procedure *procedure, const char *ref,
			     const struct step_mail *mail);

/* A person's mail on the case: answer, verdict, question, routing word … (B2, S3 to S8, C2 to C11).
 */
struct step_update step_receive(struct arena *a, const struct step_world *world,
				const struct casefile *c, const struct step_mail *mail);

/* A robot's mail on the case: absence or bounce of `about`, one of our addressees (B3).  One that is
 * not believed (mail->doubt) is told where the case waits for them, and moves nothing. */
struct step_update step_robot(struct arena *a, const struct step_world *world,
			      const struct casefile *c, const struct step_mail *mail,
			      const char *about);
/* Does the case wait for a word of this person: an answer, an outcome, a name? */
bool step_waits_for(const struct step_world *world, const struct casefile *c, const char *about);

/* Time has passed: everything that is due at or before `now`, each at its own moment (S13, C5, C4).
 */
struct step_update step_tick(struct arena *a, const struct step_world *world,
			     const struct casefile *c, date_moment now);

/* The same, but only what was due before `before`, though it is `now`: a mail that came in then is
 * acted on as if somebody had looked in time. */
struct step_update step_catch_up(struct arena *a, const struct step_world *world,
				 const struct casefile *c, date_moment before, date_moment now);

/* An admin's command. */
struct step_update step_command(struct arena *a, const struct step_world *world,
				const struct casefile *c, const struct step_command *command);

/* The calendar is another one: open deadlines move, old → new is logged.  No change: an update with
 * no logs. */
struct step_update step_recalculate(struct arena *a, const struct step_world *world,
				    const struct casefile *c, date_moment now);

/* How each date of the case was worked out, and what happens next and when: `explain REF`. */
void step_explain(const struct step_world *world, const struct casefile *c, struct str *out);

/* All words that step_log.event can be, NULL-terminated (documented in escalated(8)). */
extern const char *const step_event_names[];

#endif
