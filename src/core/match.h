/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match: whose mail on which case.
 * A token of ours in a Message-ID that the mail answers proves the case; a reference in its subject
 * or text only points at one, and counts together with a known person of that case.  What is not
 * sure is not filed: it comes back with ranked guesses.  It is given the candidates; it searches
 * nothing.
 */
#ifndef ESCALATED_CORE_MATCH_H
#define ESCALATED_CORE_MATCH_H

#include "core/casefile.h"
#include "core/reading.h"

/* Our Message-IDs: "ESC-2026-0042.17.TOKEN@domain", or "MAIL-9.17.TOKEN@domain" about a mail that
 * is on no case; TOKEN is a keyed hash of what stands before. */
struct match_token {
	char ref[24];
	int64_t serial; /* number of our mail */
	char token[40];
};
/* Takes one Message-ID apart (no < >); false if it is not of that form.  Does not check the token.
 */
bool match_parse_id(const char *message_id, struct match_token *token);

/* The next words of a text that have that form, in `a`, and *text behind them; NULL: no more. */
char *match_next_id(struct arena *a, const char **text);

/* How the reason of MATCH_UNCLEAR begins, for who sees it later; the references follow. */
#define MATCH_SEVERAL "It points at several cases"

enum match_how {
	MATCH_NONE,  /* on no case */
	MATCH_TOKEN, /* proven: it answers a mail of ours, and the writer is a person of that case
		      */
	MATCH_REF,   /* a reference, and the writer is a person of that case */
	MATCH_STRANGER, /* points at a case (by token or reference) whose people do not include the
			   writer */
	MATCH_GUESS,	/* no pointer at all, but a known person with open cases: see guesses */
	MATCH_UNCLEAR,	/* points at several cases */
};

struct match_candidate {
	const struct casefile *casefile;
	bool by_token; /* a valid token in In-Reply-To or References */
	bool by_ref;   /* its reference stands in subject or text */
};

struct match_result {
	enum match_how how;
	const struct casefile *casefile; /* for TOKEN, REF and STRANGER */
	const struct casefile **guesses; /* best first, at most 5, in `a`; of STRANGER the case */
	size_t guess_count;
	const char *why; /* one sentence */
};

/* `candidates`: the cases that valid tokens or references point at, and the open cases in which the
 * writer is a person. */
struct match_result match_mail(struct arena *a, const struct reading *reading,
			       const struct directory *directory,
			       const struct match_candidate *candidates, size_t count);

#endif
