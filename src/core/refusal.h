/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * refusal: whom a relay refuses that refuses mails for good: these people, or us.  One that is
 * stopped from sending, or has lost its list of people, refuses one after the other in the same
 * words.  To believe that of each would call everybody unreachable, and bring their deputies in. So
 * the first is believed, and from the second on everything waits, until the relay takes a mail:
 * then they are tried again, and believed.  It knows no relay and no store: what it hears are
 * values.
 */
#ifndef ESCALATED_CORE_REFUSAL_H
#define ESCALATED_CORE_REFUSAL_H

#include "base/str.h"

/* What was refused since a mail was last taken.  All in an arena, or borrowed. */
struct refusal {
	const char *to;	  /* whom alone it refused so far; "": several people; NULL: nobody */
	const char *said; /* its words */
};

/* It refused this mail: is that to be believed?  *r becomes what is known from now on. */
bool refusal_believe(struct refusal *r, const char *to, const char *said);

/* As text (one line for each part), and back: what cannot be read is of nobody. */
const char *refusal_write(struct arena *a, const struct refusal *r);
struct refusal refusal_read(struct arena *a, const char *text);

#endif
