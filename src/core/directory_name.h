/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * directory_name: are two names, as people write them, the same name?  Case, runs of white space,
 * titles before the name ("Ms", "Dr", "Cllr"), a telephone number behind it and the shapes of
 * apostrophes and hyphens make no difference.  It knows names, not people.
 */
#ifndef ESCALATED_CORE_DIRECTORY_NAME_H
#define ESCALATED_CORE_DIRECTORY_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* How many of the `n` bytes are the name, without a telephone number behind it ("Bo Ray, tel: 020
 * 7946 0123", "Bo Ray – 020 7946 0123"); n if there is none, 0 if there is nothing else. */
size_t directory_name_length(const char *words, size_t n);

/* Both are valid UTF-8.  A name of nothing, or NULL, equals none.  With `loose`, a letter without
 * its accent equals the one with it ("Zoe", "Zoë"), but two different accents are never equal. */
bool directory_name_equal(const char *a, const char *b, bool loose);

/* Where a name begins within a word of names, and more words of names stand before and behind it:
 * two names whose break was lost, "Ann KingBo Ray".  Returns the word and sets `n` to its length in
 * bytes; NULL: there is none.  "Ann MacKay Ray" and "AnnMarie Ray" are one name. */
const char *directory_name_find_joined(const char *words, size_t *n);

#endif
