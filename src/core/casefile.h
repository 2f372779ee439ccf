/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * casefile: one case as a value: from its first form to its close, over all its steps.
 * It holds what was said and when; what to do about it is decided in `step`.  A casefile and all
 * that it points at live in one arena; copies are deep (casefile_copy).
 */
#ifndef ESCALATED_CORE_CASEFILE_H
#define ESCALATED_CORE_CASEFILE_H

#include <stdint.h>

#include "core/calendar.h"
#include "core/directory.h"
#include "core/form.h"
#include "core/procedure.h"
#include "core/verdict.h"

enum case_state { CASE_AWAITING_ROUTING, CASE_AWAITING_ANSWER, CASE_AWAITING_OUTCOME, CASE_CLOSED };
enum case_closed_as {
	CASE_NOT_CLOSED,
	CASE_RESOLVED,
	CASE_WITHDRAWN,
	CASE_COMPLAINT,
	CASE_EXHAUSTED, /* the last step answered, and they are still not satisfied */
};
const char *case_state_name(enum case_state state);	 /* "awaiting-routing" … */
int case_state_parse(const char *name);			 /* -1 if unknown */
const char *case_closed_as_name(enum case_closed_as as); /* NULL while it is open */
int case_closed_as_parse(const char *name);

/* A person as they were when they entered the case. */
struct case_party {
	const char *email; /* NULL: nobody */
	const char *name;
	unsigned role; /* the role in which they are in the case */
};

/* Why a step began. */
enum case_cause {
	CASE_OPENED,
	CASE_LAPSED,	    /* the step before lapsed (C5, S13) */
	CASE_NOT_SATISFIED, /* somebody entitled was not satisfied (C6, S8) */
	CASE_BY_ADMIN,
	CASE_REOPENED,
};
const char *case_cause_name(enum case_cause cause); /* "opened", "lapsed", "not-satisfied" … */
int case_cause_parse(const char *name);

/* What one owner said: an answer, or part of one. */
struct case_answer {
	date_moment at;
	const char *by;	  /* email */
	const char *text; /* the new text, or section C */
	/* The same, each answer below the cited lines that it answers: for people to read; or NULL
	 */
	const char *with_questions;
	struct form_action *actions;
	size_t action_count;
	const char **problems; /* what of its form could not be read: sentences for who judges it */
	size_t problem_count;
	bool complete; /* counted as the answer (S5) */
	bool late;     /* came after the case had moved on */
};

/* What one person entitled to judge said of an answer. */
struct case_outcome {
	date_moment at;
	const char *who; /* email */
	unsigned role;	 /* the role in which they judged */
	enum verdict_kind verdict;
	const char *text;
	int rung; /* index into rungs */
};

/* Another timescale, as each side said it (C2). */
struct case_agreement {
	date_day by_submitter, by_owner; /* DATE_NO_DAY: not said */
	date_moment submitter_at, owner_at;
};

/* One step of the ladder as it was really taken. */
struct case_rung {
	int step; /* index into the procedure's steps */
	enum case_cause cause;
	struct case_party owner;  /* email NULL: waits for a person to be named */
	struct case_party deputy; /* written to as well: absence or bounce (B3); email NULL: none */
	date_moment started;	  /* when it began */
	date_day day_zero;
	int days;	      /* working days of the clock; 0: no limit */
	date_day due;	      /* the last day; DATE_NO_DAY: no limit */
	bool due_fixed;	      /* set by agreement or by an admin: bank holidays do not move it */
	date_moment lapsed;   /* DATE_NO_MOMENT: not lapsed */
	bool reminded;	      /* the reminder before the lapse is out */
	date_moment chased;   /* last chase after the lapse; DATE_NO_MOMENT: none */
	int chases;	      /* how many of them */
	date_moment answered; /* the complete answer; DATE_NO_MOMENT: none */
	date_moment ended;    /* when the case left this step; DATE_NO_MOMENT: still on it */
	struct case_agreement agreement;
	bool recorded;		  /* the owner says that the record is made (C4) */
	date_moment record_asked; /* last time that they were asked; DATE_NO_MOMENT: not yet */
	date_day told; /* the submitter was told by word of mouth on (C11); DATE_NO_DAY */
	struct case_answer *answers;
	size_t answer_count;
};

