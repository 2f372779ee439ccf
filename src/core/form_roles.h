/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_roles: the roles that a text names, for form_roles.c and form_roles_sense.c, which tells
 * what the words around one make of it.
 */
#ifndef ESCALATED_CORE_FORM_ROLES_H
#define ESCALATED_CORE_FORM_ROLES_H

#include "core/form_parts.h"

enum { ROLES_WORDS = 200, ROLES_TEXT = 4000 };

/* A role that the text names, and the words around it up to the roles beside it. */
struct form_named {
	unsigned role;	    /* 0: it could be several */
	size_t first, last; /* words of it */
	unsigned marks;	    /* how all of it stands out */
};

struct form_naming {
	const struct form_source *source;
	struct form_slice slice;
	struct vocabulary_word words[ROLES_WORDS];
	size_t word_count;
	struct form_named named[ROLES_WORDS / 8];
	size_t named_count;
};

/* What the words around a role make of it, and whether that goes on over a comma: "neither A, B".
 */
struct form_name_sense {
	enum vocabulary_tone tone;
	bool spreads;
};

/* What is said of the `k`-th role; `before`: of the one before it, whose answer ends at `from` of
 * the source (0: it has none). */
struct form_name_sense form_name_sense(const struct form_naming *n, size_t k, size_t from,
				       struct form_name_sense before);

#endif
