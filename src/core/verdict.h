/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * verdict: what a person's words decide.
 * It reads the new text of a reply (quotes and signature gone) and says what it clearly says; what
 * is not clear is no verdict, and `step` asks.  A wrong verdict is worse than a question.  Who may
 * say such a thing, and what follows from it, it does not know.
 */
#ifndef ESCALATED_CORE_VERDICT_H
#define ESCALATED_CORE_VERDICT_H

#include "base/str.h"
#include "core/date.h"

enum verdict_kind {
	VERDICT_NONE,
	VERDICT_RESOLVED,
	VERDICT_NOT_RESOLVED, /* also "further escalation required" */
	VERDICT_COMPLAINT,    /* takes it to the complaints procedure (C9) */
	VERDICT_WITHDRAW,
	VERDICT_QUESTION,    /* asks the other side for something before going on (C10) */
	VERDICT_AGREED_DATE, /* another timescale is agreed; `date` is the day (C2) */
};

/* Everything that a reply can say; several can be true at once. */
struct verdict {
	enum verdict_kind kind;
	date_day date;	      /* of VERDICT_AGREED_DATE; DATE_NO_DAY otherwise */
	bool unclear;	      /* contradictory or hedged words about the outcome: ask back (S7) */
	bool date_unclear;    /* another date is agreed, but which: "next Friday" (C2) */
	bool acknowledgement; /* nothing but thanks, "will look into it", "received" (S5) */
	bool has_actions; /* the text names something that was or will be done, or that no action
			   * is needed and why (S5) */
	bool recorded;	  /* "recorded on CRS": the record is made (C4) */
	bool record_only; /* … and nothing else of substance: no answer (C4, S5) */
	date_day told;	  /* the carer was told by word of mouth on that day (C11), or DATE_NO_DAY */
	bool told_said;	      /* they say that they told the carer, with or without a day */
	bool yes;	      /* nothing but yes / agreed / go ahead */
	bool no;	      /* nothing but no / not agreed */
	const char *route_to; /* "send to X": X as written, a name or an address (S3), or NULL */
	bool danger;	      /* says that a child is in danger now (B6) */
};

/* The words in `text`, sent on `sent`.  Strings are in `a`. */
struct verdict verdict_read(struct arena *a, const char *text, date_day sent);

/* The same of a mail that is a form: its own ticks say the outcome (S7, S8), so its words tell only
 * danger, recorded, told, actions and route_to. */
struct verdict verdict_read_form(struct arena *a, const char *text, date_day sent);

/* "resolved", "not-resolved", "complaint", "withdraw", "question", "agreed-date"; NULL for none. */
const char *verdict_name(enum verdict_kind kind);
enum verdict_kind verdict_parse(const char *name); /* VERDICT_NONE for NULL or unknown */

#endif
