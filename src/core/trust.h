/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trust: is a mail from who it says?  By what the council's own mail server found out (RFC 8601),
 * by From, Sender and the directory.  It does not know cases; what it does not trust is held for a
 * person, never lost (B2, B6).
 */
#ifndef ESCALATED_CORE_TRUST_H
#define ESCALATED_CORE_TRUST_H

#include "core/directory.h"
#include "core/reading.h"

/* What the council's server must have shown before a mail is taken for its sender's. */
enum trust_require { TRUST_NONE, TRUST_SPF, TRUST_DKIM, TRUST_DMARC };

/* How the reasons begin, for who sees them later: ask the person who is named. */
#define TRUST_NOT_SHOWN "It could not be shown to come from"
#define TRUST_BEARS	"It bears the name of"

struct trust {
	const struct person *person; /* who wrote: of From, by address or alias; NULL: not known */
	const struct person *by; /* their deputy, who sent it on their behalf (Sender); or NULL */
	const char *held;	 /* why a person must look at it first, one sentence; or NULL */
	bool unproven;		 /* held because the sender is not shown: they are not answered */
};

/* B2, B6: judges the sender of a mail that was read.  Everything it answers is in `a`, or borrowed
 * of the reading and the directory; it has no errors: what is not shown is held. */
struct trust trust_check(struct arena *a, const struct reading *reading,
			 const struct directory *directory, enum trust_require require);

/*
 * Are the two domains of one organisation, so that what is shown for one speaks for the other
 * (RFC 7489 section 3.1, "relaxed")?  Without a list of public suffixes only what lies on one line
 * is: the same domain, or one that is above the other and is not itself such a suffix ("gov.uk").
 * Two that are side by side (a.council.example, b.council.example) are not.
 */
bool trust_is_aligned(const char *domain, const char *of);

/* Would these two texts look the same to somebody in a hurry?  Letters of other alphabets, digits
 * for letters, "rn" for "m". */
bool trust_looks_like(struct arena *a, const char *text, const char *other);

#endif