/* A question to the submitter, and what came back (C10). */
struct case_question {
	date_moment asked, answered; /* answered: DATE_NO_MOMENT while it is open */
	const char *by;
	const char *text;
	const char *reply;
	int rung;
};

struct casefile {
	const char *ref;		   /* ESC-YYYY-NNNN */
	const struct procedure *procedure; /* as it was when the case opened; same or longer life */
	enum case_state state;
	enum case_closed_as closed_as;
	date_moment opened; /* when the form came in: the clock counts from here */
	date_moment closed; /* DATE_NO_MOMENT while it is open */
	struct case_party submitter;
	struct case_party adviser; /* email NULL: all of the adviser role, or the admins */
	bool immediate_safeguarding;
	bool reputation;
	int days_late;	       /* S1: working days past the limit; 0: in time or not known */
	struct form *form;     /* as far as it is filled; NULL if the mail was none (C12) */
	int64_t form_mail;     /* the stored mail that it came in; 0: none */
	const char *concern;   /* the concern in the submitter's words (free text, or the form's) */
	unsigned about;	       /* roles it is about (C7) */
	const char **excluded; /* addresses that this case never goes to (C7): those it is about,
				* and their deputies */
	size_t excluded_count;
	const char *proposed;	 /* S3: the manager proposed to the Adviser, email, or NULL */
	date_moment route_asked; /* last time that the routing was asked for */
	struct case_rung *rungs; /* in order; the last is the current one */
	size_t rung_count;
	struct case_outcome *outcomes;
	size_t outcome_count;
	date_moment outcome_asked; /* last time that the judges were asked; DATE_NO_MOMENT */
	struct case_question *questions;
	size_t question_count;
	date_moment paused;	 /* DATE_NO_MOMENT: the clock runs */
	date_moment paused_told; /* last time that somebody was reminded of the pause */
	int paused_left;	 /* working days that were left then */
	date_moment next_at;	 /* the next moment to look again; DATE_NO_MOMENT: never */
	const char *next_what; /* what happens then: "reminder", "lapse", "chase", "escalate", … */
	int serial;	       /* raised by each update: the optimistic lock of the store */
};

/* A case without anything in it, all its days and moments unset; in `a`. */
struct casefile *casefile_new(struct arena *a);
/* A whole copy in `a`: nothing in it is the other's. */
struct casefile *casefile_copy(struct arena *a, const struct casefile *c);
/* The current rung, or NULL while there is none (awaiting routing). */
struct case_rung *casefile_rung(const struct casefile *c);
/* Its step in the procedure, or NULL. */
const struct procedure_step *casefile_step(const struct casefile *c);
/* Is the current step the last of the ladder? */
bool casefile_is_last(const struct casefile *c);
/* Is this address one that the case must never go to? (C7) */
bool casefile_is_excluded(const struct casefile *c, const char *email);
/* Is this the owner of the step, or somebody who stands in for them: the deputy who was brought in,
 * or the one whom the directory knows (B2)?  Nobody whom the case is about. */
bool casefile_owns(const struct casefile *c, const struct case_rung *r,
		   const struct directory *directory, const char *email);
/* The role in which this address is in the case: submitter's role, ROLE of an owner (current or
 * earlier), judge, adviser, admin …; 0 if it is none of its people.  Whom the case is about is none
 * of them (C7). */
unsigned casefile_role_of(const struct casefile *c, const struct directory *directory,
			  const char *email);
/* The last complete answer, over all rungs; NULL if there is none. */
const struct case_answer *casefile_last_answer(const struct casefile *c);
/* The words of an answer as people are to read them: with the questions, if there are any. */
const char *casefile_answer_words(const struct case_answer *answer);

#endif
