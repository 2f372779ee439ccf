/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary_person: labels that name an office, and ask for the name of somebody else than who
 * holds it: "Deputy chair", or for more than one name: "SW / TM" (S1).  It knows no form.
 */
#ifndef ESCALATED_CORE_VOCABULARY_PERSON_H
#define ESCALATED_CORE_VOCABULARY_PERSON_H

#include <stdbool.h>
#include <stddef.h>

/* Do the words of the label, up to its colon or the end of its line, name two offices of different
 * people, or one who stands in for the first office, or had it once?  "Acting team manager" and
 * "Chair or vice chair" do not. */
bool vocabulary_person_is_other(const char *text, size_t n);
/* Are they a manager of some rank, and no more: "Service manager", "Name of area manager"?  That is
 * somebody's office, and says nothing of who is asked to answer. */
bool vocabulary_person_is_ranked(const char *text, size_t n);

#endif
