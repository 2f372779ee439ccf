/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * procedure: a council's ladder as data.  All that differs between Surrey, Croydon and a third
 * council stands here; `step` carries it out.  A case keeps the procedure as it was when it opened.
 */
#ifndef ESCALATED_CORE_PROCEDURE_H
#define ESCALATED_CORE_PROCEDURE_H

#include "base/err.h"
#include "base/str.h"
#include "core/directory.h"

enum procedure_routing {
	PROCEDURE_BY_LADDER,  /* the owner of each step is the next up with the step's role */
	PROCEDURE_BY_ADVISER, /* the Adviser says who answers first (S3); a proposal is made */
	PROCEDURE_DIRECT,     /* as by-adviser, but a single sure proposal is followed at once (S3) */
};

/* Reasons to start at a step rather than at the first (C7, S9).  Bits. */
enum procedure_start {
	PROCEDURE_SAFEGUARDING = 1 << 0, /* an immediate safeguarding concern */
	PROCEDURE_REPUTATION = 1 << 1,
};

struct form_type;

struct procedure_step {
	const char *name;   /* "team-manager": unique in the procedure */
	const char *title;  /* "Team Manager" */
	unsigned role;      /* whom to look for in the directory */
	int days;           /* working days to answer; 0: no limit of its own */
	int chase_before;   /* a reminder so many working days before the lapse; 0: none */
	int chase_every;    /* once late and still theirs, chased again every so many working days */
	int escalate_after; /* moves up so many working days after the lapse; 0: at it; -1: never */
	bool agree;         /* submitter and owner may agree another timescale (C2) */
	unsigned starts_for;      /* enum procedure_start: begin here for these */
	unsigned starts_if_about; /* roles: begin here if the concern is about one of them (C7) */
};

struct procedure {
	const char *name;  /* "croydon-carer" */
	const char *title; /* "Croydon foster carers' escalation" */
	const char *form;  /* name of its form_type */
	const struct form_type *own_form; /* that type, if it is the council's own; else NULL */
	unsigned submitter; /* role of who may send it */
	bool free_text;     /* a mail that is no form opens a case too (C12) */
	unsigned adviser;   /* role that routes and is kept told; 0: the admins are */
	unsigned judges;    /* roles that say whether an answer satisfies (S7, C6); the submitter's role
			     * means the submitter alone */
	enum procedure_routing routing;
	int submit_within;       /* working days from the panel in which to send the form (S1); 0: none */
	int route_days;          /* the Adviser is chased for the routing so often (working days) */
	int outcome_days;        /* judges are chased for a verdict so often (working days) */
	bool actions_required;   /* an answer needs actions, by whom, by when (S5) */
	bool earlier_days_count; /* starts at step 2 if step 1's days since it was first raised are over (C1) */
	bool further_form;       /* who is not satisfied is asked for a further form (S8) */
	bool question_pauses;    /* a question to the submitter stops the clock (C10) */
	bool owner_records;      /* each owner must record it on file, and is asked until done (C4) */
	int record_days;         /* … asked again so often (working days) */
	const char *record;      /* what the record is: "the carer's file (CRS)", "LCS case notes" */
	const char *complaints;  /* how to complain, one sentence; NULL: no complaint as an answer */
	const char *iro;         /* how to reach the IRO, one sentence; NULL: not spoken of (C8) */
	const char *agenda;      /* what the closing mail says of the panel's agenda (S7); NULL: nothing */
	unsigned tell_lapse;     /* roles told of a lapse: adviser (S13), or 0 */
	unsigned tell_safeguarding; /* the role told at once of a safeguarding tick (S9), or 0 */
	struct procedure_step *steps;
	size_t step_count;
};

/* Appends one line to `problems` for each thing wrong (a step without role, days under 0, names
 * twice, a last step that moves up, judges missing …); returns how many. */
int procedure_validate(const struct procedure *procedure, struct str *problems);

/* The type of its form; NULL if there is none of that name. */
const struct form_type *procedure_form(const struct procedure *procedure);

/* Index of the step with this name, or -1. */
int procedure_find_step(const struct procedure *procedure, const char *name);

#endif
