/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary_sense: whether words about a concern say that all is well or what is wrong, so that a
 * yes to them means the one or the other (S1).  It knows no form and no answers.
 */
#ifndef ESCALATED_CORE_VOCABULARY_SENSE_H
#define ESCALATED_CORE_VOCABULARY_SENSE_H

#include "core/vocabulary.h"

/* "Was the report adequate", "Decisions were sound": may a yes to it mean that all is well?  Only
 * words of something wrong tell that it does not, since more praise than a list has. */
bool vocabulary_asks_if_well(const struct vocabulary_word *words, size_t n);
/* "Quality of reports satisfactory", "No concern about the plan": do they say that all is well? */
bool vocabulary_praises(const struct vocabulary_word *words, size_t n);
/* What the `i`-th of the words says of a concern: that all is well, or what is wrong; "not" before
 * it is for the caller. */
enum vocabulary_sense { VOCABULARY_SENSE_NONE, VOCABULARY_SENSE_WELL, VOCABULARY_SENSE_FAULT };
enum vocabulary_sense vocabulary_sense(const struct vocabulary_word *words, size_t n, size_t i);
/* "Satisfactory?", "Received", as the head of a column: is all well where that is answered by yes?
 */
bool vocabulary_heads_well(const struct vocabulary_word *words, size_t n);
/* "Timescales met": does it end as a question may that asks whether all is well? */
bool vocabulary_ends_well(const struct vocabulary_word *words, size_t n);

#endif
